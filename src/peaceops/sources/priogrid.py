"""Cells of PRIO-GRID with static variables.

What enters: the CSV of the data portal. What leaves: table ``cells``.
Never done here: believing an id: each is computed again from the coordinates of its cell.

References
----------
Tollefsen, A. F., Bahgat, K., Nordkvelle, J. & Buhaug, H. (2015). PRIO-GRID v.2.0 Codebook.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow.compute as pc

from peaceops.errors import RowRefused
from peaceops.sources.base import Adapter
from peaceops.store.issues import IssueLog

COLUMNS: Final = 720


def find_cells(latitude: Any, longitude: Any) -> Any:
    """Find the cells in which points lie.

    Parameters
    ----------
    latitude, longitude : pyarrow.Array
        Degrees.

    Returns
    -------
    pyarrow.Array
        Ids, whole numbers from 1.

    Examples
    --------
    >>> import pyarrow as pa
    >>> find_cells(pa.array([-55.75, 43.003]), pa.array([-69.25, 41.015])).to_pylist()
    [49182, 191963]
    """
    rows = pc.floor(pc.multiply(pc.add(latitude, 90.0), 2.0))
    columns = pc.floor(pc.multiply(pc.add(longitude, 180.0), 2.0))
    return pc.cast(pc.add(pc.add(pc.multiply(rows, float(COLUMNS)), columns), 1.0), "int64")


def finish(table: Any, issues: IssueLog) -> Any:
    """Check every id, row and column against the coordinates."""
    del issues
    cells = find_cells(table["latitude_degrees"], table["longitude_degrees"])
    index = pc.subtract(table["cell_id_priogrid"], 1)
    row = pc.divide(index, COLUMNS)
    column = pc.subtract(index, pc.multiply(row, COLUMNS))
    is_wrong = pc.or_(
        pc.not_equal(cells, table["cell_id_priogrid"]),
        pc.or_(
            pc.not_equal(pc.add(row, 1), table["row_number"]), pc.not_equal(pc.add(column, 1), table["column_number"])
        ),
    )
    wrong = table.filter(is_wrong)
    if wrong.num_rows:
        first = wrong.slice(0, 1).to_pylist()[0]
        raise RowRefused(
            f"{wrong.num_rows} cell(s) do not lie where their id says",
            where=f"cell {first['cell_id_priogrid']} at {first['latitude_degrees']}, {first['longitude_degrees']}",
            expected="id = floor((latitude + 90) * 2) * 720 + floor((longitude + 180) * 2) + 1",
        )
    return table


ADAPTER: Final = Adapter(finish={"cells": finish})
