"""A sentence unfolded into clauses, and wordings of one fact: expected words are written by hand."""

from __future__ import annotations

import pytest
from tests.growth import check_growth

from peaceops.documents.prose.reword import reword
from peaceops.documents.prose.unfold import unfold


def list_clauses(marked: str) -> list[str]:
    return [one.clause.text for one in unfold(marked) if not one.is_denied]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("established ⓣ0 by resolution 872, ⓜ0 left rwanda ⓣ1.", ["ⓜ0 was established ⓣ0 by resolution 872", "ⓜ0 left rwanda ⓣ1"]),
        ("headquartered in pristina and mandated by resolution 1244, ⓜ0 dates ⓣ0.", ["ⓜ0 was headquartered in pristina", "ⓜ0 was mandated by resolution 1244", "ⓜ0 dates ⓣ0"]),
        ("ⓜ0, which nato led, ended ⓣ0.", ["nato led ⓜ0", "ⓜ0 ended ⓣ0"]),
        ("ⓜ0, which began ⓣ0 and ended ⓣ1, had few means.", ["ⓜ0 began ⓣ0", "ⓜ0 ended ⓣ1", "ⓜ0 had few means"]),
        ("ⓜ0, ⓝ0 of whose soldiers died, left ⓣ0.", ["ⓝ0 of ⓜ0's soldiers died", "ⓜ0 left ⓣ0"]),
        ("ⓜ0, whose mandate came from resolution 425, began ⓣ0.", ["ⓜ0's mandate came from resolution 425", "ⓜ0 began ⓣ0"]),
        ("ⓜ0 police, over ⓝ0 strong ⓣ0, fell to ⓝ1 ⓣ1.", ["ⓜ0 had over ⓝ0 police  ⓣ0", "ⓜ0 police fell to ⓝ1 ⓣ1"]),
        ("ⓜ0 - a french-led intervention authorised under resolution 929 - lasted ⓝ0 months.", ["ⓜ0 was a french-led intervention authorised under resolution 929", "ⓜ0 was authorised under resolution 929", "ⓜ0 lasted ⓝ0 months"]),
        ("it was italy that led ⓜ0 into albania.", ["italy led ⓜ0 into albania"]),
        ("ⓜ0 was established ⓣ0, replacing ⓜ1.", ["ⓜ0 replaced ⓜ1", "ⓜ0 was established ⓣ0"]),
        ("deployed ⓣ0 under french command, ⓜ0 left ⓣ1.", ["ⓜ0 was deployed ⓣ0 under french command", "ⓜ0 was under french command", "ⓜ0 left ⓣ1"]),
        ("ⓜ0 lost ⓝ0 people; ⓜ1 lost ⓝ1.", ["ⓜ0 lost ⓝ0 people", "ⓜ1 lost ⓝ1"]),
    ],
)  # fmt: skip
def test_clauses_have_the_mission_as_their_subject(marked: str, wanted: list[str]) -> None:
    assert list_clauses(marked) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "critics say ⓜ0, set up ⓣ0, left ⓣ1.",
        "according to the paper, ⓜ0, set up ⓣ0, left ⓣ1.",
        "if ⓜ0, set up ⓣ0, had left ⓣ1, the war was over.",
        "established ⓣ0, ⓜ0 would leave ⓣ1.",
        "it is a myth that ⓜ0, which nato led, ended ⓣ0.",
        "ⓜ0, expected to be set up ⓣ0, was to leave ⓣ1.",
        '"established ⓣ0, ⓜ0 left ⓣ1"',
        "was ⓜ0, set up ⓣ0, closed ⓣ1?",
    ],
)
def test_a_sentence_that_somebody_says_or_supposes_is_not_unfolded(marked: str) -> None:
    assert unfold(marked) == []


def test_what_is_denied_is_marked_and_the_rest_is_read() -> None:
    found = unfold("ⓜ0, set up ⓣ0, was never closed.")
    assert [(one.clause.text, one.is_denied) for one in found] == [
        ("ⓜ0 was set up ⓣ0", False),
        ("ⓜ0 was never closed", True),
    ]


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        # The part is not the mission, the list no description, the year no body.
        ("ⓜ0's battalion, deployed ⓣ0, left ⓣ1.", "ⓜ0's battalion, deployed ⓣ0, left ⓣ1"),
        ("ⓜ0, ⓜ1 and ⓜ2 were neighbours ⓣ0.", "ⓜ0, ⓜ1 and ⓜ2 were neighbours ⓣ0"),
        ("a bad year for the mission, ⓜ0 lost ⓝ0 ⓣ0.", "a bad year for the mission, ⓜ0 lost ⓝ0 ⓣ0"),
        ("ⓜ0, by then a shadow, left ⓣ0.", "ⓜ0, by then a shadow, left ⓣ0"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_stays_where_it_is(marked: str, kept: str) -> None:
    assert list_clauses(marked) == [kept]


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("ⓜ0 dates back ⓣ0", ("ⓣ!0 ⓜ0 began",)),
        ("ⓜ0 opened ⓜ1's doors ⓣ0", ("ⓣ!0 ⓜ0 began",)),
        ("ⓜ0 completed ⓜ1's withdrawal ⓣ0", ("ⓣ!0 ⓜ0 ended",)),
        ("ⓜ0's ⓝ0-year stay ⓟ0 came to a close ⓣ0", ("ⓣ!0 ⓜ0 ended", "ⓜ0 lasted ⓝ0 years")),
        ("ⓜ0 folded after a mere ⓝ0 months", ("ⓜ0 lasted ⓝ0 months",)),
        ("ⓜ0 spent under ⓝ0 years ⓟ0", ("ⓜ0 lasted less than ⓝ0 years",)),
        ("ⓜ0 did not outlast ⓣ0", ("ⓜ0 was over by the end of ⓣ=0",)),
        ("before ⓜ1 there was ⓜ0", ("ⓜ0 preceded ⓜ1",)),
        ("ⓜ0 was followed in bosnia by ⓜ1", ("ⓜ1 took over from ⓜ0",)),
        ("ⓜ0's mandate stemmed from resolution 425", ("ⓜ0 was mandated by resolution 425",)),
        ("ⓣ0 ⓜ0 outnumbered ⓜ1", ("ⓣ0 ⓜ0 had more soldiers than ⓜ1",)),
        ("ⓜ0 has suffered more deaths than any of ⓜ1, ⓜ2 or ⓜ3", ("ⓜ0 lost more people than ⓜ1", "ⓜ0 lost more people than ⓜ2", "ⓜ0 lost more people than ⓜ3")),
        ("ⓜ0's toll is lower than that of ⓜ1", ("ⓜ0 lost fewer people than ⓜ1",)),
        ("ⓜ0 made room for ⓜ1 ⓣ0", ("ⓜ1 took over from ⓜ0 ⓣ0",)),
        ("ⓜ0 was later relieved by ⓜ1", ("ⓜ1 took over from ⓜ0",)),
        ("ⓜ0 survived ⓜ1 by ⓝ0 years", ("ⓜ0 ended ⓝ0 years after ⓜ1",)),
        ("resolution 1118, of ⓣ0, had set ⓜ0 up", ("ⓜ0 was set up ⓣ0 by resolution 1118",)),
        ("ⓣ0 saw ⓝ0 of ⓜ0's soldiers and observers in the country", ("ⓣ!0 ⓜ0 had ⓝ0 soldiers and observers",)),
        ("ⓜ0's ⓝ0 dead included ⓝ1 ⓣ0", ("ⓜ0 lost ⓝ0 people", "ⓜ0 lost ⓝ1 people ⓣ0")),
        ("ⓜ0 covered the ⓝ0 months ⓣ0 ⓣ1", ("ⓜ0 was there ⓣ0 ⓣ1",)),
        ("ⓜ0 took the field ⓣ0", ("ⓣ!0 ⓜ0 began",)),
        ("ⓜ0 survived the attack by ⓝ0 hours", ()),
        ("resolution 1118 had set ⓜ0 a deadline", ()),
        ("ⓣ0 saw ⓝ0 of ⓜ0's soldiers wounded in the north", ()),
        ("ⓜ0 came under fire ⓣ0", ()),
        # Near misses: a part that left, a place within, another's mandate, a word that nobody knows.
        ("ⓜ0's last battalion completed ⓜ1's withdrawal ⓣ0", ()),
        ("ⓜ0 completed ⓜ1's withdrawal from the north ⓣ0", ()),
        ("ⓜ0's stay in the valley came to a close ⓣ0", ()),
        ("ⓜ0's police mandate stemmed from resolution 425", ()),
        ("ⓜ0 folded ⓜ1's tents after ⓝ0 months", ()),
        ("ⓜ0 spent ⓝ0 years looking for a base", ()),
        ("ⓜ0 outnumbered the rebels of ⓜ1", ()),
        ("ⓜ0's road was followed by ⓜ1", ()),
        ("a week before ⓜ1 there was ⓜ0", ()),
    ],
)  # fmt: skip
def test_wordings_of_one_fact_are_read_whole_or_not_at_all(clause: str, wanted: tuple[str, ...]) -> None:
    assert reword(clause) == wanted


@pytest.mark.parametrize(
    "piece", ["ⓜ0, which ", "established ", "ⓜ0 was ", ", and ", "ⓝ0 of whose ", "a mission, ", "ⓜ0's "]
)
def test_long_runs_end_in_time(piece: str) -> None:
    def work(letters: int) -> None:
        for one in unfold((piece * letters)[:letters] + "ⓜ0 ended ⓣ0."):
            reword(one.clause.text)

    check_growth(work, 250)
