"""Two releases of a dataset as one HTML page that needs nothing else.

What enters: a summary, rows of changes, claims that change. What leaves: the text of a page: no script, no request.
Never done here: comparing; choosing between the two releases.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup

from peaceops.report.asset import read_asset
from peaceops.report.html import load_environment

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
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return load_environment().get_template("vintage.html.j2").render(
        s=summary,
        rows=rows[:MOST_ROWS],
        more=max(0, len(rows) - MOST_ROWS),
        claims=claims,
        style=Markup(style),  # noqa: S704 - our own files
        policy=policy,
    )  # fmt: skip
