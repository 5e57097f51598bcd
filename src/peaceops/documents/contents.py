"""What stands in a document: words of a quotation, numbers by passage.

What enters: texts as they were read. What leaves: answers, remembered for each text.
Never done here: reading files; saying that words are not there when they nearly are.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from peaceops.documents.figure import find_numbers
from peaceops.documents.wording import Hyphens, split_tokens
from peaceops.model.numeral import COUNTS
from peaceops.model.text import Text

_LEFT_OUT: Final = re.compile(r"\[[^\]]{0,80}\]|\(\s*(?:\.\s?){2,4}\)|…|(?:\.\s?){3,4}|[“”\"]")
_PARTS: Final = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_FRACTION: Final = re.compile(
    rf"(?i)\b(?:(?P<count>{'|'.join(COUNTS)})[\s-]+)?(?P<part>(?:half|halve|third|quarter|fourth|fifth|sixth|eighth|tenth)s?)\b"
)
_MIN_TOKENS: Final = 3
#: Likeness, 0 to 100, from which words may stand there with a slip of the text or of its reading.
NEAR: Final = 82.0


class Contents:
    r"""Search in texts; each is taken apart once.

    Examples
    --------
    >>> from peaceops.model.passage import Passage
    >>> page = Passage(document="x", order=0, text="Some 1,600 peace-\nkeepers stood there, as the Council was told.")
    >>> text = Text(name="x", sha256="1", format="text", language="en", passages=(page,))
    >>> Contents().holds(text, "peacekeepers stood there […] the Council was told"), Contents().numbers(text)
    (True, (frozenset({Decimal('1600')}),))
    """

    def __init__(self) -> None:
        self._words: dict[tuple[str, str], tuple[str, ...]] = {}
        self._numbers: dict[tuple[str, str], tuple[frozenset[Decimal], ...]] = {}

    def holds(self, text: Text, words: str) -> bool | None:
        """Say whether words stand in a text.

        Parameters
        ----------
        text : Text
            A document.
        words : str
            A quotation; what is left out or put in brackets parts it into pieces that are sought apart.

        Returns
        -------
        bool or None
            None where they nearly stand there, or are too few to tell.
        """
        whole = self._read(text)
        pieces = [piece for piece in _LEFT_OUT.split(words) if piece.strip()]
        sought = [tuple(_fold(piece, way) for way in (Hyphens.JOINED, Hyphens.SPLIT)) for piece in pieces]
        sought = [piece for piece in sought if len(piece[0].split()) >= _MIN_TOKENS]
        if not sought:
            return None
        missing = [piece for piece in sought if not any(f in w for f, w in zip(piece, whole, strict=True))]
        if not missing:
            return True
        from rapidfuzz import fuzz

        is_near = all(fuzz.partial_ratio(piece[1].strip(), whole[1]) >= NEAR for piece in missing)
        return None if is_near else False

    def numbers(self, text: Text) -> tuple[frozenset[Decimal], ...]:
        """Give the numbers of a text.

        Parameters
        ----------
        text : Text
            A document.

        Returns
        -------
        tuple of frozenset of Decimal
            By passage, then by note. Fractions in words stand as per cent: ``two thirds`` is 66.7.
        """
        key = (text.sha256, text.name)
        if key not in self._numbers:
            parts = [(p.text, p.is_ocr) for p in text.passages] + [(n.text, text.is_ocr) for n in text.notes]
            self._numbers[key] = tuple(
                find_numbers(split_tokens(words, Hyphens.SPLIT), is_ocr=is_ocr) | _find_fractions(words)
                for words, is_ocr in parts
            )
        return self._numbers[key]

    def _read(self, text: Text) -> tuple[str, ...]:
        key = (text.sha256, text.name)
        if key not in self._words:
            whole = "\n".join([*(p.text for p in text.passages), *(n.text for n in text.notes)])
            self._words[key] = tuple(_fold(whole, way) for way in (Hyphens.JOINED, Hyphens.SPLIT))
        return self._words[key]


def _find_fractions(text: str) -> frozenset[Decimal]:
    found = set()
    for match in _FRACTION.finditer(text):
        count = COUNTS.get((match["count"] or "one").lower(), 1)
        found.add((Decimal(100) * count / _PARTS[match["part"].lower().rstrip("s")]).quantize(Decimal("0.1")))
    return frozenset(found)


def _fold(text: str, way: Hyphens) -> str:
    return f" {' '.join(token.text for token in split_tokens(text, way))} "
