"""What the commands share: where they may write, how they fit a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from peaceops.cli.base import align, check_folders, check_targets
from peaceops.errors import InvalidValue, OutputFailed

ROWS = [
    ["id", "name", "note"],
    ["unprofor", "United Nations Protection Force", "three areas under one mandate until March, then one alone"],
]
# As of a sentence with its value behind it: the value must be seen on every terminal.
ANSWER = [
    ["A long sentence on the strength of a mission in a month, with all that its report says.", "136", "observed"]
]


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 200])
@pytest.mark.parametrize("rows", [ROWS, ANSWER, [["a" * 60, "b" * 60, "c" * 60]]])
def test_no_terminal_is_so_narrow_that_words_are_lost(rows: list[list[str]], width: int) -> None:
    lines = list(align(rows, width))
    assert max(map(len, lines)) <= max(width, 20)
    shown = "".join("".join(lines).split())
    for cell in (cell for row in rows for cell in row):
        for word in cell.split():
            assert word in shown or len(word) > 12, "a word may be broken where it is longer than its column"
    assert sum(map(len, "".join(map("".join, rows)).split())) == len(shown)


def test_a_pipe_gets_one_line_a_row() -> None:
    assert len(list(align(ROWS, 0))) == 2
    assert list(align([["a", "b"], ["cc", "d"]], 80)) == ["a   b", "cc  d"]


def test_the_first_column_is_never_broken() -> None:
    lines = list(align(ROWS, 50))
    assert lines[1].startswith("unprofor  ")
    assert all(line.startswith("          ") for line in lines[2:])


def test_what_is_read_is_never_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("x", encoding="utf-8")
    Path("b.txt").symlink_to("a.txt")
    for target in (Path("a.txt"), tmp_path / "a.txt", Path("b.txt"), Path("../") / tmp_path.name / "a.txt"):
        with pytest.raises(OutputFailed, match="would be lost"):
            check_targets((None, target), (None, Path("a.txt")))
    check_targets((Path("c.txt"), None, Path("d.txt")), (Path("a.txt"), Path("-")))
    with pytest.raises(OutputFailed, match="two outputs"):
        check_targets((Path("c.txt"), tmp_path / "c.txt"))
    with pytest.raises(OutputFailed, match="is a folder"):
        check_targets((tmp_path,))


def test_a_device_may_take_two_outputs() -> None:
    check_targets((Path("/dev/null"), Path("/dev/null")))


def test_a_folder_that_was_named_is_there(tmp_path: Path) -> None:
    check_folders(None, tmp_path)
    with pytest.raises(InvalidValue, match="is no folder"):
        check_folders(tmp_path, tmp_path / "none")
