"""Which mission prose means: by name, by pronoun, by a noun that points back.

What enters: a sentence with the names found in it, and the missions that the text spoke of before.
What leaves: where a mission is meant, and which; none where the words may mean two.
Never done here: choosing the likeliest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from peaceops.documents.demonym import DEMONYMS
from peaceops.documents.lexicon import Lexicon
from peaceops.documents.statement.context import Mention, suits
from peaceops.documents.statement.describe import find_own_place, list_places
from peaceops.model.mission import Mission

_SUCCESSOR: Final = re.compile(
    r"\b(?:its|the mission's|the operation's|the force's) (?:own |immediate |direct |larger |smaller |eventual )*(?P<which>successor|predecessor|replacement|forerunner)\b"
)
_IS_NAMED: Final = re.compile(r" (?:is|was|became) (?:an? [a-z' -]{3,50}, )?(?:the )?")
_PAIR: Final = re.compile(
    r"\bthe (?P<which>former|latter|first of (?:these|them|the two)|second of (?:these|them|the two))\b(?! (?:yugoslavia|soviet|president|ussr|minister|colony|captain|\w+ republic))(?:'s)?"
)
_PRONOUN: Final = re.compile(r"\b(?:it|its|itself)\b")
_DEFINITE: Final = re.compile(
    r"\b(?:the|this|that|its|their) (?P<adj>(?:(?!(?:the|of|this|that|its|their|in)\b)[\w-]+ ){0,4}?)(?P<noun>mission|operation|force|contingent|administration|presence|sister|counterpart|observers|one)\b(?!s)"
)
#: "The mandate ended in March": that of the mission that is spoken of.
_MANDATE: Final = re.compile(r"\bthe(?= mandate (?:was|is|has|had|ended|expired|came|ran|lapsed)\b)")
#: What a state does to "it": then it is not the state.
_DOES: Final = re.compile(
    r" (?:(?:has|had|then|also|later|itself|first|formally|initially|jointly) )*(?:led|leads|headed|commanded|ran|runs|sent|set up|hosted|authori[sz]ed|mandated|established|created|launched|deployed|dispatched|staffed"
    r"|replaced|succeeded|joined|left|supported|financed|approved|endorsed|welcomed|supplied) "
)
_EMPTY: Final = re.compile(
    r"it (?:is|was) (?!an? |the (?:first|second|third|last|only|largest|smallest|longest|oldest) )(?:not )?(?:the )?[\w'. -]{2,60}? (?:that|who|which|whom)\b"
    r"|(?:it|its)\b (?:is|was|has been|would be|took|takes|seems|appears|remains|cost|became|had been) (?:not |also |only |then |a |an )?(?:\w+ ){0,2}?(?:to|that|who|which|when|until|because|not until|under|thanks)\b"
)
#: Adjectives that say nothing of which mission is meant.
_FILLING: Final = frozenset(
    [
        "whole",
        "entire",
        "said",
        "same",
        "un",
        "united",
        "nations",
        "peace-keeping",
        "peacekeeping",
        "peace",
        "blue-helmet",
        "small",
        "large",
        "big",
        "tiny",
        "huge",
        "vast",
        "short-lived",
        "long-lived",
        "little",
        "international",
        "multinational",
        "military",
        "un's",
    ]
)
_STOP: Final = frozenset(["and", "or", "of", "in", "a", "an", "the", "with"])
_DESCRIBED: Final = re.compile(
    r"\b(?:the|its|their|a|an|another|this) (?:(?!(?:the|a|an|another|was|were|came|had|is|by|within)\b)[\w'-]+ ){0,5}?(?:mission|operation|force|group|team|successor|predecessor|administration|counterpart|sister|neighbour|organi[sz]ation|presence|contingent|replacement|peace-?keepers)"
    r"(?: (?:in|on|for|to|at|of|under) (?:the )?(?:[\w'-]+ ?){1,5}?)?, $"
)
_ARTICLE: Final = re.compile(
    r"\b(?:the|an?|its|their) (?:(?:first|second|third|small|large|larger|smaller|older|old|new|young|tiny|huge|big|entire|subsequent|earlier|later|previous|ill-fated|short-lived) )?$"
)
_DESCRIBES: Final = re.compile(
    r", (?:the|its|their|a|an|another) (?:[\w'-]+ ){0,5}?(?:mission|operation|force|group|team|successor|predecessor|administration|counterpart|sister|neighbour|organi[sz]ation|presence|contingent|replacement|first|second|older|younger)"
    r"(?: (?:in|on|for|to|at|of|under|led by) (?:the )?(?:[\w'-]+ ?){1,5}?)?(?: (?:that|which|who) [^,;.()]{3,70})?(?=[,.](?!\d)|[;)])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Where a sentence means a mission.

    Parameters
    ----------
    start, end : int
        Offsets.
    id : str
        Which; empty where the words leave it open.
    how : str
        ``named`` or ``carried``.
    is_possessive : bool
        Whether it is "its" or ends in "'s".
    is_pronoun : bool
        Whether it is "it" or "its".
    is_pair : bool
        Whether it is "the former" or "the latter".
    """

    start: int
    end: int
    id: str
    how: str = "named"
    is_possessive: bool = False
    is_pronoun: bool = False
    is_pair: bool = False


@dataclass(slots=True)
class Spoken:
    """Missions that the text spoke of.

    Parameters
    ----------
    known : list of str
        All, in the order of their first naming.
    last : tuple of str
        Those of the last sentence that spoke of any, in order.
    subject : str
        The one that sentence was about; empty where it was about something else or may be about two.
    new : str
        The mission that the last of them named for the first time, beside others known before.
    age : int
        Sentences since then.
    before : tuple of str
        Missions of the sentence that spoke of any before the last.
    """

    known: list[str] = field(default_factory=list)
    last: tuple[str, ...] = ()
    subject: str = ""
    new: str = ""
    age: int = 0
    before: tuple[str, ...] = ()

    def note(self, meant: Sequence[Meant], subject: str) -> None:
        """Note the missions of a sentence and the one it is about."""
        ids = tuple(dict.fromkeys(m.id for m in meant if m.id))
        if not ids:
            self.age += 1
            if any(m.how == "named" for m in meant):  # about somebody whom no table knows
                self.subject, self.last = "", ()
            return
        self.age = 0
        fresh = [i for i in ids if i not in self.known]
        self.new = fresh[-1] if len(fresh) == 1 and self.known else ""
        self.known += fresh
        self.before, self.last, self.subject = self.last, ids, subject


def find_meant(folded: str, mentions: Sequence[Mention], spoken: Spoken, lexicon: Lexicon) -> list[Meant]:
    """Find where a sentence means missions.

    Parameters
    ----------
    folded : str
        The sentence, folded.
    mentions : sequence of Mention
        What it names, read without what stood before.
    spoken : Spoken
        The missions spoken of before.
    lexicon : Lexicon
        Missions.

    Returns
    -------
    list of Meant
        In order, none overlapping.
    """
    known = [m for m in mentions if m.kind == "mission" and m.id]
    named = _list_named(folded, mentions, frozenset((*spoken.known, *(m.id for m in known))))
    found = [_check_described(m, mentions, lexicon) for m in _merge(named, folded)]
    for pattern in (_SUCCESSOR, _PAIR, _DEFINITE, _MANDATE, _PRONOUN):
        for match in pattern.finditer(folded):
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            if pattern is _PRONOUN and _EMPTY.match(folded, match.start()):
                continue
            said = _IS_NAMED.match(folded, match.end()) if pattern is _SUCCESSOR else None
            if said is not None and any(m.start <= said.end() <= m.end and m.id for m in found):
                continue  # "its successor was UNOTIL" names both
            before = [m for m in found if m.end <= match.start()]
            ident = _point_back(match, sorted(before, key=lambda m: m.start), folded, mentions, spoken, lexicon)
            if ident is None or (pattern is _MANDATE and not ident):
                continue
            text = match.group()
            found.append(
                Meant(
                    start=match.start(), end=match.end(), id=ident, how="carried",
                    is_possessive=text == "its" or pattern is _MANDATE or text.endswith("'s"), is_pronoun=pattern is _PRONOUN, is_pair=pattern is _PAIR,
                )
            )  # fmt: skip
    return sorted(found, key=lambda m: m.start)


def _list_named(folded: str, mentions: Sequence[Mention], known: frozenset[str]) -> list[Meant]:
    """List missions by name, each with what describes it beside ("the mission in South Sudan, UNMISS,"); of several namesakes the one spoken of."""
    found: list[Meant] = []
    named = [m for m in mentions if m.kind == "mission" and m.how == "named" and (m.id or m.ids)]
    for mention in named:
        if not mention.id and folded.startswith(("a ", "an "), mention.start):
            continue
        if not mention.id and any(o.id in mention.ids and 0 <= o.start - mention.end < 6 for o in named):
            continue
        start, end = mention.start, mention.end
        if (before := _DESCRIBED.search(folded[max(0, start - 110) : start])) is not None:
            start -= len(before.group())
            end += folded[end : end + 1] == ","
        elif (article := _ARTICLE.search(folded[max(0, start - 24) : start])) is not None:
            start -= len(article.group())
        if (after := _DESCRIBES.match(folded, end)) is not None:
            end = after.end() + (folded[after.end() : after.end() + 1] == ",")
        spoken = known & set(mention.ids)
        found.append(Meant(start=start, end=end, id=mention.id or (min(spoken) if len(spoken) == 1 else "")))
    found += [Meant(start=m.start, end=m.end, id="") for m in mentions if m.kind == "actor" and not m.ids]
    return found


def _check_described(meant: Meant, mentions: Sequence[Mention], lexicon: Lexicon) -> Meant:
    """Leave open whom a name with a description means where the description tells another place or sender."""
    if meant.id not in lexicon.missions:
        return replace(meant, id="")
    mission = lexicon.missions[meant.id]
    own = {*list_places(mission), *mission.host_states, mission.organisation, mission.lead}
    inside = [m for m in mentions if m.kind in {"state", "area", "organisation"} and meant.start <= m.start < meant.end]
    return meant if all(not m.ids or set(m.ids) & own for m in inside) else replace(meant, id="")


def _merge(found: Sequence[Meant], folded: str) -> list[Meant]:
    """Merge a name with its acronym in brackets or between commas."""
    merged: list[Meant] = []
    for one in sorted(found, key=lambda m: (m.start, -m.end)):
        last = merged[-1] if merged else None
        if last is not None and one.start < last.end:
            if one.end > last.end:
                merged[-1] = Meant(start=last.start, end=one.end, id=last.id or one.id)
            continue
        if last is not None and last.id == one.id and re.fullmatch(r" ?\(|, |, or | or ", folded[last.end : one.start]):
            end = one.end + (folded[one.end : one.end + 1] in {")", ","})
            merged[-1] = Meant(start=last.start, end=end, id=one.id)
            continue
        merged.append(one)
    return merged


def _point_back(
    match: re.Match[str], before: Sequence[Meant], folded: str, mentions: Sequence[Mention], spoken: Spoken,
    lexicon: Lexicon,
) -> str | None:  # fmt: skip
    """Find which mission words point back to: empty where it may be one of two, None where they point to none."""
    if match.re is _PAIR:
        pair = list_pair(before, spoken)
        return (pair[0 if match["which"].startswith(("former", "first")) else 1]) if pair else ""
    if match.re is _DEFINITE:
        ident = _find_definite(match, before, spoken, lexicon)
        places = find_own_place(folded, match.end(), mentions) if ident else ()
        return "" if ident and places and not list_places(lexicon.missions[ident]) & places else ident
    nearest = _find_focus(match.start(), before, folded, mentions, spoken)
    if match.re in (_PRONOUN, _MANDATE) or not nearest:
        return nearest
    mission = lexicon.missions[nearest]
    ident = mission.successor if match["which"] in {"successor", "replacement"} else mission.predecessor
    return ident if ident in lexicon.missions else ""


def list_pair(before: Sequence[Meant], spoken: Spoken) -> tuple[str, ...]:
    """List the two missions that "the former" and "the latter" part, or that "both missions" are; none where there are not two."""
    own = tuple(dict.fromkeys(m.id for m in before if not m.is_pronoun and not m.is_pair))
    own = tuple(i for i in own if i)
    if len(own) == 2:
        return own
    if own:
        return ()
    both = spoken.last if len(spoken.last) > 1 else tuple(dict.fromkeys((*spoken.before, *spoken.last)))
    return both if len(both) == 2 else ()


_JOINT: Final = re.compile(r";|,? \b(?:while|whereas|although|but|and)\b")


def _find_focus(
    at: int, before: Sequence[Meant], folded: str, mentions: Sequence[Mention], spoken: Spoken
) -> str | None:
    """Find the one mission that a pronoun can mean: that of its sentence, else that the sentence before was about."""
    joints = [m.end() for m in _JOINT.finditer(folded, 0, at)]
    near = [m for m in before if joints and m.start >= joints[-1]]
    own = tuple(dict.fromkeys(m.id for m in near or before))
    if not own and ";" in folded[:at]:
        return ""  # of the clause before it, which names none
    if own:
        rivals = [
            m for m in mentions
            if m.kind in {"state", "organisation", "actor"} and not m.is_adjective and m.end <= at and _acts(folded, m, before)
            and not (_DOES.fullmatch(folded, m.end, at) and folded.startswith("it", at) and not folded.startswith("its", at))
        ]  # fmt: skip
        return own[0] if len(own) == 1 and not rivals else ""
    is_it = folded[at : at + 3].rstrip() == "it"
    if spoken.age >= (2 if is_it else 3):
        return None
    return spoken.subject or ("" if len(spoken.last) > 1 else None)


_GOVERNED: Final = re.compile(
    r"\b(?:in|of|by|to|from|for|with|between|on|at|into|across|inside|within|near|over|against|through) (?:the )?$"
)


def _acts(folded: str, mention: Mention, meant: Sequence[Meant]) -> bool:
    """Whether a state or body is what a sentence is about: it stands after no preposition and inside no name."""
    if any(m.start <= mention.start < m.end for m in meant):
        return False
    if folded.startswith(("'s ", "' "), mention.end):
        return False
    return _GOVERNED.search(folded[max(0, mention.start - 24) : mention.start]) is None


def _find_definite(match: re.Match[str], before: Sequence[Meant], spoken: Spoken, lexicon: Lexicon) -> str | None:
    """Find the mission that "the Liberian mission" or "the force" means, among those spoken of."""
    words = match["adj"].split()
    noun = match["noun"]
    if any(w in _STOP for w in words) or (noun in {"one", "observers"} and not words):
        return None
    known = list(dict.fromkeys([*spoken.known, *(m.id for m in before if m.id)]))
    telling = [w for w in words if w not in _FILLING]
    if {"un", "un's"} & set(words):
        known = [i for i in known if lexicon.missions[i].organisation == "UN"]
        if not telling and len(known) == 1 and len(spoken.known) > 1:
            return known[0]
    if telling == ["new"] and spoken.new and not before:
        return spoken.new
    if telling:
        fitting = [i for i in known if all(_fits(w, lexicon.missions[i]) for w in telling)]
        return fitting[0] if len(fitting) == 1 else "" if fitting else None
    if noun in {"sister", "counterpart", "presence", "one", "observers"}:
        return None
    head = {"administration": "mission"}.get(noun, noun)
    own = [i for i in dict.fromkeys(m.id for m in before) if i and suits(lexicon.missions[i], head)]
    if own:
        return own[0] if len(own) == 1 else ""
    last = [i for i in spoken.last if suits(lexicon.missions[i], head)]
    if spoken.subject in last:
        return spoken.subject
    return last[0] if len(last) == 1 and len(spoken.known) == 1 else ("" if known else None)


@lru_cache(maxsize=1)
def _demonyms() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for ident, words in DEMONYMS.items():
        for word in words.lower().split("|"):
            table.setdefault(word, set()).add(ident)
    return {word: frozenset(ids) for word, ids in table.items()}


def _fits(word: str, mission: Mission) -> bool:
    """Whether an adjective tells a mission: of its host, area or lead, or a word of its name."""
    there = {*list_places(mission), *mission.host_states, mission.lead}
    return bool(_demonyms().get(word, frozenset()) & there) or word in mission.name.lower().split()
