"""What a rule on citations is, and what it is given.

What enters: a text, its citations, its statements, the documents at hand. What leaves: values.
Never done here: finding anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final, Protocol

from peaceops.assess.audit.cited import Cited
from peaceops.model.audit import SEVERITIES, Excerpt, Finding
from peaceops.model.citation import Citation, Work
from peaceops.model.statement import Statement
from peaceops.model.text import Sentence, Text

#: Kinds of work that are cited for what they ordain, not for what happened.
NORMS: Final = frozenset({"legislation", "legal_case", "treaty", "bill", "regulation", "standard"})


class Search(Protocol):
    """How documents at hand are searched; the pipeline brings it, so that rules import no reader."""

    def holds(self, text: Text, words: str) -> bool | None:
        """Whether words stand in a document, marks and breaks of lines apart; None where that cannot be told."""
        ...

    def numbers(self, text: Text) -> tuple[frozenset[Decimal], ...]:
        """Numbers of a document by passage, in digits and in words."""
        ...


@dataclass(frozen=True)
class Context:
    """What the rules look at.

    Parameters
    ----------
    cited : Cited
        The text with its citations.
    statements : tuple of Statement
        What it says.
    documents : Mapping of str to Text
        Works at hand, by id.
    search : Search or None
        How to look into them.
    """

    cited: Cited
    statements: tuple[Statement, ...] = ()
    documents: Mapping[str, Text] = field(default_factory=dict)
    search: Search | None = None

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Statement, ...]]:
        """Statements by their sentence."""
        found: dict[int, list[Statement]] = {}
        for statement in self.statements:
            found.setdefault(statement.sentence, []).append(statement)
        return {order: tuple(statements) for order, statements in found.items()}

    @cached_property
    def sentences(self) -> Mapping[int, Sentence]:
        """Sentences by their order."""
        return {sentence.order: sentence for sentence in self.cited.text.sentences}

    @cached_property
    def first_citations(self) -> Mapping[str, Citation]:
        """The citation that brings a work in."""
        found: dict[str, Citation] = {}
        for citation in self.cited.graph.citations:
            if citation.work and citation.work not in found:
                found[citation.work] = citation
        return found

    def list_sourced(self) -> Iterator[tuple[Sentence, tuple[Citation, ...], tuple[Work, ...]]]:
        """Yield the sentences that rest on works, all of them known, with their citations.

        A sentence with a link is among them only where the words linked hold its figures and days: a link stands for its
        own words, and the rest of the sentence may rest on something else.
        """
        for sentence in self.cited.text.sentences:
            citations = tuple(c for c in self.cited.by_sentence.get(sentence.order, ()) if c.resolution != "none")
            works = self.works_of(citations)
            if works and self._is_covered(sentence, citations):
                yield sentence, citations, works

    def _is_covered(self, sentence: Sentence, citations: tuple[Citation, ...]) -> bool:
        links = [c for c in citations if c.kind == "link" and c.sentence == sentence.order]
        if not links:
            return True
        statements = self.by_sentence.get(sentence.order, ())
        said = [(a.start, a.end) for s in statements for a in s.amounts] + [
            (t.start, t.end) for s in statements for t in s.times
        ]
        if len(links) < len(citations) or any(link.text.startswith(("http", "www.")) for link in links):
            return False
        return bool(said) and all(any(link.start <= a and b <= link.end for link in links) for a, b in said)

    def works_of(self, citations: tuple[Citation, ...]) -> tuple[Work, ...] | None:
        """Works of citations, each once; None where one of them is not known."""
        if any(c.resolution in ("ambiguous", "unresolved") for c in citations):
            return None
        return tuple(self.cited.works[ident] for ident in dict.fromkeys(c.work for c in citations if c.work))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule on citations.

    Parameters
    ----------
    code, name : str
        ``C01`` and a name in lower case with hyphens.
    question : str
        What it asks of the text.
    severity : str
        The gravest that it reports.
    explanation : str
        Why it matters, and when it stays silent.
    check : callable
        Yields findings.
    """

    code: str
    name: str
    question: str
    severity: str
    explanation: str
    check: Callable[[Context], Iterator[Finding]]

    def __post_init__(self) -> None:
        assert self.severity in SEVERITIES


def quote_citation(citation: Citation) -> Excerpt:
    """Quote the words of a citation with their place."""
    if citation.sentence is not None:
        return Excerpt(
            where="sentence", ref=str(citation.sentence), text=citation.text, start=citation.start, end=citation.end
        )
    return Excerpt(where="note", ref=citation.note, text=citation.text, start=citation.start, end=citation.end)


def quote_sentence(sentence: Sentence) -> Excerpt:
    """Quote a sentence."""
    return Excerpt(where="sentence", ref=str(sentence.order), text=sentence.text, start=0, end=len(sentence.text))


def list_notes(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """Labels of the notes of citations, each once."""
    return tuple(dict.fromkeys(c.note for c in citations if c.note))


def write_day(day: date) -> str:
    """Write a day as ``6 March 2020``."""
    return f"{day.day} {day:%B %Y}"


def write_issued(work: Work) -> str:
    """Write the date of a work as its reference does, or its days."""
    if work.issued_text or work.issued is None:
        return work.issued_text
    first, last = work.issued
    return write_day(first) if first == last else f"{write_day(first)} to {write_day(last)}"


def shorten(text: str, length: int) -> str:
    """Cut a text at a word."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def name_work(work: Work) -> str:
    """Name a work in a line: author and title, or what else there is."""
    who = work.authors[0].name if work.authors else work.container
    title = work.title or work.linked
    what = f"“{shorten(title, 90)}”" if title else ""
    return ", ".join(part for part in (who, what) if part) or work.symbol or work.address or work.id
