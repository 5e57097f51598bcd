"""Tests of facts of missions in running prose: resolutions that establish, mandates that end, who led, with near misses."""

from __future__ import annotations

import re

import pytest
from tests.assess.audit.said import base
from tests.assess.audit.test_clauses import FALSE, SILENT, SUPPORTED, judge
from tests.growth import check_growth

from peaceops.documents.prose.unfold import unfold

_ADOPTED = "The Security Council adopted resolution 1159 on 27 March 1998, establishing MINURCA,"
_LIBERIA = "UNMIL was a peacekeeping operation."
#: UN missions that one resolution of their own established.
_FOUNDED = [
    (m.acronym, number)
    for m in base()[0].missions.values()
    if m.mission_type == "un" and m.acronym.isalpha() and m.instrument.count("resolution ") == 1
    and (number := m.instrument.partition("Security Council resolution ")[2].partition(" ")[0]).isdigit()
    and sum(o.instrument.partition("resolution ")[2].startswith(number) for o in base()[0].missions.values()) == 1
][::4]  # fmt: skip

#: Those of which the registry has the day.
_DATED = [
    (name, number, found[1])
    for name, number in _FOUNDED
    for m in base()[0].missions.values()
    if m.acronym == name and (found := re.search(rf"resolution {number} \(([^)]*\d{{4}})\)", m.instrument))
]  # fmt: skip


@pytest.mark.parametrize(("name", "number"), _FOUNDED)
def test_a_resolution_establishes_its_own_mission_and_no_other(name: str, number: str) -> None:
    other = next(n for m, n in reversed(_FOUNDED) if n != number)
    assert judge(f"The Security Council adopted resolution {number}, which established {name}.") <= SUPPORTED
    assert judge(f"The Security Council adopted resolution {other}, which established {name}.") == FALSE
    assert judge(f"{name}, which the Security Council had established by resolution {other}, was small.") == FALSE


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("On 19 September 2003 the Security Council adopted resolution 1509, which established the mission.", SUPPORTED),
        ("On 19 September 2005 the Security Council adopted resolution 1509, which established the mission.", FALSE),
        ("On 19 September 2003 the Security Council adopted resolution 1528, establishing the mission.", FALSE),
        ("The mandate ended in March 2018.", SUPPORTED),
        ("Its mandate expired in March 2018.", SUPPORTED),
        ("The mandate of UNMIL came to an end in March 2022.", FALSE),
        ("At the end of 2004, 61 nations contributed uniformed personnel.", SUPPORTED),
        ("At the end of 2003, 61 nations contributed uniformed personnel.", FALSE),
        ("The first troops of UNMIL arrived in Liberia in March 2005.", FALSE),
        ("The first troops of UNMIL arrived in Monrovia in March 2005.", FALSE | SILENT),  # no table knows the town
        ("UNMIL withdrew at the end of 2011.", FALSE),
        # Near misses: a mandate may be renewed, others' mandates, other resolutions, a part of a deployment.
        ("Its mandate expired on 30 September 2015.", SILENT),
        ("The mandate of the panel ended in March 2012.", SILENT),
        ("On 19 September 2003 the Security Council adopted resolution 1509, which condemned the mission’s critics.", SILENT),
        ("The Security Council adopted resolution 2190, which extended the mission.", SILENT),
        ("At the end of 2003, 61 nations contributed money.", SILENT),
        ("Troops of UNMIL arrived in Gbarnga in March 2005.", SILENT),
    ],
)  # fmt: skip
def test_what_is_told_of_a_mandate(words: str, wanted: set[str]) -> None:
    assert judge(_LIBERIA, words) <= wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("INTERFET landed in East Timor in September 1999, and New Zealand led it.", FALSE),
        ("UNISFA has been in Abyei since 2011, under resolution 1996.", FALSE),
        ("UNISFA was deployed to Abyei under resolution 1990.", SUPPORTED),
        ("UNMISET's successor was a small political office, UNOTIL.", SUPPORTED),
        ("UNMISET's successor was established in 2005.", SUPPORTED),
        (f"{_ADOPTED} which replaced MISAB on 15 April of that year.", SUPPORTED),
        (f"{_ADOPTED} which replaced MISAB in August 1999.", FALSE),
        (f"{_ADOPTED.replace('1159', '1545')} which replaced MISAB on 15 April of that year.", FALSE),
        ("MINUSMA's withdrawal from Mali was completed on 31 December 2023.", SUPPORTED),
        ("MINUSMA's withdrawal from Mali was completed on 31 December 2020.", FALSE),
        ("The Inter-American Peace Force remained there for five years.", FALSE),
        ("UNSMIH's mandate, laid down in resolution 1063, ran out on 31 July 1997.", SUPPORTED),
        ("UNOCI, in Côte d'Ivoire, ended in May 2017.", SUPPORTED),
        (
            "The CIS force in Abkhazia, which the Security Council had established by resolution 937, was withdrawn in 2008.",
            FALSE,
        ),
        ("UNOMIG in Georgia, which had been established by resolution 866, was withdrawn in 2009.", FALSE),
        (
            "UNOMIG in Georgia, which the Security Council had established by resolution 858, was withdrawn in 2009.",
            SUPPORTED,
        ),
        ("UNAVEM I was succeeded by UNAVEM II in 1991, which was established by resolution 747.", SILENT),
        ("UNAVEM I was succeeded by UNAVEM II in 1991, which was established by resolution 696.", SUPPORTED),
        ("As it could not secure relief, the Council authorised a force under American command, UNITAF.", SUPPORTED),
        (
            "An advance mission, UNAMIC, was set up by resolution 717 and absorbed by UNTAC in March 1992.",
            SUPPORTED | SILENT,
        ),
        ("1948: UNTSO is established by resolution 50. 1949: UNMOGIP begins work in Kashmir.", SUPPORTED | SILENT),
        ("UNSMIS followed in April 2012 under resolution 2043.", SUPPORTED),
        ("UNSMIS followed in April 2010 under resolution 2043.", FALSE),
        ("Turquoise was replaced by UNOMUR.", FALSE),
        ("EUFOR RD Congo was deployed from June to November 2006, under resolution 1781.", SILENT),
        ("EUFOR RD Congo was deployed from June to November 2006, under resolution 1671.", SUPPORTED),
        ("MINUSTAH, which the Council had set up in resolution 1608, was big.", FALSE),
        ("MINUSTAH, which the Council had set up in resolution 1542, was big.", SUPPORTED),
        ("Artemis was set up by the Council in a Joint Action.", SUPPORTED | SILENT),
        # One that was over as well, or was there long before, took over from nobody: the day alone is no succession.
        ("ECOMICI was absorbed by MINUCI in April 2004.", SILENT),
        ("FOMUC was replaced by MINURCAT in July 2008.", SILENT),
        ("ECOMICI was absorbed by UNOCI in April 2004.", SUPPORTED),
    ],
)
def test_each_part_of_a_sentence_is_tested(words: str, wanted: set[str]) -> None:
    found = judge(words)
    assert found & wanted
    assert found <= wanted or wanted == FALSE


@pytest.mark.parametrize(("name", "number", "day"), _DATED)
def test_a_resolution_is_of_its_own_day(name: str, number: str, day: str) -> None:
    year = day[-4:]
    words = f"{name} was established by resolution {number}, which the Council had adopted in"
    assert judge(f"{words} {year}.") <= SUPPORTED
    assert judge(f"{words} {int(year) + 3}.") == FALSE


def test_both_are_tested_by_their_resolution() -> None:
    before = ("KFOR arrived on 12 June 1999.", "UNMIK had been established before.")
    assert judge(*before, "Both were authorised in resolution 1244.") <= SUPPORTED
    assert judge(*before, "Both were killed in resolution 1244.") <= SILENT


@pytest.mark.parametrize(
    ("before", "words", "wanted"),
    [
        ("ATMIS was authorised in resolution 2628.", "Its own successor was AUSSOM.", SUPPORTED),
        ("ATMIS was small.", "Its successor was authorised in resolution 2767.", SUPPORTED),
        ("ISAF was led by NATO.", "It ended in 2014 and was followed by Resolute Support, a NATO mission.", SUPPORTED),
        ("ISAF was led by NATO.", "It ended in 2010 and was followed by Resolute Support, a NATO mission.", FALSE),
        ("MINUJUSTH was small.", "It replaced MINUSTAH on 16 October 2017.", SUPPORTED),
        ("MINUJUSTH was small.", "It replaced MINUSTAH on 16 October 2012.", FALSE),
        ("ONUB was small.", "Its first contingents arrived in June 2004.", SUPPORTED),
        ("ONUB was small.", "Its first contingents arrived in January 2007.", FALSE),
        ("ONUB was small.", "Its first visitors arrived in January 2007.", SILENT),
        ("UNMIL had a base in Buchanan.", "It was closed in May 2010.", SILENT),
        ("UNMIL had a mandate to protect.", "It was closed in May 2010.", FALSE),
    ],
)
def test_what_it_means_is_told_by_the_sentences(before: str, words: str, wanted: set[str]) -> None:
    assert judge(before, words) <= wanted


def test_a_colonel_who_commands_says_nothing_of_the_lead() -> None:
    assert judge("INTERFET was sent to East Timor.", "A colonel from Fiji commanded it.") <= SILENT


@pytest.mark.parametrize("piece", ["the security council adopted resolution 1 ", "and a led ⓜ0 ", "ⓣ0 , ", "x "])
def test_long_runs_end_in_time(piece: str) -> None:
    check_growth(lambda times: unfold("ⓜ0 was " + piece * times), 1500)
