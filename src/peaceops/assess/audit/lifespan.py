"""The days of a mission's life by every list at hand: when it began at the earliest and latest, and when it was over.

What enters: a mission and an asker. What leaves: its life, or None where no list has its beginning.
Never done here: a choice between lists; an end for a mission that none of them has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.compared import LEDGER_RULE
from peaceops.errors import InvalidValue
from peaceops.model.audit import Recomputed
from peaceops.model.period import parse_date_range
from peaceops.model.statement import Entity

#: Days in a unit of length.
DAYS: Final = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.4375"), "years": Decimal("365.25")}
_COVERED_TO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """Earliest and latest day on which the lists set a mission's beginning and end.

    Parameters
    ----------
    entity : Entity
        The mission.
    starts : tuple of date
        Earliest and latest beginning.
    ends : tuple of date or None
        Earliest and latest end; None where it goes on as far as the lists know.
    known_to : date or None
        Where it goes on: the last day that a list without an end covers.
    replies : tuple of Reply
        What they rest on.
    """

    entity: Entity
    starts: tuple[date, date]
    ends: tuple[date, date] | None
    known_to: date | None
    replies: tuple[Reply, ...]

    @property
    def length(self) -> tuple[int, int] | None:
        """Least and greatest length in days, or None where no end is known."""
        if self.ends is None:
            return None
        return (self.ends[0] - self.starts[1]).days, (self.ends[1] - self.starts[0]).days + 1


def read_life(entity: Entity, asker: Asker) -> Life | None:
    """Read the life of a mission, or None where no list has its beginning.

    Parameters
    ----------
    entity : Entity
        A mission.
    asker : Asker
        What answers.
    """
    replies = {
        fact: [r for s in asker.find_subjects(entity) for r in asker.ask(Probe(topic=fact, subject=s))]
        for fact in ("started", "ended")
    }  # fmt: skip
    starts, ends = (_drop_spells(list_days(replies[fact])) for fact in ("started", "ended"))
    if not starts:
        return None
    known_to = None
    if not ends:
        lengths = [r for s in asker.find_subjects(entity) for r in asker.ask(Probe(topic="duration", subject=s))]
        known_to = _find_last_covered(lengths)
    return Life(
        entity=entity, starts=(min(d[0] for d in starts), max(d[1] for d in starts)),
        ends=(min(d[0] for d in ends), max(d[1] for d in ends)) if ends else None, known_to=known_to,
        replies=(*replies["started"], *replies["ended"]),
    )  # fmt: skip


#: A list that has a mission begin or end years from where the registry does has another spell of it.
_SPELL_DAYS: Final = 731


def _drop_spells(days: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Drop days that are years from the registry's, which come first: a list may hold a later spell only."""
    if not days:
        return days
    first, last = days[0]
    return [d for d in days if (d[0] - last).days <= _SPELL_DAYS and (first - d[1]).days <= _SPELL_DAYS]


def list_days(replies: Iterable[Reply]) -> list[tuple[date, date]]:
    """List the days of beginning or end that the lists have: neither the instrument's nor those of single claims."""
    found = []
    for reading in (r for reply in replies for r in reply.readings):
        if reading.has_value and reading.rule != LEDGER_RULE and reading.definition != "identity/instrument":
            try:
                found.append((parse_date_range(reading.text), "~" in reading.text))
            except InvalidValue:
                continue
    # A month or year of one list that holds the day of another says no more than that day.
    # A span between two days ("2013-07-31~2017-06-30") is what is not known, and stays.
    return [days for days, is_open in found if is_open or not any(_holds(days, other) for other, _ in found)]


def _holds(days: tuple[date, date], other: tuple[date, date]) -> bool:
    return days != other and days[0] <= other[0] and other[1] <= days[1]


def _find_last_covered(replies: Iterable[Reply]) -> date | None:
    """Find the last day of a list that has the mission and no end for it."""
    readings = [r for reply in replies for r in reply.readings if not r.has_value]
    found = [
        date(int(match[1]), int(match[2]), int(match[3]))
        for r in readings if (match := _COVERED_TO.search(r.coverage))
    ]  # fmt: skip
    return max(found, default=None)


def list_figures(claimed: str, lives: Iterable[Life], verdict: str) -> tuple[Recomputed, ...]:
    """List the days that a verdict on lives rests on, as the lists have them."""
    return tuple(
        Recomputed(
            claimed=claimed, text=r.text, definition=r.definition, rule=r.rule,
            fit="outside" if verdict == "contradicted" else "inside", source=r.source, citation=r.citation,
            query=r.query, command=reply.command, readings=1,
        )
        for life in lives for reply in life.replies for r in reply.readings[:1] if r.has_value
    )  # fmt: skip
