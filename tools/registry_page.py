"""Write ``docs/registry.md`` from the registry.

::

    python3 run.py python -m tools.registry_page

What enters: the shipped casebook and its registry. What leaves: the page.
Never done here: a number typed by hand.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from peaceops.casebook.load import load_casebook
from peaceops.casebook.registry import DEFINERS, MATCHED, SCOPES, read_inclusions, read_placed_rows
from peaceops.codebook.load import load_codebook
from peaceops.files import write_file
from peaceops.model.mission import MISSION_TYPES, Mission

TARGET: Final = Path(__file__).resolve().parent.parent / "docs/registry.md"
HEAD: Final = """# The registry of peace operations

Written by `python3 run.py python -m tools.registry_page` from `casebook/data`; do not edit it by hand.

Every row of three lists and of our own list of facts is placed under one mission, or listed here as left apart. Only identity
facts are carried over (names, days, lead, type, host, instrument), each with its row. `peaceops missions NAME` shows all that is
held on one mission; `peaceops match FILE --column NAME` says which missions a file means.

How it was merged: `tools/registry/missions.csv` names for each mission the rows that belong to it; nothing is merged by similarity.
The unit is an operation of one lead in one theatre: areas and spells of it are parts, not missions (UNPROFOR's three areas,
AMIS I and II); a numbered operation with a mandate of its own is a mission (UNEF I, UNEF II). Where sources leave an end on
different days the mission has both as `first~last`; a coarser statement that holds a finer one adds nothing. Bara and Hultman
record presence by conflict and month within 1993 to 2016: their months stand in the rows and decide a mission's days only where
no other source states them. Type is by the mandating body: `un`; `regional`; `state-led`, by one state or a coalition with a named
lead; `ad-hoc`, by agreement of states without one; `joint`, by the UN and a regional organisation. Lead is the organisation, or
the state where one leads (a commander's nationality, which Mullenbach records as lead state, stays in the row).
"""


def _table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("|", "/") for cell in row) + " |"
    yield ""


def _days(mission: Mission) -> str:
    first, last = mission.period.render()
    return f"{first} to {'…' if last == '..' else last}"


def render_page() -> str:
    """Render the page."""
    missions = sorted(load_casebook(load_codebook()).missions.values(), key=lambda mission: mission.id)
    rows, inclusions = read_placed_rows(), read_inclusions()
    sources = tuple(dict.fromkeys(row.source for row in rows))
    lines = [HEAD, f"{len(missions)} missions, {len(rows)} rows.", "", "## Rows by source", ""]
    by_scope = Counter((row.source, row.scope) for row in rows)
    by_match = Counter((row.source, row.matched) for row in rows)
    lines += _table(
        ("source", "rows", "missions", *SCOPES, "left apart", *(f"matched: {how}" for how in MATCHED)),
        [
            (
                source,
                sum(row.source == source for row in rows),
                len({row.mission for row in rows if row.source == source} - {""}),
                *(by_scope[source, scope] for scope in (*SCOPES, "")),
                *(by_match[source, how] for how in MATCHED),
            )
            for source in sources
        ],
    )
    lines += ["## Missions by type", ""]
    kinds = Counter(mission.mission_type for mission in missions)
    lines += _table(("type", "missions"), [(kind, kinds[kind]) for kind in MISSION_TYPES])
    lines += ["## Rows left apart", ""]
    lines += _table(
        ("source", "row", "spelling", "why"),
        [(row.source, row.row, row.spelling, row.reason) for row in rows if not row.mission],
    )
    lines += ["## By whose definition a mission counts", ""]
    counted = Counter((found.definer, found.counts) for found in inclusions)
    lines += _table(
        ("definition", "counts", "does not", "not said"),
        [
            (who, counted[who, True], counted[who, False], len(missions) - counted[who, True] - counted[who, False])
            for who in DEFINERS
        ],
    )
    lines += ["Missions of the South Caucasus and beside them:", ""]
    wanted = {mission.id for mission in missions if mission.host in ("GEO", "AZE", "MDA", "TJK")}
    lines += _table(
        ("mission", "definition", "counts", "why", "source"),
        [
            (i.mission, i.definer, "yes" if i.counts else "no", i.reason, i.source)
            for i in inclusions
            if i.mission in wanted
        ],
    )
    lines += ["## Missions", ""]
    lines += _table(
        ("id", "name", "days", "type", "lead", "host"),
        [(m.id, m.name, _days(m), m.mission_type, m.lead, m.host) for m in missions],
    )
    return "\n".join(lines).rstrip() + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with ``--check`` say whether it is fresh."""
    text = render_page()
    changed = not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text
    if changed and "--check" not in arguments:
        write_file(TARGET, text)
    print(f"{TARGET.name}: {'changed' if changed else 'as it was'}")
    return changed and "--check" in arguments


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
