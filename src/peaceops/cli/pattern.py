"""Keep the compiled patterns of modules beside their byte code, as the interpreter keeps the byte code.

What enters: imports, inside a ``with``. What leaves: the same modules, whose patterns were not compiled again.
Never done here: anything outside the ``with``, or for a pattern that is made while a text is read.

A pattern is known by its words and flags, so a changed one is compiled; the file holds for one release of the interpreter.
It lies where the byte code of this package lies and is written under the same conditions: never where that is not.
"""

from __future__ import annotations

import contextlib
import marshal
import re
import sys
from array import array
from collections.abc import Iterator
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

from peaceops.errors import OutputFailed
from peaceops.files import write_file

_SRE: Final[Any] = import_module("_sre")
_COMPILER: Final[Any] = import_module("re._compiler")
_PARSER: Final[Any] = import_module("re._parser")
_WORD: Final = "I"
#: What the engine is told of a pattern: flags, code, groups, names of groups, names by number.
_Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


@contextlib.contextmanager
def keep_patterns(name: str) -> Iterator[None]:
    """Take the patterns that are compiled inside from where they were kept, and keep those that were not.

    Parameters
    ----------
    name : str
        Of what is imported: each has a file of its own.
    """
    path = _find_file(name)
    held = _read(path)
    used: dict[tuple[str, int], _Kept] = {}
    compile_anew = _COMPILER.compile

    def take(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        if not isinstance(pattern, str) or flags & re.DEBUG:
            return compile_anew(pattern, flags)  # type: ignore[no-any-return]
        kept = held.get((pattern, flags)) or _compile(pattern, flags)
        used[pattern, flags] = kept
        all_flags, code, *groups = kept
        return _SRE.compile(pattern, all_flags, memoryview(code).cast(_WORD).tolist(), *groups)  # type: ignore[no-any-return]

    _COMPILER.compile = take
    try:
        yield
    finally:
        _COMPILER.compile = compile_anew
    if not used.keys() <= held.keys() and not sys.dont_write_bytecode:
        _write(path, used)


def _compile(pattern: str, flags: int) -> _Kept:
    """Compile a pattern as the standard library does, up to where it hands over to the engine."""
    parsed = _PARSER.parse(pattern, flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    code = array(_WORD, _COMPILER._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, dict(parsed.state.groupdict), tuple(names)


def _find_file(name: str) -> Path:
    return Path(cache_from_source(str(Path(__file__).with_name(f"{name}.py")))).with_suffix(".patterns")


def _label() -> tuple[str, int, int]:
    """Label what compiled patterns hold for: the interpreter to the letter, and its engine."""
    return sys.version, _SRE.MAGIC, array(_WORD).itemsize


def _read(path: Path) -> dict[tuple[str, int], _Kept]:
    """Read what was kept; nothing where there is none, or it is another interpreter's."""
    try:
        label, held = marshal.loads(path.read_bytes())  # noqa: S302 as trusted as byte code, beside which it lies
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return held if label == _label() else {}


def _write(path: Path, used: dict[tuple[str, int], _Kept]) -> None:
    """Write what to keep; where that cannot be, nothing is lost."""
    with contextlib.suppress(OutputFailed):
        write_file(path, marshal.dumps((_label(), used)))
