"""A file read in pieces gives what it gives when it is read whole: rows, issues, period, release, and errors."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.sample import make_sample

from peaceops.errors import DuplicateKey, FileUnreadable, PeaceopsError, RowRefused, SourceError
from peaceops.pipeline.data import add_files, verify_data
from peaceops.sources import SOURCES
from peaceops.sources import stream as stream_module
from peaceops.sources.cleaning.piece import cut_pieces
from peaceops.sources.read import read_bytes, read_files
from peaceops.sources.stream import find_large_text, is_by_row, stream_file

pa = pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

TODAY = date(2026, 11, 26)
SAMPLE = make_sample("ucdp_ged", "current")
ID, TEXT, BEST, STATUS = (SAMPLE.header.index(name) for name in ("id", "source_article", "best", "code_status"))
TEXTS = st.text(st.sampled_from('ab,"\n\r é\t;'), max_size=12)


def whole(source: str, path: Path, version: str | None = "9.1") -> Any:
    (reading,) = read_files(source, [read_bytes(path)], version=version)
    return reading


def in_pieces(source: str, path: Path, *, size: int = 300, version: str | None = "9.1") -> Any:
    work = path.parent / "work"
    work.mkdir(exist_ok=True)
    text = find_large_text(source, path, least=1)
    assert text is not None
    return stream_file(source, text, work, version=version, size=size)


def assert_same(source: str, path: Path, *, size: int, version: str | None = "9.1") -> None:
    one, other = whole(source, path, version), in_pieces(source, path, size=size, version=version)
    (name,) = one.tables
    table = pa.parquet.read_table(other.tables[name].path)
    assert table.equals(one.tables[name])
    assert table.schema.equals(one.tables[name].schema)
    assert other.tables[name].num_rows == one.tables[name].num_rows
    assert other.issues == one.issues
    facts = ("source", "version", "scope", "layouts", "periods", "reader")
    assert [getattr(other, f) for f in facts] == [getattr(one, f) for f in facts]
    assert other.derive_id() == one.derive_id()


def write_rows(path: Path, rows: list[tuple[int, str, str, str]], *, end: str = "\n", start: str = "") -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(SAMPLE.header)
    for key, text, best, status in rows:
        cells = list(SAMPLE.rows[0])
        cells[ID], cells[TEXT], cells[BEST], cells[STATUS] = str(key), text, best, status
        writer.writerow(cells)
    path.write_bytes((start + stream.getvalue()).encode())


@settings(max_examples=25, deadline=None)
@given(
    keys=st.lists(st.integers(1, 10**9), min_size=1, max_size=25, unique=True), texts=st.lists(TEXTS, min_size=1),
    best=st.lists(st.sampled_from(["0", "7", "2e+02", "3.0"]), min_size=1), is_sorted=st.booleans(), is_cut=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]), start=st.sampled_from(["", "\ufeff", "\n\n"]), size=st.integers(1, 3000),
)  # fmt: skip
def test_pieces_make_the_whole(
    tmp_path_factory: pytest.TempPathFactory, keys: list[int], texts: list[str], best: list[str], is_sorted: bool,
    is_cut: bool, end: str, start: str, size: int,
) -> None:  # fmt: skip
    path = tmp_path_factory.mktemp("s") / "GED.csv"
    order = sorted(keys) if is_sorted else keys
    states = ("Clear", "Check type of violence")
    rows = [(k, texts[i % len(texts)], best[i % len(best)], states[i % 3 == 1]) for i, k in enumerate(order)]
    write_rows(path, rows, end=end, start=start)
    if is_cut:
        path.write_bytes(path.read_bytes()[: -len(end)])
    assert_same("ucdp_ged", path, size=size)


@settings(max_examples=30, deadline=None)
@given(data=st.data(), size=st.integers(1, 2000))
def test_a_damaged_file_is_refused_in_pieces_where_it_is_refused_whole(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, size: int
) -> None:
    path = tmp_path_factory.mktemp("s") / "GED.csv"
    write_rows(path, [(i, 'a "b" c', "1", "Clear") for i in range(1, 12)])
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content) - 1))
        kind = data.draw(st.sampled_from(["put", "drop", "cut"]))
        if kind == "put":
            content[place:place] = data.draw(
                st.sampled_from([b'"', b",", b"\n", b"\r", b"\0", b"\xff", b"\xc3", b"x", b"#"])
            )
        elif kind == "drop":
            del content[place : place + data.draw(st.integers(1, 40))]
        else:
            del content[max(place, 1) :]
        if not content:
            content = bytearray(b"x")
    path.write_bytes(bytes(content))
    try:
        whole("ucdp_ged", path)
    except PeaceopsError:
        with pytest.raises(PeaceopsError):
            in_pieces("ucdp_ged", path, size=size)
    else:
        assert_same("ucdp_ged", path, size=size)


def is_delimited(source: str) -> bool:
    """Tell whether the first layout of a source is one of delimited text."""
    return not any("." in column for column in make_sample(source).header)


BY_ROW = sorted(source for source in SOURCES if is_by_row(source) and is_delimited(source))


@pytest.mark.parametrize("source", BY_ROW)
def test_every_source_of_single_rows(source: str, tmp_path: Path) -> None:
    sample = make_sample(source, rows=5)
    path = tmp_path / sample.name
    # Out of order, so that they must be put in order.
    shuffled = replace(sample, rows=tuple(sample.rows[i] for i in (3, 0, 4, 2, 1)))
    path.write_bytes(shuffled.render())
    assert_same(source, path, size=1, version=None if sample.layout.version_from else "9.1")


def test_sources_of_large_files_are_among_them() -> None:
    assert {"ucdp_ged", "acled"} <= set(BY_ROW)


@pytest.mark.datasets
@pytest.mark.parametrize("name", ["ged_syria.csv", "GEDEvent_v21_01_21_12.csv.zip", "GEDEvent_v22_0_2.csv.zip"])
def test_real_files(name: str, datasets: Path, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((datasets / "conflict" / "ucdp_ged" / name).read_bytes())
    assert_same("ucdp_ged", path, size=50_000, version=None)


@pytest.mark.parametrize(
    ("rows", "kind", "place"),
    [
        ([(1, "a", "1", "Clear"), (2, "a", "x", "Clear")], RowRefused, "row 3, column 'best'"),
        ([(5, "a", "1", "Clear"), (2, "a\nb", "1", "Clear"), (5, "a", "1", "Clear")], DuplicateKey, "row 2 and GED.csv, row 4"),
        ([(5, "a", "1", "Clear"), (2, "a", "1", "Clear"), (5, "b", "1", "Clear")], DuplicateKey, "disagree in source_article"),
    ],
)  # fmt: skip
def test_an_error_names_the_row_of_the_file(rows: Any, kind: type[PeaceopsError], place: str, tmp_path: Path) -> None:
    path = tmp_path / "GED.csv"
    write_rows(path, rows)
    with pytest.raises(kind) as one:
        whole("ucdp_ged", path)
    with pytest.raises(kind) as other:
        in_pieces("ucdp_ged", path, size=1)
    assert str(one.value) == str(other.value)
    assert place in str(other.value)


@pytest.mark.parametrize(("damage", "place"), [(b"1,2,3\n", "row 32"), (b'a "b\n', "line 62"), (b"\xff\n", "line 62")])
def test_damage_at_the_end_is_named_by_its_place(damage: bytes, place: str, tmp_path: Path) -> None:
    path = tmp_path / "GED.csv"
    write_rows(path, [(i, "two\nlines", "1", "Clear") for i in range(1, 31)])
    path.write_bytes(path.read_bytes() + damage)
    with pytest.raises(FileUnreadable) as one:
        whole("ucdp_ged", path)
    with pytest.raises(FileUnreadable) as other:
        in_pieces("ucdp_ged", path, size=2000)
    assert str(one.value) == str(other.value)
    assert place in str(other.value)


def test_a_header_without_a_row_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "GED.csv"
    write_rows(path, [])
    with pytest.raises(FileUnreadable, match="a header and no row"):
        in_pieces("ucdp_ged", path)


@given(st.lists(st.sampled_from([b'"', b"\n", b"a", b'"a\nb"', b"\r\n", b"\r"]), max_size=40), st.integers(1, 20))
def test_pieces_lose_nothing_and_end_with_records(parts: list[bytes], size: int) -> None:
    data = b"".join(parts)
    pieces = list(cut_pieces(io.BytesIO(data), "x", size=size))
    assert b"".join(pieces) == data
    for piece in pieces[:-1]:
        assert piece[-1:] in (b"\n", b"\r")
        assert piece.count(b'"') % 2 == 0


# Snapshots ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as large."""
    monkeypatch.setattr(stream_module, "STREAM_BYTES", 1)


def list_files(store: Path) -> list[str]:
    return sorted(p.name for p in store.rglob("*") if p.is_file() or p.name.startswith("."))


@pytest.mark.usefixtures("large")
def test_a_snapshot_is_whole_and_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "GED.csv"
    write_rows(path, [(i * 7919 % 1000, "a", "1", "Clear") for i in range(1, 200)])
    store = tmp_path / "store"
    (added,) = add_files(store, "ucdp_ged", [path], today=TODAY, version="9.1")
    assert added.is_new
    assert verify_data(store) == (1, [], [])
    assert len(list_files(store)) == 3  # the raw file, the table, the card
    (again,) = add_files(store, "ucdp_ged", [path], today=TODAY, version="9.1")
    assert not again.is_new
    assert again.snapshot.id == added.snapshot.id
    assert len(list_files(store)) == 3
    monkeypatch.setattr(stream_module, "STREAM_BYTES", 1 << 40)
    (other,) = add_files(tmp_path / "other", "ucdp_ged", [path], today=TODAY, version="9.1")
    cards = [{**s.snapshot.card, "tables": None} for s in (added, other)]
    assert cards[0] == cards[1]
    assert added.snapshot.read_table("events").equals(other.snapshot.read_table("events"))


@pytest.mark.usefixtures("large")
def test_nothing_stays_of_a_file_that_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "GED.csv"
    store = tmp_path / "store"
    write_rows(path, [(5, "a", "1", "Clear"), (2, "a", "1", "Clear"), (5, "a", "1", "Clear")])
    with pytest.raises(DuplicateKey):
        add_files(store, "ucdp_ged", [path], today=TODAY, version="9.1")
    write_rows(path, [(1, "a", "1", "Clear"), (2, "a", "x", "Clear")])
    with pytest.raises(RowRefused):
        add_files(store, "ucdp_ged", [path], today=TODAY, version="9.1")
    assert list_files(store) == []


@pytest.mark.usefixtures("large")
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "GED.csv"
    write_rows(path, [(1, "a", "1", "Clear")])

    def read_and_change(*arguments: Any, **options: Any) -> Any:
        reading = stream_file(*arguments, **options)
        path.write_bytes(path.read_bytes() + b"more")
        return reading

    monkeypatch.setattr(stream_module, "stream_file", read_and_change)
    with pytest.raises(SourceError, match="changed while it was read"):
        add_files(tmp_path / "store", "ucdp_ged", [path], today=TODAY, version="9.1")
    assert list_files(tmp_path / "store") == []


@pytest.mark.usefixtures("large")
def test_an_archive_is_read_from_disk_and_a_damaged_one_refused(tmp_path: Path) -> None:
    inner, path = tmp_path / "GEDEvent_v25_1.csv", tmp_path / "ged.zip"
    write_rows(inner, [(i, "a" * 50, "1", "Clear") for i in range(1, 90)])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inner, inner.name)
    assert_same("ucdp_ged", path, size=900, version=None)
    (added,) = add_files(tmp_path / "store", "ucdp_ged", [path], today=TODAY)
    assert added.snapshot.version == "25.1"
    assert verify_data(tmp_path / "store") == (1, [], [])
    data = bytearray(path.read_bytes())
    data[len(inner.name) + 200] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(FileUnreadable, match="no whole zip"):
        add_files(tmp_path / "other", "ucdp_ged", [path], today=TODAY)
    assert list_files(tmp_path / "other") == []
