"""Panels from a small store: each rule that the peers break, counted by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.panel_store import add_events, make_event

from peaceops.casebook.load import Casebook, load_casebook
from peaceops.codebook.load import find_definition, load_codebook
from peaceops.errors import InvalidValue, OutsideCoverage, SnapshotMissing, UnknownName
from peaceops.panel.event import EVENT_MEASURES
from peaceops.panel.mission import MISSION_MEASURES
from peaceops.pipeline.engine import open_engine
from peaceops.pipeline.panel import PanelRequest, build
from peaceops.pipeline.panel_table import Panel

pytest.importorskip("ibis")
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
