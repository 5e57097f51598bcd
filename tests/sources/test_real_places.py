"""Places, states and conflicts of the datasets beside the checkout, against hand counts and published rules."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pytest

from peaceops.sources.priogrid import find_cells
from peaceops.sources.read import read_bytes, read_files
from peaceops.store.snapshot import Reading

pytestmark = pytest.mark.datasets
GEO_PKO = "deployments/geo_pko"


def read(datasets: Path, source: str, *names: str) -> Reading:
    (reading,) = read_files(source, [read_bytes(datasets / name) for name in names])
    return reading


def rows(table: Any, **cells: object) -> list[dict[str, Any]]:
    for name, value in cells.items():
        table = table.filter(pc.equal(table[name], value))
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def read_plain(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def test_the_id_of_a_cell_follows_from_its_place_in_all_64818_rows(datasets: Path) -> None:
    table = read(datasets, "priogrid", "priogrid/PRIO-GRID-Static_landarea_mountains_ttime.csv").tables["cells"]
    assert table.num_rows == 64818
    assert find_cells(table["latitude_degrees"], table["longitude_degrees"]).equals(table["cell_id_priogrid"])


def test_a_base_of_unomig_is_a_row_and_no_dummy(datasets: Path) -> None:
    reading = read(datasets, "geo_pko", f"{GEO_PKO}/Geo_PKO_v.2.1_full.csv")
    table = reading.tables["map_locations"]
    assert (table.num_rows, reading.version) == (18699, "2.1")
    unomig = rows(table, mission_acronym_geopko="UNOMIG")
    assert len(unomig) == 468
    assert {row["has_observers"] for row in unomig} == {False}
    assert Counter(row["troops_persons"] for row in unomig) == {0: 464, None: 4}
    assert sum(row["is_troops_unknown"] for row in unomig) == 4
    never = set(pc.unique(table["mission_acronym_geopko"]).to_pylist()) - {
        row["mission_acronym_geopko"] for row in rows(table, has_observers=True)
    }
    assert len(never) == 33


def test_an_unknown_size_stays_unknown_by_contributor(datasets: Path) -> None:
    plain = read_plain(datasets / GEO_PKO / "Geo_PKO_v.2.1_full.csv")
    named = sizes = unknown = 0
    for row in plain:
        for number in range(1, 18):
            if row[f"nameoftcc_{number}"] != "NA":
                named += 1
                size = row[f"notroopspertcc_{number}"]
                sizes += int(size) if size.isdigit() else 0
                unknown += not size.isdigit()
    table = read(datasets, "geo_pko", f"{GEO_PKO}/Geo_PKO_v.2.1_full.csv").tables["map_contributors"]
    assert (table.num_rows, pc.sum(table["troops_persons"]).as_py()) == (named, sizes)
    assert pc.sum(table["is_size_unknown"]).as_py() == table["troops_persons"].null_count == unknown > 0


def test_aggregates_of_2_3_read_a_cell_of_contributors(datasets: Path) -> None:
    names = [f"{GEO_PKO}/{name}_v.2.3.csv" for name in ("FrontMap", "TCCMap", "TTMap")]
    reading = read(datasets, "geo_pko", *names)
    counts = {name: table.num_rows for name, table in reading.tables.items()}
    assert counts["year_locations"] == 8783
    assert counts["year_contributor_texts"] == 4927
    assert counts["year_troop_types"] == 7372
    table = reading.tables["year_contributors"]
    text = "\n".join(row["year.overview"] for row in read_plain(datasets / names[1]))
    assert pc.sum(table["is_size_unknown"]).as_py() == text.count("(size unknown)")
    assert table.num_rows == text.count(", ") + text.count("\n") + 1


def test_a_known_join_is_read_whole(datasets: Path) -> None:
    reading = read(datasets, "geo_pko_base_month", f"{GEO_PKO}/geopko_base_month_ucdp_10km.csv")
    table = reading.tables["base_months"]
    assert (table.num_rows, table["mission_acronym_geopko"].null_count) == (115020, 107621)
    assert len(rows(table, is_base=True)) == 7399


def test_states_end_and_go_on(datasets: Path) -> None:
    reading = read(datasets, "states", "states/gwstates.csv", "states/cowstates.csv")
    gw, cow = reading.tables["gw_spells"], reading.tables["cow_spells"]
    assert (gw.num_rows, cow.num_rows) == (239, 243)
    (georgia,) = rows(gw, state_id_gw=372)
    assert (georgia["state_name"], georgia["start_date"], georgia["end_date"]) == ("Georgia", date(1991, 12, 21), None)
    isard = read(datasets, "states_isard", "states/isard_gw_cw_panel.csv").tables["state_years"]
    assert isard.num_rows == 20990
    assert len(rows(isard, state_abbreviation_isard="YUG", year=2006)) == 2


@pytest.mark.parametrize(
    ("name", "delimiter", "version", "count"),
    [("ucdp-prio-acd-221.csv", ",", "22.1", 2568), ("UcdpPrioConflict_v25_1.csv", ";", "25.1", 2751)],
)
def test_conflicts_of_the_two_releases(datasets: Path, name: str, delimiter: str, version: str, count: int) -> None:
    reading = read(datasets, "ucdp_acd", f"conflict/ucdp/{name}")
    table = reading.tables["conflict_years"]
    assert (reading.version, table.num_rows) == (version, count)
    plain = read_plain(datasets / "conflict/ucdp" / name, delimiter)
    by_conflict = Counter(row["conflict_id"] for row in plain)
    for conflict in (388, 392, 393, 380, 394, 395):
        assert len(rows(table, conflict_id_ucdp=conflict)) == by_conflict[str(conflict)] > 0
    (etim,) = rows(table, conflict_id_ucdp=11349, year=2008)
    assert (etim["intensity"], etim["episode_end_date"], etim["side_a_ids_gw"]) == ("minor", date(2008, 8, 29), "710")
    (first,) = rows(table, conflict_id_ucdp=392, year=1992)
    assert first["conflict_type"] in {"intrastate", "internationalized intrastate"}


def test_the_record_cut_in_two_is_said(datasets: Path) -> None:
    reading = read(datasets, "ucdp_acd", "conflict/ucdp/UcdpPrioConflict_v25_1.csv")
    (issue,) = [issue for issue in reading.issues if issue.code == "corrected"]
    assert issue.rows == (42, 43)
