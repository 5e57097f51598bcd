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
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from peaceops.documents.front import Front
from peaceops.documents.order import Word
from peaceops.errors import DocumentUnreadable

_LINE_HYPHENS: Final = frozenset({0x02, 0xAD, 0xFFFE})
_SAMPLE: Final = 400
_MARK_SIZE: Final = 0.8
_CHECK_EVERY: Final = 5_000
_LIGATED: Final = frozenset("filtjs")
_RISE: Final = 0.22
_FAR: Final = 1e6
Box = tuple[float, float, float, float]
_BLANK: Final[Box] = (0.0, 0.0, 0.0, 0.0)
_DATE: Final = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


def read_words(data: bytes, path: Path, *, max_pages: int, spend: Callable[[int], None]) -> Iterator[list[Word]]:
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
    list of Word
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
        for index in range(count):
            try:
                words = _read_page(pdf, index, spend)
            except pdfium.PdfiumError:  # a damaged page among good ones holds no text
                words = []
            yield words
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


def _read_page(pdf: Any, index: int, spend: Callable[[int], None]) -> list[Word]:
    page = pdf[index]
    try:
        textpage = page.get_textpage()
        try:
            return _collect(textpage, spend, _read_frame(page))
        finally:
            textpage.close()
    finally:
        page.close()


def _read_frame(page: Any) -> Box:
    """Read the visible part of a page: left, bottom, right, top."""
    frame = page.get_cropbox()
    sound = all(math.isfinite(side) and abs(side) < _FAR for side in frame)
    return tuple(frame) if sound else (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class _Run:
    """Characters that follow each other without space, and the words they became."""

    words: list[Word] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    box: Box = _BLANK
    last: Box = _BLANK
    has_space: bool = True

    def close(self, *, space: bool) -> None:
        """End the word."""
        if self.texts:
            self.words.append(Word("".join(self.texts), *self.box, self.has_space))
            self.texts = []
            self.has_space = space
        self.has_space = self.has_space or space

    def add(self, text: str, box: Box) -> None:
        """Add a character to the word, or begin one with it."""
        if self.texts and (box[1] != self.last[1] or box[3] != self.last[3]):
            if text in _LIGATED and not self.texts[-1].isdigit():
                box = _lift(self.last, box)
            if not _continues(self.last, box):
                self.close(space=_is_raised(self.last, box))
        elif self.texts:
            # On one line and of one size, as most characters are.
            size = max(box[3] - box[1], 1.0)
            if not -0.5 * size <= box[0] - self.last[2] <= 0.15 * size:
                self.close(space=False)
        if self.texts:
            own = self.box
            self.box = (min(own[0], box[0]), min(own[1], box[1]), max(own[2], box[2]), max(own[3], box[3]))
        else:
            self.box = box
        self.texts.append(text)
        self.last = box


def _collect(textpage: Any, spend: Callable[[int], None], frame: Box) -> list[Word]:
    """Collect characters into words: runs on one line without space or gap."""
    run = _Run()
    seen: set[tuple[str, int, int]] = set()
    last: tuple[str, int, int] | None = None
    for number, (text, box) in enumerate(_characters(textpage, frame)):
        if number % _CHECK_EVERY == 0:
            spend(0)
        if not text:
            run.close(space=True)
            continue
        key = (text, round(box[0] * 2), round(box[1] * 2))
        # The same glyph drawn again for bold; both letters of a ligature follow each other.
        if key in seen and key != last:
            continue
        seen.add(key)
        last = key
        run.add(text, box)
    run.close(space=True)
    spend(sum(len(word.text) for word in run.words))
    return run.words


def _continues(before: Box, box: Box) -> bool:
    size = max(before[3] - before[1], box[3] - box[1], 1.0)
    overlap = min(before[3], box[3]) - max(before[1], box[1])
    smaller = min(before[3] - before[1], box[3] - box[1])
    gap = box[0] - before[2]
    if _is_raised(before, box):
        return False
    return overlap >= 0.5 * smaller and -0.5 * size <= gap <= 0.15 * size


def _lift(before: Box, box: Box) -> Box:
    """Make a letter of a ligature, whose box is that of its ink, as high as the letter before; a raised one stays."""
    height = before[3] - before[1]
    is_inside = before[1] - 0.1 * height <= box[1] and box[3] <= before[3] + 0.1 * height
    if is_inside and box[3] - box[1] < height and before[3] - box[3] < _RISE * height:
        return box[0], before[1], box[2], before[3]
    return box


def _is_raised(before: Box, box: Box) -> bool:
    """Whether a character is the mark of a footnote: much smaller than the one before."""
    return box[3] - box[1] < _MARK_SIZE * (before[3] - before[1])


def _characters(textpage: Any, frame: Box) -> Iterator[tuple[str, Box]]:
    """Yield each character with its box from the top left; an empty text is a space."""
    from pypdfium2 import raw

    loose = raw.FS_RECTF()
    sides = [ctypes.c_double() for _ in range(4)]
    count = raw.FPDFText_CountChars(textpage)
    direction = _find_direction(textpage, count)
    read_code, read_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    texts: dict[int, str] = dict.fromkeys(_LINE_HYPHENS, "-")
    for index in range(count):
        code = read_code(textpage, index)
        text = texts.get(code)
        if text is None:
            text = _to_text(code)
            texts[code] = text = "" if text.isspace() else text
        if not text:
            yield "", _BLANK
            continue
        if read_box(textpage, index, loose) and loose.top > loose.bottom:
            left, bottom, right, top = loose.left, loose.bottom, loose.right, loose.top
        elif raw.FPDFText_GetCharBox(textpage, index, *sides):
            left, bottom, right, top = sides[0].value, sides[2].value, sides[1].value, sides[3].value
        else:
            continue
        # What is no number compares as false.
        if -_FAR < left < _FAR and -_FAR < right < _FAR and -_FAR < bottom < _FAR and -_FAR < top < _FAR:
            yield text, _turn((left, bottom, right, top), direction, frame)


def _to_text(code: int) -> str:
    """Turn a code point into text; controls and halves of pairs are no text."""
    if code > 0x10FFFF or unicodedata.category(chr(code)) in {"Cc", "Cs", "Cn", "Co"}:
        return ""
    return chr(code)


def _find_direction(textpage: Any, count: int) -> int:
    """Find in which direction most of a page's lines run: 0, 90, 180 or 270 degrees."""
    from pypdfium2 import raw

    step = max(1, count // _SAMPLE)
    angles = [raw.FPDFText_GetCharAngle(textpage, index) for index in range(0, count, step)]
    # The library counts angles clockwise.
    quarters = Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    return 90 * min(quarters, key=lambda quarter: (-quarters[quarter], quarter)) if quarters else 0


def _turn(box: Box, direction: int, frame: Box) -> Box:
    """Turn a box to left, top, right, bottom from the corner at which a reader of lines in this direction begins."""
    left, bottom, right, top = box
    if direction == 90:
        return bottom - frame[1], left - frame[0], top - frame[1], right - frame[0]
    if direction == 180:
        return frame[2] - right, bottom - frame[1], frame[2] - left, top - frame[1]
    if direction == 270:
        return frame[3] - top, frame[2] - right, frame[3] - bottom, frame[2] - left
    return left - frame[0], frame[3] - top, right - frame[0], frame[3] - bottom
