"""Series and acts: figures and events in time, each with its own source.

What enters: a ledger. What leaves: series that are never merged, and a timeline.
Never done here: interpolation, averaging.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from peaceops.assess.entry import make_entry, render_value
from peaceops.assess.finding import Act, Series, SeriesPoint
from peaceops.codebook.schema import Codebook
from peaceops.evidence.ledger import Ledger
from peaceops.model.claim import Claim
from peaceops.model.value import Category, Quantity

SERIES: Final = (
    "T3/deployed_strength", "T3/authorised_strength", "T3/deployed_police", "T3/deployed_total",
    "F4/hostile_deaths", "F4/deaths_all", "D1/displaced_all", "D1/returned_all", "D1/returned_district",
    "D2/violations", "P6/parallel_forces",
)  # fmt: skip
TRACKS: Final[Mapping[str, str]] = {
    "L1/council_verb": "council",
    "L2/first_troops": "mission",
    "L2/authorising_act": "mandate",
    "L4/mandate_lapse": "mandate",
    "N1/consenting_parties": "mandate",
    "N8/withdrawal_notice": "exit",
    "F3/conversion": "violence",
    "D9/agreement": "mandate",
    "E3/cause_of_end": "exit",
    "E4/actual_end": "exit",
    "P3/blocking": "exit",
}
# Acts stand in the lane of the party that acts; of any other party, in this one.
OF_THE_PARTY: Final[Mapping[str, str]] = {
    "N4/consent_act": "mandate",
    "H2/alternative_format": "mandate",
    "P4/ties": "sender",
    "P4/restrictions": "sender",
    "P11/precedent": "sender",
}
LONGEST_ACT_DAYS: Final = 400


def build_series(ledger: Ledger, codebook: Codebook) -> tuple[Series, ...]:
    """Series of figures by definition, all sources kept apart."""
    found: list[Series] = []
    for name in SERIES:
        indicator, _, definition = name.partition("/")
        defined = codebook.indicators[indicator].definition(definition) if indicator in codebook.indicators else None
        if defined is None:
            continue
        points = [
            SeriesPoint(
                day=claim.period.last_day,
                low=float(claim.value.low) if claim.value.low is not None else None,
                high=float(claim.value.high) if claim.value.high is not None else None,
                entry=make_entry(claim, ledger, codebook),
            )
            for claim in ledger.on(indicator, definition)
            if isinstance(claim.value, Quantity) and claim.stance != "denies" and claim.period.end is not None
        ]
        if points:
            points.sort(key=lambda p: (p.day, p.entry.source, p.entry.party, p.entry.claims))
            found.append(Series(definition=name, title=defined.title, unit=defined.unit, points=tuple(points)))
    return tuple(found)


def build_acts(ledger: Ledger, codebook: Codebook) -> tuple[Act, ...]:
    """Dated acts and events of the mission and its context, by day."""
    acts: list[Act] = []
    for claim in ledger.claims:
        track = _track_of(claim)
        if track is None or claim.period.start is None or claim.period.end is None:
            continue
        first, last = claim.period.first_day, claim.period.last_day
        if (last - first).days > LONGEST_ACT_DAYS:
            continue
        acts.append(
            Act(
                first_day=first,
                last_day=last,
                track=track,
                text=claim.summary or render_value(claim, codebook),
                entry=make_entry(claim, ledger, codebook),
            )
        )
    acts.sort(key=lambda a: (a.first_day, a.last_day, a.track, a.entry.claims))
    return tuple(acts)


def _track_of(claim: Claim) -> str | None:
    name = f"{claim.indicator}/{claim.definition}"
    if name in OF_THE_PARTY:
        return claim.party if claim.party in ("host", "counterpart", "sender", "council") else OF_THE_PARTY[name]
    if name == "R2/incidents":
        return "violence" if (claim.period.last_day - claim.period.first_day).days <= 3 else None
    if name == "F2/force_used":
        coded = isinstance(claim.value, Category) and claim.value.code.isdigit() and int(claim.value.code) >= 1
        return "violence" if coded else None
    return TRACKS.get(name)
