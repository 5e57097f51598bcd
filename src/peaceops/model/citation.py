"""Works, the citations of them in notes, and what a work itself is taken from.

What enters: what the notes of a text were parsed into. What leaves: frozen values.
Never done here: parsing, judging whether a citation supports anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.errors import InvalidValue

#: How a note refers to a work.
CITATION_KINDS: Final = ("full", "ibid", "op-cit", "short", "link", "explanatory")
#: How far the work meant is known.
RESOLUTIONS: Final = ("resolved", "ambiguous", "unresolved", "none")
ORIGIN_KINDS: Final = ("wire-copy", "press-release", "statement", "translation", "reprint", "quotation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person or body that made a work.

    Parameters
    ----------
    family, given : str
        Parts of a person's name.
    literal : str
        Name of a body.
    """

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def name(self) -> str:
        """Name for display: family name first."""
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work that a text cites.

    Parameters
    ----------
    id : str
        ``w01``, ``w02`` in order of first citation.
    kind : str
        CSL type: ``article-journal``, ``article-newspaper``, ``book``, ``report``, ``legal_case``,
        ``legislation``, ``treaty``, ``webpage``, ``speech`` …
    authors : tuple of Author
        Empty where the note names none.
    title, container, publisher, place, volume, issue, pages : str
        As the note gives them; ``container`` is the journal, site or book it stands in.
    issued : tuple of date or None
        First and last day that the date given may mean: a year is its first to its last day.
    issued_text : str
        The date as the note writes it.
    address : str
        URL with the breaks of lines joined.
    accessed : date or None
        Day of access.
    symbol : str
        Symbol of a UN document.
    linked : str
        Words that lead to it, of a work that is known by its address and not by its title.
    aliases : tuple of str
        Other names under which the text cites it.
    source : str
        Id of the casebook's source that is this work, or empty.
    stake : str
        Stake of that source, or empty where it is not known.
    """

    id: str
    kind: str = ""
    authors: tuple[Author, ...] = ()
    title: str = ""
    container: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    issued: tuple[date, date] | None = None
    issued_text: str = ""
    address: str = ""
    accessed: date | None = None
    symbol: str = ""
    linked: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""
    stake: str = ""

    def __post_init__(self) -> None:
        if self.issued is not None and self.issued[1] < self.issued[0]:
            raise InvalidValue("a date of issue runs backwards")

    @property
    def label(self) -> str:
        """Short name for display: authors and year, or title; of a resolution its symbol."""
        if self.kind == "legislation" and self.symbol:
            year = (
                f" ({self.issued[0].year})"
                if self.issued and "(" not in self.symbol and self.symbol.count("/") == 2
                else ""
            )
            return f"{self.symbol}{year}"
        names = [author.family or author.literal for author in self.authors]
        who = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
        told = f"“{self.linked}”, {self.container}".rstrip(", ") if self.linked else ""
        name = who or self.title or self.symbol or told or self.container or self.address or self.id
        return f"{name} {self.issued[0].year}" if self.issued else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One reference inside a note.

    Parameters
    ----------
    note : str
        Label of the note.
    index : int
        Position among the references of the note, from 0.
    start, end : int
        Offsets in the note's text.
    text : str
        The words.
    kind : str
        One of :data:`CITATION_KINDS`.
    resolution : str
        One of :data:`RESOLUTIONS`; ``none`` for an explanatory note.
    work : str
        Id of the work where `resolution` is resolved, else empty.
    candidates : tuple of str
        Works it may mean where it is ambiguous.
    pinpoint : str
        Page or paragraph, as given.
    reason : str
        How it was resolved, or why it was not.
    sentence : int or None
        Order of the sentence in which it stands, where the text itself cites: ``(Smith 2004, 12)``,
        ``(S/2008/631)``. Its `note` is empty then and its offsets are those of the sentence's text.
    """

    note: str
    index: int
    start: int
    end: int
    text: str
    kind: str
    resolution: str
    work: str = ""
    candidates: tuple[str, ...] = ()
    pinpoint: str = ""
    reason: str = ""
    sentence: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in CITATION_KINDS:
            raise InvalidValue(f"citation kind {self.kind!r} is not known", expected=" or ".join(CITATION_KINDS))
        if self.resolution not in RESOLUTIONS:
            raise InvalidValue(f"resolution {self.resolution!r} is not known", expected=" or ".join(RESOLUTIONS))
        if bool(self.work) != (self.resolution == "resolved"):
            raise InvalidValue("a citation has a work exactly when it is resolved")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a work is taken from: a news wire of a press release of a statement is one original.

    Parameters
    ----------
    work : str
        Id of the work that repeats.
    original : str
        Id of the cited work that it repeats, or empty where the original is not among the works.
    label : str
        What the original is, in words.
    kind : str
        One of :data:`ORIGIN_KINDS`.
    reason : str
        The words that say so.
    """

    work: str
    kind: str
    label: str
    original: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationGraph:
    """Notes, works and originals of a text.

    Parameters
    ----------
    works : tuple of Work
        In order of first citation.
    citations : tuple of Citation
        In the order of the notes.
    origins : tuple of Origin
        Edges from works to originals.
    """

    works: tuple[Work, ...] = ()
    citations: tuple[Citation, ...] = ()
    origins: tuple[Origin, ...] = ()

    def work(self, ident: str) -> Work:
        """Find a work by id."""
        return next(work for work in self.works if work.id == ident)

    def cited_in(self, label: str) -> tuple[Citation, ...]:
        """Citations of one note."""
        return tuple(citation for citation in self.citations if citation.note == label)
