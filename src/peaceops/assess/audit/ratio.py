"""Ratios of two figures at hand: what doubled between two days, which of two missions had three times as many.

What enters: a statement with a direction, a factor or a share of change, and an asker. What leaves: tests.
Never done here: a ratio of figures of two definitions or two sources; a change between days that were not read.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.cause import ALL, list_causes
from peaceops.assess.audit.change import FAR, LOST_SHARE, NEAR, NUMBERS, SAME, Stated, hedge, read_change, read_outnumbered
from peaceops.assess.audit.compared import LEDGER_RULE
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.guard import is_of_part
from peaceops.assess.audit.scope import is_generic, read_days
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.statement import Entity, Statement, When

_TIMES_AS: Final = re.compile(
    r"\b(?:(?P<twice>twice|double)|(?P<half>half)|(?P<n>two|three|four|five|six|seven|eight|nine|ten) times)\s(?:as (?:many|large|big|strong)|the (?:number|size|strength)|as much)\b",
    re.IGNORECASE,
)
_OUTNUMBERED: Final = re.compile(
    r"\b(?P<passive>(?:was|were)\soutnumbered\sby)\b|\b(?P<active>outnumbered|exceeded|surpassed)\b", re.IGNORECASE
)
_MORE_THAN: Final = re.compile(
    r"\b(?P<word>more|fewer|less|larger|bigger|stronger|smaller|weaker|greater)\b(?!\sthan\s(?!(?:in|at|on|during|the|it|its|a\syear|one\syear|(?-i:[A-Z]\w+))\b))[^.;]{0,60}?\bthan\b",
    re.IGNORECASE,
)
_DEATH: Final = re.compile(
    r"\b(?:kill(?:ed|s)?|die[ds]?|dead|deaths?|fatalit\w+|lives|lost|casualt\w+)\b", re.IGNORECASE
)
_POLICE: Final = re.compile(r"\bpolice", re.IGNORECASE)
_TROOPS: Final = re.compile(
    r"\b(?:troops?|soldiers?|observers?|military|strength|force[ds]?|peace-?keepers|size|personnel|uniform(?:ed)?|larger|bigger|smaller)\b", re.IGNORECASE
)
_STATES: Final = re.compile(
    r"\b(?:contributing|contributors?|contributed by|contributing countries|countries (?:sent|contribut|in\b))",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:civilian|local|displaced|refugee|resident|rebel|fighter|budget|cost|dollars?|vehicles?|helicopters?|women|female|authori[sz]ed|ceiling|mandated)\b",
    re.IGNORECASE,
)
#: Words of a part that are what is compared here.
_NO_PART: Final = re.compile(r"\bpolice|\bper cent\b|\bcontingent\b|\bcomponent\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Metric:
    """What is compared: the question that is asked, and the definition that answers it."""

    topic: str
    definition: str
    indicator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """A figure of one mission on one day, month or year, or of its whole time."""

    reading: Reading
    reply: Reply

    @property
    def bounds(self) -> Bounds:
        """Least and greatest."""
        return Bounds(low=self.reading.low, high=self.reading.high)


def check_ratios(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test a change over time, or how one mission stands to another.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    if statement.modality not in ("asserted", "reported", "estimated") or statement.is_negated:
        return
    if (sender := find_sender(statement)) is not None:
        metric = _Metric(topic="contributions", definition=f"contributions/{_read_sent(statement.text)}")
        yield from _check_change(statement, sender, metric, asker)
        return
    metric = _read_metric(statement)
    if metric is None:
        return
    missions = [e for e in statement.entities if e.kind == "mission" and e.how == "named" and not is_generic(e)]
    ids = {e.id for e in missions}
    if "" in ids or not ids:
        return
    if len(ids) == 1:
        yield from _check_change(statement, missions[0], metric, asker)
    elif len(ids) == 2:
        yield from _check_beside(statement, missions, metric, asker)


_SENT: Final = re.compile(
    r"\b(?:UN|United Nations|U\.N\.)(?:[’']s)?\s(?:peace-?keeping\s)?(?:missions|operations|peace-?keeping)\b", re.IGNORECASE
)


def find_sender(statement: Statement) -> Entity | None:
    """Find the one state whose people in all missions of the UN are spoken of, where no mission is named."""
    states = [e for e in statement.entities if e.kind == "state" and e.how == "named"]
    is_one = len({e.id for e in states}) == 1 and states[0].id and states[0].role == "subject"
    named = any(e.kind == "mission" and e.how == "named" and not is_generic(e) for e in statement.entities)
    return states[0] if is_one and not named and _SENT.search(statement.text) and not _OTHERS.search(statement.text) else None


def _read_sent(text: str) -> str:
    if _POLICE.search(text):
        return "police"
    return "troops" if re.search(r"\b(?:troops|soldiers)\b", text, re.IGNORECASE) else "uniformed"


def _read_metric(statement: Statement) -> _Metric | None:
    text = statement.text
    if _OTHERS.search(text):
        return None
    if _STATES.search(text):
        return _Metric(topic="claims", indicator="M1", definition="M1/contributing_states")
    if _DEATH.search(LOST_SHARE.sub("", text)):
        causes = {name for _, name in list_causes(text)}
        return (
            _Metric(topic="fatalities", definition=causes.pop() if len(causes) == 1 else ALL)
            if len(causes) < 2
            else None
        )
    if _POLICE.search(text):
        return _Metric(topic="strength", definition="T3/deployed_police")
    is_of_force = _TROOPS.search(text) or any(
        e.kind == "mission" and e.role == "subject" and _GROWS.match(text[max(e.end - statement.start, 0) :])
        for e in statement.entities
    )
    return _Metric(topic="strength", definition="T3/deployed_strength") if is_of_force else None


#: A mission that grows or shrinks does so in people.
_GROWS: Final = re.compile(
    r"\s(?:had\s|has\s)?(?:more than\s|nearly\s|almost\s|over\s)?(?:doubled|tripled|trebled|quadrupled|halved|grew|shrank|shrunk|swelled|dwindled|grown)\b"
    r"|\slost\s[\w ]{1,30}(?:per cent|percent|%)\sof\sits\s(?:personnel|strength|people|staff|troops)", re.IGNORECASE
)  # fmt: skip


def _check_change(statement: Statement, mission: Entity, metric: _Metric, asker: Asker) -> Iterator[StatementTest]:
    """Test that something grew or fell, by how much, from one day to another."""
    text = statement.text
    if (years := _read_years(statement)) is not None:
        yield from _judge_years(years, mission, metric, asker)
        return
    stated = read_change(statement)
    ends = _read_ends(statement)
    if stated is None or ends is None or (metric.topic == "strength" and is_of_part(_NO_PART.sub("", text))):
        return
    values = [_find_value(mission.id, metric, end, asker) for end in ends]
    before, after = values
    if before is None or after is None or not _is_comparable(before, after) or not before.bounds.low:
        return
    assert before.bounds.high is not None
    assert after.bounds.low is not None
    assert after.bounds.high is not None
    ratio = after.bounds.low / before.bounds.high, after.bounds.high / before.bounds.low
    verdict = _judge(stated, ratio)
    if verdict == "supported" and any(w.kind == "year" or _is_years(w) for w in statement.times):
        verdict = "supported-with-qualification"  # the day within the year was chosen here
    if verdict:
        yield _test(verdict, (before, after), stated[2])


_TIMES_THOSE: Final = re.compile(
    r"\b(?:(?P<twice>twice|double)|(?P<half>half)|(?P<n>two|three|four|five|six|seven|eight|nine|ten) times)\s(?:as (?:many|large|big|strong|high)|those|that|the (?:number|figure|toll|total|losses|deaths))\b",
    re.IGNORECASE,
)
_YEAR_BEFORE: Final = re.compile(
    r"\b(?:the year before|the previous year|the preceding year|a year earlier)\b", re.IGNORECASE
)


def _read_years(statement: Statement) -> tuple[Stated, tuple[When, tuple[date, date]]] | None:
    """Read a comparison of one day, month or year with another: the factor stated, the first, and the other's days."""
    text, at = statement.text, statement.start
    times = sorted(
        (w for w in statement.times if w.how == "named" and w.kind in ("day", "month", "year", "range")),
        key=lambda w: w.start,
    )
    factor, more = _TIMES_THOSE.search(text), _MORE_THAN.search(text)
    cue = factor or more
    if cue is None or not times or len(times) > 2:
        return None
    before = _YEAR_BEFORE.search(text)
    if len(times) == 2 and times[1].start - at > cue.start():
        other = (times[1].period.first_day, times[1].period.last_day)
    elif len(times) == 1 and before is not None and before.start() > cue.start() and times[0].kind == "year":
        year = times[0].period.first_day.year - 1
        other = date(year, 1, 1), date(year, 12, 31)
    else:
        return None
    if factor is not None:
        number = (
            Decimal("0.5") if factor["half"] else Decimal(2) if factor["twice"] else NUMBERS[factor["n"].casefold()]
        )
        return hedge(text[: factor.start()], number, factor.group()), (times[0], other)
    assert more is not None
    is_fewer = more["word"].casefold() in ("fewer", "less", "smaller", "weaker")
    return ((None, Decimal(1), more["word"]) if is_fewer else (Decimal(1), None, more["word"])), (times[0], other)


def _judge_years(
    years: tuple[Stated, tuple[When, tuple[date, date]]], mission: Entity, metric: _Metric, asker: Asker
) -> Iterator[StatementTest]:
    stated, (when, other) = years
    own = when.period.first_day, when.period.last_day
    first, second = (_find_value(mission.id, metric, days, asker) for days in (own, other))
    if first is None or second is None or not _is_comparable(first, second) or not second.bounds.low:
        return
    assert first.bounds.low is not None
    assert first.bounds.high is not None
    assert second.bounds.high is not None
    verdict = _judge(stated, (first.bounds.low / second.bounds.high, first.bounds.high / second.bounds.low))
    if verdict:
        yield _test(verdict, (first, second), stated[2])


_IN_YEAR: Final = re.compile(
    r"\b(?:doubled|trebled|tripled|quadrupled|halved|by (?:a|one|two|three|half|[\d.]+)\b[\w\s-]{0,20})\s(?:in|during|over|in the course of)\s(?:the year\s)?$",
    re.IGNORECASE,
)


def _is_years(when: When) -> bool:
    return when.kind == "range" and re.search(r"[A-Z][a-z]{2,}|end of", when.text) is None


def _judge(stated: tuple[Decimal | None, Decimal | None, str], ratio: tuple[Decimal, Decimal]) -> str:
    low, high, _ = stated
    is_within = (low is None or ratio[0] >= low) and (high is None or ratio[1] <= high)
    if is_within:
        return "supported"
    # The distance of a factor from no change at all is what is misjudged.
    edge = low if low is not None and ratio[1] < low else high
    if edge is None:
        return ""
    far = max(abs(edge - 1) * FAR, SAME)
    if (low is not None and ratio[1] < low - far) or (high is not None and ratio[0] > high + far):
        return "contradicted"
    return ""


def _read_ends(statement: Statement) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """Read the first and last day, month or year of a change."""
    times = sorted((w for w in statement.times if w.how == "named"), key=lambda w: w.period.first_day)
    if len(times) == 2 and all(w.kind in ("day", "month", "year", "range") for w in times):
        one, other = times[0].period, times[1].period
        return (one.first_day, one.last_day), (other.first_day, other.last_day)
    if len(times) == 1 and times[0].kind == "year" and _IN_YEAR.search(statement.text[: max(times[0].start - statement.start, 0)]):
        year = times[0].period.first_day.year
        return (date(year - 1, 12, 1), date(year - 1, 12, 31)), (date(year, 12, 1), date(year, 12, 31))
    if len(times) != 1 or times[0].kind != "range":
        return None
    first, last = times[0].period.first_day, times[0].period.last_day
    if first.year == last.year and first.month == last.month:
        return None
    if _is_years(times[0]):
        return (date(first.year, 1, 1), date(first.year, 12, 31)), (date(last.year, 1, 1), date(last.year, 12, 31))
    end = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return (first, end), (last.replace(day=1), last)


def _find_value(mission: str, metric: _Metric, days: tuple[date, date] | None, asker: Asker) -> _Value | None:
    """Find the figure of a month or day, that of a year's end, or that of the whole time."""
    probe = Probe(topic=metric.topic, subject=mission)
    if metric.topic == "claims":
        indicator, _, definition = metric.definition.partition("/")
        probe = Probe(topic="claims", subject=mission, indicator=indicator, definition=definition)
    if metric.topic == "contributions":
        return _find_sent(mission, metric, days, asker)
    found: list[tuple[date, int, _Value]] = []
    for reply in asker.ask(probe):
        for r in reply.readings:
            own = read_days(r)
            if not r.has_value or r.definition != metric.definition or r.low is None or r.high is None or own is None:
                continue
            if metric.topic == "fatalities":
                if r.rule == LEDGER_RULE and "fatalities" not in r.source:
                    continue
                if (days is None and own[0] != own[1]) or own == days:
                    found.append((own[1], (own[1] - own[0]).days, _Value(reading=r, reply=reply)))
            elif days is not None and days[0] <= own[1] <= days[1] and (own[1] - own[0]).days <= 31:
                found.append((own[1], 0, _Value(reading=r, reply=reply)))
    if not found:
        return None
    if metric.topic == "fatalities":
        return max(found, key=lambda f: f[1])[2]
    last = max(f[0] for f in found)
    at_last = [f[2] for f in found if f[0] == last]
    # Sources that differ on one day tell no ratio.
    values = {(v.reading.low, v.reading.high) for v in at_last}
    return at_last[0] if len(values) == 1 else None


def _find_sent(state: str, metric: _Metric, days: tuple[date, date] | None, asker: Asker) -> _Value | None:
    """Find what a state sent: in a month, or between the least and the greatest month of a year."""
    if days is None:
        return None
    if days[0].month == days[1].month:
        days = days[0].replace(day=1), days[1].replace(day=calendar.monthrange(days[1].year, days[1].month)[1])
    values = [
        _Value(reading=r, reply=reply)
        for reply in asker.ask(Probe(topic="contributions", state=state, first=days[0], last=days[1]))
        for r in reply.readings
        if r.definition == metric.definition and r.has_value and r.low is not None and r.high is not None
    ]
    return values[0] if len(values) == 1 else None


def _is_comparable(one: _Value, other: _Value) -> bool:
    return one.reading.source == other.reading.source and one.reading.definition == other.reading.definition


def _check_beside(
    statement: Statement, missions: list[Entity], metric: _Metric, asker: Asker
) -> Iterator[StatementTest]:
    """Test how one mission stands to another: more, fewer, twice as many."""
    text, at = statement.text, statement.start
    missions = sorted(missions, key=lambda e: e.start)
    if _TOGETHER.search(text):
        yield from _check_together(statement, missions, metric, asker)
        return
    one, other = missions[0], missions[-1]
    times_as, more = _TIMES_AS.search(text), _MORE_THAN.search(text)
    beside = _OUTNUMBERED.search(text)
    cue = beside or times_as or more
    if cue is None or not one.end - at <= cue.start() or other.start - at < cue.end() or len(missions) != 2:
        return
    if any(a.unit in ("persons", "count", "share") for a in statement.amounts) or is_of_part(_NO_PART.sub("", text)):
        return
    days = _read_one_day(statement)
    if days is None and (metric.topic != "fatalities" or statement.times):
        return
    first, second = (_find_value(e.id, metric, days, asker) for e in (one, other))
    if first is None or second is None or not _is_comparable(first, second) or not second.bounds.low:
        return
    assert first.bounds.low is not None
    assert first.bounds.high is not None
    assert second.bounds.high is not None
    ratio = first.bounds.low / second.bounds.high, first.bounds.high / second.bounds.low
    if beside is not None:
        stated = read_outnumbered(text, beside)
    elif times_as is not None:
        factor = (
            Decimal("0.5")
            if times_as["half"]
            else Decimal(2)
            if times_as["twice"]
            else NUMBERS[times_as["n"].casefold()]
        )
        stated = hedge(text[: times_as.start()], factor, times_as.group())
    elif more is not None and more["word"].casefold() in ("fewer", "less", "smaller", "weaker"):
        stated = (None, Decimal(1), more["word"])
    else:
        stated = (Decimal(1), None, more["word"] if more else "")
    verdict = _judge(stated, ratio)
    if verdict:
        yield _test(verdict, (first, second), stated[2])


_TOGETHER: Final = re.compile(r"\b(?:between them|together|combined|jointly|the two (?:missions|operations|forces))\b", re.IGNORECASE)


def _check_together(
    statement: Statement, missions: list[Entity], metric: _Metric, asker: Asker
) -> Iterator[StatementTest]:
    """Test what two missions had, or lost, between them."""
    amounts = [a for a in statement.amounts if a.unit in ("persons", "count")]
    days = _read_one_day(statement)
    if len(amounts) != 1 or len({e.id for e in missions}) != 2 or is_of_part(_NO_PART.sub("", statement.text)):
        return
    if days is None and (metric.topic != "fatalities" or statement.times):
        return
    if days is not None and days[0] != days[1] and (days[1] - days[0]).days > 31 and metric.topic != "fatalities":
        return
    found = []
    for ident in sorted({e.id for e in missions}):
        value = _find_value(ident, metric, days, asker)
        police = (
            _find_value(ident, _Metric(topic="strength", definition="T3/deployed_police"), days, asker)
            if metric.definition == "T3/deployed_strength" and not _MILITARY.search(statement.text) else None
        )  # fmt: skip
        if value is None or not value.bounds.is_number or (police is not None and not _is_of_one(value, police)):
            return
        found += [value, *([police] if police else [])]
    total = sum((v.bounds.low or Decimal(0) for v in found), Decimal(0))
    bounds = Bounds(low=total, high=total)
    fit, is_rounded = compare(amounts[0], bounds)
    if fit in ("equal", "inside"):
        yield _test("supported-with-qualification" if is_rounded else "supported", tuple(found), amounts[0].text)
    elif compare(amounts[0], bounds.widen(total * NEAR))[0] == "outside":
        yield _test("contradicted", tuple(found), amounts[0].text)


_MILITARY: Final = re.compile(r"\b(?:troops|soldiers|observers|military)\b", re.IGNORECASE)


def _is_of_one(one: _Value, other: _Value) -> bool:
    return one.reading.source == other.reading.source and one.reading.period == other.reading.period


def _read_one_day(statement: Statement) -> tuple[date, date] | None:
    if len(statement.times) != 1:
        return None
    when = statement.times[0]
    if when.how != "named" or when.kind not in ("day", "month", "year", "range"):
        return None
    first, last = when.period.first_day, when.period.last_day
    return (first, last) if (last - first).days <= 366 else None


def _test(verdict: str, values: tuple[_Value, ...], claimed: str) -> StatementTest:
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


def _tell(value: _Value) -> str:
    reading = value.reading
    label = reading.label.rstrip(".")
    return label if reading.rule == LEDGER_RULE else f"{label}, {reading.period[0]}: {reading.low}"
