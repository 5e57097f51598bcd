"""The sequence of paragraph numbers among lines, misread ones included.

What enters: lines without page furniture.
What leaves: which lines begin which numbered paragraph, the numbers that were read from
misrecognised characters, and the numbers that are missing.
Never done here: making up a number that no line bears.

Lines that may begin a paragraph are candidates; each reading of a candidate's number has a cost.
The sequence is the chain of rising numbers with the highest score (dynamic programming):
one point a paragraph, less the cost of its reading, less a penalty for every number skipped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from peaceops.documents.page import Line

_START: Final = re.compile(
    r"(?P<lead>[^\w\s(\[]{0,2}\s?)(?P<token>[0-9lIiOoSBZzJj!|\]]{1,3}|\d\s\d)"
    r"(?P<mark>\s?[.,:;]{0,2})(?P<space>\s*)(?P<rest>.*)"
)
_CONFUSABLE: Final = str.maketrans(
    {"l": "1", "I": "1", "i": "1", "!": "1", "|": "1", "]": "1", "J": "1", "j": "1", "O": "0", "o": "0",
     "S": "5", "B": "8", "Z": "2", "z": "2", " ": None}
)  # fmt: skip
# What a recogniser makes of a paragraph number: few characters, a mark, a capital letter.
_MISREAD: Final = re.compile(r"[^\w\s]?(?P<token>[0-9A-Za-z!|\]]{1,4})(?P<mark>[.,])\s+[\"“‘']?[A-Z].*")
_ENDS_SENTENCE: Final = re.compile(r".*[.:;?!\"”’')\]*]\W*")
_MAX_SKIP: Final = 8
_SKIP_COST: Final = 0.55
_FIRST_SKIP_COST: Final = 0.4
MAX_NUMBER: Final = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A line that begins a numbered paragraph.

    Parameters
    ----------
    line : int
        Index of the line.
    number : int
        The paragraph's number.
    printed : str
        The number as it stands in the text.
    """

    line: int
    number: int
    printed: str

    @property
    def is_recovered(self) -> bool:
        """Whether the number was read from characters that are no digits."""
        return self.printed != str(self.number)


def find_sequence(lines: Sequence[Line]) -> tuple[Start, ...]:
    """Find the best rising sequence of paragraph numbers.

    Parameters
    ----------
    lines : sequence of Line
        In reading order.

    Returns
    -------
    tuple of Start
        Empty when no line bears a number.
    """
    # For each number: score of the best chain that ends with it, and its last node.
    best: dict[int, tuple[float, int]] = {}
    nodes: list[tuple[Start, int]] = []
    for index, line in enumerate(lines):
        found = _read_start(line)
        if found is None:
            continue
        printed, number, cost = found
        if index and not line.has_gap and not _ENDS_SENTENCE.fullmatch(lines[index - 1].text[-40:]):
            cost += 0.4
        score, before = 1.0 - cost - _FIRST_SKIP_COST * min(number - 1, 20), -1
        for last in range(max(1, number - 1 - _MAX_SKIP), number):
            if last in best:
                skipped = number - last - 1
                longer = best[last][0] + 1.0 - cost - _SKIP_COST * skipped
                if longer > score:
                    score, before = longer, best[last][1]
        if number not in best or score > best[number][0]:
            best[number] = (score, len(nodes))
            nodes.append((Start(line=index, number=number, printed=printed), before))
    if not best:
        return ()
    node = max(best.items(), key=lambda item: (item[1][0], -item[0]))[1][1]
    chain: list[Start] = []
    while node >= 0:
        chain.append(nodes[node][0])
        node = nodes[node][1]
    return _recover_missing(lines, tuple(reversed(chain)))


def _recover_missing(lines: Sequence[Line], chain: tuple[Start, ...]) -> tuple[Start, ...]:
    """Look for missing numbers where they must stand, in recognised text only.

    A line is taken for the missing paragraph when it stands between its neighbours after more
    than the usual space, begins like a numbered paragraph, and its number differs from the one
    wanted by one character; and when it is the only such line.
    """
    found: list[Start] = list(chain)
    for before, after in pairwise(chain):
        begin = before.line + 1
        following = min((s.line for s in chain if s.line > after.line), default=len(lines))
        if after.number == before.number + 2 and (
            twin := _find_twin(lines, after, following)
        ):  # 20, 22, 22, 23: the first 22 is a misread 21
            found.remove(after)
            found += [Start(line=after.line, number=after.number - 1, printed=after.printed), twin]
            continue
        for number in range(before.number + 1, after.number):
            alike = [
                Start(line=index, number=number, printed=token)
                for index in range(begin, after.line)
                if (token := _read_misread(lines[index], number)) is not None
            ]
            # A roman numeral of a heading looks like ones: a candidate with a digit goes first.
            alike = [start for start in alike if any(c.isdigit() for c in start.printed)] or alike
            if len(alike) == 1:
                found.append(alike[0])
                begin = alike[0].line + 1
    return tuple(sorted(found, key=lambda start: start.line))


def _find_twin(lines: Sequence[Line], start: Start, end: int) -> Start | None:
    """Find a second line that bears the same number in full before the next paragraph."""
    if not lines[start.line].is_ocr:
        return None
    for index in range(start.line + 1, end):
        found = _read_start(lines[index])
        if found is not None and lines[index].has_gap and found[1] == start.number and found[2] == 0.0:
            return Start(line=index, number=start.number, printed=found[0])
    return None


def _read_misread(line: Line, number: int) -> str | None:
    if not line.is_ocr or not line.has_gap:
        return None
    match = _MISREAD.fullmatch(line.text[:400])
    if match is None:
        return None
    token = match["token"]
    digits = token.translate(_CONFUSABLE)
    # A word such as "No." has no digit and no character that is taken for one.
    if not any(c.isdigit() for c in digits) or not _differ_by_one(digits, str(number)):
        return None
    return token


def _differ_by_one(a: str, b: str) -> bool:
    """Whether one insertion, deletion or replacement at most turns one text into the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return max(len(a), len(b)) - start - end <= 1


def _read_start(line: Line) -> tuple[str, int, float] | None:
    """Read the number a line may begin with: as printed, its value and the cost of the reading."""
    match = _START.fullmatch(line.text[:400])
    if match is None:
        return None
    token, mark, rest = match["token"], match["mark"].strip(), match["rest"]
    digits = token.translate(_CONFUSABLE)
    if not digits.isascii() or not digits.isdigit() or not 1 <= int(digits) <= MAX_NUMBER or digits[0] == "0":
        return None
    cost = 0.0
    if not (token.isascii() and token.isdigit()):
        if not line.is_ocr:
            return None
        cost += 0.3 if any(c.isdigit() for c in token) else 0.5
    if mark != ".":
        if not line.is_ocr or (not mark and not match["space"]):
            return None
        cost += 0.25 if mark else 0.55
    elif not match["space"]:
        cost += 0.2
    if not rest:
        cost += 0.2
    elif not re.match(r"\W{0,3}[A-Z]", rest):
        cost += 0.5
    if match["lead"].strip():
        cost += 0.2
    return token, int(digits), cost


def find_missing(starts: Sequence[Start]) -> tuple[int, ...]:
    """Numbers from 1 to the last that no line bears.

    Examples
    --------
    >>> find_missing([Start(line=0, number=1, printed="1"), Start(line=9, number=3, printed="3")])
    (2,)
    """
    if not starts:
        return ()
    borne = {start.number for start in starts}
    return tuple(number for number in range(1, starts[-1].number) if number not in borne)
