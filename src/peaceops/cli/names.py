"""``peaceops data names`` and ``data territories``: who a dataset means, and where de facto territories lie.

What enters: sources in the data folder. What leaves: reports of joins; territories with days, shapes and a disclaimer.
Never done here: joining what is only near; a statement about status.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from peaceops.cli.base import FILE, Command, format_options, say, show_table, tell, write
from peaceops.cli.store import find_store, store_option
from peaceops.files import write_file

_COLUMNS = ("table", "column", "value", "first", "last", "rows", "how", "candidates", "reason")
_TERRITORY_COLUMNS = ("id", "name", "kind", "from", "to", "areas", "boundaries")


@click.command(
    "names",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops data names geo_pko
      peaceops data names bara_hultman --csv
      peaceops data names ucdp_ged --version 22.0.2 --all
    """,
)
@click.argument("source")
@click.option("--version", metavar="V", help="Release, where the data folder holds several.")
@click.option("--all", "show_all", is_flag=True, help="Show what was resolved too, not only what was not.")
@store_option
@format_options
def names(source: str, version: str | None, show_all: bool, store: Path | None, as_csv: bool, as_json: bool) -> None:
    """Report how the names and codes of SOURCE are resolved to states and missions.

    Each value with the rows that hold it: exact or alias is one state or mission, near is for review and never joined,
    ambiguous has several, apart is known to be none. CSV and JSON hold every value.
    """
    from peaceops.casebook.identity import MissionIndex
    from peaceops.casebook.load import load_casebook
    from peaceops.casebook.registry import read_placed_rows
    from peaceops.casebook.state import shipped_states
    from peaceops.codebook.load import load_codebook
    from peaceops.pipeline.names import MATCHED, count_hows, report_names
    from peaceops.pipeline.table import Table
    from peaceops.pipeline.vintage import find_vintage
    from peaceops.sources.base import check_source
    from peaceops.store.snapshot import find_snapshot

    check_source(source)
    folder = find_store(store)
    if version is None:
        snapshot = find_snapshot(folder, source)
        tables = {name: snapshot.read_table(name) for name in snapshot.row_counts}
    else:
        tables = dict(find_vintage(folder, source, version).tables)
    casebook = load_casebook(load_codebook())
    index = MissionIndex(missions=casebook.missions, names=casebook.names, placed=read_placed_rows())
    report = report_names(source, tables, index=index, states=shipped_states())
    if as_csv or as_json:
        show_table(report, as_csv=as_csv, as_json=as_json, columns=_COLUMNS, empty="")
        return
    shown = [row for row in report if show_all or row["how"] not in MATCHED]
    show_table(
        Table.of_rows(report.types, shown),
        as_csv=False,
        as_json=False,
        columns=_COLUMNS,
        empty="no name or code is left open" if len(report) else "no column of this source names states or missions",
    )
    say(", ".join(f"{how} {rows:,} rows" for how, rows in count_hows(report).items()) or "0 rows")


@click.command(
    "territories",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops data territories
      peaceops data territories --on 2020-10-01 --geojson territories.geojson
      peaceops data territories --boundaries geoboundaries
    """,
)
@click.option("--boundaries", default="natural_earth", show_default=True, metavar="SET", help="Set of boundaries.")
@click.option("--on", "day", metavar="DAY", help="Only those that existed on a day, as YYYY-MM-DD.")
@click.option("--geojson", "target", metavar="FILE", type=FILE, help="Write GeoJSON.")
@store_option
@format_options
def territories(
    boundaries: str, day: str | None, target: Path | None, store: Path | None, as_csv: bool, as_json: bool
) -> None:
    """List de facto territories with their days, as a named set of boundaries draws them.

    The set must be in the data folder. It says nothing on status, and another set can take its place.
    """
    from peaceops.casebook.state import shipped_states
    from peaceops.pipeline.table import Table
    from peaceops.pipeline.territory import read_territories

    try:
        wanted = None if day is None else date.fromisoformat(day)
    except ValueError:
        raise click.UsageError(f"{day!r} is no day as YYYY-MM-DD") from None
    found = read_territories(find_store(store), states=shipped_states(), boundaries=boundaries, day=wanted)
    if target is not None:
        body = {"type": "FeatureCollection", "features": [territory.to_feature() for territory in found]}
        write_file(target, json.dumps(body, ensure_ascii=False) + "\n")
        tell(f"wrote {target}")
    rows = [
        {
            "id": t.id,
            "name": t.name,
            "kind": t.kind,
            "from": t.period.render()[0],
            "to": t.period.render()[1],
            "areas": ", ".join(t.areas),
            "boundaries": f"{t.boundaries} {t.version}",
            "disclaimer": t.disclaimer,
        }
        for t in found
    ]
    types = dict.fromkeys((*_TERRITORY_COLUMNS, "disclaimer"), "str")
    if as_json:
        write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    show_table(
        Table.of_rows(types, rows), as_csv=as_csv, as_json=False, columns=_TERRITORY_COLUMNS, empty="none on that day"
    )
    if found and not as_csv:
        say(found[0].disclaimer)
