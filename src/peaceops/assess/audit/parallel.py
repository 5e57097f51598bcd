"""A figure of a text beside all figures of a document, by what is said around each.

What enters: figures with their frames. What leaves: a likeness for each pair, and the pairs that speak on one question.
Never done here: a match by the bare number; the more digits a number has, the less its words must tell, never nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.daystold import DATE, REPEATED, compare_days
from peaceops.assess.audit.figure import compare, convert, count_digits, read_bounds
from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.lexis import FAMILIES, find_clashes, find_concept
from peaceops.assess.audit.wording import Figure

#: Share of what a claim says that a sentence with its number must say, by the digits of the number.
_SUPPORT: Final = {1: 0.7, 2: 0.6}
_SUPPORT_LONG: Final = 0.5
#: Share that a sentence with another number must say to exclude the claim's.
_EXCLUDE: Final = 0.8
_SWAP: Final = 0.6
#: Concepts that a claim must have beside its figure, and digits that take their place.
_LEAST: Final = 2
_BEFORE: Final = 0.7
_MAIN: Final = 0.8
_UNKNOWN: Final = 0.7
_NAME: Final = 1.4
#: Kinds of persons: the first of a line may mean any of the others.
_WIDER: Final = {
    "personnel": {"troop", "observer", "police", "civilian", "engineer", "monitor", "staff", "volunteer", "uniformed", "officer"},
    "staff": {"civilian", "volunteer", "officer", "engineer", "personnel"},
    "uniformed": {"troop", "observer", "police"},
    "peacekeep": {"troop", "observer", "police", "personnel", "uniformed"},
    "troop": {"marin", "infantry"},
}  # fmt: skip
_ANYBODY: Final = frozenset(
    {"", "person", "people", "member", "individual", "men", "man", "other", "those", "employ", "inhabit", "resid"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A figure of a document beside the claim's.

    Parameters
    ----------
    figure : Figure
        Of the document.
    cover : float
        How much of what the claim says the document says there, 0 to 1.
    near : float
        How much of it in the same sentence.
    rest : float
        How much of it, what clashes left out.
    missing : frozenset of str
        Concepts of the claim that the document does not say there.
    clashes : frozenset of str
        How the two exclude each other: a family of words, ``name``, ``kind``, ``unit``, ``days``, ``denied``.
    fit : str
        Of the numbers: ``equal``, ``inside``, ``overlaps`` or ``outside``.
    is_rounded : bool
        Whether it took a rounding.
    """

    figure: Figure
    cover: float
    near: float
    rest: float
    missing: frozenset[str]
    clashes: frozenset[str]
    fit: str
    is_rounded: bool


@lru_cache(maxsize=16_384)
def weigh(concept: str, page: Page) -> float:
    """Weigh a concept by how rare it is in a document; what it never says weighs as something said in other words."""
    count = page.counts.get(concept, 0)
    base = _UNKNOWN if not count else 1 / (1 + math.log(count) / 2)
    return base * (_NAME if concept.startswith("@") else 1)


@lru_cache(maxsize=256)
def _weigh_all(wanted: frozenset[str], page: Page) -> Mapping[str, float]:
    """Weigh what a claim says, once for all figures of a document."""
    return {concept: weigh(concept, page) for concept in wanted}


@lru_cache(maxsize=65_536)  # every figure of a text asks it of every figure of a document
def has(concept: str, frame: Frame, page: Page) -> float:
    """Tell how far a frame says a concept: 1 in its own stretch or sentence, less where it stands before or in the title."""
    if concept in frame.own or concept in frame.shared or _stands(concept, frame.own | frame.shared, page):
        return 1.0
    if (
        concept.startswith("@")
        and not any(c.startswith("@") for c in frame.own)
        and _stands(concept, frame.foreign, page)
    ):
        return _MAIN  # "down from 240,000": where it is was said of the figure before
    if _stands(concept, frame.main, page):
        return _MAIN
    return _BEFORE if _stands(concept, frame.before, page) else 0.0


@lru_cache(maxsize=16_384)
def _list_forms(concept: str, page: Page) -> frozenset[str]:
    """List what says a concept by itself: it, a name as a word, the acronyms that stand for it."""
    return frozenset((concept, concept.removeprefix("@"), *page.shorts.get(concept, ())))


def _stands(concept: str, found: Collection[str], page: Page) -> bool:
    if concept in found or not _list_forms(concept, page).isdisjoint(found):
        return True
    meaning = page.aliases.get(concept)
    return meaning is not None and len(meaning & set(found)) >= max(2, len(meaning) - 2)


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
    if one in _ANYBODY or other in _ANYBODY:
        return "loose"
    if other in _WIDER.get(one, ()) or one in _WIDER.get(other, ()):
        return "loose"
    return "other"


_UNITS_COUNT: Final = frozenset({"persons", "count", "events", ""})
_UNITS_MONEY: Final = frozenset({"usd", "eur", "gbp", "rub"})
_UNITS_TIME: Final = frozenset({"days", "weeks", "months", "years"})
_UNITS_SHARE: Final = frozenset({"share", "percent"})
_UNITS_LENGTH: Final = frozenset({"km", "miles", "m"})


@lru_cache(maxsize=1024)
def _is_kin(unit: str, other: str) -> bool:
    if DATE in {unit, other}:
        return unit == other
    return any({unit, other} <= kin for kin in (_UNITS_COUNT, _UNITS_MONEY, _UNITS_TIME, _UNITS_SHARE, _UNITS_LENGTH))


def pair(claim: Figure, figure: Figure, page: Page) -> Pair | None:
    """Set a figure of a document beside the claim's, or None where they cannot be compared, or nothing follows from it.

    Nothing follows from another number of which the document says less than any rule asks for: most pairs are such, and
    what excludes them need not be looked for.
    """
    if claim.frame is None or figure.frame is None or not _is_kin(claim.amount.unit, figure.amount.unit):
        return None
    own, its = claim.frame, figure.frame
    wanted = _list_wanted(claim)
    weights = _weigh_all(wanted, page)
    total = sum(weights.values())
    if not total:
        return None
    held = {c: has(c, its, page) for c in weights}
    kind = find_concept(claim.kind)
    if kind in held and relate_kinds(claim.kind, figure.kind) == "same":
        held[kind] = 1.0
    if not any(held.values()):
        return None  # nothing that the claim says stands there
    cover = sum(weights[c] * held[c] for c in wanted) / total
    fit, rounded, is_unit = _compare(claim, figure)
    if not is_unit and _tells_nothing(claim, figure, fit, cover):
        return None
    near = sum(weights[c] for c in wanted if held[c] == 1) / total
    missing = frozenset(c for c in wanted if not held[c])
    clashes = set(_find_word_clashes(own, its))
    if (
        relate_kinds(claim.kind, figure.kind) == "other"
        and claim.amount.unit in _UNITS_COUNT
        and not _says_kind(claim, figure, page)
    ):
        clashes.add("kind")
    if _is_other_name(claim, figure, page):
        clashes.add("name")
    if (claim.statement.is_negated and claim.amount.high != 0) != (
        figure.statement.is_negated and figure.amount.high != 0
    ):
        clashes.add("denied")
    if claim.is_each != figure.is_each:
        clashes.add("each")
    if is_unit:
        clashes.add("unit")
    if (
        claim.amount.unit != DATE
        and claim.days
        and figure.days
        and (claim.days[0] > figure.days[1] or figure.days[0] > claim.days[1])
    ):
        clashes.add("days")
    left = wanted - _list_clashing(claim, its, clashes, page)
    weight = sum(weights[c] for c in left)
    rest = sum(weights[c] * held[c] for c in left) / weight if weight else 0.0
    return Pair(
        figure=figure, cover=cover, near=near, rest=rest, missing=missing, clashes=frozenset(clashes), fit=fit,
        is_rounded=rounded,
    )  # fmt: skip


def _tells_nothing(claim: Figure, figure: Figure, fit: str, cover: float) -> bool:
    """Whether no rule asks for such a pair: another number, of which the document says less than the least of them wants."""
    if claim.amount.unit != DATE and figure.amount.low == claim.amount.low:
        return False
    return fit == "overlaps" or (fit == "outside" and cover < _SIBLING)


def _list_clashing(claim: Figure, its: Frame, clashes: Collection[str], page: Page) -> frozenset[str]:
    """List the concepts of a claim by which a figure clashes with it."""
    assert claim.frame is not None
    found: set[str] = set()
    for clash in clashes:
        found |= set(FAMILIES.get(clash, ()))
    if "kind" in clashes:
        found |= {find_concept(claim.kind), claim.kind} | {
            c for w in re.findall(r"\w+", claim.amount.noun) if (c := find_concept(w))
        }
    if "name" in clashes:
        found |= {c for c in claim.frame.said if c.startswith("@") and not _stands(c, its.own | its.shared, page)}
    return frozenset(found)


def _list_wanted(claim: Figure) -> frozenset[str]:
    """List what a claim says of its figure: all of its clause that is no other figure's."""
    assert claim.frame is not None
    kind = find_concept(claim.kind) if claim.amount.unit in _UNITS_COUNT else ""
    return claim.frame.said | ({kind} if kind else set())


def _says_kind(claim: Figure, figure: Figure, page: Page) -> bool:
    """Whether the document names the kind counted beside the figure, whatever the head of its phrase is."""
    assert figure.frame is not None
    assert claim.frame is not None
    one, other = find_concept(claim.kind) or claim.kind, find_concept(figure.kind) or figure.kind
    return _stands(one, figure.frame.own, page) or (bool(other) and other in claim.frame.own)


def _find_word_clashes(own: Frame, its: Frame) -> frozenset[str]:
    """Find families of words by which the stretches exclude each other; what is shared counts where a stretch is silent."""
    return find_clashes(_read_members(own), _read_members(its))


@lru_cache(maxsize=4096)
def _read_members(frame: Frame) -> frozenset[str]:
    found: set[str] = set()
    for members in FAMILIES.values():
        near = frame.own.intersection(members)
        found |= near or frame.shared.intersection(members)
    return frozenset(found)


def _is_other_name(claim: Figure, figure: Figure, page: Page) -> bool:
    """Whether the claim names somebody whom the document does not name there, and the document somebody else."""
    assert claim.frame is not None
    assert figure.frame is not None
    own = {c for c in claim.frame.own | claim.frame.shared if c.startswith("@")}
    its = figure.frame
    said = own | claim.frame.before | claim.frame.main
    if its.tag and claim.frame.subject and not _stands(claim.frame.subject, its.tag | its.lead, page) and not any(
        _stands(c, own, page) for c in its.tag
    ):  # fmt: skip
        return True
    if _is_other_part(claim.frame, its):
        return True
    lost = {c for c in own if not _stands(c, its.own | its.shared, page)}
    named = {c for c in its.own if c.startswith("@")} or {c for c in its.shared if c.startswith("@")}
    if named - own and any(_stands(c, its.foreign, page) for c in lost):
        return True
    lost = {c for c in lost if not _stands(c, its.main, page)}
    other = {c for c in its.own if c.startswith("@") and not _stands(c, said, page)}
    return bool(lost and other) and not any(_stands(c, its.before, page) for c in lost)


def _is_other_part(own: Frame, its: Frame) -> bool:
    """Whether two names stand before one word and are not the same: the Gali sector, the Zugdidi sector."""
    heads = {head for _, head in own.pairs} & {head for _, head in its.pairs}
    for head in heads:
        one, other = ({name for name, after in f.pairs if after == head} for f in (own, its))
        if not one & other and not one & {c for c in its.own | its.shared if c.startswith("@")}:
            return True
    return False


def _compare(claim: Figure, figure: Figure) -> tuple[str, bool, bool]:
    """Compare the numbers; the last tells whether the same number is in another unit."""
    amount, other = claim.amount, figure.amount
    if amount.unit == DATE and claim.when is not None and figure.when is not None:
        return compare_days(claim.when, figure.when), False, False
    bounds = read_bounds(other)
    if amount.unit != other.unit and amount.unit in _UNITS_MONEY | _UNITS_TIME | _UNITS_LENGTH:
        if (amount.low, amount.high) == (other.low, other.high):
            return "outside", False, True
        if amount.unit in _UNITS_MONEY:
            return "outside", False, False
        low, high = (convert(v, other.unit, amount.unit) for v in (bounds.low, bounds.high))
        bounds = type(bounds)(low=low, high=high, is_strict=bounds.is_strict)
    is_limit = other.bound == "at-most" and other.low is None and amount.low == amount.high == other.high
    if is_limit and claim.frame is not None and "authorise" in claim.frame.said:
        return "equal", False, False
    fit, rounded = compare(amount, bounds)
    return fit, rounded, False


def list_pairs(claim: Figure, figures: Iterable[Figure], page: Page) -> list[Pair]:
    """List all figures of a document that can be set beside the claim's."""
    return [p for p in (pair(claim, figure, page) for figure in figures) if p is not None]


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


def _is_same_kind(claim: Figure, one: Pair) -> bool:
    """Whether the same is counted: by kind, or by the verb where the claim counts times ("met 100 times")."""
    if relate_kinds(claim.kind, one.figure.kind) == "same":
        return True
    return (
        claim.kind in ("time", "occas")
        and claim.frame is not None
        and find_concept(one.figure.kind) in claim.frame.said
    )


def _lacks_name(one: Pair) -> bool:
    return any(c.startswith("@") for c in one.missing)


def find_against(claim: Figure, pairs: Sequence[Pair]) -> list[Pair]:
    """Find the pairs that say another number on the same question, the best first."""
    own = {a.low for a in claim.statement.amounts}  # "400,000 of the 620,000": neither is against the other
    found = [
        p for p in pairs
        if p.fit == "outside" and p.figure.amount.low not in own and len(_list_wanted(claim)) >= _LEAST and not p.clashes and p.cover >= _EXCLUDE and not _lacks_name(p) and not _is_narrower(claim, p)
        and claim.amount.unit == p.figure.amount.unit and claim.is_each == p.figure.is_each
        and (claim.amount.unit not in _UNITS_COUNT or _is_same_kind(claim, p))
    ]  # fmt: skip
    return sorted(found, key=lambda p: -p.cover)


def _is_narrower(claim: Figure, one: Pair) -> bool:
    """Whether the document's figure is of a part of what the claim is about."""
    assert claim.frame is not None
    assert one.figure.frame is not None
    if one.figure.is_part and not claim.is_part:
        return True
    said = claim.frame.said | one.figure.frame.main | claim.frame.main | claim.frame.before
    return any(c.startswith("@") and c not in said for c in one.figure.frame.own)


def find_swaps(claim: Figure, pairs: Sequence[Pair]) -> list[Pair]:
    """Find the pairs that say the number of something that the claim's words exclude, the best first."""
    if claim.amount.bound not in ("exact", "about"):
        return []  # a bound is the number of nothing
    found = [
        p for p in pairs
        if len(p.clashes) == 1 and p.rest >= _SWAP and p.figure.amount.bound != "between"
        and ((p.fit in ("equal", "inside") and p.figure.amount.low == claim.amount.low) or p.clashes == {"unit"})
    ]  # fmt: skip
    return sorted(found, key=lambda p: -p.rest)


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
    if len(_list_wanted(claim)) < _LEAST and _count_digits(claim) < _LEAST:
        return "", []  # too little is said to tell what the number is of
    agree, against, swaps = find_support(claim, pairs), find_against(claim, pairs), find_swaps(claim, pairs)
    if agree:
        by = _MARGIN if claim.amount.bound == "exact" or agree[0].fit == "equal" else -_MARGIN
        rival = [p for p in against if p.near > agree[0].near + by and p.cover >= agree[0].cover]
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


def _find_siblings(claim: Figure, pairs: Sequence[Pair]) -> list[Pair]:
    """Find the number of another beside that of the claim's own in one sentence ("22 against Side A and 54 against Side B")."""
    if claim.amount.bound != "exact":
        return []
    for one in pairs:
        if len(one.clashes) != 1 or one.fit != "equal" or one.rest < _SIBLING:
            continue
        for other in pairs:
            assert other.figure.frame is not None
            assert one.figure.frame is not None
            if other.figure.frame.order == one.figure.frame.order and not other.clashes and other.fit == "outside" and (
                other.near > one.near and not _lacks_name(other) and _is_same_kind(claim, other)
                and other.cover >= _SIBLING and not _is_narrower(claim, other)
            ):  # fmt: skip
                return [other, one]
    return []


_SIBLING: Final = 0.45


def _is_telling(claim: Figure, one: Pair, against: Sequence[Pair]) -> bool:
    """Whether a number of something else excludes the claim: it is long, or the document has the claim's own."""
    number = claim.amount.low if claim.amount.low is not None else claim.amount.high
    assert number is not None
    if one.clashes & {"course", "unit"} and one.rest >= _EXCLUDE:
        return True
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
    pairs = [p for p in list_pairs(claim, days, page) if not p.clashes and not _lacks_name(p)]
    agree = [p for p in pairs if p.fit in ("equal", "inside") and p.cover >= _DAY_SUPPORT and p.near >= _DAY_NEAR]
    least = _DAY_EXCLUDE
    told = {c for c in claim.frame.said if c.startswith("@")} - page.main
    if claim.frame.said & REPEATED and not told:
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
