"""Citations by author and page, as MLA has them, and what only looks so."""

from __future__ import annotations

import pytest
from tests.documents.citations.build import make_text
from tests.growth import check_growth

from peaceops.documents.citations import parse_citations

LISTED = (
    "Adler, Rosa. The Long Ditch. Fjord, 1990.",
    "Brandt, Ole, and Mia Castro. Radios. Quill Press, 2001.",
    "Castro, Mia. “Static.” Isthmus Review, vol. 3, no. 2, 1999, pp. 5–14.",
    "---. “White Paint.” Isthmus Review, vol. 5, no. 1, 2002, pp. 60–71.",
    "Handbook for Observers. Signals Branch, 1988.",
    "Office of Records. The Register of Weapons. United Nations, 1992.",
)
HOUSE = ("It was long (Adler 3; Brandt and Castro 9).", "So they say (Adler 4).")


def cites(*sentences: str, listed: tuple[str, ...] = LISTED) -> list[tuple[str, str, str]]:
    graph = parse_citations(make_text((), [*HOUSE, *sentences], listed))
    titles = {work.id: work.title for work in graph.works}
    found = [
        (c.text, "|".join(titles[w] for w in (c.candidates or ((c.work,) if c.work else ()))), c.pinpoint)
        for c in graph.citations
    ]
    assert found[:3] == [
        ("Adler 3", "The Long Ditch", "3"), ("Brandt and Castro 9", "Radios", "9"), ("Adler 4", "The Long Ditch", "4")
    ]  # fmt: skip
    return found[3:]


def test_a_page_alone_is_of_the_author_named_before_it() -> None:
    assert cites("Adler holds that “no line was straight” (31).") == [("31", "The Long Ditch", "31")]
    assert cites("Brandt and Castro say that it was the weather (7–8).") == [("7–8", "Radios", "7–8")]


def test_a_page_alone_of_an_author_of_two_works_is_left_open() -> None:
    assert cites("Castro doubts it (9).") == [("9", "Static|White Paint", "9")]
    assert cites("In “White Paint” Castro doubts it (62).") == [("62", "White Paint", "62")]


def test_titles_stand_for_works_without_an_author_and_tell_works_of_one_apart() -> None:
    assert cites("It was loud (Castro, “Static” 6).") == [("Castro, “Static” 6", "Static", "6")]
    assert cites("Each had two (Handbook 12).") == [("Handbook 12", "Handbook for Observers", "12")]
    assert cites("He said so (qtd. in Adler 40).") == [("qtd. in Adler 40", "The Long Ditch", "40")]
    assert cites("They were counted (Office of Records 2).") == [
        ("Office of Records 2", "The Register of Weapons", "2")
    ]


def test_an_author_whom_the_list_lacks() -> None:
    assert cites("Another thinks so too (Miller 3).") == [("Miller 3", "", "3")]


def test_a_title_that_no_work_of_the_author_has() -> None:
    assert cites("It was loud (Castro, “Silence” 6).") == []


def test_numbers_in_brackets_that_are_no_pages() -> None:
    for sentence in (
        "Of the men some were killed (12).", "Adler left early (1994).", "It was adopted (Resolution 940).",
        "The Observer Group (ONUCA) came.", "They met there (May 3).", "See the map (Figure 2).",
        "He was seen (Adler’s men numbered 40).",
    ):  # fmt: skip
        assert cites(sentence) == [], sentence


def test_a_text_that_cites_by_year_is_not_read_so() -> None:
    listed = ("Adler, R. (1990) The Long Ditch. London: Fjord.", "Brandt, O. (2001) Radios. Oslo: Quill Press.")
    graph = parse_citations(make_text((), ["So it is (Adler 1990). Brandt has more (31)."], listed))
    assert [c.text for c in graph.citations] == ["Adler 1990"]


@pytest.mark.parametrize(
    ("before", "run", "behind"),
    [("", "(Adler 1, ", ""), ("(", "Adler, " * 2, ""), ("(Adler ", "1, 2–3, ", ")"), ("", "Adler " * 2, "(3)")],
)
def test_long_runs_end(before: str, run: str, behind: str) -> None:
    def work(times: int) -> None:
        parse_citations(make_text((), [*HOUSE, before + run * times + behind], LISTED))

    check_growth(work, 1000)
