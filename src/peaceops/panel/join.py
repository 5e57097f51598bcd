"""Reports of joins: what matched, what is left on each side, what is there twice, what is ambiguous.

What enters: keys of two sides. What leaves: a :class:`JoinReport`.
Never done here: dropping or filling a row; that is said here and done in the open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from peaceops.model.join import SHOWN_KEYS, JoinReport

__all__ = ["JoinReport", "compare_keys"]


def compare_keys(
    name: str, left: str, right: str, left_keys: Iterable[str] | Mapping[str, int],
    right_keys: Iterable[str] | Mapping[str, int], *, ambiguous: Mapping[str, str] | None = None, once: bool = False, note: str = "",
) -> JoinReport:  # fmt: skip
    """Compare the keys of two sides, one a row.

    Parameters
    ----------
    name, left, right : str
        What is joined, and the names of the sides.
    left_keys, right_keys : iterable of str or Mapping of str to int
        Keys, one a row, or how many rows each has.
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
