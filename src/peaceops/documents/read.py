"""Open documents and find passages in them.

What enters: a PDF, DOCX, HTML page or plain text, perhaps with recognised text of its scanned pages.
What leaves: a :class:`Document` of passages with their places, or one clear error.
Never done here: network, execution of anything in the file, recognition of images.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peaceops.documents.clean import clean_text
from peaceops.documents.divider import Divider
from peaceops.documents.division import divide_report, divide_resolution, divide_text, is_resolution
from peaceops.documents.opening import DEFAULT_LIMITS, Budget, Limits, decode, read_bytes, sniff_format
from peaceops.documents.page import Line, drop_furniture
from peaceops.documents.scan import read_pages, to_lines
from peaceops.errors import DocumentUnreadable
from peaceops.model.locator import PassageLocator
from peaceops.model.passage import Passage

_MAX_LINE_CHARACTERS: Final = 100_000
_PARAGRAPH: Final = re.compile(r"(?P<number>(?:op )?\d{1,3}|pp)(?:\s*\((?P<letter>[a-z])\))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as it was read.

    Parameters
    ----------
    name : str
        Name of the file.
    sha256 : str
        Hash of its bytes.
    pages : int or None
        Number of pages; None for plain text.
    passages : tuple of Passage
        In reading order.
    is_ocr : bool
        Whether text of any page was recognised from an image.
    warnings : tuple of str
        What a reader of the passages should know.
    lines : tuple of Line
        Lines without page furniture, for locators by line or page.
    """

    name: str
    sha256: str
    pages: int | None
    passages: tuple[Passage, ...]
    is_ocr: bool = False
    warnings: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


def read_document(
    path: Path,
    *,
    ocr_folder: Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
    clock: Callable[[], float] = time.process_time,
) -> Document:
    """Read a document into passages.

    Parameters
    ----------
    path : Path
        PDF, DOCX, HTML or plain text.
    ocr_folder : Path or None
        Folder of recognised text: ``<stem>.txt`` with form feeds between pages, ``<stem>.csv`` with
        ``page`` and ``word_confidence_mean``. Used for pages that hold no text of their own.
    limits : Limits
        What the document may have.
    clock : callable
        Seconds, for the time limit: of processor time of this process, so that a busy machine refuses nothing. Recognising
        a page has a limit of its own.

    Returns
    -------
    Document
        A scan without recognised text has no passages and a warning that says so.

    Raises
    ------
    DocumentUnreadable
        If the file is missing, empty, encrypted, damaged, too large or of another format.
    """
    data = read_bytes(path, limits)
    budget = Budget(path, limits, clock, clock())
    sha256 = hashlib.sha256(data).hexdigest()
    form = sniff_format(path, data)
    if form == "pdf":
        return _read_pdf(path, data, sha256, ocr_folder, budget)
    if form == "text":
        return _read_text(path, data, sha256, budget)
    return _read_structured(path, limits, clock)


def _read_structured(path: Path, limits: Limits, clock: Callable[[], float]) -> Document:
    """Read a DOCX or HTML page: its paragraphs are lines, its notes stand at the end as passages of their own."""
    from peaceops.documents.text import read_text

    text = read_text(path, limits=limits, clock=clock)
    passages = list(text.passages)
    for note in text.notes:
        passages.append(
            Passage(
                document=text.name,
                order=len(passages),
                text=note.text or note.label,
                paragraph=note.label,
                kind="footnote",
                section="notes",
            )
        )
    lines = [
        Line(text=p.text, page=None, number=p.first_line or n, has_gap=True) for n, p in enumerate(text.passages, 1)
    ]
    return Document(
        name=text.name,
        sha256=text.sha256,
        pages=None,
        passages=tuple(passages),
        warnings=text.warnings,
        lines=tuple(lines),
    )


def _read_pdf(path: Path, data: bytes, sha256: str, ocr_folder: Path | None, budget: Budget) -> Document:
    pages = read_pages(path, data, ocr_folder, budget)
    divider = Divider(path.name, pages.confidences)
    lines = [line for page in drop_furniture(pages.lines) for line in page]
    divide_report(divider, lines)
    return Document(
        name=path.name,
        sha256=sha256,
        pages=len(pages.lines),
        passages=tuple(divider.passages),
        is_ocr=pages.is_ocr,
        warnings=(*pages.warnings, *divider.warnings),
        lines=tuple(lines),
    )


def _read_text(path: Path, data: bytes, sha256: str, budget: Budget) -> Document:
    text = clean_text(decode(data, path)).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    budget.spend(len(text))
    raw = text.split("\n")
    if any(len(line) > _MAX_LINE_CHARACTERS for line in raw):
        raise DocumentUnreadable(
            f"has a line of more than {_MAX_LINE_CHARACTERS} characters", where=str(path), hint="is it text?"
        )
    lines = to_lines(raw, page=None, is_ocr=False)
    divider = Divider(path.name)
    if is_resolution(lines):
        divide_resolution(divider, lines)
    else:
        divide_text(divider, lines)
    return Document(
        name=path.name,
        sha256=sha256,
        pages=None,
        passages=tuple(divider.passages),
        warnings=tuple(divider.warnings),
        lines=tuple(lines),
    )


def find_passages(document: Document, locator: PassageLocator) -> tuple[Passage, ...]:
    """Resolve a locator.

    Parameters
    ----------
    document : Document
        Where to look.
    locator : PassageLocator
        A paragraph (narrowed by page and section), lines, a section (narrowed by page) or a page.
        Of a paragraph that is named with a letter only that part is returned. The number of a
        recognised paragraph that is missing resolves to the paragraph its text stands with.

    Returns
    -------
    tuple of Passage
        In reading order; empty when there is no such place.
    """
    if locator.paragraph:
        found = _find_paragraph(document, locator)
    elif locator.lines:
        first, last = locator.lines
        return _join(document, [line for line in document.lines if first <= line.number <= last], locator)
    elif locator.section:
        found = _in_section(document.passages, locator.section)
    else:
        lines = [line for line in document.lines if line.page == locator.page]
        return _join(document, lines, locator)
    if locator.page is not None:
        narrowed = [passage for passage in found if _is_on(passage, locator.page)]
        # Plain texts have no pages: a page of the printed original narrows nothing there.
        found = narrowed if document.pages is not None else found
    return tuple(found)


def _in_section(passages: Sequence[Passage], section: str) -> list[Passage]:
    wanted = section.casefold()
    if wanted == "annex":  # any annex, appendix or enclosure
        return [passage for passage in passages if passage.kind == "annex"]
    return [passage for passage in passages if passage.section.casefold().startswith(wanted)]


def _is_on(passage: Passage, page: int) -> bool:
    return passage.first_page is not None and passage.first_page <= page <= (passage.last_page or page)


def _find_paragraph(document: Document, locator: PassageLocator) -> list[Passage]:
    match = _PARAGRAPH.fullmatch(locator.paragraph)
    if match is None:
        return []
    passages: Sequence[Passage] = document.passages
    if locator.section:
        passages = _in_section(passages, locator.section)
    found = [passage for passage in passages if passage.paragraph == match["number"]]
    if not found and document.is_ocr:
        found = _find_host(passages, match["number"])
    if match["letter"]:
        found = [part for passage in found if (part := _cut_letter(passage, match["letter"])) is not None]
    return found


def _find_host(passages: Sequence[Passage], number: str) -> list[Passage]:
    """Find the paragraph whose text a missing one stands with."""
    if not number.isdigit():
        return []
    own = [p for p in passages if p.kind == "paragraph" and p.paragraph.isdigit()]
    before = [p for p in own if int(p.paragraph) < int(number)]
    after = [p for p in own if int(p.paragraph) > int(number)]
    return [before[-1]] if before and after else []


def _cut_letter(passage: Passage, letter: str) -> Passage | None:
    """Cut the part ``(a)`` out of a paragraph."""
    begin = re.search(rf"\({letter}\)\s", passage.text)
    if begin is None:
        return None
    following = chr(ord(letter) + 1)
    end = re.search(rf"\({following}\)\s", passage.text[begin.end() :])
    text = passage.text[begin.start() : begin.end() + end.start() if end else None]
    return _replace_text(passage, text.strip(), f"{passage.paragraph} ({letter})")


def _replace_text(passage: Passage, text: str, paragraph: str) -> Passage:
    return Passage(
        document=passage.document, order=passage.order, text=text, first_page=passage.first_page,
        last_page=passage.last_page, first_line=passage.first_line, last_line=passage.last_line,
        paragraph=paragraph, section=passage.section, kind=passage.kind, is_ocr=passage.is_ocr,
        word_confidence_mean=passage.word_confidence_mean, box=passage.box,
    )  # fmt: skip


def _join(document: Document, lines: Sequence[Line], locator: PassageLocator) -> tuple[Passage, ...]:
    """Make one passage of the lines of a line or page locator."""
    if not lines:
        return ()
    divider = Divider(document.name)
    divider.add(lines, kind="text", section=locator.section)
    return tuple(divider.passages)
