"""Reports of joins: what matched, what is left on each side, what is there twice, what is ambiguous.

What enters: keys of two sides. What leaves: a :class:`JoinReport`.
Never done here: dropping or filling a row; that is said here and done in the open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

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


def compare_keys(
    name: str, left: str, right: str, left_keys: Iterable[str], right_keys: Iterable[str], *,
    ambiguous: Mapping[str, str] | None = None, once: bool = False, note: str = "",
) -> JoinReport:  # fmt: skip
    """Compare the keys of two sides, one a row.

    Parameters
    ----------
    name, left, right : str
        What is joined, and the names of the sides.
    left_keys, right_keys : iterable of str
        Keys, one a row.
    ambiguous : Mapping of str to str or None
        Keys of the right side that may mean several units.
    once : bool
        Whether a key should stand once on the right side.
    note : str
        What becomes of those that meet none.

    Examples
    --------
    >>> report = compare_keys("a", "l", "r", ["x", "y"], ["y", "y", "z"], once=True)
    >>> report.matched_right, dict(report.unmatched_right), dict(report.duplicated)
    (2, {'z': 1}, {'y': 2})
    """
    on_left, on_right = Counter(left_keys), Counter(right_keys)
    return JoinReport(
        name=name,
        left=left,
        right=right,
        left_rows=on_left.total(),
        right_rows=on_right.total(),
        matched_left=sum(n for key, n in on_left.items() if key in on_right),
        matched_right=sum(n for key, n in on_right.items() if key in on_left),
        unmatched_left=_most(on_left, on_right),
        unmatched_right=_most(on_right, on_left),
        duplicated=dict(sorted((k, n) for k, n in on_right.items() if n > 1)[:SHOWN_KEYS]) if once else {},
        ambiguous=dict(sorted((ambiguous or {}).items())),
        note=note,
    )


def _most(these: Counter[str], those: Mapping[str, int]) -> dict[str, int]:
    left = sorted(((key, n) for key, n in these.items() if key not in those), key=lambda pair: (-pair[1], pair[0]))
    return dict(left[:SHOWN_KEYS])
