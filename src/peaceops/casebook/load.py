"""Read casebooks: missions, names, sources and claims, checked against the codebook.

What enters: one or more folders of CSV and CSL-JSON files; the shipped base is one of them.
What leaves: a :class:`Casebook`, or one error that lists every problem with file and row.
Never done here: repairing a row, following a link out of the folder, network.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Generic

from peaceops.casebook.audits import AUDIT_COLUMNS, AUDITS_FILE, REQUIRED_AUDIT_COLUMNS, parse_audit_entry
from peaceops.casebook.parse import (
    REQUIRED_CLAIM_COLUMNS,
    REQUIRED_MISSION_COLUMNS,
    REQUIRED_NAME_COLUMNS,
    REQUIRED_SEARCH_COLUMNS,
    ClaimParser,
    find_unknown,
    parse_mission,
    parse_name,
    parse_search,
    parse_source,
    split_list,
)
from peaceops.casebook.rows import T, Unread, attempt, list_claim_files, read_rows, read_text
from peaceops.casebook.write import (
    CLAIM_COLUMNS,
    MISSION_COLUMNS,
    NAME_COLUMNS,
    SEARCH_COLUMNS,
    render_claim_row,
    render_source_item,
)
from peaceops.codebook.schema import Codebook
from peaceops.errors import CasebookError, CasebookInvalid, ClaimConflict, Problem
from peaceops.model.audit import AuditEntry
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission, Name
from peaceops.model.search import Search
from peaceops.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Casebook:
    """An evidence base: everything that one or more folders hold.

    Parameters
    ----------
    missions, sources, claims : Mapping of str to Mission, Source, Claim
        By id, in the order of the files.
    names : tuple of Name
        Names of missions.
    searches : tuple of Search
        What was read for which questions.
    places : Mapping of str to str
        File and row of each claim, by claim id.
    mission_places : Mapping of str to str
        File and row of each mission, by mission id.
    search_places : Mapping of Search to str
        File and row of each search.
    folders : tuple of str
        Names of the folders, the shipped base first.
    audits : tuple of AuditEntry
        Audits of texts, the last of each text.
    """

    missions: Mapping[str, Mission] = field(hash=False)
    sources: Mapping[str, Source] = field(hash=False)
    claims: Mapping[str, Claim] = field(hash=False)
    names: tuple[Name, ...] = ()
    searches: tuple[Search, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict, hash=False)
    mission_places: Mapping[str, str] = field(default_factory=dict, hash=False)
    search_places: Mapping[Search, str] = field(default_factory=dict, hash=False)
    folders: tuple[str, ...] = ()
    audits: tuple[AuditEntry, ...] = ()

    def mission(self, name: str) -> Mission:
        """Find a mission by id, acronym or name.

        Parameters
        ----------
        name : str
            Id, acronym or any name, upper or lower case.

        Raises
        ------
        UnknownMission
            With the nearest names, or with the candidates if several missions share it.
        """
        if name in self.missions:
            return self.missions[name]
        from peaceops.casebook.identity import MissionIndex
        from peaceops.casebook.registry import read_placed_rows

        index = MissionIndex(missions=self.missions, names=self.names)
        if not index.match(name).mission:
            # The spellings of datasets are many: they are read only when our own names do not do.
            index = MissionIndex(missions=self.missions, names=self.names, placed=read_placed_rows())
        return index.mission(name)

    def claims_on(self, subjects: Iterable[str]) -> tuple[Claim, ...]:
        """Claims on any of these subjects, in file order, without withdrawn ones."""
        wanted = set(subjects)
        return tuple(c for c in self.claims.values() if c.subject in wanted and c.status != "withdrawn")

    def names_of(self, entity: str) -> tuple[Name, ...]:
        """Names of an entity."""
        return tuple(n for n in self.names if n.entity == entity)


def shipped_folder() -> Traversable:
    """Folder of the evidence base that ships with the package."""
    return resources.files("peaceops.casebook") / "data"


def load_casebook(
    codebook: Codebook, *, overlays: Sequence[Path] = (), with_shipped: bool = True, mission: str = ""
) -> Casebook:
    """Load the shipped base and lay users' folders over it.

    Parameters
    ----------
    codebook : Codebook
        Meaning of indicators and codes.
    overlays : sequence of Path
        Users' folders, in order.
    with_shipped : bool
        Whether to begin with the shipped base.
    mission : str
        Id or name of the one mission that is asked about: of missions that nobody has studied, only its measured
        claims are read then. Empty, or a name of none, reads them all.

    Returns
    -------
    Casebook

    Raises
    ------
    CasebookInvalid
        With every problem of every file.
    ClaimConflict
        If two folders give different content to one id.
    """
    folders: list[tuple[str, Traversable | Path]] = []
    if with_shipped:
        folders.append(("casebook", shipped_folder()))
    for overlay in overlays:
        if not overlay.is_dir():
            raise CasebookError(
                "is no folder",
                where=str(overlay),
                expected="a casebook folder",
                hint="peaceops new MISSION makes one",
            )
        folders.append((str(overlay), overlay))
    return read_casebooks(codebook, folders, mission=mission)


def read_casebooks(
    codebook: Codebook,
    folders: Sequence[tuple[str, Traversable | Path]],
    *,
    claim_files: Sequence[tuple[str, Path, str]] = (),
    mission: str = "",
) -> Casebook:
    """Read casebook folders and lay each over those before it.

    Parameters
    ----------
    codebook : Codebook
        Meaning of indicators and codes.
    folders : sequence of (str, path)
        A label for messages, and the folder.
    claim_files : sequence of (str, Path, str)
        Files of claims outside of any folder: label, folder and name.
    mission : str
        As for :func:`load_casebook`.

    Returns
    -------
    Casebook

    Raises
    ------
    CasebookInvalid
        With every problem of every file.
    ClaimConflict
        If two folders give different content to one id.
    """
    layers = _Layers(codebook)
    for label, folder in folders:
        layers.read_tables(label, folder)
    if mission:
        layers.leave_others(mission)
    layers.claim_files += claim_files
    layers.read_claims()
    layers.check()
    return Casebook(
        missions=MappingProxyType(layers.missions.values),
        sources=MappingProxyType(layers.sources.values),
        claims=MappingProxyType(layers.claims.values),
        names=tuple(layers.names),
        searches=tuple(layers.searches),
        places=MappingProxyType(layers.claims.places),
        mission_places=MappingProxyType(layers.missions.places),
        search_places=MappingProxyType(layers.searches),
        folders=tuple(label for label, _ in folders),
        audits=tuple(layers.audits.values()),
    )


class _Shelf(Generic[T]):
    """Values of one kind by id, where each stands, and what of them is at fault."""

    def __init__(self, kind: str, content: Callable[[T], object], layers: _Layers) -> None:
        self.kind = kind
        self.content = content
        self.layers = layers
        self.values: dict[str, T] = {}
        self.places: dict[str, str] = {}
        self.unread = Unread()

    def add(self, key: str, value: T, where: str, own: set[str], again: str = "is defined twice; first in {}") -> None:
        """Add a value of a folder that holds these already; the same in a folder below is no problem."""
        if key in own:
            self.layers.problems.append(Problem(where, f"{self.kind} {key!r} {again.format(self.places[key])}"))
        elif key not in self.values:
            self.values[key] = value
            self.places[key] = where
        elif self.content(self.values[key]) != self.content(value):
            text = f"{self.kind} {key!r} has other content in {self.places[key]}"
            self.layers.conflicts.append(Problem(where, text))
        own.add(key)


class _Layers:
    """Folders laid over each other, with what is wrong in them."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.problems: list[Problem] = []
        self.conflicts: list[Problem] = []
        self.missions: _Shelf[Mission] = _Shelf("mission", lambda mission: mission, self)
        self.sources: _Shelf[Source] = _Shelf("source", render_source_item, self)
        self.claims: _Shelf[Claim] = _Shelf("claim", render_claim_row, self)
        # These have no id: they are known by what they say, and stand where it was first said.
        self.names: dict[Name, str] = {}
        self.searches: dict[Search, str] = {}
        self.audits: dict[str, AuditEntry] = {}
        self.claim_files: list[tuple[str, Traversable | Path, str]] = []

    def read_tables(self, label: str, folder: Traversable | Path) -> None:
        """Read everything of a folder but its claims, which may rest on other folders."""
        own: set[str] = set()
        for where, source in self._read_sources(label, folder):
            self.sources.add(source.id, source, where, own)
        own = set()
        unread = self.missions.unread
        for where, cells in self._read_rows(
            label, folder, "missions.csv", MISSION_COLUMNS, REQUIRED_MISSION_COLUMNS, unread
        ):
            mission = attempt(parse_mission, cells, where, self.problems)
            if mission is not None:
                self._drop_registry_row(mission.id, own)
                self.missions.add(mission.id, mission, where, own)
            else:
                unread.ids.update((cells["id"], *split_list(cells.get("contexts", ""))))
        for where, cells in self._read_rows(label, folder, "names.csv", NAME_COLUMNS, REQUIRED_NAME_COLUMNS, Unread()):
            name = attempt(parse_name, cells, where, self.problems)
            if name is not None:
                self.names.setdefault(name, where)
        for where, cells in self._read_rows(
            label, folder, "searches.csv", SEARCH_COLUMNS, REQUIRED_SEARCH_COLUMNS, Unread()
        ):
            search = attempt(parse_search, cells, where, self.problems)
            if search is not None:
                self.searches.setdefault(search, where)
        for where, cells in self._read_rows(
            label, folder, AUDITS_FILE, AUDIT_COLUMNS, REQUIRED_AUDIT_COLUMNS, Unread()
        ):
            audit = attempt(parse_audit_entry, cells, where, self.problems)
            if audit is not None:
                self.audits[audit.sha256] = audit
        before = len(self.problems)
        self.claim_files += [(label, folder, f) for f in list_claim_files(folder, label, self.problems)]
        self.claims.unread.is_any |= len(self.problems) > before

    def _drop_registry_row(self, ident: str, own: set[str]) -> None:
        """Let a casebook replace a row of the registry alone: who studies a mission says what it is."""
        below = self.missions.values.get(ident)
        if below is not None and ident not in own and below.is_registry_only:
            del self.missions.values[ident]

    def _read_rows(
        self, label: str, folder: Traversable | Path, name: str, columns: Sequence[str], required: Sequence[str],
        unread: Unread,
    ) -> Iterator[tuple[str, dict[str, str]]]:  # fmt: skip
        """Read rows with their places; note where one could not be read, for any id may stand there."""
        found: list[Problem] = []
        for row, cells in read_rows(folder, name, label, columns, required, found):
            unread.is_any |= bool(found)
            self.problems += found
            found.clear()
            yield f"{label}/{name} row {row}", cells
        unread.is_any |= bool(found)
        self.problems += found

    def _read_sources(self, label: str, folder: Traversable | Path) -> Iterator[tuple[str, Source]]:
        where = f"{label}/sources.json"
        before = len(self.problems)
        text = attempt(lambda name: read_text(folder, name) or "", "sources.json", where, self.problems)
        items: object = []
        try:
            items = json.loads(text) if text else []
        except (ValueError, RecursionError) as error:
            self.problems.append(Problem(where, f"is no JSON: {error}"))
        if not isinstance(items, list):
            self.problems.append(Problem(where, "is no list; expected CSL-JSON"))
            items = []
        self.sources.unread.is_any |= len(self.problems) > before
        for number, item in enumerate(items, 1):
            place = f"{where} item {number}"
            source = attempt(parse_source, item, place, self.problems)
            if source is not None:
                yield place, source
            elif isinstance(item, dict) and "id" in item:
                self.sources.unread.ids.add(str(item["id"]))

    def leave_others(self, name: str) -> None:
        """Leave out the measured claims of registry missions that `name` does not mean."""
        known = Casebook(missions=self.missions.values, sources={}, claims={}, names=tuple(self.names))
        try:
            wanted = known.mission(name)
        except CasebookError:
            return
        unstudied = {m.id for m in self.missions.values.values() if m.is_registry_only}
        left = {f"measured/{ident}.csv" for ident in unstudied - {wanted.id, *wanted.beside}}
        self.claim_files = [given for given in self.claim_files if given[2] not in left]

    def read_claims(self) -> None:
        """Read the claims of all folders against all missions and sources."""
        parser = ClaimParser(
            self.codebook,
            self.sources.values,
            {s for m in self.missions.values.values() for s in m.subjects},
            unread_sources=self.sources.unread,
            unread_subjects=self.missions.unread,
        )
        own: dict[str, set[str]] = {}
        unread = self.claims.unread
        for label, folder, path in self.claim_files:
            for where, cells in self._read_rows(label, folder, path, CLAIM_COLUMNS, REQUIRED_CLAIM_COLUMNS, unread):
                claim = parser.parse(cells, where, self.problems)
                if claim is not None:
                    again = "says the same as {}; expected each claim once"
                    self.claims.add(claim.id, claim, where, own.setdefault(label, set()), again)
                else:
                    unread.ids.add(cells.get("id", ""))

    def check(self) -> None:
        """Check what only all folders together can tell; raise what was found.

        Raises
        ------
        CasebookInvalid
            With every problem.
        ClaimConflict
            If only ids conflict.
        """
        self.problems.extend(_find_broken_edges(self.claims))
        self.problems.extend(self._find_unknown_names())
        if self.problems:
            raise CasebookInvalid("the casebook is not valid; nothing was written", self.problems)
        if self.conflicts:
            raise ClaimConflict("two casebooks give different content to one id", self.conflicts)

    def _find_unknown_names(self) -> Iterator[Problem]:
        """Find what missions, names and searches name and no casebook holds."""
        missions, sources = self.missions, self.sources
        sourced = [(missions.places[mission.id], mission.source) for mission in missions.values.values()]
        sourced += [(where, search.source) for search, where in self.searches.items()]
        for where, source in sourced:
            if source:
                for text in find_unknown("source", source, sources.values, sources.unread, "is not in sources.json"):
                    yield Problem(where, text)
        linked = [
            (missions.places[mission.id], other)
            for mission in missions.values.values()
            for other in (*mission.beside, mission.predecessor, mission.successor)
        ]
        linked += [(where, name.entity) for name, where in self.names.items()]
        for where, other in linked:
            if other:
                for text in find_unknown("mission", other, missions.values, missions.unread, "is in no missions.csv"):
                    yield Problem(where, text)


def _find_broken_edges(shelf: _Shelf[Claim]) -> Iterator[Problem]:
    """Find derivations from claims that are not there, and circles of them."""
    claims, places = shelf.values, shelf.places
    for claim in claims.values():
        for name in claim.derives_from:
            if name not in claims and name not in shelf.unread:
                yield Problem(places[claim.id], f"derives_from names {name!r}, which no casebook holds")
    state: dict[str, int] = {}
    for start in claims:
        stack = [(start, iter(claims[start].derives_from))] if start not in state else []
        state.setdefault(start, 1)
        while stack:
            node, parents = stack[-1]
            parent = next(parents, None)
            if parent is None:
                state[node] = 2
                stack.pop()
            elif parent in claims and state.get(parent) == 1:
                yield Problem(places[node], f"derives_from runs in a circle through {parent}")
            elif parent in claims and parent not in state:
                state[parent] = 1
                stack.append((parent, iter(claims[parent].derives_from)))
