"""The radius join against every pair measured: anywhere on earth, over the date line and the poles."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceops.errors import InvalidValue
from peaceops.panel.space import EARTH_KM, count_columns, join_within

ibis = pytest.importorskip("ibis")

LATITUDES = st.floats(-90, 90) | st.sampled_from([-90.0, 90.0, 0.0, 89.999, -89.9])
LONGITUDES = st.floats(-180, 180) | st.sampled_from([-180.0, 180.0, 179.999, -179.999, 0.0])
PLACES = st.lists(st.tuples(LATITUDES, LONGITUDES), min_size=1, max_size=12)


def measure(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The spherical law of cosines through vectors: another way than the code's."""
    (x1, y1, z1), (x2, y2, z2) = (
        (math.cos(math.radians(p)) * math.cos(math.radians(q)), math.cos(math.radians(p)) * math.sin(math.radians(q)), math.sin(math.radians(p)))
        for p, q in (a, b)
    )  # fmt: skip
    cross = math.hypot(y1 * z2 - z1 * y2, z1 * x2 - x1 * z2, x1 * y2 - y1 * x2)
    return EARTH_KM * math.atan2(cross, x1 * x2 + y1 * y2 + z1 * z2)


def table(key: str, places: list[tuple[float | None, float | None]]) -> Any:
    return ibis.memtable(
        {
            key: list(range(len(places))),
            "latitude": [p[0] for p in places],
            "longitude": [p[1] for p in places],
        },
        schema={key: "int64", "latitude": "float64", "longitude": "float64"},
    )


def join(points: list[Any], events: list[Any], radius: float) -> dict[tuple[int, int], float]:
    rows = join_within(table("point_id", points), table("event_id", events), radius_km=radius).to_pyarrow().to_pylist()
    found = {(row["point_id"], row["event_id"]): row["distance_km"] for row in rows}
    assert len(found) == len(rows), "a pair stands twice"
    return found


@settings(max_examples=60, deadline=None)
@given(points=PLACES, events=PLACES, radius=st.sampled_from([0.5, 10.0, 50.0, 333.0, 2000.0, 5000.0]))
def test_equals_every_pair_measured(points: list[Any], events: list[Any], radius: float) -> None:
    found = join(points, events, radius)
    for i, point in enumerate(points):
        for j, event in enumerate(events):
            distance = measure(point, event)
            # Within a millimetre of the circle rounding decides.
            if abs(distance - radius) > 1e-6:
                assert ((i, j) in found) == (distance < radius), (point, event, distance)
            if (i, j) in found:
                assert found[i, j] == pytest.approx(distance, abs=1e-4)


def test_a_degree_of_the_equator_is_a_known_length() -> None:
    # 6371.0088 km * pi / 180
    assert join([(0.0, 0.0)], [(0.0, 1.0)], 120)[0, 0] == pytest.approx(111.19508, abs=1e-4)


def test_a_circle_crosses_the_date_line_and_the_pole() -> None:
    assert (0, 0) in join([(0.0, 179.9)], [(0.0, -179.9)], 50)
    assert (0, 0) in join([(89.9, 0.0)], [(89.9, 180.0)], 50)


def test_places_without_coordinates_are_in_no_row() -> None:
    assert join([(None, None), (1.0, 1.0)], [(1.0, 1.0), (None, 1.0)], 10).keys() == {(1, 0)}


@pytest.mark.parametrize("radius", [0, -1, float("nan"), float("inf"), 5000.1])
def test_a_radius_out_of_range_is_refused(radius: float) -> None:
    with pytest.raises(InvalidValue, match="km"):
        count_columns(radius)


def test_the_join_is_no_product_of_all_with_all() -> None:
    """A regular net of 90,000 places: each point is compared with the few in the cells around it."""
    net = ibis.range(0, 90_000, 1).unnest().name("event_id").as_table()
    events = net.mutate(latitude=(net.event_id // 300) * 0.5 - 75, longitude=(net.event_id % 300) * 1.0 - 150)
    points = events.filter(events.event_id % 9 == 0).rename(point_id="event_id")
    # The nearest neighbours in a net of half degrees lie 55.6 km apart: each point finds itself alone.
    found = join_within(points, events.mutate(longitude=events.longitude), radius_km=10)
    close = found.agg(n=found.count(), far=(found.distance_km > 0.001).sum()).to_pyarrow().to_pylist()[0]
    assert close == {"n": 10_000, "far": 0}
