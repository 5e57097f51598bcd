"""Datasets from the addresses on their cards: fetch, then add like any file.

What enters: a source, a release, a data folder. What leaves: snapshots.
Never done here: an address that no card holds; keeping a file that could not be read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from peaceops.errors import FetchFailed
from peaceops.pipeline.data import Added, add_files
from peaceops.sources.base import Download, read_card
from peaceops.store.fetch import fetch_file

FOLDER: Final = Path("store") / "fetching"


def find_download(source: str, *, version: str | None = None) -> Download:
    """Find the address of a release: the newest on the card, or the one that is named.

    Raises
    ------
    UnknownName
        If there is no such source.
    FetchFailed
        If the card holds no address, or none of that release.

    Examples
    --------
    >>> find_download("ucdp_acd", version="25.1").url
    'https://ucdp.uu.se/downloads/ucdpprio/ucdp-prio-acd-251.csv'
    """
    card = read_card(source)
    if not card.downloads:
        raise FetchFailed(
            "no address of a file is known",
            where=source,
            hint=f"fetch it by hand from {card.address}, then peaceops data pull {source} --file FILE",
        )
    if version is None:
        return card.downloads[-1]
    found = [download for download in card.downloads if download.version == version]
    if not found:
        known = ", ".join(download.version for download in card.downloads)
        raise FetchFailed(f"no address of release {version} is known", where=source, expected=f"one of {known}")
    return found[0]


def pull_source(
    store: Path,
    source: str,
    *,
    today: date,
    version: str | None = None,
    transport: Any = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Added, ...]:
    """Fetch a release and add it.

    Parameters
    ----------
    store : Path
        The data folder.
    source : str
        Which.
    today : date
        The day that goes on the card.
    version : str or None
        Release; None for the newest on the card.
    transport : httpx2.BaseTransport or None
        How requests go out.
    progress : callable or None
        Told how far it is.

    Returns
    -------
    tuple of Added

    Raises
    ------
    FetchFailed
        If it cannot be fetched.
    SnapshotChanged
        If it is not the file of the card's hash.
    SourceError
        If it cannot be read; nothing is added then, and the fetched file is not kept.
    """
    download = find_download(source, version=version)
    fetched = fetch_file(
        download.url,
        store / FOLDER,
        name=download.file,
        sha256=download.sha256,
        transport=transport,
        progress=progress,
    )
    try:
        return add_files(store, source, [fetched.path], today=today, version=download.version)
    finally:
        fetched.path.unlink(missing_ok=True)
