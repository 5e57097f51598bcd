"""Turns of phrase, hedges, plans and sides in statements on a passage; each true one beside its near misses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.assess.audit.said import audit

from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.lexis import read_tokens
from peaceops.assess.audit.passage.fact import list_facts
from peaceops.assess.audit.passage.lexis import find_fact
from peaceops.model.statement import Amount

SUPPORT = ("supported", "supported-with-qualification")
_PASSAGES = (
    "On 15 and 16 June, the Envoy convened the working groups on the railway in Tolva.",
    "The donor conference on Meridia is now scheduled to be held at Varn on 24 and 25 November.",
    "The Norrland delegation was led by the Prime Minister, Marek Dunn.",
    "The Meridia delegation was led by the State Minister, Ilan Rees.",
    "On 3 March, Major General Aro succeeded Major General Belm as Chief Observer.",
    "Crime has escalated in the Kestrel area.",
    "The protocol of 25 May was signed at Harsa by the Government of Norrland.",
    "In early January, the Mission learned that some 350 government troops had been deployed to the area of Velm.",
    "On 18 February, senior representatives of the Group of Friends of the Envoy met in Lorn under the chairmanship of the Under-Secretary.",
    "The agreements on the border were criticized by the Palvia side.",
    "In April, 113 Palvia law enforcement officers attended eight training courses in Sarn.",
    "On 7 May, the number of observers in Sarn was reduced to 124.",
    "On 17 September, the shelling compelled the Westria team in Sarn to stop patrolling.",
)
_GAPS = (
    ("In April, 113 Palvia law enforcement officers attended eight training courses.", True),
    ("In April, 113 Norrland law enforcement officers attended eight training courses.", False),
    ("The number of observers in Sarn was reduced to 124 on 7 May.", True),
    ("The number of observers in Sarn was reduced to 124 on 7 May for lack of funds.", False),
)


def judge(said: str) -> str:
    """The verdict on a sentence by the passages; ``silent`` where none of its statements has one."""
    pairs, _ = audit(said, evidence=_PASSAGES)
    found = {v.verdict for _, v in pairs} - {"not-testable", "no-evidence"}
    return "contradicted" if "contradicted" in found else min(found, default="silent")


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("The working groups on the railway met in Tolva on 15 and 16 June.", "The working groups on the railway met in Tolva on 15 and 16 July."),
        ("Dunn was at the head of the Norrland delegation.", "Dunn was at the head of the Meridia delegation."),
        ("General Aro took over from General Belm as Chief Observer on 3 March.", "General Aro took over from General Belm as Chief Observer on 3 April."),
        ("Crime rose in the Kestrel area.", "Crime fell in the Kestrel area."),
        ("The protocol of 25 May was signed at Harsa.", "The protocol of 25 May was signed at Lorn."),
        ("Senior Friends representatives gathered in Lorn on 18 February.", "Senior Friends representatives gathered in Tolva on 18 February."),
        ("The border agreements drew criticism from the Palvia side.", "The border agreements drew criticism from the Norrland side."),
    ],
)  # fmt: skip
def test_a_turn_means_its_verb(true: str, false: str) -> None:
    assert judge(true) in SUPPORT, true
    assert judge(false) == "contradicted", false


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Donors met in Varn on 24 and 25 November.", "contradicted"),
        ("Donors met in Varn in October.", "silent"),
        ("The opposition sent about 350 men to the Velm area in early January.", "contradicted"),
        ("Belm took over from Orsk as Chief Observer.", "silent"),
    ],
)
def test_what_is_planned_or_done_by_the_other_side_is_not_borne_out(said: str, verdict: str) -> None:
    found = judge(said)
    assert found not in SUPPORT
    assert found == verdict or (verdict == "silent" and found != "contradicted")


@pytest.mark.parametrize("said", [_PASSAGES[i] for i in (0, 2, 3, 4, 5, 6, 8, 9)])
def test_a_passage_never_excludes_its_own_words(said: str) -> None:
    assert judge(said) != "contradicted"


def test_a_hedge_before_a_number_governs_nothing() -> None:
    said = "Around 300 refugees returned to Velm, and the patrol stayed around Velm."
    facts = list_facts(said, read_tokens(said, (), frozenset({"velm"})))
    assert [w.text for w in facts[0].agent] == ["300", "refugees"]
    assert facts[1].ways[said.rindex("Velm")] == "around"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("The protocol of 25 May was signed at Harsa.", "supported"),
        ("The protocol of 25 May may have been signed at Lorn.", "silent"),
    ],
)
def test_the_month_of_may_holds_nothing_possible(said: str, verdict: str) -> None:
    assert judge(said) == verdict


def test_forms_of_a_verb_are_of_its_group() -> None:
    assert find_fact("authorizes") == find_fact("permitted")
    assert find_fact("escalates") == find_fact("rose") != find_fact("subsided")


@pytest.mark.parametrize(("said", "is_borne_out"), _GAPS)
def test_a_figure_bears_out_neither_its_owner_nor_its_cause(said: str, is_borne_out: bool) -> None:
    assert (judge(said) in SUPPORT) == is_borne_out


def test_what_was_compelled_is_no_plan() -> None:
    assert judge("The Westria team in Sarn stopped patrolling on 17 September.") != "contradicted"


def test_a_quarter_is_no_thirty_per_cent() -> None:
    quarter = Bounds(low=Decimal("0.25"), high=Decimal("0.25"))
    stated = Amount(
        low=Decimal("0.3"), high=Decimal("0.3"), unit="share", text="30 per cent", start=0, end=11, bound="exact"
    )
    assert compare(stated, quarter)[0] == "outside"
    assert compare(stated, Bounds(low=Decimal("0.296"), high=Decimal("0.296"))) == ("inside", True)
