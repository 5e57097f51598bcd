#!/usr/bin/env python3
"""Set up the project once, then run a command inside it.

    python3 run.py peaceops assess cispkf-abkhazia
    python3 run.py check
    python3 run.py pytest tests/model

What enters: a checkout and any Python 3.11 or later.
What leaves: ``.venv`` with exactly what ``requirements/all.lock`` says, and the exit code of the command.
Never done here: resolving versions. That is ``python3 run.py lock``.

Only the standard library is used, and the syntax stays old enough for an old Python to say that it is too old.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
# The interpreter outside any environment: the caller's own may be the one that is about to be replaced.
BASE = getattr(sys, "_base_executable", None) or sys.executable

OLDEST = (3, 11)
INPUTS = ("requirements/all.lock", "requirements/uv.txt", "pyproject.toml")
# 400 MB that only panels on a cluster need: installed when asked, then kept.
SPARK = "requirements/spark.lock"
ASKS_SPARK = ("PEACEOPS_WITH_SPARK", "PEACEOPS_REQUIRE_ALL")
TASKS = {"check": "tools/check.py", "lock": "tools/lock.py"}
USAGE = """usage: python3 run.py COMMAND [ARGUMENT ...]

  peaceops ...   the command line of the project
  check          lint, types, contracts, tests and the evidence base, in one go
  lock           write the hashed locks anew from pyproject.toml
  pytest, mypy, ruff, python, ...   whatever the environment holds

PEACEOPS_WITH_SPARK=1 adds Spark to the environment, which then stays (400 MB; it wants Java 17 to run)."""

OWNER = "made-by-run.txt"  # stands in every environment that this file may delete
STAMP = "set-up-done"
PROGRESS = {"rebuild": "setting up .venv, once, about 15 seconds", "sync": "bringing .venv up to date"}
UNREACHABLE = re.compile(
    r"dns error|name resolution|error sending request|tcp connect|connection (?:refused|reset|broken)"
    r"|failed to (?:fetch|establish|lookup)|network is unreachable|timed out|from versions: none|could not connect"
    r"|certificate|ProxyError",
    re.IGNORECASE,
)


class SetupFailed(Exception):
    """The set-up cannot go on; the message is what the user reads."""


def check_python(version: Sequence[int]) -> None:
    """Raise if `version`, a tuple, is older than the project supports."""
    if tuple(version[:2]) < OLDEST:
        raise SetupFailed(
            f"needs Python {OLDEST[0]}.{OLDEST[1]} or later, this is {version[0]}.{version[1]}: "
            "start run.py with a newer one"
        )


def derive_stamp(root: Path, python: Path, inputs: Sequence[str] = INPUTS) -> str:
    """Derive what a finished set-up is known by: its place, its interpreter and the hash of its inputs.

    The first line changes when the checkout has moved or the interpreter was replaced: scripts and
    byte code are then stale and only a new environment will do. The second changes with the inputs.
    """
    digest = hashlib.sha256()
    for name in inputs:
        content = (root / name).read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    extra = f"{SPARK}\n" if SPARK in inputs else ""
    return f"{root} {os.path.realpath(python)}\n{digest.hexdigest()}\n{extra}"


def choose_inputs(found: str, env: Mapping[str, str]) -> Sequence[str]:
    """Choose the locks of a set-up: that of Spark where it is asked for, or was before."""
    is_asked = any(env.get(name) == "1" for name in ASKS_SPARK)
    return (*INPUTS, SPARK) if is_asked or SPARK in found.splitlines()[2:] else INPUTS


def read_stamp(venv: Path) -> str:
    """Read the stamp of a finished set-up, or nothing."""
    try:
        return (venv / STAMP).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def choose_action(found: str, wanted: str) -> str:
    """Choose between ``nothing``, ``sync`` and ``rebuild`` from the stamp found and the one wanted."""
    if found == wanted:
        return "nothing"
    if found and found.splitlines()[0] == wanted.splitlines()[0]:
        return "sync"
    return "rebuild"


def explain_failure(command: Sequence[str], output: str) -> str:
    """Explain a failed step in one line where the cause is known, else with the end of its output."""
    if UNREACHABLE.search(output):
        return (
            "the first set-up needs the package registry and could not reach it; "
            "go online (or set HTTPS_PROXY) and run the same command again"
        )
    lines = [line for line in output.splitlines() if line.strip()]
    name = Path(command[0]).name
    return "\n".join([f"`{' '.join([name, *command[1:4]])}` failed:", *lines[-12:]])


def derive_environment(base: Mapping[str, str]) -> dict[str, str]:
    """Derive the environment of every command inside: ours first on the path, byte code kept."""
    env = dict(base)
    env.pop("PYTHONHOME", None)
    env["VIRTUAL_ENV"] = str(VENV)
    env["PATH"] = os.pathsep.join([str(BIN), *filter(None, [env.get("PATH")])])
    env["UV_COMPILE_BYTECODE"] = "1"  # else imports are 3 to 8 times slower on every run
    env.setdefault("UV_SYSTEM_CERTS", "1")
    return env


def run_step(command: Sequence[str], env: Mapping[str, str]) -> None:
    """Run one quiet step of the set-up in the project folder, or raise with its explanation."""
    done = subprocess.run(
        command,
        cwd=str(ROOT),
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise SetupFailed(explain_failure(command, done.stdout.decode("utf-8", "replace")))


def has_module(name: str) -> bool:
    """Tell whether this interpreter can import `name`."""
    command = [BASE, "-c", "import " + name]
    return not subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode


def choose_installer() -> str:
    """Choose the pip that brings uv: one inside (``ensurepip``) or the caller's own."""
    if has_module("venv"):
        if has_module("ensurepip"):
            return "inside"
        if has_module("pip"):
            return "caller"
    raise SetupFailed("this Python has neither pip nor venv: apt-get install python3-venv")


def remove_environment() -> None:
    """Remove an environment that an earlier set-up made or began, and no other."""
    if not VENV.exists() and not VENV.is_symlink():
        return
    if not (VENV / OWNER).exists() and any(VENV.iterdir()):
        raise SetupFailed(".venv was not made by run.py: move it away and run the same command again")
    shutil.rmtree(str(VENV))


def build_environment(env: Mapping[str, str]) -> None:
    """Make ``.venv`` anew, with uv inside."""
    installer = choose_installer()
    remove_environment()
    VENV.mkdir()
    (VENV / OWNER).write_text("run.py may delete this folder\n", encoding="utf-8")
    run_step([BASE, "-m", "venv", "--without-pip", str(VENV)], env)
    if installer == "inside":
        run_step([str(PYTHON), "-m", "ensurepip"], env)
        pip = [str(PYTHON), "-m", "pip"]
    else:
        pip = [BASE, "-m", "pip", "--python", str(PYTHON)]
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    run_step([*pip, "install", *options, "--require-hashes", "-r", "requirements/uv.txt"], env)


def sync_environment(env: Mapping[str, str], inputs: Sequence[str] = INPUTS) -> None:
    """Make ``.venv`` hold exactly the locks and this project."""
    uv = [str(PYTHON), "-m", "uv", "pip"]
    into = ["--python", str(PYTHON), "--quiet"]
    run_step([*uv, "sync", *into, "--require-hashes", "requirements/all.lock"], env)
    if SPARK in inputs:
        # Its source package builds with the setuptools of the same lock, which must be there first.
        hashed = [*into, "--require-hashes", "--no-deps"]
        run_step([*uv, "install", *hashed, "--no-build-isolation", "-r", "requirements/setuptools.txt"], env)
        run_step([*uv, "install", *hashed, "--no-build-isolation", "-r", SPARK], env)
    run_step([*uv, "install", *into, "--no-deps", "--no-build-isolation", "-e", "."], env)


def write_stamp(text: str) -> None:
    """Write the stamp in one step: it is there whole or not at all."""
    draft = VENV / (STAMP + ".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(VENV / STAMP)


@contextlib.contextmanager
def hold_lock() -> Iterator[None]:
    """Hold the set-up lock, so that two first runs at once do not build into each other."""
    try:
        import fcntl
    except ImportError:  # Windows: the second run fails on a file in use, and may be started again
        yield
        return
    with (ROOT / ".venv.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def set_up(env: Mapping[str, str]) -> None:
    """Bring ``.venv`` up to date; quiet and quick when it already is."""
    inputs = choose_inputs(read_stamp(VENV), env)
    if choose_action(read_stamp(VENV), derive_stamp(ROOT, PYTHON, inputs)) == "nothing" and PYTHON.exists():
        return
    with hold_lock():
        action = choose_action(read_stamp(VENV), derive_stamp(ROOT, PYTHON, inputs))
        if not PYTHON.exists():
            action = "rebuild"
        if action == "nothing":  # another run did it meanwhile
            return
        print(f"run.py: {PROGRESS[action]} ...", file=sys.stderr, flush=True)
        with contextlib.suppress(FileNotFoundError):
            (VENV / STAMP).unlink()
        if action == "rebuild":
            build_environment(env)
        sync_environment(env, inputs)
        write_stamp(derive_stamp(ROOT, PYTHON, inputs))


def find_command(name: str, env: Mapping[str, str]) -> list[str]:
    """Find a command, inside first; a task stands for its script."""
    if name in TASKS:
        return [str(PYTHON), str(ROOT / TASKS[name])]
    found = shutil.which(name, path=env["PATH"])
    if found is None:
        raise SetupFailed(f"there is no command {name!r} here; python3 run.py --help lists some")
    return [found]


def run_inside(command: list[str], env: Mapping[str, str]) -> int:
    """Run `command` in place of this process where that is possible; return its exit code elsewhere."""
    if not WINDOWS:
        sys.stdout.flush()
        os.execve(command[0], command, env)
    return subprocess.call(command, env=env)


def main(arguments: Sequence[str]) -> int:
    """Set up, then run `arguments` inside."""
    try:
        check_python(sys.version_info[:2])
        if not arguments or arguments[0] in ("-h", "--help"):
            print(USAGE, file=sys.stdout if arguments else sys.stderr)
            return 0 if arguments else 2
        env = derive_environment(os.environ)
        set_up(env)
        return run_inside([*find_command(arguments[0], env), *arguments[1:]], env)
    except SetupFailed as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"run.py: {error.filename or ROOT}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nrun.py: stopped; the same command goes on from here", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
