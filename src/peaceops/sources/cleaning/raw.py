"""The columns of a file as text, before anything is believed.

What enters: columns of text. What leaves: :class:`Raw`.
Never done here: parsing a cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

#: Bytes of a file that is read whole, and of one that is read in pieces.
MAX_BYTES: Final = 2 * 1024**3
MAX_STREAM_BYTES: Final = 64 * 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Names of the columns of a file.

    Parameters
    ----------
    names : tuple of str
        In order.
    separator : str
        What stands between cells; empty for a container that is not delimited text.
    """

    names: tuple[str, ...]
    separator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Columns of text by their name in the file.

    Parameters
    ----------
    file : str
        Name of the file.
    columns : Mapping of str to pyarrow.Array
        Text by column; null is an empty cell.
    first_row : int
        Row of the first record as a spreadsheet counts it, the header being row 1.
    remarks : tuple of str
        What the reader of the format noticed: ``hxl`` for a row of tags that was skipped,
        ``cut`` for a last line without its end.
    removed : tuple of int
        Records that a correction took out, by their place before it.
    """

    file: str
    columns: Mapping[str, Any] = field(hash=False)
    first_row: int = 2
    remarks: tuple[str, ...] = ()
    removed: tuple[int, ...] = ()

    @property
    def row_count(self) -> int:
        """Records."""
        return len(next(iter(self.columns.values()), ()))

    def row(self, index: int) -> int:
        """Row of a record as a spreadsheet counts it."""
        for place in self.removed:
            index += place <= index
        return index + self.first_row

    def place(self, index: int, column: str = "") -> str:
        """File, row and column of a cell, as an error names it."""
        return f"{self.file}, row {self.row(index)}" + (f", column {column!r}" if column else "")

    def with_columns(self, columns: Mapping[str, Any]) -> Raw:
        """Make the same with other columns."""
        return replace(self, columns=columns)
