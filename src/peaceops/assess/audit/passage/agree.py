"""What came of two facts beside each other, and when two words mean one thing.

What enters: words of a claim and of a passage. What leaves: slots that agree, that lack, that clash.
Never done here: a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from peaceops.assess.audit.passage.act import Fact
from peaceops.assess.audit.passage.source import Source
from peaceops.assess.audit.passage.word import Word

_LIKE_NAMES: Final = 6


@dataclass(slots=True)
class Alignment:
    """What came of two facts beside each other.

    Parameters
    ----------
    fact : Fact
        Of the passage.
    agreed : int
        Words that agree.
    specific : int
        Those of them that are names, numbers, days.
    missing : list of (str, str)
        Slots and words that the passage lacks.
    clashes : dict of str to (str, str)
        Slots in which the passage has something else: what is claimed and what it has.
    is_loose : bool
        Whether a word stands only in the sentences before.
    around : int
        Names that stand only there.
    named : Mapping of int to str
        Ids of those whom words of the claim name, by where they start.
    """

    fact: Fact
    agreed: int = 0
    specific: int = 0
    missing: list[tuple[str, str]] = field(default_factory=list)
    clashes: dict[str, tuple[str, str]] = field(default_factory=dict)
    is_loose: bool = False
    around: int = 0
    named: Mapping[int, str] = field(default_factory=dict)

    def agree(self, word: Word) -> None:
        """Note a word that agrees."""
        self.agreed += 1
        self.specific += word.is_name or word.number is not None

    def clash(self, slot: str, said: str, has: str) -> None:
        """Note something else in a slot."""
        self.clashes.setdefault(slot, (said, has))


def is_like(one: str, other: str) -> bool:
    """Whether two concepts are one, or two names one with a letter misread."""
    if one == other:
        return True
    if not one.startswith("@") or not other.startswith("@"):
        return one.removeprefix("@") == other.removeprefix("@")
    if min(len(one), len(other)) <= _LIKE_NAMES or one[1] != other[1] or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    long, short = sorted((one, other), key=len, reverse=True)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def holds(word: Word, words: Iterable[Word]) -> bool:
    """Whether one of several words means what a word means; a number the same number."""
    if word.number is not None:
        return any(w.number == word.number for w in words)
    return any(w.concept and is_like(word.concept, w.concept) for w in words)


def is_meant_by(word: Word, words: Sequence[Word], its: Fact, source: Source, found: Alignment) -> bool:
    """Whether those named in the passage are whom a word means: by office, or as a mission by another name."""
    if source.is_called(word, words):
        return True
    ident = found.named.get(word.start)
    return ident is not None and ident in source.list_named(its.order, words)
