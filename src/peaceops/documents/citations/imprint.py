"""Where and by whom a work was put out: container, volume, pages, place, publisher.

What enters: what stands after a title, or a whole reference without a quoted one. What leaves: an imprint.
Never done here: authors, titles, dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from peaceops.documents.citations.back import find_pinpoints, read_pinpoint
from peaceops.documents.citations.dating import find_note_dates

_DASH: Final = r"\s?[-–—]\s?"
_VOLUME: Final = re.compile(r"\b[Vv]ol(?:ume|\.|\b)\.?\s?(?P<volume>\d+[A-Za-z]?|[IVXLC]+)\b")
_ISSUE: Final = re.compile(
    r"(?<![Cc]ase )(?<![Aa]pplication )(?<![Aa]pp\. )(?<!Document )(?<!Report )(?<!Paper )\b(?:[Ii]ss(?:ue|\.)|[Nn]o\.|[Nn]r\.|[Nn]os\.|[Nn]umber|n°)\s?(?P<issue>\d+[\w/–-]*)"
)
_JOURNAL: Final = re.compile(
    rf"(?<![Aa]rt\. )(?<![Aa]rticle )(?P<volume>\b\d{{1,4}})\s?\((?P<issue>\d{{1,3}}(?:{_DASH}\d{{1,3}}|/\d{{1,3}})?)\)"
)
_CHICAGO: Final = re.compile(
    r"(?P<volume>\b\d{1,4})(?=,\s[Nn]o\.|,\s[Ii]ss|\s\((?:[A-Z][a-z]+\.?\s)?(?:\d{1,2},\s)?(?:1[5-9]|20)\d\d\))"
)
_AFTER_COLON: Final = re.compile(
    rf"(?:\)|\d|\b[Nn]o\.\s?\d+[^:]{{0,3}}):\s?(?P<first>\d+|[ivxlc]+\b)(?:{_DASH}(?P<last>\d+))?"
)
_LAW: Final = re.compile(
    r"^[,\s]*(?:[(\[](?:1[5-9]|20)\d\d[)\]]\s)?(?P<volume>\d{1,4})\s(?P<journal>[A-Z][A-Za-z.’'&]*(?:\s(?:[A-Z][A-Za-z.’'&]*|of|and|the|&|for)){0,8})\s(?P<first>\d{1,5})(?:,\s(?P<at>\d{1,5}(?:[-–]\d{1,5})?))?(?=\s?\(|[,.;]|$)"
)
_LAW_INSIDE: Final = re.compile(
    r",\s(?P<volume>\d{1,4})\s(?P<journal>[A-Z][A-Za-z.’'& ]{2,60}?)\s(?P<first>\d{1,5})(?:,\s(?P<at>\d{1,5}(?:[-–]\d{1,5})?))?(?=\s?\((?:[^()]{0,40}\s)?(?:19|20)\d\d\))"
)
_BOOK_LAW: Final = re.compile(
    r"(?<=[A-Za-z\]])\s(?P<at>\d{1,4}(?:[-–]\d{1,4})?)\s(?=\((?:\d\w{1,2}\sed\.\s|[A-Z][^()]{1,40}\s)?(?:19|20)\d\d\)[.\s]*$)"
)
_PAGES: Final = re.compile(rf"\b(?:pp?\.?|S\.)\s?(?P<first>\d+){_DASH}(?P<last>\d+)")
_PUBLISHED: Final = re.compile(
    r"\((?:\d\w{1,2}\sedn?\.?,\s)?(?:(?P<place>[^():;,]{2,40}(?:,\s[A-Z][^():;,]{1,20})?(?:\sand\s[^():;]{2,30})?)\s?:\s?)?(?P<publisher>[^():;\d][^():;]{1,80}?),?\s(?P<year>(?:1[5-9]|20)\d\d|n\.d\.|forthcoming)\)"
)
_HOUSE: Final = re.compile(
    r"(?i)\b(?:press|publish\w*|books?|verlag|editions?|institut\w*|univers\w*|cent(?:er|re)|council|foundation|ministry|office|department|eds?)\b"
)
#: The same with the page after it: ``(Quillon UP 2003) 201``.
_PUBLISHED_AT: Final = re.compile(rf"{_PUBLISHED.pattern}\s\d{{1,4}}(?:{_DASH}\d{{1,4}})?[\s.]*$")
_HARVARD: Final = re.compile(
    r"(?:^|(?<=[\w)\]”’?!]{2})\.\s+|[,;)]\s+)(?P<place>[A-ZÀ-ÞА-ЯЁ][\w’'-]*(?:\s(?:[A-ZÀ-Þ][\w’'-]*|[A-Z]\.[A-Z]\.)){0,3}(?:,\s[A-Z][A-Za-z.]{1,4})?(?:\s(?:and|&|;|/)\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?)?)\s?:\s(?P<publisher>(?!An?\s)[A-ZÀ-ÞА-ЯЁ][^:;()\d]{2,70}?)(?=[.,;(]\s|\s\d|[.,;\s]*$)"
)
_PRESS: Final = re.compile(
    r"(?:^|[,.(]\s?)(?P<publisher>[A-Z][\w’'&.-]*(?:\s(?:[A-Z][\w’'&.-]*|of|and|&|the|for)){0,6}\s(?:Press|Publishers?|Publishing|Books|Verlag|Editions?|UP)|Routledge|Palgrave(?:\sMacmillan)?|Macmillan|Springer|Brill|Ashgate|Hurst|Polity|Sage|OUP|CUP|Lynne Rienner|I\.?B\.? Tauris)\b"
)
#: "Routledge, London, 1994": the place behind the publisher.
_AFTER_PRESS: Final = re.compile(
    r",\s(?P<place>[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,2}(?:(?:\sand\s|\s?/\s?)[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*)?)?)(?=[\s,.;]*(?:\(?(?:1[5-9]|20)\d\d\b|$))"
)
# "77–95, here 80": the work's pages and the one meant.
_WITH_HERE: Final = re.compile(
    rf",\s(?:S\.\s)?(?P<first>\d{{1,5}}){_DASH}(?P<last>\d{{1,5}}),\s(?:here|hier|ici|qui|at|esp\.)\s"
)
_EDITED: Final = re.compile(r"(?i)^[\s,]*in:?\s+(?P<book>.*)$", re.DOTALL)
# "in «Rivista»", "in: Hafenblatt, 14. März 2013": an article and no chapter.
_IN_PERIODICAL: Final = re.compile(
    r"(?is)^[\s,]*in:?\s+(?:[«„“\"][^»”“\"]{3,90}[»”“\"](?!\s?\()|[^,.;()]{3,60},\s\d{1,2}\.?\s?(?:[^\W\d_]{3,9}|\d{1,2}\.)\s?(?:19|20)\d\d)"
)
_EDITORS: Final = re.compile(
    r"(?i),?\s*(?:\(eds?\.?\)|\beds?\.\s?(?:by\s)?[^,()]{3,80}|\b(?:edited by|sous la dir(?:ection|\.)? d[e’']|hrsg\.? v(?:on|\.)|a cura di|(?:под|pod) (?:ред|red)\.)\s?[^,()]{3,80})"
)
_TAIL: Final = re.compile(rf"[,;]\s\d{{1,4}}(?:{_DASH}\d{{1,4}})?(?:[,;]\s\d{{1,4}})*[\s.]*$")
_EDITORS_FIRST: Final = re.compile(
    r"(?is)^[\s,.]*in:?\s+(?P<who>[^()]{3,120}?),?\s*(?:\(?\beds?\b\.?\)?|\((?:hrsg|hg|dir|coord|éds?|a cura di)\b\.?\)),\s*(?P<rest>.+)$"
)
_EDITORS_AFTER: Final = re.compile(
    r"(?i),?\s(?:eds?\.\s(?:by\s)?|edited by\s|sous la dir(?:ection|\.)? d[e’']\s?|hrsg\.? v(?:on|\.)\s|a cura di\s|(?:под|pod) (?:ред|red)\.\s)(?P<who>[^,()]{3,80})"
)
_COLON: Final = re.compile(r"(?<=[A-Za-z]\s)(?P<volume>\d{1,4})\s?:\s?(?P<issue>\d{1,3})(?=\s?[(,])")
#: Pages that nobody gives as the place of one statement.
_LONG: Final = 15
_CLEAN: Final = re.compile(r"\s{2,}|(?:\s*,){2,}")


@dataclass(slots=True, kw_only=True)
class Imprint:
    """Where a work stands; see :class:`~peaceops.model.Work`."""

    container: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    pinpoint: str = ""
    is_chapter: bool = False
    is_law: bool = False
    editors: str = ""

    @staticmethod
    def cut_published(text: str) -> str:
        """Leave ``(Oxford: Oxford University Press, 2004)`` and a law journal's reference out of a text."""
        text = re.sub(
            r"\((?:\d\w{1,2}\sedn?\.,?\s)((?:19|20)\d\d)\)", r"(\1)", _BOOK_LAW.sub(" ", _LAW_INSIDE.sub(" ", text))
        )
        return _PUBLISHED.sub(" ", _PUBLISHED_AT.sub(" ", text))

    @staticmethod
    def cut_placed(text: str) -> str:
        """Leave ``London: Hurst`` before a year or at the end of its sentence out of a text."""
        match = _find_harvard(text)
        return text[: match.start()] + " . " + text[match.end() :] if match else text

    @staticmethod
    def is_published(text: str) -> bool:
        """Whether place or publisher stand in brackets with a year: then no other words are place and publisher."""
        match = _PUBLISHED.search(text)
        return match is not None and not _is_month(match["publisher"])

    @staticmethod
    def cut(text: str, *, has_published: bool = False) -> str:
        """Leave volume, issue, pages and publisher out of a text, the publisher unless it was told in brackets."""
        for pattern in (_LAW_INSIDE, _COLON, _CHICAGO, _PUBLISHED, _VOLUME, _ISSUE, _JOURNAL, _PAGES, _EDITORS):
            text = pattern.sub(" ", text)
        # A year at the end, which looks like a page, tells place and publisher before it.
        text = _TAIL.sub(" ", text if has_published else Imprint.cut_placed(text))
        if (match := _PRESS.search(text)) and match.start() > 3:
            placed = _AFTER_PRESS.match(text, match.end())
            text = text[: match.start()] + ", " + text[placed.end() if placed else match.end() :]
        text = re.sub(r"\s+([,.])", r"\1", text)
        return _CLEAN.sub(lambda m: "," if "," in m.group() else " ", text)


def read_imprint(text: str, *, is_listed: bool = False, is_quoted: bool = True) -> Imprint:
    """Read an imprint.

    Parameters
    ----------
    text : str
        What stands after the title.
    is_listed : bool
        Whether a range of pages is the work's own, as in a list of references.
    is_quoted : bool
        Whether the title stood in quotation marks: without them the figure of ``Folded Lies 16 (1979)`` is a page.

    Returns
    -------
    Imprint

    Examples
    --------
    >>> i = read_imprint(", Third World Quarterly, Vol.18, No. 3, 1997, p. 514.")
    >>> i.container, i.volume, i.issue, i.pinpoint
    ('Third World Quarterly', '18', '3', 'p. 514')
    """
    imprint = Imprint()
    law = _LAW.search(text) or _LAW_INSIDE.search(text)
    if law and not _is_month(law["journal"]):
        imprint.is_law = True
        imprint.volume, imprint.container, imprint.pages = law["volume"], law["journal"].strip(" ,"), law["first"]
        imprint.pinpoint = law["at"] or law["first"]
        return imprint
    for pattern in (_COLON, _JOURNAL, _VOLUME, _CHICAGO):
        if not imprint.volume and (match := pattern.search(text)):
            imprint.volume = match["volume"]
            imprint.issue = imprint.issue or (match.groupdict().get("issue") or "")
    if not imprint.issue and (match := _ISSUE.search(text)):
        imprint.issue = match["issue"]
    if not is_quoted and imprint.volume and not imprint.issue and _BOOK_LAW.search(text):
        imprint.volume = ""
    _read_publisher(text, imprint)
    _read_pages(text, imprint, is_listed=is_listed)
    _read_container(text, imprint)
    return imprint


def _read_publisher(text: str, imprint: Imprint) -> None:
    if (match := _PUBLISHED.search(text)) and not _is_month(match["publisher"]):
        place, publisher = (match["place"] or "").strip(), match["publisher"].strip()
        if not place and re.fullmatch(r"[A-Z]\w+(?:\s[A-Z]\w+)?", publisher) and not _PRESS.search(f", {publisher}"):
            imprint.place = publisher
        else:
            parted = re.fullmatch(r"([^\W\d_][^\W\d_]+(?:[ -][^\W\d_]+){0,2}), ([^,]{4,70})", publisher)
            if parted and not place and not _HOUSE.search(parted[1]):
                place, publisher = parted[1], parted[2]  # "Geneva, Quay Institute, 2011"
            imprint.place, imprint.publisher = place, publisher
        imprint.publisher = re.sub(r"^[^,]{3,80}\b[Ee]ds?\.,?\s*", "", f"{imprint.publisher} ").strip()
    elif match := _find_harvard(text):
        imprint.place, imprint.publisher = match["place"].strip(), match["publisher"].strip(" ,.")
    elif match := _PRESS.search(text):
        imprint.publisher = match["publisher"]
        if placed := _AFTER_PRESS.match(text, match.end()):
            imprint.place = placed["place"]


def _find_harvard(text: str) -> re.Match[str] | None:
    """Find ``Oxford: Oxford University Press`` before a year or at the end of a sentence of its own; a title has colons too."""
    last = None
    for match in _HARVARD.finditer(text):
        after = text[match.end() :]
        is_dated = re.match(r"[,\s(]{1,3}(?:1[5-9]|20)\d\d|[,.\s]*(?:p{1,2}\.|$)", after) is not None
        is_apart = match.group()[0] in ".;" or match.start() == 0
        if (
            not _is_month(match["place"])
            and is_dated
            and not re.match(r"\s(?:1[5-9]|20)\d\d\s?[-–—]\s?\d", after)
            and (is_apart or re.match(r"[,\s(]{1,3}(?:1[5-9]|20)\d\d", after))
        ):
            last = match
    return last


def _is_month(word: str) -> bool:
    return bool(
        re.match(
            r"(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)[a-z]*\b", word
        )
    )


def _read_pages(text: str, imprint: Imprint, *, is_listed: bool) -> None:
    """Read pages: of a range and a page the range is the work's; a lone range is that only in a list of references."""
    ranges = [f"{m['first']}-{m['last']}" for m in _PAGES.finditer(text)]
    if (
        not ranges
        and (match := _AFTER_COLON.search(text))
        and not re.match(r"\d{4}", match["first"] + " ")
        and match["last"]
    ):
        ranges = [f"{match['first']}-{match['last']}"]
    if (
        not ranges
        and is_listed
        and (match := re.search(rf",\s(?P<first>\d{{1,5}}){_DASH}(?P<last>\d{{1,5}})(?=[.,;]|\s*$)", text))
    ):
        ranges = [f"{match['first']}-{match['last']}"]
    if not ranges and (match := _WITH_HERE.search(text)):
        ranges = [f"{match['first']}-{match['last']}"]
    law = _BOOK_LAW.search(text)
    pinpoint = read_pinpoint(text) or (law["at"] if law else "")
    at = re.search(
        r"(?i)(?:\bat|\bhere|\bhier|\bici|\bqui|,)\s(?:pp?\.?\s?|S\.\s?)?(\d{1,5})(?:\s?[-–]\s?\d{1,5})?[\s.,)]*$", text
    )
    here = re.search(
        r"(?i),\s(?:here|hier|ici|qui),?\s(?:at\s)?(?:pp?\.?\s?|S\.\s?)?(\d{1,5}(?:\s?[-–]\s?\d{1,5})?)[\s.,)]*$", text
    )
    if ranges and is_listed:
        imprint.pages = ranges[0]
    elif here and not ranges:
        imprint.pinpoint = here[1]
    elif ranges and at and at[1] not in ranges[0].split("-"):
        imprint.pages, imprint.pinpoint = ranges[0], at[1]
    elif pinpoint or ranges:
        imprint.pinpoint = pinpoint or ranges[0]
        imprint.pages = ranges[0] if ranges and _is_whole(ranges[0], text) else imprint.pages
    elif match := _AFTER_COLON.search(text):
        imprint.pinpoint = (
            match["first"] if len(match["first"]) < 4 or not match["first"].startswith(("19", "20")) else ""
        )
    elif match := re.search(rf"\),?\s(\d{{1,4}}(?:{_DASH}\d{{1,4}})?(?:,\s\d{{1,4}})*)[\s.]*$", text):
        imprint.pinpoint = match[1]


def _is_whole(pages: str, text: str) -> bool:
    """Whether a range that ends a first reference is the whole article: a volume stands before it, and it is a long one."""
    first, last = pages.split("-")
    end = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
    return (
        end - int(first) >= _LONG
        and re.search(r"\b(?:no|n°|nr|h|iss)\.?\s?\d|\d\s?\(", text, re.IGNORECASE) is not None
    )


def _take_editors(text: str, imprint: Imprint) -> str:
    """Take out the editors of the book in which a chapter stands."""
    if match := _EDITORS_FIRST.match(text):
        imprint.editors = re.sub(r"\s?/\s?|\set\s|\su(?:nd|\.)\s", " and ", match["who"].strip(" ,"))
        return f"in {match['rest']}"
    if match := _EDITORS_AFTER.search(text):
        imprint.editors = match["who"].strip(" ,")
    return text


def _read_container(text: str, imprint: Imprint) -> None:
    plain = Imprint.cut_published(_take_editors(text, imprint))
    for found in reversed(find_note_dates(plain)):
        if found.unit != "year":
            plain = f"{plain[: found.start]} {plain[found.end :]}"
    plain = Imprint.cut(plain)
    for start, end in reversed(find_pinpoints(plain)):
        plain = plain[:start] + plain[end:]
    for found in reversed(find_note_dates(plain)):
        plain = plain[: found.start] + plain[found.end :]
    plain = re.sub(r"\(\s*\)|\(\s*,?\s*\)", "", plain)
    if edited := _EDITED.match(plain):
        imprint.is_chapter = not _IN_PERIODICAL.match(text)
        plain = re.sub(r"^(?:[^,]{3,60},\s)?(?=\()|^AA\.\s?VV\.,?\s", "", edited["book"])
    parts = [part.strip(' .,;:()[]“”"') for part in re.split(r",\s|;\s", plain)]
    parts = [
        part
        for part in parts
        if re.search(r"[^\W\d_]{2}", part) and not re.fullmatch(r"(?i)(?:at|in|p|pp|available|online|here|and)", part)
    ]
    if not parts:
        return
    imprint.container = parts[0].removeprefix("in ").strip()
    if imprint.is_chapter and Imprint.is_published(text):
        imprint.container = re.sub(r"\s\d{1,4}(?:\s?[-–]\s?\d{1,4})?$", "", imprint.container)
    if match := re.fullmatch(r"(?P<name>[^()]{2,80})\s\((?P<place>[A-Z][^()\d]{2,30})\)?", imprint.container):
        imprint.container, imprint.place = match["name"], imprint.place or match["place"]
    if (
        len(parts) > 1
        and not imprint.publisher
        and re.search(r"(?i)\b(?:institute|press|university|foundation|corporation|cent(?:er|re)|council)\b", parts[1])
    ):
        imprint.publisher = parts[1]
