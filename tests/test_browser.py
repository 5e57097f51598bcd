"""The browser that tests use: it draws, and what a page asks of the network is refused and written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_local_page_is_drawn(page: Page, refused: list[str], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<!doctype html><title>One</title><h1>აფხაზეთი Абхазия</h1>", encoding="utf-8")
    page.goto(path.as_uri())
    assert page.title() == "One"
    assert page.locator("h1").bounding_box() is not None
    assert refused == []


def test_a_request_outside_is_refused_and_known(page: Page, refused: list[str]) -> None:
    page.set_content('<img src="http://example.invalid/pixel.png">')
    page.wait_for_load_state("load")
    assert refused == ["http://example.invalid/pixel.png"]
