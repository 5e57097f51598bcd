"""Words that an assessment never uses in its own voice; a source's use of them is quoted.

What enters: a sentence of ours. What leaves: the loaded words in it that stand outside quotation marks.
Never done here: changing a text, judging a source's words.

References
----------
METHODS F.1.
"""

from __future__ import annotations

import re
from typing import Final

LOADED_WORDS: Final = (
    "breakaway", "coercive return", "coercive returns", "ethnic cleansing", "ethnically cleansed", "genocidal",
    "genocide", "invaded", "invaders", "invasion", "liberate", "liberated", "liberation", "occupied", "occupier",
    "occupiers", "occupying", "occupation", "puppet", "puppets", "secessionist", "secessionists", "separatism",
    "separatist", "separatists", "terrorism", "terrorist", "terrorists",
)  # fmt: skip
_LOADED: Final = re.compile(rf"\b(?:{'|'.join(sorted(LOADED_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")


def find_loaded_words(text: str) -> tuple[str, ...]:
    """Find loaded words outside quotation marks.

    Parameters
    ----------
    text : str
        A sentence of ours.

    Returns
    -------
    tuple of str
        In the order in which they stand there.

    Examples
    --------
    >>> find_loaded_words('The host calls it "occupied"; separatist units crossed.')
    ('separatist',)
    """
    return tuple(match.group() for match in _LOADED.finditer(_QUOTED.sub(" ", text)))
