"""Days that a figure has by another's: "ten a decade later", "against 124,553 the year before".

What enters: a figure, the days named in its statement. What leaves: its days.
Never done here: days where none is named to reckon them from.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date
from typing import Final

from peaceops.model.numeral import COUNTS
from peaceops.model.period import Period
from peaceops.model.statement import Amount, Statement, When

_SHIFT: Final = (
    rf"(?:(?P<n>{'|'.join(COUNTS)}|\d{{1,2}})\s(?P<unit>months?|years?|decades?)\s(?P<side>later|afterwards|after|on|earlier|before|previously)"
    r"|(?:in\s)?the\s(?P<near>previous|preceding|following|next)\syear|the\syear\s(?P<other>before|after))"
)
_BEHIND: Final = re.compile(rf"[^,;.\d]{{0,40}}?\b{_SHIFT}(?=\s*(?:[.,;:)]|$|and\b|but\b|to\b))", re.IGNORECASE)
_AHEAD: Final = re.compile(rf"\b{_SHIFT}[^;.\d]{{0,45}}$", re.IGNORECASE)
_LATER: Final = frozenset({"later", "afterwards", "after", "on", "following", "next"})
_MONTHS: Final = {"month": 1, "year": 12, "decade": 120}


def shift_times(amount: Amount, whens: tuple[When, ...], statement: Statement) -> tuple[When, ...]:
    """Shift the day of a figure by the words beside it; the days as they are where none stand there.

    Parameters
    ----------
    amount : Amount
        The figure.
    whens : tuple of When
        Days that it would have.
    statement : Statement
        Its statement.
    """
    named = sorted((w for w in statement.times if w.kind in ("day", "month", "year", "range")), key=lambda w: w.start)
    if len(whens) != 1 or len(named) != 1:
        return whens
    text, at = statement.text, statement.start
    tail = text[max(amount.end - at, 0) :]
    if amount.noun and re.match(rf"[\s]{re.escape(amount.noun)}", tail):
        tail = tail[len(amount.noun) + 1 :]
    found = _BEHIND.match(tail) or _AHEAD.search(text[: max(amount.start - at, 0)])
    if found is None or _is_own_day(named[0], amount, statement, found):
        return whens
    months = _MONTHS[(found["unit"] or "year").casefold().rstrip("s")]
    number = found["n"].casefold() if found["n"] else "one"
    by = months * (int(number) if number.isdigit() else COUNTS[number])
    if (found["side"] or found["near"] or found["other"]).casefold() not in _LATER:
        by = -by
    when = named[0]
    first, last = _add(when.period.first_day, by), _add(when.period.last_day, by)
    if (last.month, when.period.last_day.month) == (2, 2) or when.kind in ("month", "range", "year"):
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return (replace(when, period=Period.of_days(first, last), text=f"{found.group().strip()} ({when.text})"),)


def _is_own_day(when: When, amount: Amount, statement: Statement, found: re.Match[str]) -> bool:
    """Whether the day named is the figure's own: it stands between figure and words, or right behind a figure after them."""
    between = statement.text[max(amount.end - statement.start, 0) : max(when.start - statement.start, 0)]
    if found.re is _AHEAD and when.start >= amount.end and re.fullmatch(r"[^\d,;.]{0,40}", between):
        return True  # "26,271 a year later and 39,025 at the end of 1994"
    begin = amount.end if found.re is _BEHIND else statement.start + found.start()
    end = amount.end + found.end() if found.re is _BEHIND else amount.start
    return begin <= when.start < end


def _add(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
