"""Rules on citations in other houses: each with what must stay silent."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from tests.assess.audit.test_citation_rules import codes, state
from tests.documents.citations.build import make_text

from peaceops.model.period import Period
from peaceops.model.statement import Statement
from peaceops.model.text import Text

REPORT = "Report of the Secretary-General, S/2007/588, para. 12."
PAPER = "Smith, J., “Keeping Peace in the Hills”, Journal of Peace, Vol. 3, 2007."


def sourced(sentence: str, note: str) -> Text:
    return make_text([note], [(sentence, ("1",))])


@pytest.mark.parametrize(
    ("sentence", "note", "found"),
    [
        ("In 2008 observers reported movements on both sides.", REPORT, ["C01 warning"]),
        ("In 2007 observers reported movements on both sides.", REPORT, []),
        ("In 2008 observers reported movements on both sides.", PAPER, []),  # an issue of 2007 may come late
        ("In August 2008 the mandate was revoked by the host.", PAPER, ["C01 warning"]),
        ("The mandate runs to August 2008.", PAPER, []),
        ("In August 2009 the army retook both sectors.", PAPER, ["C01 warning"]),
        ("In August 2009 the army is to retake both sectors.", PAPER, []),
        ("Elections in 2010 were boycotted.", "Nday, C., “Fear Has No Statistics”, Journal of Fear, Vol. 2, 2008.", ["C01 warning"]),
        ("Elections in 2010 were boycotted.", "World Example, “Statistics of Elections”, 2008.", []),  # kept up to date
    ],
)  # fmt: skip
def test_older_than_the_event(sentence: str, note: str, found: list[str]) -> None:
    assert codes(sourced(sentence, note), state(0, sentence)) == found


def part_of_year(sentence: str, words: str, begin: date, end: date) -> Statement:
    told = state(0, sentence)
    time = replace(
        told.times[0], text=words, kind="range", start=sentence.index(words), end=sentence.index(words) + len(words),
        period=Period.of_days(begin, end),
    )  # fmt: skip
    return replace(told, times=(time,))


def test_a_part_of_a_year_is_a_time_and_a_span_of_years_has_a_first_day() -> None:
    sentence = "The mission left at the end of 2023."
    told = part_of_year(sentence, "the end of 2023", date(2023, 10, 1), date(2023, 12, 31))
    assert codes(sourced(sentence, PAPER), told) == ["C01 warning"]
    for years, found in (("2005–2012", []), ("2009–2012", ["C01 warning"])):
        sentence = f"The mission was there in {years}."
        told = part_of_year(sentence, years, date(int(years[:4]), 1, 1), date(2012, 12, 31))
        assert codes(sourced(sentence, PAPER), told) == found


@pytest.mark.parametrize(
    ("pages", "found"),
    [("pp. 250–61", ["C12 warning"]), ("pp. 250–5", []), ("pp. 233–255", []), ("p. 256", ["C12 warning"])],
)
def test_a_range_that_ends_after_the_work(pages: str, found: list[str]) -> None:
    full = "Ann Roe, “Who Eats?”, in T. Bart and U. Eze (eds), Relief (London: Merrow, 2011), pp. 233–55, at p. 240."
    assert codes(make_text([full, f"Roe, “Who Eats?”, {pages}."])) == found


def test_pages_beside_a_container_without_a_volume() -> None:
    note = "Beridze, N. (2014), “Kind Memories”, Oral History Papers, 6, pp. 1–40, at p. {}."
    assert codes(make_text([note.format(44)])) == ["C12 warning"]
    assert codes(make_text([note.format(34)])) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("“Donors Promise”, Lakes Herald, 26 May 2007 (from Example Wire).", ["C09 warning"]),
        ("“Donors Promise”, Lakes Herald, 26 May 2008 (from Example Wire).", []),
        ("“Donors Promise”, Lakes Herald, 26 May 2007 (from Other Wire).", []),
        ("“Donors Promise”, Lakes Herald, 24 May 2007 (from Example Wire).", []),  # before the wire had it
    ],
)
def test_a_paper_that_says_from_which_wire_it_has_it(second: str, found: list[str]) -> None:
    text = sourced("Donors had promised much.", f"“Donors Pledge”, Example Wire, 25 May 2007; {second}")
    assert codes(text, state(0, "Donors had promised much.")) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The agreement was soon broken.", ["C17 warning"]),
        ("The agreement was signed by both sides.", []),
        ("It says when it would count as broken.", []),
    ],
)
def test_an_agreement_that_was_broken(sentence: str, found: list[str]) -> None:
    text = sourced(sentence, "Comprehensive Ceasefire Agreement, Dar es Salaam, 7 September 2006.")
    assert codes(text, state(0, sentence)) == found


def test_opened_before_the_day_in_the_address() -> None:
    note = "UNFICYP, ‘About the Zone’, <https://unficyp-example.org/2012/05/14/zone> [accessed {}]."
    assert codes(make_text([note.format("2 February 2011")])) == ["C02 error"]
    assert codes(make_text([note.format("2 February 2013")])) == []
    listed = "Institute for Sahel (2017, November 2). Trust in Gao. Retrieved {}, from https://sahel.example.org/trust-in-gao"
    cited = ["Half of them trusted it (Institute for Sahel, 2017)."]
    assert codes(make_text((), cited, [listed.format("May 1, 2017")])) == ["C02 error"]
    assert codes(make_text((), cited, [listed.format("November 5, 2017")])) == []


def test_a_short_form_of_nothing_and_a_name_in_no_note() -> None:
    notes = (
        "Hendrik de Vaal, The Blue Line (Leiden: Aar, 1997), 45.",
        "Bo Lund, “Guns in Store,” Journal of Sheds 11, no. 3 (1996): 201–28, at 210.",
        "De Vaal, Blue Line, 61.",
        "Lund, “Guns in Store,” 214.",
        "De Vaal, Blue Line, 70.",
    )
    assert codes(make_text([*notes, "De Graaf, “Needful Guns,” 14."])) == ["C06 error"]
    assert codes(make_text([*notes, "Lund, “Guns in Store,” 215."])) == []
    assert codes(make_text([*notes, "Castell, supra note 2, at 8."])) == ["C06 error"]
    assert re.match("C07", codes(make_text([*notes, "De Vaal, supra note 2, at 8."]))[0])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The mission left in August 2023 (Diarra, 2021).", ["C01 warning"]),
        ("The mission left in August 2021 (Diarra, 2021).", []),
        ("The mission (Diarra, 2021) left in August 2023.", []),  # cited for the mission
        ("The mission left in August 2023, much as others had (Diarra, 2021).", []),
        ("As a type of exit (Diarra, 2021), it ended in August 2023.", []),
    ],
)
def test_author_and_year_at_the_end_of_one_clause(sentence: str, found: list[str]) -> None:
    text = make_text((), [sentence], ["Diarra, M. (2021). Leaving Gao. Bamako: Sable Press."])
    told = state(0, sentence)
    assert codes(text, replace(told, times=told.times[:1])) == found
