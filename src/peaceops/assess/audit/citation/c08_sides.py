"""C08: one source is cited for two statements that exclude each other.

What enters: a context. What leaves: findings.
Never done here: statements of different subjects, days or units; what the text reports as said by two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Final

from peaceops.assess.audit.citation.rule import (
    Context,
    Rule,
    list_notes,
    name_work,
    quote_citation,
    quote_sentence,
    shorten,
)
from peaceops.model.audit import Finding
from peaceops.model.statement import Amount, Statement

CODE: Final = "C08"
NAME: Final = "cited-for-both-sides"
_MAX_STATEMENTS: Final = 200
_DENIALS: Final = frozenset({"not", "never", "no", "nor", "neither", "without", "nobody", "none", "nothing"})
_SMALL: Final = frozenset(
    (
        "the", "a", "an", "it", "its", "their", "his", "her", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "was",
        "were", "is", "are", "be", "been", "had", "has", "have", "did", "do", "does", "that", "this", "these", "those", "as", "then", "also",
    )
)  # fmt: skip
_REPORTED: Final = re.compile(
    r"(?i)\b(?:claim\w*|held|hold|argu\w+|alleg\w+|said|says?|deni\w+|accord\w+|critics|others|some|insist\w*|maintain\w*|believ\w+|report\w*|stated?|if|whether|may|might|could|would)\b|[“\"]"
)


def check_sides(context: Context) -> Iterator[Finding]:
    """Find works on which two statements rest that cannot both be true."""
    by_work: dict[str, list[Statement]] = {}
    for sentence, _, works in context.list_sourced():
        if len(works) == 1:
            by_work.setdefault(works[0].id, []).extend(
                s for s in context.by_sentence.get(sentence.order, ()) if s.modality == "asserted" and not s.attribution
            )
    for ident, statements in by_work.items():
        for one, other in combinations(statements[:_MAX_STATEMENTS], 2):
            why = _exclude(one, other)
            if why:
                yield _report(context, ident, one, other, why)


def _exclude(one: Statement, other: Statement) -> str:
    """Why two statements cannot both be true, or nothing."""
    if one.sentence != other.sentence and _denies(one.text, other.text):
        days = [{t.period for t in s.times if t.how == "named"} for s in (one, other)]
        if not (days[0] and days[1]) or days[0] == days[1]:
            return "one denies what the other says"
    if not one.predicate.topic or one.predicate.topic != other.predicate.topic or one.sentence == other.sentence:
        return ""
    subjects = _subjects(one)
    if not subjects or subjects != _subjects(other) or not one.times or not other.times:
        return ""
    if {t.period for t in one.times} != {t.period for t in other.times}:
        return ""
    objects = {e.id for e in one.entities if e.role != "subject"}
    if objects != {e.id for e in other.entities if e.role != "subject"}:
        return ""
    if not one.amounts and not other.amounts:
        return "one says that it is so, the other that it is not" if one.is_negated != other.is_negated else ""
    if one.is_negated or other.is_negated or len(one.amounts) != 1 or len(other.amounts) != 1:
        return ""
    return "their figures exclude each other" if _apart(one.amounts[0], other.amounts[0]) else ""


def _denies(one: str, other: str) -> bool:
    """Whether two sentences say the same, the one with a denial and the other without."""
    words = [_words(one), _words(other)]
    if bool(words[0][1]) == bool(words[1][1]) or words[0][2] or words[1][2]:
        return False
    return len(words[0][0]) >= 3 and words[0][0] == words[1][0]


@lru_cache(maxsize=4096)  # each of the statements on one work is set beside all others
def _words(text: str) -> tuple[frozenset[str], bool, bool]:
    """Words that say something, cut to their stems; whether one denies; whether somebody is reported to say it."""
    plain = re.sub(r"(?i)\b(?:in|on|during|by)\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d\b", " ", text)
    found = re.findall(r"[^\W\d_]+|\d[\d,.]*", plain.casefold().replace("n’t", " not").replace("n't", " not"))
    stems = frozenset(
        re.sub(r"(?:ed|es|s|d)$", "", word) for word in found if word not in _SMALL and word not in _DENIALS
    )
    return stems, any(word in _DENIALS for word in found), _REPORTED.search(text) is not None


def _subjects(statement: Statement) -> frozenset[str]:
    subjects = [e for e in statement.entities if e.role == "subject"]
    return frozenset(e.id for e in subjects) if subjects and all(e.id for e in subjects) else frozenset()


def _apart(one: Amount, other: Amount) -> bool:
    if one.unit != other.unit or one.noun != other.noun or one.of != other.of or "about" in (one.bound, other.bound):
        return False
    if one.high is not None and other.low is not None and one.high < other.low:
        return True
    return other.high is not None and one.low is not None and other.high < one.low


def _report(context: Context, ident: str, one: Statement, other: Statement, why: str) -> Finding:
    work = context.cited.works[ident]
    sentences = (context.sentences[one.sentence], context.sentences[other.sentence])
    citations = tuple(c for s in sentences for c in context.cited.by_sentence[s.order] if c.work == ident)
    return Finding(
        code=CODE, rule=NAME, severity="warning",
        title=f"{shorten(name_work(work), 80)} is cited for two statements that exclude each other",
        explanation=f"Both sentences rest on {name_work(work)}, and {why}. It can support one of them only, unless it gives both accounts.",
        grounds=(*(quote_sentence(s) for s in sentences), *(quote_citation(c) for c in citations)),
        statements=(one.id, other.id), notes=list_notes(citations), works=(ident,),
    )  # fmt: skip


RULE: Final = Rule(
    code=CODE, name=NAME, severity="warning",
    question="Is one source cited for two statements that cannot both be true?",
    explanation=(
        "Only statements of the same subject, topic, days, unit and noun are compared, each resting on this work alone, asserted "
        "and not reported of somebody."
    ),
    check=check_sides,
)  # fmt: skip
