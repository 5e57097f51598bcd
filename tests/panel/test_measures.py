"""Each measure against a hand count of at most ten rows; names against the codebook."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from peaceops.codebook.load import find_definition, load_codebook
from peaceops.errors import ReaderMissing
from peaceops.panel import measures as panel

ibis = pytest.importorskip("ibis")
arrow = pytest.importorskip("pyarrow")


def table(rows: list[dict[str, Any]], **types: str) -> Any:
    fields = [(name, getattr(arrow, types.get(name, "int64"))()) for name in rows[0]]
    return ibis.memtable(arrow.Table.from_pylist(rows, schema=arrow.schema(fields)))


def run(expression: Any, *order: str) -> list[dict[str, Any]]:
    return expression.order_by(*order).to_pyarrow().to_pylist() if order else expression.to_pyarrow().to_pylist()


def month(mission: str, day: date, troops: int | None, police: int | None, observers: int | None) -> dict[str, Any]:
    total = (troops or 0) + (police or 0) + (observers or 0)
    return {
        "mission_acronym_ipi": mission, "observation_date": day, "troops_persons": troops, "police_persons": police,
        "observers_persons": observers, "total_persons": total,
    }  # fmt: skip


def months(*rows: dict[str, Any]) -> Any:
    return table(list(rows), mission_acronym_ipi="string", observation_date="date32")


def sent(contributor: str, troops: int, police: int = 0, observers: int = 0, women: int = 0) -> dict[str, Any]:
    return {
        "mission_acronym_ipi": "UNX", "observation_date": date(2012, 12, 31), "contributor_id_iso3": contributor,
        "troops_total_persons": troops, "individual_police_total_persons": police, "formed_police_total_persons": 0,
        "observers_total_persons": observers, "total_women_persons": women,
        "total_total_persons": troops + police + observers,
    }  # fmt: skip


def contributors(*rows: dict[str, Any]) -> Any:
    return table(
        list(rows), mission_acronym_ipi="string", observation_date="date32", contributor_id_iso3="string"
    )  # fmt: skip


JPKF = contributors(sent("RUS", 500), sent("GEO", 320), sent("RUS-SE", 500))


def test_every_measure_is_a_definition_of_the_codebook() -> None:
    codebook = load_codebook()
    for name, measure in panel.MEASURES.items():
        _, definition = find_definition(codebook, measure.indicator, measure.definition)
        assert name == f"{measure.indicator}/{measure.definition}"
        assert measure.compute.__name__ == measure.definition
        assert measure.unit == definition.unit
        assert definition.value_type == "quantity"


def test_troops_and_observers_stand_apart_from_1993_where_they_add_up() -> None:
    unknown = {**month("UNX", date(1995, 12, 31), 100, 3, None), "total_persons": 125}
    given = months(
        month("UNX", date(1992, 12, 31), 60, None, None),
        month("UNX", date(1994, 11, 30), None, None, 20),
        month("UNX", date(1994, 12, 31), 100, 3, 22),
        unknown,
    )
    assert [row["deployed_troops"] for row in run(panel.deployed_troops(given), "day")] == [0, 100]
    assert [row["deployed_observers"] for row in run(panel.deployed_observers(given), "day")] == [20, 22]


def test_strength_is_troops_and_observers_and_blank_kinds_beside_a_total_are_none() -> None:
    given = months(
        month("UNX", date(1992, 12, 31), 60, None, None),
        month("UNX", date(1994, 11, 30), None, None, 20),
        month("UNX", date(1994, 12, 31), 100, 3, 22),
    )
    found = run(panel.deployed_strength(given), "day")
    assert [row["deployed_strength"] for row in found] == [60, 20, 122]
    assert [row["deployed_police"] for row in run(panel.deployed_police(given), "day")] == [0, 0, 3]
    assert [row["day"] for row in run(panel.keep_decembers(panel.deployed_strength(given)), "day")] == [
        date(1992, 12, 31), date(1994, 12, 31),
    ]  # fmt: skip
    years = run(panel.summarise_years(panel.deployed_strength(given), "deployed_strength"), "year")
    assert [(y["year"], y["deployed_strength_min"], y["deployed_strength_mean"], y["deployed_strength_max"]) for y in years] == [
        (1992, 60, 60.0, 60), (1994, 20, 71.0, 122),
    ]  # fmt: skip
    assert [y["months"] for y in years] == [1, 2]


def sipri(month_of: date, conflict: int, observed: int | None, between: float, basis: str) -> dict[str, Any]:
    return {
        "mission_id_bara": 7, "month_start_date": month_of, "year": month_of.year, "conflict_id_ucdp": conflict,
        "troops_observed_persons": observed, "observers_observed_persons": None if observed is None else 5,
        "total_observed_persons": None if observed is None else observed + 5, "troops_interpolated_persons": between,
        "observers_interpolated_persons": 5.0, "basis": basis,
    }  # fmt: skip


def test_a_mission_month_of_two_conflicts_counts_once_and_interpolated_months_are_off() -> None:
    rows = [
        sipri(date(1994, 12, 1), 392, 100, 100.0, "observed"),
        sipri(date(1994, 12, 1), 393, 100, 100.0, "observed"),
        sipri(date(1995, 1, 1), 392, None, 110.0, "interpolated"),
    ]
    given = table(
        rows, month_start_date="date32", basis="string", troops_interpolated_persons="float64",
        observers_interpolated_persons="float64",
    )  # fmt: skip
    assert run(panel.list_observed_strength(given)) == [
        {"mission": "7", "day": date(1994, 12, 1), "deployed_strength_low": 105.0, "deployed_strength_high": 105.0,
         "basis": "observed", "rows": 2},
    ]  # fmt: skip
    both = run(panel.list_observed_strength(given, with_interpolated=True), "day")
    assert [(row["deployed_strength_low"], row["basis"]) for row in both] == [
        (105.0, "observed"),
        (115.0, "interpolated"),
    ]


def test_observers_are_among_the_troops_of_sipri_from_2015() -> None:
    row = sipri(date(2015, 12, 1), 1, 100, 100.0, "observed") | {"observers_observed_persons": None}
    given = table(
        [row], month_start_date="date32", basis="string", troops_interpolated_persons="float64",
        observers_interpolated_persons="float64",
    )  # fmt: skip
    assert run(panel.list_observed_strength(given))[0]["deployed_strength_low"] == 100.0


def test_shares_of_contributors_are_those_of_the_methods() -> None:
    """METHODS M2: 500/320/500 gives 0.346 and 2.89; with the two merged 0.633 and 1.58. M4: {0.242, 0.621, 1}."""
    merged = contributors(sent("RUS", 1000), sent("GEO", 320))
    assert run(panel.hhi(JPKF))[0]["hhi"] == pytest.approx((500**2 * 2 + 320**2) / 1320**2)
    assert run(panel.effective_contributors(JPKF))[0]["effective_contributors"] == pytest.approx(2.89, abs=0.01)
    assert run(panel.hhi(merged))[0]["hhi"] == pytest.approx(0.633, abs=0.001)
    assert run(panel.effective_contributors(merged))[0]["effective_contributors"] == pytest.approx(1.58, abs=0.01)
    assert run(panel.largest_share(JPKF))[0]["largest_share"] == pytest.approx(500 / 1320)
    assert run(panel.contributing_states(JPKF))[0]["contributing_states"] == 3
    for states, share in ((["GEO"], 0.242), (["GEO", "RUS-SE"], 0.621), (["GEO", "RUS-SE", "RUS"], 1.0)):
        assert run(panel.party_share(JPKF, states=states))[0]["party_share"] == pytest.approx(share, abs=0.001)
    assert run(panel.neighbour_share(JPKF, states=["RUS"]))[0]["neighbour_share"] == pytest.approx(500 / 1320)


def test_an_empty_month_of_a_contributor_is_no_contributor() -> None:
    given = contributors(sent("AAA", 10), sent("BBB", 0))
    assert run(panel.contributing_states(given))[0]["contributing_states"] == 1


def test_the_mix_of_personnel_adds_up() -> None:
    given = contributors(sent("AAA", 60, 20, 0, women=10), sent("BBB", 0, 10, 10, women=5))
    shares = {
        name: run(getattr(panel, name)(given))[0][name] for name in ("troops_share", "police_share", "observers_share")
    }
    assert shares == {"troops_share": 0.6, "police_share": 0.3, "observers_share": 0.1}
    assert run(panel.women_share(given))[0]["women_share"] == 0.15


def death(casualty: str, day: date, kind: str, person: str = "military") -> dict[str, Any]:
    return {
        "mission_acronym_un": "UNX", "incident_date": day, "casualty_id_un": casualty, "incident_type": kind,
        "personnel_type": person,
    }  # fmt: skip


DEATHS = [
    death("1", date(1996, 3, 9), "malicious act"),
    death("1", date(1996, 3, 9), "malicious act"),
    death("2", date(1996, 5, 1), "to be determined"),
    death("3", date(1996, 6, 1), "accident"),
    death("4", date(1996, 7, 1), "malicious act", "local"),
    death("5", date(2001, 10, 8), "illness"),
]
TYPES = dict.fromkeys(("mission_acronym_un", "casualty_id_un", "incident_type", "personnel_type"), "string")


def test_hostile_deaths_are_an_interval_over_double_rows_and_unknown_causes() -> None:
    given = table(DEATHS, incident_date="date32", **TYPES)
    found = run(panel.hostile_deaths(given), "year")
    assert [(row["year"], row["hostile_deaths_low"], row["hostile_deaths_high"]) for row in found] == [
        (1996, 1, 3), (2001, 0, 0),
    ]  # fmt: skip
    everybody = run(panel.hostile_deaths(given, personnel=panel.PERSONNEL), "year")[0]
    assert (everybody["hostile_deaths_low"], everybody["hostile_deaths_high"]) == (2, 4)
    assert run(panel.deaths_accident(given), "year")[0]["deaths_accident_low"] == 1
    assert run(panel.deaths_illness(given), "year")[1]["deaths_illness_high"] == 1
    total = run(panel.deaths_all(given), "year")[0]
    assert (total["deaths_all_low"], total["deaths_all_high"]) == (4, 5)


def test_the_rate_is_deaths_per_thousand_person_years() -> None:
    """METHODS F4: 4 to 8 deaths over 7,030 person-years are 0.57 to 1.14."""
    deaths = table(
        [{"mission": "RPC", "year": 2023, "hostile_deaths_low": 4, "hostile_deaths_high": 8, "rows": 8}],
        mission="string",
    )
    strength = months(month("RPC", date(2022, 12, 31), 7030 * 12, 0, 0))
    found = run(panel.hostile_death_rate(deaths, strength))[0]
    assert found["hostile_death_rate_low"] == pytest.approx(0.57, abs=0.005)
    assert found["hostile_death_rate_high"] == pytest.approx(1.14, abs=0.005)
    nobody = months(month("RPC", date(2022, 12, 31), 0, 0, 0))
    assert run(panel.hostile_death_rate(deaths, nobody))[0]["hostile_death_rate_low"] is None


def bounds(*rows: tuple[int, float, float]) -> Any:
    return table([{"year": y, "low": a, "high": b} for y, a, b in rows], low="float64", high="float64")


def test_ratios_are_intervals_over_contested_denominators() -> None:
    """METHODS F5: 2,542 of 3,000 is 0.85. T3: 1,960 among 25,000 to 120,000 inhabitants is 16 to 78 per 1,000."""
    ratio = run(panel.ceiling_ratio(bounds((2008, 2542, 2542)), bounds((2008, 3000, 3000), (2009, 1, 1))))
    assert [row["year"] for row in ratio] == [2008]
    assert ratio[0]["ceiling_ratio_low"] == pytest.approx(0.847, abs=0.001)
    per = run(
        panel.per_1000_inhabitants(bounds((2021, 1960, 1960)), bounds((2021, 25000, 40000), (2021, 120000, 120000)))
    )[0]
    assert per["per_1000_inhabitants_low"] == pytest.approx(16.3, abs=0.1)
    assert per["per_1000_inhabitants_high"] == pytest.approx(78.4, abs=0.1)
    over = run(panel.deployed_over_authorised(bounds((2000, 90, 100)), bounds((2000, 0, 0), (2000, 120, 136))))[0]
    assert over["deployed_over_authorised_low"] == pytest.approx(90 / 136)
    assert over["deployed_over_authorised_high"] == pytest.approx(100 / 120)
    assert run(panel.per_km2(bounds((2021, 1960, 1960)), bounds((2021, 3170, 3170))))[0][
        "per_km2_low"
    ] == pytest.approx(0.618, abs=0.001)


def test_contributions_before_1993_know_no_observers() -> None:
    rows = [
        {"contributor": "X", "observation_date": date(1992, 11, 30), "troops_persons": 50, "police_persons": 2, "observers_persons": None},
        {"contributor": "X", "observation_date": date(1993, 1, 31), "troops_persons": 40, "police_persons": None, "observers_persons": 9},
    ]  # fmt: skip
    given = table(rows, contributor="string", observation_date="date32")
    first, second = run(panel.list_contributions(given), "day")
    assert (first["troops"], first["observers"], first["uniformed"]) == (50, None, 52)
    assert (second["police"], second["observers"], second["uniformed"]) == (0, 9, 49)
    years = run(panel.summarise_years(panel.list_contributions(given), "observers", keys=("contributor",)), "year")
    assert [row["observers_mean"] for row in years] == [None, 9.0]


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ibis", None)
    with pytest.raises(ReaderMissing, match=r"ibis is needed to compute measures .*peaceops\[data\]"):
        panel.list_contributions(None)
