"""Measures: tables in, expression out.

What enters: Ibis tables as the adapters of :mod:`peaceops.sources` write them, already cut to missions, months or
contributors. What leaves: an Ibis expression with the unit's key, the measure's own column (or ``_low`` and ``_high``
where admissible choices differ) and ``rows``, the number of rows behind each value.
Never done here: running an expression, reading a file, a 0 where nothing was observed, a sum over definitions.

A measure is called after its definition in the codebook; :data:`MEASURES` says which indicator that belongs to. The one
exception is :func:`list_contributions`, which is about a state and not about a mission: the codebook asks nothing of it.

References
----------
METHODS B.2 (M1-M4, M7, T3, F4, F5).
"""

from __future__ import annotations

from peaceops.panel.measures.base import (
    HOSTILE,
    OBSERVERS_APART,
    OBSERVERS_JOINED,
    PERSONNEL,
    UNCERTAIN,
    UNIFORMED,
)
from peaceops.panel.measures.contributors import (
    contributing_states,
    effective_contributors,
    hhi,
    largest_share,
    list_contributions,
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
from peaceops.panel.measures.strength import (
    deployed_observers,
    deployed_police,
    deployed_strength,
    deployed_troops,
    keep_decembers,
    list_observed_strength,
    summarise_years,
)
from peaceops.panel.measures.table import MEASURES, Measure

__all__ = [
    "HOSTILE",
    "MEASURES",
    "OBSERVERS_APART",
    "OBSERVERS_JOINED",
    "PERSONNEL",
    "UNCERTAIN",
    "UNIFORMED",
    "Measure",
    "ceiling_ratio",
    "contributing_states",
    "deaths_accident",
    "deaths_all",
    "deaths_illness",
    "deployed_observers",
    "deployed_over_authorised",
    "deployed_police",
    "deployed_strength",
    "deployed_troops",
    "effective_contributors",
    "hhi",
    "hostile_death_rate",
    "hostile_deaths",
    "keep_decembers",
    "largest_share",
    "list_contributions",
    "list_observed_strength",
    "neighbour_share",
    "observers_share",
    "party_share",
    "per_1000_inhabitants",
    "per_km2",
    "police_share",
    "return_ratio_all",
    "return_ratio_district",
    "summarise_years",
    "troops_share",
    "women_share",
]
