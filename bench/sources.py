"""Measure the load of each source against a plain read of the same file.

::

    python3 run.py python -m bench.sources                 # the datasets beside the checkout
    python3 run.py python -m bench.sources --check         # exit 1 when a target is missed

A plain read is what a script would write: ``pandas.read_csv``, ``pyreadstat.read_dta`` with a data frame,
``pandas.DataFrame`` over the cells of python-calamine, ``json.load``; into memory, nothing checked. A load recognises,
checks, corrects and types every cell, and checks the keys. Both run inside one process with libraries loaded: the
ratio of what the checks cost. A file that a plain read takes in less than 10 ms is measured against 10 ms: below that
the ratio tells of a few calls and of nothing that a user waits for. One row is a whole process, with the snapshot
written. The last is events at the size of a whole release: a made file of 400,000 rows and the 49 columns of GED, read
by this project to the checked table and by DuckDB (``CREATE TABLE AS SELECT * FROM read_csv``) as it comes, in turns
in one run; the value is the ratio of the medians.
"""

from __future__ import annotations

import argparse
import csv
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
EVENTS = 400_000
EVENTS_TARGET = 2.5
SHORTEST = 0.01
GED = "conflict/ucdp_ged"
FILES = (
    ("geo_pko", "deployments/geo_pko/Geo_PKO_v.2.1_full.csv", "csv"),
    ("geo_pko_base_month", "deployments/geo_pko/geopko_base_month_ucdp_10km.csv", "csv"),
    ("priogrid", "priogrid/PRIO-GRID-Static_landarea_mountains_ttime.csv", "csv"),
    ("ucdp_acd", "conflict/ucdp/ucdp-prio-acd-221.csv", "csv"),
    ("ucdp_termination", "conflict/ucdp/ucdp-term-acd-3-2021.xlsx", "workbook"),
    ("tamm", "mandates/tamm/TAMM_v2.1_mission_month.csv", "csv"),
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


def write_events(path: Path, count: int) -> None:
    """Write a made file with the columns of GED, text as long as there, some of it quoted and over several lines."""
    from peaceops.sources.base import read_card

    columns = sorted(next(x for x in read_card("ucdp_ged").layouts if x.name == "current").columns)
    article = '"Agency {0},2020-01-01,Clashes, reported by ""both sides"", near place {0}";' * 4
    fixed = {
        **dict.fromkeys(
            ("conflict_name", "dyad_name", "side_a", "side_b", "source_office", "where_coordinates"), "A - B"
        ),
        **dict.fromkeys(
            ("adm_1", "adm_2", "where_description", "source_original"), "Northern province, upper district"
        ),
        **dict.fromkeys(("deaths_a", "deaths_b", "deaths_unknown", "gwnob", "low"), "0"),
        **dict.fromkeys(("deaths_civilians", "best", "high"), "3"),
        "code_status": "Clear",
        "type_of_violence": "1",
        "region": "Africa",
        "country": "Somewhere",
        "iso3": "AAA",
        "source_date": "2020-01-01;2020-01-02",
        "date_start": "2020-01-01",
        "date_end": "2020-01-03",
        "year": "2020",
        "gwnoa": "482",
        "priogrid_gid": "139306",
        "source_headline": "Clashes; more clashes",
    }
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        for number in range(1, count + 1):
            own = {
                "id": str(number),
                "relid": f"AAA-2020-1-{number}",
                "latitude": f"{number % 90}.123456",
                "longitude": f"{number % 180}.654321",
                "geom_wkt": f"POINT ({number % 180}.654321 {number % 90}.123456)",
                "source_article": article.format(number % 997),
            }
            writer.writerow([own.get(c) or fixed.get(c, "1") for c in columns])


def measure_events(scratch: Path, *, runs: int) -> Row:
    """Measure the load of a whole release against DuckDB, in turns."""
    import duckdb

    path = scratch / "events.csv"
    write_events(path, EVENTS)

    def read_duckdb() -> None:
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE events AS SELECT * FROM read_csv('{path}')")

    from peaceops.sources.read import read_bytes, read_files

    times: dict[str, list[float]] = {"plain": [], "ours": []}
    for number in range(runs + 1):
        for name, call in (
            ("plain", read_duckdb),
            ("ours", lambda: read_files("ucdp_ged", [read_bytes(path)], version="99.1")),
        ):
            start = time.perf_counter()
            call()
            if number:
                times[name].append(time.perf_counter() - start)
    plain, ours = statistics.median(times["plain"]), statistics.median(times["ours"])
    note = f"{ours:.1f} s against {plain:.1f}; {path.stat().st_size / 1e6:.0f} MB"
    return Row(
        name=f"ucdp_ged {EVENTS:,} x 49, DuckDB", value=ours / plain, unit="x plain", target=EVENTS_TARGET, note=note
    )


def main() -> int:
    """Measure and print; with ``--check`` a missed target is exit code 1."""
    parser = argparse.ArgumentParser(description="Measure the load of each source against a plain read.")
    parser.add_argument("--runs", type=int, default=5, help="runs for each median (default 5)")
    parser.add_argument("--data", type=Path, default=DATASETS, help="folder of datasets")
    parser.add_argument("--check", action="store_true", help="exit 1 when a target is missed")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data} is not there: only made files are measured")
    with tempfile.TemporaryDirectory(prefix="peaceops-bench-") as scratch:
        rows = measure_sources(options.data, Path(scratch), runs=options.runs) if options.data.is_dir() else []
        rows.append(measure_events(Path(scratch), runs=min(options.runs, 3)))
    print(format_table(rows))
    return 1 if options.check and not all(row.is_met for row in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())
