"""Pieces of a marked sentence, each letter with its place.

What enters: words of a sentence in which missions, figures and days are marked. What leaves: frozen values.
Never done here: reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_EDGE: Final = " ,.;:-()"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words with the place of each letter in the marked sentence; -1 for a letter that was put in."""

    text: str
    places: tuple[int, ...]

    def cut(self, start: int, end: int) -> Clause:
        """Cut out a part."""
        return Clause(self.text[start:end], self.places[start:end])

    def group(self, match: re.Match[str], name: str) -> Clause:
        """Cut out a group of a match; nothing where it has none."""
        return self.cut(*match.span(name)) if match[name] is not None else Clause("", ())

    def __add__(self, other: Clause) -> Clause:
        """Join two."""
        return Clause(self.text + other.text, self.places + other.places)

    def strip(self) -> Clause:
        """Leave out marks and spaces at both ends."""
        start = len(self.text) - len(self.text.lstrip(_EDGE))
        return self.cut(start, max(start, len(self.text.rstrip(_EDGE))))

    @property
    def own(self) -> str:
        """The letters that the sentence has itself."""
        return "".join(letter for letter, place in zip(self.text, self.places, strict=True) if place >= 0)


def put(words: str) -> Clause:
    """Put in words that the sentence has not."""
    return Clause(words, (-1,) * len(words))
