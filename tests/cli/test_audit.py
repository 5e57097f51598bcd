"""``peaceops audit``: what it prints, what it writes, with which exit code; the same findings in every format."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import lxml.html
import pytest

import peaceops
from peaceops.report.audit.data import audit_schema

Run = Callable[..., tuple[int, str, str]]
ARTICLE = Path(__file__).parent.parent / "golden" / "audit" / "article.txt"


def test_a_folder_for_a_file_is_refused_before_the_work(run: Run, tmp_path: Path) -> None:
    for option in ("--out", "--sarif"):
        code, out, err = run("audit", tmp_path / "nothing.pdf", option, tmp_path)
        assert (code, out) == (1, "")
        assert "is a folder" in err, "said before the text, which is not there either"


@pytest.mark.parametrize("option", ["--out", "--bibtex", "--csl", "--graphml", "--sarif"])
def test_no_output_is_written_over_the_text(run: Run, option: str) -> None:
    words = "UNOMIG was established in August 1993."
    Path("own.txt").write_text(words, encoding="utf-8")
    code, out, err = run("audit", "own.txt", option, "own.txt")
    assert (code, out) == (1, "")
    assert err == "peaceops: own.txt: is read by this command and would be lost; expected another name\n"
    assert Path("own.txt").read_text(encoding="utf-8") == words
    assert run("audit", "own.txt", "--out", "x", "--csl", "x")[0] == 1
    assert not Path("x").exists()


def test_page_and_summary(run: Run) -> None:
    code, out, err = run("audit", ARTICLE)
    assert code == 0
    assert err == "peaceops: wrote article.audit.html\n"
    assert "Cited for “2014”, but dated 2006" in out
    page = Path("article.audit.html").read_text(encoding="utf-8")
    assert lxml.html.document_fromstring(page).xpath("//li[@id='f1']")


def test_strict_is_one_when_an_error_stands_and_none_without(run: Run, tmp_path: Path) -> None:
    assert run("audit", ARTICLE, "--strict")[0] == 1
    plain = tmp_path / "plain.txt"
    plain.write_text("The committee met in the old town hall and spoke at length about nothing in particular.\n" * 3)
    code, out, _ = run("audit", plain, "--strict")
    assert code == 0
    assert "no mission of the registry" in out


def test_json_follows_the_schema_and_writes_no_page(run: Run) -> None:
    code, out, err = run("audit", ARTICLE, "--json")
    assert (code, err) == (0, "")
    plain = json.loads(out)
    jsonschema.validate(plain, audit_schema())
    assert plain["missions"] == ["unomig"]
    assert not list(Path().iterdir())
    assert json.loads(run("schema", "audit")[1]) == audit_schema()


def test_all_formats_carry_the_same_findings_and_verdicts(run: Run) -> None:
    exports = [f"--{name}={name}.out" for name in ("bibtex", "csl", "graphml", "sarif")]
    code, out, _ = run("audit", ARTICLE, "--json", "--out", "page.html", *exports)
    assert code == 0
    plain = json.loads(out)
    table = list(csv.DictReader(io.StringIO(run("audit", ARTICLE, "--csv")[1])))
    codes = [(f["code"], f["severity"], f["title"]) for f in plain["findings"]]
    verdicts = [(v["statement"], v["verdict"]) for v in plain["verdicts"]]
    assert codes
    assert [(r["id"], r["severity_or_verdict"], r["title"]) for r in table if r["kind"] == "finding"] == codes
    told = [(r["id"], r["severity_or_verdict"]) for r in table if r["kind"] == "verdict"]
    assert list(dict.fromkeys(told)) == verdicts
    sarif = json.loads(Path("sarif.out").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [(r["ruleId"], r["level"]) for r in sarif] == [(code, severity) for code, severity, _ in codes]
    page = lxml.html.document_fromstring(Path("page.html").read_text(encoding="utf-8"))
    assert [li.xpath(".//strong")[0].text_content() for li in page.xpath("//li[starts-with(@class,'finding')]")] == [
        title for _, _, title in codes
    ]
    works = [w["id"] for w in plain["graph"]["works"]]
    assert len(json.loads(Path("csl.out").read_text(encoding="utf-8"))) == len(works)
    assert Path("bibtex.out").read_text(encoding="utf-8").count("\n}") == len(works)
    nodes = [n.get("id") for n in ET.parse("graphml.out").iter("{http://graphml.graphdrawing.org/xmlns}node")]
    assert [f"work:{w}" for w in works] == [n for n in nodes if str(n).startswith("work:")]


def test_the_api_gives_what_the_command_gives(run: Run) -> None:
    found = peaceops.audit(ARTICLE)
    assert found.to_json() == run("audit", ARTICLE, "--json")[1]
    run("audit", ARTICLE, "--out", "page.html")
    assert found.write_html("own.html").read_text("utf-8") == Path("page.html").read_text("utf-8")
    plain = found.to_dict()
    assert len(found.findings()) == len(plain["findings"])
    assert list(dict.fromkeys(found.verdicts()["statement"])) == [v["statement"] for v in plain["verdicts"]]
    assert found.statements()["id"] == tuple(s["id"] for s in plain["statements"])
    assert found.works()["id"] == tuple(w["id"] for w in plain["graph"]["works"])
    assert found.citations()["note"] == tuple(c["note"] for c in plain["graph"]["citations"])
    assert "article.txt" in repr(found)
    assert found._repr_html_().startswith("<h4>")


def test_twice_gives_the_same_bytes_and_no_path(run: Run, tmp_path: Path) -> None:
    first, second = run("audit", ARTICLE, "--json")[1], run("audit", ARTICLE, "--json")[1]
    assert first == second
    assert str(tmp_path) not in first
    assert str(ARTICLE.parent) not in first


def test_docx_html_and_text_of_one_article_agree(run: Run, tmp_path: Path) -> None:
    body = "UNOMIG had 103 military observers in July 1994. The mission ended in June 2009."
    (tmp_path / "a.txt").write_text(body + "\n")
    (tmp_path / "a.html").write_text(
        f"<!doctype html><html lang='en'><title>A</title><body><p>{body}</p></body></html>"
    )
    write_docx(tmp_path / "a.docx", body)
    found = [json.loads(run("audit", tmp_path / f"a.{end}", "--json")[1]) for end in ("txt", "html", "docx")]
    assert [f["text"]["format"] for f in found] == ["text", "html", "docx"]
    assert len({tuple((v["statement"], v["verdict"]) for v in f["verdicts"]) for f in found}) == 1
    assert found[0]["verdicts"]


def write_docx(path: Path, *paragraphs: str) -> None:
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", document)):
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')


def test_another_language_gets_its_notes_and_says_so(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "de.txt"
    text.write_text(
        "Die Vereinten Nationen haben die Beobachtermission UNOMIG im August 1993 eingerichtet.1 Sie hatte im Juli 1994 "
        "genau 103 Beobachter und wurde im Juni 2009 beendet, nachdem der Rat sich nicht einigen konnte.\n\n"
        "1  Schmidt, J., „Beobachter“, Zeitschrift für Frieden, 1995, verfügbar unter: https://example.org/2012/05/x "
        "(abgerufen: 3. Mai 1990).\n"
    )
    code, out, _ = run("audit", text, "--json")
    plain = json.loads(out)
    assert code == 0
    assert plain["text"]["language"] == "de"
    assert plain["limits"]
    assert any("not in English (language de)" in line for line in plain["summary"])
    assert plain["statements"] == plain["verdicts"] == plain["arguments"] == []
    assert len(plain["graph"]["works"]) == 1


def test_a_document_in_another_language_is_said_so_and_not_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Operation Halcyon sent 2,150 soldiers to the province of Tessaly in April 2011.\n")
    (tmp_path / "de.txt").write_text(
        "Die Operation Halcyon entsandte im April 2011 genau 2150 Soldaten in die Provinz Tessaly. Dieser Satz steht hier, "
        "damit die Sprache sicher erkannt werden kann.\n"
    )
    plain = json.loads(run("audit", tmp_path / "a.txt", "--evidence", tmp_path / "de.txt", "--json")[1])
    assert [
        line for line in plain["manifest"]["missing"] if "de.txt" in line and "not in English (language de)" in line
    ]
    assert {v["verdict"] for v in plain["verdicts"]} <= {"no-evidence", "not-testable"}


def test_a_document_of_evidence_bears_on_the_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The convoy of the Example Valley Mission carried 412 tonnes of food in March 1999.\n"
    )
    (tmp_path / "e.txt").write_text(
        "In March 1999 the convoy of the Example Valley Mission carried 412 tonnes of food.\n"
    )
    plain = json.loads(run("audit", tmp_path / "a.txt", "--evidence", tmp_path / "e.txt", "--json")[1])
    assert [name for name, _ in plain["manifest"]["documents"]] == ["e.txt"]
    assert "--evidence e.txt" in plain["manifest"]["command"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("none.pdf",), 1, r"none\.pdf.* is no file.*expected a PDF, DOCX, HTML or text file"),
        ((ARTICLE, "--documents", "none"), 1, r"none.* is no folder"),
        ((ARTICLE, "--evidence", "none.pdf"), 1, r"none\.pdf.* is no file"),
        ((ARTICLE, "--data", "none"), 1, r"none.* is no folder"),
        ((ARTICLE, "--casebook", "none"), 1, r"none.* is no folder"),
        ((ARTICLE, "--record", "none"), 1, r"none.* is no folder.*peaceops new"),
        ((ARTICLE, "--json", "--csv"), 2, "exclude each other"),
        ((), 2, "Missing argument"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(run: Run, arguments: tuple[object, ...], code: int, words: str) -> None:
    got, _, err = run("audit", *arguments)
    assert got == code
    assert re.search(words, err, re.DOTALL)
    assert "Traceback" not in err


def test_a_broken_pdf_is_one_clear_error_and_leaves_no_page(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "x.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"\x00garbage" * 50)
    code, out, err = run("audit", broken)
    assert (code, out) == (1, "")
    assert err.startswith("peaceops: ")
    assert err.count("\n") == 1
    assert not list(Path().iterdir())


def test_an_empty_text_is_an_empty_audit_or_an_error_never_a_crash(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("")
    code, out, err = run("audit", tmp_path / "x.txt")
    assert code in (0, 1)
    assert "internal error" not in err
    assert out or err


def test_a_name_of_a_file_that_no_folder_takes_is_made_safe(run: Run, tmp_path: Path) -> None:
    odd = tmp_path / "a b;<c>.txt"
    odd.write_text("The mission ended.\n" * 5)
    assert run("audit", odd)[0] == 0
    assert [path.name for path in Path().iterdir()] == ["a_b_c_.audit.html"]


def test_recorded_in_a_casebook_the_dossier_names_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    code, _, err = run("audit", ARTICLE, "--record", folder)
    assert code == 0
    assert "audits.csv" in err
    plain = json.loads(run("assess", "unomig", "--casebook", folder, "--json", "--no-cache")[1])
    assert [(a["name"], a["page"]) for a in plain["audits"]] == [("article.txt", "article.audit.html")]


def test_a_text_is_no_evidence_for_itself(run: Run, tmp_path: Path) -> None:
    words = "The convoy of the Example Valley Mission carried 412 tonnes of food in March 1999.\n" * 2
    for name in ("a.txt", "copy.txt"):
        (tmp_path / name).write_text(words)
    plain = json.loads(run("audit", tmp_path / "a.txt", "--evidence", tmp_path / "copy.txt", "--json")[1])
    assert plain["manifest"]["documents"] == []
    assert not [test for verdict in plain["verdicts"] for test in verdict["tests"] if test["kind"] == "document"]


@pytest.mark.parametrize("words", ["x", "a,b\n1,2\n", "— … 12"])
def test_what_holds_no_sentence_is_one_line_and_no_page(run: Run, tmp_path: Path, words: str) -> None:
    path = tmp_path / "a.xyz"
    path.write_text(words, encoding="utf-8")
    code, out, err = run("audit", path)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "expected a text of at least one sentence" in err
    assert not list(Path().iterdir()), "no page that looks like a clean audit"


def test_one_short_sentence_is_a_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It ended in June.")
    assert run("audit", tmp_path / "a.txt")[0] == 0


def test_standard_input_gives_what_the_file_gives(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_docx(tmp_path / "a.docx", "UNOMIG had 103 military observers in July 1994. The mission ended in June 2009.")
    for name in (ARTICLE, tmp_path / "a.docx"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(name).read_bytes())))
        code, out, err = run("audit", "-")
        assert (code, err) == (0, "peaceops: wrote stdin.audit.html\n")
        assert out.splitlines()[4:] == run("audit", name)[1].splitlines()[4:]


def test_the_command_to_run_again_is_one_that_runs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came from a pipe has to come from a pipe again; there is no file by the name of its page."""
    monkeypatch.chdir(tmp_path)
    text = b"UNOMIG had 103 military observers in July 1994. The mission ended in June 2009."
    Path("a b.txt").write_bytes(text)
    for words in (("-",), ("a b.txt",)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
        _, out, _ = run("audit", *words, "--json")
        command = shlex.split(json.loads(out)["manifest"]["command"])
        assert command == ["peaceops", "audit", *words]
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
        assert run(*command[1:], "--json") == (0, out, "")
