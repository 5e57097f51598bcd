"""Strength over what is claimed: ceilings, inhabitants, area, each year by itself.

What enters: claims, and readings of strength. What leaves: readings that are intervals over every value that is stated.
Never done here: choosing between denominators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from peaceops.evidence.answer import KEYS_SHOWN, Reading
from peaceops.evidence.days import FindClaims
from peaceops.evidence.prepared import render_query
from peaceops.evidence.table import make_none, read_number
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission
from peaceops.model.question import Question
from peaceops.model.value import Quantity
from peaceops.panel import measures as panel
from peaceops.store.tables import require


def derive_ratio(
    definition: str, question: Question, mission: Mission, find: FindClaims, strengths: Iterable[Reading]
) -> Iterator[Reading]:  # fmt: skip
    """Divide strength by ceilings, inhabitants or area, a year at a time.

    Parameters
    ----------
    definition : str
        Which ratio.
    question : Question
        What was asked.
    mission : Mission
        Its subject.
    find : callable
        Finds the claims of a definition for a question.
    strengths : iterable of Reading
        What the tables at hand have as its strength.

    Yields
    ------
    Reading
    """
    measure = next(m for m in panel.MEASURES.values() if m.definition == definition)
    below = {"per_1000_inhabitants": "population", "per_km2": "area"}.get(definition, "authorised_strength")
    is_of_december = definition == "deployed_over_authorised"
    upper = _list_strengths(find("T3/deployed_strength", question), strengths, decembers=is_of_december)
    lower = _list_values(f"T3/{below}", question, mission, find)
    for rows, what in ((upper, "T3/deployed_strength"), (lower, f"T3/{below}")):
        if not rows:
            yield make_none(measure.name, measure.rule, f"no value of {what} to divide")
            return
    ibis, arrow = require("ibis", to="compute measures"), require("pyarrow", to="compute measures")
    tables = [ibis.memtable(arrow.Table.from_pylist(rows)) for rows in (upper, lower)]
    expression = measure.compute(*tables).order_by("year")
    keys = [*dict.fromkeys(str(row["key"]) for row in (*upper, *lower))]
    for row in expression.to_pyarrow().to_pylist():
        yield Reading(
            definition=measure.name, unit=measure.unit, rule=measure.rule, query=render_query(expression),
            label=str(row["year"]), low=read_number(row[f"{definition}_low"]), high=read_number(row[f"{definition}_high"]),
            period=(str(row["year"]), str(row["year"])), rows=row["rows"], table="claims",
            keys=tuple(keys[:KEYS_SHOWN]), citation="claims of the ledger and tables at hand",
        )  # fmt: skip


def _list_values(name: str, question: Question, mission: Mission, find: FindClaims) -> list[dict[str, Any]]:
    """List denominators by year: a ceiling from its decision to the next one, any other value in every year."""
    claims = [
        c for c in find(name, replace(question, period=None))
        if isinstance(c.value, Quantity) and c.value.low is not None and c.value.high is not None
    ]  # fmt: skip
    asked = question.period or mission.period
    first = max(asked.first_day, mission.period.first_day).year
    last = min(asked.last_day, mission.period.last_day, date(2100, 1, 1)).year
    rows = []
    for year in range(max(first, 1900), last + 1):
        holding = _find_in_force(claims, year) if name == "T3/authorised_strength" else claims
        for claim in holding:
            assert isinstance(claim.value, Quantity)
            low, high = float(claim.value.low or 0), float(claim.value.high or 0)
            rows.append({"year": year, "low": low, "high": high, "key": claim.id})
    return rows


def _list_strengths(claims: Iterable[Claim], readings: Iterable[Reading], *, decembers: bool) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for claim in claims:
        value, day = claim.value, claim.period.last_day
        if not isinstance(value, Quantity) or value.low is None or value.high is None or day == date.max:
            continue
        if not decembers or day.month == 12:
            rows.append({"year": day.year, "low": float(value.low), "high": float(value.high), "key": claim.id})
    for reading in readings:
        is_december = reading.rule == "on 31 December" or reading.period[0].endswith("-12")
        if reading.has_value and is_december and reading.low is not None and reading.high is not None:
            key = f"{reading.source} {reading.label}"
            year = int(reading.period[0][:4])
            rows.append({"year": year, "low": float(reading.low), "high": float(reading.high), "key": key})
    if decembers:
        return rows
    # The year's greatest strength lies between the greatest of the least and the greatest of all readings.
    return [
        {
            "year": year,
            "low": max(r["low"] for r in rows if r["year"] == year),
            "high": max(r["high"] for r in rows if r["year"] == year),
            "key": ", ".join(r["key"] for r in rows if r["year"] == year),
        }
        for year in sorted({row["year"] for row in rows})
    ]


def _find_in_force(claims: Sequence[Claim], year: int) -> list[Claim]:
    """Find the ceilings of a year: those decided in it, and the last ones decided before."""
    inside = [c for c in claims if c.period.first_day.year == year]
    before = [c for c in claims if c.period.first_day.year < year]
    latest = max((c.period.first_day for c in before), default=None)
    return [c for c in before if c.period.first_day == latest] + inside
