"""Tables of an audit: findings, verdicts, statements, citations, works.

What enters: an :class:`~peaceops.dossier.audit.Audit`. What leaves: :class:`~peaceops.pipeline.table.Table` values.
Never done here: finding anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from peaceops.dossier.audit import Audit
from peaceops.model.citation import Work
from peaceops.model.text import Sentence
from peaceops.pipeline.table import Cell, Table

_FINDING_TYPES: Final = {
    "code": "str", "rule": "str", "severity": "str", "title": "str", "explanation": "str", "quote": "str", "where": "str",
    "statements": "str", "notes": "str", "works": "str", "page": "int", "line": "int",
}  # fmt: skip


def tabulate_findings(audit: Audit) -> Table:
    """Tabulate findings, one row each, worst first; ids are joined by spaces."""
    return Table.of_rows(_FINDING_TYPES, _list_findings(audit))


def _list_findings(audit: Audit) -> Iterator[dict[str, Cell]]:
    places = _Places(audit)
    for finding in audit.findings:
        ground = finding.grounds[0]
        order = places.of_statement.get(finding.statements[0]) if finding.statements else None
        if order is None and ground.where == "sentence" and ground.ref.isdecimal():
            order = int(ground.ref)
        yield {
            "code": finding.code, "rule": finding.rule, "severity": finding.severity, "title": finding.title,
            "explanation": finding.explanation, "quote": ground.text, "where": f"{ground.where} {ground.ref}".strip(),
            "statements": " ".join(finding.statements), "notes": " ".join(finding.notes),
            "works": " ".join(finding.works), **places.find(order),
        }  # fmt: skip


_VERDICT_TYPES: Final = {
    "statement": "str", "verdict": "str", "explanation": "str", "text": "str", "test": "str", "test_verdict": "str",
    "test_explanation": "str", "claimed": "str", "claimed_low": "float", "claimed_high": "float", "evidence": "str",
    "evidence_low": "float", "evidence_high": "float", "unit": "str", "definition": "str", "rule": "str", "period": "str",
    "fit": "str", "readings": "int", "source": "str", "citation": "str", "query": "str", "command": "str", "page": "int",
    "line": "int",
}  # fmt: skip


def tabulate_verdicts(audit: Audit) -> Table:
    """Tabulate verdicts: one row for each figure compared, one for a test without figures, one where nothing was tested."""
    return Table.of_rows(_VERDICT_TYPES, _list_verdicts(audit))


def _list_verdicts(audit: Audit) -> Iterator[dict[str, Cell]]:
    places = _Places(audit)
    texts = {statement.id: statement.text for statement in audit.statements}
    for verdict in audit.verdicts:
        head: dict[str, Cell] = {
            "statement": verdict.statement, "verdict": verdict.verdict, "explanation": verdict.explanation,
            "text": texts.get(verdict.statement, ""), **places.find(places.of_statement.get(verdict.statement)),
        }  # fmt: skip
        if not verdict.tests:
            yield head
        for test in verdict.tests:
            row = head | {"test": test.kind, "test_verdict": test.verdict, "test_explanation": test.explanation}
            if not test.figures:
                yield row
            for figure in test.figures:
                yield row | {
                    "claimed": figure.claimed, "claimed_low": _float(figure.claimed_low),
                    "claimed_high": _float(figure.claimed_high), "evidence": figure.text, "evidence_low": _float(figure.low),
                    "evidence_high": _float(figure.high), "unit": figure.unit, "definition": figure.definition,
                    "rule": figure.rule, "period": figure.period, "fit": figure.fit, "readings": figure.readings,
                    "source": figure.source, "citation": figure.citation, "query": figure.query, "command": figure.command,
                }  # fmt: skip


_STATEMENT_TYPES: Final = {
    "id": "str", "text": "str", "topic": "str", "indicator": "str", "definition": "str", "subjects": "str",
    "amounts": "str", "times": "str", "modality": "str", "attribution": "str", "is_negated": "bool", "is_testable": "bool",
    "reason": "str", "verdict": "str", "notes": "str", "page": "int", "line": "int",
}  # fmt: skip


def tabulate_statements(audit: Audit) -> Table:
    """Tabulate statements, one row each; words of figures and days are joined by semicolons, ids by spaces."""
    return Table.of_rows(_STATEMENT_TYPES, _list_statements(audit))


def _list_statements(audit: Audit) -> Iterator[dict[str, Cell]]:
    places = _Places(audit)
    verdicts = {verdict.statement: verdict.verdict for verdict in audit.verdicts}
    for s in audit.statements:
        yield {
            "id": s.id, "text": s.text, "topic": s.predicate.topic, "indicator": s.predicate.indicator,
            "definition": s.predicate.definition, "subjects": " ".join(dict.fromkeys(e.id for e in s.entities if e.id)),
            "amounts": "; ".join(amount.text for amount in s.amounts), "times": "; ".join(when.text for when in s.times),
            "modality": s.modality, "attribution": s.attribution, "is_negated": s.is_negated, "is_testable": s.is_testable,
            "reason": s.reason, "verdict": verdicts.get(s.id, ""), "notes": " ".join(s.notes), **places.find(s.sentence),
        }  # fmt: skip


_CITATION_TYPES: Final = {
    "note": "str", "index": "int", "text": "str", "kind": "str", "resolution": "str", "work": "str", "candidates": "str",
    "pinpoint": "str", "reason": "str",
}  # fmt: skip


def tabulate_citations(audit: Audit) -> Table:
    """Tabulate references, one row each, in the order of the notes."""
    rows: Iterator[dict[str, Cell]] = (
        {
            "note": c.note, "index": c.index, "text": c.text, "kind": c.kind, "resolution": c.resolution, "work": c.work,
            "candidates": " ".join(c.candidates), "pinpoint": c.pinpoint, "reason": c.reason,
        }
        for c in audit.graph.citations
    )  # fmt: skip
    return Table.of_rows(_CITATION_TYPES, rows)


_WORK_TYPES: Final = {
    "id": "str", "label": "str", "kind": "str", "authors": "str", "title": "str", "container": "str", "publisher": "str",
    "place": "str", "issued": "str", "first_issued_date": "date", "last_issued_date": "date", "address": "str",
    "accessed_date": "date", "symbol": "str", "aliases": "str", "originals": "str", "source": "str", "stake": "str",
    "citations": "int", "sentences": "int", "words": "int", "share": "float",
}  # fmt: skip


def tabulate_works(audit: Audit) -> Table:
    """Tabulate works, one row each, by first citation, with their shares of the text; None where nothing was derived."""
    return Table.of_rows(_WORK_TYPES, (_list_work(audit, work) for work in audit.graph.works))


def _list_work(audit: Audit, work: Work) -> dict[str, Cell]:
    share = next((s for s in audit.shares if s.work == work.id), None)
    issued = work.issued or (None, None)
    return {
        "id": work.id, "label": work.label, "kind": work.kind, "authors": "; ".join(a.name for a in work.authors),
        "title": work.title, "container": work.container, "publisher": work.publisher, "place": work.place,
        "issued": work.issued_text, "first_issued_date": issued[0], "last_issued_date": issued[1], "address": work.address,
        "accessed_date": work.accessed, "symbol": work.symbol, "aliases": "; ".join(work.aliases),
        "originals": "; ".join(o.original or o.label for o in audit.graph.origins if o.work == work.id),
        "source": work.source, "stake": (share.stake if share else "") or work.stake,
        "citations": share.citations if share else None, "sentences": share.sentences if share else None,
        "words": share.words if share else None, "share": share.share if share else None,
    }  # fmt: skip


_AUDIT_TYPES: Final = {
    "kind": "str", "id": "str", "severity_or_verdict": "str", "title": "str", "explanation": "str", "quote": "str",
    "notes": "str", "works": "str", "statements": "str", "claimed": "str", "evidence": "str", "fit": "str",
    "source": "str", "command": "str", "page": "int", "line": "int",
}  # fmt: skip


def tabulate_audit(audit: Audit) -> Table:
    """Tabulate findings and verdicts together, findings first; ``kind`` tells which."""
    return Table.of_rows(_AUDIT_TYPES, _list_all(audit))


def _list_all(audit: Audit) -> Iterator[dict[str, Cell]]:
    notes = {statement.id: " ".join(statement.notes) for statement in audit.statements}
    for row in _list_findings(audit):
        yield {**row, "kind": "finding", "id": row["code"], "severity_or_verdict": row["severity"]}
    for row in _list_verdicts(audit):
        low, high = row.get("evidence_low"), row.get("evidence_high")
        bounds = " to ".join(f"{x:g}" for x in dict.fromkeys((low, high)) if isinstance(x, float))
        yield {
            **row, "kind": "verdict", "id": row["statement"], "severity_or_verdict": row["verdict"],
            "title": row.get("test_explanation") or row["explanation"], "quote": row["text"], "statements": row["statement"],
            "notes": notes.get(str(row["statement"]), ""), "evidence": bounds or row.get("evidence"),
            "source": row.get("citation") or row.get("source"),
        }  # fmt: skip


class _Places:
    """Page and line of a sentence."""

    def __init__(self, audit: Audit) -> None:
        self.of_statement = {statement.id: statement.sentence for statement in audit.statements}
        self._sentences: dict[int, Sentence] = {sentence.order: sentence for sentence in audit.text.sentences}
        self._passages = {passage.order: passage for passage in audit.text.passages}

    def find(self, order: int | None) -> dict[str, Cell]:
        sentence = self._sentences.get(order) if order is not None else None
        passage = self._passages.get(sentence.passage) if sentence else None
        return {"page": passage.first_page, "line": passage.first_line} if passage else {"page": None, "line": None}


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
