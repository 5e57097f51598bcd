"""A small casebook folder of a made-up mission, for tests of everything that reads one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MISSION_HEADER = "id,acronym,name,first_day,last_day,type,lead,host,counterpart,area,contexts,source"
CLAIM_HEADER = (
    "id", "subject", "indicator", "definition", "party", "value", "unit", "first_day", "last_day", "source", "locator",
    "stance", "attribution", "attributed_to", "derives_from", "known_from", "observed_none_days",
    "observed_none_limits", "summary", "anchors", "coder", "coder_kind", "status", "note",
)  # fmt: skip


def make_source(source_id: str = "s-1", **own: Any) -> dict[str, Any]:
    """A CSL-JSON item with kind and stake."""
    return {
        "id": source_id,
        "type": "report",
        "title": f"Report {source_id}",
        "author": [{"literal": "Example Observer"}],
        "issued": {"date-parts": [[1999, 6, 30]]},
        "custom": {"peaceops": {"kind": "official-io", "stake": "third", **own}},
    }


def make_row(**cells: str) -> dict[str, str]:
    """A valid row of a claims file, changed in some cells."""
    return {
        "subject": "testia",
        "indicator": "T3",
        "definition": "deployed_strength",
        "party": "mission",
        "value": "120",
        "first_day": "1999-03-01",
        "last_day": "1999-03-01",
        "source": "s-1",
        "locator": "para 4; page 2",
        "summary": "The report gives 120 persons.",
        "anchors": "120",
        **cells,
    }


def render_rows(rows: Sequence[Mapping[str, str]], header: Sequence[str] = CLAIM_HEADER) -> str:
    """Rows as CSV, cells exactly as given."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[row.get(name, "") for name in header] for row in rows])
    return stream.getvalue()


def write_case(
    folder: Path,
    *,
    rows: Sequence[Mapping[str, str]] = (),
    sources: Sequence[Mapping[str, Any]] = (),
    missions: str = "",
    claims_text: str = "",
) -> Path:
    """Write a casebook folder of the mission ``testia``."""
    (folder / "claims").mkdir(parents=True, exist_ok=True)
    line = "testia,TEST,Observer Mission in Testia,1999-01-01,2000-12-31,un,UN,TES,TES-B,TES-A,,s-1"
    (folder / "missions.csv").write_text(missions or f"{MISSION_HEADER}\n{line}\n", encoding="utf-8")
    items = list(sources) or [make_source(), make_source("s-2", stake="host", kind="official-party")]
    (folder / "sources.json").write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    text = claims_text or render_rows(list(rows) or [make_row(), make_row(source="s-2", value="140", locator="page 1")])
    (folder / "claims" / "testia.csv").write_text(text, encoding="utf-8")
    return folder
