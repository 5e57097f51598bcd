"""Put two casebooks together, or show claim by claim where they differ.

What enters: two casebooks laid over the same base. What leaves: differences, or the files of one casebook.
Never done here: deciding who is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from peaceops.casebook.load import Casebook
from peaceops.casebook.write import (
    render_claim_row,
    render_claims,
    render_mission_row,
    render_missions,
    render_names,
    render_searches,
    render_source_item,
    render_sources,
)
from peaceops.model.claim import Claim

V = TypeVar("V")
# What makes two claims readings of one passage on one question.
_QUESTION: Final = (
    "subject",
    "indicator",
    "definition",
    "party",
    "first_day",
    "last_day",
    "source",
    "locator",
    "attributed_to",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that two casebooks say differently.

    Parameters
    ----------
    kind : str
        ``claim`` (one id, other remarks), ``reading`` (one passage and question, other value),
        ``source`` or ``mission``.
    id : str
        Id, or both ids of a reading.
    about : str
        What it is about, for a reader.
    cells : tuple of tuple of str
        Column, what the first says, what the second says.
    """

    kind: str
    id: str
    about: str
    cells: tuple[tuple[str, str, str], ...]


def compare_casebooks(first: Casebook, second: Casebook) -> tuple[Difference, ...]:
    """Compare two casebooks: all differences that keep them from being one.

    Parameters
    ----------
    first, second : Casebook
        What each holds beyond the base.

    Returns
    -------
    tuple of Difference
        Missions, sources, claims, then readings of one passage with other values.
    """
    found: list[Difference] = []
    found += _compare("mission", first.missions, second.missions, render_mission_row)
    found += _compare("source", first.sources, second.sources, render_source_item)
    for difference in _compare("claim", first.claims, second.claims, render_claim_row):
        found.append(replace(difference, about=_describe(first.claims[difference.id])))
    found += _compare_readings(first.claims, second.claims)
    return tuple(found)


def _compare(
    kind: str, first: Mapping[str, V], second: Mapping[str, V], render: Callable[[V], Mapping[str, Any]]
) -> Iterable[Difference]:
    for key in sorted(set(first) & set(second)):
        if cells := _list_cells(render(first[key]), render(second[key])):
            yield Difference(kind=kind, id=key, about=key, cells=cells)


def _list_cells(a: Mapping[str, Any], b: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    names = [*a, *(name for name in b if name not in a)]
    return tuple(
        (name, str(a.get(name, "")), str(b.get(name, ""))) for name in names if a.get(name, "") != b.get(name, "")
    )


def _compare_readings(first: Mapping[str, Claim], second: Mapping[str, Claim]) -> Iterable[Difference]:
    only_first = _by_question(claim for key, claim in first.items() if key not in second)
    only_second = _by_question(claim for key, claim in second.items() if key not in first)
    for question in sorted(set(only_first) & set(only_second)):
        a, b = only_first[question], only_second[question]
        rows = [
            {k: v for k, v in render_claim_row(c).items() if k in ("value", "unit", "stance", "attribution")}
            for c in (a[0], b[0])
        ]
        yield Difference(
            kind="reading", id=f"{a[0].id} and {b[0].id}", about=_describe(a[0]), cells=_list_cells(rows[0], rows[1])
        )


def _by_question(claims: Iterable[Claim]) -> dict[tuple[str, ...], list[Claim]]:
    found: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        row = render_claim_row(claim)
        found.setdefault(tuple(row[name] for name in _QUESTION), []).append(claim)
    return found


def _describe(claim: Claim) -> str:
    first, last = claim.period.render()
    days = first if first == last else f"{first} to {last}"
    return f"{claim.subject} {claim.indicator}/{claim.definition} {days}, {claim.source} {claim.locator.label}"


def render_merged(first: Casebook, second: Casebook) -> dict[str, str]:
    """Render two casebooks without differences as the files of one.

    Parameters
    ----------
    first, second : Casebook
        What each holds beyond the base.

    Returns
    -------
    dict of str to str
        Text by path inside the new folder. Comments of the two are not carried over.
    """
    claims: dict[str, list[Claim]] = {}
    for claim in {**first.claims, **second.claims}.values():
        claims.setdefault(claim.subject.replace(":", "_"), []).append(claim)
    files = {
        "missions.csv": render_missions({**first.missions, **second.missions}.values()),
        "names.csv": render_names({*first.names, *second.names}),
        "sources.json": render_sources({**first.sources, **second.sources}.values()),
        "searches.csv": render_searches({*first.searches, *second.searches}),
    }
    return files | {f"claims/{subject}.csv": render_claims(claims[subject]) for subject in sorted(claims)}
