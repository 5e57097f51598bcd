"""Who is meant: missions by name, acronym, spelling or transliteration, and the report of a match.

What enters: names as files and people write them, with a day or a host where one is known.
What leaves: a :class:`Match` for each name, and a :class:`MatchReport` for many.
Never done here: joining on a name that is only near, or choosing between missions that share a name.
States by date are in ``state``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Final, Literal

from peaceops.casebook.registry import PlacedRow, read_placed_rows
from peaceops.casebook.spelling import list_spellings, normalise_name
from peaceops.errors import UnknownMission
from peaceops.model.mission import Mission, Name

__all__ = [
    "HOWS",
    "NEAR_SCORE",
    "Match",
    "MatchReport",
    "MissionIndex",
    "find_mission",
    "list_spellings",
    "normalise_name",
]

How = Literal["exact", "alias", "near", "ambiguous", "apart", "none"]
HOWS: Final[tuple[How, ...]] = ("exact", "alias", "near", "ambiguous", "apart", "none")
NEAR_SCORE: Final = 72.0
MAX_NAME_CHARACTERS: Final = 300
_KIND_RANK: Final = {"exact": 0, "alias": 1}
# Words that stand for any mission: never a match, whatever a name table says.
_GENERIC: Final = frozenset(
    {
        "united nations mission",
        "united nations",
        "mission",
        "peacekeeping force",
        "joint task force",
        "multinational force",
        "peacekeeping mission",
    }
)
#: Days for which a mission and the next may be there together.
_SIDE_BY_SIDE: Final = 92


def _overlap(missions: Sequence[Mission]) -> bool:
    """Whether two of the missions ran side by side for longer than a handover takes."""
    ordered = sorted((mission.period for mission in missions), key=lambda period: period.first_day)
    return any((a.last_day - b.first_day).days > _SIDE_BY_SIDE for a, b in pairwise(ordered))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a name was found to mean.

    Parameters
    ----------
    text : str
        The name as it was given.
    how : str
        ``exact``: id, acronym or full name. ``alias``: another name or a dataset's spelling.
        ``near``: only similar names, for review, never joined. ``ambiguous``: a name that several
        share. ``apart``: a known row that is no mission. ``none``: nothing.
    mission : str
        Mission id where `how` is exact or alias, else empty.
    candidates : tuple of str
        Mission ids that it may mean, the likeliest first.
    score : float or None
        Similarity of the nearest name, 0 to 100.
    reason : str
        Why it was resolved or refused.
    """

    text: str
    how: How
    mission: str = ""
    candidates: tuple[str, ...] = ()
    score: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchReport:
    """Matches of many names, the distinct ones once with the number of rows.

    Parameters
    ----------
    matches : tuple of (Match, int)
        Each distinct name with its day and how many rows hold it, in the order of the file.
    """

    matches: tuple[tuple[Match, int], ...]

    def counts(self) -> dict[str, int]:
        """Rows by how they matched, every way named."""
        found = Counter[str]()
        for match, rows in self.matches:
            found[match.how] += rows
        return {how: found[how] for how in HOWS}

    def rows(self) -> list[dict[str, str | int | float | None]]:
        """Rows of the report, those that need a person first."""
        order = {how: n for n, how in enumerate(("ambiguous", "none", "near", "apart", "alias", "exact"))}
        return [
            {
                "text": m.text, "rows": rows, "how": m.how, "mission": m.mission,
                "candidates": "|".join(m.candidates), "score": m.score, "reason": m.reason,
            }
            for m, rows in sorted(self.matches, key=lambda pair: order[pair[0].how])
        ]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class MissionIndex:
    """Names of missions, ready for look-up.

    Parameters
    ----------
    missions : Mapping of str to Mission
        By id.
    names : sequence of Name
        Other names of them.
    placed : sequence of PlacedRow
        Rows of datasets with the mission they were placed under; empty where only the casebook is wanted.
    """

    missions: Mapping[str, Mission]
    names: Sequence[Name] = ()
    placed: Sequence[PlacedRow] = ()
    _cache: dict[tuple[str, date | None, str], Match] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _table(self) -> dict[str, dict[str, str]]:
        """Mission ids by key, each with how strong the tie is."""
        table: dict[str, dict[str, str]] = {}

        def add(text: str, mission: str, kind: str) -> None:
            key = normalise_name(text)
            if key and key not in _GENERIC and mission in self.missions:
                ties = table.setdefault(key, {})
                if _KIND_RANK[kind] < _KIND_RANK.get(ties.get(mission, ""), 9):
                    ties[mission] = kind

        for mission in self.missions.values():
            for text in (mission.id, mission.acronym, mission.name):
                add(text, mission.id, "exact")
        for name in self.names:
            add(name.text, name.entity, "alias")
        for row in self.placed:
            for text in list_spellings(row.spelling) if row.mission else ():
                add(text, row.mission, "alias")
        return table

    @cached_property
    def _organisations(self) -> dict[str, tuple[str, ...]]:
        """Missions under each organisation: its name alone names none of them."""
        found: dict[str, list[str]] = {}
        for mission in self.missions.values():
            if mission.organisation:
                found.setdefault(normalise_name(mission.organisation), []).append(mission.id)
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def _apart(self) -> dict[str, str]:
        left = [row for row in self.placed if not row.mission]
        return {normalise_name(text): row.reason for row in left for text in list_spellings(row.spelling)}

    def match(self, text: str, *, day: date | None = None, host: str = "") -> Match:
        """Find the mission that a name means.

        Parameters
        ----------
        text : str
            The name.
        day : date or None
            A day of the record: decides between missions that share a name.
        host : str
            State of the record, where the file has one: decides too.

        Returns
        -------
        Match
        """
        key = (text, day, host)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._find(text, day, host)
        return found

    def _find(self, text: str, day: date | None, host: str) -> Match:
        if text in self.missions:
            return self._judge_day(Match(text=text, how="exact", mission=text, candidates=(text,)), day)
        key = normalise_name(text[:MAX_NAME_CHARACTERS])
        ties = self._table.get(key, {})
        if key in self._organisations:
            together = tuple(dict.fromkeys((*ties, *self._organisations[key])))
            return self._choose(text, dict.fromkeys(together, "alias"), None, host, "an organisation, not a mission")
        if ties:
            # A label of missions that ran side by side means all of them on any day.
            is_joint = key in self._apart and _overlap([self.missions[mission] for mission in ties])
            return self._choose(text, ties, None if is_joint else day, host, self._apart[key] if is_joint else "")
        if key in self._apart:
            return Match(text=text, how="apart", reason=self._apart[key])
        if named := self._find_force(key):
            return self._choose(text, dict.fromkeys(named, "alias"), day, host, "")
        return self._find_near(text, key)

    def _find_force(self, key: str) -> Mapping[str, str]:
        """Missions that "Force X" means, which is what soldiers of "Operation X" are called."""
        kind, _, name = key.partition(" ")
        return (self._table.get(f"operation {name}") or self._table.get(name) or {}) if kind == "force" else {}

    def _choose(self, text: str, ties: Mapping[str, str], day: date | None, host: str, reason: str) -> Match:
        left, why = list(ties), []
        if host and len(left) > 1 and (there := [m for m in left if host in self.missions[m].host_states]):
            left, why = there, ["by host"]
        if day and len(left) > 1 and (then := [m for m in left if self.missions[m].period.covers(day)]):
            left, why = then, [*why, "by day"]
        if len(left) == 1:
            how: How = "exact" if ties[left[0]] == "exact" and len(ties) == 1 else "alias"
            match = Match(text=text, how=how, mission=left[0], candidates=tuple(ties), reason=", ".join(why))
            return self._judge_day(match, day)
        shared = reason or f"a name that {len(left)} missions share"
        return Match(text=text, how="ambiguous", candidates=tuple(sorted(left)), reason=shared)

    def _judge_day(self, match: Match, day: date | None) -> Match:
        if day is None or self.missions[match.mission].period.covers(day):
            return match
        return Match(
            text=match.text, how=match.how, mission=match.mission, candidates=match.candidates,
            reason=f"{day} lies outside the mission's days",
        )  # fmt: skip

    def _find_near(self, text: str, key: str) -> Match:
        near = self._rank(key, NEAR_SCORE, 8) if key else []
        if not near:
            return Match(text=text, how="none", reason="no name is similar" if key else "no name")
        return Match(
            text=text, how="near", candidates=tuple(dict.fromkeys(m for m, _ in near))[:6], score=near[0][1],
            reason="similar names only: to be reviewed",
        )  # fmt: skip

    def _rank(self, key: str, cutoff: float, limit: int) -> list[tuple[str, float]]:
        """Rank missions by how near a name of theirs is; letters that changed places count as one slip."""
        from rapidfuzz import fuzz, process
        from rapidfuzz.distance import OSA

        found = process.extract(key, self._keys, scorer=fuzz.token_sort_ratio, score_cutoff=cutoff, limit=limit)
        ranked = sorted(
            ((round(max(score, 100 * OSA.normalized_similarity(key, near)), 1), near) for near, score, _ in found),
            key=lambda pair: (-pair[0], -OSA.normalized_similarity(key, pair[1]), pair[1]),
        )
        return [(mission, score) for score, near in ranked for mission in self._table[near]]

    @cached_property
    def _keys(self) -> list[str]:
        return list(self._table)

    def report(self, names: Iterable[tuple[str, date | None]]) -> MatchReport:
        """Match many names, each with its day or None, and report how.

        Parameters
        ----------
        names : iterable of (str, date or None)
            One for each row.
        """
        counted = Counter(names)
        return MatchReport(matches=tuple((self.match(text, day=day), n) for (text, day), n in counted.items()))

    def mission(self, name: str, *, day: date | None = None) -> Mission:
        """Find a mission by any name of it, or say which it may be.

        Raises
        ------
        UnknownMission
            With the nearest names, or with the candidates if several missions share it.
        """
        text = " ".join(name.split())
        match = self.match(text, day=day)
        if match.mission:
            return self.missions[match.mission]
        if match.how == "ambiguous":
            raise UnknownMission("mission", name, match.candidates, hint=f"{match.reason}: use an id or a day")
        if match.how == "apart":
            raise UnknownMission("mission", name, (), hint=f"a known name of no mission: {match.reason}")
        near = list(match.candidates) or self._guess(normalise_name(text))
        raise UnknownMission(
            "mission", name, near[:4] or sorted(self.missions)[:4], hint="peaceops missions lists them"
        )

    def _guess(self, key: str) -> list[str]:
        """Guess what a name that matches nothing may have meant, for a message."""
        near = [mission for mission in self.missions if key and key.replace(" ", "-") in mission]
        return list(dict.fromkeys([*near, *(mission for mission, _ in self._rank(key[:MAX_NAME_CHARACTERS], 45, 8))]))


def find_mission(missions: Mapping[str, Mission], names: Sequence[Name], name: str) -> Mission:
    """Find a mission by id, acronym or any name; the spellings of datasets are read only where these do not do.

    Parameters
    ----------
    missions : Mapping of str to Mission
        By id.
    names : sequence of Name
        Other names of them.
    name : str
        What was asked for, upper or lower case.

    Raises
    ------
    UnknownMission
        With the nearest names, or with the candidates if several missions share it.
    """
    if name in missions:
        return missions[name]
    index = MissionIndex(missions=missions, names=names)
    if not index.match(name).mission:
        index = MissionIndex(missions=missions, names=names, placed=read_placed_rows())
    return index.mission(name)
