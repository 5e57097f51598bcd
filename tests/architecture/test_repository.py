"""What stands in the repository: no address in a lock, no path of one machine, a wheel that is whole."""

from __future__ import annotations

import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest
import uv_build
from tools.lock import check_no_address, derive_inputs, read_project

ROOT = Path(__file__).resolve().parents[2]
# Written in pieces, so that this file is not its own finding.
MACHINE_PATH = re.compile(
    r"(?<![\w.:/-])/(?:" + "|".join(["wor" + "k", "roo" + "t", r"hom" + r"e/\w+", r"User" + r"s/\w+"]) + r")/"
)
REGISTRY = re.compile("|".join([r"py" + r"pi\.org", "python" + r"hosted\.org", r"registry\.npm" + "js"]))


def repository_files() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:  # an unpacked archive
        names = [
            path for folder in ("src", "tests", "docs", "tools", "requirements") for path in (ROOT / folder).rglob("*")
        ]
        return sorted(path for path in names if path.is_file() and "__pycache__" not in path.parts)
    return sorted(ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file())


def find_lines(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in repository_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in pattern.finditer(text)]
    return found


def test_no_path_of_one_machine() -> None:
    assert find_lines(MACHINE_PATH) == []


def test_no_registry_address() -> None:
    assert find_lines(REGISTRY) == []


def test_files_that_record_addresses_are_not_kept() -> None:
    names = {path.name for path in repository_files()}
    assert not names & {"uv.lock", "pylock.toml", "poetry.lock"}


@pytest.mark.parametrize("name", ["all.lock", "core.lock", "uv.txt", "spark.lock", "setuptools.txt"])
def test_lock_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    check_no_address(text, name)
    pins = re.findall(r"^[a-z][\w.-]*==", text, flags=re.MULTILINE)
    blocks = re.findall(r"^[a-z][\w.-]*==[^\n]*\\\n    --hash=sha256:", text, flags=re.MULTILINE)
    assert pins
    assert len(pins) == len(blocks)


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z][\w.-]*)==([^\s;\\]+)", text, flags=re.MULTILINE))


def test_lock_fits_the_project() -> None:
    from packaging.requirements import Requirement

    inputs = derive_inputs(read_project(ROOT))
    for name, lines in inputs.items():
        versions = pinned(name)
        for requirement in map(Requirement, lines):
            version = versions[requirement.name.lower().replace("_", "-")]
            assert requirement.specifier.contains(version), f"{name}: run `python3 run.py lock`"
    assert pinned("core.lock").items() <= pinned("all.lock").items()
    assert pinned("uv.txt")["uv"] == pinned("all.lock")["uv-build"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        name = uv_build.build_wheel(str(folder))
    with zipfile.ZipFile(folder / name) as file:
        return set(file.namelist())


def test_wheel_is_typed_and_licensed(wheel: set[str]) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        version = tomllib.load(file)["project"]["version"]
    info = f"peaceops-{version}.dist-info"
    assert "peaceops/py.typed" in wheel
    assert {
        f"{info}/licenses/LICENSE",
        f"{info}/licenses/LICENSES/Apache-2.0.txt",
        f"{info}/licenses/LICENSES/CC-BY-4.0.txt",
        f"{info}/licenses/LICENSES/CC-BY-SA-3.0.txt",
    } <= wheel


def test_wheel_holds_every_file_of_the_package_and_no_other(wheel: set[str]) -> None:
    source = ROOT / "src"
    wanted = {path.relative_to(source).as_posix() for path in repository_files() if path.is_relative_to(source)}
    held = {name for name in wheel if ".dist-info/" not in name and not name.endswith("/")}
    assert held == wanted


def test_changelog_and_citation_name_the_version() -> None:
    version = read_project(ROOT)["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## [{version}]" in changelog or "## [Unreleased]" in changelog


def test_decision_records_are_short_and_numbered() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [int(path.name[:4]) for path in records]
    assert numbers == sorted(set(numbers))
    for path in records:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 60, path.name


TARGET = re.compile(
    r"""!?\[[^\]]*\]\(\s*<?([^)\s>]+)|<(?:a|img)\b[^>]*?\b(?:href|src)=["']([^"']+)|^\[[^\]]+\]:\s*(\S+)""",
    re.MULTILINE,
)
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "src/peaceops/casebook/data/README.md",
    ROOT / "src/peaceops/report/styles/README.md",
]


def list_targets(text: str) -> list[str]:
    """Relative files that a Markdown text links to or shows; code is none of it."""
    text = re.sub(r"^(`{3,}|~{3,}).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    found = ["".join(groups).partition("#")[0] for groups in TARGET.findall(text)]
    return [target for target in found if target and not re.match(r"[a-z][a-z0-9+.-]*:|//", target)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_and_image_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [target for target in list_targets(text) if not (path.parent / target).exists()] == []


def test_links_are_seen() -> None:
    text = "[a](b.md#c) ![d](e/f.png) <img alt='' src='g.png'> [h](https://i.example) `[j](k)` [l](#m)\n[n]: o.md\n"
    assert list_targets(text) == ["b.md", "e/f.png", "g.png", "o.md"]
