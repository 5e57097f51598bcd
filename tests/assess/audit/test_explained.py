"""What a verdict tells its reader: days excepted, whose displaced, the source of an act, the unit of a number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.assess.audit.said import Silent, audit, verdict_of

from peaceops.evidence.answer import Reading

SUPPORTED = ("supported", "supported-with-qualification")


def contributions(values: dict[int, int]) -> Silent:
    """An asker that knows how many a state sent in each year."""
    return Silent({
        "contributions": tuple(
            Reading(
                definition="contributions/uniformed", label="uniformed", rule="by year", unit="persons", low=Decimal(number),
                high=Decimal(number), period=(str(year), str(year)), source="list", citation="a list",
            )
            for year, number in values.items()
        )
    })  # fmt: skip


UNIVERSAL = "Ghana has consistently deployed fewer than 100 UN peacekeepers."
EXCEPTION = "The only exception relates to the period 1992–97, when Ghana supplied up to 1,650 uniformed peacekeepers."
SMALL_BUT = {1990: 40, **dict.fromkeys(range(1992, 1998), 1200), 2000: 50}


@pytest.mark.parametrize(
    ("sentences", "values", "verdict"),
    [
        ((EXCEPTION, UNIVERSAL), SMALL_BUT, "supported"),
        ((UNIVERSAL, EXCEPTION), SMALL_BUT, "supported"),
        ((UNIVERSAL,), SMALL_BUT, "contradicted"),
        ((EXCEPTION, UNIVERSAL), {**SMALL_BUT, 1999: 300}, "contradicted"),
        # Another's exception, one of other days, and no exception at all.
        ((EXCEPTION.replace("Ghana", "Kenya"), UNIVERSAL), SMALL_BUT, "contradicted"),
        ((EXCEPTION.replace("1992–97", "1980–82"), UNIVERSAL), SMALL_BUT, "contradicted"),
        (("In 1992–97 Ghana supplied up to 1,650 uniformed peacekeepers.", UNIVERSAL), SMALL_BUT, "contradicted"),
        ((EXCEPTION, "It rained.", "It stopped.", UNIVERSAL), SMALL_BUT, "contradicted"),
    ],
)
def test_days_that_a_text_excepts_are_left_out(
    sentences: tuple[str, ...], values: dict[int, int], verdict: str
) -> None:
    pairs, _ = audit(*sentences, asker=contributions(values))
    own = next(v for s, v in pairs if s.text == UNIVERSAL)
    assert own.verdict in (SUPPORTED if verdict == "supported" else (verdict,))
    assert ("1992–97, which the text excepts" in own.explanation) is (verdict == "supported" or 1999 in values)


def test_a_district_that_is_told_of_the_returned_is_not_that_of_the_displaced() -> None:
    pairs, _ = audit(
        "Of 300,000 refugees of Abkhazia, about 47,000 were allowed to return, exclusively in the Gali district."
    )
    displaced = next(v for s, v in pairs if s.predicate.topic == "displaced")
    assert {f.definition for t in displaced.tests for f in t.figures} == {"D1/displaced_all"}
    pairs, _ = audit("From the Gali district of Abkhazia 80,000 people were displaced, of whom 47,000 returned.")
    for statement, verdict in pairs:
        if statement.predicate.topic == "displaced":
            assert "D1/displaced_all" not in {f.definition for t in verdict.tests for f in t.figures}


def test_recognition_in_quotation_marks_is_recognition() -> None:
    verdict = verdict_of("Russia recognized the ‘independence’ of Abkhazia on 26 August 2008.")
    assert verdict.verdict in SUPPORTED
    assert "(S/2008/631" in verdict.explanation
    for sentence in (
        "Russia recognized the importance of Abkhazia on 26 August 2008.",
        "Russia recognized that Abkhazia mattered on 26 August 2008.",
    ):
        assert verdict_of(sentence).verdict not in SUPPORTED


@pytest.mark.parametrize(
    ("sentence", "is_borne_out"),
    [
        ("Georgia appealed for the internationalization of the CIS Peacekeeping Forces in Abkhazia.", True),
        ("Georgia asked to replace the CIS Peacekeeping Forces in Abkhazia by an international force.", True),
        ("Georgia refused to ask for the internationalization of the CIS Peacekeeping Forces in Abkhazia.", False),
        ("Armenia appealed for the internationalization of the CIS Peacekeeping Forces in Abkhazia.", False),
        ("Georgia appealed for the internationalization of the peacekeeping forces in Karabakh.", False),
        ("Georgia never appealed for the internationalization of the CIS Peacekeeping Forces in Abkhazia.", False),
    ],
)
def test_a_demand_without_a_day_is_borne_out_by_a_claim_of_the_one_who_made_it(
    sentence: str, is_borne_out: bool
) -> None:
    pairs, _ = audit(sentence)
    assert any(v.verdict in SUPPORTED for _, v in pairs) is is_borne_out


def test_a_number_is_told_with_its_unit_and_where_evidence_differs_with_its_days_and_sources() -> None:
    pairs, _ = audit("About 47,000 people returned to the Gali district of Abkhazia.")
    words = next(v.explanation for s, v in pairs if s.predicate.topic == "returned")
    assert "47,000 persons (Human Rights Watch 2011" in words
    assert words.index("47,000 persons") < words.index("does not:")
    assert "no bound" not in words


def test_silence_names_no_code_as_a_question() -> None:
    for sentence in ("Fifteen cases were heard in Liberia in 2003.", "In Liberia, five principles were named in 2003."):
        for _, verdict in audit(sentence, asker=Silent())[0]:
            assert "(cases)" not in verdict.explanation
            assert "(documents)" not in verdict.explanation


def strengths(*values: tuple[int, str, str, str]) -> Silent:
    """An asker with numbers of a mission: value, day, source, rule."""
    return Silent({
        "strength": tuple(
            Reading(
                definition="T3/deployed_strength", label="observers", rule=rule, unit="persons", low=Decimal(number),
                high=Decimal(number), period=(day, day), source=source, citation=source, keys=(source,),
            )
            for number, day, source, rule in values
        )
    })  # fmt: skip


TABLE = (44, "1994-07-31", "table", "on the last day of the month")
LEDGER = "claim of the ledger"


@pytest.mark.parametrize(
    ("claims", "verdict"),
    [
        # A table excludes it, and so does one of two claims that exclude each other: the other has the very number.
        (((55, "1994-07-15", "report", LEDGER), (39, "1994-07-12", "other", LEDGER)), "contested"),
        (((55, "1994-07-15", "report", LEDGER),), "contested"),
        (((39, "1994-07-12", "other", LEDGER),), "contradicted"),
        ((), "contradicted"),
    ],
)
def test_a_table_and_a_claim_that_has_the_very_number_contest_it(
    claims: tuple[tuple[int, str, str, str], ...], verdict: str
) -> None:
    sentence = "In July 1994 UNOMIG had 55 military observers."
    assert verdict_of(sentence, asker=strengths(TABLE, *claims)).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "is_tested"),
    [
        ("UNOMIG had 44 soldiers in July 1994.", True),
        ("The agreement of the sides to the addition of 44 military observers to UNOMIG came in July 1994.", False),
        ("In July 1994 it was agreed that 44 military observers be added to UNOMIG.", False),
    ],
)
def test_people_who_are_added_are_no_strength(sentence: str, is_tested: bool) -> None:
    pairs, _ = audit(sentence, asker=strengths(TABLE))
    assert any(f.definition.startswith("T3") for _, v in pairs for t in v.tests for f in t.figures) is is_tested


def test_a_test_told_twice_is_shown_once() -> None:
    pairs, _ = audit("UNOMIG was set up in 1993.", "In July 1994 the mission had 55 military observers.")
    for _, verdict in pairs:
        figures = [(t.kind, t.figures) for t in verdict.tests if t.figures]
        assert len(figures) == len(set(figures))


def test_where_no_evidence_agrees_and_some_leaves_it_open_nothing_is_borne_out() -> None:
    wide = Reading(
        definition="T3/deployed_strength", label="observers", rule="on the day", unit="persons", low=Decimal(40),
        high=Decimal(60), period=("1994-07-01", "1994-07-31"), source="one", citation="one",
    )  # fmt: skip
    other = Reading(
        definition="T3/deployed_strength", label="observers", rule="at the end", unit="persons", low=Decimal(90),
        high=Decimal(90), period=("1994-07-31", "1994-07-31"), source="two", citation="two",
    )  # fmt: skip
    sentence = "In July 1994 UNOMIG had 55 military observers."
    verdict = verdict_of(sentence, asker=Silent({"strength": (wide, other)}))
    assert verdict.verdict == "no-evidence"
    assert "40 to 60 persons (one" in verdict.explanation
    assert verdict_of(sentence, asker=Silent({"strength": (wide,)})).verdict == "supported-with-qualification"


def test_a_claim_that_bears_on_words_is_cited_by_its_source() -> None:
    pairs, _ = audit("The Georgian ministry had 261,052 displaced from Abkhazia on its books in December 1996.")
    cited = [f.citation for _, v in pairs for t in v.tests if t.kind == "ledger" for f in t.figures]
    assert cited
    assert not [c for c in cited if c.startswith("claim ")]


def test_a_number_without_a_day_that_few_of_many_days_have_is_met_by_chance() -> None:
    many = [(100 + n, f"20{n:02d}-12-31", "table", "on 31 December") for n in range(12)]
    verdict = verdict_of("UNOMIG has a current strength of 103 soldiers.", asker=strengths(*many))
    assert verdict.verdict == "no-evidence"
    assert "103 persons" in verdict.explanation
    few = [(103, f"20{n:02d}-12-31", "table", "on 31 December") for n in range(5)]
    verdict = verdict_of("UNOMIG has a current strength of 103 soldiers.", asker=strengths(*few))
    assert verdict.verdict in SUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "Should UNOMIG have 44 military observers in July 1994, the cost would rise.",
        "If UNOMIG had 44 military observers in July 1994, the reports are wrong.",
    ],
)
def test_what_is_supposed_is_not_tested_as_said(sentence: str) -> None:
    assert not [
        v for _, v in audit(sentence, asker=strengths(TABLE))[0] if v.verdict not in ("no-evidence", "not-testable")
    ]


def test_the_number_of_a_job_is_no_figure() -> None:
    pairs, _ = audit("About 94-39960 (E) 141094 refugees returned.", "The report 94-39960 was read by the refugees.")
    assert not [a for s, _ in pairs for a in s.amounts if "39960" in a.text]
    pairs, _ = audit("Between 10,000 and 12,000 refugees returned to Liberia, 60-70 of them on foot.")
    assert [a for s, _ in pairs for a in s.amounts if a.low == 10_000]


def test_people_whom_a_mission_trains_are_not_its_own() -> None:
    taught = "During August and September 1999, UNMOT conducted courses on human dignity and the police in three modules, introducing a total of 120 police trainers to the Code of Conduct."
    assert verdict_of(taught).verdict == "no-evidence"
    assert verdict_of("In August 1999, UNMOT had a total of 120 police officers.").verdict not in SUPPORTED
