"""Chains of notes: lines that begin notes, in the order of their labels, and the marks that call them.

What enters: lines, and the marks that may call notes.
What leaves: the chains that agree with their calls; no mark calls two notes.
Never done here: telling how far a note goes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from peaceops.documents.align import align_calls
from peaceops.documents.mark import KINDS, Mark, Start, find_starts, is_citing, reads_like_note
from peaceops.documents.page import Line

_SKIP_COST: Final = 0.7
_MAX_SKIP: Final = 3
_RESTART_COST: Final = 0.3
_SMALL: Final = 0.95
_BIG: Final = 1.08
_MAX_TITLE: Final = 50
_LEAST_WEIGHT: Final = 0.1
_MIN_SHARE: Final = 0.5
_FEW: Final = 2
_RAISED: Final = 3.0
_NEAR_LINES: Final = 60
_LEAST_LIST: Final = 5
_MOST: Final = 0.8
_CLAUSE_ENDS: Final = ("", ".", ",", ";", ":", "?", "!")
_NEAR_PAGE_LINES: Final = 150
_STACKED: Final = 0.6
_MAX_NOTE_LINES: Final = 6
_MONTH: Final = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")


@dataclass(slots=True)
class Search:
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
class Chain:
    """Notes that were found together, each with the marks that call it."""

    starts: list[Start]
    calls: dict[int, list[Mark]]

    @property
    def count(self) -> int:
        """Number of notes that are called."""
        return len(self.calls)


def choose_chains(search: Search) -> list[Chain]:
    """Choose the chains of notes that agree with their calls; no mark calls two notes.

    Parameters
    ----------
    search : Search
        What is known of the lines.

    Returns
    -------
    list of Chain
        The one first that has most notes which are called and look like notes.
    """
    families: dict[str, list[Start]] = {}
    for index, line in enumerate(search.lines):
        for start in find_starts(line, index) if line.page not in search.maps else ():
            families.setdefault(start.family if start.value or start.family == "caret" else "symbol", []).append(start)
    found: list[tuple[str, Chain]] = []
    for family, starts in families.items():
        if family == "symbol":
            found.append((family, _pair_symbols(search, starts)))
            continue
        chain = _find_chain(search, family, starts)
        if chain is not None and _is_trusted(search, family, chain):
            found.append((family, chain))
    found.sort(key=lambda item: (-_weigh(search, item[1]), item[0]))
    chosen: list[Chain] = []
    used: set[tuple[int, int]] = set()
    lines: set[int] = set()
    numbered = False
    for family, chain in found:
        kinds = {mark.kind for marks in chain.calls.values() for mark in marks}
        is_number = bool(kinds & {"number", "bracket", "round"})
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


def _weigh(search: Search, chain: Chain) -> float:
    """Weigh a chain by its notes that are called: one that is small or raised tells more than the item of a list."""
    return round(sum(max(_score(search, chain.starts[place]), _LEAST_WEIGHT) for place in chain.calls), 6)


def drop_paragraphs(chain: Chain) -> Chain:
    """Leave out a run of numbers that nothing calls and that holds the calls of another run: numbered paragraphs, no notes."""
    if not chain.starts or not all(start.value for start in chain.starts):
        return chain
    runs: list[list[int]] = []
    for place, start in enumerate(chain.starts):
        if not runs or start.value <= chain.starts[place - 1].value:
            runs.append([])
        runs[-1].append(place)
    ends = [chain.starts[run[0]].line for run in runs[1:]]
    lines = {mark.line for marks in chain.calls.values() for mark in marks}
    kept = [
        run
        for run, end in zip(runs, [*ends, -1], strict=True)
        if any(place in chain.calls for place in run) or not any(chain.starts[run[0]].line <= at < end for at in lines)
    ]
    places = [place for run in kept for place in run]
    if len(places) == len(chain.starts):
        return chain
    calls = {new: chain.calls[old] for new, old in enumerate(places) if old in chain.calls}
    return Chain([chain.starts[place] for place in places], calls)


def _find_chain(search: Search, family: str, starts: Sequence[Start]) -> Chain | None:
    """Find the best chain of labels, and align it with the calls."""
    chain = list(starts) if family == "caret" else _find_sequence(search, starts)
    if not chain:
        return None
    best: Chain | None = None
    for kind in KINDS[family]:
        marks = [mark for mark in search.marks if mark.kind == kind]
        if kind == "round":
            marks = _keep_round(search, chain, marks)
        calls = align_calls(search.lines, chain, marks, kind)
        if best is None or len(calls) > best.count:
            best = Chain(chain, calls)
    return best


def _keep_round(search: Search, chain: Sequence[Start], marks: Sequence[Mark]) -> list[Mark]:
    """Keep numbers in round brackets that call the entries of a list, and no figures, items or paragraphs of a law.

    The list stands under its heading and counts from one; four in five of its entries are called; most of the brackets
    hold numbers of the list, and most of them end a clause.
    """
    labels = {start.label for start in chain}
    is_list = len(chain) >= _LEAST_LIST and all(search.sections[start.line] for start in chain)
    if not is_list or len(labels) != len(chain) or chain[0].value != 1:
        return []
    own = {start.line for start in chain}
    groups: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        if mark.line not in own and not search.sections[mark.line]:
            groups.setdefault((mark.line, mark.begin), []).append(mark)
    kept = [group for group in groups.values() if all(mark.label in labels for mark in group)]
    called = {mark.label for group in kept for mark in group}
    after = [search.lines[group[0].line].text[group[0].end :].lstrip()[:1] for group in kept]
    ends = sum(sign in _CLAUSE_ENDS for sign in after)
    if len(called) < _MOST * len(chain) or len(kept) < _MOST * len(groups) or ends < 0.5 * len(kept):
        return []
    return [mark for group in kept for mark in group]


def _find_sequence(search: Search, starts: Sequence[Start]) -> list[Start]:
    """Find the chain of rising labels with the highest score; it may begin anew."""
    best: dict[int, tuple[float, int]] = {}
    nodes: list[tuple[Start, int]] = []
    top: tuple[float, int] = (0.0, -1)
    for start in starts:
        if not start.value:
            continue
        own = _score(search, start)
        if start.value - 1 in best and own <= 0 and _stands_below(search, nodes[best[start.value - 1][1]][0], start):
            own += _STACKED
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


def _stands_below(search: Search, before: Start, start: Start) -> bool:
    """Whether a line stands right below a note of a list of notes and is written as it is, though nothing calls it."""
    line, first = search.lines[start.line], search.lines[before.line]
    rest = line.text[start.rest :]
    if not 0 < start.line - before.line <= _MAX_NOTE_LINES or not search.has_call(before) or not rest[:1].isupper():
        return False
    if _MONTH.match(rest) or start.rest - len(start.label) != before.rest - len(before.label):
        return False
    between = search.lines[before.line + 1 : start.line + 1]
    return not any(own.starts_page or own.has_gap or abs(own.size - first.size) > 0.05 * first.size for own in between)


def _score(search: Search, start: Start) -> float:
    """How much a line looks like the beginning of a note."""
    line = search.lines[start.line]
    rest = line.text[start.rest :].lstrip("“\"‘'([")
    score = 1.0 if search.has_call(start) else 0.0
    score += 0.6 if search.sections[start.line] else 0.0
    score += 0.3 if is_citing(line.text) else 0.0
    score += 0.1 if line.has_gap else 0.0
    if not rest:
        score -= 0.3 if reads_like_note(_read_first(search, start)) else 1.5
    elif not reads_like_note(rest):
        score -= 1.5
    elif (not (line.size or search.sections[start.line]) and _is_titled(rest)) or (
        rest[0].islower()
        and not rest.startswith(("http", "www", "ibid", "see", "cf", "e.g", "i.e", "op", "para", "resolution"))
    ):
        score -= 0.6
    if line.marks and line.marks[0][0] == 0:
        score += 0.5
    if search.size and line.size:
        if line.size < _SMALL * search.size:
            score += 0.5
        elif not search.sections[start.line]:
            # A heading is no note.
            score -= 0.4 if line.size < _BIG * search.size else 1.5
    return score


def _is_titled(rest: str) -> bool:
    """Whether a few words without a stop follow a label, as in the heading of a section."""
    return len(rest) < _MAX_TITLE and rest.rstrip()[-1:].isalpha() and not is_citing(rest) and not rest.isupper()


def _is_trusted(search: Search, family: str, chain: Chain) -> bool:
    """Whether enough of a chain is called, or its place and size say what it is."""
    total, called = len(chain.starts), chain.count
    if family in {"caret", "bracket", "roman-bracket"}:
        return called >= 1 and called >= 0.3 * total
    weights = [max(mark.weight for mark in marks) for marks in chain.calls.values()]
    readable = sum(reads_like_note(_read_first(search, start)) for start in chain.starts)
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


def _read_first(search: Search, start: Start) -> str:
    """Read the first words of a note; they stand on the next line where its raised label has become a line of its own."""
    line = search.lines[start.line]
    rest = line.text[start.rest :]
    if rest or start.line + 1 >= len(search.lines):
        return rest
    following = search.lines[start.line + 1]
    # At the end of a page of plain text it is the number of the page.
    return rest if following.starts_page and not line.size else following.text


def _are_at_foot(search: Search, chain: Chain) -> bool:
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
        # Raised labels become lines of their own where some tools take the text out of pages.
        told = told or (not (line.size or line.is_ocr or line.text[start.rest :]) and start.family == "plain")
        if not told and (line.size or not _ends_page(search.lines, start.line)):
            return False
    return True


def _ends_page(lines: Sequence[Line], index: int) -> bool:
    """Whether a line begins the last block of a page of plain text."""
    if not lines[index].has_gap:
        return False
    following = next((i for i in range(index + 1, len(lines)) if lines[i].has_gap or lines[i].starts_page), len(lines))
    return following == len(lines) or lines[following].starts_page


def _pair_symbols(search: Search, starts: Sequence[Start]) -> Chain:
    """Pair each note under a symbol with the nearest free mark of that symbol."""
    chain = Chain([], {})
    used: set[tuple[int, int]] = set()
    own = {start.line for start in starts}
    for start in starts:
        page = search.lines[start.line].page
        rest = _read_first(search, start)
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
