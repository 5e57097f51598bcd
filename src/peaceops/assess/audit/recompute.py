"""Tests of a statement by questions: recomputed numbers, and what the ledger's claims say on the same question.

What enters: a testable statement and an asker. What leaves: tests, recomputed before ledger.
Never done here: a verdict where the subject is ambiguous, or where a denial has no coverage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit import cause, count, dated, displaced, identity, life, losses, parts, selection, tenure
from peaceops.assess.audit.acts import check_within_life
from peaceops.assess.audit.admit import admit_definitions
from peaceops.assess.audit.asker import Asker, Reply
from peaceops.assess.audit.compared import DISTINCT_DIGITS, LEDGER_RULE, Compared, compare_readings, to_figure
from peaceops.assess.audit.component import narrow_strength
from peaceops.assess.audit.counted import read_topic
from peaceops.assess.audit.counter import find_counter
from peaceops.assess.audit.decide import decide
from peaceops.assess.audit.exception import drop_excepted
from peaceops.assess.audit.figure import count_digits, read_bounds, span, write_bounds
from peaceops.assess.audit.guard import has_unread_moment, may_exclude, may_test
from peaceops.assess.audit.ownership import is_loss_told
from peaceops.assess.audit.pair import leave_succession
from peaceops.assess.audit.peak import check_peak, is_peak
from peaceops.assess.audit.probes import ask_all, ask_month_before
from peaceops.assess.audit.resolution import names_other_number
from peaceops.assess.audit.scope import Assertion, list_assertions, match_days, read_days
from peaceops.assess.audit.sums import add_sums
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.statement import Entity, Statement, When

_SUPPOSED: Final = re.compile(
    r"\W*(?:should|if|unless|in case|supposing|were (?:the|it|this|[A-Z]))\b(?! not\b)", re.IGNORECASE
)
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


def check_by_questions(
    statement: Statement,
    asker: Asker,
    others: Sequence[Entity] = (),
    *,
    is_undated: bool = False,
    excepted: Sequence[When] = (),
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
    excepted : sequence of When
        Days that the text excepts from what it says of all.

    Returns
    -------
    tuple of StatementTest
        Empty where its topic cannot be asked.
    """
    if _SUPPOSED.match(statement.text):
        return ()  # what is supposed is not said to be
    if statement.predicate.topic in selection.TOPICS or selection.compares_missions(statement):
        return (*count.check_counts(statement, asker), *life.check_lives(statement, asker))
    of_parts: list[StatementTest] = []
    found = [*identity.check_identity(statement, asker, is_undated=is_undated), *life.check_lives(statement, asker)]
    found = leave_succession(statement, _leave_unread(statement, found, asker))
    if statement.is_testable:
        found += dated.check_dated(statement, asker)
        found += losses.check_losses(statement, asker)
        found += displaced.check_displaced(statement, asker)
        of_parts = list(parts.check_parts(statement, asker))
        found += of_parts
    if of_parts and (statement.predicate.topic.startswith("share") or parts.PART_OF.search(statement.text)):
        return tuple(found)  # the whole was tested with its part
    if statement.predicate.topic == "contributions" and losses.LOST_LIVES.search(statement.text):
        return tuple(found)  # who died is no contribution
    of_dead = cause.check_causes(statement, asker)
    if of_dead:
        return (*found, *of_dead)
    read = read_topic(statement)
    if read.predicate.topic in tenure.TOPICS and any(
        f.definition == tenure.DEFINITION for t in found for f in t.figures
    ):
        return tuple(found)  # the length was tested by the lists' own days
    if statement.is_testable and (read.predicate.topic in SUBJECT_KINDS or read.predicate.indicator):
        found += _check_figures(read, asker, others, excepted)
    return tuple(found)


_NUMBERED: Final = re.compile(r"\b[Rr]esolutions? \d")
_OF_WHOM: Final = frozenset(("identity/host", "identity/lead", "identity/organisation", "identity/started"))
_IDENTITY: Final = frozenset(
    f"identity/{fact}" for fact in ("host", "lead", "organisation", "started", "ended", "active", "instrument")
)


def _leave_unread(statement: Statement, found: list[StatementTest], asker: Asker) -> list[StatementTest]:
    """Leave out support of whose a mission was, where, or since when, of a sentence whose resolution was not read: it says more.

    The days of a mission stand beside a resolution that is its own.
    """
    if _NUMBERED.search(statement.text) is None or any(
        f.definition == "identity/mandate" and t.verdict != "no-evidence" for t in found for f in t.figures
    ):
        return found
    if not names_other_number(statement, asker):
        return [
            t for t in found
            if not (t.verdict == "supported" and t.figures and all(f.definition in _OF_WHOM for f in t.figures))
        ]  # fmt: skip
    return [
        t for t in found
        if not (t.verdict == "supported" and t.figures and all(f.definition in _IDENTITY for f in t.figures))
    ]  # fmt: skip


def _check_figures(
    statement: Statement, asker: Asker, others: Sequence[Entity], excepted: Sequence[When]
) -> tuple[StatementTest, ...]:
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
        found += _check_figure(assertion, asker, others, excepted)
    return tuple(found)


def _check_figure(
    assertion: Assertion, asker: Asker, others: Sequence[Entity], excepted: Sequence[When]
) -> list[StatementTest]:
    """Test one figure: by days on which there was a mission, by its peak, by readings of each kind, by other counters."""
    statement, topic = assertion.statement, assertion.statement.predicate.topic
    if has_unread_moment(assertion):
        return []
    replies = add_sums(assertion, ask_all(assertion, asker))
    if (over := check_within_life(assertion, asker, is_known=_is_known(assertion, replies))) is not None and _is_own(
        assertion
    ):
        return [over]
    if topic == "strength" and is_peak(statement.text):
        return list(check_peak(assertion, narrow_strength(assertion, replies, asker)))
    found: list[StatementTest] = []
    undated = _read_undated(assertion, replies)
    for kind in ("recomputed", "ledger"):
        more = add_sums(assertion, ask_month_before(assertion, asker)) if kind == "recomputed" else ()
        narrowed = narrow_strength(assertion, (*replies, *more), asker)
        compared = drop_excepted(compare_readings(assertion, narrowed, kind=kind), excepted)
        stakes = {c.reading.source: asker.tell_stake(c.reading.source, c.reply.probe.subject) for c in compared}
        test = decide(assertion, compared, kind=kind, stakes=stakes) if compared else None
        if test is None or (test.verdict == "contradicted" and topic == "fatalities" and len(statement.amounts) > 1):
            continue  # of several figures of the dead, which is of what cause cannot be told
        test = _qualify(test, assertion, compared, kind)
        if undated is not None and test.verdict == "contradicted":
            test = replace(test, verdict="no-evidence", explanation=f"{undated} {test.explanation}")
        if excepted:
            days = ", ".join(when.text for when in excepted)
            test = replace(test, explanation=f"Leaving out {days}, which the text excepts. {test.explanation}")
        is_named = assertion.entity is not None and assertion.entity.how == "named"
        disputed = test.verdict == "contested" and topic in _DISPUTED and is_named
        is_own = may_exclude(assertion) or _is_elsewhere(test) or _is_beyond_all(assertion, compared, asker)
        if test.verdict in _EXCLUDING and not disputed and not is_own:
            test = replace(test, verdict="no-evidence", explanation=f"{NOT_OWN} {test.explanation}")
        found.append(_name_owner(test, assertion, asker, others, kind))
    if all(t.verdict == "no-evidence" for t in found):
        counter = find_counter(assertion, replies, asker)
        if counter is not None:
            return [counter]
    if not found and (sibling := _match_sibling(assertion, replies)) is not None:
        found.append(sibling)
    return found


#: What every mission has another number of from one year to the next.
_CHANGING: Final = frozenset({"contributors", "share-contributor"})


def _read_undated(assertion: Assertion, replies: Sequence[Reply]) -> str | None:
    """Tell that a number of no day lies within what all evidence at hand has of other days: one list alone excludes it not."""
    amount = assertion.amount
    if assertion.days is not None or amount is None or assertion.statement.predicate.topic not in _CHANGING:
        return None
    both = [c for kind in ("recomputed", "ledger") for c in compare_readings(assertion, replies, kind=kind)]
    if not both or span(c.bounds for c in both).excludes(read_bounds(amount)):
        return None
    return "The text names no day, and the number changed from year to year."


def _is_beyond_all(assertion: Assertion, compared: Sequence[Compared], asker: Asker) -> bool:
    """Whether more died by the words than a mission that is over lost in its whole life: then no day that they leave out can save them."""
    amount, entity, statement = assertion.amount, assertion.entity, assertion.statement
    if statement.predicate.topic != "fatalities" or assertion.when is not None or amount is None or entity is None:
        return False
    mission = asker.read_mission(entity.id) if entity.how == "named" and entity.id else None
    if mission is None or mission.period.end is None or amount.low is None or not is_loss_told(assertion):
        return False
    highest = [c.bounds.high for c in compared]
    return all(high is not None and amount.low > high for high in highest)


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
    if cause.LIMITED.search(assertion.statement.text) or cause.OF_INCIDENT.search(assertion.statement.text):
        return None
    found = []
    for reply in ask_all(assertion, asker):
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


#: Topics on which only the strengths and ceilings of a mission are asked.
_OF_FORCE: Final = frozenset({"strength", "ceiling"})


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
        if assertion.statement.predicate.topic in _OF_FORCE and not asker.may_have(other.id, amount.low):
            continue  # of many missions few have it, and each question costs a query
        replies = ask_all(replace(assertion, entity=other), asker)
        for one in compare_readings(assertion, replies, kind=kind):
            if one.fit == "equal" and one.days != "other":
                figure = replace(to_figure(assertion, one), fit="other-subject")
                words = f" The evidence gives {write_bounds(one.bounds)} for {asker.name(other.id)}."
                return replace(test, explanation=test.explanation + words, figures=(*test.figures, figure))
    return test
