"""The same claims and documents through another program, where one is installed.

What enters: the command of the program. What leaves: how many false claims it lets pass and true ones it accepts.
Never done here: installing anything. It is no dependency of the project.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.audit_accuracy.battery import SUPPORT, read_key

_ALL_SUPPORTED: Final = "supported (numbers only)"
_SECONDS: Final = 60


def run_rival(command: str) -> Iterator[str]:
    """Run ``COMMAND --no-llm CLAIM -e DOCUMENT`` on each claim of the battery of documents."""
    rows = read_key("battery_document.jsonl")
    documents = {row["evidence"]: row["text"] for row in rows if "text" in row}
    counted = {"false": [0, 0], "true": [0, 0], "derived": [0, 0]}
    with tempfile.TemporaryDirectory() as folder:
        claim, evidence = Path(folder) / "claim.txt", Path(folder) / "evidence.txt"
        for row in rows:
            if "claim" not in row:
                continue
            claim.write_text(row["claim"] + "\n", "utf-8")
            evidence.write_text(documents[row["evidence"]] + "\n", "utf-8")
            done = subprocess.run(
                [command, "--no-llm", str(claim), "-e", str(evidence)], capture_output=True, text=True, timeout=_SECONDS,
                check=False,
            )  # fmt: skip
            passed = f"All 1 claims {_ALL_SUPPORTED}" in done.stdout or "claims supported" in done.stdout
            right = set(row["verdicts"])
            if "contradicted" in right and not SUPPORT & right:
                counted["false"][0] += not passed
                counted["false"][1] += 1
            elif SUPPORT & right and "contradicted" not in right:
                kind = "derived" if row["kind"] == "derived" else "true"
                counted[kind][0] += passed
                counted[kind][1] += 1
    yield f"false not passed      {counted['false'][0]} of {counted['false'][1]} (a claim it finds no number in counts here too)"
    yield f"true supported        {counted['true'][0]} of {counted['true'][1]}, derived {counted['derived'][0]} of {counted['derived'][1]}"
