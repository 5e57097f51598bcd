"""Tables that lie on disk while they are made: written in groups of rows, put in order without holding them.

What enters: parts of a table. What leaves: a Parquet file and what it holds.
Never done here: a table whole in memory; a temporary file that stays.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from peaceops.errors import OutputFailed
from peaceops.store.tables import require

#: A group of rows is written when it has so many bytes in memory, or so many rows.
GROUP_BYTES: Final = 1 << 26
GROUP_ROWS: Final = 1 << 20
#: What the engine may hold while it puts rows in order; the rest goes to disk.
_SORT_MEMORY: Final = "768MiB"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """A table in a Parquet file of its own.

    Parameters
    ----------
    path : Path
        Where it lies.
    column_names : tuple of str
        Its columns.
    num_rows : int
        Its rows.
    """

    path: Path
    column_names: tuple[str, ...]
    num_rows: int

    def read_columns(self, columns: Sequence[str]) -> Iterator[Any]:
        """Read some columns, a group of rows at a time."""
        parquet = require("pyarrow.parquet", to="read tables")
        with parquet.ParquetFile(self.path) as file:
            for group in range(file.num_row_groups):
                yield file.read_row_group(group, columns=list(columns), use_threads=False)


class TableWriter:
    """Writes a table in parts; a group of rows is held at most.

    Parameters
    ----------
    path : Path
        Where to.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer: Any = None
        self._held: list[Any] = []
        self._columns: tuple[str, ...] = ()
        self._rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        self._held = []
        if self._writer is not None:
            self._writer.close()
        if kind is not None:
            self._path.unlink(missing_ok=True)

    def write(self, table: Any) -> None:
        """Write the next rows; all parts have the same columns."""
        self._held.append(table)
        self._rows += table.num_rows
        held = sum(part.nbytes for part in self._held), sum(part.num_rows for part in self._held)
        if held[0] >= GROUP_BYTES or held[1] >= GROUP_ROWS:
            self._flush()

    def finish(self) -> StoredTable:
        """Write what is held and close the file."""
        self._flush()
        self._writer.close()
        return StoredTable(path=self._path, column_names=self._columns, num_rows=self._rows)

    def _flush(self) -> None:
        if not self._held:
            return
        arrow = require("pyarrow", to="write tables")
        parquet = require("pyarrow.parquet", to="write tables")
        table = arrow.concat_tables(self._held).combine_chunks()
        self._held = []
        if self._writer is None:
            self._columns = tuple(table.column_names)
            self._writer = parquet.ParquetWriter(
                self._path, table.schema, compression="zstd", version="2.6", write_statistics=True, store_schema=True
            )
        self._writer.write_table(table, row_group_size=GROUP_ROWS)


def sort_stored(table: StoredTable, keys: Sequence[str], path: Path) -> StoredTable:
    """Put a table in order of its keys, nulls last, in a file of its own.

    Parameters
    ----------
    table : StoredTable
        What to sort.
    keys : sequence of str
        Columns.
    path : Path
        Where to; temporary files lie beside it until the end.
    """
    parquet = require("pyarrow.parquet", to="write tables")
    schema = parquet.read_schema(table.path)
    with TableWriter(path) as writer:
        order = ", ".join(f"{_quote(key)} ASC NULLS LAST" for key in keys)
        sql = f"SELECT * FROM stored ORDER BY {order}"  # noqa: S608 - names of a card, quoted
        for batch in query_stored(table, sql, folder=path.parent):
            writer.write(batch.cast(schema))
        return writer.finish()


def find_twice(table: StoredTable, keys: Sequence[str], folder: Path) -> tuple[int, int] | None:
    """Find the first two rows of one key, by their places in the file; None where each key stands once."""
    names = ", ".join(map(_quote, keys))
    places = "min(file_row_number) AS one, array_agg(file_row_number ORDER BY file_row_number)[2] AS other"
    rows = f"SELECT {places} FROM stored GROUP BY {names} HAVING count(*) > 1 ORDER BY one LIMIT 1"  # noqa: S608
    for found in query_stored(table, rows, folder=folder):
        for row in found.to_pylist():
            return row["one"], row["other"]
    return None


def read_rows(table: StoredTable, places: Sequence[int], folder: Path) -> Any:
    """Read single rows by their places in the file, in that order."""
    arrow = require("pyarrow", to="read tables")
    wanted = ", ".join(str(int(place)) for place in places)
    sql = f"SELECT * FROM stored WHERE file_row_number IN ({wanted}) ORDER BY file_row_number"  # noqa: S608 - whole numbers
    return arrow.concat_tables(query_stored(table, sql, folder=folder)).select(list(table.column_names))


def query_stored(table: StoredTable, sql: str, *, folder: Path) -> Iterator[Any]:
    """Run SQL over a stored table, named ``stored``; what does not fit into memory goes to a folder that is removed.

    Raises
    ------
    OutputFailed
        If the disk is full.
    """
    duckdb = require("duckdb", to="put large tables in order")
    arrow = require("pyarrow", to="read tables")
    with tempfile.TemporaryDirectory(prefix=".spill-", dir=folder) as spill, duckdb.connect() as engine:
        for setting in (
            "autoinstall_known_extensions = false", "threads = 2", f"memory_limit = '{_SORT_MEMORY}'",
            f"temp_directory = {_quote_text(spill)}", "preserve_insertion_order = false", "enable_progress_bar = false",
        ):  # fmt: skip
            engine.execute(f"SET {setting}")
        numbered = ", file_row_number = true" if "file_row_number" in sql else ""
        try:
            engine.execute(f"CREATE VIEW stored AS FROM read_parquet({_quote_text(str(table.path))}{numbered})")
            for batch in engine.execute(sql).to_arrow_reader(1 << 14):
                yield arrow.Table.from_batches([batch])
        except (duckdb.Error, arrow.ArrowException) as error:
            reason = str(error).partition("\n")[0]
            raise OutputFailed(f"rows cannot be put in order: {reason}", where=str(folder)) from error


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _quote_text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
