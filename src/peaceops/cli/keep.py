"""Keep what importing modules compiles beside their byte code, as the interpreter keeps the byte code.

What enters: imports, inside a ``with``. What leaves: the same modules, whose patterns and generated functions were not
compiled again. Never done here: anything outside the ``with``, or for a pattern that is made while a text is read.

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

from peaceops.cli.pattern import Kept, label_engine, take_patterns
from peaceops.errors import OutputFailed
from peaceops.files import write_file

_SUM_LENGTH: Final = 4
#: Patterns by words and flags, code of generated functions by source.
_Held = tuple[dict[tuple[str, int], Kept], dict[str, CodeType]]


@contextlib.contextmanager
def keep_compiled(name: str) -> Iterator[None]:
    """Take what is compiled inside from where it was kept, and keep what was not.

    Parameters
    ----------
    name : str
        Of what is imported: each has a file of its own.
    """
    path = _find_file(name)
    if path is None or label_engine() is None:
        yield
        return
    patterns, functions = _read(path)
    with take_patterns(patterns) as used_patterns, _take_functions(functions) as used_functions:
        yield
    is_known = used_patterns.keys() <= patterns.keys() and used_functions.keys() <= functions.keys()
    if not is_known and not sys.dont_write_bytecode:
        _write(path, (used_patterns, used_functions))


@contextlib.contextmanager
def _take_functions(held: dict[str, CodeType]) -> Iterator[dict[str, CodeType]]:
    """Let the standard library run the code of what it writes for data classes where that was kept."""
    used: dict[str, CodeType] = {}

    def run(source: Any, *names: Any) -> None:
        code = source
        if isinstance(source, str):
            kept = held.get(source)
            code = kept if isinstance(kept, CodeType) else compile(source, "<string>", "exec", dont_inherit=True)
            used[source] = code
        builtins.exec(code, *names)  # noqa: S102 as the library itself does with what it wrote

    # A name of the module stands before the built-in one.
    dataclasses.exec = run  # type: ignore[attr-defined]
    try:
        yield used
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


def _read(path: Path) -> _Held:
    """Read what was kept; nothing where there is none, it is damaged, or it is another interpreter's."""
    try:
        content = path.read_bytes()
        if content[:_SUM_LENGTH] != _sum(content[_SUM_LENGTH:]):
            return {}, {}
        label, patterns, functions = marshal.loads(content[_SUM_LENGTH:])  # noqa: S302 as trusted as byte code, beside which it lies
    except (OSError, EOFError, ValueError, TypeError):
        return {}, {}
    return (patterns, functions) if label == _label() else ({}, {})


def _write(path: Path, used: _Held) -> None:
    """Write what to keep; where that cannot be, nothing is lost."""
    with contextlib.suppress(OutputFailed, OSError):
        content = marshal.dumps((_label(), *used))
        write_file(path, _sum(content) + content)
