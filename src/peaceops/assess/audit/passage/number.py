"""Numbers of a fact: what each counts, on which side it is open, whether it is of a part.

What enters: a number of a claim, a fact of a passage. What leaves: whether it counts the same, and what stands in its stead.
Never done here: a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from peaceops.assess.audit.passage.act import Fact
from peaceops.assess.audit.passage.agree import Alignment
from peaceops.assess.audit.passage.source import Source
from peaceops.assess.audit.passage.word import UNITS, Word

_COUNTED: Final = 3
_ANYBODY: Final = frozenset({"man", "force", "member"})
_LOW: Final = re.compile(
    r"\b(?:at least|(?<!no )(?<!not )more than|no (?:fewer|less) than|not (?:fewer|less) than|over|in excess of|a minimum of|upwards? of)\s(?:some\s|about\s)?$",
    re.IGNORECASE,
)
_HIGH: Final = re.compile(
    r"\b(?:at most|up to|no more than|not more than|fewer than|less than|under|not (?:to )?exceed(?:ing)?|a maximum of|not exceeding)\s(?:some\s|about\s)?$",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"\s(?:to|and|[-–])\s\d")
_PART: Final = re.compile(r"(?:per cent|percent|%)|\s?(?:out )?of (?:the|its|their|those|these|\d)")
_PARTS: Final = frozenset({"half", "most", "majority", "minority", "quarter", "third", "thirds", "part", "none"})


def _list_counted(word: Word, words: Sequence[Word], count: int) -> frozenset[str]:
    """List the concepts that stand right behind a number, up to the next number or mark."""
    found: list[str] = []
    last = word
    for other in (w for w in words if w.start > word.start):
        if other.number is not None and last.text in ("to", "-", "–") and not found:
            last = other
            continue  # "75,000 to 150,000 mines"
        last = other
        if (
            other.number is not None
            or other.text in (",", ";", "of", "in", "from", "at", "on", "by", "and")
            or (found and other.text in ("to", "have", "has", "had"))
            or len(found) == count
        ):
            if other.text == "of" and not found:
                continue
            break
        if other.concept:
            found.append(other.concept)
    return frozenset(found) - _ANYBODY


def is_of_same(word: Word, own: Sequence[Word], its: Fact, source: Source) -> bool:
    """Whether a number counts in the passage what it counts in the claim."""
    if word.number is None:
        return True
    counted = _list_counted(word, own, _COUNTED)
    sentence = source.list_words(its.order)
    others = [_list_counted(w, sentence, _COUNTED + 1) for w in sentence if w.number == word.number]
    is_alone = sum(w.number is not None for w in sentence) == 1
    return not counted or any((not told - {"person"} and is_alone) or counted & told for told in others)


def find_unit(word: Word, own: Sequence[Word], its: Fact, source: Source) -> str:
    """Find that the passage has the number of something else, and another number of what is claimed."""
    counted = _list_counted(word, own, _COUNTED)
    sentence = source.list_words(its.order)
    same = [w for w in sentence if w.number == word.number]
    others = [
        w
        for w in sentence
        if w.number not in (None, word.number) and _list_counted(w, sentence, _COUNTED + 1) & counted
    ]
    told = [_list_counted(w, sentence, _COUNTED + 1) for w in same]
    if (
        counted & UNITS
        and (other := {u for t in told for u in t & UNITS} - counted)
        and not any(t & counted for t in told)
    ):
        return f"{word.text} {min(other)}"
    return others[0].text if counted and others and told and not any(not t or t & counted for t in told) else ""


def find_number(word: Word, own: Sequence[Word], its: Sequence[Word]) -> Word | None:
    """Find another number before the same noun."""
    noun = next((w for w in own if w.start > word.start and w.concept and not w.is_name), None)
    if noun is None:
        return None
    for number, after in pairwise(sorted(its, key=lambda w: w.start)):
        if (
            number.number is not None
            and after.concept == noun.concept
            and not any(w.number == number.number for w in own)
        ):
            return number
    return None


def find_part(own: Sequence[Word], target: Sequence[Word], its: Fact, source: Source) -> str:
    """Find that the passage tells of a part what the claim tells without one, or of the whole of a part."""
    text = source.page.sentences[its.order]
    numbers = {w.number for w in own if w.number is not None}
    parts = {w.concept for w in own} & _PARTS
    for word in target:
        if word.concept in _PARTS and not parts and (not numbers or word.concept != "part"):
            return word.text
        if word.number is None:
            continue
        is_whole = _OF_BEFORE.search(text, max(word.start - 16, 0), word.start) is not None
        if word.number in numbers and is_whole and not numbers >= {w.number for w in target if w.number is not None}:
            return word.text  # "of 4,600 fighters, 2,150"
        if not numbers and not parts and _PART.match(text[word.end : word.end + 20].lstrip()):
            return word.text
    return ""


_PARTED: Final = re.compile(
    r"\bof (?:whom|which|them|these|the (?:\w+ )?\d)|[:;] (?:\d|one|two|three|four|five|six|seven|eight|nine|ten)\b"
)
_OF_BEFORE: Final = re.compile(
    r"(?:^|[,;.]\s|\b(?:\d[\d,]*|half|most|some|many|part|one|two|three|four|five|six)\s)[Oo]f\s(?:the\s)?$"
)


def read_bound(text: str, word: Word) -> str:
    """Read on which side a number is open: ``low`` ("at least 12"), ``high`` ("at most 12"), else empty."""
    head = text[max(word.start - 30, 0) : word.start]
    if _LOW.search(head) or (
        _RANGE.match(text, word.end) and word.number is not None and not re.search(r"\b(?:from)\s$", head)
    ):
        return "low"
    return "high" if _HIGH.search(head) else ""


def align_bounds(claim: Fact, its: Fact, source: Source, found: Alignment, claimed: str) -> None:
    """Align the sides on which the numbers of two facts are open; a part among several numbers is its test's matter."""
    text = source.page.sentences[its.order]
    if any(w.number is not None for w in claim.words) and _PARTED.search(text):
        found.missing.append(("part", "of whom"))
    for word in claim.words:
        if word.number is None or not claimed[word.start : word.end]:
            continue
        own = read_bound(claimed, word)
        others = [read_bound(text, w) for w in source.list_words(its.order) if w.number == word.number]
        if not others or own in others:
            continue
        if {own, others[0]} == {"low", "high"}:
            found.clash("bound", word.text, text[its.spot[0] : its.spot[1]])
        else:
            found.missing.append(("bound", word.text))
