"""The registry: rows of datasets placed under missions, and by whose definition a mission counts.

What enters: ``registry/rows.csv`` and ``registry/inclusion.csv`` of the shipped base.
What leaves: frozen rows. They are read only when a name or an identity card asks for them.
Never done here: placing a row; ``tools/build_registry.py`` does, from decisions kept in the repository.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from peaceops.casebook.rows import T, read_values, shipped_folder
from peaceops.errors import CasebookError

SCOPES: Final = ("whole", "spell", "part", "component")
MATCHED: Final = ("exact", "alias", "nearness-reviewed", "manual")
DEFINERS: Final = ("un", "sipri", "mullenbach", "ucdp", "sender")
ROW_COLUMNS: Final = (
    "source", "row", "spelling", "mission", "scope", "matched", "first_day", "last_day", "type", "lead", "host",
    "reason",
)  # fmt: skip
GROUND_COLUMNS: Final = ("mission", "field", "value", "source", "locator", "anchors", "opened")
REMARK_COLUMNS: Final = ("subject", "source", "indicator", "definition", "day", "note")
OUTSIDE_COLUMNS: Final = ("names", "reason", "source", "opened")
INCLUSION_COLUMNS: Final = ("mission", "definer", "counts", "reason", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row of a dataset, with what it says of a mission's identity.

    Parameters
    ----------
    source, row : str
        Source id and the row's own key in it.
    spelling : str
        The name as the source writes it.
    mission : str
        Mission id; empty where the row is left apart, with the reason.
    scope : str
        One of :data:`SCOPES`: the whole mission, one spell, one area (the parts of a source make the
        whole together), or a component whose days are not those of the mission.
    matched : str
        How the spelling met the mission, one of :data:`MATCHED`.
    first_day, last_day : str
        As the source states them, at its precision; ``..`` is open, empty is not stated.
    type, lead, host : str
        As the source codes them.
    reason : str
        Why it is left apart, or was placed by hand.
    """

    source: str
    row: str
    spelling: str
    mission: str
    scope: str
    matched: str
    first_day: str = ""
    last_day: str = ""
    type: str = ""
    lead: str = ""
    host: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.scope and self.scope not in SCOPES:
            raise CasebookError(f"scope {self.scope!r} is not known", expected=", ".join(SCOPES))
        if bool(self.mission) != bool(self.matched):
            raise CasebookError("a row is placed under a mission, with how it was matched, or left apart")
        if not self.mission and not self.reason:
            raise CasebookError(f"row {self.row!r} is left apart without a reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """Whether a mission counts as a peace operation by one definition.

    Parameters
    ----------
    mission : str
        Mission id.
    definer : str
        Whose definition, one of :data:`DEFINERS`.
    counts : bool
        Whether it counts.
    reason, source : str
        Why, and where that is said.
    """

    mission: str
    definer: str
    counts: bool
    reason: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where an identity fact of a mission was read.

    Parameters
    ----------
    mission, field, value : str
        Mission id; ``instrument``, ``predecessor``, ``host`` or ``alias``; the fact.
    source, locator : str
        A file of the documents or of the data, or a page's address, and the place in it.
    anchors : str
        A word or figure that stands there.
    opened : str
        Day on which a page was opened; empty for a file.
    """

    mission: str
    field: str
    value: str
    source: str
    locator: str
    anchors: str = ""
    opened: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A remark on one value of a dataset, carried into the note of the claim made from it.

    Parameters
    ----------
    subject, source : str
        Mission id, source id.
    indicator, definition, day : str
        Which question, and the first day of the claim's period.
    note : str
        The remark.
    """

    subject: str
    source: str
    indicator: str
    definition: str
    day: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A body that the registry knows by name alone, so that what is told of it is told of no mission.

    Parameters
    ----------
    names : str
        Its names, with bars between them.
    reason : str
        Why it is no mission of the registry.
    source, opened : str
        Page on which it was read, and the day.
    """

    names: str
    reason: str
    source: str
    opened: str


def _parse_inclusion(cells: Mapping[str, str]) -> Inclusion:
    if cells["definer"] not in DEFINERS:
        raise CasebookError(f"definer {cells['definer']!r} is not known", expected=", ".join(DEFINERS))
    if cells["counts"] not in ("yes", "no"):
        raise CasebookError(f"counts is {cells['counts']!r}", expected="yes or no")
    return Inclusion(
        mission=cells["mission"],
        definer=cells["definer"],
        counts=cells["counts"] == "yes",
        reason=cells["reason"],
        source=cells["source"],
    )


#: File, columns that may and that must stand in it, and what makes a value of a row, by the kind of value.
_TABLES: Final[dict[type, tuple[str, Sequence[str], Sequence[str], Callable[[dict[str, str]], Any]]]] = {
    PlacedRow: ("rows.csv", ROW_COLUMNS, ROW_COLUMNS[:6], lambda cells: PlacedRow(**cells)),
    Inclusion: ("inclusion.csv", INCLUSION_COLUMNS, INCLUSION_COLUMNS, _parse_inclusion),
    Ground: ("grounds.csv", GROUND_COLUMNS, GROUND_COLUMNS[:5], lambda cells: Ground(**cells)),
    Remark: ("remarks.csv", REMARK_COLUMNS, REMARK_COLUMNS, lambda cells: Remark(**cells)),
    Outside: ("outside.csv", OUTSIDE_COLUMNS, OUTSIDE_COLUMNS, lambda cells: Outside(**cells)),
}


def read_registry(kind: type[T], folder: Traversable | Path | None = None) -> tuple[T, ...]:
    """Read a table of the registry.

    Parameters
    ----------
    kind : type
        :class:`PlacedRow`, :class:`Inclusion`, :class:`Ground`, :class:`Remark` or :class:`Outside`; a table that is
        not there has no row.
    folder : path or None
        A casebook folder; None is the shipped base.

    Returns
    -------
    tuple
        Values of that kind, in the order of the rows.

    Raises
    ------
    CasebookInvalid
        With every problem.
    """
    name, columns, required, parse = _TABLES[kind]
    place = shipped_folder() if folder is None else folder
    return read_values(place, f"registry/{name}", columns, required, parse)


@cache  # many questions ask for them, and the shipped base does not change
def read_placed_rows() -> tuple[PlacedRow, ...]:
    """Read the rows of datasets with the missions they were placed under, from the shipped base."""
    return read_registry(PlacedRow)


def read_outside() -> tuple[Outside, ...]:
    """Read the bodies that are known by name alone, from the shipped base."""
    return read_registry(Outside)
