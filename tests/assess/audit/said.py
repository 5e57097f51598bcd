"""Texts made by hand: sentences in, a text with its statements out."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from peaceops.assess.audit.asker import Probe, Reply
from peaceops.assess.audit.statement import check_statements
from peaceops.casebook.load import Casebook, load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.lexicon import Lexicon, build_lexicon
from peaceops.documents.statements import find_statements
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Finding, Verdict
from peaceops.model.citation import CitationGraph
from peaceops.model.passage import Passage
from peaceops.model.statement import Entity, Statement
from peaceops.model.text import Sentence, Text
from peaceops.pipeline.audit_ask import EvidenceAsker


class Silent:
    """An asker with no evidence at all, or with what a test gives it."""

    def __init__(self, readings: dict[str, tuple[Reading, ...]] | None = None) -> None:
        self.readings = readings or {}

    def ask(self, probe: Probe) -> tuple[Reply, ...]:
        found = self.readings.get(probe.topic, ())
        return (Reply(probe=probe, title="", command="peaceops ask --list", readings=found),) if found else ()

    def may_have(self, mission: str, number: Decimal) -> bool:
        return True

    def find_subjects(self, entity: Entity) -> tuple[str, ...]:
        return (entity.id,) if entity.id else ()

    def read_ledger(self, statements: object) -> None:
        return None

    def find_missions(self, probe: Probe) -> tuple[str, ...]:
        return ()

    def name(self, subject: str) -> str:
        return subject

    def read_mission(self, mission: str) -> None:
        return None

    def list_definers(self, mission: str) -> frozenset[str]:
        return frozenset()

    def is_joint(self, mission: str) -> bool:
        return False

    def is_state(self, ident: str) -> bool:
        return len(ident) == 3

    def was_state(self, ident: str, last: object) -> bool:
        return True

    def tell_stake(self, source: str, subject: str) -> str:
        return ""


@lru_cache(maxsize=1)
def base() -> tuple[Casebook, Lexicon, EvidenceAsker]:
    """The shipped base with its lexicon and asker."""
    codebook = load_codebook()
    casebook = load_casebook(codebook)
    return casebook, build_lexicon(casebook, codebook), EvidenceAsker(casebook, codebook)


def make_text(*sentences: str, name: str = "text.txt", title: str = "") -> Text:
    """A text whose sentences are these, all of one passage."""
    body = " ".join(sentences)
    found: list[Sentence] = []
    at = 0
    for order, text in enumerate(sentences):
        found.append(Sentence(order=order, passage=0, start=at, end=at + len(text), text=text))
        at += len(text) + 1
    passage = Passage(document=name, order=0, text=body, kind="paragraph")
    return Text(
        name=name, sha256="", format="text", language="en", passages=(passage,), sentences=tuple(found), title=title
    )  # fmt: skip


def read(*sentences: str, name: str = "text.txt", title: str = "") -> tuple[Text, tuple[Statement, ...]]:
    """A text with its statements."""
    text = make_text(*sentences, name=name, title=title)
    return text, find_statements(text, base()[1])


def audit(
    *sentences: str, evidence: tuple[str, ...] = (), asker: object = None, title: str = ""
) -> tuple[list[tuple[Statement, Verdict]], tuple[Finding, ...]]:
    """Test sentences against the shipped base (or an asker) and a document of other sentences."""
    text, statements = read(*sentences, title=title)
    documents = {"evidence": read(*evidence, name="evidence.txt")} if evidence else {}
    verdicts, findings = check_statements(
        text, CitationGraph(), statements, base()[2] if asker is None else asker, documents  # type: ignore[arg-type]
    )  # fmt: skip
    return list(zip(statements, verdicts, strict=True)), findings


def verdict_of(*sentences: str, evidence: tuple[str, ...] = (), asker: object = None) -> Verdict:
    """The verdict on the one testable statement of the last sentence that says most."""
    pairs, _ = audit(*sentences, evidence=evidence, asker=asker)
    own = [v for s, v in pairs if s.sentence == len(sentences) - 1 and v.verdict != "not-testable"]
    assert own, f"no statement found in {sentences[-1]!r}"
    return next((v for v in own if v.verdict != "no-evidence"), own[0])
