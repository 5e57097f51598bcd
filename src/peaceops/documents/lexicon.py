"""Names that a text may use for missions, states, areas, places, authorities, organisations and actors.

What enters: the casebook with its registry, and the codebook's table of names.
What leaves: a :class:`Lexicon` that finds every name of a sentence in one walk over its words.
Never done here: choosing between things that share a name; names that are only near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from peaceops.casebook.identity import list_spellings
from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import read_outside, read_placed_rows
from peaceops.casebook.state import State, shipped_states
from peaceops.codebook.schema import Codebook
from peaceops.documents.demonym import ACTORS, CAPITALS, DEMONYMS, METONYMS, ORGANISATIONS
from peaceops.documents.phrase import Word, fold_letters, list_word_texts
from peaceops.documents.shorten import has_no_other_owner, list_short_names
from peaceops.model.mission import Mission

_EXPANDED: Final = (
    ("united nations", "un"),
    ("european union", "eu"),
    ("african union", "au"),
    ("united states", "us"),
)
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_GENERIC: Final = frozenset(
    [
        "united",
        "nations",
        "un",
        "mission",
        "force",
        "forces",
        "operation",
        "multinational",
        "peacekeeping",
        "observer",
        "joint",
        "international",
        "the",
        "in",
        "peace",
        "monitoring",
        "group",
        "task",
        "european",
        "union",
        "eu",
    ]
)
_MISSION_WORD: Final = re.compile(r"Operation|Mission|Force|Group|Team|Presence")
_CAPITAL: Final = re.compile(r"\b[A-Z][\w.]*")
#: "NATO Operation Amber Fox, Macedonia", "EUFOR Concordia": the operation's own name.
_OPERATION: Final = re.compile(
    r"\b(?:[Oo]peration|Mission) (?P<name>[^\W\d_a-z][^\W\d_]{3,}(?: [A-Z][a-z]+)?)(?=,|$|\))"
)
#: A sentence on a mission: where a bare name may be that of an operation.
_CONTEXT: Final = re.compile(
    r"\b(?:NATO|EU|UN|operations?|missions?|forces?|troops|deploy\w*|interven\w*|peace-?keep\w*|soldiers|paratroop\w*|contingent|monitors|observers|took over|handed over|replac\w+|succe\w+|turned into"
    r"|launched|lasted|led by|commanded|withdr[ae]w\w*|wound (?:up|down)|blue helmets)\b",
    re.IGNORECASE,
)
_MIN_NAME_LETTERS: Final = 3
_LONG_ACRONYM: Final = 5
_ENTITY_KINDS: Final = {"authority": "actor"}
_STATE_KINDS: Final = {"de-facto": "area", "territory": "area"}


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


class Add(Protocol):
    """Add a name to the table of names."""

    def __call__(
        self, text: str, kind: str, ids: Iterable[str], *, in_capitals: bool = False, is_adjective: bool = False,
        in_context: bool = False, is_short: bool = False, needs_ground: bool = False,
    ) -> None:  # fmt: skip
        """Add one name."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name may mean.

    Parameters
    ----------
    kind : str
        Kind of entity.
    ids : tuple of str
        Ids; several where a name is shared.
    in_capitals : bool
        Whether it counts only when written in capitals.
    is_adjective : bool
        Whether it is an adjective or a people ("Russian"), which names a state only beside a noun.
    in_context : bool
        Whether it is the bare name of an operation ("Sangaris"), which counts in a sentence on a mission only.
    is_short : bool
        Whether it leaves out whose mission it is: another owner beside it makes it another mission.
    needs_ground : bool
        Whether it names a mission only where its place, its sender or itself is named beside it.
    """

    kind: str
    ids: tuple[str, ...]
    in_capitals: bool = False
    is_adjective: bool = False
    in_context: bool = False
    is_short: bool = False
    needs_ground: bool = False


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
        Words of names as a tree; the empty word holds what the name means.
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
            named = node.get("")
            if isinstance(named, Named) and _is_written_as_name(text[words[place].start : word.end], named):
                if named.in_context and not _is_of_operation(text, words[place].start, word.end):
                    continue
                if named.is_short and not has_no_other_owner(text, words[place].start, word.end):
                    continue
                best = length, named
        return best


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
    table: dict[tuple[str, ...], dict[str, Named]] = {}

    def add(
        text: str, kind: str, ids: Iterable[str], *, in_capitals: bool = False, is_adjective: bool = False,
        in_context: bool = False, is_short: bool = False, needs_ground: bool = False,
    ) -> None:  # fmt: skip
        for key in _list_keys(text):
            entry = table.setdefault(key, {})
            known = entry.get(kind)
            if is_short and known is not None and not known.is_short:
                continue
            together = tuple(dict.fromkeys((*(known.ids if known else ()), *ids)))
            capitals = in_capitals and (known is None or known.in_capitals)
            bare = in_context and (known is None or known.in_context)
            ground = needs_ground or (is_short and known is not None and known.needs_ground)
            entry[kind] = Named(kind, together, capitals, is_adjective, bare, is_short, ground)

    _add_missions(casebook, add)
    _add_outside(add)
    _add_names(codebook, add)
    states = {state.id: state for state in shipped_states().states}
    for state in states.values():
        known = codebook.entities.get(state.id)
        kind = known.kind if known else _STATE_KINDS.get(state.kind, "state")
        for text in (state.name.split("(")[0].strip(), *state.names):
            if "(" not in text and "/" not in text:
                add(text, kind, (state.id,))
    for state_id, written in DEMONYMS.items():
        kind = codebook.entities[state_id].kind if state_id in codebook.entities else "state"
        for text in written.split("|"):
            add(text, kind, (state_id,), is_adjective=True)
    _add_areas(casebook, codebook, states, add)
    for kind, names in (("organisation", ORGANISATIONS), ("actor", ACTORS), ("state", METONYMS), ("state", CAPITALS)):
        for entity, written in names.items():
            for text in written.split("|"):
                add(text, kind, (entity,), in_capitals=text.isupper() and " " not in text)
    return Lexicon(missions=casebook.missions, states=states, tree=_plant(table))


#: Which meaning a shared name has first: the name of a mission before that of its organisation.
_ORDER: Final = ("area", "state", "organisation", "actor", "mission", "place")


def _plant(table: Mapping[tuple[str, ...], Mapping[str, Named]]) -> dict[str, object]:
    tree: dict[str, object] = {}
    for key, entry in table.items():
        node = tree
        for word in key:
            following = node.setdefault(word, {})
            assert isinstance(following, dict)
            node = following
        node[""] = min(entry.values(), key=lambda named: _ORDER.index(named.kind))
    return tree


def _add_missions(casebook: Casebook, add: Add) -> None:
    organisations = {mission.organisation for mission in casebook.missions.values()}
    taken: set[tuple[str, str]] = set()  # datasets write most names the same

    def take(text: str, mission: str) -> None:
        if (text, mission) in taken:
            return
        taken.add((text, mission))
        if text and text not in organisations and not _is_generic(text):
            add(text, "mission", (mission,), in_capitals=" " not in text)

    for mission in casebook.missions.values():
        first, *rest = mission.name.split(", ")
        for text in (mission.acronym, mission.name, first, *(part for part in rest if _MISSION_WORD.search(part))):
            take(text, mission.id)
        for found in _OPERATION.finditer(mission.name):
            add(found["name"], "mission", (mission.id,), in_context=True)
    for name in casebook.names:
        if name.entity in casebook.missions:
            take(name.text, name.entity)
    for row in read_placed_rows():
        for text in list_spellings(row.spelling) if row.mission in casebook.missions else ():
            take(text, row.mission)
    for text, ident, needs_ground in list_short_names(casebook.missions.values()):
        add(text, "mission", (ident,), is_short=True, needs_ground=needs_ground)


def _is_generic(text: str) -> bool:
    """Whether a name is a word of the language or fits many missions: "Serval" alone, "United Nations Mission"."""
    words = text.lower().replace("-", "").split()
    if len(words) == 1:
        return not text.isupper() or len(text) < _MIN_NAME_LETTERS
    return set(words) <= _GENERIC


def _add_areas(casebook: Casebook, codebook: Codebook, states: Mapping[str, State], add: Add) -> None:
    """Areas that the registry names and no table does."""
    for area in sorted({mission.area for mission in casebook.missions.values()} - {"", *states, *codebook.entities}):
        if not any(area.title() in state.names or area.title() == state.name for state in states.values()):
            add(area.title(), "area", (area,))


def _add_outside(add: Add) -> None:
    """Bodies that the registry knows by name alone: actors without an id."""
    for outside in read_outside():
        for text in outside.names.split("|"):
            add(text, "actor", (), in_capitals=text.isupper())


def _add_names(codebook: Codebook, add: Add) -> None:
    for entity in codebook.entities.values():
        for name in entity.names:
            add(
                name.text,
                _ENTITY_KINDS.get(entity.kind, entity.kind),
                (entity.id,),
                in_capitals=name.text.isupper() and " " not in name.text,
            )
        if entity.id.isupper() and entity.id.isalpha() and entity.kind in {"organisation", "authority"}:
            add(entity.id, _ENTITY_KINDS.get(entity.kind, entity.kind), (entity.id,), in_capitals=True)


def _list_keys(text: str) -> Iterator[tuple[str, ...]]:
    """Keys under which a name is found: with its organisation in full and in short, numbers either way."""
    folded = fold_letters(text)
    forms = {folded}
    for full, short in _EXPANDED:
        for form in sorted(forms):
            if full in form:
                forms.add(form.replace(full, short))
            elif form.startswith(short + " "):
                forms.add(full + form[len(short) :])
    for form in sorted(forms):
        if " organization" in form or " stabilisation" in form or " organisation" in form:
            forms.add(form.replace("organization", "organisation").replace("stabilisation", "stabilization"))
        forms.add(form.replace("stabilization", "stabilisation").replace("organisation", "organization"))
    for form in sorted(forms):
        key = list_word_texts(form)
        if key:
            yield key
            if key[-1] in _ROMAN and len(key) > 1:
                yield (*key[:-1], _ROMAN[key[-1]])
