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

from peaceops.assess.audit import cause, count, dated, identity, life, tenure
from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.counter import find_counter
from peaceops.assess.audit.decide import DISTINCT_DIGITS, LEDGER_RULE, Compared, compare_readings, decide, to_figure
from peaceops.assess.audit.figure import count_digits, write_bounds
from peaceops.assess.audit.guard import may_exclude, may_test
from peaceops.assess.audit.peak import check_peak, is_peak
from peaceops.assess.audit.scope import (
    FORCE,
    Assertion,
    admit_definitions,
    list_assertions,
    match_days,
    read_days,
)
from peaceops.assess.audit.sums import add_sums
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.statement import Amount, Entity, Statement

#: Verdicts that say that evidence speaks against a figure.
_EXCLUDING: Final = ("contradicted", "contested", "depends-on-definition")
#: Figures on which the parties differ: that they do is worth saying though the text names no day.
_DISPUTED: Final = frozenset({"displaced", "returned", "citizenship"})
NOT_OWN: Final = "The words do not make the figure the subject's own on days that are named."
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
    "population": ("area", "conflict"),
    "equipment": ("mission",),
}
#: Indicators under which the ledger keeps a topic's claims.
TOPIC_CODES: Final[dict[str, tuple[str, ...]]] = {
    "displaced": ("D1/displaced_all", "D1/displaced_district", "D1/displaced_again"),
    "returned": ("D1/returned_all", "D1/returned_district", "D1/returned_organised", "D1/returned_spontaneous"),
    "share-returned": ("D1/return_ratio_all", "D1/return_ratio_district"),
    "citizenship": ("P1/naturalised_share", "P1/passports"),
    "deaths": ("D3/battle_deaths", "D3/battle_deaths_best"),
    "population": ("D11/population",),
}


def check_by_questions(
    statement: Statement, asker: Asker, others: Sequence[Entity] = (), *, is_undated: bool = False
) -> tuple[StatementTest, ...]:
    """Test a statement by questions to the evidence.

    Parameters
    ----------
    statement : Statement
        A testable one.
    asker : Asker
        What answers.
    others : sequence of Entity
        Missions that the text names elsewhere: whose number it is, where it is not the subject's.
    is_undated : bool
        Whether the whole text names no day: what "has been" is then so today.

    Returns
    -------
    tuple of StatementTest
        Empty where its topic cannot be asked.
    """
    if statement.predicate.topic in count.TOPICS or count.compares_missions(statement):
        return (*count.check_counts(statement, asker), *life.check_lives(statement, asker))
    found = [*identity.check_identity(statement, asker, is_undated=is_undated), *life.check_lives(statement, asker)]
    if statement.is_testable:
        found += dated.check_dated(statement, asker)
    of_dead = cause.check_causes(statement, asker)
    if of_dead:
        return (*found, *of_dead)
    read = read_topic(statement)
    if read.predicate.topic in tenure.TOPICS and any(
        f.definition == tenure.DEFINITION for t in found for f in t.figures
    ):
        return tuple(found)  # the length was tested by the lists' own days
    if statement.is_testable and (read.predicate.topic in SUBJECT_KINDS or read.predicate.indicator):
        found += _check_figures(read, asker, others)
    return tuple(found)


_CHANGED: Final = re.compile(
    r"\b(?:grew|grow|rose|risen|increas|fell|fallen|declin|decreas|drop|shrank|shrunk|reduc|lost|up by|down by)",
    re.IGNORECASE,
)
_RETURNED: Final = re.compile(r"\b(?:return|repatriat|(?:went|gone|came|come) (?:back|home))", re.IGNORECASE)
_FLED: Final = re.compile(r"\b(?:arrivals?|fled|flee|displaced|crossed (?:in)?to|uprooted)\b", re.IGNORECASE)
_CONTRIBUTORS: Final = re.compile(r"\b(?:countr(?:y|ies)|nations?|states|contributors?|governments)$", re.IGNORECASE)
_TAKING_PART: Final = re.compile(
    r"\b(?:contribut|provid|suppl|sent\b|had (?:people|troops|soldiers|personnel|police|observers)|serv(?:ed|ing)|took part|participat|drawn|drew|fielded|gave|took its|came from|made up)",
    re.IGNORECASE,
)
_ONE_SENDER: Final = re.compile(
    r"\b(?:one|a single|single|its (?:largest|biggest|main)|the (?:largest|biggest|main|top))\s(?:troop[- ])?(?:country|contributor|state|nation|sender)\b",
    re.IGNORECASE,
)
_LOST: Final = re.compile(
    r"\blost\s(?:some |about |nearly |almost |over |more than |at least |around |a total of )?$", re.IGNORECASE
)
_DIED: Final = re.compile(
    r"\blost\s(?:some |about |nearly |almost |over |more than |at least |around |a total of )?(?=[\d,]+\s(?:people|members|men|soldiers|troops|peace-?keepers|observers|personnel|of its|of their|blue)\b)|\b(?:kill|die[ds]?\b|dead\b|deaths?\b|fatalit|lost (?:their|its) li|lives\b)",
    re.IGNORECASE,
)


def read_topic(statement: Statement) -> Statement:
    """Read a figure's topic by who is counted and who is named, where the statement's own does not tell.

    Deaths beside a mission are its fatalities; observers, police and troops with no verb of their own are its strength.
    """
    topic = statement.predicate.topic
    if topic.startswith("share") and _CHANGED.search(statement.text):
        return replace(statement, predicate=replace(statement.predicate, topic="change", indicator="", definition=""))
    has_mission = any(e.kind == "mission" and e.id for e in statement.entities)
    if has_mission and _ONE_SENDER.search(statement.text) and any(a.unit == "share" for a in statement.amounts):
        own = tuple(a for a in statement.amounts if a.unit == "share")
        predicate = replace(statement.predicate, topic="share-contributor", indicator="", definition="")
        return replace(statement, amounts=own, predicate=predicate)
    if not statement.amounts or not any(a.unit in ("persons", "count") for a in statement.amounts):
        return statement
    told = ""
    if has_mission and topic in ("", "states", "event") and _counts_contributors(statement):
        predicate = replace(
            statement.predicate, topic="contributors", indicator="M1", definition="contributing_states"
        )  # fmt: skip
        return replace(statement, predicate=predicate)
    if (
        has_mission and topic in ("", "event") and any(_LOST.search(_before(statement, a)) for a in statement.amounts)
    ) or (has_mission and topic in ("", "deaths", "event", "states") and _DIED.search(statement.text)):
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


def _before(statement: Statement, amount: Amount) -> str:
    return statement.text[: max(amount.start - statement.start, 0)]


def _counts_contributors(statement: Statement) -> bool:
    """Whether states are counted that have people in a mission, more than one of them."""
    counted = [a for a in statement.amounts if _CONTRIBUTORS.search(a.noun) and a.low != 1]
    return bool(counted) and _TAKING_PART.search(statement.text) is not None


def _check_figures(statement: Statement, asker: Asker, others: Sequence[Entity]) -> tuple[StatementTest, ...]:
    topic = statement.predicate.topic
    assertions, reason = list_assertions(statement, SUBJECT_KINDS.get(topic, _AREA_KINDS))
    if reason:
        return (StatementTest(kind="recomputed", verdict="no-evidence", explanation=f"Not tested: {reason}."),)
    found: list[StatementTest] = []
    for assertion in assertions:
        if assertion.amount is None or assertion.entity is None or not may_test(assertion):
            continue
        if (
            topic == "contributors"
            and assertion.amount.low == 1
            and not re.search(r"\bonly|\bsole|\balone", statement.text)
        ):
            continue  # "came from one country": the share of one of several
        if topic == "term" and tenure.is_of_exit(statement, assertion.amount):
            continue
        if statement.is_negated and _is_denied(assertion) and not (topic == "strength" and is_peak(statement.text)):
            found.append(_test_denied(assertion, asker))
            continue
        found += _check_figure(assertion, asker, others)
    return tuple(found)


def _check_figure(assertion: Assertion, asker: Asker, others: Sequence[Entity]) -> list[StatementTest]:
    """Test one figure: by days on which there was a mission, by its peak, by readings of each kind, by other counters."""
    statement, topic = assertion.statement, assertion.statement.predicate.topic
    replies = add_sums(assertion, _ask(assertion, asker))
    if (
        over := identity.check_within_life(assertion, asker, is_known=_is_known(assertion, replies))
    ) is not None and _is_own(assertion):
        return [over]
    if topic == "strength" and is_peak(statement.text):
        return list(check_peak(assertion, replies))
    found: list[StatementTest] = []
    for kind in ("recomputed", "ledger"):
        compared = compare_readings(assertion, replies, kind=kind)
        stakes = {c.reading.source: asker.tell_stake(c.reading.source, c.reply.probe.subject) for c in compared}
        test = decide(assertion, compared, kind=kind, stakes=stakes) if compared else None
        if test is None or (test.verdict == "contradicted" and topic == "fatalities" and len(statement.amounts) > 1):
            continue  # of several figures of the dead, which is of what cause cannot be told
        test = _qualify(test, assertion, compared, kind)
        is_named = assertion.entity is not None and assertion.entity.how == "named"
        disputed = test.verdict == "contested" and topic in _DISPUTED and is_named
        if test.verdict in _EXCLUDING and not disputed and not may_exclude(assertion) and not _is_elsewhere(test):
            test = replace(test, verdict="no-evidence", explanation=f"{NOT_OWN} {test.explanation}")
        found.append(_name_owner(test, assertion, asker, others, kind))
    if all(t.verdict == "no-evidence" for t in found):
        counter = find_counter(assertion, replies, asker)
        if counter is not None:
            return [counter]
    if not found and (sibling := _match_sibling(assertion, replies)) is not None:
        found.append(sibling)
    return found


def _is_elsewhere(test: StatementTest) -> bool:
    """Whether an exact number of many digits is that of the same counter on other days: whose it is is then known."""
    return any(
        f.fit == "other-period" and f.claimed_low is not None and f.claimed_low == f.claimed_high
        and count_digits(f.claimed_low) > DISTINCT_DIGITS for f in test.figures
    )  # fmt: skip


def _is_known(assertion: Assertion, replies: Sequence[Reply]) -> bool:
    """Whether the very number, of many digits, is at hand for other days of the subject."""
    amount = assertion.amount
    if amount is None or amount.low is None or amount.low != amount.high or count_digits(amount.low) <= DISTINCT_DIGITS:
        return False
    return any(r.low == r.high == amount.low for reply in replies for r in reply.readings)


def _test_denied(assertion: Assertion, asker: Asker) -> StatementTest:
    test = _test_none_died(assertion, asker) if assertion.statement.predicate.topic == "fatalities" else None
    return test or StatementTest(
        kind="recomputed", verdict="no-evidence",
        explanation="A denied figure is not tested: what would have to be covered is not stated.",
    )  # fmt: skip


def _qualify(test: StatementTest, assertion: Assertion, compared: Sequence[Compared], kind: str) -> StatementTest:
    """Read the dead of a day by the claims of that day, and what only one side says as that."""
    topic = assertion.statement.predicate.topic
    if topic == "fatalities" and (incident := _match_incident(assertion, compared)):
        return replace(test, verdict=incident, explanation=f"A claim of that day has it. {test.explanation}")
    if kind == "ledger" and test.verdict == "supported" and topic == "population" and _is_said_by(compared):
        words = f"One side says so. {test.explanation}"
        return replace(test, verdict="supported-with-qualification", explanation=words)
    return test


def _match_incident(assertion: Assertion, compared: Sequence[Compared]) -> str:
    """Match the dead of a day with the claims of that very day: borne out by all, by some, or (empty) by none."""
    days = assertion.days
    if days is None or days[0] != days[1]:
        return ""
    same = [c for c in compared if read_days(c.reading) == days]
    agree = [c for c in same if c.fit == "equal"]
    if not agree:
        return ""
    own = {c.reading.definition for c in agree}
    against = [c for c in same if c.reading.definition in own and c.fit != "equal"]
    return "supported-with-qualification" if against else "supported"


def _is_said_by(compared: Sequence[Compared]) -> bool:
    return all(c.reading.reason.startswith("said by") for c in compared if c.agrees and c.days != "other")


_NO_ONE: Final = re.compile(r"^(?:no|not a single|not one|none of the)\b", re.IGNORECASE)


def _is_own(assertion: Assertion) -> bool:
    """Whether a figure is one of the mission's own people on a day, by its topic and the words beside the name."""
    assert assertion.amount is not None
    topic = assertion.statement.predicate.topic
    return topic == "fatalities" or (topic in ("strength", "ceiling") and may_exclude(assertion))


def _test_none_died(assertion: Assertion, asker: Asker) -> StatementTest | None:
    """Test that nobody of a mission died: one death at hand within the days excludes it; silence bears nothing out."""
    amount, entity, days = assertion.amount, assertion.entity, assertion.days
    if amount is None or entity is None or entity.how != "named" or not _NO_ONE.match(amount.text):
        return None
    if cause.LIMITED.search(assertion.statement.text):
        return None
    found = []
    for reply in _ask(assertion, asker):
        for r in admit_definitions(assertion, reply.readings):
            own = read_days(r)
            if not r.has_value or r.low is None or r.low < 1 or r.unit != "persons":
                continue
            if days is not None and (own is None or own[0] < days[0] or own[1] > days[1]):
                continue
            found.append((reply, r))
    if not found:
        return None
    return StatementTest(
        kind="recomputed", verdict="contradicted",
        explanation=f"There were some: {'; '.join(dict.fromkeys(f'{r.label} ({r.text or r.low})' for _, r in found[:3]))}.",
        figures=tuple(
            Recomputed(
                claimed=amount.text, low=r.low, high=r.high, unit=r.unit, definition=r.definition, rule=r.rule,
                period=" to ".join(dict.fromkeys(r.period)), fit="outside", source=r.source, citation=r.citation, query=r.query,
                command=reply.command, readings=1,
            )
            for reply, r in found[:6]
        ),
    )  # fmt: skip


def _match_sibling(assertion: Assertion, replies: Sequence[Reply]) -> StatementTest | None:
    """Match a distinct number with a definition that the words do not name: it bears it out with that qualification."""
    amount, days = assertion.amount, assertion.days
    if amount is None or amount.low is None or amount.low != amount.high or count_digits(amount.low) < DISTINCT_DIGITS:
        return None
    if assertion.statement.predicate.topic not in _DISPUTED or days is None:
        return None
    for reply in replies:
        for r in reply.readings:
            if (
                r.has_value
                and r.low == r.high == amount.low
                and r.rule == LEDGER_RULE
                and match_days(r, days) == "same"
            ):
                words = f"The ledger has the figure on these days under the definition {r.definition}: {r.label.rstrip('.')}."
                figure = Recomputed(
                    claimed=amount.text, low=r.low, high=r.high, unit=r.unit, definition=r.definition, rule=r.rule,
                    period=" to ".join(dict.fromkeys(r.period)), fit="equal", source=r.source, citation=r.citation,
                    query=r.query, command=reply.command, readings=1,
                )  # fmt: skip
                return StatementTest(
                    kind="ledger", verdict="supported-with-qualification", explanation=words, figures=(figure,),
                    grounds=tuple(Excerpt(where="claim", ref=key, text=r.label) for key in r.keys[:1]),
                )  # fmt: skip
    return None


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
    if topic == "deaths" and entity.kind == "state":
        yield _in_days(Probe(topic=topic, state=entity.id), assertion)
    subjects = asker.find_subjects(entity)
    for subject in subjects:
        yield from _list_probes_of(subject, assertion)


def _list_probes_of(subject: str, assertion: Assertion) -> Iterator[Probe]:
    """List the questions on one mission or conflict."""
    statement = assertion.statement
    topic, indicator = statement.predicate.topic, statement.predicate.indicator
    if topic in TOPIC_CODES:
        for code in TOPIC_CODES[topic]:
            name, _, definition = code.partition("/")
            yield Probe(topic="claims", subject=subject, indicator=name, definition=definition)
    elif topic in ("strength", "ceiling"):
        yield Probe(topic="strength", subject=subject)
        if (month := _find_month(assertion)) is not None:
            yield Probe(topic="strength", subject=subject, first=month[0], last=month[1])
        yield Probe(topic="ceiling", subject=subject)
    elif topic in ("fatalities", "duration"):
        yield _in_days(Probe(topic=topic, subject=subject), assertion)
        if topic == "fatalities" and assertion.when is not None and assertion.when.kind in ("until", "range", "since"):
            yield Probe(topic=topic, subject=subject)  # all years, to be added up
    elif topic == "share-contributor":
        yield _in_days(Probe(topic="share", subject=subject), assertion)
    elif indicator:
        definition = statement.predicate.definition
        yield Probe(topic="claims", subject=subject, indicator=indicator, definition=definition)


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
