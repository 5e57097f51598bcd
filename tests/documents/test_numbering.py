"""The sequence of paragraph numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peaceops.documents.numbering import find_missing, find_sequence
from peaceops.documents.page import Line


def lines_of(texts: list[str], *, is_ocr: bool = False) -> list[Line]:
    return [Line(text=t, page=1, number=n, has_gap=True, is_ocr=is_ocr) for n, t in enumerate(texts, 1)]


def numbers(texts: list[str], *, is_ocr: bool = False) -> list[int]:
    return [start.number for start in find_sequence(lines_of(texts, is_ocr=is_ocr))]


def test_numbers_quoted_inside_a_paragraph_do_not_break_the_sequence() -> None:
    texts = ["1. One.", "2. Two quotes:", "7. a list", "8. of articles", "3. Three.", "4. Four.", "5. Five."]
    assert numbers(texts) == [1, 2, 3, 4, 5]


def test_roman_headings_are_no_paragraphs() -> None:
    texts = ["I. INTRODUCTION", "1. One.", "2. Two.", "II. POLITICAL ASPECTS", "3. Three."]
    assert numbers(texts, is_ocr=True) == [1, 2, 3]


def test_years_and_amounts_are_no_paragraphs() -> None:
    assert numbers(["1. One.", "1996. The year", "2. Two.", "3.5 per cent", "3. Three."]) == [1, 2, 3]


def test_a_doubled_number_is_a_misread_one_in_recognised_text() -> None:
    texts = ["20. Twenty.", "22. Really 21.", "22. Twenty-two.", "23. Twenty-three."]
    starts = find_sequence(lines_of(texts, is_ocr=True))
    assert [(s.number, s.printed) for s in starts][1:] == [(21, "22"), (22, "22"), (23, "23")]
    assert 21 not in numbers(texts)


def test_no_number_is_made_up() -> None:
    texts = ["1. One.", "2. Two.", "No. This is no number.", "In the beginning.", "4. Four."]
    starts = find_sequence(lines_of(texts, is_ocr=True))
    assert [s.number for s in starts] == [1, 2, 4]
    assert find_missing(starts) == (3,)


def test_nothing_to_find() -> None:
    assert find_sequence([]) == ()
    assert numbers(["no numbers", "at all"]) == []


@given(st.integers(1, 120), st.lists(st.integers(0, 200), max_size=5))
def test_a_whole_sequence_is_found_whole(last: int, noise: list[int]) -> None:
    texts = [f"{n}. Paragraph of the report." for n in range(1, last + 1)]
    for place in noise:
        texts.insert(min(place, len(texts)), "A line, as it happens, of text without a number.")
    assert numbers(texts) == list(range(1, last + 1))


@given(st.lists(st.text("0123456789lIOS. aB|", max_size=12), max_size=40), st.booleans())
def test_any_lines_give_a_rising_sequence(texts: list[str], is_ocr: bool) -> None:
    starts = find_sequence(lines_of(texts, is_ocr=is_ocr))
    assert [s.number for s in starts] == sorted({s.number for s in starts})
    assert [s.line for s in starts] == sorted({s.line for s in starts})
