"""Measure whole processes: time and peak memory, as medians and as ratios to a bare interpreter start.

What enters: commands. What leaves: :class:`Measurement` values and one printed table.
Never done here: timing inside a process; what a user waits for is the process.

A ratio to ``python -I -c pass`` on the same machine, measured in the same minutes, is comparable
between machines; seconds are not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = 7
BARE = (sys.executable, "-I", "-c", "pass")
# ru_maxrss counts kilobytes on Linux, bytes on macOS.
_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """Median time and peak memory of one command.

    Attributes
    ----------
    seconds : float
        Median wall time of the whole process.
    spread : float
        Slowest minus fastest, in seconds.
    peak_mb : float
        Largest resident memory of any run, in 10^6 bytes.
    runs : int
        How many runs the median is over.
    """

    seconds: float
    spread: float
    peak_mb: float
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: what was measured, in which unit, against which target."""

    name: str
    value: float
    unit: str
    target: float | None = None
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the value is within the target; true without one."""
        return self.target is None or self.value <= self.target


def find_script(name: str) -> str:
    """Find an installed script beside this interpreter.

    Raises
    ------
    SystemExit
        It is not installed here.
    """
    found = Path(sys.executable).with_name(name)
    if not found.exists():
        raise SystemExit(f"bench: {name} is not installed: start this with `python3 run.py python -m bench.startup`")
    return str(found)


def run_once(command: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> tuple[float, float]:
    """Run a command once; return its seconds and its peak memory in 10^6 bytes.

    Raises
    ------
    SystemExit
        The command failed: its time would mean nothing.
    """
    with (cwd / "bench.stderr").open("wb") as errors:
        begun = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        _, status, usage = os.wait4(child.pid, 0)
        took = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        text = (cwd / "bench.stderr").read_text(encoding="utf-8", errors="replace")
        raise SystemExit(f"bench: {' '.join(command)} gave {child.returncode}\n{text[-2000:]}")
    return took, usage.ru_maxrss * _MAXRSS_BYTES / 1e6


def measure_command(
    command: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    prepare: Callable[[], Mapping[str, str]] | None = None,
    runs: int = RUNS,
    warm_up: bool = True,
) -> Measurement:
    """Measure a command over several runs.

    Parameters
    ----------
    command : sequence of str
        What to run.
    cwd : Path
        A scratch folder to run it in.
    env : mapping, optional
        The environment; this process's own by default.
    prepare : callable, optional
        Called before every run, outside the clock; what it returns is added to the environment.
    runs : int
        How many runs count.
    warm_up : bool
        Run once more, first, without counting it.
    """
    base = dict(os.environ if env is None else env)
    taken: list[tuple[float, float]] = []
    for number in range(runs + warm_up):
        extra = prepare() if prepare else {}
        result = run_once(command, cwd=cwd, env={**base, **extra})
        if number or not warm_up:
            taken.append(result)
    seconds = [first for first, _ in taken]
    return Measurement(
        seconds=statistics.median(seconds),
        spread=max(seconds) - min(seconds),
        peak_mb=max(second for _, second in taken),
        runs=runs,
    )


def format_table(rows: Sequence[Row]) -> str:
    """Format rows as aligned text, one line each."""
    lines = [f"{'':<34}{'value':>10}  {'target':>10}"]
    for row in rows:
        target = f"<= {row.target:g}" if row.target is not None else ""
        verdict = "" if row.target is None else "met" if row.is_met else "MISSED"
        lines.append(f"{row.name:<34}{row.value:>10.2f}  {target:>10}  {row.unit:<12}{verdict:<8}{row.note}".rstrip())
    return "\n".join(lines)
