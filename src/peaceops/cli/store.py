"""Where the data folder is, and what was added to it: shared by the commands of ``peaceops data``.

What enters: ``--data``, the environment, snapshots. What leaves: a folder, lines.
Never done here: making the folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from peaceops.cli.base import FOLDER, F, say, tell, write

if TYPE_CHECKING:
    from peaceops.pipeline.data import Added


def store_option(command: F) -> F:
    """Give a command the option ``--data DIR``."""
    return click.option(
        "--data",
        "store",
        type=FOLDER,
        metavar="DIR",
        help="Data folder; default PEACEOPS_DATA, else peaceops in XDG_DATA_HOME.",
    )(command)


def find_store(given: Path | None) -> Path:
    """Find the data folder.

    Raises
    ------
    click.UsageError
        If none is known.
    """
    from peaceops.settings import read_settings

    store = given or read_settings(os.environ).store
    if store is None:
        raise click.UsageError("no data folder is known: give --data DIR or set PEACEOPS_DATA")
    return store


def show_added(added: Sequence[Added], *, as_json: bool) -> None:
    """Print snapshots that were added, and their issues."""
    if as_json:
        write(json.dumps([a.to_dict() for a in added], ensure_ascii=False, indent=1) + "\n")
        return
    for one in added:
        snapshot = one.snapshot
        rows = ", ".join(f"{name} {count:,} rows" for name, count in snapshot.row_counts.items())
        state = "added" if one.is_new else "was there"
        say(f"{state}: {snapshot.source} {snapshot.version}: {rows} [{snapshot.id[:12]}]")
        for issue in snapshot.issues:
            if issue.severity != "info":
                tell(f"  {issue}")
