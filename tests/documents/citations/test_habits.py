"""Habits of notes and of references in the text that several houses share, each with what only looks like it."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.citations.build import make_text

from peaceops.documents.citations import parse_citations
from peaceops.documents.citations.reference import parse_reference
from peaceops.model.citation import Citation, CitationGraph

ROE = "Ann Roe, “Counting Vehicles,” Journal of Missions 8, no. 2 (1999): 101–118."
POE = "Bill Poe, Roads and Wars (Bergen: Press, 1998), 14."


def parse(*notes: str) -> CitationGraph:
    return parse_citations(make_text(notes, [("So it was.", [str(n + 1)]) for n in range(len(notes))]))


def last(*notes: str) -> tuple[Citation, ...]:
    return parse(*notes).cited_in(str(len(notes)))


def say(*notes: str) -> list[tuple[str, str, str]]:
    graph = parse(*notes)
    titles = {work.id: work.title for work in graph.works}
    return [(c.resolution, titles.get(c.work, ""), c.pinpoint) for c in graph.cited_in(str(len(notes)))]


def test_the_same_source_is_the_one_before() -> None:
    assert say(POE, "The same source, p. 6.") == [("resolved", "Roads and Wars", "p. 6")]
    assert say(POE, "The same source says otherwise.") == [("none", "", "")]


def test_see_footnote_behind_a_name() -> None:
    assert say(POE, ROE, "Poe, see footnote 1, p. 31.") == [("resolved", "Roads and Wars", "p. 31")]
    assert say(POE, ROE, "On the roads see note 1.")[0][0] != "unresolved"


def test_what_is_compared_without_a_comma() -> None:
    assert say(POE, ROE, "Compare Poe (n 1) 58 with Roe (n 2) 104.") == [
        ("resolved", "Roads and Wars", "58"), ("resolved", "Counting Vehicles", "104")
    ]  # fmt: skip


def test_a_name_that_the_note_meant_does_not_bear() -> None:
    assert [c.resolution for c in last(f"{POE.removesuffix('.')}; {ROE}", "Vasquez (n 1) 9.")] == ["unresolved"]
    assert [c.resolution for c in last(f"{POE.removesuffix('.')}; {ROE}", "Poe (n 1) 9.")] == ["resolved"]


def test_ibid_after_what_is_reproduced_is_what_is_reproduced() -> None:
    letter = "Letter from the Minister to the Secretary-General (12 September 1999), reproduced in Roe (n 1) 61."
    found = parse(ROE, letter, "ibid.")
    assert found.cited_in("3")[0].work == found.cited_in("2")[0].work


def test_a_remark_behind_a_page_is_no_part_of_the_reference() -> None:
    assert say(POE, "Poe, Roads and Wars, p. 101, but contrast what he says of them elsewhere.")[0] == (
        "resolved", "Roads and Wars", "p. 101"
    )  # fmt: skip
    assert say(POE, "See my forthcoming study of the hotels of peace.") == [("none", "", "")]
    assert say(POE, "With more feeling, Roe, Cars (Oslo: Press, 2001), 3.")[0][1] == "Cars"


def test_the_page_meant_beside_those_of_the_work() -> None:
    assert parse_reference(ROE.replace("101–118", "101–118, here 104")).pinpoint == "104"
    assert parse_reference("“Observers Taken,” Monrovia Lantern, 2 September 1994, 1.").pinpoint == "1"
    assert parse_reference("“Observers Taken,” Monrovia Lantern, 2 September 1994.").pinpoint == ""


def test_two_bodies_of_one_document() -> None:
    assert [w.symbol for w in parse("A/70/95–S/2015/446, para. 3.").works] == ["A/70/95-S/2015/446"]


LISTED = (
    "A survey lost. (2002, May 6). Sarajevo Lantern, A3.",
    "African Union. 2013. Communiqué on the Deployment. Addis Ababa: African Union.",
    "Dale, V. (1999). Guests with notebooks. Oslo: Press.",
    "Observer Group in the North. (2001). Annual report. Oslo: Press.",
)


def cites(*sentences: str) -> list[tuple[str, str, str]]:
    graph = parse_citations(make_text((), [" ".join(sentences)], LISTED))
    return [(c.text, c.resolution, c.pinpoint) for c in graph.citations]


def test_letters_that_a_bracket_brings_in() -> None:
    found = cites("It came (Observer Group in the North [OGN], 2001, p. 3). It left (OGN, 2001, p. 9; OGX, 2001).")
    assert [(resolution, pin) for _, resolution, pin in found] == [
        ("resolved", "p. 3"), ("resolved", "p. 9"), ("unresolved", "")
    ]  # fmt: skip
    assert cites("(African Union [AU] 2013). The AU (2013, 6) counted.")[1][1:] == ("resolved", "6")


def test_title_and_year() -> None:
    assert cites("It was never printed (“A Survey Lost,” 2002).") == [("“A Survey Lost,” 2002", "resolved", "")]
    assert cites("It was never printed (“Lost,” 2002).", "He said so (“yes,” 2001).") == []


def test_a_page_alone_behind_a_pronoun() -> None:
    text = make_text((), ["Dale (1999) asked them.", "In her words, “he is a guest” (p. 41)."], LISTED)
    assert [c.pinpoint for c in parse_citations(text).citations] == [""]  # another passage
    together = replace(text, sentences=tuple(replace(s, passage=0) for s in text.sentences))
    found = parse_citations(together).citations
    assert [(c.work, c.pinpoint) for c in found] == [("w01", ""), ("w01", "p. 41")]
    other = make_text((), ["Dale (1999) asked them.", "One said “he is a guest” (p. 41)."], LISTED)
    together = replace(other, sentences=tuple(replace(s, passage=0) for s in other.sentences))
    assert len(parse_citations(together).citations) == 1


def test_what_is_said_behind_a_reference() -> None:
    note = (
        "But see Bill Poe, ‘Watching Flags’ (2005) 3 Pacific Review 77, who watched it; cf Roe (n 1) 11, who did not."
    )
    assert say(ROE, note)[0][:2] == ("resolved", "Watching Flags")
    assert [c.work for c in last(ROE, note) if c.work] == ["w02", "w01"]
    assert say(POE, "See above n 1 and accompanying text.") == [("none", "", "")]
    assert say(POE, "See above n 1, 20.")[0][0] == "resolved"


def test_letters_of_a_body_stand_for_it() -> None:
    first = "Monitor of Crises (MOC), Georgia: Avoiding War, Europe Report 159, 26 November 2004, p. 3."
    second = "MOC, Georgia: The Format Is Over, Europe Report 195, 22 August 2008."
    assert [c.work for c in last(first, second, "MOC, The Format Is Over, p. 4; MOC 2004, p. 4.")] == ["w02", "w01"]
    assert [c.resolution for c in last(first, second, "MOC, op. cit., p. 9.")] == ["ambiguous"]


def test_a_family_that_stands_first() -> None:
    chapter = "Lionel Roe, ‘By Another Name’ in Mai Tran Thi Hoa (ed), Names of Power (Wattle Press, 2006) 200, 210."
    assert parse_reference(chapter).pinpoint == "210"
    assert parse_reference(chapter).pages == "200"
    assert say(chapter, POE, "Tran, Names of Power (n 1) 5.")[0][1] == "Names of Power"
    book = "Mai Tran Thi Hoa, The Border as Law (Wattle Press, 2009) ch 4"
    assert say(f"{book}; {ROE}", "Tran (n 1) 101.") == [("resolved", "The Border as Law", "101")]
    assert say(f"{book}; {ROE}", "Vasquez, ‘Border as Fact’ (n 1) 99.")[0][0] != "resolved"
