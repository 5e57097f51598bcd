"""A document at hand, ready to be compared with a text.

What enters: a text with its statements. What leaves: its figures, days, events, rows and words.
Never done here: a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from peaceops.assess.audit.daystold import describe_days
from peaceops.assess.audit.derivation import Locate
from peaceops.assess.audit.described import Words, describe_figures
from peaceops.assess.audit.event import Event, list_events
from peaceops.assess.audit.frame import Page, read_page
from peaceops.assess.audit.nested import Nest, list_nests
from peaceops.assess.audit.order import Moment, list_moments
from peaceops.assess.audit.saying import find_names
from peaceops.assess.audit.tabled import describe_rows
from peaceops.assess.audit.wording import (
    Figure,
)
from peaceops.model.audit import Excerpt, StatementTest
from peaceops.model.statement import Statement
from peaceops.model.text import Text

#: Letters of a sentence that a test quotes.
QUOTE: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # itself alone, so that what is read of it can be kept
class Document:
    """A document at hand, ready to be compared.

    Parameters
    ----------
    key : str
        Id of the work, or of the evidence file.
    text : Text
        The document.
    figures : tuple of Figure
        What it counts.
    events : tuple of Event
        What happened when.
    main : frozenset of str
        Names of its title.
    moments : tuple of Moment
        The days that it names, each with the words beside it.
    page : Page or None
        Its sentences as concepts.
    days : tuple of Figure
        The days that it names, each with what is said of it.
    words : Mapping of str to int
        Its sentences, white space and marks left out, with their order.
    rows : tuple of Figure
        The numbers of its tables.
    symbol : str
        The symbol that it bears, where it is one of a series of reports.
    nests : tuple of Nest
        Parts of wholes among its figures.
    named : Mapping of int to tuple of (int, int, str)
        Whom words of its sentences mean, by offsets and id.
    """

    key: str
    text: Text
    figures: tuple[Figure, ...] = field(hash=False)
    events: tuple[Event, ...] = field(default=(), hash=False)
    main: frozenset[str] = frozenset()
    moments: tuple[Moment, ...] = field(default=(), hash=False)
    page: Page | None = None
    days: tuple[Figure, ...] = field(default=(), hash=False)
    words: Mapping[str, int] = field(default_factory=dict, hash=False)
    rows: tuple[Figure, ...] = field(default=(), hash=False)
    symbol: str = ""
    nests: tuple[Nest, ...] = field(default=(), hash=False)
    named: Mapping[int, tuple[tuple[int, int, str], ...]] = field(default_factory=dict, hash=False)


def build_document(key: str, text: Text, statements: Sequence[Statement], words: Words) -> Document:
    """Build a document for comparison."""
    sentences = {s.order: s.text for s in text.sentences}
    page = read_page(sentences, text.title, words.common, words.known)
    figures = describe_figures(statements, sentences, words=words, title=text.title, page=page)
    times = {w.period: w for s in statements for w in s.times if w.how == "named"}
    if len(times) == 1 and (only := next(iter(times.values()))).kind in ("day", "month", "year"):
        # A table "at 31 March 2009": the one day that a document names is that of all its figures.
        figures = tuple(f if f.when is not None else replace(f, when=replace(only, how="carried")) for f in figures)
    return Document(
        key=key, text=text, figures=figures, events=list_events(statements, words.common, find_names(text.title, words.common)[0]),
        main=find_names(text.title, words.common)[0], moments=list_moments(statements, sentences), page=page, days=describe_days(statements, page),
        words={fold(sentence): order for order, sentence in sentences.items()},
        rows=describe_rows(text, page, words.common, words.known), symbol=find_symbol(text), nests=tuple(list_nests(figures, page)),
        named=list_named(statements),
    )  # fmt: skip


def list_named(statements: Sequence[Statement]) -> dict[int, tuple[tuple[int, int, str], ...]]:
    """List whom words of sentences mean, by sentence: names and what points back to them."""
    found: dict[int, dict[tuple[int, int, str], None]] = {}
    for statement in statements:
        for e in statement.entities:
            if e.id and e.how != "implied" and e.kind in ("mission", "organisation"):
                found.setdefault(statement.sentence, {}).setdefault((e.start, e.end, e.id))
    return {order: tuple(told) for order, told in found.items()}


#: Recognition reads an S as a dollar or an 8.
_SYMBOL: Final = re.compile(r"(?<!\w)[SA$8]\s?/\s?(?:RES/)?\d{4}\s?/\s?\d+(?:/Add\.\d+)?")
_FRONT: Final = 6


def find_symbol(text: Text) -> str:
    """Find the symbol that a report bears on its front; empty where it is none of a series."""
    for sentence in text.sentences[:_FRONT]:
        if "Report of the Secretary-General".casefold() in sentence.text.casefold() or (
            found := _SYMBOL.search(sentence.text)
        ):
            found = _SYMBOL.search(sentence.text)
            return re.sub(r"\s", "", found.group()) if found else text.name
    return ""


def find_report(text: Text) -> str:
    """Find what to call a text that is itself a report of the Secretary-General by its title or front; empty where it is none.

    Parameters
    ----------
    text : Text
        Any.
    """
    heads = (text.title, *(p.text for p in text.passages[:_FRONT]))
    if not any(_REPORT.match(_MASTHEAD.sub("", head)) for head in heads):
        return ""
    symbol = find_symbol(text)
    return symbol if _SYMBOL.fullmatch(symbol) else "the report"


_REPORT: Final = re.compile(
    r"\W*(?:(?:interim|progress|further|second|third|first|final|special|addendum to the)\s(?:progress\s)?)?report of the Secretary[-\s~]?General\b",
    re.IGNORECASE,
)
_MASTHEAD: Final = re.compile(r"^.{0,160}?\bORIGINAL\s?:\s?ENGLISH\W*", re.IGNORECASE | re.DOTALL)


def is_other_issue(symbol: str, document: Document) -> bool:
    """Whether text and document are two reports: what the one says of its own time is nothing to the other."""
    return bool(symbol and document.symbol and symbol != document.symbol)


def is_of_one_time(figure: Figure, test: StatementTest) -> bool:
    """Whether a test between two reports is of days that both name."""
    if test.verdict != "contradicted":
        return True
    is_named = figure.when is not None and figure.when.how == "named" and figure.when.text in figure.statement.text
    return is_named and all(f.period and f.period in f.query for f in test.figures)


def fold(text: str) -> str:
    """Fold a sentence to its words in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def locate(document: Document) -> Locate:
    """Give what quotes a statement of a document with its place."""

    def quote(statement: Statement) -> Excerpt:
        if statement.sentence < 0:  # a row of a table
            passage = next((p for p in document.text.passages if p.order == -statement.sentence - 1), None)
            place = f"page {passage.first_page}" if passage is not None and passage.first_page else "table"
            return Excerpt(where="document", ref=f"{document.text.name}, {place}", text=statement.text[-QUOTE:])
        sentence = next((s for s in document.text.sentences if s.order == statement.sentence), None)
        place = f"sentence {statement.sentence + 1}"
        if sentence is not None:
            passage = next((p for p in document.text.passages if p.order == sentence.passage), None)
            if passage is not None and passage.paragraph:
                place = f"para {passage.paragraph}"
            elif passage is not None and passage.first_page:
                place = f"page {passage.first_page}"
        text = sentence.text if sentence is not None else statement.text
        return Excerpt(where="document", ref=f"{document.text.name}, {place}", text=text[:QUOTE])

    return quote
