"""Days told by other days: "the same year", "two years later".

What enters: a folded sentence and the days named before.
What leaves: where such words stand, and the days they mean where one anchor is certain.
Never done here: today's date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from peaceops.documents.figure import read_number_words
from peaceops.model.period import Period
from peaceops.model.statement import When
from peaceops.needle import Sought

_RELATIVE: Final = Sought(
    r"\b(?:(?P<span>(?:during|in|over|within|throughout) (?:that|this same|the same) period)\b(?! of)"
    r"|(?P<same>(?:the|that) same|that|this same) (?P<su>year|month|day|date)(?! (?:period|old))"
    r"|(?P<next>the (?:following|next|subsequent)) (?P<nu>year|month|day)\b"
    r"|(?P<prev>the (?:previous|preceding)) (?P<pu>year|month|day)\b"
    r"|(?:(?:just|only|exactly|some) )?(?P<count>(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}))"
    r" (?P<cu>years?|months?|weeks?|days?) (?P<way>later|earlier|afterwards?|thereafter|before that|previously))"
)


def list_relative(folded: str) -> Iterator[tuple[int, int]]:
    """List where words stand that tell a day by another, whether or not it can be told which."""
    yield from (match.span() for match in _RELATIVE.finditer(folded))


def find_relative(text: str, folded: str, named: Sequence[When], anchor: Period | None) -> Iterator[When]:
    """Resolve "the same year" and "two years later" against the days named last, where there are some.

    Parameters
    ----------
    text, folded : str
        The sentence, as it is and folded.
    named : sequence of When
        Days that it names itself.
    anchor : Period or None
        Days named before it.
    """
    for match in _RELATIVE.finditer(folded):
        if any(when.start < match.end() and match.start() < when.end for when in named):
            continue
        if any(0 <= when.start - match.end() <= 5 for when in named):
            continue  # "two years later, in March 2008": the day itself follows
        before = [_read_anchor(when) for when in named if when.end <= match.start()]
        base = before[-1] if before else anchor
        if base is None or base.start is None or base.end is None:
            continue
        period = _shift(match, base)
        if period is not None:
            yield When(
                period=period,
                text=text[match.start() : match.end()],
                start=match.start(),
                end=match.end(),
                kind="relative",
            )


def _read_anchor(when: When) -> Period:
    """Read the days from which others are counted: what is so since 1974 began in 1974."""
    if when.kind == "since" and (year := re.fullmatch(r"(?:ever )?since (\d{4})", when.text.casefold())):
        return Period.of_year(int(year[1]))
    return when.period


def _shift(match: re.Match[str], base: Period) -> Period | None:
    first, last = base.first_day, base.last_day
    if match["span"]:
        return base if first != last else None  # no period is one day long
    unit = next(match[name] for name in ("su", "nu", "pu", "cu") if match[name]).rstrip("s")
    step = 0
    if match["count"]:
        words = match["count"]
        step = 1 if words in {"a", "an"} else int(words) if words.isdigit() else read_number_words([words])[0]
        if match["way"] in {"earlier", "before that", "previously"}:
            step = -step
    elif not match["same"]:
        step = 1 if match["next"] else -1
    try:
        if unit == "year" and first.year == last.year:
            return Period.of_year(first.year + step)
        if unit == "month" and (first.year, first.month) == (last.year, last.month):
            index = first.year * 12 + first.month - 1 + step
            year, month = divmod(index, 12)
            return Period.of_days(
                date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])
            )
        if unit in {"day", "date", "week"} and first == last:
            day = first + timedelta(days=step * (7 if unit == "week" else 1))
            return Period.of_days(day, day)
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None
    return None
