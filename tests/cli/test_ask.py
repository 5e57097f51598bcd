"""``ask``, ``family`` and ``build`` on the command line: what they print and their exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_the_list_shows_every_question_with_its_options(run: Run) -> None:
    from peaceops.pipeline.question_form import FORMS

    code, out, _ = run("ask", "--list")
    assert code == 0
    for form in FORMS.values():
        assert form.usage in out
        assert form.about in out


def test_counts_need_no_dataset_and_show_each_rule(run: Run) -> None:
    code, out, _ = run(
        "ask", "missions established", "--org", "UN", "--from", 1988, "--to", 1993, "--before", 40, "--json"
    )
    assert code == 0
    now, before = json.loads(out)
    assert [one["question"]["period"] for one in (now, before)] == [
        ["1988-01-01", "1993-12-31"],
        ["1948-01-01", "1987-12-31"],
    ]
    by_rule = {(r["label"][:10], r["rule"].partition(":")[0]): r for r in now["readings"]}
    registry = by_rule["registry: ", "established"]
    assert registry["low"] <= registry["high"]
    assert registry["low"] == len(set(registry["keys"])) - (registry["high"] - registry["low"])
    assert "unosom-1" in registry["keys"] or "unprofor" in registry["keys"]
    for reading in now["readings"]:
        assert reading["query"]
        assert bool(reading["no_value"]) == (reading["low"] is None)
        assert reading["no_value"] == "" or "cover" in reading["reason"]
    spans = now["spans"]
    assert [(s["low"] <= registry["low"], s["high"] >= registry["high"]) for s in spans] == [(True, True)]


@pytest.mark.parametrize("year", [1999, 2008])
def test_the_number_of_other_missions_is_an_interval_over_rules(run: Run, year: int) -> None:
    code, out, _ = run("ask", "missions active", "--not-org", "UN", "--at", year, "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    rules = {row["rule"].partition(":")[0] for row in rows}
    assert rules == {"year-end", "any-day", "rows"}
    found = {(row["label"], row["rule"].partition(":")[0]): row for row in rows if not row["no_value"]}
    for (label, rule), row in found.items():
        if rule == "year-end":
            assert float(row["low"]) <= float(found[label, "any-day"]["high"])
    assert {row["no_value"] for row in rows if row["label"].startswith("UN list")} == {"NOT_APPLICABLE"}


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("strenght", "--mission", "unomig"), "nearest: strength"),
        (("missions", "--org", "UN"), "nearest: missions"),
        (("strength",), "strength needs --mission; expected strength --mission …"),
        (("duration", "--mission", "unomig", "--org", "UN"), "duration does not take --org"),
        (("strength", "--mission", "unomgi"), "unknown mission 'unomgi' (nearest: unomig"),
        (("claims", "E3/cause_of_edn", "--mission", "unomig"), "nearest: cause_of_end"),
        (("claims", "Q9", "--mission", "unomig"), "unknown indicator 'Q9'"),
        (("missions active", "--at", "1999", "--rule", "month-end"), "nearest: year-end"),
        (("missions active", "--at", "1999", "--list-of", "mullenbch"), "nearest: mullenbach"),
        (("missions active",), "missions active needs either --at or --from and --to"),
        (("contributions", "--state", "Rusia", "--from", "1992", "--to", "1997"), "RUS"),
        (("missions ended", "--org", "UNN", "--from", "1990", "--to", "1991"), "unknown organisation 'UNN'"),
        ((), "give a QUESTION"),
    ],
)
def test_unknown_words_are_told_the_nearest(run: Run, arguments: tuple[str, ...], what: str) -> None:
    code, out, err = run("ask", *arguments)
    assert (code, out) == (2, "")
    assert what in " ".join(err.split())


def test_a_period_that_runs_backwards_is_an_error(run: Run) -> None:
    code, _, err = run("ask", "missions ended", "--from", "1999", "--to", "1990")
    assert code == 1
    assert "runs backwards" in err


@pytest.mark.parametrize(
    ("arguments", "source"),
    [
        (("contributions", "--state", "Russia", "--from", "1992", "--to", "1997"), "ipi_contributions"),
        (("fatalities", "--mission", "unamir"), "un_fatalities"),
        (("strength", "--mission", "unamir"), "bara_hultman"),
        (("share", "--mission", "unmil"), "ipi_contributions"),
    ],
)
def test_without_a_snapshot_the_command_that_adds_it_is_said(run: Run, arguments: tuple[str, ...], source: str) -> None:
    code, out, _ = run("ask", *arguments)
    # What ships of the datasets answers for a mission; a state's contributions need the dataset itself.
    assert code == (1 if arguments[0] == "contributions" else 0)
    assert f"peaceops data add {source} --file FILE" in out


def test_the_ledger_answers_any_question_of_the_codebook(run: Run) -> None:
    code, out, _ = run("ask", "claims", "E3/cause_of_end", "--mission", "UNOMIG", "--json")
    assert code == 0
    readings = json.loads(out)[0]["readings"]
    assert readings
    assert all(re.fullmatch(r"c[0-9a-f]{12}", reading["keys"][0]) for reading in readings)


def test_returns_are_asked_of_a_mission_and_displacement_of_a_state(run: Run) -> None:
    pytest.importorskip("ibis")
    code, out, _ = run("ask", "returns", "--mission", "unomig", "--json")
    body = json.loads(out)
    assert code == 0
    labels = {reading["label"] for one in body for reading in one["readings"]}
    assert {"over the displaced of the whole area", "Gali: over the displaced of the district"} <= labels
    code, out, _ = run("ask", "displacement", "--state", "CAF", "--from", "2014", "--to", "2014")
    assert code == 1
    assert "peaceops data add unhcr_population" in out


def test_durations_come_from_the_registry_and_each_list(run: Run) -> None:
    code, out, _ = run("ask", "duration", "--mission", "unavem-2", "--json")
    labels = [reading["label"] for reading in json.loads(out)[0]["readings"]]
    assert code == 0
    assert labels[0] == "by the registry's days"
    assert any("Mullenbach" in label for label in labels)


def test_a_family_is_a_page_a_table_or_json(run: Run) -> None:
    code, out, err = run("family", "--lead", "Russia")
    assert (code, err) == (0, "peaceops: wrote family-rus.html\n")
    assert Path("family-rus.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "missions" in out
    assert len(list(csv.DictReader(io.StringIO(run("family", "--lead", "RUS", "--csv")[1])))) == len(
        json.loads(run("family", "--lead", "RUS", "--json")[1])["members"]
    )
    assert run("family")[0] == 2
    assert run("family", "unomig", "--lead", "RUS")[0] == 2


def test_missions_stand_beside_each_other_by_name(run: Run) -> None:
    names = ("cispkf-abkhazia", "jpkf-south-ossetia", "rpc-karabakh", "UNOMIG", "unomig")
    code, out, _ = run("family", *names, "--csv")
    assert code == 0
    assert {row["id"] for row in csv.DictReader(io.StringIO(out))} == {*names} - {"UNOMIG"}
    code, _, err = run("family", "rpc-karabakh", "UNEF")
    assert (code, "unef-1" in err) == (2, True)
    assert run("family", "unomig", "nosuchmission")[0] != 0
    assert "unknown lead" in run("family", "--lead", "Atlantis")[2]


def test_build_without_snapshots_writes_nothing_and_says_what_is_missing(run: Run) -> None:
    code, _, err = run("build", "--out", "measured")
    assert code == 1
    assert "peaceops data add" in err
    assert not Path("measured").exists()
