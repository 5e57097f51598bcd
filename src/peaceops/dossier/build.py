"""Build a dossier from an assessment.

What enters: casebook, codebook, mission, assessment, the assessments of missions beside it.
What leaves: a :class:`~peaceops.dossier.view.Dossier`.
Never done here: computing a finding, rendering, reading files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from peaceops.assess.entry import make_entry, render_period, render_value
from peaceops.assess.finding import Assessment, Entry
from peaceops.casebook.audits import hide_later
from peaceops.casebook.load import Casebook
from peaceops.casebook.state import label_entity
from peaceops.codebook.schema import Codebook
from peaceops.dossier.summary import write_sentences
from peaceops.dossier.view import (
    Beside,
    ClaimLine,
    Dossier,
    Header,
    Manifest,
    NameLine,
    SourceLine,
)
from peaceops.evidence.ledger import Ledger
from peaceops.model.claim import Claim
from peaceops.model.locator import PassageLocator
from peaceops.model.mission import REGISTRY_MARK, Mission
from peaceops.model.period import Period

_YEAR: Final = re.compile(r"\b(?:19|20)\d{2}\b")
_COMPOSITION = ("M1", "M2", "M3", "M4", "M5", "M6", "M7")
_SENDER_POLICY = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11")


def build_dossier(
    casebook: Casebook,
    codebook: Codebook,
    mission: Mission,
    assessment: Assessment,
    *,
    beside: Sequence[tuple[Mission, Assessment]] = (),
    profile: str = "un",
    manifest: Manifest,
) -> Dossier:
    """Build the dossier of a mission.

    Parameters
    ----------
    casebook : Casebook
        Claims, sources, names.
    codebook : Codebook
        Labels.
    mission : Mission
        The mission.
    assessment : Assessment
        Its findings.
    beside : sequence of (Mission, Assessment)
        Other missions of the same area, assessed by the same rules.
    profile : str
        Display profile of names: ``un``, ``host``, ``counterpart``, ``dual`` or ``id``.
    manifest : Manifest
        What makes this dossier again.

    Returns
    -------
    Dossier
    """
    ledger = Ledger.of_mission(casebook, mission, as_of=assessment.as_of)
    return Dossier(
        header=_build_header(casebook, codebook, mission, assessment, profile),
        sentences=write_sentences(ledger, assessment, codebook),
        table=assessment.table,
        rules=assessment.rules,
        indicators=assessment.indicators,
        acts=assessment.acts,
        series=assessment.series,
        promises=assessment.promises,
        ratios=assessment.ratios,
        conflicts=assessment.conflicts,
        beside=tuple(
            _build_beside(codebook, m, a, profile)
            for m, a in beside
            if a.as_of is None or m.period.first_day <= a.as_of
        ),
        gaps=assessment.gaps,
        claims=tuple(_build_claim_line(c, ledger, codebook) for c in ledger.claims),
        sources=_build_source_lines(ledger, codebook, assessment),
        manifest=manifest,
        composition=_entries(_COMPOSITION, ledger, codebook),
        sender_policy=_entries(_SENDER_POLICY, ledger, codebook),
        audits=hide_later((a for a in casebook.audits if mission.id in a.missions), assessment.as_of),
    )


def _say_days(period: Period, as_of: date | None, *, is_studied: bool = True) -> tuple[str, str]:
    """First and last day in words, as far as they could be known.

    A day after the knowledge date is not said; an uncertain day keeps both of its bounds. An open end is "ongoing"
    where somebody studied the mission, else no more than what the lists leave open.
    """
    if as_of is not None and period.first_day > as_of:
        return f"not yet on {as_of.isoformat()}", ""
    first, last = (_say_bound(text) for text in period.render())
    if as_of is not None and period.last_day > as_of:
        last = f"after {as_of.isoformat()}"
    return ("" if first == ".." else first), (("ongoing" if is_studied else "no end on file") if last == ".." else last)


def _say_bound(text: str) -> str:
    low, tilde, high = text.partition("~")
    return f"between {low} and {high}" if tilde else text


def _say_instrument(mission: Mission, as_of: date | None) -> str:
    """Instrument, unless it names a year that was not over on the knowledge date."""
    years = [int(year) for year in _YEAR.findall(mission.instrument)]
    if as_of is not None and any(year >= as_of.year for year in years):
        return ""
    return mission.instrument


def _build_header(
    casebook: Casebook, codebook: Codebook, mission: Mission, assessment: Assessment, profile: str
) -> Header:
    as_of = assessment.as_of
    first, last = _say_days(mission.period, as_of, is_studied=not mission.is_registry_only)
    source = casebook.sources.get(mission.source)
    year = _label_year(mission, as_of)
    return Header(
        mission=mission.id,
        acronym=mission.acronym,
        name=mission.name,
        names=tuple(
            NameLine(text=n.text, language=n.language, used_by=n.used_by)
            for n in casebook.names_of(mission.id)
            if as_of is None or n.period is None or n.period.first_day <= as_of
        ),
        first_day=first,
        last_day=last,
        mission_type=mission.mission_type,
        lead=label_entity(codebook, mission.lead, profile, year),
        organisation=label_entity(codebook, mission.organisation, profile, year),
        host=", ".join(label_entity(codebook, host, profile, year) for host in mission.host_states),
        counterpart=label_entity(codebook, mission.counterpart, profile, year),
        area=label_entity(codebook, mission.area, profile, year),
        instrument=_say_instrument(mission, as_of),
        latitude_degrees=mission.latitude_degrees,
        longitude_degrees=mission.longitude_degrees,
        profile=profile,
        as_of=as_of,
        source_label=source.label if source else "",
        note=_say_standing(casebook, mission) if mission.is_registry_only else "",
    )


def _say_standing(casebook: Casebook, mission: Mission) -> str:
    """Say what the registry alone holds of a mission."""
    note = mission.note.removeprefix(REGISTRY_MARK).strip(" .")
    parts = [
        "Merged from lists of missions; nobody has studied this mission yet, and no document on it was read for this base",
        note,
    ]
    for label, name in (("It took over from", mission.predecessor), ("It was followed by", mission.successor)):
        other = casebook.missions.get(name)
        if other is not None:
            parts.append(f"{label} {other.acronym or other.name}")
    return " ".join(f"{part}." for part in parts if part)


def _label_year(mission: Mission, as_of: date | None) -> int | None:
    """Year whose names are shown: the mission's last, or that of the knowledge date."""
    last = mission.period.last_day
    if as_of is not None:
        last = min(last, as_of)
    return last.year if last < date.max else None


def _build_beside(codebook: Codebook, mission: Mission, assessment: Assessment, profile: str) -> Beside:
    first, last = _say_days(mission.period, assessment.as_of)
    year = _label_year(mission, assessment.as_of)
    return Beside(
        mission=mission.id,
        acronym=mission.acronym,
        name=mission.name,
        first_day=first,
        last_day=last,
        mission_type=mission.mission_type,
        lead=label_entity(codebook, mission.lead, profile, year),
        rules=assessment.rules,
        series=assessment.series,
    )


def _entries(indicators: Iterable[str], ledger: Ledger, codebook: Codebook) -> tuple[Entry, ...]:
    claims = [c for indicator in indicators for c in ledger.on(indicator)]
    return tuple(make_entry(c, ledger, codebook) for c in claims)


def _build_claim_line(claim: Claim, ledger: Ledger, codebook: Codebook) -> ClaimLine:
    source = ledger.sources.get(claim.source)
    definition = codebook.indicators[claim.indicator].definition(claim.definition)
    label = definition.title if definition else claim.definition
    party = f" ({codebook.parties.get(claim.party, claim.party)})" if claim.party else ""
    topic = f": {claim.topic.replace('_', ' ')}" if claim.topic else ""
    return ClaimLine(
        id=claim.id,
        question=f"{claim.indicator}/{claim.definition} {label}{topic}{party}",
        value=render_value(claim, codebook),
        period=render_period(claim.period),
        source=claim.source,
        source_label=source.label if source else claim.source,
        locator=claim.locator.render(),
        stance=claim.stance,
        attribution=claim.attribution,
        attributed_to=claim.attributed_to,
        kind=claim.kind,
        status=claim.status,
        coder_kind=claim.coder_kind,
        is_ocr=isinstance(claim.locator, PassageLocator) and claim.locator.is_ocr,
        summary=claim.summary,
        note=claim.note,
        quote=claim.quote.text if claim.quote else "",
        quote_language=claim.quote.language if claim.quote else "",
        quote_translation=claim.quote.translation if claim.quote else "",
    )


def _build_source_lines(ledger: Ledger, codebook: Codebook, assessment: Assessment) -> tuple[SourceLine, ...]:
    counts: dict[str, int] = {}
    for claim in ledger.claims:
        counts[claim.source] = counts.get(claim.source, 0) + 1
    shares = _influence_shares(assessment)
    ordered = sorted(
        (ledger.sources[s] for s in counts if s in ledger.sources),
        key=lambda s: (s.issued.isoformat() if s.issued else "9999", s.id),
    )
    return tuple(
        SourceLine(
            number=number,
            id=source.id,
            label=source.label,
            kind=codebook.source_kinds[source.kind].label,
            stake=source.stake_on(ledger.mission.id),
            claims=counts[source.id],
            influence_share=shares.get(source.id, 0.0) if shares else None,
            csl=source.csl,
            url=source.url,
            archived_url=source.archived_url,
            opened=source.opened.isoformat() if source.opened else "",
            sha256=source.sha256,
            note=source.note,
        )
        for number, source in enumerate(ordered, 1)
    )


def _influence_shares(assessment: Assessment) -> Mapping[str, float]:
    """Mean share of influence over the rules that have a verdict."""
    rules = [r for r in assessment.rules if r.has_verdict and r.influences]
    shares: dict[str, float] = {}
    for rule in rules:
        for influence in rule.influences:
            shares[influence.source] = shares.get(influence.source, 0.0) + influence.share / len(rules)
    return shares
