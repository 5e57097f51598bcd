"""Comparing figures: laws that hold for any numbers."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from peaceops.assess.audit.figure import Bounds, compare, convert, is_same_unit, read_bounds
from peaceops.model.statement import BOUNDS, Amount

NUMBERS = st.integers(min_value=0, max_value=10**7).map(Decimal)


def amount(low: Decimal | None, high: Decimal | None, bound: str = "exact", unit: str = "persons") -> Amount:
    return Amount(low=low, high=high, unit=unit, text="", start=0, end=0, bound=bound)


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(BOUNDS))
def test_wider_evidence_is_never_more_certain(value: Decimal, first: Decimal, by: Decimal, bound: str) -> None:
    stated = amount(
        None if bound in ("at-most", "fewer-than") else value, None if bound in ("at-least", "more-than") else value, bound
    )  # fmt: skip
    narrow = compare(stated, Bounds(low=first, high=first))[0]
    wide = compare(stated, Bounds(low=first - by, high=first + by))[0]
    if narrow == "outside":
        assert wide in ("outside", "overlaps")
    if wide in ("equal", "inside"):
        assert narrow in ("equal", "inside")
    if wide == "outside":
        assert narrow == "outside"


@given(NUMBERS, NUMBERS)
def test_a_number_agrees_with_itself_and_not_with_another_beyond_rounding(value: Decimal, other: Decimal) -> None:
    assert compare(amount(value, value), Bounds(low=value, high=value)) == ("equal", False)
    if abs(other - value) > max(value, Decimal(1)):
        assert compare(amount(value, value), Bounds(low=other, high=other))[0] == "outside"


@given(NUMBERS)
def test_a_change_of_unit_changes_nothing(value: Decimal) -> None:
    assert is_same_unit("years", "months")
    there = convert(value, "years", "months")
    back = convert(there, "months", "years")
    assert back is not None
    assert abs(back - value) < Decimal("0.000001") * (value + 1)
    assert convert(value, "persons", "km") is None


def test_bounds_are_taken_as_they_are_said() -> None:
    many = Bounds(low=Decimal(350_000), high=Decimal(350_000))
    assert compare(amount(Decimal(300_000), None, "at-least"), many)[0] == "inside"
    assert compare(amount(Decimal(400_000), None, "at-least"), many)[0] == "outside"
    assert compare(amount(None, Decimal(300_000), "at-most"), many)[0] == "outside"
    hundred = Bounds(low=Decimal(100), high=Decimal(100))
    assert compare(amount(Decimal(100), None, "more-than"), hundred)[0] == "outside"
    assert compare(amount(None, Decimal(100), "at-most"), hundred)[0] == "inside"
    assert read_bounds(amount(Decimal(47_000), Decimal(47_000), "about")) == Bounds(
        low=Decimal(42_300), high=Decimal(51_700)
    )
