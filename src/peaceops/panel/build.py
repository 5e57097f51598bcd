"""Panels: a spine joined with layers of measures, null outside coverage, 0 inside it where nothing was.

What enters: a spine, layers of measures by unit and month with what they cover. What leaves: one expression, the same for
every engine.
Never done here: running an expression, a 0 outside coverage, a null inside it for a count of none, a row lost by a join.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from peaceops.errors import DuplicateKey
from peaceops.panel.coverage import Cover, is_covered, name_release
from peaceops.panel.event import CIVILIANS, EventMeasure, sum_events
from peaceops.panel.space import join_within
from peaceops.panel.spread import DEATHS, spread_months
from peaceops.panel.unit import RENUMBERED, Unit, find_cell
from peaceops.store.tables import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Columns of a panel that come from one source.

    Parameters
    ----------
    name : str
        Name of the layer, for reports.
    columns : tuple of str
        Its columns.
    table : ibis.Table
        The unit's key, ``month`` and the columns; a key and month once.
    fill : tuple of str
        Columns that are 0 where the spine is covered and the table has no row.
    covered : callable or None
        Spine to a mask of the rows that are covered; None: a missing row is always unknown.
    rows : ibis.Table
        The source rows behind the table, with the unit's key and ``month``: what explains a cell.
    sources : tuple of str
        Tables of the store that it rests on.
    marks : callable or None
        Spine to columns that say where its values come from.
    is_static : bool
        Whether the table has one row a key and no month: what does not change.
    """

    name: str
    columns: tuple[str, ...]
    table: Any
    rows: Any
    fill: tuple[str, ...] = ()
    covered: Callable[[Any], Any] | None = None
    sources: tuple[str, ...] = ()
    marks: Callable[[Any], dict[str, Any]] | None = None
    is_static: bool = False


def link_events(unit: Unit, events: Any, *, points: Any | None = None, radius_km: float = 50.0) -> Any:
    """Link events with the units that they belong to.

    Parameters
    ----------
    unit : Unit
        Kind of panel.
    events : ibis.Table
        ``event_id``, ``latitude``, ``longitude``, ``country_id_gw``, ``conflict_id_ucdp``, and what else they have.
    points : ibis.Table or None
        ``point_id``, ``latitude``, ``longitude``: places of bases, each once; for base-month.
    radius_km : float
        Radius around a base.

    Returns
    -------
    ibis.Table
        The events with the unit's key; for base-month with ``point_id``, an event once for each place it is near to.
    """
    if unit.name == "base-month":
        return join_within(points, events, radius_km=radius_km, keep=events.columns).drop("distance_km")
    if unit.name == "grid-month":
        return events.mutate(
            cell_id_priogrid=find_cell(events.latitude.cast("float64"), events.longitude.cast("float64"))
        )
    key = "country_id_gw" if unit.name.startswith("country") else unit.key
    return events.mutate(**{key: events[key].cast("int64")})


def prepare_events(events: Any) -> Any:
    """Give events the columns that panels use, whatever release they come from.

    ``is_government`` says whether side A, the perpetrator of one-sided violence, is a government: GED gives it a state's code.
    """
    ibis = require("ibis", to="build panels")
    place = events.country_id_gw.cast("int64")
    for code, since, ours in RENUMBERED:
        # No release may make a state's violence vanish from the list that the spine follows.
        is_later = (place == code) & (events.start_date >= ibis.date(since.isoformat()))
        place = ibis.ifelse(is_later, ours, place)
    return events.select(
        "start_date", "end_date", "violence_type", "release", "conflict_name", *DEATHS, CIVILIANS,
        event_id=events.event_id_ucdp.cast("int64"),
        latitude=events.latitude_degrees.cast("float64"),
        longitude=events.longitude_degrees.cast("float64"),
        country_id_gw=place,
        conflict_id_ucdp=events.conflict_id_ucdp.cast("int64"),
        is_government=events.side_a_id_gw.notnull() | events.side_a.startswith("Government of "),
    )  # fmt: skip


TRAITS: Final = (
    "violence_type", "is_government", "release", "start_date", "end_date", "latitude", "longitude", "deaths_reported",
)  # fmt: skip


def build_event_layer(
    unit: Unit, events: Any, measures: Sequence[EventMeasure], covers: Sequence[Cover], *, rule: str = "days",
    points: Any | None = None, bases: Any | None = None, radius_km: float = 50.0, sources: tuple[str, ...] = (),
    place: Callable[[Any], Any] | None = None,
) -> Layer:  # fmt: skip
    """Build the layer of measures over events.

    Parameters
    ----------
    unit : Unit
        Kind of panel.
    events : ibis.Table
        What :func:`prepare_events` gives.
    measures : sequence of EventMeasure
        What to sum.
    covers : sequence of Cover
        What the events cover.
    rule : str
        How an event of several months is spread.
    points, bases : ibis.Table or None
        For base-month: places (``point_id`` once each), and ``base_id``, ``point_id``, ``month``.
    radius_km : float
        Radius around a base.
    sources : tuple of str
        Tables of the store behind the events.
    place : callable or None
        Spine to the GW code by which coverage is asked; None asks for the world.

    Returns
    -------
    Layer
    """
    rows = (
        _spread_linked(unit, events, unit.key, rule, points, radius_km)
        if bases is None
        else _meet_bases(unit, events, rule, points, bases, radius_km)
    )
    if unit.time == "year":
        rows = rows.mutate(month=rows.month // 12 * 12)
    columns = tuple(column for measure in measures for column in measure.columns)
    return Layer(
        name="events",
        columns=columns,
        table=sum_events(rows, (unit.key, "month"), measures),
        rows=rows,
        fill=columns,
        covered=lambda spine: _ask_cover(unit, place(spine) if place else None, spine.month, covers),
        sources=sources,
        marks=lambda spine: mark_releases(unit, place(spine) if place else None, spine.month, covers),
    )


def _spread_linked(unit: Unit, events: Any, key: str, rule: str, points: Any | None, radius_km: float) -> Any:
    """Link events with units and spread them over months in one pass.

    What an event is goes with it: found again by its id, all events would be held in memory.
    """
    reported = events.mutate(deaths_reported=events.deaths_best.cast("int64"))
    linked = link_events(unit, reported, points=points, radius_km=radius_km)
    return spread_months(linked, rule=rule, deaths=(*DEATHS, CIVILIANS), keep=(key, *TRAITS))


def _meet_bases(unit: Unit, events: Any, rule: str, points: Any, bases: Any, radius_km: float) -> Any:
    """Join events with bases: in space first, once for each place, in time after.

    A unit of several sites that an event is near to has it once. Only the rows of such units are compared with each
    other; those of a base of one site pass through.
    """
    ibis = require("ibis", to="build panels")
    counted = bases.group_by("base_id", "month").agg(_sites=bases.count())
    marked = bases.inner_join(counted, ["base_id", "month"])
    parts = []
    for is_several in (False, True):
        held = marked.filter((marked._sites > 1) == is_several).drop("_sites")
        near = points.semi_join(held, "point_id")
        rows = _spread_linked(unit, events, "point_id", rule, near, radius_km)
        rows = rows.inner_join(held, ["point_id", "month"]).drop("point_id")
        parts.append(rows.distinct() if is_several else rows)
    return ibis.union(*parts)


def mark_releases(unit: Unit, place: Any | None, month: Any, covers: Sequence[Cover]) -> dict[str, Any]:
    """Mark the release that speaks in a row and whether it is a candidate; in a year that of its January and December.

    Parameters
    ----------
    unit : Unit
        Kind of panel.
    place, month, covers
        As :func:`peaceops.panel.coverage.is_covered` takes them.
    """
    ibis = require("ibis", to="build panels")
    last = month + (11 if unit.time == "year" else 0)
    begin, end = name_release(place, month, covers), name_release(place, last, covers)
    named = ibis.ifelse(begin == end, begin, ibis.coalesce(begin + " / " + end, begin, end))
    candidates = [cover.label for cover in covers if cover.is_candidate]
    is_candidate = begin.isin(candidates) | end.isin(candidates) if candidates else ibis.literal(False)
    return {
        "events_release": named,
        "events_are_candidate": ibis.ifelse(named.notnull(), is_candidate, ibis.null("boolean")),
    }


def _ask_cover(unit: Unit, place: Any | None, month: Any, covers: Sequence[Cover]) -> Any:
    """Ask whether a row is covered; a year is where all twelve of its months are."""
    if unit.time == "month":
        return is_covered(place, month, covers)
    mask = is_covered(place, month, covers)
    for later in range(1, 12):
        mask = mask & is_covered(place, month + later, covers)
    return mask


def build_panel(unit: Unit, spine: Any, layers: Sequence[Layer]) -> Any:
    """Join a spine with its layers.

    Parameters
    ----------
    unit : Unit
        Kind of panel.
    spine : ibis.Table
        The unit's key and labels, ``month``, ``month_start_date``; each unit and month once.
    layers : sequence of Layer
        What is measured.

    Returns
    -------
    ibis.Table
        One row a row of the spine, in order of unit and time; null is unknown, 0 is observed none.

    Raises
    ------
    DuplicateKey
        If two layers fill one column.
    """
    ibis = require("ibis", to="build panels")
    # One flat chain of joins: a query nested once for each layer grows too deep to be written down.
    panel = spine
    filled: list[str] = []
    for number, layer in enumerate(layers):
        if twice := sorted(set(filled) & set(layer.columns)):
            raise DuplicateKey(f"two sources fill {', '.join(twice)}", hint="ask for the measure once")
        filled += layer.columns
        keys = [unit.key] if layer.is_static else [unit.key, "month"]
        right = layer.table.select(
            **{f"{name}_of_{number}": layer.table[name] for name in (*keys, *layer.columns)},
            **{f"is_met_{number}": ibis.literal(True)},
        )
        panel = panel.left_join(right, [panel[name] == right[f"{name}_of_{number}"] for name in keys])
    values: dict[str, Any] = {}
    for number, layer in enumerate(layers):
        known = layer.covered(panel) if layer.covered else ibis.literal(False)
        for name in layer.columns:
            value = panel[f"{name}_of_{number}"]
            if name in layer.fill:
                is_met = panel[f"is_met_{number}"].fill_null(False)
                value = ibis.ifelse(known, ibis.ifelse(is_met, value, 0), ibis.null())
            values[name] = value
        values |= layer.marks(panel) if layer.marks else {}
    filled = list(values)
    panel = panel.mutate(**values)
    if unit.time == "year":
        panel = panel.mutate(year=(panel.month // 12).cast("int64"))
    shown = [unit.key, *unit.labels, unit.time_column, *filled]
    return panel.order_by(unit.key, "month").select(*shown)
