"""``peaceops missions`` and ``match``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_missions_are_filtered(run: Run) -> None:
    code, out, _ = run("missions", "--lead", "Russia", "--type", "ad-hoc", "--json")
    assert code == 0
    assert {m["id"] for m in json.loads(out)} == {
        "jpkf-south-ossetia",
        "jcc-transnistria",
        "obs-moldova-1992",
        "rtjmc-aghdam",
    }
    rows = list(csv.DictReader(io.StringIO(run("missions", "--organisation", "UN", "--to", 1950, "--csv")[1])))
    assert {row["id"] for row in rows} == {
        "goc-indonesia", "unci", "uncok", "uncurk", "unmogip", "unscob", "untso",
    }  # fmt: skip


def test_one_mission_shows_its_identity_card(run: Run) -> None:
    code, out, _ = run("missions", "RAMSI")
    assert code == 0
    assert "2013-07-31~2017-06-30" in out
    assert "mullenbach-tppm-3.1 37" in out
    assert "counts: mullenbach" in out
    card = json.loads(run("missions", "ramsi", "--json")[1])
    assert {row["source"] for row in card["rows"]} == {"mullenbach-tppm-3.1", "CASES.md"}


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["missions", "UNEF"], "unef-1, unef-2"),
        (["missions", "Unomgi"], "nearest: unomig"),
        (["missions", "--lead", "Rusia"], "nearest: RUS"),
        (["missions", "UNEF", "--lead", "UN"], "exclude each other"),
        (["missions", "--from", "2000", "--to", "1990"], "backwards"),
        (["match", "absent.csv", "--column", "mission"], "no such file"),
        (["match", "names.csv", "--column", "misson"], "nearest: mission"),
        (["match", "names.csv"], "--column"),
        (["match", "absent.csv"], "--column"),
        (["match", "UNOMIG", "--date-column", "year"], "--column"),
    ],
)
def test_what_is_wrong_is_told(run: Run, arguments: list[str], what: str) -> None:
    Path("names.csv").write_text("mission\nUNOMIG\n")
    code, _, err = run(*arguments)
    assert code in (1, 2)
    assert what in err


def test_a_file_is_matched(run: Run) -> None:
    Path("names.csv").write_text("mission,year\nUNOMIG,1995\nUNEF,1957\nUNEF,\nUNOMGI,\n")
    code, out, err = run("match", "names.csv", "--column", "mission", "--date-column", "year", "--csv")
    assert code == 0
    rows = [(r["text"], r["how"], r["mission"]) for r in csv.DictReader(io.StringIO(out))]
    assert rows == [
        ("UNEF", "ambiguous", ""),
        ("UNOMGI", "near", ""),
        ("UNEF", "alias", "unef-1"),
        ("UNOMIG", "exact", "unomig"),
    ]
    assert "1 exact, 1 alias, 1 near, 1 ambiguous, 0 apart, 0 none" in err


def test_one_name_is_matched(run: Run) -> None:
    code, out, _ = run("match", "Force Licorne", "--csv")
    assert code == 0
    assert [(r["how"], r["mission"]) for r in csv.DictReader(io.StringIO(out))] == [("alias", "licorne")]
    code, out, _ = run("match", "Joint Control Commission", "--json")
    assert code == 0
    assert [(r["how"], r["mission"], r["candidates"]) for r in json.loads(out)] == [
        ("ambiguous", "", "jcc-transnistria|jpkf-south-ossetia")
    ]


def test_any_mission_of_the_registry_has_an_honest_dossier(run: Run) -> None:
    code, out, err = run("assess", "kfor")
    assert code == 0
    assert "empty, and says so" in out + err


def test_a_mission_that_nobody_studied_has_its_yearly_figures_and_no_verdict(run: Run) -> None:
    code, out, _ = run("assess", "unmee")
    assert code == 0
    # By hand in the list of fatalities: 20 rows of UNMEE, no malicious act, one cause (2007) to be determined.
    assert "20 persons of all causes; 0 to 1 persons by hostile acts" in " ".join(out.split())
    assert out.count("no verdict") == 5
