"""Who did what to whom, what rose from what, and whose number a bound or a part is: against a document, with near misses."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import Silent, verdict_of

from peaceops.assess.audit.lexis import read_tokens
from peaceops.assess.audit.party import Party, find_kin, meet
from peaceops.assess.audit.role import read_roles

SUPPORTED = ("supported", "supported-with-qualification")
WRONG = ("contradicted",)
UNSAID = ("contradicted", "no-evidence")
NOT_AGAINST = (*SUPPORTED, "no-evidence")
#: Fictional throughout.
EVIDENCE = (
    "On 3 May 1998 insurgents of the Ostrian League ambushed an army convoy near Brell, killing 23 soldiers and abducting six.",
    "The army was responsible for 48 breaches of the truce and the Ostrian League for 71.",
    "By June the Ostrian League had handed over 1,340 rifles to the Monitoring Group.",
    "Its 37 lorries were sold abroad, but 14 tents and 85 radios were given to the government of Ostria.",
    "Fourteen Tessalian guards were detained by Marovia in July 1998.",
    "The Monitoring Group counted 212 shootings in 1998, up from 146 in 1997.",
    "Each side shall keep no more than 90 guns in the zone.",
    "Nineteen monitors died in the six years of the mission, four of them Tessalians.",
    "The Tessalian Fund spent 45 million crowns a year on the mission.",
    "The army withdrew 32 of 50 howitzers from the zone.",
    "On 4 August 1998 a shell hit a market at Corra, wounding 25 civilians, ten of them children.",
    "Of 40 complaints received in 1998, 13 were made by Marovia.",
    "Tessalia had 640 observers and Marovia had 410 in 1998.",
)


def ask(sentence: str) -> str:
    return verdict_of(sentence, evidence=EVIDENCE, asker=Silent()).verdict


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Insurgents of the Ostrian League killed 23 soldiers near Brell in May 1998.", SUPPORTED),
        ("Near Brell 23 soldiers were killed by insurgents of the Ostrian League in May 1998.", SUPPORTED),
        ("The army killed 23 insurgents of the Ostrian League near Brell in May 1998.", UNSAID),
        ("Near Brell 23 insurgents of the Ostrian League were killed by the army in May 1998.", UNSAID),
        ("The army committed 71 breaches of the truce.", UNSAID),
        ("The Ostrian League committed 71 breaches of the truce.", SUPPORTED),
        ("The Monitoring Group handed over 1,340 rifles to the Ostrian League.", WRONG),
        ("The Monitoring Group received 1,340 rifles from the Ostrian League.", NOT_AGAINST),
        ("The Ostrian League surrendered 1,340 rifles to the Monitoring Group.", SUPPORTED),
        ("The 37 lorries of the Monitoring Group were given to the government of Ostria.", UNSAID),
        ("The government of Ostria was given 85 radios.", NOT_AGAINST),
        ("Fourteen Marovian guards were detained by Tessalia in July 1998.", WRONG),
        ("In July 1998 Marovia detained fourteen Tessalian guards.", SUPPORTED),
        ("Marovia arrested 14 guards of Tessalia in July 1998.", SUPPORTED),
    ],
)  # fmt: skip
def test_who_did_it(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert ask(sentence) in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("The number of shootings rose from 146 to 212.", SUPPORTED),
        ("The number of shootings that the Monitoring Group counted fell from 212 to 146.", WRONG),
        ("Shootings increased by 45 per cent in 1998.", SUPPORTED),
        ("Shootings increased by 80 per cent in 1998.", WRONG),
        ("Shootings increased by 45 per cent in 1996.", UNSAID),
        ("Shootings fell by more than a third.", UNSAID),
        ("Each side may keep at most 90 guns in the zone.", SUPPORTED),
        ("Each side shall keep at least 90 guns in the zone.", WRONG),
        ("Nineteen Tessalian monitors died.", UNSAID),
        ("Nineteen monitors of the mission died.", SUPPORTED),
        ("The Tessalian Fund spent 45 million crowns on the mission in all.", UNSAID),
        ("The Tessalian Fund spent 45 million crowns on the mission each year.", NOT_AGAINST),
    ],
)  # fmt: skip
def test_what_it_went_from_and_what_it_is_of(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert ask(sentence) in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("The army still had 18 howitzers in the zone.", SUPPORTED),
        ("The army still had 32 howitzers in the zone.", UNSAID),
        ("The army withdrew all 50 howitzers from the zone.", UNSAID),
        ("Fewer than half of those wounded at Corra were children.", SUPPORTED),
        ("Forty per cent of the civilians wounded at Corra were children.", SUPPORTED),
        ("Seventy per cent of the civilians wounded at Corra were children.", WRONG),
        ("About a third of the complaints received in 1998 were made by Marovia.", SUPPORTED),
        ("In 1998 Tessalia had more observers than Marovia.", SUPPORTED),
        ("In 1998 Marovia had more observers than Tessalia.", WRONG),
        ("In 1998 Marovia had fewer observers than Tessalia.", SUPPORTED),
        ("In 1997 Marovia had more observers than Tessalia.", NOT_AGAINST),
        ("In 1998 Marovia had more tanks than Tessalia.", NOT_AGAINST),
        ("In 1998 Marovia had more observers than Ostria.", NOT_AGAINST),
    ],
)  # fmt: skip
def test_parts_and_comparisons(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert ask(sentence) in verdicts


@pytest.mark.parametrize(
    ("sentence", "figure", "act", "agent", "patient"),
    [
        ("Rebels killed nine soldiers.", "nine", "kill", {"rebel"}, {"serving"}),
        ("Nine soldiers were killed by rebels.", "Nine", "kill", {"rebel"}, {"serving"}),
        ("Rebels stormed the camp, killing nine soldiers and wounding 12.", "12", "wound", {"rebel"}, set()),
        ("The rebels, who hold the pass, killed nine soldiers.", "nine", "kill", {"rebel"}, {"serving"}),
        ("Shelling by the army wounded 16 villagers.", "16", "wound", {"state"}, {"civilian"}),
        ("The report of the army names 16 villagers.", "16", "", set(), set()),
    ],
)  # fmt: skip
def test_roles_are_read(sentence: str, figure: str, act: str, agent: set[str], patient: set[str]) -> None:
    at = sentence.index(figure)
    found = read_roles(sentence, read_tokens(sentence, set(), set()), (at, at + len(figure)))
    assert (found.act, found.agent.sides, found.patient.sides) == (act, agent, patient)


def test_parties_are_joined_by_the_document_only() -> None:
    text = {0: "Fighters of the Keth Front met the Velm army."}
    kin = find_kin(text, {0: read_tokens(text[0], set(), {"keth", "velm"})})
    front, army = Party(frozenset({"@keth"})), Party(sides=frozenset({"state"}))
    assert meet(front, Party(sides=frozenset({"rebel"})), kin) is True
    assert meet(front, army, kin) is False
    assert meet(Party(frozenset({"@other"})), army, kin) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Monitoring Group counted 358 shootings in 1997 and 1998.",
        "The zone had 18 howitzers without a crew in 1998.",
    ],
)
def test_several_times_and_things_that_lack_something_are_not_excluded_by_one(sentence: str) -> None:
    assert ask(sentence) not in WRONG


@pytest.mark.parametrize("year", ["1997", "1998"])
def test_one_time_is_still_excluded(year: str) -> None:
    assert ask(f"The Monitoring Group counted 358 shootings in {year}.") == "contradicted"
