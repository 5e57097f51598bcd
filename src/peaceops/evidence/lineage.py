"""Lineages: which claims are one observation told several times.

What enters: claims with ``derives_from`` edges and attributions.
What leaves: lineages with their effective number of reports.
Never done here: judging kinds or stakes.

Edges run from claim to claim. A claim that relays without adding an observation (ibid., op.
cit., reprint, wire copy, translation) is the *same* report as what it relays. A claim that
derives from another and adds its own observation is a further report of the same lineage,
worth little more. Relayed claims without an edge share the lineage of the voice they relay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.model.claim import Claim
from peaceops.model.source import Source

DEFAULT_RHO: Final = 0.9
STAKE_DISCOUNT: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Claims that share their roots.

    Parameters
    ----------
    key : str
        Stable name: the smallest root.
    roots : tuple of str
        Claims that rest on no other claim of the set.
    claims : tuple of str
        All of its claims, in the given order.
    reports : tuple of tuple of str
        Claims that are one report each; relays are collapsed into what they relay.
    """

    key: str
    roots: tuple[str, ...]
    claims: tuple[str, ...]
    reports: tuple[tuple[str, ...], ...]

    def effective_reports(self, rho: float = DEFAULT_RHO) -> float:
        """Effective number of reports, ``n / (1 + (n - 1) rho)``.

        Parameters
        ----------
        rho : float
            Dependence of reports inside a lineage, 0 to 1.

        References
        ----------
        METHODS C.4 point 2.

        Examples
        --------
        >>> four = Lineage(key="a", roots=("a",), claims=("a", "b", "c", "d"), reports=(("a",), ("b",), ("c",), ("d",)))
        >>> round(four.effective_reports(), 2)
        1.08
        """
        n = len(self.reports)
        return n / (1 + (n - 1) * rho)


def trace_lineages(
    claims: Sequence[Claim],
    ledger: Mapping[str, Claim] | None = None,
    *,
    sources: Mapping[str, Source] | None = None,
) -> tuple[Lineage, ...]:
    """Group claims into lineages.

    Parameters
    ----------
    claims : sequence of Claim
        The claims to group.
    ledger : Mapping of str to Claim, optional
        All claims by id, so that edges through claims outside the set are followed.
    sources : Mapping of str to Source, optional
        Sources by id: two records of one document (the same hash) that say the same are one
        report, however often the document was filed.

    Returns
    -------
    tuple of Lineage
        In the order of their first claim.

    References
    ----------
    METHODS C.4 point 1.
    """
    everything = {**(ledger or {}), **{c.id: c for c in claims}}
    union, report = _Union(), _Union()
    for claim in claims:
        union.find(claim.id)
        report.find(claim.id)
        for ancestor in _ancestors(claim, everything):
            union.join(claim.id, ancestor)
        for shared in filter(None, (_name_voice(claim), _name_copy(claim, sources or {}))):
            union.join(claim.id, shared)
            report.join(claim.id, shared)
    for claim in everything.values():
        if claim.attribution == "relayed":
            for parent in claim.derives_from:
                if parent in everything:
                    report.join(claim.id, parent)
    inside = {c.id for c in claims}
    groups: dict[str, list[str]] = {}
    for claim in claims:
        groups.setdefault(union.find(claim.id), []).append(claim.id)
    found: list[Lineage] = []
    for members in groups.values():
        reports: dict[str, list[str]] = {}
        for member in members:
            reports.setdefault(report.find(member), []).append(member)
        roots = [m for m in members if not inside.intersection(everything[m].derives_from)]
        found.append(
            Lineage(
                key=min(roots or members),
                roots=tuple(sorted(roots or members)),
                claims=tuple(members),
                reports=tuple(tuple(r) for r in reports.values()),
            )
        )
    return tuple(found)


def _name_voice(claim: Claim) -> str:
    """Name of a statement that is relayed without an edge, equal for all who relay it.

    A report of none is never the same statement as an act coded 0, nor one topic as another.
    """
    if claim.derives_from or claim.attribution != "relayed" or not claim.attributed_to:
        return ""
    said = f"{claim.indicator}/{claim.definition}:{claim.topic}:{claim.value.text}:{claim.period.render()}"
    return f"voice:{claim.attributed_to}:{said}:{'none' if claim.observed_none else ''}"


def _name_copy(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Name of what a document says, equal for all records of one document."""
    source = sources.get(claim.source)
    if source is None or not source.sha256:
        return ""
    said = (claim.indicator, claim.definition, claim.party, claim.topic, claim.value.text, claim.stance)
    return f"copy:{source.sha256}:{said}:{claim.period.render()}:{claim.locator.render()}"


def _ancestors(claim: Claim, everything: Mapping[str, Claim]) -> set[str]:
    found: set[str] = set()
    pending = list(claim.derives_from)
    while pending:
        parent = pending.pop()
        if parent not in found:
            found.add(parent)
            if parent in everything:
                pending.extend(everything[parent].derives_from)
    return found


class _Union:
    """Disjoint sets of names."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        root = name
        while (up := self.parent.setdefault(root, root)) != root:
            root = up
        while self.parent[name] != root:
            self.parent[name], name = root, self.parent[name]
        return root

    def join(self, one: str, other: str) -> None:
        a, b = sorted((self.find(one), self.find(other)))
        self.parent[b] = a


def discount_stakes(stakes: Iterable[str]) -> dict[str, float]:
    """Weight of each lineage of a stake when several share it.

    Parameters
    ----------
    stakes : iterable of str
        Stake of each lineage.

    Returns
    -------
    dict of str to float
        ``1 / (1 + 0.2 (L - 1))`` by stake; ``none`` and ``third`` parties are discounted
        likewise, since one observer's reports are not independent of each other.

    References
    ----------
    METHODS C.4 point 2.

    Examples
    --------
    >>> discount_stakes(["host", "host"])["host"] == 1 / 1.2
    True
    """
    counts: dict[str, int] = {}
    for stake in stakes:
        counts[stake] = counts.get(stake, 0) + 1
    return {stake: 1 / (1 + STAKE_DISCOUNT * (number - 1)) for stake, number in counts.items()}
