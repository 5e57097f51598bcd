"""``peaceops data diff``: two releases of a dataset side by side.

What enters: a source, two releases or files. What leaves: rows, cells of panels, claims and findings that change.
Never done here: comparing; that is ``pipeline.vintage`` and its neighbours.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peaceops.cli.base import FILE, Command, casebook_option, check_targets, progress, say, show_table, tell, write
from peaceops.cli.store import find_store, store_option
from peaceops.files import write_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from peaceops.pipeline.table import Table
    from peaceops.pipeline.vintage import VintageDiff
    from peaceops.pipeline.vintage_finding import FindingChanges
    from peaceops.pipeline.vintage_panel import PanelChanges

_SHOWN = 20
_FEW = 8
_ORDER = ("gone", "new", "recounted", "moved", "recoded")
_COLUMNS = ("kind", "key", "column", "old", "new", "distance_km")
_CELL_COLUMNS = ("panel", "unit", "name", "time", "column", "old", "new")
_CLAIM_COLUMNS = ("subject", "indicator", "old", "new", "is_changed", "rows_changed", "is_on_old_file", "claim")
_FINDING_COLUMNS = ("mission", "finding", "id", "old", "new")


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """What was compared: None is a part that was not asked for."""

    found: VintageDiff
    rows: Table | None = None
    panels: PanelChanges | None = None
    claims: Table | None = None
    findings: FindingChanges | None = None

    def list_tables(self) -> list[Table]:
        """List the tables that were asked for, one a part."""
        tables = (
            self.rows,
            self.panels.tabulate() if self.panels else None,
            self.claims,
            self.findings.table if self.findings else None,
        )
        return [table for table in tables if table is not None]


@click.command(
    "diff",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops data diff ucdp_acd 22.1 25.1
      peaceops data diff ucdp_acd 22.1 25.1 --panels --csv
      peaceops data diff ucdp_ged 19.1 22.1 --panel country-year --panel base-month
      peaceops data diff ucdp_ged old.csv new.csv --html changes.html
      peaceops data diff un_fatalities 2025-04-04 fatalities.csv --claims
      peaceops data diff un_fatalities 2025-04-04 fatalities.csv --assessments --json

    Unknown is an empty cell and never 0. Without --rows, --panels, --claims or --assessments all four are summed up.
    """,
)
@click.argument("source")
@click.argument("old")
@click.argument("new")
@click.option("--rows", is_flag=True, help="Rows new, gone, moved, recounted, recoded.")
@click.option("--panels", is_flag=True, help="Cells of panels that change: panel, unit, time, column, both values.")
@click.option("--panel", "units", multiple=True, metavar="UNIT", help="Only this kind of panel. May be repeated.")
@click.option("--claims", is_flag=True, help="Measured claims whose rows changed, with both values.")
@click.option(
    "--assessments", is_flag=True, help="Findings that change when missions are assessed with either release."
)
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=FILE,
    help="Write one HTML page.",
)
@store_option
@casebook_option
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV of one part; the rows unless another is named.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the summary and the parts.")
def diff(
    source: str, old: str, new: str, rows: bool, panels: bool, units: tuple[str, ...], claims: bool, assessments: bool,
    page: Path | None, store: Path | None, casebooks: tuple[Path, ...], as_csv: bool, as_json: bool,
) -> None:  # fmt: skip
    """Compare two releases of SOURCE: rows, cells of panels, measured claims, findings of assessments.

    OLD and NEW are releases in the data folder, the beginning of a snapshot's id, or files. Of several snapshots of a
    release the one with the scope of the other side is taken. Rows are matched by the key of their table alone. Panels
    and claims are made from either release by itself.
    """
    if as_csv and as_json:
        raise click.UsageError("give either --csv or --json")
    named = {
        name
        for name, is_asked in (
            ("rows", rows), ("panels", panels or bool(units)), ("claims", claims), ("assessments", assessments),
        )
        if is_asked
    }  # fmt: skip
    if as_csv and len(named) > 1:
        raise click.UsageError("CSV holds one table: give one of --rows, --panels, --claims, --assessments")
    if as_csv:
        named = named or {"rows"}
    check_targets((page,), (Path(old), Path(new)))
    with progress() as show:
        parts = _compare(source, old, new, named, find_store(store), casebooks, units, show)
    if page is not None:
        write_file(page, _render_page(parts))
        tell(f"wrote {page}")
    if as_json:
        write(json.dumps(_to_dict(parts), ensure_ascii=False, indent=1) + "\n")
    elif as_csv:
        write(parts.list_tables()[0].to_csv())
    elif page is None:
        _show(parts, is_short=not named)


def _compare(
    source: str, old: str, new: str, named: set[str], store: Path, casebooks: tuple[Path, ...], units: Sequence[str],
    show: Callable[[str], None] | None,
) -> _Parts:  # fmt: skip
    from peaceops.pipeline.vintage import compare_vintages, find_vintage

    newer = find_vintage(store, source, new)
    older = find_vintage(store, source, old, scope=newer.scope)
    found = compare_vintages(source, older, newer)
    rows = found.tabulate() if not named or "rows" in named else None
    if named == {"rows"}:
        return _Parts(found=found, rows=rows)
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook

    codebook = load_codebook()
    casebook = load_casebook(codebook, overlays=casebooks)
    panels = claims = findings = None
    if not named or "panels" in named:
        from peaceops.pipeline.vintage_panel import compare_panels

        panels = compare_panels(
            found, casebook, store, today=datetime.now(UTC).date(), units=units, progress=show
        )  # fmt: skip
    if not named or "claims" in named:
        from peaceops.pipeline.vintage_claims import find_changed_claims

        claims = find_changed_claims(found, casebook.claims.values())
    if not named or "assessments" in named:
        from peaceops.pipeline.vintage_finding import compare_findings

        findings = compare_findings(found, casebook, codebook, progress=show)
    return _Parts(found=found, rows=rows, panels=panels, claims=claims, findings=findings)


def _to_dict(parts: _Parts) -> dict[str, Any]:
    body = parts.found.summarise()
    if parts.rows is not None:
        body["rows"] = _as_list(parts.rows)
    if parts.panels is not None:
        body["panels"] = {
            "notes": list(parts.panels.notes), "coverage": {p.unit: list(p.notes) for p in parts.panels.panels},
            "counts": _as_list(parts.panels.summarise()), "cells": _as_list(parts.panels.tabulate()),
        }  # fmt: skip
    if parts.claims is not None:
        body["claims"] = _as_list(parts.claims)
    if parts.findings is not None:
        body["assessments"] = {**parts.findings.summarise(), "findings": _as_list(parts.findings.table)}
    return body


def _as_list(table: Table) -> list[Any]:
    return list(json.loads(table.to_json()))


def _render_page(parts: _Parts) -> str:
    from peaceops.report.vintage import render_vintage

    panels, findings = parts.panels, parts.findings
    return render_vintage(
        parts.found.summarise(),
        None if parts.rows is None else list(parts.rows),
        None if parts.claims is None else list(parts.claims),
        panels=None if panels is None else (list(panels.summarise()), list(panels.tabulate()), list(panels.notes)),
        findings=None if findings is None else (findings.summarise(), list(findings.table)),
    )


def _show(parts: _Parts, *, is_short: bool) -> None:
    found = parts.found
    say(f"{found.source}: {found.old.label} against {found.new.label}")
    _show_counts(found)
    if parts.rows is not None:
        _show_rows(parts.rows, _FEW if is_short else _SHOWN)
    if parts.panels is not None:
        _show_panels(parts.panels, is_short=is_short)
    if parts.claims is not None:
        if is_short:
            changed = sum(bool(value) for value in parts.claims["is_changed"])
            say(
                f"claims: {len(parts.claims):,} measured claims rest on rows that changed, {changed:,} have another value"
            )
        else:
            empty = "no measured claim rests on a row that changed"
            show_table(parts.claims, as_csv=False, as_json=False, columns=_CLAIM_COLUMNS, empty=empty)
    if parts.findings is not None:
        _show_findings(parts.findings)
    if is_short:
        tell("more of each: --rows, --panels, --claims, --assessments; all of it: --csv, --json or --html FILE")


def _show_counts(found: VintageDiff) -> None:
    from peaceops.pipeline.vintage import KINDS

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


def _show_rows(table: Table, most: int) -> None:
    near = [row for row in table if row["column"] is not None or not row["is_later"]]
    _show_some(table, sorted(near, key=lambda row: _ORDER.index(str(row["kind"])))[:most], _COLUMNS)


def _show_panels(panels: PanelChanges, *, is_short: bool) -> None:
    for panel in panels.panels:
        counts = panel.count()
        total = {kind: sum(row[kind] for row in counts) for kind in ("changed", "known", "unknown", "same")}
        say(
            f"panel {panel.unit}: {total['changed']:,} cells changed, {total['known']:,} known now that were not, "
            f"{total['unknown']:,} known no longer, {total['same']:,} the same"
        )
        for row in counts:
            if not is_short and row["changed"] + row["known"] + row["unknown"]:
                kinds = ", ".join(f"{row[kind]:,} {kind}" for kind in ("changed", "known", "unknown"))
                say(f"  {row['column']}: {kinds}, {row['same']:,} the same")
        for note in panel.notes if not is_short else ():
            say(f"  note: {note}")
    for note in panels.notes:
        say(f"note: {note}")
    table = panels.tabulate()
    # What differs is read before what only came into coverage.
    changed = [row for row in table if row["kind"] == "changed"]
    _show_some(table, changed[:_FEW] if is_short else changed, _CELL_COLUMNS)


def _show_findings(findings: FindingChanges) -> None:
    for note in findings.notes:
        say(f"note: {note}")
    if findings.notes:
        return
    changed = len({row["mission"] for row in findings.table})
    verdicts = sum(row["is_verdict_changed"] is True for row in findings.table)
    say(
        f"assessments: {len(findings.assessed):,} missions have other measured claims and were assessed with either release; "
        f"a finding of {changed:,} changes, the verdict of {verdicts:,} rules"
    )
    _show_some(findings.table, list(findings.table), _FINDING_COLUMNS)


def _show_some(table: Table, ordered: Sequence[Any], columns: Sequence[str]) -> None:
    """Show the first rows, and how many more there are."""
    from peaceops.pipeline.table import Table as Rows

    rows = ordered[:_SHOWN]
    if rows:
        show_table(
            Rows.of_rows(table.types, rows), as_csv=False, as_json=False, columns=columns, empty="nothing differs"
        )
    if len(table) > len(rows):
        tell(f"{len(table) - len(rows):,} more rows: --csv, --json or --html FILE")
