"""De facto territories: days from the table of states, shapes from a named set, towns inside them."""

from __future__ import annotations

import itertools
import json
from datetime import date
from pathlib import Path

import pytest
from tests.sources.sample import make_sample

from peaceops.casebook.state import shipped_states
from peaceops.cli import main
from peaceops.errors import SnapshotMissing, UnknownName
from peaceops.pipeline.data import add_files
from peaceops.pipeline.territory import Territory, read_territories

TODAY = date(2026, 11, 25)
SEVEN = ("ABK", "ESH", "KAR", "NCY", "SOS", "TRN", "XKX")


def lies_in(place: tuple[float, float], territory: Territory) -> bool:
    """Whether an odd number of edges of a territory lie to the east of a place (latitude, longitude)."""
    y, x = place
    edges = (edge for rings in territory.polygons for ring in rings for edge in itertools.pairwise(ring))
    crossed = ((a, b) for a, b in edges if (a[1] > y) != (b[1] > y))
    return sum(x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) for a, b in crossed) % 2 == 1


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
    for name, place in places.items():
        assert [territory.id for territory in found if lies_in(place, territory)] == [name]
    elsewhere = [(42.51, 41.87), (41.72, 44.79), (40.41, 49.87), (47.01, 28.86), (34.68, 33.04), (44.82, 20.46)]
    assert not any(lies_in(place, territory) for place in elsewhere for territory in found)
