"""What ``import peaceops`` offers.

What enters: names of missions, texts, folders of users' casebooks. What leaves: assessments, dossiers, audits, tables.
Never done here: printing; anything that the command line cannot do as well.

::

    import peaceops

    result = peaceops.mission("unomig").assess(as_of="2007-12-31")
    result.write_html("unomig.html")
    peaceops.mission("unomig").claims(indicator="D1").to_pandas()
    peaceops.audit("article.pdf", documents="documents").findings().to_pandas()
"""

from __future__ import annotations

import html
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.load import load_casebook as _load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.codebook.schema import PROFILES
from peaceops.dossier import Dossier
from peaceops.errors import UnknownName
from peaceops.files import write_file
from peaceops.model.mission import Mission
from peaceops.model.period import parse_date_range
from peaceops.pipeline.base import Base
from peaceops.pipeline.request import Request
from peaceops.pipeline.run import assess, load_base, make_dossier, render_page
from peaceops.pipeline.select import select_claims
from peaceops.pipeline.table import Table, tabulate_claims, tabulate_missions, tabulate_sources, tabulate_years
from peaceops.report.export import dossier_to_json, render_json, schema

if TYPE_CHECKING:
    from peaceops.dossier.audit import Audit
    from peaceops.panel.uncertain import Total
    from peaceops.pipeline.panel_table import Panel

__all__ = [
    "AuditResult",
    "MissionCase",
    "Result",
    "Table",
    "audit",
    "draw_total",
    "load_casebook",
    "load_codebook",
    "mission",
    "missions",
    "panel",
    "schema",
]

Folder = str | Path
_SHOWN_SENTENCES: Final = 4


def _folders(casebooks: Folder | Iterable[Folder]) -> tuple[Path, ...]:
    given = [casebooks] if isinstance(casebooks, str | Path) else casebooks
    return tuple(Path(folder) for folder in given)


def _names(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _day(as_of: date | str | None) -> date | None:
    return parse_date_range(as_of)[1] if isinstance(as_of, str) else as_of


def load_casebook(*folders: Folder, with_shipped: bool = True) -> Casebook:
    """Load the shipped evidence base and lay users' folders over it.

    Parameters
    ----------
    *folders : str or Path
        Users' casebooks, in order.
    with_shipped : bool
        Whether to begin with the shipped base.

    Returns
    -------
    Casebook

    Raises
    ------
    CasebookError
        As :func:`peaceops.casebook.load_casebook` does.
    """
    return _load_casebook(load_codebook(), overlays=_folders(folders), with_shipped=with_shipped)


def missions(*, casebooks: Folder | Sequence[Folder] = ()) -> Table:
    """List missions with the number of claims on each.

    Parameters
    ----------
    casebooks : str, Path or sequence
        Users' folders, laid over the shipped base.

    Returns
    -------
    Table
    """
    return tabulate_missions(load_casebook(*_folders(casebooks)))


def mission(name: str, *, casebooks: Folder | Sequence[Folder] = ()) -> MissionCase:
    """Find a mission.

    Parameters
    ----------
    name : str
        Id, acronym or name.
    casebooks : str, Path or sequence
        Users' folders, laid over the shipped base.

    Returns
    -------
    MissionCase

    Raises
    ------
    UnknownMission
        With the nearest names.
    """
    folders = _folders(casebooks)
    # As the command line loads it: the same files are read, so the manifest names the same.
    base = load_base(Request(mission=name, casebooks=folders))
    return MissionCase(base=base, mission=base.casebook.mission(name), casebooks=folders)


@dataclass(frozen=True, kw_only=True)
class MissionCase:
    """A mission with its evidence.

    Parameters
    ----------
    base : Base
        Codebook and casebooks.
    mission : Mission
        The mission.
    casebooks : tuple of Path
        Users' folders it was found in.
    """

    base: Base
    mission: Mission
    casebooks: tuple[Path, ...] = ()

    def __repr__(self) -> str:
        return f"<mission {self.mission.id}: {self.mission.name}>"

    def assess(self, *, as_of: date | str | None = None, profile: str = "un") -> Result:
        """Assess the mission.

        Parameters
        ----------
        as_of : date, str or None
            Hide what was not public on that day; a month or year means its last day.
        profile : str
            Display profile of names: ``un``, ``host``, ``counterpart``, ``dual`` or ``id``.

        Returns
        -------
        Result
        """
        if profile not in PROFILES:
            raise UnknownName("profile", profile, PROFILES)
        request = Request(mission=self.mission.id, as_of=_day(as_of), casebooks=self.casebooks, profile=profile)
        return Result(dossier=make_dossier(self.base, request))

    def claims(
        self, *, indicator: str = "", definition: str = "", year: int | None = None, source: str = "",
        as_of: date | str | None = None,
    ) -> Table:  # fmt: skip
        """List the claims on the mission and its contexts.

        Parameters
        ----------
        indicator, definition : str
            Codebook ids; empty for all.
        year : int or None
            Only claims whose period may touch the year.
        source : str
            Id or label of a source.
        as_of : date, str or None
            Hide what was not public on that day.

        Returns
        -------
        Table
        """
        claims = select_claims(
            self.base.casebook, self.base.codebook, self.mission, indicator=indicator, definition=definition,
            year=year, source=source, as_of=_day(as_of),
        )  # fmt: skip
        return tabulate_claims(claims, self.base.casebook, self.base.codebook, self.mission.id)

    def sources(self) -> Table:
        """List the sources of these claims."""
        return tabulate_sources(self.base.casebook, self.mission.subjects, self.mission.id)

    def table(self, *, question: str = "", as_of: date | str | None = None) -> Table:
        """Tabulate the evidence by year and question.

        Parameters
        ----------
        question : str
            Id of one row; empty for all.
        as_of : date, str or None
            Hide what was not public on that day.

        Returns
        -------
        Table
        """
        request = Request(mission=self.mission.id, as_of=_day(as_of), casebooks=self.casebooks)
        return tabulate_years(assess(self.base, request, robustness=False)[1], question)


@dataclass(frozen=True, kw_only=True)
class Result:
    """An assessment, ready to be read or written.

    Parameters
    ----------
    dossier : Dossier
        Typed view of all findings.
    """

    dossier: Dossier

    def __repr__(self) -> str:
        return f"<assessment of {self.dossier.header.mission}: {len(self.dossier.claims)} claims>"

    def _repr_html_(self) -> str:
        """Show name and first sentences in a notebook."""
        header = self.dossier.header
        lines = "".join(f"<li>{html.escape(s.text)}</li>" for s in self.dossier.sentences[:_SHOWN_SENTENCES])
        counts = f"{len(self.dossier.claims)} claims from {len(self.dossier.sources)} sources"
        return f"<h4>{html.escape(header.name)}</h4><ul>{lines}</ul><p>{counts}; <code>.write_html(path)</code> for all</p>"

    @cached_property
    def _page(self) -> str:
        return render_page(self.dossier)

    def to_html(self) -> str:
        """As one self-contained page."""
        return self._page

    def to_dict(self) -> dict[str, Any]:
        """As plain values, described by :func:`schema`."""
        return dossier_to_json(self.dossier)

    def to_json(self) -> str:
        """As JSON text, the same that ``peaceops assess --json`` prints."""
        return render_json(self.dossier)

    def write_html(self, path: Folder) -> Path:
        """Write the page.

        Parameters
        ----------
        path : str or Path
            Where to.

        Returns
        -------
        Path
            Where it stands now.

        Raises
        ------
        OutputFailed
            If it cannot be written; no half file is left.
        """
        target = Path(path)
        write_file(target, self.to_html())
        return target


def panel(
    unit: str, *, measures: str | Sequence[str] = (), first: date | str | None = None, last: date | str | None = None,
    countries: str | Sequence[str] = (), missions: str | Sequence[str] = (), radius_km: float = 50.0, spread: str = "days",
    release: str = "", quiet_years: int = 2, bases: str = "geo_pko", data: Folder | None = None, engine: str = "duckdb",
    casebooks: Folder | Sequence[Folder] = (), today: date | None = None,
) -> Panel:  # fmt: skip
    """Build a panel: one row a unit and month or year, null where nobody looked, 0 where none was seen.

    Parameters
    ----------
    unit : str
        ``country-month``, ``country-year``, ``grid-month``, ``base-month``, ``conflict-month`` or ``mission-month``.
    measures : str or sequence of str
        Names, as ``peaceops panel --list`` shows them; empty for the usual ones of the unit.
    first, last : date, str or None
        First and last year, month or day; None is what the sources cover.
    countries, missions : str or sequence of str
        Only these; empty for all.
    radius_km : float
        Radius around a base.
    spread : str
        How an event of several months is spread: ``days``, ``start`` or ``end``.
    release : str
        Only this release of events; empty for all at hand, the newest first.
    quiet_years : int
        Years of quiet before a restart of a conflict is an onset.
    bases : str
        Source of bases: ``geo_pko`` or ``geo_pko_base_month``.
    data : str, Path or None
        Data folder; None is what the environment says.
    engine : str
        ``duckdb`` or ``spark``.
    casebooks : str, Path or sequence
        Users' folders, laid over the shipped base.
    today : date or None
        Day by which a mission is still deployed; None is today.

    Returns
    -------
    Panel
        With ``table()``, ``to_pandas()``, ``to_polars()``, ``expression``, ``cite()``, ``why(row, column)``, ``report``.

    Raises
    ------
    UnknownName
        If the unit or a measure is not known, with the nearest.
    SnapshotMissing, OutsideCoverage
        If a dataset is not at hand or covers nothing of what was asked for.
    """
    from peaceops.pipeline.engine import open_engine
    from peaceops.pipeline.panel import PanelRequest, build
    from peaceops.settings import read_settings

    request = PanelRequest(
        unit=unit, measures=_names(measures), radius_km=radius_km, spread=spread, release=release, bases=bases,
        first=parse_date_range(first)[0] if isinstance(first, str) else first, last=_day(last), quiet_years=quiet_years,
        countries=_names(countries), missions=_names(missions), today=today or datetime.now(UTC).date(),
    )  # fmt: skip
    store = Path(data) if data is not None else read_settings(os.environ).store
    return build(request, load_casebook(*_folders(casebooks)), store, open_engine(engine, store=store))


def draw_total(
    panel: Panel, measure: str, parameters: Folder, *, draws: int = 1000, seed: int = 0, dependence: str = "independent"
) -> Total:
    """Draw the total of a measure of deaths over a panel, by the published model of coders' errors.

    Parameters
    ----------
    panel : Panel
        Whose events count, each once: narrow it by period, state or mission.
    measure : str
        A measure of deaths in it.
    parameters : str or Path
        CSV with ``violence_type,count,loc,scale,w``; docs/panels.md has the lines of R that write it.
    draws, seed : int
        How many draws; the same seed gives the same ones.
    dependence : str
        ``independent``: each event errs by itself; ``common``: all err alike. The truth lies between.

    Returns
    -------
    Total
        With ``draws`` and ``quantiles()``; the plain bounds stay in the panel.
    """
    from peaceops.pipeline.panel_uncertain import draw_panel, read_parameters

    known = read_parameters(Path(parameters))
    return draw_panel(panel, measure, known, draws=draws, seed=seed, dependence=dependence)


def audit(
    path: Folder, *, data: Folder | None = None, documents: Folder | None = None, evidence: Folder | Sequence[Folder] = (),
    casebooks: Folder | Sequence[Folder] = (), ocr: Folder | None = None,
) -> AuditResult:  # fmt: skip
    """Audit a text: read it, follow its notes, test what it says, set out its arguments.

    Parameters
    ----------
    path : str or Path
        A PDF, DOCX, HTML or text file.
    data : str, Path or None
        Folder of dataset files, or one made by ``peaceops data add``; None takes the user's own, where there is one.
    documents : str, Path or None
        Folder of the documents that the text cites.
    evidence : str, Path or sequence
        Documents that bear on the text though no note cites them.
    casebooks : str, Path or sequence
        Users' folders, laid over the shipped base.
    ocr : str, Path or None
        Folder of text that was recognised from scans.

    Returns
    -------
    AuditResult

    Raises
    ------
    DocumentUnreadable
        If the text or a document of evidence cannot be read.
    CasebookError
        If a casebook cannot be loaded.
    """
    from peaceops.pipeline.audit import AuditRequest, audit_file, find_own_data
    from peaceops.settings import read_settings

    settings = read_settings(os.environ)
    request = AuditRequest(
        file=Path(path),
        casebooks=_folders(casebooks),
        documents=Path(documents) if documents is not None else settings.documents,
        evidence=_folders(evidence),
        data=Path(data) if data is not None else find_own_data(settings.store),
        ocr_folder=Path(ocr) if ocr is not None else None,
    )
    return AuditResult(audit=audit_file(request, cache=settings.cache, today=datetime.now(UTC).date()))


@dataclass(frozen=True, kw_only=True)
class AuditResult:
    """An audit, ready to be read or written.

    Parameters
    ----------
    audit : Audit
        Typed view of all findings.
    """

    audit: Audit

    def __repr__(self) -> str:
        return f"<audit of {self.audit.text.name}: {len(self.audit.findings)} findings, {len(self.audit.verdicts)} verdicts>"

    def _repr_html_(self) -> str:
        """Show title and summary in a notebook."""
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in self.summary)
        return f"<h4>{html.escape(self.audit.text.title or self.audit.text.name)}</h4><ul>{lines}</ul>"

    @property
    def summary(self) -> tuple[str, ...]:
        """What was found, in a few sentences."""
        from peaceops.dossier.audit import summarise_audit

        return summarise_audit(self.audit)

    def findings(self) -> Table:
        """List the findings of rules, worst first."""
        from peaceops.pipeline.audit_table import tabulate_findings

        return tabulate_findings(self.audit)

    def verdicts(self) -> Table:
        """List the verdicts on statements, one row for each figure compared."""
        from peaceops.pipeline.audit_table import tabulate_verdicts

        return tabulate_verdicts(self.audit)

    def statements(self) -> Table:
        """List the statements."""
        from peaceops.pipeline.audit_table import tabulate_statements

        return tabulate_statements(self.audit)

    def citations(self) -> Table:
        """List the references of the notes."""
        from peaceops.pipeline.audit_table import tabulate_citations

        return tabulate_citations(self.audit)

    def works(self) -> Table:
        """List the works cited, with their shares of the text."""
        from peaceops.pipeline.audit_table import tabulate_works

        return tabulate_works(self.audit)

    def to_html(self) -> str:
        """As one self-contained page."""
        from peaceops.report.audit.html import render_audit

        return render_audit(self.audit)

    def to_dict(self) -> dict[str, Any]:
        """As plain values, described by ``peaceops schema audit``."""
        from peaceops.report.audit.data import audit_to_json

        return audit_to_json(self.audit)

    def to_json(self) -> str:
        """As JSON text, the same that ``peaceops audit --json`` prints."""
        from peaceops.report.audit.data import render_audit_json

        return render_audit_json(self.audit)

    def write_html(self, path: Folder) -> Path:
        """Write the page.

        Parameters
        ----------
        path : str or Path
            Where to.

        Returns
        -------
        Path
            Where it stands now.

        Raises
        ------
        OutputFailed
            If it cannot be written; no half file is left.
        """
        target = Path(path)
        write_file(target, self.to_html())
        return target
