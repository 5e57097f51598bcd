"""Where each row of a claim file lies, so that a file is read when one of its rows is asked for.

What enters: a folder that ships with the package. What leaves: rows that tell what is asked of all of them (id, subject,
indicator, definition, source, status, what they derive from) and are cut out of their file when more is asked.
Never done here: the meaning of a cell (``parse``); a folder of a user, which is always read whole.

The index follows from the files alone and is kept as such (``peaceops.kept``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from peaceops.casebook.claims import ClaimRow
from peaceops.casebook.parse import REQUIRED_CLAIM_COLUMNS, split_list
from peaceops.casebook.rows import attempt, read_text, split_rows
from peaceops.casebook.write import CLAIM_COLUMNS, render_claim_row
from peaceops.errors import CasebookError, Problem
from peaceops.kept import follow

#: Row, id, subject, indicator, definition, source, status, parents, begin and end in the text.
_Line = tuple[int, str, str, str, str, str, str, tuple[str, ...], int, int]


class ClaimFile:
    """A claim file, read when a row of it is asked for.

    Parameters
    ----------
    folder : Path
        The casebook folder.
    name : str
        Path of the file inside it.
    label : str
        Label of the folder in messages.
    header : sequence of str
        Its columns.
    length : int
        Characters of its text when it was indexed.
    """

    def __init__(self, folder: Path, name: str, label: str, header: Sequence[str], length: int) -> None:
        self.folder = folder
        self.name = name
        self.label = label
        self.columns = {column: place for place, column in enumerate(header)}
        self._length = length
        self._text = ""

    def cut(self, start: int, end: int) -> list[str]:
        """Cut a row out of the text: its cells.

        Raises
        ------
        CasebookError
            If the file is not what was indexed.
        """
        if not self._text:
            # It lay inside its folder and was text when it was indexed.
            text = (self.folder / self.name).read_bytes().decode("utf-8-sig", errors="replace")
            if len(text) != self._length:
                raise CasebookError("was changed while it was read", where=f"{self.label}/{self.name}")
            self._text = text
        # Comments may stand between a row and the one before it.
        *_, cells = csv.reader(io.StringIO(self._text[start:end], newline=""), strict=True)
        return cells


class IndexedRow(ClaimRow):
    """A row that is known by its index; its cells are cut out of the file when they are asked for."""

    __slots__ = ("file", "line")

    def __init__(self, file: ClaimFile, line: _Line) -> None:
        self.file = file
        self.line = line
        self.columns = file.columns

    @property
    def id(self) -> str:
        """Id as the row has it."""
        return self.line[1]

    @property
    def subject(self) -> str:
        """Mission, conflict or area."""
        return self.line[2]

    @property
    def indicator(self) -> str:
        """Code of the indicator."""
        return self.line[3]

    @property
    def definition(self) -> str:
        """Code of the definition."""
        return self.line[4]

    @property
    def source(self) -> str:
        """Source id."""
        return self.line[5]

    @property
    def status(self) -> str:
        """Whether it stands."""
        return self.line[6]

    @property
    def derives_from(self) -> tuple[str, ...]:
        """Ids of claims."""
        return self.line[7]

    def __getattr__(self, name: str) -> Any:
        """Find what was not asked for before: its place, or its cells."""
        if name == "where":
            self.where = f"{self.file.label}/{self.file.name} row {self.line[0]}"
            return self.where
        if name == "cells":
            self.cells = self.file.cut(*self.line[-2:])
            return self.cells
        raise AttributeError(name)


def list_places(rows: Sequence[IndexedRow]) -> dict[str, str]:
    """List where the rows of a file stand, by id."""
    head = f"{rows[0].file.label}/{rows[0].file.name} row " if rows else ""
    return {row.line[1]: f"{head}{row.line[0]}" for row in rows}


def index_files(folder: Path, label: str, names: Sequence[str]) -> dict[str, list[IndexedRow]]:
    """Index claim files of a folder that ships with the package.

    Parameters
    ----------
    folder : Path
        The casebook folder.
    label : str
        Its label in messages.
    names : sequence of str
        Paths of files inside it.

    Returns
    -------
    dict of str to list of IndexedRow
        Rows by name of their file, in order. A file in which anything is at fault, or a row has no id, is not in it: it
        has to be read whole.
    """
    kept = follow(
        _index, str(folder), *names, beside=(split_rows, split_list, render_claim_row),
        files=tuple(folder / name for name in names),
    )  # fmt: skip
    found = {}
    for name, (header, length, lines) in kept.items():
        file = ClaimFile(folder, name, label, header, length)
        found[name] = [IndexedRow(file, line) for line in lines]
    return found


def _index(folder: str, *names: str) -> dict[str, tuple[list[str], int, list[_Line]]]:
    found = {}
    known: dict[Any, Any] = {}
    for name in names:
        indexed = _index_file(Path(folder), name, known)
        if indexed is not None:
            found[name] = indexed
    return found


def _index_file(folder: Path, name: str, known: dict[Any, Any]) -> tuple[list[str], int, list[_Line]] | None:
    """Index one file, with words that many rows share held once; None where it has to be read whole."""
    problems: list[Problem] = []
    text = attempt(lambda n: read_text(folder, n) or "", name, name, problems)
    if not text:
        return None
    lines: list[_Line] = []
    columns: list[str] = []
    told = _Told(text)
    start = 0
    for row, header, cells in split_rows(text, name, CLAIM_COLUMNS, REQUIRED_CLAIM_COLUMNS, problems, lines=told):
        columns = header
        read = ClaimRow("", {column: place for place, column in enumerate(header)}, cells)
        if problems or not read.id:
            return None
        told_of_all = (read.subject, read.indicator, read.definition, read.source, read.status, read.derives_from)
        shared = (known.setdefault(word, word) for word in told_of_all)
        lines.append((row, read.id, *shared, start, told.place))
        start = told.place
    return None if problems else (columns, len(text), lines)


class _Told:
    """Lines of a text, with the place up to which they were read."""

    def __init__(self, text: str) -> None:
        self._lines = iter(io.StringIO(text, newline=""))
        self.place = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.place += len(line)
            yield line
