"""Figures of a text put beside readings of the same question, one by one.

What enters: a figure and the readings on its subject. What leaves: each admissible reading with how it fits.
Never done here: a verdict; a comparison of a part with a whole that may be greater.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.admit import admit_definitions
from peaceops.assess.audit.asker import Reply
from peaceops.assess.audit.figure import (
    Bounds,
    compare,
    convert,
    is_same_unit,
    read_bounds,
)
from peaceops.assess.audit.ownership import read_noun
from peaceops.assess.audit.scope import Assertion, match_days, read_days
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed
from peaceops.model.statement import Amount

LEDGER_RULE: Final = "claim of the ledger"
#: Days within which two figures of something that changes are figures of one moment.
MOMENT_DAYS: Final = 31
_YEAR: Final = 366
#: A number with fewer significant digits meets another by chance.
DISTINCT_DIGITS: Final = 3
#: Topics whose value changes from day to day.
STOCKS: Final = frozenset(
    {"strength", "ceiling", "contributions", "displaced", "returned", "citizenship", "share-contributor"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A reading beside a figure of the text.

    Parameters
    ----------
    reading : Reading
        What the evidence says.
    reply : Reply
        To which probe.
    bounds : Bounds
        In the unit of the text.
    fit : str
        Of :class:`~peaceops.model.audit.Recomputed`.
    is_rounded : bool
        Whether it took a rounding.
    days : str
        ``same``, ``other`` or ``undated``.
    """

    reading: Reading
    reply: Reply
    bounds: Bounds
    fit: str
    is_rounded: bool
    days: str

    @property
    def agrees(self) -> bool:
        """Whether the evidence lies within what is stated."""
        return self.fit in ("equal", "inside")


def compare_readings(assertion: Assertion, replies: Sequence[Reply], *, kind: str) -> tuple[Compared, ...]:
    """Compare a figure with every admissible reading that has a value in its unit.

    Parameters
    ----------
    assertion : Assertion
        With a figure.
    replies : sequence of Reply
        On its subject.
    kind : str
        ``recomputed`` or ``ledger``.
    """
    amount = assertion.amount
    assert amount is not None
    found = []
    span, unit, stated = _as_span(amount), read_unit(assertion), read_bounds(amount)
    noun = read_noun(assertion)
    is_broad = not noun or _BROAD.search(noun) is not None
    for reply in replies:
        is_month = _is_of_month(reply)
        for reading in admit_definitions(assertion, reply.readings):
            if (reading.rule == LEDGER_RULE) != (kind == "ledger") or not reading.has_value:
                continue
            if (_is_mean(reading) and not is_month) or (kind == "ledger" and is_month):
                continue
            if (reading.low is None and reading.high is None) or not is_same_unit(reading.unit, unit):
                continue
            bounds = _read_bounds(reading, amount.unit)
            fit, rounded = compare(span, bounds)
            days = match_days(reading, assertion.days)
            if days == "other" and fit in ("equal", "inside") and _is_near(assertion, reading):
                days = "same"
            # The month before only tells from where a force moved to its own month: no need that it could exclude anything.
            if not _is_of_before(reply, assertion) and (
                not _is_comparable(assertion, reading, stated, bounds, fit, is_broad=is_broad)
                or _is_of_whole_life(assertion, reading)
            ):
                continue
            found.append(
                Compared(reading=reading, reply=reply, bounds=bounds, fit=fit, is_rounded=rounded, days=days)
            )  # fmt: skip
    return _keep_totals(assertion, _drop_passed(assertion, found))


def _drop_passed(assertion: Assertion, found: Sequence[Compared]) -> tuple[Compared, ...]:
    """Leave out the month before, and a month whose figure differs where the text's lies on the way there from the month before.

    A table of months has one day of each, mostly its last. A force that grew from 75 to 115 had 90 on some day between.
    """
    days = assertion.days
    before = [c for c in found if _is_of_before(c.reply, assertion)]
    kept = [c for c in found if not any(c is b for b in before)]
    if days is None or not before:
        return tuple(kept)
    stated = read_bounds(assertion.amount)  # type: ignore[arg-type]
    return tuple(
        c
        for c in kept
        if not (_is_of_month(c.reply) and c.fit == "outside" and any(_is_passed(stated, c, b, days) for b in before))
    )


def _is_of_before(reply: Reply, assertion: Assertion) -> bool:
    """Whether a reply is of a month before that of the days stated."""
    days, last = assertion.days, reply.probe.last
    return _is_of_month(reply) and days is not None and last is not None and last < days[0].replace(day=1)


#: By so much of the greater of two months a force may have been more or less between them.
_PASSING: Final = Decimal("0.1")


def _is_passed(stated: Bounds, own: Compared, before: Compared, days: tuple[date, date]) -> bool:
    if (own.reading.source, own.reading.definition) != (before.reading.source, before.reading.definition):
        return False
    if days[0] != days[1] and before.fit == "equal":
        return False  # "in October" with the figure of September: another month's
    ends = [x for c in (own, before) for x in (c.bounds.low, c.bounds.high) if x is not None]
    return bool(ends) and not Bounds(low=min(ends), high=max(ends)).widen(max(ends) * _PASSING).excludes(stated)


def _read_bounds(reading: Reading, unit: str) -> Bounds:
    """Read a value in the unit of the text; a ceiling of "at most 88" is the number 88."""
    low = reading.high if reading.low is None and reading.definition.startswith("T3/authorised") else reading.low
    return Bounds(low=_convert(low, reading.unit, unit), high=_convert(reading.high, reading.unit, unit))


def read_unit(assertion: Assertion) -> str:
    """Read the unit of a figure: a bare number on a topic of people is of people.

    Parameters
    ----------
    assertion : Assertion
        With a figure.
    """
    amount = assertion.amount
    assert amount is not None
    bare = amount.unit == "count" and not amount.noun and assertion.statement.predicate.topic in _OF_PEOPLE
    return "persons" if bare else amount.unit


_OF_PEOPLE: Final = frozenset({"strength", "ceiling", "fatalities", "contributions"})


def _is_mean(reading: Reading) -> bool:
    """Whether a reading is the mean of several months: it is the figure of no day."""
    return reading.rule.startswith("mean of the months")


def _is_of_month(reply: Reply) -> bool:
    first, last = reply.probe.first, reply.probe.last
    return (
        reply.probe.topic in ("strength", "components")
        and first is not None
        and last is not None
        and (last - first).days <= MOMENT_DAYS
    )


def _is_near(assertion: Assertion, reading: Reading) -> bool:
    """Whether a changing figure was read within a month of the day stated: near enough to bear it out, not to exclude it."""
    own, days = read_days(reading), assertion.days
    if assertion.statement.predicate.topic not in STOCKS or own is None or days is None or days[0] != days[1]:
        return False
    return max((own[0] - days[1]).days, (days[0] - own[1]).days) <= MOMENT_DAYS


def _keep_totals(assertion: Assertion, found: Sequence[Compared]) -> tuple[Compared, ...]:
    """Keep, of what adds up over time and is stated of no days, the figures of the longest time."""
    if assertion.statement.predicate.topic not in _FLOWS or assertion.days is not None:
        return tuple(found)
    kept = []
    for one in found:
        length = _length(one.reading)
        longest = max(_length(c.reading) for c in found if c.reading.definition == one.reading.definition)
        if 2 * length >= longest:
            kept.append(one)
    return tuple(kept)


def _length(reading: Reading) -> int:
    own = read_days(reading)
    return (own[1] - own[0]).days + 1 if own is not None else 0


#: Words that hold more people than the troops and observers that are counted as strength.
_BROAD: Final = re.compile(
    r"uniformed|personnel|people|persons|staff|members?\b|men\b|strong|peace-?keepers", re.IGNORECASE
)
#: What adds up over time: a figure of some days says little of more days, and the other way round.
#: Police and civilians are taken to be at most half as many as the troops and observers.
_BEYOND: Final = Decimal("1.5")
_FLOWS: Final = frozenset({"fatalities", "deaths"})


def _is_comparable(
    assertion: Assertion, reading: Reading, stated: Bounds, bounds: Bounds, fit: str, *, is_broad: bool
) -> bool:  # fmt: skip
    """Whether a reading can bear a figure out or exclude it: a part cannot exclude a whole that is greater."""
    if reading.definition == "T3/deployed_strength" and is_broad and fit == "outside":
        # Police and civilians are not in it: a smaller figure is excluded, and one that they cannot explain.
        too_few = stated.high is not None and bounds.low is not None and stated.high < bounds.low
        return too_few or (stated.low is not None and bounds.high is not None and stated.low > bounds.high * _BEYOND)
    if assertion.statement.predicate.topic not in _FLOWS:
        return True
    own, days = read_days(reading), assertion.days
    if own is None:
        return True
    if days is None:
        return True
    length, its = (days[1] - days[0]).days + 1, (own[1] - own[0]).days + 1
    if its > 2 * length:
        return stated.low is not None and bounds.high is not None and stated.low > bounds.high
    if length > 2 * its:
        return stated.high is not None and bounds.low is not None and stated.high < bounds.low
    return True


def _is_of_whole_life(assertion: Assertion, reading: Reading) -> bool:
    """Whether the number of all states that ever took part stands against that of a day."""
    own, days = read_days(reading), assertion.days
    if reading.definition != "M1/contributing_states" or own is None or days is None:
        return False
    return (own[1] - own[0]).days > 2 * (days[1] - days[0]).days + _YEAR


def _as_span(amount: Amount) -> Amount:
    """Take a length of time as whole units that are full or nearly so: 14 years and 4 months are 14 years in words."""
    if amount.unit not in ("years", "months", "weeks") or amount.bound != "exact" or amount.low is None:
        return amount
    if amount.low != amount.high or amount.low != amount.low.to_integral_value():
        return amount
    return replace(amount, low=amount.low - Decimal("0.5"), high=amount.low + 1, bound="between")


def _convert(value: Decimal | None, unit: str, to: str) -> Decimal | None:
    converted = convert(value, unit, to)
    return value if converted is None else converted


def label_days(reading: Reading) -> str:
    """Label the days of a reading: one day, or the first and the last."""
    first, last = reading.period
    return first if first == last else f"{first} to {last}"


def to_figure(assertion: Assertion, one: Compared) -> Recomputed:
    """Put a figure of the text beside a reading."""
    amount = assertion.amount
    assert amount is not None
    reading = one.reading
    return Recomputed(
        claimed=amount.text, claimed_low=amount.low, claimed_high=amount.high, low=one.bounds.low, high=one.bounds.high,
        unit=amount.unit or reading.unit, definition=reading.definition, rule=reading.rule, period=label_days(reading),
        fit=one.fit, source=reading.source, citation=reading.citation, query=reading.query, command=one.reply.command,
        readings=1, text=reading.label,
    )  # fmt: skip


def show_reading(amount: Amount, fit: str, reply: Reply, reading: Reading) -> Recomputed:
    """Put a figure of the text beside a reading as it is, in its own unit."""
    return Recomputed(
        claimed=amount.text, claimed_low=amount.low, claimed_high=amount.high, low=reading.low, high=reading.high,
        unit=reading.unit, definition=reading.definition, rule=reading.rule, period=label_days(reading), fit=fit,
        source=reading.source, citation=reading.citation, query=reading.query, command=reply.command, readings=1,
        text=reading.label,
    )  # fmt: skip
