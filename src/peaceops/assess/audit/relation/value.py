"""What the evidence has for a term: numbers that the words surely mean, and others that they may mean.

What enters: a term, an asker. What leaves: values with their readings.
Never done here: a comparison; a 0 where nothing is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.relation.term import Term
from peaceops.assess.audit.tally.days import FIRST, LAST
from peaceops.assess.audit.tally.series import Number, list_numbers
from peaceops.assess.audit.tally.slot import WORLD, Told
from peaceops.evidence.answer import Reading

_NEAR: Final = timedelta(days=31)
_DISPLACED: Final = {
    "refugees-in": ("refugees_in_unhcr",), "refugees-from": ("refugees_from_unhcr",),
    "displaced": ("internally_displaced_unhcr", "internally_displaced_idmc"), "returns": ("returned_refugees_to_unhcr",),
}  # fmt: skip
_BEST: Final = re.compile(r"best ([\d,]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number of the evidence.

    Parameters
    ----------
    number : float
        The number.
    is_main : bool
        Whether it is what the words surely mean.
    reply, reading : Reply, Reading
        Where it comes from.
    """

    number: float
    is_main: bool
    reply: Reply
    reading: Reading


def list_values(term: Term, asker: Asker) -> list[Value]:
    """List the numbers of a term.

    Parameters
    ----------
    term : Term
        The term, sound.
    asker : Asker
        What answers.
    """
    if term.measure == "strength":
        return _list_strengths(term, asker)
    if term.measure == "deaths":
        return _list_dead(term, asker)
    if term.measure in _DISPLACED:
        return _list_displaced(term, asker)
    return _list_by_year(term, asker)


def make_told(term: Term) -> Told:
    """Make a figure without a number of a term.

    Parameters
    ----------
    term : Term
        The term.
    """
    is_month = term.days is not None and (term.days[1] - term.days[0]).days < 40
    kind = term.kind or ("total" if term.measure == "strength" else "")
    return Told(
        sentence=0, start=0, end=0, mission=term.mission or WORLD, states=term.states, measure=term.measure, kind=kind,
        days=term.days, is_month=is_month, is_wide=kind == "total" and not term.is_firm,
    )  # fmt: skip


def list_months(term: Term, asker: Asker) -> list[Number]:
    """List the strength of all months at hand, of the very kind told.

    Parameters
    ----------
    term : Term
        Of a mission or of all.
    asker : Asker
        What answers.
    """
    return [n for n in list_numbers(make_told(term), asker) if n.is_main]


def _list_strengths(term: Term, asker: Asker) -> list[Value]:
    assert term.days is not None
    first, last = term.days
    is_month = (last - first).days < 40
    if term.states and not is_month:
        return []
    if not _is_there(term, asker):
        return []
    numbers = list_numbers(make_told(term), asker)
    own = [n for n in numbers if n.first <= last and first <= n.last]
    december = [n for n in own if n.first.month == 12]
    sure = own if is_month else december
    near = [n for n in numbers if n.first <= last + _NEAR and first - _NEAR <= n.last]
    return [
        Value(number=float(n.low), is_main=n in sure and n.is_main, reply=n.reply, reading=n.reading) for n in near
    ]  # fmt: skip


def _is_there(term: Term, asker: Asker) -> bool:
    mission = asker.read_mission(term.mission) if term.mission not in ("", WORLD) else None
    if mission is None or term.days is None:
        return term.mission in ("", WORLD)
    return (
        mission.mission_type in ("un", "joint")
        and mission.period.first_day <= term.days[1]
        and term.days[0] <= mission.period.last_day
    )


def _list_dead(term: Term, asker: Asker) -> list[Value]:
    first, last = term.days or (FIRST, LAST)
    is_whole = (first.month, first.day) == (1, 1) and (last == LAST or (last.month, last.day) == (12, 31))
    if term.days is not None and not is_whole:
        return []
    found: list[Value] = []
    for state in term.states or ("",):
        subject = "" if term.mission in ("", WORLD) else term.mission
        replies = asker.ask(Probe(topic="losses", subject=subject, state=state, first=first, last=last))
        own = [
            (reply, r) for reply in replies for r in reply.readings
            if r.has_value and "," in r.label and r.definition == f"losses/{term.kind or 'all'}" and r.low is not None
        ]  # fmt: skip
        if not own or (term.days is not None and not _covers(own[0][1], first, last)):
            return []
        reply, reading = own[0]
        found.append(Value(number=float(reading.low or 0), is_main=True, reply=reply, reading=reading))
    return [_add(found)]


def _covers(reading: Reading, first: date, last: date) -> bool:
    return reading.period[0] <= first.isoformat() and last.isoformat() <= reading.period[1]


def _add(values: Sequence[Value]) -> Value:
    one = values[0]
    return Value(number=sum(v.number for v in values), is_main=True, reply=one.reply, reading=one.reading)


def _list_years(term: Term) -> list[int]:
    """List the years of a term; one month but the last of a year is none."""
    assert term.days is not None
    first, last = term.days
    if (last - first).days < 40:
        return [last.year] if last.month == 12 else []
    return list(range(first.year, last.year + 1))


def _list_displaced(term: Term, asker: Asker) -> list[Value]:
    years = _list_years(term)
    if len(years) != 1 and not (term.measure == "returns" and term.is_sum):
        return []
    names = [f"displacement/{name}" for name in _DISPLACED[term.measure]]
    found: list[Value] = []
    for year in years:
        probe = Probe(
            topic="displacement", state=term.states[0], first=date(year, 1, 1), last=date(year, 12, 31)
        )  # fmt: skip
        own = [
            Value(number=float(r.low), is_main=r.definition == names[0], reply=reply, reading=r)
            for reply in asker.ask(probe) for r in reply.readings if r.has_value and r.low and r.definition in names
        ]  # fmt: skip
        if not own:
            return []
        found += own
    return [_add(found)] if len(years) > 1 else found


def _list_by_year(term: Term, asker: Asker) -> list[Value]:
    """List deaths of violence in a state, or active conflicts of the world, of the years told together."""
    years = _list_years(term)
    if not years or (len(years) > 1 and not (term.is_sum and term.measure == "violence")):
        return []
    topic = "deaths" if term.measure == "violence" else "conflicts"
    name = f"{topic}/{term.kind or 'all'}"
    rows: list[list[Value]] = []
    for year in years:
        probe = Probe(
            topic=topic, state=term.states[0] if term.states else "", first=date(year, 1, 1), last=date(year, 12, 31)
        )  # fmt: skip
        own = [
            value for reply in asker.ask(probe) for r in reply.readings
            if r.has_value and r.definition == name for value in _read_estimates(r, reply)
        ]  # fmt: skip
        if not own:
            return []
        rows.append(own)
    if len(rows) == 1:
        return rows[0]
    return [
        Value(number=sum(row[at].number for row in rows), is_main=at == 0, reply=rows[0][0].reply, reading=rows[0][0].reading)
        for at in range(3)
    ]  # fmt: skip


def _read_estimates(reading: Reading, reply: Reply) -> Iterator[Value]:
    """Read the best estimate of a reading, the least and the greatest."""
    low, high = float(reading.low or 0), float(reading.high or reading.low or Decimal(0))
    found = _BEST.search(reading.label)
    best = float(found[1].replace(",", "")) if found else low
    for at, number in enumerate((best, low, high)):
        yield Value(number=number, is_main=at == 0, reply=reply, reading=reading)
