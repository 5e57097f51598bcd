"""Licences: the texts are here, and nothing in the core asks for more than we give."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
COPYLEFT = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.IGNORECASE)


def core_distributions() -> list[str]:
    """Names of everything that an install of the core brings, without extras."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        todo = [Requirement(line) for line in tomllib.load(file)["project"]["dependencies"]]
    found: set[str] = set()
    while todo:
        requirement = todo.pop()
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if not wanted or requirement.name.lower() in found:
            continue
        try:
            requires = distribution(requirement.name).requires or []
        except PackageNotFoundError:  # pragma: no cover - a broken environment
            pytest.fail(f"{requirement.name} is not installed")
        found.add(requirement.name.lower())
        todo += [Requirement(line) for line in requires]
    return sorted(found)


def licence_statements(name: str) -> str:
    metadata = distribution(name).metadata
    classifiers = [line for line in metadata.get_all("Classifier", []) if line.startswith("License ::")]
    # Some put the whole text into the field: its first line names the licence.
    text = (metadata.get("License") or "").strip().partition("\n")[0]
    return "\n".join([metadata.get("License-Expression") or "", text, *classifiers])


@pytest.mark.parametrize("name", core_distributions())
def test_no_gpl_in_the_core(name: str) -> None:
    statement = licence_statements(name)
    assert not COPYLEFT.search(statement)


@pytest.mark.parametrize(
    ("statement", "copyleft"),
    [
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("GPL-2.0-or-later", True),
        ("LGPL-3.0", False),
        ("BSD-3-Clause", False),
    ],
)
def test_the_pattern_knows_copyleft(statement: str, copyleft: bool) -> None:
    assert bool(COPYLEFT.search(statement)) is copyleft


@pytest.mark.parametrize(
    ("path", "phrase"),
    [
        ("LICENSE", "Apache License"),
        ("LICENSES/Apache-2.0.txt", "Apache License"),
        ("LICENSES/CC-BY-4.0.txt", "Attribution 4.0 International Public License"),
        ("LICENSES/CC-BY-SA-3.0.txt", "Attribution-ShareAlike 3.0 Unported\n"),
    ],
)
def test_licence_texts_are_here(path: str, phrase: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert phrase in text
    assert len(text) > 10_000


def test_every_licence_text_is_named_by_the_package() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        named = tomllib.load(file)["project"]["license"].split(" AND ")
    assert sorted(named) == sorted(path.stem for path in (ROOT / "LICENSES").iterdir())
