"""What prose says, put into plain sentences, beside the statements it was read from.

What enters: sentences that stand by themselves, with the statements read from them. What leaves: the same, checked.
Never done here: reading or testing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from peaceops.model.statement import Statement
from peaceops.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainClause:
    """A clause of a statement, put into plain sentences.

    Parameters
    ----------
    orders : tuple of int
        Orders of the plain sentences, all of which it says.
    has_figure : bool
        Whether it has a figure, a day or a number of a resolution.
    is_main : bool
        Whether it is a main clause.
    is_of_two : bool
        Whether it names two missions.
    missions : tuple of str
        Their ids.
    """

    orders: tuple[int, ...]
    has_figure: bool
    is_main: bool
    is_of_two: bool = False
    missions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """Plain sentences of a text.

    Parameters
    ----------
    text : Text or None
        The plain sentences as a text; None where there are none.
    statements : tuple of Statement
        What they say.
    sentences : Mapping of str to tuple of int
        Orders of the plain sentences that say what a statement of the audited text says, by its id.
    missions : Mapping of str to tuple of str
        Ids of the missions they are about, by id of the statement.
    unsure : frozenset of str
        Ids of statements whose subject or day the words leave open.
    partial : frozenset of str
        Ids of statements of which the plain sentences beside them say a part only.
    clauses : Mapping of str to tuple of PlainClause
        Clauses of a statement, by its id.
    uncovered : frozenset of str
        Ids of statements with a figure or day that is in none of their clauses.
    """

    text: Text | None
    statements: tuple[Statement, ...]
    sentences: Mapping[str, tuple[int, ...]]
    missions: Mapping[str, tuple[str, ...]]
    unsure: frozenset[str]
    partial: frozenset[str]
    clauses: Mapping[str, tuple[PlainClause, ...]] = field(default_factory=dict)
    uncovered: frozenset[str] = frozenset()


NOTHING = Plain(text=None, statements=(), sentences={}, missions={}, unsure=frozenset(), partial=frozenset())
