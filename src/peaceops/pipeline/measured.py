"""Measured claims of missions, as CSV by the casebook's own codec.

What enters: a casebook, tables of datasets, remarks on single values. What leaves: ``measured/<mission>.csv``,
``sources.json`` for sources that the casebook lacks, and ``NOTICE.csv`` with citation, licence and hash of each dataset.
Never done here: a copy of a dataset's rows. Yearly aggregates are computed for every mission; figures that a dataset
carries from SIPRI, and Mullenbach's, only for missions that have a casebook.

The value comes from :mod:`peaceops.panel.measures`; the locator says how the same value is had from the rows by another
way (:mod:`peaceops.documents.table`), so that ``peaceops check --data`` finds a measure that went wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import Remark, read_placed_rows, read_registry
from peaceops.casebook.write import render_claims, render_csv, render_sources
from peaceops.errors import CasebookError
from peaceops.evidence.table import DEATHS, IPI_CONTRIBUTORS, IPI_MONTHS, SIPRI_MONTHS, TableInput, TableSet
from peaceops.files import write_file
from peaceops.model.claim import Claim
from peaceops.model.source import Source
from peaceops.pipeline.engine import open_folder
from peaceops.pipeline.measured_claim import LISTED, ClaimMaker
from peaceops.pipeline.source_table import TableFolder

TABLES: Final = (IPI_MONTHS, IPI_CONTRIBUTORS, DEATHS, SIPRI_MONTHS, *LISTED)
_NOTICE: Final = ("source", "table", "version", "licence", "citation", "sha256", "claims")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What was written, and what could not be.

    Parameters
    ----------
    written : tuple of (str, int)
        File and number of claims.
    missing : tuple of str
        Tables that are not at hand, each with the remedy, and files that could not be read.
    """

    written: tuple[tuple[str, int], ...]
    missing: tuple[str, ...]


def build_measured(
    casebook: Casebook, data: Path, out: Path, *, names: Sequence[str] = (),
    progress: Callable[[str], None] | None = None,
) -> BuildReport:  # fmt: skip
    """Write measured claims.

    Parameters
    ----------
    casebook : Casebook
        Missions, with their claims.
    data : Path
        Raw files of datasets, or a data folder with snapshots.
    out : Path
        Folder to write to: ``measured/`` in it, as in a casebook.
    names : sequence of str
        Missions; empty for all.
    progress : callable or None
        Told what is read.

    Returns
    -------
    BuildReport
        Nothing is written for a mission without a measured value.
    """
    folder = TableFolder(data, progress=progress)
    tables = open_folder(folder, TABLES)
    wanted = {casebook.mission(name).id for name in names} or set(casebook.missions)
    claims = make_claims(casebook, tables, wanted=wanted, progress=progress)
    sources = [s for given in tables.tables.values() if (s := find_source(given, casebook)).id not in casebook.sources]
    if claims and sources:
        _write_sources({s.id: s for s in sources}, out / "sources.json")
    written = []
    for mission in sorted(claims):
        path = out / "measured" / f"{mission}.csv"
        write_file(path, render_claims(claims[mission]))
        written.append((str(path), len(claims[mission])))
    if written:
        used = [claim for own in claims.values() for claim in own]
        write_file(out / "NOTICE.csv", render_csv(_NOTICE, _list_notices(tables, used)))
    return BuildReport(written=tuple(written), missing=_list_missing(folder, tables))


def _list_missing(folder: TableFolder, tables: TableSet) -> tuple[str, ...]:
    """List what cannot be read first, then what is not there; of a table that was read from another file too."""
    said = list(tables.missing.values())
    more = [text for name, found in folder.unread.items() for text in found if name in tables.tables]
    return (*more, *sorted(said, key=lambda text: " cannot be read: " not in text))


def _write_sources(sources: Mapping[str, Source], path: Path) -> None:
    """Write sources that the casebook lacks; a file that is there is somebody's and is not written over."""
    text = render_sources(sources.values())
    if path.exists() and path.read_text(encoding="utf-8", errors="replace") != text:
        raise CasebookError(
            f"is there and lacks {', '.join(sorted(sources))}", where=str(path), expected="these sources in it",
            hint="build into an empty folder and copy them over",
        )  # fmt: skip
    write_file(path, text)


def _list_notices(tables: TableSet, used: Sequence[Claim]) -> Iterator[dict[str, str]]:
    for given in tables.tables.values():
        count = sum(claim.locator.render().startswith(f"table {given.name};") for claim in used)
        if count:
            yield {
                "source": given.source, "table": given.name, "version": given.version, "licence": given.licence,
                "citation": given.citation, "sha256": given.sha256, "claims": str(count),
            }  # fmt: skip


def make_claims(
    casebook: Casebook, tables: TableSet, *, wanted: set[str], progress: Callable[[str], None] | None = None
) -> Mapping[str, tuple[Claim, ...]]:
    """Make the measured claims of missions.

    Parameters
    ----------
    casebook : Casebook
        Missions and sources.
    tables : TableSet
        What is at hand.
    wanted : set of str
        Mission ids.
    progress : callable or None
        Told of each table.

    Returns
    -------
    Mapping of str to tuple of Claim
        By mission; missions without one are left out. In the order of question, days and source.
    """
    placed = read_placed_rows()
    maker = ClaimMaker(
        casebook, tables, placed, sources={n: find_source(t, casebook) for n, t in tables.tables.items()}
    )
    found: dict[str, dict[str, Claim]] = {}
    remarks = {(r.subject, r.source, r.indicator, r.definition, r.day): r.note for r in read_registry(Remark)}
    for name in tables.tables:
        if progress:
            progress(f"measuring {name}")
        for claim in maker.make(name, remarks):
            if claim.subject in wanted:
                found.setdefault(claim.subject, {})[claim.id] = claim
    return {mission: tuple(sorted(own.values(), key=_order)) for mission, own in found.items()}


def _order(claim: Claim) -> tuple[str, ...]:
    first, last = claim.period.render()
    return (claim.indicator, claim.definition, first, last, claim.source, claim.id)


# Our sources of these datasets, by the id of their citation and release.
_SOURCES: Final = {
    ("ipi-p4p", "2017-06"): "ipi-2017",
    ("ipi-p4p", "2014-02"): "ipi-gender-2014",
    ("un-fatalities", "2025-04-04"): "un-fatalities-2025",
    ("bara-hultman-2020", "2-2019"): "bara-hultman-2020",
    ("mullenbach-2013", "3.1"): "mullenbach-tppm-3.1",
    ("un-pko-list", "2024-02-19"): "un-missions-2024",
}


def find_source(given: TableInput, casebook: Casebook) -> Source:
    """Find the source of a table among those of the casebook, or make it from its card."""
    ident = _SOURCES.get((given.source, given.version), f"{given.source}-{given.version}")
    if ident in casebook.sources:
        return casebook.sources[ident]
    return Source(
        id=ident, kind="dataset", stake="none", csl={**given.csl, "id": ident}, issued=_read_day(given.version),
        note=f"{given.file}, sha256 {given.sha256}; licence: {given.licence}",
    )  # fmt: skip


def _read_day(version: str) -> date | None:
    try:
        return date.fromisoformat(version)
    except ValueError:
        return None
