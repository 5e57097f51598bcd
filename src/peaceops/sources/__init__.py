"""Official datasets: one adapter and one card each.

What enters: files of a provider. What leaves: tables whose columns carry unit and issuer, and issues.
Never done here: network, joins between sources, turning "no match" into 0.

An adapter is a module of this package, imported when it is asked for; its card (``<source>.toml``) says provider,
licence, citation, coverage, layouts and columns, and its corrections (``<source>.corrections.toml``) are data.
"""

from __future__ import annotations

from typing import Final

#: Source to what it is.
SOURCES: Final = {
    "bara_hultman": "UN and non-UN peacekeeping by mission, conflict and month",
    "geo_pko": "Bases of UN peacekeepers on deployment maps",
    "geo_pko_base_month": "Base-months with violence against civilians within 10 km",
    "ipi_contributions": "UN contributions by country, mission and month",
    "mullenbach": "Third-party peacekeeping missions",
    "priogrid": "Cells of half a degree with static variables",
    "states": "Independent states and their spells, by two systems",
    "states_isard": "Independent states by year, of two systems",
    "ucdp_acd": "Armed conflicts by year",
    "ucdp_country_year": "Organized violence by country and year",
    "ucdp_ged": "Events of organized violence",
    "un_fatalities": "Fatalities in UN missions",
    "un_missions": "UN peacekeeping missions",
    "unhcr_population": "Displaced populations by origin, asylum and year",
    "unhcr_solutions": "Returns, resettlement and naturalisation by origin, asylum and year",
}
