"""UN contributions by country, mission and year, by sex: annual means made by others.

What enters: the CSV of the means. What leaves: table ``country_mission_year`` with ``is_understated``.
Never done here: multiplying a mean back to what it should have been.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.store.issues import Issue, IssueLog

#: Years of which months are missing while the sum is divided by twelve all the same.
UNDERSTATED: Final = (2010, 2012, 2017, 2021)


def finish(table: Any, issues: IssueLog) -> Any:
    """Say which years are understated, and note means that do not add up."""
    is_understated = pc.is_in(table["year"], value_set=pa.array(UNDERSTATED, pa.int64()))
    count = pc.sum(is_understated).as_py() or 0
    if count:
        message = "months are missing and the sum is divided by twelve all the same: too low, see is_understated"
        issues.add(Issue(severity="warning", code="understated", column="total_persons", count=count, message=message))
    total = pc.add(table["women_persons"], table["men_persons"])
    difference = pc.abs(pc.subtract(total, table["total_persons"]))
    rounded = pc.sum(pc.equal(difference, 1)).as_py() or 0
    wrong = pc.sum(pc.greater(difference, 1)).as_py() or 0
    for severity, code, found, message in (
        ("info", "rounded", rounded, "women and men differ from the total by one: means were rounded apart"),
        ("warning", "no-sum", wrong, "women and men are not the total"),
    ):
        if found:
            issues.add(Issue(severity=severity, code=code, column="total_persons", count=found, message=message))
    return table.append_column("is_understated", is_understated)


ADAPTER: Final = Adapter(finish={"country_mission_year": finish})
