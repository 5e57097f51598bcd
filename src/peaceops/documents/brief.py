"""Words that cannot bear upon where a sentence ends, left out before the library that parts sentences reads a text.

What enters: a text on one line. What leaves: the same text without those words, and where each place of it was.
Never done here: parting.

syntok decides at stops and at brackets, by the token before, those right after, and what stands between brackets; every
other token it hands on unseen. So of words in a row that hold neither, only the first and the last can matter. Behind a
bracket that is not closed, or holds another, it looks on for fifty tokens: from there nothing is left out.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.documents.placed import Placed

#: What the library calls opening and closing brackets.
OPENING: Final = "([{\uff5f\uff5b\uff3b\uff08\ufe5d\ufe5b\ufe59\ufd3e\u301a\u3018\u2985\u2983\u2329"
CLOSING: Final = ")]}\uff60\uff5d\uff3d\uff09\ufe5e\ufe5c\ufe5a\ufd3f\u301b\u3019\u2986\u2984\u232a"
_OPEN, _CLOSE = re.escape(OPENING), re.escape(CLOSING)
# What stands between brackets is passed over whole; of plain words in a row those between the first and the last are told.
_PASSED: Final = re.compile(
    rf"[{_OPEN}](?P<closed>[^{_OPEN}{_CLOSE}]*+[{_CLOSE}])?"
    r"|(?<![^ ])(?P<run>[\w,:'’“”‘\"/%-]++ )(?:[\w,:'’“”‘\"/%-]++ ){2,}+"
)


def shorten(text: str) -> Placed:
    """Leave out words that bear upon no end of a sentence.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    Placed

    Examples
    --------
    >>> shorten("The force of that year had left by then. It did.").text
    'The by then. It did.'
    """
    parts: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    kept = gone = done = 0
    for match in _PASSED.finditer(text):
        begin, end = match.end("run"), text.rfind(" ", 0, match.end() - 1) + 1
        if begin < 0:
            if match["closed"] is None:
                break
            continue
        parts.append(text[done:begin])
        kept += begin - done
        gone += end - begin
        starts.append(kept)
        shifts.append(gone)
        done = end
    parts.append(text[done:])
    return Placed("".join(parts), starts, shifts)
