"""The same expressions on DuckDB and on Spark: every panel equal, row by row."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.panel_store import add_events, add_table, make_event

from peaceops.casebook.load import Casebook, load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.errors import ReaderMissing
from peaceops.panel.base import BASE_MEASURES
from peaceops.panel.cell import CELL_MEASURES
from peaceops.panel.conflict import ACTIVITY_MEASURES
from peaceops.panel.displacement import DISPLACEMENT, RATIOS
from peaceops.panel.event import EVENT_MEASURES
from peaceops.pipeline.engine import open_engine
from peaceops.pipeline.panel import PanelRequest, build
from peaceops.pipeline.spark import explain_absence, open_session

pa = pytest.importorskip("pyarrow")
pytest.importorskip("ibis")
# Spark's own libraries warn of what they will drop.
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.xdist_group("spark")]
CAR = "Central African Republic"


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    return load_casebook(load_codebook())


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One local session; a skip where pyspark or Java is not there fails where everything is required."""
    if lacks := explain_absence(os.environ):
        pytest.skip(lacks)
    # Compiling a plan takes longer than running it over ten rows.
    folder = tmp_path_factory.mktemp("conf")
    settings = {"spark.sql.codegen.wholeStage": "false", "spark.sql.adaptive.enabled": "false"}
    (folder / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(folder))
        engine = open_engine("spark")
    yield engine
    engine.disconnect()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    one_sided = {"violence_type": "one-sided", "side_b": "Civilians"}
    near = {"latitude_degrees": 10.33, "longitude_degrees": 22.8}
    events = [
        make_event(1, "2009-01-31", "2009-03-02", best=101),
        make_event(2, "2009-02-01", best=3, **one_sided, **near),
        make_event(3, "2009-02-15", "2009-02-16", best=7, side_a="LRA", side_a_id_gw=None, **one_sided, **near),
        make_event(
            4, "2009-03-01", best=11, violence_type="non-state", side_a="A", side_a_id_gw=None, conflict_id_ucdp=9
        ),
        make_event(5, "2008-12-30", "2009-01-02", best=1, latitude_degrees=-0.01, longitude_degrees=179.99),
    ]
    add_events(folder, *events, version="22.1")
    add_events(folder, *(event | {"deaths_high": event["deaths_best"] + 2} for event in events[:3]), scope=CAR)
    key = {"mission_acronym_geopko": "MINURCAT", "year": 2009, "source_map": "Map 1", "variant_number": 1}
    maps = [
        {
            **key, "month": month, "location": name, "latitude_degrees": latitude, "longitude_degrees": 22.78,
            "country_ids_gw": code, "troops_persons": troops, "contributors_count": 1, "has_infantry": True,
            "infantry_persons": troops, "has_observers": name == "Birao", "has_police": False,
        }
        for month in (1, 2, 3)
        for name, latitude, code, troops in (("Birao", 10.3, "482", 150), ("Iriba", 15.1, "483", None))
    ]  # fmt: skip
    sizes = [
        {**{n: row[n] for n in ("mission_acronym_geopko", "year", "month", "source_map", "location", "variant_number")}, "troops_persons": 35}
        for row in maps
    ]  # fmt: skip
    add_table(
        folder, "geo_pko", "map_locations", maps, version="2.1", more={"map_contributors": pa.Table.from_pylist(sizes)}
    )
    kind = {"conflict_type": "intrastate", "incompatibility": "government"}
    conflict = {"conflict_id_ucdp": 417, "intensity": "minor", **kind, "start_date": date(2001, 5, 1), "location": CAR}
    sides = {"side_a_ids_gw": "482", "side_a_supporter_ids_gw": "483, 220", "location_ids_gw": "482"}
    add_table(
        folder,
        "ucdp_acd",
        "conflict_years",
        [{**conflict, **sides, "year": y} for y in (2001, 2006, 2009)],
        version="22.1",
    )
    year = {"country_id_gw": 482, "country": CAR, "year": 2009}
    add_table(
        folder,
        "ucdp_country_year",
        "country_year",
        [year | {"state_based_deaths_best": 5, "all_deaths_high": 9}],
        version="25.1",
    )
    people = [
        {"year": 2009, "origin_id_iso3": "CAF", "asylum_id_iso3": a, "refugees_persons": n}
        for a, n in (("TCD", 10), ("CMR", None))
    ]
    who = {"origin_id_iso3": "CAF", "asylum_id_iso3": "CAF"}
    people += [{**who, "year": 2008, "internally_displaced_persons": 7, "refugees_persons": 40}]
    add_table(folder, "unhcr_population", "origin_asylum_year", people, version="2026-06")
    returned = {**who, "year": 2009, "returned_refugees_persons": 9, "returned_internally_displaced_persons": 2}
    add_table(folder, "unhcr_solutions", "origin_asylum_year", [returned | {"resettled_persons": 1}], version="2026-06")
    idmc = [{**who, "year": 2008, "internally_displaced_persons": 3}]
    add_table(folder, "unhcr_idmc", "country_years", idmc, version="2026-06")
    cell = {"cell_id_priogrid": 144_406, "land_area_km2": 3000.5, "mountains_share": 0.25, "travel_time_minutes": 90.0}
    add_table(folder, "priogrid", "cells", [cell, cell | {"cell_id_priogrid": 135_758}], version="2.0")
    sexes = [
        {
            "observation_date": date(2009, n, 28), "contributor_id_iso3": "GHA", "mission_acronym_ipi": "MINURCAT",
            "troops_women_persons": n, "troops_total_persons": 20, "total_women_persons": n, "total_total_persons": 20,
            "individual_police_women_persons": 0, "formed_police_women_persons": 0, "observers_women_persons": 0,
            "individual_police_total_persons": 0, "formed_police_total_persons": 0, "observers_total_persons": 0,
        }
        for n in range(1, 13)
    ]  # fmt: skip
    add_table(
        folder,
        "ipi_contributions",
        "country_mission_month",
        sexes,
        version="2014-02",
        period=("2009-01-01", "2009-12-31"),
    )
    means = {
        "year": 2009,
        "contributor": "Ghana",
        "mission_acronym_un": "MINURCAT",
        "women_persons": 3,
        "total_persons": 9,
    }
    add_table(
        folder, "un_contributions_year", "country_mission_year", [means], version="2021-01",
        more={"country_mission_year": pa.Table.from_pylist([means | {"is_understated": False}])},
    )  # fmt: skip
    month = {"observation_date": date(2009, 2, 28), "troops_persons": 7, "observers_persons": None}
    add_table(folder, "ipi_contributions", "country_month", [month | {"contributor": "Ghana"}], version="2017-06")
    strength = [month | {"mission_acronym_ipi": "MINURCAT", "police_persons": 4}]
    add_table(folder, "ipi_contributions", "mission_month", strength, version="2017-06b")
    dead = {
        "casualty_id_un": "U-1",
        "mission_acronym_un": "MINURCAT",
        "personnel_type": "military",
        "incident_type": "malicious act",
    }
    add_table(folder, "un_fatalities", "fatalities", [dead | {"incident_date": date(2009, 2, 3)}], version="2025-04-04")
    return folder


DEATHS = ("deaths_state_based", "deaths_one_sided_government", "events_organized_violence")
REQUESTS: dict[str, dict[str, Any]] = {
    "country-month": {
        "measures": (*DEATHS, "troops_contributed_ipi", "observers_contributed_ipi", "women_troops_contributed_ipi"),
        "countries": (CAR, "Ghana"),
    },
    "country-year": {
        "measures": (
            *DEATHS,
            "deaths_state_based_ucdp_year",
            "conflict_incidence",
            "conflict_onset",
            "women_uniformed_contributed_ipi_year",
            "women_contributed_un_mean",
            *DISPLACEMENT,
            *RATIOS,
        ),
        "countries": (CAR, "Chad", "Ghana"),
    },
    "conflict-month": {"measures": (*DEATHS, *ACTIVITY_MEASURES)},
    "mission-month": {
        "measures": (
            "deployed_strength_ipi",
            "deployed_strength_troops_ipi",
            "deployed_total_ipi",
            "effective_contributors",
            "troops_share",
            "hostile_deaths",
            "deaths_other_undetermined",
            "troops_geopko",
            "deaths_state_based",
        ),
        "missions": ("minurcat", "unficyp"),
    },
    "base-month": {"measures": (*BASE_MEASURES, *EVENT_MEASURES), "radius_km": 10.0},
    "grid-month": {"measures": (*DEATHS, *CELL_MEASURES), "cells": (144_406, 135_758, 129_600, 129_601)},
}


@pytest.mark.parametrize("unit", REQUESTS)
def test_both_engines_give_the_same_panel(unit: str, spark: Any, store: Path, casebook: Casebook) -> None:
    request = PanelRequest(
        unit=unit, first=date(2008, 12, 1), last=date(2009, 4, 30), today=date(2026, 1, 1), **REQUESTS[unit]
    )
    here = build(request, casebook, store, open_engine()).table()
    there = build(request, casebook, store, spark).table()
    assert here.column_names == there.column_names
    assert here.num_rows == there.num_rows > 0
    for name in here.column_names:
        ours, theirs = here[name].to_pylist(), there[name].to_pylist()
        if pa.types.is_floating(here[name].type):
            assert [value is None for value in ours] == [value is None for value in theirs], name
            pairs = [pair for pair in zip(ours, theirs, strict=True) if None not in pair]
            assert all(abs(a - b) <= 1e-9 * max(1, abs(a)) for a, b in pairs), name
        else:
            assert ours == theirs, name
    if unit != "mission-month":
        assert any(here["events_organized_violence"].to_pylist())


def test_the_rows_behind_a_cell_are_the_same(spark: Any, store: Path, casebook: Casebook) -> None:
    request = PanelRequest(unit="base-month", radius_km=10, today=date(2026, 1, 1))
    found = []
    for engine in (open_engine(), spark):
        panel = build(request, casebook, store, engine)
        row = panel.table()["deaths_one_sided_government_best"].to_pylist().index(3)
        found.append(panel.why(row, "deaths_one_sided_government_best")["event_id"].to_pylist())
    assert found == [[2], [2]]


def test_what_spark_lacks_is_said_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(ReaderMissing, match="engine spark") as caught:
        open_session({"PATH": str(tmp_path), "JAVA_HOME": ""})
    assert "peaceops[spark]" in str(caught.value)
    assert "\n" not in caught.value.message
