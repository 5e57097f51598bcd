"""Tests of the passage nearest to words that a document does not hold."""

from __future__ import annotations

from tests.assess.audit.said import make_text

from peaceops.assess.audit.citation.nearest import find_nearest

TEXT = make_text(
    "The Mission continued its patrols.", "The situation on the ground remains unstable and volatile.",
    "The parties met every week at the bridge.",
)  # fmt: skip


def test_a_quotation_that_was_changed_is_told_with_what_stands_there() -> None:
    found = find_nearest("the situation on the ground remains calm and stable", [TEXT])
    assert found is not None
    assert found.text == TEXT.sentences[1].text


def test_nothing_is_near_to_words_of_another_source() -> None:
    assert find_nearest("nobody had ever come back to the valley", [TEXT]) is None
    assert find_nearest("the situation", []) is None
