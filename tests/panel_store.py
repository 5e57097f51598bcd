"""Small stores of made-up datasets for tests of panels: tables as the cards say, a few rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow as pa

from peaceops.sources.base import read_card
from peaceops.store.snapshot import RawFile, Reading, write_snapshot

_TYPES = {"int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32(), "stata_month": pa.date32()}
_NUMBER = count(1)


def add_table(
    store: Path, source: str, table: str, rows: Sequence[Mapping[str, Any]], *, version: str, scope: str = "",
    period: tuple[str, str] = ("1989-01-01", "2024-12-31"), more: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """Add a snapshot of one table; columns that a row does not name are null."""
    columns = read_card(source).tables[table].columns
    schema = pa.schema([(column.name, _TYPES.get(column.type, pa.string())) for column in columns])
    unknown = {name for row in rows for name in row} - set(schema.names)
    assert not unknown, f"no such column: {unknown}"
    made = pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema=schema)
    tables = {table: made, **(more or {})}
    reading = Reading(
        source=source, version=version, scope=scope, layouts=("made up",),
        files=(RawFile(name=f"{source}.csv", data=f"{source} {version} {scope} {next(_NUMBER)}".encode()),),
        tables=tables, periods=dict.fromkeys(tables, period),
    )  # fmt: skip
    write_snapshot(store, reading, added=date(2026, 1, 1))


def make_event(number: int, first: str, last: str = "", best: int = 1, **cells: Any) -> dict[str, Any]:
    """An event of state-based violence in the Central African Republic, changed in some cells."""
    return {
        "event_id_ucdp": number, "start_date": date.fromisoformat(first), "end_date": date.fromisoformat(last or first),
        "violence_type": "state-based", "conflict_id_ucdp": 417, "conflict_name": "Central African Republic: Government",
        "dyad_id_ucdp": 857, "side_a": "Government of Central African Republic", "side_a_id_gw": 482, "side_b": "CPC",
        "latitude_degrees": 4.361, "longitude_degrees": 18.555, "country": "Central African Republic",
        "country_id_gw": 482, "deaths_low": best, "deaths_best": best, "deaths_high": best,
        "deaths_civilians_persons": 0, "year": int(first[:4]), **cells,
    }  # fmt: skip


def add_events(store: Path, *events: Mapping[str, Any], version: str = "23.1", scope: str = "world") -> None:
    """Add a release of events."""
    first = min(str(e["start_date"]) for e in events) if events else "1989-01-01"
    last = max(str(e["end_date"]) for e in events) if events else "1989-12-31"
    add_table(store, "ucdp_ged", "events", events, version=version, scope=scope, period=(first, last))
