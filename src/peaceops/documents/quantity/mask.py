"""Digits of a sentence that count nothing: labels, documents, times of day, places on the globe, ages.

What enters: a folded sentence.
What leaves: the sentence with these blanked, every offset kept.
Never done here: judging numbers that count something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from peaceops.needle import Sought

BLANK: Final = "\x00"
Span = tuple[int, int]

_NUMBERED: Final = (
    r"articles?|art\.|paragraphs?|paras?\.?|subparagraphs?|pages?|pp?\.|vol(?:ume|s)?\.?|nos?\.|chapters?|chap\.|ch\.|sections?|sect\.|annex(?:es)?|appendix|"
    r"tables?|figures?|fig\.|notes?|footnotes?|fn\.?|iss(?:ue)?\.?|phases?|stages?|rule|step|item|law|decree|protocol|part|lines?|route|highway|"
    r"flight|channel|room|box|case|category|op|objectives?|options?|grid|version|basket|sector|zone|order|directive|number|channel"
)
_SUFFIX: Final = r"(?:\s?\([a-z\d]{1,4}\))*"
_ADDRESSES: Final = r"\bhttps?://\S+|\bwww\.\S+|{}\bdoi:\S+|\bisbn [\d-]+"
# These two are tried at every letter, and seldom stand in a sentence: without their signs they are left out.
_SIGNED: Final = (r"\S+@\S+|", r"|[\w.]*_\w+")
_OTHERS: Final = (
    # Symbols of documents, resolutions and decisions.
    r"|\b(?:s|a|e|st|dp|rc|pc|cp|mc)(?:/[\w.-]+)+(?:\s?\(\d{4}\))?"
    r"|\b(?:resolutions|decisions) \d{1,4}(?:(?:, and|,| and| or| to)\s\d{1,4}+(?!,\d|\s(?:[a-z]+ )?[a-z]+s\b))+"
    r"|\b(?:resolutions?|decisions?|decrees?|orders?) \(?(?:no\. ?)?\d{1,4}(?![\d,]|\s(?:troops|men|observers|people|persons))(?:\s?\([^()]{1,12}\))?"
    r"(?:(?:, and|,| and| or| to)\s\d{1,4}(?:\s?\([^()]{1,12}\)))*"
    r"|\bresolutions? [a-z\d]+/[a-z\d/]+|\b\d{1,4} \((?:1[89]|20)\d\d\)"
    # Marks of notes: "[12] Troops fell".
    r"|\[\d{1,3}\]"
    # What bears a number.
    rf"|\b(?:{_NUMBERED})\s?\d++(?:\.\d+)*{_SUFFIX}"
    rf"(?:(?:\s?-\s?|, and | and | to |, | or )\d++(?![,.]\d)(?:\.\d+)*{_SUFFIX}(?!\s(?:per|[a-z-]+ [a-z]+s\b|[a-z]+s\b|men\b|people\b|%)))*"
    # The globe, the clock, the telephone.
    r"|\b\d{1,3}(?:\.\d+)?\s?°(?:\s?\d{1,2}(?:\.\d+)?\s?')?(?:\s?\d{1,2}(?:\.\d+)?\s?(?:\"|''))?\s?[nsew]?\b"
    r"|\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|hours|hrs|gmt|utc|local time)(?!\w)|\b(?:[01]?\d|2[0-3]):[0-5]\d\b"
    r"|\b\d{1,2}\s?[ap]\.?m\.?(?!\w)|\b\d{1,2} o'clock|\b(?:[01]\d|2[0-3])[0-5]0 hours"
    r"|\+\d[\d\s()-]{6,}\d|\b(?:tel|fax|phone)\.?:?\s?[\d\s()+-]{6,}"
    # Ages.
    r"|\baged (?:between )?\d+(?:\s?(?:-|to|and)\s?\d+)?|\b(?:the )?ages? of \d+(?:\s?(?:-|to|and)\s?\d+)?|\bthe ages of \d+ and \d+"
    r"|\b\d+[- ]years?[- ]old|\b\d+ years of age"
    # Numbers of jobs at the foot of a page: "94-39960 (E)".
    r"|(?<![\d,-])\d{2}-\d{5}(?!\d|,)"
    # Models, bodies and meetings with a number in their name.
    r"|\b[a-z]{1,4}-?\d+[a-z]*-\d+\b|\b[a-z]{1,4}-\d+[a-z]?\b|\b\d[\d,]*(?:st|nd|rd|th)\b|\b\d+(?!(?:km|m|kg|bn|mln|ha)\b)[a-z]+\d*\b"
)
_MASK: Final = re.compile(_ADDRESSES.format("") + _OTHERS)
# One of these stands in all that is blanked.
_HAS_ANY: Final = re.compile(r"[\d/@_]|www\.|doi:|isbn|tel|fax|phone")
_LABEL: Final = re.compile(r"^\s*\(?\d{1,3}[.)]\s")
_PER: Final = Sought(r"\bper (?P<many>\d{1,3}(?:,\d{3})*|thousand|hundred thousand|million)\b")


@cache
def _compile_signed() -> re.Pattern[str]:
    return re.compile(_ADDRESSES.format(_SIGNED[0]) + _SIGNED[1] + _OTHERS)


def hide_labels(folded: str, taken: Sequence[Span]) -> str:
    """Blank what is no figure, keeping every offset.

    Parameters
    ----------
    folded : str
        The sentence.
    taken : sequence of (int, int)
        Other stretches to blank: dates.

    Examples
    --------
    >>> hide_labels("see para. 3: 5 men", ()).replace(BLANK, "_")
    'see _______: 5 men'
    """
    spans: list[Span] = []
    if _HAS_ANY.search(folded):
        mask = _compile_signed() if "@" in folded or "_" in folded else _MASK
        spans += [match.span() for match in mask.finditer(folded)]
    spans += [match.span("many") for match in _PER.finditer(folded)]
    label = _LABEL.match(folded)
    spans += [*taken, *([label.span()] if label else ())]
    if not spans:
        return folded
    letters = list(folded)
    for start, end in spans:
        letters[start:end] = BLANK * (end - start)
    return "".join(letters)
