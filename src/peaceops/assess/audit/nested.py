"""Parts of wholes as a document itself puts them: "36 of 60 tanks", "16 civilians, seven of them children", "of 19 incidents, nine".

What enters: figures of a document with their sentences, a figure of a text. What leaves: pairs of a part and its whole, and
a test of the share, the rest or the number that follows from one.
Never done here: a pair that the document does not join in words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.derivation import FALL, RISE, Derivation, Locate, as_rounded, build_test
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.lexis import find_clashes, find_concept
from peaceops.assess.audit.match import is_denied
from peaceops.assess.audit.weight import has, list_members, weigh
from peaceops.assess.audit.wording import Figure, group_by_sentence
from peaceops.model.audit import StatementTest

_COUNTS: Final = frozenset({"persons", "count", "events", ""})
_MUCH: Final = 0.7
_SURE: Final = 0.85
_OPENS: Final = re.compile(
    r"\W*(?:\d+\.\s)?(?:out )?of (?:the |these |those |its |their |a total of )?$", re.IGNORECASE
)
_BACK: Final = re.compile(r"\W*(?:\d+\.\s)?of (?:these|those|them|this (?:number|total))\b", re.IGNORECASE)
_OUT_OF: Final = re.compile(r"\bout of(?: the| a total of)?\s$", re.IGNORECASE)
_OF_THEM: Final = re.compile(r"\b(?:of (?:them|whom|which|these|those)|including|among them)\b", re.IGNORECASE)
#: Words of a rest: what is said of the part is not true of it.
_REST: Final = re.compile(
    r"\b(?:still|remain\w*|left|the rest|the others?|outside|not|yet to|never|elsewhere|other than|before)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:not|never|yet to|still to|failed to|outside|other than|elsewhere|no longer)\b|n['’]t\b", re.IGNORECASE
)
_WORDS_OF_REST: Final = frozenset(
    {"remain", "outsid", "rest", "other", "still", "elsewher", "left", "depart", "never", "yet", "included"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nest:
    """A part with its whole.

    Parameters
    ----------
    part, whole : Figure
        The part may be a share.
    value : Decimal
        The part as a number.
    """

    part: Figure
    whole: Figure
    value: Decimal


def list_nests(figures: Iterable[Figure], page: Page) -> Iterator[Nest]:
    """List the parts of a document with the wholes that its words give them.

    Parameters
    ----------
    figures : iterable of Figure
        Of the document.
    page : Page
        Its sentences.
    """
    groups = group_by_sentence(f for f in figures if f.amount.low is not None and f.amount.low == f.amount.high)
    for order, group in groups.items():
        group.sort(key=lambda f: (f.amount.start, -f.amount.end))
        sentence = page.sentences.get(order, "")
        for i, part in enumerate(group):
            whole = _find_whole(sentence, group, i, groups.get(order - 1, []), page.sentences.get(order - 1, ""))
            if whole is None or not whole.amount.low or part.amount.low is None:
                continue
            value = part.amount.low * whole.amount.low if part.amount.unit == "share" else part.amount.low
            if value < whole.amount.low:
                yield Nest(part=part, whole=whole, value=value)


def _find_whole(
    sentence: str, group: Sequence[Figure], i: int, before: Sequence[Figure], opening: str
) -> Figure | None:
    """Find what a figure is a part of."""
    part = group[i]
    if part.amount.unit not in _COUNTS | {"share"}:
        return None
    for other in group:
        if (
            part.amount.start < other.amount.start
            and other.amount.end <= part.amount.end
            and other.amount.unit in _COUNTS
        ):
            return other  # "36 of 60 tanks"
    later = next(
        (f for f in group[i + 1 :] if f.amount.unit in _COUNTS and _OUT_OF.search(sentence, 0, f.amount.start)), None
    )
    if later is not None and part is max(group[: group.index(later)], key=lambda f: f.amount.low or Decimal(0)):
        return later  # "3,270 had registered, out of 5,900"
    first = group[0]
    if i and _OPENS.match(sentence[: first.amount.start]) and first.amount.unit in _COUNTS:
        return first  # "of 19 incidents, 12 were …"
    if i and (
        _OF_THEM.search(part.amount.text)
        or part.is_part
        or _OF_THEM.search(sentence, group[i - 1].amount.end, part.amount.start)
    ):
        return next((f for f in reversed(group[:i]) if not f.is_part and f.amount.unit in _COUNTS), None)
    if (
        before
        and not part.kind
        and part.amount.unit == "count"
        and i == 0
        and _OPENS.match(opening[: before[0].amount.start])
    ):
        return before[0]  # "… The Commission confirmed nine"
    if _BACK.match(sentence) and before:
        own = [f for f in before if f.amount.unit in _COUNTS and f.frame is not None and part.frame is not None]
        return next(
            (f for f in own if f.frame is not None and part.frame is not None and f.frame.said & part.frame.said), None
        )
    return None


def check_nested(claim: Figure, nests: Iterable[Nest], page: Page, locate: Locate) -> StatementTest | None:
    """Test a share or a rest by the parts that a document gives of a whole.

    Parameters
    ----------
    claim : Figure
        Of the text.
    nests : iterable of Nest
        Of the document.
    page : Page
        The document.
    locate : callable
        Quotes a statement with its place.
    """
    if claim.frame is None or RISE.search(claim.text) or FALL.search(claim.text):
        return None
    is_share, is_of_rest = claim.amount.unit == "share", _REST.search(claim.text) is not None
    if not is_share and claim.amount.unit not in _COUNTS:
        return None
    found: list[tuple[float, Derivation]] = []
    for nest in nests:
        cover = _cover(claim, nest, page)
        if cover < _MUCH or not _tells_part(claim, nest):
            continue
        derived = (
            _derive_share(claim, nest)
            if is_share
            else _derive_number(nest, is_rest=is_of_rest or (is_denied(nest.part) and not is_denied(claim)))
        )
        if derived is not None:
            found.append((cover, derived))
    if not found:
        return None
    for _, derived in sorted(found, key=lambda one: -one[0]):
        if compare(as_rounded(claim), derived.bounds)[0] in ("equal", "inside"):
            return build_test(claim, derived, locate, "document", "supported", "it follows from figures at hand")
    top = max(cover for cover, _ in found)
    if is_rest(claim) and any(d.parts[0].amount.low == claim.amount.low for _, d in found):
        return build_test(
            claim, found[0][1], locate, "document", "contradicted", "it is the number of the part, not of what is left"
        )
    best = [d for cover, d in found if cover == top]
    if is_share and top >= _SURE and len(best) == 1 and compare(as_rounded(claim), best[0].bounds)[0] == "outside":
        return build_test(claim, best[0], locate, "document", "contradicted", "figures at hand give another")
    return None


def is_rest(claim: Figure) -> bool:
    """Whether a claim is of what is left ("still had 18")."""
    alone = len({a.start for a in claim.statement.amounts}) == 1
    return alone and claim.amount.unit in _COUNTS and _LEFT.search(claim.text) is not None


_LEFT: Final = re.compile(
    r"\b(?:still|remain(?:ed|ing|s)?|left behind|not yet|had yet to|have yet to)\b", re.IGNORECASE
)


def _derive_share(claim: Figure, nest: Nest) -> Derivation | None:
    assert nest.whole.amount.low is not None
    own, its = bool(_DENIED.search(claim.text)), bool(_DENIED.search(nest.part.local))
    value = nest.value if own == its else nest.whole.amount.low - nest.value
    ratio = value / nest.whole.amount.low
    return Derivation(
        bounds=Bounds(low=ratio, high=ratio), parts=(nest.part, nest.whole),
        words=f"{value:,.0f} of {nest.whole.amount.low:,f} is {round(ratio * 100, 1).normalize():f}%",
    )  # fmt: skip


def _derive_number(nest: Nest, *, is_rest: bool) -> Derivation | None:
    assert nest.whole.amount.low is not None
    if is_rest:
        value = nest.whole.amount.low - nest.value
        words = f"{nest.whole.amount.text} without {nest.part.amount.text} is {value:,.0f}"
    elif nest.part.amount.unit == "share":
        value, words = (
            nest.value.to_integral_value(),
            f"{nest.part.amount.text} of {nest.whole.amount.text} is {nest.value:,.0f}",
        )
    else:
        return None  # it stands there itself
    return Derivation(bounds=Bounds(low=value, high=value), parts=(nest.part, nest.whole), words=words)


def _list_wanted(claim: Figure) -> frozenset[str]:
    assert claim.frame is not None
    kind = find_concept(claim.kind)
    noun = {c for word in re.findall(r"\w+", claim.amount.noun) if (c := find_concept(word))}
    return (claim.frame.said | noun | ({kind} if kind else set())) - _WORDS_OF_REST


def _cover(claim: Figure, nest: Nest, page: Page) -> float:
    """Measure how much of what the claim says part and whole say together; a name that neither says spoils all."""
    frames = [f.frame for f in (nest.part, nest.whole) if f.frame is not None]
    total = said = 0.0
    for concept in _list_wanted(claim):
        held = max(has(concept, frame, page) for frame in frames)
        if concept.startswith("@") and not held and not _is_beside(concept, frames[0].foreign):
            return 0.0
        total += weigh(concept, page)
        said += weigh(concept, page) * held
    return said / total if total else 0.0


def _is_beside(name: str, others: Collection[str]) -> bool:
    return any(o.startswith("@") and o[:4] == name[:4] for o in others)


def _tells_part(claim: Figure, nest: Nest) -> bool:
    """Whether the claim says something that is said of the part, and nothing that excludes it."""
    part, whole = nest.part.frame, nest.whole.frame
    assert claim.frame is not None
    assert part is not None
    assert whole is not None
    if claim.days is not None and nest.part.days is not None and (
        claim.days[0] > nest.part.days[1] or nest.part.days[0] > claim.days[1]
    ):  # fmt: skip
        return False
    told = {c for word in re.findall(r"\w+", f"{nest.part.amount.of} {nest.part.kind}") if (c := find_concept(word))}
    alone = (part.own | told) - (whole.own if part.order == whole.order and whole.own != part.own else frozenset())
    wanted = _list_wanted(claim)
    own_word = {c for c in wanted if c in alone or _is_beside(c, alone)}
    if find_clashes(list_members(claim.frame), list_members(part)) - {"fate"}:
        return False
    return bool(own_word) or bool(wanted & part.shared and not part.own - told)
