"""UN and non-UN peacekeeping by mission, conflict and month, after Bara and Hultman.

What enters: the Stata file, version 2-2019. What leaves: table ``mission_conflict_month``.
Never done here: putting an interpolated value where an observation is asked for.

References
----------
Bara, C. (2019). UN and Non-UN Peacekeeping Dataset Codebook, version 2-2019.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.store.issues import Issue, IssueLog

#: From here SIPRI counts observers with troops, and the file prints 0 (codebook, page 3).
OBSERVERS_JOINED: Final = 2015
OBSERVERS: Final = (
    "observers_observed_persons",
    "observers_interpolated_persons",
    "observers_interpolated_only_persons",
    "observers_year_constant_persons",
)
#: The peacekeeping force in South Ossetia, whose values in these years are the authors' choice (codebook, page 10).
ESTIMATED_MISSION: Final = 37208
ESTIMATED_YEARS: Final = (1996, 1997, 2002)


def finish(table: Any, issues: IssueLog) -> Any:
    """Say on what each row rests, and make unknown what SIPRI no longer tells apart."""
    table = _blank_observers(table, issues)
    is_observed = pc.is_valid(table["total_observed_persons"])
    is_between = pc.is_valid(table["total_interpolated_only_persons"])
    is_estimated = pc.and_(
        pc.equal(table["mission_id_bara"], ESTIMATED_MISSION),
        pc.is_in(table["year"], value_set=pa.array(ESTIMATED_YEARS, pa.int64())),
    )
    is_estimated = pc.and_(is_estimated, is_observed)
    basis = pc.if_else(is_observed, "observed", pc.if_else(is_between, "interpolated", "extrapolated"))
    basis = pc.if_else(is_estimated, "author estimate", basis)
    count = pc.sum(is_estimated).as_py() or 0
    if count:
        issues.add(
            Issue(
                severity="warning",
                code="author-estimate",
                column="total_observed_persons",
                count=count,
                message="CIS JPKF: chosen by the authors in a range, or a mean of neighbours: see basis",
            )
        )
    months = table.select(["mission_id_bara", "month_start_date"]).group_by(["mission_id_bara", "month_start_date"])
    repeated = table.num_rows - months.aggregate([]).num_rows
    if repeated:
        issues.add(
            Issue(
                severity="info",
                code="mission-month-repeats",
                count=repeated,
                message="rows that repeat a mission-month for another conflict: take one before summing",
            )
        )
    return table.append_column("basis", basis)


def _blank_observers(table: Any, issues: IssueLog) -> Any:
    is_late = pc.greater_equal(table["year"], OBSERVERS_JOINED)
    for column in OBSERVERS:
        mask = pc.and_(is_late, pc.is_valid(table[column]))
        values = pc.if_else(mask, pa.scalar(None, table[column].type), table[column])
        table = table.set_column(table.column_names.index(column), column, values)
        count = pc.sum(mask).as_py() or 0
        if count:
            message = (
                f"0, or on the way to it, from {OBSERVERS_JOINED}, where SIPRI counts them with troops: set to unknown"
            )
            issues.add(Issue(severity="info", code="observers-in-troops", column=column, count=count, message=message))
    return table


ADAPTER: Final = Adapter(finish={"mission_conflict_month": finish})
