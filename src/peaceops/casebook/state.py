"""States by date: names and codes of several lists to one id, predecessors and de facto entities included.

What enters: ``registry/states.csv`` of the shipped base, and a name or code with its day.
What leaves: a :class:`State`, or an error that names the candidates.
Never done here: a statement about status: a de facto entity is an id with a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from peaceops.casebook.parse import split_list
from peaceops.casebook.rows import read_values, shipped_folder
from peaceops.casebook.spelling import normalise_name
from peaceops.codebook.schema import Codebook
from peaceops.errors import CasebookError, UnknownState
from peaceops.kept import follow
from peaceops.model.period import Period, parse_date_range

STATE_COLUMNS: Final = (
    "id", "name", "first_day", "last_day", "kind", "gw", "cow", "iso3", "un", "unhcr", "names", "note",
)  # fmt: skip
STATE_KINDS: Final = ("state", "contested", "de-facto", "territory")
_FILE: Final = Path(__file__).parent / "data" / "registry" / "states.csv"
SCHEMES: Final = ("gw", "cow", "iso3", "un", "unhcr", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, territory or de facto entity in a period.

    Parameters
    ----------
    id : str
        Our id: the ISO code where there is one.
    name : str
        Name by UN usage, or a neutral one.
    period : Period
        When it existed, by the GW list where it is in it.
    kind : str
        One of :data:`STATE_KINDS`.
    codes : Mapping of str to tuple of (str, date or None)
        Codes by scheme, each with the day from which it holds.
    names : tuple of str
        Other names and spellings.
    note : str
        Remark.
    """

    id: str
    name: str
    period: Period
    kind: str
    codes: Mapping[str, tuple[tuple[str, date | None], ...]]
    names: tuple[str, ...] = ()
    note: str = ""

    def code(self, scheme: str, *, day: date | None = None) -> str:
        """Code of this state in a scheme (on a day where the scheme changed it), or empty."""
        found = ""
        for text, since in self.codes.get(scheme, ()):
            if since is None or day is None or since <= day:
                found = text
        return found


@dataclass(frozen=True, kw_only=True)
class StateIndex:
    """States by name and code.

    Parameters
    ----------
    states : tuple of State
        In the order of the table.
    """

    states: tuple[State, ...]

    @cached_property
    def _table(self) -> dict[tuple[str, str], list[State]]:
        table: dict[tuple[str, str], list[State]] = {}
        folded = follow(_fold_shipped, beside=(normalise_name,), files=(_FILE,))

        def add(scheme: str, text: str, state: State) -> None:
            entry = table.setdefault((scheme, folded.get(text) or normalise_name(text)), [])
            if text and state not in entry:
                entry.append(state)

        for state in self.states:
            for scheme, text in _list_texts(state):
                add(scheme, text, state)
        return table

    def list_candidates(self, text: str, *, scheme: str = "name", day: date | None = None) -> tuple[State, ...]:
        """List the states that a name or code may mean, on a day where one is known."""
        found = self._table.get((scheme, normalise_name(text)), [])
        if day is not None and scheme in ("gw", "cow", "name"):
            found = [s for s in found if s.period.covers(day)] or ([] if scheme != "name" else found)
        if day is not None and scheme == "cow":
            found = [s for s in found if s.code("cow", day=day) == text.strip()]
        return tuple(found)

    def find(self, text: str, *, scheme: str = "name", day: date | None = None) -> State:
        """Find the state that a name or code means.

        Parameters
        ----------
        text : str
            Name or code.
        scheme : str
            One of :data:`SCHEMES`.
        day : date or None
            A day of the record: GW 365 is the Soviet Union before 26 December 1991 and Russia after it.

        Raises
        ------
        UnknownState
            With the nearest names, or with the candidates if several share it.
        """
        if scheme not in SCHEMES:
            raise UnknownState("scheme", scheme, SCHEMES)
        found = self.list_candidates(text, scheme=scheme, day=day)
        if len(found) == 1:
            return found[0]
        if found:
            hint = "several share it: give a day" if day is None else f"several share it on {day}"
            raise UnknownState("state", text, [f"{s.id} ({s.name})" for s in found], hint=hint)
        hint = f"the day is {day}" if day is not None and self.list_candidates(text, scheme=scheme) else ""
        titles = {state.id: state.name for state in self.states}
        raise UnknownState("state", text, self._list_near(text, scheme), hint=hint, titles=titles)

    def _list_near(self, text: str, scheme: str) -> Sequence[str]:
        from rapidfuzz import fuzz, process

        if scheme != "name":
            return ()
        keys = [key for kind, key in self._table if kind == "name"]
        near = process.extract(normalise_name(text[:200]), keys, scorer=fuzz.ratio, score_cutoff=60, limit=6)
        return tuple(dict.fromkeys(state.id for key, _, _ in near for state in self._table["name", key]))[:4]


def _list_texts(state: State) -> Iterator[tuple[str, str]]:
    """List the names and codes of a state, each with its scheme."""
    for text in (state.id, state.name, *state.names):
        yield "name", text
    for scheme, codes in state.codes.items():
        for text, _ in codes:
            yield scheme, text
            if scheme == "un":
                yield "name", text


def _fold_shipped() -> dict[str, str]:
    """Fold the names and codes of the states that ship with the package, as they are looked up."""
    texts = {text for state in shipped_states().states for _, text in _list_texts(state)}
    return {text: normalise_name(text) for text in sorted(texts)}


def _parse_state(cells: Mapping[str, str]) -> State:
    if cells["kind"] not in STATE_KINDS:
        raise CasebookError(f"kind {cells['kind']!r} is not known", expected=", ".join(STATE_KINDS))
    codes: dict[str, tuple[tuple[str, date | None], ...]] = {}
    for scheme in ("gw", "cow", "iso3", "un", "unhcr"):
        parts = (part.partition("@") for part in split_list(cells[scheme]))
        codes[scheme] = tuple((text, parse_date_range(since)[0] if since else None) for text, _, since in parts)
    return State(
        id=cells["id"],
        name=cells["name"],
        period=Period.parse(cells["first_day"], cells["last_day"]),
        kind=cells["kind"],
        codes=codes,
        names=split_list(cells["names"]),
        note=cells["note"],
    )


def read_states(folder: Traversable | None = None) -> StateIndex:
    """Read the table of states.

    Parameters
    ----------
    folder : path or None
        A casebook folder; None is the shipped base.

    Raises
    ------
    CasebookInvalid
        With every problem.
    """
    place = shipped_folder() if folder is None else folder
    return StateIndex(states=read_values(place, "registry/states.csv", STATE_COLUMNS, STATE_COLUMNS, _parse_state))


@lru_cache(maxsize=1)
def shipped_states() -> StateIndex:
    """States of the shipped base, read once."""
    return read_states()


def label_entity(codebook: Codebook, entity: str, profile: str = "un", year: int | None = None) -> str:
    """Name an entity: by the display profile, else by the table of states, else by its id.

    Parameters
    ----------
    codebook : Codebook
        Holds the table of names.
    entity : str
        Entity id.
    profile : str
        Display profile; ``id`` shows the id.
    year : int or None
        Year whose usage is wanted.
    """
    if entity in codebook.entities or profile == "id" or not entity:
        return codebook.label(entity, profile, year)
    return next((state.name for state in shipped_states().states if state.id == entity), entity)
