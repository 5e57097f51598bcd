"""Figures of an audit as a reader sees them: readings gathered, intervals and days in words.

What enters: recomputed figures. What leaves: rows of a table and words.
Never done here: comparing, HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from peaceops.model.audit import Recomputed, cite_table

FIT_WORDS: Final = {
    "equal": "the same",
    "inside": "within what is claimed",
    "overlaps": "partly within what is claimed",
    "outside": "outside what is claimed",
    "other-subject": "figure of another subject",
    "other-period": "figure of another period",
    "other-definition": "figure by another definition",
}
_UNITS: Final = {"count": "", "share": ""}
_NAME_FIT: Final = {"equal": "the same", "inside": "it fits", "overlaps": "it fits in part", "outside": "another"}
#: Rules that say no more than the source does.
PLAIN_RULES: Final = ("claim of the ledger", "registry of this casebook", "as the list has the mission")
_BETWEEN: Final = re.compile(r"(\d{4}(?:-\d\d){0,2})~(\d{4}(?:-\d\d){0,2})")
#: A rise or fall is told by means of two times, which are no interval.
_MEANS: Final = "mean of the years"
_SPAN: Final = re.compile(
    r"(?<![\d-])((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])) to ((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d-])"
)
#: From so many periods on, one source and rule are one row.
_SERIES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Readings of one definition and one period that fit a claim alike.

    Parameters
    ----------
    definition, period, fit : str
        What they share.
    values : tuple of str
        Their different values, least first; never averaged.
    readings : tuple of Recomputed
        All of them.
    is_series : bool
        Whether they are one source and rule over many periods, each with a fit of its own.
    """

    definition: str
    period: str
    fit: str
    values: tuple[str, ...]
    readings: tuple[Recomputed, ...]
    is_series: bool = False


def tell_days(text: str) -> str:
    """Tell in words that a day lies between two, and shorten the days of whole years and months.

    Examples
    --------
    >>> tell_days("registry: 1993-09-24~1993-10-31")
    'registry: between 1993-09-24 and 1993-10-31'
    >>> tell_days("1994-01-01 to 1998-12-31"), tell_days("1998-05-01 to 1998-05-31")
    ('1994 to 1998', '1998-05')
    """
    return _SPAN.sub(_shorten, _BETWEEN.sub(r"between \1 and \2", text))


def _shorten(match: re.Match[str]) -> str:
    try:
        first, last = date.fromisoformat(match[1]), date.fromisoformat(match[2])
    except ValueError:  # no day of the calendar: 1993-02-30
        return match[0]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and (last + timedelta(days=1)).day == 1:
        return f"{first:%Y-%m}"
    return match[0]


def tell_fit(measured: Measured) -> str:
    """Tell in words how what was measured fits what is claimed."""
    return measured.fit if measured.is_series else tell_fit_of(measured.readings)


def tell_fit_of(figures: Sequence[Recomputed]) -> str:
    """Tell in words how figures that fit alike do so; names have no interval."""
    fit = figures[0].fit
    is_named = all(f.low is None and f.high is None and not any(map(str.isdigit, f.text)) for f in figures)
    words = FIT_WORDS.get(fit, fit)
    if all(f.low is None and f.high is None and f.rule.startswith(_MEANS) for f in figures):
        words = {"inside": "it fits", "outside": "it does not fit"}.get(fit, words)
    return _NAME_FIT.get(fit, words) if is_named else words


def gather_figures(figures: list[Recomputed]) -> list[Measured]:
    """Gather readings that differ in source or counting rule alone, in the order of the first of each."""
    series: dict[tuple[str, ...], list[Recomputed]] = {}
    for figure in figures:
        key = (figure.definition, figure.unit, figure.rule, figure.source, cite_table(figure.citation))
        series.setdefault(key, []).append(figure)
    long = [group for group in series.values() if len({f.period for f in group}) >= _SERIES]
    in_series = {id(figure) for group in long for figure in group}
    figures = [figure for figure in figures if id(figure) not in in_series]
    groups: dict[tuple[str, str, str, str], list[Recomputed]] = {}
    for figure in figures:
        groups.setdefault((figure.definition, figure.period, figure.fit, figure.unit), []).append(figure)
    return [*map(_gather_series, long)] + [
        Measured(
            definition=definition, period=period, fit=fit, readings=tuple(group),
            values=tuple(dict.fromkeys(
                format_bounds(f.low, f.high, f.text, f.unit)
                for f in sorted(group, key=lambda f: (f.low is None, f.low or 0, f.high or 0, f.text))
            )),
        )
        for (definition, period, fit, _), group in groups.items()
    ]  # fmt: skip


def _gather_series(group: list[Recomputed]) -> Measured:
    """Put the periods of one source and rule into one row: the span of all, and how many fit."""
    ordered = tuple(sorted(group, key=lambda f: f.period))
    lows, highs = [f.low for f in group if f.low is not None], [f.high for f in group if f.high is not None]
    low, high = (min(lows) if len(lows) == len(group) else None), (max(highs) if len(highs) == len(group) else None)
    fits = [
        f"{words} in {sum(f.fit == fit for f in group)}"
        for fit, words in FIT_WORDS.items()
        if any(f.fit == fit for f in group)
    ]
    return Measured(
        definition=ordered[0].definition, period=f"{ordered[0].period} to {ordered[-1].period}, {len(group)} periods", fit=f"{', '.join(fits)} of {len(group)}",
        values=(format_bounds(low, high, unit=ordered[0].unit),), readings=ordered, is_series=True,
    )  # fmt: skip


def format_bounds(low: Decimal | None, high: Decimal | None, text: str = "", unit: str = "") -> str:
    """Format an interval with its unit.

    Parameters
    ----------
    low, high : Decimal or None
        Its bounds; None is open.
    text : str
        What to show where there is no number.
    unit : str
        Unit code; a share is shown as a percentage.

    Examples
    --------
    >>> format_bounds(Decimal("1500"), Decimal("1500"), unit="persons")
    '1,500 persons'
    >>> format_bounds(Decimal("0.8"), None, unit="share")
    'at least 80%'
    """
    if low is None and high is None:
        return tell_days(text)
    words = unit if unit in ("days", "months", "years", "persons", "km2") else _UNITS.get(unit, unit)
    if low is None:
        body = f"at most {_number(high, unit)}"
    elif high is None:
        body = f"at least {_number(low, unit)}"
    elif low == high:
        body = _number(low, unit)
    else:
        body = f"{_number(low, unit)} to {_number(high, unit)}"
    return f"{body} {words}".strip()


def _number(value: Decimal | None, unit: str) -> str:
    assert value is not None
    if unit == "share":
        return f"{round(100 * value, 1).normalize():f}%"
    return f"{int(value):,}" if value == value.to_integral_value() else f"{round(value, 2).normalize():,f}"
