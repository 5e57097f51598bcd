"""Citations in the text: author and year with a list of references, symbols in brackets."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.citations.build import make_text

from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.citations import parse_citations
from peaceops.documents.lexicon import build_lexicon
from peaceops.documents.statements import find_statements
from peaceops.model.passage import Passage

LISTED = (
    "Fortna, V.P. (2004) Does Peacekeeping Keep Peace? International Intervention after Civil War. International Studies Quarterly, 48(2), pp. 269–292.",
    "Fortna, Virginia Page. 2008. Does Peacekeeping Work? Princeton, NJ: Princeton University Press.",
    "Smith, J. (2004a). Keeping peace: a history. Oxford: Oxford University Press.",
    "Smith, J. (2004b). “Consent revisited.” International Peacekeeping, 11(2), 45-67. https://doi.org/10.1080/13533310500074564",
    "Smith, J. and Jones, K. (2010) ‘Why they left’, Journal of Peace Research, vol. 47, no. 3, pp. 301–315. Available at: https://www.example.org/a/b (Accessed: 5 May 2012).",
    "Human Rights Watch (2011) Living in Limbo: The Rights of Returnees. New York: HRW.",
    "van der Lijn, J. and Höghammar, T. (2017) ‘Trends in multilateral peace operations’, SIPRI Policy Brief, May.",
)  # fmt: skip


def cites(sentence: str, listed: tuple[str, ...] = LISTED) -> list[tuple[str, str, str]]:
    graph = parse_citations(make_text((), [sentence], listed))
    titles = {work.id: work.title or work.symbol for work in graph.works}
    return [
        (c.text, "|".join(titles[w] for w in (c.candidates or ((c.work,) if c.work else ()))), c.pinpoint)
        for c in graph.citations
    ]


def test_author_and_year_in_brackets() -> None:
    assert cites("It works (Fortna 2004, 270; see also Human Rights Watch 2011).") == [
        ("Fortna 2004, 270", "Does Peacekeeping Keep Peace? International Intervention after Civil War", "270"),
        ("see also Human Rights Watch 2011", "Living in Limbo: The Rights of Returnees", ""),
    ]


def test_author_in_the_sentence() -> None:
    assert cites("As Smith (2004a, 5) argues, and Smith and Jones (2010) doubt.") == [
        ("Smith (2004a, 5)", "Keeping peace: a history", "5"),
        ("Smith and Jones (2010)", "Why they left", ""),
    ]


def test_a_year_without_its_letter_is_ambiguous() -> None:
    assert cites("So it is (Smith 2004).") == [("Smith 2004", "Keeping peace: a history|Consent revisited", "")]


def test_what_the_list_does_not_have() -> None:
    assert cites("So it is (Miller 1999, 3).") == [("Miller 1999, 3", "", "3")]


def test_names_with_particles() -> None:
    assert [found[1] for found in cites("So it is (van der Lijn & Höghammar, 2017).")] == [
        "Trends in multilateral peace operations"
    ]


def test_brackets_that_cite_nothing() -> None:
    for sentence in (
        "Troops came (March 2004).",
        "See the totals (Figure 2004).",
        "Pursuant to resolution 937 (1994), it went on.",
        "It had 136 observers (in 1994).",
    ):
        assert cites(sentence) == []


def test_without_a_list_no_author_is_sought() -> None:
    assert cites("It works (Fortna 2004, 270).", ()) == []


def test_a_symbol_in_brackets() -> None:
    assert cites("He reported on 23 July 2008 (S/2008/480, para. 21) that it had 2,542.", ()) == [
        ("S/2008/480", "S/2008/480", "para. 21")
    ]


def test_a_list_in_one_passage() -> None:
    graph = parse_citations(make_text((), ["It works (Fortna 2004)."], (" ".join(LISTED[:5]),)))
    assert [w.label for w in graph.works] == [
        "Fortna 2004",
        "Fortna 2008",
        "Smith 2004",
        "Smith 2004",
        "Smith and Jones 2010",
    ]


def test_pages_of_a_listed_article_are_its_own() -> None:
    graph = parse_citations(make_text((), (), LISTED))
    assert [w.pages for w in graph.works if w.pages] == ["269-292", "45-67", "301-315"]


def test_short_notes_with_a_list() -> None:
    graph = parse_citations(
        make_text(["Smith 2004a, 12.", "Fortna, Does Peacekeeping Work?, p. 3.", "Nobody 1990, 3."], (), LISTED)
    )
    assert [(c.resolution, c.pinpoint) for c in graph.citations] == [
        ("resolved", "12"), ("resolved", "p. 3"), ("unresolved", "3"),
    ]  # fmt: skip


def test_another_work_by_the_same_and_a_work_at_second_hand() -> None:
    listed = (*LISTED, "Ray, A. (forthcoming) Taking Sides. London: Quayle.")
    assert [found[1] for found in cites("So it is (Smith 2004a; 2004b).")] == [
        "Keeping peace: a history",
        "Consent revisited",
    ]
    assert [found[1] for found in cites("So it is (Human Rights Watch, 2011, as cited in Smith & Jones, 2010).")] == [
        "Living in Limbo: The Rights of Returnees", "Why they left",
    ]  # fmt: skip
    assert [found[1] for found in cites("So it is (Smith 2004a; but see Ray forthcoming).", listed)] == [
        "Keeping peace: a history", "Taking Sides",
    ]  # fmt: skip
    assert [found[1:] for found in cites("So it is (Smith & Jones, 2010, Table 3).")] == [("Why they left", "Table 3")]
    assert [found[1] for found in cites("So it is (Smith & Jones, 2010, for a higher figure).")] == ["Why they left"]


def test_ibid_in_the_text() -> None:
    assert cites("It works (Smith 2004a). It works well (ibid., p. 4).")[-1][1:] == ("Keeping peace: a history", "p. 4")
    assert cites("The annex to document A/72/999 has it (ibid., para. 4).")[-1][1:] == ("A/72/999", "para. 4")
    assert cites("It works (ibid., p. 4).") == [("ibid., p. 4", "", "p. 4")]


def test_years_and_pages_of_citations_are_no_days_and_figures_of_the_text() -> None:
    codebook = load_codebook()
    lexicon = build_lexicon(load_casebook(codebook), codebook)
    sentence = "In 2020 the mission UNAMID had 4,040 troops (Fortna 2004, 212)."
    for listed, years in ((LISTED, {2020}), ((), {2020, 2004})):
        statements = find_statements(make_text((), [sentence], listed), lexicon)
        assert {w.period.first_day.year for s in statements for w in s.times} == years
        assert {a.text for s in statements for a in s.amounts} >= {"4,040 troops"}
    statements = find_statements(make_text((), [sentence], LISTED), lexicon)
    assert {a.text for s in statements for a in s.amounts} == {"4,040 troops"}


def test_a_list_with_addresses_and_the_head_of_a_page_between() -> None:
    one = (
        "Adjei, K., & Reim, L. (2021, March 4). Joint patrols. The Blog.\nhttps://blog.example.org/joint-patrols\n"
        "Dautov, M., & Reim, L. (2008). Improvised order. Journal of Truces, 7(4), 22–48."
    )
    text = make_text((), ["So it is (Dautov & Reim, 2008; Krog, 2016)."], (one,))
    section = Passage(document="x", order=90, text="A Running Head", kind="heading")
    more = Passage(
        document="x",
        order=91,
        text="Krog, S. (2016). Soldiers as neighbours. London: Quayle.",
        section="A Running Head",
    )
    whole = parse_citations(replace(text, passages=(*text.passages, section, more)))
    assert [c.resolution for c in whole.citations] == ["resolved", "resolved"]
    assert [w.title for w in whole.works] == ["Improvised order", "Soldiers as neighbours", "Joint patrols"]
    after = Passage(document="x", order=91, text="Krog, who wrote in 2016, was not alone.", section="Annex")
    ended = parse_citations(replace(text, passages=(*text.passages, section, after)))
    assert [c.resolution for c in ended.citations] == ["resolved", "unresolved"]


def test_entries_without_a_year_of_print_begin_a_line_of_their_own() -> None:
    lines = (
        "Diarra, M. (2025). After the convoys. https://doi.org/10.5555/jsp.2025.0005\nHolt, J. P. (in press). Risk. Oslo: Skur.\n"
        "Maig, H. (n.d.). Nobody asked. http://voices.example.ml/nobody-asked-\nus\nRourke, N. (2018a). Caveats. Oslo: Skur."
    )
    text = make_text((), ["So it is (Diarra, 2025; Holt, in press; Maig, n.d.; Rourke, 2018a)."], (lines,))
    assert [c.resolution for c in parse_citations(text).citations] == ["resolved"] * 4
