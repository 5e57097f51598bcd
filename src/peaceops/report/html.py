"""A dossier as one HTML file that needs nothing else.

What enters: a :class:`~peaceops.dossier.Dossier` and its formatted notes.
What leaves: the text of one page: no script, no request, a strict content security policy.
Never done here: computing a finding, reading the casebook, writing to disk, the time of day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from peaceops.assess.finding import NO_VALUE_KINDS, Entry, Interval
from peaceops.dossier import Dossier
from peaceops.errors import UncitedStatement
from peaceops.report import figures
from peaceops.report.asset import read_asset
from peaceops.report.cite import CitationNotes
from peaceops.report.page import format_percent, make_environment, render_template, style_running_footer
from peaceops.report.view import MINIMUM_COVERAGE, View

if TYPE_CHECKING:
    from jinja2 import Environment

ENTRIES_SHOWN: Final = 3

NO_VALUE_MARKS: Final = {
    "NOT_APPLICABLE": "–",
    "NOT_SEARCHED": "?",
    "SEARCHED_NO_EVIDENCE": "∅",
    "CONTESTED": "≠",
}
CONFLICT_KINDS: Final = {
    "definition": "spread explained by different definitions",
    "date": "spread explained by different dates",
    "denominator": "spread explained by different denominators",
    "residue": "conflict that nothing found explains",
}
SECTIONS: Final = {
    "table": "Evidence by year",
    "says": "What the evidence says",
    "rules": "Rules over time",
    "indicators": "Indicators over time",
    "acts": "Timeline of acts",
    "strength": "Strength, ceilings and other counts",
    "delivery": "Promised and delivered",
    "conflicts": "Conflicting accounts",
    "beside": "The other mission",
    "composition": "Composition and sender policy",
    "gaps": "What is not known",
    "sources": "Sources",
    "claims": "Claims",
    "audits": "Texts audited",
    "manifest": "Manifest",
}


def render_html(dossier: Dossier, *, notes: CitationNotes) -> str:
    """Render a dossier as one self-contained page.

    Parameters
    ----------
    dossier : Dossier
        What to show.
    notes : CitationNotes
        Formatted citation of every source.

    Returns
    -------
    str
        The page; the same inputs give the same text.

    Raises
    ------
    UncitedStatement
        If a sentence or value rests on no claim, or on one that the ledger does not hold.
    MissingAsset
        If a template or the style sheet is not in the package.
    """
    check_cited(dossier)
    view = View(dossier, notes)
    style = read_asset("templates", "dossier.css") + style_running_footer(view.footer)
    return render_page("dossier.html.j2", style, d=dossier, v=view)


def render_page(template: str, style: str, **values: object) -> str:
    """Render a template with what pages of dossiers may ask for; see :func:`~peaceops.report.page.render_template`.

    Parameters
    ----------
    template : str
        Name of the template.
    style : str
        Text of the style sheet.
    **values : object
        What the template shows; escaped there.

    Raises
    ------
    MissingAsset
        If the template is not in the package.
    """
    return render_template(load_environment(), template, style, values)


def check_cited(dossier: Dossier) -> None:
    """Check that every sentence and every value of the mission rests on claims of the ledger.

    Parameters
    ----------
    dossier : Dossier
        What is to be shown.

    Raises
    ------
    UncitedStatement
        At the first that does not.
    """
    known = {claim.id for claim in dossier.claims}
    statements = [(f"sentence {n}", s.text, s.claims) for n, s in enumerate(dossier.sentences, 1)]
    statements += [(where, entry.text, entry.claims) for where, entry in _walk_entries(dossier)]
    for where, text, claims in statements:
        if not claims:
            raise UncitedStatement(f"{text[:120]!r} rests on no claim", where=where, expected="at least one claim id")
        for claim in claims:
            if claim not in known:
                raise UncitedStatement(
                    f"{text[:120]!r} cites {claim}", where=where, expected="a claim of the dossier's ledger"
                )


def _walk_entries(dossier: Dossier) -> Iterator[tuple[str, Entry]]:
    """Walk over every value shown of the mission itself, with its place."""
    for row in dossier.table:
        for cell in row.cells:
            yield from ((f"table, {row.question}, {cell.year}", entry) for entry in cell.entries)
    for rule in dossier.rules:
        yield from ((f"rule {rule.rule}", entry) for entry in rule.beside)
    for series in dossier.series:
        yield from ((f"series {series.definition}", point.entry) for point in series.points)
    yield from ((f"act of {act.first_day}", act.entry) for act in dossier.acts)
    ratios = list(dossier.ratios)
    for promise in dossier.promises:
        yield from ((f"task {promise.task}", entry) for entry in (*promise.mandate, *promise.delivered))
        ratios += [promise.ratio] if promise.ratio else []
    for ratio in ratios:
        yield from ((f"ratio {ratio.id}", entry) for entry in (*ratio.numerators, *ratio.denominators))
    for conflict in dossier.conflicts:
        yield from ((f"conflict {conflict.title}", entry) for side in conflict.sides for entry in side)
    yield from (("composition", entry) for entry in dossier.composition)
    yield from (("sender policy", entry) for entry in dossier.sender_policy)


@cache
def load_environment() -> Environment:
    """Load the templates with what a page of a dossier may ask for."""
    environment = make_environment()
    environment.globals.update(
        sections=SECTIONS,
        kinds=NO_VALUE_KINDS,
        kind_marks=NO_VALUE_MARKS,
        conflict_kinds=CONFLICT_KINDS,
        minimum_coverage=MINIMUM_COVERAGE,
        shown=ENTRIES_SHOWN,
        fig=figures,
    )
    environment.filters.update(interval=format_interval, years=format_years, days=figures.describe_days)
    return environment


def format_interval(interval: Interval) -> str:
    """Format a share as a percentage with its interval.

    Parameters
    ----------
    interval : Interval
        Shares from 0 to 1.

    Examples
    --------
    >>> format_interval(Interval(low=0.2, expected=0.31, high=0.4))
    '31% (20–40)'
    """
    return f"{format_percent(interval.expected)} ({100 * interval.low:.0f}–{100 * interval.high:.0f})"


def format_years(years: Iterable[int]) -> str:
    """Format years as runs.

    Parameters
    ----------
    years : iterable of int
        In any order.

    Examples
    --------
    >>> format_years([1994, 1995, 1996, 1999])
    '1994–1996, 1999'
    """
    ordered = sorted(set(years))
    runs = []
    for _, group in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        run = [year for _, year in group]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return ", ".join(runs)
