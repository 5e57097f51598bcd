"""A state's contributions to UN missions, by year and kind.

What enters: tables at hand, spellings of a state, a period. What leaves: readings.
Never done here: a 0 for a year without a row, observers before 1993.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from peaceops.evidence.answer import Reading
from peaceops.evidence.prepared import Cut
from peaceops.evidence.table import (
    IPI_STATES,
    TableInput,
    TableSet,
    as_none,
    describe_table,
    make_none,
    read_number,
)
from peaceops.model.period import Period
from peaceops.panel import measures as panel


def list_state_contributions(tables: TableSet, names: Sequence[str], period: Period, state: str) -> list[Reading]:
    """List a state's contributions by year and kind: least, mean and greatest of the months.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    names : sequence of str
        Spellings of the state in the table.
    period : Period
        Days asked about.
    state : str
        Its id.

    Returns
    -------
    list of Reading
        Null, with the reason, for years outside the coverage and for observers before 1993.
    """
    rule = "least and greatest month of the year; personnel in UN missions at the end of a month"
    if IPI_STATES not in tables.tables:
        return [make_none("contributions", rule, tables.explain(IPI_STATES), table=IPI_STATES)]
    given = tables.tables[IPI_STATES]
    days = (max(period.first_day, given.first_day), min(period.last_day, given.last_day))
    cut = Cut(table=IPI_STATES, column="contributor", day="observation_date", names=tuple(names), days=days)
    where = f"contributor=={'|'.join(names)}&observation_date>={period.first_day}&observation_date<={period.last_day}"
    about = replace(describe_table(given), unit="persons", filter=where, rule=rule)
    years = range(period.first_day.year, period.last_day.year + 1)
    readings: list[Reading] = []
    for kind in ("uniformed", "troops", "police", "observers"):
        summarise = partial(panel.summarise_years, column=kind, keys=("contributor",))
        yearly = tables.run(
            f"{kind} of a state", lambda t, s=summarise: s(panel.list_contributions(t)).order_by("year"), cut
        )
        rows = {row["year"]: row for row in yearly.rows}
        base = replace(about, definition=f"contributions/{kind}", query=yearly.query)
        readings += [_read_state_year(base, kind, year, rows.get(year), given, state) for year in years]
    return readings


def _read_state_year(
    base: Reading, kind: str, year: int, row: Mapping[str, Any] | None, given: TableInput, state: str
) -> Reading:
    base = replace(base, period=(str(year), str(year)))
    label = f"{kind} {year}"
    if year < given.first_day.year or year > given.last_day.year:
        reason = f"outside coverage: {given.first_day} to {given.last_day}"
        return replace(base, **as_none(base.definition, base.rule, reason, label=label))
    if row is None:
        reason = f"no month of {state} in the table: not known from here, never 0"
        return replace(base, **as_none(base.definition, base.rule, reason, label=label))
    mean = row[f"{kind}_mean"]
    if mean is None:
        reason = "observers sit in troops before 1993: unknown"
        return replace(base, **as_none(base.definition, base.rule, reason, label=label))
    note = "troops hold observers before 1993" if year < panel.OBSERVERS_APART.year and kind == "troops" else ""
    return replace(
        base, label=f"{label}, mean {read_number(mean):,f}" + (f" of {row['months']} months" if row["months"] < 12 else ""),
        low=read_number(row[f"{kind}_min"]), high=read_number(row[f"{kind}_max"]), rows=row["rows"], reason=note,
    )  # fmt: skip
