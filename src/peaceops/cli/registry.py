"""``peaceops missions``, ``match``: which missions there are, and which a file means.

What enters: names, filters, a file. What leaves: lists, an identity card, a match report.
Never done here: deciding what a similar name means.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from peaceops.cli.base import (
    PATH,
    Command,
    align,
    casebook_option,
    clean,
    format_options,
    say,
    screen_width,
    show_table,
    tell,
    write,
)


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops missions
      peaceops missions UNPROFOR                     one identity card
      peaceops missions --lead Russia --from 1992 --to 2008
      peaceops missions --organisation AU --csv
    """,
)
@click.argument("name", required=False, default="")
@click.option("--lead", default="", help="State or organisation that leads: an id or a state's name.")
@click.option("--host", default="", help="Host state: an id or a name.")
@click.option("--organisation", default="", help="Under whose authority.")
@click.option("--type", "mission_type", default="", help="un, regional, state-led, joint or ad-hoc.")
@click.option("--from", "first_year", type=click.IntRange(1, 9998), help="Deployed in or after this year.")
@click.option("--to", "last_year", type=click.IntRange(1, 9998), help="Deployed in or before this year.")
@casebook_option
@format_options
def missions(
    name: str, lead: str, host: str, organisation: str, mission_type: str, first_year: int | None,
    last_year: int | None, casebooks: tuple[Path, ...], as_csv: bool, as_json: bool,
) -> None:  # fmt: skip
    """List missions with their days and claims; with NAME, show where one stands in every list."""
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook
    from peaceops.pipeline.registry import build_card, describe_card, select_missions
    from peaceops.pipeline.table import tabulate_missions

    casebook = load_casebook(load_codebook(), overlays=casebooks)
    if not name:
        found = select_missions(
            casebook, lead=lead, host=host, organisation=organisation, mission_type=mission_type,
            first_year=first_year, last_year=last_year,
        )  # fmt: skip
        columns = ("id", "claims", "sources", "period", "name")
        table = tabulate_missions(casebook, found)
        show_table(table, as_csv=as_csv, as_json=as_json, columns=columns, empty="no missions")
        return
    if any((lead, host, organisation, mission_type, first_year, last_year)):
        raise click.UsageError("NAME and the filters exclude each other")
    mission = casebook.mission(name)
    if as_csv:
        show_table(tabulate_missions(casebook, [mission]), as_csv=True, as_json=as_json, columns=(), empty="")
        return
    card = build_card(casebook, mission)
    if as_json:
        write(json.dumps(card.to_dict(), ensure_ascii=False, indent=1) + "\n")
        return
    for line in align([[clean(label), clean(text)] for label, text in describe_card(card)], screen_width()):
        say(line)


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops match deployments.csv --column mission
      peaceops match deployments.csv --column mission --date-column month --csv > report.csv
      peaceops match "Force Licorne"                 one name
    """,
)
@click.argument("file", type=PATH, metavar="FILE|NAME")
@click.option("--column", default="", help="Column of mission names in FILE; without it NAME is looked up.")
@click.option("--date-column", default="", help="Column of a day, month or year: decides between namesakes.")
@casebook_option
@format_options
def match(file: Path, column: str, date_column: str, casebooks: tuple[Path, ...], as_csv: bool, as_json: bool) -> None:
    """Match the mission names of a CSV file, or one name: exactly, by alias, by nearness (for review), not at all."""
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook
    from peaceops.pipeline.registry import match_file, match_name, tabulate_matches

    if not column and (date_column or file.exists() or file.suffix in {".csv", ".tsv", ".txt"}):
        raise click.UsageError("--column says which column of the file holds the names")
    casebook = load_casebook(load_codebook(), overlays=casebooks)
    report = match_file(casebook, file, column, date_column=date_column) if column else match_name(casebook, str(file))
    columns = ("text", "rows", "how", "mission", "candidates")
    show_table(tabulate_matches(report), as_csv=as_csv, as_json=as_json, columns=columns, empty="no rows")
    tell("rows: " + ", ".join(f"{number} {how}" for how, number in report.counts().items()))
