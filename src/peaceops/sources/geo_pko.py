"""Bases of UN peacekeepers on deployment maps, after Geo-PKO.

What enters: the full dataset 2.1 and the aggregates of years of 2.3, as CSV.
What leaves: tables ``map_locations`` and ``map_contributors``, ``year_locations``, ``year_contributor_texts`` and
``year_contributors``, ``year_troop_types``.
Never done here: presence from a dummy: the row is the presence; a size for what a map does not tell.

References
----------
Geo-PKO Dataset Codebook, version 2.1 (March 2021).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.errors import RowRefused
from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import Raw, number_variants
from peaceops.store.issues import Issue, IssueLog

MOST_CONTRIBUTORS: Final = 17
UNKNOWN: Final = "unknown"
_MAP_KEY: Final = ("mission_acronym_geopko", "year", "month", "source_map", "location", "variant_number")
_YEAR_KEY: Final = ("mission_acronym_geopko", "year", "location", "latitude_degrees", "longitude_degrees")
_CONTRIBUTOR: Final = re.compile(r"(?P<name>.+?) ?\((?:(?P<persons>[0-9]+)|size unknown)\)")


def prepare(raw: Raw, layout: str) -> Raw:
    """Say where a size is unknown, and number rows of one place that say different things."""
    columns = dict(raw.columns)
    if layout == "full-2.1":
        columns["#variant"] = number_variants(raw, ("mission", "source", "year", "month", "location"))
        columns["#troops-unknown"] = _tell_unknown(columns["no.troops"])
        for number in range(1, MOST_CONTRIBUTORS + 1):
            columns[f"#size-unknown-{number}"] = _tell_unknown(columns[f"notroopspertcc_{number}"])
    elif layout == "front-map-2.3":
        columns["#variant"] = number_variants(raw, ("mission", "year", "location", "latitude", "longitude"))
        columns["#troops-unknown"] = pc.if_else(pc.equal(pc.fill_null(columns["NoTroops"], "NA"), "NA"), "1", "0")
    return raw.with_columns(columns)


def _tell_unknown(values: Any) -> Any:
    return pc.if_else(pc.fill_null(pc.equal(pc.utf8_lower(values), UNKNOWN), False), "1", "0")


def finish_maps(table: Any, issues: IssueLog) -> Any:
    """Note places that a map shows twice, sizes that are unknown, and places without coordinates."""
    tests = (
        ("place-twice", pc.greater(table["variant_number"], 1), "warning", "one map shows a place twice, differently"),
        ("size-unknown", table["is_troops_unknown"], "info", "troops whose number no map tells: unknown, not 0"),
        ("no-coordinates", pc.is_null(table["latitude_degrees"]), "warning", "a place without coordinates"),
    )
    for code, mask, severity, message in tests:
        count = pc.sum(mask).as_py() or 0
        if count:
            issues.add(Issue(severity=severity, code=code, count=count, message=message))
    return table


def derive_map_contributors(table: Any) -> Mapping[str, Any]:
    """Make a row for each contributor at each place; one whose size is unknown keeps a null and says so."""
    parts = []
    for number in range(1, MOST_CONTRIBUTORS + 1):
        found = table.filter(pc.is_valid(table[f"contributor_{number}"]))
        columns = {name: found[name] for name in _MAP_KEY}
        columns["contributor_number"] = pa.array([number] * found.num_rows, pa.int64())
        columns["contributor"] = found[f"contributor_{number}"]
        columns["contributor_id_cow"] = found[f"contributor_{number}_id_cow"]
        columns["troops_persons"] = found[f"contributor_{number}_persons"]
        columns["is_size_unknown"] = pc.is_null(found[f"contributor_{number}_persons"])
        parts.append(pa.table(columns))
    return {"map_contributors": _sort(pa.concat_tables(parts), (*_MAP_KEY, "contributor_number"))}


def derive_year_contributors(table: Any) -> Mapping[str, Any]:
    """Read the cell of a year's contributors, a row for each."""
    rows = []
    for record in table.to_pylist():
        place = {name: record[name] for name in _YEAR_KEY}
        for number, (name, persons) in enumerate(_parse_contributors(record), 1):
            rows.append(
                {
                    **place,
                    "contributor_number": number,
                    "contributor": name,
                    "troops_persons": persons,
                    "is_size_unknown": persons is None,
                }
            )
    schema = pa.schema(
        [
            *((name, table.schema.field(name).type) for name in _YEAR_KEY),
            ("contributor_number", pa.int64()),
            ("contributor", pa.string()),
            ("troops_persons", pa.int64()),
            ("is_size_unknown", pa.bool_()),
        ]
    )
    return {"year_contributors": pa.Table.from_pylist(rows, schema=schema)}


def _parse_contributors(record: Mapping[str, Any]) -> Iterator[tuple[str, int | None]]:
    for part in re.split(r", (?![^(]*\))", record["contributors_text"]):
        match = _CONTRIBUTOR.fullmatch(part.strip())
        if match is None:
            raise RowRefused(
                f"{part[:60]!r} is no contributor with a size",
                where=f"{record['mission_acronym_geopko']} {record['year']} {record['location']}, 'year.overview'",
                expected="as in 'Nepal (150)' or 'Nepal (size unknown)'",
            )
        yield match["name"].strip(), int(match["persons"]) if match["persons"] else None


def _sort(table: Any, keys: tuple[str, ...]) -> Any:
    return table.take(pc.sort_indices(table, sort_keys=[(key, "ascending") for key in keys])).combine_chunks()


ADAPTER: Final = Adapter(
    prepare=prepare,
    finish={"map_locations": finish_maps},
    derive={"map_locations": derive_map_contributors, "year_contributor_texts": derive_year_contributors},
)
