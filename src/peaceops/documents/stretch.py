"""Where words of a line stand, by the sides of their letters.

What enters: sides of letters in a frame in which lines run upright. What leaves: stretches, with whether their letters
are of one height and follow each other; the runs of even ones; which stretches stand upon each other.
Never done here: calls of the library.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from operator import gt, sub
from typing import Final, NamedTuple

from peaceops.documents.run import Run, build_run
from peaceops.documents.spelling import (
    FAR,
    MAX_GAP,
    MIN_GAP,
)

Tokens = Sequence[tuple[int, int]]
# By how much the tops, or the feet, of letters of one line may differ, in heights.
_UNEVEN: Final = 0.1
# Letters drawn twice lie within half a point of each other.
_TWICE: Final = 0.5
# Letters of one word that stand further apart in height are those of a damaged file.
_TALL: Final = 50.0


class Sides(NamedTuple):
    """Sides of letters in a frame in which lines run upright: left from `origin`, top down from `head`."""

    lefts: list[float]
    feet: list[float]
    rights: list[float]
    tops: list[float]
    origin: float
    head: float

    def cut(self, begin: int, end: int) -> Sides:
        """Cut the sides of some letters out."""
        return Sides(
            self.lefts[begin:end],
            self.feet[begin:end],
            self.rights[begin:end],
            self.tops[begin:end],
            self.origin,
            self.head,
        )


class Stretch(NamedTuple):
    """Where the words of a line stand; tops and feet are heights above the foot of the page."""

    left: float
    right: float
    top: float
    low_top: float
    foot: float
    height: float
    is_even: bool


class Ends:
    """Sides of the first and the last letters of all words of a page, in its order."""

    def __init__(self, sides: Sides, count: int) -> None:
        self._origin, self._head = sides.origin, sides.head
        # Tuples, for of tuples the runs are made.
        lefts, rights = tuple(sides.lefts), tuple(sides.rights)
        self._lefts, self._last_lefts = lefts[:count], lefts[count:]
        self._first_rights, self._rights = rights[:count], rights[count:]
        self._tops, self._last_tops = sides.tops[:count], sides.tops[count:]
        self._feet, self._last_feet = sides.feet[:count], sides.feet[count:]
        # What is between the ends of a word is as the library joined it.
        self._gaps = tuple(map(sub, self._lefts[1:], self._rights))
        # Where the line falls back, inside a word and behind it.
        self._falls_inside = bytes(map(gt, self._lefts, self._last_lefts))
        self._falls_between = bytes(map(gt, self._last_lefts, self._lefts[1:]))
        self._may_recede = any(map(gt, self._first_rights, self._rights))

    def measure(self, begin: int, end: int) -> Stretch:
        """Measure words of one line, and tell whether they are of one height and follow each other."""
        tops, feet = self._tops[begin:end], self._feet[begin:end]
        last_tops, last_feet = self._last_tops[begin:end], self._last_feet[begin:end]
        top, foot, count = tops[0], feet[0], end - begin
        if tops.count(top) == count == last_tops.count(top) and feet.count(foot) == count == last_feet.count(foot):
            low_top, least = top, top - foot
            height, is_even = least, least > 0 and foot > -FAR and top < FAR
        else:
            top, low_top, foot, least, height, is_even = _find_level(tops + last_tops, feet + last_feet)
        lefts, rights = self._lefts, self._rights
        right = max(rights[begin:end])
        if self._may_recede:
            right = max(right, *self._first_rights[begin:end])
        if (
            is_even
            and lefts[begin] > -FAR
            and rights[end - 1] < FAR
            and self._falls_inside.find(1, begin, end) < 0
            and self._falls_between.find(1, begin, end - 1) < 0
            and (count == 1 or min(self._gaps[begin : end - 1]) >= MIN_GAP * (max(1.0, least)))
        ):
            return Stretch(lefts[begin], right, top, low_top, foot, height, True)
        left = min(*lefts[begin:end], *self._last_lefts[begin:end])
        return Stretch(left, right, top, low_top, foot, height, False)

    def build_run(self, begin: int, end: int, words: Sequence[str], stretch: Stretch, has_space: bool) -> Run:
        """Build the run of words of an even line."""
        lefts, rights = self._lefts[begin:end], self._rights[begin:end]
        top, bottom, height = self._head - stretch.top, self._head - stretch.foot, stretch.height
        if origin := self._origin:
            lefts, rights = tuple([left - origin for left in lefts]), tuple([right - origin for right in rights])
            return build_run(tuple(words), lefts, rights, top, bottom, height, has_space)
        size = sum(map(len, words))
        gaps = self._gaps[begin : end - 1]
        return Run(
            tuple(words), lefts, rights, top, bottom, height, has_space, lefts[0], rights[-1], size, size + len(words), gaps
        )  # fmt: skip


def follows_space(text: str, place: int) -> bool:
    """Whether a place opens the text or stands behind a space."""
    return place == 0 or text[place - 1].isspace()


def _find_level(tops: Sequence[float], feet: Sequence[float]) -> tuple[float, float, float, float, float, bool]:
    """Find the highest and the lowest top of letters, their lowest foot, the height all share, that of most, and whether it is one."""
    top, low_top = max(tops), min(tops)
    foot, high_foot = min(feet), max(feet)
    least = low_top - high_foot
    if not (least > 0 and foot > -FAR and top < FAR):
        return top, low_top, foot, least, top - foot, False
    if top - low_top > _UNEVEN * least or high_foot - foot > _UNEVEN * least:
        return top, low_top, foot, least, top - foot, False
    heights = sorted(map(sub, tops, feet))
    return top, low_top, foot, least, heights[len(heights) // 2], True


def measure(sides: Sides, lengths: Sequence[int]) -> Stretch:
    """Measure words of these lengths by all their letters, and tell whether those are of one height and follow each other."""
    lefts, rights = sides.lefts, sides.rights
    top, low_top, foot, least, height, is_even = _find_level(sides.tops, sides.feet)
    is_even = (
        is_even
        and lefts[0] > -FAR
        and rights[-1] < FAR
        and lefts == sorted(lefts)
        and _are_close(lefts, rights, lengths, max(least, 1.0))
    )
    left = lefts[0] if is_even else min(lefts)
    return Stretch(left, max(rights), top, low_top, foot, height, is_even)


def _are_close(lefts: Sequence[float], rights: Sequence[float], lengths: Sequence[int], size: float) -> bool:
    """Whether letters of a word neither stand apart nor upon each other, and words not upon each other."""
    gaps = list(map(sub, lefts[1:], rights))
    if not gaps:
        return True
    if min(gaps) < MIN_GAP * size:
        return False
    place = -1
    for length in lengths[:-1]:
        place += length
        gaps[place] = 0.0
    return bool(max(gaps) <= MAX_GAP * size)


def join_run(text: str, tokens: Tokens, sides: Sides, stretch: Stretch) -> Run:
    """Build the run of words of an even line from the sides of all letters."""
    ends = list(accumulate(end - begin for begin, end in tokens))
    origin, head = sides.origin, sides.head
    return build_run(
        tuple([text[begin:end] for begin, end in tokens]),
        tuple([sides.lefts[place] - origin for place in (0, *ends[:-1])]),
        tuple([sides.rights[place - 1] - origin for place in ends]),
        head - stretch.top,
        head - stretch.foot,
        stretch.height,
        follows_space(text, tokens[0][0]),
    )


def find_overlapping(stretches: Sequence[Stretch]) -> list[int]:
    """Find the stretches that begin at the height of another and stand upon it, as letters drawn twice do."""
    strips: dict[int, list[tuple[float, float, int]]] = {}
    found: set[int] = set()
    for index, (left, right, top, low_top, _, _, _) in enumerate(stretches):
        if top - low_top > _TALL:
            found.add(index)
            continue
        own = left, right, index
        for strip in range(math.floor(low_top - _TWICE), math.floor(top + _TWICE) + 1):
            beside = strips.get(strip)
            if beside is None:
                strips[strip] = [own]
            else:
                beside.append(own)
    for words in strips.values():
        if len(words) > 1:
            words.sort()
            reach, owner = -FAR, -1
            for left, right, index in words:
                if left < reach:
                    found |= {index, owner}
                if right > reach:
                    reach, owner = right, index
    return sorted(found)
