"""Exports against what their specifications allow: closed sets of properties, types and words, without a network.

The rules are written out from the standards (SARIF 2.1.0 as approved by OASIS; the input model of CSL 1.0.2; BibTeX), for
the parts that an export can hold: a property that is not among them is a fault here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import jsonschema
import pytest
from tests.documents.citations.build import make_text
from tests.documents.citations.test_parse import FULL
from tests.report.audit_builder import HOSTILE, build_audit, build_empty
from tests.report.test_audit_library import audit as of_graph

from peaceops.documents.citations import parse_citations
from peaceops.dossier.audit import Audit, AuditManifest
from peaceops.report.audit.library import render_bibtex, render_csl_json
from peaceops.report.audit.sarif import render_sarif

AUDITS: Final = {
    "small": build_audit(),
    "hostile": build_audit(hostile=HOSTILE + "\x00\ufffe"),
    "empty": build_empty(),
    "notes": replace(
        of_graph(parse_citations(make_text([note for note, _ in FULL]))),
        manifest=AuditManifest(command="", version="1.0", base_sha256=""),
    ),
}


def closed(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}


def many(item: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": item, **more}


TEXT: Final = {"type": "string", "minLength": 1}
INDEX: Final = {"type": "integer", "minimum": -1}
# 3.4.3 a reference to a resource (RFC 3986); 3.11 messages; 3.30 lines count from 1.
URI: Final = {"type": "string", "pattern": r"^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+$"}
MESSAGE: Final = closed(("text",), text=TEXT)
LOCATION: Final = closed(
    physicalLocation=closed(
        artifactLocation=closed(uri=URI, index=INDEX),
        region=closed(startLine={"type": "integer", "minimum": 1}, snippet=closed(text={"type": "string"})),
    ),
    logicalLocations=many(closed(fullyQualifiedName=TEXT, kind=TEXT), minItems=1, uniqueItems=True),
)
SARIF: Final = closed(
    ("version", "runs"),
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs=many(
        closed(
            ("tool", "results"),
            tool=closed(
                ("driver",),
                driver=closed(
                    ("name",), name=TEXT, version=TEXT,
                    rules=many(closed(("id",), id=TEXT, name=TEXT, shortDescription=MESSAGE), uniqueItems=True),
                ),
            ),
            artifacts=many(
                closed(location=closed(uri=URI), hashes={"type": "object", "additionalProperties": {"type": "string"}}),
                minItems=1,
            ),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            results=many(
                closed(
                    ("message",), ruleId=TEXT, ruleIndex=INDEX, level={"enum": ["none", "note", "warning", "error"]},
                    message=MESSAGE, locations=many(LOCATION),
                    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
                )
            ),
        ),
        minItems=1,
    ),
)  # fmt: skip
DATE: Final = closed(
    **{"date-parts": many(many({"type": "integer"}, minItems=1, maxItems=3), minItems=1, maxItems=2)}, literal=TEXT
)
CSL_TYPES: Final = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter dataset document entry "
    "entry-encyclopedia figure hearing interview legal_case legislation manuscript map pamphlet paper-conference patent periodical "
    "personal_communication post post-weblog regulation report review review-book software speech standard thesis treaty webpage"
)
CSL: Final = many(
    closed(
        ("id", "type"), id=TEXT, type={"enum": CSL_TYPES.split()}, issued=DATE, accessed=DATE,
        author=many(closed(family=TEXT, given=TEXT, literal=TEXT), minItems=1),
        **dict.fromkeys(("title", "container-title", "publisher", "publisher-place", "volume", "issue", "page", "number", "URL", "note"), TEXT),
    )
)  # fmt: skip


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    return [
        f"{list(e.absolute_path)}: {e.message[:200]}" for e in jsonschema.Draft7Validator(schema).iter_errors(value)
    ]


@pytest.fixture(params=AUDITS)
def audit(request: pytest.FixtureRequest) -> Audit:
    return AUDITS[request.param]


def test_sarif_holds_only_what_the_standard_has(audit: Audit) -> None:
    assert faults(SARIF, json.loads(render_sarif(audit))) == []


def test_csl_holds_only_what_the_standard_has(audit: Audit) -> None:
    items = json.loads(render_csl_json(audit))
    assert faults(CSL, items) == []
    assert len({item["id"] for item in items}) == len(items)


def test_the_rules_refuse_what_the_standards_do() -> None:
    log = json.loads(render_sarif(AUDITS["small"]))
    log["runs"][0]["results"][0]["level"] = "grave"
    log["runs"][0]["artifacts"][0]["location"]["uri"] = "a b.txt"
    assert len(faults(SARIF, log)) == 2
    assert (
        len(faults(CSL, [{"id": "a", "type": "tweet"}, {"id": "b", "type": "book", "issued": {"date-parts": []}}])) == 2
    )


def read_entries(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Read BibTeX by its own grammar: kind, key and fields, values in braces that pair or bare words."""
    at = 0
    while match := re.compile(r"@(\w+)\{([^\s,{}]+),\s*").search(text, at):
        at, fields = match.end(), {}
        while field := re.compile(r"(\w+) = ").match(text, at):
            end, depth = field.end(), 0
            while depth or text[end] not in ",\n}":
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            fields[field[1]] = text[field.end() : end]
            at = re.compile(r"[,\s]*").match(text, end).end()  # type: ignore[union-attr]
        assert text[at] == "}", text[at - 40 : at + 40]
        yield match[1], match[2], fields


def test_bibtex_can_be_read_by_its_grammar(audit: Audit) -> None:
    items = json.loads(render_csl_json(audit))
    entries = list(read_entries(render_bibtex(audit)))
    assert [key for _, key, _ in entries] == [item["id"] for item in items]
    for (_, _, fields), item in zip(entries, items, strict=True):
        assert all(value for value in fields.values())
        written = fields.get("author", "").removeprefix("{").removesuffix("}")
        assert len(written.split(" and ") if written else []) >= len(item.get("author", ()))
