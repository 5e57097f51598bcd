"""Dates in the forms in which reports and articles write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceops.documents.dates import find_times, list_date_spans
from peaceops.model.period import Period


def days(text: str, **options: object) -> list[tuple[str, str]]:
    return [when.period.render() for when in find_times(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 27 September 1993", "1993-09-27", "1993-09-27"),
        ("on September 27, 1993,", "1993-09-27", "1993-09-27"),
        ("the 14th of May 1994", "1994-05-14", "1994-05-14"),
        ("14th May, 1994", "1994-05-14", "1994-05-14"),
        ("on 27-28 Sept. 1993", "1993-09-27", "1993-09-28"),
        ("on 27–28 September 1993", "1993-09-27", "1993-09-28"),
        ("on 24 and 25 June 1994", "1994-06-24", "1994-06-25"),
        ("on 11/12 May 1996", "1996-05-11", "1996-05-12"),
        ("dated 1994-05-14", "1994-05-14", "1994-05-14"),
        ("on 14.05.1994", "1994-05-14", "1994-05-14"),
        ("on 27/09/1993", "1993-09-27", "1993-09-27"),
        ("in 1992–97", "1992-01-01", "1997-12-31"),
        ("in 1992/93", "1992-01-01", "1993-12-31"),
        ("in 1999-2002", "1999-01-01", "2002-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the early 1990s", "1990-01-01", "1993-12-31"),
        ("in the late 1990s", "1997-01-01", "1999-12-31"),
        ("in early 2008", "2008-01-01", "2008-04-30"),
        ("at the end of 1999", "1999-12-01", "1999-12-31"),
        ("at the close of 1999", "1999-12-01", "1999-12-31"),
        ("Through 2003", "2003-01-01", "2003-12-31"),
        ("deadlier than 1993, when many died", "1993-01-01", "1993-12-31"),
        ("in mid-July 2008", "2008-07-11", "2008-07-20"),
        ("in the second half of 1996", "1996-07-01", "1996-12-31"),
        ("as of midnight on 10 November 2020", "2020-11-10", "2020-11-10"),
        ("in June 2009", "2009-06-01", "2009-06-30"),
        ("between 1988 and 1993 alone", "1988-01-01", "1993-12-31"),
        ("between 3 March and 5 May 1998", "1998-03-03", "1998-05-05"),
        ("from 5 January to 2 April 2009", "2009-01-05", "2009-04-02"),
        ("from 31 December to 2 January 2001", "2000-12-31", "2001-01-02"),
        ("from December 2002 to January 2003", "2002-12-01", "2003-01-31"),
        ("(October 1993–March 1996)", "1993-10-01", "1996-03-31"),
        ("5 October 1993–8 March 1996", "1993-10-05", "1996-03-08"),
        ("since 1999", "1999-01-01", ".."),
        ("from June 2009 onwards", "2009-06-01", ".."),
        ("until June 2009", "..", "2009-06-30"),
        ("by the end of 2007", "..", "2007-12-31"),
        ("before 2001", "..", "2000-12-31"),
        ("particularly after 1992", "1993-01-01", ".."),
        ("the 1994 Agreement", "1994-01-01", "1994-12-31"),
        ("after signing the November statement in 2020", "2020-11-01", "2020-11-30"),
        ("on 03/04/1994", "1994-01-01", "1994-12-31"),  # the day before the month, or after it: only the year is sure
    ],
)
def test_one_expression(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "He may 5 times go",
        "2000 troops were there",
        "some 1994 refugees",
        "1,960 armed troops",
        "1800 armed men",
        "on 30 February 1994 nobody came, it says",
        "S/1994/583",
        "the march of 5 men",
        "3,407th meeting",
    ],
)
def test_no_date(text: str) -> None:
    assert [d for d in days(text) if d[0] == d[1]] == []
    assert not any(d[0][:4] in {"2000", "1800"} or d == ("1994-01-01", "1994-12-31") for d in days(text))


def test_two_years_are_two_times() -> None:
    assert days("39 missions in 1999 and again in 2008") == [("1999-01-01", "1999-12-31"), ("2008-01-01", "2008-12-31")]


def test_relative_days_rest_on_the_days_named_before() -> None:
    assert days("In 1994 it came and two years later it left") == [
        ("1994-01-01", "1994-12-31"),
        ("1996-01-01", "1996-12-31"),
    ]
    assert days("Troops have been there since 1974; the force came ten years earlier")[1] == (
        "1964-01-01",
        "1964-12-31",
    )
    assert len(days("Troops have been there since May 1974; the force came ten years earlier")) == 1
    assert days("The same year it left") == []
    assert days("The same year it left", anchor=Period.of_year(1994)) == [("1994-01-01", "1994-12-31")]
    assert days("Just two years later, in March 2008, they asked", anchor=Period.of_year(2006)) == [
        ("2008-03-01", "2008-03-31")
    ]


def test_a_day_without_a_year_is_left_out_where_no_year_is_understood() -> None:
    assert days("On 22 January the Council met") == []
    assert list_date_spans("On 22 January the Council met") == ((3, 13),)
    assert days("On 22 January the Council met", year=1998) == [("1998-01-22", "1998-01-22")]


def test_a_report_speaks_of_the_year_before_it() -> None:
    issued = date(1998, 5, 11)
    assert days("On 22 January the Council met", issued=issued) == [("1998-01-22", "1998-01-22")]
    assert days("On 3 December the Council met", issued=issued) == [("1997-12-03", "1997-12-03")]
    assert days("The next round is scheduled for 3 December", issued=issued) == [("1998-12-03", "1998-12-03")]
    assert days("On 3 December the Council met", issued=issued, year=1994) == []  # two years are possible


def test_29_february_of_a_year_that_has_none() -> None:
    assert days("In February 1999") == [("1999-02-01", "1999-02-28")]
    assert days("in February, they met", year=1999) == [("1999-02-01", "1999-02-28")]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_the_same_in_four_forms(day: date) -> None:
    month = day.strftime("%B")
    forms = [
        f"on {day.day} {month} {day.year}",
        f"on {month} {day.day}, {day.year}",
        f"on {day.isoformat()}",
        f"on {day.day:02d}.{day.month:02d}.{day.year}",
    ]
    assert {tuple(days(form)) for form in forms} == {((day.isoformat(), day.isoformat()),)}


@given(st.text(alphabet="0123456789 -–/.,()MayJunetosince", max_size=80))
def test_never_raises_and_stays_inside(text: str) -> None:
    for when in find_times(text, year=1999, issued=date(2001, 2, 28), anchor=Period.of_year(1998)):
        assert 0 <= when.start < when.end <= len(text)
        assert when.text == text[when.start : when.end]


def test_a_month_of_the_next_year() -> None:
    assert days("in September 1999 and in February of the next year") == [
        ("1999-09-01", "1999-09-30"),
        ("2000-02-01", "2000-02-29"),
    ]


def test_the_day_of_the_week_tells_the_year() -> None:
    issued = date(1994, 3, 3)  # 7 March 1994 was a Monday
    assert days("resumed on Monday, 7 March", issued=issued) == [("1994-03-07", "1994-03-07")]
    assert days("it met on 7 March", issued=issued) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Between 6 March 1995, when I last wrote, and mid-April, all was quiet.", [("1995-03-06", "1995-04-20")]),
        ("On 6 March 1995, when I last wrote, and in mid-April 1996", [("1995-03-06", "1995-03-06"), ("1996-04-11", "1996-04-20")]),
        ("on 30 September and 1 October 1993", [("1993-09-30", "1993-10-01")]),
        ("on 30 September and 4 October 1993", [("1993-09-30", "1993-09-30"), ("1993-10-04", "1993-10-04")]),
        ("its resolution of 11 October 2005 on the situation", [("2005-10-11", "2005-10-11")]),
        ("from 11 October 2005 on all was quiet", [("2005-10-11", "..")]),
    ],
)  # fmt: skip
def test_days_beside_each_other_and_by_the_way(text: str, wanted: list[tuple[str, str]]) -> None:
    assert days(text) == wanted


def test_that_period_is_the_stretch_named_before() -> None:
    stretch, day = (
        Period.of_days(date(1995, 3, 6), date(1995, 4, 20)),
        Period.of_days(date(1995, 3, 6), date(1995, 3, 6)),
    )
    assert days("During that period 28 were killed.", anchor=stretch) == [("1995-03-06", "1995-04-20")]
    assert days("As at that date it owed 2 million dollars.", anchor=day) == [("1995-03-06", "1995-03-06")]
    assert days("During that period 28 were killed.", anchor=day) == []
    assert days("During that period 28 were killed.") == []
    assert days("During that period of unrest 28 were killed.", anchor=stretch) == []
