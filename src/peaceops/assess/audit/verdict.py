"""From tests to the verdict on a statement.

What enters: a statement and its tests. What leaves: its verdict.
Never done here: testing.

The order is: the text itself, recomputed numbers, the ledger, the documents. The first test that says something
decides; all are kept. Where a recomputed number excludes what a claim of the ledger bears out, the verdict is that they
contest it. Two results of the text itself decide only where nothing else does: a number that merely follows
from others of the text, which is no better than they are, and one of two figures in conflict, of which one may be right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.figure import Bounds, write_bounds
from peaceops.model.audit import SUPPORT, TEST_KINDS, Recomputed, StatementTest, Verdict
from peaceops.model.statement import Statement

#: Within one kind of test on several figures of a statement, the worst is the verdict.
_WORST: Final = (
    "contradicted", "contested", "depends-on-definition", "supported-with-qualification", "supported",
)  # fmt: skip


def build_verdict(statement: Statement, tests: Sequence[StatementTest], *, report: str = "") -> Verdict:
    """Build the verdict on a statement.

    Parameters
    ----------
    statement : Statement
        Which.
    tests : sequence of StatementTest
        All of it.
    report : str
        The symbol of the text, where it is itself a report at first hand: a dataset that has another number is then a
        second source, and no judge of the first.
    """
    verdict = _judge(statement, tests)
    if report and verdict.verdict == "contradicted" and (other := _find_other_count(verdict)):
        claimed = ", ".join(dict.fromkeys(f.claimed for f in other))
        beside = "; ".join(
            dict.fromkeys(f"{_write_value(f)} by {f.citation or f.source} ({f.period})" for f in other[:3])
        )
        words = tell_two_sources(f"{claimed} by {report} itself, {beside}")
        return replace(verdict, verdict="contested", explanation=words)
    return verdict


def tell_two_sources(both: str) -> str:
    """Tell that a report at first hand and another source differ."""
    return f"Two sources differ, and neither is the other's judge: {both}."


def _find_other_count(verdict: Verdict) -> list[Recomputed]:
    """Find the numbers of datasets on which alone a contradiction rests: none is another's number or another day's."""
    against = [t for t in verdict.tests if t.verdict == "contradicted"]
    figures = [f for t in against for f in t.figures if f.fit not in {"equal", "inside"}]
    if any(t.kind != "recomputed" for t in against) or any(f.fit != "outside" for f in figures):
        return []
    return figures if all(f.definition.startswith(_COUNTED) and f.claimed_low is not None for f in figures) else []


#: Numbers of its own people that a report of the head of a mission tells at first hand.
_COUNTED: Final = ("T3/deployed", "T3/uniformed", "M1/contributing")


def _write_value(figure: Recomputed) -> str:
    return write_bounds(Bounds(low=figure.low, high=figure.high))


def _judge(statement: Statement, tests: Sequence[StatementTest]) -> Verdict:
    ordered = tuple(sorted(tests, key=lambda test: TEST_KINDS.index(test.kind)))
    is_asked = any(t.verdict == "no-evidence" and t.figures for t in ordered)  # a question of fact without an answer
    if not statement.is_testable and not is_asked and not _list_deciding(ordered):
        return Verdict(statement=statement.id, verdict="not-testable", explanation=statement.reason or "Not testable.")
    deciding = _list_deciding(ordered)
    if deciding and deciding[0].verdict == "contradicted" and deciding[0].kind != "internal":
        backed = next(
            (
                t
                for t in deciding
                if t.kind != "document"
                and (t.verdict in SUPPORT or (t.verdict == "contested" and _holds_any(t)))
                and _is_same_question(deciding[0], t)
            ),
            None,
        )
        if backed is not None:
            words = (
                f"What was recomputed and the ledger exclude each other. {deciding[0].explanation} {backed.explanation}"
            )
            return Verdict(statement=statement.id, verdict="contested", explanation=words, tests=ordered)
    if (better := _find_exclusion(deciding, ordered)) is not None:
        return Verdict(statement=statement.id, verdict="contradicted", explanation=better.explanation, tests=ordered)
    for test in deciding:
        return Verdict(statement=statement.id, verdict=test.verdict, explanation=test.explanation, tests=ordered)
    silent = next((test.explanation for test in ordered), "")
    return Verdict(
        statement=statement.id, verdict="no-evidence", explanation=silent or _explain_silence(statement), tests=ordered
    )


def _holds_any(test: StatementTest) -> bool:
    """Whether one of the sources that exclude each other has the very figure."""
    return any(f.fit in ("equal", "inside") for f in test.figures)


def _find_exclusion(deciding: Sequence[StatementTest], tests: Sequence[StatementTest]) -> StatementTest | None:
    """Find a document's exclusion that what was asked before it does not answer.

    A question may bear out one figure of a statement and say nothing of another, or give an interval so wide that it
    says next to nothing; a document that excludes the figure then decides.
    """
    if not deciding or deciding[0].kind == "document" or deciding[0].verdict not in SUPPORT:
        return None
    against = [t for t in tests if t.kind == "document" and t.verdict == "contradicted"]
    for test in against:
        is_owned = any(f.fit.startswith("other-") for f in test.figures)
        if is_owned and deciding[0].verdict == "supported-with-qualification":
            return test  # the document tells whose number it is
        claimed = {f.claimed for f in test.figures}
        answered = [
            f for t in tests if t.kind != "document" and t.verdict in SUPPORT for f in t.figures if f.claimed in claimed
        ]  # fmt: skip
        if all(f.fit == "overlaps" or f.low is None or f.high is None for f in answered):
            return test
    return None


#: Codes of the ledger under which the questions of a mission's identity are kept.
_ALIKE: Final = {"identity/started": "L2", "identity/instrument": "L2", "identity/ended": "E4", "identity/tenure": "E4"}


def _is_same_question(one: StatementTest, other: StatementTest) -> bool:
    """Whether two tests are on one question: that the day is right bears no wrong lead out."""
    own, its = (
        {_ALIKE.get(f.definition, f.definition if f.definition.startswith("identity/") else f.definition.partition("/")[0])
         for f in test.figures if f.definition}
        for test in (one, other)
    )  # fmt: skip
    if own and its:
        return bool(own & its)
    return bool({f.claimed for f in one.figures} & {f.claimed for f in other.figures})


def _list_deciding(tests: Sequence[StatementTest]) -> list[StatementTest]:
    by_kind = {kind: [t for t in tests if t.kind == kind and t.verdict in _WORST] for kind in TEST_KINDS}
    found = [min(own, key=lambda t: _WORST.index(t.verdict)) for kind, own in by_kind.items() if own]
    return sorted(found, key=lambda t: t.kind == "internal" and t.verdict in ("supported", "contested"))


def _explain_silence(statement: Statement) -> str:
    topic = statement.predicate.topic
    words = _QUESTIONS.get(topic, topic.replace("-", " "))
    if not statement.amounts and not statement.times:
        return "It names no figure and no day that could be compared."
    return f"Nothing at hand is on the same question{f' ({words})' if words else ''}, subject and days."


#: What is asked, in a reader's words where the topic is none; empty where the topic says nothing.
_QUESTIONS: Final = {
    "event": "", "span": "a length of time", "cases": "", "documents": "", "states": "how many states", "places": "how many places",
    "organisations": "how many organisations", "parties": "how many parties", "attack": "an attack or incident", "met": "a meeting",
    "adopted": "", "amended": "a law", "war-ended": "the end of a war", "war-started": "the beginning of a war",
    "war-duration": "the length of a war", "authorised": "who authorised it, and when", "started": "when it began",
    "ended": "when it ended", "signed": "when it was signed", "withdrawn": "a withdrawal", "lead": "who led it",
    "host": "where it was", "delivery": "what was delivered",
    "missions-established": "missions established", "citizenship": "citizenship given", "passportization": "citizenship given",
}  # fmt: skip
