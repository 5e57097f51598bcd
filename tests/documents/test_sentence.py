"""Sentences and joined words: what parts a sentence, and what only looks as if it did."""

from __future__ import annotations

import pytest

from peaceops.documents.joining import build_joiner, fold_lines
from peaceops.documents.page import Line, drop_furniture
from peaceops.documents.sentence import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["This brief looks at three missions; Georgia and Aceh are its cases.", "It finds little."],
        ["“We patrol half of it,” he said; “The other half patrols us.”", "Nobody laughed."],
        ["The force shall: (a) Withdraw its weapons;", "(b) Open a commission;", "(c) Release all."],
        ["It agreed on these items: Review of the talks;", "Return of refugees;", "Other matters."],
        ["Urges all States to help;", "2. Decides to stay."],
        ["It rose to 0.7.", "Others fell to 1.25.", "Then version 17.1 came."],
        ["See S/1994/583, sect. 2.1 and para. 3.5.", "It shows 3.1 million."],
        ["It had merged by May 1, 2007.[5]", "The ceiling was 19,555.[6][7]", "“It was cheap.”[9]", "It left."],
        [
            "It was a base of the U.S.[2] Army near Doha.[3]",
            "In [5] Smith denies it.",
            "It failed.[sic] The rest is known.",
        ],
    ],
)
def test_ends_of_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[begin:end] for begin, end in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        # A hyphen that stands at ends of lines alone, in a document that has another for its compounds.
        (["the check-points of MO\u2010", "NUC and the moni\u2010", "tors’ base"], "the check-points of MONUC and the monitors’ base"),
        # One that stands between letters too may belong to the word.
        (["a check\u2010point of the Abkhaz\u2010", "Georgian talks"], "a check\u2010point of the Abkhaz\u2010Georgian talks"),
        (["UNMEV came. Bases of UN-", "MEV held"], "UNMEV came. Bases of UNMEV held"),
        (["talks of Abkhaz-", "Georgian sides"], "talks of Abkhaz-Georgian sides"),
    ],
)  # fmt: skip
def test_words_broken_over_lines(lines: list[str], joined: str) -> None:
    assert fold_lines(build_joiner(lines), lines) == joined


def build_page(*texts: str) -> list[Line]:
    return [Line(text=text, page=None, number=number, has_gap=True) for number, text in enumerate(texts, 1)]


def test_heads_and_feet_of_two_pages() -> None:
    pages = [
        build_page("Guests Who Stay", "The first page says this.", "It was long.", "Page 1 of 2"),
        build_page("Guests Who Stay", "The second says that.", "It was short.", "Page 2 of 2"),
    ]
    assert [[line.text for line in page] for page in drop_furniture(pages)] == [
        ["The first page says this.", "It was long."],
        ["The second says that.", "It was short."],
    ]


def test_two_lines_at_the_foot_of_two_pages() -> None:
    foot = "Evaluation of the Force – Final report"
    pages = [
        build_page("It came.", "It had 400 men.", "They stayed.", "2 Observatory, 2019.", foot, "Page 1 of 2"),
        build_page("They left.", "It had 300 men.", "Nobody came.", "3 Observatory, 2018.", foot, "Page 2 of 2"),
    ]
    assert [len(page) for page in drop_furniture(pages)] == [4, 4]


@pytest.mark.parametrize("foot", ["1 | Annual Review", "Centre for Studies • Policy Note 7/2020 • 1"])
def test_the_foot_of_a_single_page(foot: str) -> None:
    assert len(drop_furniture([build_page("The force stayed.", "It had 400 men.", "1 Ibid.", foot)])[0]) == 3


def test_what_two_pages_share_and_is_no_head() -> None:
    pages = [
        build_page("The force stayed.", "It had 400 men.", "Ibid."),
        build_page("The force stayed.", "It had 300 men.", "Ibid."),
    ]
    assert [len(page) for page in drop_furniture(pages)] == [3, 3]
