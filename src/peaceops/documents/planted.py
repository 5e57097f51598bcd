"""Names that a text may use, as a tree of their words.

What enters: the casebook with its registry, and the codebook's table of names. What leaves: words of names as a tree, where
the empty word holds what the name means.
Never done here: finding a name in a text (``lexicon``).

The tree of the base that ships with the package follows from its files alone and is kept as such (``peaceops.kept``).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final, Protocol

from peaceops.casebook import layers
from peaceops.casebook.identity import list_spellings
from peaceops.casebook.load import Casebook, load_casebook, shipped_folder
from peaceops.casebook.parse import parse_mission
from peaceops.casebook.registry import read_outside, read_placed_rows
from peaceops.casebook.rows import split_rows
from peaceops.casebook.state import State, shipped_states
from peaceops.codebook.load import FILES, load_codebook
from peaceops.codebook.schema import Codebook
from peaceops.documents import demonym
from peaceops.documents.demonym import ACTORS, CAPITALS, DEMONYMS, METONYMS, ORGANISATIONS
from peaceops.documents.phrase import fold_letters, list_word_texts
from peaceops.documents.shorten import has_no_other_owner, list_short_names
from peaceops.kept import follow, is_held
from peaceops.model.mission import Mission
from peaceops.model.period import parse_date_range

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
#: "NATO Operation Amber Fox, Macedonia", "EUFOR Concordia": the operation's own name.
_OPERATION: Final = re.compile(
    r"\b(?:[Oo]peration|Mission) (?P<name>[^\W\d_a-z][^\W\d_]{3,}(?: [A-Z][a-z]+)?)(?=,|$|\))"
)
_MIN_NAME_LETTERS: Final = 3
_ENTITY_KINDS: Final = {"authority": "actor"}
_STATE_KINDS: Final = {"de-facto": "area", "territory": "area"}


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


def plant_names(casebook: Casebook, codebook: Codebook) -> dict[str, object]:
    """Plant the names of a casebook and a codebook.

    Parameters
    ----------
    casebook : Casebook
        Missions and their names.
    codebook : Codebook
        Table of names.

    Returns
    -------
    dict
        Words of names as a tree; the empty word holds what the name means, as the values of a :class:`Named`.
    """
    if is_held() and casebook.is_shipped and codebook is load_codebook():
        return follow(_plant_shipped, beside=_MADE_BY, files=_list_files())
    return _plant(_list_names(casebook, codebook))


#: Functions on whose modules the names of the shipped base depend.
_MADE_BY: Final = (
    fold_letters, has_no_other_owner, list_spellings, load_casebook, load_codebook, parse_date_range, parse_mission,
    read_outside, shipped_states, split_rows,
)  # fmt: skip


def _list_files() -> tuple[Path, ...]:
    """List the other files on which they depend: tables of the base, and modules that hold words or classes alone."""
    modules = (
        demonym.__file__,
        layers.__file__,
        sys.modules[Mission.__module__].__file__,
        sys.modules[Codebook.__module__].__file__,
    )
    tables = [Path(str(shipped_folder() / name)) for name in _TABLES]
    tables += [Path(str(resources.files("peaceops.codebook") / "data" / name)) for name in FILES]
    return (*(Path(file) for file in modules if file), *tables)


_TABLES: Final = ("missions.csv", "names.csv", "registry/rows.csv", "registry/outside.csv", "registry/states.csv")


def _plant_shipped() -> dict[str, object]:
    """Plant the names of the base that ships with the package."""
    codebook = load_codebook()
    return _plant(_list_names(load_casebook(codebook, late=True), codebook))


def _list_names(casebook: Casebook, codebook: Codebook) -> dict[tuple[str, ...], dict[str, Named]]:
    states = {state.id: state for state in shipped_states().states}
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
    return table


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
        first = min(entry.values(), key=lambda named: _ORDER.index(named.kind))
        # As plain values: few of them are ever found in a text.
        node[""] = tuple(getattr(first, name) for name in Named.__slots__)
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
