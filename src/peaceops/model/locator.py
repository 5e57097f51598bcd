"""Where in a source a claim stands: a passage, rows of a table, or a design.

What enters: the text of a casebook's ``locator`` column.
What leaves: frozen locators and the same text back.
Never done here: opening the source (that is ``documents`` and ``pipeline``).

The text form is a list of ``key value`` parts joined by ``"; "``::

    para 20; page 4            a numbered paragraph (``op 2`` for an operative one)
    lines 201-206              lines of a plain text
    section annex; page 15; ocr
    table missions/x.csv; filter mission==UNOMIG; column strength; snapshot sha256:…
    design forecast-2022; run 3
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from peaceops.errors import ClaimWithoutLocator, InvalidValue

_LINES: Final = re.compile(r"(\d+)(?:-(\d+))?")
_FORBIDDEN: Final = re.compile(r"[\x00-\x1f;]")


def _check_text(name: str, text: str) -> None:
    if _FORBIDDEN.search(text) or text != text.strip():
        raise InvalidValue(f"locator part {name} {text!r} holds a semicolon, a control character or outer space")


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageLocator:
    """A place in a document.

    Parameters
    ----------
    paragraph : str
        Number of a numbered paragraph, as printed (``"20"``, ``"op 2"``, ``"8 (a)"``).
    page : int or None
        Page of the file, from 1.
    lines : tuple of int or None
        First and last line of a plain text, from 1, inclusive.
    section : str
        Heading or part when paragraphs bear no number (``"annex"``, ``"preamble"``).
    is_ocr : bool
        Whether the text was recognised from an image.
    """

    paragraph: str = ""
    page: int | None = None
    lines: tuple[int, int] | None = None
    section: str = ""
    is_ocr: bool = False

    def __post_init__(self) -> None:
        _check_text("para", self.paragraph)
        _check_text("section", self.section)
        if self.page is not None and self.page < 1:
            raise InvalidValue(f"page {self.page} does not exist", expected="a page from 1")
        if self.lines is not None and not 1 <= self.lines[0] <= self.lines[1]:
            raise InvalidValue(f"lines {self.lines} run backwards", expected="first-last from 1")
        if not (self.paragraph or self.page or self.lines or self.section):
            raise ClaimWithoutLocator("the locator names no paragraph, page, line or section")

    def render(self) -> str:
        """Render the text form."""
        parts: list[str] = []
        if self.paragraph:
            parts.append(f"para {self.paragraph}")
        if self.section:
            parts.append(f"section {self.section}")
        if self.lines:
            parts.append(f"lines {self.lines[0]}-{self.lines[1]}")
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.is_ocr:
            parts.append("ocr")
        return "; ".join(parts)

    @property
    def label(self) -> str:
        """Short form for a reader: ``para. 20``, ``p. 4``, ``lines 201-206``."""
        if self.paragraph:
            return self.paragraph if self.paragraph.startswith("op") else f"para. {self.paragraph}"
        if self.lines:
            return f"lines {self.lines[0]}-{self.lines[1]}"
        page = f"p. {self.page}" if self.page is not None else ""
        return ", ".join(part for part in (self.section, page) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLocator:
    """Rows of a dataset.

    Parameters
    ----------
    table : str
        Path of the file under the data folder, or name of the table.
    filter : str
        ``column==value`` terms joined by ``&``.
    column : str
        Column read, or the aggregate (``count``, ``sum(x)``, ``date(y, m, d)``).
    snapshot : str
        ``sha256:`` and the hash of the file that was read.
    """

    table: str
    filter: str = ""
    column: str = ""
    snapshot: str = ""

    def __post_init__(self) -> None:
        if not self.table:
            raise ClaimWithoutLocator("the locator names no table")
        for name in ("table", "filter", "column", "snapshot"):
            _check_text(name, getattr(self, name))

    def render(self) -> str:
        """Render the text form."""
        parts = [f"table {self.table}"]
        parts += [f"{k} {v}" for k in ("filter", "column", "snapshot") if (v := getattr(self, k))]
        return "; ".join(parts)

    @property
    def label(self) -> str:
        """Short form for a reader."""
        return f"{self.table.rsplit('/', 1)[-1]} [{self.filter}] {self.column}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignLocator:
    """A run of a statistical design.

    Parameters
    ----------
    design, run : str
        Name of the design and of its run.
    """

    design: str
    run: str = ""

    def __post_init__(self) -> None:
        if not self.design:
            raise ClaimWithoutLocator("the locator names no design")
        _check_text("design", self.design)
        _check_text("run", self.run)

    def render(self) -> str:
        """Render the text form."""
        return f"design {self.design}" + (f"; run {self.run}" if self.run else "")

    @property
    def label(self) -> str:
        """Short form for a reader."""
        return f"{self.design} {self.run}".strip()


Locator = PassageLocator | TableLocator | DesignLocator


def parse_locator(text: str) -> Locator:
    """Parse the text form of a locator.

    Parameters
    ----------
    text : str
        See the module's docstring. ``op 2`` alone is short for ``para op 2``.

    Returns
    -------
    PassageLocator, TableLocator or DesignLocator

    Raises
    ------
    ClaimWithoutLocator
        If it names no place.
    InvalidValue
        If a part is not known or given twice.

    Examples
    --------
    >>> parse_locator("para 20; page 4").label
    'para. 20'
    """
    parts: dict[str, str] = {}
    for piece in filter(None, (raw.strip() for raw in text.split(";"))):
        key, _, value = piece.partition(" ")
        if key == "op":
            key, value = "para", piece
        if key in parts:
            raise InvalidValue(f"locator {text!r} gives {key!r} twice")
        parts[key] = value.strip()
    if not parts:
        raise ClaimWithoutLocator("the locator is empty", expected="para, page, lines, section or table")
    kind = next((k for k in ("table", "design") if k in parts), "passage")
    allowed = {
        "table": {"table", "filter", "column", "snapshot"},
        "design": {"design", "run"},
        "passage": {"para", "page", "lines", "section", "ocr"},
    }[kind]
    if unknown := sorted(set(parts) - allowed):
        raise InvalidValue(f"locator part {unknown[0]!r} is not known", expected=f"one of {', '.join(sorted(allowed))}")
    if kind == "table":
        return TableLocator(**parts)
    if kind == "design":
        return DesignLocator(**parts)
    return PassageLocator(
        paragraph=parts.get("para", ""),
        page=_parse_page(parts["page"]) if "page" in parts else None,
        lines=_parse_lines(parts["lines"]) if "lines" in parts else None,
        section=parts.get("section", ""),
        is_ocr="ocr" in parts,
    )


def _parse_page(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise InvalidValue(f"page {text!r} is no number", expected="a page from 1")
    return int(text)


def _parse_lines(text: str) -> tuple[int, int]:
    match = _LINES.fullmatch(text)
    if match is None or len(text) > 20:
        raise InvalidValue(f"lines {text!r} cannot be read", expected="first-last")
    return int(match[1]), int(match[2] or match[1])
