"""Numbers and dates that stand in a text, in digits and in English words.

What enters: tokens of a passage.
What leaves: the numbers and days it names.
Never done here: arithmetic on them, dates that are not written out ("the following day").

Number words are read by an own small grammar: the libraries that read them are unmaintained
(word2number), LGPL and one-way (num2words) or need a compiled core (text2num).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.documents.wording import Token, read_confused_number
from peaceops.model.numeral import TENS, UNITS

_SCALES: Final = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_MONTHS: Final = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_SHORT_MONTHS: Final = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_COUNTS: Final = {"once": 1, "single": 1, "twice": 2, "dozen": 12}
_JOINERS: Final = frozenset({"and", "to", "or", "until", "through"})


@dataclass(frozen=True, slots=True, order=True)
class WrittenDate:
    """A day or month as a text writes it; 0 is what it leaves out."""

    year: int
    month: int
    day: int

    def may_be(self, day: date) -> bool:
        """Whether the text names this day (a year left out is understood)."""
        return (self.month, self.day) == (day.month, day.day) and self.year in (0, day.year)


def find_numbers(tokens: Sequence[Token], *, is_ocr: bool = False) -> frozenset[Decimal]:
    """Find the numbers of a text.

    Parameters
    ----------
    tokens : sequence of Token
        The text, hyphens split: ``thirty-six`` is two words.
    is_ocr : bool
        Whether digits taken for letters are read as digits.

    Returns
    -------
    frozenset of Decimal
        Thousands set off by a plain space count joined and apart: the text does not tell. Days
        and years of dates are no numbers.

    Examples
    --------
    >>> from peaceops.documents.wording import split_tokens
    >>> sorted(map(int, find_numbers(split_tokens("one hundred and thirty six of 1,600"))))
    [136, 1600]
    """
    found: set[Decimal] = set()
    in_dates = _find_date_places(tokens)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if place in in_dates:
            place += 1
            continue
        number = read_confused_number(token) if is_ocr else token.number
        if number is not None:
            scale = _SCALES.get(tokens[place + 1].text) if place + 1 < len(tokens) else None
            found.add(number * scale if scale else number)
            joined = _join_groups(tokens, place)
            if joined is not None:
                found.add(joined)
            shared = _read_shared(tokens, place, number) if scale else None
            if scale and shared is not None:
                found.add(shared * scale)
            place += 2 if scale else 1
            continue
        if token.text in _COUNTS:
            found.add(Decimal(_COUNTS[token.text]))
        fraction, length = _read_fraction([part.text for part in tokens[place : place + 4]])
        if length:
            found.add(Decimal(fraction))
            place += length
            continue
        value, length = read_number_words([part.text for part in tokens[place : place + 16]])
        if length:
            found.add(Decimal(value))
        place += max(length, 1)
    return frozenset(found)


def _read_shared(tokens: Sequence[Token], place: int, number: Decimal) -> Decimal | None:
    """Read the 2 of ``2-3 thousand`` and ``2 to 3 million``."""
    at = place - 1
    if at >= 0 and tokens[at].text in _JOINERS:
        at -= 1
    before = tokens[at].number if at >= 0 else None
    return before if before is not None and before < number else None


def _read_fraction(words: Sequence[str]) -> tuple[int, int]:
    """Read ``half a million`` and ``quarter of a million``: value and number of words, 0 if it is none."""
    parts = {"half": 2, "quarter": 4}
    for place, word in enumerate(words):
        if place == 0:
            if word not in parts:
                break
        elif word in _SCALES:
            return _SCALES[word] // parts[words[0]], place + 1
        elif word not in {"a", "of"}:
            break
    return 0, 0


def _join_groups(parts: Sequence[Token], place: int) -> Decimal | None:
    """Join ``16 000`` and the like."""
    digits = parts[place].raw
    if not digits.isdigit() or not 1 <= len(digits) <= 3 or digits[0] == "0":
        return None
    if place and parts[place - 1].raw.isdigit():
        return None
    following = place + 1
    while following < len(parts) and len(parts[following].raw) == 3 and parts[following].raw.isdigit():
        digits += parts[following].raw
        following += 1
    return Decimal(digits) if following > place + 1 else None


def begins_number(word: str) -> bool:
    """Whether a word, in lower case, can be the first of a written number."""
    return word in UNITS or word in TENS or word == "a"


def read_number_words(words: Sequence[str]) -> tuple[int, int]:
    """Read the longest number at the beginning of a list of words.

    Parameters
    ----------
    words : sequence of str
        Lower case.

    Returns
    -------
    tuple of int
        Its value and how many words it takes; 0 words if there is none.

    Examples
    --------
    >>> read_number_words("two thousand five hundred and forty two men".split())
    (2542, 7)
    >>> read_number_words("nineteen".split())
    (19, 1)
    """
    total = group = 0
    length = place = 0
    last = ""  # kind of the last word: unit, tens, hundred, scale
    while place < len(words):
        word = words[place]
        if word == "and" and last in {"hundred", "scale"}:
            place += 1
            if place >= len(words) or not (words[place] in UNITS or words[place] in TENS):
                break
            continue
        if word == "a" and not last and place + 1 < len(words) and words[place + 1] in {"hundred", *_SCALES}:
            group, last = 1, "unit"
        elif word in UNITS and (last in {"", "hundred", "scale"} or (last == "tens" and 1 <= UNITS[word] <= 9)):
            group, last = group + UNITS[word], "unit"
        elif word in TENS and last in {"", "hundred", "scale"}:
            group, last = group + TENS[word], "tens"
        elif word == "hundred" and last in {"unit", "tens"} and group < 100:
            group, last = group * 100, "hundred"
        elif word in _SCALES and last in {"unit", "tens", "hundred"} and (not total or _SCALES[word] < total):
            total, group, last = total + group * _SCALES[word], 0, "scale"
        else:
            break
        place += 1
        length = place
    return total + group, length


def find_dates(tokens: Sequence[Token]) -> frozenset[WrittenDate]:
    """Find the days and months a text writes out.

    Parameters
    ----------
    tokens : sequence of Token
        The text.

    Returns
    -------
    frozenset of WrittenDate
        ``24 and 25 June 1994`` gives two days; ``June 1994`` a month without a day.

    Examples
    --------
    >>> from peaceops.documents.wording import split_tokens
    >>> sorted(find_dates(split_tokens("on 24 and 25 June 1994")))
    [WrittenDate(year=1994, month=6, day=24), WrittenDate(year=1994, month=6, day=25)]
    """
    return frozenset(written for written, _ in _walk_dates(tokens))


def _find_date_places(tokens: Sequence[Token]) -> frozenset[int]:
    """Find which tokens are days and years of dates."""
    return frozenset(place for _, places in _walk_dates(tokens) for place in places)


def _walk_dates(tokens: Sequence[Token]) -> Iterator[tuple[WrittenDate, tuple[int, ...]]]:
    """Yield each date with the places of its day and year."""
    for place, token in enumerate(tokens):
        month = _MONTHS.get(token.text) or _SHORT_MONTHS.get(token.text)
        if month is None:
            for written in _read_numeric(tokens, place):
                yield written, (place, place + 1, place + 2)
            continue
        days = _days_before(tokens, place)
        after = place + 1
        if not days:
            days, after = _days_after(tokens, place)
        year = _read_year(tokens, after)
        year_place = (after,) if year else ()
        for day, at in days or [(0, place)]:
            yield WrittenDate(year, month, day), (at, *year_place)


def _read_day(token: Token) -> int:
    text = token.text
    if text[-2:] in {"st", "nd", "rd", "th"}:
        text = text[:-2]
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31 else 0


def _days_before(tokens: Sequence[Token], place: int) -> list[tuple[int, int]]:
    """Days, with their places, of ``24 June``, ``24 and 25 June``, ``12, 13 and 14 June``, ``24-25 June``."""
    days: list[tuple[int, int]] = []
    at = place - 1
    while at >= 0:
        day = _read_day(tokens[at])
        if day:
            days.append((day, at))
        elif not (days and tokens[at].text in _JOINERS and at and _read_day(tokens[at - 1])):
            break
        at -= 1
    return days


def _days_after(tokens: Sequence[Token], place: int) -> tuple[list[tuple[int, int]], int]:
    """Days of ``June 24`` and ``June 24 and 25``, unless they belong to the month that follows."""
    days: list[tuple[int, int]] = []
    at = place + 1
    while at < len(tokens):
        day = _read_day(tokens[at])
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if day and not (following in _MONTHS or following in _SHORT_MONTHS):
            days.append((day, at))
        elif not (days and tokens[at].text in _JOINERS and at + 1 < len(tokens) and _read_day(tokens[at + 1])):
            break
        at += 1
    return days, at


def _read_year(tokens: Sequence[Token], place: int) -> int:
    if place < len(tokens):
        text = tokens[place].text
        if text.isascii() and text.isdigit() and len(text) == 4 and "1800" <= text <= "2199":
            return int(text)
    return 0


def _read_numeric(tokens: Sequence[Token], place: int) -> Iterator[WrittenDate]:
    """Read ``24.06.1994``, ``24/06/1994`` and ``1994-06-24``."""
    if place + 2 >= len(tokens):
        return
    parts = [token.text for token in tokens[place : place + 3]]
    if not all(part.isascii() and part.isdigit() for part in parts):
        return
    if [len(part) for part in parts] == [4, 2, 2]:
        year, month, day = map(int, parts)
    elif len(parts[2]) == 4 and max(len(parts[0]), len(parts[1])) <= 2:
        day, month, year = map(int, parts)
    else:
        return
    if 1800 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31:
        yield WrittenDate(year, month, day)
