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

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from peaceops.documents.gutter import GUTTER_EMS, MIN_COLUMN_LINES, MIN_TEXT, SHORT_LINES, Block
from peaceops.documents.row import Row, group_rows, render_block
from peaceops.documents.run import Run, Word, build_word, count_heights, find_height, find_size, take_words

MAX_WORDS: Final = 20_000
_MAX_DEPTH: Final = 40
# Notes that run below columns may have many lines; as many are tried only where many rows have a gap.
_MAX_FEET: Final = 20
_MANY_LINES: Final = 10
_left, _right = attrgetter("left"), attrgetter("right")


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
    if sum([len(run.words) for run in runs]) < 2 * MIN_COLUMN_LINES:
        return list(runs)
    # Half the words of a block with columns are no smaller than this.
    least = GUTTER_EMS * max(find_height(count_heights(runs), MIN_COLUMN_LINES), 1.0)
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
    if gapped < MIN_COLUMN_LINES:
        return [rows]
    band = _find_band(words)
    if band[0] > band[1]:
        return [rows]
    block = Block(words, size)
    gutter = block.find_gutter()
    if gutter is not None:
        left = [word for word in words if word.right <= gutter]
        right = [word for word in words if word.right > gutter]
        return _cut(left, depth + 1) + _cut(right, depth + 1)
    split = block.find_split(band, _MAX_FEET if gapped >= _MANY_LINES else SHORT_LINES)
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
        if total >= MIN_TEXT:
            low = run.right
            break
    total = 0
    for run in sorted(words, key=_left, reverse=True):
        total += run.length
        if total >= MIN_TEXT:
            high = run.left
            break
    return low, high


def _count_gapped(rows: Sequence[Sequence[Run]], size: float) -> int:
    """Count rows that hold a wide inner gap, as far as it matters."""
    least = GUTTER_EMS * size
    gapped = 0
    for row in rows:
        if len(row) > 1 and any(b.left - a.right >= least for a, b in pairwise(row)):
            gapped += 1
            if gapped == _MANY_LINES:
                break
    return gapped
