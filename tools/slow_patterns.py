"""Let every pattern of the package see long runs of one piece, and tell those that take long: by more than the square of the length.

    python3 run.py python -m tools.slow_patterns                # about two minutes
    python3 run.py python -m tools.slow_patterns documents      # one package

What enters: the patterns of all modules, also those in tuples and tables. What leaves: a line for each that is slow, exit code 1 if
one did not end. A pattern whose caller gives it short words only may stand here; look at the caller first.
Never done here: a judgement on how long a run a caller allows.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from types import FrameType, ModuleType

import peaceops

PIECES = (
    "9", "a", "A", "Ab ", "ab ", "1, ", "12 ", "1:2-3,", ". ", "- ", "–", "(a ", "[1]", "“a ", "'s ", "A. ", "A.B. ", "1.", "1/", "a-", "Ab-",
    "the ", "of the ", "and ", ", and ", "in 1994 ", "12 March ", "May ", "1994–", "a.m. ", "mon", "at", "no", "; ", ": ", "\n", "\n1 ", "p. 1, ",
    "Vol. 1 ", "ibid. ", "http://a.", "/a", "www.", "&", " ", "\t", "| ", "*", "_", "Mr. ", "de la ", "J. ", "Doe, J., ", "(1990) ", "n. 1, ",
    "troops ", "12 troops and ", "not ", "peace ",
)  # fmt: skip
#: What stands behind a run: nothing that a pattern waits for, or a little of all.
ENDS = ("\0", "ƒ1][1 The")
#: A pattern that grows with a power of two is seen in few letters, one that grows with the cube in some more.
LENGTHS = (60, 400)
SLOW_SECONDS = 0.15
END_SECONDS = 3.0


class _NotEndedError(Exception):
    """A search that was broken off."""


def list_patterns(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """List the patterns of a module with their names, those in its tuples and tables too."""
    for name, value in vars(module).items():
        held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else (value,)
        for one in held:
            for pattern in one if isinstance(one, tuple | list) else (one,):
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                    yield f"{module.__name__}.{name}", pattern


def measure(pattern: re.Pattern[str], words: str) -> float:
    """Measure how long a pattern works on words, in seconds of the processor; infinite where it was broken off."""
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, END_SECONDS)
    try:
        pattern.search(words)
        pattern.fullmatch(words)
    except _NotEndedError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begun


def find_slowest(pattern: re.Pattern[str]) -> tuple[float, int, str]:
    """Find what a pattern works longest on: its seconds, the length of the words and the piece that they repeat."""
    found = (0.0, 0, "")
    for length in LENGTHS:
        for piece in PIECES:
            for end in ENDS:
                found = max(found, (measure(pattern, piece * max(length // len(piece), 1) + end), length, piece))
        if found[0] > END_SECONDS:
            break
    return found


def main() -> int:
    """Look at all patterns, or those of the packages named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "packages", nargs="*", metavar="PACKAGE", help="such as documents or assess; all where none is named"
    )
    given = parser.parse_args()

    def break_off(_number: int, _frame: FrameType | None) -> None:
        raise _NotEndedError

    signal.signal(signal.SIGVTALRM, break_off)
    seen: set[re.Pattern[str]] = set()
    is_ended = True
    for found in pkgutil.walk_packages(peaceops.__path__, "peaceops."):
        parts = found.name.split(".")
        if parts[-1] == "__main__" or (given.packages and parts[1] not in given.packages):
            continue
        for name, pattern in list_patterns(importlib.import_module(found.name)):
            if pattern in seen:
                continue
            seen.add(pattern)
            seconds, length, piece = find_slowest(pattern)
            is_ended = is_ended and seconds < END_SECONDS
            if seconds > SLOW_SECONDS:
                said = f"{seconds:.2f} s" if seconds < END_SECONDS else f"not ended after {END_SECONDS:g} s"
                print(f"{name}: {said} on {length} letters of {piece!r}", flush=True)
    print(f"{len(seen)} patterns")
    return 0 if is_ended else 1


if __name__ == "__main__":
    sys.exit(main())
