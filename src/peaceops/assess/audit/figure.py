"""How a figure of a text stands to a figure of the evidence.

What enters: bounds of both. What leaves: the fit, and whether it took a rounding.
Never done here: an average; a comparison of figures whose subject, unit or days differ.

Tolerances, the same everywhere and said with each verdict that needs one: words such as "about" admit 10% and half
of the last significant digit that is written; a bare number admits half of its last significant digit when it ends in
a zero, and then the verdict is qualified.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from peaceops.model.statement import Amount

ABOUT_SHARE: Final = Decimal("0.1")
ROUNDING_TEXT: Final = "half of the last significant digit"
ABOUT_TEXT: Final = "10% or half of the last significant digit"
#: Days, months and years of a duration in days.
_UNIT_DAYS: Final = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.4375"), "years": Decimal("365.25")}

_UNIT_METRES: Final = {"m": Decimal(1), "km": Decimal(1000), "miles": Decimal("1609.344")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Least and greatest value; None is open.

    Parameters
    ----------
    low, high : Decimal or None
        Both included.
    is_strict : bool
        Whether the bound itself is left out ("more than 100").
    """

    low: Decimal | None
    high: Decimal | None
    is_strict: bool = False

    @property
    def is_number(self) -> bool:
        """Whether both are one number."""
        return self.low is not None and self.low == self.high

    def holds(self, other: Bounds) -> bool:
        """Whether the other lies wholly inside."""
        if self.low is not None and (other.low is None or other.low < self.low):
            return False
        if self.high is not None and (other.high is None or other.high > self.high):
            return False
        return not self.is_strict or not (other.low == self.low is not None or other.high == self.high is not None)

    def excludes(self, other: Bounds) -> bool:
        """Whether no value lies in both."""
        if (
            self.low is not None
            and other.high is not None
            and (other.high < self.low or (self.is_strict and other.high == self.low))
        ):
            return True
        return self.high is not None and other.low is not None and (
            other.low > self.high or (self.is_strict and other.low == self.high)
        )  # fmt: skip

    def widen(self, by: Decimal) -> Bounds:
        """Widen by as much on both sides."""
        return Bounds(
            low=None if self.low is None else self.low - by, high=None if self.high is None else self.high + by
        )


def round_half(number: Decimal) -> Decimal:
    """Give half of the last significant digit of a number as it is usually written.

    Examples
    --------
    >>> round_half(Decimal(47000)), round_half(Decimal("0.27")), round_half(Decimal(2542))
    (Decimal('500'), Decimal('0.005'), Decimal('0.5'))
    """
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(10) ** exponent / 2 if exponent > 0 else Decimal(10) ** exponent * Decimal("0.5")


def count_digits(number: Decimal) -> int:
    """Count the significant digits of a number: what makes a chance meeting unlikely.

    Examples
    --------
    >>> count_digits(Decimal(47000)), count_digits(Decimal(2542)), count_digits(Decimal("0.27"))
    (2, 4, 2)
    """
    return len(number.normalize().as_tuple().digits)


def read_bounds(amount: Amount) -> Bounds:
    """Read the bounds that an amount states, "about" widened by its tolerance."""
    low, high = amount.low, amount.high
    if amount.bound == "about" and low is not None and low == high:
        by = max(abs(low) * ABOUT_SHARE, round_half(low))
        return Bounds(low=low - by, high=low + by)
    return Bounds(low=low, high=high, is_strict=amount.bound in ("more-than", "fewer-than"))


#: No rounding takes a number further than this share from what it rounds.
_ROUNDED_SHARE: Final = Decimal("0.25")


def compare(amount: Amount, evidence: Bounds) -> tuple[str, bool]:
    """Compare an amount with a value of the evidence on the same question.

    Parameters
    ----------
    amount : Amount
        Of the text.
    evidence : Bounds
        In the same unit.

    Returns
    -------
    tuple of str and bool
        ``equal``, ``inside`` (the evidence lies within what is stated), ``overlaps`` or ``outside``; and whether it
        took a rounding of the text's number to agree.

    Examples
    --------
    >>> compare(
    ...     Amount(
    ...         low=Decimal(47000), high=Decimal(47000), unit="persons", text="47,000", start=0, end=6, bound="exact"
    ...     ),
    ...     Bounds(low=Decimal(46812), high=Decimal(46812)),
    ... )
    ('inside', True)
    """
    if amount.bound != "about" and _is_far(amount, evidence):
        return "outside", False
    stated = read_bounds(amount)
    if _is_far(stated, evidence):
        return "outside", False
    if stated.is_number and not evidence.is_strict and (evidence.low, evidence.high) == (stated.low, stated.high):
        return "equal", False
    if stated.holds(evidence):
        return ("equal" if stated.is_number else "inside"), False
    number = stated.low if amount.bound == "exact" and stated.is_number else None
    if number is not None and _is_round(number):
        # One digit and noughts: half of "100" would be 50, which is no rounding any more.
        by = min(round_half(number), abs(number) * _ROUNDED_SHARE)
        is_half = (
            evidence.is_number and evidence.low is not None and abs(evidence.low - number) == by
        )  # 25 per cent is no 30
        if stated.widen(by).holds(evidence) and not (is_half and amount.unit == "share"):
            return "inside", True
    return ("outside" if stated.excludes(evidence) else "overlaps"), False


_AS_MANY: Final = re.compile(r"\bas (?:many|much|few|little) as\b", re.IGNORECASE)


def take_told(amount: Amount, other: Amount) -> tuple[Amount, Amount]:
    """Take a greatest number that was told as a number: 40 deaths do not bear out "as many as 400 died".

    Parameters
    ----------
    amount : Amount
        Of the text.
    other : Amount
        Of the evidence.

    Returns
    -------
    tuple of Amount and Amount
        As they are, unless the text tells of a greatest number and the evidence of another one, or of less than half.

    Examples
    --------
    >>> told = Amount(
    ...     low=None, high=Decimal(40), unit="persons", text="as many as 40", start=0, end=13, bound="at-most"
    ... )
    >>> [a.low for a in take_told(told, told)]
    [Decimal('40'), Decimal('40')]
    """
    if not _is_told(amount) or amount.high is None or other.high is None:
        return amount, other
    if not _is_told(other) and other.high * 2 >= amount.high:
        return amount, other
    number = replace(amount, low=amount.high, bound="exact")
    return number, replace(other, low=other.high, bound="exact") if _is_told(other) else other


def _is_told(amount: Amount) -> bool:
    return amount.low is None and amount.high is not None and _AS_MANY.search(amount.text) is not None


def _is_far(stated: Bounds | Amount, evidence: Bounds | Amount) -> bool:
    """Whether the evidence is less than half or more than twice of what is stated: no rounding reaches so far."""
    low, high = stated.low, stated.high
    return (low is not None and low > 0 and evidence.high is not None and evidence.high * 2 < low) or (
        high is not None and high > 0 and evidence.low is not None and evidence.low > high * 2
    )


def compare_amounts(amount: Amount, other: Amount, *, is_ceiling: bool = False) -> tuple[str, bool]:
    """Compare an amount of a text with one of a document, in the unit of the first.

    Parameters
    ----------
    amount, other : Amount
        Of the text, and of the document.
    is_ceiling : bool
        Whether both are of what was authorised: "up to 5,860" is then no loose way to say up to 5,200.

    Returns
    -------
    tuple of str and bool
        As :func:`compare`. A bound that is turned round at one number is ``outside``.

    Examples
    --------
    >>> least = Amount(
    ...     low=Decimal(120), high=None, unit="count", text="at least 120", start=0, end=12, bound="at-least"
    ... )
    >>> most = Amount(low=None, high=Decimal(120), unit="count", text="up to 120", start=0, end=9, bound="at-most")
    >>> [compare_amounts(a, b)[0] for a, b in ((least, most), (most, least), (most, most))]
    ['outside', 'outside', 'inside']
    """
    if is_ceiling and amount.low is not None and amount.high is None:
        amount, other = take_told(amount, other)
    elif is_ceiling:
        amount, other = (
            replace(a, low=a.high, bound="exact") if a.bound == "at-most" and a.low is None else a
            for a in (amount, other)
        )
    else:
        amount, other = take_told(amount, other)
    if _is_turned(amount, other) or _is_turned(other, amount):
        return "outside", False
    if amount.unit == other.unit and "about" not in (amount.bound, other.bound) and _is_far(amount, other):
        return "outside", False
    bounds = read_bounds(other)
    if amount.unit == other.unit:
        return compare(amount, bounds)
    low, high = (convert(value, other.unit, amount.unit) for value in (bounds.low, bounds.high))
    if (low, high) == (None, None):
        return compare(amount, bounds)
    # Nobody converts to the last digit.
    by = max(abs(v) for v in (low, high) if v is not None) / 20
    loose = replace(amount, bound="about") if amount.bound == "exact" else amount
    if loose.low is not None and loose.bound == "at-least":
        loose = replace(loose, low=loose.low - by)
    return compare(loose, Bounds(low=low, high=high, is_strict=bounds.is_strict))


def _is_turned(one: Amount, other: Amount) -> bool:
    """Whether one has for its least what the other has for its most ("at least 120" for "no more than 120")."""
    return one.low is not None and one.high is None and other.low is None and other.high == one.low


_MANY_DIGITS: Final = Decimal(10) ** 27


def _is_round(number: Decimal) -> bool:
    # Of more digits than decimals keep no remainder can be taken.
    return number != number.to_integral_value() or abs(number) >= _MANY_DIGITS or number % 10 == 0


def convert(value: Decimal | None, unit: str, to: str) -> Decimal | None:
    """Convert a duration or share between units, or None where the units do not measure the same."""
    if value is None or unit == to:
        return value
    if unit in _UNIT_DAYS and to in _UNIT_DAYS:
        return value * _UNIT_DAYS[unit] / _UNIT_DAYS[to]
    if unit in _UNIT_METRES and to in _UNIT_METRES:
        return value * _UNIT_METRES[unit] / _UNIT_METRES[to]
    if (unit, to) == ("percent", "share"):
        return value / 100
    if (unit, to) == ("share", "percent"):
        return value * 100
    return None


@lru_cache(maxsize=1024)
def is_same_unit(unit: str, other: str) -> bool:
    """Whether two units measure the same: persons and counts of persons do, shares and percentages do.

    Examples
    --------
    >>> is_same_unit("days", "years"), is_same_unit("persons", "count"), is_same_unit("persons", "km2")
    (True, True, False)
    """
    if unit == other or convert(Decimal(1), unit, other) is not None:
        return True
    return {unit, other} <= {"persons", "count", "events", ""}


def span(values: Iterable[Bounds]) -> Bounds:
    """Give the least interval that holds all; open where any is."""
    given = list(values)
    lows, highs = [b.low for b in given], [b.high for b in given]
    return Bounds(
        low=None if None in lows else min(x for x in lows if x is not None),
        high=None if None in highs else max(x for x in highs if x is not None),
    )


def write_number(value: Decimal | None) -> str:
    """Write a number for a reader."""
    if value is None:
        return ""
    text = f"{round(value, 2) if abs(value) >= 1 else round(value, 4):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


#: Units that a reader is told with a number; a share is told in percent.
_TOLD_UNITS: Final = frozenset({"persons", "days", "weeks", "months", "years", "km2"})


def write_bounds(bounds: Bounds, unit: str = "") -> str:
    """Write an interval for a reader, with its unit where it is given.

    Examples
    --------
    >>> write_bounds(Bounds(low=Decimal("14.26"), high=Decimal("14.42")), "years")
    '14.26 to 14.42 years'
    >>> write_bounds(Bounds(low=Decimal("0.8"), high=None), "share")
    'at least 80%'
    """
    low, high = bounds.low, bounds.high
    mark = f" {unit}" if unit in _TOLD_UNITS else ""
    if unit == "share":
        low, high = (None if end is None else round(100 * end, 1).normalize() for end in (low, high))
        mark = "%"
    if low is None and high is None:
        return "no bound"
    if bounds.is_number:
        return f"{write_number(low)}{mark}"
    if high is None:
        return f"at least {write_number(low)}{mark}"
    if low is None:
        return f"at most {write_number(high)}{mark}"
    return f"{write_number(low)} to {write_number(high)}{mark}"
