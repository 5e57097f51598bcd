"""Measures of panels: by hand on small stores, and counted again from the text of the real files with the csv module."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.panel_store import add_events, add_table, make_event

from peaceops.casebook.load import Casebook, load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.errors import OutsideCoverage
from peaceops.pipeline.data import add_files
from peaceops.pipeline.engine import open_engine
from peaceops.pipeline.panel import PanelRequest, build, list_measures, list_own
from peaceops.pipeline.panel_table import Panel

pytest.importorskip("ibis")
pa = pytest.importorskip("pyarrow")
CAR = "Central African Republic"
Cells = dict[Any, Any]


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    return load_casebook(load_codebook())


def make(
    store: Path, casebook: Casebook, unit: str, *measures: str, first: str = "", last: str = "", **more: Any
) -> Panel:
    request = PanelRequest(
        unit=unit, measures=measures, first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None, today=date(2026, 1, 1), **more,
    )  # fmt: skip
    return build(request, casebook, store, open_engine())


def cells(panel: Panel, columns: Sequence[str], *keys: str) -> Cells:
    return {
        tuple(row[key] for key in keys): tuple(row[column] for column in columns) for row in panel.table().to_pylist()
    }


def read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


# --- contributions


def add_months(store: Path, *rows: tuple[str, date, int | None, int | None], last: str = "1995-12-31") -> None:
    add_table(
        store, "ipi_contributions", "country_month",
        [
            {"contributor": name, "observation_date": day, "troops_persons": troops, "observers_persons": observers}
            for name, day, troops, observers in rows
        ],
        version="2017-06", period=("1992-11-30", last),
    )  # fmt: skip


def test_a_year_of_contributions_needs_its_twelve_months(tmp_path: Path, casebook: Casebook) -> None:
    months = [("Ghana", date(1994, month, 28), 12, 1) for month in range(1, 11)]
    # Fiji has nobody in 1994; November and December of Ghana are a count of none, for the file has others then.
    others = [("Fiji", date(year, month, 28), 5, None) for year in (1993, 1995) for month in range(1, 13)]
    others += [("Norway", date(1994, month, 28), 1, 1) for month in range(1, 13)]
    others += [("Norway", date(1992, 11, 28), 1, 1), ("Norway", date(1992, 12, 28), 1, 1)]
    add_months(tmp_path, *months, *others)
    names = ("troops_contributed_ipi_mean", "troops_contributed_ipi_max", "observers_contributed_ipi_mean")
    panel = make(
        tmp_path, casebook, "country-year", "troops_contributed_ipi_year", "observers_contributed_ipi_year",
        countries=("Ghana", "Fiji"),
    )  # fmt: skip
    found = cells(panel, names, "country", "year")
    assert found["Ghana", 1994] == (10, 12, 10 / 12)
    assert found["Fiji", 1994] == (0, 0, 0)
    assert found["Fiji", 1995] == (5, 5, 0)
    # 1992 is covered for two months only.
    assert found["Ghana", 1992] == (None, None, None)
    assert panel.why(list(found).index(("Ghana", 1994)), "troops_contributed_ipi_mean").num_rows == 10


def test_a_month_that_a_file_leaves_out_is_unknown_and_so_is_its_year(tmp_path: Path, casebook: Casebook) -> None:
    """IPI's build of June 2017 has no row at all of November 2016."""
    add_months(
        tmp_path, *(("Ghana", date(1994, month, 28), 3, 1) for month in range(1, 13) if month != 7), last="1994-12-31"
    )
    month = make(
        tmp_path, casebook, "country-month", "troops_contributed_ipi", first="1994-06-01", countries=("Ghana", "Fiji")
    )
    found = cells(month, ("troops_contributed_ipi",), "country", "month_start_date")
    assert [found["Ghana", date(1994, m, 1)][0] for m in (6, 7, 8)] == [3, None, 3]
    assert [found["Fiji", date(1994, m, 1)][0] for m in (6, 7, 8)] == [0, None, 0]
    year = make(
        tmp_path, casebook, "country-year", "troops_contributed_ipi_year", first="1994-01-01", countries=("Ghana",)
    )
    assert year.table()["troops_contributed_ipi_mean"].to_pylist() == [None]


def test_observers_of_a_year_before_1993_are_unknown(tmp_path: Path, casebook: Casebook) -> None:
    rows = [("Ghana", date(1992, month, 28), 4, 2) for month in range(1, 13)]
    add_table(
        tmp_path, "ipi_contributions", "country_month",
        [{"contributor": n, "observation_date": d, "troops_persons": t, "observers_persons": o} for n, d, t, o in rows],
        version="2017-06", period=("1991-12-31", "1992-12-31"),
    )  # fmt: skip
    panel = make(
        tmp_path, casebook, "country-year", "observers_contributed_ipi_year", "uniformed_contributed_ipi_year",
        first="1992-01-01", last="1992-12-31", countries=("Ghana",),
    )  # fmt: skip
    (row,) = panel.table().to_pylist()
    assert (row["observers_contributed_ipi_mean"], row["observers_contributed_ipi_max"]) == (None, None)
    assert row["uniformed_contributed_ipi_mean"] == 6


@pytest.mark.datasets
def test_women_sent_are_those_of_the_file(datasets: Path, tmp_path: Path, casebook: Casebook) -> None:
    path = datasets / "contributions/ipi/country_mission_month_gender_2009-11_2014-02.csv"
    add_files(tmp_path, "ipi_contributions", [path], today=date(2026, 1, 1))
    counted: Counter[tuple[str, str]] = Counter()
    for row in read(path):
        if row["Contributor ISO-3"] == "GHA":
            month = row["Date"][:7]
            counted["women_uniformed_contributed_ipi", month] += int(row["Total Female"])
            counted["women_police_contributed_ipi", month] += int(row["Individual Police Female"])
            counted["women_police_contributed_ipi", month] += int(row["Formed Police Units Female"])
    names = ("women_uniformed_contributed_ipi", "women_police_contributed_ipi")
    panel = make(
        tmp_path, casebook, "country-month", *names, first="2009-09-01", last="2014-04-30", countries=("Ghana",)
    )
    for name in names:
        found = {str(day)[:7]: value for (day,), (value,) in cells(panel, (name,), "month_start_date").items()}
        assert {month: n for month, n in found.items() if n is not None} == {
            m: n for (k, m), n in counted.items() if k == name
        }
        # The file begins in November 2009 and ends in February 2014.
        assert {month for month, n in found.items() if n is None} == {"2009-09", "2009-10", "2014-03", "2014-04"}
    year = make(tmp_path, casebook, "country-year", "women_uniformed_contributed_ipi_year", countries=("Ghana",))
    means = {year: mean for (year,), (mean,) in cells(year, ("women_uniformed_contributed_ipi_mean",), "year").items()}
    in_2012 = [counted["women_uniformed_contributed_ipi", f"2012-{month:02d}"] for month in range(1, 13)]
    assert means[2012] == pytest.approx(sum(in_2012) / 12)
    assert (means[2009], means[2014]) == (None, None)


@pytest.mark.datasets
def test_means_that_are_divided_wrongly_are_unknown(datasets: Path, tmp_path: Path, casebook: Casebook) -> None:
    path = datasets / "contributions/un_open_data/CountryByYear_2010_2021.csv"
    add_files(tmp_path, "un_contributions_year", [path], today=date(2026, 1, 1))
    panel = make(
        tmp_path,
        casebook,
        "country-year",
        "women_contributed_un_mean",
        "uniformed_contributed_un_mean",
        countries=("Ghana",),
    )
    found = cells(panel, ("women_contributed_un_mean", "uniformed_contributed_un_mean"), "year")
    counted: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for row in read(path):
        if row["Country"] == "Ghana":
            counted[int(row["Year"])][0] += int(row["Female"])
            counted[int(row["Year"])][1] += int(row["Total"])
    for year, expected in counted.items():
        assert found[year,] == ((None, None) if year in (2010, 2012, 2017, 2021) else tuple(expected))


# --- displacement


def add_displaced(store: Path) -> None:
    who = {"origin": "x", "asylum": "x"}
    add_table(
        store, "unhcr_population", "origin_asylum_year",
        [
            {**who, "year": 2000, "origin_id_iso3": "CAF", "asylum_id_iso3": "TCD", "refugees_persons": 300},
            {**who, "year": 2000, "origin_id_iso3": "CAF", "asylum_id_iso3": "CMR", "refugees_persons": 100, "asylum_seekers_persons": 7},
            {**who, "year": 2000, "origin_id_iso3": "CAF", "asylum_id_iso3": "CAF", "internally_displaced_persons": 50},
        ],
        version="2026-06", period=("2000", "2002"),
    )  # fmt: skip
    add_table(
        store, "unhcr_solutions", "origin_asylum_year",
        [
            {**who, "year": 2001, "origin_id_iso3": "CAF", "asylum_id_iso3": "TCD", "returned_refugees_persons": 90, "naturalised_persons": 4},
            {**who, "year": 2001, "origin_id_iso3": "CAF", "asylum_id_iso3": "CMR", "returned_refugees_persons": 10},
            {**who, "year": 2001, "origin_id_iso3": "CAF", "asylum_id_iso3": "CAN", "resettled_persons": 6},
            {**who, "year": 2001, "origin_id_iso3": "CAF", "asylum_id_iso3": "CAF", "returned_internally_displaced_persons": 20},
            {**who, "year": 2002, "origin_id_iso3": "CAF", "asylum_id_iso3": "TCD", "returned_refugees_persons": 5},
        ],
        version="2026-06", period=("2000", "2002"),
    )  # fmt: skip
    add_table(
        store, "unhcr_idmc", "country_years",
        [{**who, "year": 2000, "origin_id_iso3": "CAF", "asylum_id_iso3": "CAF", "internally_displaced_persons": 80}],
        version="2026-06", period=("2000", "2002"),
    )  # fmt: skip


def test_stocks_flows_and_both_denominators(tmp_path: Path, casebook: Casebook) -> None:
    add_displaced(tmp_path)
    names = (
        "refugees_from_unhcr", "asylum_seekers_from_unhcr", "internally_displaced_unhcr", "internally_displaced_idmc",
        "returned_refugees_to_unhcr", "returned_internally_displaced_unhcr", "resettled_from_unhcr", "naturalised_from_unhcr",
        "refugee_return_ratio_unhcr", "internal_return_ratio_unhcr", "internal_return_ratio_idmc",
    )  # fmt: skip
    panel = make(tmp_path, casebook, "country-year", *names, countries=(CAR, "Chad", "Canada"))
    found = cells(panel, names, "country", "year")
    assert found[CAR, 2000] == (400, 7, 50, 80, None, None, None, None, None, None, None)
    # 100 of 400 refugees, 20 of UNHCR's 50 and of IDMC's 80: no sum of a flow and a stock, no mean of two issuers.
    assert found[CAR, 2001] == (None, None, None, None, 100, 20, 6, 4, 0.25, 0.4, 0.25)
    # 5 returned, of a stock that nobody reports.
    assert found[CAR, 2002] == (None, None, None, None, 5, None, None, None, None, None, None)
    behind = panel.why(list(found).index((CAR, 2001)), "refugee_return_ratio_unhcr").to_pylist()
    assert sorted((row["side"], row["year"], row["persons"]) for row in behind) == [
        ("refugees_from_unhcr", 2000, 100), ("refugees_from_unhcr", 2000, 300),
        ("returned_refugees_to_unhcr", 2001, 10), ("returned_refugees_to_unhcr", 2001, 90),
    ]  # fmt: skip
    assert {item["id"] for item in panel.sources()} == {
        "unhcr-population-2026-06", "unhcr-solutions-2026-06", "unhcr-idmc-2026-06",
    }  # fmt: skip
    sides = make(
        tmp_path,
        casebook,
        "country-year",
        "returned_refugees_out_of_unhcr",
        "resettled_in_unhcr",
        "naturalised_in_unhcr",
    )
    other = cells(
        sides, ("returned_refugees_out_of_unhcr", "resettled_in_unhcr", "naturalised_in_unhcr"), "country", "year"
    )
    assert (other["Chad", 2001], other["Canada", 2001]) == ((90, None, 4), (None, 6, None))


@pytest.mark.datasets
def test_displacement_of_a_state_is_that_of_the_files(datasets: Path, tmp_path: Path, casebook: Casebook) -> None:
    folder = datasets / "displacement/unhcr"
    for source in ("unhcr_population", "unhcr_solutions", "unhcr_idmc"):
        add_files(tmp_path, source, [folder / f"{source}.csv"], today=date(2026, 1, 1))
    columns = {
        "refugees_from_unhcr": ("unhcr_population", "refugees", "coo_iso"),
        "refugees_in_unhcr": ("unhcr_population", "refugees", "coa_iso"),
        "internally_displaced_unhcr": ("unhcr_population", "idps", "coa_iso"),
        "internally_displaced_idmc": ("unhcr_idmc", "total", "coa_iso"),
        "returned_refugees_to_unhcr": ("unhcr_solutions", "returned_refugees", "coo_iso"),
        "returned_internally_displaced_unhcr": ("unhcr_solutions", "returned_idps", "coo_iso"),
        "resettled_from_unhcr": ("unhcr_solutions", "resettlement", "coo_iso"),
        "naturalised_in_unhcr": ("unhcr_solutions", "naturalisation", "coa_iso"),
    }
    panel = make(tmp_path, casebook, "country-year", *columns, countries=(CAR, "Tajikistan", "TZA"))
    codes = {"CAF": 482, "TJK": 702, "TZA": 510}
    for name, (source, column, key) in columns.items():
        counted: Counter[tuple[int, int]] = Counter()
        for row in read(folder / f"{source}.csv"):
            if row[key] in codes and float(row[column] or 0):
                counted[codes[row[key]], int(row["year"])] += int(float(row[column]))
        found = cells(panel, (name,), "country_id_gw", "year")
        ours = {(gw, year): n for (gw, year), (n,) in found.items() if n is not None}
        # Tajikistan has rows of years before it was a state of the list: these meet no row of the panel.
        assert ours == {key: n for key, n in counted.items() if key in found}
        assert ours


# --- conflicts, cells


def test_a_conflict_is_active_by_year_or_unknown(tmp_path: Path, casebook: Casebook) -> None:
    listed = {
        "location": "Central African Republic", "conflict_type": "intrastate", "incompatibility": "government",
        "location_ids_gw": "482", "side_a_ids_gw": "482",
    }  # fmt: skip
    add_table(
        tmp_path, "ucdp_acd", "conflict_years",
        [
            {**listed, "conflict_id_ucdp": 416, "year": 2012, "intensity": "minor"},
            {**listed, "conflict_id_ucdp": 416, "year": 2014, "intensity": "war"},
            {**listed, "conflict_id_ucdp": 99, "year": 2012, "intensity": "minor", "location_ids_gw": "500"},
        ],
        version="22.1", period=("1946", "2021"),
    )  # fmt: skip
    add_events(
        tmp_path,
        make_event(1, "2012-05-05", conflict_id_ucdp=416),
        make_event(2, "2012-05-05", conflict_id_ucdp=7),
        scope=CAR,
    )
    names = ("active_in_year_acd", "intensity_in_year_acd", "type_in_year_acd")
    panel = make(
        tmp_path, casebook, "conflict-month", *names, "events_state_based", first="2012-12-01", last="2022-01-31", countries=(CAR,),
    )  # fmt: skip
    found = cells(panel, names, "conflict_id_ucdp", "month_start_date")
    assert {key[0] for key in found} == {416, 7}
    assert found[416, date(2012, 12, 1)] == (1, 1, "intrastate")
    assert found[416, date(2013, 1, 1)] == (0, 0, None)
    assert (found[416, date(2014, 1, 1)], found[416, date(2014, 12, 1)]) == ((1, 2, "intrastate"),) * 2
    # The release ends in 2021; conflict 7 is on no list and so neither active nor inactive.
    assert found[416, date(2022, 1, 1)] == found[7, date(2012, 12, 1)] == (None, None, None)
    row = list(found).index((416, date(2014, 1, 1)))
    assert panel.why(row, "intensity_in_year_acd")["intensity"].to_pylist() == ["war"]
    assert panel.why(list(found).index((416, date(2013, 1, 1))), "active_in_year_acd").num_rows == 0


@pytest.mark.datasets
def test_active_conflicts_are_those_of_the_list(datasets: Path, tmp_path: Path, casebook: Casebook) -> None:
    path = datasets / "conflict/ucdp/ucdp-prio-acd-221.csv"
    add_files(tmp_path, "ucdp_acd", [path], today=date(2026, 1, 1))
    panel = make(
        tmp_path,
        casebook,
        "conflict-month",
        "active_in_year_acd",
        "intensity_in_year_acd",
        first="1992-12-01",
        last="1993-01-31",
    )
    rows = [row for row in read(path) if row["conflict_id"]]
    for year in (1992, 1993):
        expected = {(int(row["conflict_id"]), int(row["intensity_level"])) for row in rows if row["year"] == str(year)}
        month = date(1992, 12, 1) if year == 1992 else date(1993, 1, 1)
        found = [row for row in panel.table().to_pylist() if row["month_start_date"] == month]
        assert {
            (r["conflict_id_ucdp"], r["intensity_in_year_acd"]) for r in found if r["active_in_year_acd"]
        } == expected
        assert len(found) == len({row["conflict_id"] for row in rows})


@pytest.mark.datasets
def test_static_variables_stand_beside_a_month(datasets: Path, tmp_path: Path, casebook: Casebook) -> None:
    path = datasets / "priogrid/PRIO-GRID-Static_landarea_mountains_ttime.csv"
    add_files(tmp_path, "priogrid", [path], today=date(2026, 1, 1))
    names = ("land_area_km2", "mountains_share", "travel_time_minutes")
    panel = make(tmp_path, casebook, "grid-month", *names, cells=(135_758, 1), first="2020-01-01", last="2020-02-29")
    (row,) = [row for row in read(path) if row["gid"] == "135758"]
    here = tuple(
        float(row[name]) if row[name] not in ("", "NA") else None
        for name in ("landarea", "mountains_mean", "ttime_min")
    )
    found = cells(panel, names, "cell_id_priogrid", "month_start_date")
    assert found[135_758, date(2020, 1, 1)] == found[135_758, date(2020, 2, 1)] == here
    # A cell without land is in no row of the file.
    assert found[1, date(2020, 1, 1)] == (None, None, None)
    assert panel.why(list(found).index((135_758, date(2020, 2, 1))), "land_area_km2").num_rows == 1
    with pytest.raises(OutsideCoverage, match="no source covers"):
        make(tmp_path, casebook, "grid-month", *names, cells=(1,))


# --- missions, bases


def test_kinds_of_a_mission_are_unknown_while_troops_hold_observers(tmp_path: Path, casebook: Casebook) -> None:
    row = {
        "mission_acronym_ipi": "UNIKOM",
        "troops_persons": 100,
        "observers_persons": 240,
        "police_persons": None,
        "total_persons": 340,
    }
    months = [row | {"observation_date": day} for day in (date(1992, 12, 31), date(1993, 1, 31))]
    add_table(
        tmp_path, "ipi_contributions", "mission_month", months, version="2017-06", period=("1990-11-30", "2017-03-31")
    )
    names = ("deployed_strength_troops_ipi", "deployed_strength_observers_ipi", "deployed_total_ipi")
    panel = make(
        tmp_path, casebook, "mission-month", *names, missions=("unikom",), first="1992-12-01", last="1993-02-28"
    )
    found = cells(panel, names, "month_start_date")
    assert found[date(1992, 12, 1),] == (None, None, 340)
    assert found[date(1993, 1, 1),] == (100, 240, 340)
    assert found[date(1993, 2, 1),] == (None, None, None)


def test_deaths_by_every_cause_add_up_to_all(tmp_path: Path, casebook: Casebook) -> None:
    causes = ("malicious act", "accident", "illness", "self-inflicted", "unknown", "to be determined")
    rows = [
        {
            "fatality_id_un": n, "casualty_id_un": f"U-{n}", "mission_acronym_un": "MINURCAT", "personnel_type": "military",
            "incident_type": cause, "incident_date": date(2009, 5, 1 + n),
        }
        for n, cause in enumerate(causes)
    ]  # fmt: skip
    add_table(tmp_path, "un_fatalities", "fatalities", rows, version="2025-04-04", period=("1948-07-06", "2025-02-18"))
    names = (
        "deaths_accident",
        "deaths_illness",
        "deaths_other_self_inflicted",
        "deaths_other_undetermined",
        "deaths_all",
        "hostile_deaths",
    )
    panel = make(
        tmp_path, casebook, "mission-month", *names, missions=("minurcat",), first="2009-05-01", last="2009-06-30"
    )
    found = cells(panel, [f"{name}_low" for name in names], "month_start_date")
    assert found[date(2009, 5, 1),] == (1, 1, 1, 2, 6, 1)
    assert found[date(2009, 6, 1),] == (0,) * 6


@pytest.mark.datasets
def test_kinds_at_bases_are_those_of_the_maps(datasets: Path, tmp_path: Path, casebook: Casebook) -> None:
    path = datasets / "deployments/geo_pko/Geo_PKO_v.2.1_full.csv"
    add_files(tmp_path, "geo_pko", [path], today=date(2026, 1, 1))
    names = ("infantry_persons", "formed_police_persons", "observers_shown", "police_shown")
    panel = make(tmp_path, casebook, "base-month", *names, missions=("unmil", "unomig"))
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in panel.table().to_pylist():
        found[row["mission"], str(row["month_start_date"])[:7]].append(row)
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in read(path):
        if row["mission"] in ("UNMIL", "UNOMIG"):
            rows[row["mission"].lower(), f"{row['year']}-{int(row['month']):02d}"].append(row)
    # Months with one map, which shows each place once: nothing is added or bounded there.
    plain = {
        key: listed for key, listed in rows.items()
        if len({row["source"] for row in listed}) == 1 and len({row["location"] for row in listed}) == len(listed)
    }  # fmt: skip
    assert len(plain) > 10
    for key, listed in plain.items():
        ours = found[key]
        assert len(ours) == len(listed)
        for column, size in (("infantry_persons", "inf.no"), ("formed_police_persons", "fpu.no")):
            sizes = [row[size] for row in listed]
            assert sum(r[f"{column}_low"] or 0 for r in ours) == sum(int(n) for n in sizes if n.isdigit())
            assert sum(r[f"{column}_high"] is None for r in ours) == sum(not n.isdigit() for n in sizes)
        assert sum(r["police_shown_high"] for r in ours) == sum(int(row["unpol.dummy"]) for row in listed)
    # The source marks no observer of UNOMIG anywhere: no cell says that there were none.
    assert {row["observers_shown_high"] for key, own in found.items() if key[0] == "unomig" for row in own} == {None}


def test_all_measures_of_a_state_and_year_stand_in_one_panel(tmp_path: Path, casebook: Casebook) -> None:
    """A query nested once for each layer was too deep to be written down."""
    add_displaced(tmp_path)
    add_months(tmp_path, *(("Ghana", date(1994, month, 28), 12, 1) for month in range(1, 13)))
    sources = {"unhcr_population", "unhcr_solutions", "unhcr_idmc", "ipi_contributions"}
    by_sex = ("women_", "uniformed_contributed_un", "women_contributed_un")
    names = [
        name for name, measure in list_own("country-year").items()
        if measure.table.partition("/")[0] in sources and not name.startswith(by_sex)
    ]  # fmt: skip
    assert len(names) > 18
    panel = make(
        tmp_path, casebook, "country-year", *names, countries=(CAR, "Ghana"), first="1994-01-01", last="2002-12-31"
    )
    found = cells(
        panel, ("refugees_from_unhcr", "troops_contributed_ipi_mean", "internal_return_ratio_idmc"), "country", "year"
    )
    assert found["Ghana", 1994] == (None, 12, None)
    assert found[CAR, 2001] == (None, None, 0.25)
    assert found[CAR, 1994] == (None, 0, None)
    assert [name for name in panel.table().column_names if name.endswith("_right") or name[-1].isdigit()] == []


def test_every_column_says_its_unit_and_what_it_is(tmp_path: Path, casebook: Casebook) -> None:
    add_displaced(tmp_path)
    panel = make(
        tmp_path, casebook, "country-year", "refugees_from_unhcr", "internal_return_ratio_idmc", countries=(CAR,)
    )
    about = {field.name: field.metadata for field in panel.table().schema if field.metadata}
    assert set(about) == {"refugees_from_unhcr", "internal_return_ratio_idmc"}
    assert about["refugees_from_unhcr"][b"unit"] == b"persons"
    assert about["refugees_from_unhcr"][b"time"] == b"stock at the end of the year"
    assert (
        about["internal_return_ratio_idmc"][b"time"] == b"flow of the year over the stock at the end of the year before"
    )
    assert panel.manifest()["measures"]["refugees_from_unhcr"]["table"] == "unhcr_population/origin_asylum_year"


@pytest.mark.parametrize(
    "unit", ["country-month", "country-year", "grid-month", "base-month", "conflict-month", "mission-month"]
)
def test_no_two_measures_of_a_unit_fill_one_column(unit: str) -> None:
    own = list_own(unit)
    columns = [column for measure in own.values() for column in measure.columns]
    assert len(columns) == len(set(columns))
    assert all(about and "(" in about for about in list_measures(unit).values())
