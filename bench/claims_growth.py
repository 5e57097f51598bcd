"""Measure how loading and assessing grow with the number of claims.

::

    python3 run.py python -m bench.claims_growth             # 10^3, 10^4 and 10^5 claims
    python3 run.py python -m bench.claims_growth --most 4    # up to 10^4

Each size is a casebook of invented claims over thirty years, written as files and read back by a whole
process. The baseline is the same process reading the same files as plain CSV (``csv.reader``).
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from bench.measure import Row, format_table, measure_command

from peaceops.casebook.write import render_claims, render_missions, render_sources
from peaceops.files import write_file
from peaceops.model import Claim, Mission, Period, Source, parse_locator, parse_value

FIRST = date(1990, 1, 1)
DAYS = 30 * 365
KINDS = (
    ("N3", "host_consent", "host"),
    ("F2", "force_used", "mission"),
    ("B1", "activity", "mission"),
    ("R2", "incidents", ""),
    ("T3", "deployed_strength", ""),
    ("D2", "violations", "host"),
)
READ_CSV = "import csv,glob,sys;[sum(1 for _ in csv.reader(open(f))) for f in glob.glob(sys.argv[1]+'/claims/*.csv')]"
LOAD = (
    "import sys;from pathlib import Path;from peaceops.codebook import load_codebook;"
    "from peaceops.casebook import load_casebook;"
    "load_casebook(load_codebook(),overlays=[Path(sys.argv[1])],with_shipped=False)"
)
ASSESS = (
    LOAD.replace("load_casebook(load", "b=load_casebook(load")
    + ";from peaceops.assess.assessment import assess_mission;"
    "assess_mission(b,b.mission('growth'),load_codebook(),robustness=False)"
)


def make_claims(number: int) -> list[Claim]:
    """Invent claims, the same ones for the same number."""
    chance = random.Random(number)
    claims = []
    for i in range(number):
        indicator, definition, party = KINDS[i % len(KINDS)]
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        is_code = indicator in ("N3", "F2", "B1")
        text = str(chance.randrange(3)) if is_code else str(chance.randrange(1, 3000))
        unit = "persons" if indicator == "T3" else "events"
        claims.append(
            Claim(
                subject="growth",
                indicator=indicator,
                definition=definition,
                value=parse_value("category", text) if is_code else parse_value("quantity", text, unit),
                period=Period.of_days(day, day + timedelta(days=0 if indicator == "T3" else 80)),
                source=f"source-{i % 400}",
                locator=parse_locator(f"para {i}"),
                known_from=date(2021, 1, 1),
                party=party,
                summary="an invented claim for a measurement",
            )
        )
    return claims


def write_casebook(folder: Path, number: int) -> None:
    """Write a casebook of invented claims."""
    mission = Mission(
        id="growth", acronym="GROWTH", name="An invented operation", mission_type="un", lead="UN",
        organisation="UN", host="GEO", period=Period.of_days(FIRST, FIRST + timedelta(days=DAYS)),
    )  # fmt: skip
    sources = [
        Source(id=f"source-{i}", kind="official-io", stake="third", issued=date(2021, 1, 1),
               csl={"id": f"source-{i}", "type": "report", "title": f"Invented report {i}"})
        for i in range(400)
    ]  # fmt: skip
    write_file(folder / "missions.csv", render_missions([mission]))
    write_file(folder / "sources.json", render_sources(sources))
    write_file(folder / "claims" / "growth.csv", render_claims(make_claims(number)))


def measure_growth(scratch: Path, most: int, runs: int) -> list[Row]:
    """Measure every size up to 10 to the power of ``most``."""
    rows: list[Row] = []
    for power in range(3, most + 1):
        folder = scratch / f"e{power}"
        write_casebook(folder, 10**power)
        base = measure_command((sys.executable, "-c", READ_CSV, str(folder)), cwd=scratch, runs=runs)
        for name, code in (("load", LOAD), ("load and assess", ASSESS)):
            done = measure_command(
                (sys.executable, "-c", code, str(folder)), cwd=scratch, env=dict(os.environ), runs=runs
            )
            note = f"{done.seconds:.2f} s, {done.seconds / 10**power * 1e6:.0f} µs a claim, {done.peak_mb:.0f} MB"
            rows.append(
                Row(name=f"{name}, 10^{power} claims", value=done.seconds / base.seconds, unit="x plain CSV", note=note)
            )
    return rows


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=5, choices=(3, 4, 5), help="largest power of ten")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        print(format_table(measure_growth(Path(scratch), options.most, options.runs)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
