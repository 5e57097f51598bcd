"""Conflicts of states: both sides count, supporters are apart, restarts are onsets."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.errors import InvalidValue
from peaceops.panel.conflict import derive_state_years, find_onsets, read_codes


def make(conflict: int, year: int, a: str, b: str | None = None, **cells: Any) -> dict[str, Any]:
    return {
        "conflict_id_ucdp": conflict, "year": year, "intensity": "minor", "start_date": date(1990, 5, 1), "location": "X",
        "side_a_ids_gw": a, "side_b_ids_gw": b, "side_a_supporter_ids_gw": None, "side_b_supporter_ids_gw": None,
        "location_ids_gw": a, **cells,
    }  # fmt: skip


def derive(*rows: dict[str, Any], **options: Any) -> dict[tuple[int, int], dict[str, int]]:
    return {(row["country_id_gw"], row["year"]): row for row in derive_state_years(rows, **options)}


def test_both_sides_count() -> None:
    """peacesciencer add_ucdp_acd: side A only."""
    found = derive(make(1, 2008, "522", "531", location_ids_gw="522, 531"))
    assert {key: row["conflict_incidence"] for key, row in found.items()} == {(522, 2008): 1, (531, 2008): 1}


def test_supporters_of_either_side_are_told_apart_from_parties() -> None:
    found = derive(make(1, 2020, "373", "", side_a_supporter_ids_gw="640", side_b_supporter_ids_gw="371, 373"))
    assert {key[0]: (r["conflict_incidence"], r["conflict_incidence_supporter"]) for key, r in found.items()} == {
        373: (1, 0), 640: (0, 1), 371: (0, 1),
    }  # fmt: skip


def test_restarts_are_onsets() -> None:
    """peacesciencer: restarts after two or more quiet years are no onset."""
    rows = [make(1, year, "100") for year in (1990, 1991, 1993, 1996, 2010)]
    found = derive(*rows)
    assert [year for (_, year), row in sorted(found.items()) if row["conflict_onset"]] == [1990, 1996, 2010]
    assert [year for (_, year), row in sorted(found.items()) if row["conflict_onset_first"]] == [1990]
    one = derive(*rows, quiet_years=1)
    assert [year for (_, year), row in sorted(one.items()) if row["conflict_onset"]] == [1990, 1993, 1996, 2010]
    assert not [1 for row in derive(*rows, quiet_years=20).values() if row["conflict_onset"] and row["year"] > 1990]


def test_a_conflict_older_than_the_data_has_no_onset_in_their_first_years() -> None:
    old = make(1, 1946, "200", start_date=date(1944, 1, 1))
    new = make(2, 1946, "200", start_date=date(1946, 3, 1))
    assert derive(old)[200, 1946]["conflict_onset"] == 0
    assert derive(old, new)[200, 1946]["conflict_onset"] == 1


def test_intensity_is_the_worst_of_its_own_conflicts() -> None:
    found = derive(
        make(1, 2000, "1"),
        make(2, 2000, "1", intensity="war"),
        make(3, 2000, "2", side_a_supporter_ids_gw="3", intensity="war"),
    )
    assert (found[1, 2000]["conflict_intensity"], found[1, 2000]["conflict_incidence"]) == (2, 2)
    assert found[3, 2000]["conflict_intensity"] == 0


def test_serbia_keeps_one_number_in_the_panel() -> None:
    assert set(derive(make(1, 1999, "345"), make(1, 2010, "345"))) == {(345, 1999), (340, 2010)}


@given(st.sets(st.integers(1946, 2024), min_size=1), st.integers(1, 10))
def test_onsets_against_their_definition(years: set[int], quiet: int) -> None:
    found = find_onsets(years, quiet_years=quiet, first_year=1946, started=min(years))
    assert found == {y for y in years if not years & set(range(y - quiet, y))}


def test_options_and_codes_are_checked() -> None:
    with pytest.raises(InvalidValue, match="quiet years"):
        find_onsets([1990], quiet_years=0, first_year=1946, started=1990)
    assert read_codes("2, 200;  -99, 2") == (2, 200)
