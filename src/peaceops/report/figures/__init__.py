"""Figures as inline SVG: pure functions from typed findings to markup.

What enters: findings, series, acts, coordinates. What leaves: escaped SVG that needs no script,
no font and no network, and reads in grey: every colour comes with a pattern, shape or place of its own.
Never done here: computing a finding, layout of the page.

No element carries a ``style`` attribute: the page's content security policy would drop it.
"""

from peaceops.report.figures.chart import Mark, assign_marks, draw_mark_alone, draw_series
from peaceops.report.figures.place import draw_locator
from peaceops.report.figures.strip import (
    describe_cell,
    draw_bar,
    draw_category_key,
    draw_category_strip,
    draw_rule_strip,
    draw_share,
    draw_strip_key,
)
from peaceops.report.figures.timeline import TRACKS, describe_days, draw_timeline

__all__ = [
    "TRACKS",
    "Mark",
    "assign_marks",
    "describe_cell",
    "describe_days",
    "draw_bar",
    "draw_category_key",
    "draw_category_strip",
    "draw_locator",
    "draw_mark_alone",
    "draw_rule_strip",
    "draw_series",
    "draw_share",
    "draw_strip_key",
    "draw_timeline",
]
