"""Deadliest years, bodies that mandated, numbers of another body's act: expected verdicts follow from registry and list of fatalities."""

from __future__ import annotations

import pytest
from tests.assess.audit.test_clauses import FALSE, SILENT, SUPPORTED, judge


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # UNOCI lost 19 in 2011, 18 in 2008, 5 in 2014; UNAVEM III 21 in 1996, 8 in 1995.
        ("UNOCI’s deadliest year was 2011.", SUPPORTED),
        ("UNOCI’s deadliest year was 2014.", FALSE),
        ("UNOCI’s deadliest year was 2008.", SILENT),
        ("UNAVEM III had its deadliest year in 1995.", FALSE),
        ("The year in which UNAVEM III lost most people was 1996.", SUPPORTED),
        ("UNAVEM III lost most of its vehicles in 1995.", SILENT),
        # SAMIM: a decision of a summit of SADC; RAMSI: a mandate of the Pacific Islands Forum; ECOMICI: resolution 1464.
        ("SAMIM was authorised by SADC.", SUPPORTED),
        ("SAMIM was authorised by the African Union.", FALSE),
        ("RAMSI was mandated by the Pacific Islands Forum.", SUPPORTED),
        ("RAMSI was mandated by the African Union.", FALSE),
        ("ECOMICI was authorised by the African Union.", SILENT),
        # The OSCE’s mission to Ukraine rests on Decision 1117 of its own council.
        ("The OSCE Special Monitoring Mission to Ukraine was mandated by Decision 1117 of the OSCE.", SUPPORTED),
        (
            "The OSCE Special Monitoring Mission to Ukraine was mandated by resolution 1117 of the Security Council.",
            FALSE,
        ),
        (
            "The OSCE Special Monitoring Mission to Ukraine was mandated by resolution 2202 of the Security Council.",
            SILENT,
        ),
        # UNOMIG: resolutions 858 (1993) and 937 (1994).
        ("UNOMIG was established by resolution 858 of August 1993.", SUPPORTED),
        ("UNOMIG was established by resolution 937 of August 1993.", FALSE),
        # EUFOR RD Congo ended on 30 November 2006.
        ("EUFOR RD Congo was there at the end of 2006.", SILENT),
        ("EUFOR RD Congo was there in October 2006.", SUPPORTED),
        ("EUFOR RD Congo was there in October 2007.", FALSE),
    ],
)
def test_years_and_bodies(sentence: str, wanted: set[str]) -> None:
    assert judge(sentence) <= wanted
