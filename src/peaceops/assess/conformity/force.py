"""FORCE: every documented use is within the posture then in force.

What enters: a context and a quarter. What leaves: an outcome.
Never done here: force of others than the mission.

References
----------
METHODS C.3, B.2 F1 to F3.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from peaceops.assess.conformity.context import Context, Outcome, cover, find_posture, find_worst, grade
from peaceops.assess.conformity.vote import Choice, Vote, code_of, is_contested
from peaceops.model.claim import Claim
from peaceops.model.period import Period


def assess_force(context: Context, days: Period, choice: Choice) -> Outcome:
    """Judge FORCE: every documented use is within the posture then in force."""
    posture = find_posture(context, days)
    claims = [c for c in context.on("F2", "force_used", days) if c.party in ("", "mission")]
    fail = int(choice.thresholds["f3_fail"])
    turned = [c for c in context.on("F3", "conversion", days) if (code_of(c) or 0) >= fail]
    level = posture[0] if posture else None
    if level is not None and level < choice.thresholds["enforcement_posture"]:
        level = min(2, level + int(choice.thresholds["posture_slack"]))
    elif level is not None:
        return _outside_the_test((*posture[1],) if posture else (), claims)

    def group(code: int) -> int:
        """0 within the posture, 1 coercion under a posture of self-defence, 2 outside it."""
        if code >= 3 or (level == 0 and code >= 2):
            return 2
        return 1 if code == 2 and level != 2 else 0

    votes = context.votes(claims, days, choice, group, key=("F2", level or 0), lasting=lambda code: code >= 3)
    extra = context.votes(turned, days, choice, lambda _: 1, key=("F3",))
    votes = (*votes, *(_as_force(v) for v in extra))
    p = (
        grade(votes, group, choice, context.diagonal("F2"), top_code=3, needs_weight=True)
        if level is not None
        else None
    )
    met, not_met = (p.innocent, p.failing) if p else (0.0, 0.0)
    covered = cover([*claims, *turned], days)
    return Outcome(
        met=met,
        not_met=not_met,
        met_bounds=(met * min(1.0, covered), 1 - not_met) if p else (0.0, 1.0),
        not_met_bounds=(not_met, min(1.0, p.failing_bound + (1 - covered))) if p else (0.0, 1.0),
        observed={"F1": float(level is not None), "F2": covered, "F3": covered},
        claims=tuple(dict.fromkeys([c.id for c in (*claims, *turned)] + list(posture[1] if posture else ()))),
        is_contested=is_contested(votes, group),
        note=_say_force(votes, group, level),
    )


def _as_force(vote: Vote) -> Vote:
    """Count a conversion to fighting party as force outside the posture."""
    return Vote(
        code=3, is_none=False, reliability=vote.reliability, weight=vote.weight,
        exposure_share=1.0, is_weighty=vote.is_weighty, claims=vote.claims,
    )  # fmt: skip


def _outside_the_test(posture: tuple[str, ...], claims: list[Claim]) -> Outcome:
    return Outcome(
        met=0.0, not_met=0.0, met_bounds=(0.0, 0.0), not_met_bounds=(0.0, 0.0),
        observed={"F1": 1.0, "F2": 1.0, "F3": 1.0}, claims=(*posture, *(c.id for c in claims)),
        note="peace enforcement: outside the three-principle test",
    )  # fmt: skip


def _say_force(votes: Sequence[Vote], group: Callable[[int], int], level: int | None) -> str:
    if level is None:
        return "authorised posture not found"
    if not votes:
        return "no report on the use of force in these days"
    names = {0: "unarmed", 1: "self-defence", 2: "all necessary means"}
    said = ("no use beyond it reported", "coercive use under a posture of self-defence", "use outside it")
    return f"posture {names.get(level, level)}; {said[find_worst(votes, group)]}"
