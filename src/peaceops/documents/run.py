"""Words of a page as they stand beside each other.

What enters: nothing; these are values. What leaves: the same to readers of letters and to the reading order.
Never done here: reading, ordering.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import sub


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without space between them, in points from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    has_space: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line and height that follow each other, in points from the top left of the page.

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

    Notes
    -----
    `left` and `right` are the sides of all, `size` is the number of letters, `length` that of letters
    and of spaces after words, `gaps` are the spaces between words.
    """

    words: tuple[str, ...]
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    top: float
    bottom: float
    height: float
    has_space: bool = True
    left: float = field(init=False)
    right: float = field(init=False)
    size: int = field(init=False)
    length: int = field(init=False)
    gaps: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        lefts, rights = self.lefts, self.rights
        object.__setattr__(self, "left", lefts[0])
        object.__setattr__(self, "right", rights[-1])
        size = sum(map(len, self.words))
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "length", size + len(lefts))
        object.__setattr__(self, "gaps", tuple(map(sub, lefts[1:], rights)) if len(lefts) > 1 else ())


def build_word(text: str, left: float, top: float, right: float, bottom: float, *, has_space: bool = True) -> Run:
    """Build a run of one word."""
    return Run((text,), (left,), (right,), top, bottom, bottom - top, has_space)


def take_words(run: Run, begin: int, end: int) -> Run:
    """Take some words of a run."""
    has_space = run.has_space or begin > 0
    words, lefts, rights = run.words[begin:end], run.lefts[begin:end], run.rights[begin:end]
    return Run(words, lefts, rights, run.top, run.bottom, run.height, has_space)


def sort_heights(runs: Sequence[Run]) -> list[float]:
    """Sort the heights of all words."""
    heights: list[float] = []
    for run in runs:
        heights += [run.height] * len(run.words)
    heights.sort()
    return heights


def find_size(runs: Sequence[Run]) -> float:
    """Find the height of the word in the middle, at least a point."""
    heights = sort_heights(runs)
    return max(heights[len(heights) // 2], 1.0)
