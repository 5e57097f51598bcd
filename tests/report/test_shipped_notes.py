"""The notes that ship are what the citation library says, for every source of the base."""

from __future__ import annotations

from tools.format_notes import format_shipped

from peaceops.report.cite import shipped_notes


def test_shipped_notes_are_fresh() -> None:
    assert dict(shipped_notes()) == format_shipped(), "run: python3 run.py python -m tools.format_notes"
