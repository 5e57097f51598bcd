"""Statements: each figure keeps its own subject, period and bounds."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.lexicon import Lexicon, build_lexicon
from peaceops.documents.statement.topic import EVENTS, FIGURES
from peaceops.documents.statements import find_statements
from peaceops.model.passage import Passage
from peaceops.model.statement import Statement
from peaceops.model.text import Sentence, Text


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    codebook = load_codebook()
    return build_lexicon(load_casebook(codebook), codebook)


def make_text(*paragraphs: str, section: str = "") -> Text:
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    for order, paragraph in enumerate(paragraphs):
        passages.append(Passage(document="t", order=order, text=paragraph, section=section, kind="paragraph"))
        for match in re.finditer(r"\S.+?(?:[.!?](?=\s+[A-Z])|$)", paragraph):
            sentences.append(
                Sentence(order=len(sentences), passage=order, start=match.start(), end=match.end(), text=match.group())
            )
    return Text(
        name="t.txt",
        sha256="0" * 64,
        format="text",
        language="en",
        passages=tuple(passages),
        sentences=tuple(sentences),
    )


def subject(statement: Statement) -> str:
    return next((e.id for e in statement.entities if e.role == "subject"), "")


def figures(statements: tuple[Statement, ...]) -> list[tuple[str, str, Decimal | None, Decimal | None]]:
    return [(subject(s), s.predicate.topic, a.low, a.high) for s in statements for a in s.amounts]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Troops have been in Cyprus since 1974; UNFICYP was established ten years earlier.", ["1964-01-01"]),
        # counted from a month: the day is not told, and it is not that of the other clause
        ("Troops have been in Cyprus since May 1974; UNFICYP was established ten years earlier.", []),
        ("In May 1974 troops came to Cyprus, and UNFICYP was established there.", ["1974-05-01"]),
    ],
)
def test_a_day_told_by_another_is_not_that_other(lexicon: Lexicon, sentence: str, days: list[str]) -> None:
    statement = next(s for s in find_statements(make_text(sentence), lexicon) if subject(s) == "unficyp")
    assert [when.period.first_day.isoformat() for when in statement.times] == days


def test_two_missions_in_one_sentence_keep_their_own_figures(lexicon: Lexicon) -> None:
    text = make_text("In 2002 UNOMIG had 108 observers and the CIS peacekeeping force in Abkhazia 1,700 troops.")
    assert figures(find_statements(text, lexicon)) == [
        ("unomig", "strength", 108, 108),
        ("cispkf-abkhazia", "strength", 1700, 1700),
    ]


def test_a_bound_and_a_range_of_years(lexicon: Lexicon) -> None:
    text = make_text(
        "The only exception is the period 1992–97, when Russia supplied between 850 and 1,650 uniformed peacekeepers."
    )
    (statement,) = (s for s in find_statements(text, lexicon) if s.amounts)
    assert (subject(statement), statement.predicate.topic) == ("RUS", "contributions")
    assert (statement.amounts[0].low, statement.amounts[0].high) == (850, 1650)
    assert statement.times[0].period.render() == ("1992-01-01", "1997-12-31")


def test_a_comparison_with_the_years_before(lexicon: Lexicon) -> None:
    text = make_text(
        "Between 1988 and 1993 the United Nations managed more missions than in the previous 40 years combined."
    )
    (statement,) = find_statements(text, lexicon)
    assert statement.comparison is not None
    assert statement.comparison.relation == "more"
    assert statement.comparison.with_period is not None
    assert statement.comparison.with_period.render() == ("1948-01-01", "1987-12-31")


def test_a_shared_acronym_is_not_guessed(lexicon: Lexicon) -> None:
    (statement,) = find_statements(make_text("ECOMOG lost 12 soldiers."), lexicon)
    assert subject(statement) == ""
    assert set(statement.entities[0].candidates) >= {"ecomog-liberia", "ecomog-sierra-leone"}


def subjects(statement: Statement) -> tuple[str, ...]:
    return next(((e.id,) if e.id else e.candidates for e in statement.entities if e.role == "subject"), ())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "UNOMIG and UNMOT had 121 and 40 observers respectively.",
            [("unomig", "strength", 121, 121), ("unmot", "strength", 40, 40)],
        ),
        (
            "There were 121 observers of UNOMIG and 17 observers of UNMOT.",
            [("unomig", "strength", 121, 121), ("unmot", "strength", 17, 17)],
        ),
        (
            "Russia contributed 500 troops to the force and Georgia 320 troops.",
            [("RUS", "contributions", 500, 500), ("GEO", "contributions", 320, 320)],
        ),
        (
            (
                "The Joint Control Commission (established in 1992 to preserve stability in South Ossetia) comprised, along "
                "with Russian forces (500), also Georgian (320) troops."
            ),
            [("RUS", "strength", 500, 500), ("GEO", "strength", 320, 320)],
        ),
        (
            "UNOMIG reported 14 violations by the Government of Georgia and 8 by the Russian Federation.",
            [("GEO", "violations", 14, 14), ("RUS", "violations", 8, 8)],
        ),
    ],
)
def test_each_figure_keeps_its_own_subject(
    lexicon: Lexicon, sentence: str, expected: list[tuple[str, str, int, int]]
) -> None:
    assert figures(find_statements(make_text(sentence), lexicon)) == expected


def test_the_day_a_body_was_made_is_no_day_of_its_figures(lexicon: Lexicon) -> None:
    text = make_text("The Joint Control Commission (established in 1992) comprised Russian forces (500).")
    strength, made = find_statements(text, lexicon)
    assert strength.times == ()
    assert made.predicate.topic == "started"
    assert made.times[0].period.render() == ("1992-01-01", "1992-12-31")


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Founded in 1999, MONUC had 19,000 soldiers.", []),
        ("Established by the Council in May 1999, MONUC had 19,000 soldiers.", []),
        ("Since its creation in 1999 MONUC had 19,000 soldiers.", []),
        ("Founded in 1999, MONUC had 19,000 soldiers in 2008.", ["2008-01-01"]),
        ("Established in 1999 with 500 soldiers, MONUC grew.", ["1999-01-01"]),
        ("On its arrival in 1999 MONUC had 500 soldiers.", ["1999-01-01"]),
    ],
)
def test_a_figure_is_not_of_the_day_on_which_its_body_was_made(
    lexicon: Lexicon, sentence: str, days: list[str]
) -> None:
    counted = next(s for s in find_statements(make_text(sentence), lexicon) if s.amounts)
    assert [when.period.first_day.isoformat() for when in counted.times] == days


def test_a_pronoun_after_one_subject_carries_it_with_its_year(lexicon: Lexicon) -> None:
    text = make_text("In 2006 UNOMIG had 121 observers. It also had 12 police officers.")
    _, second = find_statements(text, lexicon)
    assert subject(second) == "unomig"
    assert (second.entities[0].how, second.times[0].how) == ("carried", "carried")
    assert second.times[0].period.render() == ("2006-01-01", "2006-12-31")


def test_a_pronoun_after_two_subjects_is_not_guessed(lexicon: Lexicon) -> None:
    text = make_text("UNOMIG had 121 observers and UNMOT 40 observers. It also had 12 police officers.")
    *_, last = find_statements(text, lexicon)
    assert subjects(last) == ("unomig", "unmot")


def test_a_year_does_not_reach_the_next_claim_that_does_not_point_back(lexicon: Lexicon) -> None:
    text = make_text("In 2006 UNOMIG had 121 observers. UNMOT had 40 observers.")
    *_, last = find_statements(text, lexicon)
    assert last.times == ()


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("The Russian contingent in Karabakh had 1,960 troops.", ("rpc-karabakh",)),
        ("The CIS peacekeeping force in Abkhazia had 1,600 troops.", ("cispkf-abkhazia",)),
        ("The peacekeeping forces of the CIS in Tajikistan had 6,000 troops.", ("cis-cpf-tajikistan",)),
        ("Russian peacekeepers in Azerbaijan's Karabakh region had 90 vehicles.", ("rpc-karabakh",)),
        ("UNOMIG had 121 observers beside the CIS peacekeeping force.", ("unomig",)),
        ("Russian peacekeepers in Abkhazia and South Ossetia lost 12 soldiers.", ("cispkf-abkhazia", "jpkf-south-ossetia")),
        ("UNAVEM had 70 observers in 1990.", ("unavem-1",)),
        ("Russia deployed 1,600 peacekeepers to Abkhazia.", ("RUS",)),
        ("Non-UN missions reached 39 missions in 1999.", ()),
        ("Some 500 Russian troops left.", ("RUS",)),
        ("The Stabilisation Force had 400 men.", ("sfor",)),
        # The tail of a longer name is another force.
        ("The Regional Stabilisation Force had 400 men.", ()),
        ("In the valley the Lakeland Stabilisation Force had 400 men.", ()),
    ],
)  # fmt: skip
def test_who_is_meant(lexicon: Lexicon, sentence: str, ids: tuple[str, ...]) -> None:
    statement = next(s for s in find_statements(make_text(sentence), lexicon) if s.amounts)
    assert subjects(statement) == ids


def test_the_heading_decides_between_forces_of_one_sender(lexicon: Lexicon) -> None:
    sentence = "The Russian peacekeeping forces had 1,600 troops."
    (plain,) = find_statements(make_text(sentence), lexicon)
    (under,) = find_statements(make_text(sentence, section="Russian peacekeeping in Abkhazia"), lexicon)
    assert len(subjects(plain)) > 1
    assert subjects(under) == ("cispkf-abkhazia",)


def test_the_mission_is_the_one_named_before(lexicon: Lexicon) -> None:
    text = make_text("The Council extended the mandate of UNMOT.", "The strength of the Mission stood at 40 observers.")
    *_, last = find_statements(text, lexicon)
    assert subjects(last) == ("unmot",)
    assert last.entities[0].how == "carried"


def test_an_observer_mission_is_no_force(lexicon: Lexicon) -> None:
    text = make_text("UNOMIG patrolled the valley. The peacekeeping force had 1,600 troops.")
    *_, last = find_statements(text, lexicon)
    assert "unomig" not in subjects(last)


@pytest.mark.parametrize(
    ("sentence", "modality", "testable"),
    [
        ("Russia sought to expand its influence in Georgia.", "motive", False),
        ("The United Nations should deploy 500 observers in Abkhazia.", "normative", False),
        ("Russia will probably extend its presence in Karabakh.", "predicted", False),
        ("According to UNHCR, 47,000 refugees returned to Gali.", "reported", True),
        ("It was estimated that 47,000 refugees returned to Gali.", "estimated", True),
        ("UNOMIG had 121 observers in 2006.", "asserted", True),
        ("The policy of Russia is a terrible mistake.", "asserted", False),
    ],
)
def test_manner(lexicon: Lexicon, sentence: str, modality: str, testable: bool) -> None:
    statement = find_statements(make_text(sentence), lexicon)[0]
    assert (statement.modality, statement.is_testable) == (modality, testable)
    assert bool(statement.reason) is not testable
    assert modality == "asserted" or statement.cue


def test_attribution_names_who_said_it(lexicon: Lexicon) -> None:
    (statement,) = find_statements(make_text("According to Human Rights Watch, 47,000 refugees returned."), lexicon)
    assert statement.attribution == "Human Rights Watch"


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("UNOMIG did not protect the 300 returnees.", True),
        ("UNOMIG suffered no casualties in 2006.", True),
        ("UNOMIG had no more than 121 observers in 2006.", False),
        ("The force shall not exceed 136 observers.", False),
        ("UNOMIG had 121 observers in 2006.", False),
    ],
)
def test_negation(lexicon: Lexicon, sentence: str, negated: bool) -> None:
    assert find_statements(make_text(sentence), lexicon)[0].is_negated is negated


@pytest.mark.parametrize(
    ("sentence", "topic", "indicator", "definition"),
    [
        ("The CIS force in Abkhazia lost 12 soldiers killed in attacks.", "fatalities", "F4", "hostile_deaths"),
        ("Only about 47,000 refugees returned to the Gali district.", "returned", "D1", "returned_district"),
        ("At least 300,000 people were displaced from Abkhazia.", "displaced", "D1", "displaced_all"),
        ("Some 40,000 Georgians were forced to flee again.", "displaced-again", "D1", "displaced_again"),
        ("More than 1,500 homes were destroyed.", "homes-destroyed", "D1", "homes_destroyed"),
        ("More than 80% of the population received passports.", "citizenship", "P1", "naturalised_share"),
        ("The Council authorised UNOMIG up to 136 observers.", "ceiling", "T3", "authorised_strength"),
        ("UNOMIG had 18 police officers.", "strength", "T3", "deployed_police"),
        ("UNOMIG was terminated after a 16-year period.", "duration", "", ""),
        ("The force would be stationed there for five years.", "term", "E1", "term_days"),
        ("The force brought 90 armoured vehicles.", "equipment", "", ""),
    ],
)
def test_topics(lexicon: Lexicon, sentence: str, topic: str, indicator: str, definition: str) -> None:
    statement = find_statements(make_text("UNOMIG was there. " + sentence), lexicon)[-1]
    predicate = statement.predicate
    assert (predicate.topic, predicate.indicator, predicate.definition) == (topic, indicator, definition)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("The war between Georgia and Abkhaz forces ended on 27 September 1993.", "war-ended"),
        ("Moscow recognized the independence of Abkhazia on 26 August 2008.", "recognition"),
        (
            "In 2006, the Parliament of Georgia requested the withdrawal of Russian peacekeepers.",
            "withdrawal-requested",
        ),
        ("The process officially started in 2002.", "started"),
        ("In 1994 the Council of Heads of State authorised the mission.", "authorised"),
    ],
)
def test_events(lexicon: Lexicon, sentence: str, topic: str) -> None:
    (statement,) = find_statements(make_text(sentence), lexicon)
    assert statement.predicate.topic == topic
    assert statement.is_testable
    assert statement.times


def test_every_indicator_named_is_one_of_the_codebook() -> None:
    codebook = load_codebook()
    for rule in (*FIGURES, *EVENTS):
        if rule.indicator:
            indicator = codebook.indicators[rule.indicator]
            assert not rule.definition or indicator.definition(rule.definition) is not None, rule.topic


def test_figures_of_one_clause_with_days_of_their_own_stand_apart(lexicon: Lexicon) -> None:
    text = make_text("UNOMIG had 55 observers in 1994 and 121 observers in 1996.")
    found = [(s.amounts[0].low, s.times[0].period.render()[0]) for s in find_statements(text, lexicon)]
    assert found == [(55, "1994-01-01"), (121, "1996-01-01")]


def test_a_denied_bound_is_turned(lexicon: Lexicon) -> None:
    (statement,) = find_statements(make_text("Russia never sent more than 120 peacekeepers to UN missions."), lexicon)
    assert (statement.amounts[0].bound, statement.amounts[0].low, statement.amounts[0].high) == ("at-most", None, 120)
    assert not statement.is_negated


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("UNOMIG lost 3 men in 1998.", "fatalities"),
        ("UNOMIG grew by 27 per cent in 1998.", "growth"),
        ("UNOMIG stood at 121 in 1998.", "strength"),
        ("Russia had 1,764 people in UN missions in 1995.", "contributions"),
        ("Nigeria led ECOMIL in Liberia.", "lead"),
        ("The RAMSI mission was deployed in Solomon Islands.", "host"),
        ("UNOMIG was in Georgia for 16 years.", "duration"),
    ],
)
def test_words_that_tell_a_topic(lexicon: Lexicon, sentence: str, topic: str) -> None:
    statement = find_statements(make_text(sentence), lexicon)[0]
    assert statement.predicate.topic == topic
    assert statement.is_testable


def test_what_would_have_been_is_only_possible(lexicon: Lexicon) -> None:
    text = make_text("Had the Council acted sooner, 800,000 lives might have been saved.")
    assert find_statements(text, lexicon)[0].modality == "possible"


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("The joint forces in South Ossetia had 1,300 men.", ("jpkf-south-ossetia",)),
        ("The Indian force was in Sri Lanka for three years.", ("ipkf",)),
        ("The Indian force had 500 men.", ("IND",)),
        ("Mali's multidimensional UN mission, MINUSMA, had 12,000 troops.", ("minusma",)),
        ("The Government of Georgia counted 300,000 displaced persons.", ("GEO",)),
    ],
)
def test_missions_told_by_their_place(lexicon: Lexicon, sentence: str, ids: tuple[str, ...]) -> None:
    assert subjects(find_statements(make_text(sentence), lexicon)[0]) == ids


def test_facts_of_an_area_are_of_the_area_and_its_conflict(lexicon: Lexicon) -> None:
    text = make_text("UNOMIG patrolled the valley. Some 800 houses were destroyed.", section="Abkhazia, Georgia")
    *_, last = find_statements(text, lexicon)
    assert subjects(last) == ("ABK",)
    assert ("conflict", "abkhazia-conflict", "implied") in {(e.kind, e.id, e.how) for e in last.entities}


def test_shreds_of_a_recognised_map_say_nothing(lexicon: Lexicon) -> None:
    text = make_text(
        "Total ee OF BW &F FF UV UF UF wo eles 8661 | ~ E : 4 , 1 tln ea ~ i Jd Te ate eo 240 =~e i F a | es"
    )
    assert find_statements(text, lexicon) == ()


def test_a_part_of_a_figure_has_a_topic_of_its_own(lexicon: Lexicon) -> None:
    text = make_text("Out of at least 300,000 refugees and IDPs, only about 47,000 were allowed to return to Abkhazia.")
    assert figures(find_statements(text, lexicon)) == [
        ("ABK", "displaced", 300_000, None),
        ("ABK", "returned", 47_000, 47_000),
    ]


@pytest.mark.parametrize(
    ("sentence", "topic", "times"),
    [
        ("UNAMID had 17,000 troops at the end of 2010 and lost 100.", "fatalities", 1),
        ("By the end of 2010 UNAMID had 17,000 troops, and it has lost more than 100.", "fatalities", 0),
        ("By the end of 2010 UNAMID had 17,000 troops, and it lost more than 100.", "fatalities", 1),
        ("In December 2010 UNAMID had 17,000 troops, and 23 died.", "fatalities", 1),
        ("In December 2010 UNAMID had 17,000 troops, and 23 police.", "strength", 1),
        ("UNAMID lost 300 vehicles in 2010 and had 17,000 troops.", "strength", 1),
    ],
)
def test_what_is_lost_is_not_counted_as_those_before(
    lexicon: Lexicon, sentence: str, topic: str, times: int
) -> None:  # fmt: skip
    *_, last = (s for s in find_statements(make_text(sentence), lexicon) if s.amounts)
    assert last.predicate.topic == topic
    assert len(last.times) == times


@pytest.mark.parametrize(
    ("words", "subjects"),
    [
        ("The Council authorized 88 United Nations observers for UNOMIG.", ["unomig"]),
        ("UNOMIG was set up by the Security Council. He came with three observers of UNOMIG.", ["unomig"]),
        ("A mine went off near a UNOMIG vehicle carrying two observers patrolling the Gali region.", ["unomig"]),
        ("Gali had 300 displaced persons.", ["GALI"]),
    ],
)
def test_the_first_name_is_not_always_the_subject(lexicon: Lexicon, words: str, subjects: list[str]) -> None:
    found = find_statements(make_text(words), lexicon)
    assert [subject(s) for s in found if s.amounts] == subjects


def test_a_mission_in_brackets_for_a_likeness_is_not_what_the_force_points_back_to(lexicon: Lexicon) -> None:
    likened = make_text("The new body would be small (as UNITAF was for UNOSOM II). The force would have 300 troops.")
    named = make_text("A new body is planned (it follows UNOSOM II). The force had 300 troops.")
    assert subject(find_statements(likened, lexicon)[-1]) == ""
    assert subject(find_statements(named, lexicon)[-1]) == "unosom-2"


_REPORT = (
    "S/1996/900",
    "UNMOT reported calm. UNMOT had 44 observers. The Mission of Observers, UNMOT, went on.",
)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("The Government arrested 37 men.", "TJK"),
        ("Government forces lost 12 men.", "TJK"),
        ("The opposition released 37 men.", ""),
        ("While UNMOT watched, the rebels released 37 men.", ""),
        ("The Government of Russia sent 37 men.", "RUS"),
        ("UNMOT saw 37 men, among them government officials.", "unmot"),
    ],
)
def test_sides_of_a_report_are_not_its_mission(lexicon: Lexicon, words: str, wanted: str) -> None:
    text = replace(make_text(*_REPORT, words), issued="1996-12-05")
    given = [subject(s) for s in find_statements(text, lexicon) if any(a.low in (12, 37) for a in s.amounts)]
    assert given == [wanted] or (wanted == "" and not set(given) & {"unmot"})


def test_the_year_of_an_agreement_is_not_that_of_the_days_after_it(lexicon: Lexicon) -> None:
    text = replace(
        make_text("S/2006/173", "It broke the 1994 Agreement. On 8 March four men died."), issued="2006-03-17"
    )
    when = find_statements(text, lexicon)[-1].times
    assert [w.period.render() for w in when] == [("2006-03-08", "2006-03-08")]
