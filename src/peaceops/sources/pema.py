"""Tasks in resolutions on UN missions, after PEMA.

What enters: the raw file 2, and the file that pairs tasks with paragraphs. What leaves: tables ``resolutions`` and
``tasks``, or ``task_paragraphs``.
Never done here: a task from an empty cell; putting a coder's paragraph number right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.sources.base import Adapter, read_card
from peaceops.sources.cleaning import Raw
from peaceops.store.issues import Issue, IssueLog

MODALITIES: Final = ("Monitor", "Assist", "Encouraged", "Security")
NOT_CODED: Final = "(none coded)"
_DAY: Final = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{2})")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def prepare(raw: Raw, layout: str) -> Raw:
    """Give a day its century, which the year of the row tells, and a task without a modality a word."""
    columns = dict(raw.columns)
    if layout == "raw-2":
        pairs = zip(columns["Date2"].to_pylist(), columns["Year"].to_pylist(), strict=True)
        columns["Date2"] = pa.array([_write_day(day, year) for day, year in pairs], pa.string())
    else:
        columns["modality"] = pc.fill_null(columns["modality"], NOT_CODED)
    return raw.with_columns(columns)


def _write_day(text: str | None, year: str | None) -> str | None:
    """Write a day as ISO does; a text that is none is left for the check of the column to refuse."""
    match = _DAY.fullmatch((text or "").strip())
    if match is None or not (year or "").strip().isdigit() or match[2].lower() not in _MONTHS:
        return text
    century = int(year or "0") // 100 * 100
    number = min((century + int(match[3]) + shift for shift in (-100, 0, 100)), key=lambda n: abs(n - int(year or "0")))
    try:
        return date(number, _MONTHS.index(match[2].lower()) + 1, int(match[1])).isoformat()
    except ValueError:
        return text


def finish(table: Any, issues: IssueLog) -> Any:
    """Note days of another year than the row's, and rows that join resolutions."""
    other = pc.sum(pc.not_equal(pc.year(table["adopted_date"]), table["year"])).as_py() or 0
    joined = pc.sum(pc.match_substring_regex(table["document_symbols"], r"(?i)\band\b")).as_py() or 0
    for code, count, message in (
        ("day-of-another-year", other, "the day is of another year than the row: both were kept"),
        ("joined-resolutions", joined, "a row joins several resolutions"),
    ):
        if count:
            issues.add(Issue(severity="info", code=code, count=count, message=message))
    return table


def derive_tasks(table: Any) -> Mapping[str, Any]:
    """Make a row for each task that a resolution gives a mission, with the paragraphs."""
    parts = []
    for column in read_card("pema").tables["resolutions"].columns:
        task, _, modality = column.source.rpartition("_")
        if modality not in MODALITIES or not column.name.endswith("_paragraphs"):
            continue
        found = table.filter(pc.is_valid(table[column.name]))
        columns = {name: found[name] for name in ("document_symbols", "mission_acronym_pema", "year")}
        columns["task"] = pa.array([task] * found.num_rows, pa.string())
        columns["modality"] = pa.array([modality] * found.num_rows, pa.string())
        columns["paragraphs"] = found[column.name]
        parts.append(pa.table(columns))
    tasks = pa.concat_tables(parts)
    keys = ("document_symbols", "mission_acronym_pema", "task", "modality")
    order = pc.sort_indices(tasks, sort_keys=[(key, "ascending") for key in keys])
    return {"tasks": tasks.take(order).combine_chunks()}


ADAPTER: Final = Adapter(prepare=prepare, finish={"resolutions": finish}, derive={"resolutions": derive_tasks})
