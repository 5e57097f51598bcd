"""A dossier as data: JSON with a schema.

What enters: a :class:`~peaceops.dossier.Dossier`. What leaves: plain JSON values in one fixed order.
Never done here: writing to disk, validating (the schema is for whoever reads the file), tables (``pipeline.table``).
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from peaceops.assess.finding import NO_VALUE_KINDS
from peaceops.dossier import Dossier
from peaceops.errors import ReportError
from peaceops.report.asset import read_asset

FORMAT: Final = "peaceops.dossier/1"
SCHEMA_FILE: Final = "dossier.schema.json"
SCHEMA_ID: Final = "urn:peaceops:dossier:1"


def dossier_to_json(dossier: Dossier) -> dict[str, Any]:
    """Turn a dossier into plain JSON values.

    Parameters
    ----------
    dossier : Dossier
        What to export.

    Returns
    -------
    dict
        ``format`` first, then the fields of :class:`~peaceops.dossier.Dossier` in order;
        mappings are sorted by key, days are ISO 8601.

    Raises
    ------
    ReportError
        If a number is not finite or a value has no form in JSON.
    """
    plain = to_plain(dossier, "dossier")
    return {"format": FORMAT, **plain}


def render_json(dossier: Dossier) -> str:
    """Render a dossier as JSON text, indented, with a final line end.

    Parameters
    ----------
    dossier : Dossier
        What to export.
    """
    return json.dumps(dossier_to_json(dossier), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def to_plain(value: object, where: str) -> Any:
    """Turn a value of frozen classes into plain JSON values.

    Parameters
    ----------
    value : object
        What to turn.
    where : str
        Its name, for the error.

    Raises
    ------
    ReportError
        If a number is not finite or a value has no form in JSON.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        # A lone surrogate cannot be written as UTF-8.
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Decimal):
        is_whole = value.is_finite() and abs(value) < 2**53 and value == value.to_integral_value()
        value = int(value) if is_whole else float(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ReportError(f"the number {value} is not finite", where=where)
    if isinstance(value, int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            item.name: to_plain(getattr(value, item.name), f"{where}.{item.name}") for item in dataclasses.fields(value)
        }
    if isinstance(value, Mapping):
        return {str(key): to_plain(value[key], f"{where}.{key}") for key in sorted(value, key=str)}
    if isinstance(value, Sequence | set | frozenset):
        items = value if isinstance(value, Sequence) else sorted(value, key=str)
        return [to_plain(item, f"{where}[{index}]") for index, item in enumerate(items)]
    raise ReportError(f"a value of type {type(value).__name__} has no form in JSON", where=where)


# --- schema ------------------------------------------------------------------------------------


def schema() -> dict[str, Any]:
    """Read the JSON Schema (draft 2020-12) of an exported dossier.

    Returns
    -------
    dict
        The schema as shipped; a test keeps it equal to :func:`build_schema`.

    Raises
    ------
    MissingAsset
        If the file is not in the package.
    """
    loaded: dict[str, Any] = json.loads(read_asset(SCHEMA_FILE))
    return loaded


def build_schema() -> dict[str, Any]:
    """Build the schema from the data classes: their types, and their docstrings as descriptions.

    Returns
    -------
    dict
        JSON Schema, draft 2020-12.
    """
    definitions: dict[str, Any] = {}
    root = describe_class(Dossier, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Dossier of a peace operation",
        **root,
        "properties": {"format": {"const": FORMAT}, **root["properties"]},
        "required": ["format", *root["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def describe_class(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe a data class as a JSON Schema object; classes that it uses go to `definitions`."""
    hints = typing.get_type_hints(kind)
    words = _read_parameters(kind.__doc__ or "")
    properties: dict[str, Any] = {}
    for item in dataclasses.fields(kind):
        properties[item.name] = _describe_type(hints[item.name], definitions)
        if item.name in words:
            properties[item.name] = {**properties[item.name], "description": words[item.name]}
        if item.name == "no_value":
            properties[item.name]["enum"] = ["", *NO_VALUE_KINDS]
    return {
        "description": (kind.__doc__ or kind.__name__).strip().split("\n")[0],
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _describe_type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    plain: dict[Any, dict[str, Any]] = {
        str: {"type": "string"},
        int: {"type": "integer"},
        float: {"type": "number"},
        Decimal: {"type": "number"},
        bool: {"type": "boolean"},
        date: {"type": "string", "format": "date"},
        type(None): {"type": "null"},
        Any: {},
    }
    if hint in plain:
        return dict(plain[hint])
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_describe_type(argument, definitions) for argument in arguments]}
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return {"type": "array", "items": _describe_type(arguments[0], definitions)}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [_describe_type(argument, definitions) for argument in arguments],
            "items": False,
            "minItems": len(arguments),
        }
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _describe_type(arguments[1], definitions)}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = describe_class(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise ReportError(f"the type {hint!r} has no form in JSON Schema")


def _read_parameters(text: str) -> dict[str, str]:
    """Read the parameter descriptions of a numpy docstring."""
    words: dict[str, str] = {}
    match = re.search(r"Parameters\n\s*-+\n(.*?)(?:\n\s*\n\s*\w+\n\s*-+|\Z)", text, flags=re.DOTALL)
    if match is None:
        return words
    names: list[str] = []
    for line in match[1].split("\n"):
        head = re.fullmatch(r"\s{4}(\w+(?:, \w+)*) : .+", line)
        if head:
            names = head[1].split(", ")
        elif line.strip():
            for name in names:
                words[name] = f"{words.get(name, '')} {line.strip()}".strip()
    return words
