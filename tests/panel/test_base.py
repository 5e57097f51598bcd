"""Bases: an unknown size stays unknown, sites of deployed missions are not shown, months are those of maps."""

from __future__ import annotations

from datetime import date
from typing import Any

from peaceops.panel.base import BaseMonth, derive_base_months, derive_listed_months, sum_missions

TODAY = date(2026, 1, 1)


def place(location: str, troops: int | None, year: int = 2000, month: int = 3, **cells: Any) -> dict[str, Any]:
    return {
        "mission_acronym_geopko": "UNX", "location": location, "latitude_degrees": 1.0, "longitude_degrees": 2.0,
        "year": year, "month": month, "source_map": "Map 1", "variant_number": 1, "country_ids_gw": "482", "admin_1": "North",
        "troops_persons": troops, "contributors_count": 1, **cells,
    }  # fmt: skip


def sent(location: str, persons: int | None, **cells: Any) -> dict[str, Any]:
    key = ("mission_acronym_geopko", "year", "month", "source_map", "location", "variant_number")
    return {**{name: place(location, 0, **cells)[name] for name in key}, "troops_persons": persons}


def derive(*maps: dict[str, Any], sizes: tuple[dict[str, Any], ...] = (), deployed: bool = False) -> list[BaseMonth]:
    names = {"UNX": "UNX"} if deployed else {}
    return derive_base_months(maps, sizes, {"UNX": "unx"}, deployed=names, today=TODAY)


def test_unknown_contributor_sizes_stay_unknown_in_totals() -> None:
    """Geo-PKO dashboard: unknown sizes treated in opposite ways by map and by year."""
    bases = derive(
        place("A", 150), place("B", None), place("C", None),
        sizes=(sent("B", 35), sent("B", None), sent("C", None)),
    )  # fmt: skip
    assert [(b.base, b.low, b.high, b.unknown) for b in bases] == [
        ("UNX: A", 150, 150, 0), ("UNX: B", 35, None, 1), ("UNX: C", None, None, 1),
    ]  # fmt: skip
    (total,) = sum_missions(bases)
    assert (total["troops_geopko_low"], total["troops_geopko_high"], total["bases_geopko"]) == (185, None, 3)
    (known,) = sum_missions(bases[:1])
    assert (known["troops_geopko_low"], known["troops_geopko_high"]) == (150, 150)


def test_a_base_without_troops_is_a_base() -> None:
    (base,) = derive(place("Observers only", 0))
    assert (base.low, base.high) == (0, 0)


def test_months_between_maps_are_not_made_up() -> None:
    assert [b.month for b in derive(place("A", 1), place("A", 1, month=6))] == [12 * 2000 + 2, 12 * 2000 + 5]


def test_two_maps_of_a_month_that_differ_make_an_interval() -> None:
    (base,) = derive(place("A", 100), place("A", 150, source_map="Map 2"))
    assert (base.low, base.high, base.rows) == (100, 150, (0, 1))
    (open_above,) = derive(place("A", 100), place("A", None, source_map="Map 2"))
    assert open_above.high is None


def test_one_name_of_two_places_is_two_bases() -> None:
    assert {b.base for b in derive(place("A", 1), place("A", 1, latitude_degrees=5.0, month=4))} == {
        "UNX: A (1)",
        "UNX: A (2)",
    }


def test_sites_of_a_deployed_mission_are_shown_by_first_level_unit_and_late() -> None:
    """METHODS F.3."""
    bases = derive(
        place("A", 100, year=2025, month=9), place("B", 50, year=2025, month=9, latitude_degrees=3.0),
        place("C", None, year=2025, month=9, admin_1="South"), place("A", 100, year=2025, month=10), deployed=True,
    )  # fmt: skip
    assert [(b.base, b.low, b.high, b.latitude, b.longitude) for b in bases] == [
        ("UNX: North", 150, 150, None, None), ("UNX: South", None, None, None, None),
    ]  # fmt: skip
    assert "sites" not in repr(bases[0])


def listed(number: int, is_base: bool, month: int = 3, mission: str | None = "UNX") -> dict[str, Any]:
    return {
        "base_id_kunkel": number, "year": 2000, "month": month, "mission_acronym_geopko": mission if is_base else None,
        "latitude_degrees": 1.0, "longitude_degrees": float(number), "is_base": is_base,
    }  # fmt: skip


def test_the_derived_file_keeps_months_without_a_base_apart() -> None:
    rows = (listed(7, False, 1), listed(7, True, 2))
    found = derive_listed_months(rows, {"UNX": "unx"}, {"UNX": (482,)}, deployed={}, today=TODAY)
    assert [(b.base, b.mission, b.is_listed, b.codes, b.low) for b in found] == [
        ("0007", "unx", False, (482,), None), ("0007", "unx", True, (482,), None),
    ]  # fmt: skip
    (hidden,) = derive_listed_months((listed(7, True), listed(8, True)), {}, {}, deployed={"UNX": "UNX"}, today=TODAY)
    assert (hidden.latitude, hidden.sites) == (None, ((1.0, 7.0), (1.0, 8.0)))


def kinds(*maps: dict[str, Any], deployed: bool = False) -> dict[str, Any]:
    names = {"UNX": "UNX"} if deployed else {}
    (base,) = derive_base_months(
        maps, (), {"UNX": "unx"}, deployed=names, today=TODAY, kinds=("infantry", "formed_police", "observers", "police")
    )  # fmt: skip
    return dict(base.kinds)


def test_a_type_without_a_size_is_unknown_and_one_that_is_not_there_is_none() -> None:
    unit = {"has_infantry": True, "infantry_persons": 650, "has_formed_police": True, "formed_police_persons": None}
    found = kinds(place("A", None, **unit, has_police=False, has_observers=True))
    assert found == {"infantry": (650, 650), "formed_police": (None, None), "observers": (1, 1), "police": (0, 0)}
    none = kinds(place("A", 0, has_infantry=False, infantry_persons=0, has_formed_police=None, has_observers=True))
    assert (none["infantry"], none["formed_police"], none["police"]) == ((0, 0), (None, None), (None, None))


def test_observers_that_the_source_never_marks_are_unknown_and_a_doubtful_mark_is_open() -> None:
    """UNOMIG: 468 rows, no observer marked in any of them."""
    assert kinds(place("A", 0, has_observers=False))["observers"] == (None, None)
    doubtful = place("A", 0, has_observers=True, is_observer_coding_uncertain=True)
    assert kinds(doubtful)["observers"] == (0, 1)
    marked = derive_base_months(
        (place("A", 0, has_observers=False), place("B", 0, has_observers=True)), (), {}, deployed={}, today=TODAY,
        kinds=("observers",),
    )  # fmt: skip
    assert [base.kinds["observers"] for base in marked] == [(0, 0), (1, 1)]


def test_accounts_that_differ_bound_a_type_and_hidden_places_are_put_together() -> None:
    one = place("A", 100, has_infantry=True, infantry_persons=100, has_police=False)
    other = place("A", 150, source_map="Map 2", has_infantry=True, infantry_persons=150, has_police=True)
    assert (kinds(one, other)["infantry"], kinds(one, other)["police"]) == ((100, 150), (0, 1))
    beside = place("B", 35, has_infantry=True, infantry_persons=35, has_police=True)
    hidden = kinds(one, beside, deployed=True)
    assert (hidden["infantry"], hidden["police"]) == ((135, 135), (1, 1))
