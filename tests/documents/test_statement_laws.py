"""Laws that hold for statements of any text: bounds, exchange of names, place of a sentence, hostile words."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.test_statements import make_text, subjects

from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.lexicon import Lexicon, build_lexicon
from peaceops.documents.statements import find_statements
from peaceops.model.statement import Statement

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
#: Missions of one word whose acronym no other mission bears.
ACRONYMS = ["UNOMIG", "UNMOT", "UNIFIL", "MONUSCO", "MINUSMA", "UNFICYP", "UNMIL", "UNDOF", "MINURSO", "UNAMSIL"]
PIECES = [
    "UNOMIG",
    "the",
    "Mission",
    "had",
    "121",
    "observers",
    "and",
    "1,600",
    "troops",
    "(",
    "500",
    ")",
    "in",
    "1994",
    "from",
    "to",
    "between",
    "Russia",
    "Georgia",
    "'s",
    "respectively",
    "more",
    "than",
    "the",
    "previous",
    "40",
    "years",
    "combined",
    ",",
    ";",
    ":",
    ".",
    "on",
    "5",
    "May",
    "1998",
    "80",
    "%",
    "of",
    "per",
    "cent",
    "was",
    "were",
    "killed",
    "returned",
    "Abkhazia",
    "CIS",
    "peacekeeping",
    "force",
    "it",
    "also",
    "no",
    "none",
    "according",
    "to",
    "-",
    "“",
    "”",
    "two",
    "thirds",
]


@lru_cache
def shipped() -> Lexicon:
    codebook = load_codebook()
    return build_lexicon(load_casebook(codebook), codebook)


def read(*paragraphs: str) -> tuple[Statement, ...]:
    return find_statements(make_text(*paragraphs), shipped())


def core(statement: Statement) -> tuple[object, ...]:
    """What must not depend on where the sentence stands."""
    return (
        statement.text,
        [(e.id, e.candidates, e.role) for e in statement.entities],
        statement.predicate.topic,
        [(a.low, a.high, a.unit, a.bound, a.noun) for a in statement.amounts],
        [w.period for w in statement.times],
        statement.modality,
        statement.is_testable,
    )


@QUICK
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_any_words_give_statements_inside_their_sentence(words: list[str]) -> None:
    check_inside(" ".join(words))


@QUICK
@given(st.text(min_size=1, max_size=200))
def test_any_text_gives_statements_inside_its_sentence(text: str) -> None:
    check_inside(text)


def check_inside(paragraph: str) -> None:
    text = make_text(" ".join(paragraph.split()))
    for statement in find_statements(text, shipped()):
        sentence = text.sentences[statement.sentence].text
        assert statement.text == sentence[statement.start : statement.end]
        for part in (*statement.entities, *statement.amounts, *statement.times):
            assert 0 <= part.start <= part.end <= len(sentence)
        assert sentence[statement.predicate.start : statement.predicate.end] == statement.predicate.text
        assert all(a.text == sentence[a.start : a.end] for a in statement.amounts)
        assert bool(statement.reason) is not statement.is_testable


@QUICK
@given(st.sampled_from(ACRONYMS), st.integers(2, 30_000), st.integers(1995, 2005))
def test_another_mission_is_another_subject_and_nothing_else(acronym: str, count: int, year: int) -> None:
    (statement,) = read(f"In {year} {acronym} had {count:,} troops.")
    (known,) = read(f"In {year} UNOMIG had {count:,} troops.")
    assert subjects(statement) == (acronym.lower(),)
    assert core(statement)[2:] == core(known)[2:]


@QUICK
@given(st.sampled_from(ACRONYMS), st.sampled_from(ACRONYMS), st.integers(2, 9_000), st.integers(2, 9_000))
def test_exchanged_figures_stay_with_their_subjects(one: str, other: str, first: int, second: int) -> None:
    if one == other:
        return
    expected = {((one.lower(),), first), ((other.lower(),), second)}
    for sentence in (
        f"{one} had {first:,} observers and {other} {second:,} observers.",
        f"{other} had {second:,} observers, while {one} had {first:,} observers.",
        f"{one} and {other} had {first:,} and {second:,} observers respectively.",
        f"There were {first:,} observers of {one} and {second:,} observers of {other}.",
    ):
        found = {(subjects(s), a.low) for s in read(sentence) for a in s.amounts}
        assert found == expected, sentence


@pytest.mark.parametrize("before", ["", "Peace is hard to keep.", "UNFICYP had 900 troops in 1999."])
def test_what_a_sentence_says_does_not_depend_on_the_paragraph_before(before: str) -> None:
    sentence = "In 2006 UNOMIG had 121 observers and the CIS peacekeeping force in Abkhazia 1,600 troops."
    alone = [core(s) for s in read(sentence)]
    after = [core(s) for s in (read(before, sentence) if before else read(sentence))]
    assert after[-len(alone) :] == alone


@QUICK
@given(st.sampled_from(["Ibid.", "Ibid., p. 515.", "Op. cit.", "See S/1994/583, paras. 3 and 4."]))
def test_a_reference_adds_no_figure(reference: str) -> None:
    sentence = "In 2006 UNOMIG had 121 observers."
    with_reference = read(f"{sentence} {reference}")
    assert [a for s in with_reference for a in s.amounts] == [a for s in read(sentence) for a in s.amounts]


@QUICK
@given(st.integers(1000, 900_000))
def test_thousands_may_be_set_off_in_any_way(count: int) -> None:
    plain = f"{count:,}"
    found = {
        tuple((a.low, a.high, a.unit) for s in read(f"UNIFIL had {text} troops in 1999.") for a in s.amounts)
        for text in (plain, plain.replace(",", " "), plain.replace(",", "\u202f"))
    }
    assert found == {((count, count, "persons"),)}


def test_the_same_text_gives_the_same_statements() -> None:
    paragraph = "In 1994 Russia sent 500 troops. UNOMIG had 121 observers and it also had 12 police officers."
    assert read(paragraph) == read(paragraph)


def test_a_sentence_without_end_is_read_in_bounded_time() -> None:
    words = "and the CIS force 1,600 troops in 1994 between 5 and " * 4_000
    assert read(words)
