"""The page of sources is what the cards say."""

from __future__ import annotations

from tools import sources_page

from peaceops.sources import SOURCES


def test_the_page_is_written_from_the_cards() -> None:
    text = sources_page.TARGET.read_text(encoding="utf-8")
    assert text == sources_page.render_page()
    assert text.count("\n## ") == len(SOURCES) + 1
