"""Build the table of states by date from the GW list, UNHCR's codes and our own names.

::

    python3 run.py python -m tools.build_states

What enters: ``../shared/data/states/gwstates.csv`` (andybega/states, MIT), ``unhcr_countries.csv`` (CC BY 4.0) and
``tools/registry/states.csv`` (own names, predecessors, de facto entities, codes that differ between lists).
What leaves: ``casebook/data/registry/states.csv``. Never done here: a name or code of a GPL table.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from peaceops.casebook.state import STATE_COLUMNS
from peaceops.casebook.write import render_csv
from peaceops.files import write_file

ROOT: Final = Path(__file__).resolve().parent.parent
OWN: Final = ROOT / "tools/registry/states.csv"
TARGET: Final = ROOT / "src/peaceops/casebook/data/registry/states.csv"
SHARED: Final = ROOT.parent / "shared"
NEVER: Final = "9999-12-31"
# Ids of ours that ISO 3166 never gave; XKX is user-assigned.
WITHOUT_ISO: Final = frozenset({"RVN", "ZZB", "TIB", "ABK", "SOS", "KAR", "TRN", "NCY", "SML", "XKX"})
COMMENT: Final = (
    "# States by date. GW numbers and days: Gleditsch and Ward after the package states (MIT, Andreas Beger);"
    " UNHCR codes: UNHCR Refugee Data Finder (CC BY 4.0); other names and notes are ours.\n"
)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def build_states(shared: Path) -> str:
    """Build the text of the table: our own rows, then every other state of the GW list after 1945."""
    own = _read(OWN)
    rows = [
        {name: row[name] for name in STATE_COLUMNS if name != "iso3"}
        | {"iso3": "" if row["id"] in WITHOUT_ISO else row["id"]}
        for row in own
    ]
    unhcr = {row["name"]: row for row in _read(shared / "data/displacement/unhcr/unhcr_countries.csv")}
    taken = {row["gw"] for row in own}
    for state in _read(shared / "data/states/gwstates.csv"):
        if state["gwcode"] in taken or state["end"] < "1946":
            continue
        codes = unhcr.get(state["country_name"])
        if codes is None:
            raise SystemExit(f"{OWN.name}: no row for {state['country_name']} (GW {state['gwcode']})")
        rows.append(
            {
                "id": codes["iso_code"], "name": state["country_name"], "first_day": state["start"],
                "last_day": ".." if state["end"] == NEVER else state["end"], "kind": "state", "gw": state["gwcode"],
                "cow": state["gwcode"], "iso3": codes["iso_code"], "un": state["country_name"],
                "unhcr": codes["unhcr_code"], "names": "", "note": "",
            }
        )  # fmt: skip
    rows.sort(key=lambda row: (row["id"], row["first_day"]))
    return COMMENT + render_csv(STATE_COLUMNS, rows)


def main(arguments: Sequence[str]) -> int:
    """Write the table, or with ``--check`` say whether it would change."""
    text = build_states(SHARED)
    changed = not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text
    if changed and "--check" not in arguments:
        write_file(TARGET, text)
    print(f"{TARGET.name}: {'changed' if changed else 'as it was'}")
    return changed and "--check" in arguments


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
