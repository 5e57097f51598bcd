"""Counts of missions: those of a part of the world or of a kind are some of those in a list, and fewer of them exclude nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.assess.audit.said import Silent, audit, verdict_of

from peaceops.evidence.answer import Reading


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
        # no list has it, and each list has another number: what it lies between is no one answer
        ("Between 1948 and 1988 the UN established thirteen operations.", "no-evidence"),
        ("Between 1948 and 1988 the UN established three operations.", "contradicted"),
        ("Between 1948 and 1988 the UN established thirty operations.", "contradicted"),
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


CONFLICTS = Reading(
    definition="conflicts/all", label="2015", rule="conflicts of the year", unit="count", low=Decimal(54), high=Decimal(54),
    period=("2015-01-01", "2015-12-31"), source="a-list", rows=54,
)  # fmt: skip


@pytest.mark.parametrize(
    ("number", "verdict"), [(54, "supported"), (52, "no-evidence"), (42, "contradicted"), (70, "contradicted")]
)
def test_a_number_near_that_of_one_release_may_be_that_of_another(number: int, verdict: str) -> None:
    found = verdict_of(f"In 2015 there were {number} armed conflicts.", asker=Silent({"conflicts": (CONFLICTS,)}))
    assert found.verdict == verdict


def test_a_record_since_a_year_is_no_rise_from_it() -> None:
    rise = "The number of armed conflicts rose from 31 in 2010 to 52 in 2015, the highest since 1991."
    years = tuple(
        replace(CONFLICTS, low=Decimal(n), high=Decimal(n), period=(f"{y}-01-01", f"{y}-12-31"))
        for y, n in [*((y, 60) for y in range(1970, 1991)), *((y, 30) for y in range(1991, 2012))]
    )
    asker = Silent({"conflicts": years})
    assert all(v.verdict != "contradicted" for _, v in audit(rise, asker=asker)[0])
    assert verdict_of("The number of armed conflicts has risen since 1991.", asker=asker).verdict == "contradicted"
