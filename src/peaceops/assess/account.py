"""Accounts that differ, side by side; what explains the spread is tried before calling it conflict.

What enters: a ledger. What leaves: conflicts with their sides.
Never done here: averaging, choosing a side.

References
----------
METHODS C.4 point 4: definition first, then date, then denominator; the residue is conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from peaceops.assess.entry import make_entry, render_period
from peaceops.assess.finding import Conflict
from peaceops.codebook.schema import Codebook
from peaceops.evidence.ledger import Ledger
from peaceops.evidence.lineage import trace_lineages
from peaceops.model.claim import Claim
from peaceops.model.period import Period
from peaceops.model.value import CodeSet, DateValue, Quantity

SAME_DATE: Final = timedelta(days=31)
NEAR_DATE: Final = timedelta(days=100)
ROUNDING_SHARE: Final = 0.02
SINGLE_DATES: Final = frozenset({"first_troops", "actual_end", "recurrence"})
_SIDES: Final = ("host", "counterpart", "sender")


def find_conflicts(ledger: Ledger, codebook: Codebook) -> tuple[Conflict, ...]:
    """Accounts that exclude each other, in order of date."""
    groups: dict[tuple[str, str, str, str, str], list[Claim]] = {}
    for claim in ledger.claims:
        if claim.observed_none is None:
            key = (claim.subject, claim.indicator, claim.definition, claim.party, claim.topic)
            groups.setdefault(key, []).append(claim)
    found: list[tuple[tuple[date, str], Conflict]] = []
    for claims in groups.values():
        ordered = sorted(claims, key=lambda c: (c.period.last_day, c.period.first_day, c.source, c.id))
        for cluster in _cluster(ordered):
            conflict = _judge(cluster, ledger, codebook)
            if conflict is not None:
                found.append(((cluster[0].period.last_day, conflict.title), conflict))
    found.sort(key=lambda item: item[0])
    return tuple(conflict for _, conflict in found)


def _cluster(claims: Sequence[Claim]) -> Iterable[list[Claim]]:
    """Yield runs of claims on the same days: equal periods, or points close to each other."""
    cluster: list[Claim] = []
    for claim in claims:
        if cluster and not _close(cluster[0], claim):
            yield cluster
            cluster = []
        cluster.append(claim)
    if cluster:
        yield cluster


def _close(one: Claim, other: Claim) -> bool:
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        stock = one.period.is_day and other.period.is_day
        gap = abs(other.period.last_day - one.period.last_day)
        return gap <= NEAR_DATE if stock else one.period.render() == other.period.render()
    if isinstance(one.value, DateValue) and isinstance(other.value, DateValue):
        return one.definition in SINGLE_DATES
    return one.period.overlaps(other.period) and one.period.last_day - one.period.first_day < 2 * NEAR_DATE


def _judge(cluster: Sequence[Claim], ledger: Ledger, codebook: Codebook) -> Conflict | None:
    denied = [c for c in cluster if c.stance == "denies"]
    sides = _denial_sides(cluster) if denied else _value_sides(cluster)
    if len(sides) < 2 or _share_lineage(sides, ledger):
        return None
    first = cluster[0]
    indicator = codebook.indicators[first.indicator]
    definition = indicator.definition(first.definition)
    title = f"{definition.title if definition else indicator.title}, {render_period(_span(cluster))}"
    kind, note = _explain(cluster, denied=bool(denied))
    return Conflict(
        title=title,
        kind=kind,
        sides=tuple(tuple(make_entry(c, ledger, codebook) for c in side) for side in sides),
        note=note,
    )


def _span(cluster: Sequence[Claim]) -> Period:
    return Period.of_days(min(c.period.first_day for c in cluster), max(c.period.last_day for c in cluster))


def _denial_sides(cluster: Sequence[Claim]) -> list[list[Claim]]:
    yes = [c for c in cluster if c.stance != "denies"]
    no = [c for c in cluster if c.stance == "denies"]
    return [side for side in (yes, no) if side]


def _value_sides(cluster: Sequence[Claim]) -> list[list[Claim]]:
    sides: list[list[Claim]] = []
    for claim in cluster:
        for side in sides:
            if all(_compatible(claim, other) for other in side):
                side.append(claim)
                break
        else:
            sides.append([claim])
    if len({c.source for c in cluster}) < 2 and len({c.attributed_to for c in cluster}) < 2:
        return sides[:1]
    return sides


def _compatible(one: Claim, other: Claim) -> bool:
    a, b = one.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        low = max((float(q) for q in (a.low, b.low) if q is not None), default=float("-inf"))
        high = min((float(q) for q in (a.high, b.high) if q is not None), default=float("inf"))
        return low <= high or (low - high) <= ROUNDING_SHARE * max(abs(low), abs(high))
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return a.earliest <= b.latest and b.earliest <= a.latest
    if isinstance(a, CodeSet) or isinstance(b, CodeSet):
        return True
    return a.text == b.text or one.party == "" or not _speaks_for_sides(one, other)


def _speaks_for_sides(one: Claim, other: Claim) -> bool:
    """Whether two coded claims are about one thing: same party and overlapping days.

    Events of different days are different events, not conflicting accounts.
    """
    return one.period.overlaps(other.period) and one.source != other.source


def _share_lineage(sides: Sequence[Sequence[Claim]], ledger: Ledger) -> bool:
    """Whether the sides are one report told twice."""
    claims = [c for side in sides for c in side]
    return len(trace_lineages(claims, sources=ledger.sources)) < 2


def _explain(cluster: Sequence[Claim], *, denied: bool) -> tuple[str, str]:
    if denied:
        return "residue", "one account denies what another reports; nothing found settles it"
    days = [c.period.last_day for c in cluster]
    counted = isinstance(cluster[0].value, Quantity)
    if counted and max(days) - min(days) > SAME_DATE:
        return "date", "the figures are of different days; change in between may explain the spread"
    voices = {c.attributed_to or c.source for c in cluster}
    if len(voices & set(_SIDES)) > 1:
        return "residue", "the sides give different accounts; nothing found settles it"
    if isinstance(cluster[0].value, DateValue):
        return "residue", "the sources date it differently"
    return "residue", "same definition and date; nothing found explains the spread"
