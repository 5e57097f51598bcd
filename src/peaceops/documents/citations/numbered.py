"""References of numbered lists, whose parts end with full stops: ``Smith J. Title. Journal. 2015;14(2):99-121``.

What enters: the words of a reference. What leaves: its fields, or nothing where the words are of another style.
Never done here: references whose parts are told apart by commas or quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from peaceops.documents.citations.dating import find_note_dates
from peaceops.documents.citations.draft import Draft, take_accessed, take_address, take_symbol
from peaceops.documents.citations.name import PARTICLE, is_body, parse_persons
from peaceops.model.citation import Author
from peaceops.model.text import Note

_PERSON: Final = rf"(?:{PARTICLE} ){{0,3}}[^\W\d_a-zß-ÿ][\w’'-]+(?: (?:{PARTICLE} |[ey] )?[^\W\d_a-zß-ÿ][\w’'-]+){{0,2}} [^\W\d_a-zß-ÿ]{{1,3}}"
_PERSONS: Final = re.compile(
    rf"(?P<who>{_PERSON}(?:, {_PERSON}){{0,30}})(?:,? et al)?(?:, editors?)?\.\s(?=[^\W_a-zß-ÿ“\"'‘«\[])"
)
_TITLE: Final = re.compile(r"(?P<title>.+?(?:\s?\[[^\]]{3,40}\])?)[.?!](?=\s|$)\s*")
_ISSUE: Final = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)(?:\s[A-Z][a-z]{2,8}(?:\s\d{1,2})?)?\s?;\s?(?P<volume>\d{1,4})?(?:\((?P<issue>[^()]{1,20})\))?"
    r"(?:\s?:\s?(?P<pages>[a-zA-Z]?\d+(?:\s?[-–]\s?\d+)?))?"
)
_PUBLISHED: Final = re.compile(
    r"(?:^|(?<=\.\s)|(?<=\]\.\s))(?:(?P<place>[^\W\d_a-zß-ÿ][\w .,’'-]{1,40}):\s)?(?P<publisher>[^\W\d_a-zß-ÿ][^.;:\d]{1,80});\s?(?P<year>(?:1[5-9]|20)\d\d)(?P<rest>[^.]{0,12})"
)
_CHAPTER: Final = re.compile(
    rf"^In:?\s(?P<who>{_PERSON}(?:, {_PERSON}){{0,8}}),?\s(?:editors?|eds?)\.\s(?P<book>[^.]+)\.\s"
)
_KIND: Final = re.compile(r"\s?\[(?P<kind>[^\]]{3,40})\]$")
_MAX: Final = 4_000


def is_numbered_style(text: str) -> bool:
    """Whether a reference begins with family names and initials without marks, and its parts end with full stops.

    Examples
    --------
    >>> is_numbered_style("Kabongo J, Ferrell M. Protection first? Journal. 2014;21(3):301-22.")
    True
    >>> is_numbered_style("J. Kabongo and M. Ferrell, Protection First (London, 2014).")
    False
    """
    return _match_persons(text) is not None


def _match_persons(text: str) -> re.Match[str] | None:
    """Find the persons at the head of a reference; one alone must be no body."""
    match = _PERSONS.match(text)
    return match if match is not None and ("," in match["who"] or parse_persons(match["who"])) else None


def is_numbered_list(notes: Sequence[str]) -> bool:
    """Whether notes are a numbered list of references of this style: two in five are."""
    count = sum(is_numbered_style(note) for note in notes)
    return count >= 3 and count >= 0.4 * len(notes)


def is_called_again(notes: Sequence[Note]) -> bool:
    """Whether the text calls three notes more than once, as it does the entries of a list and no footnotes."""
    return sum(len(note.calls) > 1 for note in notes) >= 3


def parse_numbered(text: str, *, may_be_body: bool = False) -> Draft | None:
    """Parse a reference of a numbered list.

    Parameters
    ----------
    text : str
        Its words on one line.
    may_be_body : bool
        Whether the first part may be the name of a body, as it can where the list is known to be of this style.

    Returns
    -------
    Draft or None
        None where the words are of another style.

    Examples
    --------
    >>> d = parse_numbered("Kabongo J, Ferrell M. Protection first? Int J Stud. 2014;21(3):301-22.")
    >>> [a.name for a in d.authors], d.title, d.container, d.volume, d.pages
    (['Kabongo, J', 'Ferrell, M'], 'Protection first', 'Int J Stud', '21', '301-22')
    """
    text = " ".join(text[:_MAX].split())
    draft = Draft(text=text, is_listed=True)
    rest = take_symbol(take_address(take_accessed(text, draft), draft), draft)
    if match := _match_persons(rest):
        draft.authors = parse_persons(match["who"]) or (Author(literal=match["who"]),)
        rest = rest[match.end() :]
    elif (
        may_be_body
        and (first := _TITLE.match(rest))
        and (_is_body_part(first["title"]) or rest.count(first["title"]) > 1)
        and rest[first.end() :].strip(" .,")
    ):
        draft.authors = (Author(literal=first["title"].strip()),)
        rest = rest[first.end() :]
    elif not may_be_body:
        return None
    _read_title(rest, draft)
    return draft


def _is_body_part(words: str) -> bool:
    return len(words.split()) <= 8 and (
        is_body(words)
        or words.isupper()
        or re.match(r"[A-Z]{3,}\b", words) is not None
        or re.search(r"\b(?:Ltd|Inc|Consortium|Group|Team)$", words) is not None
    )


def _read_title(rest: str, draft: Draft) -> None:
    match = _TITLE.match(rest)
    if match is None:
        draft.title = rest.strip(" .,")
        _read_dates(rest, draft)
        return
    draft.title, after = match["title"].strip(), rest[match.end() :]
    if said := _KIND.search(draft.title):
        draft.title = draft.title[: said.start()].strip()
        draft.kind = "thesis" if re.search(r"(?i)thesis|dissertation", said["kind"]) else ""
    if chapter := _CHAPTER.match(after):
        draft.container, draft.editors, draft.kind = chapter["book"].strip(), chapter["who"], "chapter"
        after = after[chapter.end() :]
    issue = _ISSUE.search(after)
    if issue is not None and (issue["volume"] or issue["pages"]):
        head = after[: issue.start()].strip(" .,")
        if not draft.container and (more := re.match(r"(?P<more>.+?[^.\s]{4,}\.)\s(?P<journal>[^.]{4,}.*)$", head)):
            draft.title, head = f"{draft.title}? {more['more'].strip('. ')}", more["journal"].strip(" .,")
        draft.container = draft.container or head
        draft.volume, draft.issue, draft.pages = issue["volume"] or "", issue["issue"] or "", issue["pages"] or ""
        draft.kind = draft.kind or "article-journal"
    elif published := _PUBLISHED.search(after):
        draft.place, draft.publisher = published["place"] or "", published["publisher"].strip(" ,")
        draft.kind = draft.kind or ("webpage" if draft.address else "book")
        year = int(published["year"])  # "Audiometry log, 2001–2007. Asmara: Field Hospital; 2008": that of publication
        draft.issued, draft.issued_text = (date(year, 1, 1), date(year, 12, 31)), published["year"]
        if (head := after[: published.start()].strip(" .,")) and not draft.container:
            draft.container = head
    _read_dates(f"{after} {draft.title}", draft)
    draft.kind = draft.kind or ("webpage" if draft.address else "report" if draft.symbol else "document")


def _read_dates(words: str, draft: Draft) -> None:
    """Take the narrowest date that the words give; a year where the list has it beside the volume."""
    found = [d for d in find_note_dates(words) if d.days is not None]
    if issue := _ISSUE.search(words):
        year = int(issue["year"])
        draft.issued, draft.issued_text = (date(year, 1, 1), date(year, 12, 31)), issue["year"]
    if found and (draft.issued is None or any(d.unit == "day" for d in found)):
        best = min(found, key=lambda d: ("day", "month", "year").index(d.unit))
        if draft.issued is None or (best.days is not None and best.days[0].year == draft.issued[0].year):
            draft.issued, draft.issued_text = best.days, best.text
