"""Tests of figures of running prose against the numbers of their subject.

What enters: a figure told. What leaves: a test, or None where nothing can be said.
Never done here: an exclusion by a number of another day, of a kind that the words may not mean, or by a small difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.compared import show_reading
from peaceops.assess.audit.figure import Bounds, compare, count_digits
from peaceops.assess.audit.tally.days import FIRST, LAST
from peaceops.assess.audit.tally.series import Number, list_numbers, list_years
from peaceops.assess.audit.tally.slot import LOOSE, WORLD, Told
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Amount

#: The last day of the register of deaths at hand, as far as years tell.
LAST_ROW: Final = date(2025, 1, 1)
#: By how much a register or another count may differ.
_SLACK: Final = Decimal("0.03")
#: The same where one yearly count is all there is: others counted otherwise.
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
    if told.months and told.measure != "deaths":
        return None
    numbers = list_numbers(told, asker) if _is_within_life(told, asker) else []
    if not numbers:
        return None
    if told.is_guess:
        return _judge_guess(told, numbers)
    if told.ratio is not None:
        return _judge_ratio(told, numbers, asker)
    if told.shares is not None:
        return _judge_share(told, numbers, asker)
    if told.rank and told.measure == "strength" and (found := _judge_rank(told, numbers)) is not None:
        return found
    if told.rank and told.measure == "deaths" and told.amount is None:
        return _judge_rank(told, numbers)
    if told.amount is None:
        return None
    if told.measure == "deaths":
        return _judge_dead(told, told.amount, numbers, asker)
    return _judge_level(told, told.amount, numbers)


def _is_within_life(told: Told, asker: Asker) -> bool:
    """Whether the mission was there on the days told: where it was not, another is meant."""
    mission = asker.read_mission(told.mission) if told.mission != WORLD else None
    if mission is None or told.days is None:
        return True
    return mission.period.first_day <= told.days[1] and told.days[0] <= mission.period.last_day


# --- numbers at a time


def _judge_level(told: Told, amount: Amount, numbers: Sequence[Number]) -> StatementTest | None:
    if told.days is None:
        return _judge_extreme(told, amount, numbers) if told.extreme else None
    first, last = told.days
    if first == FIRST or last == LAST:
        return None
    own = [n for n in numbers if n.first <= last and first <= n.last]
    agreeing = [n for n in own if _agrees(amount, n)]
    if agreeing:
        if told.extreme and (against := _judge_extreme(told, amount, numbers)) is not None:
            return against
        main = [n for n in agreeing if n.is_main]
        best = (main or agreeing)[0]
        is_exact = best.low == best.high == amount.low == amount.high
        is_clear = bool(main) and is_exact and (told.is_month or best.first.month == 12)
        return _make(told, best, "supported" if is_clear else "supported-with-qualification")
    near = [n for n in numbers if n.first <= last + _NEAR and first - _NEAR <= n.last]
    others = [n for days, _ in told.alternatives for n in numbers if _is_of(days, n)]
    if not own or any(_agrees(amount, n) for n in (*near, *others)):
        return None
    if told.is_assumed and not any(n.is_main and _is_very(amount, n) for n in numbers):
        return None
    shown = next((n for n in reversed(own) if n.is_main), own[-1])
    owner = next((n for n in numbers if n.is_main and _is_very(amount, n)), None)
    other = _find_other_state(told, amount, own[0]) if told.states and owner is None else ""
    if owner is None and not other and _is_within(amount, near, _allow(near)):
        return None
    if (
        owner is None
        and not other
        and told.is_wide
        and amount.low is not None
        and amount.low > max(n.high for n in near)
    ):
        return None  # civilians may be among them
    if other:
        return _make(told, shown, "contradicted", f" It is that of {other}.")
    return _make(told, shown, "contradicted", f" It is that of {owner.reading.label}." if owner is not None else "")


def _judge_guess(told: Told, numbers: Sequence[Number]) -> StatementTest | None:
    """Test a number of a state's people of which the words leave open where they serve or when: the very number alone tells."""
    amount = told.amount
    if amount is None or amount.low is None or amount.low != amount.high or not told.is_month or told.days is None:
        return None
    own = [n for n in numbers if n.is_main and _is_of(told.days, n)]
    if not own or told.kind not in ("total", "troops", LOOSE) or count_digits(amount.low) < 3:
        return None
    if any(n.low == amount.low for n in own):
        is_placed = not told.rank or own[0].reading.keys[1:2] == (str(told.rank),)
        return _make(told, own[0], "supported-with-qualification") if is_placed else None
    other = _find_other_state(told, amount, own[0])
    is_place = told.whole is None and not told.shares
    return (
        _make(told, own[0], "contradicted", f" It is that of {other}.")
        if other and is_place and told.mission != WORLD
        else None
    )


def _find_other_state(told: Told, amount: Amount, own: Number) -> str:
    """Find another contributor of the month whose very number it is."""
    if amount.low is None or amount.low != amount.high or count_digits(amount.low) < 3:
        return ""
    return next(
        (
            r.label
            for r in own.reply.readings
            if r.low == amount.low and r.definition == own.reading.definition and not set(r.keys[:1]) & set(told.states)
        ),
        "",
    )


def _is_very(amount: Amount, number: Number) -> bool:
    """Whether a number of many digits is the very one."""
    return amount.low is not None and number.low == amount.low == amount.high and count_digits(amount.low) > 3


def _allow(numbers: Sequence[Number]) -> Decimal:
    is_monthly = any(n.reading.definition.startswith(("personnel/", "contributors/")) for n in numbers)
    return _SLACK if is_monthly else _WIDE


def _agrees(amount: Amount, number: Number) -> bool:
    return compare(amount, Bounds(low=number.low, high=number.high))[0] in ("equal", "inside")


def _is_within(amount: Amount, numbers: Sequence[Number], slack: Decimal) -> bool:
    """Whether an amount lies between the least and the greatest of numbers, with some slack."""
    low = min(n.low for n in numbers)
    high = max(n.high for n in numbers)
    own = Bounds(low=low - max(low * slack, Decimal(1)), high=high + max(high * slack, Decimal(1)))
    return compare(amount, own)[0] != "outside"


def _judge_extreme(told: Told, amount: Amount, numbers: Sequence[Number]) -> StatementTest | None:
    """Test a greatest or least number: it is the greatest at hand, or a greater one excludes it."""
    main = [n for n in numbers if n.is_main and n.low > 0]
    if len(main) < 6:
        return None
    if told.extreme == "first":
        earlier = [n for n in main if told.days is not None and n.last < told.days[0] - _NEAR and _agrees(amount, n)]
        return _make(told, earlier[0], "contradicted", " It was not the first time.") if earlier else None
    top = max(main, key=lambda n: n.high) if told.extreme == "peak" else min(main, key=lambda n: n.low)
    if _agrees(amount, top) or _is_within(amount, [top], _SLACK):
        return _make(told, top, "supported-with-qualification")
    stated = amount.low if amount.low is not None else amount.high
    if told.extreme == "peak" and stated is not None and stated < top.low:
        return _make(told, top, "contradicted", " It was not the greatest.")
    return None


def _judge_rank(told: Told, numbers: Sequence[Number]) -> StatementTest | None:
    """Test a place among contributors, and the number beside it; None where the place is right and there is a number."""
    place = numbers[0].reading.keys[1:2]
    if numbers[0].high == 0:
        return _make(told, numbers[0], "contradicted")
    if len(told.states) != 1 or not place or not place[0].isdigit():
        return None
    if int(place[0]) != told.rank:
        return _make(told, numbers[0], "contradicted")
    return None if told.amount is not None else _make(told, numbers[0], "supported")


# --- the dead


def _judge_dead(told: Told, amount: Amount, numbers: Sequence[Number], asker: Asker) -> StatementTest | None:
    number = numbers[0]
    if told.months and not _is_life(told, asker):
        return None
    slack = max(number.high * _SLACK, Decimal(1))
    is_over = _is_over(told, asker)
    if _agrees(amount, number):
        if told.extreme == "peak" and told.days is not None and (against := _judge_worst(told, number, asker)):
            return against
        is_whole = told.days is not None or is_over
        return _make(told, number, "supported" if is_whole else "supported-with-qualification")
    if compare(amount, Bounds(low=number.low - slack, high=number.high + slack))[0] != "outside":
        return None
    is_open = (told.days is None or told.days[1] == LAST) and not is_over
    if is_open and amount.high is not None and amount.high < number.low:
        return None  # of a day before that of the register
    return _make(told, number, "contradicted")


def _judge_worst(told: Told, number: Number, asker: Asker) -> StatementTest | None:
    """Test that no year had more dead than the one told: None where none had."""
    if told.days is None or told.days[0].year != told.days[1].year:
        return None
    years = list_years(told, asker)
    worst = max(years, key=lambda y: years[y], default=0)
    if worst and years[worst] > number.high + 1 and worst != told.days[0].year:
        return _make(told, number, "contradicted", f" More died in {worst}: {years[worst]:,f}.")
    return None


def _is_life(told: Told, asker: Asker) -> bool:
    """Whether a length of time is that of the mission's life, as far as years tell; of no day."""
    mission = asker.read_mission(told.mission) if told.mission != WORLD else None
    if mission is None or told.days is not None:
        return False
    last = min(mission.period.last_day, LAST_ROW) if mission.period.end is not None else LAST_ROW
    life = (last - mission.period.first_day).days / 30.4375
    return abs(life - told.months) <= max(12.0, 0.1 * life)


def _is_over(told: Told, asker: Asker) -> bool:
    mission = asker.read_mission(told.mission) if told.mission != WORLD else None
    return mission is not None and mission.period.end is not None


# --- parts and changes


def _judge_share(told: Told, numbers: Sequence[Number], asker: Asker) -> StatementTest | None:
    """Test a share of the figure told before: by both numbers at hand."""
    assert told.shares is not None
    if told.whole is None:
        return None
    wholes = [n for n in list_numbers(told.whole, asker) if n.is_main and n.low > 0]
    is_dead = told.measure == "deaths"
    pairs = [
        (part, float(part.low / whole.low)) for part in numbers for whole in wholes
        if part.is_main and (is_dead or (part.last == whole.last and _is_of(told.days, part)))
    ]  # fmt: skip
    return _weigh(told, pairs, told.shares, "of all") if pairs else None


def _judge_ratio(told: Told, numbers: Sequence[Number], asker: Asker) -> StatementTest | None:
    """Test how many times the number of other days or another mission a number is."""
    assert told.ratio is not None
    whole = told.whole
    if whole is None or told.days is None or told.measure != "strength":
        return None
    own = [n for n in numbers if n.is_main and _is_of(told.days, n)]
    others = [n for n in list_numbers(whole, asker) if n.is_main and n.low > 0]
    if whole.extreme == "peak" and whole.days is None and others:
        others = [max(others, key=lambda n: n.high)]
    elif whole.days is not None:
        others = [n for n in others if _is_of(whole.days, n)]
    else:
        return None
    pairs = [(one, float(one.low / other.high)) for one in own for other in others]
    found = _weigh(told, pairs, told.ratio, "of the other") if pairs else None
    if told.is_turnable and found is not None and found.verdict == "contradicted":
        turned = [(other, float(other.low / one.high)) for one in own for other in others if one.high]
        return (
            found if (other := _weigh(told, turned, told.ratio, "of it")) and other.verdict == found.verdict else other
        )
    return found


def _is_of(days: tuple[date, date] | None, number: Number) -> bool:
    return days is not None and number.first <= days[1] and days[0] <= number.last


def _weigh(
    told: Told, pairs: Sequence[tuple[Number, float]], stated: tuple[float, float], words: str
) -> StatementTest | None:
    low, high = stated
    shares = [share for _, share in pairs]
    least, most = min(shares), max(shares)
    told_words = (
        f" That is {least:.0%} {words}."
        if f"{least:.0%}" == f"{most:.0%}"
        else f" That is {least:.0%} to {most:.0%} {words}."
    )
    if least >= low and most <= high:
        return _make(told, pairs[-1][0], "supported-with-qualification", told_words)
    slack = 0.03 * max(1.0, low)
    if most < low - slack or least > high + slack:
        return _make(told, pairs[-1][0], "contradicted", told_words)
    return None


def _make(told: Told, number: Number, verdict: str, words: str = "") -> StatementTest:
    amount = told.amount or (_PLACE if told.rank else _PART)
    value = f"{number.low:,f}" if number.low == number.high else f"{number.low:,f} to {number.high:,f}"
    fit = "outside" if verdict == "contradicted" else "equal" if verdict == "supported" else "inside"
    lead = "The evidence on the same question excludes it" if verdict == "contradicted" else "The evidence agrees"
    return StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"{lead}: {value} ({number.reading.label.rstrip('.')}).{words}",
        figures=(show_reading(amount, fit, number.reply, number.reading),),
    )  # fmt: skip


#: What is compared where the words name a part or a place and no number.
_PART: Final = Amount(low=Decimal(1), high=Decimal(1), unit="share", text="the part or change told", start=0, end=0)
_PLACE: Final = Amount(
    low=Decimal(1), high=Decimal(1), unit="count", text="the place among contributors", start=0, end=0
)
