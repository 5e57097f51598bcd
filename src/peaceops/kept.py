"""Values that follow from the code alone, found once and kept where somebody keeps them.

What enters: a function without arguments beyond plain values. What leaves: what it gives.
Never done here: keeping; a value that depends on a text or on a file of a user.

Who keeps values (the command line does, beside its byte code) says so for a stretch of code. Elsewhere all is found anew.
A value is known by the function, by what it was given, and by size and age of the files that its code stands in, as the
interpreter knows its own byte code.
"""

from __future__ import annotations

import contextlib
import marshal
from collections.abc import Callable, Iterator
from inspect import unwrap
from pathlib import Path
from typing import Any, Final, TypeVar

T = TypeVar("T")
#: How to find what was kept, and whom to tell what was used.
_Holder = tuple[Callable[[Any], Any], Callable[[Any, Any], None]]
_HOLDERS: Final[list[_Holder]] = []
_STAMPS: Final[dict[str, tuple[int, int] | None]] = {}


@contextlib.contextmanager
def hold_values(find: Callable[[Any], Any], note: Callable[[Any, Any], None]) -> Iterator[None]:
    """Hold values that are asked for inside.

    Parameters
    ----------
    find : callable
        Gives what was kept under a key, or None.
    note : callable
        Is told of each key and value that was used.
    """
    _HOLDERS.append((find, note))
    try:
        yield
    finally:
        _HOLDERS.pop()


def is_held() -> bool:
    """Whether somebody holds values: where nobody does, a value that takes a second reading is not worth it."""
    return bool(_HOLDERS)


def follow(
    make: Callable[..., T], *given: str | int, beside: tuple[Callable[..., Any], ...] = (), files: tuple[Path, ...] = ()
) -> T:
    """Find a value that follows from code, or from files that come with it.

    Parameters
    ----------
    make : callable
        A function of a module. Its value is kept where it consists of what ``marshal`` can write.
    *given : str or int
        What it is called with.
    beside : tuple of callable
        Functions of other files on which the value depends.
    files : tuple of Path
        Files of this package on which it depends.

    Returns
    -------
    object
        What it gives, now or when it was kept.
    """
    if not _HOLDERS:
        return make(*given)
    stamps = tuple(
        _stamp(file)
        for file in (*(unwrap(one).__code__.co_filename for one in (make, follow, *beside)), *map(str, files))
    )
    if None in stamps:
        return make(*given)
    find, note = _HOLDERS[-1]
    key = (make.__module__, make.__qualname__, given, stamps)
    # As bytes, so that nobody who is given the value changes what is kept.
    kept = find(key)
    if kept is None:
        value = make(*given)
        try:
            kept = marshal.dumps(value)  # type: ignore[arg-type]
        except ValueError:
            return value  # as a table with a day in it: its reader says what is wrong, not what keeps it
    else:
        value = marshal.loads(kept)  # noqa: S302 as trusted as what holds it
    note(key, kept)
    return value


def _stamp(file: str) -> tuple[int, int] | None:
    """Read size and age of a file; None where it cannot be found, as inside an archive."""
    if file not in _STAMPS:
        try:
            status = Path(file).stat()
        except OSError:
            _STAMPS[file] = None
        else:
            _STAMPS[file] = (status.st_size, status.st_mtime_ns)
    return _STAMPS[file]
