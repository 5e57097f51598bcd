"""Rows of a casebook's CSV files, read within limits.

What enters: a folder and the name of a file in it. What leaves: cells by column, with row numbers.
Never done here: meaning of a cell (``parse``), following a link out of the folder.
"""

from __future__ import annotations

import csv
import difflib
import io
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeVar

from peaceops.errors import CasebookError, CasebookInvalid, PeaceopsError, Problem
from peaceops.files import MAX_FILE_BYTES, check_inside, unescape_cell

MAX_CELL_CHARACTERS: Final = 10_000
T = TypeVar("T")
X = TypeVar("X")


@dataclass(slots=True, kw_only=True)
class Unread:
    """What stands in the files but is at fault: whoever names it makes no second mistake.

    Parameters
    ----------
    ids : set of str
        Ids of rows and items that are not valid.
    is_any : bool
        Whether a file or row could not be read at all, so that any id may stand in it.
    """

    ids: set[str] = field(default_factory=set)
    is_any: bool = False

    def __contains__(self, name: object) -> bool:
        return self.is_any or name in self.ids


def shipped_folder() -> Traversable:
    """Folder of the evidence base that ships with the package."""
    return resources.files("peaceops.casebook") / "data"


def attempt(make: Callable[[X], T], given: X, where: str, problems: list[Problem]) -> T | None:
    """Call with what is given; note an error of ours as a problem of this place and return None."""
    try:
        return make(given)
    except PeaceopsError as error:
        problems.append(Problem(where, error.detail))
        return None


def list_claim_files(folder: Traversable | Path, label: str, problems: list[Problem]) -> Iterator[str]:
    """List the claim files of a folder, sorted; links out of it are problems."""
    for part in ("claims", "measured"):
        place = folder / part
        if not place.is_dir():
            continue
        if (
            isinstance(place, Path)
            and attempt(lambda p: check_inside(Path(str(folder)), p), place, f"{label}/{part}", problems) is None
        ):
            continue
        yield from sorted(
            f"{part}/{f.name}" for f in place.iterdir() if f.name.endswith(".csv") and not f.name.startswith(".")
        )


def read_text(folder: Traversable | Path, name: str) -> str | None:
    """Read a UTF-8 file of a casebook folder within limits.

    Parameters
    ----------
    folder : Traversable or Path
        The casebook folder.
    name : str
        Path inside it.

    Returns
    -------
    str or None
        None when there is no such file.

    Raises
    ------
    CasebookError
        If it leads out of the folder, is too large or is no UTF-8 text.
    """
    file = folder
    for part in name.split("/"):
        file = file / part
    if isinstance(file, Path):
        if not os.path.lexists(file):
            return None
        check_inside(Path(str(folder)), file)
        if not file.is_file():
            raise CasebookError("is no regular file", where=str(file))
        if file.stat().st_size > MAX_FILE_BYTES:
            raise CasebookError(f"is larger than {MAX_FILE_BYTES // 2**20} MB", where=str(file))
    elif not file.is_file():
        return None
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it as CSV UTF-8" if name.endswith(".csv") else "save it as UTF-8"
        raise CasebookError(f"is no UTF-8 text (byte {error.start})", where=str(file), hint=hint) from None
    except OSError as error:
        raise CasebookError(f"cannot be read: {error.strerror}", where=str(file)) from None


def read_rows(
    folder: Traversable | Path,
    name: str,
    label: str,
    columns: Sequence[str],
    required: Sequence[str],
    problems: list[Problem],
) -> Iterator[tuple[int, dict[str, str]]]:
    """Read the rows of a casebook's CSV file; a missing file has none."""
    for row, header, cells in read_split_rows(folder, name, label, columns, required, problems):
        yield row, name_cells(header, cells)


def read_split_rows(
    folder: Traversable | Path,
    name: str,
    label: str,
    columns: Sequence[str],
    required: Sequence[str],
    problems: list[Problem],
) -> Iterator[tuple[int, list[str], list[str]]]:
    """Read the rows of a casebook's CSV file as they stand: number, header, cells; a missing file has none."""
    where = f"{label}/{name}"
    text = attempt(lambda n: read_text(folder, n) or "", name, where, problems)
    if text:
        yield from split_rows(text, where, columns, required, problems)


def read_values(
    folder: Traversable | Path,
    name: str,
    columns: Sequence[str],
    required: Sequence[str],
    parse: Callable[[dict[str, str]], T],
) -> tuple[T, ...]:
    """Read a table of the shipped base into values.

    Parameters
    ----------
    folder : Traversable or Path
        The casebook folder.
    name : str
        Path of the table inside it.
    columns, required : sequence of str
        Columns that may and that must stand in the header.
    parse : callable
        Makes a value of a row's cells.

    Returns
    -------
    tuple
        In the order of the rows.

    Raises
    ------
    CasebookInvalid
        With every problem.
    """
    problems: list[Problem] = []
    found: list[T] = []
    for row, cells in read_rows(folder, name, "casebook", columns, required, problems):
        value = attempt(parse, cells, f"{name} row {row}", problems)
        if value is not None:
            found.append(value)
    if problems:
        raise CasebookInvalid(f"{name} is not valid", problems)
    return tuple(found)


def parse_rows(
    text: str, where: str, columns: Sequence[str], required: Sequence[str], problems: list[Problem]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Parse CSV text into rows of cells; lines that begin with ``#`` are comments.

    Parameters
    ----------
    text : str
        The file's text.
    where : str
        Its name, for problems.
    columns, required : sequence of str
        Columns that may and that must stand in the header.
    problems : list of Problem
        Receives what is wrong.

    Yields
    ------
    tuple of int and dict
        Row number as a spreadsheet shows it (the header is 1), and the cells by column.
    """
    for row, header, cells in split_rows(text, where, columns, required, problems):
        yield row, name_cells(header, cells)


def split_rows(
    text: str, where: str, columns: Sequence[str], required: Sequence[str], problems: list[Problem], *,
    lines: Iterable[str] | None = None,
) -> Iterator[tuple[int, list[str], list[str]]]:  # fmt: skip
    """Split CSV text, or its lines, into rows of cells as they stand, checked against the header; see :func:`parse_rows`."""
    if "\x00" in text:
        problems.append(Problem(where, "holds a null character; expected text"))
        return
    reader = csv.reader(io.StringIO(text, newline="") if lines is None else lines, strict=True)
    header: list[str] | None = None
    try:
        for row, cells in enumerate(reader, 1):
            begin = cells[0][:1] if cells else ""
            # Of most rows the first letter tells that they are neither empty nor a comment.
            if (not begin or begin == "#" or begin.isspace()) and (
                not any(map(str.strip, cells)) or cells[0].lstrip().startswith("#")
            ):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                if not _check_header(header, where, columns, required, problems):
                    return
                continue
            if len(cells) != len(header):
                problems.append(Problem(f"{where} row {row}", f"has {len(cells)} cells; expected {len(header)}"))
                continue
            if max(map(len, cells)) > MAX_CELL_CHARACTERS:
                long = next(n for n, c in zip(header, cells, strict=True) if len(c) > MAX_CELL_CHARACTERS)
                problems.append(
                    Problem(f"{where} row {row}", f"{long} is longer than {MAX_CELL_CHARACTERS} characters")
                )
                continue
            yield row, header, cells
    except csv.Error as error:
        problems.append(Problem(f"{where} line {reader.line_num}", f"is no CSV: {error}"))
    if header is None:
        problems.append(Problem(where, "has no header"))


def clean_cell(cell: str) -> str:
    """Take a cell's text: without its escape, which only one that begins with an apostrophe can have, and trimmed."""
    return (unescape_cell(cell) if cell[:1] == "'" else cell).strip()


def name_cells(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Name a row's cells by their columns."""
    return dict(
        zip(header, [(unescape_cell(c) if c[:1] == "'" else c).strip() for c in cells], strict=True)
    )  # fmt: skip


def _check_header(
    header: list[str], where: str, columns: Sequence[str], required: Sequence[str], problems: list[Problem]
) -> bool:
    before = len(problems)
    for name, number in Counter(header).items():
        if number > 1:
            problems.append(Problem(f"{where} header", f"column {name!r} stands twice"))
        if name not in columns:
            near = difflib.get_close_matches(name, columns, n=1)
            hint = f"; nearest: {near[0]}" if near else ""
            problems.append(Problem(f"{where} header", f"column {name[:60]!r} is not known{hint}"))
    problems.extend(Problem(f"{where} header", f"column {n!r} is missing") for n in required if n not in header)
    return len(problems) == before
