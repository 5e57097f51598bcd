"""A family: the missions of one lead or organisation side by side, as typed data.

What enters: what ``pipeline`` finds in the casebook. What leaves: frozen values that ``report`` renders.
Never done here: a comparison of leads, a cause of anything: these are counts with their intervals.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One mission of a family.

    Parameters
    ----------
    id, acronym, name : str
        The mission.
    first_day, last_day : str
        As a reader sees them; a range where sources differ, ``..`` where no end is recorded.
    first_date, last_date : date or None
        Earliest first and latest last day, for a chart.
    duration_days : tuple of int or None
        Least and greatest length; None where no end is recorded.
    instrument, host, mission_type, lead, organisation : str
        Labels; empty where not known.
    causes : tuple of str
        Causes of its end that the ledger holds, with their sources; empty where none is coded.
    cause_codes : tuple of str
        Codes of these causes.
    successor : str
        Mission that followed, or empty.
    source : str
        Source of these facts.
    is_studied : bool
        Whether the casebook holds more than identity facts.
    """

    id: str
    acronym: str
    name: str
    first_day: str
    last_day: str
    first_date: date | None
    last_date: date | None
    duration_days: tuple[int, int] | None
    instrument: str
    host: str
    mission_type: str
    lead: str
    organisation: str
    causes: tuple[str, ...]
    cause_codes: tuple[str, ...]
    successor: str
    source: str
    is_studied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share of the family with its interval.

    Parameters
    ----------
    label : str
        Share of what, in which.
    hits, total : int
        Missions.
    low, share, high : float or None
        Wilson's 95% interval and the share; None of no mission.
    note : str
        What the denominator leaves out.
    """

    label: str
    hits: int
    total: int
    low: float | None
    share: float | None
    high: float | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """The median length of the family's missions.

    Parameters
    ----------
    label : str
        By which reading of uncertain days.
    missions, ended : int
        Missions in it, and those whose end is recorded; the others are known to the last day on which they were there.
    low_days, median_days, high_days : float or None
        Kaplan-Meier median with its 95% interval; None where the curve does not come down so far.
    """

    label: str
    missions: int
    ended: int
    low_days: float | None
    median_days: float | None
    high_days: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Missions of one lead or organisation.

    Parameters
    ----------
    id, title, role : str
        Entity id, its label, and in words what it is to the missions.
    members : tuple of Member
        By first day.
    rates : tuple of Rate
        Base rates.
    lengths : tuple of Length
        Median lengths, by least and greatest reading of uncertain days.
    sources : tuple of str
        Citations.
    notes : tuple of str
        What limits the page.
    """

    id: str
    title: str
    role: str
    members: tuple[Member, ...]
    rates: tuple[Rate, ...]
    lengths: tuple[Length, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]


def family_to_dict(family: Family) -> dict[str, Any]:
    """Give a family as plain values for JSON; days are ISO 8601."""
    plain = asdict(family)
    for member in plain["members"]:
        for name in ("first_date", "last_date"):
            member[name] = member[name].isoformat() if member[name] else None
    return plain
