"""Which places lie within a radius of which points: cells first, great circles after.

What enters: Ibis tables with a key, a latitude and a longitude in degrees. What leaves: an expression with both keys and
the distance in kilometres.
Never done here: a product of all with all, a distance in degrees, a sphere that ends at the date line or a pole.

The earth is cut into cells at least as high as the radius. Every point is copied to the cells that its circle touches
(three rows of cells, and as many columns as its latitude asks for); events meet the copies by cell, and the great
circle decides.

References
----------
Sinnott (1984), *Virtues of the haversine*, Sky and Telescope 68(2): the formula. The radius is the mean radius of GRS 80.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from peaceops.errors import InvalidValue
from peaceops.store.tables import require

EARTH_KM: Final = 6371.0088
_MAX_KM: Final = 5_000.0
_MIN_KM: Final = 0.001
# A circle that comes so near a pole touches every column of cells.
_POLE_DEGREES: Final = 1e-6
_PAD_DEGREES: Final = 1e-9


def count_columns(radius_km: float) -> int:
    """Count the cells around the equator: as many as leave each at least as wide as the radius.

    Parameters
    ----------
    radius_km : float
        Radius.

    Raises
    ------
    InvalidValue
        If the radius is no length of this use.
    """
    if not (math.isfinite(radius_km) and _MIN_KM <= radius_km <= _MAX_KM):
        raise InvalidValue(f"a radius of {radius_km} km", expected=f"{_MIN_KM} to {_MAX_KM:g} km")
    return max(1, math.floor(360 / math.degrees(radius_km / EARTH_KM)))


def measure_km(latitude: Any, longitude: Any, other_latitude: Any, other_longitude: Any) -> Any:
    """Measure the great-circle distance in kilometres.

    Parameters
    ----------
    latitude, longitude, other_latitude, other_longitude : ibis column
        Degrees.
    """
    ibis = require("ibis", to="join places")
    half_lat = (other_latitude - latitude).radians() / 2
    half_lon = (other_longitude - longitude).radians() / 2
    chord = half_lat.sin().pow(2) + latitude.radians().cos() * other_latitude.radians().cos() * half_lon.sin().pow(2)
    # Rounding may carry the chord of two antipodes past 1.
    return 2 * EARTH_KM * ibis.least(chord, ibis.literal(1.0)).sqrt().asin()


def join_within(points: Any, events: Any, *, radius_km: float, keep: Sequence[str] = ()) -> Any:
    """Join events with the points they lie within a radius of.

    Parameters
    ----------
    points : ibis.Table
        ``point_id``, ``latitude``, ``longitude``; one row a place, without time.
    events : ibis.Table
        ``event_id``, ``latitude``, ``longitude``.
    radius_km : float
        Radius; an event on the circle is inside.
    keep : sequence of str
        Columns of the events that stand in every row as they are.

    Returns
    -------
    ibis.Table
        ``point_id``, ``event_id``, ``distance_km`` and what is kept; rows without coordinates on either side are in no row.
    """
    columns = count_columns(radius_km)
    size = 360.0 / columns
    spread = _spread(points, radius_km, columns, size)
    others = [name for name in keep if name != "event_id"]
    placed = events.filter(events.latitude.notnull() & events.longitude.notnull()).select(
        "event_id",
        **{f"{name}_": events[name] for name in others},
        event_latitude=events.latitude.cast("float64"),
        event_longitude=events.longitude.cast("float64"),
        cell=_cell(
            ((events.latitude.cast("float64") + 90) / size).floor().cast("int64"),
            ((events.longitude.cast("float64") + 180) / size).floor().cast("int64"),
            columns,
        ),
    )
    met = placed.join(spread, placed.cell == spread.cell)
    met = met.mutate(distance_km=measure_km(met.latitude, met.longitude, met.event_latitude, met.event_longitude))
    near = met.filter(met.distance_km <= radius_km)
    return near.select("point_id", "event_id", "distance_km", **{name: near[f"{name}_"] for name in others})


def _cell(row: Any, column: Any, columns: int) -> Any:
    """Give a cell its number; columns run around the earth."""
    wrapped = ((column % columns) + columns) % columns
    return row * columns + wrapped


def _spread(points: Any, radius_km: float, columns: int, size: float) -> Any:
    """Copy each point to the cells that its circle touches."""
    ibis = require("ibis", to="join places")
    reach = radius_km / EARTH_KM
    degrees = math.degrees(reach) + _PAD_DEGREES
    known = points.filter(points.latitude.notnull() & points.longitude.notnull()).select(
        "point_id", latitude=points.latitude.cast("float64"), longitude=points.longitude.cast("float64")
    )
    # The circle's widest meridian lies poleward of its centre: asin(sin r / cos latitude).
    narrow = known.latitude.radians().cos()
    ratio = ibis.least(ibis.literal(math.sin(reach)) / ibis.greatest(narrow, ibis.literal(1e-12)), ibis.literal(1.0))
    has_pole = known.latitude.abs() + degrees >= 90 - _POLE_DEGREES
    half = ibis.ifelse(has_pole, ibis.literal(180.0), ratio.asin().degrees() + _PAD_DEGREES)
    ranged = known.mutate(
        first_row=((ibis.greatest(known.latitude - degrees, ibis.literal(-90.0)) + 90) / size).floor().cast("int64"),
        last_row=((ibis.least(known.latitude + degrees, ibis.literal(90.0)) + 90) / size).floor().cast("int64"),
        first_column=((known.longitude - half + 180) / size).floor().cast("int64"),
        last_column=((known.longitude + half + 180) / size).floor().cast("int64"),
    )
    # Never a column twice: a circle that goes around touches each once.
    ranged = ranged.mutate(last_column=ibis.least(ranged.last_column, ranged.first_column + (columns - 1)))
    rows = ranged.mutate(row=ibis.range(ranged.first_row, ranged.last_row + 1, 1).unnest())
    cells = rows.mutate(column=ibis.range(rows.first_column, rows.last_column + 1, 1).unnest())
    return cells.select("point_id", "latitude", "longitude", cell=_cell(cells.row, cells.column, columns))
