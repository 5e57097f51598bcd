"""Days of a fact beside those of a passage.

What enters: two facts, the sentence around the second. What leaves: notes on the alignment.
Never done here: a day told by nothing but the document's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.passage.act import Fact
from peaceops.assess.audit.passage.agree import Alignment, holds
from peaceops.assess.audit.passage.day import Day, list_days
from peaceops.assess.audit.passage.lexis import gather
from peaceops.assess.audit.passage.source import Source

#: What is done again and again: another day may be another time.
_AGAIN: Final = gather("meet travel attack protest say visit-place fight discuss consult convene shoot violate")


def align_days(claim: Fact, its: Fact, source: Source, found: Alignment, claimed: str) -> None:
    """Align the days of two facts; those of documents named are no days of facts."""
    own = [d for d in claim.days if not d.is_label]
    text = source.page.sentences[its.order]
    all_days = list_days(text)
    same_paper = sum(any(day.meets(d) for d in all_days) for day in claim.days if day.is_label)
    found.agreed += same_paper
    found.specific += same_paper  # "the protocol of 25 May"
    if not own:
        return
    near = [d for d in its.days if not d.is_label]
    others = near or [d for d in all_days if not d.is_label]
    if not near and others:
        others = [d for d in others if d.start < its.at[0]][:1] or others  # the day that opens the sentence
    years = source.list_years(its.order)
    for day in own:
        if day.year and day.year not in years:
            found.missing.append(("year", str(day.year)))
            continue
        same = [d for d in others if day.meets(d)]
        if same and len(others) > 1 and not _is_beside(same, others, claim, its):
            found.missing.append(("day", claimed[day.start : day.end]))
            continue
        if same:
            found.agreed += 1
            found.specific += 1
            continue
        if (
            others
            and all(day.excludes(d) for d in (*others, *all_days))
            and not (_stands_elsewhere(day, its, source, near=not claim.verbs & _AGAIN))
        ):
            found.clash("day", claimed[day.start : day.end], text[others[0].start : others[0].end])
            continue
        if not others and _stood_before(day, its, source):
            found.is_loose = True
            found.agreed += 1
            continue
        found.missing.append(("day", claimed[day.start : day.end]))


def _is_beside(same: Sequence[Day], days: Sequence[Day], claim: Fact, its: Fact) -> bool:
    """Whether of several days the one meant is that of the place meant: the nearest."""
    numbers = {w.number for w in claim.words if w.number is not None}
    for word in its.words:
        if word.number in numbers and word.number is not None:
            return min(days, key=lambda d: min(abs(d.start - word.end), abs(word.start - d.end))) in same
    for place in its.places:
        if len(its.places) > 1 and holds(place, claim.places):
            near = min(days, key=lambda d: min(abs(d.start - place.end), abs(place.start - d.end)))
            if near not in same:
                return False
    return True


@lru_cache(maxsize=64)
def _list_all_days(source: Source) -> tuple[tuple[int, Day], ...]:
    return tuple((order, d) for order, text in source.page.sentences.items() for d in list_days(text) if not d.is_label)


def _stands_elsewhere(day: Day, its: Fact, source: Source, *, near: bool) -> bool:
    """Whether the document tells of the day in another sentence, or in the next: what is claimed may be told there."""
    return any(
        order != its.order and (not near or abs(order - its.order) == 1) and day.meets(d)
        for order, d in _list_all_days(source)
    )


def _stood_before(day: Day, its: Fact, source: Source) -> bool:
    for order in source.list_before(its.order, 2):
        if found := [d for d in list_days(source.page.sentences[order]) if not d.is_label]:
            return day.meets(found[-1])
    return False
