"""Reports of joins as one HTML page, as JSON and as CSV.

What enters: :class:`~peaceops.model.join.JoinReport` values and what a panel says of itself. What leaves: text.
Never done here: comparing keys, writing to disk, a request, a script.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from peaceops.files import escape_cell
from peaceops.model.join import SHOWN_KEYS, JoinReport
from peaceops.report.asset import read_asset
from peaceops.report.html import render_page
from peaceops.report.page import style_running_footer

CSV_COLUMNS: Final = ("join", "side", "kind", "key", "rows", "candidates")


def render_joins_html(joins: Sequence[JoinReport], manifest: Mapping[str, Any]) -> str:
    """Render join reports as one self-contained page.

    Parameters
    ----------
    joins : sequence of JoinReport
        How each join went.
    manifest : Mapping of str to Any
        What the panel is made from: ``unit``, ``columns``, ``coverage``, ``tables``, ``notes``.

    Returns
    -------
    str
        The page; the same inputs give the same text.

    Raises
    ------
    MissingAsset
        If a template or a style sheet is not in the package.
    """
    style = read_asset("templates", "dossier.css") + read_asset("templates", "joins.css")
    style += style_running_footer(f"Joins of a panel by {manifest['unit']}")
    return render_page("joins.html.j2", style, joins=joins, manifest=manifest, shown=SHOWN_KEYS)


def render_joins_json(joins: Sequence[JoinReport], manifest: Mapping[str, Any]) -> str:
    """Render join reports as JSON: ``panel`` and ``joins``, each with every key that met none."""
    plain = {"format": "peaceops.joins/1", "panel": dict(manifest), "joins": [join_to_dict(join) for join in joins]}
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def join_to_dict(join: JoinReport) -> dict[str, Any]:
    """Turn a report into plain values."""
    return {
        "name": join.name,
        "left": {"name": join.left, "rows": join.left_rows, "matched": join.matched_left},
        "right": {"name": join.right, "rows": join.right_rows, "matched": join.matched_right},
        "unmatched_left": dict(join.unmatched_left),
        "unmatched_right": dict(join.unmatched_right),
        "duplicated": dict(join.duplicated),
        "ambiguous": dict(join.ambiguous),
        "is_whole": join.is_whole,
        "note": join.note,
    }


def render_joins_csv(joins: Sequence[JoinReport]) -> str:
    """Render join reports as CSV, safe to open in a spreadsheet: a row a side, and one a key that met none.

    Columns: ``join``, ``side``, ``kind`` (``rows``, ``matched``, ``unmatched``, ``duplicated``, ``ambiguous``), ``key``,
    ``rows``, ``candidates``.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for join in joins:
        rows: list[tuple[str, str, str, int | str, str]] = [
            (join.left, "rows", "", join.left_rows, ""),
            (join.left, "matched", "", join.matched_left, ""),
            (join.right, "rows", "", join.right_rows, ""),
            (join.right, "matched", "", join.matched_right, ""),
        ]
        rows += [(join.left, "unmatched", key, n, "") for key, n in join.unmatched_left.items()]
        rows += [(join.right, "unmatched", key, n, "") for key, n in join.unmatched_right.items()]
        rows += [(join.right, "duplicated", key, n, "") for key, n in join.duplicated.items()]
        rows += [(join.right, "ambiguous", key, "", names) for key, names in join.ambiguous.items()]
        writer.writerows(
            [escape_cell(join.name), *(escape_cell(c) if isinstance(c, str) else c for c in row)] for row in rows
        )
    return stream.getvalue()
