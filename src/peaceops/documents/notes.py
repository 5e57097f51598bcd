"""Notes told from the body, and each attached to the mark that calls it.

What enters: lines without page furniture, notes among them at page ends or at the end of the text.
What leaves: the lines of the body without marks, and the notes whole, with their calls.
Never done here: taking a number for a call because it looks like one.

A number calls a note when the sequences agree: lines that may begin notes form a chain of rising labels (it may begin
anew on a page or in a chapter), and marks in the body form the same chain in the same order, each before its note.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from peaceops.documents.align import align_calls
from peaceops.documents.extent import Extents, find_extents, is_notes_heading
from peaceops.documents.mark import KINDS, WORD, Mark, Start, find_marks, find_starts, is_citing, reads_like_note
from peaceops.documents.page import Line
from peaceops.model.passage import Call

_SKIP_COST: Final = 0.7
_MAX_SKIP: Final = 3
_RESTART_COST: Final = 0.3
_SMALL: Final = 0.95
_MIN_SHARE: Final = 0.5
_FEW: Final = 2
_RAISED: Final = 3.0
_NEAR_LINES: Final = 60
_NEAR_PAGE_LINES: Final = 150
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
    """

    label: str
    lines: tuple[Line, ...]


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


@dataclass(slots=True)
class _Search:
    """What is known of the lines while notes are sought."""

    lines: Sequence[Line]
    marks: list[Mark]
    size: float
    sections: list[bool]
    maps: frozenset[int] = frozenset()
    by_label: dict[tuple[str, str], list[Mark]] = field(default_factory=dict)
    places: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mark in self.marks:
            self.by_label.setdefault((mark.kind, mark.label), []).append(mark)
            self.places.setdefault((mark.kind, mark.label), []).append(mark.line)

    def has_call(self, start: Start, after: int = -1) -> bool:
        """Whether a mark of the note's label stands before it, or after it on its page."""
        page = self.lines[start.line].page
        for kind in KINDS[start.family]:
            places = self.places.get((kind, start.label), [])
            first = bisect_right(places, after)
            if first < len(places) and places[first] < start.line:
                return True
            following = bisect_right(places, start.line)
            if page is not None and following < len(places) and self.lines[places[following]].page == page:
                return True
        return False

    def find_near(self, kind: str, label: str, line: int) -> list[Mark]:
        """Find marks of a label within some lines of a line."""
        places = self.places.get((kind, label), [])
        begin, end = bisect_right(places, line - _NEAR_PAGE_LINES), bisect_right(places, line + _NEAR_PAGE_LINES)
        return self.by_label.get((kind, label), [])[begin:end]


@dataclass(slots=True)
class _Chain:
    """Notes that were found together, each with the marks that call it."""

    starts: list[Start]
    calls: dict[int, list[Mark]]

    @property
    def count(self) -> int:
        """Number of notes that are called."""
        return len(self.calls)


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
    chains = _choose_chains(search)
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


def _prepare(lines: Sequence[Line]) -> _Search:
    weights: dict[float, int] = {}
    for line in lines:
        if line.size:
            weights[round(line.size)] = weights.get(round(line.size), 0) + len(line.text)
    size = float(max(weights.items(), key=lambda item: (item[1], item[0]))[0]) if weights else 0.0
    sections: list[bool] = []
    inside = False
    for line in lines:
        heading = is_notes_heading(line.text)
        inside = heading or (inside and not _leaves_section(line))
        sections.append(inside and not heading)
    maps = _find_maps(lines)
    marks = [m for i, line in enumerate(lines) if line.page not in maps for m in find_marks(line, i)]
    return _Search(lines, marks, size, sections, maps)


def mark_maps(lines: Sequence[Line]) -> list[Line]:
    """Mark lines of maps and charts, whose letters are no prose, as those of a table."""
    maps = _find_maps(lines)
    return [replace(line, kind="table") if line.page in maps and not line.kind else line for line in lines]


def _find_maps(lines: Sequence[Line]) -> frozenset[int]:
    """Find pages that hold scattered letters and no prose: maps, charts."""
    words: dict[int, list[str]] = {}
    for line in lines:
        if line.page is not None:
            words.setdefault(line.page, []).extend(WORD.findall(line.text))
    return frozenset(
        page for page, own in words.items() if len(own) >= 20 and sum(len(word) == 1 for word in own) >= 0.2 * len(own)
    )


def _leaves_section(line: Line) -> bool:
    """Whether a heading after the notes begins something else."""
    text = line.text.strip(" .:#*").casefold()
    return line.has_gap and (text in _OTHER_HEADINGS or (text.startswith("chapter ") and len(text) < 40))


def _choose_chains(search: _Search) -> list[_Chain]:
    """Choose the chains of notes that agree with their calls; no mark calls two notes."""
    families: dict[str, list[Start]] = {}
    for index, line in enumerate(search.lines):
        for start in find_starts(line, index) if line.page not in search.maps else ():
            families.setdefault(start.family if start.value or start.family == "caret" else "symbol", []).append(start)
    found: list[tuple[str, _Chain]] = []
    for family, starts in families.items():
        if family == "symbol":
            found.append((family, _pair_symbols(search, starts)))
            continue
        chain = _find_chain(search, family, starts)
        if chain is not None and _is_trusted(search, family, chain):
            found.append((family, chain))
    found.sort(key=lambda item: (-item[1].count, item[0]))
    chosen: list[_Chain] = []
    used: set[tuple[int, int]] = set()
    lines: set[int] = set()
    numbered = False
    for family, chain in found:
        kinds = {mark.kind for marks in chain.calls.values() for mark in marks}
        is_number = bool(kinds & {"number", "bracket"})
        marks = {(mark.line, mark.begin) for own in chain.calls.values() for mark in own}
        own_lines = {start.line for start in chain.starts}
        if (is_number and numbered) or marks & used or own_lines & lines:
            continue
        numbered = numbered or is_number
        chosen.append(chain)
        used |= marks
        lines |= own_lines
        if family == "caret":
            numbered = True
    return chosen


def _find_chain(search: _Search, family: str, starts: Sequence[Start]) -> _Chain | None:
    """Find the best chain of labels, and align it with the calls."""
    chain = list(starts) if family == "caret" else _find_sequence(search, starts)
    if not chain:
        return None
    best: _Chain | None = None
    for kind in KINDS[family]:
        calls = align_calls(search.lines, chain, [mark for mark in search.marks if mark.kind == kind], kind)
        if best is None or len(calls) > best.count:
            best = _Chain(chain, calls)
    return best


def _find_sequence(search: _Search, starts: Sequence[Start]) -> list[Start]:
    """Find the chain of rising labels with the highest score; it may begin anew."""
    best: dict[int, tuple[float, int]] = {}
    nodes: list[tuple[Start, int]] = []
    top: tuple[float, int] = (0.0, -1)
    for start in starts:
        if not start.value:
            continue
        own = _score(search, start)
        score, before = own - 0.5 * min(start.value - 1, 4), -1
        for last in range(max(1, start.value - 1 - _MAX_SKIP), start.value):
            if last in best:
                longer = best[last][0] + own - _SKIP_COST * (start.value - last - 1)
                if longer > score:
                    score, before = longer, best[last][1]
        if start.value == 1 and top[1] >= 0:
            since = nodes[top[1]][0].line
            again = top[0] + own - _RESTART_COST
            if again > score and (search.sections[start.line] or search.has_call(start, since)):
                score, before = again, top[1]
        if start.value not in best or score > best[start.value][0]:
            best[start.value] = (score, len(nodes))
            nodes.append((start, before))
            if score > top[0]:
                top = (score, len(nodes) - 1)
    chain: list[Start] = []
    node = top[1]
    while node >= 0:
        chain.append(nodes[node][0])
        node = nodes[node][1]
    return chain[::-1]


def _score(search: _Search, start: Start) -> float:
    """How much a line looks like the beginning of a note."""
    line = search.lines[start.line]
    rest = line.text[start.rest :].lstrip("“\"‘'([")
    score = 1.0 if search.has_call(start) else 0.0
    score += 0.6 if search.sections[start.line] else 0.0
    score += 0.3 if is_citing(line.text) else 0.0
    score += 0.1 if line.has_gap else 0.0
    if not rest:
        following = search.lines[start.line + 1].text if start.line + 1 < len(search.lines) else ""
        score -= 0.3 if reads_like_note(following) else 1.5
    elif not reads_like_note(rest):
        score -= 1.5
    elif rest[0].islower() and not rest.startswith(
        ("http", "www", "ibid", "see", "cf", "e.g", "i.e", "op", "para", "resolution")
    ):
        score -= 0.6
    if line.marks and line.marks[0][0] == 0:
        score += 0.5
    if search.size and line.size:
        score += 0.5 if line.size < _SMALL * search.size else -0.4 if not search.sections[start.line] else 0.0
    return score


def _is_trusted(search: _Search, family: str, chain: _Chain) -> bool:
    """Whether enough of a chain is called, or its place and size say what it is."""
    total, called = len(chain.starts), chain.count
    if family in {"caret", "bracket", "roman-bracket"}:
        return called >= 1 and called >= 0.3 * total
    weights = [max(mark.weight for mark in marks) for marks in chain.calls.values()]
    readable = sum(reads_like_note(search.lines[start.line].text[start.rest :]) for start in chain.starts)
    if readable < 0.6 * total:
        return False
    least = 1.2 if total == 1 else 0.5
    if total <= _FEW and not (min(weights, default=0.0) >= least and called == total and _are_at_foot(search, chain)):
        return False
    if weights and called >= _MIN_SHARE * total and sum(weights) / len(weights) >= 0.5:
        return True
    inside = sum(search.sections[start.line] for start in chain.starts)
    if inside >= 0.8 * total and total >= 2 and called >= 0.2 * total:
        return True
    small = sum(0 < search.lines[s.line].size < _SMALL * search.size for s in chain.starts) if search.size else 0
    return small >= 0.9 * total and called >= 0.3 * total and called >= 1


def _are_at_foot(search: _Search, chain: _Chain) -> bool:
    """Whether a few notes show by more than their numbers that they are notes."""
    if chain.starts[0].value != 1:
        return False
    raised = all(mark.weight >= _RAISED for marks in chain.calls.values() for mark in marks)
    for start in chain.starts:
        line = search.lines[start.line]
        small = bool(search.size and line.size) and line.size < _SMALL * search.size
        told = small or search.sections[start.line] or is_citing(line.text) or start.family == "slash"
        if line.is_ocr or start.family in {"dot", "paren"}:
            told = search.sections[start.line] or is_citing(line.text) or (raised and not line.size and not line.is_ocr)
        if not told and (line.size or not _ends_page(search.lines, start.line)):
            return False
    return True


def _ends_page(lines: Sequence[Line], index: int) -> bool:
    """Whether a line begins the last block of a page of plain text."""
    if not lines[index].has_gap:
        return False
    following = next((i for i in range(index + 1, len(lines)) if lines[i].has_gap or lines[i].starts_page), len(lines))
    return following == len(lines) or lines[following].starts_page


def _pair_symbols(search: _Search, starts: Sequence[Start]) -> _Chain:
    """Pair each note under a symbol with the nearest free mark of that symbol."""
    chain = _Chain([], {})
    used: set[tuple[int, int]] = set()
    own = {start.line for start in starts}
    for start in starts:
        page = search.lines[start.line].page
        rest = search.lines[start.line].text[start.rest :]
        if not reads_like_note(rest) or (search.lines[start.line].is_ocr and not rest[:1].isupper()):
            continue
        marks = [
            mark
            for kind in ("symbol", "slash")
            for mark in search.find_near(kind, start.label, start.line)
            if mark.line not in own
            and (mark.line, mark.begin) not in used
            and (
                search.lines[mark.line].page == page if page is not None else abs(mark.line - start.line) <= _NEAR_LINES
            )
        ]
        if not marks:
            continue
        mark = min(marks, key=lambda m: (m.line > start.line, abs(m.line - start.line)))
        used.add((mark.line, mark.begin))
        chain.calls[len(chain.starts)] = [mark]
        chain.starts.append(start)
    return chain


def _align_again(search: _Search, chains: Sequence[_Chain], extents: Extents) -> dict[int, list[Mark]]:
    """Align once more with marks of the body alone; by line of the note."""
    found: dict[int, list[Mark]] = {}
    for chain in chains:
        kinds = {mark.kind for marks in chain.calls.values() for mark in marks}
        if kinds == {"symbol"} or not kinds:
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
        own[0] = replace(own[0], text=own[0].text[start.rest :].lstrip(), marks=())
        notes.append(Draft(label=start.label, lines=tuple(own)))
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
    length = begin = 0
    kept: list[Call] = []
    for mark, place in sorted(calls, key=lambda item: (item[0].begin, item[0].end, item[1])):
        if mark.begin >= begin:
            parts.append(line.text[begin : mark.begin].rstrip())
            length += len(parts[-1])
            begin = mark.end
        kept.append(Call(label=str(place), at=length))
    parts.append(line.text[begin:].rstrip())
    return replace(line, text="".join(parts), calls=tuple(kept), marks=())


def _warn_of_marks(search: _Search) -> tuple[str, ...]:
    raised = sorted(
        {mark.value for mark in search.marks if mark.weight >= 3.0 and mark.kind == "number" and mark.value}
    )
    if len(raised) >= 3 and raised[:3] == [1, 2, 3]:
        return (f"{len(raised)} raised numbers look like calls, but no notes were found",)
    return ()
