"""What an audit keeps of the files that ship with the package is what it reads of them."""

from __future__ import annotations

import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from tests.assess.audit.said import base, read

from peaceops.casebook.identity import normalise_name
from peaceops.casebook.state import read_states
from peaceops.kept import hold_values
from peaceops.pipeline import audit_ask
from peaceops.pipeline.inputs import read_version
from peaceops.sources import SOURCES
from peaceops.sources.base import read_card


def test_cards_that_were_kept_are_those_that_are_read() -> None:
    read = {source: read_card.__wrapped__(source) for source in SOURCES}
    held: dict[Any, Any] = {}
    with hold_values(held.get, held.__setitem__):
        for _ in range(2):
            assert {source: read_card.__wrapped__(source) for source in SOURCES} == read
    assert held


def test_states_are_found_by_kept_names_and_by_others() -> None:
    held: dict[Any, Any] = {}
    plain = read_states()
    expected = {text: plain.list_candidates(text) for text in ("Côte d’Ivoire", "IVORY COAST", "Atlantis")}
    with hold_values(held.get, held.__setitem__):
        for _ in range(2):
            index = read_states()
            assert {text: index.list_candidates(text) for text in expected} == expected
            assert index._table == plain._table
    assert held
    assert expected["IVORY COAST"]
    assert not expected["Atlantis"]
    assert normalise_name("IVORY COAST") == "ivory coast"


def test_the_version_is_that_of_the_metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_version() == version("peaceops")
    (tmp_path / "peaceops-9.8.7.dist-info").mkdir()
    (tmp_path / "peaceops-9.8.7.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: peaceops\nVersion: 9.8.7\n"
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path / "nowhere"), str(tmp_path), *sys.path])
    assert read_version() == version("peaceops") == "9.8.7"


def test_a_version_that_two_folders_tell_is_asked_of_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    for number in ("1.0", "2.0"):
        (tmp_path / f"peaceops-{number}.dist-info").mkdir()
        (tmp_path / f"peaceops-{number}.dist-info" / "METADATA").write_text(f"Name: peaceops\nVersion: {number}\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert read_version() == version("peaceops")


def test_the_nearest_claims_are_those_that_share_most_words() -> None:
    """Counted anew: of all claims on whom a statement names the six that share most words, of equals the first ids."""
    casebook, _, asker = base()
    _, statements = read("UNOMIG had 121 military observers and 12 police officers in July 1994.")
    named = {e.id for s in statements for e in s.entities if e.id}
    subjects = {
        subject for m in casebook.missions.values()
        if named & ({m.id, *m.contexts, m.area, m.counterpart} - {""}) for subject in m.subjects
    }  # fmt: skip
    claims = [c for c in casebook.heads_on(subjects) if c.stance != "denies" and c.summary]
    expected: set[str] = set()
    for statement in statements:
        words = audit_ask._list_words(statement.text)
        shared = Counter({c.id: len(words & audit_ask._list_words(c.summary)) for c in claims})
        ranked = sorted((-n, ident) for ident, n in shared.items() if n >= 3)
        assert len(ranked) > 6
        expected |= {ident for _, ident in ranked[:6]}
    found = asker.read_ledger(statements)
    assert found is not None
    assert {passage.paragraph.split()[0] for passage in found[0].passages} == expected
