"""Numbers that are of a rate, or of all time so far: so many a year are not so many in all.

What enters: figures. What leaves: the unit of time of a rate, and whether two figures are of different ones.
Never done here: a comparison of numbers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.wording import Figure

RATE: Final = re.compile(
    r"\b(?:(?:per|an?|each|every)\s(?P<unit>year|month|week|day)|(?P<word>annually|yearly|monthly|daily))\b",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(rf"\s*(?:\w+\s){{0,2}}{RATE.pattern}", re.IGNORECASE)
_SO_FAR: Final = re.compile(
    r"\b(?:br(?:ing|ought)\w* (?:the|its|their) (?:overall |cumulative )?total|cumulative(?:ly)?)\b[^,;.]{0,80}$",
    re.IGNORECASE,
)
_IN_ALL: Final = re.compile(
    r"\b(?:in all|in total|altogether|all told|over its|in its|whole|entire|total)\b", re.IGNORECASE
)
_UNITS: Final = {"annually": "year", "yearly": "year", "monthly": "month", "daily": "day"}


@lru_cache(maxsize=16_384)  # every figure of a text asks it of every figure of a document
def read_rate(text: str, at: int) -> str:
    """Read the unit of time that stands behind a figure; empty where none does.

    Examples
    --------
    >>> read_rate("It spent 45 million crowns a year.", 19), read_rate("It has 20 posts.", 9)
    ('year', '')
    """
    found = _BEHIND.match(text, max(at, 0))
    if found is None:
        return ""
    return (found["unit"] or _UNITS[found["word"].casefold()]).casefold()


@lru_cache(maxsize=16_384)
def _is_so_far(text: str, end: int) -> bool:
    return _SO_FAR.search(text, 0, max(end, 0)) is not None


@lru_cache(maxsize=4096)
def _is_in_all(text: str) -> bool:
    return _IN_ALL.search(text) is not None


def is_other_rate(claim: Figure, figure: Figure) -> bool:
    """Whether the one is so many a year and the other so many a month, or so many in all."""
    start = figure.statement.start
    if claim.when is not None and claim.when.kind in ("year", "month", "range") and (
        _is_so_far(figure.statement.text, figure.amount.start - start)
    ):  # fmt: skip
        return True  # "bringing the total since 2019 to 212": of no shorter time
    its = read_rate(figure.statement.text, figure.amount.end - start)
    if not its:
        return False
    own = read_rate(claim.statement.text, claim.amount.end - claim.statement.start)
    if own:
        return own != its
    return RATE.search(claim.text) is None and _is_in_all(claim.statement.text)
