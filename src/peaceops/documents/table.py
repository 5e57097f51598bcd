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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

_CALL: Final = re.compile(r"(?P<name>[a-z]+)\((?P<inner>[^()]+)\)")
_SIGN: Final = re.compile(r"==|>=|<=")
#: Shares and indices are kept to as many places.
_PLACES: Final = Decimal("0.0001")
Row = Mapping[str, str]
Term = tuple[str, str, str]


def read_cell(folder: Path, locator: TableLocator) -> Decimal | str:
    """Read what a locator points at.

    Parameters
    ----------
    folder : Path
        Data folder.
    locator : TableLocator
        Its column is a column's name, ``count`` or one of :data:`REDUCERS`: ``date(year, month, day)`` is a day
        that the table splits over three columns, ``distinct(a)`` the number of different values, ``sum(a + b)`` a sum
        of columns over all rows, ``each(a + b)`` the one sum that every row gives, ``least(a + b)`` the smallest of
        them, ``ratio(a + b / c)`` a quotient of sums; ``largest(a)``, ``hhi(a)`` and ``effective(a)`` are the greatest
        share, the sum of squared shares and one over it. A blank is no number; beside a number it adds nothing.

    Returns
    -------
    Decimal or str
        A number where the cell is one, else its text; a day as ``YYYY-MM-DD``.

    Raises
    ------
    LayoutChanged
        If the column is not there or the rows do not give one value; else as :func:`read_rows` does.
    """
    return reduce_rows(read_rows(folder, locator), locator)


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
    return select_rows(_read_rows(path, data, locator.table), parse_filter(locator.filter), locator.table)


def parse_filter(text: str) -> tuple[Term, ...]:
    """Parse ``column==value`` terms joined by ``&``; ``>=`` and ``<=`` compare numbers or ISO days.

    A value that ends with ``*`` is a beginning; ``a|b`` is either.

    Raises
    ------
    InvalidValue
        If a term is of another form.

    Examples
    --------
    >>> parse_filter("mission==UNOMIG & year>=1999")
    (('mission', '==', 'UNOMIG'), ('year', '>=', '1999'))
    """
    terms: list[Term] = []
    for term in filter(None, (part.strip() for part in text.split("&"))):
        column, *rest = _SIGN.split(term)
        if len(rest) != 1 or not column.strip():
            raise InvalidValue(f"filter term {term!r} cannot be read", expected="column==value")
        sign = _SIGN.findall(term)[0]
        terms.append((column.strip(), sign, rest[0].strip().strip("'\"")))
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


def select_rows(rows: Iterable[Row], terms: Sequence[Term], name: str) -> tuple[Row, ...]:
    """Select the rows that pass all terms of a filter.

    Raises
    ------
    LayoutChanged
        If a column of the filter is not there.
    """
    found: list[Row] = []
    checked = False
    for row in rows:
        if not checked:
            for column, _, _ in terms:
                _check_column(row, column, name)
            checked = True
        if all(_passes(row.get(column) or "", sign, value) for column, sign, value in terms):
            found.append(row)
    return tuple(found)


def _check_column(row: Row, column: str, name: str) -> None:
    if column not in row:
        known = ", ".join(str(key) for key in list(row)[:12])
        raise LayoutChanged(f"has no column {column!r}", where=name, expected=f"one of {known}")


def _passes(cell: str, sign: str, value: str) -> bool:
    cell = cell.strip()
    if sign == "==":
        return _equal(cell, value) or ("|" in value and any(_equal(cell, one.strip()) for one in value.split("|")))
    if not cell:
        return False
    a, b = _to_number(cell), _to_number(value)
    order = (a > b) - (a < b) if a is not None and b is not None else (cell > value) - (cell < value)
    return order >= 0 if sign == ">=" else order <= 0


def _equal(cell: str, value: str) -> bool:
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


def reduce_rows(rows: Sequence[Row], locator: TableLocator) -> Decimal | str:
    """Reduce the rows of a locator to the value that its column asks for.

    Raises
    ------
    LayoutChanged
        If the column is not there or the rows do not give one value.
    """
    column = locator.column
    if column in {"count", "count()"}:
        return Decimal(len(rows))
    match = _CALL.fullmatch(column)
    if match and match["name"] == "distinct":
        if rows:
            _check_column(rows[0], match["inner"].strip(), locator.table)
        return Decimal(len({(row.get(match["inner"].strip()) or "").strip() for row in rows} - {""}))
    if not rows:
        raise LayoutChanged("no row passes the filter", where=locator.table, expected=locator.filter)
    if match and match["name"] in REDUCERS:
        return REDUCERS[match["name"]](rows, match["inner"], locator.table)
    cell = _read_one(rows, column, locator.table)
    number = _to_number(cell)
    return cell if number is None else number


def _add(row: Row, inner: str, name: str) -> Decimal | None:
    """Add the columns of one row; None where all are blank."""
    columns = [part.strip() for part in inner.split("+")]
    for column in columns:
        _check_column(row, column, name)
    numbers = [n for column in columns if (n := _to_number(row.get(column) or "")) is not None]
    return sum(numbers, Decimal(0)) if numbers else None


def _list_sums(rows: Sequence[Row], inner: str, name: str) -> list[Decimal]:
    numbers = [n for row in rows if (n := _add(row, inner, name)) is not None]
    if not numbers:
        raise LayoutChanged(f"{len(rows)} rows hold no number in {inner.strip()!r}", where=name)
    return numbers


def _sum(rows: Sequence[Row], inner: str, name: str) -> Decimal:
    return sum(_list_sums(rows, inner, name), Decimal(0))


def _each(rows: Sequence[Row], inner: str, name: str) -> Decimal:
    found = set(_list_sums(rows, inner, name))
    if len(found) != 1:
        raise LayoutChanged(f"{len(rows)} rows give {len(found)} values of {inner.strip()!r}", where=name)
    return found.pop()


def _least(rows: Sequence[Row], inner: str, name: str) -> Decimal:
    return min(_list_sums(rows, inner, name))


def _ratio(rows: Sequence[Row], inner: str, name: str) -> Decimal:
    above, _, below = inner.partition("/")
    whole = _sum(rows, below, name)
    if not whole:
        raise LayoutChanged(f"{below.strip()!r} sums to 0", where=name)
    return (_sum(rows, above, name) / whole).quantize(_PLACES)


def _list_shares(rows: Sequence[Row], inner: str, name: str) -> list[Decimal]:
    numbers = _list_sums(rows, inner, name)
    whole = sum(numbers, Decimal(0))
    if not whole:
        raise LayoutChanged(f"{inner.strip()!r} sums to 0", where=name)
    return [number / whole for number in numbers]


def _largest(rows: Sequence[Row], inner: str, name: str) -> Decimal:
    return max(_list_shares(rows, inner, name)).quantize(_PLACES)


def _square(rows: Sequence[Row], inner: str, name: str) -> Decimal:
    return sum((share * share for share in _list_shares(rows, inner, name)), Decimal(0))


def _hhi(rows: Sequence[Row], inner: str, name: str) -> Decimal:
    return _square(rows, inner, name).quantize(_PLACES)


def _effective(rows: Sequence[Row], inner: str, name: str) -> Decimal:
    return (1 / _square(rows, inner, name)).quantize(_PLACES)


def _date(rows: Sequence[Row], inner: str, name: str) -> str:
    parts = inner.split(",")
    if len(parts) != 3:
        raise LayoutChanged(f"has no column {f'date({inner})'!r}", where=name, expected="date(year, month, day)")
    year, month, day = (_read_one(rows, part.strip(), name) for part in parts)
    return _join_day(year, month, day, name)


#: What a locator's column may ask of several rows, by the name before its bracket.
REDUCERS: Final[Mapping[str, Callable[[Sequence[Row], str, str], Decimal | str]]] = {
    "date": _date,
    "each": _each,
    "effective": _effective,
    "hhi": _hhi,
    "largest": _largest,
    "least": _least,
    "ratio": _ratio,
    "sum": _sum,
}


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
