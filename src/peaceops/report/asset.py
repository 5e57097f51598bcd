"""Files of the package that a report needs.

What enters: a name. What leaves: its text, or one clear error.
Never done here: files of users.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from peaceops.errors import MissingAsset


@cache
def read_asset(*parts: str) -> str:
    """Read a file that ships with the package.

    Parameters
    ----------
    *parts : str
        Folders and name below ``report``.

    Raises
    ------
    MissingAsset
        If it is not there.
    """
    path = files("peaceops.report").joinpath(*parts)
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise MissingAsset(f"{parts[-1]!r} is not there", where=str(path), hint="install peaceops again") from error
