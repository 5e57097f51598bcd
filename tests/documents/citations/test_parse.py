"""Notes in the styles of the field, each with what a reader takes them to mean."""

from __future__ import annotations

from datetime import date

import pytest
from tests.documents.citations.build import make_text

from peaceops.documents.citations import parse_citations
from peaceops.model.citation import CitationGraph, Work

SMITH = "John Smith, Keeping Peace: A History (Oxford: Oxford University Press, 2004), 12–13."
OTHER = "John Smith, The Other Book (New York: Norton, 2009), 3."
SOKOV = "Nikolai Sokov, “Near Abroad”, in Lena Jonson and Clive Archer (eds), Peacekeeping and the Role of Russia (Boulder, CO: Westview Press, 1996), pp. 137–58."
DOE = "Jane Doe and Richard Roe, “Consent Revisited,” International Peacekeeping 12, no. 3 (2005): 45, https://doi.org/10.1080/13533310500074564."


def graph(*notes: str) -> CitationGraph:
    return parse_citations(make_text(notes))


def work(note: str) -> Work:
    works = graph(note).works
    assert len(works) == 1, [w.label for w in works]
    return works[0]


def meant(*notes: str) -> list[str]:
    """Work, ``?`` with the candidates, ``-`` for nothing found or ``.`` for no citation, for each citation."""
    signs = {"resolved": "", "ambiguous": "?", "unresolved": "-", "none": "."}
    return [f"{signs[c.resolution]}{c.work}{'|'.join(c.candidates)}" for c in graph(*notes).citations]


# Each line: a note and the fields a reader finds in it.
FULL = [
    (
        "MacFarlane, S.N., “On the front lines in the near abroad”, Third World Quarterly, Vol.18, No. 3, 1997, p. 514.",
        {"kind": "article-journal", "who": ["MacFarlane, S.N."], "container": "Third World Quarterly", "volume": "18",
         "issue": "3", "issued": "1997-01-01/1997-12-31"},
    ),
    (
        ("Human Rights Watch, Georgia/Abkhazia: Back Home, but in Limbo, July 15, 2011, available at: https://www.hrw. "
        "org/news/2011/07/15/georgia/abkhazia-back- home-limbo (accessed: May 5, 2022)."),
        {"who": ["Human Rights Watch"], "title": "Georgia/Abkhazia: Back Home, but in Limbo",
         "issued": "2011-07-15/2011-07-15", "accessed": "2022-05-05",
         "address": "https://www.hrw.org/news/2011/07/15/georgia/abkhazia-back-home-limbo"},
    ),
    (SMITH, {"kind": "book", "who": ["Smith, John"], "title": "Keeping Peace: A History", "place": "Oxford",
             "publisher": "Oxford University Press", "issued": "2004-01-01/2004-12-31"}),
    (DOE, {"kind": "article-journal", "who": ["Doe, Jane", "Roe, Richard"], "title": "Consent Revisited", "volume": "12",
           "issue": "3", "container": "International Peacekeeping"}),
    (
        "Mary Kaldor, “The New Wars,” in Handbook of War Studies, ed. Paul Rich (London: Routledge, 2012), 110.",
        {"kind": "chapter", "container": "Handbook of War Studies", "publisher": "Routledge", "place": "London"},
    ),
    (
        "Luke Harding, “Troops leave,” Guardian (London), 12 May 2008, A3.",
        {"kind": "article-newspaper", "container": "Guardian", "place": "London", "issued": "2008-05-12/2008-05-12"},
    ),
    ("The New York Times, 12 May 2008.", {"kind": "article-newspaper", "container": "The New York Times", "title": ""}),
    (
        "John H. Smith, The Law of Peacekeeping, 40 Case W. Res. J. Int’l L. 281, 292 (2008).",
        {"who": ["Smith, John H."], "title": "The Law of Peacekeeping", "volume": "40", "pages": "281"},
    ),
    (
        "Antonio Cassese, International Law (2nd edn, OUP 2005) 12.",
        {"kind": "book", "who": ["Cassese, Antonio"], "publisher": "OUP", "issued": "2005-01-01/2005-12-31"},
    ),
    (
        "Georgia v. Russia (II), no. 38263/08, ECtHR (Grand Chamber), Judgment of 21 January 2021, § 4.",
        {"kind": "legal_case", "title": "Georgia v. Russia (II)", "issued": "2021-01-21/2021-01-21"},
    ),
    (
        "Vienna Convention on the Law of Treaties art. 31, May 23, 1969, 1155 U.N.T.S. 331.",
        {"kind": "treaty", "title": "Vienna Convention on the Law of Treaties", "issued": "1969-05-23/1969-05-23"},
    ),
    (
        "United Nations, Report of the Secretary-General on the situation in Abkhazia, Georgia, S/2008/480, 23 July 2008, para. 5.",
        {"kind": "report", "symbol": "S/2008/480", "issued": "2008-07-23/2008-07-23",
         "title": "Report of the Secretary-General on the situation in Abkhazia, Georgia"},
    ),
    (
        ("United Nations, Agreement on a Cease-Fire, signed in Moscow, May 14, 1994, available at: "
        "https://www.un.org/ga/search/view_doc. asp?symbol=S/1994/583 (accessed: March 4, 2022)."),
        {"symbol": "S/1994/583", "title": "Agreement on a Cease-Fire", "issued": "1994-05-14/1994-05-14"},
    ),
    ("S.C. Res. 1244, U.N. Doc. S/RES/1244 (June 10, 1999).", {"symbol": "S/RES/1244", "issued": "1999-06-10/1999-06-10"}),
    (
        "Bratersky, M., “Russia”, Journal X, December 2017, https://iorj.hse.ru/data/2018/05/23/Russia%20 and%20Peace.pdf.",
        {"address": "https://iorj.hse.ru/data/2018/05/23/Russia%20and%20Peace.pdf", "issued": "2017-12-01/2017-12-31"},
    ),
    (
        "Cutts, N.M., “Enemies Through the Gates, Case Western Reserve Journal, Vol. 40, Iss. 1, 2008, p.292.",
        {"title": "Enemies Through the Gates", "container": "Case Western Reserve Journal", "volume": "40"},
    ),
    (
        "The Herald, Putin calls Kosovo ‘terrible precedent’, February 23, 2008.",
        {"title": "Putin calls Kosovo ‘terrible precedent’", "issued": "2008-02-23/2008-02-23"},
    ),
    ("Author’s interview with an official, Tbilisi, May 2008.", {"kind": "interview", "issued": "2008-05-01/2008-05-31"}),
    ("European Parliament resolution of 5 June 2008 on the situation in Georgia.", {"issued": "2008-06-05/2008-06-05"}),
    ("IISS, The Military Balance 2008 (London: Routledge, 2008), p. 176.", {"title": "The Military Balance 2008"}),
    ("Letter dated 16 April 2008 from the Representative of Georgia (S/2008/257).", {"symbol": "S/2008/257", "issued": "2008-04-16/2008-04-16"}),
    ("R. Allison, ‘Russia resurgent?’, International Affairs 84: 6, Nov. 2008, pp. 1145–71.", {"container": "International Affairs", "volume": "84", "issue": "6"}),
    ("S.C. Res. 1973, ¶ 4, U.N. Doc. S/RES/1973 (Mar. 17, 2011).", {"issued": "2011-03-17/2011-03-17"}),
    ("Statement by the three Presidents, Kremlin.ru, 5 May 2016, https://kremlin.ru/statement/11.", {"title": "Statement by the three Presidents", "container": "Kremlin.ru"}),
    (
        "See generally Yonathan A. Arbel, Adminization: Gatekeeping Consumer Contracts, 71 VAND. L. REV. 121 (2018) (discussing other practices).",
        {"who": ["Arbel, Yonathan A."], "title": "Adminization: Gatekeeping Consumer Contracts", "volume": "71", "container": "VAND. L. REV."},
    ),
    ("On the term, see W. Michael Reisman, Folded Lies: Bribery, Crusades, and Reforms 16 (1979).", {"title": "Folded Lies: Bribery, Crusades, and Reforms"}),
    ("S/RES/937 (1994).", {"symbol": "S/RES/937 (1994)", "issued": "1994-01-01/1994-12-31", "who": ["UN Security Council"]}),
    (
        "Security Council resolution 858 (1993) of 24 August 1993, para. 2.",
        {"symbol": "S/RES/858 (1993)", "title": "Security Council resolution 858 (1993)", "issued": "1993-08-24/1993-08-24"},
    ),
    ("SC Res. 713, pmbl. paras. 3–4 (Sept. 25, 1991).", {"symbol": "S/RES/713", "issued": "1991-09-25/1991-09-25"}),
    (
        "Benjamin Weiser, Here’s What Happens, N.Y. TIMES (May 27, 2023), https://www.nytimes.com/2023/05/27 /nyregion/a.html [https://perma.cc/V6ZM-64RV].",
        {"address": "https://www.nytimes.com/2023/05/27/nyregion/a.html", "issued": "2023-05-27/2023-05-27"},
    ),
    ("MACHADO, Hugo de Brito. Curso de direito. São Paulo: Malheiros, 2023. p. 33.", {"who": ["MACHADO, Hugo de Brito"], "publisher": "Malheiros"}),
    ("Robert Muggah, Introduction (Robert Muggah ed., 2013).", {"publisher": "", "issued": "2013-01-01/2013-12-31"}),
    ("Smith, J., “Peace”, Review, 05/06/2008.", {"issued": "2008-05-06/2008-06-05"}),
    ("Smith, J., “Peace”, Review, Spring 2008.", {"issued": "2008-01-01/2008-12-31"}),
    ("Smith, J., “Peace”, Review, 31 February 2008.", {"issued": None}),
    ("Smith, J., “The war of 8 August 2008 in words”, Review, https://a.org/b.", {"issued": None}),
]  # fmt: skip


@pytest.mark.parametrize(("note", "fields"), FULL, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_fields_of_a_full_reference(note: str, fields: dict[str, object]) -> None:
    found = work(note)
    for name, wanted in fields.items():
        if name == "who":
            assert [author.name for author in found.authors] == wanted
        elif name == "issued":
            days = "/".join(day.isoformat() for day in found.issued) if found.issued else None
            assert days == wanted
        elif name == "accessed":
            assert found.accessed == date.fromisoformat(str(wanted))
        else:
            assert getattr(found, name) == wanted


@pytest.mark.parametrize(
    ("note", "pinpoint"),
    [
        (SMITH, "12–13"),
        ("S/2008/631, para. 21.", "para. 21"),
        ("MacFarlane, S.N., “Front lines”, Third World Quarterly, Vol.18, No. 3, 1997, p. 514.", "p. 514"),
        ("Prosecutor v Tadić (Judgment) ICTY-94-1-A (15 July 1999) [120].", "120"),
        ("John H. Smith, The Law, 40 Case W. Res. J. Int’l L. 281, 292 (2008).", "292"),
        ("Charter of the United Nations, art. 2(4).", "art. 2(4)"),
    ],
)
def test_pinpoints(note: str, pinpoint: str) -> None:
    assert graph(note).citations[0].pinpoint == pinpoint


RESOLVED = [
    (("Ibid.",), ["-"]),
    ((SMITH, "Ibid., p. 5.", "Ibid."), ["w01", "w01", "w01"]),
    ((SMITH, "Id. at 45."), ["w01", "w01"]),
    ((f"{SMITH[:-1]}; {DOE}", "Ibid."), ["w01", "w02", "?w01|w02"]),
    ((f"{SMITH[:-1]}; {DOE}", "Ibid.", "Ibid."), ["w01", "w02", "?w01|w02", "?w01|w02"]),
    ((f"{SMITH[:-1]}; ibid., p. 6.", "Ibid."), ["w01", "w01", "w01"]),
    ((SMITH, "The count leaves out police.", "Ibid."), ["w01", ".", "w01"]),
    ((SMITH, DOE, "Smith, op. cit., p. 4.", "Doe, J. and Roe, R., op. cit."), ["w01", "w02", "w01", "w02"]),
    ((SMITH, "Smith, A., op. cit."), ["w01", "-"]),
    ((SMITH, OTHER, "Smith, op. cit."), ["w01", "w02", "?w01|w02"]),
    ((SMITH, OTHER, "Smith, Other Book, op. cit."), ["w01", "w02", "w02"]),
    ((SMITH, "Smith, op. cit.", OTHER, "Smith 2009, op. cit."), ["w01", "w01", "w02", "w02"]),
    ((SMITH, DOE, "Op. cit., p. 3."), ["w01", "w02", "?w02|w01"]),
    ((SMITH, "Smiht, op. cit."), ["w01", "-"]),
    ((SMITH, "Smyth, op. cit."), ["w01", "?w01"]),
    ((SMITH, DOE, "“Consent Revisited”, op. cit.", "Smith, loc. cit."), ["w01", "w02", "w02", "w01"]),
    ((SMITH, DOE, "Smith, supra note 1, at 300.", "Doe (n 2) 15."), ["w01", "w02", "w01", "w02"]),
    ((SMITH, f"{OTHER[:-1]}; {DOE}", "See note 2 above.", "Smith, above n. 2."), ["w01", "w02", "w03", "?w02|w03", "w02"]),
    ((SMITH, "See note 99 above."), ["w01", "-"]),
    ((SMITH, "It differs by year.", "See note 2 above."), ["w01", ".", "."]),
    (("See note 2 below.", SMITH), ["w01", "w01"]),
    ((SMITH, "Smith, Keeping Peace, 45."), ["w01", "w01"]),
    ((DOE, "Doe and Roe, “Consent Revisited,” 50; Smith, Peace, 3."), ["w01", "w01", "w02"]),
    ((SMITH, "See section 3 above."), ["w01", "."]),
    (
        ("IIFFMCG, Report, Volume I, September 2009 (hereinafter “Tagliavini Report”), p. 12.", SMITH, "Tagliavini Report, p. 33."),
        ["w01", "w02", "w01"],
    ),
    (
        (f"See {SMITH[:-1]} and {DOE}", "See also Smith, Keeping Peace, 3; but see Doe and Roe, “Consent Revisited,” 9."),
        ["w01", "w02", "w01", "w02"],
    ),
    (("See S/2008/219 and S/2008/480, para. 3.", "UN Doc. S/2008/219."), ["w01", "w02", "w01"]),
    (("UN Doc. S/RES/937 (1994), 21 July 1994.", "Security Council resolution 937 (1994), para. 4."), ["w01", "w01"]),
    (("Security Council resolutions 858 (1993) and 937 (1994).",), ["w01", "w02"]),
    (
        ("“A”, https://www.bbc.com/news/world-54903869.", "BBC, “Another name”, http://bbc.com/news/world-54903869/"),
        ["w01", "w01"],
    ),
    (("Ministry, “One page”, https://mil.ru/", "Ministry, “Another page”, https://mil.ru/"), ["w01", "w02"]),
    ((SOKOV, "Sokov, op. cit., p. 140.", "Jonson and Archer, op. cit.", "Archer (ed.), Peacekeeping and the Role of Russia, p. 9."), ["w01", "w01", "w02", "w02"]),
    (("Human Rights Watch, “Up in Flames”, January 2009.", "HRW, Up in Flames, p. 70.", "Up in Flames, p. 71."), ["w01", "w01", "w01"]),
    (("Prosecutor v. Kunarac et al., Case No. IT-96-23, Judgement, 12 June 2002, para. 90.", "Kunarac, para. 91."), ["w01", "w01"]),
    (("Ferrel, J. and Quist, A., Patrols, Malmö, 2009.", "Ferrel, J., Checkpoints, Malmö, 2012.", "Ferrel, J., op. cit."), ["w01", "w02", "w02"]),
    (("Regulation (EU) 2016/679 of the European Parliament of 27 April 2016 (the “GDPR”), Article 17.", "GDPR, Article 17(1)."), ["w01", "w01"]),
    (("This is also discussed in Yonathan A. Arbel, Theory of the Nudnik, 73 VAND. L. REV. 929, 962 (2020) (focusing on it).", "Arbel, supra note 1, at 930."), ["w01", "w01"]),
    (("Marnow (2004: 112).", "Marnow 2004, p. 9; Marnow 2005."), ["w01", "w01", "w02"]),
    ((SMITH, "Including the Chief Military Observer."), ["w01", "."]),
    (("Kommersant, 14 March 2006; Izvestiya, 16 March 2006.",), ["w01", "w02"]),
]  # fmt: skip


@pytest.mark.parametrize(("notes", "works"), RESOLVED, ids=lambda value: value[-1][:40])
def test_which_work_is_meant(notes: tuple[str, ...], works: list[str]) -> None:
    assert meant(*notes) == works


@pytest.mark.parametrize(
    "note",
    [
        (
            "E.g., Indian Peace Keeping Force (IPKF), Indian operations in Sri Lanka between 1987 and 1990; The Australian/New "
            "Zealand-led Operation Helpem Fren in the Solomon Islands from 2003 and 2017; and Operation Astute from 2006 to 2013."
        ),
        "Emphasis added.",
        "Author’s own translation.",
        "The force was larger in 2008 than in 1994.",
        "These figures include police.",
    ],
)
def test_a_note_that_explains_cites_nothing(note: str) -> None:
    found = graph(SMITH, note).citations[1:]
    assert [(c.kind, c.resolution) for c in found] == [("explanatory", "none")]


def test_a_note_that_explains_and_cites() -> None:
    found = graph("The count leaves out police. See " + SMITH + " The ministry denied it.").citations
    assert [c.kind for c in found] == ["explanatory", "full", "explanatory"]
    assert "Smith" in found[1].text


def test_unnamed_op_cit_by_the_author_in_the_sentence() -> None:
    text = make_text([SMITH, DOE, "Op. cit., p. 3."], [("As Doe and Roe show, consent decays.", ["3"])])
    assert parse_citations(text).citations[2].work == "w02"


def test_a_quotation_at_second_hand() -> None:
    found = graph(
        "D. Lynch, Strategies (Basingstoke: Macmillan, 2000), quoted in J. Mackinlay, Regional Peacekeepers (Tokyo: UNU Press, 2003), p. 63."
    )
    assert [(o.work, o.original, o.kind) for o in found.origins] == [("w02", "w01", "quotation")]


def test_one_statement_on_two_sites_is_one_original() -> None:
    title = "Statement by {}President of the Republic of Azerbaijan, Prime Minister of the Republic of Armenia, November 10, 2020, "
    found = graph(
        "Kremlin.ru, " + title.format("") + "http://en.kremlin.ru/events/president/news/64384.",
        "President.az, " + title.format("the ") + "https://president.az/en/articles/view/45923.",
        "Kremlin.ru, op. cit.",
    )
    assert [c.work for c in found.citations] == ["w01", "w02", "w01"]
    assert [(o.work, o.original, o.kind) for o in found.origins] == [
        ("w01", "", "statement"),
        ("w02", "w01", "statement"),
    ]


def test_two_articles_of_one_title_and_two_days_stay_apart() -> None:
    found = graph(
        "TASS, Peacekeepers continue to carry out tasks in Karabakh, 1 May 2021, https://tass.com/1.",
        "TASS, Peacekeepers continue to carry out tasks in Karabakh, 2 May 2021, https://tass.com/2.",
    )
    assert len(found.works) == 2
    assert found.origins == ()
