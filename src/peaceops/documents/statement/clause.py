"""Clauses of a sentence: stretches that say one thing each of one subject.

What enters: a sentence, folded, with the places of its names, figures and days.
What leaves: stretches that cover it, and those in brackets or between dashes that say something of their own.
Never done here: a parse of the grammar; a boundary is set only where both sides say something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Span = tuple[int, int]

_BOUNDARY: Final = re.compile(
    r";\s+|,?\s(?:while|whereas|although|though|but|however)(?:,)?\s|,\s(?:and|yet|so)\s(?:then\s|also\s)?|\sand\s(?:,?\s?as a result,\s)?|:\s"
)
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|had|has|have|did|does|do|will|would|can|could|may|might|shall|should|must|led|held|took|began|gave|made|came|went|fell|rose|grew|left|met|set|put|sent|lost|won|"
    r"stood|kept|saw|brought|fled|fought|became|broke|comprises?|consists?|includes?|contributes?|provides?|remains?|maintains?|sustains?|deploys?|"
    r"(?!(?:united|armed|displaced|so-called|uniformed|armoured|limited|need|indeed|hundred|red|speed|based|occupied|unarmed|mixed|wounded)\b)[a-z]{2,}ed)\b"
)
_OPENER: Final = re.compile(
    r"(?:(?:the|a|an|its|their|this|some|about|around|more than|at least|only|another|over|nearly|almost|up to|of|in|since|by|on|from|that|at) )*"
)
_PRONOUN: Final = re.compile(r"(?:it|they|he|she|there|this|these|those|others)\b")
_STRONG: Final = re.compile(r"^,?\s?(?:;|while|whereas|although|though|:|however|but)")
_BRACKETS: Final = re.compile(r"\([^()]{4,300}\)|(?<= )- [^-()]{8,200} -(?= )")
_LIST_AFTER: Final = re.compile(r"(?:'s?)?\s(?:in|of|from|on|at|and|,)")
#: "between India and Pakistan for six years": what leads the figure in belongs to the verb before the names.
_LED_IN: Final = re.compile(r"\s(?:for|after|within|during|over|by)\b")
_SUBORDINATE: Final = re.compile(
    r"\W*(?:albeit|although|though|even though|while|whereas|after|when|once|since|because|if|despite the fact that|as soon as|before)\s(?!(?:1[89]|20)\d\d\b)"
)
_MAX_OPENING: Final = 400
_DETERMINED: Final = frozenset({"the", "a", "an", "its", "their", "many", "most", "several", "all", "no"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause.

    Parameters
    ----------
    start, end : int
        Offsets.
    holes : tuple of (int, int)
        Stretches inside it that are clauses of their own.
    """

    start: int
    end: int
    holes: tuple[Span, ...] = ()

    def holds(self, at: int) -> bool:
        """Whether an offset belongs to it and to no clause inside it."""
        return self.start <= at < self.end and not any(s <= at < e for s, e in self.holes)


def has_verb(folded: str) -> bool:
    """Whether a stretch holds a verb."""
    return _VERB.search(folded) is not None


def split_clauses(
    folded: str, names: Sequence[Span], figures: Sequence[Span], days: Sequence[Span] = ()
) -> tuple[Clause, ...]:
    """Split a sentence into clauses.

    Parameters
    ----------
    folded : str
        The sentence.
    names, figures, days : sequence of (int, int)
        Stretches of its mentions, figures and dates.

    Returns
    -------
    tuple of Clause
        In order; those in brackets follow the clause they stand in.

    Examples
    --------
    >>> split_clauses(
    ...     "unomig had 121 observers and the cis force 1,600 troops", ((0, 6), (33, 42)), ((11, 24), (43, 55))
    ... )
    (Clause(start=0, end=24, holes=()), Clause(start=29, end=55, holes=()))
    """
    inner = [m.span() for m in _BRACKETS.finditer(folded) if _stands_alone(folded, m.span(), figures, days)]
    closed = [m.span() for m in _BRACKETS.finditer(folded)]
    spans: list[Span] = []
    begin = _end_of_opening(folded, names, figures, (*days, *closed))
    if begin:
        spans.append((0, begin))
        begin += 2
    for match in _BOUNDARY.finditer(folded):
        if match.start() < begin or any(
            s < match.end() - 1 and match.start() < e for s, e in (*figures, *names, *days, *closed)
        ):
            continue
        if _says(folded, begin, match.start(), figures) and _opens(folded, match, begin, names, figures):
            spans.append((begin, match.start()))
            begin = match.end()
    spans.append((begin, len(folded)))
    clauses: list[Clause] = []
    for start, end in spans:
        if not folded[start:end].strip():
            continue
        holes = tuple((s, e) for s, e in inner if start <= s and e <= end)
        clauses.append(Clause(start, end, holes))
        clauses += [Clause(s + 1, e - 1) for s, e in holes]
    return tuple(clauses)


def _end_of_opening(folded: str, names: Sequence[Span], figures: Sequence[Span], closed: Sequence[Span]) -> int:
    """Where a clause that opens the sentence ends: "Although …, X did"; 0 where none opens it."""
    opening = _SUBORDINATE.match(folded)
    if opening is None:
        return 0
    for match in re.finditer(r",\s", folded[:_MAX_OPENING]):
        if any(s <= match.start() < e for s, e in (*closed, *figures, *names)):
            continue
        if _VERB.search(folded, opening.end(), match.start()) is None:
            continue
        at = match.end()
        first = _OPENER.match(folded, at)
        begin = first.end() if first else at
        name = next(((s, e) for s, e in names if at <= s <= begin), None)
        if name is None and _PRONOUN.match(folded, begin) is None and folded[at:].split(" ", 1)[0] not in _DETERMINED:
            continue
        verb = _VERB.search(folded, name[1] if name else begin)
        commas = [m.end() for m in re.finditer(r",\s", folded[: verb.start()]) if m.start() >= at] if verb else []
        if verb is not None and verb.start() - at < 90 and all(any(s == c for s, _ in names) for c in commas):
            return match.start()
    return 0


def _stands_alone(folded: str, span: Span, figures: Sequence[Span], days: Sequence[Span]) -> bool:
    """Whether brackets hold a verb with a figure or a day."""
    start, end = span
    if folded.startswith(("of whom", "of which", "including"), start + 1):
        return False
    inside = any(start < s and e < end for s, e in (*figures, *days))
    return inside and _VERB.search(folded, start, end) is not None


def _says(folded: str, start: int, end: int, figures: Sequence[Span]) -> bool:
    return _VERB.search(folded, start, end) is not None or any(start <= s and e <= end for s, e in figures)


def _opens(folded: str, match: re.Match[str], begin: int, names: Sequence[Span], figures: Sequence[Span]) -> bool:
    """Whether what follows a joining word begins a clause of its own."""
    at = match.end()
    if _STRONG.match(match.group()):
        is_list = match.group().startswith(":") and _VERB.search(folded, at) is None
        return _says(folded, at, len(folded), figures) and not is_list and not folded[: match.start()].endswith("not")
    opener = _OPENER.match(folded, at)
    first = opener.end() if opener else at
    if _PRONOUN.match(folded, first):
        return _VERB.search(folded, first) is not None
    figure = next(((s, e) for s, e in figures if at <= s <= first <= e), None)
    name = next(((s, e) for s, e in names if at <= s <= first), None)
    if figure is not None:
        verb = _VERB.search(folded, figure[1])
        in_list = any(e == match.start() for _, e in figures)
        return (
            not in_list
            and verb is not None
            and verb.start() - figure[1] < 30
            and _VERB.search(folded, begin, match.start()) is not None
        )
    if name is not None:
        return _opens_with_name(folded, match, name, names, figures)
    verb = _VERB.search(folded, at)
    words = folded[at : verb.start()].split() if verb else []
    return 1 <= len(words) <= 5 and words[0] in _DETERMINED and "," not in "".join(words)


def _opens_with_name(
    folded: str, match: re.Match[str], name: Span, names: Sequence[Span], figures: Sequence[Span]
) -> bool:
    """Whether a name after "and" is the subject of what follows, not the last of a list of names."""
    if any(
        name[1] <= s <= name[1] + 30
        and _VERB.search(folded, name[1], s) is None
        and _LED_IN.match(folded, name[1]) is None
        for s, _ in figures
    ):
        return True  # "… and the CIS force 1,600 troops"
    rest = folded[name[1] : name[1] + 60]
    verb = _VERB.search(rest)
    if verb is None or "," in rest[: verb.start()] or _LIST_AFTER.match(rest):
        return False
    in_list = any(0 <= match.start() - e <= 2 for _, e in names)
    return not in_list and verb.start() < 40
