"""Counts of missions under named rules, by whose list.

What enters: missions and the rows of lists placed under them. What leaves: counts as intervals, with the missions
behind them, or the reason why a list cannot say.
Never done here: a count outside what a list covers, a choice between admissible rules.

==============  ====================================================================================
rule            meaning
==============  ====================================================================================
``established`` its first day lies in the period; a mission once, with the earliest of its days
``ended``       its last day lies in the period; a mission once
``any-day``     deployed on at least one day of the period
``year-end``    deployed on 31 December (of a year asked about)
``day``         deployed on the day asked about
``rows``        as ``established``, ``ended`` or ``any-day``, but each row of the list once: spells and parts apart
==============  ====================================================================================

A day that a source knows only to the month counts as certain where the whole month lies in the period and as possible
where a part of it does: the count is the interval from certain to possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from peaceops.casebook.registry import PlacedRow
from peaceops.model.mission import Mission
from peaceops.model.period import DAY, Bound, Period, parse_date_range

EVENTS: Final = ("established", "active", "ended")
_LONG_AGO: Final = date(1945, 1, 1)
RULES: Final = ("established", "ended", "any-day", "year-end", "day", "rows")


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionList:
    """A list of missions and what it covers.

    Parameters
    ----------
    id, source, title : str
        Short id, source id, name.
    first_day, last_day : date
        Days for which it means to be complete.
    definition : str
        What it counts as a peace operation.
    organisation : str
        The only organisation it lists, or empty.
    """

    id: str
    source: str
    title: str
    first_day: date
    last_day: date
    definition: str
    organisation: str = ""


#: The lists that the registry was merged from.
LISTS: Final = {
    card.id: card
    for card in (
        MissionList(
            id="un-list", source="un-missions-2024", title="UN list of peacekeeping operations",
            first_day=date(1945, 10, 24), last_day=date(2024, 2, 19), organisation="UN",
            definition="operations that the UN itself lists as peacekeeping",
        ),
        MissionList(
            id="mullenbach", source="mullenbach-tppm-3.1", title="Mullenbach, Third-Party Peacekeeping Missions 3.1",
            first_day=date(1946, 1, 1), last_day=date(2014, 12, 31),
            definition="missions of third parties in disputes inside states",
        ),
        MissionList(
            id="bara-hultman", source="bara-hultman-2020", title="Bara and Hultman, after SIPRI and UCDP",
            first_day=date(1993, 1, 1), last_day=date(2016, 12, 31),
            definition="operations with uniformed personnel of SIPRI's lists, deployed to a civil conflict of UCDP",
        ),
    )
}  # fmt: skip
REGISTRY: Final = MissionList(
    id="registry", source="", title="registry: in any of the lists", first_day=date(1946, 1, 1),
    last_day=date(2014, 12, 31), definition="missions that at least one list or the casebook holds, days merged",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which missions are asked about.

    Parameters
    ----------
    organisation, not_organisation, lead, host : str
        Entity ids; empty for all.
    mission_type : str
        Mission type; empty for all.
    """

    organisation: str = ""
    not_organisation: str = ""
    lead: str = ""
    host: str = ""
    mission_type: str = ""

    def admits(self, mission: Mission) -> bool | None:
        """Whether a mission is asked about; None for a joint one, which is and is not of its organisation."""
        if any(
            wanted and getattr(mission, name) != wanted
            for name, wanted in (("lead", self.lead), ("mission_type", self.mission_type))
        ) or (self.host and self.host not in mission.host_states):
            return False
        joint = mission.mission_type == "joint"
        if self.organisation and self.organisation not in (mission.organisation, mission.lead):
            return False
        if self.not_organisation and mission.organisation == self.not_organisation:
            return None if joint else False
        return None if joint and self.organisation else True

    def describe(self) -> str:
        """Filter as text: ``organisation==UN&host==GEO``."""
        terms = (
            ("organisation==", self.organisation), ("organisation!=", self.not_organisation), ("lead==", self.lead),
            ("host==", self.host), ("type==", self.mission_type),
        )  # fmt: skip
        return "&".join(sign + value for sign, value in terms if value) or "all missions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count of missions by one list and one rule.

    Parameters
    ----------
    by : MissionList
        By whose list.
    rule : str
        One of :data:`RULES`.
    certain, possible : tuple of str
        Mission ids (or rows of the list) that count certainly, and those that may.
    reason : str
        Why there is no count, or what limits it.
    has_value : bool
        Whether there is a count.
    is_open : bool
        Whether more may belong: the list ends inside the period.
    """

    by: MissionList
    rule: str
    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    reason: str = ""
    has_value: bool = True
    is_open: bool = False

    @property
    def low(self) -> int:
        """Missions that count certainly."""
        return len(self.certain)

    @property
    def high(self) -> int:
        """Missions that may count."""
        return len(self.certain) + len(self.possible)


def find_days(rows: Iterable[PlacedRow], *, since: date = _LONG_AGO) -> Period | None:
    """Find a mission's days in one list: from the earliest of its rows to the latest, or None without a day.

    Parameters
    ----------
    rows : iterable of PlacedRow
        Rows of one list under one mission.
    since : date
        First day that the list covers: what it has open at the beginning began on or before it.

    Examples
    --------
    >>> row = PlacedRow(
    ...     source="l",
    ...     row="1",
    ...     spelling="X",
    ...     mission="x",
    ...     scope="whole",
    ...     matched="exact",
    ...     first_day="1993-08",
    ...     last_day="1994-03-31",
    ... )
    >>> find_days([row]).render()
    ('1993-08-01~1993-08-31', '1994-03-31')
    """
    dated = [row for row in rows if row.first_day and row.last_day]
    if not dated:
        return None
    start = min((_LONG_AGO, since) if row.first_day == ".." else parse_date_range(row.first_day) for row in dated)
    ends = [row.last_day for row in dated]
    end: Bound | None = None
    if ".." not in ends:
        low, high = max((parse_date_range(text) for text in ends), key=lambda pair: (pair[1], pair[0]))
        end = Bound(earliest=low + DAY, latest=high + DAY)
    return Period(start=Bound(earliest=start[0], latest=start[1]), end=end)


Verdict = bool | None


def _judge_span(earliest: date, latest: date, first: date, last: date) -> Verdict:
    """Judge whether a day lies in a period: True, False, or None where it may."""
    if latest < first or earliest > last:
        return False
    return True if first <= earliest and latest <= last else None


def judge(period: Period, rule: str, first: date, last: date, known_to: date) -> Verdict:
    """Judge whether a mission of these days counts: True, False, or None where it may.

    Parameters
    ----------
    period : Period
        Its days.
    rule : str
        ``established``, ``ended`` or a rule of being deployed.
    first, last : date
        Days asked about; equal for a day.
    known_to : date
        Last day of which the list speaks: an open end is known as far as that.
    """
    assert period.start is not None
    if rule == "established":
        return _judge_span(period.start.earliest, period.start.latest, first, last)
    if rule == "ended":
        if period.end is None:
            return False if last <= known_to else None
        return _judge_span(period.end.earliest - DAY, period.end.latest - DAY, first, last)
    if period.first_day > last or period.last_day < first:
        return False
    certain_end = period.certain_last_day if period.end else known_to
    return True if period.start.latest <= last and certain_end >= first else None


def count_missions(
    missions: Mapping[str, Mission], placed: Sequence[PlacedRow], *, event: str, first: date, last: date,
    wanted: Filter, rules: Sequence[str] = (), lists: Sequence[str] = (),
) -> tuple[Count, ...]:  # fmt: skip
    """Count missions by every list and admissible rule.

    Parameters
    ----------
    missions : Mapping of str to Mission
        The registry.
    placed : sequence of PlacedRow
        Rows of the lists.
    event : str
        One of :data:`EVENTS`.
    first, last : date
        Period asked about, both inclusive.
    wanted : Filter
        Which missions.
    rules, lists : sequence of str
        Only these; empty for all that are admissible.

    Returns
    -------
    tuple of Count
        One for each list and rule; a list that does not cover the period says so instead of counting.
    """
    found: list[Count] = []
    chosen = [rule for rule in _list_rules(event, first, last) if not rules or rule in rules]
    for card in (REGISTRY, *LISTS.values()):
        if lists and card.id not in lists:
            continue
        for rule in chosen:
            if rule == "rows" and card is REGISTRY:
                continue
            found.append(_count_one(card, rule, missions, placed, event, first, last, wanted))
    return tuple(found)


def _list_rules(event: str, first: date, last: date) -> tuple[str, ...]:
    if event != "active":
        return (event, "rows")
    if first == last:
        return ("day",)
    is_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    return ("year-end", "any-day", "rows") if is_year else ("any-day", "rows")


def _count_one(
    card: MissionList, rule: str, missions: Mapping[str, Mission], placed: Sequence[PlacedRow], event: str,
    first: date, last: date, wanted: Filter,
) -> Count:  # fmt: skip
    known_to = card.last_day
    if card is REGISTRY and wanted.organisation == "UN":
        known_to = LISTS["un-list"].last_day
    if reason := _refuse(card, wanted, first, last, known_to):
        return Count(by=card, rule=rule, reason=reason, has_value=False)
    asked = date(last.year, 12, 31) if rule == "year-end" else first
    test = {"rows": "any-day" if event == "active" else event}.get(rule, rule)
    certain: list[str] = []
    possible: list[str] = []
    undated = 0
    for key, mission, unit in _list_units(card, rule, missions, placed):
        member = wanted.admits(mission)
        if member is False:
            continue
        period = mission.period if unit is None else unit.period
        if period is None or period.start is None:
            undated += 1
            continue
        verdict = judge(period, test, asked, last, known_to)
        if verdict is not False:
            (certain if verdict and member else possible).append(key)
    notes = [f"{undated} without a day left out"] if undated else []
    is_open = last > known_to
    if is_open:
        notes.append(f"at least: the lists of all senders end on {known_to}")
    return Count(
        by=card, rule=rule, certain=tuple(certain), possible=tuple(possible), reason="; ".join(notes), is_open=is_open
    )  # fmt: skip


def _refuse(card: MissionList, wanted: Filter, first: date, last: date, known_to: date) -> str:
    if card.organisation and wanted.organisation != card.organisation:
        return f"not applicable: the list holds missions of the {card.organisation} only"
    covers = f"it covers {card.first_day} to {known_to}"
    if first < card.first_day and not (card.id != "bara-hultman" and first.year >= card.first_day.year - 1):
        return f"outside coverage: {covers}"
    if last > known_to and (card is not REGISTRY or first > known_to):
        return f"outside coverage: {covers}"
    return ""


def _list_units(
    card: MissionList, rule: str, missions: Mapping[str, Mission], placed: Sequence[PlacedRow]
) -> Iterator[tuple[str, Mission, _Unit | None]]:
    """List what is counted, with its rows of the list; None where the registry's own days count."""
    if card is REGISTRY:
        for mission in (missions[ident] for ident in sorted(missions)):
            yield mission.id, mission, None
        return
    for ident, whole, rows in _group(card.source, card.first_day, _Rows(placed)):
        if ident not in missions:
            continue
        if rule == "rows":
            for key, unit in rows:
                yield key, missions[ident], unit
        else:
            yield ident, missions[ident], whole


class _Unit:
    """Rows that count as one, whose days are found when they are first asked for."""

    def __init__(self, rows: Sequence[PlacedRow], since: date) -> None:
        self._rows = rows
        self._since = since

    @cached_property
    def period(self) -> Period | None:
        """Its days in the list."""
        return find_days(self._rows, since=self._since)


class _Rows:
    """Rows known by which they are, not by what they say: to tell thousands apart takes longer than to group them."""

    def __init__(self, placed: Sequence[PlacedRow]) -> None:
        self.placed = placed

    def __hash__(self) -> int:
        return id(self.placed)

    def __eq__(self, other: object) -> bool:
        # Only what cannot be changed is known again.
        return isinstance(other, _Rows) and other.placed is self.placed and isinstance(self.placed, tuple)


@lru_cache(maxsize=8)  # a text asks of many years, and the rows of the shipped base are always the same
def _group(
    source: str, since: date, given: _Rows
) -> tuple[tuple[str, _Unit, tuple[tuple[str, _Unit], ...]], ...]:  # fmt: skip
    """Group the rows of a list by mission, in the order of their ids: all of one as a unit, and each by itself."""
    under: dict[str, list[PlacedRow]] = {}
    for row in given.placed:
        if row.source == source and row.mission and row.scope != "component":
            under.setdefault(row.mission, []).append(row)
    return tuple(
        (ident, _Unit(rows, since), tuple((f"{ident}:{row.row}", _Unit([row], since)) for row in rows))
        for ident, rows in sorted(under.items())
    )
