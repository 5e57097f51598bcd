"""Columns of a panel over time: a line that breaks where nothing is known, a band between low and high.

What enters: months with values or none. What leaves: SVG.
Never done here: a line across a gap; a 0 for what is unknown; several units in one scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from peaceops.errors import InvalidValue
from peaceops.report.figures.svg import FAINT, INK, TimeScale, build_tag, draw_axis, join_parts, wrap_svg, write_number

_WIDTH: Final = 720.0
_HEIGHT: Final = 150.0
_LEFT: Final = 64.0
_TOP: Final = 26.0
_GAP_DAYS: Final = 45
_COLOUR: Final = "#0b5fa5"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSeries:
    """A column of a panel for one unit.

    Parameters
    ----------
    label : str
        What it is.
    days : tuple of date
        First days of the months or years, in order.
    values : tuple of float or None
        Values; None is unknown.
    low, high : tuple of float or None
        Bounds where the column has them, else empty.
    step_days : int
        Longest step between two rows that belong together: a month's, or a year's.
    """

    label: str
    days: tuple[date, ...]
    values: tuple[float | None, ...]
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    step_days: int = _GAP_DAYS

    def __post_init__(self) -> None:
        if not self.days:
            raise InvalidValue(f"{self.label}: no row to draw")
        if any(len(part) != len(self.days) for part in (self.values, *filter(None, (self.low, self.high)))):
            raise InvalidValue(f"{self.label}: values and days differ in number")


def draw_panel(figure_id: str, title: str, series: Sequence[PanelSeries]) -> Markup:
    """Draw series one above the other, each on a scale of its own, over the same time.

    Parameters
    ----------
    figure_id : str
        Id of the figure in its page.
    title : str
        What it shows.
    series : sequence of PanelSeries
        From top to bottom.

    Raises
    ------
    InvalidValue
        If there is nothing to draw.
    """
    if not series:
        raise InvalidValue("no series to draw")
    first = min(one.days[0] for one in series)
    last = max(one.days[-1] for one in series)
    scale = TimeScale(first=first, last=last, left=_LEFT, width=_WIDTH - _LEFT - 12)
    parts = [_draw_one(one, scale, number * _HEIGHT) for number, one in enumerate(series)]
    height = len(series) * _HEIGHT + 8
    said = "; ".join(_describe(one) for one in series)
    return wrap_svg(figure_id, _WIDTH, height, join_parts(parts), title=title, text=said)


def _describe(series: PanelSeries) -> str:
    known = [value for value in series.values if value is not None]
    if not known:
        return f"{series.label}: unknown throughout"
    return f"{series.label}: {len(known)} of {len(series.values)} known, {min(known):g} to {max(known):g}"


def _draw_one(series: PanelSeries, scale: TimeScale, top: float) -> Markup:
    known = [v for part in (series.values, series.low, series.high) for v in part if v is not None]
    most = max([*known, 0.0]) or 1.0
    floor = top + _HEIGHT - 26
    room = _HEIGHT - 26 - _TOP

    def height_of(value: float) -> float:
        return floor - room * value / most

    parts = [
        build_tag("text", series.label, x=_LEFT, y=top + 14, fill=INK, font_size="12", font_family="sans-serif"),
        build_tag("line", x1=_LEFT, x2=_WIDTH - 12, y1=height_of(most), y2=height_of(most), stroke=FAINT),
        build_tag("text", f"{most:,.4g}", x=_LEFT - 6, y=height_of(most) + 4, **_TICK),
        build_tag("text", "0", x=_LEFT - 6, y=floor + 4, **_TICK),
        draw_axis(scale, floor, top=top + _TOP),
    ]
    for run in _split_runs(series, series.low, series.high):
        there = [_point(scale.place(series.days[i]), height_of(series.high[i] or 0.0)) for i in run]
        back = [_point(scale.place(series.days[i]), height_of(series.low[i] or 0.0)) for i in reversed(run)]
        parts.append(build_tag("polygon", points=" ".join([*there, *back]), fill=_COLOUR, opacity=".25"))
    for run in _split_runs(series, series.values):
        points = [(scale.place(series.days[i]), height_of(series.values[i] or 0.0)) for i in run]
        if len(points) == 1:
            parts.append(build_tag("circle", cx=points[0][0], cy=points[0][1], r="2.2", fill=_COLOUR))
        else:
            line = " ".join(_point(x, y) for x, y in points)
            parts.append(build_tag("polyline", points=line, fill="none", stroke=_COLOUR, stroke_width="1.6"))
    if not any(value is not None for value in series.values):
        parts.append(build_tag("text", "unknown throughout", x=_LEFT + 8, y=floor - 8, fill=INK, font_size="11"))
    return join_parts(parts)


def _point(x: float, y: float) -> str:
    return f"{write_number(x)},{write_number(y)}"


_TICK: Final = {"text_anchor": "end", "fill": INK, "font_size": "10", "font_family": "sans-serif"}


def _split_runs(series: PanelSeries, *columns: Sequence[float | None]) -> Iterator[list[int]]:
    """Split the rows into runs in which all columns are known and no month is left out."""
    if not all(columns):
        return
    run: list[int] = []
    for i, day in enumerate(series.days):
        is_known = all(column[i] is not None for column in columns)
        if run and (not is_known or (day - series.days[run[-1]]).days > series.step_days):
            yield run
            run = []
        if is_known:
            run.append(i)
    if run:
        yield run
