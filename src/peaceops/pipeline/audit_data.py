"""Datasets for an audit: a data folder as it is, or snapshots of raw files in a cache.

What enters: a folder. What leaves: a data folder, and what of the raw files could not be read.
Never done here: writing into the user's folder; network.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from peaceops.errors import OutputFailed, SnapshotMissing
from peaceops.files import write_file
from peaceops.pipeline.data import add_folder
from peaceops.pipeline.inputs import hash_package

_KEPT: Final = 4
_REPORT: Final = "unread.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAtHand:
    """A data folder.

    Parameters
    ----------
    store : Path or None
        Where snapshots lie; None where there are none.
    unread : tuple of str
        Raw files that could not be read, each with the reason.
    """

    store: Path | None = None
    unread: tuple[str, ...] = ()


@contextmanager
def open_data(
    folder: Path | None, *, cache: Path | None, today: date, progress: Callable[[str], None] | None = None
) -> Iterator[DataAtHand]:
    """Open a data folder, or take snapshots of a folder of raw files.

    Parameters
    ----------
    folder : Path or None
        A folder with snapshots, or one of raw dataset files; None is none.
    cache : Path or None
        Where snapshots of raw files are kept by the hash of their bytes; None keeps them until the end of the audit.
    today : date
        The day that goes on the cards.
    progress : callable or None
        Told what is being read.

    Yields
    ------
    DataAtHand

    Raises
    ------
    SnapshotMissing
        If there is no such folder.
    """
    if folder is None:
        yield DataAtHand()
        return
    if not folder.is_dir():
        raise SnapshotMissing(
            "is no folder", where=str(folder), expected="a folder of dataset files, or one made by peaceops data add"
        )
    if (folder / "store" / "tables").is_dir():
        yield DataAtHand(store=folder)
        return
    with tempfile.TemporaryDirectory(prefix="peaceops-data-") as scratch:
        parent = cache / "data" if cache and _can_write(cache / "data") else Path(scratch)
        yield _take_snapshots(folder, parent, today, progress)


def _can_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _take_snapshots(
    folder: Path, parent: Path, today: date, progress: Callable[[str], None] | None
) -> DataAtHand:  # fmt: skip
    if progress:
        progress("reading the datasets")
    target = parent / _derive_key(folder)
    if not (target / _REPORT).is_file():
        made = Path(tempfile.mkdtemp(prefix=".part-", dir=parent))
        try:
            report = add_folder(made, folder, today=today, progress=progress)
            write_file(made / _REPORT, json.dumps([*report.failed, *report.unread], ensure_ascii=False) + "\n")
            _put_in_place(made, target)
        finally:
            shutil.rmtree(made, ignore_errors=True)
        _trim(parent, keep=target)
    unread = json.loads((target / _REPORT).read_text(encoding="utf-8"))
    return DataAtHand(store=target, unread=tuple(str(line) for line in unread))


def _put_in_place(made: Path, target: Path) -> None:
    try:
        made.replace(target)
    except OSError as error:
        # Another process was first: what it made is the same.
        if not (target / _REPORT).is_file():
            raise OutputFailed(f"cannot be written: {error.strerror or error}", where=str(target)) from error


def _derive_key(folder: Path) -> str:
    """Derive a name from the bytes of the files and from what reads them."""
    digest = hashlib.sha256(hash_package().encode())
    for root, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(root) / name
            if name.startswith(".") or not path.is_file():
                continue
            digest.update(path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape") + b"\0")
            with path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def _trim(parent: Path, *, keep: Path) -> None:
    """Remove the oldest snapshots of raw folders beyond a few."""
    made = [p for p in parent.iterdir() if p.is_dir() and p != keep and not p.name.startswith(".")]
    for old in sorted(made, key=lambda p: p.stat().st_mtime_ns, reverse=True)[_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
