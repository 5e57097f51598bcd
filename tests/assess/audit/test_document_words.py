"""What a document says in other words: order of days, relative days, sums, none, trends; each with its near misses."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import Silent, verdict_of

SUPPORTED = ("supported", "supported-with-qualification")

CHRONICLE = (
    "The Varden Monitoring Team arrived on 4 March 2002.",
    "On 9 May a mine wounded two of its drivers.",
    "The Varden Monitoring Team withdrew on 30 September 2002 after the ministry had demanded its departure on 18 September 2002.",
    "The first convoy crossed the river on 2 June 2002 and the second on 14 June 2002.",
)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("The ministry demanded the departure of the Varden Monitoring Team twelve days before it withdrew.", SUPPORTED),
        ("The ministry demanded the departure of the Varden Monitoring Team forty days before it withdrew.", ("contradicted",)),
        ("The ministry demanded the departure of the Varden Monitoring Team after the mine wounded two drivers.", SUPPORTED),
        ("The mine wounded two drivers after the ministry demanded the departure of the Varden Monitoring Team.", ("contradicted",)),
        ("The second convoy crossed the river twelve days after the first.", SUPPORTED),
        ("The second convoy crossed the river twenty days after the first.", ("contradicted",)),
        # Near misses: an event of which the document names no day.
        ("The ministry demanded the departure of the Varden Monitoring Team nine days before the harvest failed.", ("no-evidence",)),
        ("The third convoy crossed the river nine days after the second.", ("no-evidence",)),
    ],
)  # fmt: skip
def test_order_of_two_events_and_the_days_between_them(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence, evidence=CHRONICLE, asker=Silent()).verdict in verdicts


QUARTERS = (
    "The Port Office of Lomera cleared 7,340 containers between July and September 1998.",
    "In the preceding quarter 5,120 containers were cleared.",
)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("The Port Office of Lomera cleared 7,340 containers between July and September 1998.", SUPPORTED),
        ("The Port Office of Lomera cleared 5,120 containers between July and September 1998.", ("contradicted",)),
        ("The Port Office of Lomera cleared 5,120 containers between April and June 1998.", SUPPORTED),
        ("The Port Office of Lomera cleared 5,120 containers in the year 1971.", ("contradicted", "no-evidence")),
    ],
)
def test_days_told_by_others_are_reckoned(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence, evidence=QUARTERS, asker=Silent()).verdict in verdicts


FORCE = (
    "On 5 May 2011 the mission in Karvania comprised 3,400 troops, 620 police and 90 military observers.",
    "Three soldiers of the mission in Karvania died in road accidents in 2011.",
)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("On 5 May 2011 the mission in Karvania had 4,110 uniformed personnel in all.", SUPPORTED),
        ("On 5 May 2011 the mission in Karvania had 4,020 uniformed personnel in all.", ("contradicted",)),
        # Near misses: another day, another mission.
        ("On 5 May 2009 the mission in Karvania had 4,020 uniformed personnel in all.", ("no-evidence",)),
        ("On 5 May 2011 the mission in Osteria had 4,020 uniformed personnel in all.", ("no-evidence",)),
        ("No member of the mission in Karvania died in 2011.", ("contradicted",)),
        ("No member of the mission in Karvania was killed in an attack in 2011.", SUPPORTED),
        ("No member of the mission in Karvania was killed in an accident in 2011.", ("contradicted",)),
        ("No member of the mission in Osteria died in 2011.", ("no-evidence",)),
        ("No member of the mission in Karvania died in 2007.", ("no-evidence",)),
    ],
)
def test_sums_of_those_in_uniform_and_none_who_died(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence, evidence=FORCE, asker=Silent()).verdict in verdicts


FLIGHTS = (
    "The Tallow Relief Bridge made 310 flights in 1993.",
    "The Tallow Relief Bridge made 455 flights in 1994.",
    "Of 120 appeals heard in 1994, 40 were against Zone A and 80 against Zone B.",
    "The budget was closed in 1994.",
)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Flights of the Tallow Relief Bridge rose from 1993 to 1994.", SUPPORTED),
        ("Flights of the Tallow Relief Bridge fell from 1993 to 1994.", ("contradicted",)),
        ("Flights of the Tallow Relief Bridge fell from 1995 to 1996.", ("no-evidence",)),
        ("Flights of the Marl Relief Bridge fell from 1993 to 1994.", ("no-evidence",)),
    ],
)
def test_a_direction_is_read_from_one_figure_of_each_day(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence, evidence=FLIGHTS, asker=Silent()).verdict in verdicts


def test_a_whole_alone_bears_out_nothing_of_its_part() -> None:
    evidence = ("The Brasen Patrol closed eleven of the thirteen gates of Ostrava on 4 May 2006.",)
    assert verdict_of(
        "The Brasen Patrol closed eleven of the thirteen gates of Ostrava on 4 May 2006.", evidence=evidence, asker=Silent()
    ).verdict in SUPPORTED  # fmt: skip
    assert verdict_of(
        "The Brasen Patrol closed two of the thirteen gates of Ostrava on 4 May 2006.", evidence=evidence, asker=Silent()
    ).verdict not in SUPPORTED  # fmt: skip


LIST = (
    "Salt Coast Force, personnel at 30 June 2014: Chile 310 troops;",
    "Ghana 240 troops and 12 police;",
    "Nepal 150 police;",
    "Kenya 430 troops.",
)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Ghana had 12 police in the Salt Coast Force in June 2014.", SUPPORTED),
        ("Chile and Kenya together supplied more than two thirds of the troops of the Salt Coast Force.", SUPPORTED),
        ("Only Nepal sent police to the Salt Coast Force.", ("contradicted",)),
        # Near miss: another force.
        ("Only Togo sent police to the Grey Coast Force.", ("no-evidence",)),
    ],
)
def test_items_of_a_list_are_one_sentence(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence, evidence=LIST, asker=Silent()).verdict in verdicts


def test_part_of_a_whole_without_a_figure_is_not_borne_out_by_the_whole() -> None:
    evidence = ("On 3 May 2001 the Brasen Patrol held all nine bridges of Ostrava.",)
    claims = {
        "Only one of the nine bridges of Ostrava was out of reach of the Brasen Patrol on 3 May 2001.": False,
        "The Brasen Patrol held all nine bridges of Ostrava on 3 May 2001.": True,
    }
    for claim, is_right in claims.items():
        assert (verdict_of(claim, evidence=evidence, asker=Silent()).verdict in SUPPORTED) == is_right


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("The mission is organized in three sectors.", "The mission has been organized in two sectors."),
        ("There are four drivers at Sandhaven.", "On 3 May 1999 there were nine drivers at Sandhaven."),
        ("The strength of the Marrow Team might be of the order of 150 observers.", "The Marrow Team had 22 observers."),
        ("The Marrow Team maintains its authorised strength of 136 observers.", "On 4 June 1998 I recommended that the Marrow Team be increased to its authorised strength of 136 observers."),
        ("Seven people were killed.", "Since 5 May 1999 there have been seven mine incidents, one of which killed a civilian."),
        ("The problem in Norra has worsened during the last three months.", "The return to Norra grew over the last two months."),
        ("Since the signing of the truce of 28 June 1997 the following weapons were turned over.", "Weapons were turned over on 3 May 1996; the truce was signed on 28 June 1997."),
        ("In the town of Marl 20 per cent of houses are without a roof.", "Marl sent 20 men and Korst sent 525 men in 1994."),
    ],
)  # fmt: skip
def test_a_document_of_another_time_excludes_nothing_that_names_no_day(sentence: str, evidence: str) -> None:
    assert verdict_of(sentence, evidence=(evidence,), asker=Silent()).verdict not in ("contradicted", "contested")


SURVEY = (
    "The Norra Health Board was established on 12 February 2009.",
    "It opened 14 clinics in 2015.",
    "The hospital in Karst was closed on 3 June 2016, five weeks after the hospital in Velm was opened on 29 April 2016.",
    "In 2016 the Brasco Foundation gave 3.2 million dollars and the Oslo Fund gave 1.4 million dollars.",
    "Storms caused one in five of the 40 delays.",
)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("The hospital in Karst was closed on 3 June 2016.", SUPPORTED),
        ("The hospital in Velm was closed on 3 June 2016.", ("no-evidence", "contradicted")),
        ("The Norra Health Board was established in 2009.", SUPPORTED),
        ("The Norra Health Board was established in 2011.", ("contradicted",)),
        ("The Sorra Health Board was established in 2011.", ("no-evidence",)),
        ("Together the Brasco Foundation and the Oslo Fund gave 4.6 million dollars in 2016.", SUPPORTED),
        ("Together the Brasco Foundation and the Oslo Fund gave 5.9 million dollars in 2016.", ("contradicted",)),
        ("Together the Brasco Foundation and the Lund Fund gave 5.9 million dollars in 2016.", ("no-evidence",)),
    ],
)
def test_any_topic_days_of_clauses_and_sums_of_money(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence, evidence=SURVEY, asker=Silent()).verdict in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("As many as 40 persons were killed in Karvania in May 2011.", SUPPORTED),
        ("As many as 400 persons were killed in Karvania in May 2011.", ("contradicted",)),
        # Near misses: a bound that is true of any smaller number; a number told of something else.
        ("As many as 35 persons were killed in Karvania in May 2012.", ("no-evidence",)),
        ("No more than 400 persons were killed in Karvania in May 2011.", SUPPORTED),
    ],
)
def test_the_greatest_number_told_is_a_number(sentence: str, verdicts: tuple[str, ...]) -> None:
    told = ("In May 2011 as many as 40 persons were killed in Karvania, and 17 are still missing.",)
    assert verdict_of(sentence, evidence=told, asker=Silent()).verdict in verdicts
