"""A figure of a text beside one of a document: how much is said alike, and what excludes the other.

What enters: two figures with their frames. What leaves: a pair with its likeness and its clashes.
Never done here: a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.clash import find_all_clashes, list_clashing
from peaceops.assess.audit.component import counts_others
from peaceops.assess.audit.daystold import DATE, compare_days
from peaceops.assess.audit.figure import compare_amounts
from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.kind import UNITS_COUNT, UNITS_LENGTH, UNITS_MONEY, UNITS_TIME, is_kin, relate_kinds
from peaceops.assess.audit.lexis import find_concept
from peaceops.assess.audit.weight import find_held, says_concept, weigh_all, weigh_together
from peaceops.assess.audit.wording import Figure

#: How far a kind is said by one that may mean it ("people" for "villagers").
_LOOSE: Final = 0.7


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


def pair(claim: Figure, figure: Figure, page: Page) -> Pair | None:
    """Set a figure of a document beside the claim's, or None where they cannot be compared at all."""
    found = pair_all(claim, (figure,), page)
    return found[0] if found else None


def pair_all(claim: Figure, figures: Iterable[Figure], page: Page) -> list[Pair]:
    """Set all figures of a document beside the claim's that can be compared with it."""
    if claim.frame is None:
        return []
    wanted = list_wanted(claim)
    kind = find_concept(claim.kind)
    found = (
        _pair(claim, wanted, kind, figure, figure.frame, page)
        for figure in figures
        if figure.frame is not None
        and is_kin(claim.amount.unit, figure.amount.unit)
        and not counts_others(claim.amount.noun, figure.amount.noun)
    )
    return [one for one in found if one is not None]


def _pair(
    claim: Figure, wanted: frozenset[str], kind: str, figure: Figure, its: Frame, page: Page
) -> Pair | None:  # fmt: skip
    held = find_held(wanted, its, page)
    if kind in held and relate_kinds(claim.kind, figure.kind) == "same":
        held = {**held, kind: 1.0}
    elif held.get(kind) == 0 and figure.kind and relate_kinds(claim.kind, figure.kind) == "loose":
        held = {**held, kind: _LOOSE}
    if not any(held.values()):
        return None  # nothing that the claim says stands there
    weights = weigh_all(wanted, page)
    total = weigh_together(wanted, page)
    # Lists, for this is done for each pair of figures.
    cover = sum([weights[c] * held[c] for c in wanted]) / total
    fit, rounded, is_unit = _compare(claim, figure)
    if not is_unit and _tells_nothing(claim, figure, fit, cover):
        return None
    near = sum([weights[c] for c in wanted if held[c] == 1]) / total
    missing = frozenset(c for c in wanted if not held[c])
    clashes = find_all_clashes(claim, figure, page)
    if is_unit:
        clashes.add("unit")
    if not clashes and _is_borrowed(claim, its, missing, page):
        clashes.add("borrowed")
    left = wanted - list_clashing(claim, its, clashes, page)
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


def list_wanted(claim: Figure) -> frozenset[str]:
    """List what a claim says of its figure: all of its clause that is no other figure's."""
    assert claim.frame is not None
    return _join_said(claim.frame, find_concept(claim.kind) if claim.amount.unit in UNITS_COUNT else "")


def list_missing(claim: Figure, figure: Figure, page: Page, *, near: bool) -> frozenset[str]:
    """List what a claim says of its figure that is not said of the other: in its own sentence, or (not near) nowhere before it either."""
    assert figure.frame is not None
    held = find_held(list_wanted(claim), figure.frame, page)
    kind = find_concept(claim.kind)
    is_alike = relate_kinds(claim.kind, figure.kind) in ("same", "loose")
    return frozenset(
        c for c, found in held.items() if found < (1 if near else _LITTLE) and not (c == kind and is_alike)
    )


_LITTLE: Final = 0.01


@lru_cache(maxsize=4096)
def _join_said(frame: Frame, kind: str) -> frozenset[str]:
    return frame.said | ({kind} if kind else set())


def _compare(claim: Figure, figure: Figure) -> tuple[str, bool, bool]:
    """Compare the numbers; the last tells whether the same number is in another unit."""
    amount, other = claim.amount, figure.amount
    if amount.unit == DATE and claim.when is not None and figure.when is not None:
        return compare_days(claim.when, figure.when), False, False
    if amount.unit != other.unit and amount.unit in UNITS_MONEY | UNITS_TIME | UNITS_LENGTH:
        if (amount.low, amount.high) == (other.low, other.high):
            return "outside", False, True
        if amount.unit in UNITS_MONEY:
            return "outside", False, False
    says = claim.frame is not None and "authorise" in claim.frame.said
    is_limit = other.bound == "at-most" and other.low is None
    fit, rounded = compare_amounts(amount, other, is_ceiling=says and is_limit)
    return fit, rounded, False
