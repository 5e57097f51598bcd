"""Readings of the evidence named in an explanation, each with its value, day and source.

What enters: readings beside a figure, by definition. What leaves: words.
Never done here: a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.compared import Compared
from peaceops.assess.audit.figure import Bounds, span, write_bounds
from peaceops.evidence.answer import Reading
from peaceops.model.audit import cite_table, name_definition

#: Whose word it is, where it is a party's.
_PARTIES: Final = {"sender": "a sender's", "host": "the host's", "counterpart": "the other side's"}
#: So many readings of each kind are named in words; the page lists all.
_NAMED: Final = 3
_SOURCES: Final = 10
_BREAKS: Final = 6


def name_sources(groups: Mapping[str, Sequence[Compared]], stakes: Mapping[str, str], unit: str) -> str:
    """Name sources that exclude each other, with whose word each is.

    Parameters
    ----------
    groups : Mapping of str to sequence of Compared
        Readings by definition.
    stakes : Mapping of str to str
        Stake by source id.
    unit : str
        Of the figure.
    """
    parts = []
    for group in groups.values():
        for c in group:
            party = _PARTIES.get(stakes.get(c.reading.source, ""), "")
            parts.append(f"{_name_one(c, unit)}{f', {party} word' if party else ''}")
    return "; ".join(dict.fromkeys(parts[:_SOURCES]))


def name_days(groups: Mapping[str, Sequence[Compared]], unit: str, stated: Decimal | None) -> str:
    """Name what agrees and what does not, each with its day and source.

    Parameters
    ----------
    groups : Mapping of str to sequence of Compared
        Readings by definition.
    unit : str
        Of the figure.
    stated : Decimal or None
        The number that is stated: what is nearest to it is named first.
    """
    every = [c for group in groups.values() for c in group]
    ways = (
        ("Some of the evidence agrees", [c for c in every if c.agrees]),
        ("some, of other days, does not", [c for c in every if c.fit == "outside"]),
        ("some leaves it open", [c for c in every if not c.agrees and c.fit != "outside"]),
    )
    parts = []
    for head, ones in ways:
        ones.sort(key=lambda c: _tell_distance(c, stated))
        named = list(dict.fromkeys(_name_one(c, unit) for c in ones))
        named = [_shorten_source(one, before) for one, before in zip(named, ["", *named], strict=False)]
        more = f"; and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        parts += [f"{head}: {'; '.join(named[:_NAMED])}{more}"] if named else []
    return ". ".join(f"{part[0].upper()}{part[1:]}" for part in parts)


def name_rules(groups: Mapping[str, Sequence[Compared]]) -> str:
    """Name the values by the rule of counting.

    Parameters
    ----------
    groups : Mapping of str to sequence of Compared
        Readings by definition.
    """
    parts = [
        f"{c.reading.label}, {c.reading.rule.partition(':')[0]}: {write_bounds(c.bounds)}"
        for group in groups.values() for c in group
    ]  # fmt: skip
    return "; ".join(dict.fromkeys(parts))


def name_breaks(groups: Mapping[str, Sequence[Compared]]) -> str:
    """Name the days on which a figure does not hold, by definition.

    Parameters
    ----------
    groups : Mapping of str to sequence of Compared
        Readings by definition.
    """
    parts = []
    for name, group in groups.items():
        against = [f"{c.reading.period[0]} ({write_bounds(c.bounds)})" for c in group if not c.agrees]
        if against:
            more = f" and {len(against) - _BREAKS} more" if len(against) > _BREAKS else ""
            parts.append(f"not by {name_definition(name)} in {', '.join(against[:_BREAKS])}{more}")
    return "; ".join(parts)


def name_pairs(pairs: Sequence[tuple[Reading, Reading]], holds: Sequence[bool | None]) -> str:
    """Name counts of two periods: together where all say the same, else one by one.

    Parameters
    ----------
    pairs : sequence of (Reading, Reading)
        Of the first period, and of the other, by the same list and rule.
    holds : sequence of bool or None
        What each pair says.
    """
    periods = [_tell_years([pair[n] for pair in pairs]) for n in (0, 1)]
    if len(pairs) > 1 and len(set(holds)) == 1:
        spans = [write_bounds(span(Bounds(low=pair[n].low, high=pair[n].high) for pair in pairs)) for n in (0, 1)]
        lists = "; ".join(dict.fromkeys(x.label for x, _ in pairs))
        return f"{spans[0]} in {periods[0]} against {spans[1]} in {periods[1]}, the same way by each of {len(pairs)} counts ({lists})"
    one_by_one = "; ".join(
        f"{x.label} ({x.rule.partition(':')[0]}): {write_bounds(Bounds(low=x.low, high=x.high))} against"
        f" {write_bounds(Bounds(low=y.low, high=y.high))}"
        for x, y in pairs
    )
    return f"{periods[0]} against {periods[1]}, by {one_by_one}"


def _tell_years(readings: Sequence[Reading]) -> str:
    first, last = min(r.period[0] for r in readings), max(r.period[1] for r in readings)
    is_years = first.endswith("-01-01") and last.endswith("-12-31")
    return " to ".join(dict.fromkeys((first[:4], last[:4]) if is_years else (first, last)))


def _tell_distance(one: Compared, stated: Decimal | None) -> Decimal:
    ends = [end for end in (one.bounds.low, one.bounds.high) if end is not None]
    return min((abs(end - stated) for end in ends), default=Decimal(0)) if stated is not None else Decimal(0)


def _shorten_source(one: str, before: str) -> str:
    """Name the source of the one before again by "the same"."""
    value, at, beside = one.partition(" (")
    source, comma, day = beside.rpartition(", ")
    return f"{value}{at}the same, {day}" if comma and before.partition(" (")[2].rpartition(", ")[0] == source else one


def _name_one(one: Compared, unit: str) -> str:
    """Name a reading: its value, its day and its source."""
    source = cite_table(one.reading.citation) or one.reading.source
    beside = ", ".join(part for part in (source, one.reading.period[0]) if part)
    return f"{write_bounds(one.bounds, unit)}{f' ({beside})' if beside else ''}"
