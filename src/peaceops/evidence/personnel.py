"""Uniformed personnel of UN missions by month, of all or of one, and who contributed them.

What enters: tables at hand, the spellings of a mission or none, days. What leaves: readings by month, or by contributor.
Never done here: a 0 for a month without a row; observers before 1993 where none are told, who sit in troops; a share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from peaceops.casebook.state import shipped_states
from peaceops.evidence.answer import Reading
from peaceops.evidence.prepared import render_query
from peaceops.evidence.table import (
    IPI_CONTRIBUTORS,
    IPI_MONTHS,
    IPI_STATES,
    IPI_WORLD,
    TableSet,
    describe_table,
    make_none,
)
from peaceops.model.period import Period
from peaceops.panel import measures as panel

KINDS: Final = ("troops", "police", "observers")
_RULE: Final = "uniformed personnel at the end of the month"
#: A spelling of a mission in a table with the days on which it means that mission.
Spans = Mapping[str, tuple[date, date]]


def list_personnel(tables: TableSet, spans: Spans | None, period: Period) -> list[Reading]:
    """List uniformed personnel and the number of contributors by month.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    spans : Mapping or None
        Spellings of the mission with their days; None for all missions together.
    period : Period
        Days asked about.
    """
    name = IPI_WORLD if spans is None else IPI_MONTHS
    if name not in tables.tables:
        return [make_none("personnel", _RULE, tables.explain(name), table=name)]
    given = tables.tables[name]
    table = given.table.filter(
        given.table.observation_date >= period.first_day, given.table.observation_date <= period.last_day
    )
    where = f"observation_date>={period.first_day}&observation_date<={period.last_day}"
    if spans is not None:
        table = table.filter(table.mission_acronym_ipi.isin(sorted(spans) or [""]))
        where += f"&mission_acronym_ipi=={'|'.join(sorted(spans))}"
    columns = [f"{kind}_persons" for kind in ("total", *KINDS)]
    names = ["mission_acronym_ipi"] if spans is not None else []
    asked = table.select("observation_date", "contributors_count", *names, *columns).order_by("observation_date")
    about = replace(describe_table(given), rule=_RULE, filter=where, query=render_query(asked), rows=1)
    rows = [row for row in asked.to_pyarrow().to_pylist() if spans is None or _is_of(row, spans)]
    found = [reading for row in rows for reading in _read_month(row, about)]
    reason = f"no month in these days: {given.first_day} to {given.last_day} are covered"
    return found or [make_none("personnel", _RULE, reason, table=name)]


def _is_of(row: Mapping[str, Any], spans: Spans) -> bool:
    first, last = spans.get(row["mission_acronym_ipi"], (date.max, date.min))
    return bool(first <= row["observation_date"] <= last)


def _read_month(row: Mapping[str, Any], about: Reading) -> Iterator[Reading]:
    day: date = row["observation_date"]
    period = (day.isoformat(), day.isoformat())
    for kind in ("total", *KINDS):
        value = Decimal(int(row[f"{kind}_persons"] or 0))
        if kind == "observers" and not value and day < panel.OBSERVERS_APART:
            continue
        yield replace(
            about, definition=f"personnel/{kind}", label=f"{kind} {day:%B %Y}", low=value, high=value, unit="persons",
            period=period,
        )  # fmt: skip
    if row["contributors_count"]:
        value = Decimal(int(row["contributors_count"]))
        yield replace(
            about, definition="personnel/contributors", label=f"contributors {day:%B %Y}", low=value, high=value,
            unit="count", period=period,
        )  # fmt: skip


def list_contributors(tables: TableSet, spans: Spans | None, day: date) -> list[Reading]:
    """List who contributed how many at the end of a month, the greatest first; of a mission also how many women.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    spans : Mapping or None
        Spellings of the mission with their days; None for all missions together.
    day : date
        A day of the month.
    """
    name = IPI_STATES if spans is None else IPI_CONTRIBUTORS
    if name not in tables.tables:
        return [make_none("contributors", _RULE, tables.explain(name), table=name)]
    given = tables.tables[name]
    table = given.table
    table = table.filter(table.observation_date.year() == day.year, table.observation_date.month() == day.month)
    where = f"observation_date in {day:%Y-%m}"
    if spans is not None:
        table = table.filter(table.mission_acronym_ipi.isin(sorted(spans) or [""]))
        where += f"&mission_acronym_ipi=={'|'.join(sorted(spans))}"
    about = replace(describe_table(given), rule=_RULE, filter=where, query=render_query(table.select("contributor")))
    rows = [row for row in table.to_pyarrow().to_pylist() if spans is None or _is_of(row, spans)]
    found = list(_rank(rows, about, is_mission=spans is not None))
    reason = f"no contributor in this month: {given.first_day} to {given.last_day} are covered"
    return found or [make_none("contributors", _RULE, reason, table=name)]


def _rank(rows: list[dict[str, Any]], about: Reading, *, is_mission: bool) -> Iterator[Reading]:
    """Rank contributors by all they sent; the id of the state stands as text."""
    numbers = [(row, _count(row, is_mission=is_mission)) for row in rows]
    numbers = [(row, own) for row, own in numbers if own["total"] > 0]
    for row, own in sorted(numbers, key=lambda item: (-item[1]["total"], str(item[0]["contributor"]))):
        place = 1 + sum(other["total"] > own["total"] for _, other in numbers)
        day: date = row["observation_date"]
        found = shipped_states().list_candidates(str(row["contributor"]))
        ident = found[0].id if len({s.id for s in found}) == 1 else ""
        for kind, value in own.items():
            number = Decimal(value)
            yield replace(
                about, definition=f"contributors/{kind}", label=f"{row['contributor']}, {kind} {day:%B %Y}, rank {place}",
                low=number, high=number, unit="persons", rows=1, keys=(ident, str(place)),
                period=(day.isoformat(), day.isoformat()),
            )  # fmt: skip


def _count(row: Mapping[str, Any], *, is_mission: bool) -> dict[str, int]:
    if not is_mission:
        own = {kind: int(row[f"{kind}_persons"] or 0) for kind in KINDS}
        return {"total": sum(own.values()), **own}
    police = int(row["individual_police_total_persons"] or 0) + int(row["formed_police_total_persons"] or 0)
    return {
        "total": int(row["total_total_persons"] or 0), "troops": int(row["troops_total_persons"] or 0), "police": police,
        "observers": int(row["observers_total_persons"] or 0), "women": int(row["total_women_persons"] or 0),
    }  # fmt: skip
