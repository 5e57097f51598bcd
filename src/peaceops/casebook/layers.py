"""Folders laid over each other: their rows read, checked against each other, and all that is wrong told at once.

What enters: folders of CSV and CSL-JSON files. What leaves: values by id with their places, or every problem.
Never done here: repairing a row.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Generic

from peaceops.casebook.audits import AUDIT_COLUMNS, AUDITS_FILE, REQUIRED_AUDIT_COLUMNS, parse_audit_entry
from peaceops.casebook.claims import ClaimHead, ClaimRow, Claims
from peaceops.casebook.identity import find_mission
from peaceops.casebook.index import IndexedRow, index_files, list_places
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
    shipped_folder,
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


class Shelf(Generic[T]):
    """Values of one kind by id, where each stands, and what of them is at fault."""

    def __init__(self, kind: str, content: Callable[[T], object], layers: Layers) -> None:
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


class Layers:
    """Folders laid over each other, with what is wrong in them."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.problems: list[Problem] = []
        self.conflicts: list[Problem] = []
        self.missions: Shelf[Mission] = Shelf("mission", lambda mission: mission, self)
        self.sources: Shelf[Source] = Shelf("source", render_source_item, self)
        self.claims: Shelf[Claim] = Shelf("claim", render_claim_row, self)
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
        try:
            wanted = find_mission(self.missions.values, tuple(self.names), name)
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
        found = {row.line[1]: row for row in rows}
        if len(found) < len(rows) or any(ident in self.claims.held for ident in found):
            return False
        self.claims.held.update(found)
        self.claims.places.update(list_places(rows))
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


def _find_broken_edges(heads: Iterable[ClaimHead], shelf: Shelf[Claim]) -> Iterator[Problem]:
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
