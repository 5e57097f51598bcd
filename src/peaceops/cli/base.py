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
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from peaceops.pipeline.table import Table

F = TypeVar("F", bound=Callable[..., Any])
# Control characters, and the marks that turn the direction of what follows them.
_HARMFUL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS: Final = re.compile(r"[\n\r\t]+")
_state = {"debug": False}


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
        type=click.Path(path_type=Path),
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
        type=click.Path(path_type=Path),
        metavar="DIR",
        envvar="PEACEOPS_DATA",
        help="Folder of datasets at hand.",
    )(command)
    return click.option(
        "--documents",
        type=click.Path(path_type=Path),
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
    """Align cells in columns; lines are cut to the width unless it is 0."""
    sizes = [min(44, max(width_of(row[i]) for row in rows)) for i in range(len(rows[0]))]
    for row in rows:
        cells = [cell + " " * (size - width_of(cell)) for cell, size in zip(row, sizes, strict=True)]
        line = "  ".join(cells).rstrip()
        yield line if not width or len(line) <= width else line[: width - 1] + "…"


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
