"""Delimited text in pieces that end where a record does, so that a file need not fit into memory.

What enters: a stream of bytes. What leaves: columns of text piece by piece, with the places that the whole file has.
Never done here: a check less than the whole file gets.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import IO, Final

from peaceops.errors import FileUnreadable
from peaceops.sources.cleaning.raw import Header, Raw
from peaceops.sources.cleaning.text import (
    check_bytes,
    check_names,
    check_quotes,
    decode_text,
    parse_columns,
    read_csv_header,
    skip_tags,
)

PIECE_BYTES: Final = 1 << 25
_LONGEST_RECORD: Final = 1 << 27


def find_record_end(data: bytes) -> int:
    r"""Find where the last whole record ends: after the last line end that stands in no quoted cell, or 0.

    Examples
    --------
    >>> find_record_end(b'a,"b\nc"\nd,"e\n')
    8
    """
    mark = b"\n" if b"\n" in data else b"\r"
    # The end of a line may come in two characters, the second of them in the next block.
    end = len(data) if mark == b"\n" else len(data) - 1
    quotes = data.count(b'"', 0, end)
    while (place := data.rfind(mark, 0, end)) >= 0:
        quotes -= data.count(b'"', place, end)
        if quotes % 2 == 0:
            return place + 1
        end = place
    return 0


def cut_pieces(stream: IO[bytes], name: str, *, size: int = PIECE_BYTES) -> Iterator[bytes]:
    """Cut a stream into pieces of whole records, each about as long as `size`.

    Raises
    ------
    FileUnreadable
        If a record does not end: most often a quotation mark that is never closed.
    """
    rest = b""
    line = 1
    while block := stream.read(size):
        rest += block
        end = find_record_end(rest)
        if end:
            yield rest[:end]
            line += rest.count(b"\n", 0, end)
            rest = rest[end:]
        elif len(rest) > max(size, _LONGEST_RECORD):
            check_quotes(rest, name, line=line)
            raise FileUnreadable(
                "a record does not end", where=f"{name}, line {line}", expected=f"at most {_LONGEST_RECORD} bytes"
            )
    if rest:
        yield rest


class PieceReader:
    """Reads delimited text piece by piece.

    Parameters
    ----------
    pieces : iterator of bytes
        What :func:`cut_pieces` gives.
    name : str
        Name of the file.

    Attributes
    ----------
    header : Header
        Its columns.

    Raises
    ------
    FileUnreadable
        If it is no UTF-8 text or has no header.
    """

    def __init__(self, pieces: Iterator[bytes], name: str) -> None:
        self.name = name
        first = b""
        for piece in pieces:
            first += piece
            if first.strip():
                break
        else:
            raise FileUnreadable("is empty", where=name)
        first = decode_text(first, name)
        self.header: Header = read_csv_header(first, name)
        check_names(self.header, name)
        self._pieces = chain([first], pieces)

    def read(self, nulls: tuple[str, ...]) -> Iterator[Raw]:
        """Read the pieces in order; each knows the rows that it has in the file.

        Parameters
        ----------
        nulls : tuple of str
            Cells that are empty.

        Raises
        ------
        FileUnreadable
            As :func:`peaceops.sources.cleaning.text.read_csv` does, with the row or line of the file.
        """
        row, line = 2, 1
        is_header_due, has_records = True, False
        for piece in self._pieces:
            data = piece if is_header_due else check_bytes(piece, self.name, line=line)
            check_quotes(data, self.name, self.header.separator, line=line)
            line += data.count(b"\n")
            if not data.strip(b"\r\n"):
                continue
            columns = parse_columns(data, self.name, self.header, nulls, first_row=row, has_header=is_header_due)
            is_header_due = False
            remarks = () if data.endswith((b"\n", b"\r")) else ("cut",)
            raw = Raw(file=self.name, columns=columns, first_row=row, remarks=remarks)
            if not has_records:
                raw = skip_tags(raw)
            has_records = has_records or bool(raw.row_count)
            row = raw.first_row + raw.row_count
            yield raw
