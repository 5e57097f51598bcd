"""Figures of a mission or a state on a day, month or year, by one definition: what ratios and sums are made of.

What enters: a metric, a subject, days, an asker. What leaves: a value with its reading, and tests over values.
Never done here: a value where sources differ on the day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.compared import LEDGER_RULE
from peaceops.assess.audit.figure import Bounds
from peaceops.assess.audit.scope import read_days
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed, StatementTest

_ALIKE: Final = Decimal("0.03")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What is compared: the question that is asked, and the definition that answers it."""

    topic: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure of one mission on one day, month or year, or of its whole time."""

    reading: Reading
    reply: Reply

    @property
    def bounds(self) -> Bounds:
        """Least and greatest."""
        return Bounds(low=self.reading.low, high=self.reading.high)


def find_value(mission: str, metric: Metric, days: tuple[date, date] | None, asker: Asker) -> Value | None:
    """Find the figure of a month or day, that of a year's end, or that of the whole time."""
    if metric.topic == "contributions":
        return _find_sent(mission, metric, days, asker)
    probe = Probe(topic=metric.topic, subject=mission)
    if metric.topic == "claims":
        indicator, _, definition = metric.definition.partition("/")
        probe = Probe(topic="claims", subject=mission, indicator=indicator, definition=definition)
    found: list[tuple[date, int, Value]] = []
    for reply in asker.ask(probe):
        for r in reply.readings:
            own = read_days(r)
            if not r.has_value or r.definition != metric.definition or r.low is None or r.high is None or own is None:
                continue
            if metric.topic == "fatalities":
                if r.rule == LEDGER_RULE and "fatalities" not in r.source:
                    continue
                if (days is None and own[0] != own[1]) or own == days:
                    found.append((own[1], (own[1] - own[0]).days, Value(reading=r, reply=reply)))
            elif days is not None and days[0] <= own[1] <= days[1] and (own[1] - own[0]).days <= 31:
                found.append((own[1], 0, Value(reading=r, reply=reply)))
    if not found:
        return None
    if metric.topic == "fatalities":
        return max(found, key=lambda f: f[1])[2]
    return _take_last(found)


def _take_last(found: list[tuple[date, int, Value]]) -> Value | None:
    """Take the figure of the last day, where sources that have it agree."""
    last = max(f[0] for f in found)
    at_last = [f[2] for f in found if f[0] == last]
    # Sources that differ on one day tell no ratio.
    values = {(v.reading.low, v.reading.high) for v in at_last}
    if len(values) == 1:
        return at_last[0]
    # Those that differ by a rounding or some days do: the first source by name, which is then asked of the other too.
    least, most = min(low for low, _ in values if low is not None), max(high for _, high in values if high is not None)
    return min(at_last, key=lambda v: v.reading.source) if most - least <= most * _ALIKE else None


def _find_sent(state: str, metric: Metric, days: tuple[date, date] | None, asker: Asker) -> Value | None:
    """Find what a state sent: in a month, or between the least and the greatest month of a year."""
    if days is None:
        return None
    if days[0].month == days[1].month:
        days = days[0].replace(day=1), days[1].replace(day=calendar.monthrange(days[1].year, days[1].month)[1])
    values = [
        Value(reading=r, reply=reply)
        for reply in asker.ask(Probe(topic="contributions", state=state, first=days[0], last=days[1]))
        for r in reply.readings
        if r.definition == metric.definition and r.has_value and r.low is not None and r.high is not None
    ]
    return values[0] if len(values) == 1 else None


def is_comparable(one: Value, other: Value) -> bool:
    """Whether two values are of one source and definition."""
    return one.reading.source == other.reading.source and one.reading.definition == other.reading.definition


def make_test(verdict: str, values: tuple[Value, ...], claimed: str) -> StatementTest:
    """Make the test that a verdict over values is, with each of them."""
    kind = "ledger" if all(v.reading.rule == LEDGER_RULE for v in values) else "recomputed"
    fit = {"contradicted": "outside", "supported": "inside"}.get(verdict, "overlaps")
    return StatementTest(
        kind=kind, verdict=verdict,
        explanation=" ".join(f"{_tell(v)}." for v in values),
        figures=tuple(
            Recomputed(
                claimed=claimed, low=v.bounds.low, high=v.bounds.high, unit=v.reading.unit, definition=v.reading.definition,
                rule=v.reading.rule, period=" to ".join(dict.fromkeys(v.reading.period)), fit=fit, source=v.reading.source,
                citation=v.reading.citation, query=v.reading.query, command=v.reply.command, readings=1,
            )
            for v in values
        ),
    )  # fmt: skip


def _tell(value: Value) -> str:
    reading = value.reading
    label = reading.label.rstrip(".")
    return label if reading.rule == LEDGER_RULE else f"{label}, {reading.period[0]}: {reading.low}"
