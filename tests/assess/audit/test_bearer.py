"""Tests of whose a figure or a day of a passage is, each beside what the same passage bears out."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import verdict_of

SUPPORT = ("supported", "supported-with-qualification")
_TALKS = (
    "The parties agreed in December that the talks would begin in Oslo on 5 January 1997.",
    "The talks began after a delay of one day on 6 January 1997.",
)
_ATTACK = (
    "The cease-fire broke down on 16 September 1996, when Harran forces, with support from abroad, launched attacks on Port Amal.",
)
_MONEY = (
    "On 1 March 1996 unpaid contributions to the Mission amounted to $1.5 million, and total unpaid contributions for all operations amounted to $2 billion.",
)
_STRENGTH = ("UNOMIG is in Georgia.", "UNOMIG keeps its full authorised strength of 136 military observers.")
_TAKEN = (
    "The Harran side ignored all calls to halt, and on 27 September 1996 the city of Amal was captured by Harran forces.",
)
_ASSEMBLY = (
    "The Assembly, by its resolution 59/304 of 22 June 2005, appropriated $34.6 million for the Harran Mission for the period from 1 July 2005 to 30 June 2006.",
    "As at 31 December 2005, unpaid contributions to the Harran Mission amounted to $12.7 million.",
)
_MEETING = ("President Roon and Mr. Salt agreed to meet in Oslo on 16 and 17 October 1996.",)


@pytest.mark.parametrize(
    ("evidence", "said", "other"),
    [
        (_TALKS, "The talks began on 6 January 1997.", "The talks began on 5 January 1997."),
        (_ATTACK, "Harran forces attacked Port Amal on 16 September 1996.", "Lessian forces attacked Port Amal on 16 September 1996."),
        (_MONEY, "Unpaid contributions for all operations amounted to $2 billion on 1 March 1996.",
         "Unpaid contributions to the Mission amounted to $2 billion on 1 March 1996."),
        (_STRENGTH, "UNOMIG has an authorised strength of 136 military observers.",
         "The CIS peace-keeping force has an authorised strength of 136 military observers."),
        (_TAKEN, "Harran forces captured the city of Amal on 27 September 1996.", "Lessian forces captured the city of Amal on 27 September 1996."),
        (_ASSEMBLY, "The Assembly appropriated $34.6 million for the Harran Mission.",
         "The Assembly appropriated $34.6 million a month for the Harran Mission."),
        (_MEETING, "President Roon and Mr. Salt agreed to meet in Oslo on 16 and 17 October 1996.",
         "President Roon and Mr. Salt met in Oslo on 16 and 17 October 1996."),
    ],
)  # fmt: skip
def test_a_number_or_day_of_others_bears_nothing_out(evidence: tuple[str, ...], said: str, other: str) -> None:
    assert verdict_of(said, evidence=evidence).verdict in SUPPORT, said
    assert verdict_of(other, evidence=evidence).verdict not in SUPPORT, other


def test_a_planned_day_excludes_no_day_on_which_it_was_done() -> None:
    assert verdict_of("The talks began on 6 January 1997.", evidence=_TALKS).verdict != "contradicted"
    assert verdict_of("The talks in Oslo began on 6 January 1997.", evidence=_TALKS).verdict != "contradicted"


def test_the_day_of_a_resolution_is_not_that_of_the_money_it_grants() -> None:
    said = "The Assembly granted 34.6 million dollars for the Harran Mission from July 2005 to June 2006."
    assert verdict_of(said, evidence=_ASSEMBLY).verdict != "contradicted"
