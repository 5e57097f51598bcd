"""Test whole sentences that relate numbers, and lay the tests beside statements on which nothing else has spoken.

What enters: sentences, statements with their verdicts, an asker. What leaves: verdicts.
Never done here: another word on what is judged already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.relation.form import Relation, read_relations
from peaceops.assess.audit.relation.judge import judge
from peaceops.assess.audit.relation.mask import mask
from peaceops.assess.audit.verdict import tell_two_sources
from peaceops.model.audit import SUPPORT, StatementTest, Verdict
from peaceops.model.statement import Statement
from peaceops.model.text import Text

_TOLD: Final = frozenset({"asserted", "reported", "estimated"})
_OPEN: Final = frozenset({"no-evidence", "not-testable"})
#: Where one definition bears a figure out: that of the very words settles it.
_DEFINED: Final = "depends-on-definition"
#: Words without which no sentence here is a relation.
_CUE: Final = re.compile(
    r"\d|than|\bas \w+|doubled|trebled|tripled|quadrupled|halved|fell|rose|grew|peak|year for|\bmost\b|majority|\bhalf\b|third|quarter|never|\bno\b|first|second|largest|headed|led\b|topped",
    re.IGNORECASE,
)
#: Sentences of a length that no form reads are left alone.
_LONG: Final = 400


def join_relations(
    text: Text, statements: Sequence[Statement], verdicts: Sequence[Verdict], asker: Asker, report: str = ""
) -> tuple[Verdict, ...]:
    """Join what sentences relate with the verdicts on their statements.

    Parameters
    ----------
    text : Text
        The text.
    statements, verdicts : sequence of Statement, and of Verdict
        In order.
    asker : Asker
        What answers.
    report : str
        The symbol of the text, where it is itself a report at first hand.
    """
    joined = list(verdicts)
    about = {s.sentence for s in statements for e in s.entities if e.kind == "mission"}
    by_sentence: dict[int, list[int]] = {}
    for place, statement in enumerate(statements):
        by_sentence.setdefault(statement.sentence, []).append(place)
    for sentence in text.sentences:
        places = by_sentence.get(sentence.order, [])
        own = [statements[p] for p in places]
        if not own or len(sentence.text) > 2 * _LONG or any(s.modality not in _TOLD for s in own):
            continue
        if not _CUE.search(sentence.text):
            continue
        for start, end in _list_parts(sentence.text):
            inside = [p for p in places if statements[p].start < end and start < statements[p].end]
            if end - start > _LONG or all(verdicts[p].verdict not in (*_OPEN, *SUPPORT, _DEFINED) for p in inside):
                continue
            if any(statements[p].start < start or statements[p].end > end + 2 for p in inside):
                continue  # a statement of more than this part
            inner = [_move(statements[p], start) for p in inside]
            is_beside = bool(about - {sentence.order})
            test, is_behind = _test(sentence.text[start:end], inner, asker, is_beside=is_beside)
            for place in inside if test is not None else ():
                joined[place] = _join(verdicts[place], test, report, is_behind=is_behind)
    return tuple(joined)


def _test(
    text: str, statements: Sequence[Statement], asker: Asker, *, is_beside: bool
) -> tuple[StatementTest | None, bool]:
    """Test a part of a sentence; also whether it may speak where others have: it fails beside a number that is borne out by itself, or gives both numbers."""
    masked = mask(text, statements)
    if masked is None:
        return None, False
    found = [
        one
        for relations in read_relations(masked)
        if (one := _judge_all(relations, asker, is_beside=is_beside)) is not None
    ]
    if len({test.verdict == "contradicted" for test, _ in found}) != 1:
        return None, False
    return found[0][0], all(is_behind for _, is_behind in found)


def _judge_all(relations: Sequence[Relation], asker: Asker, *, is_beside: bool) -> tuple[StatementTest, bool] | None:
    """Judge what must hold together: one that fails is enough, to agree takes all."""
    tests = [judge(relation, asker) for relation in relations]
    for relation, test in zip(relations, tests, strict=True):
        if test is not None and test.verdict == "contradicted":
            if relation.left.is_default and is_beside:
                return None  # of the mission that the text is about, as likely
            return test, relation.is_behind
    kept = [test for test in tests if test is not None]
    is_exact = relations[0].form == "ratio" and len(relations[0].amounts) > 1
    return (kept[0], is_exact) if len(kept) == len(tests) else None


def _list_parts(text: str) -> list[tuple[int, int]]:
    """List the parts of a sentence between semicolons."""
    cuts = [m.start() for m in re.finditer(";", text)]
    return list(zip([0, *(c + 1 for c in cuts)], [*cuts, len(text)], strict=True))


def _move(statement: Statement, by: int) -> Statement:
    """Move what a statement holds to the beginning of its part."""
    if not by:
        return statement
    return replace(
        statement, start=max(statement.start - by, 0), end=statement.end - by,
        entities=tuple(replace(e, start=e.start - by, end=e.end - by) if e.how == "named" else e for e in statement.entities),
        amounts=tuple(replace(a, start=a.start - by, end=a.end - by) for a in statement.amounts),
    )  # fmt: skip


def _join(verdict: Verdict, test: StatementTest | None, report: str, *, is_behind: bool) -> Verdict:
    is_plain = verdict.verdict == _DEFINED and test is not None and test.verdict == "supported"
    against = [t for t in verdict.tests if t.verdict == "contradicted"]
    if is_behind and test is not None and test.verdict == "supported" and verdict.verdict == "contradicted":
        is_plain = all(t.kind == "recomputed" for t in against)  # both numbers are the very ones
    is_plain = is_plain or (is_behind and verdict.verdict in SUPPORT)
    if test is None or not (verdict.verdict in _OPEN or is_plain):
        return verdict
    found, words = test.verdict, test.explanation
    if report and found == "contradicted":
        found = "contested"
        words = f"{tell_two_sources(f'{report} itself, and a table')} {words}"
    return replace(verdict, verdict=found, explanation=words, tests=(test, *verdict.tests))
