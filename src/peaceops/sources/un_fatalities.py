"""Fatalities in UN missions, after the UN Peace and Security Data Hub.

What enters: ``DPPADPOSS-FATALITIES.csv``. What leaves: table ``fatalities``, one row a death.
Never done here: leaving out local staff; who compares with uniformed strength does.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.store.issues import Issue, IssueLog


def finish(table: Any, issues: IssueLog) -> Any:
    """Note casualty numbers that stand in several rows: the row's own number is the key."""
    counts = table["casualty_id_un"].combine_chunks().value_counts()
    twice = sorted(pair["values"] for pair in counts.to_pylist() if pair["counts"] > 1)
    if twice:
        message = f"one casualty number in several rows, kept as they are: {', '.join(twice[:8])}"
        issues.add(
            Issue(severity="warning", code="casualty-twice", column="casualty_id_un", count=len(twice), message=message)
        )
    missing = pc.sum(pc.is_null(table["nationality_id_iso3"])).as_py() or 0
    if missing:
        message = "nationality without an ISO code: unknown, or no state of that list"
        issues.add(Issue(severity="info", code="no-iso3", column="nationality_id_iso3", count=missing, message=message))
    return table


ADAPTER: Final = Adapter(finish={"fatalities": finish})
