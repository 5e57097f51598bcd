"""The list of references of a text.

What enters: a text. What leaves: the entries of its list, each a draft of a work, and the passages in which they stand.
Never done here: reading what cites them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from peaceops.documents.citations.ledger import Ledger
from peaceops.documents.citations.link import draft_link, is_source
from peaceops.documents.citations.name import PARTICLE
from peaceops.documents.citations.reference import parse_reference
from peaceops.model.citation import Author
from peaceops.model.passage import Passage
from peaceops.model.text import Text

#: A year as author and year give it.
YEAR: Final = r"(?:1[5-9]|20)\d\d[a-z]?|[nN]\.d\.|no date|forthcoming|in press"
_HEADING: Final = re.compile(
    r"(?i)^\W*(?:\d+\.?\s|[IVX]+\.?\s)?(?:(?:list of )?references|(?:select(?:ed)? )?bibliography|works cited|literature(?: cited)?|sources(?: cited)?|reference list)\W*$"
)
_ENTRY: Final = re.compile(
    rf"(?<=[.)”\"/\d])(?<!\bSt\.)\s+(?=(?:{PARTICLE} ){{0,3}}[^\W\d_a-zß-ÿ][\w’'-]+(?:[ -](?:[ey] )?[^\W\d_a-zß-ÿ][\w’'-]+){{0,2}},\s(?:[^\W\d_a-zß-ÿ]\.|[^\W\d_a-zß-ÿ]\w+)[^()]{{0,160}}?[.,]?\s\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,:\s])"
)
_LINE: Final = re.compile(rf"(?<=[.)/\d])\n+(?=[^\W\d_a-zß-ÿ][^\n\d:“”\"]{{2,90}}?[.,]?\s\(?(?:{YEAR})\)?[.,:\s])")
_BEGINS_ENTRY: Final = re.compile(
    rf"\s*(?:\[\d+\]\s|\d{{1,3}}\.\s)?[^\W\d_a-zß-ÿ][\w’'-]+(?: [\w’'-]+){{0,3}},\s[^\W\d_a-zß-ÿ][^\n\d:“”\"]{{0,120}}?[.,]?\s\(?(?:{YEAR})(?!\w)"
)
# "Human Rights Watch [HRW] (2008)", "Crisis Group (ICG) 2010, ‘Title’": the letters by which the text cites a body.
_LETTERED: Final = re.compile(
    r"(?P<name>[^\W\d_a-zß-ÿ][^()\[\]\d.]{3,120}?)\s[\[(](?P<letters>[A-Z][\w/&-]{1,15})[\])](?=[.,]?\s\(?(?:(?:1[5-9]|20)\d\d|n\.d\.|forthcoming))"
)
_LETTERS_FIRST: Final = re.compile(
    r"(?P<letters>[A-Z][\w/&-]{1,15})\s[\[(](?P<name>[^\W\d_a-zß-ÿ][^()\[\]\d.]{5,120})[\])](?=[.,]?\s\(?(?:(?:1[5-9]|20)\d\d|n\.d\.|forthcoming))"
)
_YEAR_BARE: Final = re.compile(r"^(?P<name>[^()\d]{3,130}?),? (?P<year>(?:1[5-9]|20)\d\d[a-z]?)[,.:] ")
# "---. Title": by the author of the entry before.
_AGAIN: Final = re.compile(
    r"(?:-{2,6}|[—–―⸺⸻]{1,6}|_{3,8})[.,]?\s+(?=[^\W\d_a-zß-ÿ]|[“\"«‘(]|(?:1[5-9]|20)\d\d[a-z]?[.,:)]|n\.d\.)"
)
# Lines of a list whose entries end with year or page: "Roe, Jane. The Title. Publisher, 1995."
_ENDED: Final = re.compile(r"(?<=\d\.)\n+(?=[^\W\d_a-zß-ÿ]|[“\"«—–-])")
_LATE_YEAR: Final = re.compile(r"[^\W\d_a-zß-ÿ][^\d\n(),]{1,60},\s[^\d\n()“”\"]{1,120}?\.\s(?!\(?(?:1[5-9]|20)\d\d)")
_CUT: Final = "\x1f"
# An entry that ends with its address ends without a full stop.
_AFTER_ADDRESS: Final = re.compile(
    rf"((?:https?://|www\.|doi\.org/|doi:)\S{{3,300}}(?:(?<=[-/_=])\n\S{{1,120}})?)\n+(?=[^\W\d_a-zß-ÿ][^\n\d:“”\"]{{2,120}}?[.,]?\s\(?(?:{YEAR})(?!\w))"
)


def read_list(text: Text) -> Ledger:
    """Read the list of references.

    Parameters
    ----------
    text : Text
        A document.

    Returns
    -------
    Ledger
        Its entries; empty where there is no list.
    """
    listed = Ledger()
    last: tuple[Author, ...] = ()
    for passage in list_passages(text):
        links = [(" ".join(passage.text[x.start : x.end].split()), x.address) for x in passage.links]
        words = "\n".join(line.strip() for line in passage.text.splitlines())
        words = _AFTER_ADDRESS.sub(lambda match: f"{match[1]}{_CUT}", words)
        chunks = [chunk for piece in words.split(_CUT) for chunk in _LINE.split(piece)]
        chunks = [part for chunk in chunks for part in (_ENDED.split(chunk) if _LATE_YEAR.match(chunk) else (chunk,))]
        folded = [" ".join(chunk.split()) for chunk in chunks]
        parts = [part for c in folded for part in ((c,) if _LATE_YEAR.match(c) or _AGAIN.match(c) else _ENTRY.split(c))]
        for part in parts:
            part = re.sub(r"^(?:\[\d+\]|\d{1,3}\.|[•–—-])\s+", "", part.strip())
            if (lettered := _LETTERED.match(part) or _LETTERS_FIRST.match(part)) is not None:
                part = f"{lettered['name']}{part[lettered.end() :]}"
                part = _YEAR_BARE.sub(r"\g<name> (\g<year>). ", part)
                listed.learn_letters(lettered["letters"], lettered["name"])
            again = _AGAIN.match(part) if last else None
            if again is not None:
                part = f"{last[0].name}. {part[again.end() :]}"
            draft = parse_reference(part, is_listed=True)
            last = draft.authors = last if again is not None else draft.authors
            for own, address in links:
                if not draft.address and own and own in part and is_source(address, own):
                    linked = draft_link(address, "")
                    draft.address, draft.symbol = linked.address, draft.symbol or linked.symbol
            is_dated = (
                not draft.is_thin
                or re.search(r"(?i)[(.,]\s?(?:n\.d\.|no date|forthcoming|in press)[).,]", part) is not None
            )
            if len(part) >= 12 and (draft.authors or draft.title) and is_dated:
                listed.add(draft)
    return listed


def list_passages(text: Text) -> Iterator[Passage]:
    """List the passages under a heading of references.

    Parameters
    ----------
    text : Text
        A document.

    Yields
    ------
    Passage
    """
    is_inside = False
    for at, passage in enumerate(text.passages):
        following = text.passages[at + 1] if at + 1 < len(text.passages) else None
        if _HEADING.match(passage.text.strip()):
            is_inside = True
        elif passage.kind == "heading":
            # The head of a page may stand between two entries.
            is_inside = is_inside and following is not None and _BEGINS_ENTRY.match(following.text) is not None
        elif (is_inside or _HEADING.match(passage.section)) and passage.repeats is None:
            yield passage
