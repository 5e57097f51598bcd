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
    "acled": "Political violence and demonstrations by event: a user's own export",
    "bara_hultman": "UN and non-UN peacekeeping by mission, conflict and month",
    "geoboundaries": "Administrative units of a state",
    "geo_pko": "Bases of UN peacekeepers on deployment maps",
    "geo_pko_base_month": "Base-months with violence against civilians within 10 km",
    "ipi_contributions": "UN contributions by country, mission and month",
    "ipi_missions": "Missions of the contributions database with hosts and headquarters",
    "mullenbach": "Third-party peacekeeping missions",
    "natural_earth": "Countries, disputed areas and disputed lines",
    "pa_x": "Peace agreements with their texts coded: a user's own download",
    "pact": "Coded paragraphs of reports of the Secretary-General",
    "pema": "Tasks in resolutions on UN missions, with paragraphs",
    "pkoc": "First months of missions",
    "priogrid": "Cells of half a degree with static variables",
    "replication_doyle_sambanis": "Doyle and Sambanis 2000, replication data",
    "replication_fortna": "Fortna 2008, replication data",
    "replication_hks": "Hultman, Kathman and Shannon 2013, replication data",
    "states": "Independent states and their spells, by two systems",
    "states_isard": "Independent states by year, of two systems",
    "tamm": "Tasks in the mandates of UN missions by month",
    "ucdp_acd": "Armed conflicts by year",
    "ucdp_actors": "Actors in organized violence",
    "ucdp_battle_deaths": "Battle-related deaths by dyad and year",
    "ucdp_country_year": "Organized violence by country and year",
    "ucdp_ged": "Events of organized violence",
    "ucdp_ged_totals": "Totals of a whole release of events, by conflict and by month",
    "ucdp_non_state": "Non-state conflict by dyad and year",
    "ucdp_one_sided": "One-sided violence by actor and year",
    "ucdp_peace_agreements": "Peace agreements and their provisions",
    "ucdp_termination": "Episodes of armed conflict and how they ended",
    "un_contributions_year": "UN contributions by country, mission and year, by sex",
    "un_fatalities": "Fatalities in UN missions",
    "un_mission_hosts": "Host states of UN missions",
    "un_missions": "UN peacekeeping missions",
    "unhcr_countries": "Codes of UNHCR with ISO codes and regions",
    "unhcr_idmc": "Internally displaced persons by country and year",
    "unhcr_population": "Displaced populations by origin, asylum and year",
    "unhcr_solutions": "Returns, resettlement and naturalisation by origin, asylum and year",
}
