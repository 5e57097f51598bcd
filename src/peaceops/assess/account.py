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

NEAR_DATE: Final = timedelta(days=100)
ROUNDING_SHARE: Final = 0.02
SINGLE_DATES: Final = frozenset({"first_troops", "actual_end", "recurrence"})
_SIDES: Final = ("host", "counterpart", "sender")


def find_conflicts(ledger: Ledger, codebook: Codebook) -> tuple[Conflict, ...]:
    """Accounts that exclude each other, in order of date.

    Figures of one voice on different days are change, not conflict; acts and events exclude each
    other only when one is denied, or when they speak of one topic on the same days.
    """
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
    same_days = one.period.render() == other.period.render()
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        stock = one.period.is_day and other.period.is_day
        return same_days or (stock and abs(other.period.last_day - one.period.last_day) <= NEAR_DATE)
    if isinstance(one.value, DateValue) and isinstance(other.value, DateValue):
        return one.definition in SINGLE_DATES
    return same_days or (one.period.overlaps(other.period) and "denies" in (one.stance, other.stance))


def _judge(cluster: Sequence[Claim], ledger: Ledger, codebook: Codebook) -> Conflict | None:
    first = cluster[0]
    indicator = codebook.indicators[first.indicator]
    definition = indicator.definition(first.definition)
    denied = any(c.stance == "denies" for c in cluster)
    if not denied and definition is not None and definition.is_list and not first.topic:
        return None
    sides = _denial_sides(cluster) if denied else _value_sides(cluster, ledger)
    if len(sides) < 2 or _share_lineage(sides, ledger):
        return None
    cluster = [c for side in sides for c in side]
    kind, note = _explain(cluster, denied=denied)
    label = definition.title if definition else indicator.title
    if first.topic:
        label += f" ({first.topic.replace('_', ' ').title()})"
    return Conflict(
        title=f"{label}, {render_period(_span(cluster))}",
        kind=kind,
        sides=tuple(tuple(make_entry(c, ledger, codebook) for c in side) for side in sides),
        note=note,
    )


def _span(cluster: Sequence[Claim]) -> Period:
    return Period.of_days(min(c.period.first_day for c in cluster), max(c.period.last_day for c in cluster))


def _denial_sides(cluster: Sequence[Claim]) -> list[list[Claim]]:
    """Set the denials against the accounts of the same days, else against all near them."""
    no = [c for c in cluster if c.stance == "denies"]
    said = [c for c in cluster if c.stance != "denies"]
    yes = [c for c in said if any(c.period.overlaps(d.period) for d in no)] or said
    return [side for side in (yes, no) if side]


def _value_sides(cluster: Sequence[Claim], ledger: Ledger) -> list[list[Claim]]:
    """Group claims that can all be true; one side only when one voice speaks throughout."""
    sides: list[list[Claim]] = []
    for claim in cluster:
        for side in sides:
            if all(_compatible(claim, other) for other in side):
                side.append(claim)
                break
        else:
            sides.append([claim])
    one_day = len({c.period.render() for c in cluster}) == 1
    if len({_voice(c, ledger, one_day=one_day) for c in cluster}) < 2:
        return sides[:1]
    return sides


def _voice(claim: Claim, ledger: Ledger, *, one_day: bool) -> tuple[str, ...]:
    """Name who speaks: over several days an office with all its documents, on one day each document."""
    if isinstance(claim.value, Quantity) and not one_day:
        return ledger.stake_of(claim), ledger.kind_of(claim), claim.attributed_to
    return claim.source, claim.attributed_to


def _compatible(one: Claim, other: Claim) -> bool:
    a, b = one.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        low = max((float(q) for q in (a.low, b.low) if q is not None), default=float("-inf"))
        high = min((float(q) for q in (a.high, b.high) if q is not None), default=float("inf"))
        return low <= high or (low - high) <= ROUNDING_SHARE * max(abs(low), abs(high))
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return a.earliest <= b.latest and b.earliest <= a.latest
    return isinstance(a, CodeSet) or isinstance(b, CodeSet) or a.text == b.text


def _share_lineage(sides: Sequence[Sequence[Claim]], ledger: Ledger) -> bool:
    """Whether the sides are one report told twice."""
    claims = [c for side in sides for c in side]
    return len(trace_lineages(claims, sources=ledger.sources)) < 2


def _explain(cluster: Sequence[Claim], *, denied: bool) -> tuple[str, str]:
    if denied:
        return "residue", "one account denies what another reports; nothing found settles it"
    if isinstance(cluster[0].value, DateValue):
        return "residue", "the sources date it differently"
    days = [c.period.last_day for c in cluster]
    apart = (max(days) - min(days)).days
    if apart and isinstance(cluster[0].value, Quantity):
        return "date", f"the figures are up to {apart} days apart; change in between may explain the spread"
    voices = {c.attributed_to or c.source for c in cluster}
    if len(voices & set(_SIDES)) > 1:
        return "residue", "the sides give different accounts; nothing found settles it"
    return "residue", "same definition and days; nothing found explains the spread"
