"""What a file of events covers, so that a count of none is told from nobody having looked.

What enters: releases with their period and places. What leaves: pieces in order of preference, each cut by those before
it, and expressions that ask whether a unit lies in any of them.
Never done here: two releases added together, a total from a sample, a 0 outside every piece.

Months are numbered ``12 * year + month - 1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from peaceops.errors import InvalidValue, OutsideCoverage
from peaceops.store.tables import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Months and places that a file of events covers.

    Parameters
    ----------
    label : str
        Source and version, for people.
    version : str
        Release.
    first_month, last_month : int
        Months, both included.
    places : tuple of int
        GW codes of the states it covers whole; empty is the world.
    is_candidate : bool
        Whether its codings are not vetted yet.
    is_sample : bool
        Whether it holds some events only: then it covers nothing.
    """

    label: str
    version: str
    first_month: int
    last_month: int
    places: tuple[int, ...] = ()
    is_candidate: bool = False
    is_sample: bool = False

    def __post_init__(self) -> None:
        if self.last_month < self.first_month:
            raise InvalidValue(f"the coverage of {self.label} runs backwards")

    def describe(self) -> str:
        """Say what it covers, in words."""
        places = "the world" if not self.places else "GW " + ", ".join(map(str, self.places))
        kind = " (candidate: not vetted)" if self.is_candidate else ""
        return f"{self.label}: {places}, {render_month(self.first_month)} to {render_month(self.last_month)}{kind}"


def render_month(number: int) -> str:
    """Render the number of a month.

    Examples
    --------
    >>> render_month(12 * 1993 + 7)
    '1993-08'
    """
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def arrange(covers: Sequence[Cover]) -> tuple[Cover, ...]:
    """Put releases in order of preference: vetted before candidates, newest first, the world before its parts.

    Parameters
    ----------
    covers : sequence of Cover
        What is at hand.

    Raises
    ------
    OutsideCoverage
        If there are only samples: no total can be drawn from one.
    """
    whole = [cover for cover in covers if not cover.is_sample]
    if not whole:
        names = ", ".join(cover.label for cover in covers) or "nothing"
        raise OutsideCoverage(
            f"no file of events covers anything ({names})", hint="peaceops data add ucdp_ged --file FILE"
        )
    return tuple(sorted(whole, key=lambda c: (c.is_candidate, _invert(c.version), bool(c.places), c.label)))


def _invert(version: str) -> tuple[int, ...]:
    parts = [int("".join(ch for ch in part if ch.isdigit()) or 0) for part in version.split(".")]
    return tuple(-part for part in (*parts, 0, 0, 0, 0)[:4])


def is_covered(place: Any, month: Any, covers: Sequence[Cover]) -> Any:
    """Ask whether a place and month lie in any piece.

    Parameters
    ----------
    place : ibis column or None
        GW code of the state; None asks for the world: only a piece that covers all of it will do.
    month : ibis column
        Number of the month.
    covers : sequence of Cover
        Pieces.

    Returns
    -------
    ibis column
        True or False, never null: a unit without a place is covered where the world is.
    """
    ibis = require("ibis", to="build panels")
    found = [_lies_in(place, month, cover) for cover in covers if place is not None or not cover.places]
    return reduce(lambda a, b: a | b, found, ibis.literal(False)).fill_null(False)


def _lies_in(place: Any, month: Any, cover: Cover) -> Any:
    inside = (month >= cover.first_month) & (month <= cover.last_month)
    return inside & place.isin(list(cover.places)).fill_null(False) if cover.places else inside


def name_release(place: Any, month: Any, covers: Sequence[Cover]) -> Any:
    """Name the release that speaks of a place and month, null outside all.

    Parameters
    ----------
    place, month, covers
        As :func:`is_covered` takes them.
    """
    ibis = require("ibis", to="build panels")
    found = [
        ibis.ifelse(_lies_in(place, month, cover), ibis.literal(cover.label), ibis.null("string"))
        for cover in covers
        if place is not None or not cover.places
    ]
    return ibis.coalesce(*found) if found else ibis.null("string")


def find_speaking(covers: Sequence[Cover], first: int, last: int, places: Sequence[int]) -> tuple[Cover, ...]:
    """Find the releases that speak somewhere in a period, each where none before it does.

    Parameters
    ----------
    covers : sequence of Cover
        In order of preference.
    first, last : int
        Months, both included.
    places : sequence of int
        GW codes of interest; empty is the world.
    """
    said: dict[int, set[int] | None] = {}
    speaking = []
    for cover in covers:
        is_heard = False
        for month in range(max(first, cover.first_month), min(last, cover.last_month) + 1):
            known = said.setdefault(month, set())
            if known is None:
                continue
            wanted = set(cover.places or places) & set(places or cover.places)
            is_world = not cover.places and not places
            if is_world or wanted - known:
                is_heard = True
            said[month] = None if not cover.places else known | wanted
        if is_heard:
            speaking.append(cover)
    return tuple(speaking)


def cut_events(tables: Sequence[tuple[Cover, Any]]) -> Any:
    """Put the events of several releases together, each where no release before it speaks.

    Parameters
    ----------
    tables : sequence of (Cover, ibis.Table)
        Pieces in order of preference, with their events: ``country_id_gw``, ``start_date`` and what else they share.

    Returns
    -------
    ibis.Table
        Their shared columns and ``release``, the label of the piece. An event belongs to the month it begins in.
    """
    ibis = require("ibis", to="build panels")
    kept = []
    before: list[Cover] = []
    shared = [name for name in tables[0][1].columns if all(name in table.columns for _, table in tables)]
    for cover, table in tables:
        month = table.start_date.year().cast("int64") * 12 + table.start_date.month().cast("int64") - 1
        mask = _lies_in(table.country_id_gw, month, cover)
        if before:
            mask = mask & ~is_covered(table.country_id_gw, month, before)
        kept.append(table.filter(mask).select(*shared, release=ibis.literal(cover.label)))
        before.append(cover)
    return kept[0] if len(kept) == 1 else ibis.union(*kept)
