"""An audit on claims that are parsed when they are asked for is the audit on all of them, parsed at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peaceops.casebook import load_casebook
from peaceops.codebook import load_codebook
from peaceops.documents.text import read_text
from peaceops.dossier.audit import Audit
from peaceops.pipeline.audit import AuditRequest, audit_text
from peaceops.pipeline.audit_data import DataAtHand
from peaceops.pipeline.base import Base
from peaceops.report.audit.data import render_audit_json

CODEBOOK = load_codebook()
WHOLE = Base(codebook=CODEBOOK, casebook=load_casebook(CODEBOOK))
MISSIONS = sorted(m.acronym for m in WHOLE.casebook.missions.values() if m.acronym)
SENTENCES = (
    "{m} had {n} military observers in {y}.",
    "By {y}, {n} peacekeepers of {m} had been killed.",
    "{m} was established in {y} and its authorised strength was {n}.",
    "About {n} displaced persons had returned to the area of {m} by {y}.",
    "{m} ended in {y}, after {few} years, when its mandate was not renewed.",
    "{m} consisted mainly of troops of one state. Therefore, the force cannot have been neutral.",
    "The mission {m} ended in war, so it is reasonable to conclude that other forces will join the fighting.",
    "Between {y} and 2010 the United Nations established {few} missions, {m} among them.",
)


def audit(path: Path, *, late: bool) -> Audit:
    base = Base(codebook=CODEBOOK, casebook=load_casebook(CODEBOOK, late=True)) if late else WHOLE
    return audit_text(read_text(path), base, AuditRequest(file=path), DataAtHand(store=None))


def check_same(path: Path) -> None:
    late, whole = audit(path, late=True), audit(path, late=False)
    assert late == whole
    assert render_audit_json(late) == render_audit_json(whole)


def write(path: Path, sentences: list[str]) -> Path:
    path.write_text("Missions compared\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8")
    return path


sentence = st.builds(
    lambda form, mission, n, year, few: form.format(m=mission, n=n, y=year, few=few),
    st.sampled_from(SENTENCES), st.sampled_from(MISSIONS), st.integers(1, 20_000), st.integers(1948, 2020),
    st.integers(2, 40),
)  # fmt: skip


@given(sentences=st.lists(sentence, min_size=3, max_size=8, unique=True))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_audit_is_the_same_with_late_claims(tmp_path: Path, sentences: list[str]) -> None:
    check_same(write(tmp_path / "text.txt", sentences))


def test_the_missions_with_most_claims_are_audited_the_same(tmp_path: Path) -> None:
    names = ["UNOMIG", "UNMOT", "UNIFIL", "MINURSO", "ECOMOG in Liberia", "the CIS peacekeeping force in Abkhazia"]
    written = [s.format(m=m, n=103, y=1994, few=13) for m in names for s in SENTENCES]
    path = write(tmp_path / "text.txt", written)
    check_same(path)
    found = audit(path, late=True)
    # The law would hold of an audit that finds nothing: this one asks the ledger, the registry and other missions.
    assert {test.kind for verdict in found.verdicts for test in verdict.tests} >= {"recomputed", "ledger"}
    assert any(argument.same_inference for argument in found.arguments)


@pytest.mark.documents
def test_the_article_is_audited_the_same(documents: Path) -> None:
    check_same(next(documents.glob("miholjcic_2022_*.txt")))
