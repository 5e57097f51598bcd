"""Missions by filter, the identity card of one, and the match of a file's names.

What enters: a casebook and conditions. What leaves: missions, a card, a report.
Never done here: an empty answer to a misspelt name, a join on a similar one.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peaceops.casebook.identity import MatchReport, MissionIndex
from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import Ground, Inclusion, PlacedRow, read_placed_rows, read_registry
from peaceops.casebook.rows import read_text
from peaceops.casebook.state import shipped_states
from peaceops.casebook.write import render_mission_row
from peaceops.errors import CasebookError, PeaceopsError, UnknownName
from peaceops.model.mission import MISSION_TYPES, Mission, Name
from peaceops.model.period import Period, parse_date_range

if TYPE_CHECKING:
    from peaceops.pipeline.table import Table


def select_missions(
    casebook: Casebook, *, lead: str = "", host: str = "", organisation: str = "", mission_type: str = "",
    first_year: int | None = None, last_year: int | None = None,
) -> tuple[Mission, ...]:  # fmt: skip
    """Select missions, by id order.

    Parameters
    ----------
    casebook : Casebook
        Where they stand.
    lead, host, organisation : str
        Entity id, or a name of the state in any list; empty for all.
    mission_type : str
        One of the mission types; empty for all.
    first_year, last_year : int or None
        Only missions that may have been deployed in these years, both inclusive.

    Returns
    -------
    tuple of Mission

    Raises
    ------
    UnknownName
        With the nearest names, where no mission has such a lead, host, organisation or type.
    """
    found = sorted(casebook.missions.values(), key=lambda mission: mission.id)
    for field, wanted in (("lead", lead), ("host", host), ("organisation", organisation)):
        if wanted:
            ids = _find_entities(casebook, field, wanted)
            found = [mission for mission in found if ids & set(_list_entities(mission, field))]
    if mission_type and mission_type not in MISSION_TYPES:
        raise UnknownName("mission type", mission_type, MISSION_TYPES)
    if first_year is not None and last_year is not None and last_year < first_year:
        raise CasebookError(f"the years run backwards ({first_year} to {last_year})")
    first, last = date(first_year or 1, 1, 1), date(min(last_year or 9998, 9998), 12, 31)
    years = Period.of_days(first, last)
    return tuple(
        mission
        for mission in found
        if (not mission_type or mission.mission_type == mission_type) and mission.period.overlaps(years)
    )


def _list_entities(mission: Mission, field: str) -> tuple[str, ...]:
    return mission.host_states if field == "host" else (str(getattr(mission, field)),)


def _find_entities(casebook: Casebook, field: str, wanted: str) -> frozenset[str]:
    known = {name for mission in casebook.missions.values() for name in _list_entities(mission, field)} - {""}
    if wanted.upper() in known:
        return frozenset({wanted.upper()})
    states = shipped_states()
    named = {state.id for state in states.list_candidates(wanted)}
    if named & known:
        return frozenset(named & known)
    labels = {ident.casefold(): ident for ident in known}
    for state in states.states:
        if state.id in known:
            labels |= {name.casefold(): state.id for name in (state.name, *state.names)}
    found = difflib.get_close_matches(wanted.casefold(), labels, n=6, cutoff=0.5)
    near = list(dict.fromkeys(labels[text] for text in found))[:4]
    titles = {state.id: state.name for state in states.states}
    if named:
        raise UnknownName(
            field, wanted, near, hint=f"{', '.join(sorted(named))} is no {field} of a mission", titles=titles
        )
    raise UnknownName(field, wanted, near, hint="an id such as RUS or UN, or a state's name", titles=titles)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCard:
    """All that the registry holds on one mission.

    Parameters
    ----------
    mission : Mission
        The mission.
    names : tuple of Name
        Its other names.
    rows : tuple of PlacedRow
        Rows of datasets under it.
    inclusions : tuple of Inclusion
        By whose definition it counts.
    grounds : tuple of Ground
        Where its instrument, predecessor, hosts and names were read.
    """

    mission: Mission
    names: tuple[Name, ...]
    rows: tuple[PlacedRow, ...]
    inclusions: tuple[Inclusion, ...]
    grounds: tuple[Ground, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Card as plain values, for JSON."""
        return {
            **render_mission_row(self.mission),
            "names": [{"text": n.text, "language": n.language, "script": n.script, "source": n.source} for n in self.names],
            "rows": [
                {
                    "source": r.source, "row": r.row, "spelling": r.spelling, "scope": r.scope, "matched": r.matched,
                    "first_day": r.first_day, "last_day": r.last_day, "type": r.type, "lead": r.lead, "host": r.host,
                    "reason": r.reason,
                }
                for r in self.rows
            ],
            "inclusion": [
                {"definer": i.definer, "counts": i.counts, "reason": i.reason, "source": i.source}
                for i in self.inclusions
            ],
            "grounds": [
                {"field": g.field, "value": g.value, "source": g.source, "locator": g.locator, "opened": g.opened}
                for g in self.grounds
            ],
            "disagreements": list(list_disagreements(self.rows)),
        }  # fmt: skip


def list_disagreements(rows: Sequence[PlacedRow]) -> Iterator[str]:
    """List the ends of a mission on which lists exclude each other; a month that holds the day agrees with it.

    Parameters
    ----------
    rows : sequence of PlacedRow
        Rows of one mission. What a list says of an end is its earliest first and its latest last day; an end that a
        list leaves open says nothing.

    Yields
    ------
    str
        ``first day: 1993-03 (un-missions-2024), 1993-04-01 (mullenbach-tppm-3.1)``.
    """
    stated = [row for row in rows if row.scope != "component"]
    for side, label, pick in (("first_day", "first day", min), ("last_day", "last day", max)):
        said: dict[str, str] = {}
        for source in dict.fromkeys(row.source for row in stated):
            own = [getattr(row, side) for row in stated if row.source == source]
            own = [text for text in own if text and text != ".."] if side == "first_day" or ".." not in own else []
            if own:
                said[source] = pick(own, key=parse_date_range)
        spans = [parse_date_range(text) for text in said.values()]
        if spans and max(low for low, _ in spans) > min(high for _, high in spans):
            yield f"{label}: " + ", ".join(f"{text} ({source})" for source, text in said.items())


def build_card(casebook: Casebook, mission: Mission) -> IdentityCard:
    """Build the identity card of a mission from the casebook and the shipped registry."""
    return IdentityCard(
        mission=mission,
        names=casebook.names_of(mission.id),
        rows=tuple(row for row in read_placed_rows() if row.mission == mission.id),
        inclusions=tuple(found for found in read_registry(Inclusion) if found.mission == mission.id),
        grounds=tuple(found for found in read_registry(Ground) if found.mission == mission.id),
    )


def match_file(casebook: Casebook, path: Path, column: str, *, date_column: str = "") -> MatchReport:
    """Match the mission names in a column of a CSV file.

    Parameters
    ----------
    casebook : Casebook
        Whose missions.
    path : Path
        The file: UTF-8, separated by commas, semicolons or tabs.
    column : str
        Column of the names.
    date_column : str
        Column of a day, month or year, which decides between missions that share a name.

    Raises
    ------
    CasebookError, UnknownName
        With file and row, where the file or a date cannot be read or there is no such column.
    """
    return _index(casebook).report(_read_names(path, column, date_column))


def match_name(casebook: Casebook, name: str) -> MatchReport:
    """Match one name, as that of a file that holds nothing else."""
    return _index(casebook).report([(" ".join(name.split()), None)])


def _index(casebook: Casebook) -> MissionIndex:
    return MissionIndex(missions=casebook.missions, names=casebook.names, placed=read_placed_rows())


def _read_names(path: Path, column: str, date_column: str) -> Iterator[tuple[str, date | None]]:
    text = read_text(path.parent, path.name)
    if text is None:
        raise CasebookError("there is no such file", where=str(path))
    if not text.strip():
        raise CasebookError("is empty", where=str(path), expected="a header with the names of columns")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = list(reader.fieldnames or ())
        for name in filter(None, (column, date_column)):
            if name not in header:
                near = difflib.get_close_matches(name, header, n=3, cutoff=0.4) or header[:6]
                raise UnknownName("column", name, near, hint=f"of {path.name}")
        for number, cells in enumerate(reader, 2):
            if None in cells or None in cells.values():
                raise CasebookError("has another number of cells than the header", where=f"{path} row {number}")
            yield cells[column].strip(), _read_day(cells.get(date_column) or "", f"{path} row {number}")
    except csv.Error as error:
        raise CasebookError(f"is no CSV: {error}", where=f"{path} line {reader.line_num}") from None


def _read_day(text: str, where: str) -> date | None:
    try:
        return parse_date_range(text.strip()[:10])[0] if text.strip() else None
    except PeaceopsError as error:
        raise CasebookError(error.message, where=where, expected="YYYY, YYYY-MM or YYYY-MM-DD") from None


_MATCH_TYPES = {
    "text": "str", "rows": "int", "how": "str", "mission": "str", "candidates": "str", "score": "float",
    "reason": "str",
}  # fmt: skip


def tabulate_matches(report: MatchReport) -> Table:
    """Tabulate a match report: what needs a person first."""
    from peaceops.pipeline.table import Table

    return Table.of_rows(_MATCH_TYPES, report.rows())


def describe_card(card: IdentityCard) -> Iterable[tuple[str, str]]:
    """Describe a card as pairs of label and text."""
    mission = card.mission
    first, last = mission.period.render()
    yield "id", mission.id
    yield "names", "; ".join(dict.fromkeys((mission.acronym, mission.name, *(n.text for n in card.names)))).strip("; ")
    yield "days", f"{first} to {last}"
    roles = (
        ("lead", mission.lead),
        ("organisation", mission.organisation),
        ("host", ", ".join(mission.host_states)),
        ("area", mission.area),
    )
    yield "type", "; ".join([mission.mission_type, *(f"{label} {value}" for label, value in roles if value)])
    for label in ("instrument", "predecessor", "successor", "source", "note"):
        if value := getattr(mission, label):
            yield label, value
    for text in list_disagreements(card.rows):
        yield "lists disagree", text
    for ground in card.grounds:
        opened = f"; opened {ground.opened}" if ground.opened else ""
        yield f"ground: {ground.field}", f"{ground.value}: {ground.source}, {ground.locator}{opened}"
    for row in card.rows:
        days = f"{row.first_day or 'not stated'} to {row.last_day or 'not stated'}"
        coded = ", ".join(f"{label} {value}" for label, value in (("type", row.type), ("lead", row.lead)) if value)
        yield f"{row.source} {row.row}", f"{row.spelling}; {row.scope}, {days}" + (f"; {coded}" if coded else "")
    for found in card.inclusions:
        yield f"counts: {found.definer}", f"{'yes' if found.counts else 'no'}: {found.reason} ({found.source})"
