"""Measures of states by month and year, for panels: contributions to missions, deaths by UCDP's own count, displacement.

What enters: tables of the store with the GW code of each row. What leaves: layers of a panel.
Never done here: two issuers in one column; a 0 where the source's silence is unknown; a flow added to a stock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from peaceops.panel.build import Layer
from peaceops.panel.contribution import CONTRIBUTIONS
from peaceops.panel.displacement import DISPLACEMENT, RATIOS
from peaceops.panel.state_measure import TIMES, StateMeasure, StateRatio
from peaceops.panel.unit import Unit
from peaceops.store.tables import require

COUNTRY_YEARS: Final = "ucdp_country_year/country_year"


def _count_year(prefix: str, name: str) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        values = {f"{name}_{bound}": table[f"{prefix}_{bound}"].cast("int64") for bound in ("low", "best", "high")}
        return table.select("country_id_gw", month=table.year.cast("int64") * 12, **values)

    return compute


def _deaths(prefix: str, name: str, about: str) -> StateMeasure:
    name = f"{name}_ucdp_year"
    return StateMeasure(
        name=name, table=COUNTRY_YEARS, key="country_id_gw", scheme="gw", units=("country-year",), unit="persons",
        columns=tuple(f"{name}_{bound}" for bound in ("low", "best", "high")), compute=_count_year(prefix, name),
        about=f"{about} inside the state's borders, by UCDP's own count of the year",
    )  # fmt: skip


STATE_MEASURES: Final[dict[str, StateMeasure]] = {
    **CONTRIBUTIONS,
    **{
        measure.name: measure
        for measure in (
            _deaths("state_based_deaths", "deaths_state_based", "deaths in state-based violence"),
            _deaths("non_state_deaths", "deaths_non_state_conflict", "deaths in non-state conflict"),
            _deaths("one_sided_deaths", "deaths_one_sided", "deaths in one-sided violence"),
            _deaths("one_sided_any_government_deaths", "deaths_one_sided_government", "deaths in one-sided violence by governments"),
            _deaths("one_sided_nonstate_group_deaths", "deaths_one_sided_non_state", "deaths in one-sided violence by groups"),
            _deaths("all_deaths", "deaths_organized_violence", "deaths in organized violence"),
        )
    },
    **DISPLACEMENT,
}  # fmt: skip
STATE_RATIOS: Final = RATIOS


def build_state_layer(
    measure: StateMeasure, unit: Unit, table: Any, *, first: int, last: int, absent: Sequence[int] = ()
) -> Layer:
    """Build the layer of one measure of states.

    Parameters
    ----------
    measure : StateMeasure
        What.
    unit : Unit
        Kind of panel.
    table : ibis.Table
        Table of the store with ``country_id_gw`` of each row that has one.
    first, last : int
        Months that the source covers.
    absent : sequence of int
        Months between them of which the table has no row at all: unknown, whatever it covers.

    Returns
    -------
    Layer
    """
    found = measure.compute(table)
    return Layer(
        name=measure.name, columns=measure.columns, table=found.select(unit.key, "month", *measure.columns),
        rows=table.mutate(month=_number_rows(table, unit)), fill=measure.columns if measure.counts_none else (),
        covered=_find_cover(unit, first, last, absent) if measure.counts_none else None,
        sources=(measure.table,),
    )  # fmt: skip


def _find_cover(unit: Unit, first: int, last: int, absent: Sequence[int]) -> Callable[[Any], Any]:
    """Give what tells whether a row of the spine is covered; a year is where all twelve of its months are."""
    span = 11 if unit.time == "year" else 0
    holes = sorted({month // 12 * 12 for month in absent} if span else set(absent))

    def is_covered(spine: Any) -> Any:
        inside = (spine.month >= first) & (spine.month + span <= last)
        return inside & ~spine.month.isin(holes) if holes else inside

    return is_covered


def _number_rows(table: Any, unit: Unit) -> Any:
    """Give each row of a source the number of its month, in a panel by year that of its January."""
    if "observation_date" not in table.columns:
        return table.year.cast("int64") * 12
    day = table.observation_date
    month = day.year().cast("int64") * 12 + day.month().cast("int64") - 1
    return month // 12 * 12 if unit.time == "year" else month


def build_ratio_layer(ratio: StateRatio, unit: Unit, upper: Any, lower: Any) -> Layer:
    """Build the layer of a flow over the stock at the end of the year before; null where either is unknown.

    Parameters
    ----------
    ratio : StateRatio
        What.
    unit : Unit
        Kind of panel.
    upper, lower : ibis.Table
        Tables of the flow and of the stock, with ``country_id_gw`` of each row that has one.
    """
    ibis = require("ibis", to="build panels")
    (flow,), (stock,) = ratio.upper.columns, ratio.lower.columns
    above = ratio.upper.compute(upper)
    below = ratio.lower.compute(lower)
    below = below.select(unit.key, month=below.month + 12, _below=below[stock])
    both = above.inner_join(below, [unit.key, "month"])
    table = both.select(
        unit.key, "month", **{ratio.name: both[flow].cast("float64") / both._below.cast("float64").nullif(0)}
    )
    parts = [
        coded.select(
            unit.key, month=coded.year.cast("int64") * 12 + later, side=ibis.literal(side), year=coded.year.cast("int64"),
            origin=coded.origin, asylum=coded.asylum, persons=coded[measure.column].cast("int64"),
        )
        for coded, measure, side, later in ((upper, ratio.upper, flow, 0), (lower, ratio.lower, stock, 12))
    ]  # fmt: skip
    rows = ibis.union(*parts)
    return Layer(
        name=ratio.name, columns=ratio.columns, table=table, rows=rows.filter(rows.persons.notnull()),
        sources=tuple(dict.fromkeys((ratio.upper.table, ratio.lower.table))),
    )  # fmt: skip


__all__ = [
    "COUNTRY_YEARS", "STATE_MEASURES", "STATE_RATIOS", "TIMES", "StateMeasure", "StateRatio", "build_ratio_layer", "build_state_layer",
]  # fmt: skip
