"""What stands over the text of a page or beside its lines: stamps across it, numbers of lines, large initials.

What enters: runs of words of one page.
What leaves: the runs of its text; an initial stands at the head of its word.
Never done here: dropping what does not stand over text, and numbers that do not count the lines of prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from peaceops.documents.row import group_rows
from peaceops.documents.run import Run, build_run, find_size
from peaceops.documents.spelling import RAISED

# More on one page are a map or a table.
_MANY: Final = 150
# Points; an initial of two lines is higher.
_TALL: Final = 20.0
_MAX_STAMP: Final = 12
_STAMP: Final = 2.5
_ALIKE: Final = 0.15
_INITIAL: Final = 1.7
_MIN_LINES: Final = 8
_FEW_LINES: Final = 4
_SMALL: Final = 0.75
_STEPS: Final = frozenset((1, 2, 5, 10))
_FIFTH: Final = 5
_UNEVEN: Final = 1.5
_MAX_DIGITS: Final = 4
_PROSE: Final = 30
_ALONE: Final = frozenset("AIO")


def settle_runs(runs: Sequence[Run]) -> list[Run]:
    """Take out stamps and numbers of lines, and put initials to their words.

    Parameters
    ----------
    runs : sequence of Run
        Of one page.

    Returns
    -------
    list of Run
    """
    tall = [run for run in runs if run.height > _TALL and run.size <= _MAX_STAMP]
    if 0 < len(tall) <= _MANY:
        size = find_size(runs)
        tall = [run for run in tall if all(word.isalpha() for word in run.words)]
        over = [run.height for run in tall if run.height > _STAMP * size and _is_over_text(run, runs)]
        stamps = {id(run) for run in tall if any(abs(run.height - height) < _ALIKE * height for height in over)}
        runs = [run for run in runs if id(run) not in stamps]
        for run in tall:
            if id(run) not in stamps and run.size <= 2 and run.words[0][-1].isupper():
                runs = _place_initial(run, runs, size)
    numbers = [run for run in runs if run.size <= _MAX_DIGITS and len(run.words) == 1 and run.words[0].isdigit()]
    if 2 <= len(numbers) <= _MANY:
        counted = _find_line_numbers(numbers, runs)
        if counted:
            runs = [run for run in runs if id(run) not in counted]
    return list(runs)


def _is_over_text(stamp: Run, runs: Sequence[Run]) -> bool:
    """Whether lines of text run through a box."""
    margin = 0.2 * (stamp.right - stamp.left)
    left, right = stamp.left + margin, stamp.right - margin
    low = 0.5 * stamp.height
    crossed = [
        run
        for run in runs
        if run.left < right
        and run.right > left
        and stamp.top < 0.5 * (run.top + run.bottom) < stamp.bottom
        and run.height < low
    ]
    return len(crossed) >= 2


def _place_initial(initial: Run, runs: Sequence[Run], size: float) -> list[Run]:
    """Put a letter of several lines' height to the first word of the highest line right of it."""
    beside = [
        run
        for run in runs
        if initial.right - size < run.left < initial.right + 1.5 * size
        and initial.height > _INITIAL * run.height
        and initial.top < 0.5 * (run.top + run.bottom) < initial.bottom
    ]
    if len(beside) < 2:
        return list(runs)
    top = min(run.top for run in beside)
    # Lines of no height are drawn by files that are damaged.
    first = min((run for run in beside if run.top <= top + 0.5 * max(run.height, 0.0)), key=lambda run: run.left)
    if not first.words[0][0].isalpha():
        return list(runs)
    letter, rest = initial.words[0], first.words[0]
    is_word = letter[-1] in _ALONE and any(rest in run.words for run in runs if run is not first)
    words, lefts, rights = first.words, first.lefts, first.rights
    if is_word:
        words, lefts, rights = (letter, *words), (initial.left, *lefts), (initial.right, *rights)
    else:
        words, lefts = (letter + rest, *words[1:]), (initial.left, *lefts[1:])
    whole = build_run(words, lefts, rights, first.top, first.bottom, first.height, has_space=True)
    whole = whole._replace(address=first.address)
    return [whole if run is first else run for run in runs if run is not initial]


def _find_line_numbers(numbers: Sequence[Run], runs: Sequence[Run]) -> frozenset[int]:
    """Find numbers left of all text that count its lines: by one step, beside lines of prose and at their foot."""
    own = {id(run) for run in numbers}
    texts = [run for run in runs if id(run) not in own]
    edge = min((run.left for run in texts), default=0.0)
    numbers = sorted((run for run in numbers if run.right < edge), key=lambda run: run.top)
    if len(numbers) < 2:
        return frozenset()
    values = [int(run.words[0]) for run in numbers]
    step = values[1] - values[0]
    size = find_size(texts)
    least = _FEW_LINES if numbers[0].height < _SMALL * size else _MIN_LINES
    if step not in _STEPS or any(b - a != step for a, b in pairwise(values)) or step * len(values) < least:
        return frozenset()
    rows = group_rows(sorted(texts, key=lambda run: (run.top + run.bottom, run.left, run.right, run.words)))
    reach = max(run.right for run in texts)
    full = goes_on = beside = 0
    for number in numbers:
        middle = 0.5 * (number.top + number.bottom)
        row = next((row for row in rows if row[0].top <= middle <= row[0].bottom), None)
        # The label of a note is raised.
        if row is None or row[0].bottom - number.bottom > RAISED * size:
            continue
        beside += 1
        full += row[-1].right > reach - 2 * size and sum(run.length for run in row) > _PROSE
        goes_on += row[-1].words[-1][-1] not in ".;:)"
    counted = 2 * full >= len(numbers) and 2 * goes_on >= len(numbers)
    enough = beside >= 0.75 * len(numbers) and (counted or _is_ruled(numbers, step, rows, reach - 2 * size))
    return frozenset(map(id, numbers)) if enough else frozenset()


def _is_ruled(numbers: Sequence[Run], step: int, rows: Sequence[Sequence[Run]], reach: float) -> bool:
    """Whether every fifth or tenth line bears a number, at even distances down a page of prose."""
    if step < _FIFTH or len(numbers) < _FEW_LINES or int(numbers[0].words[0]) % step:
        return False
    gaps = [below.top - above.top for above, below in pairwise(numbers)]
    if max(gaps) > _UNEVEN * min(gaps):
        return False
    between = [row for row in rows if numbers[0].top <= row[0].bottom and row[0].top <= numbers[-1].bottom]
    prose = sum(row[-1].right > reach and sum(run.length for run in row) > _PROSE for row in between)
    return 2 * prose >= len(between)
