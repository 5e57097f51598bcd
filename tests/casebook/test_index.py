"""Claim files that are indexed: the same rows as those that are read whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.casefolder import make_row, write_case

from peaceops.casebook import layers, load_casebook
from peaceops.casebook.index import IndexedRow, index_files
from peaceops.casebook.load import read_casebooks
from peaceops.casebook.parse import REQUIRED_CLAIM_COLUMNS
from peaceops.casebook.rows import read_split_rows
from peaceops.casebook.write import CLAIM_COLUMNS
from peaceops.codebook import load_codebook
from peaceops.errors import CasebookError, CasebookInvalid, Problem
from peaceops.kept import hold_values

HEAD = ("id", "subject", "indicator", "definition", "source", "summary", "stance", "status", "derives_from", "where")


def test_indexed_rows_tell_what_rows_tell_that_are_read() -> None:
    held: dict[Any, Any] = {}
    with hold_values(held.get, held.__setitem__):
        late = [load_casebook(load_codebook(), late=True) for _ in range(2)]
    assert held
    whole = load_casebook(load_codebook(), late=True)
    assert not any(isinstance(row, IndexedRow) for row in whole.heads())
    told = [[getattr(row, name) for name in HEAD] for row in whole.heads()]
    for casebook in late:
        assert all(isinstance(row, IndexedRow) for row in casebook.heads())
        assert [[getattr(row, name) for name in HEAD] for row in casebook.heads()] == told
        assert dict(casebook.places) == dict(whole.places)
        assert casebook.questions() == whole.questions()


def _cut(folder: Path) -> list[tuple[str, list[str]]]:
    name = "claims/testia.csv"
    return [(row.id, list(row.cells)) for row in index_files(folder, "base", [name]).get(name, [])]


def test_a_row_is_cut_out_past_comments_and_lines_within_cells(tmp_path: Path) -> None:
    rows = [
        make_row(id=f"c{n:012d}", summary=text) for n, text in enumerate(('Two\nlines, "quoted"', "Plain", "Ü\r\nx"))
    ]
    folder = write_case(tmp_path / "base", rows=rows)
    path = folder / "claims" / "testia.csv"
    text = path.read_bytes().decode()
    before, after = text.split("c000000000001", 1)
    path.write_bytes(f'\ufeff# a remark\r\n\r\n{before}# a "remark"\r\n\r\nc000000000001{after}'.encode())
    problems: list[Problem] = []
    whole = read_split_rows(folder, "claims/testia.csv", "base", CLAIM_COLUMNS, REQUIRED_CLAIM_COLUMNS, problems)
    assert _cut(folder) == [(cells[0], cells) for _, _, cells in whole]
    assert not problems
    assert [cells[0] for _, cells in _cut(folder)] == [row["id"] for row in rows]


def test_a_file_at_fault_or_with_a_row_without_id_is_read_whole(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "base", rows=[make_row(id="c000000000001"), make_row()])
    assert _cut(folder) == []
    path = folder / "claims" / "testia.csv"
    path.write_text(path.read_text().replace("c000000000001", "c000000000001,more"))
    assert _cut(folder) == []


def test_a_file_that_was_changed_after_it_was_indexed_is_told(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "base", rows=[make_row(id="c000000000001")])
    name = "claims/testia.csv"
    (row,) = index_files(folder, "base", [name])[name]
    (folder / name).write_text((folder / name).read_text() + "# more\n")
    with pytest.raises(CasebookError, match="changed while it was read"):
        assert row.summary


def test_two_rows_of_one_id_are_told_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_case(tmp_path / "base", rows=[make_row(id="c000000000001"), make_row(id="c000000000001", value="7")])
    monkeypatch.setattr(layers, "shipped_folder", lambda: folder)
    held: dict[Any, Any] = {}
    with (
        hold_values(held.get, held.__setitem__),
        pytest.raises(CasebookInvalid, match=r"base/claims/testia\.csv row 3"),
    ):
        read_casebooks(load_codebook(), [("base", folder)], late="base")


def test_only_the_base_as_it_ships_is_called_so(tmp_path: Path) -> None:
    codebook = load_codebook()
    assert load_casebook(codebook, late=True).is_shipped
    assert not load_casebook(codebook, overlays=[write_case(tmp_path / "case")], late=True).is_shipped
    assert not read_casebooks(codebook, [("casebook", write_case(tmp_path / "casebook"))]).is_shipped
