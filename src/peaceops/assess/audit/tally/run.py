"""Test the figures of a text sentence by sentence, and lay the tests beside the statements.

What enters: sentences, statements with their verdicts, an asker. What leaves: verdicts.
Never done here: a test of what is planned, denied or only possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.tally.judge import judge
from peaceops.assess.audit.tally.segment import cut_sentence
from peaceops.assess.audit.tally.told import Reader, Told
from peaceops.model.audit import StatementTest, Verdict
from peaceops.model.statement import Statement
from peaceops.model.text import Text

_TOLD: Final = frozenset({"asserted", "reported", "estimated"})
_WORST: Final = ("contradicted", "supported-with-qualification", "supported")
_SUPPORT: Final = frozenset({"supported", "supported-with-qualification"})


def join_tallies(
    text: Text, statements: Sequence[Statement], verdicts: Sequence[Verdict], asker: Asker
) -> tuple[Verdict, ...]:
    """Join what the figures of running prose come to with the verdicts on its statements.

    Parameters
    ----------
    text : Text
        The text.
    statements, verdicts : sequence of Statement, and of Verdict
        In order.
    asker : Asker
        What answers.
    """
    by_sentence: dict[int, list[Statement]] = {}
    for statement in statements:
        by_sentence.setdefault(statement.sentence, []).append(statement)
    tests: dict[str, list[tuple[Told, StatementTest]]] = {}
    for told in read_text(text, by_sentence):
        own = [s for s in by_sentence.get(told.sentence, []) if _is_in(told, s)]
        if not own or any(s.modality not in _TOLD for s in own):
            continue
        if (test := judge(told, asker)) is not None:
            for statement in own:
                tests.setdefault(statement.id, []).append((told, test))
    return tuple(
        _join(statement, verdict, tests.get(statement.id, ()))
        for statement, verdict in zip(statements, verdicts, strict=True)
    )


def read_text(text: Text, by_sentence: Mapping[int, Sequence[Statement]]) -> Iterable[Told]:
    """Read the figures of a text.

    Parameters
    ----------
    text : Text
        The text.
    by_sentence : Mapping of int to sequence of Statement
        Its statements.
    """
    reader = Reader()
    for sentence in text.sentences:
        own = by_sentence.get(sentence.order, ())
        found = reader.read(sentence.order, cut_sentence(sentence.text, own))
        yield from (told for told in found if _is_agreed(told, own))


def _is_agreed(told: Told, statements: Sequence[Statement]) -> bool:
    """Whether no statement there was read as one on other missions alone."""
    own = [s for s in statements if _is_in(told, s)]
    missions = {e.id for s in own for e in s.entities if e.kind == "mission"}
    return not missions or told.mission in missions


def _is_in(told: Told, statement: Statement) -> bool:
    """Whether a figure is one of a statement's; of words such as "most of them", whether they stand in its clause."""
    if told.amount is not None:
        return any(a.start == told.amount.start for a in statement.amounts)
    return statement.start < told.end and told.start < statement.end and not _has_figure(told, statement)


def _has_figure(told: Told, statement: Statement) -> bool:
    return bool(statement.amounts) and not any(told.start <= a.start < told.end for a in statement.amounts) and len(statement.amounts) > 1


def _join(statement: Statement, verdict: Verdict, found: Sequence[tuple[Told, StatementTest]]) -> Verdict:
    if not found:
        return verdict
    tests = [test for _, test in found]
    worst = min(tests, key=lambda t: _WORST.index(t.verdict))
    joined = (*tests, *verdict.tests)
    if worst.verdict == "contradicted":
        return replace(verdict, verdict="contradicted", explanation=worst.explanation, tests=joined)
    told = {t.amount.start for t, _ in found if t.amount is not None}
    is_whole = all(a.start in told or a.unit in ("days", "months", "years") for a in statement.amounts)
    if verdict.verdict in _SUPPORT:
        return replace(verdict, tests=joined)
    if verdict.verdict == "contested" or not is_whole:
        return verdict
    kind = worst.verdict
    return replace(verdict, verdict=kind, explanation=worst.explanation, tests=joined)
