"""Tests of figures of running prose against the numbers of their subject.

What enters: a figure told with the numbers at hand. What leaves: a test, or None where nothing can be said.
Never done here: an exclusion by a number of another day, of a kind that the words may not mean, or by a small difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.compared import show_reading
from peaceops.assess.audit.figure import Bounds, compare, count_digits
from peaceops.assess.audit.tally.series import Number, list_numbers
from peaceops.assess.audit.tally.told import FIRST, LAST, WORLD, Told
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Amount

#: By how much a register or another count may differ.
_SLACK: Final = Decimal("0.03")
_WIDE: Final = Decimal("0.1")
#: Days beside those told on which a number may have been taken.
_NEAR: Final = timedelta(days=62)


def judge(told: Told, asker: Asker) -> StatementTest | None:
    """Test a figure.

    Parameters
    ----------
    told : Told
        The figure.
    asker : Asker
        What answers.
    """
    numbers = list_numbers(told, asker)
    if not numbers:
        return None
    if told.shares is not None:
        return _judge_share(told, numbers, asker)
    if told.amount is None:
        return None
    if told.measure == "deaths":
        return _judge_dead(told, told.amount, numbers, asker)
    return _judge_level(told, told.amount, numbers)


def _judge_level(told: Told, amount: Amount, numbers: Sequence[Number]) -> StatementTest | None:
    if told.days is None:
        return _judge_extreme(told, amount, numbers) if told.extreme else None
    first, last = told.days
    if first == FIRST or last == LAST:
        return None
    own = [n for n in numbers if n.first <= last and first <= n.last]
    agreeing = [n for n in own if _agrees(amount, n)]
    main = [n for n in agreeing if n.is_main]
    if agreeing:
        if told.extreme:
            return _judge_extreme(told, amount, numbers)
        best = (main or agreeing)[0]
        exact = best.low == best.high == amount.low == amount.high
        is_clear = bool(main) and exact and (told.is_month or best.first.month == 12)
        return _make(told, best, "supported" if is_clear else "supported-with-qualification")
    near = [n for n in numbers if n.first <= last + _NEAR and first - _NEAR <= n.last]
    if not own or not near or not told.is_read or _is_within(amount, near, _allow(told, asker_is_un=near)):
        return None
    owner = next((n for n in numbers if amount.low is not None and n.low == n.high == amount.low == amount.high and count_digits(amount.low) > 2), None)  # fmt: skip
    shown = next((n for n in reversed(own) if n.is_main), own[-1])
    if owner is not None and owner.is_main:
        words = f" It is that of {owner.reading.label}."
        return _make(told, shown, "contradicted", words)
    return _make(told, shown, "contradicted")


def _allow(told: Told, asker_is_un: Sequence[Number]) -> Decimal:
    """Allow more where one yearly count is all there is: others counted otherwise."""
    return _SLACK if any(n.reading.definition.startswith(("personnel/", "contributors/")) for n in asker_is_un) else _WIDE


def _agrees(amount: Amount, number: Number) -> bool:
    return compare(amount, Bounds(low=number.low, high=number.high))[0] in ("equal", "inside")


def _is_within(amount: Amount, numbers: Sequence[Number], slack: Decimal) -> bool:
    """Whether an amount lies between the least and the greatest of numbers, with some slack."""
    low = min(n.low for n in numbers)
    high = max(n.high for n in numbers)
    own = Bounds(low=low - max(low * slack, Decimal(1)), high=high + max(high * slack, Decimal(1)))
    return compare(amount, own)[0] != "outside"


def _judge_extreme(told: Told, amount: Amount, numbers: Sequence[Number]) -> StatementTest | None:
    """Test a greatest or least number: that it was then, and that none was greater or less."""
    main = [n for n in numbers if n.is_main]
    if not main or told.kind in ("women",) or len(main) < 6:
        return None
    top = max(main, key=lambda n: n.high) if told.extreme == "peak" else min(main, key=lambda n: n.low)
    if _agrees(amount, top) or _is_within(amount, [top], _SLACK):
        return _make(told, top, "supported-with-qualification")
    best = amount.low if amount.low is not None else amount.high
    is_beyond = best is not None and (best < top.low if told.extreme == "peak" else best > top.high)
    if is_beyond and told.is_read and told.extreme == "peak":
        return _make(told, top, "contradicted", " It was no peak.")
    return None


def _judge_dead(told: Told, amount: Amount, numbers: Sequence[Number], asker: Asker) -> StatementTest | None:
    number = numbers[0]
    slack = max(number.high * _SLACK, Decimal(1))
    if _agrees(amount, number):
        is_whole = told.days is not None or _is_over(told, asker)
        return _make(told, number, "supported" if is_whole else "supported-with-qualification")
    if not told.is_read or compare(amount, Bounds(low=number.low - slack, high=number.high + slack))[0] != "outside":
        return None
    is_open = told.days is None and not _is_over(told, asker)
    is_less = amount.high is not None and amount.high < number.low
    if (is_open or (told.days is not None and told.days[1] == LAST)) and is_less:
        return None  # of a day before that of the register
    return _make(told, number, "contradicted")


def _is_over(told: Told, asker: Asker) -> bool:
    mission = asker.read_mission(told.mission) if told.mission != WORLD else None
    return mission is not None and mission.period.end is not None


def _judge_share(told: Told, numbers: Sequence[Number], asker: Asker) -> StatementTest | None:
    """Test a share of the figure told before: by both numbers at hand."""
    assert told.shares is not None
    if told.whole is None:
        return None
    wholes = list_numbers(told.whole, asker)
    pairs = [
        (part, float(part.low / whole.low))
        for part in numbers for whole in wholes
        if part.is_main and whole.is_main and whole.low > 0 and (told.measure == "deaths" or part.last == whole.last)
        and _is_of_days(told, part)
    ]  # fmt: skip
    if not pairs:
        return None
    low, high = told.shares
    if all(low <= share <= high for _, share in pairs):
        return _make(told, pairs[-1][0], "supported-with-qualification", _tell_share(pairs))
    if told.is_read and all(share < low - 0.03 or share > high + 0.03 for _, share in pairs):
        return _make(told, pairs[-1][0], "contradicted", _tell_share(pairs))
    return None


def _is_of_days(told: Told, part: Number) -> bool:
    if told.measure == "deaths" or told.days is None:
        return told.measure == "deaths"
    return part.first <= told.days[1] and told.days[0] <= part.last


def _tell_share(pairs: Sequence[tuple[Number, float]]) -> str:
    shares = [share for _, share in pairs]
    low, high = min(shares), max(shares)
    return f" That is {low:.0%} of all." if f"{low:.0%}" == f"{high:.0%}" else f" That is {low:.0%} to {high:.0%} of all."


def _make(told: Told, number: Number, verdict: str, words: str = "") -> StatementTest:
    amount = told.amount or (told.whole.amount if told.whole is not None else None)
    assert amount is not None
    value = f"{number.low:,f}" if number.low == number.high else f"{number.low:,f} to {number.high:,f}"
    fit = "outside" if verdict == "contradicted" else "equal" if verdict == "supported" else "inside"
    lead = "The evidence on the same question excludes it" if verdict == "contradicted" else "The evidence agrees"
    return StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"{lead}: {value} ({number.reading.label.rstrip('.')}).{words}",
        figures=(show_reading(amount, fit, number.reply, number.reading),),
    )  # fmt: skip
