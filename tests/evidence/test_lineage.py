"""Lineages: what is one report, what is one more of the same lineage, what is independent."""

from __future__ import annotations

import random

from tests.builders import make_claim, make_source

from peaceops.evidence.lineage import trace_lineages


def test_ibid_is_no_further_report() -> None:
    root = make_claim("D1/returned_all", "47000", "2000", source="hrw")
    ibid = make_claim("D1/returned_all", "47000", "2000", source="art", attribution="relayed", derives_from=(root.id,))
    again = make_claim("D1/returned_all", "47000", "2000", source="art", attribution="relayed", derives_from=(ibid.id,))
    (lineage,) = trace_lineages([root, ibid, again])
    assert lineage.roots == (root.id,)
    assert len(lineage.reports) == 1
    assert lineage.effective_reports() == 1.0


def test_an_analysis_that_adds_an_observation_is_a_further_report() -> None:
    root = make_claim("D1/returned_all", "47000", "2000", source="hrw")
    analysis = make_claim("D1/returned_all", "45000", "2000", source="think-tank", derives_from=(root.id,))
    (lineage,) = trace_lineages([root, analysis])
    assert len(lineage.reports) == 2


def test_two_observers_are_two_lineages() -> None:
    assert len(trace_lineages([make_claim("R2/incidents", "3", "2000", source=s) for s in ("un", "osce")])) == 2


def test_two_papers_that_relay_one_statement_share_a_lineage() -> None:
    voices = [
        make_claim("I4/perception", "-1", "2000-05-01", source=s, attribution="relayed", attributed_to="host")
        for s in ("paper-a", "paper-b")
    ]
    (lineage,) = trace_lineages(voices)
    assert len(lineage.reports) == 1


def test_one_voice_on_two_topics_or_of_none_is_not_one_report() -> None:
    common = {"attribution": "relayed", "attributed_to": "mission:unomig", "party": "mission"}
    acts = [make_claim("B1/activity", "0", "2000", source="sg", topic=t, **common) for t in ("patrols", "inquiry")]
    none = make_claim("B1/activity", "0", "2000", source="sg", none_days=300, **common)
    assert sum(len(lineage.reports) for lineage in trace_lineages([*acts, none])) == 3


def test_a_document_filed_twice_is_one_report() -> None:
    same = "sha256:" + "ab" * 32
    sources = {s: make_source(s, sha256=same) for s in ("copy-a", "copy-b")}
    claims = [make_claim("R2/incidents", "3", "2000", source=s, place="para 7") for s in sources]
    (lineage,) = trace_lineages(claims, sources=sources)
    assert len(lineage.reports) == 1
    assert len(trace_lineages(claims)) == 2


def test_edges_through_claims_outside_the_set_are_followed() -> None:
    root = make_claim("R2/incidents", "3", "2000", source="wire")
    first = make_claim("R2/incidents", "3", "2000", source="a", attribution="relayed", derives_from=(root.id,))
    second = make_claim("R2/incidents", "3", "2000", source="b", attribution="relayed", derives_from=(root.id,))
    (lineage,) = trace_lineages([first, second], {root.id: root})
    assert len(lineage.reports) == 1


def test_order_does_not_matter() -> None:
    root = make_claim("R2/incidents", "3", "2000", source="wire")
    chain = [root]
    for i in range(6):
        chain.append(
            make_claim("R2/incidents", "3", "2000", source=f"s{i}", attribution="relayed", derives_from=(chain[-1].id,))
        )
    other = make_claim("R2/incidents", "4", "2000", source="un")
    claims = [*chain, other]
    expected = {frozenset(x.claims) for x in trace_lineages(claims)}
    for seed in range(5):
        shuffled = claims[:]
        random.Random(seed).shuffle(shuffled)
        assert {frozenset(x.claims) for x in trace_lineages(shuffled)} == expected
