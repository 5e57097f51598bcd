"""Follow a number back to its claims, and a claim to its passage or rows.

What enters: an id, or a mission with a rule, question, ratio or definition and a quarter or year.
What leaves: a :class:`Trace` with the claims and, where the source is at hand, the words or rows themselves.
Never done here: printing.
"""

from __future__ import annotations

import contextlib
import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from peaceops.assess.assessment import assess_mission
from peaceops.assess.entry import render_period, render_value
from peaceops.assess.finding import Assessment, Entry, RuleCell, RuleFinding
from peaceops.casebook.load import Casebook
from peaceops.codebook.schema import Codebook
from peaceops.documents.read import find_passages, read_document
from peaceops.errors import BadQuestion, CasebookError, PeaceopsError, UnknownClaim, UnknownMission, UnknownName
from peaceops.files import check_inside
from peaceops.model.claim import Claim
from peaceops.model.locator import PassageLocator, TableLocator
from peaceops.pipeline.request import Request
from peaceops.pipeline.source_table import TableReader
from peaceops.report.cite import format_notes

_PREFIX: Final = re.compile(r"c[0-9a-f]{4,11}")
_QUARTER: Final = re.compile(r"(\d{4})[- ]?[Qq]([1-4])")
_YEAR: Final = re.compile(r"\d{4}")
MAX_ROWS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTrace:
    """One claim with its source and what stands at its locator.

    Parameters
    ----------
    claim : Claim
        The claim.
    title : str
        Indicator and definition in words.
    value, period : str
        Ready to read.
    citation : str
        The source as plain text.
    label, kind, stake : str
        Short name, kind and stake of the source.
    place : str
        File and row of the casebook.
    evidence : tuple of str
        The passage, or one line a row; empty when it is not at hand.
    reason : str
        Why there is no passage.
    """

    claim: Claim
    title: str
    value: str
    period: str
    citation: str
    label: str
    kind: str
    stake: str
    place: str
    evidence: tuple[str, ...] = ()
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As plain values for JSON."""
        claim = self.claim
        return {
            "id": claim.id,
            "subject": claim.subject,
            "indicator": claim.indicator,
            "definition": claim.definition,
            "title": self.title,
            "party": claim.party,
            "value": self.value,
            "period": self.period,
            "stance": claim.stance,
            "attribution": claim.attribution,
            "attributed_to": claim.attributed_to,
            "derives_from": list(claim.derives_from),
            "known_from": claim.known_from.isoformat(),
            "status": claim.status,
            "coder_kind": claim.coder_kind,
            "summary": claim.summary,
            "note": claim.note,
            "source": claim.source,
            "source_label": self.label,
            "source_kind": self.kind,
            "source_stake": self.stake,
            "citation": self.citation,
            "locator": claim.locator.render(),
            "place": self.place,
            "evidence": list(self.evidence),
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The claims behind a number.

    Parameters
    ----------
    title : str
        What was asked for.
    lines : tuple of str
        What the number says, and how it came about.
    claims : tuple of ClaimTrace
        In order of weight on the page.
    """

    title: str
    lines: tuple[str, ...]
    claims: tuple[ClaimTrace, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return {"title": self.title, "lines": list(self.lines), "claims": [c.to_dict() for c in self.claims]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracer:
    """Follows numbers of one base.

    Parameters
    ----------
    codebook : Codebook
        Meaning.
    casebook : Casebook
        Evidence.
    documents, data : Path or None
        Folders at hand.
    """

    codebook: Codebook
    casebook: Casebook
    documents: Path | None = None
    data: Path | None = None

    def trace(self, words: Sequence[str], request: Request) -> Trace:
        """Follow what the words name.

        Parameters
        ----------
        words : sequence of str
            A claim id, or a mission, then a rule, question, ratio, indicator or definition, then a quarter or year.
        request : Request
            Knowledge date; its mission is not used.

        Returns
        -------
        Trace

        Raises
        ------
        UnknownClaim, UnknownMission, UnknownName
            With the nearest names.
        """
        first, *rest = words
        if not rest:
            return self._trace_claim(first)
        mission = self.casebook.mission(first)
        # Robustness does not change a cell.
        assessment = assess_mission(self.casebook, mission, self.codebook, as_of=request.as_of, robustness=False)
        title, lines, ids = _find_number(assessment, rest[0], rest[1] if len(rest) > 1 else "")
        claims = [self.casebook.claims[i] for i in dict.fromkeys(ids) if i in self.casebook.claims]
        return Trace(title=f"{mission.id}: {title}", lines=lines, claims=tuple(self._follow(claims)))

    def _trace_claim(self, text: str) -> Trace:
        claims = self.casebook.claims
        wanted = text.strip().lower().removeprefix("#")
        found = (
            [wanted] if wanted in claims else [i for i in claims if _PREFIX.fullmatch(wanted) and i.startswith(wanted)]
        )
        if len(found) != 1:
            with contextlib.suppress(UnknownMission):
                known = self.casebook.mission(text).id
                raise BadQuestion(f"{text!r} is a mission", expected=f"a name too, as in peaceops why {known} CONSENT")
            hint = "peaceops claims MISSION lists them" if not found else "several begin so"
            near = found[:4] or difflib.get_close_matches(wanted[:40], claims, n=3, cutoff=0.7)
            raise UnknownClaim("claim", text, near, hint=hint)
        chain = list(self._walk_up(claims[found[0]]))
        lines = () if len(chain) == 1 else (f"derives from {len(chain) - 1} other claim(s), which follow",)
        return Trace(title=found[0], lines=lines, claims=tuple(self._follow(chain)))

    def _walk_up(self, claim: Claim) -> Iterator[Claim]:
        seen = {claim.id}
        queue = [claim]
        while queue:
            current = queue.pop(0)
            yield current
            for parent in current.derives_from:
                if parent not in seen and parent in self.casebook.claims:
                    seen.add(parent)
                    queue.append(self.casebook.claims[parent])

    def _follow(self, claims: Sequence[Claim]) -> Iterator[ClaimTrace]:
        sources = {c.source: self.casebook.sources[c.source] for c in claims}
        notes = format_notes([source.csl for source in sources.values()])
        for claim in claims:
            source = sources[claim.source]
            indicator = self.codebook.indicators[claim.indicator]
            definition = indicator.definition(claim.definition)
            evidence, reason = self._open(claim)
            note = notes.get(source.id)
            yield ClaimTrace(
                claim=claim,
                title=f"{indicator.title}: {definition.title if definition else claim.definition}",
                value=render_value(claim, self.codebook),
                period=render_period(claim.period),
                citation=note.striptags() if note is not None else source.title,
                label=source.label,
                kind=source.kind,
                stake=source.stake_on(claim.subject),
                place=self.casebook.places[claim.id],
                evidence=evidence,
                reason=reason,
            )

    def _open(self, claim: Claim) -> tuple[tuple[str, ...], str]:
        """Open a claim's locator: what stands there, or why not."""
        try:
            if isinstance(claim.locator, TableLocator):
                return self._open_table(claim.locator)
            if isinstance(claim.locator, PassageLocator):
                return self._open_passage(claim, claim.locator)
        except PeaceopsError as error:
            return (), error.message
        return (), "a design has no passage"

    def _open_table(self, locator: TableLocator) -> tuple[tuple[str, ...], str]:
        if self.data is None:
            return (), "give --data DIR to see the rows"
        rows = TableReader().read_rows(self.data, locator)
        lines = [", ".join(f"{k}={v}" for k, v in row.items() if v) for row in rows[:MAX_ROWS]]
        if len(rows) > MAX_ROWS:
            lines.append(f"… and {len(rows) - MAX_ROWS} more rows")
        return tuple(lines), "" if lines else "no row passes the filter"

    def _open_passage(self, claim: Claim, locator: PassageLocator) -> tuple[tuple[str, ...], str]:
        source = self.casebook.sources[claim.source]
        if claim.quote is not None and (self.documents is None or not source.document):
            return (claim.quote.text,), ""
        if not source.document:
            opened = f"; opened {source.opened.isoformat()}" if source.opened else ""
            return (), f"not at hand{opened}{f': {source.url}' if source.url else ''}"
        if self.documents is None:
            return (), "give --documents DIR to see the passage"
        path = check_inside(self.documents, self.documents / source.document)
        if not path.is_file():
            return (), f"{source.document} is not in the documents folder"
        document = read_document(path, ocr_folder=self.documents / "ocr")
        if source.sha256 and source.sha256 != f"sha256:{document.sha256}":
            raise CasebookError("is another file than was read", where=source.document, expected=source.sha256)
        texts = tuple(" ".join(passage.text.split()) for passage in find_passages(document, locator))
        return texts, "" if texts else f"{source.document} has no {locator.label}"


def label_entry(entry: Entry) -> str:
    """Label an entry: what it measures and of whom, for a reader who sees nothing else."""
    return ", ".join(filter(None, (entry.definition_label or entry.definition, entry.party_label or entry.party)))


def _render_entry(entry: Entry) -> str:
    return f"{label_entry(entry)}: {entry.text} — {entry.source_label}, {entry.locator_label}"


Found = tuple[str, tuple[str, ...], list[str]]


def _find_number(assessment: Assessment, name: str, when: str) -> Found:
    """Find what a name and a quarter or year stand for on the page."""
    rules = {r.rule.casefold(): r for r in assessment.rules}
    rows = {row.question.casefold(): row for row in assessment.table}
    ratios = {ratio.id.casefold(): ratio for ratio in assessment.ratios}
    key = name.casefold()
    if key in rules:
        return _find_rule(rules[key], when)
    if key in rows:
        return _find_row(assessment, key, when)
    if key in ratios:
        ratio = ratios[key]
        value = ratio.value
        text = f"{value.low:.2f} to {value.high:.2f}" if value else "cannot be formed"
        entries = [*ratio.numerators, *ratio.denominators]
        return ratio.title, tuple(filter(None, (f"ratio: {text}", ratio.note))), _ids(entries)
    dated = [(cell.year, e) for row in assessment.table for cell in row.cells for e in cell.entries]
    dated += [(point.day.year, point.entry) for series in assessment.series for point in series.points]
    own = [
        (year, e)
        for year, e in dated
        if _is_when(year, when) and key in (e.definition.casefold(), e.definition.partition("/")[0].casefold())
    ]
    if own:
        return (
            f"{name} {when}".strip(),
            tuple(dict.fromkeys(f"{year}: {_render_entry(e)}" for year, e in own)),
            _ids(e for _, e in own),
        )
    known = [
        *(r.rule for r in assessment.rules),
        *(row.question for row in assessment.table),
        *(r.id for r in assessment.ratios),
    ]
    known += sorted({e.definition for row in assessment.table for cell in row.cells for e in cell.entries})
    raise UnknownName("rule, question, ratio or definition", name, _nearest(name, known))


def _find_rule(rule: RuleFinding, when: str) -> Found:
    if not when:
        shares = f"met {rule.share_met.expected:.2f}, not met {rule.share_not_met.expected:.2f}, undetermined {rule.share_undetermined.expected:.2f}"
        lines = [f"shares of the mission's days: {shares}; coverage {rule.coverage:.2f}"]
        if not rule.has_verdict:
            lines.append(f"no verdict: {rule.reason}")
        return rule.title, tuple(lines), [i for cell in rule.cells for i in cell.claims]
    cells = {_key_of(cell): cell for cell in rule.cells}
    match = _QUARTER.fullmatch(when.strip())
    cell = cells.get(f"{match[1]}Q{match[2]}") if match else None
    if cell is None:
        known = [f"{key[:4]}-{key[4:]}" for key in cells]
        near = _nearest(when, known) or known[:1] + known[-1:]
        raise UnknownName("quarter", when, near, hint="for example 1999-Q2")
    lines = [
        f"P(met) {cell.p_met:.2f}, P(not met) {cell.p_not_met:.2f}, P(undetermined) {cell.p_undetermined:.2f}; coverage {cell.coverage:.2f}"
    ]
    lines += [cell.note] if cell.note else []
    lines += [f"without a value: {', '.join(cell.missing)}"] if cell.missing else []
    return f"{rule.title}, {cell.label}", tuple(lines), list(cell.claims)


def _key_of(cell: RuleCell) -> str:
    return cell.label.replace(" ", "")


def _find_row(assessment: Assessment, key: str, when: str) -> Found:
    row = next(row for row in assessment.table if row.question.casefold() == key)
    cells = [cell for cell in row.cells if _is_when(cell.year, when)]
    if not cells:
        raise UnknownName("year", when, [str(cell.year) for cell in (*row.cells[:1], *row.cells[-1:])])
    lines = []
    for cell in cells:
        lines += [f"{cell.year}: {_render_entry(e)}" for e in cell.entries]
        if not cell.entries:
            lines.append(f"{cell.year}: no value ({cell.no_value.lower().replace('_', ' ')}) {cell.reason}".strip())
    return f"{row.title} {when}".strip(), tuple(lines), _ids(e for cell in cells for e in cell.entries)


def _is_when(year: int, when: str) -> bool:
    match = _QUARTER.fullmatch(when) or _YEAR.fullmatch(when)
    return not when or bool(match and str(year) == when[:4])


def _ids(entries: Iterable[Entry]) -> list[str]:
    return [claim for entry in entries for claim in entry.claims]


def _nearest(name: str, known: Sequence[str]) -> list[str]:
    folded = {k.casefold(): k for k in known}
    return [folded[k] for k in difflib.get_close_matches(name.casefold()[:80], folded, n=4, cutoff=0.5)]
