"""What stands over a table of a document: its caption, else the heading of its section; never what is about something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from peaceops.assess.audit.tabled import title_tables
from peaceops.documents.text import read_text

ROWS = "Country       2010       2011\nGhanor        1,020      945\nJardania      860        1,130\nNepora        702        702"
MORE = ROWS.replace("1,020", "980")
PROSE = "The mission opened its first post on the bridge in the spring, and nobody in the valley believed that it would stay for long."


def list_titles(folder: Path, *blocks: str) -> list[str]:
    path = folder / "text.txt"
    path.write_text("\n\n".join(blocks), encoding="utf-8")
    return [title for _, title in title_tables(read_text(path).passages)]


@pytest.mark.parametrize(
    ("blocks", "titles"),
    [
        ((PROSE, "Table 1. Police by contributor", ROWS, PROSE), ["Table 1. Police by contributor"]),
        (
            (PROSE, "Table 1. Police by contributor", ROWS, "Table 2. Troops by contributor", MORE, PROSE),
            ["Table 1. Police by contributor", "Table 2. Troops by contributor"],
        ),
        # A source stands between them, or below.
        ((PROSE, "Annex Table 3: Police", "Source: monthly returns.", ROWS, PROSE), ["Annex Table 3: Police"]),
        (
            (PROSE, "Table 1. Police", ROWS, "Source: monthly returns.", "Table 2. Troops", MORE),
            ["Table 1. Police", "Table 2. Troops"],
        ),
        # No caption: the heading.
        ((PROSE, "POLICE BY CONTRIBUTOR", ROWS, PROSE), ["POLICE BY CONTRIBUTOR"]),
    ],
)
def test_titles(tmp_path: Path, blocks: tuple[str, ...], titles: list[str]) -> None:
    assert list_titles(tmp_path, *blocks) == titles


@pytest.mark.parametrize(
    ("blocks", "titles"),
    [
        # Text parts them.
        ((PROSE, "Table 1. Police by contributor", PROSE, ROWS, PROSE), [""]),
        # A figure, a photograph or a source is no title.
        ((PROSE, "Figure 1. Killings by month", ROWS, PROSE), [""]),
        ((PROSE, "Source: returns of killings by month", ROWS, PROSE), [""]),
        # Captions below: each is that of the table before, or nobody can tell.
        ((PROSE, ROWS, "Table 1. Police by contributor", MORE, "Table 2. Troops by contributor", PROSE), ["", ""]),
    ],
)
def test_what_is_no_title(tmp_path: Path, blocks: tuple[str, ...], titles: list[str]) -> None:
    assert list_titles(tmp_path, *blocks) == titles
