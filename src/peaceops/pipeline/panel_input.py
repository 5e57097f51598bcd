"""What a panel is built from: snapshots of events with what they cover, tables of missions with whose names they use.

What enters: a data folder and an engine. What leaves: tables opened in the engine, coverage, join reports.
Never done here: a measure; a choice that is not reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from peaceops.casebook.identity import MissionIndex
from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import PlacedRow
from peaceops.casebook.state import StateIndex
from peaceops.errors import SnapshotMissing, UnknownName, UnknownState
from peaceops.panel.coverage import Cover, arrange
from peaceops.panel.join import JoinReport, compare_keys
from peaceops.panel.mission import SIPRI_MONTHS, MissionMeasure
from peaceops.panel.unit import number_month
from peaceops.sources.base import read_card
from peaceops.store.snapshot import Snapshot, list_snapshots
from peaceops.store.tables import require

EVENTS: Final = "ucdp_ged/events"
_FIRST_MONTH: Final = 12 * 1989
_RELEASE: Final = re.compile(r"(\d\d)\.1(?:-[a-z]+)?")
_CANDIDATE_MONTH: Final = re.compile(r"(\d\d)\.0\.(\d{1,2})")
_CANDIDATE_YEAR: Final = re.compile(r"(\d\d)\.01\.\d\d\.(\d{1,2})")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A table of a snapshot, opened in an engine.

    Parameters
    ----------
    name : str
        ``source/table``.
    table : ibis.Table
        Its rows.
    snapshot : Snapshot
        Where it lies.
    """

    name: str
    table: Any = field(hash=False, compare=False)
    snapshot: Snapshot

    @property
    def scope(self) -> str:
        """What part of the source it holds; empty is all of it."""
        return str(self.snapshot.card.get("scope", ""))

    @property
    def label(self) -> str:
        """Source, release and what part of it."""
        scope = f", {self.scope}" if self.scope else ""
        return f"{self.snapshot.source} {self.snapshot.version}{scope}"


@dataclass(frozen=True, kw_only=True)
class PanelInput:
    """Opens tables of a data folder in an engine.

    Parameters
    ----------
    store : Path or None
        The data folder.
    engine : ibis backend
        Where tables are opened.
    only : Mapping of str to tuple of Snapshot
        Snapshots by source that stand for all that the folder holds of it: one release by itself.
    """

    store: Path | None
    engine: Any = field(hash=False, compare=False)
    only: Mapping[str, tuple[Snapshot, ...]] = field(default_factory=dict, hash=False, compare=False)

    def open(self, name: str, *, version: str = "") -> list[Opened]:
        """Open every snapshot of a table, or those of one release.

        Raises
        ------
        SnapshotMissing
            With the command that adds one.
        """
        source, _, table = name.partition("/")
        if source in self.only:
            found = list(self.only[source])
        else:
            found = list_snapshots(self.store, source=source) if self.store else []
        found = [s for s in found if any(t["name"] == table for t in s.card["tables"])]
        kept = [s for s in found if not version or s.version == version]
        if not kept and found:
            raise UnknownName("release", version, sorted({s.version for s in found}))
        if not kept:
            card = read_card(source)
            raise SnapshotMissing(
                f"no snapshot of {card.title}",
                hint=f"peaceops data add {source} --file FILE; published at {card.address}",
            )
        return [self._open(name, table, snapshot) for snapshot in kept]

    def find(self, name: str) -> list[Opened]:
        """Open every snapshot of a table, or none where none is at hand."""
        try:
            return self.open(name)
        except SnapshotMissing:
            return []

    def _open(self, name: str, table: str, snapshot: Snapshot) -> Opened:
        rows = self.engine.read_parquet(
            str(snapshot.folder / f"{table}.parquet"), table_name=re.sub(r"\W", "_", f"{name}_{snapshot.folder.name}")
        )
        return Opened(name=name, table=rows, snapshot=snapshot)

    def newest(self, name: str) -> Opened:
        """Open the newest snapshot of a table: they are sorted by release."""
        return self.open(name)[-1]


def derive_cover(opened: Opened, states: StateIndex) -> Cover:
    """Derive what a snapshot of events covers, from its release and scope.

    A file whose scope names a state covers that state alone; one without a scope whose events all lie in one state is taken
    for a file of that state, never for the world.
    """
    version, scope = opened.snapshot.version, opened.scope
    first, last, is_candidate = _read_release(version, opened)
    places: tuple[int, ...] = ()
    years = re.search(r"\b((?:19|20)\d\d) to ((?:19|20)\d\d)\b", scope)
    name = re.sub(r"\s+\d{4}\b.*$", "", scope.partition(",")[0]).strip()
    if scope and not scope.startswith("world") and "sample" not in scope:
        places = _find_codes(name, states)
        if years:
            first, last = 12 * int(years[1]), 12 * int(years[2]) + 11
    elif not scope:
        seen = opened.table.country_id_gw.nunique().to_pyarrow().as_py()
        places = (opened.table.country_id_gw.min().to_pyarrow().as_py(),) if seen == 1 else ()
    return Cover(
        label=opened.label, version=version, first_month=first, last_month=last, places=places,
        is_candidate=is_candidate, is_sample="sample" in scope or "sample" in version,
    )  # fmt: skip


def _read_release(version: str, opened: Opened) -> tuple[int, int, bool]:
    if match := _RELEASE.fullmatch(version):
        return _FIRST_MONTH, 12 * (1999 + int(match[1])) + 11, False
    if match := _CANDIDATE_MONTH.fullmatch(version):
        month = 12 * (2000 + int(match[1])) + int(match[2]) - 1
        return month, month, True
    if match := _CANDIDATE_YEAR.fullmatch(version):
        return 12 * (2000 + int(match[1])), 12 * (2000 + int(match[1])) + int(match[2]) - 1, True
    # Nothing says what a release of another name covers: no more than from its first to its last event.
    period = next(t["period"] for t in opened.snapshot.card["tables"] if t["name"] == "events")
    return number_month(date.fromisoformat(period[0])), number_month(date.fromisoformat(period[1])), False


def _find_codes(name: str, states: StateIndex) -> tuple[int, ...]:
    found = states.find(name)
    return tuple(sorted({int(code) for code, _ in found.codes.get("gw", ())}))


def open_events(given: PanelInput, states: StateIndex, *, version: str = "") -> list[tuple[Cover, Opened]]:
    """Open the events at hand in order of preference, each with what it covers; samples are left out.

    Raises
    ------
    SnapshotMissing, OutsideCoverage
        Where there is nothing to count from.
    """
    pairs = [(derive_cover(opened, states), opened) for opened in given.open(EVENTS, version=version)]
    order = arrange([cover for cover, _ in pairs])
    by_cover = dict(pairs)
    return [(cover, by_cover[cover]) for cover in order]


def match_missions(
    measure: MissionMeasure, opened: Opened, casebook: Casebook, placed: Sequence[PlacedRow], source: str
) -> tuple[Any, JoinReport]:
    """Match the names of a table with missions: through identity, by day where a name is shared.

    Returns
    -------
    names : ibis.Table
        ``spelling``, ``mission``, ``first``, ``last``.
    report : JoinReport
        What matched and what did not, by rows of the table.
    """
    ibis = require("ibis", to="build panels")
    column, day = measure.name_column, measure.day_column
    counted = opened.table.group_by(spelling=opened.table[column].cast("string"), day=opened.table[day]).agg(
        n=opened.table.count()
    )
    index = MissionIndex(missions=casebook.missions, names=casebook.names, placed=placed)
    by_row = {row.row: row.mission for row in placed if row.source == source and row.scope != "component"}
    spans: dict[tuple[str, str], tuple[date, date]] = {}
    keys: list[str] = []
    ambiguous: dict[str, str] = {}
    for row in counted.order_by("spelling", "day").to_pyarrow().to_pylist():
        text, when, n = row["spelling"], row["day"], row["n"]
        mission = by_row.get(text, "") if opened.name == SIPRI_MONTHS else ""
        if not mission and opened.name != SIPRI_MONTHS:
            match = index.match(text)
            if match.how == "ambiguous":
                match = index.match(text, day=when)
                if not match.mission:
                    ambiguous[text] = ", ".join(match.candidates)
            mission = match.mission if match.how in ("exact", "alias") else ""
        keys += [mission or f"? {text}"] * n
        if mission:
            low, high = spans.get((text, mission), (when, when))
            spans[text, mission] = (min(low, when), max(high, when))
    names = ibis.memtable(
        {
            "spelling": [text for text, _ in spans],
            "mission": [mission for _, mission in spans],
            "first": [low for low, _ in spans.values()],
            "last": [high for _, high in spans.values()],
        },
        schema={"spelling": "string", "mission": "string", "first": "date", "last": "date"},
    )
    report = compare_keys(
        f"{measure.name}: missions", "registry", opened.label, list(casebook.missions), keys, ambiguous=ambiguous,
        note="rows of names that meet no mission are in no cell; missions without rows are unknown there",
    )  # fmt: skip
    return names, report


def list_place_codes(host: str, states: StateIndex) -> tuple[int, ...]:
    """List the GW codes of a host, or none where it has none."""
    try:
        return _find_codes(host, states) if host else ()
    except UnknownState:
        return ()


def list_codes_of(hosts: Sequence[str], states: StateIndex) -> tuple[int, ...]:
    """List the GW codes of all hosts, or none where one of them has none: part of a host is not the host."""
    found = [list_place_codes(host, states) for host in hosts]
    return tuple(sorted({code for codes in found for code in codes})) if all(found) else ()


__all__ = [
    "EVENTS",
    "Opened",
    "PanelInput",
    "derive_cover",
    "list_codes_of",
    "list_place_codes",
    "match_missions",
    "open_events",
]
