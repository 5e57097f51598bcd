"""Numbers that follow from two or more figures of a document, found by what is said around each.

What enters: a figure of a text, the figures of a document with their frames. What leaves: derivations, each with how much
of what the claim says its parts say together.
Never done here: any pair that happens to give the number: each part must be named by the claim, and the parts together
must say what the claim says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.composed import COUNTS, MARGIN, SAYS, Composed, is_number, list_claimed, measure_cover
from peaceops.assess.audit.derivation import FALL, RISE, SUM, Derivation, Locate, as_rounded, build_test, days_fit
from peaceops.assess.audit.element import list_elements, pick_all, pick_two
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.kind import relate_kinds
from peaceops.assess.audit.lexis import find_concept
from peaceops.assess.audit.portion import list_shares
from peaceops.assess.audit.wording import Figure, group_by_sentence
from peaceops.model.audit import StatementTest

_EXCLUDES: Final = 0.8
_TIMES: Final = re.compile(r"\btimes (?:as|more|the|larger|higher|that|greater)\b", re.IGNORECASE)
_GAP: Final = re.compile(r"\b(?:more|fewer|less|higher|lower|larger|smaller)\b[^.;]*\bthan\b", re.IGNORECASE)


def check_composed(claim: Figure, figures: Sequence[Figure], page: Page, locate: Locate) -> StatementTest | None:
    """Test whether a number follows from figures of a document that the claim names.

    Parameters
    ----------
    claim : Figure
        Of the text.
    figures : sequence of Figure
        Of the document.
    page : Page
        The document.
    locate : callable
        Quotes a statement with its place.
    """
    if claim.frame is None or claim.frame.is_whole:
        return None
    found = list(list_composed(claim, [f for f in figures if f.frame is not None], page))
    if not found:
        return None
    top = max(c.cover for c in found)
    best = [c for c in found if c.cover >= top - MARGIN]
    for one in best:
        if compare(as_rounded(claim), one.derivation.bounds)[0] in ("equal", "inside"):
            return build_test(claim, one.derivation, locate, "document", "supported", "it follows from figures at hand")
    values = {(c.derivation.bounds.low, c.derivation.bounds.high) for c in best}
    if len(values) != 1 or not best[0].is_sure or top < _EXCLUDES or claim.amount.bound not in ("exact", "about"):
        return None
    if compare(as_rounded(claim), best[0].derivation.bounds)[0] != "outside":
        return None
    return build_test(claim, best[0].derivation, locate, "document", "contradicted", "figures at hand give another")


def list_composed(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    """List what figures of a document give on a claim."""
    text = claim.text
    counted = [f for f in figures if f.amount.unit in COUNTS and is_number(f)]
    if claim.amount.unit == "share":
        if not (RISE.search(text) or FALL.search(text)):
            yield from list_shares(claim, counted, page)
            yield from _list_sums(claim, [f for f in figures if f.amount.unit == "share" and is_number(f)], page)
        return
    if claim.amount.unit not in COUNTS:
        return
    if _TIMES.search(claim.statement.text[max(claim.amount.start - claim.statement.start, 0) :]):
        yield from _list_ratios(claim, counted, page)
        return
    yield from _list_products(claim, figures, page)
    if _GAP.search(text):
        yield from _list_gaps(claim, counted, page)
    else:
        yield from _list_sums(claim, counted, page)


def _list_sums(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    chosen = pick_all(claim, figures, page)
    if chosen:
        yield _add(claim, chosen, page, is_sure=len(chosen) == len(list_elements(claim)))
        return
    if not SUM.search(claim.text):
        return
    groups = group_by_sentence(
        f for f in figures if relate_kinds(claim.kind, f.kind) == "same" and not f.is_part and days_fit(claim, f)
    )
    for group in groups.values():
        if len(group) > 1 and not any(SUM.search(f.text) for f in group):
            one = _add(claim, group, page, is_sure=False)
            if one.cover >= SAYS:
                yield one


def _add(claim: Figure, parts: Sequence[Figure], page: Page, *, is_sure: bool) -> Composed:
    total = sum((f.amount.low or Decimal(0) for f in parts), Decimal(0))
    shown = f"{round(total * 100, 1).normalize():f}%" if claim.amount.unit == "share" else f"{total:,f}"
    return Composed(
        cover=measure_cover(list_claimed(claim), [f.frame for f in parts if f.frame is not None], page), is_sure=is_sure,
        derivation=Derivation(
            bounds=Bounds(low=total, high=total), parts=tuple(parts), is_whole=is_sure,
            words=f"{' + '.join(f.amount.text for f in parts)} is {shown}",
        ),
    )  # fmt: skip


def _list_ratios(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    """List how many times one figure is another, both named by the claim."""
    ordered = pick_two(claim, figures, page)
    if ordered is None:
        return
    first, second = ordered
    if not second.amount.low or first.amount.low is None:
        return
    ratio = first.amount.low / second.amount.low
    low, high = (ratio * Decimal(x) for x in ("0.93", "1.07"))
    yield Composed(
        cover=measure_cover(list_claimed(claim), [f.frame for f in ordered if f.frame is not None], page), is_sure=True,
        derivation=Derivation(
            bounds=_round(ratio, claim) or Bounds(low=low, high=high), parts=ordered,
            words=f"{first.amount.text} is {round(ratio, 1).normalize():f} times {second.amount.text}",
        ),
    )  # fmt: skip


def _round(ratio: Decimal, claim: Figure) -> Bounds | None:
    """Take a ratio as the number that it rounds to, where the claim has a whole number."""
    low = claim.amount.low
    if low is None or low != low.to_integral_value() or claim.amount.bound not in ("exact", "about"):
        return Bounds(low=ratio, high=ratio)
    whole = ratio.to_integral_value()
    return Bounds(low=whole, high=whole) if abs(ratio - whole) <= Decimal("0.25") else Bounds(low=ratio, high=ratio)


def _list_gaps(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    ordered = pick_two(claim, figures, page)
    if ordered is None:
        return
    value = abs((ordered[0].amount.low or Decimal(0)) - (ordered[1].amount.low or Decimal(0)))
    yield Composed(
        cover=measure_cover(list_claimed(claim), [f.frame for f in ordered if f.frame is not None], page), is_sure=False,
        derivation=Derivation(
            bounds=Bounds(low=value, high=value), parts=ordered,
            words=f"{ordered[0].amount.text} and {ordered[1].amount.text} are {value:,f} apart",
        ),
    )  # fmt: skip


def _list_products(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    """List a share of a number ("4 per cent of the troops"), where the claim names whose share it is."""
    wanted = list_claimed(claim) | {c for word in re.findall(r"\w+", claim.amount.noun) if (c := find_concept(word))}
    for share in figures:
        if (
            share.amount.unit != "share"
            or share.frame is None
            or not share.amount.low
            or not share.kind
            or not is_number(share)
        ):
            continue
        for base in figures:
            if base.amount.unit not in COUNTS or base.frame is None or not is_number(base) or not days_fit(claim, base):
                continue
            if (
                relate_kinds(share.kind, base.kind) != "same"
                or base.is_part
                or abs(base.frame.order - share.frame.order) > 30
            ):
                continue
            cover = measure_cover(wanted, [share.frame, base.frame], page)
            told = wanted & share.frame.own - base.frame.own
            if cover < SAYS or not told or base.amount.low is None:
                continue
            value = share.amount.low * base.amount.low
            by = value / 50
            yield Composed(
                cover=cover, is_sure=False,
                derivation=Derivation(
                    bounds=Bounds(low=value.to_integral_value(), high=value.to_integral_value()) if by else Bounds(low=value, high=value),
                    parts=(share, base), words=f"{share.amount.text} of {base.amount.text} is {round(value):,}",
                ),
            )  # fmt: skip
