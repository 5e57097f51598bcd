"""Words and figures of a text, made comparable.

What enters: text of a passage or an anchor.
What leaves: tokens: words in lower case, numbers without separators.
Never done here: changing the passage, guessing a figure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

_QUOTES: Final = str.maketrans("‘’‚‛′`´“”„‟″«»", "'" * 7 + '"' * 7)
_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212\u00ad\ufffe\x02]")
_NARROW_SPACES: Final = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])")
# "since 1999.24": a year, the end of the sentence and the mark of a note.
_YEAR_NOTE: Final = re.compile(r"(?<![\w.,])((?:1[89]|20|21)\d\d)\.(?=\d{1,3}(?![\w]|[.,]\d))")
_INNER_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_TOKEN: Final = re.compile(
    r"(?P<number>(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w]|[.,]\d)"
    r"|(?<![\w.,])\d+\.\d+(?![\w]|[.,]\d)|\d+(?![\w]))"
    r"|(?P<word>[^\W_]+)|(?P<sign>%)"
)
_OCR_DIGITS: Final = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "|": "1"})
MIN_FUZZY_LETTERS: Final = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text.

    Parameters
    ----------
    text : str
        Lower case; a number without thousands separators.
    number : Decimal or None
        Value, if it is a number in digits.
    raw : str
        As it stands.
    """

    text: str
    number: Decimal | None
    raw: str


class Hyphens(Enum):
    """How hyphens inside words are read; the text alone does not tell."""

    JOINED = "joined"  # peace-keeping is peacekeeping
    SPLIT = "split"  # Georgian-Abkhaz is Georgian Abkhaz
    BROKEN = "broken"  # joined at a line's end, split elsewhere


def fold_text(text: str) -> str:
    """Fold compatibility forms, quotes, dashes and the narrow spaces between thousands."""
    text = _NARROW_SPACES.sub(",", text)
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _YEAR_NOTE.sub(r"\1. ", _DASHES.sub("-", text))


def split_tokens(text: str, hyphens: Hyphens = Hyphens.JOINED) -> tuple[Token, ...]:
    r"""Split a text into tokens.

    Parameters
    ----------
    text : str
        Any text.
    hyphens : Hyphens
        How to read them.

    Returns
    -------
    tuple of Token

    Examples
    --------
    >>> [token.text for token in split_tokens("Some 1,600 peace-\nkeepers")]
    ['some', '1600', 'peacekeepers']
    """
    folded = fold_text(text)
    if hyphens is not Hyphens.SPLIT:
        folded = _BROKEN.sub("" if hyphens is Hyphens.BROKEN else "-", folded)
    if hyphens is Hyphens.JOINED:
        folded = _INNER_HYPHEN.sub("", folded)
    tokens: list[Token] = []
    for match in _TOKEN.finditer(folded):
        raw = match.group()
        if match["number"] and raw.isascii():
            plain = raw.replace(",", "")
            tokens.append(Token(plain, Decimal(plain), raw))
        else:
            tokens.append(Token(raw.casefold(), None, raw))
    return tuple(tokens)


def read_confused_number(token: Token) -> Decimal | None:
    """Read a number whose digits a recogniser took for O, l or I; at least one digit must stand.

    Examples
    --------
    >>> read_confused_number(Token("l36", None, "l36"))
    Decimal('136')
    """
    if token.number is not None:
        return token.number
    digits = token.raw.translate(_OCR_DIGITS)
    if any(c.isdigit() for c in token.raw) and digits.isascii() and digits.isdigit():
        return Decimal(digits)
    return None


def find_tokens(wanted: Sequence[Token], text: Sequence[Token], *, is_ocr: bool) -> int | None:
    """Find a sequence of tokens in a text.

    Parameters
    ----------
    wanted, text : sequence of Token
        What is sought, and where.
    is_ocr : bool
        Whether confused digits and one wrong letter in longer words are let pass.

    Returns
    -------
    int or None
        Number of tokens that were let pass, or None if it does not stand there.
    """
    if not wanted:
        return None
    least: int | None = None
    for start in range(len(text) - len(wanted) + 1):
        passed = 0
        for offset, token in enumerate(wanted):
            cost = _compare(token, text[start + offset], is_ocr)
            if cost is None:
                break
            passed += cost
        else:
            least = passed if least is None else min(least, passed)
            if least == 0:
                return 0
    return least


def _compare(wanted: Token, token: Token, is_ocr: bool) -> int | None:
    """0 if equal, 1 if let pass, None if different."""
    if wanted.number is not None or token.number is not None:
        if wanted.text == token.text or (wanted.number is not None and wanted.number == token.number):
            return 0
        if is_ocr and wanted.number is not None and read_confused_number(token) == wanted.number:
            return 1
        return None
    if wanted.text == token.text:
        return 0
    if is_ocr and len(wanted.text) >= MIN_FUZZY_LETTERS and wanted.text.isalpha():
        return 1 if is_one_edit(wanted.text, token.text) else None
    return None


def is_one_edit(a: str, b: str) -> bool:
    """Whether one insertion, deletion or replacement at most turns one text into the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    shorter = min(len(a), len(b))
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return max(len(a), len(b)) - start - end <= 1
