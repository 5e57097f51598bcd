"""De facto territories: who is meant, when, and where, as a named set of boundaries draws it.

What enters: ``sources/territories.toml``, a snapshot of boundaries, the table of states. What leaves: territories with
days and polygons.
Never done here: a statement about status; one set of boundaries without its name and disclaimer.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from peaceops.casebook.state import StateIndex
from peaceops.errors import SnapshotMissing, UnknownName
from peaceops.model.period import Period
from peaceops.sources.base import FOLDER
from peaceops.store.snapshot import Snapshot, list_snapshots

DEFAULT: Final = "natural_earth"
DISCLAIMER: Final = (
    "Boundaries as {title} {version} has them ({note}); their use says nothing on the status of any territory, and "
    "they are those of one time."
)
Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A territory with its days and its shape in one set of boundaries.

    Parameters
    ----------
    id, name : str
        As the table of states has it.
    kind : str
        ``de-facto``, ``contested`` or ``territory``.
    period : Period
        Days of the entity; the shape is of one time.
    polygons : tuple
        Each the outer ring and its holes, as longitude and latitude.
    boundaries, version : str
        Set of boundaries and its release.
    areas : tuple of str
        Ids of the shapes in the set.
    disclaimer : str
        To be shown with it.
    """

    id: str
    name: str
    kind: str
    period: Period
    polygons: tuple[tuple[Ring, ...], ...] = field(repr=False, hash=False)
    boundaries: str
    version: str
    areas: tuple[str, ...]
    disclaimer: str

    def to_feature(self) -> dict[str, Any]:
        """As a GeoJSON feature."""
        return {
            "type": "Feature",
            "properties": {
                "id": self.id,
                "name": self.name,
                "kind": self.kind,
                "first_day": self.period.render()[0],
                "last_day": self.period.render()[1],
                "boundaries": self.boundaries,
                "version": self.version,
                "areas": list(self.areas),
                "disclaimer": self.disclaimer,
            },
            "geometry": {"type": "MultiPolygon", "coordinates": [list(polygon) for polygon in self.polygons]},
        }


@cache
def _read_sets() -> dict[str, dict[str, Any]]:
    text = (FOLDER / "territories.toml").read_text(encoding="utf-8")
    return {row["name"]: row for row in tomllib.loads(text)["set"]}


def list_boundary_sets() -> tuple[str, ...]:
    """List the sets of boundaries in which territories are known."""
    return tuple(_read_sets())


def read_territories(
    store: Path, *, states: StateIndex, boundaries: str = DEFAULT, day: date | None = None
) -> tuple[Territory, ...]:
    """Read the territories of a set of boundaries.

    Parameters
    ----------
    store : Path
        The data folder.
    states : StateIndex
        Names and days.
    boundaries : str
        Which set.
    day : date or None
        Only territories whose entity existed on that day.

    Returns
    -------
    tuple of Territory
        By id.

    Raises
    ------
    UnknownName
        If there is no such set.
    SnapshotMissing
        If the data folder does not hold it.
    """
    if boundaries not in _read_sets():
        raise UnknownName("set of boundaries", boundaries, list_boundary_sets())
    known = _read_sets()[boundaries]
    held = list_snapshots(store, source=boundaries)
    if not held:
        raise SnapshotMissing(
            "is not in the data folder", where=boundaries, hint=f"peaceops data add {boundaries} --file FILE"
        )
    found = []
    for area in known["areas"]:
        snapshot, shapes = _find_shapes(held, area)
        if not shapes:
            continue
        state = states.find(area["state"])
        if day is not None and not state.period.covers(day):
            continue
        found.append(
            Territory(
                id=state.id,
                name=state.name,
                kind=state.kind,
                period=state.period,
                polygons=tuple(polygon for shape in shapes for polygon in _list_polygons(shape)),
                boundaries=boundaries,
                version=snapshot.version,
                areas=tuple(area["ids"]),
                disclaimer=DISCLAIMER.format(title=known["title"], version=snapshot.version, note=known["note"]),
            )
        )
    return tuple(sorted(found, key=lambda territory: territory.id))


def _find_shapes(held: Sequence[Snapshot], area: dict[str, Any]) -> tuple[Snapshot, list[str]]:
    """Find the shapes of an area in the newest snapshot that holds its table."""
    for snapshot in reversed(held):
        if area["table"] in snapshot.row_counts:
            columns = [area["column"], "geometry_geojson"]
            rows = snapshot.read_table(area["table"], columns=columns).to_pylist()
            by_id = {row[area["column"]]: row["geometry_geojson"] for row in rows}
            shapes = [by_id[ident] for ident in area["ids"] if ident in by_id]
            if shapes:
                return snapshot, shapes
    return held[-1], []


def _list_polygons(text: str) -> list[tuple[Ring, ...]]:
    shape = json.loads(text)
    parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [tuple(part) for part in parts]
