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
