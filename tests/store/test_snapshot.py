"""Snapshots: whole or not there, the same for the same bytes, and damage is seen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from peaceops.errors import OutputFailed, ReaderMissing, SnapshotChanged, SnapshotMissing, SourceError
from peaceops.store import snapshot as module
from peaceops.store import tables
from peaceops.store.issues import Issue
from peaceops.store.snapshot import (
    RawFile,
    Reading,
    find_snapshot,
    list_snapshots,
    read_snapshot,
    verify_snapshot,
    write_snapshot,
)

TODAY = date(2026, 11, 22)


def make_reading(**changes: Any) -> Reading:
    reading = Reading(
        source="un_missions",
        version="2024",
        layouts=("hub",),
        files=(RawFile(name="a.csv", data=b"a\n1\n"),),
        tables={"missions": pa.table({"a": [1, None]})},
        periods={"missions": ("1948-05-29", "")},
        issues=(Issue(severity="warning", code="odd", message="so", rows=(2, 3), count=9),),
        reader="x",
    )
    return replace(reading, **changes)


def files_of(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_it_is_written_and_read_back(tmp_path: Path) -> None:
    snapshot, is_new = write_snapshot(tmp_path, make_reading(), added=TODAY)
    assert is_new
    assert read_snapshot(snapshot.folder) == snapshot
    assert snapshot.read_table("missions").to_pydict() == {"a": [1, None]}
    assert snapshot.issues == make_reading().issues
    assert snapshot.row_counts == {"missions": 2}
    assert verify_snapshot(tmp_path, snapshot) == []
    with pytest.raises(SnapshotMissing, match="has no table 'x'; expected missions"):
        snapshot.read_table("x")


def test_the_day_is_on_the_card_and_not_in_the_id(tmp_path: Path) -> None:
    one, _ = write_snapshot(tmp_path / "a", make_reading(), added=TODAY)
    other, _ = write_snapshot(tmp_path / "b", make_reading(), added=date(2030, 1, 1))
    assert one.id == other.id
    assert (one.card["added"], other.card["added"]) == ("2026-11-22", "2030-01-01")
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "mullenbach"},
        {"version": "2025"},
        {"reader": "y"},
        {"files": (RawFile(name="a.csv", data=b"a\n2\n"),)},
        {"files": (RawFile(name="a.csv", data=b"a\n1\n", is_named=True),)},
    ],
)
def test_what_makes_another_id(changes: dict[str, Any]) -> None:
    assert make_reading(**changes).derive_id() != make_reading().derive_id()


def test_a_name_is_no_identity_unless_it_is_data() -> None:
    renamed = make_reading(files=(RawFile(name="b.csv", data=b"a\n1\n"),))
    assert renamed.derive_id() == make_reading().derive_id()


def test_another_reader_of_the_same_bytes_takes_the_place_of_the_first(tmp_path: Path) -> None:
    write_snapshot(tmp_path, make_reading(), added=TODAY)
    new, is_new = write_snapshot(tmp_path, make_reading(reader="y"), added=TODAY)
    assert is_new
    assert list_snapshots(tmp_path) == [new]


def test_several_releases_want_a_name(tmp_path: Path) -> None:
    with pytest.raises(SnapshotMissing, match="peaceops data add un_missions"):
        find_snapshot(tmp_path, "un_missions")
    one, _ = write_snapshot(tmp_path, make_reading(), added=TODAY)
    assert find_snapshot(tmp_path, "un_missions") == one
    write_snapshot(tmp_path, make_reading(version="2025"), added=TODAY)
    with pytest.raises(SnapshotMissing, match="has 2 snapshots; expected one of 2024, 2025"):
        find_snapshot(tmp_path, "un_missions")
    assert find_snapshot(tmp_path, "un_missions", version="2024") == one


def test_a_barred_snapshot_is_found_by_name_only(tmp_path: Path) -> None:
    barred = make_reading(issues=(Issue(severity="error", code="sample", message="a sample"),))
    snapshot, _ = write_snapshot(tmp_path, barred, added=TODAY)
    with pytest.raises(SnapshotMissing):
        find_snapshot(tmp_path, "un_missions")
    assert find_snapshot(tmp_path, "un_missions", version="2024") == snapshot


def test_damage_is_seen(tmp_path: Path) -> None:
    snapshot, _ = write_snapshot(tmp_path, make_reading(), added=TODAY)
    (tmp_path / "store" / "raw" / snapshot.card["files"][0]["sha256"]).write_bytes(b"a\n2\n")
    (snapshot.folder / "missions.parquet").unlink()
    assert verify_snapshot(tmp_path, snapshot) == [
        "un_missions 2024: raw file a.csv: changed",
        "un_missions 2024: table missions: missing",
    ]
    with pytest.raises(SnapshotMissing):
        snapshot.read_table("missions")
    (snapshot.folder / "missions.parquet").write_bytes(b"PAR1")
    with pytest.raises(SnapshotChanged, match="no whole Parquet file"):
        snapshot.read_table("missions")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"form": 1}', "null", '{"form": 2, "id": "x"}', "\udcff"])
def test_a_damaged_card_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "card.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SnapshotChanged, match=r"card\.json: is no card of a snapshot"):
        read_snapshot(tmp_path)


@pytest.mark.parametrize("version", ["../x", "a/b", "", ".x", "x" * 99, "a b"])
def test_a_version_cannot_lead_elsewhere(tmp_path: Path, version: str) -> None:
    with pytest.raises(SourceError, match="cannot name a snapshot"):
        write_snapshot(tmp_path, make_reading(version=version), added=TODAY)
    assert files_of(tmp_path) == []


def test_a_failure_leaves_no_half_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, content: object) -> None:
        if path.name == "card.json":
            raise OutputFailed("the disk is full", where=str(path))
        path.write_bytes(content if isinstance(content, bytes) else b"")

    (tmp_path / "store" / "raw").mkdir(parents=True)
    monkeypatch.setattr(module, "write_file", fail)
    with pytest.raises(OutputFailed, match="the disk is full"):
        write_snapshot(tmp_path, make_reading(), added=TODAY)
    assert list((tmp_path / "store" / "tables" / "un_missions").iterdir()) == []
    monkeypatch.undo()
    assert write_snapshot(tmp_path, make_reading(), added=TODAY)[1]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file")
    with pytest.raises(OutputFailed):
        write_snapshot(tmp_path, make_reading(), added=TODAY)


def test_cards_are_read_without_arrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot, _ = write_snapshot(tmp_path, make_reading(), added=TODAY)

    def refuse(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(tables, "import_module", refuse)
    assert list_snapshots(tmp_path) == [snapshot]
    with pytest.raises(ReaderMissing, match=r"pyarrow is needed to read tables and is not installed"):
        snapshot.read_table("missions")


def test_the_card_is_json_that_a_person_reads(tmp_path: Path) -> None:
    snapshot, _ = write_snapshot(tmp_path, make_reading(), added=TODAY)
    card = json.loads((snapshot.folder / "card.json").read_text(encoding="utf-8"))
    assert card["tables"] == [
        {
            "name": "missions",
            "rows": 2,
            "columns": ["a"],
            "period": ["1948-05-29", ""],
            "sha256": card["tables"][0]["sha256"],
        }
    ]
    assert str(tmp_path) not in json.dumps(card)
