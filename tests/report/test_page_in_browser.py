"""The page in a real browser: silent, reachable by keyboard, fit for narrow screens and for paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def messages(page: Page) -> list[str]:
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def opened(page: Page, small_page: str, messages: list[str], tmp_path: Path) -> Page:
    path = tmp_path / "dossier.html"
    path.write_text(small_page, encoding="utf-8")
    page.goto(path.as_uri())
    return page


def test_page_is_silent_and_asks_for_nothing(opened: Page, messages: list[str], refused: list[str]) -> None:
    opened.wait_for_load_state("networkidle")
    assert messages == []
    assert refused == []
    assert opened.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700"


def test_keyboard_reaches_table_and_strip(opened: Page) -> None:
    reached = []
    for _ in range(120):
        opened.keyboard.press("Tab")
        label = opened.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
        )
        reached.append(label)
        if label and label.startswith("Strip of"):
            break
    assert reached[0] == "Skip to the evidence table"
    assert any(label and label.startswith("Evidence by year and question") for label in reached)
    assert reached[-1].startswith("Strip of Consent")


def test_a_claim_link_opens_the_claim(opened: Page) -> None:
    opened.locator(".sentences sup a").first.click()
    assert opened.evaluate("document.querySelector('tr:target').id") == "c000000000001"


def test_a_quarter_opens_its_numbers(opened: Page) -> None:
    opened.locator("#strip-own-CONSENT a").nth(2).click()
    assert opened.evaluate("location.hash") == "#rule-CONSENT-3"
    assert opened.locator("#rule-CONSENT-3").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_page_does_not_scroll_sideways(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_first_column_stays(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    region = opened.locator("#table .screen-only .scroll")
    before = region.locator("tbody th").first.bounding_box()
    region.evaluate("element => element.scrollLeft = 200")
    after = region.locator("tbody th").first.bounding_box()
    assert before
    assert after
    assert before["x"] == after["x"]


def test_page_prints(opened: Page, tmp_path: Path) -> None:
    path = tmp_path / "dossier.pdf"
    opened.pdf(path=path, prefer_css_page_size=True, print_background=True)
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        assert len(document) >= 3
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    assert all("names: UN usage" in text and "provisional codings" in text for text in texts)
    assert any("1 / " in text for text in texts)
    assert "5 persons" in "".join(texts)  # folded on the screen, open on paper
    for title in ("Sources", "Claims"):
        (first,) = [text for text in texts if f"Appendix: {title}" in text]
        assert first.splitlines()[1] == f"Appendix: {title}"  # a page of its own, below nothing but the foot
