"""Conclusions: found where the words announce one, silent where they may mean something else, the same under any lead."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.assess.audit.argument import find_arguments
from peaceops.assess.audit.cue import find_conclusion
from peaceops.assess.audit.inference import KINDS, classify_inference
from peaceops.assess.audit.peer import NEAREST, Peer, pick_comparators, read_peers, try_elsewhere
from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.model.audit import INFERENCES, Argument
from peaceops.model.mission import Mission
from peaceops.model.passage import Passage
from peaceops.model.period import Period
from peaceops.model.statement import Entity, Statement, When
from peaceops.model.text import Sentence, Text

CONCLUSIONS = [
    ("Therefore, the contingent cannot have been neutral.", "Therefore,", "the contingent cannot have been neutral."),
    ("Thus the operation became a party to the war.", "Thus", "the operation became a party to the war."),
    ("That is why the force stayed long after the agreement.", "That is why", "the force stayed long after the agreement."),
    ("That leads to the conclusion that the mandate was void.", "That leads to the conclusion that", "the mandate was void."),
    ("Looking at the record, it is reasonable to conclude that the next mission will fail.", "it is reasonable to conclude that", "the next mission will fail."),
    ("Experience in two valleys shows that patrols deter raids.", "shows that", "patrols deter raids."),
    ("The case of the first mission testifies to how quickly consent is lost.", "testifies to how", "quickly consent is lost."),
    ("Because the force served the interests of its sender, it is impossible to call it impartial.", "impossible", "it is impossible to call it impartial"),
    ("It is impossible to call the force impartial, because it served one side.", "impossible", "It is impossible to call the force impartial,"),
    ("The mission will stay, as previous cases in the region suggest.", "suggest", "The mission will stay"),
    ("The road was mined; hence, no convoy could pass that year.", "hence,", "no convoy could pass that year."),
    ("This article concludes that deployments outlast their mandates.", "concludes that", "deployments outlast their mandates."),
]  # fmt: skip

NEAR_MISSES = [
    "The force was thus far unable to move beyond the river.",
    "Thus far, the mission has patrolled the whole area.",
    "The road was closed, thus creating delays for all convoys.",
    "Thus armed with a mandate, the force moved north in May.",
    "Hence the name that the operation was given.",
    "The parties concluded an agreement on a ceasefire in 1994.",
    "The agreement therefore entered into force on 14 May 1994.",
    "The report shows that 3,000 troops were deployed in 1994.",
    "The table shows that the number of missions rose after 1989.",
    "Smith suggests that the mission failed in its main task.",
    "Research on three missions suggests that they prevented wars.",
    "It is impossible to reach the village by road in winter.",
    "Since 1994, the mission cannot be deployed north of the river.",
    "As of midnight on 10 November, it is impossible to enter without a permit.",
    "Because of the snow, it is impossible to enter the valley.",
    "It is possible that the talks will resume next year.",
    "This means of transport was slow and costly for all.",
    "This shows the flag of the mission on every vehicle.",
    "The fact that the mission left is known to everybody.",
    "Therefore, no.",
    "",
]


@pytest.mark.parametrize(("sentence", "cue", "conclusion"), CONCLUSIONS)
def test_a_conclusion_is_found_with_its_words(sentence: str, cue: str, conclusion: str) -> None:
    found = find_conclusion(sentence)
    assert found is not None
    assert cue in found.cue
    assert sentence[found.start : found.end] == conclusion
    assert sentence[found.premise_start :].startswith(found.premise)


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_a_word_that_may_mean_something_else_announces_nothing(sentence: str) -> None:
    assert find_conclusion(sentence) is None


def test_a_long_sentence_takes_no_long_time() -> None:
    for sentence in (
        "because " + "a, " * 20_000,
        "this case of " * 5_000,
        "it is impossible " * 5_000,
        "; thus" * 20_000,
    ):
        find_conclusion(sentence)


@pytest.mark.parametrize(
    ("conclusion", "premises", "kind"),
    [
        ("the force was biased", "The force consisted mainly of troops of one state", "composition-to-partiality"),
        ("it is impossible to speak of neutrality", "its actions are aligned with the foreign policy of the lead", "alignment-to-impossibility"),
        ("the next mission will turn on its host", "previous experience in the north", "case-to-case"),
        ("the sender sought a base", "the force stayed for ten years", "outcome-to-motive"),
        ("violence escalated", "the force arrived after the vote", "sequence-to-cause"),
        # Near misses: composition with no word of conduct, interest with no word of impossibility, a change with no sequence.
        ("the force was large", "The force consisted mainly of troops of one state", ""),
        ("the mission was renewed", "its actions are aligned with the foreign policy of the lead", ""),
        ("violence escalated", "the budget was small", ""),
    ],
)  # fmt: skip
def test_the_words_on_both_sides_tell_the_kind(conclusion: str, premises: str, kind: str) -> None:
    assert classify_inference(conclusion, premises, "therefore") == kind


def test_every_kind_says_what_it_needs_and_what_would_test_it() -> None:
    assert set(KINDS) == set(INFERENCES)
    assert all(kind.explanation and kind.missing and kind.evidence for kind in KINDS.values())


# --- whole texts


def make_text(*sentences: str, passages: int = 1) -> Text:
    per = -(-len(sentences) // passages)
    made, found = [], []
    for order in range(passages):
        offset = 0
        group = sentences[order * per : (order + 1) * per]
        made.append(Passage(document="t", order=order, text=" ".join(group)))
        for words in group:
            found.append(Sentence(order=len(found), passage=order, start=offset, end=offset + len(words), text=words))
            offset += len(words) + 1
    return Text(name="t", sha256="a" * 64, format="text", language="en", passages=tuple(made), sentences=tuple(found))


def make_statement(text: Text, order: int, mission: str = "", **fields: object) -> Statement:
    words = text.sentences[order].text
    entities = (Entity(kind="mission", id=mission, text="x", start=0, end=1),) if mission else ()
    return Statement(
        id=f"s{order + 1:03}", sentence=order, start=0, end=len(words), text=words, entities=entities, **fields
    )  # type: ignore[arg-type]


def make_mission(ident: str, *, lead: str = "A", host: str = "H", year: int = 1994, kind: str = "state-led") -> Mission:
    return Mission(
        id=ident, acronym=ident.upper(), name=f"Mission {ident}", mission_type=kind, lead=lead, organisation="", host=host,
        period=Period.of_days(date(year, 1, 1), date(year + 2, 12, 31)),
    )  # fmt: skip


def test_premises_stand_before_the_conclusion_or_in_it() -> None:
    text = make_text("The force consisted mainly of troops of one state.", "Therefore, it cannot have been neutral.")
    statements = [make_statement(text, 0), make_statement(text, 1)]
    (argument,), _ = find_arguments(text, statements)
    assert argument.inference == "composition-to-partiality"
    assert argument.conclusion == "s002"
    assert argument.premises == ("s001",)
    assert [excerpt.text for excerpt in argument.stated] == ["The force consisted mainly of troops of one state."]
    assert argument.words is not None
    assert argument.words.text == "it cannot have been neutral."
    assert argument.missing


def test_a_premise_of_another_passage_is_only_the_last_sentence() -> None:
    text = make_text(
        "One thing.", "The force came from one state.", "Thus, the two sides never trusted it.", "x.", passages=2
    )
    (argument,), _ = find_arguments(text, [])
    assert [excerpt.ref for excerpt in argument.stated] == ["1"]
    assert argument.conclusion == ""


def test_a_text_without_conclusions_has_none() -> None:
    text = make_text("The mission had 300 troops in 1994.", "It left in 1996.")
    assert find_arguments(text, []) == ((), ())


def test_every_quoted_word_stands_in_the_text() -> None:
    text = make_text(*(sentence for sentence, _, _ in CONCLUSIONS))
    arguments, _ = find_arguments(text, [])
    assert len(arguments) == len(CONCLUSIONS)
    for argument in arguments:
        for excerpt in (argument.words, *argument.stated):
            assert excerpt is not None
            assert text.sentences[int(excerpt.ref)].text[excerpt.start : excerpt.end] == excerpt.text


def test_predictions_are_kept_with_their_day_or_the_reason() -> None:
    text = make_text("It will leave by 2025.", "It will fail.")
    when = When(period=Period.of_days(date(2025, 1, 1), date(2025, 12, 31)), text="2025", start=17, end=21)
    statements = [
        make_statement(text, 0, modality="predicted", times=(when,)),
        make_statement(text, 1, modality="predicted"),
    ]
    _, predictions = find_arguments(text, statements)
    assert [(p.statement, p.resolve_by, bool(p.reason)) for p in predictions] == [
        ("s001", date(2025, 12, 31), False), ("s002", None, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Within five years the line will look like a border.", date(2018, 10, 9)),
        ("The mission will close within the next 3 years.", date(2016, 10, 9)),
        ("Ten years from now the posts will stand empty.", date(2023, 10, 9)),
        # Near misses: counted from another day, said by another, no length of time.
        ("The force will leave within five years of the landing.", None),
        ("Within two years the army will hold the capital, the government promises.", None),
        ("The minister predicts that the force will leave within two years.", None),
        ("The soldiers will stay within the camp.", None),
    ],
)
def test_a_stretch_of_years_counts_from_the_day_of_the_text(words: str, day: date | None) -> None:
    text = dataclasses.replace(make_text(words), issued="2013-10-09")
    statements = [make_statement(text, 0, modality="predicted")]
    _, (prediction,) = find_arguments(text, statements)
    assert prediction.resolve_by == day
    assert bool(prediction.reason) == (day is None)
    _, (undated,) = find_arguments(dataclasses.replace(text, issued=""), statements)
    assert undated.resolve_by is None
    assert undated.reason


def test_a_leap_day_has_a_day_in_a_common_year() -> None:
    text = dataclasses.replace(make_text("Within two years the force will be gone."), issued="2012-02-29")
    _, (prediction,) = find_arguments(text, [make_statement(text, 0, modality="predicted")])
    assert prediction.resolve_by == date(2014, 2, 28)


def test_no_prediction_falls_due_before_it_was_made() -> None:
    text = dataclasses.replace(make_text("As in 1993, the mission will leave in haste."), issued="2014-02-20")
    when = When(period=Period.of_days(date(1993, 1, 1), date(1993, 12, 31)), text="1993", start=6, end=10)
    _, (prediction,) = find_arguments(text, [make_statement(text, 0, modality="predicted", times=(when,))])
    assert prediction.resolve_by is None
    assert prediction.reason


def test_how_likely_a_prediction_is_said_to_be_is_kept_in_its_words() -> None:
    text = make_text(
        "The truce will almost certainly hold.", "The odds of a clash are better than even.", "It will hold."
    )
    _, predictions = find_arguments(text, [make_statement(text, order, modality="predicted") for order in range(3)])
    assert [p.likelihood for p in predictions] == ["almost certainly", "The odds of a clash are better than even", ""]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The base will close before the year is out.", date(2013, 12, 31)),
        ("The truce will break within the coming year.", date(2014, 10, 9)),
        ("The base will close this autumn.", date(2013, 11, 30)),
        ("The base will close next spring.", date(2014, 5, 31)),
        ("The base will close next summer.", date(2014, 8, 31)),
        ("The talks will resume next April.", date(2014, 4, 30)),
        ("The front will move within weeks.", date(2013, 12, 9)),
        ("The base is expected to close this year.", date(2013, 12, 31)),
        # Near misses: two Decembers are meant by "next December" here, and a span that counts from another day.
        ("The talks will resume next December.", None),
        ("The front will move within weeks of the landing.", None),
        ("The experts expect that the base will close this year.", None),
    ],
)
def test_a_part_of_a_year_counts_from_the_day_of_the_text(words: str, day: date | None) -> None:
    text = dataclasses.replace(make_text(words), issued="2013-10-09")
    _, (prediction,) = find_arguments(text, [make_statement(text, 0, modality="predicted")])
    assert prediction.resolve_by == day


def test_before_a_year_is_over_is_not_before_that_year() -> None:
    text = dataclasses.replace(make_text("Before 2014 is over it will be gone."), issued="2013-10-09")
    when = When(period=Period.of_days(date(2013, 10, 9), date(2013, 12, 31)), text="Before 2014", start=0, end=11)
    _, (prediction,) = find_arguments(text, [make_statement(text, 0, modality="predicted", times=(when,))])
    assert prediction.resolve_by == date(2014, 12, 31)


# --- elsewhere


def test_the_same_inference_is_counted_under_other_leads_by_hand() -> None:
    peers = [
        Peer(mission=make_mission("own"), largest_shares=((Decimal("0.9"), Decimal("0.9")),)),
        Peer(mission=make_mission("b", lead="B"), largest_shares=((Decimal("0.8"), Decimal("0.8")),)),
        Peer(mission=make_mission("c", lead="C"), largest_shares=((Decimal("0.2"), Decimal("0.4")),)),
        # One claim says more than half and one says less: that is no datum.
        Peer(mission=make_mission("d", lead="D"), largest_shares=((Decimal("0.8"), None), (None, Decimal("0.4")))),
        Peer(mission=make_mission("e", lead="A"), largest_shares=((Decimal("0.4"), Decimal("0.6")),)),
        Peer(mission=make_mission("f", lead="F"), largest_shares=((Decimal("0.1"), Decimal("0.1")),)),
    ]
    few = try_elsewhere("composition-to-partiality", "", peers[0].mission, peers, ["f"])
    assert few[0][1].startswith("too few to count under other leads: coded for B (yes), C (no) only")
    lines = try_elsewhere("composition-to-partiality", "", peers[0].mission, peers)
    assert next(line for _, line in lines).startswith(
        "the same inference would conclude partial conduct for 1 of 3 missions under other leads"
    )
    assert "B" in lines[0][1].rpartition(":")[2]
    assert lines[1][1].startswith("not computable under the same lead")


def test_a_case_is_tried_only_on_an_outcome_that_is_coded() -> None:
    peers = [Peer(mission=make_mission(name, lead=name), causes=frozenset("W")) for name in ("b", "c", "d")]
    own = make_mission("own")
    assert "for 3 of 3 missions" in try_elsewhere("case-to-case", "it will end in war", own, peers)[0][1]
    assert try_elsewhere("case-to-case", "it will stay for ever", own, peers)[0][1].startswith("not computable")


def test_motive_is_never_counted() -> None:
    lines = try_elsewhere(
        "outcome-to-motive", "it sought a base", make_mission("own"), [Peer(mission=make_mission("b"))]
    )
    assert lines == (("", "not computable: no count of outcomes tells what was intended"),)


def test_comparators_follow_the_rule_by_hand() -> None:
    own = make_mission("own", host="H")
    near = [make_mission(f"n{i}", lead="A", host=f"X{i}", year=1994 + i) for i in range(6)]
    others = [
        make_mission("same-host", host="H"),
        make_mission("far", host="F", year=2015),
        make_mission("un", lead="UN", host="U", year=2004, kind="un"),
        make_mission("other", lead="B", host="O", year=2008),
    ]
    picked = dict(pick_comparators(own, [own, *near, *others]))
    assert set(picked) == {"n0", "n1", "n2", "n3", "n4", "un", "other"}
    assert picked["n0"] == 0.0
    # A third of one year in fifteen, and the lengths differ by a leap day.
    assert picked["n1"] == pytest.approx((365 / (15 * 365.25)) / 3, abs=2e-4)


def test_a_mission_in_several_states_is_not_compared_with_one_in_any_of_them() -> None:
    own = dataclasses.replace(make_mission("own", host=""), hosts=("H", "I"))
    others = [
        make_mission("in-the-second", host="I"),
        dataclasses.replace(make_mission("in-two-others", host=""), hosts=("J", "K")),
        dataclasses.replace(make_mission("sharing-one", host=""), hosts=("K", "H")),
    ]
    assert dict(pick_comparators(own, [own, *others])).keys() == {"in-two-others"}
    assert dict(pick_comparators(others[0], [own, *others])).keys() == {"in-two-others", "sharing-one"}


def test_no_name_of_a_lead_or_host_changes_what_is_said() -> None:
    """Swap every lead and host for another: counts and comparators stay."""
    casebook = load_casebook(load_codebook())
    swap = {
        state: f"Z{index}"
        for index, state in enumerate(
            sorted({state for m in casebook.missions.values() for state in (m.lead, *m.host_states)})
        )
        if state
    }
    swapped = dataclasses.replace(
        casebook,
        missions={
            i: dataclasses.replace(
                m, lead=swap.get(m.lead, ""), host=swap.get(m.host, ""), hosts=tuple(swap[state] for state in m.hosts)
            )
            for i, m in casebook.missions.items()
        },
    )  # fmt: skip
    text = make_text(
        "The force consisted mainly of troops of one state.", "Therefore, it cannot have been neutral.",
        "Previous cases show that a force can turn into a military threat.",
        "Because the force is an instrument of foreign policy, it is impossible to call it impartial.",
    )  # fmt: skip
    for mission in ("cispkf-abkhazia", "ecomog-liberia", "unomig"):
        statements = [make_statement(text, order, mission) for order in range(4)]
        assert find_arguments(text, statements, read_peers(casebook)) == find_arguments(
            text, statements, read_peers(swapped)
        )


def test_shipped_base_gives_comparators_to_every_dated_mission() -> None:
    missions = list(load_casebook(load_codebook()).missions.values())
    for mission in missions:
        picked = pick_comparators(mission, missions)
        assert len(picked) >= NEAREST or mission.period.start is None
        assert mission.id not in dict(picked)
        assert all(0 <= distance <= 1 for _, distance in picked)


def test_an_argument_refuses_an_unknown_kind() -> None:
    with pytest.raises(Exception, match="inference"):
        Argument(conclusion="", inference="guess", cue="")


@given(
    st.lists(
        st.sampled_from(
            [
                "therefore",
                "thus",
                ",",
                "because",
                "it is impossible",
                "shows that",
                "this",
                "experience in the north",
                "the force",
                "was neutral",
                ".",
                ";",
                "as",
                "suggest",
                "that is why",
                "it is reasonable to conclude that",
                "İ",
                "  ",
            ]
        ),
        max_size=14,
    )
)
def test_whatever_the_words_the_offsets_are_those_of_the_sentence(words: list[str]) -> None:
    sentence = " ".join(words)
    found = find_conclusion(sentence)
    if found is not None:
        assert 0 <= found.start < found.end <= len(sentence)
        assert sentence[found.premise_start :].startswith(found.premise)
        assert found.cue


@pytest.mark.parametrize(
    ("conclusion", "premises", "cue", "kind"),
    [
        ("the guards stand at the mine", "", "It is no accident that", "outcome-to-motive"),
        ("the guards should stand at the mine", "", "It is no accident that", ""),
        ("police come first", "", "The lesson for Ruritania is that", "case-to-case"),
        ("police come first", "", "The lesson is that", ""),
        ("they were part of the problem", "Raids fell once the battalion had gone", "so", "sequence-to-cause"),
        ("they were part of the problem", "The battalion had five hundred soldiers", "so", ""),
        ("he cannot but see it through its eyes", "A commander who draws his pay from one capital", "who", "alignment-to-impossibility"),
        ("he cannot but be late", "A commander who draws his pay from one capital", "who", ""),
    ],
)  # fmt: skip
def test_the_cue_may_tell_the_kind(conclusion: str, premises: str, cue: str, kind: str) -> None:
    assert classify_inference(conclusion, premises, cue) == kind


def test_what_the_writer_intends_is_no_motive_that_he_reads() -> None:
    premise = "The parties agreed on the elections."
    assert classify_inference("I intend to outline a role for the mission", premise, "Therefore,") == ""
    assert classify_inference("the sender intends to keep a base", premise, "Therefore,") == "outcome-to-motive"


def test_a_clause_of_a_budget_is_no_conclusion() -> None:
    assert find_conclusion("Therefore, should the Council extend the mandate, the cost would be limited.") is None


def test_what_ought_to_be_done_is_no_motive() -> None:
    premise = "The road was closed."
    assert classify_inference("the sides should show that they are interested in peace", premise, "Therefore,") == ""
    assert (
        classify_inference("the progress sought by the Council is a question of interpretation", premise, "Thus,") == ""
    )
