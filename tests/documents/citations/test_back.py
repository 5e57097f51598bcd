"""References back in other orders and languages; near misses that are none."""

from __future__ import annotations

import pytest
from tests.documents.citations.build import make_text

from peaceops.documents.citations import parse_citations
from peaceops.documents.citations.back import Back, read_back
from peaceops.documents.citations.piece import split_note
from peaceops.documents.citations.reference import parse_reference


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Op. cit., KARANFIL 2003, p. 22.", ("op-cit", "KARANFIL 2003", "", "p. 22")),
        ("op. cit., Karanfil and Muster, p. 22", ("op-cit", "Karanfil and Muster", "", "p. 22")),
        ("Op. cit., Van der Laan (1999), p. 12", ("op-cit", "Van der Laan (1999)", "", "p. 12")),
        ("Op. cit., note 4, p. 22", ("op-cit", "", "4", "p. 22")),
        ("Op. cit., n. 4, MUSTER, p. 22", ("op-cit", "MUSTER", "4", "p. 22")),
        ("Op. cit., p. 22", ("op-cit", "", "", "p. 22")),
        ("Op. cit., Chapter 3", ("op-cit", "", "", "Chapter 3")),
        ("NAMUNA, op. cit. (note 3), p. 4", ("op-cit", "NAMUNA", "3", "p. 4")),
        ("vgl. auch SPECIMEN, a.a.O., S. 46.", ("op-cit", "SPECIMEN", "", "S. 46")),
        ("voir aussi Modele, op. cit., p. 9", ("op-cit", "Modele", "", "p. 9")),
        ("Иванов, указ. соч., с. 60.", ("op-cit", "Иванов", "", "с. 60")),
        ("Cfr. Sample, art. cit., p. 8.", ("op-cit", "Sample", "", "p. 8")),
        ("Si veda Esempio, op. cit., p. 210.", ("op-cit", "Esempio", "", "p. 210")),
        ("Там же. С. 12.", ("ibid", "", "", "С. 12")),
        ("Id., str. 80-81.", ("ibid", "", "", "str. 80-81")),
        ("Ebd., S. 9", ("ibid", "", "", "S. 9")),
        ("Id. at 5", ("ibid", "", "", "5")),
        ("ibid, para 5.18.", ("ibid", "", "", "para 5.18")),
    ],
)
def test_forms(words: str, expected: tuple[str, str, str, str]) -> None:
    back = read_back(words)
    assert isinstance(back, Back)
    assert (back.form, back.who, back.note, back.pinpoint) == expected


@pytest.mark.parametrize(
    "words", ["Ebdon, The Valley, 1999.", "Ivins, A., Seeing, 2001.", "Obama, Address, 4 May 2010.", "Vid, A. (2001)"]
)
def test_names_that_begin_alike(words: str) -> None:
    assert read_back(words) is None


@pytest.mark.parametrize(
    ("note", "pieces"),
    [
        ("Id. See also Smith, A., The Valley (Oxford: OUP, 2004).", ["back", "reference"]),
        (
            "Loc. cit. For another view, see A. Smith, “The Valley”, Example Times, 3 May 2004.",
            ["back", "prose", "reference"],
        ),
        ("Иванов А. Б. Мост [The Bridge]. Москва: Пример, 2009. С. 45.", ["reference"]),
        ("Cfr. Sample, art. cit., p. 8.", ["back"]),
        ("J. Sample, “The map of it”, Example Army Review 12, no. 4 (1985), 5–9, here 7.", ["reference"]),
        ("UNO Example (1994) Assembly areas: final list. Maputo: UNO Example.", ["reference"]),
        ("A v. B, App. No. 1/11, Eur. Ct. H.R., 21 January 2021, § 140.", ["reference"]),
        (
            'Lado, P. (2011). "Ten Thousand". Juba Eye. Archived from the original on 1 June 2011. Retrieved 2 July 2011.',
            ["reference"],
        ),
    ],
)
def test_where_a_note_is_cut(note: str, pieces: list[str]) -> None:
    assert [piece.kind for piece in split_note(note)] == pieces


def resolve(*notes: str) -> list[tuple[str, str, int]]:
    """How the last note is resolved: kind, resolution, and to which of the works."""
    graph = parse_citations(make_text(notes, [("It came.", [str(n + 1) for n in range(len(notes))])]))
    order = {work.id: n for n, work in enumerate(graph.works)}
    return [(c.kind, c.resolution, order.get(c.work, -1)) for c in graph.cited_in(str(len(notes)))]


SMITH = "A. Smith, The Valley (Oxford: Example Press, 2003), p. 3."
JONES = "B. Jones, The Hill (Oxford: Example Press, 2005), p. 4."


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Op. cit., SMITH 2003, p. 9.", ("op-cit", "resolved", 0)),
        ("Op. cit., JONES, p. 9.", ("op-cit", "resolved", 1)),
        ("Op. cit., MILLER 2003, p. 9.", ("op-cit", "unresolved", -1)),
        ("Op. cit., SMITH 1997, p. 9.", ("op-cit", "unresolved", -1)),
        ("Smith 1997, op. cit., p. 9.", ("op-cit", "unresolved", -1)),
        ("Smith, op. cit., p. 1997.", ("op-cit", "resolved", 0)),
    ],
)
def test_the_name_after_the_cue(last: str, expected: tuple[str, str, int]) -> None:
    assert resolve(SMITH, JONES, last) == [expected]


def test_a_year_in_the_title_is_no_year_of_the_work() -> None:
    book = "A. Smith, The Valley 1997 (Oxford: Example Press, 2003), p. 3."
    assert resolve(book, JONES, "Smith, The Valley 1997, op. cit., p. 9.") == [("op-cit", "resolved", 0)]
    assert resolve(book, JONES, "Smith 1997, op. cit., p. 9.") == [("op-cit", "resolved", 0)]


@pytest.mark.parametrize(
    ("words", "author", "title", "year"),
    [
        ("Dunne, Ailbhe (2014). Water and Guns: Abyei 2008–2012. Cork: Example Press. pp. 41–44. ISBN 978-0-00-000000-2.", "Dunne", "Water and Guns: Abyei 2008–2012", 2014),
        ('Lado, Peter (3 May 2011). "Ten Thousand". Juba Eye. Archived from the original on 1 June 2012.', "Lado", "Ten Thousand", 2011),
        ("Иванов-Пример А. Б. Мост в горах [The Bridge]. Москва: Пример, 2009. С. 45.", "Иванов-Пример", "Мост в горах [The Bridge]", 2009),
        ("მაგალითი, გ., ხიდის დამცველები (თბილისი: მაგალითი, 2012), გვ. 33.", "მაგალითი", "ხიდის დამცველები", 2012),
        ("ILC, ‘Report on the Work of its 63rd Session’, UN Doc A/66/10, 2011, 56.", "ILC", "Report on the Work of its 63rd Session", 2011),
    ],
)  # fmt: skip
def test_fields(words: str, author: str, title: str, year: int) -> None:
    draft = parse_reference(words)
    assert (draft.authors[0].family or draft.authors[0].literal, draft.title) == (author, title)
    assert draft.issued is not None
    assert draft.issued[0].year == year


def test_the_year_at_the_end_is_no_page() -> None:
    draft = parse_reference("J. Muster, “Ninety days,” J. Example Secur., vol. 9, no. 1, pp. 77–95, 2015.")
    assert (draft.pages, draft.pinpoint) == ("77-95", "")


LISTED = (
    "Human Rights Example Watch [HREW] (2008). No one to call. New York: HREW.",
    "International Example Group (IEG) 2010, ‘Managing handover’, Asia Briefing 888, Brussels.",
    "Norwegian Example Council. 2011. Far from home. Oslo: Example Press.",
    "Nakamura, K., Silva-Test, M., Lobo, P. and Xavier, T. 2014. Kinder views. Tokyo: Rei Press.",
    "Lado, Peter (3 May 2011). “Ten Thousand”. Juba Eye.",
)


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("It is so (HREW 2008; IEG 2010, 2).", ["No one to call", "Managing handover"]),
        ("It is so (Human Rights Example Watch [HREW] 2008).", ["No one to call"]),
        ("NEC (2011) counted them.", ["Far from home"]),
        ("It is so (Nakamura, Silva-Test, et al. 2014).", ["Kinder views"]),
        ("It is so (Lado 2011).", ["Ten Thousand"]),
        ("It is so (XYZ 2008).", [""]),
        ("The UN (2011) counted them.", []),
    ],
)
def test_letters_of_bodies(sentence: str, titles: list[str]) -> None:
    graph = parse_citations(make_text((), [sentence], LISTED))
    assert [graph.work(c.work).title if c.work else "" for c in graph.citations] == titles


@pytest.mark.parametrize(
    ("words", "year", "pinpoint"),
    [
        ("Activities (A v. B), Judgment, 1986 I.C.J. 14, ¶ 115 (June 27).", 1986, "¶ 115"),
        ("J. Sample, “The map of it”, Example Army Review 12, no. 4 (1985), 5–9, here 7.", 1985, "7"),
        ("Nuha v Netherlands [2011] LJN: BR9999, para 5.9.", 2011, "para 5.9"),
        ("Rep. of the Comm’n, U.N. Doc. A/66/10, at 88 (2011).", 2011, "88"),
        ("J. VAN VOORBEELD, DE ENCLAVE [THE ENCLAVE] 77 (2d ed. 1998).", 1998, "77"),
    ],
)
def test_law_reviews(words: str, year: int, pinpoint: str) -> None:
    draft = parse_reference(words)
    assert draft.issued is not None
    assert (draft.issued[0].year, draft.pinpoint) == (year, pinpoint)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("[last visited Apr. 2, 2016]", "2016-04-02"),
        ("(page consultée le 14 mars 2015)", "2015-03-14"),
        ("last accessed: 4.5.2016", "2016-05-04"),
        ("(viewed on 3 January 2017)", "2017-01-03"),
        ("(Stand: 4.5.2016)", "2016-05-04"),
        ("(дата обращения: 04.05.2016)", "2016-05-04"),
        ("(Zugriff am 4. Mai 2016)", "2016-05-04"),
        ("(consultado el 3 de mayo de 2016)", "2016-05-03"),
        ("retrieved 2017-03-04", "2017-03-04"),
        ("[Accessed: 3-Mar-2018]", "2018-03-03"),
        ("(ultimo accesso 3 maggio 2016)", "2016-05-03"),
        ("(accessed January 2016)", ""),
        ("(date of access: 12/03/2015)", ""),
    ],
)
def test_days_of_access_are_no_days_of_issue(words: str, day: str) -> None:
    draft = parse_reference(f"A. Smith, “The Valley,” Example Times, 3 May 2010, https://a.org/x {words}.")
    assert (draft.accessed.isoformat() if draft.accessed else "", draft.issued_text) == (day, "3 May 2010")


def test_words_that_are_no_access() -> None:
    assert parse_reference("A. Smith, The Last Stand, 4 May 2016, p. 3.").accessed is None
