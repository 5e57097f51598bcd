"""``peaceops data``: datasets in the store.

What enters: files and folders. What leaves: snapshots in the data folder, lists, what is wrong.
Never done here: reading a file.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peaceops.cli.base import PATH, Command, check_folders, format_options, progress, say, show_table, tell, write
from peaceops.cli.diff import diff
from peaceops.cli.names import names, territories
from peaceops.cli.pull import pull
from peaceops.cli.store import find_store, show_added, store_option

if TYPE_CHECKING:
    from peaceops.pipeline.data import FolderReport

_SHOWN = 10
_LIST_COLUMNS = ("source", "version", "table", "rows", "first", "last", "warnings", "errors", "scope")


@click.group(
    epilog="""\b
    Examples:
      peaceops data add --from ../shared/data
      peaceops data list
      peaceops data show bara_hultman
    """
)
def data() -> None:
    """Add, list and verify datasets.

    Files are read from disk; only pull fetches, from the address on a card. Raw bytes are kept with their hash, tables
    as Parquet, and a card says what they are. peaceops data show SOURCE tells where a provider publishes them.
    """


for _command in (pull, diff, names, territories):
    data.add_command(_command)


@data.command(
    "add",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops data add un_missions --file DPPADPOSS-PKO.csv
      peaceops data add ucdp_ged --file GEDEvent_v22_0_2.csv.zip --version 22.0.2
      peaceops data add ipi_contributions --file data_mission.csv --file data_monthly.csv
      peaceops data add --from ../shared/data
    """,
)
@click.argument("source", required=False)
@click.option("--file", "files", multiple=True, metavar="FILE", type=PATH, help="A file. May be repeated.")
@click.option("--version", metavar="V", help="Its release, where the file itself does not say it.")
@click.option(
    "--from",
    "folder",
    metavar="DIR",
    type=PATH,
    help="Add every file under DIR whose columns are known.",
)
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def add(
    source: str | None,
    files: tuple[Path, ...],
    version: str | None,
    folder: Path | None,
    store: Path | None,
    as_json: bool,
) -> int:
    """Add files of SOURCE, or all that a folder holds.

    A file is known by its columns, whatever its name. Nothing is written unless every file could be read; with --from
    one that cannot be read stops no other, and the exit code is 1.
    """
    from peaceops.pipeline.data import add_files, add_folder

    if (folder is None) != bool(source and files) or (folder and (source or files or version)):
        raise click.UsageError("give either SOURCE and --file FILE, or --from DIR")
    target = find_store(store)
    today = datetime.now(UTC).date()
    if folder is None:
        with progress() as show:
            added = add_files(target, source or "", files, today=today, version=version, progress=show)
        show_added(added, as_json=as_json)
        return 0
    with progress() as show:
        report = add_folder(target, folder, today=today, progress=show)
    _show_report(report, as_json=as_json)
    return 1 if report.failed else 0


def _show_report(report: FolderReport, *, as_json: bool) -> None:
    if as_json:
        write(json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n")
        return
    show_added(report.added, as_json=False)
    kinds = (
        ("failed", report.failed),
        ("not opened", report.unread),
        ("refused", report.refused),
        ("not known", report.others),
    )
    for name, lines in kinds:
        shown = lines if name == "failed" else lines[:_SHOWN]
        for line in shown:
            say(f"{name}: {line}")
        if len(lines) > len(shown):
            say(f"{name}: … {len(lines) - len(shown)} more (--json)")
    say(
        f"{len(report.added)} snapshots, {len(report.failed)} failed, {len(report.unread)} not opened, "
        f"{len(report.refused)} refused, "
        f"{len(report.others)} files of no known layout"
    )


@data.command(
    "list",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops data list
      peaceops data list --json
    """,
)
@store_option
@format_options
def list_(store: Path | None, as_csv: bool, as_json: bool) -> None:
    """List what the data folder holds."""
    from peaceops.pipeline.data import list_data, list_sources

    check_folders(store)
    table = list_data(find_store(store))
    show_table(table, as_csv=as_csv, as_json=as_json, columns=_LIST_COLUMNS, empty="the data folder holds no dataset")
    if not (as_csv or as_json):
        away = [name for name, _, is_held in list_sources(str(s) for s in table["source"]) if not is_held]
        if away:
            tell(f"can be added: {', '.join(away)}")


@data.command(
    "verify",
    cls=Command,
    epilog="""\b
    Example:
      peaceops data verify
    """,
)
@store_option
def verify(store: Path | None) -> int:
    """Verify that raw files and tables are those that were added.

    Exit code 1 when one is missing or changed. Snapshots from which nothing may be computed are named as barred.
    """
    from peaceops.pipeline.data import verify_data

    check_folders(store)
    count, wrong, barred = verify_data(find_store(store))
    for line in wrong:
        say(f"problem: {line}")
    for line in barred:
        say(f"barred: {line}")
    say(f"{count} snapshots: {f'{len(wrong)} problem(s)' if wrong else 'sound'}")
    return 1 if wrong else 0


@data.command(
    "show",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops data show bara_hultman
      peaceops data show ucdp_ged --json
    """,
)
@click.argument("source")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(source: str, store: Path | None, as_json: bool) -> None:
    """Show the card of SOURCE, its coverage, and its snapshots with their issues."""
    from peaceops.pipeline.data import describe_source

    found = describe_source(find_store(store), source)
    if as_json:
        write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return
    for name in ("title", "provider", "address", "licence", "terms", "definition"):
        say(f"{name}: {found[name]}")
    say(f"versions: {', '.join(found['versions'])}")
    _show_coverage(found["coverage"])
    for table in found["tables"]:
        say(f"table {table['name']}: one row a {table['unit']}; key {', '.join(table['key'])}")
        say(f"  {', '.join(table['columns'])}")
    for layout in found["layouts"]:
        say(f"layout {layout['name']}: {len(layout['columns'])} columns, {layout['table']} {layout['note']}".rstrip())
    for download in found["downloads"]:
        say(f"address of {download['version']}: {download['url']} (seen: {download['seen']})")
    if not found["downloads"]:
        say("address of a file: none is known; fetch it by hand")
    for correction in found["corrections"]:
        say(f"correction: {correction['reason']} ({correction['reference']})")
    _show_snapshots(found["snapshots"])


def _show_coverage(coverage: dict[str, Any]) -> None:
    say(f"covers: {coverage['start']} to {coverage['end'] or 'now'}, {coverage['places']}")
    say(f"a missing row: {coverage['missing_row']}")
    say(f"a zero: {coverage['zero']}")
    for row in coverage.get("breaks", ()):
        until = f"until {row['until']}" if "until" in row else f"from {row['from']}"
        say(f"break: {row['column']} {until}: {row['note']}")
    for note in coverage.get("notes", ()):
        say(f"note: {note}")


def _show_snapshots(cards: list[dict[str, Any]]) -> None:
    from peaceops.store.issues import Issue

    for card in cards:
        rows = ", ".join(f"{t['name']} {t['rows']:,} rows {' to '.join(t['period'])}" for t in card["tables"])
        say(f"snapshot {card['version']} [{card['id'][:12]}] added {card['added']}: {rows}")
        for issue in card["issues"]:
            say(f"  {Issue.from_dict(issue)}")
    if not cards:
        say("no snapshot: peaceops data add")
