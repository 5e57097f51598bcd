"""Two counts side by side: missions of one period against those of another.

What enters: a statement that compares, what it counts, an asker. What leaves: a recomputed test, by each list and rule.
Never done here: a comparison of two definitions, labels or rules with each other.
"""

from __future__ import annotations

from dataclasses import replace

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.naming import name_pairs
from peaceops.assess.audit.scope import pair_times
from peaceops.assess.audit.selection import list_events
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.period import Period
from peaceops.model.statement import Statement


def compare_sets(statement: Statement, base: Probe, asker: Asker) -> StatementTest | None:
    """Test whether the count of one period stands to that of another as a statement says."""
    comparison = statement.comparison
    assert comparison is not None
    assert comparison.with_period is not None
    own = next((w.period for _, whens in pair_times(statement) for w in whens), None)
    if own is None:
        return None
    pairs: list[tuple[Reply, Reading, Reply, Reading]] = []
    for probe in list_events(statement, base):
        here = asker.ask(_within(probe, own))
        there = asker.ask(_within(probe, comparison.with_period))
        pairs += [
            (a, x, b, y)
            for a in here for x in a.readings if x.has_value
            for b in there for y in b.readings if y.has_value
            if (x.definition, x.label, x.rule) == (y.definition, y.label, y.rule)
        ]  # fmt: skip
    holds = [stands_so(comparison.relation, comparison.factor, x, y) for _, x, _, y in pairs]
    if not pairs or comparison.relation not in ("more", "fewer", "equal", "times"):
        return None
    figures = []
    for (a, x, b, y), held in zip(pairs, holds, strict=True):
        fit = {True: "inside", False: "outside", None: "overlaps"}[held]
        figures += [set_figure(comparison.text or statement.text, r, x, fit) for r, x in ((a, x), (b, y))]
    shown = name_pairs([(x, y) for _, x, _, y in pairs], holds)
    if all(h is True for h in holds):
        verdict = "supported"
    elif all(h is False for h in holds):
        verdict = "contradicted"
    elif any(h is True for h in holds) and any(h is False for h in holds):
        verdict = "depends-on-definition"
    else:
        verdict = "supported-with-qualification" if any(h is True for h in holds) else "no-evidence"
    return StatementTest(kind="recomputed", verdict=verdict, explanation=f"{shown}.", figures=tuple(figures))


def _within(probe: Probe, period: Period) -> Probe:
    return replace(probe, first=period.first_day, last=period.last_day)


def stands_so(relation: str, factor: object, x: Reading, y: Reading) -> bool | None:
    """Whether the first count stands so to the second: True, False, or None where the bounds leave it open."""
    if x.low is None or y.low is None:
        return None
    x_high, y_high = x.high, y.high
    if relation == "fewer":
        x, y, x_high, y_high = y, x, y_high, x_high
    times = factor if relation == "times" and factor is not None else 1
    assert x.low is not None
    assert y.low is not None
    if relation == "equal":
        return x.low == y.low if (x_high, y_high) == (x.low, y.low) else None
    if relation == "times":
        if x_high != x.low or y_high != y.low:
            return None
        return abs(x.low - y.low * times) <= y.low * times / 10  # type: ignore[operator]
    if y_high is not None and x.low > y_high:
        return True
    return False if x_high is not None and x_high <= y.low else None


def set_figure(claimed: str, reply: Reply, reading: Reading, fit: str) -> Recomputed:
    """Build the figure of one count of a set."""
    return Recomputed(
        claimed=claimed, low=reading.low, high=reading.high, unit=reading.unit, definition=reading.definition,
        rule=reading.rule, period=" to ".join(reading.period), fit=fit, source=reading.source, citation=reading.citation,
        query=reading.query, command=reply.command, readings=1, text=reading.label,
    )  # fmt: skip
