"""Words of a block to rows of text.

What enters: runs of words that belong together, sorted by height.
What leaves: rows from left to right, joined where words stand close, with their geometry.
Never done here: telling columns apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from peaceops.documents.run import Run, find_size, take_words
from peaceops.documents.spelling import RAISED

_SPACE_EMS: Final = 0.15
_GAP_EMS: Final = 0.55
# The mark of a note: few characters, clearly smaller than the line, not below it.
_MARK: Final = re.compile(r"[\d,–-]{1,7}|[*†‡§¶]{1,4}|[ivxl]{1,6}|[a-z]")
_MARK_SIZE: Final = 0.86
_CELL_EMS: Final = 1.2
_WIDE_EMS: Final = 2.5


class Row(NamedTuple):
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
    links : tuple of int, int and str
        Stretches of the text that lead elsewhere, and the address.
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
    links: tuple[tuple[int, int, str], ...] = ()


def shares_row(top: float, bottom: float, other_top: float, other_bottom: float) -> bool:
    """Whether two boxes overlap in height by half of the lower one."""
    foot = bottom if bottom < other_bottom else other_bottom  # noqa: FURB136 calls take longer than all the rest
    head = top if top > other_top else other_top  # noqa: FURB136
    high, low = bottom - top, other_bottom - other_top
    return foot - head >= 0.5 * (high if high < low else low)  # noqa: FURB136


def group_rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Group words, sorted by height, whose boxes overlap in height by half; left to right in each group."""
    rows: list[list[Run]] = []
    top = bottom = 0.0
    for run in runs:
        own_top, own_bottom = run.top, run.bottom
        # Most begin below the row before: that much is found without a call.
        if own_top <= bottom and shares_row(top, bottom, own_top, own_bottom) and rows:
            rows[-1].append(run)
            continue
        rows.append([run])
        top, bottom = own_top, own_bottom
    for row in rows:
        if len(row) > 1:
            row.sort(key=_place)
            if any(after.left < run.right and len(run.words) > 1 for run, after in pairwise(row)):
                # A mark stands in a gap between two words of a run.
                row[:] = sorted((take_words(run, n, n + 1) for run in row for n in range(len(run.words))), key=_place)
    return rows


def _place(run: Run) -> tuple[float, float, tuple[str, ...]]:
    return run.left, run.right, run.words


def render_block(rows: Sequence[Sequence[Run]]) -> list[Row]:
    """Render a block row by row, joining what stands close."""
    runs = [run for row in rows for run in row]
    size = find_size(runs)
    left, right = min([run.left for run in runs]), max([run.right for run in runs])
    rendered: list[Row] = []
    reach = float("-inf")
    has_links = any(run.address for run in runs)
    marks: tuple[tuple[int, int], ...]
    for row in rows:
        only = row[0]
        if len(row) == 1:
            # Its own size and foot are those of the row: no mark stands in it.
            own, top, bottom, end = only.height, only.top, only.bottom, only.right
            text, marks, cells = " ".join(only.words), (), _count_cells(only.gaps, size)
        else:
            own = _row_size(row)
            text, marks, cells = _join_row(row, size, own)
            top, bottom = min([run.top for run in row]), max([run.bottom for run in row])
            end = max([run.right for run in row])
        if not text:
            continue
        begin, has_gap = only.left, top - reach > _GAP_EMS * size
        indent, slack = (begin - left) / size, (right - end) / size
        links = _find_links(row, text) if has_links and any(run.address for run in row) else ()
        # By place: names cost as much as all else.
        rendered.append(Row(text, has_gap, begin, top, end, bottom, round(own, 1), indent, slack, cells, marks, links))
        if bottom > reach:
            reach = bottom
    return rendered


def _row_size(row: Sequence[Run]) -> float:
    """Height of most letters of a row."""
    weights: dict[float, int] = {}
    height = 0.0
    for run in row:
        height = round(run.height, 1)
        weights[height] = weights.get(height, 0) + run.size
    if len(weights) == 1:
        return height
    return max(weights.items(), key=lambda item: (item[1], item[0]))[0]


def _join_row(row: Sequence[Run], size: float, own: float) -> tuple[str, tuple[tuple[int, int], ...], int]:
    """Join the words of a row; tell where the raised small ones stand, and how many cells there are."""
    small = _MARK_SIZE * own
    bottom = max([run.bottom for run in row if run.height >= small], default=0.0)
    text = ""
    marks: list[tuple[int, int]] = []
    gaps: list[float] = []
    before: Run | None = None
    for run in row:
        if before is not None:
            gap = run.left - before.right
            gaps.append(gap)
            if run.has_space or gap > _SPACE_EMS * size:
                text += " "
        gaps += run.gaps
        if run.height < small and bottom - run.bottom > RAISED * own:
            place = len(text)
            for word in run.words:
                if _MARK.fullmatch(word):
                    marks.append((place, place + len(word)))
                place += len(word) + 1
        text += " ".join(run.words)
        before = run
    return text, tuple(marks), _count_cells(gaps, size)


def _find_links(row: Sequence[Run], text: str) -> tuple[tuple[int, int, str], ...]:
    """Find the stretches of a row's text that lead elsewhere, without the stop or bracket around them."""
    found: list[tuple[int, int, str]] = []
    place = 0
    for run in row:
        words = " ".join(run.words)
        begin = text.index(words, place)
        place = begin + len(words)
        if found and found[-1][2] == run.address and begin <= found[-1][1] + 1:
            found[-1] = (found[-1][0], place, run.address)
        else:
            found.append((begin, place, run.address))
    linked = [(begin, end, address) for begin, end, address in found if address]
    return tuple(span for begin, end, address in linked if (span := _trim(text, begin, end, address)) is not None)


def _trim(text: str, begin: int, end: int, address: str) -> tuple[int, int, str] | None:
    """Trim a stretch inside a row; at its ends the words may go on with another row."""
    while 0 < begin < end and text[begin] in "([“\"‘'":
        begin += 1
    while begin < end < len(text) and text[end - 1] in ".,;:)]”\"’'":
        if text[end - 1] in ")]" and text.count("(["[")]".index(text[end - 1])], begin, end):
            break
        end -= 1
    return (begin, end, address) if begin < end else None


def _count_cells(gaps: Sequence[float], size: float) -> int:
    """Count the stretches that wide gaps set apart."""
    least = _CELL_EMS * size
    if not gaps or max(gaps) <= least:
        return 1
    # The spaces of a justified line are all wide.
    usual = 2 * sorted(gaps)[len(gaps) // 2] if len(gaps) > 1 else 0.0
    least = max(least, min(usual, _WIDE_EMS * size))
    return 1 + sum(gap > least for gap in gaps)
