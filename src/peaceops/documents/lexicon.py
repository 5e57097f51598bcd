"""Names that a text may use for missions, states, areas, places, authorities, organisations and actors.

What enters: the casebook with its registry, and the codebook's table of names.
What leaves: a :class:`Lexicon` that finds every name of a sentence in one walk over its words.
Never done here: choosing between things that share a name; names that are only near.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.state import State, shipped_states
from peaceops.codebook.schema import Codebook
from peaceops.documents.phrase import Word
from peaceops.documents.planted import Named, plant_names
from peaceops.documents.shorten import has_no_other_owner
from peaceops.model.mission import Mission

_CAPITAL: Final = re.compile(r"\b[A-Z][\w.]*")
#: A sentence on a mission: where a bare name may be that of an operation.
_CONTEXT: Final = re.compile(
    r"\b(?:NATO|EU|UN|operations?|missions?|forces?|troops|deploy\w*|interven\w*|peace-?keep\w*|soldiers|paratroop\w*|contingent|monitors|observers|took over|handed over|replac\w+|succe\w+|turned into"
    r"|launched|lasted|led by|commanded|withdr[ae]w\w*|wound (?:up|down)|blue helmets)\b",
    re.IGNORECASE,
)
_LONG_ACRONYM: Final = 5

#: Words with which a name may begin that say what a force is for; with another name before them it is another force.
_GENERIC_FIRST: Final = frozenset(
    ("stabilization", "stabilisation", "protection", "implementation", "verification", "monitoring", "observer", "observation",
     "ceasefire", "intervention", "standby", "peacekeeping", "peace", "interim", "emergency", "transition", "transitional",
     "security", "support", "assistance", "police", "military", "collective", "joint")
)  # fmt: skip
_REGIONS: Final = frozenset(
    ("regional", "southern", "northern", "eastern", "western", "central", "national", "sahel", "lakes", "gulf", "coastal", "border",
     "federal", "provincial", "continental")
)  # fmt: skip
#: Words in capitals that stand before a name and are no part of it.
_BEFORE_NAMES: Final = frozenset(
    ("the", "a", "an", "its", "this", "that", "and", "operation", "mission", "of", "in", "under", "second", "first", "new", "former",
     "multinational", "international")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a sentence."""

    start: int
    end: int
    named: Named


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Names, ready to be found.

    Parameters
    ----------
    missions : Mapping of str to Mission
        By id.
    states : Mapping of str to State
        By id.
    tree : dict
        Words of names as a tree; the empty word holds what the name means, as the values of a :class:`Named`.
    """

    missions: Mapping[str, Mission]
    states: Mapping[str, State]
    tree: dict[str, object] = field(repr=False)

    def find(self, text: str, words: Sequence[Word]) -> tuple[Found, ...]:
        """Find the names of a sentence, the longest where two begin at one word.

        Parameters
        ----------
        text : str
            The sentence.
        words : sequence of Word
            Its words.

        Returns
        -------
        tuple of Found
            In order, none inside another.
        """
        found: list[Found] = []
        place = 0
        while place < len(words):
            if words[place].text not in self.tree:  # most words begin no name
                place += 1
                continue
            length, named = self._match(text, words, place)
            if named is None or self._is_tail(text, words, place, length, named):
                place += 1
                continue
            found.append(Found(words[place].start, words[place + length - 1].end, named))
            place += length
        return tuple(found)

    def _is_tail(self, text: str, words: Sequence[Word], place: int, length: int, named: Named) -> bool:
        """Whether a name is the tail of a longer one that no table holds: "Regional Stabilisation Force" is another force."""
        first = words[place]
        if not place or length < 2 or named.kind != "mission" or first.text not in _GENERIC_FIRST:
            return False
        before = words[place - 1]
        written = text[before.start : before.end]
        if text[before.end : first.start] != " " or not written.istitle():
            return False
        is_known = before.text in self.tree or before.text in _BEFORE_NAMES
        return before.text in _REGIONS or (place > 1 and not is_known)

    def _match(self, text: str, words: Sequence[Word], place: int) -> tuple[int, Named | None]:
        node: object = self.tree
        best: tuple[int, Named | None] = (0, None)
        for length, word in enumerate(words[place : place + 24], 1):
            if length > 1 and _is_apart(text[words[place + length - 2].end : word.start]):
                break
            node = node.get(word.text) if isinstance(node, dict) else None
            if not isinstance(node, dict):
                break
            given = node.get("")
            named = _make_named(given) if isinstance(given, tuple) else None
            if named is not None and _is_written_as_name(text[words[place].start : word.end], named):
                if named.in_context and not _is_of_operation(text, words[place].start, word.end):
                    continue
                if named.is_short and not has_no_other_owner(text, words[place].start, word.end):
                    continue
                best = length, named
        return best


@lru_cache(maxsize=1024)
def _make_named(given: tuple[Any, ...]) -> Named:
    return Named(*given)


def _is_of_operation(text: str, start: int, end: int) -> bool:
    """Whether a bare word may be an operation's name: in a sentence on a mission, and no adjective that opens it."""
    if _CONTEXT.search(text) is None:
        return False
    return bool(text[:start].strip(' "“(')) or _NAME_OPENS.match(text, end) is not None


_NAME_OPENS: Final = re.compile(
    r"[’']s\b|,|\s(?:was|were|is|began|ended|started|had|has|took|gave|handed|left|lasted|ran|came|went|forces|troops|soldiers|mission|operation)\b"
)


def _is_apart(between: str) -> bool:
    return (any(c in ";:()." for c in between) and not between.startswith(". ")) or between.count(",") > 1


def _is_written_as_name(written: str, named: Named) -> bool:
    if named.in_capitals:
        return written.upper() == written or (named.kind == "mission" and _is_title_of_acronym(written))
    if named.in_context:
        return written.istitle()
    if named.kind == "mission":
        capitals = _CAPITAL.findall(written)
        return len(capitals) > 1 or any(c.isupper() and len(c) > 1 for c in capitals) or not written.isascii()
    return any(c.isupper() for c in written)


def _is_title_of_acronym(written: str) -> bool:
    """Whether an acronym is written as a name, as newspapers do: "Unprofor", "Minusma", "Kfor".

    Short ones may be words or surnames ("Amis"), those of a force apart.
    """
    return written.isalpha() and written.istitle() and (len(written) >= _LONG_ACRONYM or written.endswith("for"))


def build_lexicon(casebook: Casebook, codebook: Codebook) -> Lexicon:
    """Build the lexicon of a casebook and a codebook.

    Parameters
    ----------
    casebook : Casebook
        Missions and their names.
    codebook : Codebook
        Table of names.
    """
    states = {state.id: state for state in shipped_states().states}
    return Lexicon(missions=casebook.missions, states=states, tree=plant_names(casebook, codebook))
