"""Text of scanned pages by Debian's Tesseract, where it is installed.

What enters: a PDF and the pages that hold no text. What leaves: lines and the mean confidence of each page's words.
Never done here: recognising unless it was asked for; network.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from peaceops.documents.opening import Budget
from peaceops.documents.page import Line
from peaceops.errors import DocumentUnreadable
from peaceops.model.passage import Box

DOTS_PER_INCH: Final = 300
MAX_PAGES: Final = 500
MAX_PIXELS: Final = 40_000_000
SECONDS_PER_PAGE: Final = 120.0
_POINTS: Final = 72.0


def recognise_pages(
    path: Path, data: bytes, pages: Sequence[int], budget: Budget
) -> dict[int, tuple[list[Line], float]]:
    """Recognise pages of a PDF.

    Parameters
    ----------
    path : Path
        Its name, for messages.
    data : bytes
        The file.
    pages : sequence of int
        Pages, from 1.
    budget : Budget
        Characters that are left; each page has a time of its own.

    Returns
    -------
    dict of int to tuple of list of Line and float
        Lines and mean confidence of the words, 0 to 100; pages without words are left out.

    Raises
    ------
    DocumentUnreadable
        Tesseract is not installed, fails, takes too long, or there are too many pages.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise DocumentUnreadable(
            "cannot be recognised: tesseract is not installed", where=str(path), hint="apt-get install tesseract-ocr"
        )
    if len(pages) > MAX_PAGES:
        raise DocumentUnreadable(
            f"has {len(pages)} pages to recognise", where=str(path), expected=f"at most {MAX_PAGES}", hint="split it"
        )
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    found: dict[int, tuple[list[Line], float]] = {}
    pdf = pdfium.PdfDocument(data)
    try:
        for number in pages:
            picture, scale = _render(pdf, number - 1)
            if not picture:
                continue
            lines, confidence = parse_words(_run(program, picture, path, number), number, scale)
            budget.characters += sum(len(line.text) for line in lines)
            if lines:
                found[number] = (lines, confidence)
    finally:
        pdf.close()
    return found


def _render(pdf: Any, index: int) -> tuple[bytes, float]:
    """Render a page as a grey picture; points a pixel."""
    import pypdfium2 as pdfium

    try:
        page = pdf[index]
    except pdfium.PdfiumError:
        return b"", 1.0
    try:
        width, height = page.get_size()
        scale = DOTS_PER_INCH / _POINTS
        scale = min(scale, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
        if scale * min(width, height) < 1:
            return b"", 1.0
        bitmap = page.render(scale=scale, grayscale=True)
        head = f"P5 {bitmap.width} {bitmap.height} 255\n".encode()
        buffer = bytes(bitmap.buffer)
        rows = (buffer[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
        picture = head + b"".join(rows)
        bitmap.close()
        return picture, 1.0 / scale
    except pdfium.PdfiumError:
        return b"", 1.0
    finally:
        page.close()


def _run(program: str, picture: bytes, path: Path, number: int) -> str:
    command = [program, "stdin", "stdout", "--dpi", str(DOTS_PER_INCH), "-l", "eng", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the picture goes in by its standard input
            command, input=picture, capture_output=True, timeout=SECONDS_PER_PAGE, check=False,
            env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise DocumentUnreadable(
            f"takes longer than {SECONDS_PER_PAGE:g} s to recognise", where=f"{path}, page {number}"
        ) from None
    except OSError as error:
        raise DocumentUnreadable(f"cannot be recognised: {error.strerror}", where=str(path)) from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no reason given"]
        raise DocumentUnreadable(f"cannot be recognised: {reason[0][:200]}", where=f"{path}, page {number}")
    return done.stdout.decode("utf-8", "replace")


def parse_words(table: str, page: int, scale: float) -> tuple[list[Line], float]:
    """Parse Tesseract's table of words into lines.

    Parameters
    ----------
    table : str
        Tab-separated, with a head.
    page : int
        Page of the file.
    scale : float
        Points a pixel.

    Returns
    -------
    tuple of list of Line and float
        The lines, and the mean confidence of the words.
    """
    rows: dict[tuple[str, str, str], list[tuple[str, float, float, float, float]]] = {}
    confidences: list[float] = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        try:
            confidence = float(row.get("conf") or -1)
            left, top, width, height = (float(row[name]) * scale for name in ("left", "top", "width", "height"))
        except (KeyError, TypeError, ValueError):
            continue
        if not text or confidence < 0 or width < 0 or height < 0:
            continue
        confidences.append(confidence)
        key = (str(row.get("block_num")), str(row.get("par_num")), str(row.get("line_num")))
        rows.setdefault(key, []).append((text, left, top, left + width, top + height))
    lines: list[Line] = []
    before: tuple[str, str] | None = None
    for (block, paragraph, _), words in rows.items():
        box = Box(
            page=page, left=min(w[1] for w in words), top=min(w[2] for w in words),
            right=max(w[3] for w in words), bottom=max(w[4] for w in words),
        )  # fmt: skip
        lines.append(
            Line(
                text=" ".join(word[0] for word in words), page=page, number=len(lines) + 1,
                has_gap=(block, paragraph) != before, is_ocr=True, box=box, starts_page=not lines,
            )
        )  # fmt: skip
        before = (block, paragraph)
    return lines, round(sum(confidences) / len(confidences), 1) if confidences else 0.0
