"""What all tests share: a skip that fails where everything is required, documents, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT.parent / "shared" / "documents"
DATASETS = ROOT.parent / "shared" / "data"
REQUIRE_ALL = os.environ.get("PEACEOPS_REQUIRE_ALL") == "1"
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect, in the open, the tests that need documents or datasets where these are not beside the checkout."""
    wanted = {"documents": DOCUMENTS, "datasets": DATASETS}
    marks = [mark for mark, folder in wanted.items() if not folder.is_dir()]
    away = [item for item in items if any(item.get_closest_marker(mark) for mark in marks)]
    if away:
        items[:] = [item for item in items if item not in away]
        config.hook.pytest_deselected(items=away)


def _fail_skip(report: Report) -> Report:
    """Turn a skip into a failure that gives the reason of the skip."""
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"skipped, but PEACEOPS_REQUIRE_ALL=1: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a skipped test where everything is required."""
    return _fail_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a skipped module where everything is required."""
    return _fail_skip((yield))


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of documents beside the checkout; a test that takes it is marked ``documents``."""
    return DOCUMENTS


@pytest.fixture(scope="session")
def datasets() -> Path:
    """The folder of datasets beside the checkout; a test that takes it is marked ``datasets``."""
    return DATASETS


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's chromium, started once for each worker."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def refused() -> list[str]:
    """Every address outside this machine that the page of a test asked for."""
    return []


@pytest.fixture
def page(chromium: Browser, refused: list[str]) -> Iterator[Page]:
    """An empty page that reads local files and reaches nothing else."""

    def answer(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:", "about:", "http://127.0.0.1:")):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context = chromium.new_context(reduced_motion="reduce", locale="en-GB", timezone_id="UTC")
    context.route("**/*", answer)
    yield context.new_page()
    context.close()
