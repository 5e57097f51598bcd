"""Measure the load of each source against a plain read of the same file.

::

    python3 run.py python -m bench.sources                 # the datasets beside the checkout
    python3 run.py python -m bench.sources --check         # exit 1 when a target is missed

A plain read is what a script would write: ``pandas.read_csv``, ``pyreadstat.read_dta`` with a data frame,
``pandas.DataFrame`` over the cells of python-calamine, ``json.load``; into memory, nothing checked. A load recognises,
checks, corrects and types every cell, and checks the keys. Both run inside one process with libraries loaded: the
ratio of what the checks cost. A file that a plain read takes in less than 10 ms is measured against 10 ms: below that
the ratio tells of a few calls and of nothing that a user waits for. The last row is a whole process, with the snapshot
written.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measure import BARE, Row, find_script, format_table, measure_command

DATASETS = Path(__file__).resolve().parents[2] / "shared" / "data"
TARGET = 3.0
SHORTEST = 0.01
GED = "conflict/ucdp_ged"
FILES = (
    ("un_missions", "missions/DPPADPOSS-PKO.csv", "csv"),
    ("un_fatalities", "missions/DPPADPOSS-FATALITIES.csv", "csv"),
    ("ipi_contributions", "contributions/ipi/data_mission.csv", "csv"),
    ("ipi_contributions", "contributions/ipi/country_mission_month_gender_2009-11_2014-02.csv", "csv"),
    ("bara_hultman", "missions/BaraHultman_UN_NonUN_Peacekeeping_v2-2019.dta", "stata"),
    ("mullenbach", "missions/Mullenbach_Third-Party-PKMs_v3.1.xls", "workbook"),
    ("unhcr_population", "displacement/unhcr/unhcr_population.csv", "csv"),
    ("unhcr_solutions", "displacement/unhcr/unhcr_solutions.csv", "csv"),
    ("ucdp_country_year", "conflict/ucdp/organizedviolencecy_v25_1.csv", "csv"),
    ("ucdp_ged", f"{GED}/GEDEvent_v21_01_21_12.csv.zip", "zip"),
    ("ucdp_ged", f"{GED}/GEDEvent_v23_1_CAR_482.geojson", "json"),
    ("ucdp_ged", f"{GED}/GEDevent_v26_0_2.xlsx", "workbook"),
    ("ucdp_ged", f"{GED}/ged_syria.csv", "csv"),
)


def read_plain(path: Path, kind: str) -> Any:
    """Read a file as a script would."""
    import pandas as pd
    import pyreadstat
    from python_calamine import CalamineWorkbook

    if kind == "csv":
        return pd.read_csv(path, low_memory=False)
    if kind == "zip":
        import zipfile

        with zipfile.ZipFile(path) as archive:
            return pd.read_csv(io.BytesIO(archive.read(archive.namelist()[0])), low_memory=False)
    if kind == "stata":
        return pyreadstat.read_dta(str(path))
    if kind == "workbook":
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        return pd.DataFrame(rows[1:], columns=rows[0])
    with path.open(encoding="utf-8") as stream:
        return pd.DataFrame([f["properties"] for f in json.load(stream)["features"]])


def load(source: str, path: Path) -> Any:
    """Load a file as this project does, all but the writing."""
    from peaceops.sources.read import read_bytes, read_files

    return read_files(source, [read_bytes(path)])


def time_call(call: Callable[[], Any], runs: int) -> float:
    """Time a call: median of `runs`, after one that warms."""
    call()
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def measure_sources(folder: Path, scratch: Path, *, runs: int) -> list[Row]:
    """Measure all rows."""
    rows = []
    for source, name, kind in FILES:
        path = folder / name
        plain = time_call(lambda path=path, kind=kind: read_plain(path, kind), runs)  # type: ignore[misc]
        ours = time_call(lambda source=source, path=path: load(source, path), runs)  # type: ignore[misc]
        note = f"{ours * 1000:.0f} ms against {plain * 1000:.0f}"
        rows.append(
            Row(
                name=f"{source} {path.name[:34]}",
                value=ours / max(plain, SHORTEST),
                unit="x plain",
                target=TARGET,
                note=note,
            )
        )
    bare = measure_command(BARE, cwd=scratch, runs=runs)

    def prepare() -> dict[str, str]:
        return {**os.environ, "PEACEOPS_DATA": tempfile.mkdtemp(dir=scratch)}

    path = folder / "displacement/unhcr/unhcr_population.csv"
    command = (find_script("peaceops"), "data", "add", "unhcr_population", "--file", str(path))
    whole = measure_command(command, cwd=scratch, prepare=prepare, runs=3)
    note = f"{whole.seconds * 1000:.0f} ms, {whole.peak_mb:.0f} MB"
    rows.append(Row(name="data add, whole process", value=whole.seconds / bare.seconds, unit="x bare", note=note))
    return rows


def main() -> int:
    """Measure and print; with ``--check`` a missed target is exit code 1."""
    parser = argparse.ArgumentParser(description="Measure the load of each source against a plain read.")
    parser.add_argument("--runs", type=int, default=5, help="runs for each median (default 5)")
    parser.add_argument("--data", type=Path, default=DATASETS, help="folder of datasets")
    parser.add_argument("--check", action="store_true", help="exit 1 when a target is missed")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data} is not there: nothing to measure")
        return 0
    with tempfile.TemporaryDirectory(prefix="peaceops-bench-") as scratch:
        rows = measure_sources(options.data, Path(scratch), runs=options.runs)
    print(format_table(rows))
    return 1 if options.check and not all(row.is_met for row in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())
