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
from functools import partial
from itertools import accumulate, repeat
from typing import Any, Final

from peaceops.documents.run import Run
from peaceops.documents.spelling import (
    Box,
    find_direction,
    has_twice,
    read_letters,
    refer,
    spell,
    take_function,
    to_text,
)
from peaceops.documents.stretch import Ends, Sides, Stretch, Tokens, find_overlapping, follows_space, join_run, measure

_FEW: Final = 24
# Beyond so many letters a page is read letter by letter: the lists would be large.
_MAX_SWEEP: Final = 50_000
# The library joins a broken word to its rest on the next line.
_LINE: Final = re.compile(r"[^\r\n\x02\xad\ufffe]+[\x02\xad\ufffe]*|[\x02\xad\ufffe]+")
_TOKEN: Final = re.compile(r"\S+")
# What is no letter, mark or space of plain ASCII may be no text.
_UNUSUAL: Final = re.compile(r"[^\n\r -~]")


class LetterReader:
    """Reads the words of page after page of one document; keeps what the calls of the library fill."""

    def __init__(self) -> None:
        from pypdfium2 import raw  # type: ignore[import-untyped]

        # What is passed needs no conversion with each call: plain numbers, and references made once for all pages.
        self._read_box: Callable[..., None] = take_function("FPDFText_GetLooseCharBox", None)
        self._read_object: Callable[..., int | None] = take_function("FPDFText_GetTextObject", ctypes.c_void_p)
        self._rect = raw.FS_RECTF
        self._step = ctypes.sizeof(self._rect)
        self._boxes: Any = None
        self._flat: Any = None
        self._capacity = 0
        self._targets: list[Any] = []
        self._plain: dict[str, str] = {}

    def read_page(self, textpage: Any, frame: Box, spend: Callable[[int], None]) -> list[Run]:
        """Read the words of a page.

        Parameters
        ----------
        textpage : FPDF_TEXTPAGE
            Its text, as the library's own functions take it.
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
            runs = spell(self._read_letters(view, range(count)), spend)
        spend(sum([run.size for run in runs]))
        return runs

    def _read_lines(self, view: _View, count: int, spend: Callable[[int], None]) -> list[Run] | None:
        """Read a page line by line; none where a letter may have been drawn twice or has no place."""
        source = _read_string(view.textpage, count)
        text = self._clean(source)
        words = _Words(source, text)
        firsts, lasts = words.firsts, words.lasts
        if not firsts:
            return []
        handle = refer(view.textpage)
        sides = self._read_sides(view, handle, firsts + lasts)
        if sides is None:
            return None
        ends = Ends(sides, len(firsts))
        stops = list(accumulate(map(len, words.lines)))
        starts = [0, *stops[:-1]]
        opening = self._read_objects(handle, [firsts[start] for start in starts])
        closing = self._read_objects(handle, [lasts[stop - 1] for stop in stops])
        runs: list[Run] = []
        stretches: list[Stretch] = []
        spans: list[tuple[int, int]] = []
        for line, begin, end, first, last in zip(words.lines, starts, stops, opening, closing, strict=True):
            stretch = ends.measure(begin, end)
            if stretch.is_even and (first == last or self._is_joined(view, handle, words, begin, end)):
                stretches.append(stretch)
                spans.append((firsts[begin], lasts[end - 1] + 1))
                runs.append(ends.build_run(begin, end, line, stretch, follows_space(text, firsts[begin])))
                continue
            swept = self._sweep(view, handle, text, words.list_tokens(begin, end), spend)
            if swept is None:
                return None
            for found, stretch, span in swept:
                stretches.append(stretch)
                spans.append(span)
                runs += found
        doubted = find_overlapping(stretches)
        if not doubted:
            return runs
        letters = self._read_letters(view, [place for index in doubted for place in range(*spans[index])])
        return None if has_twice(letters) else runs

    def _read_objects(self, handle: Any, spots: Sequence[int]) -> list[int | None]:
        """Read to which objects of the file letters belong."""
        return list(map(self._read_object, repeat(handle), spots))

    def _is_joined(self, view: _View, handle: Any, words: _Words, begin: int, end: int) -> bool:
        """Whether the words of several objects are of letters that follow each other."""
        firsts, lasts = (self._read_objects(handle, places[begin:end]) for places in (words.firsts, words.lasts))
        if firsts == lasts:
            return True
        for (start, stop), first, last in zip(words.list_tokens(begin, end), firsts, lasts, strict=True):
            if first != last:
                sides = self._read_sides(view, handle, range(start, stop))
                if sides is None or not measure(sides, [stop - start]).is_even:
                    return False
        return True

    def _sweep(
        self, view: _View, handle: Any, text: str, tokens: Tokens, spend: Callable[[int], None]
    ) -> list[tuple[list[Run], Stretch, tuple[int, int]]] | None:
        """Read the words of a line by the boxes of all letters; none where a letter has no place."""
        sides = self._read_sides(view, handle, [spot for begin, end in tokens for spot in range(begin, end)])
        if sides is None:
            return None
        lengths = [end - begin for begin, end in tokens]
        stretch = measure(sides, lengths)
        if stretch.is_even:
            span = (tokens[0][0], tokens[-1][1])
            return [([join_run(text, tokens, sides, stretch)], stretch, span)]
        found: list[tuple[list[Run], Stretch, tuple[int, int]]] = []
        done = 0
        for token, length in zip(tokens, lengths, strict=True):
            own = sides.cut(done, done + length)
            done += length
            stretch = measure(own, [length])
            if stretch.is_even:
                found.append(([join_run(text, [token], own, stretch)], stretch, token))
            else:
                letters = self._read_letters(view, range(*token))
                found.append((spell(letters, spend, has_space=follows_space(text, token[0])), stretch, token))
        return found

    def _reserve(self, count: int) -> None:
        """Make room for so many boxes."""
        if count > self._capacity:
            self._capacity = max(count, 2 * self._capacity)
            self._boxes = (self._rect * self._capacity)()
            self._flat = memoryview(self._boxes).cast("B").cast("f")
            self._targets = [ctypes.byref(self._boxes, place * self._step) for place in range(self._capacity)]

    def _read_sides(self, view: _View, handle: Any, spots: Sequence[int]) -> Sides | None:
        """Read the boxes of letters; none where one is no number."""
        flat = self._read_boxes(handle, spots)
        return view.turn(flat) if math.isfinite(sum(flat)) else None

    def _read_boxes(self, handle: Any, spots: Sequence[int]) -> list[float]:
        """Read the boxes of letters, flat: left, top, right and bottom of each."""
        count = len(spots)
        self._reserve(count)
        # A box that is not filled stays without height.
        ctypes.memset(self._boxes, 0, count * self._step)
        deque(map(self._read_box, repeat(handle), spots, self._targets), maxlen=0)
        flat: list[float] = self._flat[: 4 * count].tolist()
        return flat

    def _read_letters(self, view: _View, places: Iterable[int]) -> Iterator[tuple[str, Box]]:
        """Read letters one by one."""
        read_boxes = partial(self._read_boxes, refer(view.textpage))
        return read_letters(view.textpage, places, view.direction, view.frame, read_boxes)

    def _clean(self, source: str) -> str:
        """Make spaces of what is no text, and hyphens of the marks of broken words; the length stays."""
        for letter in set(_UNUSUAL.findall(source)):
            plain = self._plain.get(letter)
            if plain is None:
                plain = self._plain[letter] = letter if letter.isspace() else to_text(ord(letter)) or " "
            if plain != letter:
                source = source.replace(letter, plain)
        return source


class _Words:
    """Words of a page line by line, and the places of their first and last letters."""

    def __init__(self, source: str, text: str) -> None:
        self.lines: list[list[str]] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        for match in _LINE.finditer(source):
            begin, end = match.span()
            part = text[begin:end]
            words = part.split()
            if not words:
                continue
            self.lines.append(words)
            steps = [len(word) + 1 for word in words]
            bare = end - begin
            if sum(steps) - 1 != bare:
                begin += bare - len(part.lstrip())
                bare = len(part.strip())
            if sum(steps) - 1 == bare:
                # One space between any two words, as nearly everywhere.
                places = list(accumulate(steps, initial=begin))
                self.firsts += places[:-1]
                self.lasts += [place - 2 for place in places[1:]]
            else:
                spans = [found.span() for found in _TOKEN.finditer(text, begin, end)]
                self.firsts += [first for first, _ in spans]
                self.lasts += [stop - 1 for _, stop in spans]

    def list_tokens(self, begin: int, end: int) -> list[tuple[int, int]]:
        """List where some words begin and end."""
        return [(first, last + 1) for first, last in zip(self.firsts[begin:end], self.lasts[begin:end], strict=True)]


@dataclass(frozen=True, slots=True)
class _View:
    """A page, the direction of its lines and its frame."""

    textpage: Any
    direction: int
    frame: Box

    def turn(self, flat: list[float]) -> Sides:
        """Turn sides so that lines run from left to right and letters stand upright; given as left, top, right, bottom."""
        frame = self.frame
        lefts, tops, rights, feet = flat[0::4], flat[1::4], flat[2::4], flat[3::4]
        if self.direction == 90:
            return Sides(feet, _negate(rights), tops, _negate(lefts), frame[1], -frame[0])
        if self.direction == 180:
            return Sides(_negate(rights), _negate(tops), _negate(lefts), _negate(feet), -frame[2], -frame[1])
        if self.direction == 270:
            return Sides(_negate(tops), lefts, _negate(feet), rights, -frame[3], frame[2])
        return Sides(lefts, feet, rights, tops, frame[0], frame[3])


def _negate(values: Sequence[float]) -> list[float]:
    return [-value for value in values]


def _read_string(textpage: Any, count: int) -> str:
    """Read the text of a page, one code for each letter that has a box."""
    from pypdfium2 import raw

    # No array of the library's kind: each length of one is a class of its own, and never forgotten by itself.
    buffer = bytearray(2 * (count + 1))
    written = raw.FPDFText_GetText(textpage, 0, count, ctypes.byref(ctypes.c_ushort.from_buffer(buffer)))
    text = buffer[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    read_codes = partial(map, take_function("FPDFText_GetUnicode", ctypes.c_uint), repeat(refer(textpage)))
    # Letters that are no text have a box and no place in the text.
    step = max(1, count // _FEW)
    if len(text) == count and list(read_codes(range(0, count, step))) == list(map(ord, text[::step])):
        return text
    codes = read_codes(range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\0" for code in codes)
