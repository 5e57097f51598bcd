"""Descriptive statistics of small groups: shares with exact intervals, durations with censoring.

What enters: counts, durations in days. What leaves: numbers with intervals.
Never done here: a comparison, a cause, a model.

References
----------
Wilson, E. B. (1927), JASA 22 (158). Kaplan, E. L., and Meier, P. (1958), JASA 53 (282). Brookmeyer, R., and
Crowley, J. (1982), Biometrics 38 (1): the interval of the median, with Greenwood's variance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

Z_95: Final = 1.959963984540054


def estimate_share(hits: int, total: int) -> tuple[float, float, float] | None:
    """Estimate a share with Wilson's 95% interval; None of nothing.

    Examples
    --------
    >>> [round(x, 4) for x in estimate_share(2, 10)]
    [0.0567, 0.2, 0.5098]
    """
    if total == 0:
        return None
    share, z2 = hits / total, Z_95 * Z_95
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z_95 * math.sqrt(share * (1 - share) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    low = 0.0 if hits == 0 else middle - half
    high = 1.0 if hits == total else middle + half
    return low, share, high


def estimate_median(durations: Sequence[tuple[int, bool]]) -> tuple[float | None, float | None, float | None]:
    """Estimate the median duration by Kaplan and Meier, with the 95% interval of Brookmeyer and Crowley.

    Parameters
    ----------
    durations : sequence of (int, bool)
        Days, and whether the end was seen (else the mission goes on, or nobody recorded its end).

    Returns
    -------
    tuple of float or None
        Low, median, high; None where the curve does not come down so far.

    Examples
    --------
    >>> estimate_median([(10, True), (20, True), (30, True), (40, False)])
    (10.0, 20.0, None)
    """
    survival, greenwood, at_risk = 1.0, 0.0, len(durations)
    low = median = high = None
    outside = False
    for day in sorted({days for days, _ in durations}):
        ends = sum(1 for days, seen in durations if days == day and seen)
        if ends:
            survival *= 1 - ends / at_risk
            greenwood += ends / (at_risk * (at_risk - ends)) if at_risk > ends else math.inf
            error = survival * math.sqrt(greenwood) if survival > 0 else 0.0
            if median is None and survival <= 0.5:
                median = float(day)
            is_inside = abs(survival - 0.5) <= Z_95 * error
            if low is None and (is_inside or survival < 0.5):
                low = float(day)
            if low is not None and not is_inside and survival < 0.5 and not outside:
                high, outside = float(day), True
        at_risk -= sum(1 for days, _ in durations if days == day)
    return low, median, high
