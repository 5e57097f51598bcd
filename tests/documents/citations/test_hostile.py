"""Notes of any content: no error, places that are right, time that grows with the length."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.citations.build import make_text
from tests.documents.citations.test_parse import DOE, FULL, SMITH

from peaceops.documents.citations import parse_citations
from peaceops.model.citation import CitationGraph

PARTS = (
    "Ibid.", "op. cit.", "; ", "See also ", "“", "”", "\"", "(", ")", "[", "https://www. a.org/b- c", "S/2008/631", ", para. 21",
    "Smith, J., ", "May 2008", "(accessed: ", "Vol. 3", "supra note 1", "(n 2)", " and ", "et al.", "2004a", ". ", "\n", "\x00", "’",
    "Security Council resolutions 1 (1999), ", "quoted in ", "hereinafter ", "§ 4", "Prosecutor v. X", "31 February 2008", "%",
)  # fmt: skip


def check(notes: list[str]) -> CitationGraph:
    graph = parse_citations(make_text(notes))
    ids = {work.id for work in graph.works}
    for citation in graph.citations:
        text = notes[int(citation.note) - 1]
        assert text[citation.start : citation.end] == citation.text
        assert not citation.work or citation.work in ids
        assert set(citation.candidates) <= ids
    return graph


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_text(notes: list[str]) -> None:
    check(notes)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=12).map("".join), max_size=5))
def test_any_order_of_parts(notes: list[str]) -> None:
    check(notes)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_mutated_notes(seed: int) -> None:
    chance = random.Random(seed)
    notes = []
    for note in [*(note for note, _ in chance.sample(FULL, 3)), SMITH, DOE, "Ibid.", "Smith, op. cit., p. 4."]:
        letters = list(note)
        for _ in range(chance.randrange(8)):
            place = chance.randrange(len(letters) + 1)
            if chance.random() < 0.5 and letters:
                del letters[place : place + chance.randrange(1, 9)]
            else:
                letters[place:place] = chance.choice(PARTS)
        notes.append("".join(letters))
    check(notes)


def test_a_note_of_100_kilobytes_of_each_part() -> None:
    """Bounded work: a pattern that backtracks would not end within the suite's patience."""
    for part in (
        *PARTS[::3],
        "A. ",
        "Aa, ",
        "A v. B ",
        "1, ",
        "12-",
        "Word Word ",
        "https://a.b/)))",
        "((a)",
        "4 J. L. 5 (",
    ):
        check([SMITH, (part * (100_000 // len(part) + 1))[:100_000], "Ibid."])


def test_a_note_that_says_again_and_again_where_to_look() -> None:
    """Each place where works may part looks at what is near it only."""
    for part in ("Aa, A. (n.d.). ", " and see (2004) ", ", reproduced in (2004) ", " (quoting Doe, 2004) "):
        check([SMITH, (part * 1_000)[:12_000], "Ibid."])


def test_a_long_run_of_capitals_before_a_year() -> None:
    """The name of a body is parted at its words only: parted anywhere, such a run would not end."""
    for run in ("A" * 30_000, "A." * 1_500, "A-" * 15_000, "Aa" * 15_000):
        graph = parse_citations(make_text([], [f"So wrote {run}, in 2001, and Doe (2004)."], listed=[DOE]))
        assert all(work.id for work in graph.works)


def test_a_name_glued_to_the_word_before_it_is_read() -> None:
    """No name begins deep inside a run of letters; what a page lost its spaces of is no such run."""
    for words in ("As seeDoe (2004) says.", "The post-Doe (2004) debate.", "Under d’Doe (2004) it was."):
        graph = parse_citations(make_text([], [words], listed=[DOE]))
        assert [citation.kind for citation in graph.citations] == ["short"], words
