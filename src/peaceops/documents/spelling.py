"""Letters of a page of a PDF, one by one, to words.

What enters: the text page of pypdfium2 and places of letters in it.
What leaves: runs of one word with their boxes.
Never done here: opening files; reading order.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, repeat
from typing import Any, Final

from peaceops.documents.run import Run, build_word

Box = tuple[float, float, float, float]
LINE_HYPHENS: Final = frozenset({0x02, 0xAD, 0xFFFE})
# The asterisk of formulas, which typesetters use for notes.
_STAR: Final = 0x2217
MIN_GAP: Final = -0.5
MAX_GAP: Final = 0.15
FAR: Final = 1e6
_SAMPLE: Final = 400
_FEW: Final = 24
_MARK_SIZE: Final = 0.86
_CHECK_EVERY: Final = 5_000
_BATCH: Final = 1_000
_LIGATED: Final = frozenset("filtjs")
_RISE: Final = 0.22
# By how much the foot of a raised mark is above the foot of its line, in heights; that of a figure on the line is not.
RAISED: Final = 0.3
# A letter beside one of so many times its height is no part of its word, as those of a stamp across the page are none.
_TINY: Final = 0.3
_FLAT: Final = 0.2
_DIGITS: Final = frozenset("0123456789")
# Points by which a box may differ from that of the ink, and the part of a letter's height below the line.
_SAME: Final = 0.3
_DESCENT: Final = 0.25
_BLANK: Final[Box] = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class _Speller:
    """Letters that follow each other without space, and the words they became."""

    runs: list[Run] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    box: Box = _BLANK
    last: Box = _BLANK
    has_space: bool = True

    def close(self, *, space: bool) -> None:
        """End the word."""
        if self.texts:
            self.runs.append(build_word("".join(self.texts), *self.box, has_space=self.has_space))
            self.texts = []
            self.has_space = space
        self.has_space = self.has_space or space

    def add(self, text: str, box: Box) -> None:
        """Add a letter to the word, or begin one with it."""
        if self.texts and (box[1] != self.last[1] or box[3] != self.last[3]):
            if text == "-" and box[3] - box[1] < _FLAT * (self.last[3] - self.last[1]):
                # A hyphen that was added at the end of a line may be no higher than its ink.
                if self.last[1] < box[1] and box[3] < self.last[3]:
                    box = box[0], self.last[1], box[2], self.last[3]
            elif text in _LIGATED and not self.texts[-1].isdigit():
                box = _lift(self.last, box)
            if not _continues(self.last, box):
                self.close(space=_is_raised(self.last, box))
        elif self.texts:
            # On one line and of one size, as most letters are.
            size = max(box[3] - box[1], 1.0)
            if not MIN_GAP * size <= box[0] - self.last[2] <= MAX_GAP * size:
                self.close(space=False)
        if self.texts:
            own = self.box
            self.box = (min(own[0], box[0]), min(own[1], box[1]), max(own[2], box[2]), max(own[3], box[3]))
        else:
            self.box = box
        self.texts.append(text)
        self.last = box


def has_twice(letters: Iterable[tuple[str, Box]]) -> bool:
    """Whether a letter is drawn again where it stands; both letters of a ligature follow each other."""
    seen: set[tuple[str, int, int]] = set()
    last: tuple[str, int, int] | None = None
    for text, box in letters:
        if text:
            key = (text, round(box[0] * 2), round(box[1] * 2))
            if key in seen and key != last:
                return True
            seen.add(key)
            last = key
    return False


def spell(letters: Iterable[tuple[str, Box]], spend: Callable[[int], None], *, has_space: bool = True) -> list[Run]:
    """Collect letters into words: on one line, without space or gap."""
    speller = _Speller(has_space=has_space)
    seen: set[tuple[str, int, int]] = set()
    last: tuple[str, int, int] | None = None
    for number, (text, box) in enumerate(letters, 1):
        if number % _CHECK_EVERY == 0:  # not for each word: the clock is slow beside it
            spend(0)
        if not text:
            speller.close(space=True)
            continue
        key = (text, round(box[0] * 2), round(box[1] * 2))
        # The same glyph drawn again for bold; both letters of a ligature follow each other.
        if key in seen and key != last:
            continue
        seen.add(key)
        last = key
        speller.add(text, box)
    speller.close(space=True)
    return speller.runs


def _continues(before: Box, box: Box) -> bool:
    size = max(before[3] - before[1], box[3] - box[1], 1.0)
    overlap = min(before[3], box[3]) - max(before[1], box[1])
    smaller = min(before[3] - before[1], box[3] - box[1])
    gap = box[0] - before[2]
    if _is_raised(before, box) or smaller < _TINY * size:
        return False
    return overlap >= 0.5 * smaller and MIN_GAP * size <= gap <= MAX_GAP * size


def _lift(before: Box, box: Box) -> Box:
    """Make a letter of a ligature, whose box is that of its ink, as high as the letter before; a raised one stays."""
    height = before[3] - before[1]
    is_inside = before[1] - 0.1 * height <= box[1] and box[3] <= before[3] + 0.1 * height
    if is_inside and box[3] - box[1] < height and before[3] - box[3] < _RISE * height:
        return box[0], before[1], box[2], before[3]
    return box


def _is_raised(before: Box, box: Box) -> bool:
    """Whether a letter is the mark of a footnote: much smaller than the one before, with its foot above that one's.

    Old-style figures are low, too, but stand on the line; their boxes may be those of their ink.
    """
    height = before[3] - before[1]
    return box[3] - box[1] < _MARK_SIZE * height and (before[3] - box[3]) > RAISED * height


def read_letters(
    textpage: Any, places: Iterable[int], direction: int, frame: Box, read_boxes: Callable[[Sequence[int]], list[float]]
) -> Iterator[tuple[str, Box]]:
    """Yield letters with their boxes from the top left; an empty text is a space.

    The boxes are read many at a time, flat: left, top, right and bottom of each, without height where it has none.
    """
    handle = refer(textpage)
    read_code = take_function("FPDFText_GetUnicode", ctypes.c_uint)
    ink = _Ink(textpage)
    texts: dict[int, str] = {}
    rest = iter(places)
    while spots := list(islice(rest, _BATCH)):
        flat = read_boxes(spots)
        codes = map(read_code, repeat(handle), spots)
        for place, code, left, top, right, bottom in zip(
            spots, codes, flat[0::4], flat[1::4], flat[2::4], flat[3::4], strict=True
        ):
            text = texts.get(code)
            if text is None:
                text = texts[code] = to_text(code)
            if not text:
                yield "", _BLANK
                continue
            box = (left, bottom, right, top)
            if not top > bottom:
                inked = ink.read(place)
                if inked is None:
                    continue
                box = inked
            if text in _DIGITS and direction == 0:
                box = ink.level(place, box)
            left, bottom, right, top = box
            # What is no number compares as false.
            if -FAR < left < FAR and -FAR < right < FAR and -FAR < bottom < FAR and -FAR < top < FAR:
                yield text, turn(box, direction, frame)


class _Ink:
    """Reads the boxes of the ink of letters; keeps what the calls of the library fill."""

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self._handle = refer(textpage)
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._targets = [ctypes.byref(side) for side in self._sides]
        self._read = take_function("FPDFText_GetCharBox", ctypes.c_int)

    def read(self, place: int) -> Box | None:
        """Read the box of a letter: left, bottom, right, top; none where it has none."""
        if not self._read(self._handle, place, *self._targets):
            return None
        left, right, bottom, top = self._sides
        return left.value, bottom.value, right.value, top.value

    def level(self, place: int, box: Box) -> Box:
        """Find foot and top of a figure; where a font states no height, the box is that of the ink, low in old-style figures."""
        from pypdfium2 import raw  # type: ignore[import-untyped]

        left, bottom, right, top = box
        ink = self.read(place)
        if ink is None or abs(ink[1] - bottom) + abs(ink[3] - top) > _SAME:
            return box
        textpage = self._textpage
        matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        if not (raw.FPDFText_GetMatrix(textpage, place, matrix) and raw.FPDFText_GetCharOrigin(textpage, place, x, y)):
            return box
        size = raw.FPDFText_GetFontSize(textpage, place) * abs(matrix.d)
        foot = y.value - _DESCENT * size
        return (left, foot, right, foot + size) if foot <= bottom and top <= foot + size < FAR else box


def to_text(code: int) -> str:
    """Turn a code point into text; spaces, controls and halves of pairs are no text."""
    if code in LINE_HYPHENS:
        return "-"
    if code == _STAR:
        return "*"
    if code > 0x10FFFF or chr(code).isspace() or unicodedata.category(chr(code)) in {"Cc", "Cs", "Cn", "Co"}:
        return ""
    return chr(code)


@cache
def take_function(name: str, result: Any) -> Callable[..., Any]:
    """Take a function of the library by name, so that it converts no arguments."""
    from pypdfium2 import raw

    return ctypes.PYFUNCTYPE(result)(ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0)


def refer(textpage: Any) -> Any:
    """Make a reference to the text of a page for many calls of functions that convert no arguments."""
    return ctypes.byref(textpage.contents)


def find_direction(textpage: Any, count: int) -> int:
    """Find in which direction most of a page's lines run: 0, 90, 180 or 270 degrees."""
    few = _count_quarters(textpage, range(0, count, max(1, count // _FEW)))
    quarters = few if len(few) == 1 else _count_quarters(textpage, range(0, count, max(1, count // _SAMPLE)))
    return 90 * min(quarters, key=lambda quarter: (-quarters[quarter], quarter)) if quarters else 0


def _count_quarters(textpage: Any, places: Iterable[int]) -> Counter[int]:
    """Count in how many quarters of a turn letters run."""
    angles = list(map(take_function("FPDFText_GetCharAngle", ctypes.c_float), repeat(refer(textpage)), places))
    if not any(angles):  # upright, as nearly all pages are
        return Counter({0: len(angles)} if angles else {})
    # The library counts angles clockwise.
    return Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)


def turn(box: Box, direction: int, frame: Box) -> Box:
    """Turn a box to left, top, right, bottom from the corner at which a reader of lines in this direction begins."""
    left, bottom, right, top = box
    if direction == 90:
        return bottom - frame[1], left - frame[0], top - frame[1], right - frame[0]
    if direction == 180:
        return frame[2] - right, bottom - frame[1], frame[2] - left, top - frame[1]
    if direction == 270:
        return frame[3] - top, frame[2] - right, frame[3] - bottom, frame[2] - left
    return left - frame[0], frame[3] - top, right - frame[0], frame[3] - bottom
