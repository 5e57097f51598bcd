"""Symbols of United Nations documents.

What enters: the text of a note, an address, a sentence. What leaves: symbols with their places.
Never done here: opening the documents.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from peaceops.documents.citations.mask import Found

_ORGANS: Final = r"(?:S|A|E|T|ST|DP|CAT|CCPR|CEDAW|CERD|CRC|CRPD|CMW|CED|HRI|TD|UNEP|FCCC|CD|NPT|EC|ICCD|DPI|PBC|SC|GA|JIU|IDB|HSP|ECE|E/ECE)"
_SYMBOL: Final = re.compile(
    rf"(?<![\w/.=-])(?:{_ORGANS}|UN[A-Z]{{2,6}}(?=/(?:REG|DIR|ORD)/))/(?:[A-Z][A-Za-z]{{0,9}}[./-]){{0,4}}[A-Z]{{0,8}}\.?\d[\w.\-]*(?:/[\w.\-]+){{0,5}}(?:\s?\((?:19|20)\d\d\))?"
)
_RESOLUTION: Final = re.compile(
    r"\b(?P<body>(?:(?:UN|United Nations|U\.N\.)\s)?(?:Security Council|SC|S\.C\.|General Assembly|GA|G\.A\.|Human Rights Council)|UNSCR?|UNGA|UNSC)"
    r"(?:[’']s)?,?\s*(?:(?:[Rr]esolutions?|[Rr]es\.?)\s*)?(?:[Nn]o\.?\s*)?(?P<number>\d{1,4}(?:/\d{1,3})?(?:\s?[A-Z](?![\w]))?)"
    r"(?:\s?\((?P<year>(?:19|20)\d\d)\))?(?!\w)"
)
_MORE: Final = re.compile(
    r"(?:,|,?\sand)\s(?:(?P<number>\d{1,4})\s\((?P<year>(?:19|20)\d\d)\)|(?P<session>\d{1,3}/\d{1,4}(?:\s?[A-Z](?!\w))?))"
)
# "A/70/95–S/2015/446": one document of two bodies.
_DASHED: Final = re.compile(rf"(?<=\d)–(?={_ORGANS}/\d)")
_IN_ADDRESS: Final = re.compile(
    rf"(?i)(?:symbol=|undocs\.org/(?:[a-z]{{2}}/)?|docs\.un\.org/(?:[a-z]{{2}}/)?)({_ORGANS}/[\w./()-]+)"
)


def find_symbols(text: str) -> tuple[Found, ...]:
    """Find symbols and numbered resolutions.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    tuple of Found
        ``text`` is the symbol: ``Security Council resolution 937 (1994)`` gives ``S/RES/937 (1994)``.

    Examples
    --------
    >>> [f.text for f in find_symbols("UN Doc. S/2008/631, para. 21; Security Council resolution 937 (1994).")]
    ['S/2008/631', 'S/RES/937 (1994)']
    """
    found: list[Found] = []
    for match in _SYMBOL.finditer(_DASHED.sub("-", text) if "–" in text else text):
        symbol = match.group().rstrip(".-")
        found.append(Found(start=match.start(), end=match.start() + len(symbol), text=_tidy(symbol)))
    for match in _RESOLUTION.finditer(text):
        symbol = _name_resolution(match)
        if symbol and not any(f.start < match.end() and match.start() < f.end for f in found):
            found.append(Found(start=match.start(), end=match.end(), text=symbol))
            found.extend(_read_more(text, match, symbol))
    return tuple(sorted(found, key=lambda f: f.start))


def _read_more(text: str, first: re.Match[str], symbol: str) -> list[Found]:
    """Read the others of ``resolutions 858 (1993), 876 (1993) and 937 (1994)``."""
    more: list[Found] = []
    at = first.end()
    if "esolutions" not in first.group():
        return more
    while match := _MORE.match(text, at):
        start = match.start("number" if match["number"] else "session")
        number = f"{match['number']} ({match['year']})" if match["number"] else match["session"].replace(" ", "")
        more.append(Found(start=start, end=match.end(), text=f"{symbol.partition('/RES')[0]}/RES/{number}"))
        at = match.end()
    return more


def _name_resolution(match: re.Match[str]) -> str:
    body, number, year = match["body"], match["number"].replace(" ", ""), match["year"]
    has_word = bool(re.search(r"(?i)\bres", match.group())) or body.upper() == "UNSCR"
    if not has_word and not year:
        return ""
    if "Human" in body:
        return f"A/HRC/RES/{number}" if "/" in number else ""
    if body in ("General Assembly", "GA", "G.A.", "UNGA") or "General" in body:
        return f"A/RES/{number}" + (f" ({year})" if year and "/" not in number else "")
    return f"S/RES/{number}" + (f" ({year})" if year else "") if "/" not in number else ""


def _tidy(symbol: str) -> str:
    return re.sub(r"\s*\(", " (", symbol)


def read_address_symbol(address: str) -> str:
    """Read the symbol that an address of a document server names, or nothing.

    Examples
    --------
    >>> read_address_symbol("https://www.un.org/ga/search/view_doc.asp?symbol=S/1994/583")
    'S/1994/583'
    """
    match = _IN_ADDRESS.search(unquote(address))
    return _tidy(match[1].rstrip(".-/")) if match else ""


def find_symbol_year(symbol: str) -> int:
    """Year that a symbol bears of a series that is numbered anew each year, as the Council's is since 1994; 0 for another.

    Examples
    --------
    >>> find_symbol_year("S/2018/703"), find_symbol_year("A/55/305-S/2000/809"), find_symbol_year("S/25354")
    (2018, 2000, 0)
    >>> find_symbol_year("ST/SGB/2003/13"), find_symbol_year("E/CN.4/1996/4")
    (2003, 0)
    """
    match = re.search(
        r"(?:^|-)(?:S/(?:PRST/)?|ST/(?:SGB|AI|IC)/|JIU/REP/|UN(?:MIK|TAET)/REG/)(199[4-9]|20\d\d)/\d", symbol
    )
    return int(match[1]) if match else 0


def key_symbols(symbol: str) -> tuple[str, ...]:
    """Keys by which two spellings of a symbol are one: no year after a resolution, both halves of a double symbol.

    Examples
    --------
    >>> key_symbols("S/RES/937 (1994)"), key_symbols("A/51/62-S/1996/74")
    (('S/RES/937',), ('A/51/62', 'S/1996/74'))
    """
    halves = re.split(rf"-(?={_ORGANS}/)", symbol.upper())
    return tuple(re.sub(r"\s*\((?:19|20)\d\d\)", "", half).replace(" ", "").rstrip(".") for half in halves if half)
