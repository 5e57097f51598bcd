"""Tests of what a passage leaves open of a claim whose number it has, each beside what the same passage bears out."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import verdict_of

SUPPORT = ("supported", "supported-with-qualification")
_PASSAGES = {
    "camp": "Some 5,200 people reached the camp at Tolva, which was built for 1,900.",
    "rations": "The Fund gave rations to 31,400 people in March and to 26,700 in April.",
    "meant": "The Ministry vaccinated 3,350 children in Tolva and intends to reach all 8,600 children of the county.",
    "by": "The road from Mirel was closed for nineteen days by the militia of Colonel Haun.",
    "part": "Six members of the unit lost their lives: four in Orsk, of whom three were killed by a roadside bomb near Varn.",
    "kind": "The Fund counted 7,300 households in Tolva.",
    "place": "Two officers of Westria were tried by a court in Orsk and acquitted.",
    "speaker": "The commander said that 475 more peacekeepers would be needed to reopen the road.",
}


@pytest.mark.parametrize(
    ("passage", "said", "other"),
    [
        ("camp", "Some 5,200 people reached the camp at Tolva.", "The camp at Tolva was built for 5,200 people."),
        ("rations", "The Fund gave rations to 31,400 people in March.", "The Fund gave rations to 31,400 people in April."),
        ("meant", "The Ministry vaccinated 3,350 children in Tolva.", "The Ministry has vaccinated all 8,600 children of the county."),
        ("by", "The militia of Colonel Haun closed the road from Mirel for nineteen days.", "Soldiers closed the road from Mirel for nineteen days."),
        ("part", "Four members of the unit lost their lives in Orsk.", "Four members of the unit were killed by a roadside bomb in Orsk."),
        ("kind", "The Fund counted 7,300 households in Tolva.", "The Fund counted 7,300 people in Tolva."),
        ("speaker", "The commander said that 475 more peacekeepers would be needed to reopen the road.",
         "The Fund said that 475 more peacekeepers would be needed to reopen the road."),
    ],
)  # fmt: skip
def test_a_number_alone_bears_nothing_out(passage: str, said: str, other: str) -> None:
    evidence = (_PASSAGES[passage],)
    assert verdict_of(said, evidence=evidence).verdict in SUPPORT, said
    assert verdict_of(other, evidence=evidence).verdict not in SUPPORT, other


def test_year_that_no_sentence_names_is_no_year_of_the_figure() -> None:
    evidence = ("The Force was sent to Tolva in June 2002.", "The Force has 4,150 soldiers, 300 fewer than a year ago.")
    assert verdict_of("The Force had 4,150 soldiers in 2003.", evidence=evidence).verdict not in SUPPORT
    assert verdict_of("The Force has 4,150 soldiers.", evidence=evidence).verdict in SUPPORT


def test_name_in_the_place_of_another() -> None:
    front = ("Norrland has 1,085 soldiers abroad.",)
    evidence = (*front, "The mandate for Palvia runs until 30 June 2009.", _PASSAGES["place"])
    assert (
        verdict_of("Two officers of Westria were acquitted by a court in Orsk.", evidence=evidence).verdict in SUPPORT
    )
    assert (
        verdict_of("Two officers of Norrland were acquitted by a court in Orsk.", evidence=evidence).verdict
        not in SUPPORT
    )


def test_who_stands_behind_the_verb_did_not_do_it() -> None:
    evidence = ("The Office dismissed four storekeepers at Harsa, and the police of Meridia have detained a driver.",)
    assert (
        verdict_of("The police of Meridia dismissed four storekeepers at Harsa.", evidence=evidence).verdict
        not in SUPPORT
    )
    assert verdict_of("The Office dismissed four storekeepers at Harsa.", evidence=evidence).verdict in SUPPORT


def test_denial_before_since_is_not_of_what_follows() -> None:
    evidence = ("The Mission has had no presence in Berrin since it withdrew its 65 troops in July.",)
    assert (
        verdict_of("In July the Mission withdrew 65 troops from Berrin.", evidence=evidence).verdict != "contradicted"
    )
    denied = ("The Mission did not withdraw its 65 troops from Berrin in July.",)
    assert verdict_of("In July the Mission withdrew 65 troops from Berrin.", evidence=denied).verdict not in SUPPORT


def test_what_is_still_to_come_is_not_excluded_by_the_whole() -> None:
    evidence = ("The World Grain Fund has promised 900 tons but has delivered 340.",)
    assert (
        verdict_of("The World Grain Fund has still to deliver 560 tons.", evidence=evidence).verdict != "contradicted"
    )
    assert verdict_of("The World Grain Fund has promised 560 tons.", evidence=evidence).verdict not in SUPPORT
