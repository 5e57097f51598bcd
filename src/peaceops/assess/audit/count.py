"""Tests of counts: missions by period and organisation, conflicts by kind, comparisons of two sets.

What enters: a statement on a count and an asker. What leaves: recomputed tests.
Never done here: a single number where lists or rules give several.

A list of one organisation's own missions is complete by its definition. A list of all senders' is not: it leaves out
what its definition does not hold, so a greater number is not excluded by it, only not borne out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.compared import compare_readings
from peaceops.assess.audit.contrast import compare_sets
from peaceops.assess.audit.decide import decide
from peaceops.assess.audit.figure import Bounds, write_bounds
from peaceops.assess.audit.scope import Assertion, list_assertions, pair_times
from peaceops.assess.audit.selection import list_events, read_filter
from peaceops.assess.audit.sort import counts_of_some_place, counts_some_kind, counts_what_lists_hold
from peaceops.assess.audit.turn import check_trend_of_conflicts, check_trend_of_missions
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.period import Period
from peaceops.model.statement import Amount, Statement

#: A list of all senders' missions is taken to hold at least half of those that any definition would count.
_BEYOND: Final = 2
_NONE: Final = re.compile(r"\b(?:no|never|not a single|none)\b", re.IGNORECASE)


def check_counts(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    """Test a count, or a comparison of two counts."""
    if not counts_what_lists_hold(statement):
        return ()
    if statement.predicate.topic == "conflicts":
        return _check_conflicts(statement, asker)
    base = read_filter(statement)
    if (
        base is None
        or counts_of_some_place(statement)
        or any(e.kind == "mission" and e.id and e.how == "named" for e in statement.entities)
    ):
        return ()  # "… when UNTAG was set up": the day is the named mission's
    statement = _read_years_before(statement)
    if statement.comparison is not None and statement.comparison.with_period is not None:
        test = compare_sets(statement, base, asker)
        return (test,) if test else ()
    if not statement.amounts and statement.predicate.text:
        test = check_trend_of_missions(statement, base, asker)
        if test:
            return (test,)
    found: list[StatementTest] = []
    for amount, whens in pair_times(statement):
        for when in whens:
            assertion = Assertion(statement=statement, amount=amount, when=when, entity=None)
            probes = list(list_events(statement, replace(base, first=assertion.days[0], last=assertion.days[1])))  # type: ignore[index]
            replies = [reply for probe in probes for reply in asker.ask(probe)]
            test = _test_number(assertion, replies, base) if amount else _test_none(statement, replies)
            if test:
                found.append(test)
    return tuple(found)


_YEARS_BEFORE: Final = re.compile(
    r"\bin the (?P<words>[\w-]+) years (?:before|to|up to|until) (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)


def _read_years_before(statement: Statement) -> Statement:
    """Read "in the forty years before 1988" as 1948 to 1987."""
    found = _YEARS_BEFORE.search(statement.text)
    years = [a for a in statement.amounts if a.unit == "years" and a.low is not None and a.low == a.high]
    if found is None or len(statement.times) != 1:
        return statement
    number = int(years[0].low or 0) if len(years) == 1 else _count_years(found["words"])
    if not number:
        return statement
    last = int(found["year"])
    when = replace(
        statement.times[0], period=Period.of_days(date(last - number, 1, 1), date(last - 1, 12, 31)), kind="range"
    )
    return replace(statement, times=(when,))


_TENS: Final = {"ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}


def _count_years(words: str) -> int:
    return int(words) if words.isdigit() else _TENS.get(words.casefold(), 0)


def _test_number(assertion: Assertion, replies: Sequence[Reply], base: Probe) -> StatementTest | None:
    compared = compare_readings(assertion, replies, kind="recomputed")
    test = decide(assertion, compared, kind="recomputed", stakes={}) if compared else None
    amount = assertion.amount
    if test is None or amount is None:
        return test
    highs = [c.bounds.high for c in compared if c.bounds.high is not None]
    if counts_some_kind(amount) and not (amount.low is not None and highs and amount.low > max(highs)):
        return None
    if (
        test.verdict != "contradicted"
        or base.organisation == "UN"
        or amount.low is None
        or not highs
        or amount.low < max(highs)
    ):
        return test
    if amount.low > _BEYOND * max(highs):
        return test
    when = f" in {assertion.when.text}" if assertion.when is not None and assertion.when.kind == "year" else ""
    # No list of all senders is complete: each holds what its definition holds.
    words = (
        f"No list at hand reaches {amount.text}{when}: {write_bounds(Bounds(low=min(c.bounds.low or highs[0] for c in compared), high=max(highs)))}"
        f" over {len(compared)} readings, each by its own definition, which leaves missions out; the sentence names"
        " no list."
    )
    return replace(test, verdict="depends-on-definition", explanation=words)


def _test_none(statement: Statement, replies: Sequence[Reply]) -> StatementTest | None:
    """Test "no mission": one counter-example excludes it; a list that is complete for the days bears it out."""
    if not (statement.is_negated or _NONE.search(statement.text)):
        return None
    readings = [(reply, r) for reply in replies for r in reply.readings if r.has_value and r.low is not None]
    if not readings:
        return None
    figures = tuple(_none_figure(reply, r) for reply, r in readings[:8])
    least = max(r.low for _, r in readings if r.low is not None)
    if least > 0:
        names = ", ".join(dict.fromkeys(key for _, r in readings for key in r.keys[:4]))
        return StatementTest(
            kind="recomputed",
            verdict="contradicted",
            explanation=f"There were such missions: {names}.",
            figures=figures,
        )
    if all(r.high == 0 for _, r in readings):
        return StatementTest(
            kind="recomputed", verdict="supported-with-qualification", figures=figures,
            explanation="No list that covers the days holds such a mission; a list holds what its definition holds.",
        )  # fmt: skip
    return None


def _none_figure(reply: Reply, reading: Reading) -> Recomputed:
    return Recomputed(
        claimed="none", low=reading.low, high=reading.high, unit="count", definition=reading.definition, rule=reading.rule,
        period=" to ".join(reading.period), fit="equal" if reading.high == 0 else "outside", source=reading.source,
        citation=reading.citation, query=reading.query, command=reply.command, readings=1, text=reading.label,
    )  # fmt: skip


#: Words that make a number of conflicts that of all there were.
_OF_WORLD: Final = re.compile(
    r"\b(?:in the world|world-?wide|global(?:ly)?|across the globe|around the (?:world|globe)|internationally|on earth"
    r"|there (?:were|was|are|have been|had been)|active|ongoing|under ?way|total of|in all|recorded|registered|counted|coded|raged|raging"
    r"|(?:were|are) (?:being )?(?:fought|waged|going on)|UCDP|Uppsala|PRIO|data ?set|the number of|the world (?:saw|had|counted|knew))\b",
    re.IGNORECASE,
)
#: What makes it that of a part, or of a beginning or end.
_OF_PART: Final = re.compile(
    r"\b(?:Africa\w*|Europe\w*|Asia\w*|America\w*|Middle East\w*|Balkan\w*|Caucas\w*|Sahel|continents?|regions?|regional|countr(?:y|ies)|states?|borders?|neighbou?rs?|provinces?"
    r"|between|against|fought (?:by|with)|broke out|began|started|ended|settled|resolved|erupted|major)\b"
)


def _is_of_world(statement: Statement, amount: Amount) -> bool:
    """Whether a number of conflicts is of all in the world: neither of two World Wars nor of what one country went through."""
    if re.search(r"\bWars?\b|\bConflicts?\b", amount.text) or _OF_PART.search(statement.text):
        return False
    if any(
        e.kind in ("state", "area", "place", "conflict", "mission", "actor") and e.how != "carried"
        for e in statement.entities
    ):
        return False
    return _OF_WORLD.search(statement.text) is not None


def _check_conflicts(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    kind = next((k for k in ("interstate", "intrastate") if k in statement.text.casefold().replace("-", "")), "")
    if kind == "" and re.search(r"\bcivil (?:war|conflict)|internal conflict", statement.text, re.IGNORECASE):
        kind = "intrastate"
    assertions, reason = list_assertions(statement, ())
    if reason:
        return ()
    found = []
    for assertion in assertions:
        days = assertion.days
        if assertion.amount is not None and days is not None and _is_of_world(statement, assertion.amount):
            replies = asker.ask(Probe(topic="conflicts", kind=kind, first=days[0], last=days[1]))
            compared = compare_readings(assertion, replies, kind="recomputed")
            test = decide(assertion, compared, kind="recomputed", stakes={}) if compared else None
            if test:
                found.append(test)
    if not found and not any(a.amount for a in assertions):
        trend = check_trend_of_conflicts(statement, kind, asker)
        found += [trend] if trend else []
    return tuple(found)
