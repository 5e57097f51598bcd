"""Marks of the body set against notes in the same order.

What enters: a chain of notes, and marks that may call them.
What leaves: for each note its calls.
Never done here: choosing the chain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from peaceops.documents.mark import Mark, Start
from peaceops.documents.page import Line

_STRONG: Final = 2.0
_MAX_CANDIDATES: Final = 200


def align_calls(
    lines: Sequence[Line], chain: Sequence[Start], marks: Sequence[Mark], kind: str
) -> dict[int, list[Mark]]:
    """Align the notes of a chain with marks in the same order.

    Parameters
    ----------
    lines : sequence of Line
        Of the whole text.
    chain : sequence of Start
        Notes in order.
    marks : sequence of Mark
        Candidates of one kind, in order.
    kind : str
        Which.

    Returns
    -------
    dict of int to list of Mark
        For each note that is called its calls, by position in the chain.
    """
    by_label: dict[str, list[Mark]] = {}
    for mark in marks:
        by_label.setdefault(mark.label, []).append(mark)
    if kind in {"caret", "bracket", "round"}:
        return _align_all(chain, by_label)
    ordered = sorted({(mark.line, mark.begin, mark.value) for mark in marks})
    rank = {key: place for place, key in enumerate(ordered, 1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ordered) + 1)
    nodes: list[tuple[int, Mark, int]] = []
    for place, start in enumerate(chain):
        fresh: list[tuple[int, float, int]] = []
        for mark in _choose_near(by_label.get(start.label, []), start.line):
            weight = _weigh(lines, start, mark)
            if weight <= 0:
                continue
            position = rank[mark.line, mark.begin, mark.value]
            score, node = _best_before(tree, position - 1)
            nodes.append((place, mark, node))
            fresh.append((position, score + weight, len(nodes) - 1))
        for position, score, node in fresh:
            _raise_from(tree, position, (score, node))
    _, node = _best_before(tree, len(ordered))
    calls: dict[int, list[Mark]] = {}
    while node >= 0:
        place, mark, node = nodes[node]
        calls[place] = [mark]
    return _add_repeated(lines, chain, by_label, calls)


def _choose_near(marks: list[Mark], line: int) -> list[Mark]:
    """Choose the marks nearest to a note's line, those before it first, where there are very many."""
    if len(marks) <= _MAX_CANDIDATES:
        return marks
    place = bisect_right(marks, line, key=lambda mark: mark.line)
    return marks[max(0, place - _MAX_CANDIDATES // 2) : place + _MAX_CANDIDATES // 2]


def _weigh(lines: Sequence[Line], start: Start, mark: Mark) -> float:
    """Weigh a mark as the call of a note: nearer is better, after the note only on its page."""
    weight = mark.weight
    page, own = lines[mark.line].page, lines[start.line].page
    if mark.line == start.line:
        return 0.0
    if page is not None and page == own:
        weight += 1.0
    if mark.line > start.line:
        if page is None or page != own:
            return 0.0
        weight -= 0.8
    return weight


def _best_before(tree: Sequence[tuple[float, int]], position: int) -> tuple[float, int]:
    best = (0.0, -1)
    while position > 0:
        best = max(best, tree[position])
        position -= position & -position
    return best


def _raise_from(tree: list[tuple[float, int]], position: int, value: tuple[float, int]) -> None:
    while position < len(tree):
        tree[position] = max(tree[position], value)
        position += position & -position


def _align_all(chain: Sequence[Start], by_label: Mapping[str, Sequence[Mark]]) -> dict[int, list[Mark]]:
    """Give each note every mark of its label: numbers in brackets may call a note again."""
    calls: dict[int, list[Mark]] = {}
    taken: set[str] = set()
    own = {start.line for start in chain}
    for place, start in enumerate(chain):
        marks = [mark for mark in by_label.get(start.label, ()) if mark.line not in own or mark.begin > start.rest]
        if start.label not in taken and marks:
            calls[place] = [mark for mark in marks if mark.line != start.line] or []
            if not calls[place]:
                del calls[place]
        taken.add(start.label)
    return calls


def _shares_page(lines: Sequence[Line], first: int, second: int) -> bool:
    page = lines[first].page
    return first != second and page is not None and page == lines[second].page


def _add_repeated(
    lines: Sequence[Line], chain: Sequence[Start], by_label: Mapping[str, Sequence[Mark]], calls: dict[int, list[Mark]]
) -> dict[int, list[Mark]]:
    """Add raised marks that call a note again; where most do not rise, order says nothing."""
    labels = [start.label for start in chain]
    if len(set(labels)) != len(labels):
        return calls
    for place, start in enumerate(chain):
        strong = [
            mark
            for mark in by_label.get(start.label, ())
            if mark.weight > _STRONG and (mark.line < start.line or _shares_page(lines, mark.line, start.line))
        ]
        if strong and len(chain) > 1:
            calls[place] = sorted({*calls.get(place, ()), *strong}, key=lambda mark: (mark.line, mark.begin))
    return calls
