"""The audit of an article with every kind of fault and near miss, as text; and of the shared article, its structure.

``python3 run.py pytest tests/golden --snapshot-update`` writes the text anew; read the difference before it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import peaceops
from peaceops.api import AuditResult
from peaceops.report.audit.data import audit_schema

ARTICLE = Path(__file__).parent / "audit" / "article.txt"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditResult]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("share")))
        for name in ("PEACEOPS_DOCUMENTS", "PEACEOPS_DATA"):
            patch.delenv(name, raising=False)
        yield peaceops.audit(ARTICLE)


def describe(found: AuditResult) -> Iterator[str]:
    audit = found.audit
    for finding in audit.findings:
        notes = f" [notes {', '.join(finding.notes)}]" if finding.notes else ""
        yield f"{finding.severity:<8}{finding.code} {finding.title}{notes}"
        yield from (f"            {ground.where} {ground.ref}: {ground.text[:90]}" for ground in finding.grounds)
    for argument in audit.arguments:
        assert argument.words is not None
        yield f"argument {argument.inference or '-'} | {argument.cue} | {argument.words.text}"
        yield from (f"            premise {excerpt.ref}: {excerpt.text}" for excerpt in argument.stated)
    for prediction in audit.predictions:
        yield f"prediction {prediction.statement} by {prediction.resolve_by or prediction.reason}"


def test_findings_and_arguments_of_the_article(found: AuditResult, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(describe(found)) == snapshot


def test_each_fault_is_found_once_and_no_near_miss(found: AuditResult) -> None:
    by_note = {(f.code, note) for f in found.audit.findings for note in f.notes}
    # Note 9: a work of 2006 on passports received in 2014. Note 4: opened in 2009, dated 2010. Note 6: nobody named Brown.
    assert {("C01", "9"), ("C02", "4"), ("C06", "6")} <= by_note
    # Notes 3, 7 and 10 refer back to works that are there; note 8 is an interview.
    assert not [code for code, note in by_note if note in {"3", "7", "8", "10"} and code in {"C05", "C06", "C07"}]
    verdicts = {s.text: v.verdict for s in found.audit.statements for v in found.audit.verdicts if v.statement == s.id}
    # S/1994/818 counts 39 and its addendum 55 observers; 103 is the figure of another year.
    assert verdicts["UNOMIG had 103 military observers in July 1994."] == "contradicted"
    assert (
        verdicts["The United Nations established the Observer Mission in Georgia (UNOMIG) in August 1993."]
        == "supported"
    )
    assert verdicts["The mission should have been larger."] == "not-testable"
    cues = [a.words.text for a in found.audit.arguments if a.words]
    assert not [text for text in cues if "creating delays" in text or "produced nothing" in text]
    assert [a.inference for a in found.audit.arguments] == [
        "composition-to-partiality", "alignment-to-impossibility", "case-to-case",
    ]  # fmt: skip


@pytest.mark.documents
def test_the_shared_article_has_its_structure(documents: Path) -> None:
    (path,) = documents.glob("miholjcic_2022_*.txt")
    result = peaceops.audit(path)
    audit = result.audit
    labels = [note.label for note in audit.text.notes if note.label.isdecimal()]
    assert labels == [str(n) for n in range(1, 44)]
    for label in labels:
        cited = audit.graph.cited_in(label)
        assert cited
        assert all(c.resolution in ("resolved", "none") or c.candidates or c.reason for c in cited)
    # Read by hand: notes 10 and 11 are Meiske and Ruggeri, 20 is Socor 2008, 33 the Kremlin's statement, 39 the ministry.
    works = {work.id: work for work in audit.graph.works}
    for label, name in (("11", "Meiske"), ("20", "Socor"), ("33", "Kremlin"), ("39", "Ministry of Defense")):
        assert [works[c.work].label.startswith(name) for c in audit.graph.cited_in(label)] == [True]
    by_note = {(f.code, note) for f in audit.findings for note in f.notes}
    assert {("C01", "26"), ("C02", "30"), ("C04", "37")} <= by_note
    assert {"cispkf-abkhazia", "rpc-karabakh", "jpkf-south-ossetia"} <= set(audit.missions)
    kinds = {a.inference for a in audit.arguments}
    assert {"alignment-to-impossibility", "case-to-case", "outcome-to-motive"} <= kinds
    # No evidence of an audit is the audited text itself.
    assert not [f for v in audit.verdicts for t in v.tests for f in t.figures if "Miholjcic" in f.citation]
    assert len(result.to_html()) > 100_000


def test_every_word_of_the_schema_is_of_the_project() -> None:
    assert not re.search(r"/work|/tmp|/home", str(audit_schema()))
