"""Settings: what the environment says, read once by who asks, never at import.

What enters: environment variables. What leaves: a frozen value.
Never done here: reading files, deciding for layers below ``report``, which get what they need as arguments.

====================== ==============================================================
variable               meaning
====================== ==============================================================
``PEACEOPS_DOCUMENTS`` folder of documents, where locators are opened
``PEACEOPS_DATA``      folder of datasets, where rows are read and ``peaceops data`` keeps snapshots
``PEACEOPS_NO_CACHE``  any text: no dossier is taken from the cache or put into it
``XDG_CACHE_HOME``     where caches lie; ``~/.cache`` when it is not set
``XDG_DATA_HOME``      where snapshots lie without ``PEACEOPS_DATA``; ``~/.local/share`` when it is not set
====================== ==============================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says.

    Parameters
    ----------
    documents, data : Path or None
        Folders of documents and datasets at hand.
    cache : Path or None
        Folder of this package's caches; None when nothing is to be kept.
    store : Path or None
        Folder that keeps snapshots of datasets; None where no home is known.
    """

    documents: Path | None = None
    data: Path | None = None
    cache: Path | None = None
    store: Path | None = None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read settings from environment variables.

    Parameters
    ----------
    environment : Mapping of str to str
        Usually ``os.environ``.

    Returns
    -------
    Settings

    Examples
    --------
    >>> read_settings({"XDG_CACHE_HOME": "/var/cache/me"}).cache.as_posix()
    '/var/cache/me/peaceops'
    >>> read_settings({"HOME": "/srv/me"}).store.as_posix()
    '/srv/me/.local/share/peaceops'
    """
    return Settings(
        documents=_folder(environment.get("PEACEOPS_DOCUMENTS", "")),
        data=_folder(environment.get("PEACEOPS_DATA", "")),
        cache=None if environment.get("PEACEOPS_NO_CACHE") else _find_home(environment, "XDG_CACHE_HOME", ".cache"),
        store=_folder(environment.get("PEACEOPS_DATA", "")) or _find_home(environment, "XDG_DATA_HOME", ".local/share"),
    )


def _folder(text: str) -> Path | None:
    return Path(text) if text else None


def _find_home(environment: Mapping[str, str], variable: str, default: str) -> Path | None:
    # The XDG specification tells to ignore a relative path.
    given = Path(environment.get(variable, ""))
    if given.is_absolute():
        return given / "peaceops"
    home = Path(environment.get("HOME", ""))
    return home / default / "peaceops" if home.is_absolute() else None
