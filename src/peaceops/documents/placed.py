"""A text made of stretches of another, and where each place of it was.

What enters: nothing; these are values. What leaves: the same to whoever joins or shortens a text.
Never done here: joining, shortening.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Placed(NamedTuple):
    """A text made of stretches of another.

    Parameters
    ----------
    text : str
        The text.
    starts : list of int
        Where stretches of it begin; what stands before the first stood there in the other text.
    shifts : list of int
        How much further each stretch stands in the other text.
    """

    text: str
    starts: list[int]
    shifts: list[int]

    def find_place(self, place: int) -> int:
        """Find where a character stands in the other text."""
        passed = bisect_right(self.starts, place)
        return place + self.shifts[passed - 1] if passed else place
