"""Write the hashed locks under ``requirements/`` from ``pyproject.toml``.

What enters: the ranges of ``pyproject.toml``.
What leaves: ``all.lock`` (core and dev, what ``run.py`` installs), ``core.lock`` (the core alone, at the
versions of ``all.lock``), ``uv.txt`` (uv itself, for the first step of a set-up), ``spark.lock`` (Spark, installed when
asked for) and ``setuptools.txt`` (what its source package builds with).
Never done here: recording where a package came from. A lock names versions and hashes, no address.

Versions that still fit are kept; ``python3 run.py lock --upgrade`` takes the newest that fit.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
COMMAND = "python3 run.py lock"


def read_project(root: Path) -> dict[str, Any]:
    """Read ``pyproject.toml`` under `root`."""
    with (root / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def derive_inputs(project: dict[str, Any]) -> dict[str, list[str]]:
    """Derive the requirements of each lock file from a parsed ``pyproject.toml``.

    Parameters
    ----------
    project : dict
        The parsed file.

    Returns
    -------
    dict of str to list of str
        File name to requirements, in the order in which they are to be compiled.
    """
    core = list(project["project"]["dependencies"])
    dev = list(project["dependency-groups"]["dev"])
    backend = [line for line in project["build-system"]["requires"] if line.startswith("uv_build")]
    # uv and its build backend are released together under one number.
    bootstrap = [line.replace("uv_build", "uv", 1) for line in backend]
    spark = list(project["project"]["optional-dependencies"].get("spark", ()))
    builder = ["setuptools>=80"]
    return {
        "all.lock": core + dev + backend,
        "core.lock": core,
        "uv.txt": bootstrap,
        "spark.lock": spark,
        "setuptools.txt": builder,
    }


def check_no_address(text: str, name: str) -> None:
    """Raise if a lock names an address.

    Raises
    ------
    SystemExit
        A line holds ``://`` or an index option.
    """
    found = re.search(r"^.*(?:://|--(?:extra-)?index|--find-links).*$", text, flags=re.MULTILINE)
    if found:
        raise SystemExit(f"requirements/{name}: names an address: {found.group().strip()}")


def write_lock(name: str, requirements: list[str], *, options: list[str]) -> None:
    """Resolve `requirements` with uv and write ``requirements/<name>``."""
    target = REQUIREMENTS / name
    command = ["uv", "pip", "compile", "-", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    command += ["--annotation-style", "line", "--custom-compile-command", COMMAND]
    if name != "all.lock":
        command += ["--constraints", str(REQUIREMENTS / "all.lock")]
    subprocess.run(
        [*command, "--output-file", str(target), *options],
        input="\n".join(requirements),
        text=True,
        check=True,
        cwd=REQUIREMENTS,
        stdout=subprocess.DEVNULL,
    )
    text = target.read_text(encoding="utf-8").replace(f"{REQUIREMENTS}/", "")
    check_no_address(text, name)
    target.write_text(text, encoding="utf-8", newline="\n")


def main(options: list[str]) -> int:
    """Write every lock, in order; pass `options` on to uv."""
    for name, requirements in derive_inputs(read_project(ROOT)).items():
        write_lock(name, requirements, options=options)
        print(f"requirements/{name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
