"""AUTHORITY: agreement in force, the Council's language, and no gap of the mandate.

What enters: a context and a quarter. What leaves: an outcome.
Never done here: preambular language, which never lifts a tier.

References
----------
METHODS C.3, B.2 L1, L4, N1.
"""

from __future__ import annotations

from typing import Final

from peaceops.assess.conformity.context import Context, Outcome, believe, find_posture, multiply
from peaceops.assess.conformity.state import (
    COUNCIL_SCALE,
    MandateDays,
    find_agreement,
    find_council_language,
)
from peaceops.assess.conformity.vote import Choice, length_days
from peaceops.model.period import Period

AUTHORISED_TIER: Final = 5


def assess_authority(context: Context, days: Period, choice: Choice) -> Outcome:
    """Judge AUTHORITY: agreement of host and counterpart in force, the Council's language, no gap."""
    agreements = find_agreement(context.ledger, days.last_day)
    language = find_council_language(context.ledger, days.last_day)
    tier = [c for c in context.ledger.on("L1", "tier", subject=context.ledger.mission.id)
            if c.period.first_day <= days.last_day]  # fmt: skip
    gone = [a for a in context.acts if not a.is_given and a.day <= days.last_day]
    agreed = believe(list(agreements), context, choice, favours="sender") if agreements else None
    in_force_share = 1.0
    if gone:
        day = min(a.day for a in gone)
        in_force_share = max(0, (day - days.first_day).days) / length_days(days)
    a = None if agreed is None else agreed * in_force_share
    mandate = (
        None if context.calendar.is_empty else context.recall(("mandate", days), lambda: context.calendar.count(days))
    )
    gap_ok, gap_high = _judge_gap(mandate, choice.thresholds["l4_max"])
    posture = find_posture(context, days)
    needs_council = posture is not None and posture[0] > choice.thresholds["self_defence_max"]
    rank = COUNCIL_SCALE.index(language[0]) if language else None
    if not needs_council:
        council_ok: float | None = 1.0
    else:
        needed = "authorised" if choice.thresholds["authorised_tier"] >= AUTHORISED_TIER else "noted"
        council_ok = None if rank is None else float(rank >= COUNCIL_SCALE.index(needed))
    met, met_high = multiply(a, gap_ok, council_ok)
    neither_share = (1 - in_force_share) if a is not None else None
    spoken = rank is not None and rank > 0
    not_met = 0.0
    if neither_share is not None and not spoken and neither_share > choice.thresholds["unauthorised_days_share"]:
        not_met = 1.0 - (a or 0.0)
    claims = [c.id for c in (*agreements, *tier)] + list(language[1] if language else ())
    claims += list(mandate.claims) if mandate else []
    claims += list(posture[1]) if posture else []
    claims += [c.id for act in gone for c in act.claims]
    known_mandate = 1 - mandate.unknown / mandate.total if mandate else 0.0
    missing_any = a is None or gap_ok is None
    return Outcome(
        met=min(met, 1 - not_met),
        not_met=not_met,
        met_bounds=(0.0 if missing_any else met, min(multiply(a, gap_high, council_ok)[1], met_high)),
        not_met_bounds=(not_met, not_met if a is not None or spoken else 1.0),
        observed={
            "N1": float(a is not None),
            "L1": float(rank is not None or bool(tier)),
            "L4": known_mandate,
        },
        claims=tuple(dict.fromkeys(claims)),
        is_contested=bool(mandate and mandate.contested),
        note=_say_authority(a, language, mandate),
    )


def _judge_gap(mandate: MandateDays | None, limit: float) -> tuple[float | None, float | None]:
    """Compute P(gap share within the limit) and its best case; None when the days do not tell."""
    if mandate is None:
        return None, None
    low, high = mandate.gap_share
    if high <= limit:
        return 1.0, 1.0
    if low > limit:
        return 0.0, 0.0
    return None, 1.0


def _say_authority(a: float | None, language: tuple[str, tuple[str, ...]] | None, mandate: MandateDays | None) -> str:
    parts = ["agreement of host and counterpart " + ("not found" if a is None else "in force" if a > 0.5 else "ended")]
    parts.append(f"Council: {language[0].replace('_', ' ') if language else 'no operative verb found'}")
    if mandate is not None:
        low, high = mandate.gap_share
        gap = f"{low:.0%}" if round(low, 2) == round(high, 2) else f"{low:.0%} to {high:.0%}"
        parts.append(f"days without a formal mandate: {gap}")
    else:
        parts.append("mandate calendar unknown")
    return "; ".join(parts)
