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
from typing import Any, Final, Generic

from peaceops.casebook.audits import AUDIT_COLUMNS, AUDITS_FILE, REQUIRED_AUDIT_COLUMNS, parse_audit_entry
from peaceops.casebook.claims import ClaimHead, ClaimRow, Claims
from peaceops.casebook.index import IndexedRow, index_files
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
from peaceops.casebook.rows import (
    T,
    Unread,
    attempt,
    list_claim_files,
    name_cells,
    read_split_rows,
    read_text,
)
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
from peaceops.kept import is_held
from peaceops.model.audit import AuditEntry
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission, Name
from peaceops.model.search import Search
from peaceops.model.source import Source

#: What a casebook folder may hold; one of them makes it a casebook.
_PARTS: Final = ("missions.csv", "names.csv", "sources.json", "searches.csv", AUDITS_FILE, "claims", "measured")


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
    is_shipped : bool
        Whether it is the base that ships with the package and nothing else, as it was read.
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
    is_shipped: bool = False

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
        return tuple(self.claims[head.id] for head in self.heads_on(subjects))

    def heads(self) -> Iterable[ClaimHead]:
        """Heads of all claims, in file order: what is told of them without parsing any."""
        return self._list_claims().heads()

    def heads_on(self, subjects: Iterable[str] | None, *, indicators: Iterable[str] = ()) -> tuple[ClaimHead, ...]:
        """Heads of claims, in file order, without withdrawn ones.

        Parameters
        ----------
        subjects : iterable of str or None
            Missions, conflicts, areas; None for any.
        indicators : iterable of str
            Only claims of these; none for any.
        """
        return tuple(head for head in self._list_claims().heads_on(subjects, indicators) if head.status != "withdrawn")

    def questions(self) -> frozenset[tuple[str, str]]:
        """Pairs of subject and indicator on which there are claims, withdrawn ones too."""
        return self._list_claims().questions()

    def _list_claims(self) -> Claims:
        return self.claims if isinstance(self.claims, Claims) else Claims(self.claims)

    def names_of(self, entity: str) -> tuple[Name, ...]:
        """Names of an entity."""
        return tuple(n for n in self.names if n.entity == entity)


def shipped_folder() -> Traversable:
    """Folder of the evidence base that ships with the package."""
    return resources.files("peaceops.casebook") / "data"


def load_casebook(
    codebook: Codebook,
    *,
    overlays: Sequence[Path] = (),
    with_shipped: bool = True,
    mission: str = "",
    late: bool = False,
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
    late : bool
        Whether a claim of the shipped base, which its own tests hold valid, is parsed only when it is asked for. Users'
        folders are always parsed whole, so that all that is wrong in them is told.

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
        if not any((overlay / name).exists() for name in _PARTS):
            raise CasebookError(
                "holds nothing of a casebook",
                where=str(overlay),
                expected=f"at least one of {', '.join(_PARTS)}",
                hint="peaceops new MISSION makes one",
            )
        folders.append((str(overlay), overlay))
    return read_casebooks(codebook, folders, mission=mission, late=folders[0][0] if late and with_shipped else "")


def read_casebooks(
    codebook: Codebook,
    folders: Sequence[tuple[str, Traversable | Path]],
    *,
    claim_files: Sequence[tuple[str, Path, str]] = (),
    mission: str = "",
    late: str = "",
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
    late : str
        Label of the folder whose claims are parsed only when they are asked for.

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
    layers.read_claims(late)
    layers.check()
    return Casebook(
        missions=MappingProxyType(layers.missions.values),
        sources=MappingProxyType(layers.sources.values),
        claims=Claims(layers.claims.held, layers.parse_row),
        names=tuple(layers.names),
        searches=tuple(layers.searches),
        places=MappingProxyType(layers.claims.places),
        mission_places=MappingProxyType(layers.missions.places),
        search_places=MappingProxyType(layers.searches),
        folders=tuple(label for label, _ in folders),
        audits=tuple(layers.audits.values()),
        is_shipped=not claim_files and [folder for _, folder in folders] == [shipped_folder()],
    )


class _Shelf(Generic[T]):
    """Values of one kind by id, where each stands, and what of them is at fault."""

    def __init__(self, kind: str, content: Callable[[T], object], layers: _Layers) -> None:
        self.kind = kind
        self.content = content
        self.layers = layers
        # What is written to, and how it is read: a row among the claims is parsed on the way.
        self.held: dict[str, Any] = {}
        self.values: Mapping[str, T] = self.held
        self.places: dict[str, str] = {}
        self.unread = Unread()

    def add(self, key: str, value: T, where: str, own: set[str], again: str = "is defined twice; first in {}") -> None:
        """Add a value of a folder that holds these already; the same in a folder below is no problem."""
        if key in own:
            self.layers.problems.append(Problem(where, f"{self.kind} {key!r} {again.format(self.places[key])}"))
        elif key not in self.values:
            self.held[key] = value
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
        self.claims.values = Claims(self.claims.held, self.parse_row)
        # These have no id: they are known by what they say, and stand where it was first said.
        self.names: dict[Name, str] = {}
        self.searches: dict[Search, str] = {}
        self.audits: dict[str, AuditEntry] = {}
        self.claim_files: list[tuple[str, Traversable | Path, str]] = []
        self.parser: ClaimParser | None = None

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
            del self.missions.held[ident]

    def _read_rows(
        self, label: str, folder: Traversable | Path, name: str, columns: Sequence[str], required: Sequence[str],
        unread: Unread,
    ) -> Iterator[tuple[str, dict[str, str]]]:  # fmt: skip
        """Read rows with their places; note where one could not be read, for any id may stand there."""
        for where, header, cells in self._split_rows(label, folder, name, columns, required, unread):
            yield where, name_cells(header, cells)

    def _split_rows(
        self, label: str, folder: Traversable | Path, name: str, columns: Sequence[str], required: Sequence[str],
        unread: Unread,
    ) -> Iterator[tuple[str, list[str], list[str]]]:  # fmt: skip
        """Read rows as they stand: place, header, cells."""
        found: list[Problem] = []
        for row, header, cells in read_split_rows(folder, name, label, columns, required, found):
            if found:
                unread.is_any = True
                self.problems += found
                found.clear()
            yield f"{label}/{name} row {row}", header, cells
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

    def _make_parser(self) -> ClaimParser:
        return ClaimParser(
            self.codebook,
            self.sources.values,
            {s for m in self.missions.values.values() for s in m.subjects},
            unread_sources=self.sources.unread,
            unread_subjects=self.missions.unread,
        )

    def parse_row(self, row: ClaimRow) -> Claim:
        """Parse a row that was left.

        Raises
        ------
        CasebookInvalid
            With what is wrong with it.
        """
        if self.parser is None:
            self.parser = self._make_parser()
        problems: list[Problem] = []
        claim = self.parser.parse(name_cells(tuple(row.columns), row.cells), row.where, problems)
        if claim is None:
            raise CasebookInvalid("the casebook is not valid", problems)
        return claim

    def read_claims(self, late: str = "") -> None:
        """Read the claims of all folders against all missions and sources; those of `late` are left to be parsed."""
        parser = self._make_parser()
        own: dict[str, set[str]] = {}
        unread = self.claims.unread
        again = "says the same as {}; expected each claim once"
        indexed = self._index_claims(late)
        for label, folder, path in self.claim_files:
            mine = own.setdefault(label, set())
            if label == late and path in indexed and self._take_indexed(indexed[path], mine):
                continue
            columns: dict[str, int] = {}
            rows = self._split_rows(label, folder, path, CLAIM_COLUMNS, REQUIRED_CLAIM_COLUMNS, unread)
            for where, header, cells in rows:
                if label == late:
                    columns = columns or {name: place for place, name in enumerate(header)}
                    row = ClaimRow(where, columns, cells)
                    if (ident := row.id) and ident not in self.claims.held:
                        self.claims.held[ident] = row
                        self.claims.places[ident] = where
                        mine.add(ident)
                        continue
                named = name_cells(header, cells)
                claim = parser.parse(named, where, self.problems)
                if claim is not None:
                    self.claims.add(claim.id, claim, where, mine, again)
                else:
                    unread.ids.add(named.get("id", ""))

    def _index_claims(self, late: str) -> dict[str, list[IndexedRow]]:
        """Index the claim files of the folder that is parsed late, where it is one of the package's own."""
        folders = {folder for label, folder, _ in self.claim_files if label == late}
        if not is_held() or folders != {shipped_folder()} or not isinstance(folder := folders.pop(), Path):
            return {}
        return index_files(folder, late, [name for label, _, name in self.claim_files if label == late])

    def _take_indexed(self, rows: Sequence[IndexedRow], mine: set[str]) -> bool:
        """Take rows that were indexed; none where one of them has an id that is there already."""
        found = {row.id: row for row in rows}
        if len(found) < len(rows) or any(ident in self.claims.held for ident in found):
            return False
        self.claims.held.update(found)
        self.claims.places.update((ident, row.where) for ident, row in found.items())
        mine.update(found)
        return True

    def check(self) -> None:
        """Check what only all folders together can tell; raise what was found.

        Raises
        ------
        CasebookInvalid
            With every problem.
        ClaimConflict
            If only ids conflict.
        """
        self.problems.extend(_find_broken_edges(Claims(self.claims.held).heads(), self.claims))
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


def _find_broken_edges(heads: Iterable[ClaimHead], shelf: _Shelf[Claim]) -> Iterator[Problem]:
    """Find derivations from claims that are not there, and circles of them."""
    parents_of = {head.id: parents for head in heads if (parents := head.derives_from)}
    places = shelf.places
    for ident, parents in parents_of.items():
        for name in parents:
            if name not in shelf.values and name not in shelf.unread:
                yield Problem(places[ident], f"derives_from names {name!r}, which no casebook holds")
    state: dict[str, int] = {}
    for start, first in parents_of.items():
        stack = [(start, iter(first))] if start not in state else []
        state.setdefault(start, 1)
        while stack:
            node, left = stack[-1]
            parent = next(left, None)
            if parent is None:
                state[node] = 2
                stack.pop()
            elif parent in parents_of and state.get(parent) == 1:
                yield Problem(places[node], f"derives_from runs in a circle through {parent}")
            elif parent in parents_of and parent not in state:
                state[parent] = 1
                stack.append((parent, iter(parents_of[parent])))
