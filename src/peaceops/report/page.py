"""The shell that all pages share: templates, style and the policy that admits nothing else.

What enters: the name of a template, a style sheet, values. What leaves: the text of one page that needs nothing else.
Never done here: knowing what a page is about.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from peaceops.report.figures.svg import CONTROL

if TYPE_CHECKING:
    from jinja2 import Environment

_MISSION_TYPES: Final = {
    "un": "United Nations", "regional": "regional organisation", "state-led": "led by a state", "ad-hoc": "ad hoc",
}  # fmt: skip
_ANCHOR: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,60}")


def make_environment() -> Environment:
    """Make what loads the templates, with what every page of ours may ask for."""
    from jinja2 import Environment, StrictUndefined

    from peaceops.report.compiled import ShippedLoader

    environment = Environment(
        loader=ShippedLoader(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean_value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(percent=format_percent, mission_type=name_mission_type)
    return environment


def _clean_value(value: object) -> object:
    """Drop control and direction characters that could hide or reorder text."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return CONTROL.sub("", value)
    return value


def render_template(environment: Environment, template: str, style: str, values: Mapping[str, object]) -> str:
    """Render a template under a policy that admits no script, no request and this one style.

    Parameters
    ----------
    environment : Environment
        What loads it.
    template : str
        Its name.
    style : str
        Text of the style sheet: files of this package, and what is escaped sign by sign.
    values : Mapping of str to object
        What the template shows; escaped there.

    Returns
    -------
    str
        The page.

    Raises
    ------
    MissingAsset
        If the template is not in the package.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    page = environment.get_template(template)
    return page.render(style=Markup(style), policy=policy, **values)  # noqa: S704 - see the docstring


def style_running_footer(text: str) -> str:
    """Style the foot of every printed page; the text is data, so every sign but a letter is escaped."""
    safe = "".join(
        character if character.isascii() and character.isalnum() else f"\\{ord(character):06x}"
        for character in CONTROL.sub("", text)[:160]
    )
    return '\n@page{@bottom-left{content:"' + safe + '"}}\n@page wide{@bottom-left{content:"' + safe + '"}}\n'


def format_percent(share: float) -> str:
    """Format a share as a whole percentage.

    Parameters
    ----------
    share : float
        From 0 to 1.
    """
    return "under 1%" if 0 < share < 0.005 else f"{100 * share:.0f}%"


def name_mission_type(code: str) -> str:
    """Name a type of mission in words.

    Parameters
    ----------
    code : str
        One of :data:`peaceops.model.mission.MISSION_TYPES`.
    """
    return _MISSION_TYPES.get(code, code)


def name_anchor(text: str) -> str:
    """Name an anchor: the id itself where it is one, else a hash of it.

    Parameters
    ----------
    text : str
        Claim id.
    """
    if _ANCHOR.fullmatch(text):
        return text
    return "x" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
