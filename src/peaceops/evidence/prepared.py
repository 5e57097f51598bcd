"""Queries on a table cut to names and days, compiled once for each shape and run once for each cut.

What enters: a cut (which names, which days) and what to compute of it. What leaves: rows, with the SQL that ran.
Never done here: what is computed; a query whose words differ from those that Ibis writes for the same cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from peaceops.evidence.table import TableInput, render_query
from peaceops.store.tables import require

#: What stands in the compiled query for the names and days of a cut: nothing of it occurs in a table.
_NAME: Final = "stand-in {}"
_NUMBER: Final = 1_900_000_000
_DAYS: Final = (date(1111, 1, 11), date(1212, 2, 12))


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
    _answers: dict[tuple[Cut, str], Answered] = field(default_factory=dict)

    def run(self, given: TableInput, cut: Cut, shape: str, compute: Callable[[Any], Any]) -> Answered:
        """Run a computation over a cut of a table.

        Parameters
        ----------
        given : TableInput
            The table at hand, always the same under its name.
        cut : Cut
            Which rows.
        shape : str
            Names the computation: one name, one computation.
        compute : callable
            Makes the expression from the rows.

        Returns
        -------
        Answered
        """
        if (cut, shape) not in self._answers:
            self._answers[cut, shape] = self._run(given, cut, shape, compute)
        return self._answers[cut, shape]

    def _run(self, given: TableInput, cut: Cut, shape: str, compute: Callable[[Any], Any]) -> Answered:
        kinds = tuple(type(name) for name in cut.names)
        key = (cut.table, cut.column, cut.day, kinds, cut.days is None, shape)
        if key not in self._forms:
            self._forms[key] = _prepare(given, cut, compute)
        form = self._forms[key]
        if form is None:
            expression = compute(cut.apply(given.table))
            return Answered(query=render_query(expression), rows=expression.to_pyarrow().to_pylist())
        query = _fill(form.query, cut)
        found = given.table.get_backend().con.sql(query).to_arrow_table()
        return Answered(query=query, rows=found.cast(form.schema).to_pylist())


def _prepare(given: TableInput, cut: Cut, compute: Callable[[Any], Any]) -> _Form | None:
    """Compile a computation with stand-ins; None where the table is none of DuckDB's own, or a stand-in is lost."""
    operations = require("ibis", to="compute measures").expr.operations
    if not isinstance(given.table.op(), operations.DatabaseTable) or given.table.get_backend().name != "duckdb":
        return None
    stand = _stand_in(cut)
    expression = compute(stand.apply(given.table))
    query = render_query(expression)
    if any(literal not in query for literal in _list_literals(stand)):
        return None
    return _Form(query=query, schema=expression.schema().to_pyarrow())


def _stand_in(cut: Cut) -> Cut:
    names: Any = tuple(_NAME.format(i) if isinstance(n, str) else _NUMBER + i for i, n in enumerate(cut.names))
    return Cut(table=cut.table, column=cut.column, day=cut.day, names=names, days=_DAYS if cut.days else None)


def _list_literals(cut: Cut) -> list[str]:
    """List the names and days of a cut as DuckDB's SQL has them; nothing of a cut without names."""
    if not cut.names:
        return []
    names = ["'" + name.replace("'", "''") + "'" if isinstance(name, str) else str(name) for name in cut.names]
    return names + [f"MAKE_DATE({day.year}, {day.month}, {day.day})" for day in cut.days or ()]


def _fill(query: str, cut: Cut) -> str:
    """Put names and days where their stand-ins are, all at once: a name may look like a stand-in."""
    literals = dict(zip(_list_literals(_stand_in(cut)), _list_literals(cut), strict=True))
    if not literals:
        return query
    return re.sub("|".join(map(re.escape, literals)), lambda found: literals[found[0]], query)
