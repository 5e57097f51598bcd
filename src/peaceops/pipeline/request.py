"""A request for a dossier: mission, day, folders, display profile.

What enters: options of the command line or of the API. What leaves: a frozen value and its command.
Never done here: loading anything.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from peaceops.pipeline.inputs import label_folders


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is wanted.

    Parameters
    ----------
    mission : str
        Id, acronym or name.
    as_of : date or None
        Hide what was not public on that day.
    casebooks : tuple of Path
        Users' folders, laid over the shipped base in order.
    profile : str
        Display profile of names.
    """

    mission: str
    as_of: date | None = None
    casebooks: tuple[Path, ...] = ()
    profile: str = "un"

    def command(self, mission: str) -> str:
        """Command that makes the dossier again, without a path of one machine."""
        parts = ["peaceops", "assess", mission]
        if self.as_of is not None:
            parts += ["--as-of", self.as_of.isoformat()]
        if self.profile != "un":
            parts += ["--profile", self.profile]
        for label in label_folders(self.casebooks):
            parts += ["--casebook", label]
        return shlex.join(parts)

    def options(self) -> dict[str, str]:
        """List everything but the files that shows in the result."""
        return {
            "mission": " ".join(self.mission.split()).casefold(),
            "as_of": self.as_of.isoformat() if self.as_of else "",
            "profile": self.profile,
            "folders": "\n".join(label_folders(self.casebooks)),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Where a summary is shown.

    Parameters
    ----------
    width_columns : int
        Columns.
    has_colour, has_unicode : bool
        What it shows.
    """

    width_columns: int = 100
    has_colour: bool = False
    has_unicode: bool = True

    def options(self) -> dict[str, str]:
        """List what of it shows in the result."""
        return {"screen": f"{self.width_columns} {self.has_colour} {self.has_unicode}"}
