"""Dates as notes write them.

What enters: the text of a note. What leaves: each date with its place and the days it may mean.
Never done here: deciding what a date is the date of.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "sept": 9,
    **{name: number for number, names in enumerate((
        "janvier januar enero января janeiro gennaio ianuarie", "février fevrier februar febrero февраля fevereiro febbraio februarie",
        "mars märz marzo марта março martie", "avril abril апреля aprile aprilie", "mai mayo мая maio maggio",
        "juin juni junio июня junho giugno iunie", "juillet juli julio июля julho luglio iulie", "août aout agosto августа august",
        "septembre septiembre сентября setembro settembre septembrie", "octobre oktober octubre октября outubro ottobre octombrie",
        "novembre noviembre ноября novembro noiembrie", "décembre decembre dezember diciembre декабря dezembro dicembre decembrie"), 1)
       for name in names.split()},
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NAME: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
# "16 juin 2023", "12 апреля 1996 г.": months of other languages stand between a day and a year only.
_FOREIGN: Final = "|".join(sorted((name for name in _MONTHS if len(name) > 2), key=lambda name: (-len(name), name)))
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[0-9])(?:st|nd|rd|th)?"
_DASH: Final = r"\s?[-–—/]\s?"
_PATTERN: Final = re.compile(
    rf"""(?<![\w/])(?:
      (?P<dmy_d>{_DAY})(?:{_DASH}(?P<dmy_e>{_DAY}))?\s+(?:of\s+)?(?P<dmy_m>{_NAME}),?\s+(?P<dmy_y>{_YEAR})
    | (?P<f_d>{_DAY}|1er)\.?\s+(?:de\s+)?(?P<f_m>(?i:{_FOREIGN}))\s+(?:de\s+)?(?P<f_y>{_YEAR})
    | (?P<ymd_y>{_YEAR})\s(?P<ymd_m>{_NAME})\s(?P<ymd_d>{_DAY})(?!\s[a-z])
    | (?P<mdy_m>{_NAME})\s+(?P<mdy_d>{_DAY})(?:{_DASH}(?P<mdy_e>{_DAY}))?(?:,\s*|\s+)(?P<mdy_y>{_YEAR})
    | (?P<mm_a>{_NAME}){_DASH}(?P<mm_b>{_NAME}),?\s+(?P<mm_y>{_YEAR})
    | (?P<my_m>{_NAME}),?\s+(?P<my_y>{_YEAR})
    | (?P<s_n>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:/[Ss]pring|/[Ss]ummer|/[Aa]utumn|/[Ff]all|/[Ww]inter)?,?\s+(?P<s_y>{_YEAR})
    | (?P<iso_y>{_YEAR})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>[0-3]\d)
    | (?P<num_a>\d{{1,2}})(?P<num_s>[./-])(?P<num_b>\d{{1,2}})(?P=num_s)(?P<num_y>{_YEAR})
    | (?P<yy_a>{_YEAR})\s?[-–—/]\s?(?P<yy_b>{_YEAR}|\d\d)(?:[A-Z](?=,|\s*$))?
    | (?P<y>{_YEAR})[a-z]?
    )(?![\w/]|[-–—]\d)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date in a note.

    Parameters
    ----------
    start, end : int
        Offsets.
    text : str
        The characters.
    days : tuple of date or None
        First and last day that it may mean; None for a day that no calendar has.
    unit : str
        ``day``, ``month`` or ``year``.
    """

    start: int
    end: int
    text: str
    days: tuple[date, date] | None
    unit: str


def find_note_dates(text: str) -> tuple[Dated, ...]:
    """Find the dates of a note.

    Parameters
    ----------
    text : str
        A note or a part of it.

    Returns
    -------
    tuple of Dated
        In order. Of ``05/06/2008`` both readings are kept: its days run from the one to the other.

    Examples
    --------
    >>> [d.days[0].isoformat() for d in find_note_dates("May 2015, accessed: 6 March 2020") if d.days]
    ['2015-05-01', '2020-03-06']
    """
    return tuple(_read(text))


def _read(text: str) -> Iterator[Dated]:
    for match in _PATTERN.finditer(text):
        group = match.groupdict()
        unit = "day"
        if group["dmy_d"]:
            days = _days(group["dmy_y"], _month(group["dmy_m"]), group["dmy_d"], group["dmy_e"])
        elif group["f_d"]:
            days = _days(group["f_y"], _month(group["f_m"]), group["f_d"], None)
        elif group["ymd_y"]:
            days = _days(group["ymd_y"], _month(group["ymd_m"]), group["ymd_d"], None)
        elif group["mdy_m"]:
            days = _days(group["mdy_y"], _month(group["mdy_m"]), group["mdy_d"], group["mdy_e"])
        elif group["iso_y"]:
            days = _days(group["iso_y"], int(group["iso_m"]), group["iso_d"], None)
        elif group["num_a"]:
            days = _numeric(int(group["num_a"]), int(group["num_b"]), int(group["num_y"]), group["num_s"])
        else:
            unit, days = _longer(group)
        text_of = match.group().rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") if group["yy_a"] else match.group()
        yield Dated(start=match.start(), end=match.end(), text=text_of, days=days, unit=unit)


def _longer(group: dict[str, str | None]) -> tuple[str, tuple[date, date] | None]:
    """Months, seasons and years."""
    if group["mm_a"] and group["mm_b"] and group["mm_y"]:
        first, last = _month(group["mm_a"]), _month(group["mm_b"])
        year = int(group["mm_y"])
        return "month", _months(year - (1 if last < first else 0), first, year, last)
    if group["my_m"] and group["my_y"]:
        month, year = _month(group["my_m"]), int(group["my_y"])
        return "month", _months(year, month, year, month)
    if group["s_n"] and group["s_y"]:
        # Which months a season has depends on the half of the globe, and a journal's winter on its maker.
        return "month", _months(int(group["s_y"]), 1, int(group["s_y"]), 12)
    if group["yy_a"] and group["yy_b"]:
        begin = int(group["yy_a"])
        end = int(group["yy_b"]) if len(group["yy_b"]) == 4 else begin // 100 * 100 + int(group["yy_b"])
        return "year", _months(begin, 1, max(begin, end), 12)
    year = int(group["y"] or 1)
    return "year", _months(year, 1, year, 12)


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]


def _months(year: int, month: int, last_year: int, last_month: int) -> tuple[date, date]:
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _days(year: str | None, month: int, first: str, last: str | None) -> tuple[date, date] | None:
    begin, end = _day(int(year or 0), month, first), _day(int(year or 0), month, last or first)
    return (begin, end) if begin and end and begin <= end else None


def _day(year: int, month: int, text: str) -> date | None:
    number = int(re.sub(r"\D", "", text))
    return date(year, month, number) if 1 <= number <= monthrange(year, month)[1] else None


def _numeric(first: int, second: int, year: int, mark: str) -> tuple[date, date] | None:
    """Read ``5/6/2008`` both ways; with full stops the day comes first."""
    readings = [_day(year, second, str(first))] if 1 <= second <= 12 else []
    if mark != "." and 1 <= first <= 12:
        readings.append(_day(year, first, str(second)))
    found = sorted(day for day in readings if day)
    return (found[0], found[-1]) if found else None
