"""What a cell of PRIO-GRID is like, whatever the month.

What enters: ``priogrid/cells``. What leaves: a layer that has one row a cell.
Never done here: a change over time: these variables are measured once.

References
----------
PRIO-GRID codebook, version 2.0: static variables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from peaceops.panel.build import Layer

CELLS: Final = "priogrid/cells"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMeasure:
    """A measure of a cell that does not change.

    Parameters
    ----------
    name : str
        Name, and column of panel and table.
    about, unit : str
        What it is, in words, and unit code.
    """

    name: str
    about: str
    unit: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of a panel that it fills."""
        return (self.name,)

    @property
    def table(self) -> str:
        """Table of the store."""
        return CELLS


CELL_MEASURES: Final = {
    measure.name: measure
    for measure in (
        CellMeasure(name="land_area_km2", about="land in the cell, the same in every month", unit="km2"),
        CellMeasure(name="mountains_share", about="share of the cell that is mountainous, the same in every month", unit="share"),
        CellMeasure(
            name="travel_time_minutes", unit="minutes",
            about="travel time to the nearest city of 50,000, the least in the cell, the same in every month",
        ),
    )
}  # fmt: skip


def build_cell_layer(names: list[str], table: Any) -> Layer:
    """Build the layer of static variables; a cell that the file does not have is unknown.

    Parameters
    ----------
    names : list of str
        Of :data:`CELL_MEASURES`.
    table : ibis.Table
        ``priogrid/cells``, a cell once.
    """
    cells = table.mutate(cell_id_priogrid=table.cell_id_priogrid.cast("int64"))
    return Layer(
        name="cells", columns=tuple(names), table=cells.select("cell_id_priogrid", *names), rows=cells,
        sources=(CELLS,), is_static=True,
    )  # fmt: skip
