"""Sentences that tell something of several missions, untied: expected clauses are written by hand; near misses stay as they are."""

from __future__ import annotations

import pytest

from peaceops.documents.prose.linked import untie
from peaceops.documents.prose.piece import put
from peaceops.documents.prose.unfold import unfold


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("neither ⓜ0 nor ⓜ1 had been authorised by the council", ["ⓜ0 had not been authorised by the council", "ⓜ1 had not been authorised by the council"]),
        ("it was ⓜ0 that replaced ⓜ1", ["ⓜ0 replaced ⓜ1"]),
        ("it was ⓜ0 from which ⓜ1 took over", ["ⓜ1 took over from ⓜ0"]),
        ("it was from ⓜ0 that ⓜ1 took over", ["ⓜ1 took over from ⓜ0"]),
        ("it was the council, not the assembly, that set up ⓜ0", ["the council set up ⓜ0"]),
        ("it was not the assembly but the council that set up ⓜ0", ["the council set up ⓜ0"]),
        ("ⓝ0 police missions, ⓜ0 and ⓜ1, were fielded by the union", ["ⓜ0 was fielded by the union", "ⓜ1 was fielded by the union"]),
        ("both ⓜ0 and ⓜ1 ended ⓣ0", ["ⓜ0 ended ⓣ0", "ⓜ1 ended ⓣ0"]),
        ("ⓜ0 was led by australia, as was ⓜ1", ["ⓜ0 was led by australia", "ⓜ1 was led by australia"]),
        ("ⓜ0 was led by australia, as was ⓜ1, which came ⓣ0", ["ⓜ0 was led by australia", "ⓜ1, which came ⓣ0, was led by australia"]),
        ("unlike ⓜ0, ⓜ1 was mandated not by the council but by the union", ["ⓜ1 was mandated by the union"]),
        ("like ⓜ0, ⓜ1 was led by nato", ["ⓜ1 was led by nato", "ⓜ0 was led by nato"]),
        ("like ⓜ0, ⓜ1 ended ⓣ0", ["ⓜ1 ended ⓣ0"]),
        ("ⓜ0 rests on resolution 1778, which also set up ⓜ1", ["ⓜ0 rests on resolution 1778", "ⓜ1 was set up by resolution 1778"]),
        ("ⓜ0 left a month after ⓜ1 had gone, ⓣ0", ["ⓜ0 left, ⓣ0", "ⓜ0 ended a month after ⓜ1"]),
        ("ⓜ0 was set up ⓣ0, ⓝ0 years before ⓜ1", ["ⓜ0 was set up ⓣ0", "ⓜ0 began ⓝ0 years before ⓜ1"]),
        ("ⓜ0 and ⓜ1 were fielded there, ⓜ2 ⓝ0 years before ⓜ3", ["ⓜ0 was fielded there", "ⓜ1 was fielded there", "ⓜ2 began ⓝ0 years before ⓜ3"]),
    ],
)  # fmt: skip
def test_a_sentence_is_untied(marked: str, wanted: list[str]) -> None:
    assert [one.text for one in untie(put(marked))] == wanted


@pytest.mark.parametrize(
    "marked",
    [
        # What they have together, whom a predicate joins, what is no mission's, an opening that names none.
        "ⓜ0 and ⓜ1 were neighbours",
        "ⓜ0 and ⓜ1 lost ⓝ0 people",
        "ⓜ0 and ⓜ1 ended ⓣ0 and ⓣ1 respectively",
        "both ⓜ0 and ⓜ1 were deployed side by side",
        "neither ⓜ0 nor ⓜ1 were deployed together",
        "it was a mission that ended ⓣ0",
        "ⓜ0 left a month after the war",
        "the council adopted resolution 1509, which established ⓜ0",
    ],
)
def test_what_is_told_of_missions_together_stays(marked: str) -> None:
    assert [one.text for one in untie(put(marked))] == [marked]


def test_a_denial_that_was_put_in_is_no_denial_of_the_words() -> None:
    found = unfold("neither ⓜ0 nor ⓜ1 was led by nato.")
    assert [(one.clause.text, one.is_denied) for one in found] == [
        ("ⓜ0 was not led by nato", False),
        ("ⓜ1 was not led by nato", False),
    ]


def test_a_mission_stays_until_another_relieves_it() -> None:
    found = [one.clause.text for one in unfold("ⓜ0 remained for ⓝ0 years, until ⓜ1 was relieved by ⓜ2.")]
    assert found == ["ⓜ0 remained for ⓝ0 years", "ⓜ1 was relieved by ⓜ2"]
