"""Numbers of a sentence in digits, in words, as fractions and per cent, and the word "no".

What enters: a folded sentence with labels blanked, and its words.
What leaves: numbers with their place, none inside another.
Never done here: units and bounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from peaceops.documents.figure import begins_number, read_number_words
from peaceops.documents.noun import find_noun
from peaceops.documents.phrase import Word
from peaceops.documents.quantity.counted import read_counted
from peaceops.documents.quantity.mask import BLANK
from peaceops.model.numeral import COUNTS
from peaceops.needle import Sought

SCALES: Final = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "mln": 1_000_000,
    "bn": 1_000_000_000,
}  # fmt: skip
_NUMERAL: Final = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d,])|\d{1,3}(?:\.\d{3}){2,}|\d+\.\d+|\d+)"
    r"(?!\d|[.,]\d|(?!(?:km|m|kg|bn|mln|ha)\b)[^\W\d_])"
)
_START: Final = r"(?<![\w.,/\x00-])(?<![^\W\d_]-)"
_DIGITS: Final = re.compile(_START + _NUMERAL)
#: Recognition sets a space after the comma: "4, 500 houses".
_DIGITS_OCR: Final = re.compile(_START + _NUMERAL.replace("(?:", r"(?:\d{1,3}(?:, ?\d{3})+|", 1))
_DIGITS_AFTER: Final = re.compile(_NUMERAL)
_SCALE: Final = re.compile(r"[ -]?(hundred|thousand|million|billion|mln|bn)\b")
_PERCENT: Final = re.compile(r"\s?%|\s?percentage points?\b|[\s-]?per[ -]?cent\b")
_BOTTOM: Final = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_FRACTION: Final = Sought(
    r"\b(?:(?P<top>an?|one|two|three|four|five|seven|nine|\d)[- ](?P<bottom>half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
    r"(?= of (?!(?:the )?(?:year|1[89]\d\d|20\d\d|january|february|march|april|may|june|july|august|september|october|november|december)\b)|[.,;)]| (?:the|its|their|were|was|are|is|had|have|majority|between|from|in|since|to|during)\b|$)"
    r"|(?<=by )(?P<by>half)\b(?! (?:an? |past))"
    r"|(?<!first )(?<!second )(?<!latter )(?<!other )(?<!and a )(?<!and one )(?<!-)(?P<half>half)"
    r"(?=[ -](?:an? )?(?:of an? )?(?:million|billion|dozen)|(?: of)? (?:the|its|their|his|these|those|all|that|this|of)\b)(?! (?:of )?(?:the )?(?:year|(?:19|20)\d\d\b)))"
)
#: "Rose by a quarter over the year before": a change told as a fraction; "by a third party" is none.
_BY_FRACTION: Final = Sought(
    r"\bby (?:about |nearly |almost |some |roughly |over |more than |less than |at least )?"
    r"(?P<top>an?|one|two|three|four)[- ](?P<bottom>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"(?=[.,;)\x00]|\s\x00|$| (?:over|compared|from|in|since|during|between|on|after|while|and|last|this|within|when|as)\b)"
)
_SCALED: Final = re.compile(r"[ -](?:of )?(?:an? )?(million|billion|dozen)\b")
_VAGUE: Final = Sought(
    r"\b(?:(?P<much>tens of thousands|hundreds of thousands|dozens|hundreds|thousands|scores|millions)(?= of\b| more\b)"
    r"|(?P<dozen>a|two|three|four|several) dozen)\b"
)
_VAGUE_LOW: Final = {
    "tens of thousands": 10_000, "hundreds of thousands": 100_000, "dozens": 12, "hundreds": 100, "thousands": 1_000,
    "scores": 20, "millions": 1_000_000,
}  # fmt: skip
_NONE: Final = re.compile(
    r"\b(?:no|zero|not a single|not one|without any)\s(?=[a-z])|\bnone of\b(?: the| its| these)?(?= [a-z\d])"
)
_HALF: Final = Sought(r" and (?:a|one)[- ]half\b")
_DEFINITE: Final = frozenset({"the", "these", "those", "its", "their", "all", "other", "between"})
#: "the two sides" names them and counts nothing.
_KNOWN_PAIRS: Final = frozenset(
    {
        "sides", "parties", "countries", "states", "leaders", "delegations", "cases", "republics", "nations",
        "governments", "peoples", "communities", "presidents", "ministers", "capitals", "entities",
    }
)  # fmt: skip
_ONE_AND_A_HALF: Final = re.compile(r"\b(?:an?|one)(?= (?:year|month|week|day|decade) and a half\b)()")
#: "just over a year", "lasted a decade", "a month after": a length told by its article, no rate ("two flights a month").
_ONE_LENGTH: Final = re.compile(
    r"(?:(?<=\bthan )|(?<=\bover )|(?<=\bunder )|(?<=\bnearly )|(?<=\balmost )|(?<=\babout )|(?<=\broughly )|(?<=\bbarely )|(?<=\bwithin )"
    r"|(?<=\bfor )|(?<=\blasted )|(?<=\bspent )|(?<=\bleast )|(?<=\bonly )|(?<=\bexactly ))an?(?= (?:full |whole )?(?:year|month|week|decade)\b(?! and a half|s\b|-|[’']s))"
    r"|\ban?(?= (?:full |whole )?(?:year|month|week|decade) (?:after|before|later|earlier)\b)"
)
_HALF_LENGTH: Final = Sought(r"\bhalf an?(?= (?:year|decade|century|month)\b)")
_ONE_IN: Final = Sought(
    r"\b(?P<top>one|two|three|four|nine) (?:in|out of)(?: every)? (?P<bottom>two|three|four|five|six|seven|eight|nine|ten|twenty)\b(?! (?:years|months|weeks|days|of(?! (?:(?:the|all|those|its|their)\b|[\w .-]{2,40}['’]s?\s))|hundred|thousand))"
)
_IDIOMS: Final = frozenset({"hand", "side", "another", "of", "way", "time", "day", "end", "thing", "point", "step"})

_LIMIT: Final = Decimal(10) ** 30


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, before its unit and bounds are known.

    Parameters
    ----------
    start, end : int
        Offsets.
    value : Decimal
        A share is 0 to 1.
    kind : str
        ``number``, ``percent``, ``points``, ``fraction``, ``none`` or ``vague``.
    """

    start: int
    end: int
    value: Decimal
    kind: str = "number"


def list_numbers(hidden: str, folded: str, words: Sequence[Word], *, is_ocr: bool = False) -> list[Number]:
    """List the numbers of a sentence, the longest where two overlap.

    Parameters
    ----------
    hidden : str
        The folded sentence with labels blanked.
    folded : str
        The folded sentence.
    words : sequence of Word
        Its words.
    is_ocr : bool
        Whether the text was recognised.
    """
    numbers = [
        *_list_fractions(hidden),
        *_list_vague(hidden),
        *_list_digits(hidden, folded, _DIGITS_OCR if is_ocr else _DIGITS),
    ]
    numbers += [*_list_words(hidden, words), *_list_none(hidden, folded, words)]
    kept: list[Number] = []
    for number in sorted(numbers, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    # Digits that overflow every export are no figure of anything.
    return [number for number in kept if abs(number.value) < _LIMIT]


def _list_digits(hidden: str, folded: str, pattern: re.Pattern[str]) -> list[Number]:
    found: list[Number] = []
    match = pattern.search(hidden)
    while match is not None:
        number = _read_digits(match, hidden, folded)
        found.append(number)
        at = number.end
        # In "850-1,650" the second number stands right after a hyphen.
        if hidden[at : at + 1] == "-" and (second := _DIGITS_AFTER.match(hidden, at + 1)):
            number = _read_digits(second, hidden, folded)
            found.append(number)
            at = number.end
        match = pattern.search(hidden, at)
    return found


def _read_digits(match: re.Match[str], hidden: str, folded: str) -> Number:
    plain, end = match.group().replace(",", "").replace(" ", ""), match.end()
    if plain.count(".") > 1 or (re.fullmatch(r"\d{1,3}\.\d{3}", plain) and _counts_persons(folded, end)):
        plain = plain.replace(".", "")
    value = Decimal(plain)
    scale = _SCALE.match(hidden, end)
    if scale:
        value, end = value * SCALES[scale.group(1)], scale.end()
    return _with_percent(match.start(), end, value, hidden)


def _counts_persons(folded: str, end: int) -> bool:
    """Whether persons follow, of whom there are no thousandth parts."""
    following = re.match(r" (?:[a-z-]+ ){0,2}?([a-z]+)\b", folded[end : end + 60])
    noun = find_noun(following.group(1)) if following else None
    return noun is not None and noun.unit == "persons"


def _with_percent(start: int, end: int, value: Decimal, hidden: str) -> Number:
    sign = _PERCENT.match(hidden, end)
    if sign is None:
        return Number(start, end, value)
    return Number(
        start, sign.end(), value / 100, "points" if "points" in sign.group() or "point" in sign.group() else "percent"
    )


def _list_words(hidden: str, words: Sequence[Word]) -> list[Number]:
    found: list[Number] = []
    place = 0
    while place < len(words):
        word = words[place]
        if not begins_number(word.text):
            place += 1
            continue
        value, length = (
            (0, 0) if hidden[word.start] == BLANK else read_number_words([w.text for w in words[place : place + 12]])
        )
        length = _stop_at_marks(hidden, words, place, length)
        if length and length < 12:
            value, length = read_number_words([w.text for w in words[place : place + length]])
        if not length:
            place += 1
            continue
        last = words[place + length - 1]
        if hidden[last.end - 1] != BLANK and _may_count(words, place, length):
            end, number = last.end, Decimal(value)
            half = _HALF.match(hidden, end)
            if half:
                number, end = number + Decimal("0.5"), half.end()
            found.append(_with_percent(word.start, end, number, hidden))
        place += length
    return found


def _stop_at_marks(hidden: str, words: Sequence[Word], place: int, length: int) -> int:
    """Stop a number at a comma or stop: "two, three and four"."""
    for step in range(1, length):
        if hidden[words[place + step - 1].end : words[place + step].start].strip(" -"):
            return step
    return length


def _may_count(words: Sequence[Word], place: int, length: int) -> bool:
    """Whether a number word counts: "one of the reasons", "on the one hand" and "number one" do not."""
    before = words[place - 1].text if place else ""
    following = words[place + length].text if place + length < len(words) else ""
    if before in {"number", "chapter", "article", "phase", "part", "volume", "section", "annex", "stage"}:
        return False
    if before in _DEFINITE and following in _KNOWN_PAIRS:
        return False
    if length == 1 and words[place].text in {"one", "zero"}:
        after = (
            {word.text for word in words[place + 2 : place + 4]} if following not in {"or", "of", "in", "to"} else set()
        )
        if before in {"the", "no", "this", "that", "any", "every", "which", "another", "each"} or following in _IDIOMS:
            return False
        if following in {"such", "or", "and"}:
            return False
        return find_noun(following) is not None or any(_counts_one(word) for word in after)
    return True


def _counts_one(word: str) -> bool:
    noun = find_noun(word)
    return noun is not None and not word.endswith("s")


def _list_fractions(hidden: str) -> list[Number]:
    found = []
    for match in _ONE_IN.finditer(hidden):
        top, bottom = (read_number_words([match[part]])[0] for part in ("top", "bottom"))
        if top < bottom:
            found.append(Number(match.start(), match.end(), Decimal(top) / bottom, "fraction"))
    for match in _FRACTION.finditer(hidden):
        top, bottom = 1, 2
        if not match["half"] and not match["by"]:
            written = match["top"]
            top = (
                1 if written in {"a", "an"} else int(written) if written.isdigit() else read_number_words([written])[0]
            )
            name = match["bottom"]
            bottom = _BOTTOM[name if name in _BOTTOM else name.rstrip("s")]
            if written in {"a", "an"} and not hidden.startswith(" of", match.end()):
                continue
        scale = _SCALED.match(hidden, match.end())
        if scale:
            scales = {"dozen": 12, **SCALES}
            found.append(Number(match.start(), scale.end(), Decimal(top * scales[scale.group(1)]) / bottom))
        else:
            found.append(Number(match.start(), match.end(), Decimal(top) / bottom, "fraction"))
    taken = {number.start for number in found}
    for match in _BY_FRACTION.finditer(hidden):
        if match.start("top") not in taken:
            top = 1 if match["top"] in {"a", "an"} else read_number_words([match["top"]])[0]
            found.append(
                Number(match.start("top"), match.end("bottom"), Decimal(top) / _BOTTOM[match["bottom"]], "fraction")
            )
    return found


_LENGTHS: Final = ("year", "month", "week", "day", "decade", "century")


def _list_lengths(hidden: str) -> list[Number]:
    """List lengths of time that are told by an article."""
    if not any(unit in hidden for unit in _LENGTHS):
        return []
    found = [Number(m.start(), m.end(1), Decimal("1.5")) for m in _ONE_AND_A_HALF.finditer(hidden)]
    found += [Number(m.start(), m.end(), Decimal(1)) for m in _ONE_LENGTH.finditer(hidden)]
    found += [Number(m.start(), m.end(), Decimal("0.5")) for m in _HALF_LENGTH.finditer(hidden)]
    return found


def _list_vague(hidden: str) -> list[Number]:
    found = _list_lengths(hidden)
    for match in _VAGUE.finditer(hidden):
        if match["much"]:
            found.append(Number(match.start(), match.end(), Decimal(_VAGUE_LOW[match["much"]]), "vague"))
            continue
        times = COUNTS.get(match["dozen"])
        found.append(Number(match.start(), match.end(), Decimal(12 * (times or 2)), "number" if times else "vague"))
    return found


def _list_none(hidden: str, folded: str, words: Sequence[Word]) -> list[Number]:
    """List "no casualties" and "none of the 300 houses": nothing of a thing that can be counted."""
    found = []
    for match in _NONE.finditer(hidden):
        if match.group().startswith("none"):
            found.append(Number(match.start(), match.start() + 4, Decimal(0), "none"))
            continue
        counted = read_counted(folded, words, match.end())
        if counted is None or not counted.is_known or counted.unit not in {"persons", "events", "count"}:
            continue
        last = folded[counted.start : counted.end].split()[-1]
        if (
            last.endswith("s")
            or counted.unit == "persons"
            or counted.kind in {"missions", "troops", "police", "personnel", "people", "dead"}
        ):
            found.append(Number(match.start(), match.end() - 1, Decimal(0), "none"))
    return found
