"""The text of one paragraph, gathered piece by piece.

What enters: pieces of text, raised labels, calls. What leaves: a line.
Never done here: reading a format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from peaceops.documents.clean import clean_text
from peaceops.documents.page import Line
from peaceops.model.passage import Call, Link

_SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True)
class Inline:
    """A paragraph that is being read.

    Parameters
    ----------
    parts : list of str
        Its text so far, white space folded.
    length : int
        Number of its characters.
    calls : list of pairs of object and int
        What is called, and where.
    marks : list of pairs of int
        Raised stretches.
    links : list of tuple
        Begin, end and address of words that lead elsewhere.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    calls: list[tuple[object, int]] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Add text; a space at the beginning or after another goes."""
        folded = _SPACE.sub(" ", clean_text(text)) if text else ""
        if not self.parts or self.parts[-1].endswith(" "):
            folded = folded.lstrip(" ")
        if folded:
            self.parts.append(folded)
            self.length += len(folded)

    def add_mark(self, label: str) -> None:
        """Add a raised label."""
        self.marks.append((self.length, self.length + len(label)))
        self.parts.append(label)
        self.length += len(label)

    def add_call(self, note: object) -> None:
        """Keep that a note is called here; the space before goes."""
        while self.parts and self.parts[-1].endswith(" "):
            stripped = self.parts[-1].rstrip(" ")
            self.length -= len(self.parts[-1]) - len(stripped)
            self.parts[-1] = stripped
            if not stripped:
                self.parts.pop()
        self.calls.append((note, self.length))

    @property
    def place(self) -> tuple[int, int]:
        """Where the next word will stand: characters and pieces before it."""
        return self.length, len(self.parts)

    def add_link(self, place: tuple[int, int], address: str) -> None:
        """Keep that the words since a place lead to an address."""
        begin, piece = place
        words = "".join(self.parts[piece:])
        begin += len(words) - len(words.lstrip())
        end = self.length - (len(words) - len(words.rstrip()))
        if begin < end:
            self.links.append((begin, end, address))

    @property
    def text(self) -> str:
        """The text without the space at its end."""
        return "".join(self.parts).rstrip()

    def build(self, number: int, kind: str, calls: tuple[Call, ...]) -> Line:
        """Build the line."""
        text = self.text
        return Line(
            text=text,
            page=None,
            number=number,
            has_gap=True,
            kind=kind,
            calls=tuple(Call(label=call.label, at=min(call.at, len(text))) for call in calls),
            marks=tuple(mark for mark in self.marks if mark[1] <= len(text)),
            links=tuple(
                Link(start=a, end=min(b, len(text)), address=to) for a, b, to in self.links if text[a:b].strip()
            ),
        )
