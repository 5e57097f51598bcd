"""De facto territories: days from the table of states, shapes from a named set, points placed by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.sources.sample import make_sample

from peaceops.casebook.state import shipped_states
from peaceops.cli import main
from peaceops.errors import SnapshotMissing, UnknownName
from peaceops.model.period import Period
from peaceops.pipeline.data import add_files
from peaceops.pipeline.territory import Territory, find_territories, read_territories

TODAY = date(2026, 11, 25)
SEVEN = ("ABK", "ESH", "KAR", "NCY", "SOS", "TRN", "XKX")


def make_territory(
    *polygons: tuple[list[list[float]], ...], days: tuple[str, str] = ("1992-01-01", "2000-12-31")
) -> Territory:
    return Territory(
        id="TST",
        name="Test",
        kind="de-facto",
        period=Period.parse(*days),
        polygons=polygons,
        boundaries="x",
        version="1",
        areas=("A",),
        disclaimer="d",
    )


SQUARE = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]
HOLE = [[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0], [1.0, 1.0]]
FAR = [[10.0, 10.0], [11.0, 10.0], [10.5, 11.0], [10.0, 10.0]]


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (3.0, 3.0, "TST"),
        (1.5, 1.5, None),
        (5.0, 3.0, None),
        (10.2, 10.5, "TST"),
        (10.9, 10.1, None),
        (-1.0, -1.0, None),
    ],
)
def test_points_in_a_square_with_a_hole_and_a_part(latitude: float, longitude: float, expected: str | None) -> None:
    territory = make_territory((SQUARE, HOLE), (FAR,))
    assert find_territories([latitude], [longitude], [territory]) == [expected]


def test_a_point_counts_on_days_of_the_entity_only() -> None:
    days = [date(1991, 12, 31), date(1992, 1, 1), date(2000, 12, 31), date(2001, 1, 1), None]
    found = find_territories([3.0] * 5, [3.0] * 5, [make_territory((SQUARE,))], days=days)
    assert found == [None, "TST", "TST", None, "TST"]


def test_a_set_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SnapshotMissing, match="peaceops data add natural_earth"):
        read_territories(tmp_path, states=shipped_states())
    with pytest.raises(UnknownName, match="geoboundaries"):
        read_territories(tmp_path, states=shipped_states(), boundaries="nothing")


def test_another_set_takes_the_place(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(make_sample("geoboundaries").with_cell(0, "shapeISO", "GE-AB").render())
    add_files(tmp_path, "geoboundaries", [path], today=TODAY, version="2031")
    (found,) = read_territories(tmp_path, states=shipped_states(), boundaries="geoboundaries")
    assert (found.id, found.boundaries, found.version) == ("ABK", "geoboundaries", "2031")
    assert "geoBoundaries 2031" in found.disclaimer
    arguments = ["data", "territories", "--boundaries", "geoboundaries", "--data", str(tmp_path)]
    assert main([*arguments, "--geojson", str(tmp_path / "t.geojson")]) == 0
    assert "says nothing on the status" in capfd.readouterr().out
    (feature,) = json.loads((tmp_path / "t.geojson").read_text(encoding="utf-8"))["features"]
    assert feature["properties"]["disclaimer"] == found.disclaimer
    assert feature["geometry"]["type"] == "MultiPolygon"
    assert main([*arguments, "--on", "yesterday"]) == 2


@pytest.mark.datasets
def test_seven_territories_of_natural_earth(datasets: Path, tmp_path: Path) -> None:
    names = ("ne_10m_admin_0_disputed_areas", "ne_110m_admin_0_countries")
    add_files(tmp_path, "natural_earth", [datasets / f"boundaries/{name}.json" for name in names], today=TODAY)
    found = read_territories(tmp_path, states=shipped_states())
    assert tuple(territory.id for territory in found) == SEVEN
    assert {t.id for t in read_territories(tmp_path, states=shipped_states(), day=date(2024, 6, 1))} == {*SEVEN} - {
        "KAR"
    }
    assert "KAR" not in {t.id for t in read_territories(tmp_path, states=shipped_states(), day=date(1990, 1, 1))}
    places = {
        "ABK": (43.00, 41.02),  # Sukhumi
        "SOS": (42.23, 43.97),  # Tskhinvali
        "KAR": (39.82, 46.75),  # Stepanakert
        "TRN": (46.84, 29.63),  # Tiraspol
        "NCY": (35.20, 33.00),  # near Morphou
        "ESH": (27.15, -13.20),  # Laayoune
        "XKX": (42.66, 21.17),  # Pristina
    }
    latitudes, longitudes = zip(*places.values(), strict=True)
    assert find_territories(latitudes, longitudes, found) == list(places)
    elsewhere = [(42.51, 41.87), (41.72, 44.79), (40.41, 49.87), (47.01, 28.86), (34.68, 33.04), (44.82, 20.46)]
    assert find_territories(*zip(*elsewhere, strict=True), found) == [None] * 6
