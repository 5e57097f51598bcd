"""Recall of statements, figures and notes on the keys of the article and of six reports.

What enters: the keys and the texts under a folder of documents. What leaves: counts.
Never done here: a change of the keys; a sentence of the texts.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from bench.audit_accuracy.battery import KEYS, read_key

from peaceops.assess.audit.citation import check_citations
from peaceops.assess.audit.statement import check_statements
from peaceops.casebook.load import Casebook
from peaceops.codebook.schema import Codebook
from peaceops.documents.citations import parse_citations
from peaceops.documents.lexicon import Lexicon
from peaceops.documents.statements import find_statements
from peaceops.documents.text import read_text
from peaceops.model.citation import CitationGraph
from peaceops.model.statement import Statement
from peaceops.model.text import Text
from peaceops.pipeline.audit_ask import EvidenceAsker
from peaceops.pipeline.audit_own import find_own_sources

_ARTICLE: Final = "miholjcic_2022*.txt"
_SAME_UNITS: Final = frozenset({"persons", "count", "events", ""})


def run_article(casebook: Casebook, codebook: Codebook, lexicon: Lexicon, documents: Path) -> Iterator[str]:
    """Run the article: notes, statements, verdicts, false alarms of the rules on notes."""
    path = next(iter(sorted(documents.glob(_ARTICLE))), None)
    if path is None:
        yield f"no article under {documents}"
        return
    text = read_text(path)
    graph = parse_citations(text, casebook.sources)
    statements = find_statements(text, lexicon)
    yield from _count_notes(graph)
    yield from _count_statements(read_key("article_statements.jsonl"), text, statements)
    asker = EvidenceAsker(casebook, codebook, without=find_own_sources(casebook, text), lexicon=lexicon)
    verdicts, _ = check_statements(text, graph, statements, asker, {})
    given = {v.statement: v.verdict for v in verdicts}
    right = wrong = silent = 0
    for row in read_key("article_statements.jsonl"):
        if "verdicts" not in row or row.get("needs") == "data":
            continue
        near = {given[s.id] for s in _find_near(row, text, statements)}
        if near & set(row["verdicts"]):
            right += 1
        elif "contradicted" in near:
            wrong += 1
        else:
            silent += 1
    yield f"verdicts on the article, base alone: {right} right, {silent} silent or other, {wrong} wrongly contradicted"
    findings = check_citations(text, graph, statements, {})
    yield from _count_findings(findings)


def run_reports(lexicon: Lexicon, documents: Path) -> Iterator[str]:
    """Run the statements of six reports."""
    rows = read_key("report_statements.jsonl")
    by_document: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_document.setdefault(row["document"], []).append(row)
    for symbol in sorted(by_document):
        name = symbol.replace("/", "_")
        path = next(iter(sorted(documents.glob(f"secretary_general_reports/*_{name}.pdf"))), None)
        if path is None:
            yield f"{symbol}: not under {documents}"
            continue
        text = read_text(path, ocr_folder=documents / "ocr")
        for line in _count_statements(by_document[symbol], text, find_statements(text, lexicon)):
            yield f"{symbol} {line}"


def fold(text: str) -> str:
    """Fold white space, case and apostrophes."""
    return " ".join(text.split()).casefold().replace("’", "'").replace("‘", "'")


def _find_near(row: dict[str, Any], text: Text, statements: Sequence[Statement]) -> list[Statement]:
    anchor = fold(row["anchor"])
    orders = {s.order for s in text.sentences if anchor in fold(s.text)}
    return [s for s in statements if s.sentence in orders]


def _count_statements(rows: Sequence[dict[str, Any]], text: Text, statements: Sequence[Statement]) -> Iterator[str]:
    found: Counter[str] = Counter()
    for row in rows:
        if row.get("in_note"):
            continue
        near = _find_near(row, text, statements)
        found["statements"] += 1
        found["statements found"] += bool(near)
        amounts = [a for s in near for a in s.amounts]
        for wanted in row["amounts"]:
            found["figures"] += 1
            same = [a for a in amounts if is_same(wanted, a.low, a.high)]
            found["value"] += bool(same)
            found["unit"] += any(is_unit(wanted.get("unit", ""), a.unit) for a in same)
            found["bound"] += any(wanted.get("bound", "exact") == a.bound for a in same)
        days = {(w.period.first_day.isoformat(), w.period.last_day.isoformat()) for s in near for w in s.times}
        for first, last in row["times"]:
            found["days"] += 1
            found["day right"] += any((first is None or a == first) and (last is None or b == last) for a, b in days)
        if row["subjects"]:
            found["subjects"] += 1
            ids = {e.id for s in near for e in s.entities}
            found["subject right"] += bool(ids & set(row["subjects"]))
    yield (
        f"statements {found['statements found']} of {found['statements']};"
        f" figures: value {found['value']}, unit {found['unit']}, bound {found['bound']} of {found['figures']};"
        f" days {found['day right']} of {found['days']}; subjects {found['subject right']} of {found['subjects']}"
    )


def is_same(wanted: dict[str, Any], low: Decimal | None, high: Decimal | None) -> bool:
    """Whether bounds are those of the key; the end of a share may be the whole."""
    ends = [None if wanted.get(k) is None else Decimal(str(wanted[k])) for k in ("low", "high")]
    given = {x for x in (low, high) if x is not None}
    return bool(given) and given <= {x for x in ends if x is not None} | (
        {Decimal(1)} if wanted.get("unit") == "share" else set()
    )


def is_unit(wanted: str, unit: str) -> bool:
    """Whether a unit is that of the key; units that only count are one."""
    wanted, unit = wanted.casefold(), unit.casefold()
    return wanted == unit or {wanted, unit} <= _SAME_UNITS or unit == f"count_per_{wanted.removeprefix('per ')}"


def _read_csv(name: str) -> list[dict[str, str]]:
    lines = (KEYS / name).read_text("utf-8").splitlines()[1:]
    return list(csv.DictReader(lines))


def _count_notes(graph: CitationGraph) -> Iterator[str]:
    rows = [row for row in _read_csv("article_notes.csv") if row["kind"] != "explanatory"]
    works: dict[str, set[str]] = {}
    for row in rows:
        for citation in graph.cited_in(row["label"]):
            if citation.work:
                works.setdefault(row["work"], set()).add(citation.work)
    resolved = sum(any(c.resolution == "resolved" for c in graph.cited_in(row["label"])) for row in rows)
    apart = sum(len(ids) == 1 for ids in works.values())
    yield f"notes resolved {resolved} of {len(rows)}; works of the key that are one work here {apart} of {len(works)}"


def _count_findings(findings: Sequence[Any]) -> Iterator[str]:
    rows = _read_csv("article_findings.csv")
    made = {(f.rule, note) for f in findings for note in f.notes}
    silent = [r for r in rows if r["expected"] == "silent"]
    right = [r for r in rows if r["expected"] == "right" and r["decided_by"] in ("dates", "note")]
    notes = {note for _, note in made}
    hits = sum(any(n.strip() in notes for n in r["notes"].replace(";", " ").split()) for r in right)
    alarms = sum(any((r["rule"], n.strip()) in made for n in r["notes"].replace(";", " ").split()) for r in silent)
    yield f"findings on notes: {hits} of {len(right)} that should be made; {alarms} of {len(silent)} that should not"
    for rule, count in sorted(Counter(f.rule for f in findings).items()):
        yield f"  {rule}: {count}"
