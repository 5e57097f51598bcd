"""Plain sentences beside the statements of the prose that they say again.

What enters: plain sentences with where they were read, and the statements of those sentences.
What leaves: which statements say the same, and which of them say more.
Never done here: reading prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from peaceops.documents.prose.said import ClauseSaid, Said
from peaceops.model.statement import Statement, When


def is_missed(statement: Statement, span: tuple[int, int]) -> bool:
    """Whether a statement has a day told by another in its words, and not among its days."""
    start, end = span
    return not statement.times and statement.start <= start and end <= statement.end


def find_same(said: Said, statements: Sequence[Statement]) -> list[Statement]:
    """Find the statements of a sentence that say what a plain sentence says."""
    if said.has_figure:
        counting = [s for s in statements if any(a.start <= said.start < a.end for a in s.amounts)]
        around = [s for s in statements if s.start <= said.start < s.end]
        return counting or [s for s in around if not s.amounts] or around
    return [
        s for s in statements
        if not s.amounts and s.start <= said.start < s.end and any(_covers(said, w) for w in s.times)
    ]  # fmt: skip


def find_owners(clause: ClauseSaid, statements: Sequence[Statement]) -> list[Statement]:
    """Find the statements of a sentence that a clause is a part of: those that have its figures and days, else the first it lies in."""
    around = [s for s in statements if any(s.start <= p < s.end for p in clause.places)]
    counting = [
        s for s in around
        if any(a.start in clause.places for a in s.amounts) or any(w.start in clause.places for w in s.times)
    ]  # fmt: skip
    within = [s for s in around if 2 * sum(s.start <= p < s.end for p in clause.places) > len(clause.places)]
    return counting or (within or around)[:1]


def is_uncovered(statement: Statement, clauses: Sequence[ClauseSaid]) -> bool:
    """Whether a figure or day of a statement is in none of its clauses."""
    starts = [a.start for a in statement.amounts] + [w.start for w in statement.times if w.how == "named"]
    return any(not any(start in clause.places for clause in clauses) for start in starts)


def _covers(said: Said, when: When) -> bool:
    return when.start >= said.start - 12 and when.end <= said.end


def is_partial(statement: Statement, said: Sequence[Said]) -> bool:
    """Whether a figure or day of a statement is in none of the plain sentences beside it."""
    if statement.amounts:
        return any(not any(a.start <= one.start < a.end for one in said) for a in statement.amounts)
    return any(not any(_covers(one, w) for one in said) for w in statement.times)


def tell_totals(said: Sequence[Said]) -> list[Said]:
    """Where a sentence sets the dead of two missions side by side without a day, all of them are meant."""
    bare = [one for one in said if re.fullmatch(r"(?:In all, )?\S[^.]* lost [\w, -]+ people\.", one.words)]
    if len({one.mission for one in bare}) < 2:
        return list(said)
    return [replace(one, words=f"In all, {one.words.removeprefix('In all, ')}") if one in bare else one for one in said]
