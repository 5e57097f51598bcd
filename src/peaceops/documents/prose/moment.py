"""Days in prose: those named, and those told by the one named before ("a year later", "by then", "that December").

What enters: a sentence and the moment named last.
What leaves: where its days stand, and which moments they are; none where the words leave it open.
Never done here: today's date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from peaceops.documents.figure import read_number_words
from peaceops.needle import Sought

_MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH: Final = "(?:" + "|".join(_MONTHS) + ")"
_YEAR: Final = r"(?:1[89]|20)\d\d"
_COUNT: Final = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|twenty-four|\d{1,2})"
_END: Final = r"(?:(?:at|by|until|till|towards?) )?(?:(?:the|its) )?(?:very )?(?:end|close) of (?:the year )?"
_PREPOSITION: Final = r"(?:(?:in|at|by|during|on|of|as of|as at|from|to|until|till|since|throughout|for) )?(?:the (?:[a-z]+ )?(?:month|year) of )?(?:mid-)?"

_NAMED: Final = re.compile(
    rf"(?P<dayfirst>\b(?:on |by |from |to |until |since |as of )?(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH}) (?P<y1>{_YEAR})\b)"
    rf"|(?P<monthfirst>\b(?:on |by |from |to |until |since |as of )?(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}}), (?P<y2>{_YEAR})\b)"
    rf"|(?P<monthend>\b{_END}(?P<m3>{_MONTH}) (?P<y3>{_YEAR})\b)"
    rf"|(?P<month>\b{_PREPOSITION}(?P<m4>{_MONTH})(?: of)? (?P<y4>{_YEAR})\b)"
    rf"|(?P<yearend>\b{_END}(?P<y5>{_YEAR})\b"
    rf"|\b(?:when|as|by the time|before) (?P<y6>{_YEAR}) (?:ended|closed|was over|drew to (?:a|its) close|came to (?:an end|a close)|ran out|was out)\b"
    rf"|\b(?:at|by) year(?:'s)?[- ]end (?P<y7>{_YEAR})\b|\bin the last days of (?P<y8>{_YEAR})\b)"
    rf"|(?P<year>\b{_PREPOSITION}(?:the )?(?P<y9>{_YEAR})\b(?!['-]))"
)
_BARE_MONTH: Final = Sought(
    rf"\b(?:in|by|on|at the end of|by the end of) (?:the following |that )?(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH})(?: of (?P<of>that|the same|the following|the next|the previous|the preceding) year)?(?! ?\d)\b"
)
_SHIFT: Final = Sought(
    rf"\b(?:(?P<vague>(?:a little |slightly )?(?:more|less) than|nearly|almost|about|some|over|around|well over|not quite|roughly|within) )?(?:(?:just|only|exactly|barely|fully) )?(?P<count>{_COUNT}) (?P<unit>years?|months?|decades?)"
    r" (?P<way>later|on|afterwards?|thereafter|after that|after(?! (?:its?|they|the|a|an|that|their|this|[a-z]+ing)\b)|earlier|before that|beforehand|before(?! (?:its?|they|the|a|an|that|their|this|[a-z]+ing)\b)|previously)\b"
)
_NEXT: Final = Sought(
    r"\b(?P<end>(?:at|by) the (?:end|close) of |when )?(?:in |during |over )?the (?:year (?P<after>after(?: that)?|that followed|which followed|thereafter|before(?: that)?)(?! (?:it|the|its|that|they|he)\b)|(?P<word>following|next|subsequent|previous|preceding) year)"
    r"(?P<over> (?:ended|closed|was out))?\b"
)
_SAME: Final = Sought(
    r"\b(?:by then|by that (?:time|point|date)|at (?:that|this|the same) (?:time|point|date|moment)|at the time|(?:in|during) (?:that same|this same|that|the same|the very same) (?P<month>month)"
    r"|(?P<yearend>(?:at|by|until) (?:the )?(?:end|close) of (?:that|the same|the) year|when (?:that|the) year (?:ended|closed|was out)|(?:at|by) (?:the )?year(?:'s|'s)? ?-?end|by the year's close)"
    r"|(?P<year>(?:(?:in|during|of) )?(?:that|the same|that same|the very same) year)|(?:in|during) (?P<thatmonth>that) month)\b(?! of)"
)
_FOUR: Final = re.compile(r"\d{4}")
_COUNTED: Final = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|few|many|no)) $")
_UNTIL: Final = re.compile(r"^(?:until|till|to)\b")
_LATEST: Final = re.compile(r"^(?:by|before)\b")
_OPEN: Final = re.compile(r"^(?:since|until|till|from|throughout|before)\b|\bmid-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A year, its end, a month or a day.

    Parameters
    ----------
    grain : str
        ``year``, ``year-end``, ``month``, ``month-end`` or ``day``.
    year, month, day : int
        Month and day are 0 where the words have none.
    """

    grain: str
    year: int
    month: int = 0
    day: int = 0

    def tell(self) -> str:
        """Tell it in words that begin a sentence."""
        name = calendar.month_name[self.month] if self.month else ""
        return {
            "year": f"In {self.year}",
            "year-end": f"At the end of {self.year}",
            "month": f"In {name} {self.year}",
            "month-end": f"At the end of {name} {self.year}",
            "day": f"On {self.day} {name} {self.year}",
        }[self.grain]

    def shift(self, months: int) -> Moment | None:
        """Move by months; by whole years where it has no month."""
        if self.grain == "year":
            return replace(self, year=self.year + months // 12) if months % 12 == 0 else None
        index = self.year * 12 + (self.month or 12) - 1 + months
        year, month = index // 12, index % 12 + 1
        if self.grain == "year-end":
            return Moment(grain="year-end", year=year) if month == 12 else Moment(grain="month", year=year, month=month)
        if self.grain == "day" and months % 12:
            return Moment(grain="month", year=year, month=month)
        return replace(self, year=year, month=month)

    def is_near(self, other: Moment, months: int = 1) -> bool:
        """Whether another moment is this one, as far as their grains tell."""
        if "year" in (self.grain, other.grain):
            return self.year == other.year
        own, its = (m.year * 12 + (m.month or 12) for m in (self, other))
        return abs(own - its) <= months


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where a sentence tells a day.

    Parameters
    ----------
    start, end : int
        Offsets, the preposition included.
    moment : Moment or None
        Which; None where the words leave it open.
    is_relative : bool
        Whether the day is told by another.
    is_open : bool
        Whether a span begins or ends there ("until March 2005"): no figure is of that day.
    is_vague : bool
        Whether it is told by about so many years.
    is_latest : bool
        Whether something was so by then ("gone by the end of 2002"): it may have been so long before.
    is_until : bool
        Whether a span ends there; of "from March 2005" and "before 2005" none does.
    """

    start: int
    end: int
    moment: Moment | None
    is_relative: bool = False
    is_open: bool = False
    is_vague: bool = False
    is_latest: bool = False
    is_until: bool = False


def find_told(folded: str, anchor: Moment | None) -> list[Told]:
    """Find the days of a sentence, each told by another resolved against the one before it.

    Parameters
    ----------
    folded : str
        The sentence, folded.
    anchor : Moment or None
        The one moment that was named last before the sentence.

    Returns
    -------
    list of Told
        In order, none overlapping.
    """
    named = [_read_named(match) for match in _NAMED.finditer(folded)] if _FOUR.search(folded) else []
    taken = [(t.start, t.end) for t in named]
    found: list[Told] = []
    relatives = sorted(
        (m for p in (_SAME, _NEXT, _SHIFT, _BARE_MONTH) for m in p.finditer(folded)),
        key=lambda m: (m.start(), -m.end()),
    )
    kept: list[re.Match[str]] = []
    for match in relatives:
        if any(s < match.end() and match.start() < e for s, e in taken):
            continue
        taken.append(match.span())
        kept.append(match)
    current, is_single = anchor, anchor is not None
    items: list[tuple[int, Told | re.Match[str]]] = [(t.start, t) for t in named]
    items += [(match.start(), match) for match in kept]
    for _, item in sorted(items, key=lambda pair: pair[0]):
        if isinstance(item, Told):
            told = item
        else:
            moment = _resolve(item, current) if is_single and current is not None else None
            told = Told(
                start=item.start(), end=item.end(), moment=moment, is_relative=True,
                is_vague=bool(item.groupdict().get("vague")) and _COUNTED.search(folded[: item.start()]) is None,
                is_latest=_LATEST.match(item.group()) is not None,
            )  # fmt: skip
        found.append(told)
        if told.moment is not None and not told.is_vague:
            current, is_single = told.moment, not told.is_open
        elif told.is_relative and not told.is_vague:
            is_single = False
    return list(_join(found, folded))


def _read_named(match: re.Match[str]) -> Told:
    year = int(next(match[f"y{n}"] for n in range(1, 10) if match[f"y{n}"]))
    month = next((_MONTHS[match[f"m{n}"]] for n in range(1, 5) if match[f"m{n}"]), 0)
    day = int(match["d1"] or match["d2"] or 0)
    grain = (
        "day" if day else "month-end" if match["monthend"] else "month" if month
        else "year-end" if match["yearend"] else "year"
    )  # fmt: skip
    moment = Moment(grain=grain, year=year, month=month, day=day)
    return Told(
        start=match.start(), end=match.end(), moment=moment, is_open=_OPEN.search(match.group()) is not None,
        is_latest=_LATEST.match(match.group()) is not None, is_until=_UNTIL.match(match.group()) is not None,
    )  # fmt: skip


def _resolve(match: re.Match[str], anchor: Moment) -> Moment | None:
    """Resolve words against the moment before them."""
    groups = match.groupdict()
    if match.re is _SHIFT.pattern:
        words = groups["count"].replace("-", " ")
        count = 1 if words in {"a", "an"} else int(words) if words.isdigit() else read_number_words(words.split())[0]
        back = groups["way"].startswith(("earlier", "before", "previously"))
        return anchor.shift((-1 if back else 1) * count * {"y": 12, "m": 1, "d": 120}[groups["unit"][0]])
    if match.re is _NEXT.pattern:
        back = (groups["after"] or "").startswith("before") or groups["word"] in {"previous", "preceding"}
        is_end = groups["end"] is not None and (groups["over"] is not None or not groups["end"].startswith("when"))
        return Moment(grain="year-end" if is_end else "year", year=anchor.year + (-1 if back else 1))
    if match.re is _BARE_MONTH.pattern:
        return _resolve_month(match, anchor)
    if groups["yearend"]:
        return Moment(grain="year-end", year=anchor.year)
    if groups["year"]:
        return Moment(grain="year", year=anchor.year)
    if groups["month"] or groups["thatmonth"]:
        return Moment(grain="month", year=anchor.year, month=anchor.month) if anchor.month else None
    return anchor


def _resolve_month(match: re.Match[str], anchor: Moment) -> Moment | None:
    month, of = _MONTHS[match["month"]], match["of"] or ""
    if match["day"]:
        return (
            Moment(grain="day", year=anchor.year, month=month, day=int(match["day"])) if month >= anchor.month else None
        )
    if of:
        step = 1 if of.endswith(("following", "next")) else -1 if of.endswith(("previous", "preceding")) else 0
        return Moment(grain="month", year=anchor.year + step, month=month)
    if "the following " in match.group():
        is_later = anchor.month == 0 or month > anchor.month
        return Moment(
            grain="month", year=anchor.year + (0 if is_later and anchor.grain != "year-end" else 1), month=month
        )
    if anchor.grain == "year" or (anchor.month and month > anchor.month):
        return Moment(grain="month", year=anchor.year, month=month)
    return None  # "in March" after "in May 2002" may be of either year


def _join(found: list[Told], folded: str) -> Iterator[Told]:
    """Join "ten months later, in March 2018": the day that is named stands, where both agree."""
    skip = False
    for number, told in enumerate(found):
        if skip:
            skip = False
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        if (
            told.is_relative and following is not None
            and re.fullmatch(r",? ?\(?", folded[told.end : following.start])
        ):  # fmt: skip
            agrees = told.moment is not None and following.moment is not None and (
                abs(told.moment.year - following.moment.year) <= 1 if told.is_vague
                else told.moment.is_near(following.moment)
            )  # fmt: skip
            yield Told(
                start=told.start,
                end=following.end,
                moment=following.moment if agrees else None,
                is_open=following.is_open,
            )
            skip = True
            continue
        yield replace(told, moment=None) if told.is_vague else told
