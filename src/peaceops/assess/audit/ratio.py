"""Ratios of two figures at hand: what doubled between two days, which of two missions had three times as many.

What enters: a statement with a direction, a factor or a share of change, and an asker. What leaves: tests.
Never done here: a ratio of figures of two definitions or two sources; a change between days that were not read.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.cause import ALL, list_causes
from peaceops.assess.audit.change import (
    FAR,
    LOST_SHARE,
    SAME,
    Stated,
    hedge,
    read_change,
    read_outnumbered,
)
from peaceops.assess.audit.ownership import is_of_part
from peaceops.assess.audit.scope import is_generic
from peaceops.assess.audit.together import NO_PART, TOGETHER, check_together
from peaceops.assess.audit.valued import Metric, find_value, is_comparable, make_test
from peaceops.model.audit import StatementTest
from peaceops.model.numeral import FACTORS
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
    r"\b(?:troops?|soldiers?|observers?|military|strength|force[ds]?|peace-?keepers|size|personnel|uniform(?:ed)?|larger|bigger|smaller)\b",
    re.IGNORECASE,
)
_STATES: Final = re.compile(
    r"\b(?:contributing|contributors?|contributed by|contributing countries|countries (?:sent|contribut|in\b))",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:civilian|local|displaced|refugee|resident|rebel|fighter|budget|cost|dollars?|vehicles?|helicopters?|women|female|authori[sz]ed|ceiling|mandated)\b",
    re.IGNORECASE,
)


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
        sent = Metric(topic="contributions", definition=f"contributions/{_read_sent(statement.text)}")
        yield from _check_change(statement, sender, sent, asker)
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
    r"\b(?:UN|United Nations|U\.N\.)(?:[’']s)?\s(?:peace-?keeping\s)?(?:missions|operations|peace-?keeping)\b",
    re.IGNORECASE,
)


def find_sender(statement: Statement) -> Entity | None:
    """Find the one state whose people in all missions of the UN are spoken of, where no mission is named."""
    states = [e for e in statement.entities if e.kind == "state" and e.how == "named"]
    is_one = len({e.id for e in states}) == 1 and states[0].id and states[0].role == "subject"
    named = any(e.kind == "mission" and e.how == "named" and not is_generic(e) for e in statement.entities)
    return (
        states[0]
        if is_one and not named and _SENT.search(statement.text) and not _OTHERS.search(statement.text)
        else None
    )


def _read_sent(text: str) -> str:
    if _POLICE.search(text):
        return "police"
    return "troops" if re.search(r"\b(?:troops|soldiers)\b", text, re.IGNORECASE) else "uniformed"


def _read_metric(statement: Statement) -> Metric | None:
    text = statement.text
    if _OTHERS.search(text):
        return None
    if _STATES.search(text):
        return Metric(topic="claims", definition="M1/contributing_states")
    if _DEATH.search(LOST_SHARE.sub("", text)):
        causes = {name for _, name in list_causes(text)}
        return (
            Metric(topic="fatalities", definition=causes.pop() if len(causes) == 1 else ALL)
            if len(causes) < 2
            else None
        )
    if _POLICE.search(text):
        return Metric(topic="strength", definition="T3/deployed_police")
    is_of_force = _TROOPS.search(text) or any(
        e.kind == "mission" and e.role == "subject" and _GROWS.match(text[max(e.end - statement.start, 0) :])
        for e in statement.entities
    )
    return Metric(topic="strength", definition="T3/deployed_strength") if is_of_force else None


#: A mission that grows or shrinks does so in people.
_GROWS: Final = re.compile(
    r"\s(?:had\s|has\s)?(?:more than\s|nearly\s|almost\s|over\s)?(?:doubled|tripled|trebled|quadrupled|halved|grew|shrank|shrunk|swelled|dwindled|grown)\b"
    r"|\slost\s[\w ]{1,30}(?:per cent|percent|%)\sof\sits\s(?:personnel|strength|people|staff|troops)", re.IGNORECASE
)  # fmt: skip


def _check_change(statement: Statement, mission: Entity, metric: Metric, asker: Asker) -> Iterator[StatementTest]:
    """Test that something grew or fell, by how much, from one day to another."""
    text = statement.text
    if (years := _read_years(statement)) is not None:
        yield from _judge_years(years, mission, metric, asker)
        return
    stated = read_change(statement)
    ends = _read_ends(statement)
    if stated is None or ends is None or (metric.topic == "strength" and is_of_part(NO_PART.sub("", text))):
        return
    values = [find_value(mission.id, metric, end, asker) for end in ends]
    before, after = values
    if before is None or after is None or not is_comparable(before, after) or not before.bounds.low:
        return
    assert before.bounds.high is not None
    assert after.bounds.low is not None
    assert after.bounds.high is not None
    ratio = after.bounds.low / before.bounds.high, after.bounds.high / before.bounds.low
    verdict = _judge(stated, ratio)
    if verdict == "supported" and any(w.kind == "year" or _is_years(w) for w in statement.times):
        verdict = "supported-with-qualification"  # the day within the year was chosen here
    if verdict:
        yield make_test(verdict, (before, after), stated[2])


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
            Decimal("0.5")
            if factor["half"]
            else Decimal(2)
            if factor["twice"]
            else Decimal(FACTORS[factor["n"].casefold()])
        )
        return hedge(text[: factor.start()], number, factor.group()), (times[0], other)
    assert more is not None
    is_fewer = more["word"].casefold() in ("fewer", "less", "smaller", "weaker")
    return ((None, Decimal(1), more["word"]) if is_fewer else (Decimal(1), None, more["word"])), (times[0], other)


def _judge_years(
    years: tuple[Stated, tuple[When, tuple[date, date]]], mission: Entity, metric: Metric, asker: Asker
) -> Iterator[StatementTest]:
    stated, (when, other) = years
    own = when.period.first_day, when.period.last_day
    first, second = (find_value(mission.id, metric, days, asker) for days in (own, other))
    if first is None or second is None or not is_comparable(first, second) or not second.bounds.low:
        return
    assert first.bounds.low is not None
    assert first.bounds.high is not None
    assert second.bounds.high is not None
    verdict = _judge(stated, (first.bounds.low / second.bounds.high, first.bounds.high / second.bounds.low))
    if verdict:
        yield make_test(verdict, (first, second), stated[2])


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
    if (
        len(times) == 1
        and times[0].kind == "year"
        and _IN_YEAR.search(statement.text[: max(times[0].start - statement.start, 0)])
    ):
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


def _check_beside(
    statement: Statement, missions: list[Entity], metric: Metric, asker: Asker
) -> Iterator[StatementTest]:
    """Test how one mission stands to another: more, fewer, twice as many."""
    text, at = statement.text, statement.start
    missions = sorted(missions, key=lambda e: e.start)
    if TOGETHER.search(text):
        yield from check_together(statement, missions, metric, _read_one_day(statement), asker)
        return
    one, other = missions[0], missions[-1]
    times_as, more = _TIMES_AS.search(text), _MORE_THAN.search(text)
    beside = _OUTNUMBERED.search(text)
    cue = beside or times_as or more
    if cue is None or not one.end - at <= cue.start() or other.start - at < cue.end() or len(missions) != 2:
        return
    if any(a.unit in ("persons", "count", "share") for a in statement.amounts) or is_of_part(NO_PART.sub("", text)):
        return
    days = _read_one_day(statement)
    if days is None and (metric.topic != "fatalities" or statement.times):
        return
    first, second = (find_value(e.id, metric, days, asker) for e in (one, other))
    if first is None or second is None or not is_comparable(first, second) or not second.bounds.low:
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
            else Decimal(FACTORS[times_as["n"].casefold()])
        )
        stated = hedge(text[: times_as.start()], factor, times_as.group())
    elif more is not None and more["word"].casefold() in ("fewer", "less", "smaller", "weaker"):
        stated = (None, Decimal(1), more["word"])
    else:
        stated = (Decimal(1), None, more["word"] if more else "")
    verdict = _judge(stated, ratio)
    if verdict:
        yield make_test(verdict, (first, second), stated[2])


def _read_one_day(statement: Statement) -> tuple[date, date] | None:
    if len(statement.times) != 1:
        return None
    when = statement.times[0]
    if when.how != "named" or when.kind not in ("day", "month", "year", "range"):
        return None
    first, last = when.period.first_day, when.period.last_day
    return (first, last) if (last - first).days <= 366 else None
