"""Contributors of a mission by month: how many, how concentrated, of what mix; and what a state contributes.

A state is never told to be a neighbour or a party here: whoever asks says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peaceops.panel.measures.base import OBSERVERS_APART, count_one, load_ibis


def _list_shares(country_mission_month: Any) -> Any:
    """List each contributor's share of a mission's uniformed personnel in a month."""
    ibis = load_ibis()
    table = country_mission_month
    table = table.filter(table.total_total_persons > 0)
    month = ibis.window(group_by=[table.mission_acronym_ipi, table.observation_date])
    return table.select(
        mission="mission_acronym_ipi",
        day="observation_date",
        contributor="contributor_id_iso3",
        share=table.total_total_persons / table.total_total_persons.sum().over(month),
    )


def _by_month(shares: Any, **values: Any) -> Any:
    return shares.group_by("mission", "day").agg(**values, rows=shares.count())


def contributing_states(country_mission_month: Any) -> Any:
    """Count the states with at least one person in a mission, by month."""
    shares = _list_shares(country_mission_month)
    return _by_month(shares, contributing_states=shares.contributor.nunique())


def largest_share(country_mission_month: Any) -> Any:
    """Measure the share of the largest contributor (M1), by month.

    Parameters
    ----------
    country_mission_month : ibis.Table
        ``ipi_contributions/country_mission_month``, which begins in November 2009.

    Returns
    -------
    ibis.Table
        Keys ``mission``, ``day``; ``largest_share`` from 0 to 1.
    """
    shares = _list_shares(country_mission_month)
    return _by_month(shares, largest_share=shares.share.max())


def hhi(country_mission_month: Any) -> Any:
    """Measure the Herfindahl-Hirschman index of contributors (M2), by month."""
    shares = _list_shares(country_mission_month)
    return _by_month(shares, hhi=(shares.share * shares.share).sum())


def effective_contributors(country_mission_month: Any) -> Any:
    """Measure the effective number of contributors, one over the index (M2), by month."""
    shares = _list_shares(country_mission_month)
    return _by_month(shares, effective_contributors=1 / (shares.share * shares.share).sum())


def neighbour_share(country_mission_month: Any, *, states: Sequence[str]) -> Any:
    """Measure the share from states that border on the host (M3), by month; who borders is given."""
    shares = _list_shares(country_mission_month)
    return _by_month(shares, neighbour_share=_sum_of(shares, states))


def party_share(country_mission_month: Any, *, states: Sequence[str]) -> Any:
    """Measure the share from parties to the conflict (M4), by month; who is a party is given."""
    shares = _list_shares(country_mission_month)
    return _by_month(shares, party_share=_sum_of(shares, states))


def _sum_of(shares: Any, states: Sequence[str]) -> Any:
    ibis = load_ibis()
    return ibis.ifelse(shares.contributor.isin(list(states)), shares.share, 0.0).sum()


def women_share(country_mission_month: Any) -> Any:
    """Measure the share of women among uniformed personnel (M7), by month."""
    return _divide_by_month(country_mission_month, "women_share", ("total_women_persons",))


def troops_share(country_mission_month: Any) -> Any:
    """Measure the share of troops among uniformed personnel (M7), by month."""
    return _divide_by_month(country_mission_month, "troops_share", ("troops_total_persons",))


def police_share(country_mission_month: Any) -> Any:
    """Measure the share of police, individual and in units, among uniformed personnel (M7), by month."""
    kinds = ("individual_police_total_persons", "formed_police_total_persons")
    return _divide_by_month(country_mission_month, "police_share", kinds)


def observers_share(country_mission_month: Any) -> Any:
    """Measure the share of military observers among uniformed personnel (M7), by month."""
    return _divide_by_month(country_mission_month, "observers_share", ("observers_total_persons",))


def _divide_by_month(table: Any, name: str, parts: Sequence[str]) -> Any:
    part = table[parts[0]]
    for column in parts[1:]:
        part = part + table[column]
    whole = table.total_total_persons.sum()
    return table.group_by(mission="mission_acronym_ipi", day="observation_date").agg(
        **{name: part.sum() / whole.nullif(0)}, rows=table.count()
    )


def list_contributions(country_month: Any) -> Any:
    """List what states contributed to UN missions, by month and kind.

    Parameters
    ----------
    country_month : ibis.Table
        ``ipi_contributions/country_month``. A blank kind is 0: so the 281 months of all contributors sum to the
        source's totals of the world and of all missions. Before 1993 observers sit in troops and are unknown.

    Returns
    -------
    ibis.Table
        Keys ``contributor``, ``day``; ``troops``, ``police``, ``observers`` and ``uniformed`` in persons.
    """
    ibis = load_ibis()
    table = country_month
    is_apart = table.observation_date >= ibis.date(OBSERVERS_APART.isoformat())
    troops, police = table.troops_persons.fill_null(0), table.police_persons.fill_null(0)
    observers = table.observers_persons.fill_null(0)
    return table.select(
        "contributor",
        day="observation_date",
        troops=troops,
        police=police,
        observers=ibis.ifelse(is_apart, observers, ibis.null("int64")),
        uniformed=troops + police + observers,
        rows=count_one(),
    )
