"""The tutorial does what it says: its files are written, its commands run, its output appears."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def read_blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """Language, file name and text of each fenced block."""
    for match in re.finditer(r"^```(\w+) ?(\S*)\n(.*?)^```$", (DOCS / page).read_text(), re.MULTILINE | re.DOTALL):
        yield match[1], match[2], match[3]


def read_commands(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """Command, exit code and the lines that must appear."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, *expected = part.splitlines()
        command, _, remark = line.partition("  # exit ")
        yield command, int(remark or 0), [e for e in expected if e.strip()]


def run_page(page: str, tmp_path: Path) -> tuple[Path, int]:
    """Write the files of a page, run its commands, and return the folder and how many ran."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_DATA_HOME": str(tmp_path / "share"),
    }
    work = tmp_path / "work"
    work.mkdir()
    run = 0
    for language, name, text in read_blocks(page):
        if language == "python":
            subprocess.run([sys.executable, "-c", text], cwd=work, env=environment, check=True)
        elif name:
            (work / name).write_text(text, encoding="utf-8")
        elif language == "console":
            for command, code, expected in read_commands(text):
                done = subprocess.run(
                    shlex.split(command), cwd=work, env=environment, capture_output=True, text=True, check=False
                )
                output = done.stdout + done.stderr
                assert done.returncode == code, (command, output)
                for line in expected:
                    assert line in output, (command, line, output)
                run += 1
    return work, run


def test_the_page_on_audits_runs(tmp_path: Path) -> None:
    work, run = run_page("audit.md", tmp_path)
    assert run >= 10
    assert (work / "article.audit.html").stat().st_size > 10_000
    for name in ("works.bib", "works.json", "works.graphml", "findings.sarif", "again.html"):
        assert (work / name).stat().st_size > 100


def test_the_tutorial_runs(tmp_path: Path) -> None:
    work, run = run_page("tutorial.md", tmp_path)
    assert run >= 17
    assert (work / "unamir.html").stat().st_size > 10_000
    assert (work / "unamir-1993.html").exists()
    assert not (work / "again").exists()
