"""Days that are told by others: "in the preceding quarter", "a year before".

What enters: a figure, the days named beside it. What leaves: its days.
Never done here: days where nothing is named to reckon them from.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from peaceops.assess.audit.wording import (
    Figure,
)
from peaceops.model.period import Period
from peaceops.model.statement import Amount, Statement, When

_NEIGHBOUR: Final = re.compile(
    r"\b(?:in|during|over|for|of) the (?P<side>preceding|previous|prior|following|next|subsequent) "
    r"(?P<unit>year|half-year|quarter|month|week|period)\b",
    re.IGNORECASE,
)
_SHIFT: Final = re.compile(
    r"\b(?:(?:a|one) year (?P<side>before|earlier|previously|later|after(?:wards)?)|the year (?P<other>before|after))"
    r"(?=[\s.,;)]|$)",
    re.IGNORECASE,
)
_LATER: Final = frozenset({"following", "next", "subsequent", "later", "after", "afterwards"})
_UNIT_MONTHS: Final = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}


def is_start(amount: Amount, statement: Statement) -> bool:
    """Whether a figure is what something rose or fell from: its day is not that of the change."""
    head = statement.text[: max(amount.start - statement.start, 0)]
    return bool(re.search(r"\bfrom\s$", head, re.IGNORECASE))


def read_relative(figure: Figure, anchor: When | None, near: When | None) -> When | None:
    """Read days that are told by others: "in the preceding quarter", "a year before".

    Parameters
    ----------
    figure : Figure
        Whose words may tell so.
    anchor, near : When or None
        The day named last before its sentence, and the one day named in it.

    Returns
    -------
    When or None
        None where the words tell no such days, or nothing to reckon them from.
    """
    found = _NEIGHBOUR.search(figure.local)
    base = anchor if found is not None and near is None else near
    if found is not None and base is not None and base.period.start is not None and base.period.end is not None:
        first, last = base.period.first_day, base.period.last_day
        months = _UNIT_MONTHS.get(found.group("unit").casefold())
        if months is None:
            return None
        later = found.group("side").casefold() in _LATER
        begin = _add_months(first, -months) if not later else last + timedelta(days=1)
        end = (
            first - timedelta(days=1)
            if not later
            else _add_months(last + timedelta(days=1), months) - timedelta(days=1)
        )
        return replace(base, period=Period.of_days(begin, end), text=found.group(), kind="relative", how="carried")
    shift = _SHIFT.search(figure.local)
    base = near or anchor
    if shift is None or base is None or base.period.start is None or base.period.end is None:
        return None
    by = 12 if (shift.group("side") or shift.group("other")).casefold() in _LATER else -12
    first, after = base.period.first_day, base.period.last_day + timedelta(days=1)
    return replace(
        base, period=Period.of_days(_add_months(first, by), _add_months(after, by) - timedelta(days=1)),
        text=f"{shift.group()} ({base.text})", kind="relative", how="carried",
    )  # fmt: skip


def _add_months(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
