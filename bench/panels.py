"""Measure panels: radius joins against other libraries, growth, memory, uncertain totals.

::

    python3 run.py python -m bench.panels                  # 0.4 and 4 million events
    python3 run.py python -m bench.panels --large          # 40 million too, and a CSV of 5 GB in 2 GiB of memory
    python3 run.py python -m bench.panels --check          # exit 1 when a target is missed

All events are made, with a seed: clustered as fighting is. geopandas and scikit-learn are measured where they are
installed (``PEACEOPS_BENCH_PYTHON`` names an interpreter that has them); they are no part of this project. Ratios are of
medians of runs in turns, in one run of this file; the join is checked against every pair measured on a sample. Loading
a file of 400,000 events is in ``bench.sources``.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.measure import Row, find_script, format_table, run_once

from peaceops.store.tables import require

EVENTS = 400_000
BASES = 355
MONTHS = 324
RADII = (10.0, 50.0)
EARTH_KM = 6371.0088
SAMPLE = 2_000
STAGES = ("base-month 50 km", "its join report", "its counts for draws", "rows behind a cell", "country-month")


def make_events(path: Path, count: int) -> None:
    """Make events as Parquet, in pieces of at most 2 million rows: clusters around 300 places of the tropics."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    random = np.random.default_rng(1)
    places = np.column_stack([random.uniform(-30, 40, 300), random.uniform(-100, 140, 300)])
    writer = None
    done = 0
    while done < count:
        n = min(2_000_000, count - done)
        spot = places[random.integers(0, 300, n)]
        first = random.integers(6_940, 19_700, n)
        long = np.where(random.random(n) < 0.05, random.integers(1, 90, n), 0)
        deaths = np.minimum(random.pareto(1.1, n).astype("int64"), 5_000)
        kind = np.array(["state-based", "non-state", "one-sided"])[random.integers(0, 3, n)]
        columns: dict[str, Any] = {
            "event_id_ucdp": np.arange(done, done + n),
            "start_date": pa.array(first.astype("int32"), pa.int32()).cast(pa.date32()),
            "end_date": pa.array((first + long).astype("int32"), pa.int32()).cast(pa.date32()),
            "violence_type": kind,
            "latitude_degrees": np.clip(spot[:, 0] + random.normal(0, 1.5, n), -89, 89),
            "longitude_degrees": spot[:, 1] + random.normal(0, 1.5, n),
            "country_id_gw": random.integers(400, 600, n),
            "conflict_id_ucdp": random.integers(1, 1_500, n),
            "conflict_name": np.repeat("A: Government", n),
            "side_a": np.repeat("Government of A", n),
            "side_a_id_gw": np.repeat(482, n),
            "deaths_low": deaths,
            "deaths_best": deaths,
            "deaths_high": deaths + random.integers(0, 4, n),
            "deaths_civilians_persons": deaths // 3,
        }
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="snappy")
        writer.write_table(table)
        done += n
    if writer:
        writer.close()


def write_csv(path: Path, gigabytes: float, *, is_shuffled: bool) -> int:
    """Write events as a release comes: CSV with the 49 columns of GED, text as long as there; return how many."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.csv as pc_csv

    from peaceops.sources.base import read_card

    random = np.random.default_rng(1)
    columns = sorted(next(x for x in read_card("ucdp_ged").layouts if x.name == "current").columns)
    done, n = 0, 100_000
    with path.open("wb") as stream:
        while stream.tell() < gigabytes * 1e9:
            first = random.integers(6_940, 19_700, n)
            deaths = np.minimum(random.pareto(1.1, n).astype("int64"), 5_000)
            ids = np.arange(done + 1, done + n + 1)
            # Groups of rows come in any order: nothing of a key is near the next.
            ids = ids if not is_shuffled else (ids * 2_654_435_761) % 4_294_967_296
            noise = [f"{a:012x}" for a in random.integers(0, 16**12, n).tolist()]
            own: dict[str, Any] = {
                "id": ids, "year": _render_days(first, "Y"), "best": deaths, "low": deaths, "high": deaths + 1,
                "deaths_civilians": deaths, "date_start": _render_days(first), "date_end": _render_days(first + 2),
                "latitude": np.round(random.uniform(-30, 40, n), 6), "longitude": np.round(random.uniform(-100, 140, n), 6),
                "type_of_violence": random.integers(1, 4, n), "country_id": random.integers(400, 600, n),
                "conflict_new_id": random.integers(1, 1_500, n), "gwnoa": np.repeat(482, n), "relid": noise,
                "source_article": [f'Agency {x}, "both sides", near {x[:4]}; ' * 6 for x in noise],
                "side_a": np.repeat("Government of A", n),
            }  # fmt: skip
            fixed = dict.fromkeys(("deaths_a", "deaths_b", "deaths_unknown"), "0") | {
                "code_status": "Clear",
                "region": "Africa",
            }
            text = dict.fromkeys(
                ("where_description", "source_original", "adm_1", "source_headline"), "Northern province"
            )
            table = pa.table({c: own[c] if c in own else np.repeat((fixed | text).get(c, "1"), n) for c in columns})
            pc_csv.write_csv(table, stream, pc_csv.WriteOptions(include_header=not done))
            done += n
    return done


def _render_days(days: Any, unit: Any = "D") -> Any:
    import numpy as np

    return np.datetime_as_string((np.datetime64("1970-01-01") + days).astype(f"datetime64[{unit}]"))


def make_places() -> list[tuple[float, float]]:
    """Make places of bases, near the fighting."""
    import numpy as np

    random = np.random.default_rng(1)
    places = np.column_stack([random.uniform(-30, 40, 300), random.uniform(-100, 140, 300)])
    spots = places[random.integers(0, 300, BASES)] + random.normal(0, 1, (BASES, 2))
    return [(float(a), float(b)) for a, b in spots]


def open_tables(events: Path, *, memory: str = "") -> tuple[Any, Any, Any, Any]:
    """Open an engine with events, places and base-months."""
    from peaceops.pipeline.engine import open_engine

    ibis = require("ibis", to="measure panels")
    engine = open_engine(memory=memory)
    spots = make_places()
    points = {"point_id": list(range(BASES)), "latitude": [s[0] for s in spots], "longitude": [s[1] for s in spots]}
    months = [(base, 12 * 1994 + month) for base in range(BASES) for month in range(MONTHS)]
    bases = {"base_id": [b for b, _ in months], "point_id": [b for b, _ in months], "month": [m for _, m in months]}
    return engine, engine.read_parquet(str(events)), ibis.memtable(points), ibis.memtable(bases)


def build_near(events: Any, points: Any, bases: Any, radius: float) -> Any:
    """Build the layer of deaths within a radius of bases, by month."""
    return build_layer("base-month", events, points=points, bases=bases, radius_km=radius)


def build_states(events: Any) -> Any:
    """Build the layer of deaths by state and month."""
    return build_layer("country-month", events, place=lambda table: table.country_id_gw)


def build_layer(unit: str, events: Any, **options: Any) -> Any:
    """Build a layer of deaths."""
    ibis = require("ibis", to="measure panels")
    from peaceops.panel.build import build_event_layer, prepare_events
    from peaceops.panel.coverage import Cover
    from peaceops.panel.event import EVENT_MEASURES
    from peaceops.panel.unit import find_unit

    cover = Cover(label="made", version="1", first_month=12 * 1989, last_month=12 * 2024)
    names = ("deaths_state_based", "deaths_one_sided_government", "deaths_one_sided_non_state")
    measures = [EVENT_MEASURES[name] for name in names]
    table = prepare_events(events.mutate(release=ibis.literal("made")))
    return build_event_layer(find_unit(unit), table, measures, [cover], **options)


def join_only(events: Any, points: Any, radius: float) -> Any:
    """Join events with places: what the other libraries do too."""
    from peaceops.panel.space import join_within

    found = events.select(event_id="event_id_ucdp", latitude="latitude_degrees", longitude="longitude_degrees")
    return join_within(points, found, radius_km=radius)


def join_months(events: Any, points: Any, bases: Any, radius: float) -> Any:
    """Join events with base-months, as a panel does: in space first, each place once, in time after."""
    from peaceops.panel.space import join_within

    day = events.start_date
    month = day.year().cast("int64") * 12 + day.month().cast("int64") - 1
    found = events.select(
        event_id="event_id_ucdp", latitude="latitude_degrees", longitude="longitude_degrees", month=month
    )
    pairs = join_within(points, found, radius_km=radius, keep=("month",))
    return pairs.inner_join(bases, ["point_id", "month"])


def time_once(call: Callable[[], Any]) -> float:
    """Time one call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def check_sample(pairs: Any, events: Any, radius: float) -> int:
    """Check a join against every pair of a sample of events, measured by vectors; return how many pairs there are."""
    import numpy as np

    sample = events.filter(events.event_id_ucdp % max(1, EVENTS // SAMPLE) == 0)
    rows = sample.select("event_id_ucdp", "latitude_degrees", "longitude_degrees").to_pyarrow()
    ids = rows["event_id_ucdp"].to_pylist()

    def vector(latitude: Any, longitude: Any) -> Any:
        a, b = np.radians(np.asarray(latitude, dtype=float)), np.radians(np.asarray(longitude, dtype=float))
        return np.column_stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)])

    spots = make_places()
    here = vector(rows["latitude_degrees"], rows["longitude_degrees"])
    there = vector([s[0] for s in spots], [s[1] for s in spots])
    chord = np.linalg.norm(here[:, None] - there[None], axis=2)
    near = 2 * EARTH_KM * np.arcsin(np.minimum(chord / 2, 1)) <= radius
    wanted = {(int(p), ids[int(e)]) for e, p in zip(*near.nonzero(), strict=True)}
    chosen = set(ids)
    found = {(r["point_id"], r["event_id"]) for r in pairs.to_pyarrow().to_pylist() if r["event_id"] in chosen}
    if found != wanted:
        raise SystemExit(f"bench: the join differs from every pair measured: {len(found ^ wanted)} pairs")
    return len(wanted)


# As a script does it: every base-month is a point, what lies near in space is filtered by month.
OTHERS = """
import json, sys, time
import numpy as np, pyarrow.parquet as pq
events, radius, runs = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
places, first, months = np.array(json.loads(sys.argv[4])), int(sys.argv[5]), int(sys.argv[6])
t = pq.read_table(events, columns=["latitude_degrees", "longitude_degrees", "start_date"])
lat, lon = (t[c].to_numpy() for c in ("latitude_degrees", "longitude_degrees"))
when = t["start_date"].to_numpy().astype("datetime64[M]").astype(int) + 12 * 1970
spots = np.repeat(places, months, axis=0)
base_month = np.tile(np.arange(first, first + months), len(places))
out = {}
def take(name, call):
    try:
        count = call()
        times = []
        for _ in range(runs):
            begun = time.perf_counter(); call(); times.append(time.perf_counter() - begun)
        out[name] = [sorted(times)[len(times) // 2], count]
    except ImportError:
        pass
def balltree():
    from sklearn.neighbors import BallTree
    tree = BallTree(np.radians(np.column_stack([lat, lon])), metric="haversine")
    found = tree.query_radius(np.radians(spots), r=radius / 6371.0088)
    return int(sum((when[f] == m).sum() for f, m in zip(found, base_month)))
def geo():
    import geopandas as gpd
    from shapely import box
    # Boxes around each base-month as candidates, distance by great circle.
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat), crs=4326)
    reach = radius / 111.0
    width = 1.02 * reach / np.maximum(np.cos(np.radians(spots[:, 0])), 0.01)
    boxes = box(spots[:, 1] - width, spots[:, 0] - reach, spots[:, 1] + width, spots[:, 0] + reach)
    bases = gpd.GeoDataFrame({"p": range(len(spots))}, geometry=boxes, crs=4326)
    met = gpd.sjoin(points, bases, predicate="within")
    i, p = met.index.to_numpy(), met.p.to_numpy()
    a, b = np.radians(lat[i]), np.radians(spots[p, 0])
    d = np.radians(spots[p, 1]) - np.radians(lon[i])
    h = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(d / 2) ** 2
    near = 2 * 6371.0088 * np.arcsin(np.sqrt(h)) <= radius
    return int((near & (when[i] == base_month[p])).sum())
take("scikit-learn BallTree", balltree)
take("geopandas sjoin", geo)
print(json.dumps(out))
"""


def measure_joins(folder: Path, *, runs: int) -> list[Row]:
    """Measure the join of events with base-months and what the other libraries need for it."""
    path = folder / "events.parquet"
    engine, events, points, bases = open_tables(path)
    rows = []
    for radius in RADII:
        checked = check_sample(join_only(events, points, radius), events, radius)
        pairs = join_months(events, points, bases, radius)
        count = int(engine.execute(pairs.count()))
        times = [time_once(partial(engine.execute, pairs.count())) for _ in range(runs)]
        panel = build_near(events, points, bases, radius).table
        whole = statistics.median(time_once(partial(engine.to_pyarrow, panel)) for _ in range(runs))
        ours = statistics.median(times)
        note = f"{count:,} pairs, {ours:.2f} s; {checked:,} of a sample equal to every pair measured"
        rows.append(Row(name=f"join {radius:g} km", value=ours, unit="s", note=note))
        rows.append(
            Row(name=f"base-month panel {radius:g} km", value=whole, unit="s", note=f"{EVENTS:,} x {BASES * MONTHS:,}")
        )
        python = os.environ.get("PEACEOPS_BENCH_PYTHON", sys.executable)
        done = subprocess.run(
            [python, "-c", OTHERS, str(path), str(radius), str(runs), json.dumps(make_places()), str(12 * 1994), str(MONTHS)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        others = json.loads(done.stdout) if done.returncode == 0 else {}
        for name, (seconds, found) in others.items():
            if abs(found - count) > max(2, count // 100_000):
                raise SystemExit(f"bench: {name} finds {found} pairs, we {count}")
            target = 1 / 3 if name.startswith("geopandas") else 1 / 10
            rows.append(
                Row(name=f"  against {name}", value=ours / seconds, unit="x", target=target, note=f"{seconds:.2f} s")
            )
        if not others:
            rows.append(Row(name="  others", value=float("nan"), unit="", note="not installed: PEACEOPS_BENCH_PYTHON"))
    return rows


def call_apart(call: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """Call in a process of its own: a child's peak memory begins at that of the process that starts it."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as apart:
        return apart.submit(call, *arguments, **options).result()


def measure_growth(folder: Path, counts: tuple[int, ...], *, memory: str) -> list[Row]:
    """Measure what is made of events as they grow: each stage in its own process, time and peak memory."""
    rows = []
    first: dict[str, tuple[float, float]] = {}
    for count in counts:
        path = folder / f"events-{count}.parquet"
        call_apart(make_events, path, count)
        for stage in STAGES:
            seconds, peak = run_child(path, stage, memory=memory, folder=folder)
            base = first.setdefault(stage, (seconds / count, peak))
            note = f"{seconds:.1f} s, {peak:.0f} MB ({peak / base[1]:.1f} x); {seconds / count / base[0]:.2f} x linear"
            rows.append(
                Row(name=f"{stage} {count / 1e6:g} million", value=peak, unit="MB peak", target=1_000.0, note=note)
            )
        path.unlink()
    return rows


def measure_out_of_core(folder: Path, gigabytes: float) -> list[Row]:
    """Measure the load of a file of events that is larger than the memory allowed, and a panel of it: whole commands.

    The rows come in no order, so that they have to be put in order on disk.
    """
    path, store = folder / "GEDEvent.csv", folder / "store"
    count = call_apart(write_csv, path, gigabytes, is_shuffled=True)
    environment = {**os.environ, "PEACEOPS_DATA": str(store)}
    commands = {
        "data add": ("data", "add", "ucdp_ged", "--file", str(path), "--version", "24.1"),
        "panel": ("panel", "country-month", "--memory", "1GiB", "--out", str(folder / "panel.parquet")),
    }
    rows = []
    for name, command in commands.items():
        seconds, peak = run_once((find_script("peaceops"), *command), cwd=folder, env=environment)
        note = f"{gigabytes:g} GB of CSV, {count / 1e6:.1f} million events, {seconds:.0f} s"
        rows.append(Row(name=f"{name}, larger than memory", value=peak, unit="MB peak", target=2_147.0, note=note))
        if name == "data add":
            path.unlink()
    left = [p.name for p in store.rglob(".*")]
    if left:
        raise SystemExit(f"bench: temporary files are left: {left}")
    return rows


def run_child(path: Path, stage: str, *, memory: str, folder: Path) -> tuple[float, float]:
    """Run one stage in a process of its own: seconds and peak memory."""
    command = (sys.executable, "-m", "bench.panels", "--child", str(path), "--stage", stage, "--memory", memory)
    return run_once(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])})


def run_stage(path: Path, stage: str, memory: str) -> None:
    """Run one stage: in a process of its own."""
    engine, events, points, bases = open_tables(path, memory=memory)
    is_near = stage != "country-month"
    layer = build_near(events, points, bases, 50.0) if is_near else build_states(events)
    if stage in ("base-month 50 km", "country-month"):
        engine.to_pyarrow(layer.table)
    elif stage == "its join report":
        engine.to_pyarrow(layer.rows.agg(events=layer.rows.event_id.nunique(), units=layer.rows.base_id.nunique()))
    elif stage == "rows behind a cell":
        engine.to_pyarrow(layer.rows.filter(layer.rows.base_id == 7, layer.rows.month == 12 * 1999))
    else:
        rows = layer.rows.filter(layer.rows.is_first)
        groups = rows.group_by("base_id", "month", "violence_type", "deaths_reported")
        engine.to_pyarrow(groups.agg(n=rows.event_id.nunique()))


def loop_totals(counts: Mapping[tuple[str, int], int], known: Mapping[tuple[str, int], Any], draws: int) -> list[float]:
    """Draw totals one event and draw at a time, as a script would."""
    import random

    source = random.Random(1)
    totals = [0.0] * draws
    for (kind, count), events in counts.items():
        toll = known[kind, count]
        for _ in range(events):
            for i in range(draws):
                if source.random() < toll.w:
                    totals[i] += count
                else:
                    totals[i] += max(0.0, toll.loc - toll.scale * math.log(-math.log(source.random() or 1e-12)))
    return totals


def measure_totals(*, runs: int) -> list[Row]:
    """Measure uncertain totals: 1,000 draws of 1,000 events against a loop, and of 100,000 events."""
    from collections import Counter

    import numpy as np

    from peaceops.panel.uncertain import Toll, draw_total

    random = np.random.default_rng(1)

    def make(events: int) -> Counter[tuple[str, int]]:
        deaths = np.minimum((random.pareto(1.1, events) * 1.5).astype(int), 5_000)
        kinds = random.choice(["state-based", "non-state", "one-sided"], events)
        return Counter(zip(kinds.tolist(), deaths.tolist(), strict=True))

    small, large = make(1_000), make(100_000)
    # Made-up parameters: the fitted ones are not ours to ship.
    known = {key: Toll(loc=1.1 * key[1] + 0.5, scale=0.4 * key[1] + 0.8, w=0.3) for key in {*small, *large}}
    ours = statistics.median(time_once(lambda: draw_total(small, known, draws=1_000)) for _ in range(runs))
    loop = time_once(lambda: loop_totals(small, known, 1_000))
    many = {
        n: statistics.median(time_once(partial(draw_total, large, known, draws=n)) for _ in range(runs))
        for n in (1_000, 5_000)
    }
    rows = [
        Row(
            name="totals: 1,000 x 1,000 against a loop",
            value=ours / loop,
            unit="x",
            target=0.1,
            note=f"{ours:.3f} s against {loop:.2f}",
        )
    ]
    rows += [
        Row(name=f"totals: {n:,} draws of 100,000 events", value=s, unit="s", note=f"{len(large)} groups")
        for n, s in many.items()
    ]
    return rows


def measure_conflicts(*, runs: int) -> Row:
    """Measure the country-year panel of 1946-2024 with conflict measures, from made conflicts."""
    from datetime import date

    ibis = require("ibis", to="measure panels")
    from peaceops.casebook.state import shipped_states
    from peaceops.panel.build import Layer, build_panel
    from peaceops.panel.conflict import CONFLICT_MEASURES, derive_state_years
    from peaceops.panel.unit import build_state_spine, find_unit
    from peaceops.pipeline.engine import open_engine

    rows = [
        {
            "conflict_id_ucdp": c, "year": y, "intensity": "minor", "start_date": date(1946 + c % 79, 1, 1), "location": "A",
            "side_a_ids_gw": str(400 + c % 200), "side_b_ids_gw": str(500 + c % 90), "side_a_supporter_ids_gw": "2, 200",
            "side_b_supporter_ids_gw": None, "location_ids_gw": str(400 + c % 200),
        }
        for c in range(300) for y in range(1946 + c % 79, min(2025, 1946 + c % 79 + 9))
    ]  # fmt: skip
    engine = open_engine()

    def build() -> Any:
        derived = derive_state_years(rows)
        table = ibis.memtable(derived).mutate(month=lambda t: t.year * 12)
        names = tuple(CONFLICT_MEASURES)
        layer = Layer(
            name="conflicts", columns=names, table=table.select("country_id_gw", "month", *names), rows=table, fill=names,
            covered=lambda spine: spine.month >= 0,
        )  # fmt: skip
        spine = build_state_spine(shipped_states(), 12 * 1946, 12 * 2024 + 11, years=True)
        return engine.to_pyarrow(build_panel(find_unit("country-year"), spine, [layer]))

    seconds = statistics.median(time_once(build) for _ in range(runs))
    return Row(
        name="country-year 1946-2024, conflicts",
        value=seconds,
        unit="s",
        note=f"{build().num_rows:,} rows, {len(rows):,} conflict-years",
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and check where asked to."""
    parser = argparse.ArgumentParser(
        prog="bench.panels", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--gigabytes", type=float, default=5.0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--child", type=Path)
    parser.add_argument("--memory", default="")
    parser.add_argument("--stage", default=STAGES[0], choices=STAGES)
    given = parser.parse_args(arguments)
    if given.child:
        run_stage(given.child, given.stage, given.memory)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        call_apart(make_events, folder / "events.parquet", EVENTS)
        rows = call_apart(measure_joins, folder, runs=given.runs)
        print(format_table(rows), flush=True)
        more = [call_apart(measure_conflicts, runs=given.runs), *call_apart(measure_totals, runs=given.runs)]
        print(format_table(more), flush=True)
        counts = (400_000, 4_000_000, 40_000_000) if given.large else (400_000, 4_000_000)
        grown = measure_growth(folder, counts, memory="2GiB")
        if given.large:
            grown += measure_out_of_core(folder, given.gigabytes)
        print(format_table(grown), flush=True)
        rows += more + grown
    return int(given.check and not all(row.is_met for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
