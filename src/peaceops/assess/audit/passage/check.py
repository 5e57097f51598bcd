"""Test a sentence against the passages of a document, fact by fact.

What enters: a sentence of a text, a document as facts. What leaves: one test, or none.
Never done here: support where a word of the sentence has no counterpart in the passage; a contradiction in two slots.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from types import MappingProxyType
from typing import Final

from peaceops.assess.audit.evidence import Document, locate
from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.lexis import Token
from peaceops.assess.audit.passage.act import Fact
from peaceops.assess.audit.passage.agree import Alignment
from peaceops.assess.audit.passage.align import align
from peaceops.assess.audit.passage.fact import list_facts
from peaceops.assess.audit.passage.gap import Gap, find_gap
from peaceops.assess.audit.passage.source import Source, build_source
from peaceops.assess.audit.passage.word import list_words
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Statement

_LONG: Final = 600
_NEAR: Final = 14
_ENOUGH: Final = 3
_WHO: Final = frozenset({"agent"})
_DONE: Final = ("done", ("done", "planned"))


#: What a slot is called where the document has something else in it.
_SLOTS: Final = {
    "agent": "who did it", "patient": "who or what it befell", "party": "who took part", "place": "the place", "day": "the day", "number": "the number",
    "unit": "what is counted", "bound": "the bound", "verb": "what was done", "polarity": "whether it was so", "roles": "who acted upon whom", "cause": "the cause",
    "side": "which side", "whose": "whose it is",
}  # fmt: skip


def is_of_month(statement: Statement) -> bool:
    """Whether nothing but the month of May makes a statement one of what is possible: "the protocol of 25 May was signed"."""
    return (
        statement.modality == "possible" and bool(_IN_MAY.search(statement.text)) and not _CHANCE.search(statement.text)
    )


def leave_gaps(
    statement: Statement, sentence: str, page: Page, documents: Sequence[Document], tests: Sequence[StatementTest]
) -> list[StatementTest]:  # fmt: skip
    """Leave support by figures that says nothing of whose they are, why it was so, or from what a time is counted."""
    found: list[StatementTest] = []
    for test in tests:
        gap, document = _find_gap(statement, sentence, page, documents, test)
        if gap is None or document is None:
            found.append(test)
    return found


def _find_gap(
    statement: Statement, sentence: str, page: Page, documents: Sequence[Document], test: StatementTest
) -> tuple[Gap | None, Document | None]:  # fmt: skip
    for document in documents:
        source = build_source(document)
        for ground in test.grounds:
            if source is None or not ground.ref.startswith(document.text.name):
                continue
            order = next((o for o, text in source.page.sentences.items() if text.startswith(ground.text)), None)
            gap = find_gap(sentence, statement.sentence, page, source, order) if order is not None else None
            if gap is not None:
                return gap, document
    return None, None


_IN_MAY: Final = re.compile(r"(?:\d|\b(?:in|of|since|by|until|early|late|mid))[\s-]May\b")
_CHANCE: Final = re.compile(
    r"\b(?:may|might|could|would|can be|perhaps|possib\w+|presum\w+|arguabl\w+|seem\w*|appear\w*|probabl\w+|suggest\w*|assum\w+|potential\w*)\b"
)


def check_by_passages(
    statement: Statement, sentence: str, page: Page, documents: Sequence[Document]
) -> list[StatementTest]:
    """Test a statement fact by fact against the documents that bear on it; at most one test of each document."""
    found = []
    named = {e.start: e.id for e in statement.entities if e.id and e.kind in ("mission", "organisation")}
    for document in documents:
        source = build_source(document)
        if source is None:
            continue
        one = check_sentence(sentence, statement.sentence, page, source, (statement.start, statement.end), named)
        if one is not None:
            found.append(_build_test(one, statement, document))
    return found


def _build_test(found: Found, statement: Statement, document: Document) -> StatementTest:
    ground = locate(document)(replace(statement, sentence=found.order))
    name = f"The document {document.text.name}"
    if found.verdict == "contradicted" and found.slot == "polarity":
        words = f"{name} says of it that it was not so, or the reverse."
    elif found.verdict == "contradicted" and found.slot == "done":
        words = f"{name} has it only as planned, asked for or expected, and does not tell that it was done."
    elif found.verdict == "contradicted":
        words = f"{name} tells of the same, and differs in {_SLOTS[found.slot]}: {found.has}, not {found.said}."
    else:
        words = f"{name} says so" + (
            "." if found.verdict == "supported" else "; part of it stands only in the sentences before."
        )
    return StatementTest(kind="document", verdict=found.verdict, explanation=words, grounds=(ground,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a document says of a sentence.

    Parameters
    ----------
    verdict : str
        ``supported``, ``supported-with-qualification`` or ``contradicted``.
    order : int
        The sentence of the document.
    slot, said, has : str
        In which slot the document has something else.
    """

    verdict: str
    order: int
    slot: str = ""
    said: str = ""
    has: str = ""


def check_sentence(
    sentence: str, order: int, page: Page, source: Source, span: tuple[int, int] = (0, 1_000_000),
    named: Mapping[int, str] = MappingProxyType({}),
) -> Found | None:  # fmt: skip
    """Test the clauses of a sentence that lie in a stretch of it against a document."""
    tokens = page.tokens.get(order, ())
    facts = [f for f in list_facts(sentence, tokens, order) if span[0] <= f.at[0] < span[1]]
    if not facts or len(sentence) > _LONG:
        return None
    near = _list_near(sentence, tokens, source)
    best = [_align_all(fact, near, source, sentence, named) for fact in facts]
    return decide(best)


def _list_near(sentence: str, tokens: Sequence[Token], source: Source) -> list[int]:
    """List the sentences of a document that have most of the words, the rarest counted most."""
    total = max(len(source.page.sentences), 1)
    weights: dict[int, float] = {}
    for concept in {w.concept for w in list_words(sentence, tokens) if w.concept}:
        at = source.places.get(concept, ())
        for order in at:
            weights[order] = weights.get(order, 0.0) + log(1 + total / len(at))
    return sorted(weights, key=lambda o: (-weights[o], o))[:_NEAR]


def _align_all(
    fact: Fact, near: Sequence[int], source: Source, sentence: str, named: Mapping[int, str]
) -> list[Alignment]:
    found = [
        a for order in near for its in source.list_facts(order) if (a := align(fact, its, source, sentence, named)) is not None
    ]  # fmt: skip
    return sorted(found, key=lambda a: (len(a.missing) + 2 * len(a.clashes), -a.agreed, a.fact.order, a.fact.at))


def _excludes(one: Alignment, others: Sequence[Sequence[Alignment]]) -> bool:
    """Whether a passage tells of the same and has something else in one slot; what the other clauses agree in counts with it."""
    if (len(one.clashes), one.missing) != (1, []) and not _is_only_planned(one):
        return False
    beside = [
        next((a for a in found if a.fact.order == one.fact.order and not a.missing and not a.clashes), None) for found in others
    ]  # fmt: skip
    agreed = one.agreed + sum(a.agreed for a in beside if a)
    specific = one.specific + sum(a.specific for a in beside if a)
    if not specific and one.around and one.agreed >= _ENOUGH + 2:
        return True  # a name that only the sentences before have
    if not specific and not one.is_loose and set(one.clashes) <= _WHO:
        return one.agreed >= _ENOUGH  # "the agreements on the border were criticized": by whom is what differs
    return agreed >= _ENOUGH + one.is_loose and specific > 0


def _is_only_planned(one: Alignment) -> bool:
    """Whether a passage has all of it, and only as meant to be done."""
    is_planned = not one.clashes and [slot for slot, _ in one.missing] == ["planned"]
    return is_planned and one.agreed > _ENOUGH and one.specific > 1


def decide(best: Sequence[Sequence[Alignment]]) -> Found | None:
    """Decide by the best alignments of each fact."""
    first = [found[0] if found else None for found in best]
    if all(a is not None and not a.missing and not a.clashes for a in first):
        total = sum(a.agreed for a in first if a)
        chosen = max((a for a in first if a), key=lambda a: a.agreed)
        if total < _ENOUGH or not sum(a.specific for a in first if a):
            return None
        loose = any(a.is_loose for a in first if a)
        return Found(verdict="supported-with-qualification" if loose else "supported", order=chosen.fact.order)
    for found in best:
        if any(not a.missing and not a.clashes for a in found):
            continue
        against = [a for a in found if _excludes(a, [b for b in best if b is not found])]
        if against:
            slot, (said, has) = next(iter(against[0].clashes.items()), _DONE)
            return Found(verdict="contradicted", order=against[0].fact.order, slot=slot, said=said, has=has)
    return None
