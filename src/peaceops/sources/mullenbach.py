"""Third-party peacekeeping missions, after Mullenbach.

What enters: the Excel file, version 3.1. What leaves: table ``missions`` with ``start_date`` and ``end_date``.
Never done here: interpreting columns whose codebook is not at hand.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pyarrow as pa

from peaceops.sources.base import Adapter
from peaceops.store.issues import Issue, IssueLog


def finish(table: Any, issues: IssueLog) -> Any:
    """Put day, month and year together; a day that does not exist is unknown and noted."""
    ids = table["mission_id_mullenbach"].to_pylist()
    for end in ("start", "end"):
        parts = zip(*(table[f"{end}_{part}"].to_pylist() for part in ("year", "month", "day")), strict=True)
        days, wrong = [], []
        for number, given in zip(ids, parts, strict=True):
            day, is_sound = _build_day(*given)
            days.append(day)
            if not is_sound:
                wrong.append(number)
        table = table.append_column(f"{end}_date", pa.array(days, pa.date32()))
        if wrong:
            message = f"no such day, or a part of it is missing: missions {', '.join(map(str, wrong[:8]))}"
            issues.add(
                Issue(severity="warning", code="no-day", column=f"{end}_date", count=len(wrong), message=message)
            )
    return table


def _build_day(year: int | None, month: int | None, day: int | None) -> tuple[date | None, bool]:
    if year is None and month is None and day is None:
        return None, True
    try:
        return date(year or 0, month or 0, day or 0), True
    except ValueError:
        return None, False


ADAPTER: Final = Adapter(finish={"missions": finish})
