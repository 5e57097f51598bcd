"""``peaceops documents read``: what a document holds, before anybody judges it.

What enters: files. What leaves: passages with their places, notes with their calls, sentences, warnings.
Never done here: judging what a document says; network.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peaceops.cli.base import (
    FOLDER,
    PATH,
    Command,
    clean,
    format_options,
    progress,
    say,
    screen_width,
    tell,
    width_of,
    write,
)

if TYPE_CHECKING:
    from peaceops.model.text import Text


@click.group(
    epilog="""\b
    Examples:
      peaceops documents read report.pdf
      peaceops documents read scan.pdf --recognise --json
    """,
)
def documents() -> None:
    """Read documents: PDF, DOCX, HTML, plain text."""


@documents.command(
    "read",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops documents read report.pdf
      peaceops documents read article.docx page.html --csv > passages.csv
      peaceops documents read article.txt --json | jq '.documents[0].notes[] | select(.calls == [])'
      peaceops documents read scan.pdf --recognise
      peaceops documents read scan.pdf --ocr recognised/

    A passage has its order, kind (paragraph, heading, table, quote, annex, text), printed number, pages, lines, box in
    points from the page's top left, and the notes called in it. In --json a note has the passages and offsets that call
    it; offsets count characters of the passage's text.

    --ocr DIR holds NAME.txt for NAME.pdf, with form feeds between pages, and perhaps NAME.csv with the columns page and
    word_confidence_mean. Without it a folder named ocr beside the document is looked at.

    One file that cannot be read stops no other; the exit code is then 1.
    """,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=PATH)
@click.option(
    "--ocr",
    "ocr_folder",
    metavar="DIR",
    type=FOLDER,
    help="Recognised text of scans.",
)
@click.option("--recognise", is_flag=True, help="Recognise pages without text by Tesseract.")
@format_options
def read(files: tuple[Path, ...], ocr_folder: Path | None, recognise: bool, as_csv: bool, as_json: bool) -> int:
    """Show the passages, notes and warnings of documents."""
    from peaceops.documents.text import read_text
    from peaceops.errors import DocumentUnreadable

    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    texts: list[Text] = []
    failed = False
    with progress() as show:
        for path in files:
            if show is not None:
                show(f"reading {path.name}")
            try:
                texts.append(read_text(path, ocr_folder=ocr_folder, recognise=recognise))
            except DocumentUnreadable as error:
                failed = True
                tell(f"peaceops: {clean(error.message)}")
    if as_json:
        write(json.dumps({"documents": [build_record(text) for text in texts]}, ensure_ascii=False, indent=1) + "\n")
    elif as_csv:
        write(_render_csv(texts))
    else:
        for number, text in enumerate(texts):
            if number:
                say()
            _show(text)
    return 1 if failed else 0


def build_record(text: Text) -> dict[str, Any]:
    """Build what ``--json`` prints of one document.

    Parameters
    ----------
    text : Text
        As it was read.

    Returns
    -------
    dict
    """
    return {
        "name": text.name, "sha256": text.sha256, "format": text.format, "language": text.language, "title": text.title,
        "author": text.author, "issued": text.issued, "pages": text.pages, "is_ocr": text.is_ocr, "warnings": list(text.warnings),
        "passages": [
            {
                "order": p.order, "kind": p.kind, "paragraph": p.paragraph, "section": p.section, "first_page": p.first_page,
                "last_page": p.last_page, "first_line": p.first_line, "last_line": p.last_line,
                "box": None if p.box is None else {
                    "page": p.box.page, "left": round(p.box.left, 1), "top": round(p.box.top, 1),
                    "right": round(p.box.right, 1), "bottom": round(p.box.bottom, 1),
                },
                "is_ocr": p.is_ocr, "word_confidence_mean": p.word_confidence_mean, "repeats": p.repeats,
                "calls": [{"label": call.label, "at": call.at} for call in p.calls], "text": p.text,
            }
            for p in text.passages
        ],
        "notes": [
            {
                "label": n.label, "order": n.order, "page": n.page, "line": n.line, "text": n.text,
                "calls": [{"passage": place.passage, "at": place.at} for place in n.calls],
            }
            for n in text.notes
        ],
        "sentences": [
            {"order": s.order, "passage": s.passage, "start": s.start, "end": s.end, "notes": list(s.notes), "text": s.text}
            for s in text.sentences
        ],
    }  # fmt: skip


_CSV_TYPES = {
    "document": "str", "language": "str", "order": "int", "kind": "str", "paragraph": "str", "section": "str", "first_page": "int",
    "last_page": "int", "first_line": "int", "last_line": "int", "box_page": "int", "box_left": "float", "box_top": "float",
    "box_right": "float", "box_bottom": "float", "is_ocr": "bool", "word_confidence_mean": "float", "repeats": "int", "calls": "str",
    "text": "str",
}  # fmt: skip


def _render_csv(texts: Sequence[Text]) -> str:
    """Render passages and notes, one a row; a note's kind is ``note`` and its paragraph its label."""
    from peaceops.pipeline.table import Table

    rows: list[dict[str, Any]] = []
    for text in texts:
        for p in text.passages:
            box = p.box
            rows.append({
                "document": text.name, "language": text.language, "order": p.order, "kind": p.kind, "paragraph": p.paragraph,
                "section": p.section, "first_page": p.first_page, "last_page": p.last_page, "first_line": p.first_line,
                "last_line": p.last_line, "is_ocr": p.is_ocr, "word_confidence_mean": p.word_confidence_mean, "repeats": p.repeats,
                "calls": " ".join(call.label for call in p.calls), "text": p.text,
                **({} if box is None else {
                    "box_page": box.page, "box_left": round(box.left, 1), "box_top": round(box.top, 1),
                    "box_right": round(box.right, 1), "box_bottom": round(box.bottom, 1),
                }),
            })  # fmt: skip
        for n in text.notes:
            called = " ".join(str(place.passage) for place in n.calls)
            rows.append({
                "document": text.name, "language": text.language, "order": n.order, "kind": "note", "paragraph": n.label,
                "first_page": n.page, "first_line": n.line, "is_ocr": text.is_ocr, "calls": called, "text": n.text,
            })  # fmt: skip
    return Table.of_rows(_CSV_TYPES, rows).to_csv()


def _show(text: Text) -> None:
    """Show a document to a person: a head, a line for each passage and note, warnings."""
    head = [text.format, f"language {text.language}"]
    if text.pages is not None:
        head.append(f"{text.pages} page{'' if text.pages == 1 else 's'}")
    head += [f"{len(text.passages)} passages", f"{len(text.notes)} notes", f"{len(text.sentences)} sentences"]
    if text.is_ocr:
        head.append("recognised from images")
    say(f"{text.name}: {', '.join(head)}")
    for name, value in (("title", text.title), ("author", text.author), ("issued", text.issued)):
        if value:
            say(f"  {name}: {clean(value)}")
    width = screen_width() or 110
    for p in text.passages:
        calls = f" [notes {', '.join(call.label for call in p.calls)}]" if p.calls else ""
        repeated = f" [repeats {p.repeats}]" if p.repeats is not None else ""
        mark = f"{p.paragraph}. " if p.paragraph and not p.text.startswith(p.paragraph) else ""
        say(_cut(f"{p.order:>5}  {_tell_place(p):<9} {p.kind:<10}", f"{mark}{p.text}", f"{calls}{repeated}", width))
    for n in text.notes:
        place = f"p. {n.page}" if n.page is not None else f"l. {n.line}" if n.line is not None else ""
        called = f" [called in {', '.join(str(c.passage) for c in n.calls)}]" if n.calls else " [not called]"
        say(_cut(f"{'':>5}  {place:<9} {'note ' + n.label:<10}", n.text, called, width))
    for warning in text.warnings:
        tell(f"{text.name}: {clean(warning)}")


def _tell_place(passage: Any) -> str:
    for sign, first, last in (
        ("p.", passage.first_page, passage.last_page),
        ("l.", passage.first_line, passage.last_line),
    ):
        if first is not None:
            return f"{sign} {first}" if last in {None, first} else f"{sign} {first}-{last}"
    return ""


def _cut(head: str, text: str, tail: str, width: int) -> str:
    """Cut a text to what room a line leaves."""
    line = " ".join(clean(text[: 4 * width]).split())
    room = max(20, width - width_of(head) - width_of(tail) - 2)
    return f"{head} {line if width_of(line) <= room else line[: room - 1] + '…'}{clean(tail)}"
