"""The layer of events: each event once a unit, in one pass over the events whatever their number."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from peaceops.panel.build import Layer, build_event_layer, prepare_events
from peaceops.panel.coverage import Cover
from peaceops.panel.event import EVENT_MEASURES
from peaceops.panel.unit import find_unit

ibis = pytest.importorskip("ibis")

COVER = Cover(label="made", version="1", first_month=12 * 1989, last_month=12 * 2024)
MAY = 12 * 2020 + 4
# Two sites of one unit 11 km apart, a base of one site beside them, one that has both sites in one month only.
SITES = [(1, 10.0, 20.0), (2, 10.1, 20.0), (3, 50.0, 20.0)]
BASES = [
    ("two", 1, MAY),
    ("two", 2, MAY),
    ("one", 1, MAY),
    ("now two", 1, MAY),
    ("now two", 2, MAY + 1),
    ("far", 3, MAY),
]


def make_layer(unit: str) -> Layer:
    event = {
        "event_id_ucdp": [7, 8, 9], "start_date": [date(2020, 5, 1)] * 3, "end_date": [date(2020, 5, 2)] * 3,
        "violence_type": ["state-based"] * 3, "latitude_degrees": [10.05, 10.2, None], "longitude_degrees": [20.0, 20.0, None],
        "country_id_gw": [482] * 3, "conflict_id_ucdp": [1] * 3, "conflict_name": ["A"] * 3, "side_a": ["Government of A"] * 3,
        "side_a_id_gw": [482] * 3, "deaths_low": [1, 1, 1], "deaths_best": [5, 3, 2], "deaths_high": [9, 9, 9],
        "deaths_civilians_persons": [0, 0, 0], "release": ["made"] * 3,
    }  # fmt: skip
    types = {"latitude_degrees": "float64", "longitude_degrees": "float64", "start_date": "date", "end_date": "date"}
    texts = dict.fromkeys(("violence_type", "conflict_name", "side_a", "release"), "string")
    events = ibis.memtable(event, schema=dict.fromkeys(event, "int64") | texts | types)
    points = ibis.memtable(
        {name: [s[i] for s in SITES] for i, name in enumerate(("point_id", "latitude", "longitude"))}
    )
    bases = ibis.memtable({name: [b[i] for b in BASES] for i, name in enumerate(("base_id", "point_id", "month"))})
    near = {"points": points, "bases": bases, "radius_km": 12.0} if unit == "base-month" else {}
    measures = [EVENT_MEASURES["deaths_state_based"], EVENT_MEASURES["events_state_based"]]
    return build_event_layer(find_unit(unit), prepare_events(events), measures, [COVER], **near)


def test_a_unit_of_several_sites_has_an_event_near_both_once() -> None:
    """The first event lies between the sites, the second near the second one alone, the third has no place."""
    layer = make_layer("base-month")
    rows: list[dict[str, Any]] = layer.table.to_pyarrow().to_pylist()
    found = {(r["base_id"], r["month"]): (r["deaths_state_based_best"], r["events_state_based"]) for r in rows}
    assert found == {("two", MAY): (8.0, 2), ("one", MAY): (5.0, 1), ("now two", MAY): (5.0, 1)}
    behind = layer.rows.to_pyarrow().to_pylist()
    assert sorted((r["base_id"], r["event_id"]) for r in behind) == [("now two", 7), ("one", 7), ("two", 7), ("two", 8)]


@pytest.mark.parametrize("unit", ["base-month", "country-month", "country-year", "conflict-month", "grid-month"])
def test_no_event_is_found_again_by_its_id(unit: str) -> None:
    """A join of events with events holds all of them in memory, which must not grow with their number."""
    layer = make_layer(unit)
    for expression in (layer.table, layer.rows):
        sql = ibis.to_sql(expression, dialect="duckdb").replace('"', "")
        conditions = re.findall(r"\bON\b(.*?)(?:\b(?:SELECT|WHERE|GROUP|UNION|JOIN)\b|$)", sql, flags=re.DOTALL)
        assert ("ON" in sql.split()) == (unit == "base-month")
        assert not any("event_id" in condition for condition in conditions)
        assert "USING" not in sql
