"""Dated states of a mission: consent acts, mandate in force, the Council's language.

What enters: a ledger. What leaves: states by day with the claims they rest on.
Never done here: weighing conduct.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from peaceops.evidence.ledger import Ledger
from peaceops.model.claim import Claim
from peaceops.model.period import Period
from peaceops.model.value import Category, CodeSet, DateValue, SpanValue

CONSENT_GIVEN: Final = frozenset({"consent_given", "extension_agreed", "consent_reaffirmed"})
CONSENT_WITHDRAWN: Final = frozenset({"treaty_notice", "executive_notice"})
COUNCIL_SCALE: Final = (
    "none", "noted", "welcomed", "expressed_satisfaction", "endorsed", "authorised", "established",
)  # fmt: skip
_AS_STRONG: Final = {"decided": "established", "extended": "authorised", "enlarged": "authorised"}
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAct:
    """A dated act of the host about the mission's presence."""

    day: date
    is_given: bool
    claims: tuple[Claim, ...]


def list_consent_acts(ledger: Ledger) -> tuple[ConsentAct, ...]:
    """List the host's acts of consent and of its withdrawal, by day.

    Claims of one kind within 14 days of each other are one act. Resolutions of a parliament
    and demands are not withdrawal: they are shown, and turn nothing until the executive acts.
    """
    dated = sorted(
        (c for c in ledger.on("N4", "consent_act", subject=ledger.mission.id)
         if c.party == "host" and isinstance(c.value, Category)
         and c.value.code in CONSENT_GIVEN | CONSENT_WITHDRAWN and c.stance != "denies"),
        key=lambda c: (c.period.first_day, c.id),
    )  # fmt: skip
    acts: list[ConsentAct] = []
    for claim in dated:
        assert isinstance(claim.value, Category)
        given = claim.value.code in CONSENT_GIVEN
        last = acts[-1] if acts else None
        if last and last.is_given == given and (claim.period.first_day - last.day).days <= 14:
            acts[-1] = ConsentAct(day=last.day, is_given=given, claims=(*last.claims, claim))
        else:
            acts.append(ConsentAct(day=claim.period.first_day, is_given=given, claims=(claim,)))
    return tuple(acts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateDays:
    """Days of a stretch by the state of the formal mandate.

    Parameters
    ----------
    valid, lapsed, contested, unknown : int
        Numbers of days.
    claims : tuple of str
        Claims they rest on.
    """

    valid: int
    lapsed: int
    contested: int
    unknown: int
    claims: tuple[str, ...]

    @property
    def total(self) -> int:
        """All days."""
        return self.valid + self.lapsed + self.contested + self.unknown

    @property
    def gap_share(self) -> tuple[float, float]:
        """Least and greatest share of days without a valid mandate."""
        return self.lapsed / self.total, (self.total - self.valid) / self.total


class MandateCalendar:
    """When a formal mandate was in force, from its terms and reported lapses.

    A term runs from the day of the decision (or, when it is given, the first day it covers)
    to the day it names. A day under a term is valid, a day under a reported lapse is not, a
    day under both is contested, a day under neither is unknown.
    """

    def __init__(self, ledger: Ledger) -> None:
        subject = ledger.mission.id
        self.terms: list[tuple[date, date, str]] = []
        self.lapses: list[tuple[date, date, str]] = []
        for claim in ledger.on("L4", "mandate_until", subject=subject):
            if isinstance(claim.value, DateValue) and claim.stance != "denies":
                self.terms.append((claim.period.first_day, claim.value.earliest, claim.id))
        for claim in ledger.on("L4", "mandate_in_force", subject=subject):
            if claim.stance != "denies":
                self.terms.append((claim.period.first_day, claim.period.last_day, claim.id))
        for claim in ledger.on("L4", "mandate_lapse", subject=subject):
            if isinstance(claim.value, SpanValue) and claim.stance != "denies":
                span = claim.value.period
                self.lapses.append((span.certain_first_day, span.certain_last_day, claim.id))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not self.terms and not self.lapses

    def count(self, days: Period) -> MandateDays:
        """Count the days of a stretch by state."""
        terms = [t for t in self.terms if t[0] <= days.last_day and t[1] >= days.first_day]
        lapses = [t for t in self.lapses if t[0] <= days.last_day and t[1] >= days.first_day]
        cuts = {days.first_day, days.last_day + ONE_DAY}
        for first, last, _ in (*terms, *lapses):
            cuts |= {d for d in (first, last + ONE_DAY if last < date.max else last)
                     if days.first_day < d <= days.last_day}  # fmt: skip
        ordered = sorted(cuts)
        counts = {"valid": 0, "lapsed": 0, "contested": 0, "unknown": 0}
        for start, end in pairwise(ordered):
            in_term = any(a <= start <= b for a, b, _ in terms)
            in_lapse = any(a <= start <= b for a, b, _ in lapses)
            state = {(1, 0): "valid", (0, 1): "lapsed", (1, 1): "contested"}.get((in_term, in_lapse), "unknown")
            counts[state] += (end - start).days
        return MandateDays(**counts, claims=tuple(i for _, _, i in (*terms, *lapses)))


def find_council_language(ledger: Ledger, day: date) -> tuple[str, tuple[str, ...]] | None:
    """Find the strongest operative verb of the Council towards the mission up to a day.

    Returns
    -------
    tuple of (verb, claim ids) or None
        None when no claim speaks of the Council's language by then.
    """
    best: tuple[int, list[str]] | None = None
    for claim in ledger.on("L1", "council_verb", subject=ledger.mission.id):
        if claim.period.first_day > day or claim.stance == "denies":
            continue
        for rank in _ranks(claim):
            if best is None or rank > best[0]:
                best = (rank, [claim.id])
            elif rank == best[0]:
                best[1].append(claim.id)
    if best is None:
        return None
    return COUNCIL_SCALE[best[0]], tuple(best[1])


def _ranks(claim: Claim) -> Iterable[int]:
    codes: Sequence[str] = ()
    if isinstance(claim.value, Category):
        codes = (claim.value.code,)
    elif isinstance(claim.value, CodeSet):
        codes = claim.value.codes
    for code in codes:
        known = _AS_STRONG.get(code, code)
        if known in COUNCIL_SCALE:
            yield COUNCIL_SCALE.index(known)


def find_agreement(ledger: Ledger, day: date) -> tuple[Claim, ...]:
    """Find claims that host and main counterpart had both consented by a day."""
    found = [
        c for c in ledger.on("N1", "consenting_parties", subject=ledger.mission.id)
        if isinstance(c.value, CodeSet) and {"host", "counterpart"} <= set(c.value.codes)
        and c.period.first_day <= day and c.stance != "denies"
    ]  # fmt: skip
    return tuple(found)
