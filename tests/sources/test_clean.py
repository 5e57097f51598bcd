"""Cells, containers and corrections: what each becomes, and what stops the reading."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.sample import make_sample, make_workbook

from peaceops.errors import CorrectionStale, FileUnreadable, LayoutChanged, ReaderMissing, RowRefused
from peaceops.sources.base import Column, read_card
from peaceops.sources.cleaning import Raw, clean_column, read_raw
from peaceops.sources.cleaning.cells import _to_text, render_cell
from peaceops.sources.read import read_files
from peaceops.store import tables
from peaceops.store.issues import IssueLog
from peaceops.store.snapshot import RawFile, Reading


def clean(cells: list[str | None], **card: Any) -> tuple[list[Any], IssueLog]:
    issues = IssueLog()
    values = pa.array(cells, pa.string())
    raw = Raw(file="x.csv", columns={"x": values})
    return clean_column(values, Column(name="x", source="x", **card), raw=raw, issues=issues).to_pylist(), issues


@pytest.mark.parametrize(
    ("kind", "cells", "expected"),
    [
        ("int", ["1", " 2 ", "3.0", None, "", "2e+05"], [1, 2, 3, None, None, 200000]),
        ("int", ["9007199254740993", "1e3"], [9007199254740993, 1000]),
        ("float", ["1.5", "-2", " 3e1", None], [1.5, -2.0, 30.0, None]),
        ("date", ["2020-02-29", "2020-01-01 00:00:00.000", "2020-01-01T00:00:00", None],
         [date(2020, 2, 29), date(2020, 1, 1), date(2020, 1, 1), None]),
        ("stata_month", ["0", "419.0", "-1"], [date(1960, 1, 1), date(1994, 12, 1), date(1959, 12, 1)]),
        ("bool", ["1", "0", None], [True, False, None]),
        ("text", [" a ", "", "  ", None], ["a", None, None, None]),
    ],
)  # fmt: skip
def test_cells_of_each_type(kind: str, cells: list[str | None], expected: list[Any]) -> None:
    assert clean(cells, type=kind)[0] == expected


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("int", "1.5"), ("int", "1,000"), ("int", "99999999999999999999"), ("int", "1e-1"), ("int", "nan"),
        ("int", "0x1"), ("int", "١"), ("float", "inf"), ("float", "NaN"), ("float", "1,5"), ("float", "1e999"),
        ("date", "2021-02-29"), ("date", "01/02/2020"), ("date", "2020-01-01 13:00:00"), ("date", "2020-1-1"),
        ("bool", "yes"), ("stata_month", "99999"), ("stata_month", "1.5"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused_with_its_row(kind: str, cell: str) -> None:
    with pytest.raises(RowRefused) as caught:
        clean(["1" if kind != "date" else "2020-01-01", cell], type=kind)
    assert (caught.value.file, caught.value.row, caught.value.column) == ("x.csv", 3, "x")
    assert caught.value.where == "x.csv, row 3, column 'x'"


def test_scientific_notation_is_noted() -> None:
    _, issues = clean(["5", "2e+05"], type="int")
    assert [(i.code, i.rows) for i in issues] == [("scientific", (3,))]


def test_decimal_commas_where_they_are_due() -> None:
    assert clean(["15,9833", "-8,5"], type="float", decimal=",")[0] == [15.9833, -8.5]


def test_bounds_codes_and_odd_codes() -> None:
    with pytest.raises(RowRefused, match=r"row 2, column 'x': 91\.0 is out of bounds; expected at most 90"):
        clean(["91"], type="float", maximum=90)
    with pytest.raises(RowRefused, match="unknown code 'Troop'; expected 'Troops'"):
        clean(["Troop"], type="code", codes={"Troops": "troops"})
    values, issues = clean(["3", "1"], type="code", codes={"1": "1"}, odd=("3",))
    assert values == [None, "1"]
    assert [(i.severity, i.code, i.rows) for i in issues] == [("warning", "odd-code", (2,))]


def test_a_zero_that_is_no_observation() -> None:
    values, issues = clean(["0", "5", None], type="int", zero="unknown")
    assert values == [None, 5, None]
    assert [(i.code, i.count) for i in issues] == [("zero-unknown", 1)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, None),
        ("", None),
        (float("nan"), None),
        (2.0, "2"),
        (2.5, "2.5"),
        (True, "1"),
        (date(2020, 1, 2), "2020-01-02"),
        ("a", "a"),
    ],
)
def test_typed_cells_as_text(cell: object, text: str | None) -> None:
    assert render_cell(cell) == text


@given(
    st.lists(
        st.one_of(
            st.none(), st.just(""), st.floats(width=64), st.integers(-(10**6), 10**6).map(float),
            st.decimals(-1000, 1000, places=3).map(float),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_a_column_of_numbers_is_written_as_each_of_them_is(cells: list[Any]) -> None:
    """Whether a column is written at once or cell by cell, no text of a number is another."""
    assert _to_text(cells).to_pylist() == [render_cell(cell) for cell in cells]


def test_a_swap_puts_headquarters_right_and_goes_stale() -> None:
    sample = make_sample("ipi_contributions", "mission-month")
    (reading,) = read_files(sample.source, [sample.file()])
    (row, *_) = reading.tables["mission_month"].to_pylist()
    assert (row["headquarters_longitude_degrees"], row["headquarters_latitude_degrees"]) == (-87.2167, 14.1)
    right = sample
    for number in range(3):
        right = right.with_cell(number, "Mission HQ Longitude", "-87.2167").with_cell(
            number, "Mission HQ Latitude", "14.1"
        )
    with pytest.raises(CorrectionStale, match=r"finds '-87\.2167'; expected '14\.1'"):
        read_files(sample.source, [right.file()])
    elsewhere = sample
    for number in range(3):
        elsewhere = elsewhere.with_cell(number, "Mission HQ", "Nowhere")
    with pytest.raises(CorrectionStale, match="finds no row"):
        read_files(sample.source, [elsewhere.file()])


def test_a_value_is_put_right_in_its_release_and_goes_stale() -> None:
    cells = {"last_update": "2024-02-19", "mission_acronym": "MINUSTAH"}
    sample = make_sample("un_missions", rows=1, cells=cells)
    (reading,) = read_files("un_missions", [sample.with_cell(0, "mission_isactive", "NO").file()])
    assert reading.version == "2024-02-19"
    assert reading.tables["missions"]["is_active"].to_pylist() == [False]
    with pytest.raises(CorrectionStale, match=r"un_missions\.csv, row 2, column 'mission_isactive'.*expected 'NO'"):
        read_files("un_missions", [sample.with_cell(0, "mission_isactive", "No").file()])


def test_every_correction_has_a_reason_and_evidence() -> None:
    for source in ("un_missions", "ipi_contributions"):
        for correction in read_card(source).corrections:
            assert len(correction.reason) > 20
            assert correction.reference


def as_geojson(rows: list[dict[str, Any]]) -> bytes:
    features = []
    for row in rows:
        longitude, latitude = float(row.pop("geometry.longitude")), float(row.pop("geometry.latitude"))
        point = {"type": "Point", "coordinates": [longitude, latitude]}
        features.append({"type": "Feature", "properties": row, "geometry": point})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def ged_tables() -> dict[str, Any]:
    """The same three events in every container."""
    sample = make_sample("ucdp_ged")
    rows = [dict(zip(sample.header, row, strict=True)) for row in sample.rows]
    typed = [[float(c) if c.replace(".", "", 1).isdigit() else c for c in row] for row in sample.rows]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("GEDEvent.csv", sample.render())
        file.writestr("__MACOSX/._GEDEvent.csv", b"\0\0")
    for row in rows:
        row["geometry.latitude"], row["geometry.longitude"] = row.pop("latitude"), row.pop("longitude")
        row.pop("geom_wkt")
    return {
        "csv": sample.render(),
        "zip": archive.getvalue(),
        "xlsx": make_workbook([sample.header, *typed]),
        "geojson": as_geojson(rows),
    }


def read_ged(data: bytes) -> Reading:
    (reading,) = read_files("ucdp_ged", [RawFile(name="any.bin", data=data)])
    return reading


@pytest.mark.parametrize("container", ["zip", "xlsx", "geojson"])
def test_a_container_changes_no_value(container: str) -> None:
    files = ged_tables()
    one, other = (read_ged(files[kind]).tables["events"].drop_columns(["geometry_wkt"]) for kind in ("csv", container))
    assert one.equals(other)


@pytest.mark.parametrize("container", ["zip", "xlsx", "geojson"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.98])
def test_a_cut_container_is_refused(container: str, share: float) -> None:
    data = ged_tables()[container]
    with pytest.raises((FileUnreadable, LayoutChanged), match=r"any\.bin"):
        read_ged(data[: int(len(data) * share)])


def test_a_stata_file_is_read_and_a_cut_one_refused(tmp_path: Path) -> None:
    sample = make_sample("bara_hultman")
    frame = pd.DataFrame([dict(zip(sample.header, row, strict=True)) for row in sample.rows])
    for name in frame.columns:
        if name not in {"location", "mission"}:
            frame[name] = frame[name].astype(float)
    frame.loc[1, "SIPRI_troops"] = np.nan
    path = tmp_path / "x.dta"
    pyreadstat.write_dta(frame, str(path))
    (reading,) = read_files("bara_hultman", [RawFile(name="x.dta", data=path.read_bytes())])
    table = reading.tables["mission_conflict_month"]
    assert table["troops_observed_persons"].null_count == 1
    assert table["month_start_date"].to_pylist()[0] == date(1994, 12, 1)
    with pytest.raises((FileUnreadable, LayoutChanged), match=r"x\.dta"):
        read_files("bara_hultman", [RawFile(name="x.dta", data=path.read_bytes()[:-200])])


def test_a_zip_of_two_tables_or_a_zip_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.csv", "a,b\n1,2\n")
        archive.writestr("b.csv", "a,b\n1,2\n")
    with pytest.raises(FileUnreadable, match="holds 2 files"):
        read_raw(stream.getvalue(), "x.zip", ("",))


def test_a_row_of_tags_moves_the_count_of_rows() -> None:
    data = b"a,b\n#x,\n1,2\n"
    raw = read_raw(data, "x.csv", ("",))
    assert (raw.row_count, raw.row(0), raw.remarks) == (1, 3, ("hxl",))


def test_the_user_cannot_say_another_release() -> None:
    sample = make_sample("ucdp_country_year")
    with pytest.raises(LayoutChanged, match=r"states release '25\.1' in its column 'version'; expected release 24\.1"):
        read_files("ucdp_country_year", [sample.file()], version="24.1")


def test_the_only_release_of_a_layout_is_assumed_and_said() -> None:
    sample = make_sample("bara_hultman")
    (assumed,) = read_files("bara_hultman", [sample.file()])
    assert assumed.version == "2-2019"
    assert "release-assumed" in {i.code for i in assumed.issues}
    (stated,) = read_files("bara_hultman", [sample.file()], version="3-2030")
    assert (stated.version, "release-assumed" in {i.code for i in stated.issues}) == ("3-2030", False)


def test_the_release_is_taken_from_the_name_last_and_said_when_unknown() -> None:
    sample = make_sample("ucdp_ged")
    (named,) = read_files("ucdp_ged", [sample.file(name="GEDEvent_v25_1.csv")])
    assert named.version == "25.1"
    (unknown,) = read_files("ucdp_ged", [sample.file(name="events.csv")])
    assert unknown.version.startswith("unversioned-")
    assert "release-unknown" in {i.code for i in unknown.issues}
    (stated,) = read_files("ucdp_ged", [sample.file(name="events.csv")], version="25.1")
    assert stated.version == "25.1"


@pytest.mark.parametrize(("module", "container"), [("python_calamine", "xlsx"), ("pyreadstat", "stata")])
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, module: str, container: str) -> None:
    def refuse(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(tables, "import_module", refuse)
    data = make_workbook([["a"], ["b"]]) if container == "xlsx" else b"<stata_dta><header>"
    with pytest.raises(
        ReaderMissing, match=rf"{module} is needed to read .* \(python -m pip install 'peaceops\[data\]'\)"
    ):
        read_raw(data, "x", ("",))


def test_the_release_stands_in_the_name_of_the_file_in_an_archive() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("GEDEvent_v31_1.csv", make_sample("ucdp_ged", "current").render())
    (reading,) = read_files("ucdp_ged", [RawFile(name="ged-csv.zip", data=stream.getvalue())])
    assert reading.version == "31.1"


def test_an_open_layout_names_the_columns_that_it_does_not_read() -> None:
    sample = make_sample("pa_x")
    wide = sample.with_columns([*sample.header, "GChRhet", "Ver"])
    (reading,) = read_files("pa_x", [RawFile(name="pax_v8.csv", data=wide.render())])
    assert (reading.version, reading.tables["agreements"].num_rows) == ("8", 3)
    (issue,) = [issue for issue in reading.issues if issue.code == "columns-not-read"]
    assert "'GChRhet', 'Ver'" in issue.message
    with pytest.raises(LayoutChanged, match="'AgtId'"):
        read_files("pa_x", [RawFile(name="x.csv", data=sample.with_columns(sample.header[1:]).render())])


def test_columns_of_an_open_layout_that_the_card_knows_are_read_where_they_are() -> None:
    sample = make_sample("pa_x")
    wide = sample.with_columns([*sample.header, "Reg", "UcdpCon", "Lgt", "GChRhet"])
    for row, cells in enumerate((("Europe", "394", "12"), ("Europe", "N/A", ""), ("Africa", "na", "3"))):
        for column, value in zip(("Reg", "UcdpCon", "Lgt"), cells, strict=True):
            wide = wide.with_cell(row, column, value)
    (reading,) = read_files("pa_x", [RawFile(name="pax_v8.csv", data=wide.render())])
    table = reading.tables["agreements"]
    assert table["region"].to_pylist() == ["Europe", "Europe", "Africa"]
    assert table["conflict_id_ucdp"].to_pylist() == ["394", None, None]
    assert table["pages_count"].to_pylist() == [12, None, 3]
    assert table["parties"].to_pylist() == [None] * 3
    (issue,) = [issue for issue in reading.issues if issue.code == "columns-not-read"]
    assert "'GChRhet'" in issue.message


@pytest.mark.parametrize(
    ("name", "stated", "version", "warns"),
    [
        ("ged251-csv.zip", None, "25.1", False),
        ("GEDEvent_v25_1.csv", None, "25.1", False),
        ("GEDEvent_v25_1.csv", "24.1", "24.1", True),
        ("GEDEvent_v21_01_21_12.csv", None, "21.01.21.12", False),
        ("events.csv", "25.1", "25.1", False),
    ],
)
def test_the_name_tells_a_release_last(name: str, stated: str | None, version: str, warns: bool) -> None:
    file = RawFile(name=name, data=make_sample("ucdp_ged", "current").render())
    (reading,) = read_files("ucdp_ged", [file], version=stated)
    assert reading.version == version
    assert ("name-says-other" in {issue.code for issue in reading.issues}) == warns


@pytest.mark.parametrize(("text", "value"), [("TRUE", True), ("False", False), ("1", True), ("0", False)])
def test_truths_as_other_programs_write_them(text: str, value: bool) -> None:
    sample = make_sample("ucdp_ged", "current").with_cell(0, "active_year", text)
    (reading,) = read_files("ucdp_ged", [sample.file()], version="9.1")
    assert reading.tables["events"]["is_active_year"].to_pylist()[0] is value
