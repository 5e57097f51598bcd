"""Troops or observers alone: a sum of both says little of one, and a table that keeps them apart says all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.assess.audit.said import Silent, verdict_of

from peaceops.evidence.answer import Reading


def reading(definition: str, value: int) -> Reading:
    return Reading(
        definition=f"T3/{definition}", label="2010, end of December", rule="on 31 December", unit="persons", low=Decimal(value),
        high=Decimal(value), period=("2010-12-31", "2010-12-31"), source="a-table", rows=1,
    )  # fmt: skip


SUM = reading("deployed_strength", 17_467)
APART = (reading("deployed_troops", 17_220), reading("deployed_observers", 247))


@pytest.mark.parametrize(
    ("counted", "summed", "apart"),
    [
        ("247 military observers", "no-evidence", "supported"),
        ("310 military observers", "no-evidence", "contradicted"),
        ("17,467 observers", "no-evidence", "contradicted"),
        ("19,900 observers", "contradicted", "contradicted"),
        ("17,220 troops", "no-evidence", "supported"),
        ("17,467 troops", "supported", "supported"),
        ("15,467 troops", "contradicted", "contradicted"),
        ("17,467 troops and observers", "supported", "supported"),
        ("17,220 troops and observers", "no-evidence", "no-evidence"),
    ],
)
def test_a_part_beside_a_sum_and_beside_itself(counted: str, summed: str, apart: str) -> None:
    sentence = f"At the end of 2010 UNAMID had {counted}."
    assert verdict_of(sentence, asker=Silent({"strength": (SUM,)})).verdict == summed
    both = Silent({"strength": (SUM,), "components": APART})
    assert verdict_of(sentence, asker=both).verdict == apart


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("In December 2010 UNAMID had 17,467 observers.", "no-evidence"),
        ("At the end of 1999 UNOMIG had 80 observers.", "contradicted"),
        ("At the end of 1995 UNIKOM had 246 observers.", "no-evidence"),
        ("At the end of 1998 UNOMSIL had 56 military observers.", "supported"),
    ],
)
def test_the_shipped_base(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence).verdict == verdict


DEAD = Reading(
    definition="F4/deaths_all", label="March 1995", rule="sum of the month", unit="persons", low=Decimal(0), high=Decimal(0),
    period=("1995-03", "1995-03"), source="a-register", rows=1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("UNOSOM II lost 150 peacekeepers before it withdrew in March 1995.", "no-evidence"),
        ("UNOSOM II lost 150 peacekeepers in March 1995.", "contradicted"),
    ],
)
def test_a_day_before_which_is_no_day_on_which(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence, asker=Silent({"fatalities": (DEAD,)})).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("At the end of 2010 UNAMID had 9,467 troops.", "contradicted"),
        ("At the end of 2010 the Security Council cut UNAMID to 9,467 troops.", "no-evidence"),
    ],
)
def test_what_is_decreed_is_not_what_was_there(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence, asker=Silent({"strength": (SUM,)})).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("In May 2010 UNAMID had 9,467 troops at the end of its tour.", "no-evidence"),
        ("In 2010 UNAMID had 17,467 troops at the end of the year.", "supported"),
    ],
)
def test_a_moment_that_is_not_read_is_not_the_day_that_is(sentence: str, verdict: str) -> None:
    monthly = Silent({"strength": (SUM, reading("deployed_strength", 17_467))})
    assert verdict_of(sentence, asker=monthly).verdict == verdict
