"""Measured claims of missions that have casebooks, as CSV by the casebook's own codec.

What enters: a casebook, snapshots. What leaves: ``measured/<mission>.csv``, ``sources.json`` for sources that the casebook
lacks, and ``NOTICE.csv`` with citation, licence and hash of each dataset.
Never done here: writing into the shipped base, a claim that the ledger holds already, a copy of a dataset's rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import read_placed_rows
from peaceops.casebook.write import render_claims, render_csv, render_sources
from peaceops.codebook.load import find_definition
from peaceops.codebook.schema import Codebook
from peaceops.errors import InvalidValue
from peaceops.evidence.answer import Reading
from peaceops.evidence.derive import PanelMeasures
from peaceops.evidence.table import TableInput, TableSet
from peaceops.files import write_file
from peaceops.model.claim import Claim
from peaceops.model.locator import TableLocator
from peaceops.model.mission import Mission
from peaceops.model.period import Period, parse_date_range
from peaceops.model.question import Question
from peaceops.model.source import Source
from peaceops.model.value import Quantity
from peaceops.pipeline.engine import open_tables

CODER: Final = "panel-measures-1"
_INDICATORS: Final = ("T3", "M1", "M2", "M7", "F4")
# Our sources of these datasets, by the id of their citation and release.
_SOURCES: Final = {
    ("ipi-p4p", "2017-06"): "ipi-2017",
    ("ipi-p4p", "2014-02"): "ipi-gender-2014",
    ("un-fatalities", "2025-04-04"): "un-fatalities-2025",
    ("bara-hultman-2020", "2-2019"): "bara-hultman-2020",
}
_NOTICE: Final = ("source", "table", "version", "licence", "citation", "sha256")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What was written, and what could not be.

    Parameters
    ----------
    written : tuple of (str, int)
        File and number of claims.
    missing : tuple of str
        Tables that are not at hand, each with the remedy.
    """

    written: tuple[tuple[str, int], ...]
    missing: tuple[str, ...]


def build_measured(
    casebook: Casebook, codebook: Codebook, store: Path | None, out: Path, *, names: Sequence[str] = (),
    progress: Callable[[str], None] | None = None,
) -> BuildReport:  # fmt: skip
    """Write measured claims.

    Parameters
    ----------
    casebook : Casebook
        Missions with their claims.
    codebook : Codebook
        Meaning of measures.
    store : Path or None
        Data folder with snapshots.
    out : Path
        Folder to write to.
    names : sequence of str
        Missions; empty for all that have casebooks.
    progress : callable or None
        Told of each mission.

    Returns
    -------
    BuildReport
        Nothing is written for a mission without a measured value.
    """
    tables = open_tables(store)
    measures = PanelMeasures(tables, casebook, read_placed_rows())
    missions = [casebook.mission(name) for name in names] or [
        m for m in casebook.missions.values() if not m.is_registry_only
    ]
    sources: dict[str, Source] = {}
    written: list[tuple[str, int]] = []
    for mission in sorted(missions, key=lambda m: m.id) if tables.tables else ():
        if progress:
            progress(f"measuring {mission.id}")
        found = _derive_claims(mission, casebook, codebook, measures, tables, sources)
        claims = tuple({claim.id: claim for claim in found}.values())
        if claims:
            path = out / "measured" / f"{mission.id}.csv"
            write_file(path, render_claims(claims))
            written.append((str(path), len(claims)))
    if written:
        write_file(out / "sources.json", render_sources([s for s in sources.values() if s.id not in casebook.sources]))
        write_file(out / "NOTICE.csv", render_csv(_NOTICE, (_notice(given) for given in tables.tables.values())))
    return BuildReport(written=tuple(written), missing=tuple(tables.missing.values()))


def _notice(given: TableInput) -> dict[str, str]:
    return {
        "source": given.source, "table": given.name, "version": given.version, "licence": given.licence,
        "citation": given.citation, "sha256": given.sha256,
    }  # fmt: skip


def _derive_claims(
    mission: Mission, casebook: Casebook, codebook: Codebook, measures: PanelMeasures, tables: TableSet,
    sources: dict[str, Source],
) -> Iterator[Claim]:  # fmt: skip
    known = {
        (c.indicator, c.definition, c.value.text, c.period) for c in casebook.claims_on([mission.id]) if c.kind == "measured"
    }  # fmt: skip
    by_table = {f"{given.name} ({given.file})": given for given in tables.tables.values()}
    for indicator in _INDICATORS:
        for reading in measures.derive(Question(subject=mission.id, indicator=indicator), mission):
            given = by_table.get(reading.table)
            if given is None or not reading.has_value or _is_choice(reading):
                continue
            source = _find_source(given, casebook)
            sources[source.id] = source
            claim = _make_claim(mission, reading, given, source, codebook)
            if (claim.indicator, claim.definition, claim.value.text, claim.period) not in known:
                yield claim


def _is_choice(reading: Reading) -> bool:
    """Whether another reading of the same rows is the one to keep: Decembers, not means of months."""
    return reading.rule == "mean of the months observed" or "interpolated" in reading.rule or "," in reading.source


def _find_source(given: TableInput, casebook: Casebook) -> Source:
    ident = _SOURCES.get((given.source, given.version), f"{given.source}-{given.version}")
    if ident in casebook.sources:
        return casebook.sources[ident]
    return Source(
        id=ident, kind="dataset", stake="none", csl={**given.csl, "id": ident}, issued=_read_day(given.version),
        note=f"{given.file}, sha256 {given.sha256}; licence: {given.licence}",
    )  # fmt: skip


def _read_day(version: str) -> date | None:
    try:
        return parse_date_range(version)[1]
    except InvalidValue:
        return None


def _make_claim(mission: Mission, reading: Reading, given: TableInput, source: Source, codebook: Codebook) -> Claim:
    indicator, _, definition = reading.definition.partition("/")
    unit = find_definition(codebook, indicator, definition)[1].unit
    is_relayed = given.source == "bara-hultman-2020"
    column = definition if reading.low == reading.high else f"{definition}_low to {definition}_high"
    title = find_definition(codebook, indicator, definition)[1].title.lower()
    return Claim(
        subject=mission.id,
        indicator=indicator,
        definition=definition,
        party="mission" if indicator == "T3" else "",
        value=Quantity(low=reading.low, high=reading.high, unit=unit),
        period=Period.parse(*reading.period),
        source=source.id,
        locator=TableLocator(
            table=given.name, filter=reading.filter, column=column, snapshot=f"sha256:{given.sha256}"
        ),
        attribution="relayed" if is_relayed else "observed",
        known_from=source.issued or given.last_day,
        coder=CODER,
        coder_kind="computed",
        summary=f"{given.citation}: {title} ({reading.label}).",
        note="; ".join(part for part in (reading.rule, reading.reason) if part),
    )  # fmt: skip
