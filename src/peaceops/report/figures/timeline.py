"""Dated acts on lanes.

What enters: acts. What leaves: SVG. Never done here: choosing which acts matter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from peaceops.model.period import render_date_range
from peaceops.report.figures.chart import COLOURS, SHAPES, Mark, draw_mark
from peaceops.report.figures.svg import TimeScale, build_tag, draw_axis, join_parts, wrap_svg

if TYPE_CHECKING:
    from peaceops.assess.finding import Act

TRACKS: Final = {
    "mandate": "Mandate",
    "council": "Security Council",
    "host": "Host state",
    "counterpart": "Counterpart",
    "sender": "Sender",
    "mission": "Mission",
    "violence": "Violence",
    "exit": "Exit",
}


def draw_timeline(
    acts: Sequence[Act], *, figure_id: str, first: date, last: date, href: Callable[[int], str]
) -> Markup:
    """Draw dated acts on one lane a track.

    Parameters
    ----------
    acts : sequence of Act
        In the order of the list below the figure.
    figure_id : str
        Id of the figure.
    first, last : date
        Days of the time scale.
    href : callable
        Address of an act's line, by its place in the sequence.
    """
    tracks = [*TRACKS, *sorted({act.track for act in acts} - TRACKS.keys())]
    tracks = [track for track in tracks if any(act.track == track for act in acts)]
    left, width, lane = 124.0, 820.0, 26.0
    scale = TimeScale(first=first, last=last, left=left, width=width)
    parts: list[Markup] = []
    for row, track in enumerate(tracks):
        y = 6 + lane * row
        if row % 2 == 0:
            parts.append(build_tag("rect", x=0, y=y, width=left + width, height=lane, fill="#f3f6f8"))
        parts.append(build_tag("text", TRACKS.get(track, track), x=6, y=y + lane / 2 + 4, class_="label"))
    bottom = 6 + lane * len(tracks)
    parts.append(draw_axis(scale, bottom, top=6, opacity=".22"))
    for index, act in enumerate(acts):
        y = 6 + lane * tracks.index(act.track)
        mark = Mark(
            shape=SHAPES[tracks.index(act.track) % len(SHAPES)], colour=COLOURS[tracks.index(act.track) % len(COLOURS)]
        )
        x, end = scale.place(act.first_day), scale.place(act.last_day)
        drawn = [
            build_tag("title", f"{describe_days(act.first_day, act.last_day)}: {act.text} ({act.entry.source_label})")
        ]
        if end - x > 3:
            drawn.append(
                build_tag(
                    "line",
                    x1=x,
                    x2=end,
                    y1=y + lane / 2,
                    y2=y + lane / 2,
                    stroke=mark.colour,
                    stroke_width="3",
                    opacity=".5",
                )
            )
        drawn.append(draw_mark(mark, (x + end) / 2, y + lane / 2, 4.4))
        parts.append(build_tag("a", join_parts(drawn), href=href(index), tabindex="-1"))
    return wrap_svg(
        figure_id,
        left + width + 12,
        bottom + 18,
        join_parts(parts),
        title="Acts by track",
        text="Each mark is a dated act; the list below holds every one with its source.",
        css="chart",
    )


def describe_days(first: date, last: date) -> str:
    """Describe one day, or the days between which one lies.

    Parameters
    ----------
    first, last : date
        First and last possible day.

    Examples
    --------
    >>> describe_days(date(1994, 6, 1), date(1994, 6, 30))
    '1994-06'
    """
    if last < first:
        first, last = last, first
    return render_date_range(first, last).replace("~", " to ")
