"""Armed conflicts and deaths in them by year, after UCDP.

What enters: tables at hand, a kind of conflict or a state, a period. What leaves: readings by year.
Never done here: a 0 for a year that a table does not cover; a count of deaths below the threshold of the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from peaceops.evidence.answer import Reading
from peaceops.evidence.prepared import render_query
from peaceops.evidence.table import (
    CONFLICT_YEARS,
    COUNTRY_YEARS,
    TableInput,
    TableSet,
    as_none,
    describe_table,
    make_none,
)
from peaceops.model.period import Period

KINDS: Final = ("interstate", "intrastate")
#: How the types of the conflict list are grouped: an internationalised war inside a state is one inside a state.
_TYPES: Final = {"interstate": ("interstate",), "intrastate": ("intrastate", "internationalized intrastate")}
_RULE: Final = "conflicts of 25 or more battle-related deaths in the year"
_DEATHS: Final = {
    "state_based": "state-based", "non_state": "non-state", "one_sided": "one-sided", "all": "all three kinds",
}  # fmt: skip


def list_conflict_years(tables: TableSet, kind: str, period: Period) -> list[Reading]:
    """List the number of conflicts active in each year.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    kind : str
        One of :data:`KINDS`, or empty for all.
    period : Period
        Days asked about.
    """
    name = f"conflicts/{kind or 'all'}"
    if CONFLICT_YEARS in tables.tables:
        return list(_read_conflicts(tables.tables[CONFLICT_YEARS], kind, name, period))
    if COUNTRY_YEARS in tables.tables and kind:
        return list(_read_dyads(tables.tables[COUNTRY_YEARS], kind, name, period))
    return [make_none(name, _RULE, tables.explain(CONFLICT_YEARS), table=CONFLICT_YEARS)]


def _years(given: TableInput, period: Period) -> range:
    first = max(period.first_day, given.first_day).year
    return range(first, min(period.last_day, given.last_day).year + 1)


def _read_conflicts(given: TableInput, kind: str, name: str, period: Period) -> Iterator[Reading]:
    years = _years(given, period)
    table = given.table.filter(given.table.year >= years.start, given.table.year < years.stop)
    types = sorted(
        {str(row["conflict_type"]) for row in table.select("conflict_type").distinct().to_pyarrow().to_pylist()}
    )
    wanted = [t for t in types if not kind or _is_kind(t, kind)]
    table = table.filter(table.conflict_type.isin(wanted or [""]))
    counted = table.group_by("year").agg(conflicts=table.conflict_id_ucdp.nunique()).order_by("year")
    rows = {row["year"]: int(row["conflicts"]) for row in counted.to_pyarrow().to_pylist()}
    where = f"conflict_type in {'|'.join(wanted)}&year>={years.start}&year<{years.stop}"
    yield from _list_years(given, years, rows, name, where, render_query(counted), _RULE)
    yield from _explain_rest(given, years, name, period)


def _is_kind(written: str, kind: str) -> bool:
    text = written.casefold().replace("internationalised", "internationalized")
    return text in _TYPES[kind]


def _read_dyads(given: TableInput, kind: str, name: str, period: Period) -> Iterator[Reading]:
    """Count pairs of parties where the list of conflicts is not at hand: a pair stands once in each state it fights in."""
    years = _years(given, period)
    column = f"state_based_{kind}_dyad_ids_ucdp"
    table = given.table.filter(given.table.year >= years.start, given.table.year < years.stop).select("year", column)
    pairs: dict[int, set[str]] = {}
    for row in table.to_pyarrow().to_pylist():
        ids = {part.strip() for part in str(row[column] or "").split(";")}
        pairs.setdefault(row["year"], set()).update(part for part in ids if part.isdigit())
    rows = {year: len(found) for year, found in pairs.items()}
    where = f"{column} not null&year>={years.start}&year<{years.stop}"
    rule = f"{_RULE}, by pair of parties"
    yield from _list_years(given, years, rows, f"{name}_dyads", where, render_query(table), rule)
    yield from _explain_rest(given, years, name, period)


def _list_years(
    given: TableInput, years: range, rows: dict[int, int], name: str, where: str, query: str, rule: str
) -> Iterator[Reading]:
    about = replace(describe_table(given), definition=name, unit="count", filter=where, query=query, rule=rule)
    for year in years:
        count = Decimal(rows.get(year, 0))  # the list is complete for its years: no row is none above its threshold
        yield replace(
            about, label=f"{name.partition('/')[2]} {year}", low=count, high=count, rows=int(count),
            period=(str(year), str(year)),
        )  # fmt: skip


def _explain_rest(given: TableInput, years: range, name: str, period: Period) -> Iterator[Reading]:
    if period.first_day.year < years.start or period.last_day.year >= years.stop:
        reason = f"outside coverage: {given.first_day} to {given.last_day}"
        yield replace(describe_table(given), **as_none(name, _RULE, reason))


def list_state_deaths(tables: TableSet, code: int | None, state: str, period: Period) -> list[Reading]:
    """List deaths in organised violence inside a state by year and kind: low, best and high estimate.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    code : int or None
        The state's Gleditsch-Ward number.
    state : str
        Its name.
    period : Period
        Days asked about.
    """
    rule = "low to high estimate, inside the borders of the state"
    if COUNTRY_YEARS not in tables.tables:
        return [make_none("deaths", rule, tables.explain(COUNTRY_YEARS), table=COUNTRY_YEARS)]
    given = tables.tables[COUNTRY_YEARS]
    years = _years(given, period)
    table = given.table.filter(
        given.table.country_id_gw == (code if code is not None else -1), given.table.year >= years.start,
        given.table.year < years.stop,
    ).order_by("year")  # fmt: skip
    where = f"country_id_gw=={code}&year>={years.start}&year<{years.stop}"
    query = render_query(table.select("year"))
    found: list[Reading] = []
    for row in table.to_pyarrow().to_pylist():
        for kind, words in _DEATHS.items():
            low, best, high = (Decimal(int(row[f"{kind}_deaths_{part}"])) for part in ("low", "best", "high"))
            found.append(replace(
                describe_table(given), definition=f"deaths/{kind}", label=f"{words} {row['year']}, best {best:,f}", low=low,
                high=high, unit="persons", rule=rule, filter=where, query=query, rows=1,
                period=(str(row["year"]), str(row["year"])),
            ))  # fmt: skip
    reason = f"no row of {state} in these years: unknown, never 0"
    return found or [replace(describe_table(given), **as_none("deaths", rule, reason))]
