"""Of whom a passage tells what a claim tells: another mission, others of the same kind, or all of them together.

What enters: the figure or day of a claim and the one of a document that agrees with it. What leaves: the words that are of others.
Never done here: a contradiction.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.kind import UNITS_TIME
from peaceops.assess.audit.lexis import find_concept, fold_name
from peaceops.assess.audit.wording import Figure
from peaceops.model.statement import Statement

_GROUP: Final = re.compile(
    r"\b([A-Z][\w’'-]{2,30})\s(?:(?:armed|security|de facto|border|government|military|peace-?keeping)\s)?"
    r"(forces?|troops|soldiers|servicemen|militia\w*|police|officers|authorities|government|side|army|aircraft|fighters|rebels|delegation)\b"
)
_TOGETHER: Final = re.compile(
    r"\b(?:for|of|in|by|across|among)\s(?:all|ali|every)\s(?!of\b)|\btotal\s(?!of\b|to\b|strength\b|number\b|is\b|was\b)[a-z]+\s[a-z]+"
)
_OPERATIONS: Final = re.compile(
    r"\ba(?:ll|li)\s(?:united nations\s|peace-?\s?keeping\s)*(?:operations|missions)\b", re.IGNORECASE
)
_ALL: Final = re.compile(r"\b(?:all|every|total|altogether|overall|combined|together|whole|entire)\b", re.IGNORECASE)


def find_other_mission(claim: Figure, figure: Figure, _: Page) -> str:
    """Find that the claim names a mission, and the statement that has the figure speaks of another one alone."""
    own, its = _list_missions(claim.statement), _list_missions(figure.statement)
    return min(its) if own and its and not own & its else ""


def _list_missions(statement: Statement) -> set[str]:
    """List the missions that a statement may mean, those that are only understood apart."""
    return {
        i for e in statement.entities if e.kind == "mission" and e.how != "implied"
        for i in ((e.id,) if e.id else e.candidates)
    }  # fmt: skip


def find_other_group(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that the forces, the police or the side of somebody do it in the claim, and those of another in the passage."""
    frame = figure.frame
    assert frame is not None
    sentence = page.sentences[frame.order]
    there = _list_groups(sentence)
    named = {fold_name(word.casefold()) for word in re.findall(r"[A-Z][\w’'-]{2,30}", sentence)}
    for kind, names in _list_groups(claim.statement.text).items():
        if there.get(kind) and not names & there[kind] and not names & named:
            return min(names)
    return ""


def _list_groups(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, kind in _GROUP.findall(text):
        found.setdefault(find_concept(kind) or kind, set()).add(fold_name(name.casefold()))
    return found


_RATE: Final = re.compile(
    r"\s?(?:gross\s|net\s|dollars\s)?(?:a|an|per|each|every)\s(?:day|week|month|year)\b|\s?(?:daily|weekly|monthly|annually|yearly)\b"
)


def find_rate(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that the claim is of so much a month, or of so much in all, and the passage is not."""
    frame = figure.frame
    assert frame is not None
    if claim.amount.unit in UNITS_TIME:
        return ""
    text, start = claim.statement.text, claim.statement.start
    own = _RATE.match(text, max(claim.amount.end - start, 0)) or _RATE_AT_END.search(claim.amount.text)
    sentence = page.sentences[frame.order]
    its = _RATE.match(sentence, figure.amount.end) or _RATE_AT_END.search(figure.amount.text)
    if own is None or its is not None:
        return ""
    return "" if _PER.search(sentence, 0, figure.amount.start) else own.group().strip()


_RATE_AT_END: Final = re.compile(r"\s(?:a|per|each|every)\s(?:day|week|month|year)$")
_PER: Final = re.compile(r"\b(?:daily|weekly|monthly|annual|yearly|rate)\b")


def find_together(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that the figure is one of all together, where another stands beside it and the claim is of one of them."""
    frame = figure.frame
    assert frame is not None
    begin, end = frame.spot
    if _ALL.search(claim.statement.text):
        return ""
    if _list_missions(claim.statement) and (
        whole := _OPERATIONS.search(page.sentences[frame.order], 0 if begin == figure.amount.start else begin)
    ):
        return whole.group()
    if not begin:
        return ""  # no other figure stands before it
    found = _TOGETHER.search(page.sentences[frame.order], begin, end)
    return found.group() if found else ""
