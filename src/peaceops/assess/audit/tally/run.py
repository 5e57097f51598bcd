"""Test the figures of a text sentence by sentence, and lay the tests beside the statements.

What enters: sentences, statements with their verdicts, an asker. What leaves: verdicts.
Never done here: a test of what is planned, denied or only possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.tally.judge import judge
from peaceops.assess.audit.tally.segment import cut_sentence
from peaceops.assess.audit.tally.slot import WORLD, Told
from peaceops.assess.audit.tally.told import Reader
from peaceops.assess.audit.verdict import tell_two_sources
from peaceops.model.audit import SUPPORT, StatementTest, Verdict
from peaceops.model.statement import Statement
from peaceops.model.text import Text

_TOLD: Final = frozenset({"asserted", "reported", "estimated"})
#: What a sentence has that tells a number, a part, a change or a place.
_FIGURE: Final = re.compile(
    r"\d(?!\d{3}\b(?<=\b(?:19|20)\d\d))|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million|dozen|half|halved"
    r"|doubled|tripled|trebled|quadrupled|third|quarter|fifth|most|all|twice|first|second|largest|biggest|leading|top|smaller|larger|fewer|more)\b",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"\b(?:by|of|from|to|with|than|against|after|before|under|for|like|unlike|via) (?:the )?(?:[a-z]+ )?$",
    re.IGNORECASE,
)
_WORST: Final = ("contradicted", "supported-with-qualification", "supported")


def join_tallies(
    text: Text, statements: Sequence[Statement], verdicts: Sequence[Verdict], asker: Asker, report: str = ""
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
    report : str
        The symbol of the text, where it is itself a report at first hand: a table with another number is no judge of it.
    """
    by_sentence: dict[int, list[Statement]] = {}
    for statement in statements:
        by_sentence.setdefault(statement.sentence, []).append(statement)
    tests: dict[str, list[tuple[Told, StatementTest]]] = {}
    left: dict[str, list[Told]] = {}
    reader = Reader()
    for told in read_text(text, by_sentence, reader):
        own = _find_own(told, by_sentence.get(told.sentence, []))
        if not own or any(s.modality not in _TOLD for s in own):
            continue
        test = judge(told, asker)
        if told.is_guess and told.mission == WORLD and test is not None:
            reader.confirm(told)
        for statement in own:
            if test is not None:
                tests.setdefault(statement.id, []).append((told, test))
            elif told.amount is not None:
                left.setdefault(statement.id, []).append(told)
    return tuple(
        _join(statement, _leave_open(verdict, left.get(statement.id, ())), tests.get(statement.id, ()), report)
        for statement, verdict in zip(statements, verdicts, strict=True)
    )


def read_text(
    text: Text, by_sentence: Mapping[int, Sequence[Statement]], reader: Reader | None = None
) -> Iterable[Told]:
    """Read the figures of a text.

    Parameters
    ----------
    text : Text
        The text.
    by_sentence : Mapping of int to sequence of Statement
        Its statements.
    reader : Reader or None
        What keeps what was spoken of.
    """
    reader = reader or Reader()
    passage = -1
    for sentence in text.sentences:
        own = by_sentence.get(sentence.order, ())
        if sentence.passage != passage:
            reader.enter()
            passage = sentence.passage
        implied = {e.id for s in own for e in s.entities if e.kind == "mission"}
        reader.beside = {
            e.id for s in own for e in s.entities
            if e.kind == "mission" and e.how == "named" and _BEHIND.search(sentence.text[max(e.start - 24, 0) : e.start])
        }  # fmt: skip
        if not _FIGURE.search(sentence.text):
            reader.pass_by({e.id for s in own for e in s.entities if e.kind == "mission" and e.how == "named"}, own)
            continue
        found = reader.read(sentence.order, cut_sentence(sentence.text, own), implied)
        yield from (told for told in found if _is_agreed(told, own))


def _is_agreed(told: Told, statements: Sequence[Statement]) -> bool:
    """Whether no statement there was read as one on another mission that it names itself."""
    own = _find_own(told, statements)
    named = {
        e.id
        for s in own
        for e in s.entities
        if e.kind == "mission" and e.how == "named" and e.end > e.start and told.start <= e.start < told.end
    }
    return not named or told.mission in named or told.mission in {e.id for s in own for e in s.entities}


def _find_own(told: Told, statements: Sequence[Statement]) -> list[Statement]:
    """Find the statements that a figure is one of; of a bare number that is in none, those on its clause."""
    own = [s for s in statements if _is_in(told, s)]
    if own or told.amount is None:
        return own
    at = told.amount.start
    return [s for s in statements if s.start <= at < s.end and not s.amounts]


def _is_in(told: Told, statement: Statement) -> bool:
    """Whether a figure is one of a statement's; of words such as "most of them", whether they stand in its clause."""
    if told.amount is not None:
        return any(a.start == told.amount.start for a in statement.amounts)
    if not (statement.start < told.end and told.start < statement.end):
        return False
    near = [
        a
        for a in statement.amounts
        if told.whole is not None and told.whole.amount is not None and a.start == told.whole.amount.start
    ]
    return bool(near) or not statement.amounts


def _join(statement: Statement, verdict: Verdict, found: Sequence[tuple[Told, StatementTest]], report: str) -> Verdict:
    """Join the tests of the figures of a statement with its verdict, where nothing else in its clause is unread."""
    unread = any(a < statement.end and statement.start < b for told, _ in found for a, b in told.unread)
    tests = [test for _, test in found]
    if not found or unread or verdict.verdict in ("contested", "depends-on-definition"):
        return verdict
    worst = min(tests, key=lambda t: _WORST.index(t.verdict))
    joined = (*tests, *verdict.tests)
    if worst.verdict == "contradicted":
        if verdict.verdict in SUPPORT and _bears_out(verdict, worst):
            return verdict
        if report:
            words = f"{tell_two_sources(f'{report} itself, and a table')} {worst.explanation}"
            return replace(verdict, verdict="contested", explanation=words, tests=joined)
        return replace(verdict, verdict="contradicted", explanation=worst.explanation, tests=joined)
    told = {t.amount.start for t, _ in found if t.amount is not None}
    if not all(a.start in told or a.unit in ("days", "months", "years") for a in statement.amounts):
        return verdict
    if verdict.verdict in SUPPORT:
        return verdict
    return replace(verdict, verdict=worst.verdict, explanation=worst.explanation, tests=joined)


def _leave_open(verdict: Verdict, left: Sequence[Told]) -> Verdict:
    """Leave a statement open of which only the day, place or name is borne out, and no figure that was read beside it."""
    figures = [f for t in verdict.tests if t.verdict in SUPPORT for f in t.figures]
    if verdict.verdict not in SUPPORT or {f.definition.partition("/")[0] for f in figures} != {"identity"}:
        return verdict
    told = {
        n for t in verdict.tests if t.verdict in SUPPORT for f in t.figures for n in (f.claimed_low, f.claimed_high)
    }
    for one in left:
        assert one.amount is not None
        if not {one.amount.low, one.amount.high} & told:
            words = f"Nothing at hand bears out {one.amount.text}, which is told beside it. {verdict.explanation}"
            return replace(verdict, verdict="no-evidence", explanation=words)
    return verdict


def _bears_out(verdict: Verdict, test: StatementTest) -> bool:
    """Whether the very figure that a test excludes is borne out by another."""
    claimed = {f.claimed for f in test.figures}
    return any(
        f.claimed in claimed and f.fit in ("equal", "inside")
        for t in verdict.tests if t.verdict in SUPPORT for f in t.figures
    )  # fmt: skip
