"""Names and codes of datasets: resolved by date, left open where they are, never guessed."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.sources.sample import make_sample

from peaceops.casebook.identity import MissionIndex
from peaceops.casebook.load import load_casebook
from peaceops.casebook.registry import read_placed_rows
from peaceops.casebook.state import SCHEMES, shipped_states
from peaceops.cli import main
from peaceops.codebook.load import load_codebook
from peaceops.pipeline.data import add_folder
from peaceops.pipeline.names import MATCHED, MISSION, count_hows, read_name_columns, report_names
from peaceops.pipeline.table import Table
from peaceops.sources import SOURCES
from peaceops.sources.base import read_card
from peaceops.sources.read import read_bytes, read_files


@pytest.fixture(scope="module")
def index() -> MissionIndex:
    casebook = load_casebook(load_codebook())
    return MissionIndex(missions=casebook.missions, names=casebook.names, placed=read_placed_rows())


def report(index: MissionIndex, source: str, table: str, **columns: list[Any]) -> list[dict[str, Any]]:
    named = {
        c for n in read_name_columns() if (n.source, n.table) == (source, table) for c in (*n.columns, n.time) if c
    }
    size = len(next(iter(columns.values())))
    whole = {name: columns.get(name, [None] * size) for name in named}
    return list(report_names(source, {table: pa.table(whole)}, index=index, states=shipped_states()))


def test_columns_that_are_named_exist() -> None:
    for named in read_name_columns():
        table = read_card(named.source).tables[named.table]
        columns = {column.name for column in table.columns} | {"start_date", "end_date"}
        assert {*named.columns, *filter(None, [named.time])} <= columns, named
        assert named.scheme in {*SCHEMES, MISSION}
        assert named.source in SOURCES


def test_a_code_is_resolved_by_the_day_of_the_row(index: MissionIndex) -> None:
    days = [date(1991, 6, 1), date(1992, 6, 1), date(1980, 1, 1)]
    found = report(index, "ucdp_ged", "events", country_id_gw=[365, 365, 372], start_date=days)
    assert {(row["value"], row["first"]): (row["how"], row["id"]) for row in found} == {
        ("365", "1991"): ("exact", "SUN"),
        ("365", "1992"): ("exact", "RUS"),
        ("372", "1980"): ("none", None),
    }
    assert next(row for row in found if row["value"] == "372")["candidates"] == "GEO"


def test_codes_of_one_cell_are_parted_and_names_are_not(index: MissionIndex) -> None:
    found = report(index, "ucdp_acd", "conflict_years", location_ids_gw=["372, 365"], year=[1993])
    assert {row["id"] for row in found} == {"GEO", "RUS"}
    found = report(index, "geo_pko", "map_contributors", contributor=["Moldova, Republic of"], year=[2014])
    assert [(row["how"], row["id"]) for row in found] == [("alias", "MDA")]


def test_unomoz_is_onumoz_and_a_shared_name_stays_open(index: MissionIndex) -> None:
    found = report(index, "pema", "resolutions", mission_acronym_pema=["UNOMOZ", "UNAMIR"], year=[1993, 1994])
    assert {row["value"]: row["id"] for row in found} == {"UNOMOZ": "onumoz", "UNAMIR": "unamir"}
    found = report(index, "un_missions", "missions", mission_acronym_un=["UNOSOM"], start_date=[None])
    assert (found[0]["how"], found[0]["candidates"]) == ("ambiguous", "unosom-1|unosom-2")


def test_what_is_only_near_is_not_joined(index: MissionIndex) -> None:
    found = report(
        index, "un_fatalities", "fatalities", mission_acronym_un=["UNAMIB"], incident_date=[date(2010, 1, 1)]
    )
    assert (found[0]["how"], found[0]["id"]) == ("near", None)
    found = report(index, "geo_pko", "map_contributors", contributor=["unknown", "Atlantis"], year=[2014, 2014])
    assert {row["value"]: (row["how"], row["id"]) for row in found} == {
        "unknown": ("apart", None),
        "Atlantis": (next(r["how"] for r in found if r["value"] == "Atlantis"), None),
    }
    assert next(r["how"] for r in found if r["value"] == "Atlantis") in {"none", "near"}


def test_a_code_that_an_issuer_uses_of_its_own_is_said(index: MissionIndex) -> None:
    found = report(index, "ucdp_country_year", "country_year", country_id_gw=[345, 345], year=[2010, 1990])
    assert {(row["first"], row["id"]) for row in found} == {("2010", "SRB"), ("1990", "YUG")}
    assert "UCDP keeps 345" in next(row for row in found if row["first"] == "2010")["reason"]
    (other,) = report(index, "geo_pko", "map_locations", country_ids_gw=["345"], year=[2010])
    assert other["how"] == "none"


def test_no_row_is_lost(index: MissionIndex) -> None:
    years = [1990 + n % 30 for n in range(200)]
    values = ["France", "Atlantis", None, "DRC"] * 50
    found = report(index, "geo_pko", "map_contributors", contributor=values, year=years)
    assert sum(row["rows"] for row in found) == 150
    assert count_hows(Table.of_rows({"how": "str", "rows": "int"}, found))["exact"] == 50


def test_the_command_reports(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEACEOPS_DATA", str(tmp_path / "store"))
    path = tmp_path / "in" / "x.csv"
    path.parent.mkdir()
    path.write_bytes(make_sample("un_missions", cells={"mission_acronym": "UNOSOM"}).render())
    add_folder(tmp_path / "store", path.parent, today=date(2026, 11, 25))
    assert main(["data", "names", "un_missions"]) == 0
    out = capfd.readouterr().out
    assert "UNOSOM" in out
    assert "ambiguous 3 rows" in out
    assert main(["data", "names", "un_missions", "--csv"]) == 0
    rows = list(csv.DictReader(capfd.readouterr().out.splitlines()))
    assert (len(rows), rows[0]["rows"], rows[0]["how"]) == (1, "3", "ambiguous")
    assert main(["data", "names", "un_missions", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)[0]["candidates"] == "unosom-1|unosom-2"
    assert main(["data", "names", "nothing"]) == 2
    assert main(["data", "names", "ucdp_ged"]) == 1


@pytest.mark.datasets
@pytest.mark.parametrize(
    ("source", "name", "open_values"),
    [
        ("ucdp_country_year", "conflict/ucdp/organizedviolencecy_v25_1.csv", set()),
        ("ucdp_battle_deaths", "conflict/ucdp/BattleDeaths_v23_1.csv", set()),
        ("ucdp_peace_agreements", "conflict/ucdp/ucdp-peace-agreements-221.xlsx", set()),
        ("ucdp_ged", "conflict/ucdp_ged/GEDEvent_v21_01_21_12.csv.zip", set()),
        ("pema", "mandates/pema/PEMA_raw_v2.csv", {"Abyei", "UNCSPG"}),
        (
            "geo_pko",
            "deployments/geo_pko/Geo_PKO_v.2.1_full.csv",
            {"341", "347", "Ethiopia/Eritrea", "CARICOM", "Multinational", "Mutinational", "unknown"},
        ),
    ],
)
def test_what_stays_open_in_real_files(
    datasets: Path, index: MissionIndex, source: str, name: str, open_values: set[str]
) -> None:
    (reading,) = read_files(source, [read_bytes(datasets / name)])
    found = report_names(source, reading.tables, index=index, states=shipped_states())
    assert len(found)
    assert {row["value"] for row in found if row["how"] not in MATCHED} == open_values


def test_a_state_that_changed_its_code_is_not_settled_at_once(index: MissionIndex) -> None:
    days = [date(1991, 12, 25), date(1991, 12, 26), date(2020, 1, 1)]
    found = report(index, "ucdp_ged", "events", country_id_gw=[365, 365, 365], start_date=days)
    assert sorted((row["id"], row["rows"]) for row in found) == [("RUS", 2), ("SUN", 1)]
    one = report(index, "ucdp_ged", "events", country_id_gw=[372, 372], start_date=[date(1991, 12, 1), days[2]])
    assert sorted((row["how"], row["rows"]) for row in one) == [("exact", 1), ("none", 1)]
