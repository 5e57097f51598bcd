"""Numbers and dates in digits and words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.documents.figure import find_dates, find_numbers, read_number_words
from peaceops.documents.wording import Hyphens, split_tokens

UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int) -> str:
    """Spell a number below a million the British way; the reader's inverse, written apart from it."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {spell(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    rest = number % 1000
    joined = "" if not rest else f" and {spell(rest)}" if rest < 100 else f" {spell(rest)}"
    return f"{spell(number // 1000)} thousand{joined}"


def numbers(text: str, *, is_ocr: bool = False) -> set[Decimal]:
    return set(find_numbers(split_tokens(text, Hyphens.SPLIT), is_ocr=is_ocr))


@given(st.integers(0, 999_999))
def test_spelled_numbers_are_read_whole(number: int) -> None:
    words = spell(number).replace("-", " ").split()
    assert read_number_words([*words, "men"]) == (number, len(words))
    assert numbers(f"with {spell(number)} observers") == {Decimal(number)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nineteen men", {19}),
        ("one hundred and thirty-six", {136}),
        ("a hundred and five", {105}),
        ("two or three", {2, 3}),
        ("twenty-five and thirty", {25, 30}),
        ("1,600 and 16,000", {1600, 16000}),
        ("2.5 million", {2_500_000}),
        ("2-3 thousand", {2, 2000, 3000}),
        ("a quarter of a million", {250_000}),
        ("half a million", {500_000}),
        ("16 000 men", {16, 0, 16000}),
        ("twice", {2}),
        ("hundreds of thousands", set()),
        ("first and foremost", set()),
        ("the 525-strong battalion", {525}),
        ("15 men on 24 and 25 June 1994", {15}),
    ],
)
def test_numbers(text: str, expected: set[int]) -> None:
    assert numbers(text) == {Decimal(n) for n in expected}


def test_confused_digits_are_read_in_recognised_text_only() -> None:
    assert numbers("some l36 men") == set()
    assert numbers("some l36 men", is_ocr=True) == {Decimal(136)}


@pytest.mark.parametrize(
    "text",
    [
        "24 June 1994", "24 June", "June 24", "June 24, 1994", "24 and 25 June", "24-25 June 1994", "24.06.1994",
        "22, 23 and 24 June 1994", "the 24th of no month; 24th June", "1994-06-24", "24/06/1994", "from 24 to 29 June",
        "24 Jun 1994",
    ],
)  # fmt: skip
def test_a_day_in_its_usual_forms(text: str) -> None:
    assert any(d.may_be(date(1994, 6, 24)) for d in find_dates(split_tokens(text)))


@pytest.mark.parametrize(
    "text",
    ["24 July 1994", "24 June 1995", "4 June 1994", "June 1994", "240 June", "20 June, 24 July", "paragraph 24",
     "June 14", "24.07.1994", "24 men; June"],
)  # fmt: skip
def test_another_day(text: str) -> None:
    assert not any(d.may_be(date(1994, 6, 24)) for d in find_dates(split_tokens(text)))


def test_the_day_of_the_next_month_is_not_taken() -> None:
    found = {(d.day, d.month) for d in find_dates(split_tokens("on 20 April, 4 May and 12 May 2008"))}
    assert found == {(20, 4), (4, 5), (12, 5)}
