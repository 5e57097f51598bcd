"""The year-by-question table: every claim in its year, every empty cell with its reason.

What enters: a ledger, the codebook's questions and the log of searches.
What leaves: rows of cells; nothing is averaged, nothing is filled.
Never done here: verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from peaceops.assess.entry import make_entry
from peaceops.assess.finding import TableCell, TableRow
from peaceops.codebook.schema import Codebook, TableQuestion
from peaceops.evidence.ledger import Ledger
from peaceops.model.claim import Claim
from peaceops.model.period import Period
from peaceops.model.search import Search
from peaceops.model.value import CodeSet, DateValue, Quantity, SpanValue

MAX_SPAN_YEARS: Final = 30


def build_table(
    ledger: Ledger, codebook: Codebook, searches: Sequence[Search], years: Sequence[int]
) -> tuple[TableRow, ...]:
    """Build the table of a mission.

    Parameters
    ----------
    ledger : Ledger
        Claims on the mission and its contexts.
    codebook : Codebook
        Gives the questions.
    searches : sequence of Search
        What was read; an empty cell in a searched year is "searched, nothing found".
    years : sequence of int
        Columns.

    Returns
    -------
    tuple of TableRow
        One a question, each with one cell a year.
    """
    own = [s for s in searches if set(s.subjects) & set(ledger.mission.subjects)]
    if ledger.as_of is not None:
        own = [s for s in own if _was_public(s, ledger)]
    return tuple(_build_row(question, ledger, codebook, own, years) for question in codebook.questions)


def _was_public(search: Search, ledger: Ledger) -> bool:
    source = ledger.sources.get(search.source)
    assert ledger.as_of is not None
    if source is not None and source.issued is not None:
        return source.issued <= ledger.as_of
    return search.period.last_day <= ledger.as_of


def _build_row(
    question: TableQuestion, ledger: Ledger, codebook: Codebook, searches: Sequence[Search], years: Sequence[int]
) -> TableRow:
    claims = sort_for_reading(list_claims(question.indicators, ledger), question.indicators)
    by_year: dict[int, list[Claim]] = {year: [] for year in years}
    for claim in claims:
        for year in years_of(claim, years, is_stock=_is_stock(claim, codebook)):
            by_year[year].append(claim)
    cells = tuple(
        _fill(by_year[year], ledger, codebook, year) if by_year[year] else _explain(question, year, ledger, searches)
        for year in years
    )
    return TableRow(question=question.id, title=question.title, indicators=question.indicators, cells=cells)


def list_claims(indicators: Iterable[str], ledger: Ledger) -> list[Claim]:
    """List claims on ``INDICATOR/definition`` names."""
    found: list[Claim] = []
    for name in indicators:
        indicator, _, definition = name.partition("/")
        found += ledger.on(indicator, definition)
    return list(dict.fromkeys(found))


def sort_for_reading(claims: Sequence[Claim], order: Sequence[str]) -> list[Claim]:
    """Order claims as a reader wants them: by definition, then day, then source."""
    rank = {name: i for i, name in enumerate(order)}
    return sorted(
        claims,
        key=lambda c: (
            rank.get(f"{c.indicator}/{c.definition}", len(rank)),
            c.observed_none is not None,
            c.period.first_day,
            c.party,
            c.source,
            c.id,
        ),
    )


def _is_stock(claim: Claim, codebook: Codebook) -> bool:
    definition = codebook.indicators[claim.indicator].definition(claim.definition)
    return definition is not None and definition.is_stock


def years_of(claim: Claim, years: Sequence[int], *, is_stock: bool = False) -> list[int]:
    """List the years of the table that a claim speaks of.

    An event or a count stands in the year in which its period ends; a state that holds over
    years, a ceiling among them, stands in each of them.
    """
    first, last = claim.period.first_day, claim.period.last_day
    if last == date.max:
        last = date(years[-1], 12, 31) if years else last
    if first == date.min:
        first = last
    if isinstance(claim.value, Quantity) and not is_stock:
        return [last.year] if last.year in years else []
    if isinstance(claim.value, DateValue | SpanValue):
        span = claim.value.period if isinstance(claim.value, SpanValue) else None
        start = span.first_day.year if span and span.first_day != date.min else first.year
        end = span.last_day.year if span and span.last_day != date.max else last.year
        return [y for y in years if start <= y <= end]
    return [y for y in years if first.year <= y <= last.year]


def _fill(claims: Sequence[Claim], ledger: Ledger, codebook: Codebook, year: int) -> TableCell:
    entries = tuple(make_entry(c, ledger, codebook) for c in claims)
    sides = find_opposed(claims)
    if sides:
        return TableCell(year=year, entries=entries, no_value="CONTESTED", reason=sides)
    return TableCell(year=year, entries=entries)


def find_opposed(claims: Sequence[Claim]) -> str:
    """Say why the claims of a cell exclude each other, or an empty text.

    Claims exclude each other when one denies what another asserts, or when two voices give
    other values for the same definition, party and day.
    """
    for claim in claims:
        if claim.stance == "denies":
            return "one source denies what another reports"
    groups: dict[tuple[str, str, str, str, tuple[str, str]], list[Claim]] = {}
    for claim in claims:
        if claim.stance == "asserts" and not isinstance(claim.value, CodeSet):
            key = (claim.indicator, claim.definition, claim.party, claim.subject, claim.period.render())
            groups.setdefault(key, []).append(claim)
    for key, members in groups.items():
        if len({c.source for c in members}) > 1 and not _agree(members):
            return f"sources differ on {key[0]}/{key[1]}"
    return ""


def _agree(claims: Sequence[Claim]) -> bool:
    quantities = [c.value for c in claims if isinstance(c.value, Quantity)]
    if len(quantities) == len(claims):
        low = max((q.low for q in quantities if q.low is not None), default=None)
        high = min((q.high for q in quantities if q.high is not None), default=None)
        return low is None or high is None or low <= high
    return len({c.value.text for c in claims}) == 1


def _explain(question: TableQuestion, year: int, ledger: Ledger, searches: Sequence[Search]) -> TableCell:
    days = Period.of_year(year)
    if not days.overlaps(ledger.mission.period):
        reason = "the mission was not deployed in this year"
        return TableCell(year=year, entries=(), no_value="NOT_APPLICABLE", reason=reason)
    if question.is_terminal and _had_not_ended(ledger, year):
        reason = "the mission had not ended"
        return TableCell(year=year, entries=(), no_value="NOT_APPLICABLE", reason=reason)
    read = [s for s in searches if s.answers(question.id) and s.period.overlaps(days)]
    if not read:
        return TableCell(
            year=year, entries=(), no_value="NOT_SEARCHED",
            reason="no document on this year was read for this question",
        )  # fmt: skip
    labels = []
    for search in sorted(read, key=lambda s: (s.period.first_day, s.source)):
        source = ledger.sources.get(search.source)
        labels.append(source.label if source else search.source or f"query: {search.query}")
    shown = ", ".join(dict.fromkeys(labels[:8])) + (f" and {len(labels) - 8} more" if len(labels) > 8 else "")
    return TableCell(year=year, entries=(), no_value="SEARCHED_NO_EVIDENCE", reason=f"searched: {shown}")


def _had_not_ended(ledger: Ledger, year: int) -> bool:
    """Whether the mission went on after this year, as far as could be known."""
    last = ledger.mission.period.last_day
    return last.year > year or (ledger.as_of is not None and last > ledger.as_of)


def table_years(mission_first: date, mission_last: date) -> tuple[int, ...]:
    """List the columns of the table: the years of the mission, at most the last 30."""
    years = range(mission_first.year, mission_last.year + 1)
    return tuple(years[-MAX_SPAN_YEARS:])
