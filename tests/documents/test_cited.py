"""Files of a folder that are the works cited; search in documents."""

from __future__ import annotations

import shutil
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from tests.documents.citations.build import make_text

from peaceops.documents.citations import parse_citations
from peaceops.documents.cited import find_cited_documents, find_cited_files, read_beginning, read_name_symbols
from peaceops.documents.contents import Contents
from peaceops.errors import DocumentUnreadable
from peaceops.model.citation import CitationGraph
from peaceops.model.passage import Passage
from peaceops.model.source import Source
from peaceops.model.text import Text

NOTES = (
    "United Nations, Report of the Secretary-General, S/2008/480, 23 July 2008, para. 5.",
    "Security Council resolution 937 (1994).",
    "Smith, J., “Keeping Peace in the Far Hills of the North”, Review, 2004.",
    "S/1994/529/Add.1, para. 3.",
)  # fmt: skip


def graph(*notes: str) -> CitationGraph:
    return parse_citations(make_text(notes or NOTES))


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", ".").replace("--", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("stem", "keys"),
    [
        ("UNOMIG_S_2008_480", ("S/2008/480",)),
        ("S-2008-480", ("S/2008/480",)),
        ("S_RES_0937_1994_EN_GOLD", ("S/RES/937",)),
        ("UNOMIG_S_1994_529.Add1", ("S/1994/529/ADD.1",)),
        ("UNOMIG_S_1994_312_Add.1", ("S/1994/312/ADD.1",)),
        ("S_PV.5953", ("S/PV.5953",)),
        ("A_HRC_13_21", ("A/HRC/13/21",)),
        ("A-63-881-S-2009-314", ("A/63/881", "S/2009/314")),
        ("miholjcic_2022_russia", ()),
        ("series_a_12", ()),
    ],
)
def test_symbols_of_file_names(stem: str, keys: tuple[str, ...]) -> None:
    assert read_name_symbols(stem)[: len(keys) or None] == keys


def test_by_symbol_in_the_name(tmp_path: Path) -> None:
    put(tmp_path, UNOMIG_S_2008_480__txt="x", S_RES_0937_1994_EN__txt="x", S_1994_529__txt="x")
    found = find_cited_files(graph(), tmp_path)
    assert {ident: path.name for ident, path in found.items()} == {
        "w01": "UNOMIG_S_2008_480.txt", "w02": "S_RES_0937_1994_EN.txt",
    }  # fmt: skip


def test_by_symbol_at_the_beginning(tmp_path: Path) -> None:
    put(
        tmp_path,
        one__txt="United Nations\nS/2008/480\nSecurity Council\n",
        two__txt="S/2008/481\nIn document S/2008/480 it was said.",
    )
    assert {k: p.name for k, p in find_cited_files(graph(), tmp_path).items()} == {"w01": "one.txt"}


def test_by_title_at_the_beginning(tmp_path: Path) -> None:
    page = (
        "<html><head><style>p {}</style></head><body><h1>Keeping Peace in the Far Hills of the North</h1></body></html>"
    )
    put(tmp_path, smith__html=page, other__txt="Keeping Peace in the Near Hills of the North")
    assert {k: p.name for k, p in find_cited_files(graph(), tmp_path).items()} == {"w03": "smith.html"}


def test_a_title_in_two_files_that_differ_finds_neither(tmp_path: Path) -> None:
    put(
        tmp_path,
        a__txt="Keeping Peace in the Far Hills of the North\nA",
        b__txt="Keeping Peace in the Far Hills of the North\nB",
    )
    assert find_cited_files(graph(), tmp_path) == {}
    put(tmp_path, b__txt="Keeping Peace in the Far Hills of the North\nA")
    assert len(find_cited_files(graph(), tmp_path)) == 1


def test_by_the_source_of_the_casebook(tmp_path: Path) -> None:
    import hashlib

    sources = {
        "s1": Source(
            id="s1", kind="research", stake="none", sha256="sha256:" + hashlib.sha256(b"words").hexdigest(),
            csl={"title": "Keeping Peace in the Far Hills of the North", "type": "article"},
        )
    }  # fmt: skip
    cited = parse_citations(make_text(NOTES), sources)
    assert cited.works[2].source == "s1"
    put(tmp_path, copy__txt="words")
    assert {k: p.name for k, p in find_cited_files(cited, tmp_path, sources=sources).items()} == {"w03": "copy.txt"}


def test_documents_are_read_and_evidence_has_its_name(tmp_path: Path) -> None:
    folder = put(
        tmp_path / "docs", S_2008_480__txt="S/2008/480\n\nThe Mission had 136 observers in July 2008, as planned.\n"
    )
    extra = put(tmp_path, list__txt="The list names twelve missions of the year 2008.\n") / "list.txt"
    found = find_cited_documents(graph(), folder, None, [extra, extra])
    assert sorted(found) == ["evidence:list.txt", "evidence:list.txt#2", "w01"]
    assert "136 observers" in " ".join(p.text for p in found["w01"].passages)
    assert find_cited_documents(graph(), None) == {}


def test_an_unreadable_document_is_told_of_and_evidence_must_be_readable(tmp_path: Path) -> None:
    folder = put(tmp_path, S_2008_480__pdf="no pdf at all")
    told: list[str] = []
    assert find_cited_documents(graph(), folder, tell=told.append) == {}
    assert "S_2008_480.pdf" in told[0]
    with pytest.raises(DocumentUnreadable):
        find_cited_documents(graph(), None, None, [folder / "S_2008_480.pdf"])


def test_links_out_of_the_folder_and_broken_files(tmp_path: Path) -> None:
    outside = put(tmp_path / "out", S_2008_480__txt="S/2008/480") / "S_2008_480.txt"
    folder = put(tmp_path / "in", x__docx="no archive", y__pdf="%PDF-1.4 broken", z__html="<", empty__txt="")
    (folder / "S_2008_480.txt").symlink_to(outside)
    assert find_cited_files(graph(), folder) == {}
    with zipfile.ZipFile(folder / "w.docx", "w") as archive:
        archive.writestr(
            "word/document.xml", "<w:p><w:t>Keeping Peace in the Far Hills</w:t><w:t> of the North</w:t></w:p>"
        )
    assert read_beginning(folder / "w.docx").startswith("Keeping Peace")
    assert {k: p.name for k, p in find_cited_files(graph(), folder).items()} == {"w03": "w.docx"}


@pytest.mark.documents
def test_reports_of_the_secretary_general(documents: Path, tmp_path: Path) -> None:
    reports = documents / "secretary_general_reports"
    shutil.copy(reports / "UNOMIG_S_2008_480.pdf", tmp_path / "report.pdf")
    assert {k: p.name for k, p in find_cited_files(graph(), tmp_path).items()} == {"w01": "report.pdf"}
    found = find_cited_files(graph(), reports)
    assert {k: p.name for k, p in found.items()} == {
        "w01": "UNOMIG_S_2008_480.pdf",
        "w04": "UNOMIG_S_1994_529.Add1.pdf",
    }
    text = find_cited_documents(graph(), reports)["w01"]
    contents = Contents()
    # Paragraph 20 of the report, read by hand.
    assert any(Decimal(525) in numbers for numbers in contents.numbers(text))


def page(text: str) -> Text:
    return Text(
        name="x", sha256=text, format="text", language="en", passages=(Passage(document="x", order=0, text=text),)
    )


def test_words_in_a_document() -> None:
    contents = Contents()
    text = page("The Mission’s peace-\nkeepers said: “nothing of the kind was seen” in the upper Kodori valley.")
    assert contents.holds(text, "peacekeepers said nothing of the kind") is True
    assert contents.holds(text, "nothing of the kind … in the upper Kodori valley") is True
    assert contents.holds(text, "nothing of that kind was seen") is None
    assert contents.holds(text, "many thousand people came back that year") is False
    assert contents.holds(text, "two words") is None


def test_numbers_in_a_document() -> None:
    numbers = Contents().numbers(page("Two thirds of one hundred and thirty-six, 1 600 and 80 per cent; half of it."))[
        0
    ]
    assert {Decimal("66.7"), Decimal(136), Decimal(1600), Decimal(80), Decimal(50)} <= numbers
