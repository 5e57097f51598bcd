"""Days that the words of a fact name, with or without a year.

What enters: a sentence. What leaves: stretches of days.
Never done here: a year that is not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMES: Final = "|".join(MONTHS)
_DAY: Final = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s?(to|and|until|[-–—])\s?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?)?\s(?:of )?({_NAMES})\b"
    rf"(?:,?\s((?:19|20)\d\d))?(?:\s(to|until|and|[-–—])\s(\d{{1,2}})\s({_NAMES})\b)?(?:,?\s((?:19|20)\d\d))?"
)
_MONTH: Final = re.compile(
    rf"\b(?:(early|mid|late|the beginning of|the end of|end of|the middle of|the first half of|the second half of)[-\s])?({_NAMES})\b(?:,?\s((?:19|20)\d\d))?"
)
_YEAR: Final = re.compile(r"\b(?:in|of|during|since|by|until|and|to|or)\s((?:19|20)\d\d)\b")
_LABEL: Final = re.compile(
    r"\b(?i:resolutions?|reports?|letters?|agreements?|accords?|statements?|protocols?|declarations?|decrees?|decisions?|notes?|memorandum|forces|addend\w+)\b"
    r"(?:\s[\d()/A-Z.,-]+){0,3}\s(?:of|dated|signed on|signed in [A-Z]\w+ on)\s(?:the\s)?$"
)
_COMPARED: Final = re.compile(r"\bthan\s(?:(?:in|at|on|by|for)\s)?$")
_LABELLED: Final = re.compile(r"\s(?:[A-Z][\w-]+\s)?(?:agreement|accord|protocol|declaration|resolution)\b")
_PARTS: Final = {"early": (1, 10), "mid": (11, 20), "late": (20, 31)}
_MID: Final = {"the middle of": "mid", "the beginning of": "early", "the end of": "late", "end of": "late"}


@dataclass(frozen=True, slots=True)
class Day:
    """A stretch of days.

    Parameters
    ----------
    start, end : int
        Offsets of its words.
    first, last : tuple of int
        Month and day.
    year : int
        Of both, 0 where none is written.
    is_exact : bool
        Whether it names days and no month or part of one.
    is_label : bool
        Whether it is the day of a document, or one compared with: "the agreement of 14 May", "more than in March".
    """

    start: int
    end: int
    first: tuple[int, int]
    last: tuple[int, int]
    year: int = 0
    is_exact: bool = True
    is_label: bool = False
    #: Whether it goes from one year into another, so that months do not order it: ``year`` is that of its end.
    is_over_years: bool = False

    def meets(self, other: Day) -> bool:
        """Whether the other lies in it, so far as years are written."""
        if self.is_over_years or other.is_over_years:
            return (self.first, self.last, self.is_over_years) == (
                other.first,
                other.last,
                other.is_over_years,
            ) and self._is_of_year(other)
        return self._is_of_year(other) and self.first <= other.first and other.last <= self.last

    def excludes(self, other: Day) -> bool:
        """Whether the two have no day in common, as far as can be told."""
        if self.is_over_years or other.is_over_years:
            return False
        return not self._is_of_year(other) or self.last < other.first or other.last < self.first

    def _is_of_year(self, other: Day) -> bool:
        return not (self.year and other.year) or self.year == other.year


def list_days(text: str) -> tuple[Day, ...]:
    """List the days of a sentence in order.

    Examples
    --------
    >>> [(d.first, d.last, d.year) for d in list_days("from 31 August to 2 September 1994, and on 10 and 11 May")]
    [((8, 31), (9, 2), 1994), ((5, 10), (5, 11), 0)]
    """
    if not any(month in text for month in MONTHS) and not any(c.isdigit() for c in text):
        return ()
    found: list[Day] = []
    taken: set[int] = set()
    for day in (*_read_days(text), *_read_months(text), *_read_years(text)):
        if taken.isdisjoint(range(day.start, day.end)):
            taken.update(range(day.start, day.end))
            found.append(day)
    return tuple(sorted(found, key=lambda d: d.start))


def _is_label(text: str, start: int, end: int) -> bool:
    if _COMPARED.search(text, max(start - 20, 0), start):
        return True  # "38 fewer than in March"
    return _LABEL.search(text, max(start - 70, 0), start) is not None or _LABELLED.match(text, end) is not None


def _read_days(text: str) -> Iterator[Day]:
    for hit in _DAY.finditer(text):
        month = MONTHS.index(hit[4]) + 1
        first = last = (month, int(hit[1]))
        if hit[3]:
            last = (month, int(hit[3]))
        if hit[8]:
            last = (MONTHS.index(hit[8]) + 1, int(hit[7]))
        year = int(hit[9] or hit[5] or 0)
        is_over = first > last or bool(hit[5] and hit[9] and hit[5] != hit[9])
        yield Day(hit.start(), hit.end(), first, last, year, True, _is_label(text, hit.start(), hit.end()), is_over)


#: "May" alone is a month behind these.
_BEFORE_MAY: Final = re.compile(r"\b(?:in|of|since|by|until|last|to|and)\s$")


def _read_months(text: str) -> Iterator[Day]:
    for hit in _MONTH.finditer(text):
        if (
            hit[2] == "May"
            and not (hit[1] or hit[3])
            and not _BEFORE_MAY.search(text, max(hit.start() - 8, 0), hit.start())
        ):
            continue
        month = MONTHS.index(hit[2]) + 1
        first, last = _PARTS.get(_MID.get(hit[1] or "", hit[1] or ""), (1, 31))
        yield Day(
            hit.start(), hit.end(), (month, first), (month, last), int(hit[3] or 0), False,
            _is_label(text, hit.start(), hit.end()),
        )  # fmt: skip


def _read_years(text: str) -> Iterator[Day]:
    for hit in _YEAR.finditer(text):
        yield Day(
            hit.start(1), hit.end(1), (1, 1), (12, 31), int(hit[1]), False, _is_label(text, hit.start(1), hit.end(1))
        )
