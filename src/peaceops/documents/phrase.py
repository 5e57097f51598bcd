"""Words of a sentence with their places, in a form that can be compared.

What enters: a sentence on one line.
What leaves: the same sentence folded letter for letter, and its words with their offsets.
Never done here: changing an offset, splitting sentences.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

#: One character for one: an offset in the folded text is an offset in the text.
_FOLDED: Final = {
    **dict.fromkeys("‐‑‒–—―−\u00ad\ufffe", "-"),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t\n\r", " "),
    "İ": "I",
}
_WORD: Final = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])"
    r"|peace[- ](?:keep|build|mak|enforc)[^\W\d_]*|cease[- ]fires?"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:'(?!s\b)[^\W\d_]+)?"
)


class Word(NamedTuple):
    """A word of a sentence.

    Parameters
    ----------
    text : str
        Folded: lower case, without accents, hyphens or points inside.
    start, end : int
        Offsets.
    """

    text: str
    start: int
    end: int


def fold_letters(text: str) -> str:
    """Fold case, dashes, quotes and spaces, each character to one character.

    Examples
    --------
    >>> fold_letters("“850–1,650”")
    '"850-1,650"'
    """
    for letter in _FOLDED.keys() & set(text):
        text = text.replace(letter, _FOLDED[letter])
    return text.lower()


@lru_cache(maxsize=512)
def split_words(folded: str) -> tuple[Word, ...]:
    """Split a folded sentence into words.

    Parameters
    ----------
    folded : str
        As :func:`fold_letters` gives it.

    Examples
    --------
    >>> [word.text for word in split_words(fold_letters("Côte d’Ivoire’s U.N. peace-keepers"))]
    ['cote', "d'ivoire", 'un', 'peacekeepers']
    """
    words = []
    for match in _WORD.finditer(folded):
        text = match.group()
        start, end = match.span()
        if text != "s" or folded[start - 1 : start] != "'":
            words.append(Word(text if text.isalpha() and text.isascii() else _plain(text), start, end))
    return tuple(words)


def list_word_texts(folded: str) -> tuple[str, ...]:
    """List the words of a folded sentence without their places; see :func:`split_words`.

    Examples
    --------
    >>> list_word_texts("the republic's u.n. peace-keepers")
    ('the', 'republic', 'un', 'peacekeepers')
    """
    if _is_plain(folded):
        return tuple(folded.split())
    return tuple(word.text for word in split_words(folded))


def _is_plain(folded: str) -> bool:
    """Whether words are what stands between spaces: letters of ASCII alone, and no word that is read as one with the next."""
    return folded.isascii() and folded.replace(" ", "").isalpha() and "peace " not in folded and "cease " not in folded


def _plain(word: str) -> str:
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if word[:1].isdigit():
        return word
    return word.replace("-", "").replace(" ", "").replace(".", "")


def find_place(words: Sequence[Word], at: int) -> int:
    """Find the first word that begins at or after an offset."""
    return bisect_left(words, at, key=lambda word: word.start)
