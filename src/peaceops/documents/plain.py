"""Plain text to lines: pages that a file marks or betrays, running heads, page numbers.

What enters: decoded text. What leaves: lines with their number in the file.
Never done here: joining lines.

A text taken out of a PDF has form feeds between pages or, where a tool turned these into spaces, one space before the
first word of each page while no other line is indented.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from peaceops.documents.columns import part_columns
from peaceops.documents.page import Line, drop_furniture, find_printed
from peaceops.documents.unpaged import find_unpaged
from peaceops.model.passage import Link

_PAGE_NUMBER: Final = re.compile(
    r"[-–—\s]*(?:page\s)?(?:\d{1,4}|[ivxl]{1,6})(?:\s?(?:of|/)\s?\d{1,4})?[-–—\s]*", re.IGNORECASE
)
_CELLS: Final = re.compile(r"\t+|(?<=\S)\s{3,}(?=\S)|\s\|\s")
_PARTED: Final = re.compile(r"\S(?: ?\S){0,78} {8,}\S(?: ?\S){0,78}")
_MAX_HEAD_CHARACTERS: Final = 80
_MIN_REPEATS: Final = 3
_NO_LINKS: Final[Mapping[int, Sequence[Link]]] = MappingProxyType({})


def build_lines(text: str, links: Mapping[int, Sequence[Link]] = _NO_LINKS) -> list[Line]:
    r"""Build the lines of a text.

    Parameters
    ----------
    text : str
        With ``\n`` at line ends and perhaps ``\f`` at page ends.
    links : Mapping of int to sequence of Link
        Words that lead elsewhere, by line from 1 and offset in it.

    Returns
    -------
    list of Line
        Without empty lines, running heads and page numbers.
    """
    raw = text.split("\n")
    lines: list[Line] = []
    width = _usual_width(raw)
    has_gap = starts_page = True
    soft = _find_soft_pages(raw) if "\f" not in text else frozenset()
    for number, content in part_columns(raw) if "\f" in text else enumerate(raw, 1):
        feeds = content.count("\f")
        clean = content.replace("\f", "")
        # A form feed before the words begins a page with them; one after them begins it with the next line.
        if feeds and not content.rstrip(" \t").endswith("\f"):
            starts_page = True
        stripped = clean.strip()
        if stripped:
            indent = len(clean.expandtabs(4)) - len(clean.expandtabs(4).lstrip())
            is_page = starts_page or number - 1 in soft
            lines.append(
                Line(
                    text=stripped,
                    page=None,
                    number=number,
                    has_gap=has_gap,
                    indent=0.0 if number - 1 in soft else float(indent),
                    slack=float(max(0, width - len(stripped))),
                    cells=len(_CELLS.findall(stripped)) + 1,
                    starts_page=is_page,
                    links=_place_links(links.get(number, ()), clean),
                )
            )
            has_gap = starts_page = False
        else:
            has_gap = True
        if feeds and content.rstrip(" \t").endswith("\f"):
            starts_page = True
    return _drop_heads(lines)


def _place_links(links: Sequence[Link], line: str) -> tuple[Link, ...]:
    """Place the links of a line in its words without outer space; one that holds no word goes."""
    lead, text = len(line) - len(line.lstrip()), line.strip()
    placed = ((max(0, link.start - lead), min(len(text), link.end - lead), link.address) for link in links)
    return tuple(Link(start=a, end=b, address=to) for a, b, to in placed if text[a:b].strip())


def _usual_width(raw: Sequence[str]) -> int:
    lengths = sorted(len(line.strip()) for line in raw if len(line.strip()) > 20)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _find_soft_pages(raw: Sequence[str]) -> frozenset[int]:
    """Find lines with exactly one space before them where hardly another line is indented."""
    filled = [index for index, line in enumerate(raw) if line.strip()]
    spaced = [index for index in filled if re.match(r" \S", raw[index])]
    indented = sum(raw[index][0] in " \t" for index in filled)
    if len(spaced) < 2 or indented > len(spaced) or len(spaced) * 10 > len(filled):
        return frozenset()
    return frozenset(spaced)


def _drop_heads(lines: Sequence[Line]) -> list[Line]:
    """Drop what repeats at page ends, lone page numbers, and a head in capitals beside one."""
    pages: list[list[Line]] = []
    if printed := find_printed(lines):
        lines = _keep(lines, printed)
    for line in lines:
        if line.starts_page or not pages:
            pages.append([])
        pages[-1].append(line)
    if len(pages) >= 2:
        lines = [
            line
            for before, page in zip(pages, drop_furniture(pages), strict=True)
            for line in _mark_first(before, page)
        ]
    has_pages = len(pages) > 1
    if not has_pages and (furniture := find_unpaged(lines)):
        lines = _keep(lines, furniture)
    if has_pages:
        lines = _keep(lines, _find_parted_heads(lines))
    alone = Counter(
        re.sub(r"\d+", "#", line.text.casefold()) for line in lines if len(line.text) <= _MAX_HEAD_CHARACTERS
    )
    dropped: set[int] = set()
    for index, line in enumerate(lines):
        after_gap = index + 1 >= len(lines) or lines[index + 1].has_gap or lines[index + 1].starts_page
        if not ((line.has_gap or line.starts_page) and after_gap):
            continue
        folded = re.sub(r"\d+", "#", line.text.casefold())
        # Where pages are marked, a lone number inside one is none of a page.
        at_edge = not has_pages or line.starts_page or index + 1 >= len(lines) or lines[index + 1].starts_page
        at_edge = at_edge or _stands_by_heads(lines, index)
        if (at_edge and _PAGE_NUMBER.fullmatch(line.text) and any(character.isdigit() for character in line.text)) or (
            alone[folded] >= _MIN_REPEATS and len(folded) >= 3 and _is_head(line.text)
        ):
            dropped.add(index)
    for index, line in enumerate(lines):
        near = index - 1 in dropped or index + 1 in dropped
        if (
            near
            and line.has_gap
            and line.text.isupper()
            and _PAGE_NUMBER.fullmatch(lines[index - 1 if index - 1 in dropped else index + 1].text)
        ):
            dropped.add(index)
    return _keep(lines, dropped)


def _stands_by_heads(lines: Sequence[Line], index: int) -> bool:
    """Whether lines in capitals stand apart on either side, as heads of the page where a text begins."""
    after = lines[index + 2 : index + 3]
    return (
        0 < index < len(lines) - 1
        and all(lines[place].text.isupper() and lines[place].has_gap for place in (index - 1, index + 1))
        and all(line.has_gap for line in after)
    )


def _find_parted_heads(lines: Sequence[Line]) -> set[int]:
    """Find running heads and feet of two parts, which stand at either margin, apart from the text."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        ends = index + 1 >= len(lines) or lines[index + 1].starts_page
        is_apart = (
            line.has_gap
            if ends and not line.starts_page
            else line.starts_page and not ends and lines[index + 1].has_gap
        )
        if is_apart and _PARTED.fullmatch(line.text) and line.text[-1] not in ".,;:?!":
            found.add(index)
    return found


def _mark_first(before: Sequence[Line], page: Sequence[Line]) -> list[Line]:
    """Keep on the first line that is left that a page begins with it."""
    if not page or page[0] is before[0]:
        return list(page)
    return [page[0]._replace(starts_page=True, has_gap=page[0].has_gap), *page[1:]]


def _is_head(text: str) -> bool:
    return any(character.isalpha() for character in text) and text[-1] not in ".,;:?!"


def _keep(lines: Sequence[Line], dropped: Collection[int]) -> list[Line]:
    """Keep the other lines; what a dropped line said of gaps and pages goes to the next."""
    kept: list[Line] = []
    starts_page = has_gap = False
    for index, line in enumerate(lines):
        if index in dropped:
            starts_page, has_gap = starts_page or line.starts_page, True
            continue
        if starts_page or has_gap:
            line = line._replace(starts_page=line.starts_page or starts_page, has_gap=line.has_gap or has_gap)
        kept.append(line)
        starts_page = has_gap = False
    return kept
