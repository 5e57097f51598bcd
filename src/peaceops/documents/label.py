"""What stands beside the text and is no sentence of it: captions of figures and tables, by-lines, dates, key words.

What enters: the words of a block. What leaves: what they are.
Never done here: dropping anything; a block that may be a sentence is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from peaceops.documents.page import Line

CAPTION: Final = "caption"
BYLINE: Final = "byline"
#: Kinds that a format tells and that are no prose.
APART: Final = frozenset((CAPTION, BYLINE))
_MAX_CAPTION: Final = 320
_MAX_BYLINE: Final = 160
_MAX_LINES: Final = 6
_NUMBERED: Final = re.compile(
    r"(?:(?:supplementary|online|annex|appendix)\s)?(?:figures?|fig\.|tables?|tab\.|maps?|charts?|graphs?|boxe?s?|exhibits?|plates?|diagrams?|images?|photos?|photographs?|illustrations?|panels?)"
    r"\s?(?:[A-Z]{0,2}[.-]?\d{1,3}(?:[.-]\d{1,3})?[a-z]?|[A-Z]|[IVX]{1,5})(?:\s?[.:|–—]|\s-)?(?:\s|$)",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(
    r"(?:sources?|photo(?:graph)?s?|image|picture|illustration|map|credits?|photo credit|cover photo)(?:\s(?:by|credit|courtesy of))?\s?:\s?\S|©\s?\S",
    re.IGNORECASE,
)
_REMARK: Final = re.compile(r"notes?(?:\s(?:to|on) \w{1,12} \d{1,3})?\s?:\s?\S", re.IGNORECASE)
# The notes of a table bear letters.
_LETTERED: Final = re.compile(r"(?:[a-z]|\*{1,3}|[†‡§])[./)]?\s[A-Z0-9]|[*†‡§]{1,3}[A-Z]")
_KEYWORDS: Final = re.compile(r"key\s?words?\s?[:—–]\s?\S|jel (?:codes?|classification)", re.IGNORECASE)
_WORD: Final = r"[A-ZÀ-ÖØ-ÞČŠŽĆĐŁŚŻŹİŞĞÖÜ][\w.'’-]*"
_NAME: Final = rf"{_WORD}(?:\s(?:(?:de|da|di|del|der|van|von|den|al|el|bin|ibn|la|le|ter)\s)?{_WORD}){{1,4}}"
_SIGNED: Final = re.compile(
    rf"(?:(?:[Ww]ritten|[Rr]eported|[Tt]ext|[Pp]hotographs?|[Ee]dited|[Pp]repared)\s)?[Bb]y:?\s(?P<name>{_NAME})(?:\s?(?:,|\||·|•|–|—|-|/|and|&|with|for|in)\s?(?P<rest>.*)|\.?)$"
)
_PARTS: Final = re.compile(r"\s[|·•]\s")
_BARE_NAME: Final = re.compile(rf"(?:[Bb]y\s)?{_NAME}")
_POSTED: Final = re.compile(
    r"(?:posted|published|updated|last updated|last modified|first published|issued|released|accepted|received|submitted)(?::|\s(?:on|by|in|at)\b|\s\d|\s[A-Z])"
)
_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|has|have|had|did|does|do|will|would|could|should|may|might|can|must|became|began|left|made|took|came)\b"
)
_CALENDAR: Final = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
)
_DATE_WORDS: Final = re.compile(
    rf"(?:(?:{_CALENDAR}|\d{{8}}(?!\d)|\d{{1,4}}(?:st|nd|rd|th)?(?!\d)|\d{{1,2}}[:.]\d\d|am|pm|a\.m\.|p\.m\.|gmt|utc|e[ds]?t|p[ds]?t|cet|at|on|of|and|min|mins|minutes?|read|reading|time|updated|published|posted|last|modified|date|first|spring|summer|autumn|winter|no|vol|issue)[\s,.:|·•–—/()-]*+){{1,14}}",
    re.IGNORECASE,
)
_MAX_DATE: Final = 70
_NOT_NAMES: Final = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|(?:resolution|article|paragraph|the|its|this|that|early|late|mid)\b",
    re.IGNORECASE,
)


def is_caption(block: Sequence[Line], *, is_beside: bool = False) -> bool:
    """Whether a block names a figure or table, or says where it comes from.

    Parameters
    ----------
    block : sequence of Line
        Its lines.
    is_beside : bool
        Whether a table or a caption stands right before it: only there "Note:" and "a Including …" are remarks on it.

    Returns
    -------
    bool
    """
    if block[0].kind:
        return block[0].kind == CAPTION
    if len(block) > _MAX_LINES or sum(len(line.text) for line in block) > _MAX_CAPTION:
        return False
    text = block[0].text
    numbered = _NUMBERED.match(text)
    if numbered is not None:
        # "Table 1 lists them all." is a sentence.
        rest = text[numbered.end() :]
        return numbered.group().rstrip()[-1] in ".:|–—-" or not rest or (rest[0].isupper() and is_bare(block))
    if is_beside and (_REMARK.match(text) or _LETTERED.match(text)):
        return True
    return bool(_SOURCE.match(text) or _KEYWORDS.match(text))


def _is_parted(text: str) -> bool:
    """Whether bars or dots part a date from names and times: "12 March 2019 | Jane Doe | 11 min read"."""
    parts = [part.strip() for part in _PARTS.split(text)]
    dates = [len(part) <= _MAX_DATE and any(map(str.isdigit, part)) and _DATE_WORDS.fullmatch(part) for part in parts]
    return (
        len(parts) > 1
        and any(dates)
        and all(date or _BARE_NAME.fullmatch(part) for date, part in zip(dates, parts, strict=True))
    )


def is_bare(block: Sequence[Line]) -> bool:
    """Whether a block does not end as a sentence does."""
    return block[-1].text.rstrip()[-1:] not in ".!?"


def is_byline(text: str) -> bool:
    """Whether a short passage says who wrote a text or when, and nothing else.

    Parameters
    ----------
    text : str
        The whole passage on one line.

    Returns
    -------
    bool

    Examples
    --------
    >>> [
    ...     is_byline(x)
    ...     for x in ("By Jane Doe, a writer in Vienna.", "June 8, 2017, 6:00 AM", "Posted on May 3, 2015 by M. W.")
    ... ]
    [True, True, True]
    >>> [
    ...     is_byline(x)
    ...     for x in (
    ...         "By June 1964 the force had grown.",
    ...         "By Security Council resolution 186, a force was set up.",
    ...         "In 1999 it left.",
    ...     )
    ... ]
    [False, False, False]
    """
    text = text.strip(" *_")
    if not text or len(text) > _MAX_BYLINE:
        return False
    if len(text) <= _MAX_DATE and any(map(str.isdigit, text)) and _DATE_WORDS.fullmatch(text):
        return True
    if _VERB.search(text):
        return False
    if _is_parted(text):
        return True
    if _POSTED.match(text.casefold()[:20] + text[20:]):
        return any(map(str.isdigit, text)) or " by " in text
    signed = _SIGNED.match(text)
    return signed is not None and not _NOT_NAMES.match(signed["name"])
