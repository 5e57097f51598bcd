"""A panel that is built and not yet run: its table, the rows behind a cell, what it was made from.

What enters: an expression, layers, join reports, opened tables, an engine. What leaves: Arrow, pandas, polars, CSL-JSON.
Never done here: building an expression; writing to disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from peaceops.errors import InvalidValue, UnknownName
from peaceops.panel.build import Layer
from peaceops.panel.coverage import Cover
from peaceops.panel.event import EVENT_MEASURES
from peaceops.panel.join import JoinReport
from peaceops.panel.unit import Unit, number_month
from peaceops.pipeline.panel_input import Opened
from peaceops.report.bibtex import render_bibtex
from peaceops.report.figures.panel import PanelSeries, draw_panel
from peaceops.report.joins import render_joins_csv, render_joins_html, render_joins_json
from peaceops.sources.base import read_card
from peaceops.store.tables import require


@dataclass(frozen=True, kw_only=True)
class Citations:
    """Citations of the datasets behind a panel.

    Parameters
    ----------
    bibtex : str
        A BibTeX library.
    csl : tuple of dict
        CSL-JSON items.
    """

    bibtex: str
    csl: tuple[dict[str, Any], ...] = field(hash=False)

    def __str__(self) -> str:
        return self.bibtex


@dataclass(frozen=True, kw_only=True)
class Joins:
    """Reports of a panel's joins.

    Parameters
    ----------
    reports : tuple of JoinReport
        One a join.
    made_from : Mapping of str to Any
        Manifest of the panel.
    """

    reports: tuple[JoinReport, ...]
    made_from: Mapping[str, Any] = field(hash=False)

    @property
    def html(self) -> str:
        """One self-contained page."""
        return render_joins_html(self.reports, self.made_from)

    @property
    def json(self) -> str:
        """JSON."""
        return render_joins_json(self.reports, self.made_from)

    @property
    def csv(self) -> str:
        """CSV."""
        return render_joins_csv(self.reports)

    def __iter__(self) -> Iterator[JoinReport]:
        return iter(self.reports)

    def __len__(self) -> int:
        return len(self.reports)


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A panel, run when it is first looked at.

    Parameters
    ----------
    unit : Unit
        Kind.
    expression : ibis.Table
        The whole panel.
    layers : tuple of Layer
        What it was joined from.
    joins : tuple of JoinReport
        How each join went.
    covers : tuple of Cover
        What the events cover.
    opened : tuple of Opened
        Tables of the store behind it.
    notes : tuple of str
        What a reader should know.
    engine : ibis backend
        What runs it.
    made : pyarrow.Table or None
        Its table, where columns were added to it.
    described : Mapping of str to Mapping
        Measure, unit, definition, time, words and table of each column of a measure.
    """

    unit: Unit
    expression: Any = field(hash=False, compare=False)
    layers: tuple[Layer, ...]
    joins: tuple[JoinReport, ...]
    covers: tuple[Cover, ...]
    opened: tuple[Opened, ...]
    notes: tuple[str, ...] = ()
    engine: Any = field(default=None, hash=False, compare=False)

    made: Any = field(default=None, hash=False, compare=False, repr=False)
    described: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False, repr=False)

    @cached_property
    def _arrow(self) -> Any:
        if self.made is not None:
            return self.made
        table = self.engine.to_pyarrow(self.expression)
        fields = [one.with_metadata(self.described.get(one.name)) for one in table.schema]
        return table.cast(require("pyarrow", to="give a table").schema(fields))

    def table(self) -> Any:
        """As a ``pyarrow.Table``; each column of a measure says its unit and definition in its metadata."""
        return self._arrow

    def with_table(self, table: Any) -> Panel:
        """Give the same panel with a table that holds more columns."""
        return replace(self, made=table)

    def to_pandas(self) -> Any:
        """As a pandas frame."""
        return self._arrow.to_pandas()

    def to_polars(self) -> Any:
        """As a polars frame."""
        return require("polars", to="give a polars frame").from_arrow(self._arrow)

    def __len__(self) -> int:
        return int(self._arrow.num_rows)

    def __repr__(self) -> str:
        return f"<panel {self.unit.name}: {', '.join(self.expression.columns)}>"

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the table to whatever speaks Arrow."""
        return self._arrow.__arrow_c_stream__(requested_schema)

    def to_svg(self, unit: object, *columns: str) -> str:
        """Draw columns of one unit over time; a line breaks where nothing is known."""
        return draw_unit(self, unit, columns)

    def why(self, row: int, column: str) -> Any:
        """Find the source rows behind a cell.

        Parameters
        ----------
        row : int
            Row of :meth:`table`, from 0.
        column : str
            Column of a measure.

        Returns
        -------
        pyarrow.Table
            Rows of the source, empty where none stands behind the cell.

        Raises
        ------
        UnknownName
            If no measure fills that column.
        InvalidValue
            If the panel has no such row.
        """
        layer = next((layer for layer in self.layers if column in layer.columns), None)
        if layer is None:
            raise UnknownName("column of a measure", column, [name for one in self.layers for name in one.columns])
        if not -len(self) <= row < len(self):
            raise InvalidValue(f"row {row}", expected=f"0 to {len(self) - 1}")
        cells = self._arrow.slice(row % len(self), 1).to_pylist()[0]
        month = 12 * cells["year"] if self.unit.time == "year" else number_month(cells["month_start_date"])
        rows = layer.rows.filter(layer.rows[self.unit.key] == cells[self.unit.key])
        if not layer.is_static:
            rows = rows.filter(rows.month == month)
        if layer.name == "events":
            measure = next(m for m in EVENT_MEASURES.values() if column in m.columns)
            rows = rows.filter(measure.admits(rows)).order_by("event_id")
        return self.engine.to_pyarrow(rows)

    def sources(self) -> tuple[dict[str, Any], ...]:
        """CSL-JSON items of exactly the datasets and releases used."""
        items: dict[tuple[str, str], dict[str, Any]] = {}
        for opened in self.opened:
            card = read_card(opened.snapshot.source)
            version = opened.snapshot.version
            ident = f"{card.citation['id']}-{version}"
            items[ident, version] = {
                **card.citation, "id": ident, "version": version, "publisher": card.provider, "URL": card.address,
                "note": f"release {version}{', ' + opened.scope if opened.scope else ''}; licence: {card.licence}",
            }  # fmt: skip
        return tuple(items[key] for key in sorted(items))

    def cite(self) -> Citations:
        """Cite exactly the datasets and releases used: ``.bibtex`` and ``.csl``."""
        items = self.sources()
        return Citations(bibtex=render_bibtex(items), csl=items)

    @property
    def report(self) -> Joins:
        """How each join went: ``.html``, ``.json``, ``.csv`` and the reports themselves."""
        return Joins(reports=self.joins, made_from=self.manifest())

    def manifest(self) -> dict[str, Any]:
        """Say what it was made from: files with hashes, coverage, notes."""
        return {
            "unit": self.unit.name,
            "columns": list(self.made.column_names if self.made is not None else self.expression.columns),
            "measures": {name: dict(about) for name, about in self.described.items()},
            "coverage": [cover.describe() for cover in self.covers],
            "tables": [
                {"table": o.name, "version": o.snapshot.version, "scope": o.scope, "files": o.snapshot.card["files"]}
                for o in self.opened
            ],
            "notes": list(self.notes),
        }


def draw_unit(panel: Panel, unit: object, columns: Sequence[str]) -> str:
    """Draw columns of one unit of a panel over time as SVG.

    Parameters
    ----------
    panel : Panel
        Whose.
    unit : object
        Its id in the panel's key column.
    columns : sequence of str
        Columns; one that ends in ``_best`` or names bounds gets the band between ``_low`` and ``_high``.

    Raises
    ------
    UnknownName
        If the panel has no such unit or column.
    """
    table = panel.table()
    rows = [row for row in table.to_pylist() if row[panel.unit.key] == unit]
    if not rows:
        known = sorted({str(value) for value in table[panel.unit.key].to_pylist()})
        raise UnknownName(panel.unit.key, str(unit), known[:8])
    is_year = panel.unit.time == "year"
    days = tuple(date(row["year"], 1, 1) if is_year else row["month_start_date"] for row in rows)
    found = []
    for name in columns:
        stem = name.removesuffix("_best").removesuffix("_low").removesuffix("_high")
        low, high = f"{stem}_low", f"{stem}_high"
        has_bounds = low in table.column_names and high in table.column_names
        centre = name if name in table.column_names else low if has_bounds else ""
        if not centre:
            raise UnknownName("column", name, table.column_names)
        found.append(
            PanelSeries(
                label=stem.replace("_", " "), days=days, values=tuple(row[centre] for row in rows),
                low=tuple(row[low] for row in rows) if has_bounds else (),
                high=tuple(row[high] for row in rows) if has_bounds else (), step_days=370 if is_year else 45,
            )
        )  # fmt: skip
    return str(draw_panel("panel", f"{panel.unit.name}: {unit}", found))
