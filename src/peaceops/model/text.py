"""A text as it is audited: passages of the body, notes with their calls, sentences.

What enters: what the readers of documents found. What leaves: frozen values.
Never done here: reading files, judging what a sentence says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from peaceops.errors import InvalidValue
from peaceops.model.passage import Link, Passage

FORMATS: Final = ("pdf", "docx", "html", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a note is called.

    Parameters
    ----------
    passage : int
        Order of the passage.
    at : int
        Offset in its text.
    pinpoint : str
        Page that the call names: ``[3, p. 12]``.
    """

    passage: int
    at: int
    pinpoint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote.

    Parameters
    ----------
    label : str
        As printed: ``12``, ``*``.
    order : int
        Position among the notes, from 0.
    text : str
        Its words on one line: broken lines and addresses joined, hyphens of line ends gone.
    page, line : int or None
        Where it begins.
    calls : tuple of Place
        Where the body calls it; empty when no call was found, which the reader also warns of.
    links : tuple of Link
        Words in it that lead to a page whose address it does not print.
    """

    label: str
    order: int
    text: str
    page: int | None = None
    line: int | None = None
    calls: tuple[Place, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the body.

    Parameters
    ----------
    order : int
        Position in the text, from 0.
    passage : int
        Order of its passage.
    start, end : int
        Offsets in the passage's text; ``end`` is the first character after it.
    text : str
        Its words on one line.
    notes : tuple of str
        Labels of the notes called inside it or right after it.
    links : tuple of Link
        Words in it that lead elsewhere.
    """

    order: int
    passage: int
    start: int
    end: int
    text: str
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValue("a sentence ends before it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document, ready to be audited.

    Parameters
    ----------
    name : str
        Name of the file, without its folder.
    sha256 : str
        Hash of its bytes.
    format : str
        One of :data:`FORMATS`.
    language : str
        BCP 47 code of the body's language; ``und`` where there is too little text to tell.
    title, author, issued : str
        As the document states them (metadata or front matter); empty where it does not.
    passages : tuple of Passage
        In reading order, notes apart; each passage's text holds no mark of a note.
    notes : tuple of Note
        In the order of the document.
    sentences : tuple of Sentence
        Of the passages that are prose and repeat nothing.
    pages : int or None
        Number of pages.
    is_ocr : bool
        Whether text of any page was recognised from an image.
    warnings : tuple of str
        What a reader should know.
    """

    name: str
    sha256: str
    format: str
    language: str
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    title: str = ""
    author: str = ""
    issued: str = ""
    pages: int | None = None
    is_ocr: bool = False
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise InvalidValue(f"format {self.format!r} is not known", expected=" or ".join(FORMATS))
