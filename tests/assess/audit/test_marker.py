"""Markers of discourse: each in wordings of its own, near misses, questions, what would have been, other cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.audit import said
from tests.growth import check_growth

from peaceops.assess.audit.argument import find_arguments
from peaceops.assess.audit.marker import find_marked
from peaceops.assess.audit.rhetoric import find_rhetoric

MARKED = [
    ("No surprise, then, that the herders stopped coming to the post.", "the herders stopped coming to the post."),
    ("It is hardly surprising that both armies kept their guns.", "both armies kept their guns."),
    ("The lesson for the next force is that police come first.", "police come first."),
    ("One can only conclude that the line was never meant to hold.", "the line was never meant to hold."),
    ("By that measure, the observers did more than the brigade.", "the observers did more than the brigade."),
    ("Obviously, a garrison of this kind protects its own road.", "a garrison of this kind protects its own road."),
    ("As a result, the force is no longer seen as impartial.", "the force is no longer seen as impartial."),
    ("Such caution betrays a command that has lost its nerve.", "Such caution betrays a command that has lost its nerve."),
    ("This silence means that nobody in the capital wants an inquiry.", "nobody in the capital wants an inquiry."),
    ("The force shelled one bank only, which suggests that it had chosen its side.", "it had chosen its side."),
    ("That pattern casts doubt on the claim of balance.", "That pattern casts doubt on the claim of balance."),
    ("That the posts still stand is hardly a sign of success.", "is hardly a sign of success."),
    ("The force is called regional, due to the fact that most of its soldiers came from one state.", "The force is called regional"),
    ("Although it had observers, in three districts, the operation did not succeed, because nobody paid it.", "the operation did not succeed"),
    ("A close reading of its reports exposes the commission as a clerk of one side.", "the commission as a clerk of one side."),
    ("A settlement requires the trust of both banks, something that the force never had.", "something that the force never had."),
    ("It guarded one bank and thus missed its purpose.", "missed its purpose."),
    ("The governor left the day the convoy came, a sign that he had been warned.", "he had been warned."),
    ("Every officer came from one army, which is why the villagers saw an occupier.", "the villagers saw an occupier."),
    ("Given its record in the delta, the brigade can hardly be called neutral.", "the brigade can hardly be called neutral."),
    ("As a result of that bargain, the monitors are no more than a fig leaf.", "the monitors are no more than a fig leaf."),
    ("When a mediator sells arms, it has lost its credibility.", "it has lost its credibility."),
    ("The observers were biased, for they reported one side only.", "The observers were biased"),
    ("The format is a farce because one side writes its minutes.", "The format is a farce"),
    ("The operation was a failure: the camps are fuller than before.", "The operation was a failure"),
    ("The force ceased to be neutral the moment it took the bridge.", "The force ceased to be neutral"),
    ("Any contingent whose pay comes from one ministry is bound to obey it.", "is bound to obey it."),
    ("Nobody can be both a party and a judge.", "Nobody can be both a party and a judge"),
    ("A truce that holds only under guns is a pause, not a peace.", "is a pause, not a peace."),
    ("The command is thus a tool of one ministry.", "The command is thus a tool of one ministry."),
    ("It is best to see the raids as a test of nerves.", "the raids as a test of nerves."),
    ("So the brigade guards a line that nobody crosses.", "the brigade guards a line that nobody crosses."),
    ("To leave now would be to invite the raiders back.", "would be to invite the raiders back."),
    ("A smaller force will only embolden them.", "A smaller force will only embolden them."),
    ("Sitting in the camp is a pretty good indication that nobody ordered a patrol.", "nobody ordered a patrol."),
    ("The union cannot plunge into such a war because nobody at home wants it.", "The union cannot plunge into such a war"),
    ("The armies are tired, so let us not load them with a second valley.", "let us not load them with a second valley."),
    ("That is because the patrols did harm as well.", "the patrols did harm as well."),
    ("Without a clear aim, the brigade runs the risk of being one party among three.", "the brigade runs the risk of being one party among three."),
    ("The survey lends weight to the complaints of the villagers.", "lends weight to the complaints of the villagers."),
    ("Such an arrangement can only please the governor.", "Such an arrangement can only please the governor."),
    ("Even if it ends, the very fact that both signed reveals who was feared.", "reveals who was feared."),
    ("That bargain paved the way for the war.", "That bargain paved the way for the war."),
    ("Indeed, a mission that needs a permit for each flight, of whatever length, cannot be said to be free.", "cannot be said to be free."),
    ("It would be naive to expect that the militia will disarm itself.", "the militia will disarm itself."),
]  # fmt: skip

UNMARKED = [
    "No wonder drug was found in the stores.",
    "The lessons learned are contained in the annex.",
    "The conclusion of the agreement is expected in May.",
    "As a result, three hundred families left the valley.",
    "Because the road was mined, the patrol turned back.",
    "Since March, the force has been commanded by a general from the south.",
    "Since the force came, its strength has doubled.",
    "Given the weather, the flight was put off.",
    "When the force arrived, it was regarded as impartial.",
    "The report suggests a larger force.",
    "These figures indicate the strength at the end of the month.",
    "This agreement reveals the names of the guarantors.",
    "That is where the post was built.",
    "Both sides indicated that they would attend.",
    "The force is therefore deployed in three sectors.",
    "The total is therefore 1,500.",
    "The agreement therefore entered into force on 14 May 1994.",
    "It is therefore essential that the parties resume their talks.",
    "The talks have thus far produced nothing neutral.",
    "The parties agreed on the following: neutral ground, three posts and a telephone.",
    "The convoy carried three things: flour, oil and salt.",
    "An officer who speaks the language is posted to each village.",
    "Whether the force is impartial has been asked since the first patrol.",
    "If the parties are serious, the Council will meet in May.",
    "You can have breakfast and dinner at the camp.",
    "A bridge that was built in May is being repaired.",
    "Clearly, hostilities must cease at once.",
    "So far, the force has been neutral.",
    "In order to be effective, the unit trains at night.",
    "Although the observers were biased, the report was published.",
    "The observers left because the lease had ended.",
    "The camp requires two wells, something that the budget did not cover.",
    "The unit moved north and thus shortened its line.",
    "The road is called new, because it was built in May.",
    "There were no indications of progress.",
    "To ensure safety, the unit is to move at night.",
    "To that end, the office would be moved to the north.",
    "This would mean an increase of 20 observers.",
    "So far the brigade has guarded the line.",
    "Given this delay, I stated that the vote was premature.",
    "The pass cannot be used because it is blocked by snow.",
    "The costs would amount to approximately 2 million dollars.",
    "The situation developed as follows: two workers were taken by a group that was responsible for the raid.",
    "Such a vote can only be held in May.",
    "The post is in use, for its part, since May.",
    "Without a permit, the convoy waits at the gate.",
    "Access to the valley is thus no longer possible.",
    "The agenda implies the opening of a road.",
    "As the force is deployed, the police will be trained.",
]

RHETORIC = [
    ("How can a brigade that eats at one table be called neutral?", ""),
    ("If the demands are not just, shouldn't somebody be trusted to say why?", ""),
    ("Is it not time to admit that the mission failed?", ""),
    ("If this is impartiality, what would taking sides look like?", ""),
    ("What has the commission ever achieved?", ""),
    ("Who could seriously believe in such a guarantee?", ""),
    ("If the governor had wanted peace, he would have opened the road.", "outcome-to-motive"),
    ("Had the senders cared for the villagers, they would have sent engineers.", "outcome-to-motive"),
    ("If patrols deterred anybody, the delta would be quiet, and it is not.", ""),
    ("The villagers would hardly bring their quarrels to the post if they thought it partial.", ""),
    ("The ministry wanted the port, or it would have left in May.", "outcome-to-motive"),
    ("Raids fell that winter; the credit goes to the patrols.", "sequence-to-cause"),
    ("Those two dates hang together.", "sequence-to-cause"),
    ("One need only look at UNPROFOR to see where half measures end.", "case-to-case"),
    ("Consider ECOMOG: a neighbour sent in haste and gone in anger.", "case-to-case"),
    ("As with a hen house, so with a valley: no fox keeps it.", "case-to-case"),
    ("What failed in the north can hardly work here.", "case-to-case"),
    ("The same fate awaits the observers of the delta.", "case-to-case"),
]

PLAIN = [
    "How can the force be supplied in winter?",
    "How many soldiers were sent, and who paid them?",
    "Is the commander from the south?",
    "What has the commission decided?",
    "Who commands the brigade?",
    "If the road is open, when will the convoy leave?",
    "If the bridge were repaired, the convoy would save an hour.",
    "If the mission were extended, the cost would be 3 million dollars.",
    "The contingent would be deployed if the parties agreed on a date.",
    "The force would have three battalions.",
    "Had the Council met in May, the budget would have been approved in June.",
    "The officer responsible for the sector was from the south.",
    "Consider the following table.",
    "Take the road to the north.",
    "The credit of the fund was spent.",
    "What happened in May was told in the report.",
    "The same battalion is deployed in the south.",
    "As in May, the patrols went out at night.",
]


@pytest.mark.parametrize(("sentence", "conclusion"), MARKED)
def test_a_marker_announces_a_conclusion(sentence: str, conclusion: str) -> None:
    found = find_marked(sentence)
    assert found is not None
    assert sentence[found.start : found.end] == conclusion
    assert sentence[found.premise_start :].startswith(found.premise)
    assert found.cue in sentence


@pytest.mark.parametrize("sentence", UNMARKED)
def test_a_near_miss_announces_nothing(sentence: str) -> None:
    assert find_marked(sentence) is None


@pytest.mark.parametrize(("sentence", "kind"), RHETORIC)
def test_a_conclusion_is_put_otherwise(sentence: str, kind: str) -> None:
    found = find_rhetoric(sentence)
    assert found is not None
    assert found.kind == kind
    assert sentence[found.premise_start :].startswith(found.premise)


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_question_condition_or_place_concludes_nothing(sentence: str) -> None:
    assert find_rhetoric(sentence) is None


def test_what_did_not_come_about_is_denied_in_the_next_sentence() -> None:
    words = "If the posts deterred raids, the delta would be quiet."
    assert find_rhetoric(words) is None
    assert find_rhetoric(words, "It is not.") is not None
    assert find_rhetoric(words, "It is a region of three rivers and many canals.") is None


def test_the_reason_may_stand_in_the_sentence_behind() -> None:
    text, statements = said.read("Neighbours make poor guards.", "After all, each of them has a border to look after.")
    (argument,), _ = find_arguments(text, statements)
    assert argument.words is not None
    assert argument.words.text == "Neighbours make poor guards."
    assert [excerpt.text for excerpt in argument.stated] == ["After all, each of them has a border to look after."]


@pytest.mark.parametrize(
    "words",
    [
        ["The force has three battalions.", "First, it patrols the road."],
        ["The force has three battalions.", "After all observers had left, the post was closed."],
        ["What did the force do?", "After all, it had three battalions."],
        ["A diplomat concludes that the force is a farce because one side writes its minutes."],
        ["Reaffirms that parties who order such acts are bound to answer for them;"],
        ["According to the ministry, the force was biased because it reported one side only."],
    ],
)
def test_what_others_conclude_and_what_only_follows_is_no_conclusion(words: list[str]) -> None:
    assert find_arguments(*said.read(*words))[0] == ()


_LEADS = st.sampled_from(["Ruritania", "France", "Nigeria", "Russia", "Australia", "Turkey", "Brazil"])


@given(_LEADS, _LEADS, st.sampled_from([
    "Because {} pays the force, it can hardly be neutral.",
    "How can a force that {} pays be called neutral?",
    "If {} had wanted peace, it would have opened the road.",
    "Such haste betrays what {} was after.",
    "Because {} had closed the road, the patrol turned back.",
]))  # fmt: skip
def test_who_leads_changes_nothing(one: str, other: str, words: str) -> None:
    def find(lead: str) -> object:
        text = words.replace("{}", lead)
        found = find_marked(text) or find_rhetoric(text)
        return found and (found.kind, found.cue)

    assert find(one) == find(other)


@pytest.mark.parametrize(
    "words",
    [
        "because " + "a, " * 200,
        "how can " + "a be " * 90 + "?",
        "this " * 130,
        "if had " + "would be " * 60,
        "a force that " + "is a " * 100,
        ", which " * 80,
        "the fact that " * 40,
        "that is " * 80,
        "so thus hence " * 40,
    ],
)
def test_hostile_words_take_no_long_time(words: str) -> None:
    def work(times: int) -> None:
        find_marked(words * times)
        find_rhetoric(words * times)

    work(1)
    check_growth(work, 50)
