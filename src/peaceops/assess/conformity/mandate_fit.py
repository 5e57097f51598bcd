"""MANDATE FIT: no prohibited activity, and no coercive or political one outside the mandate.

What enters: a context and a quarter. What leaves: an outcome.
Never done here: counting humanitarian work against a mission.

References
----------
METHODS C.3, B.2 B1.
"""

from __future__ import annotations

from peaceops.assess.conformity.context import Context, Outcome, cover, find_worst, grade
from peaceops.assess.conformity.vote import Choice, code_of, is_contested
from peaceops.model.period import Period


def assess_mandate_fit(context: Context, days: Period, choice: Choice) -> Outcome:
    """Judge MANDATE FIT: no prohibited activity, and no coercive or political one outside the mandate."""
    prohibited, coercive = int(choice.thresholds["prohibited_code"]), int(choice.thresholds["coercive_code"])
    claims = context.on("B1", "activity", days)
    tolerated = sum(code_of(c) == coercive for c in claims) <= choice.thresholds["coercive_max"]

    def group(code: int) -> int:
        return 2 if code >= prohibited else 1 if code >= coercive and not tolerated else 0

    votes = context.votes(claims, days, choice, group, key=("B1", prohibited, coercive, tolerated))
    p = grade(votes, group, choice, context.diagonal("B1"), top_code=4)
    covered = cover(claims, days)
    met, not_met = (p.innocent, p.failing) if p else (0.0, 0.0)
    said = "no report on activities in these days"
    if p:
        said = ("no coercive or political activity outside the mandate reported",
                "a coercive or political activity outside the mandate reported: partial",
                "a prohibited activity reported")[find_worst(votes, group)]  # fmt: skip
    return Outcome(
        met=met,
        not_met=not_met,
        met_bounds=(met * min(1.0, covered), 1 - not_met) if p else (0.0, 1.0),
        not_met_bounds=(not_met, min(1.0, p.failing_bound + (1 - covered))) if p else (0.0, 1.0),
        observed={"B1": covered},
        claims=tuple(c.id for c in claims),
        is_contested=is_contested(votes, group),
        note=said,
    )
