"""A panel on disk: Parquet or CSV, with a manifest and the citations of what it is made from beside it.

What enters: a :class:`~peaceops.pipeline.panel_table.Panel`. What leaves: files, each whole or not there.
Never done here: building or running an expression but through the panel.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, Final

from peaceops.errors import UnknownName
from peaceops.files import escape_cell, write_file
from peaceops.pipeline.panel_table import Panel
from peaceops.report.bibtex import render_bibtex
from peaceops.report.joins import join_to_dict, render_joins_csv, render_joins_html, render_joins_json
from peaceops.store.tables import render_parquet, require

TABLE_FORMATS: Final = (".parquet", ".csv")
REPORT_FORMATS: Final = (".html", ".json", ".csv")


def check_format(path: Path, formats: tuple[str, ...]) -> str:
    """Check the ending of a file before anything is built.

    Raises
    ------
    UnknownName
        If it is none of the formats.
    """
    ending = path.suffix.lower()
    if ending not in formats:
        raise UnknownName("ending of a file", path.name, [f"{path.stem}{form}" for form in formats])
    return ending


def render_csv(panel: Panel) -> str:
    """Render a panel as CSV, safe to open in a spreadsheet: unknown is an empty cell, 0 is a count of none."""
    csv = require("pyarrow.csv", to="write tables")
    arrow = require("pyarrow", to="write tables")
    table = panel.table()
    for place, field in enumerate(table.schema):
        if arrow.types.is_string(field.type):
            cells = [None if cell is None else escape_cell(cell) for cell in table[field.name].to_pylist()]
            table = table.set_column(place, field, arrow.array(cells, field.type))
    sink = io.BytesIO()
    csv.write_csv(table, sink, csv.WriteOptions(quoting_style="needed"))
    return sink.getvalue().decode("utf-8")


def render_manifest(panel: Panel) -> dict[str, Any]:
    """Say what a panel is made from, how its joins went and how to cite it."""
    return {
        "format": "peaceops.panel/1",
        **panel.manifest(),
        "rows": len(panel),
        "joins": [join_to_dict(join) for join in panel.joins],
        "sources": list(panel.sources()),
    }


def list_files(path: Path) -> tuple[Path, ...]:
    """List what :func:`write_panel` writes: manifest, BibTeX, CSL-JSON, and the table last."""
    return (*(path.with_suffix(ending) for ending in (".json", ".bib", ".csl.json")), path)


def write_panel(panel: Panel, path: Path) -> tuple[Path, ...]:
    """Write a panel with its manifest and citations: ``NAME.parquet``, ``NAME.json``, ``NAME.bib``, ``NAME.csl.json``.

    Parameters
    ----------
    panel : Panel
        What to write.
    path : Path
        Where to; the ending tells Parquet or CSV.

    Returns
    -------
    tuple of Path
        What was written, the table last: where it stands, what belongs to it does too.

    Raises
    ------
    UnknownName
        If the ending is neither.
    OutputFailed
        If a file cannot be written.
    """
    ending = check_format(path, TABLE_FORMATS)
    content = render_parquet(panel.table()) if ending == ".parquet" else render_csv(panel)
    items = list(panel.sources())
    manifest = json.dumps(render_manifest(panel), ensure_ascii=False, indent=1, default=str) + "\n"
    files = list_files(path)
    library = json.dumps(items, ensure_ascii=False, indent=1) + "\n"
    for place, text in zip(files, (manifest, render_bibtex(items), library, content), strict=True):
        write_file(place, text)
    return files


def write_report(panel: Panel, path: Path) -> None:
    """Write the report of a panel's joins as HTML, JSON or CSV, by the ending.

    Raises
    ------
    UnknownName
        If the ending is none of them.
    OutputFailed
        If the file cannot be written.
    """
    ending = check_format(path, REPORT_FORMATS)
    if ending == ".csv":
        text = render_joins_csv(panel.joins)
    else:
        render = render_joins_html if ending == ".html" else render_joins_json
        text = render(panel.joins, panel.manifest())
    write_file(path, text)
