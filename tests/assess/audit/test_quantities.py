"""Quantities in free wording: parts of a force, two missions together, days told by others, the displaced, the dead of all missions."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.assess.audit.said import Silent, audit, base, verdict_of

from peaceops.evidence.answer import Reading
from peaceops.pipeline.audit_ask import EvidenceAsker
from peaceops.pipeline.engine import open_tables

SUPPORTED = ("supported", "supported-with-qualification")
SILENT = ("no-evidence",)
CONTRADICTED = ("contradicted",)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        # By the tables of months, December 2011: 4,950 police of 22,990 in UNAMID; December 2000: 1,808 of 1,813 in UNMIBH.
        ("Police made up a fifth of UNAMID’s personnel in December 2011.", SUPPORTED),
        ("One in five of UNAMID’s people were police officers in December 2011.", SUPPORTED),
        ("UNAMID’s 4,950 police made up two fifths of its 22,990 people in December 2011.", CONTRADICTED),
        ("UNMIBH’s 1,808 police were a minority of its people at the end of 2000.", CONTRADICTED),
        ("UNMIBH’s 1,808 police were the bulk of its people at the end of 2000.", SUPPORTED),
        # A ceiling is another question.
        ("A fifth of UNAMID’s authorised personnel were to be police in December 2011.", SILENT),
    ],
)
def test_parts_of_a_force(sentence: str, verdicts: tuple[str, ...]) -> None:
    found = {v.verdict for _, v in audit(sentence)[0]}
    worst = "contradicted" if "contradicted" in found else verdict_of(sentence).verdict
    assert worst in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        # The ledger has 0.0538 of all in uniform at the end of February 2014, and nothing on one kind of them.
        ("Women made up 5.4 per cent of UNAMID’s uniformed personnel at the end of February 2014.", SUPPORTED),
        ("Women made up 12 per cent of UNAMID’s uniformed personnel at the end of February 2014.", CONTRADICTED),
        ("One in three of UNAMID’s uniformed personnel was a woman at the end of February 2014.", CONTRADICTED),
        ("Women made up 12 per cent of UNAMID’s police at the end of February 2014.", SILENT),
        ("Women made up 3 per cent of UNAMID’s troops at the end of February 2014.", SILENT),
        ("One in a hundred of UNAMID’s soldiers was a woman at the end of February 2014.", SILENT),
    ],
)
def test_women_among_one_kind_are_another_share(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        # 9,392 in UNMIL and 9,071 in UNOCI; 204 and 151 dead.
        ("Between them UNMIL and UNOCI had close to 18,500 people in uniform at the end of 2010.", SUPPORTED),
        ("Between them UNMIL and UNOCI had some 24,000 people in uniform at the end of 2010.", CONTRADICTED),
        ("UNMIL and UNOCI together lost 355 people.", SUPPORTED),
        ("UNMIL and UNOCI together had 40 helicopters at the end of 2010.", SILENT),
        # What a mission stands at, and people who are not its own.
        ("UNAMID was 15,136 strong when 2008 drew to a close.", SUPPORTED),
        ("UNAMID was 22,990 strong when 2008 drew to a close.", CONTRADICTED),
        ("MINUSMA had swollen to 21,198 people in uniform by the end of 2013.", CONTRADICTED),
        ("UNMIK fed 9,000 people at the end of 2003.", SILENT),
        ("UNAMIR had 20,000 people under its protection in March 1994.", SILENT),
        # Most of the dead by one cause, and a factor that is no sum.
        ("Accidents account for most of the deaths in MINUSTAH.", SUPPORTED),
        ("Hostile acts account for most of the deaths in UNMIL.", CONTRADICTED),
        ("In UNMIS disease claimed ten times as many lives as hostile acts did: 41 against four.", SILENT),
    ],
)
def test_people_of_missions(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


@pytest.mark.parametrize(
    ("sentence", "number", "days"),
    [
        ("UNMIL had 14,898 people in December 2006, against 9,392 the year before.", 9392, "2005"),
        ("UNMIL had 9,392 people in December 2010; two years earlier it had 11,000.", 9392, "2010"),
        ("Deaths stood at 163,210 in Ethiopia in 2022, against 124,553 the year before.", 124553, "2021"),
        ("Deaths stood at 163,210 in Ethiopia in 2022, against 124,553 the year before.", 163210, "2022"),
    ],
)
def test_days_told_by_others(sentence: str, number: int, days: str) -> None:
    from peaceops.assess.audit.scope import list_assertions

    found = [
        a for s, _ in audit(sentence)[0] for a in list_assertions(s, ("mission", "state"))[0]
        if a.amount is not None and a.amount.low == number
    ]  # fmt: skip
    assert {str(a.days[0].year) for a in found if a.days} <= {days}


def _reading(definition: str, number: int, year: int, label: str = "") -> Reading:
    return Reading(
        definition=definition, label=label or f"{definition} {year}", rule="stock", unit="persons", low=Decimal(number),
        high=Decimal(number), period=(str(year), str(year)), source="unhcr-population",
    )  # fmt: skip


_FLED = Silent({
    "displacement": (
        _reading("displacement/refugees_from_unhcr", 769753, 1995),
        _reading("displacement/refugees_in_unhcr", 3200, 1995),
        _reading("displacement/internally_displaced_unhcr", 1097800, 1995),
        _reading("displacement/returned_refugees_to_unhcr", 1208005, 1995),
    )
})  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Refugees from Rwanda numbered 769,753 in 1995.", SUPPORTED),
        ("Rwandan refugees numbered some 770,000 at the end of 1995.", SUPPORTED),
        ("Rwanda had over 2.2 million refugees abroad in 1995.", CONTRADICTED),
        ("Rwanda had 1,097,800 refugees abroad in 1995.", CONTRADICTED),
        ("Some 1.2 million Rwandan refugees went home in 1995.", SUPPORTED),
        ("Some 1,208,000 Rwandan refugees were abroad, unreturned, in 1995.", CONTRADICTED),
        ("Rwanda hosted 769,753 refugees in 1995.", CONTRADICTED),
        # A group, a place of it, a moment within the year, two states: other figures.
        ("Some 300,000 Rwandan refugees were children in 1995.", SILENT),
        ("In early 1995 there were 2 million refugees from Rwanda.", SILENT),
        ("In 1995 there were 1.2 million Rwandan refugees in Zambia.", SILENT),
        ("Refugees from Rwanda numbered 835,200 in 1995.", SILENT),
    ],
)
def test_who_fled_and_returned(sentence: str, verdicts: tuple[str, ...]) -> None:
    verdict = verdict_of(sentence, asker=_FLED)
    assert verdict.verdict in verdicts
    if "1,097,800" in sentence:
        assert "internally_displaced" in verdict.explanation  # whose the number is


@pytest.mark.datasets
def test_losses_are_the_rows_of_the_register(datasets: Path) -> None:
    import csv

    with next(datasets.rglob("DPPADPOSS-FATALITIES.csv")).open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    in_2010 = sum(row["incident_date"].startswith("2010") for row in rows)
    irish = sum(row["isocode3"] == "IRL" for row in rows)
    casebook, _, _ = base()
    asker = EvidenceAsker(casebook, base()[2].codebook, open_tables(datasets / "missions"))
    for sentence, verdicts in (
        (f"In 2010 the UN lost {in_2010} peacekeepers.", SUPPORTED),
        (f"In 2009 the UN lost {in_2010} peacekeepers.", CONTRADICTED),
        (f"Ireland has lost {irish} peacekeepers in all.", SUPPORTED),
        (f"Ireland has lost {irish * 2} peacekeepers in all.", CONTRADICTED),
        ("The Contadora Battalion of Peacekeepers lost six men in a flood in 1971.", SILENT),
        ("In 2010 the UN lost 30 peacekeepers in a helicopter crash.", SILENT),
    ):
        assert verdict_of(sentence, asker=asker).verdict in verdicts, sentence
