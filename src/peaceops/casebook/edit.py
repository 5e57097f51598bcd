"""Edit a casebook: append one claim, add sources, check one file; nothing is written unless all is valid.

What enters: a folder, cells or sources. What leaves: changed files, or one error and unchanged files.
Never done here: overwriting a claim, dropping a comment.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from peaceops.casebook.bibliography import merge_sources
from peaceops.casebook.load import Casebook, read_casebooks, shipped_folder
from peaceops.casebook.parse import ClaimParser
from peaceops.casebook.rows import read_text
from peaceops.casebook.write import CLAIM_COLUMNS, render_claim_row, render_csv, render_source_item, render_sources
from peaceops.codebook.schema import Codebook
from peaceops.errors import CasebookError, CasebookInvalid, ClaimConflict, Problem
from peaceops.files import check_inside, write_file
from peaceops.model.claim import Claim
from peaceops.model.source import Source

_NEW: Final = "the new claim"


def list_own(casebook: Casebook, below: Casebook) -> Casebook:
    """List what a casebook holds beyond the one it was laid over.

    Parameters
    ----------
    casebook : Casebook
        Both together.
    below : Casebook
        The one below.

    Returns
    -------
    Casebook
        The difference.
    """
    return Casebook(
        missions={k: v for k, v in casebook.missions.items() if below.missions.get(k) != v},
        sources={k: v for k, v in casebook.sources.items() if k not in below.sources},
        claims={k: v for k, v in casebook.claims.items() if k not in below.claims},
        names=tuple(n for n in casebook.names if n not in set(below.names)),
        searches=tuple(s for s in casebook.searches if s not in set(below.searches)),
        places=casebook.places,
        mission_places=casebook.mission_places,
        search_places=casebook.search_places,
        folders=casebook.folders,
    )


def add_claim(codebook: Codebook, casebook: Casebook, folder: Path, cells: Mapping[str, str]) -> tuple[Claim, Path]:
    """Check a claim against the codebook and append it to its file.

    Parameters
    ----------
    codebook : Codebook
        Meaning of indicators and codes.
    casebook : Casebook
        The base with this folder laid over it: its sources, missions and claims.
    folder : Path
        The user's casebook.
    cells : Mapping of str to str
        Cells by column of a claims file.

    Returns
    -------
    tuple of Claim and Path
        The claim and the file it now stands in. Comments and rows of the file stay as they are.

    Raises
    ------
    CasebookInvalid
        With every problem of the claim; nothing is written.
    CasebookError
        If the file's header lacks a column that the claim needs.
    """
    problems: list[Problem] = []
    subjects = {s for m in casebook.missions.values() for s in m.subjects}
    row = {name: cells.get(name, "") for name in CLAIM_COLUMNS}
    claim = ClaimParser(codebook, casebook.sources, subjects).parse(row, _NEW, problems)
    if claim is not None:
        if claim.id in casebook.claims:
            problems.append(Problem(_NEW, f"says the same as {casebook.places[claim.id]}; expected each claim once"))
        problems.extend(
            Problem(_NEW, f"derives_from names {parent!r}, which no casebook holds")
            for parent in claim.derives_from
            if parent not in casebook.claims
        )
    if problems or claim is None:
        raise CasebookInvalid("the claim is not valid; nothing was written", problems)
    name = f"claims/{claim.subject.replace(':', '_')}.csv"
    path = folder / name
    write_file(_check_target(folder, path), _append(read_text(folder, name) or "", claim, name))
    return claim, path


def _check_target(folder: Path, path: Path) -> Path:
    """Refuse to write through a link that leads out of the folder."""
    if os.path.lexists(path) or os.path.lexists(path.parent):
        check_inside(folder, path)
    return path


def _append(text: str, claim: Claim, name: str) -> str:
    row = {column: cell for column, cell in render_claim_row(claim).items() if cell}
    if not text:
        return render_csv(CLAIM_COLUMNS, [row])
    header = next(
        (
            cells
            for cells in csv.reader(io.StringIO(text, newline=""))
            if any(c.strip() for c in cells) and not cells[0].lstrip().startswith("#")
        ),
        None,
    )
    if header is None:
        raise CasebookError("has no header", where=name, hint=f"its first line should be {','.join(CLAIM_COLUMNS)}")
    columns = [column.strip() for column in header]
    if absent := [column for column in row if column not in columns]:
        raise CasebookError(f"column {absent[0]!r} is missing", where=f"{name} header", hint="add it to the header")
    line = render_csv(columns, [row]).split("\n", 1)[1]
    return text + ("" if text.endswith("\n") else "\n") + line


def add_sources(
    casebook: Casebook, below: Casebook, folder: Path, sources: Sequence[Source]
) -> tuple[int, tuple[str, ...]]:
    """Add sources to a casebook's ``sources.json``.

    Parameters
    ----------
    casebook, below : Casebook
        The base with this folder laid over it, and the base alone.
    folder : Path
        The user's casebook.
    sources : sequence of Source
        What is to be added.

    Returns
    -------
    tuple of int and tuple of str
        How many are new, and ids of those that were there with the same content.

    Raises
    ------
    ClaimConflict
        If an id is there with other content; nothing is written.
    """
    new, same, conflicts = merge_sources(sources, casebook.sources, render_source_item)
    if conflicts:
        raise ClaimConflict("sources conflict with the casebook; nothing was written", conflicts)
    if new:
        own = [*list_own(casebook, below).sources.values(), *new]
        write_file(_check_target(folder, folder / "sources.json"), render_sources(own))
    return len(new), same


def check_claim_file(codebook: Codebook, path: Path, overlays: Sequence[Path]) -> tuple[Claim, ...]:
    """Check a file of claims against the codebook and the casebooks its sources stand in.

    Parameters
    ----------
    codebook : Codebook
        Meaning of indicators and codes.
    path : Path
        A claims file: in the ``claims`` folder of a casebook, or anywhere.
    overlays : sequence of Path
        Users' folders.

    Returns
    -------
    tuple of Claim
        Claims of the file.

    Raises
    ------
    CasebookInvalid
        With every problem.
    """
    if not path.is_file():
        raise CasebookError("is no file", where=str(path), expected="a CSV file of claims")
    home = path.absolute().parent.parent
    folders: list[Path] = list(overlays)
    is_inside = path.absolute().parent.name in ("claims", "measured") and (home / "sources.json").is_file()
    if is_inside and not any(f.resolve() == home.resolve() for f in folders):
        folders.append(home)
    layers = [("casebook", shipped_folder()), *((str(folder), folder) for folder in folders)]
    extra = () if is_inside else ((str(path.parent), path.parent, path.name),)
    casebook = read_casebooks(codebook, layers, claim_files=extra)
    ends = (f"/{path.parent.name}/{path.name} row " if is_inside else f"{path.parent}/{path.name} row ",)
    return tuple(c for c in casebook.claims.values() if any(end in casebook.places[c.id] for end in ends))
