"""Notes and lists of other house styles: numbered lists, supra with remarks, other alphabets, places without a number."""

from __future__ import annotations

import pytest
from tests.documents.citations.build import make_text

from peaceops.documents.citations import parse_citations
from peaceops.documents.citations.numbered import is_numbered_list, parse_numbered
from peaceops.model.citation import Citation

LIST = (
    "Kabel J, Ferrel M. Protection first? Mandates and their order. Int J Mission Stud. 2014;21(3):301–22.",
    "Lind P. Counting patrols. In: Moore T, editor. Measuring Peace Operations. Quayle; 2017. p. 55–80.",
    "Adler N. The politics of leaving [Internet]. Policy Forum; 2023 Dec 12 [cited 2023 Nov 2]. Available from: https://p.example.org/2023/12/12/x",
    "Northern Imaging Ltd. Night-light composites, version 4. 2019.",
)  # fmt: skip
LAW = (
    "Piers Hald, Coerced Consent, 99 Am. Rev. Peace L. 1, 4-9 (2008); Ngozi Mbek, Free to Say Yes, 12 Harrow J. Conflict & L. 301 (2010).",
    "Ruth Okon, Sixty Observers, 41 Harrow J. Int’l L. 77, 81 (2006).",
)  # fmt: skip


def cited(*notes: str) -> list[tuple[Citation, ...]]:
    text = make_text(notes)
    graph = parse_citations(text)
    return [graph.cited_in(note.label) for note in text.notes]


def meant(*notes: str) -> list[str]:
    """What the citations of the last note mean."""
    return [
        c.work if c.resolution == "resolved" else {"ambiguous": "?", "unresolved": "-", "none": "."}[c.resolution]
        for c in cited(*notes)[-1]
    ]


def test_a_numbered_list_is_one_work_an_entry() -> None:
    assert is_numbered_list(LIST)
    works = parse_citations(make_text(LIST)).works
    assert [(w.title, str(w.issued[0].year) if w.issued else "") for w in works] == [
        ("Protection first? Mandates and their order", "2014"),
        ("Counting patrols", "2017"),
        ("The politics of leaving", "2023"),
        ("Night-light composites, version 4", "2019"),
    ]
    assert [a.family for a in works[0].authors] == ["Kabel", "Ferrel"]
    assert works[1].container == "Measuring Peace Operations"
    assert works[2].accessed is not None
    assert works[2].accessed.isoformat() == "2023-11-02"


@pytest.mark.parametrize(
    "words",
    [
        "J. Kabel and M. Ferrel, Protection First (London: Quayle, 2014).",
        "Ibid., 14.",
        "The United Nations UN. It was founded in 1945.",
        "Security Council resolution 872 (1993).",
    ],
)
def test_notes_of_other_styles_are_no_numbered_list(words: str) -> None:
    assert parse_numbered(words) is None


@pytest.mark.parametrize(
    ("note", "work"),
    [
        ("Hald, supra note 1, at 7.", ["w01"]),
        ("E.g., Hald, supra note 1, at 12.", ["w01"]),
        ("Eli Trench, Book Review, 106 Am. Rev. Peace L. 450 (2012) (reviewing Okon, supra note 2).", ["w04"]),
        ("See supra note 2.", ["w03"]),
        ("Compare Hald, supra note 1, at 7, with Okon, supra note 2, at 90.", ["w01", "w03"]),
        ("Hald, supra note 2, at 7.", ["?"]),
        ("For a review see Okon, supra note 2, at 90.", ["w03"]),
    ],
)
def test_law_reviews(note: str, work: list[str]) -> None:
    assert meant(*LAW, note) == work


BOOK = "H. Ash, Blue Berets: A Staff History (2 vols, London, 1971-74), ii. 33."


@pytest.mark.parametrize(
    ("note", "work", "pinpoint"),
    [
        ("Ash, Blue Berets, ii. 201.", ["w01"], "ii. 201"),
        ("Ash, Blue Berets, introduction.", ["w01"], ""),
        ("Ash, art. cit., p. 301.", ["w01"], "p. 301"),
        ("Ash, cited above, p. 5.", ["w01"], "p. 5"),
        ("Ibid., ii. 95.", ["w01"], "ii. 95"),
        ("Op. cit., note 1, pp. 5, 17 and 60-2.", ["w01"], "pp. 5, 17 and 60-2"),
        ("Op. cit., note 1, p. 5", ["w01"], "p. 5"),
    ],
)
def test_places_without_a_number_and_other_words_back(note: str, work: list[str], pinpoint: str) -> None:
    assert meant(BOOK, note) == work
    assert cited(BOOK, note)[-1][0].pinpoint == pinpoint


def test_a_name_in_two_alphabets_is_one_author() -> None:
    first = "А. В. Никитский, Миротворчество на постсоветском пространстве: опыт и уроки, Москва: Издательство «Пример», 2001, с. 45-48."
    assert meant(first, "Nikitsky, op. cit., p. 60.") == ["w01"]
    assert meant(first, "Nikolsky, op. cit., p. 60.") != ["w01"]
    assert cited(first)[0][0].pinpoint == "с. 45-48"


def test_days_in_other_languages() -> None:
    works = parse_citations(
        make_text(["F. Traoré, “Après la pluie”, Le Quotidien, 30 avril 2013, consulté le 2 mars 2023."])
    ).works
    assert works[0].issued_text == "30 avril 2013"
    assert works[0].accessed is not None
    assert works[0].accessed.isoformat() == "2023-03-02"


def test_the_editor_of_a_chapter_cited_before() -> None:
    chapter = "M. Tole, ‘A Model for the Region?’, in P. Brown (ed.), Islands and Order, Quayle, London, 2009, p. 203."
    text = make_text([chapter, "On this see Brown, n. 1 above, pp. 1-19."])
    graph = parse_citations(text)
    citation = graph.cited_in("2")[-1]
    assert citation.resolution == "resolved"
    assert graph.work(citation.work).title == "Islands and Order"


@pytest.mark.parametrize(
    "note",
    [
        "Author’s observation, Testville, 2019.",
        "T. Alas, comment on an earlier draft, 4 May 2012.",
        "Silvan Reut, private database (available from the author on request).",
        "See n. 2 below.",
    ],
)
def test_what_cites_nothing(note: str) -> None:
    later = "A. Bore, One Book (London: Quayle, 2001); C. Dole, Other Book (London: Quayle, 2002)."
    assert {c.resolution for c in cited(note, later)[0]} == {"none"}


def test_a_pointer_is_what_ibid_after_it_means() -> None:
    assert meant(BOOK, "See Section IV below.", "Ibid.") == ["."]


def test_the_year_of_a_symbol_is_its_date() -> None:
    works = parse_citations(make_text(["S/2018/703, annex I.", "A/55/305-S/2000/809.", "S/25354."])).works
    assert [w.issued[0].year if w.issued else None for w in works] == [2018, 2000, None]


def test_a_title_before_place_and_year_in_brackets_keeps_its_colon() -> None:
    works = parse_citations(
        make_text(["Levant Institute, Ships and Signals: The Task Force at Ten (Beirut, 2016), p. 12."])
    ).works
    assert [(w.authors[0].name, w.title, w.place) for w in works] == [
        ("Levant Institute", "Ships and Signals: The Task Force at Ten", "Beirut")
    ]


TWO = "L. Eskil, Two Protectorates (Oslo: Eksempel, 2006), 7; S. Byfor, “Twins?,” Comparative Missions 2 (2002), 44."


@pytest.mark.parametrize(
    ("first", "note", "work"),
    [
        (TWO, "Eskil, ibid., p. 141.", ["w01"]),
        (TWO, "Ibid., p. 141.", ["?"]),
        ("Col. R. Voorb, “Leaving”, lecture at the Staff College, 4 March 2004.", "Voorb, loc. cit.", ["w01"]),
        (TWO, "E.g. European Observers, “Preliminary statement”, Dili, 1 September 2001.", ["w03"]),
        (
            TWO,
            "See “Losers”, The Mercury, 3 September 2001, p. A4 and “Winners”, The Mercury, 7 September 2001.",
            ["w03", "w04"],
        ),
        (TWO, "UNTAET/REG/2000/11.", ["w03"]),
    ],
)
def test_ibid_with_a_name_ranks_and_pages_of_papers(first: str, note: str, work: list[str]) -> None:
    assert meant(first, note) == work


LISTED = (
    "Bloom, Harriet. “Numbers and Nerves.” Balkan Security Review 3.1 (2008): 15–33.",
    "Kos, Ivana. The Long Goodbye. Zagreb: Primjer Press, 2020.",
    "Tester, Paul, and Carla Moss. “Flags and Forces.” European Peace Papers 12 (2019): 1–29.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("note", "resolutions"),
    [
        ("Kos 2020, 3.", ["resolved"]),
        ("Kos 2020, 17; Bloom 2008.", ["resolved", "resolved"]),
        ("Tester and Moss 2019, 4–6.", ["resolved"]),
        ("See also Moss 2018.", ["unresolved"]),
        ("The valley lies to the north of the river.", ["none"]),
    ],
)
def test_notes_of_author_and_year_beside_a_list(note: str, resolutions: list[str]) -> None:
    graph = parse_citations(make_text([note], [], LISTED))
    assert [c.resolution for c in graph.cited_in("1")] == resolutions


@pytest.mark.parametrize(
    ("note", "title", "place", "publisher"),
    [
        ("John Hald, Watchers in the Valley, Harrow: Quayle, 1999, p. 12.", "Watchers in the Valley", "Harrow", "Quayle"),
        ("Hald, J., Going Home: A History, New York: Quayle Press, 2001.", "Going Home: A History", "New York", "Quayle Press"),
        ("Ann Roe, Keepers of War, Routledge, London, 1994.", "Keepers of War", "London", "Routledge"),
        ("Ann Roe, Keepers, Oxford University Press, New York, 1995, pp. 3-4.", "Keepers", "New York", "Oxford University Press"),
        # Near misses: a colon of the title, a place that is a part of it.
        ("Ann Roe, War: A View from Harrow, 1995, p. 3.", "War: A View from Harrow", "", ""),
    ],
)  # fmt: skip
def test_place_and_publisher_are_no_part_of_a_title(note: str, title: str, place: str, publisher: str) -> None:
    (work,) = parse_citations(make_text([note])).works
    assert (work.title, work.place, work.publisher) == (title, place, publisher)


@pytest.mark.parametrize(
    "title", ["Peace and its Keepers", "What It Was That They Did", "The force and its masters’ voice"]
)
@pytest.mark.parametrize("marks", ["‘’", "''", "“”"])
def test_words_of_a_quoted_title_make_no_remark(title: str, marks: str) -> None:
    note = f"Karl Low, {marks[0]}{title}{marks[1]}, in Max Muster (ed.), The Handbook, Oxford: Oxford University Press, 2012, pp. 1-20."
    (citation,) = cited(note)[0]
    assert citation.kind == "full"
    (work,) = parse_citations(make_text([note])).works
    assert work.title == title


def test_a_remark_that_quotes_a_word_stays_one() -> None:
    (citation,) = cited("The term, 'keepers of the peace', was never used by the force and its staff.")[0]
    assert citation.kind == "explanatory"
