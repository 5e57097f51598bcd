"""``peaceops data``: what it prints, where it writes, with which exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sources.sample import make_sample

from peaceops.cli import main
from peaceops.settings import read_settings
from peaceops.sources import SOURCES

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line with an empty data folder."""
    monkeypatch.setenv("PEACEOPS_DATA", str(tmp_path / "store"))

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(["data", *(str(a) for a in arguments)])
        out, err = capfd.readouterr()
        return code, out, err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One file of each source under names that say nothing, and some that are none of ours."""
    target = tmp_path / "in" / "deep"
    target.mkdir(parents=True)
    for number, source in enumerate(SOURCES):
        sample = make_sample(source)
        name = sample.name if source == "ipi_contributions" else f"file{number}"
        (target / name).write_bytes(sample.render())
    (target / "notes.txt").write_text("a,b\n1,2\n")
    (target / "page.json").write_text("{,}")
    (target / ".hidden").write_bytes(make_sample("un_missions").render())
    return tmp_path / "in"


def test_a_file_is_added_listed_verified_and_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(make_sample("un_missions").render())
    code, out, _ = run("add", "un_missions", "--file", path)
    assert (code, out.startswith("added: un_missions 2031-01-01: missions 3 rows [")) == (0, True)
    code, out, _ = run("add", "un_missions", "--file", path)
    assert (code, out.partition(":")[0]) == (0, "was there")
    code, out, err = run("list")
    assert code == 0
    assert "un_missions" in out
    assert "bara_hultman" in err
    (row,) = json.loads(run("list", "--json")[1])
    assert (row["source"], row["version"], row["rows"], row["first"]) == ("un_missions", "2031-01-01", 3, "2001-01-01")
    assert run("verify")[:2] == (0, "1 snapshots: sound\n")
    code, out, _ = run("show", "un_missions")
    assert code == 0
    for text in ("licence: UN terms", "covers: 1948-05-29 to now", "a zero: ", "snapshot 2031-01-01"):
        assert text in out


def test_show_says_what_a_source_is_before_any_file(run: Run) -> None:
    for source in SOURCES:
        code, out, _ = run("show", source)
        assert (code, "no snapshot" in out) == (0, True)
        card = json.loads(run("show", source, "--json")[1])
        assert card["citation"]["title"]
        assert card["coverage"]["missing_row"]


def test_a_folder_is_taken_over_by_columns_and_not_by_names(run: Run, folder: Path, tmp_path: Path) -> None:
    code, out, _ = run("add", "--from", folder)
    assert code == 0
    assert "not opened: deep/page.json, line 1" in out
    assert "not known: deep/notes.txt" in out
    assert f"{len(SOURCES)} snapshots, 0 failed, 1 not opened, 0 refused, 1 files of no known layout" in out
    (folder / "deep" / "bad.csv").write_bytes(make_sample("un_fatalities").render()[:-9])
    code, out, _ = run("add", "--from", folder)
    assert code == 1
    assert "failed: bad.csv, row 4: has 11 cells; expected 12 cells" in out or "failed: bad.csv" in out
    report = json.loads(run("add", "--from", folder, "--json")[1])
    assert len(report["added"]) == len(SOURCES)
    assert len(report["failed"]) == 1


def test_damage_is_an_exit_code(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(make_sample("mullenbach").render())
    run("add", "mullenbach", "--file", path, "--version", "3.2")
    (raw,) = (tmp_path / "store" / "store" / "raw").iterdir()
    raw.write_bytes(b"other")
    code, out, _ = run("verify")
    assert code == 1
    assert "problem: mullenbach 3.2: raw file x.csv: changed" in out


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (("add",), 2, "give either SOURCE and --file FILE, or --from DIR"),
        (("add", "un_missions"), 2, "give either"),
        (("add", "un_missions", "--file", "x", "--from", "y"), 2, "give either"),
        (("add", "un_mission", "--file", "x"), 2, "nearest: un_missions"),
        (("show", "nothing"), 2, "known: acled, bara_hultman"),
        (("add", "un_missions", "--file", "absent.csv"), 1, "absent.csv: No such file"),
        (("add", "--from", "absent"), 1, "absent: is no folder"),
        (("add", "un_missions", "--file", "."), 1, "expected a file"),
    ],
)
def test_a_wrong_call_is_said_in_a_line(run: Run, arguments: tuple[str, ...], code: int, text: str) -> None:
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert text in err
    assert "Traceback" not in err


def test_where_the_store_is() -> None:
    found = [
        read_settings(environment).store
        for environment in (
            {"PEACEOPS_DATA": "a", "HOME": "/h"},
            {"XDG_DATA_HOME": "/x", "HOME": "/h"},
            {"XDG_DATA_HOME": "x", "HOME": "/h"},
            {},
        )
    ]
    assert [p and p.as_posix() for p in found] == ["a", "/x/peaceops", "/h/.local/share/peaceops", None]
