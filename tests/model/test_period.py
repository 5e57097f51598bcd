"""The algebra of periods."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.errors import InvalidValue
from peaceops.model import Bound, Period
from peaceops.model.period import DAY, label_quarter, parse_date_range, render_date_range, split_quarters

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def bounds(draw: st.DrawFn) -> Bound:
    earliest = draw(days)
    return Bound(earliest=earliest, latest=earliest + timedelta(days=draw(st.integers(0, 400))))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(st.none() | bounds())
    end = draw(st.none() | bounds())
    if start and end and end.latest <= start.earliest:
        start, end = end, Bound(earliest=start.earliest + DAY, latest=start.latest + DAY)
    return Period(start=start, end=end)


certain = st.tuples(days, days).map(lambda pair: Period.of_days(min(pair), max(pair)))


@given(days, days)
def test_a_date_range_survives_its_text(one: date, other: date) -> None:
    earliest, latest = sorted((one, other))
    assert parse_date_range(render_date_range(earliest, latest)) == (earliest, latest)


@given(periods())
def test_a_period_survives_its_two_columns(period: Period) -> None:
    assert Period.parse(*period.render()) == period


@given(periods(), periods())
def test_overlap_is_symmetric(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)


@given(periods(), periods())
def test_intersection_is_commutative_and_agrees_with_overlap(one: Period, other: Period) -> None:
    both = one.intersect(other)
    assert both == other.intersect(one)
    assert (both is not None) == one.overlaps(other)
    if both is not None:
        assert both.first_day >= max(one.first_day, other.first_day)
        assert both.last_day <= min(one.last_day, other.last_day)


@given(certain, certain, days)
def test_a_day_of_the_intersection_is_a_day_of_both(one: Period, other: Period, day: date) -> None:
    both = one.intersect(other)
    assert (both is not None and both.covers(day)) == (one.covers(day) and other.covers(day))


@given(certain)
def test_a_certain_period_intersects_itself(period: Period) -> None:
    assert period.intersect(period) == period


@given(periods())
def test_the_number_of_days_lies_between_its_bounds(period: Period) -> None:
    count = period.days()
    if period.start is None or period.end is None:
        assert count is None
    else:
        assert count is not None
        assert 0 <= count[0] <= count[1]
        assert count[1] == (period.last_day - period.first_day).days + 1


@given(days, days)
def test_quarters_partition_the_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    quarters = split_quarters(first, last)
    assert quarters[0].first_day == first
    assert quarters[-1].last_day == last
    for before, after in itertools.pairwise(quarters):
        assert before.last_day + DAY == after.first_day
        assert label_quarter(before) != label_quarter(after)
    for quarter in quarters:
        assert label_quarter(quarter) == label_quarter(Period.of_days(quarter.last_day, quarter.last_day))


def test_no_days_have_no_quarters() -> None:
    assert split_quarters(date(2000, 1, 2), date(2000, 1, 1)) == ()


@pytest.mark.parametrize(
    ("first", "last", "days_covered"),
    [
        ("1994", "1994", (365, 365)),
        ("1996-02", "1996-02", (29, 29)),
        ("1994-06-24", "1994-06-24", (1, 1)),
        ("1994-06-20~1994-06-24", "1994-06-30", (7, 11)),
        ("1994-06-24", "..", None),
        ("..", "1994-06-24", None),
    ],
)
def test_columns_as_people_write_them(first: str, last: str, days_covered: tuple[int, int] | None) -> None:
    assert Period.parse(first, last).days() == days_covered


def test_an_uncertain_end_is_certainly_covered_only_in_its_core() -> None:
    period = Period.parse("1994-06-20~1994-06-24", "1994-07-01~1994-07-05")
    assert (period.first_day, period.certain_first_day) == (date(1994, 6, 20), date(1994, 6, 24))
    assert (period.certain_last_day, period.last_day) == (date(1994, 7, 1), date(1994, 7, 5))
    assert not period.is_day


@given(certain.filter(lambda period: not period.is_day))
def test_a_reversed_period_says_so(period: Period) -> None:
    first, last = period.render()
    with pytest.raises(InvalidValue, match="the period ends before it begins"):
        Period.parse(last, first)


@pytest.mark.parametrize("text", ["", "yesterday", "94", "1994-13", "1994-02-30", "24.06.1994", "0000", "1994-6-1"])
def test_a_text_that_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="is no da"):
        parse_date_range(text)


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(InvalidValue, match="runs backwards"):
        parse_date_range("1995~1994")
    with pytest.raises(InvalidValue, match="latest day is before"):
        Bound(earliest=date(2000, 1, 2), latest=date(2000, 1, 1))


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    with pytest.raises(InvalidValue, match="is too late"):
        Period.parse("9999", "9999")
