"""Documents to passages: PDFs made here, plain texts, limits, bad input."""

from __future__ import annotations

import hashlib
import itertools
import time
from pathlib import Path

import pytest
from tests.documents.conftest import Piece, WritePdf

from peaceops.documents.read import Document, Limits, find_passages, read_document
from peaceops.errors import DocumentUnreadable
from peaceops.model.locator import PassageLocator, parse_locator
from peaceops.model.passage import Passage


def page_of(number: int, lines: list[str], *, top: float = 720) -> list[Piece]:
    """A page as the Secretariat sets it: symbol above, job number and page below."""
    head: list[Piece] = [(70, 770, "S/2099/1"), (70, 40, f"99-12345 {number}"), (400, 40, "/...")]
    y = top
    body: list[Piece] = []
    for line in lines:
        body.append((100, y, line))
        y -= 24 if line == "" else 12
    return head + [piece for piece in body if piece[2]]


REPORT = [
    page_of(1, [
        "Report of the Secretary-General", "", "I. Introduction", "",
        "1. The present report is submitted under resolution 1 (2099).", "It covers three months.", "",
        "2. The strength stood at 1,600 on 24 June 2099 and the number of", "observers stationed in the",
    ]),
    page_of(2, [
        "valley rose to nineteen.", "", "II. Operations", "", "Gali sector", "",
        "3. Twenty patrols a week were made, as paragraph", "4. above might suggest to a careless reader.", "",
        "4. No incident was reported:", "(a) none by the host;", "(b) none by the counterpart.",
    ]),
    page_of(3, ["Annex", "", "Countries providing observers", "", "Albania 3", "Denmark 5", "Total 8"]),
]  # fmt: skip


@pytest.fixture
def report(write_pdf: WritePdf) -> Document:
    return read_document(write_pdf(REPORT))


def one(document: Document, locator: str) -> Passage:
    parsed = parse_locator(locator)
    assert isinstance(parsed, PassageLocator)
    (passage,) = find_passages(document, parsed)
    return passage


def test_numbered_paragraphs_run_across_pages(report: Document) -> None:
    assert [p.paragraph for p in report.passages if p.kind == "paragraph"] == ["1", "2", "3", "4"]
    second = one(report, "para 2")
    assert (second.first_page, second.last_page) == (1, 2)
    assert second.text.endswith("observers stationed in the\nvalley rose to nineteen.")
    assert report.warnings == ()
    assert not report.is_ocr


def test_furniture_is_removed(report: Document) -> None:
    text = "\n".join(p.text for p in report.passages)
    assert "S/2099" not in text
    assert "99-12345" not in text
    assert "/..." not in text


def test_sections_are_headings(report: Document) -> None:
    assert one(report, "para 1").section == "I. Introduction"
    assert "Gali sector" in one(report, "para 3").section
    assert next(p.section for p in report.passages if p.kind == "heading") == "I. Introduction"


def test_annex_tables_are_rows(report: Document) -> None:
    annex = one(report, "section annex; page 3")
    assert annex.kind == "annex"
    assert annex.text.splitlines()[-3:] == ["Albania 3", "Denmark 5", "Total 8"]


def test_locators_are_resolved_and_narrowed(report: Document) -> None:
    assert one(report, "para 4 (b)").text == "(b) none by the counterpart."
    assert find_passages(report, PassageLocator(paragraph="4", page=1)) == ()
    assert find_passages(report, PassageLocator(paragraph="9")) == ()
    assert find_passages(report, PassageLocator(paragraph="4 (x)")) == ()
    assert one(report, "page 2").text.startswith("valley rose")
    assert find_passages(report, PassageLocator(page=99)) == ()


def test_a_page_after_the_last_paragraph_is_end_matter(write_pdf: WritePdf) -> None:
    pages = [*REPORT[:2], page_of(3, ["nex", "", "Albania 3", "Total 8"])]
    document = read_document(write_pdf(pages))
    assert one(document, "para 4").last_page == 2
    assert one(document, "section annex; page 3").section == "end matter"


def test_an_annex_may_count_anew(write_pdf: WritePdf) -> None:
    pages = [*REPORT[:2], page_of(3, ["Annex", "", "1. First article.", "", "2. Second article."])]
    document = read_document(write_pdf(pages))
    found = find_passages(document, PassageLocator(paragraph="2"))
    assert [p.kind for p in found] == ["paragraph", "annex"]
    assert one(document, "para 2; page 3").text == "2. Second article."
    assert one(document, "para 2; section annex").text == "2. Second article."


def test_two_columns_in_hostile_stream_order(write_pdf: WritePdf) -> None:
    left = [f"{n}. Left paragraph number {n} has words" for n in range(1, 9)]
    right = [f"{n}. Right paragraph number {n} has words" for n in range(9, 17)]
    pieces: list[Piece] = [(60, 700 - 20 * i, text) for i, text in enumerate(left)]
    pieces += [(320, 697 - 20 * i, text) for i, text in enumerate(right)]
    pieces = [pieces[i] for i in (7, 3, 15, 0, 9, 12, 1, 14, 2, 8, 4, 10, 5, 13, 6, 11)]
    document = read_document(write_pdf([pieces]))
    assert [p.text for p in document.passages if p.paragraph] == left + right


@pytest.mark.parametrize("rotate", [0, 90])
@pytest.mark.parametrize(("turn", "second"), [(0, (100, 680)), (90, (120, 700)), (180, (100, 720)), (270, (80, 700))])
def test_a_turned_page_is_read_along_its_lines(
    write_pdf: WritePdf, rotate: int, turn: int, second: tuple[int, int]
) -> None:
    pieces: list[Piece] = [(100, 700, "1. along the lines"), (*second, "and so is this")]
    document = read_document(write_pdf([pieces], rotate=rotate, turn=turn))
    assert document.passages[0].text == "1. along the lines\nand so is this"


def test_a_footnote_mark_is_no_part_of_a_figure(write_pdf: WritePdf) -> None:
    pages = [*REPORT[:2], [(70, 700, "Annex"), (70, 650, "Germany 12"), (126, 654, "a", 6), (70, 630, "Total 12")]]
    document = read_document(write_pdf(pages))
    assert "Germany 12 a" in one(document, "section annex; page 3").text


def test_a_gap_in_the_numbers_is_a_warning(write_pdf: WritePdf) -> None:
    document = read_document(write_pdf([page_of(1, ["1. One.", "", "2. Two.", "", "4. Four.", "", "5. Five."])]))
    assert [p.paragraph for p in document.passages if p.paragraph] == ["1", "2", "4", "5"]
    assert document.warnings == (
        "paragraph 3 is missing after paragraph 2 on page 1; its text stands with that of the paragraph before",
    )
    assert find_passages(document, PassageLocator(paragraph="3")) == ()


SCAN = (
    "8/2099/1\nEnglish\n\n1. First paragraph.\n\n2. Second.\n\n3. Third says 2i.\n\nS. MISLED\n\n4, Fourth.\n\n"
    "Ss. Fifth.\n\n6. Sixth.\n\n/...\fS/2099/1\nPage 2\n\n7. Seventh.\n\n8. Eighth.\n\n3. Ninth.\n\n10. Tenth.\n\n"
    "Il. Eleventh.\n\n12. Twelfth.\n\nlost number.\n\n14. Fourteenth, the last."
)


@pytest.fixture
def scan(write_pdf: WritePdf, tmp_path: Path) -> Document:
    (tmp_path / "ocr").mkdir()
    (tmp_path / "ocr" / "report.txt").write_text(SCAN, encoding="utf-8")
    (tmp_path / "ocr" / "report.csv").write_text(
        "page,word_count,word_confidence_mean,low_confidence_word_share\n1,20,95.5,0.01\n2,20,85.5,0.01\n3,0,,\n",
        encoding="utf-8",
    )
    return read_document(write_pdf([[], []]), ocr_folder=tmp_path / "ocr")


def test_recognised_numbers_are_recovered_in_the_open(scan: Document) -> None:
    numbers = [p.paragraph for p in scan.passages if p.kind == "paragraph"]
    assert numbers == [str(n) for n in range(1, 15) if n != 13]
    text = "\n".join(scan.warnings)
    for number, printed in ((5, "Ss"), (9, "3"), (11, "Il")):
        assert f"paragraph {number} is read from {printed!r}" in text
    assert "paragraph 13 is missing after paragraph 12 on page 2" in text


def test_recognised_passages_say_so(scan: Document) -> None:
    assert scan.is_ocr
    first, seventh = one(scan, "para 1; ocr"), one(scan, "para 7; ocr")
    assert (first.is_ocr, first.word_confidence_mean) == (True, 95.5)
    assert seventh.word_confidence_mean == 85.5


def test_a_lost_number_resolves_to_the_paragraph_its_text_stands_with(scan: Document) -> None:
    assert "lost number" in one(scan, "para 13; ocr").text


def test_a_scan_without_recognised_text_says_so(write_pdf: WritePdf, tmp_path: Path) -> None:
    for folder in (None, tmp_path):
        document = read_document(write_pdf([[], []]), ocr_folder=folder)
        assert document.passages == ()
        assert "is a scan without text" in document.warnings[0]


def test_a_broken_table_of_confidences_is_a_warning(write_pdf: WritePdf, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(SCAN, encoding="utf-8")
    (tmp_path / "report.csv").write_text("page\nx\n", encoding="utf-8")
    document = read_document(write_pdf([[], []]), ocr_folder=tmp_path)
    assert "confidence is not known" in document.warnings[0]
    assert document.passages[1].word_confidence_mean is None


RESOLUTION = """RESOLUTION 9999 (2099)

Adopted by the Security Council at its 1st meeting,
on 24 August 2099

The Security Council,

Recalling its resolution 9998 (2099),

Noting the
report,

1. Welcomes the report;

2. Decides to establish a mission of up to
eighty-eight observers, with this mandate:

(a) To verify;

(b) To report on 24 June;

3. Decides to remain seized of the matter.

Adopted unanimously at the 1st meeting.

4 A footnote.
"""


def test_a_resolution_has_operative_paragraphs_and_a_preamble(tmp_path: Path) -> None:
    path = tmp_path / "res.txt"
    path.write_text(RESOLUTION, encoding="utf-8")
    document = read_document(path)
    assert [p.paragraph for p in document.passages if p.kind == "operative"] == ["op 1", "op 2", "op 3"]
    assert [p.text for p in document.passages if p.kind == "preamble"] == [
        "Recalling its resolution 9998 (2099),", "Noting the\nreport,"
    ]  # fmt: skip
    assert one(document, "op 2 (b)").text == "(b) To report on 24 June;"
    assert one(document, "para op 3; page 7").text == "3. Decides to remain seized of the matter."
    assert len(find_passages(document, PassageLocator(paragraph="pp"))) == 2
    assert document.pages is None


def test_plain_text_is_found_by_lines(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("first\r\nsecond é\r\n\r\nfourth\r\n".encode("cp1252"))
    document = read_document(path)
    assert [(p.first_line, p.last_line) for p in document.passages] == [(1, 2), (4, 4)]
    assert one(document, "lines 2-4").text == "second é\nfourth"
    assert find_passages(document, PassageLocator(lines=(9, 9))) == ()


def test_name_and_hash_are_those_of_the_file(write_pdf: WritePdf) -> None:
    path = write_pdf(REPORT)
    document = read_document(path)
    assert (document.name, document.pages) == ("report.pdf", 3)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_document(path) == document


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.pdf", "is empty"),
        (b" \n", "a.txt", "is empty"),
        (b"PK\x03\x04", "a.pdf", "is no PDF"),
        (b"%PDF-1.4\n1 0 obj\n<<", "a.pdf", "truncated"),
        (b"%PDF-1.4\nnothing\n%%EOF\n", "a.pdf", "damaged"),
        (b"PK\x03\x04\x00\x00", "a.docx", "truncated or damaged DOCX"),
        (b"x" * 200_001, "a.txt", "line of more than"),
    ],
)
def test_bad_files_give_one_clear_line(tmp_path: Path, data: bytes, name: str, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentUnreadable, match=words) as caught:
        read_document(path)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_an_encrypted_file_says_so(write_pdf: WritePdf) -> None:
    handler = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -64 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >> "
        "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    )
    with pytest.raises(DocumentUnreadable, match="is encrypted"):
        read_document(write_pdf(REPORT, encrypt=handler))


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(DocumentUnreadable):
            read_document(path)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(max_bytes=10), "bytes"),
        (Limits(max_pages=2), "has 3 pages"),
        (Limits(max_characters=50), "too much text"),
        (Limits(max_seconds=5), "takes longer than 5 s"),
    ],
)
def test_limits(write_pdf: WritePdf, limits: Limits, words: str) -> None:
    ticks = itertools.count(0.0, 3.0)
    with pytest.raises(DocumentUnreadable, match=words):
        read_document(write_pdf(REPORT), limits=limits, clock=lambda: next(ticks))


def test_waiting_is_not_reading(write_pdf: WritePdf, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine refuses nothing: only time of work counts."""
    days = itertools.count(0.0, 86_400.0)
    path = write_pdf(REPORT)
    monkeypatch.setattr(time, "monotonic", lambda: next(days))
    monkeypatch.setattr(time, "time", lambda: next(days))
    assert read_document(path).passages == read_document(path, clock=lambda: 0.0).passages
