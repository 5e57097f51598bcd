"""The documents beside the checkout: paragraph numbers counted by hand on the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from peaceops.documents.read import Document, find_passages, read_document
from peaceops.model.locator import PassageLocator

pytestmark = pytest.mark.documents

# Numbers whose characters are illegible in the recognised text; everything else is whole.
ILLEGIBLE = {"UNMOT_S_1996_412": {26}, "UNOMIG_S_2001_401": {27}}
# The file's own text layer is a poor recognition of two columns.
POOR = {"UNMOT_S_2000_387"}
# A letter about another mission, filed under this name.
UNNUMBERED = {"UNOMIG_S_1997_828_Add.1"}


def read(documents: Path, name: str) -> Document:
    return read_document(documents / name, ocr_folder=documents / "ocr")


@pytest.mark.parametrize(
    ("name", "last", "is_ocr"),
    [
        ("S_2008_480", 77, False),
        ("S_2008_631", 66, False),
        ("S_2001_1008", 46, False),
        ("S_1994_253", 34, False),
        ("S_26551", 20, False),
        ("S_1996_284", 50, True),
    ],
)
def test_paragraphs_counted_by_hand(documents: Path, name: str, last: int, is_ocr: bool) -> None:
    document = read(documents, f"secretary_general_reports/UNOMIG_{name}.pdf")
    numbers = [int(p.paragraph) for p in document.passages if p.kind == "paragraph"]
    assert numbers == list(range(1, last + 1))
    assert document.is_ocr is is_ocr


@pytest.mark.parametrize(
    ("name", "paragraph", "pages", "begin", "words"),
    [
        ("S_2008_480", "20", (4, 5), "20. Simultaneously", "525 men"),
        ("S_2008_480", "74", (13, 14), "74. The increase", "18 wounded"),
        ("S_2008_631", "66", (12, 12), "66. In conclusion", "Khattak"),
        ("S_2001_1008", "4", (1, 1), "4. Both sides", "crisis management"),
        ("S_2001_1008", "46", (7, 7), "46. At a time", "circumstances."),
        ("S_1996_284", "29", (6, 7), "23. Cooperation", "weekly meetings"),
        ("S_1996_284", "50", (11, 11), "50. Finally", "Bota"),
    ],
)
def test_paragraphs_seen_on_the_page(
    documents: Path, name: str, paragraph: str, pages: tuple[int, int], begin: str, words: str
) -> None:
    document = read(documents, f"secretary_general_reports/UNOMIG_{name}.pdf")
    (passage,) = [p for p in find_passages(document, PassageLocator(paragraph=paragraph)) if p.kind == "paragraph"]
    assert (passage.first_page, passage.last_page) == pages
    assert passage.text.startswith(begin)
    assert words in passage.text


def test_every_report_has_a_whole_sequence_or_names_the_gap(documents: Path) -> None:
    files = sorted((documents / "secretary_general_reports").glob("*.pdf"))
    assert len(files) >= 90
    for path in files:
        document = read_document(path, ocr_folder=documents / "ocr")
        numbers = [int(p.paragraph) for p in document.passages if p.kind == "paragraph"]
        if path.stem in UNNUMBERED:
            assert document.warnings[-1].startswith("no numbered paragraphs")
            continue
        missing = set(range(1, numbers[-1] + 1)) - set(numbers)
        named = {int(n) for w in document.warnings for n in re.findall(r"^paragraph (\d+) is missing", w)}
        assert missing == named, path.name
        if path.stem not in POOR:
            assert missing == ILLEGIBLE.get(path.stem, set()), path.name
        assert document.is_ocr == (documents / "ocr" / f"{path.stem}.txt").exists()


@pytest.mark.parametrize(
    ("name", "operative", "preamble"),
    [("0849_1993", 7, 7), ("0858_1993", 11, 7), ("0876_1993", 11, 6), ("0881_1993", 7, 5), ("0892_1993", 10, 10),
     ("0896_1994", 16, 8)],
)  # fmt: skip
def test_operative_paragraphs_counted_by_hand(documents: Path, name: str, operative: int, preamble: int) -> None:
    document = read_document(documents / "security_council_resolutions" / f"S_RES_{name}_EN_GOLD.txt")
    found = [p.paragraph for p in document.passages if p.kind == "operative"]
    assert found == [f"op {n}" for n in range(1, operative + 1)]
    assert sum(p.kind == "preamble" for p in document.passages) == preamble


def test_no_resolution_breaks_the_reader(documents: Path) -> None:
    for path in sorted((documents / "security_council_resolutions").glob("*.txt")):
        assert read_document(path).passages, path.name


def test_the_article_is_found_by_lines(documents: Path) -> None:
    document = read_document(documents / "miholjcic_2022_russia_peacekeeping_south_caucasus.txt")
    (passage,) = find_passages(document, PassageLocator(lines=(205, 214)))
    assert "terminated after a 14-year period" in " ".join(passage.text.split())
    assert (passage.first_line, passage.last_line) == (205, 214)
    (title,) = find_passages(document, PassageLocator(lines=(24, 26)))
    assert title.text.startswith("Role of Russia")


def test_the_annex_of_a_report_is_a_table(documents: Path) -> None:
    document = read(documents, "secretary_general_reports/UNOMIG_S_2008_480.pdf")
    (annex,) = find_passages(document, PassageLocator(section="annex", page=15))
    lines = annex.text.splitlines()
    assert "Albania 3" in lines
    assert "Germany 12 a" in lines
    assert lines[-1] == "Total 130"
