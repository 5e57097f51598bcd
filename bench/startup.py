"""Measure what a user waits for: ``--help`` and one assessment, warm and cold, and its peak memory.

::

    python3 run.py python -m bench.startup            # a table
    python3 run.py python -m bench.startup --check    # exit 1 when a target is missed

Warm: byte code and caches are there from a run before. Cold: an empty cache folder, with the byte code
that the set-up compiles. Bare: no byte code of any module either, the standard library's included, as
after an install that compiled nothing; it has no target. The operating system's file cache stays.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.measure import BARE, RUNS, Measurement, Row, find_script, format_table, measure_command

MISSION = "cispkf-abkhazia"
TARGETS = {"help": 6.0, "warm": 25.0, "cold": 150.0, "memory": 300.0}


def cold_environment(folder: Path) -> dict[str, str]:
    """Derive an environment without byte code and without caches, under `folder`, which is emptied."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return {
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPYCACHEPREFIX": str(folder / "byte-code"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }


def measure_startup(scratch: Path, *, runs: int = RUNS) -> list[Row]:
    """Measure all rows in `scratch`."""
    peaceops = find_script("peaceops")
    warm_env = {**os.environ, "XDG_CACHE_HOME": str(scratch / "warm-cache")}

    def prepare() -> Mapping[str, str]:
        return cold_environment(scratch / "cold")

    def empty_cache() -> Mapping[str, str]:
        return {"XDG_CACHE_HOME": cold_environment(scratch / "cold")["XDG_CACHE_HOME"]}

    bare = measure_command(BARE, cwd=scratch, runs=3 * runs)
    help_ = measure_command((peaceops, "--help"), cwd=scratch, env=warm_env, runs=runs)
    warm = measure_command((peaceops, "assess", MISSION), cwd=scratch, env=warm_env, runs=runs)
    cold = measure_command((peaceops, "assess", MISSION), cwd=scratch, prepare=empty_cache, runs=runs)
    raw = measure_command((peaceops, "assess", MISSION), cwd=scratch, prepare=prepare, runs=runs, warm_up=False)

    def ratio(name: str, measured: Measurement, target: float | None = None) -> Row:
        note = f"{measured.seconds * 1000:.0f} ms, spread {measured.spread * 1000:.0f}"
        return Row(name=name, value=measured.seconds / bare.seconds, unit="x bare", target=target, note=note)

    return [
        Row(name="python -I -c pass", value=bare.seconds * 1000, unit="ms", note="the unit of the ratios"),
        ratio("--help", help_, TARGETS["help"]),
        ratio(f"assess {MISSION}, warm", warm, TARGETS["warm"]),
        ratio(f"assess {MISSION}, cold", cold, TARGETS["cold"]),
        ratio("the same without byte code", raw),
        Row(name="peak memory", value=max(warm.peak_mb, cold.peak_mb), unit="MB", target=TARGETS["memory"]),
    ]


def main() -> int:
    """Measure and print; with ``--check`` a missed target is exit code 1."""
    parser = argparse.ArgumentParser(description="Measure start-up and one assessment as ratios to a bare interpreter.")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs for each median (default {RUNS})")
    parser.add_argument("--check", action="store_true", help="exit 1 when a target is missed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="peaceops-bench-") as scratch:
        rows = measure_startup(Path(scratch), runs=options.runs)
    print(format_table(rows))
    return 1 if options.check and not all(row.is_met for row in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())
