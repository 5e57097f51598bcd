"""Days of a mission's beginning and end, and of its being there, against every list and claim at hand.

What enters: a statement, a mission, an asker. What leaves: recomputed and ledger tests.
Never done here: a contradiction out of two acts: a mandate, its authorisation and the first troops have days of their
own, and a text that says "established" may mean any of them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.compared import LEDGER_RULE
from peaceops.assess.audit.lifespan import list_figures, read_life
from peaceops.assess.audit.overlap import list_hosts
from peaceops.assess.audit.scope import Assertion, tell_carried
from peaceops.assess.audit.told import EVENTS, PLANNED, counts_people, is_told_of, read_event
from peaceops.errors import InvalidValue
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.period import Period, parse_date_range
from peaceops.model.statement import Entity, Statement, When

#: A day nearer to a known act than this may be the day of an act that the evidence does not hold.
_OTHER_ACT_DAYS: Final = 183
#: The same, where several sources with days of their own agree on the act.
_SURE_DAYS: Final = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """A day on which the evidence sets the beginning or end."""

    reading: Reading
    reply: Reply
    first: date
    last: date
    fit: str
    gap: int


def check_days(statement: Statement, entity: Entity, asker: Asker) -> list[StatementTest]:
    """Test each day that is told of a mission's beginning, end or being there."""
    # One that is told by its organisation, its place and the days is no guess.
    is_told = entity.how == "named" or (entity.how == "implied" and bool(entity.text))
    doubts = () if is_told else (tell_carried(entity),)
    found: list[StatementTest] = []
    for when in statement.times:
        if not is_told_of(statement, entity, when) or is_standing(statement, when):
            continue
        for fact, day in _list_facts(statement, when):
            assertion = Assertion(statement=statement, amount=None, when=day, entity=entity, doubts=doubts)
            replies = [
                reply for subject in asker.find_subjects(entity) for reply in asker.ask(Probe(topic=fact, subject=subject))
            ]  # fmt: skip
            acts = _drop_later_instruments(_list_acts(assertion, replies))
            for kind in ("recomputed", "ledger"):
                own = [a for a in acts if (a.reading.rule == LEDGER_RULE) == (kind == "ledger")]
                if own:
                    test = _count_predecessor(_decide_days(assertion, own, acts, kind), assertion, when, asker)
                    if test.verdict == "contradicted" and fact == "ended" and _may_be_of_part(statement, day, own):
                        continue
                    if (
                        test.verdict == "contradicted"
                        and fact == "started"
                        and _may_be_presence(statement, day, entity, asker)
                    ):
                        continue
                    # "Three months later" is counted here from a day that is told: it bears out and excludes nothing.
                    if when.kind != "relative" or test.verdict.startswith("supported"):
                        found.append(test)
        found += check_active(statement, when, entity, asker, doubts)
        found += _check_by(statement, when, entity, asker)
    return found


def _count_predecessor(test: StatementTest, assertion: Assertion, when: When, asker: Asker) -> StatementTest:
    """Tell that "since" holds with the mission before it, which the registry has as its predecessor in the same place."""
    entity, days = assertion.entity, assertion.days
    if test.verdict != "contradicted" or when.kind != "since" or entity is None or days is None:
        return test
    own = asker.read_mission(entity.id)
    before = asker.read_mission(own.predecessor) if own is not None and own.predecessor else None
    if own is None or before is None or list_hosts(own.id, asker).isdisjoint(list_hosts(before.id, asker)):
        return test
    life = read_life(replace(entity, id=before.id), asker)
    if life is None or life.starts[0] > days[1] or days[0] > life.starts[1]:
        return test
    words = f"with {asker.name(before.id)}, which it took over from and which began on {life.starts[0]}, it holds; without it, it does not"
    return replace(
        test, verdict="depends-on-definition", explanation=f"{words[0].upper()}{words[1:]}. {test.explanation}",
        figures=(*list_figures(when.text, (life,), "supported"), *test.figures),
    )  # fmt: skip


#: "Was deployed in Chad in 2009" may tell that it was there.
_THERE: Final = re.compile(r"(?<!first )(?<!newly )\b(?:deployed|stationed|based)\sin\b", re.IGNORECASE)


def _may_be_presence(statement: Statement, when: When, entity: Entity, asker: Asker) -> bool:
    """Whether a day told with "deployed in" lies within a mission's life: it need not be that of its beginning."""
    if _THERE.search(statement.text) is None:
        return False
    life = read_life(entity, asker)
    return (
        life is not None
        and life.starts[0] <= when.period.last_day
        and (life.ends is None or when.period.first_day <= life.ends[1])
    )


_LEFT: Final = re.compile(r"\b(?:withdr[ae]w|withdrawn|left|pulled out|departed|went home|came home)\b", re.IGNORECASE)
_EARLY_DAYS: Final = 731


def _may_be_of_part(statement: Statement, when: When, own: Sequence[_Act]) -> bool:
    """Whether a leaving comes before the end: of some, or of all who were not to close the mission."""
    early = (min(a.first for a in own) - when.period.last_day).days
    return _LEFT.search(statement.text) is not None and 0 < early <= _EARLY_DAYS


def _check_by(statement: Statement, when: When, entity: Entity, asker: Asker) -> Iterator[StatementTest]:
    """Test that a mission had begun, or was over, by a day."""
    event = read_event(statement, when)
    if when.kind != "until" or not _BY.match(when.text) or event not in ("started", "ended") or entity.how != "named":
        return
    if PLANNED.search(statement.text) or counts_people(statement):
        return
    life = read_life(entity, asker)
    known = life.starts if life and event == "started" else life.ends if life else None
    last = when.period.last_day
    if life is None or known is None:
        return
    if known[1] <= last:
        is_soon = (last - known[0]).days <= _YEAR_DAYS
        verdict = "supported" if is_soon else "supported-with-qualification"
    elif (known[0] - last).days > _SURE_DAYS:
        verdict = "contradicted"
    else:
        return
    words = "began" if event == "started" else "was over"
    yield StatementTest(
        kind="recomputed", verdict=verdict, figures=list_figures(when.text, (life,), verdict),
        explanation=f"{asker.name(entity.id)} {words} from {known[0]} to {known[1]} by the lists at hand.",
    )  # fmt: skip


_BY: Final = re.compile(r"by\b", re.IGNORECASE)
_YEAR_DAYS: Final = 366


def _list_facts(statement: Statement, when: When) -> Iterator[tuple[str, When]]:
    """List the beginning and end that a day or range states."""
    event = read_event(statement, when)
    if event == "started" and when.kind == "until" and _UNTIL.match(when.text) and _STATIONED.search(statement.text):
        event = "active"
    if not event or when.how != "named" or PLANNED.search(statement.text):
        return
    if _OTHER_YEAR.match(statement.text[max(when.end - statement.start, 0) :]) or _is_bracketed(statement, when):
        return
    if event == "active" and counts_people(statement):
        return  # the day is that of the figure
    if (when.kind in ("day", "month", "year", "relative") and event != "active") or (
        when.kind == "range" and event in ("started", "ended")
    ):
        yield event, when
    elif when.kind == "since" and event in ("active", "started") and when.period.start is not None:
        yield "started", take_precision(when, when.period.first_day)
    elif when.kind == "until" and event == "active" and when.period.end is not None and _UNTIL.match(when.text):
        yield "ended", take_precision(when, when.period.last_day)


def _is_bracketed(statement: Statement, when: When) -> bool:
    """Whether a day stands alone in brackets and before every word for an event: "MINUSCA (2025) founded in 1960"."""
    text, at, over = statement.text, when.start - statement.start, when.end - statement.start
    if at < 1 or text[at - 1] != "(" or text[over : over + 1] != ")":
        return False
    return not any(pattern.search(text, 0, at) for pattern in EVENTS.values())


_STATIONED: Final = re.compile(r"\b(?:was|were|been|remained)\s(?:\w+\s)?(?:deployed|stationed)\b", re.IGNORECASE)
_UNTIL: Final = re.compile(r"(?:until|till)\b", re.IGNORECASE)
_OTHER_YEAR: Final = re.compile(
    r"^\s(?:of )?(?:the|that) (?:next|following|same|previous|preceding) year", re.IGNORECASE
)


def take_precision(when: When, day: date) -> When:
    """Give the end of an open period as the day, month or year that its words name."""
    if re.search(r"\d{1,2}\s+[A-Z]|[A-Z][a-z]+\s+\d{1,2},", when.text):
        first, last = day, day
    elif re.search(r"[A-Z][a-z]{2,}", when.text.removeprefix("Since").removeprefix("Until")):
        month = calendar.monthrange(day.year, day.month)[1]
        first, last = day.replace(day=1), day.replace(day=month)
    else:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return replace(when, period=Period.of_days(first, last), kind="day")


#: "ended 1999 with 4,429": how it stood then, and no act.
_CLOSED_YEAR: Final = re.compile(
    r"\b(?:ended|began|started|finished|closed|opened)\s(?:the\s(?:year\s)?)?$", re.IGNORECASE
)
_STANDING: Final = re.compile(r"^,?\s(?:with|at|on)\s", re.IGNORECASE)


def is_standing(statement: Statement, when: When) -> bool:
    """Whether words tell with how many a mission ended or began a year: "ended 1999 with 4,429 in uniform"."""
    at, end = when.start - statement.start, when.end - statement.start
    return bool(_CLOSED_YEAR.search(statement.text[:at]) and _STANDING.match(statement.text[end:]))


def check_active(
    statement: Statement, when: When, entity: Entity, asker: Asker, doubts: tuple[str, ...]
) -> Iterator[StatementTest]:
    """Test that a mission was there on the days named: inside its life, or beyond it."""
    if (
        counts_people(statement)
        or read_event(statement, when) != "active"
        or when.kind in ("since", "until", "relative")
        or PLANNED.search(statement.text)
    ):
        return
    replies = {
        fact: [r for s in asker.find_subjects(entity) for r in asker.ask(Probe(topic=fact, subject=s))]
        for fact in ("started", "ended")
    }  # fmt: skip
    starts, ends = (_list_days(replies[fact]) for fact in ("started", "ended"))
    if not starts or (not ends and _is_over(replies["ended"])):
        return
    begun, over = min(starts)[0], max((e[1] for e in ends), default=date.max)
    first, last = _clip_years(when, begun, over)
    words = f"it was there from {begun} to {over if over != date.max else 'now, as far as is known'}"
    gap = max((begun - last).days, (first - over).days if over != date.max else 0)
    slack = timedelta(days=_SURE_DAYS)
    if gap > _SURE_DAYS:
        verdict = "contradicted"
    elif gap > 0:
        return  # not there on any day named, by a few days
    elif begun - slack <= first and (over == date.max or last <= over + slack):
        verdict = "supported" if not doubts else "supported-with-qualification"
        exact = _is_near(first, starts) and _is_near(last, ends)
        if when.kind == "range" and (last - first).days > 366 and not exact and not _is_partial(statement):
            verdict = "supported-with-qualification"
    elif gap <= 0:
        longer = (begun - first).days > _OTHER_ACT_DAYS or (over != date.max and (last - over).days > _OTHER_ACT_DAYS)
        verdict = "contradicted" if longer and when.kind == "range" else "supported-with-qualification"
    else:
        return
    figures = tuple(
        Recomputed(
            claimed=when.text, text=f"{begun} to {over}", definition="identity/active", rule="first to last day at hand",
            fit={"contradicted": "outside", "supported": "inside"}.get(verdict, "overlaps"), command=reply.command, readings=1,
            source=reply.readings[0].source, citation=reply.readings[0].citation, query=reply.readings[0].query,
        )
        for fact in ("started", "ended") for reply in replies[fact][:1] if reply.readings
    )  # fmt: skip
    extra = f"; {'; '.join(doubts)}" if doubts else ""
    yield StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"{words[0].upper()}{words[1:]}{extra}.", figures=figures
    )


def _clip_years(when: When, begun: date, over: date) -> tuple[date, date]:
    """Take the days that a range of bare years leaves open as those of the mission: "from 1976 to 1982"."""
    first, last = when.period.first_day, when.period.last_day
    if when.kind != "range" or re.search(
        r"[A-Z][a-z]{2,}|early|late|mid|spring|summer|autumn|winter|\b(?:end|close|start|beginning|half|quarter)\b",
        when.text,
    ):
        return first, last
    return (begun if begun.year == first.year else first), (over if over.year == last.year else last)


_FORMER: Final = re.compile(
    r"\b(?:former|ex-|veteran|retired|commemorat|memorial|remember|predecessor|successor|like\b|than\b|famil(?:y|ies)|widow|trial|court)\w*",
    re.IGNORECASE,
)


def check_within_life(assertion: Assertion, asker: Asker, *, is_known: bool = False) -> StatementTest | None:
    """Test that a figure of a mission's own people is of days on which there was one; None where it may be.

    Parameters
    ----------
    assertion : Assertion
        A figure on days.
    asker : Asker
        What answers.
    is_known : bool
        Whether the very number is at hand for other days: then it is no other act's.
    """
    entity, when = assertion.entity, assertion.when
    if entity is None or entity.kind != "mission" or entity.how != "named" or when is None or when.how != "named":
        return None
    text = assertion.statement.text
    is_short = when.kind == "range" and (when.period.last_day - when.period.first_day).days <= _OTHER_ACT_DAYS
    if (when.kind not in ("day", "month", "year") and not is_short) or len(assertion.statement.times) > 1:
        return None
    if PLANNED.search(text) or _FORMER.search(text):
        return None
    replies = {
        fact: [r for s in asker.find_subjects(entity) for r in asker.ask(Probe(topic=fact, subject=s))]
        for fact in ("started", "ended")
    }  # fmt: skip
    starts, ends = (_list_days(replies[fact]) for fact in ("started", "ended"))
    if not starts:
        return None
    first, last = when.period.first_day, when.period.last_day
    early, late = (min(starts)[0] - last).days, (first - max(e[1] for e in ends)).days if ends else 0
    if max(early, late) <= (_SURE_DAYS if is_known else _OTHER_ACT_DAYS):
        return None
    words = f"on {when.text} there was none: it " + (
        f"began on {min(starts)[0]} at the earliest"
        if early > 0
        else f"was over on {max(e[1] for e in ends)} at the latest"
    )
    figures = tuple(
        Recomputed(
            claimed=when.text, text=r.text, definition=r.definition, rule=r.rule, fit="other-period", source=r.source,
            citation=r.citation, query=r.query, command=reply.command, readings=1,
        )
        for reply in replies["started" if early > 0 else "ended"] for r in reply.readings if r.has_value
    )  # fmt: skip
    return StatementTest(
        kind="recomputed", verdict="contradicted", explanation=f"{words[0].upper()}{words[1:]}.", figures=figures[:8]
    )


def _is_partial(statement: Statement) -> bool:
    return re.search(r"\b(?:still|already|also|during)\b", statement.text, re.IGNORECASE) is not None


def _is_near(day: date, days: Sequence[tuple[date, date]]) -> bool:
    return any((first - day).days <= _SURE_DAYS and (day - last).days <= _SURE_DAYS for first, last in days)


def _list_days(replies: Sequence[Reply]) -> list[tuple[date, date]]:
    days = []
    for reply in replies:
        for reading in reply.readings:
            if reading.has_value and reading.definition != "identity/instrument":
                try:
                    days.append(parse_date_range(reading.text))
                except InvalidValue:
                    continue
    return days


def _is_over(replies: Sequence[Reply]) -> bool:
    """Whether the registry has an end: without one a mission goes on as far as is known."""
    return any(r.has_value for reply in replies for r in reply.readings)


def _list_acts(assertion: Assertion, replies: Sequence[Reply]) -> list[_Act]:
    days = assertion.days
    assert days is not None
    acts = []
    for reply in replies:
        for reading in reply.readings:
            if not reading.has_value:
                continue
            try:
                first, last = parse_date_range(reading.text)
            except InvalidValue:
                continue
            gap = max((first - days[1]).days, (days[0] - last).days, 0)
            fit = "outside" if gap else "equal" if (first, last) == days else "inside"
            if not gap and not (days[0] <= first and last <= days[1]) and (first, last) != days:
                fit = "overlaps"
            acts.append(_Act(reading=reading, reply=reply, first=first, last=last, fit=fit, gap=gap))
    return acts


def _drop_later_instruments(acts: Sequence[_Act]) -> list[_Act]:
    """Drop the days of instruments long after the first day: those of renewals and of later agreements."""
    first = min((a.first for a in acts if a.reading.definition != "identity/instrument"), default=date.max)
    limit = first + timedelta(days=_OTHER_ACT_DAYS) if first != date.max else date.max
    return [a for a in acts if a.reading.definition != "identity/instrument" or a.first <= limit]


def _decide_days(assertion: Assertion, own: Sequence[_Act], acts: Sequence[_Act], kind: str) -> StatementTest:
    assert assertion.when is not None
    figures = tuple(_day_figure(assertion, act) for act in sorted(own, key=lambda a: a.gap)[:12])
    grounds = tuple(
        Excerpt(where="claim", ref=act.reading.keys[0], text=act.reading.label)
        for act in own if act.reading.rule == LEDGER_RULE and act.reading.keys
    )[:6]  # fmt: skip
    words = "; ".join(dict.fromkeys(f"{a.reading.label}: {a.reading.text}" for a in own))
    agree = [a for a in own if a.fit in ("equal", "inside")]
    doubt = f"; {'; '.join(assertion.doubts)}" if assertion.doubts else ""
    if agree:
        against = [a for a in own if a.gap > _SURE_DAYS and a.reading.definition == agree[0].reading.definition]
        verdict = "supported-with-qualification" if against or assertion.doubts else "supported"
        text = f"the evidence agrees: {words}" if not against else f"some of the evidence agrees: {words}"
    elif any(a.fit == "overlaps" for a in own):
        verdict, text = (
            "supported-with-qualification",
            f"the evidence knows the day less closely than it is stated: {words}",
        )
    else:
        least = min(a.gap for a in acts)
        sources = {a.reading.source for a in acts if a.reading.source}
        limit = _SURE_DAYS if len(sources) > 1 and _agree_closely(acts) else _OTHER_ACT_DAYS
        if least > limit and assertion.entity is not None and assertion.entity.how != "implied":
            verdict, text = (
                "contradicted",
                f"{assertion.when.text} is {_tell_gap(least)} from every day at hand: {words}",
            )
        else:
            verdict = "no-evidence"
            text = f"{assertion.when.text} is {_tell_gap(least)} from the nearest act at hand and may be that of another: {words}"
    return StatementTest(
        kind=kind, verdict=verdict, explanation=f"{text[0].upper()}{text[1:]}{doubt}.", figures=figures, grounds=grounds
    )


def _tell_gap(days: int) -> str:
    """Tell a gap in the unit that a reader thinks in: days up to two months, months up to two years."""
    if days <= 61:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{round(days / 30.44)} months" if days < 731 else f"{round(days / 365.25)} years"


def _agree_closely(acts: Sequence[_Act]) -> bool:
    firsts = [a.first for a in acts]
    return (max(firsts) - min(firsts)).days <= _SURE_DAYS


def _day_figure(assertion: Assertion, act: _Act) -> Recomputed:
    assert assertion.when is not None
    return Recomputed(
        claimed=assertion.when.text, text=act.reading.text, definition=act.reading.definition, rule=act.reading.rule,
        period=act.reading.text, fit=act.fit, source=act.reading.source, citation=act.reading.citation,
        query=act.reading.query, command=act.reply.command, readings=1,
    )  # fmt: skip
