"""Numbers that follow from two or more figures of a document, found by what is said around each.

What enters: a figure of a text, the figures of a document with their frames. What leaves: derivations, each with how much
of what the claim says its parts say together.
Never done here: any pair that happens to give the number: each part must be named by the claim, and the parts together
must say what the claim says.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from peaceops.assess.audit.derivation import FALL, RISE, SUM, Derivation, Locate, as_rounded, build_test
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.kind import relate_kinds
from peaceops.assess.audit.lexis import FAMILIES, find_clashes, find_concept
from peaceops.assess.audit.weight import has, list_members, weigh
from peaceops.assess.audit.wording import Figure, group_by_sentence
from peaceops.model.audit import StatementTest

_COUNTS: Final = frozenset({"persons", "count", "events", ""})
_SAYS: Final = 0.7
_EXCLUDES: Final = 0.8
_MARGIN: Final = 0.1
_ELEMENT: Final = 0.4
_TIMES: Final = re.compile(r"\btimes (?:as|more|the|larger|higher|that|greater)\b", re.IGNORECASE)
_GAP: Final = re.compile(r"\b(?:more|fewer|less|higher|lower|larger|smaller)\b[^.;]*\bthan\b", re.IGNORECASE)
_FROM: Final = re.compile(r"\b(?:than|as)\b", re.IGNORECASE)
#: Those who serve, of whom a share of the uniformed or of all personnel is a part.
_SERVING: Final = frozenset({"troop", "observer", "police", "monitor", "civilian", "personnel", "engineer"})
_ALL: Final = frozenset({"uniformed", "personnel", "staff", "member", "peacekeep", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A derivation with how much of the claim its parts say.

    Parameters
    ----------
    derivation : Derivation
        The number and its parts.
    cover : float
        0 to 1.
    is_sure : bool
        Whether the parts are told so well that another number is excluded.
    """

    derivation: Derivation
    cover: float
    is_sure: bool


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
    best = [c for c in found if c.cover >= top - _MARGIN]
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
    counted = [f for f in figures if f.amount.unit in _COUNTS and _is_number(f)]
    if claim.amount.unit == "share":
        if not (RISE.search(text) or FALL.search(text)):
            yield from _list_shares(claim, counted, page)
            yield from _list_sums(claim, [f for f in figures if f.amount.unit == "share" and _is_number(f)], page)
        return
    if claim.amount.unit not in _COUNTS:
        return
    if _TIMES.search(claim.statement.text[max(claim.amount.start - claim.statement.start, 0) :]):
        yield from _list_ratios(claim, counted, page)
        return
    yield from _list_products(claim, figures, page)
    if _GAP.search(text):
        yield from _list_gaps(claim, counted, page)
    else:
        yield from _list_sums(claim, counted, page)


def _is_number(figure: Figure) -> bool:
    return figure.amount.low is not None and figure.amount.low == figure.amount.high


def _cover(wanted: Collection[str], frames: Sequence[Frame], page: Page) -> float:
    """Measure how much of what is wanted several frames say together; a name that none says spoils all."""
    total = said = 0.0
    for concept in wanted:
        weight = weigh(concept, page)
        held = max(has(concept, frame, page) for frame in frames)
        if concept.startswith("@") and not held:
            return 0.0
        total += weight
        said += weight * held
    return said / total if total else 0.0


def _wanted(claim: Figure) -> frozenset[str]:
    assert claim.frame is not None
    noun = {find_concept(word) for word in re.findall(r"\w+", claim.amount.noun)}
    noun |= _ALL_WORDS if claim.kind in _ALL else set()
    return claim.frame.said - noun - _WORDS_OF_SUMS


_ALL_WORDS: Final = frozenset({"staff", "uniform", "soldier"})
_WORDS_OF_SUMS: Final = frozenset(
    {"increase", "decrease", "total", "averag", "difference", "gap", "between", "both", "contribute", "short"}
)


def _days_fit(claim: Figure, figure: Figure) -> bool:
    own, its = claim.days, figure.days
    return own is None or its is None or (own[0] <= its[1] and its[0] <= own[1])


# --- shares


def _list_shares(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    """List shares of a part in its whole, where both are told in one place and named by the claim."""
    wanted = _wanted(claim)
    near = [f for f in figures if _days_fit(claim, f) or (f.frame is not None and "authorise" in f.frame.said)]
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
            cover = _cover(wanted, frames, page)
            if part.is_part and len(parts) == 2 and _is_nested(part, parts[1]):
                cover += _NESTED
            if cover < _SAYS or not _is_told(wanted, part, [f for f in parts if f is not part], page):
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
        if not f.is_part and (f.kind == part.kind or {f.kind, part.kind} <= _SERVING)
    ]  # fmt: skip
    total = sum((f.amount.low or Decimal(0) for f in group), Decimal(0))
    if len(group) > 1 and (claim.kind in _ALL or relate_kinds(claim.kind, part.kind) == "same"):
        yield total, [part, *(f for f in group if f is not part)]


def _is_base(claim: Figure, base: Figure, part: Figure) -> bool:
    """Whether a figure is what the claim's share is of."""
    assert base.frame is not None
    if base.kind and base.kind == part.kind and "authorise" in base.frame.said and claim.frame is not None:
        return "authorise" in claim.frame.said
    kind = find_concept(claim.kind)
    if not claim.kind or relate_kinds(claim.kind, base.kind) == "same" or (kind and kind in base.frame.own):
        return True
    return claim.kind in _ALL and base.kind in _SERVING | {"personnel"}


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


# --- sums, gaps, ratios


def _list_elements(claim: Figure) -> list[str]:
    """List what a claim puts together: names, or members of one family ("killed or wounded")."""
    assert claim.frame is not None
    for members in FAMILIES.values():
        own = [m for m in members if m in claim.frame.said]
        if len(own) > 1 and _are_joined(claim.text, own):
            return own
    return _list_coordinated(claim)


_JOINING: Final = re.compile(r"\b(?:and|or)\b|,")


def _are_joined(text: str, members: Collection[str]) -> bool:
    """Whether words of a family stand side by side ("killed or wounded"), not one beside the other's subject."""
    words = [m for m in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text) if find_concept(m.group()) in members]
    return len(words) > 1 and all(_JOINING.search(text, one.end(), other.start()) for one, other in pairwise(words))


_COORDINATED: Final = re.compile(r"\s*(?:\w+\s)?(?:,|and|or|,\s*and|&)?\s*(?:the\s|in\s|from\s)?")


def _list_coordinated(claim: Figure) -> list[str]:
    """List names that a claim puts side by side: "the Gali and Zugdidi sectors"."""
    assert claim.frame is not None
    text, offset = claim.statement.text, claim.statement.start
    chain: list[str] = []
    for (one, _, end), (other, start, _) in pairwise(claim.frame.order_of_names):
        between = text[max(end - offset, 0) : max(start - offset, 0)]
        if re.search(r",|\band\b|\bor\b|&", between) and _COORDINATED.fullmatch(between):
            chain += [name for name in (one, other) if name not in chain]
    return chain


_PLACES: Final = frozenset({"sector", "district", "town", "settlement", "side", "valley"})


def _pick(
    claim: Figure, element: str, elements: Collection[str], figures: Sequence[Figure], page: Page
) -> list[Figure]:
    """Pick the figures of one element: those that say it and the rest of what the claim says, not the other elements."""
    rest = _wanted(claim) - set(elements) - _PLACES
    scored = []
    for figure in figures:
        assert figure.frame is not None
        frame = figure.frame
        here = frame.own | frame.shared
        if element.startswith("@") and not any(c.startswith("@") for c in frame.own):
            here |= frame.lead
        others = [e for e in elements if e != element]
        is_before = element.startswith("@") and element in frame.before and not any(e in here for e in others)
        if not (element in here or is_before) or any(e in frame.own for e in others) or not _days_fit(claim, figure):
            continue
        is_counted = claim.amount.unit in _COUNTS and claim.kind != "time"
        if is_counted and relate_kinds(claim.kind, figure.kind) == "other":
            continue
        cover = _cover(rest, [frame], page) if rest else 1.0
        if cover >= _ELEMENT:
            scored.append((cover, figure))
    top = max((cover for cover, _ in scored), default=0.0)
    return [figure for cover, figure in scored if cover >= top - _MARGIN]


def _pick_all(claim: Figure, figures: Sequence[Figure], page: Page) -> list[Figure]:
    """Pick one figure for each element of a claim; none where one is missing or told twice."""
    elements = _list_elements(claim)
    picked = [_pick(claim, e, elements, figures, page) for e in elements]
    if len(elements) < 2 or any(len({f.amount.low for f in own}) != 1 for own in picked):
        return []
    chosen = [own[0] for own in picked]
    return chosen if len({id(f.amount) for f in chosen}) == len(chosen) else []


def _list_sums(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    chosen = _pick_all(claim, figures, page)
    if chosen:
        yield _add(claim, chosen, page, is_sure=len(chosen) == len(_list_elements(claim)))
        return
    if not SUM.search(claim.text):
        return
    groups = group_by_sentence(
        f for f in figures if relate_kinds(claim.kind, f.kind) == "same" and not f.is_part and _days_fit(claim, f)
    )
    for group in groups.values():
        if len(group) > 1 and not any(SUM.search(f.text) for f in group):
            one = _add(claim, group, page, is_sure=False)
            if one.cover >= _SAYS:
                yield one


def _add(claim: Figure, parts: Sequence[Figure], page: Page, *, is_sure: bool) -> Composed:
    total = sum((f.amount.low or Decimal(0) for f in parts), Decimal(0))
    shown = f"{round(total * 100, 1).normalize():f}%" if claim.amount.unit == "share" else f"{total:,f}"
    return Composed(
        cover=_cover(_wanted(claim), [f.frame for f in parts if f.frame is not None], page), is_sure=is_sure,
        derivation=Derivation(
            bounds=Bounds(low=total, high=total), parts=tuple(parts), is_whole=is_sure,
            words=f"{' + '.join(f.amount.text for f in parts)} is {shown}",
        ),
    )  # fmt: skip


def _list_ratios(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    """List how many times one figure is another, both named by the claim."""
    ordered = _pick_two(claim, figures, page)
    if ordered is None:
        return
    first, second = ordered
    if not second.amount.low or first.amount.low is None:
        return
    ratio = first.amount.low / second.amount.low
    low, high = (ratio * Decimal(x) for x in ("0.93", "1.07"))
    yield Composed(
        cover=_cover(_wanted(claim), [f.frame for f in ordered if f.frame is not None], page), is_sure=True,
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
    ordered = _pick_two(claim, figures, page)
    if ordered is None:
        return
    value = abs((ordered[0].amount.low or Decimal(0)) - (ordered[1].amount.low or Decimal(0)))
    yield Composed(
        cover=_cover(_wanted(claim), [f.frame for f in ordered if f.frame is not None], page), is_sure=False,
        derivation=Derivation(
            bounds=Bounds(low=value, high=value), parts=ordered,
            words=f"{ordered[0].amount.text} and {ordered[1].amount.text} are {value:,f} apart",
        ),
    )  # fmt: skip


def _pick_two(claim: Figure, figures: Sequence[Figure], page: Page) -> tuple[Figure, Figure] | None:
    """Pick the figures of the two that a claim compares, in the order in which it names them."""
    assert claim.frame is not None
    names = [c for c, _, _ in claim.frame.order_of_names]
    names = _list_compared(claim) or list(dict.fromkeys(names))
    if len(names) != 2:
        return None
    first, second = (_pick(claim, n, names, figures, page) for n in names)
    if len({f.amount.low for f in first}) != 1 or len({f.amount.low for f in second}) != 1 or first[0] is second[0]:
        return None
    return first[0], second[0]


_COMPARED: Final = re.compile(r"\b(?:many|more|fewer|less)\s(?P<one>[a-z-]+)\s(?:as|than)\s(?P<other>[a-z-]+)\b")


def _list_compared(claim: Figure) -> list[str]:
    """List the two things counted that a claim compares ("six times as many robberies as killings")."""
    found = _COMPARED.search(claim.text)
    both = [find_concept(found.group(part)) for part in ("one", "other")] if found else []
    return both if all(both) and len(set(both)) == len(both) else []


# --- products


def _list_products(claim: Figure, figures: Sequence[Figure], page: Page) -> Iterator[Composed]:
    """List a share of a number ("4 per cent of the troops"), where the claim names whose share it is."""
    wanted = _wanted(claim) | {c for word in re.findall(r"\w+", claim.amount.noun) if (c := find_concept(word))}
    for share in figures:
        if (
            share.amount.unit != "share"
            or share.frame is None
            or not share.amount.low
            or not share.kind
            or not _is_number(share)
        ):
            continue
        for base in figures:
            if (
                base.amount.unit not in _COUNTS
                or base.frame is None
                or not _is_number(base)
                or not _days_fit(claim, base)
            ):
                continue
            if (
                relate_kinds(share.kind, base.kind) != "same"
                or base.is_part
                or abs(base.frame.order - share.frame.order) > 30
            ):
                continue
            cover = _cover(wanted, [share.frame, base.frame], page)
            told = wanted & share.frame.own - base.frame.own
            if cover < _SAYS or not told or base.amount.low is None:
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
