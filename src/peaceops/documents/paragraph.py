"""Lines to paragraphs, headings and tables where no numbers tell them apart.

What enters: lines of the body without notes and pull quotes.
What leaves: passages; a paragraph that runs over a page, a column or a pull quote is one.
Never done here: changing a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from peaceops.documents.divider import Divider
from peaceops.documents.extent import is_notes_heading, is_open
from peaceops.documents.label import APART, CAPTION, is_byline, is_caption
from peaceops.documents.page import Line

_INDENT_EMS: Final = 0.8
_INDENT_CHARACTERS: Final = 2.0
_FULL_EMS: Final = 0.3
_LONG_LINE: Final = 160
_SECTION: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s+[^\W\d_a-z]")
_SECTION_NUMBER: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-HIVX]{1,5})\.?\s+[A-Z]")
_MAX_SIGNED: Final = 80
_MIN_WIDTH: Final = 30
_TITLE_SLACK: Final = 6.0
_MAX_TITLE_WORDS: Final = 8
_SHORT: Final = 0.75
_FULL: Final = 0.8
_MAX_FRONT_LINES: Final = 12
_MAX_HEADING_WORDS: Final = 22
_MAX_HEADING_LINES: Final = 4
_BIGGER: Final = 1.08
_MIN_TABLE_ROWS: Final = 3
_MIN_CELLS: Final = 2
_MOSTLY: Final = 0.7
_MAX_TITLE_BLOCK: Final = 400
_BULLET: Final = re.compile(r"[•‣▪●◦■∙] ?\w")
_ITEM: Final = re.compile(r"(?:[•▪◦●–—*-]|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)|\d{1,2}\.)\s+\S")
# Lines of tables bear numbers, too.
_POINT: Final = re.compile(r"(?:[•‣▪●◦■∙○–—*-]|\(?(?:[a-z]|[ivx]{1,5})\))\s")
_MARKDOWN: Final = re.compile(r"#{1,6}\s+\S")
# Alone on a line they title what follows.
_LABELS: Final = frozenset(("Abstract", "ABSTRACT", "Summary", "SUMMARY", "Executive Summary", "Executive summary"))
_SMALL_WORDS: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "its",
        "of",
        "on",
        "or",
        "over",
        "per",
        "the",
        "to",
        "toward",
        "towards",
        "under",
        "upon",
        "via",
        "vs",
        "with",
    ]
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def divide_prose(divider: Divider, lines: Sequence[Line], *, kind: str, section: str) -> None:
    """Divide lines into paragraphs, headings and tables.

    Parameters
    ----------
    divider : Divider
        Takes the passages.
    lines : sequence of Line
        In reading order.
    kind : str
        Of a paragraph: ``text`` or ``annex``.
    section : str
        Where they stand; a heading begins a section of its own below it.
    """
    if not lines:
        return
    size = _usual_size(lines)
    blocks = [[line] for line in lines] if divider.is_structured else _merge(_split(lines), size)
    heading = section
    told = divider.is_structured and any(line.kind == "heading" for line in lines)
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else ()
        if _is_table(block):
            divider.add(block, kind="table", section=heading)
        elif block[0].kind in APART:
            divider.add(block, kind=block[0].kind, section=heading)
        elif is_caption(block, is_beside=divider.ends_with("table", CAPTION)):
            divider.add(block, kind=CAPTION, section=heading)
        elif (
            block[0].kind == "heading"
            if told
            else is_heading(block, following, size) or (not place and not section and _is_title_block(block))
        ):
            heading = " ".join(line.text for line in block).lstrip("# ").rstrip()
            divider.add(block, kind="heading", section=heading)
        elif section == "" and is_notes_heading(heading):
            divider.add(block, kind="footnote", section=heading)
        else:
            divider.add(block, kind=kind, section=heading)


def _usual_size(lines: Sequence[Line]) -> float:
    weights: dict[float, int] = {}
    for line in lines:
        weights[line.size] = weights.get(line.size, 0) + len(line.text)
    return max(weights.items(), key=lambda item: (item[1], item[0]))[0] if weights else 0.0


def _split(lines: Sequence[Line]) -> list[list[Line]]:
    """Split where a line begins a block."""
    rows = find_rows(lines)
    edges = _find_edges(lines)
    blocks: list[list[Line]] = [[lines[0]]]
    for index, (before, line) in enumerate(pairwise(lines), 1):
        is_row = (rows[index] and rows[index - 1]) or line.kind == "table"
        is_row = is_row and line.page == before.page and line.kind == before.kind
        if rows[index] != rows[index - 1] or index in edges or (not is_row and _begins(before, line)):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _find_edges(lines: Sequence[Line]) -> frozenset[int]:
    """Find where headings begin and end that nothing but the width of their lines tells from the text.

    A heading is a run of lines that are short, open and begin with capitals; it stands after the end of a paragraph, and
    a full line that begins with a capital follows. Only texts without sizes need this.
    """
    if not lines or lines[0].kind:
        return frozenset()
    if lines[0].size:
        return frozenset(
            place
            for index in range(len(lines) - 1)
            if _is_run_in(lines, index) or _titles_box(lines, index)
            for place in (index, index + 1)
        )
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 3 // 4]
    if sum(length for length in lengths if length > _LONG_LINE) > _MOSTLY * sum(lengths):
        # A text whose paragraphs are lines.
        return frozenset(index for index, line in enumerate(lines) if line.cells < _MIN_CELLS)
    if not _MIN_WIDTH <= width <= _LONG_LINE:
        return frozenset()
    found: set[int] = set()
    begin = 0
    in_caption = False
    for index, line in enumerate(lines):
        starts = is_caption([line])
        if starts or in_caption:
            # One line, unless it is full and goes on.
            in_caption = len(line.text) >= _FULL * width and is_open(line.text)
            found |= ({index} if starts else set()) | (set() if in_caption else {index + 1})
            begin = index + 1
            continue
        if _is_short_and_open(line, width):
            if _SECTION.match(line.text) and index + 1 < len(lines) and _begins_text(lines[index + 1], width):
                found |= {index, index + 1}
            continue
        if (
            index > begin
            and _begins_text(line, width)
            and index - begin <= (_MAX_FRONT_LINES if begin == 0 else _MAX_HEADING_LINES)
        ):
            found |= {begin, index}
        ends = not is_open(line.text) and (len(line.text) < _SHORT * width or line.slack == 0)
        begin = index + 1 if ends or not is_open(line.text) else len(lines)
    return frozenset(found - {0})


def _is_run_in(lines: Sequence[Line], index: int) -> bool:
    """Whether a line at the head of a block titles it, as in a box: short and open, with a full line that begins anew below."""
    line, following = lines[index], lines[index + 1]
    if not line.has_gap or following.has_gap or line.slack < _TITLE_SLACK or following.slack > _TITLE_SLACK / 4:
        return False
    if following.page != line.page or line.cells > 1 or not 0.9 < following.size / max(line.size, 1.0) < 1.11:
        return False
    text, words = line.text, line.text.split()
    return (
        text[:1].isupper()
        and is_open(text)
        and text[-1] not in ",-–—:;"
        and 2 <= len(words) <= _MAX_TITLE_WORDS
        and words[-1].casefold() not in _SMALL_WORDS
        and following.text[:1].isupper()
        and len(following.text) >= _MIN_WIDTH
        and not _ITEM.match(text)
    )


def _titles_box(lines: Sequence[Line], index: int) -> bool:
    """Whether a line names a box, a figure or a table, and what begins below it is a text."""
    line, following = lines[index], lines[index + 1]
    if line.slack < _TITLE_SLACK or following.has_gap or len(following.text) < _MIN_WIDTH or following.cells > 1:
        return False
    return is_open(line.text) and following.text[:1].isupper() and is_caption([line])


def _begins_text(line: Line, width: int) -> bool:
    """Whether a line is full and begins as a paragraph does."""
    return len(line.text) >= _FULL * width and (line.text[:1].isupper() or line.text[:1] in "“\"‘'(")


def _is_short_and_open(line: Line, width: int) -> bool:
    """Whether a line is short, begins as a heading may, and does not end a sentence, a clause or a word."""
    text = line.text
    if (
        not text.strip()
        or len(text) > _SHORT * width
        or not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'")
    ):
        return False
    last = text.split()[-1]
    return is_open(text) and text[-1] not in ",-–—\u00ad\u2010" and last.casefold() not in _SMALL_WORDS


def find_rows(lines: Sequence[Line]) -> list[bool]:
    """Find the rows of tables: lines of several cells, at least so many in a row; one line of prose may have wide gaps."""
    rows = [False] * len(lines)
    begin = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and _is_cellular(lines[index]):
            continue
        if index - begin >= _MIN_TABLE_ROWS:
            rows[begin:index] = [True] * (index - begin)
        begin = index + 1
    return rows


def _begins(before: Line, line: Line) -> bool:
    if line.has_gap or line.starts_page or line.kind != before.kind or line.page != before.page:
        return True
    if _MARKDOWN.match(line.text) or _MARKDOWN.match(before.text):
        return True
    if before.text in _LABELS or line.text in _LABELS:
        return True
    if before.size and line.size and not 0.9 < line.size / before.size < 1.11:
        return True
    if len(before.text) > _LONG_LINE and not before.size:
        # A text whose paragraphs are lines.
        return True
    ends = not is_open(before.text)
    if _ITEM.match(line.text) and ends:
        return True
    least = _INDENT_EMS if line.size else _INDENT_CHARACTERS
    return (ends and line.indent - before.indent >= least and line.text[:1] in _CAPITALS_AND_MARKS) or (
        ends and line.indent >= least and before.indent >= least and before.slack > 2 * least
    )  # fmt: skip


_CAPITALS_AND_MARKS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÄÇÉÈÍÎÓÖÚÜ“\"‘'([0123456789")


def _merge(blocks: Sequence[list[Line]], size: float) -> list[list[Line]]:
    """Join what a page, a column, a pull quote or a note has parted."""
    merged: list[list[Line]] = []
    before: Sequence[Line] = ()
    # The paragraph that a figure or a table interrupts.
    parted: list[Line] | None = None
    for block in blocks:
        if merged and (_continues(before, block, len(merged[-1])) or _is_one_heading(merged[-1], block, size)):
            merged[-1] += block
        elif parted is not None and _resumes(parted, block):
            parted += block
            before, parted = block, None
            continue
        else:
            if merged and parted is None and _stops_short(merged[-1], size):
                parted = merged[-1]
            if parted is not None and not _is_float(block, parted):
                parted = None
            merged.append(list(block))
        before = block
    return merged


def _stops_short(block: Sequence[Line], size: float) -> bool:
    """Whether a paragraph of the body stops in the middle of a sentence."""
    last = block[-1]
    if not is_open(last.text) or not _is_prose(block) or (size and not 0.92 < last.size / size < 1.09):
        return False
    return not (_is_table(block) or is_caption(block))


def _is_float(block: Sequence[Line], parted: Sequence[Line]) -> bool:
    """Whether a block may stand in the middle of a paragraph: a table, a caption, a box or a pull quote in letters of another size."""
    if _is_table(block) or is_caption(block):
        return True
    size, own = parted[-1].size, block[0].size
    return bool(size and own) and not 0.92 < own / size < 1.09


def _resumes(parted: Sequence[Line], block: Sequence[Line]) -> bool:
    """Whether a block goes on with a paragraph that stopped in the middle of a sentence before a figure or a table."""
    last, first = parted[-1], block[0]
    if last.kind or first.kind or not first.text[:1].islower():
        return False
    return not (last.size and first.size) or 0.92 < first.size / last.size < 1.09


def _is_one_heading(before: Sequence[Line], block: Sequence[Line], size: float) -> bool:
    """Whether two blocks are lines of one heading, set larger than the body."""
    last, first = before[-1], block[0]
    if not size or last.page != first.page or len(before) + len(block) > _MAX_HEADING_LINES:
        return False
    return last.size > _BIGGER * size and 0.98 < first.size / last.size < 1.02 and is_open(last.text)


def _continues(before: Sequence[Line], block: Sequence[Line], count: int) -> bool:
    """Whether a block goes on with the one before, which ends a paragraph of so many lines."""
    last, first = before[-1], block[0]
    is_prose = count > len(before) or _is_prose(before)
    if last.kind or first.kind or _MARKDOWN.match(last.text) or _MARKDOWN.match(first.text):
        return False
    if _is_table(before) or _is_table(block) or is_caption(before) or is_caption(block):
        return False
    if (len(before) == count == 1 and _is_signed(last)) or (len(block) == 1 and _is_signed(first)):
        return False
    if _BULLET.match(first.text) or (_BULLET.match(before[0].text) and not first.text[:1].islower()):
        return False
    if last.size and first.size and not 0.92 < first.size / last.size < 1.09:
        return False
    if count == 1 and not before[0].size and len(before[0].text) < 30 and not first.text[:1].islower():
        return False
    if count == len(before) and _looks_like_heading(before) and not first.text[:1].islower():
        return False
    if is_open(last.text):
        if first.text[:1].islower():
            return True
        if last.text.endswith(("-", "\u00ad", ",")):
            return is_prose
        # A proper name or a figure may begin a page or go on after a picture in the middle of a sentence.
        return is_prose and not _looks_like_heading(block) and not _ITEM.match(first.text)
    over_page = first.page != last.page and first.page is not None
    return over_page and bool(last.size) and count > 1 and last.slack <= _FULL_EMS and first.indent < _FULL_EMS


def _is_signed(line: Line) -> bool:
    return len(line.text) < _MAX_SIGNED and line.text[:2].casefold() == "by" and is_byline(line.text)


def _is_prose(block: Sequence[Line]) -> bool:
    return len(block) > 4 or sum(len(line.text) for line in block) >= 60


def _looks_like_heading(block: Sequence[Line]) -> bool:
    text = " ".join(line.text for line in block[: _MAX_HEADING_LINES + 1])
    return len(block) <= _MAX_HEADING_LINES and len(text) < 90 and is_open(text) and _is_titled(text)


def _is_cellular(line: Line) -> bool:
    """Whether a line has several cells; the gap behind a bullet or the letter of an item parts none."""
    return line.cells > _MIN_CELLS or (line.cells == _MIN_CELLS and not _POINT.match(line.text))


def _is_table(block: Sequence[Line]) -> bool:
    if block[0].kind:
        return block[0].kind == "table"
    rows = sum(_is_cellular(line) for line in block)
    return rows >= _MIN_TABLE_ROWS and rows >= 0.6 * len(block)


def _is_title_block(block: Sequence[Line]) -> bool:
    """Whether the first block of a text without sizes is its title, with the name of its author."""
    text = " ".join(line.text for line in block)
    return not block[0].size and len(text) <= _MAX_TITLE_BLOCK and is_open(text) and _is_titled(text)


def _is_titled(text: str) -> bool:
    """Whether most words that are no small ones begin with a capital."""
    words = [word for word in _WORD.findall(text) if word.casefold() not in _SMALL_WORDS]
    return bool(words) and sum(not word[0].islower() for word in words) >= 0.6 * len(words)


def is_heading(block: Sequence[Line], following: Sequence[Line], size: float) -> bool:
    """Whether a block is a heading.

    Parameters
    ----------
    block : sequence of Line
        Its lines.
    following : sequence of Line
        The block after it; empty at the end.
    size : float
        Height of the body's letters; 0 where it is not known.

    Returns
    -------
    bool
    """
    if block[0].kind:
        return block[0].kind == "heading"
    text = " ".join(line.text for line in block[: _MAX_HEADING_LINES + 1])
    if _MARKDOWN.match(text):
        return True
    if _BULLET.match(text):
        return False
    if len(text) > 160:
        return False
    words = _WORD.findall(text)
    if not words or len(block) > _MAX_HEADING_LINES or len(words) > _MAX_HEADING_WORDS:
        return False
    if text.rstrip()[-1] in ".;:," or text[0].islower() or text.count(",") > 3:
        return False
    # The number of a section stands apart from its title.
    if all(line.cells > 1 for line in block) and not (_SECTION_NUMBER.match(text) and block[0].cells == 2):
        return False
    if size and block[0].size > _BIGGER * size:
        return True
    if not following or following[0].text[:1].islower() or sum(len(line.text) for line in following) < 60:
        # A title stands before an author or another heading.
        goes_on = bool(following) and following[0].text[:1].islower() and not _is_signed(following[0])
        is_title = bool(following) and len(words) > 2 and _is_titled(text) and not goes_on
        return is_notes_heading(text) or is_title or (text.isupper() and len(words) > 1)
    return text.isupper() or _is_titled(text) or (len(words) <= 8 and is_open(text))
