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


def test_the_end_of_a_change_is_not_by_how_much_it_was() -> None:
    evidence = ("Of the soldiers who served, 9.5 per cent were women, as against 7 per cent the year before.",)
    assert (
        verdict_of("The proportion of women among the soldiers rose from 7 to 9.5 per cent.", evidence=evidence).verdict
        in SUPPORT
    )
    turned = "The proportion of women among the soldiers fell from 9.5 to 7 per cent."
    assert verdict_of(turned, evidence=evidence).verdict not in SUPPORT


def test_what_a_figure_is_compared_with_is_not_excluded_by_it() -> None:
    evidence = ("Operations abroad cost 412 million crowns, 28 million more than budgeted.",)
    assert (
        verdict_of("Operations abroad had been budgeted at 384 million crowns.", evidence=evidence).verdict
        != "contradicted"
    )
    assert verdict_of("Operations abroad cost 384 million crowns.", evidence=evidence).verdict == "contradicted"


@pytest.mark.parametrize(
    ("passage", "said", "other"),
    [
        (
            "The Mission withdrew its 65 troops from Berrin in July.",
            "withdrew 65 troops from Berrin",
            "sent 65 troops to Berrin",
        ),
        (
            "The Mission has dismissed 46 guards in Berrin.",
            "has dismissed 46 guards in Berrin",
            "has hired 46 guards in Berrin",
        ),
        ("The Mission sold 85 vehicles in Berrin.", "sold 85 vehicles in Berrin", "bought 85 vehicles in Berrin"),
    ],
)
def test_the_opposite_is_not_borne_out(passage: str, said: str, other: str) -> None:
    assert verdict_of(f"The Mission {said}.", evidence=(passage,)).verdict in SUPPORT
    assert verdict_of(f"The Mission {other}.", evidence=(passage,)).verdict not in SUPPORT
