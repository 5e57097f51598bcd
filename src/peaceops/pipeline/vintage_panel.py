"""Which cells of panels change between two releases of a dataset.

What enters: two vintages of a source, a casebook, a data folder for what else a panel needs. What leaves: a
:class:`PanelDiff` for each kind of panel that the source feeds.
Never done here: a panel built otherwise than ``peaceops panel`` builds it; unknown taken for 0.

===========  =========================================================================
kind         meaning
===========  =========================================================================
``changed``  a value in both releases, and not the same
``known``    a value in the newer release only: unknown before, or no such row
``unknown``  a value in the older release only: unknown now, or no such row
===========  =========================================================================

Each release is used by itself, so a cell is unknown where that release says nothing. Of PRIO-GRID only cells with an
event that changed are built: every other cell changes by coverage alone, which is said.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.state import shipped_states
from peaceops.errors import OutsideCoverage, SnapshotMissing, UnknownName
from peaceops.panel.event import EVENT_MEASURES
from peaceops.panel.unit import CELLS_PER_ROW, UNITS, Unit, find_unit
from peaceops.pipeline.engine import open_engine
from peaceops.pipeline.panel import PanelRequest, build, list_own
from peaceops.pipeline.panel_input import EVENTS, PanelInput, derive_cover
from peaceops.pipeline.panel_table import Panel
from peaceops.pipeline.table import Table
from peaceops.pipeline.vintage import Vintage, VintageDiff
from peaceops.store.snapshot import Snapshot, write_snapshot

CELL_KINDS: Final = ("changed", "known", "unknown")
_TOLERANCE: Final = 1e-9
_TYPES: Final = {
    "panel": "str", "unit": "str", "name": "str", "time": "str", "column": "str", "kind": "str", "old": "str", "new": "str",
}  # fmt: skip
_COUNT_TYPES: Final = {
    "panel": "str", "column": "str", "cells": "int", "changed": "int", "known": "int", "unknown": "int", "same": "int",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """A cell that is not the same.

    Parameters
    ----------
    unit, name : str
        Id of the unit, and what it is called.
    time : str
        Year or month.
    column : str
        Column of a measure.
    kind : str
        Of :data:`CELL_KINDS`.
    old, new : int, float, str, bool or None
        What stands in it; None is unknown and never 0.
    """

    unit: str
    name: str
    time: str
    column: str
    kind: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelDiff:
    """One kind of panel, built from either release.

    Parameters
    ----------
    unit : str
        Kind of panel.
    cells : Mapping of str to int
        Cells with a value in either release, by column.
    changes : tuple of CellChange
        By column, unit and time.
    notes : tuple of str
        What a reader must know.
    """

    unit: str
    cells: Mapping[str, int] = field(hash=False)
    changes: tuple[CellChange, ...]
    notes: tuple[str, ...] = ()

    def count(self) -> list[dict[str, Any]]:
        """Count cells by column and kind."""
        counts = {name: dict.fromkeys(CELL_KINDS, 0) for name in self.cells}
        for change in self.changes:
            counts[change.column][change.kind] += 1
        return [
            {"panel": self.unit, "column": name, "cells": self.cells[name], **found,
             "same": self.cells[name] - sum(found.values())}
            for name, found in counts.items()
        ]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelChanges:
    """What becomes of every panel that a source feeds.

    Parameters
    ----------
    panels : tuple of PanelDiff
        Those that could be built.
    notes : tuple of str
        Why others could not.
    """

    panels: tuple[PanelDiff, ...]
    notes: tuple[str, ...] = ()

    def tabulate(self) -> Table:
        """Tabulate the cells: a row for each that changes."""
        return Table.of_rows(_TYPES, (_to_row(panel.unit, c) for panel in self.panels for c in panel.changes))

    def summarise(self) -> Table:
        """Summarise: a row for each column of each panel."""
        return Table.of_rows(_COUNT_TYPES, (row for panel in self.panels for row in panel.count()))


def _to_row(unit: str, change: CellChange) -> dict[str, Any]:
    return {
        "panel": unit, "unit": change.unit, "name": change.name, "time": change.time, "column": change.column,
        "kind": change.kind, "old": _show(change.old), "new": _show(change.new),
    }  # fmt: skip


def _show(value: Any) -> str | None:
    if value is None:
        return None
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def list_fed(source: str, tables: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """List the panels that a source feeds, each with its measures.

    Parameters
    ----------
    source : str
        Which.
    tables : sequence of str
        Its tables at hand.
    """
    held = {f"{source}/{name}" for name in tables}
    found = {}
    for unit in UNITS:
        names = [name for name, measure in list_own(unit).items() if measure.table in held]
        names += list(EVENT_MEASURES) if EVENTS in held else []
        if names:
            found[unit] = tuple(names)
    return found


def compare_panels(
    diff: VintageDiff, casebook: Casebook, store: Path | None, *, today: date, units: Sequence[str] = (),
    progress: Callable[[str], None] | None = None,
) -> PanelChanges:  # fmt: skip
    """Compare the panels that a source feeds, built from either release by itself.

    Parameters
    ----------
    diff : VintageDiff
        The two releases.
    casebook : Casebook
        Missions.
    store : Path or None
        Data folder with what else a panel needs: bases, for events near them.
    today : date
        Day by which a mission is still deployed.
    units : sequence of str
        Only these kinds of panel; empty for all.
    progress : callable or None
        Told of each panel.

    Returns
    -------
    PanelChanges

    Raises
    ------
    UnknownName
        If there is no such panel, or the source does not feed it.
    """
    fed = list_fed(diff.source, [table.name for table in diff.tables])
    for unit in units:
        if find_unit(unit).name not in fed:
            raise UnknownName(f"panel that {diff.source} feeds", unit, list(fed) or ["none"])
    panels, notes = [], []
    with tempfile.TemporaryDirectory(prefix="peaceops-diff-") as folder:
        sides = [_hold(diff.source, side, Path(folder), today) for side in (diff.old, diff.new)]
        for unit, names in fed.items():
            if units and unit not in units:
                continue
            if progress:
                progress(f"building {unit} from either release")
            try:
                panels.append(_compare(find_unit(unit), names, diff, sides, casebook, store, today))
            except (SnapshotMissing, OutsideCoverage) as error:
                notes.append(f"{unit} was not built: {error.message}")
    if not fed:
        notes.append(f"no panel has a measure that rests on {diff.source}")
    return PanelChanges(panels=tuple(panels), notes=tuple(notes))


def _hold(source: str, side: Vintage, folder: Path, today: date) -> Mapping[str, tuple[Snapshot, ...]]:
    """Hold one side as a snapshot: a file is kept for as long as the comparison takes."""
    held = side.held if isinstance(side.held, Snapshot) else write_snapshot(folder, side.held, added=today)[0]
    return {source: (held,)}


def _compare(
    unit: Unit, names: Sequence[str], diff: VintageDiff, sides: Sequence[Mapping[str, tuple[Snapshot, ...]]],
    casebook: Casebook, store: Path | None, today: date,
) -> PanelDiff:  # fmt: skip
    cells: tuple[int, ...] = ()
    notes = []
    if unit.name == "grid-month" and any(name in EVENT_MEASURES for name in names):
        cells = find_cells(diff)
        notes.append(f"only the {len(cells):,} cells that hold an event that changed; others change by coverage alone")
        if not cells:
            return PanelDiff(unit=unit.name, cells={}, changes=(), notes=tuple(notes))
    countries = _find_states(sides) if unit.name == "conflict-month" and names[-1] in EVENT_MEASURES else ()
    request = PanelRequest(unit=unit.name, measures=tuple(names), today=today, cells=cells, countries=countries)
    older, newer = (build(request, casebook, store, open_engine(), only=side) for side in sides)
    for panel, word in ((older, "older"), (newer, "newer")):
        notes += [f"{word}: covers {cover.describe()}" for cover in panel.covers]
    columns = [column for layer in older.layers for column in layer.columns]
    held, changes = compare_cells(older, newer, columns)
    held = {column: cells for column, cells in held.items() if cells}
    if not held:
        notes.append("neither release knows any cell of it")
    return PanelDiff(unit=unit.name, cells=held, changes=changes, notes=tuple(dict.fromkeys(notes)))


def _find_states(sides: Sequence[Mapping[str, tuple[Snapshot, ...]]]) -> tuple[str, ...]:
    """Find the states that both releases cover, where they are files of single states: then conflicts are known there."""
    states = shipped_states()
    codes = set()
    for side in sides:
        given = PanelInput(store=None, engine=open_engine(), only=side)
        places = [derive_cover(opened, states).places for opened in given.find(EVENTS)]
        if not all(places):
            return ()
        codes |= {code for one in places for code in one}
    return tuple(states.list_candidates(str(code), scheme="gw")[-1].id for code in sorted(codes))


def find_cells(diff: VintageDiff) -> tuple[int, ...]:
    """Find the PRIO-GRID cells of events that changed, in either release."""
    found = set()
    for table in diff.tables:
        for change in table.changes:
            for row in (change.old, change.new):
                place = (row or {}).get("latitude_degrees"), (row or {}).get("longitude_degrees")
                if place[0] is not None and place[1] is not None:
                    north = min(math.floor((place[0] + 90) * 2), 359)
                    east = min(math.floor((place[1] + 180) * 2), CELLS_PER_ROW - 1)
                    found.add(north * CELLS_PER_ROW + east + 1)
    return tuple(sorted(found))


def compare_cells(
    old: Panel, new: Panel, columns: Sequence[str]
) -> tuple[dict[str, int], tuple[CellChange, ...]]:  # fmt: skip
    """Compare two panels of one unit cell by cell.

    Parameters
    ----------
    old, new : Panel
        Built with the same measures.
    columns : sequence of str
        Columns of measures.

    Returns
    -------
    tuple of dict and tuple of CellChange
        Cells that have a value in either, by column; and those that are not the same.
    """
    pa, pc = _load_arrow()
    keys = [old.unit.key, old.unit.time_column]
    sides = [
        pa.table({**{k: t[k] for k in keys}, name: pa.array(range(t.num_rows), pa.int64())})
        for t, name in ((old.table(), "_old"), (new.table(), "_new"))
    ]
    pairs = sides[0].join(sides[1], keys=keys, join_type="full outer", use_threads=False)
    label = old.unit.labels[0] if old.unit.labels[0] in ("country", "conflict", "mission", "host") else ""
    rows = [panel.table().take(pairs[name]) for panel, name in ((old, "_old"), (new, "_new"))]
    held: dict[str, int] = {}
    changes: list[CellChange] = []
    for column in columns:
        left, right = (side[column].combine_chunks() for side in rows)
        is_held = pc.or_(pc.is_valid(left), pc.is_valid(right))
        held[column] = pc.sum(is_held.cast("int64")).as_py() or 0
        differs = pc.indices_nonzero(_differ(left, right))
        changes += _list_cells(column, keys, label, [side.take(differs) for side in rows], pairs.take(differs))
    return held, tuple(sorted(changes, key=lambda c: (columns.index(c.column), c.unit.rjust(12), c.time)))


def _differ(left: Any, right: Any) -> Any:
    """Tell where two columns differ: one null, or values apart by more than arithmetic explains."""
    pa, pc = _load_arrow()
    only_one = pc.xor(pc.is_null(left), pc.is_null(right))
    if pa.types.is_floating(left.type) or pa.types.is_floating(right.type):
        a, b = left.cast("float64"), right.cast("float64")
        room = pc.multiply(pc.max_element_wise(pc.abs(a), pc.abs(b), 1.0), _TOLERANCE)
        return pc.or_(only_one, pc.fill_null(pc.greater(pc.abs(pc.subtract(a, b)), room), False))
    return pc.or_(only_one, pc.fill_null(pc.not_equal(left, right), False))


def _list_cells(column: str, keys: Sequence[str], label: str, rows: Sequence[Any], pairs: Any) -> Iterator[CellChange]:
    names = [side[label].to_pylist() if label else [None] * pairs.num_rows for side in rows]
    values = [side[column].to_pylist() for side in rows]
    units, times = (pairs[key].to_pylist() for key in keys)
    for unit, when, one, other, old, new in zip(units, times, *names, *values, strict=True):
        kind = "known" if old is None else "unknown" if new is None else "changed"
        time = str(when) if isinstance(when, int) else when.isoformat()[:7]
        yield CellChange(
            unit=str(unit), name=str(other or one or ""), time=time, column=column, kind=kind, old=old, new=new
        )


def _load_arrow() -> tuple[Any, Any]:
    from peaceops.store.tables import require

    return require("pyarrow", to="compare panels"), require("pyarrow.compute", to="compare panels")
