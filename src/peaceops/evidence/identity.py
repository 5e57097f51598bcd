"""Readings of a mission's identity: first and last day, lead, host, organisation, instrument, each by its source.

What enters: a mission, its rows in lists, the casebook's claims. What leaves: readings.
Never done here: a day of one act put for that of another: each reading says which act it dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import PlacedRow
from peaceops.casebook.state import shipped_states
from peaceops.errors import InvalidValue
from peaceops.evidence.answer import Reading, find_claims, read_claim
from peaceops.model.mission import Mission
from peaceops.model.period import DAY, parse_date_range, render_date_range
from peaceops.model.question import Question
from peaceops.panel.counting import LISTS

#: How the registry reads a mission.
REGISTRY_RULE: Final = "registry of this casebook"
#: Why a host state does not stand alone.
ONE_OF_SEVERAL: Final = "one of several hosts"
FACTS: Final = ("started", "ended", "host", "lead", "organisation", "instrument")
_CLAIMS: Final = {"started": ("L2/first_troops", "L2/authorising_act"), "ended": ("E4/actual_end",)}
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        start=1,
    )
}
_WRITTEN_DAY: Final = re.compile(
    r"\b(?:(?P<d1>\d{1,2})\s+(?P<m1>[A-Z][a-z]+)|(?P<m2>[A-Z][a-z]+)\s+(?P<d2>\d{1,2}),?)\s+(?P<y>(?:19|20)\d\d)\b"
)


def list_identity(fact: str, mission: Mission, casebook: Casebook, placed: Sequence[PlacedRow]) -> list[Reading]:
    """List what the registry, the lists and the ledger say of a mission's identity.

    Parameters
    ----------
    fact : str
        One of :data:`FACTS`.
    mission : Mission
        Which.
    casebook : Casebook
        For sources and claims.
    placed : sequence of PlacedRow
        Rows of lists.

    Returns
    -------
    list of Reading
        The registry's own first; one without a value where nothing is known.
    """
    rows = [
        row for row in placed if row.mission == mission.id and row.scope == "whole" and row.source in casebook.sources
    ]
    found = [_read_registry(fact, mission, casebook)]
    if fact == "host" and mission.hosts:
        found = [replace(found[0], text=host, no_value="", reason=ONE_OF_SEVERAL) for host in mission.hosts]
    if fact in ("started", "ended"):
        found += _list_days(fact, mission, rows, casebook)
    elif fact in ("lead", "host"):
        found += _list_states(fact, mission, rows, casebook)
        if fact == "lead":
            spells = [
                r for r in placed if r.mission == mission.id and r.scope == "spell" and r.source in casebook.sources
            ]
            found += [
                replace(r, label=f"{r.label}, a spell", period=_read_spell(r, spells))
                for r in _list_states(fact, mission, spells, casebook)
            ]
    for code in _CLAIMS.get(fact, ()):
        indicator, _, definition = code.partition("/")
        question = Question(subject=mission.id, indicator=indicator, definition=definition)
        found += [
            read_claim(claim, casebook)
            for claim in find_claims(question, casebook, mission)
            if claim.subject == mission.id and claim.stance != "denies"
        ]
    return found


def _read_registry(fact: str, mission: Mission, casebook: Casebook) -> Reading:
    source = casebook.sources.get(mission.source)
    text = ""
    if fact in ("started", "ended"):
        bound = mission.period.start if fact == "started" else mission.period.end
        if bound is not None:
            shift = DAY if fact == "ended" else date.min - date.min
            text = render_date_range(bound.earliest - shift, bound.latest - shift)
    else:
        text = str(getattr(mission, fact))
    reason = "going on as far as the registry knows" if fact == "ended" and not text else "the registry has none"
    return Reading(
        definition=f"identity/{fact}", label="registry", rule=REGISTRY_RULE, text=text,
        period=(text, text) if fact in ("started", "ended") else mission.period.render(), source=mission.source,
        citation=f"registry of this casebook, after {source.label}" if source else "registry of this casebook",
        table="casebook/missions.csv", filter=f"id=={mission.id}", query=f"missions where id == {mission.id}", rows=1,
        keys=(mission.id,), no_value="" if text else "NOT_SEARCHED", reason="" if text else reason,
    )  # fmt: skip


def _list_days(fact: str, mission: Mission, rows: Sequence[PlacedRow], casebook: Casebook) -> Iterator[Reading]:
    for row in rows:
        day = row.first_day if fact == "started" else row.last_day
        card = next((c for c in LISTS.values() if c.source == row.source), None)
        if not day or day == ".." or card is None:
            continue
        first, last = parse_date_range(day)
        # A row that begins or ends with its list is cut off there: it dates no act.
        if (fact == "started" and first <= card.first_day) or (fact == "ended" and last >= card.last_day):
            continue
        yield _read_row(fact, day, row, casebook)
    if fact == "started":
        for written in _find_written_days(mission.instrument):
            yield Reading(
                definition="identity/instrument", label="day of the instrument", rule="as the instrument's name gives it",
                text=written.isoformat(), period=(written.isoformat(), written.isoformat()), source=mission.source,
                citation=mission.instrument, table="casebook/missions.csv", filter=f"id=={mission.id}", rows=1,
                query=f"missions where id == {mission.id}", keys=(mission.id,),
            )  # fmt: skip


def _find_written_days(text: str) -> Iterator[date]:
    for match in _WRITTEN_DAY.finditer(text):
        month = _MONTHS.get((match["m1"] or match["m2"]).casefold())
        if month is not None:
            try:
                yield date(int(match["y"]), month, int(match["d1"] or match["d2"]))
            except ValueError:
                continue


def _list_states(fact: str, mission: Mission, rows: Sequence[PlacedRow], casebook: Casebook) -> Iterator[Reading]:
    if fact == "lead" and mission.mission_type == "un":
        return  # what a list of states' missions names for a UN mission is no lead
    for row in rows:
        written = row.lead if fact == "lead" else row.host.partition("/")[0]
        candidates = shipped_states().list_candidates(written) if written else ()
        found = [s for s in candidates if s.period.overlaps(mission.period)]
        if len(found) == 1:
            yield _read_row(fact, found[0].id, row, casebook)


def _read_spell(reading: Reading, spells: Sequence[PlacedRow]) -> tuple[str, str]:
    """Read the days of the spell that a reading is of."""
    row = next(s for s in spells if f"{s.source}:{s.row}" in reading.keys)
    return row.first_day, row.last_day


def _read_row(fact: str, text: str, row: PlacedRow, casebook: Casebook) -> Reading:
    source = casebook.sources[row.source]
    try:
        parse_date_range(text)
        period = (text, text)
    except InvalidValue:
        period = (row.first_day, row.last_day)
    return Reading(
        definition=f"identity/{fact}", label=source.label, rule="as the list has the mission", text=text, period=period,
        source=row.source, citation=f"{source.label}, {row.spelling}", table="registry/rows.csv", rows=1,
        filter=f"source=={row.source}&row=={row.row}", query=f"rows where source == {row.source} and row == {row.row}",
        snapshot=source.sha256, keys=(f"{row.source}:{row.row}",),
    )  # fmt: skip
