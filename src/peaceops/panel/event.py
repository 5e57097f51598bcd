"""Measures over events: deaths by kind of violence and by perpetrator, and numbers of events.

What enters: events spread over months, joined with units. What leaves: sums by unit and month.
Never done here: violence of two kinds under one name, unless the name says so; a side left out.

=====================================  ==================================================================
name                                   what is summed
=====================================  ==================================================================
``deaths_state_based``                 deaths in events between a government and another party
``deaths_non_state_conflict``          deaths in events between parties neither of which is a government
``deaths_one_sided``                   civilians killed by a government or a group
``deaths_one_sided_government``        the same, by governments
``deaths_one_sided_non_state``         the same, by groups
``deaths_organized_violence``          all three kinds together
``deaths_civilians``                   civilians among the deaths of all kinds, best estimate only
``events_…``                           number of events of that kind, each in its first month
=====================================  ==================================================================

References
----------
UCDP GED codebook 22.1: types of violence, sides, estimates. METHODS D4: a split by perpetrator is compulsory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from peaceops.panel.spread import PARTS

BOUNDS: Final = ("low", "best", "high")
CIVILIANS: Final = "deaths_civilians_persons"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMeasure:
    """A measure over events.

    Parameters
    ----------
    name : str
        Name; columns of deaths are ``<name>_low``, ``_best`` and ``_high``.
    counts : str
        ``deaths``, ``civilians`` or ``events``.
    admits : callable
        Table of events to a mask of those that count.
    unit : str
        Unit code.
    about : str
        What it sums, in words.
    """

    name: str
    counts: str
    admits: Callable[[Any], Any]
    unit: str
    about: str

    @property
    def definition(self) -> str:
        """``INDICATOR/definition`` of the codebook."""
        return f"{'D4' if '_one_sided' in self.name else 'D3'}/{self.name}"

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of a panel that it fills."""
        return tuple(f"{self.name}_{bound}" for bound in BOUNDS) if self.counts == "deaths" else (self.name,)

    def sum(self, table: Any) -> dict[str, Any]:
        """Sum a table of events spread over months: expressions by column."""
        mask = self.admits(table)
        if self.counts == "events":
            return {self.name: (mask & table.is_first).cast("int64").sum().cast("int64")}
        if self.counts == "civilians":
            return {self.name: _persons(table[f"{CIVILIANS}_parts"], mask)}
        return {f"{self.name}_{b}": _persons(table[f"deaths_{b}_parts"], mask) for b in BOUNDS}


def _persons(parts: Any, mask: Any) -> Any:
    """Sum parts as whole numbers, divide once: exact, for the parts are a power of two; no event of the kind is 0."""
    return parts.sum(where=mask).fill_null(0) / float(PARTS)


def _is_kind(kind: str) -> Callable[[Any], Any]:
    return lambda table: table.violence_type == kind


def _is_by_government(table: Any) -> Any:
    return (table.violence_type == "one-sided") & table.is_government


def _is_by_group(table: Any) -> Any:
    return (table.violence_type == "one-sided") & ~table.is_government


def _is_any(table: Any) -> Any:
    return table.violence_type.notnull()


_KINDS: Final[tuple[tuple[str, Callable[[Any], Any], str], ...]] = (
    ("state_based", _is_kind("state-based"), "events between a government and another party"),
    ("non_state_conflict", _is_kind("non-state"), "events between parties neither of which is a government"),
    ("one_sided", _is_kind("one-sided"), "events of one-sided violence against civilians"),
    ("one_sided_government", _is_by_government, "events of one-sided violence by governments"),
    ("one_sided_non_state", _is_by_group, "events of one-sided violence by groups"),
    ("organized_violence", _is_any, "events of all three kinds together"),
)

EVENT_MEASURES: Final = {
    measure.name: measure
    for measure in (
        *(
            EventMeasure(name=f"deaths_{kind}", counts="deaths", admits=test, unit="persons", about=f"deaths in {about}")
            for kind, test, about in _KINDS
        ),
        EventMeasure(
            name="deaths_civilians", counts="civilians", admits=_is_any, unit="persons",
            about="civilians among the deaths in events of all kinds, best estimate",
        ),
        *(
            EventMeasure(name=f"events_{kind}", counts="events", admits=test, unit="events", about=f"number of {about}")
            for kind, test, about in _KINDS
        ),
    )
}  # fmt: skip


def sum_events(spread: Any, keys: Sequence[str], measures: Sequence[EventMeasure]) -> Any:
    """Sum events by unit and month.

    Parameters
    ----------
    spread : ibis.Table
        One row an event, unit and month: the keys, ``month``, ``is_first``, ``violence_type``, ``is_government`` and the
        parts that :func:`peaceops.panel.spread.spread_months` gives.
    keys : sequence of str
        The unit's keys; the month is one of them.
    measures : sequence of EventMeasure
        What to sum.

    Returns
    -------
    ibis.Table
        The keys, the measures' columns in persons or numbers.
    """
    columns: dict[str, Any] = {}
    for measure in measures:
        columns |= measure.sum(spread)
    return spread.group_by(*keys).agg(**columns)
