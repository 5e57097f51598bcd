"""More habits of houses: numbers in round brackets, parts of a volume cited before, *ders.*, dashes before a year."""

from __future__ import annotations

from pathlib import Path

from tests.documents.citations.test_habits import POE, ROE, parse, say

from peaceops.documents.citations import parse_citations
from peaceops.documents.citations.reference import parse_reference
from peaceops.documents.citations.symbol import find_symbol_year
from peaceops.documents.text import read_text

LIST = """References

1. Roe A, Poe B. Counting vehicles. J Missions. 1999;8(2):101–18.

2. Moss C. Roads. Trop Field Rep. 2001;6:1–9.

3. Lund D. Rain. Trop Field Rep. 2002;7:10–9.

4. Kerr E. Mud. Ann Mil Hyg. 1988;63(1):10–5.

5. Voss F. Dust. Ann Mil Hyg. 1989;64(1):20–5.

6. Hall G. Wheels. J Missions. 2003;12(1):30–1.
"""


def call(tmp_path: Path, body: str, listed: str = LIST) -> dict[str, int]:
    """Count the calls of each entry of a list."""
    path = tmp_path / "article.txt"
    path.write_text(f"Roads and rain\n\n{body}\n\n{listed}", "utf-8")
    return {note.label: len(note.calls) for note in read_text(path).notes if note.calls}


def test_numbers_in_round_brackets_call_the_entries_of_a_list(tmp_path: Path) -> None:
    body = (
        "Roads were counted in July 2000 (1). Rain was not (2, 3). Others counted mud (1,4–6). In one paper (3) all 14\n"
        "were counted, and (n = 5) left out. There were few men (12), and 31 (5 women) went home."
    )
    assert call(tmp_path, body) == {"1": 2, "2": 1, "3": 2, "4": 1, "5": 1, "6": 1}


PAGE = "<!doctype html><html lang=en><body><article><h1>Roads</h1><p>{body}</p><h2>References</h2><ol>{items}</ol></article></body></html>"


def test_items_of_a_page_have_the_numbers_that_round_brackets_call(tmp_path: Path) -> None:
    items = "".join(f"<li>{line[3:]}</li>" for line in LIST.splitlines() if line[:1].isdigit())
    path = tmp_path / "page.html"
    body = "Roads were counted in July 2000 (1). Rain was not (2, 3). Others counted mud (4–6). In one paper (3) all were, again (see 1). So (2)."
    path.write_text(PAGE.format(body=body, items=items), "utf-8")
    text = read_text(path)
    assert {note.label: len(note.calls) for note in text.notes} == {"1": 2, "2": 2, "3": 2, "4": 1, "5": 1, "6": 1}
    assert text.sentences[0].text == "Roads were counted in July 2000."
    body = "Roads were counted in July (14). Rain was not (22, 30). Others counted mud (2004). Few men (12) were, and (see 81). So (92)."
    path.write_text(PAGE.format(body=body, items=items), "utf-8")
    assert not any(note.calls for note in read_text(path).notes)


def test_figures_items_and_paragraphs_in_round_brackets_call_nothing(tmp_path: Path) -> None:
    figures = "Trucks (3) and cars (44) were lost, with buses (1,012) and carts (85). The rest (91) went home."
    assert call(tmp_path, figures) == {}
    items = "The mission had (1) roads, (2) rain, (3) mud, (4) dust, (5) wheels and (6) men to think of."
    assert call(tmp_path, items) == {}
    law = "See Article 2 (4), Article 5 (1), article (3), paragraph (2), paragraph (5), paragraph (6) and section (4)."
    assert call(tmp_path, law) == {}


def test_a_page_may_stand_with_a_number_in_round_brackets(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    body = "Roads were counted (1, p. 104). Rain was not (2, 3). Others counted mud (4–6), as before (1)."
    path.write_text(f"Roads and rain\n\n{body}\n\n{LIST}", "utf-8")
    graph = parse_citations(read_text(path))
    assert graph.cited_in("1")[0].pinpoint == "p. 104"
    assert [c.resolution for label in "123456" for c in graph.cited_in(label)] == ["resolved"] * 6


VOLUME = "Ann Roe (Hrsg.), Missionen im Regen, Jena: Saaleverlag, 2011."


def test_a_part_of_a_volume_cited_before_is_a_work_of_its_own() -> None:
    part = "Bill Moss, „Der Zeuge“, in: Roe (Hrsg.), Missionen (wie Anm. 1), S. 88–104, S. 90."
    assert say(VOLUME, part) == [("resolved", "Der Zeuge", "S. 90")]
    assert say(VOLUME, part, "Moss, Zeuge (wie Anm. 2), S. 91.") == [("resolved", "Der Zeuge", "S. 91")]
    work = next(w for w in parse(VOLUME, part).works if w.title == "Der Zeuge")
    assert (work.kind, work.container, work.pages, work.issued_text) == (
        "chapter",
        "Missionen im Regen",
        "88–104",
        "2011",
    )


def test_a_part_of_a_volume_that_nobody_cited_is_left_open() -> None:
    part = "Bill Moss, „Der Zeuge“, in: Lund (Hrsg.), Dürre (wie Anm. 7), S. 88–104."
    assert [found[0] for found in say(VOLUME, part)] == ["unresolved"]
    assert say(ROE, "Roe, “Counting Vehicles”, op. cit., p. 104.") == [("resolved", "Counting Vehicles", "p. 104")]


def test_ders_and_a_title_are_another_work_by_the_same() -> None:
    graph = parse(POE, "ders., Im Regen. Tagebuch aus Sugdidi, Jena: Saaleverlag, 2010, S. 12.")
    work = next(w for w in graph.works if w.issued_text == "2010")
    assert [author.name for author in work.authors] == ["Poe, Bill"]
    graph = parse(POE, "Näheres siehe auch ders., „Im Regen“, in: Zeitschrift 3 (2014), S. 55.")
    work = next(w for w in graph.works if w.title == "Im Regen")
    assert [author.name for author in work.authors] == ["Poe, Bill"]


def test_ders_and_a_page_are_no_title() -> None:
    assert say(POE, "ders., a.a.O., S. 3.") == [("resolved", "Roads and Wars", "S. 3")]
    assert say(POE, "ders. (wie Anm. 1), S. 3.") == [("resolved", "Roads and Wars", "S. 3")]


def test_ders_behind_an_author_who_is_not_known_names_nobody() -> None:
    graph = parse(POE, "Lund, Dürre (wie Anm. 9), S. 3; ders., Im Regen. Tagebuch, Jena: Saaleverlag, 2010, S. 12.")
    work = next(w for w in graph.works if w.issued_text == "2010")
    assert work.authors == ()


def test_who_gives_an_overview_is_the_author() -> None:
    work = parse("Einen Überblick gibt Ann Roe (Hrsg.), Missionen im Regen, Jena: Saaleverlag, 2011.").works[0]
    assert (work.authors[0].family, work.title) == ("Roe", "Missionen im Regen")


def test_what_is_cited_behind_a_comma_is_a_work_of_its_own() -> None:
    titles = [
        w.title for w in parse(f"{ROE.removesuffix('.')}, citing Amos Moss, Immunity (London: Lantern, 1931) 60.").works
    ]
    assert titles == ["Counting Vehicles", "Immunity"]
    assert len(parse("Ann Roe, Counting, Citing and Sighting (London: Lantern, 1931) 60.").works) == 1


def test_as_a_note_is_a_reference_back() -> None:
    assert [found[:2] for found in say(POE, ROE, "As note 1.")] == [("resolved", "Roads and Wars")]
    assert [found[:2] for found in say(POE, ROE, "As in note 2.")] == [("resolved", "Counting Vehicles")]


def test_a_german_day_ends_no_sentence() -> None:
    work = parse("E-Mail einer Beobachterin an den Verfasser, 3. Mai 2013.").works[0]
    assert work.issued_text == "3. Mai 2013"


def test_days_of_an_interview_may_be_a_range() -> None:
    assert [found[0] for found in say("Interviews with former staff, Nairobi, 2–5 February 2009.")] == ["resolved"]


def test_a_range_of_years_in_a_title_is_no_year_of_publication() -> None:
    draft = parse_reference("Lund D, Kerr E. Audiometry log, 2001–2007. Asmara: Field Hospital; 2008.", is_listed=True)
    assert draft.issued_text == "2008"


def test_a_paper_in_press_has_its_author() -> None:
    draft = parse_reference("Roe, Ann. In press. ‘What We Took Back’. Journalism of Crises.", is_listed=True)
    assert (draft.authors[0].family, draft.title) == ("Roe", "What We Took Back")


def test_a_dash_before_a_year_is_the_author_before(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "Roads and rain\n\nRoads came first (Roe 2006a). Rain came later (Roe 2006b, 7).\n\nReferences\n\n"
        "Roe, Ann. 2006a. ‘Arriving’. Journal of Missions 2 (1): 3–18.\n\n"
        "——. 2006b. ‘Arriving Late’. Journal of Missions 2 (2): 5–40.\n",
        "utf-8",
    )
    graph = parse_citations(read_text(path))
    assert [w.authors[0].family for w in graph.works] == ["Roe", "Roe"]
    assert [c.resolution for c in graph.citations] == ["resolved", "resolved"]


def test_letters_of_an_address_are_no_page() -> None:
    found = say(
        "Ministry of Finance, Statement (Pristina: Ministry, 2004) at 7, online: <www.finance.example.org/2004.pdf> [perma.example.cc/7H2K-PP10]."
    )
    assert found[0][2] == "7"


def test_the_year_of_a_case_stands_before_its_court() -> None:
    assert parse_reference("Orchard Trading v Customs Service, 2004 XSC 17 at para 9.").issued_text == "2004"


def test_the_year_of_a_series_numbered_by_years() -> None:
    assert find_symbol_year("JIU/REP/2006/4") == 2006
    assert find_symbol_year("A/HRC/2006/4") == 0
