"""Word documents: real footnotes and endnotes, tables, deleted text, hostile archives."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.documents.word import build_docx, call, paragraph, run, table

from peaceops.documents.read import read_document
from peaceops.documents.text import read_text
from peaceops.errors import DocumentUnreadable
from peaceops.model.text import Text

NAMELESS_STYLE = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="A"><w:name/></w:style></w:styles>'
)


def read(folder: Path, data: bytes) -> Text:
    path = folder / "a.docx"
    path.write_bytes(data)
    return read_text(path)


def test_notes_tables_and_headings(tmp_path: Path) -> None:
    text = read(tmp_path, build_docx(
        [
            paragraph(run("On the force"), style="Heading1"),
            paragraph(run("It came in 1994."), call(2), run(" It had 1,600 men "), call(3), run(" in June.")),
            table([["Year", "Men"], ["1994", "1,600"]]),
            paragraph(run("It left in 2008."), call(1, "endnote"), run(" Nobody "), "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>", run("came.")),
        ],
        footnotes={2: run(" Report, "), 3: run("Ibid., p. 4.")},
        endnotes={1: run("See the agreement.")},
        title="The force in the valley",
    ))  # fmt: skip
    assert (text.format, text.title) == ("docx", "The force in the valley")
    assert [(n.label, n.text) for n in text.notes] == [
        ("1", "Report,"),
        ("2", "Ibid., p. 4."),
        ("i", "See the agreement."),
    ]
    assert [p.kind for p in text.passages] == ["heading", "text", "table", "text"]
    assert text.passages[1].text == "It came in 1994. It had 1,600 men in June."
    assert [(c.label, text.passages[1].text[: c.at]) for c in text.passages[1].calls] == [
        ("1", "It came in 1994."),
        ("2", "It came in 1994. It had 1,600 men"),
    ]
    assert text.passages[2].text == "Year | Men\n1994 | 1,600"
    assert text.passages[3].text == "It left in 2008. Nobody came."
    assert [s.notes for s in text.sentences] == [("1",), ("2",), ("i",), ()]


def test_notes_that_were_typed(tmp_path: Path) -> None:
    text = read(tmp_path, build_docx([
        paragraph(run("It came in 1994."), run("1", raised=True), run(" It had 1,600 men."), run("2", raised=True)),
        paragraph(run("Notes"), style="Heading1"),
        paragraph(run("1 Report, p. 3.")),
        paragraph(run("2 Ibid.")),
    ]))  # fmt: skip
    assert [(n.label, n.text, len(n.calls)) for n in text.notes] == [("1", "Report, p. 3.", 1), ("2", "Ibid.", 1)]
    assert text.passages[0].text == "It came in 1994. It had 1,600 men."


def test_passages_for_locators(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(build_docx([paragraph(run("It came."), call(2))], footnotes={2: run("Report.")}))
    document = read_document(path)
    assert [(p.kind, p.paragraph, p.text) for p in document.passages] == [
        ("text", "", "It came."),
        ("footnote", "1", "Report."),
    ]


def test_an_archive_that_unpacks_to_too_much(tmp_path: Path) -> None:
    bomb = build_docx([paragraph(run("x"))], parts={"word/media/a.xml": "0" * 200_000_000})
    with pytest.raises(DocumentUnreadable, match="unpacks to too much"):
        read(tmp_path, bomb)


def test_entities_stay_closed(tmp_path: Path) -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    document = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{lines}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>Here &f; and &a11; end.</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        text = read(tmp_path, build_docx([], parts={"word/document.xml": document}))
    except DocumentUnreadable as error:
        assert "\n" not in error.message  # noqa: PT017 - either is right, but never the file's words
    else:
        assert "root:" not in text.passages[0].text
        assert len(text.passages[0].text) < 1_000


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 cut off", "truncated or damaged"),
        (build_docx([paragraph(run("x"))])[:-40], "truncated or damaged"),
        (build_docx([]), "holds no text"),
        (build_docx([paragraph(run("x"))], parts={"word/document.xml": "<w:document"}), "damaged DOCX"),
        (build_docx([paragraph(run("x"))], parts={"word/styles.xml": NAMELESS_STYLE}), "damaged DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        (b"no archive", "is no DOCX"),
    ],
)
def test_bad_files(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(DocumentUnreadable, match=message):
        read(tmp_path, data)


def test_another_archive_is_no_docx(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(DocumentUnreadable, match="an archive but no DOCX"):
        read(tmp_path, out.getvalue())
