"""A number derived from figures, with the words that show it.

What enters: a figure of a text, figures at hand. What leaves: a derivation, the test that shows it, and which figures
one may be made of.
Never done here: the choice of what a claim is derived from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.figure import Bounds
from peaceops.assess.audit.wording import Figure
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.statement import Amount, Statement

Locate = Callable[[Statement], Excerpt]

RISE: Final = re.compile(
    r"\b(?:ris(?:e|en|ing)|rose|increas\w*|grew|grow\w*|growth|gain\w*|up by|expan\w+|climb\w*)\b", re.IGNORECASE
)
FALL: Final = re.compile(
    r"\b(?:fall\w*|fell|declin\w*|decreas\w*|drop\w*|reduc\w*|down by|shr[aiu]nk\w*|cut|lost)\b", re.IGNORECASE
)
SUM: Final = re.compile(
    r"\b(?:total\w*|together|combined|altogether|in all|overall|sum|between them|jointly)\b", re.IGNORECASE
)
PEOPLE: Final = frozenset({"persons", "count", "events", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A number derived from figures.

    Parameters
    ----------
    bounds : Bounds
        What it gives.
    words : str
        How, with the figures.
    parts : tuple of Figure
        From which.
    is_whole : bool
        Whether the parts are all that the claim names, so that another number is excluded.
    """

    bounds: Bounds
    words: str
    parts: tuple[Figure, ...]
    is_whole: bool = False


def as_rounded(claim: Figure) -> Amount:
    """Take a share or a derived number as rounded to the digits it is written with."""
    amount = claim.amount
    if amount.bound == "at-most" and amount.low is None and "authorised" in claim.sayings:
        return replace(amount, low=amount.high, bound="exact")
    if amount.bound != "exact" or amount.low is None or amount.low != amount.high:
        return amount
    exponent = amount.low.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    half = Decimal(10) ** (min(exponent, -2) if amount.unit == "share" else min(exponent, 0)) / 2
    return replace(amount, low=amount.low - half, high=amount.low + half, bound="between")


def is_people(figure: Figure) -> bool:
    """Whether a figure is one number of persons or things counted."""
    return figure.amount.unit in PEOPLE and figure.amount.low is not None and figure.amount.low == figure.amount.high


def days_fit(claim: Figure, figure: Figure) -> bool:
    """Whether the days of a figure meet those of the claim; open days meet any."""
    own, its = claim.days, figure.days
    return own is None or its is None or (own[0] <= its[1] and its[0] <= own[1])


def write_percent(ratio: Decimal) -> str:
    """Write a ratio as percent."""
    return f"{round(ratio * 100, 1).normalize():f}%"


def list_counted(claim: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Figures of what the claim counts, and of which it says the same."""
    kinds = {claim.kind} if claim.kind else set(claim.words)
    if claim.kind in ("personnel", "peacekeep") or re.search(r"uniformed", claim.amount.noun, re.IGNORECASE):
        kinds |= {"troop", "police", "observer", "personnel"}
    return [f for f in figures if is_people(f) and f.kind in kinds and f.sayings <= claim.sayings]


def write_dated(figure: Figure) -> str:
    """Write a figure with its day."""
    return f"{figure.amount.text} ({figure.when.text})" if figure.when else figure.amount.text


def build_test(claim: Figure, one: Derivation, locate: Locate, kind: str, verdict: str, words: str) -> StatementTest:
    """Build the test that shows a derivation."""
    fit = {"supported": "inside", "contradicted": "outside"}.get(verdict, "overlaps")
    excerpts = tuple(dict.fromkeys(locate(f.statement) for f in one.parts))
    figure = Recomputed(
        claimed=claim.amount.text, claimed_low=claim.amount.low, claimed_high=claim.amount.high, low=one.bounds.low,
        high=one.bounds.high, unit=claim.amount.unit, definition="derived", rule=one.words, fit=fit,
        period=claim.when.text if claim.when else "", citation=excerpts[0].ref if excerpts else "", query=one.words,
        readings=1,
    )  # fmt: skip
    return StatementTest(
        kind=kind, verdict=verdict, explanation=f"{words[0].upper()}{words[1:]}: {one.words}.", figures=(figure,),
        grounds=excerpts,
    )  # fmt: skip
