"""Tests that a prepared query is the one that Ibis writes for the cut, and gives the rows that plain Python counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from peaceops.evidence.prepared import Cut, PreparedQueries, render_query
from peaceops.evidence.table import TableInput, TableSet

ibis = pytest.importorskip("ibis")
pytest.importorskip("duckdb")

ROWS: list[dict[str, Any]] = [
    {"name": name, "number": number, "day": date(year, month, 1), "persons": number * year + month}
    for number, name in enumerate(("UNOMIG", "stand-in 1", "O'Neill \\1", "UNMOT"), start=1)
    for year in (1994, 1995, 1996) for month in (1, 6, 12)
]  # fmt: skip
CUTS = [
    Cut(table="t", column="name", day="day"),
    Cut(table="t", column="name", day="day", names=("UNOMIG",)),
    Cut(table="t", column="name", day="day", names=("UNOMIG", "stand-in 1"), days=(date(1994, 6, 1), date(1995, 6, 1))),
    Cut(table="t", column="name", day="day", names=("stand-in 1", "UNOMIG"), days=(date(1995, 1, 1), date(1995, 1, 1))),
    Cut(table="t", column="name", day="day", names=("O'Neill \\1",), days=(date(1111, 1, 11), date(1995, 6, 1))),
    Cut(table="t", column="name", day="day", names=("nobody",), days=(date(1996, 1, 1), date(1994, 1, 1))),
    Cut(table="t", column="number", day="day", names=(-1,)),
    Cut(table="t", column="number", day="day", names=(4, 2, 11), days=(date(1994, 2, 1), date(1996, 6, 1))),
]


def sum_years(table: Any) -> Any:
    """Sum persons by year."""
    return table.group_by(year=table.day.year()).agg(persons=table.persons.sum(), rows=table.count()).order_by("year")


def open_rows(*, held: bool) -> dict[str, Any]:
    """Open the rows as a table of DuckDB, or as one in memory that no query can name."""
    import pyarrow as pa

    table = pa.Table.from_pylist(ROWS)
    return {"t": ibis.duckdb.connect().create_table("t", obj=table) if held else ibis.memtable(table)}


def count_plainly(cut: Cut) -> list[dict[str, int]]:
    """Sum persons by year without an engine."""
    first, last = cut.days or (date.min, date.max)
    kept = [row for row in ROWS if row[cut.column] in cut.names and first <= row["day"] <= last]
    years = sorted({row["day"].year for row in kept})
    return [
        {
            "year": year,
            "persons": sum(row["persons"] for row in kept if row["day"].year == year),
            "rows": sum(row["day"].year == year for row in kept),
        }
        for year in years
    ]


@pytest.mark.parametrize("held", [True, False])
def test_a_prepared_query_is_that_of_its_cut(held: bool) -> None:
    given, queries = open_rows(held=held), PreparedQueries()
    for cut in CUTS:
        answered = queries.run(given, (cut,), "years", sum_years)
        assert answered.rows == count_plainly(cut)
        assert all(type(value) is int for row in answered.rows for value in row.values())
        if held:
            assert answered.query == render_query(sum_years(cut.apply(given["t"])))


def test_cuts_of_one_shape_are_compiled_once_and_each_is_run_once() -> None:
    given, queries, made = open_rows(held=True), PreparedQueries(), []

    def compute(table: Any) -> Any:
        made.append(table)
        return sum_years(table)

    first = [queries.run(given, (cut,), "years", compute) for cut in CUTS]
    shapes = {(cut.column, len(cut.names), cut.days is None) for cut in CUTS}
    assert len(made) == len(shapes) < len(CUTS)
    assert all(queries.run(given, (cut,), "years", compute) is one for cut, one in zip(CUTS, first, strict=True))


def test_another_computation_of_the_same_cut_is_another_query() -> None:
    given, queries = open_rows(held=True), PreparedQueries()
    years = queries.run(given, (CUTS[1],), "years", sum_years)
    days = queries.run(given, (CUTS[1],), "days", lambda t: t.select("day").order_by("day"))
    assert years.query != days.query
    assert [row["day"] for row in days.rows] == [row["day"] for row in ROWS if row["name"] == "UNOMIG"]


def test_cuts_of_two_tables_keep_their_own_names_and_days() -> None:
    def compute(one: Any, other: Any) -> Any:
        sums = one.agg(one=one.persons.sum()).cross_join(other.agg(other=other.persons.sum()))
        return sums.select("one", "other")

    given, queries = open_rows(held=True), PreparedQueries()
    for cuts in ((CUTS[2], CUTS[3]), (CUTS[3], CUTS[2]), (CUTS[1], CUTS[4]), (CUTS[7], CUTS[2])):
        answered = queries.run(given, cuts, "sums", compute)
        wanted = [sum(year["persons"] for year in count_plainly(cut)) for cut in cuts]
        assert list(answered.rows[0].values()) == wanted
        assert answered.query == render_query(compute(*(cut.apply(given["t"]) for cut in cuts)))


def list_days(table: Any) -> Any:
    """List rows, each day alone."""
    return table.select("day", "persons").order_by("day", "persons")


def list_days_loosely(table: Any) -> Any:
    """List rows by day alone, so that rows of one day come as the engine likes."""
    return table.select("day", "persons").order_by("day")


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("compute", [list_days, list_days_loosely])
def test_days_of_a_cut_are_those_of_a_query_of_its_own(held: bool, compute: Any) -> None:
    table = open_rows(held=held)["t"]
    given = TableInput(
        name="t", table=table, source="", citation="", first_day=date(1994, 1, 1), last_day=date(1996, 12, 1), file="", sha256=""
    )  # fmt: skip
    tables = TableSet(tables={"t": given})
    for cut in CUTS:
        answered = tables.run_days("days", compute, cut, replace(cut, days=None))
        expression = compute(cut.apply(table))
        assert answered.query == render_query(expression)
        wanted = [tuple(row.values()) for row in expression.to_pyarrow().to_pylist()]
        assert sorted(tuple(row.values()) for row in answered.rows) == sorted(wanted)


@pytest.mark.parametrize(
    ("days", "month"),
    [
        ((date(1996, 2, 1), date(1996, 2, 29)), (1996, 2)),
        ((date(1995, 12, 1), date(1995, 12, 31)), (1995, 12)),
        ((date(1996, 2, 1), date(1996, 2, 28)), None),
        ((date(1996, 2, 2), date(1996, 2, 29)), None),
        ((date(1996, 2, 1), date(1996, 3, 31)), None),
        ((date(1995, 2, 1), date(1996, 2, 29)), None),
        (None, None),
    ],
)
def test_one_whole_month_is_told(days: tuple[date, date] | None, month: tuple[int, int] | None) -> None:
    assert replace(CUTS[1], days=days).month == month


def test_nothing_can_be_in_a_cut_without_names_or_that_runs_backwards() -> None:
    assert [cut.is_empty for cut in CUTS] == [True, False, False, False, False, True, False, False]
