"""A panel as asked for: sources opened, spine and layers built, run, cited and explained.

What enters: unit, measures, months, folder of datasets, engine. What leaves: a
:class:`~peaceops.pipeline.panel_table.Panel`.
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
from peaceops.casebook.state import StateIndex, shipped_states
from peaceops.errors import InvalidValue, OutsideCoverage, UnknownName
from peaceops.panel.base import BASE_MEASURES
from peaceops.panel.base_kind import SHOWN, SIZED, name_measure
from peaceops.panel.build import Layer, build_panel, prepare_events
from peaceops.panel.cell import CELL_MEASURES, CELLS, build_cell_layer
from peaceops.panel.conflict import ACTIVITY_MEASURES, CONFLICT_MEASURES, MOST_QUIET_YEARS, read_codes
from peaceops.panel.conflict import TABLE as CONFLICTS
from peaceops.panel.coverage import Cover, cut_events, find_speaking, render_month
from peaceops.panel.event import EVENT_MEASURES
from peaceops.panel.join import JoinReport
from peaceops.panel.mission import MISSION_MEASURES, TROOPS_GEOPKO
from peaceops.panel.space import count_columns
from peaceops.panel.spread import RULES
from peaceops.panel.state import STATE_MEASURES, STATE_RATIOS, TIMES
from peaceops.panel.unit import (
    CELL_COUNT,
    Unit,
    build_conflict_spine,
    build_grid_spine,
    build_mission_spine,
    build_state_spine,
    find_unit,
    number_month,
)
from peaceops.pipeline.panel_base import BASE_SOURCES, LISTED, Bases, build_base_spine, open_bases
from peaceops.pipeline.panel_event import Events, build_host_layer, build_near_layer, build_unit_layer
from peaceops.pipeline.panel_input import EVENTS, Opened, PanelInput, list_place_codes, open_events
from peaceops.pipeline.panel_layer import (
    build_activity_layer,
    build_base_layer,
    build_conflict_layer,
    build_mission_layers,
    build_ratio_layers,
    build_state_layers,
    build_troops_layer,
    find_period,
)
from peaceops.pipeline.panel_table import Panel
from peaceops.store.snapshot import Snapshot
from peaceops.store.tables import require

_DEFAULT: Final[Mapping[str, tuple[str, ...]]] = {
    "mission-month": ("deployed_strength_ipi", "deployed_strength_sipri", "hostile_deaths"),
    "base-month": ("troops_persons", "deaths_state_based", "deaths_one_sided_government", "deaths_one_sided_non_state"),
}
_DEFAULT_EVENTS: Final = (
    "deaths_state_based", "deaths_non_state_conflict", "deaths_one_sided_government", "deaths_one_sided_non_state",
)  # fmt: skip


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
    quiet_years : int
        Years without activity after which a conflict that is active again has an onset.
    cells : tuple of int
        Only these cells of PRIO-GRID; empty for all.
    bases : str
        Source of bases, one of :data:`~peaceops.pipeline.panel_base.BASE_SOURCES`.
    today : date or None
        Day by which a mission is still deployed; needed where sites are shown.
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
    quiet_years: int = 2
    cells: tuple[int, ...] = ()
    bases: str = "geo_pko"
    today: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise InvalidValue(f"the period runs backwards ({self.first} to {self.last})")
        if self.spread not in RULES:
            raise UnknownName("rule of spreading", self.spread, RULES)
        if self.bases not in BASE_SOURCES:
            raise UnknownName("source of bases", self.bases, list(BASE_SOURCES))
        if not 1 <= self.quiet_years <= MOST_QUIET_YEARS:
            raise InvalidValue(f"{self.quiet_years} quiet years", expected=f"1 to {MOST_QUIET_YEARS}")
        if any(not 1 <= cell <= CELL_COUNT for cell in self.cells):
            raise InvalidValue("a cell that PRIO-GRID does not have", expected=f"1 to {CELL_COUNT}")
        count_columns(self.radius_km)


def list_own(unit: str) -> dict[str, Any]:
    """List the measures of a unit that do not come from events, by name."""
    found: dict[str, Any] = {name: m for name, m in STATE_MEASURES.items() if unit in m.units}
    found |= {name: ratio for name, ratio in STATE_RATIOS.items() if unit in ratio.units}
    if unit == "country-year":
        found |= CONFLICT_MEASURES
    if unit == "conflict-month":
        found |= ACTIVITY_MEASURES
    if unit == "grid-month":
        found |= CELL_MEASURES
    if unit == "mission-month":
        found |= {**MISSION_MEASURES, TROOPS_GEOPKO.name: TROOPS_GEOPKO}
    if unit == "base-month":
        found |= BASE_MEASURES
    return found


def list_measures(unit: str) -> dict[str, str]:
    """List the measures of a unit, each in words."""
    where = {"mission-month": "in the host state: ", "base-month": "around the base: "}.get(find_unit(unit).name, "")
    own = {name: f"{m.about} ({m.unit})" for name, m in list_own(unit).items()}
    return own | {name: f"{where}{m.about} ({m.unit})" for name, m in EVENT_MEASURES.items()}


def build(
    request: PanelRequest, casebook: Casebook, store: Path | None, engine: Any, *,
    progress: Callable[[str], None] | None = None, only: Mapping[str, tuple[Snapshot, ...]] | None = None,
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
    only : Mapping of str to tuple of Snapshot or None
        Snapshots by source that are used instead of those of the folder.

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
    work = _Work(request, casebook, PanelInput(store=store, engine=engine, only=only or {}))
    say("opening datasets")
    work.open(unit, wanted)
    say("building the spine")
    spine = work.build_spine(unit)
    layers: list[Layer] = []
    joins: list[JoinReport] = list(work.bases.joins if work.bases else ())
    say("joining events")
    found: list[tuple[Layer, JoinReport | None]] = [work.build_events(unit, spine)] if work.events else []
    say("matching names")
    found += work.build_own(unit)
    for layer, report in found:
        layers.append(layer)
        if report is not None and report not in joins:
            joins.append(report)
    return Panel(
        unit=unit, expression=build_panel(unit, spine, layers), layers=tuple(layers), joins=tuple(joins),
        covers=work.speaking, opened=work.list_opened(), notes=tuple(work.notes), engine=engine,
        described=_describe(unit, wanted),
    )  # fmt: skip


def _describe(unit: Unit, names: Sequence[str]) -> dict[str, dict[str, str]]:
    """Describe the columns of measures: measure, unit, definition of the codebook, when it holds, in words, table."""
    own, said = list_own(unit.name), list_measures(unit.name)
    found: dict[str, dict[str, str]] = {}
    for name in names:
        measure: Any = own[name] if name in own else EVENT_MEASURES[name]
        about = {
            "measure": name, "unit": measure.unit, "definition": getattr(measure, "definition", ""),
            "time": TIMES[getattr(measure, "time", "")], "about": said[name].rpartition(" (")[0],
            "table": measure.table if name in own else EVENTS,
        }  # fmt: skip
        for column in measure.columns:
            found[column] = {key: text for key, text in about.items() if text}
    return found


class _Work:
    """What is open while a panel is built."""

    def __init__(self, request: PanelRequest, casebook: Casebook, given: PanelInput) -> None:
        self.request = request
        self.casebook = casebook
        self.engine = given.engine
        self.given = given
        self.states: StateIndex = shipped_states()
        self.codes = tuple(
            sorted(
                {
                    code
                    for name in request.countries
                    for code in list_place_codes(self.states.find(name).id, self.states)
                }
            )
        )
        self.notes: list[str] = []
        self.pairs: list[tuple[Cover, Opened]] = []
        self.events: Events | None = None
        self.bases: Bases | None = None
        self.tables: dict[str, Opened] = {}
        self.own: list[Any] = []
        self.speaking: tuple[Cover, ...] = ()
        self.first = self.last = 0

    def open(self, unit: Unit, wanted: Sequence[str]) -> None:
        """Open what the measures need, and find the months that it covers."""
        request = self.request
        measures = tuple(EVENT_MEASURES[name] for name in wanted if name in EVENT_MEASURES)
        own = list_own(unit.name)
        self.own = [own[name] for name in wanted if name in own]
        if measures:
            self.pairs = open_events(self.given, self.states, version=request.release)
        if unit.name == "base-month" or TROOPS_GEOPKO in self.own:
            today = request.today
            if today is None:
                raise InvalidValue("no day is given", expected="today: sites of missions still deployed are shown late")
            self.bases = open_bases(
                self.given, self.casebook, self.states, source=request.bases, today=today, missions=request.missions,
                kinds=[kind for kind in (*SIZED, *SHOWN) if BASE_MEASURES[name_measure(kind)] in self.own],
            )  # fmt: skip
            self.notes += self.bases.notes
        self.tables = {
            measure.table: self.given.newest(measure.table)
            for measure in self.own
            if measure.name not in BASE_MEASURES and measure is not TROOPS_GEOPKO
        }
        lower = {STATE_RATIOS[m.name].lower.table for m in self.own if m.name in STATE_RATIOS}
        self.tables |= {name: self.given.newest(name) for name in sorted(lower)}
        if unit.name == "conflict-month":
            self.tables |= {opened.name: opened for opened in self.given.find(CONFLICTS)}
        covers = tuple(cover for cover, _ in self.pairs)
        self.first, self.last = self._find_months(unit, covers)
        near = (
            {code for month in self.bases.months for code in month.codes}
            if self.bases and unit.name == "base-month"
            else ()
        )
        self.speaking = find_speaking(covers, self.first, self.last, self.codes or tuple(sorted(near)))
        if measures:
            table = prepare_events(cut_events([(cover, opened.table) for cover, opened in self.pairs]))
            self.events = Events(table=table, measures=measures, covers=covers, rule=request.spread, codes=self.codes)

    def _find_months(self, unit: Unit, covers: Sequence[Cover]) -> tuple[int, int]:
        """Find the months of the panel: those asked for, else all that any source covers."""
        spans = [(cover.first_month, cover.last_month) for cover in covers]
        spans += [find_period(opened) for opened in self.tables.values() if opened.name != CELLS]
        months = [month.month for month in self.bases.months] if self.bases else []
        if unit.name == "base-month":
            spans = []
        if months:
            spans.append((min(months), max(months)))
        if not spans and self.request.first and self.request.last:
            # What does not change has no period of its own.
            spans.append((number_month(self.request.first), number_month(self.request.last)))
        if not spans:
            raise OutsideCoverage(
                "no source covers anything of what was asked for", hint="what does not change wants --from and --to"
            )
        low, high = min(low for low, _ in spans), max(high for _, high in spans)
        first = number_month(self.request.first) if self.request.first else low
        last = number_month(self.request.last) if self.request.last else high
        if first > high or last < low:
            raise OutsideCoverage(
                f"{render_month(first)} to {render_month(last)} lies outside every source",
                expected=f"{render_month(low)} to {render_month(high)}",
            )
        return first, last

    def build_spine(self, unit: Unit) -> Any:
        """Build the rows that the panel has."""
        if unit.name.startswith("country"):
            spine = build_state_spine(self.states, self.first, self.last, years=unit.time == "year")
            return spine.filter(spine.country_id_gw.isin(list(self.codes))) if self.codes else spine
        if unit.name == "mission-month":
            names = self.request.missions
            chosen = [self.casebook.mission(name) for name in names] or list(self.casebook.missions.values())
            return build_mission_spine(chosen, self.first, self.last)
        if unit.name == "base-month" and self.bases:
            spine = build_base_spine(self.bases, self.first, self.last)
            return (
                spine.filter(spine.gw_1.isin(list(self.codes)) | spine.gw_2.isin(list(self.codes)))
                if self.codes
                else spine
            )
        if unit.name == "conflict-month":
            return build_conflict_spine(self._list_conflicts(), self.first, self.last)
        if not any(not cover.places for cover in self.speaking):
            self.notes.append(
                "the events cover single states and a cell has none: every cell is unknown; add a release of the world"
            )
        return build_grid_spine(self._list_cells(), self.first, self.last)

    def _list_cells(self) -> Any:
        """List the cells asked for, else those with land where PRIO-GRID is at hand, else all of the earth."""
        ibis = require("ibis", to="build panels")
        if self.request.cells:
            return ibis.memtable({"cell_id_priogrid": list(self.request.cells)}, schema={"cell_id_priogrid": "int64"})
        found = self.given.find(CELLS)
        if found:
            self.tables[CELLS] = found[-1]
            self.notes.append("cells with land only, by PRIO-GRID")
        return found[-1].table if found else None

    def _list_conflicts(self) -> list[tuple[int, str]]:
        """List the conflicts of the events and of the yearly list, with the newest name of each."""
        names: dict[int, str] = {}
        if self.events:
            table = self.events.table
            if self.codes:
                table = table.filter(table.country_id_gw.isin(list(self.codes)))
            rows = table.group_by("conflict_id_ucdp").agg(name=table.conflict_name.max())
            names |= {row["conflict_id_ucdp"]: row["name"] for row in self.engine.to_pyarrow(rows).to_pylist()}
        is_asked = any(measure.name in ACTIVITY_MEASURES for measure in self.own)
        if CONFLICTS in self.tables and (is_asked or not self.codes):
            table = self.tables[CONFLICTS].table
            rows = table.select("conflict_id_ucdp", "location", "location_ids_gw").distinct()
            for row in sorted(
                self.engine.to_pyarrow(rows).to_pylist(), key=lambda row: str(row["location"]), reverse=True
            ):
                if not self.codes or set(read_codes(row["location_ids_gw"])) & set(self.codes):
                    names.setdefault(row["conflict_id_ucdp"], row["location"])
        return sorted(names.items())

    def build_events(self, unit: Unit, spine: Any) -> tuple[Layer, JoinReport]:
        """Build the layer of events."""
        events = self.events
        if events is None:
            raise OutsideCoverage("no events are open")
        if unit.name == "mission-month":
            return build_host_layer(events, self.casebook, self.states)
        if unit.name == "base-month" and self.bases:
            return build_near_layer(
                unit,
                events,
                self.bases,
                self.engine,
                radius_km=self.request.radius_km,
                first=self.first,
                last=self.last,
            )
        return build_unit_layer(unit, events, spine, self.engine)

    def build_own(self, unit: Unit) -> list[tuple[Layer, JoinReport | None]]:
        """Build the layers that do not come from events."""
        found: list[tuple[Layer, JoinReport | None]] = []
        bases = self.bases
        if unit.name == "base-month" and bases:
            names = [measure.name for measure in self.own]
            if names and self.request.bases != "geo_pko":
                raise UnknownName(f"measure of {LISTED}", names[0], sorted(EVENT_MEASURES))
            return [(build_base_layer(names, bases), None)] if names else []
        missions = [measure for measure in self.own if measure.name in MISSION_MEASURES]
        found += build_mission_layers(missions, self.tables, self.casebook)
        states = [measure for measure in self.own if measure.name in STATE_MEASURES]
        found += build_state_layers(states, unit, self.tables, self.states, self.engine, self.codes)
        ratios = [measure for measure in self.own if measure.name in STATE_RATIOS]
        found += build_ratio_layers(ratios, unit, self.tables, self.states, self.engine, self.codes)
        activity = [measure.name for measure in self.own if measure.name in ACTIVITY_MEASURES]
        if activity:
            found.append(build_activity_layer(activity, self.tables[CONFLICTS], self.engine))
        cells = [measure.name for measure in self.own if measure.name in CELL_MEASURES]
        if cells:
            found.append((build_cell_layer(cells, self.tables[CELLS].table), None))
        conflicts = [measure.name for measure in self.own if measure.name in CONFLICT_MEASURES]
        if conflicts:
            opened = self.tables[CONFLICTS]
            found.append(build_conflict_layer(conflicts, opened, self.engine, quiet_years=self.request.quiet_years))
        if TROOPS_GEOPKO in self.own and bases:
            found.append(build_troops_layer(bases))
        return found

    def list_opened(self) -> tuple[Opened, ...]:
        """List the tables that contribute to the panel."""
        events = [opened for cover, opened in self.pairs if cover in self.speaking]
        others = [*self.tables.values(), *(self.bases.opened if self.bases else ())]
        return tuple({opened.snapshot.id: opened for opened in (*events, *others)}.values())


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


__all__ = ["Panel", "PanelRequest", "build", "list_measures", "list_own"]
