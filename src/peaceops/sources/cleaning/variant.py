"""Rows without a key of their own: those of one group that say different things are numbered.

What enters: raw columns and the names of those that make a group. What leaves: a number for each row.
Never done here: dropping one of two rows; telling two rows apart that say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from peaceops.sources.cleaning.raw import Raw


def number_variants(raw: Raw, group: Sequence[str]) -> Any:
    """Count through the rows of each group by what they say, whatever their order in the file.

    Two rows that say the same get the same number, so that the check of keys finds them.

    Parameters
    ----------
    raw : Raw
        The file.
    group : sequence of str
        Columns that would be a key, were there not several rows for one.

    Returns
    -------
    pyarrow.Array
        Text, from 1.

    Examples
    --------
    >>> raw = Raw(file="x", columns={"a": pa.array(["p", "p", "q", "p"]), "b": pa.array(["2", "1", "5", "2"])})
    >>> number_variants(raw, ["a"]).to_pylist()
    ['2', '1', '1', '2']
    """
    keys = list(zip(*(raw.columns[name].to_pylist() for name in group), strict=True)) or [()] * raw.row_count
    seen: dict[tuple[str | None, ...], int] = {}
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
    repeated = [i for i, key in enumerate(keys) if seen[key] > 1]
    rest = [name for name in sorted(raw.columns) if name not in group]
    taken = [raw.columns[name].take(pa.array(repeated, pa.int64())).to_pylist() for name in rest]
    contents = {i: tuple(values[n] or "" for values in taken) for n, i in enumerate(repeated)}
    variants: dict[tuple[str | None, ...], set[tuple[str, ...]]] = {}
    for i, content in contents.items():
        variants.setdefault(keys[i], set()).add(content)
    ranks = {
        key: {content: str(rank) for rank, content in enumerate(sorted(found), 1)} for key, found in variants.items()
    }
    return pa.array([ranks[keys[i]][contents[i]] if i in contents else "1" for i in range(len(keys))], pa.string())
