"""Scans: said to be so, recognised on request, with what Tesseract says of its confidence."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import pytest
from tests.documents.conftest import WritePdf, build_pdf

from peaceops.documents.recognise import parse_words
from peaceops.documents.text import read_text
from peaceops.errors import DocumentUnreadable

WORDS = ["The mission had 136 observers in the valley.", "It left the country in the year 2009."]


def build_scan() -> bytes:
    """A page that is one picture of text."""
    import pypdfium2

    source = pypdfium2.PdfDocument(build_pdf([[(60, 700 - 40 * n, line, 22) for n, line in enumerate(WORDS)]]))
    bitmap = source[0].render(scale=2, grayscale=True)
    rows = b"".join(
        bytes(bitmap.buffer)[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height)
    )
    picture = zlib.compress(rows)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length 29 >>\nstream\nq 600 0 0 800 0 0 cm /I Do Q\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode "
        b"/Length %d >>\nstream\n%s\nendstream" % (bitmap.width, bitmap.height, len(picture), picture),
    ]
    data = b"%PDF-1.4\n"
    for number, content in enumerate(objects, 1):
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return data + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(build_scan())
    return path


def test_a_scan_is_said_to_be_one(scan: Path) -> None:
    text = read_text(scan)
    assert text.passages == ()
    assert text.language == "und"
    assert "is a scan without text" in text.warnings[0]


def test_recognised_text_beside_the_document_is_found(scan: Path) -> None:
    (scan.parent / "ocr").mkdir()
    (scan.parent / "ocr" / "scan.txt").write_text("\n".join(WORDS), encoding="utf-8")
    (scan.parent / "ocr" / "scan.csv").write_text("page,word_confidence_mean\n1,91.5\n", encoding="utf-8")
    text = read_text(scan)
    assert text.is_ocr
    assert [s.text for s in text.sentences] == WORDS
    assert text.passages[0].word_confidence_mean == 91.5


def test_tesseract_reads_it(scan: Path) -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("no tesseract: apt-get install tesseract-ocr")
    text = read_text(scan, recognise=True)
    assert text.is_ocr
    assert [s.text for s in text.sentences] == WORDS
    confidence = text.passages[0].word_confidence_mean
    assert confidence is not None
    assert 60 < confidence <= 100


def test_without_tesseract_one_line_says_what_to_do(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DocumentUnreadable, match="apt-get install tesseract-ocr"):
        read_text(scan, recognise=True)


def test_a_page_with_text_is_not_recognised(write_pdf: WritePdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    text = read_text(write_pdf([[(60, 700, WORDS[0])]]), recognise=True)
    assert not text.is_ocr
    assert text.sentences[0].text == WORDS[0]


def test_a_damaged_table_of_words_is_no_words() -> None:
    table = "block_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t1\t10\t10\t50\t20\t90\tpeace\n1\t1\t1\tx\t1\t1\t1\t90\twar\n"
    lines, confidence = parse_words(table, 1, 0.24)
    assert [line.text for line in lines] == ["peace"]
    assert confidence == 90.0
