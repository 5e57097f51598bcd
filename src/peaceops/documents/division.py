"""Lines to passages: numbered paragraphs, annexes, resolutions, plain text.

What enters: lines without page furniture.
What leaves: passages in reading order and warnings about numbers misread or missing.
Never done here: changing a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from peaceops.documents.divider import Divider
from peaceops.documents.interrupt import part_tables
from peaceops.documents.numbering import Start, find_missing, find_sequence
from peaceops.documents.page import Line
from peaceops.documents.paragraph import divide_prose

_ANNEX: Final = re.compile(
    r"[\W_]*(Annex|ANNEX|Appendix|APPENDIX|Enclosure|ENCLOSURE)[\W_]*([IVX1l|]{0,4}|\d{0,2})[\W_]*"
)
_ENDS: Final = re.compile(r".*[.?!;:,][\"”’')\]*]*\W*")
_MAX_HEADING_LINES: Final = 5
_MAX_HEADING_CHARACTERS: Final = 110
_RESOLUTION: Final = re.compile(
    r"\W*resolution\s+\d{1,4}\s*\(\s*\d{4}\s*\).*|\W*\d{1,4}\s*\(\d{4}\)[.,]?\s+resolution of .*", re.IGNORECASE
)
_ADOPTED: Final = re.compile(r"\W*Adopted\s+(?:unanimously|at the|by)\b.*")
_MIN_PROSE_CHARACTERS: Final = 40
_MIN_PARAGRAPHS: Final = 2


def divide_report(divider: Divider, lines: Sequence[Line]) -> None:
    """Divide a paginated document: its numbered paragraphs, then its annexes.

    Parameters
    ----------
    divider : Divider
        Takes the passages and warnings.
    lines : sequence of Line
        Lines of all pages without furniture.
    """
    for section, part in _split_annexes(lines):
        if section:
            _divide_annex(divider, part, section)
        else:
            _divide_body(divider, part)


def _split_annexes(lines: Sequence[Line]) -> Iterator[tuple[str, Sequence[Line]]]:
    """Split where the first lines of a page say "Annex"; the body has no name."""
    begin, section = 0, ""
    place, page = 0, None
    for index, line in enumerate(lines):
        place = place + 1 if line.page == page else 0
        page = line.page
        match = _ANNEX.fullmatch(line.text) if place < 4 and index else None
        if match is not None:
            start = index - place
            if start > begin:
                yield section, lines[begin:start]
            begin, section = start, " ".join(match.group(1, 2)).strip().lower()
    if begin < len(lines):
        yield section, lines[begin:]


def _divide_body(divider: Divider, lines: Sequence[Line]) -> None:
    starts = find_sequence(lines)
    if len(starts) < _MIN_PARAGRAPHS and not (starts and starts[0].number == 1):
        _divide_by_page(divider, lines, kind="text", section="")
        if lines and divider.by_page:
            divider.warnings.append("no numbered paragraphs were found; passages are pages")
        return
    _warn(divider, lines, starts, "")
    front, heading = _peel_heading(lines[: starts[0].line], must_end=False)
    divider.add(front, kind="text", section="masthead")
    section = _add_heading(divider, heading, "")
    last = len(lines)
    for paragraph, begin, end in _spans(starts, len(lines)):
        # After the last paragraph no section begins, but tables or a map may follow.
        text, heading = lines[begin:end], lines[:0]
        if end < len(lines):
            text, heading = _peel_heading(text, must_end=True)
        else:
            text = text[: _find_end(text)]
            end = begin + len(text)
        own, tables = (text, ()) if divider.by_page else part_tables(text)
        divider.add(own, kind="paragraph", paragraph=str(paragraph), section=section)
        for table in tables:
            divider.add(table, kind="table", section=section)
        section = _add_heading(divider, heading, section)
        last = end
    _divide_by_page(divider, lines[last:], kind="annex", section="end matter")


def _find_end(lines: Sequence[Line]) -> int:
    """Find where the last paragraph ends: before a page that begins with no line of prose."""
    for index in range(1, len(lines)):
        if lines[index].page == lines[index - 1].page:
            continue
        text = lines[index].text
        if len(text) < _MIN_PROSE_CHARACTERS and not text.endswith((".", "”", '"')):
            return index
    return len(lines)


def _spans(starts: Sequence[Start], end: int) -> Iterator[tuple[int, int, int]]:
    ends = [*(start.line for start in starts[1:]), end]
    for start, stop in zip(starts, ends, strict=False):
        yield start.number, start.line, stop


def _add_heading(divider: Divider, heading: Sequence[Line], section: str) -> str:
    """Add a heading, and return the section that begins with it."""
    if not heading:
        return section
    divider.add(heading, kind="heading", section=" ".join(line.text for line in heading))
    return divider.passages[-1].section


def _peel_heading(lines: Sequence[Line], *, must_end: bool) -> tuple[Sequence[Line], Sequence[Line]]:
    """Take the lines after the last sentence off a paragraph: the next section's heading."""
    last = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        if _ENDS.fullmatch(lines[index].text[-60:]) or len(lines[index].text) > _MAX_HEADING_CHARACTERS:
            last = index + 1
            break
    else:
        last = 1 if must_end else len(lines)
    if not must_end:
        # The title stands before the first heading: the heading begins at the last gap.
        last = max((i for i in range(len(lines)) if lines[i].has_gap), default=last)
    if len(lines) - last > _MAX_HEADING_LINES:
        return lines, ()
    return lines[:last], lines[last:]


def _divide_annex(divider: Divider, lines: Sequence[Line], section: str) -> None:
    """Divide an annex: by its own numbers where it has some, by page otherwise."""
    starts = find_sequence(lines)
    if len(starts) < _MIN_PARAGRAPHS or starts[0].number != 1:
        _divide_by_page(divider, lines, kind="annex", section=section)
        return
    _warn(divider, lines, starts, section)
    _divide_by_page(divider, lines[: starts[0].line], kind="annex", section=section)
    for paragraph, begin, end in _spans(starts, len(lines)):
        divider.add(lines[begin:end], kind="annex", paragraph=str(paragraph), section=section)


def _divide_by_page(divider: Divider, lines: Sequence[Line], *, kind: str, section: str) -> None:
    if not divider.by_page:
        divide_prose(divider, lines, kind=kind, section=section)
        return
    for page in sorted({line.page for line in lines if line.page is not None}):
        divider.add([line for line in lines if line.page == page], kind=kind, section=section)


def _warn(divider: Divider, lines: Sequence[Line], starts: Sequence[Start], section: str) -> None:
    where = f"{section}: " if section else ""
    for start in starts:
        if start.is_recovered:
            divider.warnings.append(
                f"{where}paragraph {start.number} is read from {start.printed!r}{_place(lines[start.line])}"
            )
    for number in find_missing(starts):
        before = [start for start in starts if start.number < number]
        if not before:
            divider.warnings.append(f"{where}paragraph {number} is missing before paragraph {starts[0].number}")
            continue
        divider.warnings.append(
            f"{where}paragraph {number} is missing after paragraph {before[-1].number}"
            f"{_place(lines[before[-1].line])}; its text stands with that of the paragraph before"
        )


def _place(line: Line) -> str:
    return f" on page {line.page}" if line.page is not None else f" on line {line.number}"


def is_resolution(lines: Sequence[Line]) -> bool:
    """Tell whether a plain text is a resolution of the Security Council."""
    return any(_RESOLUTION.fullmatch(line.text) for line in lines[:15])


def divide_resolution(divider: Divider, lines: Sequence[Line]) -> None:
    """Divide a resolution: head, preamble paragraphs, operative paragraphs ``op N``.

    Parameters
    ----------
    divider : Divider
        Takes the passages and warnings.
    lines : sequence of Line
        Lines of the text.
    """
    body = next((i for i, line in enumerate(lines) if re.match(r"\W*The Security Council\b", line.text)), len(lines))
    begin = body + 1 if body < len(lines) else 0
    end = next((i for i in range(begin, len(lines)) if _ADOPTED.fullmatch(lines[i].text) and i > begin + 2), len(lines))
    starts = find_sequence(lines[begin:end])
    _warn(divider, lines[begin:], starts, "")
    first = begin + starts[0].line if starts else end
    divider.add(lines[:begin], kind="text", section="head")
    for block in _blocks(lines[begin:first]):
        divider.add(block, kind="preamble", paragraph="pp", section="preamble")
    for number, start, stop in _spans(starts, end - begin):
        divider.add(
            lines[begin + start : begin + stop], kind="operative", paragraph=f"op {number}", section="operative"
        )
    divider.add(lines[end:], kind="footnote", section="adoption")


def divide_text(divider: Divider, lines: Sequence[Line]) -> None:
    """Divide a plain text at its empty lines.

    Parameters
    ----------
    divider : Divider
        Takes the passages.
    lines : sequence of Line
        Lines of the text.
    """
    for block in _blocks(lines):
        divider.add(block, kind="text")


def _blocks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    begin = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].has_gap:
            if index > begin:
                yield lines[begin:index]
            begin = index
