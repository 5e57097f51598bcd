"""Tests of statements against the facts of a passage: who did what, to whom, where, when; each true one beside its near misses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.assess.audit.said import audit
from tests.growth import check_growth

from peaceops.assess.audit.lexis import read_tokens
from peaceops.assess.audit.passage.day import list_days
from peaceops.assess.audit.passage.fact import list_facts
from peaceops.assess.audit.passage.number import read_bound
from peaceops.assess.audit.passage.word import Word

SUPPORT = ("supported", "supported-with-qualification")


def judge(said: str) -> str:
    """The verdict on a sentence by the passages; ``silent`` where none of its statements has one."""
    pairs, _ = audit(said, evidence=_PASSAGES)
    found = {v.verdict for _, v in pairs} - {"not-testable", "no-evidence"}
    return "contradicted" if "contradicted" in found else min(found, default="silent")


_PASSAGES = (
    "On 2 September, the fifth session of the Joint Council was convened in Tolva under the chairmanship of the Envoy.",
    "The Norrland delegation was led, for the first time, by the Prime Minister, Marek Dunn.",
    "On 20 October, Mr. Dunn met in Harsa with the Minister of Defence of Meridia, Mr. Pavel Orsk; on 21 October in Varn with Mr. Ilan Rees.",
    "Two sergeants of the Meridia border guards were seriously wounded in an attack by unidentified gunmen on 19 November.",
    "On 3 December, a team on patrol near Mirel was detained by Meridia soldiers and beaten.",
    "The opposition attempted to retake Sorvan, without success.",
    "The Envoy is planning to visit Velm in January.",
    "The law, signed on 31 October by the President of Meridia, restricts access to Palvia.",
    "The Westria battalion withdrew from the Kestrel zone in November.",
)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("The Joint Council met for the fifth time in Tolva on 2 September.", "The fifth session of the Joint Council took place in Varn on 2 September."),
        ("Dunn headed the Norrland delegation for the first time.", "Rees headed the Norrland delegation for the first time."),
        ("Dunn met Orsk in Harsa on 20 October.", "Dunn met Orsk in Varn on 20 October."),
        ("On 21 October Dunn saw Ilan Rees in Varn.", "On 21 October Dunn saw Ilan Rees in Harsa."),
        ("Gunmen wounded two sergeants of the Meridia border guards on 19 November.", "Gunmen killed two sergeants of the Meridia border guards on 19 November."),
        ("Soldiers of Meridia detained a team near Mirel on 3 December.", "Soldiers of Norrland detained a team near Mirel on 3 December."),
        ("The President of Meridia signed the law on 31 October.", "The President of Meridia vetoed the law on 31 October."),
        ("The Westria battalion left the Kestrel zone in November.", "The Westria battalion left the Kestrel zone in January."),
    ],
)  # fmt: skip
def test_what_differs_in_one_slot_is_excluded(true: str, false: str) -> None:
    assert judge(true) in SUPPORT, true
    assert judge(false) == "contradicted", false


@pytest.mark.parametrize(
    "said",
    [
        "The Envoy visited Velm in January.",  # only planned
        "Dunn met the Minister of Defence of Meridia in Harsa because of the attack.",  # the cause is nowhere
        "The Joint Council met secretly in Tolva on 2 September.",  # a word without a counterpart
        "The opposition retook Sorvan in the spring.",
        "Pavel Orsk led the border guards of Meridia.",
    ],
)
def test_nothing_is_borne_out_where_a_word_has_no_counterpart(said: str) -> None:
    assert judge(said) not in SUPPORT, said


@pytest.mark.parametrize(
    "said",
    [
        "Dunn met Ilan Rees in Velm on 4 May.",  # another meeting
        "A team was detained near Harsa by rebels on 3 August.",  # two slots
        "The Norrland delegation left Tolva.",
    ],
)
def test_another_event_is_not_excluded(said: str) -> None:
    assert judge(said) != "contradicted", said


@pytest.mark.parametrize("sentence", _PASSAGES)
def test_a_passage_never_excludes_its_own_words(sentence: str) -> None:
    assert judge(sentence) != "contradicted"


def test_roles_of_a_passive_and_of_what_goes_on() -> None:
    sentence = "On 24 October, the opposition detained 37 members of the militia, and was condemned by Meridia."
    first, second = list_facts(sentence, read_tokens(sentence, frozenset({"opposition"}), frozenset({"meridia"})))
    assert [w.text for w in first.agent] == ["opposition"]
    assert [w.text for w in second.agent] == ["meridia"]
    assert [w.text for w in second.patient] == ["opposition"]
    assert first.days[0].first == (10, 24)


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("the agreement of 14 May 1994", True),
        ("the agreement was signed in Varn on 14 May 1994", False),
        ("my report of 3 November", True),
    ],
)
def test_day_of_a_document_is_none_of_a_fact(text: str, is_label: bool) -> None:
    assert [d.is_label for d in list_days(text)] == [is_label]


@pytest.mark.parametrize("piece", ["and ", ", held on ", "to be ", "3 May ", "; ", "that ", "(", "Mr. A, "])
def test_long_runs_end_soon(piece: str) -> None:
    def work(times: int) -> None:
        sentence = "The Council met " + piece * times
        list_facts(sentence, read_tokens(sentence, frozenset(), frozenset()))

    check_growth(work, 250)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than 12 men", "low"), ("no more than 12 men", "high"), ("not more than 12 men", "high"),
        ("at most 12 men", "high"), ("no fewer than 12 men", "low"), ("fewer than 12 men", "high"), ("12 men", ""),
    ],
)  # fmt: skip
def test_side_on_which_a_number_is_open(text: str, bound: str) -> None:
    start = text.index("12")
    assert read_bound(text, Word(start, start + 2, "12", number=Decimal(12))) == bound


def test_days_over_the_end_of_a_year_exclude_none_of_their_own() -> None:
    (over,) = list_days("between 28 December 1994 and 3 January 1995")
    for text in ("on 30 December 1994", "on 2 January 1995", "on 30 December"):
        (day,) = list_days(text)
        assert not any((over.excludes(day), day.excludes(over), over.meets(day), day.meets(over))), text
    assert over.meets(over)
    (two_years,) = list_days("from 31 August 1993 to 2 September 1994")
    (day,) = list_days("on 5 November 1993")
    assert not two_years.excludes(day)
    (within,) = list_days("from 31 August to 2 September 1994")
    assert within.excludes(day)
    assert within.meets(list_days("on 1 September 1994")[0])
