"""Weighing against the worked figures of METHODS C.4 and the laws of probability."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.codebook import load_codebook
from peaceops.evidence.lineage import Lineage, discount_stakes
from peaceops.evidence.weigh import (
    Reliability,
    Report,
    confusion,
    infer_category,
    look_up_reliability,
    weigh,
)

ALIGNED = Reliability(hit=15 / 20, false=9 / 20)


def _report(weight: float = 1.0, **changes: object) -> Report:
    return Report(lineage="a", says=True, reliability=ALIGNED, weight=weight, **changes)  # type: ignore[arg-type]


def test_aligned_commentary_once() -> None:
    assert round(weigh([_report()]).probability(0.5), 3) == 0.625


def test_four_derived_analyses_are_worth_little_more_than_one() -> None:
    lineage = Lineage(key="a", roots=("a",), claims=tuple("abcd"), reports=tuple((c,) for c in "abcd"))
    share = lineage.effective_reports() / 4
    assert round(lineage.effective_reports(), 2) == 1.08
    assert round(weigh([_report(share) for _ in range(4)]).probability(0.5), 3) == 0.635


def test_the_naive_product_of_four_is_what_we_do_not_do() -> None:
    assert round(weigh([_report() for _ in range(4)]).probability(0.5), 3) == 0.885


@pytest.mark.parametrize(("rho", "effective"), [(0.5, 1.6), (0.9, 4 / 3.7), (1.0, 1.0)])
def test_rho_sweep(rho: float, effective: float) -> None:
    lineage = Lineage(key="a", roots=("a",), claims=tuple("abcd"), reports=tuple((c,) for c in "abcd"))
    assert lineage.effective_reports(rho) == pytest.approx(effective)


def test_lineages_of_one_stake_are_discounted() -> None:
    assert discount_stakes(["host", "host", "host", "sender"]) == pytest.approx({"host": 1 / 1.4, "sender": 1.0})


def test_prior_grid_stands_beside_the_headline() -> None:
    weight = weigh([_report()])
    odds = (0.75 / 0.45) * 0.1 / 0.9
    assert weight.grid[0] == pytest.approx(odds / (1 + odds))
    assert weight.grid[1] == pytest.approx(0.625)


def test_no_report_leaves_the_prior() -> None:
    assert weigh([]).grid == pytest.approx((0.1, 0.5, 0.9))


@given(share=st.floats(0.01, 1.0))
def test_a_report_of_none_is_bounded_by_its_exposure(share: float) -> None:
    """P(none) grows with exposure and never exceeds what full exposure gives."""
    r = Reliability(hit=0.85, false=0.15)
    part = weigh([Report(lineage="a", says=False, reliability=r, exposure_share=share)])
    whole = weigh([Report(lineage="a", says=False, reliability=r)])
    assert 0.5 <= 1 - part.probability() <= 1 - whole.probability() + 1e-12 < 1


def test_official_against_interest_weighs_as_an_inquiry() -> None:
    codebook = load_codebook()
    against = look_up_reliability(codebook, "official-party", stake="sender", favours="others")
    inquiry = look_up_reliability(codebook, "inquiry", stake="none", favours="others")
    aligned = look_up_reliability(codebook, "official-party", stake="sender", favours="sender")
    assert against == inquiry
    assert aligned == ALIGNED


@given(st.integers(1, 6), st.floats(0.4, 0.99))
def test_confusion_rows_sum_to_one(count: int, diagonal: float) -> None:
    for i in range(count):
        assert math.isclose(sum(confusion(i, j, count, diagonal) for j in range(count)), 1.0)


def test_coder_errors_favour_adjacent_categories() -> None:
    assert confusion(0, 1, 4, 0.85) > confusion(0, 2, 4, 0.85) > confusion(0, 3, 4, 0.85) > 0


def test_one_sure_vote_by_hand() -> None:
    """Two categories, informative 0.7, diagonal 0.85: 0.7*0.85+0.15 = 0.745 against 0.255."""
    posterior = infer_category(
        ("0", "1"), [("1", Reliability(hit=0.85, false=0.15), 1.0)], prior={"0": 0.5, "1": 0.5}, diagonal=0.85
    )
    assert posterior["1"] == pytest.approx(0.745)


@given(
    st.lists(st.tuples(st.sampled_from("0123"), st.floats(0.05, 1.0)), max_size=5),
    st.floats(0.5, 0.95),
)
def test_posterior_is_a_distribution_and_order_does_not_matter(votes: list[tuple[str, float]], diagonal: float) -> None:
    r = Reliability(hit=0.85, false=0.15)
    prior = dict.fromkeys("0123", 0.25)
    given_votes = [(code, r, weight) for code, weight in votes]
    one = infer_category("0123", given_votes, prior=prior, diagonal=diagonal)
    other = infer_category("0123", given_votes[::-1], prior=prior, diagonal=diagonal)
    assert math.isclose(sum(one.values()), 1.0)
    assert one == pytest.approx(other)
