"""The dead of UN missions by year and cause, of all missions and states or of one, and by the state they came from.

What enters: tables at hand, a state or none, a period. What leaves: readings, one for each year and one for the whole.
Never done here: a 0 for days that the register does not cover; a death counted to a state by anything but the register.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from peaceops.evidence.answer import Reading
from peaceops.evidence.prepared import render_query
from peaceops.evidence.table import DEATHS, TableInput, TableSet, describe_table, make_none
from peaceops.model.period import Period

_RULE: Final = "rows of the register of deaths, all personnel"
#: Causes as the register has them; None for all.
CAUSES: Final[dict[str, str | None]] = {
    "all": None, "hostile": "malicious act", "accident": "accident", "illness": "illness",
}  # fmt: skip


#: A spelling of a mission in the register with the days on which it means that mission.
Spans = Mapping[str, tuple[date, date]]


def list_losses(tables: TableSet, state: str, period: Period, spans: Spans | None = None) -> list[Reading]:
    """List the dead of UN missions by year and cause, with the whole of the period.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    state : str
        Id of the state that sent them; empty for all.
    period : Period
        Days asked about.
    spans : Mapping or None
        Spellings of one mission with their days; None for all missions.
    """
    covered = _cover(tables, period)
    if isinstance(covered, str):
        return [make_none("losses", _RULE, covered, table=DEATHS)]
    given, first, last = covered
    table, where = _cut(given.table, first, last, spans)
    if state:
        table = table.filter(table.nationality_id_iso3 == state)
        where += f"&nationality_id_iso3=={state}"
    counted = table.group_by(year=table.incident_date.year(), cause="incident_type").agg(rows=table.count())
    rows = counted.order_by("year", "cause").to_pyarrow().to_pylist()
    about = replace(describe_table(given), unit="persons", rule=_RULE, filter=where, query=render_query(counted))
    found = []
    for name, cause in CAUSES.items():
        years = {
            year: sum(r["rows"] for r in rows if r["year"] == year and cause in (None, r["cause"]))
            for year in range(first.year, last.year + 1)
        }
        base = replace(about, definition=f"losses/{name}")
        for year, number in years.items():
            value = Decimal(number)
            found.append(
                replace(base, label=f"{name} {year}", low=value, high=value, rows=number, period=(str(year), str(year)))
            )
        total = Decimal(sum(years.values()))
        span = (first.isoformat(), last.isoformat())
        found.append(
            replace(base, label=f"{name}, {span[0]} to {span[1]}", low=total, high=total, rows=int(total), period=span)
        )
    return found


def list_toll(tables: TableSet, period: Period, spans: Spans | None = None) -> list[Reading]:
    """List the dead of UN missions by the state that they came from, the most first; its id and rank stand as keys.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    period : Period
        Days asked about.
    spans : Mapping or None
        Spellings of one mission with their days; None for all missions.
    """
    covered = _cover(tables, period)
    if isinstance(covered, str):
        return [make_none("toll", _RULE, covered, table=DEATHS)]
    given, first, last = covered
    table, where = _cut(given.table, first, last, spans)
    counted = table.group_by(state="nationality_id_iso3", name="nationality_un").agg(rows=table.count())
    rows = sorted(counted.to_pyarrow().to_pylist(), key=lambda row: (-row["rows"], str(row["name"])))
    about = replace(describe_table(given), unit="persons", rule=_RULE, filter=where, query=render_query(counted))
    span = (first.isoformat(), last.isoformat())
    return [
        replace(
            about, definition="toll/all", label=f"dead of {row['name']}, rank {place}, {span[0]} to {span[1]}",
            low=Decimal(row["rows"]), high=Decimal(row["rows"]), rows=row["rows"], period=span,
            keys=(str(row["state"] or ""), str(place)),
        )
        for row in rows if (place := 1 + sum(other["rows"] > row["rows"] for other in rows))
    ]  # fmt: skip


def _cover(tables: TableSet, period: Period) -> tuple[TableInput, date, date] | str:
    """Find the register and the days of a period that it covers; else why there are none."""
    if DEATHS not in tables.tables:
        return tables.explain(DEATHS)
    given = tables.tables[DEATHS]
    first, last = max(period.first_day, given.first_day), min(period.last_day, given.last_day)
    return (given, first, last) if first <= last else f"outside coverage: {given.first_day} to {given.last_day}"


def _cut(table: Any, first: date, last: date, spans: Spans | None) -> tuple[Any, str]:
    """Cut the register to days, and to a mission by its spellings on the days on which they mean it."""
    where = f"incident_date>={first}&incident_date<={last}"
    table = table.filter(table.incident_date >= first, table.incident_date <= last)
    if spans is None:
        return table, where
    wanted = [
        (table.mission_acronym_un == name) & (table.incident_date >= a) & (table.incident_date <= b)
        for name, (a, b) in sorted(spans.items())
    ]
    chosen = wanted[0] if wanted else table.mission_acronym_un == ""
    for more in wanted[1:]:
        chosen = chosen | more
    return table.filter(chosen), f"{where}&mission_acronym_un=={'|'.join(sorted(spans))}"
