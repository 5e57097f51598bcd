"""Names and codes of datasets resolved: states by date, missions by name, nothing joined that is only near.

What enters: tables of a source, ``sources/names.toml``. What leaves: a report: each value with its rows, how it was
resolved, or the candidates.
Never done here: dropping a row; choosing between candidates.

============  ======================================================================
how           meaning
============  ======================================================================
exact, alias  one state or mission
near          similar names only, for review; never joined
ambiguous     several share the name on that day
apart         a known row that is no mission, or a name that is of no one state
none          nothing
============  ======================================================================
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from peaceops.casebook.identity import MissionIndex
from peaceops.casebook.state import StateIndex
from peaceops.errors import UnknownState
from peaceops.pipeline.table import Table
from peaceops.sources.base import FOLDER

MISSION: Final = "mission"
MATCHED: Final = frozenset({"exact", "alias"})
#: Words in columns of contributors that name no one state.
_APART: Final = frozenset(
    {"unknown", "multinational", "mutinational", "caricom", "various", "unk", "xxa", "xxx", "sta"}
)
_TYPES: Final = {
    "source": "str",
    "table": "str",
    "column": "str",
    "scheme": "str",
    "value": "str",
    "first": "str",
    "last": "str",
    "rows": "int",
    "how": "str",
    "id": "str",
    "candidates": "str",
    "reason": "str",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameColumn:
    """Columns of a table that name states or missions.

    Parameters
    ----------
    source, table : str
        Which table.
    columns : tuple of str
        Which columns.
    scheme : str
        Scheme of a state, or ``mission``.
    time : str
        Column of the day or year of a row; empty for none.
    """

    source: str
    table: str
    columns: tuple[str, ...]
    scheme: str
    time: str


@cache
def _read_names() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))


@cache
def read_name_columns() -> tuple[NameColumn, ...]:
    """Read which columns name states or missions."""
    return tuple(NameColumn(**{**row, "columns": tuple(row["columns"])}) for row in _read_names()["names"])


def _find_own_code(source: str, scheme: str, text: str) -> tuple[str, str] | None:
    """Find a code that an issuer uses beside the scheme that it names: state and reason."""
    for row in _read_names()["codes"]:
        if source.startswith(row["issuer"]) and (row["scheme"], row["code"]) == (scheme, text):
            return row["state"], row["reason"]
    return None


def report_names(source: str, tables: Mapping[str, Any], *, index: MissionIndex, states: StateIndex) -> Table:
    """Resolve every name and code of a source's tables, and report each.

    Parameters
    ----------
    source : str
        Which.
    tables : Mapping of str to pyarrow.Table
        Its rows.
    index : MissionIndex
        Holds the missions.
    states : StateIndex
        Holds the states.

    Returns
    -------
    Table
        A row for each value of each column and each way in which it was resolved, with the rows that hold it and the
        first and last year; those that need a person first.
    """
    found: list[dict[str, Any]] = []
    for named in read_name_columns():
        if named.source == source and named.table in tables:
            for column in named.columns:
                found += _report_column(named, column, tables[named.table], index, states)
    order = {how: n for n, how in enumerate(("ambiguous", "none", "near", "apart", "alias", "exact"))}
    found.sort(key=lambda row: (order[row["how"]], row["table"], row["column"], row["value"], row["first"] or ""))
    return Table.of_rows(_TYPES, found)


def _report_column(
    named: NameColumn, column: str, table: Any, index: MissionIndex, states: StateIndex
) -> Iterator[dict[str, Any]]:
    source = named.source
    columns = table.column(column).to_pylist()
    times = table.column(named.time).to_pylist() if named.time else [None] * len(columns)
    counted = Counter(
        (part, time)
        for value, time in zip(columns, times, strict=True)
        if value is not None
        for part in _split(value, named.scheme)
    )
    settled: dict[str, tuple[str, str, str, str]] = {}
    if named.scheme != MISSION:
        settled = _settle_states(states, named.scheme, counted)
    merged: dict[tuple[str, ...], list[Any]] = {}
    for (text, time), rows in counted.items():
        how, ident, candidates, reason = settled.get(text) or (
            _match_mission(index, text, time)
            if named.scheme == MISSION
            else _match_state(states, text, named.scheme, time)
        )
        own = _find_own_code(source, named.scheme, text) if how not in MATCHED else None
        if own is not None:
            how, ident, candidates, reason = "alias", own[0], "", own[1]
        year = time if isinstance(time, int) else time.year if isinstance(time, date) else None
        entry = merged.setdefault((text, how, ident, candidates, reason), [0, year, year])
        entry[0] += rows
        entry[1] = min((y for y in (entry[1], year) if y is not None), default=None)
        entry[2] = max((y for y in (entry[2], year) if y is not None), default=None)
    for (text, how, ident, candidates, reason), (rows, first, last) in merged.items():
        yield {
            "source": named.source,
            "table": named.table,
            "column": column,
            "scheme": named.scheme,
            "value": text,
            "first": None if first is None else str(first),
            "last": None if last is None else str(last),
            "rows": rows,
            "how": how,
            "id": ident or None,
            "candidates": candidates or None,
            "reason": reason or None,
        }


def _settle_states(
    states: StateIndex, scheme: str, counted: Mapping[tuple[str, Any], int]
) -> dict[str, tuple[str, str, str, str]]:
    """Settle at once what means one state on all its days: a million events have few states and many days."""
    spans: dict[str, list[date]] = {}
    for text, time in counted:
        for day in _list_days(time):
            if day is not None:
                span = spans.setdefault(text, [day, day])
                span[:] = [min(span[0], day), max(span[1], day)]
    found = {}
    for text, (first, last) in spans.items():
        meant = states.list_candidates(text, scheme=scheme)
        if len(meant) == 1 and meant[0].period.covers(first) and meant[0].period.covers(last):
            found[text] = _match_state(states, text, scheme, last)
    return found


def _split(value: Any, scheme: str) -> Iterator[str]:
    """Part codes that stand in one cell; a name is never parted."""
    text = str(value).strip()
    if scheme in ("gw", "cow"):
        yield from (part.strip() for part in text.split(",") if part.strip())
    elif text:
        yield text


def _list_days(time: Any) -> tuple[date | None, ...]:
    """List the days on which a value is looked up: that of the row, or the last and the first of its year."""
    if isinstance(time, int):
        return (date(time, 12, 31), date(time, 1, 1))
    return (time,)


def _match_state(states: StateIndex, text: str, scheme: str, time: Any) -> tuple[str, str, str, str]:
    if text.casefold() in _APART:
        return "apart", "", "", "names no one state"
    fault: UnknownState | None = None
    for day in _list_days(time):
        try:
            state = states.find(text, scheme=scheme, day=day)
        except UnknownState as error:
            fault = fault or error
            continue
        is_own = text in (state.id, state.name) or scheme != "name"
        reason = "" if day is None or state.period.covers(day) else f"{day} lies outside its days"
        return ("exact" if is_own else "alias"), state.id, "", reason
    shared = states.list_candidates(text, scheme=scheme, day=_list_days(time)[0])
    if len(shared) > 1:
        return "ambiguous", "", "|".join(state.id for state in shared), "several share it"
    near = tuple(fault.nearest) if fault is not None else ()
    known = states.list_candidates(text, scheme=scheme)
    if known:
        return "none", "", "|".join(state.id for state in known), "of another time"
    return ("near" if near else "none"), "", "|".join(near), "similar names only: to be reviewed" if near else ""


def _match_mission(index: MissionIndex, text: str, time: Any) -> tuple[str, str, str, str]:
    day = date(time, 7, 1) if isinstance(time, int) else time
    match = index.match(text, day=day)
    reason = "" if match.reason.endswith("lies outside the mission's days") else match.reason
    return match.how, match.mission, "|".join(c for c in match.candidates if c != match.mission), reason


def count_hows(report: Table) -> dict[str, int]:
    """Count the rows of a report by how they were resolved."""
    found = Counter[str]()
    for row in report:
        found[str(row["how"])] += int(str(row["rows"]))
    return dict(sorted(found.items()))
