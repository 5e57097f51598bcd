"""Shapes: GeoJSON text whose coordinates are longitude and latitude.

What enters: raw columns with a cell of GeoJSON. What leaves: nothing, or an error with the row.
Never done here: reprojecting, repairing a ring.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, Final

from peaceops.errors import RowRefused
from peaceops.sources.cleaning.raw import Raw

_DEPTHS: Final = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
EXPECTED: Final = "GeoJSON of a line or polygon in degrees, longitude first"


def check_shapes(raw: Raw, column: str) -> None:
    """Check that every cell of a column is a line or polygon in degrees, rings closed.

    Raises
    ------
    RowRefused
        If one is not.
    """
    for index, text in enumerate(raw.columns[column].to_pylist()):
        try:
            shape = json.loads(text or "")
            parts = list(_list_parts(shape["coordinates"], _DEPTHS[shape["type"]]))
            is_sound = bool(parts) and all(_is_part(part, is_ring="Polygon" in shape["type"]) for part in parts)
        except (ValueError, TypeError, KeyError, RecursionError):
            is_sound = False
        if not is_sound:
            raise RowRefused(
                "holds no shape",
                where=raw.place(index, column),
                expected=EXPECTED,
                file=raw.file,
                column=column,
                row=raw.row(index),
            )


def _list_parts(coordinates: Any, depth: int) -> Iterator[Any]:
    if depth <= 1:
        yield coordinates
        return
    if not isinstance(coordinates, list):
        raise TypeError
    for part in coordinates:
        yield from _list_parts(part, depth - 1)


def _is_part(points: Any, *, is_ring: bool) -> bool:
    if not isinstance(points, list) or len(points) < (4 if is_ring else 2):
        return False
    for point in points:
        longitude, latitude = float(point[0]), float(point[1])
        if not (math.isfinite(longitude) and abs(longitude) <= 180.001 and abs(latitude) <= 90.001):
            return False
    return not is_ring or points[0] == points[-1]
