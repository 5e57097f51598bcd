"""Title, author and date as a document states them.

What enters: metadata, and the first passages. What leaves: what they say.
Never done here: guessing from the name of the file; taking the day a file was made for the day it was issued.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.documents.joining import Joiner
from peaceops.model.passage import Passage

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_DAY: Final = re.compile(r"\b(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+((?:19|20)\d\d)\b")
_MONTH_FIRST: Final = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+((?:19|20)\d\d)\b")
_ISO: Final = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
# "The convoy left on 31 October 2023": a day that a sentence tells of is not the day of the text.
_IN_SENTENCE: Final = re.compile(
    r"(?<!published )(?<!posted )(?<!updated )(?<!issued )(?<!released )\b(?:on|of|until|from|by|since|to|between|and|before|after|in|at|till|dated)\s+$",
    re.IGNORECASE,
)
# "(A. Roe, personal communication, 2 April 2005)": that of a source.
_IN_BRACKET: Final = re.compile(
    r"\((?!\s*(?:last )?(?:published|posted|updated|issued|released|revised|date)\b)[^()]{0,80}\b(?-i:[a-z]{4})[^()]{0,60},\s$",
    re.IGNORECASE,
)
_SPAN_AFTER: Final = re.compile(
    r"\s?[-–—]\s?(?:(?:\d{1,2}\s)?(?P<word>[A-Z][a-z]{2,8})\b|(?:\d{1,2}\s)?present\b|now\b)"
)
_SPAN_BEFORE: Final = re.compile(r"\b(?:19|20)\d\d\s?[-–—]\s?$")
_SPAN_REACH: Final = 10
_NO_TITLE: Final = re.compile(
    r"\s*$|microsoft word|untitled|.*\.(?:docx?|pdf|indd|qxd|html?|wpd|tmp)\b.*|document\d*|[\W\d_]+|[A-Z]*\d{5,}.*",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?:By\s+|Author:\s*)?((?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w'’-]+)(?:\s+(?:and|&)\s+.*)?", re.IGNORECASE
)
#: "By Jane Doe, 12 May 2021".
_DATED: Final = re.compile(
    r"(?<=\w)\s*[,|·•–—-]\s*(?:[^\W\d_]+\s+)?\d{1,2}(?:st|nd|rd|th)?\.?\s+[^\W\d_]+\.?,?\s+\d{4}$|(?<=\w)\s*[,|·•–—-]\s*[^\W\d_]+\.?\s+\d{1,2},?\s+\d{4}$"
)
_TITLE_LINE: Final = re.compile(
    r"(?:(?:first|second|third|fourth|further|interim|final|progress)\s+)*report of the secretary-general\b.*|letter dated .*",
    re.IGNORECASE,
)
_BODY_LINE: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\s?[.,]\s|INTRODUCTION|Summary\b|\(.*\)$")
_SECTION: Final = re.compile(
    r"(?:\d|[IVX]+\.)|(?:introduction|abstract|keywords?|summary|executive|contents)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FRONT: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What a document says of itself.

    Parameters
    ----------
    title, author, issued : str
        Empty where it does not say.
    made : str
        Day the file was made; not the day the text was issued.
    is_public : bool
        Whether it was written for readers, as the head of a page is, and not by a program.
    """

    title: str = ""
    author: str = ""
    issued: str = ""
    made: str = ""
    is_public: bool = False


def find_front(metadata: Front, passages: Sequence[Passage], joiner: Joiner) -> Front:
    """Find title, author and date.

    Parameters
    ----------
    metadata : Front
        What the format's own record says.
    passages : sequence of Passage
        In reading order.
    joiner : Joiner
        Knows the words of the document.

    Returns
    -------
    Front
    """
    first = [
        (passage, joiner.fold(passage.text).text)
        for passage in passages[:_FRONT]
        if passage.first_page in {None, 1, 2} and passage.kind != "quote"
    ]
    title, author = metadata.title, metadata.author
    if not metadata.is_public:
        # Who typed a file and what it was called first often stand in its record.
        words = {word for _, text in first for word in _WORD.findall(text.casefold())}
        title = title if _is_said(title, words) and len(title.split()) > 1 and not _NO_TITLE.fullmatch(title) else ""
        author = author if _is_said(author, words) and len(author.split()) > 1 else ""
    return Front(
        title=title or _find_title(first),
        author=author or _find_author(first),
        issued=metadata.issued or _find_day([text for passage, text in first[:4] if passage.first_page in {None, 1}]),
        made=metadata.made,
    )


def _is_said(text: str, words: set[str]) -> bool:
    """Whether most words of a text stand among others."""
    own = _WORD.findall(text.casefold())
    return bool(own) and sum(word in words for word in own) >= 0.8 * len(own)


def _find_title(first: Sequence[tuple[Passage, str]]) -> str:
    """Find the largest heading of the front; without sizes, the first that is no name."""
    for passage, _ in first:
        if found := _find_report_title(passage.text.split("\n")[:60]):
            return found
    headings = [
        (passage, text)
        for passage, text in first
        if passage.kind == "heading" and len(text.split()) >= 3 and not _is_name(text) and not _SECTION.match(text)
    ]
    if not headings:
        return ""
    sized = [
        (passage.box.bottom - passage.box.top) / (passage.text.count("\n") + 1) if passage.box else 0.0
        for passage, _ in headings
    ]
    return headings[sized.index(max(sized))][1].lstrip("# ")


def _find_report_title(lines: Sequence[str]) -> str:
    """Find the lines of a title as the Secretariat sets it: from "Report of the Secretary-General" to the body."""
    for index, line in enumerate(lines):
        if not _TITLE_LINE.fullmatch(line):
            continue
        end = index + 1
        while (
            end < len(lines)
            and end - index < 4
            and not _BODY_LINE.match(lines[end])
            and not lines[end - 1].endswith(".")
        ):
            end += 1
        return " ".join(" ".join(lines[index:end]).split())[:300]
    return ""


def _is_name(text: str) -> bool:
    match = _NAME.fullmatch(text.strip(" *"))
    return match is not None and all(word[0].isupper() for word in match[1].split()) and len(text.split()) <= 4


def _find_author(first: Sequence[tuple[Passage, str]]) -> str:
    """Find a short line that is a name: after "by", or with a note of its own under a symbol."""
    for passage, text in first:
        short = _DATED.sub("", text.strip(" *"))
        if len(short) > 80 or "\n" in passage.text.strip():
            continue
        is_by = bool(re.match(r"(?:By\s|Author:)", short, re.IGNORECASE))
        has_note = any(call.label[0] in "*†‡" for call in passage.calls)
        match = _NAME.fullmatch(short)
        if match is not None and (is_by or has_note):
            name = re.sub(r"^(?:By\s+|Author:\s*)", "", short, flags=re.IGNORECASE)
            if all(word[0].isupper() or word in {"and", "&", "de", "van", "von", "der"} for word in name.split()):
                return name
    return ""


def _is_of_span(head: str, start: int, end: int) -> bool:
    """Whether a day is one end of a span: "Operation Joint Guard (December 21, 1996 - June 19, 1998)"."""
    after = _SPAN_AFTER.match(head, end)
    if after is not None and (after["word"] is None or after["word"].casefold() in _MONTHS):
        return True
    return _SPAN_BEFORE.search(head[max(start - _SPAN_REACH, 0) : start]) is not None


def _find_day(texts: Sequence[str]) -> str:
    """Find the first whole date of the front."""
    for text in texts:
        head = text[:600]
        found: list[tuple[int, str]] = []
        for pattern, order in ((_DAY, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_ISO, (1, 2, 3))):
            for match in pattern.finditer(head):
                year, month, day = (match[place] for place in order)
                if _IN_SENTENCE.search(head[: match.start()]) or _IN_BRACKET.search(head[: match.start()]):
                    continue
                if _is_of_span(head, match.start(), match.end()):
                    continue
                number = _MONTHS.get(month.casefold()) if not month.isdigit() else int(month)
                if number is not None and 1 <= number <= 12 and 1 <= int(day) <= 31:
                    found.append((match.start(), f"{year}-{number:02}-{int(day):02}"))
        if found:
            return min(found)[1]
    return ""
