"""The loader: every problem with file and row in one go, nothing guessed, nothing outside the folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.casefolder import CLAIM_HEADER, MISSION_HEADER, make_row, make_source, render_rows, write_case

from peaceops.casebook import load_casebook, read_casebooks
from peaceops.casebook.load import Casebook
from peaceops.codebook import load_codebook
from peaceops.errors import CasebookError, CasebookInvalid, ClaimConflict, UnknownMission


def load(*folders: Path) -> Casebook:
    return read_casebooks(load_codebook(), [(folder.name, folder) for folder in folders])


def problems(*folders: Path) -> list[str]:
    with pytest.raises(CasebookInvalid) as caught:
        load(*folders)
    return [str(problem) for problem in caught.value.problems]


def test_a_small_case_loads(tmp_path: Path) -> None:
    casebook = load(write_case(tmp_path / "case"))
    assert list(casebook.missions) == ["testia"]
    assert [c.value.text for c in casebook.claims.values()] == ["120", "140"]
    assert [casebook.places[c] for c in casebook.claims] == [
        "case/claims/testia.csv row 2",
        "case/claims/testia.csv row 3",
    ]
    assert {c.known_from.isoformat() for c in casebook.claims.values()} == {"1999-06-30"}


def test_the_shipped_base_loads() -> None:
    casebook = load_casebook(load_codebook())
    assert {"unomig", "cispkf-abkhazia"} <= set(casebook.missions)


def test_every_problem_is_told_at_once_with_file_and_row(tmp_path: Path) -> None:
    rows = [
        make_row(),
        make_row(indicator="T33"),
        make_row(definition="deployed_strenght"),
        make_row(unit="persns"),
        make_row(indicator="N3", definition="host_consent", value="77", party="host"),
        make_row(first_day="1999-05-01", last_day="1999-04-01"),
        make_row(source="s-9"),
        make_row(locator=""),
        make_row(party="nobody"),
        make_row(value="1,200"),
        make_row(subject="testa"),
        make_row(id="c000000000000"),
        make_row(stance="shouts", value="121"),
        make_row(first_day="1999-02-30"),
        make_row(derives_from="c0123456789ab", value="122"),
    ]
    bad = make_source("s-2")
    bad["custom"] = {"peaceops": {"kind": "", "stake": "third"}}
    case = write_case(tmp_path / "case", rows=rows, sources=[make_source(), bad])
    text = "\n".join(problems(case))
    for row, what in (
        (3, "unknown indicator 'T33'"),
        (4, "nearest: deployed_strength"),
        (5, "unit 'persns'"),
        (6, "code '77'"),
        (7, "the period ends before it begins"),
        (8, "source 's-9' is not in sources.json"),
        (9, "the locator is empty"),
        (10, "party 'nobody'"),
        (11, "'1,200' is no number"),
        (12, "subject 'testa' is in no missions.csv"),
        (13, "id 'c000000000000' is not that of this content"),
        (14, "stance 'shouts'"),
        (15, "no day of the calendar"),
        (16, "derives_from names 'c0123456789ab'"),
    ):
        lines = [line for line in text.splitlines() if f"case/claims/testia.csv row {row}:" in line]
        assert any(what in line for line in lines), (row, what, lines)
    assert "case/sources.json item 2: the source has no kind" in text
    assert "row 2:" not in text


def test_a_blank_id_is_made_and_a_right_one_is_taken(tmp_path: Path) -> None:
    made = next(iter(load(write_case(tmp_path / "a")).claims))
    again = load(write_case(tmp_path / "b", rows=[make_row(id=made)]))
    assert list(again.claims) == [made]


def test_the_same_claim_twice_is_a_problem(tmp_path: Path) -> None:
    (line,) = problems(write_case(tmp_path / "case", rows=[make_row(), make_row()]))
    made = next(iter(load(write_case(tmp_path / "one", rows=[make_row()])).claims))
    assert (
        line
        == f"case/claims/testia.csv row 3: claim {made!r} says the same as case/claims/testia.csv row 2; expected each claim once"
    )


def test_comments_and_empty_lines_are_passed_over_and_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    text = '"# a comment, with a ""quotation"""\n\n' + render_rows([make_row(note="two\nlines"), make_row(value="x")])
    (line,) = problems(write_case(tmp_path / "case", claims_text=text))
    assert line.startswith("case/claims/testia.csv row 5: 'x' is no number")


def test_formula_cells_come_back_as_they_were_meant(tmp_path: Path) -> None:
    casebook = load(write_case(tmp_path / "case", rows=[make_row(note="'=HYPERLINK(1)")]))
    assert next(iter(casebook.claims.values())).note == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("claims/testia.csv", b"id,\x00", "holds a null character"),
        ("claims/testia.csv", b"\xff\xfe\x00a", "is no UTF-8 text"),
        ("claims/testia.csv", b"", None),
        ("claims/testia.csv", b"# only a comment\n", "has no header"),
        ("claims/testia.csv", b'subject,"unclosed\n', "is no CSV"),
        ("claims/testia.csv", b"subject,subject\n", "stands twice"),
        ("claims/testia.csv", b"subject,valeu\n", "nearest: value"),
        ("missions.csv", b"id,name\n", "column 'first_day' is missing"),
        ("sources.json", b"{", "is no JSON"),
        ("sources.json", b"{}", "is no list"),
        ("sources.json", b"[1]", "is no object"),
        ("sources.json", b"[" * 100_000, "is no JSON"),
        ("searches.csv", b"subjects,first_day,last_day,searched_on\ntestia,2000,1999,2020\n", "ends before it begins"),
        ("names.csv", b"entity,text\nnobody,Name\n", "row 2: mission 'nobody' is in no missions.csv"),
    ],
)
def test_a_broken_file_is_a_problem(tmp_path: Path, name: str, content: bytes, what: str | None) -> None:
    case = write_case(tmp_path / "case")
    (case / name).write_bytes(content)
    if what is None:
        assert not load(case).claims
    else:
        assert any(what in line and name in line for line in problems(case))


def test_a_huge_cell_is_a_problem(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", rows=[make_row(note="x" * 10_001), make_row(note="y" * 200_000, value="1")])
    assert any("note is longer than 10000 characters" in line for line in problems(case))


@pytest.mark.parametrize("name", ["sources.json", "missions.csv", "claims/testia.csv", "claims"])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, name: str) -> None:
    case = write_case(tmp_path / "case")
    outside = tmp_path / "outside"
    (case / name).rename(outside)
    (case / name).symlink_to(outside)
    assert any("leads out of its folder" in line for line in problems(case))


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    (case / "sources.json").rename(case / "library.json")
    (case / "sources.json").symlink_to(case / "library.json")
    assert len(load(case).sources) == 2


def test_other_content_under_one_id_is_a_conflict(tmp_path: Path) -> None:
    first = write_case(tmp_path / "first")
    second = write_case(tmp_path / "second", rows=[make_row(note="another remark")])
    with pytest.raises(ClaimConflict) as caught:
        load(first, second)
    assert "second/claims/testia.csv row 2" in str(caught.value)
    assert "first/claims/testia.csv row 2" in str(caught.value)


def test_the_same_content_under_one_id_is_none(tmp_path: Path) -> None:
    first, second = write_case(tmp_path / "first"), write_case(tmp_path / "second")
    assert load(first, second).claims == load(first).claims


def test_a_source_of_other_content_is_a_conflict(tmp_path: Path) -> None:
    first = write_case(tmp_path / "first")
    second = write_case(tmp_path / "second", rows=[make_row()], sources=[make_source(stake="host")])
    with pytest.raises(
        ClaimConflict, match=r"second/sources.json item 1: source 's-1' has other content in first/sources.json item 1"
    ):
        load(first, second)


def test_a_circle_of_derivation_is_a_problem(tmp_path: Path) -> None:
    one, two = load(write_case(tmp_path / "plain")).claims
    rows = [make_row(derives_from=two), make_row(source="s-2", value="140", locator="page 1", derives_from=one)]
    assert any("runs in a circle" in line for line in problems(write_case(tmp_path / "case", rows=rows)))


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="is no folder"):
        load_casebook(load_codebook(), overlays=[tmp_path / "absent"])


def test_missions_are_found_by_any_name(tmp_path: Path) -> None:
    casebook = load(write_case(tmp_path / "case"))
    for name in ("testia", "TEST", "observer  mission in TESTIA"):
        assert casebook.mission(name).id == "testia"
    with pytest.raises(UnknownMission) as caught:
        casebook.mission("tesita")
    assert caught.value.nearest == ("testia",)


def test_withdrawn_claims_are_kept_but_not_used(tmp_path: Path) -> None:
    casebook = load(write_case(tmp_path / "case", rows=[make_row(status="withdrawn")]))
    assert len(casebook.claims) == 1
    assert not casebook.claims_on(["testia"])


def test_unknown_fields_of_a_source_are_problems(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", sources=[make_source(knid="news"), make_source("s-2")])
    assert any("custom.peaceops.knid is not known" in line for line in problems(case))


def test_a_source_may_keep_a_key_with_capitals(tmp_path: Path) -> None:
    case = write_case(
        tmp_path / "case", rows=[make_row(source="Lynch2000")], sources=[make_source("Lynch2000"), make_source()]
    )
    assert "Lynch2000" in load(case).sources


def test_a_mission_that_names_others_must_find_them(tmp_path: Path) -> None:
    line = "testia,TEST,Name,1999,2000,un,UN,TES,,,,s-9"
    case = write_case(tmp_path / "case", missions=f"{MISSION_HEADER}\n{line}\n")
    assert any("source 's-9' is not in sources.json" in text for text in problems(case))
    assert len(CLAIM_HEADER) == len(set(CLAIM_HEADER))
    assert json.loads((case / "sources.json").read_text())


def test_a_source_at_fault_is_told_once_and_not_again_by_every_row(tmp_path: Path) -> None:
    parent = next(iter(load(write_case(tmp_path / "plain")).claims))
    rows = [make_row(), make_row(value="121"), make_row(source="s-2", locator="page 1", derives_from=parent)]
    case = write_case(tmp_path / "case", rows=rows, sources=[make_source(kind="rumour"), make_source("s-2")])
    (line,) = problems(case)
    assert line.startswith("case/sources.json item 1: ")
    assert "rumour" in line


@pytest.mark.parametrize("content", [b"{", b"\xff", b"{}"])
def test_sources_that_cannot_be_read_are_told_once(tmp_path: Path, content: bytes) -> None:
    case = write_case(tmp_path / "case")
    (case / "sources.json").write_bytes(content)
    (line,) = problems(case)
    assert line.startswith("case/sources.json: is no ")


@pytest.mark.parametrize("content", [b"\xff", b"id,name\n", f"{MISSION_HEADER}\ntestia\n".encode()])
def test_missions_that_cannot_be_read_are_told_once(tmp_path: Path, content: bytes) -> None:
    case = write_case(tmp_path / "case")
    (case / "missions.csv").write_bytes(content)
    (case / "names.csv").write_text("entity,text\ntestia,Other name\n")
    assert all(line.startswith("case/missions.csv") for line in problems(case))


def test_a_mission_at_fault_is_told_once_with_its_context(tmp_path: Path) -> None:
    line = "testia,TEST,Name,1999,2000,circus,UN,TES,,,testia-war,s-1"
    rows = [make_row(), make_row(subject="testia-war", value="7")]
    case = write_case(tmp_path / "case", rows=rows, missions=f"{MISSION_HEADER}\n{line}\n")
    (text,) = problems(case)
    assert text.startswith("case/missions.csv row 2: mission type 'circus'")


def test_a_claim_at_fault_is_told_once_and_not_again_by_what_rests_on_it(tmp_path: Path) -> None:
    parent = next(iter(load(write_case(tmp_path / "plain")).claims))
    rows = [make_row(id=parent, value="many"), make_row(source="s-2", locator="page 1", derives_from=parent)]
    (text,) = problems(write_case(tmp_path / "case", rows=rows))
    assert text.startswith("case/claims/testia.csv row 2: 'many' is no number")


def test_an_item_without_id_is_told_by_its_number(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", sources=[make_source(), make_source("s-2"), {"type": "report"}])
    (line,) = problems(case)
    assert line.startswith("case/sources.json item 3: has no id")


def test_a_place_is_said_once_and_the_hint_fits_the_file(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    (case / "claims" / "evil.csv").write_bytes(b"\xff")
    (case / "sources.json").write_bytes(b"\xff")
    assert problems(case) == [
        "case/sources.json: is no UTF-8 text (byte 0) (save it as UTF-8)",
        "case/claims/evil.csv: is no UTF-8 text (byte 0) (save it as CSV UTF-8)",
    ]


def test_missions_names_and_searches_are_told_with_folder_file_and_row(tmp_path: Path) -> None:
    first = write_case(tmp_path / "first")
    second = write_case(
        tmp_path / "second", missions=f"{MISSION_HEADER}\nother,OTHER,Name,1999,2000,un,UN,TES,,,,s-9\n"
    )
    (second / "searches.csv").write_text("subjects,source,first_day,last_day,searched_on\ntestia,s-8,1999,1999,2020\n")
    assert problems(first, second) == [
        "second/missions.csv row 2: source 's-9' is not in sources.json; nearest: s-2, s-1",
        "second/searches.csv row 2: source 's-8' is not in sources.json; nearest: s-2, s-1",
    ]


def test_a_mission_of_other_content_is_a_conflict_with_both_places(tmp_path: Path) -> None:
    first, second = write_case(tmp_path / "first"), write_case(tmp_path / "second")
    text = (second / "missions.csv").read_text()
    (second / "missions.csv").write_text(text.replace("Observer", "Other"))
    with pytest.raises(ClaimConflict) as caught:
        load(first, second)
    (conflict,) = caught.value.problems
    assert str(conflict) == (
        "second/missions.csv row 2: mission 'testia' has other content in first/missions.csv row 2"
    )
