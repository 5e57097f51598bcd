"""Open a dataset's file at a table locator and read the value that stands there.

What enters: a data folder and a locator (file, filter, column, hash of the file).
What leaves: the number or text that the rows give, or one clear error.
Never done here: evaluation of expressions, network, paths that lead out of the folder.
"""

from __future__ import annotations

import csv
import hashlib
import importlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from peaceops.errors import (
    CasebookError,
    InvalidValue,
    LayoutChanged,
    ReaderMissing,
    SnapshotChanged,
    SnapshotMissing,
)
from peaceops.files import MAX_FILE_BYTES, check_inside
from peaceops.model.locator import TableLocator

_SUM: Final = re.compile(r"sum\((?P<column>[^()]+)\)")
_DATE: Final = re.compile(r"date\((?P<year>[^(),]+),(?P<month>[^(),]+),(?P<day>[^(),]+)\)")
Row = Mapping[str, str]


def read_cell(folder: Path, locator: TableLocator) -> Decimal | str:
    """Read what a locator points at.

    Parameters
    ----------
    folder : Path
        Data folder.
    locator : TableLocator
        Its column is a column's name, ``count``, ``sum(column)`` or ``date(year, month, day)``:
        a day that the table splits over three columns.

    Returns
    -------
    Decimal or str
        A number where the cell is one, else its text; a day as ``YYYY-MM-DD``.

    Raises
    ------
    LayoutChanged
        If the column is not there or the rows do not give one value; else as :func:`read_rows` does.
    """
    return _reduce(read_rows(folder, locator), locator)


def read_rows(folder: Path, locator: TableLocator) -> tuple[Row, ...]:
    """Read the rows that pass a locator's filter.

    Parameters
    ----------
    folder : Path
        Data folder.
    locator : TableLocator
        Its table and filter; the column is not looked at.

    Returns
    -------
    tuple of Mapping
        Text by column.

    Raises
    ------
    SnapshotMissing, SnapshotChanged
        If the file is not there or is another one than was recorded.
    ReaderMissing
        If no installed library reads the format.
    LayoutChanged
        If a column of the filter is not there.
    InvalidValue
        If the filter cannot be read.
    """
    try:
        path = check_inside(folder, folder / locator.table)
    except CasebookError as error:
        raise SnapshotMissing(error.what, where=locator.table) from None
    if not path.is_file():
        raise SnapshotMissing("is not in the data folder", where=locator.table)
    if path.stat().st_size > MAX_FILE_BYTES:
        raise LayoutChanged(f"has more than {MAX_FILE_BYTES} bytes", where=locator.table)
    data = path.read_bytes()
    actual = "sha256:" + hashlib.sha256(data).hexdigest()
    if locator.snapshot and locator.snapshot != actual:
        raise SnapshotChanged("is another file than was read", where=locator.table, expected=locator.snapshot)
    terms = parse_filter(locator.filter)
    return tuple(_select(_read_rows(path, data, locator.table), terms, locator.table))


def parse_filter(text: str) -> tuple[tuple[str, str], ...]:
    """Parse ``column==value`` terms joined by ``&``; a value that ends with ``*`` is a beginning.

    Raises
    ------
    InvalidValue
        If a term is of another form.

    Examples
    --------
    >>> parse_filter("mission==UNOMIG & year==1999")
    (('mission', 'UNOMIG'), ('year', '1999'))
    """
    terms: list[tuple[str, str]] = []
    for term in filter(None, (part.strip() for part in text.split("&"))):
        column, sign, value = term.partition("==")
        if not sign or not column.strip() or "==" in value:
            raise InvalidValue(f"filter term {term!r} cannot be read", expected="column==value")
        terms.append((column.strip(), value.strip().strip("'\"")))
    return tuple(terms)


def _read_rows(path: Path, data: bytes, name: str) -> Iterator[Row]:
    suffix = path.suffix.lower()
    if suffix in {".csv", ".tsv", ".tab"}:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
        delimiter = "," if suffix == ".csv" else "\t"
        first = text.split("\n", 1)[0]
        if suffix == ".csv" and first.count(";") > first.count(","):
            delimiter = ";"
        try:
            yield from csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        except csv.Error as error:
            raise LayoutChanged(f"cannot be read as a table: {error}", where=name) from None
    elif suffix == ".dta":
        yield from _read_stata(path, name)
    elif suffix in {".xls", ".xlsx", ".ods"}:
        yield from _read_sheet(path, name)
    else:
        raise ReaderMissing(f"no reader for {suffix or 'files without suffix'}", where=name)


def _read_stata(path: Path, name: str) -> Iterator[Row]:
    try:
        pyreadstat = importlib.import_module("pyreadstat")
    except ImportError:
        raise ReaderMissing("needs pyreadstat", where=name, hint="pip install pyreadstat") from None
    columns, meta = pyreadstat.read_dta(str(path), output_format="dict")
    names = list(columns)
    for key in names:
        if str(meta.original_variable_types.get(key, "")).startswith("%tm"):
            columns[key] = [_read_stata_month(value) for value in columns[key]]
    for values in zip(*(columns[key] for key in names), strict=True):
        yield {key: _to_text(value) for key, value in zip(names, values, strict=True)}


def _read_stata_month(value: Any) -> str:
    """Read months since January 1960 as the first day of the month.

    Examples
    --------
    >>> _read_stata_month(413.0)
    '1994-06-01'
    """
    if value is None or value != value:  # NaN differs from itself
        return ""
    year, month = divmod(int(value), 12)
    return f"{1960 + year:04d}-{month + 1:02d}-01"


def _read_sheet(path: Path, name: str) -> Iterator[Row]:
    try:
        calamine = importlib.import_module("python_calamine")
    except ImportError:
        raise ReaderMissing("needs python-calamine", where=name, hint="pip install python-calamine") from None
    rows = calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    header = [_to_text(cell) for cell in rows[0]] if rows else []
    for row in rows[1:]:
        yield {key: _to_text(value) for key, value in zip(header, row, strict=False)}


def _to_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if value is None or value != value:  # NaN differs from itself
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _select(rows: Iterator[Row], terms: Sequence[tuple[str, str]], name: str) -> Iterator[Row]:
    checked = False
    for row in rows:
        if not checked:
            for column, _ in terms:
                _check_column(row, column, name)
            checked = True
        if all(_equal(row.get(column) or "", value) for column, value in terms):
            yield row


def _check_column(row: Row, column: str, name: str) -> None:
    if column not in row:
        known = ", ".join(str(key) for key in list(row)[:12])
        raise LayoutChanged(f"has no column {column!r}", where=name, expected=f"one of {known}")


def _equal(cell: str, value: str) -> bool:
    cell = cell.strip()
    if cell == value or (value.endswith("*") and cell.startswith(value[:-1])):
        return True
    a, b = _to_number(cell), _to_number(value)
    return a is not None and a == b


def _to_number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _reduce(rows: Sequence[Row], locator: TableLocator) -> Decimal | str:
    """Reduce the rows to one value."""
    column = locator.column
    if column in {"count", "count()"}:
        return Decimal(len(rows))
    if not rows:
        raise LayoutChanged("no row passes the filter", where=locator.table, expected=locator.filter)
    if match := _SUM.fullmatch(column):
        name = match["column"].strip()
        _check_column(rows[0], name, locator.table)
        numbers = [n for row in rows if (n := _to_number(row.get(name) or "")) is not None]
        if not numbers:
            raise LayoutChanged(f"{len(rows)} rows hold no number in {name!r}", where=locator.table)
        return sum(numbers, Decimal(0))
    if match := _DATE.fullmatch(column):
        year, month, day = (_read_one(rows, part.strip(), locator.table) for part in match.groups())
        return _join_day(year, month, day, locator.table)
    cell = _read_one(rows, column, locator.table)
    number = _to_number(cell)
    return cell if number is None else number


def _read_one(rows: Sequence[Row], column: str, name: str) -> str:
    """Read the one value that a column has in all rows."""
    _check_column(rows[0], column, name)
    values = sorted({(row.get(column) or "").strip() for row in rows})
    if len(values) != 1:
        raise LayoutChanged(f"{len(rows)} rows give {len(values)} values of {column!r}", where=name)
    return values[0]


def _join_day(year: str, month: str, day: str, name: str) -> str:
    """Join year, month and day into one ISO day.

    Examples
    --------
    >>> _join_day("1994", "6.0", "24", "x.csv")
    '1994-06-24'
    """
    try:
        return date(*(int(Decimal(part)) for part in (year, month, day))).isoformat()
    except (ValueError, InvalidOperation, OverflowError):
        raise LayoutChanged(f"year {year!r}, month {month!r} and day {day!r} make no day", where=name) from None
