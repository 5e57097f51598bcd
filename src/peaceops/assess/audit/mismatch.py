"""Why a figure of a document may be of something else than the claim, beyond the clashes of the two.

What enters: a figure of a text and one of a document. What leaves: whether the claim is of another month, fate, time or
part, or of what the figure is only compared with.
Never done here: a clash, or a verdict.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from peaceops.assess.audit.daystold import DATE
from peaceops.assess.audit.lexis import FAMILIES
from peaceops.assess.audit.weight import list_members
from peaceops.assess.audit.wording import Figure


def says_number(claim: Figure, figure: Figure) -> bool:
    """Whether the claim's own words have the number of the other figure too ("seven of nine occasions")."""
    first = figure.amount.text.split(" ")[0].casefold()
    words = claim.amount.text.casefold()
    if first == words.split(" ")[0]:
        return False
    text = claim.text.casefold()
    if first not in words and not (first in text and words in text):
        return False
    whole = rf"\b{re.escape(words)} (?:out )?of (?:the |its |their |these |those )?{re.escape(first)}\b"
    return re.search(rf"\b{re.escape(first)}\b", words) is not None or re.search(whole, text) is not None


_THAN: Final = re.compile(r"\bthan (?:was |were |had been |originally )?([a-z]{4,}ed)\b")


def _is_compared_with(claim: Figure, figure: Figure) -> bool:
    """Whether a claim is of what the document's figure is only compared with ("more than budgeted")."""
    return any(word in claim.text for word in _THAN.findall(figure.statement.text))


_LEFT: Final = re.compile(r"\b(?:still|yet|remain\w*|left|outstanding|unpaid|owe[sd]?|missing)\b", re.IGNORECASE)


def is_of_something_beside(claim: Figure, figure: Figure) -> bool:
    """Whether a claim counts what is still to come, or what the document's figure is compared with."""
    is_left = _LEFT.search(claim.text) is not None and _LEFT.search(figure.text) is None
    return is_left or _is_compared_with(claim, figure)


_MONTH: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def is_of_other_month(claim: Figure, figure: Figure) -> bool:
    """Whether a claim names a month without a year that the document does not name there."""
    if claim.days is not None or claim.amount.unit == DATE:
        return False
    own = set(_MONTH.findall(claim.statement.text))
    return bool(own) and not own & set(_MONTH.findall(figure.statement.text))


def is_of_other_fate(claim: Figure, figure: Figure) -> bool:
    """Whether something befell those whom one of two figures counts, and not the other's ("had 2,100 men", "lost seven men")."""
    if claim.frame is None or figure.frame is None:
        return False
    own, its = list_members(claim.frame), list_members(figure.frame)
    return any(bool(its & members) != bool(own & members) for members in _FATES)


_FATES: Final = tuple(frozenset(FAMILIES[name]) for name in ("fate", "damage", "move"))


def is_wider(claim: Figure, figure: Figure) -> bool:
    """Whether a claim is of several times together, or of those that lack something, and the figure is not."""
    own = sorted(
        {(w.start, w.end): w for w in claim.statement.times if w.how == "named"}.values(), key=lambda w: w.start
    )
    start, text = claim.statement.start, claim.statement.text
    if len({a.start for a in claim.statement.amounts}) == 1 and figure.days is not None and any(
        _JOINED.fullmatch(text[max(one.end - start, 0) : max(other.start - start, 0)])
        and not (figure.days[0] <= one.period.last_day and other.period.first_day <= figure.days[1])
        for one, other in itertools.pairwise(own)
    ):  # fmt: skip
        return True
    return _LACKING.match(text, claim.amount.end - start) is not None and not _LACK.search(figure.statement.text)


#: "In 2016 and 2017": a figure of one of the two is a part.
_JOINED: Final = re.compile(r"\s(?:and|plus)\s(?:in\s)?", re.IGNORECASE)
#: "24 vehicles without armour" are not the vehicles.
_LACKING: Final = re.compile(r"(?:\s[\w-]+){0,3}?\s(?:without|lacking|that lack(?:ed)?)\b", re.IGNORECASE)
_LACK: Final = re.compile(r"\b(?:without|lack\w*|no)\b", re.IGNORECASE)
