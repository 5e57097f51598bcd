"""Trends told by a noun or a verb: ``the rise of interstate conflicts after the Cold War``.

What enters: a clause. What leaves: what is said to have risen or fallen, where the clause says from when on.
Never done here: a trend of anything that no list counts by year.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.model.statement import Predicate
from peaceops.needle import Sought

_WAY: Final = (
    r"(?:rise|growth|increase|surge|upsurge|proliferation|multiplication|spread|decline|fall|decrease|drop|reduction)"
)
_MOVED: Final = (
    r"(?:rose|risen|increased|grew|grown|surged|multiplied|proliferated|declined|fell|fallen|decreased|dropped|shrank)"
)
_KIND: Final = r"(?:inter-?state|intra-?state|civil|internal|armed|violent|ethnic|un|non-un|united nations|peace|new|international|multilateral)"
_COUNTED: Final = rf"(?:(?:both |the |all )?{_KIND}(?:,? (?:and|or) {_KIND})? )*(?P<what>conflicts?|wars?|peace-?keeping (?:missions?|operations?)|peace (?:missions?|operations?))\b"
_NOUN: Final = Sought(rf"\b{_WAY} (?:of|in) (?:the )?(?:(?:number|frequency|incidence) of )?{_COUNTED}")
_VERB: Final = Sought(
    rf"\b(?:the )?(?:(?:number|frequency|incidence) of )?{_COUNTED} (?:(?:has|have|had) )?(?:\w+ly )?{_MOVED}\b"
)
_TURN: Final = re.compile(
    r"\b(?:after|since|following|from|with) (?:the )?(?:end of )?(?:the )?cold[ -]war\b|\bpost-cold[ -]war\b"
)
_NEAR: Final = 60


def find_trend(folded: str, *, has_since: bool = False) -> Predicate:
    """Find the trend of a clause.

    Parameters
    ----------
    folded : str
        The clause in lower case.
    has_since : bool
        Whether it names a year since which something is so.

    Returns
    -------
    Predicate
        Of the topic ``conflicts`` or ``missions-established``, with the words of the trend; empty where the clause tells
        none, or does not say from when on.

    Examples
    --------
    >>> find_trend("it is due to the rise of interstate conflicts after the end of the cold war").topic
    'conflicts'
    >>> find_trend("it is due to the rise of interstate conflicts").topic
    ''
    """
    for pattern in (_NOUN, _VERB):
        for match in pattern.finditer(folded):
            # The turn stands right after the trend, or opens the clause.
            after = folded[match.end() : match.end() + _NEAR]
            before = folded[: match.start()]
            if not (has_since or _TURN.search(after) or (_TURN.search(before) and "," not in before[-_NEAR:])):
                continue
            topic = "conflicts" if match["what"].startswith(("conflict", "war")) else "missions-established"
            return Predicate(topic=topic, text=match.group(), start=match.start(), end=match.end())
    return Predicate()
