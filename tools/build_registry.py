"""Build the registry of peace operations from three lists, our facts, pages that were opened and decisions kept in the repository.

::

    python3 run.py python -m tools.build_registry            writes the shipped files
    python3 run.py python -m tools.build_registry --check    says which of them would change, writes none

What enters: ``../shared/data/missions`` and ``tools/registry/*.csv`` (missions with their rows, aliases, rows left
apart, days by hand, inclusion, grounds). What leaves: ``casebook/data/registry/*.csv``, and the rows of
``missions.csv`` and ``names.csv`` that nobody wrote by hand.
Never done here: a merge that no decision names; a predecessor that no ground names; a figure. Identity facts alone are carried over (SOURCES.md point 14).
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from peaceops.casebook.identity import MissionIndex, list_spellings, normalise_name
from peaceops.casebook.parse import parse_mission, parse_name
from peaceops.casebook.registry import GROUND_COLUMNS, INCLUSION_COLUMNS, ROW_COLUMNS, PlacedRow
from peaceops.casebook.write import MISSION_COLUMNS, NAME_COLUMNS, render_csv
from peaceops.files import write_file
from peaceops.model.mission import REGISTRY_MARK as MARK
from peaceops.model.mission import Mission
from peaceops.model.period import parse_date_range, render_date_range

ROOT: Final = Path(__file__).resolve().parent.parent
DECISIONS: Final = ROOT / "tools/registry"
TARGET: Final = ROOT / "src/peaceops/casebook/data"
SHARED: Final = ROOT.parent / "shared"
UN, BARA, MULLENBACH, CASES = "un-missions-2024", "bara-hultman-2020", "mullenbach-tppm-3.1", "CASES.md"
#: Missions that no list has: their days are grounds, each with the page on which it was read.
PAGES: Final = "grounds.csv"
SOURCES: Final = {"u": UN, "b": BARA, "m": MULLENBACH, "c": CASES, "p": PAGES}
FILES: Final = {
    UN: "DPPADPOSS-PKO.csv",
    BARA: "BaraHultman_UN_NonUN_Peacekeeping_v2-2019.dta",
    MULLENBACH: "Mullenbach_Third-Party-PKMs_v3.1.xls",
}
#: The last day that a list speaks of.
COVERED: Final = {UN: date(2024, 2, 19), MULLENBACH: date(2014, 12, 31), BARA: date(2016, 12, 31)}
SCOPES: Final = {"": "whole", "s": "spell", "p": "part", "c": "component"}
TYPES: Final = {"1": "un", "2": "regional", "3": "other"}
ORGANISATIONS: Final = {"1": "un", "2": "regional", "3": "international"}
GROUND_FIELDS: Final = ("instrument", "predecessor", "host", "alias", "first_day", "last_day")
Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    """A row of a list: what it says of identity, and the instrument where it names one."""

    row: PlacedRow
    instrument: str = ""


def read_decisions(name: str) -> list[dict[str, str]]:
    """Read one of the files of decisions."""
    with (DECISIONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _row(source: str, key: str, spelling: str, first: str, last: str, **said: str) -> PlacedRow:
    return PlacedRow(
        source=source, row=key, spelling=" ".join(spelling.split()), mission="", scope="", matched="",
        first_day=first, last_day=last, reason="not placed yet", **said,
    )  # fmt: skip


def read_un(shared: Path) -> Iterator[SourceRow]:
    """Read the UN list: a first of the month is a month, for the list has no other way to say one."""
    with (shared / "data/missions" / FILES[UN]).open(encoding="utf-8-sig", newline="") as file:
        for cells in csv.DictReader(file):
            first, last = (re.sub(r"-01$", "", cells[name]) for name in ("start_date", "end_date"))
            if cells["mission_isactive"] == "Yes":
                last = ".."
            name = cells["mission_name"].strip('" ')
            yield SourceRow(row=_row(UN, cells["id"], f"{name} ({cells['mission_acronym']})", first, last, type="un"))


def read_bara_hultman(shared: Path) -> Iterator[SourceRow]:
    """Read Bara and Hultman: the first and last month of each mission id, open where their coverage ends."""
    import pyreadstat

    wanted = ["missionid", "mission", "org", "location", "year", "date"]
    table, _ = pyreadstat.read_dta(
        str(shared / "data/missions" / FILES[BARA]),
        usecols=wanted,
        output_format="dict",
        disable_datetime_conversion=True,
    )
    found: dict[int, tuple[str, str, str, list[int]]] = {}
    for ident, name, kind, place, month in zip(
        table["missionid"], table["mission"], table["org"], table["location"], table["date"], strict=True
    ):
        entry = found.setdefault(int(ident), (str(name).strip(), str(int(kind)), str(place), []))
        entry[3].append(int(month))
    for ident, (name, kind, place, months) in sorted(found.items()):
        first, last = (f"{1960 + m // 12:04d}-{m % 12 + 1:02d}" for m in (min(months), max(months)))
        yield SourceRow(
            row=_row(
                BARA, str(ident), name, ".." if first == "1993-01" else first, ".." if last == "2016-12" else last,
                type=ORGANISATIONS[kind], host=place,
            )
        )  # fmt: skip


def _whole(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value).strip()


def read_mullenbach(shared: Path) -> Iterator[SourceRow]:
    """Read Mullenbach's missions."""
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(str(shared / "data/missions" / FILES[MULLENBACH])).get_sheet_by_index(0)
    header, *rows = sheet.to_python()
    for cells in rows:
        said = {str(name): _whole(value) for name, value in zip(header, cells, strict=True)}
        if not said["OBSNUM"]:
            continue
        first, last = (
            "-".join(said[part + end].zfill(2) for part, end in ((side, "YR"), (side, "MON"), (side, "DAY")))
            if said[f"{side}YR"]
            else ".."
            for side in ("START", "END")
        )
        instrument = said["UNRESOL (date)"].replace("UNSC Res.", "Security Council resolution")
        yield SourceRow(
            row=_row(
                MULLENBACH, said["OBSNUM"], said["PKMNAME (location)"], first, last,
                type=TYPES[said["TPTYPE"]], lead=said["LEADSTATE"], host=said["STATE"],
            ),
            instrument=" ".join(instrument.replace("UNGA Res.", "General Assembly resolution").split()),
        )  # fmt: skip


def read_cases(shared: Path) -> Iterator[SourceRow]:
    """Read the list of our own facts; every id of the decisions must stand in it."""
    text = (shared / "design/CASES.md").read_text(encoding="utf-8")
    for cells in read_decisions("cases.csv"):
        if not re.search(rf"^\|[^|]*\b{re.escape(cells['id'])}\b", text, re.MULTILINE):
            raise SystemExit(f"cases.csv: {cells['id']} is no mission of CASES.md")
        yield SourceRow(row=_row(CASES, cells["id"], cells["spelling"], cells["first_day"], cells["last_day"]))


def read_pages(_: Path) -> Iterator[SourceRow]:
    """Read the missions that no list has, with the days of their grounds; one without a first day ends the build."""
    decisions = read_decisions("missions.csv")
    grounds = list_grounds({decision["id"] for decision in decisions})
    for decision in decisions:
        ident = decision["id"]
        if decision["rows"] != f"p:{ident}":
            continue
        if (ident, "first_day") not in grounds:
            raise SystemExit(f"grounds.csv: {ident} stands in no list and has no first day")
        first, last = (_join_days(grounds.get((ident, f"{side}_day"), ())) for side in ("first", "last"))
        spelling = f"{decision['name']} ({decision['acronym']})".removesuffix(" ()")
        yield SourceRow(row=_row(PAGES, ident, spelling, first, last))


def _join_days(days: Sequence[str]) -> str:
    return derive_bound(days) if days else ".."


def read_all(shared: Path) -> dict[Key, SourceRow]:
    """Read every row of the lists, by source and key."""
    readers = (read_un, read_bara_hultman, read_mullenbach, read_cases, read_pages)
    return {(found.row.source, found.row.row): found for read in readers for found in read(shared)}


def list_keys(decision: Mapping[str, str]) -> Iterator[tuple[Key, str]]:
    """List the rows that a decision puts under its mission, each with its scope."""
    for entry in decision["rows"].split():
        letter, _, key = entry.partition(":")
        mark = "" if letter in "cp" or key[-1].isdigit() else key[-1]
        yield (SOURCES[letter], key[: len(key) - len(mark)]), SCOPES[mark]


def place_rows(rows: Mapping[Key, SourceRow], index: MissionIndex) -> dict[Key, PlacedRow]:
    """Place every row once, or list it as left apart; anything else ends the build."""
    placed: dict[Key, PlacedRow] = {}
    for decision in read_decisions("missions.csv"):
        for key, scope in list_keys(decision):
            if key in placed or key not in rows:
                raise SystemExit(f"missions.csv: row {key} is {'placed twice' if key in placed else 'not in its file'}")
            row = rows[key].row
            matched = judge_match(row, decision["id"], index)
            reason = "" if matched in ("exact", "alias") else describe_reason(row, scope, matched)
            placed[key] = replace(row, mission=decision["id"], scope=scope, matched=matched, reason=reason)
    for apart in read_decisions("apart.csv"):
        key = (apart["source"], apart["row"])
        if key in placed or key not in rows:
            raise SystemExit(f"apart.csv: row {key} is {'placed too' if key in placed else 'not in its file'}")
        placed[key] = replace(rows[key].row, reason=apart["reason"])
    if left := sorted(set(rows) - set(placed)):
        raise SystemExit(f"{len(left)} rows are neither placed nor left apart: {left[:5]}")
    return {key: placed[key] for key in rows}


def judge_match(row: PlacedRow, mission: str, index: MissionIndex) -> str:
    """Judge how the spelling alone would have met its mission."""
    hows = {found.how for text in list_spellings(row.spelling) if (found := index.match(text)).mission == mission}
    for how in ("exact", "alias"):
        if how in hows:
            return how
    known = index.missions[mission]
    names = [n.text for n in index.names if n.entity == mission] + [known.name, known.acronym]
    score = max(
        fuzz.token_set_ratio(normalise_name(text), normalise_name(name))
        for text in list_spellings(row.spelling)
        for name in names
        if name
    )
    return "nearness-reviewed" if score >= 80 else "manual"


def describe_reason(row: PlacedRow, scope: str, matched: str) -> str:
    """Describe why a row whose spelling does not decide stands where it does."""
    by = {"part": "one area of it", "spell": "one spell of it", "component": "a component of it"}.get(scope, "")
    place = f"host {row.host}" if row.host else "name"
    grounds = "similar name" if matched == "nearness-reviewed" else "name shared or shortened"
    return f"{grounds}; {place} and days decide" + (f"; {by}" if by else "")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one source says of an end: the earliest and latest day, and whether it is a disagreement written out."""

    low: date
    high: date
    is_range: bool


def derive_bound(texts: Sequence[str]) -> str:
    """Derive the day, or the range of days, on which the sources leave an end.

    A coarser statement that holds a finer one adds nothing; what then remains is the span from the
    earliest to the latest. A range written as such is a disagreement of its own and is kept.

    Examples
    --------
    >>> derive_bound(["1993-08", "1993-08-24"]), derive_bound(["1999-10-22", "1999-10-29"])
    ('1993-08-24', '1999-10-22~1999-10-29')
    """
    said = [
        Statement(low=low, high=high, is_range="~" in text) for text in texts for low, high in [parse_date_range(text)]
    ]
    kept = [
        one
        for one in said
        if one.is_range
        or not any(
            other is not one
            and one.low <= other.low
            and other.high <= one.high
            and (other.low, other.high) != (one.low, one.high)
            for other in said
        )
    ]
    low, high = min(one.low for one in kept), max(one.high for one in kept)
    if low == high:
        return low.isoformat()
    text = render_date_range(low, high)
    return text if "~" in text else f"{low}~{high}"


def find_later(rows: Sequence[PlacedRow], ends: Sequence[str]) -> str:
    """Find the end of a list that still has the mission when every stated end is past; empty if none does.

    A mission that a list leaves open is there at least to the end of that list.
    """
    latest = max(parse_date_range(text)[1] for text in ends)
    open_to = [COVERED[row.source] for row in rows if row.last_day == ".." and row.source in COVERED]
    beyond = [day for day in open_to if day > latest]
    return min(beyond).isoformat() if beyond else ""


def derive_days(rows: Sequence[PlacedRow], decision: Mapping[str, str] | None) -> tuple[str, str, str]:
    """Derive first day, last day and a remark on an end that no source knows."""
    stated = [row for row in rows if row.scope != "component"]
    ends: dict[str, list[str]] = {"first": [], "last": []}
    for source in dict.fromkeys(row.source for row in stated):
        own = [row for row in stated if row.source == source]
        first = [row.first_day for row in own if row.first_day not in ("", "..")]
        last = [row.last_day for row in own if row.last_day]
        if first:
            ends["first"].append(min(first, key=lambda text: parse_date_range(text)[0]))
        if last and ".." not in last:
            ends["last"].append(max(last, key=lambda text: parse_date_range(text)[1]))
    if ends["last"] and (later := find_later(stated, ends["last"])):
        ends["last"].append(later)
    if decision:
        ends = {side: [decision[f"{side}_day"]] if decision[f"{side}_day"] else said for side, said in ends.items()}
    remark = ""
    if not ends["last"]:
        seen = max(((COVERED[row.source], row.source) for row in stated if row.source in COVERED), default=None)
        if seen:
            remark = f"Still deployed on {seen[0].day} {seen[0]:%B %Y} ({seen[1]}); no later date is known here."
    first_day = derive_bound(ends["first"]) if ends["first"] else ".."
    last_day = derive_bound(ends["last"]) if ends["last"] else ".."
    return first_day, last_day, remark


def build_missions(placed: Mapping[Key, PlacedRow], rows: Mapping[Key, SourceRow]) -> list[dict[str, str]]:
    """Build a row of ``missions.csv`` for every mission of the decisions."""
    decisions, days = read_decisions("missions.csv"), {d["mission"]: d for d in read_decisions("dates.csv")}
    grounds = list_grounds({decision["id"] for decision in decisions})
    successors: dict[str, list[str]] = {}
    for decision in decisions:
        for earlier in grounds.get((decision["id"], "predecessor"), ()):
            successors.setdefault(earlier, []).append(decision["id"])
    built = []
    for decision in decisions:
        own = [placed[key] for key, _ in list_keys(decision)]
        named = (rows[key].instrument for key, _ in list_keys(decision) if rows[key].instrument)
        read = grounds.get((decision["id"], "instrument"), ())
        instrument = "; ".join(read) or decision["instrument"] or "; ".join(dict.fromkeys(named))
        hosts = grounds.get((decision["id"], "host"), ())
        before = grounds.get((decision["id"], "predecessor"), ("",))
        first, last, remark = derive_days(own, days.get(decision["id"]))
        is_un = decision["type"] == "un"
        next_one = successors.get(decision["id"], [])
        reason = days.get(decision["id"], {}).get("reason", "")
        remarks = (decision["note"], reason[:1].upper() + reason[1:], remark)
        built.append(
            {
                **{name: decision[name] for name in ("id", "acronym", "name", "type", "area")},
                "host": "" if hosts else decision["host"],
                "hosts": "|".join(hosts),
                "predecessor": before[0],
                "first_day": first,
                "last_day": last,
                "lead": decision["lead"] or ("UN" if is_un else ""),
                "organisation": decision["organisation"] or ("UN" if is_un else ""),
                "instrument": instrument,
                "successor": next_one[0] if len(next_one) == 1 else "",
                "source": next((s for s in (UN, MULLENBACH, BARA) if any(r.source == s for r in own)), ""),
                "note": " ".join(text.rstrip(".") + "." for text in (MARK, *remarks) if text),
            }
        )
    return built


def list_grounds(missions: Set[str]) -> dict[Key, tuple[str, ...]]:
    """List the facts that grounds give, by mission and field, in the order of the file."""
    found: dict[Key, list[str]] = {}
    for ground in read_decisions("grounds.csv"):
        known = {ground["mission"], *([ground["value"]] if ground["field"] == "predecessor" else [])}
        if not known <= missions or ground["field"] not in GROUND_FIELDS or not ground["source"]:
            raise SystemExit(f"grounds.csv: {ground} names no mission, field or source")
        found.setdefault((ground["mission"], ground["field"]), []).append(ground["value"])
    if twice := [key for key, values in found.items() if key[1] == "predecessor" and len(values) > 1]:
        raise SystemExit(f"grounds.csv: {twice[0][0]} has two predecessors")
    return {key: tuple(values) for key, values in found.items()}


def build_names(missions: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Build the rows of ``names.csv``: the aliases of the decisions."""
    known = {row["id"]: row for row in missions}
    grounds = list_grounds(set(known))
    found = []
    for alias in read_decisions("aliases.csv"):
        if alias["mission"] not in known:
            raise SystemExit(f"aliases.csv: no mission {alias['mission']!r}")
        own = normalise_name(known[alias["mission"]]["name"]).split()
        is_part = set(normalise_name(alias["text"]).split()) <= {*own, known[alias["mission"]]["acronym"].lower()}
        is_read = alias["text"] in grounds.get((alias["mission"], "alias"), ())
        ground = "" if is_read else "short for its name" if is_part else "no source opened"
        note = ": ".join(text for text in (MARK, "; ".join(filter(None, (alias["note"], ground)))) if text)
        found.append(
            {"entity": alias["mission"], **{k: alias[k] for k in ("text", "language", "script")}, "note": note}
        )
    for apart in read_decisions("apart.csv"):
        note = f"{MARK}: {apart['reason']}"
        texts = {"16": "UNOSOM", "46": "UNEF", "53": "UNAVEM", "13": "UNPF", "42": "UNFOR"}
        for mission in filter(None, apart["candidates"].split("|")):
            row = {"entity": mission, "text": texts[apart["row"]], "language": "en", "script": "Latn", "note": note}
            if not any((row["entity"], row["text"]) == (other["entity"], other["text"]) for other in found):
                found.append(row)
    return found


def build_inclusion(missions: Sequence[Mapping[str, str]], placed: Mapping[Key, PlacedRow]) -> list[dict[str, str]]:
    """Build by whose definition each mission counts: what the lists hold, then what the decisions say."""
    by_mission: dict[str, list[PlacedRow]] = {}
    for row in placed.values():
        by_mission.setdefault(row.mission, []).append(row)
    found: dict[Key, dict[str, str]] = {}

    def add(mission: str, definer: str, counts: str, reason: str, source: str) -> None:
        found[mission, definer] = dict(zip(INCLUSION_COLUMNS, (mission, definer, counts, reason, source), strict=True))

    for mission in missions:
        ident = mission["id"]
        own: dict[str, list[str]] = {}
        for row in by_mission[ident]:
            own.setdefault(row.source, []).append(row.row)
        if UN in own:
            add(ident, "un", "yes", f"row {', '.join(own[UN])} of the list of missions of 19 February 2024", UN)
        elif mission["type"] != "un":
            add(ident, "un", "no", "no row in the list of missions of 19 February 2024", UN)
        if BARA in own:
            add(
                ident,
                "sipri",
                "yes",
                "in the dataset, which is drawn from the multilateral peace operations of SIPRI",
                BARA,
            )
            add(ident, "ucdp", "yes", "linked to an internal conflict that UCDP records between 1989 and 2016", BARA)
        if MULLENBACH in own:
            add(ident, "mullenbach", "yes", f"OBSNUM {', '.join(own[MULLENBACH])}", MULLENBACH)
        elif mission["first_day"] != ".." and parse_date_range(mission["first_day"])[0].year <= 2014:
            add(ident, "mullenbach", "no", "no row in version 3.1 (internal conflicts, 1947 to 2014)", MULLENBACH)
    for said in read_decisions("inclusion.csv"):
        add(*(said[name] for name in INCLUSION_COLUMNS))
    order = {row["id"]: n for n, row in enumerate(missions)}
    return [found[key] for key in sorted(found, key=lambda key: (order[key[0]], key[1]))]


def _read_shipped(name: str) -> list[dict[str, str]]:
    with (TARGET / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if not row["note"].startswith(MARK)]


def build_files(shared: Path) -> dict[str, str]:
    """Build the text of every file of the registry, by path inside the casebook.

    A row of ``missions.csv`` or ``names.csv`` whose note does not begin with the mark of this tool was
    written by hand: it stays as it is, and a mission written by hand is not built again.
    """
    rows = read_all(shared)
    by_hand = {row["id"]: row for row in _read_shipped("missions.csv")}
    unplaced = {key: found.row for key, found in rows.items()}
    drafts = {row["id"]: row for row in build_missions(unplaced, rows)}
    missions = sorted((drafts | by_hand).values(), key=lambda row: row["id"])
    names = [*_read_shipped("names.csv"), *build_names(missions)]
    names.sort(key=lambda row: (row["entity"], row["language"], row["text"]))
    index = MissionIndex(
        missions={row["id"]: _parse(row) for row in missions}, names=[parse_name(row) for row in names]
    )
    placed = place_rows(rows, index)
    final = {row["id"]: row for row in build_missions(placed, rows)} | by_hand
    missions = [final[ident] for ident in sorted(final)]
    cells = [{name: getattr(row, name) for name in ROW_COLUMNS} for row in placed.values()]
    return {
        "missions.csv": render_csv(MISSION_COLUMNS, missions),
        "names.csv": render_csv(NAME_COLUMNS, names),
        "registry/rows.csv": render_csv(ROW_COLUMNS, cells),
        "registry/inclusion.csv": render_csv(INCLUSION_COLUMNS, build_inclusion(missions, placed)),
        "registry/grounds.csv": render_csv(GROUND_COLUMNS, read_decisions("grounds.csv")),
    }


def _parse(row: Mapping[str, str]) -> Mission:
    return parse_mission({name: row.get(name, "") or "" for name in MISSION_COLUMNS})


def main(arguments: Sequence[str]) -> int:
    """Write the files, or say which would change."""
    changed = []
    for name, text in build_files(SHARED).items():
        path = TARGET / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            changed.append(name)
            if "--check" not in arguments:
                path.parent.mkdir(exist_ok=True)
                write_file(path, text)
    print(f"{'would change' if '--check' in arguments else 'wrote'}: {', '.join(changed) or 'nothing'}")
    return bool(changed) and "--check" in arguments


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
