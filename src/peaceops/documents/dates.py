"""Days, months, years and spans between them that a sentence names.

What enters: a sentence, with the days named before it where the caller has them.
What leaves: each expression as a :class:`When`: first to last day, open ends where the words leave them open.
Never done here: today's date, the machine's locale, a year that the text leaves open.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from peaceops.documents.figure import read_number_words
from peaceops.documents.noun import NOUNS
from peaceops.documents.phrase import fold_letters
from peaceops.model.period import Bound, Period
from peaceops.model.statement import When

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_M: Final = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_D: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y: Final = r"(?:1[89]|20|21)\d\d"
_PART: Final = (
    r"(?:(?:the )?(?P<part>early|mid|late|(?:very )?beginning of|start of|(?:very )?end of|middle of"
    r"|(?:first|second|latter) half of|(?:first|second|third|fourth|last|final) quarter of"
    r"|spring(?: of)?|summer(?: of)?|autumn(?: of)?|fall(?: of)?|winter(?: of)?|course of)[ -](?:in )?)?"
)
_POINT: Final = re.compile(
    r"(?<![\w/.,-])(?:"
    rf"(?P<iso>(?P<iy>{_Y})-(?P<im>\d\d)-(?P<id>\d\d))(?![\w-])"
    rf"|(?P<num>(?P<n1>\d\d?)(?P<sep>[./])(?P<n2>\d\d?)(?P=sep)(?P<ny>{_Y}))(?![\w/])"
    rf"|(?P<dmy>(?P<days>{_D}(?:\s?(?:-|,|, and|and|to|or|until|through|&)\s?{_D}){{0,4}})(?: day)?(?: of)? (?P<dm>{_M})"
    rf"(?:,? ?(?P<dy>{_Y})\b(?!,\d)(?:/(?P<dy2>\d\d)\b)?)?)"
    rf"|(?P<mdy>(?P<mm>{_M}) (?P<mdays>{_D}(?:\s?(?:-|,|, and|and|to|through)\s?{_D}){{0,3}})(?![\d,]\d|\w)"
    rf"(?:(?:,| of|,? in)? ?(?P<my>{_Y})\b(?!,\d))?)"
    rf"|(?P<yy>(?P<y1>{_Y})\s?(?P<ys>[-/])\s?(?P<y2>{_Y}|\d\d))(?![\w/-]|[.,]\d)"
    rf"|{_PART}(?:"
    rf"(?P<mo>(?P<om>{_M})(?:(?:,| of)? ?(?P<oy>{_Y})\b(?!,\d))?)(?![\w])"
    rf"|(?:the )?(?P<dec>(?P<dc>{_Y[:-2]}0)'?s)\b"
    rf"|(?:the )?(?:year )?(?P<yo>{_Y})(?![\w/%]|[.,]\d|-\w)"
    r")"
    r")"
)
_JOIN: Final = re.compile(r"\s*(?:-|to|until|till|through|up to|and|or)\s*(?:the )?(?:end of |early |late |in )?")
_BEFORE: Final = re.compile(
    r"\b(?P<word>ever since|since|from|as from|starting (?:in|on|from)|beginning (?:in|on)|until|till|up until|up to|by|no later than"
    r"|not later than|before|prior to|after|following|between|through|as late as)"
    r"(?: (?:midnight|noon|as early as|about|around|the|at least|its?|on|in|at|end|of|then|late|early|mid|year|and|including|approximately)){0,4} $"
)
_ONWARDS: Final = re.compile(r" (?:onwards?|on\b(?! \w+ \d))|, onwards?")
_RELATIVE: Final = re.compile(
    r"\b(?:(?P<same>(?:the|that) same|that|this same) (?P<su>year|month|day)(?! (?:period|old))"
    r"|(?P<next>the (?:following|next|subsequent)) (?P<nu>year|month|day)\b"
    r"|(?P<prev>the (?:previous|preceding)) (?P<pu>year|month|day)\b"
    r"|(?:(?:just|only|exactly|some) )?(?P<count>(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}))"
    r" (?P<cu>years?|months?|weeks?|days?) (?P<way>later|earlier|afterwards?|thereafter|before that|previously))"
)
# Words before four digits that make them a year, whatever noun follows.
_YEAR_CUE: Final = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|from|between|before|after|to|year|of|and|early|late|mid|the|through)|\()[ -]?$"
)
_NOT_YEAR: Final = re.compile(
    r"(?:\b(?:some|about|around|nearly|almost|approximately|roughly|over|than|least|most|only|exactly|every|least|resolutions?|no\.?"
    r"|nos\.?|decree|order|paragraphs?|pages?|pp?\.|meeting|ceiling of|total of|maximum of|minimum of)|[$€£])\s?$"
)


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, month, year or decade as written; year 0 where the text leaves it out."""

    start: int
    end: int
    first: tuple[int, int, int]
    last: tuple[int, int, int]
    kind: str
    part: str = ""

    @property
    def has_year(self) -> bool:
        return self.first[0] > 0

    def in_year(self, year: int) -> _Point:
        return replace(self, first=(year, *self.first[1:]), last=(year, *self.last[1:]))


def find_times(text: str, *, year: int | None = None, anchor: Period | None = None) -> tuple[When, ...]:
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
    points = _fill_years(_list_points(text, folded), folded, year)
    found = list(_join_points(points, text, folded))
    found += _find_relative(text, folded, found, anchor)
    return tuple(sorted(found, key=lambda when: when.start))


def _list_points(text: str, folded: str) -> list[_Point]:
    points: list[_Point] = []
    at = 0
    while (match := _POINT.search(folded, at)) is not None:
        point = _read_point(match, text, folded)
        if point is None:
            at = match.start() + 1
        else:
            points.append(point)
            at = point.end
    return points


def _read_point(match: re.Match[str], text: str, folded: str) -> _Point | None:
    """Read a match as a point, or None where it is none: a verb "may", a count of 2000 men."""
    start, end = match.span()
    part = (match["part"] or "").strip()
    try:
        if match["iso"]:
            day = date(int(match["iy"]), int(match["im"]), int(match["id"]))
            return _Point(start, end, *_both(day, day), "day")
        if match["num"]:
            return _read_numeric(match)
        if match["dmy"] or match["mdy"]:
            return _read_days(match, text)
        if match["mo"]:
            return _read_month(match, text, part)
    except ValueError:
        return None
    if match["yy"]:
        return _read_year_range(match)
    if match["dec"]:
        decade = int(match["dc"])
        first, last = {"early": (0, 3), "mid": (4, 6), "middle of": (4, 6), "late": (7, 9)}.get(part, (0, 9))
        return _Point(start, end, (decade + first, 1, 1), (decade + last, 12, 31), "decade")
    number = int(match["yo"])
    if not _is_year(match, folded):
        return None
    first_day, last_day = _cut_year(part)
    return _Point(start, end, (number, *first_day), (number, *last_day), "year" if not part else "range", part)


def _is_year(match: re.Match[str], folded: str) -> bool:
    """Whether four digits are a year and not a count."""
    before = folded[max(0, match.start("yo") - 24) : match.start("yo")]
    if _NOT_YEAR.search(before):
        return False
    if match["part"] or "year " in match.group() or _YEAR_CUE.search(before):
        return True
    following = re.match(r"(?: [a-z-]+){1,3}", folded[match.end() :])
    for word in following.group().split() if following else ():
        noun = NOUNS.get(word)
        if noun is not None and (noun.unit == "persons" or noun.kind in {"homes", "vehicles", "weapons", "families"}):
            return False
        if noun is not None or word in {"and", "to", "in", "was", "were", "the", "or", "agreement", "ceasefire"}:
            break
    return True


def _both(first: date, last: date) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return (first.year, first.month, first.day), (last.year, last.month, last.day)


def _read_numeric(match: re.Match[str]) -> _Point | None:
    """Read ``24.06.1994``; ``03/04/1994`` may be either of two days and is only its year."""
    one, two, year = int(match["n1"]), int(match["n2"]), int(match["ny"])
    if match["sep"] == "/" and one <= 12 and two <= 12 and one != two:
        return _Point(*match.span(), (year, 1, 1), (year, 12, 31), "year")
    day, month = (one, two) if two <= 12 else (two, one)
    found = date(year, month, day)
    return _Point(*match.span(), *_both(found, found), "day")


def _read_days(match: re.Match[str], text: str) -> _Point | None:
    """Read ``27-28 September 1993`` and ``September 27, 1993``; several days are their first to their last."""
    name, days, written = (
        (match["dm"], match["days"], match["dy"]) if match["dmy"] else (match["mm"], match["mdays"], match["my"])
    )
    place = match.start("dm") if match["dmy"] else match.start("mm")
    if not text[place].isupper():
        return None
    numbers = [int(number) for number in re.findall(r"\d+", days)]
    month = _MONTHS[name.rstrip(".")]
    if sorted(numbers) != numbers:
        return None
    year = int(written) if written else 0
    for number in numbers:
        date(year or 2000, month, number)
    kind = "day" if len(numbers) == 1 else "range"
    return _Point(*match.span(), (year, month, numbers[0]), (year, month, numbers[-1]), kind)


def _read_month(match: re.Match[str], text: str, part: str) -> _Point | None:
    place = match.start("om")
    name, year = match["om"].rstrip("."), int(match["oy"]) if match["oy"] else 0
    if not text[place].isupper() or (place == 0 and not year and name in {"may", "march"}):
        return None
    if not year and name in {
        "may",
        "march",
        "mar",
        "jun",
        "jul",
        "sep",
        "dec",
        "jan",
        "oct",
        "nov",
        "apr",
        "feb",
        "aug",
    }:
        before = fold_letters(text[max(0, place - 14) : place])
        if not part and not re.search(
            r"\b(?:in|of|since|until|by|during|last|from|to|and|between|through|before|after|early|late|mid)[ -]$",
            before,
        ):
            return None
    month = _MONTHS[name]
    days = calendar.monthrange(year or 2000, month)[1]
    thirds = {
        "early": (1, 10), "beginning of": (1, 10), "start of": (1, 10), "mid": (11, 20), "middle of": (11, 20),
        "late": (21, days), "end of": (21, days), "very end of": (21, days), "first half of": (1, 15),
        "second half of": (16, days), "latter half of": (16, days),
    }  # fmt: skip
    first, last = thirds.get(part, (1, days))
    return _Point(
        *match.span(), (year, month, first), (year, month, last), "range" if part in thirds else "month", part
    )


def _read_year_range(match: re.Match[str]) -> _Point | None:
    first = int(match["y1"])
    second = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
    if second < first and len(match["y2"]) == 2 and first % 100 >= 90 and int(match["y2"]) <= 30:
        second += 100
    if second <= first:
        return None
    return _Point(*match.span(), (first, 1, 1), (second, 12, 31), "range")


def _cut_year(part: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last day of a part of a year."""
    if part.startswith("winter"):
        return (1, 1), (12, 31)
    table = {
        "early": (1, 4), "beginning": (1, 4), "start": (1, 4), "mid": (5, 8), "middle": (5, 8), "late": (9, 12),
        "end": (9, 12), "first half": (1, 6), "second half": (7, 12), "latter half": (7, 12),
        "first quarter": (1, 3), "second quarter": (4, 6), "third quarter": (7, 9), "fourth quarter": (10, 12),
        "last quarter": (10, 12), "final quarter": (10, 12), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11),
        "fall": (9, 11),
    }  # fmt: skip
    first, last = table.get(part.removeprefix("very ").removesuffix(" of"), (1, 12))
    return (first, 1), (last, calendar.monthrange(2001, last)[1])


def _fill_years(points: Sequence[_Point], folded: str, year: int | None) -> list[_Point]:
    """Give a day without a year the year of the day it is joined to, else the one understood."""
    filled: list[_Point] = []
    for place, point in enumerate(points):
        if point.has_year:
            filled.append(point)
            continue
        found = 0
        if place + 1 < len(points) and points[place + 1].has_year:
            between = folded[point.end : points[place + 1].start]
            following = points[place + 1]
            if _JOIN.fullmatch(between) or re.fullmatch(r",?\s*(?:and|or|to)?\s*(?:on |from |in )?", between):
                found = following.first[0] - (
                    following.kind in {"day", "month"} and point.first > (0, *following.first[1:])
                )
        if not found:
            before = [p for p in filled if p.has_year and p.kind != "decade"]
            found = before[-1].last[0] if before else year or 0
        if found:
            try:
                date(found, *point.first[1:])
                filled.append(point.in_year(found))
            except ValueError:
                continue
    return filled


def _join_points(points: Sequence[_Point], text: str, folded: str) -> Iterator[When]:
    """Join two points with "to" or "between … and" into one span, and open the ends that "since" opens."""
    place = 0
    while place < len(points):
        point = points[place]
        before = _BEFORE.search(folded[max(0, point.start - 60) : point.start])
        word = before["word"] if before else ""
        following = points[place + 1] if place + 1 < len(points) else None
        if (
            following is not None
            and _is_span(folded[point.end : following.start], word)
            and following.last >= point.first
        ):
            start = point.start
            yield _make(text, start, following.end, _day(point.first), _day(following.last), "range")
            place += 2
            continue
        yield _open(text, folded, point, word, len(before.group()) if before else 0)
        place += 1


def _is_span(between: str, word: str) -> bool:
    joined = _JOIN.fullmatch(between)
    if joined is None:
        return False
    return not re.search(r"\b(?:and|or)\b", between) or word in {"between", "from"}


def _open(text: str, folded: str, point: _Point, word: str, length: int) -> When:
    """Read a point with what stands before it: since, until, before, after."""
    first, last = _day(point.first), _day(point.last)
    start = max(0, point.start - length)
    onwards = _ONWARDS.match(folded, point.end)
    if word in {"since", "ever since", "as from"} or word.startswith(("starting", "beginning")) or onwards:
        return _make(text, start, onwards.end() if onwards else point.end, first, None, "since")
    if word in {"after", "following"} and point.kind != "day":
        return _make(text, start, point.end, last + timedelta(days=1), None, "since")
    if word in {"until", "till", "up until", "up to", "by", "no later than", "not later than", "through"}:
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


def _find_relative(text: str, folded: str, named: Sequence[When], anchor: Period | None) -> Iterator[When]:
    """Resolve "the same year" and "two years later" against the days named last, where there are some."""
    for match in _RELATIVE.finditer(folded):
        if any(when.start < match.end() and match.start() < when.end for when in named):
            continue
        if any(0 <= when.start - match.end() <= 5 for when in named):
            continue  # "two years later, in March 2008": the day itself follows
        before = [when.period for when in named if when.end <= match.start()]
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


def _shift(match: re.Match[str], base: Period) -> Period | None:
    first, last = base.first_day, base.last_day
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
        if unit in {"day", "week"} and first == last:
            day = first + timedelta(days=step * (7 if unit == "week" else 1))
            return Period.of_days(day, day)
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None
    return None
