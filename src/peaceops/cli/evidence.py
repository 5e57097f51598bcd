"""``peaceops table``, ``claims``, ``why``: the evidence behind the numbers.

What enters: a mission and filters. What leaves: tables and passages.
Never done here: writing a file.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from peaceops.cli.base import (
    Command,
    as_of_option,
    casebook_option,
    check_folders,
    clean,
    documents_options,
    format_options,
    progress,
    say,
    screen_width,
    show_table,
    write,
)

if TYPE_CHECKING:
    from peaceops.assess.finding import TableCell, TableRow
    from peaceops.pipeline.trace import ClaimTrace

_WIDTH = 100
_YEAR_WIDTH = len("1999 contested ")


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops table cispkf-abkhazia --by year
      peaceops table cispkf-abkhazia --question strength
      peaceops table unomig --as-of 2007-12-31 --csv > unomig.csv
    """,
)
@click.argument("mission")
@click.option(
    "--by", type=click.Choice(["year"]), default="year", show_default=True, expose_value=False, help="Unit of time."
)
@click.option("--question", default="", metavar="ID", help="One row only; peaceops indicators --questions lists them.")
@as_of_option
@casebook_option
@format_options
def table(
    mission: str,
    question: str,
    as_of: date | None,
    casebooks: tuple[Path, ...],
    as_csv: bool,
    as_json: bool,
) -> None:
    """Show what is known on MISSION by year and question: each value with its document and paragraph.

    A year without a value names its kind of no-value: not searched, searched and nothing found, not applicable.
    """
    from peaceops.errors import UnknownName
    from peaceops.pipeline.request import Request
    from peaceops.pipeline.run import assess, load_base
    from peaceops.pipeline.table import tabulate_years

    request = Request(mission=mission, as_of=as_of, casebooks=casebooks)
    with progress() as show:
        if show:
            show("assessing")
        base = load_base(request)
        questions = [q.id for q in base.codebook.questions]
        if question and question not in questions:
            from difflib import get_close_matches

            near = get_close_matches(question, questions, n=3, cutoff=0.4)
            raise UnknownName("question", question, near, hint="peaceops indicators --questions lists them")
        found, assessment = assess(base, request, robustness=False)
    if as_csv or as_json:
        rows = tabulate_years(assessment, question)
        show_table(rows, as_csv=as_csv, as_json=as_json, columns=(), empty="")
        return
    shown = [row for row in assessment.table if not question or row.question == question]
    if not any(row.cells for row in shown):
        say(f"{found.id}: its days are not known and there is no claim; the table is empty")
    for row in shown:
        for line in _render_row(row, screen_width() or _WIDTH):
            say(line)


def _render_row(row: TableRow, width: int) -> Iterator[str]:
    from peaceops.pipeline.trace import label_entry

    if not row.cells:
        return
    yield f"{clean(row.title)}  [{row.question}]"
    for key, group in groupby(
        row.cells, key=lambda cell: (cell.no_value, cell.reason) if not cell.entries else cell.year
    ):
        cells = list(group)
        if isinstance(key, tuple):
            yield from _wrap(f"{_years(cells):<{_YEAR_WIDTH}}", f"— {_no_value(cells[0])}", width)
            continue
        (cell,) = cells
        label = str(cell.year) + (" contested" if cell.no_value == "CONTESTED" else "")
        for entry in cell.entries:
            voice = (
                f" (said by {entry.attributed_label or entry.attributed_to or 'others'})" if entry.is_relayed else ""
            )
            place = f"{entry.source_label}, {entry.locator_label}{' ocr' if entry.is_ocr else ''}"
            yield from _wrap(
                f"{label:<{_YEAR_WIDTH}}",
                f"{label_entry(entry)}: {entry.text}{voice} — {place} [{entry.claims[0]}]",
                width,
            )
            label = ""
    yield ""


def _years(cells: list[TableCell]) -> str:
    return str(cells[0].year) if len(cells) == 1 else f"{cells[0].year}-{cells[-1].year}"


def _no_value(cell: TableCell) -> str:
    name = cell.no_value.lower().replace("_", " ") or "no value"
    return f"{name}: {cell.reason}" if cell.reason else name


def _wrap(first: str, text: str, width: int) -> list[str]:
    indent = "  " + first
    return textwrap.wrap(
        clean(text),
        max(40, width),
        initial_indent=indent,
        subsequent_indent=" " * len(indent) + "  ",
        break_on_hyphens=False,
    )


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops claims cispkf-abkhazia --indicator D1
      peaceops claims unomig --indicator T3/deployed_strength --year 1999
      peaceops claims unomig --source S/2008/480 --csv
    """,
)
@click.argument("mission")
@click.option("--indicator", default="", metavar="ID", help="Indicator, or INDICATOR/definition.")
@click.option("--definition", default="", metavar="ID", help="Definition of an indicator.")
@click.option(
    "--year", type=click.IntRange(1, 9998), metavar="YEAR", help="Only claims whose period may touch this year."
)
@click.option("--source", default="", metavar="ID", help="Id or document symbol of a source.")
@as_of_option
@casebook_option
@format_options
def claims(
    mission: str, indicator: str, definition: str, year: int | None, source: str, as_of: date | None,
    casebooks: tuple[Path, ...], as_csv: bool, as_json: bool,
) -> None:  # fmt: skip
    """List the claims on MISSION and on the conflict it stands in: the ledger behind every number."""
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook
    from peaceops.pipeline.select import select_claims
    from peaceops.pipeline.table import tabulate_claims

    codebook = load_codebook()
    casebook = load_casebook(codebook, overlays=casebooks)
    found = casebook.mission(mission)
    chosen = select_claims(
        casebook, codebook, found, indicator=indicator, definition=definition, year=year, source=source, as_of=as_of
    )
    show_table(
        tabulate_claims(chosen, casebook, codebook, found.id),
        as_csv=as_csv,
        as_json=as_json,
        columns=("id", "indicator", "definition", "period", "party", "value", "source_label", "locator"),
        empty="no claims",
    )


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops why cb252f19c1616 --documents ../shared/documents
      peaceops why cispkf-abkhazia CONSENT 2008-Q3     the claims behind a rule's quarter
      peaceops why cispkf-abkhazia CONSENT             behind its share of time
      peaceops why unomig strength 1999                behind a cell of the year table
      peaceops why unomig D1/returned_district             behind a series or ratio
    """,
)
@click.argument("words", nargs=-1, required=True, metavar="ID | MISSION NAME [WHEN]")
@documents_options
@as_of_option
@casebook_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def why(
    words: tuple[str, ...],
    documents: Path | None,
    data: Path | None,
    as_of: date | None,
    casebooks: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Follow a number back to its claims, and a claim to its passage or rows.

    ID is a claim's id (its first letters are enough). NAME is a rule, a question of the year table, a ratio, an
    indicator or a definition; WHEN a quarter or a year. The passage is shown where the document is at hand
    (--documents, or PEACEOPS_DOCUMENTS).
    """
    from peaceops.pipeline.request import Request
    from peaceops.pipeline.run import load_base
    from peaceops.pipeline.trace import Tracer

    if len(words) > 3:
        raise click.UsageError("expected a claim id, or MISSION NAME [WHEN]")
    check_folders(documents, data)
    request = Request(mission=words[0], as_of=as_of, casebooks=casebooks)
    with progress() as show:
        if show:
            show("following")
        base = load_base(request)
        tracer = Tracer(codebook=base.codebook, casebook=base.casebook, documents=documents, data=data)
        found = tracer.trace(words, request)
    if as_json:
        write(json.dumps(found.to_dict(), ensure_ascii=False, indent=1) + "\n")
        return
    width = min(screen_width() or _WIDTH, 120)
    say(clean(found.title))
    for line in found.lines:
        for part in _wrap("", line, width):
            say(part)
    for trace in found.claims:
        say()
        for line in _render_trace(trace, width):
            say(line)
    if not found.claims:
        say("  no claim stands behind it")


def _render_trace(trace: ClaimTrace, width: int) -> Iterator[str]:
    claim = trace.claim
    voice = f"{claim.stance}, {claim.attribution}" + (f", said by {claim.attributed_to}" if claim.attributed_to else "")
    facts = (
        (claim.id, f"{claim.indicator}/{claim.definition}  {trace.title}"),
        ("value", f"{trace.value}{f' ({claim.party})' if claim.party else ''}, {trace.period}"),
        ("summary", claim.summary),
        ("voice", voice),
        ("source", f"{trace.citation} [{trace.kind}, stake: {trace.stake}]"),
        ("place", f"{claim.locator.render()}; known from {claim.known_from.isoformat()}"),
        ("rests on", ", ".join(claim.derives_from)),
        ("note", claim.note),
        ("coded", f"{claim.coder_kind}, {claim.status}; {trace.place}"),
        *(("passage", text) for text in trace.evidence),
        ("passage", trace.reason if not trace.evidence else ""),
    )
    for label, text in facts:
        if text:
            lines = textwrap.wrap(clean(text), max(40, width - 12), break_on_hyphens=False) or [""]
            yield f"{label}" if label == claim.id else f"  {label:<9} {lines[0]}"
            for line in lines if label == claim.id else lines[1:]:
                yield f"  {'':<9} {line}"
