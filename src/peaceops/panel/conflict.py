"""Conflicts of states by year, after UCDP and PRIO: both sides and their supporters, restarts as onsets.

What enters: rows of ``ucdp_acd/conflict_years``. What leaves: rows by state and year, by conflict and year.
Never done here: one side taken for both; a year outside the release; a 0, which is coverage's to give.

===================================  =======================================================================
column                               meaning
===================================  =======================================================================
``conflict_incidence``               conflicts that the state is a party of, on either side
``conflict_incidence_supporter``     conflicts in which it sends troops to either side without being a party
``conflict_incidence_location``      conflicts over its territory or government
``conflict_intensity``               2 if any conflict that it is a party of is a war, else 1
``conflict_onset``                   conflicts of its own that begin, or begin again after the quiet years asked for
``conflict_onset_first``             those among them that had not been active in any year before
===================================  =======================================================================

An onset needs the years before it: in the first years of the data a conflict whose first death is older than the data is
no onset, for it went on.

References
----------
UCDP/PRIO Armed Conflict Dataset Codebook, version 25.1: sides, secondary parties, location, intensity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from peaceops.errors import InvalidValue
from peaceops.panel.unit import RENUMBERED
from peaceops.store.tables import require

TABLE: Final = "ucdp_acd/conflict_years"
NEEDED: Final = (
    "conflict_id_ucdp", "year", "intensity", "start_date", "location", "side_a_ids_gw", "side_b_ids_gw",
    "side_a_supporter_ids_gw", "side_b_supporter_ids_gw", "location_ids_gw",
)  # fmt: skip
MOST_QUIET_YEARS: Final = 80
_CODE: Final = re.compile(r"(?<![\d-])\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictMeasure:
    """A measure of a state's conflicts in a year, or of a conflict in the year of a month.

    Parameters
    ----------
    name : str
        Name, and column.
    about : str
        What it is, in words.
    unit : str
        Unit code.
    """

    name: str
    about: str
    unit: str = "count"

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of a panel that it fills."""
        return (self.name,)

    @property
    def table(self) -> str:
        """Table of the store."""
        return TABLE


CONFLICT_MEASURES: Final = {
    measure.name: measure
    for measure in (
        ConflictMeasure(name="conflict_incidence", about="conflicts that the state is a party of, on either side"),
        ConflictMeasure(
            name="conflict_incidence_supporter", about="conflicts in which it supports either side with troops"
        ),
        ConflictMeasure(name="conflict_incidence_location", about="conflicts over its territory or government"),
        ConflictMeasure(name="conflict_intensity", about="0 none, 1 minor, 2 war, as a party", unit="code"),
        ConflictMeasure(
            name="conflict_onset", about="conflicts that begin or begin again after quiet years, as a party"
        ),
        ConflictMeasure(name="conflict_onset_first", about="conflicts that were never active before, as a party"),
    )
}


_LISTED: Final = "of conflicts that the list has in any year"
ACTIVITY_MEASURES: Final = {
    measure.name: measure
    for measure in (
        ConflictMeasure(
            name="active_in_year_acd",
            about=f"1 in each month of a year in which the conflict is active (25 battle-related deaths in the year), else 0, {_LISTED}",
        ),
        ConflictMeasure(
            name="intensity_in_year_acd", unit="code",
            about=f"0 not active, 1 minor, 2 war (1,000 battle-related deaths in the year), {_LISTED}",
        ),
        ConflictMeasure(
            name="type_in_year_acd", about="type of conflict in a year in which it is active", unit="text",
        ),
        ConflictMeasure(
            name="incompatibility_in_year_acd", unit="text",
            about="what it is about, in a year in which it is active",
        ),
    )
}  # fmt: skip


def build_activity(names: Sequence[str], table: Any) -> Any:
    """Build what the list says of each conflict and month of the years in which it is active.

    Parameters
    ----------
    names : sequence of str
        Of :data:`ACTIVITY_MEASURES`.
    table : ibis.Table
        ``ucdp_acd/conflict_years``: a conflict and year once.

    Returns
    -------
    ibis.Table
        ``conflict_id_ucdp``, ``month`` and the columns: twelve rows a year.
    """
    ibis = require("ibis", to="build panels")
    values = {
        "active_in_year_acd": ibis.literal(1, type="int64"),
        "intensity_in_year_acd": ibis.ifelse(table.intensity == "war", ibis.literal(2, type="int64"), 1),
        "type_in_year_acd": table.conflict_type,
        "incompatibility_in_year_acd": table.incompatibility,
    }
    years = table.select(
        conflict_id_ucdp=table.conflict_id_ucdp.cast("int64"), _year=table.year.cast("int64"),
        **{name: values[name] for name in names},
    )  # fmt: skip
    months = ibis.memtable({"_of_year": list(range(12))}, schema={"_of_year": "int64"})
    each = years.cross_join(months)
    return each.mutate(month=each._year * 12 + each._of_year).drop("_year", "_of_year")


def read_codes(text: str | None) -> tuple[int, ...]:
    """Read a list of codes, each once.

    Examples
    --------
    >>> read_codes("365, 370,365"), read_codes(None)
    ((365, 370), ())
    """
    return tuple(dict.fromkeys(int(code) for code in _CODE.findall(text or "")))


def find_onsets(years: Iterable[int], *, quiet_years: int, first_year: int, started: int) -> set[int]:
    """Find the years in which a conflict begins, or begins again after quiet years.

    Parameters
    ----------
    years : iterable of int
        Years in which it was active.
    quiet_years : int
        A restart is a year after at least so many years without activity.
    first_year : int
        First year of the data.
    started : int
        Year of its first death.

    Raises
    ------
    InvalidValue
        If the number of quiet years is none.

    Examples
    --------
    >>> sorted(find_onsets([1990, 1991, 1993, 1997], quiet_years=2, first_year=1946, started=1990))
    [1990, 1997]
    """
    if not 1 <= quiet_years <= MOST_QUIET_YEARS:
        raise InvalidValue(f"{quiet_years} quiet years", expected=f"1 to {MOST_QUIET_YEARS}")
    found = set()
    before: int | None = None
    for year in sorted(set(years)):
        if before is None:
            # Whether it went on before the data begin is told by its first death alone.
            if year - quiet_years >= first_year or started >= first_year:
                found.add(year)
        elif year - before > quiet_years:
            found.add(year)
        before = year
    return found


def derive_state_years(
    rows: Sequence[Mapping[str, Any]], *, quiet_years: int = 2, first_year: int = 1946
) -> list[dict[str, int]]:
    """Derive the conflicts of each state and year.

    Parameters
    ----------
    rows : sequence of Mapping
        Rows of the dataset with the columns of :data:`NEEDED`.
    quiet_years : int
        What makes a restart an onset.
    first_year : int
        First year of the data.

    Returns
    -------
    list of dict
        ``country_id_gw``, ``year`` and the columns of :data:`CONFLICT_MEASURES`, sorted; a state without any conflict in
        a year has no row.
    """
    by_conflict: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_conflict.setdefault(row["conflict_id_ucdp"], []).append(row)
    found: dict[tuple[int, int], dict[str, int]] = {}
    for active in by_conflict.values():
        started = min(row["start_date"].year for row in active)
        years = {row["year"] for row in active}
        onsets = find_onsets(years, quiet_years=quiet_years, first_year=first_year, started=started)
        for row in active:
            _add_row(found, row, is_onset=row["year"] in onsets, is_first=row["year"] == min(years))
    return [{"country_id_gw": code, "year": year, **found[code, year]} for code, year in sorted(found)]


def _add_row(
    found: dict[tuple[int, int], dict[str, int]], row: Mapping[str, Any], *, is_onset: bool, is_first: bool
) -> None:
    parties = {*read_codes(row["side_a_ids_gw"]), *read_codes(row["side_b_ids_gw"])}
    supporters = {*read_codes(row["side_a_supporter_ids_gw"]), *read_codes(row["side_b_supporter_ids_gw"])} - parties
    places = set(read_codes(row["location_ids_gw"]))
    for code in parties | supporters | places:
        cells = found.setdefault((_renumber(code, row["year"]), row["year"]), dict.fromkeys(CONFLICT_MEASURES, 0))
        cells["conflict_incidence_location"] += code in places
        cells["conflict_incidence_supporter"] += code in supporters
        if code in parties:
            cells["conflict_incidence"] += 1
            cells["conflict_intensity"] = max(cells["conflict_intensity"], 2 if row["intensity"] == "war" else 1)
            cells["conflict_onset"] += is_onset
            cells["conflict_onset_first"] += is_onset and is_first


def _renumber(code: int, year: int) -> int:
    return next((ours for theirs, since, ours in RENUMBERED if code == theirs and year > since.year), code)
