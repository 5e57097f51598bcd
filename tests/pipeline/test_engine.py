"""Tables of the store as measures see them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.conftest import DATASETS

from peaceops.pipeline.data import add_files
from peaceops.pipeline.engine import open_tables

pytest.importorskip("duckdb")


@pytest.mark.datasets
def test_a_table_of_years_covers_them_from_the_first_day_to_the_last(tmp_path: Path) -> None:
    file = DATASETS / "conflict" / "ucdp" / "organizedviolencecy_v25_1.csv"
    add_files(tmp_path, "ucdp_country_year", [file], today=date(2026, 11, 25))
    given = open_tables(tmp_path)
    found = given.tables["ucdp_country_year/country_year"]
    assert (found.first_day, found.last_day) == (date(1989, 1, 1), date(2024, 12, 31))
