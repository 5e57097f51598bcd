"""Habits of houses: particles and bodies, works in brackets, volumes of *ibid.*, short forms, years without a name."""

from __future__ import annotations

import pytest
from tests.documents.citations.build import make_text

from peaceops.documents.citations import parse_citations
from peaceops.documents.citations.back import read_back, read_pinpoint
from peaceops.documents.citations.name import parse_persons
from peaceops.documents.citations.reference import parse_reference
from peaceops.documents.citations.symbol import find_symbols
from peaceops.model.citation import Citation

ROE = "Ann Roe, “Keys and Keepers,” in Counting Guns, ed. Max Poe (Utrecht: Spanje, 1999), 88–109."
VAAL = "Hendrik de Vaal, The Blue Line (Leiden: Aar, 1997), 45."
LUND = "Bo Lund, “Guns in Store,” Journal of Sheds 11, no. 3 (1996): 201–28, at 210."


def last(*notes: str) -> list[str]:
    """What the citations of the last note mean."""
    text = make_text(notes)
    found = parse_citations(text).cited_in(text.notes[-1].label)
    return [
        c.work if c.resolution == "resolved" else {"ambiguous": "?", "unresolved": "-", "none": "."}[c.resolution]
        for c in found
    ]


def running(sentence: str, *listed: str) -> list[Citation]:
    return [c for c in parse_citations(make_text((), [sentence], listed)).citations if c.sentence is not None]


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("Max van der Stoelen", "van der Stoelen"),
        ("D Ó Súilleach", "Ó Súilleach"),
        ("José de Souza e Silva", "de Souza e Silva"),
        ("J. M. ter Haarn", "ter Haarn"),
        ("Ernst Immer", "Immer"),
    ],
)
def test_particles_belong_to_the_family(words: str, family: str) -> None:
    assert [a.family for a in parse_persons(words)] == [family]


@pytest.mark.parametrize("words", ["Wire Agence Exemple", "UNTAC Medical Branch", "Ministère de l’Intérieur"])
def test_bodies_are_no_persons(words: str) -> None:
    assert parse_persons(words) == ()


def test_a_body_is_known_by_its_letters_once_they_were_given() -> None:
    full = "Conflict Example Watch (KEX), Burundi: Books without Pages, Report No. 7, 28 November 2007."
    other = "KEX, Burundi: A Last Signature, Briefing No. 8, 3 October 2006."
    assert last(full, other, "KEX, Books without Pages, op. cit., p. 1.") == ["w01"]
    assert parse_reference(full).authors[0].literal == "Conflict Example Watch"
    assert last(full, other, "KEX, Peace of the Winners, op. cit., p. 1.") == ["-"]


def test_a_work_that_a_bracket_says_is_quoted() -> None:
    assert last(VAAL, LUND, "de Vaal, Blue Line, 70 (quoting Lund, “Guns in Store,” 214).") == ["w01", "w02"]
    assert last(VAAL, LUND, "de Vaal, Blue Line, 70 (quoting an officer of the battalion).") == ["w01"]
    assert last(VAAL, LUND, "de Vaal, Blue Line, 70 (citing a press release).") == ["w01"]


def test_a_work_reproduced_in_another() -> None:
    note = "Exchange of notes of 25 September 1982, reproduced in T. Asher (ed.), Documents on Forces (Geneva: Quay, 1988), doc. 41."
    graph = parse_citations(make_text([note]))
    assert "Documents on Forces" in [w.title for w in graph.works]


def test_both_sides_of_a_comparison() -> None:
    assert last(VAAL, LUND, "Contrast de Vaal, Blue Line, 101, with Lund, “Guns in Store,” 206.") == ["w01", "w02"]


def test_ibid_in_the_place_of_a_volume() -> None:
    note = "M. Quar, “What Is It Called?”, in T. Asher and P. Roux (eds), Names and Forces (Geneva: Quay, 1992), pp. 3–19; idem, “Called Again”, ibid., pp. 201–20."
    works = parse_citations(make_text([note])).works
    assert [(w.title, w.container, w.authors[0].family) for w in works] == [
        ("What Is It Called?", "Names and Forces", "Quar"),
        ("Called Again", "Names and Forces", "Quar"),
    ]
    assert last(note, "Asher, in his introduction to Names and Forces, op. cit., p. xii.") == ["w03"]


def test_the_same_author_is_who_stands_before() -> None:
    note = "Ann Roe, “We are verifying”, Site, 12 April 2018; same author, “Figure confirmed”, Site, 13 April 2018."
    works = parse_citations(make_text([note])).works
    assert [(w.title, w.authors[0].family) for w in works] == [("We are verifying", "Roe"), ("Figure confirmed", "Roe")]


def test_a_title_that_begins_so_before_one_that_holds_it() -> None:
    one = "O. Mbal, “Mission Fatigue”, Exit Studies, vol. 1 (2008), p. 2."
    other = "O. Mbal, “Fatigue: A Short History”, Exit Studies, vol. 4 (2011), p. 12."
    assert last(one, other, "Mbal, “Fatigue”, p. 13.") == ["w02"]
    assert last(one, one.replace("Mission", "Troop").replace("2008", "2009"), "Mbal, “Fatigue”, p. 13.") == ["?"]


def test_a_short_form_of_nothing_in_notes_that_shorten() -> None:
    house = (VAAL, LUND, "De Vaal, Blue Line, 61.", "Lund, “Guns in Store,” 214.", "De Vaal, Blue Line, 70.")
    assert last(*house, "De Graaf, “Needful Guns,” 14.") == ["-"]
    assert last(*house, "Ann De Graaf, “Needful Guns,” Shed Review 4 (2001): 14.") == ["w03"]
    assert last(VAAL, LUND, "De Graaf, “Needful Guns,” 14.") == ["w03"]  # nothing tells that this house shortens


def test_a_name_that_no_note_has() -> None:
    letter = "Letter dated 4 May 1995 from the Permanent Representative of Examplia (S/1995/365)."
    assert last(VAAL, letter, "Castell, supra note 2, at 8.") == ["-"]
    assert last(VAAL, letter, "Permanent Representative letter, supra note 2, at 8.") == ["?"]


def test_what_is_said_of_a_note_names_no_work() -> None:
    assert last(VAAL, "and the works cited above in note 1.") in (["w01"], ["."])
    assert last(VAAL, LUND, "Lund, “Guns in Store,” and the literature cited there.") == ["w02"]


def test_forthcoming_tells_works_of_one_author_apart() -> None:
    one = "O. Mbal, “Fatigue”, Exit Studies, vol. 1 (2008), p. 2; Mbal, “Awake”, Exit Studies, forthcoming."
    assert last(one, "Mbal (forthcoming), supra note 1.") == ["w02"]


def test_slavic_v_is_no_court() -> None:
    assert parse_reference("S. V. Arkh, Sily SNG v Abkhazii (Moscow: Primer, 2003), p. 19.").kind == "book"
    assert parse_reference("Prosecutor v Tamba (Judgment) SCSL-03-99-T (3 February 2007) para 88.").kind == "legal_case"


def test_pages_of_papers_manuscripts_and_footnotes() -> None:
    assert read_pinpoint(" at A14.") == "A14"
    assert read_pinpoint(" 72 fn 40.").startswith("72")
    assert read_back("Ibid., fol. 14v.") is not None
    assert last("Nicosia, State Archive, MS 14/77, fol. 12r.", "Ibid., fol. 14v.") == ["w01"]


def test_a_book_of_a_law_journal() -> None:
    draft = parse_reference("P van Rens, The Reluctant Shield (Quillon UP 2003) 201.")
    assert (draft.issued_text, draft.title, draft.pinpoint) == ("2003", "The Reluctant Shield", "201")


def test_an_older_printing_is_not_the_date() -> None:
    assert (
        parse_reference("G. Ash, Blue upon White, 2nd edn (London: Merrow, 1981; orig. pub. 1969), p. 14.").issued_text
        == "1981"
    )


def test_a_page_without_a_date_is_of_the_day_in_its_address() -> None:
    draft = parse_reference("UNFICYP, ‘About the Zone’, <https://unficyp-example.org/2012/05/14/about-the-zone>.")
    assert draft.issued is not None
    assert draft.issued[0].isoformat() == "2012-05-14"
    folder = parse_reference("UNFICYP, ‘About the Zone’, <https://unficyp-example.org/uploads/2012/05/zone.pdf>.")
    assert folder.issued is None


LIST = (
    "Diarra, M. (2021) Leaving Gao. Bamako: Sable Press.",
    "Lewin, O. (2008) A Life in Ledgers. Edinburgh: Thistle.",
    "Radio Exemple (2017, June 4) Sondage. https://radio.example.ml/sondage",
    "de Souza e Silva, J. (2000) Somália: missão impossível. Lisbon: Âncora.",
    "Lund, B. (2010) Sheds. Oslo: Skur.",
)  # fmt: skip


def test_a_year_alone_is_of_the_author_named_before() -> None:
    found = running("Lewin’s own view is given in his memoirs (2008: 77).", *LIST)
    assert [(c.resolution, c.pinpoint) for c in found] == [("resolved", "77")]
    assert running("Lewin was there when the plan was signed (2009).", *LIST) == []
    assert running("The plan (2008) came late.", *LIST) == []


def test_who_is_cited_by_another_needs_no_entry() -> None:
    assert [c.resolution for c in running("Fewer were found (Haid, 2014, as cited in Lund, 2010, p. 4).", *LIST)] == [
        "resolved"
    ]
    assert [c.resolution for c in running("Fewer were found (Haid, 2014; Lund, 2010, p. 4).", *LIST)] == [
        "unresolved",
        "resolved",
    ]


def test_a_page_in_a_bracket_of_its_own() -> None:
    assert [c.pinpoint for c in running("Lund (2010) holds that sheds explain little (pp. 14–15).", *LIST)] == [
        "pp. 14–15"
    ]
    assert [c.pinpoint for c in running("Lund (2010, p. 3) holds that little follows (figure 15).", *LIST)] == ["p. 3"]


def test_days_particles_and_passim() -> None:
    assert [c.resolution for c in running("A poll is of little worth (Radio Exemple, 2017, June 4).", *LIST)] == [
        "resolved"
    ]
    assert [c.resolution for c in running("It was told (de Souza e Silva 2000: passim).", *LIST)] == ["resolved"]


def test_symbols_of_sessions_and_other_organs() -> None:
    found = find_symbols("General Assembly resolutions 48/256 and 49/231 A; JIU/REP/95/11.")
    assert [f.text for f in found] == ["A/RES/48/256", "A/RES/49/231A", "JIU/REP/95/11"]
    assert [f.text for f in find_symbols("General Assembly resolution 48/256 and 12/13 of the staff")] == [
        "A/RES/48/256"
    ]


def test_a_sentence_that_only_leads_to_a_work() -> None:
    lead = "The best account is Lars Holm, “The Cost of the Congo,” Sums 7, no. 1 (February 1971): 33–61."
    assert parse_citations(make_text([lead])).works[0].authors[0].family == "Holm"
    assert last(VAAL, lead, "Ibid., 40.") == ["w02"]
    assert last(VAAL, "The best account is that of the men who were there.", "Ibid., 40.") == ["w01"]
    german = "Zur Zahl vgl. Karla Otten, Nachtschicht (Berlin: Muster, 2020), S. 12."
    assert parse_citations(make_text([german])).works[0].authors[0].family == "Otten"


def test_ibid_after_a_note_that_may_cite_a_work_means_nothing_certain() -> None:
    odd = "He counted the lorries and, as he told in “The Cost of the Congo” (Sums 7, 1971, p. 4), found that they were few."
    found = last(VAAL, odd, "Ibid., 40.")
    assert found in (["-"], ["w02"])


def test_two_family_names_without_a_hyphen() -> None:
    full = "Inés Aldecoa Goñi, Deferred (Geneva, Quay Institute, 2011), p. 1."
    assert last(full, VAAL, "Aldecoa Goñi, op. cit., p. 4.") == ["w01"]
    assert last(full, VAAL, "Inés Otra Goñi, op. cit., p. 4.") != ["w01"]
    work = parse_citations(make_text([full])).works[0]
    assert (work.place, work.publisher) == ("Geneva", "Quay Institute")
    assert parse_reference("Ann Roe, Sheds (Oxford University Press, Oxford, 2011).").place != "Oxford University Press"


def test_a_letter_of_a_day_is_a_work() -> None:
    letter = "Letter dated 21 March 2016 from the Secretary-General to the President of the Council (unpublished)."
    assert last(VAAL, letter, "Ibid.") == ["w02"]


def test_names_with_a_saint_or_an_article() -> None:
    listed = (
        "St. John, P. (2011). Roman numerals. Small Notes, 1(1), 3–4.",
        "Figue, M., & St. John, P. (2004). Watching. Quayle.",
        "Pereira dos Santos, A. (2000). Luanda. Caderno 12. Lisbon: Instituto.",
    )
    assert [c.resolution for c in running("A number is needed (St. John, 2011).", *listed)] == ["resolved"]
    assert [c.resolution for c in running("They left (Figue & St. John, 2004).", *listed)] == ["resolved"]
    assert [c.pinpoint for c in running("War was back (Pereira dos Santos, 2000: 7–9).", *listed)] == ["7–9"]


def test_short_titles_without_marks() -> None:
    rain = "Ann Trench, Rain over Hollandia (Melbourne: Wattle, 1971), 3."
    house = (rain, VAAL, "Trench, Rain, 210.", "De Vaal, Blue Line, 61.", "Trench, Rain, 12.")
    assert last(*house, "Trench, Rain, 211.") == ["w01"]
    assert last(*house, "Trench, Snow, 211.") != ["w01"]
    assert last(*house, "Notably Trench, Rain, 201–2, and, more cautiously, De Vaal, Blue Line, 90.") == ["w01", "w02"]
    assert last(*house, "van Vliet, Questions, 7.") == ["-"]
    assert last(*house, "Piet van Vliet, Questions (Delft: Kanaal, 1990), 7.") == ["w03"]
    assert last(
        "W. F. ten Kate, Herinneringen, 2 vols. (Utrecht, 1974), II, 114.", VAAL, "Ten Kate, Herinneringen, I, 12."
    ) == ["w01"]


def test_a_title_with_a_colon_before_place_and_publisher() -> None:
    entry = "Mahamat, Idriss, and Sven Olin. 2010. Eight Hundred and Fifty: The Unit in Chad. Stockholm: Nord."
    draft = parse_reference(entry, is_listed=True)
    assert (draft.title, draft.place, draft.publisher) == (
        "Eight Hundred and Fifty: The Unit in Chad",
        "Stockholm",
        "Nord",
    )


def test_years_with_pages_of_their_own_and_without_a_date() -> None:
    listed = (
        "Mahamat, Idriss. 2011a. “Late Pay.” Gendarme 1(1):1–9.",
        "Mahamat, Idriss. 2011b. “Later Pay.” Gendarme 1(2):10–19.",
        "Ol Doinyo Collective. N.d. “On Rent.” Retrieved August 3, 2018 (http://oldoinyo.example.org/on-rent).",
        "Van Houten, Piet, and Marie Le Roux. 2008. Rented States. Gent: Scheld.",
    )
    found = running("Pay came late (Mahamat 2011a:5, 2011b).", *listed)
    assert [(c.resolution, c.pinpoint) for c in found] == [("resolved", "5"), ("resolved", "")]
    assert [c.resolution for c in running("It goes on (Ol Doinyo Collective n.d.).", *listed)] == ["resolved"]
    assert [c.resolution for c in running("States are rented (Van Houten and Le Roux 2008).", *listed)] == ["resolved"]
