"""Patterns of the audit on long runs: the time grows with the length, not with a power of two."""

from __future__ import annotations

import re

import pytest
from tests.assess.audit.said import audit
from tests.growth import check_growth

from peaceops.assess.audit import course, guard, role
from peaceops.documents.citations import piece
from peaceops.documents.statement import assemble, speaker


@pytest.mark.parametrize(
    ("pattern", "run"),
    [
        (speaker._WHO["role", "plain"], "A"),
        (speaker._WHO["role", "plain"], "A-"),
        (speaker._WHO["role", "plain"], "Ab "),
        (assemble._BESIDE, ","),
        (piece._IMPRINT_FOLLOWS, "A-"),
        (guard._CELL, "1"),
        (guard._CELL, " 1"),
        (guard._CELL, "| "),
        (guard._OF_THINGS, " -"),
        (guard._OF_THINGS, "- "),
    ],
)
def test_a_long_run_takes_time_by_its_length(pattern: re.Pattern[str], run: str) -> None:
    def work(times: int) -> None:
        pattern.search(run * times + "\0")
        pattern.fullmatch(run * times + "\0")
        pattern.match(run * times + "\0")

    check_growth(work, 500, most=20)


@pytest.mark.parametrize("gap", [" 12 ", " | 3 | 45", "  - 7 ", "\nUK 12 30 ", "|"])
def test_cells_of_a_table_are_still_read(gap: str) -> None:
    assert guard._CELL.fullmatch(gap)


def test_what_came_before_is_still_read() -> None:
    assert course._EARLIER.search(" in 1998, up from just over the ")
    assert course._EARLIER.search(" more soldiers than ")
    check_growth(lambda times: course._EARLIER.search("more than " * times + "\0"), 600, most=20)


def test_a_sentence_of_verbs_alone_ends() -> None:
    sentence = "Rebels " + "killed " * 2500 + "nine soldiers"
    at = sentence.index("nine")
    assert role.read_roles(sentence, (), (at, at + 4)).act == "kill"
    short = "Rebels attacked, killed and abducted nine soldiers"
    at = short.index("nine")
    assert role.read_roles(short, (), (at, at + 4)).agent.sides == {"rebel"}


def test_a_table_run_together_is_not_held_against_itself() -> None:
    check_growth(lambda times: audit("It was so [" + "1:2-3,4:5-6,7:8-9," * times + "x"), 50)
