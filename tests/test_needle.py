"""Letters that each match of a pattern holds: what is found is the same with the test and without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceops.documents.statement.topic import EVENTS, FIGURES
from peaceops.needle import Sought, find_needles

_PATTERNS = (
    r"\bled\b|(?:head|command)ed by",
    r"(?:an? )?cease-?fire|truces?\b",
    r"(?=war)w(?:ar|orld)+|fig(?!ht)ure",
    r"(?P<one>re(?:new|st)){2,}|out(?:break|(?>cry)) of",
    r"[ab]cd?|xyz(?<!xxyz)|(?:no ){0,3}more",
    *(rule.cue for rule in (*EVENTS, *FIGURES) if rule.cue),
)


@pytest.mark.parametrize(
    ("words", "needles"),
    [
        (r"sign(?:ed|ing)|conclu", ("conclu", "sign")),
        (r"(?:very )?hot", ("hot",)),
        (r"a(?=bc)bcd", ("abcd",)),
        (r"cat|c.t", ()),
        (r"(?i)cat", ()),
        (r"(?i:cat)", ()),
        (r"(?:cat)?", ()),
        (r"(?:cat)+ dog", (" dog",)),
        (r"cat|caterpillar", ("cat",)),
        (r"x|cat", ()),
    ],
)
def test_needles_stand_in_each_match(words: str, needles: tuple[str, ...]) -> None:
    assert find_needles(words) == needles


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_text_that_matches_is_never_shut_out(data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(_PATTERNS))
    pattern = re.compile(words)
    text = data.draw(st.from_regex(pattern))
    found, plain = Sought(words).search(text), pattern.search(text)
    assert (found and found.span()) == (plain and plain.span())


def test_of_an_event_the_needles_shut_plain_sentences_out() -> None:
    shut = [rule for rule in EVENTS if Sought(rule.cue).needles]
    assert len(shut) > len(EVENTS) // 2
    text = "patrols went along the river in the morning"
    assert all(Sought(rule.cue).search(text) is None for rule in shut)
