"""A fact: a verb with who does it, to whom, and what stands around it.

What enters: words of one verb. What leaves: one value.
Never done here: reading a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from peaceops.assess.audit.passage.day import Day
from peaceops.assess.audit.passage.word import Word


@dataclass(frozen=True, slots=True)
class Fact:
    """A verb with its words.

    Parameters
    ----------
    order : int
        Of its sentence.
    verbs : frozenset of str
        Concepts of the verb; of a light verb those of its object too.
    at : tuple of int
        Offsets of the verb.
    agent, patient, rest : tuple of Word
        Who does it, who is acted upon, the other words.
    places : tuple of Word
        Those of the rest that stand behind a word of place.
    causes : tuple of Word
        Those behind a word of cause.
    ways : Mapping of int to str
        The preposition that governs a word, by where it starts.
    days : tuple of Day
        In its stretch.
    is_negated, is_meant, is_told : bool
        Whether it is denied, only meant to be, or somebody's word.
    is_open : bool
        Whether a pronoun or nobody stands for the one who acts.
    is_joined : bool
        Whether it goes on from the verb before, without a subject of its own.
    spot : tuple of int
        Offsets of its stretch.
    word : str
        The verb as it stands.
    """

    order: int
    verbs: frozenset[str]
    at: tuple[int, int]
    agent: tuple[Word, ...] = ()
    patient: tuple[Word, ...] = ()
    rest: tuple[Word, ...] = ()
    places: tuple[Word, ...] = ()
    causes: tuple[Word, ...] = ()
    ways: Mapping[int, str] = field(default_factory=dict, hash=False)
    days: tuple[Day, ...] = ()
    is_negated: bool = False
    is_meant: bool = False
    is_told: bool = False
    is_open: bool = False
    is_joined: bool = False
    spot: tuple[int, int] = (0, 0)
    word: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """All of its words but the verb."""
        return (*self.agent, *self.patient, *self.rest)
