"""Run the doctrine rules over the life of a mission, and again under other choices.

What enters: a ledger and the codebook. What leaves: one :class:`RuleFinding` a rule.
Never done here: a verdict where coverage is below the minimum.

References
----------
METHODS C.3 (rules), C.6 (coverage and bounds), C.7 (robustness).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final

from peaceops.assess.conformity.context import Context, Outcome
from peaceops.assess.conformity.context import Rule as Evaluate
from peaceops.assess.conformity.rules import RULES
from peaceops.assess.conformity.vote import SHIFTS, Choice, add_months, length_days
from peaceops.assess.entry import make_entry
from peaceops.assess.finding import Entry, Interval, RuleCell, RuleFinding, SourceInfluence, Variant
from peaceops.codebook.schema import Codebook, Rule
from peaceops.evidence.ledger import Ledger
from peaceops.evidence.lineage import trace_lineages
from peaceops.evidence.weigh import DEFAULT_PRIOR, PRIOR_GRID
from peaceops.model.mission import Mission
from peaceops.model.period import Period, label_quarter, split_quarters

RHO_SWEEP: Final = (0.5, 1.0)
EPSILON: Final = 0.2
FREEZE_MONTHS: Final = (12, 24)
MAX_FLIP_SET: Final = 6
SHOWN_SOURCES: Final = 5
WANTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "N1": "the signed agreement or a report of who consented",
        "N3": "a report on the host's cooperation with the mission in these quarters",
        "N4": "the host's act of consent, or a registry of its acts",
        "L1": "the resolutions and presidential statements of the Council on the mission",
        "L4": "the decisions that gave or extended the mandate, with their terms",
        "I6": "an observer's report on the mission's conduct in these quarters, or an inquiry",
        "I2 or I4": "a log of recorded and protested violations by side (ten a side), or three "
        "statements of each side on the mission in the year",
        "F1": "the mandate text with the authorised posture",
        "F2": "an observer's report on the mission's use of force in these quarters",
        "F3": "an inquiry or observer's report on who fought beside or from the mission",
        "B1": "an observer's list of the mission's activities in these quarters",
    }
)


def mission_days(mission: Mission, ledger: Ledger) -> Period | None:
    """Find the days over which rules are evaluated.

    Parameters
    ----------
    mission : Mission
        Gives the dates; uncertain bounds count in full.
    ledger : Ledger
        Its knowledge date, or its last evidence, ends a mission that is still going on.

    Returns
    -------
    Period or None
        None when the mission had not begun, or nothing says how far evidence reaches.
    """
    first, last = mission.period.first_day, mission.period.last_day
    if last == date.max:
        ends = [c.period.last_day for c in ledger.claims if c.period.last_day < date.max]
        last = max(ends, default=date.min)
    if ledger.as_of is not None:
        last = min(last, ledger.as_of)
    return Period.of_days(first, last) if first != date.min and last >= first else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One rule over all quarters of a mission."""

    rule: Rule
    evaluate: Evaluate
    quarters: tuple[Period, ...]

    def outcomes(self, context: Context, choice: Choice) -> tuple[Outcome, ...]:
        return tuple(self.evaluate(context, quarter, choice) for quarter in self.quarters)

    def share(self, values: Sequence[float]) -> float:
        days = [length_days(q) for q in self.quarters]
        return sum(d * v for d, v in zip(days, values, strict=True)) / sum(days)

    def shares(self, outcomes: Sequence[Outcome]) -> tuple[float, float]:
        return self.share([o.met for o in outcomes]), self.share([o.not_met for o in outcomes])

    def coverage(self, outcomes: Sequence[Outcome]) -> float:
        return self.share([o.coverage for o in outcomes])


def assess_rules(ledger: Ledger, codebook: Codebook, *, robustness: bool = True) -> tuple[RuleFinding, ...]:
    """Evaluate every doctrine rule over the quarters of a mission.

    Parameters
    ----------
    ledger : Ledger
        Evidence on the mission.
    codebook : Codebook
        Rules, thresholds, reliabilities.
    robustness : bool
        Whether to run the variants of METHODS C.7 as well.

    Returns
    -------
    tuple of RuleFinding
        In codebook order; without cells when the mission's days are not known.
    """
    days = mission_days(ledger.mission, ledger)
    quarters = split_quarters(days.first_day, days.last_day) if days else ()
    context = Context.of(ledger, codebook)
    leave_out = _LeaveOut(context)
    return tuple(
        _assess_rule(_Run(rule=rule, evaluate=RULES[rule_id], quarters=quarters), context, leave_out, robustness)
        for rule_id, rule in codebook.rules.items()
        if rule_id in RULES
    )


class _LeaveOut:
    """Contexts on less evidence, made once for all rules."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.made: dict[frozenset[str], Context] = {}

    def without(self, *sources: str) -> Context:
        """Context without some sources."""
        return self.without_claims(frozenset(c.id for c in self.context.ledger.claims if c.source in sources))

    def without_claims(self, dropped: frozenset[str]) -> Context:
        """Context without some claims."""
        if dropped not in self.made:
            kept = self.context.ledger.keep(lambda c: c.id not in dropped)
            self.made[dropped] = Context.of(kept, self.context.codebook, like=self.context)
        return self.made[dropped]

    @cached_property
    def has_kin(self) -> bool:
        """Whether any lineage of the mission's claims has more than one report."""
        ledger = self.context.ledger
        lineages = trace_lineages(ledger.claims, sources=ledger.sources)
        return any(len(lineage.reports) > 1 for lineage in lineages)

    @cached_property
    def subsets(self) -> tuple[tuple[str, str, frozenset[str]], ...]:
        """Claims to drop by stake, by kind of source and by date: label, kind, ids."""
        ledger = self.context.ledger
        by_stake: dict[str, set[str]] = {}
        by_kind: dict[str, set[str]] = {}
        for claim in ledger.claims:
            by_stake.setdefault(ledger.stake_of(claim), set()).add(claim.id)
            by_kind.setdefault(ledger.kind_of(claim), set()).add(claim.id)
        found = [
            (f"without {stake}-side voices", "stake", frozenset(by_stake[stake]))
            for stake in ("sender", "host", "counterpart")
            if stake in by_stake
        ]
        found += [(f"without sources of kind {kind}", "kind", frozenset(ids)) for kind, ids in sorted(by_kind.items())]
        latest = max((c.known_from for c in ledger.claims), default=None)
        for months in FREEZE_MONTHS if latest else ():
            assert latest is not None
            frozen = add_months(latest, -months)
            later = frozenset(c.id for c in ledger.claims if c.known_from > frozen)
            found.append((f"known by {frozen.isoformat()}", "freeze", later))
        return tuple(found)


def _assess_rule(run: _Run, context: Context, leave_out: _LeaveOut, robustness: bool) -> RuleFinding:
    choice = Choice(thresholds=run.rule.thresholds)
    if not run.quarters:
        return _empty_finding(run.rule)
    base = run.outcomes(context, choice)
    by_prior = {
        prior: base if prior == choice.prior else run.outcomes(context, replace(choice, prior=prior))
        for prior in PRIOR_GRID
    }
    coverage = run.coverage(base)
    minimum = run.rule.thresholds.get("coverage_min", 0.6)
    cells = tuple(
        _make_cell(quarter, outcome, [by_prior[p][i].met for p in PRIOR_GRID])
        for i, (quarter, outcome) in enumerate(zip(run.quarters, base, strict=True))
    )
    met, not_met, undetermined = _intervals(run, context, choice, base, by_prior)
    missing = _list_missing(cells, base)
    finding = RuleFinding(
        rule=run.rule.id,
        title=run.rule.title,
        cells=cells,
        coverage=coverage,
        has_verdict=coverage >= minimum,
        share_met=met,
        share_not_met=not_met,
        share_undetermined=undetermined,
        longest_not_met_quarters=_longest_run(base),
        reason=""
        if coverage >= minimum
        else f"coverage {coverage:.2f} is below {minimum:g}: " + "; ".join(missing[:3]),
        would_change=tuple(missing),
        beside=_list_beside(run.rule, context),
        met_bounds=(run.share([o.met_bounds[0] for o in base]), run.share([o.met_bounds[1] for o in base])),
        not_met_bounds=(
            run.share([o.not_met_bounds[0] for o in base]),
            run.share([o.not_met_bounds[1] for o in base]),
        ),
    )
    if not robustness:
        return finding
    return _add_robustness(
        finding, _Case(run=run, context=context, choice=choice, base=base, by_prior=by_prior, leave_out=leave_out)
    )


def _empty_finding(rule: Rule) -> RuleFinding:
    none = Interval(low=0.0, expected=0.0, high=0.0)
    return RuleFinding(
        rule=rule.id,
        title=rule.title,
        cells=(),
        coverage=0.0,
        has_verdict=False,
        share_met=none,
        share_not_met=none,
        share_undetermined=Interval(low=1.0, expected=1.0, high=1.0),
        longest_not_met_quarters=0,
        reason="no claims: nothing was searched for this mission",
        would_change=tuple(f"{i}: {WANTED.get(i, 'evidence')}" for i in rule.inputs),
    )


def _make_cell(quarter: Period, outcome: Outcome, met_by_prior: list[float]) -> RuleCell:
    return RuleCell(
        period=quarter,
        label=label_quarter(quarter),
        p_met=outcome.met,
        p_not_met=outcome.not_met,
        p_undetermined=outcome.undetermined,
        met_bounds=outcome.met_bounds,
        not_met_bounds=outcome.not_met_bounds,
        met_prior_range=(min(met_by_prior), max(met_by_prior)),
        coverage=outcome.coverage,
        claims=outcome.claims,
        is_carried=outcome.is_carried,
        is_contested=outcome.is_contested,
        note=outcome.note,
        missing=tuple(key for key, share in outcome.observed.items() if share < 0.5),
    )


def _intervals(
    run: _Run, context: Context, choice: Choice, base: Sequence[Outcome],
    by_prior: Mapping[float, Sequence[Outcome]],
) -> tuple[Interval, Interval, Interval]:  # fmt: skip
    """Compute shares of time with their range over coder error and the prior grid."""
    met, not_met = run.shares(base)
    pairs = [run.shares(outcomes) for outcomes in by_prior.values()]
    pairs += [run.shares(run.outcomes(context, replace(choice, shift=shift))) for shift in SHIFTS]
    mets, nots = [p[0] for p in pairs] + [met], [p[1] for p in pairs] + [not_met]
    opens = [1 - a - b for a, b in [*pairs, (met, not_met)]]
    return (
        Interval(low=min(mets), expected=met, high=max(mets)),
        Interval(low=min(nots), expected=not_met, high=max(nots)),
        Interval(low=max(0.0, min(opens)), expected=max(0.0, 1 - met - not_met), high=min(1.0, max(opens))),
    )


def _longest_run(outcomes: Sequence[Outcome]) -> int:
    longest = current = 0
    for outcome in outcomes:
        current = current + 1 if outcome.not_met > 0.5 else 0
        longest = max(longest, current)
    return longest


def _list_missing(cells: Sequence[RuleCell], outcomes: Sequence[Outcome]) -> list[str]:
    """List inputs without a value, with the quarters and the documents that would give one."""
    said: list[str] = []
    for key in outcomes[0].observed:
        absent = [i for i, outcome in enumerate(outcomes) if outcome.observed[key] < 0.5]
        if not absent:
            continue
        spans: list[str] = []
        start = previous = absent[0]
        for i in [*absent[1:], -9]:
            if i != previous + 1:
                spans.append(
                    cells[start].label if start == previous else f"{cells[start].label} to {cells[previous].label}"
                )
                start = i
            previous = i
        said.append(f"{key} has no value in {', '.join(spans)}; it would take {WANTED.get(key, 'evidence')}")
    return said


def _list_beside(rule: Rule, context: Context) -> tuple[Entry, ...]:
    claims = [c for indicator in rule.shown_beside for c in context.ledger.on(indicator)]
    claims.sort(key=lambda c: (rule.shown_beside.index(c.indicator), c.period.first_day, c.id))
    return tuple(make_entry(c, context.ledger, context.codebook) for c in claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A rule's base run and what it takes to run it again on less evidence."""

    run: _Run
    context: Context
    choice: Choice
    base: tuple[Outcome, ...]
    by_prior: Mapping[float, tuple[Outcome, ...]]
    leave_out: _LeaveOut

    def without(self, other: Context, dropped: Set[str]) -> tuple[Outcome, ...]:
        """Evaluate on less evidence; quarters that use none of the dropped claims stand as they are."""
        return tuple(
            outcome if dropped.isdisjoint(outcome.claims) else self.run.evaluate(other, quarter, self.choice)
            for quarter, outcome in zip(self.run.quarters, self.base, strict=True)
        )

    def without_sources(self, *sources: str) -> tuple[Outcome, ...]:
        """Evaluate without some sources."""
        other = self.leave_out.without(*sources)
        return self.without(other, self.context.by_id.keys() - other.by_id.keys())

    def leading(self, outcomes: Sequence[Outcome]) -> str:
        """Name what takes most of the time, or that there is no verdict."""
        if self.run.coverage(outcomes) < self.run.rule.thresholds.get("coverage_min", 0.6):
            return "no verdict"
        met, not_met = self.run.shares(outcomes)
        return max((("met", met), ("not met", not_met), ("undetermined", 1 - met - not_met)), key=lambda x: x[1])[0]


def _add_robustness(finding: RuleFinding, case: _Case) -> RuleFinding:
    run, base = case.run, case.base
    variants = [_variant(run, *made) for made in _list_variants(case)]
    used = {c.source for o in base for i in o.claims if (c := case.context.by_id.get(i))}
    alone = {source: case.without_sources(source) for source in sorted(used)}
    moved = {
        source: run.share(
            [(abs(a.met - b.met) + abs(a.not_met - b.not_met)) / 2 for a, b in zip(base, outcomes, strict=True)]
        )
        for source, outcomes in alone.items()
    }
    ranked = [s for s, m in sorted(moved.items(), key=lambda item: (-item[1], item[0])) if m > 0]
    variants += [_variant(run, f"without {source}", "source", alone[source]) for source in ranked]
    total = sum(moved.values())
    mets = [v.share_met for v in variants] + [finding.share_met.expected]
    nots = [v.share_not_met for v in variants] + [finding.share_not_met.expected]
    by_shift = sorted(
        (v for v in variants if v.kind == "source"),
        key=lambda v: (-abs(v.share_met - finding.share_met.expected), v.label),
    )
    return replace(
        finding,
        variants=(*(v for v in variants if v.kind != "source"), *by_shift[:SHOWN_SOURCES]),
        met_range=(min(mets), max(mets)),
        not_met_range=(min(nots), max(nots)),
        flip_set=_find_flip_set(case, ranked, alone) if finding.has_verdict else (),
        influences=tuple(SourceInfluence(source=s, share=moved[s] / total) for s in ranked),
    )


def _variant(run: _Run, label: str, kind: str, outcomes: Sequence[Outcome]) -> Variant:
    met, not_met = run.shares(outcomes)
    return Variant(label=label, kind=kind, share_met=met, share_not_met=not_met)


def _list_variants(case: _Case) -> Iterator[tuple[str, str, tuple[Outcome, ...]]]:
    """Yield every variant of C.7 but the sources': label, kind, outcomes."""
    context, choice, run = case.context, case.choice, case.run
    for prior in PRIOR_GRID:
        if prior != DEFAULT_PRIOR:
            yield f"prior {prior:g}", "prior", case.by_prior[prior]
    for rho in RHO_SWEEP:
        # Where no lineage has a second report, its dependence changes nothing.
        changed = run.outcomes(context, replace(choice, rho=rho)) if case.leave_out.has_kin else case.base
        yield f"dependence inside a lineage {rho:g}", "rho", changed
    contaminated = run.outcomes(context, replace(choice, epsilon=EPSILON))
    yield f"reliabilities contaminated by {EPSILON:g}", "epsilon", contaminated
    for other in run.rule.alternatives:
        label = ", ".join(f"{key} {value:g}" for key, value in other.items())
        varied = replace(choice, thresholds={**run.rule.thresholds, **other})
        only_coverage = set(other) == {"coverage_min"}
        yield label, "threshold", case.base if only_coverage else run.outcomes(context, varied)
    for label, kind, dropped in case.leave_out.subsets:
        yield label, kind, case.without(case.leave_out.without_claims(dropped), dropped)


def _find_flip_set(case: _Case, ranked: Sequence[str], alone: Mapping[str, tuple[Outcome, ...]]) -> tuple[str, ...]:
    """Find the smallest set of sources found, taken by influence, whose removal changes what leads."""
    before = case.leading(case.base)
    for source in ranked:
        if case.leading(alone[source]) != before:
            return (source,)
    for size in range(2, min(MAX_FLIP_SET, len(ranked)) + 1):
        chosen = tuple(ranked[:size])
        if case.leading(case.without_sources(*chosen)) != before:
            return chosen
    return ()
