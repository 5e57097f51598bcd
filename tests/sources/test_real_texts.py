"""Conflicts, mandates, agreements and boundaries of the datasets beside the checkout, counted with other tools."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pytest

from peaceops.errors import FileUnreadable
from peaceops.sources.read import read_bytes, read_files
from peaceops.store.snapshot import Reading

pytestmark = pytest.mark.datasets
UCDP = "conflict/ucdp"
GED = "conflict/ucdp_ged"


def read(datasets: Path, source: str, *names: str) -> Reading:
    (reading,) = read_files(source, [read_bytes(datasets / name) for name in names])
    return reading


def rows(table: Any, **cells: object) -> list[dict[str, Any]]:
    for name, value in cells.items():
        table = table.filter(pc.equal(table[name], value))
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def read_plain(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    ("source", "name", "table", "count", "best"),
    [
        ("ucdp_battle_deaths", "BattleDeaths_v23_1.csv", "dyad_years", 1848, "bd_best"),
        ("ucdp_one_sided", "OneSided_v23_1.csv", "actor_years", 1191, "best_fatality_estimate"),
        ("ucdp_non_state", "Nonstate_v23_1.csv", "dyad_years", 1542, "best_fatality_estimate"),
    ],
)
def test_deaths_are_those_of_the_file(
    datasets: Path, source: str, name: str, table: str, count: int, best: str
) -> None:
    reading = read(datasets, source, f"{UCDP}/{name}")
    assert (reading.version, reading.tables[table].num_rows) == ("23.1", count)
    total = sum(int(row[best]) for row in read_plain(datasets / UCDP / name))
    assert pc.sum(reading.tables[table]["deaths_best"]).as_py() == total


def test_episodes_that_share_an_id_are_told_apart(datasets: Path) -> None:
    reading = read(datasets, "ucdp_termination", f"{UCDP}/ucdp-term-acd-3-2021.xlsx")
    table = reading.tables["conflict_years"]
    assert table.num_rows == 2506
    for conflict, labels in ((265, {"26502", "26502-2"}), (353, {"35303", "35303-2"}), (388, {"38806", "38806-2"})):
        late = [row for row in rows(table, conflict_id_ucdp=conflict) if row["year"] >= 2013]
        assert {row["episode_label"] for row in late} - {"38805"} == labels
        assert [row["year"] for row in late if row["episode_label"].endswith("-2")] == [2020]
    (issue,) = [issue for issue in reading.issues if issue.code == "episode-id-again"]
    assert issue.count == 10


def test_cells_of_several_ids_become_rows(datasets: Path) -> None:
    tables = read(datasets, "ucdp_peace_agreements", f"{UCDP}/ucdp-peace-agreements-221.xlsx").tables
    assert tables["agreements"].num_rows == 374
    several = [cell for cell in tables["agreements"]["dyad_ids_ucdp"].to_pylist() if "," in cell]
    assert len(several) == 38
    expected = {
        (row["agreement_id_ucdp"], int(part))
        for row in tables["agreements"].to_pylist()
        for part in row["actor_ids_ucdp"].split(",")
    }
    assert len(rows(tables["agreement_links"], kind="actor")) == len(expected)
    assert len(rows(tables["agreements"], has_peacekeeping=True)) == sum(
        row["has_peacekeeping"] for row in tables["agreements"].to_pylist()
    )


def test_check_totals_agree_with_each_other(datasets: Path) -> None:
    names = [
        f"{GED}/ged251_{part}.json" for part in ("conflicts_summary_1531", "data_summary", "monthly_deaths_by_type")
    ]
    tables = read(datasets, "ucdp_ged_totals", *names).tables
    (whole,) = tables["whole"].to_pylist()
    assert whole["events_count"] == pc.sum(tables["conflicts"]["events_count"]).as_py() == 385667
    assert whole["deaths_best"] == pc.sum(tables["conflicts"]["deaths_best"]).as_py() == 3954558
    assert whole["deaths_best"] == pc.sum(tables["world_months"]["deaths_best"]).as_py()
    by_type = Counter[str]()
    for row in tables["world_months"].to_pylist():
        by_type[row["violence_type"]] += row["deaths_best"]
    assert by_type["one-sided"] == whole["one_sided_deaths_best"] == 1192565


def test_two_products_of_one_release_agree_to_a_thousandth(datasets: Path) -> None:
    table = read(datasets, "ucdp_country_year", f"{UCDP}/organizedviolencecy_v25_1.csv").tables["country_year"]
    whole = read(datasets, "ucdp_ged_totals", f"{GED}/ged251_data_summary.json").tables["whole"].to_pylist()[0]
    for kind in ("state_based", "non_state", "one_sided"):
        by_country, by_event = pc.sum(table[f"{kind}_deaths_best"]).as_py(), whole[f"{kind}_deaths_best"]
        assert 0 <= by_country - by_event < by_event / 1000, kind


def test_means_over_missing_months_are_flagged(datasets: Path) -> None:
    reading = read(datasets, "un_contributions_year", "contributions/un_open_data/CountryByYear_2010_2021.csv")
    table = reading.tables["country_mission_year"]
    assert table.num_rows == 57425
    flagged = {row["year"] for row in rows(table.select(["year", "is_understated"]), is_understated=True)}
    assert flagged == {2010, 2012, 2017, 2021}
    totals = Counter[int]()
    for row in table.select(["year", "total_persons"]).to_pylist():
        totals[row["year"]] += row["total_persons"]
    assert [round(totals[year] / 1000) for year in (2010, 2012, 2017, 2021)] == [13, 66, 40, 7]
    assert min(totals[year] for year in totals if year not in flagged) > 75_000


def test_tasks_and_paragraphs_of_resolutions(datasets: Path) -> None:
    raw = read(datasets, "pema", "mandates/pema/PEMA_raw_v2.csv")
    assert raw.tables["resolutions"].num_rows == 558
    plain = read_plain(datasets / "mandates/pema/PEMA_raw_v2.csv")
    ends = ("_Monitor", "_Assist", "_Encouraged", "_Security")
    cells = sum(bool(value.strip()) for row in plain for name, value in row.items() if name.endswith(ends))
    assert raw.tables["tasks"].num_rows == cells
    assert {row["mission_acronym_pema"] for row in raw.tables["tasks"].to_pylist()} >= {"UNOMOZ", "UNOMIG"}
    (first,) = rows(raw.tables["resolutions"], document_symbols="S/RES/743")
    assert (first["mission_acronym_pema"], first["adopted_date"]) == ("UNPROFOR", date(1992, 2, 21))
    pairs = read(datasets, "pema", "mandates/pema/pema_tasks_with_resolution_paragraphs.csv").tables["task_paragraphs"]
    assert (pairs.num_rows, len(rows(pairs, modality="(none coded)"))) == (247, 21)


def test_mandates_by_month(datasets: Path) -> None:
    reading = read(datasets, "tamm", "mandates/tamm/TAMM_v2.1_mission_month.csv")
    table = reading.tables["mission_months"]
    assert (table.num_rows, len(pc.unique(table["mission_acronym_tamm"]))) == (5920, 72)
    (issue,) = reading.issues
    assert issue.code == "no-resolution-number"
    for text in ("425/426", "S/2008/354", "S/1998/500", "GA 1752"):
        assert text in issue.message
    assert len([name for name in table.column_names if name.startswith("is_task_")]) == 50


def test_coded_paragraphs(datasets: Path) -> None:
    names = ("mandates/pact/coded_paragraphs.csv", "mandates/pact/all_paragraphs.csv")
    tables = read(datasets, "pact", *names).tables
    assert (tables["coded_paragraphs"].num_rows, tables["paragraphs"].num_rows) == (2703, 10765)
    plain = read_plain(datasets / names[0])
    pairs = sum(
        len({part.strip() for part in kinds.split(",") if part.strip()})
        for row in plain
        for kinds in json.loads(row["codes"]).values()
    )
    assert tables["paragraph_codes"].num_rows == pairs


def test_areas_of_natural_earth(datasets: Path) -> None:
    names = ("ne_10m_admin_0_disputed_areas", "ne_10m_boundary_lines_disputed", "ne_110m_admin_0_countries")
    tables = read(datasets, "natural_earth", *(f"boundaries/{name}.json" for name in names)).tables
    assert {name: table.num_rows for name, table in tables.items()} == {
        "countries": 177,
        "disputed_areas": 80,
        "disputed_lines": 46,
    }
    (abkhazia,) = rows(tables["disputed_areas"], area_name="Abkhazia")
    assert (abkhazia["area_id_ne"], json.loads(abkhazia["geometry_geojson"])["type"]) == ("B35", "Polygon")
    georgia = read(datasets, "geoboundaries", "boundaries/geoBoundaries-GEO-ADM1.geojson").tables["units"]
    assert (georgia.num_rows, len(rows(georgia, unit_name="Abkhazia"))) == (12, 1)


def test_invalid_json_is_said_with_its_line(datasets: Path) -> None:
    with pytest.raises(FileUnreadable, match=r"ipi_missions\.json, line 168"):
        read(datasets, "ipi_missions", "contributions/ipi/ipi_missions.json")
    missions = read(datasets, "ipi_missions", "contributions/ipi/ipi_mission_codes.json").tables["missions"]
    assert missions.num_rows == 78
    (nowhere,) = rows(missions, mission_acronym_ipi="UNMC")
    assert nowhere["headquarters_latitude_degrees"] is None


@pytest.mark.parametrize(
    ("source", "path", "table", "count"),
    [
        ("replication_fortna", "replication/fortna_2008/pk_pkept.dta", "cases", 192),
        ("replication_doyle_sambanis", "replication/doyle_sambanis_2000/peace.csv", "cases", 124),
        (
            "replication_hks",
            "replication/hultman_kathman_shannon_2013/HKS_AJPS_2013.tab",
            "conflict_months",
            3972,
        ),
        ("pkoc", "missions/pkoc_mission_start.csv", "missions", 77),
        ("un_mission_hosts", "missions/unpko_country_crosswalk.xlsx", "mission_hosts", 107),
        ("unhcr_countries", "displacement/unhcr/unhcr_countries.csv", "countries", 232),
        ("unhcr_idmc", "displacement/unhcr/unhcr_idmc.csv", "country_years", 934),
        ("ucdp_actors", "conflict/ucdp/ucdp-actor-221.csv", "actors", 1725),
    ],
)
def test_rows_of_the_rest(datasets: Path, source: str, path: str, table: str, count: int) -> None:
    assert read(datasets, source, path).tables[table].num_rows == count


def test_an_outlier_of_a_replication_is_read_as_it_is(datasets: Path) -> None:
    path = "replication/hultman_kathman_shannon_2013/HKS_AJPS_2013.tab"
    table = read(datasets, "replication_hks", path).tables["conflict_months"]
    assert pc.max(table["osvall"]).as_py() == 145844
