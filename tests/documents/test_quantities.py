"""Figures: value, unit, bound and noun; and what is no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.documents.dates import list_date_spans
from peaceops.documents.quantities import find_amounts
from peaceops.model.statement import Amount

D = Decimal


def amounts(text: str) -> tuple[Amount, ...]:
    return find_amounts(text, list_date_spans(text))


def brief(text: str) -> list[tuple[str, Decimal | None, Decimal | None, str]]:
    return [(a.bound, a.low, a.high, a.unit) for a in amounts(text)]


@pytest.mark.parametrize(
    ("text", "bound", "low", "high", "unit", "noun"),
    [
        ("between 850 and 1,650 uniformed peacekeepers", "between", 850, 1650, "persons", "uniformed peacekeepers"),
        ("850–1,650 peacekeepers", "between", 850, 1650, "persons", "peacekeepers"),
        ("from 15 to 20 armed men", "between", 15, 20, "persons", "armed men"),
        ("many fewer than 100 UN peacekeepers", "fewer-than", None, 100, "persons", "UN peacekeepers"),
        ("at least 300,000 refugees and IDPs", "at-least", 300000, None, "persons", "refugees and IDPs"),
        ("no fewer than 20 villages", "at-least", 20, None, "count", "villages"),
        ("more than 1,500 homes of ethnic Georgians were burned", "more-than", 1500, None, "count", "homes of ethnic Georgians"),
        ("some 40,000 Georgians", "about", 40000, 40000, "persons", "Georgians"),
        ("nearly 200 soldiers", "about", 200, 200, "persons", "soldiers"),
        ("shall not exceed 136 military observers", "at-most", None, 136, "persons", "military observers"),
        ("up to 136 military observers", "at-most", None, 136, "persons", "military observers"),
        ("no more than 500 men", "at-most", None, 500, "persons", "men"),
        ("as many as 250,000 people", "at-most", None, 250000, "persons", "people"),
        ("exactly 12 police officers", "exact", 12, 12, "persons", "police officers"),
        ("500 or more men", "at-least", 500, None, "persons", "men"),
        ("30 troops or so", "about", 30, 30, "persons", "troops"),
        ("16 000 troops", "exact", 16000, 16000, "persons", "troops"),
        ("1\u202f600 troops", "exact", 1600, 1600, "persons", "troops"),
        ("1.600 men", "exact", 1600, 1600, "persons", "men"),
        ("1.5 million people", "exact", 1500000, 1500000, "persons", "people"),
        ("2-3 million refugees", "between", 2000000, 3000000, "persons", "refugees"),
        ("half a million people", "exact", 500000, 500000, "persons", "people"),
        ("thirty-six observers", "exact", 36, 36, "persons", "observers"),
        ("two thousand five hundred troops", "exact", 2500, 2500, "persons", "troops"),
        ("a dozen vehicles", "exact", 12, 12, "count", "vehicles"),
        ("hundreds of people", "at-least", 100, None, "persons", "people"),
        ("a 14-year period", "exact", 14, 14, "years", "year"),
        ("for 44 days", "exact", 44, 44, "days", "days"),
        ("for almost three decades", "about", 30, 30, "years", "decades"),
        ("two and a half years", "exact", D("2.5"), D("2.5"), "years", "years"),
        ("no casualties", "exact", 0, 0, "persons", "casualties"),
        ("a 2,500-strong force", "exact", 2500, 2500, "persons", "force"),
        ("$36.3 million", "exact", 36300000, 36300000, "usd", ""),
        ("about 8 kilometres", "about", 8, 8, "km", "kilometres"),
        ("12 patrols a month", "exact", 12, 12, "events_per_month", "patrols"),
        ("ten years and eight months", "exact", 128, 128, "months", "months"),
        ("almost a year and a half", "about", D("1.5"), D("1.5"), "years", "year"),
        ("fell to under 2,000 men", "fewer-than", None, 2000, "persons", "men"),
        ("No peacekeeper died", "exact", 0, 0, "persons", "peacekeeper"),
        ("by 5 percentage points", "exact", D("0.05"), D("0.05"), "percentage_points", ""),
    ],
)  # fmt: skip
def test_one_figure(text: str, bound: str, low: object, high: object, unit: str, noun: str) -> None:
    (amount,) = amounts(text)
    assert (amount.bound, amount.low, amount.high, amount.unit, amount.noun) == (bound, low, high, unit, noun)


@pytest.mark.parametrize(
    ("text", "bound", "low", "high", "of"),
    [
        ("more than 80% of the Abkhazian population received", "more-than", D("0.8"), None, "the Abkhazian population"),
        ("10 to 15 per cent of the budget", "between", D("0.1"), D("0.15"), "the budget"),
        ("half of the troops left", "exact", D("0.5"), D("0.5"), "the troops"),
        ("one in three was uprooted", "exact", D(1) / 3, D(1) / 3, ""),
        ("shrank by two fifths between 1995 and 1998", "exact", D("0.4"), D("0.4"), ""),
        ("three quarters of the force", "exact", D("0.75"), D("0.75"), "the force"),
    ],
)
def test_a_share_says_of_what(text: str, bound: str, low: object, high: object, of: str) -> None:
    (amount,) = amounts(text)
    assert (amount.unit, amount.bound, amount.low, amount.high, amount.of) == ("share", bound, low, high, of)


@pytest.mark.parametrize(
    "text",
    [
        "Article 4 of the Statement",
        "resolution 937 (1994)",
        "resolutions 849 (1993) and 854 (1993)",
        "see paragraphs 18 and 40-43 below",
        "p. 515; pp. 12-14; Vol. 18, No. 3",
        "document S/1994/583",
        "at 10:30 a.m. and at 1200 hours",
        "at 42°30′N",
        "tel. +995 32 123456",
        "boys aged 18 to 60",
        "a 15-year-old girl",
        "T-72 tanks on the M-27 road",
        "its 3,407th meeting",
        "https://www.nato.int/acad/97-99/korkelia.pdf",
        "one of the reasons",
        "on the one hand",
        "the two sides met",
        "a two-pronged approach",
        "no serious interest",
        "the third party",
        "in the first half of 1994",
        "on 5 May and in 1994",
        "[1] Troops fell and [12] peacekeepers left",
        "Having heard Jordan, 5",
        "control over Abkhazia",
    ],
)
def test_no_figure(text: str) -> None:
    assert amounts(text) == ()


def test_a_change_has_two_figures() -> None:
    assert brief("rose from 55 to 136 observers") == [
        ("exact", 55, 55, "persons"),
        ("exact", 136, 136, "persons"),
    ]


def test_years_with_a_number_of_their_own_are_not_counted_by_another() -> None:
    assert brief("17,711 troops in 2010, and 9,392 four years later")[1] == ("exact", 9392, 9392, "persons")
    assert brief("twelve four-man teams")[0][3] != "years"
    assert brief("a 14-year period")[0][3] == "years"


def test_a_vote_has_two_figures() -> None:
    assert [a.low for a in amounts("adopted by 13 votes to 2")] == [13, 2]


def test_a_part_of_a_figure_says_so() -> None:
    whole, part = amounts("out of at least 300,000 refugees and IDPs, only about 47,000 were allowed to return")
    assert (whole.bound, whole.low) == ("at-least", 300000)
    assert (part.bound, part.low, part.unit, part.of) == (
        "about",
        47000,
        "persons",
        "at least 300,000 refugees and IDPs",
    )


def test_the_second_figure_of_a_pair_counts_what_the_first_does() -> None:
    first, second = amounts("14 violations by the Government and 8 by the other side")
    assert (first.noun, second.noun, second.unit) == ("violations", "violations", "events")


def test_unequal_lists_keep_their_nouns() -> None:
    found = amounts("1,960 armed troops, 90 armoured vehicles, and 380 motor vehicles and units of special equipment")
    assert [(a.low, a.unit, a.noun) for a in found] == [
        (1960, "persons", "armed troops"),
        (90, "count", "armoured vehicles"),
        (380, "count", "motor vehicles and units of special equipment"),
    ]


def test_figures_in_brackets_stand_alone() -> None:
    found = amounts("Russian forces (500), also Georgian (320) troops and Ossetian (500) personnel")
    assert [(a.low, a.text) for a in found] == [(500, "500"), (320, "320"), (500, "500")]


@given(st.integers(1000, 999_999_999))
def test_separators_of_thousands_change_nothing(value: int) -> None:
    plain = amounts(f"they sent {value} troops")
    for separator in (",", " ", "\u202f", "\u00a0"):
        written = f"{value:,}".replace(",", separator)
        (amount,) = amounts(f"they sent {written} troops")
        assert (amount.low, amount.high, amount.unit) == (value, value, "persons")
    if not 1800 <= value <= 2199:
        assert plain[0].low == value


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.sampled_from(["-", "–", " to "]))
def test_a_range_has_its_bounds_in_order(one: int, other: int, joiner: str) -> None:
    low, high = sorted((one, other))
    found = amounts(f"there were {low:,}{joiner}{high:,} refugees")
    assert [v for a in found for v in (a.low, a.high)] in ([low, high], [low, low, high, high])


@given(st.text(max_size=120))
def test_any_text_gives_figures_inside_it(text: str) -> None:
    check_inside(text)


@given(st.lists(st.sampled_from(
    ["at", "least", "300,000", "of", "the", "12", "%", "half", "a", "dozen", "to", "1.5", "-", "million", "troops", ",", "and", "no", "(", ")", "fewer", "than", "one", "third", "per", "cent", "$", "5", "between", "000", "3", "twice", "years", "0.5", "two", "hundred", "thousand"]), max_size=24))  # fmt: skip
def test_any_figure_words_give_figures_inside_them(words: list[str]) -> None:
    check_inside(" ".join(words))


def check_inside(text: str) -> None:
    end = 0
    for amount in amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)
        assert amount.text == text[amount.start : amount.end]
        assert amount.start >= end or amount.text
        if amount.low is not None and amount.high is not None:
            assert amount.low <= amount.high


def test_recognition_breaks_thousands() -> None:
    assert [a.low for a in find_amounts("the remaining 4, 500 houses", is_ocr=True)] == [4500]
    assert [a.low for a in find_amounts("groups of 4, 500 and 600 men")] == [4, 500, 600]


def test_digits_that_overflow_are_no_figure() -> None:
    assert [a.low for a in amounts(f"It had {'9' * 400} troops and 12 tanks.")] == [12]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("In 2014, 27 were killed; in 2018 the figure was 41.", ["27", "41"]),
        ("On 3 May, 12 died.", ["12"]),
        ("Of these, 27 were killed and 41 wounded.", ["27", "41 wounded"]),
        # Marks of notes that were left in the text.
        ("It was the decision of Jordan, 5 which left.", []),
        ("They met in Bonn, 12 and nobody came.", []),
    ],
)
def test_bare_numbers_of_which_something_is_said(text: str, figures: list[str]) -> None:
    assert [a.text for a in find_amounts(text) if a.text not in {"2014", "2018"}] == figures


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("that is 1,214 mission-months", "count"),
        ("after 12 country-years", "count"),
        ("after 14 months", "months"),
        ("four half-years", "years"),
    ],
)
def test_units_of_observation_are_no_spans(text: str, unit: str) -> None:
    assert [a.unit for a in find_amounts(text)][:1] == [unit]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Of those, 19 were attributed to the Government, 11 to NCR and four to others.", ["19", "11", "four"]),
        ("Of those, 19 were killed in the market, 6 in Amra.", ["19", "6"]),
        # Another preposition, no name, another clause, a span before, nothing before.
        ("Of those, 19 were attributed to the Government, 11 by NCR.", ["19"]),
        ("Of those, 19 were attributed to the Government, 11 to general dismay.", ["19"]),
        ("Of those, 19 were attributed to the Government; later it turned, 11 to NCR.", ["19"]),
        ("After 19 years it was handed to Jordan, 5 to Egypt.", ["19 years"]),
        ("It was handed to Jordan, 5 to Egypt.", []),
    ],
)
def test_bare_numbers_whose_verb_is_left_out(text: str, figures: list[str]) -> None:
    assert [a.text for a in amounts(text)] == figures


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Seven observers remain in Sochi, and one in Tbilisi.", 2),
        ("four bases, three in the Gali region and one in the Zugdidi region", 3),
        ("Seven observers remain in Sochi, and one of them fell ill.", 1),
        ("Seven observers came by road and one in ten by sea.", 1),
        ("Seven observers met the mayor and one in Tbilisi rang.", 1),
        ("It took seven days by road and one in Tbilisi.", 1),
    ],
)
def test_one_in_a_list_of_places_is_a_figure(text: str, count: int) -> None:
    assert len([a for a in amounts(text) if a.unit != "share"]) == count


def test_dollars_as_recognition_sets_them() -> None:
    assert brief("it came to USS 943,424 and nearly US $120 million") == [
        ("exact", D(943424), D(943424), "usd"),
        ("about", D(120000000), D(120000000), "usd"),
    ]
