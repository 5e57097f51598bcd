"""Tokens, and what a recogniser's mistakes may and may not be let pass."""

from __future__ import annotations

import pytest

from peaceops.documents.wording import Hyphens, find_tokens, split_tokens


def stands(wanted: str, text: str, *, is_ocr: bool = False) -> int | None:
    costs = [find_tokens(split_tokens(wanted, m), split_tokens(text, m), is_ocr=is_ocr) for m in Hyphens]
    return min((c for c in costs if c is not None), default=None)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("1,600", "some 1600 men"),
        ("1600", "some 1,600 men"),
        ("1,600", "some 1\u00a0600 men"),
        ("ceasefire", "the cease-fire"),
        ("peacekeeping", "peace-\nkeeping"),
        ("peacekeeping", "peace\ufffekeeping"),
        ("peacekeeping", "peace\u00adkeeping"),
        ("infiltrators", "infil-\ntrators"),
        ("Secretary-General", "Secretary-\n General"),
        ("Abkhaz", "the Georgian-Abkhaz talks"),
        ("council's decision", "Council’s  decision"),
        ("24 June", "on 24\nJune"),
        ("Office", "the O\ufb03ce"),
        ("S/1996/284", "(see S/1996/284, para. 3)"),
        ("1999", "without basis since 1999.24 The law"),
        ("Georgia", "Georgia's position"),
    ],
)
def test_stands(wanted: str, text: str) -> None:
    assert stands(wanted, text) == 0


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("1,600", "some 16,000 men"),
        ("16,000", "some 1,600 men"),
        ("600", "some 1,600 men"),
        ("525", "item 1525"),
        ("525", "item 5250"),
        ("24 June", "on 24 July"),
        ("24 June", "on 4 June"),
        ("nine", "nineteen"),
        ("war", "toward"),
        ("3.5", "3.55"),
        ("", "anything"),
        ("...", "anything"),
    ],
)
@pytest.mark.parametrize("is_ocr", [False, True])
def test_does_not_stand(wanted: str, text: str, is_ocr: bool) -> None:
    assert stands(wanted, text, is_ocr=is_ocr) is None


@pytest.mark.parametrize(
    ("wanted", "text", "cost"),
    [("136", "l36", 1), ("100", "1OO", 1), ("Shevardnadze", "Shevardnadzc", 1), ("Ochamchira", "0chamchira", None)],
)
def test_recognised_text_is_read_with_care(wanted: str, text: str, cost: int | None) -> None:
    assert stands(wanted, text) is None
    if cost is not None:
        assert stands(wanted, text, is_ocr=True) == cost


@pytest.mark.parametrize(
    ("wanted", "text"), [("136", "I3b"), ("11", "ll"), ("Gali", "Gall"), ("June", "July"), ("136", "186")]
)
def test_short_words_and_wrong_digits_are_not_let_pass(wanted: str, text: str) -> None:
    assert stands(wanted, text, is_ocr=True) is None
