"""Reading order: one column, two columns, tables, any order of the stream."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceops.documents.order import order_words
from peaceops.documents.run import Word

LINES = ["the observers patrolled", "the valley by vehicle", "and by helicopter when", "the weather let them do",
         "so on most of the days", "of the reporting period", "without any restriction", "from either of the sides"]  # fmt: skip


def set_lines(lines: list[str], *, left: float, top: float, step: float = 12) -> list[Word]:
    """Words of lines, six points a letter, ten high."""
    words = []
    for number, line in enumerate(lines):
        x = left
        for text in line.split():
            words.append(Word(text, x, top + number * step, x + 6 * len(text), top + number * step + 10))
            x += 6 * (len(text) + 1)
    return words


def text_of(words: list[Word]) -> list[str]:
    return [text for text, _ in order_words(words)]


@pytest.mark.parametrize("seed", range(5))
def test_two_columns_are_read_one_after_the_other(seed: int) -> None:
    right = [line.upper() for line in LINES]
    words = set_lines(LINES, left=50, top=100) + set_lines(right, left=250, top=103)
    random.Random(seed).shuffle(words)
    assert text_of(words) == LINES + right


def test_head_and_foot_across_both_columns_do_not_hide_the_gutter() -> None:
    right = [line.upper() for line in LINES]
    head = set_lines(["a heading that runs across the whole of the page and over the gutter"], left=50, top=60)
    foot = set_lines(["a footing that runs across the whole of the page and over the gutter"], left=50, top=400)
    words = head + set_lines(LINES, left=50, top=100) + set_lines(right, left=250, top=100) + foot
    found = text_of(words)
    assert found[1:-1] == LINES + right
    assert found[0].startswith("a heading")


def test_a_table_is_read_row_by_row() -> None:
    words = set_lines(["Albania", "Bangladesh", "Denmark", "Total"], left=50, top=100)
    words += set_lines(["3", "8", "5", "16"], left=300, top=100)
    assert text_of(words) == ["Albania 3", "Bangladesh 8", "Denmark 5", "Total 16"]


def test_numbers_hanging_in_the_margin_are_no_column() -> None:
    words = set_lines(LINES, left=100, top=100) + set_lines(["1.", "", "", "", "2."], left=60, top=100)
    assert text_of(words)[0] == "1. " + LINES[0]
    assert text_of(words)[4] == "2. " + LINES[4]


def test_a_gap_before_a_paragraph_is_kept() -> None:
    words = set_lines(LINES[:2], left=50, top=100) + set_lines(LINES[2:4], left=50, top=140)
    assert [gap for _, gap in order_words(words)] == [True, False, True, False]


word = st.builds(
    lambda text, left, top, width, height: Word(text, left, top, left + width, top + height),
    st.text("abc1.", min_size=1, max_size=5),
    st.floats(-50, 700), st.floats(-50, 900), st.floats(0, 80), st.floats(0, 30),
)  # fmt: skip


@settings(max_examples=60, deadline=2_000)
@given(st.lists(word, max_size=60))
def test_no_word_is_lost_and_the_order_of_the_stream_does_not_matter(words: list[Word]) -> None:
    lines = [text for text, _ in order_words(words)]
    assert sorted("".join(lines).replace(" ", "")) == sorted("".join(w.text for w in words))
    if len({(w.left, w.top, w.right, w.bottom) for w in words}) == len(words):
        assert lines == [text for text, _ in order_words(words[::-1])]
