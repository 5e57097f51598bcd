"""Shares of a part in its whole, where both are told in one place of a document and named by the claim.

What enters: a share of a text, the counted figures of a document. What leaves: derivations with their cover.
Never done here: a verdict; a share of any two figures that happen to give the number.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.composed import ALL, OF_A_STRENGTH, SAYS, Composed, list_claimed, measure_cover
from peaceops.assess.audit.derivation import Derivation, days_fit
from peaceops.assess.audit.figure import Bounds
from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.kind import relate_kinds
from peaceops.assess.audit.lexis import find_clashes, find_concept
from peaceops.assess.audit.weight import has, list_members
from peaceops.assess.audit.wording import Figure


def list_shares(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    """List shares of a part in its whole, where both are told in one place and named by the claim."""
    wanted = list_claimed(claim)
    near = [f for f in figures if days_fit(claim, f) or (f.frame is not None and "authorise" in f.frame.said)]
    placed: dict[int, list[tuple[int, Figure]]] = {}
    for i, figure in enumerate(near):
        if figure.frame is not None:
            placed.setdefault(figure.frame.order, []).append((i, figure))
    for part in near:
        assert part.frame is not None
        if find_clashes(list_members(claim.frame), list_members(part.frame)):
            continue
        for base, parts in _list_bases(claim, part, placed):
            frames = [f.frame for f in parts if f.frame is not None]
            cover = measure_cover(wanted, frames, page)
            if part.is_part and len(parts) == 2 and _is_nested(part, parts[1]):
                cover += _NESTED
            if cover < SAYS or not _is_told(wanted, part, [f for f in parts if f is not part], page):
                continue
            assert part.amount.low is not None
            ratio = part.amount.low / base
            yield Composed(
                cover=cover, is_sure=len(parts) == 2 and part.frame.order == parts[1].frame.order,  # type: ignore[union-attr]
                derivation=Derivation(
                    bounds=Bounds(low=ratio, high=ratio), parts=tuple(parts),
                    words=f"{part.amount.text} of {base:,f} is {round(ratio * 100, 1).normalize():f}%",
                ),
            )  # fmt: skip


#: A part that is written as one of its whole is the likelier pair.
_NESTED: Final = 0.15


def _is_nested(part: Figure, base: Figure) -> bool:
    """Whether a part stands right behind its whole ("63 civilians, of whom 23")."""
    assert part.frame is not None
    assert base.frame is not None
    return part.frame.order == base.frame.order and base.frame.spot[1] >= part.frame.spot[0] > base.frame.spot[0]


def _list_bases(
    claim: Figure, part: Figure, placed: Mapping[int, Sequence[tuple[int, Figure]]]
) -> Iterator[tuple[Decimal, list[Figure]]]:
    """List what a part may be a share of: a figure near it, or the sum of those listed beside it, by sentence."""
    assert part.frame is not None
    assert part.amount.low is not None
    at = part.frame.order
    around = heapq.merge(*(placed.get(order, ()) for order in (at - 1, at, at + 1)), key=lambda one: one[0])
    for _, base in around:
        if base is part or not base.amount.low or base.amount.low < part.amount.low:
            continue
        if _is_base(claim, base, part):
            yield base.amount.low, [part, base]
    group = [
        f for _, f in placed.get(at, ())
        if not f.is_part and (f.kind == part.kind or {f.kind, part.kind} <= OF_A_STRENGTH)
    ]  # fmt: skip
    total = sum((f.amount.low or Decimal(0) for f in group), Decimal(0))
    if len(group) > 1 and (claim.kind in ALL or relate_kinds(claim.kind, part.kind) == "same"):
        yield total, [part, *(f for f in group if f is not part)]


def _is_base(claim: Figure, base: Figure, part: Figure) -> bool:
    """Whether a figure is what the claim's share is of."""
    assert base.frame is not None
    if base.kind and base.kind == part.kind and "authorise" in base.frame.said and claim.frame is not None:
        return "authorise" in claim.frame.said
    kind = find_concept(claim.kind)
    if not claim.kind or relate_kinds(claim.kind, base.kind) == "same" or (kind and kind in base.frame.own):
        return True
    return claim.kind in ALL and base.kind in OF_A_STRENGTH | {"personnel"}


def _is_told(wanted: Collection[str], part: Figure, rest: Sequence[Figure], page: Page) -> bool:
    """Whether the claim says something that is said of the part alone, or the part is written as one of its whole."""
    assert part.frame is not None
    if "authorise" in wanted and "authorise" not in part.frame.said:
        return any(f.frame is not None and "authorise" in f.frame.said and f.kind == part.kind for f in rest)
    others = frozenset().union(*(f.frame.own for f in rest if f.frame is not None))
    own = {c for c in wanted if has(c, Frame(
        own=part.frame.own, shared=frozenset(), foreign=frozenset(), before=frozenset(), main=frozenset(), order=0
    ), page)}  # fmt: skip
    return bool(own - others) or find_concept(part.kind) in wanted or bool(part.amount.of)
