"""The day by which a prediction can be settled, where it counts from the day of the text.

What enters: the words of a prediction and the day of its text. What leaves: a day, or none.
Never done here: today's date; a span that is counted from another event.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from peaceops.model.numeral import COUNTS

_COUNTS: Final = COUNTS | {"a couple of": 2}
_SPAN: Final = (
    rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})[ -]"
    r"(?P<unit>day|week|month|year|decade)s?"
)
#: "Within two years of the accord" counts from the accord.
_FROM_ELSEWHERE: Final = r"(?! (?:of|after|since|from (?!now|today)|following|later|old|ago|before))"
_HORIZONS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:with)?in(?:side)? (?:the )?(?:next |coming |space of )?{_SPAN}\b(?:['’]s?)?(?: time)?(?: from (?:now|today))?{_FROM_ELSEWHERE}",
        rf"\b(?:over|during|for) the (?:next|coming) {_SPAN}\b{_FROM_ELSEWHERE}",
        rf"\b{_SPAN} (?:from (?:now|today)|hence)\b",
        r"\b(?P<next>(?:next|this) year)\b",
    )
)


def counts_from_now(words: str) -> bool:
    """Whether a span stands in the words that counts from the day on which they were said."""
    return any(pattern.search(words) for pattern in _HORIZONS)


def find_horizon(words: str, issued: date) -> date | None:
    """Find the last day of the span in which a prediction is to come true.

    Parameters
    ----------
    words : str
        The prediction.
    issued : date
        Last day that the date of the text may mean.

    Returns
    -------
    date or None
        None where no span counts from the text's own day.

    Examples
    --------
    >>> find_horizon("Within two years the army will hold the capital.", date(2014, 2, 20))
    datetime.date(2016, 2, 20)
    >>> find_horizon("The force will leave within two years of the accord.", date(2014, 2, 20)) is None
    True
    """
    for pattern in _HORIZONS:
        if match := pattern.search(words):
            return _count(match, issued)
    return None


def _count(match: re.Match[str], issued: date) -> date | None:
    said = match.groupdict()
    try:
        if said.get("next"):
            return date(issued.year + (said["next"].lower() == "next year"), 12, 31)
        words = said["count"].lower()
        count = int(words) if words.isdigit() else _COUNTS[words]
        unit = said["unit"].lower()
        if unit in {"day", "week"}:
            return issued + timedelta(days=count * (7 if unit == "week" else 1))
        months = issued.year * 12 + issued.month - 1 + count * {"month": 1, "year": 12, "decade": 120}[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(issued.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None
