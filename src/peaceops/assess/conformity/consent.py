"""CONSENT: host consent of sufficient quality, and a host consent act in force.

What enters: a context and a quarter. What leaves: an outcome.
Never done here: breadth and circumstances of consent, which are shown and cannot turn the rule.

References
----------
METHODS C.3, B.2 N3, N4, N8.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from peaceops.assess.conformity.context import Context, Outcome, believe, mix, multiply, scale_of
from peaceops.assess.conformity.vote import (
    Choice,
    add_months,
    infer_groups,
    is_contested,
    length_days,
    split_segments,
)
from peaceops.model.claim import Claim
from peaceops.model.period import DAY, Period

LATEST_ACTS: Final = 3


def assess_consent(context: Context, days: Period, choice: Choice) -> Outcome:
    """Judge CONSENT: host consent of at least "weak" quality, and a host consent act in force."""
    months = int(choice.thresholds["carry_forward_months"])
    reach = Period.of_days(add_months(days.first_day, -months), days.last_day)
    quality = context.on("N3", "host_consent", reach)
    allowed = timedelta(days=int(choice.thresholds["withdrawal_days"]))
    cuts = context.recall(("cuts", days, allowed), lambda: _cut_consent(context, days, quality, allowed))
    parts = [_consent_in(context, part, quality, choice) for part in cuts]
    return mix(parts, [length_days(part) for part in cuts])


def _cut_consent(context: Context, days: Period, quality: Sequence[Claim], allowed: timedelta) -> tuple[Period, ...]:
    """Cut days where quality, acts, or the end of a withdrawal period may change the state."""
    periods = [c.period for c in quality if c.period.overlaps(days)]
    periods += [c.period for act in context.acts for c in act.claims]
    overdue = [a.day + allowed + DAY for a in context.acts if not a.is_given]
    periods += [Period.of_days(day, days.last_day) for day in overdue if days.first_day < day <= days.last_day]
    return split_segments(days, periods)


def _consent_in(context: Context, days: Period, quality: tuple[Claim, ...], choice: Choice) -> Outcome:
    need = int(choice.thresholds["n3_min"])
    months = int(choice.thresholds["carry_forward_months"])
    claims, carried = context.recall(("quality", days, months), lambda: _find_quality(quality, days, months))

    def group(code: int) -> int:
        return 0 if code >= need else 1

    ids = tuple(c.id for c in claims)
    votes = context.recall_shared(
        ("quality votes", ids, need, choice.rho),
        lambda: tuple(v for v in context.cast(claims, days, choice, group, by_share=False) if not v.is_none),
    )
    good = None
    if votes:
        top = len(scale_of(context.codebook, "N3", "host_consent")) - 1
        good = context.recall_shared(
            ("quality", ids, need, choice.rho, choice.prior, choice.epsilon, choice.shift),
            lambda: infer_groups(votes, group, 2, choice, context.diagonal("N3"), top_code=top)[0],
        )
    given, withdrawn, act_claims, withdrawn_day = _consent_state(context, days, choice)
    in_force = None if given is None else given * (1 - withdrawn)
    overstay = 0.0
    if withdrawn_day is not None:
        allowed = timedelta(days=int(choice.thresholds["withdrawal_days"]))
        overstay = withdrawn if days.first_day > withdrawn_day + allowed else 0.0
    met, met_high = multiply(good, in_force)
    used = tuple(dict.fromkeys([c.id for c in claims] + list(act_claims)))
    note = _say_consent(good, in_force, withdrawn, overstay, carried)
    return Outcome(
        met=min(met, 1 - overstay),
        not_met=overstay,
        met_bounds=(met if good is not None and in_force is not None else 0.0, min(met_high, 1 - overstay)),
        not_met_bounds=(overstay, overstay if given is not None else 1.0),
        observed={"N3": float(good is not None), "N4": float(given is not None)},
        claims=used,
        is_carried=carried,
        is_contested=is_contested(votes, group),
        note=note,
    )


def _find_quality(quality: Sequence[Claim], days: Period, months: int) -> tuple[list[Claim], bool]:
    """Find the claims on these days, else the last ones within some months, flagged as carried."""
    claims = [c for c in quality if c.period.overlaps(days)]
    if claims:
        return claims, False
    oldest = add_months(days.first_day, -months)
    before = [c for c in quality if oldest <= c.period.last_day < days.first_day]
    latest = max((c.period.last_day for c in before), default=None)
    carried = [c for c in before if c.period.last_day == latest]
    return carried, bool(carried)


def _consent_state(
    context: Context, days: Period, choice: Choice
) -> tuple[float | None, float, tuple[str, ...], date | None]:
    """Compute P(host consented), P(withdrew since), claims, and the day of withdrawal."""
    past = [a for a in context.acts if a.day <= days.first_day]
    if not past:
        return None, 0.0, (), None
    acts = [a for a in past if a.is_given]
    # The first act and the latest ones: consent long renewed does not rest on all that lies between.
    given = [c for a in (*acts[:1], *acts[1:][-LATEST_ACTS:]) for c in a.claims]
    last_given = max((a.day for a in past if a.is_given), default=None)
    after = [a for a in past if not a.is_given and (last_given is None or a.day > last_given)]
    gone = [c for a in after for c in a.claims]
    p_given = believe(given, context, choice, favours="sender") if given else 0.0
    p_gone = believe(gone, context, choice, favours="others") if gone else 0.0
    day = min((a.day for a in after), default=None)
    return p_given, p_gone, tuple(dict.fromkeys(c.id for c in (*given, *gone))), day


def _say_consent(good: float | None, in_force: float | None, withdrawn: float, overstay: float, carried: bool) -> str:
    if overstay > 0.5:
        return "consent withdrawn and the agreed withdrawal period over"
    if withdrawn > 0.5:
        return "consent withdrawn; inside the withdrawal period"
    if in_force is None:
        return "no host consent act found by then"
    if good is None:
        return "no evidence on the quality of host consent within 12 months"
    quality = "adequate" if good >= 0.5 else "below the threshold"
    return f"consent act in force; quality {quality}" + (" (carried forward)" if carried else "")
