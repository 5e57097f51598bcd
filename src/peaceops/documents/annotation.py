"""Links of a page of a PDF, laid over its words.

What enters: a page of the library, and the runs of its words.
What leaves: the same runs; words that lead to a page of the web are runs of their own, with the address.
Never done here: opening an address; following links inside the document; actions that start something.

A link is an annotation: a rectangle, or several where it runs over lines, and no words. So the words are those that lie
in it. One much higher than a line is the frame of a picture or of a box of text, and leads nowhere.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from peaceops.documents.row import shares_row
from peaceops.documents.run import Run, take_words
from peaceops.documents.spelling import FAR, Box, turn
from peaceops.model.address import MAX_ADDRESS

#: Beyond so many on a page the rest leads nowhere.
MAX_LINKS: Final = 1_000
_MAX_QUADS: Final = 40
_PAGE: Final = re.compile(r"(?i)https?://[^\s/]+\S*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
# A rectangle may hold one line and the space around it.
_TALL: Final = 2.2


class Lead(NamedTuple):
    """A rectangle from the top left of the page, and where it leads."""

    left: float
    top: float
    right: float
    bottom: float
    address: str


def lay_links(
    pdf: Any, page: Any, runs: list[Run], find_view: Callable[[], tuple[int, Box]], spend: Callable[[int], None]
) -> list[Run]:
    """Set words apart that lead to a page of the web.

    Parameters
    ----------
    pdf, page : FPDF_DOCUMENT, FPDF_PAGE
        As the library's own functions take them.
    runs : list of Run
        Words of the page.
    find_view : callable
        Tells in which direction lines run, and the frame of the page; called only where there are links.
    spend : callable
        Called now and then; raises when time is up.

    Returns
    -------
    list of Run
        The same list where nothing leads anywhere.
    """
    boxes = list(_read_links(pdf, page)) if runs else []
    if not boxes:
        return runs
    direction, frame = find_view()
    leads = [Lead(*turn(box, direction, frame), address) for box, address in boxes]
    laid: list[Run] = []
    for number, run in enumerate(runs):
        if number % 64 == 0:
            spend(0)
        laid += _split(run, [lead for lead in leads if _is_on_line(run, lead)])
    return laid


def _read_links(pdf: Any, page: Any) -> Iterator[tuple[Box, str]]:
    """Read rectangles that lead to pages of the web: left, bottom, right, top, in points of the page."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(MAX_LINKS):
        if not raw.FPDFLink_Enumerate(page, place, link):
            return
        address = _read_address(pdf, raw.FPDFLink_GetAction(link))
        if not address:
            continue
        for left, bottom, right, top in _read_boxes(link):
            if all(math.isfinite(side) and abs(side) < FAR for side in (left, bottom, right, top)):
                yield (min(left, right), min(bottom, top), max(left, right), max(bottom, top)), address


def _read_address(pdf: Any, action: Any) -> str:
    """Read the address of a page of the web; empty for every other action."""
    from pypdfium2 import raw

    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    size = raw.FPDFAction_GetURIPath(pdf, action, None, 0)
    if not 1 < size <= MAX_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(pdf, action, buffer, size)
    address = _CONTROL.sub("", buffer.value.decode("utf-8", "replace")).strip()
    return address if _PAGE.fullmatch(address) and "\ufffd" not in address else ""


def _read_boxes(link: Any) -> Iterator[Box]:
    """Read the rectangles of a link, one for each line where it says so."""
    from pypdfium2 import raw

    count = min(raw.FPDFLink_CountQuadPoints(link), _MAX_QUADS)
    quad = raw.FS_QUADPOINTSF()
    for number in range(max(count, 0)):
        if raw.FPDFLink_GetQuadPoints(link, number, quad):
            wide, high = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(wide), min(high), max(wide), max(high)
    rect = raw.FS_RECTF()
    if count <= 0 and raw.FPDFLink_GetAnnotRect(link, rect):
        yield rect.left, rect.bottom, rect.right, rect.top


def _is_on_line(run: Run, lead: Lead) -> bool:
    height = lead.bottom - lead.top
    return (
        lead.left < run.right
        and run.left < lead.right
        and 0 < height <= _TALL * max(run.height, 1.0)
        and shares_row(lead.top, lead.bottom, run.top, run.bottom)
    )


def _split(run: Run, leads: Sequence[Lead]) -> Iterator[Run]:
    """Split a run where words begin to lead elsewhere; the link drawn last is above the others."""
    if not leads:
        yield run
        return
    addresses = [
        next((lead.address for lead in reversed(leads) if _is_over(lead, left, right)), "")
        for left, right in zip(run.lefts, run.rights, strict=True)
    ]
    for address, places in groupby(range(len(addresses)), key=addresses.__getitem__):
        own = list(places)
        yield take_words(run, own[0], own[-1] + 1)._replace(address=address)


def _is_over(lead: Lead, left: float, right: float) -> bool:
    """Whether a rectangle lies over most of a word."""
    return min(lead.right, right) - max(lead.left, left) > 0.5 * (right - left)
