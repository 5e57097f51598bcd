"""What rose or fell, from one figure to the next: pairs of figures of which the one came before the other.

What enters: figures of a document with their sentences, a figure of a text. What leaves: pairs of a figure before and a
figure after, and a test of what the text says rose or fell.
Never done here: a direction from figures that the document does not itself set one against the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from peaceops.assess.audit.derivation import FALL, RISE, Derivation, Locate, as_rounded, build_test
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.lexis import find_concept
from peaceops.assess.audit.weight import has, weigh
from peaceops.assess.audit.wording import Figure, group_by_sentence
from peaceops.model.audit import StatementTest

_LOOSE: Final = (
    r"(?:the\s|an?\s|some\s|about\s|around\s|nearly\s|almost\s|only\s|just\s|more than\s|fewer than\s|over\s){0,6}"
)
#: Between a figure and the one that came before it.
_EARLIER: Final = re.compile(
    rf"(?:compared (?:with|to)|(?:as )?against|up from|down from|as opposed to|after|,\s?from|(?:more|fewer|less|higher|lower|larger|smaller|as many|as much)"
    rf"(?:\s[a-z]+){{0,2}}\s(?:as|than))\s{_LOOSE}$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(rf"\bfrom\s{_LOOSE}$", re.IGNORECASE)
_TO: Final = re.compile(rf"\bto\s{_LOOSE}(?:a peak of\s)?$", re.IGNORECASE)
_FAR: Final = 110
_MUCH: Final = 0.6
_SURE: Final = 0.75
_OF_CHANGE: Final = frozenset(
    {
        "increase",
        "decrease",
        "double",
        "halve",
        "triple",
        "contribute",
        "change",
        "period",
        "next",
        "report",
        "back",
        "compar",
        "low",
        "high",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Two figures of one thing, of which the one came first.

    Parameters
    ----------
    before, after : Figure
        In the order of time.
    """

    before: Figure
    after: Figure


def list_courses(figures: Sequence[Figure], page: Page) -> tuple[Course, ...]:
    """List the pairs of a document of which its own words say which came first.

    Parameters
    ----------
    figures : sequence of Figure
        Of the document.
    page : Page
        Its sentences.
    """
    groups = group_by_sentence(f for f in figures if f.amount.low is not None)
    found = []
    for order, group in groups.items():
        sentence = page.sentences.get(order, "")
        for one, other in pairwise(sorted(group, key=lambda f: f.amount.start)):
            if one.amount.start == other.amount.start or one.amount.unit != other.amount.unit:
                continue
            if (way := _find_way(sentence, one, other)) != 0:
                found.append(Course(before=other, after=one) if way < 0 else Course(before=one, after=other))
    return tuple(found)


def _find_way(sentence: str, one: Figure, other: Figure) -> int:
    """Find whether the second of two figures came later (1) or earlier (-1); 0 where no words tell."""
    gap = sentence[one.amount.end : other.amount.start] + _read_head(other)
    if len(gap) > _FAR or re.search(r"[;:.]\s", gap):
        return 0
    head = sentence[: one.amount.start]
    if _FROM.search(head) and _TO.search(gap):
        return 1
    if _TO.search(head) and _FROM.search(gap):
        return -1
    return -1 if _EARLIER.search(gap) else 0


def _read_head(figure: Figure) -> str:
    """Read words of a bound that stand in the figure itself ("as many as the 6,100")."""
    found = re.match(r"(?:as many as|up to|more than|fewer than)\s(?:the\s)?", figure.amount.text, re.IGNORECASE)
    return found.group() if found else ""


def list_row_courses(rows: Sequence[Figure]) -> tuple[Course, ...]:
    """List the pairs of one row of a table whose columns are times that follow on each other."""
    lines: dict[tuple[int, str], list[Figure]] = {}
    for row in rows:
        if row.days is not None:
            lines.setdefault((row.statement.sentence, row.local.partition(":")[0]), []).append(row)
    found = []
    for line in lines.values():
        if len({f.days for f in line}) == len(line):
            ordered = sorted(line, key=lambda f: f.days or (date.min, date.min))
            found += [Course(before=one, after=other) for one, other in pairwise(ordered)]
    return tuple(found)


def check_course(
    claim: Figure, figures: Sequence[Figure], page: Page, locate: Locate, rows: Sequence[Figure] = ()
) -> StatementTest | None:
    """Test what a figure of a text says of a rise or fall, by the pairs of a document.

    Parameters
    ----------
    claim : Figure
        An end of a change, or by how much it was.
    figures : sequence of Figure
        Of the document.
    page : Page
        The document.
    locate : callable
        Quotes a statement with its place.
    rows : sequence of Figure
        The numbers of its tables.
    """
    than = _THAN_BEFORE.search(claim.statement.text, max(claim.amount.start - claim.statement.start, 0))
    rises, falls = bool(RISE.search(claim.text)), bool(FALL.search(claim.text))
    if than is not None:
        rises, falls = than["way"] == "more", than["way"] != "more"
    if claim.frame is None or rises == falls or claim.statement.is_negated:
        return None
    near = [(c, _cover(claim, c, page)) for c in (*list_courses(figures, page), *list_row_courses(rows))]
    near = [(c, cover) for c, cover in near if cover >= _MUCH and _days_fit(claim, c)]
    if not near:
        return None
    ends = _read_ends(claim)
    if ends is not None:
        return _check_ends(claim, ends, [c for c, _ in near], locate)
    head = claim.statement.text[: max(claim.amount.start - claim.statement.start, 0)]
    if _FROM.search(head) or _TO.search(head):
        return None  # an end, not by how much
    if (
        claim.amount.unit != "share"
        and than is None
        and not _BY.search(claim.statement.text[: max(claim.amount.start - claim.statement.start, 0)])
    ):
        return None
    return _check_change(claim, near, locate, rises=rises)


_THAN_BEFORE: Final = re.compile(
    r"(?P<way>more|fewer|less)\b[^.;]{0,60}?\bthan (?:(?:in |at |on )?(?:the |a )?(?:(?:end of )?(?:year|quarter|month|half-year|period)s? (?:before|earlier|previously)|(?:previous|preceding|last) "
    r"(?:year|quarter|month|period)|(?:in |at the end of )?(?:19|20)\d\d))"
)
_BY: Final = re.compile(rf"\bby\s{_LOOSE}$", re.IGNORECASE)


def _read_ends(claim: Figure) -> tuple[Decimal, Decimal] | None:
    """Read from what to what the claim says it went."""
    text, start = claim.statement.text, claim.statement.start
    own = sorted({(a.start, a.end): a for a in claim.statement.amounts}.values(), key=lambda a: a.start)
    for one, other in pairwise(own):
        is_short = one.unit in _COUNTS and not one.noun and other.unit == "share"  # "from 7 to 9.5 per cent"
        if one.low is None or other.low is None or (one.unit != other.unit and not is_short):
            continue
        first = one.low / 100 if is_short else one.low
        head, gap = text[: max(one.start - start, 0)], text[one.end - start : max(other.start - start, 0)]
        if claim.amount.start not in (one.start, other.start):
            continue
        if _FROM.search(head) and _TO.search(gap):
            return first, other.low
        if _TO.search(head) and _FROM.search(gap):
            return other.low, first
    return None


def _check_ends(
    claim: Figure, ends: tuple[Decimal, Decimal], near: Sequence[Course], locate: Locate
) -> StatementTest | None:
    for verdict, way in (("supported", ends), ("contradicted", (ends[1], ends[0]))):
        for one in near:
            if (one.before.amount.low, one.after.amount.low) == way:
                words = "it follows from figures at hand" if verdict == "supported" else "it went the other way"
                return build_test(claim, _derive(one, Decimal(0)), locate, "document", verdict, words)
    return None


def _check_change(
    claim: Figure, near: Sequence[tuple[Course, float]], locate: Locate, *, rises: bool
) -> StatementTest | None:
    """Test by how much something changed, by the one pair that says most of what the claim says."""
    top = max(cover for _, cover in near)
    best = [c for c, cover in near if cover == top]
    if len({(c.before.amount.low, c.after.amount.low) for c in best}) != 1:
        return None
    one = best[0]
    assert one.before.amount.low is not None
    assert one.after.amount.low is not None
    change = (one.after.amount.low - one.before.amount.low) * (1 if rises else -1)
    if claim.amount.unit == "share":
        if not one.before.amount.low:
            return None
        change /= one.before.amount.low
    elif not {claim.amount.unit, one.before.amount.unit} <= _COUNTS:
        return None
    told = _derive(one, change)
    fit = compare(as_rounded(claim), told.bounds)[0]
    if fit in ("equal", "inside"):
        return build_test(claim, told, locate, "document", "supported", "it follows from figures at hand")
    if fit == "outside" and top >= _SURE:
        return build_test(claim, told, locate, "document", "contradicted", "figures at hand give another")
    return None


_COUNTS: Final = frozenset({"persons", "count", "events", ""})


def _derive(one: Course, value: Decimal) -> Derivation:
    return Derivation(
        bounds=Bounds(low=value, high=value), parts=(one.before, one.after),
        words=f"from {one.before.amount.text} to {one.after.amount.text}",
    )  # fmt: skip


def _cover(claim: Figure, one: Course, page: Page) -> float:
    """Measure how much of what the claim says either figure says; a name that neither says spoils all."""
    assert claim.frame is not None
    kind = find_concept(claim.kind) if claim.amount.unit in _COUNTS else ""
    frames = [f.frame for f in (one.before, one.after) if f.frame is not None]
    total = said = 0.0
    for concept in (
        claim.frame.own | claim.frame.shared | claim.frame.foreign | ({kind} if kind else set())
    ) - _OF_CHANGE:
        held = max(has(concept, frame, page) for frame in frames)
        if concept.startswith("@") and not held:
            return 0.0
        total += weigh(concept, page)
        said += weigh(concept, page) * held
    return said / total if total else 0.0


def _days_fit(claim: Figure, one: Course) -> bool:
    """Whether a claim of one time is not of another than either figure."""
    own = claim.days
    its = [f.days for f in (one.before, one.after) if f.days is not None]
    return own is None or not its or any(own[0] <= d[1] and d[0] <= own[1] for d in its)
