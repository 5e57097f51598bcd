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
from urllib.parse import urlsplit

from peaceops.casebook.identity import HOWS, MissionIndex, list_spellings
from peaceops.casebook.load import load_casebook
from peaceops.casebook.registry import DEFINERS, MATCHED, SCOPES, Ground, Inclusion, read_placed_rows, read_registry
from peaceops.codebook.load import load_codebook
from peaceops.files import write_file
from peaceops.model.mission import MISSION_TYPES, Mission
from peaceops.pipeline.registry import list_disagreements

TARGET: Final = Path(__file__).resolve().parent.parent / "docs/registry.md"
HEAD: Final = """# The registry of peace operations

Written by `python3 run.py python -m tools.registry_page` from `casebook/data`; do not edit it by hand.

Every row of three lists and of our own list of facts is placed under one mission, or listed here as left apart; missions of later
years that no list has rest on pages that were opened. Only identity
facts are carried over (names, days, lead, type, host, instrument), each with its row. `peaceops missions NAME` shows all that is
held on one mission; `peaceops match FILE --column NAME` says which missions a file means, `peaceops match NAME` which one name does.

How it was merged: `tools/registry/missions.csv` names for each mission the rows that belong to it; nothing is merged by similarity.
The unit is an operation of one lead in one theatre: areas and spells of it are parts, not missions (UNPROFOR's three areas,
AMIS I and II); a numbered operation with a mandate of its own is a mission (UNEF I, UNEF II). Where sources leave an end on
different days the mission has both as `first~last`; a coarser statement that holds a finer one adds nothing. Bara and Hultman
record presence by conflict and month within 1993 to 2016: their first and last month count like any other statement, unless they
are the first or last month of the dataset itself. Type is by the mandating body: `un`; `regional`; `state-led`, by one state or a coalition with a named
lead; `ad-hoc`, by agreement of states without one; `joint`, by the UN and a regional organisation. Lead is the organisation, or
the state where one leads (a commander's nationality, which Mullenbach records as lead state, stays in the row).
A predecessor is given only where a document, a dataset's row or a page that was opened says that one mission took over from the
other; that one came after the other in the same place is no succession.
"""


def link_page(source: str) -> str:
    """Link a page by the name of its site: an address is too long for a cell."""
    host = urlsplit(source).hostname if source.startswith(("http://", "https://")) else None
    return f"[{host}]({source})" if host else source


def _table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("|", "/") for cell in row) + " |"
    yield ""


def _days(mission: Mission) -> str:
    first, last = mission.period.render()
    return f"{first} to {'…' if last == '..' else last}"


def _count_matches(index: MissionIndex, spellings: Sequence[str]) -> list[int]:
    """Count how the spellings of a list match; one with two forms takes the better."""
    best = Counter(min((index.match(form).how for form in list_spellings(text)), key=HOWS.index) for text in spellings)
    return [best[how] for how in HOWS]


def render_page() -> str:
    """Render the page."""
    casebook = load_casebook(load_codebook())
    missions = sorted(casebook.missions.values(), key=lambda mission: mission.id)
    rows, inclusions = read_placed_rows(), read_registry(Inclusion)
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
    lines += ["## Ends on which lists exclude each other", ""]
    by_mission = {m.id: [row for row in rows if row.mission == m.id] for m in missions}
    lines += _table(
        ("mission", "what each says"),
        [(m.id, text) for m in missions for text in list_disagreements(by_mission[m.id])],
    )
    lines += ["## Grounds of instruments, predecessors and several hosts", ""]
    lines += ["A file is under the folder of documents or of data; a page has the day on which it was opened.", ""]
    lines += _table(
        ("mission", "fact", "value", "source", "place"),
        [
            (g.mission, g.field, g.value, link_page(g.source), g.locator + (f", opened {g.opened}" if g.opened else ""))
            for g in sorted(read_registry(Ground), key=lambda g: (g.field, g.mission))
            if g.field != "alias"
        ],
    )
    lines += ["## Names without a source that was opened", ""]
    lines += ["They help to find a mission and prove nothing.", ""]
    unsourced = [n for n in casebook.names if "no source opened" in n.note]
    lines += _table(("mission", "name"), [(n.entity, n.text) for n in unsourced])
    lines += ["## Match report", ""]
    lines += [
        "Every spelling of the three lists, asked by itself, without day or host; those that no name decides need one.",
        "",
    ]
    index = MissionIndex(missions=casebook.missions, names=casebook.names)
    lines += _table(
        ("list", *HOWS),
        [
            (source, *_count_matches(index, [row.spelling for row in rows if row.source == source]))
            for source in sources
        ],
    )
    lines += ["## Missions", ""]
    lines += ["The last columns say by whose definition it counts: yes, no, or not said.", ""]
    says = {(found.mission, found.definer): "yes" if found.counts else "no" for found in inclusions}
    lines += _table(
        ("id", "name", "days", "type", "lead", "host", *DEFINERS),
        [
            (
                *(m.id, m.name, _days(m), m.mission_type, m.lead, ", ".join(m.host_states)),
                *(says.get((m.id, who), "") for who in DEFINERS),
            )
            for m in missions
        ],
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
