"""How the work of a function grows with its input: a ratio within one run, so that a busy or slow machine changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

_TIMES = 4
_RUNS = 3
#: Below this the clock tells nothing; nobody waits for it either.
_FLOOR_SECONDS = 0.05


def check_growth(work: Callable[[int], object], size: int, *, most: float = 9.0) -> None:
    """Check that work of four times the size takes less than `most` times as long: 4 is by length, 16 its square, 64 its cube.

    Parameters
    ----------
    work : callable
        What is measured, given a size.
    size : int
        The smaller of the two sizes; at four times of it a bad pattern must take long enough to be seen.
    most : float
        The ratio that is not reached.

    Raises
    ------
    AssertionError
        If the larger input takes `most` times as long as the smaller, or longer.
    """
    large = _measure(work, _TIMES * size)
    if large < _FLOOR_SECONDS:
        return
    small = _measure(work, size)
    assert large < most * max(small, _FLOOR_SECONDS / _TIMES), (
        f"{large:.2f} s for {_TIMES} times what took {small:.2f} s"
    )


def _measure(work: Callable[[int], object], size: int) -> float:
    """Measure the processor's time of the quickest of a few runs; a slow one is not asked twice."""
    least = float("inf")
    for _ in range(_RUNS):
        begun = time.process_time()
        work(size)
        least = min(least, time.process_time() - begun)
        if least < _FLOOR_SECONDS or least > 1.0:
            break
    return least
