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

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Final

from peaceops.documents.row import Row, group_rows, render_block, shares_row
from peaceops.documents.run import Run, Word, build_word, count_heights, find_height, find_size, take_words

MAX_WORDS: Final = 20_000
_GUTTER_EMS: Final = 0.7
_MIN_COLUMN_LINES: Final = 3
# A few lines of justified prose may happen to have their spaces above each other.
_SHORT_LINES: Final = 6
_SHORT_GUTTER_EMS: Final = 1.5
_MIN_COLUMN_CHARACTERS: Final = 14
# Text for some lines, as there is on either side of a gutter.
_MIN_TEXT: Final = _MIN_COLUMN_LINES * _MIN_COLUMN_CHARACTERS
_MAX_DEPTH: Final = 40
_MAX_POINTS: Final = 20_000
# Notes that run below columns may have many lines; as many are tried only where many rows have a gap.
_MAX_FEET: Final = 20
_MANY_LINES: Final = 10
_NEAR: Final = 3.0
_FIGURES: Final = 0.4
_left, _right = attrgetter("left"), attrgetter("right")
_top, _bottom = attrgetter("top"), attrgetter("bottom")
_Edge = tuple[float, float, float, int]
_Strip = tuple[float, float, int, int]
_begin = itemgetter(0)


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
    runs = [build_word(w.text, w.left, w.top, w.right, w.bottom, has_space=w.has_space) for w in words]
    return [(row.text, row.has_gap) for row in order_rows(runs)]


def order_rows(runs: Sequence[Run]) -> list[Row]:
    """Put words into rows in reading order, with their geometry.

    Parameters
    ----------
    runs : sequence of Run
        In any order; one whose words stand as far apart as columns may is taken apart first.

    Returns
    -------
    list of Row
    """
    ordered = sorted(_take_apart(runs), key=lambda run: (run.top + run.bottom, run.left, run.right, run.words))
    return [row for rows in _cut(ordered, 0) for row in render_block(rows)]


def _take_apart(runs: Sequence[Run]) -> list[Run]:
    """Take runs apart at gaps that may be part of a gutter on this page, so that no gutter runs through one."""
    if sum([len(run.words) for run in runs]) < 2 * _MIN_COLUMN_LINES:
        return list(runs)
    # Half the words of a block with columns are no smaller than this.
    least = _GUTTER_EMS * max(find_height(count_heights(runs), _MIN_COLUMN_LINES), 1.0)
    parts: list[Run] = []
    for run in runs:
        if not run.gaps or max(run.gaps) < least:
            parts.append(run)
            continue
        begin = 0
        for end in (*(place for place, gap in enumerate(run.gaps, 1) if gap >= least), len(run.words)):
            parts.append(take_words(run, begin, end))
            begin = end
    return parts


def _cut(words: Sequence[Run], depth: int) -> list[list[list[Run]]]:
    """Cut words, sorted by height, into blocks, each of which is read row by row; gives the rows of each."""
    if not words:
        return []
    rows = group_rows(words)
    if depth > _MAX_DEPTH or sum([len(run.words) for run in words]) > MAX_WORDS:
        return [rows]
    size = find_size(words)
    gapped = _count_gapped(rows, size)
    if gapped < _MIN_COLUMN_LINES:
        return [rows]
    band = _find_band(words)
    if band[0] > band[1]:
        return [rows]
    gutter = _find_gutter(words, size)
    if gutter is not None:
        left = [word for word in words if word.right <= gutter]
        right = [word for word in words if word.right > gutter]
        return _cut(left, depth + 1) + _cut(right, depth + 1)
    split = _find_split(words, size, band, _MAX_FEET if gapped >= _MANY_LINES else _SHORT_LINES)
    if split is None:
        return [rows]
    above = [word for word in words if word.bottom <= split]
    below = [word for word in words if word.bottom > split]
    return _cut(above, depth + 1) + _cut(below, depth + 1)


def _find_band(words: Sequence[Run]) -> tuple[float, float]:
    """Find between which heights of the width a gutter can be: there is text for some lines on either side of it."""
    low, high = float("inf"), float("-inf")
    total = 0
    for run in sorted(words, key=_right):
        total += run.length
        if total >= _MIN_TEXT:
            low = run.right
            break
    total = 0
    for run in sorted(words, key=_left, reverse=True):
        total += run.length
        if total >= _MIN_TEXT:
            high = run.left
            break
    return low, high


def _count_gapped(rows: Sequence[Sequence[Run]], size: float) -> int:
    """Count rows that hold a wide inner gap, as far as it matters."""
    least = _GUTTER_EMS * size
    gapped = 0
    for row in rows:
        if len(row) > 1 and any(b.left - a.right >= least for a, b in pairwise(row)):
            gapped += 1
            if gapped == _MANY_LINES:
                break
    return gapped


def _find_gutter(words: Sequence[Run], size: float) -> float | None:
    """Find the widest empty vertical strip with prose on either side."""
    strips = _list_strips(_list_edges(words), size)
    return _choose_gutter(words, size, strips) if strips else None


def _list_edges(words: Sequence[Run]) -> list[_Edge]:
    """List words from left to right as left, right, top and length; plain tuples, for they are gone through again and again."""
    return sorted([(word.left, word.right, word.top, word.length) for word in words], key=_begin)


def _list_strips(edges: Sequence[_Edge], size: float) -> list[_Strip]:
    """List empty strips with text for some lines on either side: width, middle, and how much text there is."""
    found: list[_Strip] = []
    reach = float("-inf")
    rest = sum([edge[3] for edge in edges])
    if rest < 2 * _MIN_TEXT:
        return found
    before = 0
    least = _GUTTER_EMS * size
    for left, right, _, length in edges:
        if rest < _MIN_TEXT:
            break
        # What was passed stands left of the strip, what is to come right of it.
        if before >= _MIN_TEXT and left - reach >= least:
            found.append((left - reach, (left + reach) / 2, before, rest))
        if right > reach:
            reach = right
        before += length
        rest -= length
    return found


def _choose_gutter(words: Sequence[Run], size: float, strips: Sequence[_Strip]) -> float | None:
    """Choose the widest strip with prose on either side."""
    for width, middle, length, other in sorted(strips, reverse=True)[:8]:
        lines = _count_prose([word for word in words if word.right <= middle], length)
        if lines >= _MIN_COLUMN_LINES:
            lines = min(lines, _count_prose([word for word in words if word.right > middle], other))
        is_wide = lines >= _SHORT_LINES or (lines >= _MIN_COLUMN_LINES and width >= _SHORT_GUTTER_EMS * size)
        if is_wide and not _is_of_figures(words, middle):
            return middle
    return None


def _is_of_figures(words: Sequence[Run], middle: float) -> bool:
    """Whether much of what stands on one side of a strip is figures, as in the columns of a table."""
    for side in ([w for w in words if w.right <= middle], [w for w in words if w.right > middle]):
        texts = [text for word in side for text in word.words]
        if sum(not any(map(str.isalpha, text)) for text in texts) >= _FIGURES * len(texts):
            return True
    return False


def _count_prose(words: Sequence[Run], length: int) -> int:
    """Count rows of words of a length in all; 0 if they are too short for prose."""
    most = length / _MIN_COLUMN_CHARACTERS
    rows = 0
    top = bottom = 0.0
    for word in words:
        own_top, own_bottom = word.top, word.bottom
        if rows and shares_row(top, bottom, own_top, own_bottom):
            continue
        top, bottom = own_top, own_bottom
        rows += 1
        if rows > most:
            return 0
    return rows


def _find_split(words: Sequence[Run], size: float, band: tuple[float, float], feet: int) -> float | None:
    """Find the horizontal cut that frees the tallest stretch with a gutter."""
    cuts: list[float] = []
    reach = float("-inf")
    for word in sorted(words, key=_top):
        if reach > float("-inf") and word.top - reach >= 0.1 * size:
            cuts.append((word.top + reach) / 2)
        reach = max(reach, word.bottom)
    strips = _Strips(words, size, band)
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
    for foot in reversed(cuts[-feet:]):
        above = [word for word in words if word.bottom <= foot]
        # Columns go down to the foot: the lines right above it leave a strip, too.
        if not _leave_strip([word for word in above if word.bottom > foot - _NEAR * size], size, band):
            continue
        inner, edges = _Strips(above, size, band), _list_edges(above)
        for head in cuts[:40]:
            if not inner.may_open_from(head):
                continue
            found = _list_strips([edge for edge in edges if edge[2] >= head], size)
            if found and _choose_gutter([word for word in above if word.top >= head], size, found) is not None:
                return foot
    return None


def _leave_strip(words: Sequence[Run], size: float, band: tuple[float, float]) -> bool:
    """Whether words leave a strip as wide as a gutter somewhere between two heights of the width."""
    reach, high = band
    least = _GUTTER_EMS * size
    for word in sorted(words, key=_left):
        if min(word.left, high) - reach >= least:
            return True
        reach = max(reach, word.right)
    return high - reach >= least


class _Strips:
    """Tells cheaply which part of a block may have a gutter at all.

    Words cover whole points of the width, as bits of a number; parts from the top or the bottom are running unions.
    """

    def __init__(self, words: Sequence[Run], size: float, band: tuple[float, float]) -> None:
        self.words = words
        self.band = band
        self.run = max(1, int(_GUTTER_EMS * size) - 1)
        self.origin = min([word.left for word in words], default=0.0)
        # Where a gutter can be is open.
        low, high = int(band[0] - self.origin), int(band[1] - self.origin) + 1
        self.open = ((1 << (high if 0 <= high < _MAX_POINTS else _MAX_POINTS)) - 1) & ~(
            (1 << min(max(low, 0), _MAX_POINTS)) - 1
        )
        self.unions: dict[str, tuple[list[float], list[int]]] = {}

    def _unite(self, name: str, key: Callable[[Run], float]) -> tuple[list[float], list[int]]:
        """For each number of words taken in order of a key, the union of what they cover; made when it is asked for.

        The unions end where none that follows can leave a strip open; before there is text enough they are negative.
        """
        if name not in self.unions:
            ordered = sorted(self.words, key=key)
            unions: list[int] = []
            covered = left = right = 0
            origin = self.origin
            low, high = self.band
            for word in ordered:
                begin, end = int(word.left - origin) + 1, int(word.right - origin)
                before = covered
                if 0 <= begin < end < _MAX_POINTS:
                    covered |= ((1 << (end - begin)) - 1) << begin
                # What stands left of a gutter ends, and what stands right of it begins, where there can be one.
                if word.right <= high:
                    left += word.length
                if word.left >= low:
                    right += word.length
                unions.append(covered if left >= _MIN_TEXT and right >= _MIN_TEXT else -1)
                if covered != before and not self._find_run(self.open & ~covered):
                    break
            self.unions[name] = [key(word) for word in ordered], unions
        return self.unions[name]

    def _find_run(self, empty: int) -> int:
        """Find where so many bits in a row are set; 0 where they are nowhere."""
        length = 1
        while length < self.run and empty:
            step = min(length, self.run - length)
            empty &= empty >> step
            length += step
        return empty

    def _has_strip(self, unions: Sequence[int], count: int) -> bool:
        """Whether the union of so many words leaves a strip between the first and the last bit that are set."""
        if not 0 < count <= len(unions) or unions[count - 1] < 0:
            return False
        covered = unions[count - 1]
        width = covered.bit_length()
        if width <= self.run:
            return True
        whole = (1 << width) - 1
        covered |= whole & ~self.open
        return bool(self._find_run(whole & ~covered & ~((covered & -covered) - 1)))

    def may_open_below(self, cut: float) -> bool:
        """Whether the words that end below a height may leave a strip open."""
        keys, unions = self._unite("below", lambda word: -word.bottom)
        return self._has_strip(unions, bisect_left(keys, -cut))

    def may_open_above(self, cut: float) -> bool:
        """Whether the words that end above a height may leave a strip open."""
        keys, unions = self._unite("above", _bottom)
        return self._has_strip(unions, bisect_right(keys, cut))

    def may_open_from(self, head: float) -> bool:
        """Whether the words that begin at a height or below may leave a strip open."""
        keys, unions = self._unite("from", lambda word: -word.top)
        return self._has_strip(unions, bisect_right(keys, -head))
