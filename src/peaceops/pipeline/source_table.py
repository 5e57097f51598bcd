"""Tables of datasets at hand: raw files in a folder, or the raw bytes that a store keeps.

What enters: a folder, names ``source/table``, locators. What leaves: clean tables with the hash of their raw file, and rows.
Never done here: writing; trusting a file's name. A file is what its columns say; a release is chosen by its hash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from peaceops.documents.table import Row, parse_filter, read_cell, read_rows, reduce_rows, select_rows
from peaceops.errors import PeaceopsError, SnapshotChanged, SnapshotMissing
from peaceops.model.locator import TableLocator
from peaceops.pipeline.data import walk_files
from peaceops.sources import SOURCES
from peaceops.sources.base import read_card
from peaceops.store.snapshot import RawFile, list_snapshots
from peaceops.store.tables import require


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """A clean table and the raw files it comes from.

    Parameters
    ----------
    name : str
        ``source/table``.
    version : str
        Release.
    files : tuple of str
        Names of the raw files.
    sha256 : str
        Hash of the raw file; of several, of their sorted hashes.
    period : tuple of str
        First and last day, empty where unknown.
    table : pyarrow.Table
        Its rows.
    """

    name: str
    version: str
    files: tuple[str, ...]
    sha256: str
    period: tuple[str, str]
    table: Any = field(hash=False, compare=False)


def is_source_table(name: str) -> bool:
    """Whether a locator names a table of a source and not a file.

    Examples
    --------
    >>> is_source_table("un_fatalities/fatalities"), is_source_table("missions/x.csv")
    (True, False)
    """
    source, sign, table = name.partition("/")
    return bool(sign) and source in SOURCES and table in read_card(source).tables


class TableFolder:
    """Tables of the datasets in a folder, read once each.

    Parameters
    ----------
    folder : Path
        Raw files at any depth, or a data folder with snapshots, or both.
    progress : callable or None
        Told what is being read.

    Raises
    ------
    SnapshotMissing
        If there is no such folder.
    ReaderMissing
        If the data libraries are not installed.
    """

    def __init__(self, folder: Path, *, progress: Callable[[str], None] | None = None) -> None:
        if not folder.is_dir():
            raise SnapshotMissing(
                "is no folder", where=str(folder), expected="a folder of datasets",
                hint="name one with --data, or peaceops data add SOURCE --file FILE",
            )  # fmt: skip
        require("pyarrow", to="read datasets")
        self.folder = folder
        self.progress = progress
        self.unread: dict[str, list[str]] = {}
        self._files: dict[str, list[tuple[str, Path]]] | None = None
        self._tables: dict[str, tuple[SourceTable, ...]] = {}
        self._rows: dict[tuple[str, str], tuple[Row, ...]] = {}
        self._index: dict[tuple[str, str, str], dict[str, list[Row]]] = {}

    def list_files(self) -> dict[str, list[tuple[str, Path]]]:
        """List the raw files of each table, by their columns: name and place."""
        if self._files is None:
            from peaceops.sources.read import peek_bytes, recognise

            self._files = {}
            if self.progress:
                self.progress(f"looking through {self.folder.name}")
            for name, path in self._walk():
                try:
                    found = recognise(peek_bytes(path))
                except PeaceopsError:
                    continue  # a document, a picture: no table of any source
                if len(found) == 1:
                    source, layout = found[0]
                    self._files.setdefault(f"{source}/{layout.table}", []).append((name, path))
        return self._files

    def _walk(self) -> Iterator[tuple[str, Path]]:
        seen = set()
        for snapshot in list_snapshots(self.folder):
            for file in snapshot.card["files"]:
                if file["sha256"] not in seen:
                    seen.add(file["sha256"])
                    yield file["name"], self.folder / "store" / "raw" / file["sha256"]
        for path in walk_files(self.folder, self.folder):
            yield path.name, path

    def read(self, name: str) -> tuple[SourceTable, ...]:
        """Read a table in every release at hand, the newest last.

        Parameters
        ----------
        name : str
            ``source/table``.

        Returns
        -------
        tuple of SourceTable
            Empty where no file has its columns. What cannot be read is in :attr:`unread`, by table.
        """
        if name not in self._tables:
            found = {table.sha256: table for table in self._read(name)}
            self._tables[name] = tuple(sorted(found.values(), key=lambda t: (t.version, t.sha256)))
        return self._tables[name]

    def _read(self, name: str) -> Iterator[SourceTable]:
        from peaceops.sources.read import read_bytes, read_files

        source, _, table = name.partition("/")
        files = self.list_files().get(name, [])
        groups = [files] if read_card(source).together else [[file] for file in files]
        for group in groups:
            if self.progress and group:
                self.progress(f"reading {name}")
            try:
                raw = {f.sha256 + f.name: f for n, path in group for f in [RawFile(name=n, data=read_bytes(path).data)]}
                readings = read_files(source, list(raw.values()))
            except PeaceopsError as error:
                self.unread.setdefault(name, []).append(error.message)
                continue
            for reading in readings:
                digests = sorted(file.sha256 for file in reading.files)
                yield SourceTable(
                    name=name,
                    version=reading.version,
                    files=tuple(sorted(file.name for file in reading.files)),
                    sha256=digests[0] if len(digests) == 1 else sha256("\n".join(digests).encode()).hexdigest(),
                    period=reading.periods[table],
                    table=reading.tables[table],
                )

    def select(self, locator: TableLocator) -> tuple[Row, ...]:
        """Select the rows of a locator that names a table of a source.

        Parameters
        ----------
        locator : TableLocator
            Its snapshot is the hash of the raw file.

        Returns
        -------
        tuple of Mapping
            Text by column; days are ISO, a truth is ``1`` or ``0``, a blank is empty.

        Raises
        ------
        SnapshotMissing, SnapshotChanged
            If no file at hand has its columns, or none of these has its hash.
        LayoutChanged, InvalidValue
            If the filter asks for a column that is not there or cannot be read.
        """
        tables = self.read(locator.table)
        if not tables:
            wrong = self.unread.get(locator.table)
            raise SnapshotMissing(wrong[0] if wrong else "no file at hand has its columns", where=locator.table)
        wanted = locator.snapshot.removeprefix("sha256:")
        held = [table for table in tables if wanted in ("", table.sha256)]
        if not held:
            raise SnapshotChanged("is another file than was read", where=locator.table, expected=locator.snapshot)
        terms = parse_filter(locator.filter)
        return select_rows(self._narrow(held[-1], terms), terms, locator.table)

    def _narrow(self, held: SourceTable, terms: tuple[tuple[str, str, str], ...]) -> tuple[Row, ...] | list[Row]:
        """Narrow the rows by the first plain equality, through an index that is made once."""
        key = (held.name, held.sha256)
        if key not in self._rows:
            self._rows[key] = tuple(
                {column: to_text(value) for column, value in row.items()} for row in held.table.to_pylist()
            )
        rows = self._rows[key]
        for column, sign, value in terms:
            if sign == "==" and not value.endswith("*") and "|" not in value and rows and column in rows[0]:
                index = self._index.get((*key, column))
                if index is None:
                    index = self._index[*key, column] = {}
                    for row in rows:
                        index.setdefault(row[column], []).append(row)
                return index.get(value, []) or rows
        return rows


def to_text(value: Any) -> str:
    """Write a value as the rows of a locator hold it: days are ISO, a truth is ``1`` or ``0``, a blank is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else "" if value != value else repr(value)
    return str(value)


class TableReader:
    """Open table locators of both kinds: a file of the folder, or a table of a source wherever its file lies.

    Parameters
    ----------
    progress : callable or None
        Told what is being read.
    """

    def __init__(self, *, progress: Callable[[str], None] | None = None) -> None:
        self.progress = progress
        self._folders: dict[Path, TableFolder] = {}

    def read_rows(self, folder: Path, locator: TableLocator) -> tuple[Row, ...]:
        """Read the rows of a locator; see :func:`peaceops.documents.table.read_rows`."""
        if not is_source_table(locator.table):
            return read_rows(folder, locator)
        if folder not in self._folders:
            self._folders[folder] = TableFolder(folder, progress=self.progress)
        return self._folders[folder].select(locator)

    def read_cell(self, folder: Path, locator: TableLocator) -> Decimal | str:
        """Read what a locator points at; see :func:`peaceops.documents.table.read_cell`."""
        if not is_source_table(locator.table):
            return read_cell(folder, locator)
        return reduce_rows(self.read_rows(folder, locator), locator)
