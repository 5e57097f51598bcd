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
_MONTH: Final = "|".join(name.lower() for name in calendar.month_name[1:])
#: Last month of a season, as the reader of dates has it.
_SEASONS: Final = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}
#: "Within weeks" is over when one would say "months": once two of the next unit have passed.
_BARE: Final = {"days": ("week", 2), "weeks": ("month", 2), "months": ("year", 2)}
#: "Within two years of the accord" counts from the accord.
_FROM_ELSEWHERE: Final = r"(?! (?:of|after|since|from (?!now|today)|following|later|old|ago|before))"
_HORIZONS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:with)?in(?:side)? (?:the )?(?:next |coming |space of )?{_SPAN}\b(?:['’]s?)?(?: time)?(?: from (?:now|today))?{_FROM_ELSEWHERE}",
        rf"\b(?:over|during|for) the (?:next|coming) {_SPAN}\b{_FROM_ELSEWHERE}",
        rf"\b{_SPAN} (?:from (?:now|today)|hence)\b",
        r"\b(?:within|in|during|over|inside|before the end of) the (?:next|coming) (?P<single>week|month|year|decade)\b",
        r"\bwithin (?P<bare>days|weeks|months)\b(?! (?:of|after|since|from (?!now|today)|following))",
        r"\b(?P<next>(?:next|this) year)\b|\b(?P<out>before (?:the|this) year (?:is (?:out|over|up)|ends|closes)|(?:by|before|at) (?:the )?(?:end of (?:the|this) year|year['’]s end|year end))\b",
        r"\b(?P<feast>(?:by|before|at|until) christmas)\b|\b(?P<decade>before (?:the|this) decade (?:is (?:out|over|up)|ends)|(?:by|before) the end of (?:the|this) decade)\b",
        r"\b(?P<which>this|next|the coming) (?P<season>spring|summer|autumn|fall)\b",
        rf"\bnext (?P<month>{_MONTH})\b(?! (?:\d|of))",
    )
)


#: "Before 2023 is over" ends with the year, not before it.
_YEAR_OVER: Final = re.compile(
    r"\bbefore (?P<year>(?:1[89]|20|21)\d\d) (?:is (?:over|out|up)|ends|closes)\b", re.IGNORECASE
)


def find_year_over(words: str) -> date | None:
    """Find the last day of a year that is to be over: "before 2023 is out".

    Examples
    --------
    >>> find_year_over("It will leave before 2023 is out."), find_year_over("It will leave before 2023.")
    (datetime.date(2023, 12, 31), None)
    """
    match = _YEAR_OVER.search(words)
    return date(int(match["year"]), 12, 31) if match else None


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


def _read_span(said: dict[str, str | None]) -> tuple[str, int]:
    """Read unit and number of a span: "two years", "the coming year", "within weeks"."""
    if single := said.get("single"):
        return single.lower(), 1
    if bare := said.get("bare"):
        return _BARE[bare.lower()]
    words = (said["count"] or "").lower()
    return (said["unit"] or "").lower(), int(words) if words.isdigit() else _COUNTS[words]


def _end_season(season: str, issued: date, *, is_next: bool) -> date | None:
    """Last day of this or the next spring, summer or autumn; None where "next" may mean two of them."""
    last = _SEASONS[season]
    if is_next and issued.month < last - 2:
        return None
    year = issued.year + (issued.month > last or (is_next and issued.month >= last - 2))
    return date(year, last, calendar.monthrange(year, last)[1])


def _end_month(name: str, issued: date) -> date | None:
    """Last day of the next month of a name; None where it may mean this year's or the one after."""
    month = _MONTH.split("|").index(name) + 1
    if month > issued.month:
        return None
    return date(issued.year + 1, month, calendar.monthrange(issued.year + 1, month)[1])


def _count(match: re.Match[str], issued: date) -> date | None:
    said = match.groupdict()
    try:
        if said.get("next"):
            return date(issued.year + (said["next"].lower() == "next year"), 12, 31)
        if said.get("out"):
            return date(issued.year, 12, 31)
        if said.get("feast"):
            return date(issued.year + (issued > date(issued.year, 12, 25)), 12, 25)
        if said.get("decade"):
            return date(issued.year // 10 * 10 + 9, 12, 31)
        if said.get("season"):
            return _end_season(said["season"].lower(), issued, is_next=said["which"].lower() == "next")
        if said.get("month"):
            return _end_month(said["month"].lower(), issued)
        unit, count = _read_span(said)
        if unit in {"day", "week"}:
            return issued + timedelta(days=count * (7 if unit == "week" else 1))
        months = issued.year * 12 + issued.month - 1 + count * {"month": 1, "year": 12, "decade": 120}[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(issued.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None
