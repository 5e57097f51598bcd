"""Events of organized violence, after UCDP GED and its candidate releases.

What enters: CSV (also zipped), Excel and GeoJSON files in the layouts of the card. What leaves: table ``events``.
Never done here: adding releases together; spreading an event over its days.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow.compute as pc

from peaceops.sources.base import Adapter, RowCheck
from peaceops.sources.cleaning import Raw


def prepare(raw: Raw, layout: str) -> Raw:
    """Take latitude and longitude of a GeoJSON file from its points."""
    if layout != "geojson":
        return raw
    columns = dict(raw.columns)
    columns["latitude"] = columns.pop("geometry.latitude")
    columns["longitude"] = columns.pop("geometry.longitude")
    return raw.with_columns(columns)


def _lies_outside(table: Any) -> Any:
    best = table["deaths_best"]
    return pc.or_(pc.less(best, table["deaths_low"]), pc.greater(best, table["deaths_high"]))


def _is_no_sum(table: Any) -> Any:
    total = table["deaths_side_a_persons"]
    for part in ("deaths_side_b_persons", "deaths_civilians_persons", "deaths_unknown_persons"):
        total = pc.add(total, table[part])
    return pc.not_equal(total, table["deaths_best"])


_TESTS: Final = (
    ("end-before-start", "the end is before the start", lambda t: pc.less(t["end_date"], t["start_date"])),
    ("best-out-of-bounds", "the best estimate is below the low or above the high", _lies_outside),
    ("best-no-sum", "the best estimate is not the sum of its parts", _is_no_sum),
    ("not-clear", "a candidate that UCDP marks as to be checked", lambda t: pc.not_equal(t["code_status"], "Clear")),
)
CHECKS: Final = tuple(
    RowCheck(code=code, message=message, test=test, shown="event_id_ucdp", noun="events")
    for code, message, test in _TESTS
)

ADAPTER: Final = Adapter(prepare=prepare, is_by_row=True, checks={"events": CHECKS})
