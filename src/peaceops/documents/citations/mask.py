"""A note with its addresses, quotations and brackets blanked, so that marks inside them part nothing.

What enters: a note. What leaves: its addresses with their places, and masks of the same length.
Never done here: reading what stands in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

HIDDEN: Final = "\x00"
_START: Final = re.compile(
    r"(?i)(?<![\w/])(?:h?t?tt?ps?:/{1,2}(?=[\w\s])|https?//|www\.(?=\s?\w)|doi:\s?(?=10\.)|doi\.org/)|(?<![\w./])(?=10\.\d{4,9}/)"
)
# Where an address may begin without a stroke.
_UNSLASHED: Final = ("www.", "doi:", "doı:")
_END: Final = re.compile(r"[\s<>\"“”«»\[\]]")
_TOKEN: Final = re.compile(r"[^\s<>\"“”«»\[\]]+")
_PAIRS: Final = {"“": "”", "„": "“”", "«": "»", '"': '"', "\u201f": "”"}
#: A title between single marks; the last of them may look like an apostrophe.
SINGLE_QUOTED: Final = re.compile(r"(?:(?<=[,.:)]\s)|^)[‘'](?P<title>[^‘]{6,300}?)[’'](?=\s*[,.(]|\s+in\s|\s*$)")
_OPENERS: Final = re.compile("[" + "".join(_PAIRS) + "]")
_OPEN: Final = "([{"
_CLOSE: Final = ")]}"
_MAX_QUOTE: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch of a note.

    Parameters
    ----------
    start, end : int
        Offsets in the note.
    text : str
        Its words; of an address without the blanks of broken lines.
    """

    start: int
    end: int
    text: str


def find_addresses(text: str) -> tuple[Found, ...]:
    """Find the addresses of a note and join what a line's end broke.

    Parameters
    ----------
    text : str
        A note.

    Returns
    -------
    tuple of Found

    Examples
    --------
    >>> find_addresses("at: https://www. rand.org/pubs/a- b.html (accessed: 3 March 2022)")[0].text
    'https://www.rand.org/pubs/a-b.html'
    """
    if "/" not in text and not any(sign in text.lower() for sign in _UNSLASHED):
        return ()
    found: list[Found] = []
    at = 0
    while match := _START.search(text, at):
        stop = _END.search(text, match.end())
        end = stop.start() if stop else len(text)
        if not text[match.start() : end].strip():
            at = match.end() + 1
            continue
        end = _extend(text, match.start(), end)
        end = _trim(text, match.start(), end)
        joined = re.sub(r"\s+", "", text[match.start() : end])
        found.append(Found(start=match.start(), end=end, text=joined))
        at = max(end, match.end() + 1)
    return tuple(found)


def _extend(text: str, start: int, end: int) -> int:
    """Take in what follows a blank where it can only be the rest of the address."""
    for _ in range(12):
        blank = re.compile(r"\s{1,3}").match(text, end)
        token = _TOKEN.match(text, blank.end()) if blank else None
        if token is None or token.group()[0] in "(“‘'" or _START.match(text, token.start()):
            break
        head, tail = text[start:end], token.group()
        core = tail.rstrip(".,;)")
        if tail[0] == "/" and len(tail) > 2 and head[-1] not in ",;)":
            end = token.end()
            continue
        is_open = head[-1] in "-_=&%?~" or head.lower().endswith(("www.", "://", "%20"))
        is_path = (
            head[-1] in "/." and re.search(r"[/?=_%]|\w-\w|\.\w", core) and core[0] not in "([" and "@" not in core
        )
        if head[-1] in ",;" or (re.search(r"[)\]]$", head) and head.count("(") < head.count(")")):
            break
        if not (is_open and re.match(r"[\w/%~.?=&+-]", tail)) and not (
            is_path and (not core[0].isupper() or re.search(r"[/?=_%]|\.\w{2,5}$", core))
        ):
            break
        if head[-1] == "-" and re.fullmatch(r"(?i)(?:accessed|available|retrieved|see|and|at|last)", core):
            break
        end = token.end()
    return end


def _trim(text: str, start: int, end: int) -> int:
    """Leave the sentence's marks out."""
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last not in ".,;:’'”>*":
            break
        end -= 1
    return end


def find_quotes(text: str) -> tuple[Found, ...]:
    """Find double-quoted stretches; an opening mark that is never closed gives none.

    Parameters
    ----------
    text : str
        A note.

    Returns
    -------
    tuple of Found
        Marks outside, text inside.
    """
    found: list[Found] = []
    at = 0
    while opened := _OPENERS.search(text, at):
        at = opened.start()
        closers = _PAIRS[text[at]]
        ends = [place for mark in closers if (place := text.find(mark, at + 1, at + _MAX_QUOTE)) > 0]
        if not ends:
            at += 1
            continue
        end = min(ends)
        if end > at + 1:
            found.append(Found(start=at, end=end + 1, text=text[at + 1 : end]))
        at = end + 1
    return tuple(found)


def hide(text: str, stretches: tuple[Found, ...]) -> str:
    """Blank stretches without moving anything."""
    parts: list[str] = []
    at = 0
    for stretch in stretches:
        if stretch.start < at:
            continue
        parts += [text[at : stretch.start], HIDDEN * (stretch.end - stretch.start)]
        at = stretch.end
    return "".join([*parts, text[at:]])


def hide_brackets(text: str) -> str:
    """Blank what stands in round, square and curly brackets; a bracket that is never closed hides nothing."""
    result = list(text)
    opened: list[int] = []
    for place, mark in enumerate(text):
        if mark in _OPEN:
            opened.append(place)
        elif mark in _CLOSE and opened:
            begin = opened.pop()
            if not opened:
                result[begin + 1 : place] = HIDDEN * (place - begin - 1)
    return "".join(result)


def mask(text: str) -> str:
    """Blank addresses, quotations and brackets."""
    plain = hide(text, find_addresses(text))
    return hide_brackets(hide(plain, find_quotes(plain)))
