"""Armed conflicts by year, after UCDP and PRIO.

What enters: the dataset as CSV, with commas or as a spreadsheet saved it. What leaves: table ``conflict_years``.
Never done here: a row for a year in which a conflict was not active; taking one side for both.
"""

from __future__ import annotations

import re
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import Raw
from peaceops.store.issues import Issue, IssueLog

DAYS: Final = ("start_date", "start_date2", "ep_end_date")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


def prepare(raw: Raw, layout: str) -> Raw:
    """Turn the days of the copy with semicolons, day first, to year first."""
    if layout != "current-semicolon":
        return raw
    columns = dict(raw.columns)
    for name in DAYS:
        columns[name] = pa.array([_turn_day(text) for text in columns[name].to_pylist()], pa.string())
    return raw.with_columns(columns)


def _turn_day(text: str | None) -> str | None:
    match = _DAY_FIRST.fullmatch(text or "")
    return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else text


def finish(table: Any, issues: IssueLog) -> Any:
    """Note episodes that start before their conflict does, and ends that no end goes with."""
    tests = (
        (
            "episode-before-start",
            pc.less(table["episode_start_date"], table["start_date"]),
            "the episode starts before the conflict",
        ),
        (
            "end-without-day",
            pc.and_(table["is_episode_end"], pc.is_null(table["episode_end_date"])),
            "the episode ends and has no day of it",
        ),
        (
            "day-without-end",
            pc.and_(pc.invert(table["is_episode_end"]), pc.is_valid(table["episode_end_date"])),
            "the episode does not end and has a day of it",
        ),
    )
    for code, mask, message in tests:
        found = table.filter(pc.fill_null(mask, False)).select(["conflict_id_ucdp", "year"]).to_pylist()
        if found:
            shown = ", ".join(f"{row['conflict_id_ucdp']} in {row['year']}" for row in found[:5])
            issues.add(Issue(severity="warning", code=code, count=len(found), message=f"{message}: {shown}"))
    return table


ADAPTER: Final = Adapter(prepare=prepare, finish={"conflict_years": finish})
