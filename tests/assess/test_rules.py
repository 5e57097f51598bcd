"""The doctrine rules: one case for each verdict, "no evidence" included, each reckoned by hand."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import make_casebook, make_claim, make_mission, make_source

from peaceops.assess.conformity.run import assess_rules
from peaceops.assess.finding import RuleCell, RuleFinding
from peaceops.codebook import load_codebook
from peaceops.evidence.ledger import Ledger
from peaceops.model import Claim, Source

CODEBOOK = load_codebook()
YEAR = ("2000-01-01", "2000-12-31")
AGREED = make_claim("N1/consenting_parties", "host|counterpart", "2000-01-01")
CONSENTED = make_claim("N4/consent_act", "consent_given", "2000-01-01", party="host")


def find(rule: str, *claims: Claim, sources: tuple[Source, ...] = ()) -> RuleFinding:
    mission = make_mission(*YEAR)
    book = make_casebook(claims, sources=sources, missions=[mission])
    findings = assess_rules(Ledger.of_mission(book, mission), CODEBOOK, robustness=False)
    return next(f for f in findings if f.rule == rule)


def last(finding: RuleFinding) -> RuleCell:
    return finding.cells[-1]


def test_probabilities_of_every_cell_sum_to_one() -> None:
    for rule in CODEBOOK.rules:
        for cell in find(rule, AGREED, CONSENTED).cells:
            assert cell.p_met + cell.p_not_met + cell.p_undetermined == pytest.approx(1)


@pytest.mark.parametrize("rule", list(CODEBOOK.rules))
def test_no_evidence_is_undetermined_never_good(rule: str) -> None:
    finding = find(rule)
    assert not finding.has_verdict
    assert finding.reason
    assert finding.would_change
    for cell in finding.cells:
        assert (cell.p_met, cell.p_not_met, cell.p_undetermined) == (0, 0, 1)
        assert cell.met_bounds == (0, 1)


# --- consent


def test_consent_met_by_hand() -> None:
    """One vote of an organisation for 2: mean over coder error of P(N3 >= 2), times P(the act).

    With hit .85 and false .15 a vote for the good group gives .85, for the other .15. Coded 2,
    the shifts -1, 0, +1 give 1, 2, 3 with weights .075, .85, .075, so .15*.075 + .85*.925.
    The act, one report of an organisation, has .85.
    """
    quality = make_claim("N3/host_consent", "2", *YEAR, party="host")
    cell = last(find("CONSENT", CONSENTED, quality))
    assert cell.p_met == pytest.approx((0.15 * 0.075 + 0.85 * 0.925) * 0.85)
    assert cell.p_not_met == 0


def test_consent_below_the_threshold_is_undetermined_not_failed() -> None:
    cell = last(find("CONSENT", CONSENTED, make_claim("N3/host_consent", "1", *YEAR, party="host")))
    assert cell.p_not_met == 0
    assert cell.p_undetermined > 0.7


def test_consent_not_met_only_beyond_the_withdrawal_period() -> None:
    notice = make_claim("N4/consent_act", "treaty_notice", "2000-03-01", party="host")
    quality = make_claim("N3/host_consent", "0", *YEAR, party="host")
    cells = find("CONSENT", CONSENTED, notice, quality).cells
    assert cells[1].p_not_met == 0, "inside 180 days"
    assert cells[3].p_not_met == pytest.approx(0.85), "28 August is over by October"
    assert cells[2].p_not_met == pytest.approx(0.85 * 33 / 92), "29 August to 30 September: 33 of 92 days"


def test_a_parliament_or_a_demand_turns_nothing() -> None:
    quality = make_claim("N3/host_consent", "2", *YEAR, party="host")
    acts = [
        make_claim("N4/consent_act", code, "2000-02-01", party="host")
        for code in ("parliament_resolution", "executive_demand")
    ]
    assert last(find("CONSENT", CONSENTED, quality, *acts)).p_met == last(find("CONSENT", CONSENTED, quality)).p_met


def test_quality_is_carried_twelve_months_and_flagged() -> None:
    mission = make_mission("2000-01-01", "2002-12-31")
    quality = make_claim("N3/host_consent", "2", "2000-01-01", "2000-03-31", party="host")
    book = make_casebook([CONSENTED, quality], missions=[mission])
    finding = next(iter(assess_rules(Ledger.of_mission(book, mission), CODEBOOK, robustness=False)))
    assert [c.is_carried for c in finding.cells][:5] == [False, True, True, True, True]
    assert finding.cells[6].p_met == 0
    assert "N3" in finding.cells[6].missing


# --- authority

TERM = make_claim("L4/mandate_until", "2000-12-31", "2000-01-01")
POSTURE = {n: make_claim("F1/posture", str(n), "2000-01-01", party="mission") for n in range(4)}


def test_authority_met_by_agreement_term_and_self_defence() -> None:
    assert last(find("AUTHORITY", AGREED, TERM, POSTURE[1])).p_met == pytest.approx(0.85)


def test_authority_needs_the_council_where_force_goes_further() -> None:
    noted = make_claim("L1/council_verb", "noted", "2000-01-01", party="council")
    authorised = make_claim("L1/council_verb", "authorised", "2000-01-01", party="council")
    assert last(find("AUTHORITY", AGREED, TERM, POSTURE[2], noted)).p_met == 0
    assert last(find("AUTHORITY", AGREED, TERM, POSTURE[2], authorised)).p_met == pytest.approx(0.85)


def test_a_gap_of_more_than_a_twentieth_denies_met() -> None:
    term = make_claim("L4/mandate_until", "2000-12-20", "2000-01-01")
    lapse = make_claim("L4/mandate_lapse", "2000-12-21..2000-12-31", "2000-12-21", "2000-12-31")
    assert last(find("AUTHORITY", AGREED, term, lapse, POSTURE[1])).p_met == 0
    assert find("AUTHORITY", AGREED, term, lapse, POSTURE[1]).cells[0].p_met == pytest.approx(0.85)


def test_days_without_a_known_term_are_unknown_not_a_gap() -> None:
    cell = last(find("AUTHORITY", AGREED, POSTURE[1], make_claim("L4/mandate_until", "2000-10-31", "2000-01-01")))
    assert cell.p_met == 0
    assert cell.p_not_met == 0
    assert cell.met_bounds[1] == pytest.approx(0.85)


def test_authority_not_met_when_the_agreement_ended_and_the_council_never_spoke() -> None:
    notice = make_claim("N4/consent_act", "treaty_notice", "2000-05-01", party="host")
    assert last(find("AUTHORITY", AGREED, TERM, POSTURE[1], notice)).p_not_met == pytest.approx(1)


# --- force


def none(what: str, days: int = 366, *, source: str = "io-1") -> Claim:
    return make_claim(what, "0", *YEAR, party="mission", none_days=days, source=source)


def test_force_met_rests_on_an_observer_who_reports_none() -> None:
    cell = last(find("FORCE", POSTURE[1], none("F2/force_used")))
    assert cell.p_met == pytest.approx(0.5 / (0.5 + 0.5 * 0.15 / 0.85))
    assert cell.p_met < 1


def test_half_the_exposure_gives_a_weaker_zero() -> None:
    whole = last(find("FORCE", POSTURE[1], none("F2/force_used")))
    half = last(find("FORCE", POSTURE[1], none("F2/force_used", 183)))
    assert 0.5 < half.p_met < whole.p_met
    assert half.coverage < whole.coverage


def test_a_mission_that_reports_on_itself_weighs_less() -> None:
    own = make_source("own", stake="sender")
    third = last(find("FORCE", POSTURE[1], none("F2/force_used")))
    self_report = last(find("FORCE", POSTURE[1], none("F2/force_used", source="own"), sources=(own,)))
    assert self_report.p_met < third.p_met


def test_offensive_use_against_a_party_is_not_met() -> None:
    used = make_claim("F2/force_used", "3", "2000-10-01", "2000-12-31", party="mission")
    assert last(find("FORCE", POSTURE[1], used)).p_not_met > 0.5


def test_mission_units_that_fight_as_a_party_are_not_met() -> None:
    turned = make_claim("F3/conversion", "2", "2000-11-01", "2000-11-05", party="mission")
    assert last(find("FORCE", POSTURE[1], turned)).p_not_met > 0.5


def test_coercion_under_self_defence_is_undetermined() -> None:
    used = make_claim("F2/force_used", "2", "2000-11-01", party="mission")
    cell = last(find("FORCE", POSTURE[1], used))
    assert cell.p_undetermined > max(cell.p_met, cell.p_not_met)


def test_enforcement_lies_outside_the_test() -> None:
    cell = last(find("FORCE", POSTURE[3], none("F2/force_used")))
    assert cell.p_undetermined == 1
    assert "peace enforcement" in cell.note


def test_force_of_others_is_not_the_missions() -> None:
    used = make_claim("F2/force_used", "3", *YEAR, party="host")
    assert last(find("FORCE", POSTURE[1], used)).p_not_met == 0


# --- mandate fit


def test_mandate_fit_met_partial_and_not_met() -> None:
    clean = last(find("MANDATE_FIT", none("B1/activity")))
    partial = last(find("MANDATE_FIT", make_claim("B1/activity", "3", "2000-11-01", party="mission")))
    prohibited = last(find("MANDATE_FIT", make_claim("B1/activity", "4", "2000-11-01", party="mission")))
    assert clean.p_met > 0.7
    assert partial.p_undetermined > max(partial.p_met, partial.p_not_met)
    assert prohibited.p_not_met > 0.5


def test_humanitarian_work_turns_nothing() -> None:
    work = make_claim("B1/activity", "2", "2000-11-01", party="mission", topic="humanitarian_aid")
    cell = last(find("MANDATE_FIT", work, none("B1/activity")))
    assert cell.p_met >= last(find("MANDATE_FIT", none("B1/activity"))).p_met - 1e-9


# --- impartiality


def violations(host: int, counterpart: int, host_acted: int, counterpart_acted: int) -> list[Claim]:
    return [
        make_claim("D2/violations", str(host), *YEAR, party="host"),
        make_claim("D2/violations", str(counterpart), *YEAR, party="counterpart"),
        make_claim("I2/violations_acted", str(host_acted), *YEAR, party="host"),
        make_claim("I2/violations_acted", str(counterpart_acted), *YEAR, party="counterpart"),
    ]


def test_impartiality_met_by_parity_and_no_partial_acts() -> None:
    finding = find("IMPARTIALITY", none("I6/partial_act"), *violations(60, 60, 54, 54))
    assert last(finding).p_met > 0.6
    assert finding.has_verdict


def test_impartiality_not_met_by_one_sided_enforcement() -> None:
    finding = find("IMPARTIALITY", none("I6/partial_act"), *violations(60, 60, 6, 57))
    assert last(finding).p_not_met == 1


def test_nine_violations_a_side_are_no_value() -> None:
    finding = find("IMPARTIALITY", none("I6/partial_act"), *violations(9, 60, 0, 57))
    assert "I2 or I4" in last(finding).missing
    assert not finding.has_verdict


def test_two_statements_a_side_are_no_value() -> None:
    def said(number: int) -> list[Claim]:
        return [
            make_claim("I4/perception", code, f"2000-0{i}-01", party=party, source=f"s{i}")
            for i in range(1, number + 1)
            for party, code in (("host", "-1"), ("counterpart", "0"))
        ]

    assert "I2 or I4" in last(find("IMPARTIALITY", none("I6/partial_act"), *said(2))).missing
    assert last(find("IMPARTIALITY", none("I6/partial_act"), *said(3))).p_met > 0.5


def test_systematic_partiality_is_not_met() -> None:
    act = make_claim("I6/partial_act", "3", *YEAR, party="mission", source="court")
    court = make_source("court", kind="inquiry")
    assert last(find("IMPARTIALITY", act, sources=(court,))).p_not_met > 0.5


# --- coverage, knowledge date


def test_no_verdict_below_coverage() -> None:
    quality = make_claim("N3/host_consent", "2", "2000-01-01", "2000-01-31", party="host")
    finding = find("FORCE", POSTURE[1], none("F2/force_used", 90), quality)
    assert finding.coverage < 0.6
    assert not finding.has_verdict
    assert "0.6" in finding.reason


def test_what_was_not_public_is_hidden() -> None:
    mission = make_mission(*YEAR)
    late = make_claim("F2/force_used", "3", *YEAR, party="mission", known="2005-01-01")
    book = make_casebook([POSTURE[1], late], missions=[mission])
    ledger = Ledger.of_mission(book, mission, as_of=date(2004, 12, 31))
    assert late.id not in {c.id for c in ledger.claims}
    force = next(f for f in assess_rules(ledger, CODEBOOK, robustness=False) if f.rule == "FORCE")
    assert force.cells[-1].p_not_met == 0


def test_a_mission_that_had_not_begun_has_no_cells() -> None:
    mission = make_mission(*YEAR)
    ledger = Ledger.of_mission(make_casebook([], missions=[mission]), mission, as_of=date(1999, 1, 1))
    assert all(f.cells == () for f in assess_rules(ledger, CODEBOOK, robustness=False))


def test_a_report_of_none_beside_a_plain_zero_of_the_same_passage_is_one_report() -> None:
    """A copy of a document whose record carries no exposure must not break or double the vote."""
    same = "sha256:" + "cd" * 32
    sources = (make_source("a", sha256=same), make_source("b", sha256=same))
    watched = make_claim("B1/activity", "0", *YEAR, party="mission", none_days=366, source="a", place="para 9")
    plain = make_claim("B1/activity", "0", *YEAR, party="mission", source="b", place="para 9")
    alone = last(find("MANDATE_FIT", watched, sources=sources[:1]))
    both = last(find("MANDATE_FIT", watched, plain, sources=sources))
    assert both.p_met == pytest.approx(alone.p_met)


def test_nobody_reports_a_breach_so_none_is_not_met_but_the_bounds_stay_open() -> None:
    """An unarmed mission of which every report mentions no force has no share of "not met"."""
    for posture in (0, 1, 2):
        cell = last(find("FORCE", POSTURE[posture], none("F2/force_used")))
        assert cell.p_not_met == 0
        assert cell.not_met_bounds[1] > 0
    assert last(find("MANDATE_FIT", none("B1/activity"))).p_not_met == 0


def test_a_comment_alone_does_not_fail_the_use_of_force() -> None:
    """METHODS C.3: not met takes an inquiry or an international organisation."""
    comment = make_source("paper", kind="commentary", stake="none")
    used = make_claim("F2/force_used", "3", *YEAR, party="mission", source="paper")
    cell = last(find("FORCE", POSTURE[1], used, sources=(comment,)))
    assert cell.p_not_met == 0
    assert cell.not_met_bounds[1] > 0.3
