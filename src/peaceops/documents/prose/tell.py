"""Facts told in plain sentences: that at the end of 1993 UNOSOM II had 25,086 troops.

What enters: a fact read from a stretch of prose, with its mission, day and the fact told before it.
What leaves: the plain sentence.
Never done here: reading prose; a sentence on a fact that lacks its day or whom it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.documents.lexicon import Lexicon
from peaceops.documents.phrase import fold_letters, split_words
from peaceops.documents.prose.frame import Fact
from peaceops.documents.prose.moment import Moment, Told
from peaceops.documents.prose.said import Said
from peaceops.documents.prose.stretch import Number, Stretch

_CAUSE_WORDS: Final = {"hostile": "to hostile acts", "accident": "in accidents", "illness": "to illness"}
_CAUSE_TOTAL: Final = {
    "hostile": "were killed in hostile acts",
    "accident": "died in accidents",
    "illness": "died of illness",
}
_POLICE: Final = re.compile(r"\bpolice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The fact told last, from which the next may take what it leaves out."""

    kind: str = ""
    mission: str = ""
    noun: str = ""
    moment: Moment | None = None
    is_total: bool = False
    cause: str = ""


class Teller:
    """Tells facts, with the names by which the lexicon tells a mission from all others."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names: dict[str, str] = {}

    def complete(
        self, fact: Fact, stretch: Stretch, mission: str, moment: Moment | None, is_later: bool, carried: str, last: Last
    ) -> tuple[Last, str] | None:  # fmt: skip
        """Complete a fact with what the one before it said, and put it into words."""
        kind, noun = fact.kind, fact.noun
        is_part = kind == "part" or (kind in {"strength", "ellipsis"} and not noun and (stretch.causes or (last.kind == "deaths" and "of them" in stretch.words)))  # fmt: skip
        if (
            kind == "strength"
            and not noun
            and not fact.crowd
            and fact.mission < 0
            and last.kind == "contributors"
            and not is_part
        ):
            kind = "ellipsis"
        if kind in {"figure", "ellipsis"} and not is_part:
            if not last.kind or (kind == "figure" and fact.mission < 0 and last.mission != mission and carried):
                return None
            kind = last.kind
            mission = mission if fact.mission >= 0 else last.mission
        elif is_part:
            if last.kind != "deaths" and not stretch.causes:
                return None
            kind = "deaths"
            if last.kind == "deaths" and fact.mission < 0:
                mission, moment = last.mission, moment or last.moment
        if kind == "deaths":
            is_total = fact.is_total or (moment is None and is_part and last.kind == "deaths")
            causes = stretch.causes or ((last.cause,) if is_part and last.kind == "deaths" and last.cause else ())
            return self._tell_deaths(mission, moment, causes, is_total)
        if kind == "strength":
            return self._tell_strength(fact, noun, mission, moment or (last.moment if is_later else None), last)
        if kind == "contributors":
            when = moment or (last.moment if is_later else None)
            words = f"{when.tell()}, # countries contributed to {self.name(mission)}." if when is not None else ""
            return (Last(kind=kind, mission=mission, moment=when), words) if words else None
        if kind == "women":
            when = moment or (last.moment if is_later else None)
            words = (
                f"{when.tell()} women made up # per cent of {self._possess(mission)} uniformed personnel."
                if when
                else ""
            )
            return (Last(kind=kind, mission=mission, moment=when), words) if words else None
        return None

    def _tell_strength(
        self, fact: Fact, noun: str, mission: str, moment: Moment | None, last: Last
    ) -> tuple[Last, str] | None:
        if not noun and last.kind == "strength" and (last.mission == mission or "police" not in last.noun):
            noun = last.noun
        if _POLICE.search(fact.crowd) or (noun == "officers" and last.noun == "police officers"):
            noun = "police officers"
        elif not noun and fact.crowd in {"strength", "military strength", "troops", "soldiers"}:
            noun = "troops and observers" if "strength" in fact.crowd else "troops"
        if noun in {"", "officers", "men", "people"} or moment is None:
            return None
        words = f"{moment.tell()} {self.name(mission)} had # {noun}."
        if fact.is_peak:
            when = moment.tell()
            words = f"{self.name(mission)} reached its greatest strength, # {noun}, {when[0].lower()}{when[1:]}."
        return Last(kind="strength", mission=mission, noun=noun, moment=moment), words

    def _tell_deaths(
        self, mission: str, moment: Moment | None, given: Sequence[str], is_total: bool
    ) -> tuple[Last, str] | None:  # fmt: skip
        causes = tuple(dict.fromkeys(given))
        if len(causes) > 1 or (moment is not None and moment.grain != "year"):
            return None
        name, cause = self.name(mission), causes[0] if causes else ""
        known = Last(kind="deaths", mission=mission, moment=moment, is_total=is_total, cause=cause)
        if moment is not None:
            how = f" {_CAUSE_WORDS[cause]}" if cause else ""
            return known, f"{name} lost # people{how} in {moment.year}."
        if cause:
            return known, f"{'In all, ' if is_total else ''}# members of {name} {_CAUSE_TOTAL[cause]}."
        return known, f"In all, {name} lost # people." if is_total else f"{name} lost # people."

    def tell_life(
        self, order: int, fact: Fact, mission: str, days: Sequence[Told], numbers: Sequence[Number]
    ) -> Iterator[Said]:  # fmt: skip
        """Tell when a mission began or ended, or how long it stayed."""
        name = self.name(mission)
        moments = [d.moment for d in days if d.moment is not None]
        if fact.kind == "stayed":
            if len(moments) == 2 and fact.figure < 0:
                words = f"{name} operated from {_bare(moments[0])} to {_bare(moments[1])}."
            elif len(moments) == 1 and days[0].is_open and days[0].is_until:
                span = (
                    f"stayed for {fact.bound}{numbers[fact.figure].value} {fact.noun},"
                    if fact.figure >= 0
                    else "operated"
                )
                words = f"{name} {span} until {_bare(moments[0])}."
            else:
                return
        elif len(moments) == 1 and not days[0].is_latest and (not days[0].is_open or fact.kind == "ended"):
            words = f"{moments[0].tell()} {name} {'began' if fact.kind == 'began' else 'ended'}."
        else:
            return
        start = numbers[fact.figure].start if fact.figure >= 0 else days[0].start
        yield Said(
            sentence=order, start=start, end=days[-1].end, words=words, mission=mission, has_figure=fact.figure >= 0
        )  # fmt: skip

    def name(self, ident: str) -> str:
        """Name a mission as the lexicon tells it from all others."""
        if ident not in self._names:
            mission = self._lexicon.missions[ident]
            options = [
                o
                for o in (
                    mission.acronym,
                    mission.name.partition(",")[0],
                    mission.name.replace(", ", " in "),
                    mission.name,
                    f"{mission.acronym} ({mission.name})",
                )
                if o
            ]
            self._names[ident] = next((o for o in options if self._is_own(o, ident)), mission.name)
        return self._names[ident]

    def _is_own(self, name: str, ident: str) -> bool:
        found = self._lexicon.find(name, split_words(fold_letters(name)))
        own = [one.named for one in found if one.named.kind == "mission"]
        has_ground = any(one.named.kind in ("state", "area") for one in found)
        return (
            len(own) == 1
            and own[0].ids == (ident,)
            and (len(found) == 1 or own[0].needs_ground)
            and (has_ground or not own[0].needs_ground)
        )

    def _possess(self, ident: str) -> str:
        return f"{self.name(ident)}'s"


def _bare(moment: Moment) -> str:
    return moment.tell().partition(" ")[2].removeprefix("the end of ") if moment.grain != "year-end" else f"the end of {moment.year}"  # fmt: skip
