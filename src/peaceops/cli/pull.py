"""``peaceops data pull``: a dataset from the address on its card, or from a file where there is no network.

What enters: a source, a release. What leaves: snapshots in the data folder.
Never done here: fetching from an address that is on no card.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import click

from peaceops.cli.base import PATH, Command, progress
from peaceops.cli.store import find_store, show_added, store_option

_MEGABYTE = 1_000_000


@click.command(
    "pull",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops data pull ucdp_acd
      peaceops data pull ucdp_ged --version 25.1
      peaceops data pull ucdp_ged --version 25.1 --file ged251-csv.zip
    """,
)
@click.argument("source")
@click.option("--version", metavar="V", help="Release; by default the newest with an address.")
@click.option(
    "--file",
    "files",
    multiple=True,
    metavar="FILE",
    type=PATH,
    help="A file that is here already: nothing is fetched. May be repeated.",
)
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def pull(source: str, version: str | None, files: tuple[Path, ...], store: Path | None, as_json: bool) -> None:
    """Fetch a release of SOURCE from the address on its card, and add it.

    A fetch that was cut off goes on where it stopped. The file must have the hash of the card, where the card has one,
    and the columns of a known layout. peaceops data show SOURCE lists the addresses.
    """
    from peaceops.pipeline.data import add_files
    from peaceops.pipeline.pull import pull_source

    target = find_store(store)
    today = datetime.now(UTC).date()
    if files:
        show_added(add_files(target, source, files, today=today, version=version), as_json=as_json)
        return
    logging.getLogger("stamina").setLevel(logging.ERROR)
    with progress() as show:

        def tell_bytes(have: int, total: int) -> None:
            if show is not None:
                whole = f" of {total / _MEGABYTE:.1f}" if total else ""
                show(f"{source}: {have / _MEGABYTE:.1f}{whole} MB")

        added = pull_source(target, source, today=today, version=version, progress=tell_bytes)
    show_added(added, as_json=as_json)
