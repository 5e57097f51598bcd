"""Lines of plain text that fit a screen.

What enters: text, and what the screen has: columns, colour, more than ASCII. What leaves: lines.
Never done here: printing, asking the terminal anything, passing on control characters of the data.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from dataclasses import dataclass
from typing import Final

MINIMUM_WIDTH: Final = 40
_CODES: Final = {"bold": "1", "met": "34", "not": "33", "dim": "2"}
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of text that fit a screen."""

    width: int
    color: bool
    unicode: bool

    def clean(self, text: str) -> str:
        """One line of text without control characters, in the signs the screen has."""
        text = " ".join(_CONTROL.sub(" ", text).split())
        if self.unicode:
            return text
        for sign, plain in (
            ("–", "-"),
            ("—", "-"),
            ("’", "'"),
            ("‘", "'"),
            ("“", '"'),
            ("”", '"'),
            ("…", "..."),
            ("≥", ">="),
            ("≤", "<="),
            ("·", "-"),
        ):
            text = text.replace(sign, plain)
        kept = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        # Text of another script would vanish: question marks say that it is there.
        return kept if kept.strip() else text.encode("ascii", "replace").decode()

    def paint(self, text: str, role: str) -> str:
        """Text in a colour, if there is colour."""
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.color and text else text

    def wrap(self, text: str, indent: str = "", first: str | None = None) -> list[str]:
        """Lines of text that fit."""
        return textwrap.wrap(
            self.clean(text),
            self.width,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
        )

    def cut(self, text: str, length: int) -> str:
        """Text cut to a length."""
        text = self.clean(text)
        dots = "…" if self.unicode else "..."
        return text if len(text) <= length else text[: max(0, length - len(dots))] + dots
