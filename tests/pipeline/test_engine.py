"""Tables of the store as measures see them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import DATASETS

from peaceops.pipeline.data import add_files
from peaceops.pipeline.engine import open_engine, open_tables

pytest.importorskip("duckdb")


@pytest.mark.datasets
def test_a_table_of_years_covers_them_from_the_first_day_to_the_last(tmp_path: Path) -> None:
    file = DATASETS / "conflict" / "ucdp" / "organizedviolencecy_v25_1.csv"
    add_files(tmp_path, "ucdp_country_year", [file], today=date(2026, 11, 25))
    given = open_tables(tmp_path)
    found = given.tables["ucdp_country_year/country_year"]
    assert (found.first_day, found.last_day) == (date(1989, 1, 1), date(2024, 12, 31))


def test_no_engine_draws_a_bar_among_the_rows_of_a_table() -> None:
    setting = "SELECT current_setting('enable_progress_bar')"
    assert open_engine().raw_sql(setting).fetchone() == (False,)


def test_what_does_not_fit_into_memory_lies_in_the_data_folder_and_goes_with_the_process(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    code = (
        "import sys; from pathlib import Path; from peaceops.pipeline.engine import open_engine\n"
        "engine = open_engine(memory='48MiB', store=Path(sys.argv[1]))\n"
        "engine.raw_sql('CREATE TEMP TABLE t AS SELECT md5(range::VARCHAR) AS s FROM range(3000000)')\n"
        "print(len(list(Path(sys.argv[1], 'store').glob('.spill-*/*'))) > 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
    assert list((tmp_path / "store").iterdir()) == []
