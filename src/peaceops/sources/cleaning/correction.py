"""Corrections: data that say what they expect, and stop the reading when they do not find it.

What enters: raw columns and a correction. What leaves: the columns put right, an issue.
Never done here: correcting what no correction names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.errors import CorrectionStale
from peaceops.sources.base import Correction
from peaceops.sources.cleaning.raw import Raw
from peaceops.store.issues import Issue, IssueLog


def apply_correction(correction: Correction, raw: Raw, issues: IssueLog) -> Raw:
    """Apply one correction to the raw columns of a file, and note it.

    Raises
    ------
    CorrectionStale
        If it does not find what it corrects.
    """
    if correction.kind == "record":
        return _join_record(correction, raw, issues)
    columns = dict(raw.columns)
    rows: list[int]
    if correction.kind == "swap":
        _check_expectations(correction, raw)
        one, other = correction.columns
        columns[one], columns[other] = columns[other], columns[one]
        rows = list(range(raw.row_count))
    else:
        (column,) = correction.columns
        rows = _find_rows(raw, correction.where)
        cells = columns[column].to_pylist()
        found = {cells[i] for i in rows}
        if found != {correction.found}:
            raise _stale(correction, raw, rows, found)
        for i in rows:
            cells[i] = correction.becomes
        columns[column] = pa.array(cells, pa.string())
    _note(correction, raw, rows, issues)
    return raw.with_columns(columns)


def _note(correction: Correction, raw: Raw, rows: Sequence[int], issues: IssueLog) -> None:
    issues.add(
        Issue(
            severity="info",
            code="corrected",
            file=raw.file,
            column=" and ".join(correction.columns),
            count=len(rows),
            rows=tuple(raw.row(i) for i in rows[:5]),
            message=correction.reason,
        )
    )


def _join_record(correction: Correction, raw: Raw, issues: IssueLog) -> Raw:
    """Put together a record that a line break cut in two or more rows."""
    first = correction.expect[0]
    starts = [
        i
        for i in _find_rows(raw, {column: first[column] for column in correction.columns})
        if all(
            i + offset < raw.row_count and _list_cells(raw, i + offset) == cells
            for offset, cells in enumerate(correction.expect)
        )
    ]
    if len(starts) != 1:
        raise _stale(correction, raw, starts, set(), expected="one record in parts")
    place, parts = starts[0], len(correction.expect)
    _note(correction, raw, range(place, place + parts), issues)
    columns = {}
    for name, values in raw.columns.items():
        cell = pa.array([correction.record.get(name)], pa.string())
        columns[name] = pa.concat_arrays([values.slice(0, place), cell, values.slice(place + parts)])
    removed = tuple(sorted((*raw.removed, *range(place + 1, place + parts))))
    return replace(raw, columns=columns, removed=removed)


def _list_cells(raw: Raw, row: int) -> dict[str, str]:
    """List the cells of a row that are not empty."""
    found = {name: values[row].as_py() for name, values in raw.columns.items()}
    return {name: cell for name, cell in found.items() if cell is not None}


def _check_expectations(correction: Correction, raw: Raw) -> None:
    seen = 0
    for expectation in correction.expect:
        rows = _find_rows(raw, expectation["where"])
        cells = raw.columns[expectation["column"]]
        found = {cells[i].as_py() for i in rows}
        seen += len(rows)
        if rows and found != {expectation["found"]}:
            raise _stale(correction, raw, rows, found, expected=str(expectation["found"]))
    if not seen:
        raise _stale(correction, raw, [], set(), expected="a row that shows the mistake")


def _find_rows(raw: Raw, where: Mapping[str, str]) -> list[int]:
    mask = None
    for column, value in where.items():
        test = pc.equal(raw.columns[column], value)
        mask = test if mask is None else pc.and_(mask, test)
    rows: list[int] = pc.indices_nonzero(pc.fill_null(mask, False)).to_pylist()
    return rows


def _stale(
    correction: Correction, raw: Raw, rows: Sequence[int], found: set[Any], *, expected: str = ""
) -> CorrectionStale:
    place = raw.place(rows[0], correction.columns[0]) if rows else raw.file
    return CorrectionStale(
        f"a correction finds {', '.join(map(repr, sorted(found, key=str)[:4])) or 'no row'}",
        where=place,
        expected=repr(expected or correction.found),
        hint=f"the provider may have put it right: {correction.reason}",
    )
