"""Peace agreements and their provisions, after UCDP.

What enters: the Excel file. What leaves: tables ``agreements`` and ``agreement_links``.
Never done here: taking the first of several ids for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pyarrow as pa

from peaceops.errors import RowRefused
from peaceops.sources.base import Adapter

LINKS: Final = {
    "conflict": "conflict_ids_ucdp",
    "dyad": "dyad_ids_ucdp",
    "actor": "actor_ids_ucdp",
    "country": "country_ids_gw",
}


def derive_links(table: Any) -> Mapping[str, Any]:
    """Make a row for each id that a cell holds, one that stands twice in a cell once."""
    rows = {
        (agreement, kind, number)
        for kind, column in LINKS.items()
        for agreement, cell in zip(table["agreement_id_ucdp"].to_pylist(), table[column].to_pylist(), strict=True)
        for number in _parse_ids(cell, agreement, column)
    }
    ordered = sorted(rows)
    return {
        "agreement_links": pa.table(
            {
                "agreement_id_ucdp": pa.array([row[0] for row in ordered], pa.int64()),
                "kind": pa.array([row[1] for row in ordered], pa.string()),
                "linked_id_number": pa.array([row[2] for row in ordered], pa.int64()),
            }
        )
    }


def _parse_ids(cell: str | None, agreement: int, column: str) -> list[int]:
    parts = [part.strip() for part in (cell or "").split(",") if part.strip()]
    for part in parts:
        if not (part.isascii() and part.isdigit() and len(part) < 12):
            raise RowRefused(
                f"{part[:40]!r} is no id", where=f"agreement {agreement}, {column}", expected="ids separated by commas"
            )
    return [int(part) for part in parts]


ADAPTER: Final = Adapter(derive={"agreements": derive_links})
