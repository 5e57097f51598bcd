"""Audits made by hand: a small one with a finding, verdict and argument of every kind, an empty one, a large one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from peaceops.dossier.audit import Audit, AuditManifest
from peaceops.model.audit import (
    INFERENCES,
    VERDICTS,
    Argument,
    Excerpt,
    Finding,
    Prediction,
    Recomputed,
    Share,
    StatementTest,
    Verdict,
)
from peaceops.model.citation import Author, Citation, CitationGraph, Origin, Work
from peaceops.model.passage import Call, Passage
from peaceops.model.statement import Statement
from peaceops.model.text import Note, Place, Sentence, Text

HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}\u202e\x1b[31m" + "x" * 300
MANIFEST = AuditManifest(
    command="peaceops audit text.pdf --data DIR",
    version="0.1.0",
    base_sha256="sha256:" + "0" * 64,
    datasets=(("ipi/months", "sha256:" + "1" * 64),),
    documents=(("report.pdf", "sha256:" + "2" * 64),),
    missing=("documents of 3 cited works; give their folder with --documents",),
)


def build_text(sentences: int = 8, notes: int = 4, *, hostile: str = "") -> Text:
    """A text of one sentence a passage, whose n-th sentence calls the n-th note."""
    passages, found, kept = [], [], []
    for n in range(sentences):
        words = f"Sentence {n} says that the mission had {n},500 troops in {1990 + n}.{hostile}"
        label = str(n + 1) if n < notes else ""
        calls = (Call(label=label, at=len(words)),) if label else ()
        passages.append(
            Passage(document="text.pdf", order=n, text=words, first_page=1 + n // 4, last_page=1 + n // 4, calls=calls, kind="paragraph")
        )  # fmt: skip
        found.append(Sentence(order=n, passage=n, start=0, end=len(words), text=words, notes=(label,) if label else ()))
    for n in range(notes):
        calls_at = (Place(passage=n, at=len(passages[n].text)),) if n < sentences else ()
        kept.append(
            Note(label=str(n + 1), order=n, text=f"Author {n % 7}, “Title”, {1990 + n % 30}.{hostile}", calls=calls_at)
        )
    return Text(
        name="text.pdf", sha256="a" * 64, format="pdf", language="en", passages=tuple(passages), notes=tuple(kept),
        sentences=tuple(found), title="A text" + hostile, author="Somebody", issued="2022", pages=2,
        warnings=("page 2 has no text",),
    )  # fmt: skip


def build_graph(notes: int = 4, works: int = 3, *, hostile: str = "") -> CitationGraph:
    """Every note cites one work in turn; the last note is ambiguous."""
    kinds = ("full", "ibid", "op-cit", "short")
    made = tuple(
        Work(
            id=f"w{n + 1:02}", kind="report", authors=(Author(family=f"Author{n}{hostile}", given="A."),), title=f"Title {n}{hostile}",
            issued=(date(2000 + n % 20, 1, 1), date(2000 + n % 20, 12, 31)), issued_text=str(2000 + n % 20),
            address="https://example.org/" + "long" * 30 if n % 2 else "javascript:alert(1)", accessed=date(2022, 3, 1),
            aliases=("Other name",) if n == 0 else (), source="un:s-1994-583" if n == 0 else "", stake="host" if n == 0 else "",
        )
        for n in range(works)
    )  # fmt: skip
    citations = []
    for n in range(notes):
        last = n == notes - 1 and notes > 1
        citations.append(
            Citation(
                note=str(n + 1), index=0, start=0, end=5, text="words", kind="op-cit" if last else kinds[(n // max(works, 1)) % 4],
                resolution="ambiguous" if last else "resolved", work="" if last else f"w{n % works + 1:02}",
                candidates=("w01", "w02") if last else (), reason="two works of this author" if last else "named in full",
            )
        )  # fmt: skip
    if notes and works > 2:
        citations.append(
            Citation(
                note="",
                index=0,
                start=0,
                end=8,
                text="Sentence",
                kind="short",
                resolution="resolved",
                work="w03",
                sentence=0,
            )
        )
    origins = (
        Origin(work="w02", original="w01", label="the statement", kind="press-release", reason="says so"),
        Origin(work="w03", original="", label=f"the same statement{hostile}", kind="wire-copy"),
    )
    return CitationGraph(works=made, citations=tuple(citations), origins=origins if works > 2 else ())


def build_audit(*, sentences: int = 8, notes: int = 4, works: int = 3, hostile: str = "") -> Audit:
    """An audit with every severity, verdict, kind of test, fit and inference."""
    text = build_text(sentences, notes, hostile=hostile)
    statements = tuple(
        Statement(
            id=f"s{n + 1:03}", sentence=n, start=0, end=len(text.sentences[n].text), text=text.sentences[n].text,
            notes=text.sentences[n].notes, modality="motive" if n % 7 == 5 else "asserted",
            reason=f"motive is not read from outcome{hostile}" if n % 7 == 5 else "", cue="in order to" if n % 7 == 5 else "",
            attribution=f"Somebody{hostile}" if n == 1 else "",
        )
        for n in range(sentences)
    )  # fmt: skip
    figure = Recomputed(
        claimed=f"1,500 troops{hostile}", claimed_low=Decimal(1500), claimed_high=Decimal(1500), low=Decimal(1200), high=Decimal("1350.5"),
        unit="persons", definition="T3/deployed_strength", rule="month's end", period="1994", fit="outside", source="ipi",
        citation=f"IPI 2.0{hostile}", query="contributions[mission=x]", command="peaceops ask strength --mission x", readings=3,
    )  # fmt: skip
    verdicts = tuple(
        Verdict(
            statement=s.id, verdict=VERDICTS[n % 7], explanation=f"because of the figures{hostile}",
            tests=()
            if VERDICTS[n % 7] in ("not-testable", "no-evidence")
            else (
                StatementTest(
                    kind=("internal", "recomputed", "ledger", "document")[n % 4], verdict=VERDICTS[n % 7], explanation="why",
                    figures=(figure,), grounds=(Excerpt(where="document", ref="report.pdf, p. 3", text=f"1,350 troops{hostile}"),),
                ),
            ),
        )
        for n, s in enumerate(statements)
    )  # fmt: skip
    grounds = (
        (Excerpt(where="sentence", ref="0", text=text.sentences[0].text[:40]),)
        if sentences
        else (Excerpt(where="note", ref="1", text="x"),)
    )
    findings = (
        Finding(code="C01", rule="older-than-event", severity="error", title=f"Source is older than the event{hostile}", explanation="2006 < 2015",
                grounds=grounds, statements=("s001",), notes=("1",), works=("w01",)),
        Finding(code="C04", rule="site-only", severity="warning", title="Address names only a site", explanation="mil.ru", grounds=(Excerpt(where="note", ref="2", text="https://mil.ru/"),), notes=("2",)),
        Finding(code="I01", rule="sum", severity="note", title="Sum does not follow", explanation="2 + 2", grounds=(Excerpt(where="passage", ref="2", text="Sentence 2"),)),
    )  # fmt: skip
    arguments = tuple(
        Argument(
            conclusion=statements[n % sentences].id, inference=kind, cue="therefore", premises=(statements[0].id,), missing=(f"that it holds{hostile}",),
            comparators=("unomig",), evidence=("a count",), same_inference=(("unomig", "the same"), ("", "2 of 5 missions")), explanation="what it leaves open",
            words=grounds[0] if n % 2 else None, stated=grounds if n % 3 else (),
        )
        for n, kind in enumerate((*INFERENCES, ""))
    ) if sentences else ()  # fmt: skip
    shares = (
        Share(work="w01", citations=2, sentences=2, words=20, share=0.25, stake="host"),
        Share(work="", citations=0, sentences=4, words=40, share=0.5),
    )
    predictions = (
        Prediction(statement="s002", resolve_by=date(2025, 11, 10)),
        Prediction(statement="s003", reason="no day"),
    )
    return Audit(
        text=text, graph=build_graph(notes, works, hostile=hostile), statements=statements, findings=findings, verdicts=verdicts,
        arguments=arguments, predictions=predictions if sentences > 2 else (), shares=shares, missions=("unomig",), manifest=MANIFEST,
        names=(("unomig", f"UNOMIG{hostile}"),), comparator_rule="nearest by distance", limits=(),
    )  # fmt: skip


def build_empty() -> Audit:
    """An audit of a text without notes and without a body."""
    text = Text(name="empty.txt", sha256="b" * 64, format="text", language="und", passages=())
    return Audit(
        text=text, graph=CitationGraph(), statements=(), findings=(), verdicts=(), arguments=(), predictions=(), shares=(), missions=(),
        manifest=AuditManifest(command="peaceops audit empty.txt", version="0.1.0", base_sha256=""), limits=("Too little text.",),
    )  # fmt: skip
