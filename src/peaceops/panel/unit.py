"""Units of a panel and the rows it has before anything is measured.

What enters: states by date, cells, bases, conflicts, missions and the months asked for. What leaves: a spine: each unit
and month once, whether or not anything happened there.
Never done here: a measure; a row made because something happened; a unit outside its days.

Months are numbered ``12 * year + month - 1`` until the last step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from peaceops.casebook.state import StateIndex
from peaceops.errors import InvalidValue, UnknownName
from peaceops.model.mission import Mission
from peaceops.store.tables import require

CELLS_PER_ROW: Final = 720
#: States that UCDP gives another number than the list of Gleditsch and Ward, and since when: Serbia stays 345 there.
RENUMBERED: Final = ((345, date(2006, 6, 5), 340),)
CELL_COUNT: Final = 360 * CELLS_PER_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A kind of panel.

    Parameters
    ----------
    name : str
        Name on the command line.
    key : str
        Column of the unit's id.
    labels : tuple of str
        Columns that describe the unit.
    time : str
        ``month`` or ``year``.
    about : str
        What a row is.
    """

    name: str
    key: str
    labels: tuple[str, ...]
    time: str
    about: str

    @property
    def time_column(self) -> str:
        """Column of the time."""
        return "year" if self.time == "year" else "month_start_date"


UNITS: Final = {
    unit.name: unit
    for unit in (
        Unit(
            name="country-month", key="country_id_gw", labels=("country",), time="month",
            about="a state by the list of Gleditsch and Ward in a month of its existence",
        ),
        Unit(
            name="country-year", key="country_id_gw", labels=("country",), time="year",
            about="a state by the list of Gleditsch and Ward in a year in which it existed on some day",
        ),
        Unit(
            name="grid-month", key="cell_id_priogrid", labels=("latitude_degrees", "longitude_degrees"), time="month",
            about="a PRIO-GRID cell of half a degree in a month",
        ),
        Unit(
            name="base-month", key="base_id", labels=("mission", "latitude_degrees", "longitude_degrees"), time="month",
            about="a base of a mission in a month in which a source lists it",
        ),
        Unit(
            name="conflict-month", key="conflict_id_ucdp", labels=("conflict",), time="month",
            about="a conflict of UCDP in a month",
        ),
        Unit(
            name="mission-month", key="mission", labels=("host", "is_certain"), time="month",
            about="a mission of the registry in a month in which it was, or may have been, deployed",
        ),
    )
}  # fmt: skip


def find_unit(name: str) -> Unit:
    """Find a unit by name.

    Raises
    ------
    UnknownName
        With the units that there are.
    """
    if name not in UNITS:
        raise UnknownName("unit", name, list(UNITS))
    return UNITS[name]


def number_month(day: date) -> int:
    """Give the month of a day its number."""
    return 12 * day.year + day.month - 1


def start_of(number: int) -> date:
    """First day of a numbered month."""
    return date(number // 12, number % 12 + 1, 1)


def build_months(first: int, last: int, *, years: bool = False) -> Any:
    """Build the table of months asked for; by year it holds each year's January.

    Raises
    ------
    InvalidValue
        If the period runs backwards.
    """
    ibis = require("ibis", to="build panels")
    if last < first:
        raise InvalidValue("the period runs backwards", expected="a first month not after the last")
    numbers = [12 * year for year in range(first // 12, last // 12 + 1)] if years else list(range(first, last + 1))
    return ibis.memtable(
        {"month": numbers, "month_start_date": [start_of(n) for n in numbers]},
        schema={"month": "int64", "month_start_date": "date"},
    )


def build_state_spine(states: StateIndex, first: int, last: int, *, years: bool = False) -> Any:
    """Build the states of each month: those of the Gleditsch-Ward list that existed on some day of it.

    Parameters
    ----------
    states : StateIndex
        States by date.
    first, last : int
        Months asked for.
    years : bool
        Whether rows are years.

    Returns
    -------
    ibis.Table
        ``country_id_gw``, ``country``, ``month``, ``month_start_date``.
    """
    ibis = require("ibis", to="build panels")
    spells: dict[str, list[Any]] = {"country_id_gw": [], "country": [], "spell_first": [], "spell_last": []}
    for state in states.states:
        for code, since in state.codes.get("gw", ()):
            begin = max(state.period.first_day, since or date.min)
            spells["country_id_gw"].append(int(code))
            spells["country"].append(state.name)
            spells["spell_first"].append(number_month(begin))
            spells["spell_last"].append(number_month(state.period.last_day))
    table = ibis.memtable(
        spells,
        schema={"country_id_gw": "int64", "country": "string", "spell_first": "int64", "spell_last": "int64"},
    )
    months = build_months(first, last, years=years)
    span = 11 if years else 0
    met = table.join(months, (table.spell_first <= months.month + span) & (table.spell_last >= months.month))
    # A code that passed from one state to its successor inside the row's time names the later one.
    return met.group_by("country_id_gw", "month", "month_start_date").agg(country=met.country.argmax(met.spell_first))


def build_conflict_spine(conflicts: Iterable[tuple[int, str]], first: int, last: int) -> Any:
    """Build the conflicts of each month.

    Parameters
    ----------
    conflicts : iterable of (int, str)
        Ids and names.
    first, last : int
        Months asked for.

    Returns
    -------
    ibis.Table
        ``conflict_id_ucdp``, ``conflict``, ``month``, ``month_start_date``.
    """
    ibis = require("ibis", to="build panels")
    listed = list(conflicts)
    table = ibis.memtable(
        {"conflict_id_ucdp": [number for number, _ in listed], "conflict": [name for _, name in listed]},
        schema={"conflict_id_ucdp": "int64", "conflict": "string"},
    )
    return table.cross_join(build_months(first, last))


def build_grid_spine(cells: Any | None, first: int, last: int) -> Any:
    """Build the cells of each month.

    Parameters
    ----------
    cells : ibis.Table or None
        ``cell_id_priogrid`` of the cells wanted; None is all of the earth, water too.
    first, last : int
        Months asked for.

    References
    ----------
    PRIO-GRID v2 codebook: cells are numbered from the south-west, 720 in a row.
    """
    ibis = require("ibis", to="build panels")
    if cells is None:
        cells = ibis.memtable(
            {"cell_id_priogrid": list(range(1, CELL_COUNT + 1))}, schema={"cell_id_priogrid": "int64"}
        )
    cells = cells.select(cell_id_priogrid=cells.cell_id_priogrid.cast("int64"))
    place = cells.cell_id_priogrid - 1
    cells = cells.mutate(
        latitude_degrees=(place // CELLS_PER_ROW).cast("float64") / 2 - 89.75,
        longitude_degrees=(place % CELLS_PER_ROW).cast("float64") / 2 - 179.75,
    )
    return cells.cross_join(build_months(first, last))


def find_cell(latitude: Any, longitude: Any) -> Any:
    """Find the PRIO-GRID cell of a point.

    The upper edges of the earth belong to the last row and column.
    """
    ibis = require("ibis", to="build panels")
    row = ibis.least(((latitude + 90) * 2).floor().cast("int64"), ibis.literal(359))
    column = ibis.least(((longitude + 180) * 2).floor().cast("int64"), ibis.literal(CELLS_PER_ROW - 1))
    return row * CELLS_PER_ROW + column + 1


def build_mission_spine(missions: Iterable[Mission], first: int, last: int) -> Any:
    """Build the missions of each month: from the first day any source gives to the last.

    Returns
    -------
    ibis.Table
        ``mission``, ``host``, ``is_certain`` (whether all sources have it deployed on some day of the month), ``month``,
        ``month_start_date``.
    """
    ibis = require("ibis", to="build panels")
    spells: dict[str, list[Any]] = {name: [] for name in ("mission", "host", "lo", "sure_lo", "sure_hi", "hi")}
    for mission in missions:
        if mission.period.start is None:
            continue
        spells["mission"].append(mission.id)
        spells["host"].append(" and ".join(mission.host_states))
        spells["lo"].append(number_month(mission.period.first_day))
        spells["sure_lo"].append(number_month(mission.period.start.latest))
        spells["sure_hi"].append(number_month(mission.period.certain_last_day))
        spells["hi"].append(number_month(mission.period.last_day))
    types = {
        "mission": "string",
        "host": "string",
        "lo": "int64",
        "sure_lo": "int64",
        "sure_hi": "int64",
        "hi": "int64",
    }
    table = ibis.memtable(spells, schema=types)
    months = build_months(first, last)
    met = table.join(months, (table.lo <= months.month) & (table.hi >= months.month))
    return met.select(
        "mission",
        "host",
        "month",
        "month_start_date",
        is_certain=(met.sure_lo <= met.month) & (met.sure_hi >= met.month),
    )
