"""One suite over all adapters: each layout of each source, each way in which a file can be wrong."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pyarrow.compute as pc
import pytest
from tests.sources.sample import Sample, make_sample

from peaceops.errors import DuplicateKey, FileUnreadable, LayoutChanged, PeaceopsError, RowRefused
from peaceops.pipeline.data import add_files, verify_data
from peaceops.sources import SOURCES
from peaceops.sources.base import FOLDER, Column, read_card
from peaceops.sources.read import read_files, recognise
from peaceops.store.snapshot import RawFile, Reading

LAYOUTS = [(source, layout.name) for source in SOURCES for layout in read_card(source).layouts]
TODAY = date(2026, 11, 22)

all_layouts = pytest.mark.parametrize(("source", "layout"), LAYOUTS)


def as_text(source: str, layout: str) -> Sample:
    """A sample; the GeoJSON layout is tested as GeoJSON elsewhere and as text here."""
    return make_sample(source, layout)


def read(sample: Sample, data: bytes | None = None, name: str = "") -> Reading:
    file = RawFile(name=name or sample.name, data=sample.render() if data is None else data)
    (reading,) = read_files(sample.source, [file])
    return reading


def refuse(sample: Sample, data: bytes | None = None) -> PeaceopsError:
    with pytest.raises(PeaceopsError) as caught:
        read(sample, data)
    assert sample.name in caught.value.where
    assert caught.value.what
    return caught.value


def test_every_source_has_an_adapter_and_a_card_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml") if "." not in path.stem} - {
        "names",
        "refused",
        "territories",
    } == set(SOURCES)
    for source in SOURCES:
        assert (FOLDER / f"{source}.py").is_file()


@pytest.mark.parametrize("source", SOURCES)
def test_a_card_says_what_a_user_must_know(source: str) -> None:
    card = read_card(source)
    for text in (card.title, card.provider, card.licence, card.terms, card.definition):
        assert text.strip()
    assert card.address.startswith("https://")
    assert card.versions
    assert {"id", "type", "title", "author"} <= set(card.citation)
    assert {"start", "end", "places", "missing_row", "zero"} <= set(card.coverage)
    date.fromisoformat(card.coverage["start"])
    for table in card.tables.values():
        assert table.key
        names = {c.name for c in table.columns}
        assert all(name == name.lower() and name.isidentifier() for name in names)
        required = {c.name for c in table.columns if c.required}
        assert set(table.key) <= required, table.name
        codes = [c for c in table.columns if c.type == "code"]
        assert all(c.codes for c in codes), table.name


@pytest.mark.parametrize("source", SOURCES)
def test_a_count_carries_its_unit(source: str) -> None:
    suffixes = (
        *("_persons", "_count", "_best", "_high", "_low", "_degrees", "_months", "year", "_day", "month", "_number"),
        *("_km2", "_share", "_minutes", "_score"),
    )
    if source.startswith("replication_"):  # the names are the authors'
        return
    for table in read_card(source).tables.values():
        for column in table.columns:
            if column.type == "float" or (column.type == "int" and "_id_" not in column.name):
                assert column.name.endswith(suffixes), column.name


@all_layouts
def test_a_sample_is_read(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    reading = read(sample)
    table = reading.tables[sample.table.name]
    assert table.num_rows == len(sample.rows)
    assert [c.name for c in sample.table.columns] == table.column_names[: len(sample.table.columns)]
    assert reading.layouts == (layout,)
    assert not any(issue.severity == "error" for issue in reading.issues)


@all_layouts
def test_it_is_recognised_by_its_columns_alone(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    assert [(s, x.name) for s, x in recognise(sample.file(name="anything.dat"))] == [(source, layout)]


@all_layouts
def test_the_order_of_columns_does_not_matter(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    names = list(sample.header)
    random.Random(3).shuffle(names)
    one, other = read(sample), read(sample.with_columns(names))
    assert one.tables[sample.table.name].equals(other.tables[sample.table.name])


@all_layouts
def test_the_order_of_rows_does_not_matter(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    lines = sample.render().splitlines(keepends=True)
    turned = b"".join([lines[0], *reversed(lines[1:])])
    assert read(sample).tables[sample.table.name].equals(read(sample, turned).tables[sample.table.name])


@all_layouts
def test_a_column_gone_and_one_come_are_named(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    gone = sample.header[2]
    error = refuse(sample.with_columns([*(n for n in sample.header if n != gone), "brand_new"]))
    assert isinstance(error, LayoutChanged)
    assert "brand_new" in error.what
    assert gone in error.what
    assert source in error.expected


@all_layouts
def test_an_unknown_code_is_refused(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    column = sample.column_of("code", "bool")
    if column is None:  # the table of the world by month, and that of a country, hold figures only
        assert not any(c.type in {"code", "bool"} and c.source in sample.header for c in sample.table.columns)
        return
    error = refuse(sample.with_cell(1, column.source, "Zzz"))
    assert isinstance(error, RowRefused)
    assert (error.row, error.column) == (3, column.source)
    assert "Zzz" in error.what
    assert error.expected


@all_layouts
def test_a_key_twice_is_refused(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    lines = sample.render().splitlines(keepends=True)
    error = refuse(sample, b"".join([*lines, lines[2]]))
    assert isinstance(error, DuplicateKey)
    assert "row 3" in error.where
    assert "row 5" in error.where


@all_layouts
def test_a_cut_file_is_refused(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    data = sample.render()
    last = data.rstrip(b"\n").rindex(b"\n") + 1
    error = refuse(sample, data[: last + data[last:].index(sample.layout.separator.encode()) + 1])
    assert isinstance(error, FileUnreadable)
    assert "row 4" in error.where
    assert f"{len(sample.header)} cells" in error.expected


@all_layouts
def test_a_last_line_without_an_end_is_noted(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    assert "no-last-line-end" in {issue.code for issue in read(sample, sample.render()[:-1]).issues}


@all_layouts
def test_a_header_alone_is_refused(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    assert "no row" in refuse(sample, sample.render().splitlines(keepends=True)[0]).what
    assert "empty" in refuse(sample, b"").what or "gone" in refuse(sample, b"").what


@all_layouts
@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_refused(source: str, layout: str, encoding: str) -> None:
    sample = as_text(source, layout)
    column = sample.column_of("text") or sample.table.columns[0]
    place = sample.header.index(column.source) if column.source in sample.header else 0
    sample = sample.with_cell(1, sample.header[place], "Côte d’Ivoire".replace("’", "'"))
    error = refuse(sample, sample.render().decode().encode(encoding))
    assert isinstance(error, (FileUnreadable, LayoutChanged))
    assert encoding == "utf-16" or "line 3" in error.where


@all_layouts
def test_a_byte_order_mark_and_other_line_ends_change_nothing(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    data = b"\xef\xbb\xbf" + sample.render().replace(b"\n", b"\r\n")
    assert read(sample).tables[sample.table.name].equals(read(sample, data).tables[sample.table.name])


@all_layouts
@pytest.mark.parametrize("place", ["middle", "start"])
def test_a_stray_quote_is_refused(source: str, layout: str, place: str) -> None:
    sample = as_text(source, layout)
    lines = sample.render().split(b"\n")
    mark = sample.layout.separator.encode()
    first, rest = lines[1].split(mark, 1)
    lines[1] = (first[:1] + b'"' + first[1:] if place == "middle" else b'"' + first) + mark + rest
    error = refuse(sample, b"\n".join(lines))
    assert isinstance(error, FileUnreadable)
    assert "quotation mark" in error.what
    assert "line 2" in error.where


@all_layouts
def test_decimal_commas_are_refused_where_points_are_due(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    column = sample.column_of("float", "int")
    if column is None:
        assert not any(c.type in {"float", "int"} and c.source in sample.header for c in sample.table.columns)
        return
    wrong = "1.5" if column.decimal == "," else "1,5"
    error = refuse(sample.with_cell(0, column.source, wrong))
    assert isinstance(error, RowRefused)
    assert (error.row, error.column) == (2, column.source)
    assert wrong in error.what


@all_layouts
def test_another_separator_is_named(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    other = "," if sample.layout.separator != "," else ";"
    if any(x.columns == sample.layout.columns and x.separator == other for x in read_card(source).layouts):
        return
    error = refuse(sample, sample.render(delimiter=other))
    assert isinstance(error, LayoutChanged)
    assert f"'{other}'" in error.hint


@all_layouts
def test_an_empty_cell_where_one_is_due_is_refused(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    column: Column = next(c for c in sample.table.columns if c.required and c.source in sample.header)
    error = refuse(sample.with_cell(2, column.source, ""))
    assert isinstance(error, RowRefused)
    assert error.row == 4
    assert "empty" in error.what


@all_layouts
def test_an_empty_figure_is_unknown_and_never_0(source: str, layout: str) -> None:
    sample = as_text(source, layout)
    figures = [c for c in sample.table.columns if c.type in {"int", "float"} and not c.required]
    for column in figures[:4]:
        if column.source in sample.header and not column.source.startswith("Mission HQ"):
            table = read(sample.with_cell(1, column.source, "")).tables[sample.table.name]
            assert table[column.name].null_count == 1, column.name


@pytest.mark.parametrize("data", [b'{"features": [', b'{"features": 3}', b"[]", b'[{"x":,}]', b'{"a":[1]}', b"[1]"])
@pytest.mark.parametrize("source", SOURCES)
def test_json_that_is_none_or_none_of_ours_is_refused(source: str, data: bytes) -> None:
    error = refuse(make_sample(source), data)
    assert isinstance(error, (FileUnreadable, LayoutChanged))
    assert "JSON" in error.what


@pytest.mark.parametrize("source", SOURCES)
def test_a_file_of_another_dataset_under_the_right_name(source: str) -> None:
    other = "un_fatalities" if source != "un_fatalities" else "un_missions"
    sample = make_sample(source)
    error = refuse(sample, make_sample(other).render())
    assert isinstance(error, LayoutChanged)
    assert other in error.hint


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_is_half_written(source: str, tmp_path: Path) -> None:
    sample = make_sample(source)
    good, bad = tmp_path / "in" / sample.name, tmp_path / "in" / "bad.csv"
    good.parent.mkdir()
    good.write_bytes(sample.render())
    bad.write_bytes(sample.render().rpartition(sample.layout.separator.encode())[0])
    with pytest.raises(PeaceopsError):
        add_files(tmp_path / "store", source, [good, bad], today=TODAY)
    assert not (tmp_path / "store").exists()
    (added,) = add_files(tmp_path / "store", source, [good], today=TODAY)
    assert added.is_new
    assert verify_data(tmp_path / "store") == (1, [], [])
    (again,) = add_files(tmp_path / "store", source, [good], today=date(2030, 1, 1))
    assert not again.is_new
    assert again.snapshot == added.snapshot


@pytest.mark.parametrize("source", SOURCES)
def test_a_key_of_the_table_is_unique(source: str) -> None:
    sample = make_sample(source, rows=5)
    table = read(sample).tables[sample.table.name]
    assert len(pc.unique(table[sample.table.key[0]])) >= 1
    assert table.select(list(sample.table.key)).group_by(list(sample.table.key)).aggregate([]).num_rows == 5
