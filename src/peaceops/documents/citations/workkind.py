"""What kind of work a reference names, as a CSL type.

What enters: the words and fields of a reference. What leaves: a type.
Never done here: changing a field.
"""

from __future__ import annotations

import re
from typing import Final, Protocol

from peaceops.documents.citations.name import parse_persons
from peaceops.model.address import parse_address
from peaceops.model.citation import Author

_LAW: Final = re.compile(
    r"^(?:[Tt]he\s)?(?:[\w’'-]+\s){0,5}(?:Agreement|Treaty|Convention|Protocol|Charter|Statute|Constitution of|Decree|Memorandum of Understanding|Declaration|(?:Federal|Organic) Law|Law (?:[Nn]o\.|on)|Act (?:of )?(?:19|20)\d\d)\b"
)
_TREATY: Final = re.compile(
    r"^(?:[Tt]he\s)?(?:[\w’'-]+\s){0,5}(?:Agreement|Treaty|Convention|Protocol|Charter|Memorandum of Understanding)\b"
)
_JOURNAL: Final = re.compile(r"(?i)\b(?:journal|quarterly|annals)\b(?!.*\b(?:news|times)\b)")
_CASE: Final = re.compile(
    r"\b[A-Z][\w.’'-]+(?:\s[\w.’'()-]+){0,5}\s[Vv]s?\.?\s[A-Z]|\bCase\s[Nn]o\.|\b[Aa]pp(?:lication|\.)?\s[Nn]os?\.|\bICJ Rep|\bI\.C\.J\."
)
_NEWSPAPER: Final = re.compile(
    r"(?i)\b(?:times|post|guardian|herald|telegraph|gazette|tribune|chronicle|independent|observer|news|daily|reuters|afp|associated press|ap|bbc|cnn|interfax|tass|itar-tass|ria novosti|rfe/rl|radio free europe|xinhua|anadolu|al jazeera|economist|le monde|kommersant|izvestia|izvestiya|sputnik|trend|civil\.ge|eurasianet|financial times|wall street journal|newspaper|agency)\b"
)
_REPORT: Final = re.compile(
    r"(?i)\b(?:report|working paper|policy brief|briefing|occasional paper|discussion paper|white paper|fact sheet|factsheet|survey|assessment|memorandum|background note|policy paper|research paper)\b"
)
_SPEECH: Final = re.compile(
    r"(?i)^(?:the\s)?(?:statement|remarks|address|speech|opening remarks)\s(?:by|of|to|at|before)\b|\b(?:speech|address|remarks) (?:at|to|before|by)\b"
)
_INTERVIEW: Final = re.compile(
    r"(?i)\b(?:author[’']s )?interviews?(?:,?\s(?:with|by|conducted)|,\s)|\bpersonal (?:interview|communication)|^interview\b"
)
_THESIS: Final = re.compile(
    r"(?i)\b(?:ph\.?\s?d\.?|doctoral|master[’']s|ma)\s(?:diss(?:ertation|\.)?|thesis)\b|\bunpublished (?:thesis|dissertation)"
)


class Fields(Protocol):
    """What of a reference tells its kind."""

    container: str
    publisher: str
    place: str
    volume: str
    issue: str
    address: str
    symbol: str
    issued_text: str
    authors: tuple[Author, ...]


def is_law(title: str) -> bool:
    """Whether words are the name of a treaty or law."""
    return _LAW.match(title) is not None


def is_interview(text: str) -> bool:
    """Whether words name an interview."""
    return _INTERVIEW.search(text[:120]) is not None


def is_case(text: str) -> bool:
    """Whether words name a case before a court."""
    # "S. Arkhipov, Sily SNG v Abkhazii": *v* is a word of the title where a person stands before it.
    return _CASE.search(text[:300]) is not None and not parse_persons(text[:300].partition(", ")[0])


def find_kind(text: str, title: str, fields: Fields, *, is_chapter: bool = False) -> str:
    """Find the type of a work.

    Parameters
    ----------
    text, title : str
        Words of the reference and its title.
    fields : Fields
        The rest.
    is_chapter : bool
        Whether it stands in a book.

    Returns
    -------
    str
        A CSL type; ``document`` where the words do not tell.
    """
    if re.match(r"[SA]/(?:HRC/)?RES/", fields.symbol):
        return "legislation"
    if is_case(text) and not fields.symbol:
        return "legal_case"
    if is_interview(text):
        return "interview"
    if _THESIS.search(text):
        return "thesis"
    is_by_person = any(author.family for author in fields.authors)
    if _LAW.match(title) and not is_by_person:
        return "treaty" if _TREATY.match(title) else "legislation"
    if _SPEECH.search(title):
        return "speech"
    if fields.symbol:
        return "report"
    return _find_printed(text, title, fields, is_chapter=is_chapter)


def _find_printed(text: str, title: str, fields: Fields, *, is_chapter: bool) -> str:
    if is_chapter:
        return "chapter"
    if re.search(r",\s(?:[Ff]inal\s)?[Rr]eport\b", text):
        return "report"
    if re.search(r"(?i)\bencyclop", fields.container):
        return "entry-encyclopedia"
    if fields.container and (fields.volume or fields.issue or _JOURNAL.search(fields.container)):
        return "article-journal"
    if _REPORT.search(title) or _REPORT.search(fields.container):
        return "report"
    has_day = bool(re.search(r"\d{1,2}\b.*\d{4}", fields.issued_text))
    if has_day and (_NEWSPAPER.search(fields.container) or _NEWSPAPER.search(text[:60])):
        return "article-newspaper"
    if fields.address:
        return "report" if parse_address(fields.address).is_file and fields.publisher else "webpage"
    if has_day and fields.container:
        return "article-newspaper"
    if fields.publisher or fields.place:
        return "book"
    return "document"
