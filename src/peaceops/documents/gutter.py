"""Gutters of a block of words, and the cuts above or below which it has one.

What enters: words of a block, sorted by height. What leaves: where a gutter parts it from top to foot, or where it is to be cut.
Never done here: the parting of lines of prose by one that only their spaces make; cutting.

Where nothing stands, a block can be cut from side to side; what is between two cuts is a band. No row of text is in two
bands, so that rows beside a gutter are counted once for all stretches of bands, and not for each stretch anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Final

from peaceops.documents.row import shares_row
from peaceops.documents.run import Run

GUTTER_EMS: Final = 0.7
MIN_COLUMN_LINES: Final = 3
_MIN_COLUMN_CHARACTERS: Final = 14
# Text for some lines, as there is on either side of a gutter.
MIN_TEXT: Final = MIN_COLUMN_LINES * _MIN_COLUMN_CHARACTERS
# A few lines of justified prose may happen to have their spaces above each other.
SHORT_LINES: Final = 6
_SHORT_GUTTER_EMS: Final = 1.5
_MAX_POINTS: Final = 20_000
# How many cuts are tried from the top and from the foot, heads with each foot, and strips of one stretch.
_MAX_CUTS: Final = 120
_MAX_HEADS: Final = 40
_MAX_STRIPS: Final = 8
_CUT_EMS: Final = 0.1
_NEAR: Final = 3.0
_FIGURES: Final = 0.4
_top = attrgetter("top")
# Left, right, length, band and foot of a run; plain tuples, for they are gone through again and again.
_Edge = tuple[float, float, int, int, float]
# Top, foot, right and band of a run.
_Spot = tuple[float, float, float, int]
_Strip = tuple[float, float, int, int]


class Block:
    """Words of a block and its bands; a stretch is what lies from one band to before another."""

    def __init__(self, words: Sequence[Run], size: float) -> None:
        self._words = words
        self._size = size
        self.cuts = _find_cuts(words, size)
        cuts = self.cuts
        self._spots: list[_Spot] = [(word.top, word.bottom, word.right, bisect_right(cuts, word.top)) for word in words]
        self._edges: list[_Edge] = sorted(
            [
                (word.left, right, word.length, band, bottom)
                for word, (_, bottom, right, band) in zip(words, self._spots, strict=True)
            ],
            key=_begin,
        )
        self._rights = sorted([word.right for word in words])
        self._rows: dict[int, tuple[list[int], list[int]]] = {}

    def find_gutter(self, begin: int = 0, end: int | None = None) -> float | None:
        """Find the widest empty vertical strip with prose on either side, from one band to before another."""
        end = len(self.cuts) + 1 if end is None else end
        return self._search([edge for edge in self._edges if begin <= edge[3] < end], begin, end)

    def find_split(self, band: tuple[float, float], feet: int) -> float | None:
        """Find the horizontal cut that frees the tallest stretch with a gutter.

        Parameters
        ----------
        band : tuple of two float
            Between which heights of the width a gutter can be.
        feet : int
            How many cuts from the foot may part columns from what runs below them.
        """
        cuts, count = self.cuts, len(self.cuts)
        if not cuts:
            return None
        cover = _Cover(self._edges, count + 1, self._size, band)
        edges = self._edges
        for place in cover.list_heads(count):
            if place >= _MAX_CUTS:
                break
            edges = [edge for edge in edges if edge[3] > place]
            if self._search(edges, place + 1, count + 1) is not None:
                return cuts[place]
        edges = self._edges
        for place in reversed(cover.list_feet()):
            if place < count - _MAX_CUTS:
                break
            edges = [edge for edge in edges if edge[3] <= place]
            if self._search(edges, 0, place + 1) is not None:
                return cuts[place]
        return self._find_foot(cover, feet)

    def _find_foot(self, cover: _Cover, feet: int) -> float | None:
        """Find the cut that parts columns from a foot where a head spans the gutter, too."""
        cuts, edges = self.cuts, self._edges
        for foot in range(len(cuts) - 1, max(len(cuts) - feet, 0) - 1, -1):
            edges = [edge for edge in edges if edge[3] <= foot]
            # Columns go down to the foot: the lines right above it leave a strip, too.
            near = cuts[foot] - _NEAR * self._size
            if not cover.has_strip([edge for edge in edges if edge[4] > near]):
                continue
            inner = edges
            for head in cover.list_heads(foot):
                if head >= _MAX_HEADS:
                    break
                inner = [edge for edge in inner if edge[3] > head]
                if self._search(inner, head + 1, foot + 1) is not None:
                    return cuts[foot]
        return None

    def _search(self, edges: Sequence[_Edge], begin: int, end: int) -> float | None:
        """Find the widest strip between the words of a stretch that has prose on either side."""
        for width, middle, length, other in sorted(_list_strips(edges, self._size), reverse=True)[:_MAX_STRIPS]:
            left, right = self._count_rows(middle)
            lines = left[end] - left[begin]
            if lines < MIN_COLUMN_LINES or lines > length / _MIN_COLUMN_CHARACTERS:
                continue
            others = right[end] - right[begin]
            if others < MIN_COLUMN_LINES or others > other / _MIN_COLUMN_CHARACTERS:
                continue
            is_wide = min(lines, others) >= SHORT_LINES or width >= _SHORT_GUTTER_EMS * self._size
            if is_wide and not self._is_of_figures(middle, begin, end):
                return middle
        return None

    def _count_rows(self, middle: float) -> tuple[list[int], list[int]]:
        """Count rows of words left and right of a place of the width, down to before each band."""
        place = bisect_right(self._rights, middle)
        if place not in self._rows:
            height = len(self.cuts) + 1
            self._rows[place] = (
                _count_rows([spot for spot in self._spots if spot[2] <= middle], height),
                _count_rows([spot for spot in self._spots if spot[2] > middle], height),
            )
        return self._rows[place]

    def _is_of_figures(self, middle: float, begin: int, end: int) -> bool:
        """Whether much of what stands on one side of a strip is figures, as in the columns of a table."""
        words = [word for word, spot in zip(self._words, self._spots, strict=True) if begin <= spot[3] < end]
        for side in ([w for w in words if w.right <= middle], [w for w in words if w.right > middle]):
            texts = [text for word in side for text in word.words]
            if sum(not any(map(str.isalpha, text)) for text in texts) >= _FIGURES * len(texts):
                return True
        return False


class _Cover:
    """Tells cheaply which stretches of a block may have a gutter at all.

    Words cover whole points of the width, as bits of a number; stretches from the top or the bottom are running unions.
    """

    def __init__(self, edges: Sequence[_Edge], count: int, size: float, band: tuple[float, float]) -> None:
        self._band = band
        self._least = GUTTER_EMS * size
        self._run = max(1, int(self._least) - 1)
        low, high = band
        origin = edges[0][0] if edges else 0.0
        self._covers, self._lefts, self._rights = [0] * count, [0] * count, [0] * count
        for left, right, length, place, _ in edges:
            begin, end = int(left - origin) + 1, int(right - origin)
            if begin < end < _MAX_POINTS:
                self._covers[place] |= ((1 << (end - begin)) - 1) << begin
            # What stands left of a gutter ends, and what stands right of it begins, where there can be one.
            if right <= high:
                self._lefts[place] += length
            if left >= low:
                self._rights[place] += length
        # Where a gutter can be is open.
        begin, end = int(low - origin), int(high - origin) + 1
        self._open = ((1 << (end if 0 <= end < _MAX_POINTS else _MAX_POINTS)) - 1) & ~(
            (1 << min(max(begin, 0), _MAX_POINTS)) - 1
        )

    def list_heads(self, foot: int) -> list[int]:
        """List the cuts, from the top, below which a gutter may go down to the band above a cut, or to the last."""
        return [place - 1 for place in self._list_open(range(foot, 0, -1))][::-1]

    def list_feet(self) -> list[int]:
        """List the cuts, from the top, above which a gutter may go up to the top."""
        return self._list_open(range(len(self._covers) - 1))

    def _list_open(self, bands: Iterable[int]) -> list[int]:
        """List the bands at which a stretch may end that begins with the first of some; none after one that shuts it."""
        found: list[int] = []
        covered = left = right = 0
        for band in bands:
            before = covered
            covered |= self._covers[band]
            if covered != before and not self._find_run(self._open & ~covered):
                break
            left += self._lefts[band]
            right += self._rights[band]
            if left >= MIN_TEXT and right >= MIN_TEXT and self._has_inner(covered):
                found.append(band)
        return found

    def _has_inner(self, covered: int) -> bool:
        """Whether a strip is open between the first and the last point that are covered."""
        width = covered.bit_length()
        if width <= self._run:
            return True
        return bool(self._find_run(((1 << width) - 1) & self._open & ~covered & ~((covered & -covered) - 1)))

    def _find_run(self, empty: int) -> int:
        """Find where so many bits in a row are set; 0 where they are nowhere."""
        length = 1
        while length < self._run and empty:
            step = min(length, self._run - length)
            empty &= empty >> step
            length += step
        return empty

    def has_strip(self, edges: Sequence[_Edge]) -> bool:
        """Whether words leave a strip as wide as a gutter somewhere where there can be one."""
        reach, high = self._band
        least = self._least
        for left, right, _, _, _ in edges:
            if min(left, high) - reach >= least:
                return True
            reach = max(reach, right)
        return high - reach >= least


def _begin(edge: _Edge) -> float:
    return edge[0]


def _find_cuts(words: Sequence[Run], size: float) -> list[float]:
    """Find the heights at which nothing stands, from the top."""
    cuts: list[float] = []
    ordered = sorted(words, key=_top)
    reach = ordered[0].bottom if ordered else 0.0
    least = _CUT_EMS * size
    for word in ordered:
        if word.top - reach >= least:
            cuts.append((word.top + reach) / 2)
        if word.bottom > reach:
            reach = word.bottom
    return cuts


def _list_strips(edges: Sequence[_Edge], size: float) -> list[_Strip]:
    """List empty strips with text for some lines on either side: width, middle, and how much text there is."""
    found: list[_Strip] = []
    reach = float("-inf")
    rest = sum([edge[2] for edge in edges])
    if rest < 2 * MIN_TEXT:
        return found
    before = 0
    least = GUTTER_EMS * size
    for left, right, length, _, _ in edges:
        if rest < MIN_TEXT:
            break
        # What was passed stands left of the strip, what is to come right of it.
        if left - reach >= least and before >= MIN_TEXT:
            found.append((left - reach, (left + reach) / 2, before, rest))
        if right > reach:
            reach = right
        before += length
        rest -= length
    return found


def _count_rows(spots: Sequence[_Spot], height: int) -> list[int]:
    """Count rows of words down to before each band and to the end."""
    rows = [0] * height
    top = bottom = float("-inf")
    for own_top, own_bottom, _, band in spots:
        if own_top > bottom or not shares_row(top, bottom, own_top, own_bottom):
            top, bottom = own_top, own_bottom
            rows[band] += 1
    return list(accumulate(rows, initial=0))
