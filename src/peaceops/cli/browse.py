"""``peaceops sources``, ``rules``, ``indicators``, ``schema``: what there is.

What enters: names and filters. What leaves: lists.
Never done here: assessing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peaceops.cli.base import (
    Command,
    align,
    casebook_option,
    clean,
    format_options,
    say,
    screen_width,
    show_table,
    write,
)

if TYPE_CHECKING:
    from peaceops.codebook.schema import Codebook, Indicator


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops sources
      peaceops sources unomig --csv > sources.csv
    """,
)
@click.argument("mission", required=False, default="")
@casebook_option
@format_options
def sources(mission: str, casebooks: tuple[Path, ...], as_csv: bool, as_json: bool) -> None:
    """List sources, all or those of the claims on MISSION, with kind, stake and number of claims."""
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook
    from peaceops.pipeline.table import tabulate_sources

    casebook = load_casebook(load_codebook(), overlays=casebooks)
    found = casebook.mission(mission) if mission else None
    table = tabulate_sources(casebook, found.subjects if found else (), found.id if found else "")
    columns = ("id", "kind", "stake", "issued_date", "claims", "title")
    show_table(table, as_csv=as_csv, as_json=as_json, columns=columns, empty="no sources")


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops rules
      peaceops rules --json
    """,
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def rules(as_json: bool) -> None:
    """Show the doctrine rules: when one is met, when not, on which indicators, with which thresholds."""
    from peaceops.codebook.load import load_codebook

    found = load_codebook().rules.values()
    if as_json:
        rows = [
            {
                "id": r.id, "title": r.title, "version": r.version, "doctrine": r.doctrine, "met_if": r.met_if,
                "not_met_if": r.not_met_if, "otherwise": r.otherwise, "inputs": list(r.inputs),
                "shown_beside": list(r.shown_beside), "thresholds": dict(r.thresholds),
                "alternatives": [dict(a) for a in r.alternatives],
            }
            for r in found
        ]  # fmt: skip
        write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    for rule in found:
        say(f"{rule.id}  {rule.title}")
        for label, text in (("met if", rule.met_if), ("not met if", rule.not_met_if), ("otherwise", rule.otherwise)):
            say(f"  {label}: {text}")
        say(f"  decided by: {', '.join(rule.inputs)}; shown beside: {', '.join(rule.shown_beside) or 'nothing'}")
        say(f"  thresholds: {', '.join(f'{k} {v:g}' for k, v in rule.thresholds.items())}")
        say(f"  doctrine: {rule.doctrine}\n")


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops indicators                 all, by block
      peaceops indicators D1              how one is coded
      peaceops indicators --questions     rows of the year table
      peaceops indicators --names         ids of places, states and authorities
    """,
)
@click.argument("indicator", required=False, default="")
@click.option("--questions", is_flag=True, help="List the rows of the year table instead.")
@click.option("--names", is_flag=True, help="List ids with a name table instead.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def indicators(indicator: str, questions: bool, names: bool, as_json: bool) -> None:
    """Show the codebook: all indicators, or one with its definitions, codes, unit and decision rule."""
    from peaceops.codebook.load import load_codebook

    codebook = load_codebook()
    if sum((bool(indicator), questions, names)) > 1:
        raise click.UsageError("INDICATOR, --questions and --names exclude each other")
    rows: list[dict[str, Any]]
    lines: Iterable[str]
    if questions:
        rows = [{"id": q.id, "title": q.title, "indicators": list(q.indicators)} for q in codebook.questions]
        lines = align([[q.id, q.title] for q in codebook.questions], screen_width())
    elif names:
        rows = [
            {
                "id": e.id,
                "kind": e.kind,
                "names": [{"text": n.text, "language": n.language, "used_by": list(n.used_by)} for n in e.names],
            }
            for e in codebook.entities.values()
        ]
        lines = align([[e.id, e.kind, e.label()] for e in codebook.entities.values()], screen_width())
    elif indicator:
        found = _find(codebook, indicator)
        rows, lines = [_to_dict(found)], _describe(found, codebook)
    else:
        rows = [_to_dict(i) for i in codebook.indicators.values()]
        lines = _list(codebook)
    if as_json:
        write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        for line in lines:
            say(line)


def _find(codebook: Codebook, text: str) -> Indicator:
    from peaceops.codebook.load import find_indicator

    return find_indicator(codebook, text.partition("/")[0])


def _list(codebook: Codebook) -> Iterator[str]:
    from peaceops.codebook.schema import BLOCKS

    block = ""
    for indicator in codebook.indicators.values():
        if indicator.block != block:
            block = indicator.block
            yield f"{block}. {BLOCKS[block]}"
        yield f"  {indicator.id:<4}{'★' if indicator.is_core else ' '} {indicator.title}: {', '.join(d.id for d in indicator.definitions)}"


def _describe(indicator: Indicator, codebook: Codebook) -> Iterator[str]:
    yield f"{indicator.id}  {indicator.title}{' (core)' if indicator.is_core else ''}"
    yield f"  question: {indicator.question}"
    yield f"  decision rule: {indicator.decision_rule}"
    yield f"  missing: {indicator.missing_rule}; reliability: {indicator.reliability}; literature: {'; '.join(indicator.literature)}"
    for definition in indicator.definitions:
        unit = f", unit {definition.unit}: {codebook.units[definition.unit]}" if definition.unit else ""
        yield f"  {indicator.id}/{definition.id}  {definition.title} ({definition.value_type}{unit})"
        if definition.note:
            yield f"      {clean(definition.note)}"
        for code, label in definition.codes.items():
            yield f"      {code} = {label}"


def _to_dict(indicator: Indicator) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "block": indicator.block,
        "title": indicator.title,
        "question": indicator.question,
        "is_core": indicator.is_core,
        "decision_rule": indicator.decision_rule,
        "missing_rule": indicator.missing_rule,
        "reliability": indicator.reliability,
        "literature": list(indicator.literature),
        "definitions": [
            {"id": d.id, "title": d.title, "value_type": d.value_type, "unit": d.unit, "codes": dict(d.codes),
             "is_ordinal": d.is_ordinal, "note": d.note}
            for d in indicator.definitions
        ],
    }  # fmt: skip


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops schema > dossier.schema.json
      peaceops schema audit > audit.schema.json
    """,
)
@click.argument("what", type=click.Choice(["dossier", "audit"]), default="dossier")
def schema(what: str) -> None:
    """Print the JSON Schema of what peaceops assess --json or peaceops audit --json prints."""
    from peaceops.report.audit.data import audit_schema
    from peaceops.report.export import schema as read_schema

    found = audit_schema() if what == "audit" else read_schema()
    write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
