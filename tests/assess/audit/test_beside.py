"""Figures and days beside those of a document: what is borne out, what is excluded, and what is left alone."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import Silent, audit, verdict_of

from peaceops.assess.audit.arithmetic import collect, list_slips

SUPPORTED = ("supported", "supported-with-qualification")
#: Fictional throughout.
EVIDENCE = (
    "In Varda itself, approximately 15 per cent of the town has been completely destroyed and 25 per cent heavily damaged.",
    "The observers reported 11 violations of the truce by the Marovian side and 56 by the Tessalian side.",
    "Some 620,000 persons require food aid, among whom the Relief Fund is targeting some 400,000 persons.",
    "As at 31 August 1995 the mission numbered 40 military observers drawn from Austria (6), Bangladesh (7), Jordan (6) and Uruguay (5).",
    "On 19 June 1996 a bus was ambushed on the outskirts of Varda; nine soldiers were wounded.",
    "The Contact Committee of Guarantors concluded its work on 11 April 1996.",
    "The Assembly appropriated $30,709,000 for the mission for the period from 1 July 2003 to 30 June 2004.",
    "Some 2,000 displaced persons were airlifted from Khoren to Varda in May 1997.",
)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("A quarter of the town of Varda was badly damaged.", SUPPORTED),
        ("A quarter of the town of Varda was completely destroyed.", ("contradicted",)),
        ("The Tessalian side committed 56 violations of the truce.", SUPPORTED),
        ("The Marovian side committed 56 violations of the truce.", ("contradicted",)),
        ("The Tessalian side committed about five times as many violations as the Marovian side.", SUPPORTED),
        ("The Relief Fund targeted about 65 per cent of those who require food aid.", SUPPORTED),
        ("The Relief Fund targeted about 80 per cent of those who require food aid.", ("contradicted",)),
        ("In August 1995 Jordan and Austria together provided 12 of the mission’s military observers.", SUPPORTED),
        ("In August 1995 Jordan and Austria together provided 18 of the mission’s military observers.", ("contradicted", "no-evidence")),
        ("Nine soldiers were hurt in an ambush on a bus near Varda in June 1996.", SUPPORTED),
        ("Nine soldiers were killed when a bus was ambushed near Varda on 19 June 1996.", ("contradicted", "no-evidence")),
        ("The Contact Committee ended its work on 11 April 1996.", SUPPORTED),
        ("The Contact Committee ended its work on 18 April 1996.", ("contradicted",)),
        ("The Assembly appropriated $30,709,000 for the mission for 1 July 2002 to 30 June 2003.", ("contradicted",)),
        ("Some 2,000 displaced persons were flown from Varda to Khoren in May 1997.", ("contradicted", "no-evidence")),
        # Near misses: another thing, another act, a number that nobody tells.
        ("The Marovian side lost 56 tractors.", ("no-evidence",)),
        ("Nine soldiers deserted from the garrison of Khoren.", ("no-evidence",)),
        ("Eleven schools were opened in Varda.", ("no-evidence",)),
        ("The Relief Fund had 40 lorries.", ("no-evidence",)),
    ],
)  # fmt: skip
def test_a_figure_is_told_by_what_stands_around_it(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence, evidence=EVIDENCE, asker=Silent()).verdict in verdicts


@pytest.mark.parametrize("sentence", EVIDENCE)
def test_a_document_is_never_against_its_own_words(sentence: str) -> None:
    assert verdict_of(sentence, evidence=EVIDENCE, asker=Silent()).verdict in SUPPORTED


def test_killed_are_not_wounded_and_soldiers_are_no_militia() -> None:
    said = verdict_of(
        "Four soldiers were killed.", evidence=("Eight militia were wounded in the Varda valley.",), asker=Silent()
    )
    assert said.verdict == "no-evidence"


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("The force had 30 officers, 20 medics and 10 engineers, 75 in all.", True),
        ("The force had 30 officers, 20 medics and 10 engineers, 60 in all.", False),
        ("Kenya sent 30 troops, Ghana 20 and Togo 10, a total of 75.", True),
        ("The observers recorded 41 violations in the north and 17 in the south, 68 altogether.", True),
        ("The mission recorded 58 violations in May: 41 in the north and 27 in the south.", True),
        ("The mission recorded 58 violations in May: 41 in the north and 17 in the south.", False),
        ("The mission lost 3 soldiers in May and 2 in June, a total of 47 since 1993.", False),
        ("It had 30 officers and 20 medics, including 5 women, 70 in all with the staff of other missions.", False),
    ],
)
def test_parts_add_up_to_the_total_behind_them(sentence: str, is_wrong: bool) -> None:
    pairs, _ = audit(sentence, asker=Silent())
    amounts, times = collect([statement for statement, _ in pairs])
    assert ("I03" in {slip.code for slip in list_slips(sentence, amounts, times)}) == is_wrong
