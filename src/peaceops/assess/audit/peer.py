"""Other missions on which an inference of a text can be tried, picked by rule.

What enters: the registry and the ledger. What leaves: facts by mission, comparators with their distances, lines.
Never done here: choosing by nationality: no lead, host or contributor is looked at but for whether two are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from peaceops.casebook.load import Casebook
from peaceops.model.mission import Mission
from peaceops.model.value import Category, CodeSet, Quantity

NEAREST: Final = 5
YEARS: Final = 15
_MAJORITY: Final = Decimal("0.5")
_LIST: Final = 12
#: Fewer missions than this are named and not counted.
_FEW: Final = 3
_DAYS_LONGEST: Final = 365.25 * 40

COMPARATOR_RULE: Final = (
    f"the {NEAREST} nearest missions that began within {YEARS} years, by the mean difference (Gower) of type of mission, "
    "first day and length, in another host state and another conflict; beside them the nearest UN mission and the nearest "
    "state-led mission under another lead, where they are not among these. No nationality enters."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """What the ledger holds of a mission that an inference may turn on.

    Parameters
    ----------
    mission : Mission
        Which.
    largest_shares : tuple of (Decimal or None, Decimal or None)
        Shares of the largest contributor (M1), one interval a claim.
    causes : frozenset of str
        Causes of end (E3).
    conversions : frozenset of str
        Codes of conversion (F3).
    roles : frozenset of str
        Roles of the lead in the conflict (I3).
    """

    mission: Mission
    largest_shares: tuple[tuple[Decimal | None, Decimal | None], ...] = ()
    causes: frozenset[str] = frozenset()
    conversions: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Acronym or name."""
        return self.mission.acronym or self.mission.name

    @property
    def is_majority(self) -> bool | None:
        """Whether one contributor gave more than half; None where claims differ, do not tell or are not there."""
        told = {_exceeds(low, high) for low, high in self.largest_shares}
        return told.pop() if len(told) == 1 else None


def _exceeds(low: Decimal | None, high: Decimal | None) -> bool | None:
    if low is not None and low > _MAJORITY:
        return True
    return False if high is not None and high <= _MAJORITY else None


def read_peers(
    casebook: Casebook, *, shares: Mapping[str, tuple[Decimal | None, Decimal | None]] | None = None
) -> tuple[Peer, ...]:
    """Read from the ledger what inferences may turn on, for every mission of the registry.

    Parameters
    ----------
    casebook : Casebook
        Registry and ledger.
    shares : Mapping of str to pair of Decimal, optional
        Shares of the largest contributor by mission, measured from a dataset at hand.

    Returns
    -------
    tuple of Peer
        In the order of the ids. A denied claim counts for nothing.
    """
    found: dict[str, dict[str, list[object]]] = {}
    for head in casebook.heads_on(casebook.missions, indicators={key.partition("/")[0] for key in _WANTED}):
        key = f"{head.indicator}/{head.definition}"
        if key in _WANTED and head.stance != "denies":
            found.setdefault(head.subject, {}).setdefault(key, []).append(casebook.claims[head.id].value)
    for mission, interval in (shares or {}).items():
        found.setdefault(mission, {}).setdefault("M1/largest_share", []).append(
            Quantity(low=interval[0], high=interval[1], unit="share")
        )
    return tuple(_make_peer(casebook.missions[ident], found.get(ident, {})) for ident in sorted(casebook.missions))


_WANTED: Final = ("M1/largest_share", "E3/cause_of_end", "F3/conversion", "I3/roles")


def _make_peer(mission: Mission, values: Mapping[str, list[object]]) -> Peer:
    return Peer(
        mission=mission,
        largest_shares=tuple((v.low, v.high) for v in values.get("M1/largest_share", ()) if isinstance(v, Quantity)),
        causes=_codes(values.get("E3/cause_of_end", ())),
        conversions=_codes(values.get("F3/conversion", ())),
        roles=_codes(values.get("I3/roles", ())),
    )


def _codes(values: Iterable[object]) -> frozenset[str]:
    codes: set[str] = set()
    for value in values:
        if isinstance(value, Category):
            codes.add(value.code)
        elif isinstance(value, CodeSet):
            codes.update(value.codes)
    return frozenset(codes)


# --- comparators


def pick_comparators(mission: Mission, missions: Iterable[Mission]) -> tuple[tuple[str, float], ...]:
    """Pick the missions with which a mission is compared.

    Parameters
    ----------
    mission : Mission
        Which.
    missions : iterable of Mission
        The registry.

    Returns
    -------
    tuple of (str, float)
        Ids with their distance, from 0 to 1, nearest first; see :data:`COMPARATOR_RULE`.
    """
    if mission.period.start is None:
        return ()
    ranked = sorted(
        (round(_distance(mission, other), 4), other.id, other) for other in missions if _may_compare(mission, other)
    )
    chosen = ranked[:NEAREST]
    for wanted in (
        [row for row in ranked if row[2].mission_type == "un"],
        [row for row in ranked if row[2].mission_type == "state-led" and row[2].lead != mission.lead],
    ):
        chosen += [row for row in wanted[:1] if row not in chosen]
    return tuple((ident, distance) for distance, ident, _ in sorted(chosen, key=lambda row: row[:2]))


def _may_compare(mission: Mission, other: Mission) -> bool:
    if other.id == mission.id or other.period.start is None or set(mission.contexts) & set(other.contexts):
        return False
    if set(mission.host_states) & set(other.host_states):
        return False
    return abs(_start(mission) - _start(other)) <= YEARS * 365.25


def _start(mission: Mission) -> int:
    return mission.period.first_day.toordinal()


def _distance(mission: Mission, other: Mission) -> float:
    """Compute the mean of the differences that both missions have; each is from 0 to 1."""
    parts = [
        0.0 if mission.mission_type == other.mission_type else 1.0,
        abs(_start(mission) - _start(other)) / (YEARS * 365.25),
    ]
    lengths = [m.period.days() for m in (mission, other)]
    if lengths[0] is not None and lengths[1] is not None:
        ours, theirs = (sum(days) / 2 for days in (lengths[0], lengths[1]))
        parts.append(min(1.0, abs(ours - theirs) / _DAYS_LONGEST))
    return sum(parts) / len(parts)


# --- the same inference elsewhere


def try_elsewhere(
    kind: str, conclusion: str, own: Mission | None, peers: Iterable[Peer], cases: Iterable[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Try an inference on every mission whose premise the ledger holds.

    Parameters
    ----------
    kind : str
        Kind of inference.
    conclusion : str
        Its words, which tell the outcome that a case is taken for.
    own : Mission or None
        The mission of the text.
    peers : iterable of Peer
        What the ledger holds.
    cases : iterable of str
        Other missions that the text is about: an inference is not tried on the cases from which it was drawn.

    Returns
    -------
    tuple of (str, str)
        Mission id, empty for all, and a line. A line says so where nothing can be computed.
    """
    drawn_from = {*cases, *({own.id} if own is not None else ())}
    known = [peer for peer in peers if peer.mission.id not in drawn_from]
    if kind == "composition-to-partiality":
        told = [(p, p.is_majority) for p in known]
        return _count(told, own, "partial conduct", "one contributor gave more than half of the personnel (M1)")
    if kind == "alignment-to-impossibility":
        held = [(p, bool(p.roles & {"guarantor", "mediator", "party_or_ally"}) if p.roles else None) for p in known]
        return _count(
            held,
            own,
            "that impartial conduct is impossible",
            "the lead held a further role in the conflict (I3), the nearest that is coded to an aligned interest",
        )
    if kind == "case-to-case":
        return _try_cases(conclusion, own, known)
    if kind == "outcome-to-motive":
        return (("", "not computable: no count of outcomes tells what was intended"),)
    if kind == "sequence-to-cause":
        return (("", "not computable: the ledger codes no pair of such events for other missions"),)
    return ()  # fmt: skip


def _try_cases(conclusion: str, own: Mission | None, known: list[Peer]) -> tuple[tuple[str, str], ...]:
    words = conclusion.casefold()
    if any(word in words for word in _FORCE_WORDS):
        converted = [(p, bool(p.conversions - {"0"}) if p.conversions else None) for p in known]
        lines = _count(
            converted,
            own,
            "that the force or its sender may join the fighting",
            "forces of the mission or its sender did (F3)",
        )
    elif any(word in words for word in _END_WORDS):
        ended = [(p, "W" in p.causes if p.causes else None) for p in known]
        lines = _count(ended, own, "an end in war", "war or a party's force is among the causes of end (E3)")
    else:
        lines = (("", "not computable: what the case is taken for is not coded for other missions"),)
    if own is not None and own.lead:
        same = [p for p in known if p.mission.lead == own.lead]
        return (
            *lines,
            (
                "",
                f"the registry holds {len(same)} more missions under the same lead and {len(known) - len(same)} under others; the cases that the text is about are not among these",
            ),
        )
    return lines  # fmt: skip


_END_WORDS: Final = ("war", "collapse", "fail", "end in", "hostilities", "violence", "escalat")
_FORCE_WORDS: Final = (
    "military threat",
    "martial",
    "belligerent",
    "party to the",
    "combat",
    "fight",
    "attack",
    "offensive",
)


def _count(
    told: list[tuple[Peer, bool | None]], own: Mission | None, what: str, where: str
) -> tuple[tuple[str, str], ...]:
    """Count under other leads and under the same, and name the missions."""
    lines = []
    lead = own.lead if own is not None else ""
    same = [(p, hit) for p, hit in told if lead and p.mission.lead == lead]
    others = [(p, hit) for p, hit in told if not lead or p.mission.lead != lead]
    for group, leads in (
        (others, "under other leads" if own is not None else "of the registry"),
        (same, "under the same lead"),
    ):
        coded = [(p, hit) for p, hit in group if hit is not None]
        if not coded:
            if group:
                lines.append(("", f"not computable {leads}: no mission has this coded without conflict ({where})"))
            continue
        hits = [p.name for p, hit in coded if hit]
        if len(coded) < _FEW:
            named = ", ".join(f"{p.name} ({'yes' if hit else 'no'})" for p, hit in coded)
            lines.append(("", f"too few to count {leads}: coded for {named} only ({where})"))
            continue
        names = f": {', '.join(hits[:_LIST])}" if hits else ""
        more = f" and {len(hits) - _LIST} more" if len(hits) > _LIST else ""
        lines.append(
            (
                "",
                f"the same inference would conclude {what} for {len(hits)} of {len(coded)} missions {leads} with data, where {where}{names}{more}",
            )
        )
    return tuple(lines)  # fmt: skip
