"""Events of organized violence, after UCDP GED and its candidate releases.

What enters: CSV (also zipped), Excel and GeoJSON files in the layouts of the card. What leaves: table ``events``.
Never done here: adding releases together; spreading an event over its days.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import Raw
from peaceops.store.issues import Issue, IssueLog


def prepare(raw: Raw, layout: str) -> Raw:
    """Take latitude and longitude of a GeoJSON file from its points."""
    if layout != "geojson":
        return raw
    columns = dict(raw.columns)
    columns["latitude"] = columns.pop("geometry.latitude")
    columns["longitude"] = columns.pop("geometry.longitude")
    return raw.with_columns(columns)


def finish(table: Any, issues: IssueLog) -> Any:
    """Note events that end before they start or whose best estimate lies outside its bounds."""
    best = table["deaths_best"]
    parts = ("deaths_side_b_persons", "deaths_civilians_persons", "deaths_unknown_persons")
    total = table["deaths_side_a_persons"]
    for part in parts:
        total = pc.add(total, table[part])
    tests = (
        ("end-before-start", pc.less(table["end_date"], table["start_date"]), "the end is before the start"),
        (
            "best-out-of-bounds",
            pc.or_(pc.less(best, table["deaths_low"]), pc.greater(best, table["deaths_high"])),
            "the best estimate is below the low or above the high",
        ),
        ("best-no-sum", pc.not_equal(total, best), "the best estimate is not the sum of its parts"),
        ("not-clear", pc.not_equal(table["code_status"], "Clear"), "a candidate that UCDP marks as to be checked"),
    )
    for code, mask, message in tests:
        found = table.filter(pc.fill_null(mask, False))["event_id_ucdp"].to_pylist()
        if found:
            shown = ", ".join(map(str, found[:5]))
            issues.add(Issue(severity="warning", code=code, count=len(found), message=f"{message}: events {shown}"))
    return table


ADAPTER: Final = Adapter(prepare=prepare, finish={"events": finish})
