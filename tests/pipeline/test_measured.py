"""Measured claims: made by one command, the same bytes again, and had from the rows by another way."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from peaceops.casebook import load_casebook
from peaceops.casebook.load import Casebook
from peaceops.codebook import load_codebook
from peaceops.documents.confirm import confirm_table
from peaceops.errors import CasebookError, LayoutChanged, SnapshotChanged, SnapshotMissing
from peaceops.model.locator import TableLocator
from peaceops.pipeline.inputs import CASEBOOK
from peaceops.pipeline.measured import build_measured
from peaceops.pipeline.source_table import TableFolder, TableReader, is_source_table

HEADER = (
    "id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,"
    "casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update"
)
ROWS = (
    "1,1996-03-09,U-1,UNMOP,Fatality,M,Bangladesh,Military,Malicious Act,50.0,BGD,2025-04-04",
    "2,1996-03-09,U-1,UNMOP,Fatality,M,Bangladesh,Military Observer,Malicious Act,50.0,BGD,2025-04-04",
    "3,1997-05-01,U-2,UNMOP,Fatality,,Croatia,Local ,To Be Determined,191.0,HRV,2025-04-04",
    "4,1993-06-05,U-3,UNOSOM,Fatality,M,Pakistan,Military,Malicious Act,586.0,PAK,2025-04-04",
    "5,1992-11-05,U-4,UNOSOM,Fatality,M,Pakistan,Military,Accident,586.0,PAK,2025-04-04",
    "6,1996-04-05,U-5,UNPF,Fatality,M,France,Military,Accident,250.0,FRA,2025-04-04",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "any name.csv").write_text("\n".join((HEADER, *ROWS)) + "\n", encoding="utf-8")
    (folder / "README.pdf").write_bytes(b"%PDF-1.4 no table")
    return folder


@pytest.fixture(scope="module")
def book() -> Casebook:
    return load_casebook(load_codebook())


def read_claims(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted((folder / "measured").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def test_deaths_are_counted_by_mission_year_and_cause(book: Casebook, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = build_measured(book, data, out)
    found = {(r["subject"], r["definition"], r["first_day"], r["last_day"]): r["value"] for r in read_claims(out)}
    assert found["unmop", "hostile_deaths", "1996-01-01", "1996-12-31"] == "1..2"  # one casualty number in two rows
    assert (
        found["unmop", "hostile_deaths", "1997-01-01", "1997-05-01"] == "0..1"
    )  # to be determined; the register ends there
    assert found["unmop", "deaths_all", "1997-01-01", "1997-05-01"] == "1"
    # One name, two missions: the day decides. A headquarters of three missions is none of them.
    assert found["unosom-2", "hostile_deaths", "1993-01-01", "1993-12-31"] == "1"
    assert {subject for subject, *_ in found} == {"unmop", "unosom-1", "unosom-2"}
    assert any("peaceops data add ipi_contributions" in line for line in report.missing)
    assert "mission_acronym_un==UNOSOM&incident_date>=1993-06-05" in next(
        r["locator"] for r in read_claims(out) if r["subject"] == "unosom-2"
    )


def test_what_was_built_reads_back_and_is_confirmed_from_the_rows(book: Casebook, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_measured(book, data, out)
    again = load_casebook(load_codebook(), overlays=[out])
    reader = TableReader()
    made = [c for c in again.claims.values() if again.places[c.id].startswith(str(out))]
    assert made
    for claim in made:
        assert isinstance(claim.locator, TableLocator)
        assert confirm_table(claim, claim.locator, data, read=reader.read_cell).is_confirmed, claim.summary


def test_the_same_files_give_the_same_bytes_from_a_store_too(book: Casebook, data: Path, tmp_path: Path) -> None:
    from datetime import date

    from peaceops.pipeline.data import add_folder

    store = tmp_path / "kept"
    add_folder(store, data, today=date(2026, 1, 1))
    for name, folder in (("raw", data), ("again", data), ("store", store)):
        build_measured(book, folder, tmp_path / name)
    texts = [
        {p.relative_to(tmp_path / name).as_posix(): p.read_bytes() for p in sorted((tmp_path / name).rglob("*.csv"))}
        for name in ("raw", "again", "store")
    ]
    assert texts[0]
    assert texts[0] == texts[1] == texts[2]


def test_one_mission_alone_and_an_unknown_one(book: Casebook, data: Path, tmp_path: Path) -> None:
    report = build_measured(book, data, tmp_path / "out", names=["UNMOP"])
    assert [Path(path).name for path, _ in report.written] == ["unmop.csv"]
    with pytest.raises(CasebookError, match="unknown mission"):
        build_measured(book, data, tmp_path / "none", names=["UNMOPS2"])
    assert not (tmp_path / "none").exists()


def test_sources_of_a_user_are_not_written_over(book: Casebook, data: Path, tmp_path: Path) -> None:
    path = data / "deep" / "any name.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2025-04-04", "2026-01-01"), encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "sources.json").write_text("[]", encoding="utf-8")
    with pytest.raises(CasebookError, match="un-fatalities-2026-01-01"):
        build_measured(book, data, out)
    assert not (out / "measured").exists()
    assert (out / "sources.json").read_text(encoding="utf-8") == "[]"


def test_a_locator_is_opened_by_hash_not_by_name(data: Path, tmp_path: Path) -> None:
    folder = TableFolder(data)
    (table,) = folder.read("un_fatalities/fatalities")
    right = f"sha256:{table.sha256}"
    locator = TableLocator(
        table="un_fatalities/fatalities", filter="mission_acronym_un==UNMOP", column="count", snapshot=right
    )
    reader = TableReader()
    assert reader.read_cell(data, locator) == 3
    other = TableLocator(table=locator.table, filter=locator.filter, column="count", snapshot="sha256:" + "0" * 64)
    with pytest.raises(SnapshotChanged, match="another file"):
        reader.read_cell(data, other)
    with pytest.raises(LayoutChanged, match="no column 'nobody'"):
        reader.read_cell(data, TableLocator(table=locator.table, filter="nobody==1", column="count", snapshot=right))
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(SnapshotMissing, match="no file at hand"):
        reader.read_cell(empty, locator)


def test_a_damaged_file_is_named_and_stops_no_other(book: Casebook, data: Path, tmp_path: Path) -> None:
    broken = "\n".join((HEADER, ROWS[0].replace("Malicious Act", "Quarrel"))) + "\n"
    (data / "broken.csv").write_text(broken, encoding="utf-8")
    report = build_measured(book, data, tmp_path / "out")
    assert any("broken.csv" in line and "Quarrel" in line for line in report.missing)
    assert report.written


def test_names_of_tables_are_told_from_files() -> None:
    assert is_source_table("mullenbach/missions")
    assert not is_source_table("mullenbach/none")
    assert not is_source_table("missions/DPPADPOSS-PKO.csv")
    assert not is_source_table("x.csv")


@pytest.mark.datasets
def test_the_shipped_claims_are_those_that_the_command_makes(book: Casebook, datasets: Path, tmp_path: Path) -> None:
    build_measured(book, datasets, tmp_path)
    made = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    shipped = {f"measured/{p.name}": p.read_bytes() for p in (CASEBOOK / "measured").glob("*.csv")}
    assert made == {**shipped, "NOTICE.csv": (CASEBOOK / "NOTICE.csv").read_bytes()}


@pytest.mark.datasets
def test_every_shipped_locator_of_a_table_is_confirmed(book: Casebook, datasets: Path) -> None:
    reader = TableReader()
    done = Counter(
        confirm_table(claim, claim.locator, datasets, read=reader.read_cell).is_confirmed
        for claim in book.claims.values()
        if isinstance(claim.locator, TableLocator)
    )
    assert set(done) == {True}
    assert done[True] > 2500


@pytest.mark.datasets
def test_a_wrong_value_is_found(book: Casebook, datasets: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    from peaceops.model.value import parse_value

    claim = next(c for c in book.claims.values() if c.subject == "unmee" and c.definition == "deployed_strength")
    assert isinstance(claim.locator, TableLocator)
    wrong = replace(claim, value=parse_value("quantity", "1", unit="persons"))
    copy = tmp_path / "ipi.csv"
    shutil.copyfile(datasets / "contributions/ipi/data_mission.csv", copy)
    assert not confirm_table(wrong, claim.locator, tmp_path, read=TableReader().read_cell).is_confirmed
    assert confirm_table(claim, claim.locator, tmp_path, read=TableReader().read_cell).is_confirmed


def test_measured_claims_of_others_are_left_out_when_one_mission_is_asked_about(book: Casebook) -> None:
    one = load_casebook(load_codebook(), mission="UNMEE")
    studied = {m.id for m in book.missions.values() if not m.is_registry_only}
    subjects = {c.subject for c in one.claims.values() if c.subject in book.missions}
    assert subjects <= studied | {"unmee"}
    assert one.claims_on(["unmee"]) == book.claims_on(["unmee"])
    assert len(load_casebook(load_codebook(), mission="no such mission").claims) == len(book.claims)


def test_a_folder_that_is_none_and_a_file_that_cannot_be_read_are_said_first(book: Casebook, tmp_path: Path) -> None:
    with pytest.raises(SnapshotMissing, match="is no folder"):
        build_measured(book, tmp_path / "nowhere", tmp_path / "out")
    data = tmp_path / "data"
    data.mkdir()
    (data / "f.csv").write_text("\n".join((HEADER, ROWS[0].replace("UNMOP,", 'UN"MOP,'))) + "\n", encoding="utf-8")
    report = build_measured(book, data, tmp_path / "out")
    assert report.written == ()
    assert "cannot be read: f.csv, line 2" in report.missing[0]
    assert not (tmp_path / "out").exists()
    locator = TableLocator(table="un_fatalities/fatalities", filter="", column="count")
    with pytest.raises(SnapshotMissing, match="stray quotation mark"):
        TableReader().read_cell(data, locator)
