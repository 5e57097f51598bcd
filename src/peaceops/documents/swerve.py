"""The gutter of a page of plain text, which swerves as the letters of the columns beside it need more or less room.

What enters: the lines of a page. What leaves: the same lines with the right column moved so that it begins at one place.
Never done here: telling whether there are columns of prose; adding or dropping a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

_GAP: Final = 4
_MIN_LEFT: Final = 12
_MIN_ROWS: Final = 6
_MIN_LETTERS: Final = 14
_MIN_SUPPORT: Final = 2
_MAX_PLACES: Final = 120
_NEAR: Final = 6
_SLACK: Final = 5
# One gutter swerves by no more than this.
_ZONE: Final = 14
_MAX_GUTTERS: Final = 2
_REACH: Final = 12
_AROUND: Final = 12
_APART: Final = 2
_MAX_COST: Final = 40.0
# What a row says of a place where the right column may begin.
_BEGINS: Final = 1.0
_INDENTED: Final = 0.4
_FAR: Final = 0.1
_ONE_SPACE: Final = 0.15
_RUNS_OVER: Final = -1.5
_SWERVES: Final = -1.0


def straighten(page: Sequence[str]) -> list[str]:
    """Move the right column of a page so that it begins at one place, wherever a row was parted.

    Parameters
    ----------
    page : sequence of str
        Lines.

    Returns
    -------
    list of str
        As many; a line that runs over the gutter stays as it is.

    Examples
    --------
    >>> left = "one two three four five"
    >>> page = [f"{left}   six seven eight nine"] * 4 + [f"{left} and  six seven eight nine"] * 4
    >>> {line.index("six") for line in straighten(page)}
    {31}
    """
    return _straighten([line.rstrip() for line in page], _MAX_GUTTERS) or list(page)


def _straighten(rows: Sequence[str], most: int) -> list[str] | None:
    """Straighten the gutter that most rows tell of, then those on either side of it; None where there is none."""
    places = _list_places(rows)
    chosen = _choose(rows, places) if most and places else []
    seen = Counter(place for place in chosen if place)
    if not seen:
        return None
    main = max(seen, key=lambda place: (sum(seen[other] for other in seen if abs(other - place) <= _ZONE), -place))
    chosen = _choose(rows, [place for place in places if abs(place - main) <= _ZONE])
    parted = [
        (row[:place], row[place:]) for row, place in zip(rows, chosen, strict=True) if place and _is_parted(row, place)
    ]
    if len(parted) < _MIN_ROWS or not all(_is_prose(side) for side in zip(*parted, strict=True)):
        return None
    _part_merged(rows, chosen)
    left = [row[:place].rstrip() for row, place in zip(rows, chosen, strict=True)]
    right = [row[place:] if place else "" for row, place in zip(rows, chosen, strict=True)]
    left, right = _straighten(left, most - 1) or left, _straighten(right, most - 1) or right
    begin = max(map(len, left)) + _GAP
    return [
        (one.ljust(begin) + two).rstrip() if place else row
        for row, one, two, place in zip(rows, left, right, chosen, strict=True)
    ]


def _part_merged(rows: Sequence[str], chosen: list[int]) -> None:
    """Part rows between parted ones whose columns touch: where the left part is as long as those of its neighbours."""
    sides = [
        (len(row[:place].strip()), len(row[place:].strip())) if place else (0, 0)
        for row, place in zip(rows, chosen, strict=True)
    ]
    filled = [number for number, row in enumerate(rows) if row.strip()]
    for before, number, after in zip(filled, filled[1:], filled[2:], strict=False):
        if not chosen[before] or number - before > _APART or after - number > _APART:
            continue
        row, place = rows[number], chosen[number]
        near = range(max(0, number - _AROUND), min(len(rows), number + _AROUND))
        left, right = (_usual([sides[other][side] for other in near if sides[other][side]]) for side in (0, 1))
        is_over = not place or row[place - 1 : place].strip() or len(row[:place].strip()) > left + _SLACK
        if left and right and is_over and len(row) > left + _SLACK:
            lead = len(row) - len(row.lstrip())
            chosen[number] = _find_seam(row, lead + left, right) or place


def _find_seam(row: str, left: int, right: int) -> int:
    """Find the space at which a row is best parted so that neither side is much longer than its column."""
    best: tuple[float, int] = (_MAX_COST, 0)
    for place in range(max(1, left - _REACH), min(left + _REACH, len(row) - 1)):
        if row[place] != " " or row[place + 1] == " ":
            continue
        cost = abs(place - left) + max(0, len(row) - place - 1 - right)
        # "drink- was", "used. complained": a line ends there.
        ends = row[place - 1] in "-\u2010\u00ad" or (row[place - 1] in ".!?" and row[place + 1].islower())
        best = min(best, (cost - (_REACH if ends else 0), place + 1))
    return best[1]


def _is_prose(side: Sequence[str]) -> bool:
    """Whether half the rows of a column hold as many letters as prose does."""
    return sorted(sum(map(str.isalpha, row)) for row in side)[len(side) // 2] >= _MIN_LETTERS


def _usual(lengths: Sequence[int]) -> int:
    ordered = sorted(lengths)
    return ordered[len(ordered) * 3 // 4] if ordered else 0


def _list_places(rows: Sequence[str]) -> list[int]:
    """List the places where the right column may begin: words of several rows begin there after a gap."""
    seen: Counter[int] = Counter()
    for row in rows:
        place = row.find("  ", _MIN_LEFT)
        while place >= 0:
            begin = len(row) - len(row[place:].lstrip())
            seen[begin] += 1
            place = row.find("  ", begin)
    often = sorted((place for place, count in seen.items() if count >= _MIN_SUPPORT), key=lambda p: (-seen[p], p))
    return sorted(often[:_MAX_PLACES])


def _choose(rows: Sequence[str], places: Sequence[int]) -> list[int]:
    """Choose for each row where its right column begins, 0 for a row without one, so that rows agree with their neighbours."""
    states = [0, *places]
    totals = [0.0] * len(states)
    steps: list[list[int]] = []
    for row in rows:
        best = max(range(len(states)), key=totals.__getitem__)
        before = [best if totals[best] + _SWERVES > total else state for state, total in enumerate(totals)]
        totals = [
            totals[last] + (_SWERVES if last != state else 0.0) + (_weigh(row, states[state]) if state else 0.0)
            for state, last in enumerate(before)
        ]
        steps.append(before)
    state = max(range(len(states)), key=totals.__getitem__)
    chosen: list[int] = []
    for before in reversed(steps):
        chosen.append(states[state])
        state = before[state]
    return chosen[::-1]


def _weigh(row: str, place: int) -> float:
    """Weigh how well a row agrees that its right column begins at a place."""
    if len(row) <= place:
        return 0.0 if len(row) < place else _RUNS_OVER
    if row[place - 1] != " ":
        return _RUNS_OVER
    begin = place + len(row[place:]) - len(row[place:].lstrip())
    end = len(row[:place].rstrip())
    if end and begin - end < 2:
        return _ONE_SPACE
    return _BEGINS if begin == place else _INDENTED if begin <= place + _NEAR else _FAR


def _is_parted(row: str, place: int) -> bool:
    """Whether a row has words on either side of a place."""
    return len(row) > place and bool(row[:place].strip())
