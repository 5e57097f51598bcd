"""A rise or fall after a turn: the years after it against those before.

What enters: a statement that something rose or fell, an asker. What leaves: a recomputed test.
Never done here: the choice of one window where the statement names none: conflicts are tried over several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.contrast import set_figure, stands_so
from peaceops.assess.audit.naming import name_pairs
from peaceops.assess.audit.scope import match_days
from peaceops.assess.audit.selection import OUTSIDE_UN
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Statement

_RISE: Final = re.compile(r"\b(?:rise|rose|increas|grew|growth|more|surge|proliferat)", re.IGNORECASE)
_FALL: Final = re.compile(r"\b(?:fall|fell|declin|decreas|drop|fewer|shr[aiu]nk)", re.IGNORECASE)


#: "After the Cold War" and the years before it, where a text names no year: its end is dated to 1989 to 1991.
_COLD_WAR: Final = re.compile(r"\bcold[ -]war\b", re.IGNORECASE)
_WINDOW_YEARS: Final = 10
#: Over how many years a rise or fall shows is a choice of who says it: each is tried.
_WINDOWS: Final = (5, 10, 15)
#: A smaller difference of means is neither a rise nor a fall.
_FLAT: Final = 0.1


def check_trend_of_conflicts(statement: Statement, kind: str, asker: Asker) -> StatementTest | None:
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
            set_figure(statement.predicate.text or statement.text, *asked[0], "inside" if is_so else "outside"),
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


#: "Rose from 31 in 2010 to 52, the highest since 1991": the change is between figures, the day is that of a record.
_FROM_TO: Final = re.compile(
    r"\bfrom\s(?:[a-z]+\s){0,3}(?!(?:19|20)\d\d\b)\d|\b(?:highest|lowest|most|fewest|greatest|largest|smallest|worst|record|peak|first time)\b[^.;]{0,40}\bsince\b",
    re.IGNORECASE,
)


def _read_trend(statement: Statement) -> tuple[bool | None, int | None]:
    """Whether something rose, as opposed to fell, and from which year on; None where the words do not tell."""
    words = statement.predicate.text or statement.text
    rise, fall = bool(_RISE.search(words)), bool(_FALL.search(words))
    turn = 1990 if _COLD_WAR.search(statement.text) else None
    if (
        turn is None
        and len(statement.times) == 1
        and statement.times[0].kind == "since"
        and not _FROM_TO.search(statement.text)
    ):
        turn = statement.times[0].period.first_day.year
    return (None if rise == fall or statement.is_negated else rise), turn


def check_trend_of_missions(statement: Statement, base: Probe, asker: Asker) -> StatementTest | None:
    """Test a rise or fall in missions: those established in the ten years after a turn against the ten before, by each list."""
    rise, turn = _read_trend(statement)
    if rise is None or turn is None:
        return None
    if re.search(r"\bboth\b", statement.text) and OUTSIDE_UN.search(statement.text):
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
    held = [stands_so("more" if rise else "fewer", None, late[1], early[1]) for early, late in pairs]
    if not pairs or None in held:
        return None
    verdict = "supported" if all(held) else "depends-on-definition" if any(held) else "contradicted"
    figures = tuple(
        set_figure(statement.predicate.text, reply, x, "inside" if is_so else "outside")
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
