"""What kinds of personnel a map shows at a base: troops by type with sizes, and kinds that are only shown or not.

What enters: rows of ``geo_pko/map_locations``. What leaves: bounds by kind for each account of a base in a month.
Never done here: a size that no map tells; absence from a mark that the source never sets for the mission.

=============  ==========================================================================================
kind           bounds
=============  ==========================================================================================
sized          the size; 0 where no such unit is shown; unknown where a unit without a size is
shown          1 shown, 0 not; observers of a mission that the source never marks any for are unknown, and a
               mark that its coder calls hard to tell from the dot of a place is 0 to 1
=============  ==========================================================================================

References
----------
Geo-PKO Dataset Codebook, version 2.1 (March 2021), pages 4 to 10: types are part of the number of troops but for the
Regional Protection Force; military observers and police are marks without a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

Bounds = tuple[int | None, int | None]

#: Mark and size of each type of troops that the source gives a number of.
SIZED: Final = {
    "infantry": ("has_infantry", "infantry_persons", "infantry, part of the troops"),
    "formed_police": ("has_formed_police", "formed_police_persons", "formed police units, part of the troops"),
    "reserve": ("has_reserve", "reserve_persons", "reserve units, part of the troops"),
    "force_protection": ("has_force_protection", "force_protection_persons", "force protection units, part of the troops"),
    "regional_force": ("has_regional_force", "regional_force_persons", "Regional Protection Force, not part of the troops"),
}  # fmt: skip
#: Mark of each kind that the source gives no number of.
SHOWN: Final = {
    "police": ("has_police", "individual police"),
    "observers": ("has_observers", "military observers"),
    "engineers": ("has_engineer", "engineers"),
    "signals": ("has_signals", "signals"),
    "transport": ("has_transport", "transport"),
    "riverine": ("has_riverine", "riverine units"),
    "helicopters": ("has_helicopter_support", "helicopter support"),
    "special_forces": ("has_special_forces", "special forces"),
    "medical": ("has_medical", "medical units"),
    "maintenance": ("has_maintenance", "maintenance"),
    "reconnaissance": ("has_reconnaissance", "reconnaissance"),
    "aviation": ("has_aviation", "aviation"),
    "military_police": ("has_military_police", "military police"),
    "demining": ("has_demining", "demining"),
    "uav": ("has_uav", "unmanned aircraft"),
}  # fmt: skip
#: Mark of the coder that a symbol may be no observer.
UNCERTAIN: Final = "is_observer_coding_uncertain"


def list_columns(kinds: Sequence[str]) -> tuple[str, ...]:
    """List the columns of the source that kinds rest on.

    Examples
    --------
    >>> list_columns(["reserve", "observers"])
    ('has_reserve', 'reserve_persons', 'has_observers', 'is_observer_coding_uncertain')
    """
    found: list[str] = []
    for kind in kinds:
        found += SIZED[kind][:2] if kind in SIZED else (SHOWN[kind][0],)
        found += (UNCERTAIN,) if kind == "observers" else ()
    return tuple(found)


def find_marked(maps: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Find the missions, by acronym, of which the source marks an observer anywhere."""
    return frozenset(row["mission_acronym_geopko"] for row in maps if row.get("has_observers"))


def read_kinds(row: Mapping[str, Any], kinds: Sequence[str], marked: frozenset[str]) -> dict[str, Bounds]:
    """Read the bounds of each kind from a row.

    Parameters
    ----------
    row : Mapping
        Of the source; a column that is not there is unknown.
    kinds : sequence of str
        Which.
    marked : frozenset of str
        What :func:`find_marked` gives.

    Examples
    --------
    >>> row = {"mission_acronym_geopko": "X", "has_infantry": True, "infantry_persons": 650, "has_formed_police": True}
    >>> kinds = ["infantry", "formed_police", "reserve", "observers"]
    >>> list(read_kinds({**row, "has_reserve": False, "has_observers": False}, kinds, frozenset()).values())
    [(650, 650), (None, None), (0, 0), (None, None)]
    """
    found: dict[str, Bounds] = {}
    for kind in kinds:
        if kind in SIZED:
            mark, size, _ = SIZED[kind]
            is_there, persons = row.get(mark), row.get(size)
            value = None if is_there is None else persons if is_there else 0
        else:
            flag = row.get(SHOWN[kind][0])
            value = None if flag is None else int(flag)
        found[kind] = (value, value)
        if kind == "observers" and row.get(UNCERTAIN):
            found[kind] = (0, 1)
        elif kind == "observers" and row["mission_acronym_geopko"] not in marked:
            found[kind] = (None, None)
    return found


def combine_kinds(accounts: Sequence[Sequence[Mapping[str, Bounds]]], kinds: Sequence[str]) -> dict[str, Bounds]:
    """Combine the places of each account, then the accounts of a month.

    Parameters
    ----------
    accounts : sequence of sequence of Mapping
        For each account (a map, or a place of it) what :func:`read_kinds` gives of its places.
    kinds : sequence of str
        Which.

    Returns
    -------
    dict of str to tuple
        Sizes of the places of one account are added, marks are taken together; accounts that differ make an interval.
    """
    found: dict[str, Bounds] = {}
    for kind in kinds:
        join = _add if kind in SIZED else _take_most
        each = [tuple(join([place[kind][bound] for place in places]) for bound in (0, 1)) for places in accounts]
        lows, highs = [low for low, _ in each], [high for _, high in each]
        found[kind] = (
            None if None in lows else min(low for low in lows if low is not None),
            None if None in highs else max(high for high in highs if high is not None),
        )
    return found


def _add(values: Sequence[int | None]) -> int | None:
    return None if None in values else sum(value for value in values if value is not None)


def _take_most(values: Sequence[int | None]) -> int | None:
    """Tell whether any place shows a kind: one that does settles it, else one that is unknown leaves it open."""
    return 1 if 1 in values else _add([0 if value == 0 else value for value in values])


def name_columns(kind: str) -> tuple[str, str]:
    """Name the columns of a kind.

    Examples
    --------
    >>> name_columns("infantry"), name_columns("observers")
    (('infantry_persons_low', 'infantry_persons_high'), ('observers_shown_low', 'observers_shown_high'))
    """
    stem = name_measure(kind)
    return (f"{stem}_low", f"{stem}_high")


def name_measure(kind: str) -> str:
    """Name the measure of a kind."""
    return f"{kind}_persons" if kind in SIZED else f"{kind}_shown"
