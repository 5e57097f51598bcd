"""Measure the match of 100,000 spellings against a plain look-up of the same spellings in a dictionary.

::

    python3 run.py python -m bench.registry            # a table
    python3 run.py python -m bench.registry --check    # exit 1 when a target is missed

The names are those of the registry as the lists write them, in other letters and punctuation, shared
names with a day, and one in a hundred with a slip of the pen. The plain look-up knows each of these
very strings beforehand: it is what no match can beat.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable
from datetime import date

from peaceops.casebook import load_casebook
from peaceops.casebook.identity import MissionIndex
from peaceops.casebook.registry import read_placed_rows
from peaceops.codebook.load import load_codebook

ROWS = 100_000
RUNS = 3
TARGET_RATIO = 300.0  # to the plain look-up


def draw_names(index: MissionIndex, number: int) -> list[tuple[str, date | None]]:
    """Draw rows as a dataset would hold them; the same on every run."""
    chance = random.Random(1948)
    spellings = [row.spelling for row in index.placed] + [name.text for name in index.names]
    spellings += [mission.name for mission in index.missions.values()]
    forms: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, lambda text: text.replace(" ", "  "))
    names: list[tuple[str, date | None]] = []
    for _ in range(number):
        text = chance.choice(forms)(chance.choice(spellings))
        if chance.random() < 0.01 and len(text) > 4:
            place = chance.randrange(len(text) - 1)
            text = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        names.append((text, date(chance.randint(1948, 2024), 1, 1) if chance.random() < 0.2 else None))
    return names


def measure(run: Callable[[], object]) -> float:
    """Measure the median time of `run` in seconds."""
    times = []
    for _ in range(RUNS):
        gc.collect()
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Print the table; with ``--check`` compare with the targets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    casebook, placed = load_casebook(load_codebook()), read_placed_rows()

    def build() -> MissionIndex:
        index = MissionIndex(missions=casebook.missions, names=casebook.names, placed=placed)
        index.match("UNOMIG")
        return index

    names = draw_names(build(), ROWS)
    plain = {text: text for text, _ in names}
    baseline = measure(lambda: [plain.get(text) for text, _ in names])
    index_time = measure(build)
    cold = measure(lambda: build().report(names))
    print(f"{'what':<28}{'seconds':>9}{'ratio':>9}")
    for what, seconds in (("plain look-up", baseline), ("index built", index_time), ("match of 100,000 rows", cold)):
        print(f"{what:<28}{seconds:>9.3f}{seconds / baseline:>9.1f}")
    counts = build().report(names).counts()
    print(f"{len(set(names))} distinct rows: " + ", ".join(f"{number} {how}" for how, number in counts.items()))
    return int(arguments.check and cold / baseline > TARGET_RATIO)


if __name__ == "__main__":
    raise SystemExit(main())
