"""Verdicts on sentences of several clauses and in other wordings: expected verdicts follow from the registry; near misses stay silent."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import base, read

from peaceops.assess.audit.statement import check_statements
from peaceops.documents.prose.read import read_plainly
from peaceops.model.citation import CitationGraph

SUPPORTED = {"supported", "supported-with-qualification"}
FALSE = {"contradicted"}
SILENT = {"no-evidence", "not-testable"}


def judge(*sentences: str) -> set[str]:
    """The verdicts on the statements of the last sentence that say something; all of them where none does."""
    _, lexicon, asker = base()
    text, statements = read(*sentences)
    verdicts, _ = check_statements(
        text, CitationGraph(), statements, asker, {}, read_plainly(text, statements, lexicon)
    )  # fmt: skip
    own = {v.verdict for s, v in zip(statements, verdicts, strict=True) if s.sentence == len(sentences) - 1}
    return own - SILENT or own or SILENT


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # MINURCA: resolution 1159, 15 April 1998 to 15 February 2000. DOMREP: resolution 203, May 1965 to October 1966.
        ("Established by resolution 1159, MINURCA opened its doors in April 1998.", SUPPORTED),
        ("Established by resolution 1159, MINURCA opened its doors in April 1988.", FALSE),
        ("Established by resolution 203, MINURCA opened its doors in April 1998.", FALSE),
        ("MINURCA, set up in April 1998, shut up shop in February 2000.", SUPPORTED),
        ("MINURCA, set up in April 1998, shut up shop in February 2003.", FALSE),
        ("MINURCA, set up in April 1993, shut up shop in February 2000.", FALSE),
        ("DOMREP folded after more than five years.", FALSE),
        ("DOMREP folded after less than two years.", SUPPORTED),
        ("DOMREP did not outlast 1965.", FALSE),
        ("DOMREP dates back to May 1965.", SUPPORTED),
        # UNASOG followed nobody; UNIOSIL took over from UNAMSIL; UNSMIH from UNMIH.
        ("UNMIH was followed by UNSMIH.", SUPPORTED),
        ("UNSMIH was followed by UNMIH.", FALSE),
        ("Before UNIOSIL there was UNAMSIL, which had begun in October 1999.", SUPPORTED),
        ("Before UNIOSIL there was UNAMSIL, which had begun in October 1989.", FALSE),
        # Led by the EU and by NATO.
        ("NATO launched EUFOR Tchad/RCA in January 2008.", FALSE),
        ("The European Union launched EUFOR Tchad/RCA in January 2008.", SUPPORTED),
        ("It was NATO that ran SFOR.", SUPPORTED),
        # UNTAC lost 82, UNAMSIL 192, UNMIL 204; UNTAES 11.
        ("UNMIL’s death toll is higher than that of UNTAES.", SUPPORTED),
        ("UNMIL’s death toll is lower than that of UNTAES.", FALSE),
        ("UNAMSIL, 192 of whose members died, left in December 2005.", SUPPORTED),
        ("UNAMSIL, 292 of whose members died, left in December 2005.", FALSE),
        ("UNTAES lost 111 people.", FALSE),
    ],
)
def test_clauses_and_wordings(sentence: str, wanted: set[str]) -> None:
    assert judge(sentence) <= wanted


@pytest.mark.parametrize(
    "sentence",
    [
        # Somebody says it, it is supposed, denied, wished or foreseen.
        "Had MINURCA been set up in April 1993, the mutiny might have been stopped.",
        "MINURCA, which was not set up in April 1993, did little.",
        "MINURCA, which should have been set up in April 1993, did little.",
        # A part, a place within, another's doors, another body's launch.
        "MINURCA’s radio station, set up in April 1993, did little.",
        "MINURCA’s stay in the market quarter came to a close in February 2003.",
        "NATO started a course for EUFOR Tchad/RCA in January 2008.",
        "The Council launched EUFOR Tchad/RCA.",
        # A mission is followed by its road, soldiers are lost to another post, a figure may be of the sum.
        "MINURCA was followed by journalists of UNTAES.",
        "UNTAES lost 1,110 soldiers when its contingents went home.",
    ],
)
def test_near_misses_are_left_alone(sentence: str) -> None:
    assert not judge(sentence) & FALSE


@pytest.mark.parametrize(
    ("sentences", "wanted"),
    [
        (("MINURCA ended in February 2000.", "UNIOSIL ended in September 2008.", "Both missions were there in 2007."), FALSE),
        (("SFOR and UNMIBH worked side by side in Bosnia.", "Both missions were there in 1999."), SUPPORTED),
        (("UNTAES lost 11 people.", "It was followed by UNPSG."), SUPPORTED),
        (("UNTAES lost 11 people.", "It was followed by UNMIBH."), FALSE),
        # Two missions and one "it"; a port between the mission and "it".
        (("SFOR and UNMIBH worked side by side.", "It came to a close in 1990."), SILENT),
        (("UNTAES guarded the port.", "It came to a close in 1990."), SILENT),
    ],
)  # fmt: skip
def test_sentences_that_point_back(sentences: tuple[str, ...], wanted: set[str]) -> None:
    assert judge(*sentences) <= wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # By the register 62 members of UNTAC died in 1993, 20 in 1992.
        ("UNTAC lost 82 people, 62 of them in 1993.", SUPPORTED),
        ("UNTAC lost 82 people, 62 of them in 1992.", FALSE),
    ],
)
def test_a_part_that_is_false_is_not_saved_by_the_whole(sentence: str, wanted: set[str]) -> None:
    assert judge(sentence) <= wanted


def test_a_resolution_that_nothing_is_known_of_leaves_a_sentence_open() -> None:
    assert judge("Established by resolution 9999, MINURCA began in April 1998.") <= SILENT
