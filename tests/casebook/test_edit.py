"""Editing a case: templates that load, claims that are checked first, comments that stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.casefolder import make_row, make_source, render_rows, write_case

from peaceops.casebook import load_casebook, read_casebooks
from peaceops.casebook.edit import add_claim, add_sources, check_claim_file, list_own
from peaceops.casebook.load import Casebook
from peaceops.casebook.merge import compare_casebooks, render_merged
from peaceops.casebook.parse import parse_source
from peaceops.casebook.template import write_folder, write_new_case
from peaceops.codebook import load_codebook
from peaceops.errors import CasebookError, CasebookInvalid, ClaimConflict, OutputFailed

CODEBOOK = load_codebook()


def load(*folders: Path) -> Casebook:
    return read_casebooks(CODEBOOK, [(folder.name, folder) for folder in folders])


def test_a_new_case_loads_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "my-mission"
    paths = write_new_case("my-mission", folder, is_known=False)
    assert all(path.is_file() for path in paths)
    casebook = load_casebook(CODEBOOK, overlays=[folder])
    assert casebook.mission("my-mission").name == "my-mission"
    assert not casebook.claims_on(["my-mission"])


def test_a_new_case_on_a_known_mission_loads_as_it_is(tmp_path: Path) -> None:
    write_new_case("unomig", tmp_path / "x", is_known=True)
    assert load_casebook(CODEBOOK, overlays=[tmp_path / "x"]).mission("unomig").acronym == "UNOMIG"


def test_a_new_case_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("mine")
    with pytest.raises(CasebookError, match="is there already"):
        write_new_case("there", tmp_path / "there", is_known=False)
    assert [p.name for p in tmp_path.iterdir()] == ["there"]
    assert (tmp_path / "there" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["", "My Mission", "../x", "a/b", "a:b", "x" * 81, "=1"])
def test_a_mission_id_has_a_form(tmp_path: Path, name: str) -> None:
    with pytest.raises(CasebookError, match="is no id"):
        write_new_case(name, tmp_path / "x", is_known=False)


def test_a_place_that_cannot_be_written_is_told_and_nothing_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputFailed):
        write_folder(tmp_path / "file" / "case", {"a": "b"})
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_claim_is_appended_and_comments_stay(tmp_path: Path) -> None:
    text = '"# first, a ""comment"""\n' + render_rows([make_row()]) + "# last"
    case = write_case(tmp_path / "case", claims_text=text)
    claim, path = add_claim(CODEBOOK, load(case), case, make_row(value="=121".lstrip("="), note="=note"))
    after = path.read_text()
    assert after.startswith(text)
    assert "'=note" in after
    assert load(case).claims[claim.id] == claim


def test_a_claim_begins_a_file_that_is_not_there(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    (case / "claims" / "testia.csv").unlink()
    (case / "claims").rmdir()
    claim, path = add_claim(CODEBOOK, load(case), case, make_row())
    assert path == case / "claims" / "testia.csv"
    assert list(load(case).claims) == [claim.id]


def test_a_wrong_claim_changes_nothing_and_tells_all(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    before = (case / "claims" / "testia.csv").read_bytes()
    with pytest.raises(CasebookInvalid) as caught:
        add_claim(
            CODEBOOK, load(case), case, make_row(value="many", source="s-3", locator="", derives_from="c0123456789ab")
        )
    assert len(caught.value.problems) == 3
    with pytest.raises(CasebookInvalid, match="says the same as"):
        add_claim(CODEBOOK, load(case), case, make_row())
    with pytest.raises(CasebookInvalid, match="derives_from names"):
        add_claim(CODEBOOK, load(case), case, make_row(value="1", derives_from="c0123456789ab"))
    assert (case / "claims" / "testia.csv").read_bytes() == before


def test_a_header_without_a_needed_column_is_told(tmp_path: Path) -> None:
    header = ("subject", "indicator", "definition", "value", "first_day", "last_day", "source", "locator")
    case = write_case(tmp_path / "case", claims_text=render_rows([], header))
    with pytest.raises(CasebookError, match="column 'id' is missing"):
        add_claim(CODEBOOK, load(case), case, make_row())


def test_a_claim_is_not_written_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    casebook = load(case)
    (tmp_path / "outside").mkdir()
    (case / "claims" / "testia.csv").unlink()
    (case / "claims").rmdir()
    (case / "claims").symlink_to(tmp_path / "outside")
    with pytest.raises(CasebookError, match="leads out of its folder"):
        add_claim(CODEBOOK, casebook, case, make_row(value="7"))
    assert not list((tmp_path / "outside").iterdir())


def test_sources_are_added_once(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    none = load()
    new = parse_source(make_source("s-3"))
    assert add_sources(load(case), none, case, [new, parse_source(make_source())]) == (1, ("s-1",))
    assert set(load(case).sources) == {"s-1", "s-2", "s-3"}
    assert add_sources(load(case), none, case, [new]) == (0, ("s-3",))
    with pytest.raises(ClaimConflict, match="source s-1"):
        add_sources(load(case), none, case, [parse_source(make_source(stake="host"))])


def test_a_file_of_claims_is_checked_with_its_casebook(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    assert len(check_claim_file(CODEBOOK, case / "claims" / "testia.csv", ())) == 2
    loose = tmp_path / "rows.csv"
    loose.write_text(render_rows([make_row(value="99")]))
    assert [c.value.text for c in check_claim_file(CODEBOOK, loose, [case])] == ["99"]
    with pytest.raises(CasebookInvalid, match=r"rows.csv row 2: source 's-1'"):
        check_claim_file(CODEBOOK, loose, ())
    with pytest.raises(CasebookError, match="is no file"):
        check_claim_file(CODEBOOK, tmp_path / "absent.csv", ())


def test_two_casebooks_without_differences_become_one(tmp_path: Path) -> None:
    a = write_case(tmp_path / "a", rows=[make_row()])
    b = write_case(
        tmp_path / "b", rows=[make_row(), make_row(value="55", first_day="2000-01-01", last_day="2000-01-01")]
    )
    assert not compare_casebooks(load(a), load(b))
    write_folder(tmp_path / "c", render_merged(load(a), load(b)))
    assert load(tmp_path / "c").claims == load(a, b).claims
    assert render_merged(load(a), load(b)) == render_merged(load(b), load(a))


def test_differences_are_told_claim_by_claim(tmp_path: Path) -> None:
    a = write_case(tmp_path / "a", rows=[make_row(), make_row(value="5", locator="para 9")])
    b = write_case(
        tmp_path / "b",
        rows=[make_row(note="doubtful"), make_row(value="6", locator="para 9")],
        sources=[make_source(stake="sender"), make_source("s-2")],
    )
    found = {d.kind: d for d in compare_casebooks(load(a), load(b))}
    assert found["claim"].cells == (("note", "", "doubtful"),)
    assert found["reading"].cells == (("value", "5", "6"),)
    assert found["reading"].about == "testia T3/deployed_strength 1999-03-01, s-1 para. 9"
    assert set(found) == {"source", "claim", "reading"}


def test_what_is_own_is_what_the_base_lacks(tmp_path: Path) -> None:
    below, above = write_case(tmp_path / "a"), write_case(tmp_path / "b", rows=[make_row(), make_row(value="3")])
    own = list_own(load(below, above), load(below))
    assert [c.value.text for c in own.claims.values()] == ["3"]
    assert not own.missions
    assert not own.sources
