"""The dead of UN peacekeeping as a whole, or of one state's people in it, by the register.

What enters: a statement that names no mission, with a number of dead and a year or all years, and an asker.
What leaves: recomputed tests.
Never done here: the dead of a mission (``cause`` and the questions do); those killed by peacekeepers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.cause import list_causes
from peaceops.assess.audit.compared import show_reading
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.scope import is_generic, pair_days
from peaceops.evidence.answer import Reading
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Amount, Statement, When

DIED: Final = re.compile(
    r"\b(?:lost|died|dead|deaths?|killed|lost their lives|lives|fatalit\w+|fell|fallen|buried|mourned|cost|perished|deadli\w+)\b",
    re.IGNORECASE,
)
LOST_LIVES: Final = re.compile(
    r"\b(?:died|dead|deaths?|killed|lost their lives|fatalit\w+|lost (?:[\w]+ ){0,2}(?:[\d,]+|[a-z-]+) (?:of its )?(?:peace-?keepers|soldiers|people|men|lives))\b",
    re.IGNORECASE,
)
_KEEPERS: Final = re.compile(
    r"\b(?:peace-?keepers?|blue helmets?|UN (?:missions?|operations?|peace-?keeping|service|personnel|staff)|United Nations (?:missions?|operations?|peace-?keeping)"
    r"|peace-?keeping (?:missions?|operations?|service))\b",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:civilian|resident|villag|child|refugee|rebel|fighter|militia|insurgent|injur|wound|killed by (?:UN )?peace-?keepers|attack on|in an? (?:\w+ )?(?:attack|ambush|crash|accident)"
    r"|more than in|battalion|contingent|compan(?:y|ies)|brigade|patrol|convoy|earthquake|flood|helicopter|plane|single day|one day|week|month|another|further|first|African Union|NATO|\bAU\b|\bEU\b|OSCE|police|soldiers|troops|military|women|uniformed)\w*",
    re.IGNORECASE,
)
_DEADLIEST: Final = re.compile(
    r"\b(?:deadliest|bloodiest|worst|costliest)\s(?:single\s)?year\b|\bno year was (?:deadlier|bloodier|worse|costlier)\b",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"\b(?:since|between|for|in|up to) (?!the history|UN\b)", re.IGNORECASE)
_CAUSES: Final = {"F4/hostile_deaths": "hostile", "F4/deaths_accident": "accident", "F4/deaths_illness": "illness"}
_SLACK: Final = Decimal("0.03")


def check_losses(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test how many peacekeepers died in a year, or in all; of all states or of one.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    text = statement.text
    if statement.is_negated and not _DEADLIEST.search(text):
        return
    if not DIED.search(text) or not _KEEPERS.search(text) or _OTHERS.search(text):
        return
    named = [e for e in statement.entities if e.how == "named"]
    if any(e.kind == "mission" and not is_generic(e) for e in named) or any(
        e.kind in ("place", "area", "conflict") for e in named
    ):
        return
    # Who is meant is the UN, or a state's people under it: a battalion of some name is neither.
    if not any(e.kind == "state" or e.id == "UN" for e in named) and not re.search(r"\b(?:UN|United Nations)\b", text):
        return
    states = {e.id for e in named if e.kind == "state"}
    # A state is the sender where it is the subject or stands as an adjective; else people died in it.
    if len(states) > 1 or any(e.kind == "state" and not _is_sender(statement, e.start, e.end, e.role) for e in named):
        return
    causes = list(list_causes(text))
    if len({name for _, name in causes}) > 1:
        return
    for amount, whens in pair_days(statement):
        if amount is None or amount.unit not in ("persons", "count"):
            continue
        own = _find_cause(statement, amount, causes)
        if own is None:
            continue
        cause = _CAUSES[own] if own else "all"
        days = _read_days(whens, text)
        if days is not None:
            yield from _judge(statement, amount, days, "".join(states), cause, asker)


_OF_THEM: Final = re.compile(r"\bof (?:them|whom|which|these|those)\b", re.IGNORECASE)


def _find_cause(statement: Statement, amount: Amount, causes: Sequence[tuple[int, str]]) -> str | None:
    """Find the cause of the dead counted: empty for all; None where "ten of them" has none of its own."""
    if not causes:
        return ""
    at, name = causes[0]
    part = _OF_THEM.search(statement.text)
    if part is None:
        return name
    is_part = amount.start - statement.start < part.start() <= amount.end - statement.start + 1
    if is_part:
        return name if at > part.start() else None
    return "" if at > part.start() else name


def _is_sender(statement: Statement, start: int, end: int, role: str) -> bool:
    text, at = statement.text, statement.start
    before, after = text[: max(start - at, 0)], text[max(end - at, 0) :]
    if re.search(r"\b(?:in|of|near|at)\s(?:the\s)?$", before, re.IGNORECASE):
        return False
    return (
        role == "subject"
        or re.match(r"(?:[’']s?)?\s(?:UN\s)?(?:peace-?keepers?|blue helmets?)\b", after, re.IGNORECASE) is not None
    )


def _read_days(whens: tuple[When, ...], text: str) -> tuple[date, date] | None:
    """Read a year; all years up to a day that is named; or, where the words say so, all years."""
    if not whens:
        return (
            (date(1948, 1, 1), date(9998, 12, 31))
            if re.search(r"\bregister|in all|altogether|so far|since 1948|to date\b", text)
            else None
        )
    when = whens[0]
    first, last = when.period.first_day, when.period.last_day
    if len(whens) > 1 or when.how != "named":
        return None
    if when.kind in ("year", "range") and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return first, last
    return (date(1948, 1, 1), last) if when.kind == "until" and (last.month, last.day) == (12, 31) else None


def _judge(
    statement: Statement, amount: Amount, days: tuple[date, date], state: str, cause: str, asker: Asker
) -> Iterator[StatementTest]:
    probe = Probe(topic="losses", state=state, first=days[0], last=days[1])
    totals = [
        (reply, r) for reply in asker.ask(probe) for r in reply.readings
        if r.has_value and r.definition == f"losses/{cause}" and r.low is not None and "," in r.label
    ]  # fmt: skip
    if len(totals) != 1 or totals[0][1].low is None:
        return
    reply, reading = totals[0]
    assert reading.low is not None
    own = Bounds(low=reading.low, high=reading.high)
    fit, is_rounded = compare(amount, own)
    slack = max(reading.low * _SLACK, Decimal(1))
    if fit in ("equal", "inside"):
        verdict = "supported-with-qualification" if is_rounded else "supported"
    elif compare(amount, own.widen(slack))[0] != "outside":
        return  # a register is corrected for years
    else:
        verdict = "contradicted"
    deadliest = _DEADLIEST.search(statement.text)
    if verdict != "contradicted" and deadliest is not None:
        worst = _find_worst(state, cause, asker)
        if worst is None or (worst != days[0].year and _SINCE.search(statement.text[deadliest.end() :])):
            return  # of some years only
        verdict = verdict if worst == days[0].year else "contradicted"
    yield _test(amount, verdict, fit, reply, reading)


def _find_worst(state: str, cause: str, asker: Asker) -> int | None:
    """Find the year with most deaths, where there is one."""
    years: dict[int, Decimal] = {}
    for reply in asker.ask(Probe(topic="losses", state=state, first=date(1948, 1, 1), last=date(9998, 12, 31))):
        for r in reply.readings:
            if r.definition == f"losses/{cause}" and r.low is not None and "," not in r.label:
                years[int(r.period[0])] = r.low
    most = [year for year, number in years.items() if number == max(years.values())]
    return most[0] if len(most) == 1 else None


def _test(amount: Amount, verdict: str, fit: str, reply: Reply, r: Reading) -> StatementTest:
    return StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"By the register of deaths: {r.low:,f} ({r.label}).",
        figures=(show_reading(amount, fit, reply, r),),
    )  # fmt: skip
