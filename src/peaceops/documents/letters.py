"""Letters of a page of a PDF to words, by pypdfium2.

What enters: the text page of the library, and the visible frame of the page.
What leaves: runs of words with their boxes, in the order of the file.
Never done here: opening files; reading order.

Calls of the library for every letter cost ten times what it needs to find the text. So the text is taken whole,
and boxes only of the first and the last letter of each word, where a line is one object of the file: its letters
are of one font and size, and the library has put a space wherever it leaves one. Lines of several objects are read
in one sweep over their letters; words whose letters differ in height or stand apart, letter by letter.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import sub
from typing import Any, Final, NamedTuple

from peaceops.documents.run import Run
from peaceops.documents.spelling import (
    FAR,
    MAX_GAP,
    MIN_GAP,
    Box,
    find_direction,
    has_twice,
    read_letters,
    spell,
    to_text,
)

_Tokens = Sequence[tuple[int, int]]
_FEW: Final = 24
# Beyond so many letters a page is read letter by letter: the lists would be large.
_MAX_SWEEP: Final = 50_000
# The library joins a broken word to its rest on the next line.
_LINE: Final = re.compile(r"[^\r\n\x02\xad\ufffe]+[\x02\xad\ufffe]*|[\x02\xad\ufffe]+")
_TOKEN: Final = re.compile(r"\S+")
# By how much the tops, or the feet, of letters of one line may differ, in heights.
_UNEVEN: Final = 0.1
# Letters drawn twice lie within half a point of each other.
_TWICE: Final = 0.5
# Letters of one word that stand further apart in height are those of a damaged file.
_TALL: Final = 50.0


class LetterReader:
    """Reads the words of page after page of one document; keeps what the calls of the library fill."""

    def __init__(self) -> None:
        from pypdfium2 import raw  # type: ignore[import-untyped]

        # Arguments made once for all pages are not converted anew with each call.
        self._read_box: Callable[..., None] = _take(raw.FPDFText_GetLooseCharBox, None)
        self._read_object: Callable[..., int | None] = _take(raw.FPDFText_GetTextObject, ctypes.c_void_p)
        self._rect = raw.FS_RECTF
        self._boxes: Any = None
        self._capacity = 0
        self._places: list[ctypes.c_int] = []
        self._targets: list[ctypes.c_void_p] = []
        self._plain: dict[str, str] = {}

    def read_page(self, textpage: Any, frame: Box, spend: Callable[[int], None]) -> list[Run]:
        """Read the words of a page.

        Parameters
        ----------
        textpage : pypdfium2.PdfTextPage
            Its text.
        frame : tuple of four float
            The visible part: left, bottom, right, top.
        spend : callable
            Called with each number of characters read; raises when a limit is passed.

        Returns
        -------
        list of Run
            In the order of the file.
        """
        from pypdfium2 import raw

        count = raw.FPDFText_CountChars(textpage)
        view = _View(textpage, find_direction(textpage, count), frame)
        runs = self._read_lines(view, count, spend) if 0 < count <= _MAX_SWEEP else None
        if runs is None:
            runs = spell(view.read_letters(range(count)), spend)
        spend(sum(run.size for run in runs))
        return runs

    def _read_lines(self, view: _View, count: int, spend: Callable[[int], None]) -> list[Run] | None:
        """Read a page line by line; none where a letter may have been drawn twice or has no place."""
        source = _read_string(view.textpage, count)
        text = self._clean(source)
        lines = [
            tokens
            for line in _LINE.finditer(source)
            if (tokens := [match.span() for match in _TOKEN.finditer(text, *line.span())])
        ]
        if not lines:
            return []
        # Both ends of a word may be one letter.
        self._reserve(2 * count)
        handle = ctypes.cast(view.textpage.raw, ctypes.c_void_p)
        sides = self._read_sides(
            view, handle, [spot for line in lines for begin, end in line for spot in (begin, end - 1)]
        )
        if sides is None:
            return None
        read_object, places = self._read_object, self._places
        runs: list[Run] = []
        stretches: list[_Stretch] = []
        spans: list[tuple[int, int]] = []
        done = 0
        for tokens in lines:
            begin, done = done, done + 2 * len(tokens)
            ends = sides.cut(begin, done)
            stretch = _measure(ends, None)
            if stretch.is_even:
                first, last = places[tokens[0][0]], places[tokens[-1][1] - 1]
                is_one = read_object(handle, first) == read_object(handle, last)
                if is_one or self._is_joined(view, handle, tokens):
                    stretches.append(stretch)
                    spans.append((tokens[0][0], tokens[-1][1]))
                    runs.append(_build_run(text, tokens, ends, stretch))
                    continue
            swept = self._sweep(view, handle, text, tokens, spend)
            if swept is None:
                return None
            for found, stretch, span in swept:
                stretches.append(stretch)
                spans.append(span)
                runs += found
        doubted = _find_overlapping(stretches)
        letters = view.read_letters(place for index in doubted for place in range(*spans[index]))
        return None if doubted and has_twice(letters) else runs

    def _is_joined(self, view: _View, handle: ctypes.c_void_p, tokens: _Tokens) -> bool:
        """Whether the words of several objects are of letters that follow each other."""
        read, places = self._read_object, self._places
        for begin, end in tokens:
            if end - begin > 1 and read(handle, places[begin]) != read(handle, places[end - 1]):
                sides = self._read_sides(view, handle, range(begin, end))
                if sides is None or not _measure(sides, [end - begin]).is_even:
                    return False
        return True

    def _sweep(
        self, view: _View, handle: ctypes.c_void_p, text: str, tokens: _Tokens, spend: Callable[[int], None]
    ) -> list[tuple[list[Run], _Stretch, tuple[int, int]]] | None:
        """Read the words of a line by the boxes of all letters; none where a letter has no place."""
        sides = self._read_sides(view, handle, [spot for begin, end in tokens for spot in range(begin, end)])
        if sides is None:
            return None
        lengths = [end - begin for begin, end in tokens]
        stretch = _measure(sides, lengths)
        if stretch.is_even:
            span = (tokens[0][0], tokens[-1][1])
            return [([_build_run(text, tokens, sides.take_ends(lengths), stretch)], stretch, span)]
        found: list[tuple[list[Run], _Stretch, tuple[int, int]]] = []
        done = 0
        for token, length in zip(tokens, lengths, strict=True):
            own = sides.cut(done, done + length)
            done += length
            stretch = _measure(own, [length])
            if stretch.is_even:
                found.append(([_build_run(text, [token], own.take_ends([length]), stretch)], stretch, token))
            else:
                letters = view.read_letters(range(*token))
                found.append((spell(letters, spend, has_space=_follows_space(text, token[0])), stretch, token))
        return found

    def _reserve(self, count: int) -> None:
        """Make room for so many boxes."""
        if count > self._capacity:
            self._capacity = max(count, 2 * self._capacity)
            self._boxes = (self._rect * self._capacity)()
            begin, step = ctypes.addressof(self._boxes), ctypes.sizeof(self._rect)
            self._places = [ctypes.c_int(place) for place in range(self._capacity)]
            self._targets = [ctypes.c_void_p(begin + place * step) for place in range(self._capacity)]

    def _read_sides(self, view: _View, handle: ctypes.c_void_p, spots: Sequence[int]) -> _Sides | None:
        """Read the boxes of letters; none where one is no number."""
        # A box that is not filled stays without height.
        ctypes.memset(self._boxes, 0, len(spots) * ctypes.sizeof(self._rect))
        deque(map(self._read_box, repeat(handle), map(self._places.__getitem__, spots), self._targets), maxlen=0)
        flat = memoryview(self._boxes).cast("B").cast("f")[: 4 * len(spots)].tolist()
        if not math.isfinite(sum(flat)):
            return None
        return view.turn(flat)

    def _clean(self, source: str) -> str:
        """Make spaces of what is no text, and hyphens of the marks of broken words; the length stays."""
        changed: dict[int, str] = {}
        for letter in set(source):
            plain = self._plain.get(letter)
            if plain is None:
                plain = self._plain[letter] = letter if letter.isspace() else to_text(ord(letter)) or " "
            if plain != letter:
                changed[ord(letter)] = plain
        return source.translate(changed) if changed else source


def _take(function: Any, result: Any) -> Any:
    """Take a function of the library that converts no arguments."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


class _Sides(NamedTuple):
    """Sides of letters in a frame in which lines run upright: left from `origin`, top down from `head`."""

    lefts: list[float]
    feet: list[float]
    rights: list[float]
    tops: list[float]
    origin: float
    head: float

    def cut(self, begin: int, end: int) -> _Sides:
        """Cut the sides of some letters out."""
        return _Sides(
            self.lefts[begin:end],
            self.feet[begin:end],
            self.rights[begin:end],
            self.tops[begin:end],
            self.origin,
            self.head,
        )

    def take_ends(self, lengths: Sequence[int]) -> _Sides:
        """Take the sides of the first and the last letter of words of these lengths."""
        spots: list[int] = []
        done = 0
        for length in lengths:
            spots += (done, done + length - 1)
            done += length
        lefts, feet, rights, tops = (
            [own[spot] for spot in spots] for own in (self.lefts, self.feet, self.rights, self.tops)
        )
        return _Sides(lefts, feet, rights, tops, self.origin, self.head)


class _Stretch(NamedTuple):
    """Where the words of a line stand; tops and feet are heights above the foot of the page."""

    left: float
    right: float
    top: float
    low_top: float
    foot: float
    height: float
    is_even: bool


@dataclass(frozen=True, slots=True)
class _View:
    """A page, the direction of its lines and its frame."""

    textpage: Any
    direction: int
    frame: Box

    def turn(self, flat: Sequence[float]) -> _Sides:
        """Turn sides so that lines run from left to right and letters stand upright; given as left, top, right, bottom."""
        frame = self.frame
        lefts, tops, rights, feet = list(flat[0::4]), list(flat[1::4]), list(flat[2::4]), list(flat[3::4])
        if self.direction == 90:
            return _Sides(feet, _negate(rights), tops, _negate(lefts), frame[1], -frame[0])
        if self.direction == 180:
            return _Sides(_negate(rights), _negate(tops), _negate(lefts), _negate(feet), -frame[2], -frame[1])
        if self.direction == 270:
            return _Sides(_negate(tops), lefts, _negate(feet), rights, -frame[3], frame[2])
        return _Sides(lefts, feet, rights, tops, frame[0], frame[3])

    def read_letters(self, places: Iterable[int]) -> Iterator[tuple[str, Box]]:
        """Read letters one by one."""
        return read_letters(self.textpage, places, self.direction, self.frame)


def _negate(values: Sequence[float]) -> list[float]:
    return [-value for value in values]


def _follows_space(text: str, place: int) -> bool:
    return place == 0 or text[place - 1].isspace()


def _read_string(textpage: Any, count: int) -> str:
    """Read the text of a page, one code for each letter that has a box."""
    from pypdfium2 import raw

    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    read_code = raw.FPDFText_GetUnicode
    # Letters that are no text have a box and no place in the text.
    if len(text) == count and all(
        read_code(textpage, place) == ord(text[place]) for place in range(0, count, max(1, count // _FEW))
    ):
        return text
    codes = (read_code(textpage, place) for place in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\0" for code in codes)


def _measure(sides: _Sides, lengths: Sequence[int] | None) -> _Stretch:
    """Measure words of one line, and tell whether their letters are of one height and follow each other.

    The sides are those of all letters of words of these lengths, or of the first and the last letter of each word.
    """
    lefts, rights = sides.lefts, sides.rights
    top, low_top = max(sides.tops), min(sides.tops)
    foot, high_foot = min(sides.feet), max(sides.feet)
    least = low_top - high_foot
    height = top - foot
    is_even = least > 0 and foot > -FAR and top < FAR and lefts[0] > -FAR and rights[-1] < FAR
    if is_even and height != least:
        is_even = top - low_top <= _UNEVEN * least and high_foot - foot <= _UNEVEN * least
        heights = sorted(map(sub, sides.tops, sides.feet))
        height = heights[len(heights) // 2]
    if is_even:
        is_even = lefts == sorted(lefts) and _are_close(lefts, rights, lengths, max(least, 1.0))
    return _Stretch(lefts[0] if is_even else min(lefts), max(rights), top, low_top, foot, height, is_even)


def _are_close(lefts: Sequence[float], rights: Sequence[float], lengths: Sequence[int] | None, size: float) -> bool:
    """Whether letters of a word neither stand apart nor upon each other, and words not upon each other."""
    if lengths is None:
        # What is between the ends of a word is as the library joined it.
        return bool(min(map(sub, lefts[2::2], rights[1::2]), default=0.0) >= MIN_GAP * size)
    gaps = list(map(sub, lefts[1:], rights))
    if not gaps:
        return True
    if min(gaps) < MIN_GAP * size:
        return False
    place = -1
    for length in lengths[:-1]:
        place += length
        gaps[place] = 0.0
    return bool(max(gaps) <= MAX_GAP * size)


def _build_run(text: str, tokens: _Tokens, ends: _Sides, stretch: _Stretch) -> Run:
    """Build the run of words of an even line from the sides of the first and the last letter of each word."""
    lefts, rights = ends.lefts[0::2], ends.rights[1::2]
    if origin := ends.origin:
        lefts, rights = [left - origin for left in lefts], [right - origin for right in rights]
    return Run(
        words=tuple([text[begin:end] for begin, end in tokens]),
        lefts=tuple(lefts),
        rights=tuple(rights),
        top=ends.head - stretch.top,
        bottom=ends.head - stretch.foot,
        height=stretch.height,
        has_space=_follows_space(text, tokens[0][0]),
    )


def _find_overlapping(stretches: Sequence[_Stretch]) -> list[int]:
    """Find the stretches that begin at the height of another and stand upon it, as letters drawn twice do."""
    strips: dict[int, list[tuple[float, float, int]]] = {}
    found: set[int] = set()
    for index, stretch in enumerate(stretches):
        if stretch.top - stretch.low_top > _TALL:
            found.add(index)
            continue
        for strip in range(math.floor(stretch.low_top - _TWICE), math.floor(stretch.top + _TWICE) + 1):
            strips.setdefault(strip, []).append((stretch.left, stretch.right, index))
    for words in strips.values():
        if len(words) > 1:
            words.sort()
            reach, owner = -FAR, -1
            for left, right, index in words:
                if left < reach:
                    found |= {index, owner}
                if right > reach:
                    reach, owner = right, index
    return sorted(found)
