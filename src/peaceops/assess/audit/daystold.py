"""Days of a text beside the days of a document, by what is said of each.

What enters: statements with their sentences as concepts. What leaves: days as figures with frames; how two days stand.
Never done here: an exclusion of a day of what happens again and again, unless a name tells which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.frame import Frame, Page, read_facts_at, read_roles_at
from peaceops.assess.audit.wording import Figure
from peaceops.model.statement import Amount, Statement, When

DATE: Final = "date"
_KINDS: Final = frozenset({"day", "month", "year", "range", "until", "relative"})
_BREAK: Final = re.compile(r"[,;]|\b(?:and|while|whereas|but|after|before|when|as well as)\b")
_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|did|\w{3,}ed|fell|rose|fled|left|went|began|took|held|met|came|gave)\b"
)
_HEAD: Final = 12
_OF_SOMETHING: Final = re.compile(r"\b(?:of|dated)\s(?:the\s)?$", re.IGNORECASE)
_NOUN: Final = 90
_LOOK: Final = 30
#: Words of a text on itself: the next text of the series says the same with another day.
_OWN: Final = re.compile(
    r"\b(?:my|the) (?:last|previous|present|latest) report|present report|ORIGINAL:|Distr\b|reporting period|period under review",
    re.IGNORECASE,
)


def describe_days(statements: Sequence[Statement], page: Page) -> tuple[Figure, ...]:
    """Describe every day that statements name, each by the stretch of its sentence.

    Parameters
    ----------
    statements : sequence of Statement
        Of one text.
    page : Page
        The text as concepts.
    """
    by_sentence: dict[int, dict[tuple[int, int], tuple[When, Statement]]] = {}
    for statement in statements:
        for when in statement.times:
            if when.kind in _KINDS and when.how == "named" and when.end > when.start:
                by_sentence.setdefault(statement.sentence, {}).setdefault((when.start, when.end), (when, statement))
    found = []
    for order, times in by_sentence.items():
        if _OWN.search(page.sentences.get(order, "")):
            continue
        places = sorted(times)
        for place in places:
            when, statement = times[place]
            found.append(_describe(statement, when, _build_frame(page, order, place, places)))
    return tuple(found)


def _describe(statement: Statement, when: When, frame: Frame) -> Figure:
    amount = Amount(
        low=Decimal(when.period.last_day.toordinal()), high=Decimal(when.period.last_day.toordinal()), unit=DATE,
        text=when.text, start=when.start, end=when.end,
    )  # fmt: skip
    nothing: frozenset[str] = frozenset()
    return Figure(
        statement=statement, amount=amount, when=when, names=nothing, implied=nothing, sure=nothing, subject="", near=nothing,
        context=nothing, main=nothing, kind="", sayings=nothing, causes=nothing, is_part=False, is_each=False, words=nothing,
        text=statement.text, local=statement.text, frame=frame,
    )  # fmt: skip


def _is_of_something(sentence: str, at: int) -> bool:
    return _OF_SOMETHING.search(sentence, max(at - _LOOK, 0), at) is not None


def _build_frame(page: Page, order: int, place: tuple[int, int], places: Sequence[tuple[int, int]]) -> Frame:
    sentence, tokens = page.sentences.get(order, ""), page.tokens.get(order, ())
    if _is_of_something(sentence, place[0]):
        places = [place]  # "the Agreement of 14 May": the day of a thing, not of what is told
        begin, end = max(place[0] - _NOUN, 0), place[1]
    else:
        places = [p for p in places if not _is_of_something(sentence, p[0])]
        begin, end = _cut(sentence, place, places)
    own = {t.concept for t in tokens if begin <= t.start < end}
    verb = _VERB.search(sentence)
    shared = {t.concept for t in tokens if verb is not None and t.start < verb.start()} if len(places) > 1 else set()
    before: set[str] = set()
    for i in range(order - 2, order):
        before |= {t.concept for t in page.tokens.get(i, ())}
    foreign = {t.concept for t in tokens} - own - shared
    return Frame(
        own=frozenset(own), shared=frozenset(shared - own), foreign=frozenset(foreign), before=frozenset(before), main=page.main,
        order=order, spot=(begin, end), roles=read_roles_at(page, order, place), facts=read_facts_at(page, order),
    )  # fmt: skip


def _cut(sentence: str, place: tuple[int, int], places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Cut the stretch of a day: before it where days come last in their clauses, after it where they come first."""
    i = list(places).index(place)
    is_first = places[0][0] < _HEAD
    begin = 0 if i == 0 else _find_break(sentence, places[i - 1][1], place[0], is_last=is_first)
    end = len(sentence) if i + 1 == len(places) else _find_break(sentence, place[1], places[i + 1][0], is_last=is_first)
    return begin, end


def _find_break(sentence: str, start: int, end: int, *, is_last: bool) -> int:
    cuts = [m.start() for m in _BREAK.finditer(sentence, start, end)]
    return (cuts[-1] if is_last else cuts[0]) if cuts else end


def compare_days(claim: When, other: When) -> str:
    """Compare two days: ``equal``, ``inside`` (the document's within the claim's), ``overlaps`` or ``outside``."""
    if claim.kind == "until" or other.kind == "until":
        if claim.period.last_day == other.period.last_day:
            return "equal"
        return "outside" if claim.kind == other.kind else "overlaps"
    own, its = (claim.period.first_day, claim.period.last_day), (other.period.first_day, other.period.last_day)
    if own == its:
        return "equal"
    if own[0] <= its[0] and its[1] <= own[1]:
        return "inside"
    return "overlaps" if own[0] <= its[1] and its[0] <= own[1] else "outside"


#: What happens again and again: another day of it excludes nothing by itself.
REPEATED: Final = frozenset({
    "meet", "visit", "patrol", "hold", "kill", "wound", "rob", "shoot", "explode", "ambush", "attack", "kidnap", "release", "detain",
    "report", "talk", "conflict", "protest", "arrive", "travel", "discuss", "inform", "fire", "observe", "inspect", "return", "vote",
    "violate", "complain", "incident", "mine", "hijack", "steal", "issue", "state", "request", "recommend", "train", "aid", "send",
})  # fmt: skip
#: What happens once to a thing that is named.
SINGLE: Final = frozenset({
    "elect", "sign", "establish", "end", "begin", "adopt", "appoint", "expire", "extend", "withdraw", "approve", "assume", "dissolve",
})  # fmt: skip
