"""Clauses of a sentence: stretches that say one thing each of one subject.

What enters: a sentence, folded, with its mentions and figures.
What leaves: stretches that cover it.
Never done here: a parse of the grammar; a boundary is set only where both sides say something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

Span = tuple[int, int]

_BOUNDARY: Final = re.compile(
    r";\s+|,?\s(?:while|whereas|although|though|but|however)(?:,)?\s|,\s(?:and|yet|so)\s(?:then\s)?|\sand\s(?:,?\s?as a result,\s)?|,\s(?=(?:the )?[a-z]+ (?:had|has|have|was|were) )|:\s"
)
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|had|has|have|did|does|do|will|would|can|could|may|might|shall|should|must|led|held|took|began|gave|made|came|went|fell|rose|grew|left|met|set|put|sent|lost|won|"
    r"stood|kept|saw|brought|fled|fought|became|broke|comprises?|consists?|includes?|contributes?|provides?|remains?|maintains?|sustains?|deploys?|(?!(?:united|armed|displaced|so-called|uniformed|armoured|limited|need|indeed|hundred|red|speed|based)\b)[a-z]{2,}ed)\b"
)
_OPENER: Final = re.compile(
    r"(?:(?:the|a|an|its|their|this|some|about|around|more than|at least|only|another|over|nearly|almost|up to|of)\s)*"
)
_PRONOUN: Final = re.compile(r"(?:it|they|he|she|there|this|these|those|others)\b")


def split_clauses(folded: str, names: Sequence[Span], figures: Sequence[Span]) -> tuple[Span, ...]:
    """Split a sentence into clauses.

    Parameters
    ----------
    folded : str
        The sentence.
    names, figures : sequence of (int, int)
        Stretches of its mentions and figures.

    Returns
    -------
    tuple of (int, int)
        In order; together they cover the sentence but for the words that join them.

    Examples
    --------
    >>> split_clauses(
    ...     "unomig had 121 observers and the cis force 1,600 troops", ((0, 6), (33, 42)), ((11, 24), (43, 55))
    ... )
    ((0, 24), (29, 55))
    """
    cuts: list[tuple[int, int]] = []
    begin = 0
    for match in _BOUNDARY.finditer(folded):
        if any(start < match.end() - 1 and match.start() < end for start, end in (*figures, *names)):
            continue
        if not _says(folded, begin, match.start(), figures) or not _opens(folded, match, names, figures):
            continue
        cuts.append(match.span())
        begin = match.end()
    spans: list[Span] = []
    begin = 0
    for start, end in cuts:
        spans.append((begin, start))
        begin = end
    spans.append((begin, len(folded)))
    return tuple(span for span in spans if folded[span[0] : span[1]].strip())


def _says(folded: str, start: int, end: int, figures: Sequence[Span]) -> bool:
    return _VERB.search(folded, start, end) is not None or any(start <= s and e <= end for s, e in figures)


def _opens(folded: str, match: re.Match[str], names: Sequence[Span], figures: Sequence[Span]) -> bool:
    """Whether what follows a joining word begins a clause of its own."""
    at = match.end()
    strong = not re.fullmatch(r",?\sand\s", match.group())
    opener = _OPENER.match(folded, at)
    begin = opener.end() if opener else at
    if strong and match.group().lstrip(", ").startswith((";", "while", "whereas", "although", "though", ":")):
        return _says(folded, at, len(folded), figures) and not (
            match.group().startswith(":") and "," in folded[at:] and _VERB.search(folded, at) is None
        )
    if _PRONOUN.match(folded, begin):
        return _VERB.search(folded, begin) is not None
    name = next(((s, e) for s, e in names if at <= s <= begin), None)
    figure = next(((s, e) for s, e in figures if at <= s <= begin), None)
    if name is not None and figure is None:
        rest = folded[name[1] :]
        gap = any(name[1] <= s <= name[1] + 30 for s, e in figures)
        verb = _VERB.search(rest)
        if gap:
            return True
        return verb is not None and verb.start() < 60 and not re.match(r"(?:'s)?\s(?:in|of|from|on|at|and|,)", rest)
    if figure is not None:
        verb = _VERB.search(folded, figure[1])
        return verb is not None and verb.start() - figure[1] < 30 and _VERB.search(folded, 0, match.start()) is not None
    verb = _VERB.search(folded, at)
    words = folded[at : verb.start()].split() if verb else []
    return (
        verb is not None
        and 1 <= len(words) <= 5
        and words[0] in {"the", "a", "an", "its", "their", "many", "most", "several", "all"}
    )
