"""What a claim puts together or sets against each other, and the figures of a document for each.

What enters: a figure of a text, the figures of a document. What leaves: one figure for each element, or none where one
is missing or told twice.
Never done here: arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from peaceops.assess.audit.composed import COUNTS, MARGIN, list_claimed, measure_cover
from peaceops.assess.audit.derivation import days_fit
from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.kind import relate_kinds
from peaceops.assess.audit.lexis import FAMILIES, find_concept
from peaceops.assess.audit.wording import Figure

_ELEMENT: Final = 0.4


def list_elements(claim: Figure) -> list[str]:
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
    rest = list_claimed(claim) - set(elements) - _PLACES
    scored = []
    for figure in figures:
        assert figure.frame is not None
        frame = figure.frame
        here = frame.own | frame.shared
        if element.startswith("@") and not any(c.startswith("@") for c in frame.own):
            here |= frame.lead
        others = [e for e in elements if e != element]
        is_before = element.startswith("@") and element in frame.before and not any(e in here for e in others)
        if not (element in here or is_before) or any(e in frame.own for e in others) or not days_fit(claim, figure):
            continue
        is_counted = claim.amount.unit in COUNTS and claim.kind != "time"
        if is_counted and relate_kinds(claim.kind, figure.kind) == "other":
            continue
        cover = measure_cover(rest, [frame], page) if rest else 1.0
        if cover >= _ELEMENT:
            scored.append((cover, figure))
    top = max((cover for cover, _ in scored), default=0.0)
    return [figure for cover, figure in scored if cover >= top - MARGIN]


def pick_all(claim: Figure, figures: Sequence[Figure], page: Page) -> list[Figure]:
    """Pick one figure for each element of a claim; none where one is missing or told twice."""
    elements = list_elements(claim)
    picked = [_pick(claim, e, elements, figures, page) for e in elements]
    if len(elements) < 2 or any(len({f.amount.low for f in own}) != 1 for own in picked):
        return []
    chosen = [own[0] for own in picked]
    return chosen if len({id(f.amount) for f in chosen}) == len(chosen) else []


def pick_two(claim: Figure, figures: Sequence[Figure], page: Page) -> tuple[Figure, Figure] | None:
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
