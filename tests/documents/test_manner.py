"""How a clause is meant and who says it: each kind in several wordings, near misses, and the same under any lead."""

from __future__ import annotations

import pytest

from peaceops.documents.phrase import fold_letters
from peaceops.documents.statement.modality import find_motive_after, read_manner
from peaceops.documents.statement.speaker import find_speaker


def manner(sentence: str, *, has_figure: bool = False) -> str:
    return read_manner(sentence, fold_letters(sentence), has_figure=has_figure).modality


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors may visit the depots without notice.",
        "Under the ceasefire agreement the parties may keep light weapons.",
        "The envoy may visit the camps, as permitted by the protocol.",
        "Patrols may cross the line with the prior consent of the host.",
        "The mandate provides that observers may open the crates.",
        "The commander may close any road.",
        "Each delegation may recall its members at any time.",
        "Weapons may be carried under the status of forces agreement.",
    ],
)
def test_leave_is_no_guess(sentence: str) -> None:
    assert manner(sentence) == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "The parties may soon return to war.",
        "Under the agreement the truce may collapse.",
        "The commander may have closed the road.",
        "The ministry may recall its battalions next year.",
        "The rebels may leave the zone.",
        "The truce might hold under the agreement.",
        "The commander could have closed the road.",
        "Villagers with no road could be cut off.",
    ],
)
def test_a_guess_stays_one(sentence: str) -> None:
    assert manner(sentence) == "possible"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The ministry sought to expand its reach.", "motive"),
        ("The ministry might seek to expand its reach.", "possible"),
        ("Perhaps the ministry sought to expand its reach.", "possible"),
        ("The ministry will probably seek to expand its reach.", "predicted"),
        ("The ministry should seek to calm the valley.", "normative"),
        ("The ministry was after the oil.", "motive"),
        ("The election was after the rains.", "asserted"),
        ("It did so to win a seat in the capital.", "motive"),
        ("The council asked whether it wants a force.", "asserted"),
        ("It is reasonable to conclude that the valley was calm.", "asserted"),
        ("It is high time that the donors paid.", "normative"),
        ("The union, as well as individual states that sent monitors, paid.", "asserted"),
        ("The monitors are said to have been attacked.", "reported"),
        ("The ministry announced an inquiry.", "reported"),
        ("The inquiry was announced the next day.", "asserted"),
        ("The force will stay, as stated in the memorandum.", "predicted"),
        ("The parties renewed their request, as stated in the memorandum.", "reported"),
        ("No patrol could pass the gate.", "asserted"),
        ("The patrol could pass the gate.", "possible"),
        ("The force will mainly consist of five brigades.", "asserted"),
        ("The force will dissolve into five brigades.", "predicted"),
        ("Whoever wants peace ought to say who will keep it.", "normative"),
        ("The post, which should soon be ready, will help the patrols.", "predicted"),
        ("Should the truce fail, the force will leave.", "predicted"),
        ("It would be naive to believe that the militia will leave.", "asserted"),
        ("The plan foresees that the posts will be closed.", "asserted"),
        ("The odds of another raid are better than even.", "predicted"),
        ("A second force is expected by the end of the year.", "predicted"),
        ("The battalion may well be gone before the summer.", "predicted"),
        ("It would be a mistake to close the post.", "normative"),
        ("The council needs to pass the law.", "normative"),
        ("The council did not need to be asked.", "asserted"),
        ("The need to be fed was great.", "asserted"),
        ("The union has to send monitors of its own.", "normative"),
        ("The union has to date sent monitors.", "asserted"),
        ("Donors are advised to pay the police.", "normative"),
        ("It should be noted that the post is closed.", "asserted"),
        ("Do not send soldiers where there is no peace.", "normative"),
        ("Their interest in the valley is a port.", "motive"),
        ("What the capital wants is a pretext.", "motive"),
        ("The force was created in 1978 to try to calm the border.", "asserted"),
        ("The palace tried to calm the border.", "motive"),
        ("The capital prefers a weak neighbour.", "motive"),
        ("It is pursuing a policy of delay.", "motive"),
        ("Contingents stay in their camps because their governments fear losses.", "motive"),
        ("The families left because the harvest had failed.", "asserted"),
        ("The governor was interested in keeping the road closed.", "motive"),
        ("In order to secure comparability, only infantry is counted.", "asserted"),
        ("The truce seems sure to break.", "predicted"),
        ("Which effect will it have?", "asserted"),
        ("Believing the road closed, the families stayed.", "motive"),
        ("It has been hoping to leave.", "motive"),
        ("The parties lack the political will to meet.", "asserted"),
        ("The council is right to send police.", "normative"),
        ("It had bought, with perhaps the best of intentions, a road.", "asserted"),
        ("That may be true.", "asserted"),
        ("The report may be true.", "possible"),
        ("No conclusion can be drawn from it.", "asserted"),
        ("Residents told us that the bridge was closed.", "reported"),
        ("Analysts argue that the bridge was closed.", "reported"),
        ("I believe that the bridge was closed.", "asserted"),
    ],
)
def test_kinds_of_claim(sentence: str, modality: str) -> None:
    assert manner(sentence) == modality


def test_a_guessed_motive_stays_a_motive_that_no_evidence_settles() -> None:
    sentence = "Perhaps the ministry sought to expand its reach."
    assert read_manner(sentence, fold_letters(sentence), has_figure=False).is_motive


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The authorities in Gali say the road is closed.", "The authorities in Gali"),
        ("The commander told the Council that the road was open.", "The commander"),
        ("The Foreign Minister announced an inquiry.", "The Foreign Minister"),
        ("In the words of one officer, it was a bus without a driver.", "one officer"),
        ("Human Rights Watch says the camp was empty.", "Human Rights Watch"),
        ("When the commander reported that the road was open, the convoy left.", "the commander"),
        ("The Council’s demand that the road be opened was heard.", "The Council"),
        ("Georgia has asked that the force be replaced.", "Georgia"),
        ("According to the Ministry of Defence, the road was open.", "the Ministry of Defence"),
        ("The force has five brigades, according to the operation plan.", ""),
        ("According to official figures, the raids fell.", ""),
        ("According to the mission's own statistics, the raids fell.", ""),
        ("Residents told us that the bridge was closed.", "Residents"),
        ("Earlier studies have concluded that such forces stay.", "Earlier studies"),
        ("The alliance announced in October that it had sent a battalion.", "The alliance"),
        ("The patrols that came in May concluded that the bridge was closed.", ""),
        ("These facts argue that the bridge was closed.", ""),
        ("Many in Gali concluded that the force took sides.", ""),
        ("The ministry said the same.", ""),
        ("The officers claimed the hill.", ""),
        ("The withdrawal was announced the next day.", ""),
    ],
)
def test_speakers(sentence: str, speaker: str) -> None:
    assert find_speaker(sentence) == speaker


def test_a_motive_beside_a_figure_is_found_behind_it_only() -> None:
    clause = "it stayed for 8 years, which can only mean that it wanted to be master"
    found = find_motive_after(clause, clause.index("years"))
    assert found is not None
    assert clause[found[1] : found[2]] == "wanted to"
    assert find_motive_after("it wanted to be master, and stayed for 8 years", 45) is None
    assert find_motive_after("it sent 300 men, who should try to leave", 9) is None
