"""UN peacekeeping missions, after the list of the UN Peace and Security Data Hub.

What enters: ``DPPADPOSS-PKO.csv``. What leaves: table ``missions``.
Never done here: naming the host country, which the list does not.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.store.issues import Issue, IssueLog


def finish(table: Any, issues: IssueLog) -> Any:
    """Note missions that end before they start, and active ones that have an end."""
    tests = (
        ("end-before-start", pc.less(table["end_date"], table["start_date"]), "the end is before the start"),
        ("no-start", pc.is_null(table["start_date"]), "no start is given: unknown"),
        ("active-and-ended", pc.and_(table["is_active"], pc.is_valid(table["end_date"])), "active, and has an end"),
    )
    for code, mask, message in tests:
        found = table.filter(pc.fill_null(mask, False))["mission_acronym_un"].to_pylist()
        if found:
            issues.add(
                Issue(severity="warning", code=code, count=len(found), message=f"{message}: {', '.join(found[:8])}")
            )
    return table


ADAPTER: Final = Adapter(finish={"missions": finish})
