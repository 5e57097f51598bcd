"""Periods of days: half-open, with open and uncertain ends.

What enters: dates as people write them (``1994``, ``1994-06``, ``1994-06-24``,
``1994-06-20~1994-06-24`` for an uncertain day, ``..`` for an open end).
What leaves: :class:`Period` values whose end is the first day *not* covered.
Never done here: time zones, clock times, "today".
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from peaceops.errors import InvalidValue

DAY: Final = timedelta(days=1)
OPEN: Final = ".."
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EXPECTED: Final = "YYYY, YYYY-MM, YYYY-MM-DD, two of them joined by ~, or .. for open"


@lru_cache(maxsize=16384)  # a casebook writes the same days thousands of times
def parse_date_range(text: str) -> tuple[date, date]:
    """Parse a date of any precision into its first and last possible day.

    Parameters
    ----------
    text : str
        ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or two of these joined by ``~``.

    Returns
    -------
    tuple of date
        Earliest and latest day, both inclusive.

    Raises
    ------
    InvalidValue
        If the text is no such date, or the range runs backwards.

    Examples
    --------
    >>> parse_date_range("1994-06")
    (datetime.date(1994, 6, 1), datetime.date(1994, 6, 30))
    """
    first, _, last = text.strip().partition("~")
    earliest = _parse_one(first)[0]
    latest = _parse_one(last or first)[1]
    if latest < earliest:
        raise InvalidValue(f"date range {text!r} runs backwards", expected="the earlier day first")
    return earliest, latest


def _parse_one(text: str) -> tuple[date, date]:
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise InvalidValue(f"{text!r} is no date", expected=_EXPECTED)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        raise InvalidValue(f"{text!r} is no day of the calendar", expected=_EXPECTED) from None


def render_date_range(earliest: date, latest: date) -> str:
    """Render a range of days in the shortest form that parses back to it.

    Examples
    --------
    >>> render_date_range(date(1994, 6, 1), date(1994, 6, 30))
    '1994-06'
    """
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        if earliest.year == latest.year:
            return f"{earliest.year:04d}"
    elif (
        earliest.day == 1
        and (earliest.year, earliest.month) == (latest.year, latest.month)
        and latest.day == calendar.monthrange(latest.year, latest.month)[1]
    ):
        return f"{earliest.year:04d}-{earliest.month:02d}"
    return f"{earliest.isoformat()}~{latest.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One end of a period: a day that may be known only to lie in a range.

    Parameters
    ----------
    earliest, latest : date
        First and last possible day, inclusive.
    """

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise InvalidValue("a bound's latest day is before its earliest")

    @classmethod
    def at(cls, day: date) -> Bound:
        """Make a certain bound."""
        return cls(earliest=day, latest=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from ``start`` up to but not including ``end``.

    Parameters
    ----------
    start, end : Bound or None
        None is an open end: before all time, or still going on.

    Raises
    ------
    InvalidValue
        If no choice of days inside the bounds gives a period of at least one day.
    """

    start: Bound | None
    end: Bound | None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.latest <= self.start.earliest:
            raise InvalidValue(
                f"the period ends before it begins ({self.start.earliest} to {self.end.latest - DAY})",
                expected="a last day on or after the first day",
            )

    @classmethod
    def of_days(cls, first: date, last: date) -> Period:
        """Make a certain period from its first and last day, both inclusive."""
        return cls(start=Bound.at(first), end=Bound.at(last + DAY))

    @classmethod
    def of_year(cls, year: int) -> Period:
        """Make the period of a calendar year."""
        return cls.of_days(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def parse(cls, first_day: str, last_day: str) -> Period:
        """Parse the two columns of a casebook row.

        Parameters
        ----------
        first_day, last_day : str
            Both inclusive. ``..`` leaves that end open; a year or month means its first
            day at the beginning and its last day at the end; ``a~b`` is an uncertain day.

        Raises
        ------
        InvalidValue
            If a date cannot be read or the period ends before it begins.

        Examples
        --------
        >>> Period.parse("1994", "1994") == Period.of_year(1994)
        True
        """
        start: Bound | None = None
        end: Bound | None = None
        if first_day.strip() != OPEN:
            low, high = parse_date_range(first_day)
            start = Bound(earliest=low, latest=high) if "~" in first_day else Bound.at(low)
        if last_day.strip() != OPEN:
            low, high = parse_date_range(last_day)
            if "~" not in last_day:
                low = high
            if high == date.max:
                raise InvalidValue(f"{last_day!r} is too late", expected="a day before 9999-12-31")
            end = Bound(earliest=low + DAY, latest=high + DAY)
        return cls(start=start, end=end)

    def render(self) -> tuple[str, str]:
        """Render as the two columns that :meth:`parse` reads."""
        first = last = OPEN
        if self.start:
            first = _render_bound(self.start.earliest, self.start.latest)
        if self.end:
            last = _render_bound(self.end.earliest - DAY, self.end.latest - DAY)
        return first, last

    @property
    def first_day(self) -> date:
        """Earliest possible day (``date.min`` when open)."""
        return self.start.earliest if self.start else date.min

    @property
    def last_day(self) -> date:
        """Latest possible day (``date.max`` when open)."""
        return self.end.latest - DAY if self.end else date.max

    @property
    def certain_first_day(self) -> date:
        """First day that is certainly covered (``date.min`` when open)."""
        return self.start.latest if self.start else date.min

    @property
    def certain_last_day(self) -> date:
        """Last day that is certainly covered (``date.max`` when open)."""
        return self.end.earliest - DAY if self.end else date.max

    @property
    def is_day(self) -> bool:
        """Whether the period is one certain day."""
        return self.first_day == self.last_day

    def days(self) -> tuple[int, int] | None:
        """Least and greatest number of days, or None when an end is open."""
        if self.start is None or self.end is None:
            return None
        least = max(0, (self.end.earliest - self.start.latest).days)
        return least, (self.end.latest - self.start.earliest).days

    def covers(self, day: date) -> bool:
        """Whether the day may lie inside."""
        return self.first_day <= day <= self.last_day

    def overlaps(self, other: Period) -> bool:
        """Whether the two may share a day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def intersect(self, other: Period) -> Period | None:
        """Intersect: the days both may cover, as a certain period, or None."""
        first = max(self.first_day, other.first_day)
        last = min(self.last_day, other.last_day)
        if last < first:
            return None
        return Period(
            start=None if first == date.min else Bound.at(first),
            end=None if last == date.max else Bound.at(last + DAY),
        )


def _render_bound(earliest: date, latest: date) -> str:
    if earliest == latest:
        return earliest.isoformat()
    return f"{earliest.isoformat()}~{latest.isoformat()}"


def split_quarters(first: date, last: date) -> tuple[Period, ...]:
    """Split the days from first to last into calendar quarters, clipped at both ends.

    Examples
    --------
    >>> [p.render() for p in split_quarters(date(1994, 6, 24), date(1994, 10, 1))][0]
    ('1994-06-24', '1994-06-30')
    """
    quarters: list[Period] = []
    day = first
    while day <= last:
        month = 3 * ((day.month - 1) // 3) + 3
        end = date(day.year, month, calendar.monthrange(day.year, month)[1])
        quarters.append(Period.of_days(day, min(end, last)))
        day = end + DAY
    return tuple(quarters)


def label_quarter(period: Period) -> str:
    """Name the calendar quarter a period begins in.

    Examples
    --------
    >>> label_quarter(Period.of_days(date(1994, 6, 24), date(1994, 6, 30)))
    '1994 Q2'
    """
    day = period.first_day
    return f"{day.year} Q{(day.month - 1) // 3 + 1}"
