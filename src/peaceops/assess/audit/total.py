"""Sums and rates that figures at hand give.

What enters: a figure of a text and figures at hand. What leaves: derivations.
Never done here: a verdict; adding a part to its whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.derivation import PEOPLE, SUM, Derivation, days_fit, is_people, list_counted, write_dated
from peaceops.assess.audit.figure import Bounds
from peaceops.assess.audit.wording import Figure

RATE: Final = re.compile(
    r"\b(?:per|a|each|every)\s(?P<unit>year|month|week|day)\b|\b(?P<word>annually|yearly|monthly|daily)\b",
    re.IGNORECASE,
)
_RATE_DAYS: Final = {"year": "365.25", "annually": "365.25", "yearly": "365.25", "month": "30.4375", "monthly": "30.4375",
                     "week": "7", "day": "1", "daily": "1"}  # fmt: skip


def list_money(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List the sum of sums of money of those whom the claim names."""
    parts = [
        f for f in figures
        if f.statement is not claim.statement and f.amount.unit == claim.amount.unit and f.amount.low is not None
        and f.amount.low == f.amount.high and f.sure & (claim.sure - claim.main) and days_fit(claim, f)
    ]  # fmt: skip
    shared = frozenset.intersection(*(f.names for f in parts)) if parts else frozenset()
    apart = [f.names - shared for f in parts]
    covered = frozenset().union(*(f.names for f in parts))
    is_apart = all(not one & other for i, one in enumerate(apart) for other in apart[i + 1 :])
    if len(parts) < 2 or not is_apart or claim.sure - covered - parts[0].main:
        return
    total = sum((f.amount.low or Decimal(0) for f in parts), Decimal(0))
    yield Derivation(
        bounds=Bounds(low=total, high=total), parts=tuple(parts), is_whole=True,
        words=f"{' + '.join(f.amount.text for f in parts)} is {total:,f}",
    )  # fmt: skip


def list_uniformed(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List sums of troops, police and observers of one sentence: all who wear a uniform, none counted twice."""
    by_sentence: dict[int, list[Figure]] = {}
    for figure in figures:
        number = figure.amount.low is not None or figure.amount.bound == "at-most"
        if number and figure.amount.unit in PEOPLE and figure.kind in _UNIFORMED and not figure.is_part and (
            days_fit(claim, figure) and ("authorised" in figure.sayings) == ("authorised" in claim.sayings)
        ):  # fmt: skip
            by_sentence.setdefault(figure.run, []).append(figure)
    for group in by_sentence.values():
        kinds = [f.kind for f in group]
        if len(group) < 2 or len(set(kinds)) != len(kinds) or len({f.days for f in group}) > 1:
            continue
        total = sum((f.amount.high or f.amount.low or Decimal(0) for f in group), Decimal(0))
        yield Derivation(
            bounds=Bounds(low=total, high=total), parts=tuple(group), is_whole=True,
            words=f"{' + '.join(f.amount.text for f in group)} is {total:,f}",
        )  # fmt: skip


_UNIFORMED: Final = frozenset({"troop", "police", "observer"})


def list_sums(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List sums of figures of one kind: of one sentence, of one day, or of the years of a longer time."""
    alike = [f for f in list_counted(claim, figures) if days_fit(claim, f) and not SUM.search(f.text)]
    by_sentence: dict[int, list[Figure]] = {}
    for figure in alike:
        by_sentence.setdefault(figure.run, []).append(figure)
    groups = [g for g in by_sentence.values() if len(g) > 1]
    days = {f.days for f in alike}
    if len(by_sentence) > 1 and len(days) == 1 and len({f.names for f in alike}) == len(alike):
        groups.append(alike)
    # Years of one subject add up to a longer time that the claim names.
    if (
        claim.days is not None
        and len(days) == len(alike) > 1
        and all(f.days and _inside(f.days, claim.days) for f in alike)
    ):
        groups.append(alike)
    if {"dead", "injured"} <= claim.sayings:
        both = [f for f in figures if is_people(f) and days_fit(claim, f) and f.sayings in ({"dead"}, {"injured"})]
        groups = [
            g
            for g in ([f for f in both if f.statement.sentence == n] for n in {f.statement.sentence for f in both})
            if len(g) == 2
        ]
    for group in groups:
        named = [f for f in group if not claim.sure or claim.sure & (f.names | f.context) or f.names]
        if len(named) < 2 or (claim.sure and not any(claim.sure & (f.names | f.context) for f in named)):
            continue
        total = sum((f.amount.low or Decimal(0) for f in named), Decimal(0))
        yield Derivation(
            bounds=Bounds(low=total, high=total), parts=tuple(named),
            words=f"{' + '.join(f.amount.text for f in named)} is {total:,f}",
        )  # fmt: skip


def _inside(own: tuple[date, date], other: tuple[date, date]) -> bool:
    return other[0] <= own[0] and own[1] <= other[1]


def list_rates(claim: Figure, figures: Sequence[Figure], unit: str) -> Iterator[Derivation]:
    """List rates: a figure over its days, for a unit of time."""
    for figure in list_counted(claim, figures):
        if figure.days is None or RATE.search(figure.text):
            continue
        days = (figure.days[1] - figure.days[0]).days + 1
        if days < 2 * Decimal(_RATE_DAYS[unit]) or figure.amount.low is None:
            continue
        value = figure.amount.low / (days / Decimal(_RATE_DAYS[unit]))
        yield Derivation(
            bounds=Bounds(low=value, high=value), parts=(figure,),
            words=f"{write_dated(figure)} is {round(value, 1):,f} a {unit}",
        )  # fmt: skip
