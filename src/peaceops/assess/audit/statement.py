"""Test every statement of a text: against itself, by questions, by the ledger, by the documents at hand.

What enters: a text, its citations, its statements, an asker, documents with their statements.
What leaves: one verdict for each statement, with all its tests, and the findings of the internal rules.
Never done here: a verdict on a motive, a norm or a prediction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.by_claim import check_by_claims
from peaceops.assess.audit.clause import leave_unread
from peaceops.assess.audit.daystold import describe_days
from peaceops.assess.audit.described import describe_figures, read_words
from peaceops.assess.audit.document import check_by_documents
from peaceops.assess.audit.event import list_events
from peaceops.assess.audit.evidence import build_document, find_report, find_symbol
from peaceops.assess.audit.exception import list_excepted
from peaceops.assess.audit.frame import read_page
from peaceops.assess.audit.internal import check_internal
from peaceops.assess.audit.overlap import check_overlap
from peaceops.assess.audit.peak import is_peak
from peaceops.assess.audit.plain import join_plain
from peaceops.assess.audit.ratio import check_ratios
from peaceops.assess.audit.recompute import NOT_OWN, check_by_questions
from peaceops.assess.audit.tabled import list_labels
from peaceops.assess.audit.verdict import build_verdict
from peaceops.assess.audit.votes import check_votes
from peaceops.assess.audit.wording import Figure
from peaceops.model.audit import Finding, StatementTest, Verdict
from peaceops.model.citation import CitationGraph
from peaceops.model.plain import NOTHING, Plain
from peaceops.model.statement import Entity, Statement
from peaceops.model.text import Text


def check_statements(
    text: Text,
    graph: CitationGraph,
    statements: Sequence[Statement],
    asker: Asker,
    documents: Mapping[str, tuple[Text, tuple[Statement, ...]]],
    plain: Plain = NOTHING,
    report: str | None = None,
) -> tuple[tuple[Verdict, ...], tuple[Finding, ...]]:
    """Test the statements of a text.

    Parameters
    ----------
    text : Text
        The text.
    graph : CitationGraph
        Its citations: which document a statement's notes cite.
    statements : sequence of Statement
        What it says.
    asker : Asker
        What answers questions.
    documents : Mapping of str to (Text, tuple of Statement)
        Documents at hand by the id of the work; a key that is no work's bears on the whole text.
    plain : Plain
        Plain sentences that say again what its prose says.
    report : str or None
        Symbol of the report at first hand that the text is or says again; None where the text itself tells.

    Returns
    -------
    tuple of Verdict, and tuple of Finding
        In the order of the text.
    """
    sentences = {sentence.order: sentence.text for sentence in text.sentences}
    given = [s for s in statements if s.is_testable and (s.amounts or s.times)]
    ledger = asker.read_ledger(given)
    texts = [doc for doc, _ in documents.values()] + ([ledger[0]] if ledger else [])
    words = read_words([*sentences.values(), *(s.text for doc in texts for s in doc.sentences), *list_labels(texts)])
    others = [build_document(key, doc, said, words) for key, (doc, said) in sorted(documents.items())]
    claims = build_document("ledger", *ledger, words) if ledger else None
    testable = [s for s in statements if s.is_testable]
    symbol = find_symbol(text)
    report = find_report(text) if report is None else report
    page = read_page(sentences, text.title, words.common, words.known)
    figures = describe_figures(testable, sentences, words=words, title=text.title, page=page)
    days: dict[str, list[Figure]] = {}
    for day in describe_days(testable, page):
        days.setdefault(day.statement.id, []).append(day)
    beside = _group_by_sentence(statements)
    statements = tuple(_resolve_pronoun(s, beside[s.sentence]) for s in statements)
    beside = _group_by_sentence(statements)
    findings, internal = check_internal(testable, figures, sentences, asker)
    own: dict[str, list[Figure]] = {}
    for figure in figures:
        own.setdefault(figure.statement.id, []).append(figure)
    missions = _list_missions(statements)
    is_undated = not any(s.times for s in statements)
    works = {work.id for work in graph.works}
    cited = _find_cited(graph)
    verdicts = []
    for statement in statements:
        tests: list[StatementTest] = []
        if statement.modality in ("asserted", "reported", "estimated"):
            tests += check_ratios(_join_days(statement, beside[statement.sentence]), asker)
        tests += _check_whole(statement, beside[statement.sentence], sentences, asker)
        if statement is beside[statement.sentence][0]:
            tests += check_votes(sentences.get(statement.sentence, ""), beside[statement.sentence], ledger)
        if not statement.is_testable:
            # Words without a figure or day are no opinion where they name who leads a mission, or where it is.
            tests += (
                check_by_questions(statement, asker, is_undated=is_undated)
                if statement.modality in ("asserted", "reported")
                else ()
            )
        else:
            tests += internal.get(statement.id, [])
            excepted = list_excepted(statement, [s for n in (-1, 0, 1) for s in beside.get(statement.sentence + n, ())])
            tests += check_by_questions(statement, asker, missions, is_undated=is_undated, excepted=excepted)
            keys = frozenset(key for label in statement.notes for key in cited.get(label, ()))
            near = [d for d in others if d.key in keys or d.key not in works]
            events = list_events([statement], words.common)
            if claims is not None and not _has_ledger(tests) and not is_peak(statement.text):
                tests += check_by_claims(statement, own.get(statement.id, []), events, claims)
            tests += check_by_documents(
                statement, own.get(statement.id, []), events, near, days.get(statement.id, []),
                sentences.get(statement.sentence, ""), symbol, page,
            )  # fmt: skip
        verdicts.append(leave_unread(statement, build_verdict(statement, tests, report=report)))
    if plain is not NOTHING:
        again = (
            check_statements(plain.text, CitationGraph(), plain.statements, asker, {}, report=report)[0]
            if plain.text
            else ()
        )
        verdicts = list(join_plain(statements, verdicts, plain, again))
    return tuple(verdicts), tuple(findings)


def _group_by_sentence(statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    found: dict[int, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.sentence, []).append(statement)
    return found


def _join_days(statement: Statement, statements: Sequence[Statement]) -> Statement:
    """Join the days of all statements on one clause: a change is from the day of one figure to that of the next."""
    own = [
        s for s in statements if (s.sentence, s.start, s.end) == (statement.sentence, statement.start, statement.end)
    ]
    if len(own) < 2:
        return statement
    times = {w.start: w for s in own for w in s.times}
    return replace(statement, times=tuple(times[at] for at in sorted(times)))


def _check_whole(
    statement: Statement, statements: Sequence[Statement], sentences: Mapping[int, str], asker: Asker
) -> tuple[StatementTest, ...]:
    """Test what a sentence says of two missions in two clauses: "X was set up while Y was still there"; once a sentence."""
    if statement is not statements[0] or len({s.start for s in statements}) < 2:
        return ()
    named = {e.start: e for s in statements for e in s.entities if e.how == "named"}
    if len({e.id for e in named.values() if e.kind == "mission"}) != 2:
        return ()
    if any(s.modality not in ("asserted", "reported") for s in statements):
        return ()
    whole = replace(
        statement, start=0, text=sentences[statement.sentence], entities=tuple(named[at] for at in sorted(named)),
        times=tuple({w.start: w for s in statements for w in s.times}.values()), amounts=(),
    )  # fmt: skip
    return tuple(check_overlap(whole, asker))


_PRONOUN: Final = re.compile(r"\W*(?:it|they|the (?:mission|force|operation))\b", re.IGNORECASE)


def _resolve_pronoun(statement: Statement, statements: Sequence[Statement]) -> Statement:
    """Take "it" for the one mission that an earlier clause of the same sentence names and is about."""
    found = _PRONOUN.match(statement.text)
    carried = [
        e for e in statement.entities
        if e.kind == "mission" and e.how == "carried" and e.role == "subject" and not e.candidates
    ]  # fmt: skip
    if found is None or len(carried) != 1:
        return statement
    own = [s for s in statements if s.sentence == statement.sentence and s.start < statement.start]
    named = {e.id for s in own for e in s.entities if e.kind == "mission" and e.how == "named"}
    others = {e.id for s in own for e in s.entities if e.role == "subject" and e.how == "named"} - named
    if len(named) != 1 or "" in named or others or (carried[0].id and named != {carried[0].id}):
        return statement
    at = statement.start + found.start()
    ident = named.pop()
    name = next(e.text for s in own for e in s.entities if e.id == ident)
    told = replace(carried[0], id=ident, how="named", text=name, start=at, end=statement.start + found.end())
    return replace(statement, entities=tuple(told if e is carried[0] else e for e in statement.entities))


def _has_ledger(tests: Sequence[StatementTest]) -> bool:
    """Whether the ledger has spoken already, by a question: also where it excludes what cannot be told to be the subject's."""
    return any(
        test.kind == "ledger" and (test.verdict != "no-evidence" or test.explanation.startswith(NOT_OWN))
        for test in tests
    )


def _list_missions(statements: Sequence[Statement]) -> tuple[Entity, ...]:
    found = {e.id: e for s in statements for e in s.entities if e.kind == "mission" and e.id}
    return tuple(found[ident] for ident in sorted(found))


def _find_cited(graph: CitationGraph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for citation in graph.citations:
        if citation.work:
            found.setdefault(citation.note, set()).add(citation.work)
    return found
