"""Events that last over several months, spread by a declared rule; totals are conserved exactly.

What enters: an Ibis table of events with first and last day and deaths. What leaves: one row an event and month, deaths in
whole parts of a person. The parts are a power of two: a cell is exact as a floating-point number, and so is every sum of
cells, in any order and on any engine, up to eight billion deaths.
Never done here: dropping an event that spans two months; a share that depends on the engine's rounding.

===========  ==============================================================================================
rule         meaning
===========  ==============================================================================================
``days``     by days: each month has the share of the days of the event that lie in it
``start``    all in the month of the first day
``end``      all in the month of the last day
===========  ==============================================================================================

The cumulative share is cut, not each month's: the months add up to the event, for low, best and high alike, and a low
never passes its best, for two totals differ by a whole person, which is more than a cut can take.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from peaceops.errors import UnknownName
from peaceops.store.tables import require

RULES: Final = ("days", "start", "end")
#: Parts of a person in which shares are counted.
PARTS: Final = 1 << 20
DEATHS: Final = ("deaths_low", "deaths_best", "deaths_high")


def spread_months(
    events: Any, *, rule: str = "days", deaths: tuple[str, ...] = DEATHS, keep: Sequence[str] = ()
) -> Any:
    """Spread events over months.

    Parameters
    ----------
    events : ibis.Table
        ``event_id``, ``start_date``, ``end_date`` and the columns of `deaths`, in whole persons or null.
    rule : str
        One of :data:`RULES`.
    deaths : tuple of str
        Columns to spread.
    keep : sequence of str
        Columns that stand in every month as they are.

    Returns
    -------
    ibis.Table
        ``event_id``, ``month`` (``12 * year + month - 1``), ``is_first`` (the event's first month: count events there)
        and ``<name>_parts`` for each column; a death toll that is unknown stays null in every month.

    Raises
    ------
    UnknownName
        If the rule is none of them.
    """
    if rule not in RULES:
        raise UnknownName("rule of spreading", rule, RULES)
    ibis = require("ibis", to="spread events over months")
    first, last = events.start_date.cast("date"), events.end_date.cast("date")
    # An event that ends before it starts is an issue of its source; it happened on its first day.
    events = events.mutate(_first=first, _last=ibis.greatest(first, last))
    events = events.mutate(_low=_number(events._first), _high=_number(events._last))
    if rule != "days":
        where = events._low if rule == "start" else events._high
        whole = {f"{name}_parts": events[name].cast("int64") * PARTS for name in deaths}
        return events.select("event_id", *keep, month=where, is_first=ibis.literal(True), **whole)
    events = events.mutate(
        _days=(events._last.epoch_seconds() - events._first.epoch_seconds()).cast("int64") // 86_400 + 1
    )
    rows = events.mutate(month=ibis.range(events._low, events._high + 1, 1).unnest())
    # Days of the event before this month, and up to its end.
    begin = ibis.date((rows.month // 12).cast("int32"), (rows.month % 12 + 1).cast("int32"), 1)
    after = rows.month + 1
    next_begin = ibis.date((after // 12).cast("int32"), (after % 12 + 1).cast("int32"), 1)
    before = _days_between(rows._first, begin)
    until = _days_between(rows._first, next_begin)
    rows = rows.mutate(
        _before=ibis.greatest(before, ibis.literal(0)),
        _until=ibis.least(until, rows._days),
        is_first=rows.month == rows._low,
    )
    spread = {
        f"{name}_parts": (rows[name].cast("int64") * PARTS * rows._until) // rows._days
        - (rows[name].cast("int64") * PARTS * rows._before) // rows._days
        for name in deaths
    }
    return rows.select("event_id", *keep, "month", "is_first", **spread)


def _number(day: Any) -> Any:
    """Give the month of a day its number."""
    return day.year().cast("int64") * 12 + day.month().cast("int64") - 1


def _days_between(first: Any, then: Any) -> Any:
    return (then.epoch_seconds() - first.epoch_seconds()).cast("int64") // 86_400
