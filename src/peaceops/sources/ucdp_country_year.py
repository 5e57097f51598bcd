"""Organized violence by state and year, after UCDP.

What enters: ``organizedviolencecy``. What leaves: table ``country_year``.
Never done here: a row for a year in which a state was not one.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.store.issues import Issue, IssueLog

_TOTALS: Final = ("state_based_deaths", "non_state_deaths", "one_sided_deaths")


def finish(table: Any, issues: IssueLog) -> Any:
    """Note rows whose three kinds of violence do not add up to the whole."""
    for bound in ("best", "high", "low"):
        total = None
        for kind in _TOTALS:
            values = table[f"{kind}_{bound}"]
            total = values if total is None else pc.add(total, values)
        wrong = pc.sum(pc.not_equal(total, table[f"all_deaths_{bound}"])).as_py() or 0
        if wrong:
            message = "is not the sum of the three kinds"
            issues.add(
                Issue(severity="warning", code="no-sum", column=f"all_deaths_{bound}", count=wrong, message=message)
            )
    return table


ADAPTER: Final = Adapter(finish={"country_year": finish})
