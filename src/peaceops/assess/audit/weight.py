"""How far a document says a concept around a figure, and how much the concept weighs there.

What enters: a concept, the frame of a figure, the page of its document. What leaves: a share, a weight, or the members
of families that a frame says.
Never done here: a comparison of two figures.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.lexis import FAMILIES

_BEFORE: Final = 0.7
_MAIN: Final = 0.8
_UNKNOWN: Final = 0.7
_NAME: Final = 1.4


@lru_cache(maxsize=16_384)
def weigh(concept: str, page: Page) -> float:
    """Weigh a concept by how rare it is in a document; what it never says weighs as something said in other words."""
    count = page.counts.get(concept, 0)
    base = _UNKNOWN if not count else 1 / (1 + math.log(count) / 2)
    return base * (_NAME if concept.startswith("@") else 1)


@lru_cache(maxsize=65_536)  # every figure of a text asks it of every figure of a document
def has(concept: str, frame: Frame, page: Page) -> float:
    """Tell how far a frame says a concept: 1 in its own stretch or sentence, less where it stands before or in the title."""
    if concept in frame.own or concept in frame.shared or says_concept(concept, frame.own | frame.shared, page):
        return 1.0
    if (
        concept.startswith("@")
        and not any(c.startswith("@") for c in frame.own)
        and says_concept(concept, frame.foreign & frame.lead, page)
    ):
        return _MAIN  # "down from 240,000": where it is was said of the figure before
    if says_concept(concept, frame.main, page):
        return _MAIN
    return _BEFORE if says_concept(concept, frame.before, page) else 0.0


@lru_cache(maxsize=16_384)
def _list_forms(concept: str, page: Page) -> frozenset[str]:
    """List what says a concept by itself: it, a name as a word, the acronyms that stand for it."""
    return frozenset((concept, concept.removeprefix("@"), *page.shorts.get(concept, ())))


def says_concept(concept: str, found: Collection[str], page: Page) -> bool:
    """Tell whether concepts say one: by itself, by an acronym that stands for it, or by what it stands for."""
    if concept in found or not _list_forms(concept, page).isdisjoint(found):
        return True
    meaning = page.aliases.get(concept)
    return meaning is not None and len(meaning & set(found)) >= max(2, len(meaning) - 2)


@lru_cache(maxsize=65_536)  # sentences of one make say the same of their figures
def find_held(wanted: frozenset[str], frame: Frame, page: Page) -> Mapping[str, float]:
    """Find how far a frame says each of some concepts."""
    said = _list_said(frame)
    forms, every = _list_all_forms(wanted, page)
    # Of most figures of a document nothing is said that the claim says.
    if every.isdisjoint(said):
        return _list_none(wanted)
    return {c: 0.0 if forms[c].isdisjoint(said) else has(c, frame, page) for c in wanted}


@lru_cache(maxsize=16_384)
def _list_said(frame: Frame) -> frozenset[str]:
    """List all that is said around a figure, near or far."""
    return frame.own | frame.shared | frame.foreign | frame.before | frame.main


@lru_cache(maxsize=4096)
def _list_all_forms(wanted: frozenset[str], page: Page) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """List what can say each of some concepts, be it as a part, and what can say any of them."""
    forms = {c: _list_forms(c, page) | page.aliases.get(c, frozenset()) for c in wanted}
    return forms, frozenset().union(*forms.values())


@lru_cache(maxsize=4096)
def _list_none(wanted: frozenset[str]) -> Mapping[str, float]:
    return dict.fromkeys(wanted, 0.0)


@lru_cache(maxsize=4096)
def weigh_all(wanted: frozenset[str], page: Page) -> Mapping[str, float]:
    """Weigh each of some concepts by how rare it is in a document."""
    return {c: weigh(c, page) for c in wanted}


@lru_cache(maxsize=4096)
def weigh_together(wanted: frozenset[str], page: Page) -> float:
    """Weigh concepts as :func:`weigh_all` does, all together."""
    return sum(weigh_all(wanted, page).values())


@lru_cache(maxsize=4096)
def list_members(frame: Frame) -> frozenset[str]:
    """List the members of families that a frame says: of its own stretch, else of what the sentence shares."""
    found: set[str] = set()
    for members in FAMILIES.values():
        near = frame.own.intersection(members)
        found |= near or frame.shared.intersection(members)
    for members in FAMILIES.values():
        if near := frame.own.intersection(members):
            found -= set(members) - near  # "killing four and wounding eleven": the eleven are wounded
    return frozenset(found)
