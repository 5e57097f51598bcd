"""Sentences cut into stretches between commas and conjunctions, each with its figures, days, names and other words.

What enters: a sentence with the statements read from it. What leaves: stretches.
Never done here: telling what a figure counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.tally.word import KINDS
from peaceops.model.statement import Amount, Entity, Statement, When

_NUMBER: Final = re.compile(
    r"(?:(?:about|some|around|roughly|approximately|nearly|almost|close to|just over|just under|over|under|more than|fewer than|less than"
    r"|at least|at most|up to|well over|no fewer than|as many as|a little over|an estimated|barely|upwards of) ){0,3}"
    r"(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: (?:million|thousand|hundred))?(?: ?%| per ?cent)?"
    r"|(?:(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|halves|thirds?|quarters?|fourths?|fifths?|tenths?"
    r"|per cent|percent)\b|a(?= (?:hundred|thousand|dozen|half|third|quarter|fifth|tenth|million)\b)|and(?= (?:a half|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty)\b)|in(?= (?:two|three|four|five|ten)\b))[ -]?)+)",
    re.IGNORECASE,
)
_SHIFT: Final = re.compile(
    r"\b(?:(?:just|only|barely) )?(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|twenty-four|\d{1,2})"
    r" (?P<unit>years?|months?|decades?) (?P<way>later|on|afterwards?|(?:after|before)(?: that\b|(?= ?[,;.:)]|$))|earlier|previously)(?=\W|$)"
    r"|\b(?:in |by )?the (?:(?P<next>(?:following|next)(?= year\b| ?[.,;)]|$))|(?P<last>previous|preceding)(?= year\b))(?: year)?|\bthe year (?:(?P<after>after(?: that\b|(?= ?[,;.:)]|$))|that followed\b)|(?P<prior>before(?: that\b|(?= ?[,;.:)]|$))))",
    re.IGNORECASE,
)
_SAME: Final = re.compile(
    r"\b(?:by|at) (?:then|that (?:time|point|date)|the same time)\b|\b(?:in|by|during) that (?P<month>month)\b"
    r"|\b(?P<monthend>(?:by|at) the end of that month)\b|\b(?:(?:by|at|before) )?(?P<end>the end of (?:that|the|the same) year)\b|\b(?P<year>(?:in |of )?(?:that|the same) year)\b",
    re.IGNORECASE,
)
#: A number that is no year and has no unit.
_BARE: Final = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+|(?!(?:19|20)\d\d\b)\d{2,5})(?![\w/-]|[.,]\d|\s?%)")
_FRACTION: Final = re.compile(
    r"\b(?:(?P<bound>nearly|almost|about|roughly|more than|over|less than) )?(?:(?P<count>an?|one|two|three|four) )?(?P<part>half|thirds?|quarters?|fifths?|tenths?)\b(?! a\b)",
    re.IGNORECASE,
)
_PARTS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_LENGTH: Final = re.compile(
    r"\b(?:in|over|during|within|through) (?:(?:its|the|all its|about|nearly|almost|some|more than|just over) )?(?:(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|\d{1,2}) (?P<unit>years|decades|months)|(?P<half>half) a century)"
    r"(?: of (?:existence|operations?|service|deployment))?\b",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24,
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:()—–%]|\d[\d,.]*|[^\s\w]")
_BREAK: Final = frozenset(",;:()—–")
_CUT_WORDS: Final = frozenset({"but", "while", "whereas", "against"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A day told by another: so many months later, or that very year or its end.

    Parameters
    ----------
    start, end : int
        Offsets in the sentence.
    months : int
        Months later; earlier where negative.
    to : str
        ``year`` or ``end`` where the words say that very year or its end; else empty.
    is_year : bool
        Whether whole years are meant.
    """

    start: int
    end: int
    months: int = 0
    to: str = ""
    is_year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of time in which something is counted: "in ten years".

    Parameters
    ----------
    start, end : int
        Offsets in the sentence.
    months : int
        How long.
    """

    start: int
    end: int
    months: int


def _read_length(match: re.Match[str]) -> Length:
    if match["half"]:
        return Length(start=match.start(), end=match.end(), months=600)
    count = match["count"].lower()
    number = int(count) if count.isdigit() else _NUMBERS[count]
    return Length(
        start=match.start(), end=match.end(), months=number * {"y": 12, "d": 120, "m": 1}[match["unit"][0].lower()]
    )


def _read_fraction(match: re.Match[str]) -> Amount:
    count = (match["count"] or "a").lower()
    share = Decimal(_NUMBERS[count]) / _PARTS[match["part"].lower().removesuffix("s")]
    bound = (match["bound"] or "").lower()
    low = None if bound == "less than" else share
    high = None if bound in ("more than", "over") else share
    kind = "more-than" if high is None else "fewer-than" if low is None else "about" if bound else "exact"
    return Amount(
        low=low, high=high, unit="share", text=match.group(), start=match.start(), end=match.end(), bound=kind
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a sentence.

    Parameters
    ----------
    start, end : int
        Offsets in the sentence.
    words : tuple of str
        Words that are no figure, day or name, in lower case.
    amounts, days, names : tuple
        What stands in it, in order, each with its offsets.
    lead : str
        The mark or conjunction before it.
    lengths : tuple of Length
        Lengths of time in it.
    """

    start: int
    end: int
    words: tuple[str, ...]
    amounts: tuple[Amount, ...]
    days: tuple[When | Shift, ...]
    names: tuple[Entity, ...]
    lead: str = ""
    lengths: tuple[Length, ...] = ()


def cut_sentence(text: str, statements: Sequence[Statement]) -> tuple[Segment, ...]:
    """Cut a sentence into stretches.

    Parameters
    ----------
    text : str
        The sentence.
    statements : sequence of Statement
        Read from it.
    """
    days = _list_days(text, statements)
    names = _drop_inside(
        {
            e.start: _place(e, text) for s in statements for e in s.entities if e.how == "named" and e.end > e.start
        }.values(),
        days,
    )
    taken = [(m.start, m.end) for m in (*days, *names)]
    amounts: dict[int, tuple[Amount, int]] = {}
    told = [(a.start, a.end) for s in statements for a in s.amounts]
    lengths = [(m.start(), m.end(), _read_length(m)) for m in _LENGTH.finditer(text)]
    spans = [(a, b) for a, b, _ in lengths]
    for match in _FRACTION.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b in (*taken, *told, *spans)):
            amounts[match.start()] = (_read_fraction(match), match.end())
    for match in _BARE.finditer(text):
        at, end = match.span()
        if not any(a < end and at < b for a, b in (*taken, *told, *spans)):
            number = Decimal(match.group().replace(",", ""))
            amounts[at] = (Amount(low=number, high=number, unit="count", text=match.group(), start=at, end=end), end)
    for amount in (a for s in statements for a in s.amounts):
        at, end = _find_number(text, amount)
        if end and not any(a < end and at < b for a, b in (*taken, *spans)):
            amounts.setdefault(at, (amount, end))
    return tuple(
        _cut(text, [*days, *(one for *_, one in lengths)], names, [(at, *amounts[at]) for at in sorted(amounts)])
    )


def _list_days(text: str, statements: Sequence[Statement]) -> list[When | Shift]:
    found: list[When | Shift] = [shift for m in _SHIFT.finditer(text) if (shift := _read_shift(m)) is not None]
    found += [
        Shift(start=m.start(), end=m.end(), to="end" if m["end"] else "year" if m["year"] else "", is_year=bool(m["year"]))
        for m in _SAME.finditer(text)
    ]  # fmt: skip
    named = {
        (w.start, w.end): w for s in statements for w in s.times
        if w.how == "named" and w.end > w.start and w.kind != "relative"
    }  # fmt: skip
    for when in sorted(named.values(), key=lambda w: (w.start - w.end, w.start)):
        inside = [f for f in found if f.start < when.end and when.start < f.end]
        if all(f.end - f.start < when.end - when.start for f in inside):
            found = [*(f for f in found if f not in inside), when]
        elif re.match(r" of $", text[when.end : inside[0].start]) is not None:
            found.append(when)
    return sorted(found, key=lambda f: f.start)


def _read_shift(match: re.Match[str]) -> Shift | None:
    if match["unit"]:
        count = match["count"].lower()
        number = int(count) if count.isdigit() else _NUMBERS[count]
        unit = match["unit"][:4].lower()
        months = number * (1 if unit == "mont" else 12 if unit == "year" else 120)
        sign = -1 if match["way"].lower().startswith(("earl", "befo", "prev")) else 1
        return Shift(start=match.start(), end=match.end(), months=sign * months)
    sign = 1 if match["next"] or match["after"] else -1
    return Shift(start=match.start(), end=match.end(), months=12 * sign, is_year=True)


def _drop_inside(names: Iterable[Entity], days: Sequence[When | Shift]) -> list[Entity]:
    return sorted(
        (n for n in names if not any(d.start < n.end and n.start < d.end for d in days)), key=lambda n: n.start
    )


_PLACED: Final = re.compile(r"\b(?:in|to|into|inside|across|within|between) (?:the )?(?:[a-z]+ )?$")


_OWNED: Final = re.compile(r"[’']s? (?:(?:own|military|naval) )?(?:Operation|[A-Z]{3,})")


def _place(name: Entity, text: str) -> Entity:
    """Take a state behind "in", or whose operation it is, for a place and for nobody who sent people."""
    if name.kind != "state":
        return name
    is_owner = _OWNED.match(text, name.end) is not None
    is_place = is_owner or _PLACED.search(text[max(name.start - 30, 0) : name.start]) is not None
    return replace(name, kind="place") if is_place else name


def _find_number(text: str, amount: Amount) -> tuple[int, int]:
    """Find where the number of an amount begins and ends: words around it are read as others are."""
    if amount.unit in ("days", "weeks", "months", "years"):
        return 0, 0
    match = _NUMBER.match(text, amount.start) or _NUMBER.search(text, amount.start, amount.end)
    return (match.start(), match.start() + len(match.group().rstrip(" -"))) if match is not None else (0, 0)


def _cut(
    text: str,
    days: Sequence[When | Shift | Length],
    names: Sequence[Entity],
    amounts: Sequence[tuple[int, Amount, int]],
) -> Iterator[Segment]:
    marks: list[tuple[int, int, Amount | When | Shift | Length | Entity]] = [
        (m.start, m.end, m) for m in (*days, *names)
    ]
    marks += [(at, end, a) for at, a, end in amounts]
    marks.sort(key=lambda m: m[0])
    at, start, lead = 0, 0, ""
    held: list[tuple[int, int, Amount | When | Shift | Length | Entity]] = []
    words: list[tuple[int, str]] = []
    for place in range(len(marks) + 1):
        stop = marks[place][0] if place < len(marks) else len(text)
        for match in _WORD.finditer(text, at, max(stop, at)):
            word = match.group().lower()
            is_stop = (
                word == "."
                and text[match.end() : match.end() + 2][:1] == " "
                and not text[match.end() + 1 : match.end() + 2].islower()
            )
            if (
                is_stop
                or word in _BREAK
                or word in _CUT_WORDS
                or (word == "and" and not _joins_nouns(text, match, words))
            ):
                if words or held:
                    yield from _split(_Piece(start=start, end=match.start(), words=words, held=held, lead=lead))
                words, held, start, lead = [], [], match.end(), word
            elif word[0].isalpha() or word[0].isdigit() or word == "%":
                words.append((match.start(), word))
        if place < len(marks):
            held.append(marks[place])
            at = max(marks[place][1], at)
    if words or held:
        yield from _split(_Piece(start=start, end=len(text), words=words, held=held, lead=lead))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch before it is a segment."""

    start: int
    end: int
    words: Sequence[tuple[int, str]]
    held: Sequence[tuple[int, int, object]]
    lead: str


def _split(piece: _Piece) -> Iterator[Segment]:
    """Part "from 46 in 1990 to 115 in 2010" and "900 soldiers from 12 states" into their two figures."""
    numbers = [m for m in piece.held if isinstance(m[2], Amount)]
    if len(numbers) == 2:
        before = [w for at, w in piece.words if at < numbers[0][0]]
        between = [(at, w) for at, w in piece.words if numbers[0][0] < at < numbers[1][0]]
        part = "to" if before[-1:] == ["from"] else "from"
        cut = next((at for at, w in reversed(between) if w == part), None)
        if cut is not None:
            yield _make(
                piece.start, cut, [w for w in piece.words if w[0] < cut], [m for m in piece.held if m[0] < cut], piece.lead
            )  # fmt: skip
            yield _make(
                cut, piece.end, [w for w in piece.words if w[0] >= cut], [m for m in piece.held if m[0] >= cut], part
            )  # fmt: skip
            return
    yield _make(piece.start, piece.end, piece.words, piece.held, piece.lead)


def _joins_nouns(text: str, match: re.Match[str], words: Sequence[tuple[int, str]]) -> bool:
    """Whether "and" stands between two nouns of people: "soldiers and observers" are one number."""
    after = re.match(r"\s(?:military )?([a-z-]+)", text[match.end() :])
    return bool(words) and words[-1][1] in {*KINDS, "men"} and after is not None and after[1] in {*KINDS, "men"}


def _make(
    start: int, end: int, words: Sequence[tuple[int, str]], held: Sequence[tuple[int, int, object]], lead: str
) -> Segment:
    marks = [m for _, _, m in held]
    return Segment(
        start=start, end=end, words=tuple(w for _, w in words), lead=lead,
        amounts=tuple(m for m in marks if isinstance(m, Amount)),
        days=tuple(m for m in marks if isinstance(m, When | Shift)),
        names=tuple(m for m in marks if isinstance(m, Entity)),
        lengths=tuple(m for m in marks if isinstance(m, Length)),
    )  # fmt: skip
