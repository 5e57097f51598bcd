"""``peaceops audit``: read a text, follow its notes, test what it says.

What enters: a file and options. What leaves: one HTML file and a summary, or JSON or CSV, and files that were asked for.
Never done here: auditing.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from peaceops.cli.base import (
    PATH,
    Command,
    F,
    casebook_option,
    check_targets,
    documents_options,
    ease_collection,
    format_options,
    has_colour,
    has_unicode,
    progress,
    screen_width,
    tell,
    write,
)
from peaceops.cli.keep import keep_compiled

if TYPE_CHECKING:
    from peaceops.dossier.audit import Audit

_PIPE_WIDTH = 100
_UNSAFE = re.compile(r"[^\w.-]+")
_EXPORTS = {
    "bibtex": "Write the works cited as BibTeX.",
    "csl": "Write the works cited as CSL-JSON.",
    "graphml": "Write notes, works and originals as GraphML.",
    "sarif": "Write the findings as SARIF 2.1.0.",
}


def _export_options(command: F) -> F:
    for name, text in reversed(_EXPORTS.items()):
        command = click.option(f"--{name}", type=PATH, metavar="FILE", help=text)(command)
    return command


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops audit article.pdf                          the page article.audit.html, and a summary here
      peaceops audit article.pdf --data DIR --documents DIR
      peaceops audit report.docx --evidence list.pdf --json > report.json
      peaceops audit article.txt --csv > findings.csv
      cat article.txt | peaceops audit -                  from standard input: the page stdin.audit.html
      peaceops audit article.txt --strict                 exit 1 if a finding of severity error stands
      peaceops audit article.pdf --graphml works.graphml --sarif findings.sarif
      peaceops audit article.pdf --record my-case         dossiers with my-case name the audit
    """,
)
@click.argument("file", type=PATH)
@documents_options
@click.option(
    "--evidence",
    multiple=True,
    metavar="FILE",
    type=PATH,
    help="A document that bears on the text though no note cites it. May be repeated.",
)
@click.option("--ocr", "ocr_folder", metavar="DIR", type=PATH, help="Folder of text recognised from scans.")
@casebook_option
@click.option("--strict", is_flag=True, help="Exit 1 if a finding of severity error stands.")
@format_options
@click.option("--out", type=PATH, metavar="FILE", help="Where the page goes; default ./NAME.audit.html.")
@_export_options
@click.option(
    "--record",
    metavar="DIR",
    type=PATH,
    help="Enter the audit in audits.csv of a casebook folder: title, missions and counts, no words of the text.",
)
def audit(
    file: Path, data: Path | None, documents: Path | None, evidence: tuple[Path, ...], ocr_folder: Path | None,
    casebooks: tuple[Path, ...], strict: bool, as_csv: bool, as_json: bool, out: Path | None, record: Path | None,
    **exports: Path | None,
) -> int:  # fmt: skip
    """Audit FILE, a PDF, DOCX, HTML or text: what it claims, whether its notes can carry that, what other evidence says.

    FILE may be - for standard input. --data is a folder of dataset files or one made by peaceops data add; --documents is a folder of the documents that
    the text cites. Everything works without them, and the report says what was not at hand. With --json or --csv no
    page is written unless --out says where.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    check_targets((out or _name_page(file, is_data=as_csv or as_json), *exports.values()), (file, *evidence))
    ease_collection()
    with keep_compiled("audit") as keeper:
        from peaceops.pipeline.audit import AuditRequest, audit_file, find_own_data
        from peaceops.settings import read_settings

        keeper.end_imports()
        settings = read_settings(os.environ)
        today = datetime.now(UTC).date()
        request = AuditRequest(
            file=file, casebooks=casebooks, documents=documents, evidence=evidence, data=data or find_own_data(settings.store),
            ocr_folder=ocr_folder,
        )  # fmt: skip
        with _place_input(file) as placed, progress() as show:
            request = replace(request, file=placed, is_piped=str(file) == "-")
            found = audit_file(request, cache=settings.cache, today=today, progress=show or (lambda _stage: None))
            written = list(_write_files(found, placed, out, exports, is_data=as_csv or as_json))
        if record is not None:
            from peaceops.pipeline.audit_record import record_audit

            page = written[0].name if written and written[0].suffix == ".html" else ""
            written.append(record_audit(found, record, today=today, page=page))
        write(_render(found, as_csv=as_csv, as_json=as_json))
        for path in written:
            tell(f"{'' if sys.stderr.isatty() else 'peaceops: '}wrote {path}")
        return 1 if strict and any(finding.severity == "error" for finding in found.findings) else 0


@contextmanager
def _place_input(file: Path) -> Iterator[Path]:
    """Give the file, or for - one with what stands on standard input."""
    if str(file) != "-":
        yield file
        return
    if sys.stdin.isatty():
        raise click.UsageError("- reads the text from a pipe: cat article.txt | peaceops audit -")
    with TemporaryDirectory(prefix="peaceops-") as folder:
        placed = Path(folder) / "stdin"
        with placed.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        yield placed


def _render(found: Audit, *, as_csv: bool, as_json: bool) -> str:
    if as_json:
        from peaceops.report.audit.data import render_audit_json

        return render_audit_json(found)
    if as_csv:
        from peaceops.pipeline.audit_table import tabulate_audit

        return tabulate_audit(found).to_csv()
    from peaceops.report.audit.terminal import render_audit_summary

    return render_audit_summary(
        found, width=screen_width() or _PIPE_WIDTH, color=has_colour(), unicode=has_unicode()
    )  # fmt: skip


def _name_page(file: Path, *, is_data: bool) -> Path | None:
    """Name the page where nobody else did; none where data were asked for."""
    return None if is_data else Path(f"{_UNSAFE.sub('_', file.stem) or 'text'}.audit.html")


def _write_files(
    found: Audit, file: Path, out: Path | None, exports: dict[str, Path | None], *, is_data: bool
) -> Iterator[Path]:  # fmt: skip
    """Write the page and what else was asked for; the page comes first."""
    from peaceops.files import write_file

    page = out or _name_page(file, is_data=is_data)
    if page is not None:
        from peaceops.report.audit.html import render_audit

        write_file(page, render_audit(found))
        yield page
    for name, path in exports.items():
        if path is not None:
            write_file(path, _exporters()[name](found))
            yield path


def _exporters() -> dict[str, Callable[[Audit], str]]:
    from peaceops.report.audit.graphml import render_graphml
    from peaceops.report.audit.library import render_bibtex, render_csl_json
    from peaceops.report.audit.sarif import render_sarif

    return {
        "bibtex": render_bibtex,
        "csl": render_csl_json,
        "graphml": render_graphml,
        "sarif": render_sarif,
    }
