"""Lines of pages, and what on a page is no text of the document.

What enters: lines in reading order, page by page.
What leaves: the same lines without running heads, page numbers and footers.
Never done here: dropping a line for its position alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from peaceops.model.passage import Box, Call, Link

_TOP_LINES: Final = 5
_BOTTOM_LINES: Final = 5
_EDGE: Final = 2
_MAX_FURNITURE_CHARACTERS: Final = 60
# Browsers print the title of a page over it.
_MAX_HEAD_CHARACTERS: Final = 110
_MAX_FOOT_CHARACTERS: Final = 200
_MIN_PAIR: Final = 6
_SYMBOL: Final = r"[Ss8$5§]\s?/\s?(?:\d{2,4}|RES)\s?/?\s?\d*(?:\s?/?\s?Add[.,]?\s?\d+)?"
_JOB: Final = r"\d\d-\d{5}"
# One whole line each; a scan's misreadings of the same furniture are among them.
_FURNITURE: Final = re.compile(
    rf"""(?:
      \W*(?:[A-Za-z]{{0,4}}[.,]{{0,3}}|[Ee]nglish|/\.*)?\W*{_SYMBOL}\W*(?:[Ee]nglish)?\W*(?:Page\s\S{{1,4}})?
    | (?:\d{{1,4}}\s+)?{_JOB}(?:\s+\(\w\))?(?:\s+\d{{1,6}}){{0,3}}\W*(?:/\W*|\d{{1,3}}/\d{{1,3}})?
    | \d{{1,3}}/\d{{1,3}}(?:\s+{_JOB})?
    | \W*\d{{0,2}}[-~]?\d{{3,5}}\s?\([EFRSACB]+[)}}]?[\s\d.,]*\W*(?:[/IiJj]\W*\w{{0,4}}\W*)?
    | \*\d{{7}}\*
    | [Ee]nglish\W{{0,2}}
    | [Pp]age\s\S{{1,4}}(?:\s?(?:of|/)\s?\d{{1,4}})?
    | \W*/\s?(?:\.\s?){{2,3}}\W*
    | \W*(?:[/J]|[Jf][.,]?)[oe]{{0,2}}[.,]{{1,3}}\W*
    | [-–—]\s?\d{{1,3}}\s?[-–—]
    | [-_–—=\s]{{4,}}
    )""",
    re.VERBOSE,
)
# The job number and bar code may stand inside a column.
_ANYWHERE: Final = re.compile(rf"{_JOB}(?:\s+\(\w\))(?:\s+\d{{6}})?\s*(?:/\.*)?|\*\d{{7}}\*")
# The last note of many a page is alike, "Ibid." or the symbol of a report, and is no running foot.
_LIKE_NOTE: Final = re.compile(
    r"[\[(]?(?:\d{1,3}|[*†‡a-z])[\])./]?\s.*[.;,):]|.*\b(?:ibid|idem|op\. ?cit|loc\. ?cit).*", re.IGNORECASE
)
# "12 | Annual Review", "Policy Note 7/2020 • 12": a running foot beside the number of its page, which may be the only page.
_NUMBERED: Final = re.compile(
    r"(?:page\s)?\d{1,4}\s?[|•·]\s?[^.?!]{3,90}|[^.?!]{3,90}\s[|•·]\s?(?:page\s)?\d{1,4}", re.IGNORECASE
)
_ROMAN: Final = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "x", "xx", "xxx", "xl"))
    for one, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if tens + ones
}
_OPENING_NUMBER: Final = re.compile(r"(\d{1,4})(?:\s|(?=[A-Z]{2}))")
_CLOSING_NUMBER: Final = re.compile(r"\s(\d{1,4})\Z")
_PAGE_NUMBER: Final = re.compile(r"\d{1,4}")


# What browsers print over and under a page: day, hour and title; its address and the number of the page.
_PRINTED_HEAD: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}:\d\d(?:\s?[AP]M)?(?:\s\S.{0,160})?")
_PRINTED_FOOT: Final = re.compile(r"(?:https?|file)://\S+\s\d{1,4}/\d{1,4}")


class Line(NamedTuple):
    """A line of text with its place; a tuple, for there are as many as a file has lines.

    Parameters
    ----------
    text : str
        The words, without outer space.
    page : int or None
        Page of the file, from 1.
    number : int
        Line of the file or of the page, from 1.
    has_gap : bool
        Whether more than the usual space stands before it.
    is_ocr : bool
        Whether the text was recognised from an image.
    box : Box or None
        Where it stands, where the format knows.
    size : float
        Height of most of its letters in points; 0 where it is not known.
    indent, slack : float
        Space before and after it in its column: ems of a PDF, characters of a plain text.
    cells : int
        Stretches of it that wide gaps set apart.
    starts_page : bool
        Whether a page begins with it, as far as the file tells.
    marks : tuple of pairs of int
        Stretches that are raised and small.
    calls : tuple of Call
        Notes called in it, once their marks are taken out.
    links : tuple of Link
        Words in it that lead elsewhere.
    kind : str
        What the format says it is: ``heading``, ``table``, ``quote``, ``footnote``; empty where it says nothing.
    """

    text: str
    page: int | None
    number: int
    has_gap: bool = False
    is_ocr: bool = False
    box: Box | None = None
    size: float = 0.0
    indent: float = 0.0
    slack: float = 0.0
    cells: int = 1
    starts_page: bool = False
    marks: tuple[tuple[int, int], ...] = ()
    calls: tuple[Call, ...] = ()
    links: tuple[Link, ...] = ()
    kind: str = ""


def drop_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Drop running heads, page numbers, document symbols, job numbers and ``/...``.

    Parameters
    ----------
    pages : sequence of sequence of Line
        Lines of each page in reading order.

    Returns
    -------
    list of list of Line
    """
    ranked = [_rank(page) for page in pages]
    repeated = _find_repeated(pages, ranked)
    offset = _find_offset(pages, ranked, repeated)
    kept: list[list[Line]] = []
    for number, (page, ranks) in enumerate(zip(pages, ranked, strict=True)):
        last = len(page) - _BOTTOM_LINES
        outer = _find_outer(page, ranks, repeated)
        printed = find_printed(page)
        kept.append(
            [
                line
                for place, line in enumerate(page)
                if place not in printed
                and not _ANYWHERE.fullmatch(line.text)
                and not ((place < _TOP_LINES or place >= last) and _is_furniture(line.text, place, repeated))
                and not (repeated and _is_edge(ranks[place], len(page)) and _fold(line.text) in repeated)
                and not (offset is not None and place in outer and _is_paged(page, ranks, place, number + offset))
                and not (place in outer and _NUMBERED.fullmatch(line.text))
            ]
        )
    return kept


def find_printed(lines: Sequence[Line]) -> frozenset[int]:
    """Find the heads and feet that a browser prints; a head is one only where there are feet."""
    feet = {place for place, line in enumerate(lines) if "://" in line.text and _PRINTED_FOOT.fullmatch(line.text)}
    heads = {place for place, line in enumerate(lines) if _PRINTED_HEAD.fullmatch(line.text)} if feet else set()
    return frozenset(feet | heads)


def _is_paged(page: Sequence[Line], ranks: Sequence[int], place: int, number: int) -> bool:
    """Whether a line is the number of its page, or a running head beside it that stands apart from the text."""
    line = page[place]
    if _read_number(line.text) == number:
        return True
    return number in _read_ends(line) and _stands_apart(page, ranks, ranks[place])


def _list_heads(page: Sequence[Line], ranks: Sequence[int]) -> frozenset[str]:
    """List the lines at the head of a page that stand apart from its text and may be heads of several pages."""
    return frozenset(
        _fold(line.text)
        for line, rank in zip(page, ranks, strict=True)
        if rank < _EDGE and _may_be_pair(line) and line.cells <= 2 and _stands_apart(page, ranks, rank)
    )


def _may_be_pair(line: Line) -> bool:
    """Whether a line that stands on two pages may be a running head: neither a sentence nor a note."""
    text = line.text
    return (
        _MIN_PAIR <= len(text) <= _MAX_HEAD_CHARACTERS and text[-1] not in ".,;:?!" and not _LIKE_NOTE.fullmatch(text)
    )


def _stands_apart(page: Sequence[Line], ranks: Sequence[int], rank: int) -> bool:
    """Whether more than the usual space parts a line at the head or foot of a page from what is nearer to the middle."""
    nearer = rank if rank >= len(page) // 2 else rank + 1
    return next((line.has_gap for line, other in zip(page, ranks, strict=True) if other == nearer), True)


def _read_ends(line: Line) -> frozenset[int]:
    """Read the numbers at the beginning and the end of a line that may be a running head; none where it may be of the text."""
    text = line.text
    if len(text) > _MAX_HEAD_CHARACTERS or text[-1] in ".,;:?!" or text[0].islower():
        return frozenset()
    ends = (_OPENING_NUMBER.match(text), _CLOSING_NUMBER.search(text))
    return frozenset(int(match[1]) for match in ends if match is not None)


def _is_furniture(text: str, place: int, repeated: frozenset[str]) -> bool:
    if len(text) > _MAX_HEAD_CHARACTERS:
        return False
    if (len(text) <= _MAX_FURNITURE_CHARACTERS and _FURNITURE.fullmatch(text)) or (
        repeated and _fold(text) in repeated
    ):
        return True
    # A lone number is a page number only where a page begins or ends.
    return bool(_PAGE_NUMBER.fullmatch(text)) and place == 0


def _rank(page: Sequence[Line]) -> list[int]:
    """Rank lines from the top of the page, in whatever column they stand; without boxes in their order."""
    order = sorted(range(len(page)), key=lambda place: (_top(page[place], place), place))
    ranks = [0] * len(page)
    for rank, place in enumerate(order):
        ranks[place] = rank
    return ranks


def _top(line: Line, place: int) -> float:
    return line.box.top if line.box is not None else float(place)


def _is_edge(place: int, count: int) -> bool:
    return place < _EDGE or place >= count - _EDGE


def _read_number(text: str) -> int | None:
    """Read a lone page number, a dash on either side let pass."""
    bare = text.strip(" -–—|")
    if bare in _ROMAN:
        return _ROMAN[bare]
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 4 else None


def _find_outer(page: Sequence[Line], ranks: Sequence[int], repeated: frozenset[str]) -> frozenset[int]:
    """Find the lines at the very head and foot of a page, and those that only a running head or foot parts from them.

    The label of the last note of a page may stand on a line of its own above the note.
    """
    places = sorted(range(len(page)), key=ranks.__getitem__)
    found: set[int] = set()
    for order in (places, places[::-1]):
        for place in order[:_EDGE]:
            found.add(place)
            if _fold(page[place].text) not in repeated:
                break
    return frozenset(found)


def _find_offset(
    pages: Sequence[Sequence[Line]], ranked: Sequence[Sequence[int]], repeated: frozenset[str]
) -> int | None:
    """Find by how much lone numbers at the edges of most pages run ahead of the count of pages."""
    seen: Counter[int] = Counter()
    for number, (page, ranks) in enumerate(zip(pages, ranked, strict=True)):
        places = _find_outer(page, ranks, repeated)
        edge = {_read_number(page[place].text) for place in places}
        edge.update(*(_read_ends(page[place]) for place in places))
        seen.update({found - number for found in edge if found is not None})
    best = max(seen.items(), key=lambda item: (item[1], -item[0]), default=None)
    return best[0] if best is not None and best[1] >= 2 and best[1] * 2 > len(pages) else None


def _fold(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).casefold())


def _find_pair(first: Sequence[Line], second: Sequence[Line]) -> frozenset[str]:
    """Find the line that stands at the very head or foot of both pages, and is neither a sentence nor the head of a table."""
    found: set[str] = set()
    if min(len(first), len(second)) <= _EDGE:
        return frozenset()
    heights = [_sort_by_height(page) for page in (first, second)]
    for side in (0, 1, -1, -2):
        pair = [page[side] for page in heights]
        texts = {_fold(line.text) for line in pair}
        # What stands further in counts beside a line of the kind further out.
        if side in {1, -2} and not any(_is_foot(page[0 if side == 1 else -1].text, found) for page in heights):
            continue
        if len(texts) == 1 and all(line.cells <= 2 for line in pair) and _may_be_pair(pair[0]):
            found |= texts
    return frozenset(found)


def _is_foot(text: str, found: set[str]) -> bool:
    if _fold(text) in found:
        return True
    return len(text) <= _MAX_FOOT_CHARACTERS and bool(_PAGE_NUMBER.fullmatch(text) or _FURNITURE.fullmatch(text))


def _sort_by_height(page: Sequence[Line]) -> list[Line]:
    return [line for _, line in sorted(enumerate(page), key=lambda item: (_top(item[1], item[0]), item[0]))]


def _find_repeated(pages: Sequence[Sequence[Line]], ranked: Sequence[Sequence[int]]) -> frozenset[str]:
    """Find short lines at the edge of most pages, numbers aside."""
    if len(pages) == 2:
        return _find_pair(pages[0], pages[1])
    if len(pages) < 3:
        return frozenset()
    heads = [_list_heads(page, ranks) for page, ranks in zip(pages, ranked, strict=True)]
    pairs = frozenset[str]().union(
        *(head & other for step in (1, 2) for head, other in zip(heads, heads[step:], strict=False))
    )
    seen: Counter[str] = Counter()
    for page, ranks in zip(pages, ranked, strict=True):
        edge = [*page[:3], *page[-3:], *(line for place, line in enumerate(page) if _is_edge(ranks[place], len(page)))]
        seen.update(
            {
                _fold(line.text)
                for line in edge
                if 3 <= len(line.text) <= _MAX_HEAD_CHARACTERS
                and not _LIKE_NOTE.fullmatch(line.text)
                and not _PAGE_NUMBER.fullmatch(line.text)
            }
        )
    # Heads of left and right pages differ.
    return pairs | frozenset(
        text
        for text, count in seen.items()
        if count >= 3 and (count * 2 > len(pages) or (count >= 4 and count * 4 > len(pages)))
    )
