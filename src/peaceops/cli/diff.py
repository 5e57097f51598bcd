"""``peaceops data diff``: two releases of a dataset side by side.

What enters: a source, two releases or files. What leaves: rows new, gone, moved, recounted; claims that change.
Never done here: comparing; that is ``pipeline.vintage``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from peaceops.cli.base import Command, say, show_table, tell, write
from peaceops.cli.store import find_store, store_option
from peaceops.files import write_file

if TYPE_CHECKING:
    from peaceops.pipeline.table import Table
    from peaceops.pipeline.vintage import VintageDiff

_SHOWN = 20
_ORDER = ("gone", "new", "recounted", "moved", "recoded")
_COLUMNS = ("kind", "key", "column", "old", "new", "distance_km")
_CLAIM_COLUMNS = ("subject", "indicator", "old", "new", "is_changed", "rows_changed", "is_on_old_file", "claim")


@click.command(
    "diff",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops data diff ucdp_acd 22.1 25.1
      peaceops data diff ucdp_ged 19.1 22.1 --csv
      peaceops data diff ucdp_ged old.csv new.csv --html changes.html
      peaceops data diff un_fatalities 2025-04-04 fatalities.csv --claims
    """,
)
@click.argument("source")
@click.argument("old")
@click.argument("new")
@click.option("--claims", is_flag=True, help="List the measured claims whose rows changed, with both values.")
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write one HTML page.",
)
@store_option
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV: a row for each cell that differs.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the summary and the rows.")
def diff(
    source: str, old: str, new: str, claims: bool, page: Path | None, store: Path | None, as_csv: bool, as_json: bool
) -> None:
    """Compare two releases of SOURCE: rows new, gone, moved, recounted, recoded, with their keys.

    OLD and NEW are releases in the data folder, the beginning of a snapshot's id, or files. Of several snapshots of a
    release the one with the scope of the other side is taken. Rows are matched by the key of their table alone.
    """
    from peaceops.pipeline.vintage import compare_vintages, find_vintage

    if as_csv and as_json:
        raise click.UsageError("give either --csv or --json")
    folder = find_store(store)
    newer = find_vintage(folder, source, new)
    older = find_vintage(folder, source, old, scope=newer.scope)
    found = compare_vintages(source, older, newer)
    table = found.tabulate()
    changed = _find_claims(found) if claims else None
    if page is not None:
        from peaceops.report.vintage import render_vintage

        text = render_vintage(found.summarise(), list(table), None if changed is None else list(changed))
        write_file(page, text)
        tell(f"wrote {page}")
    if as_json:
        body = {**found.summarise(), "rows": json.loads(table.to_json())}
        if changed is not None:
            body["claims"] = json.loads(changed.to_json())
        write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
    elif as_csv:
        write((table if changed is None else changed).to_csv())
    elif page is None:
        _show(found, table, changed)


def _find_claims(found: VintageDiff) -> Table:
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook
    from peaceops.pipeline.vintage_claims import find_changed_claims

    return find_changed_claims(found, load_casebook(load_codebook()).claims.values())


def _show(found: VintageDiff, table: Table, changed: Table | None) -> None:
    from peaceops.pipeline.table import Table as Rows
    from peaceops.pipeline.vintage import KINDS

    say(f"{found.source}: {found.old.label} against {found.new.label}")
    for one in found.tables:
        counts = ", ".join(f"{one.count(kind):,} {kind}" for kind in KINDS)
        say(f"{one.name}: {one.old_rows:,} and {one.new_rows:,} rows: {counts}, {one.same_rows:,} the same")
        later = sum(change.is_later for change in one.changes)
        if later:
            say(f"  of the new rows {later:,} lie after the last of the older release")
        if one.not_compared:
            say(f"  not compared, for one release has no value of it: {', '.join(one.not_compared)}")
    for note in found.notes:
        say(f"note: {note}")
    if changed is not None:
        show_table(
            changed,
            as_csv=False,
            as_json=False,
            columns=_CLAIM_COLUMNS,
            empty="no measured claim rests on a row that changed",
        )
        return
    near = [row for row in table if row["column"] is not None or not row["is_later"]]
    rows = sorted(near, key=lambda row: _ORDER.index(str(row["kind"])))[:_SHOWN]
    if rows:
        show_table(
            Rows.of_rows(table.types, rows), as_csv=False, as_json=False, columns=_COLUMNS, empty="nothing differs"
        )
    if len(table) > len(rows):
        tell(f"{len(table) - len(rows):,} more rows: --csv, --json or --html FILE")
