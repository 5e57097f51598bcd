"""The evidence base verifies itself.

What enters: casebook folders and, where they are at hand, documents and datasets.
What leaves: a :class:`CheckReport`; what cannot be loaded at all is an error with every problem.
Never done here: correcting anything; failing because a source is not at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peaceops.casebook.load import Casebook, load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.codebook.schema import Codebook
from peaceops.codebook.wording import find_loaded_words
from peaceops.documents.confirm import confirm_claims
from peaceops.documents.confirmation import Confirmation, ConfirmationReport
from peaceops.documents.read import Document, read_document
from peaceops.errors import CasebookError, Problem
from peaceops.model.locator import TableLocator
from peaceops.pipeline.source_table import TableReader


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check found.

    Parameters
    ----------
    missions, sources, claims, searches : int
        How many there are.
    problems : tuple of Problem
        What has to be put right.
    remarks : tuple of Problem
        What a person should look at; a remark never fails.
    confirmation : ConfirmationReport or None
        What opening the locators showed; None when nothing was at hand.
    """

    missions: int
    sources: int
    claims: int
    searches: int
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    confirmation: ConfirmationReport | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing has to be put right: a claim whose source is not at hand does not count against it."""
        return not self.problems and not (self.confirmation and self.confirmation.failures)

    def to_dict(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return {
            "is_sound": self.is_sound,
            "missions": self.missions,
            "sources": self.sources,
            "claims": self.claims,
            "searches": self.searches,
            "problems": [{"where": p.where, "what": p.what} for p in self.problems],
            "remarks": [{"where": p.where, "what": p.what} for p in self.remarks],
            "shares": [
                {
                    "medium": s.medium,
                    "claims": s.claims,
                    "checked": s.checked,
                    "confirmed": s.confirmed,
                    "share": s.share,
                }
                for s in (self.confirmation.shares if self.confirmation else ())
            ],
            "failures": [_to_dict(c) for c in (self.confirmation.failures if self.confirmation else ())],
            "not_checked": [_to_dict(c) for c in (self.confirmation.not_checked if self.confirmation else ())],
        }


def _to_dict(confirmation: Confirmation) -> dict[str, Any]:
    return {
        "claim": confirmation.claim,
        "source": confirmation.source,
        "medium": confirmation.medium,
        "missing": list(confirmation.missing),
        "reason": confirmation.reason,
    }


def check_base(
    *,
    casebooks: tuple[Path, ...] = (),
    documents: Path | None = None,
    data: Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> CheckReport:
    """Check the codebook and all casebooks; open every locator that is at hand.

    Parameters
    ----------
    casebooks : tuple of Path
        Users' folders.
    documents, data : Path or None
        Folders of documents and datasets.
    progress : callable or None
        Told of each document.

    Returns
    -------
    CheckReport

    Raises
    ------
    CodebookInvalid, CasebookInvalid, ClaimConflict
        With every problem, when the base cannot be loaded.
    CasebookError
        If a folder that was named is none.
    """
    for folder in (documents, data):
        if folder is not None and not folder.is_dir():
            raise CasebookError("is no folder", where=str(folder), expected="a folder of documents or data")
    codebook = load_codebook()
    casebook = load_casebook(codebook, overlays=casebooks)
    return CheckReport(
        missions=len(casebook.missions),
        sources=len(casebook.sources),
        claims=len(casebook.claims),
        searches=len(casebook.searches),
        problems=tuple(_find_problems(casebook, codebook)),
        remarks=tuple(_find_remarks(casebook, codebook)),
        confirmation=_confirm(casebook, documents, data, progress),
    )


def _confirm(
    casebook: Casebook, documents: Path | None, data: Path | None, progress: Callable[[str], None] | None
) -> ConfirmationReport | None:
    if documents is None and data is None:
        return None
    claims = tuple(casebook.claims.values())
    if documents is None:
        claims = tuple(c for c in claims if isinstance(c.locator, TableLocator))

    def read(path: Path, **options: Any) -> Document:
        if progress is not None:
            progress(f"reading {path.name}")
        return read_document(path, **options)

    # Without documents only table locators are left, which never look into that folder.
    tables = TableReader(progress=progress)
    return confirm_claims(
        claims, casebook.sources, documents or Path(), data_folder=data, read=read, read_table=tables.read_cell
    )


def _find_problems(casebook: Casebook, codebook: Codebook) -> Iterator[Problem]:
    for claim in casebook.claims.values():
        for word in dict.fromkeys(find_loaded_words(claim.summary)):
            yield Problem(
                casebook.places[claim.id], f"the summary says {word!r} in our own voice; quote it or name the fact"
            )
    questions = {question.id for question in codebook.questions}
    subjects = {s for m in casebook.missions.values() for s in m.subjects}
    for search in casebook.searches:
        where = casebook.search_places[search]
        for question in search.questions:
            if question != "*" and question not in questions:
                yield Problem(where, f"question {question!r} is no row of the year table")
        for subject in search.subjects:
            if subject not in subjects:
                yield Problem(where, f"subject {subject!r} is in no missions.csv")


def _find_remarks(casebook: Casebook, codebook: Codebook) -> Iterator[Problem]:
    used = {c.source for c in casebook.claims.values()} | {s.source for s in casebook.searches}
    used |= {m.source for m in casebook.missions.values()} | {n.source for n in casebook.names}
    for source in casebook.sources:
        if source not in used:
            yield Problem(f"source {source}", "no claim, search or mission rests on it")
    subjects = {claim.subject for claim in casebook.claims.values()}
    for mission in casebook.missions.values():
        if subjects.isdisjoint(mission.subjects):
            continue  # a mission of the registry alone: its names are those of the table of states
        for entity in (mission.lead, *mission.host_states, mission.counterpart, mission.area):
            if entity and entity not in codebook.entities:
                yield Problem(casebook.mission_places[mission.id], f"{entity!r} has no name table; its id is shown")
    said = Counter(
        (c.question, c.value, c.source, c.stance, c.attributed_to, c.topic) for c in casebook.claims.values()
    )
    for claim in casebook.claims.values():
        if said[(claim.question, claim.value, claim.source, claim.stance, claim.attributed_to, claim.topic)] > 1:
            yield Problem(casebook.places[claim.id], f"{claim.source} says the same in another place too")
        if not claim.summary:
            yield Problem(casebook.places[claim.id], "has no summary")
