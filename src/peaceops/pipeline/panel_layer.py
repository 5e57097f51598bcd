"""Layers of a panel that come from registers and yearly files: missions, states, bases, conflicts.

What enters: measures and opened tables. What leaves: layers with the report of their joins.
Never done here: events (``pipeline.panel_event``); a name matched outside identity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import read_placed_rows
from peaceops.casebook.state import StateIndex
from peaceops.errors import UnknownState
from peaceops.panel.base import BASE_MEASURES, sum_missions
from peaceops.panel.base_kind import SHOWN, SIZED, list_columns, name_columns, name_measure
from peaceops.panel.build import Layer
from peaceops.panel.conflict import (
    ACTIVITY_MEASURES,
    CONFLICT_MEASURES,
    NEEDED,
    TABLE,
    build_activity,
    derive_state_years,
)
from peaceops.panel.counting import LISTS
from peaceops.panel.join import JoinReport, compare_keys
from peaceops.panel.mission import build_mission_layer
from peaceops.panel.state import StateMeasure, StateRatio, build_ratio_layer, build_state_layer
from peaceops.panel.unit import Unit, number_month
from peaceops.pipeline.panel_base import Bases
from peaceops.pipeline.panel_input import Opened, match_missions
from peaceops.store.tables import require


def find_period(opened: Opened) -> tuple[int, int]:
    """Find the months that a table covers, from the card of its snapshot."""
    name = opened.name.partition("/")[2]
    first, last = next(t["period"] for t in opened.snapshot.card["tables"] if t["name"] == name)
    return _read_month(first, 1), _read_month(last, 12)


def _read_month(text: Any, month: int) -> int:
    parts = str(text).split("-")
    return 12 * int(parts[0]) + (int(parts[1]) if len(parts) > 1 else month) - 1


def build_mission_layers(
    measures: Sequence[Any], tables: Mapping[str, Opened], casebook: Casebook
) -> list[tuple[Layer, JoinReport]]:
    """Build the layers of missions' own measures."""
    listed = [m.id for m in casebook.missions.values() if m.organisation == "UN" and m.mission_type == "un"]
    placed = read_placed_rows()
    found = []
    for measure in measures:
        opened = tables[measure.table]
        names, report = match_missions(measure, opened, casebook, placed, LISTS["bara-hultman"].source)
        first, last = find_period(opened)
        layer = build_mission_layer(measure, opened.table, names, first=first, last=last, listed=listed)
        found.append((layer, report))
    return found


def build_state_layers(
    measures: Sequence[StateMeasure],
    unit: Unit,
    tables: Mapping[str, Opened],
    states: StateIndex,
    engine: Any,
    codes: Sequence[int],
) -> list[tuple[Layer, JoinReport]]:
    """Build the layers of states' measures; each name of a table is matched once."""
    found = []
    coded: dict[tuple[str, str], tuple[Any, JoinReport]] = {}
    absent: dict[str, tuple[int, ...]] = {}
    for measure in measures:
        key = (measure.table, measure.key)
        opened = tables[measure.table]
        if key not in coded:
            coded[key] = _code_states(measure, opened, states, engine, codes)
        if measure.table not in absent:
            absent[measure.table] = _find_absent(opened, engine)
        table, report = coded[key]
        first, last = find_period(opened)
        layer = build_state_layer(measure, unit, table, first=first, last=last, absent=absent[measure.table])
        found.append((layer, report))
    return found


def _find_absent(opened: Opened, engine: Any) -> tuple[int, ...]:
    """Find the months inside a table's period of which it has no row at all: nobody's absence can be read there."""
    table = opened.table
    if "observation_date" not in table.columns:
        return ()
    day = table.observation_date
    months = table.select(month=day.year().cast("int64") * 12 + day.month().cast("int64") - 1).distinct()
    held = set(engine.to_pyarrow(months)["month"].to_pylist())
    first, last = find_period(opened)
    return tuple(month for month in range(first, last + 1) if month not in held)


def build_ratio_layers(
    ratios: Sequence[StateRatio],
    unit: Unit,
    tables: Mapping[str, Opened],
    states: StateIndex,
    engine: Any,
    codes: Sequence[int],
) -> list[tuple[Layer, JoinReport]]:
    """Build the layers of flows over stocks, with the report of how the flow's states were matched."""
    found = []
    for ratio in ratios:
        upper, report = _code_states(ratio.upper, tables[ratio.upper.table], states, engine, codes)
        lower, _ = _code_states(ratio.lower, tables[ratio.lower.table], states, engine, codes)
        found.append((build_ratio_layer(ratio, unit, upper, lower), report))
    return found


def _code_states(
    measure: StateMeasure, opened: Opened, states: StateIndex, engine: Any, codes: Sequence[int]
) -> tuple[Any, JoinReport]:
    """Give each row the GW code of its state on its day."""
    ibis = require("ibis", to="build panels")
    table = opened.table
    year = table.year if "year" in table.columns else table.observation_date.year()
    table = table.mutate(_year=year.cast("int64"), _text=table[measure.key].cast("string"))
    label = table.country.max() if measure.scheme == "gw" else ibis.null("string")
    counted = engine.to_pyarrow(table.group_by("_text", "_year").agg(n=table.count(), _name=label)).to_pylist()
    mapped: list[tuple[str, int, int]] = []
    keys: list[str] = []
    ambiguous: dict[str, str] = {}
    for row in sorted(counted, key=lambda row: (str(row["_text"]), row["_year"] or 0)):
        text, when = row["_text"] or "", row["_year"]
        code = 0
        if text and when:
            day = date(when, 12, 31)
            code, candidates = _find_code(states, text, measure.scheme, day)
            if not code and row["_name"]:
                # UCDP keeps numbers that the list gave up: the name on that day tells which state is meant.
                code, _ = _find_code(states, row["_name"], "name", day)
                candidates = "" if code else candidates
            if candidates:
                ambiguous[f"{text} in {when}"] = candidates
        if code:
            mapped.append((text, when, code))
        keys += [str(code) if code else f"? {text or 'no state'}"] * row["n"]
    names = ibis.memtable(
        {"_text": [m[0] for m in mapped], "_year": [m[1] for m in mapped], "_gw": [m[2] for m in mapped]},
        schema={"_text": "string", "_year": "int64", "_gw": "int64"},
    )
    joined = table.inner_join(names, ["_text", "_year"])
    joined = joined.mutate(country_id_gw=joined._gw).drop("_text", "_year", "_gw")
    ours = [str(c) for c in codes] or sorted({str(c) for s in states.states for c, _ in s.codes.get("gw", ())})
    report = compare_keys(
        f"{opened.name}: states by {measure.key}", "GW list", opened.label, ours, keys, ambiguous=dict(list(ambiguous.items())[:200]),
        note="rows of names that meet no state of the list are in no cell; states without rows are unknown, or 0 where a register is complete",
    )  # fmt: skip
    return joined, report


def _find_code(states: StateIndex, text: str, scheme: str, day: date) -> tuple[int, str]:
    """Find the GW code that a name or code means on a day, or the candidates."""
    try:
        state = states.find(text, scheme=scheme, day=day if scheme in ("name", "gw") else None)
    except UnknownState:
        found = states.list_candidates(text, scheme=scheme)
        held = [s for s in found if s.period.covers(day)] or list(found)
        if len(held) != 1:
            return 0, ", ".join(s.id for s in held)
        state = held[0]
    if scheme == "gw":
        return int(text), ""
    code = state.code("gw", day=day)
    return (int(code) if code else 0), ""


def build_conflict_layer(
    names: Sequence[str], opened: Opened, engine: Any, *, quiet_years: int
) -> tuple[Layer, JoinReport]:
    """Build the layer of states' conflicts: both sides, supporters, restarts after quiet years."""
    ibis = require("ibis", to="build panels")
    rows = engine.to_pyarrow(opened.table.select(*NEEDED)).to_pylist()
    first, last = find_period(opened)
    derived = derive_state_years(rows, quiet_years=quiet_years, first_year=first // 12)
    table = ibis.memtable(
        {name: [row[name] for row in derived] for name in ("country_id_gw", "year", *CONFLICT_MEASURES)},
        schema=dict.fromkeys(("country_id_gw", "year", *CONFLICT_MEASURES), "int64"),
    )
    table = table.mutate(month=table.year * 12)
    columns = tuple(names)
    every = opened.table
    parts = [
        every.select(*every.columns, part=ibis.literal(name.removesuffix("_ids_gw")), _codes=every[name])
        for name in NEEDED
        if name.endswith("_ids_gw")
    ]
    united = ibis.union(*parts)
    rows_of = united.filter(united._codes.notnull())
    rows_of = rows_of.mutate(_code=rows_of._codes.split(",").unnest().strip())
    rows_of = rows_of.filter(rows_of._code.re_search("^[0-9]+$"))
    rows_of = rows_of.mutate(country_id_gw=rows_of._code.cast("int64"), month=rows_of.year.cast("int64") * 12)
    rows_of = rows_of.drop("_code", "_codes")
    layer = Layer(
        name="conflicts", columns=columns, table=table.select("country_id_gw", "month", *columns), rows=rows_of, fill=columns,
        covered=lambda spine: (spine.month >= first) & (spine.month <= last), sources=(TABLE,),
    )  # fmt: skip
    named = sorted({row["country_id_gw"] for row in derived})
    report = compare_keys(
        "conflicts: states", "conflict years", opened.label, [str(row["country_id_gw"]) for row in derived], [str(c) for c in named],
        note="a state that is on either side, a supporter or the place of a conflict has a row; others are 0 inside 1946 to the release's year",
    )  # fmt: skip
    return layer, report


def build_activity_layer(names: Sequence[str], opened: Opened, engine: Any) -> tuple[Layer, JoinReport]:
    """Build the layer of what the list of conflicts says of a conflict in the year of a month.

    A conflict that the list has in no year is none of its kind, or never reached 25 deaths: unknown there, never 0.
    """
    first, last = find_period(opened)
    counted = engine.to_pyarrow(
        opened.table.group_by(key=opened.table.conflict_id_ucdp.cast("int64")).agg(n=opened.table.count())
    )
    listed = sorted(counted["key"].to_pylist())
    rows = opened.table
    months = build_activity(["active_in_year_acd"], rows).drop("active_in_year_acd")
    rows = rows.mutate(conflict_id_ucdp=rows.conflict_id_ucdp.cast("int64"), _year=rows.year.cast("int64"))
    behind = months.mutate(_year=months.month // 12).inner_join(rows, ["conflict_id_ucdp", "_year"]).drop("_year")
    layer = Layer(
        name="activity", columns=tuple(names), table=build_activity(names, opened.table), rows=behind,
        fill=tuple(name for name in names if ACTIVITY_MEASURES[name].unit != "text"),
        covered=lambda spine: (spine.month >= first) & (spine.month <= last) & spine.conflict_id_ucdp.isin(listed),
        sources=(TABLE,),
    )  # fmt: skip
    report = compare_keys(
        "activity: conflicts", "conflicts listed", opened.label, [str(key) for key in listed],
        [str(row["key"]) for row in counted.to_pylist() for _ in range(row["n"])],
        note="a conflict of the events that the list has in no year is unknown here, and not inactive",
    )  # fmt: skip
    return layer, report


def build_base_layer(names: Sequence[str], bases: Bases) -> Layer:
    """Build the layer of the bases' own measures."""
    ibis = require("ibis", to="build panels")
    months = bases.months
    values = {
        "base_id": [m.base for m in months], "month": [m.month for m in months],
        "troops_persons_low": [m.low for m in months], "troops_persons_high": [m.high for m in months],
        "troop_contributors": [m.contributors for m in months], "contributors_size_unknown": [m.unknown for m in months],
    }  # fmt: skip
    kinds = [kind for kind in (*SIZED, *SHOWN) if name_measure(kind) in names]
    for kind in kinds:
        for bound, column in enumerate(name_columns(kind)):
            values[column] = [m.kinds.get(kind, (None, None))[bound] for m in months]
    types = dict.fromkeys(values, "int64") | {"base_id": "string"}
    columns = tuple(column for name in names for column in BASE_MEASURES[name].columns)
    table = ibis.memtable(values, schema=types).select("base_id", "month", *columns)
    more = list_columns(kinds)
    return Layer(
        name="bases", columns=columns, table=table, rows=_list_rows(bases, more=more), sources=(bases.opened[0].name,)
    )


_SHOWN = {
    "source_map": "string", "mission_acronym_geopko": "string", "location": "string", "variant_number": "int64",
    "troops_persons": "int64", "contributors_count": "int64",
}  # fmt: skip


def _list_rows(bases: Bases, *, more: Sequence[str] = ()) -> Any:
    """List the rows of the source behind each base and month, without the name of a site that is not shown."""
    ibis = require("ibis", to="build panels")
    asked = _SHOWN | {name: "int64" if name.endswith("_persons") else "boolean" for name in more}
    source = bases.source.select(list(asked)).to_pylist()
    rows = [
        {
            "base_id": m.base,
            "mission": m.mission,
            "month": m.month,
            **source[row],
            **({} if m.latitude else {"location": None}),
        }
        for m in bases.months
        for row in m.rows
    ]
    types = {"base_id": "string", "mission": "string", "month": "int64", **asked}
    return ibis.memtable({name: [row[name] for row in rows] for name in types}, schema=types)


def build_troops_layer(bases: Bases) -> tuple[Layer, JoinReport]:
    """Build the layer of a mission's troops, summed over its bases: an unknown size leaves the total open above."""
    ibis = require("ibis", to="build panels")
    sums = sum_missions(bases.months)
    columns = ("troops_geopko_low", "troops_geopko_high", "bases_geopko")
    table = ibis.memtable(
        {name: [row[name] for row in sums] for name in ("mission", "month", *columns)},
        schema=dict.fromkeys(("month", *columns), "int64") | {"mission": "string"},
    )
    layer = Layer(
        name="troops_geopko", columns=columns, table=table, rows=_list_rows(bases), sources=(bases.opened[0].name,)
    )
    return layer, bases.joins[0]


__all__ = [
    "build_activity_layer", "build_base_layer", "build_conflict_layer", "build_mission_layers", "build_ratio_layers", "build_state_layers", "build_troops_layer",
    "find_period", "number_month",
]  # fmt: skip
