"""A figure of a text beside one of a document: how much is said alike, and what excludes the other.

What enters: two figures with their frames. What leaves: a pair with its likeness and its clashes.
Never done here: a verdict.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.daystold import DATE, compare_days
from peaceops.assess.audit.figure import compare_amounts
from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.lexis import FAMILIES, find_clashes, find_concept
from peaceops.assess.audit.match import is_denied, match_days
from peaceops.assess.audit.rate import RATE, is_other_rate
from peaceops.assess.audit.role import relate, relate_facts
from peaceops.assess.audit.saying import KINDS
from peaceops.assess.audit.wording import Figure, is_inside

_BEFORE: Final = 0.7
_MAIN: Final = 0.8
_UNKNOWN: Final = 0.7
_NAME: Final = 1.4
#: How far a kind is said by one that may mean it ("people" for "villagers").
_LOOSE: Final = 0.7
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
        How the two exclude each other: a family of words, ``name``, ``kind``, ``unit``, ``days``, ``denied``,
        ``swap`` (who acted is who was acted upon), ``role`` (another did it, or it was done to another).
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


@lru_cache(maxsize=65_536)  # every figure of a text asks it of every figure of a document
def has(concept: str, frame: Frame, page: Page) -> float:
    """Tell how far a frame says a concept: 1 in its own stretch or sentence, less where it stands before or in the title."""
    if concept in frame.own or concept in frame.shared or says_concept(concept, frame.own | frame.shared, page):
        return 1.0
    if (
        concept.startswith("@")
        and not any(c.startswith("@") for c in frame.own)
        and says_concept(concept, frame.foreign & frame.lead, page)
    ):
        return _MAIN  # "down from 240,000": where it is was said of the figure before
    if says_concept(concept, frame.main, page):
        return _MAIN
    return _BEFORE if says_concept(concept, frame.before, page) else 0.0


@lru_cache(maxsize=16_384)
def _list_forms(concept: str, page: Page) -> frozenset[str]:
    """List what says a concept by itself: it, a name as a word, the acronyms that stand for it."""
    return frozenset((concept, concept.removeprefix("@"), *page.shorts.get(concept, ())))


def says_concept(concept: str, found: Collection[str], page: Page) -> bool:
    """Tell whether concepts say one: by itself, by an acronym that stands for it, or by what it stands for."""
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
    if one in ANYBODY or other in ANYBODY:
        return "loose"
    if any(b in _WIDER.get(a, ()) for a, b in ((one, other), (other, one), (first, second), (second, first))):
        return "loose"
    return "other"


#: "Met 100 times": the verb tells what is counted.
TIMES: Final = frozenset({"time", "occas"})
UNITS_COUNT: Final = frozenset({"persons", "count", "events", ""})
_UNITS_MONEY: Final = frozenset({"usd", "eur", "gbp", "rub"})
_UNITS_TIME: Final = frozenset({"days", "weeks", "months", "years"})
_UNITS_SHARE: Final = frozenset({"share", "percent"})
_UNITS_LENGTH: Final = frozenset({"km", "miles", "m"})


@lru_cache(maxsize=1024)
def _is_kin(unit: str, other: str) -> bool:
    if unit == other or DATE in {unit, other}:
        return unit == other
    return any({unit, other} <= kin for kin in (UNITS_COUNT, _UNITS_MONEY, _UNITS_TIME, _UNITS_SHARE, _UNITS_LENGTH))


@lru_cache(maxsize=65_536)  # sentences of one make say the same of their figures
def _find_held(wanted: frozenset[str], frame: Frame, page: Page) -> Mapping[str, float]:
    return {c: has(c, frame, page) for c in wanted}


@lru_cache(maxsize=4096)
def _weigh_all(wanted: frozenset[str], page: Page) -> Mapping[str, float]:
    return {c: weigh(c, page) for c in wanted}


def pair(claim: Figure, figure: Figure, page: Page) -> Pair | None:
    """Set a figure of a document beside the claim's, or None where they cannot be compared at all."""
    if claim.frame is None or figure.frame is None or not _is_kin(claim.amount.unit, figure.amount.unit):
        return None
    its = figure.frame
    wanted = list_wanted(claim)
    held = _find_held(wanted, its, page)
    kind = find_concept(claim.kind)
    if kind in held and relate_kinds(claim.kind, figure.kind) == "same":
        held = {**held, kind: 1.0}
    elif held.get(kind) == 0 and figure.kind and relate_kinds(claim.kind, figure.kind) == "loose":
        held = {**held, kind: _LOOSE}
    if not any(held.values()):
        return None  # nothing that the claim says stands there
    weights = _weigh_all(wanted, page)
    total = sum(weights.values())
    cover = sum(weights[c] * held[c] for c in wanted) / total
    fit, rounded, is_unit = _compare(claim, figure)
    if not is_unit and _tells_nothing(claim, figure, fit, cover):
        return None
    near = sum(weights[c] for c in wanted if held[c] == 1) / total
    missing = frozenset(c for c in wanted if not held[c])
    clashes = _find_all_clashes(claim, figure, page)
    if is_unit:
        clashes.add("unit")
    if not clashes and _is_borrowed(claim, its, missing, page):
        clashes.add("borrowed")
    left = wanted - _list_clashing(claim, its, clashes, page)
    weight = sum(weights[c] for c in left)
    rest = sum(weights[c] * held[c] for c in left) / weight if weight else 0.0
    return Pair(
        figure=figure, cover=cover, near=near, rest=rest, missing=missing, clashes=frozenset(clashes), fit=fit,
        is_rounded=rounded,
    )  # fmt: skip


def _is_borrowed(claim: Figure, its: Frame, missing: frozenset[str], page: Page) -> bool:
    """Whether what the claim says of its figure is said in that sentence of another one ("58 cars went home, 12 trucks were given away")."""
    assert claim.frame is not None
    if not its.own or len({a.start for a in claim.statement.amounts}) > 1:
        return False
    lost = {c for c in missing if says_concept(c, its.foreign, page)}
    return len(lost) >= _BORROWED


_BORROWED: Final = 2
_LEAST_COVER: Final = 0.45


def _tells_nothing(claim: Figure, figure: Figure, fit: str, cover: float) -> bool:
    """Whether no rule asks for such a pair: another number, of which the document says less than the least of them wants."""
    own = claim.amount.low if claim.amount.low is not None else claim.amount.high
    if claim.amount.unit == DATE or own in (figure.amount.low, figure.amount.high):
        return False
    return fit == "overlaps" or (fit == "outside" and cover < _LEAST_COVER)


def _find_all_clashes(claim: Figure, figure: Figure, page: Page) -> set[str]:
    """Find all ways in which two figures exclude each other, their numbers left out."""
    assert claim.frame is not None
    assert figure.frame is not None
    own, its = claim.frame, figure.frame
    clashes = set(_find_word_clashes(own, its))
    is_counted = claim.amount.unit in UNITS_COUNT and claim.kind not in TIMES
    is_bare = _OF_PARTY.fullmatch(figure.amount.text) is not None
    if (
        is_counted
        and not is_bare
        and not counts_nationals(claim)
        and not counts_nationals(figure)
        and not (claim.amount.unit == "persons" and _counts_men(figure))
        and relate_kinds(claim.kind, figure.kind) == "other"
        and not _says_kind(claim, figure, page)
    ):
        clashes.add("kind")
    is_share = claim.amount.unit in _UNITS_SHARE and bool(claim.kind and figure.kind)
    if is_share and {find_concept(claim.kind), find_concept(figure.kind)} <= _SERVING and claim.kind != figure.kind:
        clashes.add("kind")  # a share of the police is none of the troops
    if _is_of_other_kind(claim, figure):
        clashes.add("kind")
    if "kind" in clashes:
        clashes -= {f for f, members in FAMILIES.items() if find_concept(claim.kind) in members}
    if _is_other_name(claim, figure, page):
        clashes.add("name")
    if is_denied(claim) != is_denied(figure) and not is_inside(claim):
        clashes.add("denied")
    if its.is_whole and not own.is_whole and own.roles.act:
        clashes.add("whole")  # "five of its seven were withdrawn" of all seven
    is_apart = claim.is_each != figure.is_each and not (RATE.search(claim.text) and RATE.search(figure.text))
    if is_apart or is_other_rate(claim, figure):
        clashes.add("each")
    _add_roles(clashes, own, its, page)
    if any(a and a == z for a, z in zip(own.route, reversed(its.route), strict=True)):
        clashes.add("route")
    is_dated = claim.amount.unit != DATE and claim.days and figure.days
    if is_dated and match_days(claim, figure) == "other":
        clashes.add("days")
    return clashes


_KIND_NAMES: Final = frozenset(name for name, _ in KINDS)
_NATIONALS: Final = re.compile(r"[A-Z][\w’'-]+")


_MEN: Final = re.compile(r"\bmen\b", re.IGNORECASE)
_SOLDIERS: Final = re.compile(r"troop|soldier|servicem|marine|infantry|military|army|armies|uniform", re.IGNORECASE)


def _counts_men(figure: Figure) -> bool:
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


#: Members of a party counted without a noun of their own ("2,100 of the Front").
_OF_PARTY: Final = re.compile(r"\S+ of (?:the|its|their) [A-Z][\w’'-]+")
#: How parties that are not those of the claim exclude it.
_ROLES: Final = {"swapped": frozenset({"swap"}), "other": frozenset({"role"}), "same": frozenset[str]()}


def _add_roles(clashes: set[str], own: Frame, its: Frame, page: Page) -> None:
    """Add how the parties exclude each other, and take away what that explains."""
    related = relate(own.roles, its.roles, page.kin) or relate_facts(own.facts, its.facts, page.kin)
    clashes |= _ROLES.get(related, frozenset())
    if related in ("swapped", "other"):
        clashes -= {"name"}  # whoever stands in the other's place
    if related == "swapped":
        clashes -= {"kind"}


def says_number(claim: Figure, figure: Figure) -> bool:
    """Whether the claim's own words have the number of the other figure too ("seven of nine occasions")."""
    first = figure.amount.text.split(" ")[0].casefold()
    words = claim.amount.text.casefold()
    if first == words.split(" ")[0]:
        return False
    text = claim.text.casefold()
    if first not in words and not (first in text and words in text):
        return False
    whole = rf"\b{re.escape(words)} (?:out )?of (?:the |its |their |these |those )?{re.escape(first)}\b"
    return re.search(rf"\b{re.escape(first)}\b", words) is not None or re.search(whole, text) is not None


_THAN: Final = re.compile(r"\bthan (?:was |were |had been |originally )?([a-z]{4,}ed)\b")


def _is_compared_with(claim: Figure, figure: Figure) -> bool:
    """Whether a claim is of what the document's figure is only compared with ("more than budgeted")."""
    return any(word in claim.text for word in _THAN.findall(figure.statement.text))


_LEFT: Final = re.compile(r"\b(?:still|yet|remain\w*|left|outstanding|unpaid|owe[sd]?|missing)\b", re.IGNORECASE)


def is_of_something_beside(claim: Figure, figure: Figure) -> bool:
    """Whether a claim counts what is still to come, or what the document's figure is compared with."""
    is_left = _LEFT.search(claim.text) is not None and _LEFT.search(figure.text) is None
    return is_left or _is_compared_with(claim, figure)


_MONTH: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def is_of_other_month(claim: Figure, figure: Figure) -> bool:
    """Whether a claim names a month without a year that the document does not name there."""
    if claim.days is not None or claim.amount.unit == DATE:
        return False
    own = set(_MONTH.findall(claim.statement.text))
    return bool(own) and not own & set(_MONTH.findall(figure.statement.text))


def is_of_other_fate(claim: Figure, figure: Figure) -> bool:
    """Whether something befell those whom one of two figures counts, and not the other's ("had 2,100 men", "lost seven men")."""
    if claim.frame is None or figure.frame is None:
        return False
    own, its = list_members(claim.frame), list_members(figure.frame)
    return any(bool(its & members) != bool(own & members) for members in _FATES)


_FATES: Final = tuple(frozenset(FAMILIES[name]) for name in ("fate", "damage", "move"))


def is_wider(claim: Figure, figure: Figure) -> bool:
    """Whether a claim is of several times together, or of those that lack something, and the figure is not."""
    own = sorted(
        {(w.start, w.end): w for w in claim.statement.times if w.how == "named"}.values(), key=lambda w: w.start
    )
    start, text = claim.statement.start, claim.statement.text
    if len({a.start for a in claim.statement.amounts}) == 1 and figure.days is not None and any(
        _JOINED.fullmatch(text[max(one.end - start, 0) : max(other.start - start, 0)])
        and not (figure.days[0] <= one.period.last_day and other.period.first_day <= figure.days[1])
        for one, other in itertools.pairwise(own)
    ):  # fmt: skip
        return True
    return _LACKING.match(text, claim.amount.end - start) is not None and not _LACK.search(figure.statement.text)


#: "In 2016 and 2017": a figure of one of the two is a part.
_JOINED: Final = re.compile(r"\s(?:and|plus)\s(?:in\s)?", re.IGNORECASE)
#: "24 vehicles without armour" are not the vehicles.
_LACKING: Final = re.compile(r"(?:\s[\w-]+){0,3}?\s(?:without|lacking|that lack(?:ed)?)\b", re.IGNORECASE)
_LACK: Final = re.compile(r"\b(?:without|lack\w*|no)\b", re.IGNORECASE)


def takes_over(rival: Pair, agree: Pair) -> bool:
    """Whether another figure of the same sentence has the very words that the one of the claim's number lacks."""
    own, its = rival.figure.frame, agree.figure.frame
    if own is None or its is None or own.order != its.order or rival.fit != "outside" or rival.clashes or rival.missing:
        return False
    if rival.figure.statement.attribution != agree.figure.statement.attribution or _TOLD_BY.search(
        rival.figure.statement.text
    ):
        return False  # a count by somebody else
    return bool(agree.missing) and agree.missing <= own.own and rival.cover > agree.cover


_TOLD_BY: Final = re.compile(r"\b(?:according to|says?|said|counts|puts?|claims?|admits?|estimates?)\b", re.IGNORECASE)


def _list_clashing(claim: Figure, its: Frame, clashes: frozenset[str] | set[str], page: Page) -> frozenset[str]:
    """List the concepts of a claim by which a figure clashes with it."""
    assert claim.frame is not None
    found: set[str] = set()
    for clash in clashes:
        found |= set(FAMILIES.get(clash, ()))
    if "kind" in clashes:
        found |= {find_concept(claim.kind), claim.kind} | {
            c for w in re.findall(r"\w+", claim.amount.noun) if (c := find_concept(w))
        }
    if clashes & {"name", "role", "swap"}:
        found |= {c for c in claim.frame.said if c.startswith("@") and not says_concept(c, its.own | its.shared, page)}
    return frozenset(found)


def list_wanted(claim: Figure) -> frozenset[str]:
    """List what a claim says of its figure: all of its clause that is no other figure's."""
    assert claim.frame is not None
    return _join_said(claim.frame, find_concept(claim.kind) if claim.amount.unit in UNITS_COUNT else "")


def list_missing(claim: Figure, figure: Figure, page: Page, *, near: bool) -> frozenset[str]:
    """List what a claim says of its figure that is not said of the other: in its own sentence, or (not near) nowhere before it either."""
    assert figure.frame is not None
    held = _find_held(list_wanted(claim), figure.frame, page)
    kind = find_concept(claim.kind)
    is_alike = relate_kinds(claim.kind, figure.kind) in ("same", "loose")
    return frozenset(
        c for c, found in held.items() if found < (1 if near else _LITTLE) and not (c == kind and is_alike)
    )


_LITTLE: Final = 0.01


@lru_cache(maxsize=4096)
def _join_said(frame: Frame, kind: str) -> frozenset[str]:
    return frame.said | ({kind} if kind else set())


def _says_kind(claim: Figure, figure: Figure, page: Page) -> bool:
    """Whether the document names the kind counted beside the figure, whatever the head of its phrase is."""
    assert figure.frame is not None
    assert claim.frame is not None
    one, other = find_concept(claim.kind) or claim.kind, find_concept(figure.kind) or figure.kind
    return says_concept(one, figure.frame.own, page) or (bool(other) and other in claim.frame.own)


#: Those who serve, by the concepts that name them.
_SERVING: Final = frozenset({"soldier", "police", "observer", "engineer", "civilian"})


def _is_of_other_kind(claim: Figure, figure: Figure) -> bool:
    """Whether a loose word of the document is told by a word before it ("a police component of up to 1,144 personnel")."""
    assert figure.frame is not None
    own = find_concept(claim.kind)
    if own not in _SERVING or relate_kinds(claim.kind, figure.kind) != "loose":
        return False
    near = figure.frame.own | figure.frame.lead
    return own not in near and bool(near & _SERVING)


def _find_word_clashes(own: Frame, its: Frame) -> frozenset[str]:
    """Find families of words by which the stretches exclude each other; what is shared counts where a stretch is silent."""
    return find_clashes(list_members(own), list_members(its))


@lru_cache(maxsize=4096)
def list_members(frame: Frame) -> frozenset[str]:
    """List the members of families that a frame says: of its own stretch, else of what the sentence shares."""
    found: set[str] = set()
    for members in FAMILIES.values():
        near = frame.own.intersection(members)
        found |= near or frame.shared.intersection(members)
    for members in FAMILIES.values():
        if near := frame.own.intersection(members):
            found -= set(members) - near  # "killing four and wounding eleven": the eleven are wounded
    return frozenset(found)


def _is_other_name(claim: Figure, figure: Figure, page: Page) -> bool:
    """Whether the claim names somebody whom the document does not name there, and the document somebody else."""
    assert claim.frame is not None
    assert figure.frame is not None
    own = {c for c in claim.frame.own | claim.frame.shared if c.startswith("@")}
    its = figure.frame
    said = own | claim.frame.before | claim.frame.main
    if its.tag and claim.frame.subject and not says_concept(claim.frame.subject, its.tag | its.lead, page) and not any(
        says_concept(c, own, page) for c in its.tag
    ):  # fmt: skip
        return True
    if _is_other_part(claim.frame, its):
        return True
    if _is_tag_of_part(claim.frame, its, page):
        return True
    if _is_elsewhere(claim.frame.subject, its, page):
        return True
    lost = {c for c in own if not says_concept(c, its.own | its.shared, page)}
    if any(c.startswith("@") and c not in own for c in its.own) and any(
        says_concept(c, its.foreign, page) for c in lost
    ):
        return True
    if (
        claim.frame.subject in lost
        and its.subject
        and its.subject not in own
        and says_concept(claim.frame.subject, its.foreign, page)
    ):
        return True  # "Senegal 500" beside what Portugal contributed
    lost = {c for c in lost if not says_concept(c, its.main, page)}
    other = {c for c in its.own if c.startswith("@") and not says_concept(c, said, page)}
    return bool(lost and other) and not any(says_concept(c, its.before, page) for c in lost)


_STEM: Final = 4


def _is_tag_of_part(own: Frame, its: Frame, page: Page) -> bool:
    """Whether a claim counts those of one name ("eleven Danish soldiers") and that sentence has the name for a part ("four of them Danes")."""
    near = its.own | its.shared | its.lead
    for name in own.tag:
        if not says_concept(name, near, page) and any(
            c.startswith("@") and c[:_STEM] == name[:_STEM] and not says_concept(c, near, page) for c in its.foreign
        ):  # fmt: skip
            return True
    return False


def _is_elsewhere(subject: str, its: Frame, page: Page) -> bool:
    """Whether a sentence names the claim's subject for something else than the figure."""
    if not subject or not says_concept(subject, its.foreign, page):
        return False
    return not says_concept(subject, its.own | its.shared | its.lead | its.main, page)


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
    if amount.unit != other.unit and amount.unit in _UNITS_MONEY | _UNITS_TIME | _UNITS_LENGTH:
        if (amount.low, amount.high) == (other.low, other.high):
            return "outside", False, True
        if amount.unit in _UNITS_MONEY:
            return "outside", False, False
    says = claim.frame is not None and "authorise" in claim.frame.said
    is_limit = other.bound == "at-most" and other.low is None
    fit, rounded = compare_amounts(amount, other, is_ceiling=says and is_limit)
    return fit, rounded, False
