"""Two releases of a dataset side by side: rows new, gone, moved, recounted or recoded, with their keys.

What enters: a source, two releases in the store or two files. What leaves: a :class:`VintageDiff`, as a table.
Never done here: matching rows by anything but the key of their table; saying which release is right.

=============  =======================================================================================
kind           meaning
=============  =======================================================================================
``new``        the key stands in the newer release only
``gone``       the key stands in the older release only
``moved``      same key, other coordinates, another cell or another day
``recounted``  same key, another number of deaths or persons
``recoded``    same key, another cell of any other column
=============  =======================================================================================

A row may be moved and recounted at once. A column that one release lacks is not compared, and said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from peaceops.errors import LayoutChanged, SnapshotMissing
from peaceops.pipeline.table import Table
from peaceops.sources.base import Card, TableCard, check_source, read_card
from peaceops.store.snapshot import Reading, Snapshot, list_snapshots
from peaceops.store.tables import require

KINDS: Final = ("new", "gone", "moved", "recounted", "recoded")
EARTH_KM: Final = 6371.0088
_TYPES: Final = {
    "table": "str",
    "kind": "str",
    "key": "str",
    "column": "str",
    "old": "str",
    "new": "str",
    "distance_km": "float",
    "is_later": "bool",
}
_COUNTS: Final = ("_persons", "_best", "_high", "_low")
_PLACES: Final = ("_degrees", "_priogrid", "geometry_geojson")
_TIMES: Final = ("year", "month")
#: Says again, in text, what other columns say.
_REPEATED: Final = frozenset({"geometry_wkt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one row.

    Parameters
    ----------
    kinds : tuple of str
        Of :data:`KINDS`.
    key : Mapping of str to value
        Its key.
    columns : Mapping of str to str
        Kind by column whose cells differ; empty for a row that is new or gone.
    old, new : Mapping or None
        The row in either release.
    distance_km : float or None
        How far it moved, where both releases have coordinates.
    is_later : bool
        Whether a new row lies after all rows of the older release.
    """

    kinds: tuple[str, ...]
    key: Mapping[str, Any] = field(hash=False)
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    old: Mapping[str, Any] | None = field(default=None, hash=False)
    new: Mapping[str, Any] | None = field(default=None, hash=False)
    distance_km: float | None = None
    is_later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDiff:
    """One table of both releases.

    Parameters
    ----------
    name : str
        Which.
    old_rows, new_rows, same_rows : int
        Rows of either release, and rows that are the same in both.
    not_compared : tuple of str
        Columns that one release has no value of.
    changes : tuple of Change
        By key.
    """

    name: str
    old_rows: int
    new_rows: int
    same_rows: int
    not_compared: tuple[str, ...]
    changes: tuple[Change, ...]

    def count(self, kind: str) -> int:
        """Rows of a kind."""
        return sum(kind in change.kinds for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """One side of a comparison.

    Parameters
    ----------
    label, version, scope : str
        How it is named, its release, what part of the source it holds.
    files : tuple of str
        Hashes of its raw files.
    tables : Mapping of str to pyarrow.Table
        Its rows.
    held : Snapshot or Reading
        Where they come from: what panels are built from.
    """

    label: str
    version: str
    scope: str
    files: tuple[str, ...]
    tables: Mapping[str, Any] = field(hash=False)
    held: Snapshot | Reading = field(hash=False, repr=False)

    @property
    def periods(self) -> Mapping[str, tuple[str, ...]]:
        """First and last day or year of each table, where it has any."""
        if isinstance(self.held, Snapshot):
            return {table["name"]: tuple(table["period"]) for table in self.held.card["tables"]}
        return dict(self.held.periods)


@dataclass(frozen=True, slots=True, kw_only=True)
class VintageDiff:
    """Two releases of a source compared.

    Parameters
    ----------
    source : str
        Which.
    old, new : Vintage
        The two sides.
    tables : tuple of TableDiff
        By name; tables that only one side has are left out and named in `notes`.
    notes : tuple of str
        What a reader must know.
    """

    source: str
    old: Vintage
    new: Vintage
    tables: tuple[TableDiff, ...]
    notes: tuple[str, ...] = ()

    def tabulate(self) -> Table:
        """Tabulate the changes: a row for each cell that differs, one for a row that is new or gone."""
        return Table.of_rows(_TYPES, (row for table in self.tables for row in _list_rows(table)))

    def summarise(self) -> dict[str, Any]:
        """Summarise as JSON takes it."""
        return {
            "source": self.source,
            "old": {"version": self.old.version, "scope": self.old.scope},
            "new": {"version": self.new.version, "scope": self.new.scope},
            "notes": list(self.notes),
            "tables": [
                {
                    "name": table.name,
                    "old_rows": table.old_rows,
                    "new_rows": table.new_rows,
                    "same_rows": table.same_rows,
                    **{kind: table.count(kind) for kind in KINDS},
                    "new_later": sum(change.is_later for change in table.changes),
                    "not_compared": list(table.not_compared),
                }
                for table in self.tables
            ],
        }


def _list_rows(table: TableDiff) -> Iterator[dict[str, Any]]:
    for change in table.changes:
        key = ", ".join(f"{name} {value}" for name, value in change.key.items())
        base = {"table": table.name, "key": key, "is_later": change.is_later or None}
        if not change.columns:
            yield {**base, "kind": change.kinds[0]}
        for column, kind in change.columns.items():
            yield {
                **base,
                "kind": kind,
                "column": column,
                "old": _show(change.old, column),
                "new": _show(change.new, column),
                "distance_km": change.distance_km if kind == "moved" else None,
            }


def _show(row: Mapping[str, Any] | None, column: str) -> str | None:
    value = None if row is None else row[column]
    return None if value is None else str(value)


def find_kind(column: str, type_: str = "text") -> str:
    """Find what a change of a column means.

    Parameters
    ----------
    column, type_ : str
        Its name and its type on the card.

    Examples
    --------
    >>> find_kind("deaths_best"), find_kind("latitude_degrees"), find_kind("start_date", "date"), find_kind("side_b")
    ('recounted', 'moved', 'moved', 'recoded')
    """
    if column.endswith(_COUNTS):
        return "recounted"
    return "moved" if column.endswith(_PLACES) or column in _TIMES or type_ == "date" else "recoded"


def find_vintage(store: Path, source: str, text: str, *, scope: str = "") -> Vintage:
    """Find one side: a release in the store, the beginning of a snapshot's id, or a file.

    Parameters
    ----------
    store : Path
        The data folder.
    source, text : str
        Which source; release, beginning of an id, or path.
    scope : str
        Of several snapshots of a release, the one with this scope.

    Returns
    -------
    Vintage

    Raises
    ------
    SnapshotMissing
        If it is neither, or several.
    SourceError
        If a file cannot be read as one of the source.
    """
    check_source(source)
    require("pyarrow", to="compare datasets")
    held = list_snapshots(store, source=source)
    found = [s for s in held if s.version == text or (len(text) >= 6 and s.id.startswith(text))]
    if len(found) > 1:
        found = [s for s in found if s.card["scope"] == scope] or found
    if len(found) == 1:
        one = found[0]
        return Vintage(
            label=f"{source} {one.version}",
            version=one.version,
            scope=str(one.card["scope"]),
            files=tuple(f["sha256"] for f in one.card["files"]),
            tables={name: one.read_table(name) for name in one.row_counts},
            held=one,
        )
    if not found and Path(text).is_file():
        return _read_vintage(source, Path(text))
    known = ", ".join(f"{s.version} [{s.id[:8]}]{f' {scope}' if (scope := s.card['scope']) else ''}" for s in held)
    raise SnapshotMissing(
        f"{len(found)} snapshots are {text!r}" if found else f"{text!r} is no release in the store and no file",
        where=source,
        expected=f"one of {known}" if known else "",
        hint=f"peaceops data add {source} --file FILE",
    )


def _read_vintage(source: str, path: Path) -> Vintage:
    from peaceops.sources.read import read_bytes, read_files

    (reading,) = read_files(source, [read_bytes(path)])
    return Vintage(
        label=path.name,
        version=reading.version,
        scope=reading.scope,
        files=tuple(file.sha256 for file in reading.files),
        tables=reading.tables,
        held=reading,
    )


def compare_vintages(source: str, old: Vintage, new: Vintage) -> VintageDiff:
    """Compare two releases, table by table.

    Parameters
    ----------
    source : str
        Which.
    old, new : Vintage
        The two sides.

    Returns
    -------
    VintageDiff

    Raises
    ------
    LayoutChanged
        If they have no table in common.
    """
    card = read_card(source)
    both = [name for name in card.tables if name in old.tables and name in new.tables]
    if not both:
        raise LayoutChanged(
            "the two have no table in common", where=source, expected=f"{', '.join(old.tables)} in both"
        )
    notes = []
    if old.scope != new.scope:
        notes.append(
            f"the scopes differ: {old.scope or 'all'}; {new.scope or 'all'}: new and gone rows tell of that too"
        )
    for name, side in (("older", old), ("newer", new)):
        if alone := sorted(set(side.tables) - set(both)):
            notes.append(f"only the {name} one has {', '.join(alone)}")
    tables = tuple(_compare(card, card.tables[name], old.tables[name], new.tables[name]) for name in both)
    return VintageDiff(source=source, old=old, new=new, tables=tables, notes=tuple(notes))


def _compare(card: Card, table: TableCard, old: Any, new: Any) -> TableDiff:
    import pyarrow as pa
    import pyarrow.compute as pc

    keys = list(table.key)
    sides = []
    for rows, name in ((old, "old"), (new, "new")):
        index = pa.table({**{k: rows[k] for k in keys}, name: pa.array(range(rows.num_rows), pa.int64())})
        sides.append(index)
    pairs = sides[0].join(sides[1], keys=keys, join_type="full outer", use_threads=False)
    in_both = pairs.filter(pc.and_(pc.is_valid(pairs["old"]), pc.is_valid(pairs["new"])))
    gone = old.take(pairs.filter(pc.is_null(pairs["new"]))["old"])
    come = new.take(pairs.filter(pc.is_null(pairs["old"]))["new"])
    left, right = old.take(in_both["old"]), new.take(in_both["new"])
    columns, skipped = _choose_columns(card, table, left, right)
    masks = {name: _differ(left[name], right[name]) for name in columns}
    changed = None
    for mask in masks.values():
        changed = mask if changed is None else pc.or_(changed, mask)
    rows = pc.indices_nonzero(changed) if changed is not None else pa.array([], pa.uint64())
    kinds = {column.name: find_kind(column.name, column.type) for column in table.columns}
    masks = {name: mask.take(rows) for name, mask in masks.items()}
    changes = list(_list_changes(keys, left.take(rows), right.take(rows), masks, kinds))
    changes += [Change(kinds=("gone",), key={k: row[k] for k in keys}, old=row) for row in gone.to_pylist()]
    last = pc.max(old[table.time[-1]]).as_py() if table.time else None
    for row in come.to_pylist():
        day = row[table.time[0]] if table.time else None
        is_later = last is not None and day is not None and day > last
        changes.append(Change(kinds=("new",), key={k: row[k] for k in keys}, new=row, is_later=is_later))
    return TableDiff(
        name=table.name,
        old_rows=old.num_rows,
        new_rows=new.num_rows,
        same_rows=left.num_rows - len(rows),
        not_compared=tuple(skipped),
        changes=tuple(sorted(changes, key=lambda change: tuple(map(_sort_key, change.key.values())))),
    )


def _sort_key(value: Any) -> tuple[bool, float, str]:
    if isinstance(value, (int, float)):
        return (False, float(value), "")
    return (value is None, 0.0, str(value))


def _choose_columns(card: Card, table: TableCard, left: Any, right: Any) -> tuple[list[str], list[str]]:
    """Choose columns that both releases fill; the one that states the release is none of them."""
    stated = {layout.version_from for layout in card.layouts if layout.version_from}
    own = {c.name for c in table.columns if c.source and c.source in stated} | set(table.key)
    columns, skipped = [], []
    for name in left.column_names:
        if name in own or name in _REPEATED:
            continue
        is_away = name not in right.column_names
        if is_away or (left[name].null_count == left.num_rows) != (right[name].null_count == right.num_rows):
            skipped.append(name)
        else:
            columns.append(name)
    return columns, [*skipped, *(n for n in right.column_names if n not in left.column_names)]


def _differ(left: Any, right: Any) -> Any:
    import pyarrow.compute as pc

    one, other = left.combine_chunks(), right.combine_chunks()
    only_one = pc.xor(pc.is_null(one), pc.is_null(other))
    return pc.or_(only_one, pc.fill_null(pc.not_equal(one, other), False))


def _list_changes(
    keys: Sequence[str], left: Any, right: Any, masks: Mapping[str, Any], known: Mapping[str, str]
) -> Iterator[Change]:
    lists = {name: mask.to_pylist() for name, mask in masks.items()}
    for n, (old, new) in enumerate(zip(left.to_pylist(), right.to_pylist(), strict=True)):
        columns = {name: known.get(name) or find_kind(name) for name, flags in lists.items() if flags[n]}
        kinds = set(columns.values())
        yield Change(
            kinds=tuple(kind for kind in KINDS if kind in kinds),
            key={key: new[key] for key in keys},
            columns=columns,
            old=old,
            new=new,
            distance_km=_measure_km(old, new) if "moved" in kinds else None,
        )


def _measure_km(old: Mapping[str, Any], new: Mapping[str, Any]) -> float | None:
    """Measure the great-circle distance between the two places of a row."""
    names = ("latitude_degrees", "longitude_degrees", "latitude_degrees", "longitude_degrees")
    values = [row.get(name) for row, name in zip((old, old, new, new), names, strict=True)]
    if any(value is None for value in values):
        return None
    one, east, two, west = (math.radians(float(value)) for value in values if value is not None)
    half = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin((west - east) / 2) ** 2
    return round(2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half))), 3) or None
