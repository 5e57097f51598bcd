"""Claims and their content ids."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.errors import InvalidValue
from peaceops.model import (
    Category,
    Claim,
    DesignLocator,
    ObservedNone,
    Period,
    Quote,
    TableLocator,
    parse_locator,
    parse_value,
)
from peaceops.model.claim import ATTRIBUTIONS, MAX_QUOTE_CHARACTERS, MAX_TEXT_CHARACTERS, STANCES


def make(**changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "subject": "unomig",
        "indicator": "T3",
        "definition": "deployed_strength",
        "value": parse_value("quantity", "134", "persons"),
        "period": Period.parse("2008-07-01", "2008-07-01"),
        "source": "s-2008-480",
        "locator": parse_locator("para 20; page 4"),
        "known_from": date(2008, 7, 23),
        "party": "mission",
        "stance": "asserts",
        "attribution": "observed",
        "attributed_to": "",
    }
    return Claim(**{**fields, **changes})


GROUND: dict[str, Any] = {
    "subject": "cispkf-abkhazia",
    "indicator": "M1",
    "definition": "deployed_police",
    "party": "host",
    "topic": "police_advice",
    "value": parse_value("quantity", "135", "persons"),
    "period": Period.parse("2008-07-01", "2008-07-02"),
    "source": "s-2008-631",
    "locator": parse_locator("para 21; page 4"),
    "stance": "denies",
    "attribution": "relayed",
    "attributed_to": "unhcr",
}
ANNOTATIONS: dict[str, Any] = {
    "summary": "On 1 July 2008 the mission had 134 observers.",
    "anchors": ("134", "1 July"),
    "coder": "a",
    "coder_kind": "machine",
    "status": "reviewed",
    "note": "doubt",
    "quote": Quote(text="134"),
    "known_from": date(2009, 1, 1),
    "derives_from": ("c0123456789ab",),
}


def test_every_field_is_ground_or_annotation() -> None:
    fields = {field.name for field in dataclasses.fields(Claim)}
    assert fields == {*GROUND, *ANNOTATIONS, "observed_none", "id"}


def test_an_id_is_short_and_stable() -> None:
    # A fixed id: changing the hash would orphan every reference to a claim.
    assert make().id == "c11af44222f5a"


@pytest.mark.parametrize("name", GROUND)
def test_a_change_of_the_ground_changes_the_id(name: str) -> None:
    assert make(**{name: GROUND[name]}).id != make().id


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_a_change_of_an_annotation_does_not(name: str) -> None:
    changed = make(**{name: ANNOTATIONS[name]})
    assert changed.id == make().id
    assert changed != make()


def test_the_ground_of_a_zero_is_no_part_of_the_id() -> None:
    zero = parse_value("quantity", "0", "events")
    seen = make(value=zero, observed_none=ObservedNone(exposure_days=92, limits="north of the river"))
    assert seen.id == make(value=zero).id


def test_the_unit_and_the_type_belong_to_the_ground() -> None:
    ids = {
        make(value=parse_value("quantity", "2", "persons")).id,
        make(value=parse_value("quantity", "2", "events")).id,
        make(value=parse_value("category", "2")).id,
        make(value=parse_value("set", "2")).id,
    }
    assert len(ids) == 4


parts = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(["unomig", "cispkf-abkhazia"]),
        "indicator": st.sampled_from(["T3", "D1"]),
        "definition": st.sampled_from(["a", "b"]),
        "party": st.sampled_from(["", "host"]),
        "value": st.sampled_from([parse_value("quantity", "1", "persons"), parse_value("category", "1")]),
        "period": st.sampled_from([Period.of_year(1994), Period.of_year(1995), Period.parse("1994", "..")]),
        "source": st.sampled_from(["s-1", "s-2"]),
        "locator": st.sampled_from([parse_locator("para 1"), parse_locator("page 1")]),
        "stance": st.sampled_from(STANCES),
        "attribution": st.sampled_from(ATTRIBUTIONS),
        "attributed_to": st.sampled_from(["", "host"]),
    }
)


@given(parts, parts)
def test_ids_are_equal_exactly_when_the_ground_is(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (make(**one).id == make(**other).id) == (one == other)


def test_neighbouring_fields_do_not_run_into_each_other() -> None:
    assert make(indicator="T3", definition="a").id != make(indicator="T3a", definition="").id


def test_equal_numbers_give_equal_ids() -> None:
    assert (
        make(value=parse_value("quantity", "0.70", "share")).id
        == make(value=parse_value("quantity", "0.7", "share")).id
    )


def test_a_claim_knows_its_question_and_kind() -> None:
    claim = make()
    assert (claim.question.indicator, claim.question.unit, claim.question.party) == ("T3", "persons", "mission")
    assert claim.kind == "coded"
    assert make(locator=TableLocator(table="x.csv")).kind == "measured"
    assert make(locator=DesignLocator(design="d")).kind == "estimated"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"stance": "suggests"}, "stance 'suggests' is not known; expected asserts or denies or attributes"),
        ({"attribution": "guessed"}, "attribution 'guessed' is not known"),
        ({"status": "final"}, "status 'final' is not known"),
        ({"coder_kind": "oracle"}, "coder_kind 'oracle' is not known"),
        ({"subject": ""}, "subject '' is no id"),
        ({"subject": "UNOMIG"}, "subject 'UNOMIG' is no id"),
        ({"source": "../etc/passwd"}, "source '../etc/passwd' is no id"),
        ({"derives_from": ("x",)}, "'x' is no claim id"),
        ({"summary": "x" * (MAX_TEXT_CHARACTERS + 1)}, "summary is longer than"),
        ({"note": "x" * (MAX_TEXT_CHARACTERS + 1)}, "note is longer than"),
        ({"observed_none": ObservedNone(exposure_days=1)}, "an observation of none has a value other than 0"),
    ],
)
def test_bad_claims_say_what_is_wrong(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        make(**changes)
    assert message in caught.value.message


def test_a_zero_of_a_scale_may_be_observed() -> None:
    assert make(value=Category(code="0"), observed_none=ObservedNone(exposure_days=92)).observed_none


def test_an_observation_needs_a_day() -> None:
    with pytest.raises(InvalidValue, match="at least one day"):
        ObservedNone(exposure_days=0)


def test_a_long_quotation_is_refused() -> None:
    Quote(text="x" * MAX_QUOTE_CHARACTERS)
    for name in ("text", "translation"):
        fields = {"text": "x", name: "x" * (MAX_QUOTE_CHARACTERS + 1)}
        with pytest.raises(InvalidValue, match="401 characters"):
            Quote(**fields)
