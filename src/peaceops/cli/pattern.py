"""Patterns as the engine of the standard library takes them, so that they are compiled once.

What enters: patterns that were kept, code inside a ``with``. What leaves: the patterns that the code used.
Never done here: reading or writing a file.

Where the standard library is not made as this module knows it, patterns are compiled as ever.
"""

from __future__ import annotations

import contextlib
import re
import sys
from array import array
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Final


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
Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
#: Words and flags.
Key = tuple[str, int]


def label_engine() -> tuple[int, int] | None:
    """Label the engine that kept patterns hold for; None where there is none that this module knows."""
    return None if _ENGINE is None else (_ENGINE[0].MAGIC, array(_WORD).itemsize)


@contextlib.contextmanager
def take_patterns(
    find: Callable[[Key], Any], note: Callable[[Key, Kept], None], is_kept: Callable[[str], bool]
) -> Iterator[None]:
    """Take the patterns that are compiled inside from where they were kept.

    Parameters
    ----------
    find : callable
        Gives what was kept of a pattern, or None.
    note : callable
        Is told of each that was used.
    is_kept : callable
        Whether a pattern is to be kept at all, asked by its words in the call that compiles it.
    """
    if _ENGINE is None:
        yield
        return
    compiler = _ENGINE[1]
    compile_anew = compiler.compile

    def take(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        if not isinstance(pattern, str) or flags & re.DEBUG or not is_kept(pattern):
            return compile_anew(pattern, flags)  # type: ignore[no-any-return]
        try:
            kept = find((pattern, flags)) or _compile(pattern, flags)
            found = _build(pattern, kept)
        except Exception:  # noqa: BLE001 whatever is wrong here, the standard library has the last word
            return compile_anew(pattern, flags)  # type: ignore[no-any-return]
        note((pattern, flags), kept)
        return found

    compiler.compile = take
    try:
        yield
    finally:
        compiler.compile = compile_anew


def is_written(pattern: str) -> bool:
    """Whether a pattern stands in the code that asks for it, seen from a function that is asked while it is compiled."""
    frame = sys._getframe(2).f_back
    while frame is not None and frame.f_globals.get("__name__") == re.__name__:
        frame = frame.f_back
    return frame is not None and any(one is pattern for one in frame.f_code.co_consts)


def _build(pattern: str, kept: Kept) -> re.Pattern[str]:
    """Hand what was kept over to the engine."""
    assert _ENGINE is not None
    flags, code, *groups = kept
    return _ENGINE[0].compile(pattern, flags, memoryview(code).cast(_WORD).tolist(), *groups)  # type: ignore[no-any-return]


def _compile(pattern: str, flags: int) -> Kept:
    """Compile a pattern as the standard library does, up to where it hands over to the engine."""
    assert _ENGINE is not None
    _, compiler, parser = _ENGINE
    parsed = parser.parse(pattern, flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    code = array(_WORD, compiler._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, dict(parsed.state.groupdict), tuple(names)
