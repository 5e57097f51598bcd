"""Columns that stand side by side in a plain text, as some tools take pages out, one after the other.

What enters: the lines of a text with form feeds between its pages.
What leaves: the same lines in reading order, each with its number in the file.
Never done here: reading a page anew that has no columns of prose; adding or dropping a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from peaceops.documents.order import MAX_WORDS, order_rows
from peaceops.documents.run import Run, build_run
from peaceops.documents.swerve import straighten

_STRETCH: Final = re.compile(r"\S+(?: \S+)*")
_SPACED: Final = re.compile(r"\S {2,}\S| {24,}\S")
_LABEL: Final = re.compile(r"\s*(?:\d{1,3}|[*†‡§]{1,3}|[ivx]{1,5})")
# A letter is this wide and a line this high, as in print.
_WIDE: Final = 5.0
_HIGH: Final = 12.0
_LETTER: Final = 9.0
_MIN_SPACED: Final = 8
_MIN_SHARE: Final = 0.35
_MAX_LINES: Final = 250
_MAX_WIDTH: Final = 320
_SHORT: Final = 0.75
_PARTED: Final = re.compile(r"\S {8,}\S")


def part_columns(raw: Sequence[str]) -> list[tuple[int, str]]:
    r"""Put the lines of pages with columns into reading order.

    Parameters
    ----------
    raw : sequence of str
        Lines, the first of a page with its form feed.

    Returns
    -------
    list of pairs of int and str
        Number of the line in the text, from 1, and its words; a line with two columns gives two.
    """
    numbered = list(enumerate(raw, 1))
    starts = [index for index, line in enumerate(raw) if line.startswith("\f")]
    parted: list[tuple[int, str]] = []
    for begin, end in pairwise([0, *(start for start in starts if start), len(raw)]):
        page = numbered[begin:end]
        if not _may_have_columns(raw[begin:end]):
            parted += page
            continue
        first, last = _find_inner(raw[begin:end])
        parted += [*page[:first], *_part_page(page[first:last]), *page[last:]]
    return parted


def _find_inner(page: Sequence[str]) -> tuple[int, int]:
    """Find what stands between a running head and a foot of two parts, each apart from the columns."""
    filled = [place for place, line in enumerate(page) if line.strip()]
    first, last = 0, len(page)
    if len(filled) > _MIN_SPACED:
        if filled[1] > filled[0] + 1 and _PARTED.search(page[filled[0]]):
            first = filled[0] + 1
        if filled[-1] > filled[-2] + 1 and _PARTED.search(page[filled[-1]]):
            last = filled[-1]
    return first, last


def _may_have_columns(page: Sequence[str]) -> bool:
    """Tell cheaply whether many lines of a page hold a wide gap."""
    if not _MIN_SPACED <= len(page) <= _MAX_LINES:
        return False
    filled = [line for line in page if line.strip()]
    if not filled or max(map(len, filled)) > _MAX_WIDTH or any("\t" in line for line in filled):
        return False
    spaced = sum(_SPACED.search(line) is not None for line in filled)
    return spaced >= _MIN_SPACED and spaced >= _MIN_SHARE * len(filled)


def _part_page(page: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Put a page into reading order, unless it runs from its top to its foot in one column."""
    whole, (page, labelled) = list(page), _join_labels(page)
    texts = straighten([line.replace("\f", " ") for _, line in page])
    runs = [run for row, line in enumerate(texts) for run in _build_runs(line, row)]
    if not runs or sum(len(run.words) for run in runs) > MAX_WORDS:
        return whole
    rows = order_rows(runs)
    if all(row.top <= below.top for row, below in pairwise(rows)):
        return whole
    found: list[tuple[int, str]] = []
    place = 0
    lengths = sorted(len(row.text) for row in rows)
    width = lengths[len(lengths) * 3 // 4]
    for row in rows:
        number, line = page[round(row.top / _HIGH)][0], texts[round(row.top / _HIGH)]
        # The gaps between cells stay as they are.
        words = line[round(row.left / _WIDE) : round(row.right / _WIDE)].strip()
        # Lines of the other column may stand between the lines of a paragraph.
        between = page[place + 1 : round(row.top / _HIGH)] if found else ()
        if row.has_gap and (len(between) != 1 or not between[0][1].strip() or _ends(found[-1][1], words, width)):
            found.append((number, ""))
        place = round(row.top / _HIGH)
        label = _LABEL.match(words) if place in labelled else None
        if label is not None:
            found.append((number - 1, label.group()))
            words = words[label.end() :].lstrip()
        found.append((number, words))
    if page[0][1].startswith("\f"):
        found[0] = (found[0][0], "\f" + found[0][1])
    return found


def _ends(before: str, words: str, width: int) -> bool:
    """Whether a paragraph or a heading may end with a line, which is short, and another begin below it."""
    return len(before) < _SHORT * width and not words[:1].islower()


def _join_labels(page: Sequence[tuple[int, str]]) -> tuple[list[tuple[int, str]], set[int]]:
    """Put the raised label of a note, which stands on a line of its own, before the note's first words, and tell where."""
    joined = list(page)
    labelled: set[int] = set()
    for place, ((number, line), (below, words)) in enumerate(pairwise(page)):
        label = _LABEL.fullmatch(line)
        if label is not None and not words[: len(line)].strip() and words.strip():
            joined[place] = (number, "")
            joined[place + 1] = (below, line + words[len(line) :])
            labelled.add(place + 1)
    return joined, labelled


def _build_runs(line: str, row: int) -> Iterator[Run]:
    """Build the runs of a line: words with single spaces between them."""
    for match in _STRETCH.finditer(line):
        words = match.group().split(" ")
        lefts: list[float] = []
        place = match.start()
        for word in words:
            lefts.append(_WIDE * place)
            place += len(word) + 1
        rights = [left + _WIDE * len(word) for left, word in zip(lefts, words, strict=True)]
        top = _HIGH * row
        yield build_run(tuple(words), tuple(lefts), tuple(rights), top, top + _LETTER, _LETTER, True)
