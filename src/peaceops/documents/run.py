"""Words of a page as they stand beside each other.

What enters: nothing; these are values. What leaves: the same to readers of letters and to the reading order.
Never done here: reading, ordering.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without space between them, in points from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    has_space: bool = True


class Run(NamedTuple):
    """Words of one line and height that follow each other, in points from the top left of the page.

    A tuple, for there is one for each line of each page.

    Parameters
    ----------
    words : tuple of str
        Their texts, a space before each but the first.
    lefts, rights : tuple of float
        Where each begins and ends.
    top, bottom : float
        The box of all.
    height : float
        Height of most of the letters.
    has_space : bool
        Whether a space stands before the first.
    left, right : float
        The sides of all.
    size : int
        Number of letters.
    length : int
        Number of letters and of spaces after words.
    gaps : tuple of float
        The spaces between words.
    address : str
        Where they lead; empty where they lead nowhere.
    """

    words: tuple[str, ...]
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    top: float
    bottom: float
    height: float
    has_space: bool
    left: float
    right: float
    size: int
    length: int
    gaps: tuple[float, ...]
    address: str = ""


def build_run(
    words: tuple[str, ...],
    lefts: tuple[float, ...],
    rights: tuple[float, ...],
    top: float,
    bottom: float,
    height: float,
    has_space: bool,
) -> Run:
    """Build a run of words from their sides."""
    size = sum(map(len, words))
    gaps = tuple(map(sub, lefts[1:], rights)) if len(lefts) > 1 else ()
    return Run(
        words, lefts, rights, top, bottom, height, has_space, lefts[0], rights[-1], size, size + len(lefts), gaps
    )


def build_word(text: str, left: float, top: float, right: float, bottom: float, *, has_space: bool = True) -> Run:
    """Build a run of one word."""
    size = len(text)
    return Run((text,), (left,), (right,), top, bottom, bottom - top, has_space, left, right, size, size + 1, ())


def take_words(run: Run, begin: int, end: int) -> Run:
    """Take some words of a run."""
    has_space = run.has_space or begin > 0
    words, lefts, rights = run.words[begin:end], run.lefts[begin:end], run.rights[begin:end]
    return build_run(words, lefts, rights, run.top, run.bottom, run.height, has_space)


def count_heights(runs: Sequence[Run]) -> list[tuple[float, int]]:
    """Count the words of each height, from the lowest."""
    counts: dict[float, int] = {}
    for run in runs:
        height = run.height
        counts[height] = counts.get(height, 0) + len(run.words)
    return sorted(counts.items())


def find_height(counts: Sequence[tuple[float, int]], place: int) -> float:
    """Find the height of the word at a place, from the lowest and from 0."""
    for height, count in counts:
        place -= count
        if place < 0:
            return height
    raise IndexError(place)


def find_size(runs: Sequence[Run]) -> float:
    """Find the height of the word in the middle, at least a point."""
    counts = count_heights(runs)
    return max(find_height(counts, sum(count for _, count in counts) // 2), 1.0)
