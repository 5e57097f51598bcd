"""The language of little text: English where it is sure, and no other."""

from __future__ import annotations

import pytest

from peaceops.documents.language import UNKNOWN, detect_language


@pytest.mark.parametrize(
    "sentence",
    ["UNMIL had 14,785 troops in December 2005.", "UNOMIG ended in 2009.", "UNTAET was led by the UN.", "It left the valley in May."],
)  # fmt: skip
def test_one_short_sentence_is_enough_for_english(sentence: str) -> None:
    assert detect_language([sentence]) == "en"


@pytest.mark.parametrize(
    "sentence",
    [
        "UNMIL hatte 14785 Soldaten im Mai.",
        "La MINUL comptait 14785 soldats.",
        "UNMIL had 14785 soldaten in mei.",
        "UNMIL tinha 14785 militares.",
        "S/RES/858 (1993)",
        "Liberia, 2003",
        "UNOMIG, UNMIL, KFOR",
    ],
)
def test_too_little_of_another_language_is_not_told(sentence: str) -> None:
    assert detect_language([sentence]) == UNKNOWN


def test_enough_of_another_language_is_told() -> None:
    assert detect_language(["Die Mission hatte im Dezember 2005 mehr als vierzehntausend Soldaten im Land."]) == "de"
