"""Elements, fills and the time axis that all figures share.

What enters: text and numbers. What leaves: escaped SVG. Never done here: knowledge of findings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup, escape

INK: Final = "#22303c"
FAINT: Final = "#c9d1d8"
MET: Final = "#1b5e8c"
NOT_MET: Final = "#d9771f"
UNDETERMINED: Final = "#e6e8ea"
# Controls, direction overrides and lone surrogates hide or reorder text.
CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """Days to horizontal places.

    Parameters
    ----------
    first, last : date
        Days shown, both inclusive.
    left, width : float
        Place of the first day, and the length of all days.
    """

    first: date
    last: date
    left: float
    width: float

    def place(self, day: date) -> float:
        """Place of the beginning of a day, clipped to the scale.

        Parameters
        ----------
        day : date
            Any day.
        """
        days = max(1, (self.last - self.first).days + 1)
        part = min(max((day - self.first).days / days, 0.0), 1.0)
        return self.left + part * self.width

    def years(self) -> tuple[tuple[int, float], ...]:
        """Years whose first day is on the scale, with their places."""
        return tuple(
            (year, self.place(date(year, 1, 1)))
            for year in range(max(1, self.first.year), min(9999, self.last.year) + 1)
            if date(year, 1, 1) >= self.first
        )


def write_number(value: float) -> str:
    """Write a number with at most one decimal."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def build_tag(name: str, content: str | Markup = "", **attributes: object) -> Markup:
    """Build one element; text content is escaped unless it is Markup."""
    parts = []
    for key, value in attributes.items():
        if value is None or value == "":
            continue
        text = write_number(value) if isinstance(value, float) else str(value)
        parts.append(f' {key.rstrip("_").replace("_", "-")}="{escape(CONTROL.sub("", text))}"')
    inside = content if isinstance(content, Markup) else escape(CONTROL.sub("", content))
    # Every attribute and the content are escaped above; the name is a literal of this package.
    return Markup(f"<{name}{''.join(parts)}>{inside}</{name}>")  # noqa: S704


def join_parts(parts: Iterable[Markup]) -> Markup:
    """Join elements; what is not markup would be escaped."""
    return Markup("").join(parts)


def wrap_svg(
    figure_id: str, width: float, height: float, body: Markup, *, title: str, text: str = "", css: str = ""
) -> Markup:
    """Wrap a figure with its title and description for those who do not see it."""
    label = f"{figure_id}-title" + (f" {figure_id}-text" if text else "")
    head = build_tag("title", title, id=f"{figure_id}-title")
    if text:
        head += build_tag("desc", text, id=f"{figure_id}-text")
    return build_tag(
        "svg",
        head + body,
        id=figure_id,
        viewBox=f"0 0 {write_number(width)} {write_number(height)}",
        width=write_number(width),
        height=write_number(height),
        role="group",
        aria_labelledby=label,
        class_=f"figure {css}".strip(),
        xmlns="http://www.w3.org/2000/svg",
    )


def define_patterns(prefix: str) -> Markup:
    """Define the fills of the strips, with ids of their own in each figure."""
    stripes = build_tag("rect", width=6, height=6, fill=NOT_MET) + build_tag(
        "path", d="M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3", stroke="#5d2c00", stroke_width="1.3"
    )
    dots = build_tag("rect", width=6, height=6, fill=UNDETERMINED) + build_tag(
        "circle", cx="1.8", cy="1.8", r=".8", fill="#7d8891"
    )
    hatch = build_tag("rect", width=6, height=6, fill="#fff") + build_tag(
        "path", d="M0 0l6 6M6 0l-6 6", stroke="#8f99a1", stroke_width=".7"
    )
    veil = build_tag("path", d="M0 0l7 7M7 0l-7 7", stroke="#fff", stroke_width="2")
    return build_tag(
        "defs",
        join_parts(
            build_tag(
                "pattern",
                content,
                id=f"{prefix}-{name}",
                width=size,
                height=size,
                patternUnits="userSpaceOnUse",
            )
            for name, content, size in (
                ("not", stripes, 6),
                ("und", dots, 6),
                ("none", hatch, 6),
                ("veil", veil, 7),
            )
        ),
    )


def draw_axis(scale: TimeScale, y: float, *, top: float, opacity: str = ".45") -> Markup:
    """Year ticks below a figure; labels thin out when years stand close."""
    years = scale.years()
    step = 1
    if len(years) > 1:
        gap = (years[-1][1] - years[0][1]) / (len(years) - 1)
        step = max(1, math.ceil(30 / gap)) if gap else 1
    parts = [build_tag("line", x1=scale.left, x2=scale.left + scale.width, y1=y, y2=y, stroke=INK, stroke_width=".8")]
    for index, (year, x) in enumerate(years):
        parts.append(build_tag("line", x1=x, x2=x, y1=top, y2=y + 4, stroke=INK, stroke_width=".6", opacity=opacity))
        if index % step == 0:
            parts.append(build_tag("text", str(year), x=x + 2, y=y + 13, class_="tick"))
    return join_parts(parts)


def draw_rect(x: float, y: float, width: float, height: float, fill: str) -> Markup:
    """Draw a rectangle."""
    return build_tag(
        "rect",
        x=write_number(x),
        y=write_number(y),
        width=f"{width:.2f}",
        height=f"{height:.2f}",
        fill=fill,
    )
