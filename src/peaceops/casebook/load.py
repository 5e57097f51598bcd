"""Read casebooks: missions, names, sources and claims, checked against the codebook.

What enters: one or more folders of CSV and CSL-JSON files; the shipped base is one of them.
What leaves: a :class:`Casebook`, or one error that lists every problem with file and row.
Never done here: repairing a row, following a link out of the folder, network.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from peaceops.casebook.parse import (
    REQUIRED_CLAIM_COLUMNS,
    REQUIRED_MISSION_COLUMNS,
    REQUIRED_NAME_COLUMNS,
    REQUIRED_SEARCH_COLUMNS,
    ClaimParser,
    parse_mission,
    parse_name,
    parse_search,
    parse_source,
)
from peaceops.casebook.rows import T, attempt, list_claim_files, read_rows, read_text
from peaceops.casebook.write import (
    CLAIM_COLUMNS,
    MISSION_COLUMNS,
    NAME_COLUMNS,
    SEARCH_COLUMNS,
    render_claim_row,
    render_source_item,
)
from peaceops.codebook.schema import Codebook
from peaceops.errors import CasebookError, CasebookInvalid, ClaimConflict, Problem, UnknownMission
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
    folders : tuple of str
        Names of the folders, the shipped base first.
    """

    missions: Mapping[str, Mission] = field(hash=False)
    sources: Mapping[str, Source] = field(hash=False)
    claims: Mapping[str, Claim] = field(hash=False)
    names: tuple[Name, ...] = ()
    searches: tuple[Search, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict, hash=False)
    folders: tuple[str, ...] = ()

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
        wanted = " ".join(name.split()).casefold()
        if wanted in self.missions:
            return self.missions[wanted]
        table: dict[str, set[str]] = {}
        for mission in self.missions.values():
            for text in (mission.id, mission.acronym, mission.name):
                if text:
                    table.setdefault(text.casefold(), set()).add(mission.id)
        for entry in self.names:
            table.setdefault(entry.text.casefold(), set()).add(entry.entity)
        found = sorted(table.get(wanted, set()) & set(self.missions))
        if len(found) == 1:
            return self.missions[found[0]]
        if found:
            raise UnknownMission("mission", name, found, hint="the name stands for several; use an id")
        near: list[str] = []
        for text in difflib.get_close_matches(wanted[:200], table, n=6, cutoff=0.45):
            near += [mission for mission in sorted(table[text]) if mission not in near]
        near += [m for m in self.missions if wanted and wanted in m and m not in near]
        raise UnknownMission("mission", name, near[:4] or sorted(self.missions)[:4])

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


def load_casebook(codebook: Codebook, *, overlays: Sequence[Path] = (), with_shipped: bool = True) -> Casebook:
    """Load the shipped base and lay users' folders over it.

    Parameters
    ----------
    codebook : Codebook
        Meaning of indicators and codes.
    overlays : sequence of Path
        Users' folders, in order.
    with_shipped : bool
        Whether to begin with the shipped base.

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
    return read_casebooks(codebook, folders)


def read_casebooks(
    codebook: Codebook,
    folders: Sequence[tuple[str, Traversable | Path]],
    *,
    claim_files: Sequence[tuple[str, Path, str]] = (),
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
    layers.claim_files += claim_files
    layers.read_claims()
    layers.check()
    return Casebook(
        missions=MappingProxyType(layers.missions),
        sources=MappingProxyType(layers.sources),
        claims=MappingProxyType(layers.claims),
        names=tuple(layers.names),
        searches=tuple(layers.searches),
        places=MappingProxyType(layers.places),
        folders=tuple(label for label, _ in folders),
    )


class _Layers:
    """Folders laid over each other, with what is wrong in them."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.missions: dict[str, Mission] = {}
        self.sources: dict[str, Source] = {}
        self.claims: dict[str, Claim] = {}
        self.names: dict[Name, None] = {}
        self.searches: dict[Search, None] = {}
        self.places: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.conflicts: list[Problem] = []
        self.claim_files: list[tuple[str, Traversable | Path, str]] = []

    def read_tables(self, label: str, folder: Traversable | Path) -> None:
        """Read everything of a folder but its claims, which may rest on other folders."""
        sources = dict(_read_sources(folder, label, self.problems))
        self._merge(self.sources, sources, render_source_item, f"{label}/sources.json source")
        missions: dict[str, Mission] = {}
        for where, mission in self._parse_table(
            label, folder, "missions.csv", MISSION_COLUMNS, REQUIRED_MISSION_COLUMNS, parse_mission
        ):
            if mission.id in missions:
                self.problems.append(Problem(where, f"mission {mission.id!r} is defined twice"))
            missions[mission.id] = mission
        self._merge(self.missions, missions, lambda m: m, f"{label}/missions.csv mission")
        for _, name in self._parse_table(label, folder, "names.csv", NAME_COLUMNS, REQUIRED_NAME_COLUMNS, parse_name):
            self.names[name] = None
        for _, search in self._parse_table(
            label, folder, "searches.csv", SEARCH_COLUMNS, REQUIRED_SEARCH_COLUMNS, parse_search
        ):
            self.searches[search] = None
        self.claim_files += [(label, folder, f) for f in list_claim_files(folder, label, self.problems)]

    def _parse_table(
        self, label: str, folder: Traversable | Path, name: str, columns: Sequence[str],
        required: Sequence[str], parse: Callable[[Mapping[str, str]], T],
    ) -> Iterator[tuple[str, T]]:  # fmt: skip
        for row, cells in read_rows(folder, name, label, columns, required, self.problems):
            where = f"{label}/{name} row {row}"
            value = attempt(parse, cells, where, self.problems)
            if value is not None:
                yield where, value

    def _merge(self, into: dict[str, T], new: Mapping[str, T], content: Callable[[T], object], where: str) -> None:
        for key, value in new.items():
            if key in into and content(into[key]) != content(value):
                self.conflicts.append(Problem(f"{where} {key}", "has other content in the casebook below"))
            into.setdefault(key, value)

    def read_claims(self) -> None:
        """Read the claims of all folders against all missions and sources."""
        subjects = {s for m in self.missions.values() for s in m.subjects}
        parser = ClaimParser(self.codebook, self.sources, subjects)
        seen: dict[str, set[str]] = {}
        for label, folder, path in self.claim_files:
            for row, cells in read_rows(folder, path, label, CLAIM_COLUMNS, REQUIRED_CLAIM_COLUMNS, self.problems):
                where = f"{label}/{path} row {row}"
                claim = parser.parse(cells, where, self.problems)
                if claim is not None:
                    self._add_claim(claim, where, seen.setdefault(label, set()))

    def _add_claim(self, claim: Claim, where: str, own: set[str]) -> None:
        below = self.claims.get(claim.id)
        if claim.id in own:
            self.problems.append(Problem(where, f"says the same as {self.places[claim.id]}; expected each claim once"))
        elif below is not None and render_claim_row(below) != render_claim_row(claim):
            self.conflicts.append(Problem(where, f"claim {claim.id} has other content in {self.places[claim.id]}"))
        elif below is None:
            self.claims[claim.id] = claim
            self.places[claim.id] = where
        own.add(claim.id)

    def check(self) -> None:
        """Check what only all folders together can tell; raise what was found.

        Raises
        ------
        CasebookInvalid
            With every problem.
        ClaimConflict
            If only ids conflict.
        """
        _check_edges(self.claims, self.places, self.problems)
        _check_missions(self.missions, self.names, self.sources, self.problems)
        for search in self.searches:
            if search.source and search.source not in self.sources:
                self.problems.append(Problem("searches.csv", f"source {search.source!r} is not in sources.json"))
        if self.problems:
            raise CasebookInvalid("the casebook is not valid; nothing was written", self.problems)
        if self.conflicts:
            raise ClaimConflict("two casebooks give different content to one id", self.conflicts)


def _check_edges(claims: Mapping[str, Claim], places: Mapping[str, str], problems: list[Problem]) -> None:
    for claim in claims.values():
        problems.extend(
            Problem(places[claim.id], f"derives_from names {parent!r}, which no casebook holds")
            for parent in claim.derives_from
            if parent not in claims
        )
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
                problems.append(Problem(places[node], f"derives_from runs in a circle through {parent}"))
            elif parent in claims and parent not in state:
                state[parent] = 1
                stack.append((parent, iter(claims[parent].derives_from)))


def _check_missions(
    missions: Mapping[str, Mission],
    names: Mapping[Name, None],
    sources: Mapping[str, Source],
    problems: list[Problem],
) -> None:
    for mission in missions.values():
        linked = (*mission.beside, mission.predecessor, mission.successor)
        problems.extend(
            Problem(f"missions.csv mission {mission.id}", f"names a mission {other!r} that no casebook holds")
            for other in filter(None, linked)
            if other not in missions
        )
        if mission.source and mission.source not in sources:
            problems.append(
                Problem(f"missions.csv mission {mission.id}", f"source {mission.source!r} is not in sources.json")
            )
    problems.extend(
        Problem("names.csv", f"{name.text[:60]!r} names an unknown mission {name.entity[:60]!r}")
        for name in names
        if name.entity not in missions
    )


def _read_sources(folder: Traversable | Path, label: str, problems: list[Problem]) -> Iterator[tuple[str, Source]]:
    where = f"{label}/sources.json"
    text = attempt(lambda name: read_text(folder, name) or "", "sources.json", where, problems)
    if not text:
        return
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:
        problems.append(Problem(where, f"is no JSON: {error}"))
        return
    if not isinstance(items, list):
        problems.append(Problem(where, "is no list; expected CSL-JSON"))
        return
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        place = f"{where} item {number}"
        source = attempt(parse_source, item, place, problems)
        if source is None:
            continue
        if source.id in seen:
            problems.append(Problem(place, f"source {source.id!r} is defined twice"))
            continue
        seen.add(source.id)
        yield source.id, source
