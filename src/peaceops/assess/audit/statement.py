"""Test every statement of a text: against itself, by questions, by the ledger, by the documents at hand.

What enters: a text, its citations, its statements, an asker, documents with their statements.
What leaves: one verdict for each statement, with all its tests, and the findings of the internal rules.
Never done here: a verdict on a motive, a norm or a prediction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from peaceops.assess.audit.account import UNREAD, settle, settle_read
from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.by_claim import check_by_claims
from peaceops.assess.audit.clause import leave_clause, leave_length, leave_named, leave_span, leave_unread, list_settled
from peaceops.assess.audit.daystold import describe_days
from peaceops.assess.audit.described import describe_figures, read_words
from peaceops.assess.audit.document import check_by_documents, may_exclude
from peaceops.assess.audit.event import list_events
from peaceops.assess.audit.evidence import Document, build_document, find_report, find_symbol, is_other_issue
from peaceops.assess.audit.exception import list_excepted
from peaceops.assess.audit.frame import Page, read_page
from peaceops.assess.audit.internal import check_internal
from peaceops.assess.audit.overlap import check_overlap
from peaceops.assess.audit.passage.check import check_by_passages, is_of_month, leave_gaps
from peaceops.assess.audit.peak import is_peak
from peaceops.assess.audit.plain import join_plain
from peaceops.assess.audit.ratio import check_ratios
from peaceops.assess.audit.recompute import NOT_OWN, check_by_questions
from peaceops.assess.audit.relation.run import join_relations
from peaceops.assess.audit.resolution import check_adopted, leave_resolution
from peaceops.assess.audit.simple import list_simple
from peaceops.assess.audit.tabled import list_labels
from peaceops.assess.audit.tally.run import join_tallies
from peaceops.assess.audit.verdict import build_verdict
from peaceops.assess.audit.votes import check_votes
from peaceops.assess.audit.wording import Figure
from peaceops.model.audit import SUPPORT, Finding, StatementTest, Verdict
from peaceops.model.citation import CitationGraph
from peaceops.model.plain import NOTHING, Plain
from peaceops.model.statement import Entity, Statement
from peaceops.model.text import Text

#: So many figures no sentence of prose has.
_MAX_FIGURES: Final = 150


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
    report = find_report(text) if report is None else report
    verdicts, findings = _check_text(text, graph, statements, asker, documents, plain, report)
    verdicts = join_tallies(text, statements, verdicts, asker, report)
    return join_relations(text, statements, verdicts, asker, report), findings


def _check_text(
    text: Text, graph: CitationGraph, statements: Sequence[Statement], asker: Asker,
    documents: Mapping[str, tuple[Text, tuple[Statement, ...]]], plain: Plain, report: str,
) -> tuple[tuple[Verdict, ...], tuple[Finding, ...]]:  # fmt: skip
    """Test the statements of a text each by itself, and by the plain sentences that say the same."""
    statements, material, findings = _gather(text, graph, statements, asker, documents)
    asked = {s.id: _ask(s, material, asker) for s in statements}
    settled = list_settled((s.sentence, asked[s.id]) for s in statements)
    verdicts = [
        leave_clause(
            _judge(s, material, asker, report, asked[s.id]), s.sentence, [one for one, _ in asked[s.id]], settled
        )
        for s in statements
    ]
    if plain is not NOTHING:
        again = (
            _check_text(plain.text, CitationGraph(), plain.statements, asker, {}, NOTHING, report)[0]
            if plain.text
            else ()
        )
        joined = join_plain(statements, verdicts, plain, again)
        verdicts = [settle_read(s, own, read, asker) for s, own, read in zip(statements, verdicts, joined, strict=True)]
    return tuple(verdicts), tuple(findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """What the statements of one text are tested with; by statement means by its id."""

    sentences: Mapping[int, str]
    beside: Mapping[int, Sequence[Statement]]  # the statements of each sentence, pronouns resolved
    figures: Mapping[str, Sequence[Figure]]  # by statement
    days: Mapping[str, Sequence[Figure]]  # by statement
    internal: Mapping[str, Sequence[StatementTest]]  # by statement: what the text says against itself
    page: Page
    common: frozenset[str]
    symbol: str
    missions: tuple[Entity, ...]
    is_undated: bool
    ledger: tuple[Text, tuple[Statement, ...]] | None
    claims: Document | None
    documents: Sequence[Document]
    works: Collection[str]
    cited: Mapping[str, Collection[str]]  # works by note


def _gather(
    text: Text,
    graph: CitationGraph,
    statements: Sequence[Statement],
    asker: Asker,
    documents: Mapping[str, tuple[Text, tuple[Statement, ...]]],
) -> tuple[tuple[Statement, ...], _Material, Sequence[Finding]]:
    """Gather the statements with their pronouns resolved, what they are tested with, and the findings of the internal rules."""
    sentences = {sentence.order: sentence.text for sentence in text.sentences}
    ledger = asker.read_ledger([s for s in statements if s.is_testable and (s.amounts or s.times)])
    texts = [doc for doc, _ in documents.values()] + ([ledger[0]] if ledger else [])
    words = read_words([*sentences.values(), *(s.text for doc in texts for s in doc.sentences), *list_labels(texts)])
    crowded = _find_crowded(statements)
    testable = [s for s in statements if s.is_testable and s.sentence not in crowded]
    page = read_page(sentences, text.title, words.common, words.known)
    figures = describe_figures(testable, sentences, words=words, title=text.title, page=page)
    beside = _group_by_sentence(statements)
    resolved = tuple(_resolve_pronoun(s, beside[s.sentence]) for s in statements)
    findings, internal = check_internal(testable, figures, sentences, asker)
    material = _Material(
        sentences=sentences, beside=_group_by_sentence(resolved), figures=_group_by_statement(figures),
        days=_group_by_statement(describe_days(testable, page)), internal=internal, page=page, common=words.common,
        symbol=find_symbol(text), missions=_list_missions(resolved), is_undated=not any(s.times for s in resolved),
        ledger=ledger, claims=build_document("ledger", *ledger, words) if ledger else None,
        documents=[build_document(key, doc, said, words) for key, (doc, said) in sorted(documents.items())],
        works={work.id for work in graph.works}, cited=_find_cited(graph),
    )  # fmt: skip
    return resolved, material, findings


def _judge(
    statement: Statement, material: _Material, asker: Asker, report: str,
    asked: Sequence[tuple[Statement, Sequence[StatementTest]]],
) -> Verdict:  # fmt: skip
    """Judge one statement by its tests."""
    tests = _check_one(statement, material, asker, [test for _, found in asked for test in found])
    verdict = build_verdict(statement, tests, report=report)
    for leave in (leave_unread, leave_span, leave_length):
        verdict = leave(statement, verdict)
    return leave_resolution(statement, leave_named(statement, verdict, asker), asker)


def _check_one(
    statement: Statement, material: _Material, asker: Asker, asked: Sequence[StatementTest]
) -> list[StatementTest]:
    """Test one statement: the whole sentence first, then by questions, then by what it was gathered with."""
    beside = material.beside[statement.sentence]
    is_told = statement.modality in ("asserted", "reported") or is_of_month(statement)
    tests: list[StatementTest] = []
    if is_told or statement.modality == "estimated":
        tests += check_ratios(_join_days(statement, beside), asker)
        tests += check_adopted(statement, asker)
    tests += _check_whole(statement, beside, material.sentences, asker)
    if statement is beside[0]:
        tests += check_votes(material.sentences.get(statement.sentence, ""), beside, material.ledger)
    if statement.is_testable:
        tests += material.internal.get(statement.id, [])
        tests += asked
        tests += _check_by_texts(statement, material, has_ledger=_has_ledger(tests))
    elif is_told:
        # Words without a figure or day are no opinion where they name who leads a mission, or where it is.
        tests += asked
    if is_told:
        tests = _check_by_facts(statement, material, tests)
    return tests


def _check_by_facts(statement: Statement, material: _Material, tests: list[StatementTest]) -> list[StatementTest]:
    """Test a statement by the facts of the documents' passages, where no document has spoken or where they exclude it."""
    spoken = [t for t in tests if t.kind == "document" and t.verdict != "no-evidence"]
    if any(t.verdict not in SUPPORT for t in spoken):
        return tests
    near = [d for d in _list_near(statement, material) if not is_other_issue(material.symbol, d)]
    found = check_by_passages(statement, material.sentences.get(statement.sentence, ""), material.page, near)
    figures = material.figures.get(statement.id, ())
    against = [t for t in found if t.verdict == "contradicted" and all(may_exclude(f) for f in figures)]
    if spoken:
        grounds = {words for t in spoken for g in t.grounds for words in (g.text, g.ref)}
        against = [
            t for t in against
            if any(g.text in grounds or (g.ref in grounds and _has_figure(statement, g.text)) for g in t.grounds)
        ]  # fmt: skip
        kept = against or leave_gaps(
            statement, material.sentences.get(statement.sentence, ""), material.page, near, spoken
        )
        return [*(t for t in tests if t not in spoken), *kept]
    return [*tests, *(against or [t for t in found if t.verdict in SUPPORT])]


def _has_figure(statement: Statement, text: str) -> bool:
    """Whether words hold a figure of a statement."""
    folded = text.casefold()
    parts = [re.findall(r"\d[\d,.]*", a.text) or [a.text.casefold()] for a in statement.amounts]
    return any(all(part in folded for part in found) for found in parts)


def _list_near(statement: Statement, material: _Material) -> list[Document]:
    """List the documents that a statement's notes cite, and those that bear on the whole text."""
    keys = frozenset(key for label in statement.notes for key in material.cited.get(label, ()))
    return [d for d in material.documents if d.key in keys or d.key not in material.works]


def _ask(statement: Statement, material: _Material, asker: Asker) -> list[tuple[Statement, tuple[StatementTest, ...]]]:
    """Test the clauses of a statement by questions, but for what the sentences around it except."""
    if not statement.is_testable:
        if statement.modality not in ("asserted", "reported"):
            return []
        return [
            (simple, settle(simple, check_by_questions(simple, asker, is_undated=material.is_undated), asker))
            for simple in list_simple(statement)
        ]
    around = [s for n in (-1, 0, 1) for s in material.beside.get(statement.sentence + n, ())]
    excepted = list_excepted(statement, around)
    found: list[tuple[Statement, tuple[StatementTest, ...]]] = []
    for simple in list_simple(statement):
        tests = check_by_questions(simple, asker, material.missions, is_undated=material.is_undated, excepted=excepted)
        found.append((simple, settle(simple, tests, asker)))
    return found


def _check_by_texts(statement: Statement, material: _Material, *, has_ledger: bool) -> list[StatementTest]:
    """Test a statement by the ledger's claims, unless it has spoken, and by the documents that it cites or that bear on all."""
    near = _list_near(statement, material)
    figures = material.figures.get(statement.id, [])
    events = list_events([statement], material.common)
    tests: list[StatementTest] = []
    if material.claims is not None and not has_ledger and not is_peak(statement.text):
        tests += check_by_claims(statement, figures, events, material.claims)
    tests += check_by_documents(
        statement, figures, events, near, material.days.get(statement.id, []),
        material.sentences.get(statement.sentence, ""), material.symbol, material.page,
    )  # fmt: skip
    return tests


def _group_by_statement(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.statement.id, []).append(figure)
    return found


def _find_crowded(statements: Sequence[Statement]) -> frozenset[int]:
    """Find sentences that are tables run together: each of their figures would be held against all the others."""
    counted = Counter[int]()
    for statement in statements:
        counted[statement.sentence] += len(statement.amounts)
    return frozenset(order for order, count in counted.items() if count > _MAX_FIGURES)


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
        test.explanation.startswith(UNREAD)
        or (test.kind == "ledger" and (test.verdict != "no-evidence" or test.explanation.startswith(NOT_OWN)))
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
