"""Days, months, years and decades as a sentence writes them.

What enters: a sentence.
What leaves: points: first and last day, year 0 where the sentence leaves the year out.
Never done here: joining points to spans, giving a year that is not written.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from peaceops.documents.noun import find_noun
from peaceops.documents.phrase import fold_letters

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
_SHORT_MONTHS: Final = tuple(sorted({name[:3] for name in _MONTHS}))
_FIGURE: Final = re.compile(r"\d")
_M: Final = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_D: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y: Final = r"(?:1[89]|20|21)\d\d"
_PART: Final = (
    r"(?:(?:the )?(?P<part>early|mid|late|(?:very )?beginning of|start of|turn of|(?:very )?end of|close of|middle of"
    r"|(?:first|second|latter) half of|(?:first|second|third|fourth|last|final) quarter of"
    r"|spring(?: of)?|summer(?: of)?|autumn(?: of)?|fall(?: of)?|winter(?: of)?|course of)[ -](?:in )?)?"
)
_POINT: Final = re.compile(
    r"(?:(?<![\w/.,-])|(?<=[12]\d\d\d-)(?=(?:\d\d? )?[a-z]))(?:"
    rf"(?P<iso>(?P<iy>{_Y})-(?P<im>\d\d)-(?P<id>\d\d))(?![\w-])"
    rf"|(?P<num>(?P<n1>\d\d?)(?P<sep>[./])(?P<n2>\d\d?)(?P=sep)(?P<ny>{_Y}))(?![\w/])"
    rf"|(?P<dmy>(?P<days>{_D}(?:\s?(?:-|/|,|, and|and|to|or|until|through|&)\s?{_D}){{0,4}})(?: day)?(?: of)? (?P<dm>{_M})"
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
# Words before four digits that make them a year, whatever noun follows.
_YEAR_CUE: Final = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|from|between|before|after|to|year|of|and|early|late|mid|the|through)|\()[ -]?$"
)
_NOT_YEAR: Final = re.compile(
    r"(?:\b(?:some|about|around|nearly|almost|approximately|roughly|over|(?:more|less|fewer|greater|higher|lower) than|least|most|only|exactly|every|least|resolutions?|no\.?"
    r"|nos\.?|decree|order|paragraphs?|pages?|pp?\.|meeting|ceiling of|total of|maximum of|minimum of)|[$€£])\s?$"
)


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, year or decade as written.

    Parameters
    ----------
    start, end : int
        Offsets.
    first, last : tuple of int
        Year, month and day; year 0 where the text leaves it out.
    kind : str
        ``day``, ``month``, ``year``, ``range`` or ``decade``.
    part : str
        ``early``, ``end of`` and the like.
    """

    start: int
    end: int
    first: tuple[int, int, int]
    last: tuple[int, int, int]
    kind: str
    part: str = ""

    @property
    def has_year(self) -> bool:
        """Whether its year is written."""
        return self.first[0] > 0

    def in_year(self, year: int) -> Point:
        """Give it a year."""
        (_, month, day), (_, last_month, last_day) = self.first, self.last
        last_day = min(last_day, calendar.monthrange(year, last_month)[1])
        return replace(self, first=(year, month, day), last=(year, last_month, last_day))


def list_points(text: str, folded: str) -> list[Point]:
    """List the days, months, years and decades of a sentence.

    Parameters
    ----------
    text, folded : str
        The sentence, as it is and folded.
    """
    return list(_list_points(text, folded))


@lru_cache(maxsize=64)  # asked again and again of the sentence that is read
def _list_points(text: str, folded: str) -> tuple[Point, ...]:
    points: list[Point] = []
    # All that is written without figures is a month.
    if _FIGURE.search(folded) is None and not any(month in folded for month in _SHORT_MONTHS):
        return ()
    at = 0
    while (match := _POINT.search(folded, at)) is not None:
        point = _read_point(match, text, folded)
        if point is None:
            at = match.start() + 1
        else:
            points.append(point)
            at = point.end
    return tuple(points)


def _read_point(match: re.Match[str], text: str, folded: str) -> Point | None:
    """Read a match as a point, or None where it is none: a verb "may", a count of 2000 men."""
    start, end = match.span()
    part = (match["part"] or "").strip()
    try:
        if match["iso"]:
            day = date(int(match["iy"]), int(match["im"]), int(match["id"]))
            return Point(start, end, *_both(day, day), "day")
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
        return Point(start, end, (decade + first, 1, 1), (decade + last, 12, 31), "decade")
    number = int(match["yo"])
    if not _is_year(match, folded):
        return None
    first_day, last_day = _cut_year(part)
    return Point(start, end, (number, *first_day), (number, *last_day), "year" if not part else "range", part)


def _is_year(match: re.Match[str], folded: str) -> bool:
    """Whether four digits are a year and not a count."""
    before = folded[max(0, match.start("yo") - 24) : match.start("yo")]
    if _NOT_YEAR.search(before):
        return False
    if match["part"] or "year " in match.group() or _YEAR_CUE.search(before):
        return True
    following = re.match(r"(?: [a-z-]+){1,3}", folded[match.end() :])
    for word in following.group().split() if following else ():
        noun = find_noun(word)
        if noun is not None and (noun.unit == "persons" or noun.kind in {"homes", "vehicles", "weapons", "families"}):
            return False
        if noun is not None or word in {"and", "to", "in", "was", "were", "the", "or", "agreement", "ceasefire"}:
            break
    return True


def _both(first: date, last: date) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return (first.year, first.month, first.day), (last.year, last.month, last.day)


def _read_numeric(match: re.Match[str]) -> Point | None:
    """Read ``24.06.1994``; ``03/04/1994`` may be either of two days and is only its year."""
    one, two, year = int(match["n1"]), int(match["n2"]), int(match["ny"])
    if match["sep"] == "/" and one <= 12 and two <= 12 and one != two:
        return Point(*match.span(), (year, 1, 1), (year, 12, 31), "year")
    day, month = (one, two) if two <= 12 else (two, one)
    found = date(year, month, day)
    return Point(*match.span(), *_both(found, found), "day")


def _read_days(match: re.Match[str], text: str) -> Point | None:
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
    return Point(*match.span(), (year, month, numbers[0]), (year, month, numbers[-1]), kind)


def _read_month(match: re.Match[str], text: str, part: str) -> Point | None:
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
        "late": (21, days), "end of": (21, days), "close of": (21, days), "very end of": (21, days), "first half of": (1, 15),
        "second half of": (16, days), "latter half of": (16, days),
    }  # fmt: skip
    first, last = thirds.get(part, (1, days))
    return Point(*match.span(), (year, month, first), (year, month, last), "range" if part in thirds else "month", part)


def _read_year_range(match: re.Match[str]) -> Point | None:
    first = int(match["y1"])
    second = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
    if second < first and len(match["y2"]) == 2 and first % 100 >= 90 and int(match["y2"]) <= 30:
        second += 100
    if second <= first:
        return None
    return Point(*match.span(), (first, 1, 1), (second, 12, 31), "range")


def _cut_year(part: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last day of a part of a year."""
    if part.startswith("winter"):
        return (1, 1), (12, 31)
    table = {
        "early": (1, 4), "beginning": (1, 1), "start": (1, 1), "turn": (1, 1), "mid": (5, 8), "middle": (5, 8), "late": (9, 12),
        "end": (12, 12), "close": (12, 12), "first half": (1, 6), "second half": (7, 12), "latter half": (7, 12),
        "first quarter": (1, 3), "second quarter": (4, 6), "third quarter": (7, 9), "fourth quarter": (10, 12),
        "last quarter": (10, 12), "final quarter": (10, 12), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11),
        "fall": (9, 11),
    }  # fmt: skip
    first, last = table.get(part.removeprefix("very ").removesuffix(" of"), (1, 12))
    return (first, 1), (last, calendar.monthrange(2001, last)[1])
