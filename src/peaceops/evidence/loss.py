"""The dead of all UN missions by year and cause, of all states or of one.

What enters: tables at hand, a state or none, a period. What leaves: readings, one for each year and one for the whole.
Never done here: a 0 for days that the register does not cover; a death counted to a state by anything but the register.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from peaceops.evidence.answer import Reading
from peaceops.evidence.prepared import render_query
from peaceops.evidence.table import DEATHS, TableSet, describe_table, make_none
from peaceops.model.period import Period

_RULE: Final = "rows of the register of deaths, all personnel"
#: Causes as the register has them; None for all.
CAUSES: Final[dict[str, str | None]] = {
    "all": None, "hostile": "malicious act", "accident": "accident", "illness": "illness",
}  # fmt: skip


def list_losses(tables: TableSet, state: str, period: Period) -> list[Reading]:
    """List the dead of all UN missions by year and cause, with the whole of the period.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    state : str
        Id of the state that sent them; empty for all.
    period : Period
        Days asked about.
    """
    if DEATHS not in tables.tables:
        return [make_none("losses", _RULE, tables.explain(DEATHS), table=DEATHS)]
    given = tables.tables[DEATHS]
    first, last = max(period.first_day, given.first_day), min(period.last_day, given.last_day)
    if last < first:
        return [make_none("losses", _RULE, f"outside coverage: {given.first_day} to {given.last_day}", table=DEATHS)]
    table = given.table.filter(given.table.incident_date >= first, given.table.incident_date <= last)
    where = f"incident_date>={first}&incident_date<={last}"
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
