"""Bases as a panel needs them: opened, named by identity, with the states they lie in; sites of deployed missions left out.

What enters: a data folder, the casebook, a day. What leaves: the spine of a base-month panel, places for radius joins,
join reports.
Never done here: a site of a mission that is still deployed; a month that no source lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from peaceops.casebook.identity import MissionIndex
from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import read_placed_rows
from peaceops.casebook.state import StateIndex
from peaceops.errors import UnknownName
from peaceops.panel.base import CONTRIBUTORS, DELAY, MAPS, NEEDED, BaseMonth, derive_base_months, derive_listed_months
from peaceops.panel.base_kind import list_columns
from peaceops.panel.coverage import render_month
from peaceops.panel.join import JoinReport, compare_keys
from peaceops.panel.unit import start_of
from peaceops.pipeline.panel_input import Opened, PanelInput, list_codes_of
from peaceops.store.tables import require

LISTED: Final = "geo_pko_base_month/base_months"
BASE_SOURCES: Final = {"geo_pko": MAPS, "geo_pko_base_month": LISTED}


@dataclass(frozen=True, kw_only=True)
class Bases:
    """Bases of a panel.

    Parameters
    ----------
    months : tuple of BaseMonth
        One a base and month.
    opened : tuple of Opened
        Tables behind them.
    joins : tuple of JoinReport
        Names of missions, and months that two maps show differently.
    notes : tuple of str
        What a reader should know.
    source : pyarrow.Table
        Rows of the source, for explanations.
    """

    months: tuple[BaseMonth, ...]
    opened: tuple[Opened, ...]
    joins: tuple[JoinReport, ...]
    notes: tuple[str, ...]
    source: Any = field(hash=False, compare=False)


def open_bases(
    given: PanelInput, casebook: Casebook, states: StateIndex, *, source: str, today: date, missions: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> Bases:  # fmt: skip
    """Open the bases of a source.

    Parameters
    ----------
    given : PanelInput
        Where tables are.
    casebook : Casebook
        Missions and their names.
    states : StateIndex
        States, for the hosts of missions.
    source : str
        One of :data:`BASE_SOURCES`.
    today : date
        Day by which a mission is deployed and the delay counted.
    missions : sequence of str
        Only these; empty for all.
    kinds : sequence of str
        Kinds of personnel that are wanted.

    Raises
    ------
    UnknownName
        If there is no such source of bases.
    SnapshotMissing
        With the command that adds it.
    """
    if source not in BASE_SOURCES:
        raise UnknownName("source of bases", source, list(BASE_SOURCES))
    opened = given.newest(BASE_SOURCES[source])
    table = given.engine.to_pyarrow(opened.table)
    acronyms = _list_acronyms(table)
    ours, report = _match(acronyms, casebook, opened)
    kept = [casebook.mission(name).id for name in missions]
    deployed = {acronym: acronym for acronym, ids in ours.items() if any(_is_deployed(casebook, i, today) for i in ids)}
    single = {acronym: ids[0] for acronym, ids in ours.items() if len(ids) == 1}
    others: tuple[Opened, ...] = ()
    if source == "geo_pko":
        order = [
            (name, "ascending")
            for name in ("mission_acronym_geopko", "year", "month", "location", "source_map", "variant_number")
        ]
        table = table.sort_by(order)
        sizes = given.newest(CONTRIBUTORS)
        others = (sizes,) if sizes.snapshot != opened.snapshot else ()
        months = derive_base_months(
            table.select([*NEEDED, *list_columns(kinds)]).to_pylist(), given.engine.to_pyarrow(sizes.table).to_pylist(), single,
            deployed=deployed, today=today, kinds=kinds,
        )  # fmt: skip
    else:
        hosts = {
            acronym: tuple(sorted({c for i in ids for c in list_codes_of(casebook.missions[i].host_states, states)}))
            for acronym, ids in ours.items()
        }
        months = derive_listed_months(table.to_pylist(), single, hosts, deployed=deployed, today=today)
    months = [month for month in months if not kept or month.mission in kept]
    twice = {
        f"{m.base}, {render_month(m.month)}": len(m.rows) for m in months if len(m.rows) > 1 and m.latitude is not None
    }
    differing = JoinReport(
        name="bases: months listed more than once", left="base-month", right=opened.label, left_rows=len(months),
        right_rows=sum(len(m.rows) for m in months), matched_left=len(months), matched_right=sum(len(m.rows) for m in months),
        duplicated=dict(list(twice.items())[:200]), note="accounts of one month that differ make an interval",
    )  # fmt: skip
    shown = sorted({name for name in deployed if not kept or single.get(name) in kept})
    notes = (
        [
            f"still deployed, so shown by first-level unit and {DELAY.days} days late: {', '.join(shown)}",
        ]
        if shown
        else []
    )
    return Bases(
        months=tuple(months), opened=(opened, *others), joins=(report, differing), notes=tuple(notes), source=table
    )


def _list_acronyms(table: Any) -> dict[str, list[date]]:
    """List the acronyms of a table with the days of their rows."""
    found: dict[str, list[date]] = {}
    names = ("mission_acronym_geopko", "year", "month")
    for acronym, year, month in zip(*(table[name].to_pylist() for name in names), strict=True):
        if acronym:
            found.setdefault(acronym, []).append(date(year, month, 15))
    return found


def _match(
    acronyms: Mapping[str, Sequence[date]], casebook: Casebook, opened: Opened
) -> tuple[dict[str, list[str]], JoinReport]:
    """Match acronyms with missions through identity; where one is shared its days decide."""
    index = MissionIndex(missions=casebook.missions, names=casebook.names, placed=read_placed_rows())
    ours: dict[str, list[str]] = {}
    keys: list[str] = []
    ambiguous: dict[str, str] = {}
    for acronym, days in sorted(acronyms.items()):
        match = index.match(acronym)
        if match.how == "ambiguous":
            match = index.match(acronym, day=sorted(days)[len(days) // 2])
            if not match.mission:
                ambiguous[acronym] = ", ".join(match.candidates)
        if match.how in ("exact", "alias") and match.mission:
            ours[acronym] = [match.mission]
        keys += [match.mission if acronym in ours else f"? {acronym}"] * len(days)
    report = compare_keys(
        "bases: missions", "registry", opened.label, list(casebook.missions), keys, ambiguous=ambiguous,
        note="a base of a name that meets no mission keeps that name",
    )  # fmt: skip
    return ours, report


def _is_deployed(casebook: Casebook, mission: str, today: date) -> bool:
    period = casebook.missions[mission].period
    return period.end is None or period.last_day >= today


def build_base_spine(bases: Bases, first: int, last: int) -> Any:
    """Build the bases of each month: those that a map lists in it.

    Returns
    -------
    ibis.Table
        ``base_id``, ``mission``, ``latitude_degrees``, ``longitude_degrees``, ``month``, ``month_start_date``; for coverage
        ``gw_1`` and ``gw_2``, the states it lies in.
    """
    ibis = require("ibis", to="build panels")
    kept = [month for month in bases.months if first <= month.month <= last]
    return ibis.memtable(
        {
            "base_id": [m.base for m in kept],
            "mission": [m.mission for m in kept],
            "latitude_degrees": [m.latitude for m in kept],
            "longitude_degrees": [m.longitude for m in kept],
            "month": [m.month for m in kept],
            "month_start_date": [start_of(m.month) for m in kept],
            "gw_1": [m.codes[0] if m.codes else None for m in kept],
            "gw_2": [m.codes[-1] if m.codes else None for m in kept],
        },
        schema={
            "base_id": "string", "mission": "string", "latitude_degrees": "float64", "longitude_degrees": "float64",
            "month": "int64", "month_start_date": "date", "gw_1": "int64", "gw_2": "int64",
        },
    )  # fmt: skip


def build_places(bases: Bases, first: int, last: int) -> tuple[Any, Any]:
    """Build the places of bases, each once, and which base is at which place in which month.

    Returns
    -------
    points, links : ibis.Table
        ``point_id``, ``latitude``, ``longitude``; ``base_id``, ``point_id``, ``month``.
    """
    ibis = require("ibis", to="build panels")
    kept = [month for month in bases.months if first <= month.month <= last]
    spots = sorted({site for month in kept for site in month.sites})
    number = {site: place for place, site in enumerate(spots)}
    points = ibis.memtable(
        {"point_id": list(range(len(spots))), "latitude": [s[0] for s in spots], "longitude": [s[1] for s in spots]},
        schema={"point_id": "int64", "latitude": "float64", "longitude": "float64"},
    )
    pairs = [(month.base, number[site], month.month) for month in kept for site in month.sites]
    links = ibis.memtable(
        {"base_id": [p[0] for p in pairs], "point_id": [p[1] for p in pairs], "month": [p[2] for p in pairs]},
        schema={"base_id": "string", "point_id": "int64", "month": "int64"},
    )
    return points, links
