"""The table of measures: which indicator each belongs to, its unit, tables and rule.

Never done here: computing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from peaceops.panel.measures.contributors import (
    contributing_states,
    effective_contributors,
    hhi,
    largest_share,
    neighbour_share,
    observers_share,
    party_share,
    police_share,
    troops_share,
    women_share,
)
from peaceops.panel.measures.losses import (
    deaths_accident,
    deaths_all,
    deaths_illness,
    hostile_death_rate,
    hostile_deaths,
)
from peaceops.panel.measures.ratios import (
    ceiling_ratio,
    deployed_over_authorised,
    per_1000_inhabitants,
    per_km2,
    return_ratio_all,
    return_ratio_district,
)
from peaceops.panel.measures.strength import deployed_observers, deployed_police, deployed_strength, deployed_troops


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure and what it stands on.

    Parameters
    ----------
    indicator, definition : str
        Codebook ids.
    unit : str
        Unit code.
    tables : tuple of str
        Tables read, ``source/table``; ``claims`` are values of the ledger.
    compute : callable
        Tables to expression.
    rule : str
        Counting rule in words.
    """

    indicator: str
    definition: str
    unit: str
    tables: tuple[str, ...]
    compute: Callable[..., Any]
    rule: str

    @property
    def name(self) -> str:
        """Name as questions give it: ``M1/largest_share``."""
        return f"{self.indicator}/{self.definition}"


_MONTHS: Final = ("ipi_contributions/mission_month",)
_CONTRIBUTORS: Final = ("ipi_contributions/country_mission_month",)
_DEATHS: Final = ("un_fatalities/fatalities",)
_UNIFORMED_MONTH: Final = "uniformed personnel at the end of a month"

_ALL: Final = (
    Measure(
        indicator="T3", definition="deployed_strength", unit="persons", compute=deployed_strength,
        tables=(*_MONTHS, "bara_hultman/mission_conflict_month"), rule="troops and observers at the end of a month; observed only",
    ),
    Measure(
        indicator="T3", definition="deployed_police", unit="persons", compute=deployed_police, tables=_MONTHS,
        rule="police at the end of a month; observed only",
    ),
    Measure(
        indicator="T3", definition="deployed_troops", unit="persons", compute=deployed_troops, tables=_MONTHS,
        rule="troops without observers at the end of a month, from 1993; observed only",
    ),
    Measure(
        indicator="T3", definition="deployed_observers", unit="persons", compute=deployed_observers, tables=_MONTHS,
        rule="observers at the end of a month, from 1993; observed only",
    ),
    Measure(
        indicator="T3", definition="deployed_over_authorised", unit="ratio", compute=deployed_over_authorised,
        tables=("claims",), rule="strength of a year over the ceilings stated for it, least over greatest to greatest over least",
    ),
    Measure(
        indicator="T3", definition="per_1000_inhabitants", unit="per_1000_inhabitants", compute=per_1000_inhabitants,
        tables=("claims",), rule="strength of a year over every population that is stated for it",
    ),
    Measure(
        indicator="T3", definition="per_km2", unit="per_km2", compute=per_km2, tables=("claims",),
        rule="strength of a year over every size of the area that is stated for it",
    ),
    Measure(
        indicator="F5", definition="ceiling_ratio", unit="ratio", compute=ceiling_ratio, tables=("claims",),
        rule="greatest strength of a year over the ceilings stated for it",
    ),
    Measure(
        indicator="D1", definition="return_ratio_all", unit="share", compute=return_ratio_all, tables=("claims",),
        rule="returned by the last year of counts at or before the mission's end, over the displaced at baseline, same area",
    ),
    Measure(
        indicator="D1", definition="return_ratio_district", unit="share", compute=return_ratio_district, tables=("claims",),
        rule="returned to a district by the last year of counts, over its displaced at baseline or, apart, its inhabitants before them",
    ),
    Measure(
        indicator="M1", definition="contributing_states", unit="count", compute=contributing_states,
        tables=_CONTRIBUTORS, rule="states with at least one person at the end of a month",
    ),
    Measure(
        indicator="M1", definition="largest_share", unit="share", compute=largest_share, tables=_CONTRIBUTORS,
        rule=f"largest contributor over all, {_UNIFORMED_MONTH}",
    ),
    Measure(
        indicator="M2", definition="hhi", unit="index", compute=hhi, tables=_CONTRIBUTORS,
        rule=f"sum of squared shares, {_UNIFORMED_MONTH}; a state is one contributor",
    ),
    Measure(
        indicator="M2", definition="effective_contributors", unit="count", compute=effective_contributors,
        tables=_CONTRIBUTORS, rule=f"one over the sum of squared shares, {_UNIFORMED_MONTH}",
    ),
    Measure(
        indicator="M3", definition="neighbour_share", unit="share", compute=neighbour_share, tables=_CONTRIBUTORS,
        rule=f"share of the states named as neighbours, {_UNIFORMED_MONTH}",
    ),
    Measure(
        indicator="M4", definition="party_share", unit="share", compute=party_share, tables=_CONTRIBUTORS,
        rule=f"share of the states named as parties, {_UNIFORMED_MONTH}",
    ),
    Measure(
        indicator="M7", definition="troops_share", unit="share", compute=troops_share, tables=_CONTRIBUTORS,
        rule=f"troops over {_UNIFORMED_MONTH}; civilians are not in the source",
    ),
    Measure(
        indicator="M7", definition="police_share", unit="share", compute=police_share, tables=_CONTRIBUTORS,
        rule=f"police over {_UNIFORMED_MONTH}; civilians are not in the source",
    ),
    Measure(
        indicator="M7", definition="observers_share", unit="share", compute=observers_share, tables=_CONTRIBUTORS,
        rule=f"observers over {_UNIFORMED_MONTH}; civilians are not in the source",
    ),
    Measure(
        indicator="M7", definition="women_share", unit="share", compute=women_share, tables=_CONTRIBUTORS,
        rule=f"women over {_UNIFORMED_MONTH}",
    ),
    Measure(
        indicator="F4", definition="hostile_deaths", unit="persons", compute=hostile_deaths, tables=_DEATHS,
        rule="malicious acts against uniformed personnel, each casualty once; up to all rows with causes not determined",
    ),
    Measure(
        indicator="F4", definition="deaths_accident", unit="persons", compute=deaths_accident, tables=_DEATHS,
        rule="accidents of all personnel; each casualty once, up to every row",
    ),
    Measure(
        indicator="F4", definition="deaths_illness", unit="persons", compute=deaths_illness, tables=_DEATHS,
        rule="illness of all personnel; each casualty once, up to every row",
    ),
    Measure(
        indicator="F4", definition="deaths_all", unit="persons", compute=deaths_all, tables=_DEATHS,
        rule="rows of the register, all personnel and causes; each casualty once, up to every row",
    ),
    Measure(
        indicator="F4", definition="hostile_death_rate", unit="deaths_per_1000_person_years",
        compute=hostile_death_rate, tables=(*_DEATHS, *_MONTHS),
        rule="hostile deaths of uniformed personnel over the sum of month-end strengths divided by 12, same days",
    ),
)  # fmt: skip

#: Measures by name, each an indicator's definition of the codebook.
MEASURES: Final = {measure.name: measure for measure in _ALL}
