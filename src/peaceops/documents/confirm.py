"""Confirm that the figures, dates and names of claims stand where their locators point.

What enters: claims, sources, a folder of documents, a folder of data.
What leaves: one confirmation a claim and a report with shares for text, recognised text and tables apart.
Never done here: judging whether the source is right, correcting a claim.

A claim is confirmed when every anchor stands in the passage and the value's own figures do:

============== ==================================================================================
basis          meaning
============== ==================================================================================
``figures``    the value's numbers or dates stand in the passage, in digits or words
``anchors``    a category or set: its anchors stand there
``occurrence`` one, "at least one" or "at least two" coded from what is described, by its anchors
``none``       a zero from words of negation, or an observer's report of none, by its anchors
``derived``    a figure worked out by the coder (its note begins with "derived"), by its anchors
``head``       a resolution's date, which stands in its head
``table``      the rows of a dataset give the value
============== ==================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from peaceops.documents.confirmation import Confirmation, ConfirmationReport
from peaceops.documents.figure import WrittenDate, find_dates, find_numbers
from peaceops.documents.read import Document, find_passages, read_document
from peaceops.documents.table import read_cell
from peaceops.documents.wording import Hyphens, Token, find_tokens, fold_text, split_tokens
from peaceops.errors import CasebookError, PeaceopsError, ReaderMissing, SnapshotMissing
from peaceops.files import check_inside
from peaceops.model.claim import Claim
from peaceops.model.locator import PassageLocator, TableLocator
from peaceops.model.passage import Passage
from peaceops.model.period import DAY, Period
from peaceops.model.source import Source
from peaceops.model.value import DateValue, Quantity, SpanValue

_EXCERPT_CHARACTERS: Final = 160
_DERIVED: Final = re.compile(r"\s*derived\b", re.IGNORECASE)
_SUM: Final = re.compile(r"\s*derived:?\s*(?P<terms>\d[\d,.]*(?:\s*[+-]\s*\d[\d,.]*)+)(?!\d)", re.IGNORECASE)
# A recogniser's "On21": letters that are no digits, then a day or small number.
_GLUED: Final = re.compile(r"\b([A-Za-z]*[a-hkmnp-z][a-z]*)(?=\d{1,2}\b)")
_NUMBER_HEAD: Final = re.compile(r"\A\W*[0-9A-Za-z!|\]]{1,4}[.,]\s")
_REFERENCE: Final = re.compile(
    r"\b(?:paras?\.?|paragraphs?|resolutions?|annex(?:es)?)\s+\d+(?:\s*\(\d{4}\))?"
    r"(?:\s*(?:,|and|to|-)\s*\d+(?:\s*\(\d{4}\))?(?!\s+[A-Za-z]))*|\b[S8$]/(?:\d{2,4}/)?\d+(?:/Add\.\d+)?",
    re.IGNORECASE,
)
_NEGATIONS: Final = frozenset(
    {
        "no",
        "not",
        "none",
        "nil",
        "never",
        "without",
        "neither",
        "nor",
        "any",
        "unrestricted",
        "denied",
        "denies",
        "deny",
    }
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage's tokens in every reading, and its figures."""

    tokens: Mapping[Hyphens, tuple[Token, ...]]
    numbers: frozenset[Decimal]
    dates: frozenset[WrittenDate]
    is_ocr: bool

    @classmethod
    def read(cls, text: str, *, is_ocr: bool) -> _Text:
        if is_ocr:
            text = _GLUED.sub(r"\1 ", text)
        tokens = {mode: split_tokens(text, mode) for mode in Hyphens}
        # References to documents and paragraphs hold numbers that count nothing.
        counted = _REFERENCE.sub(" ; ", _NUMBER_HEAD.sub("", text))
        numbers = frozenset[Decimal]().union(
            *(find_numbers(split_tokens(counted, mode), is_ocr=is_ocr) for mode in (Hyphens.SPLIT, Hyphens.BROKEN))
        )
        return cls(tokens, numbers, find_dates(tokens[Hyphens.SPLIT]), is_ocr)

    @property
    def years(self) -> frozenset[int]:
        """Years the text names."""
        numbers = (token.number for token in self.tokens[Hyphens.SPLIT])
        return frozenset(int(number) for number in numbers if number is not None and 1800 <= number <= 2199)

    def find(self, anchor: str) -> int | None:
        """Misread characters let pass where the anchor stands, or None."""
        found = [
            cost
            for mode in Hyphens
            if (cost := find_tokens(split_tokens(anchor, mode), self.tokens[mode], is_ocr=self.is_ocr)) is not None
        ]
        return min(found) if found else None

    def has_negation(self) -> bool:
        return any(token.text in _NEGATIONS for token in self.tokens[Hyphens.SPLIT])


def confirm_claim(claim: Claim, document: Document) -> Confirmation:
    """Confirm one claim in its document.

    Parameters
    ----------
    claim : Claim
        With a passage locator.
    document : Document
        The source as it was read.

    Returns
    -------
    Confirmation
        Of several passages a locator resolves to, the one where least is missing.
    """
    medium = "ocr" if document.is_ocr else "text"
    base = Confirmation(claim=claim.id, source=claim.source, medium=medium, is_ocr=document.is_ocr)
    if not isinstance(claim.locator, PassageLocator):
        return replace(base, is_checked=False, reason="the locator points at no passage")
    passages = find_passages(document, claim.locator)
    if not passages:
        return replace(base, reason=_explain_absence(document, claim.locator))
    head = next((p.text for p in document.passages if p.section == "head"), "")
    tried = [_confirm_in(claim, passage, head, base) for passage in passages]
    if len(passages) > 1 and not any(c.is_confirmed for c in tried) and _is_one_place(claim.locator, passages):
        whole = _join_passages(passages)
        tried.append(_confirm_in(claim, whole, head, base))
    return min(tried, key=lambda c: (not c.is_confirmed, len(c.missing), c.tolerated))


def _is_one_place(locator: PassageLocator, passages: Sequence[Passage]) -> bool:
    """Whether the passages are parts of one place: a preamble, a section; not two paragraphs 3."""
    return not locator.paragraph or {p.kind for p in passages} == {"preamble"}


def _join_passages(passages: Sequence[Passage]) -> Passage:
    """Join passages of one place into one."""
    return replace(passages[0], text="\n".join(p.text for p in passages), last_page=passages[-1].last_page)


def _explain_absence(document: Document, locator: PassageLocator) -> str:
    if not document.passages:
        return document.warnings[0] if document.warnings else "the document holds no text"
    if locator.paragraph:
        elsewhere = find_passages(document, replace(locator, page=None, section=""))
        if elsewhere:
            pages = ", ".join(f"{p.first_page}-{p.last_page}" for p in elsewhere)
            return f"{locator.label} stands on page {pages}, not where the locator says ({locator.render()})"
        known = [p.paragraph for p in document.passages if p.kind in {"paragraph", "operative"}]
        held = f"{known[0]} to {known[-1]}" if known else "none"
        return f"no {locator.label} in the document (numbered paragraphs: {held})"
    return f"no such place: {locator.render()}"


def _confirm_in(claim: Claim, passage: Passage, head: str, base: Confirmation) -> Confirmation:
    text = _Text.read(passage.text, is_ocr=passage.is_ocr)
    costs = {anchor: text.find(anchor) for anchor in claim.anchors}
    missing = [anchor for anchor, cost in costs.items() if cost is None]
    basis, figures = _check_value(claim, text, head)
    missing += [figure for figure in figures if figure not in missing]
    reason = "does not stand there: " + ", ".join(missing) if missing else ""
    if basis != "figures" and not claim.anchors:
        reason = reason or "no anchor to confirm"
    host = isinstance(claim.locator, PassageLocator) and claim.locator.paragraph.split(" (")[0]
    if reason and host and host != passage.paragraph.split(" (")[0]:
        reason += f" (its number is not legible; looked in paragraph {passage.paragraph})"
    return replace(
        base,
        is_confirmed=not reason,
        is_ocr=passage.is_ocr,
        medium="ocr" if passage.is_ocr else base.medium if base.medium == "web" else "text",
        basis=basis,
        missing=tuple(missing),
        tolerated=sum(cost or 0 for cost in costs.values()),
        excerpt=_cut_excerpt(passage.text, claim.anchors),
        sha256=passage.sha256,
        reason=reason,
    )


def _cut_excerpt(text: str, anchors: Sequence[str]) -> str:
    """Cut some words around the first anchor."""
    flat = " ".join(text.split())
    place = max(0, fold_text(flat).casefold().find(fold_text(anchors[0]).casefold())) if anchors else 0
    start = max(0, place - _EXCERPT_CHARACTERS // 3)
    return flat[start : start + _EXCERPT_CHARACTERS]


def _check_value(claim: Claim, text: _Text, head: str) -> tuple[str, list[str]]:
    """Name the basis on which the value rests, and the figures of it that are missing."""
    value = claim.value
    if _DERIVED.match(claim.note):
        return "derived", _check_sum(claim, text)
    if isinstance(value, Quantity):
        return _check_quantity(claim, value, text)
    if isinstance(value, DateValue):
        missing = _check_days(value.earliest, value.latest, text.dates, text.years)
        if missing and head:
            standing = _Text.read(head, is_ocr=text.is_ocr)
            if not _check_days(value.earliest, value.latest, standing.dates, standing.years):
                return "head", []
        return "figures", missing
    if isinstance(value, SpanValue):
        return "figures", _check_span(value.period, text.dates)
    return "anchors", []


def _check_sum(claim: Claim, text: _Text) -> list[str]:
    """Check ``derived: a + b``: the terms stand there and make the value. Other derivations rest on anchors."""
    match = _SUM.match(claim.note)
    if match is None or not isinstance(claim.value, Quantity):
        return []
    terms = re.findall(r"([+-]?)\s*(\d[\d,.]*)", match["terms"])
    numbers = [Decimal(number.replace(",", "").rstrip(".") or "0") for _, number in terms]
    missing = [str(number) for number in numbers if number not in text.numbers]
    total = sum((-n if sign == "-" else n for (sign, _), n in zip(terms, numbers, strict=True)), Decimal(0))
    if total not in (claim.value.low, claim.value.high):
        missing.append(f"{match['terms'].strip()} is {total}, not {claim.value.text}")
    return missing


def _check_quantity(claim: Claim, value: Quantity, text: _Text) -> tuple[str, list[str]]:
    bounds = [bound for bound in dict.fromkeys((value.low, value.high)) if bound is not None]
    if bounds == [Decimal(0)]:
        if claim.observed_none is not None or Decimal(0) in text.numbers or text.has_negation():
            return "none", []
        return "none", ["0, or a word of negation"]
    scale = Decimal(100) if value.unit == "share" else None
    missing = [bound for bound in bounds if bound not in text.numbers and not (scale and bound * scale in text.numbers)]
    is_plural = value.high is None and value.low == 2
    if missing == bounds and (bounds == [Decimal(1)] or is_plural):
        return "occurrence", []
    return "figures", [format(bound.normalize(), "f") for bound in missing]


def _check_span(period: Period, dates: frozenset[WrittenDate]) -> list[str]:
    """Check both ends; a month written without a day stands for its first or last day."""
    missing: list[str] = []
    first, last = period.first_day, period.last_day
    months = {(d.month, year) for d in dates if not d.day for year in (d.year or first.year, d.year or last.year)}
    if first != date.min and not (first.day == 1 and (first.month, first.year) in months):
        missing += _check_days(first, first, dates)
    ends_month = last != date.max and (last + DAY).day == 1
    if last != date.max and not (ends_month and (last.month, last.year) in months):
        missing += _check_days(last, last, dates)
    return list(dict.fromkeys(missing))


def _check_days(
    first: date, last: date, dates: frozenset[WrittenDate], years: frozenset[int] = frozenset()
) -> list[str]:
    """Days of a range that no written date names; a whole month or year is looked for as such."""
    if first == last:
        return [] if any(written.may_be(first) for written in dates) else [first.isoformat()]
    if (first.year, first.month) == (last.year, last.month) and first.day == 1 and last.day >= 28:
        named = any((d.year in (0, first.year)) and d.month == first.month for d in dates)
        return [] if named else [f"{first:%Y-%m}"]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return [] if first.year in years else [str(first.year)]
    return [day for end in (first, last) for day in _check_days(end, end, dates)]


def confirm_table(
    claim: Claim,
    locator: TableLocator,
    folder: Path | None,
    *,
    read: Callable[[Path, TableLocator], Decimal | str] = read_cell,
) -> Confirmation:
    """Confirm one claim in the data file its locator names.

    Parameters
    ----------
    claim : Claim
        Whose value is compared.
    locator : TableLocator
        Where.
    folder : Path or None
        Data folder; without one the claim is not checked.
    read : callable
        Reader of what a locator points at.

    Returns
    -------
    Confirmation
    """
    base = Confirmation(claim=claim.id, source=claim.source, medium="table", sha256=locator.snapshot)
    if folder is None:
        return replace(base, is_checked=False, reason="no data folder")
    try:
        cell = read(folder, locator)
    except (ReaderMissing, SnapshotMissing) as error:
        return replace(base, is_checked=False, reason=error.message)
    except PeaceopsError as error:
        return replace(base, reason=error.message)
    value = claim.value
    if isinstance(value, Quantity) and isinstance(cell, Decimal):
        agrees = (value.low is None or value.low <= cell) and (value.high is None or cell <= value.high)
    elif isinstance(value, DateValue) and (day := _read_iso_day(str(cell))) is not None:
        agrees = value.earliest <= day <= value.latest
    else:
        agrees = str(cell) == value.text
    reason = "" if agrees else f"the rows give {cell}, the claim says {value.text}"
    return replace(base, is_confirmed=agrees, basis="table", excerpt=str(cell)[:_EXCERPT_CHARACTERS], reason=reason)


def _read_iso_day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell[:10])
    except ValueError:
        return None


def confirm_claims(
    claims: Iterable[Claim],
    sources: Mapping[str, Source],
    folder: Path,
    *,
    data_folder: Path | None = None,
    read: Callable[..., Document] = read_document,
    read_table: Callable[[Path, TableLocator], Decimal | str] = read_cell,
) -> ConfirmationReport:
    """Confirm claims in the documents and data files that are at hand.

    Parameters
    ----------
    claims : iterable of Claim
        Withdrawn ones are passed over.
    sources : Mapping of str to Source
        By id.
    folder : Path
        Documents folder; recognised text lies in its ``ocr``.
    data_folder : Path or None
        Data folder for table locators.
    read : callable
        Reader of documents.
    read_table : callable
        Reader of what a table locator points at.

    Returns
    -------
    ConfirmationReport
        A source without a file at hand makes its claims "not checked", with the day it was
        opened and the hash of what was read.
    """
    kept = [claim for claim in claims if claim.status != "withdrawn"]
    results: dict[int, Confirmation] = {}
    warnings: list[str] = []
    by_source: dict[str, list[int]] = {}
    for index, claim in enumerate(kept):
        if isinstance(claim.locator, TableLocator):
            results[index] = confirm_table(claim, claim.locator, data_folder, read=read_table)
        else:
            by_source.setdefault(claim.source, []).append(index)
    for name, indices in by_source.items():
        source = sources.get(name)
        document, reason, checked = _open(source, folder, read)
        if document is not None:
            warnings += [f"{document.name}: {warning}" for warning in document.warnings]
        for index in indices:
            base = Confirmation(
                claim=kept[index].id,
                source=name,
                medium=_name_medium(source),
                is_checked=checked,
                sha256=source.sha256 if source else "",
                reason=reason,
            )
            if document is None:
                results[index] = base
                continue
            done = confirm_claim(kept[index], document)
            results[index] = replace(done, medium="web") if base.medium == "web" else done
    return ConfirmationReport(
        confirmations=tuple(results[index] for index in range(len(kept))), warnings=tuple(warnings)
    )


def _name_medium(source: Source | None) -> str:
    if source is not None and source.opened is not None and not source.symbol:
        return "web"
    return "ocr" if source is not None and source.is_ocr else "text"


def _open(source: Source | None, folder: Path, read: Callable[..., Document]) -> tuple[Document | None, str, bool]:
    """Open a source's document: the document, else why not and whether that counts as checked."""
    if source is None:
        return None, "the source is not known", True
    opened = f", opened {source.opened}" if source.opened else ""
    read_hash = f", {source.sha256}" if source.sha256 else ""
    if not source.document:
        return None, f"not at hand{opened}{read_hash}", False
    try:
        path = check_inside(folder, folder / source.document)
    except CasebookError as error:
        return None, error.message, True
    if not path.exists():
        return None, f"not at hand: {source.document}{opened}{read_hash}", False
    try:
        document = read(path, ocr_folder=folder / "ocr")
    except PeaceopsError as error:
        return None, error.message, True
    if source.sha256 and source.sha256 != f"sha256:{document.sha256}":
        return None, f"{source.document} is another file than was read ({source.sha256})", True
    return document, "", True
