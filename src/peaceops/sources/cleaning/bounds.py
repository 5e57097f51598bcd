"""Estimates with bounds: a best one that lies outside them is noted, never moved.

What enters: a clean table with ``deaths_low``, ``deaths_best``, ``deaths_high``. What leaves: the same table, issues.
Never done here: putting an estimate right.
"""

from __future__ import annotations

from typing import Any

import pyarrow.compute as pc

from peaceops.store.issues import Issue, IssueLog


def note_bounds(table: Any, issues: IssueLog) -> Any:
    """Note rows whose best estimate is below the low or above the high one."""
    best = table["deaths_best"]
    is_out = pc.or_(pc.less(best, table["deaths_low"]), pc.greater(best, table["deaths_high"]))
    found = table.filter(pc.fill_null(is_out, False))
    if found.num_rows:
        keys = [name for name in found.column_names if "_id_" in name or name == "year"][:4]
        shown = "; ".join(
            ", ".join(f"{k} {v}" for k, v in row.items()) for row in found.select(keys).slice(0, 3).to_pylist()
        )
        message = f"the best estimate is below the low or above the high: {shown}"
        issues.add(Issue(severity="warning", code="best-out-of-bounds", count=found.num_rows, message=message))
    return table
