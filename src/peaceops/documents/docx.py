"""Word documents to lines: paragraphs, tables, footnotes and endnotes as the file holds them.

What enters: the bytes of a DOCX. What leaves: one line a paragraph, and its notes.
Never done here: running macros, following links to other files, opening parts that unpack to more than a limit.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from peaceops.documents.front import Front
from peaceops.documents.inline import Inline
from peaceops.documents.label import CAPTION
from peaceops.documents.notes import Draft
from peaceops.documents.opening import Budget
from peaceops.documents.page import Line
from peaceops.documents.raw import Raw
from peaceops.errors import DocumentUnreadable
from peaceops.model.passage import Call

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAX_PART_BYTES: Final = 150 * 1024 * 1024
_MAX_WHOLE_BYTES: Final = 600 * 1024 * 1024
_MAX_RATIO: Final = 400
_SMALL_PART: Final = 4 * 1024 * 1024
_MAX_PARTS: Final = 20_000
_HEADING: Final = re.compile(r"(?:heading|title|subtitle|titre|überschrift|заголовок)\s*\d*", re.IGNORECASE)
_CAPTIONS: Final = frozenset(
    ("caption", "legend", "beschriftung", "légende", "epígrafe", "table title", "figure title")
)
_QUOTE: Final = re.compile(r"quote|zitat|citation|cita\b", re.IGNORECASE)
_CALLS: Final = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
_DROPPED: Final = frozenset(
    (f"{_W}del", f"{_W}delText", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_W}sectPr", f"{_MC}Fallback")
)
_INSTRUCTION: Final = re.compile(r'\s*HYPERLINK\s+"?(https?://[^\s"]+)', re.IGNORECASE)
_MAX_DEPTH: Final = 200
_MAX_BOXES: Final = 3


def read_docx(path: Path, data: bytes, budget: Budget) -> Raw:
    """Read a Word document.

    Parameters
    ----------
    path : Path
        Its name, for messages.
    data : bytes
        The file.
    budget : Budget
        Characters and time that are left.

    Returns
    -------
    Raw

    Raises
    ------
    DocumentUnreadable
        It is no Word document, is damaged or encrypted, or unpacks to too much.
    """
    check_archive(path, data)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.oxml.exceptions import XmlchemyError
    from lxml import etree

    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
        styles = {style.style_id: str(style.name or "") for style in document.styles}
        parts = {part.partname.split("/")[-1]: part for part in _find_parts(document)}
        notes = {kind: _read_notes(parts.get(f"{kind}s.xml")) for kind in ("footnote", "endnote")}
        addresses = _find_addresses(document.part)
        # The library makes a record of its own where a file has none.
        front = _read_front(document) if b"docProps/core.xml" in data else Front()
    except (
        OpcError,
        XmlchemyError,
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        OSError,
        EOFError,
        NotImplementedError,
        UnicodeError,
    ) as error:
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise DocumentUnreadable(
            f"is a damaged DOCX: {reason}", where=str(path), hint="open and save it anew"
        ) from None
    if body is None:
        raise DocumentUnreadable("is a DOCX without a body", where=str(path), hint="open and save it anew")
    return _build(path, _walk_body(body, styles, addresses), notes, front, budget)


def check_archive(path: Path, data: bytes) -> None:
    """Refuse archives that unpack to too much, that are no Word documents, or that are locked.

    Parameters
    ----------
    path : Path
        Name, for messages.
    data : bytes
        The file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeError) as error:
        raise DocumentUnreadable(
            "is a truncated or damaged DOCX", where=str(path), expected="a whole ZIP archive"
        ) from error
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise DocumentUnreadable(
            "is an archive but no DOCX", where=str(path), expected="PDF, DOCX, HTML or text", hint="save it as DOCX"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentUnreadable("is encrypted", where=str(path), hint="save a copy without a password")
    huge = [
        part
        for part in parts
        if part.file_size > _MAX_PART_BYTES
        or (part.file_size > _SMALL_PART and part.file_size > _MAX_RATIO * max(part.compress_size, 1))
    ]
    if huge or len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_WHOLE_BYTES:
        raise DocumentUnreadable(
            "unpacks to too much", where=str(path), expected=f"parts of at most {_MAX_PART_BYTES} bytes"
        )


def _find_parts(document: Any) -> list[Any]:
    return [relation.target_part for relation in document.part.rels.values() if not relation.is_external]


def _find_addresses(part: Any) -> dict[str, str]:
    """Find the addresses that links of a part lead to, by the id of the relation."""
    return {
        ident: str(relation.target_ref)
        for ident, relation in part.rels.items()
        if relation.is_external and re.match(r"(?i)https?://", str(relation.target_ref))
    }


def _read_notes(part: Any) -> dict[str, Draft]:
    """Read notes by their id; separators are none."""
    from lxml import etree

    if part is None or not part.blob:
        return {}
    addresses = _find_addresses(part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(part.blob, parser)
    found: dict[str, Draft] = {}
    for note in root:
        if not isinstance(note.tag, str) or note.get(f"{_W}type") in {
            "separator",
            "continuationSeparator",
            "continuationNotice",
        }:
            continue
        lines = [_read_paragraph(paragraph, addresses).build(1, "", ()) for paragraph in note.iter(f"{_W}p")]
        text = " ".join(line.text.strip() for line in lines if line.text.strip())
        links = tuple((line.text[link.start : link.end], link.address) for line in lines for link in line.links)
        if text:
            line = Line(text=text, page=None, number=1)
            found[note.get(f"{_W}id") or ""] = Draft(label="", lines=(line,), links=links)
    return found


def _read_front(document: Any) -> Front:
    core = document.core_properties
    made = core.created
    return Front(
        title=" ".join(str(core.title or "").split())[:500],
        author=" ".join(str(core.author or "").split())[:500],
        made=made.date().isoformat() if made is not None else "",
    )


def _read_paragraph(element: Any, addresses: Mapping[str, str]) -> Inline:
    """Read a paragraph without recursion: text, tabs, breaks, calls, links."""
    paragraph = Inline()
    fields: list[tuple[str, tuple[int, int] | None]] = []
    stack: list[tuple[Iterator[Any], tuple[int, int], str]] = [(iter(element), (0, 0), "")]
    while stack:
        children, place, address = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if address:
                paragraph.add_link(place, address)
            continue
        tag = child.tag
        if not isinstance(tag, str) or tag in _DROPPED:
            continue
        if tag == f"{_W}t":
            _add_text(paragraph, child)
        elif tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            paragraph.add(" ")
        elif tag == f"{_W}noBreakHyphen":
            paragraph.add("-")
        elif tag in {f"{_W}fldChar", f"{_W}instrText"}:
            _follow_field(paragraph, child, fields)
        elif tag in _CALLS:
            paragraph.add_call((_CALLS[tag], child.get(f"{_W}id") or ""))
        elif tag != f"{_W}p" and len(stack) < _MAX_DEPTH:
            simple = _INSTRUCTION.match(child.get(f"{_W}instr") or "")
            to = (
                simple[1]
                if simple
                else addresses.get(child.get(f"{_R}id") or "", "")
                if tag == f"{_W}hyperlink"
                else ""
            )
            stack.append((iter(child), paragraph.place, to))
    return paragraph


def _follow_field(paragraph: Inline, child: Any, fields: list[tuple[str, tuple[int, int] | None]]) -> None:
    """Follow a field from its begin over its instruction and result to its end; that of a link leaves one."""
    kind = child.get(f"{_W}fldCharType")
    if kind == "begin" and len(fields) < _MAX_DEPTH:
        fields.append(("", None))
    elif fields and child.tag == f"{_W}instrText":
        fields[-1] = (fields[-1][0] + (child.text or ""), None)
    elif fields and kind == "separate":
        fields[-1] = (fields[-1][0], paragraph.place)
    elif fields and kind == "end":
        words, place = fields.pop()
        if place is not None and (match := _INSTRUCTION.match(words)):
            paragraph.add_link(place, match[1])


def _add_text(paragraph: Inline, element: Any) -> None:
    """Add a run's text; a raised number may be a mark that was typed."""
    text = element.text or ""
    properties = element.getparent().find(f"{_W}rPr") if element.getparent() is not None else None
    raised = properties.find(f"{_W}vertAlign") if properties is not None else None
    is_raised = raised is not None and raised.get(f"{_W}val") == "superscript"
    if is_raised and re.fullmatch(r"[\d,–-]{1,7}|[*†‡]{1,3}", text.strip()):
        paragraph.add_mark(text.strip())
    else:
        paragraph.add(text)


def _build(
    path: Path,
    body: Iterator[tuple[str, Inline]],
    notes: Mapping[str, Mapping[str, Draft]],
    front: Front,
    budget: Budget,
) -> Raw:
    lines: list[Line] = []
    order: dict[tuple[str, str], int] = {}
    drafts: list[Draft] = []
    counts = {"footnote": 0, "endnote": 0}
    used: set[str] = {kind for kind, own in notes.items() if own}
    for kind, paragraph in body:
        calls: list[Call] = []
        if not paragraph.text:
            continue
        for key, at in paragraph.calls:
            assert isinstance(key, tuple)
            family, number = key
            draft = notes[family].get(number)
            if key not in order and draft is not None:
                counts[family] += 1
                label = str(counts[family]) if family == "footnote" or len(used) == 1 else _to_roman(counts[family])
                order[key] = len(drafts)
                placed = tuple(line._replace(number=len(lines) + 1) for line in draft.lines)
                drafts.append(replace(draft, label=label, lines=placed))
            if key in order:
                calls.append(Call(label=str(order[key]), at=at))
        budget.spend(paragraph.length)
        lines.append(paragraph.build(len(lines) + 1, kind, tuple(calls)))
    if not lines:
        raise DocumentUnreadable("holds no text", where=str(path))
    lost = sum(len(own) for own in notes.values()) - len(order)
    warnings = [f"{lost} notes are called nowhere"] if lost > 0 else []
    return Raw(lines=lines, notes=drafts, front=front, is_structured=True, warnings=warnings)


def _walk_body(body: Any, styles: Mapping[str, str], addresses: Mapping[str, str]) -> Iterator[tuple[str, Inline]]:
    """Yield paragraphs and tables in order, those in content controls and text boxes too."""
    inside: Any = None
    for element in body.iter(f"{_W}p", f"{_W}tbl"):
        if inside is not None and _is_within(element, inside):
            continue
        if next(element.iterancestors(f"{_MC}Fallback"), None) is not None:
            # The same once more, for programs that cannot draw it.
            continue
        inside = None
        if element.tag == f"{_W}tbl":
            if _is_box(element):
                continue
            inside = element
            yield "table", _render_table(element)
            continue
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = styles.get(style.get(f"{_W}val") or "", style.get(f"{_W}val") or "") if style is not None else ""
        kind = "heading" if _HEADING.match(name) else CAPTION if name.casefold() in _CAPTIONS else ""
        if not kind and (_QUOTE.search(name) or next(element.iterancestors(f"{_W}txbxContent"), None) is not None):
            kind = "quote"
        yield kind, _read_paragraph(element, addresses)


def _is_box(table: Any) -> bool:
    """Whether a table frames paragraphs of the text: one cell, or one row of cells that hold several paragraphs each."""
    cells = list(itertools.islice(table.iter(f"{_W}tc"), _MAX_BOXES + 1))
    if len(cells) == 1:
        return True
    one_row = next(itertools.islice(table.iter(f"{_W}tr"), 1, None), None) is None
    return one_row and len(cells) <= _MAX_BOXES and all(len(cell.findall(f"{_W}p")) > 1 for cell in cells)


def _is_within(element: Any, table: Any) -> bool:
    return any(ancestor is table for ancestor in element.iterancestors(f"{_W}tbl"))


def _render_table(element: Any) -> Inline:
    """Render a table as rows of cells; notes called in a cell are called at its end."""
    whole = Inline()
    for row in element.iter(f"{_W}tr"):
        cells = [[_read_paragraph(paragraph, {}) for paragraph in cell.iter(f"{_W}p")] for cell in row.iter(f"{_W}tc")]
        if not any(part.text for parts in cells for part in parts):
            continue
        for place, parts in enumerate(cells):
            before = " | " if place else "\n" if whole.parts else ""
            text = before + " ".join(part.text for part in parts if part.text)
            whole.parts.append(text)
            whole.length += len(text)
            whole.calls += [(note, whole.length) for part in parts for note, _ in part.calls]
    return whole


def _to_roman(number: int) -> str:
    text = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        text += letters * (number // value)
        number %= value
    return text
