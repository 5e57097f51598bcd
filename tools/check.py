"""Run every check of the project, in order, and report all failures at the end.

What enters: names of steps; none means all of them (``python3 run.py check ruff mypy``).
What leaves: one line for each step with its time, the output of those that failed, exit code 1 on any failure.
Never done here: changing a file. ``python3 run.py ruff format`` does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT.parent / "shared" / "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One check: its name and its command."""

    name: str
    command: tuple[str, ...]


def derive_steps(root: Path, documents: Path) -> list[Step]:
    """Derive the steps; the evidence base is checked against `documents` where that folder exists."""
    evidence = ["peaceops", "check"]
    if documents.is_dir():
        evidence += ["--documents", os.path.relpath(documents, root)]
    return [
        Step(name="ruff", command=("ruff", "check", "--output-format=concise", ".")),
        Step(name="format", command=("ruff", "format", "--check", "--output-format=concise", ".")),
        Step(name="mypy", command=("mypy",)),
        Step(name="imports", command=("lint-imports", "--no-cache")),
        Step(name="docstrings", command=("python", "-m", "tools.docstrings")),
        Step(name="tests", command=("pytest", "-q", "-n", "2", "--color=no")),
        Step(name="evidence", command=tuple(evidence)),
    ]


def run_step(step: Step, root: Path) -> tuple[int, str]:
    """Run `step` in `root`; return its exit code and its output."""
    try:
        done = subprocess.run(
            step.command,
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        return 127, f"{step.command[0]} is not installed: run this through `python3 run.py check`\n"
    return done.returncode, done.stdout


def summarise(output: str) -> str:
    """Summarise the output of a step by its last line; pytest's is its count."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:160] if lines else ""


def main(names: list[str]) -> int:
    """Run the steps named, or all."""
    steps = derive_steps(ROOT, DOCUMENTS)
    unknown = sorted(set(names) - {step.name for step in steps})
    if unknown:
        print(
            f"check: no step {', '.join(unknown)}; there are {', '.join(step.name for step in steps)}",
            file=sys.stderr,
        )
        return 2
    failed: list[str] = []
    for step in steps:
        if names and step.name not in names:
            continue
        print(f"{step.name:<11}", end="", flush=True)
        begun = time.perf_counter()
        code, output = run_step(step, ROOT)
        took = time.perf_counter() - begun
        print(f"{'ok' if code == 0 else 'FAILED':<7}{took:6.1f} s  {summarise(output)}".rstrip(), flush=True)
        if code:
            failed.append(step.name)
            print("    " + output.rstrip().replace("\n", "\n    "), flush=True)
    print(f"check: {'failed: ' + ', '.join(failed) if failed else 'all passed'}")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
