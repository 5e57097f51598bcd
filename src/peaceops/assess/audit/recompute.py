"""Tests of a statement by questions: recomputed numbers, and what the ledger's claims say on the same question.

What enters: a testable statement and an asker. What leaves: tests, recomputed before ledger.
Never done here: a verdict where the subject is ambiguous, or where a denial has no coverage.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from peaceops.assess.audit import count, identity
from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.decide import DISTINCT_DIGITS, compare_readings, decide, to_figure
from peaceops.assess.audit.figure import count_digits, write_bounds
from peaceops.assess.audit.guard import may_exclude, may_test
from peaceops.assess.audit.scope import FORCE, Assertion, list_assertions
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Entity, Statement

#: Verdicts that say that evidence speaks against a figure.
_EXCLUDING: Final = ("contradicted", "contested", "depends-on-definition")
#: Figures on which the parties differ: that they do is worth saying though the text names no day.
_DISPUTED: Final = frozenset({"displaced", "returned", "citizenship"})
_NOT_OWN: Final = "The words do not make the figure the subject's own on days that are named."
_AREA_KINDS: Final = ("mission", "conflict", "area", "place", "state", "actor", "organisation")
#: Kinds of entity that can be the subject of a topic, the likeliest first.
SUBJECT_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "contributions": ("state",),
    "strength": ("mission",),
    "ceiling": ("mission",),
    "share-contributor": ("mission",),
    "fatalities": ("mission",),
    "duration": ("mission",),
    "displaced": ("conflict", "area", "place", "mission"),
    "returned": ("conflict", "area", "place", "mission"),
    "share-returned": ("conflict", "area", "place", "mission"),
    "citizenship": ("conflict", "area", "place", "mission"),
    "deaths": ("conflict", "area", "state", "mission"),
    "equipment": ("mission",),
}
#: Indicators under which the ledger keeps a topic's claims.
TOPIC_CODES: Final[dict[str, tuple[str, ...]]] = {
    "displaced": ("D1/displaced_all", "D1/displaced_district"),
    "returned": ("D1/returned_all", "D1/returned_district", "D1/returned_organised", "D1/returned_spontaneous"),
    "share-returned": ("D1/return_ratio_all", "D1/return_ratio_district"),
    "citizenship": ("P1/naturalised_share", "P1/passports"),
    "deaths": ("D3/battle_deaths", "D3/battle_deaths_best"),
}


def check_by_questions(statement: Statement, asker: Asker, others: Sequence[Entity] = ()) -> tuple[StatementTest, ...]:
    """Test a statement by questions to the evidence.

    Parameters
    ----------
    statement : Statement
        A testable one.
    asker : Asker
        What answers.
    others : sequence of Entity
        Missions that the text names elsewhere: whose number it is, where it is not the subject's.

    Returns
    -------
    tuple of StatementTest
        Empty where its topic cannot be asked.
    """
    if statement.predicate.topic in count.TOPICS or count.compares_missions(statement):
        return count.check_counts(statement, asker)
    found = list(identity.check_identity(statement, asker))
    read = read_topic(statement)
    if statement.is_testable and (read.predicate.topic in SUBJECT_KINDS or read.predicate.indicator):
        found += _check_figures(read, asker, others)
    return tuple(found)


_CHANGED: Final = re.compile(
    r"\b(?:grew|grow|rose|risen|increas|fell|fallen|declin|decreas|drop|shrank|shrunk|reduc|lost|up by|down by)",
    re.IGNORECASE,
)
_RETURNED: Final = re.compile(r"\b(?:return|repatriat|(?:went|gone|came|come) (?:back|home))", re.IGNORECASE)
_FLED: Final = re.compile(r"\b(?:arrivals?|fled|flee|displaced|crossed (?:in)?to|uprooted)\b", re.IGNORECASE)
_DIED: Final = re.compile(
    r"\b(?:kill|die[ds]?\b|dead\b|deaths?\b|fatalit|lost (?:their|its) li|lives\b)", re.IGNORECASE
)


def read_topic(statement: Statement) -> Statement:
    """Read a figure's topic by who is counted and who is named, where the statement's own does not tell.

    Deaths beside a mission are its fatalities; observers, police and troops with no verb of their own are its strength.
    """
    topic = statement.predicate.topic
    if topic.startswith("share") and _CHANGED.search(statement.text):
        return replace(statement, predicate=replace(statement.predicate, topic="change", indicator="", definition=""))
    if not statement.amounts or not any(a.unit in ("persons", "count") for a in statement.amounts):
        return statement
    has_mission = any(e.kind == "mission" and e.id for e in statement.entities)
    told = ""
    if has_mission and topic in ("", "deaths", "event", "states") and _DIED.search(statement.text):
        told = "fatalities"
    elif topic in ("", "event", "incidents") and _RETURNED.search(statement.text):
        told = "returned"
    elif topic in ("", "event", "refugees") and _FLED.search(statement.text):
        told = "displaced"
    elif has_mission and topic in ("", "event") and any(FORCE.search(a.noun) for a in statement.amounts if a.noun):
        told = "strength"
    if not told:
        return statement
    return replace(statement, predicate=replace(statement.predicate, topic=told, indicator="", definition=""))


def _check_figures(statement: Statement, asker: Asker, others: Sequence[Entity]) -> tuple[StatementTest, ...]:
    topic = statement.predicate.topic
    assertions, reason = list_assertions(statement, SUBJECT_KINDS.get(topic, _AREA_KINDS))
    if reason:
        return (StatementTest(kind="recomputed", verdict="no-evidence", explanation=f"Not tested: {reason}."),)
    found: list[StatementTest] = []
    for assertion in assertions:
        if assertion.amount is None or assertion.entity is None or not may_test(assertion):
            continue
        if statement.is_negated and _is_denied(assertion):
            found.append(StatementTest(
                kind="recomputed", verdict="no-evidence",
                explanation="A denied figure is not tested: what would have to be covered is not stated.",
            ))  # fmt: skip
            continue
        replies = _ask(assertion, asker)
        for kind in ("recomputed", "ledger"):
            compared = compare_readings(assertion, replies, kind=kind)
            stakes = {
                c.reading.source: asker.tell_stake(c.reading.source, c.reply.probe.subject) for c in compared
            }  # fmt: skip
            test = decide(assertion, compared, kind=kind, stakes=stakes) if compared else None
            if test is None or (
                test.verdict == "contradicted" and topic == "fatalities" and len(statement.amounts) > 1
            ):
                continue  # of several figures of the dead, which is of what cause cannot be told
            disputed = test.verdict == "contested" and topic in _DISPUTED and assertion.entity.how == "named"
            if test.verdict in _EXCLUDING and not disputed and not may_exclude(assertion):
                test = replace(test, verdict="no-evidence", explanation=f"{_NOT_OWN} {test.explanation}")
            found.append(_name_owner(test, assertion, asker, others, kind))
    return tuple(found)


_NEGATION: Final = re.compile(r"\b(?:no|not|never|none|nor|neither|without|hardly)\b|n['’]t\b", re.IGNORECASE)
_REACH: Final = 60


def _is_denied(assertion: Assertion) -> bool:
    """Whether the denial of a statement reaches its figure: it stands before it in the same stretch of the clause."""
    statement, amount = assertion.statement, assertion.amount
    assert amount is not None
    at = max(amount.start - statement.start, 0)
    head = re.split(r"[;,(]", statement.text[max(at - _REACH, 0) : at + len(amount.text)])[-1]
    return _NEGATION.search(head) is not None


def _ask(assertion: Assertion, asker: Asker) -> tuple[Reply, ...]:
    replies: list[Reply] = []
    for probe in list_probes(assertion, asker):
        replies += asker.ask(probe)
    return tuple(replies)


def list_probes(assertion: Assertion, asker: Asker) -> Iterator[Probe]:
    """List the questions that an assertion raises, one for each subject and code."""
    statement, entity = assertion.statement, assertion.entity
    assert entity is not None
    topic = statement.predicate.topic
    if topic == "contributions":
        if any(e.kind == "mission" and e.id for e in statement.entities):
            return  # of one mission: the table of states holds all together
        days = _find_month(assertion) or assertion.days
        yield Probe(topic=topic, state=entity.id, first=days[0] if days else None, last=days[1] if days else None)
        return
    subjects = asker.find_subjects(entity)
    for subject in subjects:
        if topic in TOPIC_CODES:
            for code in TOPIC_CODES[topic]:
                indicator, _, definition = code.partition("/")
                yield Probe(topic="claims", subject=subject, indicator=indicator, definition=definition)
        elif topic in ("strength", "ceiling"):
            yield Probe(topic="strength", subject=subject)
            if (month := _find_month(assertion)) is not None:
                yield Probe(topic="strength", subject=subject, first=month[0], last=month[1])
            yield Probe(topic="ceiling", subject=subject)
        elif topic in ("fatalities", "duration"):
            yield _in_days(Probe(topic=topic, subject=subject), assertion)
        elif topic == "share-contributor":
            yield _in_days(Probe(topic="share", subject=subject), assertion)
        elif statement.predicate.indicator:
            yield Probe(
                topic="claims", subject=subject, indicator=statement.predicate.indicator,
                definition=statement.predicate.definition,
            )  # fmt: skip


def _find_month(assertion: Assertion) -> tuple[date, date] | None:
    """Find the month of a day or month that a figure is of: tables of months answer for it exactly."""
    days = assertion.days
    if days is None or (days[0].year, days[0].month) != (days[1].year, days[1].month):
        return None
    return days[0].replace(day=1), days[0].replace(day=calendar.monthrange(days[0].year, days[0].month)[1])


def _in_days(probe: Probe, assertion: Assertion) -> Probe:
    days = assertion.days
    if days is None or probe.topic == "duration":
        return probe
    return replace(probe, first=days[0], last=days[1])


def _name_owner(
    test: StatementTest, assertion: Assertion, asker: Asker, others: Sequence[Entity], kind: str
) -> StatementTest:
    """Name whose number it is, where the evidence excludes it for the subject and another mission has it exactly."""
    amount = assertion.amount
    if test.verdict != "contradicted" or amount is None or amount.low is None or amount.low != amount.high:
        return test
    if count_digits(amount.low) < DISTINCT_DIGITS:
        return test
    for other in others:
        if assertion.entity is None or other.id == assertion.entity.id or not other.id:
            continue
        replies = _ask(replace(assertion, entity=other), asker)
        for one in compare_readings(assertion, replies, kind=kind):
            if one.fit == "equal" and one.days != "other":
                figure = replace(to_figure(assertion, one), fit="other-subject")
                words = f" The evidence gives {write_bounds(one.bounds)} for {asker.name(other.id)}."
                return replace(test, explanation=test.explanation + words, figures=(*test.figures, figure))
    return test
