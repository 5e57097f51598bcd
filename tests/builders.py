"""Small missions, sources and claims for tests: invented, and said to be so."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date
from types import MappingProxyType

from peaceops.casebook.load import Casebook
from peaceops.model import Claim, Mission, ObservedNone, Period, Source, parse_locator, parse_value
from peaceops.model.search import Search

COUNTER = itertools.count(1)
UNITS = {
    "D1": "persons",
    "T3": "persons",
    "F4": "persons",
    "N5": "events",
    "R2": "events",
    "D2": "events",
    "I2": "events",
}
TYPES = {
    "L4/mandate_until": "date",
    "L4/mandate_lapse": "span",
    "L4/mandate_in_force": "span",
    "L2/first_troops": "date",
    "E4/actual_end": "date",
    "N1/consenting_parties": "set",
    "T1/task": "set",
}


def make_mission(
    first: str = "2000-01-01", last: str = "2001-12-31", *, mission: str = "testop", **changes: object
) -> Mission:
    """An invented mission of two years."""
    fields: dict[str, object] = {
        "id": mission,
        "acronym": mission.upper(),
        "name": f"Operation {mission}",
        "period": Period.parse(first, last),
        "mission_type": "regional",
        "lead": "LEA",
        "organisation": "ORG",
        "host": "HOS",
        "counterpart": "COU",
        "contexts": ("test-conflict",),
    }
    return Mission(**{**fields, **changes})  # type: ignore[arg-type]


def make_source(
    source: str = "io-1",
    *,
    kind: str = "official-io",
    stake: str = "third",
    issued: str = "2002-01-01",
    **changes: object,
) -> Source:
    """An invented source."""
    return Source(
        id=source,
        kind=kind,
        stake=stake,
        issued=date.fromisoformat(issued),
        csl={"id": source, "type": "report", "title": f"Report {source}"},
        **changes,  # type: ignore[arg-type]
    )


def make_claim(
    what: str,
    value: str,
    first: str,
    last: str = "",
    *,
    source: str = "io-1",
    party: str = "",
    none_days: int = 0,
    subject: str = "testop",
    known: str = "2002-01-01",
    place: str = "",
    **changes: object,
) -> Claim:
    """An invented claim on ``INDICATOR/definition``; each gets its own paragraph."""
    indicator, _, definition = what.partition("/")
    value_type = TYPES.get(what) or ("quantity" if indicator in UNITS else "category")
    unit = UNITS.get(indicator, "") if value_type == "quantity" else ""
    return Claim(
        subject=subject,
        indicator=indicator,
        definition=definition,
        value=parse_value(value_type, value, unit),
        period=Period.parse(first, last or first),
        source=source,
        locator=parse_locator(place or f"para {next(COUNTER)}"),
        known_from=date.fromisoformat(known),
        party=party,
        observed_none=ObservedNone(exposure_days=none_days) if none_days else None,
        summary=f"{what} is {value}",
        **changes,  # type: ignore[arg-type]
    )


def make_casebook(
    claims: Iterable[Claim],
    *,
    sources: Sequence[Source] = (),
    missions: Sequence[Mission] = (),
    searches: Sequence[Search] = (),
) -> Casebook:
    """A casebook in memory; sources that claims name and nobody gave are invented."""
    claims = list(claims)
    table = {s.id: s for s in sources}
    for claim in claims:
        table.setdefault(claim.source, make_source(claim.source))
    return Casebook(
        missions=MappingProxyType({m.id: m for m in (missions or [make_mission()])}),
        sources=MappingProxyType(table),
        claims=MappingProxyType({c.id: c for c in claims}),
        searches=tuple(searches),
    )
