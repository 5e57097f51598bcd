"""Parts of a reference: names, dates, symbols, addresses."""

from __future__ import annotations

from datetime import date

import pytest

from peaceops.documents.citations.dating import find_note_dates
from peaceops.documents.citations.mask import find_addresses
from peaceops.documents.citations.name import may_be_same, parse_authors
from peaceops.documents.citations.symbol import find_symbols
from peaceops.model.address import parse_address
from peaceops.model.citation import Author


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Charap, S., Geist, E., Drennan, J.J. and Kavanagh, J.",
            ["Charap, S.", "Geist, E.", "Drennan, J.J.", "Kavanagh, J."],
        ),
        ("Shanahan Cutts, N.M.", ["Shanahan Cutts, N.M."]),
        ("John Smith and Jane Doe", ["Smith, John", "Doe, Jane"]),
        ("S. Neil MacFarlane", ["MacFarlane, S. Neil"]),
        ("Jaïr van der Lijn & Timo Smit", ["van der Lijn, Jaïr", "Smit, Timo"]),
        ("Smith, J., et al.", ["Smith, J."]),
        ("Ministry of Defense of the Russian Federation", ["Ministry of Defense of the Russian Federation"]),
        ("The Sydney Morning Herald", ["The Sydney Morning Herald"]),
        ("RFE/RL", ["RFE/RL"]),
        ("Kremlin.ru", ["Kremlin.ru"]),
    ],
)
def test_authors(text: str, names: list[str]) -> None:
    assert [author.name for author in parse_authors(text)] == names


def test_initials_that_contradict() -> None:
    assert may_be_same(Author(family="MacFarlane", given="S.N."), Author(family="MacFarlane", given="S. Neil"))
    assert not may_be_same(Author(family="Lynch", given="D."), Author(family="Lynch", given="S."))
    assert not may_be_same(Author(family="Watch"), Author(literal="Human Rights Watch"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("September 26, 2017", "2017-09-26", "2017-09-26"), ("26 September 2017", "2017-09-26", "2017-09-26"),
        ("26th of September, 2017", "2017-09-26", "2017-09-26"), ("Sept. 26, 2017", "2017-09-26", "2017-09-26"),
        ("2017-09-26", "2017-09-26", "2017-09-26"), ("26.09.2017", "2017-09-26", "2017-09-26"),
        ("09/26/2017", "2017-09-26", "2017-09-26"), ("05/06/2017", "2017-05-06", "2017-06-05"),
        ("24-25 June 1994", "1994-06-24", "1994-06-25"), ("May 2015", "2015-05-01", "2015-05-31"),
        ("May–June 2015", "2015-05-01", "2015-06-30"), ("2016/17", "2016-01-01", "2017-12-31"),
        ("1997-1999", "1997-01-01", "1999-12-31"), ("2004a", "2004-01-01", "2004-12-31"),
    ],
)  # fmt: skip
def test_dates(text: str, first: str, last: str) -> None:
    found = find_note_dates(f"x, {text}, y")
    assert [d.text for d in found] == [text]
    assert found[0].days == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["9780190228637", "S/2008/631", "pp. 12-14", "A/RES/60/2005b1"])
def test_what_is_no_date(text: str) -> None:
    assert find_note_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("S/RES/937 (1994)", ["S/RES/937 (1994)"]), ("A/HRC/13/21/Add.3.", ["A/HRC/13/21/Add.3"]),
        ("S/PRST/2008/3; S/PV.5953", ["S/PRST/2008/3", "S/PV.5953"]), ("A/51/62-S/1996/74", ["A/51/62-S/1996/74"]),
        ("UNSCR 1244 (1999)", ["S/RES/1244 (1999)"]), ("General Assembly resolution 62/249", ["A/RES/62/249"]),
        ("he/she and S/he and and/or", []), ("The Security Council met in 1994", []), ("https://x.org/S/2008/631", []),
    ],
)  # fmt: skip
def test_symbols(text: str, symbols: list[str]) -> None:
    assert [found.text for found in find_symbols(text)] == symbols


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("at https://mil.ru/ and elsewhere", "https://mil.ru/"),
        ("(https://a.org/b_(c)).", "https://a.org/b_(c)"),
        ("<https://a.org/b>, 3 May", "https://a.org/b"),
        ("https://a.org/x-y- accessed 3 May", "https://a.org/x-y-"),
        (
            "https://www.mpil.de/files/pdf4/ IIFFMCG_Volume_II1.pdf (accessed",
            "https://www.mpil.de/files/pdf4/IIFFMCG_Volume_II1.pdf",
        ),
        ("https://a.org/b. The next sentence", "https://a.org/b"),
        ("https://a.org/b/ Smith, J.", "https://a.org/b/"),
    ],
)
def test_addresses(text: str, address: str) -> None:
    assert [found.text for found in find_addresses(text)] == [address]


def test_what_an_address_says() -> None:
    assert [parse_address(a).is_site for a in ("https://mil.ru/", "http://www.un.org/en", "https://a.org/?id=3", "https://a.org/b")] == [
        True, True, False, False,
    ]  # fmt: skip
    folder, name = parse_address("https://p.org/wp-content/uploads/2014/10/2007_sou_oss_georgia.pdf").dates
    assert (folder.where, folder.first, folder.last) == ("folder", date(2014, 10, 1), date(2014, 10, 31))
    assert (name.where, name.first, name.text) == ("name", date(2007, 1, 1), "2007")
    (day,) = parse_address("https://www.smh.com.au/world/putin-calls-20080223-gds2d5.html").dates
    assert (day.where, day.first) == ("page", date(2008, 2, 23))
    assert (
        parse_address(
            "https://oxfordre.com/view/10.1093/acrefore/9780190228637.001.0001/acrefore-9780190228637-e-462"
        ).dates
        == ()
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("https://http://a.org", "two schemes"), ("htttp://a.org/b", "misspelt"), ("http:/a.org/b", "misspelt"), ("https//a.org", "misspelt"),
        ("https:///b", "no host"), ("https://localhost/b", "no host"), ("https://a.org/b%2", "cut off"), ("https://a.org/b%20c", ""),
        ("www.a.org/b", ""), ("https://192.0.2.1/b", ""), ("https://web.archive.org/web/2008/http://a.org", ""),
    ],
)  # fmt: skip
def test_faults_of_an_address(text: str, fault: str) -> None:
    found = parse_address(text).fault
    assert (fault in found) if fault else found == ""
