"""All numbers that the tables of strength have of each mission: which missions may have a number is then told without a query.

What enters: the tables at hand, the spellings of missions in them. What leaves: sets of numbers.
Never done here: a reading. A number in a set is only worth a question, one that is in none is worth none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from peaceops.casebook.registry import PlacedRow
from peaceops.evidence.table import IPI_MONTHS, SIPRI_MONTHS, TableSet, read_number
from peaceops.panel import measures as panel
from peaceops.panel.counting import LISTS


def list_strengths(
    tables: TableSet, spellings: Mapping[str, Collection[str]], placed: Iterable[PlacedRow], *, with_interpolated: bool
) -> dict[str, set[Decimal]]:
    """List the numbers that months of each mission have, and the means over the rows of one month.

    Parameters
    ----------
    tables : TableSet
        At hand.
    spellings : Mapping of str to collection of str
        By mission: its names in the table of months.
    placed : iterable of PlacedRow
        Rows of lists under the missions.
    with_interpolated : bool
        Whether months between two observations are read.
    """
    found: dict[str, set[Decimal]] = {}
    if IPI_MONTHS in tables.tables:
        by_name: dict[str, set[Decimal]] = {}
        for definition in ("deployed_strength", "deployed_police"):
            months = panel.MEASURES[f"T3/{definition}"].compute(tables.tables[IPI_MONTHS].table)
            _collect(by_name, _read(months, "mission", definition))
            means = months.group_by("mission", year=months.day.year(), month=months.day.month())
            _collect(by_name, _read(means.agg(mean=months[definition].mean()), "mission", "mean"))
        for mission, names in spellings.items():
            found.setdefault(mission, set()).update(*(by_name.get(name, ()) for name in names))
    if SIPRI_MONTHS in tables.tables:
        by_row: dict[str, set[Decimal]] = {}
        seen = panel.list_observed_strength(tables.tables[SIPRI_MONTHS].table, with_interpolated=with_interpolated)
        _collect(by_row, _read(seen, "mission", "deployed_strength_low"))
        for row in placed:
            if row.source == LISTS["bara-hultman"].source:
                found.setdefault(row.mission, set()).update(by_row.get(str(int(row.row)), ()))
    return found


def _read(expression: Any, name: str, number: str) -> Iterable[tuple[str, Decimal | None]]:
    rows = expression.select(name, number).distinct().to_pyarrow().to_pylist()
    return ((row[name], read_number(row[number])) for row in rows)


def _collect(found: dict[str, set[Decimal]], rows: Iterable[tuple[str, Decimal | None]]) -> None:
    for name, number in rows:
        if number is not None:
            found.setdefault(name, set()).add(number)
