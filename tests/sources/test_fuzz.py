"""Whatever a file holds, a reader gives rows or one of our errors."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.sample import make_sample
from tests.sources.test_clean import ged_tables

from peaceops.errors import PeaceopsError
from peaceops.sources import SOURCES
from peaceops.sources.read import read_files, recognise
from peaceops.store.snapshot import RawFile

STARTS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"<stata_dta>",
    b"\x72\x02\x01\x00",
    b"{",
    b"[",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
]
SAMPLES = {source: make_sample(source).render() for source in SOURCES}
CONTAINERS = ged_tables()
quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def attempt(source: str, data: bytes) -> None:
    file = RawFile(name="Albania.csv", data=data)
    with suppress(PeaceopsError):
        readings = read_files(source, [file])
        assert all(table.num_rows for reading in readings for table in reading.tables.values())


@pytest.mark.parametrize("source", SOURCES)
@quick
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_any_bytes(source: str, start: bytes, rest: bytes) -> None:
    attempt(source, start + rest)


@pytest.mark.parametrize("source", SOURCES)
@quick
@given(seed=st.integers(0, 10**9), count=st.integers(1, 6))
def test_any_damage_to_a_sample(source: str, seed: int, count: int) -> None:
    attempt(source, damage(SAMPLES[source], seed, count))


@pytest.mark.parametrize("container", ["zip", "xlsx", "geojson"])
@quick
@given(seed=st.integers(0, 10**9), count=st.integers(1, 6))
def test_any_damage_to_a_container(container: str, seed: int, count: int) -> None:
    attempt("ucdp_ged", damage(CONTAINERS[container], seed, count))


@pytest.mark.parametrize("source", SOURCES)
@quick
@given(st.data())
def test_any_text_in_any_cell(source: str, data: st.DataObject) -> None:
    sample = make_sample(source)
    column = data.draw(st.sampled_from(sample.header))
    text = data.draw(
        st.text(max_size=30) | st.sampled_from(["1e400", "-0", "9" * 30, "0001-01-01", "2020-01-01T00:00:00Z"])
    )
    attempt(source, sample.with_cell(1, column, text).render().replace(b"\xed", b""))


@quick
@given(st.binary(max_size=300))
def test_recognising_any_bytes(data: bytes) -> None:
    with suppress(PeaceopsError):
        recognise(RawFile(name="x", data=data))


def damage(data: bytes, seed: int, count: int) -> bytes:
    """Change, cut, repeat or insert bytes."""
    chance = random.Random(seed)
    found = bytearray(data)
    for _ in range(count):
        place = chance.randrange(len(found) or 1)
        kind = chance.randrange(5)
        if kind == 0:
            found[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del found[place : place + chance.randrange(40)]
        elif kind == 2:
            found[place:place] = found[place : place + chance.randrange(40)]
        elif kind == 3:
            found[place:place] = chance.choice([b'"', b",", b"\n", b"\0", b";", b"\xff", "é".encode()])
        else:
            del found[place:]
    return bytes(found)
