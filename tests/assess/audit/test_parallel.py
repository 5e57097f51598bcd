"""Figures beside the figures of a document: leaving out pairs of which nothing follows changes no verdict."""

from __future__ import annotations

from decimal import Decimal
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.audit.said import Silent, audit

from peaceops.assess.audit import pairing
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.saying import oppose
from peaceops.model.statement import Amount

FORMS = (
    "The mission had {n} {who} in {where} in {year}.",
    "{n} {who} were killed in {where} on 5 May {year}.",
    "About {n} {who} returned to {where} in {year}, and {m} {other} fled.",
    "By {year}, more than {n} {who} had been deployed to {where} sector.",
    "The council authorised {n} {who} for {where}; {m} were on the ground in {year}.",
)
sentence = st.builds(
    lambda form, **words: form.format(**words),
    st.sampled_from(FORMS),
    n=st.sampled_from(["3", "40", "120", "1,250", "47,000"]),
    m=st.sampled_from(["3", "45", "120", "2,400"]),
    who=st.sampled_from(["observers", "troops", "police officers", "refugees", "civilians"]),
    other=st.sampled_from(["families", "soldiers"]),
    where=st.sampled_from(["Nordia", "Sudvale", "Gali", "the capital"]),
    year=st.integers(1994, 1997),
)


@given(text=st.lists(sentence, min_size=1, max_size=4), document=st.lists(sentence, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_pairs_that_are_left_out_change_no_verdict(text: list[str], document: list[str]) -> None:
    found = audit(*text, evidence=tuple(document), asker=Silent())
    with mock.patch.object(pairing, "_tells_nothing", return_value=False):
        assert audit(*text, evidence=tuple(document), asker=Silent()) == found


def test_pairs_are_left_out() -> None:
    """The law above would hold of a rule that leaves nothing out."""
    kept: list[bool] = []
    real = pairing._tells_nothing

    def watch(*given: object) -> bool:
        kept.append(not real(*given))  # type: ignore[arg-type]
        return not kept[-1]

    with mock.patch.object(pairing, "_tells_nothing", watch):
        audit(
            "The mission had 120 observers in Nordia in 1994.",
            evidence=(
                "Observers saw 40 farms under water.",
                "In 1994, some 120 observers of the mission were in Nordia.",
            ),
            asker=Silent(),
        )
    assert True in kept
    assert False in kept


@pytest.mark.parametrize(
    ("low", "high", "evidence", "expected"),
    [
        # A round number stands for half of its last digit on either side: 1,250 for 1,245 to 1,255, and no further.
        (1250, 1250, (1245, 1245), ("inside", True)),
        (1250, 1250, (1255, 1255), ("inside", True)),
        (1250, 1250, (1244, 1244), ("outside", False)),
        (1250, 1250, (600, 600), ("outside", False)),
        (1250, 1250, (2600, 2600), ("outside", False)),
        (10, 10, (4, 4), ("outside", False)),
        (10, 10, (21, 21), ("outside", False)),
        (10, None, (4, 4), ("outside", False)),
        (None, 10, (21, None), ("outside", False)),
        (None, 10, (3, None), ("overlaps", False)),
        (-10, -10, (-4, -4), ("outside", False)),
    ],
)
def test_far_numbers_are_outside_and_rounded_ones_are_not(
    low: int | None, high: int | None, evidence: tuple[int | None, int | None], expected: tuple[str, bool]
) -> None:
    own, its = (tuple(None if value is None else Decimal(value) for value in pair) for pair in ((low, high), evidence))
    bound = "exact" if low == high else "at-least" if high is None else "at-most"
    amount = Amount(low=own[0], high=own[1], unit="persons", text="x", start=0, end=1, bound=bound)
    assert compare(amount, Bounds(low=its[0], high=its[1])) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("40 people fled", "40 people returned", True),
        ("40 people fled and returned", "40 people returned", False),
        ("40 people fled", "40 people fled", False),
        ("40 people", "40 people returned", False),
    ],
)
def test_opposites_by_hand(one: str, other: str, expected: bool) -> None:
    assert oppose(one, other) is expected
    assert oppose(other, one) is expected


@pytest.mark.parametrize("digits", [27, 28, 29, 60])
def test_a_number_of_many_digits_is_compared_as_any_other(digits: int) -> None:
    number = Decimal("7" * digits)
    amount = Amount(low=number, high=number, unit="persons", text="x", start=0, end=1, bound="exact")
    assert compare(amount, Bounds(low=number, high=number))[0] in ("equal", "inside")
    assert compare(amount, Bounds(low=number * 5, high=number * 5))[0] == "outside"
    assert compare(amount, Bounds(low=Decimal(4), high=Decimal(4)))[0] == "outside"
