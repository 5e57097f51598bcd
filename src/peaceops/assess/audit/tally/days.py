"""Days of figures in running prose: those named, and those told by the day named before.

What enters: days of a stretch and the day named before. What leaves: first and last day, and whether they are a month.
Never done here: today's date.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from peaceops.assess.audit.tally.segment import Segment, Shift
from peaceops.model.statement import When

#: Days that no text names.
FIRST: Final = date(1945, 1, 1)
LAST: Final = date(9998, 12, 31)
#: First and last day, and whether they are a month or less.
Span = tuple[tuple[date, date], bool]


def read_days(segment: Segment, anchor: Span | None) -> Span | None:
    """Read the days of a stretch; None where it has none, or several.

    Parameters
    ----------
    segment : Segment
        The stretch.
    anchor : tuple or None
        The day named before.
    """
    named = [d for d in segment.days if isinstance(d, When)]
    told = [d for d in segment.days if isinstance(d, Shift)]
    if len(named) == 1:
        return read_when(named[0])
    if named or len(told) != 1 or anchor is None:
        return None
    return read_shift(told[0], anchor)


def read_shift(shift: Shift, anchor: Span) -> Span | None:
    """Read a day told by another.

    Parameters
    ----------
    shift : Shift
        By how much.
    anchor : tuple
        The other.
    """
    (first, last), is_month = anchor
    if first == FIRST or last == LAST:
        return None
    if shift.to or shift.is_year:
        year = last.year + shift.months // 12
        if shift.to == "end":
            return (date(year, 12, 1), date(year, 12, 31)), True
        return (date(year, 1, 1), date(year, 12, 31)), False
    if shift.months == 0:
        return anchor
    if not is_month and shift.months % 12:
        return None
    return (_move(first, shift.months), _move(last, shift.months)), is_month


def read_when(when: When) -> Span | None:
    """Read days that are named.

    Parameters
    ----------
    when : When
        The days.
    """
    first, last = when.period.first_day, when.period.last_day
    if when.kind == "until":
        if when.text.lower().startswith("by "):
            is_end = "end of" in when.text.lower() or "December" in when.text or last.month != 12
            return (last.replace(day=1) if is_end else last.replace(month=1, day=1), last), is_end
        return (FIRST, last), False
    if when.kind == "since":
        return (first, LAST), False
    return (first, last), (last - first) < timedelta(days=40)


def _move(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))
