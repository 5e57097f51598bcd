"""SARIF and GraphML: what their specifications ask for, and the same findings and references as the page."""

from __future__ import annotations

import json
from collections import Counter
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from tests.report.audit_builder import HOSTILE, build_audit, build_empty

from peaceops.dossier.audit import Audit
from peaceops.report.audit.graphml import render_graphml
from peaceops.report.audit.sarif import render_sarif

AUDITS = {"small": build_audit(), "hostile": build_audit(hostile=HOSTILE + "\x00\ufffe"), "empty": build_empty()}
NS = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(params=AUDITS)
def audit(request: pytest.FixtureRequest) -> Audit:
    return AUDITS[request.param]


def test_sarif_has_what_the_standard_requires(audit: Audit) -> None:
    log = json.loads(render_sarif(audit))
    assert log["version"] == "2.1.0"
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "peaceops"
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert unquote(run["artifacts"][0]["location"]["uri"]) == audit.text.name
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["index"] == 0
        region = location["physicalLocation"].get("region")
        assert region is None or region["startLine"] >= 1


def test_sarif_carries_every_finding_in_order(audit: Audit) -> None:
    results = json.loads(render_sarif(audit))["runs"][0]["results"]
    assert [(r["ruleId"], r["level"]) for r in results] == [(f.code, f.severity) for f in audit.findings]
    for result, finding in zip(results, audit.findings, strict=True):
        assert all(ground.text in result["message"]["text"] for ground in finding.grounds)


def test_graphml_is_a_graph_whose_edges_have_their_nodes(audit: Audit) -> None:
    root = ET.fromstring(render_graphml(audit))
    assert root.tag == f"{NS}graphml"
    keys = {key.get("id") for key in root.iter(f"{NS}key")}
    nodes = [node.get("id") for node in root.iter(f"{NS}node")]
    assert len(nodes) == len(set(nodes))
    for edge in root.iter(f"{NS}edge"):
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
    assert {data.get("key") for data in root.iter(f"{NS}data")} <= keys


def test_graphml_has_one_edge_a_reference_and_one_a_candidate() -> None:
    audit = AUDITS["small"]
    root = ET.fromstring(render_graphml(audit))
    relations = Counter(
        data.text for edge in root.iter(f"{NS}edge") for data in edge.iter(f"{NS}data") if data.get("key") == "relation"
    )
    # Three notes resolved, one between two works, one reference in the text; two works taken from another.
    assert relations == {"cites": 6, "taken-from": 2}
