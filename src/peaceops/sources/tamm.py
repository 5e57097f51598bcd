"""Tasks in the mandates of UN missions by month, after TAMM.

What enters: the mission-month file 2.1 as CSV. What leaves: table ``mission_months``.
Never done here: a task done from a task assigned.

References
----------
Lloyd, G. (2021). Tasks Assigned to Missions in their Mandates, version 2.1 codebook.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.store.issues import Issue, IssueLog

FIRST_YEAR: Final = 1960


def finish(table: Any, issues: IssueLog) -> Any:
    """Note months whose number is not that of their year, and mandates that are no resolution of the Council."""
    number = pc.add(pc.multiply(pc.subtract(table["year"], FIRST_YEAR), 12), pc.subtract(table["month"], 1))
    wrong = pc.sum(pc.not_equal(number, table["tamm_month_number"])).as_py() or 0
    if wrong:
        message = f"the number of the month is not that of months since January {FIRST_YEAR}: year and month were kept"
        issues.add(
            Issue(severity="warning", code="month-number", column="tamm_month_number", count=wrong, message=message)
        )
    is_other = pc.invert(pc.match_substring_regex(table["mandate_document"], "^[0-9]+$"))
    others = table.filter(is_other)
    if others.num_rows:
        names = ", ".join(sorted(set(others["mandate_document"].to_pylist()))[:8])
        issues.add(
            Issue(
                severity="info",
                code="no-resolution-number",
                column="mandate_document",
                count=others.num_rows,
                message=f"not the number of one resolution of the Council: {names}",
            )
        )
    return table


ADAPTER: Final = Adapter(finish={"mission_months": finish})
