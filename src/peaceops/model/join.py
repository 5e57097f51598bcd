"""How two tables met: what matched, what is left on each side, what is there twice, what is ambiguous.

What enters: counts of keys. What leaves: a :class:`JoinReport`.
Never done here: comparing keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

#: Keys that a report names, at most.
SHOWN_KEYS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinReport:
    """How two tables met.

    Parameters
    ----------
    name : str
        What was joined, in words.
    left, right : str
        Names of the sides.
    left_rows, right_rows : int
        Rows of each side.
    matched_left, matched_right : int
        Rows of each side that met a row of the other.
    unmatched_left, unmatched_right : Mapping of str to int
        Keys that met none, with their rows; the most frequent first, at most :data:`SHOWN_KEYS`.
    duplicated : Mapping of str to int
        Keys that stand more than once where each should stand once.
    ambiguous : Mapping of str to str
        Keys that may mean several units, with the candidates.
    note : str
        What was done with those that met none.
    """

    name: str
    left: str
    right: str
    left_rows: int
    right_rows: int
    matched_left: int
    matched_right: int
    unmatched_left: Mapping[str, int] = field(default_factory=dict, hash=False)
    unmatched_right: Mapping[str, int] = field(default_factory=dict, hash=False)
    duplicated: Mapping[str, int] = field(default_factory=dict, hash=False)
    ambiguous: Mapping[str, str] = field(default_factory=dict, hash=False)
    note: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every row of the right side met one, none is there twice and none is ambiguous."""
        return self.matched_right == self.right_rows and not self.duplicated and not self.ambiguous
