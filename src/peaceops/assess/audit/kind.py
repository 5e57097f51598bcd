"""Kinds and units of what is counted: which are one, which may mean the other, which are known to be apart.

What enters: two kinds, two units, or two figures. What leaves: how they are related.
Never done here: naming the kind of a figure; a verdict.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.daystold import DATE
from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.lexis import find_concept
from peaceops.assess.audit.saying import KINDS
from peaceops.assess.audit.weight import says_concept
from peaceops.assess.audit.wording import Figure

#: Kinds of persons: the first of a line may mean any of the others.
_WIDER: Final = {
    "personnel": {"troop", "observer", "police", "civilian", "engineer", "monitor", "staff", "volunteer", "uniformed", "officer"},
    "staff": {"civilian", "volunteer", "officer", "engineer", "personnel"},
    "uniformed": {"troop", "observer", "police"},
    "peacekeep": {"troop", "observer", "police", "personnel", "uniformed"},
    "troop": {"marin", "infantry"},
    "child": {"pupil"},
    "observer": {"monitor"},
}  # fmt: skip
ANYBODY: Final = frozenset(
    {"", "person", "people", "member", "individual", "men", "man", "other", "those", "employ", "inhabit", "resid"}
)


@lru_cache(maxsize=16_384)
def relate_kinds(one: str, other: str) -> str:
    """Relate two kinds counted: ``same``, ``loose`` (one may mean the other) or ``other``.

    Examples
    --------
    >>> relate_kinds("observer", "personnel"), relate_kinds("police", "troop"), relate_kinds("troop", "troop")
    ('loose', 'other', 'same')
    """
    if one == other:
        return "same"
    first, second = find_concept(one) or one, find_concept(other) or other
    if first == second:
        return "same"
    if one in ANYBODY or other in ANYBODY:
        return "loose"
    if any(b in _WIDER.get(a, ()) for a, b in ((one, other), (other, one), (first, second), (second, first))):
        return "loose"
    return "other"


#: "Met 100 times": the verb tells what is counted.
TIMES: Final = frozenset({"time", "occas"})
UNITS_COUNT: Final = frozenset({"persons", "count", "events", ""})
UNITS_MONEY: Final = frozenset({"usd", "eur", "gbp", "rub"})
UNITS_TIME: Final = frozenset({"days", "weeks", "months", "years"})
UNITS_SHARE: Final = frozenset({"share", "percent"})
UNITS_LENGTH: Final = frozenset({"km", "miles", "m"})


@lru_cache(maxsize=1024)
def is_kin(unit: str, other: str) -> bool:
    """Whether two units count one sort of thing, so that their numbers may be compared."""
    if unit == other or DATE in {unit, other}:
        return unit == other
    return any({unit, other} <= kin for kin in (UNITS_COUNT, UNITS_MONEY, UNITS_TIME, UNITS_SHARE, UNITS_LENGTH))


_KIND_NAMES: Final = frozenset(name for name, _ in KINDS)
_NATIONALS: Final = re.compile(r"[A-Z][\w’'-]+")


_MEN: Final = re.compile(r"\bmen\b", re.IGNORECASE)
_SOLDIERS: Final = re.compile(r"troop|soldier|servicem|marine|infantry|military|army|armies|uniform", re.IGNORECASE)


def counts_men(figure: Figure) -> bool:
    """Whether those counted are told as men and no more: they may be prisoners as well as soldiers."""
    text = figure.statement.text
    return figure.kind == "troop" and _MEN.search(text) is not None and not _SOLDIERS.search(text)


def counts_nationals(figure: Figure) -> bool:
    """Whether those counted are told by a name alone ("12 Hondurans"): they may be anybody of it."""
    is_named = figure.amount.unit in ("persons", "count") and _NATIONALS.fullmatch(figure.amount.noun) is not None
    return is_named and figure.kind not in _KIND_NAMES


def is_known_kind(claim: Figure, figure: Figure, page: Page) -> bool:
    """Whether a kind that differs is known to be another: the document speaks of it too, or both are kinds of the field."""
    concept = find_concept(claim.kind) or claim.kind
    if claim.amount.unit != figure.amount.unit and {claim.kind, figure.kind} & _KIND_NAMES:
        return True  # persons of the field are no things
    return concept in page.counts or {claim.kind, figure.kind} <= _KIND_NAMES


def says_kind(claim: Figure, figure: Figure, page: Page) -> bool:
    """Whether the document names the kind counted beside the figure, whatever the head of its phrase is."""
    assert figure.frame is not None
    assert claim.frame is not None
    one, other = find_concept(claim.kind) or claim.kind, find_concept(figure.kind) or figure.kind
    return says_concept(one, figure.frame.own, page) or (bool(other) and other in claim.frame.own)


#: Those who serve, by the concepts that name them.
SERVING: Final = frozenset({"soldier", "police", "observer", "engineer", "civilian"})


def is_of_other_kind(claim: Figure, figure: Figure) -> bool:
    """Whether a loose word of the document is told by a word before it ("a police component of up to 1,144 personnel")."""
    assert figure.frame is not None
    own = find_concept(claim.kind)
    if own not in SERVING or relate_kinds(claim.kind, figure.kind) != "loose":
        return False
    near = figure.frame.own | figure.frame.lead
    return own not in near and bool(near & SERVING)
