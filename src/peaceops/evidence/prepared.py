"""Queries on a table cut to names and days, compiled once for each shape and run once for each cut.

What enters: cuts of tables (which names, which days) and what to compute of them. What leaves: rows, with the SQL that ran.
Never done here: what is computed; a query whose words differ from those that Ibis writes for the same cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from peaceops.store.tables import require

#: Where the numbers begin that stand in a compiled query for those of a cut: no table has them, nor years from 1100 to 1299.
_NUMBER: Final = 1_900_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Rows of a table under some names, between days.

    Parameters
    ----------
    table : str
        Name of the table.
    column, day : str
        Columns of the names and of the day.
    names : tuple
        Names, or numbers; none leaves no row.
    days : tuple of date or None
        First and last day; None cuts nothing.
    """

    table: str
    column: str
    day: str
    names: tuple[str, ...] | tuple[int, ...] = ()
    days: tuple[date, date] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no row can be in it."""
        return not self.names or (self.days is not None and self.days[0] > self.days[1])

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month where it is of one whole month."""
        if self.days is None or self.days[0].day != 1 or (self.days[1] + timedelta(days=1)).day != 1:
            return None
        first, last = ((day.year, day.month) for day in self.days)
        return first if first == last else None

    def apply(self, table: Any) -> Any:
        """Cut a table."""
        if not self.names:
            return table.limit(0)
        table = table.filter(table[self.column].isin(list(self.names)))
        if self.days is None:
            return table
        return table.filter(table[self.day] >= self.days[0], table[self.day] <= self.days[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Rows of a query and its SQL on one line."""

    query: str
    rows: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A query with stand-ins for names and days, and the types of its columns."""

    query: str
    schema: Any


@dataclass(frozen=True, slots=True)
class PreparedQueries:
    """Runs queries on cuts of tables, each once."""

    _forms: dict[tuple[object, ...], _Form | None] = field(default_factory=dict)
    _answers: dict[tuple[str, tuple[Cut, ...]], Answered] = field(default_factory=dict)

    def run(
        self, tables: Mapping[str, Any], cuts: tuple[Cut, ...], shape: str, compute: Callable[..., Any]
    ) -> Answered:  # fmt: skip
        """Run a computation over cuts of tables.

        Parameters
        ----------
        tables : Mapping of str to ibis.Table
            Tables by name, always the same under one name.
        cuts : tuple of Cut
            Which rows of which.
        shape : str
            Names the computation: one name, one computation.
        compute : callable
            Makes the expression from the rows of each cut.

        Returns
        -------
        Answered
        """
        key = shape, cuts
        if key not in self._answers:
            self._answers[key] = self._run(tables, cuts, shape, compute)
        return self._answers[key]

    def write(
        self, tables: Mapping[str, Any], cuts: tuple[Cut, ...], shape: str, compute: Callable[..., Any]
    ) -> str:  # fmt: skip
        """Write the SQL that :meth:`run` would run."""
        form = self._find_form(tables, cuts, shape, compute)
        if form is None:
            return render_query(compute(*(cut.apply(tables[cut.table]) for cut in cuts)))
        return _fill(form.query, cuts)

    def _find_form(
        self, tables: Mapping[str, Any], cuts: tuple[Cut, ...], shape: str, compute: Callable[..., Any]
    ) -> _Form | None:  # fmt: skip
        kinds = ((c.table, c.column, c.day, tuple(type(name) for name in c.names), c.days is None) for c in cuts)
        key = shape, *kinds
        if key not in self._forms:
            self._forms[key] = _prepare(tables, cuts, compute)
        return self._forms[key]

    def _run(
        self, tables: Mapping[str, Any], cuts: tuple[Cut, ...], shape: str, compute: Callable[..., Any]
    ) -> Answered:  # fmt: skip
        form = self._find_form(tables, cuts, shape, compute)
        if form is None:
            expression = compute(*(cut.apply(tables[cut.table]) for cut in cuts))
            return Answered(query=render_query(expression), rows=expression.to_pyarrow().to_pylist())
        query = _fill(form.query, cuts)
        found = tables[cuts[0].table].get_backend().con.sql(query).to_arrow_table()
        return Answered(query=query, rows=found.cast(form.schema).to_pylist())


def _prepare(tables: Mapping[str, Any], cuts: tuple[Cut, ...], compute: Callable[..., Any]) -> _Form | None:
    """Compile a computation with stand-ins; None where a table is none of DuckDB's own, or a stand-in is lost."""
    operations = require("ibis", to="compute measures").expr.operations
    for cut in cuts:
        table = tables[cut.table]
        if not isinstance(table.op(), operations.DatabaseTable) or table.get_backend().name != "duckdb":
            return None
    stand = _stand_in(cuts)
    expression = compute(*(cut.apply(tables[cut.table]) for cut in stand))
    query = render_query(expression)
    if any(literal not in query for literal in _list_literals(stand)):
        return None
    return _Form(query=query, schema=expression.schema().to_pyarrow())


def _stand_in(cuts: tuple[Cut, ...]) -> tuple[Cut, ...]:
    """Put names and days that stand in for those of each cut, all of them different."""
    found: list[Cut] = []
    for place, cut in enumerate(cuts):
        at = 1000 * place
        names: Any = tuple(
            f"stand-in {at + i}" if isinstance(name, str) else _NUMBER + at + i for i, name in enumerate(cut.names)
        )
        days = (date(1100 + place, 1, 11), date(1200 + place, 2, 12)) if cut.days else None
        found.append(replace(cut, names=names, days=days))
    return tuple(found)


def _list_literals(cuts: tuple[Cut, ...]) -> list[str]:
    """List the names and days of cuts as DuckDB's SQL has them; nothing of a cut without names."""
    found: list[str] = []
    for cut in cuts:
        if cut.names:
            found += ["'" + name.replace("'", "''") + "'" if isinstance(name, str) else str(name) for name in cut.names]
            found += [f"MAKE_DATE({day.year}, {day.month}, {day.day})" for day in cut.days or ()]
    return found


def _fill(query: str, cuts: tuple[Cut, ...]) -> str:
    """Put names and days where their stand-ins are, all at once: a name may look like a stand-in."""
    literals = dict(zip(_list_literals(_stand_in(cuts)), _list_literals(cuts), strict=True))
    if not literals:
        return query
    return re.sub("|".join(map(re.escape, literals)), lambda found: literals[found[0]], query)


def render_query(expression: Any) -> str:
    """Render an expression as the SQL that runs, on one line."""
    ibis = require("ibis", to="compute measures")
    return " ".join(str(ibis.to_sql(expression, dialect="duckdb")).split())
