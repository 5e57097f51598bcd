"""What the commands share: options, output, progress.

What enters: values. What leaves: text on the terminal or bytes in a pipe.
Never done here: loading an evidence base; this module starts with every command.
"""

from __future__ import annotations

import atexit
import gc
import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from peaceops.pipeline.table import Table

F = TypeVar("F", bound=Callable[..., Any])
# Control characters, and the marks that turn the direction of what follows them.
_HARMFUL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS: Final = re.compile(r"[\n\r\t]+")
_WIDEST_COLUMN: Final = 44
_NARROWEST_COLUMN: Final = 12
_state = {"debug": False}
# Whether a path can be read is told by whoever reads it, with the exit code for data, not for a wrong call.
PATH: Final = click.Path(path_type=Path, readable=False)
FILE: Final = click.Path(path_type=Path, readable=False, dir_okay=False)
FOLDER: Final = click.Path(path_type=Path, readable=False, file_okay=False)


def ease_collection() -> None:
    """Spare a short run the collector: it makes many values and hardly a cycle, and at its end all of them go at once.

    Without the last, the interpreter walks over every value once more before it leaves.
    """
    gc.set_threshold(200_000, 20, 20)
    atexit.register(gc.freeze)


def is_debugging() -> bool:
    """Whether tracebacks were asked for."""
    return _state["debug"]


class Command(click.Command):
    """A command with ``--debug``, which every command has."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.params.append(
            click.Option(
                ["--debug"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=_set_debug,
                help="Show the traceback of an error.",
            )
        )


def _set_debug(_context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    _state["debug"] = value


class Day(click.ParamType[date]):
    """A day; a month or year means its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse the text."""
        if isinstance(value, date):
            return value
        from peaceops.errors import InvalidValue
        from peaceops.model.period import parse_date_range

        try:
            return parse_date_range(str(value))[1]
        except InvalidValue as error:
            self.fail(error.message, param, ctx)


def casebook_option(command: F) -> F:
    """Add ``--casebook``."""
    return click.option(
        "--casebook",
        "casebooks",
        multiple=True,
        metavar="DIR",
        type=PATH,
        help="A casebook of your own, laid over the shipped one. May be repeated.",
    )(command)


def as_of_option(command: F) -> F:
    """Add ``--as-of``."""
    return click.option("--as-of", type=Day(), metavar="DATE", help="Hide what was not public on that day.")(command)


def format_options(command: F) -> F:
    """Add ``--csv`` and ``--json``."""
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
    return click.option("--csv", "as_csv", is_flag=True, help="Print CSV, safe to open in a spreadsheet.")(command)


def documents_options(command: F) -> F:
    """Add ``--documents`` and ``--data``."""
    command = click.option(
        "--data",
        type=PATH,
        metavar="DIR",
        envvar="PEACEOPS_DATA",
        help="Folder of datasets at hand.",
    )(command)
    return click.option(
        "--documents",
        type=PATH,
        metavar="DIR",
        envvar="PEACEOPS_DOCUMENTS",
        help="Folder of documents at hand.",
    )(command)


def clean(text: str, *, keep_lines: bool = False) -> str:
    r"""Make text harmless for a terminal: no control characters, no turned direction.

    Examples
    --------
    >>> clean("a\x1b[31mb")
    'a?[31mb'
    """
    if not keep_lines:
        text = _LINE_ENDS.sub(" ", text)
    return _HARMFUL.sub("?", text)


class ReaderGone(Exception):
    """Whoever read the output went away; no OSError, for click would end the process on one."""


def write(text: str) -> None:
    """Write text for a machine: UTF-8 bytes with the line ends it has."""
    try:
        sys.stdout.flush()
        stream = sys.stdout.buffer
        stream.write(text.encode("utf-8", "replace"))
        stream.flush()
    except BrokenPipeError:
        raise ReaderGone from None


def say(text: str = "") -> None:
    """Write a line for a person; line ends inside it stay."""
    try:
        click.echo(clean(text, keep_lines=True))
    except BrokenPipeError:
        raise ReaderGone from None


def tell(text: str) -> None:
    """Write a line about what was done, apart from results."""
    click.echo(clean(text, keep_lines=True), err=True)


def width_of(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def screen_width() -> int:
    """Columns of the terminal; a pipe has none and gets 0."""
    if not sys.stdout.isatty():
        return 0
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return 80


def has_unicode() -> bool:
    """Whether standard output shows more than ASCII."""
    return (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "").startswith("utf")


def has_colour() -> bool:
    """Whether standard output takes colours and the user wants them."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def check_targets(targets: Iterable[Path | None], inputs: Iterable[Path | None] = ()) -> None:
    """Refuse, before any work, a folder in place of a file, one file for two outputs, and what is read itself.

    Raises
    ------
    OutputFailed
        With the path.
    """
    from peaceops.errors import OutputFailed

    read = {path.resolve() for path in inputs if path is not None and path.is_file()}
    taken: set[Path] = set()
    for path in filter(None, targets):
        if path.is_dir():
            raise OutputFailed("is a folder", where=str(path), expected="the name of a file to write")
        place = path.resolve()
        if place in read:
            raise OutputFailed("is read by this command and would be lost", where=str(path), expected="another name")
        if place in taken and not (path.exists() and not path.is_file()):
            raise OutputFailed("is named for two outputs", where=str(path), expected="a file for each")
        taken.add(place)


def check_folders(*folders: Path | None) -> None:
    """Refuse a folder that was named and is not there.

    Raises
    ------
    InvalidValue
        With the path.
    """
    from peaceops.errors import InvalidValue

    for folder in filter(None, folders):
        if not folder.is_dir():
            raise InvalidValue("is no folder", where=str(folder), expected="a folder that is there")


def show_table(table: Table, *, as_csv: bool, as_json: bool, columns: Sequence[str], empty: str) -> None:
    """Show a table as CSV or JSON with all columns, else some columns for a person.

    Parameters
    ----------
    table : Table
        What to show.
    as_csv, as_json : bool
        What was asked for.
    columns : sequence of str
        Columns for a person; the last takes what room is left.
    empty : str
        What to say when there is no row.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    if as_json or as_csv:
        write(table.to_json() if as_json else table.to_csv())
    elif not len(table):
        say(empty)
    else:
        rows = [[clean("" if (v := row[name]) is None else str(v)) for name in columns] for row in table]
        for line in align([[name.replace("_", " ") for name in columns], *rows], screen_width()):
            say(line)


def align(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Align cells in columns; what is wider than the terminal goes on below, and a width of 0 wraps nothing."""
    widths = [max(width_of(row[i]) for row in rows) for i in range(len(rows[0]))]
    sizes = [min(_WIDEST_COLUMN, size) for size in widths]
    gaps = 2 * (len(sizes) - 1)
    lines = ["  ".join(_pad(cell, size) for cell, size in zip(row, sizes, strict=True)).rstrip() for row in rows]
    if not width or max(map(width_of, lines)) <= width:
        yield from lines
    elif sum(sizes := _shrink(widths, width - gaps)) + gaps <= width:
        yield from _wrap_columns(rows, sizes)
    else:
        for row in rows:
            yield from textwrap.wrap(
                "  ".join(filter(None, row)), max(20, width), subsequent_indent=" " * 6, break_on_hyphens=False
            )


def _pad(cell: str, size: int) -> str:
    return cell + " " * (size - width_of(cell))


def _shrink(sizes: list[int], room: int) -> list[int]:
    """Take from the widest columns, never the first, until all fit or none can be narrower."""
    first, *others = sizes
    while first + sum(others) > room and others and max(others) > _NARROWEST_COLUMN:
        others[others.index(max(others))] -= 1
    return [first, *others]


def _wrap_columns(rows: Sequence[Sequence[str]], sizes: Sequence[int]) -> Iterator[str]:
    for row in rows:
        parts = [
            textwrap.wrap(cell, size, break_on_hyphens=False) if cell.strip() else [""]
            for cell, size in zip(row, sizes, strict=True)
        ]
        parts[0] = [row[0]]
        for cells in zip_longest(*parts, fillvalue=""):
            yield "  ".join(_pad(cell, size) for cell, size in zip(cells, sizes, strict=True)).rstrip()


@contextmanager
def progress() -> Iterator[Callable[[str], None] | None]:
    """Show stages on a terminal's standard error and leave no trace of them."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(stage: str) -> None:
        sys.stderr.write(f"\r\x1b[2K{clean(stage)[:70]} …")
        sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
