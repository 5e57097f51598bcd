"""Hostile files: passages or one clear error, never another exception, in bounded time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.conftest import build_pdf

from peaceops.documents.read import Limits, read_document
from peaceops.errors import DocumentUnreadable

WHOLE = build_pdf([[(70, 700 - 12 * n, f"{n}. Paragraph {n} of the page") for n in range(1, 30)]] * 3)
QUICK = settings(max_examples=60, deadline=5_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
LIMITS = Limits(max_bytes=1_000_000, max_seconds=5)


def check(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.write_bytes(data)
    message = ""
    try:
        document = read_document(path, limits=LIMITS)
    except DocumentUnreadable as error:
        message = str(error)
    else:
        assert all(passage.text for passage in document.passages)
    assert "\n" not in message


@QUICK
@given(st.integers(0, len(WHOLE)))
def test_truncated(tmp_path: Path, length: int) -> None:
    check(tmp_path, "a.pdf", WHOLE[:length])


@QUICK
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=30))
def test_flipped_bytes(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    check(tmp_path, "a.pdf", bytes(data))


@QUICK
@given(st.binary(max_size=3_000), st.sampled_from(["a.pdf", "a.txt", "a"]), st.sampled_from([b"", b"%PDF-1.7\n"]))
def test_random_bytes(tmp_path: Path, data: bytes, name: str, head: bytes) -> None:
    check(tmp_path, name, head + data)


@QUICK
@given(st.text(max_size=600), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1251", "koi8-r", "latin-1"]))
def test_any_text_in_any_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    check(tmp_path, "a.txt", text.encode(encoding, "replace"))


@QUICK
@given(st.text("0123456789lISO.,()/\n\f -ABaopSs", max_size=1_500))
def test_any_recognised_text(tmp_path: Path, text: str) -> None:
    pdf = tmp_path / "scan.pdf"
    pdf.write_bytes(build_pdf([[], [], []]))
    (tmp_path / "scan.txt").write_text(text, encoding="utf-8")
    if text.strip():
        assert read_document(pdf, ocr_folder=tmp_path, limits=LIMITS).pages == 3


@pytest.mark.parametrize(
    "data",
    [b"1. x\n" * 60_000, b"\n" * 900_000, b"x " * 40_000, b"1.\x00", b"((((" * 20_000, b"- \n" * 200_000],
    ids=["many numbers", "empty lines", "one line", "NUL", "brackets", "dashes"],
)
def test_large_texts(tmp_path: Path, data: bytes) -> None:
    check(tmp_path, "a.txt", data)


def test_a_page_of_thousands_of_words(tmp_path: Path) -> None:
    pieces = [(x * 7.0, y * 9.0, "ab", 6.0) for x in range(80) for y in range(80)]
    check(tmp_path, "a.pdf", build_pdf([pieces]))
