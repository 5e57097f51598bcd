"""Names of missions without whose they are: "the Disengagement Observer Force", "the Observer Mission in Georgia".

What enters: the names that the registry has for a mission.
What leaves: their tails, each with whether it names the mission by itself, and the check that a tail in a text has no other owner.
Never done here: a name that the registry does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from peaceops.model.mission import Mission

_OWNER: Final = re.compile(
    r"(?:United Nations|European (?:Union|Community)(?: \([^)]*\))?|African Union(?:-United Nations)?|Western European Union|League of Arab States"
    r"|Organisation of the Islamic Conference|Commonwealth|NATO|OSCE|ECOWAS|OAU|OAS|IGAD|CIS|SADC|CEMAC|ECCAS|WEU|CSTO) (?=[A-Z])"
)
_PLACE: Final = re.compile(r"^(.+?) (?:in|to|for|between) (?:the )?[A-Z][^,]*$")
_NUMBER: Final = re.compile(r" I{1,3}$")
#: Words that say nothing of what a mission is for.
_BARE: Final = frozenset(
    ("mission", "missions", "force", "forces", "operation", "group", "team", "organization", "organisation", "commission", "committee", "office",
     "authority", "element", "observers", "the", "of", "in", "to", "for", "and", "on", "between", "military", "joint", "international",
     "multinational", "collective", "civilian", "peacekeeping")
)  # fmt: skip
_PAIR: Final = 2
#: Each word of weight is capitalised, the first too: no description.
_NAME: Final = re.compile(r"(?!Operation )[A-Z][\w’-]+(?: (?:[A-Z][\w’-]+|of|in|to|for|the|and|between|on))+")
#: What may stand before a name that has no owner there.
_BEFORE: Final = re.compile(
    r"(?:^|[\"'“‘(\[;:—,] ?|\b(?:the|this|and|or|of|to|by|with|from|in|for|under|on|that|when|where|which|while|as|than|after|before|both"
    r"|first|second|third|former|old|new|small|large|entire|whole|as yet) )$",
    re.IGNORECASE,
)
_OWNED_BEFORE: Final = re.compile(
    r"(?:['’]s?|\b(?:an?|another|its|his|her|their|our|my|no|own|any|each|every|some)) (?:[a-z]+ ){0,2}$"
)
_OWNED_AFTER: Final = re.compile(
    r"['’]?\s(?:of|by|from|under) (?:the )?[A-Z]|-[A-Z]|\s(?!I{1,3}\b)[A-Z][a-z]+"
    r"|\s(?:in|for|to|on|at) (?:the )?(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z]"
)


def list_short_names(missions: Iterable[Mission]) -> Iterator[tuple[str, str, bool]]:
    """List short names of missions.

    Parameters
    ----------
    missions : iterable of Mission
        All of the registry: a tail that the name of another holds too says less.

    Returns
    -------
    iterator of (str, str, bool)
        Name, mission, and whether it names the mission only where its place, its sender or itself was named beside it.
    """
    every = tuple(missions)
    words = {mission.id: frozenset(re.split(r"[ ,:]+", mission.name.lower())) for mission in every}
    for mission in every:
        for part in dict.fromkeys(re.split(", |: ", mission.name, maxsplit=1)[:1] + mission.name.split(", ")[:1]):
            tail = _NUMBER.sub("", _OWNER.sub("", part, count=1))
            if _NAME.fullmatch(tail) is None:
                continue
            placed = _PLACE.match(tail)
            bare = placed[1] if placed is not None else tail
            kinds = frozenset(bare.lower().split()) - _BARE
            if not kinds:
                continue
            if placed is not None and tail != part:
                yield tail, mission.id, False
            others = {_NUMBER.sub("", m.name) for m in every if kinds <= words[m.id]}
            yield bare, mission.id, placed is not None or len(kinds) < _PAIR or len(others) > 1


def has_no_other_owner(text: str, start: int, end: int) -> bool:
    """Whether a short name in a text is nobody else's: "the League's Observer Mission in Liberia" is the League's.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        Where the name stands.
    """
    before = text[max(0, start - 40) : start]
    if _BEFORE.search(before) is None or _OWNED_BEFORE.search(before) is not None:
        return False
    return _OWNED_AFTER.match(text, end) is None
