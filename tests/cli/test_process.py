"""What only a whole process shows: full disks, closed pipes, interrupts, other encodings, what is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.casefolder import write_case

from peaceops.cli import main

COMMAND = [sys.executable, "-m", "peaceops"]


def environment(tmp_path: Path, **changes: str) -> dict[str, str]:
    return {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), **changes}


def run(tmp_path: Path, *arguments: object, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=tmp_path, env=environment(tmp_path, **changes), capture_output=True,
        text=True, check=False,
    )  # fmt: skip


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    done = run(tmp_path, "assess", "testia", "--casebook", case, "--out", "/dev/full")
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr
        == "peaceops: /dev/full: cannot be written: No space left on device (choose another place; nothing was written)\n"
    )


def test_full_standard_output_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "missions"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(tmp_path),
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "peaceops: No space left on device\n")


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    reader = subprocess.Popen(["true"], stdin=subprocess.PIPE)
    reader.wait()
    assert reader.stdin is not None
    with reader.stdin:
        done = subprocess.run(
            [*COMMAND, "claims", "unomig", "--csv"], stdout=reader.stdin, stderr=subprocess.PIPE,
            env=environment(tmp_path), text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("words", [["missions"], ["sources", "--csv"], ["assess", "testia", "--casebook", "case"]])
def test_a_closed_output_is_no_error(tmp_path: Path, words: list[str]) -> None:
    write_case(tmp_path / "case")
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, *words],
        cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "error" not in done.stderr.lower()
    closed = subprocess.run(
        ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *COMMAND, "missions", "--nothing"],
        cwd=tmp_path, env=environment(tmp_path), check=False,
    )  # fmt: skip
    assert closed.returncode == 2


def test_an_interrupt_while_writing_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    case = write_case(tmp_path / "case")
    (tmp_path / "out").mkdir()

    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    page = str(tmp_path / "out" / "page.html")
    assert main(["assess", "testia", "--casebook", str(case), "--no-cache", "--out", page]) == 130
    out, err = capfd.readouterr()
    assert (out, err.strip()) == ("", "peaceops: interrupted")
    assert not list((tmp_path / "out").iterdir())
    assert main(["claim", "add", "--casebook", str(case), "--indicator", "T3/deployed_strength", "--value", "7",
                 "--first-day", "1999", "--source", "s-1", "--locator", "page 1"]) == 130  # fmt: skip
    assert [p.name for p in (case / "claims").iterdir()] == ["testia.csv"]
    assert ",7," not in (case / "claims" / "testia.csv").read_text()


def test_a_disk_that_fills_up_leaves_no_half_file(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        # Without the right to mount, a limit on the size of files stands for the full disk.
        case = write_case(tmp_path / "case")
        script = f"ulimit -f 8; trap '' XFSZ; exec {sys.executable} -m peaceops assess testia --casebook {case} --no-cache --out disk/page.html"
        done = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=False
        )
    else:
        done = run(tmp_path, "assess", "unomig", "--no-cache", "--out", disk / "page.html")
    try:
        assert (done.returncode, done.stdout) == (1, "")
        assert "page.html: cannot be written" in done.stderr
        assert not list(disk.iterdir())
    finally:
        if not mounted.returncode:
            subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_that_cannot_show_a_name_does_not_stop_the_work(tmp_path: Path, encoding: str) -> None:
    done = run(tmp_path, "sources", "unomig", PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, "")
    assert run(tmp_path, "assess", "unomig", PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C").returncode == 0


def test_a_warm_run_loads_nothing_that_makes_a_dossier(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    cold = run(tmp_path, "assess", "testia", "--casebook", case)
    page = (tmp_path / "testia.html").read_bytes()
    script = (
        "import sys; from peaceops.cli import main; code = main(sys.argv[1:]);"
        "print(sorted(n for n in sys.modules if n.partition('.')[0] in ('jinja2', 'citeproc', 'lxml', 'rich')"
        " or n in ('peaceops.assess', 'peaceops.casebook', 'peaceops.codebook', 'peaceops.report')), file=sys.stderr)"
    )
    warm = subprocess.run(
        [sys.executable, "-c", script, "assess", "testia", "--casebook", str(case)], cwd=tmp_path,
        env=environment(tmp_path), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert warm.stdout == cold.stdout
    assert warm.stderr.splitlines()[-1] == "[]"
    assert (tmp_path / "testia.html").read_bytes() == page


def test_the_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    pages = []
    for seed in ("1", "2"):
        run(tmp_path, "assess", "testia", "--casebook", case, "--no-cache", PYTHONHASHSEED=seed)
        pages.append((tmp_path / "testia.html").read_bytes())
    assert pages[0] == pages[1]
