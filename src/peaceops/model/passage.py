"""A passage: a stretch of a document's text with its place.

What enters: what a reader found. What leaves: a frozen value.
Never done here: reading files.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from peaceops.errors import InvalidValue


@dataclass(frozen=True, slots=True, init=False)
class Box:
    """A rectangle on a page, in points from its top left.

    Parameters
    ----------
    page : int
        Page of the file, from 1.
    left, top, right, bottom : float
        Edges.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def __init__(self, *, page: int, left: float, top: float, right: float, bottom: float) -> None:
        if page < 1 or right < left or bottom < top:
            raise InvalidValue("a box lies on no page or runs backwards")
        # As a frozen class must, and in half the time: there is a box for each line of a file.
        _put_page(self, page)
        _put_left(self, left)
        _put_top(self, top)
        _put_right(self, right)
        _put_bottom(self, bottom)


_put_page, _put_left, _put_top, _put_right, _put_bottom = (
    getattr(Box, side).__set__ for side in ("page", "left", "top", "right", "bottom")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The mark in a text that calls a note.

    Parameters
    ----------
    label : str
        Label of the note: ``12``, ``*``, ``iv``.
    at : int
        Offset in the passage's text at which the mark stood; the text does not hold the mark.
    pinpoint : str
        Page that the mark names in the work of a numbered list: ``[3, p. 12]``.
    """

    label: str
    at: int
    pinpoint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead to another page or document.

    Parameters
    ----------
    start, end : int
        Offsets of the words in the text that holds them.
    address : str
        Where they lead; a path alone where the page does not say where it stood itself.
    """

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of text in reading order.

    Parameters
    ----------
    document : str
        Name of the document as given to the reader.
    order : int
        Position in reading order, from 0.
    text : str
        The text, with line ends of the original.
    first_page, last_page : int or None
        Pages it stands on, from 1; None for plain text without pages.
    first_line, last_line : int or None
        Lines of a plain text, from 1; None for paginated formats.
    paragraph : str
        Number as printed, empty when the passage bears none.
    section : str
        Heading it stands under.
    kind : str
        ``paragraph``, ``heading``, ``operative``, ``preamble``, ``annex``, ``footnote``, ``table``, ``quote`` (a pull quote), ``caption``,
        ``byline`` (who wrote the text, and when) or ``text``.
    is_ocr : bool
        Whether the text was recognised from an image.
    word_confidence_mean : float or None
        Mean recognition confidence of its pages, 0 to 100.
    box : Box or None
        Where it stands on its first page, where the format knows.
    calls : tuple of Call
        Notes called in it, by offset.
    links : tuple of Link
        Words in it that lead elsewhere, furniture of the page apart.
    repeats : int or None
        Order of the passage whose words it repeats: a pull quote, a running head.
    """

    document: str
    order: int
    text: str
    first_page: int | None = None
    last_page: int | None = None
    first_line: int | None = None
    last_line: int | None = None
    paragraph: str = ""
    section: str = ""
    kind: str = "text"
    is_ocr: bool = False
    word_confidence_mean: float | None = None
    box: Box | None = None
    calls: tuple[Call, ...] = ()
    links: tuple[Link, ...] = ()
    repeats: int | None = None

    def __post_init__(self) -> None:
        if self.order < 0:
            raise InvalidValue("a passage's order is negative")

    @property
    def sha256(self) -> str:
        """Hash of the text with white space folded."""
        return hashlib.sha256(" ".join(self.text.split()).encode()).hexdigest()
