"""Build a family: the missions of one lead or organisation, with base rates.

What enters: a casebook, a lead or an organisation. What leaves: a :class:`~peaceops.dossier.family.Family`.
Never done here: anything that depends on which lead it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import PlacedRow, read_placed_rows
from peaceops.casebook.state import label_entity
from peaceops.codebook.schema import Codebook
from peaceops.dossier.family import Family, Length, Member, Rate
from peaceops.model.mission import Mission
from peaceops.model.value import Category
from peaceops.panel.counting import LISTS, REGISTRY
from peaceops.panel.descriptive import estimate_median, estimate_share
from peaceops.pipeline.registry import select_missions
from peaceops.pipeline.table import Table

_NOTES: Final = (
    "Descriptive: counts of the missions listed here. They say nothing of why missions end, and two pages are no comparison.",
    "A share by cause is taken over the missions whose cause of end is coded; most are not, and that is no evidence of any cause.",
    "Where the list gives no end, a mission counts as still there on the last day of which that list speaks; how much longer it was is left open.",
)  # fmt: skip


def build_family(
    casebook: Casebook, codebook: Codebook, *, lead: str = "", organisation: str = "", names: Sequence[str] = (),
    placed: Sequence[PlacedRow] | None = None,
) -> Family:  # fmt: skip
    """Build the family of a lead or of an organisation.

    Parameters
    ----------
    casebook : Casebook
        The registry and its claims.
    codebook : Codebook
        Labels.
    lead, organisation : str
        One of the two: an id, or a state's name; both empty where missions are named.
    names : sequence of str
        Missions to set beside each other, whatever leads them.
    placed : sequence of PlacedRow or None
        Rows of lists, which tell to what day an open end is known; None reads the shipped ones.

    Returns
    -------
    Family

    Raises
    ------
    UnknownName
        With the nearest names, where no mission has such a lead or organisation, or such a name.
    """
    missions: Sequence[Mission]
    if names:
        missions = tuple({mission.id: mission for mission in map(casebook.mission, names)}.values())
        entity, title, role = "missions", "Missions beside each other", "that were named"
    else:
        missions = select_missions(casebook, lead=lead, organisation=organisation)
        entity = str(getattr(missions[0], "lead" if lead else "organisation"))
        title, role = label_entity(codebook, entity), "with this lead" if lead else "under this organisation"
    ordered = sorted(missions, key=lambda m: (m.period.first_day, m.id))
    members = tuple(_make_member(mission, casebook, codebook) for mission in ordered)
    rows = read_placed_rows() if placed is None else placed
    used = sorted({mission.source for mission in missions if mission.source})
    return Family(
        id=entity,
        title=title,
        role=role,
        members=members,
        rates=tuple(_rate(members, codebook)),
        lengths=tuple(_measure(ordered, rows)),
        sources=tuple(casebook.sources[s].title if s in casebook.sources else s for s in used),
        notes=_NOTES,
    )


def _make_member(mission: Mission, casebook: Casebook, codebook: Codebook) -> Member:
    definition = codebook.indicators["E3"].definition("cause_of_end")
    labels = definition.codes if definition else {}
    causes: dict[str, list[str]] = {}
    for claim in casebook.claims_on([mission.id]):
        is_cause = claim.indicator == "E3" and claim.definition == "cause_of_end" and claim.stance != "denies"
        if is_cause and isinstance(claim.value, Category):
            label = casebook.sources[claim.source].label
            causes.setdefault(claim.value.code, []).append(label)
    first, last = mission.period.render()
    return Member(
        id=mission.id,
        acronym=mission.acronym,
        name=mission.name,
        first_day=first.replace("~", " or "),
        last_day=last.replace("~", " or "),
        first_date=None if mission.period.start is None else mission.period.first_day,
        last_date=None if mission.period.end is None else mission.period.last_day,
        duration_days=mission.period.days(),
        instrument=mission.instrument,
        host=", ".join(label_entity(codebook, host) for host in mission.host_states),
        mission_type=mission.mission_type,
        lead=label_entity(codebook, mission.lead),
        organisation=label_entity(codebook, mission.organisation),
        causes=tuple(
            f"{code}: {labels.get(code, code)} ({', '.join(dict.fromkeys(causes[code]))})" for code in sorted(causes)
        ),
        cause_codes=tuple(sorted(causes)),
        successor=mission.successor,
        source=mission.source,
        is_studied=not mission.is_registry_only,
    )


def _rate(members: Sequence[Member], codebook: Codebook) -> Iterator[Rate]:
    ended = [m for m in members if m.last_date is not None]
    yield _make_rate("end recorded", len(ended), len(members), "of all missions here")
    yield _make_rate("followed by another mission", sum(1 for m in ended if m.successor), len(ended), "of the ended")
    coded = [m for m in ended if m.cause_codes]
    definition = codebook.indicators["E3"].definition("cause_of_end")
    for code, label in definition.codes.items() if definition else ():
        hits = sum(1 for m in coded if code in m.cause_codes)
        note = f"of the ended whose cause is coded ({len(coded)} of {len(ended)}); causes may share a mission"
        yield _make_rate(f"ended with cause {code}: {label}", hits, len(coded), note)


def _make_rate(label: str, hits: int, total: int, note: str) -> Rate:
    low, share, high = estimate_share(hits, total) or (None, None, None)
    return Rate(label=label, hits=hits, total=total, low=low, share=share, high=high, note=note)


def _measure(missions: Sequence[Mission], placed: Sequence[PlacedRow]) -> Iterator[Length]:
    known = {card.source: card.last_day for card in LISTS.values()}
    until: dict[str, date] = {}
    for row in placed:
        if row.source in known:
            until[row.mission] = max(until.get(row.mission, date.min), known[row.source])
    for label, which in (("least length that the days admit", 0), ("greatest length that the days admit", 1)):
        durations: list[tuple[int, bool]] = []
        for mission in missions:
            days = mission.period.days()
            if days is not None:
                durations.append((max(1, days[which]), True))
            elif mission.period.start is not None:
                seen = until.get(mission.id, REGISTRY.last_day)
                start = mission.period.start.latest if which == 0 else mission.period.start.earliest
                durations.append((max(1, (seen - start).days), False))
        low, median, high = estimate_median(durations)
        ended = sum(1 for _, is_seen in durations if is_seen)
        yield Length(
            label=label, missions=len(durations), ended=ended, low_days=low, median_days=median, high_days=high
        )  # fmt: skip


_TYPES: Final = {
    "id": "str", "acronym": "str", "name": "str", "first_day": "str", "last_day": "str", "first_date": "date",
    "last_date": "date", "duration_low_days": "int", "duration_high_days": "int", "type": "str", "lead": "str",
    "organisation": "str", "host": "str", "instrument": "str", "causes_of_end": "str", "successor": "str",
    "source": "str", "is_studied": "bool",
}  # fmt: skip


def tabulate_family(family: Family) -> Table:
    """Tabulate a family, one row a mission."""
    return Table.of_rows(_TYPES, (_list_row(member) for member in family.members))


def _list_row(member: Member) -> dict[str, Any]:
    low, high = member.duration_days or (None, None)
    row = {name: getattr(member, name) for name in _TYPES if hasattr(member, name)}
    return row | {
        "duration_low_days": low, "duration_high_days": high, "type": member.mission_type,
        "causes_of_end": "; ".join(member.causes),
    }  # fmt: skip
