"""The folder list is the architecture: import-linter checks it, and is itself checked here."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def read_contracts() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return parser


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    # Only what stands in `folder` is on the path: an editable install would win otherwise.
    script = (
        "import sys; sys.path[:0] = [sys.argv[1] + '/src', sys.argv[1]]\n"
        "from importlinter.cli import lint_imports\n"
        "sys.exit(lint_imports(config_filename='.importlinter', cache_dir=None))"
    )
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)], cwd=folder, capture_output=True, text=True, check=False
    )


def layers() -> set[str]:
    return set(re.findall(r"\w+", read_contracts()["importlinter:contract:layers"]["layers"]))


def test_all_contracts_are_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_in_a_contract_is_a_layer() -> None:
    text = (ROOT / ".importlinter").read_text(encoding="utf-8")
    named = set(re.findall(r"\bpeaceops\.(\w+)", text))
    assert named <= layers()


def test_every_module_is_a_layer() -> None:
    package = ROOT / "src" / "peaceops"
    found = {
        path.stem
        for path in package.iterdir()
        if path.suffix == ".py" or (path.is_dir() and (path / "__init__.py").exists())
    }
    assert found - {"__init__"} <= layers()


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("model", "import peaceops.codebook"),
        ("model", "import pandas"),
        ("assess", "import peaceops.panel"),
        ("dossier", "from peaceops import documents"),
        ("store", "import click"),
        ("panel", "import pandas"),
        ("sources/ucdp", "import peaceops.sources.geo"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path: Path, module: str, line: str) -> None:
    package = tmp_path / "src" / "peaceops"
    (package / "sources").mkdir(parents=True)
    names = [
        "errors",
        "model",
        "codebook",
        "casebook",
        "store",
        "panel",
        "documents",
        "evidence",
        "assess",
        "dossier",
    ]
    for name in ["__init__", *names, "sources/__init__", "sources/ucdp", "sources/geo", "sources/base"]:
        (package / f"{name}.py").touch()
    (package / "sources" / "ucdp.py").write_text("import peaceops.sources.base\n")
    (package / "assess.py").write_text("import peaceops.evidence\n")
    shutil.copy(ROOT / ".importlinter", tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    kept = lint(tmp_path)
    assert kept.returncode == 0, kept.stdout + kept.stderr

    (package / f"{module}.py").write_text(f"{line}\n")
    broken = lint(tmp_path)
    assert broken.returncode == 1
    assert re.search(r"[12] broken", broken.stdout), broken.stdout
