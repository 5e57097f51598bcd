"""What the evidence has for a figure of running prose: numbers with their readings.

What enters: a figure told, and an asker. What leaves: numbers, those of its days and all others of its subject.
Never done here: a comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.tally.told import FIRST, LAST, WORLD, Told
from peaceops.evidence.answer import Reading

#: Which columns a kind may mean.
_COLUMNS: Final = {
    "total": (("total",), ("troops", "observers"), ("troops",)),
    "troops": (("troops",), ("troops", "observers")),
    "military": (("troops", "observers"), ("troops",)),
    "police": (("police",),),
    "observers": (("observers",),),
    "women": (("women",),),
    "contributors": (("contributors",),),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of the evidence.

    Parameters
    ----------
    low, high : Decimal
        Bounds.
    first, last : date
        Days.
    reply, reading : Reply, Reading
        Where it comes from.
    is_main : bool
        Whether it counts what the words say, and not what they may also mean.
    """

    low: Decimal
    high: Decimal
    first: date
    last: date
    reply: Reply
    reading: Reading
    is_main: bool = True


def list_numbers(told: Told, asker: Asker) -> list[Number]:
    """List the numbers of a figure's subject and kind: of all months of a strength, of its days only for the dead."""
    if told.measure == "deaths":
        return list(_list_dead(told, asker))
    if told.state:
        return list(_list_contributed(told, asker))
    if told.mission != WORLD and not _is_un(told, asker):
        return list(_list_observed(told, asker))
    return list(_list_months(told, asker))


def _is_un(told: Told, asker: Asker) -> bool:
    mission = asker.read_mission(told.mission)
    return mission is not None and mission.mission_type in ("un", "joint")


def _probe_subject(told: Told) -> str:
    return "" if told.mission == WORLD else told.mission


def _list_months(told: Told, asker: Asker) -> Iterator[Number]:
    for reply in asker.ask(Probe(topic="personnel", subject=_probe_subject(told))):
        months: dict[str, dict[str, Reading]] = {}
        for r in reply.readings:
            if r.has_value:
                months.setdefault(r.period[0], {})[r.definition.partition("/")[2]] = r
        for day, own in months.items():
            yield from _add_columns(told.kind, day, own, reply)


def _add_columns(kind: str, day: str, own: dict[str, Reading], reply: Reply) -> Iterator[Number]:
    when = date.fromisoformat(day)
    for place, columns in enumerate(_COLUMNS.get(kind, ())):
        found = [own[c] for c in columns if c in own]
        if not found or found[0].definition.partition("/")[2] != columns[0]:
            continue
        value = sum((r.low for r in found if r.low is not None), Decimal(0))
        if value > 0 or kind == "women":
            yield Number(
                low=value, high=value, first=when.replace(day=1), last=when, reply=reply, reading=found[0], is_main=place == 0
            )  # fmt: skip


def _list_contributed(told: Told, asker: Asker) -> Iterator[Number]:
    """List what one state sent at the end of the month told: the one month alone is known from here."""
    if told.days is None or not told.is_month:
        return
    for reply in asker.ask(Probe(topic="rank", subject=_probe_subject(told), first=told.days[1])):
        own = {r.definition.partition("/")[2]: r for r in reply.readings if r.has_value and r.keys[:1] == (told.state,)}
        if own:
            yield from _add_columns(told.kind or "total", next(iter(own.values())).period[0], own, reply)


def _list_observed(told: Told, asker: Asker) -> Iterator[Number]:
    if told.kind not in ("total", "troops", "military"):
        return
    for reply in asker.ask(Probe(topic="strength", subject=told.mission)):
        for r in reply.readings:
            if r.has_value and r.definition == "T3/deployed_strength" and r.low is not None and r.high is not None:
                days = _read_period(r.period)
                if days is not None and not r.rule.startswith("mean"):
                    yield Number(low=r.low, high=r.high, first=days[0], last=days[1], reply=reply, reading=r)


def _read_period(period: Sequence[str]) -> tuple[date, date] | None:
    try:
        return date.fromisoformat(period[0]), date.fromisoformat(period[1])
    except ValueError:
        return None


def _list_dead(told: Told, asker: Asker) -> Iterator[Number]:
    first, last = told.days or (FIRST, LAST)
    if (told.days is not None and told.is_month) or (told.state and told.kind and told.mission != WORLD):
        return
    if (first != FIRST and (first.month, first.day) != (1, 1)) or (last != LAST and last.year < 9000 and (last.month, last.day) != (12, 31) and first != FIRST):
        return
    probe = Probe(
        topic="toll" if told.state and told.mission != WORLD else "losses", subject=_probe_subject(told),
        state="" if told.mission != WORLD else told.state, first=first, last=last,
    )  # fmt: skip
    for reply in asker.ask(probe):
        for r in reply.readings:
            if not r.has_value or r.low is None or r.high is None:
                continue
            is_own = r.keys[:1] == (told.state,) if probe.topic == "toll" else "," in r.label
            if is_own and (r.definition == "toll/all" or r.definition == f"losses/{told.kind or 'all'}"):
                days = _read_period(r.period) or (first, last)
                yield Number(low=r.low, high=r.high, first=days[0], last=days[1], reply=reply, reading=r)
