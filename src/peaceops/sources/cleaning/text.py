"""Delimited text: strict where a lenient reader would lose or shift rows in silence.

What enters: bytes. What leaves: columns of text, or an error with the line.
Never done here: guessing an encoding or a separator.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc_csv

from peaceops.errors import FileUnreadable
from peaceops.sources.cleaning.raw import Header, Raw

_QUOTE: Final = 34
_BOM: Final = b"\xef\xbb\xbf"
_HEADER_BYTES: Final = 1 << 16
_BLOCK_BYTES: Final = 1 << 24
SEPARATORS: Final = ",;\t|"


def decode_text(data: bytes, name: str) -> bytes:
    r"""Check that bytes are UTF-8 text; give them back without a byte order mark.

    Raises
    ------
    FileUnreadable
        If they are not.

    Examples
    --------
    >>> decode_text(b"\xef\xbb\xbfa,b", "x.csv")
    b'a,b'
    """
    data = data.removeprefix(_BOM)
    head = data[:_HEADER_BYTES]
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or head.count(0) * 5 > len(head):
        raise FileUnreadable("is not UTF-8 text", where=name, expected="UTF-8", hint="it looks like UTF-16")
    if b"\0" in head:
        raise FileUnreadable("is no text", where=name, expected="a table as text, Excel, Stata or GeoJSON")
    return check_bytes(data, name)


def check_bytes(data: bytes, name: str, *, line: int = 1) -> bytes:
    """Check that bytes are UTF-8 without a NUL; give them back.

    Parameters
    ----------
    data : bytes
        Text, or a part of it.
    name : str
        Name of the file.
    line : int
        Line at which the part begins.

    Raises
    ------
    FileUnreadable
        With the line.
    """
    if not _is_utf8(data):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            place = line + data.count(b"\n", 0, error.start)
            raise FileUnreadable(
                f"byte 0x{data[error.start]:02x} is not UTF-8",
                where=f"{name}, line {place}",
                expected="UTF-8",
                hint="the file was saved in another encoding",
            ) from error
    if b"\0" in data:
        place = line + data.count(b"\n", 0, data.index(0))
        raise FileUnreadable("holds a NUL byte", where=f"{name}, line {place}", expected="text")
    return data


def _is_utf8(data: bytes) -> bool:
    """Tell by Arrow, which does not build the text; Python then says where it is not."""
    offsets = pa.py_buffer(np.array([0, len(data)], np.int64).tobytes())
    try:
        pa.Array.from_buffers(pa.large_string(), 1, [None, offsets, pa.py_buffer(data)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def check_quotes(data: bytes, name: str, separator: str = ",", *, line: int = 1) -> None:
    r"""Check that every quotation mark opens or closes a cell, or is doubled inside one; `line` is where the text begins.

    Raises
    ------
    FileUnreadable
        If one stands where it can only be a mistake: a lenient reader would swallow cells or whole rows.

    Examples
    --------
    >>> check_quotes(b'a,"b ""c"" d"\n', "x.csv")
    """
    text = np.frombuffer(data, np.uint8)
    marks = np.flatnonzero(text == _QUOTE)
    if not len(marks):
        return
    allowed = np.zeros(256, dtype=bool)
    allowed[[_QUOTE, *separator.encode(), *b"\r\n"]] = True
    openers, closers = marks[0::2], marks[1::2]
    before = np.where(openers > 0, text[np.maximum(openers - 1, 0)], _QUOTE)
    after = text[np.minimum(closers + 1, len(text) - 1)]
    bad = np.concatenate([openers[~allowed[before]], closers[~allowed[after]]])
    if len(bad):
        position = int(bad.min())
    elif len(marks) % 2:
        position = int(marks[-1])
    else:
        return
    line += data.count(b"\n", 0, position)
    raise FileUnreadable(
        "a stray quotation mark",
        where=f"{name}, line {line}",
        expected="quotation marks around whole cells, doubled inside",
    )


def read_csv_header(data: bytes, name: str) -> Header:
    r"""Read the names of the columns of delimited text, separated by what parts its first line in most cells.

    Raises
    ------
    FileUnreadable
        If it is not text or has no first line.

    Examples
    --------
    >>> read_csv_header(b"a;b\n1;2\n", "x.csv")
    Header(names=('a', 'b'), separator=';')
    """
    data = data[:_HEADER_BYTES].removeprefix(_BOM)
    if b"\0" in data:
        decode_text(data, name)
    first = data.lstrip(b"\r\n").replace(b"\r\n", b"\n").partition(b"\n")[0].decode("utf-8", "replace")
    found: list[tuple[str, list[str]]] = []
    fault: csv.Error | None = None
    for mark in SEPARATORS:
        try:
            found.append((mark, next(csv.reader([first], strict=True, delimiter=mark), [])))
        except csv.Error as error:
            fault = error
    if not found:
        raise FileUnreadable(f"has no readable first line: {fault}", where=name) from fault
    mark, names = max(found, key=lambda pair: len(pair[1]))
    return Header(names=tuple(names), separator=mark)


def read_csv(data: bytes, name: str, nulls: tuple[str, ...]) -> Raw:
    """Read delimited text whole.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name.
    nulls : tuple of str
        Cells that are empty.

    Returns
    -------
    Raw

    Raises
    ------
    FileUnreadable
        If it is not UTF-8, is badly quoted, or a row has more or fewer cells than the header.
    """
    data = decode_text(data, name)
    header = read_csv_header(data, name)
    check_quotes(data, name, header.separator)
    check_names(header, name)
    columns = parse_columns(data, name, header, nulls)
    raw = Raw(file=name, columns=columns, remarks=() if data.endswith((b"\n", b"\r")) else ("cut",))
    return skip_tags(raw)


def check_names(header: Header, name: str) -> None:
    """Check that no column stands twice in a header.

    Raises
    ------
    FileUnreadable
        If one does.
    """
    twice = [column for column, count in Counter(header.names).items() if count > 1]
    if twice:
        raise FileUnreadable(f"names the column {twice[0]!r} twice", where=f"{name}, row 1")


def parse_columns(
    data: bytes, name: str, header: Header, nulls: tuple[str, ...], *, first_row: int = 2, has_header: bool = True
) -> dict[str, Any]:
    """Parse delimited text, or a part of it, to columns of text.

    Parameters
    ----------
    data : bytes
        Whole records.
    name : str
        Name of the file.
    header : Header
        Its columns.
    nulls : tuple of str
        Cells that are empty.
    first_row : int
        Row of the first record as a spreadsheet counts it.
    has_header : bool
        Whether the header stands before the records.

    Raises
    ------
    FileUnreadable
        If a row has more or fewer cells than the header.
    """
    table = _parse(data, name, header, nulls, first_row=first_row, has_header=has_header)
    return {column: table.column(column).combine_chunks() for column in table.column_names}


def _parse(data: bytes, name: str, header: Header, nulls: tuple[str, ...], *, first_row: int, has_header: bool) -> Any:
    """Parse in blocks and threads; what fails is parsed again whole, which tells the row."""
    names = [] if has_header else list(header.names)
    if len(data) > _BLOCK_BYTES:
        try:
            return _parse_blocks(data, header, nulls, names=names, block=_BLOCK_BYTES, use_threads=True)
        except pa.ArrowInvalid:
            pass
    faults: list[Any] = []

    def note(row: Any) -> str:
        faults.append(row)
        return "error"

    try:
        block = min(len(data) + 1, 2**31 - 1)
        return _parse_blocks(data, header, nulls, names=names, block=block, note=note)
    except pa.ArrowInvalid as error:
        if faults:
            row = faults[0]
            # Counted from the header, or from the first record where none is there.
            number = (row.number or 0) + first_row - (2 if has_header else 1)
            raise FileUnreadable(
                f"has {row.actual_columns} cells",
                where=f"{name}, row {number}" if row.number else name,
                expected=f"{row.expected_columns} cells, as the header has",
                hint="the file was cut or edited",
            ) from error
        raise FileUnreadable(f"cannot be read as delimited text: {error}", where=name) from error


def _parse_blocks(
    data: bytes,
    header: Header,
    nulls: tuple[str, ...],
    *,
    names: list[str],
    block: int,
    use_threads: bool = False,
    note: Callable[[Any], str] | None = None,
) -> Any:
    return pc_csv.read_csv(
        pa.BufferReader(data),
        read_options=pc_csv.ReadOptions(use_threads=use_threads, block_size=block, column_names=names),
        parse_options=pc_csv.ParseOptions(
            delimiter=header.separator, newlines_in_values=True, invalid_row_handler=note
        ),
        convert_options=pc_csv.ConvertOptions(
            column_types=dict.fromkeys(header.names, pa.string()),
            null_values=list(nulls),
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
            check_utf8=False,
        ),
    )


def skip_tags(raw: Raw) -> Raw:
    """Leave out the row of HXL tags that the Humanitarian Data Exchange puts under the header."""
    if not raw.row_count:
        return raw
    first = [values[0].as_py() for values in raw.columns.values()]
    tags = [cell for cell in first if cell]
    if not tags or not all(cell.startswith("#") for cell in tags):
        return raw
    columns = {name: values.slice(1) for name, values in raw.columns.items()}
    return Raw(file=raw.file, columns=columns, first_row=raw.first_row + 1, remarks=(*raw.remarks, "hxl"))
