"""Spans of missions on one axis of years.

What enters: members of a family. What leaves: SVG. Never done here: choosing or ordering missions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from peaceops.dossier.family import Member
from peaceops.report.figures.svg import MET, TimeScale, build_tag, draw_axis, join_parts, wrap_svg

_LEFT: Final = 270.0
_WIDTH: Final = 670.0
_LANE: Final = 16.0
_LONGEST_LABEL: Final = 46


def draw_spans(members: Sequence[Member], *, figure_id: str) -> Markup:
    """Draw a bar from the earliest first day to the latest last day of each mission.

    Parameters
    ----------
    members : sequence of Member
        In the order of the table below the figure; those without a first day are left out.
    figure_id : str
        Id of the figure.

    Returns
    -------
    Markup
        The figure, or nothing where no member has a first day. A hollow bar has no recorded end and is drawn to the
        last day that any member has.
    """
    dated = [(member, member.first_date) for member in members if member.first_date]
    if not dated:
        return Markup()
    first = date(min(day.year for _, day in dated), 1, 1)
    last = max(member.last_date or day for member, day in dated)
    scale = TimeScale(first=first, last=date(last.year, 12, 31), left=_LEFT, width=_WIDTH)
    bottom = 6 + _LANE * len(dated)
    parts = [draw_axis(scale, bottom, top=6, opacity=".16")]
    parts += [_draw_member(member, day, scale, 6 + _LANE * row) for row, (member, day) in enumerate(dated)]
    return wrap_svg(
        figure_id,
        _LEFT + _WIDTH + 30,
        bottom + 18,
        join_parts(parts),
        title="Days of each mission",
        text="From the earliest first day to the latest last day; hollow bars have no recorded end.",
        css="chart",
    )


def _draw_member(member: Member, first: date, scale: TimeScale, y: float) -> Markup:
    end = member.last_date
    x, right = scale.place(first), scale.place(end) if end else scale.left + scale.width
    years = f"{first.year} to {end.year if end else 'no end recorded'}"
    fill, stroke = (MET, None) if end else ("#fff", MET)
    bar = build_tag("rect", x=x, y=y + 3, width=max(2.0, right - x), height=10, fill=fill, stroke=stroke)
    label = build_tag("text", _cut(member.acronym or member.name), x=_LEFT - 6, y=y + 12, text_anchor="end")
    return build_tag("g", join_parts((build_tag("title", f"{member.name}: {years}"), label, bar)))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1].rstrip() + "…"
