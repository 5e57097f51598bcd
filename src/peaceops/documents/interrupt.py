"""Tables that stand inside a numbered paragraph.

What enters: the lines of a paragraph. What leaves: its own lines, and those of tables with their captions and remarks.
Never done here: taking a list of items for a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from peaceops.documents.extent import is_open
from peaceops.documents.label import is_caption
from peaceops.documents.page import Line
from peaceops.documents.paragraph import find_rows

_REACH: Final = 4
_MOSTLY: Final = 0.6


def part_tables(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Part the tables from a paragraph.

    Parameters
    ----------
    lines : sequence of Line
        Of one paragraph.

    Returns
    -------
    tuple of list of Line and list of lists of Line
        What is left, and each table; a run of rows without a caption is one where most of its rows end with a figure.
    """
    rows = find_rows(lines)
    if not any(rows):
        return list(lines), []
    spans: list[tuple[int, int]] = []
    for is_row, places in groupby(range(len(lines)), key=rows.__getitem__):
        own = list(places)
        if not is_row or own[0] == 0:
            continue
        begin = _find_caption(lines, own[0])
        if begin is None and not _ends_with_figures(lines[own[0] : own[-1] + 1]):
            continue
        spans.append((own[0] if begin is None else begin, _find_end(lines, own[-1] + 1)))
    inside = {place for begin, end in spans for place in range(begin, end)}
    left = [line for place, line in enumerate(lines) if place not in inside]
    return left, [list(lines[begin:end]) for begin, end in spans]


def _find_caption(lines: Sequence[Line], first: int) -> int | None:
    """Find the caption a few lines above a table; nothing that ends a sentence stands between."""
    for place in range(first - 1, max(0, first - _REACH), -1):
        if is_caption([lines[place]]):
            return place
        if not is_open(lines[place].text):
            return None
    return None


def _ends_with_figures(rows: Sequence[Line]) -> bool:
    return sum(row.text[-1:].isdigit() for row in rows) >= _MOSTLY * len(rows)


def _find_end(lines: Sequence[Line], end: int) -> int:
    """Find where the remark below a table ends."""
    if end >= len(lines) or not is_caption([lines[end]], is_beside=True):
        return end
    end += 1
    while end < len(lines) and is_open(lines[end - 1].text) and not lines[end].has_gap and not lines[end].starts_page:
        end += 1
    return end
