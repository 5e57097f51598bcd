"""Table locators opened in data files."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from peaceops.documents.confirm import confirm_table
from peaceops.documents.table import parse_filter, read_cell
from peaceops.errors import InvalidValue, LayoutChanged, PeaceopsError, ReaderMissing, SnapshotChanged, SnapshotMissing
from peaceops.model.claim import Claim
from peaceops.model.locator import TableLocator
from peaceops.model.period import Period
from peaceops.model.value import parse_value

TABLE = 'mission,year,strength,name\nUNOMIG,1999,"1,600",a\nUNOMIG,2000,12,b\nUNOMIG,2000,4,c\nMINURSO,2000,,d\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "x.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def locate(column: str, rows: str = "", **more: str) -> TableLocator:
    return TableLocator(**{"table": "x.csv", "filter": rows, "column": column, **more})


@pytest.mark.parametrize(
    ("column", "rows", "expected"),
    [
        ("strength", "mission==UNOMIG & year==1999", "1600"),
        ("count", "mission==UNOMIG", "3"),
        ("count", "mission==NONE", "0"),
        ("sum(strength)", "year==2000.0", "16"),
        ("name", 'year=="1999"', "a"),
        ("mission", "mission==UNOMIG", "UNOMIG"),
        ("count", "year==19*", "1"),
    ],
)
def test_values(folder: Path, column: str, rows: str, expected: str) -> None:
    assert str(read_cell(folder, locate(column, rows))) == expected


@pytest.mark.parametrize(
    ("locator", "error", "words"),
    [
        (locate("strength", "year==2000"), LayoutChanged, "3 rows give 3 values"),
        (locate("strength", "year==1900"), LayoutChanged, "no row passes"),
        (locate("none", "year==1999"), LayoutChanged, "no column 'none'"),
        (locate("strength", "none==1"), LayoutChanged, "no column 'none'"),
        (locate("sum(name)", "year==2000"), LayoutChanged, "no number"),
        (locate("strength", "year>1"), InvalidValue, "filter term"),
        (locate("strength", "__import__('os')"), InvalidValue, "filter term"),
        (locate("strength", table="y.csv"), SnapshotMissing, "not in the data folder"),
        (locate("strength", table="../x.csv"), SnapshotMissing, "leads out"),
        (locate("strength", snapshot="sha256:" + "0" * 64), SnapshotChanged, "another file"),
    ],
)
def test_errors(folder: Path, locator: TableLocator, error: type[PeaceopsError], words: str) -> None:
    with pytest.raises(error, match=words):
        read_cell(folder, locator)


def test_a_format_without_reader_is_not_checked(folder: Path) -> None:
    (folder / "x.sav").write_bytes(b"x")
    with pytest.raises(ReaderMissing):
        read_cell(folder, locate("a", table="x.sav"))


def test_filters_hold_only_equality() -> None:
    assert parse_filter("") == ()
    with pytest.raises(InvalidValue):
        parse_filter("a==b==c")


@pytest.mark.parametrize(
    ("value", "column", "is_confirmed"),
    [("1600", "strength", True), ("1500..1700", "strength", True), ("1601", "strength", False), ("1", "none", False)],
)
def test_a_claim_is_compared_with_the_rows(folder: Path, value: str, column: str, is_confirmed: bool) -> None:
    snapshot = "sha256:" + hashlib.sha256(TABLE.encode()).hexdigest()
    locator = locate(column, "year==1999", snapshot=snapshot)
    claim = Claim(
        subject="m", indicator="T3", definition="d", value=parse_value("quantity", value, "persons"), source="s",
        period=Period.of_year(1999), locator=locator, known_from=date(2000, 1, 1),
    )  # fmt: skip
    done = confirm_table(claim, locator, folder)
    assert (done.is_checked, done.is_confirmed, done.medium) == (True, is_confirmed, "table")
    assert not confirm_table(claim, locator, None).is_checked
    (folder / "x.csv").unlink()
    assert not confirm_table(claim, locator, folder).is_checked


SPLIT = "code,year,month,day\n1,1993,8,24\n2,1993,8.0,31\n3,1993,,24\n4,1993,2,30\n5,1993,x,1\n"


@pytest.mark.parametrize(
    ("value", "rows", "is_confirmed"),
    [("1993-08-24", "code==1", True), ("1993-08", "code==2", True), ("1993-08-25", "code==1", False)],
)
def test_a_day_split_over_columns(tmp_path: Path, value: str, rows: str, is_confirmed: bool) -> None:
    (tmp_path / "x.csv").write_text(SPLIT, encoding="utf-8")
    locator = locate("date(year, month,day)", rows)
    claim = Claim(
        subject="m", indicator="L2", definition="d", value=parse_value("date", value), source="s",
        period=Period.of_year(1993), locator=locator, known_from=date(2000, 1, 1),
    )  # fmt: skip
    assert confirm_table(claim, locator, tmp_path).is_confirmed is is_confirmed


@pytest.mark.parametrize(
    ("column", "rows", "words"),
    [
        ("date(year,month,day)", "code==3", "make no day"),
        ("date(year,month,day)", "code==4", "make no day"),
        ("date(year,month,day)", "code==5", "make no day"),
        ("date(year,month,day)", "year==1993", "5 rows give"),
        ("date(year,month,none)", "code==1", "no column 'none'"),
        ("date(year,month)", "code==1", "no column"),
    ],
)
def test_columns_that_make_no_day(tmp_path: Path, column: str, rows: str, words: str) -> None:
    (tmp_path / "x.csv").write_text(SPLIT, encoding="utf-8")
    with pytest.raises(LayoutChanged, match=words):
        read_cell(tmp_path, locate(column, rows))


@pytest.mark.parametrize(("value", "is_confirmed"), [("1993-08-24", True), ("1993-08", True), ("1993-09", False)])
def test_a_day_is_compared_with_a_cell(tmp_path: Path, value: str, is_confirmed: bool) -> None:
    (tmp_path / "x.csv").write_text("start\n1993-08-24\n", encoding="utf-8")
    claim = Claim(
        subject="m", indicator="L2", definition="d", value=parse_value("date", value), source="s",
        period=Period.of_year(1993), locator=locate("start"), known_from=date(2000, 1, 1),
    )  # fmt: skip
    assert confirm_table(claim, locate("start"), tmp_path).is_confirmed is is_confirmed
