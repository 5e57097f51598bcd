"""Running heads and numbers of pages in a text that was copied out of its pages, with nothing to mark where a page ends.

What enters: lines. What leaves: which of them are furniture, by the numbers in them that rise from page to page.
Never done here: dropping a number for standing alone: the labels of notes do so too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from peaceops.documents.page import Line

_NUMBER: Final = re.compile(r"[-–—|\s]*(\d{1,4})[-–—|\s]*")
_HEAD: Final = re.compile(r"(?P<first>\d{1,4})\s(?P<after>\D{4,80})|(?P<before>\D.{2,80}?)\s(?P<last>\d{1,4})")
# What bears numbers of its own.
_NUMBERED: Final = re.compile(
    r"(?:table|figure|fig|map|box|chart|annex|appendix|chapter|part|section|article|phase|stage|step|day|year|volume|paragraph|resolution|question|objective|goal|option|case|group|sector|zone|round)\b",
    re.IGNORECASE,
)
# A page has so many lines or more.
_PAGE: Final = 14
_FAR: Final = 90
_MIN_NUMBERS: Final = 3
_MIN_WORDS: Final = 2


def find_unpaged(lines: Sequence[Line]) -> frozenset[int]:
    """Find running heads and numbers of pages.

    Parameters
    ----------
    lines : sequence of Line
        Of a text whose pages are not marked.

    Returns
    -------
    frozenset of int
        Places of furniture: heads with a number that rises by one or two, and lone numbers that rise by one beside a head.
    """
    heads: dict[str, list[tuple[int, int]]] = {}
    alone: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        text = line.text
        if not (text[:1].isdigit() or text[-1:].isdigit()) and text[:1] not in "-–—|":
            continue
        if (number := _NUMBER.fullmatch(text)) is not None:
            alone.append((place, int(number[1])))
        elif (head := _HEAD.fullmatch(text)) is not None:
            words = " ".join((head["after"] or head["before"]).split())
            if len(words.split()) >= _MIN_WORDS and not _NUMBERED.match(words) and words[-1] not in ".,;:?!":
                heads.setdefault(words.casefold(), []).append((place, int(head["first"] or head["last"])))
    found: set[int] = set()
    for own in heads.values():
        for chain in _find_chains(own, 2):
            found.update(chain)
    for chain in _find_chains(alone, 1):
        found.update(_find_beside(lines, chain))
    return frozenset(found)


def _find_chains(numbers: Sequence[tuple[int, int]], step: int) -> Iterator[list[int]]:
    """Find runs of places whose numbers rise by no more than a step, each a page below the last."""
    # The longest run that ends at a number: how many, and the place before.
    ends: dict[int, tuple[int, int, int]] = {}
    best: tuple[int, int, int] = (0, -1, -1)
    before: dict[int, int] = {}
    for place, value in numbers:
        length, last = 1, -1
        for earlier in range(value - step, value):
            if (
                earlier in ends
                and _PAGE <= place - ends[earlier][1] <= _FAR * (value - earlier)
                and ends[earlier][0] >= length
            ):
                length, last = ends[earlier][0] + 1, ends[earlier][1]
        if value not in ends or length >= ends[value][0]:
            ends[value] = (length, place, value)
            before[place] = last
            best = max(best, (length, place, value))
    if best[0] < _MIN_NUMBERS:
        return
    chain = [best[1]]
    while before[chain[-1]] >= 0:
        chain.append(before[chain[-1]])
    yield chain[::-1]


def _find_beside(lines: Sequence[Line], chain: Sequence[int]) -> set[int]:
    """Find the words beside the numbers of a chain that recur there; without such a head the numbers may be labels of notes."""
    for step in (1, -1):
        seen: dict[str, list[int]] = {}
        for place in chain:
            if 0 <= place + step < len(lines):
                seen.setdefault(lines[place + step].text.casefold(), []).append(place + step)
        heads = [
            place for words, places in seen.items() if len(words) > _MIN_NUMBERS for place in places if len(places) > 1
        ]
        if len(heads) * 2 >= len(chain):
            return {*chain, *heads}
    return set()
