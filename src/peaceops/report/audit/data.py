"""An audit as data: JSON with a schema.

What enters: an :class:`~peaceops.dossier.audit.Audit`. What leaves: plain JSON values in one fixed order.
Never done here: writing to disk, tables (``pipeline.audit_table``).
"""

from __future__ import annotations

import json
from typing import Any, Final

from peaceops.dossier.audit import Audit, AuditCounts, count_audit, summarise_audit
from peaceops.model.audit import INFERENCES, SEVERITIES, TEST_KINDS, VERDICTS
from peaceops.model.citation import CITATION_KINDS, ORIGIN_KINDS, RESOLUTIONS
from peaceops.model.statement import BOUNDS, ENTITY_KINDS, MODALITIES
from peaceops.model.text import FORMATS
from peaceops.report.asset import read_asset
from peaceops.report.export import describe_class, to_plain

FORMAT: Final = "peaceops.audit/1"
SCHEMA_FILE: Final = "audit.schema.json"
SCHEMA_ID: Final = "urn:peaceops:audit:1"
_CODES: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("Finding", "severity"): SEVERITIES,
    ("StatementTest", "kind"): TEST_KINDS,
    ("StatementTest", "verdict"): VERDICTS,
    ("Verdict", "verdict"): VERDICTS,
    ("Argument", "inference"): ("", *INFERENCES),
    ("Citation", "kind"): CITATION_KINDS,
    ("Citation", "resolution"): RESOLUTIONS,
    ("Origin", "kind"): ORIGIN_KINDS,
    ("Amount", "bound"): BOUNDS,
    ("Entity", "kind"): ENTITY_KINDS,
    ("Statement", "modality"): MODALITIES,
    ("Text", "format"): FORMATS,
}


def audit_to_json(audit: Audit) -> dict[str, Any]:
    """Turn an audit into plain JSON values.

    Parameters
    ----------
    audit : Audit
        What to export.

    Returns
    -------
    dict
        ``format``, ``summary`` and ``counts``, then the fields of :class:`~peaceops.dossier.audit.Audit` in order.

    Raises
    ------
    ReportError
        If a number is not finite.
    """
    plain = to_plain(audit, "audit")
    counts = to_plain(count_audit(audit), "counts")
    return {"format": FORMAT, "summary": list(summarise_audit(audit)), "counts": counts, **plain}


def render_audit_json(audit: Audit) -> str:
    """Render an audit as JSON text, indented, with a final line end.

    Parameters
    ----------
    audit : Audit
        What to export.
    """
    return json.dumps(audit_to_json(audit), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def audit_schema() -> dict[str, Any]:
    """Read the JSON Schema (draft 2020-12) of an exported audit.

    Raises
    ------
    MissingAsset
        If the file is not in the package.
    """
    loaded: dict[str, Any] = json.loads(read_asset(SCHEMA_FILE))
    return loaded


def build_audit_schema() -> dict[str, Any]:
    """Build the schema from the data classes: their types, and their docstrings as descriptions."""
    definitions: dict[str, Any] = {}
    root = describe_class(Audit, definitions)
    counts = describe_class(AuditCounts, definitions)
    for (name, field), codes in _CODES.items():
        definitions[name]["properties"][field]["enum"] = list(codes)
    said = {"type": "array", "items": {"type": "string"}, "description": "What was found, in a few sentences."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Audit of a text",
        **root,
        "properties": {"format": {"const": FORMAT}, "summary": said, "counts": counts, **root["properties"]},
        "required": ["format", "summary", "counts", *root["required"]],
        "$defs": dict(sorted(definitions.items())),
    }
