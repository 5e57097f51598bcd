"""Coded paragraphs of reports of the Secretary-General, after PACT 2.0.

What enters: the coded paragraphs, and all paragraphs of the reports, as CSV.
What leaves: tables ``coded_paragraphs`` and ``paragraph_codes``, ``paragraphs``.
Never done here: no activity from a paragraph that nobody coded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyarrow as pa

from peaceops.errors import RowRefused
from peaceops.sources.base import Adapter


def derive_codes(table: Any) -> Mapping[str, Any]:
    """Make a row for each activity and kind of engagement of a coded paragraph."""
    pairs = zip(table["paragraph_id_pact"].to_pylist(), table["codes_json"].to_pylist(), strict=True)
    rows = sorted({row for number, text in pairs for row in _parse_codes(number, text)})
    return {
        "paragraph_codes": pa.table(
            {
                "paragraph_id_pact": pa.array([row[0] for row in rows], pa.int64()),
                "activity": pa.array([row[1] for row in rows], pa.string()),
                "engagement": pa.array([row[2] for row in rows], pa.string()),
            }
        )
    }


def _parse_codes(number: int, text: str) -> Iterator[tuple[int, str, str]]:
    try:
        codes = json.loads(text)
        if not isinstance(codes, dict) or not all(isinstance(v, str) for v in codes.values()):
            raise ValueError(text)
    except (ValueError, RecursionError) as error:
        raise RowRefused(
            f"{text[:60]!r} holds no codes",
            where=f"coded paragraph {number}, 'codes'",
            expected='JSON as in {"PoliceReform": "Assist,Monitor"}',
        ) from error
    for activity, engagements in codes.items():
        for engagement in engagements.split(","):
            if engagement.strip():
                yield number, activity, engagement.strip()


ADAPTER: Final = Adapter(derive={"coded_paragraphs": derive_codes})
