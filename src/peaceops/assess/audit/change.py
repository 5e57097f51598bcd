"""What words say of a change: that something rose, doubled, fell by a third, outnumbered another by two to one.

What enters: a statement. What leaves: the bounds of the factor that it states.
Never done here: comparing with figures.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from peaceops.model.numeral import FACTORS
from peaceops.model.statement import Statement

_RISE: Final = re.compile(
    r"\b(?:rose|rise|risen|increas\w*|grew|grow[ns]?|growing|climbed|expanded|swell(?:ed)?|went up|jumped|multipl\w+)\b",
    re.IGNORECASE,
)
_FALL: Final = re.compile(
    r"\b(?:fell|fall(?:en|s)?|declin\w*|decreas\w*|dropped|shrank|shrunk|shrinking|went down|dwindled|contracted|cut)\b",
    re.IGNORECASE,
)
#: Verbs that say a factor themselves.
_FACTOR_VERBS: Final = (
    (re.compile(r"\b(?:doubl(?:ed|ing)|grew twofold)\b", re.IGNORECASE), Decimal(2)),
    (re.compile(r"\b(?:tripl(?:ed|ing)|trebl(?:ed|ing)|grew threefold)\b", re.IGNORECASE), Decimal(3)),
    (re.compile(r"\bquadrupl(?:ed|ing)\b", re.IGNORECASE), Decimal(4)),
    (re.compile(r"\b(?:halv(?:ed|ing)|(?:was )?cut\s(?:[\w’-]+\s){0,6}?(?:in|by) half|fell by half)\b", re.IGNORECASE), Decimal("0.5")),
)  # fmt: skip
_FOLD: Final = re.compile(rf"\b(?P<n>{'|'.join(FACTORS)})-?fold\b", re.IGNORECASE)
_TO_ONE: Final = re.compile(
    rf"\bby (?P<more>more than |over |nearly |almost |about )?(?P<n>{'|'.join(FACTORS)}) to one\b", re.IGNORECASE
)
_HEDGE: Final = re.compile(
    r"\b(?P<low>more than|over|well over|at least)|(?P<high>less than|fewer than|not quite|at most)|(?P<near>nearly|almost|about|roughly|close to|some|around|virtually)\s?$",
    re.IGNORECASE,
)
LOST_SHARE: Final = re.compile(r"\blost\s[\w ]{1,30}(?:per cent|percent|%)\sof\sits\b", re.IGNORECASE)
_LEADS_SHARE: Final = re.compile(r"\b(?:by|lost)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
NEAR: Final = Decimal("0.1")
FAR: Final = Decimal("0.25")
SAME: Final = Decimal("0.05")
Stated = tuple[Decimal | None, Decimal | None, str]


def read_change(statement: Statement) -> tuple[Decimal | None, Decimal | None, str] | None:
    """Read the bounds of the factor of a change: (2, 2) for "doubled", (1, None) for "grew"."""
    text = statement.text
    rises, falls = bool(_RISE.search(text)), bool(_FALL.search(text))
    for pattern, factor in _FACTOR_VERBS:
        if match := pattern.search(text):
            return hedge(text[: match.start()], factor, match.group())
    if match := _FOLD.search(text):
        factor = Decimal(FACTORS[match["n"].casefold()])
        return hedge(text[: match.start()], 1 / factor if falls else factor, match.group())
    if not rises and LOST_SHARE.search(text):
        falls = True
    if rises == falls:
        return None
    shares = [a for a in statement.amounts if a.unit == "share"]
    if len(shares) == 1 and _LEADS_SHARE.search(text[: max(shares[0].start - statement.start, 0)]):
        amount, sign = shares[0], 1 if rises else -1
        low, high = (1 + sign * x if x is not None else None for x in (amount.low, amount.high))
        if sign < 0:
            low, high = high, low
        if amount.low == amount.high and low is not None and high is not None:
            slack = (amount.low or Decimal(0)) * (NEAR if amount.bound == "exact" else FAR / 2) + Decimal("0.01")
            low, high = low - slack, high + slack
        return low, high, amount.text
    if statement.amounts:
        return None  # the figures themselves are tested
    return (1 + SAME, None, "rose") if rises else (None, 1 - SAME, "fell")


def hedge(before: str, factor: Decimal, words: str) -> tuple[Decimal | None, Decimal | None, str]:
    """Read the bounds of a factor by the words right before it: "more than doubled", "almost doubled"."""
    found = _HEDGE.search(before[-20:].rstrip() + " ") or _HEDGE.search(before[-20:].rstrip())
    if found is not None and before[-20:].rstrip().endswith(found.group().strip()):
        if found["low"]:
            return (factor, None, words) if factor > 1 else (None, factor, words)
        if found["high"]:
            return (None, factor, words) if factor > 1 else (factor, None, words)
        return factor * Decimal("0.85"), factor * Decimal("1.1"), words
    return factor * (1 - NEAR), factor * (1 + NEAR), words


def read_outnumbered(text: str, cue: re.Match[str]) -> tuple[Decimal | None, Decimal | None, str]:
    """Read the bounds of "outnumbered by", and of "outnumbered … by two to one"."""
    to_one = _TO_ONE.search(text)
    if cue["passive"]:
        return None, Decimal(1), cue.group()
    if to_one is None:
        return Decimal(1), None, cue.group()
    return hedge(f"{to_one['more'] or ''}", Decimal(FACTORS[to_one["n"].casefold()]), to_one.group())
