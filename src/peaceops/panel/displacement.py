"""Measures of displacement by state and year: stocks at the end of a year, flows of a year, flows over stocks.

What enters: tables of UNHCR and of IDMC with the GW code of each row. What leaves: sums by state and year.
Never done here: a flow added to a stock; a 0, for UNHCR prints one where nothing was reported; two issuers in one column.

A sum holds what is reported, so it is a lower bound of what there is. A figure is of a whole country, never of an area.

=========================  =====================================================================
side                       whose row
=========================  =====================================================================
``from``, ``to``           the country of origin's: refugees from it, returned to it
``in``, ``out_of``         the country of asylum's: refugees in it, returned out of it
=========================  =====================================================================

Internally displaced persons have two issuers, and so returns over them have two denominators: those of UNHCR's concern, and
those that IDMC estimates to be displaced by conflict and violence. Both are named and neither stands for the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from peaceops.panel.state_measure import StateMeasure, StateRatio

POPULATION: Final = "unhcr_population/origin_asylum_year"
SOLUTIONS: Final = "unhcr_solutions/origin_asylum_year"
IDMC: Final = "unhcr_idmc/country_years"


def _sum(column: str, name: str) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        rows = table.select("country_id_gw", month=table.year.cast("int64") * 12, value=table[column])
        # No value of a group gives null and not 0.
        return rows.group_by("country_id_gw", "month").agg(**{name: rows.value.sum().cast("int64")})

    return compute


def _make(table: str, name: str, column: str, key: str, time: str, about: str) -> StateMeasure:
    issuer = "IDMC, by UNHCR" if table == IDMC else "UNHCR"
    return StateMeasure(
        name=name, table=table, key=f"{key}_id_iso3", scheme="iso3", columns=(name,), units=("country-year",), unit="persons",
        compute=_sum(column, name), time=time, column=column, about=f"{about} ({issuer}), as reported",
    )  # fmt: skip


def _stock(name: str, column: str, key: str, about: str, *, table: str = POPULATION) -> StateMeasure:
    return _make(table, name, column, key, "year-end", f"{about}, end of the year")


def _flow(name: str, column: str, key: str, about: str) -> StateMeasure:
    return _make(SOLUTIONS, name, column, key, "year-flow", f"{about} in the year")


DISPLACEMENT: Final = {
    measure.name: measure
    for measure in (
        _stock("refugees_from_unhcr", "refugees_persons", "origin", "refugees from the state"),
        _stock("refugees_in_unhcr", "refugees_persons", "asylum", "refugees in the state"),
        _stock("asylum_seekers_from_unhcr", "asylum_seekers_persons", "origin", "asylum-seekers from the state"),
        _stock("asylum_seekers_in_unhcr", "asylum_seekers_persons", "asylum", "asylum-seekers in the state"),
        _stock("internally_displaced_unhcr", "internally_displaced_persons", "asylum", "internally displaced persons of UNHCR's concern"),
        _stock(
            "internally_displaced_idmc", "internally_displaced_persons", "asylum",
            "persons internally displaced by conflict and violence", table=IDMC,
        ),
        _flow("returned_refugees_to_unhcr", "returned_refugees_persons", "origin", "refugees who returned to the state"),
        _flow("returned_refugees_out_of_unhcr", "returned_refugees_persons", "asylum", "refugees who returned out of the state"),
        _flow("returned_internally_displaced_unhcr", "returned_internally_displaced_persons", "origin", "internally displaced persons who returned"),
        _flow("resettled_from_unhcr", "resettled_persons", "origin", "refugees from the state who were resettled"),
        _flow("resettled_in_unhcr", "resettled_persons", "asylum", "refugees who were resettled in the state"),
        _flow("naturalised_from_unhcr", "naturalised_persons", "origin", "refugees from the state who were naturalised elsewhere"),
        _flow("naturalised_in_unhcr", "naturalised_persons", "asylum", "refugees whom the state naturalised"),
    )
}  # fmt: skip


def _ratio(name: str, upper: str, lower: str, about: str) -> StateRatio:
    return StateRatio(name=name, upper=DISPLACEMENT[upper], lower=DISPLACEMENT[lower], about=about)


RATIOS: Final = {
    ratio.name: ratio
    for ratio in (
        _ratio(
            "refugee_return_ratio_unhcr", "returned_refugees_to_unhcr", "refugees_from_unhcr",
            "refugees who returned in the year, of those from the state at the end of the year before",
        ),
        _ratio(
            "internal_return_ratio_unhcr", "returned_internally_displaced_unhcr", "internally_displaced_unhcr",
            "internally displaced who returned in the year, of those of UNHCR's concern at the end of the year before",
        ),
        _ratio(
            "internal_return_ratio_idmc", "returned_internally_displaced_unhcr", "internally_displaced_idmc",
            "internally displaced who returned in the year (UNHCR), of those that IDMC counts at the end of the year before",
        ),
    )
}  # fmt: skip
