"""Notes told from the body, and each attached to the mark that calls it.

What enters: lines without page furniture, notes among them at page ends or at the end of the text.
What leaves: the lines of the body without marks, and the notes whole, with their calls.
Never done here: taking a number for a call because it looks like one.

A number calls a note when the sequences agree: lines that may begin notes form a chain of rising labels (it may begin
anew on a page or in a chapter), and marks in the body form the same chain in the same order, each before its note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from peaceops.documents.align import align_calls
from peaceops.documents.chain import Chain, Search, choose_chains, drop_paragraphs
from peaceops.documents.extent import Extents, find_extents, is_notes_heading
from peaceops.documents.mark import WORD, Mark, Start, find_fallen, find_marks
from peaceops.documents.page import Line
from peaceops.model.passage import Call, Link

_OTHER_HEADINGS: Final = frozenset(
    ("appendix", "annex", "about the author", "about the authors", "acknowledgements", "acknowledgments", "conclusion",
     "introduction")
)  # fmt: skip
MAX_LINES: Final = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A note as it stands on its lines.

    Parameters
    ----------
    label : str
        As printed.
    lines : tuple of Line
        Its lines; the first without the label.
    links : tuple of pairs of str
        Words in it that lead to a page, and the address, where the format knows.
    """

    label: str
    lines: tuple[Line, ...]
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A text whose notes are apart.

    Parameters
    ----------
    body : tuple of Line
        Lines without notes and without their marks; the label of each call is the position of its note.
    notes : tuple of Draft
        In the order of the text.
    warnings : tuple of str
        Notes that nothing calls, labels that are missing.
    """

    body: tuple[Line, ...]
    notes: tuple[Draft, ...]
    warnings: tuple[str, ...] = ()


def find_notes(lines: Sequence[Line]) -> Noted:
    """Find the notes of a text.

    Parameters
    ----------
    lines : sequence of Line
        In reading order, without page furniture.

    Returns
    -------
    Noted
    """
    if len(lines) > MAX_LINES:
        return Noted(body=tuple(lines), notes=(), warnings=("has too many lines for notes to be sought",))
    search = _prepare(lines)
    chains = [drop_paragraphs(chain) for chain in choose_chains(search)]
    starts = sorted((start for chain in chains for start in chain.starts), key=lambda start: start.line)
    if not starts:
        return Noted(body=tuple(lines), notes=(), warnings=_warn_of_marks(search))
    first_calls = {
        chain.starts[place].line: min(mark.line for mark in marks)
        for chain in chains
        for place, marks in chain.calls.items()
    }
    extents = find_extents(lines, starts, first_calls, search.size, search.sections)
    calls = _align_again(search, chains, extents)
    return _build(lines, starts, extents, calls)


def _prepare(lines: Sequence[Line]) -> Search:
    size = _find_body_size(lines)
    sections: list[bool] = []
    inside = False
    for line in lines:
        heading = is_notes_heading(line.text)
        inside = heading or (inside and not _leaves_section(line))
        sections.append(inside and not heading)
    maps = _find_maps(lines)
    marks = [m for i, line in enumerate(lines) if line.page not in maps for m in find_marks(line, i)]
    if any(sections) and not lines[0].size:
        # Only where notes stand under a heading of their own: items of two lists would call each other.
        fallen = [
            mark
            for index, (before, line) in enumerate(pairwise(lines), 1)
            if not sections[index]
            for mark in find_fallen(before, line, index)
        ]
        marks = sorted(marks + fallen, key=lambda mark: (mark.line, mark.begin)) if fallen else marks
    return Search(lines, marks, size, sections, maps)


def _find_body_size(lines: Sequence[Line]) -> float:
    """Find the height of the letters of the body: the mean of those heights that round to what most letters have; 0 if unknown."""
    weights: dict[int, int] = {}
    sums: dict[int, float] = {}
    for line in lines:
        if line.size:
            whole, length = round(line.size), len(line.text)
            weights[whole] = weights.get(whole, 0) + length
            sums[whole] = sums.get(whole, 0.0) + line.size * length
    best = max(weights, key=lambda whole: (weights[whole], whole), default=0)
    return sums[best] / weights[best] if weights.get(best) else 0.0


def mark_maps(lines: Sequence[Line]) -> list[Line]:
    """Mark lines of maps and charts, whose letters are no prose, as those of a table."""
    maps = _find_maps(lines)
    return [line._replace(kind="table") if line.page in maps and not line.kind else line for line in lines]


def _find_maps(lines: Sequence[Line]) -> frozenset[int]:
    """Find pages that hold scattered letters and no prose: maps, charts."""
    texts: dict[int, list[str]] = {}
    for line in lines:
        if line.page is not None:
            texts.setdefault(line.page, []).append(line.text)
    lengths = {page: [len(word) for word in WORD.findall("\n".join(own))] for page, own in texts.items()}
    return frozenset(page for page, own in lengths.items() if len(own) >= 20 and own.count(1) >= 0.2 * len(own))


def _leaves_section(line: Line) -> bool:
    """Whether a heading after the notes begins something else."""
    text = line.text.strip(" .:#*").casefold()
    return line.has_gap and (text in _OTHER_HEADINGS or (text.startswith("chapter ") and len(text) < 40))


def _align_again(search: Search, chains: Sequence[Chain], extents: Extents) -> dict[int, list[Mark]]:
    """Align once more with marks of the body alone; by line of the note."""
    found: dict[int, list[Mark]] = {}
    for chain in chains:
        kinds = {mark.kind for marks in chain.calls.values() for mark in marks}
        if kinds in ({"symbol"}, {"round"}) or not kinds:
            aligned = chain.calls
        else:
            kind = min(kinds)
            marks = [mark for mark in search.marks if mark.kind == kind and mark.line not in extents.owner]
            aligned = align_calls(search.lines, chain.starts, marks, kind)
        for place, own in aligned.items():
            found[chain.starts[place].line] = own
    return found


def _build(
    lines: Sequence[Line], starts: Sequence[Start], extents: Extents, calls: Mapping[int, Sequence[Mark]]
) -> Noted:
    notes: list[Draft] = []
    by_line: dict[int, list[tuple[Mark, int]]] = {}
    warnings: list[str] = []
    for place, start in enumerate(starts):
        own = [lines[index] for index in extents.lines[start.line]]
        links = tuple((line.text[link.start : link.end], link.address) for line in own for link in line.links)
        own[0] = own[0]._replace(text=own[0].text[start.rest :].lstrip(), marks=())
        notes.append(Draft(label=start.label, lines=tuple(own), links=links))
        for mark in calls.get(start.line, ()):
            by_line.setdefault(mark.line, []).append((mark, place))
        if start.line not in calls:
            warnings.append(f"note {start.label} is called nowhere{_tell_place(lines[start.line])}")
    body = [
        take_out_marks(line, by_line.get(index, ()))
        for index, line in enumerate(lines)
        if index not in extents.owner and not (extents.headings and index in extents.headings)
    ]
    return Noted(body=tuple(body), notes=tuple(notes), warnings=(*_find_missing(starts), *warnings))


def _tell_place(line: Line) -> str:
    return f" (page {line.page})" if line.page is not None else f" (line {line.number})"


def _find_missing(starts: Sequence[Start]) -> list[str]:
    found: list[str] = []
    last = 0
    for start in starts:
        if start.family in {"symbol", "caret"} or not start.value:
            continue
        if start.value > last + 1:
            numbers = ", ".join(str(number) for number in range(last + 1, start.value))
            found.append(f"no note {numbers} was found before note {start.label}")
        last = start.value
    return found


def take_out_marks(line: Line, calls: Sequence[tuple[Mark, int]]) -> Line:
    """Take marks out of a line and keep where they stood.

    Parameters
    ----------
    line : Line
        As it was read.
    calls : sequence of pairs of Mark and int
        Marks and the positions of the notes they call.

    Returns
    -------
    Line
    """
    if not calls:
        return line
    parts: list[str] = []
    places: list[tuple[int, int, int]] = []
    length = begin = 0
    kept: list[Call] = []
    for mark, place in sorted(calls, key=lambda item: (item[0].begin, item[0].end, item[1])):
        if mark.begin >= begin:
            parts.append(line.text[begin : mark.begin].rstrip())
            places.append((begin, len(parts[-1]), length))
            length += len(parts[-1])
            begin = mark.end
        kept.append(Call(label=str(place), at=length, pinpoint=mark.pinpoint))
    parts.append(line.text[begin:].rstrip())
    places.append((begin, len(parts[-1]), length))
    links = tuple(_move_links(line.links, places)) if line.links else ()
    return line._replace(text="".join(parts), calls=tuple(kept), marks=(), links=links)


def _move_links(links: Sequence[Link], places: Sequence[tuple[int, int, int]]) -> Iterator[Link]:
    """Move links to where their words stand once marks are taken out; one whose words were the mark goes."""

    def move(at: int) -> int:
        begin, size, start = next((p for p in reversed(places) if p[0] <= at), places[0])
        return start + min(max(at - begin, 0), size)

    for link in links:
        start, end = move(link.start), move(link.end)
        if start < end:
            yield Link(start=start, end=end, address=link.address)


def _warn_of_marks(search: Search) -> tuple[str, ...]:
    raised = sorted(
        {mark.value for mark in search.marks if mark.weight >= 3.0 and mark.kind == "number" and mark.value}
    )
    if len(raised) >= 3 and raised[:3] == [1, 2, 3]:
        return (f"{len(raised)} raised numbers look like calls, but no notes were found",)
    return ()
