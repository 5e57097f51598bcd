"""From a file that may not fit into memory to a reading: piece by piece, with the checks that a whole file gets.

What enters: the path of delimited text, or of an archive of one. What leaves: a reading whose table lies on disk.
Never done here: a row less checked than in a file read whole; knowing any one dataset.

Columns are cleaned piece by piece and written in groups of rows. Keys that come upwards are unique and in order; where
they do not, the rows are put in order on disk, and a key that stands twice is found there.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.errors import FileUnreadable, SnapshotMissing
from peaceops.sources.base import Adapter, TableCard, read_card
from peaceops.sources.cleaning import (
    MAX_STREAM_BYTES,
    PIECE_BYTES,
    IssueMerger,
    PieceReader,
    Raw,
    RowTally,
    cut_pieces,
    explain_twice,
    find_text_member,
    is_text,
)
from peaceops.sources.read import (
    Opened,
    find_own_version,
    load_adapter,
    note_assumed,
    note_file,
    open_file,
    read_part,
    settle_version,
)
from peaceops.store.issues import IssueLog
from peaceops.store.snapshot import RawPath, Reading
from peaceops.store.stored import StoredTable, TableWriter, find_twice, read_rows, sort_stored

#: Text at least so long is read in pieces.
STREAM_BYTES: Final = 1 << 27
_HEAD: Final = 1 << 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeText:
    """Delimited text on disk.

    Parameters
    ----------
    path : Path
        The file.
    member : str
        Name of the text in it, where it is an archive.
    size : int
        Bytes of the text.
    """

    path: Path
    member: str
    size: int

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open the text.

        Raises
        ------
        FileUnreadable
            If the archive is damaged, also when that shows at its end.
        """
        if not self.member:
            with self.path.open("rb") as stream:
                yield stream
            return
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
            raise FileUnreadable(f"is no whole zip archive: {error}", where=self.path.name) from error


def find_large_text(source: str, path: Path, *, least: int | None = None) -> LargeText | None:
    """Find delimited text to be read in pieces; None for what is read whole.

    Parameters
    ----------
    source : str
        Which; only one whose rows can be looked at by themselves is read in pieces.
    path : Path
        The file.
    least : int or None
        Bytes from which on; None for :data:`STREAM_BYTES`.

    Raises
    ------
    SnapshotMissing
        If it is not there or no file.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise SnapshotMissing(error.strerror or str(error), where=str(path), expected="a file") from error
    least = STREAM_BYTES if least is None else least
    if not is_by_row(source):
        return None
    if is_text(head):
        return LargeText(path=path, member="", size=size) if least <= size <= MAX_STREAM_BYTES else None
    member = find_text_member(path, head)
    return LargeText(path=path, member=member[0], size=member[1]) if member and member[1] >= least else None


def is_by_row(source: str) -> bool:
    """Tell whether each row of a source's files is read by itself, whatever the others say."""
    adapter, card = load_adapter(source), read_card(source)
    is_plain = adapter.prepare is None or adapter.is_by_row
    return is_plain and not (adapter.finish or adapter.derive or card.corrections or card.together)


def stream_file(
    source: str, text: LargeText, work: Path, *, version: str | None = None, size: int = PIECE_BYTES,
    progress: Callable[[str], None] | None = None,
) -> Reading:  # fmt: skip
    """Read a file in pieces.

    Parameters
    ----------
    source : str
        Which.
    text : LargeText
        What :func:`find_large_text` gives.
    work : Path
        Folder for what is being made; the table of the reading lies there.
    version : str or None
        Release as the user states it.
    size : int
        Bytes of a piece.
    progress : callable or None
        Told how far it is.

    Returns
    -------
    Reading
        What :func:`peaceops.sources.read.read_files` gives, its table on disk.

    Raises
    ------
    LayoutChanged, FileUnreadable, RowRefused, DuplicateKey
        As there.
    """
    say = progress or (lambda _stage: None)
    say(f"{text.path.name}: hashing")
    file = _describe(text)
    with text.open() as stream:
        reader = PieceReader(cut_pieces(stream, file.name, size=size), file.name)
        opened = open_file(source, file, version=version, header=reader.header)
        gathered = _Gathered(load_adapter(source), opened)
        with TableWriter(work / "read.parquet") as writer:
            for raw in reader.read(opened.layout.nulls):
                writer.write(gathered.take(raw))
                say(f"{file.name}: {gathered.rows:,} rows, {100 * min(1.0, stream.tell() / text.size):.0f}%")
            if not gathered.rows:
                raise FileUnreadable("holds a header and no row", where=file.name, expected="at least one row")
            table = writer.finish()
    if not gathered.is_rising:
        say(f"{file.name}: putting rows in order")
        table = _put_in_order(table, gathered, work)
    return gathered.make_reading(table, stated=version)


def _describe(text: LargeText) -> RawPath:
    with text.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
    members = (text.member,) if text.member else ()
    return RawPath(name=text.path.name, path=text.path, sha256=digest, size=size, members=members)


def _put_in_order(table: StoredTable, gathered: _Gathered, work: Path) -> StoredTable:
    """Put the rows in order of their key; name two rows of one key."""
    keys = gathered.card.key
    ordered = sort_stored(table, keys, work / "ordered.parquet")
    order = _KeyOrder(keys)
    for part in ordered.read_columns(keys):
        order.add(part)
    # Nulls are in no order: whether a key with one stands twice is asked apart.
    places = None if order.is_rising else find_twice(table, keys, work)
    if places:
        raise explain_twice(read_rows(table, places, work), gathered.card, [gathered.place(place) for place in places])
    table.path.unlink()
    return ordered


class _Gathered:
    """What is gathered of a file, piece by piece."""

    def __init__(self, adapter: Adapter, opened: Opened) -> None:
        self.card: TableCard = opened.card.tables[opened.layout.table]
        self.rows = 0
        self._adapter = adapter
        self._opened = opened
        self._own = ""
        self._first: Raw | None = None
        self._remarks: list[str] = []
        self._issues = IssueMerger([column.name for column in self.card.columns])
        self._tally = RowTally(adapter.checks.get(self.card.name, ()))
        self._order = _KeyOrder(self.card.key)
        self._low: Any = None
        self._high: Any = None

    @property
    def is_rising(self) -> bool:
        """Whether the keys come upwards, each once."""
        return self._order.is_rising

    def place(self, row: int) -> str:
        """File and row of a record."""
        return self._first.place(row) if self._first else self._opened.file.name

    def take(self, raw: Raw) -> Any:
        """Take a piece: clean it, note what is odd, give its table."""
        log = IssueLog()
        table = read_part(self._adapter, self._opened, raw, log).table
        if self._first is None or not self.rows:
            self._first = raw
        self.rows += table.num_rows
        self._own = max(self._own, find_own_version(self._opened, raw))
        self._remarks += raw.remarks
        self._issues.add(log.issues)
        self._tally.add(table)
        self._order.add(table)
        if self.card.time:
            low, high = pc.min(table[self.card.time[0]]).as_py(), pc.max(table[self.card.time[-1]]).as_py()
            self._low = min((x for x in (self._low, low) if x is not None), default=None)
            self._high = max((x for x in (self._high, high) if x is not None), default=None)
        return table

    def make_reading(self, table: StoredTable, *, stated: str | None) -> Reading:
        """Make the reading."""
        opened = settle_version(self._opened, self._own, stated=stated)
        issues = IssueLog()
        if self._first is not None:
            note_file(opened, replace(self._first, remarks=tuple(self._remarks)), issues)
        issues.issues += self._issues.list_issues()
        note_assumed(opened, [opened.file.name] if opened.is_assumed else [], issues)
        issues.issues += self._tally.list_issues()
        period = tuple("" if day is None else str(day) for day in (self._low, self._high))
        return Reading(
            source=opened.card.id, version=opened.version, scope=opened.scope, layouts=(opened.layout.name,),
            files=(opened.file,), tables={self.card.name: table}, periods={self.card.name: (period[0], period[1])},
            issues=tuple(issues), reader=opened.card.sha256,
        )  # fmt: skip


class _KeyOrder:
    """Tells whether keys come strictly upwards, part after part; one that is null does not."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self._last: Any = None
        self.is_rising = True

    def add(self, table: Any) -> None:
        """Look at the next rows."""
        if not self.is_rising or not table.num_rows:
            return
        part = table.select(list(self._keys))
        rows = (pa.concat_tables([self._last, part]) if self._last is not None else part).combine_chunks()
        self._last = part.slice(part.num_rows - 1)
        mask: Any = None
        for key in reversed(self._keys):
            now, before = rows[key].slice(1), rows[key].slice(0, rows.num_rows - 1)
            is_above = pc.greater(now, before)
            mask = is_above if mask is None else pc.or_(is_above, pc.and_(pc.equal(now, before), mask))
        self.is_rising = bool(pc.all(pc.fill_null(mask, False), min_count=0).as_py())
