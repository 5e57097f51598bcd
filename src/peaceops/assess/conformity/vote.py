"""From claims to votes: who says what about one input of a rule in some days.

What enters: a ledger, the codebook and the days.
What leaves: votes with reliabilities and lineage weights, and posteriors over groups of codes.
Never done here: doctrine (``rules``), shares of time (``run``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from peaceops.codebook.schema import Codebook
from peaceops.evidence.ledger import Ledger
from peaceops.evidence.lineage import DEFAULT_RHO, discount_stakes, trace_lineages
from peaceops.evidence.weigh import DEFAULT_PRIOR, Reliability, look_up_reliability
from peaceops.model.claim import Claim
from peaceops.model.period import Period
from peaceops.model.value import Category

SHIFTS: Final = (-1, 0, 1)
WEIGHTY_KINDS: Final = ("official-io", "inquiry", "primary-legal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The choices an evaluation depends on; each may be varied.

    Parameters
    ----------
    thresholds : Mapping of str to float
        Of the rule.
    prior : float
        Prior probability of the innocent group of codes.
    rho : float
        Dependence inside a lineage.
    epsilon : float
        Contamination of all reliabilities.
    shift : int or None
        Coder error in steps of the scale, the same for all codes of the mission; None
        averages over -1, 0 and 1 with the class's confusion probabilities.
    """

    thresholds: Mapping[str, float] = field(hash=False)
    prior: float = DEFAULT_PRIOR
    rho: float = DEFAULT_RHO
    epsilon: float = 0.0
    shift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One report's word on an input.

    Parameters
    ----------
    code : int
        Step on the scale.
    is_none : bool
        Whether it is an observation of none, which counts by exposure.
    reliability : Reliability
        Of the voice.
    weight : float
        Effective share in its lineage, times stake discount, times the share of its period
        that lies in the days asked about.
    exposure_share : float
        Share of the days asked about that an observation of none covers.
    is_weighty : bool
        Whether the voice is an international organisation, an inquiry or a primary text.
    claims : tuple of str
        Claims behind it.
    """

    code: int
    is_none: bool
    reliability: Reliability
    weight: float
    exposure_share: float
    is_weighty: bool
    claims: tuple[str, ...]


def code_of(claim: Claim) -> int | None:
    """Read the step of a coded claim's ordinal value, or None."""
    if isinstance(claim.value, Category) and claim.value.code.lstrip("-").isdigit():
        return int(claim.value.code)
    return None


def overlap_days(claim: Claim, days: Period) -> int:
    """Count the days a claim's period may share with others."""
    both = claim.period.intersect(days)
    return 0 if both is None else (both.last_day - both.first_day).days + 1


def length_days(period: Period) -> int:
    """Count the days of a closed period."""
    return (period.last_day - period.first_day).days + 1


def cast_votes(
    claims: Sequence[Claim],
    ledger: Ledger,
    codebook: Codebook,
    days: Period,
    *,
    innocent: Callable[[int], bool],
    rho: float = DEFAULT_RHO,
    by_share: bool = True,
    lasting: Callable[[int], bool] = lambda _: False,
) -> tuple[Vote, ...]:
    """Turn claims on one ordinal input into weighted votes.

    Parameters
    ----------
    claims : sequence of Claim
        Coded claims that concern the days.
    ledger : Ledger
        Gives sources, stakes and kinds.
    codebook : Codebook
        Gives reliabilities.
    days : Period
        The days asked about.
    innocent : callable
        Whether a code serves the mission's lead; a voice of the lead that reports otherwise
        speaks against its interest.
    rho : float
        Dependence inside a lineage.
    by_share : bool
        Whether a claim whose period reaches beyond the days counts by its share in them: an
        event of a three-month report fell in one of its quarters.
    lasting : callable
        Codes that speak of the whole period ("sustained", "systematic") and count in full.

    Returns
    -------
    tuple of Vote
        Relays are collapsed; observations of none by one stake and kind are joined into one
        vote whose exposures add up to at most the whole.
    """
    coded = {c.id: c for c in claims if code_of(c) is not None and c.stance != "denies"}
    if not coded:
        return ()
    lineages = trace_lineages(tuple(coded.values()), sources=ledger.sources)
    stakes = [ledger.stake_of(coded[lineage.claims[0]]) for lineage in lineages]
    discount = discount_stakes(stakes)
    votes: list[Vote] = []
    none: dict[tuple[str, str], list[Claim]] = {}
    for lineage, stake in zip(lineages, stakes, strict=True):
        share = lineage.effective_reports(rho) / len(lineage.reports)
        for report in lineage.reports:
            head = coded[report[0]]
            if head.observed_none is not None:
                none.setdefault((stake, ledger.kind_of(head)), []).extend(
                    coded[r] for r in report if coded[r].observed_none is not None
                )
                continue
            step = code_of(head)
            assert step is not None
            part = 1.0
            if by_share and not lasting(step):
                total = length_days(head.period)
                part = overlap_days(head, days) / total if total else 1.0
            votes.append(
                Vote(
                    code=step,
                    is_none=False,
                    reliability=_reliability(codebook, ledger, head, stake, favours_lead=innocent(step)),
                    weight=share * discount[stake] * part,
                    exposure_share=1.0,
                    is_weighty=ledger.kind_of(head) in WEIGHTY_KINDS,
                    claims=report,
                )
            )
    votes += _cast_none(none, ledger, codebook, days)
    return tuple(votes)


def _cast_none(
    none: Mapping[tuple[str, str], Sequence[Claim]], ledger: Ledger, codebook: Codebook, days: Period
) -> Iterator[Vote]:
    """Join observations of none by one stake and kind into one vote."""
    for (stake, kind), members in sorted(none.items(), key=lambda item: item[0]):
        exposure = 0.0
        for claim in members:
            assert claim.observed_none is not None
            covered = min(1.0, claim.observed_none.exposure_days / max(1, length_days(claim.period)))
            exposure += covered * overlap_days(claim, days) / length_days(days)
        if exposure > 0:
            yield Vote(
                code=0,
                is_none=True,
                reliability=_reliability(codebook, ledger, members[0], stake, favours_lead=True),
                weight=1.0,
                exposure_share=min(1.0, exposure),
                is_weighty=kind in WEIGHTY_KINDS,
                claims=tuple(c.id for c in members),
            )


def _reliability(codebook: Codebook, ledger: Ledger, claim: Claim, stake: str, *, favours_lead: bool) -> Reliability:
    kind = ledger.kind_of(claim)
    favours = "sender" if favours_lead else "others"
    if stake == "sender" and kind == "official-io" and favours_lead:
        kind, stake = "official-party", "sender"
    return look_up_reliability(codebook, kind, stake=stake, favours=favours)


def infer_groups(
    votes: Sequence[Vote],
    group_of: Callable[[int], int],
    count: int,
    choice: Choice,
    diagonal: float,
    *,
    top_code: int,
) -> tuple[float, ...]:
    """Infer the posterior over groups of codes; group 0 is the innocent one.

    Parameters
    ----------
    votes : sequence of Vote
        Votes on the input.
    group_of : callable
        Code to group, 0 to ``count - 1``.
    count : int
        Number of groups.
    choice : Choice
        Prior, contamination and coder error.
    diagonal : float
        P(the coder is right) for the indicator's reliability class.
    top_code : int
        Highest code of the scale; shifted codes stay within it.

    Returns
    -------
    tuple of float
        Probabilities of the groups, summing to 1. The prior gives group 0 ``choice.prior``
        and shares the rest evenly. A vote for a group has the voice's hit probability there
        and its false probability elsewhere; a vote of none, the complements by exposure.

    References
    ----------
    METHODS C.3 (coder error once per mission), C.4 points 3 and 5.
    """
    tally = _tally(votes)
    if choice.shift is not None:
        return _posterior(tally, group_of, count, choice, choice.shift, top_code)
    weights = {-1: (1 - diagonal) / 2, 0: diagonal, 1: (1 - diagonal) / 2}
    mixed = [0.0] * count
    for shift, weight in weights.items():
        for j, p in enumerate(_posterior(tally, group_of, count, choice, shift, top_code)):
            mixed[j] += weight * p
    return tuple(mixed)


def _tally(votes: Sequence[Vote]) -> dict[tuple[int, bool, Reliability, float], float]:
    """Add the weights of votes that say the same with the same reliability and exposure."""
    tally: dict[tuple[int, bool, Reliability, float], float] = {}
    for vote in votes:
        key = (vote.code, vote.is_none, vote.reliability, vote.exposure_share)
        tally[key] = tally.get(key, 0.0) + vote.weight
    return tally


def _posterior(
    tally: Mapping[tuple[int, bool, Reliability, float], float],
    group_of: Callable[[int], int],
    count: int,
    choice: Choice,
    shift: int,
    top_code: int,
) -> tuple[float, ...]:
    logs = [math.log(choice.prior)] + [math.log((1 - choice.prior) / (count - 1))] * (count - 1)
    for (code, is_none, reliability, exposure), weight in tally.items():
        r = reliability.contaminate(choice.epsilon) if choice.epsilon else reliability
        if is_none:
            none, some = math.log(1 - r.false * exposure), math.log(1 - r.hit * exposure)
            for j in range(count):
                logs[j] += weight * (some if j else none)
            continue
        voted = group_of(min(top_code, max(0, code + shift)))
        hit, false = math.log(r.hit), math.log(r.false)
        for j in range(count):
            logs[j] += weight * (hit if j == voted else false)
    top = max(logs)
    masses = [math.exp(value - top) for value in logs]
    total = math.fsum(masses)
    return tuple(mass / total for mass in masses)


def is_contested(votes: Sequence[Vote], group_of: Callable[[int], int]) -> bool:
    """Tell whether weighty voices stand on both sides of the innocent group.

    References
    ----------
    METHODS C.4 point 7.
    """
    sides = {group_of(v.code) > 0 for v in votes if v.is_weighty and v.weight >= 0.5}
    return len(sides) == 2


def split_segments(days: Period, periods: Sequence[Period]) -> tuple[Period, ...]:
    """Split days wherever one of the periods begins or ends."""
    cuts = {days.first_day, days.last_day + timedelta(days=1)}
    for period in periods:
        both = period.intersect(days)
        if both is not None:
            cuts |= {both.first_day, both.last_day + timedelta(days=1)}
    ordered = sorted(cuts)
    return tuple(Period.of_days(a, b - timedelta(days=1)) for a, b in pairwise(ordered))


def add_months(day: date, months: int) -> date:
    """Find the same day some months on, clipped to the month's end."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for d in range(day.day, 27, -1):
        try:
            return date(year, month + 1, d)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))
