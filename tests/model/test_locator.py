"""Locators and their text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.errors import ClaimWithoutLocator, InvalidValue
from peaceops.model import DesignLocator, Locator, PassageLocator, TableLocator, parse_locator

_plain = st.characters(blacklist_characters=";", blacklist_categories=("Cc", "Cs"))
texts = st.text(_plain, max_size=30).map(str.strip)
filled = texts.filter(bool)
lines = st.tuples(st.integers(1, 10**8), st.integers(0, 10**6)).map(lambda pair: (pair[0], sum(pair)))


@st.composite
def passages(draw: st.DrawFn) -> PassageLocator:
    page = draw(st.none() | st.integers(1, 999_999))
    span = draw(st.none() | lines)
    section = draw(texts)
    paragraph = draw(texts if page or span or section else filled)
    return PassageLocator(paragraph=paragraph, page=page, lines=span, section=section, is_ocr=draw(st.booleans()))


locators: st.SearchStrategy[Locator] = st.one_of(
    passages(),
    st.builds(TableLocator, table=filled, filter=texts, column=texts, snapshot=texts),
    st.builds(DesignLocator, design=filled, run=texts),
)


@given(locators)
def test_a_locator_survives_its_text(locator: Locator) -> None:
    assert parse_locator(locator.render()) == locator


@given(locators)
def test_a_locator_has_a_label(locator: Locator) -> None:
    assert locator.label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("para 20; page 4", "para. 20"),
        ("op 2", "op 2"),
        ("para op 2; page 1", "op 2"),
        ("lines 201-206", "lines 201-206"),
        ("lines 201", "lines 201-201"),
        ("section annex; page 15; ocr", "annex, p. 15"),
        ("page 15", "p. 15"),
        ("table missions/x.csv; filter mission==UNOMIG; column strength", "x.csv [mission==UNOMIG] strength"),
        ("design forecast-2022; run 3", "forecast-2022 3"),
    ],
)
def test_labels_as_a_reader_sees_them(text: str, label: str) -> None:
    assert parse_locator(text).label == label


@pytest.mark.parametrize("text", ["", "  ", ";", " ; ; ", "ocr", "para", "table", "design", "table; column x"])
def test_a_locator_without_a_place_is_refused(text: str) -> None:
    with pytest.raises(ClaimWithoutLocator):
        parse_locator(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("page 0", "page 0 does not exist"),
        ("page four", "page 'four' is no number"),
        ("page ٤", "is no number"),
        ("page 99999999", "is no number"),
        ("lines 9-3", "run backwards"),
        ("lines 1-2-3", "cannot be read"),
        ("para 2; para 3", "gives 'para' twice"),
        ("op 2; para 3", "gives 'para' twice"),
        ("chapter 2", "locator part 'chapter' is not known"),
        ("table x.csv; page 3", "locator part 'page' is not known"),
    ],
)
def test_bad_locators_say_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_locator(text)
    assert message in caught.value.message


@pytest.mark.parametrize("text", ["20; page 5", " 20", "20 ", "2\n0", "2\x000"])
def test_a_part_cannot_smuggle_in_another(text: str) -> None:
    with pytest.raises(InvalidValue, match="holds a semicolon"):
        PassageLocator(paragraph=text)
