"""Layers of a panel that come from events, for each kind of unit, with the report of their join.

What enters: prepared events, coverage, spine. What leaves: a layer and its report.
Never done here: a measure; opening a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from peaceops.casebook.load import Casebook
from peaceops.casebook.state import StateIndex
from peaceops.panel.build import Layer, build_event_layer, mark_releases
from peaceops.panel.coverage import Cover, is_covered
from peaceops.panel.event import EventMeasure
from peaceops.panel.join import JoinReport, compare_keys
from peaceops.panel.unit import Unit, find_unit
from peaceops.pipeline.panel_base import Bases, build_places
from peaceops.pipeline.panel_input import list_codes_of
from peaceops.store.tables import require

SOURCES = ("ucdp_ged/events",)
_NOTE = "events of units outside the panel are in no cell; units without events are 0 where covered, else unknown"


@dataclass(frozen=True, kw_only=True)
class Events:
    """Events of a panel.

    Parameters
    ----------
    table : ibis.Table
        What :func:`peaceops.panel.build.prepare_events` gives.
    measures : tuple of EventMeasure
        What is summed.
    covers : tuple of Cover
        What they cover, in order of preference.
    rule : str
        How an event of several months is spread.
    codes : tuple of int
        States asked for; empty for all.
    """

    table: Any = field(hash=False, compare=False)
    measures: tuple[EventMeasure, ...]
    covers: tuple[Cover, ...]
    rule: str
    codes: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """Releases, for reports."""
        return ", ".join(cover.label for cover in self.covers)


def build_unit_layer(unit: Unit, events: Events, spine: Any, engine: Any) -> tuple[Layer, JoinReport]:
    """Build the layer of events by state, cell or conflict.

    By conflict, where states are asked for, only their events count: then files of those states cover it.
    """
    place: Callable[[Any], Any] | None = (
        (lambda table: table.country_id_gw) if unit.name.startswith("country") else None
    )
    table = events.table
    if unit.name == "conflict-month" and events.codes:
        table = table.filter(table.country_id_gw.isin(list(events.codes)))
    layer = build_event_layer(
        unit, table, events.measures, events.covers, rule=events.rule, place=place, sources=SOURCES
    )
    if unit.name == "conflict-month" and events.codes:
        layer = replace(
            layer,
            covered=lambda panel: _all_covered(events.codes, panel.month, events.covers),
            marks=lambda panel: _mark(unit, require("ibis", to="build panels").literal(events.codes[0]), panel, events),
        )
    if unit.name == "grid-month":
        total = int(engine.execute(table.count()))
        report = JoinReport(
            name="events: cells", left=unit.name, right=events.label, left_rows=0, right_rows=total, matched_left=0,
            matched_right=total, note="every event has coordinates, and so a cell",
        )  # fmt: skip
        return layer, report
    counted = engine.to_pyarrow(table.group_by(key=table[unit.key].cast("string")).agg(n=table.count())).to_pylist()
    ours = [str(value) for value in engine.to_pyarrow(spine.select(unit.key).distinct())[unit.key].to_pylist()]
    keys = {row["key"] or "? no id": row["n"] for row in counted}
    return layer, compare_keys("events: units", unit.name, events.label, ours, keys, note=_NOTE)


def build_near_layer(
    unit: Unit, events: Events, bases: Bases, engine: Any, *, radius_km: float, first: int, last: int
) -> tuple[Layer, JoinReport]:
    """Build the layer of events within a radius of bases, each event once a base, whatever its sites."""
    points, links = build_places(bases, first, last)
    layer = build_event_layer(
        unit, events.table, events.measures, events.covers, rule=events.rule, points=points, bases=links,
        radius_km=radius_km, sources=SOURCES,
    )  # fmt: skip
    layer = replace(
        layer,
        covered=lambda spine: is_covered(spine.gw_1, spine.month, events.covers) & is_covered(spine.gw_2, spine.month, events.covers),
        marks=lambda spine: _mark(unit, spine.gw_1, spine, events),
    )  # fmt: skip
    near = engine.to_pyarrow(
        layer.rows.agg(events=layer.rows.event_id.nunique(), units=layer.rows.base_id.nunique())
    ).to_pylist()[0]
    total = int(engine.execute(events.table.count()))
    count = len({m.base for m in bases.months if first <= m.month <= last})
    report = JoinReport(
        name=f"events: within {radius_km:g} km of a base that is listed in their month", left=unit.name, right=events.label,
        left_rows=count, right_rows=total, matched_left=near["units"], matched_right=near["events"],
        note="events farther off, or in months in which no map lists the base, are in no cell; a base near a border sees "
        "only what the files of its own state hold, unless a release of the world is there",
    )  # fmt: skip
    return layer, report


def build_host_layer(events: Events, casebook: Casebook, states: StateIndex) -> tuple[Layer, JoinReport]:
    """Build the layer of violence in the host state of each mission."""
    ibis = require("ibis", to="build panels")
    hosts = {m.id: list_codes_of(m.host_states, states) for m in casebook.missions.values()}
    pairs = [(mission, code) for mission, codes in hosts.items() for code in codes]
    links = ibis.memtable(
        {"mission": [mission for mission, _ in pairs], "country_id_gw": [code for _, code in pairs]},
        schema={"mission": "string", "country_id_gw": "int64"},
    )
    country = find_unit("country-month")
    base = build_event_layer(
        country, events.table, events.measures, events.covers, rule=events.rule, place=lambda t: t.country_id_gw
    )
    table = base.table.inner_join(links, "country_id_gw")
    summed = table.group_by("mission", "month").agg(**{name: table[name].sum() for name in base.columns})
    known = [mission for mission, codes in hosts.items() if codes]
    report = compare_keys(
        "violence in the host states: hosts", "registry", "states", [" and ".join(m.host_states) or f"? {m.id}" for m in casebook.missions.values()],
        [" and ".join(casebook.missions[mission].host_states) for mission in known], note="a mission whose host has no code has unknown violence there",
    )  # fmt: skip
    layer = Layer(
        name="events", columns=base.columns, table=summed, rows=base.rows.inner_join(links, "country_id_gw"),
        fill=base.columns, covered=lambda panel: _cover_hosts(panel, hosts, events.covers), sources=SOURCES,
    )  # fmt: skip
    return layer, report


def _cover_hosts(panel: Any, hosts: Mapping[str, Sequence[int]], covers: Sequence[Cover]) -> Any:
    """Ask whether all codes of a mission's host are covered: asked once for each set of codes."""
    ibis = require("ibis", to="build panels")
    by_codes: dict[tuple[int, ...], list[str]] = {}
    for mission, codes in hosts.items():
        if codes:
            by_codes.setdefault(tuple(codes), []).append(mission)
    world = [cover for cover in covers if not cover.places]
    named = {code for cover in covers for code in cover.places}
    masks = [
        panel.mission.isin([m for missions in by_codes.values() for m in missions])
        & is_covered(None, panel.month, world)
    ]
    masks += [
        panel.mission.isin(missions) & _all_covered(codes, panel.month, covers)
        for codes, missions in sorted(by_codes.items())
        if named & set(codes)
    ]
    return reduce(lambda a, b: a | b, masks, ibis.literal(False))


def _all_covered(codes: Sequence[int], month: Any, covers: Sequence[Cover]) -> Any:
    ibis = require("ibis", to="build panels")
    masks = [is_covered(ibis.literal(code), month, covers) for code in codes]
    return reduce(lambda a, b: a & b, masks)


def _mark(unit: Unit, place: Any, panel: Any, events: Events) -> dict[str, Any]:
    return mark_releases(unit, place, panel.month, events.covers)
