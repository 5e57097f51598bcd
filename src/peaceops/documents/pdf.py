"""Words of a PDF with their boxes, by pypdfium2.

What enters: the bytes of a file.
What leaves: words page by page, or one clear error.
Never done here: execution of scripts, following links, writing.

A single page cannot be interrupted; the time limit is looked at between pages and inside long ones.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from peaceops.documents.annotation import lay_links
from peaceops.documents.front import Front
from peaceops.documents.letters import LetterReader
from peaceops.documents.run import Run
from peaceops.documents.spelling import Box, find_direction
from peaceops.errors import DocumentUnreadable

_FAR: Final = 1e6
# What the library takes for a page that states no frame.
_LETTER: Final[Box] = (0.0, 0.0, 612.0, 792.0)
_DATE: Final = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


def read_runs(data: bytes, path: Path, *, max_pages: int, spend: Callable[[int], None]) -> Iterator[list[Run]]:
    """Read the words of each page.

    Parameters
    ----------
    data : bytes
        The file.
    path : Path
        Its name, for messages.
    max_pages : int
        Pages that are accepted.
    spend : callable
        Called with each number of characters read; raises when a limit is passed.

    Yields
    ------
    list of Run
        In the order of the file.

    Raises
    ------
    DocumentUnreadable
        If the file is encrypted, damaged, without pages or too long.
    """
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _explain(str(error), data, path) from None
    try:
        count = len(pdf)
        if count < 1:
            raise DocumentUnreadable("has no pages", where=str(path))
        if count > max_pages:
            raise DocumentUnreadable(
                f"has {count} pages", where=str(path), expected=f"at most {max_pages}", hint="split it"
            )
        reader = LetterReader()
        for index in range(count):
            try:
                runs = _read_page(pdf, index, reader, spend)
            except pdfium.PdfiumError:  # a damaged page among good ones holds no text
                runs = []
            yield runs
    finally:
        pdf.close()


def read_metadata(data: bytes) -> Front:
    """Read title, author and date of creation from a PDF's own record; empty where it has none."""
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return Front()
    try:
        found = pdf.get_metadata_dict(skip_empty=True)
    except (pdfium.PdfiumError, UnicodeError):
        return Front()
    finally:
        pdf.close()
    match = _DATE.match(str(found.get("CreationDate", "")))
    return Front(
        title=_clean(found.get("Title", "")),
        author=_clean(found.get("Author", "")),
        made="-".join(match.groups()) if match else "",
    )


def _clean(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:500]


def _explain(error: str, data: bytes, path: Path) -> DocumentUnreadable:
    if "assword" in error or "ecurity" in error:
        return DocumentUnreadable("is encrypted", where=str(path), hint="save a copy without a password")
    if b"%%EOF" not in data[-2048:]:
        return DocumentUnreadable("is truncated or damaged", where=str(path), expected="a whole PDF")
    return DocumentUnreadable("is a damaged PDF", where=str(path), hint="open and save it anew")


def _read_page(pdf: Any, index: int, reader: LetterReader, spend: Callable[[int], None]) -> list[Run]:
    """Read a page through the library's own functions: an object for each page would cost more than its lines."""
    from pypdfium2 import PdfiumError, raw

    page = raw.FPDF_LoadPage(pdf, index)
    if not page:
        raise PdfiumError("page")
    try:
        textpage = raw.FPDFText_LoadPage(page)
        if not textpage:
            raise PdfiumError("text")
        try:
            frame = _read_frame(page)
            runs = reader.read_page(textpage, frame, spend)

            def find_view() -> tuple[int, Box]:
                return find_direction(textpage, raw.FPDFText_CountChars(textpage)), frame

            return lay_links(pdf, page, runs, find_view, spend)
        finally:
            raw.FPDFText_ClosePage(textpage)
    finally:
        raw.FPDF_ClosePage(page)


def _read_frame(page: Any) -> Box:
    """Read the visible part of a page: left, bottom, right, top."""
    from pypdfium2 import raw

    sides = [ctypes.c_float() for _ in range(4)]
    if raw.FPDFPage_GetCropBox(page, *sides) or raw.FPDFPage_GetMediaBox(page, *sides):
        left, bottom, right, top = (side.value for side in sides)
    else:
        left, bottom, right, top = _LETTER
    sound = all(math.isfinite(side) and abs(side) < _FAR for side in (left, bottom, right, top))
    return (left, bottom, right, top) if sound else (0.0, 0.0, 0.0, 0.0)
