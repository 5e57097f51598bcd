"""Cells of panels and findings of assessments between two releases: counted by hand, and with another tool on real files."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.panel_store import add_events, add_table, make_event

from peaceops.casebook.load import Casebook, load_casebook
from peaceops.cli import main
from peaceops.codebook.load import load_codebook
from peaceops.codebook.schema import Codebook
from peaceops.errors import UnknownName
from peaceops.pipeline.vintage import VintageDiff, compare_vintages, find_vintage
from peaceops.pipeline.vintage_finding import compare_findings
from peaceops.pipeline.vintage_panel import CellChange, PanelChanges, compare_panels, find_cells, list_fed

pytest.importorskip("ibis")
TODAY = date(2026, 11, 25)
CAR = "Central African Republic"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="module")
def casebook(codebook: Codebook) -> Casebook:
    return load_casebook(codebook)


def compare(store: Path, source: str, *versions: str) -> VintageDiff:
    return compare_vintages(source, *(find_vintage(store, source, version) for version in versions))


def find(changes: PanelChanges, unit: str, column: str) -> dict[tuple[str, str], CellChange]:
    (panel,) = [one for one in changes.panels if one.unit == unit]
    return {(c.unit, c.time): c for c in panel.changes if c.column == column}


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two releases of the Central African Republic: one event recounted, one moved to another cell, one gone, one new."""
    store = tmp_path_factory.mktemp("events")
    add_events(
        store, make_event(1, "2020-01-05", best=3), make_event(2, "2020-02-05", best=5), make_event(3, "2020-03-05", best=7),
        make_event(4, "2020-04-05", best=9), version="21.1", scope=CAR,
    )  # fmt: skip
    add_events(
        store, make_event(1, "2020-01-05", best=4), make_event(2, "2020-02-05", best=5, latitude_degrees=6.1),
        make_event(4, "2020-04-05", best=9), make_event(5, "2021-06-05", best=11), version="22.1", scope=CAR,
    )  # fmt: skip
    return store


def test_cells_that_change_come_into_coverage_or_stay(events: Path, casebook: Casebook) -> None:
    diff = compare(events, "ucdp_ged", "21.1", "22.1")
    changes = compare_panels(diff, casebook, events, today=TODAY)
    best = find(changes, "country-month", "deaths_state_based_best")
    changed = {key: (c.old, c.new) for key, c in best.items() if c.kind == "changed"}
    # The event that is gone leaves a 0, for the newer release looked there; the moved one stays in the state.
    assert changed == {("482", "2020-01"): (3, 4), ("482", "2020-03"): (7, 0)}
    known = {key: (c.old, c.new) for key, c in best.items() if c.kind == "known"}
    # 21.1 ends in 2020: its 2021 is unknown, and the 0 of a month without an event is news too.
    assert sorted(known) == [("482", f"2021-{month:02d}") for month in range(1, 13)]
    assert (known["482", "2021-06"], known["482", "2021-05"]) == ((None, 11), (None, 0))
    assert not [c for c in best.values() if c.kind == "unknown"]
    year = find(changes, "country-year", "events_state_based")
    assert {key: (c.old, c.new, c.kind) for key, c in year.items()} == {
        ("482", "2020"): (4, 3, "changed"),
        ("482", "2021"): (None, 1, "known"),
    }
    (counts,) = [
        row for row in changes.summarise() if (row["panel"], row["column"]) == ("country-year", "events_state_based")
    ]
    # 1989 to 2021, of which 2020 differs and 2021 is new.
    assert (counts["cells"], counts["changed"], counts["known"], counts["same"]) == (33, 1, 1, 31)
    # A file of one state covers its conflicts only where that state is asked for, and it is.
    conflict = find(changes, "conflict-month", "deaths_state_based_best")
    assert {key: (c.old, c.new) for key, c in conflict.items() if c.kind == "changed"} == {
        ("417", "2020-01"): (3, 4),
        ("417", "2020-03"): (7, 0),
    }


def test_the_other_way_round_cells_become_unknown(events: Path, casebook: Casebook) -> None:
    diff = compare(events, "ucdp_ged", "22.1", "21.1")
    changes = compare_panels(diff, casebook, events, today=TODAY, units=("country-year",))
    assert [panel.unit for panel in changes.panels] == ["country-year"]
    year = find(changes, "country-year", "events_state_based")
    assert {key: (c.old, c.new, c.kind) for key, c in year.items()} == {
        ("482", "2020"): (3, 4, "changed"),
        ("482", "2021"): (1, None, "unknown"),
    }


def test_cells_of_the_grid_are_those_of_events_that_changed(events: Path, casebook: Casebook) -> None:
    diff = compare(events, "ucdp_ged", "21.1", "22.1")
    # By the published formula: row 188 or 192 from the south, column 397 from the west.
    assert find_cells(diff) == (188 * 720 + 397 + 1, 192 * 720 + 397 + 1)
    world = events / "world"
    for version, latitude in (("21.1", 4.361), ("22.1", 6.1)):
        add_events(world, make_event(2, "2020-02-05", best=5, latitude_degrees=latitude), version=version)
    changes = compare_panels(
        compare(world, "ucdp_ged", "21.1", "22.1"), casebook, world, today=TODAY, units=("grid-month",)
    )
    best = find(changes, "grid-month", "deaths_state_based_best")
    assert {key: (c.old, c.new) for key, c in best.items() if c.kind == "changed"} == {
        ("135758", "2020-02"): (5, 0),
        ("138638", "2020-02"): (0, 5),
    }


def test_a_panel_that_cannot_be_built_is_said(events: Path, casebook: Casebook) -> None:
    diff = compare(events, "ucdp_ged", "21.1", "22.1")
    changes = compare_panels(diff, casebook, events, today=TODAY, units=("base-month",))
    assert changes.panels == ()
    assert "peaceops data add geo_pko" in changes.notes[0] or "no snapshot of Geocoded" in changes.notes[0]
    with pytest.raises(UnknownName, match="unknown unit 'country-decade'"):
        compare_panels(diff, casebook, events, today=TODAY, units=("country-decade",))


def compare_same(store: Path) -> VintageDiff:
    return compare(store, "ucdp_ged", "21.1", "21.1")


def test_the_same_release_changes_no_cell(events: Path, casebook: Casebook) -> None:
    changes = compare_panels(compare_same(events), casebook, events, today=TODAY)
    assert len(changes.tabulate()) == 0
    assert sum(int(str(n)) for n in changes.summarise()["same"]) > 1000


def test_every_source_of_a_measure_feeds_a_panel() -> None:
    assert set(list_fed("ucdp_ged", ["events"])) == {
        "country-month", "country-year", "grid-month", "base-month", "conflict-month", "mission-month",
    }  # fmt: skip
    assert "conflict_incidence" in list_fed("ucdp_acd", ["conflict_years"])["country-year"]
    assert "troops_geopko" in list_fed("geo_pko", ["map_locations"])["mission-month"]
    assert list_fed("pema", ["tasks"]) == {}


def test_the_command_prints_cells_and_findings(
    events: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEACEOPS_DATA", str(events))
    assert main(["data", "diff", "ucdp_ged", "21.1", "22.1", "--panel", "country-month", "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    best = {row["time"]: (row["old"], row["new"]) for row in rows if row["column"] == "deaths_state_based_best"}
    assert (best["2020-01"], best["2020-03"], best["2021-05"]) == (("3", "4"), ("7", "0"), ("", "0"))
    page = tmp_path / "changes.html"
    assert main(["data", "diff", "ucdp_ged", "21.1", "22.1", "--json", "--html", str(page)]) == 0
    body = json.loads(capfd.readouterr().out)
    assert {"rows", "panels", "claims", "assessments"} <= set(body)
    assert body["assessments"]["notes"][0].startswith("no assessment rests on ucdp_ged")
    assert any(cell["old"] is None and cell["new"] == "0" for cell in body["panels"]["cells"])
    assert "Cells of panels" in page.read_text(encoding="utf-8")
    assert main(["data", "diff", "ucdp_ged", "21.1", "22.1"]) == 0
    out = capfd.readouterr().out
    assert "panel country-year: " in out
    assert "2020-03" in out
    assert main(["data", "diff", "ucdp_ged", "21.1", "22.1", "--panels", "--claims", "--csv"]) == 2
    assert main(["data", "diff", "ucdp_ged", "21.1", "22.1", "--panel", "country-wek"]) == 2


# --- findings


def test_a_finding_that_changes_is_named_with_both_values(
    tmp_path: Path, casebook: Casebook, codebook: Codebook
) -> None:
    dead = {"mission_acronym_un": "UNOMIG", "personnel_type": "military", "incident_type": "malicious act"}
    for version, numbers in (("2024-01-01", (1, 2)), ("2025-01-01", (1, 2, 3))):
        rows = [
            {**dead, "fatality_id_un": n, "casualty_id_un": f"U-{n}", "incident_date": date(1999, 5, n)}
            for n in numbers
        ]
        add_table(tmp_path, "un_fatalities", "fatalities", rows, version=version, period=("1948-07-06", version))
    found = compare_findings(compare(tmp_path, "un_fatalities", "2024-01-01", "2025-01-01"), casebook, codebook)
    assert found.assessed == ("unomig",)
    # Two totals and two years, of hostile and of all deaths, in either release; the other causes are 0 in both.
    assert found.claims["unomig"] == (4, 4)
    # Mullenbach's 8 stand beside them in either.
    by_name = {(row["finding"], row["id"]): (row["old"], row["new"]) for row in found.table}
    assert by_name["series", "F4/deaths_all"] == ("2 to 8 persons, 3 figures", "3 to 8 persons, 3 figures")
    (losses,) = [pair for (kind, name), pair in by_name.items() if kind == "table" and "1999" in str(name)]
    assert "2 persons" in str(losses[0])
    assert "3 persons" in str(losses[1])
    assert found.summarise()["changed"] == ["unomig"]
    same = compare_findings(compare(tmp_path, "un_fatalities", "2024-01-01", "2024-01-01"), casebook, codebook)
    assert (same.assessed, len(same.table)) == ((), 0)


@pytest.mark.datasets
def test_the_shipped_claims_are_those_of_the_file_at_hand(datasets: Path, tmp_path: Path, casebook: Casebook) -> None:
    """What stands in for the shipped claims of a table is the same where the release is the same."""
    from peaceops.pipeline.vintage_finding import _list_facts, _put_claims

    path = datasets / "missions/DPPADPOSS-FATALITIES.csv"
    side = find_vintage(tmp_path, "un_fatalities", str(path))
    names = ["un_fatalities/fatalities"]
    assert _list_facts(_put_claims(casebook, "un_fatalities", names, side), names) == _list_facts(casebook, names)


@pytest.mark.datasets
def test_a_recount_reaches_the_ratio_of_one_mission_alone(
    datasets: Path, tmp_path: Path, casebook: Casebook, codebook: Codebook
) -> None:
    import pyarrow as pa

    old = find_vintage(tmp_path, "ipi_contributions", str(datasets / "contributions/ipi/data_mission.csv"))
    table = old.tables["mission_month"]
    pairs = zip(table["mission_acronym_ipi"].to_pylist(), table["observers_persons"].to_pylist(), strict=True)
    more = pa.array([n + 100 if name == "UNOMIG" and n is not None else n for name, n in pairs], pa.int64())
    place = table.column_names.index("observers_persons")
    new = replace(old, tables={**old.tables, "mission_month": table.set_column(place, "observers_persons", more)})
    found = compare_findings(compare_vintages("ipi_contributions", old, new), casebook, codebook)
    assert found.assessed == ("unomig",)
    (ratio,) = [row for row in found.table if row["finding"] == "ratio"]
    # 158 observers in August 1995 under a ceiling of 136, and 100 more.
    assert (ratio["id"], ratio["old"]) == ("T3-match", "0.09091 to 1.162")
    assert float(str(ratio["new"]).rpartition(" ")[2]) >= 258 / 136 - 0.001


@pytest.mark.datasets
def test_cells_of_states_conflicts_between_22_1_and_25_1(datasets: Path, tmp_path: Path, casebook: Casebook) -> None:
    """Counted again from the text of both files, with the csv module."""
    paths = [datasets / "conflict/ucdp" / n for n in ("ucdp-prio-acd-221.csv", "UcdpPrioConflict_v25_1.csv")]
    diff = compare_vintages("ucdp_acd", *(find_vintage(tmp_path, "ucdp_acd", str(p)) for p in paths))
    changes = compare_panels(diff, casebook, tmp_path, today=TODAY, units=("country-year",))
    counts = []
    for path, delimiter in zip(paths, ",;", strict=True):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = [row for row in csv.DictReader(stream, delimiter=delimiter) if (row["year"] or "").isdigit()]
        found: Counter[tuple[str, str]] = Counter()
        for row in rows:
            sides = f"{row['gwno_a']},{row['gwno_b']}".split(",")
            found.update({(code.strip(), row["year"]) for code in sides if code.strip().isdigit()})
        counts.append(found)
    expected = {
        key: (counts[0][key], counts[1][key])
        for key in counts[0].keys() | counts[1].keys()
        # The record of 25.1 that a line break cut in two, and the reader puts together, has its year on the next line.
        if int(key[1]) <= 2021 and counts[0][key] != counts[1][key] and key != ("710", "2008")
    }
    cells = find(changes, "country-year", "conflict_incidence")
    changed = {key: (c.old, c.new) for key, c in cells.items() if c.kind == "changed"}
    assert changed == expected
    assert len(changed) > 10
    assert {key[1] for key, c in cells.items() if c.kind == "known"} == {"2022", "2023", "2024"}
