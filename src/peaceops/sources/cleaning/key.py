"""Keys: one row for each.

What enters: a clean table and the files that it came from. What leaves: nothing, or an error with both rows.
Never done here: dropping one of two rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.errors import DuplicateKey
from peaceops.sources.base import TableCard
from peaceops.sources.cleaning.raw import Raw


def check_key(table: Any, card: TableCard, raws: Sequence[Raw]) -> None:
    """Check that no key stands twice; name both rows if one does.

    Parameters
    ----------
    table : pyarrow.Table
        The clean rows of all files, one file after the other.
    card : TableCard
        What the key is.
    raws : sequence of Raw
        The files, in the same order.

    Raises
    ------
    DuplicateKey
        If two rows have one key.
    """
    keys = list(card.key)
    groups = table.select(keys).group_by(keys, use_threads=False).aggregate([([], "count_all")])
    if groups.num_rows == table.num_rows:
        return
    twice = groups.filter(pc.greater(groups["count_all"], 1)).slice(0, 1).to_pylist()[0]
    mask = None
    for key in keys:
        test = pc.is_null(table[key]) if twice[key] is None else pc.equal(table[key], pa.scalar(twice[key]))
        mask = test if mask is None else pc.and_(mask, test)
    assert mask is not None
    rows = pc.indices_nonzero(mask.combine_chunks()).slice(0, 2).to_pylist()
    pair = pa.concat_tables([table.slice(i, 1) for i in rows])
    raise explain_twice(pair, card, [_find_place(raws, i) for i in rows])


def explain_twice(pair: Any, card: TableCard, places: Sequence[str]) -> DuplicateKey:
    """Say which key stands twice, where, and whether the two rows agree.

    Parameters
    ----------
    pair : pyarrow.Table
        The two rows.
    card : TableCard
        What the key is.
    places : sequence of str
        Where they stand.
    """
    one, other = pair.to_pylist()
    text = ", ".join(f"{key} {one[key]}" for key in card.key)
    return DuplicateKey(
        f"the key stands twice: {text}; {_compare(one, other)}",
        where=" and ".join(places),
        expected=f"one row for each {card.unit}",
    )


def _compare(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Say whether two rows agree, and in which columns they do not."""
    apart = [name for name in one if one[name] != other[name]]
    if not apart:
        return "the rows say the same"
    return "the rows disagree in " + ", ".join(apart[:6]) + (f" and {len(apart) - 6} more" if len(apart) > 6 else "")


def _find_place(raws: Sequence[Raw], index: int) -> str:
    for raw in raws:
        if index < raw.row_count:
            return raw.place(index)
        index -= raw.row_count
    raise IndexError(index)
