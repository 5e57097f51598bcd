"""Keep the compiled patterns of modules beside their byte code, as the interpreter keeps the byte code.

What enters: imports, inside a ``with``. What leaves: the same modules, whose patterns were not compiled again.
Never done here: anything outside the ``with``, or for a pattern that is made while a text is read.

A pattern is known by its words and flags, so a changed one is compiled; the file holds for one release of the interpreter.
It lies where the byte code of this package lies and is written under the same conditions: never where that is not.
Where the standard library is not made as this module knows it, or what was kept is damaged, patterns are compiled as ever.
"""

from __future__ import annotations

import contextlib
import marshal
import re
import sys
from array import array
from binascii import crc32
from collections.abc import Iterator
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

from peaceops.errors import OutputFailed
from peaceops.files import write_file


def _find_engine() -> tuple[Any, Any, Any] | None:
    """Find what the standard library compiles patterns with; None where it is not made as CPython's."""
    if sys.implementation.name != "cpython":
        return None
    try:
        found = tuple(import_module(name) for name in ("_sre", "re._compiler", "re._parser"))
    except ImportError:
        return None
    needed = (("compile", "MAGIC"), ("compile", "_code"), ("parse",))
    return found if all(hasattr(m, n) for m, names in zip(found, needed, strict=True) for n in names) else None  # type: ignore[return-value]


_ENGINE: Final = _find_engine()
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
    if _ENGINE is None or path is None:
        yield
        return
    compiler = _ENGINE[1]
    held = _read(path)
    used: dict[tuple[str, int], _Kept] = {}
    compile_anew = compiler.compile

    def take(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        if not isinstance(pattern, str) or flags & re.DEBUG:
            return compile_anew(pattern, flags)  # type: ignore[no-any-return]
        try:
            kept = held.get((pattern, flags)) or _compile(pattern, flags)
            found = _build(pattern, kept)
        except Exception:  # noqa: BLE001 whatever is wrong here, the standard library has the last word
            return compile_anew(pattern, flags)  # type: ignore[no-any-return]
        used[pattern, flags] = kept
        return found

    compiler.compile = take
    try:
        yield
    finally:
        compiler.compile = compile_anew
    if not used.keys() <= held.keys() and not sys.dont_write_bytecode:
        _write(path, used)


def _build(pattern: str, kept: _Kept) -> re.Pattern[str]:
    """Hand what was kept over to the engine."""
    assert _ENGINE is not None
    flags, code, *groups = kept
    return _ENGINE[0].compile(pattern, flags, memoryview(code).cast(_WORD).tolist(), *groups)  # type: ignore[no-any-return]


def _compile(pattern: str, flags: int) -> _Kept:
    """Compile a pattern as the standard library does, up to where it hands over to the engine."""
    assert _ENGINE is not None
    _, compiler, parser = _ENGINE
    parsed = parser.parse(pattern, flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    code = array(_WORD, compiler._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, dict(parsed.state.groupdict), tuple(names)


def _find_file(name: str) -> Path | None:
    """Find where to keep patterns; None where the interpreter keeps no byte code."""
    try:
        return Path(cache_from_source(str(Path(__file__).with_name(f"{name}.py")))).with_suffix(".patterns")
    except NotImplementedError:
        return None


def _label() -> tuple[str, int, int]:
    """Label what compiled patterns hold for: the interpreter to the letter, and its engine."""
    assert _ENGINE is not None
    return sys.version, _ENGINE[0].MAGIC, array(_WORD).itemsize


def _sum(content: bytes) -> bytes:
    return crc32(content).to_bytes(_SUM_LENGTH, "big")


_SUM_LENGTH: Final = 4


def _read(path: Path) -> dict[tuple[str, int], _Kept]:
    """Read what was kept; nothing where there is none, it is damaged, or it is another interpreter's."""
    try:
        content = path.read_bytes()
        if content[:_SUM_LENGTH] != _sum(content[_SUM_LENGTH:]):
            return {}
        label, held = marshal.loads(content[_SUM_LENGTH:])  # noqa: S302 as trusted as byte code, beside which it lies
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return held if label == _label() and isinstance(held, dict) else {}


def _write(path: Path, used: dict[tuple[str, int], _Kept]) -> None:
    """Write what to keep; where that cannot be, nothing is lost."""
    with contextlib.suppress(OutputFailed, OSError):
        content = marshal.dumps((_label(), used))
        write_file(path, _sum(content) + content)
