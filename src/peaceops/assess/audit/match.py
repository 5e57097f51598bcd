"""Whether two figures of two texts are about the same thing: subject, thing counted, what is said, days, unit.

What enters: two described figures. What leaves: how they stand to each other.
Never done here: a match by the bare number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from peaceops.assess.audit.figure import is_same_unit
from peaceops.assess.audit.wording import Figure, oppose

#: A share of the stems of what is said that two sentences on one matter have in common.
_ALIKE: Final = 0.34
_LONG: Final = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a figure of the evidence stands to a figure of the text.

    Parameters
    ----------
    figure : Figure
        Of the evidence.
    subject : str
        ``same``, ``carried`` (named in the sentences before), ``other`` (another of the same kind) or ``unknown``.
    days : str
        ``same``, ``wider``, ``narrower``, ``other``, ``undated`` (the text names none), ``unknown`` (the evidence).
    is_close : bool
        Whether enough is said alike to let the one exclude the other.
    """

    figure: Figure
    subject: str
    days: str
    is_close: bool


def match(claim: Figure, figure: Figure) -> Match | None:
    """Match a figure of the text with one of the evidence, or None where they count different things."""
    if not is_same_unit(claim.amount.unit, figure.amount.unit) or not _counts_alike(claim, figure):
        return None
    if figure.is_part and not claim.is_part:
        return None
    if oppose(claim.text, figure.text) or claim.statement.is_negated != figure.statement.is_negated:
        return None
    alike = _say_alike(claim, figure)
    if alike < _ALIKE:
        return None
    return Match(
        figure=figure, subject=match_subject(claim, figure), days=match_days(claim, figure),
        is_close=alike >= 0.5 or (bool(claim.statement.predicate.topic) and _same_topic(claim, figure)),
    )  # fmt: skip


def _counts_alike(claim: Figure, figure: Figure) -> bool:
    if claim.noun and figure.noun:
        return claim.noun == figure.noun
    if not claim.noun and not figure.noun:
        return True
    # "47,000 returned" counts whom the sentence speaks of: its words must name them.
    named, other = (claim, figure) if claim.noun else (figure, claim)
    return named.noun in other.words


def _same_topic(claim: Figure, figure: Figure) -> bool:
    return claim.statement.predicate.topic == figure.statement.predicate.topic


def _say_alike(claim: Figure, figure: Figure) -> float:
    """Share of what the shorter says that the other says too; 1 where neither says more than what it counts."""
    topics = {claim.statement.predicate.topic, figure.statement.predicate.topic}
    if len(topics) == 2 and "" not in topics:
        return 0.0
    own = claim.words | claim.noun_words - {claim.noun}
    its = figure.words | figure.noun_words - {figure.noun}
    least = min(len(own), len(its))
    if least == 0:
        return 0.5
    shared = len(own & its) / least
    return max(shared, 0.5) if len(topics) == 1 and "" not in topics else shared


def match_subject(claim: Figure, figure: Figure) -> str:
    """Match whom two figures are about, by ids of entities and by words written as names."""
    if not claim.names:
        return "same" if not figure.names else "unknown"
    missing = claim.names - figure.names
    if claim.subject in figure.names:
        missing -= figure.near
    if not missing:
        return "same"
    if missing <= figure.context and not (figure.sure - claim.names - claim.context):
        return "carried"
    # What the one names and the other does not, and the other way round: a subject put in another's place.
    if missing & claim.sure and figure.sure - claim.names:
        return "other"
    return "unknown"


def match_days(claim: Figure, figure: Figure) -> str:
    """Match the days of two figures."""
    own, its = claim.days, figure.days
    if own is None:
        return "undated" if its is not None else "same"
    if its is None:
        return "unknown"
    if own[0] > its[1] or its[0] > own[1]:
        return "other"
    if own == its:
        return "same"
    length, other = (own[1] - own[0]).days + 1, (its[1] - its[0]).days + 1
    if other > _LONG * length:
        return "wider"
    return "narrower" if length > _LONG * other else "same"
