"""Wordings of real reports that bear nothing out and are excluded by nothing, each beside the plain statement that is tested."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.assess.audit.said import read, verdict_of

from peaceops.assess.audit.evidence import find_report
from peaceops.assess.audit.verdict import build_verdict
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.passage import Passage
from peaceops.model.statement import Predicate, Statement
from peaceops.model.text import Text

_SILENT = ("no-evidence", "not-testable")


@pytest.mark.parametrize(
    "sentence",
    [
        "This authorization is subject to the decision of the Security Council to extend the mandate of UNOMIG.",
        "I recommended on 3 May 1999 that the Security Council extend the mandate of UNOMIG until 31 July 1999.",
        "In the course of 1998 UNOMIG was informed on 3 April that an aircraft had been seen.",
        "UNOMIG, led by a Special Representative, assisted the United Nations-led peace process.",
        "UNOMIG welcomed the study led by the United Nations Development Programme (UNDP).",
        "UNOMIG reported that no casualties were found.",
        "In the area of UNOMIG no casualties were reported in the incident.",
        "On 15 June 2000 at least three armed men opened fire at the vehicles of UNOMIG.",
        "The presence of Abkhaz security personnel in the zone that UNOMIG watched did not exceed 600.",
        "On 1 January 2005 UNOMIG trained 5 civilian personnel.",
        "Two buildings for internally displaced persons from Abkhazia were repaired.",
        "Some 270 internally displaced persons from Abkhazia received food.",
        "The parliament of Georgia asked that CISPKF be withdrawn within two months.",
        "Countries providing military observers to UNOMIG Albania 1 Austria 2 Bangladesh 8 Czech Republic 5 Denmark 6 Egypt 3 France 3 Total 108",
        "UNOMIG recorded three violations of the ceasefire.",
    ],
)
def test_it_is_silent(sentence):
    assert verdict_of(sentence).verdict in _SILENT


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("On 24 August 1993 the Security Council established UNOMIG.", "supported"),
        ("UNOMIG was led by the United Nations.", "supported"),
        ("UNOMIG was in Georgia in 1998.", "supported"),
        (
            "In June 1995 UNMOT comprised 39 military observers from Austria (5), Bangladesh (7), Bulgaria (3), Denmark (4) and Jordan (7).",
            "supported",
        ),
        ("On 1 January 2005 UNOMIG had 117 military observers.", "supported"),
        ("On 1 January 2005 UNOMIG had 390 military observers.", "contradicted"),
        ("No member of UNOMIG died.", "contradicted"),
        ("CISPKF was withdrawn within two months.", "contradicted"),
    ],
)
def test_the_plain_statement_is_tested(sentence, verdict):
    assert verdict_of(sentence).verdict == verdict


def test_until_when_is_not_told_by_the_verb():
    true = verdict_of(
        "By resolution 1582 (2005) of 28 January 2005 the Council extended the mandate of UNOMIG until 31 July 2005."
    )
    false = verdict_of(
        "By resolution 1582 (2005) of 28 January 2005 the Council extended the mandate of UNOMIG until 31 December 2009."
    )
    assert "supported" not in (true.verdict, false.verdict)
    other = verdict_of("By resolution 9999 (2005) of 28 January 2005 the Council extended the mandate of UNOMIG.")
    assert other.verdict in _SILENT


def _test(verdict: str, *, definition: str = "T3/deployed_strength", fit: str = "outside", kind: str = "recomputed"):
    figure = Recomputed(
        claimed="121 observers", claimed_low=Decimal(121), claimed_high=Decimal(121), low=Decimal(93), high=Decimal(93),
        definition=definition, fit=fit, citation="a table", period="2005-04", readings=1,
    )  # fmt: skip
    return StatementTest(kind=kind, verdict=verdict, explanation="It is excluded.", figures=(figure,))


_STATEMENT = Statement(
    id="s1",
    sentence=0,
    start=0,
    end=1,
    text="x",
    predicate=Predicate(topic="strength"),
    modality="asserted",
    is_testable=True,
)


def test_a_report_and_a_table_are_two_sources():
    found = build_verdict(_STATEMENT, [_test("contradicted")], report="S/2005/269")
    assert found.verdict == "contested"
    assert "121 observers by S/2005/269 itself" in found.explanation
    assert "93 by a table" in found.explanation


@pytest.mark.parametrize(
    ("test", "report"),
    [
        (_test("contradicted"), ""),
        (_test("contradicted", fit="other-period"), "S/2005/269"),
        (_test("contradicted", definition="identity/started"), "S/2005/269"),
        (_test("contradicted", kind="document"), "S/2005/269"),
    ],
)
def test_what_is_no_count_of_its_own_stays_excluded(test, report):
    assert build_verdict(_STATEMENT, [test], report=report).verdict == "contradicted"


@pytest.mark.parametrize(
    ("front", "found"),
    [
        (
            "United Nations S/2005/269 Security Council Distr.: General 25 April 2005 Original: English Report of the Secretary-General on Abkhazia",
            True,
        ),
        ("Report of the Secretary-General on the situation in Abkhazia, Georgia", True),
        ("INTERIM REPORT OF THE SECRETARY-GENERAL ON TAJIKISTAN", True),
        ("What the report of the Secretary-General left out", False),
        ("The Report of the Secretary-General: a reading", False),
        ("Observers in Georgia", False),
    ],
)
def test_a_report_is_told_by_its_front(front, found):
    passage = Passage(document="a", order=0, text=front, kind="paragraph")
    text = Text(name="a.txt", sha256="", format="text", language="en", passages=(passage,), sentences=())
    assert bool(find_report(text)) is found


@pytest.mark.parametrize(
    ("sentences", "mission"),
    [
        (
            ("UNMOT observed the ceasefire in Tajikistan.", "CIS/PKF had 9,000 men in Tajikistan in June 1996."),
            "cis-cpf-tajikistan",
        ),
        (
            ("UNOMIG observed the ceasefire in Georgia.", "CIS/PKF had 1,500 men in Abkhazia in June 1996."),
            "cispkf-abkhazia",
        ),
    ],
)
def test_a_short_name_of_two_forces_is_told_by_its_text(sentences, mission):
    _, statements = read(*sentences)
    named = [e for s in statements for e in s.entities if e.kind == "mission" and "PKF" in e.text]
    assert {e.id for e in named} == {mission}
