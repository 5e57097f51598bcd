"""Two releases of a dataset as one HTML page that needs nothing else.

What enters: a summary, rows of changes, claims that change. What leaves: the text of a page: no script, no request.
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


def render_vintage(
    summary: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], claims: Sequence[Mapping[str, Any]] | None = None
) -> str:
    """Render a comparison as one self-contained page.

    Parameters
    ----------
    summary : Mapping
        Source, releases, notes, counts by table.
    rows : sequence of Mapping
        A row for each cell that differs; the first :data:`MOST_ROWS` are shown.
    claims : sequence of Mapping or None
        Claims that change; None when they were not asked for.

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
        rows=rows[:MOST_ROWS],
        more=max(0, len(rows) - MOST_ROWS),
        claims=claims,
    )  # fmt: skip
