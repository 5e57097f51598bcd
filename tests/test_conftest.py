"""The rule for skips: a skip is a failure where everything is required."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[1]
SKIPS = {
    "test": "import pytest\ndef test_one():\n    pytest.skip('no engine')\n",
    "mark": "import pytest\n@pytest.mark.skipif(True, reason='no engine')\ndef test_one():\n    pass\n",
    "module": "import pytest\npytest.skip('no engine', allow_module_level=True)\n",
    "fixture": "import pytest\n@pytest.fixture\ndef it():\n    pytest.skip('no engine')\ndef test_one(it):\n    pass\n",
}


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    return pytester


@pytest.mark.parametrize("kind", SKIPS)
def test_a_skip_is_a_skip(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.delenv("PEACEOPS_REQUIRE_ALL", raising=False)
    project.makepyfile(SKIPS[kind])
    project.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(skipped=1)


@pytest.mark.parametrize("kind", SKIPS)
def test_a_skip_fails_where_all_is_required(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("PEACEOPS_REQUIRE_ALL", "1")
    project.makepyfile(SKIPS[kind])
    result = project.runpytest_subprocess("-p", "no:cacheprovider")
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*skipped, but PEACEOPS_REQUIRE_ALL=1: *no engine*"])


def test_an_expected_failure_is_no_skip(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEACEOPS_REQUIRE_ALL", "1")
    project.makepyfile("import pytest\n@pytest.mark.xfail\ndef test_one():\n    assert False\n")
    project.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(xfailed=1)


@pytest.mark.parametrize("mark", ["documents", "datasets"])
def test_documents_are_deselected_in_the_open_where_absent(project: pytest.Pytester, mark: str) -> None:
    project.makeini("[pytest]\nmarkers =\n  documents: x\n  datasets: x\n")
    project.makepyfile(f"import pytest\n@pytest.mark.{mark}\ndef test_one():\n    pass\ndef test_two():\n    pass\n")
    result = project.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, deselected=1)
