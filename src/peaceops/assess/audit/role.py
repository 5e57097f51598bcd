"""Who did what to whom: the roles of the words around a figure or a day.

What enters: a sentence with its words as concepts, a place in it. What leaves: the act, who did it, to whom, from where
and to whom it went; how the roles of two places are related.
Never done here: a parse of the sentence; an act that no table holds has no roles, and nothing follows from that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from peaceops.assess.audit.lexis import Token
from peaceops.assess.audit.party import NOBODY, Party, meet, read_party
from peaceops.assess.audit.verb import GIVING, Hit, list_hits

_BREAK: Final = re.compile(
    r",(?!\d)|[;:()—–]|\b(?:and|but|or|while|whereas|which|who|that|after|before|when|because|since|as|if)\b",
    re.IGNORECASE,
)
_STRONG: Final = re.compile(
    r"[;:()—–]|,\s|\b(?:but|while|whereas|which|who|after|before|when|because)\b", re.IGNORECASE
)
_PREPOSITION: Final = re.compile(
    r"\b(by|to|from|with|for|in|at|on|near|during|between|across|around|inside|outside|along|within|under|over)\b",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"\s*(?:on|in|by|at|during|since|between)\s(?:the\s|early\s|late\s|mid-?\s?)*(?:(?:\d{1,4}|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|first|second|third|fourth|last|same|quarter|half|end|summer|spring|autumn|winter|day|week|month|year|of|and|to)\b\s?)+",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(r"\s*(?:it|they|he|she)\b\s*(?:has|have|had|also|then)?\s*", re.IGNORECASE)
_AUXILIARY: Final = re.compile(
    r"(?:\b(?:has|have|had|will|would|did|do|does|may|also|then|later|subsequently|reportedly|allegedly|still|not|never|\w+ly|was|were|is|are|be|been|being|to)\s*)+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What was done around a place of a sentence, and by whom to whom.

    Parameters
    ----------
    act : str
        Key of the table of verbs; empty where none is told.
    agent, patient, goal, source : Party
        Who did it, to whom or what, to whom it went and from whom.
    """

    act: str = ""
    agent: Party = NOBODY
    patient: Party = NOBODY
    goal: Party = NOBODY
    source: Party = NOBODY


NOTHING: Final = Roles()


def read_roles(sentence: str, tokens: Sequence[Token], place: tuple[int, int], before: Party = NOBODY) -> Roles:
    """Read who does what to whom around a place of a sentence.

    Parameters
    ----------
    sentence : str
        The sentence.
    tokens : sequence of Token
        Its words as concepts.
    place : tuple of int
        Offsets of the figure or day.
    before : Party
        Whom a pronoun that opens the sentence means.
    """
    hits = list_hits(sentence)
    i = _choose(sentence, hits, place)
    if i < 0:
        return NOTHING
    return _apply_gap(
        sentence, tokens, place, hits[i], _convert(hits[i].act, _read(sentence, tokens, hits, i, place, before))
    )


#: Between a figure and a verb that is another clause's.
_ELSEWHERE: Final = re.compile(
    r"[;:]|\b(?:was|were|is|are|has|have|had|went|came)\b[^,;:]*[,;:]|\band\s(?:was|were|has|had|has been|had been|then|later|also)\s$"
)


def _choose(sentence: str, hits: Sequence[Hit], place: tuple[int, int]) -> int:
    """Choose the verb of a place: the one before it, or the one behind where only that stands in its clause."""
    left = next((i for i in reversed(range(len(hits))) if hits[i].end <= place[0]), -1)
    right = next((i for i, hit in enumerate(hits) if hit.start >= place[1]), -1)
    if right < 0 or left < 0:
        far = left if right < 0 else right
        return -1 if far == right and far >= 0 and _ELSEWHERE.search(sentence, place[1], hits[far].start) else far
    parted = _STRONG.search(sentence, hits[left].end, place[0]) is not None or re.search(
        r"\band\b", sentence[hits[left].end : place[0]]
    )
    joined = re.search(r"[,;:]", sentence[place[1] : hits[right].start]) is None
    return right if parted and joined else left


def _read(
    sentence: str, tokens: Sequence[Token], hits: Sequence[Hit], i: int, place: tuple[int, int], before: Party
) -> Roles:
    hit = hits[i]
    subject = _read_subject(sentence, tokens, hits, i, before)
    stop = hits[i + 1].start if i + 1 < len(hits) else len(sentence)
    strong = next(
        (
            m.start()
            for m in _STRONG.finditer(sentence, hit.end, stop)
            if m.start() >= place[1] or m.start() - hit.end > 2
        ),
        stop,
    )
    parts = _split_right(sentence, hit.end, min(strong, stop))
    told = {way: read_party(sentence, tokens, a, b) for way, (a, b) in parts.items()}
    head = told.get("", NOBODY)
    goal, source, by = (told.get(way, NOBODY) for way in ("to", "from", "by"))
    if hit.is_passive:
        if not goal and hit.act in GIVING and head:
            goal = head  # "was given the government"
        return Roles(act=hit.act, agent=by, patient=subject, goal=goal, source=source)
    if hit.act in GIVING and not goal and "" in parts and parts[""][0] < place[0]:
        ahead = read_party(sentence, tokens, parts[""][0], min(place[0], parts[""][1]))
        if ahead:
            goal, head = ahead, read_party(sentence, tokens, place[0], max(parts[""][1], place[0]))
    if hit.act == "hand" and not goal and told.get("for"):
        goal = told["for"]
    return Roles(act=hit.act, agent=subject, patient=head, goal=goal, source=source)


def _split_right(sentence: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    """Split what follows a verb at its prepositions; the first of each counts."""
    found: dict[str, tuple[int, int]] = {}
    way, at = "", start
    for m in [*_PREPOSITION.finditer(sentence, start, end), None]:
        to = m.start() if m is not None else end
        if sentence[at:to].strip(" ,"):
            found.setdefault(way, (at, to))
        if m is None:
            break
        way, at = m.group(1).casefold(), m.end()
    return found


#: Over so many verbs a sentence may go on without naming its subject again.
_STEPS: Final = 12


def _read_subject(
    sentence: str, tokens: Sequence[Token], hits: Sequence[Hit], i: int, before: Party, steps: int = _STEPS
) -> Party:
    """Read who stands before a verb; where nobody does, who stood before the verb that it goes on from, so many steps back."""
    if not steps:
        return NOBODY
    hit = hits[i]
    floor = max(hits[i - 1].end if i else 0, hit.start - _LOOK)
    cut = sentence[floor : hit.start]
    tail = _AUXILIARY.search(cut)
    cut = cut[: tail.start()] if tail else cut
    breaks = [m for m in _BREAK.finditer(cut) if not _is_in_opening(cut, m.start())]
    begin = breaks[-1].end() if breaks else 0
    stretch = cut[begin:]
    if (opening := _OPENING.match(stretch)) is not None:
        begin, stretch = begin + opening.end(), stretch[opening.end() :]
    if breaks and breaks[-1].group().casefold() in ("who", "which", "that") and not stretch.strip():
        ahead = [b for b in breaks[:-1] if cut[b.end() : breaks[-1].start()].strip()]
        begin = ahead[-1].end() if ahead else 0
        stretch = cut[begin : breaks[-1].start()]
        inner = [
            m.end() for m in re.finditer(r"\b(?:from|by|to|with|against|for|at|in|on|of)\s(?:the\s)?(?=[A-Z])", stretch)
        ]
        governs = [m.end() for m in re.finditer(r"\b(?:from|by|to|with|against|for)\s(?:the\s)?", stretch)]
        if governs or inner:
            by = (governs or inner)[-1]
            begin, stretch = begin + by, stretch[by:]  # "seized the town from the Army of the Plains, which lost"
    if _PRONOUN.fullmatch(stretch):
        return before if not i else _read_subject(sentence, tokens, hits, i - 1, before, steps - 1)
    if not stretch.strip(" ,"):
        if i:
            return _read_subject(sentence, tokens, hits, i - 1, before, steps - 1)
        # "…, killing nine": whoever opens the sentence.
        stretch, begin = cut[: breaks[0].start()] if breaks else "", 0
    a = floor + begin
    if (doer := re.search(r"\bby\s(?:the\s)?(?=\S)", stretch)) is not None:
        return read_party(sentence, tokens, a + doer.end(), a + len(stretch))  # "shelling by the army wounded"
    place = re.search(r"\s(?:in|at|near|on|from|since|during|outside|inside)\s", stretch)
    end = a + (place.start() if place else len(stretch))
    return read_party(sentence, tokens, a, end)


#: How far before a verb its subject is looked for: a sentence may be a whole page without a stop.
_LOOK: Final = 300


def _is_in_opening(cut: str, at: int) -> bool:
    opening = _OPENING.match(cut)
    return opening is not None and at < opening.end() - 1


def _convert(act: str, roles: Roles) -> Roles:
    """Tell an act from the side of who gives."""
    if act == "receive":
        return replace(roles, act="hand", agent=roles.source or NOBODY, goal=roles.agent, source=NOBODY)
    if act == "lose":
        return replace(roles, act="kill", agent=NOBODY, patient=roles.agent)
    if act == "replace":
        return replace(roles, act="hand", agent=roles.patient, goal=roles.agent, patient=NOBODY, source=NOBODY)
    return roles


_BY: Final = re.compile(r"\s(?:of (?:them|these|those)\s)?by\s(?=\S)")
_FOR: Final = re.compile(
    r"(?:\band|\bbut|,)\s(?P<who>[^,;.]{2,60}?)\s(?:for|with)\s(?:some\s|about\s|another\s)?$", re.IGNORECASE
)


def _apply_gap(sentence: str, tokens: Sequence[Token], place: tuple[int, int], hit: Hit, roles: Roles) -> Roles:
    """Take the party that stands beside a figure whose verb is left out ("and seven by Harven", "and the rebels for 75")."""
    if hit.end > place[0]:
        return roles
    if (by := _BY.match(sentence, place[1])) is not None and hit.is_passive:
        end = _STRONG.search(sentence, by.end())
        return replace(roles, agent=read_party(sentence, tokens, by.end(), end.start() if end else len(sentence)))
    found = _FOR.search(sentence, hit.end, place[0])
    if found is None:
        return roles
    party = read_party(sentence, tokens, found.start("who"), found.end("who"))
    return replace(roles, patient=party) if roles.act == "blame" else replace(roles, agent=party)


def read_facts(sentence: str, tokens: Sequence[Token], before: Party = NOBODY) -> tuple[Roles, ...]:
    """Read who does what to whom by every verb of a sentence that has both.

    Parameters
    ----------
    sentence : str
        The sentence.
    tokens : sequence of Token
        Its words as concepts.
    before : Party
        Whom a pronoun that opens the sentence means.
    """
    hits = list_hits(sentence)
    if len(hits) > _MANY:
        return ()  # a page without stops
    found = [
        _convert(hit.act, _read(sentence, tokens, hits, i, (hit.end, hit.end), before)) for i, hit in enumerate(hits)
    ]
    return tuple(f for f in found if f.agent)


_MANY: Final = 12


def relate(claim: Roles, other: Roles, kin: Mapping[str, frozenset[str]]) -> str:
    """Relate the roles of two places.

    Parameters
    ----------
    claim, other : Roles
        Of the text and of the document.
    kin : Mapping of str to frozenset of str
        For each name or side of the document those that stand beside it as one party ("Hill Council" and rebels).

    Returns
    -------
    str
        ``swapped`` where who acted is who was acted upon; ``other`` where another did it, or it was done to another;
        ``same`` where both are those; empty where that cannot be told.
    """
    if not claim.act or claim.act != other.act:
        return ""
    return _relate(claim, other, kin)


def relate_facts(claims: Sequence[Roles], others: Sequence[Roles], kin: Mapping[str, frozenset[str]]) -> str:
    """Relate what two sentences say was done: ``swapped`` or ``other`` where no telling of one act agrees."""
    found = []
    for claim in claims:
        told = [_relate(claim, other, kin) for other in others if other.act == claim.act]
        if told and "same" not in told and "" not in told:
            found.append("swapped" if "swapped" in told else "other")
    return "swapped" if "swapped" in found else found[0] if found else ""


def _relate(claim: Roles, other: Roles, kin: Mapping[str, frozenset[str]]) -> str:
    agents = meet(claim.agent, other.agent, kin)
    far = [
        meet(a, b, kin)
        for a, b in ((claim.patient, other.patient), (claim.goal, other.goal), (claim.source, other.source))
    ]
    ends = [p for p in (other.patient, other.goal, other.source) if p]
    own = [p for p in (claim.patient, claim.goal, claim.source) if p]
    crossed = any(meet(claim.agent, p, kin) for p in ends) and agents is not True
    back = any(meet(p, other.agent, kin) for p in own)
    if crossed and (back or not own or not other.agent) and True not in far:
        return "swapped"
    if meet(claim.goal, other.source, kin) and not meet(claim.goal, other.goal, kin):
        return "swapped"
    if back and agents is False and True not in far:
        return "swapped"
    if agents is False or far[0] is False or far[1] is False:
        return "other"
    return "same" if agents and False not in far else ""
