"""A family of missions as one HTML file that needs nothing else.

What enters: a :class:`~peaceops.dossier.family.Family`. What leaves: the text of one page: no script, no request, the
style and the content security policy of a dossier.
Never done here: a rate, a word that depends on which lead it is.
"""

from __future__ import annotations

from typing import Final

from peaceops.dossier.family import Family, Member
from peaceops.report.asset import read_asset
from peaceops.report.figures.span import draw_spans
from peaceops.report.html import render_page

_MONTH: Final = 30.4375
_STYLE: Final = """
.family td,.family th{vertical-align:top;text-align:left;padding:.3rem .5rem;border-bottom:1px solid var(--line);font-size:.82rem}
.family .num{text-align:right;white-space:nowrap}
.family bdi{overflow-wrap:normal}
.family .day{white-space:nowrap}
.family .muted{font-weight:400}
"""  # fmt: skip


def render_family(family: Family) -> str:
    """Render a family as one self-contained page.

    Parameters
    ----------
    family : Family
        What to show.

    Returns
    -------
    str
        The page; the same family gives the same text.

    Raises
    ------
    MissingAsset
        If the template or the style sheet is not in the package.
    """
    style = read_asset("templates", "dossier.css") + _STYLE
    return render_page(
        "family.html.j2",
        style,
        f=family,
        spans=draw_spans(family.members, figure_id="spans"),
        months=_format_months,
        share=_format_share,
        interval=_format_interval,
        length=_format_length,
    )  # fmt: skip


def _format_share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f}%"


def _format_interval(low: float | None, high: float | None) -> str:
    return "–" if low is None and high is None else f"{_format_share(low)} to {_format_share(high)}"


def _format_months(days: float | None) -> str:
    return "not reached" if days is None else f"{days / _MONTH:.0f} months"


def _format_length(member: Member) -> str:
    if member.duration_days is None:
        return "no end recorded"
    low, high = (round(days / _MONTH, 1) for days in member.duration_days)
    return f"{low:g} months" if low == high else f"{low:g} to {high:g} months"
