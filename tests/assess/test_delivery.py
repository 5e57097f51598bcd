"""Ratios over contested figures, reckoned by hand; accounts side by side."""

from __future__ import annotations

import pytest
from tests.builders import make_casebook, make_claim, make_mission

from peaceops.assess.account import find_conflicts
from peaceops.assess.delivery import build_promises, build_ratios
from peaceops.codebook import load_codebook
from peaceops.evidence.ledger import Ledger
from peaceops.model import Claim

CODEBOOK = load_codebook()


def ledger(*claims: Claim) -> Ledger:
    mission = make_mission("2000-01-01", "2001-12-31")
    return Ledger.of_mission(make_casebook(claims, missions=[mission]), mission)


def test_return_ratio_runs_over_all_denominators() -> None:
    """47,000 of 300,000 to 47,000 of 200,000: METHODS D1 keeps the interval."""
    found = build_ratios(
        ledger(
            make_claim("D1/returned_all", "47000", "2001-06-01"),
            make_claim("D1/displaced_all", "200000..", "2000-01-01"),
            make_claim("D1/displaced_all", "300000", "2000-01-01", source="x"),
        ),
        CODEBOOK,
    )
    (ratio,) = [r for r in found if r.id == "D1-all"]
    assert ratio.value is not None
    assert ratio.value.low == pytest.approx(47 / 300)
    assert ratio.value.high == pytest.approx(47 / 200)


def test_a_figure_after_the_missions_end_is_no_outcome_of_it() -> None:
    found = build_ratios(
        ledger(
            make_claim("D1/returned_all", "47000", "2011-07-15"),
            make_claim("D1/displaced_all", "200000", "2000-01-01"),
        ),
        CODEBOOK,
    )
    (ratio,) = [r for r in found if r.id == "D1-all"]
    assert ratio.value is None
    assert "no admissible numerator" in ratio.note


def test_strength_is_matched_with_the_ceiling_of_its_day() -> None:
    """80 of 100 in 2000 and 150 of 200 in 2001; never 150 of 100."""
    found = build_ratios(
        ledger(
            make_claim("T3/authorised_strength", "100", "2000-01-01"),
            make_claim("T3/authorised_strength", "200", "2001-01-01"),
            make_claim("T3/deployed_strength", "80", "2000-06-01"),
            make_claim("T3/deployed_strength", "150", "2001-06-01"),
        ),
        CODEBOOK,
    )
    (ratio,) = [r for r in found if r.id == "T3-match"]
    assert ratio.value is not None
    assert (ratio.value.low, ratio.value.high) == (pytest.approx(0.75), pytest.approx(0.8))


def test_a_task_stands_with_its_delivery() -> None:
    claims = ledger(
        make_claim("T1/task", "safe_return|observe_ceasefire", "2000-01-01"),
        make_claim("D10/delivery", "1", "2000-06-01", "2000-12-31", topic="safe_return"),
    )
    promises = {p.task: p for p in build_promises(claims, CODEBOOK, build_ratios(claims, CODEBOOK))}
    assert len(promises["safe_return"].delivered) == 1
    assert promises["observe_ceasefire"].delivered == ()


def test_figures_of_one_day_conflict_and_of_other_definitions_do_not() -> None:
    conflicts = find_conflicts(
        ledger(
            make_claim("T3/deployed_strength", "1600", "2001-12-31"),
            make_claim("T3/deployed_strength", "3000", "2001-12-31", source="agency"),
            make_claim("T3/authorised_strength", "3000", "2001-12-31"),
        ),
        CODEBOOK,
    )
    (conflict,) = conflicts
    assert conflict.kind == "residue"
    assert {e.text for side in conflict.sides for e in side} == {"1,600 persons", "3,000 persons"}


def test_figures_weeks_apart_are_explained_by_date_first() -> None:
    first = make_claim("T3/deployed_strength", "1997", "2001-04-01", attribution="relayed", attributed_to="sender")
    later = make_claim("T3/deployed_strength", "2542", "2001-05-31", source="x")
    (conflict,) = find_conflicts(ledger(first, later), CODEBOOK)
    assert conflict.kind == "date"
    assert "60 days" in conflict.note


def test_figures_of_one_office_on_several_days_are_change_not_conflict() -> None:
    counts = [
        make_claim("T3/deployed_strength", n, day, source=f"report-{n}")
        for n, day in (("22", "2001-03-01"), ("39", "2001-04-01"), ("55", "2001-05-01"))
    ]
    assert find_conflicts(ledger(*counts), CODEBOOK) == ()


def test_two_acts_of_one_period_are_not_two_accounts_of_one() -> None:
    acts = [
        make_claim("B1/activity", code, "2001-01-01", "2001-03-31", party="mission", source=source)
        for code, source in (("1", "io-1"), ("3", "io-2"))
    ]
    assert find_conflicts(ledger(*acts), CODEBOOK) == ()
    one_act = [
        make_claim("B1/activity", code, "2001-01-01", "2001-03-31", party="mission", source=source, topic="curfew")
        for code, source in (("1", "io-1"), ("3", "io-2"))
    ]
    assert len(find_conflicts(ledger(*one_act), CODEBOOK)) == 1


def test_one_report_told_twice_is_no_conflict() -> None:
    root = make_claim("D1/returned_all", "47000", "2001-06-01")
    relay = make_claim(
        "D1/returned_all", "50000", "2001-06-01", source="x", attribution="relayed", derives_from=(root.id,)
    )
    assert find_conflicts(ledger(root, relay), CODEBOOK) == ()


def test_two_sides_of_an_event_stand_beside_each_other() -> None:
    said = make_claim("F3/conversion", "2", "2001-08-10", attribution="relayed", attributed_to="host", party="mission")
    denied = make_claim(
        "F3/conversion",
        "2",
        "2001-08-10",
        attribution="relayed",
        attributed_to="sender",
        stance="denies",
        party="mission",
    )
    (conflict,) = find_conflicts(ledger(said, denied), CODEBOOK)
    assert len(conflict.sides) == 2


def test_inhabitants_counted_after_the_displacement_are_no_denominator() -> None:
    """A district of 80,000 before, 50,000 after; 40,000 of 80,000 displaced came back: one half."""
    found = build_ratios(
        ledger(
            make_claim("D1/displaced_all", "200000", "2000-01-01"),
            make_claim("D1/population_district", "80000", "1999-01-01", topic="east"),
            make_claim("D1/population_district", "50000", "2000-07-01", topic="east"),
            make_claim("D1/returned_district", "40000", "2001-06-01", topic="east"),
        ),
        CODEBOOK,
    )
    (ratio,) = [r for r in found if r.id == "D1-district-east"]
    assert ratio.value is not None
    assert (ratio.value.low, ratio.value.high) == (pytest.approx(0.5), pytest.approx(0.5))


def test_a_denial_stands_against_the_accounts_of_its_own_days() -> None:
    early = make_claim("D1/returned_all", "30000", "2001-03-01", source="x")
    said = make_claim("D1/returned_all", "50000", "2001-05-01", attribution="relayed", attributed_to="counterpart")
    denied = make_claim("D1/returned_all", "50000", "2001-05-01", stance="denies", source="agency")
    (conflict,) = find_conflicts(ledger(early, said, denied), CODEBOOK)
    assert [[e.claims[0] for e in side] for side in conflict.sides] == [[said.id], [denied.id]]
