"""Lengths and delays: days of a mission, by the registry, the lists and the ledger.

What enters: a mission, rows of lists, claims that are days. What leaves: readings, as in :mod:`peaceops.evidence.derive`.
Never done here: a length without an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import PlacedRow
from peaceops.evidence.answer import Reading, read_days
from peaceops.evidence.table import as_none, make_none
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission
from peaceops.model.period import Period
from peaceops.model.question import Question
from peaceops.panel.counting import LISTS, find_days

MONTH_DAYS: Final = Decimal("30.4375")
FindClaims = Callable[[str, Question], Sequence[Claim]]


def derive_duration(mission: Mission, casebook: Casebook, placed: Iterable[PlacedRow]) -> Iterator[Reading]:
    """Measure how long a mission was there: by the registry's days, and by those of each list that has it.

    Parameters
    ----------
    mission : Mission
        Which.
    casebook : Casebook
        Sources of the registry's days.
    placed : iterable of PlacedRow
        Rows of lists under the missions.

    Yields
    ------
    Reading
    """
    source = casebook.sources.get(mission.source)
    registry = Reading(
        definition="E4/duration", label="by the registry's days", rule="from first to last day, lists merged",
        unit="months", source=mission.source, table="casebook/missions.csv", filter=f"id=={mission.id}",
        query=f"last_day - first_day where id=={mission.id}", rows=1, keys=(mission.id,),
        citation=f"registry of this casebook, after {source.label}" if source else "registry of this casebook",
    )  # fmt: skip
    yield _measure_length(registry, mission.period)
    placed = tuple(placed)
    for card in LISTS.values():
        rows = [
            row for row in placed
            if row.source == card.source and row.mission == mission.id and row.scope != "component"
        ]  # fmt: skip
        if period := find_days(rows, since=card.first_day):
            listed = replace(
                registry, label=f"by {card.title}", rule="from first to last day in the list; breaks count",
                source=card.source, citation=card.title, table="registry/rows.csv",
                coverage=f"{card.first_day} to {card.last_day}", rows=len(rows),
                filter=f"source=={card.source}&mission=={mission.id}",
                query=f"max(last_day) - min(first_day) where source=={card.source} and mission=={mission.id}",
                keys=tuple(f"{row.source} {row.row}" for row in rows),
            )  # fmt: skip
            if any(row.first_day == ".." for row in rows):
                listed = replace(listed, reason="begins with the dataset: at least", high=None)
            yield _measure_length(listed, period)


def subtract_days(name: str, later: str, earlier: str, question: Question, find: FindClaims) -> Iterator[Reading]:
    """Subtract days of claims: one reading for each later day, the interval over uncertain days.

    Parameters
    ----------
    name : str
        ``INDICATOR/definition`` that is measured.
    later, earlier : str
        Of the claims whose days are subtracted.
    question : Question
        What was asked; its period cuts the later claims.
    find : callable
        Finds the claims of a definition for a question.

    Yields
    ------
    Reading
    """
    rule = f"{later} minus {earlier}, days; negative is before; over every day that a source gives"
    ends = [c for c in find(later, question) if read_days(c.value)]
    starts = _drop_vague(find(earlier, replace(question, period=None)))
    if not ends or not starts:
        yield make_none(name, rule, f"no claim of {later} and of {earlier} together")
        return
    first = min(days[0] for c in starts if (days := read_days(c.value)))
    last = max(days[1] for c in starts if (days := read_days(c.value)))
    for claim in ends:
        days = read_days(claim.value)
        assert days
        yield Reading(
            definition=name, label=claim.summary or claim.value.text, rule=rule, unit="days",
            low=Decimal((days[0] - last).days), high=Decimal((days[1] - first).days), source=claim.source,
            period=(claim.value.text, claim.value.text), citation=claim.source, rows=1 + len(starts),
            query=f"{claim.id} - ({', '.join(c.id for c in starts)})", keys=(claim.id, *(c.id for c in starts)),
            reason=f"{earlier}: {first}" + (f" to {last}" if last != first else ""),
        )  # fmt: skip


def _drop_vague(claims: Sequence[Claim]) -> list[Claim]:
    """Drop days that hold a more precise one of another source: a year says no more than a day in it."""
    dated = [(claim, days) for claim in claims if (days := read_days(claim.value))]
    return [
        claim for claim, (low, high) in dated
        if not any(low <= a and b <= high and (a, b) != (low, high) for _, (a, b) in dated)
    ]  # fmt: skip


def _measure_length(reading: Reading, period: Period) -> Reading:
    days = period.days()
    if days is None:
        first, last = period.render()
        reason = "no end is recorded" if last == ".." else "no first day is recorded"
        return replace(reading, **as_none("E4/duration", reading.rule, reason), period=(first, last))
    low, high = (round(Decimal(n) / MONTH_DAYS, 1) for n in days)
    return replace(
        reading, low=low, high=None if reading.reason.endswith("at least") else high, period=period.render()
    )  # fmt: skip
