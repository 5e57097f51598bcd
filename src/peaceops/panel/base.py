"""Bases of missions by month: which map lists which place, how many troops, what is unknown.

What enters: rows of ``geo_pko/map_locations`` and ``geo_pko/map_contributors``. What leaves: one row a base and month.
Never done here: a month that no map shows; an unknown size as 0; the site of a mission that is still deployed.

A number of troops that the map gives is both bounds. Where no unit has a size, the low bound is the sum of the contributors
whose size is given, unknown if there is none, and the high bound is unknown: no map tells it. Two maps of a month that
differ make an interval.

References
----------
Geo-PKO Dataset Codebook, version 2.1 (March 2021). METHODS F.3: no live positions by site, 90 days' delay and first-level
units for missions that are still deployed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from peaceops.panel.base_kind import (
    SHOWN,
    SIZED,
    Bounds,
    combine_kinds,
    find_marked,
    name_columns,
    name_measure,
    read_kinds,
)
from peaceops.panel.unit import number_month

MAPS: Final = "geo_pko/map_locations"
CONTRIBUTORS: Final = "geo_pko/map_contributors"
#: Months of a deployed mission are shown when so many days have passed since their end.
DELAY: Final = timedelta(days=90)
_PLACE: Final = ("mission_acronym_geopko", "location", "latitude_degrees", "longitude_degrees")
NEEDED: Final = (
    *_PLACE, "year", "month", "source_map", "variant_number", "country_ids_gw", "admin_1", "troops_persons", "contributors_count",
)  # fmt: skip
_MAP_KEY: Final = ("mission_acronym_geopko", "year", "month", "source_map", "location", "variant_number")


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMeasure:
    """A measure of a base in a month.

    Parameters
    ----------
    name : str
        Name.
    columns : tuple of str
        Columns of the panel.
    about : str
        What it is, in words.
    unit : str
        Unit code.
    """

    name: str
    columns: tuple[str, ...]
    about: str
    unit: str

    @property
    def table(self) -> str:
        """Table of the store."""
        return MAPS


BASE_MEASURES: Final = {
    measure.name: measure
    for measure in (
        BaseMeasure(
            name="troops_persons", columns=("troops_persons_low", "troops_persons_high"), unit="persons",
            about="troops as the map gives them; an unknown size leaves the high bound unknown",
        ),
        BaseMeasure(
            name="troop_contributors", columns=("troop_contributors",), unit="count",
            about="contributors named on the map, at least: a unit without a flag is not counted",
        ),
        BaseMeasure(
            name="contributors_size_unknown", columns=("contributors_size_unknown",), unit="count",
            about="contributors named without a size",
        ),
        *(
            BaseMeasure(name=name_measure(kind), columns=name_columns(kind), unit="persons", about=about)
            for kind, (_, _, about) in SIZED.items()
        ),
        *(
            BaseMeasure(
                name=name_measure(kind), columns=name_columns(kind), unit="code",
                about=f"1 where the map shows {about}, 0 where it shows none",
            )
            for kind, (_, about) in SHOWN.items()
        ),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMonth:
    """A base in a month in which a map lists it.

    Parameters
    ----------
    base, mission : str
        Ids; the mission is as the source names it where identity knows none.
    month : int
        Number of the month.
    latitude, longitude : float or None
        Degrees; None where the source gives none or the site is not shown.
    codes : tuple of int
        GW codes of the state or, on a border, of both.
    low, high : int or None
        Bounds of its troops.
    contributors, unknown : int
        Contributors named, and those among them without a size.
    rows : tuple of int
        Rows of the source behind it.
    sites : tuple of (float, float)
        Where radius joins measure from; never shown.
    kinds : Mapping of str to tuple
        Bounds by kind of personnel, as :mod:`peaceops.panel.base_kind` names them; empty where the source tells none.
    is_listed : bool or None
        Whether the source calls it a base in that month, where it lists others too.
    """

    base: str
    mission: str
    month: int
    latitude: float | None
    longitude: float | None
    codes: tuple[int, ...]
    low: int | None
    high: int | None
    contributors: int
    unknown: int
    rows: tuple[int, ...]
    sites: tuple[tuple[float, float], ...] = field(default=(), repr=False)
    kinds: Mapping[str, Bounds] = field(default_factory=dict, repr=False, hash=False)
    is_listed: bool | None = None


def derive_base_months(
    maps: Sequence[Mapping[str, Any]], contributors: Sequence[Mapping[str, Any]], missions: Mapping[str, str], *,
    deployed: Mapping[str, str], today: date, kinds: Sequence[str] = (),
) -> list[BaseMonth]:  # fmt: skip
    """Derive one row a base and month.

    Parameters
    ----------
    maps, contributors : sequence of Mapping
        Rows of the source.
    missions : Mapping of str to str
        Mission of each acronym of the source; one that is not there keeps its own name.
    deployed : Mapping of str to str
        Acronyms of missions that are still deployed, with what to call them: their bases are given by first-level
        unit, without coordinates, and not before :data:`DELAY` has passed.
    today : date
        Day by which the delay is counted.
    kinds : sequence of str
        Kinds of personnel that are wanted too.

    Returns
    -------
    list of BaseMonth
        By base and month.
    """
    sizes = _sum_sizes(contributors)
    names = name_bases(maps)
    marked = find_marked(maps) if "observers" in kinds else frozenset()
    grouped: dict[tuple[str, int], list[int]] = {}
    for number, row in enumerate(maps):
        month = 12 * row["year"] + row["month"] - 1
        acronym = row["mission_acronym_geopko"]
        name = names[number]
        if acronym in deployed:
            if not is_past(month, today):
                continue
            name = f"{acronym}: {row['admin_1'] or 'first-level unit not given'}"
        grouped.setdefault((name, month), []).append(number)
    found = []
    for (name, month), numbers in sorted(grouped.items()):
        rows = [maps[number] for number in numbers]
        acronym = rows[0]["mission_acronym_geopko"]
        is_hidden = acronym in deployed
        by_map = _group_maps(rows, sizes, is_summed=is_hidden)
        found.append(
            BaseMonth(
                base=name, mission=missions.get(acronym, acronym), month=month,
                latitude=None if is_hidden else rows[0]["latitude_degrees"],
                longitude=None if is_hidden else rows[0]["longitude_degrees"],
                codes=tuple(sorted({code for row in rows for code in _read_codes(row["country_ids_gw"])})),
                low=_least([low for low, _, _, _ in by_map]), high=_most([high for _, high, _, _ in by_map]),
                contributors=max(n for _, _, n, _ in by_map), unknown=max(n for _, _, _, n in by_map), rows=tuple(numbers),
                sites=_list_sites(rows), kinds=_read_kinds(rows, kinds, marked, is_summed=is_hidden) if kinds else {},
            )
        )  # fmt: skip
    return found


def _read_kinds(
    rows: Sequence[Mapping[str, Any]], kinds: Sequence[str], marked: frozenset[str], *, is_summed: bool
) -> dict[str, Bounds]:  # fmt: skip
    """Read the kinds of each account; places of one map are put together if asked for."""
    accounts: dict[tuple[Any, ...], list[dict[str, Bounds]]] = {}
    for row in rows:
        key = (row["source_map"],) if is_summed else tuple(row[name] for name in _MAP_KEY)
        accounts.setdefault(key, []).append(read_kinds(row, kinds, marked))
    return combine_kinds(list(accounts.values()), kinds)


def _list_sites(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[float, float], ...]:
    spots = {(row["latitude_degrees"], row["longitude_degrees"]) for row in rows}
    return tuple(sorted(spot for spot in spots if None not in spot))


def derive_listed_months(
    rows: Sequence[Mapping[str, Any]], missions: Mapping[str, str], hosts: Mapping[str, Sequence[int]], *,
    deployed: Mapping[str, str], today: date,
) -> list[BaseMonth]:  # fmt: skip
    """Derive base-months from the file that lists places in every month, whether or not a base is there.

    Parameters
    ----------
    rows : sequence of Mapping
        Rows of ``geo_pko_base_month/base_months``.
    missions : Mapping of str to str
        Mission of each acronym.
    hosts : Mapping of str to sequence of int
        GW codes of the host of each acronym: the file names no state.
    deployed, today
        As :func:`derive_base_months` takes them; the file gives no first-level unit, so their bases are put together.

    Returns
    -------
    list of BaseMonth
        ``is_listed`` tells whether the file has a base there in that month.
    """
    acronyms: dict[int, set[str]] = {}
    for row in rows:
        acronyms.setdefault(row["base_id_kunkel"], set()).update(filter(None, [row["mission_acronym_geopko"]]))
    grouped: dict[tuple[str, int], list[int]] = {}
    for number, row in enumerate(rows):
        month = 12 * row["year"] + row["month"] - 1
        hidden = sorted(acronyms[row["base_id_kunkel"]] & set(deployed))
        if hidden and not is_past(month, today):
            continue
        name = f"{hidden[0]}: first-level unit not given" if hidden else f"{row['base_id_kunkel']:04d}"
        grouped.setdefault((name, month), []).append(number)
    found = []
    for (name, month), numbers in sorted(grouped.items()):
        here = [rows[number] for number in numbers]
        known = sorted({a for row in here for a in acronyms[row["base_id_kunkel"]]})
        named = sorted({row["mission_acronym_geopko"] for row in here if row["mission_acronym_geopko"]}) or known[:1]
        is_hidden = bool(set(known) & set(deployed))
        found.append(
            BaseMonth(
                base=name, mission=missions.get(named[0], named[0]) if named else "", month=month,
                latitude=None if is_hidden else here[0]["latitude_degrees"],
                longitude=None if is_hidden else here[0]["longitude_degrees"],
                codes=tuple(sorted({code for a in known for code in hosts.get(a, ())})), low=None, high=None,
                contributors=0, unknown=0, rows=tuple(numbers), sites=_list_sites(here),
                is_listed=any(row["is_base"] for row in here),
            )
        )  # fmt: skip
    return found


def is_past(month: int, today: date) -> bool:
    """Tell whether the delay has passed since the end of a month.

    Examples
    --------
    >>> is_past(12 * 2026 + 6, date(2026, 10, 29)), is_past(12 * 2026 + 6, date(2026, 10, 30))
    (False, True)
    """
    last = date((month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)
    return last + DELAY < today


def name_bases(maps: Sequence[Mapping[str, Any]]) -> list[str]:
    """Name the base of each row: mission and place, numbered where one name has several coordinates."""
    spots: dict[tuple[str, str], set[tuple[Any, Any]]] = {}
    for row in maps:
        acronym, place, latitude, longitude = (row[name] for name in _PLACE)
        spots.setdefault((acronym, place), set()).add((latitude, longitude))
    order = {key: sorted(found, key=str) for key, found in spots.items()}
    names = []
    for row in maps:
        acronym, place, latitude, longitude = (row[name] for name in _PLACE)
        several = order[acronym, place]
        number = f" ({several.index((latitude, longitude)) + 1})" if len(several) > 1 else ""
        names.append(f"{acronym}: {place}{number}")
    return names


def _read_codes(text: str | None) -> list[int]:
    return [int(part) for part in (text or "").replace(";", ",").split(",") if part.strip().isdigit()]


def _sum_sizes(contributors: Sequence[Mapping[str, Any]]) -> dict[tuple[Any, ...], tuple[int | None, int]]:
    """Sum the sizes of contributors at each place of a map: what is known, and how many are not."""
    found: dict[tuple[Any, ...], tuple[int | None, int]] = {}
    for row in contributors:
        key = tuple(row[name] for name in _MAP_KEY)
        known, unknown = found.get(key, (None, 0))
        persons = row["troops_persons"]
        found[key] = (known, unknown + 1) if persons is None else ((known or 0) + persons, unknown)
    return found


def _group_maps(
    rows: Sequence[Mapping[str, Any]], sizes: Mapping[tuple[Any, ...], tuple[int | None, int]], *, is_summed: bool
) -> list[tuple[int | None, int | None, int, int]]:
    """Give low, high, contributors and unknown sizes of each account; places of one map are summed if asked for."""
    accounts: dict[tuple[Any, ...], list[tuple[int | None, int | None, int, int]]] = {}
    for row in rows:
        key = tuple(row[name] for name in _MAP_KEY)
        known, unknown = sizes.get(key, (None, 0))
        given = row["troops_persons"]
        bounds = (given, given) if given is not None else (known, None)
        apart = row["source_map"] if is_summed else key
        accounts.setdefault((apart,), []).append((*bounds, row["contributors_count"] or 0, unknown))
    return [
        (
            _add([low for low, _, _, _ in account]),
            None if any(high is None for _, high, _, _ in account) else _add([high for _, high, _, _ in account]),
            max(n for _, _, n, _ in account) if is_summed else account[0][2],
            sum(n for _, _, _, n in account),
        )
        for account in accounts.values()
    ]


def _add(values: Sequence[int | None]) -> int | None:
    """Add what is known: a lower bound where anything is not."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _least(values: Sequence[int | None]) -> int | None:
    """Least of the accounts; unknown where one of them gives no bound at all."""
    return None if any(value is None for value in values) else min(value for value in values if value is not None)


def _most(values: Sequence[int | None]) -> int | None:
    return None if any(value is None for value in values) else max(value for value in values if value is not None)


def sum_missions(months: Sequence[BaseMonth]) -> list[dict[str, Any]]:
    """Sum the troops of a mission's bases in each month: an unknown size leaves the total open above, never 0.

    Returns
    -------
    list of dict
        ``mission``, ``month``, ``troops_geopko_low`` and ``troops_geopko_high``, ``bases_geopko``.
    """
    grouped: dict[tuple[str, int], list[BaseMonth]] = {}
    for base in months:
        grouped.setdefault((base.mission, base.month), []).append(base)
    return [
        {
            "mission": mission, "month": month, "troops_geopko_low": _add([b.low for b in bases]),
            "troops_geopko_high": None if any(b.high is None for b in bases) else _add([b.high for b in bases]),
            "bases_geopko": len(bases),
        }
        for (mission, month), bases in sorted(grouped.items())
    ]  # fmt: skip


__all__ = [
    "BASE_MEASURES", "CONTRIBUTORS", "DELAY", "MAPS", "NEEDED", "BaseMeasure", "BaseMonth", "derive_base_months", "is_past",
    "name_bases", "number_month", "sum_missions",
]  # fmt: skip
