"""``peaceops panel``: unit-time tables with the report of every join.

What enters: a unit, measures, options. What leaves: Parquet or CSV, a report, a manifest, a citation.
Never done here: building a panel.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peaceops.cli.base import (
    FILE,
    FOLDER,
    Command,
    align,
    casebook_option,
    check_targets,
    progress,
    say,
    screen_width,
    tell,
    write,
)

if TYPE_CHECKING:
    from peaceops.pipeline.panel import PanelRequest
    from peaceops.pipeline.panel_table import Panel

_SHOWN_ROWS = 12


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops panel --list
      peaceops panel country-month --out panel.parquet --report joins.html
      peaceops panel country-year --measure deaths_state_based --from 1989 --to 2022 --country "Central African Republic"
      peaceops panel mission-month --measure deployed_strength_ipi --measure hostile_deaths --mission unomig --csv
      peaceops panel base-month --measure deaths_one_sided_government --radius-km 10 --spread start
      peaceops panel grid-month --from 2021 --to 2021 --engine spark --out grid.parquet
      peaceops panel country-year --measure deaths_state_based --draws 1000 --parameters tolls.csv

    Null is unknown: outside what a source covers. 0 is a count of none inside it.
    """,
)
@click.argument("unit", default="", metavar="[UNIT]")
@click.option("--list", "as_list", is_flag=True, help="List units and measures.")
@click.option("--measure", "measures", multiple=True, metavar="NAME", help="A measure. May be repeated.")
@click.option("--from", "first", default="", metavar="DATE", help="First year, month or day.")
@click.option("--to", "last", default="", metavar="DATE", help="Last year, month or day.")
@click.option("--country", "countries", multiple=True, help="Only this state. May be repeated.")
@click.option("--mission", "missions", multiple=True, help="Only this mission. May be repeated.")
@click.option(
    "--cell", "cells", multiple=True, type=int, metavar="ID", help="Only this cell of PRIO-GRID. May be repeated."
)
@click.option("--radius-km", type=float, default=50.0, show_default=True, help="Radius around a base.")
@click.option("--spread", default="days", show_default=True, help="Events over several months: days, start or end.")
@click.option(
    "--quiet-years", type=int, default=2, show_default=True, help="Years of quiet before a restart is an onset."
)
@click.option("--bases", default="geo_pko", show_default=True, help="Source of bases: geo_pko or geo_pko_base_month.")
@click.option("--release", default="", metavar="VERSION", help="Only this release of events.")
@click.option(
    "--draws", type=int, default=0, metavar="N", help="Quantiles of deaths by N draws from the model of coders' errors."
)
@click.option(
    "--parameters",
    type=FILE,
    metavar="FILE",
    help="Parameters of that model, CSV.",
)
@click.option("--dependence", default="independent", show_default=True, help="How events err: independent or common.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same draws.")
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True)
@click.option("--memory", default="", metavar="SIZE", help="What DuckDB may hold, as in 2GB; more goes to disk.")
@click.option("--data", "store", type=FOLDER, metavar="DIR", help="Data folder.")
@click.option(
    "--out",
    type=FILE,
    metavar="FILE",
    help="Parquet or CSV, by its ending; manifest and citations are written beside it.",
)
@click.option("--report", type=FILE, metavar="FILE", help="Joins as HTML, JSON or CSV.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@click.option("--json", "as_json", is_flag=True, help="Print the manifest and the joins as JSON.")
@casebook_option
def panel(
    unit: str, as_list: bool, store: Path | None, casebooks: tuple[Path, ...], out: Path | None, report: Path | None,
    as_csv: bool, as_json: bool, engine: str, first: str, last: str, memory: str, draws: int, parameters: Path | None, dependence: str,
    seed: int, **options: Any,
) -> int:  # fmt: skip
    """Build a panel of UNIT: one row a unit and month or year, null where nobody looked, 0 where none was seen."""
    from peaceops.pipeline.panel import PanelRequest

    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    if as_list:
        _list_units(unit)
        return 0
    if bool(draws) != bool(parameters):
        raise click.UsageError(
            "--draws N and --parameters FILE go together: docs/panels.md tells where parameters come from"
        )
    if not unit:
        raise click.UsageError("give a UNIT; peaceops panel --list shows them")
    from peaceops.pipeline.panel_output import (
        REPORT_FORMATS,
        TABLE_FORMATS,
        check_format,
        list_files,
        write_panel,
        write_report,
    )

    if out:
        check_format(out, TABLE_FORMATS)
    if report:
        check_format(report, REPORT_FORMATS)
    check_targets((*(list_files(out) if out else ()), report), (parameters,))
    today = datetime.now(UTC).date()
    request = PanelRequest(unit=unit, first=_read_day(first, 0), last=_read_day(last, 1), today=today, **options)
    built = _build(request, store, casebooks, engine, memory)
    if parameters:
        from peaceops.pipeline.panel_uncertain import add_quantiles, read_parameters

        built = built.with_table(
            add_quantiles(built, read_parameters(parameters), draws=draws, seed=seed, dependence=dependence)
        )
    if out:
        for path in write_panel(built, out):
            tell(f"peaceops: wrote {path}")
    if report:
        write_report(built, report)
        tell(f"peaceops: wrote {report}")
    _show(built, as_csv=as_csv, as_json=as_json, is_quiet=out is not None)
    for note in built.notes:
        tell(f"peaceops: {note}")
    return 0


def _build(request: PanelRequest, store: Path | None, casebooks: tuple[Path, ...], engine: str, memory: str) -> Panel:
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook
    from peaceops.pipeline.engine import open_engine
    from peaceops.pipeline.panel import build
    from peaceops.settings import read_settings

    casebook = load_casebook(load_codebook(), overlays=casebooks)
    held = store or read_settings(os.environ).store
    with progress() as show:
        built = build(
            request,
            casebook,
            held,
            open_engine(engine, memory=memory, store=held),
            progress=show,
        )
        if show:
            show(f"running on {engine}")
        built.table()
    return built


def _list_units(unit: str) -> None:
    from peaceops.panel.unit import UNITS, find_unit
    from peaceops.pipeline.panel import list_measures

    for known in (find_unit(unit),) if unit else UNITS.values():
        say(f"{known.name}: {known.about}")
        for name, about in list_measures(known.name).items():
            say(f"    {name}  {about}")


def _show(built: Panel, *, as_csv: bool, as_json: bool, is_quiet: bool) -> None:
    from peaceops.pipeline.panel_output import render_csv, render_manifest

    if as_csv:
        write(render_csv(built))
    elif as_json:
        write(json.dumps(render_manifest(built), ensure_ascii=False, indent=1, default=str) + "\n")
    elif not is_quiet:
        rows = built.table().slice(0, _SHOWN_ROWS).to_pylist()
        cells = [
            [
                "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
                for value in row.values()
            ]
            for row in rows
        ]
        for line in align([list(built.table().column_names), *cells], screen_width()):
            say(line)
        if len(built) > _SHOWN_ROWS:
            say(f"… {len(built):,} rows; --csv prints all, --out FILE keeps them")


def _read_day(text: str, which: int) -> date | None:
    from peaceops.model.period import parse_date_range

    return parse_date_range(text)[which] if text else None
