"""Containers other than plain text: zip, Excel, Stata, GeoJSON; told apart by their first bytes.

What enters: bytes. What leaves: columns of text, as if the file had been delimited text.
Never done here: trusting a file's name or ending.
"""

from __future__ import annotations

import io
import json
import math
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.errors import FileUnreadable, LayoutChanged, PeaceopsError
from peaceops.sources.cleaning.raw import MAX_BYTES, MAX_STREAM_BYTES, Header, Raw
from peaceops.sources.cleaning.text import read_csv, read_csv_header
from peaceops.store.tables import require

_HEAD: Final = 4096
_LARGE: Final = 1 << 26
_MOST_PACKED: Final = 200
_NESTED: Final = frozenset({dict, list})
#: Between these Arrow writes a number that is not whole as Python does, without an exponent.
_LEAST_PLAIN: Final = 1e-3
_MOST_PLAIN: Final = 1e10
_FAULTS: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_STATA: Final = re.compile(rb"<stata_dta>|[\x69-\x73][\x01\x02]\x01\x00")
SHAPES: Final = frozenset({"Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"})
_JSON: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")


def find_container(data: bytes) -> str:
    r"""Tell by its first bytes what a file is.

    Returns
    -------
    str
        ``zip``, ``workbook``, ``stata``, ``json`` or ``text``.

    Examples
    --------
    >>> find_container(b'{"type": 1}'), find_container(b"a,b")
    ('json', 'text')
    """
    if data.startswith(_OLE):
        return "workbook"
    if data.startswith(_ZIP):
        return "workbook" if b"xl/" in data or b"[Content_Types].xml" in data[:2048] else "zip"
    if _STATA.match(data):
        return "stata"
    return "json" if _JSON.match(data) else "text"


def is_text(data: bytes) -> bool:
    """Tell whether a file is plain text with a header, whose first lines say what it is."""
    return find_container(data) == "text"


def read_header(data: bytes, name: str) -> Header:
    """Read the names of the columns of a file of any container.

    Raises
    ------
    FileUnreadable
        If it cannot be opened.
    """
    container = find_container(data)
    if container == "text":
        return read_csv_header(data, name)
    if container == "zip":
        return read_header(unpack(data, name), name)
    return Header(names=tuple(read_raw(data, name, ("",)).columns))


def read_raw(data: bytes, name: str, nulls: tuple[str, ...]) -> Raw:
    """Read a file whole, as columns of text.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name.
    nulls : tuple of str
        Cells that are empty, in text; typed containers have cells that are.

    Returns
    -------
    Raw

    Raises
    ------
    FileUnreadable
        If it cannot be opened.
    LayoutChanged
        If it is JSON without records or shapes.
    ReaderMissing
        If the library for its container is not installed.
    """
    if not data[:_HEAD].strip() and not data.strip():
        raise FileUnreadable("is empty", where=name)
    container = find_container(data)
    if container == "zip":
        return read_raw(unpack(data, name), name, nulls)
    if container == "workbook":
        return _read_workbook(data, name)
    if container == "stata":
        return _read_stata(data, name)
    return _read_json(data, name) if container == "json" else read_csv(data, name, nulls)


def unpack(data: bytes, name: str) -> bytes:
    """Unpack an archive of one table; give other bytes back as they are.

    Raises
    ------
    FileUnreadable
        If the archive is damaged, holds several files, or would be too large.
    """
    if find_container(data) != "zip":
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [
                i for i in archive.infolist() if not i.is_dir() and "__MACOSX" not in i.filename and i.file_size > 0
            ]
            if len(members) != 1 or members[0].filename.lower().endswith(".zip"):
                raise FileUnreadable(f"holds {len(members)} files", where=name, expected="an archive of one table")
            _check_unpacked(members[0].file_size, len(data), name)
            with archive.open(members[0]) as stream:
                content = stream.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise FileUnreadable(f"is no whole zip archive: {error}", where=name) from error
    if find_container(content) == "zip":
        raise FileUnreadable("is an archive in an archive", where=name, expected="an archive of one table")
    return content


def find_text_member(path: Path, head: bytes) -> tuple[str, int] | None:
    """Find the one file in an archive on disk that is delimited text, with its size; None where it is read whole or refused.

    Parameters
    ----------
    path : Path
        The archive.
    head : bytes
        Its first bytes.
    """
    if find_container(head) != "zip":
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            members = [
                i for i in archive.infolist() if not i.is_dir() and "__MACOSX" not in i.filename and i.file_size > 0
            ]
            names = {member.filename for member in archive.infolist()}
            is_workbook = any(name.startswith("xl/") or name == "[Content_Types].xml" for name in names)
            if len(members) != 1 or is_workbook:
                return None
            _check_unpacked(members[0].file_size, path.stat().st_size, path.name, most=MAX_STREAM_BYTES)
            with archive.open(members[0]) as stream:
                inner = stream.read(_HEAD)
    except (PeaceopsError, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError):
        return None  # the reader of whole files says what is wrong
    return (members[0].filename, members[0].file_size) if is_text(inner) else None


def list_members(data: bytes) -> list[str]:
    """List the names of the files in an archive; none for other bytes, or for one that is damaged."""
    if find_container(data) != "zip":
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [member.filename for member in archive.infolist() if "__MACOSX" not in member.filename]
    except (zipfile.BadZipFile, OSError, ValueError):
        return []


def _read_workbook(data: bytes, name: str) -> Raw:
    calamine = require("python_calamine", to="read Excel files")
    if data.startswith(_ZIP):
        _check_size(data, name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False) if book.sheet_names else []
    except BaseException as error:
        # A panic inside the library is no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise FileUnreadable(f"is no whole Excel file: {error}", where=name) from error
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise FileUnreadable("is empty", where=name)
    header = [render_cell(cell) or "" for cell in rows[0]]
    while header and not header[-1]:
        header.pop()
    return _from_rows(header, rows[1:], name)


def _check_size(data: bytes, name: str) -> None:
    """Check that what is packed small does not unpack beyond all bounds, and that no part lies about its size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_unpacked(sum(member.file_size for member in archive.infolist()), len(data), name)
            damaged = archive.testzip()  # reads no more of a part than it says that it has
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        raise FileUnreadable(f"is no whole Excel file: {error}", where=name) from error
    if damaged:
        raise FileUnreadable(f"is no whole Excel file: {damaged!r} is damaged", where=name)


def _check_unpacked(size: int, packed: int, name: str, *, most: int = MAX_BYTES) -> None:
    if size > most or (size > _LARGE and size > _MOST_PACKED * packed):
        raise FileUnreadable(
            "is too large when unpacked",
            where=name,
            expected=f"at most {most} bytes, and not {_MOST_PACKED} times what is packed",
        )


def _from_rows(header: Sequence[str], rows: Sequence[Sequence[Any]], name: str) -> Raw:
    if len(set(header)) != len(header):
        raise FileUnreadable("names a column twice", where=f"{name}, row 1")
    width = len(header)
    for number, row in enumerate(rows):
        if len(row) > width and any(cell != "" for cell in row[width:]):
            raise FileUnreadable("has a cell beyond the header", where=f"{name}, row {number + 2}")
        if not _FAULTS.isdisjoint(row):
            fault = next(cell for cell in row if cell in _FAULTS)
            raise FileUnreadable(
                f"holds {fault}, the error of a formula", where=f"{name}, row {number + 2}", expected="values"
            )
    whole = [row if len(row) >= width else [*row, *[""] * (width - len(row))] for row in rows]
    cells = zip(*whole, strict=False) if whole else ((),) * width
    return Raw(file=name, columns={column: _to_text(values) for column, values in zip(header, cells, strict=False)})


def _read_stata(data: bytes, name: str) -> Raw:
    stata = require("pyreadstat", to="read Stata files")
    with tempfile.TemporaryDirectory(prefix="peaceops-") as folder:
        # The library reads paths only.
        path = Path(folder) / "data.dta"
        path.write_bytes(data)
        try:
            columns, meta = stata.read_dta(str(path), output_format="dict", disable_datetime_conversion=True)
        except PeaceopsError:
            raise
        except Exception as error:
            raise FileUnreadable(f"is no whole Stata file: {error}", where=name) from error
    counts = {len(values) for values in columns.values()}
    if len(counts) != 1 or (meta.number_rows is not None and counts != {meta.number_rows}):
        raise FileUnreadable("is no whole Stata file", where=name, expected=f"{meta.number_rows} rows")
    return Raw(file=name, columns={column: _to_text(values) for column, values in columns.items()})


def _read_json(data: bytes, name: str) -> Raw:
    try:
        content = json.loads(data)
    except json.JSONDecodeError as error:
        raise FileUnreadable(
            f"is not valid JSON: {error.msg}", where=f"{name}, line {error.lineno}, column {error.colno}"
        ) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise FileUnreadable("is not valid JSON", where=name, expected="UTF-8 text") from error
    records = [_flatten(record, place) for record, place in _list_records(content, name)]
    header = list(records[0]) if records else []
    if not header:
        raise LayoutChanged("is JSON without records", where=name, expected="records, or a GeoJSON FeatureCollection")
    rows: list[list[Any]] = []
    wanted = set(header)
    for number, cells in enumerate(records):
        if cells.keys() != wanted:
            raise FileUnreadable("has other properties than the first", where=f"{name}, record {number + 1}")
        rows.append([cells[column] for column in header])
    return _from_rows(header, rows, name)


def _list_records(content: Any, name: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """List the records of JSON: features, a list, an object of objects, or one object."""
    if isinstance(content, Mapping) and content.get("type") == "Topology":
        raise LayoutChanged("is TopoJSON", where=name, expected="GeoJSON, or another format that is read")
    if isinstance(content, Mapping) and "features" in content:
        features = content["features"] if isinstance(content["features"], list) else []
        yield from ((_flatten_feature(f, f"{name}, feature {n}"), f"{name}, feature {n}") for n, f in _count(features))
        return
    values: Sequence[Any] = content if isinstance(content, list) else []
    if isinstance(content, Mapping):
        values = list(content.values())
        if not all(isinstance(value, Mapping) for value in values):
            values = [content]
    for number, record in _count(values):
        if not isinstance(record, Mapping):
            raise LayoutChanged("is JSON without records", where=f"{name}, record {number}", expected="an object")
        yield record, f"{name}, record {number}"


def _count(values: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    return enumerate(values, 1)


def _flatten(record: Mapping[str, Any], place: str) -> dict[str, Any]:
    """Flatten one level of objects; a list in a record is no cell."""
    if _NESTED.isdisjoint(map(type, record.values())):
        return dict(record)
    cells: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            cells |= {f"{name}.{part}": inner for part, inner in value.items()}
        else:
            cells[name] = value
    if any(isinstance(value, (list, Mapping)) for value in cells.values()):
        raise LayoutChanged(
            "is JSON with lists where cells are due", where=place, expected="JSON records of plain values"
        )
    return cells


def _flatten_feature(feature: Any, place: str) -> dict[str, Any]:
    """Turn a feature into cells: a point into its coordinates, another shape into GeoJSON text."""
    try:
        properties, geometry = feature["properties"], feature["geometry"]
        kind, coordinates = geometry["type"], geometry["coordinates"]
        if not isinstance(properties, dict) or kind not in SHAPES or not isinstance(coordinates, list):
            raise TypeError
        if kind == "Point":
            longitude, latitude = coordinates[:2]
            return {**properties, "geometry.longitude": longitude, "geometry.latitude": latitude}
    except (TypeError, KeyError, ValueError) as error:
        raise LayoutChanged(
            "is JSON that is no shape with properties",
            where=place,
            expected="a GeoJSON feature: a point, line or polygon",
        ) from error
    text = json.dumps({"type": kind, "coordinates": coordinates}, separators=(",", ":"))
    return {**properties, "geometry.json": text}


def render_cell(cell: Any) -> str | None:
    """Render a typed cell as the text that a delimited file would hold.

    Returns
    -------
    str or None
        None for an empty cell.

    Examples
    --------
    >>> render_cell(3.0), render_cell(True), render_cell(date(2020, 1, 2))
    ('3', '1', '2020-01-02')
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        if math.isnan(cell):
            return None
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, (date, datetime)) else str(cell)


def _to_text(cells: Iterable[Any]) -> Any:
    given = list(cells)
    if "" in given:
        given = [None if type(cell) is str and not cell else cell for cell in given]
    text = _cast_to_text(given)
    if text is not None:
        return text
    # A lone surrogate is no text that Arrow could hold.
    texts = (render_cell(cell) for cell in given)
    return pa.array([None if t is None else t.encode("utf-8", "replace").decode("utf-8") for t in texts], pa.string())


def _cast_to_text(cells: list[Any]) -> Any:
    """Cast a column of one type at once; nothing for a mixed one, or where Python writes a cell otherwise."""
    try:
        values = pa.array(cells, from_pandas=True)
        if pa.types.is_floating(values.type):
            is_whole = pc.and_(pc.equal(values, pc.floor(values)), pc.less(pc.abs(values), 1e15))
            if not pc.all(is_whole, min_count=0).as_py():
                return _cast_parts(values, is_whole)
            values = values.cast(pa.int64())
        if values is None or not (pa.types.is_integer(values.type) or pa.types.is_string(values.type)):
            return pa.array(cells, pa.string()) if values is not None and pa.types.is_null(values.type) else None
        return values.cast(pa.string())
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        return None


def _cast_parts(values: Any, is_whole: Any) -> Any:
    """Cast numbers some of which are not whole; nothing where Arrow and Python may write one in different ways."""
    size = pc.abs(values)
    is_plain = pc.or_(is_whole, pc.and_(pc.greater_equal(size, _LEAST_PLAIN), pc.less(size, _MOST_PLAIN)))
    if values.type != pa.float64() or not pc.all(is_plain, min_count=0).as_py():
        return None
    whole = pc.if_else(is_whole, values, 0.0).cast(pa.int64()).cast(pa.string())
    return pc.if_else(is_whole, whole, values.cast(pa.string()))
