"""Figures of a sentence with their unit, what they count and what bounds them.

What enters: a sentence, and the stretches of it that are dates.
What leaves: one :class:`Amount` for each figure, in order.
Never done here: figures that count nothing: numbers of pages, notes, articles, resolutions and documents,
years, times of day, coordinates, ages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from peaceops.documents.figure import read_number_words
from peaceops.documents.noun import MEASURED_OF, TIME_UNITS, Noun, find_noun, read_words
from peaceops.documents.phrase import Word, find_place, fold_letters, split_words
from peaceops.model.statement import Amount

Span = tuple[int, int]

_SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
}
_DIGITS: Final = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d,])|\d{1,3}(?:\.\d{3}){2,}|\d+\.\d+|\d+)(?![\d]|[.,]\d)"
)
_DIGITS_AFTER: Final = re.compile(_DIGITS.pattern.replace(r"(?<![\w.,/-])", "", 1))
_MASK: Final = re.compile(
    r"\bhttps?://\S+|\bwww\.\S+|\S+@\S+"
    r"|\b(?:s|a|e|st|dp|rc|pc)(?:/[\w.-]+)+(?:\s?\(\d{4}\))?"
    r"|\bresolutions? \(?\d{1,4}(?:\s?\([^()]{1,12}\))?(?:(?:,| and|, and| or| to)\s\d{1,4}(?:\s?\([^()]{1,12}\))?)*"
    r"|\bresolutions? [a-z\d]+/[a-z\d/]+"
    r"|\b\d{1,4} \((?:1[89]|20)\d\d\)"
    r"|\b(?:articles?|art\.|paragraphs?|paras?\.?|pages?|pp?\.|vol(?:ume|s)?\.?|nos?\.|number(?=s? \d)|numbers(?= \d)|chapters?|sections?|annex(?:es)?|appendix|"
    r"tables?|figures?|fig\.|notes?|footnotes?|fn\.?|iss(?:ue)?\.?|ch\.|phases?|stages?|rule|step|item|law|decree|protocol|part|lines?|route|highway|"
    r"flight|channel|room|box|case|category|level|op|objectives?|options?|grid|km marker|battalion|version|basket)"
    r"\s?\d+(?:\.\d+)*(?:\s?\([a-z\d]{1,4}\))*(?:(?:\s?-\s?|, | and | to |, and | or )\d+(?:\.\d+)*(?:\s?\([a-z\d]{1,3}\))*(?!\s(?:per|[a-z]+s\b)))*"
    r"|\b\d{1,3}(?:\.\d+)?\s?°(?:\s?\d{1,2}(?:\.\d+)?\s?['′])?(?:\s?\d{1,2}(?:\.\d+)?\s?(?:\"|''))?\s?[nsew]?\b"
    r"|\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|hours|hrs|gmt|utc|local time)(?!\w)|\b(?:[01]?\d|2[0-3]):[0-5]\d\b(?! (?:ratio|odds))"
    r"|\b\d{1,2}\s?[ap]\.?m\.?(?!\w)|\b\d{1,2} o'clock|\b(?:[01]\d|2[0-3])[0-5]0 hours"
    r"|\+\d[\d\s()-]{6,}\d|\b(?:tel|fax|phone)\.?:?\s?[\d\s()+-]{6,}"
    r"|\baged (?:between )?\d+(?:\s?(?:-|to|and)\s?\d+)?|\b(?:the )?ages? of \d+(?:\s?(?:-|to|and)\s?\d+)?|\b(?:between )?the ages of \d+ and \d+"
    r"|\b\d+[- ]years?[- ]old|\b\d+ years of age|\b(?:over|under) (?:the age of )?\d\d(?= (?:years )?(?:of age|old))"
    r"|\b[a-z]{1,4}-?\d+[a-z]*-\d+\b|\b[a-z]{1,4}-\d+[a-z]?\b|\b\d+(?:st|nd|rd|th)(?: |-)(?:meeting|session|plenary|century|army|division|brigade|regiment|battalion|"
    r"anniversary|corps|motorized|motor|airborne|guards|parallel|congress|street|floor)\b"
    r"|\b\d+[a-z]+\d*\b(?<!\dkm)(?<!\dst)(?<!\dnd)(?<!\drd)(?<!\dth)(?<!\dm)(?<!\dbn)|[\w.]*_\w+|\bdoi:\S+|\bisbn [\d-]+"
)
_LABEL: Final = re.compile(r"^\s*\(?\d{1,3}[.)]\s")
_FRACTION: Final = re.compile(
    r"\b(?:(?P<top>an?|one|two|three|four|five|seven|nine|\d)[- ](?P<bottom>half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
    r"(?! (?:party|parties|country|countries|state|states|time|world|of (?:the )?(?:year|1|2)|round|phase|stage|mission|extension|of (?:january|february|march|april|may|june|july|august|september|october|november|december)))"
    r"|(?<!first )(?<!second )(?<!latter )(?<!other )(?<!and a )(?<!and one )(?<!-)(?P<half>half)(?=(?: of)? an? (?:million|billion|dozen)|(?: of)? (?:the|its|their|his|these|those|all|that|this|of)\b)(?! (?:of )?(?:the )?(?:year|a (?:million|billion)|19|20)))\b"
)
_BOTTOM: Final = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_PERCENT: Final = re.compile(r"\s?(?:%|per[ -]?cent\b|percent\b)|\s?percentage points?\b")
_POINTS: Final = re.compile(r"percentage")
_MONEY_BEFORE: Final = re.compile(r"(?P<sign>us\$|usd|\$|€|eur|£|gbp|rub)\s?$")
_MONEY: Final = {
    "us$": "usd",
    "usd": "usd",
    "$": "usd",
    "€": "eur",
    "eur": "eur",
    "£": "gbp",
    "gbp": "gbp",
    "rub": "rub",
}

_APPROX: Final = (
    r"some|about|around|approximately|approx\.?|roughly|circa|ca\.|c\.|nearly|almost|close to|an estimated|estimated(?: at)?|"
    r"in the (?:region|order) of|an average of|on average|virtually|just under|just over|well nigh|~"
)
_BOUNDS: Final = (
    ("at-least", r"at (?:the very )?least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|minimum of|(?:already|even) as many as"),
    ("at-most", r"no more than|not more than|at (?:the )?most|at a maximum|up to|as many as|as much as|a maximum of|maximum of|not (?:to )?exceed(?:ing)?|(?:may|shall|should|does|do|did|will|would|can)(?: not|n't) exceed|a ceiling of|ceiling of|never exceed(?:ed|ing)|never more than|within|a limit of"),
    ("fewer-than", r"(?:many |far |much |significantly |considerably |slightly )?(?:fewer|less|lower|smaller) than|under|below|not even|short of"),
    ("more-than", r"(?:far |well |much |significantly |considerably |slightly )?(?:more|greater|higher|larger) than|(?:well )?over|(?:well )?above|in excess of|upwards? of|exceed(?:ed|ing|s)|exceed|beyond"),
    ("about", _APPROX),
    ("exact", r"only(?: about| some| around)?|exactly|precisely|just|a total of|total of|a mere|merely|a further|an additional|another|all"),
)  # fmt: skip
_BEFORE: Final = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _BOUNDS)
    + r")(?: (?:only|the|its|their|a|an|some|about|around|approximately|as many as|total of|nearly|almost))?\s$"
)  # fmt: skip
_AFTER: Final = re.compile(
    r"(?:[ ,]+(?:persons |people |troops |men )?)(?:(?P<at_least>(?:or|and) (?:more|over|above|higher|longer)|at (?:the very )?least|plus\b)"
    r"|(?P<at_most>or (?:fewer|less|lower)|at (?:the )?most|at (?:the )?maximum)|(?P<about>or so|or thereabouts|approximately))\b"
)
_VAGUE: Final = re.compile(
    r"\b(?:(?P<much>tens of thousands|hundreds of thousands|dozens|hundreds|thousands|tens|scores|millions) of|(?P<dozen>(?:a|two|three|four|several) dozen))\b"
)
_VAGUE_LOW: Final = {
    "tens of thousands": 10_000, "hundreds of thousands": 100_000, "dozens": 12, "hundreds": 100, "thousands": 1_000,
    "tens": 10, "scores": 20, "millions": 1_000_000,
}  # fmt: skip
_NONE: Final = re.compile(
    r"\b(?:no|zero|not a single|not one|without any|nil)\s(?=[a-z])|\bnone of\b(?: the)?(?= [a-z\d])"
)
_RANGE: Final = re.compile(
    r"\s?(?:-|to|and|or)\s?(?:around |about |some |up to |as many as |approximately |over |more than )?"
)
_CHANGE: Final = re.compile(
    r"\b(?:ris|rose|increas|grow|grew|grown|reduc|drop|fall|fell|declin|decreas|shr[aiu]nk|cut|expand|rais|lower|went|up|down|strengthen|chang|swell|swoll|doubl|boost|enlarg|brought)\w*\b"
)
_STOP: Final = read_words(
    "of in to from by at on for with during between under over per and or but which who that were was is "
    "are be been being had has have would will could should may might must can did does do not as since "
    "until after before through while when where although though if than into within without against "
    "among amongst also still only about some along across near around out up down off via because due "
    "the a an this these those its their his her whose whom it they he she we there then so both either "
    "each all including namely such took left died fled returned remained came went made became served "
    "participated arrived stayed lived gave began started ended according despite whether how what more "
    "less fewer most least later earlier ago onwards respectively together combined killed dead wounded "
    "injured missing displaced became remain continue continued live receive received lost"
)
_HEADS_AFTER: Final = frozenset({"dead", "killed", "wounded", "injured", "displaced"})


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as written, before its unit and bounds are known."""

    start: int
    end: int
    value: Decimal
    kind: str = "number"  # number, percent, points, fraction, none, vague


def find_amounts(text: str, taken: Sequence[Span] = ()) -> tuple[Amount, ...]:
    """Find the figures of a sentence.

    Parameters
    ----------
    text : str
        A sentence.
    taken : sequence of (int, int)
        Stretches that are dates or names: no figure begins in them.

    Returns
    -------
    tuple of Amount
        In order. An approximation ("some 40,000") has both bounds at its figure and says ``about``.

    Examples
    --------
    >>> [
    ...     (a.bound, int(a.low), int(a.high), a.noun)
    ...     for a in find_amounts("between 850 and 1,650 uniformed peacekeepers")
    ... ]
    [('between', 850, 1650, 'uniformed peacekeepers')]
    >>> [(a.bound, a.low, a.of) for a in find_amounts("more than 80% of the population")]
    [('more-than', Decimal('0.8'), 'the population')]
    """
    folded = fold_letters(text)
    hidden = _hide(folded, taken)
    words = split_words(folded)
    numbers = _list_numbers(hidden, folded, words)
    found: list[Amount] = []
    place = 0
    while place < len(numbers):
        number = numbers[place]
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if following is not None and _is_range(number, following, hidden):
            found.append(_build(text, folded, words, number, following))
            place += 2
            continue
        found.append(_build(text, folded, words, number, None))
        place += 1
    return tuple(_share_nouns(found, folded))


def _hide(folded: str, taken: Sequence[Span]) -> str:
    """Blank what is no figure, keeping every offset."""
    letters = list(folded)
    spans = [match.span() for match in _MASK.finditer(folded)]
    label = _LABEL.match(folded)
    for start, end in [*spans, *taken, *([label.span()] if label else ())]:
        letters[start:end] = "\x00" * (end - start)
    return "".join(letters)


def _list_numbers(hidden: str, folded: str, words: Sequence[Word]) -> list[_Number]:
    """List numbers in digits, words, fractions and "no", the longest where two overlap."""
    numbers = [*_list_fractions(hidden), *_list_digits(hidden, folded), *_list_words(hidden, words)]
    numbers += _list_vague(hidden)
    numbers += _list_none(hidden, folded, words)
    kept: list[_Number] = []
    for number in sorted(numbers, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _list_digits(hidden: str, folded: str) -> list[_Number]:
    found: list[_Number] = []
    at = 0
    while match := _DIGITS.search(hidden, at) or None:
        at = match.end()
        found.append(_read_digits(match, hidden, folded))
        # "850-1,650": the second number stands right after a hyphen
        if hidden[at : at + 1] == "-" and (second := _DIGITS_AFTER.match(hidden, at + 1)):
            found.append(_read_digits(second, hidden, folded))
            at = second.end()
    return found


def _read_digits(match: re.Match[str], hidden: str, folded: str) -> _Number:
    written, end = match.group(), match.end()
    plain = written.replace(",", "").replace(" ", "")
    if plain.count(".") > 1 or (re.fullmatch(r"\d{1,3}\.\d{3}", plain) and _counts_whole(folded, end)):
        plain = plain.replace(".", "")
    value = Decimal(plain)
    scale = re.match(r"[ -]?(hundred|thousand|million|billion|mln|bn)\b", hidden[end : end + 12])
    if scale:
        value, end = value * _SCALES[scale.group(1)], end + scale.end()
    return _with_percent(match.start(), end, value, hidden)


def _counts_whole(folded: str, end: int) -> bool:
    """Whether persons follow, of whom there are no thousandth parts."""
    following = re.match(r" (?:[a-z-]+ ){0,2}?([a-z]+)\b", folded[end:])
    noun = find_noun(following.group(1)) if following else None
    return noun is not None and noun.unit == "persons"


def _with_percent(start: int, end: int, value: Decimal, hidden: str) -> _Number:
    sign = _PERCENT.match(hidden, end)
    if sign is None:
        return _Number(start, end, value)
    if _POINTS.search(sign.group()):
        return _Number(start, sign.end(), value / 100, "points")
    return _Number(start, sign.end(), value / 100, "percent")


def _list_words(hidden: str, words: Sequence[Word]) -> list[_Number]:
    """List numbers written in words; "one" alone counts only before a noun that can be counted."""
    found: list[_Number] = []
    place = 0
    while place < len(words):
        word = words[place]
        if hidden[word.start] == "\x00":
            place += 1
            continue
        value, length = read_number_words([w.text for w in words[place : place + 12]])
        if not length:
            place += 1
            continue
        last = words[place + length - 1]
        if hidden[last.end - 1] != "\x00" and _may_count(words, place, length):
            end, number = last.end, Decimal(value)
            half = re.match(r" and (?:a|one)[- ]half\b", hidden[end : end + 16])
            if half:
                number, end = number + Decimal("0.5"), end + half.end()
            found.append(_with_percent(word.start, end, number, hidden))
        place += length
    return found


def _may_count(words: Sequence[Word], place: int, length: int) -> bool:
    """Whether a number word counts: "one of the reasons" and "one side" do not."""
    if length == 1 and words[place].text in {"one", "zero"}:
        following = words[place + 1].text if place + 1 < len(words) else ""
        return find_noun(following) is not None or following in {
            "armed",
            "military",
            "russian",
            "civilian",
            "percent",
            "per",
        }
    return True


def _list_fractions(hidden: str) -> list[_Number]:
    found = []
    for match in _FRACTION.finditer(hidden):
        if match["half"]:
            top, bottom = 1, 2
        else:
            written = match["top"]
            top = (
                1 if written in {"a", "an"} else int(written) if written.isdigit() else read_number_words([written])[0]
            )
            bottom = _BOTTOM[match["bottom"].rstrip("s") if match["bottom"] != "halves" else "half"]
            if written in {"a", "an"} and not hidden.startswith(" of", match.end()):
                continue
        if re.match(r"(?: of)? an? (?:million|billion|dozen)", hidden[match.end() :]):
            scale = re.match(r"(?: of)? an? (million|billion|dozen)", hidden[match.end() :])
            assert scale is not None
            value = Decimal(top * {"dozen": 12, **_SCALES}[scale.group(1)]) / bottom
            found.append(_Number(match.start(), match.end() + scale.end(), value))
        else:
            found.append(_Number(match.start(), match.end(), Decimal(top) / bottom, "fraction"))
    return found


def _list_vague(hidden: str) -> list[_Number]:
    found = []
    for match in _VAGUE.finditer(hidden):
        if match["dozen"]:
            times = {"a": 1, "two": 2, "three": 3, "four": 4}.get(match["dozen"].split()[0])
            kind = "number" if times else "vague"
            found.append(_Number(match.start(), match.end(), Decimal(12 * (times or 2)), kind))
        else:
            found.append(_Number(match.start(), match.end("much"), Decimal(_VAGUE_LOW[match["much"]]), "vague"))
    return found


def _list_none(hidden: str, folded: str, words: Sequence[Word]) -> list[_Number]:
    """List "no casualties" and "none of the 300 houses": nothing of a thing that can be counted."""
    found = []
    for match in _NONE.finditer(hidden):
        end = match.end()
        if match.group().startswith("none"):
            found.append(_Number(match.start(), match.start() + 4, Decimal(0), "none"))
            continue
        _, noun, head = _read_noun(folded, words, end)
        if (
            head is not None
            and head.unit in {"persons", "events", "count"}
            and noun.split()[-1].endswith(("s", "e", "l", "n"))
        ):
            if head.unit == "count" and not noun.endswith("s"):
                continue
            found.append(_Number(match.start(), end - 1, Decimal(0), "none"))
    return found


def _is_range(first: _Number, second: _Number, hidden: str) -> bool:
    between = hidden[first.end : second.start]
    joined = _RANGE.fullmatch(between)
    if joined is None or first.kind in {"none", "vague"} or second.kind in {"none", "vague", "fraction"}:
        return False
    before = hidden[max(0, first.start - 80) : first.start]
    low, high = first.value, second.value
    if first.kind == "number" and second.kind in {"percent", "points"}:
        low = low / 100
    if "and" in between:
        return (
            re.search(r"\bbetween (?:some |about |around |approximately |an estimated )?[$€£]?$", before) is not None
            and low <= high
        )
    if re.search(r"\bto\b", between) and (_CHANGE.search(before) or re.search(r"\bvotes?\b", before + between)):
        return False
    if re.search(r"\bto\b", between) and low > high:
        return False
    return low <= high or (second.value >= 1000 and low * 1000 <= high)


def _build(text: str, folded: str, words: Sequence[Word], number: _Number, second: _Number | None) -> Amount:
    end = (second or number).end
    low: Decimal | None = number.value
    high: Decimal | None = second.value if second else number.value
    kind = (second or number).kind
    bound = "between" if second else "exact"
    if second and number.kind == "number":
        low = _share_scale(number, second, folded)
    start, low, high, bound = _read_bound(folded, number.start, low, high, bound, kind)
    after = _AFTER.match(folded, end)
    unit, noun, noun_end, of = _read_unit(text, folded, words, number, end, kind)
    if after and bound == "exact":
        end = after.end()
        if not noun and folded.startswith(" ", end):
            unit, noun, noun_end, of = _read_unit(text, folded, words, number, end, kind)
        if after["at_least"]:
            bound, high = "at-least", None
        elif after["at_most"]:
            bound, low = "at-most", None
        else:
            bound = "about"
    if unit in {"decades", "centuries"}:
        times = 10 if unit == "decades" else 100
        low, high, unit = low and low * times, high and high * times, "years"
    return Amount(
        low=_plain(low), high=_plain(high), unit=unit, text=text[start : max(end, noun_end)], start=start, end=max(end, noun_end),
        noun=noun, bound=bound, of=of,
    )  # fmt: skip


def _plain(value: Decimal | None) -> Decimal | None:
    """1500000 for 1.5 million, without a tail of zeros."""
    if value is None or value != value.to_integral_value():
        return value
    return value.quantize(Decimal(1)) if value < Decimal(10) ** 25 else value


def _share_scale(number: _Number, second: _Number, folded: str) -> Decimal:
    """Read the 2 of "2-3 million" and the 10 of "10-15 per cent" on the second's scale."""
    if second.kind in {"percent", "points"}:
        return number.value / 100
    written = folded[second.start : second.end]
    for word, scale in _SCALES.items():
        if word in written and word not in folded[number.start : number.end] and number.value < 1000:
            return number.value * scale
    return number.value


def _read_bound(
    folded: str, start: int, low: Decimal | None, high: Decimal | None, bound: str, kind: str
) -> tuple[int, Decimal | None, Decimal | None, str]:
    """Read the words before a figure that bound it; "between" keeps its own bounds."""
    if kind == "vague":
        return start, low, None, "at-least"
    before = folded[max(0, start - 48) : start]
    money = _MONEY_BEFORE.search(before)
    if money:
        start -= len(money.group())
        before = folded[max(0, start - 48) : start]
    match = _BEFORE.search(before)
    if bound == "between":
        begin = re.search(r"\b(?:between|from)\s(?:some |about |around |approximately |an estimated )?$", before)
        return (start - len(begin.group()) if begin else start), low, high, bound
    if match is None or kind == "none":
        return start, low, high, bound
    name = next(name for name, _ in _BOUNDS if match[name.replace("-", "_")])
    words = match.group()
    if name == "exact" and re.search(r"\b(?:about|some|around|nearly|almost|approximately)\b", words):
        name = "about"
    if name == "more-than" and re.search(r"\bnot? (?:more|greater) than", words):
        name = "at-most"
    start -= len(words)
    if name in {"at-least", "more-than"}:
        return start, low, None, name
    if name in {"at-most", "fewer-than"}:
        return start, None, high, name
    return start, low, high, name


def _read_unit(
    text: str, folded: str, words: Sequence[Word], number: _Number, end: int, kind: str
) -> tuple[str, str, int, str]:
    """Read unit, noun, where the noun ends, and of what it is a part."""
    if kind in {"percent", "points", "fraction"}:
        noun, of, noun_end = "", "", end
        part = re.match(r" of ", folded[end:]) or re.match(
            r" (?=(?:the|its|their|these|those|all|that)\b)", folded[end:]
        )
        if part:
            of, noun_end = _read_phrase(text, folded, words, end + part.end())
        else:
            noun_end, noun, _ = _read_noun(folded, words, end + 1)
            noun = text[end + 1 : noun_end] if noun else ""
        return ("percentage_points" if kind == "points" else "share"), noun, max(end, noun_end), of
    money = _MONEY_BEFORE.search(folded[max(0, number.start - 4) : number.start])
    if money:
        return _MONEY[money["sign"]], "", end, ""
    begin = end + 1
    if folded.startswith("-", end):
        begin = end + 1
    elif kind == "vague" and folded.startswith(" of ", end):
        begin = end + 4
    part = re.match(
        r" of (?=the |these |those |its |their |them|whom|which|all |at least|more than|some |about |an estimated|over |\d)",
        folded[end:],
    )
    if part and kind != "vague":
        of, of_end = _read_phrase(text, folded, words, end + part.end())
        _, _, head = _read_noun(folded, words, end + part.end(), skip=True)
        return (head.unit if head else "count"), "", max(end, of_end), of
    closing = folded.startswith(")", end)
    noun_end, noun, head = _read_noun(folded, words, begin + 1 if closing else begin)
    if closing and head is not None:
        return head.unit, text[begin + 1 : noun_end], end, ""
    if head is None:
        return "count", text[begin:noun_end] if noun else "", noun_end if noun else end, ""
    of = ""
    inner = re.match(
        r" (?:out )?of ((?:the |these |those |an? )?(?:estimated |at least |more than |some |about |total )?)(?=[a-z\d])",
        folded[noun_end:],
    )
    if (
        inner
        and head.unit != "share"
        and re.search(r"the |these |those |least|more than|some|about|estimated|total", inner.group(1) + " ")
    ):
        of, _ = _read_phrase(text, folded, words, noun_end + inner.start(1))
    return head.unit, text[begin:noun_end], noun_end, of


def _read_noun(folded: str, words: Sequence[Word], at: int, skip: bool = False) -> tuple[int, str, Noun | None]:
    """Read the words counted from an offset on: up to the last that can be counted."""
    place = find_place(words, at)
    best: Noun | None = None
    best_end, begin = at, at
    previous_end = at
    count = 0
    while place < len(words) and count < 7:
        word = words[place]
        between = folded[previous_end : word.start]
        if between.strip(" -'\"/()") or (count and "(" in between) or (not count and len(between) > 2):
            break
        text = word.text
        if (
            skip
            and text
            in {
                "the",
                "these",
                "those",
                "its",
                "their",
                "all",
                "at",
                "least",
                "more",
                "than",
                "some",
                "about",
                "an",
                "estimated",
                "over",
            }
        ) or (skip and text[0].isdigit()):
            previous_end, place = word.end, place + 1
            continue
        if text[0].isdigit():
            break
        noun = find_noun(text)
        if text in _STOP and not (text in _HEADS_AFTER and best is None):
            break
        if noun is not None and (text not in _HEADS_AFTER or count == 0 or best is None):
            best, best_end = noun, word.end
            if noun.unit in TIME_UNITS:
                break
        elif best is None and text.endswith("s") and len(text) > 3 and not text.endswith(("ss", "us", "is")):
            following = words[place + 1].text if place + 1 < len(words) else ""
            if find_noun(following) is None and (
                following in _STOP or not following or folded[word.end : word.end + 1] in ",.;:)"
            ):
                return word.end, folded[begin : word.end], _guess(text)
        elif best is not None and text.endswith(("ed", "ly", "ing")):
            break
        previous_end, place, count = word.end, place + 1, count + 1
    if best is None:
        return at, "", None
    return _extend_noun(folded, best_end), folded[begin:best_end], best


def _guess(word: str) -> Noun:
    return Noun("persons" if word.endswith(("ians", "ese", "ers")) and word not in _THINGS_IN_ERS else "count", "other")


_THINGS_IN_ERS: Final = frozenset(
    [
        "numbers",
        "matters",
        "centers",
        "orders",
        "letters",
        "papers",
        "chapters",
        "borders",
        "powers",
        "quarters",
        "computers",
        "containers",
        "trailers",
        "boilers",
        "rivers",
    ]
)


def _extend_noun(folded: str, end: int) -> int:
    """Extend a noun by "and IDPs" and "of ethnic Georgians"."""
    joined = re.match(r" (?:and|or) ((?:[a-z-]+ ){0,2}?)([a-z]+)\b(?! (?:had|have|has|were|was|would))", folded[end:])
    last = re.search(r"[\w]+$", folded[:end])
    if joined and not set(joined.group(1).split()) & _STOP:
        noun, own = find_noun(joined.group(2)), find_noun(last.group()) if last else None
        if noun is not None and own is not None and noun.unit == own.unit and noun.unit in {"persons", "count"}:
            end += joined.end()
            last = re.search(r"[\w]+$", folded[:end])
    if last and last.group() in MEASURED_OF:
        of = re.match(
            r" of (?!the |these |those |its |their |at |\d|all |which|whom|whose)((?:[a-z-]+ ){0,2}?[a-z-]*[^s\W]s|equipment)\b",
            folded[end:],
        )
        if (of and not set(of.group(1).split()) & _STOP) or (
            of := re.match(r" of (?:special |other |military )?equipment\b", folded[end:])
        ):
            end += of.end()
    return end


def _read_phrase(text: str, folded: str, words: Sequence[Word], at: int) -> tuple[str, int]:
    """Read what something is a part of: up to a verb or a stop."""
    place = find_place(words, at)
    end = at
    seen = False
    while place < len(words) and place - find_place(words, at) < 10:
        word = words[place]
        between = folded[end : word.start]
        if seen and (
            set(between) & set(',;:()"')
            or (
                word.text
                in _STOP
                - {
                    "of",
                    "the",
                    "and",
                    "or",
                    "in",
                    "at",
                    "least",
                    "more",
                    "some",
                    "about",
                    "than",
                    "all",
                    "its",
                    "their",
                }
            )
        ):
            break
        if (
            seen
            and word.text.endswith("ed")
            and find_noun(words[place + 1].text if place + 1 < len(words) else "") is None
        ):
            break
        seen = seen or bool(word.text)
        end = word.end
        place += 1
    phrase = text[at:end].strip()
    cut = re.search(r"(?: (?:of|the|and|or|in|at|least|more|some|about|than|all|its|their))+$", phrase.lower())
    if cut:
        phrase = phrase[: cut.start()]
    return phrase, at + len(phrase)


def _share_nouns(found: Sequence[Amount], folded: str) -> list[Amount]:
    """Give "121 and 136 observers" and "rose from 55 to 121 observers" the noun of the last."""
    shared: list[Amount] = list(found)
    for place in range(len(shared) - 2, -1, -1):
        amount, following = shared[place], shared[place + 1]
        between = folded[amount.end : following.start]
        if (
            amount.unit == "count"
            and not amount.noun
            and not amount.of
            and re.fullmatch(r"\s?(?:,|and|to|or|in \d{4},?|in \d{4} (?:and|to)|, and)\s?", between)
        ):
            shared[place] = replace(amount, unit=following.unit, noun=following.noun)
        if amount.unit == "count" and following.unit == "share" and between.strip() == "to" and amount.low is not None:
            shared[place] = replace(shared[place], unit="share")
    return shared
