"""Strength of a mission by month: troops, observers, police.

What enters and leaves, and what is never done here: as in :mod:`peaceops.panel.measures`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peaceops.panel.measures.base import OBSERVERS_APART, OBSERVERS_JOINED, count_one, load_ibis, mark_observed


def _read_ipi_months(mission_month: Any) -> Any:
    """Give each month its military and police persons.

    A blank kind beside a total that is the sum of the others is a 0 of the source. Before 1993 it is not: observers
    sit in troops then, so only the military together are known.
    """
    return mission_month.select(
        mission="mission_acronym_ipi",
        day="observation_date",
        military=mission_month.troops_persons.fill_null(0) + mission_month.observers_persons.fill_null(0),
        police=mission_month.police_persons.fill_null(0),
        total="total_persons",
    )


def deployed_strength(mission_month: Any) -> Any:
    """Measure the military of a mission by month: troops and observers together.

    Parameters
    ----------
    mission_month : ibis.Table
        ``ipi_contributions/mission_month``.

    Returns
    -------
    ibis.Table
        Keys ``mission``, ``day``; ``deployed_strength`` in persons.
    """
    months = _read_ipi_months(mission_month)
    return months.select("mission", "day", deployed_strength="military", basis=mark_observed(), rows=count_one())


def deployed_police(mission_month: Any) -> Any:
    """Measure the police of a mission by month."""
    months = _read_ipi_months(mission_month)
    return months.select("mission", "day", deployed_police="police", basis=mark_observed(), rows=count_one())


def deployed_troops(mission_month: Any) -> Any:
    """Measure the troops of a mission by month, without observers; from the month in which these stand apart."""
    return _read_apart(mission_month, "troops_persons", "deployed_troops")


def deployed_observers(mission_month: Any) -> Any:
    """Measure the observers of a mission by month; from the month in which they stand apart from troops."""
    return _read_apart(mission_month, "observers_persons", "deployed_observers")


def _read_apart(mission_month: Any, column: str, name: str) -> Any:
    """Read one kind of the military; nothing of months whose kinds do not add up to their total."""
    ibis = load_ibis()
    rows = mission_month.filter(mission_month.observation_date >= ibis.date(OBSERVERS_APART.isoformat()))
    known = sum(
        (rows[kind].fill_null(0) for kind in ("troops_persons", "observers_persons", "police_persons")), ibis.literal(0)
    )
    rows = rows.filter(known == rows.total_persons)
    return rows.select(
        mission="mission_acronym_ipi", day="observation_date", **{name: rows[column].fill_null(0)}, basis=mark_observed(), rows=count_one(),
    )  # fmt: skip


def list_observed_strength(mission_conflict_month: Any, *, with_interpolated: bool = False) -> Any:
    """List the military of a mission by month after SIPRI, one value for each mission-month.

    Parameters
    ----------
    mission_conflict_month : ibis.Table
        ``bara_hultman/mission_conflict_month``: a mission-month repeats for each conflict it is deployed to, and is
        taken once; where the repetitions differ both bounds are kept.
    with_interpolated : bool
        Whether to add months between two observations; ``basis`` marks them.

    Returns
    -------
    ibis.Table
        Keys ``mission``, ``day``; ``deployed_strength_low`` and ``_high`` in persons.
    """
    ibis = load_ibis()
    table = mission_conflict_month
    if not with_interpolated:
        table = table.filter(table.total_observed_persons.notnull())
    observed = _sum_military(ibis, table, "observed")
    filled = _sum_military(ibis, table, "interpolated") if with_interpolated else observed
    is_seen = table.total_observed_persons.notnull()
    table = table.mutate(military=ibis.ifelse(is_seen, observed.cast("float64"), filled.cast("float64")))
    table = table.filter(table.military.notnull())
    return table.group_by(mission=table.mission_id_bara.cast("string"), day=table.month_start_date).agg(
        deployed_strength_low=table.military.min(),
        deployed_strength_high=table.military.max(),
        basis=table.basis.max(),
        rows=table.count(),
    )


def _sum_military(ibis: Any, table: Any, kind: str) -> Any:
    troops, observers = table[f"troops_{kind}_persons"], table[f"observers_{kind}_persons"]
    # From 2015 the source's troops hold the observers: nothing is missing then.
    return ibis.ifelse(table.year >= OBSERVERS_JOINED, troops + observers.fill_null(0), troops + observers)


def keep_decembers(strength: Any) -> Any:
    """Keep the Decembers of a table by month: the months that SIPRI reports too."""
    return strength.filter(strength.day.month() == 12)


def summarise_years(
    months: Any, column: str, keys: Sequence[str] = ("mission",), *, is_by_month: bool = False
) -> Any:  # fmt: skip
    """Summarise a column by year, or by month: least, mean and greatest of the months observed, and how many there were."""
    low, high = (f"{column}_low", f"{column}_high") if f"{column}_low" in months.columns else (column, column)
    times = {"year": months.day.year()} | ({"month": months.day.month()} if is_by_month else {})
    return months.group_by(*keys, **times).agg(
        **{
            f"{column}_min": months[low].min(),
            f"{column}_mean": ((months[low] + months[high]) / 2).mean(),
            f"{column}_max": months[high].max(),
        },
        months=months.day.nunique(),
        rows=months.rows.sum(),
    )
