"""Files that are known and not taken, and why.

What enters: ``refused.toml``, the bytes and the header of a file. What leaves: a reason, or nothing.
Never done here: refusing a file by its name alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from peaceops.sources.base import FOLDER
from peaceops.store.snapshot import RawFile

_STARTS: Final = {"pdf": (b"%PDF-",), "markdown": (b"# ", b"## ")}
_HEAD: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A kind of file that is not taken.

    Parameters
    ----------
    name, reason, hint : str
        What it is, why it is not taken, what to do.
    columns : tuple of str
        Exactly its columns.
    columns_hold : tuple of str
        Some of its columns.
    container : str
        ``pdf``, ``markdown`` or ``topojson``.
    """

    name: str
    reason: str
    hint: str = ""
    columns: tuple[str, ...] = ()
    columns_hold: tuple[str, ...] = ()
    container: str = ""

    def __str__(self) -> str:
        return self.reason + (f"; {self.hint}" if self.hint else "")


@cache
def read_refusals() -> tuple[Refusal, ...]:
    """Read the list of what is not taken."""
    rows = tomllib.loads((FOLDER / "refused.toml").read_text(encoding="utf-8"))["refused"]
    return tuple(
        Refusal(
            **{
                **row,
                "columns": tuple(row.get("columns", ())),
                "columns_hold": tuple(row.get("columns_hold", ())),
            }
        )
        for row in rows
    )


def find_refusal(file: RawFile, header: Sequence[str] = ()) -> Refusal | None:
    """Find why a file is not taken.

    Parameters
    ----------
    file : RawFile
        The file, or its first part.
    header : sequence of str
        Its columns, where they could be read.

    Returns
    -------
    Refusal or None
        None for a file of which nothing is known.

    Examples
    --------
    >>> find_refusal(RawFile(name="x", data=b"%PDF-1.7")).name
    'PDF'
    """
    kind = next((kind for kind, starts in _STARTS.items() if file.data.startswith(starts)), "")
    if not kind and b'"Topology"' in file.data[:_HEAD]:
        kind = "topojson"
    columns = set(header)
    for refusal in read_refusals():
        if (
            (refusal.container and refusal.container == kind)
            or (refusal.columns and set(refusal.columns) == columns)
            or (refusal.columns_hold and set(refusal.columns_hold) <= columns)
        ):
            return refusal
    return None
