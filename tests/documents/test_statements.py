"""Statements: each figure keeps its own subject, period and bounds."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.lexicon import Lexicon, build_lexicon
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
