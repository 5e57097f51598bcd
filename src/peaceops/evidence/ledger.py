"""The ledger: claims with their sources, indexed, and cut to what was known on a day.

What enters: a casebook and the subjects of a mission.
What leaves: a :class:`Ledger` whose subsets (as of a day, without a source) share its claims.
Never done here: weighing, reading files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from peaceops.casebook.load import Casebook
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission
from peaceops.model.period import Period
from peaceops.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Claims on one mission and its contexts.

    Parameters
    ----------
    mission : Mission
        The mission.
    claims : tuple of Claim
        In casebook order.
    sources : Mapping of str to Source
        Sources of these claims (and possibly others).
    as_of : date or None
        Knowledge date that was applied.
    """

    mission: Mission
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source] = field(hash=False)
    as_of: date | None = None
    _index: Mapping[tuple[str, str], tuple[Claim, ...]] = field(init=False, repr=False, hash=False, compare=False)
    _spans: dict[tuple[str, str], list[tuple[date, date, Claim]]] = field(
        init=False, repr=False, hash=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        index: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.claims:
            index.setdefault((claim.indicator, claim.definition), []).append(claim)
            index.setdefault((claim.indicator, ""), []).append(claim)
        object.__setattr__(self, "_index", {key: tuple(value) for key, value in index.items()})

    @classmethod
    def of_mission(cls, casebook: Casebook, mission: Mission, *, as_of: date | None = None) -> Ledger:
        """Gather the claims on a mission and its contexts.

        Parameters
        ----------
        casebook : Casebook
            Where they stand.
        mission : Mission
            Whose.
        as_of : date or None
            Hide what was not public on that day: the ``known_from`` of the claim and of
            every claim it derives from.

        Returns
        -------
        Ledger
        """
        claims = casebook.claims_on(mission.subjects)
        if as_of is not None:
            claims = tuple(c for c in claims if c.known_from <= as_of)
        used = {c.source for c in claims}
        sources = {key: source for key, source in casebook.sources.items() if key in used}
        return cls(mission=mission, claims=claims, sources=sources, as_of=as_of)

    def on(self, indicator: str, definition: str = "", *, party: str = "", subject: str = "") -> tuple[Claim, ...]:
        """Claims on an indicator, a definition, a party, a subject."""
        found = self._index.get((indicator, definition), ())
        if party:
            found = tuple(c for c in found if c.party == party)
        if subject:
            found = tuple(c for c in found if c.subject == subject)
        return found

    def within(self, indicator: str, period: Period, definition: str = "", *, party: str = "") -> tuple[Claim, ...]:
        """Claims on an indicator whose period may share a day with this one."""
        key = (indicator, definition)
        if key not in self._spans:
            self._spans[key] = [(c.period.first_day, c.period.last_day, c) for c in self._index.get(key, ())]
        first, last = period.first_day, period.last_day
        return tuple(c for a, b, c in self._spans[key] if a <= last and b >= first and (not party or c.party == party))

    def keep(self, wanted: Callable[[Claim], bool]) -> Ledger:
        """Keep those claims that satisfy a condition."""
        return Ledger(
            mission=self.mission,
            claims=tuple(c for c in self.claims if wanted(c)),
            sources=self.sources,
            as_of=self.as_of,
        )

    def without_sources(self, ids: Iterable[str]) -> Ledger:
        """Drop these sources' claims."""
        dropped = frozenset(ids)
        return self.keep(lambda claim: claim.source not in dropped)

    def stake_of(self, claim: Claim) -> str:
        """Stake that speaks in a claim: of whom it is relayed, else of its source.

        A report that relays what the host said is the host's voice, not the reporter's.
        """
        if claim.attribution == "relayed" and claim.attributed_to:
            voice = claim.attributed_to
            if voice in ("host", "counterpart", "sender"):
                return voice
            if voice in (f"mission:{self.mission.id}", self.mission.lead.lower(), self.mission.organisation.lower()):
                return "sender"
            return "third"
        source = self.sources.get(claim.source)
        return source.stake_on(self.mission.id) if source else "none"

    def kind_of(self, claim: Claim) -> str:
        """Kind of source that speaks in a claim."""
        if claim.attribution == "relayed" and claim.attributed_to in ("host", "counterpart", "sender"):
            return "official-party"
        source = self.sources.get(claim.source)
        return source.kind if source else "commentary"
