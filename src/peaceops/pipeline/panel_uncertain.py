"""Uncertain totals of a panel: draws from the model of coders' errors, for each cell and for the panel as a whole.

What enters: a panel with deaths, parameters of the model. What leaves: quantiles beside the plain bounds, totals as draws.
Never done here: the bounds replaced; an event twice in a total; a cell outside coverage filled.

An event counts in its first month, whole: the model is one of events, not of shares of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from peaceops.errors import FileUnreadable, UnknownName
from peaceops.files import MAX_FILE_BYTES
from peaceops.panel.build import Layer
from peaceops.panel.event import EVENT_MEASURES, EventMeasure
from peaceops.panel.uncertain import QUANTILES, Toll, Total, check_parameters, draw_total, parse_parameters
from peaceops.panel.unit import number_month
from peaceops.pipeline.panel_table import Panel
from peaceops.store.tables import require

_GROUP: Final = ("violence_type", "deaths_reported")
Counts = Counter[tuple[str, int]]


def read_parameters(path: Path) -> dict[tuple[str, int], Toll]:
    """Read parameters of the model from a CSV file.

    Raises
    ------
    FileUnreadable
        If it cannot be read.
    RowRefused
        At the first row that is no parameter.
    """
    try:
        data = path.read_bytes()
        if len(data) > MAX_FILE_BYTES:
            raise FileUnreadable(
                "is too large for parameters", where=str(path), expected=f"up to {MAX_FILE_BYTES:,} bytes"
            )
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise FileUnreadable(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise FileUnreadable("is no UTF-8 text", where=str(path), expected="CSV") from error
    return parse_parameters(text, name=path.name)


def draw_panel(
    panel: Panel, measure: str, parameters: Mapping[tuple[str, int], Toll], *, draws: int = 1000, seed: int = 0,
    dependence: str = "independent",
) -> Total:  # fmt: skip
    """Draw the total of a measure over the whole panel: the period, states or missions that were asked for.

    Parameters
    ----------
    panel : Panel
        With events.
    measure : str
        A measure of deaths of the panel.
    parameters : Mapping
        What :func:`peaceops.panel.uncertain.parse_parameters` gives.
    draws, seed, dependence
        As :func:`peaceops.panel.uncertain.draw_total` takes them.

    Returns
    -------
    Total
        Each event once, whatever units it belongs to.
    """
    layer, chosen = _find(panel, measure)
    rows = _keep_spine(panel, layer)
    events = rows.filter(rows.is_first & chosen.admits(rows)).select("event_id", *_GROUP).distinct()
    counted = panel.engine.to_pyarrow(events.group_by(*_GROUP).agg(n=events.count())).to_pylist()
    counts = {(row["violence_type"], row["deaths_reported"]): row["n"] for row in counted}
    return draw_total(counts, parameters, draws=draws, seed=seed, dependence=dependence)


def add_quantiles(
    panel: Panel,
    parameters: Mapping[tuple[str, int], Toll],
    *,
    draws: int = 1000,
    seed: int = 0,
    dependence: str = "independent",
) -> Any:
    """Add quantiles to the table of a panel: ``<measure>_q05`` to ``_q95`` for each measure of deaths.

    Parameters
    ----------
    panel, parameters, draws, seed, dependence
        As :func:`draw_panel` takes them.

    Returns
    -------
    pyarrow.Table
        The panel with more columns: null where the cell is unknown, 0 where no event is reported.
    """
    arrow = require("pyarrow", to="draw totals")
    table = panel.table()
    measures = [m for m in EVENT_MEASURES.values() if m.counts == "deaths" and m.columns[0] in table.column_names]
    if not measures:
        raise UnknownName(
            "measure of deaths in the panel", "", [n for n, m in EVENT_MEASURES.items() if m.counts == "deaths"]
        )
    key = panel.unit.key
    times = table[panel.unit.time_column].to_pylist()
    months = [12 * t if panel.unit.time == "year" else number_month(t) for t in times]
    places = list(zip(table[key].to_pylist(), months, strict=True))
    for measure in measures:
        cells = _count_cells(panel, measure)
        shown = set(places)
        whole: Counts = Counter()
        for place in shown & set(cells):
            whole.update(cells[place])
        check_parameters(whole, parameters)
        known = table[f"{measure.name}_best"].is_valid().to_pylist()
        columns: dict[float, list[float | None]] = {p: [] for p in QUANTILES}
        for number, (place, is_known) in enumerate(zip(places, known, strict=True)):
            found = dict.fromkeys(QUANTILES, 0.0)
            if is_known and place in cells:
                total = draw_total(cells[place], parameters, draws=draws, seed=seed + number, dependence=dependence)
                found = total.quantiles()
            for p in QUANTILES:
                columns[p].append(found[p] if is_known else None)
        for p, values in columns.items():
            table = table.append_column(f"{measure.name}_q{round(100 * p):02d}", arrow.array(values, arrow.float64()))
    return table


def _find(panel: Panel, name: str) -> tuple[Layer, EventMeasure]:
    measure = EVENT_MEASURES.get(name)
    if measure is None or measure.counts != "deaths" or measure.columns[0] not in panel.expression.columns:
        known = [
            n for n, m in EVENT_MEASURES.items() if m.counts == "deaths" and m.columns[0] in panel.expression.columns
        ]
        raise UnknownName("measure of deaths in the panel", name, known)
    return next(layer for layer in panel.layers if layer.name == "events"), measure


def _keep_spine(panel: Panel, layer: Layer) -> Any:
    """Keep the rows of units and months that the panel shows and covers."""
    key = panel.unit.key
    table = panel.expression
    first = next(name for name in layer.columns if name in table.columns)
    shown = table.filter(table[first].notnull())
    time = shown.year.cast("int64") * 12 if panel.unit.time == "year" else None
    if time is None:
        day = shown.month_start_date
        time = day.year().cast("int64") * 12 + day.month().cast("int64") - 1
    return layer.rows.semi_join(shown.select(key, month=time), [key, "month"])


def _count_cells(panel: Panel, measure: EventMeasure) -> dict[tuple[Any, int], Counts]:
    layer, _ = _find(panel, measure.name)
    key = panel.unit.key
    rows = layer.rows.filter(layer.rows.is_first & measure.admits(layer.rows))
    counted = rows.group_by(key, "month", *_GROUP).agg(n=rows.event_id.nunique())
    cells: dict[tuple[Any, int], Counts] = {}
    for row in panel.engine.to_pyarrow(counted).to_pylist():
        cells.setdefault((row[key], row["month"]), Counter())[row["violence_type"], row["deaths_reported"]] += row["n"]
    return cells
