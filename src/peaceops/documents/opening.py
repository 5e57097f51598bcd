"""Files opened with limits: bytes, encoding, format.

What enters: a path. What leaves: bytes or text, or one clear error.
Never done here: network; trusting a name more than what the file holds.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peaceops.errors import DocumentUnreadable

_SNIFF_BYTES: Final = 64 * 1024
_MIN_WIDE_SHARE: Final = 0.3
_MAX_FOREIGN_SHARE: Final = 0.1
_HTML: Final = (b"<!doctype html", b"<html", b"<?xml")
_HTML_SUFFIXES: Final = frozenset((".html", ".htm", ".xhtml", ".xht"))
_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", "is an old Word or Office file", "save it as DOCX"),
    (b"{\\rtf", "is an RTF file", "save it as DOCX"),
    (b"%!PS", "is a PostScript file", "save it as PDF"),
    (b"\x89PNG", "is a picture", "recognise it and give the text, or make a PDF of it"),
    (b"\xff\xd8\xff", "is a picture", "recognise it and give the text, or make a PDF of it"),
    (b"II*\x00", "is a picture", "recognise it and give the text, or make a PDF of it"),
    (b"GIF8", "is a picture", "recognise it and give the text, or make a PDF of it"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a document may have.

    Parameters
    ----------
    max_bytes, max_pages, max_characters : int
        Size of the file, its pages and its text.
    max_seconds : float
        Processor time for reading; looked at between pages and inside long ones.
    """

    max_bytes: int = 200 * 1024 * 1024
    max_pages: int = 5_000
    max_characters: int = 30_000_000
    max_seconds: float = 120.0


DEFAULT_LIMITS: Final = Limits()


@dataclass(slots=True)
class Budget:
    """Characters and time that are left for one document.

    Parameters
    ----------
    path : Path
        The file, for messages.
    limits : Limits
        What it may have.
    clock : callable
        Seconds.
    start : float
        When reading began.
    characters : int
        What was read so far.
    """

    path: Path
    limits: Limits
    clock: Callable[[], float]
    start: float
    characters: int = 0

    def spend(self, characters: int) -> None:
        """Count characters; raise when too many were read or too much time has gone."""
        self.characters += characters
        if self.characters > self.limits.max_characters:
            raise DocumentUnreadable(
                "holds too much text",
                where=str(self.path),
                expected=f"at most {self.limits.max_characters} characters",
                hint="split it",
            )
        if self.clock() - self.start > self.limits.max_seconds:
            raise DocumentUnreadable(f"takes longer than {self.limits.max_seconds:g} s to read", where=str(self.path))


@contextmanager
def pause_collection() -> Iterator[None]:
    """Look for no cycles of objects meanwhile: reading makes many objects that stay, and no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Read a file whole; one that is missing, empty or too large is an error."""
    try:
        if not path.is_file():
            raise DocumentUnreadable(
                "is no file" if path.exists() else "does not exist", where=str(path), expected="PDF, DOCX, HTML or text"
            )
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise DocumentUnreadable(f"has {size} bytes", where=str(path), expected=f"at most {limits.max_bytes}")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentUnreadable(f"cannot be read: {reason}", where=str(path)) from error
    if not data.strip():
        raise DocumentUnreadable("is empty", where=str(path))
    return data


def decode(data: bytes, path: Path) -> str:
    """Decode a text: by its mark, as UTF-8, or by what charset-normalizer makes of its beginning."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    if b"\x00" in data:
        raise DocumentUnreadable("holds binary data", where=str(path), expected="a PDF or plain text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if (mixed := _decode_mixed(data)) is not None:
            return mixed
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SNIFF_BYTES]).best()
    if best is None:
        raise DocumentUnreadable("is in an encoding that cannot be told", where=str(path), hint="save it as UTF-8")
    return data.decode(best.encoding, errors="replace")


def _decode_mixed(data: bytes) -> str | None:
    """Decode line by line where letters beyond ASCII are UTF-8 in some lines and not in others: two texts were put together."""
    lines: list[str] = []
    wide = broken = foreign = length = 0
    for line in data.split(b"\n"):
        try:
            text = line.decode("utf-8")
            wide += not text.isascii()
        except UnicodeDecodeError:
            text = line.decode("cp1252", errors="replace")
            broken += 1
            foreign += sum(not letter.isascii() for letter in text)
            length += len(text)
        lines.append(text)
    is_mixed = wide >= _MIN_WIDE_SHARE * broken and foreign <= _MAX_FOREIGN_SHARE * length
    return "\n".join(lines) if is_mixed else None


def sniff_format(path: Path, data: bytes) -> str:
    """Tell the format of a file from what it holds, and from its name where that does not tell.

    Parameters
    ----------
    path : Path
        Its name.
    data : bytes
        The file.

    Returns
    -------
    str
        ``pdf``, ``docx``, ``html`` or ``text``.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for head, what, hint in _OTHERS:
        if data.startswith(head):
            raise DocumentUnreadable(what, where=str(path), expected="PDF, DOCX, HTML or text", hint=hint)
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        raise DocumentUnreadable("is no PDF", where=str(path), expected="%PDF- at its beginning")
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if suffix == ".docx":
        raise DocumentUnreadable("is no DOCX", where=str(path), expected="a ZIP archive", hint="open and save it anew")
    begin = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in _HTML_SUFFIXES or begin.startswith(_HTML[:2]) or (begin.startswith(_HTML[2]) and b"<html" in begin):
        return "html"
    return "text"
