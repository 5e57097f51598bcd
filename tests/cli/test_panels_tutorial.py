"""The tutorial of panels does what it says, on the datasets beside the checkout."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "panels.md"
FILES = (
    "conflict/ucdp_ged/GEDEvent_v23_1_CAR_482.geojson",
    "deployments/geo_pko/Geo_PKO_v.2.1_full.csv",
    "contributions/ipi/data_mission.csv",
    "missions/DPPADPOSS-FATALITIES.csv",
)


@pytest.mark.datasets
def test_the_tutorial_of_panels_runs(tmp_path: Path, datasets: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    for name in FILES:
        shutil.copy(datasets / name, work)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PEACEOPS_DATA": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    commands = 0
    for language, text in re.findall(
        r"^```(\w+)\n(.*?)^```$", TUTORIAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    ):
        if language == "python":
            done = subprocess.run(
                [sys.executable, "-c", text], cwd=work, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
            assert "@" in done.stdout
        elif language == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, *expected = part.splitlines()
                done = subprocess.run(
                    shlex.split(command), cwd=work, env=environment, capture_output=True, text=True, check=False
                )
                output = done.stdout + done.stderr
                assert done.returncode == 0, (command, output)
                for line in filter(None, expected):
                    assert line in output, (command, line, output)
                commands += 1
    assert commands == 6
    for name in ("birao.svg", "minurcat.svg"):
        drawn = (work / name).read_text(encoding="utf-8")
        assert drawn.startswith("<svg")
        assert "polyline" in drawn or "circle" in drawn
    page = (work / "joins.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "bases: missions" in page
