"""Reading order of words on a page by recursive cuts through white space (XY-cut).

What enters: words with their boxes, in any order.
What leaves: lines of text in reading order: column by column where there are columns of prose,
row by row in tables.
Never done here: trusting the order of the file.

References
----------
Nagy, Seth & Viswanathan (1992), *A prototype document image analysis system for technical
journals*, Computer 25(7): the XY-cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

MAX_WORDS: Final = 20_000
_GUTTER_EMS: Final = 0.7
_MIN_COLUMN_LINES: Final = 3
# A few lines of justified prose may happen to have their spaces above each other.
_SHORT_LINES: Final = 6
_SHORT_GUTTER_EMS: Final = 1.5
_MIN_COLUMN_CHARACTERS: Final = 14
_SPACE_EMS: Final = 0.15
_GAP_EMS: Final = 0.55
_MAX_DEPTH: Final = 40
_MAX_POINTS: Final = 20_000
# The mark of a note: few characters, clearly smaller than the line, not below it.
_MARK: Final = re.compile(r"[\d,–-]{1,7}|[*†‡§¶]{1,4}|[ivxl]{1,6}|[a-z]")
_MARK_SIZE: Final = 0.8
_CELL_EMS: Final = 1.2
_WIDE_EMS: Final = 2.5


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without space between them, in points from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    has_space: bool = True

    @property
    def height(self) -> float:
        """Height of the box."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text with its geometry.

    Parameters
    ----------
    text : str
        Its words.
    has_gap : bool
        Whether more than the usual space stands before it.
    left, top, right, bottom : float
        Its box in points from the top left of the page.
    size : float
        Height of most of its letters.
    indent, slack : float
        Space before and after it in its block, in ems.
    cells : int
        Stretches that wide gaps set apart.
    marks : tuple of pairs of int
        Stretches of the text that are raised and small.
    """

    text: str
    has_gap: bool
    left: float
    top: float
    right: float
    bottom: float
    size: float
    indent: float
    slack: float
    cells: int
    marks: tuple[tuple[int, int], ...]


def order_words(words: Sequence[Word]) -> list[tuple[str, bool]]:
    """Put words into lines in reading order.

    Parameters
    ----------
    words : sequence of Word
        In any order; of more than :data:`MAX_WORDS` no columns are sought.

    Returns
    -------
    list of tuple of str and bool
        Each line's text and whether more than the usual space stands before it.

    Examples
    --------
    >>> order_words([Word("world", 40, 0, 70, 10), Word("Hello", 0, 0, 30, 10)])
    [('Hello world', True)]
    """
    return [(row.text, row.has_gap) for row in order_rows(words)]


def order_rows(words: Sequence[Word]) -> list[Row]:
    """Put words into rows in reading order, with their geometry.

    Parameters
    ----------
    words : sequence of Word
        In any order.

    Returns
    -------
    list of Row
    """
    ordered = sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.left, w.right, w.text))
    return [row for block in _cut(ordered, 0) for row in _render_block(block)]


def _size(words: Sequence[Word]) -> float:
    heights = sorted(word.height for word in words)
    return max(heights[len(heights) // 2], 1.0)


def _cut(words: Sequence[Word], depth: int) -> list[list[Word]]:
    """Cut words, sorted by height, into blocks, each of which is read row by row."""
    if not words:
        return []
    if depth > _MAX_DEPTH or len(words) > MAX_WORDS or not _may_have_columns(words):
        return [list(words)]
    size = _size(words)
    gutter = _find_gutter(words, size)
    if gutter is not None:
        left = [word for word in words if word.right <= gutter]
        right = [word for word in words if word.right > gutter]
        return _cut(left, depth + 1) + _cut(right, depth + 1)
    split = _find_split(words, size)
    if split is None:
        return [list(words)]
    above = [word for word in words if word.bottom <= split]
    below = [word for word in words if word.bottom > split]
    return _cut(above, depth + 1) + _cut(below, depth + 1)


def _may_have_columns(words: Sequence[Word]) -> bool:
    """Tell cheaply whether enough rows hold a wide inner gap."""
    rows = _rows(words)
    size = _size(words)
    gapped = sum(any(b.left - a.right >= _GUTTER_EMS * size for a, b in pairwise(row)) for row in rows)
    return gapped >= _MIN_COLUMN_LINES


def _find_gutter(words: Sequence[Word], size: float) -> float | None:
    """Find the widest empty vertical strip with prose on either side."""
    found: list[tuple[float, float]] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda w: w.left):
        if reach > float("-inf") and word.left - reach >= _GUTTER_EMS * size:
            found.append((word.left - reach, (word.left + reach) / 2))
        reach = max(reach, word.right)
    for width, middle in sorted(found, reverse=True)[:8]:
        left = [word for word in words if word.right <= middle]
        right = [word for word in words if word.right > middle]
        lines = _count_prose(left)
        if lines >= _MIN_COLUMN_LINES:
            lines = min(lines, _count_prose(right))
        if lines >= _SHORT_LINES or (lines >= _MIN_COLUMN_LINES and width >= _SHORT_GUTTER_EMS * size):
            return middle
    return None


def _count_prose(words: Sequence[Word]) -> int:
    """Count rows; 0 if they are too short for prose."""
    most = sum(len(word.text) + 1 for word in words) / _MIN_COLUMN_CHARACTERS
    rows = 0
    top = bottom = 0.0
    for word in words:
        if rows:
            overlap = min(bottom, word.bottom) - max(top, word.top)
            if overlap >= 0.5 * min(bottom - top, word.bottom - word.top):
                continue
        top, bottom = word.top, word.bottom
        rows += 1
        if rows > most:
            return 0
    return rows


def _find_split(words: Sequence[Word], size: float) -> float | None:
    """Find the horizontal cut that frees the tallest stretch with a gutter."""
    cuts: list[float] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda w: w.top):
        if reach > float("-inf") and word.top - reach >= 0.1 * size:
            cuts.append((word.top + reach) / 2)
        reach = max(reach, word.bottom)
    strips = _Strips(words, size)
    for cut in cuts[:120]:
        if strips.may_open_below(cut) and _find_gutter([word for word in words if word.bottom > cut], size) is not None:
            return cut
    for cut in reversed(cuts[-120:]):
        if (
            strips.may_open_above(cut)
            and _find_gutter([word for word in words if word.bottom <= cut], size) is not None
        ):
            return cut
    # A head and a foot may both span the gutter: cut the foot off first.
    for foot in reversed(cuts[-6:]):
        above = [word for word in words if word.bottom <= foot]
        inner = _Strips(above, size)
        for head in cuts[:40]:
            if (
                inner.may_open_from(head)
                and _find_gutter([word for word in above if word.top >= head], size) is not None
            ):
                return foot
    return None


class _Strips:
    """Tells cheaply which part of a block may have an empty vertical strip at all.

    Words cover whole points of the width, as bits of a number; parts from the top or the bottom are running unions.
    """

    def __init__(self, words: Sequence[Word], size: float) -> None:
        self.words = words
        self.run = max(1, int(_GUTTER_EMS * size) - 1)
        self.origin = min((word.left for word in words), default=0.0)
        self.unions: dict[str, tuple[list[float], list[int]]] = {}

    def _unite(self, name: str, key: Callable[[Word], float]) -> tuple[list[float], list[int]]:
        """For each number of words taken in order of a key, the union of what they cover; made when it is asked for."""
        if name not in self.unions:
            ordered = sorted(self.words, key=key)
            unions: list[int] = []
            covered = 0
            for word in ordered:
                begin, end = int(word.left - self.origin) + 1, int(word.right - self.origin)
                if 0 <= begin < end < _MAX_POINTS:
                    covered |= ((1 << (end - begin)) - 1) << begin
                unions.append(covered)
            self.unions[name] = [key(word) for word in ordered], unions
        return self.unions[name]

    def _has_strip(self, covered: int) -> bool:
        """Whether so many bits in a row are empty between the first and the last that are set."""
        width = covered.bit_length()
        if width <= self.run:
            return True
        empty = ((1 << width) - 1) & ~covered
        empty &= ~((covered & -covered) - 1)
        length = 1
        while length < self.run and empty:
            step = min(length, self.run - length)
            empty &= empty >> step
            length += step
        return bool(empty)

    def may_open_below(self, cut: float) -> bool:
        """Whether the words that end below a height may leave a strip open."""
        keys, unions = self._unite("below", lambda word: -word.bottom)
        count = bisect_left(keys, -cut)
        return count > 0 and self._has_strip(unions[count - 1])

    def may_open_above(self, cut: float) -> bool:
        """Whether the words that end above a height may leave a strip open."""
        keys, unions = self._unite("above", lambda word: word.bottom)
        count = bisect_right(keys, cut)
        return count > 0 and self._has_strip(unions[count - 1])

    def may_open_from(self, head: float) -> bool:
        """Whether the words that begin at a height or below may leave a strip open."""
        keys, unions = self._unite("from", lambda word: -word.top)
        count = bisect_right(keys, -head)
        return count > 0 and self._has_strip(unions[count - 1])


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Group words, sorted by height, whose boxes overlap in height by half; left to right in each group."""
    rows: list[list[Word]] = []
    top = bottom = 0.0
    for word in words:
        overlap = min(bottom, word.bottom) - max(top, word.top)
        if rows and overlap >= 0.5 * min(bottom - top, word.height):
            rows[-1].append(word)
            continue
        rows.append([word])
        top, bottom = word.top, word.bottom
    for row in rows:
        row.sort(key=lambda w: (w.left, w.right, w.text))
    return rows


def _render_block(words: Sequence[Word]) -> list[Row]:
    """Render a block row by row, joining what stands close."""
    size = _size(words)
    left, right = min(word.left for word in words), max(word.right for word in words)
    rendered: list[Row] = []
    reach = float("-inf")
    for row in _rows(words):
        text, marks, cells = _join_row(row, size)
        if not text:
            continue
        top = min(word.top for word in row)
        own = _row_size(row)
        rendered.append(
            Row(
                text=text,
                has_gap=top - reach > _GAP_EMS * size,
                left=row[0].left,
                top=top,
                right=max(word.right for word in row),
                bottom=max(word.bottom for word in row),
                size=own,
                indent=(row[0].left - left) / size,
                slack=(right - max(word.right for word in row)) / size,
                cells=cells,
                marks=marks,
            )
        )
        reach = max(reach, *(word.bottom for word in row))
    return rendered


def _row_size(row: Sequence[Word]) -> float:
    """Height of most letters of a row."""
    weights: dict[float, int] = {}
    for word in row:
        height = round(word.height, 1)
        weights[height] = weights.get(height, 0) + len(word.text)
    return max(weights.items(), key=lambda item: (item[1], item[0]))[0]


def _join_row(row: Sequence[Word], size: float) -> tuple[str, tuple[tuple[int, int], ...], int]:
    """Join the words of a row; tell where the raised small ones stand, and how many cells there are."""
    own = _row_size(row)
    bottom = max((word.bottom for word in row if word.height >= _MARK_SIZE * own), default=0.0)
    text = ""
    marks: list[tuple[int, int]] = []
    gaps = sorted(after.left - word.right for word, after in pairwise(row))
    # The spaces of a justified line are all wide.
    usual = 2 * gaps[len(gaps) // 2] if len(gaps) > 1 else 0.0
    least = max(_CELL_EMS * size, min(usual, _WIDE_EMS * size))
    cells = 1 + sum(gap > least for gap in gaps)
    before: Word | None = None
    for word in row:
        if before is not None:
            gap = word.left - before.right
            if word.has_space or gap > _SPACE_EMS * size:
                text += " "
        if word.height < _MARK_SIZE * own and word.bottom < bottom and _MARK.fullmatch(word.text):
            marks.append((len(text), len(text) + len(word.text)))
        text += word.text
        before = word
    return text, tuple(marks), cells
