"""Snapshots: the raw bytes of a dataset, its tables and a card that says what they are.

What enters: a :class:`Reading`. What leaves: a folder that is whole or not there, and its card.
Never done here: reading a provider's format.

::

    <data folder>/store/raw/<sha256>                     bytes as they came
    <data folder>/store/tables/<source>/<version>-<id>/  <table>.parquet …, card.json

A snapshot's id is made of source, version, the hashes of its raw files and the hash of what read them
(card, corrections, adapter). The day on which it was added is on the card and not in the id.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from peaceops.errors import OutputFailed, SnapshotChanged, SnapshotMissing, SourceError
from peaceops.files import write_chunks, write_file
from peaceops.store.issues import Issue
from peaceops.store.reading import RawFile, RawPath, Reading
from peaceops.store.stored import StoredTable
from peaceops.store.tables import read_parquet, render_parquet

_FORM: Final = 1
_CHUNK: Final = 1 << 22
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,79}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A snapshot in a store.

    Parameters
    ----------
    folder : Path
        Where its tables and its card lie.
    card : Mapping of str to Any
        What ``card.json`` says.
    """

    folder: Path
    card: Mapping[str, Any] = field(hash=False)

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.card["id"])

    @property
    def source(self) -> str:
        """Its source."""
        return str(self.card["source"])

    @property
    def version(self) -> str:
        """Its version."""
        return str(self.card["version"])

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Its issues."""
        return tuple(Issue.from_dict(row) for row in self.card["issues"])

    @property
    def is_usable(self) -> bool:
        """Whether figures may be computed from it: it has no issue of severity ``error``."""
        return all(issue.severity != "error" for issue in self.issues)

    @property
    def row_counts(self) -> dict[str, int]:
        """Rows by table."""
        return {row["name"]: row["rows"] for row in self.card["tables"]}

    def read_table(self, name: str, *, columns: Sequence[str] | None = None) -> Any:
        """Read one table.

        Parameters
        ----------
        name : str
            Which.
        columns : sequence of str or None
            Only these.

        Returns
        -------
        pyarrow.Table

        Raises
        ------
        SnapshotMissing
            If the snapshot has no such table.
        """
        if name not in self.row_counts:
            raise SnapshotMissing(
                f"has no table {name!r}", where=f"{self.source} {self.version}", expected=" or ".join(self.row_counts)
            )
        return read_parquet(self.folder / f"{name}.parquet", columns=None if columns is None else list(columns))


def write_snapshot(store: Path, reading: Reading, *, added: date) -> tuple[Snapshot, bool]:
    """Write a reading as a snapshot, whole or not at all.

    Parameters
    ----------
    store : Path
        The data folder.
    reading : Reading
        What to keep.
    added : date
        Today.

    Returns
    -------
    tuple of Snapshot and bool
        The snapshot, and whether it is new; one that was there is left as it is.

    Raises
    ------
    SourceError
        If the version cannot name a folder.
    OutputFailed
        If the folder cannot be written.
    """
    if not _NAME.fullmatch(reading.version):
        raise SourceError(
            f"the version {reading.version[:80]!r} cannot name a snapshot",
            where=reading.source,
            expected="letters, digits and . _ + - only",
        )
    identity = reading.derive_id()
    parent = store / "store" / "tables" / reading.source
    target = parent / f"{reading.version}-{identity[:12]}"
    if (target / "card.json").is_file():
        return read_snapshot(target), False
    for file in reading.files:
        _keep_raw(store, file)
    stage: Path | None = None
    try:
        parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".adding-", dir=parent))
        digests = {name: _put_table(stage / f"{name}.parquet", table) for name, table in reading.tables.items()}
        card = _build_card(reading, identity, digests, added)
        write_file(stage / "card.json", json.dumps(card, ensure_ascii=False, indent=1) + "\n")
        stage.chmod(0o755)
        _move_whole(stage, target)
        stage = None
    except OSError as error:
        raise OutputFailed(f"cannot be written: {error.strerror or error}", where=str(target)) from error
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)
    _remove_superseded(parent, target, card)
    return Snapshot(folder=target, card=card), True


def _put_table(path: Path, table: Any) -> str:
    """Put a table into its place as Parquet; give the hash of the file."""
    if isinstance(table, StoredTable):
        shutil.move(table.path, path)
        return _hash_file(path)
    rendered = render_parquet(table)
    write_file(path, rendered)
    return hashlib.sha256(rendered).hexdigest()


def _move_whole(stage: Path, target: Path) -> None:
    if target.exists() and not (target / "card.json").is_file():
        shutil.rmtree(target)  # what an interrupted removal left
    try:
        stage.rename(target)
    except OSError:
        if not (target / "card.json").is_file():
            raise
        # Somebody else added the same at the same time: theirs is as good.
        shutil.rmtree(stage, ignore_errors=True)


def _build_card(reading: Reading, identity: str, digests: Mapping[str, str], added: date) -> dict[str, Any]:
    tables = [
        {
            "name": name,
            "rows": table.num_rows,
            "columns": list(table.column_names),
            "period": list(reading.periods.get(name, ())),
            "sha256": digests[name],
        }
        for name, table in sorted(reading.tables.items())
    ]
    files = sorted(({"name": f.name, "sha256": f.sha256, "bytes": f.size} for f in reading.files), key=str)
    return {
        "form": _FORM,
        "id": identity,
        "source": reading.source,
        "version": reading.version,
        "scope": reading.scope,
        "layouts": sorted(set(reading.layouts)),
        "reader": reading.reader,
        "files": files,
        "tables": tables,
        "issues": [issue.to_dict() for issue in reading.issues],
        "added": added.isoformat(),
    }


def _keep_raw(store: Path, file: RawFile | RawPath) -> None:
    path = store / "store" / "raw" / file.sha256
    if path.is_file() and path.stat().st_size == file.size:
        return
    if isinstance(file, RawFile):
        write_file(path, file.data)
    else:
        write_chunks(path, _read_again(file))


def _read_again(file: RawPath) -> Iterator[bytes]:
    """Read a file in chunks, and fail at its end where it is no longer the one that was read."""
    digest = hashlib.sha256()
    with file.path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            yield chunk
    if digest.hexdigest() != file.sha256:
        raise SourceError("changed while it was read", where=file.name, hint="add it again when it is whole")


def _remove_superseded(parent: Path, target: Path, card: Mapping[str, Any]) -> None:
    """Remove what an older reader made of the same bytes under the same version."""
    wanted = (card["version"], [(f["sha256"], f["name"]) for f in card["files"]])
    for folder in parent.iterdir():
        if folder == target or not (folder / "card.json").is_file():
            continue
        try:
            other = read_snapshot(folder).card
        except SourceError:
            continue
        if (other["version"], [(f["sha256"], f["name"]) for f in other["files"]]) == wanted:
            shutil.rmtree(folder, ignore_errors=True)


def read_snapshot(folder: Path) -> Snapshot:
    """Read the card of a snapshot.

    Raises
    ------
    SnapshotChanged
        If the card is not what this package wrote.
    """
    path = folder / "card.json"
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        snapshot = Snapshot(folder=folder, card=card)
        sound = card["form"] == _FORM and bool(snapshot.id and snapshot.source and snapshot.version)
        sound = sound and all(_DIGEST.fullmatch(f["sha256"]) and f["name"] for f in card["files"])
        sound = sound and all(_NAME.fullmatch(t["name"]) and t["rows"] >= 0 for t in card["tables"])
        sound = sound and isinstance(card["added"], str) and len(snapshot.issues) >= 0
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SnapshotChanged("is no card of a snapshot", where=str(path), hint="add the file again") from error
    if not sound:
        raise SnapshotChanged("is no card of a snapshot", where=str(path), hint="add the file again")
    return snapshot


def list_snapshots(store: Path, *, source: str | None = None) -> list[Snapshot]:
    """List the snapshots of a store, by source, version and id.

    Parameters
    ----------
    store : Path
        The data folder; one that is not there holds none.
    source : str or None
        Only this one's.

    Returns
    -------
    list of Snapshot
    """
    found = (store / "store" / "tables").glob(f"{source or '*'}/[!.]*/card.json")
    return sorted((read_snapshot(path.parent) for path in found), key=lambda s: (s.source, s.version, s.id))


def find_snapshot(store: Path, source: str, *, version: str | None = None) -> Snapshot:
    """Find the snapshot of a source; one with an issue of severity ``error`` only when its version is named.

    Raises
    ------
    SnapshotMissing
        If there is none, or several and no version was named.
    """
    found = [s for s in list_snapshots(store, source=source) if (s.version == version if version else s.is_usable)]
    if len(found) == 1:
        return found[0]
    where = f"{source} {version}" if version else source
    if not found:
        raise SnapshotMissing("is not in the store", where=where, hint=f"peaceops data add {source} --file FILE")
    raise SnapshotMissing(
        f"has {len(found)} snapshots", where=where, expected="one of " + ", ".join(s.version for s in found)
    )


def verify_snapshot(store: Path, snapshot: Snapshot) -> list[str]:
    """Verify that raw files and tables are those that were added.

    Returns
    -------
    list of str
        What is wrong, a line each.
    """
    wrong = []
    label = f"{snapshot.source} {snapshot.version}"
    for file in snapshot.card["files"]:
        found = _hash_file(store / "store" / "raw" / file["sha256"])
        if found != file["sha256"]:
            wrong.append(f"{label}: raw file {file['name']}: {'changed' if found else 'missing'}")
    for table in snapshot.card["tables"]:
        found = _hash_file(snapshot.folder / f"{table['name']}.parquet")
        if found != table["sha256"]:
            wrong.append(f"{label}: table {table['name']}: {'changed' if found else 'missing'}")
    return wrong


def _hash_file(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


__all__ = [
    "RawFile",
    "RawPath",
    "Reading",
    "Snapshot",
    "find_snapshot",
    "list_snapshots",
    "read_snapshot",
    "verify_snapshot",
    "write_snapshot",
]
