"""``peaceops ask``, ``build``, ``family``: questions with their rule and rows, measured claims, families of missions.

What enters: words, options. What leaves: answers on the terminal, files.
Never done here: measuring.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peaceops.cli.base import (
    FOLDER,
    PATH,
    Command,
    align,
    casebook_option,
    check_folders,
    clean,
    format_options,
    progress,
    say,
    screen_width,
    tell,
    write,
)

if TYPE_CHECKING:
    from peaceops.evidence.answer import Answer, Reading


def _find_store(given: Path | None) -> Path | None:
    from peaceops.settings import read_settings

    check_folders(given)
    return given or read_settings(os.environ).store


_data_option = click.option(
    "--data",
    "store",
    type=FOLDER,
    metavar="DIR",
    help="Data folder with snapshots, or raw dataset files; default PEACEOPS_DATA, else peaceops in XDG_DATA_HOME.",
)


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops ask --list                            what can be asked
      peaceops ask "missions established" --org UN --from 1988 --to 1993 --before 40
      peaceops ask "missions active" --not-org UN --at 1999
      peaceops ask contributions --state Russia --from 1992 --to 1997
      peaceops ask strength --mission unomig --from 1994 --to 2009
      peaceops ask fatalities --mission unomig
      peaceops ask claims E3/cause_of_end --mission unomig --json
    """,
)
@click.argument("words", nargs=-1, metavar="QUESTION")
@click.option("--list", "as_list", is_flag=True, help="List the questions.")
@click.option("--mission", default="", help="Id, acronym or name of a mission.")
@click.option("--state", default="", help="A contributing state.")
@click.option("--org", "organisation", default="", help="Under whose authority.")
@click.option("--not-org", "not_organisation", default="", help="Not under this authority.")
@click.option("--lead", default="", help="State or organisation that leads.")
@click.option("--host", default="", help="Host state.")
@click.option("--type", "mission_type", default="", help="un, regional, state-led, joint or ad-hoc.")
@click.option("--from", "first", default="", metavar="DATE", help="First year, month or day.")
@click.option("--to", "last", default="", metavar="DATE", help="Last year, month or day.")
@click.option("--at", default="", metavar="DATE", help="A year, month or day.")
@click.option(
    "--before",
    "before_years",
    type=click.IntRange(1, 500),
    default=None,
    help="Count so many years before the period too.",
)
@click.option("--rule", default="", help="Only this counting rule.")
@click.option("--list-of", "by_list", default="", help="Only this list: registry, un-list, mullenbach, bara-hultman.")
@click.option("--neighbour", "neighbours", multiple=True, help="A state that borders on the host. May be repeated.")
@click.option("--party", "parties", multiple=True, help="A state that is a party to the conflict. May be repeated.")
@click.option("--kind", default="", help="Kind of conflict: interstate or intrastate.")
@click.option("--interpolated", "with_interpolated", is_flag=True, help="Show months between observations, marked.")
@_data_option
@casebook_option
@format_options
def ask(
    words: tuple[str, ...], as_list: bool, store: Path | None, casebooks: tuple[Path, ...], as_csv: bool,
    as_json: bool, before_years: int | None, **options: Any,
) -> int:  # fmt: skip
    """Answer QUESTION: a count, a measure or a claim, with its rule, query, rows and source.

    Every admissible reading is shown, and the interval over those that mean the same. Exit code 1: no reading has a
    value; 2: no such question.
    """
    from peaceops.pipeline.answer_table import answers_to_dict, tabulate_answers
    from peaceops.pipeline.ask import ask as find_answers
    from peaceops.pipeline.question_form import FORMS, Asked

    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    if as_list or not words:
        if not as_list:
            raise click.UsageError("give a QUESTION; peaceops ask --list shows them")
        for form in FORMS.values():
            say(f"{form.usage}\n    {form.about}")
        return 0
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook

    codebook = load_codebook()
    casebook = load_casebook(codebook, overlays=casebooks)
    asked = Asked(before_years=before_years or 0, **options)
    answers = find_answers(" ".join(words), asked, casebook, codebook, store=_find_store(store))
    if as_json:
        write(json.dumps(answers_to_dict(answers), ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    elif as_csv:
        write(tabulate_answers(answers).to_csv())
    else:
        for one in answers:
            _show(one)
    return 0 if any(one.has_value for one in answers) else 1


def _show(one: Answer) -> None:
    say(one.title)
    for span in one.spans:
        value = _interval(span.low, span.high)
        if span.readings > 1:
            say(f"  {span.definition} {span.period}: {value} {span.unit}, over {span.readings} readings")
    rows = []
    for reading in one.readings:
        value = _interval(reading.low, reading.high) if reading.low is not None or reading.high is not None else ""
        value = value or reading.text or (f"({reading.no_value.lower().replace('_', ' ')})" if reading.no_value else "")
        source = reading.source if reading.has_value else ""
        rows.append([f"  {clean(reading.label)}", clean(value), clean(reading.rule.partition(";")[0]), clean(source),
                     clean(reading.reason)])  # fmt: skip
    for line in align(rows, screen_width()):
        say(line)
    for line in dict.fromkeys(_describe(reading) for reading in one.readings if reading.has_value):
        if line:
            say(f"  {clean(line)}")
    for note in one.notes:
        say(f"  {note}")
    say()


def _describe(reading: Reading) -> str:
    if not reading.table or reading.table == "claims" or reading.rule == "claim of the ledger":
        return ""
    text = f"{reading.citation}; {reading.table} [{reading.filter}]"
    text += f"; covers {reading.coverage}" if reading.coverage else ""
    text += f"; {reading.snapshot}" if reading.snapshot else ""
    return text


def _interval(low: object, high: object) -> str:
    def number(value: object) -> str:
        text = f"{value:,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    if low is None and high is None:
        return "no bound"
    if low == high:
        return number(low)
    if high is None:
        return f"at least {number(low)}"
    return f"at most {number(high)}" if low is None else f"{number(low)} to {number(high)}"


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops build --data ../shared/data --out my-casebook
      peaceops build unifil kfor --data ../shared/data --out my-casebook
    """,
)
@click.argument("names", nargs=-1, metavar="[MISSION]...")
@click.option("--out", required=True, type=FOLDER, metavar="DIR", help="Where to.")
@_data_option
@casebook_option
def build(names: tuple[str, ...], out: Path, store: Path | None, casebooks: tuple[Path, ...]) -> int:
    """Write measured claims, measured/MISSION.csv in DIR, with licence and citation of each dataset in NOTICE.csv.

    DIR reads back as a casebook. The datasets are raw files at any depth of the data folder, told by their columns, or
    its snapshots. The same files give the same bytes: so the shipped base is made. Needs the data libraries; what is
    missing is said and nothing is written for it.
    """
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook
    from peaceops.pipeline.measured import build_measured

    casebook = load_casebook(load_codebook(), overlays=casebooks)
    with progress() as show:
        report = build_measured(casebook, _find_store(store) or Path(), out, names=names, progress=show)
    for path, count in report.written:
        tell(f"wrote {path} ({count} claims)")
    for line in report.missing:
        tell(line)
    return 0 if report.written else 1


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops family --lead RUS --out russia.html
      peaceops family --org UN --csv
      peaceops family --lead France --json
      peaceops family cispkf-abkhazia jpkf-south-ossetia rpc-karabakh unomig --out caucasus.html
    """,
)
@click.argument("names", nargs=-1, metavar="[MISSION]...")
@click.option("--lead", default="", help="State or organisation that leads: an id or a state's name.")
@click.option("--org", "organisation", default="", help="Under whose authority.")
@click.option("--out", type=PATH, metavar="FILE", help="Where the page goes; default family-ID.html.")
@casebook_option
@format_options
def family(
    names: tuple[str, ...], lead: str, organisation: str, out: Path | None, casebooks: tuple[Path, ...], as_csv: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Show missions side by side, of one lead or organisation or as named: dates, instruments, ends, base rates.

    The same page for any lead: descriptive, with the number of missions beside each rate.
    """
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook
    from peaceops.dossier.family import family_to_dict
    from peaceops.files import write_file
    from peaceops.pipeline.family import build_family, tabulate_family
    from peaceops.report.family import render_family

    if bool(lead) + bool(organisation) + bool(names) != 1:
        raise click.UsageError("give either --lead or --org, or name missions")
    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    codebook = load_codebook()
    found = build_family(
        load_casebook(codebook, overlays=casebooks), codebook, lead=lead, organisation=organisation, names=names
    )  # fmt: skip
    if as_json:
        write(json.dumps(family_to_dict(found), ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    elif as_csv:
        write(tabulate_family(found).to_csv())
    else:
        target = out or Path(f"family-{found.id.lower()}.html")
        write_file(target, render_family(found))
        count = len(found.members)
        say(f"{found.title}: {count} mission{'' if count == 1 else 's'}")
        tell(f"peaceops: wrote {target}")
