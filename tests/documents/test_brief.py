"""Leaving words out before the library reads a text changes no sentence that it finds."""

from __future__ import annotations

import random

import pytest
from syntok import segmenter
from syntok._segmentation_states import State

from peaceops.documents.brief import CLOSING, OPENING, shorten

_PLAIN = (
    "the",
    "force",
    "Georgia",
    "No",
    "A",
    "XII",
    "may",
    "Art",
    "1994",
    "3,200",
    "cease-fire",
    "don't",
    "of",
    "“we",
    "here”",
    "it,",
    "U:",
)
_OTHER = (
    "left.", "left?", "U.S.", "p.", "No.", "5.", "A.", ".", ";", "end;", "...", "it...", "(UNOMIG)", "(the", "force)", "force).", "[see", "it]",
    "para(s)", "((a)", "“The", "day.”", "2.5", "\u200bx", "a\u00a0b.", "said.The", "§", "„so“", "e.g.", "(It", "did.)", "»", "\n\n", "", "Jan.",
)  # fmt: skip


def _split(text: str) -> list[tuple[int, int]]:
    sentences = [sentence for paragraph in segmenter.analyze(text) for sentence in paragraph if sentence]
    return [(s[0].offset, s[-1].offset + len(s[-1].value)) for s in sentences]


def _split_shortened(text: str) -> list[tuple[int, int]]:
    brief = shorten(text)
    sentences = [sentence for paragraph in segmenter.analyze(brief.text) for sentence in paragraph if sentence]
    return [(brief.find_place(s[0].offset), brief.find_place(s[-1].offset) + len(s[-1].value)) for s in sentences]


@pytest.mark.parametrize("rare", [0.03, 0.1, 0.3])
def test_sentences_are_those_of_the_whole_text(rare: float) -> None:
    """Texts of all kinds of words in any order are parted alike, and most are shortened."""
    chance = random.Random(f"brief {rare}")
    shorter = 0
    for _ in range(700):
        count = chance.choice((3, 12, 60, 150))
        text = " ".join(chance.choice(_OTHER if chance.random() < rare else _PLAIN) for _ in range(count))
        assert _split_shortened(text) == _split(text), text
        shorter += len(shorten(text).text) < len(text)
    assert shorter > 300


@pytest.mark.parametrize("bracket", ["(of the", "[of the", "(a (b) of", "(the force)"])
@pytest.mark.parametrize("reach", range(40, 56))
def test_an_open_bracket_is_looked_beyond_as_before(bracket: str, reach: int) -> None:
    """The library looks fifty tokens beyond a bracket: words on either side of that bound stay."""
    text = f"Then {bracket} {'word ' * reach}end) He went on to the town by the sea of the north. It was late."
    assert _split_shortened(text) == _split(text)


def test_brackets_are_those_of_the_library() -> None:
    """What is passed over is what the library passes over, and no plain word holds what it stops at."""
    assert frozenset(OPENING) == State.opening_brackets
    assert frozenset(CLOSING) == State.closing_brackets
    for mark in (*State.terminals, *OPENING, *CLOSING):
        text = f"one two three four{mark} five six seven eight nine"
        assert f"four{mark}" in shorten(text).text


def test_long_texts_take_time_that_grows_with_their_length() -> None:
    """Neither a run of words nor one of brackets is read again and again."""
    for text in ("ab " * 300_000, "(" * 500_000, "()" * 300_000, "a" * 900_000, "a' " * 300_000 + "(" * 9):
        assert shorten(text).find_place(len(shorten(text).text)) == len(text)
