"""The typed view of an assessment: all that a report may show, and nothing else.

What enters: an :class:`~peaceops.assess.finding.Assessment` with its casebook and codebook.
What leaves: a :class:`Dossier`, which HTML, JSON and the terminal render.
Never done here: computing a finding, rendering, reading files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from peaceops.assess.finding import (
    Act,
    Conflict,
    Entry,
    Gap,
    IndicatorFinding,
    Promise,
    Ratio,
    RuleFinding,
    Series,
    TableRow,
)
from peaceops.model.audit import AuditEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One name of the mission."""

    text: str
    language: str
    used_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Identity of the mission.

    Parameters
    ----------
    mission, acronym, name : str
        Id and names.
    names : tuple of NameLine
        Other names.
    first_day, last_day : str
        Dates as text; an uncertain day shows both bounds.
    mission_type, lead, organisation, host, counterpart, area, instrument : str
        Labels under the display profile.
    latitude_degrees, longitude_degrees : float or None
        Point of the area.
    profile : str
        Display profile of names, printed on every page.
    as_of : date or None
        Knowledge date.
    source_label : str
        Where these facts stand.
    note : str
        What a reader of these facts must know: of a mission that nobody has studied, that it is so.
    """

    mission: str
    acronym: str
    name: str
    names: tuple[NameLine, ...]
    first_day: str
    last_day: str
    mission_type: str
    lead: str
    organisation: str
    host: str
    counterpart: str
    area: str
    instrument: str
    latitude_degrees: float | None
    longitude_degrees: float | None
    profile: str
    as_of: date | None
    source_label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence in our own voice with the claims it rests on.

    Parameters
    ----------
    text : str
        The sentence.
    claims : tuple of str
        At least one claim id.
    """

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim as the appendix of the dossier shows it."""

    id: str
    question: str
    value: str
    period: str
    source: str
    source_label: str
    locator: str
    stance: str
    attribution: str
    attributed_to: str
    kind: str
    status: str
    coder_kind: str
    is_ocr: bool
    summary: str
    note: str
    quote: str = ""
    quote_language: str = ""
    quote_translation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One source as the dossier lists it.

    Parameters
    ----------
    number : int
        Note number, from 1, in order of first use.
    id, label, kind, stake : str
        Identity, document symbol, kind, stake on this mission.
    claims : int
        Number of claims used from it.
    influence_share : float or None
        Part of the movement of all rule cells when it is left out.
    csl : Mapping
        CSL-JSON item for the citation library.
    url, archived_url, opened, sha256, note : str
        Where and when it was read.
    """

    number: int
    id: str
    label: str
    kind: str
    stake: str
    claims: int
    influence_share: float | None
    csl: Mapping[str, Any] = field(hash=False)
    url: str = ""
    archived_url: str = ""
    opened: str = ""
    sha256: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another mission of the same area, summarised by the same rules."""

    mission: str
    acronym: str
    name: str
    first_day: str
    last_day: str
    mission_type: str
    lead: str
    rules: tuple[RuleFinding, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What made this dossier.

    Parameters
    ----------
    command : str
        The command that makes it again.
    versions : Mapping of str to str
        Package, codebook, rules.
    hashes : Mapping of str to str
        SHA-256 of every input.
    """

    command: str
    versions: Mapping[str, str] = field(hash=False)
    hashes: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything a report shows about one mission."""

    header: Header
    sentences: tuple[Sentence, ...]
    table: tuple[TableRow, ...]
    rules: tuple[RuleFinding, ...]
    indicators: tuple[IndicatorFinding, ...]
    acts: tuple[Act, ...]
    series: tuple[Series, ...]
    promises: tuple[Promise, ...]
    ratios: tuple[Ratio, ...]
    conflicts: tuple[Conflict, ...]
    beside: tuple[Beside, ...]
    gaps: tuple[Gap, ...]
    claims: tuple[ClaimLine, ...]
    sources: tuple[SourceLine, ...]
    manifest: Manifest
    composition: tuple[Entry, ...] = ()
    sender_policy: tuple[Entry, ...] = ()
    audits: tuple[AuditEntry, ...] = ()
