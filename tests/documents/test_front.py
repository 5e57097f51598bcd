"""The day of a text: what stands on its front, and not what a sentence tells or a source bears."""

from __future__ import annotations

from pathlib import Path

import pytest

from peaceops.documents.text import read_text

BODY = "The mission was sent to the hills. It stayed there for years, and nobody asked why. Its trucks were the first to leave."


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("An officer said so (A. Roe, personal communication, April 2, 2005).", ""),
        ("Ann Roe (last updated, 2 April 2005)", "2005-04-02"),
        ("Sheds and Guns (Brussels, 2 April 2005)", "2005-04-02"),
        ("Ann Roe (2 April 2005)", "2005-04-02"),
        ("The shed was called Blue (April 2, 2005 - May 1, 2006) and Red (May 2, 2006 – June 1, 2007).", ""),
        ("2 April 2005 – 1 May 2006", ""),
        ("April 2, 2005 – Brussels", "2005-04-02"),
        ("2 April 2005 - Ann Roe", "2005-04-02"),
    ],
)
def test_a_day_in_a_bracket(tmp_path: Path, line: str, issued: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Sheds in the Hills\n\n{line}\n\n{BODY}\n", "utf-8")
    assert read_text(path).issued == issued
