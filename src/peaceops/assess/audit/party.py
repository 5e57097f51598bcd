"""Parties of a sentence: names, and sides told by common words.

What enters: a stretch of a sentence with its words as concepts, two parties, or the sentences of a document. What
leaves: who is told there, whether two are one, which names and sides a document joins.
Never done here: a guess where nothing tells; two parties are then neither one nor apart.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.gate import Gated
from peaceops.assess.audit.lexis import Token

#: Words for sides, by kind; those who serve may be on any.
_SIDES: Final = tuple(
    (Gated(words, r"\b"), side)
    for words, side in (
        (r"governments?|governmental|army|armies|(?:armed|security|regular) forces|authorities|regime|ministry", "state"),
        (r"rebels?|insurgents?|guerrill?as?|militants?|militias?|militiamen|gunmen|fighters?|separatists?|jihadists?|mutineers?", "rebel"),
        (r"mission['’]?s?|peace-?keepers?|blue helmets|(?:observer|peace) force", "mission"),
        (r"civilians?|villagers?|residents|refugees?|displaced|demonstrators?|protesters?|farmers?|herders?|journalists?|children|women|aid workers?", "civilian"),
        (r"police(?:men|man)?|gendarmes?", "police"),
        (r"commission|committee|council|assembly|court|parliament", "body"),
        (r"soldiers?|troops?|servicemen|guards?|personnel|patrol|force", "serving"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands in a role: names, and sides told by common words."""

    names: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anybody is told."""
        return bool(self.names or self.sides)


NOBODY: Final = Party()


#: Words that stand with a capital for whom the text is about: sides, no names.
_TITLES: Final = frozenset({"@mission", "@operation", "@government", "@army", "@police", "@force", "@group", "@team"})


def read_party(sentence: str, tokens: Sequence[Token], start: int, end: int) -> Party:
    """Read who is told in a stretch of a sentence: names, and sides by common words."""
    text = sentence[start:end]
    names = frozenset(t.concept for t in tokens if t.concept.startswith("@") and start <= t.start < end) - _TITLES
    return Party(names, _find_sides(text))


@lru_cache(maxsize=4096)
def _find_sides(text: str) -> frozenset[str]:
    return frozenset(side for pattern, side in _SIDES if pattern.search(text))


def meet(one: Party, other: Party, kin: Mapping[str, frozenset[str]]) -> bool | None:
    """Tell whether two parties are one; None where one is nobody, or nothing tells."""
    if not one or not other:
        return None
    if one.names & other.names:
        return not _is_other_side(one.sides, other.sides)
    if any(kin.get(n, frozenset()) & (other.names | other.sides) for n in one.names | one.sides) and not (
        one.sides and other.sides and _is_other_side(one.sides, other.sides)
    ):  # fmt: skip
        return True
    if one.names and other.names:
        return False
    for named, told in ((one, other), (other, one)):
        if (
            named.names
            and not told.names
            and told.sides & _OWN
            and all(n in kin and not kin[n] & told.sides for n in named.names)
        ):
            return False  # the document knows the name, and never as that side
    own, its = (
        p.sides or frozenset().union(*(kin.get(n, frozenset()) & _KNOWN for n in p.names)) for p in (one, other)
    )
    if own & its:
        return True
    return False if _is_other_side(own, its) else None


#: Sides that are somebody's by name where a document has several.
_OWN: Final = frozenset({"state", "rebel"})
_KNOWN: Final = frozenset(side for _, side in _SIDES)
#: Sides of which one is not the other; who serves may serve on any but that of rebels and civilians.
_APART: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("state", "rebel"), ("state", "civilian"), ("state", "mission"), ("rebel", "civilian"), ("rebel", "mission"), ("rebel", "police"),
        ("rebel", "serving"), ("civilian", "serving"), ("civilian", "police"), ("civilian", "mission"), ("body", "rebel"), ("body", "state"),
        ("body", "mission"), ("body", "serving"), ("body", "civilian"),
    )
)  # fmt: skip


def _is_other_side(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other and all(frozenset((a, b)) in _APART for a in one for b in other)


_LONG: Final = 2000
_GAP: Final = re.compile(r"(?:['’]s?)?\s(?:[a-z-]+\s){0,1}$")
_OF: Final = re.compile(r"\s(?:of|from)\s(?:the\s)?")


def find_kin(sentences: Mapping[int, str], tokens: Mapping[int, Sequence[Token]]) -> dict[str, frozenset[str]]:
    """Find which names and sides a document joins in one phrase: "Velm army", "rebels of the Hill Council"."""
    found: dict[str, set[str]] = {}
    for order, text in sentences.items():
        names = [t for t in tokens.get(order, ()) if t.concept.startswith("@")]
        if len(text) > _LONG:
            continue  # a page without stops
        sides = _find_sides(text)
        for pattern, side in _SIDES:
            if side == "serving" or side not in sides:
                continue
            for hit in pattern.finditer(text):
                for name in names:
                    ahead = name.end <= hit.start() and _GAP.fullmatch(text, name.end, hit.start())
                    behind = hit.end() < name.start and _OF.fullmatch(text, hit.end(), name.start)
                    if ahead or behind:
                        found.setdefault(name.concept, set()).add(side)
                        found.setdefault(side, set()).add(name.concept)
        for one, other in itertools.pairwise(names):
            if re.fullmatch(r"(?:\s(?:(?:of|for|the)\s){0,2}|\s\()", text[one.end : other.start]):
                found.setdefault(one.concept, set()).add(other.concept)
                found.setdefault(other.concept, set()).add(one.concept)
        for name in names:
            found.setdefault(name.concept, set())
    return {key: frozenset(value) for key, value in found.items()}
