"""Panels from a small store: each rule that the peers break, counted by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.panel_store import add_events, add_table, make_event

from peaceops.casebook.load import Casebook, load_casebook
from peaceops.codebook.load import find_definition, load_codebook
from peaceops.errors import IncompletePanel, InvalidValue, OutsideCoverage, SnapshotMissing, UnknownName
from peaceops.panel.event import EVENT_MEASURES
from peaceops.panel.mission import MISSION_MEASURES
from peaceops.panel.state import COUNTRY_YEARS, STATE_MEASURES
from peaceops.pipeline.engine import open_engine
from peaceops.pipeline.panel import PanelRequest, build
from peaceops.pipeline.panel_table import Panel
from peaceops.pipeline.panel_uncertain import add_quantiles, read_parameters

pytest.importorskip("ibis")
pa = pytest.importorskip("pyarrow")
CAR = "Central African Republic"


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    return load_casebook(load_codebook())


def make(
    store: Path, casebook: Casebook, unit: str, *measures: str, first: str = "", last: str = "", **more: Any
) -> Panel:
    request = PanelRequest(
        unit=unit, measures=measures, first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None, **more,
    )  # fmt: skip
    return build(request, casebook, store, open_engine())


def cells(panel: Panel, column: str, *keys: str) -> dict[Any, Any]:
    rows = panel.table().to_pylist()
    return {tuple(row[key] for key in keys): row[column] for row in rows}


def test_unobserved_years_are_not_zero(tmp_path: Path, casebook: Casebook) -> None:
    """peacesciencer add_ucdp_onsets: country-years after the end of the data come out as 0."""
    add_events(tmp_path, make_event(1, "2015-06-01", best=3), version="17.1")
    panel = make(
        tmp_path,
        casebook,
        "country-year",
        "deaths_state_based",
        first="1987-01-01",
        last="2018-12-31",
        countries=(CAR,),
    )
    found = cells(panel, "deaths_state_based_best", "year")
    assert {year for (year,), value in found.items() if value is None} == {1987, 1988, 2017, 2018}
    assert {year: value for (year,), value in found.items() if value} == {2015: 3}
    assert found[2016,] == 0


def test_a_country_file_says_nothing_of_other_countries(tmp_path: Path, casebook: Casebook) -> None:
    add_events(tmp_path, make_event(1, "2015-06-01"), scope=CAR)
    panel = make(tmp_path, casebook, "country-month", "events_state_based", first="2015-06-01", last="2015-07-31")
    found = cells(panel, "events_state_based", "country_id_gw", "month_start_date")
    assert {key: value for key, value in found.items() if value is not None} == {
        (482, date(2015, 6, 1)): 1,
        (482, date(2015, 7, 1)): 0,
    }
    assert len(found) > 380


def test_multi_month_events_are_kept_and_spread_by_the_rule_asked_for(tmp_path: Path, casebook: Casebook) -> None:
    """A published country-month file leaves out events that span two months."""
    add_events(tmp_path, make_event(1, "2020-01-31", "2020-02-01", best=7))
    ask = {"first": "2020-01-01", "last": "2020-02-29", "countries": (CAR,)}
    days = make(tmp_path, casebook, "country-month", "deaths_state_based", "events_state_based", **ask)
    assert list(cells(days, "deaths_state_based_best", "month_start_date").values()) == [3.5, 3.5]
    assert list(cells(days, "events_state_based", "month_start_date").values()) == [1, 0]
    start = make(tmp_path, casebook, "country-month", "deaths_state_based", spread="start", **ask)
    assert list(cells(start, "deaths_state_based_high", "month_start_date").values()) == [7, 0]
    year = make(tmp_path, casebook, "country-year", "deaths_state_based", **ask)
    assert list(cells(year, "deaths_state_based_best", "year").values()) == [7]


def test_kinds_and_perpetrators_are_kept_apart(tmp_path: Path, casebook: Casebook) -> None:
    one_sided = {"violence_type": "one-sided", "side_b": "Civilians"}
    add_events(
        tmp_path,
        make_event(1, "2020-01-05", best=1),
        make_event(2, "2020-01-06", best=10, violence_type="non-state", side_a="A", side_a_id_gw=None),
        make_event(3, "2020-01-07", best=100, **one_sided),
        make_event(4, "2020-01-08", best=1000, side_a="LRA", side_a_id_gw=None, **one_sided),
    )
    panel = make(
        tmp_path, casebook, "country-month", *EVENT_MEASURES, first="2020-01-01", last="2020-01-31", countries=(CAR,)
    )
    (row,) = panel.table().to_pylist()
    best = {
        name.removeprefix("deaths_").removesuffix("_best"): value
        for name, value in row.items()
        if name.endswith("_best")
    }
    assert best == {
        "state_based": 1, "non_state_conflict": 10, "one_sided": 1100, "one_sided_government": 100,
        "one_sided_non_state": 1000, "organized_violence": 1111,
    }  # fmt: skip
    assert row["events_organized_violence"] == 4


def test_which_release_speaks_is_in_the_row_and_only_those_are_cited(tmp_path: Path, casebook: Casebook) -> None:
    add_events(tmp_path, make_event(1, "2015-06-01", best=1), version="22.1")
    add_events(tmp_path, make_event(1, "2015-06-01", best=2), version="23.1", scope=CAR)
    add_events(tmp_path, make_event(9, "2023-02-01", best=5), version="23.0.2", scope="world February 2023, candidate")
    add_events(tmp_path, make_event(1, "2015-06-01", best=900), version="19.1", scope="Ukraine")
    panel = make(
        tmp_path,
        casebook,
        "country-month",
        "deaths_state_based",
        first="2015-06-01",
        last="2023-02-28",
        countries=(CAR,),
    )
    rows = {row["month_start_date"]: row for row in panel.table().to_pylist()}
    assert (rows[date(2015, 6, 1)]["deaths_state_based_best"], rows[date(2015, 6, 1)]["events_are_candidate"]) == (
        2,
        False,
    )
    last = rows[date(2023, 2, 1)]
    assert (last["deaths_state_based_best"], last["events_are_candidate"]) == (5, True)
    assert "23.0.2" in last["events_release"]
    assert rows[date(2023, 1, 1)]["deaths_state_based_best"] is None
    assert [item["version"] for item in panel.sources()] == ["23.0.2", "23.1"]


def test_why_gives_the_rows_behind_a_cell(tmp_path: Path, casebook: Casebook) -> None:
    add_events(tmp_path, make_event(1, "2020-01-05"), make_event(2, "2020-01-06"), make_event(3, "2020-02-06"))
    panel = make(tmp_path, casebook, "country-year", "deaths_state_based", "deaths_one_sided", countries=(CAR,))
    row = list(cells(panel, "year", "year")).index((2020,))
    assert panel.why(row, "deaths_state_based_best")["event_id"].to_pylist() == [1, 2, 3]
    assert panel.why(row, "deaths_one_sided_best").num_rows == 0
    with pytest.raises(UnknownName, match="column of a measure"):
        panel.why(row, "country")
    with pytest.raises(InvalidValue, match="row 99999"):
        panel.why(99_999, "deaths_state_based_best")


def test_what_is_asked_wrongly_is_said_in_a_line(tmp_path: Path, casebook: Casebook) -> None:
    with pytest.raises(SnapshotMissing, match="peaceops data add ucdp_ged"):
        make(tmp_path, casebook, "country-month")
    add_events(tmp_path, make_event(1, "2015-06-01"))
    with pytest.raises(UnknownName, match="deaths_state_based"):
        make(tmp_path, casebook, "country-month", "deaths_state_basd")
    with pytest.raises(UnknownName, match="unit"):
        make(tmp_path, casebook, "country-week")
    with pytest.raises(OutsideCoverage, match="1989-01 to 2022-12"):
        make(tmp_path, casebook, "country-month", first="2024-01-01")
    with pytest.raises(UnknownName, match="release"):
        make(tmp_path, casebook, "country-month", release="24.1")
    with pytest.raises(InvalidValue, match="backwards"):
        PanelRequest(unit="country-month", first=date(2020, 1, 1), last=date(2019, 1, 1))


def test_measures_are_definitions_of_the_codebook() -> None:
    codebook = load_codebook()
    for measure in (*EVENT_MEASURES.values(), *MISSION_MEASURES.values()):
        _, definition = find_definition(codebook, *measure.definition.split("/"))
        assert measure.name == definition.id or measure.name.startswith(f"{definition.id}_"), measure.name
        assert measure.unit == definition.unit
        assert all(column.startswith(measure.name) for column in measure.columns)
    # UCDP's own count of a year has the name of the same measure over events, with its issuer.
    counted = [m.name for m in STATE_MEASURES.values() if m.table == COUNTRY_YEARS]
    assert counted
    assert {name.removesuffix("_ucdp_year") for name in counted} <= set(EVENT_MEASURES)


def add_maps(store: Path, *rows: dict[str, Any]) -> None:
    plain = {
        "mission_acronym_geopko": "MINURCAT", "year": 2009, "month": 4, "source_map": "Map 1", "variant_number": 1,
        "location": "Birao", "latitude_degrees": 10.3, "longitude_degrees": 22.78, "country_ids_gw": "482",
        "troops_persons": 150, "contributors_count": 1,
    }  # fmt: skip
    key = ("mission_acronym_geopko", "year", "month", "source_map", "location", "variant_number")
    made = [{**plain, **row} for row in rows]
    contributors = [{name: row[name] for name in key} | {"troops_persons": 5, "is_size_unknown": False} for row in made]
    add_table(
        store, "geo_pko", "map_locations", made, version="2.1", period=("1994", "2020"),
        more={"map_contributors": pa.Table.from_pylist(contributors)},
    )  # fmt: skip


def test_events_near_a_base_in_the_months_that_a_map_lists_it(tmp_path: Path, casebook: Casebook) -> None:
    add_maps(
        tmp_path,
        {},
        {"month": 6},
        {"location": "Iriba", "latitude_degrees": 15.1, "longitude_degrees": 22.2, "country_ids_gw": "483"},
    )
    near = {"latitude_degrees": 10.35, "longitude_degrees": 22.78}
    add_events(
        tmp_path,
        make_event(1, "2009-04-03", best=2, **near),
        make_event(2, "2009-05-03", best=40, **near),
        make_event(3, "2009-04-04", best=800),
        scope=CAR,
    )
    panel = make(
        tmp_path, casebook, "base-month", "troops_persons", "deaths_state_based", radius_km=10, today=date(2026, 1, 1)
    )
    rows = [
        (r["base_id"], r["month_start_date"].month, r["deaths_state_based_best"], r["troops_persons_low"])
        for r in panel.table().to_pylist()
    ]
    # 5.6 km away and in April only: May has no map, Bangui is far, and nobody here covers Chad.
    assert rows == [("MINURCAT: Birao", 4, 2, 150), ("MINURCAT: Birao", 6, 0, 150), ("MINURCAT: Iriba", 4, None, 150)]
    assert panel.why(0, "deaths_state_based_best")["event_id"].to_pylist() == [1]
    assert panel.why(0, "troops_persons_low")["location"].to_pylist() == ["Birao"]
    (join,) = [join for join in panel.joins if join.name.startswith("events")]
    assert (join.matched_right, join.right_rows) == (1, 3)
    assert {item["id"] for item in panel.cite().csl} == {"geo-pko-2.1", "ucdp-ged-23.1"}


def test_sites_of_a_deployed_mission_do_not_reach_a_panel(tmp_path: Path, casebook: Casebook) -> None:
    """METHODS F.3, through the whole chain: neither a cell nor the rows behind it hold a site."""
    where = {"mission_acronym_geopko": "MINUSCA", "year": 2020, "admin_1": "Vakaga"}
    add_maps(
        tmp_path,
        {**where, "month": 1},
        {**where, "month": 1, "location": "Secret", "latitude_degrees": 10.31},
        {**where, "month": 9},
    )
    add_events(tmp_path, make_event(1, "2020-01-03", best=2, latitude_degrees=10.3, longitude_degrees=22.8))
    panel = make(tmp_path, casebook, "base-month", "deaths_state_based", "troops_persons", today=date(2020, 10, 1))
    (row,) = panel.table().to_pylist()
    assert (row["base_id"], row["latitude_degrees"], row["troops_persons_low"]) == ("MINUSCA: Vakaga", None, 300)
    # Two sites lie within the radius of one event: it counts once.
    assert row["deaths_state_based_best"] == 2
    for column in ("deaths_state_based_best", "troops_persons_low"):
        assert "Secret" not in str(panel.why(0, column).to_pylist())
        assert "distance_km" not in panel.why(0, column).column_names
    with pytest.raises(InvalidValue, match="no day"):
        make(tmp_path, casebook, "base-month", "troops_persons")


def test_conflicts_of_states_by_year(tmp_path: Path, casebook: Casebook) -> None:
    add_table(
        tmp_path, "ucdp_acd", "conflict_years",
        [
            {
                "conflict_id_ucdp": 1, "year": year, "intensity": "war", "start_date": date(1998, 5, 1), "location": "x",
                "side_a_ids_gw": "530", "side_b_ids_gw": "531", "location_ids_gw": "530, 531",
            }
            for year in (1998, 1999, 2003)
        ],
        version="22.1", period=("1946", "2021"),
    )  # fmt: skip
    names = ("conflict_incidence", "conflict_onset", "conflict_intensity")
    panel = make(
        tmp_path, casebook, "country-year", *names, first="1997-01-01", last="2023-12-31", countries=("Eritrea",)
    )
    rows = {row["year"]: tuple(row[name] for name in names) for row in panel.table().to_pylist()}
    assert (rows[1997], rows[1998], rows[1999], rows[2003], rows[2004]) == (
        (0, 0, 0),
        (1, 1, 2),
        (1, 0, 2),
        (1, 1, 2),
        (0, 0, 0),
    )
    assert rows[2021] == (0, 0, 0)
    assert rows[2022] == rows[2023] == (None, None, None)
    assert panel.why(1, "conflict_onset")["part"].to_pylist().count("side_b") == 1


def test_a_conflict_is_covered_by_files_of_the_states_asked_for(tmp_path: Path, casebook: Casebook) -> None:
    add_events(
        tmp_path, make_event(1, "2020-01-03", best=2), make_event(2, "2020-02-03", conflict_id_ucdp=9), scope=CAR
    )
    ask = {"first": "2020-01-01", "last": "2020-02-29"}
    whole = make(tmp_path, casebook, "conflict-month", "events_state_based", **ask)
    assert set(cells(whole, "events_state_based", "conflict_id_ucdp", "month_start_date").values()) == {None}
    here = make(tmp_path, casebook, "conflict-month", "events_state_based", countries=(CAR,), **ask)
    assert list(cells(here, "events_state_based", "conflict_id_ucdp", "month_start_date").values()) == [0, 1, 1, 0]


def test_contributions_and_displacement(tmp_path: Path, casebook: Casebook) -> None:
    add_table(
        tmp_path, "ipi_contributions", "country_month",
        [
            {"contributor": "Ghana", "observation_date": date(1992, 6, 30), "troops_persons": 5, "police_persons": None},
            {"contributor": "Ghana", "observation_date": date(1995, 6, 30), "troops_persons": 7, "observers_persons": 2},
            # A month is a count of none for Ghana where the file has others.
            {"contributor": "Norway", "observation_date": date(1990, 11, 30), "troops_persons": 1},
            {"contributor": "Norway", "observation_date": date(1995, 7, 31), "troops_persons": 1, "observers_persons": 1},
        ],
        version="2017-06", period=("1990-11-30", "2017-03-31"),
    )  # fmt: skip
    names = ("troops_contributed_ipi", "observers_contributed_ipi")
    panel = make(
        tmp_path, casebook, "country-month", *names, first="1990-10-01", last="1995-07-31", countries=("Ghana",)
    )
    rows = {row["month_start_date"]: tuple(row[name] for name in names) for row in panel.table().to_pylist()}
    assert rows[date(1990, 10, 1)] == (None, None)
    assert rows[date(1990, 11, 1)] == (0, 0)
    assert rows[date(1990, 12, 1)] == (None, None)
    # Observers sat among troops until 1993: unknown, not none.
    assert rows[date(1992, 6, 1)] == (5, None)
    assert (rows[date(1995, 6, 1)], rows[date(1995, 7, 1)]) == ((7, 2), (0, 0))
    add_table(
        tmp_path, "unhcr_population", "origin_asylum_year",
        [
            {"year": 2000, "origin_id_iso3": "CAF", "asylum_id_iso3": "TCD", "refugees_persons": 10},
            {"year": 2000, "origin_id_iso3": "CAF", "asylum_id_iso3": "CMR", "refugees_persons": 20},
            {"year": 2001, "origin_id_iso3": "CAF", "asylum_id_iso3": "CMR", "refugees_persons": None},
            {"year": 2001, "origin_id_iso3": "ESH", "asylum_id_iso3": "DZA", "refugees_persons": 9},
        ],
        version="2026-06", period=("2000", "2002"),
    )  # fmt: skip
    year = make(tmp_path, casebook, "country-year", "refugees_from_unhcr", countries=(CAR,))
    assert cells(year, "refugees_from_unhcr", "year") == {(2000,): 30, (2001,): None, (2002,): None}
    assert [dict(join.unmatched_right) for join in year.joins] == [{"? ESH": 1}]


def write_parameters(folder: Path, counts: range = range(50)) -> Path:
    """Made-up parameters: every event had ten more deaths than reported, give or take."""
    path = folder / "tolls.csv"
    rows = [f"{kind},{n},{n + 10},0.01,0" for kind in ("state-based", "non-state", "one-sided") for n in counts]
    path.write_text("\n".join(["violence_type,count,loc,scale,w", *rows]) + "\n")
    return path


def test_uncertain_totals_stand_beside_the_plain_bounds(tmp_path: Path) -> None:
    import peaceops

    add_events(
        tmp_path, make_event(1, "2020-01-31", "2020-02-01", best=7), make_event(2, "2020-02-02", best=3),
        make_event(3, "2021-02-02", best=4), make_event(4, "2020-02-05", best=30, country_id_gw=483),
    )  # fmt: skip
    parameters = write_parameters(tmp_path)
    ask: Any = {
        "measures": ["deaths_state_based"],
        "countries": [CAR],
        "first": "2020",
        "last": "2020",
        "data": tmp_path,
    }
    panel = peaceops.panel("country-month", **ask)
    alone = peaceops.panel("country-month", **ask | {"measures": "deaths_state_based", "countries": CAR})
    assert alone.table().equals(panel.table()), "one name is no sequence of letters"
    total = peaceops.draw_total(panel, "deaths_state_based", parameters, draws=200)
    # Two events of the state and year, ten more each; the bounds themselves stay 10.
    assert (total.events, total.reported) == (2, 10)
    assert total.quantiles([0.5])[0.5] == pytest.approx(30, abs=0.1)
    table = add_quantiles(panel, read_parameters(parameters), draws=50)
    rows = {row["month_start_date"].month: row for row in table.to_pylist()}
    # In cells an event counts whole in its first month.
    assert rows[1]["deaths_state_based_q50"] == pytest.approx(17, abs=0.1)
    assert rows[2]["deaths_state_based_q50"] == pytest.approx(13, abs=0.1)
    assert (rows[3]["deaths_state_based_q05"], rows[2]["deaths_state_based_best"]) == (0, 6.5)
    with pytest.raises(UnknownName, match="measure of deaths"):
        peaceops.draw_total(panel, "deaths_one_sided", parameters)
    write_parameters(tmp_path, range(7))
    with pytest.raises(IncompletePanel, match="state-based 7"):
        peaceops.draw_total(panel, "deaths_state_based", parameters)


def test_an_event_near_two_bases_is_once_in_the_total(tmp_path: Path, casebook: Casebook) -> None:
    import peaceops

    add_maps(tmp_path, {}, {"location": "Birao airfield", "latitude_degrees": 10.31})
    add_events(tmp_path, make_event(1, "2009-04-03", best=2, latitude_degrees=10.3, longitude_degrees=22.8))
    panel = make(tmp_path, casebook, "base-month", "deaths_state_based", today=date(2026, 1, 1))
    assert panel.table()["deaths_state_based_best"].to_pylist() == [2, 2]
    total = peaceops.draw_total(panel, "deaths_state_based", write_parameters(tmp_path), draws=20)
    assert (total.events, total.reported) == (1, 2)


def test_the_function_and_the_package_of_one_name_live_together(tmp_path: Path) -> None:
    import peaceops
    import peaceops.panel.space

    add_events(tmp_path, make_event(1, "2020-01-03"))
    for _ in range(2):
        panel = peaceops.panel(
            "country-year", measures=["events_state_based"], countries=[CAR], first="2020", last="2020", data=tmp_path
        )
        assert panel.table()["events_state_based"].to_pylist() == [1]
        assert panel.to_polars().shape == (1, len(panel.table().column_names))
    assert "<html" in panel.report.html
    assert len(panel.report) == 1
