"""Audits on file: which texts were audited, about which missions, with what counts.

What enters: ``audits.csv`` of a casebook folder. What leaves: entries, and the text of the file.
Never done here: any word of a text but its title and author; auditing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Final

from peaceops.errors import CasebookError, InvalidValue
from peaceops.files import escape_cell
from peaceops.model.audit import VERDICTS, AuditEntry
from peaceops.model.period import parse_date_range

AUDITS_FILE: Final = "audits.csv"
_COUNTS: Final = (
    "notes", "notes_resolved", "references", "works", "sentences", "statements", "errors", "warnings", "remarks",
)  # fmt: skip
_VERDICT_COLUMNS: Final = tuple(verdict.replace("-", "_") for verdict in VERDICTS)
AUDIT_COLUMNS: Final = (
    "sha256", "name", "title", "author", "issued", "missions", *_COUNTS, *_VERDICT_COLUMNS, "audited_date", "version", "page",
)  # fmt: skip
REQUIRED_AUDIT_COLUMNS: Final = ("sha256", "name", "missions", *_COUNTS, *_VERDICT_COLUMNS, "audited_date")


def parse_audit_entry(cells: dict[str, str]) -> AuditEntry:
    """Parse a row.

    Parameters
    ----------
    cells : dict of str to str
        Cells by column.

    Raises
    ------
    CasebookError
        If a count is no number.
    InvalidValue
        If the hash or the day is none.
    """
    numbers = {}
    for name in (*_COUNTS, *_VERDICT_COLUMNS):
        if not cells[name].isascii() or not cells[name].isdecimal() or len(cells[name]) > 9:
            raise CasebookError(f"{name} is {cells[name]!r}", expected="a whole number")
        numbers[name] = int(cells[name])
    first, last = parse_date_range(cells["audited_date"])
    if first != last:
        raise InvalidValue(f"audited_date {cells['audited_date']!r} is no day", expected="YYYY-MM-DD")
    return AuditEntry(
        sha256=cells["sha256"],
        name=cells["name"],
        title=cells.get("title", ""),
        author=cells.get("author", ""),
        issued=cells.get("issued", ""),
        missions=tuple(part for part in cells["missions"].split() if part),
        audited=first,
        version=cells.get("version", ""),
        page=cells.get("page", ""),
        verdicts=tuple((verdict, numbers[verdict.replace("-", "_")]) for verdict in VERDICTS),
        **{name: numbers[name] for name in _COUNTS},
    )


def render_audits(entries: Iterable[AuditEntry]) -> str:
    """Render the file, sorted by day, title and hash; the last entry of a text takes the place of those before.

    Parameters
    ----------
    entries : iterable of AuditEntry
        In the order in which they were made.
    """
    kept = {entry.sha256: entry for entry in entries}
    stream = io.StringIO()
    writer = csv.DictWriter(stream, AUDIT_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for entry in sorted(kept.values(), key=lambda e: (e.audited, e.title, e.sha256)):
        cells: dict[str, object] = {
            "sha256": entry.sha256, "name": entry.name, "title": entry.title, "author": entry.author,
            "issued": entry.issued, "missions": " ".join(entry.missions), "audited_date": entry.audited.isoformat(),
            "version": entry.version, "page": entry.page,
            **{name: getattr(entry, name) for name in _COUNTS},
            **{verdict.replace("-", "_"): number for verdict, number in entry.verdicts},
        }  # fmt: skip
        writer.writerow({name: escape_cell(str(cell).replace("\x00", "")) for name, cell in cells.items()})
    return stream.getvalue()


def hide_later(entries: Iterable[AuditEntry], as_of: date | None) -> tuple[AuditEntry, ...]:
    """Keep the entries that were made by a day."""
    return tuple(entry for entry in entries if as_of is None or entry.audited <= as_of)
