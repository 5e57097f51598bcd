"""Pages of a PDF to lines, with recognised text where a page holds none of its own.

What enters: the bytes of a PDF, perhaps a folder of recognised text.
What leaves: lines page by page.
Never done here: recognising.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peaceops.documents.opening import Budget, decode, pause_collection, read_bytes
from peaceops.documents.order import order_rows
from peaceops.documents.overlay import settle_runs
from peaceops.documents.page import Line
from peaceops.documents.row import Row
from peaceops.model.passage import Box, Link

_MIN_PAGE_CHARACTERS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Lines of a PDF.

    Parameters
    ----------
    lines : list of list of Line
        Page by page, with page furniture.
    empty : frozenset of int
        Pages that hold no text of their own.
    confidences : dict of int to float
        Mean word confidence of recognised pages.
    is_ocr : bool
        Whether recognised text was used.
    warnings : tuple of str
        What a reader should know.
    """

    lines: list[list[Line]]
    empty: frozenset[int]
    confidences: dict[int, float]
    is_ocr: bool
    warnings: tuple[str, ...]


@pause_collection()
def read_pages(path: Path, data: bytes, ocr_folder: Path | None, budget: Budget, *, recognise: bool = False) -> Pages:
    """Read the lines of a PDF.

    Parameters
    ----------
    path : Path
        Its name.
    data : bytes
        The file.
    ocr_folder : Path or None
        Folder of recognised text.
    budget : Budget
        Characters and time that are left.
    recognise : bool
        Whether Tesseract reads the pages that hold no text.

    Returns
    -------
    Pages
    """
    from peaceops.documents.pdf import read_runs

    pages: list[list[Line]] = []
    for number, runs in enumerate(read_runs(data, path, max_pages=budget.limits.max_pages, spend=budget.spend), 1):
        budget.spend(0)
        pages.append(_build_lines(number, order_rows(settle_runs(runs))))
    empty = {n for n, page in enumerate(pages, 1) if sum(len(x.text) for x in page) < _MIN_PAGE_CHARACTERS}
    warnings: list[str] = []
    recognised, confidences = _read_ocr(path, ocr_folder, budget, warnings) if empty else ({}, {})
    if recognised and max(recognised) > len(pages):
        warnings.append(f"the recognised text has {max(recognised)} pages, the file {len(pages)}")
    if recognise and (missing := sorted(empty - set(recognised))):
        from peaceops.documents.recognise import recognise_pages

        for number, (lines, confidence) in recognise_pages(path, data, missing, budget).items():
            recognised[number] = lines
            confidences[number] = confidence
    used = sorted(number for number in empty if recognised.get(number))
    for number in used:
        pages[number - 1] = recognised[number]
    if len(empty) == len(pages) and not used:
        warnings.append("is a scan without text; no recognised text was found, so nothing of it can be confirmed")
    return Pages(
        lines=pages,
        empty=frozenset(empty),
        confidences={page: confidences[page] for page in used if page in confidences},
        is_ocr=bool(used),
        warnings=tuple(warnings),
    )


def _build_lines(page: int, rows: Sequence[Row]) -> list[Line]:
    """Build the lines of a page; by place, for names cost as much as all else."""
    lines: list[Line] = []
    for place, row in enumerate(rows, 1):
        text, has_gap, left, top, right, bottom, size, indent, slack, cells, marks, links = row
        # Files that are damaged draw letters that run backwards.
        if right < left:
            left, right = right, left
        if bottom < top:
            top, bottom = bottom, top
        box = Box(page=page, left=left, top=top, right=right, bottom=bottom)
        leads = tuple([Link(start=start, end=end, address=to) for start, end, to in links]) if links else ()
        lines.append(
            Line(text, page, place, has_gap, False, box, size, indent, slack, cells, place == 1, marks, (), leads)
        )
    return lines


def _read_ocr(
    path: Path, folder: Path | None, budget: Budget, warnings: list[str]
) -> tuple[dict[int, list[Line]], dict[int, float]]:
    """Read recognised text by page, and the mean word confidence of each page."""
    if folder is None:
        return {}, {}
    text_path = folder / f"{path.stem}.txt"
    if not text_path.is_file():
        return {}, {}
    text = decode(read_bytes(text_path, budget.limits), text_path)
    budget.spend(len(text))
    pages = {
        number: to_lines(page.split("\n"), page=number, is_ocr=True)
        for number, page in enumerate(text.replace("\r\n", "\n").split("\f"), 1)
    }
    table = folder / f"{path.stem}.csv"
    confidences: dict[int, float] = {}
    if table.is_file():
        try:
            for row in csv.DictReader(io.StringIO(decode(read_bytes(table, budget.limits), table))):
                if row["word_confidence_mean"]:
                    confidences[int(row["page"])] = float(row["word_confidence_mean"])
        except (KeyError, TypeError, ValueError, csv.Error):
            confidences = {}
            warnings.append(f"{table.name} cannot be read; the words' confidence is not known")
    return pages, confidences


def to_lines(raw: Sequence[str], *, page: int | None, is_ocr: bool) -> list[Line]:
    """Make lines of raw ones; an empty one is a gap."""
    lines: list[Line] = []
    has_gap = True
    for number, text in enumerate(raw, 1):
        text = text.strip()
        if not text:
            has_gap = True
            continue
        lines.append(Line(text=text, page=page, number=number, has_gap=has_gap, is_ocr=is_ocr))
        has_gap = False
    return lines
