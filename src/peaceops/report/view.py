"""What the templates ask for beyond a dossier's own fields: addresses, labels, groups, figures.

What enters: a dossier and its notes. What leaves: small answers to templates.
Never done here: computing a finding, HTML outside figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

from markupsafe import Markup

from peaceops.assess.finding import (
    NO_VALUE_KINDS,
    Entry,
    IndicatorFinding,
    Interval,
    RuleCell,
    RuleFinding,
    Series,
    SeriesPoint,
    TableCell,
    TableRow,
)
from peaceops.dossier import Beside, ClaimLine, Dossier, Header, SourceLine
from peaceops.report import figures
from peaceops.report.cite import CitationNotes
from peaceops.report.page import name_anchor

MINIMUM_COVERAGE: Final = 0.6
YEARS_ON_A_PRINTED_TABLE: Final = 5
LOCATOR_SHOWN: Final = 36

PROFILE_LABELS: Final = {
    "un": "UN usage",
    "host": "host state's usage",
    "counterpart": "counterpart's usage",
    "dual": "both sides' names",
    "id": "ids only",
}
_USAGES: Final = PROFILE_LABELS | {"sender": "sender's usage"}

GAP_KINDS: Final = {"NO_VERDICT": "no verdict", "PARTIAL_COVERAGE": "observed in part"}
# A plain name: no scheme, no folder, nothing that a browser would take for either.
_BESIDE: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}\.html")
_WEB: Final = re.compile(r"https?://[^\s\"'<>]+")


class View:
    """What the templates ask for beyond the dossier's own fields."""

    def __init__(self, dossier: Dossier, notes: CitationNotes) -> None:
        self.dossier = dossier
        self.notes = notes
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.sources = {source.id: source for source in dossier.sources}
        self.years = tuple(sorted({cell.year for row in dossier.table for cell in row.cells}))
        self.blocks = _split_evenly(self.years, YEARS_ON_A_PRINTED_TABLE)
        self.profile = PROFILE_LABELS.get(dossier.header.profile, dossier.header.profile)
        self.footer = f"{dossier.header.acronym or dossier.header.name} · names: {self.profile} · provisional codings"
        self.first, self.last = _find_days(dossier)
        self.marks = figures.assign_marks(point.entry.source for series in dossier.series for point in series.points)

    def name_usage(self, used_by: str) -> str:
        """Name in words by whom a name is used."""
        return ", ".join(_USAGES.get(part, part) for part in used_by.split("|"))

    # --- links

    def anchor(self, claim_id: str) -> str:
        """Anchor of a claim in the ledger."""
        return name_anchor(claim_id)

    def href(self, claim_id: str) -> str:
        """Address of a claim, or an empty string when this ledger does not hold it."""
        return f"#{name_anchor(claim_id)}" if claim_id in self.claims else ""

    def entry_href(self, entry: Entry) -> str:
        """Address of the claim an entry cites."""
        return self.href(entry.claims[0]) if entry.claims else ""

    def point_href(self, point: SeriesPoint) -> str:
        """Address of the claim behind a point."""
        return self.entry_href(point.entry)

    def act_href(self, index: int) -> str:
        """Address of an act's line in the list."""
        return f"#act-{index + 1}"

    def source_number(self, claim: ClaimLine) -> str:
        """Note number of a claim's source."""
        source = self.sources.get(claim.source)
        return str(source.number) if source else "?"

    def cited(self, claim_ids: Sequence[str]) -> list[tuple[str, str, str]]:
        """Address, note number and words of claims; letters tell claims of one source apart."""
        claims = [self.claims[claim_id] for claim_id in claim_ids if claim_id in self.claims]
        total = Counter(claim.source for claim in claims)
        seen: Counter[str] = Counter()
        found = []
        for claim in claims:
            number = self.source_number(claim)
            if total[claim.source] > 1:
                number += _letter(seen[claim.source])
                seen[claim.source] += 1
            found.append((self.href(claim.id), number, f"{claim.source_label}, {claim.locator}: {claim.value}"))
        return found

    def source_of(self, source_id: str) -> SourceLine | None:
        """Line of a source, or None when it is not listed."""
        return self.sources.get(source_id)

    def note(self, source: SourceLine) -> Markup | str:
        """Return the formatted citation of a source, or its label."""
        return self.notes.note(source.id) or self.notes.note(str(source.csl.get("id", ""))) or source.label

    def web(self, address: str) -> str:
        """Address when it is one of the web, else an empty string."""
        return address if _WEB.fullmatch(address) else ""

    def page_href(self, page: str) -> str:
        """Address of a page of the web or of one beside this one, else an empty string."""
        return page if _WEB.fullmatch(page) or _BESIDE.fullmatch(page) else ""

    def gap_kind(self, kind: str) -> str:
        """Words of a kind of gap."""
        return NO_VALUE_KINDS.get(kind) or GAP_KINDS.get(kind) or kind.replace("_", " ").lower()

    # --- table

    def cell(self, row: TableRow, year: int) -> TableCell:
        """Cell of a row and year."""
        for cell in row.cells:
            if cell.year == year:
                return cell
        return TableCell(year=year, entries=(), no_value="NOT_SEARCHED")

    def kind(self, cell: TableCell) -> str:
        """Kind of no-value of an empty cell; a nameless one was not searched."""
        return cell.no_value if cell.no_value in NO_VALUE_KINDS else "NOT_SEARCHED"

    # --- rules

    def rule_link(self, finding: RuleFinding) -> Any:
        """Make a function from a quarter to the address of its row of numbers."""
        places = {id(cell): index for index, cell in enumerate(finding.cells)}
        return lambda cell: f"#{self.rule_row(finding, places[id(cell)])}"

    def rule_row(self, finding: RuleFinding, index: int) -> str:
        """Anchor of a row of numbers."""
        return f"rule-{name_anchor(finding.rule)}-{index + 1}"

    def rule_claims(self, finding: RuleFinding) -> list[str]:
        """All claims of a rule, in order of first use, as far as this ledger holds them."""
        used = dict.fromkeys(claim for cell in finding.cells for claim in cell.claims)
        return [claim for claim in used if claim in self.claims]

    def strip(self, finding: RuleFinding, place: str, *, is_compact: bool = False, has_links: bool = True) -> Markup:
        """Strip of a rule."""
        first, last = (self.first, self.last) if not is_compact else self.common_days
        return figures.draw_rule_strip(
            finding,
            figure_id=f"strip-{place}-{name_anchor(finding.rule)}",
            first=first,
            last=last,
            link=self.rule_link(finding) if has_links else None,
            is_compact=is_compact,
        )

    def share(self, interval: Interval, label: str, *, place: str) -> Markup:
        """Interval of a share on a line."""
        return figures.draw_share(interval, figure_id=f"share-{name_anchor(place)}", label=label)

    def is_weak(self, cell: RuleCell) -> bool:
        """Whether a quarter has too little coverage for a verdict."""
        return cell.coverage < MINIMUM_COVERAGE

    # --- indicators

    @property
    def indicator_groups(self) -> list[tuple[str, list[IndicatorFinding]]]:
        """Findings of one indicator, definition and party, with a label."""
        groups: dict[tuple[str, str, str], list[IndicatorFinding]] = {}
        for finding in self.dossier.indicators:
            groups.setdefault((finding.indicator, finding.definition, finding.party), []).append(finding)
        labelled = []
        for (indicator, definition, party), findings in groups.items():
            name = definition if definition.startswith(f"{indicator}/") else f"{indicator}/{definition}"
            label = self.definition_label(name)
            labelled.append((label + (f" ({party})" if party else ""), findings))
        return labelled

    def definition_words(self, name: str) -> str:
        """Words of a definition's id: ``L4/mandate_until`` reads "mandate until"."""
        return name.rpartition("/")[2].replace("_", " ")

    def short(self, label: str) -> str:
        """Locator short enough for a cell; the ledger has all of it."""
        return label if len(label) <= LOCATOR_SHOWN else label[: LOCATOR_SHOWN - 1].rstrip() + "…"

    def entry_title(self, entry: Entry) -> str:
        """Words shown when a pointer rests on an entry's source."""
        long = entry.locator_label if len(entry.locator_label) > LOCATOR_SHOWN else ""
        return " – ".join(part for part in (entry.summary, long) if part)

    def definition_label(self, name: str) -> str:
        """Label of a definition: id, and the title of the row that shows it."""
        indicator = name.partition("/")[0]
        for row in self.dossier.table:
            if name in row.indicators or indicator in row.indicators:
                return f"{name} – {row.title}"
        return name

    def category_strip(self, findings: Sequence[IndicatorFinding], index: int, title: str) -> Markup:
        """Strip of an indicator with its key."""
        strip = figures.draw_category_strip(
            findings, figure_id=f"indicator-{index}", title=title, first=self.first, last=self.last
        )
        labels = [share.label for share in findings[0].shares]
        return strip + figures.draw_category_key(labels, figure_id=f"indicator-{index}-key")

    # --- series

    @property
    def charts(self) -> list[tuple[str, list[Series], list[Series]]]:
        """Figures of the mission's series."""
        return _group_series(self.dossier.series)

    def chart(self, title: str, observed: Sequence[Series], ceilings: Sequence[Series], index: int) -> Markup:
        """Figure of one group of series."""
        first, last = _widen(self.first, self.last, (*observed, *ceilings))
        return figures.draw_series(
            observed,
            ceilings,
            marks=self.marks,
            figure_id=f"chart-{index}",
            title=title,
            first=first,
            last=last,
            href=self.point_href,
        )

    def beside_chart(
        self, title: str, observed: Sequence[Series], ceilings: Sequence[Series], other: Beside, place: str
    ) -> Markup:
        """Figure of another mission's series."""
        first, last = _widen(*self.common_days, (*observed, *ceilings))
        return figures.draw_series(
            observed,
            ceilings,
            marks=figures.assign_marks(point.entry.source for series in other.series for point in series.points),
            figure_id=f"chart-{place}",
            title=f"{other.acronym or other.name}: {title}",
            first=first,
            last=last,
            href=self.point_href,
        )

    def beside_charts(self, other: Beside) -> list[tuple[str, list[Series], list[Series]]]:
        """Figures of another mission's series."""
        return _group_series(other.series)

    def key(self, groups: Sequence[Series]) -> list[tuple[Markup, Entry, int]]:
        """Mark, example and number of figures of each source of some series."""
        counts: dict[str, int] = {}
        example: dict[str, Entry] = {}
        for series in groups:
            for point in series.points:
                counts[point.entry.source] = counts.get(point.entry.source, 0) + 1
                example.setdefault(point.entry.source, point.entry)
        return [
            (figures.draw_mark_alone(self.marks[source]), entry, counts[source]) for source, entry in example.items()
        ]

    def mark(self, entry: Entry) -> Markup:
        """Mark of an entry's source."""
        found = self.marks.get(entry.source)
        return figures.draw_mark_alone(found) if found else Markup()

    def bar(self, share: float) -> Markup:
        """Share as a bar."""
        return figures.draw_bar(share)

    def ratio(self, interval: Interval, title: str, place: str) -> Markup:
        """Interval of a ratio on a line from 0 to 1, or to its high end when that is greater."""
        limit = 1.0 if interval.high <= 1 else interval.high
        return figures.draw_share(interval, figure_id=f"share-{place}", label=title, limit=limit)

    @property
    def acts_days(self) -> tuple[date, date]:
        """Days of the timeline: the mission's, widened to its acts."""
        days = [day for act in self.dossier.acts for day in (act.first_day, act.last_day)]
        return min([self.first, *days]), max([self.last, *days])

    def by_definition(self, entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
        """Entries by definition, in order of first appearance."""
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            groups.setdefault(entry.definition, []).append(entry)
        return list(groups.items())

    # --- beside

    @property
    def common_days(self) -> tuple[date, date]:
        """Days of this mission and of those beside it."""
        cells = [cell for other in self.dossier.beside for rule in other.rules for cell in rule.cells]
        days = [day for cell in cells for day in (cell.period.first_day, cell.period.last_day)]
        return min([self.first, *days]), max([self.last, *days])

    def other_rule(self, other: Beside, rule: str) -> RuleFinding | None:
        """Find the same rule of another mission."""
        return next((finding for finding in other.rules if finding.rule == rule), None)

    # --- header

    @property
    def locator(self) -> Markup:
        """Locator map, or nothing without a point."""
        header: Header = self.dossier.header
        if header.latitude_degrees is None or header.longitude_degrees is None:
            return Markup()
        return figures.draw_locator(
            header.latitude_degrees,
            header.longitude_degrees,
            figure_id="locator",
            label=header.area or header.name,
        )


def _letter(index: int) -> str:
    """Letter of a place in a row: a to z, then aa."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (letters[index // 26 - 1] if index >= 26 else "") + letters[index % 26] if index < 702 else "+"


def _split_evenly(years: Sequence[int], most: int) -> list[Sequence[int]]:
    """Split years into runs of nearly one length, none longer than the most."""
    count = -(-len(years) // most)
    edges = [round(index * len(years) / count) for index in range(count + 1)] if count else [0]
    return [years[start:end] for start, end in pairwise(edges)]


def _find_days(dossier: Dossier) -> tuple[date, date]:
    """First and last day of the mission's figures: of its rules, else of its table, acts and series."""
    days = [
        day for rule in dossier.rules for cell in rule.cells for day in (cell.period.first_day, cell.period.last_day)
    ]
    if not days:
        days = [
            date(cell.year, month, day)
            for row in dossier.table
            for cell in row.cells
            for month, day in ((1, 1), (12, 31))
        ]
    if not days:
        days = [day for act in dossier.acts for day in (act.first_day, act.last_day)]
        days += [point.day for series in dossier.series for point in series.points]
    return (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 12, 31))


def _widen(first: date, last: date, groups: Iterable[Series]) -> tuple[date, date]:
    """Widen a span so that no point lies outside."""
    days = [point.day for series in groups for point in series.points]
    return min([first, *days]), max([last, *days])


def _group_series(all_series: Sequence[Series]) -> list[tuple[str, list[Series], list[Series]]]:
    """Group what belongs on one figure: ``deployed_X`` with ``authorised_X``, all else alone."""
    groups: dict[str, tuple[list[Series], list[Series]]] = {}
    for series in all_series:
        indicator, _, name = series.definition.partition("/")
        stem = name.removeprefix("deployed_").removeprefix("authorised_")
        is_ceiling = name.startswith("authorised_")
        key = f"{indicator}/{stem}" if is_ceiling or name.startswith("deployed_") else series.definition
        observed, ceilings = groups.setdefault(key, ([], []))
        (ceilings if is_ceiling else observed).append(series)
    charts = []
    for observed, ceilings in groups.values():
        lead = (observed or ceilings)[0]
        unit = f" ({lead.unit})" if lead.unit else ""
        joined = " against ".join(series.title for series in (*observed, *ceilings))
        charts.append((joined + unit, observed, ceilings))
    return charts
