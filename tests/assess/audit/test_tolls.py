"""Tests of figures that follow from figures at hand: causes of death, ratios, sums, other counters; near misses."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import audit, verdict_of

SUPPORTED = ("supported", "supported-with-qualification")


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        # By the register: UNPROFOR 100 by accident, 74 to 76 by malicious acts, 213 in all; ONUSAL 5, none hostile.
        ("Accidents claimed more lives in UNPROFOR than malicious acts did.", SUPPORTED),
        ("In UNPROFOR more people died through malicious acts than in accidents.", ("contradicted",)),
        ("Accidents were the main cause of death in UNPROFOR.", SUPPORTED),
        ("Malicious acts were the main cause of death in UNPROFOR.", ("contradicted",)),
        ("Roughly half of the deaths in UNPROFOR were due to accidents.", SUPPORTED),
        ("Nine in ten of the deaths in UNPROFOR were due to accidents.", ("contradicted",)),
        ("Not one member of ONUSAL was killed by a malicious act.", SUPPORTED),
        ("Nobody died in the service of ONUSAL.", ("contradicted",)),
        ("Malicious acts took 151 of the 204 lives lost in UNMIL.", ("contradicted",)),
        ("Illness took 151 of the 204 lives lost in UNMIL.", SUPPORTED),
        # Not the mission's own dead, not all of the time, and a part whose cause is not the whole's.
        ("In UNPROFOR’s area more civilians died through malicious acts than in accidents.", ("no-evidence",)),
        ("No member of ONUSAL was killed on the first day.", ("no-evidence",)),
        ("In the whole of MONUC’s life 161 of its people died, more than half of them of illness.", SUPPORTED),
    ],
)
def test_causes_of_death(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        # Police of UNOCI: 696 in December 2005, 992 a year later. Troops and observers, December 2001: 17,366 and 3,939.
        ("Between December 2005 and December 2006 the number of police in UNOCI doubled.", ("contradicted",)),
        ("Between December 2005 and December 2006 the number of police in UNOCI rose.", SUPPORTED),
        ("Between December 2005 and December 2006 the number of police in UNOCI fell.", ("contradicted",)),
        ("In December 2001 UNAMSIL had more than four times as many troops as UNMEE.", SUPPORTED),
        ("In December 2001 UNAMSIL had fewer troops than UNMEE.", ("contradicted",)),
        ("UNMIL’s troops outnumbered those of UNOCI by more than two to one in December 2004.", SUPPORTED),
        ("Deaths in MINUSTAH in 2010 were five times those of the year before.", SUPPORTED),
        ("Fewer members of MINUSTAH died in 2010 than in 2009.", ("contradicted",)),
        # A part of the force, vehicles, and days that were not read.
        ("Between December 2005 and December 2006 the police vehicles of UNOCI doubled.", ("no-evidence",)),
        ("Between 3 March 1950 and 9 June 1951 the number of police in UNOCI doubled.", ("no-evidence",)),
        ("UNAMSIL had more troops than planned in December 2001.", ("no-evidence",)),
    ],
)
def test_ratios(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        # UNTAC, December 1992: 15,555 troops and observers and 3,352 police.
        ("UNTAC had 18,907 uniformed personnel in December 1992.", SUPPORTED),
        ("UNTAC had 15,555 troops and observers in December 1992.", SUPPORTED),
        ("UNTAC had 25,000 uniformed personnel in December 1992.", ("contradicted",)),
        ("UNTAC had 3,352 soldiers in December 1992.", ("contradicted",)),
        ("UNTAC reached 18,907 uniformed personnel in December 1991.", ("contradicted",)),
        # ONUC lost 35 and 141 in 1960 and 1961, 249 by 1964.
        ("ONUC lost 176 people in 1960 and 1961.", SUPPORTED),
        ("By the end of 1961 ONUC had lost 176 people.", SUPPORTED),
        ("By the end of 1961 ONUC had lost 249 people.", ("contradicted",)),
        ("Hostile acts killed 249 members of ONUC.", ("contradicted",)),
        ("Hostile acts killed 135 members of ONUC.", SUPPORTED),
        ("In 1962 ONUC lost 141 members.", ("contradicted",)),
        # A register is corrected for years: one more or less is no error; an incident is no total.
        ("ONUC lost 248 people between 1960 and 1964.", ("no-evidence", *SUPPORTED)),
        ("An attack killed 20 members of ONUC.", ("no-evidence",)),
        ("Resolution 858 allowed UNOMIG more than 88 military observers.", ("contradicted",)),
        ("Resolution 858 limited UNOMIG to 88 military observers.", SUPPORTED),
    ],
)
def test_sums_and_other_counters(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


def test_what_is_counted_instead_is_named() -> None:
    verdict = verdict_of("UNTAC had 4,232 soldiers in February 1993.")
    fits = {f.fit for t in verdict.tests for f in t.figures}
    assert verdict.verdict == "contradicted"
    assert "other-definition" in fits
    assert "police" in verdict.explanation


def test_the_share_of_one_sender_is_no_number_of_senders() -> None:
    told = "More than nine out of ten members of UNAMI’s uniformed component came from one country at the end of 2009."
    assert verdict_of(told).verdict in SUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        # Of one state's people, of one event, of women, of others' acts and days: true, and not the mission's own.
        "ONUC lost 44 Ghanaian soldiers in 1961.",
        "In 2010 MINUSTAH lost 96 people in the earthquake.",
        "Kenya had 1,000 troops in UNAMSIL in December 2001.",
        "KFOR troops from Germany numbered 2,500 in 2005.",
        "UNOCI had 400 women among its soldiers in December 2011.",
        "UNFICYP was set up after fighting in 1963.",
        "UNEF I was deployed after the war of 1956 and expelled before the war of 1967.",
        "Eight UN missions were under way when UNTAG was set up in 1989.",
        "UNTAC left Cambodia after elections in May 1993.",
        "UNIFIL’s Irish battalion was there from 1978 to 2001.",
        "UNMIK’s special representative arrived in July 2001.",
        "UNTSO lost its mediator, Folke Bernadotte, in September 1948.",
        "UNPROFOR was renamed UNPF in March 1995.",
        "None of the UNOMIG military observers was a victim of violent crime during the reporting period.",
        "UNIKOM withdrew on 17 March 2003 before the invasion.",
        "UNTAET was established in October 1999 and became UNMISET in May 2002.",
        "UNMIK handed over police tasks to EULEX in December 2008.",
    ],
)
def test_what_is_not_the_missions_own_is_not_contradicted(sentence: str) -> None:
    pairs, _ = audit(sentence)
    assert "contradicted" not in {v.verdict for _, v in pairs}
