"""Patterns of many words, looked for only where a text has a word that opens as one of them.

What enters: alternatives of a pattern, texts. What leaves: what the pattern finds, the same as without the test.
Never done here: a pattern that may open with anything; it is refused when it is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_LETTERS: Final = 3
_OPENING: Final = re.compile(r"\b(?=(\w[\s\S]{0,2}))")
_LITERAL: Final = re.compile(r"(?:\\b)?([a-z][a-z ]*)(?=([?*{])?)")


class Gated:
    """Words that are looked for at the start of a word, whatever their case.

    Parameters
    ----------
    words : str
        Alternatives of a pattern; each opens with letters, or with a group of such alternatives.
    end : str
        Pattern of what follows.

    Examples
    --------
    >>> cue = Gated(r"withdr[ae]w|(?:went|gone) home")
    >>> cue.search("They had withdrawn.").group(), cue.search("They went on.")
    ('withdraw', None)
    """

    __slots__ = ("_openings", "_pattern")

    def __init__(self, words: str, end: str = "") -> None:
        self._pattern = re.compile(rf"\b(?:{words}){end}", re.IGNORECASE)
        self._openings = frozenset(_list_openings(words))

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first place."""
        return None if self._openings.isdisjoint(read_openings(text)) else self._pattern.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Match the beginning of a text."""
        return self._pattern.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all places."""
        return iter(()) if self._openings.isdisjoint(read_openings(text)) else self._pattern.finditer(text)


@lru_cache(maxsize=8192)  # one text is asked by many patterns
def read_openings(text: str) -> frozenset[str]:
    """Read with which two and three letters the words of a text open, in small letters."""
    small = text.casefold()
    if not small.isascii():
        small = small.replace("\u0131", "i").replace(
            "i\u0307", "i"
        )  # to a pattern that ignores case all of them are an i
    openings = _OPENING.findall(small)
    return frozenset((*openings, *(one[:2] for one in openings)))


def _list_openings(words: str) -> Iterator[str]:
    """List with which letters alternatives open."""
    for one in _split(words):
        if one.startswith("(?:"):
            inner, rest = _cut_group(one)
            if not rest.startswith(("?", "*", "{")):
                yield from _list_openings(inner)
                continue
        found = _LITERAL.match(one)
        letters = found.group(1)[: -1 if found.group(2) else None][:_LETTERS] if found is not None else ""
        if len(letters) < _LETTERS - 1:
            raise ValueError(f"{one!r} opens with no two letters")
        yield letters


def _split(words: str) -> list[str]:
    """Split a pattern at the bars that stand in no group."""
    parts, depth = [""], 0
    for piece in re.split(r"(\\.|[()|])", words):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _cut_group(words: str) -> tuple[str, str]:
    """Cut the group with which a pattern opens from the rest of it."""
    depth = at = 0
    for found in re.finditer(r"\\.|[()]", words):
        depth += (found.group() == "(") - (found.group() == ")")
        if not depth:
            at = found.start()
            break
    return words[3:at], words[at + 1 :]
