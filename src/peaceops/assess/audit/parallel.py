"""A figure of a text beside all figures of a document, by what is said around each.

What enters: figures with their frames. What leaves: a likeness for each pair, and the pairs that speak on one question.
Never done here: a match by the bare number; the more digits a number has, the less its words must tell, never nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from peaceops.assess.audit.daystold import REPEATED, SINGLE, compare_days
from peaceops.assess.audit.figure import count_digits
from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.kind import ANYBODY, TIMES, UNITS_COUNT, is_known_kind, relate_kinds
from peaceops.assess.audit.lexis import SEQUENCES, find_concept
from peaceops.assess.audit.mismatch import (
    is_of_other_fate,
    is_of_other_month,
    is_of_something_beside,
    is_wider,
    says_number,
)
from peaceops.assess.audit.pairing import Pair, list_wanted, pair_all, takes_over
from peaceops.assess.audit.weight import list_members
from peaceops.assess.audit.wording import Figure

#: Share of what a claim says that a sentence with its number must say, by the digits of the number.
_SUPPORT: Final = {1: 0.7, 2: 0.6}
_SUPPORT_LONG: Final = 0.5
_ALL: Final = 0.95
#: Share that a sentence with another number must say to exclude the claim's.
_EXCLUDE: Final = 0.8
_SWAP: Final = 0.6
_NEAR: Final = 0.5
#: Concepts that a claim must have beside its figure, and digits that take their place.
_LEAST: Final = 2


def list_pairs(claim: Figure, figures: Iterable[Figure], page: Page) -> list[Pair]:
    """List all figures of a document that can be set beside the claim's."""
    return pair_all(claim, figures, page)


def find_support(claim: Figure, pairs: Sequence[Pair]) -> list[Pair]:
    """Find the pairs that bear the claim out, the best first."""
    least = _SUPPORT.get(_count_digits(claim), _SUPPORT_LONG)
    found = [
        p for p in pairs
        if p.fit in ("equal", "inside") and not p.clashes and p.cover >= least and not _lacks_name(p)
        and (claim.amount.bound in ("exact", "about", "between") or _is_same_kind(claim, p))
    ]  # fmt: skip
    return sorted(found, key=lambda p: -p.cover)


def _count_digits(claim: Figure) -> int:
    number = claim.amount.low if claim.amount.low is not None else claim.amount.high
    return count_digits(number) if number is not None else 1


def _count_told(claim: Figure) -> int:
    """Count what tells of a claim: its concepts, and its days."""
    return len(list_wanted(claim)) + (claim.days is not None)


def _is_same_kind(claim: Figure, one: Pair) -> bool:
    """Whether the same is counted: by kind, or by the verb where the claim counts times ("met 100 times")."""
    if relate_kinds(claim.kind, one.figure.kind) == "same" or (claim.kind in ANYBODY and one.near > _ALL):
        return True
    assert claim.frame is not None
    assert one.figure.frame is not None
    if relate_kinds(claim.kind, one.figure.kind) == "loose" and one.figure.kind:
        kind = find_concept(claim.kind)
        return find_concept(one.figure.kind) in claim.frame.said or (bool(kind) and kind in one.figure.frame.said)
    return claim.kind in TIMES and find_concept(one.figure.kind) in claim.frame.said


def _lacks_name(one: Pair) -> bool:
    return any(c.startswith("@") for c in one.missing)


def find_against(claim: Figure, pairs: Sequence[Pair]) -> list[Pair]:
    """Find the pairs that say another number on the same question, the best first."""
    own = {a.low for a in claim.statement.amounts}  # "400,000 of the 620,000": neither is against the other
    found = [
        p for p in pairs
        if p.fit == "outside" and p.figure.amount.low not in own and _count_told(claim) >= _LEAST and not p.clashes and p.cover >= _EXCLUDE and p.near >= _NEAR and not _lacks_name(p) and not _is_narrower(claim, p) and _is_told(claim, p)
        and (claim.amount.unit == p.figure.amount.unit or {claim.amount.unit, p.figure.amount.unit} <= UNITS_COUNT)
        and claim.is_each == p.figure.is_each and not is_of_other_fate(claim, p.figure)
        and not says_number(claim, p.figure) and not is_of_other_month(claim, p.figure) and not is_of_something_beside(claim, p.figure)
        and not is_wider(claim, p.figure)
        and not (claim.when is not None and claim.when.kind == "until" and p.figure.days is None)
        and (claim.amount.unit not in UNITS_COUNT or _is_same_kind(claim, p))
    ]  # fmt: skip
    return sorted(found, key=lambda p: -p.cover)


#: Concepts beside a number that must be found again, so that another number excludes it.
_TOLD: Final = 3


def _is_told(claim: Figure, one: Pair) -> bool:
    """Whether enough is said alike, and of no other time, that the document speaks of the very same thing."""
    found = list_wanted(claim) - one.missing
    told = len(found) + (claim.days is not None and one.figure.days is not None)
    if told < _TOLD and not (len(found) > 1 and any(c.startswith("@") for c in found)):
        return False
    own, its = ([w for w in f.statement.times if w.how == "named"] for f in (claim, one.figure))
    return not own or not its or any(compare_days(a, b) != "outside" for a in own for b in its)


def _is_sequence(claim: Figure, one: Pair) -> bool:
    """Whether what clashes follows upon what is claimed, as a release upon a capture."""
    assert claim.frame is not None
    assert one.figure.frame is not None
    own, its = list_members(claim.frame), list_members(one.figure.frame)
    return any(frozenset((a, b)) in SEQUENCES for a in own for b in its)


def _is_narrower(claim: Figure, one: Pair) -> bool:
    """Whether the document's figure is of a part of what the claim is about."""
    assert claim.frame is not None
    assert one.figure.frame is not None
    if one.figure.is_part and not claim.is_part:
        return True
    said = claim.frame.said | one.figure.frame.main | claim.frame.main | claim.frame.before
    return any(c.startswith("@") and c not in said for c in one.figure.frame.own)


def find_swaps(claim: Figure, pairs: Sequence[Pair], page: Page) -> list[Pair]:
    """Find the pairs that say the number of something that the claim's words exclude, the best first."""
    if claim.amount.bound not in ("exact", "about"):
        return []  # a bound is the number of nothing
    found = [
        p for p in pairs
        if len(p.clashes) == 1 and p.clashes != {"borrowed"} and not (p.clashes == {"name"} and not _stands_for(claim, p)) and not (p.clashes == {"kind"} and not is_known_kind(claim, p.figure, page)) and p.rest >= _SWAP and p.figure.amount.bound != "between"
        and ((p.fit in ("equal", "inside") and claim.amount.low in (p.figure.amount.low, p.figure.amount.high)) or p.clashes == {"unit"})
    ]  # fmt: skip
    return sorted(found, key=lambda p: -p.rest)


def _has_bare(claim: Figure, one: Pair, page: Page) -> bool:
    """Whether the sentence of another share has the claim's number without a unit ("17 per cent, behind others with 38")."""
    if claim.amount.unit != "share" or claim.amount.low is None or one.figure.frame is None:
        return False
    number = f"{(claim.amount.low * 100).normalize():f}"
    return (
        re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d%]|[.,]\d)", page.sentences.get(one.figure.frame.order, ""))
        is not None
    )


def _stands_for(claim: Figure, one: Pair) -> bool:
    """Whether a name of the document stands in the place of the claim's: both open, or either tells who is counted."""
    own, its = claim.frame, one.figure.frame
    assert own is not None
    assert its is not None
    lost = {c for c in one.missing if c.startswith("@")}
    return own.subject not in lost or bool(its.subject) or bool(own.tag | its.tag)


def decide(claim: Figure, figures: Iterable[Figure], page: Page) -> tuple[str, list[Pair]]:
    """Decide what the figures of a document say of a claim's.

    Parameters
    ----------
    claim : Figure
        Of the text.
    figures : iterable of Figure
        Of the document.
    page : Page
        The document.

    Returns
    -------
    tuple of str and list of Pair
        ``supported``, ``contradicted`` or nothing, with the pairs that say so.
    """
    pairs = list_pairs(claim, figures, page)
    if _count_told(claim) < _LEAST and _count_digits(claim) < _LEAST:
        return "", []  # too little is said to tell what the number is of
    agree, against, swaps = find_support(claim, pairs), find_against(claim, pairs), find_swaps(claim, pairs, page)
    against = [p for p in against if not _has_bare(claim, p, page)]
    if agree:
        by = _MARGIN if claim.amount.bound == "exact" or agree[0].fit == "equal" else -_MARGIN
        told = {a.low for a in claim.statement.amounts}
        of_day = [
            p for p in pairs
            if (takes_over(p, agree[0]) and p.figure.amount.low not in told and not says_number(claim, p.figure)) or (p.fit == "outside" and not p.clashes and _is_of_its_day(claim, p, agree[0]))
        ]  # fmt: skip
        if of_day:
            return "contradicted", [*of_day, agree[0]]
        rival = [
            p for p in against
            if (p.near > agree[0].near + by and p.cover >= agree[0].cover and not _is_beside(p, agree[0]))
            or _says_more(claim, p, agree[0])
        ]  # fmt: skip
        exact = [p for p in pairs if p.clashes and p.figure.amount.low == claim.amount.low and p.rest >= _SWAP]
        if not rival and (not exact or agree[0].figure.amount.low == claim.amount.low):
            return "supported", agree
        if not rival:
            return "", []
        against = rival
    against = [p for p in against if p.cover >= against[0].cover - _MARGIN]
    values = {(p.figure.amount.low, p.figure.amount.high) for p in against}
    swap = [p for p in swaps if _is_telling(claim, p, against)] or _find_siblings(claim, pairs)
    if len(values) == 1 or (values and swap):
        return "contradicted", [*against, *swap]
    return ("contradicted", swap) if swap else ("", [])


_MARGIN: Final = 0.15
_IS_START: Final = re.compile(r"\bfrom\s$", re.IGNORECASE)


def _is_beside(one: Pair, agree: Pair) -> bool:
    """Whether two figures stand in one sentence, of which the one is the claim's very number."""
    assert one.figure.frame is not None
    assert agree.figure.frame is not None
    return agree.fit == "equal" and one.figure.frame.order == agree.figure.frame.order


def _is_of_its_day(claim: Figure, one: Pair, agree: Pair) -> bool:
    """Whether a figure beside one of no day is of the very time that the claim names ("11,400 since April, 6,100 in the whole of 2006")."""
    if claim.days is None or agree.figure.days is not None or one.figure.days != claim.days:
        return False
    assert one.figure.frame is not None
    assert agree.figure.frame is not None
    own = (
        one.figure.frame.order == agree.figure.frame.order
        and one.figure.when is not None
        and one.figure.when.how == "named"
    )
    return own and bool(one.figure.kind) and one.figure.kind == agree.figure.kind


def _says_more(claim: Figure, rival: Pair, agree: Pair) -> bool:
    """Whether a rival says the decisive word of the claim ("authorised") in its sentence, and the one that agrees does not."""
    assert claim.frame is not None
    assert rival.figure.frame is not None
    assert agree.figure.frame is not None
    decisive = list_members(claim.frame) - agree.figure.frame.said
    return bool(decisive & rival.figure.frame.said) and rival.cover >= agree.cover


def _find_siblings(claim: Figure, pairs: Sequence[Pair]) -> list[Pair]:
    """Find the number of another beside that of the claim's own in one sentence ("22 against Side A and 54 against Side B")."""
    if claim.amount.bound != "exact":
        return []
    told = {a.low for a in claim.statement.amounts} - {None}  # "51 of the 90 seats": neither is against the other
    for one in pairs:
        if len(one.clashes) != 1 or one.fit != "equal" or one.rest < _SIBLING:
            continue
        for other in pairs:
            assert other.figure.frame is not None
            assert one.figure.frame is not None
            if other.figure.frame.order == one.figure.frame.order and not other.clashes and other.fit == "outside" and (
                other.figure.amount.low not in told and
                other.near > one.near and not _lacks_name(other) and _is_same_kind(claim, other)
                and other.cover >= _SIBLING and not _is_narrower(claim, other) and not says_number(claim, other.figure)
            ):  # fmt: skip
                return [other, one]
    return []


_SIBLING: Final = 0.45


def _is_telling(claim: Figure, one: Pair, against: Sequence[Pair]) -> bool:
    """Whether a number of something else excludes the claim: it is long, or the document has the claim's own."""
    number = claim.amount.low if claim.amount.low is not None else claim.amount.high
    assert number is not None
    if not one.clashes & {"days"} and not _is_told(claim, one):
        return False
    if _is_sequence(claim, one) and not (against or (claim.days and claim.days == one.figure.days)):
        return False
    if one.clashes & {"course", "unit", "swap"} and one.rest >= _EXCLUDE:
        return True
    if one.clashes == {"days"} and claim.amount.unit == "persons" and claim.when and claim.when.kind == "day":
        return False  # a strength may be the same on two days
    if one.clashes == {"days"}:
        return (
            not _IS_START.search(claim.statement.text[: max(claim.amount.start - claim.statement.start, 0)])
            and count_digits(number) > 2
            and one.rest >= _EXCLUDE
        )
    return bool(against) or count_digits(number) > 1


_DAY_SUPPORT: Final = 0.65
_DAY_NEAR: Final = 0.5
_DAY_EXCLUDE: Final = 0.85
_DAY_CLOSE: Final = 0.75


def decide_day(claim: Figure, days: Iterable[Figure], page: Page) -> tuple[str, list[Pair]]:
    """Decide what the days of a document say of a claim's day.

    Parameters
    ----------
    claim : Figure
        A day of the text.
    days : iterable of Figure
        Those of the document.
    page : Page
        The document.
    """
    assert claim.frame is not None
    listed = list_pairs(claim, days, page)
    pairs = [p for p in listed if not p.clashes and not _lacks_name(p)]
    swapped = [
        p
        for p in listed
        if p.clashes <= {"swap", "role"} and p.clashes and p.fit in ("equal", "inside") and p.rest >= _EXCLUDE
    ]
    if swapped and not any(p.fit in ("equal", "inside") and p.cover >= swapped[0].cover for p in pairs):
        return "contradicted", swapped
    agree = [p for p in pairs if p.fit in ("equal", "inside") and p.cover >= _DAY_SUPPORT and p.near >= _DAY_NEAR]
    least = _DAY_EXCLUDE
    told = {c for c in claim.frame.said if c.startswith("@")} - page.main
    if claim.frame.said & REPEATED and not claim.frame.said & SINGLE and len(told) < _LEAST:
        least = 1.0
    against = [
        p for p in pairs
        if p.fit == "outside" and p.cover >= least and p.near >= _DAY_CLOSE and len(claim.frame.said) > 1 and _is_sharp(p)
    ]  # fmt: skip
    if agree:
        best = max(agree, key=lambda p: (p.near, p.cover))
        if not any(p.near > best.near + _MARGIN for p in against):
            return "supported", [best]
    if not against:
        return "", []
    top = max(p.near for p in against)
    against = [p for p in against if p.near >= top - _MARGIN]
    if len({p.figure.days for p in against}) != 1:
        return "", []
    return "contradicted", against


def _is_sharp(one: Pair) -> bool:
    """Whether the document's day is told sharply enough to exclude another."""
    return one.figure.when is not None and one.figure.when.kind in ("day", "month", "year", "until", "range")
