"""Rules on citations: for each what a careful editor would mark, and what he would let pass."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.documents.citations.build import make_text

from peaceops.assess.audit.citation import RULES, check_citations
from peaceops.documents.citations import parse_citations
from peaceops.documents.contents import Contents
from peaceops.model.audit import Finding
from peaceops.model.passage import Passage
from peaceops.model.period import Period
from peaceops.model.statement import Amount, Comparison, Entity, Predicate, Statement, When
from peaceops.model.text import Note, Place, Sentence, Text

GERMAN = "German, T., “Abkhazia and South Ossetia: Collision of Interests”, Russie. Nei. Visions, Vol. 11, 2006."
SMITH = "Smith, J., “Keeping Peace in the Hills”, Journal of Peace, Vol. 3, 2004."
DOE = "Doe, J., “Consent Revisited in the South”, Journal of Peace, Vol. 4, 2005."


def state(
    order: int, text: str, *, amount: str = "", unit: str = "persons", bound: str = "exact", ident: str = "s001",
    modality: str = "asserted", topic: str = "", subject: str = "", noun: str = "", negated: bool = False,
    comparison: Comparison | None = None,
) -> Statement:  # fmt: skip
    """Make a statement whose days are the years and months that stand in a sentence."""
    times = []
    for match in re.finditer(r"(?:(January|March|August) )?((?:19|20)\d\d)", text):
        year = int(match[2])
        month = {"January": 1, "March": 3, "August": 8}.get(match[1] or "", 0)
        period = Period.of_days(date(year, month, 1), date(year, month, 28)) if month else Period.of_year(year)
        times.append(
            When(
                period=period,
                text=match.group(),
                start=match.start(),
                end=match.end(),
                kind="month" if month else "year",
            )
        )
    amounts = ()
    if amount:
        at = text.index(amount)
        value = Decimal(re.sub(r"[^\d.]", "", amount)) / (100 if unit == "share" else 1)
        low = None if bound == "fewer-than" else value
        high = None if bound == "more-than" else value
        amounts = (
            Amount(low=low, high=high, unit=unit, text=amount, start=at, end=at + len(amount), bound=bound, noun=noun),
        )
    entities = (Entity(kind="mission", id=subject, text=subject, start=0, end=1, role="subject"),) if subject else ()
    return Statement(
        id=ident, sentence=order, start=0, end=len(text), text=text, times=tuple(times), amounts=amounts, modality=modality,
        predicate=Predicate(topic=topic), entities=entities, is_negated=negated, comparison=comparison, notes=(),
    )  # fmt: skip


def run(text: Text, *statements: Statement, documents: dict[str, Text] | None = None) -> list[Finding]:
    return list(check_citations(text, parse_citations(text), statements, documents or {}, search=Contents()))


def codes(text: Text, *statements: Statement, documents: dict[str, Text] | None = None) -> list[str]:
    found = run(text, *statements, documents=documents)
    assert all(f.grounds and f.code in RULES for f in found)
    return [f"{f.code} {f.severity}" for f in found]


def notes(*words: str, **fields: str) -> list[str]:
    return codes(make_text(words, **fields))


def test_every_rule_says_what_it_asks() -> None:
    assert sorted(RULES) == [f"C{number:02d}" for number in range(1, 18)]
    for code, rule in RULES.items():
        assert rule.code == code
        assert rule.question.endswith("?")
        assert len(rule.explanation) > 60


# C01


def older(sentence: str, *, note: str = GERMAN, **fields: object) -> list[str]:
    return codes(make_text([note], [(sentence, ["1"])]), state(0, sentence, **fields))  # type: ignore[arg-type]


def test_a_figure_of_2015_from_a_work_of_2006() -> None:
    sentence = "More than 80% of the population received passports in 2015."
    assert older(sentence, amount="80%", unit="share", bound="more-than") == ["C01 error"]


def test_an_act_of_2015_from_a_work_of_2006() -> None:
    assert older("The base was enlarged in 2015.") == ["C01 warning"]


@pytest.mark.parametrize(
    "sentence",
    [
        "About 80% of the population held passports in 2004.",
        "The population was expected to hold 80% in 2015.",
        "By plan 80% will hold passports in 2015.",
        "In 2015, as in 2004, the force had 500 soldiers.",
        "The share rose from 20% in 2004 to 80% in 2015.",
        "Since 2015 the force had 500 soldiers.",
        "After the war of 2015 the commission had 500 soldiers.",
        "The war of 2015 was what the literature calls a spoiler's war.",
        "The force was larger than it was in 2015.",
        "In 2015 the state did what “hegemonic peacekeeping” means.",
        "The 1994 agreement was broken in 2015.",
        "The mandate was 500 in 2015.",
    ],
)
def test_what_an_older_work_may_be_cited_for(sentence: str) -> None:
    assert older(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Since 2015 the force has been in limbo.", ["C01 warning"]),
        ("The base was enlarged in 2015 and 2017.", ["C01 warning"]),
        ("Since 2015 the force is weak.", []),
        ("Since 2004 the force has been in limbo.", []),
    ],
)
def test_what_has_lasted_since_a_day_and_what_was_so_in_two_years(sentence: str, found: list[str]) -> None:
    text = make_text([GERMAN], [(sentence, ["1"])])
    since = state(0, sentence)
    if sentence.startswith("Since"):
        when = since.times[0]
        period = Period(start=when.period.start, end=None)
        since = replace(since, times=(replace(when, kind="since", period=period, text=f"Since {when.text}", start=0),))
    assert codes(text, since) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The force was deployed from 2009 to 2012.", ["C01 warning"]),
        ("The force was deployed between 2009 and 2012.", ["C01 warning"]),
        ("The force was deployed in 2009–2012.", ["C01 warning"]),
        ("The force was deployed from 2004 to 2012.", []),  # the work may have seen the beginning
        ("The force will be deployed from 2009 to 2012.", []),
        ("The force (2009–2012) was called a spoiler.", []),  # a label
        ("After the war from 2009 to 2012 the state was called weak.", []),
        ("The force was planned from 2009 to 2012.", []),
    ],
)
def test_a_span_of_days_begins_with_its_first(sentence: str, found: list[str]) -> None:
    text = make_text([GERMAN], [(sentence, ["1"])])
    one = state(0, sentence)
    first, last = one.times
    span = sentence[first.start : last.end]
    when = replace(
        first, kind="range", text=span, end=last.end, period=Period(start=first.period.start, end=last.period.end)
    )
    assert codes(text, replace(one, times=(when,))) == found


@pytest.mark.parametrize(
    ("years", "begun", "verb", "found"),
    [
        ("14 years", "1994", "was terminated", ["C01 warning"]),
        ("10 years", "1994", "was terminated", []),
        ("14 years", "1994", "was praised", []),
        ("14 years", "1994 and 1995", "was terminated", []),
    ],
)
def test_an_end_that_follows_from_the_beginning(years: str, begun: str, verb: str, found: list[str]) -> None:
    sentences = [f"The force was deployed in {begun}.", f"The force {verb} after {years}."]
    text = make_text([GERMAN], [(sentences[0], []), (sentences[1], ["1"])])
    one = state(0, sentences[0], topic="started", subject="force", ident="s001")
    other = state(1, sentences[1], topic="duration", subject="force", amount=years, unit="years", ident="s002")
    assert codes(text, one, other) == found


def test_a_page_without_a_date_was_there_when_it_was_opened() -> None:
    page = "Archives, “Finding aid”, https://a.org/aid (accessed 2 February 2016)."
    assert older("The base was enlarged in 2018.", note=page) == ["C01 warning"]
    assert older("The base was enlarged in 2015.", note=page) == []


def test_a_reference_that_gives_the_background() -> None:
    for words in ("Cf. ", "See also ", "See generally ", "For the background, see "):
        assert (
            older("More than 80% of them received passports in 2015.", note=words + GERMAN, amount="80%", unit="share")
            == []
        )
    assert older("The base was enlarged in 2015.", note="See " + GERMAN) == []
    assert older("More than 80% received passports in 2015.", note="See " + GERMAN, amount="80%", unit="share") == [
        "C01 error"
    ]
    sentence = "On 16 February 2009 he was sentenced by a court (see S/2007/15, paras. 8 and 16)."
    assert codes(make_text((), [sentence]), state(0, sentence)) == []


def test_a_norm_is_cited_for_what_it_ordains() -> None:
    note = "United Nations, Agreement on a Ceasefire and Separation of Forces, May 14, 1994."
    assert older("The force broke it in 2008.", note=note) == []


def test_a_newer_or_unknown_work_beside_it() -> None:
    sentence = "The base was enlarged in 2015."
    newer = "Roe, R., “The Base”, Journal of Peace, Vol. 9, 2016."
    assert codes(make_text([f"{GERMAN[:-1]}; {newer}"], [(sentence, ["1"])]), state(0, sentence)) == []
    assert codes(make_text([GERMAN, newer], [(sentence, ["1", "2"])]), state(0, sentence)) == []
    assert (
        codes(
            make_text([GERMAN, "Kremlin.ru, Statement on the base, https://kremlin.ru/a/b."], [(sentence, ["1", "2"])]),
            state(0, sentence),
        )
        == []
    )


def test_a_prediction_or_a_carried_day() -> None:
    sentence = "The base was enlarged in 2015."
    assert older(sentence, modality="predicted") == []
    plain = state(0, sentence)
    carried = Statement(
        id="s001", sentence=0, start=0, end=4, text=sentence,
        times=(When(period=Period.of_year(2015), text="2015", start=25, end=29, how="carried"),),
    )  # fmt: skip
    assert codes(make_text([GERMAN], [(sentence, ["1"])]), carried) == []
    assert codes(make_text([GERMAN], [(sentence, [])]), plain) == []


# C02


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (
            "Valiyev, A., “Karabakh After the War”, Ponars, August 23, 2021, https://ponars.org/a/b (accessed: March 6, 2020).",
            ["C02 error"],
        ),
        (
            "Valiyev, A., “Karabakh After the War”, Ponars, August 23, 2021, https://ponars.org/a/b (accessed: March 6, 2022).",
            [],
        ),
        (
            "Valiyev, A., “Karabakh After the War”, Ponars, August 23, 2021, https://ponars.org/a/b (accessed: August 22, 2021).",
            [],
        ),
        ("UN, What is Peacekeeping, 2022, https://un.org/a/b (accessed: March 9, 2022).", []),
        ("UN, What is Peacekeeping, https://un.org/a/b (accessed: March 9, 2022).", []),
        (
            "Smith, J., “Peace in the Hills”, Journal of Peace, Vol. 30, No. 1, 2023, https://doi.org/10.1000/xyz123 (accessed: 3 November 2022).",
            [],
        ),
        ("Smith, J., “Peace in the Hills”, Monthly, June 2022, https://a.org/b/c (accessed: 20 May 2022).", []),
        ("Smith, J., “Peace”, Blog, 05/06/2022, https://a.org/b/c (accessed: 20 May 2022).", []),
        ("Smith, J., “Peace in the Hills”, Blog, 2022, https://a.org/b/c (accessed: 20 May 2019).", ["C02 error"]),
    ],
)
def test_opened_before_it_was_there(note: str, found: list[str]) -> None:
    assert notes(note) == found


# C03


@pytest.mark.parametrize(
    ("date_and_address", "found"),
    [
        ("May 2015, https://p.org/wp-content/uploads/2014/10/2007_sou_oss_georgia.pdf", ["C03 warning"]),
        ("May 2015, https://p.org/wp-content/uploads/2014/10/georgia.pdf", ["C03 note"]),
        ("December 2017, https://iorj.hse.ru/data/2018/05/23/Policy.pdf", []),
        ("2006, https://ifri.org/sites/default/files/atoms/files/2015/report.pdf", []),
        ("March 2011, https://p.org/wp-content/uploads/2011/02/report.pdf", []),
        ("November 25, 2021, https://n.eu/2021/11/25/why-peacekeepers/", []),
        ("November 26, 2021, https://n.eu/2021/11/25/why-peacekeepers/", []),
        ("November 25, 2022, https://n.eu/2021/11/25/why-peacekeepers/", ["C03 warning"]),
        ("November 25, 2020, https://n.eu/2021/11/25/why-peacekeepers/", ["C03 note"]),
        ("2021, https://n.eu/2021/11/25/why-peacekeepers/", []),
        ("February 23, 2008, https://smh.com.au/world/putin-calls-20080223-gds2d5.html", []),
        ("February 23, 2022, https://o.org/2022/02/putins-peacekeepers/", []),
        ("September 26, 2017, https://oxfordre.com/view/10.1093/acrefore/9780190228637.001.0001/e-462", []),
        ("2015, https://a.org/events/2014-review-of-the-year", []),
    ],
)
def test_date_and_address(date_and_address: str, found: list[str]) -> None:
    assert notes(f"Peace Operations Review, South Ossetia and Georgia in words, {date_and_address}.") == found


def test_a_journal_is_on_line_before_its_issue() -> None:
    assert notes("Smith, J., “Peace”, Journal, Vol. 3, No. 1, 2016, https://j.org/2014/10/12/peace.") == []


# C04


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (
            "Ministry of Defense, “Russian peacekeeping contingent in Nagorno Karabakh”, News, 2022, https://mil.ru/.",
            ["C04 warning"],
        ),
        (
            "Ministry of Defense, “Russian peacekeeping contingent in Nagorno Karabakh”, 2022, https://www.mil.ru/en/.",
            ["C04 warning"],
        ),
        (
            "Ministry of Defense, “Russian peacekeeping contingent in Nagorno Karabakh”, 2022, https://mil.ru/news/1.",
            [],
        ),
        (
            "Ministry of Defense, “Russian peacekeeping contingent in Nagorno Karabakh”, 2022, https://mil.ru/?id=12.",
            [],
        ),
        ("https://www.un.org.", ["C04 warning"]),
        ("See also www.un.org/.", ["C04 warning"]),
        ("The mission's own site is at https://unomig.org.", []),
        ("https://www.un.org/en/peace-and-security/.", []),
        ("United Nations Peacekeeping, official website, https://peacekeeping.un.org/en.", []),
        ("Uppsala Conflict Data Program, “UCDP Conflict Encyclopedia database”, https://ucdp.uu.se/.", []),
        ("World Bank, World Development Indicators, https://databank.worldbank.org.", []),
        ("The text is available at www.civil.ge.", ["C04 warning"]),
        ("“Bertelsmann Transformation Index”, 2022, https://bti-project.org/.", []),
        ("Smith, J., “Keeping Peace in the Hills”, Journal of Peace, Vol. 3, 2004, https://www.jpeace.org.", []),
        ("See https://mil.ru/.", ["C04 warning"]),
    ],
)
def test_address_of_a_site(note: str, found: list[str]) -> None:
    assert notes(note) == found


# C05


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Human Rights Watch.", ["C05 warning"]),
        ("Ministry of Defence of Azerbaijan.", ["C05 warning"]),
        ("Now Sukhumi.", []),
        ("Gali District.", []),
        ("Human Rights Watch, 15 July 2011.", []),
        ("Human Rights Watch, Living in Limbo.", []),
        ("Charter of the United Nations.", []),
        ("Emphasis added.", []),
        ("The Ministry of Defence denied this.", []),
    ],
)
def test_nothing_but_a_name(note: str, found: list[str]) -> None:
    assert notes(note) == found


def test_a_name_that_refers_back() -> None:
    assert (
        notes(
            "Human Rights Watch, Living in Limbo, 2011, https://hrw.org/a/b.",
            "Human Rights Watch, op. cit.",
            "Human Rights Watch.",
        )
        == []
    )


# C06, C07


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("Ibid.",), ["C06 error"]),
        ((SMITH, "Miller, op. cit., p. 4."), ["C06 error"]),
        ((SMITH, "See note 99 above."), ["C06 error"]),
        ((SMITH, "Ibid.", "Smith, op. cit.", "Smith, supra note 1."), []),
        (("It leaves out police.", "Ibid."), ["C06 error"]),
        (("Miller, op. cit.", "Ibid."), ["C06 error"]),
        ((f"{SMITH[:-1]}; {DOE}", "Ibid."), ["C07 warning"]),
        ((f"{SMITH[:-1]}; {DOE}", "Ibid.", "Ibid."), ["C07 warning"]),
        ((SMITH, SMITH.replace("Hills", "Plains").replace("2004", "2009"), "Smith, op. cit."), ["C07 warning"]),
        ((SMITH, SMITH.replace("Hills", "Plains").replace("2004", "2009"), "Smith, Keeping Peace in the Plains, op. cit."), []),
        ((SMITH, "See section 3 above.", "See Table 2 below."), []),
    ],
)  # fmt: skip
def test_references_back(words: tuple[str, ...], found: list[str]) -> None:
    assert notes(*words) == found


def test_a_name_that_stands_in_a_note_before_it_is_not_blamed() -> None:
    first = "Standard accounts are those of Ekberg, S. and others, one of whom is Tade-Moore; the title (Oxford: Tide, 2013)."
    assert notes(first, SMITH, "Ekberg and Tade-Moore (note 1), p. 4.") == []
    assert notes(first, SMITH, "Castellane (note 1), p. 4.") == ["C06 error"]
    assert notes(SMITH, DOE, "Smith, supra note 2, at 9.") == ["C07 warning"]
    # Words of no language that is read lead to an author who is cited; another's name is blamed.
    assert notes(SMITH, DOE, "Sobre ellos, Smith, op. cit., p. 4.") == []
    assert notes(SMITH, DOE, "Sobre ellos, Castellane, op. cit., p. 4.") == ["C06 error"]
    assert notes(SMITH, DOE, "Smith, “Another Title of His”, op. cit., p. 4.") == ["C06 error"]


def test_a_note_that_was_not_read_is_not_blamed() -> None:
    text = Text(
        name="x", sha256="", format="text", language="en", passages=(),
        notes=(Note(label="1", order=0, text=SMITH), Note(label="3", order=1, text="Miller, op. cit.")),
    )  # fmt: skip
    assert codes(text) == []


def test_a_list_of_references_that_was_hardly_read() -> None:
    text = make_text(
        (),
        ["So it is (Miller 1999).", "And so (Fortna 2004)."],
        ["Fortna, V. (2004) Peace. Oxford: Oxford University Press."],
    )
    assert codes(text) == []


# C08


def sides(one: Statement, other: Statement, second: str = "Ibid.") -> list[str]:
    text = make_text([SMITH, second], [(one.text, ["1"]), (other.text, ["2"])])
    return codes(text, one, other)


def test_two_figures_of_one_day_from_one_source() -> None:
    one = state(0, "The force had 500 soldiers in 2003.", amount="500", topic="strength", subject="unomig")
    other = state(1, "In 2003 it had 900 soldiers.", amount="900", topic="strength", subject="unomig", ident="s002")
    assert sides(one, other) == ["C08 warning"]
    assert sides(one, other, DOE) == []


def test_figures_that_do_not_exclude_each_other() -> None:
    one = state(0, "The force had 500 soldiers in 2003.", amount="500", topic="strength", subject="unomig")
    for text, fields in [
        ("In 2002 it had 900 soldiers.", {"amount": "900", "topic": "strength", "subject": "unomig"}),
        ("In 2003 it had 900 soldiers.", {"amount": "900", "topic": "strength", "subject": "unmot"}),
        ("In 2003 it had 900 soldiers.", {"amount": "900", "topic": "ceiling", "subject": "unomig"}),
        ("In 2003 it had 900 soldiers.", {"amount": "900", "topic": "strength", "subject": "unomig", "bound": "about"}),
        (
            "In 2003 it had 900 vehicles.",
            {"amount": "900", "topic": "strength", "subject": "unomig", "unit": "vehicles"},
        ),
        (
            "In 2003 it had 400 soldiers.",
            {"amount": "400", "topic": "strength", "subject": "unomig", "bound": "more-than"},
        ),
        (
            "In 2003 it may have had 900.",
            {"amount": "900", "topic": "strength", "subject": "unomig", "modality": "possible"},
        ),
    ]:
        assert sides(one, state(1, text, ident="s002", **fields)) == []  # type: ignore[arg-type]


# C09

STATEMENT = (
    "Statement by {}President of Azerbaijan, Prime Minister of Armenia and President of Russia, November 10, 2020, {}."
)
COPIES = (
    "Kremlin.ru, " + STATEMENT.format("", "http://kremlin.ru/news/64384"),
    "President.az, " + STATEMENT.format("the ", "https://president.az/view/45923"),
)


def test_two_copies_of_one_statement() -> None:
    assert codes(make_text(COPIES, [("It was signed.", ["1"]), ("It was kept.", ["2"])])) == ["C09 note"]
    assert codes(make_text(COPIES, [("It was signed.", ["1", "2"])])) == ["C09 warning"]


def test_what_is_openly_quoted_at_second_hand() -> None:
    assert (
        notes(
            "D. Lynch, Strategies (Basingstoke: Macmillan, 2000), quoted in J. Mackinlay, Peacekeepers (Tokyo: UNU Press, 2003), p. 63."
        )
        == []
    )


def wires(*words: str) -> list[str]:
    labels = [str(n) for n in range(1, len(words) + 1)]
    return codes(make_text(words, [("The force was said to be leaving.", labels)]))


def test_papers_that_carry_one_agency() -> None:
    one = "“Walkout looms”, The Harbour Herald, 11 March 2016 (AFP)."
    two = "“Mission may lose a brigade”, The Hill Gazette, 12 March 2016 (from AFP)."
    assert wires(one, two) == ["C09 warning"]
    # Another agency, another week, the same paper, no agency.
    assert wires(one, two.replace("AFP", "Reuters")) == []
    assert wires(one, two.replace("12 March", "19 March")) == []
    assert wires(one, two.replace("The Hill Gazette", "The Harbour Herald")) == []
    assert wires(one, two.replace(" (from AFP)", "")) == []
    assert codes(make_text((one, two), [("It was said.", ["1"]), ("It was kept.", ["2"])])) == []


def test_what_is_openly_reproduced() -> None:
    note = "Outgoing Cable MIR-7 of 11 January 1994, reproduced in The Hill File (R. Oye ed., Tide: Utrecht, 2002), p. 145."
    assert codes(make_text((note,), [("It was cabled.", ["1"])])) == []


def test_statements_of_two_days() -> None:
    assert notes(COPIES[0], COPIES[1].replace("November 10", "November 11")) == []


def test_the_same_address_twice_is_one_work() -> None:
    assert notes(COPIES[0], COPIES[0]) == []


# C10, C11

FILL = "The Mission continued its patrols in the security zone and met the parties every week at the bridge. " * 30
PAGE = (
    "Some 47,000 displaced persons, out of three hundred thousand, had returned to the Gali district by July. The Mission "
    "noted that “the situation on the ground remains un-\nstable and volatile” and that one fifth of the 1,600 houses "
    "had been rebuilt. In 1998 a further 40,219 persons fled."
)


def document(*pages: str, **fields: object) -> dict[str, Text]:
    passages = tuple(Passage(document="d", order=at, text=page) for at, page in enumerate((*pages, FILL)))
    return {
        "w01": Text(
            name="d.pdf", sha256="d", format="pdf", language=str(fields.get("language", "en")), passages=passages
        )
    }


def at_hand(
    sentence: str, *, amount: str = "", page: str = PAGE, documents: dict[str, Text] | None = None, **fields: object
) -> list[str]:
    text = make_text([SMITH], [(sentence, ["1"])])
    said = [state(0, sentence, amount=amount, **fields)] if amount else []  # type: ignore[arg-type]
    return codes(text, *said, documents=document(page) if documents is None else documents)


def test_words_that_the_source_does_not_hold() -> None:
    assert at_hand("The Mission said that “nobody had ever come back to the valley”.") == ["C10 warning"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Mission noted that “the situation on the ground remains unstable and volatile”.",
        "The Mission noted that “the situation … remains unstable and volatile”.",
        "The Mission noted that “[t]he situation on the ground remains unstable”.",
        'The Mission noted that "The Situation on the ground remains unstable and volatile."',
        "The Mission noted that “the situation on the grounds remained unstable and volatile”.",
        "It called this a “frozen peace”.",
        "It signed the “Declaration on Measures for a Political Settlement of the Georgian–Abkhaz Conflict”.",
        "It did not say what Georgia's and Russia's envoys said.",
    ],
)
def test_words_that_it_holds_or_that_are_no_quotation(sentence: str) -> None:
    assert at_hand(sentence) == []


def test_a_document_in_another_language_or_not_at_hand() -> None:
    sentence = "The Mission said that “nobody had ever come back to the valley”."
    assert at_hand(sentence, documents=document(PAGE, language="ru")) == []
    assert at_hand(sentence, documents={}) == []
    assert (
        at_hand(sentence, documents={"w01": Text(name="d", sha256="d", format="pdf", language="en", passages=())}) == []
    )


def scan(*pages: tuple[str, float | None]) -> dict[str, Text]:
    passages = tuple(
        Passage(document="d", order=at, text=page, is_ocr=True, word_confidence_mean=mark)
        for at, (page, mark) in enumerate((*pages, (FILL, 95.0)))
    )
    return {"w01": Text(name="d.pdf", sha256="d", format="pdf", language="en", passages=passages)}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (("uonsag a1ydes6oues 8661 ABN voreuojuy auGNg", 37.0), ["C10 warning"]),  # a map on the last page
        (("uonsag a1ydes6oues 8661 ABN voreuojuy auGNg", None), ["C10 warning"]),
        (("Reached fro1n the aimex of c0ntributi0ns " * 4, 76.0), []),  # text, badly read: it may stand there
        (("uonsag a1ydes6oues 8661 ABN voreuojuy auGNg " * 40, 37.0), []),  # so much of it is no map
    ],
)
def test_words_that_a_scan_does_not_hold(page: tuple[str, float | None], found: list[str]) -> None:
    documents = scan((PAGE, 94.0), page)
    assert at_hand("The Mission said that “nobody had ever come back to the valley”.", documents=documents) == found
    true = "The Mission noted that “the situation on the ground remains unstable and volatile”."
    assert at_hand(true, documents=documents) == []
    slip = scan((PAGE.replace("situation on the ground", "s1tuation on tlie ground"), 94.0), page)
    assert at_hand(true, documents=slip) == [], "a slip of the reader is no other quotation"


def test_a_figure_that_the_source_does_not_hold() -> None:
    assert at_hand("By July 61,000 persons had returned.", amount="61,000") == ["C11 warning"]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"Excerpt from the annual report. {PAGE}", []),
        (f"{PAGE} […] The rest followed. [pages 14 to 60 omitted]", []),
        (f"The extract of the tank was read. {PAGE}", ["C11 warning"]),
        (f"{PAGE} He said that “[…] it was so”.", ["C11 warning"]),
    ],
)
def test_nothing_is_missed_in_a_part_of_a_work(page: str, found: list[str]) -> None:
    assert at_hand("By July 61,000 persons had returned.", amount="61,000", page=page) == found


@pytest.mark.parametrize(
    ("sentence", "amount", "fields"),
    [
        ("By July 47,000 persons had returned.", "47,000", {}),
        ("By July 47 000 persons had returned.", "47 000", {}),
        ("Of 300,000 persons some returned.", "300,000", {}),
        ("A further 40,000 persons fled.", "40,000", {"bound": "about"}),
        ("A further 40,000 persons fled.", "40,000", {}),
        ("Some 15.7% of them returned.", "15.7%", {"unit": "share"}),
        ("The other 253,000 persons stayed away.", "253,000", {}),
        ("It took 11 soldiers.", "11", {}),
        ("It took 61 years.", "61", {"unit": "years"}),
        ("By July 61,000 persons may have returned.", "61,000", {"modality": "possible"}),
        ("In total 61,000 persons returned.", "61,000", {}),
        ("My report of 48 March 1994 told of it.", "48", {"unit": "count"}),
        ("My report (S/1995/’342, paras. 42-44) told of it.", "342, paras", {"unit": "count"}),
        ("The report, in para. 42, told of it.", "42", {"unit": "count"}),
    ],
)
def test_a_figure_that_it_holds_or_that_follows(sentence: str, amount: str, fields: dict[str, object]) -> None:
    assert at_hand(sentence, amount=amount, **fields) == []


def test_a_sum_of_figures_of_the_same_sentence() -> None:
    sentence = "Of the 40,219 and the 1,600 and 500 others, 42,319 persons came back; 42,351 persons were counted."
    text = make_text([SMITH], [(sentence, ["1"])])
    said = [state(0, sentence, amount=a) for a in ("40,219", "1,600", "500", "42,319", "42,351")]
    found = [f.title for f in run(text, *said, documents=document(PAGE)) if f.code == "C11"]
    assert sorted(found) == ["42,351 does not stand in the source", "500 does not stand in the source"]


def test_a_figure_with_a_second_source_that_is_not_at_hand() -> None:
    sentence = "By July 61,000 persons had returned."
    text = make_text([f"{SMITH[:-1]}; {DOE}"], [(sentence, ["1"])])
    assert codes(text, state(0, sentence, amount="61,000"), documents=document(PAGE)) == []


# C12


@pytest.mark.parametrize(
    ("pinpoint", "found"),
    [
        ("p. 314", []), ("p. 301", []), ("315", []), ("p. 316", ["C12 warning"]), ("p. 29", ["C12 warning"]), ("para. 2", []), ("p. xi", []),
    ],
)  # fmt: skip
def test_a_page_outside_the_article(pinpoint: str, found: list[str]) -> None:
    listed = ["Smith, J. and Jones, K. (2010) ‘Why they left’, Journal of Peace Research, vol. 47, no. 3, pp. 301–15."]
    assert codes(make_text([f"Smith and Jones 2010, {pinpoint}."], (), listed)) == found


def test_a_book_has_all_its_pages() -> None:
    assert notes("John Smith, Peace (Oxford: Oxford University Press, 2004), pp. 12-14.", "Smith, Peace, p. 300.") == []


# C13


def test_the_same_page_twice_in_a_note() -> None:
    assert notes(f"{SMITH[:-1]}, p. 3; Smith, op. cit., p. 3.") == ["C13 note"]
    assert notes(f"{SMITH[:-1]}, p. 3; Smith, op. cit., p. 4.") == []


def test_two_marks_at_one_place() -> None:
    def text(at: int) -> Text:
        return Text(
            name="x", sha256="", format="text", language="en",
            passages=(Passage(document="x", order=0, text="It was so and it stayed so."),),
            sentences=(Sentence(order=0, passage=0, start=0, end=27, text="It was so and it stayed so.", notes=("1", "2")),),
            notes=(
                Note(label="1", order=0, text=SMITH, calls=(Place(passage=0, at=26),)),
                Note(label="2", order=1, text="Ibid.", calls=(Place(passage=0, at=at),)),
            ),
        )  # fmt: skip

    assert codes(text(27)) == ["C13 note"]
    assert codes(text(9)) == []


# C14


def test_later_than_the_text() -> None:
    note = "Roe, R., “The Base in the Hills”, Eurasia Daily, 12 May 2023, https://a.org/b/c (accessed: 3 June 2023)."
    assert notes(note, issued="2022-03") == ["C14 warning"]
    assert notes(note, issued="2023") == []
    assert notes(note, issued="2023-05-01") == ["C14 warning"]  # opened in June
    assert notes(note, issued="") == []
    assert notes(note, issued="Spring") == []
    assert notes("Smith, J., “Peace in the Hills”, Journal of Peace, Vol. 3, 2023.", issued="2022-11-01") == []


def test_a_text_whose_own_date_was_misread_blames_nobody() -> None:
    later = [
        f"Smith, J., “Peace in the Hills {n}”, Interfax, {n} March 2014, available at: https://a.org/{n}."
        for n in range(1, 4)
    ]
    assert notes(*later, issued="2010-07-01") == []


# C15, C16


@pytest.mark.parametrize(
    ("note", "form", "found"),
    [
        ("Smith, J., “Peace in the Hills”, Blog, htttp://a.org/b.", "text", ["C15 warning"]),
        ("Smith, J., “Peace in the Hills”, Blog, https//a.org/b.", "text", ["C15 warning"]),
        ("Smith, J., “Peace in the Hills”, Blog, https://a.org/b%2.", "pdf", []),
        ("Smith, J., “Peace in the Hills”, Blog, https://a.org/b%2.", "docx", ["C15 warning"]),
        ("Smith, J., “Peace in the Hills”, Blog, https://a.org/b%20c.", "docx", []),
        ("Smith, J., “Peace in the Hills”, Blog, https://web.archive.org/web/2008/http://a.org.", "docx", []),
        ("Smith, J., “Peace in the Hills”, Blog, www.a.org/b.", "docx", []),
    ],
)
def test_addresses_that_cannot_be_opened(note: str, form: str, found: list[str]) -> None:
    text = Text(
        name="x", sha256="", format=form, language="en", passages=(), notes=(Note(label="1", order=0, text=note),)
    )
    assert codes(text) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("31 February 2008", ["C16 warning"]),
        ("February 30, 2008", ["C16 warning"]),
        ("3 May 2008, www.hills.example.org/a, retrieved 31 April 2010", ["C16 warning"]),
        ("3 May 2008, www.hills.example.org/a, accessed February 30, 2010", ["C16 warning"]),
        ("3 May 2008, www.hills.example.org/a, retrieved 30 April 2010", []),
        ("3 May 2008, www.hills.example.org/a, accessed February 29, 2012", []),
        ("29 February 2008", []),
        ("31/12/2008", []),
        ("12/31/2008", []),
    ],
)
def test_days_that_do_not_exist(day: str, found: list[str]) -> None:
    assert notes(f"Smith, J., “Peace in the Hills”, Interfax, {day}.") == found


# C17

STATEMENT = "Kremlin.ru, Statement by the President of A and the Prime Minister of B, November 10, 2020."


def outcome(sentence: str, note: str = STATEMENT) -> list[str]:
    return codes(make_text([note], [(sentence, ["1"])]))


@pytest.mark.parametrize(
    "sentence",
    [
        "Remnants of the army still act in the valley.",
        "The army has not left the valley.",
        "The withdrawal has never been completed.",
        "The parties failed to meet their deadlines.",
    ],
)
def test_an_agreement_cannot_tell_whether_it_was_kept(sentence: str) -> None:
    assert outcome(sentence) == ["C17 warning"]
    assert outcome(sentence, "Agreement on a Ceasefire and Separation of Forces, Moscow, 14 May 1994.") == [
        "C17 warning"
    ]


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("The forces leave the valley by 1 December.", STATEMENT),
        ("The statement is still in force.", STATEMENT),
        ("The statement says that the army has not left the valley.", STATEMENT),
        ("The army “has not left” the valley.", STATEMENT),
        ("The army has not left the valley.", "See also " + STATEMENT),
        ("The army has not left the valley.", f"{STATEMENT[:-1]}; {SMITH}"),
        ("The army has not left the valley.", "Smith, J., “The Agreement of May”, Journal of Peace, Vol. 3, 2004."),
        ("The army has not left the valley.", "Ministry of B, Report on violations of the agreement, 5 May 2021."),
        ("The army has not left the valley.", "Kremlin.ru, Statement by the President of A, November 10, 2020."),
    ],
)
def test_what_an_agreement_may_be_cited_for(sentence: str, note: str) -> None:
    assert outcome(sentence, note) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Council adopted a resolution on the “current state of the valley and of the people in it”.", []),
        ("The Parliament took a decision of 11 October 2005 on “what is to come of the valley this year”.", []),
        ("The item entitled “what is to come of the people of the valley” was left out.", []),
        ("The report said on this day that “nobody had ever come back to the valley”.", ["C10 warning"]),
        ("The resolution says that “nobody had ever come back to the valley”.", ["C10 warning"]),
    ],
)
def test_a_title_of_another_act_is_no_quotation(sentence: str, found: list[str]) -> None:
    assert at_hand(sentence) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((f"{SMITH[:-1]}; {DOE}", "Ibid., document S/12607."), []),
        ((f"{SMITH[:-1]}; {DOE}", "Ibid., Thirty-third Year, 2071st meeting."), []),
        ((f"{SMITH[:-1]}; {DOE}", "Ibid., p. 12."), ["C07 warning"]),
    ],
)
def test_a_document_named_after_ibid_is_the_work(words: tuple[str, ...], found: list[str]) -> None:
    assert notes(*words) == found
