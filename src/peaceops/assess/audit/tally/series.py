"""What the evidence has for a figure of running prose: numbers with their readings.

What enters: a figure told, and an asker. What leaves: numbers, those of its days and all others of its subject.
Never done here: a comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.tally.days import FIRST, LAST
from peaceops.assess.audit.tally.slot import LOOSE, WORLD, Told
from peaceops.errors import InvalidValue
from peaceops.evidence.answer import Reading
from peaceops.model.period import parse_date_range

#: Which columns a kind may mean.
_COLUMNS: Final = {
    "total": (("total",), ("troops", "observers"), ("troops",)),
    "troops": (("troops",), ("troops", "observers")),
    "military": (("troops", "observers"), ("troops",)),
    LOOSE: (("troops",), ("troops", "observers"), ("total",)),
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
    if told.states:
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
    """List what states sent at the end of the month told, together: the one month alone is known from here."""
    if told.days is None or not told.is_month:
        return
    for reply in asker.ask(Probe(topic="rank", subject=_probe_subject(told), first=told.days[1])):
        found: dict[str, list[Reading]] = {}
        for r in reply.readings:
            if r.has_value and r.keys[:1] and r.keys[0] in told.states:
                found.setdefault(r.definition.partition("/")[2], []).append(r)
        if not found and (none := _find_none(told, reply, asker)) is not None:
            yield none
        if len(found.get("total", ())) == len(told.states):
            own = {kind: _add_up(readings) for kind, readings in found.items()}
            yield from _add_columns(told.kind or "total", own["total"].period[0], own, reply)


def _find_none(told: Told, reply: Reply, asker: Asker) -> Number | None:
    """Find that a state sent nobody: those who sent some make up the whole of the month, so nothing is missing."""
    listed = [r for r in reply.readings if r.has_value and r.definition == "contributors/total" and r.low is not None]
    if not listed or any(not r.keys[0] for r in listed):
        return None
    own = listed[0].period[0]
    for whole in asker.ask(Probe(topic="personnel", subject=_probe_subject(told))):
        for r in whole.readings:
            if r.definition == "personnel/total" and r.period[0] == own and r.low == sum((x.low or 0) for x in listed):
                none = replace(
                    r, low=Decimal(0), high=Decimal(0), label=f"none among the {len(listed)} contributors of the month"
                )
                day = date.fromisoformat(own)
                return Number(
                    low=Decimal(0), high=Decimal(0), first=day.replace(day=1), last=day, reply=reply, reading=none
                )
    return None


def _add_up(readings: Sequence[Reading]) -> Reading:
    value = sum((r.low for r in readings if r.low is not None), Decimal(0))
    return replace(readings[0], low=value, high=value, label=" + ".join(r.label for r in readings), rows=len(readings))


def _list_observed(told: Told, asker: Asker) -> Iterator[Number]:
    if told.kind not in ("total", "troops", "military", LOOSE):
        return
    for reply in asker.ask(Probe(topic="strength", subject=told.mission)):
        for r in reply.readings:
            if r.has_value and r.definition == "T3/deployed_strength" and r.low is not None and r.high is not None:
                days = _read_period(r.period)
                if days is not None and not r.rule.startswith("mean"):
                    yield Number(low=r.low, high=r.high, first=days[0], last=days[1], reply=reply, reading=r)


def _read_period(period: Sequence[str]) -> tuple[date, date] | None:
    try:
        return parse_date_range(period[0])[0], parse_date_range(period[1])[1]
    except (InvalidValue, ValueError):
        return None


def _list_dead(told: Told, asker: Asker) -> Iterator[Number]:
    """List the dead of the days told, of whole years only; the one of a year of which they are said to be most."""
    first, last = told.days or (FIRST, LAST)
    is_whole = (first.month, first.day) == (1, 1) and (
        last >= LAST or first == FIRST or (last.month, last.day) == (12, 31)
    )
    state = told.states[0] if told.states else ""
    if (told.days is not None and (told.is_month or not is_whole)) or len(told.states) > 1:
        return
    is_toll = bool(state) and told.mission != WORLD
    if is_toll and told.kind:
        return
    probe = Probe(
        topic="toll" if is_toll else "losses", subject=_probe_subject(told), state="" if is_toll else state,
        first=first, last=last,
    )  # fmt: skip
    for reply in asker.ask(probe):
        for r in reply.readings:
            is_own = r.keys[:1] == (state,) if is_toll else "," in r.label
            if not (r.has_value and is_own and r.low is not None and r.high is not None):
                continue
            if r.definition in ("toll/all", f"losses/{told.kind or 'all'}"):
                days = _read_period(r.period) or (first, last)
                yield Number(low=r.low, high=r.high, first=days[0], last=days[1], reply=reply, reading=r)


def list_years(told: Told, asker: Asker) -> dict[int, Decimal]:
    """List the dead of each year of a subject, by the cause told.

    Parameters
    ----------
    told : Told
        A figure of the dead.
    asker : Asker
        What answers.
    """
    probe = Probe(topic="losses", subject=_probe_subject(told), first=FIRST, last=LAST)
    return {
        int(r.period[0]): r.low for reply in asker.ask(probe) for r in reply.readings
        if r.has_value and r.low is not None and "," not in r.label and r.definition == f"losses/{told.kind or 'all'}"
    }  # fmt: skip
