"""Read casebooks: missions, names, sources and claims, checked against the codebook.

What enters: one or more folders of CSV and CSL-JSON files; the shipped base is one of them.
What leaves: a :class:`Casebook`, or one error that lists every problem with file and row.
Never done here: repairing a row, following a link out of the folder, network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Final

from peaceops.casebook.audits import AUDITS_FILE
from peaceops.casebook.claims import ClaimHead, Claims
from peaceops.casebook.identity import find_mission
from peaceops.casebook.layers import Layers
from peaceops.casebook.rows import shipped_folder
from peaceops.codebook.schema import Codebook
from peaceops.errors import CasebookError
from peaceops.model.audit import AuditEntry
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission, Name
from peaceops.model.search import Search
from peaceops.model.source import Source

__all__ = ["Casebook", "load_casebook", "read_casebooks", "shipped_folder"]

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
        return find_mission(self.missions, self.names, name)

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
    layers = Layers(codebook)
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
