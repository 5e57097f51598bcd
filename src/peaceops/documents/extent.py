"""How far each note goes: its lines, over a page break too.

What enters: lines, and the lines on which notes begin.
What leaves: for each note its lines.
Never done here: deciding what a note is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from peaceops.documents.mark import Start, reads_like_note
from peaceops.documents.page import Line

_NOTES_HEADING: Final = re.compile(
    r"[#*\s]*(?:\d{1,2}\.?\s+|[IVX]{1,4}\.\s+)?(?:end\s?notes?|foot\s?notes?|notes?|references?|bibliography|works cited|sources|"
    r"notes and references|references and notes|literature|literature cited)[:.*\s]*",
    re.IGNORECASE,
)
_COMPLETE: Final = re.compile(r".*(?:[.!?)\]”’\"…;]|https?://\S*[\w]|www\.\S*\w)\s*$")
_CITES_PLACE: Final = re.compile(
    r"(?:^|[\s(])(?:pp?|paras?|arts?|nos?|vols?|chs?|chaps?|figs?|secs?|sects?)\.$", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r".*[.!?:;…][\"”’')\]]*\s*$")
_BIGGER: Final = 1.08
_SMALL: Final = 0.95
_MAX_CARRIED: Final = 12
_MAX_OVER: Final = 6
_SHORT: Final = 0.8
# A text with fewer gaps than one in so many lines has none that tell anything.
_DENSE: Final = 40


@dataclass(frozen=True, slots=True)
class Extents:
    """Lines of notes.

    Parameters
    ----------
    lines : dict of int to list of int
        For the line on which a note begins, all its lines in order.
    owner : dict of int to int
        For each line of a note the line on which the note begins.
    headings : frozenset of int
        Headings of sections that hold nothing but notes.
    """

    lines: dict[int, list[int]] = field(default_factory=dict)
    owner: dict[int, int] = field(default_factory=dict)
    headings: frozenset[int] = frozenset()


def is_notes_heading(text: str) -> bool:
    """Whether a line is the heading of notes or references.

    Examples
    --------
    >>> is_notes_heading("Notes"), is_notes_heading("## References"), is_notes_heading("Notes on the war")
    (True, True, False)
    """
    if text[1:2] == text[3:4] == " ":
        # Letters that were spaced out.
        text = text.replace(" ", "")
    return bool(_NOTES_HEADING.fullmatch(text))


def is_open(text: str) -> bool:
    """Whether a stretch of text does not end a sentence.

    Examples
    --------
    >>> is_open("in the former"), is_open("in 1994."), is_open("he said “no”.")
    (True, False, False)
    """
    return not _SENTENCE_END.fullmatch(text[-80:])


def find_extents(
    lines: Sequence[Line],
    starts: Sequence[Start],
    first_calls: Mapping[int, int],
    size: float,
    sections: Sequence[bool],
) -> Extents:
    """Find the lines of each note.

    Parameters
    ----------
    lines : sequence of Line
        Of the whole text.
    starts : sequence of Start
        Where notes begin, in order.
    first_calls : Mapping of int to int
        For the line of a note the line of its first call.
    size : float
        Height of the body's letters; 0 where it is not known.
    sections : sequence of bool
        Whether a line stands under a heading of notes.

    Returns
    -------
    Extents
    """
    extents = Extents()
    width = _usual_width(lines)
    is_dense = sum(line.has_gap and not line.starts_page for line in lines) * _DENSE <= len(lines)
    before = -1
    for place, start in enumerate(starts):
        limit = starts[place + 1].line if place + 1 < len(starts) else len(lines)
        call = first_calls.get(starts[place + 1].line, -1) if place + 1 < len(starts) else limit
        if start.line - 1 not in extents.owner:
            before = start.line - 1
        reader = _Reader(lines, start, size, width, before >= 0 and is_open(lines[before].text), is_dense)
        end = reader.find_end(limit, call, in_section=sections[start.line])
        own = list(range(start.line, end))
        if end < limit:
            own += _find_carried(lines, own, end, limit, first_calls, size)
        extents.owner.update(dict.fromkeys(own, start.line))
        extents.lines[start.line] = own
    headings = {
        index
        for index in range(len(lines))
        if is_notes_heading(lines[index].text) and index + 1 in extents.owner and index not in extents.owner
    }
    return Extents(extents.lines, extents.owner, frozenset(headings))


def _usual_width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 20)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _is_complete(text: str, following: str) -> bool:
    """Whether a line may end a note: "paras." before a number does not."""
    if following[:1].isdigit() and _CITES_PLACE.search(text[-12:]):
        return False
    return bool(_COMPLETE.fullmatch(text[-200:]))


@dataclass(slots=True)
class _Reader:
    """Reads one note line by line until it ends."""

    lines: Sequence[Line]
    start: Start
    size: float
    width: int
    body_is_open: bool
    is_dense: bool = False

    def find_end(self, limit: int, call: int, *, in_section: bool) -> int:
        """Find the first line after the note.

        Parameters
        ----------
        limit : int
            Line of the next note, or the end.
        call : int
            Line of the next note's call, or the end.
        in_section : bool
            Whether the note stands under a heading of notes.
        """
        first = self.start.line
        is_last = limit == len(self.lines)
        turns = not in_section and self._turns(first, limit, 0 if call < 0 else _MAX_OVER)
        body_between = first < call < limit or is_last or turns
        if not body_between and limit - first <= 60 and not self._must_end(first, limit):
            return limit
        for index in range(first + 1, limit):
            if self._ends_before(index, call, in_section=in_section, is_last=is_last):
                return index
        return limit

    def _turns(self, first: int, limit: int, most: int) -> bool:
        """Whether a page of plain text ends before the next note, with more lines after it than a note goes on for."""
        return any(
            self.lines[index].starts_page and not self.lines[index].size and limit - index > most
            for index in range(first + 1, limit)
        )

    def _must_end(self, first: int, limit: int) -> bool:
        """Whether text of the body's size stands before the next note."""
        return any(self._is_bigger(index) for index in range(first + 1, limit))

    def _is_bigger(self, index: int) -> bool:
        own = self.lines[self.start.line].size
        return bool(own and self.lines[index].size > _BIGGER * own)

    def _ends_before(self, index: int, call: int, *, in_section: bool, is_last: bool) -> bool:
        line, before = self.lines[index], self.lines[index - 1]
        own = self.lines[self.start.line].size
        if self._is_bigger(index):
            return True
        complete = _is_complete(before.text, line.text)
        if line.starts_page:
            return not in_section or (is_last and complete and line.has_gap)
        if own and self.size and own < _SMALL * self.size:
            return complete and (line.has_gap or not reads_like_note(line.text))
        is_short = len(before.text) < _SHORT * self.width and not line.text[:1].islower()
        if in_section:
            if self.is_dense and complete and is_short and self.start.line < index <= call < len(self.lines):
                # No gap tells the body of the next chapter from the notes before it.
                return True
            ends = line.has_gap and complete
            return ends and (not is_last or len(line.text) < 0.6 * self.width)
        if line.has_gap:
            if complete:
                return True
            goes_on = line.text[:1].islower() or line.text.startswith(("http", "www."))
            return self.body_is_open or not goes_on
        if not complete or index > call:
            return index > call and complete
        if self.body_is_open and line.text[:1].islower():
            return True
        return len(before.text) < _SHORT * self.width and line.text[:1].isupper() and not is_last


def _find_carried(
    lines: Sequence[Line],
    own: Sequence[int],
    end: int,
    limit: int,
    first_calls: Mapping[int, int],
    size: float,
) -> list[int]:
    """Find the lines of the next page's foot on which a note that was cut off goes on."""
    last = lines[own[-1]]
    small = bool(size and last.size and last.size < _SMALL * size)
    complete = _is_complete(last.text, lines[end].text if end < len(lines) else "")
    stop = limit
    if limit == len(lines) or (last.page is not None and lines[limit].page != last.page + 1):
        if last.page is None or not small:
            return []
        on_next = [index for index in range(end, limit) if lines[index].page == last.page + 1]
        stop = on_next[-1] + 1 if on_next else end
    if complete:
        return []
    carried: list[int] = []
    for index in range(stop - 1, end - 1, -1):
        line = lines[index]
        if len(carried) >= _MAX_CARRIED or (small and line.size > _BIGGER * last.size):
            break
        carried.insert(0, index)
        if line.starts_page:
            # The whole page cannot be the rest of a note.
            return carried if small else []
        if line.has_gap and not small:
            break
    else:
        return []
    calls = set(first_calls.values())
    return [] if any(index in calls for index in carried) else carried
