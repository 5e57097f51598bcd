"""``peaceops assess``: the dossier of a mission.

What enters: a mission and options. What leaves: one HTML file and a summary, or JSON.
Never done here: loading what makes a dossier when it is in the cache.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from peaceops.cli.base import (
    PATH,
    Command,
    as_of_option,
    casebook_option,
    ease_collection,
    has_colour,
    has_unicode,
    progress,
    screen_width,
    tell,
    write,
)

PROFILES = ("un", "host", "counterpart", "dual", "id")
_PIPE_WIDTH = 100


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops assess cispkf-abkhazia
      peaceops assess unomig --as-of 2007-12-31 --out unomig.html
      peaceops assess unomig --json | jq '.rules[] | .rule, .coverage'
      peaceops assess my-mission --casebook my-mission
    """,
)
@click.argument("mission")
@as_of_option
@casebook_option
@click.option("--out", type=PATH, metavar="FILE", help="Where the page goes; default ./MISSION.html.")
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="un",
    show_default=True,
    help="Whose names of places and authorities are shown.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print the dossier as JSON (see peaceops schema) and write no page, unless --out says where.",
)
@click.option("--no-cache", is_flag=True, help="Make everything anew and keep nothing.")
def assess(
    mission: str,
    as_of: date | None,
    casebooks: tuple[Path, ...],
    out: Path | None,
    profile: str,
    as_json: bool,
    no_cache: bool,
) -> None:
    """Write the dossier of MISSION: one self-contained HTML file, and a summary here.

    MISSION is an id, an acronym or a name; peaceops missions lists them.
    """
    ease_collection()
    from peaceops.files import write_file
    from peaceops.pipeline.produce import produce
    from peaceops.pipeline.request import Request, Screen
    from peaceops.settings import read_settings

    request = Request(mission=mission, as_of=as_of, casebooks=casebooks, profile=profile)
    screen = Screen(width_columns=screen_width() or _PIPE_WIDTH, has_colour=has_colour(), has_unicode=has_unicode())
    cache = None if no_cache else read_settings(os.environ).cache
    forms = ("json", "html") if as_json and out else ("json",) if as_json else ("html", "summary")
    with progress() as show:
        texts = produce(request, forms=forms, screen=screen, cache_folder=cache, progress=show)
    target = out
    if target is None and not as_json:
        day = f"-as-of-{as_of.isoformat()}" if as_of else ""
        target = Path(f"{texts['mission'].replace(':', '_')}{day}.html")
    if target is not None:
        write_file(target, texts["html"])
    write(texts["json"] if as_json else texts["summary"])
    if target is not None:
        # In a pipe the summary is all that is wanted there.
        tell(f"{'' if sys.stderr.isatty() else 'peaceops: '}wrote {target}")
