"""Typed values and their text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.errors import InvalidValue
from peaceops.model import Category, CodeSet, DateValue, Period, Quantity, SpanValue, Value, parse_value
from peaceops.model.value import VALUE_TYPES, name_value_type, unit_of

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
codes = st.from_regex(r"[A-Za-z0-9_.:+-]{1,80}", fullmatch=True)
numbers = st.decimals(Decimal(-(10**14)), Decimal(10**14), places=3, allow_nan=False, allow_infinity=False)


def make_quantity(low: Decimal | None, high: Decimal | None) -> Quantity:
    if low is None and high is None:
        low = Decimal(0)
    if low is not None and high is not None and high < low:
        low, high = high, low
    return Quantity(low=low, high=high, unit="persons")


values: st.SearchStrategy[Value] = st.one_of(
    st.builds(make_quantity, st.none() | numbers, st.none() | numbers),
    codes.map(lambda code: Category(code=code)),
    st.tuples(days, days).map(lambda pair: DateValue(earliest=min(pair), latest=max(pair))),
    st.tuples(days, days).map(lambda pair: SpanValue(period=Period.of_days(min(pair), max(pair)))),
    st.lists(codes, min_size=1, max_size=6, unique=True).map(lambda found: CodeSet(codes=tuple(found))),
)


@given(values)
def test_a_value_survives_its_text(value: Value) -> None:
    kind = name_value_type(value)
    assert kind in VALUE_TYPES
    assert parse_value(kind, value.text, unit_of(value)) == value


@given(values)
def test_the_text_of_a_value_is_stable(value: Value) -> None:
    again = parse_value(name_value_type(value), f"  {value.text} ", unit_of(value))
    assert again.text == value.text


@given(st.lists(codes, min_size=1, max_size=6, unique=True))
def test_a_set_has_no_order(found: list[str]) -> None:
    assert CodeSet(codes=tuple(found)) == CodeSet(codes=tuple(reversed(found)))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1600", "1600", "1600"),
        ("220000..247000", "220000", "247000"),
        ("200000..", "200000", None),
        ("..300", None, "300"),
        ("0.70", "0.7", "0.7"),
        ("-5", "-5", "-5"),
    ],
)
def test_quantities_as_people_write_them(text: str, low: str | None, high: str | None) -> None:
    value = parse_value("quantity", text, "persons")
    assert isinstance(value, Quantity)
    assert (value.low, value.high) == (low and Decimal(low), high and Decimal(high))


def test_equal_numbers_have_one_text() -> None:
    assert {parse_value("quantity", text, "share").text for text in ("0.7", "0.70", "0.700", "0.7..0.70")} == {"0.7"}
    assert parse_value("quantity", "-0", "share").text == "0"


@pytest.mark.parametrize("ends", ["..", "1998-07-01..", "..2003-02-18", "1996-04-20~1996-04-22..1996-05-16"])
def test_a_span_keeps_open_and_uncertain_ends(ends: str) -> None:
    assert parse_value("span", ends).text == ends


@pytest.mark.parametrize(
    ("value_type", "text", "unit", "message"),
    [
        ("quantity", "1,600", "persons", "'1,600' is no number"),
        ("quantity", "1600", "", "a quantity needs a unit"),
        ("quantity", "300..200", "persons", "runs backwards"),
        ("quantity", "..", "persons", "says nothing"),
        ("quantity", "about 5", "persons", "is no number"),
        ("quantity", "1e9", "persons", "is no number"),
        ("quantity", "NaN", "persons", "is no number"),
        ("category", "2", "persons", "a category has no unit"),
        ("category", "two words", "", "is no code"),
        ("category", "", "", "the value is empty"),
        ("date", "24 June", "", "is no date"),
        ("date", "1995~1994", "", "runs backwards"),
        ("span", "2002-01-01", "", "is no span"),
        ("span", "2003..2002", "", "ends before it begins"),
        ("set", "host|host", "", "names a code twice"),
        ("set", "host||sender", "", "is no code"),
        ("text", "x", "", "value type 'text' is not known"),
    ],
)
def test_bad_values_say_what_is_wrong(value_type: str, text: str, unit: str, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_value(value_type, text, unit)
    assert message in caught.value.message


def test_an_empty_set_is_refused() -> None:
    with pytest.raises(InvalidValue, match="without codes"):
        CodeSet(codes=())
