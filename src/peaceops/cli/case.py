"""``peaceops new``, ``claim``, ``source``, ``casebook``: an analyst's own case.

What enters: a folder and what is to be put into it. What leaves: changed files, or one error and unchanged files.
Never done here: checking (``casebook`` does, before anything is written).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peaceops.cli.base import PATH, Command, casebook_option, say, tell

if TYPE_CHECKING:
    from peaceops.casebook.load import Casebook
    from peaceops.casebook.merge import Difference
    from peaceops.codebook.schema import Codebook

_folder_option = click.option("--casebook", "folder", required=True, metavar="DIR", type=PATH, help="Your casebook.")
_with_option = click.option(
    "--with",
    "below",
    multiple=True,
    metavar="DIR",
    type=PATH,
    help="Another casebook that yours rests on. May be repeated.",
)


def _load(below: Iterable[Path], *folders: Path) -> tuple[Codebook, Casebook, Casebook]:
    """Load the codebook, the base without these folders, and with them."""
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook

    codebook = load_codebook()
    without = load_casebook(codebook, overlays=tuple(below))
    return codebook, without, load_casebook(codebook, overlays=(*below, *folders))


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops new ecomog-liberia
      peaceops new unomig --dir my-claims-on-unomig
    """,
)
@click.argument("mission")
@click.option("--dir", "folder", type=PATH, metavar="DIR", help="Where; default ./MISSION.")
@casebook_option
def new(mission: str, folder: Path | None, casebooks: tuple[Path, ...]) -> None:
    """Write a folder of commented templates for a case on MISSION, an id of your choice.

    It loads as it is: peaceops assess MISSION --casebook DIR gives an honest empty dossier. Nothing is overwritten.
    For a mission that the shipped base knows, your claims are laid over it.
    """
    from peaceops.casebook.load import load_casebook
    from peaceops.casebook.template import write_new_case
    from peaceops.codebook.load import load_codebook

    casebook = load_casebook(load_codebook(), overlays=casebooks)
    target = folder or Path(mission)
    for path in write_new_case(mission, target, is_known=mission in casebook.missions):
        say(str(path))
    tell(f"next: peaceops assess {mission} --casebook {target}; {target / 'README.md'} says what to fill in")


@click.group(
    epilog="""\b
    Examples:
      peaceops claim add --casebook my-mission --indicator T3/deployed_strength --value 2500 \\
        --first-day 1995-03-01 --source s-1995-181 --locator "para 31; page 8"
      peaceops claim check my-mission/claims/my-mission.csv
    """,
)
def claim() -> None:
    """Add claims to your case, or check them."""


@claim.command(
    "add",
    cls=Command,
    epilog="""\b
    Example:
      peaceops claim add --casebook my-mission --indicator T3 --definition deployed_strength \\
        --value 2500 --first-day 1995-03-01 --source s-1995-181 --locator "para 31; page 8" \\
        --summary "The report gives 2,500 troops."
    """,
)
@_folder_option
@_with_option
@click.option(
    "--subject", default="", metavar="ID", help="Mission or conflict; default: the only mission of your casebook."
)
@click.option("--indicator", required=True, metavar="ID", help="Indicator of the codebook, or INDICATOR/definition.")
@click.option("--definition", default="", metavar="ID", help="Definition of the indicator.")
@click.option("--value", required=True, help="Number, interval a..b, code, date, span, or codes joined by |.")
@click.option("--unit", default="", help="Unit of a number; default: that of the definition.")
@click.option("--first-day", required=True, metavar="DATE", help="First day the value is about; .. for open.")
@click.option("--last-day", default="", metavar="DATE", help="Last day; default: the first.")
@click.option("--source", required=True, metavar="ID", help="Id of sources.json.")
@click.option("--locator", required=True, help="Where in the source: para 20; page 4.")
@click.option("--party", default="", help="Whom the value is about: host, counterpart, sender, …")
@click.option("--topic", default="", help="What sets claims of one day apart, where the codebook asks for it.")
@click.option("--stance", default="", help="asserts (default), denies or attributes.")
@click.option("--attribution", default="", help="observed (default) or relayed.")
@click.option("--attributed-to", default="", help="Whose statement is relayed.")
@click.option("--derives-from", multiple=True, metavar="CLAIM", help="Claim that this one repeats. May be repeated.")
@click.option(
    "--known-from", default="", metavar="DATE", help="Day on which it was public; default: the source's date."
)
@click.option(
    "--observed-none-days", default="", metavar="DAYS", help="For a real zero: days that the observer covered."
)
@click.option("--observed-none-limits", default="", help="Limits of that access.")
@click.option("--summary", default="", help="One neutral sentence of your own.")
@click.option(
    "--anchor", "anchors", multiple=True, help="Figure, date or name that stands in the passage. May be repeated."
)
@click.option("--coder", default="", help="Who coded it.")
@click.option("--coder-kind", default="", help="human (default), machine or computed.")
@click.option("--status", default="", help="provisional (default), reviewed, adjudicated or withdrawn.")
@click.option("--note", default="", help="Reason of the coding, doubt.")
@click.option("--quote", default="", help="Short quotation.")
@click.option("--quote-language", default="", metavar="TAG", help="Its BCP 47 language.")
@click.option("--quote-script", default="", metavar="CODE", help="Its ISO 15924 script.")
@click.option("--quote-translation", default="", help="Its translation.")
@click.option("--quote-transliteration", default="", help="Scheme of transliterated words.")
def claim_add(folder: Path, below: tuple[Path, ...], **options: Any) -> None:
    """Check one claim against the codebook and append it to your casebook; print its id.

    Comments and rows that are there stay as they are. Every problem is listed, and then nothing is written.
    """
    from peaceops.casebook.edit import add_claim, list_own

    codebook, without, casebook = _load(below, folder)
    cells = {name: value for name, value in options.items() if isinstance(value, str)}
    cells |= {name: "|".join(options[name]) for name in ("derives_from", "anchors")}
    if "/" in cells["indicator"] and not cells["definition"]:
        cells["indicator"], _, cells["definition"] = cells["indicator"].partition("/")
    cells["last_day"] = cells["last_day"] or cells["first_day"]
    if not cells["subject"]:
        own = [*list_own(casebook, without).missions] or [p.stem for p in sorted((folder / "claims").glob("*.csv"))]
        if len(own) != 1:
            raise click.UsageError(f"--subject is needed: the casebook has {len(own)} missions")
        cells["subject"] = own[0]
    made, path = add_claim(codebook, casebook, folder, cells)
    say(made.id)
    tell(f"appended to {path}")


@claim.command(
    "check",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops claim check my-mission/claims/my-mission.csv
      peaceops claim check new-rows.csv --casebook my-mission
    """,
)
@click.argument("file", type=PATH)
@casebook_option
def claim_check(file: Path, casebooks: tuple[Path, ...]) -> None:
    """Check a CSV file of claims: every problem with its row, or the id of each claim."""
    from peaceops.casebook.edit import check_claim_file
    from peaceops.codebook.load import load_codebook

    found = check_claim_file(load_codebook(), file, casebooks)
    for one in found:
        first, last = one.period.render()
        say(f"{one.id}  {one.subject} {one.indicator}/{one.definition} {one.value.text} {first}..{last} {one.source}")
    tell(f"{len(found)} claim(s), no problem")


@click.group(
    epilog="""\b
    Example:
      peaceops source import library.json --casebook my-mission --kind official-io --stake third
    """,
)
def source() -> None:
    """Take over sources from a library."""


def _pairs(_context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """``VALUE`` for all items, ``KEY=VALUE`` for one."""
    found: dict[str, str] = {}
    for value in values:
        key, sign, rest = value.rpartition("=")
        key, rest = (key, rest) if sign else ("", value)
        if key in found:
            raise click.BadParameter(f"is given twice for {key or 'all items'}", param=parameter)
        found[key] = rest
    return found


@source.command(
    "import",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops source import library.json --casebook my-mission --kind official-io --stake third
      peaceops source import zotero.bib --casebook my-mission --kind research --kind mfa2008=official-party \\
        --stake none --stake mfa2008=sender
    """,
)
@click.argument("file", type=PATH)
@_folder_option
@_with_option
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    callback=_pairs,
    metavar="[KEY=]KIND",
    help="Kind of source: primary-legal, official-party, official-io, inquiry, dataset, research, ngo, news or commentary.",
)
@click.option(
    "--stake",
    "stakes",
    multiple=True,
    callback=_pairs,
    metavar="[KEY=]STAKE",
    help="Whose side the issuer stands on: sender, host, counterpart, third or none.",
)
@click.option("--format", "form", type=click.Choice(["csl-json", "bibtex", "ris"]), help="Default: seen from the file.")
def source_import(
    file: Path, folder: Path, below: tuple[Path, ...], kinds: dict[str, str], stakes: dict[str, str], form: str | None
) -> None:  # fmt: skip
    """Take over a library from Zotero and others (CSL-JSON, BibTeX, RIS) and keep its keys.

    Kind and stake stand in no library: give them for all items or for single keys. Items that lack one are listed
    and nothing is written. What is there with the same content is left alone; other content is a conflict.
    """
    from peaceops.casebook.bibliography import parse_library, read_library
    from peaceops.casebook.edit import add_sources

    _, without, casebook = _load(below, folder)
    found = parse_library(read_library(file), str(file), kinds=kinds, stakes=stakes, form=form or "")
    number, same = add_sources(casebook, without, folder, found.sources)
    for one in found.sources:
        say(f"{one.id}  {one.label}{'  (was there)' if one.id in same else ''}")
    for key, kept in found.renamed:
        tell(f"the key {key!r} can be no id; it is {kept!r} here and kept as citation-key")
    tell(f"{number} source(s) added, {len(same)} there already")


@click.group(
    epilog="""\b
    Examples:
      peaceops casebook check my-mission
      peaceops casebook merge anna ben --out both
    """,
)
def casebook() -> None:
    """Check or merge casebooks."""


@casebook.command(
    "check",
    cls=Command,
    epilog="""\b
    Example:
      peaceops casebook check my-mission
    """,
)
@click.argument("folder", metavar="DIR", type=PATH)
@_with_option
def casebook_check(folder: Path, below: tuple[Path, ...]) -> None:
    """Load a casebook over the shipped base: every problem with file and row, or what it holds."""
    from peaceops.casebook.edit import list_own

    _, without, found = _load(below, folder)
    own = list_own(found, without)
    say(
        f"{folder}: {len(own.missions)} mission(s), {len(own.sources)} source(s), {len(own.claims)} claim(s), "
        f"{len(own.searches)} search(es), no problem"
    )


@casebook.command(
    "merge",
    cls=Command,
    epilog="""\b
    Examples:
      peaceops casebook merge anna ben --out both
      peaceops casebook merge anna ben --out both --keep-both
    """,
)
@click.argument("first", metavar="A", type=PATH)
@click.argument("second", metavar="B", type=PATH)
@click.option("--out", required=True, metavar="DIR", type=PATH, help="A new folder.")
@click.option("--keep-both", is_flag=True, help="Write both claims where the two read one passage differently.")
@_with_option
def casebook_merge(first: Path, second: Path, out: Path, keep_both: bool, below: tuple[Path, ...]) -> int:
    """Put two casebooks together, or show claim by claim where they differ.

    Exit code 1 and nothing written when one id has other content in the two, or when the two read one passage on one
    question differently. Comments in the files are not carried over; what the shipped base holds is left out.
    """
    from peaceops.casebook.edit import list_own
    from peaceops.casebook.merge import compare_casebooks, render_merged
    from peaceops.casebook.template import write_folder

    _, without, a = _load(below, first)
    b = _load(below, second)[2]
    own_a, own_b = list_own(a, without), list_own(b, without)
    differences = compare_casebooks(own_a, own_b)
    for difference in differences:
        _show_difference(difference, str(first), str(second))
    blocking = [d for d in differences if not (keep_both and d.kind == "reading")]
    if blocking:
        tell(f"{len(blocking)} conflict(s); nothing was written")
        return 1
    files = render_merged(own_a, own_b)
    write_folder(out, files)
    for name in files:
        say(str(out / name))
    return 0


def _show_difference(difference: Difference, first: str, second: str) -> None:
    say(f"{difference.kind} {difference.id}: {difference.about}")
    for column, a, b in difference.cells:
        say(f"  {column}")
        say(f"    {first}: {a or '(empty)'}")
        say(f"    {second}: {b or '(empty)'}")
