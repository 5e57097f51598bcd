"""What a measure of a state by month or year is.

What enters: nothing; this is a value. What leaves: a value for :mod:`peaceops.panel.state`.
Never done here: computing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

#: When a value holds: a stock is a number on a day, a flow what happened in a period.
TIMES: Final = {
    "month-end": "stock at the end of the month",
    "year-end": "stock at the end of the year",
    "year-mean": "mean of the year's month-end stocks, and the greatest of them",
    "year-flow": "flow of the year",
    "year-ratio": "flow of the year over the stock at the end of the year before",
    "": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMeasure:
    """A measure of a state by month or year.

    Parameters
    ----------
    name : str
        Name, with the issuer.
    table : str
        Table of the store.
    key : str
        Column that names the state.
    scheme : str
        How it does: ``name``, ``iso3``, ``gw``.
    columns : tuple of str
        Columns of the panel.
    units : tuple of str
        Units that have it.
    compute : callable
        Table with ``country_id_gw`` to that, ``month`` and the columns.
    unit : str
        Unit code.
    about : str
        What it is, in words.
    counts_none : bool
        Whether no row inside coverage is a count of none.
    time : str
        When it holds: key of :data:`TIMES`.
    column : str
        Column of the table that is summed, where it is one.
    """

    name: str
    table: str
    key: str
    scheme: str
    columns: tuple[str, ...]
    units: tuple[str, ...]
    compute: Callable[[Any], Any]
    unit: str
    about: str
    counts_none: bool = False
    time: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRatio:
    """A flow of a year over a stock at the end of the year before.

    Parameters
    ----------
    name : str
        Name, with the issuer of both sides.
    upper, lower : StateMeasure
        Flow and stock, each of one column.
    about : str
        What it is, in words.
    """

    name: str
    upper: StateMeasure
    lower: StateMeasure
    about: str
    unit: str = "ratio"
    time: str = "year-ratio"

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of a panel that it fills."""
        return (self.name,)

    @property
    def units(self) -> tuple[str, ...]:
        """Units that have it."""
        return self.upper.units

    @property
    def table(self) -> str:
        """Table of the store of its flow."""
        return self.upper.table
