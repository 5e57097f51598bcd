"""Cheap tests before costly patterns: they let pass all that the patterns find."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import base

from peaceops.assess.audit import event, lexis, party, saying, verb
from peaceops.assess.audit.gate import Gated
from peaceops.documents.phrase import fold_letters
from peaceops.documents.quantity import number
from peaceops.documents.statement import speaker

SENTENCES = (
    "According to the envoy, the road is closed.",
    "In the view of the ministry the road is closed.",
    "As Mosca writes, the road is closed.",
    "As the Ministry put it, the road is closed.",
    "Mosca, a lawyer in Riga, has argued that the road is closed.",
    "Several officers of the Third Army also told us that the road is closed.",
    "The authorities in Gali say the road is closed.",
    "The opposition accused the government of delay.",
    "Mosca claims the two bridges were closed.",
    "Under its mandate, patrols by day and night should reach every village.",
    "The road is closed, the envoy said.",
    "Georgia told the mission in April 2002 that it kept 370 guards there.",
    "The Abkhaz side denied any involvement.",
    "In Mr. Orlan’s view, these had been two equal States.",
    "Earlier studies have concluded that the road is closed.",
    "It lasted a year and a half, for a month, half a century, over a decade.",
    "Troops from Ghana were given the 12 trucks that the rebels had seized and handed over by Friday.",
    "Nobody paid for what was fed to, evacuated by or trained with the paid escorts.",
    "",
    "ſeized, Seized and SEIZED; re-seized and seized-up.",
)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Sentences of every form that a gate stands before, and the words of the ledger."""
    heads = base()[0].heads()
    return [*SENTENCES, *(head.summary for head in heads)]


#: Every way to name who speaks.
WHO = speaker._WHO["role", "plain"]


def test_who_speaks_is_found_behind_its_gate(texts: list[str]) -> None:
    """A text with a speaker passes the gate, and the ways that are left out for it find nothing in it."""
    found = [text for text in texts if WHO.search(text) is not None]
    assert len(found) > 100
    assert len(found) < len(texts) / 2
    for text in found:
        is_plain = speaker._PLAINLY.search(text) is not None
        assert is_plain or " that" in text or speaker._SPEAKS.search(text) is not None
        chosen = speaker._WHO["role" * (speaker._HAS_ROLE.search(text.lower()) is not None), "plain" * is_plain]
        assert [m.span() for m in chosen.finditer(text)] == [m.span() for m in WHO.finditer(text)]


def test_each_way_to_name_a_speaker_stands_among_the_sentences() -> None:
    """Whoever adds one adds a sentence here, and to the gate what must stand in it."""
    ways = {name for text in SENTENCES for m in WHO.finditer(text) for name, words in m.groupdict().items() if words}
    assert ways == set(WHO.groupindex)


def test_verbs_found_word_by_word_are_those_of_the_whole_pattern(texts: list[str]) -> None:
    for text in texts:
        assert [m.span() for m in verb._find_verbs(text)] == [m.span() for m in verb._VERB.finditer(text)]


def test_lengths_told_by_an_article_are_found_behind_their_gate(texts: list[str]) -> None:
    told = 0
    for folded in map(fold_letters, texts):
        patterns = (number._ONE_AND_A_HALF, number._ONE_LENGTH, number._HALF_LENGTH)
        spans = [m.start() for p in patterns for m in p.finditer(folded)]
        assert [n.start for n in number._list_lengths(folded)] == spans
        told += len(spans)
    assert told > 4


GATED = [
    *event._CUES.values(),
    *(cue for cue, _ in lexis._PHRASES),
    *(cue for cue, _ in party._SIDES),
    *(cue for _, cue in (*saying._SAYINGS, *saying._CAUSES)),
    *(cue for both in saying._OPPOSITE for cue in both),
]


def test_gated_words_are_found_where_their_pattern_finds_them(texts: list[str]) -> None:
    told = dict.fromkeys(range(len(GATED)), 0)
    for text in (*texts, *(text.upper() for text in SENTENCES)):
        for place, cue in enumerate(GATED):
            wanted = [m.span() for m in cue._pattern.finditer(text)]
            assert [m.span() for m in cue.finditer(text)] == wanted
            assert (cue.search(text) is not None) == bool(wanted)
            told[place] += len(wanted)
    assert sum(n > 0 for n in told.values()) > len(told) / 2


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("in(?:to)? force", "INTO force"),
        ("needs? for", "he need for"),
        ("(?:flown|flew|airlift)", "(Airlifted"),
        (r"\bmen\b|boys", "two men"),
        ("up to", "up to"),
        ("inspect", "\u0130nspected"),
        ("seized", "\u017feized"),
    ],
)
def test_gated_words_open_as_their_alternatives_do(words: str, text: str) -> None:
    assert Gated(words)._pattern.search(text) is not None
    assert Gated(words).search(text) is not None


@pytest.mark.parametrize("words", ["[a-z]+ed", "fine|a?n", "(?:very )?good|x", ".*", r"\w+"])
def test_words_that_may_open_with_anything_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="opens with"):
        Gated(words)
