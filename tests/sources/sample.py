"""Small files shaped as the providers': every column of a layout, a few rows."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from peaceops.sources.base import Column, Layout, TableCard, read_card
from peaceops.store.snapshot import RawFile

LINE = '{"type":"LineString","coordinates":[[41.0,43.0],[41.5,43.5]]}'
AREA = '{"type":"Polygon","coordinates":[[[41.0,43.0],[41.5,43.5],[41.5,43.0],[41.0,43.0]]]}'

#: What a real row says, where the type alone would not do.
CELLS: dict[tuple[str, str], dict[str, str | tuple[str, ...]]] = {
    ("geo_pko", "year_contributor_texts"): {"year.overview": "Nepal (150), Korea (ROK) (size unknown)"},
    ("priogrid", "cells"): {
        "row": "1",
        "col": ("2", "3", "4", "5", "6"),
        "xcoord": ("-179.25", "-178.75", "-178.25", "-177.75", "-177.25"),
        "ycoord": "-89.75",
        "mountains_mean": "0.5",
    },
    ("natural_earth", "countries"): {"geometry.json": AREA},
    ("natural_earth", "disputed_areas"): {"geometry.json": AREA},
    ("natural_earth", "disputed_lines"): {"geometry.json": LINE},
    ("geoboundaries", "units"): {"geometry.json": AREA},
    ("pact", "coded_paragraphs"): {"codes": '{"PoliceReform": "Assist,Monitor", "Demining": "Assist"}'},
    ("pema", "resolutions"): {"Date2": "25-Apr-13", "Year": "2013"},
    ("tamm", "mission_months"): {"yearmon": "575", "pkratio": ".5", "vlimratio": ".25", "pbratio": ".25"},
    ("ucdp_peace_agreements", "agreements"): {
        **dict.fromkeys(("gwno", "conflict_id", "dyad_id"), "1, 2"),
        "actor_id": "130, 131, 130",
    },
    ("ucdp_ged_totals", "conflicts"): {"civilian_ratio": "0.5"},
    ("un_missions", "missions"): {
        "mission_longitude": "-87,2167",
        "mission_latitude": "14,1",
        "last_update": "2031-01-01",
    },
    ("un_fatalities", "fatalities"): {"m49_code": "250.0", "isocode3": "FRA", "last_update": "2031-01-01"},
    ("ipi_contributions", "mission_month"): {
        "Mission HQ": "Tegucigalpa",
        "Mission HQ Longitude": "14.1",
        "Mission HQ Latitude": "-87.2167",
    },
    ("bara_hultman", "mission_conflict_month"): {"year": "1994", "date": "419"},
    ("mullenbach", "missions"): {"STARTYR": "1994", "ENDYR": "2000"},
    ("unhcr_population", "origin_asylum_year"): {"year": "1994"},
    ("unhcr_solutions", "origin_asylum_year"): {"year": "1994"},
    ("ucdp_country_year", "country_year"): {"year_cy": "1993"},
    ("ucdp_ged", "events"): {"year": "1993", "latitude": "43.0", "longitude": "41.0"},
}


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A file as rows of text."""

    source: str
    table: TableCard
    layout: Layout
    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def render(self, *, delimiter: str = "") -> bytes:
        """As delimited text, separated as the layout is."""
        delimiter = delimiter or self.layout.separator
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\n", delimiter=delimiter).writerows([self.header, *self.rows])
        return stream.getvalue().encode()

    def file(self, *, name: str = "") -> RawFile:
        return RawFile(name=name or self.name, data=self.render())

    def with_cell(self, row: int, column: str, value: str) -> Sample:
        """The same with another cell."""
        place = self.header.index(column)
        rows = [list(r) for r in self.rows]
        rows[row][place] = value
        return replace(self, rows=tuple(map(tuple, rows)))

    def with_columns(self, names: Sequence[str]) -> Sample:
        """The same with these columns in this order; a new one holds an x."""
        places = [self.header.index(n) if n in self.header else None for n in names]
        rows = tuple(tuple("x" if p is None else row[p] for p in places) for row in self.rows)
        return replace(self, header=tuple(names), rows=rows)

    def column_of(self, *kinds: str) -> Column | None:
        """The first column of these types that the file itself holds and no correction touches."""
        touched = {name for c in read_card(self.source).corrections for name in c.columns}
        for column in self.table.columns:
            if column.type in kinds and column.source in self.header and column.source not in touched:
                return column
        return None


def make_sample(source: str, layout: str = "", *, rows: int = 3, cells: Mapping[str, str] | None = None) -> Sample:
    """Make a small file of a layout."""
    card = read_card(source)
    chosen = next(x for x in card.layouts if x.name == layout or not layout)
    table = card.tables[chosen.table]
    known = {c.source: c for c in table.columns if c.source}
    header = tuple(sorted(chosen.columns, key=lambda name: (list(known).index(name) if name in known else 999, name)))
    fixed: dict[str, str | tuple[str, ...]] = {**CELLS.get((source, table.name), {}), **(cells or {})}
    body = tuple(
        tuple(
            _pick(fixed[name], i) if name in fixed and not _is_varied(name, table) else _cell(known.get(name), i)
            for name in header
        )
        for i in range(rows)
    )
    name = "Albania.csv" if chosen.is_named else f"{source}.csv"
    return Sample(source=source, table=table, layout=chosen, name=name, header=header, rows=body)


def _pick(value: str | tuple[str, ...], i: int) -> str:
    return value if isinstance(value, str) else value[i % len(value)]


def _is_varied(name: str, table: TableCard) -> bool:
    return next((c for c in table.columns if c.name == table.key[0]), table.columns[0]).source == name


def _cell(column: Column | None, i: int) -> str:
    if column is None:
        return str(i + 1)
    if column.codes:
        return list(column.codes)[i % len(column.codes) if column.type == "code" and len(column.codes) > 20 else 0]
    if column.type == "bool":
        return "1"
    if column.type == "date":
        return f"2001-01-{i + 1:02d}"
    number = int(max(column.minimum or 0, 0)) + i + 1
    return {"int": str(number), "float": str(number), "stata_month": str(400 + i), "code": "1"}.get(
        column.type, f"{column.name} {i + 1}"
    )


def make_workbook(rows: Sequence[Sequence[str | float]]) -> bytes:
    """Make an Excel file of one sheet; text and numbers only."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for place, value in enumerate(row):
            reference = f"{_letters(place)}{number}"
            if isinstance(value, str):
                cells.append(f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>')
            else:
                cells.append(f'<c r="{reference}"><v>{value}</v></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return stream.getvalue()


def _letters(place: int) -> str:
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text
