"""Words for how many times, what share and what change, as bounds.

What enters: masked words. What leaves: least and greatest ratio that they admit.
Never done here: a ratio from words that bound nothing.
"""

from __future__ import annotations

import re
from typing import Final

#: Least and greatest ratio.
Range = tuple[float, float]
_MOST: Final = 1e9
_UNITS: Final = {
    "one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "every": 1,
}  # fmt: skip
_PARTS: Final = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
_COUNT: Final = "|".join(_UNITS)
_MORE: Final = "more than|well over|over|at least|no fewer than|no less than|upwards of"
_LESS: Final = "less than|fewer than|under|well under|not even|at most|no more than"
_ALMOST: Final = "nearly|almost|close to|just under|not quite"
_ABOUT: Final = (
    "about|around|roughly|some|approximately|an estimated|just over|a little over|slightly more than|fully|only|a good"
)
BOUND: Final = rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<almost>{_ALMOST})|(?P<about>{_ABOUT}))"
TIMES: Final = rf"(?:{BOUND} )?(?P<times>twice|double|half|(?:{_COUNT}|\d+(?:\.\d+)?) times|a (?:third|quarter|fifth|tenth)|two thirds|three quarters)"
SHARE: Final = (
    rf"(?:{BOUND} )?(?P<share>(?:the )?(?:great |vast |large |overwhelming )?majority|most|a majority|(?:(?:{_COUNT}) )?(?:half|thirds?|quarters?|fifths?|tenths?)"
    rf"|(?:{_COUNT}|\d+) (?:in|out of) (?:every )?(?:{_COUNT}|\d+)|(?:{_COUNT}|\d+(?: \. \d+)?) ?(?:per ?cent|percent|%))"
)
CHANGES: Final = {
    "doubled": 2.0, "trebled": 3.0, "tripled": 3.0, "quadrupled": 4.0, "quintupled": 5.0, "halved": 0.5,
}  # fmt: skip
UP: Final = (
    "rose|grew|increased|climbed|expanded|went up|was up|has risen|had risen|had grown|jumped|swelled|soared|surged"
)
DOWN: Final = "fell|dropped|declined|shrank|decreased|went down|was down|had fallen|was cut|was reduced|was slashed|sank|dwindled|plunged|contracted"


def read_bound(match: re.Match[str], number: float, about: float = 0.12) -> Range:
    """Bound a number by the words before it.

    Parameters
    ----------
    match : re.Match
        With the groups of the bound.
    number : float
        The number.
    about : float
        Share by which it may be rounded.
    """
    groups = match.groupdict()
    if groups.get("more"):
        return number, _MOST
    if groups.get("less"):
        return 0.0, number
    if groups.get("almost"):
        return number * (1 - 1.4 * about), number * 1.02
    slack = number * (about * 1.3 if groups.get("about") else about)
    return number - slack, number + slack


def read_times(match: re.Match[str]) -> Range:
    """Read how many times.

    Parameters
    ----------
    match : re.Match
        Of :data:`TIMES`.
    """
    words = match["times"]
    named = {"twice": 2.0, "double": 2.0, "half": 0.5, "two thirds": 2 / 3, "three quarters": 0.75}
    if words in named:
        number = named[words]
    elif words.endswith(" times"):
        number = _read_count(words.removesuffix(" times"))
    else:
        number = 1 / _PARTS[words.split()[1]]
    return read_bound(match, number)


def read_share(match: re.Match[str]) -> Range:
    """Read a share.

    Parameters
    ----------
    match : re.Match
        Of :data:`SHARE`.
    """
    words = match["share"]
    if "majority" in words or words == "most":
        return 0.5, 1.0
    parts = re.fullmatch(r"(?:(\S+) )?(half|thirds?|quarters?|fifths?|tenths?)", words)
    of = re.fullmatch(r"(\S+) (?:in|out of) (?:every )?(\S+)", words)
    if parts:
        number = _read_count(parts[1] or "one") / _PARTS[parts[2].removesuffix("s")]
    elif of:
        number = _read_count(of[1]) / _read_count(of[2])
    else:
        number = _read_count(re.sub(r" ?(?:per ?cent|percent|%)", "", words).replace(" . ", ".")) / 100
    groups = match.groupdict()
    if groups.get("more") or groups.get("less"):
        low, high = read_bound(match, number)
        return low, min(high, 1.0)
    slack = max(min(0.03, number * 0.25), number * 0.12)
    return (number - 1.5 * slack, number) if groups.get("almost") else (number - slack, number + slack)


def _read_count(word: str) -> float:
    return float(_UNITS[word]) if word in _UNITS else float(word)
