"""Where in a work a reference points to, beside the pages of the work itself.

What enters: the words of a reference, and its draft. What leaves: the draft with page or paragraph.
Never done here: judging whether the page lies in the work.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.documents.citations.back import read_pinpoint
from peaceops.documents.citations.draft import Draft
from peaceops.documents.citations.imprint import Imprint
from peaceops.documents.citations.mask import find_addresses, find_quotes, hide

_HERE: Final = re.compile(
    r"(?<=\d)[,;]?\s\(?(?:here|hier|ici|esp\.|especially|insb\.)\s(?:at\s|pp?\.\s?|S\.\s)?(?P<page>\d{1,4}(?:[–-]\d{1,4})?)\b\)?"
)
# "Monrovia Lantern, 2 September 1994, 1": the page of a paper.
_PAPER_PAGE: Final = re.compile(
    r"(?:\d{1,2}|[A-Z][a-z]{2,8}\.?)\s(?:\d{1,2},\s)?(?:19|20)\d\d,\s(?P<page>[A-Z]?\d{1,3})[\s.)]*$"
)
_FIRST_AND_PIN: Final = re.compile(r"(\d{1,4}), (\d{1,4}(?:[–-]\d{1,4})?)")


def take_page(draft: Draft, imprint: Imprint, text: str) -> None:
    """Take the page that is meant."""
    draft.pinpoint = draft.pinpoint or imprint.pinpoint
    if not draft.pinpoint and draft.issued and is_day(draft) and (paged := _PAPER_PAGE.search(text)) is not None:
        draft.pinpoint = paged["page"]
    if draft.pages and draft.issued is not None and draft.pinpoint == str(draft.issued[0].year):
        draft.pinpoint = ""  # "pp. 77–95, 2015": the year ends the reference


def part_pages(draft: Draft) -> None:
    """Part the first page of a chapter from the one that is meant: ``(Press, 2006) 200, 210``."""
    if (pair := _FIRST_AND_PIN.fullmatch(draft.pinpoint)) is not None:
        draft.pages, draft.pinpoint = draft.pages or pair[1], pair[2]


def take_here(text: str, draft: Draft) -> str:
    """Take the page that is meant out of a reference that gives those of the whole work: ``101–118, here 104``."""
    match = _HERE.search(text)
    if match is None:
        return text
    draft.pinpoint = match["page"]
    return text if re.search(r"\b(?:pp?|S)\.\s?\d", text) else text[: match.start()] + text[match.end() :]


def read_piece_pinpoint(text: str) -> str:
    """Page or paragraph of a piece, its addresses and quotations apart."""
    plain = without_quotes(hide(text, find_addresses(text)))
    bare = re.search(r"[,:\x00]\s?(\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:,\s?\d{1,4})*)[\s.)]*$", plain)
    return read_pinpoint(plain) or (bare[1] if bare else "")


def is_day(draft: Draft) -> bool:
    """Whether a work is dated by a day."""
    return draft.issued is not None and draft.issued[0] == draft.issued[1]


def without_quotes(text: str) -> str:
    """Blank the quotations of a text."""
    return hide(text, find_quotes(text))
