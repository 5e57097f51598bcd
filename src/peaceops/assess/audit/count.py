"""Tests of counts: missions by period and organisation, conflicts by kind, comparisons of two sets.

What enters: a statement on a count and an asker. What leaves: recomputed tests.
Never done here: a single number where lists or rules give several.

A list of one organisation's own missions is complete by its definition. A list of all senders' is not: it leaves out
what its definition does not hold, so a greater number is not excluded by it, only not borne out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.compared import compare_readings
from peaceops.assess.audit.decide import decide
from peaceops.assess.audit.figure import Bounds, write_bounds
from peaceops.assess.audit.naming import name_pairs
from peaceops.assess.audit.scope import Assertion, list_assertions, match_days, pair_times
from peaceops.assess.audit.sort import counts_what_lists_hold
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.period import Period
from peaceops.model.statement import Statement

TOPICS: Final = frozenset({"missions-established", "missions-active", "missions-ended", "conflicts"})
_OUTSIDE_UN: Final = re.compile(r"\bnon-?\s?(?P<a>UN|United Nations)\b|\boutside the (?P<b>UN|United Nations)\b")
_BOTH: Final = re.compile(r"\b(?:manag|conduct|run\b|ran\b|had\b|operat|carr(?:y|ied))", re.IGNORECASE)
_BEGUN: Final = re.compile(r"\b(?:establish|creat|launch|deploy|set up|start|initiat|authori[sz]|new)", re.IGNORECASE)
_RISE: Final = re.compile(r"\b(?:rise|rose|increas|grew|growth|more|surge|proliferat)", re.IGNORECASE)
_FALL: Final = re.compile(r"\b(?:fall|fell|declin|decreas|drop|fewer|shr[aiu]nk)", re.IGNORECASE)
#: A list of all senders' missions is taken to hold at least half of those that any definition would count.
_BEYOND: Final = 2
_MISSIONS: Final = re.compile(r"\b(?:missions|operations)\b", re.IGNORECASE)
_LED: Final = re.compile(r"\b(?:led|run|commanded) by\s(?:the\s)?$", re.IGNORECASE)
_NONE: Final = re.compile(r"\b(?:no|never|not a single|none)\b", re.IGNORECASE)


def check_counts(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    """Test a count, or a comparison of two counts."""
    if not counts_what_lists_hold(statement):
        return ()
    if statement.predicate.topic == "conflicts":
        return _check_conflicts(statement, asker)
    base = read_filter(statement)
    if base is None or any(e.kind == "mission" and e.id and e.how == "named" for e in statement.entities):
        return ()  # "… when UNTAG was set up": the day is the named mission's
    statement = _read_years_before(statement)
    if statement.comparison is not None and statement.comparison.with_period is not None:
        test = _compare_sets(statement, base, asker)
        return (test,) if test else ()
    if not statement.amounts and statement.predicate.text:
        test = _check_trend_of_missions(statement, base, asker)
        if test:
            return (test,)
    found: list[StatementTest] = []
    for amount, whens in pair_times(statement):
        for when in whens:
            assertion = Assertion(statement=statement, amount=amount, when=when, entity=None)
            probes = list(_list_events(statement, replace(base, first=assertion.days[0], last=assertion.days[1])))  # type: ignore[index]
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


#: "UN missions lost more people in 1993 than in 1994": no missions are counted.
_OF_PEOPLE: Final = re.compile(
    r"\b(?:lost|buried|died|dead|deaths|killed|fatalit\w+|(?:more|fewer) (?:people|personnel|troops|soldiers|police|observers|peace-?keepers|men|women|money))\b",
    re.IGNORECASE,
)


def compares_missions(statement: Statement) -> bool:
    """Whether a statement compares two sets of missions of different days."""
    comparison = statement.comparison
    return (
        comparison is not None and comparison.with_period is not None and bool(_MISSIONS.search(statement.text))
        and statement.predicate.topic != "contributions"
        and not _OF_PEOPLE.search(statement.text)
        and not any(e.kind == "mission" for e in statement.entities if e.role == "subject")
    )  # fmt: skip


def read_filter(statement: Statement) -> Probe | None:
    """Read which missions are counted: an organisation's, those outside it, a lead's, a host's; None where unclear."""
    topic = statement.predicate.topic
    if topic not in TOPICS:
        topic = "missions-established" if _BEGUN.search(statement.text) else "missions-active"
    probe = Probe(topic=topic)
    if _OUTSIDE_UN.search(statement.text):
        probe = replace(probe, not_organisation="UN")
    organisations = {e.id for e in statement.entities if e.kind == "organisation" and e.id and e.role != "object"}
    if any(not e.id and e.candidates for e in statement.entities):
        return None
    if probe.not_organisation:
        organisations.discard("UN")
    if len(organisations) > 1:
        return None
    if organisations:
        probe = replace(probe, organisation=organisations.pop())
    if len({e.id for e in statement.entities if e.kind == "state" and e.id}) > 1:
        return None
    for entity in (e for e in statement.entities if e.kind == "state" and e.id):
        at, end = entity.start - statement.start, entity.end - statement.start
        if re.search(r"\b(?:in|to)\s(?:the\s)?$", statement.text[:at], re.IGNORECASE):
            probe = replace(probe, host=entity.id)
        elif (
            entity.role == "subject"
            or re.match(r"\s?-?(?:led|lead)", statement.text[end:])
            or _LED.search(statement.text[:at])
        ):
            probe = replace(probe, lead=entity.id)
        else:
            return None
    return probe


def _list_events(statement: Statement, probe: Probe) -> Iterator[Probe]:
    """List the events that the words may mean: "managed" holds missions begun and missions active."""
    yield probe
    if probe.topic != "missions-ended" and _BOTH.search(statement.text) and not _BEGUN.search(statement.text):
        yield replace(
            probe, topic="missions-active" if probe.topic == "missions-established" else "missions-established"
        )


def _test_number(assertion: Assertion, replies: Sequence[Reply], base: Probe) -> StatementTest | None:
    compared = compare_readings(assertion, replies, kind="recomputed")
    test = decide(assertion, compared, kind="recomputed", stakes={}) if compared else None
    amount = assertion.amount
    if test is None or test.verdict != "contradicted" or amount is None:
        return test
    highs = [c.bounds.high for c in compared if c.bounds.high is not None]
    if base.organisation == "UN" or amount.low is None or not highs or amount.low < max(highs):
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


# --- two sets


def _compare_sets(statement: Statement, base: Probe, asker: Asker) -> StatementTest | None:
    comparison = statement.comparison
    assert comparison is not None
    assert comparison.with_period is not None
    own = next((w.period for _, whens in pair_times(statement) for w in whens), None)
    if own is None:
        return None
    pairs: list[tuple[Reply, Reading, Reply, Reading]] = []
    for probe in _list_events(statement, base):
        here = asker.ask(_within(probe, own))
        there = asker.ask(_within(probe, comparison.with_period))
        pairs += [
            (a, x, b, y)
            for a in here for x in a.readings if x.has_value
            for b in there for y in b.readings if y.has_value
            if (x.definition, x.label, x.rule) == (y.definition, y.label, y.rule)
        ]  # fmt: skip
    holds = [_holds(comparison.relation, comparison.factor, x, y) for _, x, _, y in pairs]
    if not pairs or comparison.relation not in ("more", "fewer", "equal", "times"):
        return None
    figures = []
    for (a, x, b, y), held in zip(pairs, holds, strict=True):
        fit = {True: "inside", False: "outside", None: "overlaps"}[held]
        figures += [_set_figure(comparison.text or statement.text, r, x, fit) for r, x in ((a, x), (b, y))]
    shown = name_pairs([(x, y) for _, x, _, y in pairs], holds)
    if all(h is True for h in holds):
        verdict = "supported"
    elif all(h is False for h in holds):
        verdict = "contradicted"
    elif any(h is True for h in holds) and any(h is False for h in holds):
        verdict = "depends-on-definition"
    else:
        verdict = "supported-with-qualification" if any(h is True for h in holds) else "no-evidence"
    return StatementTest(kind="recomputed", verdict=verdict, explanation=f"{shown}.", figures=tuple(figures))


def _within(probe: Probe, period: Period) -> Probe:
    return replace(probe, first=period.first_day, last=period.last_day)


def _holds(relation: str, factor: object, x: Reading, y: Reading) -> bool | None:
    """Whether the first count stands so to the second: True, False, or None where the bounds leave it open."""
    if x.low is None or y.low is None:
        return None
    x_high, y_high = x.high, y.high
    if relation == "fewer":
        x, y, x_high, y_high = y, x, y_high, x_high
    times = factor if relation == "times" and factor is not None else 1
    assert x.low is not None
    assert y.low is not None
    if relation == "equal":
        return x.low == y.low if (x_high, y_high) == (x.low, y.low) else None
    if relation == "times":
        if x_high != x.low or y_high != y.low:
            return None
        return abs(x.low - y.low * times) <= y.low * times / 10  # type: ignore[operator]
    if y_high is not None and x.low > y_high:
        return True
    return False if x_high is not None and x_high <= y.low else None


def _set_figure(claimed: str, reply: Reply, reading: Reading, fit: str) -> Recomputed:
    return Recomputed(
        claimed=claimed, low=reading.low, high=reading.high, unit=reading.unit, definition=reading.definition,
        rule=reading.rule, period=" to ".join(reading.period), fit=fit, source=reading.source, citation=reading.citation,
        query=reading.query, command=reply.command, readings=1, text=reading.label,
    )  # fmt: skip


# --- conflicts


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
        if assertion.amount is not None and days is not None:
            replies = asker.ask(Probe(topic="conflicts", kind=kind, first=days[0], last=days[1]))
            compared = compare_readings(assertion, replies, kind="recomputed")
            test = decide(assertion, compared, kind="recomputed", stakes={}) if compared else None
            if test:
                found.append(test)
    if not found and not any(a.amount for a in assertions):
        trend = _check_trend(statement, kind, asker)
        found += [trend] if trend else []
    return tuple(found)


#: "After the Cold War" and the years before it, where a text names no year: its end is dated to 1989 to 1991.
_COLD_WAR: Final = re.compile(r"\bcold[ -]war\b", re.IGNORECASE)
_WINDOW_YEARS: Final = 10
#: Over how many years a rise or fall shows is a choice of who says it: each is tried.
_WINDOWS: Final = (5, 10, 15)
#: A smaller difference of means is neither a rise nor a fall.
_FLAT: Final = 0.1


def _check_trend(statement: Statement, kind: str, asker: Asker) -> StatementTest | None:
    """Test a rise or fall after a turn: the mean of the years after it against that of as many before, for windows of each length."""
    rise, turn = _read_trend(statement)
    if rise is None or turn is None:
        return None
    replies = asker.ask(
        Probe(
            topic="conflicts",
            kind=kind,
            first=date(turn - max(_WINDOWS), 1, 1),
            last=date(turn + max(_WINDOWS) - 1, 12, 31),
        )
    )
    by_year = _read_years(replies)
    ways: list[bool | None] = []
    parts: list[str] = []
    for early, late in _list_windows(turn, is_since=not _COLD_WAR.search(statement.text)):
        means = [_mean(by_year, *early), _mean(by_year, *late)]
        if means[0] is None or means[1] is None:
            continue
        is_flat = abs(means[1] - means[0]) <= _FLAT * max(means[0], means[1])
        ways.append(None if is_flat else means[1] > means[0])
        parts.append(f"{means[0]:.1f} a year in {early[0]} to {early[1]}, {means[1]:.1f} in {late[0]} to {late[1]}")
    if not ways:
        return None
    held = [way is not None and way == rise for way in ways]
    verdict = "supported" if all(held) else "depends-on-definition" if any(held) else "contradicted"
    words = (
        f"{kind.capitalize() or 'All'} conflicts with 25 battle-related deaths or more in a year: {'; '.join(parts)}"
    )
    words += "; a change of less than a tenth is none." if None in ways else "."
    asked = [(reply, reading) for reply in replies for reading in reply.readings if reading.has_value]
    figures = tuple(
        replace(
            _set_figure(statement.predicate.text or statement.text, *asked[0], "inside" if is_so else "outside"),
            low=None, high=None, text=part, period="", rule=f"mean of the years; {asked[0][1].rule}",
        )
        for part, is_so in zip(parts, held, strict=True)
    )  # fmt: skip
    return StatementTest(kind="recomputed", verdict=verdict, explanation=words, figures=figures)


def _list_windows(turn: int, *, is_since: bool) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """List the years that are compared: before a turn and after it; of what is so since a year also its first years and later ones."""
    for years in _WINDOWS:
        yield (turn - years, turn - 1), (turn, turn + years - 1)
    if is_since:
        first = _WINDOWS[0]
        for later in _WINDOWS[1:]:
            yield (turn, turn + first - 1), (turn + later - first, turn + later - 1)


def _read_trend(statement: Statement) -> tuple[bool | None, int | None]:
    """Whether something rose, as opposed to fell, and from which year on; None where the words do not tell."""
    words = statement.predicate.text or statement.text
    rise, fall = bool(_RISE.search(words)), bool(_FALL.search(words))
    turn = 1990 if _COLD_WAR.search(statement.text) else None
    if turn is None and len(statement.times) == 1 and statement.times[0].kind == "since":
        turn = statement.times[0].period.first_day.year
    return (None if rise == fall or statement.is_negated else rise), turn


def _check_trend_of_missions(statement: Statement, base: Probe, asker: Asker) -> StatementTest | None:
    """Test a rise or fall in missions: those established in the ten years after a turn against the ten before, by each list."""
    rise, turn = _read_trend(statement)
    if rise is None or turn is None:
        return None
    if re.search(r"\bboth\b", statement.text) and _OUTSIDE_UN.search(statement.text):
        base = replace(base, organisation="", not_organisation="")
    windows = [(turn - _WINDOW_YEARS, turn - 1), (turn, turn + _WINDOW_YEARS - 1)]
    before, after = (
        {
            (x.definition, x.label, x.rule): (reply, x)
            for reply in asker.ask(replace(base, topic="missions-established", first=date(a, 1, 1), last=date(b, 12, 31)))
            for x in reply.readings if x.has_value
        }
        for a, b in windows
    )  # fmt: skip
    pairs = [(before[key], after[key]) for key in before if key in after]
    held = [_holds("more" if rise else "fewer", None, late[1], early[1]) for early, late in pairs]
    if not pairs or None in held:
        return None
    verdict = "supported" if all(held) else "depends-on-definition" if any(held) else "contradicted"
    figures = tuple(
        _set_figure(statement.predicate.text, reply, x, "inside" if is_so else "outside")
        for pair, is_so in zip(pairs, held, strict=True) for reply, x in pair
    )  # fmt: skip
    shown = name_pairs([(late, early) for (_, early), (_, late) in pairs], held)
    return StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"Missions established: {shown}.", figures=figures
    )


def _read_years(replies: Sequence[Reply]) -> dict[int, float]:
    """Read what was counted of each year."""
    return {
        int(r.period[0][:4]): float(r.low)
        for reply in replies for r in reply.readings
        if r.has_value and r.low is not None and match_days(r, None) == "undated" and r.period[0][:4] == r.period[1][:4]
    }  # fmt: skip


def _mean(by_year: dict[int, float], first: int, last: int) -> float | None:
    values = [by_year[year] for year in range(first, last + 1) if year in by_year]
    return sum(values) / len(values) if len(values) == last - first + 1 else None
