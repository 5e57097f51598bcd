"""``peaceops panel``: what it prints and writes, with which exit code."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.panel_store import add_events, make_event

from peaceops.cli import main

pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("ibis")
Run = Callable[..., tuple[int, str, str]]
CAR = (
    "--country",
    "Central African Republic",
    "--from",
    "2020-01",
    "--to",
    "2020-02",
    "--measure",
    "deaths_state_based",
)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command with a store of two events."""
    monkeypatch.setenv("PEACEOPS_DATA", str(tmp_path / "store"))
    add_events(
        tmp_path / "store", make_event(1, "2020-01-31", "2020-02-01", best=7), make_event(2, "2020-01-02", side_b="=x")
    )

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(["panel", *(str(a) for a in arguments)])
        out, err = capfd.readouterr()
        return code, out, err

    return call


def test_a_panel_is_written_with_manifest_and_citations(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out" / "panel.parquet"
    code, text, err = run("country-month", *CAR, "--out", out, "--report", tmp_path / "joins.html")
    assert (code, text) == (0, "")
    assert sorted(path.name for path in out.parent.iterdir()) == [
        "panel.bib", "panel.csl.json", "panel.json", "panel.parquet",
    ]  # fmt: skip
    assert pq.read_table(out)["deaths_state_based_best"].to_pylist() == [4.5, 3.5]
    assert "@dataset{" in out.with_suffix(".bib").read_text() or "@article{" in out.with_suffix(".bib").read_text()
    manifest = json.loads(out.with_suffix(".json").read_text())
    assert manifest["rows"] == 2
    assert [source["version"] for source in manifest["sources"]] == ["23.1"]
    assert "events: units" in (tmp_path / "joins.html").read_text()
    assert err.count("peaceops: wrote") == 5


def test_csv_and_json_go_to_standard_output(run: Run) -> None:
    code, text, _ = run("country-month", *CAR, "--csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert (code, [row["deaths_state_based_low"] for row in rows]) == (0, ["4.5", "3.5"])
    assert json.loads(run("country-month", *CAR, "--json")[1])["unit"] == "country-month"
    code, text, _ = run("country-month", *CAR)
    assert code == 0
    assert "4.5" in text


def test_units_and_measures_are_listed(run: Run) -> None:
    code, text, _ = run("--list")
    assert code == 0
    assert "mission-month:" in text
    assert "deployed_strength_ipi" in text
    assert "mission-month" not in run("country-year", "--list")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        ((), 2, "give a UNIT"),
        (("country-week",), 2, "country-month"),
        (("country-month", "--measure", "deaths_state_basd"), 2, "deaths_state_based"),
        (("country-month", "--csv", "--json"), 2, "exclude each other"),
        (("country-month", "--out", "x.xlsx"), 2, "x.parquet"),
        (("country-month", "--from", "2050"), 1, "outside every source"),
        (("country-month", "--country", "Atlantis"), 2, "Atlantis"),
        (("country-month", "--spread", "middle"), 2, "days"),
        (("country-month", "--memory", "lots"), 1, "2GB"),
        (("country-month", "--draws", "10"), 2, "docs/panels.md"),
        (("base-month", "--radius-km", "0"), 1, "5000 km"),
        (("country-year", "--measure", "conflict_onset", "--quiet-years", "0"), 1, "1 to 80"),
        (("base-month", "--bases", "nowhere"), 2, "geo_pko_base_month"),
        (("grid-month", "--cell", "0"), 1, "259200"),
        (("mission-month", "--measure", "deployed_strength_ipi"), 1, "peaceops data add ipi_contributions"),
    ],
)
def test_a_wrong_call_is_said_in_a_line(run: Run, arguments: tuple[str, ...], code: int, text: str) -> None:
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert text in err
    assert "Traceback" not in err
