"""Typed values of claims and their text form.

What enters: the ``value_type``, ``value`` and ``unit`` columns of a casebook row.
What leaves: one of five frozen value types, and the same text back.
Never done here: unit conversion, averaging, guessing a type.

==========  ============================  =======================================
type        text                          meaning
==========  ============================  =======================================
quantity    ``1600``                      a number with a unit
quantity    ``220000..247000``            an interval, both ends included
quantity    ``200000..`` / ``..300``      a bound on one side only
category    ``2``                         a code of the indicator's scale
date        ``1994-06-20~1994-06-24``     a day, perhaps uncertain
span        ``2002-01-01..2002-01-31``    first to last day, both included
set         ``host|counterpart``          codes, each at most once
==========  ============================  =======================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from peaceops.errors import InvalidValue
from peaceops.model.period import Period, parse_date_range, render_date_range

_CODE: Final = re.compile(r"[A-Za-z0-9_.:+-]{1,80}")
_NUMBER: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
VALUE_TYPES: Final = ("quantity", "category", "date", "span", "set")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number or interval with its unit.

    Parameters
    ----------
    low, high : Decimal or None
        Least and greatest value, both included; None is no bound on that side.
    unit : str
        Unit code of the codebook.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise InvalidValue("a quantity without bounds says nothing", expected="a number or interval")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise InvalidValue(f"interval {self.low}..{self.high} runs backwards")

    @property
    def is_number(self) -> bool:
        """Whether both bounds are one number."""
        return self.low is not None and self.low == self.high

    @property
    def text(self) -> str:
        """The casebook's text form."""
        if self.is_number:
            return _render_number(self.low)
        return f"{_render_number(self.low)}..{_render_number(self.high)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A code of an indicator's scale."""

    code: str

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise InvalidValue(f"{self.code!r} is no code", expected="letters, digits, _ . : + -")

    @property
    def text(self) -> str:
        """The casebook's text form."""
        return self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """A day that may be known only to lie in a range."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise InvalidValue("a date range runs backwards")

    @property
    def text(self) -> str:
        """The casebook's text form."""
        return render_date_range(self.earliest, self.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanValue:
    """A stretch of days."""

    period: Period

    @property
    def text(self) -> str:
        """The casebook's text form."""
        first, last = self.period.render()
        return f"{'' if first == '..' else first}..{'' if last == '..' else last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSet:
    """A set of codes, kept sorted."""

    codes: tuple[str, ...]

    def __post_init__(self) -> None:
        for code in self.codes:
            if not _CODE.fullmatch(code):
                raise InvalidValue(f"{code!r} is no code", expected="letters, digits, _ . : + -")
        if len(set(self.codes)) != len(self.codes):
            raise InvalidValue("a set names a code twice")
        if not self.codes:
            raise InvalidValue("a set without codes says nothing")
        object.__setattr__(self, "codes", tuple(sorted(self.codes)))

    @property
    def text(self) -> str:
        """The casebook's text form."""
        return "|".join(self.codes)


Value = Quantity | Category | DateValue | SpanValue | CodeSet


def _render_number(number: Decimal | None) -> str:
    if number is None:
        return ""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _parse_number(text: str) -> Decimal | None:
    text = text.strip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise InvalidValue(f"{text!r} is no number", expected="digits with a decimal point, no thousands separator")
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern excludes it
        raise InvalidValue(f"{text!r} is no number") from None


def parse_value(value_type: str, text: str, unit: str = "") -> Value:
    """Parse a value of a declared type.

    Parameters
    ----------
    value_type : str
        One of :data:`VALUE_TYPES`.
    text : str
        Text form; see the module's docstring.
    unit : str
        Unit code; required for quantities, empty for all others.

    Returns
    -------
    Quantity, Category, DateValue, SpanValue or CodeSet

    Raises
    ------
    InvalidValue
        If the text is not of that type or a unit is missing or out of place.

    Examples
    --------
    >>> parse_value("quantity", "220000..247000", "persons").text
    '220000..247000'
    """
    text = text.strip()
    if value_type not in VALUE_TYPES:
        raise InvalidValue(f"value type {value_type!r} is not known", expected=", ".join(VALUE_TYPES))
    if not text:
        raise InvalidValue("the value is empty", expected=f"a {value_type}")
    if (value_type == "quantity") != bool(unit):
        raise InvalidValue(
            f"a {value_type} {'needs a unit' if value_type == 'quantity' else 'has no unit'}",
            expected="a unit for a quantity and for nothing else",
        )
    if value_type == "quantity":
        if ".." in text:
            low, _, high = text.partition("..")
            return Quantity(low=_parse_number(low), high=_parse_number(high), unit=unit)
        number = _parse_number(text)
        return Quantity(low=number, high=number, unit=unit)
    if value_type == "category":
        return Category(code=text)
    if value_type == "date":
        earliest, latest = parse_date_range(text)
        return DateValue(earliest=earliest, latest=latest)
    if value_type == "span":
        if ".." not in text:
            raise InvalidValue(f"{text!r} is no span", expected="first..last")
        first, _, last = text.partition("..")
        return SpanValue(period=Period.parse(first or "..", last or ".."))
    return CodeSet(codes=tuple(part.strip() for part in text.split("|")))


def name_value_type(value: Value) -> str:
    """Name the type of a value as the ``value_type`` column does."""
    return {
        Quantity: "quantity",
        Category: "category",
        DateValue: "date",
        SpanValue: "span",
        CodeSet: "set",
    }[type(value)]


def unit_of(value: Value) -> str:
    """Return the unit of a quantity, empty for every other value."""
    return value.unit if isinstance(value, Quantity) else ""
