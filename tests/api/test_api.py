"""What ``import peaceops`` offers, and that data frames can take its tables."""

from __future__ import annotations

import builtins
import importlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.casefolder import make_row, write_case

import peaceops
from peaceops.errors import OutputFailed, ReaderMissing, UnknownIndicator, UnknownMission, UnknownName


@pytest.fixture
def case(tmp_path: Path) -> Path:
    rows = [
        make_row(summary="<b>It</b> gives 120."),
        make_row(value="..140", source="s-2", locator="page 1", last_day=".."),
        make_row(indicator="L4", definition="mandate_until", party="council", value="2000-06-30", note="=x"),
    ]
    return write_case(tmp_path / "case", rows=rows)


def test_missions_are_listed(case: Path) -> None:
    table = peaceops.missions(casebooks=case)
    assert {"unomig", "cispkf-abkhazia", "testia"} <= set(table["id"])
    row = next(row for row in table if row["id"] == "testia")
    assert (row["claims"], row["sources"], row["first_date"]) == (3, 2, date(1999, 1, 1))


def test_a_mission_is_found_or_the_nearest_is_told(case: Path) -> None:
    assert repr(peaceops.mission("TEST", casebooks=[case])) == "<mission testia: Observer Mission in Testia>"
    with pytest.raises(UnknownMission) as caught:
        peaceops.mission("unomgi")
    assert caught.value.nearest[0] == "unomig"


def test_an_assessment_is_written_and_described(case: Path, tmp_path: Path) -> None:
    result = peaceops.mission("testia", casebooks=case).assess()
    jsonschema.validate(result.to_dict(), peaceops.schema())
    assert json.loads(result.to_json()) == result.to_dict()
    path = result.write_html(tmp_path / "page.html")
    assert path.read_text(encoding="utf-8") == result.to_html()
    assert "<b>It</b>" not in result.to_html()
    assert len(result._repr_html_()) < 5_000
    assert result.dossier.header.mission == "testia"
    with pytest.raises(OutputFailed):
        result.write_html(tmp_path)


def test_the_api_gives_the_bytes_of_the_command_line(case: Path, tmp_path: Path) -> None:
    from peaceops.cli import main

    main(["assess", "testia", "--casebook", str(case), "--no-cache", "--out", str(tmp_path / "page.html")])
    assert (tmp_path / "page.html").read_text() == peaceops.mission("testia", casebooks=case).assess().to_html()


def test_a_knowledge_date_hides_what_came_later(case: Path) -> None:
    found = peaceops.mission("testia", casebooks=case)
    assert len(found.assess(as_of="1999-05").dossier.claims) == 0
    assert len(found.assess(as_of=date(1999, 7, 1)).dossier.claims) == 3
    assert len(found.claims(as_of="1999-05")) == 0
    with pytest.raises(UnknownName):
        found.assess(profile="nato")


def test_claims_are_filtered(case: Path) -> None:
    found = peaceops.mission("testia", casebooks=case)
    assert found.claims(indicator="T3")["value"] == ("120 persons", "at most 140 persons")
    assert len(found.claims(year=2001)) == 1
    assert found.claims(source="s-2")["last_date"] == (None,)
    assert len(found.sources()) == 2
    assert set(found.table(question="strength")["question"]) == {"strength"}
    with pytest.raises(UnknownIndicator):
        found.claims(indicator="Z9")


def test_tables_are_taken_by_pandas_polars_and_arrow(case: Path) -> None:
    table = peaceops.mission("testia", casebooks=case).claims()
    assert list(pd.DataFrame(table.to_dict())["id"]) == list(table["id"])
    assert list(table.to_pandas().columns) == list(table.columns)
    arrow = pa.table(table)
    assert arrow.num_rows == len(table) == 3
    assert arrow.schema.field("value_high").type == pa.float64()
    assert arrow.schema.field("known_from_date").type == pa.date32()
    assert arrow.to_pydict() == table.to_dict()
    assert pl.from_arrow(arrow).height == 3
    frame = table.to_polars()
    assert frame.schema["first_date"] == pl.Date
    assert pl.DataFrame(table).equals(frame)


def test_an_empty_table_keeps_its_types() -> None:
    table = peaceops.mission("unomig").claims(year=1800)
    assert len(table) == 0
    assert table.to_polars().schema["year" if "year" in table.columns else "value_low"] == pl.Float64
    assert pa.table(table).num_rows == 0
    assert "<table>" in table._repr_html_()


def test_a_table_in_a_notebook_is_harmless_and_short(case: Path) -> None:
    shown = peaceops.mission("testia", casebooks=case).claims()._repr_html_()
    assert "&lt;b&gt;It&lt;/b&gt;" in shown
    assert "more rows" in peaceops.mission("unomig").claims()._repr_html_()


def test_csv_and_json_of_a_table(case: Path) -> None:
    table = peaceops.mission("testia", casebooks=case).claims()
    assert json.loads(table.to_json())[0]["first_date"] == "1999-03-01"
    text = table.to_csv()
    assert "'=x" in text
    assert ",120,120,persons," in text


@pytest.mark.parametrize(
    ("library", "method"), [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")]
)
def test_a_library_that_is_not_there_is_told_in_one_line(
    case: Path, monkeypatch: pytest.MonkeyPatch, library: str, method: str
) -> None:
    table = peaceops.mission("testia", casebooks=case).claims()

    def refuse(name: str, *rest: Any) -> Any:
        if name == library:
            raise ImportError(name)
        return importlib.import_module(name, *rest)

    monkeypatch.setattr("peaceops.pipeline.table.import_module", refuse)
    with pytest.raises(ReaderMissing, match=f"{library} is not installed"):
        getattr(table, method)()
    assert builtins.list(table)


def test_a_casebook_is_loaded(case: Path) -> None:
    assert "testia" in peaceops.load_casebook(case).missions
    assert list(peaceops.load_casebook(str(case), with_shipped=False).missions) == ["testia"]
    assert "D1" in peaceops.load_codebook().indicators
