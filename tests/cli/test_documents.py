"""``peaceops documents read`` as a user calls it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from peaceops.cli import main

TEXT = """On the mission

The mission had 136 observers in 2008.1 It left in 2009 after the war.2

1 United Nations, Report, 2008.
2 Ibid.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_passages_notes_and_sentences(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "read", str(article), "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)["documents"]
    assert (record["format"], record["language"]) == ("text", "en")
    assert [note["text"] for note in record["notes"]] == ["United Nations, Report, 2008.", "Ibid."]
    (place,) = record["notes"][0]["calls"]
    assert record["passages"][place["passage"]]["text"][: place["at"]].endswith("2008.")
    assert [sentence["notes"] for sentence in record["sentences"]] == [["1"], ["2"]]


def test_csv_has_one_row_a_passage_and_note(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "read", str(article), "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["kind"] for row in rows] == ["heading", "text", "note", "note"]
    assert rows[1]["calls"] == "1 2"


def test_a_person_sees_places_and_calls(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "read", str(article)]) == 0
    out = capsys.readouterr().out
    assert "2 passages, 2 notes, 2 sentences" in out
    assert "[notes 1, 2]" in out


def test_one_bad_file_stops_no_other(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    assert main(["documents", "read", str(bad), str(article), "--json"]) == 1
    captured = capsys.readouterr()
    assert len(json.loads(captured.out)["documents"]) == 1
    assert captured.err.count("\n") == 1
    assert "bad.pdf: is truncated or damaged" in captured.err


def test_called_wrongly(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "read"]) == 2
    assert main(["documents", "read", str(article), "--json", "--csv"]) == 2
    assert "exclude each other" in capsys.readouterr().err
