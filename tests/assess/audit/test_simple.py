"""Simple statements of which a statement of several clauses is made: what is set apart, on which mission, with which day."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import audit, verdict_of
from tests.growth import check_growth

from peaceops.assess.audit.simple import is_telling, list_simple


def split(sentence: str) -> list[str]:
    """Split the first statement of a sentence."""
    return [simple.text.rstrip(".") for simple in list_simple(audit(sentence)[0][0][0])]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Sangaris, which France launched on 6 December 2013, ended in October 2016.",
         ["Sangaris ended in October 2016", "Sangaris was launched by France on 6 December 2013"]),
        ("UNMIT, established by resolution 1410, left in December 2012.",
         ["UNMIT left in December 2012", "UNMIT was established by resolution 1410"]),
        ("ONUB (5,372 troops at the end of 2004) closed on 31 December 2006.",
         ["ONUB closed on 31 December 2006", "ONUB had 5,372 troops at the end of 2004"]),
        ("FOMUC handed over in July 2008 to MICOPAX, which was run by ECCAS and which MISCA relieved in December 2012.",
         ["FOMUC handed over in July 2008 to MICOPAX", "MICOPAX was run by ECCAS", "MICOPAX was relieved by MISCA in December 2012"]),
        ("By contrast with UNEF I, whose 104 dead are remembered in Gaza, UNOGIL lasted just half a year in 1958.",
         ["By contrast with UNEF I, UNOGIL lasted just half a year in 1958", "UNEF I’s 104 dead are remembered in Gaza"]),
        ("UNOMUR, in which 82 observers served in October 1993, was dissolved.",
         ["UNOMUR was dissolved", "82 observers served in UNOMUR in October 1993"]),
    ],
)  # fmt: skip
def test_what_is_set_apart_is_a_sentence_on_its_mission(sentence: str, clauses: list[str]) -> None:
    assert split(sentence) == clauses


@pytest.mark.parametrize(
    "sentence",
    [
        "UNMIL had 8,494 soldiers on 31 December 2003, and 312 police.",
        "On 1 June 2004, ONUB took over from AMIB.",
        "MINUSMA was established by Security Council resolution 2100 (2013).",
        "In Haiti, Somalia, Rwanda and Angola, the United Nations Mission in Haiti was the smallest.",
    ],
)
def test_a_list_a_year_and_a_front_part_nothing(sentence: str) -> None:
    assert len(split(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # The day of the aside is not that of the end, nor the other way round.
        ("Sangaris, which France launched on 6 December 2013, ended in October 2016.", "supported"),
        ("Sangaris, which France launched on 6 December 2011, ended in October 2016.", "contradicted"),
        ("Sangaris, which France launched on 6 December 2013, ended in October 2012.", "contradicted"),
        # Each clause has its own mission.
        ("FOMUC handed over in July 2008 to MICOPAX, which MISCA relieved in December 2011.", "contradicted"),
        ("UNOMUR, in which 82 observers served in October 1993, was dissolved only after UNAMIR had closed.", "contradicted"),
        ("UNAMIR, whose mandate rested on resolution 846, predated Operation Turquoise.", "contradicted"),
        ("UNAMIR, whose mandate rested on resolution 872, predated Operation Turquoise.", "supported"),
        # One clause borne out does not bear out the other.
        ("UNOMUR, placed on the Ugandan side of the frontier in June 1990, predated UNAMIR.", "no-evidence"),
    ],
)  # fmt: skip
def test_each_clause_is_tested_by_itself(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence).verdict == verdict


def test_a_clause_without_a_day_figure_or_instrument_tells_nothing_that_evidence_settles() -> None:
    simple = list_simple(audit("UNCRO, which resolution 981 had brought into being, was never loved.")[0][0][0])
    assert [is_telling(one) for one in simple] == [False, True]


@pytest.mark.parametrize("run", ["UNMIL, which ", "(UNMIL ", "UNMIL — ", "and was ", ", a ", "which had "])
def test_hostile_runs_take_no_time(run: str) -> None:
    def work(times: int) -> None:
        for statement, _ in audit("UNMIL left in 2018, " + run * times + "it ended.")[0]:
            list_simple(statement)

    check_growth(work, 25)


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("UNTAC ended in 1993, ONUMOZ in 1994 and UNMIL in 2018.",
         ["UNTAC ended in 1993", "ONUMOZ ended in 1994", "UNMIL ended in 2018"]),
        ("UNFICYP has stood in Cyprus since 1964, UNDOF on the Golan since 1974.",
         ["UNFICYP has stood in Cyprus since 1964", "UNDOF has stood on the Golan since 1974"]),
        ("UNTAC was established by resolution 745 and ONUMOZ by resolution 797.",
         ["UNTAC was established by resolution 745", "ONUMOZ was established by resolution 797"]),
        ("UNMIL, which relieved ECOMIL, ended in 2018, UNOCI in 2017.",
         ["UNMIL ended in 2018", "UNOCI ended in 2017", "UNMIL relieved ECOMIL"]),
        # Whose verb it shares is open.
        ("UNOMIL worked with ECOMOG in 1993, UNAMSIL in 2000.", ["UNOMIL worked with ECOMOG in 1993"]),
        # A mission that is not named.
        ("UNFICYP has stood since 1964, that on the Golan since 1974.", ["UNFICYP has stood since 1964"]),
        ("UNIFIL and UNDOF were established in 1978 and 1974 respectively.",
         ["UNIFIL were established in 1978", "UNDOF were established in 1974"]),
        ("UNMIL and UNOCI were established by resolutions 1509 (2003) and 1528 (2004), respectively.",
         ["UNMIL were established by resolution 1509 (2003)", "UNOCI were established by resolution 1528 (2004)"]),
        ("UNMIL, UNOCI and UNTAC ended in 2017 and 2018 respectively.",
         ["UNMIL, UNOCI and UNTAC ended in 2017 and 2018 respectively"]),
        # A verb of its own: nothing is shared.
        ("UNMIL ended in 2018 and UNOCI was closed in 2017.", ["UNMIL ended in 2018"]),
        ("UNTAC, ONUMOZ in Mozambique and UNMIL in Liberia ended.", ["UNTAC, ONUMOZ in Mozambique and UNMIL in Liberia ended"]),
    ],
)  # fmt: skip
def test_a_clause_without_a_verb_shares_the_one_before(sentence: str, clauses: list[str]) -> None:
    assert split(sentence) == clauses


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("UNTAC ended in 1993, ONUMOZ in 1994 and UNMIL in 2018.", "supported"),
        ("UNTAC ended in 1993, ONUMOZ in 1999 and UNMIL in 2018.", "contradicted"),
        ("UNFICYP has stood in Cyprus since 1964, UNDOF on the Golan since 1974.", "supported-with-qualification"),
        ("ONUMOZ was gone by the end of 2002.", "supported-with-qualification"),
        ("ONUMOZ was gone by the end of 1993.", "contradicted"),
        ("UNIFIL and UNDOF were established in 1978 and 1974 respectively.", "supported-with-qualification"),
        ("UNIFIL and UNDOF were established in 1974 and 1978 respectively.", "contradicted"),
        ("UNMIL and UNOCI were established by resolutions 1509 and 1528 respectively.", "supported"),
        ("UNMIL and UNOCI were established by resolutions 1528 and 1509 respectively.", "contradicted"),
        # Days of a whole life: both ends are told.
        ("MINUSTAH lasted from 2004 until 2017.", "supported"),
        ("MINUSTAH lasted from 2004 until 2012.", "contradicted"),
        ("UNMIL was deployed in Liberia from 2003 to 2010.", "contradicted"),
        ("UNTSO operated in Lebanon from 1978 to 1990.", "supported-with-qualification"),
        ("UNTAC (1992–93), ONUMOZ (1994–98) and UNAVEM III (1995–97) were successes.", "contradicted"),
        ("UNTAC (2004–05) was a success.", "contradicted"),
        # A year in brackets is often that of a document, and one end may be that of a term.
        ("UNMIL (2008) was large.", "no-evidence"),
        # What ended is not the one that was replaced.
        ("Another body replaced UNOMSIL and ended in December 2005.", "no-evidence"),
    ],
)
def test_each_is_told_of_its_own_mission(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence).verdict == verdict


def test_a_long_list_of_shared_verbs_takes_time_as_its_length() -> None:
    check_growth(lambda times: split("UNTAC ended in 1993" + ", and the that of in the other in 1994" * times + "."), 4)


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("UNMIT, established by resolution 1704, was a great success.", "“UNMIT was a great success”"),
        ("UNMIT, established by resolution 1704, left in December 2012.", ""),
    ],
)
def test_clauses_that_no_test_has_read_are_named(sentence: str, left: str) -> None:
    verdict = verdict_of(sentence)
    assert verdict.verdict == ("supported-with-qualification" if left else "supported")
    assert left in verdict.explanation
