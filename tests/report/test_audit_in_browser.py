"""The audit in a real browser: silent, marks and findings in reach of each other, fit for narrow screens and for paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.report.audit_builder import HOSTILE, build_audit

from peaceops.report.audit.html import render_audit

pytestmark = pytest.mark.browser


@pytest.fixture
def messages(page: Page) -> list[str]:
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", lambda dialog: found.append(dialog.message))
    return found


@pytest.fixture
def opened(page: Page, messages: list[str], tmp_path: Path) -> Page:
    path = tmp_path / "audit.html"
    path.write_text(render_audit(build_audit(sentences=60, notes=40, works=12, hostile=HOSTILE)), encoding="utf-8")
    page.goto(path.as_uri())
    return page


def test_page_is_silent_and_asks_for_nothing(opened: Page, messages: list[str], refused: list[str]) -> None:
    opened.wait_for_load_state("networkidle")
    assert messages == []
    assert refused == []
    # The style is ours and is allowed by the policy.
    assert opened.evaluate("getComputedStyle(document.querySelector('.finding')).borderLeftStyle") == "solid"


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_nothing_is_wider_than_the_screen(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_findings_stand_beside_the_text_on_a_wide_screen_and_before_it_on_a_narrow_one(opened: Page) -> None:
    def places() -> tuple[dict[str, float], dict[str, float]]:
        found = [opened.locator(f"#{name}").bounding_box() for name in ("findings", "text")]
        assert found[0] is not None
        assert found[1] is not None
        return dict(found[0]), dict(found[1])

    opened.set_viewport_size({"width": 1280, "height": 900})
    findings, text = places()
    assert findings["x"] > text["x"] + text["width"] - 1
    assert findings["y"] == pytest.approx(text["y"], abs=2)
    opened.set_viewport_size({"width": 390, "height": 900})
    findings, text = places()
    assert findings["y"] + findings["height"] <= text["y"] + 1


def test_a_mark_opens_its_finding_and_the_finding_its_sentence(opened: Page) -> None:
    opened.set_viewport_size({"width": 1280, "height": 900})
    opened.locator(".margin a[href='#f1']").first.click()
    assert opened.locator("#f1").evaluate("e => e.matches(':target')")
    assert opened.locator("#f1").is_visible()
    opened.locator("#f1 .meta a[href^='#s-']").first.click()
    assert opened.locator("#s-0").evaluate("e => e.matches(':target')")


def test_a_statement_without_a_test_is_revealed_where_a_link_leads_to_it(opened: Page) -> None:
    opened.evaluate("location.hash = '#s006'")
    assert opened.locator("#s006").is_visible()


def test_keyboard_reaches_findings_and_picture(opened: Page) -> None:
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "Skip to what to look at first"
    opened.keyboard.press("Enter")
    assert opened.evaluate("location.hash") == "#first"
    focusable = "[...document.querySelectorAll('.scroll,#findings')].every(e => e.tabIndex === 0)"
    assert opened.evaluate(focusable)


def test_it_prints(opened: Page, tmp_path: Path) -> None:
    opened.emulate_media(media="print")
    assert opened.locator(".query").first.is_hidden()
    assert opened.locator("#f1").is_visible()
    data = opened.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    assert data.startswith(b"%PDF")


def test_a_phone_shows_statement_verdict_and_reason_without_scrolling_aside(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 900})
    for table in opened.locator("table.stack").all():
        box = table.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 390
    row = opened.locator(".verdicts tbody tr").first
    assert row.locator("td[data-label='verdict']").is_visible()
    label = row.locator("td[data-label='why']").evaluate("e => getComputedStyle(e, '::before').content")
    assert "why" in label


def test_paper_splits_no_word_of_the_narrow_columns(opened: Page) -> None:
    opened.emulate_media(media="print")
    cells = opened.locator(".recomputed td[data-label='fit']")
    assert cells.count()
    assert cells.first.evaluate("e => getComputedStyle(e).overflowWrap") == "normal"
