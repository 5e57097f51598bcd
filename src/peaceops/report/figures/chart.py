"""Figures over time with a mark for each source.

What enters: series. What leaves: SVG. Never done here: merging figures of different sources.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from peaceops.report.figures.svg import FAINT, INK, TimeScale, build_tag, draw_axis, join_parts, wrap_svg, write_number

if TYPE_CHECKING:
    from peaceops.assess.finding import Series, SeriesPoint

# Dark enough on white (3:1), told apart by most eyes with a colour deficiency; shapes do the rest.
COLOURS: Final = ("#0b5fa5", "#b8500f", "#1d7a4d", "#8a3b8f", "#7a5c00", "#b0233a", "#3f4a54")
SHAPES: Final = (
    "circle",
    "square",
    "triangle",
    "diamond",
    "plus",
    "cross",
    "wedge",
    "ring",
    "frame",
    "star",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Shape and colour of a source in a figure.

    Parameters
    ----------
    shape, colour : str
        One of :data:`SHAPES`, one of :data:`COLOURS`.
    """

    shape: str
    colour: str


def assign_marks(sources: Iterable[str]) -> dict[str, Mark]:
    """Give each source a mark of its own, up to 70; then marks come again.

    Parameters
    ----------
    sources : iterable of str
        Source ids in order.

    Examples
    --------
    >>> assign_marks(["a", "b"])["b"].shape
    'square'
    """
    return {
        source: Mark(shape=SHAPES[index % len(SHAPES)], colour=COLOURS[(index + index // 70) % len(COLOURS)])
        for index, source in enumerate(dict.fromkeys(sources))
    }


def draw_mark(mark: Mark, x: float, y: float, size: float = 4.6) -> Markup:
    """Draw a mark at a place.

    Parameters
    ----------
    mark : Mark
        Shape and colour.
    x, y, size : float
        Centre and half the size.
    """
    s = size
    paths: Mapping[str, tuple[str, bool]] = {
        "square": (f"M{-s:.1f} {-s:.1f}h{2 * s:.1f}v{2 * s:.1f}h{-2 * s:.1f}z", True),
        "triangle": (f"M0 {-1.2 * s:.1f}L{1.1 * s:.1f} {0.9 * s:.1f}H{-1.1 * s:.1f}z", True),
        "wedge": (f"M0 {1.2 * s:.1f}L{1.1 * s:.1f} {-0.9 * s:.1f}H{-1.1 * s:.1f}z", True),
        "diamond": (f"M0 {-1.3 * s:.1f}L{1.1 * s:.1f} 0L0 {1.3 * s:.1f}L{-1.1 * s:.1f} 0z", True),
        "plus": (f"M0 {-1.2 * s:.1f}V{1.2 * s:.1f}M{-1.2 * s:.1f} 0H{1.2 * s:.1f}", False),
        "cross": (f"M{-s:.1f} {-s:.1f}L{s:.1f} {s:.1f}M{s:.1f} {-s:.1f}L{-s:.1f} {s:.1f}", False),
        "frame": (f"M{-s:.1f} {-s:.1f}h{2 * s:.1f}v{2 * s:.1f}h{-2 * s:.1f}z", False),
        "star": (
            f"M0 {-1.2 * s:.1f}V{1.2 * s:.1f}M{-s:.1f} {-0.7 * s:.1f}L{s:.1f} {0.7 * s:.1f}M{s:.1f} {-0.7 * s:.1f}L{-s:.1f} {0.7 * s:.1f}",
            False,
        ),
    }
    place = f"translate({write_number(x)} {write_number(y)})"
    if mark.shape in ("circle", "ring"):
        fill = mark.colour if mark.shape == "circle" else "#fff"
        return build_tag("circle", r=s, fill=fill, stroke=mark.colour, stroke_width="1.8", transform=place)
    path, is_filled = paths[mark.shape]
    fill = mark.colour if is_filled else ("#fff" if mark.shape == "frame" else "none")
    return build_tag(
        "path", d=path, fill=fill, stroke=mark.colour, stroke_width="1" if is_filled else "2", transform=place
    )


def draw_mark_alone(mark: Mark) -> Markup:
    """Draw a mark as a small picture of its own, for keys and tables.

    Parameters
    ----------
    mark : Mark
        Shape and colour.
    """
    return build_tag(
        "svg",
        draw_mark(mark, 7, 7, 4.4),
        viewBox="0 0 14 14",
        width=14,
        height=14,
        aria_hidden="true",
        focusable="false",
        class_="mark",
        xmlns="http://www.w3.org/2000/svg",
    )


def draw_series(
    observed: Sequence[Series],
    ceilings: Sequence[Series],
    *,
    marks: Mapping[str, Mark],
    figure_id: str,
    title: str,
    first: date,
    last: date,
    href: Callable[[SeriesPoint], str],
    limit: float | None = None,
) -> Markup:
    """Draw figures over time: a mark for each source, bars for intervals, dashes for ceilings.

    Parameters
    ----------
    observed, ceilings : sequence of Series
        Figures, and the ceilings they stand against.
    marks : Mapping of str to Mark
        By source id.
    figure_id, title : str
        Id and title of the figure.
    first, last : date
        Days of the time scale.
    href : callable
        Address of the claim behind a point, or an empty string.
    limit : float, optional
        Top of the scale, to make figures comparable.
    """
    left, width, top, height = 58.0, 880.0, 10.0, 220.0
    ranges = [find_range(point) for series in (*observed, *ceilings) for point in series.points]
    highest = limit or max((found[1] for found in ranges if found), default=1.0)
    ticks = list_ticks(highest)
    scale = TimeScale(first=first, last=last, left=left, width=width)

    def level(value: float) -> float:
        return top + height * (1 - min(max(value / ticks[-1], 0.0), 1.0))

    parts = [_draw_tick(tick, ticks[-1], left, left + width, level(tick)) for tick in ticks]
    parts.append(draw_axis(scale, top + height, top=top, opacity=".18"))
    parts.extend(_draw_steps(series, scale, level, href) for series in ceilings)
    for series in observed:
        parts.extend(_draw_point(point, marks, scale, level, href) for point in series.points)
    return wrap_svg(
        figure_id,
        left + width + 12,
        top + height + 20,
        join_parts(parts),
        title=title,
        text="Each mark is one figure from one source; bars are the source's own range; dashes are ceilings. The table below holds every number.",
        css="chart",
    )


def _draw_tick(tick: float, highest: float, left: float, right: float, y: float) -> Markup:
    line = build_tag("line", x1=left, x2=right, y1=y, y2=y, stroke=FAINT, stroke_width=".8")
    label = f"{tick:,.0f}" if highest >= 10 else f"{tick:g}"
    return join_parts([line, build_tag("text", label, x=left - 6, y=y + 4, class_="tick end")])


def find_range(point: SeriesPoint) -> tuple[float, float] | None:
    """Find the low and high value of a point; one that is not known stands at the other.

    Parameters
    ----------
    point : SeriesPoint
        The figure.

    Returns
    -------
    tuple of float or None
        None when the figure has no finite number.
    """
    known = [value for value in (point.low, point.high) if value is not None and math.isfinite(value)]
    return (min(known), max(known)) if known else None


def list_ticks(highest: float) -> tuple[float, ...]:
    """List round numbers from 0 to at least the highest value.

    Parameters
    ----------
    highest : float
        Greatest value shown.

    Examples
    --------
    >>> list_ticks(1900)
    (0.0, 500.0, 1000.0, 1500.0, 2000.0)
    """
    if not math.isfinite(highest) or highest <= 0:
        return (0.0, 1.0)
    raw = highest / 4
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((power * factor for factor in (1, 2, 2.5, 5) if power * factor >= raw), power * 10)
    return tuple(round(step * index, 9) for index in range(math.ceil(highest / step - 1e-9) + 1))


def _draw_point(
    point: SeriesPoint,
    marks: Mapping[str, Mark],
    scale: TimeScale,
    level: Callable[[float], float],
    href: Callable[[SeriesPoint], str],
) -> Markup:
    found = find_range(point)
    if found is None:
        return Markup()
    low, high = (level(value) for value in found)
    x = scale.place(point.day)
    mark = marks.get(point.entry.source, Mark(shape=SHAPES[0], colour=COLOURS[-1]))
    parts = [build_tag("title", f"{point.day.isoformat()}: {_describe_entry(point)}")]
    if high < low:
        bar = {"stroke": mark.colour, "stroke_width": "1.6"}
        parts.append(build_tag("line", x1=x, x2=x, y1=low, y2=high, **bar))
        parts.extend(build_tag("line", x1=x - 3, x2=x + 3, y1=y, y2=y, **bar) for y in (low, high))
    parts.append(draw_mark(mark, x, (low + high) / 2))
    return _wrap_link(parts, href(point))


def _draw_steps(
    series: Series, scale: TimeScale, level: Callable[[float], float], href: Callable[[SeriesPoint], str]
) -> Markup:
    """Draw a ceiling: each figure holds until the next one."""
    ranges = [(point, find_range(point)) for point in series.points]
    known = [(point, found) for point, found in ranges if found]
    parts: list[Markup] = []
    for index, (point, (low, high)) in enumerate(known):
        later = [other.day for other, _ in known[index + 1 :] if other.day > point.day]
        end = scale.place(later[0]) if later else scale.left + scale.width
        x = scale.place(point.day)
        bar = {"stroke": INK, "stroke_width": "2"}
        drawn = [build_tag("title", f"ceiling from {point.day.isoformat()}: {_describe_entry(point)}")]
        drawn.extend(
            build_tag("line", x1=x, x2=max(end, x + 6), y1=y, y2=y, stroke_dasharray="7 4", **bar)
            for y in sorted({level(low), level(high)})
        )
        drawn.append(build_tag("line", x1=x, x2=x, y1=level(high) - 5, y2=level(low) + 5, **bar))
        parts.append(_wrap_link(drawn, href(point)))
    return join_parts(parts)


def _describe_entry(point: SeriesPoint) -> str:
    entry = point.entry
    return f"{entry.text}, {entry.source_label} {entry.locator_label}".strip()


def _wrap_link(parts: Sequence[Markup], address: str) -> Markup:
    if address:
        return build_tag("a", join_parts(parts), href=address, tabindex="-1")
    return build_tag("g", join_parts(parts))
