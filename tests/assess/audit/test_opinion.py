"""Verdicts on a mission without a marker: each in wordings of its own, words of reports, the same under any lead."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.audit import said

from peaceops.assess.audit.argument import find_arguments
from peaceops.assess.audit.opinion import ANNOUNCED, find_opinion

VERDICTS = [
    ("The brigade has been reduced to a spectator in its own sector.", ""),
    ("ECOMOG was little more than a pretext.", ""),
    ("The operation, for all its vehicles, is a monument to delay.", ""),
    ("Its mandate has plainly become indefensible.", ""),
    ("The observers have proved, year after year, their irrelevance.", ""),
    ("The force stayed on, having manifestly failed in the east.", ""),
    ("There is no denying that the line was drawn for one side.", ""),
    ("One may be forgiven for thinking that the brigade guards the mine.", ""),
    ("Distance, then, matters more than numbers.", ""),
    ("You could scarcely find a fairer crew.", ""),
    ("Such fears are far from groundless.", ""),
    ("This excuse does not survive a look at the map.", ""),
    ("The raids of June bear that out.", ""),
    ("The alliance is right to send engineers.", ""),
    ("By sending police you are buying time.", ""),
    ("By paying the militia at the gate, the mission has rewarded it.", ""),
    ("Owing to the timidity of its command, the valley was emptied.", "sequence-to-cause"),
    ("The sponsors quarrelled in May, and from that quarrel all the later defeats followed.", "sequence-to-cause"),
    ("Ruritania went down the same road with its islands.", "case-to-case"),
]

WORDS_OF_REPORTS = [
    "The force was effective in the north.",
    "The observers remained neutral throughout the vote.",
    "The mission has three instruments of measurement.",
    "The operation was completed in May.",
    "The vehicles are clearly marked with the letters of the mission.",
    "The brigade failed to reach the bridge before dark.",
    "There is no doubt about the date.",
    "The force then moved to the south.",
    "The convoy took the same road as in May.",
    "The parties are of the view that the line should be moved.",
    "By visiting the camp, the envoy learned of the shortage.",
    "In preparing the report, the office has received many letters.",
    "The road is on the right to the north.",
    "In so doing, the parties are undertaking to open the road.",
    "Because of the failure of the generator, the post was closed.",
    "The minister called the force a relic.",
    "The claim was filed in May.",
    "You could find a better road in the south.",
    "Is the force a farce?",
]


@pytest.mark.parametrize(("sentence", "kind"), VERDICTS)
def test_a_verdict_is_found(sentence: str, kind: str) -> None:
    found = find_opinion(sentence)
    assert found is not None
    assert found.kind == kind
    assert found.cue in sentence
    assert sentence[found.start : found.end].strip()


@pytest.mark.parametrize("sentence", WORDS_OF_REPORTS)
def test_the_words_of_a_report_are_no_verdict(sentence: str) -> None:
    assert find_opinion(sentence) is None


def test_a_sentence_may_announce_the_one_behind_it() -> None:
    text, statements = said.read(
        "Nobody has asked when the force will leave.", "I draw a simple inference.", "It is the only office that they trust."
    )  # fmt: skip
    (argument,), _ = find_arguments(text, statements)
    assert argument.words is not None
    assert argument.words.text == "It is the only office that they trust."
    assert [excerpt.text for excerpt in argument.stated] == ["Nobody has asked when the force will leave."]


@pytest.mark.parametrize(
    "sentence",
    [
        "The parties did not reach a conclusion.",
        "The conclusion of the accord took two days.",
        "The lesson began at nine.",
    ],
)
def test_a_word_for_a_conclusion_announces_nothing_by_itself(sentence: str) -> None:
    assert ANNOUNCED.match(sentence) is None


_LEADS = st.sampled_from(["Ruritania", "France", "Nigeria", "Russia", "Australia", "Turkey", "Brazil"])


@given(_LEADS, _LEADS, st.sampled_from([
    "The force that {} sent is a farce.",
    "The force that {} sent has three battalions.",
    "{} sent a force, and the force was effective.",
]))  # fmt: skip
def test_who_leads_changes_nothing(one: str, other: str, words: str) -> None:
    found = [getattr(find_opinion(words.replace("{}", lead)), "cue", "") for lead in (one, other)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "words",
    ["the force " * 45, "force, force, " * 34, "by doing so, " * 35, "the claim that " * 30, "is is a " * 60, "UN " * 160, "a a a failure of " * 28],
)  # fmt: skip
def test_hostile_words_take_no_long_time(words: str) -> None:
    start = time.process_time()
    for tail in ("", "clearly failed", "useless could then from that flowed"):
        find_opinion(words[:460] + tail)
        find_opinion(words * 100 + tail)
    assert time.process_time() - start < 0.5
