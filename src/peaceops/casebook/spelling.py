"""Spellings of names: the key under which one is looked up, and the names that one long spelling holds.

What enters: names as files and people write them. What leaves: keys and spellings.
Never done here: telling who is meant; :mod:`peaceops.casebook.identity` does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# A number or a short form at the front of a name, and how it is written out.
_WRITTEN: Final = {
    "1": "i", "2": "ii", "3": "iii", "4": "iv",
    "un": "united nations", "eu": "european union", "au": "african union",
}  # fmt: skip
# An acronym with a dot after each letter.
_DOTTED: Final = re.compile(r"(?:\b[a-z]\.){2,}(?:[a-z]\b)?")
_JOINED: Final = re.compile(r"\b(peace|cease|inter|multi) ?(keeping|keepers?|making|building|fire|national|african)\b")
_CYRILLIC: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
            "i",
            "i",
            "e",
            "g",
        ],
        strict=True,
    )
)
_GEORGIAN: Final = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        [
            "a",
            "b",
            "g",
            "d",
            "e",
            "v",
            "z",
            "t",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "zh",
            "r",
            "s",
            "t",
            "u",
            "p",
            "k",
            "gh",
            "q",
            "sh",
            "ch",
            "ts",
            "dz",
            "ts",
            "ch",
            "kh",
            "j",
            "h",
        ],
        strict=True,
    )
)
_LATIN: Final = {k: v.replace("_", "") for k, v in (_CYRILLIC | _GEORGIAN).items()}


def normalise_name(text: str) -> str:
    """Normalise a name to the key under which it is looked up.

    Case, accents, punctuation and the way of writing a number do not matter; Cyrillic and Georgian
    letters are written in Latin ones, so that a transliteration meets its original.

    Examples
    --------
    >>> (
    ...     normalise_name("UNAVEM-2"),
    ...     normalise_name("Côte d’Ivoire"),
    ...     normalise_name("МООННГ"),
    ...     normalise_name("S.F.O.R."),
    ... )
    ('unavem ii', 'cote d ivoire', 'moonng', 'sfor')
    """
    plain = text.casefold() if text.isascii() else _write_in_latin(text)
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return _JOINED.sub(r"\1\2", " ".join(_WRITTEN.get(word, word) for word in words))


def _write_in_latin(text: str) -> str:
    letters = "".join(_LATIN.get(c, c) for c in unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c)).casefold()


def list_spellings(text: str) -> Iterator[str]:
    """List the names that one long spelling of a dataset holds.

    ``"NATO Kosovo Force (NATO KFOR) / Operation X"`` holds the whole, the part outside the brackets,
    the acronym inside the last ones, and what a stroke separates. The acronym keeps the place beside
    it, which often tells two missions apart.

    Examples
    --------
    >>> list(list_spellings("Multinational Force (MNF I - Lebanon)"))
    ['Multinational Force (MNF I - Lebanon)', 'MNF I - Lebanon', 'Multinational Force']
    """
    yield text
    inside = re.findall(r"\(([^()]*)\)", text)
    # The last brackets hold the acronym; a place alone, or an organisation's in the middle, names no mission.
    if inside and re.search(r"[A-Z]{2}", inside[-1]):
        yield inside[-1].strip()
    outside = " ".join(re.sub(r"\([^()]*\)", " ", text).split())
    if outside != text and len(outside) > 4:
        yield outside
    yield from (part.strip() for part in text.split(" / ") if " / " in text)
