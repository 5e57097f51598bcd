"""Days, months, years and spans between them that a sentence names.

What enters: a sentence, with the days named before it where the caller has them.
What leaves: each expression as a :class:`When`: first to last day, open ends where the words leave them open.
Never done here: today's date, the machine's locale, a year that the text leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from peaceops.documents.phrase import fold_letters
from peaceops.documents.when.point import Point, list_points
from peaceops.documents.when.relative import find_relative, list_relative
from peaceops.model.period import Bound, Period
from peaceops.model.statement import When

_JOIN: Final = re.compile(r"\s*(?:-|to|until|till|through|up to|and|or)\s*(?:the )?(?:end of |early |late |in )?")
_BEFORE: Final = re.compile(
    r"\b(?P<word>ever since|since|from|as from|starting (?:in|on|from)|beginning (?:in|on)|until|till|up until|up to|by|no later than"
    r"|not later than|before|prior to|after|following|between|through|as late as)"
    r"(?: (?:midnight|noon|as early as|about|around|the|at least|its?|on|in|at|end|of|then|late|early|mid|year|and|including|approximately)){0,4} $"
)
#: "Between 6 March, when I last reported, and mid-April": what is said of the first day by the way.
_BESIDES: Final = re.compile(r"^, (?:when|the day|the date|on which)\b[^,;]{2,80}, ")
_OF_YEAR: Final = re.compile(r" of (?:the|that) (next|following|same|previous|preceding) year\b")
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY: Final = re.compile(rf"\b({'|'.join(_WEEKDAYS)}),? (?:the )?$")
_SOON_DAYS: Final = 60
_FAR_MONTHS: Final = 6
_AHEAD: Final = re.compile(
    r"\b(?:will|would|should|resumes?|upcoming|forthcoming|next|scheduled|planned|is to be|are to be|expected|intends?|expires?|terminating)\b"
)
_ON: Final = re.compile(r" on\b(?! \w+ \d)")
_ONWARDS: Final = re.compile(r" (?:onwards?|on\b(?=\W*$|[,;]))|, onwards?")


def find_times(
    text: str, *, year: int | None = None, anchor: Period | None = None, issued: date | None = None
) -> tuple[When, ...]:
    """Find the days, months, years and spans that a sentence names.

    Parameters
    ----------
    text : str
        A sentence.
    year : int or None
        Year understood where a day or month stands without one; None leaves such days out.
    anchor : Period or None
        Days named before, to which "the same year" or "two years later" point; None leaves these out
        unless the sentence itself names days before them.
    issued : date or None
        Day on which a report was issued: a day without a year is the last such day before it, and in a
        sentence on what is to come the next. Where it does not agree with `year` the day is left out.

    Returns
    -------
    tuple of When
        In order; none overlaps another.

    Examples
    --------
    >>> [when.period.render() for when in find_times("from 27 September to 3 October 1993, and since 1999")]
    [('1993-09-27', '1993-10-03'), ('1999-01-01', '..')]
    """
    folded = fold_letters(text)
    points = _fill_years(list_points(text, folded), folded, year, issued)
    found = list(_join_points(points, text, folded))
    found += find_relative(text, folded, found, anchor)
    return tuple(sorted(found, key=lambda when: when.start))


def list_date_spans(text: str) -> tuple[tuple[int, int], ...]:
    """List where a sentence writes dates, those whose year is not known included: no figure stands there.

    Parameters
    ----------
    text : str
        A sentence.

    Examples
    --------
    >>> list_date_spans("On 5 May it had 8 men; two days later none")
    ((3, 8), (23, 37))
    """
    folded = fold_letters(text)
    points = ((point.start, point.end) for point in list_points(text, folded))
    return tuple(sorted((*points, *list_relative(folded))))


def _fill_years(points: Sequence[Point], folded: str, year: int | None, issued: date | None) -> list[Point]:
    """Give a day without a year the year of the day it is joined to, else the one understood."""
    filled: list[Point] = []
    for place, point in enumerate(points):
        if filled and point.end <= filled[-1].end:
            continue  # the year of "the November statement in 2020", already read
        if point.has_year:
            filled.append(point)
            continue
        found = 0
        base = filled[-1].last[0] if filled and filled[-1].has_year else year
        if (beside := _OF_YEAR.match(folded, point.end)) and base:
            found = base + {"next": 1, "following": 1, "same": 0}.get(beside.group(1), -1)
            point = replace(point, end=beside.end())
        if not found and place + 1 < len(points) and points[place + 1].has_year:
            between = folded[point.end : points[place + 1].start]
            following = points[place + 1]
            if _JOIN.fullmatch(between) or re.fullmatch(r",?\s*(?:and|or|to)?\s*(?:on |from |in )?", between):
                found = following.first[0] - (
                    following.kind in {"day", "month"} and point.first > (0, *following.first[1:])
                )
            elif following.kind == "year" and re.fullmatch(r" (?:[a-z]+ ){1,3}(?:in|of) ", between):
                found, point = following.first[0], replace(point, end=following.end)
        if not found:
            before = [p for p in filled if p.has_year and p.kind != "decade"]
            found = _understand(point, before[-1] if before else None, year, issued, folded)
        if found:
            try:
                date(found, *point.first[1:])
                filled.append(point.in_year(found))
            except ValueError:
                continue
    return filled


def _understand(point: Point, before: Point | None, year: int | None, issued: date | None, folded: str) -> int:
    """Find the year of a day without one: of the day before it, of the report; 0 where these do not agree."""
    by_issue = _tell_by_issue(point, issued, folded) if issued is not None else 0
    known = before.last[0] if before is not None else year or 0
    if not by_issue or not known:
        return known or by_issue
    if by_issue == known or (before is not None and before.kind == "year"):
        return known
    return 0


def _tell_by_issue(point: Point, issued: date, folded: str) -> int:
    """Tell the year of a day in a report: by its day of the week, else the last before it, or the next where it is to come."""
    month, day = point.first[1:]
    is_later, is_ahead = (month, day) > (issued.month, issued.day), _AHEAD.search(folded) is not None
    weekday = _WEEKDAY.search(folded[: point.start])
    if weekday and point.kind == "day":
        name = weekday.group(1)
        fitting = [
            year for year in (issued.year, issued.year - 1, issued.year + 1) if _name_weekday(year, month, day) == name
        ]
        return fitting[0] if fitting else 0
    is_soon = is_later and (month - issued.month) * 31 + day - issued.day < _SOON_DAYS
    if is_soon and not is_ahead:
        return 0  # a slip of ten months back, or a day just ahead: the words do not tell
    return (
        issued.year - (is_later and not is_ahead) + (is_ahead and not is_later and issued.month - month > _FAR_MONTHS)
    )


def _name_weekday(year: int, month: int, day: int) -> str:
    try:
        return _WEEKDAYS[date(year, month, day).weekday()]
    except ValueError:
        return ""


def _join_points(points: Sequence[Point], text: str, folded: str) -> Iterator[When]:
    """Join two points with "to" or "between … and" into one span, and open the ends that "since" opens."""
    place = 0
    while place < len(points):
        point = points[place]
        before = _BEFORE.search(folded[max(0, point.start - 60) : point.start])
        word = before["word"] if before else ""
        following = points[place + 1] if place + 1 < len(points) else None
        if (
            following is not None
            and (
                _is_span(between := folded[point.end : following.start], word)
                or _is_next_day(between, point, following)
            )
            and following.last >= point.first
        ):
            start = point.start
            yield _make(text, start, following.end, _day(point.first), _day(following.last), "range")
            place += 2
            continue
        yield _open(text, folded, point, word, len(before.group()) if before else 0)
        place += 1


def _is_span(between: str, word: str) -> bool:
    joined = _JOIN.fullmatch(_BESIDES.sub(" ", between) if word == "between" else between)
    if joined is None:
        return False
    return not re.search(r"\b(?:and|or)\b", between) or word in {"between", "from"}


def _is_next_day(between: str, point: Point, following: Point) -> bool:
    """Whether two days stand for a stretch of two: "on 30 September and 1 October", as "on 19 and 20 April" does."""
    is_joined = between == " and " and point.kind == following.kind == "day"
    return is_joined and _day(following.first) - _day(point.last) == timedelta(days=1)


def _open(text: str, folded: str, point: Point, word: str, length: int) -> When:
    """Read a point with what stands before it: since, until, before, after."""
    first, last = _day(point.first), _day(point.last)
    start = max(0, point.start - length)
    onwards = _ONWARDS.match(folded, point.end) or (
        word == "from" and folded.startswith(" on ", point.end) and _ON.match(folded, point.end)
    )
    if word in {"since", "ever since", "as from"} or word.startswith(("starting", "beginning")) or onwards:
        return _make(text, start, onwards.end() if onwards else point.end, first, None, "since")
    if word in {"after", "following"} and point.kind != "day":
        return _make(text, start, point.end, last + timedelta(days=1), None, "since")
    if word in {"until", "till", "up until", "up to", "by", "no later than", "not later than"}:
        return _make(text, start, point.end, None, last, "until")
    if word in {"before", "prior to"}:
        return _make(text, start, point.end, None, first - timedelta(days=1), "until")
    return _make(text, point.start, point.end, first, last, point.kind)


def _day(parts: tuple[int, int, int]) -> date:
    return date(*parts)


def _make(text: str, start: int, end: int, first: date | None, last: date | None, kind: str) -> When:
    period = Period(
        start=None if first is None else Bound.at(first),
        end=None if last is None else Bound.at(last + timedelta(days=1)),
    )
    return When(period=period, text=text[start:end], start=start, end=end, kind=kind)
