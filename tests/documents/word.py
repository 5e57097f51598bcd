"""Word documents written by hand: the parts a word processor writes, and no more."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, *, raised: bool = False) -> str:
    """A run of text."""
    style = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if raised else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def call(number: int, kind: str = "footnote") -> str:
    """A call of a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def link(ident: str, text: str) -> str:
    """A link to an address, given by the id of its relation."""
    return f'<w:hyperlink xmlns:r="{_RELATION}" r:id="{ident}">{run(text)}</w:hyperlink>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of cells."""
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(run(c))}</w:tc>" for c in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{cells}</w:tbl>"


def build_docx(
    body: Sequence[str],
    *,
    footnotes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    title: str = "",
    addresses: Mapping[str, str] | None = None,
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Build a document; notes are XML of runs by id, `addresses` are those that links lead to by id, `parts` replace or add whole parts."""
    kinds = {
        "styles": f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>'
    }
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            inner = "".join(f'<w:{kind} w:id="{n}">{paragraph(text)}</w:{kind}>' for n, text in notes.items())
            kinds[f"{kind}s"] = (
                f'<w:{kind}s {_W}><w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>{inner}</w:{kind}s>'
            )
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{name}+xml"/>' for name in kinds)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATION}/{name}" Target="{name}.xml"/>' for n, name in enumerate(kinds, 1)
    )
    outward = "".join(
        f'<Relationship Id="{ident}" Type="{_RELATION}/hyperlink" Target="{escape(address)}" TargetMode="External"/>'
        for ident, address in (addresses or {}).items()
    )
    core = (
        f'<Relationship Id="rId9" Type="{_TYPES}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        if title
        else ""
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>{overrides}'
        + (
            '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            if title
            else ""
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_TYPES}/relationships"><Relationship Id="rId1" Type="{_RELATION}/officeDocument" '
        f'Target="word/document.xml"/>{core}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_TYPES}/relationships">{links}{outward}</Relationships>',
        **{
            f"word/_rels/{name}.xml.rels": f'<Relationships xmlns="{_TYPES}/relationships">{outward}</Relationships>'
            for name in kinds
        },
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
        **{f"word/{name}.xml": content for name, content in kinds.items()},
    }
    if title:
        files["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{_TYPES}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, **(parts or {})}.items():
            archive.writestr(name, content if content.startswith("<?xml") else f'<?xml version="1.0"?>{content}')
    return out.getvalue()
