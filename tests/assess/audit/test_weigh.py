"""Cues of a conclusion: what each sentence gives, near misses of reports, the same under any lead, no long time on hostile words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.audit import said
from tests.growth import check_growth

from peaceops.assess.audit.argument import find_arguments
from peaceops.assess.audit.cue_weight import BIAS, THRESHOLD, WEIGHTS
from peaceops.assess.audit.weigh import TOLD, Around, Cue, count_shared, explain, points_back, read_cues, score, weigh

KEY = Path(__file__).parents[3] / "bench" / "audit_accuracy" / "keys" / "conclusions_public.jsonl"

CONCLUSIONS = [
    "This is a mistake, and a costly one.",
    "The real problem is that the mandate is hopelessly weak.",
    "Such a policy is not only futile but dangerous.",
    "But the truth is that neither side has any reason to leave.",
    "It seems clear that the strategy is doomed to failure.",
    "That is precisely why the talks are pointless.",
]
REPORTS = [
    "The mission was established in May 1999 and has 4,000 troops.",
    "On 3 June the commander visited the camp at the northern bridge.",
    "The envoy said that the policy was a dangerous failure.",
    "According to the police, two soldiers were wounded in the attack.",
    "The Council decided to extend the mandate until 30 June 2004.",
    "He was appointed in March and arrived a week later.",
    "Its headquarters are located in the capital.",
    "The battalions should be deployed before the winter.",
]


@pytest.mark.parametrize("words", CONCLUSIONS)
def test_what_judges_without_a_marker_is_proposed(words: str) -> None:
    assert score(words) >= THRESHOLD


@pytest.mark.parametrize("words", REPORTS)
def test_words_of_reports_are_not(words: str) -> None:
    assert score(words) < THRESHOLD
    assert not find_arguments(*said.read(words))[0]


def test_no_cue_decides_by_itself() -> None:
    assert all(BIAS + weight < THRESHOLD for weight in WEIGHTS.values())


def test_every_cue_has_a_weight_and_is_told_to_the_reader() -> None:
    assert WEIGHTS.keys() == TOLD.keys()
    assert all(told and told == told.strip() for told in TOLD.values())


def test_a_score_is_the_sum_by_hand() -> None:
    cues = (Cue(name="bad", value=2.0), Cue(name="digits", value=1.0))
    assert weigh(cues) == pytest.approx(BIAS + 2 * WEIGHTS["bad"] + WEIGHTS["digits"])


def test_what_weighed_most_is_said_with_its_words() -> None:
    lines = explain(read_cues("The plan is useless, for it is hopelessly weak."))
    assert lines
    assert len(lines) <= 4
    assert any("“useless”" in line and "“weak”" in line for line in lines)
    assert all("“plan”" not in line for line in lines)


def test_a_proposed_conclusion_has_no_kind_unless_both_sides_tell_it() -> None:
    text, statements = said.read("The talks ended in March.", "This is a mistake, and a costly one.")
    (argument,) = find_arguments(text, statements)[0]
    assert (argument.cue, argument.inference, argument.missing) == ("", "", ())
    assert argument.why
    assert [x.text for x in argument.stated] == ["The talks ended in March."]


def test_a_conclusion_that_takes_nothing_up_has_no_premise_beside_it() -> None:
    text, statements = said.read(
        "The road was closed in May.", "A weak mandate is always a dangerous illusion and not a solution."
    )
    (argument,) = find_arguments(text, statements)[0]
    assert (argument.stated, argument.premises) == ((), ())


def test_what_somebody_else_concludes_is_not_proposed() -> None:
    assert not find_arguments(*said.read("The minister argued that this is a dangerous and hopelessly weak policy."))[0]


def test_what_stands_around_counts() -> None:
    words = "The mandate is weak."
    before = Around(before=("The Council renewed the mandate with 3,000 troops.",))
    names = {cue.name for cue in read_cues(words, before)}
    assert {"linked", "after-figure", "closes"} <= names
    assert "opens" not in names
    assert {"opens", "closes"} <= {cue.name for cue in read_cues(words)}
    assert "announced" in {cue.name for cue in read_cues(words, Around(is_announced=True))}
    assert score(words, Around(is_announced=True)) > score(words)


def test_whose_something_is_says_nothing_of_what_is() -> None:
    assert "be-now" not in {cue.name for cue in read_cues("The country's roads and Türkiye's bridges.")}
    assert "be-now" in {cue.name for cue in read_cues("It's a road.")}


def test_letters_of_other_alphabets_make_no_cue_of_a_name() -> None:
    one, other = (read_cues(f"In the view from {name} it was late.") for name in ("Türkiye", "Kenya"))
    assert one == other


def test_shared_words_and_pointing_words() -> None:
    assert count_shared("The mandate failed.", ("A mandate was given.", "Each mandate failed.")) == 2.0
    assert count_shared("The mandate failed.", ("It rained.",)) == 0
    assert points_back("This is so.")
    assert not points_back("Thistles grow.")


@pytest.mark.parametrize("words", CONCLUSIONS)
@pytest.mark.parametrize(
    ("one", "other"), [("Nigeria", "France"), ("Russia", "the United States"), ("Kenya", "New Zealand")]
)
def test_no_name_changes_a_score(words: str, one: str, other: str) -> None:
    said_of = ["In the view from " + lead + ", " + words for lead in (one, other)]
    cues = [[(c.name, c.value) for c in read_cues(w) if c.name != "names"] for w in said_of]
    assert cues[0] == cues[1]
    assert abs(score(said_of[0]) - score(said_of[1])) < 0.3


@given(st.text(max_size=300))
def test_any_words_have_a_score_and_a_stretch_of_the_sentence(words: str) -> None:
    cues = read_cues(words)
    assert [c.name for c in cues] == sorted({c.name for c in cues})
    assert all(0 < c.value <= 2 for c in cues)
    assert weigh(cues) == pytest.approx(score(words))


@pytest.mark.parametrize(
    ("run", "size"),
    [("un", 4000), ("a", 20000), ("the problem ", 3000), ("a-", 8000), ("“", 9000), ("1,", 9000), ("isn't ", 4000)],
)
def test_hostile_words_take_time_by_their_length(run: str, size: int) -> None:
    def work(times: int) -> None:
        words = run * times
        read_cues(words, Around(before=(words, words), behind=words))

    check_growth(work, size)


def test_on_public_texts_the_shipped_weights_are_mostly_right() -> None:
    """The key holds cues, not words: the weights that ship were fitted on it, so this only guards the table against a slip."""
    rows = [json.loads(line) for line in KEY.read_text("utf-8").splitlines()][1:]
    found = [
        row["concludes"]
        for text in rows
        for row in text["sentences"]
        if BIAS + sum(WEIGHTS[name] * value for name, value in row["cues"].items()) >= THRESHOLD
    ]
    concluding = sum(row["concludes"] for text in rows for row in text["sentences"])
    assert sum(found) / len(found) >= 0.8
    assert sum(found) / concluding >= 0.3
