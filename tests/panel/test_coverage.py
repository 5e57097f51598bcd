"""Coverage: unobserved is not zero, a sample covers nothing, one release speaks at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from peaceops.errors import InvalidValue, OutsideCoverage
from peaceops.panel.coverage import Cover, arrange, cut_events, find_speaking, is_covered, name_release

ibis = pytest.importorskip("ibis")


def month(year: int, number: int = 1) -> int:
    return 12 * year + number - 1


def cover(version: str, first: int, last: int, *places: int, **more: Any) -> Cover:
    return Cover(label=f"GED {version}", version=version, first_month=first, last_month=last, places=places, **more)


WORLD = cover("22.1", month(1989), month(2021, 12))
CAR = cover("23.1", month(1989), month(2022, 12), 482)
CANDIDATE = cover("22.0.2", month(2022, 2), month(2022, 2), is_candidate=True)
SAMPLE = cover("26.1", month(1989), month(2025, 12), is_sample=True)


def ask(place: int | None, when: int, *covers: Cover) -> bool:
    rows = ibis.memtable({"month": [when], "place": [place]}, schema={"month": "int64", "place": "int64"})
    return rows.select(x=is_covered(rows.place, rows.month, covers)).to_pyarrow()["x"][0].as_py()


def test_a_country_file_covers_its_country_and_a_candidate_its_month() -> None:
    assert ask(482, month(2022, 12), CAR)
    assert not ask(483, month(2022, 12), CAR)
    assert not ask(None, month(2022, 12), CAR)
    assert ask(483, month(2022, 2), CAR, CANDIDATE)
    assert not ask(483, month(2022, 3), CAR, CANDIDATE)
    assert ask(None, month(2000), WORLD)


def test_vetted_before_candidates_and_newest_first() -> None:
    assert arrange([CANDIDATE, WORLD, SAMPLE, CAR]) == (CAR, WORLD, CANDIDATE)
    assert arrange([cover("9.1", 1, 2), cover("19.1", 1, 2)])[0].version == "19.1"


def test_a_sample_covers_nothing() -> None:
    with pytest.raises(OutsideCoverage, match="covers anything"):
        arrange([SAMPLE])
    with pytest.raises(InvalidValue, match="backwards"):
        cover("22.1", 5, 4)


def events(*rows: tuple[int, int, date]) -> Any:
    return ibis.memtable(
        {"event_id": [r[0] for r in rows], "country_id_gw": [r[1] for r in rows], "start_date": [r[2] for r in rows]},
        schema={"event_id": "int64", "country_id_gw": "int64", "start_date": "date"},
    )


def test_an_event_comes_from_the_release_that_speaks_there_and_once() -> None:
    newer = events((1, 482, date(2020, 1, 5)), (9, 483, date(2020, 1, 5)), (10, 482, date(2023, 1, 1)))
    world = events((1, 482, date(2020, 1, 5)), (2, 482, date(2020, 1, 6)), (3, 483, date(2020, 1, 5)))
    rows = cut_events([(CAR, newer), (WORLD, world)]).order_by("event_id").to_pyarrow().to_pylist()
    # 2 is gone from the newer release; 9 and 10 lie outside what the newer file covers.
    assert [(row["event_id"], row["release"]) for row in rows] == [(1, "GED 23.1"), (3, "GED 22.1")]


def test_the_release_that_speaks_is_named_and_others_are_not_cited() -> None:
    covers = (CAR, WORLD, CANDIDATE)
    assert find_speaking(covers, month(2000), month(2000), (482,)) == (CAR,)
    assert find_speaking(covers, month(2000), month(2000), (482, 500)) == (CAR, WORLD)
    assert find_speaking(covers, month(2021, 12), month(2022, 3), ()) == covers
    assert find_speaking((WORLD, cover("21.1", month(1989), month(2020, 12))), month(1990), month(2024), ()) == (WORLD,)
    rows = ibis.memtable(
        {"m": [month(2022, 2)] * 2 + [month(2022, 3)], "p": [482, 1, 1]}, schema={"m": "int64", "p": "int64"}
    )
    named = rows.select(x=name_release(rows.p, rows.m, covers)).to_pyarrow()["x"].to_pylist()
    assert named == ["GED 23.1", "GED 22.0.2", None]
