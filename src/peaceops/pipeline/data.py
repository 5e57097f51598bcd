"""Datasets in the store: add, list, verify, describe.

What enters: folders, files, a day. What leaves: snapshots, tables, lists of what is wrong.
Never done here: network; printing.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from peaceops.errors import LayoutChanged, OutputFailed, PeaceopsError, ReaderMissing, SnapshotMissing, SourceError
from peaceops.pipeline.table import Table
from peaceops.sources import SOURCES
from peaceops.sources.base import check_source, read_card
from peaceops.store.snapshot import Snapshot, list_snapshots, read_snapshot, verify_snapshot, write_snapshot
from peaceops.store.tables import require

_STORE: Final = "store"
_WORK: Final = ".reading-"
#: Seconds after which a folder of work that nothing touches is taken for one of a process that was killed.
_ABANDONED: Final = 86_400
_LIST_TYPES: Final = {
    "source": "str",
    "version": "str",
    "scope": "str",
    "table": "str",
    "rows": "int",
    "first": "str",
    "last": "str",
    "warnings": "int",
    "errors": "int",
    "added": "date",
    "snapshot": "str",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A snapshot that was added, or was there already.

    Parameters
    ----------
    snapshot : Snapshot
        Which.
    is_new : bool
        Whether it was not there before.
    """

    snapshot: Snapshot
    is_new: bool

    def to_dict(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {"is_new": self.is_new, **self.snapshot.card}


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReport:
    """What came of a scan of a folder.

    Parameters
    ----------
    added : tuple of Added
        Snapshots.
    failed : tuple of str
        Files that were recognised and could not be read, with the error.
    unread : tuple of str
        Files that could not be opened to see what they are, with the reason.
    refused : tuple of str
        Files that are known and not taken, with the reason.
    others : tuple of str
        Files of no known layout, with what is near.
    """

    added: tuple[Added, ...]
    failed: tuple[str, ...]
    unread: tuple[str, ...]
    refused: tuple[str, ...]
    others: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {
            "added": [a.to_dict() for a in self.added],
            "failed": list(self.failed),
            "unread": list(self.unread),
            "refused": list(self.refused),
            "others": list(self.others),
        }


def add_files(
    store: Path, source: str, paths: Sequence[Path], *, today: date, version: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> tuple[Added, ...]:  # fmt: skip
    """Add files of one source: read all, then write.

    Parameters
    ----------
    store : Path
        The data folder.
    source : str
        Which.
    paths : sequence of Path
        The files.
    today : date
        The day that goes on the card.
    version : str or None
        Release, where the file does not say it.
    progress : callable or None
        Told how far a large file is.

    Returns
    -------
    tuple of Added

    Raises
    ------
    SourceError
        If a file cannot be read; nothing is written then.
    OutputFailed
        If the data folder cannot be written.
    """
    check_source(source)
    require("pyarrow", to="read datasets")
    from peaceops.sources.read import read_bytes, read_files
    from peaceops.sources.stream import find_large_text, stream_file

    large = {path: text for path in paths if (text := find_large_text(source, path))}
    if not large:
        readings = read_files(source, [read_bytes(path) for path in paths], version=version)
        return tuple(_write(store, reading, today) for reading in readings)
    readings = []
    try:
        with ExitStack() as folders:
            for path in paths:
                if path in large:
                    work = folders.enter_context(_open_work(store))
                    readings.append(stream_file(source, large[path], work, version=version, progress=progress))
                else:
                    readings += read_files(source, [read_bytes(path)], version=version)
            return tuple(_write(store, reading, today) for reading in readings)
    except OSError as error:
        raise OutputFailed(f"cannot be read or written: {error.strerror or error}", where=str(store)) from error


@contextmanager
def _open_work(store: Path) -> Iterator[Path]:
    """Open a folder in the store for what is being made; it is removed at the end, and so is what a killed one left."""
    parent = store / _STORE
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f"{_WORK}*"):
        if time.time() - left.stat().st_mtime > _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_WORK, dir=parent, ignore_cleanup_errors=True) as name:
        yield Path(name)


def _write(store: Path, reading: Any, today: date) -> Added:
    snapshot, is_new = write_snapshot(store, reading, added=today)
    return Added(snapshot=snapshot, is_new=is_new)


def add_folder(
    store: Path, folder: Path, *, today: date, progress: Callable[[str], None] | None = None
) -> FolderReport:
    """Add every file under a folder whose columns are those of a known layout.

    Parameters
    ----------
    store, folder : Path
        The data folder, and the one to look through.
    today : date
        The day that goes on the cards.
    progress : callable or None
        Told what is being read.

    Returns
    -------
    FolderReport
        One file that fails stops no other.

    Raises
    ------
    SnapshotMissing
        If there is no such folder.
    """
    if not folder.is_dir():
        raise SnapshotMissing("is no folder", where=str(folder), expected="a folder of datasets")
    require("pyarrow", to="read datasets")
    groups: dict[tuple[str, ...], list[Path]] = {}
    failed, unread, refused, others = [], [], [], []
    for path in walk_files(folder, store):
        label = path.relative_to(folder).as_posix()
        try:
            source, why = _recognise(path)
        except ReaderMissing:
            raise
        except PeaceopsError as error:
            unread.append(_label(label, path, error))
            continue
        if why:
            refused.append(f"{label}: {why}")
        elif not source:
            others.append(label)
        else:
            key: tuple[str, ...] = (source,) if read_card(source).together else (source, label)
            groups.setdefault(key, []).append(path)
    added: list[Added] = []
    for key, paths in sorted(groups.items()):
        if progress:
            progress(" ".join(key))
        try:
            added += add_files(store, key[0], paths, today=today, progress=progress)
        except SourceError as error:
            failed.append(error.message)
        except PeaceopsError as error:
            failed.append(f"{' '.join(key)}: {error.message}")
    return FolderReport(
        added=tuple(added), failed=tuple(failed), unread=tuple(unread), refused=tuple(refused), others=tuple(others)
    )


def _label(label: str, path: Path, error: PeaceopsError) -> str:
    return (
        f"{label}{error.message.removeprefix(path.name)}"
        if error.message.startswith(path.name)
        else f"{label}: {error}"
    )


def walk_files(folder: Path, store: Path) -> Iterator[Path]:
    """Walk files in order, without hidden ones and without the store itself."""
    own = (store / _STORE).resolve()
    for root, names, files in os.walk(folder):
        names[:] = sorted(n for n in names if not n.startswith(".") and (Path(root) / n).resolve() != own)
        for name in sorted(files):
            path = Path(root) / name
            if not name.startswith(".") and path.is_file():
                yield path


def _recognise(path: Path) -> tuple[str, str]:
    """Recognise a file by its columns, never by its name: its source, or why it is not taken, or neither."""
    from peaceops.sources.cleaning import read_header
    from peaceops.sources.read import peek_bytes, recognise
    from peaceops.sources.refusal import find_refusal

    file = peek_bytes(path)
    try:
        found = {source for source, _ in recognise(file)}
        refusal = None if found else find_refusal(file, read_header(file.data, file.name).names)
    except ReaderMissing:
        raise
    except PeaceopsError as error:
        found, refusal = set(), find_refusal(file)
        if refusal is None:
            if isinstance(error, LayoutChanged):
                return "", ""
            raise
    return (found.pop() if len(found) == 1 else "", str(refusal) if refusal else "")


def list_data(store: Path) -> Table:
    """List what the store holds, a row for each table of each snapshot.

    Parameters
    ----------
    store : Path
        The data folder.

    Returns
    -------
    Table
    """
    return Table.of_rows(_LIST_TYPES, (row for s in list_snapshots(store) for row in _list_rows(s)))


def _list_rows(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    severities = [issue.severity for issue in snapshot.issues]
    for table in snapshot.card["tables"]:
        first, last = table["period"] or ("", "")
        yield {
            "source": snapshot.source,
            "version": snapshot.version,
            "scope": snapshot.card["scope"] or None,
            "table": table["name"],
            "rows": table["rows"],
            "first": first or None,
            "last": last or None,
            "warnings": severities.count("warning"),
            "errors": severities.count("error"),
            "added": date.fromisoformat(snapshot.card["added"]),
            "snapshot": snapshot.id[:12],
        }


def verify_data(store: Path) -> tuple[int, list[str], list[str]]:
    """Verify every snapshot.

    Returns
    -------
    tuple of int, list of str and list of str
        Snapshots looked at, what is wrong with their bytes, and their issues of severity ``error``.
    """
    wrong: list[str] = []
    barred: list[str] = []
    folders = sorted((store / _STORE / "tables").glob("*/[!.]*/"))
    for folder in folders:
        try:
            snapshot = read_snapshot(folder)
        except SourceError as error:
            wrong.append(error.message)
            continue
        wrong += verify_snapshot(store, snapshot)
        label = f"{snapshot.source} {snapshot.version}"
        barred += [f"{label}: {issue}" for issue in snapshot.issues if issue.severity == "error"]
    return len(folders), wrong, barred


def describe_source(store: Path, source: str) -> dict[str, Any]:
    """Describe a source: its card, its layouts and tables, and its snapshots with their issues.

    Parameters
    ----------
    store : Path
        The data folder.
    source : str
        Which.

    Returns
    -------
    dict
        As JSON takes it.

    Raises
    ------
    UnknownName
        If there is no such source.
    """
    card = read_card(source)
    return {
        "source": card.id,
        "title": card.title,
        "provider": card.provider,
        "address": card.address,
        "licence": card.licence,
        "terms": card.terms,
        "definition": card.definition,
        "citation": dict(card.citation),
        "coverage": dict(card.coverage),
        "versions": list(card.versions),
        "layouts": [
            {"name": x.name, "table": x.table, "columns": sorted(x.columns), "note": x.note} for x in card.layouts
        ],
        "tables": [
            {"name": t.name, "unit": t.unit, "key": list(t.key), "columns": [c.name for c in t.columns]}
            for t in card.tables.values()
        ],
        "downloads": [{"version": d.version, "url": d.url, "sha256": d.sha256, "seen": d.seen} for d in card.downloads],
        "corrections": [
            {"table": c.table, "columns": list(c.columns), "reason": c.reason, "reference": c.reference}
            for c in card.corrections
        ],
        "snapshots": [dict(s.card) for s in list_snapshots(store, source=source)],
    }


def list_sources(held: Iterable[str] = ()) -> list[tuple[str, str, bool]]:
    """List every source that can be added: id, what it is, whether the store holds it."""
    names = set(held)
    return [(source, title, source in names) for source, title in SOURCES.items()]
