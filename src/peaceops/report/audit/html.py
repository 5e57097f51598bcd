"""An audit as one HTML file that needs nothing else.

What enters: an :class:`~peaceops.dossier.audit.Audit`. What leaves: the text of one page: no script, no request, the
style and the content security policy of a dossier.
Never done here: finding anything, writing to disk, the time of day.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from peaceops.dossier.audit import Audit
from peaceops.report.asset import read_asset
from peaceops.report.audit.measured import format_bounds
from peaceops.report.audit.view import SECTIONS, AuditView
from peaceops.report.page import make_environment, render_template, style_running_footer

if TYPE_CHECKING:
    from jinja2 import Environment


def render_audit(audit: Audit) -> str:
    """Render an audit as one self-contained page.

    Parameters
    ----------
    audit : Audit
        What to show.

    Returns
    -------
    str
        The page; the same audit gives the same text.

    Raises
    ------
    MissingAsset
        If a template or a style sheet is not in the package.
    """
    view = AuditView(audit)
    style = read_asset("templates", "dossier.css") + read_asset("templates", "audit.css")
    style += style_running_footer(f"Audit of {view.title[:90]} · quotes and figures name their ground")
    values = {"a": audit, "v": view, "titles": SECTIONS, "bounds": format_bounds}
    return render_template(_load_environment(), "audit.html.j2", style, values)


@cache
def _load_environment() -> Environment:
    return make_environment()
