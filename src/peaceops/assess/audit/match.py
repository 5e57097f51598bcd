"""Whether two figures of two texts are about the same thing: subject, thing counted, what is said, days, unit.

What enters: two described figures. What leaves: how they stand to each other.
Never done here: a match by the bare number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.component import counts_others
from peaceops.assess.audit.figure import is_same_unit
from peaceops.assess.audit.saying import oppose, stem
from peaceops.assess.audit.wording import Figure

#: A share of the stems of what is said that two sentences on one matter have in common.
_ALIKE: Final = 0.34
_CLOSE: Final = 0.5
_LONG: Final = 1.5
_TIME_UNITS: Final = frozenset({"days", "weeks", "months", "years", "hours", "minutes"})
#: What is said in passing: it does not tell two figures apart.
PASSING: Final = frozenset({"arrived", "registered", "recommended"})
#: Things counted that say nothing on their own: what is said of them must tell.
_LOOSE: Final = frozenset({"", "person", "men", "member", "personnel", "peacekeep"})


#: Words that say how long something was there.
LASTED: Final = re.compile(
    r"\b(?:last(?:ed|ing)|stayed|existed|(?:was|were|been) in place|operated|remained|was there)\b", re.IGNORECASE
)
#: Those who serve in a mission, whom a loose word may mean.
_SERVING: Final = frozenset({"troop", "observer", "police", "monitor", "peacekeep", "personnel"})


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
    if not is_same_unit(claim.amount.unit, figure.amount.unit) or not counts_alike(claim, figure):
        return None
    if figure.is_each != claim.is_each or not says_alike(claim, figure):
        return None
    if oppose(claim.local, figure.local) or is_denied(claim) != is_denied(figure):
        return None
    alike = measure_likeness(claim, figure)
    days = match_days(claim, figure)
    if alike < _ALIKE:
        return None
    # A figure that names somebody more than the claim does is of a part of whom the claim is about.
    is_narrower = bool(figure.sure - claim.names - claim.implied - claim.context - figure.main - figure.implied)
    same_part = figure.is_part == claim.is_part or bool(
        claim.sayings and claim.sayings == figure.sayings and claim.kind
    )
    is_close = alike >= _CLOSE and same_part and not is_narrower
    return Match(figure=figure, subject=match_subject(claim, figure), days=days, is_close=is_close)


_NOT: Final = re.compile(
    r"\b(?:no|not|never|none|nobody|neither|nor|cannot|without|(?:yet|still|fail(?:s|ed)?) to)\b|n['’]t\b",
    re.IGNORECASE,
)
#: What ends the reach of a denial: before its figure another clause, behind the figure a comma too.
_ENDS_DENIAL: Final = re.compile(
    r";|\b(?:since|after|before|when|until|because|although|though|while|but)\b", re.IGNORECASE
)
_PARTS: Final = re.compile(
    r"[,;:]|\b(?:since|after|before|when|until|because|although|though|while|but|which|and)\b", re.IGNORECASE
)
_ASIDE: Final = re.compile(r",\s(?:which|who|whom|whose|where)\b[^,;]*,", re.IGNORECASE)


_PENDING: Final = re.compile(r"\b(?:yet|still|fail(?:s|ed)?) to\b")


@lru_cache(maxsize=4096)  # a figure is set beside hundreds
def _is_pending(text: str) -> bool:
    return _PENDING.search(text) is not None


def is_denied(figure: Figure) -> bool:
    """Whether a figure is denied: within the reach of a "not"; "no member died" is the figure 0, not a denial."""
    is_told = figure.statement.is_negated or _is_pending(figure.statement.text)
    if not is_told or figure.amount.high == 0:
        return False
    text, start = figure.statement.text, figure.statement.start
    head = _ASIDE.sub(",", text[: max(figure.amount.start - start, 0)])
    denials = list(_NOT.finditer(head))
    if denials:
        return _ENDS_DENIAL.search(head, denials[-1].end()) is None
    tail = text[max(figure.amount.end - start, 0) :]
    denial = _NOT.search(tail)
    if denial is None:
        return _NOT.search(text) is None  # it is denied in other words
    return _PARTS.search(tail, 0, denial.start()) is None


def counts_alike(claim: Figure, figure: Figure) -> bool:
    """Whether the same is counted."""
    if counts_others(claim.amount.noun, figure.amount.noun):
        return False
    if claim.kind == figure.kind:
        return True
    if not claim.kind or not figure.kind:
        topic = claim.statement.predicate.topic
        if topic and topic == figure.statement.predicate.topic and claim.amount.unit not in ("share", "percent"):
            return True
        named, other = (claim, figure) if claim.kind else (figure, claim)
        return named.kind in other.words
    # "Peacekeepers" and "men" are loose words for those who serve: what is said of them must tell.
    if claim.kind in _LOOSE and figure.kind in _SERVING and claim.sayings & figure.sayings:
        return True
    return {claim.kind, figure.kind} <= {"peacekeep", "troop", "men", "member", "personnel", "staff"} and bool(
        claim.sayings & figure.sayings
    )


def says_alike(claim: Figure, figure: Figure) -> bool:
    """Whether the same is said of those counted, and of the same cause."""
    own, its = claim.sayings - PASSING, figure.sayings - PASSING
    if own != its and not (own and its and (own <= its or its <= own) and own & its):
        return False
    return not (claim.causes and figure.causes and not claim.causes & figure.causes) and not (
        "dead" in own and claim.causes != figure.causes
    )


def measure_likeness(claim: Figure, figure: Figure) -> float:
    """Measure how much is said alike, 0 to 1."""
    topics = {claim.statement.predicate.topic, figure.statement.predicate.topic}
    own, its = claim.words - {figure.kind}, figure.words - {claim.kind}
    least = min(len(own), len(its))
    shared = len(own & its) / least if least else _CLOSE
    if claim.amount.unit in _TIME_UNITS:
        # A length of time is of anything: what is said must tell of what.
        own_kind = topics in ({"duration"}, {"term"}, {"war-duration"}, {"notice"})
        both_last = bool(LASTED.search(claim.local) and LASTED.search(figure.local))
        return max(shared, _CLOSE) if own_kind or both_last else min(shared, _ALIKE)
    if len(topics) == 1 and "" not in topics:
        return max(shared, _CLOSE)
    if claim.sayings & figure.sayings - PASSING:
        return max(shared, _CLOSE)
    # A thing that is told by its own name on a day that both name needs no verb in common.
    if claim.kind not in _LOOSE and claim.kind == figure.kind:
        return max(shared, _CLOSE)
    return shared


def match_subject(claim: Figure, figure: Figure) -> str:
    """Match whom two figures are about, by ids of entities and by words written as names."""
    own = claim.names | claim.implied
    if not own:
        foreign = figure.names - figure.main
        if foreign and {stem(name) for name in foreign} & claim.words:
            return "carried"  # "the border missions" for "the Assistance Missions at the border"
        return "same" if not foreign else "unknown"
    missing = own - figure.names - figure.implied
    if claim.subject in figure.names | figure.main:
        missing -= figure.near
    foreign = figure.sure - own - claim.context - claim.near - figure.main
    if not foreign:
        # What a whole text is about need not be named in each of its sentences.
        missing -= figure.main
    if not missing:
        return "same"
    if missing <= figure.context and not foreign:
        return "carried"
    # What the one names and the other does not, and the other way round: a subject put in another's place.
    if missing - figure.main and foreign:
        return "other"
    return "unknown"


def match_days(claim: Figure, figure: Figure) -> str:
    """Match the days of two figures."""
    own, its = claim.days, figure.days
    if own is None:
        return "undated" if its is not None else "same"
    if its is None:
        return "unknown"
    if own[1] < its[0] and figure.when is not None and figure.when.how == "carried" and figure.when.kind != "relative":
        return "unknown"  # the one day of a document is the one of its issue: what it tells may be older
    if own[0] > its[1] or its[0] > own[1]:
        return "other"
    if own == its:
        return "same"
    length, other = (own[1] - own[0]).days + 1, (its[1] - its[0]).days + 1
    if other > _LONG * length:
        return "wider"
    return "narrower" if length > _LONG * other else "same"
