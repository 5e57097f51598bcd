"""The language of a text.

What enters: text. What leaves: a BCP 47 code.
Never done here: network, chance; the same text has the same language on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

UNKNOWN: Final = "und"
_MIN_LETTERS: Final = 40
#: One short sentence is taken for English where the detector is sure; for no other language.
_MIN_SHORT: Final = 12
_SURE: Final = 700
_MIN_SHARE: Final = 60
_MAX_CHARACTERS: Final = 200_000
_NOISE: Final = re.compile(r"(?:https?://|www\.)\S+|[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[<>&]")
_CODES: Final = {"zh-Hant": "zh-Hant", "iw": "he", "in": "id", "jw": "jv", "mo": "ro", "sh": "sh", "no": "nb"}


def detect_language(texts: Iterable[str]) -> str:
    """Detect the language that most of a text is in.

    Parameters
    ----------
    texts : iterable of str
        Stretches of it, the most telling first.

    Returns
    -------
    str
        BCP 47 code; ``und`` where there is too little text, or no language prevails.

    Examples
    --------
    >>> detect_language(["The mission continued to monitor the ceasefire and to patrol the valley."])
    'en'
    >>> detect_language(["UNMIL had 14,785 troops in 2005."])
    'en'
    >>> detect_language(["S/1994/583"])
    'und'
    """
    kept: list[str] = []
    length = 0
    for text in texts:
        kept.append(_NOISE.sub(" ", text))
        length += len(text)
        if length > _MAX_CHARACTERS:
            break
    sample = " ".join(kept)[:_MAX_CHARACTERS]
    letters = sum(character.isalpha() for character in sample)
    if letters < _MIN_SHORT:
        return UNKNOWN
    import pycld2

    try:
        is_reliable, _, details = pycld2.detect(sample.encode("utf-8", "ignore").decode("utf-8"), bestEffort=True)
    except pycld2.error:
        return UNKNOWN
    _, code, share, score = details[0]
    if code == "un" or share < _MIN_SHARE:
        return UNKNOWN
    if letters < _MIN_LETTERS and not (code == "en" and is_reliable and score >= _SURE):
        return UNKNOWN
    return _CODES.get(str(code), str(code))
