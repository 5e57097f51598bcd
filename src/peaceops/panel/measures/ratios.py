"""Ratios of what is claimed: strength over ceilings and denominators, the returned over the displaced.

A denominator on which sources differ gives an interval, from the smallest to the largest quotient.
"""

from __future__ import annotations

from typing import Any

from peaceops.panel.measures.base import load_ibis


def ceiling_ratio(strength: Any, ceilings: Any) -> Any:
    """Divide the greatest strength of a year by the ceilings in force in it (F5).

    Parameters
    ----------
    strength : ibis.Table
        Columns ``year``, ``low``, ``high``: admissible values of the year's greatest strength.
    ceilings : ibis.Table
        Columns ``year``, ``low``, ``high``: ceilings that sources state for the year.

    Returns
    -------
    ibis.Table
        Key ``year``; ``ceiling_ratio_low`` and ``_high``.
    """
    return _divide_intervals(strength, ceilings, "ceiling_ratio", 1)


def deployed_over_authorised(strength: Any, ceilings: Any) -> Any:
    """Divide the strength of a day by the ceiling of that day (T3): the tables' ``year`` is that of the day."""
    return _divide_intervals(strength, ceilings, "deployed_over_authorised", 1)


def per_1000_inhabitants(strength: Any, populations: Any) -> Any:
    """Divide strength by the populations that anybody states (T3): an interval over contested denominators."""
    return _divide_intervals(strength, populations, "per_1000_inhabitants", 1000)


def per_km2(strength: Any, areas: Any) -> Any:
    """Divide strength by the sizes that are stated for the area (T3)."""
    return _divide_intervals(strength, areas, "per_km2", 1)


def return_ratio_all(returned: Any, displaced: Any) -> Any:
    """Divide those returned to an area by those displaced from it (D1).

    Parameters
    ----------
    returned : ibis.Table
        Columns ``low``, ``high``: figures of the last year at or before the mission's end.
    displaced : ibis.Table
        The same of one denominator at baseline, of the same area.

    Returns
    -------
    ibis.Table
        One row; ``return_ratio_all_low`` and ``_high``, from the smallest to the largest quotient, 1 at most.
    """
    return _divide_once(returned, displaced, "return_ratio_all")


def return_ratio_district(returned: Any, displaced: Any) -> Any:
    """Divide those returned to a district by its displaced, or by its inhabitants before them (D1)."""
    return _divide_once(returned, displaced, "return_ratio_district")


def _divide_once(upper: Any, lower: Any, name: str) -> Any:
    ibis = load_ibis()
    sound = lower.filter(lower.low > 0)
    both = upper.agg(low=upper.low.min(), high=upper.high.max()).cross_join(
        sound.agg(least=sound.low.min(), most=sound.high.max())
    )
    return both.select(
        **{
            f"{name}_low": ibis.least(both.low / both.most, ibis.literal(1.0)),
            f"{name}_high": ibis.least(both.high / both.least, ibis.literal(1.0)),
        }
    )


def _divide_intervals(upper: Any, lower: Any, name: str, factor: int) -> Any:
    above = upper.group_by("year").agg(low=upper.low.min(), high=upper.high.max(), rows=upper.count())
    sound = lower.filter(lower.low > 0)
    below = sound.group_by("year").agg(least=sound.low.min(), most=sound.high.max(), others=sound.count())
    both = above.inner_join(below, "year")
    return both.select(
        "year",
        **{f"{name}_low": factor * both.low / both.most, f"{name}_high": factor * both.high / both.least},
        rows=both.rows + both.others,
    )
