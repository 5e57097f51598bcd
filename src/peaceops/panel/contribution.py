"""Measures of what a state contributes to UN missions, by month and by year, by kind and sex.

What enters: tables of contributors with the GW code of each row. What leaves: sums by state and month or year.
Never done here: observers apart before 1993, when they sit among troops; a year of fewer than twelve months; a mean that its
source divides wrongly.

======================  ==========================  =====================================================
by                      table                       from, to
======================  ==========================  =====================================================
kind, month and year    ``country_month``           November 1990; one file a contributor
sex and kind            ``country_mission_month``   November 2009 to February 2014
sex, year               ``country_mission_year``    2010 to 2021 without 2010, 2012, 2017 and 2021
======================  ==========================  =====================================================
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from peaceops.panel import measures
from peaceops.panel.state_measure import StateMeasure
from peaceops.store.tables import require

MONTHS: Final = "ipi_contributions/country_month"
BY_SEX: Final = "ipi_contributions/country_mission_month"
MEANS: Final = "un_contributions_year/country_mission_year"
KINDS: Final = ("troops", "police", "observers", "uniformed")
#: Columns of women of each kind, added.
_WOMEN: Final = {
    "uniformed": ("total_women_persons",),
    "troops": ("troops_women_persons",),
    "police": ("individual_police_women_persons", "formed_police_women_persons"),
    "observers": ("observers_women_persons",),
}
_MEAN: Final = {"uniformed": "total_persons", "women": "women_persons"}


def _number(day: Any) -> Any:
    return day.year().cast("int64") * 12 + day.month().cast("int64") - 1


def _sum_months(found: Any, value: Any, name: str) -> Any:
    rows = found.select(country_id_gw=found.country_id_gw, month=_number(found.day), value=value)
    return rows.group_by("country_id_gw", "month").agg(**{name: rows.value.sum().cast("int64")})


def _by_kind(kind: str, name: str) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        # Two spellings of one state, as of Macedonia, add up.
        found = measures.list_contributions(table.mutate(contributor=table.country_id_gw))
        found = found.mutate(country_id_gw=found.contributor)
        return _sum_months(found, found[kind], name)

    return compute


def _women(parts: Sequence[str], name: str) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        value = table[parts[0]]
        for part in parts[1:]:
            value = value + table[part]
        return _sum_months(table.mutate(day=table.observation_date), value, name)

    return compute


def _by_year(by_month: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    """Give the mean of twelve months, a month without a row as 0, and the greatest; null where any month is unknown."""

    def compute(table: Any) -> Any:
        ibis = require("ibis", to="build panels")
        months = by_month(table)
        years = months.mutate(month=months.month // 12 * 12)
        values = years[name]
        known = values.isnull().sum() == 0
        mean = ibis.ifelse(known, values.sum().cast("float64") / 12, ibis.null("float64"))
        most = ibis.ifelse(known, values.max().cast("int64"), ibis.null("int64"))
        return years.group_by("country_id_gw", "month").agg(**{f"{name}_mean": mean, f"{name}_max": most})

    return compute


def _mean(column: str, name: str) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        kept = table.filter(~table.is_understated)
        rows = kept.select("country_id_gw", month=kept.year.cast("int64") * 12, value=kept[column])
        return rows.group_by("country_id_gw", "month").agg(**{name: rows.value.sum().cast("int64")})

    return compute


def _pair(
    name: str, table: str, key: str, scheme: str, compute: Callable[[Any], Any], about: str
) -> tuple[StateMeasure, ...]:
    """Make a measure by month and the same by year."""
    common: dict[str, Any] = {"table": table, "key": key, "scheme": scheme, "unit": "persons", "counts_none": True}
    month = StateMeasure(
        name=name, columns=(name,), units=("country-month",), compute=compute, time="month-end",
        about=f"{about} at the end of the month (IPI)", **common,
    )  # fmt: skip
    year = StateMeasure(
        name=f"{name}_year", columns=(f"{name}_mean", f"{name}_max"), units=("country-year",), time="year-mean",
        compute=_by_year(compute, name), about=f"{about}: mean and greatest of the ends of twelve months (IPI)", **common,
    )  # fmt: skip
    return month, year


CONTRIBUTIONS: Final = {
    measure.name: measure
    for pair in (
        *(
            _pair(
                f"{kind}_contributed_ipi", MONTHS, "contributor", "name", _by_kind(kind, f"{kind}_contributed_ipi"),
                f"{kind} that the state has in UN missions",
            )
            for kind in KINDS
        ),
        *(
            _pair(
                f"women_{kind}_contributed_ipi", BY_SEX, "contributor_id_iso3", "iso3",
                _women(parts, f"women_{kind}_contributed_ipi"), f"women among the {kind} that the state has in UN missions",
            )
            for kind, parts in _WOMEN.items()
        ),
        *(
            (
                StateMeasure(
                    name=f"{kind}_contributed_un_mean", table=MEANS, key="contributor", scheme="name", time="year-mean",
                    columns=(f"{kind}_contributed_un_mean",), units=("country-year",), unit="persons",
                    compute=_mean(column, f"{kind}_contributed_un_mean"),
                    about=f"{kind} personnel of the state in UN missions, annual mean made by others of UN open data; "
                    "unknown in the years that they divide wrongly",
                ),
            )
            for kind, column in _MEAN.items()
        ),
    )
    for measure in pair
}  # fmt: skip
