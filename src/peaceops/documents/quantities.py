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

from peaceops.documents.noun import TIME_UNITS, find_noun
from peaceops.documents.phrase import Word, fold_letters, split_words
from peaceops.documents.quantity.bound import BETWEEN, WINDOW, find_bound_after, find_bound_before
from peaceops.documents.quantity.counted import read_counted, read_whole
from peaceops.documents.quantity.mask import Span, hide_labels
from peaceops.documents.quantity.number import SCALES, Number, list_numbers
from peaceops.model.statement import Amount

_MONEY: Final = re.compile(r"(?P<sign>us ?\$|uss|usd|\$|€|eur|£|gbp|rub)\s?$")
_CURRENCIES: Final = {
    "us$": "usd", "us $": "usd", "uss": "usd", "usd": "usd", "$": "usd", "€": "eur", "eur": "eur", "£": "gbp", "gbp": "gbp", "rub": "rub",
}  # fmt: skip
_RANGE: Final = re.compile(
    r"\s?(?:-|to|and|or)\s?(?:around |about |some |up to |as many as |approximately |over |more than )?[$€£]?"
)
_CHANGE: Final = re.compile(
    r"\b(?:ris|rose|increas|grow|grew|grown|reduc|drop|fall|fell|declin|decreas|shr[aiu]nk|cut|expand|rais|lower|went|up\b|down|"
    r"strengthen|chang|swell|swoll|doubl|boost|enlarg|brought)\w*\b"
)
_PART: Final = re.compile(
    r" of (?=(?:the|these|those|its|their|them|whom|which|all|at least|more than|some|about|an estimated|over|an? total)\b|\d)"
)
_PART_OF_NOUN: Final = re.compile(
    r" (?:out )?of (?=(?:the|these|those|at least|more than|some|about|an estimated|over|an? total)\b|\d)"
)
_OUT_OF: Final = re.compile(r"\b(?:out of|of) (?:the |these |those |an? (?:estimated |total of )?)?$")
_MARK: Final = re.compile(r"\d{1,2}|1\d\d")
#: Words before a bare number that counts: "rose to 55", "Georgian (320)".
_COUNTED_BEFORE: Final = re.compile(
    r"(?:\b(?:to|was|were|is|are|by|from|at|of|than|only|about|some|nearly|least|most|over|had|has|have|numbered|totall?ed|totall?ing|reached|reaching|lost|killed|killing|injured|injuring|wounded|"
    r"wounding|including|contributed|sent|provided|deployed|and|for|between|another|further|additional|strength|total|number|rose|fell|stood|comprised|comprising|exceed\w*|among)|[($€£:]|\s-)\s?$"
)
#: "In 2014, 27 were killed": a bare number that opens a clause and of which something is said.
_OPENS: Final = re.compile(r"(?:^|[,;:(–—]\s?|\b(?:and|but|while|whereas|that)\s)$")
_COUNTED_AFTER: Final = re.compile(
    r" (?:(?:others?|more|still|in all|in total) )?(?:were|are|have|had|died|fled|returned|drowned|deserted|remained?|survived|followed|went|left|came|failed)\b"
)
#: "19 were attributed to the Government, 11 to NCR": the verb is left out, its preposition is not.
_GAPPED: Final = re.compile(r" (?:to|by|from|in|at|for|against|with) (?=(?:the )?[^\W\d_a-z])")
_ONE_THERE: Final = re.compile(r",? and (?P<one>one)(?P<link> (?:in|at|near|on|from) )(?=(?:the )?[^\W\d_a-z])")
_MAX_GAP: Final = 90
_STRONG: Final = re.compile(r"-(?:strong|members?|man|person|men)\b ?")
_ADJECTIVE: Final = re.compile(r"-(?!(?:strong|members?|man|men|person|hundred|thousand|million|odd)\b)([a-z]+)")
_ONE_AND_A_HALF: Final = Decimal("1.5")
_AND_A_HALF: Final = " and a half"
_MULTIPLIED: Final = {"decades": 10, "centuries": 100}
_PER: Final = re.compile(
    r"\s(?:per|each|every|a|an)\s(?P<what>month|year|day|week|km2|square kilomet\w+|1,000 inhabitants|thousand inhabitants|100,000 (?:inhabitants|people)|1,000)\b"
)
_RATES: Final = {
    ("events", "month"): "events_per_month", ("events", "year"): "events_per_year", ("persons", "km2"): "per_km2",
    ("persons", "1,000 inhabitants"): "per_1000_inhabitants", ("persons", "thousand inhabitants"): "per_1000_inhabitants",
}  # fmt: skip
#: "14 violations by one side and 8 by the other": the second number counts what the first does.
_ELLIPSIS: Final = re.compile(r"(?! (?:a\.?m|p\.?m)\b)(?: [a-z]+\b|[.,;)]|$)")
_OF_WHOM: Final = re.compile(r"\((?=of whom|of which|including)")
_LISTED: Final = re.compile(r"\s?(?:,|and|to|or|in \d{4},?|in \d{4}(?:,)? (?:and|to)|, and)\s?(?:some |about |from )?")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in the forms that are looked at."""

    text: str
    folded: str
    hidden: str
    words: Sequence[Word]


def find_amounts(text: str, taken: Sequence[Span] = (), *, is_ocr: bool = False) -> tuple[Amount, ...]:
    """Find the figures of a sentence.

    Parameters
    ----------
    text : str
        A sentence.
    taken : sequence of (int, int)
        Stretches that are dates or names: no figure begins in them.
    is_ocr : bool
        Whether the text was recognised: then "4, 500" is one number.

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
    words = split_words(folded)
    hidden = hide_labels(folded, taken)
    sentence = _Sentence(text, folded, hidden, words)
    numbers = [n for n in list_numbers(hidden, folded, words, is_ocr=is_ocr) if not _is_adjective(n, folded)]
    found: list[Amount] = []
    place = 0
    while place < len(numbers):
        number = numbers[place]
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        second = following if following is not None and _is_range(number, following, hidden) else None
        found.append(_build(sentence, number, second))
        place += 2 if second else 1
    found = _add_ones(_share_nouns(_share_wholes(_merge_spans(found, text), folded), folded), text)
    kept: list[Amount] = []
    for amount in found:
        if not _is_mark(amount, folded) or (kept and _is_gapped(kept[-1], amount, sentence)):
            kept.append(amount)
    return tuple(kept)


def _add_ones(found: Sequence[Amount], text: str) -> list[Amount]:
    """Add the one of a list by places: "seven observers remain in Sochi, and one in Tbilisi"."""
    whole = list(found)
    for match in _ONE_THERE.finditer(text) if found else ():
        start, end = match.span("one")
        earlier = [a for a in found if a.end <= start]
        free = not any(a.start < end and start < a.end for a in found)
        if (
            free
            and earlier
            and earlier[-1].unit in {"persons", "count", "events"}
            and match["link"] in text[earlier[-1].end : start]
        ):
            whole.append(
                Amount(
                    low=Decimal(1),
                    high=Decimal(1),
                    unit=earlier[-1].unit,
                    noun=earlier[-1].noun,
                    text=match["one"],
                    start=start,
                    end=end,
                )
            )
    return sorted(whole, key=lambda amount: amount.start)


def _merge_spans(found: Sequence[Amount], text: str) -> list[Amount]:
    """Make "ten years and eight months" one span of months."""
    merged: list[Amount] = []
    for amount in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and (last.unit, amount.unit) == ("years", "months")
            and last.low is not None and last.low == last.high
            and amount.low is not None and amount.low == amount.high
            and text[last.end : amount.start] in {" and ", ", "}
        ):  # fmt: skip
            months = last.low * 12 + amount.low
            whole = text[last.start : amount.end]
            merged[-1] = replace(
                last, low=months, high=months, unit="months", noun="months", text=whole, end=amount.end
            )
        else:
            merged.append(amount)
    return merged


def _is_mark(amount: Amount, folded: str) -> bool:
    """Whether a bare number is the mark of a note that was left in the text: "the decision of Jordan, 5"."""
    if amount.noun or amount.of or amount.unit != "count" or not _MARK.fullmatch(amount.text):
        return False
    before = folded[max(0, amount.start - 24) : amount.start]
    if _COUNTED_AFTER.match(folded, amount.end) and _OPENS.search(before):
        return False
    return _COUNTED_BEFORE.search(before) is None


def _is_gapped(earlier: Amount, amount: Amount, sentence: _Sentence) -> bool:
    """Whether a bare number says of a name, without a verb, what the clause before says of another with the same preposition."""
    between = sentence.folded[earlier.end : amount.start]
    how = _GAPPED.match(sentence.text, amount.end)
    if how is None or earlier.unit != "count" or len(between) > _MAX_GAP or set(between) & set(";:.()"):
        return False
    return how.group() in between and _OPENS.search(between) is not None


def _is_adjective(number: Number, folded: str) -> bool:
    """Whether a number makes an adjective that measures nothing: "two-pronged"."""
    match = _ADJECTIVE.match(folded, number.end)
    return match is not None and find_noun(match.group(1)) is None and number.kind == "number"


def _is_range(first: Number, second: Number, hidden: str) -> bool:
    """Whether two numbers are the ends of one figure; "rose from 55 to 136" are two."""
    between = hidden[first.end : second.start]
    if _RANGE.fullmatch(between) is None or {first.kind, second.kind} & {"none", "vague"}:
        return False
    if "fraction" in (first.kind, second.kind) and first.kind != second.kind:
        return False
    before = hidden[max(0, first.start - 80) : first.start]
    low, high = first.value, second.value
    if first.kind == "number" and second.kind in {"percent", "points"}:
        low = low / 100
    if re.search(r"\band\b", between):
        return "between" in before[-40:] and BETWEEN.search(before) is not None and low <= high
    if re.search(r"\bto\b", between) and (_CHANGE.search(before) or re.search(r"\bvotes?\b", before + between)):
        return False
    return low <= high


def _build(sentence: _Sentence, number: Number, second: Number | None) -> Amount:
    folded, end = sentence.folded, (second or number).end
    kind = (second or number).kind
    low: Decimal | None = number.value
    high: Decimal | None = second.value if second else number.value
    start = number.start
    money = _MONEY.search(folded[max(0, start - 5) : start])
    if money:
        start -= len(money.group())
    if second:
        low = _scale_first(number, second, folded)
        low = low if high is None or low <= high else number.value  # "5 to 3 hundred" shares no hundred
        begin = BETWEEN.search(folded[max(0, start - WINDOW) : start])
        bound, start = "between", start - len(begin.group()) if begin else start
    elif kind == "vague":
        bound, high = "at-least", None
    elif kind == "none":
        bound = "exact"
    else:
        bound, start = find_bound_before(folded, start)
    if bound == "exact" and kind != "none":
        bound, end = find_bound_after(folded, end)
    unit, noun, of, noun_end = _read_unit(sentence, end, kind)
    if money:
        unit, noun, of, noun_end = _CURRENCIES[money["sign"]], "", "", end
    if bound == "exact" and kind != "none" and noun:
        bound, noun_end = find_bound_after(folded, noun_end)
    unit, noun_end = _read_rate(folded, unit, noun_end)
    low = None if bound in {"at-most", "fewer-than"} else low
    high = None if bound in {"at-least", "more-than"} else high
    times = _MULTIPLIED.get(unit, 1)
    end = max(end, noun_end)
    if number.value == _ONE_AND_A_HALF and folded.startswith(_AND_A_HALF, end) and unit in TIME_UNITS:
        end += len(_AND_A_HALF)
    return Amount(
        low=_plain(low, times), high=_plain(high, times), unit="years" if times > 1 else unit,
        text=sentence.text[start:end], start=start, end=end, noun=noun, bound=bound, of=of,
    )  # fmt: skip


def _plain(value: Decimal | None, times: int) -> Decimal | None:
    """Write 1500000 for 1.5 million, without a tail of zeros."""
    if value is None:
        return None
    value *= times
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value < Decimal(10) ** 20 else value


def _scale_first(number: Number, second: Number, folded: str) -> Decimal:
    """Read the 2 of "2-3 million" and the 10 of "10-15 per cent" on the second's scale."""
    if second.kind in {"percent", "points"} and number.kind == "number":
        return number.value / 100
    written = folded[second.start : second.end]
    for word, scale in SCALES.items():
        if word in written and word not in folded[number.start : number.end] and number.value < 1000:
            return number.value * scale
    return number.value


def _read_unit(sentence: _Sentence, end: int, kind: str) -> tuple[str, str, str, int]:
    """Read unit, noun, of what it is a part, and where these words end."""
    text, folded, words = sentence.text, sentence.folded, sentence.words
    if kind in {"percent", "points", "fraction"}:
        unit = "percentage_points" if kind == "points" else "share"
        part = re.match(r" of (?:the )?|(?= (?:the|its|their|these|those|all|that)\b)", folded[end : end + 20])
        if part and re.match(r"\s?(?:of )?[a-z]", folded[end : end + 8]):
            begin = end + (4 if folded.startswith(" of ", end) else 1)
            whole = read_whole(folded, words, begin)
            return unit, "", text[begin:whole], max(end, whole)
        counted = read_counted(folded, words, end + 1)
        return (unit, text[counted.start : counted.end], "", counted.end) if counted else (unit, "", "", end)
    if folded.startswith(")", end):
        counted = read_counted(folded, words, end + 2)
        return (
            (counted.unit, text[counted.start : counted.end], "", end)
            if counted and counted.is_known
            else ("count", "", "", end)
        )
    if strong := _STRONG.match(folded, end):
        counted = read_counted(folded, words, strong.end())
        return (
            "persons",
            text[counted.start : counted.end] if counted else "",
            "",
            max(end, counted.end if counted else end),
        )
    begin = end + 4 if kind == "vague" and folded.startswith(" of ", end) else end + 1
    part = _PART.match(folded, end)
    if part and kind != "vague":
        whole = read_whole(folded, words, part.end())
        counted = read_counted(folded, words, _skip_bound(folded, part.end()))
        noun = text[counted.start : counted.end] if counted and counted.start < whole else ""
        return counted.unit if counted else "count", noun, text[part.end() : whole], max(end, whole)
    counted = read_counted(folded, words, begin)
    if counted is None:
        return "count", "", "", end
    inner = _PART_OF_NOUN.match(folded, counted.end)
    of = (
        text[inner.end() : read_whole(folded, words, inner.end())]
        if inner and counted.unit in {"persons", "count"}
        else ""
    )
    return counted.unit, text[counted.start : counted.end], of, counted.end


def _skip_bound(folded: str, at: int) -> int:
    match = re.match(
        r"(?:(?:the|these|those|its|their|all|at least|more than|some|about|an estimated|over|an? total of|[\d,.]+|thousand|million) ?)*",
        folded[at:],
    )
    return at + match.end() if match else at


def _read_rate(folded: str, unit: str, end: int) -> tuple[str, int]:
    """Read "patrols a month" and "persons per km2"."""
    match = _PER.match(folded, end)
    if match is None or unit not in {"events", "persons", "count"}:
        return unit, end
    what = "km2" if match["what"].startswith("square") else match["what"]
    if match.group().split()[0] != "per" and unit != "events":
        return unit, end
    return _RATES.get((unit, what), f"{unit}_per_{what.replace(',', '').replace(' ', '_')}"), match.end()


def _share_nouns(found: Sequence[Amount], folded: str) -> list[Amount]:
    """Give "121 and 136 observers" the noun of the last, and "14 violations … and 8" that of the first."""
    shared = list(found)
    for place in range(len(shared) - 2, -1, -1):
        amount, following = shared[place], shared[place + 1]
        between = folded[amount.end : following.start]
        if amount.unit == "count" and not amount.noun and not amount.of and _LISTED.fullmatch(between):
            shared[place] = replace(amount, unit=following.unit, noun=following.noun)
    for place in range(1, len(shared)):
        amount, earlier = shared[place], shared[place - 1]
        between = folded[earlier.end : amount.start]
        if amount.unit != "count" or amount.noun or not earlier.noun or earlier.unit in TIME_UNITS:
            continue
        if amount.of.split(" ")[0] in {"whom", "which", "them", "these", "those"}:
            shared[place] = replace(amount, unit=earlier.unit, noun=earlier.noun)
            continue
        if amount.of:
            continue
        if (
            len(between) < 90
            and not set(_OF_WHOM.sub(" ", between)) & set(";.()")
            and _ELLIPSIS.match(folded, amount.end)
        ):
            shared[place] = replace(amount, unit=earlier.unit, noun=earlier.noun)
    return shared


def _share_wholes(found: Sequence[Amount], folded: str) -> list[Amount]:
    """Make "out of 300,000 refugees, only 47,000" the second a part of the first."""
    shared = list(found)
    for place in range(len(shared) - 1):
        whole, part = shared[place], shared[place + 1]
        if not _OUT_OF.search(folded[max(0, whole.start - 24) : whole.start]):
            continue
        if (
            re.fullmatch(r"[^.;:]{0,40},\s(?:only |just )?", folded[whole.end : part.start])
            and not part.noun
            and part.unit == "count"
            and not part.of
        ):
            shared[place + 1] = replace(part, unit=whole.unit, of=whole.text)
    return shared
