"""What the readers of formats hand over.

What enters: what a file of one format holds. What leaves: the same for all formats.
Never done here: reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from peaceops.documents.front import Front
from peaceops.documents.notes import Draft
from peaceops.documents.page import Line


@dataclass(slots=True, kw_only=True)
class Raw:
    """What a format's reader found.

    Parameters
    ----------
    lines : sequence of Line
        The body, with calls whose label is the position of their note where the format knows its notes.
    notes : sequence of Draft
        Notes that the format knows.
    front : Front
        Title, author and date of its metadata.
    pages : int or None
        Number of pages.
    confidences : Mapping of int to float
        Mean word confidence of recognised pages.
    is_ocr : bool
        Whether text was recognised.
    is_structured : bool
        Whether each line is a paragraph of its own.
    warnings : sequence of str
        What a reader should know.
    """

    lines: Sequence[Line]
    notes: Sequence[Draft] = ()
    front: Front = field(default_factory=Front)
    pages: int | None = None
    confidences: Mapping[int, float] = field(default_factory=dict)
    is_ocr: bool = False
    is_structured: bool = False
    warnings: Sequence[str] = ()
