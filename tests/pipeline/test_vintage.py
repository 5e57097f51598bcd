"""Two releases side by side: counted by hand on made files, and with another tool on real ones."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.sources.sample import make_sample

from peaceops.casebook.load import load_casebook
from peaceops.cli import main
from peaceops.codebook.load import load_codebook
from peaceops.errors import LayoutChanged, SnapshotMissing
from peaceops.pipeline.data import add_files
from peaceops.pipeline.vintage import KINDS, VintageDiff, compare_vintages, find_vintage
from peaceops.pipeline.vintage_claims import find_changed_claims
from peaceops.report.vintage import render_vintage

TODAY = date(2026, 11, 25)


def write_events(path: Path, changes: Mapping[int, Mapping[str, str]], *, rows: int = 5) -> Path:
    """Five events; some cells of some of them changed."""
    sample = make_sample("ucdp_ged", "current", rows=rows)
    for row, cells in changes.items():
        for column, value in cells.items():
            sample = sample.with_cell(row, column, value)
    path.write_bytes(sample.render())
    return path


def compare(tmp_path: Path, changes: Mapping[int, Mapping[str, str]], **options: Any) -> VintageDiff:
    old = find_vintage(tmp_path, "ucdp_ged", str(write_events(tmp_path / "old.csv", {})))
    new = find_vintage(tmp_path, "ucdp_ged", str(write_events(tmp_path / "new.csv", changes, **options)))
    return compare_vintages("ucdp_ged", old, new)


def counts(diff: VintageDiff) -> dict[str, int]:
    return {kind: n for kind in KINDS if (n := sum(table.count(kind) for table in diff.tables))}


def test_the_same_file_has_no_change(tmp_path: Path) -> None:
    diff = compare(tmp_path, {})
    assert (counts(diff), diff.tables[0].same_rows, len(diff.tabulate())) == ({}, 5, 0)


def test_each_kind_of_change(tmp_path: Path) -> None:
    changes = {
        0: {"best": "9", "high": "12"},
        1: {"latitude": "44.0", "geom_wkt": "POINT (41 44)"},
        2: {"date_start": "2001-01-01", "side_b": "Another"},
        3: {"id": "99"},
    }
    diff = compare(tmp_path, changes)
    assert counts(diff) == {"new": 1, "gone": 1, "moved": 2, "recounted": 1, "recoded": 1}
    assert diff.tables[0].same_rows == 1
    rows = {(row["kind"], row["column"]): row for row in diff.tabulate()}
    assert (rows["recounted", "deaths_best"]["old"], rows["recounted", "deaths_best"]["new"]) == ("1", "9")
    # A degree of latitude is the 360th part of a great circle of 40,030.2 km.
    assert rows["moved", "latitude_degrees"]["distance_km"] == pytest.approx(40030.2 / 360, abs=0.01)
    assert rows["moved", "start_date"]["distance_km"] is None
    assert ("recoded", "geometry_wkt") not in rows
    assert rows["new", None]["key"] == "event_id_ucdp 99"


def test_a_row_after_all_others_is_told_from_one_between(tmp_path: Path) -> None:
    later = {5: {"date_start": "2030-01-01", "date_end": "2030-01-02"}}
    diff = compare(tmp_path, later, rows=6)
    (change,) = diff.tables[0].changes
    assert (change.kinds, change.is_later) == (("new",), True)
    assert diff.summarise()["tables"][0]["new_later"] == 1
    (between,) = (
        compare(tmp_path, {5: {"date_start": "2001-01-02", "date_end": "2001-01-02"}}, rows=6).tables[0].changes
    )
    assert not between.is_later


def test_a_column_that_one_layout_lacks_is_said_and_no_change(tmp_path: Path) -> None:
    old = tmp_path / "old.csv"
    old.write_bytes(make_sample("ucdp_ged", "old").render())
    sides = [find_vintage(tmp_path, "ucdp_ged", str(p)) for p in (old, write_events(tmp_path / "new.csv", {}, rows=3))]
    diff = compare_vintages("ucdp_ged", *sides)
    assert counts(diff) == {}
    assert {"code_status", "event_label_ucdp"} <= set(diff.tables[0].not_compared)


def test_a_cell_that_becomes_unknown_is_a_change(tmp_path: Path) -> None:
    diff = compare(tmp_path, {0: {"gwnob": ""}})
    (row,) = list(diff.tabulate())
    assert (row["column"], row["old"], row["new"]) == ("side_b_id_gw", "1", None)


def test_the_column_of_the_release_is_none(tmp_path: Path) -> None:
    for version in ("22.1", "25.1"):
        path = tmp_path / f"{version}.csv"
        path.write_bytes(make_sample("ucdp_acd", cells={"version": version}).render())
        add_files(tmp_path, "ucdp_acd", [path], today=TODAY)
    sides = [find_vintage(tmp_path, "ucdp_acd", version) for version in ("22.1", "25.1")]
    assert counts(compare_vintages("ucdp_acd", *sides)) == {}


def test_a_release_is_found_by_scope_id_or_path(tmp_path: Path) -> None:
    paths = [write_events(tmp_path / f"{n}.csv", {0: {"best": str(n)}}) for n in (3, 4)]
    ids = [add_files(tmp_path, "ucdp_ged", [p], today=TODAY, version="9.1")[0].snapshot.id for p in paths]
    with pytest.raises(SnapshotMissing, match=r"2 snapshots are '9\.1'"):
        find_vintage(tmp_path, "ucdp_ged", "9.1")
    assert find_vintage(tmp_path, "ucdp_ged", ids[0][:8]).version == "9.1"
    with pytest.raises(SnapshotMissing, match=r"no release in the store and no file; expected one of 9\.1"):
        find_vintage(tmp_path, "ucdp_ged", "8.1")
    with pytest.raises(SnapshotMissing, match="peaceops data add"):
        find_vintage(tmp_path / "empty", "ucdp_ged", "8.1")


def test_two_files_without_a_common_table(tmp_path: Path) -> None:
    for name in ("gw", "cow"):
        (tmp_path / name).write_bytes(make_sample("states", name).render())
    sides = [find_vintage(tmp_path, "states", str(tmp_path / name)) for name in ("gw", "cow")]
    with pytest.raises(LayoutChanged, match="no table in common"):
        compare_vintages("states", *sides)


def test_the_page_escapes_what_a_file_holds(tmp_path: Path) -> None:
    diff = compare(tmp_path, {0: {"side_b": "<script>alert(1)</script>"}})
    page = render_vintage(diff.summarise(), list(diff.tabulate()), [])
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "No measured claim rests on a row that changed" in page
    assert page == render_vintage(diff.summarise(), list(diff.tabulate()), [])


def test_the_command_prints_each_form(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEACEOPS_DATA", str(tmp_path / "store"))
    files = [str(write_events(tmp_path / n, c)) for n, c in (("a.csv", {}), ("b.csv", {0: {"best": "7"}}))]
    assert main(["data", "diff", "ucdp_ged", *files]) == 0
    out = capfd.readouterr().out
    assert "5 and 5 rows: 0 new, 0 gone, 0 moved, 1 recounted, 0 recoded, 4 the same" in out
    assert main(["data", "diff", "ucdp_ged", *files, "--csv"]) == 0
    (row,) = csv.DictReader(capfd.readouterr().out.splitlines())
    assert (row["kind"], row["column"], row["old"], row["new"]) == ("recounted", "deaths_best", "1", "7")
    assert main(["data", "diff", "ucdp_ged", *files, "--json", "--html", str(tmp_path / "x.html")]) == 0
    body = json.loads(capfd.readouterr().out)
    assert (body["tables"][0]["recounted"], len(body["rows"])) == (1, 1)
    assert "deaths_best" in (tmp_path / "x.html").read_text(encoding="utf-8")
    assert main(["data", "diff", "ucdp_ged", "1.1", files[0]]) == 1
    assert main(["data", "diff", "ucdp_ged", *files, "--json", "--csv"]) == 2


@pytest.mark.datasets
@pytest.mark.parametrize(
    ("old", "new"),
    [("2014_2018", "2014_2021"), ("2014_2019", "2014_2021"), ("2014_2018", "2014_2019")],
)
def test_three_vintages_of_ukraine(datasets: Path, tmp_path: Path, old: str, new: str) -> None:
    paths = [datasets / f"conflict/ucdp_ged/hdx_conflict_data_ukr_{years}.csv" for years in (old, new)]
    diff = compare_vintages("ucdp_ged", *(find_vintage(tmp_path, "ucdp_ged", str(p)) for p in paths))
    one, other = (read_plain(path) for path in paths)
    both = one.keys() & other.keys()
    deaths = ("best", "low", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    recounted = {k for k in both if any(int(one[k][c]) != int(other[k][c]) for c in deaths)}
    moved = {
        k
        for k in both
        if any(float(one[k][c]) != float(other[k][c]) for c in ("latitude", "longitude", "priogrid_gid", "year"))
        or any(one[k][c][:10] != other[k][c][:10] for c in ("date_start", "date_end"))
    }
    (table,) = diff.tables
    assert [table.count(kind) for kind in ("new", "gone", "moved", "recounted")] == [
        len(other.keys() - one.keys()),
        len(one.keys() - other.keys()),
        len(moved),
        len(recounted),
    ]


def read_plain(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream) if row["id"]}


@pytest.mark.datasets
def test_conflicts_of_22_1_and_25_1(datasets: Path, tmp_path: Path) -> None:
    paths = [datasets / "conflict/ucdp" / n for n in ("ucdp-prio-acd-221.csv", "UcdpPrioConflict_v25_1.csv")]
    diff = compare_vintages("ucdp_acd", *(find_vintage(tmp_path, "ucdp_acd", str(p)) for p in paths))
    keys = []
    for path, delimiter in zip(paths, ",;", strict=True):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter=delimiter))
        keys.append({(row["conflict_id"], row["year"]) for row in rows if row["conflict_id"]})
    keys[1] = (keys[1] - {("11349", "")}) | {("11349", "2008")}  # the record that a line break cut in two
    (table,) = diff.tables
    assert (table.count("new"), table.count("gone")) == (len(keys[1] - keys[0]), len(keys[0] - keys[1]))
    assert sum(change.is_later for change in table.changes) == sum(int(year) > 2021 for _, year in keys[1])
    assert {change.key["year"] for change in table.changes if change.is_later} == {2022, 2023, 2024}


@pytest.mark.datasets
def test_claims_whose_rows_changed_are_listed_with_both_values(datasets: Path, tmp_path: Path) -> None:
    path = datasets / "missions/DPPADPOSS-FATALITIES.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    kept = [row for row in rows if not (row["mission_acronym"] == "UNOMIG" and row["type_of_incident"] == "Accident")]
    assert len(kept) < len(rows)
    newer = tmp_path / "newer.csv"
    with newer.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(kept)
    sides = [find_vintage(tmp_path, "un_fatalities", str(p)) for p in (path, newer)]
    diff = compare_vintages("un_fatalities", *sides)
    table = find_changed_claims(diff, load_casebook(load_codebook()).claims.values())
    assert set(table["subject"]) == {"unomig"}
    assert any(row["is_changed"] and row["old"] != row["new"] for row in table)
    whole = {row["old"]: row["new"] for row in table if row["definition"] == "deaths_all" and row["rows_changed"] > 1}
    assert whole.get("12") == str(12 - (len(rows) - len(kept)))
    same = compare_vintages("un_fatalities", sides[0], sides[0])
    assert len(find_changed_claims(same, load_casebook(load_codebook()).claims.values())) == 0
