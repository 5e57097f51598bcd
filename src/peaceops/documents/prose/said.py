"""Plain sentences, with where in a sentence of the text they were read.

What enters: a reading of prose. What leaves: frozen values.
Never done here: reading.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A plain sentence with where it was read.

    Parameters
    ----------
    sentence : int
        Order of the sentence.
    start, end : int
        Where its figure stands there, else its day.
    words : str
        The plain sentence.
    mission : str
        Whom it is about.
    has_figure : bool
        Whether a figure stands there.
    """

    sentence: int
    start: int
    end: int
    words: str
    mission: str
    has_figure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseSaid:
    """A clause in plain sentences, all of which it says.

    Parameters
    ----------
    sentence : int
        Order of the sentence.
    words : tuple of str
        The plain sentences.
    places : frozenset of int
        Offsets in the sentence of the words that are the clause's own.
    missions : tuple of str
        Whom it names.
    has_figure : bool
        Whether it has a figure, a day or a number of a resolution.
    is_main : bool
        Whether it is a main clause.
    """

    sentence: int
    words: tuple[str, ...]
    places: frozenset[int]
    missions: tuple[str, ...]
    has_figure: bool
    is_main: bool
