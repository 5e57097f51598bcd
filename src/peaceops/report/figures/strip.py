"""Strips over time: rules by quarter, categories of an indicator, intervals of a share.

What enters: findings. What leaves: SVG. Never done here: computing a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from peaceops.report.figures.svg import (
    FAINT,
    INK,
    MET,
    UNDETERMINED,
    TimeScale,
    build_tag,
    define_patterns,
    draw_axis,
    draw_rect,
    join_parts,
    wrap_svg,
    write_number,
)

if TYPE_CHECKING:
    from peaceops.assess.finding import IndicatorFinding, Interval, RuleCell, RuleFinding

    Link = Callable[[RuleCell], str]

# Light to dark: an ordered scale reads in grey by itself.
SCALE: Final = ("#eef3f7", "#c6d9e7", "#94b9d3", "#5b92ba", "#2a6a9c", "#123f66", "#0a2238")


def describe_cell(cell: RuleCell) -> str:
    """Describe a quarter of a rule in one line of plain words.

    Parameters
    ----------
    cell : RuleCell
        The quarter.
    """
    parts = [f"{cell.label}: met {cell.p_met:.2f}, not met {cell.p_not_met:.2f}"]
    parts.append(f"undetermined {cell.p_undetermined:.2f}, coverage {cell.coverage:.2f}")
    text = ", ".join(parts)
    if cell.coverage <= 0:
        text = f"{cell.label}: nothing observed"
    for flag, word in ((cell.is_contested, "contested"), (cell.is_carried, "carried forward")):
        if flag:
            text += f"; {word}"
    return text + (f". {cell.note}" if cell.note else "")


def draw_rule_strip(
    finding: RuleFinding,
    *,
    figure_id: str,
    first: date,
    last: date,
    link: Link | None = None,
    is_compact: bool = False,
) -> Markup:
    """Draw a rule over time: one column a quarter, P(met) from below, P(not met) from above.

    Parameters
    ----------
    finding : RuleFinding
        The rule.
    figure_id : str
        Id of the figure, unique on the page.
    first, last : date
        Days of the time scale.
    link : callable, optional
        Address of the row that holds a quarter's numbers.
    is_compact : bool
        Whether to draw small, for side by side.
    """
    height = 34.0 if is_compact else 64.0
    top, left, width = 12.0, 4.0, 952.0
    scale = TimeScale(first=first, last=last, left=left, width=width)
    fills, cells = _Fills(), []
    for cell in finding.cells:
        drawn = _draw_cell(cell, fills, scale, top, height)
        address = link(cell) if link else ""
        if address:
            cells.append(build_tag("a", drawn, href=address, tabindex="-1", class_="cell"))
        else:
            cells.append(build_tag("g", drawn, class_="cell"))
    parts = [define_patterns(figure_id), fills.draw(figure_id, has_verdict=finding.has_verdict)]
    parts.append(
        build_tag("rect", x=left, y=top, width=width, height=height, fill="none", stroke=INK, stroke_width=".8")
    )
    bottom = top + height + 12
    parts += [draw_axis(scale, bottom, top=top), *cells]
    verdict = "" if finding.has_verdict else " No verdict: " + (finding.reason or "coverage is too low.")
    return wrap_svg(
        figure_id,
        left * 2 + width,
        bottom + 18,
        join_parts(parts),
        title=f"{finding.title}, by quarter",
        text=f"Each column is a quarter: met from below, not met from above, undetermined between.{verdict}",
        css="strip",
    )


class _Fills:
    """Areas of a strip, one path for each kind: a pattern filled once prints small and fast."""

    def __init__(self) -> None:
        self.paths: dict[str, list[str]] = {name: [] for name in ("seen", "met", "not", "none", "track", "coverage")}

    def add(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Add an area to a kind."""
        if width > 0 and height > 0:
            self.paths[name].append(f"M{x:.1f} {y:.2f}h{width:.1f}v{height:.2f}h{-width:.1f}z")

    def draw(self, prefix: str, *, has_verdict: bool) -> Markup:
        """Draw all kinds, the veil of "no verdict" over what was seen."""
        fills = [("seen", f"url(#{prefix}-und)"), ("met", MET), ("not", f"url(#{prefix}-not)")]
        fills += [] if has_verdict else [("seen", f"url(#{prefix}-veil)")]
        fills += [("none", f"url(#{prefix}-none)"), ("track", "#dfe4e8"), ("coverage", "#5d6872")]
        return join_parts(
            build_tag("path", d="".join(self.paths[name]), fill=fill) for name, fill in fills if self.paths[name]
        )


def _draw_cell(cell: RuleCell, fills: _Fills, scale: TimeScale, top: float, height: float) -> Markup:
    """Add a quarter's areas to the fills; return what a pointer finds there, and its flags."""
    x = scale.place(cell.period.first_day)
    width = max(1.0, scale.place(cell.period.last_day) - x)
    if cell.coverage <= 0:
        fills.add("none", x, top, width, height)
    else:
        fills.add("seen", x, top, width, height)
        fills.add("met", x, top + height * (1 - cell.p_met), width, height * cell.p_met)
        fills.add("not", x, top, width, height * cell.p_not_met)
    base, tall = top + height + 2, 8.0
    fills.add("track", x, base, width, tall)
    part = tall * min(1.0, max(0.0, cell.coverage))
    fills.add("coverage", x, base + tall - part, width, part)
    parts = [build_tag("title", describe_cell(cell))]
    parts.append(build_tag("rect", x=x, y=0, width=width, height=base + tall, fill="none", pointer_events="all"))
    middle = x + width / 2
    if cell.is_contested:
        parts.append(build_tag("path", d=f"M{write_number(middle - 3.5)} 3h7l-3.5 7z", fill=INK, class_="flag"))
    elif cell.is_carried:
        parts.append(
            build_tag("circle", cx=middle, cy=7, r=2, fill="none", stroke=INK, stroke_width="1", class_="flag")
        )
    return join_parts(parts)


def draw_strip_key(figure_id: str) -> Markup:
    """Draw the key of the strips.

    Parameters
    ----------
    figure_id : str
        Id of the figure, unique on the page.
    """
    entries: list[tuple[str, Markup]] = [
        ("met", draw_rect(0, 0, 26, 14, MET)),
        ("not met", draw_rect(0, 0, 26, 14, f"url(#{figure_id}-not)")),
        ("undetermined", draw_rect(0, 0, 26, 14, f"url(#{figure_id}-und)")),
        ("nothing observed", draw_rect(0, 0, 26, 14, f"url(#{figure_id}-none)")),
        (
            "no verdict",
            draw_rect(0, 0, 13, 14, MET)
            + draw_rect(13, 0, 13, 14, f"url(#{figure_id}-not)")
            + draw_rect(0, 0, 26, 14, f"url(#{figure_id}-veil)"),
        ),
        ("contested", build_tag("path", d="M9 3h8l-4 8z", fill=INK)),
        ("carried forward", build_tag("circle", cx=13, cy=7, r="2.5", fill="none", stroke=INK)),
        (
            "coverage",
            draw_rect(0, 3, 26, 8, "#dfe4e8") + draw_rect(0, 3, 9, 8, "#5d6872") + draw_rect(9, 6, 9, 5, "#5d6872"),
        ),
    ]
    parts = [define_patterns(figure_id)]
    x = 0.0
    for name, mark in entries:
        frame = build_tag("rect", width=26, height=14, fill="none", stroke=INK, stroke_width=".6")
        frame = Markup() if name in ("contested", "carried forward", "coverage") else frame
        inside = mark + frame + build_tag("text", name, x=32, y=11, class_="label")
        parts.append(build_tag("g", inside, transform=f"translate({write_number(x)} 3)"))
        x += 46 + 6.6 * len(name)
    return wrap_svg(figure_id, x, 20, join_parts(parts), title="Key of the strips", css="key")


def draw_share(interval: Interval, *, figure_id: str, label: str, limit: float = 1.0) -> Markup:
    """Draw an interval on a line from 0 to a limit.

    Parameters
    ----------
    interval : Interval
        Low, expected and high value.
    figure_id : str
        Id of the figure.
    label : str
        What it is the interval of.
    limit : float
        Value at the right end.
    """
    width, left = 180.0, 5.0

    def place(value: float) -> float:
        return left + width * min(max(value / limit, 0.0), 1.0) if limit > 0 else left

    parts = [
        build_tag("line", x1=left, x2=left + width, y1=9, y2=9, stroke=FAINT, stroke_width="1"),
        *(
            build_tag("line", x1=place(limit * part / 4), x2=place(limit * part / 4), y1=6, y2=12, stroke=FAINT)
            for part in range(5)
        ),
        build_tag(
            "line",
            x1=place(interval.low),
            x2=max(place(interval.high), place(interval.low) + 1),
            y1=9,
            y2=9,
            stroke=MET,
            stroke_width="5",
            opacity=".45",
        ),
        build_tag(
            "line", x1=place(interval.expected), x2=place(interval.expected), y1=2, y2=16, stroke=INK, stroke_width="2"
        ),
    ]
    title = f"{label}: {interval.expected:.2f}, from {interval.low:.2f} to {interval.high:.2f}"
    return wrap_svg(figure_id, width + 2 * left, 18, join_parts(parts), title=title, css="share")


def draw_bar(share: float) -> Markup:
    """Draw a share as a small bar, beside its number.

    Parameters
    ----------
    share : float
        From 0 to 1.
    """
    width = 48 * min(max(share, 0.0), 1.0)
    return build_tag(
        "svg",
        build_tag("rect", width=48, height=8, fill=UNDETERMINED) + draw_rect(0, 0, width, 8, "#5d6872"),
        viewBox="0 0 48 8",
        width=48,
        height=8,
        aria_hidden="true",
        focusable="false",
        xmlns="http://www.w3.org/2000/svg",
    )


def draw_category_strip(
    findings: Sequence[IndicatorFinding], *, figure_id: str, title: str, first: date, last: date
) -> Markup:
    """Draw the distribution of an ordered indicator over time, lowest category below.

    Parameters
    ----------
    findings : sequence of IndicatorFinding
        One indicator, definition and party, by period.
    figure_id, title : str
        Id and title of the figure.
    first, last : date
        Days of the time scale.
    """
    top, height, left, width = 4.0, 34.0, 4.0, 952.0
    scale = TimeScale(first=first, last=last, left=left, width=width)
    parts = [
        define_patterns(figure_id),
        build_tag("rect", x=left, y=top, width=width, height=height, fill=f"url(#{figure_id}-none)"),
    ]
    for finding in findings:
        x = scale.place(finding.period.first_day)
        end = scale.place(finding.period.last_day)
        shares = ", ".join(f"{share.label} {share.probability:.2f}" for share in finding.shares)
        flags = "; contested" if finding.is_contested else ""
        flags += "; carried forward" if finding.is_carried else ""
        days = f"{finding.period.first_day.isoformat()} to {finding.period.last_day.isoformat()}"
        drawn = [build_tag("title", f"{days}: {shares}{flags}")]
        y = top + height
        for index, share in enumerate(finding.shares):
            part = height * share.probability
            y -= part
            if part > 0:
                drawn.append(draw_rect(x, y, max(1.0, end - x), part, colour_of_category(index, len(finding.shares))))
        parts.append(build_tag("g", join_parts(drawn), class_="cell"))
    parts.append(
        build_tag("rect", x=left, y=top, width=width, height=height, fill="none", stroke=INK, stroke_width=".8")
    )
    parts.append(draw_axis(scale, top + height, top=top))
    return wrap_svg(figure_id, width + 2 * left, top + height + 18, join_parts(parts), title=title, css="strip")


def colour_of_category(index: int, count: int) -> str:
    """Colour of a category on an ordered scale, from light to dark.

    Parameters
    ----------
    index, count : int
        Place of the category, and how many there are.
    """
    if count < 2:
        return SCALE[3]
    return SCALE[round(index * (len(SCALE) - 1) / (count - 1))]


def draw_category_key(labels: Sequence[str], *, figure_id: str) -> Markup:
    """Draw the key of a category strip.

    Parameters
    ----------
    labels : sequence of str
        Categories in scale order.
    figure_id : str
        Id of the figure.
    """
    parts = []
    x, y = 0.0, 0.0
    for index, label in enumerate(labels):
        text = label if len(label) <= 60 else label[:59] + "…"
        need = 34 + 6.2 * len(text)
        if x and x + need > 952:
            x, y = 0.0, y + 18
        box = build_tag(
            "rect", width=16, height=12, fill=colour_of_category(index, len(labels)), stroke=INK, stroke_width=".5"
        )
        inside = build_tag("title", label) + box + build_tag("text", text, x=21, y=10, class_="label")
        parts.append(build_tag("g", inside, transform=f"translate({write_number(x + 1)} {write_number(y + 2)})"))
        x += need
    return wrap_svg(figure_id, 960, y + 18, join_parts(parts), title="Key of the categories", css="key")
