"""Figures at hand that add up: all who wear a uniform, the dead of several years.

What enters: a figure of the text and the readings on its subject. What leaves: replies with the sums among them.
Never done here: a sum over sources, over days that differ, or over years of which one may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.admit import UNIFORMED
from peaceops.assess.audit.asker import Reply
from peaceops.assess.audit.compared import LEDGER_RULE
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.ownership import read_noun
from peaceops.assess.audit.scope import Assertion, read_days
from peaceops.evidence.answer import Reading

_STRENGTH: Final = "T3/deployed_strength"
_POLICE: Final = "T3/deployed_police"
_PART_NOUN: Final = re.compile(r"\b(?:troop|soldier|observer|military|police|infantry|civilian|monitor)", re.IGNORECASE)


def add_sums(assertion: Assertion, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Add to the readings on a figure those that follow by adding up.

    Parameters
    ----------
    assertion : Assertion
        The figure.
    replies : sequence of Reply
        On its subject.
    """
    topic = assertion.statement.predicate.topic
    if topic == "strength":
        return _settle_broad(assertion, _sum_uniformed(tuple(replies)))
    if topic == "fatalities":
        return _take_certain(assertion, _add_years(assertion, replies))
    if topic == "contributions":
        return _take_peak(assertion, replies)
    if topic == "deaths":
        return _take_best(assertion, replies)
    return tuple(replies)


def _take_certain(assertion: Assertion, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Take the deaths whose cause is certain, where the text states that very number and the interval begins with it."""
    amount = assertion.amount
    if amount is None or amount.bound != "exact" or amount.low is None or amount.low != amount.high:
        return tuple(replies)
    return tuple(
        replace(reply, readings=tuple(
            replace(r, high=r.low) if r.low == amount.low and r.high is not None and r.definition.startswith("F4/") else r
            for r in reply.readings
        ))
        for reply in replies
    )  # fmt: skip


_AT_PEAK: Final = re.compile(
    r"\s(?:[\w]+\s){0,2}?at (?:its|their|the) (?:greatest|peak|height|highest|most|maximum)\b", re.IGNORECASE
)


def _take_peak(assertion: Assertion, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Take the greatest month of a year where the figure is that of a peak."""
    statement, amount = assertion.statement, assertion.amount
    if amount is None or _AT_PEAK.match(statement.text[max(amount.end - statement.start, 0) :]) is None:
        return tuple(replies)
    return tuple(
        replace(
            reply,
            readings=tuple(replace(r, low=r.high) if r.has_value and r.high is not None else r for r in reply.readings),
        )
        for reply in replies
    )


_BEST: Final = re.compile(r"\bbest (?P<number>[\d,]+)$")


def _take_best(assertion: Assertion, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Take the best estimate for the interval from low to high, where the text states that very number."""
    amount = assertion.amount
    if amount is None or amount.low is None or amount.low != amount.high:
        return tuple(replies)
    return tuple(
        replace(reply, readings=tuple(
            replace(r, low=amount.low, high=amount.low)
            if (found := _BEST.search(r.label)) and Decimal(found["number"].replace(",", "")) == amount.low else r
            for r in reply.readings
        ))
        for reply in replies
    )  # fmt: skip


# --- all in uniform


@lru_cache(maxsize=256)  # every figure of a mission is set beside the same replies
def _sum_uniformed(replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
    return _add_uniformed(_drop_split(replies))


def _drop_split(replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Drop the readings of a source that splits a mission by conflict: several of one day, and none is of all."""
    return tuple(
        replace(reply, readings=tuple(
            r for r in reply.readings
            if r.rule == LEDGER_RULE or not r.has_value or _is_single(r, reply)
        ))
        for reply in replies
    )  # fmt: skip


def _is_single(reading: Reading, reply: Reply) -> bool:
    """Whether a source has one value for a day and rule within one answer."""
    return len({
        r.low for r in reply.readings
        if r.has_value and (r.definition, r.source, r.period, r.rule) == (reading.definition, reading.source, reading.period, reading.rule)
    }) == 1  # fmt: skip


def _add_uniformed(replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Add troops and observers to the police of the same source and days."""
    police = {_key(r): r for reply in replies for r in reply.readings if r.definition == _POLICE and r.has_value}
    found = []
    for reply in replies:
        sums = [
            _add((r, police[_key(r)]), UNIFORMED, "troops, observers and police together", r.period)
            for r in reply.readings if r.definition == _STRENGTH and r.has_value and _key(r) in police
        ]  # fmt: skip
        found.append(replace(reply, readings=(*reply.readings, *sums)) if sums else reply)
    return tuple(found)


def _key(reading: Reading) -> tuple[str, tuple[str, str], str]:
    rule = "mean" if reading.rule.startswith("mean") else reading.rule
    return reading.source, reading.period, rule


def _add(parts: Sequence[Reading], definition: str, words: str, period: tuple[str, str]) -> Reading:
    first = parts[0]
    low, high = (
        sum((getattr(r, end) or Decimal(0) for r in parts), start=Decimal(0)) if all(getattr(r, end) is not None for r in parts)
        else None
        for end in ("low", "high")
    )  # fmt: skip
    return replace(
        first, definition=definition, label=f"{words}: {' and '.join(r.label.rstrip('.') for r in parts[:4])}", low=low,
        high=high, period=period, keys=tuple(key for r in parts for key in r.keys), rows=sum(r.rows for r in parts),
        query="; ".join(dict.fromkeys(r.query for r in parts if r.query))[:300],
    )  # fmt: skip


def _settle_broad(assertion: Assertion, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Settle what "personnel" counts: all in uniform where the number says so, else troops and observers where that does."""
    noun, amount = read_noun(assertion), assertion.amount
    if amount is None or _PART_NOUN.search(noun):
        return tuple(
            replace(reply, readings=tuple(r for r in reply.readings if r.definition != UNIFORMED)) for reply in replies
        )
    sums = {(r.source, r.period): r for reply in replies for r in reply.readings if r.definition == UNIFORMED}
    is_uniformed = re.search(r"uniform", f"{noun} {assertion.statement.text}", re.IGNORECASE) is not None
    dropped: set[tuple[str, str, tuple[str, str]]] = set()
    for reply in replies:
        for part in (r for r in reply.readings if r.definition == _STRENGTH and (r.source, r.period) in sums):
            whole = sums[part.source, part.period]
            agrees = [compare(amount, Bounds(low=r.low, high=r.high))[0] in ("equal", "inside") for r in (whole, part)]
            if agrees[0] or is_uniformed:
                dropped.add((_STRENGTH, part.source, part.period))
            elif agrees[1]:
                dropped.add((UNIFORMED, part.source, part.period))
    return tuple(
        replace(reply, readings=tuple(r for r in reply.readings if (r.definition, r.source, r.period) not in dropped))
        for reply in replies
    )  # fmt: skip


# --- the dead of several years


def _add_years(assertion: Assertion, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Put, for days that are no single year, the sum of the register's years in place of its other figures.

    Years without a row are years without a death only where the years add up to the total.
    """
    when, days = assertion.when, assertion.days
    if when is None or days is None or when.kind in ("day", "month"):
        return tuple(replies)
    register = [r for reply in replies for r in reply.readings if _is_register(r)]
    if when.kind == "year":
        of_year = {r.definition for r in register if read_days(r) == days}
        return tuple(
            replace(reply, readings=tuple(
                r for r in reply.readings if not (_is_register(r) and r.definition in of_year and read_days(r) != days)
            ))
            for reply in replies
        )  # fmt: skip
    names = sorted({r.definition for r in register})
    sums = [s for name in names if (s := _sum_years(name, register, days)) is not None]
    found = [
        replace(reply, readings=tuple(r for r in reply.readings if not _is_register(r) and _lies_within(r, days)))
        for reply in replies
    ]  # fmt: skip
    if sums and found:
        found[0] = replace(found[0], readings=(*found[0].readings, *sums))
    return tuple(found)


def _lies_within(reading: Reading, days: tuple[date, date]) -> bool:
    """Whether a computed figure is of nothing but the days stated."""
    own = read_days(reading)
    return reading.rule == LEDGER_RULE or own is None or (days[0] <= own[0] and own[1] <= days[1])


def _is_register(reading: Reading) -> bool:
    return reading.rule == LEDGER_RULE and "fatalities" in reading.source and reading.has_value


def _sum_years(definition: str, register: Iterable[Reading], days: tuple[date, date]) -> Reading | None:
    own = [(span, r) for r in register if r.definition == definition and (span := read_days(r)) is not None]
    years = {span[0].year: r for span, r in own if _is_year(span)}
    ends = {span[0].year: span[1] for span, _ in own if _is_year(span)}
    totals = list({r.period: r for span, r in own if not _is_year(span)}.values())
    if not years or len(totals) != 1 or totals[0].high is None or totals[0].low is None:
        return None
    if sum((r.high or Decimal(0) for r in years.values()), start=Decimal(0)) < totals[0].high:
        return None
    inside = [r for year, r in years.items() if days[0] <= date(year, 1, 1) and ends[year] <= days[1]]
    if not any(days[0] <= d <= days[1] for span, _ in own for d in span):
        return None
    met = [r for year, r in years.items() if days[0] <= date(year, 12, 31) and date(year, 1, 1) <= days[1]]
    if not met:
        return None
    low = sum((r.low or Decimal(0) for r in inside), start=Decimal(0))
    high = sum((r.high or Decimal(0) for r in met), start=Decimal(0))
    if len(met) == len(years):  # all that there were
        low, high = (totals[0].low, totals[0].high) if len(inside) == len(years) else (low, totals[0].high)
    total = replace(totals[0], low=None, high=None)
    period = tuple(d.isoformat() if d not in (date.min, date.max) else ".." for d in days)
    return replace(
        _add((total,), definition, "years of the register added up", (period[0], period[1])), low=low, high=high
    )


def _is_year(span: tuple[date, date]) -> bool:
    """Whether days are those of one calendar year, the last of them as far as the register goes."""
    return span[0].year == span[1].year and (span[0].month, span[0].day) == (1, 1)
