"""A draft of a work, and what can be taken out of a reference before its words are read.

What enters: the words of a reference. What leaves: a draft, and the words that are left.
Never done here: telling author from title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.documents.citations.dating import find_note_dates
from peaceops.documents.citations.mask import Found, find_addresses, find_quotes
from peaceops.documents.citations.symbol import find_symbols, key_symbols, read_address_symbol
from peaceops.model.address import read_archived
from peaceops.model.citation import Author

# Read in small letters, and word by word from the first letter on: tried at every sign it was a tenth of an audit.
_ACCESSED: Final = re.compile(
    r"\b(?:accessed|access|retrieved|visited|viewed|consulted|checked|cited|consultée?|consultad[oa]|consultato"
    r"|abgerufen|aufgerufen|besucht|zugriff|accesso|acceso|acesso|accès|stand|(?:дата )?(?:обращения|обращение|доступа?|доступу|звернення)|просмотрено)\b"
    r"(?:\s+(?:on|at|in|am|el|le|il|em|a)\b)?\s*:?\s*"
)
_BEFORE_ACCESSED: Final = re.compile(
    r"[,.;]?\s*+(?:[(\[]\s*+)?(?:\b(?:last|date(?: of)?|page|site|letzte[rs]?|zuletzt|ultimo|último|dernier|dernière)\s++){0,2}\Z"
)
_DASHED_DAY: Final = re.compile(r"(\d{1,2})-([A-Z][a-z]{2})-(\d{4})")
_LABEL: Final = re.compile(
    r"(?i)[,.;(\[<]*\s*+(?:\b(?:(?:full text |pdf |\[online\]\.?\s*)?available\s*:?\s+(?:online\s+)?(?:at|from|here|on)?|retrieved\s+from|accessed\s+(?:at|from)|online(?:\s+at)?|url|link|at|from|via|doi)\b\s*+(?::\s*+)?)?(?:[<(\[]\s*+)?$"
)
_COMMENT: Final = re.compile(
    r"\s*(?:\((?:[a-z]{3,}ing\b|that\b|noting|“|\"|quoting\b|citing\b|emphasis|internal|footnotes?|unpublished)[^()]{3,1500}\)|\[(?:emphasis|translation|italics|footnotes?)[^\[\]]{0,80}\])(?=[.,;\s]*$)"
)
_SHORT_NAME: Final = re.compile(r"\((?:the\s)?[“\"](?P<name>[^”\"()]{2,60})[”\"]\)")
_HEREAFTER: Final = re.compile(
    r"(?i)[(\[]\s*(?:hereinafter|hereafter|henceforth|cited as|referred to as|im folgenden|künftig|ci-après|d[’']ora in (?:poi|avanti)|en adelante|далее)[:,]?\s*(?:(?:referred to |cited )?as\s|the\s)*[“\"‘']?(?P<name>[^)\]”\"]{2,120}?)[”\"’',.]*\s*[)\]]"
)


_HEREAFTER_BARE: Final = re.compile(
    r"(?i),\s(?:hereinafter|hereafter|henceforth)[:,]?\s(?:(?:referred to |cited )?as\s|the\s)*[“\"‘](?P<name>[^”\"’]{2,80})[”\"’]"
)


@dataclass(slots=True, kw_only=True)
class Draft:
    """Fields of a reference as its words give them; see :class:`~peaceops.model.Work`."""

    text: str
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
    pinpoint: str = ""
    alias: str = ""
    letters: str = ""
    suffix: str = ""
    editors: str = ""
    is_listed: bool = False

    @property
    def is_thin(self) -> bool:
        """Whether it lacks all that would let a reader find the work without another reference."""
        return not (self.address or self.symbol or self.issued or self.container or self.publisher or self.volume)

    @property
    def is_name(self) -> bool:
        """Whether it holds nothing but a name."""
        return self.is_thin and not self.title


def take_accessed(text: str, draft: Draft) -> str:
    """Take out the day of access."""
    small = text.replace("İ", "I").lower()  # the one capital that two signs make small
    for match in _ACCESSED.finditer(small):
        found = find_note_dates(_DASHED_DAY.sub(r"\1 \2 \3", text[match.end() : match.end() + 40]))
        if not found or found[0].start > 1 or found[0].unit != "day":
            continue
        if found[0].days is not None and found[0].days[0] == found[0].days[1]:
            draft.accessed = found[0].days[0]
        end = match.end() + found[0].end
        tail = re.match(r"\s*[)\]]?(?:,?\s*(?:from|at)\s*:?)?", text[end:])
        before = small[max(0, match.start() - 80) : match.start()]
        announced = _BEFORE_ACCESSED.search(before)
        start = match.start() - (len(before) - announced.start() if announced else 0)
        return f"{text[:start]} {text[end + (tail.end() if tail else 0) :]}"
    return text


def drop_comment(text: str) -> str:
    """Drop what the note says of the work in brackets at the end: ``(arguing that …)``, ``(“No sign of …”)``, ``[emphasis added]``."""
    return _COMMENT.sub("", text)


def take_alias(text: str, draft: Draft) -> str:
    """Take out the name under which the text will cite the work."""
    match = _HEREAFTER.search(text) or _HEREAFTER_BARE.search(text) or _SHORT_NAME.search(text)
    if match is None:
        return text
    draft.alias = match["name"].strip()
    return text[: match.start()] + text[match.end() :]


def take_address(text: str, draft: Draft) -> str:
    """Take out addresses and the words that announce them; the first is the work's."""
    found = find_addresses(text)
    if not found:
        return text
    own, day = read_archived(found[0].text)
    draft.address = spell_doi(own)
    draft.accessed = draft.accessed or day
    draft.symbol = read_address_symbol(draft.address)
    kept: list[str] = []
    at = 0
    for address in found:
        head = text[at : address.start]
        label = _LABEL.search(head[-80:])
        kept.append(head[: len(head) - (len(head[-80:]) - label.start())] if label else head)
        at = address.end
    return ", ".join([*kept, re.sub(r"^\s*[>)\]]+", "", text[at:])]) if text[at:].strip(" .,;)>]") else ", ".join(kept)


def spell_doi(text: str) -> str:
    """Spell an identifier of documents as an address; another address as it is."""
    match = re.match(r"(?i)(?:doi:\s?|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.\d{4,9}/.+)$", text)
    return f"https://doi.org/{match[1]}" if match else text


def _choose_symbol(text: str, found: Sequence[Found]) -> str:
    """Choose the work's own symbol: one that *Doc.* announces before one in the title, a resolution's with its year."""
    announced = [s for s in found if re.search(r"(?i)\b(?:U\.?N\.?\s)?Docs?\.?:?\s*\(?$", text[: s.start])]
    first = (announced or found)[0].text
    same = set(key_symbols(first))
    return next(
        (s.text for s in found if "/RES/" in s.text and "(" in s.text and same & set(key_symbols(s.text))), first
    )


def take_symbol(text: str, draft: Draft) -> str:
    """Take out symbols; the first is the work's."""
    quoted = find_quotes(text)
    found = [s for s in find_symbols(text) if not any(q.start < s.start < q.end for q in quoted)]
    if not found:
        return text
    draft.symbol = _choose_symbol(text, found)
    kept, at = [], 0
    for symbol in found:
        head = re.sub(
            r"(?i)[,(\s]*(?:\b(?:UN|U\.N\.)?\s?(?:doc(?:ument)?s?|document no)\b\.?:?|\()?\s*$",
            "",
            text[at : symbol.start],
        )
        tail = text[symbol.start : symbol.end]
        if "/" not in tail:
            head = text[at : symbol.start] + tail
        kept.append(head)
        at = symbol.end
    tail = text[at:].lstrip(" )")
    if not tail.strip(" .,)"):
        return ", ".join(kept)
    return (
        ", ".join(kept)
        + ("" if tail[0] in ".,;:" or kept[-1].endswith(".") else ", ")
        + (tail if tail[0] in ".,;:" else f" {tail}")
    )
