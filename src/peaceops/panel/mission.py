"""Measures of missions by month, for panels: strength by issuer, contributors, deaths of personnel.

What enters: tables of the store, and which names of theirs mean which mission when. What leaves: layers of a panel.
Never done here: two issuers in one column, an interpolated month among observed ones, a strength of 0 where no row stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from peaceops.panel import measures
from peaceops.panel.base import MAPS
from peaceops.panel.build import Layer
from peaceops.panel.measures import HOSTILE, UNCERTAIN, UNIFORMED
from peaceops.panel.unit import number_month
from peaceops.store.tables import require

IPI_MONTHS: Final = "ipi_contributions/mission_month"
IPI_CONTRIBUTORS: Final = "ipi_contributions/country_mission_month"
SIPRI_MONTHS: Final = "bara_hultman/mission_conflict_month"
DEATHS: Final = "un_fatalities/fatalities"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionMeasure:
    """A measure of a mission by month.

    Parameters
    ----------
    name : str
        Name: the definition of the codebook, and the issuer where several issue it.
    definition : str
        ``INDICATOR/definition`` of the codebook.
    table : str
        Table of the store.
    name_column, day_column : str
        Columns of the table that name the mission and the day.
    columns : tuple of str
        Columns of the panel.
    compute : callable
        Table, whose column ``mission`` holds our ids, to ``mission``, ``day`` and the columns.
    unit : str
        Unit code.
    counts_none : bool
        Whether a month inside coverage without a row is a count of none.
    about : str
        What it is, in words.
    """

    name: str
    definition: str
    table: str
    name_column: str
    day_column: str
    columns: tuple[str, ...]
    compute: Callable[[Any], Any]
    unit: str
    about: str
    counts_none: bool = False


def _by_definition(function: Callable[[Any], Any], **renamed: str) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        found = function(table)
        return found.select("mission", "day", **{new: found[old] for new, old in renamed.items()})

    return compute


def _observed(table: Any) -> Any:
    found = measures.list_observed_strength(table)
    return found.select(
        "mission", "day",
        deployed_strength_sipri_low=found.deployed_strength_low, deployed_strength_sipri_high=found.deployed_strength_high,
    )  # fmt: skip


def _interpolated(table: Any) -> Any:
    found = measures.list_observed_strength(table, with_interpolated=True)
    found = found.filter(found.basis == "interpolated")
    return found.select(
        "mission", "day",
        deployed_strength_sipri_interpolated_low=found.deployed_strength_low,
        deployed_strength_sipri_interpolated_high=found.deployed_strength_high,
    )  # fmt: skip


def _count_deaths(
    name: str, sure: Sequence[str] | None, possible: Sequence[str] | None, personnel: Sequence[str] | None
) -> Callable[[Any], Any]:
    def compute(table: Any) -> Any:
        if personnel is not None:
            table = table.filter(table.personnel_type.isin(list(personnel)))
        is_sure = table.incident_type.isin(list(sure)) if sure else table.incident_type.notnull()
        may_be = table.incident_type.isin(list(possible)) if possible else table.incident_type.notnull()
        return table.group_by(mission="mission_acronym_un", day=table.incident_date.truncate("M").cast("date")).agg(
            **{
                f"{name}_low": table.casualty_id_un.nunique(where=is_sure).cast("int64"),
                f"{name}_high": may_be.cast("int64").sum().cast("int64"),
            }
        )

    return compute


def _keep_apart(kind: str, name: str) -> Callable[[Any], Any]:
    """Give one kind of a mission's personnel; before 1993 troops hold observers and neither is known."""

    def compute(table: Any) -> Any:
        ibis = require("ibis", to="build panels")
        is_apart = table.observation_date >= ibis.date(measures.OBSERVERS_APART.isoformat())
        value = ibis.ifelse(is_apart, table[kind].fill_null(0).cast("int64"), ibis.null("int64"))
        return table.select(mission="mission_acronym_ipi", day="observation_date", **{name: value})

    return compute


def _total(table: Any) -> Any:
    total = table.total_persons.cast("int64")
    return table.select(mission="mission_acronym_ipi", day="observation_date", deployed_total_ipi=total)


def _contributor(name: str, about: str, function: Callable[[Any], Any], definition: str, unit: str) -> MissionMeasure:
    return MissionMeasure(
        name=name, definition=definition, table=IPI_CONTRIBUTORS, name_column="mission_acronym_ipi",
        day_column="observation_date", columns=(name,), compute=_by_definition(function, **{name: name}), unit=unit,
        about=about,
    )  # fmt: skip


def _deaths(name: str, about: str, *args: Any) -> MissionMeasure:
    return MissionMeasure(
        name=name, definition=f"F4/{'deaths_other' if name.startswith('deaths_other_') else name}", table=DEATHS, name_column="mission_acronym_un", day_column="incident_date",
        columns=(f"{name}_low", f"{name}_high"), compute=_count_deaths(name, *args), unit="persons", counts_none=True,
        about=about,
    )  # fmt: skip


def _strength(
    name: str, table: str, definition: str, columns: tuple[str, ...], compute: Callable[[Any], Any], about: str
) -> MissionMeasure:
    name_column, day_column = _NAMED[table]
    return MissionMeasure(
        name=name, definition=definition, table=table, name_column=name_column, day_column=day_column, columns=columns,
        compute=compute, unit="persons", about=about,
    )  # fmt: skip


_NAMED: Final = {
    IPI_MONTHS: ("mission_acronym_ipi", "observation_date"),
    SIPRI_MONTHS: ("mission_id_bara", "month_start_date"),
}
MISSION_MEASURES: Final = {
    measure.name: measure
    for measure in (
        _strength(
            "deployed_strength_ipi", IPI_MONTHS, "T3/deployed_strength", ("deployed_strength_ipi",),
            _by_definition(measures.deployed_strength, deployed_strength_ipi="deployed_strength"),
            "troops and observers at the end of the month, UN missions (IPI)",
        ),
        _strength(
            "deployed_police_ipi", IPI_MONTHS, "T3/deployed_police", ("deployed_police_ipi",),
            _by_definition(measures.deployed_police, deployed_police_ipi="deployed_police"),
            "police at the end of the month, UN missions (IPI)",
        ),
        _strength(
            "deployed_strength_troops_ipi", IPI_MONTHS, "T3/deployed_strength", ("deployed_strength_troops_ipi",),
            _keep_apart("troops_persons", "deployed_strength_troops_ipi"),
            "troops at the end of the month, UN missions; unknown before 1993, when they hold observers (IPI)",
        ),
        _strength(
            "deployed_strength_observers_ipi", IPI_MONTHS, "T3/deployed_strength", ("deployed_strength_observers_ipi",),
            _keep_apart("observers_persons", "deployed_strength_observers_ipi"),
            "observers at the end of the month, UN missions; unknown before 1993 (IPI)",
        ),
        _strength(
            "deployed_total_ipi", IPI_MONTHS, "T3/deployed_total", ("deployed_total_ipi",), _total,
            "troops, police and observers at the end of the month, UN missions (IPI)",
        ),
        _strength(
            "deployed_strength_sipri", SIPRI_MONTHS, "T3/deployed_strength",
            ("deployed_strength_sipri_low", "deployed_strength_sipri_high"), _observed,
            "troops and observers as SIPRI observed them, Decembers mostly (Bara and Hultman)",
        ),
        _strength(
            "deployed_strength_sipri_interpolated", SIPRI_MONTHS, "T3/deployed_strength",
            ("deployed_strength_sipri_interpolated_low", "deployed_strength_sipri_interpolated_high"), _interpolated,
            "the same between two observations, interpolated by the source: never an observation",
        ),
        _contributor("contributing_states", "states with at least one person", measures.contributing_states, "M1/contributing_states", "count"),
        _contributor("largest_share", "share of the largest contributor", measures.largest_share, "M1/largest_share", "share"),
        _contributor("hhi", "concentration of contributors", measures.hhi, "M2/hhi", "index"),
        _contributor(
            "effective_contributors", "one over the index of concentration", measures.effective_contributors,
            "M2/effective_contributors", "count",
        ),
        _contributor("troops_share", "troops among uniformed personnel", measures.troops_share, "M7/troops_share", "share"),
        _contributor("police_share", "police among uniformed personnel", measures.police_share, "M7/police_share", "share"),
        _contributor(
            "observers_share", "observers among uniformed personnel", measures.observers_share, "M7/observers_share", "share"
        ),
        _contributor("women_share", "women among uniformed personnel", measures.women_share, "M7/women_share", "share"),
        _deaths("hostile_deaths", "deaths of uniformed personnel by malicious acts", HOSTILE, (*HOSTILE, *UNCERTAIN), UNIFORMED),
        _deaths("deaths_accident", "deaths of personnel by accident", ("accident",), ("accident",), None),
        _deaths("deaths_illness", "deaths of personnel by illness", ("illness",), ("illness",), None),
        _deaths(
            "deaths_other_self_inflicted", "deaths of personnel by their own hand", ("self-inflicted",), ("self-inflicted",), None,
        ),
        _deaths(
            "deaths_other_undetermined", "deaths of personnel whose cause is unknown or to be determined", UNCERTAIN, UNCERTAIN,
            None,
        ),
        _deaths("deaths_all", "deaths of personnel in the register, all causes", None, None, None),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TroopsMeasure:
    """Troops of a mission summed over its bases.

    Parameters
    ----------
    name, unit, about : str
        Name, unit code, what it is in words.
    columns : tuple of str
        Columns of the panel.
    """

    name: str
    columns: tuple[str, ...]
    unit: str
    about: str

    @property
    def table(self) -> str:
        """Table of the store."""
        return MAPS


TROOPS_GEOPKO: Final = TroopsMeasure(
    name="troops_geopko", columns=("troops_geopko_low", "troops_geopko_high", "bases_geopko"), unit="persons",
    about="troops on the maps of the month, summed over bases, and bases: an unknown size leaves the total open above (Geo-PKO)",
)  # fmt: skip


def build_mission_layer(
    measure: MissionMeasure, table: Any, names: Any, *, first: int, last: int, listed: Sequence[str] = ()
) -> Layer:
    """Build the layer of one measure of missions.

    Parameters
    ----------
    measure : MissionMeasure
        What.
    table : ibis.Table
        Table of the store.
    names : ibis.Table
        ``spelling`` of the table, ``mission`` (ours), ``first`` and ``last`` day between which it means it.
    first, last : int
        Months that the source covers.
    listed : sequence of str
        Missions that the source means to list whole: for them a month without a row is a count of none.

    Returns
    -------
    Layer
    """
    ibis = require("ibis", to="build panels")
    spelt = names.rename(_spelling="spelling", _mission="mission", _first="first", _last="last")
    met = table.inner_join(spelt, table[measure.name_column].cast("string") == spelt._spelling)
    met = met.filter((met[measure.day_column] >= met._first) & (met[measure.day_column] <= met._last))
    ours = met.mutate(**{measure.name_column: met._mission}).drop("_spelling", "_mission", "_first", "_last")
    found = measure.compute(ours)
    month = found.day.year().cast("int64") * 12 + found.day.month().cast("int64") - 1
    result = found.select("mission", *measure.columns, month=month)
    rows = ours.mutate(
        mission=ours[measure.name_column],
        month=ours[measure.day_column].year().cast("int64") * 12 + ours[measure.day_column].month().cast("int64") - 1,
    )
    return Layer(
        name=measure.name,
        columns=measure.columns,
        table=result,
        rows=rows,
        fill=measure.columns if measure.counts_none else (),
        covered=(
            (
                lambda spine: (
                    spine.mission.isin(list(listed)) & (spine.month >= first) & (spine.month <= last) & spine.is_certain
                )
            )
            if measure.counts_none and listed
            else (lambda _spine: ibis.literal(False))
        ),
        sources=(measure.table,),
    )


__all__ = ["MISSION_MEASURES", "TROOPS_GEOPKO", "MissionMeasure", "build_mission_layer", "number_month"]
