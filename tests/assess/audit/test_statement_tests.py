"""Tests of statements on the shipped base and on documents: each verdict, and its near misses."""

from __future__ import annotations

import shlex
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.assess.audit.said import Silent, audit, verdict_of

from peaceops.assess.audit.asker import Probe, Reply
from peaceops.assess.audit.decide import _pick
from peaceops.evidence.answer import Reading

SUPPORTED = ("supported", "supported-with-qualification")


@pytest.mark.parametrize(
    "sentence",
    [
        "UNOMIG was established on 24 August 1993.",
        "UNOMIG was established in 1993.",
        "UNOMIG ended in June 2009.",
        "UNMOT was established in December 1994.",
        "ECOMOG in Liberia was led by Nigeria.",
        "The CIS Peacekeeping Forces in Abkhazia were deployed in 1994 and withdrawn in 2008.",
        "UNOMIG had 134 military observers on 25 March 2008.",
        "In 1988 to 1993 the United Nations established more peacekeeping missions than in the previous 40 years combined.",
    ],
)
def test_true_statements_are_supported_by_the_base_alone(sentence: str) -> None:
    assert verdict_of(sentence).verdict in SUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "UNOMIG was established in 1995.",
        "UNMOT ended in June 2009.",
        "UNOMIG had 334 military observers on 25 March 2008.",
        "ECOMOG in Liberia was led by Ghana.",
        "The CIS Peacekeeping Forces in Abkhazia were deployed in 1990.",
        "In 1988 to 1993 the United Nations established fewer peacekeeping missions than in the previous 40 years combined.",
    ],
)
def test_false_statements_are_contradicted_by_the_base_alone(sentence: str) -> None:
    assert verdict_of(sentence).verdict == "contradicted"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Zubrowka Observer Mission was established in 1993.",
        "UNOMIG should have been established in 1990.",
        "UNOMIG had many observers.",
    ],
)
def test_silence_is_no_contradiction(sentence: str) -> None:
    pairs, findings = audit(sentence)
    assert all(v.verdict in ("no-evidence", "not-testable") for _, v in pairs)
    assert not findings


EVIDENCE = (
    "Ghana sent 354 troops to Liberia in 2003.",
    "Kenya sent 120 troops to Liberia in 2003.",
    "In 2011, 47,000 people returned to Liberia.",
    "In 2005, 31,000 people returned to Liberia.",
    "The Marovia Fund spent $210 million in 2020.",
    "The Marovia Fund spent $300 million in 2021.",
)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Ghana sent 354 troops to Liberia in 2003.", SUPPORTED),
        ("In 2003 Ghana sent about 350 troops to Liberia.", SUPPORTED),
        ("In 2003 Ghana sent more than 300 troops to Liberia.", SUPPORTED),
        ("Kenya sent 354 troops to Liberia in 2003.", ("contradicted",)),
        ("In 2005, 47,000 people returned to Liberia.", ("contradicted",)),
        ("In 2011, 47,000 people returned to Liberia.", SUPPORTED),
        ("In 2011, 47,000 people fled from Liberia.", ("contradicted",)),
        ("The Marovia Fund spent $300 million in 2020.", ("contradicted",)),
        ("The Marovia Fund spent $300 million in 2021.", SUPPORTED),
        ("Togo sent 77 troops to Liberia in 2003.", ("no-evidence",)),
        ("Ghana sent 354 vehicles to Liberia in 2003.", ("contradicted",)),
        ("Ghana sent 12 vehicles to Liberia in 2003.", ("no-evidence",)),
    ],
)
def test_a_document_supports_by_subject_days_and_thing_counted(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence, evidence=EVIDENCE, asker=Silent()).verdict in verdicts


def test_whose_number_it_is_is_named() -> None:
    verdict = verdict_of("Kenya sent 354 troops to Liberia in 2003.", evidence=EVIDENCE, asker=Silent())
    assert "Ghana" in verdict.explanation
    assert "other-subject" in {f.fit for t in verdict.tests for f in t.figures}
    verdict = verdict_of("The Marovia Fund spent $300 million in 2020.", evidence=EVIDENCE, asker=Silent())
    assert "other-period" in {f.fit for t in verdict.tests for f in t.figures}


def test_without_evidence_nothing_is_said() -> None:
    for sentence in EVIDENCE:
        assert verdict_of(sentence, asker=Silent()).verdict == "no-evidence"


def test_the_order_of_the_evidence_and_a_sentence_twice_change_nothing() -> None:
    for sentence in ("Kenya sent 354 troops to Liberia in 2003.", "Ghana sent 354 troops to Liberia in 2003."):
        first = verdict_of(sentence, evidence=EVIDENCE, asker=Silent()).verdict
        assert verdict_of(sentence, evidence=EVIDENCE[::-1], asker=Silent()).verdict == first
        assert verdict_of(sentence, evidence=(*EVIDENCE, *EVIDENCE), asker=Silent()).verdict == first
        assert verdict_of(sentence, sentence, evidence=EVIDENCE, asker=Silent()).verdict == first


def test_names_swapped_in_text_and_evidence_leave_the_verdicts() -> None:
    def swap(text: str) -> str:
        return text.replace("Ghana", "\0").replace("Kenya", "Ghana").replace("\0", "Kenya")

    swapped = tuple(swap(text) for text in EVIDENCE)
    for sentence in ("Kenya sent 354 troops to Liberia in 2003.", "Ghana sent 354 troops to Liberia in 2003."):
        one = verdict_of(sentence, evidence=EVIDENCE, asker=Silent())
        other = verdict_of(swap(sentence), evidence=swapped, asker=Silent())
        assert one.verdict == other.verdict
        assert swap(one.explanation) == other.explanation


def test_a_share_that_does_not_follow_is_found_and_one_that_does_is_not() -> None:
    pairs, findings = audit("Of the 300,000 refugees, 47,000 returned, or 25%.", asker=Silent())
    assert [f.code for f in findings] == ["I02"]
    assert [s.predicate.topic for s, v in pairs if v.verdict == "contradicted"] == ["share-returned"]
    for right in ("Of the 300,000 refugees, 47,000 returned, or 16%.", "Of the 300,000 refugees, 47,000 returned."):
        assert not audit(right, asker=Silent())[1]


def test_parts_and_spans_of_one_sentence() -> None:
    wrong = {
        "The force had 1,500 troops, comprising 500 Russian, 320 Georgian and 500 Ossetian soldiers.": "I03",
        "The war lasted for 54 days, from 27 September to 10 November 2020.": "I04",
        "Some 130% of the population received passports.": "I06",
    }
    for sentence, code in wrong.items():
        assert [f.code for f in audit(sentence, asker=Silent())[1]] == [code], sentence
    for sentence in (
        "The force had 1,320 troops, comprising 500 Russian, 320 Georgian and 500 Ossetian soldiers.",
        "The force had 1,500 troops, including 500 Russian and 320 Georgian soldiers.",
        "The war lasted for 44 days, from 27 September to 10 November 2020.",
        "Spending rose by 130% of the budget.",
        "The mission worked from 1994 to 2008, 14 years after the first ceasefire.",
    ):
        assert not audit(sentence, asker=Silent())[1], sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "MONUC was there from 1999 until 2010, and UNAMIR lasted for seven years.",
        "The first force stayed from 1994 to 2008, while the second stayed four years.",
        "UNTAET lasted three years and UNMIK was there from 1999 to 2020.",
        "It ran from 1999 to 2010, but the talks took two years.",
    ],
)
def test_a_span_of_another_clause_is_no_span_of_these_dates(sentence: str) -> None:
    assert not audit(sentence, asker=Silent())[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mission was there from 1994 until 2008, and thus lasted four years.",
        "The mission was there from 1994 until 2008 and it lasted for four years.",
        "The force served between 1994 and 2008, and remained for four years in all.",
    ],
)
def test_a_span_of_the_same_subject_is_held_against_its_dates(sentence: str) -> None:
    assert [f.code for f in audit(sentence, asker=Silent())[1]] == ["I04"]


def test_two_figures_of_one_question_are_in_conflict_and_two_days_are_not() -> None:
    one = "UNOMIG had 134 military observers in March 2008."
    assert [f.code for f in audit(one, "UNOMIG had 334 military observers in March 2008.")[1]] == ["I01"]
    assert not audit(one, "UNOMIG had 121 military observers in March 2001.")[1]
    assert not audit(one, "UNOMIG had 18 police in March 2008.")[1]


def test_every_command_that_is_printed_runs(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from peaceops.cli import main

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("PEACEOPS_DATA", raising=False)
    pairs, _ = audit(
        "UNOMIG was established in 1993.", "UNOMIG had 134 military observers in March 2008.", "UNOMIG lasted for 16 years.",
        "ECOMOG in Liberia was led by Nigeria.", "The United Nations established 21 missions between 1988 and 1993.",
        "In Abkhazia, at least 300,000 people were displaced.", "Seven UNOMIG observers were killed between 1993 and 2009.",
    )  # fmt: skip
    commands = {f.command for _, v in pairs for t in v.tests for f in t.figures if f.command}
    assert len(commands) >= 5
    for command in sorted(commands):
        program, *arguments = shlex.split(command)
        assert program == "peaceops"
        assert main(arguments) == 0, command
        assert capfd.readouterr().out


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack near Gali killed four people, one of them a member of UNOMIG.",
        "UNOMIG was without helicopter support for two months.",
        "The cost of maintaining UNMOT for the 12-month period was 22 million dollars.",
        "The 526th battalion of the CIS force in Abkhazia had 553 personnel in May 2008.",
        "In addition, UNOMIG held 23 courses for 247 police officers.",
        "On 17 June 2008, four soldiers of the CIS force in Abkhazia were stopped in a truck.",
        "By many accounts, what began in March 2008 brought the CIS force in Abkhazia close to confrontation.",
        "UNOMIG received 300 complaints in 2007.",
        "On 26 June 2007, UNOMIG and the CIS Peacekeeping Force sent a joint patrol to the area designated by the Abkhaz side.",
        "UNOMIG opened a human rights office in December 1996.",
        "A group of representatives of the CIS Peacekeeping Force and UNOMIG was set up in August 1997.",
        "UNMOT has thus remained well under its authorized strength of 45 military observers.",
        "On 30 April 2001, UNOMIG was detained by a demonstration of some 100 displaced persons from Abkhazia.",
        "On 5 May 1998, 200 people returned to Abkhazia in buses.",
        "UNOMIG closed its base in Sukhumi in 1999.",
        "UNOMIG established two team sites in 2003.",
        "It was decided to reduce the UNMOT military component by 36 military observers.",
        "In mid-July 1994 UNOMIG was 16 observers short of its authorised strength.",
        "In March 2008 UNOMIG had 13 observers fewer than in May 2007.",
    ],
)
def test_figures_of_a_report_that_are_not_the_missions_own_are_left_alone(sentence: str) -> None:
    pairs, findings = audit(sentence)
    assert not [v for _, v in pairs if v.verdict in ("contradicted", "contested", "depends-on-definition")]
    assert not [f for f in findings if f.severity == "error"]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Nigeria led the Indian Peace Keeping Force in Sri Lanka.", "contradicted"),
        ("India led the Indian Peace Keeping Force in Sri Lanka.", "supported"),
        ("The Regional Assistance Mission RAMSI was deployed in Papua New Guinea.", "contradicted"),
        ("Tajikistan was the host of UNOMIG.", "contradicted"),
        ("ONUC served in the Congo from July 1960 to June 1964.", "supported"),
        ("The French Operation Turquoise took place in 1996.", "contradicted"),
        ("KFOR has been in Kosovo since 1995.", "contradicted"),
        ("The CIS force in Abkhazia grew by about 27 per cent, from 1,997 to 2,542.", "supported"),
        ("The CIS force in Abkhazia grew by 50 per cent, from 1,997 to 2,542.", "contradicted"),
    ],
)
def test_facts_told_by_the_words_beside_a_name(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence).verdict == verdict


@pytest.mark.parametrize(
    ("sentences", "verdicts"),
    [
        (("MINUSMA was established by Security Council resolution 2100 (2013) and ended on 31 December 2019.",), ("contradicted",)),
        (("UNOMIG, which observed the CIS force in Abkhazia, was closed in June 2011 after a Russian veto.",), ("contradicted",)),
        (("UNOMIG, which observed the CIS force in Abkhazia, was closed in June 2009 after a Russian veto.",), ("supported",)),
        (("Operation Turquoise was a French deployment to Rwanda that began in June 1999.",), ("contradicted",)),
        (("New Zealand led the small task force that went to Tonga in November 2006.",), SUPPORTED),
        (("The League of Arab States had an observer mission in Syria until 28 January 2012.",), SUPPORTED),
        (("UNOMIG worked in Georgia.", "Its deployment began in August 1993."), ("supported-with-qualification",)),
        (("UNOMIG worked in Georgia.", "Its deployment to Sukhumi began in August 1999."), ("no-evidence",)),
        (("UNOMIG worked in Georgia.", "Its helicopter flights to Sukhumi began in August 1993."), ("no-evidence",)),
        (("UNOMIG, which the war of 2008 surprised, saw the talks end in 2012.",), ("no-evidence",)),
        (("UNOMIG, whose mandate the Council discussed, was asked to withdraw in 2012.",), ("no-evidence",)),
    ],
)  # fmt: skip
def test_a_day_is_told_of_the_name_across_an_aside_and_of_nothing_else(
    sentences: tuple[str, ...], verdicts: tuple[str, ...]
) -> None:
    assert verdict_of(*sentences).verdict in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Moscow recognised Abkhazia and South Ossetia in March 2008.", ("contradicted",)),
        ("Moscow recognised Abkhazia and South Ossetia on 26 August 2008.", SUPPORTED),
        ("In September 2008 Nicaragua recognised Abkhazia and South Ossetia.", ("no-evidence",)),
        ("Russia recognised the elections of Abkhazia in 2004.", ("no-evidence",)),
        ("Tajikistan’s General Agreement was signed on 27 June 1994.", ("contradicted",)),
        ("Tajikistan’s General Agreement was concluded on 27 June 1997.", SUPPORTED),
        ("After the General Agreement of Tajikistan was signed in 1997, refugees returned in 1999.", ("no-evidence",)),
        ("The Georgian Parliament never called for the CIS force to leave.", ("contradicted",)),
        ("The Armenian Parliament never called for the CIS force in Abkhazia to leave.", ("no-evidence",)),
        ("The war in Abkhazia ended on 27 September 1993.", SUPPORTED),
        ("The war in Abkhazia ended in 1996.", ("no-evidence",)),
        ("Karabakh had 120,000 inhabitants in 2022.", ("supported-with-qualification",)),
    ],
)
def test_dated_acts_meet_the_claims_of_their_indicator(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("UNOMIG outlived UNMOT by nine years.", ("supported",)),
        ("UNOMIG outlived UNMOT by two years.", ("contradicted",)),
        ("UNMOT was established before UNOMIG.", ("contradicted",)),
        ("UNMOT was established 16 months after UNOMIG.", ("supported",)),
        ("UNMOT lasted longer than UNOMIG.", ("contradicted",)),
        ("The United Nations never had a mission in Tajikistan.", ("contradicted",)),
        ("The United Nations never had a mission in Tajikistan before 1994.", ("no-evidence",)),
        ("The African Union never had a mission in Tajikistan.", ("no-evidence",)),
        ("No peacekeeper of UNMOT was killed by hostile action.", ("contradicted",)),
        ("No peacekeeper of UNMOT was killed by hostile action in 1996.", ("no-evidence",)),
        ("No peacekeeper of UNMOT was killed by hostile action until July 1998.", ("no-evidence",)),
        ("The Russian-Turkish monitoring centre was staffed by Russia alone.", ("contradicted",)),
        ("Only Russia supplied troops to the CIS force in Abkhazia.", ("supported-with-qualification",)),
        ("Only Bangladesh sent troops to UNMOT.", ("no-evidence",)),
        ("Only Bangladesh sent women to UNOMIG in 2004.", ("no-evidence",)),
        ("Only Russia sent helicopters to UNOMIG.", ("no-evidence",)),
        ("In 2011 UNOMIG still had 20 observers.", ("contradicted",)),
        ("Two former UNOMIG observers died in 2012.", ("no-evidence",)),
        ("Four members of the UN mission in Tajikistan were shot dead near Labi Jar on 20 July 1998.", ("supported",)),
    ],
)
def test_lives_lists_and_absences(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


def test_a_length_that_was_not_read_orders_nothing() -> None:
    pairs, _ = audit("UNOMIG was established a day before the CIS force in Abkhazia.")
    assert not [v for _, v in pairs if v.verdict not in ("no-evidence", "not-testable")]


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Of 400 alerts, the mission responded to 100, a response rate of 35 per cent.", ["I02"]),
        ("Of 400 alerts, the mission responded to 100, a response rate of 25 per cent.", []),
        ("With 47,000 of 300,000 displaced back home, about a third had returned.", ["I02"]),
        ("With 47,000 of 300,000 displaced back home, nearly a fifth had returned.", ["I02"]),
        ("With 101,000 of 300,000 displaced back home, about a third had returned.", []),
        ("Of the 1,320 members of the force (500 Russians, 320 Georgians, 500 Ossetians) two thirds were Russian.", ["I02"]),
        ("Of the 1,320 members of the force (500 Russians, 320 Georgians, 500 Ossetians) 38 per cent were Russian.", []),
        ("Of the 1,320 members of the force (500 Russians, 320 Georgians, 500 Ossetians) two thirds were young.", []),
        ("With 300 soldiers and 47 police, about a third had left.", []),
        ("Hostile acts account for more than half of the deaths in UNIFIL: 94 of 339.", ["I02"]),
        ("Hostile acts account for more than half of the deaths in MINUSMA: 174 of 311.", []),
        ("The force took 2 out of a total of 4 81 mm mortars.", []),
        ("It gave 1,200 copies of four books on criminal law to the police.", []),
        ("Some 1,294 out of a total of 2,389 weapons, kept in 17 stores, were recovered.", []),
        ("Out of 300 houses, 470 were destroyed.", ["I06"]),
    ],
)  # fmt: skip
def test_shares_in_words_in_lists_and_of_small_numbers(sentence: str, codes: list[str]) -> None:
    assert [f.code for f in audit(sentence, asker=Silent())[1]] == codes


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("UNMOT was never larger than in June 1998, when it had 81 observers.", ("supported-with-qualification",)),
        ("UNOMIG never had more than 60 observers.", ("contradicted",)),
        ("UNOMIG never had more than 200 observers.", ("supported-with-qualification",)),
        ("UNOMIG never had more than 60 observers in the Kodori valley.", ("no-evidence",)),
        ("At its peak UNOMIG had more than 120 observers.", SUPPORTED),
        ("At its peak UNOMIG had 400 observers.", ("no-evidence",)),
        ("At its peak UNOMIG had 60 observers.", ("contradicted",)),
        ("At its peak UNOMIG had 20 observers in Gali.", ("no-evidence",)),
        ("Bangladesh was the largest contributor of observers to UNOMIG in July 2004, with 12.", ("contradicted",)),
        ("Germany was the largest contributor of observers to UNOMIG in July 2004, with 12.", SUPPORTED),
        ("Bangladesh was the largest contributor to UNOMIG in 2004.", ("no-evidence",)),
        ("The UN register has twelve deaths by malicious act in UNOMIG.", ("contradicted",)),
        ("The UN register has eight deaths by malicious act in UNOMIG.", SUPPORTED),
        ("Through 2003 the number of UNOMIG’s observers stayed between 130 and 140.", ("contradicted",)),
        ("Through 2003 the number of UNOMIG’s observers stayed between 110 and 120.", SUPPORTED),
        ("Through 2003 the number of UNOMIG’s patrols stayed between 130 and 140.", ("no-evidence",)),
        ("By the end of 1995 UNOMIG had 136 observers.", SUPPORTED),
        ("By December 1995 UNOMIG had 36 observers.", ("contradicted",)),
        ("Seventy per cent of the people of Abkhazia were Russian citizens in mid-2002.", ("contested",)),
    ],
)
def test_peaks_ranges_and_counts_by_a_day(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


def test_an_end_before_the_beginning_is_of_the_mission_itself() -> None:
    wrong = ("UNMOT was established in 1996.", "UNMOT was closed in 1994.")
    assert "I05" in [f.code for f in audit(*wrong, asker=Silent())[1]]
    near = (
        "In 2002 UNOMIG was informed that checkpoints would be established.",
        "The inquiry into the loss of a UNOMIG helicopter in 2001 ended.",
    )
    assert not audit(*near, asker=Silent())[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The first step of the parties in September 1997 was to establish four subcommissions.",
        "In 1995 the Government set up three commissions.",
        "The parties made two submissions in 1999.",
        "Five fact-finding missions were launched in 1998.",
        "The army launched seven operations in 1994 against the rebels in the valley.",
        "In March 1999 the authorities carried out two militia operations in the region.",
        "In 2001 the Government closed three diplomatic missions abroad.",
        "In 1998 the Bank authorized six missions of experts to Dushanbe.",
        "The United Nations sent two missions to the valley in 1995.",
        "Twelve land conflicts were settled in 2003.",
        "On 21 March 1997, deputies staged a hunger strike, demanding the withdrawal of the CIS force from Abkhazia.",
        "In 1999 the parties called for the immediate withdrawal of UNOMIG.",
        "On 31 July 2001, the strength of UNOMIG might be of the order of 900 military observers.",
        "On 22 August 2001, irregular groups totalling 700 men had gathered in the northern part of UNOMIG’s area of responsibility.",
    ],
)
def test_what_is_no_peace_operation_or_not_yet_done_is_not_tested(sentence: str) -> None:
    pairs, _ = audit(sentence)
    assert {v.verdict for _, v in pairs} <= {"no-evidence", "not-testable"}


@pytest.mark.parametrize(
    "sentence",
    [
        "In the years 1988 to 1993 the UN set up more than forty peacekeeping missions.",
        "NATO established twenty missions between 1995 and 2001.",
        "On 21 March 1997 the CIS force in Abkhazia was withdrawn.",
        "On 25 March 2008, UNOMIG’s strength was 700 military observers.",
    ],
)
def test_what_is_one_is_tested_still(sentence: str) -> None:
    assert verdict_of(sentence).verdict == "contradicted"


class Monthly(Silent):
    """A table of months: 75 at the end of September 1994, 115 at the end of October, 40 at the end of November."""

    def ask(self, probe: Probe) -> tuple[Reply, ...]:
        value = {9: 75, 10: 115, 11: 40}.get(probe.first.month) if probe.topic == "strength" and probe.first else None
        if value is None:
            return ()
        reading = Reading(
            definition="T3/deployed_strength", label="1994, mean of 1 months", rule="mean of the months observed", unit="persons",
            low=Decimal(value), high=Decimal(value), period=("1994", "1994"), source="table",
        )  # fmt: skip
        return (Reply(probe=probe, title="", command="", readings=(reading,)),)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("On 12 October 1994 UNOMIG had 90 soldiers.", "no-evidence"),
        ("On 3 October 1994 UNOMIG had 75 soldiers.", "no-evidence"),
        ("On 31 October 1994 UNOMIG had 115 soldiers.", "supported"),
        ("On 12 October 1994 UNOMIG had 300 soldiers.", "contradicted"),
        ("On 12 October 1994 UNOMIG had 20 soldiers.", "contradicted"),
        ("In October 1994 UNOMIG had 75 soldiers.", "contradicted"),
        # men may be police too, so that the month before could not exclude more of them
        ("In November 1994 UNOMIG had 118 men.", "no-evidence"),
        # what a number is more or less by is no strength; nor is that of a year that closes of another day
        ("In October 1994 UNOMIG had 600 fewer.", "no-evidence"),
        ("When 1996 closed, few of those of October 1994 remained, 300 men in UNOMIG.", "no-evidence"),
        ("When 1994 closed, UNOMIG still had what it had in October 1994, 300 men.", "contradicted"),
        ("In November 1994 UNOMIG had 90 men.", "no-evidence"),
        ("In November 1994 UNOMIG had 300 men.", "contradicted"),
        ("In November 1994 UNOMIG had 20 men.", "contradicted"),
        ("In November 1994 UNOMIG had 115 men.", "contradicted"),
    ],
)
def test_a_figure_between_two_months_of_a_table_may_be_that_of_a_day_between(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence, asker=Monthly()).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (
            "On 31 October 1994, UNOMIG’s total personnel numbered 300: 100 civilian staff, 85 local staff and 115 military observers.",
            "contradicted",
        ),
        ("On 31 October 1994 the strength of UNOMIG might be of the order of 300 military observers.", "contradicted"),
    ],
)
def test_all_personnel_and_a_strength_to_come_are_no_strength(sentence: str, verdict: str) -> None:
    pairs, _ = audit(sentence, asker=Monthly())
    assert verdict not in [v.verdict for _, v in pairs]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("In 2008 Tajikistan contributed 350 troops to United Nations peacekeeping.", "contradicted"),
        ("In 2008 some 350 troops of Tajikistan were sent to the area to join the border forces.", "no-evidence"),
        (
            "Tajik Border Forces lost 1,107 men; and the Committee on Emergency Situations of Tajikistan 40 in 2008.",
            "no-evidence",
        ),
    ],
)
def test_troops_that_a_state_gives_to_the_united_nations_and_its_own(sentence: str, verdict: str) -> None:
    reading = Reading(
        definition="contributions/troops", label="troops 2008", rule="least and greatest month of the year", unit="persons",
        low=Decimal(0), high=Decimal(1), period=("2008", "2008"), source="table",
    )  # fmt: skip
    assert verdict_of(sentence, asker=Silent({"contributions": (reading,)})).verdict == verdict


def test_the_figures_that_are_shown_are_those_that_decided() -> None:
    years = [SimpleNamespace(fit=fit) for fit in ["inside"] * 20 + ["overlaps"] * 5 + ["outside"] * 3]
    assert {one.fit for one in _pick(years, "supported")} == {"inside"}  # type: ignore[arg-type]
    shown = [one.fit for one in _pick(years, "contradicted")]  # type: ignore[arg-type]
    assert shown == ["outside"] * 3 + ["overlaps"] * 5 + ["inside"] * 4


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # Read on the last day of 2008 (17,343) and of 2009 (19,351): on a day between it may have been less than either.
        ("MONUC had 16,807 troops in 2009.", "no-evidence"),
        ("MONUC had 17,200 troops in 2009.", "no-evidence"),
        ("MONUC had 12,000 troops in 2009.", "contradicted"),
        # The exact number of another day is that day's.
        ("MONUC had 17,347 troops in 2009.", "contradicted"),
        # 2004 ended with 12,471; what came after its end is not of it.
        ("MONUC had 15,000 troops in 2004.", "contradicted"),
        ("MONUC had 16,807 troops in December 2009.", "contradicted"),
        # The first reading of a force (8,494) ends the year in which it came.
        ("UNMIL had 2,000 troops in 2003.", "no-evidence"),
        ("UNMIL had 12,000 troops in 2003.", "contradicted"),
        ("UNMIL had 2,000 troops in 2005.", "contradicted"),
    ],
)
def test_a_year_of_which_one_day_was_read_leaves_open_what_lies_towards_the_last(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("UNMIL, established in September 2003, had some 15,000 troops in 2005.", SUPPORTED),
        ("UNMIL, which was established in September 2003, had some 15,000 troops in 2005.", SUPPORTED),
        ("UNMIL, established in September 2001, had some 15,000 troops in 2005.", ("contradicted",)),
        ("Sangaris, a French operation begun in December 2013, ended in October 2016.", SUPPORTED),
        ("Sangaris, a French operation begun in December 2013, ended in October 2012.", ("contradicted",)),
        ("UNAVEM II, formally established in May 1991, was replaced in 1995.", SUPPORTED),
        ("UNMIH, which was established in September 1993, was closed in June 1999.", ("contradicted",)),
        ("UNTSO, an operation of May 1948, ended in 2001.", ("no-evidence",)),
    ],
)
def test_a_day_in_what_describes_a_mission_and_one_behind_it(sentence: str, verdicts: tuple[str, ...]) -> None:
    found = {v.verdict for _, v in audit(sentence)[0]}
    assert found & set(verdicts)
    assert ("contradicted" in found) == ("contradicted" in verdicts)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        # 56 were deployed on the last day of 1998; how many were authorised then is not at hand.
        ("UNOMSIL had 210 observers authorised in 1998.", ("no-evidence",)),
        ("UNOMSIL had 210 observers at the end of 1998.", ("contradicted",)),
        ("UNOMIG had 136 observers authorised in July 1994.", SUPPORTED),
        ("UNOMIG had 900 observers authorised in July 1994.", ("contradicted",)),
    ],
)
def test_who_was_authorised_is_not_held_against_who_was_deployed(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts
