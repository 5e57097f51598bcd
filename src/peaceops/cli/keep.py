"""Keep what modules compile beside their byte code, as the interpreter keeps the byte code.

What enters: imports and what follows them, inside a ``with``. What leaves: the same modules, whose patterns and generated
functions were not compiled again, and what follows from their code alone (``peaceops.kept``). Never done here: anything outside the ``with``, or for a pattern that is made of a text.

Patterns are known by their words and flags, the functions of data classes by their source, so what was changed is
compiled; the file holds for one release of the interpreter. It lies where the byte code of this package lies and is written
under the same conditions: never where that is not. Where the standard library is not made as this package knows it, or
what was kept is damaged, all is compiled as ever.
"""

from __future__ import annotations

import builtins
import contextlib
import dataclasses
import marshal
import sys
from binascii import crc32
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any, Final

from peaceops.cli.pattern import is_written, label_engine, take_patterns
from peaceops.errors import OutputFailed
from peaceops.files import write_file
from peaceops.kept import hold_values

_SUM_LENGTH: Final = 4
#: Patterns by words and flags, code of generated functions by source, values by what they follow from.
_Held = dict[Any, Any]


class Keeper:
    """What is held of what was compiled, and what was used, while modules are imported and later."""

    def __init__(self, first: _Held, later: _Held) -> None:
        self._held = (first, later)
        self._used: tuple[_Held, _Held] = ({}, {})
        self._is_later = False

    def end_imports(self) -> None:
        """Say that modules are imported: of patterns only those that stand in code are kept from now, none made of a text."""
        self._is_later = True

    def find(self, key: Any) -> Any:
        """Find what is held, or None."""
        return self._held[0].get(key) or self._held[1].get(key)

    def note(self, key: Any, value: Any) -> None:
        """Note what was used."""
        self._used[self._is_later][key] = value

    def is_kept(self, pattern: str) -> bool:
        """Whether a pattern is to be kept."""
        return not self._is_later or is_written(pattern)

    def list_new(self) -> tuple[_Held, _Held] | None:
        """List what is to be held from now, or None where that is what is held: runs differ in what they need later."""
        (first, later), (used, more) = self._held, self._used
        if used.keys() != first.keys():
            return used, more
        if more.keys() <= later.keys():
            return None
        # Of a value that followed from files as they were before, nobody will ask again.
        anew = {key[:-1] for key in more if _is_value(key)}
        return first, {k: v for k, v in later.items() if not _is_value(k) or k[:-1] not in anew} | more


def _is_value(key: Any) -> bool:
    """Whether a key is that of a value (``kept.follow``): maker, name, what was given, stamps of files."""
    return isinstance(key, tuple) and len(key) == _VALUE_PARTS


_VALUE_PARTS: Final = 4


@contextlib.contextmanager
def keep_compiled(name: str) -> Iterator[Keeper]:
    """Take what is compiled inside from where it was kept, and keep what was not.

    Parameters
    ----------
    name : str
        Of what is imported: each has a file of its own.
    """
    path = _find_file(name)
    if path is None or label_engine() is None:
        yield Keeper({}, {})
        return
    keeper = Keeper(*_read(path))
    with (
        take_patterns(keeper.find, keeper.note, keeper.is_kept),
        _take_functions(keeper),
        hold_values(keeper.find, keeper.note),
    ):
        yield keeper
    new = keeper.list_new()
    if new is not None and not sys.dont_write_bytecode:
        _write(path, new)


@contextlib.contextmanager
def _take_functions(keeper: Keeper) -> Iterator[None]:
    """Let the standard library run the code of what it writes for data classes where that was kept."""

    def run(source: Any, *names: Any) -> None:
        code = source
        if isinstance(source, str):
            kept = keeper.find(source)
            code = kept if isinstance(kept, CodeType) else compile(source, "<string>", "exec", dont_inherit=True)
            keeper.note(source, code)
        builtins.exec(code, *names)  # noqa: S102 as the library itself does with what it wrote

    # A name of the module stands before the built-in one.
    dataclasses.exec = run  # type: ignore[attr-defined]
    try:
        yield
    finally:
        del dataclasses.exec  # type: ignore[attr-defined]


def _find_file(name: str) -> Path | None:
    """Find where to keep; None where the interpreter keeps no byte code."""
    try:
        return Path(cache_from_source(str(Path(__file__).with_name(f"{name}.py")))).with_suffix(".kept")
    except NotImplementedError:
        return None


def _label() -> tuple[str, tuple[int, int] | None]:
    """Label what is kept with what it holds for: the interpreter to the letter, and its engine."""
    return sys.version, label_engine()


def _sum(content: bytes) -> bytes:
    return crc32(content).to_bytes(_SUM_LENGTH, "big")


def _read(path: Path) -> tuple[_Held, _Held]:
    """Read what was kept; nothing where there is none, it is damaged, or it is another interpreter's."""
    try:
        content = path.read_bytes()
        if content[:_SUM_LENGTH] != _sum(content[_SUM_LENGTH:]):
            return {}, {}
        label, first, later = marshal.loads(content[_SUM_LENGTH:])  # noqa: S302 as trusted as byte code, beside which it lies
    except (OSError, EOFError, ValueError, TypeError):
        return {}, {}
    return (first, later) if label == _label() else ({}, {})


def _write(path: Path, held: tuple[_Held, _Held]) -> None:
    """Write what to keep; where that cannot be, nothing is lost."""
    with contextlib.suppress(OutputFailed, OSError):
        content = marshal.dumps((_label(), *held))
        write_file(path, _sum(content) + content)
