"""The words of a sentence as a fact is read from them: names, concepts, numbers, marks.

What enters: a sentence with its words as concepts. What leaves: words in order.
Never done here: reading who does what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.lexis import Token
from peaceops.assess.audit.passage.lexis import find_fact, gather

_PIECE: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’.][^\W\d_]+)*|[^\w\s]")
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "twice": 2}
_ORDINALS: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
#: Words that the reading of figures passes over and a fact does not.
_KEPT: Final = frozenset([
    *_ORDINALS, "all", "none", "most", "half", "only", "alone", "part", "never", "both", "majority", "another", "strength", "mission", "operation",
    "report", "resolution", "place", "area", "centre", "majority", "minority", "time", "every", "entire", "whole", "largest", "smallest", "north", "south", "east", "west",
    "quarter", "thirds", "fifth", "spring", "summer", "autumn", "winter", "unanimously",
])  # fmt: skip
_QUIET: Final = frozenset(
    {
        "part",
        "area",
        "time",
        "place",
        "strength",
        "report",
        "another",
        "both",
        "side",
        "person",
        "member",
        "resolution",
        "official",
        "force",
    }
)
#: Units: what a number before them counts, and nothing elsewhere.
_UNITS: Final = {
    form: unit
    for unit in ("hour", "day", "week", "month", "year", "kilometre", "metre", "mile", "tonne", "minute")
    for form in (unit, f"{unit}s")
}
UNITS: Final = frozenset(_UNITS.values())
#: Participles beside a noun that tell nothing: "a decision taken in".
_LIGHT: Final = gather("taken made held done given having being carried")
#: Adjectives of states that no ending tells, as they are folded.
_NATIONS: Final = {
    "@leban": "@lebanon", "@polish": "@poland", "@french": "@france", "@turk": "@turkey", "@pakistan": "@pakist", "@danish": "@denmark",
    "@cypriot": "@cypru", "@congol": "@congo", "@swed": "@sweden", "@kyrgyz": "@kyrgyzst", "@belg": "@belgium", "@span": "@spain", "@greek": "@greece",
    "@swis": "@switzerland", "@dutch": "@netherland", "@finn": "@finland", "@ir": "@ireland", "@portugu": "@portugal",
}  # fmt: skip
_TITLES: Final = frozenset({"mr", "mrs", "ms", "dr", "sir", "his", "excellency", "honourable", "ambassador"})
SECRETARY: Final = "@secretary-general"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark of a sentence.

    Parameters
    ----------
    start, end : int
        Offsets.
    text : str
        In small letters.
    concept : str
        What it means; a name begins with ``@``; empty where it tells nothing of its own.
    number : Decimal or None
        Where it is one.
    is_capital : bool
        Whether it stands with a capital.
    """

    start: int
    end: int
    text: str
    concept: str = ""
    number: Decimal | None = None
    is_capital: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is a name."""
        return self.concept.startswith("@")

    @property
    def is_quiet(self) -> bool:
        """Whether a passage may leave it out."""
        return self.concept in _QUIET or self.text in _LIGHT


def list_words(sentence: str, tokens: Sequence[Token]) -> tuple[Word, ...]:
    """List the words of a sentence."""
    at = {t.start: t for t in tokens}
    found: list[Word] = []
    end = 0
    for hit in _PIECE.finditer(sentence):
        if hit.start() < end:
            continue
        text = hit.group().casefold().replace("’", "'")
        token = at.get(hit.start())
        capital = hit.group()[0].isupper()
        if text in ("most", "least") and found and found[-1].text == "at":
            continue
        if token is not None and token.end > hit.end() and " " in sentence[token.start : token.end]:
            end = token.end
            found.append(
                Word(token.start, token.end, sentence[token.start : token.end].casefold(), find_fact(token.concept))
            )
            continue
        unit = _UNITS.get(text)
        if unit and found:
            told = unit if found[-1].number is not None else ""
            found.append(Word(hit.start(), hit.end(), text, told))
            continue
        number = None if _is_label(sentence, hit) else _read_number(text)
        found.append(
            Word(hit.start(), hit.end(), text, _read_concept(text, token, is_capital=capital), number, capital)
        )
    return tuple(found)


def _is_label(sentence: str, hit: re.Match[str]) -> bool:
    """Whether a number is part of a symbol, or a year."""
    near = sentence[max(hit.start() - 1, 0) : hit.start()] + sentence[hit.end() : hit.end() + 1]
    return "/" in near or "(" in near or _YEAR.fullmatch(hit.group()) is not None


_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def _read_concept(text: str, token: Token | None, *, is_capital: bool) -> str:
    bare = text.removesuffix("'s")
    if bare in ("secretary-general", "i", "me") and (is_capital or bare == "me"):
        return SECRETARY
    if bare in _TITLES or _read_number(bare) is not None:
        return ""
    if token is not None and token.concept.startswith("@"):
        return _NATIONS.get(token.concept, token.concept)
    if bare in _KEPT:
        return bare
    return find_fact(bare)


def _read_number(text: str) -> Decimal | None:
    if text in _NUMBERS:
        return Decimal(_NUMBERS[text])
    if text[:1].isdigit():
        return Decimal(re.sub(r"[,.](?=\d{3}\b)", "", text).replace(",", "."))
    if "-" in text and all(part in _NUMBERS for part in text.split("-")):
        return Decimal(sum(_NUMBERS[part] for part in text.split("-")))
    return None
