"""Multi-month events are kept: months add up to the event, exactly, for low, best and high."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceops.errors import UnknownName
from peaceops.panel.spread import PARTS, spread_months

ibis = pytest.importorskip("ibis")

DAYS = st.dates(date(1988, 12, 1), date(2024, 3, 1))
EVENT = st.tuples(
    DAYS, st.integers(0, 500) | st.integers(-3, 40), st.integers(0, 50), st.integers(0, 5_000), st.integers(0, 900_000)
)


def table(events: list[tuple[Any, Any, Any, Any, Any]]) -> Any:
    names = ("start_date", "end_date", "deaths_low", "deaths_best", "deaths_high")
    columns = {name: [event[i] for event in events] for i, name in enumerate(names)}
    types = dict.fromkeys(names, "int64") | {"start_date": "date", "end_date": "date", "event_id": "int64"}
    return ibis.memtable({"event_id": list(range(len(events))), **columns}, schema=types)


def spread(events: list[Any], rule: str = "days") -> list[dict[str, Any]]:
    return spread_months(table(events), rule=rule).order_by("event_id", "month").to_pyarrow().to_pylist()


def month(year: int, number: int) -> int:
    return 12 * year + number - 1


@settings(max_examples=60, deadline=None)
@given(st.lists(EVENT, min_size=1, max_size=8))
def test_totals_are_conserved_and_bounds_keep_their_order(events: list[Any]) -> None:
    events = [(first, first + timedelta(n), low, low + a, low + a + b) for first, n, low, a, b in events]
    rows = spread(events)
    for i, event in enumerate(events):
        mine = [row for row in rows if row["event_id"] == i]
        last = max(event[0], event[1])
        assert [r["month"] for r in mine] == list(
            range(month(event[0].year, event[0].month), month(last.year, last.month) + 1)
        )
        assert [row["is_first"] for row in mine] == [True] + [False] * (len(mine) - 1)
        for place, name in enumerate(("low", "best", "high"), 2):
            assert sum(row[f"deaths_{name}_parts"] for row in mine) == event[place] * PARTS
        assert all(r["deaths_low_parts"] <= r["deaths_best_parts"] <= r["deaths_high_parts"] for r in mine)


def test_the_share_of_a_month_is_that_of_its_days() -> None:
    """31 January to 2 March 2020: 1 of 32 days, 29, 2."""
    rows = spread([(date(2020, 1, 31), date(2020, 3, 2), 32, 64, 100)])
    assert [row["deaths_low_parts"] / PARTS for row in rows] == [1, 29, 2]
    for row, days in zip(rows, (1, 29, 2), strict=True):
        assert abs(Fraction(row["deaths_high_parts"], PARTS) - Fraction(100 * days, 32)) <= Fraction(1, PARTS)


def test_sums_are_exact_in_any_order() -> None:
    rows = spread([(date(2020, 1, 17), date(2021, 8, 9), 1, 7, 1_000_003)] * 500)
    cells = [row["deaths_high_parts"] / PARTS for row in rows]
    assert sum(cells) == sum(reversed(cells)) == sum(sorted(cells)) == 500 * 1_000_003


def test_other_rules_put_all_in_one_month() -> None:
    event = (date(2019, 12, 31), date(2020, 2, 1), 1, 2, 3)
    assert [(r["month"], r["deaths_best_parts"] / PARTS) for r in spread([event], "start")] == [(month(2019, 12), 2)]
    assert [(r["month"], r["deaths_high_parts"] / PARTS) for r in spread([event], "end")] == [(month(2020, 2), 3)]
    with pytest.raises(UnknownName, match="spreading"):
        spread([event], "middle")


def test_unknown_deaths_stay_unknown_in_every_month() -> None:
    rows = spread([(date(2020, 1, 31), date(2020, 2, 1), None, None, 5)])
    assert [(row["deaths_low_parts"], row["deaths_best_parts"]) for row in rows] == [(None, None)] * 2


def test_an_event_that_ends_before_it_starts_happened_on_its_first_day() -> None:
    assert [row["month"] for row in spread([(date(2020, 3, 1), date(2020, 1, 1), 1, 1, 1)])] == [month(2020, 3)]
