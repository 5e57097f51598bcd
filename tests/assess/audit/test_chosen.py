"""What an author chose to look at is no count of what there was."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import verdict_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Our sample covers 11 UN missions between January 1999 and December 2016.",
        "Using monthly data on 11 missions from 1999 to 2016, we find no effect of breadth.",
        "This paper examines 9 UN peacekeeping missions between 1990 and 2010.",
    ],
)
def test_a_sample_is_not_counted(sentence: str) -> None:
    assert verdict_of(sentence).verdict in ("no-evidence", "not-testable")


def test_the_same_count_of_all_missions_is_tested() -> None:
    sentence = "The United Nations had 11 peacekeeping missions between January 1999 and December 2016."
    assert verdict_of(sentence).verdict == "contradicted"
