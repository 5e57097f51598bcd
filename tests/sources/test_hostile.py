"""Files made to do harm, or damaged on the way: a clear error in bounded time and memory, nothing written."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.sources.sample import make_sample, make_workbook

from peaceops.errors import DuplicateKey, FileUnreadable, LayoutChanged, PeaceopsError, RowRefused
from peaceops.pipeline.data import add_files, add_folder
from peaceops.sources.read import read_files, recognise
from peaceops.store.snapshot import RawFile

TODAY = date(2026, 11, 25)
SAMPLE = make_sample("ucdp_ged", "current")


def read(data: bytes, source: str = "ucdp_ged", name: str = "file") -> None:
    read_files(source, [RawFile(name=name, data=data)], version="9.1")


def pack(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def workbook() -> bytes:
    return make_workbook([list(SAMPLE.header), *(list(row) for row in SAMPLE.rows)])


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    data = pack({"x.csv": b"0" * (80 << 20)})
    assert len(data) < 100_000
    tracemalloc.start()
    with pytest.raises(FileUnreadable, match="too large when unpacked"):
        read(data)
    assert tracemalloc.get_traced_memory()[1] < 10 << 20
    tracemalloc.stop()


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(pack({"x.csv": b"0" * (1 << 20)}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(signature)
        data[start + place : start + place + 4] = struct.pack("<I", 10)
    with pytest.raises(FileUnreadable, match="no whole zip"):
        read(bytes(data))


@pytest.mark.parametrize("depth", [1, 2])
def test_an_archive_in_an_archive_is_refused(depth: int) -> None:
    data = pack({"x.csv": SAMPLE.render()})
    for _ in range(depth):
        data = pack({"inner.bin": data})
    with pytest.raises(FileUnreadable, match="archive in an archive"):
        read(data)


def test_an_archive_of_two_tables_is_refused() -> None:
    with pytest.raises(FileUnreadable, match="holds 2 files"):
        read(pack({"a.csv": SAMPLE.render(), "b.csv": SAMPLE.render()}))


def test_a_path_in_an_archive_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "in" / "x.zip"
    path.parent.mkdir()
    path.write_bytes(pack({"../../../evil.csv": SAMPLE.render()}))
    add_files(tmp_path / "store", "ucdp_ged", [path], today=TODAY, version="9.1")
    assert not list(tmp_path.rglob("evil*"))


def test_an_xml_bomb_in_a_workbook_does_not_go_off() -> None:
    parts = unpack(workbook())
    sheet = parts["xl/worksheets/sheet1.xml"]
    entities = b'<!DOCTYPE l [<!ENTITY a0 "lol">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
    )
    bomb = (
        entities
        + b"]>"
        + sheet.replace(b"<t>Clear</t>", b"<t>&a9;</t>").replace(b"<t>code_status 1</t>", b"<t>&a9;</t>")
    )
    parts["xl/worksheets/sheet1.xml"] = bomb
    tracemalloc.start()
    try:
        read(pack(parts))
    except PeaceopsError as error:
        assert error.where  # noqa: PT017 - either outcome is sound, the memory is what counts
    assert tracemalloc.get_traced_memory()[1] < 50 << 20
    tracemalloc.stop()


def test_an_external_entity_in_a_workbook_reads_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    parts = unpack(workbook())
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"<t>relid 1</t>", b"<t>&x;</t>")
    sheet = sheet.replace(b"<t>event_label_ucdp 1</t>", b"<t>&x;</t>")
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE l [<!ENTITY x SYSTEM "' + secret.as_uri().encode() + b'">]>' + sheet
    try:
        (reading,) = read_files("ucdp_ged", [RawFile(name="x.xlsx", data=pack(parts))], version="9.1")
    except PeaceopsError:
        return
    assert "geheim" not in str(reading.tables["events"].to_pylist())


def test_the_error_of_a_formula_is_no_value() -> None:
    rows = [list(SAMPLE.header), *(list(row) for row in SAMPLE.rows)]
    rows[2][SAMPLE.header.index("adm_1")] = "#REF!"
    with pytest.raises(FileUnreadable, match=r"row 3: holds #REF!, the error of a formula"):
        read(make_workbook(rows))


def test_a_formula_as_text_is_text_and_runs_nowhere(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from peaceops.cli import main

    monkeypatch.setenv("PEACEOPS_DATA", str(tmp_path / "store"))
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_bytes(SAMPLE.render())
    other.write_bytes(SAMPLE.with_cell(0, "side_b", '=HYPERLINK("http://x","y")').render())
    assert main(["data", "diff", "ucdp_ged", str(one), str(other), "--csv"]) == 0
    out = capfd.readouterr().out
    assert "HYPERLINK" in out
    assert ",=HYPERLINK" not in out
    assert ',"=HYPERLINK' not in out


def test_a_huge_cell_is_refused() -> None:
    data = SAMPLE.with_cell(1, "source_headline", "x" * (9 << 20)).render()
    with pytest.raises(RowRefused, match=r"row 3, column 'source_headline': a cell of 9437184 bytes"):
        read(data)


@pytest.mark.parametrize("digits", [400, 100_000])
def test_a_huge_number_is_refused(digits: int) -> None:
    for column in ("best", "latitude", "date_start"):
        with pytest.raises(RowRefused):
            read(SAMPLE.with_cell(0, column, "9" * digits).render())


def test_a_header_without_end_is_no_layout() -> None:
    with pytest.raises(PeaceopsError):
        read(b"a," * (1 << 20))
    with pytest.raises(PeaceopsError):
        read(b"a" * (1 << 20))


def test_deep_json_is_refused() -> None:
    for data in (b"[" * 100_000, b'{"a":' * 100_000, b'{"features":[' + b"[" * 50_000):
        with pytest.raises((FileUnreadable, LayoutChanged)):
            read(data)


@pytest.mark.parametrize(
    "shape",
    [
        '{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0]]]}',
        '{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1]]]}',
        '{"type":"Polygon","coordinates":[[[0,0],[1,1],[500,0],[0,0]]]}',
        '{"type":"Polygon","coordinates":[[[0,0],["x",1],[1,0],[0,0]]]}',
        '{"type":"Polygon","coordinates":[]}',
        '{"type":"Circle","coordinates":[]}',
        '{"coordinates":[]}',
        "[]",
        "nothing",
    ],
)
def test_a_shape_that_is_none_is_refused_with_its_row(shape: str) -> None:
    sample = make_sample("geoboundaries").with_cell(1, "geometry.json", shape)
    with pytest.raises(RowRefused, match=r"row 3, column 'geometry\.json': holds no shape"):
        read(sample.render(), "geoboundaries")


def test_a_cell_that_does_not_lie_where_its_id_says_is_refused() -> None:
    with pytest.raises(RowRefused, match="do not lie where their id says"):
        read(make_sample("priogrid").with_cell(1, "xcoord", "10.25").render(), "priogrid")


def test_contributors_that_cannot_be_read_are_refused() -> None:
    sample = make_sample("geo_pko", "contributor-map-2.3").with_cell(1, "year.overview", "Nepal, 150")
    with pytest.raises(RowRefused, match="no contributor with a size"):
        read(sample.render(), "geo_pko")


def test_disagreeing_duplicates_are_named() -> None:
    lines = SAMPLE.render().splitlines(keepends=True)
    other = SAMPLE.with_cell(0, "best", "77").render().splitlines(keepends=True)[1]
    with pytest.raises(DuplicateKey, match=r"row 2 and .*row 5: .*the rows disagree in deaths_best"):
        read(b"".join([*lines, other]))
    with pytest.raises(DuplicateKey, match="the rows say the same"):
        read(b"".join([*lines, lines[1]]))


def test_rows_without_a_key_may_differ_and_not_repeat() -> None:
    sample = make_sample("geo_pko", "front-map-2.3")
    lines = sample.render().splitlines(keepends=True)
    other = sample.with_cell(0, "NoTroops", "77").render().splitlines(keepends=True)[1]
    (reading,) = read_files("geo_pko", [RawFile(name="x", data=b"".join([*lines, other]))])
    assert sorted(reading.tables["year_locations"]["variant_number"].to_pylist()) == [1, 1, 1, 2]
    with pytest.raises(DuplicateKey):
        read_files("geo_pko", [RawFile(name="x", data=b"".join([*lines, lines[1]]))])


def test_a_folder_of_hostile_files_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.csv").write_bytes(make_sample("un_missions").render())
    (folder / "bomb.zip").write_bytes(pack({"x.csv": b"0" * (80 << 20)}))
    (folder / "deep.json").write_bytes(b"[" * 100_000)
    (folder / "x.xlsx").write_bytes(workbook()[:-100])
    (folder / "null").write_bytes(b"\0" * 1000)
    (folder / "empty").write_bytes(b"")
    (folder / "book.pdf").write_bytes(b"%PDF-1.4 x")
    (folder / "link").symlink_to("/nowhere")
    report = add_folder(tmp_path / "store", folder, today=TODAY)
    assert [added.snapshot.source for added in report.added] == ["un_missions"]
    assert report.failed == ()
    assert len(report.unread) + len(report.refused) + len(report.others) == 6
    assert report.refused[0].startswith("book.pdf")


@pytest.mark.datasets
@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("ucdp_termination", "conflict/ucdp/ucdp-term-acd-3-2021.xlsx"),
        ("ucdp_ged", "conflict/ucdp_ged/GEDEvent_v22_0_2.csv.zip"),
        ("bara_hultman", "missions/BaraHultman_UN_NonUN_Peacekeeping_v2-2019.dta"),
        ("mullenbach", "missions/Mullenbach_Third-Party-PKMs_v3.1.xls"),
        ("geoboundaries", "boundaries/geoBoundaries-GEO-ADM1.geojson"),
        ("ucdp_acd", "conflict/ucdp/UcdpPrioConflict_v25_1.csv"),
        ("replication_hks", "replication/hultman_kathman_shannon_2013/HKS_AJPS_2013.tab"),
    ],
)
def test_a_real_file_cut_anywhere_is_an_error(datasets: Path, source: str, name: str) -> None:
    data = (datasets / name).read_bytes()
    for part in (0.1, 0.37, 0.5, 0.83, 0.999):
        cut = data[: int(len(data) * part)]
        if data.startswith(b"PK") or not name.endswith((".csv", ".tab")):
            with pytest.raises(PeaceopsError):
                read(cut, source, Path(name).name)
        else:
            try:
                (reading,) = read_files(source, [RawFile(name="x", data=cut)])
            except PeaceopsError:
                continue
            assert "no-last-line-end" in {issue.code for issue in reading.issues}
    with pytest.raises(PeaceopsError):
        recognise(RawFile(name="x", data=b"PK\x03\x04" + data[4:2000]))
