"""The datasets beside the checkout: rows and figures counted with other tools, and every trap of their list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pytest

from peaceops.errors import FileUnreadable, LayoutChanged
from peaceops.pipeline.data import add_folder, list_data, verify_data
from peaceops.sources.read import read_bytes, read_files
from peaceops.store.snapshot import Reading

pytestmark = pytest.mark.datasets
GED = "conflict/ucdp_ged"


@cache
def read(source: str, paths: tuple[Path, ...]) -> Reading:
    (reading,) = read_files(source, [read_bytes(path) for path in paths])
    return reading


def rows(table: Any, columns: Sequence[str] = (), **cells: object) -> list[dict[str, Any]]:
    """Rows with these cells."""
    for name, value in cells.items():
        table = table.filter(pc.equal(table[name], value))
    found: list[dict[str, Any]] = (table.select(list(columns)) if columns else table).to_pylist()
    return found


def codes(reading: Reading) -> dict[str, int]:
    found: dict[str, int] = {}
    for issue in reading.issues:
        found[issue.code] = found.get(issue.code, 0) + issue.count
    return found


@pytest.mark.parametrize(
    ("source", "path", "table", "count", "version"),
    [
        ("un_missions", "missions/DPPADPOSS-PKO.csv", "missions", 81, "2024-02-19"),
        ("un_fatalities", "missions/DPPADPOSS-FATALITIES.csv", "fatalities", 4429, "2025-04-04"),
        ("ipi_contributions", "contributions/ipi/data_mission.csv", "mission_month", 5330, "2017-06"),
        ("ipi_contributions", "contributions/ipi/data_monthly.csv", "world_month", 316, "2017-06"),
        (
            "ipi_contributions",
            "contributions/ipi/country_mission_month_gender_2009-11_2014-02.csv",
            "country_mission_month",
            29115,
            "2014-02",
        ),
        (
            "bara_hultman",
            "missions/BaraHultman_UN_NonUN_Peacekeeping_v2-2019.dta",
            "mission_conflict_month",
            8100,
            "2-2019",
        ),
        ("mullenbach", "missions/Mullenbach_Third-Party-PKMs_v3.1.xls", "missions", 215, "3.1"),
        ("unhcr_population", "displacement/unhcr/unhcr_population.csv", "origin_asylum_year", 138893, "2026-06"),
        ("unhcr_solutions", "displacement/unhcr/unhcr_solutions.csv", "origin_asylum_year", 21258, "2026-06"),
        ("ucdp_country_year", "conflict/ucdp/organizedviolencecy_v25_1.csv", "country_year", 6936, "25.1"),
        ("ucdp_ged", f"{GED}/GEDEvent_v21_01_21_12.csv.zip", "events", 17407, "21.01.21.12"),
        ("ucdp_ged", f"{GED}/GEDEvent_v22_0_2.csv.zip", "events", 984, "22.0.2"),
        ("ucdp_ged", f"{GED}/GEDEvent_v23_1_CAR_482.geojson", "events", 1848, "23.1"),
        ("ucdp_ged", f"{GED}/GEDevent_v26_0_2.xlsx", "events", 1298, "26.0.2"),
        ("ucdp_ged", f"{GED}/ged_syria.csv", "events", 16566, "20-syria"),
        # The list counts the row of tags: one event less in each.
        ("ucdp_ged", f"{GED}/hdx_conflict_data_BGD.csv", "events", 601, "19.1"),
        ("ucdp_ged", f"{GED}/hdx_conflict_data_ukr_2014_2018.csv", "events", 993, "19.1"),
        ("ucdp_ged", f"{GED}/hdx_conflict_data_ukr_2014_2019.csv", "events", 1167, "20.1"),
        ("ucdp_ged", f"{GED}/hdx_conflict_data_ukr_2014_2021.csv", "events", 2989, "22.1"),
        ("ucdp_ged", f"{GED}/ucdpged_23_1_sample1000.csv", "events", 1000, "23.1-sample"),
    ],
)
def test_rows_and_releases(datasets: Path, source: str, path: str, table: str, count: int, version: str) -> None:
    reading = read(source, (datasets / path,))
    assert (reading.tables[table].num_rows, reading.version) == (count, version)


def test_a_mission_of_the_list_has_decimal_commas_read(datasets: Path) -> None:
    reading = read("un_missions", (datasets / "missions/DPPADPOSS-PKO.csv",))
    (unomig,) = rows(reading.tables["missions"], mission_acronym_un="UNOMIG")
    assert (unomig["start_date"], unomig["end_date"]) == (date(1993, 8, 1), date(2009, 6, 1))
    assert (unomig["headquarters_longitude_degrees"], unomig["headquarters_latitude_degrees"]) == (41.0153, 43.0033)
    (minustah,) = rows(reading.tables["missions"], mission_acronym_un="MINUSTAH")
    assert minustah["is_active"] is False
    assert codes(reading)["corrected"] == 1


def test_fatalities_of_two_missions(datasets: Path) -> None:
    table = read("un_fatalities", (datasets / "missions/DPPADPOSS-FATALITIES.csv",)).tables["fatalities"]
    assert len(rows(table, mission_acronym_un="UNOMIG")) == 12
    assert len(rows(table, mission_acronym_un="UNMOT")) == 7
    assert len(rows(table, personnel_type="local")) == 557


def test_strength_of_unomig_on_dates(datasets: Path) -> None:
    table = read("ipi_contributions", (datasets / "contributions/ipi/data_mission.csv",)).tables["mission_month"]
    found = {
        str(r["observation_date"])[:7]: (r["troops_persons"], r["police_persons"], r["observers_persons"])
        for r in rows(table, mission_acronym_ipi="UNOMIG")
    }
    assert found["1993-09"] == (None, None, 5)
    assert found["1994-12"] == (None, 1, 133)
    assert found["2008-08"] == (None, 14, 126)
    assert found["2009-05"] == (None, 14, 132)


def test_missions_sum_to_the_world_in_all_316_months(datasets: Path) -> None:
    folder = datasets / "contributions/ipi"
    missions = read("ipi_contributions", (folder / "data_mission.csv",)).tables["mission_month"]
    world = read("ipi_contributions", (folder / "data_monthly.csv",)).tables["world_month"]
    for column in ("troops_persons", "police_persons", "observers_persons", "total_persons"):
        sums = missions.group_by("observation_date").aggregate([(column, "sum")])
        by_month = dict(zip(sums["observation_date"].to_pylist(), sums[f"{column}_sum"].to_pylist(), strict=True))
        assert len(by_month) == 316
        for row in world.to_pylist():
            assert by_month[row["observation_date"]] == row[column], (column, row["observation_date"])


def test_observers_before_1992_are_unknown_and_never_0(datasets: Path) -> None:
    reading = read("ipi_contributions", (datasets / "contributions/ipi/data_monthly.csv",))
    early = [r["observers_persons"] for r in reading.tables["world_month"].to_pylist()][:21]
    assert early == [None] * 21
    assert codes(reading)["zero-unknown"] == 22  # and police in October 1991, of whom no mission reports any


def test_headquarters_are_where_they_are(datasets: Path) -> None:
    reading = read("ipi_contributions", (datasets / "contributions/ipi/data_mission.csv",))
    table = reading.tables["mission_month"]
    for place, longitude, latitude in (("Tegucigalpa", -87.2167, 14.1), ("Phnom Penh", 104.917, 11.55)):
        found = rows(table, headquarters_place=place)[0]
        assert found["headquarters_longitude_degrees"] == longitude
        assert found["headquarters_latitude_degrees"] == latitude
    assert codes(reading)["corrected"] == 5330


def test_countries_have_their_name_from_the_file(datasets: Path) -> None:
    paths = tuple(sorted((datasets / "contributions/ipi/countries").glob("*.csv")))
    reading = read("ipi_contributions", paths)
    table = reading.tables["country_month"]
    assert len(pc.unique(table["contributor"])) == 148
    (march,) = rows(table, contributor="Russian Federation", observation_date=date(1994, 3, 31))
    assert (march["troops_persons"], march["police_persons"], march["observers_persons"]) == (1095, 41, 115)


def test_a_contributor_by_mission_and_month(datasets: Path) -> None:
    path = datasets / "contributions/ipi/country_mission_month_gender_2009-11_2014-02.csv"
    table = read("ipi_contributions", (path,)).tables["country_mission_month"]
    found = rows(table, contributor_id_iso3="RUS", observation_date=date(2012, 6, 30))
    assert {r["mission_acronym_ipi"]: r["total_total_persons"] for r in found} == {
        "MINUSTAH": 3, "UNMIT": 3, "UNSMIS": 3, "UNTSO": 3, "UNISFA": 3,
        "UNMISS": 5, "UNMIL": 11, "UNOCI": 11, "MINURSO": 17, "MONUSCO": 28,
    }  # fmt: skip


def test_invalid_json_is_said_with_its_line(datasets: Path) -> None:
    with pytest.raises(FileUnreadable, match=r"ipi_missions\.json, line 168, column 17: is not valid JSON"):
        read("ipi_contributions", (datasets / "contributions/ipi/ipi_missions.json",))


def test_observed_and_interpolated_are_apart(datasets: Path) -> None:
    reading = read("bara_hultman", (datasets / "missions/BaraHultman_UN_NonUN_Peacekeeping_v2-2019.dta",))
    table = reading.tables["mission_conflict_month"]
    found = {r["month_start_date"]: r for r in rows(table, mission_acronym_bara="CIS PKO", conflict_id_ucdp=392)}
    december, january, july = (found[d] for d in (date(1994, 12, 1), date(1995, 1, 1), date(1994, 7, 1)))
    assert (december["troops_observed_persons"], december["basis"]) == (3000, "observed")
    assert january["troops_observed_persons"] is None
    assert (january["troops_interpolated_persons"], january["basis"]) == (3000.0, "interpolated")
    assert (july["troops_observed_persons"], july["basis"]) == (None, "extrapolated")
    ossetia = rows(table, mission_id_bara=37208)
    assert {r["year"] for r in ossetia if r["basis"] == "author estimate"} == {1996, 1997, 2002}
    types = table.group_by("lead_type").aggregate([("mission_id_bara", "count_distinct")]).to_pylist()
    assert {r["lead_type"]: r["mission_id_bara_count_distinct"] for r in types} == {
        "un": 51,
        "regional": 47,
        "international": 23,
    }
    assert codes(reading)["mission-month-repeats"] == 1678


def test_observers_from_2015_are_unknown_and_never_0(datasets: Path) -> None:
    path = datasets / "missions/BaraHultman_UN_NonUN_Peacekeeping_v2-2019.dta"
    table = read("bara_hultman", (path,)).tables["mission_conflict_month"]
    late = table.filter(pc.greater_equal(table["year"], 2015))
    assert late["observers_interpolated_persons"].null_count == late.num_rows
    assert late["observers_observed_persons"].null_count == late.num_rows


def test_types_of_mullenbach(datasets: Path) -> None:
    table = read("mullenbach", (datasets / "missions/Mullenbach_Third-Party-PKMs_v3.1.xls",)).tables["missions"]
    counts = {r["values"]: r["counts"] for r in table["lead_type"].combine_chunks().value_counts().to_pylist()}
    assert counts == {"un": 72, "regional": 93, "other": 50}
    (first,) = rows(table, mission_id_mullenbach=1)
    assert (first["start_date"], first["end_date"]) == (date(1947, 9, 1), date(1949, 1, 28))
    (last,) = rows(table, mission_id_mullenbach=215)
    assert (last["end_date"], last["is_ongoing"]) == (None, True)


def test_a_0_of_unhcr_is_unknown(datasets: Path) -> None:
    reading = read("unhcr_population", (datasets / "displacement/unhcr/unhcr_population.csv",))
    table = reading.tables["origin_asylum_year"]
    assert table["returned_internally_displaced_persons"].null_count == 138513
    (georgia,) = rows(table, origin_id_iso3="GEO", asylum_id_iso3="GEO", year=1994)
    assert georgia["internally_displaced_persons"] == 280000
    assert georgia["returned_internally_displaced_persons"] is None
    unknown = rows(table, ("refugees_persons",), origin_id_iso3="UNK", year=1952)
    assert {200000, 500000} <= {r["refugees_persons"] for r in unknown}
    assert rows(table, ("origin_id_unhcr",), origin_id_iso3="DEU")[0]["origin_id_unhcr"] == "GFR"


def test_a_country_year_by_hand(datasets: Path) -> None:
    table = read("ucdp_country_year", (datasets / "conflict/ucdp/organizedviolencecy_v25_1.csv",)).tables[
        "country_year"
    ]
    (azerbaijan,) = rows(table, country_id_gw=373, year=2020)
    assert azerbaijan["all_deaths_best"] == azerbaijan["state_based_deaths_best"] == 7636
    (georgia,) = rows(table, country_id_gw=372, year=1993)
    assert (georgia["state_based_deaths_best"], georgia["one_sided_deaths_best"]) == (1763, 74)
    assert rows(table, country_id_gw=372, year=1990) == []  # no state then: no row, and no 0


def test_events_of_a_country_year_by_hand(datasets: Path) -> None:
    table = read("ucdp_ged", (datasets / GED / "GEDEvent_v21_01_21_12.csv.zip",)).tables["events"]
    found = rows(table, country="Azerbaijan", year=2021)
    assert len(found) == 12
    assert [sum(r[f"deaths_{b}"] for r in found) for b in ("low", "best", "high")] == [26, 26, 50]
    car = read("ucdp_ged", (datasets / GED / "GEDEvent_v23_1_CAR_482.geojson",)).tables["events"]
    events = rows(car, year=2014)
    years = read("ucdp_country_year", (datasets / "conflict/ucdp/organizedviolencecy_v25_1.csv",)).tables[
        "country_year"
    ]
    (year,) = rows(years, country_id_gw=482, year=2014)
    assert (len(events), sum(r["deaths_best"] for r in events)) == (461, year["all_deaths_best"])
    assert -11 < events[0]["latitude_degrees"] < 12 < events[0]["longitude_degrees"] < 28


@pytest.mark.parametrize(
    ("name", "year", "count", "best"),
    [("hdx_conflict_data_ukr_2014_2021.csv", 2014, 1294, 4528), ("hdx_conflict_data_BGD.csv", 2013, 38, 54)],
)
def test_the_row_of_tags_is_left_out(datasets: Path, name: str, year: int, count: int, best: int) -> None:
    reading = read("ucdp_ged", (datasets / GED / name,))
    found = rows(reading.tables["events"], year=year)
    assert (len(found), sum(r["deaths_best"] for r in found)) == (count, best)
    assert codes(reading)["hxl-row"] == 1


def test_odd_codes_of_a_candidate_are_unknown(datasets: Path) -> None:
    reading = read("ucdp_ged", (datasets / GED / "GEDEvent_v21_01_21_12.csv.zip",))
    assert codes(reading)["odd-code"] == 6
    assert reading.tables["events"]["clarity_code"].null_count == 5


@pytest.mark.parametrize(
    "path",
    [
        f"{GED}/ged201_geopko_6col.csv",
        f"{GED}/pace_country_month_1989_2026-05.csv",
        f"{GED}/ged251_conflicts_summary_1531.json",
        "conflict/ucdp/BattleDeaths_v23_1.csv",
        "boundaries/geoBoundaries-GEO-ADM1.geojson",
    ],
)
def test_what_is_no_event_table_is_refused(datasets: Path, path: str) -> None:
    with pytest.raises(LayoutChanged, match=Path(path).name):
        read("ucdp_ged", (datasets / path,))


def test_every_file_of_the_folder_is_accounted_for(datasets: Path, tmp_path: Path) -> None:
    report = add_folder(tmp_path, datasets, today=date(2026, 11, 22))
    assert report.failed == ()
    assert report.others == ()
    assert [line.partition(",")[0] for line in report.unread] == ["contributions/ipi/ipi_missions.json"]
    refused = {line.partition(":")[0]: line for line in report.refused}
    for name, reason in (
        ("conflict/ucdp_ged/ged201_geopko_6col.csv", "no event id"),
        ("conflict/ucdp_ged/pace_country_month_1989_2026-05.csv", "span two months"),
        ("states/countrycode_codelist_without_cldr.csv", "GPL-3"),
        ("boundaries/azerbaijan-districts.topojson", "TopoJSON"),
        ("SOURCES.md", "no dataset"),
    ):
        assert reason in refused.pop(name)
    assert all(name.endswith(".pdf") for name in refused)
    read = {name for added in report.added for name in (f["name"] for f in added.snapshot.card["files"])}
    files = {p.name for p in datasets.rglob("*") if p.is_file() and p.suffix not in {".pdf", ".md"}}
    away = {"ipi_missions.json", "ged201_geopko_6col.csv", "pace_country_month_1989_2026-05.csv"}
    away |= {"countrycode_codelist_without_cldr.csv", "azerbaijan-districts.topojson"}
    assert read == files - away
    count, wrong, barred = verify_data(tmp_path)
    assert (count, wrong) == (len(report.added), [])
    assert [line for line in barred if "23.1-sample" in line] == barred
    assert len(list_data(tmp_path)) == sum(len(added.snapshot.card["tables"]) for added in report.added)
    again = add_folder(tmp_path, datasets, today=date(2027, 1, 1))
    assert not any(added.is_new for added in again.added)
