"""Missions of the Providing for Peacekeeping database, with hosts and headquarters.

What enters: ``mission_codes`` as JSON. What leaves: table ``missions``.
Never done here: taking 0, 0 for a place.
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import Raw

PLACE: Final = ("mission_loc.y", "mission_loc.x")


def prepare(raw: Raw, layout: str) -> Raw:
    """Make coordinates unknown where no headquarters is named and both are 0."""
    del layout
    columns = dict(raw.columns)
    is_nowhere = pc.fill_null(pc.is_null(columns["hq"]), True)
    for name in PLACE:
        is_nowhere = pc.and_(is_nowhere, pc.fill_null(pc.equal(columns[name], "0"), False))
    for name in PLACE:
        columns[name] = pc.if_else(is_nowhere, pa.scalar(None, pa.string()), columns[name])
    return raw.with_columns(columns)


ADAPTER: Final = Adapter(prepare=prepare)
