"""Deaths in a mission by cause: which cause took more, what share it has, that nobody died of it.

What enters: a statement about the dead of one mission, and an asker. What leaves: tests.
Never done here: the dead of others (civilians, fighters); a "none" borne out by anything but a register that has all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.compared import LEDGER_RULE
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.scope import is_generic, read_days
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.numeral import FACTORS
from peaceops.model.statement import Amount, Entity, Statement

#: Words for a cause, and the definition under which the register's rows of it are counted.
CAUSES: Final = {
    "F4/hostile_deaths": re.compile(
        r"\b(?:hostile|malicious|enemy|attack(?:s|ed|ers)?\b|combat|violence|violent|ambush|gunfire|hostilities|acts? of war)\w*",
        re.IGNORECASE,
    ),
    "F4/deaths_accident": re.compile(r"\b(?:accident|crash)\w*", re.IGNORECASE),
    "F4/deaths_illness": re.compile(r"\b(?:illness|disease|sickness|natural causes|sick\b)\w*", re.IGNORECASE),
}
ALL: Final = "F4/deaths_all"
_DEATH: Final = re.compile(
    r"\b(?:kill(?:ed|s|ers?)?|die[ds]?|dead|deaths?|fatalit\w+|lives|lost|losses|casualt\w+|toll|claimed|cost|perished|fallen|succumbed|fell victims?)\b",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:civilian|local|resident|villag|child|refugee|population|rebel|fighter|militia|insurgent|irregular|injur|wound|injured|soldiers of the)\w*",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    r"\b(?P<word>more(?!\sthan\s\w+\stimes)|fewer(?!\sthan\s\w+\stimes)|less(?!\sthan\s\w+\stimes)|greater|higher|lower|as many|as much)\b",
    re.IGNORECASE,
)
_THAN: Final = re.compile(r"\b(?:than|as)\b", re.IGNORECASE)
_EXCEEDED: Final = re.compile(r"\b(?:outnumber|exceed|surpass|outstrip)\w*", re.IGNORECASE)
_MAIN: Final = re.compile(
    r"\b(?:main|leading|principal|chief|biggest|largest|greatest|most (?:common|frequent|usual)|commonest|deadliest|number one|single biggest|foremost)\s(?:single\s)?(?:cause|killer|reason)\b",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"\b(?:nobody|no one|no-one|not one|not a single|none of|no (?:member|peace-?keeper|soldier|observer|one|staff|person|troops|deaths?|fatalit|lives|casualt|personnel|man|blue helmet|police)\w*|without (?:a (?:single )?)?(?:loss of life|death|fatalit\w+|casualt\w+)|never lost|did not lose|lost no)\b",
    re.IGNORECASE,
)
#: Words that set a limit to "nobody died": a day, a cause, others who did.
LIMITED: Final = re.compile(
    r"\b(?:except|other than|more than one|further|additional|until|before|since|yet|period|reporting|during|recent|quarter|crime|so far|up to|after|only|but|day|month|week|attack on|first|last)\b",
    re.IGNORECASE,
)
#: "No casualties were reported": of an incident, not of the mission's life.
OF_INCIDENT: Final = re.compile(
    r"\bno (?:\w+ ){0,2}?(?:casualt\w+|deaths?|injur\w+|losses|victims)\b[^.;]{0,40}\b(?:report|record|confirm|observ|found)\w*|\b(?:report|record|confirm)\w*\s(?:that\s)?no\b"
    r"|\b(?:in|during|from|by|after) (?:the|this|that|these|an?|either|any) (?:\w+ )?(?:incident|explosion|attack|blast|shooting|ambush|mine|accident|exchange)",
    re.IGNORECASE,
)
_FACTORS: Final = {"twice": 2, "double": 2} | {f"{word} times": n for word, n in FACTORS.items() if 3 <= n <= 10}
_AT_LEAST: Final = re.compile(r"\b(?:over|more than|at least|well over)\s[a-z]+(?:\stimes)?\s*$", re.IGNORECASE)
_AT_MOST: Final = re.compile(r"\b(?:fewer than|less than|not even|under)\s[a-z]+(?:\stimes)?\s*$", re.IGNORECASE)
_SLACK: Final = Decimal("0.02")
_ROUGH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Toll:
    """How many died, of one cause or of all, by the register."""

    bounds: Bounds
    reading: Reading
    reply: Reply


def check_causes(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    """Test what a statement says of the causes of death in one mission.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    if statement.modality not in ("asserted", "reported", "estimated"):
        return ()
    mission = find_bereaved(statement)
    text = statement.text
    if mission is None or not _DEATH.search(text) or _OTHERS.search(text):
        return ()
    period = _read_period(statement)
    if statement.times and period is None:
        return ()
    named = list_causes(text)
    checks = (
        _check_none(statement, mission, named, period, asker) if _NOBODY.search(text)
        else _check_share(statement, mission, named, period, asker) if any(a.unit == "share" for a in statement.amounts)
        else _check_most(statement, mission, named, period, asker) if _MOST_OF.search(text)
        else _check_part(statement, mission, named, period, asker) if _PART_OF.search(text)
        else _check_order(statement, mission, named, period, asker)
    )  # fmt: skip
    return tuple(checks)


def find_bereaved(statement: Statement) -> Entity | None:
    """Find the one mission that a statement names, or None."""
    named = [e for e in statement.entities if e.kind == "mission" and e.how == "named" and not is_generic(e)]
    return named[0] if len({e.id for e in named}) == 1 and named[0].id else None


def list_causes(text: str) -> list[tuple[int, str]]:
    """List the causes that a text names, in order, each place once.

    Examples
    --------
    >>> [name for _, name in list_causes("more through malicious acts than in accidents")]
    ['F4/hostile_deaths', 'F4/deaths_accident']
    """
    found = sorted((m.start(), name) for name, pattern in CAUSES.items() for m in pattern.finditer(text))
    return [one for at, one in enumerate(found) if not at or found[at - 1][1] != one[1]]


def _read_period(statement: Statement) -> tuple[date, date] | None:
    """Read the one whole year that is named; a day or month is of an incident."""
    if len(statement.times) != 1:
        return None
    when = statement.times[0]
    return (when.period.first_day, when.period.last_day) if when.kind == "year" and when.how == "named" else None


def _find_toll(mission: str, definition: str, period: tuple[date, date] | None, asker: Asker) -> _Toll | None:
    """Find how many died by the register: in a year, or in the whole time that it covers."""
    found = []
    for reply in asker.ask(Probe(topic="fatalities", subject=mission)):
        for r in reply.readings:
            days = read_days(r)
            if not r.has_value or r.definition != definition or r.low is None or r.high is None or days is None:
                continue
            if r.rule == LEDGER_RULE and "fatalities" not in r.source:
                continue  # of an incident, not of the register
            if (period is None and (days[1] - days[0]).days > 0) or days == period:
                found.append((days[1] - days[0], _Toll(bounds=Bounds(low=r.low, high=r.high), reading=r, reply=reply)))
    if not found:
        return None
    longest = max(length for length, _ in found)
    own = [toll for length, toll in found if length == longest]
    # The whole is counted of all personnel: so is a part, where the register tells both.
    return next((toll for toll in own if "all personnel" in toll.reading.label), own[0])


def _check_order(
    statement: Statement, mission: Entity, named: list[tuple[int, str]], period: tuple[date, date] | None, asker: Asker
) -> Iterator[StatementTest]:
    """Test which of two causes took more, or which took most."""
    text = statement.text
    if _MAIN.search(text):
        causes = [name for _, name in named]
        if len(set(causes)) == 1 and not statement.is_negated:
            yield from _judge_main(causes[0], mission, period, asker)
        return
    order = _read_order(text, named)
    if order is None or statement.is_negated:
        return
    greater, lesser, factor = order
    one, other = (_find_toll(mission.id, name, period, asker) for name in (greater, lesser))
    if one is None or other is None:
        return
    low, high = one.bounds.low, one.bounds.high
    least, most = other.bounds.low, other.bounds.high
    assert low is not None
    assert high is not None
    assert least is not None
    assert most is not None
    if factor > 1:
        more = _MORE.search(text)
        verdict = _judge_factor((low, high), (least, most), factor, text[: more.start()] if more else "")
    else:
        verdict = "supported" if low > most else "contradicted" if high <= least else ""
    if verdict:
        yield _test(verdict, (one, other), "as stated of two causes")


def _judge_factor(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal], factor: int, before: str = "") -> str:
    if not other[0]:
        return ""
    ratios = one[0] / other[1], one[1] / other[0]
    if _AT_LEAST.search(before):
        return "supported" if ratios[0] >= factor else "contradicted" if ratios[1] < factor * Decimal("0.9") else ""
    if _AT_MOST.search(before):
        return "supported" if ratios[1] <= factor else "contradicted" if ratios[0] > factor * Decimal("1.1") else ""
    if ratios[0] >= factor * Decimal("0.9") and ratios[1] <= factor * Decimal("1.15"):
        return "supported"
    return "contradicted" if ratios[1] < factor * Decimal("0.75") or ratios[0] > factor * Decimal("1.4") else ""


def _read_order(text: str, named: list[tuple[int, str]]) -> tuple[str, str, int] | None:
    """Read which cause is said to have taken more than which other, and how many times."""
    if len(named) != 2 or named[0][1] == named[1][1]:
        return None
    (first, one), (second, other) = named
    if (word := _EXCEEDED.search(text)) is not None and first < word.start() < second:
        return one, other, 1
    more = _MORE.search(text)
    if more is None:
        return None
    than = next((m for m in _THAN.finditer(text) if m.start() > more.end() and first < m.start() < second), None)
    if than is None:
        return None
    if more["word"].casefold().startswith("as "):
        before = text[: more.start()].casefold()
        factor = next((n for word, n in _FACTORS.items() if before.rstrip().endswith(word)), 0)
        return (one, other, factor) if factor else None
    return (other, one, 1) if more["word"].casefold() in ("fewer", "less", "lower") else (one, other, 1)


def _judge_main(cause: str, mission: Entity, period: tuple[date, date] | None, asker: Asker) -> Iterator[StatementTest]:
    tolls = {name: toll for name in CAUSES if (toll := _find_toll(mission.id, name, period, asker)) is not None}
    if cause not in tolls or len(tolls) < len(CAUSES):
        return
    own, others = tolls[cause], [t for name, t in tolls.items() if name != cause]
    low, high = own.bounds.low or Decimal(0), own.bounds.high or Decimal(0)
    if all(low > (t.bounds.high or Decimal(0)) for t in others):
        verdict = "supported"
    elif any(high < (t.bounds.low or Decimal(0)) for t in others):
        verdict = "contradicted"
    else:
        return
    yield _test(verdict, (own, *others), "the main cause")


_PART_OF: Final = re.compile(
    r"\b(?P<part>[\d,]+)\s(?:out )?of\s(?:the|its|all|their)?\s?(?P<whole>[\d,]+)\b", re.IGNORECASE
)


def _check_part(
    statement: Statement, mission: Entity, named: list[tuple[int, str]], period: tuple[date, date] | None, asker: Asker
) -> Iterator[StatementTest]:
    """Test "151 of the 204 lives lost": the part by its cause, the whole by all."""
    found = _PART_OF.search(statement.text)
    if found is None or len({name for _, name in named}) != 1 or statement.is_negated:
        return
    part = _find_toll(mission.id, named[0][1], period, asker)
    whole = _find_toll(mission.id, ALL, period, asker)
    if part is None or whole is None:
        return
    stated = tuple(Decimal(found[name].replace(",", "")) for name in ("part", "whole"))
    fits = [_fits(number, toll) for number, toll in zip(stated, (part, whole), strict=True)]
    if all(fit == "inside" for fit in fits):
        yield _test("supported", (part, whole), found.group())
    elif "outside" in fits:
        yield _test("contradicted", (part, whole), found.group())


def _fits(number: Decimal, toll: _Toll) -> str:
    """Tell whether a number lies in a toll, near it (a register is corrected), or beyond."""
    low, high = toll.bounds.low or Decimal(0), toll.bounds.high or Decimal(0)
    if low <= number <= high:
        return "inside"
    slack = max(Decimal(1), high * _SLACK)
    return "near" if low - slack <= number <= high + slack else "outside"


def _check_share(
    statement: Statement, mission: Entity, named: list[tuple[int, str]], period: tuple[date, date] | None, asker: Asker
) -> Iterator[StatementTest]:
    """Test the share of the dead that one cause has."""
    shares = [a for a in statement.amounts if a.unit == "share"]
    if len(shares) != 1 or len({name for _, name in named}) != 1 or statement.is_negated:
        return
    part = _find_toll(mission.id, named[0][1], period, asker)
    whole = _find_toll(mission.id, ALL, period, asker)
    if part is None or whole is None or not whole.bounds.low or part.bounds.low is None or part.bounds.high is None:
        return
    assert whole.bounds.high is not None
    bounds = Bounds(low=part.bounds.low / whole.bounds.high, high=part.bounds.high / whole.bounds.low)
    fit, rounded = compare(shares[0], bounds)
    if fit in ("equal", "inside"):
        verdict = "supported-with-qualification" if rounded else "supported"
    else:
        fit = compare(shares[0], bounds.widen(_SLACK if re.search(r"\d", shares[0].text) else _ROUGH / 2))[0]
        # "Two in three" is no 67 per cent.
        is_worded = re.search(r"\d|per ?cent|%", shares[0].text) is None
        far = compare(shares[0], bounds.widen(_ROUGH if is_worded else 2 * _SLACK))[0]
        verdict = "contradicted" if far == "outside" else "supported-with-qualification" if fit != "outside" else ""
    if verdict:
        yield _test(verdict, (part, whole), "a share of the dead", shares[0])


_MOST_OF: Final = re.compile(
    r"\b(?:most|(?:the )?(?:vast |great |overwhelming |clear )?(?:majority|bulk)|the (?:greater|larger|bigger) part|the lion’s share)\s(?:of|died|were)\b",
    re.IGNORECASE,
)


def _check_most(
    statement: Statement, mission: Entity, named: list[tuple[int, str]], period: tuple[date, date] | None, asker: Asker
) -> Iterator[StatementTest]:
    """Test that one cause has most of the dead."""
    if len({name for _, name in named}) != 1 or statement.is_negated or _MAIN.search(statement.text):
        return
    part = _find_toll(mission.id, named[0][1], period, asker)
    whole = _find_toll(mission.id, ALL, period, asker)
    if part is None or whole is None or not whole.bounds.low or part.bounds.low is None or part.bounds.high is None:
        return
    if part.bounds.low * 2 > (whole.bounds.high or whole.bounds.low):
        yield _test("supported", (part, whole), "most of the dead")
    elif part.bounds.high / whole.bounds.low < Decimal("0.5") - _SLACK:
        yield _test("contradicted", (part, whole), "most of the dead")


def _check_none(
    statement: Statement, mission: Entity, named: list[tuple[int, str]], period: tuple[date, date] | None, asker: Asker
) -> Iterator[StatementTest]:
    """Test that nobody died, of one cause or of any: by a register that has every death."""
    causes = {name for _, name in named}
    if (
        len(causes) > 1
        or LIMITED.search(statement.text)
        or OF_INCIDENT.search(statement.text)
        or any(a.high for a in statement.amounts)
    ):
        return
    toll = _find_toll(mission.id, causes.pop() if causes else ALL, period, asker)
    if toll is None or toll.bounds.low is None:
        return
    if toll.bounds.low >= 1:
        yield _test("contradicted", (toll,), "nobody")
    elif toll.bounds.high == 0:
        yield _test("supported", (toll,), "nobody")


def _test(verdict: str, tolls: tuple[_Toll, ...], claimed: str, amount: Amount | None = None) -> StatementTest:
    fit = {"contradicted": "outside", "supported": "inside"}.get(verdict, "overlaps")
    kind = "ledger" if all(t.reading.rule == LEDGER_RULE for t in tolls) else "recomputed"
    return StatementTest(
        kind=kind, verdict=verdict, explanation=" ".join(f"{_tell(t)}." for t in tolls),
        figures=tuple(
            Recomputed(
                claimed=amount.text if amount else claimed, low=t.bounds.low, high=t.bounds.high, unit="persons",
                definition=t.reading.definition, rule=t.reading.rule, period=" to ".join(dict.fromkeys(t.reading.period)),
                fit=fit, source=t.reading.source, citation=t.reading.citation, query=t.reading.query,
                command=t.reply.command, readings=1,
            )
            for t in tolls
        ),
    )  # fmt: skip


def _tell(toll: _Toll) -> str:
    label = toll.reading.label.rstrip(".")
    if label != toll.reading.definition:
        return label
    low, high = toll.bounds.low, toll.bounds.high
    return f"{label}: {low}" if low == high else f"{label}: {low} to {high}"
