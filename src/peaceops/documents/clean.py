"""Letters that are written in several ways: ligatures, hyphens that are not shown, spaces of other widths, marks of direction.

What enters: decoded text. What leaves: the same words in plain letters; lines stay lines.
Never done here: changing a word, a quotation mark or a dash.
"""

from __future__ import annotations

import re
from typing import Final

_FORMS: Final = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st", 0x2217: "*",
    **dict.fromkeys((0x00A0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)), " "),
    **dict.fromkeys((0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
}  # fmt: skip
# At the end of a line a soft hyphen is shown, and breaks a word.
_SOFT: Final = re.compile("(?<!\u00ad)\u00ad++(?![ \t\r]*+(?:\n|\\Z))")


def clean_text(text: str) -> str:
    r"""Write a text in plain letters.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str

    Examples
    --------
    >>> clean_text("\ufb01ve\u00a0of\u00adfi\u00adcers of the peace\u00ad\nkeepers")
    'five officers of the peace\xad\nkeepers'
    """
    if text.isascii():
        return text
    # What one library writes for the hyphen at a break.
    text = text.replace("\ufffe", "\u00ad")
    return _SOFT.sub("", text).translate(_FORMS) if "\u00ad" in text else text.translate(_FORMS)
