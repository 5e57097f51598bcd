"""Counts of missions: those of a part of the world or of a kind are some of those in a list, and fewer of them exclude nothing."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import verdict_of


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Between 1989 and 2004 there were twenty UN operations in Africa.", "no-evidence"),
        ("Between 1989 and 2004 there were twenty UN operations on the continent.", "no-evidence"),
        ("Between 1989 and 2004 the United Nations launched 20 operations in the region.", "no-evidence"),
        ("Between 1989 and 2004 the United Nations launched 20 large operations.", "no-evidence"),
        ("Between 1989 and 2004 the United Nations launched 50 multidimensional operations.", "no-evidence"),
        ("Between 1989 and 2004 the United Nations launched 200 large operations.", "contradicted"),
        ("Between 1989 and 2004 the United Nations launched 20 operations.", "contradicted"),
        ("There were 39 peacekeeping missions outside the UN in 1999.", "depends-on-definition"),
    ],
)
def test_some_of_a_list(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("ONUMOZ lost 15 people to accidents.", "supported"),
        ("ONUMOZ lost two dozen of its people to accident and malaria.", "no-evidence"),
        ("ONUMOZ lost 24 people to accidents and to illness.", "no-evidence"),
    ],
)
def test_two_causes_are_not_one(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence).verdict == verdict
