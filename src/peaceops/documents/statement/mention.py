"""Whom and what a sentence names: missions by name or description, states, places, organisations, actors.

What enters: a sentence with the names found in it, and what the sentences before it spoke of.
What leaves: mentions with one id, or with the candidates where the words leave it open.
Never done here: choosing by likelihood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from peaceops.documents.lexicon import Found, Lexicon
from peaceops.documents.phrase import Word
from peaceops.model.mission import Mission
from peaceops.model.period import Period

_HEAD: Final = re.compile(
    r"(?:(?:'s?|\W(?:led|backed|dominated|only))?(?:\s|-))?(?P<mods>(?:(?:so-called |\"|'|official |deployed |own |whole |entire )?(?:collective |joint |multinational |military |armed |observer |observation |"
    r"monitoring |regional |peace |stabilization |stabilisation |hybrid |intervention |trilateral |seemingly |multilateral )*)"
    r"(?P<peace>['\"]?peace[- ]?(?:keeping|keepers?|enforcement|support)['\"]? ?)?)"
    r"(?P<head>(?:military )?(?:contingents?|missions?|operations?|forces?|troops|personnel|deployment|presence|pkf|pko|units?|group))?\b"
)
_SHORT: Final = re.compile(
    r"\b(?P<det>the|this|that|its|their) (?:whole |entire |said |same |new |observer |military |armed )?(?P<peace>peace-?keeping |peace |'peacekeeping' )?"
    r"(?P<head>mission|operation|force|forces|contingent|peace-?keepers|troops|observers|deployment)\b"
)
_BEARER: Final = frozenset({"state", "organisation", "area"})
_PLACE_KINDS: Final = frozenset({"state", "area", "place"})
_LOCATED: Final = re.compile(
    r"\s(?:(?:deployed|stationed|located|operating|active|based|present|that (?:was|were) deployed) )?(?:in|to|for|on|into|within|inside|along|throughout|at)\s(?:[\w'()-]+\s){0,5}$"
)
_OF: Final = re.compile(r"\s(?:of|from|led by|by)\s(?:the\s)?$")
_CONFLICT: Final = re.compile(
    r"\b(?:the )?(?P<name>(?:(?:First|Second|Third|Great|Five-Day|Six-Day|44-Day|Russo|August|Gulf|Civil|Cold|World)[ -–]+)*(?:[A-Z][\w'’]+(?:[–-][A-Z][\w'’]+)?[ -])+[Ww]ar)\b"
    r"|\b(?P<pair>(?:full-scale |full-fledged |civil |armed )?(?:war|conflict) between (?:the )?[A-Z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Something that a sentence names.

    Parameters
    ----------
    kind : str
        Kind of entity.
    ids : tuple of str
        What it may mean; one where it is known.
    start, end : int
        Offsets in the sentence.
    how : str
        ``named``, ``carried`` or ``implied``.
    is_adjective : bool
        Whether it is an adjective ("Russian").
    """

    kind: str
    ids: tuple[str, ...]
    start: int
    end: int
    how: str = "named"
    is_adjective: bool = False

    @property
    def id(self) -> str:
        """The one id, or empty."""
        return self.ids[0] if len(self.ids) == 1 else ""


@dataclass(kw_only=True)
class Context:
    """What the sentences before spoke of.

    Parameters
    ----------
    places : tuple of str
        Ids of areas and states in the section's heading.
    missions : list of str
        Missions in the order in which they were named in this section.
    previous : Mention or None
        Subject of the sentence before, in the same passage.
    main : str
        The mission that most of the text speaks of, or empty.
    """

    places: tuple[str, ...] = ()
    missions: list[str] = field(default_factory=list)
    previous: Mention | None = None
    main: str = ""


def find_mentions(
    text: str, folded: str, words: Sequence[Word], lexicon: Lexicon, context: Context, periods: Sequence[Period] = ()
) -> tuple[Mention, ...]:
    """Find whom and what a sentence names.

    Parameters
    ----------
    text, folded : str
        The sentence, as it is and folded.
    words : sequence of Word
        Its words.
    lexicon : Lexicon
        Names.
    context : Context
        What was spoken of before.
    periods : sequence of Period
        Days that the sentence names: they decide between missions that share a name.

    Returns
    -------
    tuple of Mention
        In order.
    """
    found = [_read_name(f, text, folded) for f in lexicon.find(text, words)]
    named = [m for m in found if m is not None]
    described = _describe(text, folded, named, lexicon)
    mentions = [
        m for m in named if not any(d.start <= m.start and m.end <= d.end for d in described if d.kind == "mission")
    ]
    mentions += described
    short = [
        m for m in _find_short(folded) if not any(_overlap(m, other) for other in mentions if other.kind == "mission")
    ]
    mentions += short
    mentions += [c for c in _find_conflicts(text) if not any(_overlap(c, o) and o.kind == "mission" for o in mentions)]
    mentions.sort(key=lambda m: (m.start, -m.end))
    nearby = [m.id for m in mentions if m.kind in _PLACE_KINDS and m.id]
    return tuple(_settle(m, lexicon, nearby, context, periods) for m in mentions)


_SEATS: Final = frozenset({"Moscow", "Washington", "Beijing", "Tbilisi", "Yerevan", "Baku", "Ankara"})
_AT: Final = re.compile(r"\b(?:in|at|from|near|to|of|outside) (?:the )?$")


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _read_name(found: Found, text: str, folded: str) -> Mention | None:
    before = folded[max(0, found.start - 12) : found.start]
    written = text[found.start : found.end]
    named = found.named
    if named.kind == "state" and written in _SEATS and _AT.search(before):
        return Mention(kind="place", ids=(written.upper(),), start=found.start, end=found.end)
    if re.search(r"\bnon-$", before):
        return Mention(kind="mission", ids=(), start=found.start - 4, end=_end_of_noun(folded, found.end))
    return Mention(kind=named.kind, ids=named.ids, start=found.start, end=found.end, is_adjective=named.is_adjective)


def _end_of_noun(folded: str, at: int) -> int:
    match = re.match(r" (?:peace-?keeping |peace )?(?:missions|operations|forces)\b", folded[at:])
    return at + match.end() if match else at


def _describe(text: str, folded: str, named: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Find missions by who sends them and where: "the Russian contingent in Karabakh"."""
    found: list[Mention] = []
    for bearer in named:
        if bearer.kind not in _BEARER and not _is_descriptive(bearer, text):
            continue
        head = _HEAD.match(folded, bearer.end)
        span = _read_head(head, bearer)
        if span is None:
            span = _read_head_before(bearer, folded)
        if bearer.kind == "mission":
            span = (bearer.start, bearer.end)
        if span is None:
            continue
        place, end = _find_location(folded, span[1], named)
        sponsors = set(bearer.ids) if bearer.kind != "mission" else _sponsors(bearer, lexicon)
        candidates = [m for m in lexicon.missions.values() if {m.organisation, m.lead} & sponsors]
        if place:
            there = [m for m in candidates if place in _places(m)]
            candidates = _prefer_area(there, place)
            if bearer.kind == "mission" and not candidates:
                continue
        elif bearer.kind == "mission":
            continue
        ids = tuple(sorted(m.id for m in candidates))
        if ids:
            found.append(
                Mention(kind="mission", ids=ids, start=span[0], end=max(span[1], end if len(ids) == 1 else span[1]))
            )
    return found


def _is_descriptive(mention: Mention, text: str) -> bool:
    """Whether a mission's name is only a sponsor with "peacekeeping force"."""
    written = text[mention.start : mention.end].lower()
    return mention.kind == "mission" and bool(
        re.fullmatch(r"[\w ]+? (?:collective )?peace-?\s?keeping (?:forces?|operation|mission)", written)
    )


def _sponsors(mention: Mention, lexicon: Lexicon) -> set[str]:
    return {s for i in mention.ids for s in (lexicon.missions[i].organisation,) if s}


def _read_head(head: re.Match[str] | None, bearer: Mention) -> tuple[int, int] | None:
    if head is None or not head.group().strip(" '\"-s"):
        return None
    noun, peace = head["head"] or "", head["peace"] or ""
    if not noun and not peace:
        return None
    if re.search(r"missions|operations|groups|units", noun) or (not noun and not re.search("keepers", peace)):
        return None
    if bearer.kind == "area" and not peace:
        return None
    if bearer.kind == "state" and not peace and noun not in {"contingent", "mission"}:
        return None
    if bearer.kind == "organisation" and not peace and noun in {"personnel", "presence", "group", "unit", "deployment"}:
        return None
    return bearer.start, head.end()


_HEAD_BEFORE: Final = re.compile(
    r"\b(?:peace-?\s?keeping (?:forces?|contingent|mission|operation|troops|personnel)|peace-?\s?keepers|collective forces|peace-?keeping) (?:of|from) (?:the )?$"
)


def _read_head_before(bearer: Mention, folded: str) -> tuple[int, int] | None:
    match = _HEAD_BEFORE.search(folded[max(0, bearer.start - 60) : bearer.start])
    return (bearer.start - len(match.group()), bearer.end) if match else None


def _find_location(folded: str, at: int, named: Sequence[Mention]) -> tuple[str, int]:
    """Find the place right after a head: "in Azerbaijan's Karabakh region" is the area, not its state."""
    for number, mention in enumerate(named):
        if mention.start < at or mention.kind not in _PLACE_KINDS or not mention.id:
            continue
        if not _LOCATED.fullmatch(folded[at : mention.start]):
            return "", at
        following = named[number + 1] if number + 1 < len(named) else None
        if (
            following is not None
            and following.kind in {"area", "place"}
            and re.fullmatch(r"(?:'s)? (?:[\w-]+ ){0,2}", folded[mention.end : following.start])
        ):
            return following.id, following.end
        if (
            following is not None
            and following.kind in _PLACE_KINDS
            and re.fullmatch(r"(?:'s \w+ region)? and ", folded[mention.end : following.start])
        ):
            return "several", following.end
        return mention.id, mention.end
    return "", at


def _places(mission: Mission) -> set[str]:
    area = {"KOSOVO": "XKX"}.get(mission.area, mission.area)
    return {mission.host, area, mission.area} - {""}


def _prefer_area(missions: list[Mission], place: str) -> list[Mission]:
    own = [m for m in missions if place in {m.area, {"KOSOVO": "XKX"}.get(m.area, "")}]
    return own or missions


def _find_short(folded: str) -> list[Mention]:
    """Find "the Mission" and "this peacekeeping force", which point back."""
    found = []
    for match in _SHORT.finditer(folded):
        if re.match(r" of (?:the )?(?:armenia|azerbaijan|georgia|[a-z]+ army)", folded[match.end() :]):
            continue
        head = match["head"]
        if head in {"forces", "troops", "observers"} and not match["peace"]:
            continue
        found.append(Mention(kind="mission", ids=(), start=match.start(), end=match.end(), how="carried"))
    return found


def _find_conflicts(text: str) -> list[Mention]:
    found = []
    for match in _CONFLICT.finditer(text):
        start = match.start("name") if match["name"] else match.start("pair")
        if match["name"] and re.match(r"(?:Post-)?Cold War", match["name"]):
            continue
        found.append(
            Mention(kind="conflict", ids=(), start=start, end=match.end("name") if match["name"] else match.end() - 1)
        )
    return found


def _settle(
    mention: Mention, lexicon: Lexicon, nearby: Sequence[str], context: Context, periods: Sequence[Period]
) -> Mention:
    """Settle who is meant where the sentence, its section or the sentences before leave one."""
    if mention.kind == "state" and len(mention.ids) > 1:
        then = [
            i for i in mention.ids if i in lexicon.states and all(lexicon.states[i].period.overlaps(p) for p in periods)
        ]
        return replace(mention, ids=tuple(then)) if len(then) == 1 and periods else mention
    if mention.kind != "mission":
        return mention
    if mention.how == "carried":
        return _carry(mention, context)
    if len(mention.ids) < 2:
        return mention
    left = [lexicon.missions[i] for i in mention.ids]
    for keep in _filters(nearby, context, periods):
        kept = [m for m in left if keep(m)]
        if len(kept) == 1:
            return replace(mention, ids=(kept[0].id,))
        left = kept or left
    return replace(mention, ids=tuple(m.id for m in left))


def _filters(nearby: Sequence[str], context: Context, periods: Sequence[Period]) -> Iterable[Callable[[Mission], bool]]:
    def by_area(mission: Mission) -> bool:
        return bool(_places(mission) & set(nearby)) and (
            not mission.area or bool({mission.area} & set(nearby)) or mission.host in nearby
        )

    def by_days(mission: Mission) -> bool:
        return not periods or any(mission.period.overlaps(p) for p in periods)

    def by_section(mission: Mission) -> bool:
        own = {mission.area} & set(context.places)
        return bool(own) if any(len(p) for p in context.places) and mission.area else mission.host in context.places

    def by_last(mission: Mission) -> bool:
        return bool(context.missions) and mission.id == context.missions[-1]

    def by_own_area(mission: Mission) -> bool:
        return mission.area in nearby

    return by_own_area, by_area, by_days, by_section, by_last


def _carry(mention: Mention, context: Context) -> Mention:
    if context.missions:
        return replace(mention, ids=(context.missions[-1],))
    if context.main:
        return replace(mention, ids=(context.main,), how="implied")
    return mention
