"""IMPARTIALITY of conduct: no repeated partial acts, and parity of enforcement or perception.

What enters: a context and a quarter. What leaves: an outcome.
Never done here: composition, stakes and roles, which are exposure and cannot turn the rule.

References
----------
METHODS C.3, B.2 I2, I4, I6.
"""

from __future__ import annotations

import statistics

from peaceops.assess.conformity.context import Context, Graded, Outcome, cover, grade, multiply
from peaceops.assess.conformity.vote import Choice, code_of, is_contested
from peaceops.model.period import Period
from peaceops.model.value import Quantity


def assess_impartiality(context: Context, days: Period, choice: Choice) -> Outcome:
    """Judge IMPARTIALITY of conduct: no repeated partial acts, and parity of enforcement or perception."""
    limit, fail = int(choice.thresholds["i6_max"]), int(choice.thresholds["i6_fail"])
    claims = context.on("I6", "partial_act", days)

    def group(code: int) -> int:
        return 0 if code <= limit else 2 if code >= fail else 1

    votes = context.votes(claims, days, choice, group, key=("I6", limit), lasting=lambda code: code >= 3)
    acts = grade(votes, group, choice, context.diagonal("I6"), top_code=3)
    parity, parity_claims = measure_parity(context, days, choice.thresholds["i2_violations_min"])
    gap, gap_claims = measure_perception_gap(context, days, choice.thresholds["i4_statements_min"])
    second: float | None = None
    biased = 0.0
    if parity is not None:
        low, value, _ = parity
        second = float(value <= choice.thresholds["i2_max"])
        biased = float(value >= choice.thresholds["i2_fail"] and low > choice.thresholds["i2_fail_low"])
    if gap is not None:
        second = max(second or 0.0, float(gap <= choice.thresholds["i4_gap_max"]))
    first = acts.innocent if acts else None
    systematic = acts.failing if acts else 0.0
    met, met_high = multiply(first, second)
    not_met = max(systematic, biased)
    covered = cover(claims, days)
    return Outcome(
        met=min(met, 1 - not_met),
        not_met=not_met,
        met_bounds=(0.0 if first is None or second is None else met, min(met_high, 1 - not_met)),
        not_met_bounds=(not_met, max(not_met, acts.failing_bound) if acts else 1.0),
        observed={"I6": covered, "I2 or I4": float(second is not None)},
        claims=tuple(dict.fromkeys([c.id for c in claims] + list(parity_claims) + list(gap_claims))),
        is_contested=is_contested(votes, group),
        note=_say_impartiality(acts, parity, gap),
    )


def _say_impartiality(acts: Graded | None, parity: tuple[float, float, float] | None, gap: float | None) -> str:
    said = ["no report on partial acts" if acts is None else f"P(at most isolated partial acts) {acts.innocent:.2f}"]
    said.append(
        "enforcement parity needs ten recorded violations a side"
        if parity is None
        else f"enforcement parity {parity[1]:.2f}"
    )
    said.append(
        "perception gap needs three statements a side in the year" if gap is None else f"perception gap {gap:g}"
    )
    return "; ".join(said)


def measure_parity(
    context: Context, days: Period, least: float = 10
) -> tuple[tuple[float, float, float] | None, tuple[str, ...]]:
    """Measure enforcement parity |acted/recorded for A - acted/recorded for B| with a 90% interval.

    Computed over the calendar year of the days; needs ten recorded violations a side.

    References
    ----------
    METHODS B.2 I2; interval of a difference of proportions after Agresti and Caffo (2000).
    """
    return context.recall(
        ("parity", days.first_day.year, least), lambda: _measure_parity(context, days.first_day.year, least)
    )


def _measure_parity(
    context: Context, of_year: int, least: float
) -> tuple[tuple[float, float, float] | None, tuple[str, ...]]:
    year = Period.of_year(of_year)
    shares: list[tuple[float, float]] = []
    used: list[str] = []
    for party in ("host", "counterpart"):
        recorded = _sum_counts(context, "D2", "violations", year, party)
        acted = _sum_counts(context, "I2", "violations_acted", year, party)
        used += [*(recorded[1] if recorded else ()), *(acted[1] if acted else ())]
        if recorded is None or acted is None or recorded[0] < least or acted[0] > recorded[0]:
            return None, tuple(used)
        n = recorded[0] + 2
        p = (acted[0] + 1) / n
        shares.append((p, p * (1 - p) / n))
    difference = abs(shares[0][0] - shares[1][0])
    half = 1.6449 * (shares[0][1] + shares[1][1]) ** 0.5
    return (max(0.0, difference - half), difference, min(1.0, difference + half)), tuple(used)


def _sum_counts(
    context: Context, indicator: str, definition: str, year: Period, party: str
) -> tuple[float, list[str]] | None:
    total, used = 0.0, []
    for claim in context.ledger.within(indicator, year, definition, party=party):
        if isinstance(claim.value, Quantity) and claim.value.is_number and year.covers(claim.period.last_day):
            assert claim.value.low is not None
            total += float(claim.value.low)
            used.append(claim.id)
    return (total, used) if used else None


def measure_perception_gap(context: Context, days: Period, least: float = 3) -> tuple[float | None, tuple[str, ...]]:
    """Measure the gap between the two sides' median perceptions in the calendar year of the days.

    References
    ----------
    METHODS B.2 I4: the median of at least three statements a side, else no value.
    """
    return context.recall(
        ("gap", days.first_day.year, least), lambda: _measure_gap(context, days.first_day.year, least)
    )


def _measure_gap(context: Context, of_year: int, least: float) -> tuple[float | None, tuple[str, ...]]:
    year = Period.of_year(of_year)
    medians: list[float] = []
    used: list[str] = []
    for party in ("host", "counterpart"):
        claims = [c for c in context.on("I4", "perception", year) if c.party == party and code_of(c) is not None]
        if len(claims) < least:
            return None, (*used, *(c.id for c in claims))
        medians.append(statistics.median(code_of(c) or 0 for c in claims))
        used += [c.id for c in claims]
    return abs(medians[0] - medians[1]), tuple(used)
