"""Two releases of a dataset as one HTML page that needs nothing else.

What enters: a summary, rows, cells of panels, claims and findings that change. What leaves: the text of a page: no script, no request.
Never done here: comparing; choosing between the two releases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from peaceops.report.asset import read_asset
from peaceops.report.html import render_page

#: Rows on the page; the table that a program reads has all.
MOST_ROWS: Final = 2000
_STYLE: Final = """
.vintage td,.vintage th{vertical-align:top;text-align:left;padding:.25rem .5rem;border-bottom:1px solid var(--line);font-size:.82rem}
.vintage .num{text-align:right;white-space:nowrap}
"""  # fmt: skip


Rows = Sequence[Mapping[str, Any]]


def render_vintage(
    summary: Mapping[str, Any], rows: Rows | None, claims: Rows | None = None, *,
    panels: tuple[Rows, Rows, Sequence[str]] | None = None, findings: tuple[Mapping[str, Any], Rows] | None = None,
) -> str:  # fmt: skip
    """Render a comparison as one self-contained page; a part that is None was not asked for.

    Parameters
    ----------
    summary : Mapping
        Source, releases, notes, counts by table.
    rows : sequence of Mapping or None
        A row for each cell that differs; the first :data:`MOST_ROWS` are shown.
    claims : sequence of Mapping or None
        Claims that change.
    panels : tuple or None
        Counts by panel and column, cells that change (those with a value in both releases first, the first
        :data:`MOST_ROWS` of them), notes.
    findings : tuple or None
        Summary and findings that change.

    Returns
    -------
    str
        The page; the same comparison gives the same text.

    Raises
    ------
    MissingAsset
        If the template or the style sheet is not in the package.
    """
    style = read_asset("templates", "dossier.css") + _STYLE
    return render_page(
        "vintage.html.j2",
        style,
        s=summary,
        rows=None if rows is None else rows[:MOST_ROWS],
        more=max(0, len(rows or ()) - MOST_ROWS),
        claims=claims,
        panels=None if panels is None else _cut(*panels),
        findings=findings,
    )  # fmt: skip


def _cut(counts: Rows, cells: Rows, notes: Sequence[str]) -> dict[str, Any]:
    ordered = sorted(cells, key=lambda cell: cell["kind"] != "changed")
    changed = [row for row in counts if row["changed"] or row["known"] or row["unknown"]]
    return {
        "counts": changed, "cells": ordered[:MOST_ROWS], "more": max(0, len(cells) - MOST_ROWS), "notes": notes,
    }  # fmt: skip
