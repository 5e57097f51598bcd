"""Differences that figures at hand give: changes, gaps, what lacks to a ceiling, what is left of a whole.

What enters: a figure of a text and figures at hand. What leaves: derivations.
Never done here: a verdict; a difference of figures of other days or things than the claim names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from peaceops.assess.audit.derivation import (
    FALL,
    RISE,
    Derivation,
    days_fit,
    is_people,
    list_counted,
    write_dated,
    write_percent,
)
from peaceops.assess.audit.figure import Bounds, write_bounds
from peaceops.assess.audit.wording import Figure


def _ends(claim: Figure) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """First and last days between which a change is said to have happened."""
    times = sorted(claim.statement.times, key=lambda w: w.period.first_day)
    if len(times) >= 2:
        begin, end = times[0].period, times[-1].period
        return (begin.first_day, begin.last_day), (end.first_day, end.last_day)
    if len(times) == 1 and times[0].kind == "year":
        year = times[0].period.first_day.year
        return (date(year - 1, 1, 1), date(year, 6, 30)), (date(year, 7, 1), date(year, 12, 31))
    if len(times) == 1 and times[0].kind == "range":
        period = times[0].period
        first, last = period.first_day, period.last_day
        return (first, date(first.year, 12, 31)), (date(last.year, 1, 1), last)
    return None


def list_changes(claim: Figure, figures: Sequence[Figure], *, as_share: bool) -> Iterator[Derivation]:
    """List changes between two figures of other days, as a share of the first or as a number."""
    rises, falls = bool(RISE.search(claim.text)), bool(FALL.search(claim.text))
    if rises == falls:
        return
    counted = ((f.days, f.amount.low, f) for f in list_counted(claim, figures))
    dated = sorted(
        ((days, low, f) for days, low, f in counted if days is not None and low is not None), key=lambda one: one[0]
    )
    ends = _ends(claim)
    lasts = dated if ends is None else [one for one in dated if _meet(one[0], ends[1])]
    for begun, low, first in dated:
        if not low or (ends is not None and not _meet(begun, ends[0])):
            continue
        for days, high, last in lasts:
            change = high - low
            # Of equal days neither comes first.
            if days <= begun or (change > 0) != rises:
                continue
            value = abs(change) / low if as_share else abs(change)
            shown = write_percent(value) if as_share else write_bounds(Bounds(low=value, high=value))
            yield Derivation(
                bounds=Bounds(low=value, high=value), parts=(first, last),
                words=f"from {write_dated(first)} to {write_dated(last)} is a change of {shown}",
            )  # fmt: skip


def _meet(own: tuple[date, date] | None, other: tuple[date, date]) -> bool:
    return own is not None and own[0] <= other[1] and other[0] <= own[1]


def list_gaps(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List what lies between two figures of other names and the same days."""
    alike = [f for f in list_counted(claim, figures) if days_fit(claim, f) and f.sure & claim.sure]
    for i, one in enumerate(alike):
        for other in alike[i + 1 :]:
            if one.names == other.names or (one.days != other.days and claim.days is not None):
                continue
            if not claim.sure <= one.names | other.names | one.context:
                continue
            assert one.amount.low is not None
            assert other.amount.low is not None
            value = abs(one.amount.low - other.amount.low)
            yield Derivation(
                bounds=Bounds(low=value, high=value), parts=(one, other),
                words=f"{one.amount.text} and {other.amount.text} are {value:,f} apart",
            )  # fmt: skip


def list_shortfalls(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List what lies between a strength and its ceiling."""
    alike = [f for f in figures if is_people(f) and f.kind == claim.kind]
    ceilings = [f for f in alike if "authorised" in f.sayings]
    for one in alike:
        for ceiling in ceilings:
            if (
                "authorised" not in one.sayings
                and days_fit(claim, one)
                and one.amount.low is not None
                and ceiling.amount.low
            ):
                value = abs(ceiling.amount.low - one.amount.low)
                yield Derivation(
                    bounds=Bounds(low=value, high=value), parts=(one, ceiling),
                    words=f"{one.amount.text} and an authorised {ceiling.amount.text} are {value:,f} apart",
                )  # fmt: skip


def list_rests(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List what is left of a whole without its part, in one sentence."""
    for whole in list_counted(claim, figures):
        for part in figures:
            if part.is_part and is_people(part) and part.kind == whole.kind and not whole.is_part and (
                part.statement.sentence == whole.statement.sentence and whole.amount.low and part.amount.low is not None
            ):  # fmt: skip
                value = whole.amount.low - part.amount.low
                yield Derivation(
                    bounds=Bounds(low=value, high=value), parts=(whole, part),
                    words=f"{whole.amount.text} without {part.amount.text} is {value:,f}",
                )  # fmt: skip
