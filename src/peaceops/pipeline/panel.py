"""A panel as asked for: sources opened, spine and layers built, run, cited and explained.

What enters: unit, measures, months, folder of datasets, engine. What leaves: a :class:`Panel`.
Never done here: printing; a cell without the rows behind it; a join without its report.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import read_placed_rows
from peaceops.casebook.state import StateIndex, shipped_states
from peaceops.errors import InvalidValue, OutsideCoverage, UnknownName
from peaceops.panel.build import Layer, build_event_layer, build_panel, prepare_events
from peaceops.panel.counting import LISTS
from peaceops.panel.coverage import Cover, cut_events, find_speaking, is_covered, render_month
from peaceops.panel.event import EVENT_MEASURES
from peaceops.panel.join import JoinReport, compare_keys
from peaceops.panel.mission import MISSION_MEASURES, build_mission_layer
from peaceops.panel.spread import RULES
from peaceops.panel.unit import (
    Unit,
    build_grid_spine,
    build_mission_spine,
    build_state_spine,
    find_unit,
    number_month,
)
from peaceops.pipeline.panel_input import (
    Opened,
    PanelInput,
    list_place_codes,
    match_missions,
    open_events,
)
from peaceops.pipeline.panel_table import Panel
from peaceops.store.tables import require

_DEFAULT: Final[Mapping[str, tuple[str, ...]]] = {
    "mission-month": ("deployed_strength_ipi", "deployed_strength_sipri", "hostile_deaths"),
}
_DEFAULT_EVENTS: Final = (
    "deaths_state_based",
    "deaths_non_state_conflict",
    "deaths_one_sided_government",
    "deaths_one_sided_non_state",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRequest:
    """What is asked for.

    Parameters
    ----------
    unit : str
        Kind of panel.
    measures : tuple of str
        Names; empty for the usual ones of the unit.
    first, last : date or None
        First and last day; None is what the sources cover.
    radius_km : float
        Radius around a base.
    spread : str
        How an event of several months is spread.
    release : str
        Only this release of events; empty for all at hand, the newest first.
    countries, missions : tuple of str
        Only these; empty for all.
    """

    unit: str
    measures: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    radius_km: float = 50.0
    spread: str = "days"
    release: str = ""
    countries: tuple[str, ...] = ()
    missions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise InvalidValue(f"the period runs backwards ({self.first} to {self.last})")
        if self.spread not in RULES:
            raise UnknownName("rule of spreading", self.spread, RULES)


def list_measures(unit: str) -> dict[str, str]:
    """List the measures of a unit, each in words."""
    found = {name: f"{m.about} ({m.unit})" for name, m in EVENT_MEASURES.items()}
    if find_unit(unit).name == "mission-month":
        ours = {name: f"{m.about} ({m.unit})" for name, m in MISSION_MEASURES.items()}
        return ours | {name: f"in the host state: {about}" for name, about in found.items()}
    return found


def build(
    request: PanelRequest, casebook: Casebook, store: Path | None, engine: Any, *,
    progress: Callable[[str], None] | None = None,
) -> Panel:  # fmt: skip
    """Build a panel.

    Parameters
    ----------
    request : PanelRequest
        What is asked for.
    casebook : Casebook
        Missions.
    store : Path or None
        Data folder with snapshots.
    engine : ibis backend
        DuckDB or Spark.
    progress : callable or None
        Told of each stage.

    Raises
    ------
    UnknownName
        If the unit or a measure is not known, with the nearest.
    SnapshotMissing, OutsideCoverage
        If a dataset is not at hand or covers nothing of what was asked for.
    """
    say = progress or (lambda _stage: None)
    unit = find_unit(request.unit)
    wanted = _choose(unit, request.measures)
    given = PanelInput(store=store, engine=engine)
    states = shipped_states()
    say("opening datasets")
    events = [EVENT_MEASURES[name] for name in wanted if name in EVENT_MEASURES]
    pairs = open_events(given, states, version=request.release) if events else []
    covers = tuple(cover for cover, _ in pairs)
    own = [MISSION_MEASURES[name] for name in wanted if name in MISSION_MEASURES and unit.name == "mission-month"]
    tables = {measure.table: given.newest(measure.table) for measure in own}
    first, last = _find_months(request, covers, tuple(tables.values()))
    codes = _find_places(request, states)
    speaking = find_speaking(covers, first, last, codes)
    say("building the spine")
    spine, place, notes = _build_spine(unit, request, casebook, states, covers, first, last)
    layers: list[Layer] = []
    joins: list[JoinReport] = []
    if events:
        prepared = prepare_events(cut_events([(cover, opened.table) for cover, opened in pairs]))
        if unit.name == "mission-month":
            layer, report = _build_host_layer(prepared, events, covers, request, casebook, states)
            joins.append(report)
        else:
            layer = build_event_layer(
                unit, prepared, events, covers, rule=request.spread, place=place, sources=("ucdp_ged/events",)
            )
        layers.append(layer)
        say("comparing keys")
        joins.append(_compare_events(unit, prepared, spine, engine, covers))
    for measure in own:
        say(f"matching {measure.name}")
        layer, report = _build_own_layer(measure, tables[measure.table], casebook)
        layers.append(layer)
        joins.append(report)
    return Panel(
        unit=unit, expression=build_panel(unit, spine, layers), layers=tuple(layers), joins=tuple(joins), covers=speaking,
        opened=(*(opened for cover, opened in pairs if cover in speaking), *tables.values()), notes=tuple(notes), engine=engine,
    )  # fmt: skip


def _choose(unit: Unit, names: Sequence[str]) -> tuple[str, ...]:
    known = list_measures(unit.name)
    chosen = tuple(dict.fromkeys(names)) or _DEFAULT.get(unit.name, _DEFAULT_EVENTS)
    for name in chosen:
        if name not in known:
            raise UnknownName(
                f"measure of {unit.name}", name, difflib.get_close_matches(name, known, n=4, cutoff=0.4) or list(known)[:4],
                hint="peaceops panel --list shows them all",
            )  # fmt: skip
    return chosen


def _find_months(request: PanelRequest, covers: Sequence[Cover], tables: Sequence[Opened]) -> tuple[int, int]:
    """Find the months of the panel: those asked for, else all that any source covers."""
    spans = [(cover.first_month, cover.last_month) for cover in covers]
    for opened in tables:
        name = opened.name.partition("/")[2]
        period = next(t["period"] for t in opened.snapshot.card["tables"] if t["name"] == name)
        spans.append(tuple(number_month(date.fromisoformat(str(day)[:10])) for day in period))  # type: ignore[arg-type]
    first = number_month(request.first) if request.first else min(low for low, _ in spans)
    last = number_month(request.last) if request.last else max(high for _, high in spans)
    if first > max(high for _, high in spans) or last < min(low for low, _ in spans):
        raise OutsideCoverage(
            f"{render_month(first)} to {render_month(last)} lies outside every source",
            expected=f"{render_month(min(low for low, _ in spans))} to {render_month(max(high for _, high in spans))}",
        )
    return first, last


def _find_places(request: PanelRequest, states: StateIndex) -> list[int]:
    """Find the codes of the states asked for; none is all."""
    return sorted({code for name in request.countries for code in list_place_codes(states.find(name).id, states)})


def _build_spine(
    unit: Unit,
    request: PanelRequest,
    casebook: Casebook,
    states: StateIndex,
    covers: Sequence[Cover],
    first: int,
    last: int,
) -> tuple[Any, Callable[[Any], Any] | None, list[str]]:
    notes: list[str] = []
    codes = _find_places(request, states)
    if unit.name.startswith("country"):
        spine = build_state_spine(states, first, last, years=unit.time == "year")
        spine = spine.filter(spine.country_id_gw.isin(codes)) if codes else spine
        return spine, lambda table: table.country_id_gw, notes
    if unit.name == "mission-month":
        chosen = [casebook.mission(name) for name in request.missions] or list(casebook.missions.values())
        return build_mission_spine(chosen, first, last), None, notes
    if unit.name == "grid-month":
        if not any(not cover.places for cover in covers):
            notes.append(
                "the events cover single states and a cell has none: every cell is unknown; add a release of the world"
            )
        return build_grid_spine(None, first, last), None, notes
    raise UnknownName("unit", unit.name, ["country-month", "country-year", "grid-month", "mission-month"])


def _build_own_layer(measure: Any, opened: Opened, casebook: Casebook) -> tuple[Layer, JoinReport]:
    names, report = match_missions(measure, opened, casebook, read_placed_rows(), LISTS["bara-hultman"].source)
    table = opened.name.partition("/")[2]
    period = next(t["period"] for t in opened.snapshot.card["tables"] if t["name"] == table)
    first, last = (number_month(date.fromisoformat(str(day)[:10])) for day in period)
    listed = [m.id for m in casebook.missions.values() if m.organisation == "UN" and m.mission_type == "un"]
    return build_mission_layer(measure, opened.table, names, first=first, last=last, listed=listed), report


def _build_host_layer(
    events: Any, measures: Sequence[Any], covers: Sequence[Cover], request: PanelRequest, casebook: Casebook,
    states: StateIndex,
) -> tuple[Layer, JoinReport]:  # fmt: skip
    """Build the layer of violence in the host state of each mission."""
    ibis = require("ibis", to="build panels")
    hosts = {m.id: list_place_codes(m.host, states) for m in casebook.missions.values()}
    pairs = [(mission, code) for mission, codes in hosts.items() for code in codes]
    links = ibis.memtable(
        {"mission": [mission for mission, _ in pairs], "country_id_gw": [code for _, code in pairs]},
        schema={"mission": "string", "country_id_gw": "int64"},
    )
    country = find_unit("country-month")
    base = build_event_layer(country, events, measures, covers, rule=request.spread, place=lambda t: t.country_id_gw)
    table = base.table.inner_join(links, "country_id_gw")
    summed = table.group_by("mission", "month").agg(**{name: table[name].sum() for name in base.columns})
    known = [mission for mission, codes in hosts.items() if codes]
    coded = {
        code: [mission for mission, codes in hosts.items() if code in codes]
        for codes in hosts.values()
        for code in codes
    }

    def covered(panel: Any) -> Any:
        mask = panel.mission.isin(known)
        for code, missions in sorted(coded.items()):
            here = is_covered(ibis.literal(code), panel.month, covers)
            mask = mask & (~panel.mission.isin(missions) | here)
        return mask

    report = compare_keys(
        "violence in the host state: hosts", "registry", "states", [m.host or f"? {m.id}" for m in casebook.missions.values()],
        [casebook.missions[mission].host for mission in known], note="a mission whose host has no code has unknown violence there",
    )  # fmt: skip
    layer = Layer(
        name="events", columns=base.columns, table=summed, rows=base.rows.inner_join(links, "country_id_gw"),
        fill=base.columns, covered=covered, sources=("ucdp_ged/events",),
    )  # fmt: skip
    return layer, report


def _compare_events(unit: Unit, events: Any, spine: Any, engine: Any, covers: Sequence[Cover]) -> JoinReport:
    """Compare the units that events name with those of the spine."""
    key = {"grid-month": "", "mission-month": "country_id_gw"}.get(unit.name, unit.key)
    right = ", ".join(cover.label for cover in covers)
    if not key or key not in spine.columns:
        total = int(engine.execute(events.count()))
        return JoinReport(
            name="events: places", left=unit.name, right=right, left_rows=0, right_rows=total, matched_left=0,
            matched_right=total, note="every event has coordinates, and so a cell",
        )  # fmt: skip
    counted = engine.to_pyarrow(events.group_by(key=events[key].cast("string")).agg(n=events.count())).to_pylist()
    ours = [str(value) for value in engine.to_pyarrow(spine.select(key).distinct())[key].to_pylist()]
    return compare_keys(
        "events: units", unit.name, right, ours, [row["key"] for row in counted for _ in range(row["n"])],
        note="events of units outside the panel are in no cell; units without events are 0 where covered, else unknown",
    )  # fmt: skip
