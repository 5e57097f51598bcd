"""What a number counts: the words after it up to the noun, with its unit.

What enters: a folded sentence, its words and the place after a number.
What leaves: where the noun stands, its unit and what it is.
Never done here: numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from peaceops.documents.figure import read_number_words
from peaceops.documents.noun import MEASURED_OF, TIME_UNITS, find_noun, read_words
from peaceops.documents.phrase import Word, find_place

MAX_WORDS: Final = 7
_STOP: Final = read_words(
    "of in to from by at on for with during between under over per and or but which who that were was is "
    "are be been being had has have would will could should may might must can did does do not as since "
    "until after before through while when where although though if than into within without against "
    "among amongst also still only about some along across near around out up down off via because due "
    "the a an this these those its their his her whose whom it they he she we there then so both either "
    "each all including namely such took left died fled returned remained came went made became served "
    "participated arrived stayed lived gave began started ended according despite whether how what more "
    "less fewer most least later earlier ago onwards respectively together combined killed dead wounded "
    "injured missing displaced remain continue continued live receive received lost deployed stationed shall"
)
_AS_HEADS: Final = frozenset({"dead", "killed", "wounded", "injured", "displaced"})
_THINGS_IN_ERS: Final = read_words(
    "numbers matters centers orders letters papers chapters borders powers quarters computers containers trailers "
    "boilers rivers corridors observers-posts"
)
_JOINED: Final = re.compile(r" (?:and|or) ((?:[a-z-]+ ){0,2}?)([a-z]+)\b(?! (?:had|have|has|were|was|would|are|is))")
_OF_KIND: Final = re.compile(
    r" of (?!the |these |those |its |their |at |\d|all |which|whom|whose)(?P<mods>(?:[a-z-]+ ){0,2}?)(?P<last>[a-z]*[a-rt-z]s|equipment)\b"
)
_LAST_WORD: Final = re.compile(r"\w+$")
_OPEN_OF: Final = read_words(
    "of the and or in at least more some about than all its their an a estimated over total these those"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a number counts.

    Parameters
    ----------
    start, end : int
        Offsets of the words.
    unit, kind : str
        Unit and what it is.
    is_known : bool
        Whether the noun stands in the table of nouns.
    """

    start: int
    end: int
    unit: str
    kind: str
    is_known: bool = True


#: Words that a hyphen joins to a span of time and that leave it one.
_OF_TIME: Final = frozenset(
    ("half", "calendar", "full", "whole", "long", "working", "week", "consecutive", "odd", "plus", "some")
)


def read_counted(folded: str, words: Sequence[Word], at: int) -> Counted | None:
    """Read what is counted from an offset on, or None where no noun follows.

    Parameters
    ----------
    folded : str
        The sentence.
    words : sequence of Word
        Its words.
    at : int
        Offset after the number.

    Examples
    --------
    >>> from peaceops.documents.phrase import split_words
    >>> text = "1,960 armed troops were deployed"
    >>> counted = read_counted(text, split_words(text), 6)
    >>> text[counted.start : counted.end], counted.unit
    ('armed troops', 'persons')
    """
    place = first = find_place(words, at)
    best: Counted | None = None
    start = words[place].start if place < len(words) else at
    previous = at
    while place < len(words) and place - first < MAX_WORDS:
        word = words[place]
        between = folded[previous : word.start]
        if between.strip(" -'\"/") or (place == first and len(between) > 2) or word.text[0].isdigit():
            break
        as_head = word.text in _AS_HEADS and best is None
        if word.text in _STOP and not as_head:
            break
        noun = find_noun(word.text)
        if (
            noun is not None
            and noun.unit in TIME_UNITS
            and place > first
            and read_number_words([words[place - 1].text])[1]
        ):
            break  # "9,392 four years later": the years have a number of their own
        if noun is not None and noun.unit in TIME_UNITS and between == "-" and words[place - 1].text not in _OF_TIME:
            # "1,214 mission-months" are observations, and no span.
            return Counted(start=start, end=word.end, unit="count", kind="other")
        if noun is not None:
            best = Counted(start=start, end=word.end, unit=noun.unit, kind=noun.kind)
            if noun.unit in TIME_UNITS:
                break
        elif best is not None and word.text.endswith(("ed", "ly", "ing")):
            break
        elif best is None and (guessed := _guess(folded, words, place, start)) is not None:
            return guessed
        previous, place = word.end, place + 1
    return replace(best, end=_extend(folded, best.end)) if best is not None else None


def _guess(folded: str, words: Sequence[Word], place: int, start: int) -> Counted | None:
    """Take a plural that no table knows for what is counted, where the phrase ends with it."""
    text, end = words[place].text, words[place].end
    if len(text) < 4 or not text.endswith("s") or text.endswith(("ss", "us", "is", "ous")):
        return None
    following = words[place + 1].text if place + 1 < len(words) else ""
    if find_noun(following) is not None:
        return None
    if (
        following
        and following not in _STOP
        and folded[end : end + 1] not in {",", ".", ";", ":", ")", ""}
        and not following.endswith("ed")
    ):
        return None
    is_people = text.endswith(("ians", "ers", "ors", "ists")) and text not in _THINGS_IN_ERS
    return Counted(start=start, end=end, unit="persons" if is_people else "count", kind="other", is_known=False)


def _extend(folded: str, end: int) -> int:
    """Extend a noun by "and IDPs" and "of ethnic Georgians"."""
    last = _LAST_WORD.search(folded[:end])
    own = find_noun(last.group()) if last else None
    joined = _JOINED.match(folded, end)
    if joined and own is not None and not set(joined.group(1).split()) & _STOP:
        noun = find_noun(joined.group(2))
        if noun is not None and noun.unit == own.unit and own.unit in {"persons", "count"}:
            end = joined.end()
            last = _LAST_WORD.search(folded[:end])
    if last and last.group() in MEASURED_OF:
        of = _OF_KIND.match(folded, end)
        if of and not set(of["mods"].split()) & _STOP:
            end = of.end()
    return end


def read_whole(folded: str, words: Sequence[Word], at: int) -> int:
    """Read what something is a part of, from an offset on: the offset of its end.

    Parameters
    ----------
    folded : str
        The sentence.
    words : sequence of Word
        Its words.
    at : int
        Offset after "of".
    """
    place = first = find_place(words, at)
    end = at
    while place < len(words) and place - first < 10:
        word = words[place]
        between = folded[end : word.start]
        if place > first and (set(between) & set(',;:()"') or " - " in between):
            break
        is_number = word.text[0].isdigit() or bool(read_number_words([word.text])[1])
        if word.text in _STOP - _OPEN_OF or (is_number and place > first and words[place - 1].text in {"and", "or"}):
            break
        if (
            place > first
            and word.text.endswith("ed")
            and find_noun(words[place + 1].text if place + 1 < len(words) else "") is None
        ):
            break
        end, place = word.end, place + 1
    while place > first and words[place - 1].text in _OPEN_OF:
        place -= 1
        end = words[place - 1].end if place > first else at
    return end
