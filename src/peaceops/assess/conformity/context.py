"""What the rules share: outcomes, the context of a mission, and the arithmetic over votes.

What enters: a ledger and the codebook. What leaves: values that every rule builds on.
Never done here: doctrine (one module a rule), shares of time (``run``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from peaceops.assess.conformity.state import ConsentAct, MandateCalendar, list_consent_acts
from peaceops.assess.conformity.vote import (
    Choice,
    Vote,
    cast_votes,
    code_of,
    infer_groups,
    length_days,
)
from peaceops.codebook.schema import Codebook
from peaceops.evidence.ledger import Ledger
from peaceops.evidence.lineage import discount_stakes, trace_lineages
from peaceops.evidence.weigh import Report, look_up_reliability, weigh
from peaceops.model.claim import Claim
from peaceops.model.period import Period

_T = TypeVar("_T")


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


Rule = Callable[[Context, Period, Choice], Outcome]


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


def find_worst(votes: Sequence[Vote], group: Callable[[int], int]) -> int:
    """Grade of the worst act that any report speaks of."""
    return max((group(v.code) for v in votes if not v.is_none), default=0)


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


def multiply(*factors: float | None) -> tuple[float, float]:
    """Multiply, with missing factors at 0 (headline), and with them at 1 (best case)."""
    low = high = 1.0
    for factor in factors:
        low *= 0.0 if factor is None else factor
        high *= 1.0 if factor is None else factor
    return low, high


def cover(claims: tuple[Claim, ...] | list[Claim], days: Period) -> float:
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


def scale_of(codebook: Codebook, indicator: str, definition: str) -> tuple[str, ...]:
    """List the codes of a scale in order."""
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
