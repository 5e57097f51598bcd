"""The doctrine rules, one quarter at a time.

What enters: a ledger, a quarter, a choice of thresholds and priors.
What leaves: an :class:`Outcome` with probabilities, bounds, coverage and the claims used.
Never done here: lifetime verdicts, composition or sender policy as inputs, nationality.

References
----------
METHODS C.3.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, TypeVar, cast

from peaceops.assess.conformity.state import (
    COUNCIL_SCALE,
    ConsentAct,
    MandateCalendar,
    MandateDays,
    find_agreement,
    find_council_language,
    list_consent_acts,
)
from peaceops.assess.conformity.vote import (
    Choice,
    Vote,
    add_months,
    cast_votes,
    code_of,
    infer_groups,
    is_contested,
    length_days,
    split_segments,
)
from peaceops.codebook.schema import Codebook
from peaceops.evidence.ledger import Ledger
from peaceops.evidence.lineage import discount_stakes, trace_lineages
from peaceops.evidence.weigh import Report, look_up_reliability, weigh
from peaceops.model.claim import Claim
from peaceops.model.period import DAY, Period
from peaceops.model.value import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A rule in one stretch of days.

    Parameters
    ----------
    met, not_met : float
        Probabilities; the rest is undetermined.
    met_bounds, not_met_bounds : tuple of float
        With every missing input at its worst and best.
    observed : Mapping of str to float
        Share of the days on which each deciding input has a value.
    claims : tuple of str
        Claims used.
    is_carried, is_contested : bool
        Flags.
    note : str
        What decides.
    """

    met: float
    not_met: float
    met_bounds: tuple[float, float]
    not_met_bounds: tuple[float, float]
    observed: Mapping[str, float] = field(hash=False)
    claims: tuple[str, ...] = ()
    is_carried: bool = False
    is_contested: bool = False
    note: str = ""

    @property
    def undetermined(self) -> float:
        """Probability that the rule leaves the question open."""
        return max(0.0, 1.0 - self.met - self.not_met)

    @property
    def coverage(self) -> float:
        """Mean observed share of the deciding inputs."""
        return sum(self.observed.values()) / len(self.observed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every quarter of a mission shares, computed once."""

    ledger: Ledger
    codebook: Codebook
    acts: tuple[ConsentAct, ...]
    calendar: MandateCalendar
    by_id: Mapping[str, Claim] = field(hash=False)
    memo: dict[tuple[object, ...], object] = field(default_factory=dict, hash=False, compare=False)
    shared: dict[tuple[object, ...], object] = field(default_factory=dict, hash=False, compare=False)

    def recall(self, key: tuple[object, ...], make: Callable[[], _T]) -> _T:
        """Return what was made for a key before, or make it.

        Votes and reports depend on thresholds and weights, not on priors or coder error, so
        that most variants of C.7 only repeat arithmetic.
        """
        if key not in self.memo:
            self.memo[key] = make()
        return cast("_T", self.memo[key])

    def recall_shared(self, key: tuple[object, ...], make: Callable[[], _T]) -> _T:
        """Return what was made for a key that names its claims; it holds on any subset of evidence."""
        if key not in self.shared:
            self.shared[key] = make()
        return cast("_T", self.shared[key])

    @classmethod
    def of(cls, ledger: Ledger, codebook: Codebook, *, like: Context | None = None) -> Context:
        """Gather the dated states of a mission; ``like`` shares what depends on its claims alone."""
        return cls(
            ledger=ledger,
            codebook=codebook,
            acts=list_consent_acts(ledger),
            calendar=MandateCalendar(ledger),
            by_id={c.id: c for c in ledger.claims},
            shared=like.shared if like else {},
        )

    def on(self, indicator: str, definition: str, days: Period) -> tuple[Claim, ...]:
        """Claims on the mission itself whose period may share a day with these."""
        own = self.ledger.mission.id
        return self.recall(
            ("on", indicator, definition, days),
            lambda: tuple(c for c in self.ledger.within(indicator, days, definition) if c.subject == own),
        )

    def votes(
        self, claims: Sequence[Claim], days: Period, choice: Choice, group: Callable[[int], int],
        *, key: tuple[object, ...], by_share: bool = True, lasting: Callable[[int], bool] = lambda _: False,
    ) -> tuple[Vote, ...]:  # fmt: skip
        """Cast the votes of claims; ``key`` tells apart the groupings that decide who is aligned."""
        ids = tuple(c.id for c in claims)
        return self.recall_shared(
            ("votes", ids, days, choice.rho, *key),
            lambda: self.cast(claims, days, choice, group, by_share=by_share, lasting=lasting),
        )

    def cast(
        self, claims: Sequence[Claim], days: Period, choice: Choice, group: Callable[[int], int],
        *, by_share: bool = True, lasting: Callable[[int], bool] = lambda _: False,
    ) -> tuple[Vote, ...]:  # fmt: skip
        """Cast the votes of claims anew."""
        return cast_votes(
            claims, self.ledger, self.codebook, days,
            innocent=lambda code: group(code) == 0, rho=choice.rho, by_share=by_share, lasting=lasting,
        )  # fmt: skip

    def diagonal(self, indicator: str) -> float:
        """P(a coder is right) for an indicator."""
        return self.codebook.confusion_diagonal[self.codebook.indicators[indicator].reliability]


_T = TypeVar("_T")
Rule = Callable[[Context, Period, Choice], Outcome]
AUTHORISED_TIER: Final = 5


# --- consent -----------------------------------------------------------------------------


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
        top = len(_codes(context.codebook, "N3", "host_consent")) - 1
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
    met, met_high = _product(good, in_force)
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
    given = [c for a in past if a.is_given for c in a.claims]
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


# --- authority ---------------------------------------------------------------------------


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
    met, met_high = _product(a, gap_ok, council_ok)
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
        met_bounds=(0.0 if missing_any else met, min(_product(a, gap_high, council_ok)[1], met_high)),
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


# --- impartiality ------------------------------------------------------------------------


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
    met, met_high = _product(first, second)
    not_met = max(systematic, biased)
    covered = _covered_share(claims, days)
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


# --- force -------------------------------------------------------------------------------


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
    covered = _covered_share([*claims, *turned], days)
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


def find_posture(context: Context, days: Period) -> tuple[int, tuple[str, ...]] | None:
    """Find the posture in force: the latest authorised one; a mandate stands until it is changed."""
    known = [
        c for c in context.ledger.on("F1", "posture", subject=context.ledger.mission.id)
        if c.period.first_day <= days.last_day and code_of(c) is not None
    ]  # fmt: skip
    if not known:
        return None
    latest = max(c.period.first_day for c in known)
    last = [c for c in known if c.period.first_day == latest]
    return max(code_of(c) or 0 for c in last), tuple(c.id for c in last)


def _say_force(votes: Sequence[Vote], group: Callable[[int], int], level: int | None) -> str:
    if level is None:
        return "authorised posture not found"
    if not votes:
        return "no report on the use of force in these days"
    names = {0: "unarmed", 1: "self-defence", 2: "all necessary means"}
    said = ("no use beyond it reported", "coercive use under a posture of self-defence", "use outside it")
    return f"posture {names.get(level, level)}; {said[_worst(votes, group)]}"


def _worst(votes: Sequence[Vote], group: Callable[[int], int]) -> int:
    """Grade of the worst act that any report speaks of."""
    return max((group(v.code) for v in votes if not v.is_none), default=0)


# --- mandate fit -------------------------------------------------------------------------


def assess_mandate_fit(context: Context, days: Period, choice: Choice) -> Outcome:
    """Judge MANDATE FIT: no prohibited activity, and no coercive or political one outside the mandate."""
    prohibited, coercive = int(choice.thresholds["prohibited_code"]), int(choice.thresholds["coercive_code"])
    claims = context.on("B1", "activity", days)
    tolerated = sum(code_of(c) == coercive for c in claims) <= choice.thresholds["coercive_max"]

    def group(code: int) -> int:
        return 2 if code >= prohibited else 1 if code >= coercive and not tolerated else 0

    votes = context.votes(claims, days, choice, group, key=("B1", prohibited, coercive, tolerated))
    p = grade(votes, group, choice, context.diagonal("B1"), top_code=4)
    covered = _covered_share(claims, days)
    met, not_met = (p.innocent, p.failing) if p else (0.0, 0.0)
    said = "no report on activities in these days"
    if p:
        said = ("no coercive or political activity outside the mandate reported",
                "a coercive or political activity outside the mandate reported: partial",
                "a prohibited activity reported")[_worst(votes, group)]  # fmt: skip
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


RULES: Final[Mapping[str, Rule]] = {
    "CONSENT": assess_consent,
    "AUTHORITY": assess_authority,
    "IMPARTIALITY": assess_impartiality,
    "FORCE": assess_force,
    "MANDATE_FIT": assess_mandate_fit,
}


# --- shared arithmetic -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """Probabilities of the three grades of an event scale: innocent, doubtful, failing.

    Parameters
    ----------
    innocent, failing : float
        The failing grade counts only where a report speaks of it; without one, its mass is
        doubt and stands in the bounds, since nobody says that it happened.
    failing_bound : float
        Mass of the failing grade, report or none.
    """

    innocent: float
    failing: float
    failing_bound: float


def grade(
    votes: Sequence[Vote], group: Callable[[int], int], choice: Choice, diagonal: float,
    *, top_code: int, needs_weight: bool = False,
) -> Graded | None:  # fmt: skip
    """Grade an event scale from its votes; None without votes.

    Parameters
    ----------
    votes : sequence of Vote
        Votes on the scale.
    group : callable
        Code to grade: 0 innocent, 1 doubtful, 2 failing.
    choice : Choice
        Prior, contamination, coder error.
    diagonal : float
        P(the coder is right).
    top_code : int
        Highest code of the scale.
    needs_weight : bool
        Whether only an inquiry, an international organisation or a primary text can fail it.
    """
    if not votes:
        return None
    reached = sorted({group(code) for code in range(top_code + 1)})
    p = infer_groups(votes, lambda code: reached.index(group(code)), len(reached), choice, diagonal, top_code=top_code)
    by_grade = dict(zip(reached, p, strict=True))
    said = any(group(v.code) == 2 and not v.is_none and (v.is_weighty or not needs_weight) for v in votes)
    bound = by_grade.get(2, 0.0)
    return Graded(innocent=by_grade[0], failing=bound if said else 0.0, failing_bound=bound)


def believe(claims: Sequence[Claim], context: Context, choice: Choice, *, favours: str) -> float:
    """Compute P(a dated fact) from the claims that state it, denials included."""
    ids = tuple(c.id for c in claims)
    reports = context.recall_shared(
        ("reports", ids, favours, choice.rho), lambda: _list_reports(claims, context, choice.rho, favours)
    )
    return context.recall_shared(
        ("belief", ids, favours, choice.rho, choice.epsilon, choice.prior), lambda: _believe(reports, choice)
    )


def _believe(reports: Sequence[Report], choice: Choice) -> float:
    if choice.epsilon:
        reports = tuple(replace(r, reliability=r.reliability.contaminate(choice.epsilon)) for r in reports)
    return weigh(reports).probability(choice.prior)


def _list_reports(claims: Sequence[Claim], context: Context, rho: float, favours: str) -> tuple[Report, ...]:
    lineages = trace_lineages(claims, sources=context.ledger.sources)
    by_id = {c.id: c for c in claims}
    ledger = context.ledger
    stakes = [ledger.stake_of(by_id[lineage.claims[0]]) for lineage in lineages]
    discount = discount_stakes(stakes)
    return tuple(
        Report(
            lineage=lineage.key,
            says=by_id[members[0]].stance != "denies",
            reliability=look_up_reliability(
                context.codebook, ledger.kind_of(by_id[members[0]]), stake=stake, favours=favours
            ),
            weight=lineage.effective_reports(rho) / len(lineage.reports) * discount[stake],
            claims=members,
        )
        for lineage, stake in zip(lineages, stakes, strict=True)
        for members in lineage.reports
    )


def _product(*factors: float | None) -> tuple[float, float]:
    """Multiply, with missing factors at 0 (headline), and with them at 1 (best case)."""
    low = high = 1.0
    for factor in factors:
        low *= 0.0 if factor is None else factor
        high *= 1.0 if factor is None else factor
    return low, high


def _covered_share(claims: tuple[Claim, ...] | list[Claim], days: Period) -> float:
    """Measure the share of the days under the period of at least one claim; an event covers its report.

    A report of none covers its exposure only.
    """
    spans: list[tuple[int, int]] = []
    for claim in claims:
        both = claim.period.intersect(days)
        if both is not None:
            first = (both.first_day - days.first_day).days
            last = (both.last_day - days.first_day).days + 1
            if claim.observed_none is not None:
                share = min(1.0, claim.observed_none.exposure_days / max(1, length_days(claim.period)))
                last = first + round((last - first) * share)
            spans.append((first, last))
    covered = end = 0
    for first, last in sorted(spans):
        covered += max(0, last - max(first, end))
        end = max(end, last)
    return covered / length_days(days)


def _codes(codebook: Codebook, indicator: str, definition: str) -> tuple[str, ...]:
    found = codebook.indicators[indicator].definition(definition)
    return tuple(found.codes) if found else ()


def mix(parts: list[Outcome], days: list[int]) -> Outcome:
    """Average outcomes over the days of a quarter."""
    total = sum(days)
    shares = [d / total for d in days]

    def mean(values: list[float]) -> float:
        return sum(s * v for s, v in zip(shares, values, strict=True))

    keys = parts[0].observed
    heaviest = max(range(len(parts)), key=lambda i: days[i])
    return Outcome(
        met=mean([p.met for p in parts]),
        not_met=mean([p.not_met for p in parts]),
        met_bounds=(mean([p.met_bounds[0] for p in parts]), mean([p.met_bounds[1] for p in parts])),
        not_met_bounds=(mean([p.not_met_bounds[0] for p in parts]), mean([p.not_met_bounds[1] for p in parts])),
        observed={key: mean([p.observed[key] for p in parts]) for key in keys},
        claims=tuple(dict.fromkeys(c for p in parts for c in p.claims)),
        is_carried=any(p.is_carried for p in parts),
        is_contested=any(p.is_contested for p in parts),
        note=parts[heaviest].note,
    )
