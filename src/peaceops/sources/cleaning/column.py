"""Columns of text to columns of values, strictly.

What enters: a column of text and its card. What leaves: an Arrow array; issues; an error with row and expectation.
Never done here: guessing a type; turning an empty cell into 0.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.errors import RowRefused
from peaceops.sources.base import Column
from peaceops.sources.cleaning.raw import Raw
from peaceops.store.issues import Issue, IssueLog

_SHOWN: Final = 5
MAX_CELL_BYTES: Final = 1 << 23
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,19}(?:\.0*)?")
_SCIENTIFIC: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,2}")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]00:00:00(?:\.0+)?Z?)?")
_BOOLS: Final = {
    "1": "true", "0": "false", "TRUE": "true", "FALSE": "false", "True": "true", "False": "false",
    "true": "true", "false": "false",
}  # fmt: skip
_NAMES: Final = {
    "int": "a whole number",
    "float": "a number with a decimal point",
    "date": "a day as YYYY-MM-DD",
    "stata_month": "a month counted from January 1960",
}


def clean_column(values: Any, column: Column, *, raw: Raw, issues: IssueLog) -> Any:
    """Clean one column.

    Parameters
    ----------
    values : pyarrow.Array
        Text; null is an empty cell.
    column : Column
        What it must be.
    raw : Raw
        The file, for places.
    issues : IssueLog
        Gets what is odd and was dealt with.

    Returns
    -------
    pyarrow.Array
        Of the column's type.

    Raises
    ------
    RowRefused
        If a cell is not of the type, not a known code, out of bounds, or empty where it must not be.
    """
    length = pc.max(pc.binary_length(values)).as_py() or 0
    if length > MAX_CELL_BYTES:
        index = pc.index(pc.binary_length(values), pa.scalar(length, pa.int32())).as_py()
        raise _refuse(f"a cell of {length} bytes", raw, index, column, f"at most {MAX_CELL_BYTES} bytes")
    if column.nulls:
        values = _blank(values, column.nulls)
    if column.odd:
        is_odd = pc.is_in(values, value_set=pa.array(column.odd, pa.string()))
        _note(is_odd, column, raw, issues, "odd-code", "no code that means anything: set to unknown")
        values = _blank(values, column.odd)
    if column.decimal != ".":
        values = _put_point(values, column, raw)
    clean = _TYPES[column.type](values, column, raw, issues)
    if column.zero == "unknown":
        is_zero = pc.equal(clean, 0)
        _note(
            is_zero, column, raw, issues, "zero-unknown", "0 stands where nothing was reported: set to unknown", "info"
        )
        clean = pc.if_else(pc.fill_null(is_zero, False), pa.scalar(None, clean.type), clean)
    _check_bounds(clean, column, raw)
    if column.required and clean.null_count:
        index = pc.index(pc.is_null(clean), True).as_py()
        raise _refuse("is empty", raw, index, column, "a value")
    return clean


def _blank(values: Any, tokens: tuple[str, ...]) -> Any:
    is_token = pc.is_in(values, value_set=pa.array(tokens, pa.string()))
    return pc.if_else(is_token, pa.scalar(None, pa.string()), values)


def _put_point(values: Any, column: Column, raw: Raw) -> Any:
    has_point = pc.fill_null(pc.match_substring(values, "."), False)
    if pc.any(has_point).as_py():
        index = pc.index(has_point, True).as_py()
        raise _refuse(
            f"{values[index].as_py()!r} is not {_NAMES['float']}", raw, index, column, "decimals after a comma here"
        )
    return pc.replace_substring(values, column.decimal, ".")


def _clean_text(values: Any, *_: Any) -> Any:
    trimmed = pc.utf8_trim_whitespace(values)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def _clean_code(values: Any, column: Column, raw: Raw, *_: Any) -> Any:
    return _map_values(values, lambda text: _parse_code(text.strip(), column), pa.string(), column, raw)


def _clean_bool(values: Any, column: Column, raw: Raw, *_: Any) -> Any:
    codes = column.codes or _BOOLS

    def parse(text: str) -> bool:
        if text.strip() not in codes:
            raise ValueError(f"one of {', '.join(codes)}")
        return codes[text.strip()] == "true"

    return _map_values(values, parse, pa.bool_(), column, raw)


def _clean_int(values: Any, column: Column, raw: Raw, issues: IssueLog) -> Any:
    # Arrow takes 0x1 for a whole number.
    is_hex = pc.any(pc.match_substring(values, "x", ignore_case=True)).as_py()
    if not is_hex:
        try:
            return values.cast(pa.int64())
        except pa.ArrowInvalid:
            pass
    clean = _read_exact(values)
    is_short = pc.match_substring_regex(values, r"\d[eE][+-]?\d")
    _note(is_short, column, raw, issues, "scientific", "a whole number in scientific notation, read exactly", "info")
    return clean if clean is not None else _map_values(values, _parse_int, pa.int64(), column, raw)


def _read_exact(values: Any) -> Any:
    """Read whole numbers written as 2e+05 or 7.0 through floats, where these hold them exactly; else nothing."""
    try:
        floats = values.cast(pa.float64())
    except pa.ArrowInvalid:
        return None
    is_exact = pc.and_(pc.equal(floats, pc.floor(floats)), pc.less(pc.abs(floats), 2.0**53))
    return floats.cast(pa.int64()) if pc.all(is_exact, min_count=0).as_py() else None


def _clean_float(values: Any, column: Column, raw: Raw, *_: Any) -> Any:
    try:
        clean = values.cast(pa.float64())
        if pc.all(pc.is_finite(clean), skip_nulls=True).as_py() is not False:
            return clean
    except pa.ArrowInvalid:
        pass
    return _map_values(values, _parse_float, pa.float64(), column, raw)


def _clean_date(values: Any, column: Column, raw: Raw, *_: Any) -> Any:
    return _map_values(values, _parse_day, pa.date32(), column, raw)


def _clean_month(values: Any, column: Column, raw: Raw, *_: Any) -> Any:
    return _map_values(values, _parse_stata_month, pa.date32(), column, raw)


_TYPES: Final[dict[str, Callable[[Any, Column, Raw, IssueLog], Any]]] = {
    "text": _clean_text,
    "int": _clean_int,
    "float": _clean_float,
    "bool": _clean_bool,
    "date": _clean_date,
    "stata_month": _clean_month,
    "code": _clean_code,
}


def _map_values(values: Any, parse: Callable[[str], Any], kind: Any, column: Column, raw: Raw) -> Any:
    """Parse each distinct text once."""
    encoded = values.dictionary_encode()
    parsed = []
    for number, text in enumerate(encoded.dictionary.to_pylist()):
        try:
            parsed.append(parse(text) if text is None or text.strip() else None)
        except ValueError as error:
            index = pc.index(encoded.indices, number).as_py()
            what = f"unknown code {text[:80]!r}" if column.type == "code" else f"{text[:80]!r} is not accepted"
            raise _refuse(what, raw, index, column, str(error) or _NAMES[column.type]) from error
    return pa.array(parsed, kind).take(encoded.indices)


def _parse_code(text: str, column: Column) -> str:
    if text in column.codes:
        return column.codes[text]
    near = get_close_matches(text, column.codes, n=3)
    raise ValueError(" or ".join(map(repr, near or list(column.codes)[:8])))


def _parse_int(text: str) -> int:
    text = text.strip()
    if _WHOLE.fullmatch(text):
        number = int(text.partition(".")[0])
    elif _SCIENTIFIC.fullmatch(text):
        exact = Decimal(text)
        if exact != exact.to_integral_value():
            raise ValueError
        number = int(exact)
    else:
        raise ValueError
    if abs(number) >= 2**63:
        raise ValueError
    return number


def _parse_float(text: str) -> float:
    try:
        number = float(Decimal(text.strip())) if _NUMBER.fullmatch(text.strip()) else math.nan
    except (InvalidOperation, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise ValueError
    return number


def _parse_day(text: str) -> date:
    match = _DAY.fullmatch(text.strip())
    try:
        return date.fromisoformat(match[1]) if match else date.fromisoformat("")
    except ValueError:
        raise ValueError(_NAMES["date"]) from None


def _parse_stata_month(text: str) -> date:
    months = _parse_int(text)
    if not -12 * 160 <= months <= 12 * 140:
        raise ValueError
    return date(1960 + months // 12, months % 12 + 1, 1)


def _check_bounds(values: Any, column: Column, raw: Raw) -> None:
    for bound, compare, word in ((column.minimum, pc.less, "at least"), (column.maximum, pc.greater, "at most")):
        if bound is None:
            continue
        limit = pa.scalar(int(bound) if values.type == pa.int64() else float(bound), values.type)
        is_out = pc.fill_null(compare(values, limit), False)
        if pc.any(is_out).as_py():
            index = pc.index(is_out, True).as_py()
            raise _refuse(f"{values[index].as_py()} is out of bounds", raw, index, column, f"{word} {bound:g}")


def _refuse(what: str, raw: Raw, index: int, column: Column, expected: str) -> RowRefused:
    return RowRefused(
        what,
        where=raw.place(index, column.source or column.name),
        expected=expected,
        hint=column.note if len(column.note) < 120 else "",
        file=raw.file,
        column=column.source or column.name,
        row=raw.row(index),
    )


def _note(
    mask: Any, column: Column, raw: Raw, issues: IssueLog, code: str, message: str, severity: str = "warning"
) -> None:
    """Note the rows of a mask as one issue, if there are any."""
    indices = pc.indices_nonzero(pc.fill_null(mask, False))
    if len(indices):
        rows = tuple(raw.row(i) for i in indices.slice(0, _SHOWN).to_pylist())
        issues.add(
            Issue(
                severity=severity,
                code=code,
                file=raw.file,
                column=column.name,
                count=len(indices),
                rows=rows,
                message=message,
            )
        )
