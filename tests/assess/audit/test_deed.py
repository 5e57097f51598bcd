"""What a claim says was done, where and of how much: a passage that has the number alone bears nothing out; near misses do."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import Silent, verdict_of
from tests.growth import check_growth

from peaceops.assess.audit.deed import list_verbs

SUPPORTED = ("supported", "supported-with-qualification")
UNSAID = ("contradicted", "no-evidence")
NOT_AGAINST = (*SUPPORTED, "no-evidence")
#: Fictional throughout.
EVIDENCE = (
    "On 4 May gunmen ambushed a convoy near Lirra, killing a driver and wounding three escorts.",
    "Fighters in the hills above Onto handed over 236 firearms to the Watch Group.",
    "Two of the nine companies of the Assembly have still to disarm.",
    "Of 60 vehicles 36 were armoured.",
    "At its height, in August 2008, the force had 3,690 soldiers, and after Orvia pulled out its 800 men it was down to 2,870.",
    "The observers made 215 patrols in April, 38 fewer than in March.",
    "I recommend that the Council extend the mandate, to 31 January 2013.",
    "The situation grew worse in the south, where the Mission recorded 164 attacks.",
    "Velland will send ten boats and Tornia has offered 14 trucks.",
    "The clinic has 68 unarmed guards.",
    "Bombs killed 29 soldiers of the force, and six died in accidents.",
    "Some 3,400 people have gone back to Panga since April.",
    "In the north, which the force does not patrol, militias killed 640 villagers.",
    "Hestia set free 12 Marovians on 15 April.",
    "The Grain Fund delivered 310 tonnes, less than half of what it had announced.",
    "A convoy of 14 lorries was turned back at Tebe by the army.",
    "A poll gives the Union 17 per cent, behind the Liberals with 38.",
    "Two nurses were beaten by militiamen.",
    "Of the breaches confirmed, 19 were attributed to Hestia, 11 to Velland.",
)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Three escorts were wounded near Lirra on 4 May.", SUPPORTED),
        ("Three escorts were killed near Lirra on 4 May.", UNSAID),
        ("Fighters in the hills above Onto gave up 236 guns to the Watch Group.", SUPPORTED),
        ("Fighters in the hills above Onto stole 236 guns from the Watch Group.", UNSAID),
        ("Seven of the nine companies of the Assembly have disarmed.", NOT_AGAINST),
        ("All nine companies of the Assembly have disarmed.", UNSAID),
        ("The Mission had 36 vehicles.", UNSAID),
        ("At its height the force had 2,870 soldiers.", UNSAID),
        ("The force had 3,690 soldiers at its peak in August 2008.", SUPPORTED),
        ("Orvia withdrew its 800 soldiers.", SUPPORTED),
        ("The observers carried out 215 patrols in April.", SUPPORTED),
        ("The observers carried out 215 patrols in March.", UNSAID),
        ("The Council extended the mandate to 31 January 2013.", UNSAID),
        ("The Mission recorded 164 attacks in the south.", SUPPORTED),
        ("The Mission recorded 164 attacks in the north.", UNSAID),
        ("Tornia has offered 14 trucks.", SUPPORTED),
        ("Velland has offered 14 trucks.", UNSAID),
        ("The clinic has 68 unarmed guards.", SUPPORTED),
        ("The clinic has 68 armed guards.", UNSAID),
        ("Bombs claimed the lives of 29 soldiers of the force.", SUPPORTED),
        ("About 3,400 villagers have returned to Panga since April.", SUPPORTED),
        ("About 3,400 villagers have fled from Panga since April.", UNSAID),
        ("In the north militias killed 640 villagers.", SUPPORTED),
        ("Hestia released 12 Marovian prisoners.", SUPPORTED),
        ("The Grain Fund delivered 310 tonnes.", SUPPORTED),
        ("The Grain Fund announced 310 tonnes.", UNSAID),
        ("The army turned back a convoy of 14 trucks at Tebe.", SUPPORTED),
        ("In the poll the Liberals have 38 per cent.", NOT_AGAINST),
        ("Two nurses were beaten by soldiers.", UNSAID),
        ("Of the breaches confirmed, 19 were attributed to Velland.", UNSAID),
        ("Of the breaches confirmed, 19 were attributed to Hestia.", SUPPORTED),
    ],
)
def test_a_number_is_borne_out_with_what_is_said_of_it(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence, evidence=EVIDENCE, asker=Silent()).verdict in verdicts


def test_verbs_are_told_from_adjectives() -> None:
    assert [verb for _, verb in list_verbs("The armed men seized two of the damaged trucks and burned the collected tyres.")] == [
        "capture", "burn",
    ]  # fmt: skip
    assert list_verbs("They were counted among incursions alleged by the parties.") == ()


@pytest.mark.parametrize("words", ["Orvia has had ", "was not never ", "of the 12 which , ", "a" * 7 + "ed "])
def test_a_page_without_a_stop_is_read_in_time(words: str) -> None:
    check_growth(lambda times: list_verbs(words * times), 1000)
