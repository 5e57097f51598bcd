"""Uncertain totals against closed forms; made-up parameters, and said to be so."""

from __future__ import annotations

import math

import pytest

from peaceops.errors import IncompletePanel, InvalidValue, RowRefused, UnknownName
from peaceops.panel import uncertain
from peaceops.panel.uncertain import Toll, draw_total, measure_gumbel, parse_parameters

numpy = pytest.importorskip("numpy")

STATE = "state-based"
HIGH = Toll(loc=100.0, scale=10.0, w=0.4)
LOW = Toll(loc=0.3, scale=2.0, w=0.25)


def gumbel_cdf(x: float, loc: float, scale: float) -> float:
    return math.exp(-math.exp(-(x - loc) / scale))


def mean_toll(count: int, toll: Toll) -> float:
    return toll.w * count + (1 - toll.w) * measure_gumbel(toll.loc, toll.scale)[0]


def variance_toll(count: int, toll: Toll) -> float:
    mean, variance, _ = measure_gumbel(toll.loc, toll.scale)
    return (1 - toll.w) * variance + toll.w * (1 - toll.w) * (mean - count) ** 2


def test_mean_and_variance_of_the_mixture_are_the_closed_forms() -> None:
    """Far above 0: mean loc + gamma scale, variance pi^2 scale^2 / 6, and a point mass beside."""
    gamma = 0.577215664901532860606
    smooth = 100 + gamma * 10
    assert mean_toll(90, HIGH) == pytest.approx(0.4 * 90 + 0.6 * smooth, rel=1e-9)
    second = 0.4 * 90**2 + 0.6 * (math.pi**2 * 100 / 6 + smooth**2)
    assert variance_toll(90, HIGH) == pytest.approx(second - mean_toll(90, HIGH) ** 2, rel=1e-6)


@pytest.mark.parametrize(("loc", "scale"), [(0.3, 2.0), (-3.0, 2.0), (5.0, 4.0), (30.0, 4.0)])
def test_moments_of_the_gumbel_cut_at_0_by_integration(loc: float, scale: float) -> None:
    """E X^k = k * integral of x^(k-1) (1 - F(x)) over x > 0."""
    x = numpy.linspace(0, loc + 40 * scale if loc > 0 else 40 * scale, 400_001)
    above = 1 - numpy.exp(-numpy.exp(-(x - loc) / scale))
    first, second, third = (k * numpy.trapezoid(x ** (k - 1) * above, x) for k in (1, 2, 3))
    variance = second - first**2
    skewness = (third - 3 * first * variance - first**3) / variance**1.5
    assert measure_gumbel(loc, scale) == pytest.approx((first, variance, skewness), rel=2e-4)


def test_vector_quantiles_invert_the_distribution() -> None:
    """uncertainUCDP: vector quantiles raise."""
    p = numpy.linspace(0.001, 0.999, 997)
    found = HIGH.quantile(90, p)
    assert found.shape == p.shape
    assert (numpy.diff(found) >= 0).all()
    below = 0.6 * gumbel_cdf(90, 100, 10)
    for probability, value in zip(p, found, strict=True):
        if below < probability <= below + 0.4:
            assert value == 90
        else:
            mass = 0.6 * gumbel_cdf(value, 100, 10) + (0.4 if value > 90 else 0)
            assert mass == pytest.approx(probability, abs=1e-9)
    assert HIGH.quantile(90, 0.5) == pytest.approx(float(HIGH.quantile(90, numpy.array([0.5]))[0]))
    assert Toll(loc=0, scale=1, w=1).quantile(7, 0.01) == 7
    with pytest.raises(InvalidValue, match="probability"):
        HIGH.quantile(90, [0.5, 1.5])


@pytest.mark.parametrize("events", [1, 7, 30, 33, 500, 20_000])
@pytest.mark.parametrize(("count", "toll"), [(90, HIGH), (1, LOW)])
def test_totals_have_the_mean_and_variance_of_independent_events(events: int, count: int, toll: Toll) -> None:
    draws = 20_000
    total = draw_total({(STATE, count): events}, {(STATE, count): toll}, draws=draws, seed=3)
    spread = math.sqrt(events * variance_toll(count, toll))
    assert total.draws.mean() == pytest.approx(events * mean_toll(count, toll), abs=5 * spread / math.sqrt(draws))
    assert total.draws.std() == pytest.approx(spread, rel=0.05)
    assert (total.reported, total.events) == (events * count, events)


@pytest.mark.parametrize("toll", [HIGH, LOW, Toll(loc=1.6, scale=1.2, w=0.0)])
def test_long_sums_are_those_drawn_one_by_one(toll: Toll, monkeypatch: pytest.MonkeyPatch) -> None:
    """The approximation just above the threshold: quantiles within 0.05 standard deviations of exact draws."""
    p = (0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
    counts, known = {(STATE, 5): 2 * uncertain.EXACT}, {(STATE, 5): toll}
    near = draw_total(counts, known, draws=60_000, seed=1)
    monkeypatch.setattr(uncertain, "EXACT", 10**9)
    exact = draw_total(counts, known, draws=60_000, seed=2)
    gap = max(abs(near.quantiles(p)[q] - exact.quantiles(p)[q]) for q in p)
    assert gap < 0.05 * exact.draws.std()


def test_common_error_is_wider_and_has_the_same_mean() -> None:
    counts, known = {(STATE, 90): 400}, {(STATE, 90): HIGH}
    apart = draw_total(counts, known, draws=20_000)
    common = draw_total(counts, known, draws=20_000, dependence="common")
    assert common.draws.mean() == pytest.approx(apart.draws.mean(), rel=0.01)
    # Twenty times: the root of 400 events that err as one.
    assert common.draws.std() / apart.draws.std() == pytest.approx(20, rel=0.05)


def test_the_same_seed_gives_the_same_draws_in_any_order() -> None:
    first = {(STATE, 1): 40, (STATE, 90): 3, ("one-sided", 1): 2}
    known: dict[tuple[str, int], Toll] = {(STATE, 1): LOW, (STATE, 90): HIGH, ("one-sided", 1): LOW}
    a = draw_total(first, known, draws=50, seed=9)
    b = draw_total(dict(reversed(first.items())), known, draws=50, seed=9)
    assert (a.draws == b.draws).all()
    assert (a.draws != draw_total(first, known, draws=50, seed=10).draws).any()


CSV = "violence_type,count,loc,scale,w\nstate-based,0,0.5,1,0.9\nstate-based,1,1.2,0.8,0.6\n"


def test_parameters_are_read_by_type_and_count() -> None:
    assert parse_parameters(CSV) == {
        (STATE, 0): Toll(loc=0.5, scale=1, w=0.9),
        (STATE, 1): Toll(loc=1.2, scale=0.8, w=0.6),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "violence_type"),
        (CSV + "state-based,1,1,1,1\n", "row 4: state-based 1 stands twice"),
        (CSV + "state-based,2,1,0,1\n", "row 4"),
        (CSV + "state-based,2,1,1,1.1\n", "a probability"),
        (CSV + "state-based,x,1,1,1\n", "row 4"),
        (CSV + "state-based,2,nan,1,1\n", "row 4"),
        (CSV + "state-based,2\n", "row 4"),
        (CSV + "war,2,1,1,1\n", "'war'"),
        (CSV + "state-based,-1,1,1,1\n", "-1"),
    ],
)
def test_wrong_parameters_are_said_in_a_line(text: str, said: str) -> None:
    with pytest.raises(RowRefused) as caught:
        parse_parameters(text, name="p.csv")
    assert said in str(caught.value)
    assert "\n" not in caught.value.message


def test_no_parameters_are_made_up() -> None:
    with pytest.raises(IncompletePanel, match="state-based 2") as caught:
        draw_total({(STATE, 2): 1}, parse_parameters(CSV))
    assert "docs/panels.md" in str(caught.value)
    with pytest.raises(InvalidValue, match="draws"):
        draw_total({}, {}, draws=0)
    with pytest.raises(UnknownName, match="dependence"):
        draw_total({}, {}, dependence="some")
