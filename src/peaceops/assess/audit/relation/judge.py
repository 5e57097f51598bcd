"""Tests of what sentences relate: computed from the numbers of both terms.

What enters: a relation. What leaves: a test, or None where nothing can be said.
Never done here: an exclusion by a difference that another day, source or rounding may explain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.compared import show_reading
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.relation.form import Relation
from peaceops.assess.audit.relation.value import Value, list_months, list_values, make_told
from peaceops.assess.audit.tally.judge import judge as judge_told
from peaceops.assess.audit.tally.series import Number, list_years
from peaceops.assess.audit.tally.slot import WORLD
from peaceops.evidence.answer import Reading
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Amount

_SLACK: Final = 0.03
_SUPPORT: Final = "supported-with-qualification"
_AGREES: Final = "The evidence agrees"
_EXCLUDES: Final = "The evidence on the same question excludes it"
_TOLD: Final = Amount(low=Decimal(1), high=Decimal(1), unit="share", text="what is compared", start=0, end=0)


def judge(relation: Relation, asker: Asker) -> StatementTest | None:
    """Test a relation.

    Parameters
    ----------
    relation : Relation
        What a sentence asserts.
    asker : Asker
        What answers.
    """
    if relation.form == "ratio":
        return _judge_ratio(relation, asker)
    if relation.form == "rank":
        return _judge_rank(relation, asker)
    if relation.form == "worst":
        return _judge_worst(relation, asker)
    if relation.form == "level" and relation.left.measure in ("strength", "deaths"):
        return judge_told(
            replace(make_told(relation.left), amount=relation.amounts[0], is_guess=relation.is_guess), asker
        )
    if relation.form == "level":
        return _judge_level(relation, asker)
    return _judge_series(relation, asker)


def _judge_ratio(relation: Relation, asker: Asker) -> StatementTest | None:
    assert relation.right is not None
    left, right = list_values(relation.left, asker), [v for v in list_values(relation.right, asker) if v.number > 0]
    sure = [(one, other) for one in left for other in right if one.is_main and other.is_main]
    if not sure:
        return None
    own = [one.number / other.number for one, other in sure]
    is_one_kind = (relation.left.measure, relation.left.kind) == (relation.right.measure, relation.right.kind)
    every = [
        one.number / other.number for one in left for other in right
        if not is_one_kind or one.reading.definition == other.reading.definition
    ]  # fmt: skip
    low, high = relation.bounds
    one, other = sure[-1]
    words = f": {one.number:,.0f} ({one.reading.label}) and {other.number:,.0f} ({other.reading.label})."
    beside = [_weigh_amount(a, v) for a, v in zip(relation.amounts, sure[-1], strict=False)]
    if "outside" in beside:
        return _make(one.reply, one.reading, "contradicted", f"{_EXCLUDES}{words}")
    if all(low <= ratio <= high for ratio in own):
        is_fit = all(b == "fits" for b in beside)
        verdict = "supported" if len(beside) > 1 else _SUPPORT
        return _make(one.reply, one.reading, verdict, f"{_AGREES}{words}") if is_fit else None
    slack = max(_SLACK * max(low, 0.0), 0.02 if high <= 1 else _SLACK * min(high, 100.0) if high < 100 else 0.0)
    slack = max(slack, 0.08 * low) if low > 1.01 or (low > 0 and high < 100 and relation.is_change) else slack
    is_open = relation.left.measure in ("strength", "deaths") and not relation.left.mission
    is_small = is_open or (abs(one.number - other.number) < 3 and (low, high) in ((1.0, 1e9), (0.0, 1.0)))
    if is_small or any(low - slack <= ratio <= high + slack for ratio in every):
        return None
    return _make(one.reply, one.reading, "contradicted", f"{_EXCLUDES}{words}")


def _judge_level(relation: Relation, asker: Asker) -> StatementTest | None:
    """Test a number of refugees, of the dead of violence or of conflicts: other editions of a table differ a little."""
    values = list_values(relation.left, asker)
    amount = relation.amounts[0]
    sure = [v for v in values if v.is_main]
    if not sure:
        return None
    one = sure[-1]
    words = f": {one.number:,.0f} ({one.reading.label})."
    if all(_weigh_amount(amount, v) == "fits" for v in sure):
        return _make(one.reply, one.reading, _SUPPORT, _AGREES + words)
    slack = Decimal("0.1")
    bounds = [Decimal(round(v.number)) for v in values]
    own = Bounds(low=min(bounds) * (1 - slack) - 1, high=max(bounds) * (1 + slack) + 1)
    return (
        _make(one.reply, one.reading, "contradicted", _EXCLUDES + words)
        if compare(amount, own)[0] == "outside"
        else None
    )


def _weigh_amount(amount: Amount, value: Value) -> str:
    number = Decimal(round(value.number))
    if compare(amount, Bounds(low=number, high=number))[0] in ("equal", "inside"):
        return "fits"
    slack = max(number * Decimal("0.05"), Decimal(2))
    far = compare(amount, Bounds(low=number - slack, high=number + slack))[0] == "outside"
    return "outside" if far else "near"


def _judge_rank(relation: Relation, asker: Asker) -> StatementTest | None:
    """Test a place among contributors of a month, or among those whose people died."""
    term = relation.left
    subject = "" if term.mission == WORLD else term.mission
    if term.measure == "deaths":
        if term.kind:
            return None
        first, last = term.days or (None, None)
        replies = asker.ask(Probe(topic="toll", subject=subject, first=first, last=last))
    else:
        if term.days is None or (term.days[1] - term.days[0]).days > 40:
            return None
        replies = asker.ask(Probe(topic="rank", subject=subject, first=term.days[1]))
    for reply in replies:
        own = [
            r for r in reply.readings
            if r.has_value and r.definition in ("contributors/total", "toll/all") and r.keys[:1] == term.states[:1]
        ]  # fmt: skip
        if len(own) != 1 or not own[0].keys[1:2] or not own[0].keys[1].isdigit():
            continue
        place, reading = int(own[0].keys[1]), own[0]
        words = f": {reading.label}, {reading.low:,f}."
        value = Value(number=float(reading.low or 0), is_main=True, reply=reply, reading=reading)
        beside = [_weigh_amount(a, value) for a in relation.amounts[:1]]
        if place != relation.rank:
            return (
                None
                if _is_tied(reading, reply, relation.rank)
                else _make(reply, reading, "contradicted", _EXCLUDES + words)
            )
        if beside == ["outside"]:
            return None if term.kind == "troops" else _make(reply, reading, "contradicted", _EXCLUDES + words)
        return _make(reply, reading, _SUPPORT, _AGREES + words) if beside in ([], ["fits"]) else None
    return None


def _is_tied(reading: Reading, reply: Reply, rank: int) -> bool:
    """Whether the one in the place told has nearly the same number."""
    there = [
        r for r in reply.readings if r.has_value and r.definition == reading.definition and r.keys[1:2] == (str(rank),)
    ]
    return not there or any(abs(float(r.low or 0) - float(reading.low or 0)) < 3 for r in there)


def _judge_worst(relation: Relation, asker: Asker) -> StatementTest | None:
    term = relation.left
    assert term.days is not None
    told = make_told(replace(term, kind=""))
    years = list_years(told, asker)
    year = term.days[0].year
    if year not in years or len(years) < 3 or len(term.states) > 1:
        return None
    worst = max(years, key=lambda y: years[y])
    replies = asker.ask(Probe(
        topic="losses", subject="" if term.mission == WORLD else term.mission, first=term.days[0], last=term.days[1],
        state=term.states[0] if term.states else "",
    ))  # fmt: skip
    found = [(reply, r) for reply in replies for r in reply.readings if r.has_value and r.definition == "losses/all"]
    if not found or term.states:
        return None
    reply, reading = found[-1]
    words = f": {years[year]:,f} died in {year}, and most in {worst}: {years[worst]:,f}."
    if worst == year:
        value = Value(number=float(years[year]), is_main=True, reply=reply, reading=reading)
        beside = [_weigh_amount(a, value) for a in relation.amounts[:1]]
        if beside == ["outside"]:
            return _make(reply, reading, "contradicted", _EXCLUDES + words)
        return _make(reply, reading, _SUPPORT, _AGREES + words) if beside in ([], ["fits"]) else None
    if years[worst] > years[year] + max(Decimal(1), years[year] * Decimal("0.03")):
        return _make(reply, reading, "contradicted", _EXCLUDES + words)
    return None


def _judge_series(relation: Relation, asker: Asker) -> StatementTest | None:
    """Test a greatest number, or a bound of all, by the months of the mission or of all missions."""
    term = relation.left
    mission = asker.read_mission(term.mission) if term.mission != WORLD else None
    if term.mission != WORLD and (mission is None or mission.mission_type not in ("un", "joint")):
        return None
    months = list_months(term, asker)
    if relation.form == "none":
        whole = list_months(replace(term, kind="total"), asker)
        if not whole:
            return None
        top = max(months, key=lambda n: n.high, default=None)
        if top is not None and sum(n.high >= 10 for n in months) > 5:
            return _make(top.reply, top.reading, "contradicted", f"{_EXCLUDES}: {top.high:,f} ({top.reading.label}).")
        words = f"{_AGREES}: none in {len(whole)} months at hand."
        return _make(whole[0].reply, whole[0].reading, _SUPPORT, words) if top is None and len(whole) > 11 else None
    if len(months) < 6:
        return None
    top = max(months, key=lambda n: n.high)
    words = f": the greatest of {len(months)} months is {top.high:,f} ({top.reading.label})."
    if relation.form == "peak":
        return _judge_peak(relation, months, words)
    amount = relation.amounts[0]
    stated = amount.low if amount.low is not None else amount.high
    if stated is None:
        return None
    if relation.form == "largest":
        value = Value(number=float(top.high), is_main=True, reply=top.reply, reading=top.reading)
        found = _weigh_amount(amount, value)
        is_under = (amount.high if amount.high is not None else stated) < top.high
        if found == "fits":
            return _make(top.reply, top.reading, _SUPPORT, _AGREES + words)
        return (
            _make(top.reply, top.reading, "contradicted", _EXCLUDES + words)
            if found == "outside" and is_under
            else None
        )
    is_over = top.high > stated * Decimal("1.03")
    if relation.form == "once":
        return _make(top.reply, top.reading, "supported", _AGREES + words) if top.high > stated else None
    if is_over:
        return _make(top.reply, top.reading, "contradicted", _EXCLUDES + words)
    return _make(top.reply, top.reading, _SUPPORT, _AGREES + words) if top.high <= stated else None


def _judge_peak(relation: Relation, numbers: Sequence[Number], words: str) -> StatementTest | None:
    term = relation.left
    assert term.days is not None
    top = max(numbers, key=lambda n: n.high)
    first, last = term.days
    own = [n for n in numbers if n.first <= last and first <= n.last]
    near = [n for n in numbers if abs((n.last - last).days) < 40 or n in own]
    if not own:
        return None
    best = max(own, key=lambda n: n.high)
    value = Value(number=float(best.high), is_main=True, reply=best.reply, reading=best.reading)
    beside = [_weigh_amount(a, value) for a in relation.amounts[:1]]
    if beside == ["outside"]:
        return _make(best.reply, best.reading, "contradicted", _EXCLUDES + words)
    if best.high == top.high:
        return _make(top.reply, top.reading, _SUPPORT, _AGREES + words) if beside in ([], ["fits"]) else None
    if max(n.high for n in near) < top.high * Decimal("0.97"):
        return _make(best.reply, best.reading, "contradicted", _EXCLUDES + words)
    return None


def _make(reply: Reply, reading: Reading, verdict: str, words: str) -> StatementTest:
    fit = "outside" if verdict == "contradicted" else "inside"
    return StatementTest(
        kind="recomputed", verdict=verdict, explanation=words, figures=(show_reading(_TOLD, fit, reply, reading),)
    )
