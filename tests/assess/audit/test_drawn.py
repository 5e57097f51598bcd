"""Conclusions told by both sides of a sentence: each kind in several wordings, near misses, and the same under any lead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.assess.audit.drawn import find_drawn
from peaceops.assess.audit.horizon import find_horizon

DRAWN = [
    ("composition-to-partiality", "With so many officers drawn from one army, the brigade can hardly be an honest broker."),
    ("composition-to-partiality", "As troops from the two neighbours make up half of the brigade, it is no longer a neutral force."),
    ("composition-to-partiality", "A brigade whose battalions answer to one capital cannot treat the other side fairly."),
    ("alignment-to-impossibility", "A state that has armed one faction cannot be a referee between the two."),
    ("alignment-to-impossibility", "So long as the mission shares its camps with the army, impartiality is out of the question."),
    ("alignment-to-impossibility", "The capital wants the rebels as a client, and that rules out impartial monitoring."),
    ("outcome-to-motive", "The brigade guarded the mines and left the villages alone, which can only mean that it wanted the ore."),
    ("outcome-to-motive", "Every reform has been delayed; evidently the palace has no interest in a settlement."),
    ("outcome-to-motive", "Since the governor never let a patrol pass, he clearly has something to hide."),
    ("outcome-to-motive", "It is no accident that the camp moved in that month: the capital had been looking for the exit."),
    ("sequence-to-cause", "Attacks rose after the reductions, and the cuts are to blame."),
    ("sequence-to-cause", "Raids began soon after the troops crossed the river, so the crossing brought the war home."),
    ("sequence-to-cause", "Since the mission came, the raids have doubled, proof that its presence draws fire."),
    ("sequence-to-cause", "The truce has held for three decades thanks to the observers."),
    ("case-to-case", "Judging by Ruritania in 1983, such garrisons draw bombers."),
    ("case-to-case", "If Ruritania and Freedonia are any guide, a garrison that comes for weeks stays for decades."),
    ("case-to-case", "Ruritania teaches that a small force sent in time is worth more than a large one."),
    ("case-to-case", "What happened in Ruritania shows that police matter more than soldiers."),
    ("composition-to-partiality", "So foreign a force could never pass for neutral in the valley."),
    ("alignment-to-impossibility", "How could troops whose paymasters hold shares in the mines be even-handed?"),
    ("alignment-to-impossibility", "A capital that sent arms to the government cannot be an honest broker."),
    ("outcome-to-motive", "A garrison that left within a month, with its work half done, had plainly wanted the applause."),
    ("sequence-to-cause", "The gangs scattered soon after the raids; clearly the raids had done their work."),
    ("sequence-to-cause", "The raids stopped within days of the accord, and so it was the accord, not the brigade, that ended the war."),
]  # fmt: skip

NEAR_MISSES = [
    "Most of its soldiers came from one state, and the staff from three.",
    "With so few soldiers drawn from one army, the force could not patrol the river.",
    "A state that has armed one faction cannot be a member of the council.",
    "The force was impartial, and most of its battalions came from one state.",
    "The patrol turned back; evidently the road was mined.",
    "The convoy was late, and it clearly took the old road.",
    "The mandate tells us what the force may do.",
    "The ministry betrayed its promise to pay the soldiers.",
    "The raids fell after the harvest, and the rains came early.",
    "The commander was responsible for three sectors, and the deputy for two.",
    "The hospital was built thanks to a donation of the fund.",
    "The mission left in May, so the camp was handed over to the police.",
    "Judging by the figures of the ministry, the force had 300 soldiers.",
    "Judging by its size, the camp holds a battalion.",
    "France shows that it can wait.",
    "Smith shows that missions with police last longer.",
    "Smith, in 2006, suggests that missions with police last longer.",
    "The report teaches nothing new about the force.",
    "If the weather is any better, the convoy will leave.",
    "So large a force could never pass the bridge.",
    "How could troops whose trucks had no fuel be in time?",
    "A garrison that left within a month, with its work half done, had plainly lost its way.",
    "The convoy arrived soon after the raids; clearly the trucks had come by the old road.",
    "Smith taught Jones that missions with police last longer.",
    "The ministry sent arms to the government in May.",
    "It is no coincidence of dates; the accord was signed a year later.",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "sentence"), DRAWN)
def test_a_conclusion_is_told_by_both_sides(kind: str, sentence: str) -> None:
    found = find_drawn(sentence)
    assert found is not None
    assert found.kind == kind
    assert found.cue
    assert found.cue in sentence
    assert sentence[found.start : found.end].strip()
    assert sentence[found.premise_start :].startswith(found.premise)


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_a_near_miss_is_no_conclusion(sentence: str) -> None:
    assert find_drawn(sentence, ("France",)) is None


def test_a_place_that_the_lexicon_knows_may_be_a_lesson() -> None:
    words = "Cyprus proves how comfortable a frozen conflict can become."
    assert find_drawn(words) is None
    found = find_drawn(words, ("Cyprus",))
    assert found is not None
    assert found.kind == "case-to-case"
    assert found.premise == "Cyprus"


_LEADS = st.sampled_from(
    ["Ruritania", "France", "Nigeria", "Russia", "Australia", "the United States", "Turkey", "Brazil"]
)


@given(_LEADS, _LEADS, st.sampled_from([
    "As officers from {} make up most of the force, it is no longer a neutral presence.",
    "A power such as {}, which has backed one side, left; it cannot be a referee.",
    "The troops of {} took the port, which betrays that {} wanted the trade.",
    "Raids rose after {} sent its troops, and {} is to blame.",
    "{} sent its troops in May, and they were unarmed.",
]))  # fmt: skip
def test_who_leads_changes_nothing(one: str, other: str, words: str) -> None:
    kinds = [getattr(find_drawn(words.replace("{}", lead)), "kind", "") for lead in (one, other)]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Within two years the army will hold the capital.", date(2014, 2, 20)),
        ("In ten years’ time the line will be a border.", date(2022, 2, 20)),
        ("Over the next six months the force will shrink.", date(2012, 8, 20)),
        ("Three weeks from now the talks will have failed.", date(2012, 3, 12)),
        ("The last soldier will leave next year.", date(2013, 12, 31)),
        ("It will be gone within a decade.", date(2022, 2, 20)),
    ],
)
def test_a_span_counts_from_the_day_of_the_text(words: str, day: date) -> None:
    assert find_horizon(words, date(2012, 2, 20)) == day


@pytest.mark.parametrize(
    "words",
    [
        "The force will leave within two years of the accord.",
        "Within a year after the vote, the force will leave.",
        "The force will leave one day.",
        "It will be as it was two years ago.",
        "Five years old this May, the force will stay.",
    ],
)
def test_a_span_from_elsewhere_gives_no_day(words: str) -> None:
    assert find_horizon(words, date(2012, 2, 20)) is None


def test_a_span_ends_on_the_last_day_of_a_short_month() -> None:
    assert find_horizon("In one month the force will leave.", date(2012, 1, 31)) == date(2012, 2, 29)
