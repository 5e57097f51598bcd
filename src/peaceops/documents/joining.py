"""Broken lines to running text: line hyphens, broken addresses, white space.

What enters: lines of one paragraph or note, and the words of the whole document.
What leaves: text on one line, with the place of every character.
Never done here: changing the lines; dropping a hyphen that belongs to a word, where the document shows that it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.documents.placed import Placed

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND: Final = re.compile(r"(?<![^\W_])[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){1,6}")
_END_HYPHEN: Final = re.compile(r"([^\W\d_]{1,40})[-\u00ad\u2010]$")
_HYPHENS: Final = ("-", "\u00ad", "\u2010")
_BREAKS: Final = "\u00ad\u2010"
_START_WORD: Final = re.compile(r"([^\W\d_]+)")
# These keep their hyphen in English whatever follows.
_KEEP: Final = frozenset(
    (
        "self",
        "ex",
        "all",
        "half",
        "cross",
        "quasi",
        "well",
        "vice",
        "longer",
        "better",
        "lesser",
        "higher",
        "larger",
        "lower",
    )
)
_TENS: Final = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_ADDRESS_AT_END: Final = re.compile(r"(?:https?://|www\.|doi\.org/|doi:\s?10\.)\S*$", re.IGNORECASE)
_IN_ADDRESSES: Final = ("http", "www.", "doi")
_TAIL: Final = 400
# White space other than a single blank.
_ODD_SPACE: Final = re.compile(r"\s\s|[^\S ]")
_SPACED: Final = re.compile(r"(?P<words>\S+)|\s+")
_GOES_ON: Final = re.compile(r"[\w%]\S*")
_OPEN_END: Final = frozenset("/-_=?&%#~:+.")
_LIKE_ADDRESS: Final = re.compile(r"[/%_=?&#]|\w-\w+-\w|\.(?:html?|pdf|aspx?|php|org|com|net|int|edu|shtml)\b|^\d{5,}")


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins lines by the words of their document.

    Parameters
    ----------
    words, compounds : frozenset of str
        Words, and words with hyphens inside, that stand unbroken in the document; lower case.
    prefixes : frozenset of str
        First parts of the latter: where "non-use" stands, "non-" at a line's end keeps its hyphen.
    breaks : str
        Hyphens that only break words: they stand at the ends of lines, where others stand between letters.
    """

    words: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    breaks: str = ""

    def fold(self, text: str, *, addresses: bool = True) -> Placed:
        r"""Fold a text of several lines into one.

        Parameters
        ----------
        text : str
            Lines with ``\n`` between them.
        addresses : bool
            Whether an address broken over lines is joined.

        Returns
        -------
        Placed
            White space folded, line hyphens joined.

        Examples
        --------
        >>> Joiner(frozenset({"peacekeeping"})).fold("peace-\nkeeping  of\n2008").text
        'peacekeeping of 2008'
        >>> Joiner().fold("Abkhaz-\nGeorgian talks, see https://www.\nun.org/en (accessed").text
        'Abkhaz-Georgian talks, see https://www.un.org/en (accessed'
        """
        parts: list[str] = []
        starts: list[int] = []
        shifts: list[int] = []
        size = begin = 0
        tail = ""
        for line in text.split("\n"):
            piece = line.strip()
            start = begin + len(line) - len(line.lstrip())
            begin += len(line) + 1
            if not piece:
                continue
            glue = self._glue(tail, piece, addresses=addresses) if parts else 0
            if glue < 0:
                parts[-1] = parts[-1][:-1]
                tail = tail[:-1]
                size -= 1
            elif glue > 0:
                piece = " " + piece
                start -= 1
            stretches = [(0, piece)]
            if _ODD_SPACE.search(piece):
                stretches = [(match.start(), match["words"] or " ") for match in _SPACED.finditer(piece)]
            for offset, words in stretches:
                starts.append(size)
                shifts.append(start + offset - size)
                size += len(words)
            parts += [words for _, words in stretches]
            tail = (tail + "".join(parts[-len(stretches) :]))[-_TAIL:]
        return Placed("".join(parts), starts, shifts)

    def _glue(self, before: str, after: str, *, addresses: bool) -> int:
        """-1: drop the last character and join; 0: join; 1: join with a space."""
        if addresses and _may_hold_address(before):
            match = _ADDRESS_AT_END.search(before)
            if match and _is_continued(match.group(), after):
                return 0
        if before[-1:] in "–—" and before[-2:-1].isalnum():
            return 0
        hyphen = _END_HYPHEN.search(before[-60:]) if before[-1:] in _HYPHENS else None
        if hyphen is None:
            return 0 if before[-1:] == "-" and before[-2:-1].isdigit() and after[:1].isalnum() else 1
        follows = _START_WORD.match(after)
        if follows is None:
            return 0
        if before[-1] in self.breaks:
            return -1
        return self._join_word(hyphen[1], follows[1], before)

    def _join_word(self, begin: str, rest: str, before: str) -> int:
        """-1: drop the hyphen between the parts of a word; 0: keep it."""
        first, second = begin.casefold(), rest.casefold()
        if not rest[0].islower():
            return -1 if first + second in self.words and (begin + rest).isupper() else 0
        whole = _COMPOUND.search(before[:-1] + "-" + rest, max(0, len(before) - 60))
        if f"{first}-{second}" in self.compounds or (whole and whole.group().casefold() in self.compounds):
            return 0
        if first + second in self.words:
            return -1
        if second in self.words and first in self.prefixes:
            return 0
        if begin[0].isupper() and first in self.words and len(second) > 3:
            return 0  # "Russia-backed"
        if (
            first in _KEEP
            or first in _TENS
            or (len(first) > 2 and first in self.words and len(second) > 3 and second in self.words)
        ):
            return 0
        return -1


def _may_hold_address(text: str) -> bool:
    low = text.lower()
    return any(mark in low for mark in _IN_ADDRESSES)


def _is_continued(address: str, after: str) -> bool:
    """Whether an address at a line's end goes on with the next line."""
    token = _GOES_ON.match(after)
    if token is None or address.endswith((")", ",", ";", ">", "]", '"', "”")):
        return False
    word = token.group().rstrip(".,;)]>")
    if address[-1] == ".":
        return word[0].islower() or bool(_LIKE_ADDRESS.search(word))
    if address[-1] in _OPEN_END:
        return True
    return bool(_LIKE_ADDRESS.search(word)) and not word.lower().startswith(("http", "www."))


def build_joiner(lines: Iterable[str]) -> Joiner:
    """Learn the unbroken words of a document.

    Parameters
    ----------
    lines : iterable of str
        All its lines.

    Returns
    -------
    Joiner
    """
    words: set[str] = set()
    compounds: set[str] = set()
    begins_broken = False
    inside: set[str] = set()
    for line in lines:
        text = line.strip()
        if not text.isascii():
            inside.update(mark for mark in _BREAKS if mark in text[:-1])
        # Small letters of plain ASCII are told all at once.
        found = _WORD.findall(text.lower()) if text.isascii() else [word.casefold() for word in _WORD.findall(text)]
        if begins_broken:
            found = found[1:]
        begins_broken = text[-1:] in _HYPHENS and bool(_END_HYPHEN.search(text[-60:]))
        if "-" in text:
            compounds.update([match.group().casefold() for match in _COMPOUND.finditer(text)])
        if begins_broken:
            found = found[:-1]
        words.update(found)
    prefixes = frozenset(c.split("-", 1)[0] for c in compounds)
    breaks = "".join(mark for mark in _BREAKS if mark not in inside) if compounds else ""
    return Joiner(frozenset(words), frozenset(compounds), prefixes, breaks)


def fold_lines(joiner: Joiner, lines: Sequence[str]) -> str:
    """Fold lines into one text."""
    return joiner.fold("\n".join(lines)).text
