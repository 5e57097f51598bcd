"""Missions told by who sends them and where: "the Russian contingent in Karabakh".

What enters: a folded sentence with the names found in it.
What leaves: mentions of missions, with all that the words may mean.
Never done here: choosing between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from peaceops.documents.lexicon import Lexicon
from peaceops.documents.statement.context import Mention, suits
from peaceops.model.mission import Mission

PLACE_KINDS: Final = frozenset({"state", "area", "place"})
#: Words that tell what a mission is for, each with what the name of such a mission holds.
_KINDS: Final = {
    "observer": "observ", "observation": "observ", "monitoring": "monitor", "verification": "verif", "supervision": "supervis",
    "assistance": "assist", "support": "support", "stabilization": "stabili", "stabilisation": "stabili", "training": "train",
    "police": "police", "advisory": "advis", "hybrid": "hybrid", "rule-of-law": "rule of law", "integrated": "integrated",
    "transitional": "transition", "transition": "transition",
}  # fmt: skip
_KIND: Final = "|".join(_KINDS)
_WATCHING: Final = frozenset({"observ", "monitor", "verif", "supervis"})
_PEACE: Final = r"['\"]?peace[- ]?(?:keeping|keepers?|enforcement|support)['\"]?"
_HEAD: Final = re.compile(
    r"(?:'s?|-(?:led|backed|dominated|only))?\s(?:(?:so-called|official|deployed|own|whole|entire|collective|joint|multinational|military|armed|observer|observation|monitoring|regional|peace|"
    rf"{_KIND}|"
    r"'|\") ?)*"
    rf"(?P<peace>{_PEACE} ?)?"
    r"(?P<head>(?:military )?(?:contingent|mission|operation|forces?|troops|personnel|deployment|presence|pkf|pko))?\b(?!s\b)"
)
_HEAD_BEFORE: Final = re.compile(
    rf"\b(?P<peace>{_PEACE} )?(?P<head>contingents?|forces?|mission|operation|troops|personnel)? ?(?:of|from) (?:the )?$"
)
_LOCATED: Final = re.compile(
    r"\s(?:(?:were|was|are|is|be|been|being|first|initially|has been|have been|had been|that was|that were) )?"
    r"(?:(?:deployed|stationed|located|operating|active|based|present|serving) )?"
    r"(?:in|to|for|on|into|within|inside|along|throughout|at)\s(?:[\w'()-]+\s){0,5}"
)
_OWN_PLACE: Final = re.compile(r" (?:in|to|for|on) (?:the )?")
_SAME_PLACE: Final = re.compile(r"(?:'s?)? (?:[\w-]+ ){0,4}")
_NEXT_PLACE: Final = re.compile(
    r"(?: (?:region|area|district|province|conflict zone)s?)?(?:,| and|, and|,? as well as) (?:in )?(?:the )?"
)
_FREE: Final = re.compile(
    rf"\b(?:the|an?) (?:(?:small|large|new) )?(?:(?:joint|multinational|collective|international|peace-?keeping|regional|{_KIND}) )+(?P<head>forces?|mission|operation|contingent|administration)\b"
    r"|\b(?:the )?blue (?P<blue>helmets|berets)\b"
)
#: "the Cyprus force", "the UN's Congo operation": the head behind a place.
_BEHIND_PLACE: Final = re.compile(
    rf" (?P<told>(?:(?:peace-?keeping|{_KIND}) )*)(?P<head>force|mission|operation|observers|monitors|peace-?keepers)\b(?! (?:of|by) (?:the )?[a-z])"
)
_OTHER_OWNER: Final = re.compile(r"['’]?s? of (?:the )?(?=[A-Z])")
#: Names by which an area is a state of the table of states too.
SAME_AREA: Final = {"KOSOVO": "XKX"}
_PEACE_WORD: Final = re.compile(r"peace")
_GENERIC: Final = re.compile(r"[\w ]+? (?:collective )?peace-?\s?keeping (?:forces?|operation|mission)s?")


def list_places(mission: Mission) -> set[str]:
    """List the ids of a mission's hosts and area."""
    return {*mission.host_states, mission.area, SAME_AREA.get(mission.area, "")} - {""}


def describe_missions(folded: str, named: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Find the missions that a sentence describes.

    Parameters
    ----------
    folded : str
        The sentence.
    named : sequence of Mention
        Names found in it.
    lexicon : Lexicon
        Missions.
    """
    found = []
    for number, bearer in enumerate(named):
        mention = _describe(folded, bearer, named, lexicon) or _describe_by_place(folded, number, named, lexicon)
        if mention is not None:
            found.append(mention)
    return found


def _keep_told(missions: Sequence[Mission], words: str) -> list[Mission]:
    """Keep missions whose names hold what the words say they are for: an assistance mission is no observer mission, and no force."""
    kept = list(missions)
    told = words.split()
    for word in told:
        stem = _KINDS.get(word)
        if stem:
            nouns = [noun for noun in ("mission", "operation", "force", "administration") if noun in told]
            kept = [m for m in kept if all(noun in m.name.lower() for noun in nouns)]
            own = [m for m in kept if stem in m.name.lower()]
            near = _WATCHING if stem in _WATCHING else ()
            kept = own or [m for m in kept if any(other in m.name.lower() for other in near)]
    return kept


def _describe_by_place(folded: str, number: int, named: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """Describe by a place before a noun: without a sender only by the noun that the mission's own name has."""
    bearer = named[number]
    if bearer.kind not in {"state", "area"} or bearer.is_adjective:
        return None
    match = _BEHIND_PLACE.match(folded, bearer.end)
    if match is None:
        return None
    start, sponsors = bearer.start, set[str]()
    last = named[number - 1] if number else None
    if last is not None and last.kind in {"organisation", "state"} and folded[last.end : start] in {" ", "'s "}:
        start, sponsors = last.start, set(last.ids)
    elif not folded.endswith("the ", 0, start):
        return None
    head = match["head"].replace("-", "")
    there = [m for m in lexicon.missions.values() if list_places(m) & set(bearer.ids) and suits(m, head)]
    if sponsors:
        there = [m for m in there if m.organisation in sponsors or m.lead in sponsors]
    elif head in {"force", "mission", "operation"}:
        there = [m for m in there if re.search(rf"\b{head}\b", m.name.lower())]
    ids = tuple(sorted(m.id for m in _keep_told(there, match["told"])))
    return Mention(kind="mission", ids=ids, start=start, end=match.end(), head=head) if ids else None


def describe_freely(text: str, folded: str, named: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Find missions told by nothing but a place: "the joint forces in South Ossetia", "a peacekeeping force in Cyprus".

    Parameters
    ----------
    text, folded : str
        The sentence, as it is and folded.
    named : sequence of Mention
        Names found in it: a sender among them decides where several missions fit.
    lexicon : Lexicon
        Missions.
    """
    found = []
    senders = {m.id for m in named if m.kind in {"organisation", "state"} and m.id}
    for match in _FREE.finditer(folded):
        if any(m.start < match.end() and match.start() < m.end for m in named):
            continue
        places = find_location(folded, match.end(), named)
        if not places or _is_of_other(text, match.end(), named):
            continue
        head = match["head"] or "force"
        there = [m for m in lexicon.missions.values() if list_places(m) & places and suits(m, head)]
        if match["blue"]:
            there = [m for m in there if m.organisation == "UN"]
        there = _keep_told(there, match.group())
        own = [m for m in there if m.area in places] or there
        sent = [m for m in own if {m.organisation, m.lead} & senders] or own
        if sent:
            ids = tuple(sorted(m.id for m in sent))
            found.append(Mention(kind="mission", ids=ids, start=match.start(), end=match.end(), head=head))
    return found


def _is_of_other(text: str, at: int, named: Sequence[Mention]) -> bool:
    """Whether the place behind a noun is followed by an owner that no table knows: "… in Liberia of the Carter Center"."""
    place = next((m for m in named if m.start >= at and m.kind in PLACE_KINDS), None)
    match = _OTHER_OWNER.match(text, place.end) if place is not None else None
    return match is not None and not any(m.start == match.end() for m in named)


def _describe(folded: str, bearer: Mention, named: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    span, head = (bearer.start, bearer.end), "force"
    if bearer.kind == "mission":
        # "CIS peacekeeping force" is the name of one force, and a description of another elsewhere.
        if not bearer.ids or not _GENERIC.fullmatch(folded[bearer.start : bearer.end]):
            return None
        sponsors = {s for i in bearer.ids if (s := lexicon.missions[i].organisation)}
    elif bearer.kind in {"state", "organisation", "area"}:
        read = _read_after(folded, bearer) or _read_before(folded, bearer)
        if read is None:
            return None
        span, head = (read[0], read[1]), read[2]
        sponsors = set(bearer.ids)
    else:
        return None
    places = find_location(folded, span[1], named)
    candidates = [m for m in lexicon.missions.values() if {m.organisation, m.lead} & sponsors]
    there = [m for m in candidates if list_places(m) & places]
    if places and there:
        own = [m for m in there if {m.area, SAME_AREA.get(m.area, "")} & places]
        candidates = own or there
    elif places or (head == "force" and bearer.kind == "state" and not _PEACE_WORD.search(folded[span[0] : span[1]])):
        return None  # "the Indian force" is a mission only where its place tells which
    ids = tuple(sorted(m.id for m in _keep_told(candidates, folded[span[0] : span[1]])))
    sponsor = bearer.ids[0] if bearer.kind != "mission" and len(bearer.ids) == 1 else ""
    if not ids:
        return None
    return Mention(kind="mission", ids=ids, start=span[0], end=span[1], sponsor=sponsor, head=head)


def _read_after(folded: str, bearer: Mention) -> tuple[int, int, str] | None:
    """Read "Russia's peacekeeping forces" and "the CIS operation"; a bare "Russian troops" is no mission."""
    match = _HEAD.match(folded, bearer.end)
    if match is None:
        return None
    peace, noun = (match["peace"] or "").strip(" '\""), (match["head"] or "").removeprefix("military ")
    is_people = "keeper" in peace
    if not noun and not is_people:
        return None
    between = folded[bearer.end : match.start("peace") if match["peace"] else match.start("head")]
    is_bearing = (
        bearer.is_adjective
        or bearer.kind == "organisation"
        or between.startswith(("'", "-"))
        or folded[bearer.start : bearer.end].endswith(("federation", "states"))
    )
    if not is_bearing or (bearer.kind == "area" and not peace):
        return None
    if bearer.kind == "state" and not peace and noun not in {"contingent", "mission", "force"}:
        return None
    if not peace and noun in {"personnel", "presence", "deployment"}:
        return None
    end = match.end() if noun else match.end("peace")
    return bearer.start, len(folded[:end].rstrip(" '\"")), noun or "peacekeepers"


def _read_before(folded: str, bearer: Mention) -> tuple[int, int, str] | None:
    """Read "the peacekeeping contingent of the Russian Federation"."""
    if bearer.is_adjective:
        return None
    match = _HEAD_BEFORE.search(folded[max(0, bearer.start - 60) : bearer.start])
    if match is None or not match["peace"]:
        return None
    if not match["head"] and "keeper" not in match["peace"]:
        return None
    return bearer.start - len(match.group()), bearer.end, match["head"] or "peacekeepers"


def find_own_place(folded: str, at: int, named: Sequence[Mention]) -> frozenset[str]:
    """Find the state or area in whose name a noun ends: "the mission in Mali".

    Parameters
    ----------
    folded : str
        The sentence.
    at : int
        Where the noun ends.
    named : sequence of Mention
        Names found in the sentence.
    """
    match = _OWN_PLACE.match(folded, at)
    if match is None:
        return frozenset()
    return frozenset(i for m in named if m.start == match.end() and m.kind in {"state", "area"} for i in m.ids)


def find_location(folded: str, at: int, named: Sequence[Mention]) -> set[str]:
    """Find the places right after a head; "in Azerbaijan's Karabakh region" is the area, not its state.

    Parameters
    ----------
    folded : str
        The sentence.
    at : int
        Where the head ends.
    named : sequence of Mention
        Names found in the sentence.
    """
    after = [m for m in named if m.start >= at and m.kind in PLACE_KINDS and m.id]
    if not after or not _LOCATED.fullmatch(folded[at : after[0].start]):
        return set()
    places, current = set(), after[0]
    for following in after[1:]:
        between = folded[current.end : following.start]
        if following.kind in {"area", "place"} and _SAME_PLACE.fullmatch(between) and " and " not in between:
            current = following
        elif _NEXT_PLACE.fullmatch(between):
            places.add(current.id)
            current = following
        else:
            break
    return places | {current.id}
