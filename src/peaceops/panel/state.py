"""Measures of states by month and year, for panels: contributions to missions, deaths by UCDP's own count, displacement.

What enters: tables of the store with the GW code of each row. What leaves: layers of a panel.
Never done here: two issuers in one column; a 0 where the source's silence is unknown; a flow added to a stock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from peaceops.panel import measures
from peaceops.panel.build import Layer
from peaceops.panel.unit import Unit

CONTRIBUTIONS: Final = "ipi_contributions/country_month"
COUNTRY_YEARS: Final = "ucdp_country_year/country_year"
POPULATION: Final = "unhcr_population/origin_asylum_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMeasure:
    """A measure of a state by month or year.

    Parameters
    ----------
    name : str
        Name, with the issuer.
    table : str
        Table of the store.
    key : str
        Column that names the state.
    scheme : str
        How it does: ``name``, ``iso3``, ``gw``.
    columns : tuple of str
        Columns of the panel.
    units : tuple of str
        Units that have it.
    compute : callable
        Table with ``country_id_gw`` to that, ``month`` and the columns.
    unit : str
        Unit code.
    about : str
        What it is, in words.
    counts_none : bool
        Whether no row inside coverage is a count of none.
    """

    name: str
    table: str
    key: str
    scheme: str
    columns: tuple[str, ...]
    units: tuple[str, ...]
    compute: Callable[[Any], Any]
    unit: str
    about: str
    counts_none: bool = False


def _contribute(kind: str, name: str) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        # Two spellings of one state, as of Macedonia, add up.
        found = measures.list_contributions(table.mutate(contributor=table.country_id_gw))
        month = found.day.year().cast("int64") * 12 + found.day.month().cast("int64") - 1
        found = found.select(country_id_gw=found.contributor, month=month, value=found[kind])
        return found.group_by("country_id_gw", "month").agg(**{name: found.value.sum().cast("int64")})

    return compute


def _count_year(prefix: str, name: str) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        values = {f"{name}_{bound}": table[f"{prefix}_{bound}"].cast("int64") for bound in ("low", "best", "high")}
        return table.select("country_id_gw", month=table.year.cast("int64") * 12, **values)

    return compute


def _displace(column: str, name: str) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        rows = table.select("country_id_gw", month=table.year.cast("int64") * 12, value=table[column])
        return rows.group_by("country_id_gw", "month").agg(**{name: rows.value.sum().cast("int64")})

    return compute


def _contribution(kind: str) -> StateMeasure:
    name = f"{kind}_contributed_ipi"
    return StateMeasure(
        name=name, table=CONTRIBUTIONS, key="contributor", scheme="name", columns=(name,), units=("country-month",),
        compute=_contribute(kind, name), unit="persons", counts_none=True,
        about=f"{kind} that the state has in UN missions at the end of the month (IPI)",
    )  # fmt: skip


def _deaths(prefix: str, name: str, about: str) -> StateMeasure:
    name = f"{name}_ucdp_year"
    return StateMeasure(
        name=name, table=COUNTRY_YEARS, key="country_id_gw", scheme="gw", units=("country-year",), unit="persons",
        columns=tuple(f"{name}_{bound}" for bound in ("low", "best", "high")), compute=_count_year(prefix, name),
        about=f"{about} inside the state's borders, by UCDP's own count of the year",
    )  # fmt: skip


def _people(column: str, name: str, key: str, about: str) -> StateMeasure:
    return StateMeasure(
        name=name, table=POPULATION, key=f"{key}_id_iso3", scheme="iso3", columns=(name,), units=("country-year",),
        compute=_displace(column, name), unit="persons", about=f"{about}, end of the year (UNHCR)",
    )  # fmt: skip


STATE_MEASURES: Final = {
    measure.name: measure
    for measure in (
        *(_contribution(kind) for kind in ("troops", "police", "observers", "uniformed")),
        _deaths("state_based_deaths", "deaths_state_based", "deaths in state-based violence"),
        _deaths("non_state_deaths", "deaths_non_state_conflict", "deaths in non-state conflict"),
        _deaths("one_sided_deaths", "deaths_one_sided", "deaths in one-sided violence"),
        _deaths("one_sided_any_government_deaths", "deaths_one_sided_government", "deaths in one-sided violence by governments"),
        _deaths("one_sided_nonstate_group_deaths", "deaths_one_sided_non_state", "deaths in one-sided violence by groups"),
        _deaths("all_deaths", "deaths_organized_violence", "deaths in organized violence"),
        _people("refugees_persons", "refugees_from_unhcr", "origin", "refugees from the state"),
        _people("refugees_persons", "refugees_in_unhcr", "asylum", "refugees in the state"),
        _people("internally_displaced_persons", "internally_displaced_unhcr", "asylum", "internally displaced persons of UNHCR's concern"),
    )
}  # fmt: skip


def build_state_layer(measure: StateMeasure, unit: Unit, table: Any, *, first: int, last: int) -> Layer:
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

    Returns
    -------
    Layer
    """
    found = measure.compute(table)
    day = table.observation_date if "observation_date" in table.columns else None
    month = (
        table.year.cast("int64") * 12 if day is None else day.year().cast("int64") * 12 + day.month().cast("int64") - 1
    )
    return Layer(
        name=measure.name, columns=measure.columns, table=found.select(unit.key, "month", *measure.columns),
        rows=table.mutate(month=month), fill=measure.columns if measure.counts_none else (),
        covered=(lambda spine: (spine.month >= first) & (spine.month <= last)) if measure.counts_none else None,
        sources=(measure.table,),
    )  # fmt: skip
