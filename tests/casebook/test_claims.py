"""Claims parsed late: the same as claims parsed at once, whatever is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.casefolder import make_row, write_case

from peaceops.casebook import load_casebook, read_casebooks
from peaceops.casebook.claims import ClaimRow, Claims
from peaceops.casebook.load import Casebook
from peaceops.codebook import load_codebook
from peaceops.errors import CasebookInvalid, ClaimConflict
from peaceops.evidence.answer import find_claims
from peaceops.model.claim import Claim
from peaceops.model.question import Question

HEAD = ("id", "subject", "indicator", "definition", "source", "summary", "stance", "status", "derives_from")


@pytest.fixture(scope="module")
def whole() -> Casebook:
    return load_casebook(load_codebook())


@pytest.fixture
def late() -> Casebook:
    return load_casebook(load_codebook(), late=True)


def test_late_claims_are_the_claims(whole: Casebook, late: Casebook) -> None:
    assert list(late.claims) == list(whole.claims)
    assert dict(late.places) == dict(whole.places)
    assert list(late.claims.values()) == list(whole.claims.values())
    assert late.searches == whole.searches


def test_heads_tell_what_the_claims_tell(whole: Casebook, late: Casebook) -> None:
    claims = [tuple(getattr(claim, name) for name in HEAD) for claim in whole.claims.values()]
    assert [tuple(getattr(head, name) for name in HEAD) for head in late.heads()] == claims
    assert [tuple(getattr(head, name) for name in HEAD) for head in whole.heads()] == claims


def test_every_question_has_the_same_claims(whole: Casebook, late: Casebook) -> None:
    asked = {(claim.subject, claim.indicator) for claim in whole.claims.values()}
    assert len(asked) > 500
    for mission in whole.missions.values():
        assert late.claims_on(mission.subjects) == whole.claims_on(mission.subjects)
        for indicator in {code for subject, code in asked if subject in mission.subjects}:
            question = Question(subject=mission.id, indicator=indicator)
            expected = tuple(c for c in whole.claims_on(mission.subjects) if c.indicator == indicator)
            assert find_claims(question, late, mission) == find_claims(question, whole, mission) == expected


def test_only_what_is_asked_for_is_parsed(late: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    assert isinstance(late.claims, Claims)
    parse = late.claims._parse
    assert parse is not None

    def watch(row: ClaimRow) -> Claim:
        parsed.append(row.id)
        return parse(row)

    monkeypatch.setattr(late.claims, "_parse", watch)
    assert len(late.claims) > 5000
    assert not parsed
    claims = late.claims_on(["unmee"])
    assert parsed == [claim.id for claim in claims]
    late.claims_on(["unmee"])
    assert len(parsed) == len(claims)


def read_late(base: Path, *above: Path) -> Casebook:
    return read_casebooks(load_codebook(), [(f.name, f) for f in (base, *above)], late=base.name)


def test_a_row_that_is_wrong_is_told_when_it_is_asked_for(tmp_path: Path) -> None:
    base = write_case(tmp_path / "base", rows=[make_row(), make_row(id="c000000000000", value="7")])
    casebook = read_late(base)
    assert len(casebook.claims) == 2
    with pytest.raises(CasebookInvalid, match=r"base/claims/testia\.csv row 3"):
        list(casebook.claims.values())


def test_a_folder_above_is_parsed_at_once(tmp_path: Path) -> None:
    base = write_case(tmp_path / "base")
    above = write_case(tmp_path / "above", rows=[make_row(indicator="T33")])
    with pytest.raises(CasebookInvalid, match=r"above/claims/testia\.csv row 2"):
        read_late(base, above)


def test_a_folder_above_that_says_something_else_of_an_id_is_refused(tmp_path: Path) -> None:
    plain = read_casebooks(load_codebook(), [("plain", write_case(tmp_path / "plain"))])
    first = next(iter(plain.claims.values()))
    base = write_case(tmp_path / "base", rows=[make_row(id=first.id)])
    assert list(read_late(base, write_case(tmp_path / "same", rows=[make_row()])).claims) == [first.id]
    with pytest.raises(ClaimConflict):
        read_late(base, write_case(tmp_path / "above", rows=[make_row(summary="Something else is said here")]))


def test_a_parent_that_is_nowhere_is_told_though_nothing_is_parsed(tmp_path: Path) -> None:
    plain = read_casebooks(load_codebook(), [("plain", write_case(tmp_path / "plain"))])
    first = next(iter(plain.claims.values()))
    base = write_case(tmp_path / "base", rows=[make_row(id=first.id, derives_from="c0123456789ab")])
    with pytest.raises(CasebookInvalid, match="c0123456789ab"):
        read_late(base)
