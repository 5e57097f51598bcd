"""Facts of missions in sentences that tell of several: true, false and near misses; expected verdicts follow from the registry."""

from __future__ import annotations

import pytest
from tests.assess.audit.test_clauses import FALSE, SILENT, SUPPORTED, judge


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # SAMIM and SAMIDRC rest on summits of SADC; IFOR on 1031, SFOR on 1088, both under NATO.
        ("Neither SAMIM nor SAMIDRC was authorised by the Security Council.", SUPPORTED),
        ("Neither IFOR nor SFOR was led by NATO.", FALSE),
        ("Neither IFOR nor SFOR was led well.", SILENT),
        # UNTAET followed INTERFET and not the other way round.
        ("It was UNTAET that took over from INTERFET.", SUPPORTED),
        ("It was INTERFET that took over from UNTAET.", FALSE),
        ("It was from UNTAET that INTERFET took over.", FALSE),
        # DOMREP: 22 October 1966; the Inter-American Peace Force: 20 September 1966.
        ("DOMREP left a month after the Inter-American Peace Force had gone.", SUPPORTED),
        ("DOMREP left two years after the Inter-American Peace Force had gone.", FALSE),
        ("DOMREP left a month after the rebels had gone.", SILENT),
        # EUFOR Tchad/RCA and MINURCAT share resolution 1778; UNMIS has 1590.
        ("EUFOR Tchad/RCA rested on resolution 1778, which also set up MINURCAT.", SUPPORTED),
        ("EUFOR Tchad/RCA rested on resolution 1778, which also set up UNMIS.", FALSE),
        # UNAMA: 28 March 2002; ISAF: 20 December 2001. UNMOT ended in May 2000, UNOMIG in June 2009.
        ("UNAMA began on 28 March 2002, two years before ISAF.", FALSE),
        ("UNAMA began on 28 March 2002, three months after ISAF.", SUPPORTED),
        ("UNMOT ended in May 2000, nine years before UNOMIG.", SUPPORTED),
        ("UNMOT ended in May 2000, four years before UNOMIG.", FALSE | {"contested"}),
        ("UNMOT ended in May 2000, four years before the war.", SUPPORTED | SILENT),
        (
            "UNEF II, mandated by resolution 340 in October 1973, was withdrawn in July 1979, a year before UNDOF was established.",
            SILENT | FALSE,
        ),
        (
            "Sangaris, which France launched on 6 December 2013, two weeks before MISCA took over from MICOPAX, ended in October 2016.",
            SUPPORTED | SILENT,
        ),
        ("UNMIN spent four years in Nepal, from January 2007 to January 2011.", SUPPORTED),
        ("UNMIN spent four years in Nepal, from January 2007 to January 2013.", FALSE),
        ("RAMSI was led by Australia, as was INTERFET.", SUPPORTED),
        ("RAMSI was led by Australia, as was ECOMICI.", SILENT),
        ("RAMSI was led by Australia, as was IFOR.", FALSE | SILENT),
        ("UNMOT, in Tajikistan, grew out of resolution 968.", SUPPORTED),
        ("UNMOT ended in May 2000, at a time when ONUMOZ had been gone for two years.", SILENT | FALSE),
        ("UNMOT was there from December 1994.", SUPPORTED),
        ("UNMOT was there until December 1994.", FALSE),
        ("ONUMOZ was deployed from December 1992 until the turn of 1995.", SUPPORTED),
        ("ONUMOZ was deployed from December 1992 until the turn of 1999.", FALSE),
    ],
)
def test_facts_of_several_missions(sentence: str, wanted: set[str]) -> None:
    assert judge(sentence) <= wanted


def test_it_is_a_mission_where_the_sentence_before_names_nothing_else() -> None:
    assert judge("Operation Licorne began in September 2002.", "It was withdrawn in 2006.") <= FALSE
    assert judge("Operation Licorne had a base in the north.", "It was withdrawn in 2006.") <= SILENT


def test_neither_of_two_is_said_of_each() -> None:
    before = "IFOR and SFOR were in Bosnia and Herzegovina."
    assert judge(before, "Neither of them was led by NATO.") <= FALSE
    assert judge(before, "Neither of them was led by the United Nations.") <= SUPPORTED | SILENT


def test_what_plain_sentences_leave_out_is_not_borne_out() -> None:
    before = "ONUMOZ ended in January 1995."
    assert judge(before, "It lost 26 people, most of them to hostile acts.") <= SILENT | FALSE
    assert judge(before, "It lost 26 people.") <= SUPPORTED
