"""Tests of whole sentences that relate two numbers, on series made by hand; near misses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.assess.audit.said import audit
from tests.assess.audit.test_tallies import Series

from peaceops.assess.audit.asker import Probe, Reply
from peaceops.evidence.answer import Reading

SUPPORTED = ("supported", "supported-with-qualification")
CONTRADICTED = ("contradicted",)
SILENT = ("no-evidence", "not-testable")


class Years(Series):
    """The series of a mission, with refugees, the dead of violence and conflicts of some years."""

    def ask(self, probe: Probe) -> tuple[Reply, ...]:
        found = super().ask(probe)
        if found or probe.first is None:
            return found
        year = probe.first.year
        numbers = {
            ("displacement", "UGA", 2014): ("displacement/refugees_in_unhcr", "in", 400_000, 400_000),
            ("displacement", "UGA", 2017): ("displacement/refugees_in_unhcr", "in", 1_350_000, 1_350_000),
            ("deaths", "MLI", 2021): ("deaths/all", "all three kinds 2021, best 1,300", 1200, 1500),
            ("deaths", "MLI", 2022): ("deaths/all", "all three kinds 2022, best 3,650", 3500, 4400),
            ("conflicts", "", 2024): ("conflicts/all", "all 2024", 61, 61),
        }.get((probe.topic, probe.state, year))
        if numbers is None:
            return ()
        name, label, low, high = numbers
        reading = Reading(
            definition=name, label=label, rule="r", low=Decimal(low), high=Decimal(high), unit="persons", period=(str(year),) * 2
        )  # fmt: skip
        return (Reply(probe=probe, title="", command="peaceops ask --list", readings=(reading,)),)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        # Changes between two days, and in the course of a year.
        ("UNMIL grew by a third between the end of 2003 and the end of 2004.", CONTRADICTED),
        ("The strength of UNMIL halved between the end of 2005 and the end of 2006.", SUPPORTED),
        ("UNMIL doubled in the course of 2006.", CONTRADICTED),
        ("UNMIL shrank in the course of 2006.", SUPPORTED),
        ("UNMIL shrank in the course of 2006 to a shadow of itself.", SILENT),
        ("UNMIL’s budget doubled in the course of 2006.", SILENT),
        # As large as on another day; more of one kind than of another.
        ("UNMIL was twice as large at the end of 2005 as twelve months later.", SUPPORTED),
        ("UNMIL was five times as large at the end of 2005 as twelve months later.", CONTRADICTED),
        ("UNMIL was expected to be five times as large at the end of 2005 as twelve months later.", SILENT),
        ("UNMIL had more soldiers than police in December 2004.", SUPPORTED),
        ("UNMIL had more police than soldiers in December 2004.", CONTRADICTED),
        ("UNMIL had more police than vehicles in December 2004.", SILENT),
        # Shares.
        ("Police made up about one in fourteen of UNMIL’s personnel at the end of 2004.", SUPPORTED),
        ("Police made up more than a third of UNMIL’s personnel at the end of 2004.", CONTRADICTED),
        ("Police made up more than a third of UNMIL’s budget at the end of 2004.", SILENT),
        ("In December 2004 Kenya and Nepal together provided about a third of UNMIL’s personnel.", SUPPORTED),
        ("In December 2004 Kenya and Nepal together provided two thirds of UNMIL’s personnel.", CONTRADICTED),
        # What stands behind a number that is borne out by itself.
        ("Organised violence claimed 3,650 lives in Mali in 2022, more than in the year before.", SUPPORTED),
        ("Organised violence claimed 3,650 lives in Mali in 2022, fewer than in the year before.", CONTRADICTED),
        ("UNMIL had 13,040 people in uniform in December 2004, more than a year earlier.", SUPPORTED),
        ("UNMIL had 13,040 people in uniform in December 2004, fewer than a year earlier.", CONTRADICTED),
        # Places among contributors.
        ("No country contributed more peacekeepers to UNMIL in December 2003 than Kenya.", CONTRADICTED),
        ("No country contributed more peacekeepers to UNMIL in December 2003 than Pakistan.", SUPPORTED),
        ("No country contributed more helicopters to UNMIL in December 2003 than Kenya.", SILENT),
        ("Kenya was the second-largest contributor of UN peacekeepers to UNMIL in December 2003.", SUPPORTED),
        ("Nepal was the second-largest contributor of UN peacekeepers to UNMIL in December 2003.", CONTRADICTED),
        ("Nepal was the second-largest contributor of UN medals to UNMIL in December 2003.", SILENT),
        ("Pakistan outranked every other contributor to UNMIL in December 2004.", SUPPORTED),
        ("Kenya outranked every other contributor to UNMIL in December 2004.", CONTRADICTED),
        ("Kenya outranked every other contributor of medals to UNMIL in December 2004.", SILENT),
        # Extremes, and bounds of all months.
        ("UNMIL’s deployment peaked in June 2005.", SUPPORTED),
        ("UNMIL’s deployment peaked in December 2006.", CONTRADICTED),
        ("UNMIL’s popularity peaked in December 2006.", SILENT),
        ("UNMIL never had more than 16,000 troops.", SUPPORTED),
        ("UNMIL never had more than 10,000 troops.", CONTRADICTED),
        ("UNMIL never had more than 10,000 troops outside the capital.", SILENT),
        ("UNMIL had no police.", CONTRADICTED),
        ("UNMIL had no police of quality.", SILENT),
        # The dead.
        ("The deadliest year for UNMIL was 2005.", SUPPORTED),
        ("The deadliest year for UNMIL was 2006.", CONTRADICTED),
        ("The deadliest year for the families of UNMIL was 2006.", SILENT),
        ("UNMIL lost more peacekeepers in 2005 than in 2006 and 2007 combined.", SUPPORTED),
        ("UNMIL lost more peacekeepers in 2005 than in 2004 and 2006 combined.", SILENT),
        ("UNMIL lost more peacekeepers in 2004 than in 2005 and 2006 combined.", CONTRADICTED),
        ("Illness killed more members of UNMIL than all other causes combined.", CONTRADICTED),
        ("Malicious acts killed more cattle of UNMIL than all other causes combined.", SILENT),
        # Refugees, the dead of violence, conflicts.
        ("Uganda sheltered more than three times as many refugees in 2017 as in 2014.", SUPPORTED),
        ("Uganda sheltered twice as many refugees in 2017 as in 2014.", CONTRADICTED),
        ("Uganda sheltered twice as many cattle in 2017 as in 2014.", SILENT),
        ("Deaths from organised violence in Mali almost trebled between 2021 and 2022.", SUPPORTED),
        ("Deaths from organised violence in Mali fell between 2021 and 2022.", CONTRADICTED),
        ("Deaths from cholera in Mali fell between 2021 and 2022.", SILENT),
        ("There were 61 active state-based conflicts in the world in 2024.", SUPPORTED),
        ("There were 31 active state-based conflicts in the world in 2024.", CONTRADICTED),
        ("There were 61 active state-based conflicts in 2024, up from 60 in 2023.", SILENT),
        ("UNMIL had 13,040 people in uniform in December 2004, up from 8,620 in December 2003.", SUPPORTED),
        ("UNMIL had 13,040 people in uniform in December 2004, up from 3,620 in December 2003.", CONTRADICTED),
        ("There were 31 active state-based conflicts in Africa in 2024.", SILENT),
    ],
)  # fmt: skip
def test_sentences_that_relate_numbers(sentence: str, verdicts: tuple[str, ...]) -> None:
    found = {v.verdict for _, v in audit(sentence, asker=Years())[0]}
    assert found
    if verdicts is SILENT:
        assert not found - set(SILENT)
    else:
        assert found & set(verdicts)
        assert verdicts is CONTRADICTED or "contradicted" not in found


class Apart(Years):
    """Where nobody tells who contributed to one mission."""

    def ask(self, probe: Probe) -> tuple[Reply, ...]:
        return () if probe.topic == "rank" and probe.subject else super().ask(probe)


def test_a_place_among_contributors_may_be_that_of_the_mission_spoken_of() -> None:
    alone = "Nepal headed the list of contributors in December 2004."
    pairs, _ = audit("UNMIL had 13,040 people in uniform in December 2004.", alone, asker=Apart())
    assert all(v.verdict != "contradicted" for _, v in pairs)
    pairs, _ = audit(alone, asker=Apart())
    assert any(v.verdict == "contradicted" for _, v in pairs)
