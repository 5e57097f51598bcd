"""Collects the passages of one document.

What enters: lines that belong together. What leaves: passages with their places, boxes and calls.
Never done here: deciding which lines belong together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from peaceops.documents.page import Line
from peaceops.model.passage import Box, Call, Link, Passage


@dataclass(slots=True)
class Divider:
    """Collects the passages of one document.

    Parameters
    ----------
    document : str
        Name of the document.
    confidences : Mapping of int to float
        Mean word confidence of recognised pages.
    by_page : bool
        Whether what bears no numbers is divided into pages; else into paragraphs.
    is_structured : bool
        Whether each line is a paragraph of its own.
    """

    document: str
    confidences: Mapping[int, float] = field(default_factory=dict)
    by_page: bool = True
    is_structured: bool = False
    passages: list[Passage] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add(self, lines: Sequence[Line], *, kind: str, paragraph: str = "", section: str = "") -> None:
        """Add the lines as one passage, unless they hold no text."""
        if not lines:
            return
        pages = [line.page for line in lines if line.page is not None]
        is_ocr = any(line.is_ocr for line in lines)
        known = [self.confidences[page] for page in sorted(set(pages)) if page in self.confidences]
        self.passages.append(
            Passage(
                document=self.document,
                order=len(self.passages),
                text="\n".join(line.text for line in lines),
                first_page=min(pages) if pages else None,
                last_page=max(pages) if pages else None,
                first_line=None if pages else lines[0].number,
                last_line=None if pages else lines[-1].number,
                paragraph=paragraph,
                section=section,
                kind=kind,
                is_ocr=is_ocr,
                word_confidence_mean=round(sum(known) / len(known), 1) if is_ocr and known else None,
                box=_enclose(lines),
                calls=_gather_calls(lines),
                links=_gather_links(lines),
            )
        )

    def ends_with(self, *kinds: str) -> bool:
        """Whether the last passage is of one of some kinds."""
        return bool(self.passages) and self.passages[-1].kind in kinds


def _enclose(lines: Sequence[Line]) -> Box | None:
    """Enclose the lines of the first page in one box."""
    boxes = [line.box for line in lines if line.box is not None]
    boxes = [box for box in boxes if box.page == boxes[0].page]
    if not boxes:
        return None
    return Box(
        page=boxes[0].page,
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )


def _gather_calls(lines: Sequence[Line]) -> tuple[Call, ...]:
    """Gather the calls of joined lines, by offset in the joined text."""
    found: list[Call] = []
    begin = 0
    for line in lines:
        found += [replace(call, at=begin + call.at) for call in line.calls]
        begin += len(line.text) + 1
    return tuple(found)


def _gather_links(lines: Sequence[Line]) -> tuple[Link, ...]:
    """Gather the links of joined lines; one that runs over a line's end is one."""
    found: list[Link] = []
    begin = 0
    for line in lines:
        for link in line.links:
            start, end = begin + link.start, begin + link.end
            if found and found[-1].address == link.address and link.start == 0 and found[-1].end >= begin - 1:
                found[-1] = Link(start=found[-1].start, end=end, address=link.address)
            else:
                found.append(Link(start=start, end=end, address=link.address))
        begin += len(line.text) + 1
    return tuple(found)
