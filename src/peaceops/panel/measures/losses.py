"""Deaths of a mission by year and cause, and their rate.

What enters and leaves, and what is never done here: as in :mod:`peaceops.panel.measures`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peaceops.panel.measures.base import HOSTILE, UNCERTAIN, UNIFORMED


def hostile_deaths(fatalities: Any, *, personnel: Sequence[str] = UNIFORMED) -> Any:
    """Count deaths by hostile acts, by year.

    Parameters
    ----------
    fatalities : ibis.Table
        ``un_fatalities/fatalities``, one row a death.
    personnel : sequence of str
        Types of personnel that count: uniformed ones, or all.

    Returns
    -------
    ibis.Table
        Keys ``mission``, ``year``; ``hostile_deaths_low`` takes each casualty number once and only malicious acts,
        ``_high`` every row and deaths whose cause is unknown or to be determined too.
    """
    table = fatalities.filter(fatalities.personnel_type.isin(list(personnel)))
    return _count_deaths(table, "hostile_deaths", HOSTILE, (*HOSTILE, *UNCERTAIN))


def deaths_accident(fatalities: Any) -> Any:
    """Count deaths by accident of all personnel, by year."""
    return _count_deaths(fatalities, "deaths_accident", ("accident",), ("accident",))


def deaths_illness(fatalities: Any) -> Any:
    """Count deaths by illness of all personnel, by year."""
    return _count_deaths(fatalities, "deaths_illness", ("illness",), ("illness",))


def deaths_all(fatalities: Any) -> Any:
    """Count the deaths that the register lists, of all personnel and causes, by year."""
    return _count_deaths(fatalities, "deaths_all", None, None)


def _count_deaths(table: Any, name: str, low: Sequence[str] | None, high: Sequence[str] | None) -> Any:
    sure = table.incident_type.isin(list(low)) if low is not None else table.incident_type.notnull()
    possible = table.incident_type.isin(list(high)) if high is not None else table.incident_type.notnull()
    return table.group_by(mission="mission_acronym_un", year=table.incident_date.year()).agg(
        **{f"{name}_low": table.casualty_id_un.nunique(where=sure), f"{name}_high": possible.cast("int64").sum()},
        rows=possible.cast("int64").sum(),
    )


def hostile_death_rate(deaths: Any, mission_month: Any) -> Any:
    """Measure hostile-act deaths per 1,000 person-years (F4).

    Parameters
    ----------
    deaths : ibis.Table
        What :func:`hostile_deaths` gives, of the years in which months were observed.
    mission_month : ibis.Table
        ``ipi_contributions/mission_month``: uniformed personnel at the end of each month.

    Returns
    -------
    ibis.Table
        One row; ``hostile_death_rate_low`` and ``_high``, with ``person_years``. Null without a month.
    """
    sums = deaths.agg(
        low=deaths.hostile_deaths_low.sum().fill_null(0),
        high=deaths.hostile_deaths_high.sum().fill_null(0),
        rows_deaths=deaths.rows.sum().fill_null(0),
    )
    months = mission_month.agg(persons=mission_month.total_persons.sum(), months=mission_month.count())
    both = sums.cross_join(months)
    years = (both.persons / 12).nullif(0)
    return both.select(
        hostile_death_rate_low=1000 * both.low / years,
        hostile_death_rate_high=1000 * both.high / years,
        person_years=years,
        months=both.months,
        rows=both.rows_deaths + both.months,
    )
