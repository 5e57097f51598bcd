"""Comparisons between two sets: "more than in the previous 40 years combined".

What enters: a sentence with its days.
What leaves: a :class:`Comparison`, with the days of the other set where the words fix them.
Never done here: counting either set.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from peaceops.documents.noun import TIME_UNITS, find_noun
from peaceops.model.period import Period
from peaceops.model.statement import Amount, Comparison, When
from peaceops.needle import Sought

_THAN: Final = Sought(
    r"\b(?P<more>more|greater|larger|higher|fewer|less|smaller|lower)\b(?P<what>(?: [\w'-]+){0,10}?) than (?P<with>(?!\d|an? (?:third|quarter|half)|half|one|two|three|four|five|ten|twenty)(?:in |during |at |the |all |any |that |those )?[^,;.]{3,90})"
)
_TIMES: Final = re.compile(
    r"\b(?P<n>twice|(?:two|three|four|five|six|ten|\d+)(?= times)|twice)(?: times)? (?:as (?:many|much|large|high)(?: [a-z-]+){0,3}? as|more(?: [a-z-]+){0,3}? than|the (?:number|size|strength|total) of) (?P<with>[^,;.]{3,90})"
)
_GROWTH: Final = Sought(r"\b(?P<how>doubled|tripled|trebled|quadrupled|halved)\b")
_ONLY: Final = Sought(
    r"\b(?:the )?(?P<how>only|sole|first|largest|biggest|longest) (?P<with>(?:[a-z-]+ ){0,3}(?:exception|missions?|operations?|signatory|peace-?keepers?|countr(?:y|ies)|states?|time|force|foreign [a-z]+))\b"
)
_SPAN: Final = r"(?:\d+|two|three|four|five|six|ten|twenty|thirty|forty|fifty)"
_PREVIOUS: Final = Sought(
    rf"\b(?:previous|preceding|prior|past|last) (?P<n>{_SPAN}) (?P<unit>years|decades|months)\b"
    rf"|\b(?P<n2>{_SPAN}) (?P<unit2>years|decades|months) (?:before|earlier|preceding|prior)\b"
)
_NUMBERS: Final = {
    "twice": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "ten": 10,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_FACTORS: Final = {
    "doubled": Decimal(2),
    "tripled": Decimal(3),
    "trebled": Decimal(3),
    "quadrupled": Decimal(4),
    "halved": Decimal("0.5"),
}


def read_compared(comparison: Comparison) -> str:
    """Read the noun that a comparison counts: "more peacekeeping missions than" counts missions."""
    match = _THAN.search(comparison.text.lower())
    words = match["what"].split() if match else []
    counted = next((place for place, word in enumerate(words) if find_noun(word) is not None), None)
    return " ".join(words[: counted + 1]) if counted is not None else ""


def is_length_of_other_set(amount: Amount, comparison: Comparison) -> bool:
    """Whether a figure only says how long the other set is: "the previous 40 years"."""
    return amount.unit in TIME_UNITS and amount.text in comparison.with_text


def find_comparison(text: str, folded: str, times: Sequence[When]) -> Comparison | None:
    """Find the comparison of a sentence, or None.

    Parameters
    ----------
    text, folded : str
        The sentence.
    times : sequence of When
        Its days.
    """
    match = _TIMES.search(folded)
    if match:
        n = match["n"]
        return Comparison(
            relation="times", text=text[match.start() : match.end()], with_text=text[match.start("with") : match.end("with")],
            with_period=_find_period(folded, match.start("with"), match.end("with"), times),
            factor=Decimal(_NUMBERS.get(n) or int(n)),
        )  # fmt: skip
    match = _THAN.search(folded)
    if match and not re.search(r"\b(?:no|not|any) $", folded[: match.start()][-5:]):
        relation = "more" if match["more"] in {"more", "greater", "larger", "higher"} else "fewer"
        return Comparison(
            relation=relation, text=text[match.start() : match.end()], with_text=text[match.start("with") : match.end("with")],
            with_period=_find_period(folded, match.start("with"), match.end("with"), times),
        )  # fmt: skip
    match = _GROWTH.search(folded)
    if match:
        return Comparison(relation="times", text=text[match.start() : match.end()], factor=_FACTORS[match["how"]])
    match = _ONLY.search(folded)
    if match:
        relation = "only" if match["how"] in {"only", "sole"} else "first"
        return Comparison(
            relation=relation,
            text=text[match.start() : match.end()],
            with_text=text[match.start("with") : match.end("with")],
        )
    return None


def _find_period(folded: str, start: int, end: int, times: Sequence[When]) -> Period | None:
    """Days of the other set: named in it, or the years before those of the first set."""
    inside = [w for w in times if start <= w.start < end]
    if inside:
        return inside[0].period
    previous = _PREVIOUS.search(folded, start, end)
    before = [w for w in times if w.end <= start and w.period.start is not None]
    if previous is None or not before:
        return None
    first = before[-1].period.first_day
    written, unit = previous["n"] or previous["n2"], previous["unit"] or previous["unit2"]
    number = int(written) if written.isdigit() else _NUMBERS[written]
    years = number * 10 if unit == "decades" else number
    try:
        if unit == "months":
            index = first.year * 12 + first.month - 1 - number
            begin = date(index // 12, index % 12 + 1, 1)
        else:
            begin = date(first.year - years, first.month, min(first.day, 28))
    except ValueError:
        return None
    return Period.of_days(begin, first - timedelta(days=1))
