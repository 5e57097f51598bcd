"""What was not read of a clause leaves it open, and is named."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import verdict_of

#: A plain statement with places for words that restrict it, with a number that is the evidence's and one that is not.
FRAMES = (
    ("At the end of 2008, UNMIL had {n} {of}troops and observers{who}.", "10,787", "7,556"),
    ("UNAMSIL lost {n} {of}members{who} in 2002.", "48", "27"),
    ("MONUA had {n} {of}police officers{who} in June 1998.", "406", "138"),
    ("UNMEE’s {of}strength{who} stood at {n} in December 2006.", "2,285", "4,209"),
)
OF = ("airborne", "female", "African", "long-serving", "seconded", "Muslim")
WHO = (
    "from the northern provinces",
    "on parole",
    "who spoke French",
    "in the eastern sector",
    "at Camp Delta",
    "without pay",
)


@pytest.mark.parametrize(("frame", "right", "wrong"), FRAMES)
def test_the_plain_statement_is_settled(frame: str, right: str, wrong: str) -> None:
    assert verdict_of(frame.format(n=right, of="", who="")).verdict == "supported"
    assert verdict_of(frame.format(n=wrong, of="", who="")).verdict == "contradicted"


@pytest.mark.parametrize(("frame", "right", "wrong"), FRAMES)
@pytest.mark.parametrize("words", [*OF, *WHO])
def test_a_word_that_restricts_what_is_counted_leaves_it_open(frame: str, right: str, wrong: str, words: str) -> None:
    given = {"of": f"{words} ", "who": ""} if words in OF else {"of": "", "who": f" {words}"}
    assert verdict_of(frame.format(n=wrong, **given)).verdict == "no-evidence"
    borne = verdict_of(frame.format(n=right, **given))
    if words in OF and "{n} {of}" in frame:
        assert borne.verdict == "no-evidence"
    # A number of many digits is met by no chance: it is borne out, and what was not tested with it is said.
    assert borne.verdict == "no-evidence" or (
        borne.verdict == "supported-with-qualification" and "Not tested with it: what" in borne.explanation
    )


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("At the end of 2008, UNMIL had 7,556 airborne troops in the northern sector.", ("“airborne”", "“northern sector”")),
        ("The engineering withdrawal of UNTAES ended in August 1999.", ("“engineering”",)),
        ("UNMIL lost 21 members from Ghana in 2008.", ("“Ghana”",)),
    ],
)  # fmt: skip
def test_the_words_are_named(sentence: str, words: tuple[str, ...]) -> None:
    verdict = verdict_of(sentence)
    assert verdict.verdict == "no-evidence"
    assert verdict.explanation.startswith("Not compared: what ")
    assert all(word in verdict.explanation for word in words)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # Near misses: what tells when, why, what for or by whom restricts neither a day nor what was there.
        ("UNMISET was established in May 2007 to support the government of Timor-Leste.", "contradicted"),
        ("After the elections, UNTAC was wound up in the autumn of 1995.", "contradicted"),
        ("UNOMIL was closed by a Russian veto in June 2009.", "contradicted"),
        ("At the end of 2008, after long years of war, UNMIL had 7,556 soldiers.", "contradicted"),
        # All troops are armed; not so all observers.
        ("At the end of 2008, UNMIL had 10,787 armed troops and observers.", "supported"),
        ("At the end of 2008, UNMIL had 7,556 armed troops and observers.", "contradicted"),
        ("At the end of 2008, UNMIL had 7,556 armed observers and troops.", "no-evidence"),
        # Names that are the mission's own are read: its host, its area, the words of its name.
        ("UNTAES administered Eastern Slavonia for two years, from January 1996 to January 1998.", "supported"),
    ],
)
def test_what_restricts_nothing_is_passed_over(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("UNAMSIL was established in October 1999 to disarm the fighters.", "“disarm the fighters”"),
    ],
)
def test_what_is_borne_out_without_some_of_its_words_says_so(sentence: str, words: str) -> None:
    verdict = verdict_of(sentence)
    assert verdict.verdict == "supported-with-qualification"
    assert f"Not tested with it: what {words}" in verdict.explanation


def test_a_state_that_acts_and_is_not_read_bears_nothing_out() -> None:
    assert (
        verdict_of("Botswana alone led the SADC force that entered Lesotho on 22 September 1998.").verdict
        == "no-evidence"
    )
