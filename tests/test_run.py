"""run.py: its decisions. That it sets up a checkout for real is what every other test rests on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import run
from tools import check, lock

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    for name in run.INPUTS:
        (tmp_path / name).write_text(f"{name}\n")
    (tmp_path / "python").touch()
    return tmp_path


def stamp(checkout: Path) -> str:
    return run.derive_stamp(checkout, checkout / "python")


def test_nothing_to_do_when_the_stamp_fits(checkout: Path) -> None:
    assert run.choose_action(stamp(checkout), stamp(checkout)) == "nothing"


@pytest.mark.parametrize("name", run.INPUTS)
def test_a_changed_input_is_synced(checkout: Path, name: str) -> None:
    before = stamp(checkout)
    (checkout / name).write_text("other\n")
    assert run.choose_action(before, stamp(checkout)) == "sync"


def test_line_ends_of_a_checkout_do_not_matter(checkout: Path) -> None:
    before = stamp(checkout)
    (checkout / "pyproject.toml").write_bytes(b"pyproject.toml\r\n")
    assert stamp(checkout) == before


def test_spark_is_added_when_asked_for_and_then_stays(checkout: Path) -> None:
    (checkout / run.SPARK).write_text("pyspark\n")
    plain = stamp(checkout)
    assert run.choose_inputs(plain, {}) == run.INPUTS
    wanted = run.choose_inputs(plain, {"PEACEOPS_WITH_SPARK": "1"})
    assert wanted == run.choose_inputs("", {"PEACEOPS_REQUIRE_ALL": "1"}) == (*run.INPUTS, run.SPARK)
    with_spark = run.derive_stamp(checkout, checkout / "python", wanted)
    assert run.choose_action(plain, with_spark) == "sync"
    assert run.choose_inputs(with_spark, {}) == wanted


def test_a_moved_checkout_is_rebuilt(checkout: Path) -> None:
    before = stamp(checkout)
    moved = checkout.with_name("moved")
    checkout.rename(moved)
    assert run.choose_action(before, stamp(moved)) == "rebuild"


def test_a_replaced_interpreter_is_rebuilt(checkout: Path) -> None:
    before = stamp(checkout)
    (checkout / "newer").touch()
    (checkout / "python").unlink()
    (checkout / "python").symlink_to(checkout / "newer")
    assert run.choose_action(before, stamp(checkout)) == "rebuild"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_half_made_environment_is_rebuilt(checkout: Path, content: bytes | None) -> None:
    if content is not None:
        (checkout / run.STAMP).write_bytes(content)
    assert run.choose_action(run.read_stamp(checkout), stamp(checkout)) == "rebuild"


@pytest.mark.parametrize("version", [(3, 10, 13), (2, 7, 18)])
def test_an_old_python_is_refused_in_one_line(version: tuple[int, ...]) -> None:
    with pytest.raises(run.SetupFailed, match=r"needs Python 3\.11 or later") as caught:
        run.check_python(version)
    assert "\n" not in str(caught.value)


def test_this_python_is_welcome() -> None:
    run.check_python(sys.version_info)


@pytest.mark.parametrize(
    "output",
    [
        "error: Request failed\n  Caused by: error sending request\n  Caused by: dns error",
        "WARNING: Retrying\nERROR: Could not find a version that satisfies the requirement (from versions: none)",
        "Temporary failure in name resolution",
    ],
)
def test_no_network_is_one_line(output: str) -> None:
    line = run.explain_failure(["uv", "pip", "sync"], output)
    assert "could not reach it" in line
    assert "\n" not in line


def test_another_failure_shows_its_end() -> None:
    text = run.explain_failure(["python", "-m", "uv", "pip"], "\n".join(f"line {i}" for i in range(50)))
    assert text.splitlines()[0] == "`python -m uv pip` failed:"
    assert text.endswith("line 49")
    assert "line 20" not in text


def test_environment_of_commands() -> None:
    env = run.derive_environment({"PATH": "elsewhere", "PYTHONHOME": "elsewhere"})
    assert env["PATH"].split(os.pathsep) == [str(run.BIN), "elsewhere"]
    assert "PYTHONHOME" not in env
    assert env["UV_COMPILE_BYTECODE"] == "1"
    assert env["UV_SYSTEM_CERTS"] == "1"


def test_foreign_environment_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "mine").touch()
    with pytest.raises(run.SetupFailed, match=r"not made by run\.py"):
        run.remove_environment()
    assert (tmp_path / ".venv" / "mine").exists()

    (tmp_path / ".venv" / run.OWNER).touch()
    run.remove_environment()
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("present", "installer"),
    [({"venv", "ensurepip", "pip"}, "inside"), ({"venv", "pip"}, "caller")],
)
def test_installer(monkeypatch: pytest.MonkeyPatch, present: set[str], installer: str) -> None:
    monkeypatch.setattr(run, "has_module", present.__contains__)
    assert run.choose_installer() == installer


@pytest.mark.parametrize("present", [{"venv"}, {"pip", "ensurepip"}, set()])
def test_no_installer_is_one_line(monkeypatch: pytest.MonkeyPatch, present: set[str]) -> None:
    monkeypatch.setattr(run, "has_module", present.__contains__)
    with pytest.raises(run.SetupFailed, match=r"^[^\n]*apt-get install python3-venv$"):
        run.choose_installer()


def test_tasks_are_files() -> None:
    for path in run.TASKS.values():
        assert (ROOT / path).is_file()


def test_unknown_command() -> None:
    with pytest.raises(run.SetupFailed, match="no command 'no-such-command'"):
        run.find_command("no-such-command", {"PATH": ""})


def test_usage_and_exit_codes() -> None:
    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(ROOT / "run.py"), *arguments], capture_output=True, text=True, check=False
        )

    assert start("--help").stdout == run.USAGE + "\n"
    nothing = start()
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (2, "", run.USAGE + "\n")


def test_check_names_its_steps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [step.name for step in check.derive_steps(tmp_path, tmp_path / "absent")]
    assert names == ["ruff", "format", "mypy", "imports", "docstrings", "tests", "evidence"]
    assert check.main(["no-such-step"]) == 2
    assert "no step no-such-step" in capsys.readouterr().err


def test_evidence_is_checked_against_documents_where_there_are_some(tmp_path: Path) -> None:
    documents = tmp_path / "shared" / "documents"
    root = tmp_path / "main"
    assert check.derive_steps(root, documents)[-1].command == ("peaceops", "check")
    documents.mkdir(parents=True)
    expected = ("peaceops", "check", "--documents", str(Path("..", "shared", "documents")))
    assert check.derive_steps(root, documents)[-1].command == expected


def test_check_reports_all_failures(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    steps = [
        check.Step(name="first", command=(sys.executable, "-c", "print('broken'); raise SystemExit(3)")),
        check.Step(name="second", command=(sys.executable, "-c", "print('5 passed in 1.20s')")),
        check.Step(name="third", command=("no-such-program-anywhere",)),
    ]
    monkeypatch.setattr(check, "derive_steps", lambda root, documents: steps)
    assert check.main([]) == 1
    printed = capsys.readouterr().out
    assert "    broken" in printed
    assert "5 passed in 1.20s" in printed
    assert printed.endswith("check: failed: first, third\n")


@pytest.mark.parametrize(
    "line",
    [
        "    # via -r https://example.org/simple",
        "--index-url elsewhere",
        "--extra-index-url elsewhere",
        "--find-links x",
    ],
)
def test_an_address_in_a_lock_is_refused(line: str) -> None:
    with pytest.raises(SystemExit, match="names an address"):
        lock.check_no_address(f"click==8.2.1\n{line}\n", "all.lock")
