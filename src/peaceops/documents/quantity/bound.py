"""Words beside a figure that bound it: "at least", "many fewer than", "or more".

What enters: a folded sentence and the place of a number.
What leaves: the bound, and where its words begin or end.
Never done here: arithmetic.
"""

from __future__ import annotations

import re
from typing import Final

_BEFORE: Final = {
    "at-least": r"at (?:the very )?least|no (?:fewer|less) than|not (?:fewer|less) than|an? minimum of|minimum of",
    "at-most": r"(?:no|not|never) more than|at (?:the )?most|at a maximum|up to|as many as|as much as|an? maximum(?: strength| number)? of|maximum of"
    r"|(?:may|shall|should|does|do|did|will|would|can|could|must|to)(?: not|n't) exceed|not (?:to )?exceed(?:ing)?|never exceed(?:ed|ing|s)?|not exceed(?:ed)?|an? (?:\w+ )?ceiling of|ceiling of|limit of",
    "fewer-than": r"(?:many |far |much |significantly |considerably |slightly |well )?(?:fewer|less|lower|smaller) than|(?:just|well|slightly|still|far|to|at|was|were|is|remained|stayed|numbered) (?:under|below)|below|not even|short of",
    "more-than": r"(?:far |well |much |significantly |considerably |slightly |many )?(?:more|greater|higher|larger) than|(?<!control )(?<!authority )(?<!influence )(?<!sovereignty )(?<!jurisdiction )(?<!all )(?<!hand )(?<!handed )(?<!handing )(?<!hands )(?<!turned )(?<!turning )(?<!took )(?<!taken )(?<!taking )(?:well )?over|(?:well )?above"
    r"|in excess of|upwards? of|exceed(?:ed|ing|s)?",
    "about": r"some|about|around|approximately|approx\.?|roughly|circa|ca\.|c\.|nearly|almost|close to|an estimated|estimated(?: at)?|in the (?:region|order) of|an average of|on average"
    r"|virtually|just under|just over|(?:a )?little (?:more|less|over|under)(?: than)?|barely more than|~",
    "exact": r"only|exactly|precisely|just|a total of|total of|an? (?:overall |combined )?strength of|a mere|merely|a further|an additional|another|all",
}
_SOFT: Final = r"(?: (?:only|the|its|their|an?|some|about|around|approximately|as many as|a total of|nearly|almost|an estimated|estimated))*"
_COMPILED: Final = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _BEFORE.items())
    + rf"){_SOFT}\s$"
)  # fmt: skip
_AFTER: Final = re.compile(
    r"[ ,]+(?:(?P<at_least>(?:or|and) (?:more|over|above|higher|longer)|at (?:the very )?least)"
    r"|(?P<at_most>or (?:fewer|less|lower)|at (?:the )?most|at (?:the )?maximum)|(?P<about>or so|or thereabouts|approximately))\b"
)
_ABOUT: Final = re.compile(r"\b(?:about|some|around|nearly|almost|approximately|estimated)\b")
#: "between … and …" and "from … to …" hold their own bounds.
BETWEEN: Final = re.compile(
    r"\b(?:between|from)\s(?:some |about |around |approximately |an estimated |only )?(?:us)?[$€£]?$"
)
WINDOW: Final = 64


def find_bound_before(folded: str, start: int) -> tuple[str, int]:
    """Find the bound that stands before an offset, and where its words begin.

    Examples
    --------
    >>> find_bound_before("deployed many fewer than 100", 25)
    ('fewer-than', 9)
    """
    before = folded[max(0, start - WINDOW) : start]
    match = _COMPILED.search(before)
    if match is None:
        return "exact", start
    name = next(name for name in _BEFORE if match[name.replace("-", "_")])
    if name == "exact" and _ABOUT.search(match.group()):
        name = "about"
    return name, start - len(match.group())


def find_bound_after(folded: str, end: int) -> tuple[str, int]:
    """Find the bound that stands after an offset, and where its words end.

    Examples
    --------
    >>> find_bound_after("500 or more men", 3)
    ('at-least', 11)
    """
    match = _AFTER.match(folded, end)
    if match is None:
        return "exact", end
    name = next(name for name in ("at-least", "at-most", "about") if match[name.replace("-", "_")])
    return name, match.end()
