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

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from peaceops.store.tables import require

#: Before it, UN tables count observers among troops (SOURCES point 7).
OBSERVERS_APART: Final = date(1993, 1, 1)
#: From here SIPRI counts observers among troops.
OBSERVERS_JOINED: Final = 2015
UNIFORMED: Final = ("military", "military observer", "police")
PERSONNEL: Final = (*UNIFORMED, "international civilian", "local", "other")
HOSTILE: Final = ("malicious act",)
UNCERTAIN: Final = ("to be determined", "unknown")


def _load_ibis() -> Any:
    return require("ibis", to="compute measures")


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


# --- strength


def _read_ipi_months(mission_month: Any) -> Any:
    """Give each month its military and police persons.

    A blank kind beside a total that is the sum of the others is a 0 of the source. Before 1993 it is not: observers
    sit in troops then, so only the military together are known.
    """
    return mission_month.select(
        mission="mission_acronym_ipi",
        day="observation_date",
        military=mission_month.troops_persons.fill_null(0) + mission_month.observers_persons.fill_null(0),
        police=mission_month.police_persons.fill_null(0),
        total="total_persons",
    )


def deployed_strength(mission_month: Any) -> Any:
    """Measure the military of a mission by month: troops and observers together.

    Parameters
    ----------
    mission_month : ibis.Table
        ``ipi_contributions/mission_month``.

    Returns
    -------
    ibis.Table
        Keys ``mission``, ``day``; ``deployed_strength`` in persons.
    """
    months = _read_ipi_months(mission_month)
    return months.select("mission", "day", deployed_strength="military", basis=_text("observed"), rows=_one())


def deployed_police(mission_month: Any) -> Any:
    """Measure the police of a mission by month."""
    months = _read_ipi_months(mission_month)
    return months.select("mission", "day", deployed_police="police", basis=_text("observed"), rows=_one())


def deployed_troops(mission_month: Any) -> Any:
    """Measure the troops of a mission by month, without observers; from the month in which these stand apart."""
    return _read_apart(mission_month, "troops_persons", "deployed_troops")


def deployed_observers(mission_month: Any) -> Any:
    """Measure the observers of a mission by month; from the month in which they stand apart from troops."""
    return _read_apart(mission_month, "observers_persons", "deployed_observers")


def _read_apart(mission_month: Any, column: str, name: str) -> Any:
    """Read one kind of the military; nothing of months whose kinds do not add up to their total."""
    ibis = _load_ibis()
    rows = mission_month.filter(mission_month.observation_date >= ibis.date(OBSERVERS_APART.isoformat()))
    known = sum(
        (rows[kind].fill_null(0) for kind in ("troops_persons", "observers_persons", "police_persons")), ibis.literal(0)
    )
    rows = rows.filter(known == rows.total_persons)
    return rows.select(
        mission="mission_acronym_ipi", day="observation_date", **{name: rows[column].fill_null(0)}, basis=_text("observed"), rows=_one(),
    )  # fmt: skip


def list_observed_strength(mission_conflict_month: Any, *, with_interpolated: bool = False) -> Any:
    """List the military of a mission by month after SIPRI, one value for each mission-month.

    Parameters
    ----------
    mission_conflict_month : ibis.Table
        ``bara_hultman/mission_conflict_month``: a mission-month repeats for each conflict it is deployed to, and is
        taken once; where the repetitions differ both bounds are kept.
    with_interpolated : bool
        Whether to add months between two observations; ``basis`` marks them.

    Returns
    -------
    ibis.Table
        Keys ``mission``, ``day``; ``deployed_strength_low`` and ``_high`` in persons.
    """
    ibis = _load_ibis()
    table = mission_conflict_month
    if not with_interpolated:
        table = table.filter(table.total_observed_persons.notnull())
    observed = _sum_military(ibis, table, "observed")
    filled = _sum_military(ibis, table, "interpolated") if with_interpolated else observed
    is_seen = table.total_observed_persons.notnull()
    table = table.mutate(military=ibis.ifelse(is_seen, observed.cast("float64"), filled.cast("float64")))
    table = table.filter(table.military.notnull())
    return table.group_by(mission=table.mission_id_bara.cast("string"), day=table.month_start_date).agg(
        deployed_strength_low=table.military.min(),
        deployed_strength_high=table.military.max(),
        basis=table.basis.max(),
        rows=table.count(),
    )


def _sum_military(ibis: Any, table: Any, kind: str) -> Any:
    troops, observers = table[f"troops_{kind}_persons"], table[f"observers_{kind}_persons"]
    # From 2015 the source's troops hold the observers: nothing is missing then.
    return ibis.ifelse(table.year >= OBSERVERS_JOINED, troops + observers.fill_null(0), troops + observers)


def keep_decembers(strength: Any) -> Any:
    """Keep the Decembers of a table by month: the months that SIPRI reports too."""
    return strength.filter(strength.day.month() == 12)


def summarise_years(
    months: Any, column: str, keys: Sequence[str] = ("mission",), *, is_by_month: bool = False
) -> Any:  # fmt: skip
    """Summarise a column by year, or by month: least, mean and greatest of the months observed, and how many there were."""
    low, high = (f"{column}_low", f"{column}_high") if f"{column}_low" in months.columns else (column, column)
    times = {"year": months.day.year()} | ({"month": months.day.month()} if is_by_month else {})
    return months.group_by(*keys, **times).agg(
        **{
            f"{column}_min": months[low].min(),
            f"{column}_mean": ((months[low] + months[high]) / 2).mean(),
            f"{column}_max": months[high].max(),
        },
        months=months.day.nunique(),
        rows=months.rows.sum(),
    )


# --- contributors


def _list_shares(country_mission_month: Any) -> Any:
    """List each contributor's share of a mission's uniformed personnel in a month."""
    ibis = _load_ibis()
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
    ibis = _load_ibis()
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


# --- losses


def hostile_deaths(fatalities: Any, *, personnel: Sequence[str] = UNIFORMED) -> Any:
    """Count deaths by hostile acts, by year.

    Parameters
    ----------
    fatalities : ibis.Table
        ``un_fatalities/fatalities``, one row a death.
    personnel : sequence of str
        Types of personnel that count: uniformed ones, or all.

    Returns
    -------
    ibis.Table
        Keys ``mission``, ``year``; ``hostile_deaths_low`` takes each casualty number once and only malicious acts,
        ``_high`` every row and deaths whose cause is unknown or to be determined too.
    """
    table = fatalities.filter(fatalities.personnel_type.isin(list(personnel)))
    return _count_deaths(table, "hostile_deaths", HOSTILE, (*HOSTILE, *UNCERTAIN))


def deaths_accident(fatalities: Any) -> Any:
    """Count deaths by accident of all personnel, by year."""
    return _count_deaths(fatalities, "deaths_accident", ("accident",), ("accident",))


def deaths_illness(fatalities: Any) -> Any:
    """Count deaths by illness of all personnel, by year."""
    return _count_deaths(fatalities, "deaths_illness", ("illness",), ("illness",))


def deaths_all(fatalities: Any) -> Any:
    """Count the deaths that the register lists, of all personnel and causes, by year."""
    return _count_deaths(fatalities, "deaths_all", None, None)


def _count_deaths(table: Any, name: str, low: Sequence[str] | None, high: Sequence[str] | None) -> Any:
    sure = table.incident_type.isin(list(low)) if low is not None else table.incident_type.notnull()
    possible = table.incident_type.isin(list(high)) if high is not None else table.incident_type.notnull()
    return table.group_by(mission="mission_acronym_un", year=table.incident_date.year()).agg(
        **{f"{name}_low": table.casualty_id_un.nunique(where=sure), f"{name}_high": possible.cast("int64").sum()},
        rows=possible.cast("int64").sum(),
    )


def hostile_death_rate(deaths: Any, mission_month: Any) -> Any:
    """Measure hostile-act deaths per 1,000 person-years (F4).

    Parameters
    ----------
    deaths : ibis.Table
        What :func:`hostile_deaths` gives, of the years in which months were observed.
    mission_month : ibis.Table
        ``ipi_contributions/mission_month``: uniformed personnel at the end of each month.

    Returns
    -------
    ibis.Table
        One row; ``hostile_death_rate_low`` and ``_high``, with ``person_years``. Null without a month.
    """
    sums = deaths.agg(
        low=deaths.hostile_deaths_low.sum().fill_null(0),
        high=deaths.hostile_deaths_high.sum().fill_null(0),
        rows_deaths=deaths.rows.sum().fill_null(0),
    )
    months = mission_month.agg(persons=mission_month.total_persons.sum(), months=mission_month.count())
    both = sums.cross_join(months)
    years = (both.persons / 12).nullif(0)
    return both.select(
        hostile_death_rate_low=1000 * both.low / years,
        hostile_death_rate_high=1000 * both.high / years,
        person_years=years,
        months=both.months,
        rows=both.rows_deaths + both.months,
    )


# --- ceilings and denominators: intervals by year from strength and from claims


def ceiling_ratio(strength: Any, ceilings: Any) -> Any:
    """Divide the greatest strength of a year by the ceilings in force in it (F5).

    Parameters
    ----------
    strength : ibis.Table
        Columns ``year``, ``low``, ``high``: admissible values of the year's greatest strength.
    ceilings : ibis.Table
        Columns ``year``, ``low``, ``high``: ceilings that sources state for the year.

    Returns
    -------
    ibis.Table
        Key ``year``; ``ceiling_ratio_low`` and ``_high``.
    """
    return _divide_intervals(strength, ceilings, "ceiling_ratio", 1)


def deployed_over_authorised(strength: Any, ceilings: Any) -> Any:
    """Divide the strength of a day by the ceiling of that day (T3): the tables' ``year`` is that of the day."""
    return _divide_intervals(strength, ceilings, "deployed_over_authorised", 1)


def per_1000_inhabitants(strength: Any, populations: Any) -> Any:
    """Divide strength by the populations that anybody states (T3): an interval over contested denominators."""
    return _divide_intervals(strength, populations, "per_1000_inhabitants", 1000)


def per_km2(strength: Any, areas: Any) -> Any:
    """Divide strength by the sizes that are stated for the area (T3)."""
    return _divide_intervals(strength, areas, "per_km2", 1)


def return_ratio_all(returned: Any, displaced: Any) -> Any:
    """Divide those returned to an area by those displaced from it (D1).

    Parameters
    ----------
    returned : ibis.Table
        Columns ``low``, ``high``: figures of the last year at or before the mission's end.
    displaced : ibis.Table
        The same of one denominator at baseline, of the same area.

    Returns
    -------
    ibis.Table
        One row; ``return_ratio_all_low`` and ``_high``, from the smallest to the largest quotient, 1 at most.
    """
    return _divide_once(returned, displaced, "return_ratio_all")


def return_ratio_district(returned: Any, displaced: Any) -> Any:
    """Divide those returned to a district by its displaced, or by its inhabitants before them (D1)."""
    return _divide_once(returned, displaced, "return_ratio_district")


def _divide_once(upper: Any, lower: Any, name: str) -> Any:
    ibis = _load_ibis()
    sound = lower.filter(lower.low > 0)
    both = upper.agg(low=upper.low.min(), high=upper.high.max()).cross_join(
        sound.agg(least=sound.low.min(), most=sound.high.max())
    )
    return both.select(
        **{
            f"{name}_low": ibis.least(both.low / both.most, ibis.literal(1.0)),
            f"{name}_high": ibis.least(both.high / both.least, ibis.literal(1.0)),
        }
    )


def _divide_intervals(upper: Any, lower: Any, name: str, factor: int) -> Any:
    above = upper.group_by("year").agg(low=upper.low.min(), high=upper.high.max(), rows=upper.count())
    sound = lower.filter(lower.low > 0)
    below = sound.group_by("year").agg(least=sound.low.min(), most=sound.high.max(), others=sound.count())
    both = above.inner_join(below, "year")
    return both.select(
        "year",
        **{f"{name}_low": factor * both.low / both.most, f"{name}_high": factor * both.high / both.least},
        rows=both.rows + both.others,
    )


# --- a state


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
    ibis = _load_ibis()
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
        rows=_one(),
    )


def _text(value: str) -> Any:
    return _load_ibis().literal(value)


def _one() -> Any:
    return _load_ibis().literal(1)


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
