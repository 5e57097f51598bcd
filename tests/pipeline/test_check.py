"""The evidence base verifies itself: problems fail, remarks and absent sources do not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.casefolder import make_row, make_source, write_case

from peaceops.codebook.wording import find_loaded_words
from peaceops.errors import CasebookError
from peaceops.pipeline.check import check_base

TEXT = "1. The mission began.\n\n4. On 1 March 1999 the mission had 120 persons.\n"


def with_document(tmp_path: Path, *, value: str = "120") -> tuple[Path, Path]:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "report.txt").write_text(TEXT)
    digest = "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()
    row = make_row(value=value, anchors="the mission had", locator="lines 1-9")
    sources = [make_source(document="report.txt", sha256=digest), make_source("s-2", document="absent.pdf")]
    away = make_row(source="s-2", value="140", locator="page 1")
    return write_case(tmp_path / "case", rows=[row, away], sources=sources), documents


def test_the_shipped_base_is_sound() -> None:
    report = check_base()
    assert report.is_sound, [str(p) for p in report.problems]
    assert report.confirmation is None


def test_a_figure_that_stands_there_is_confirmed_and_one_not_at_hand_does_not_fail(tmp_path: Path) -> None:
    case, documents = with_document(tmp_path)
    told: list[str] = []
    report = check_base(casebooks=(case,), documents=documents, progress=told.append)
    assert report.confirmation is not None
    own = [c for c in report.confirmation.confirmations if c.source in ("s-1", "s-2")]
    assert [(c.is_checked, c.is_confirmed) for c in own] == [(True, True), (False, False)]
    assert not [f for f in report.confirmation.failures if f.source in ("s-1", "s-2")]
    assert "reading report.txt" in told


def test_a_figure_that_does_not_stand_there_fails(tmp_path: Path) -> None:
    case, documents = with_document(tmp_path, value="121")
    report = check_base(casebooks=(case,), documents=documents)
    assert report.confirmation is not None
    assert [f.missing for f in report.confirmation.failures if f.source == "s-1"] == [("121",)]
    assert not report.is_sound
    assert report.to_dict()["failures"]


def test_loaded_words_in_our_own_voice_are_problems(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", rows=[make_row(summary='The separatist side called it "an invasion".')])
    (problem,) = check_base(casebooks=(case,)).problems
    assert "'separatist' in our own voice" in problem.what
    assert problem.where.endswith("claims/testia.csv row 2")


def test_a_search_for_an_unknown_question_is_a_problem(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    head = "subjects,source,questions,first_day,last_day,searched_on\n"
    (case / "searches.csv").write_text(
        head + "testia,s-1,strenght,1999,1999,2020-01-01\nnowhere,s-1,*,1999,1999,2020\n"
    )
    assert [str(p) for p in check_base(casebooks=(case,)).problems] == [
        f"{case}/searches.csv row 2: question 'strenght' is no row of the year table",
        f"{case}/searches.csv row 3: subject 'nowhere' is in no missions.csv",
    ]


def test_a_source_without_claims_is_a_remark(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", rows=[make_row()])
    assert "source s-2" in {r.where for r in check_base(casebooks=(case,)).remarks}


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="is no folder"):
        check_base(documents=tmp_path / "absent")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The host speaks of “occupied territories”.", ()),
        ("Occupied villages", ("Occupied",)),
        ("occupational", ()),
        ("called 'ethnic cleansing' by some; genocide", ("genocide",)),
        ("the Abkhaz side's «сепаратизм» and puppet", ("puppet",)),
    ],
)
def test_loaded_words(text: str, words: tuple[str, ...]) -> None:
    assert find_loaded_words(text) == words
