"""Findings of an audit as SARIF 2.1.0, for editors and code review.

What enters: an :class:`~peaceops.dossier.audit.Audit`. What leaves: the text of a SARIF log.
Never done here: finding; verdicts on statements, which SARIF has no word for.

References
----------
OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, sections 3.14, 3.19, 3.24, 3.27, 3.30.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final
from urllib.parse import quote

from peaceops.dossier.audit import Audit
from peaceops.model.audit import Excerpt, Finding
from peaceops.report.audit.place import Places

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def render_sarif(audit: Audit) -> str:
    """Render the findings as a SARIF log of one run.

    Parameters
    ----------
    audit : Audit
        Whose findings.

    Returns
    -------
    str
        JSON. A result has a region where the text has lines; of a PDF or DOCX the place is named in words.
    """
    rules = {f.code: f for f in sorted(audit.findings, key=lambda f: f.code)}
    order = {code: index for index, code in enumerate(rules)}
    places = Places(audit)
    run = {
        "tool": {
            "driver": {
                "name": "peaceops",
                "version": audit.manifest.version,
                "rules": [
                    {"id": code, "name": finding.rule, "shortDescription": {"text": finding.rule.replace("-", " ")}}
                    for code, finding in rules.items()
                ],
            }
        },
        "artifacts": [
            {
                "location": {"uri": _name_file(audit)},
                "hashes": {"sha-256": audit.text.sha256.removeprefix("sha256:")},
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_build_result(finding, order[finding.code], audit, places) for finding in audit.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode() + "\n"


def _name_file(audit: Audit) -> str:
    return quote(audit.text.name, errors="replace")


def _build_result(finding: Finding, index: int, audit: Audit, places: Places) -> dict[str, Any]:
    grounds = "; ".join(f"“{ground.text}” ({ground.where} {ground.ref})" for ground in finding.grounds)
    key = "\0".join((finding.code, finding.title, *(ground.text for ground in finding.grounds)))
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": f"{finding.title.rstrip('.')}. {finding.explanation} Ground: {grounds}"},
        "locations": [_locate(finding, audit, places)],
        "partialFingerprints": {
            "peaceops/1": hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32],
        },
    }


def _locate(finding: Finding, audit: Audit, places: Places) -> dict[str, Any]:
    found: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _name_file(audit), "index": 0}}}
    ground = finding.grounds[0]
    line = _find_line(finding, ground, audit, places)
    if line is not None:
        found["physicalLocation"]["region"] = {"startLine": line, "snippet": {"text": ground.text}}
    names = [f"sentence {order + 1}" for order in places.sentences_of(finding)]
    names += [f"note {label}" for label in finding.notes]
    if names:
        found["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "element"} for name in names]
    return found


def _find_line(finding: Finding, ground: Excerpt, audit: Audit, places: Places) -> int | None:
    """Line of a plain text on which a finding stands, from 1."""
    if audit.text.format != "text":
        return None
    if ground.where == "note" and ground.ref in places.notes:
        return places.notes[ground.ref].line
    orders = places.sentences_of(finding)
    if not orders:
        return None
    sentence = places.sentences[orders[0]]
    passage = next((p for p in audit.text.passages if p.order == sentence.passage), None)
    if passage is None or passage.first_line is None:
        return None
    return passage.first_line + passage.text.count("\n", 0, sentence.start)
