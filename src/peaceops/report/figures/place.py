"""A schematic locator of a point on the globe.

What enters: a latitude and a longitude. What leaves: SVG.
Never done here: coasts and borders; boundaries are political.
"""

from __future__ import annotations

import math

from markupsafe import Markup

from peaceops.report.figures.svg import INK, NOT_MET, build_tag, join_parts, wrap_svg


def draw_locator(latitude: float, longitude: float, *, figure_id: str, label: str) -> Markup:
    """Draw a schematic locator: the point on a globe of meridians, and on a local grid of degrees.

    Parameters
    ----------
    latitude, longitude : float
        The point, in degrees.
    figure_id, label : str
        Id of the figure, and what stands at the point.
    """
    body = _draw_globe(latitude, longitude) + _draw_grid(latitude, longitude)
    place = (
        f"{abs(latitude):.1f}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):.1f}° {'E' if longitude >= 0 else 'W'}"
    )
    return wrap_svg(
        figure_id,
        330,
        168,
        body,
        title=f"Schematic locator of {label or 'the area'}: {place}",
        text="Lines of latitude and longitude only; no coast and no border is drawn.",
        css="locator",
    )


def _draw_globe(latitude: float, longitude: float) -> Markup:
    radius, cx, cy = 70.0, 78.0, 82.0
    turn, tilt = math.radians(longitude - 20), math.radians(min(max(latitude - 15, -60), 60))

    def project(lat: float, lon: float) -> tuple[float, float] | None:
        phi, lam = math.radians(lat), math.radians(lon) - turn
        if math.sin(tilt) * math.sin(phi) + math.cos(tilt) * math.cos(phi) * math.cos(lam) < 0:
            return None
        x = math.cos(phi) * math.sin(lam)
        y = math.cos(tilt) * math.sin(phi) - math.sin(tilt) * math.cos(phi) * math.cos(lam)
        return cx + radius * x, cy - radius * y

    lines = [[(float(lat), float(lon)) for lat in range(-90, 91, 5)] for lon in range(-180, 180, 30)]
    lines += [[(float(lat), float(lon)) for lon in range(-180, 181, 5)] for lat in range(-60, 61, 30)]
    parts = [build_tag("circle", cx=cx, cy=cy, r=radius, fill="#f3f6f8", stroke=INK, stroke_width=".8")]
    for line in lines:
        is_zero = all(lon == 0 for _, lon in line) or all(lat == 0 for lat, _ in line)
        path, is_down = "", False
        for lat, lon in line:
            spot = project(lat, lon)
            if spot is not None:
                path += f"{'L' if is_down else 'M'}{spot[0]:.1f} {spot[1]:.1f}"
            is_down = spot is not None
        if path:
            parts.append(
                build_tag(
                    "path",
                    d=path,
                    fill="none",
                    stroke=INK if is_zero else "#9aa7b2",
                    stroke_width="1" if is_zero else ".5",
                )
            )
    spot = project(latitude, longitude)
    if spot is not None:
        parts.append(build_tag("circle", cx=spot[0], cy=spot[1], r=5, fill=NOT_MET, stroke="#fff", stroke_width="1.5"))
    return join_parts(parts)


def _draw_grid(latitude: float, longitude: float) -> Markup:
    """Draw a window of six degrees each way."""
    left, top, size, span = 182.0, 14.0, 136.0, 6.0
    parts = [build_tag("rect", x=left, y=top, width=size, height=size, fill="#f3f6f8", stroke=INK, stroke_width=".8")]
    for degree in range(math.ceil((longitude - span) / 2) * 2, math.floor(longitude + span) + 1, 2):
        x = left + (degree - longitude + span) / (2 * span) * size
        shown = (degree + 180) % 360 - 180
        parts.append(build_tag("line", x1=x, x2=x, y1=top, y2=top + size, stroke="#9aa7b2", stroke_width=".6"))
        if degree % 4 == 0 and left + 8 < x < left + size - 8:
            parts.append(
                build_tag(
                    "text", f"{abs(shown)}°{'E' if shown >= 0 else 'W'}", x=x, y=top + size + 12, class_="tick middle"
                )
            )
    for degree in range(math.ceil((latitude - span) / 2) * 2, math.floor(latitude + span) + 1, 2):
        if abs(degree) > 90:
            continue
        y = top + size - (degree - latitude + span) / (2 * span) * size
        parts.append(build_tag("line", x1=left, x2=left + size, y1=y, y2=y, stroke="#9aa7b2", stroke_width=".6"))
        if degree % 4 == 0:
            parts.append(
                build_tag(
                    "text", f"{abs(degree)}°{'N' if degree >= 0 else 'S'}", x=left - 3, y=y + 4, class_="tick end"
                )
            )
    middle_x, middle_y = left + size / 2, top + size / 2
    parts.append(build_tag("circle", cx=middle_x, cy=middle_y, r=12, fill="none", stroke=NOT_MET, stroke_width="2"))
    parts.append(build_tag("circle", cx=middle_x, cy=middle_y, r=4, fill=NOT_MET, stroke="#fff", stroke_width="1.2"))
    return join_parts(parts)
